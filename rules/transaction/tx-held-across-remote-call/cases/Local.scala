package shop

import scalikejdbc._

class Orders {
  def place(order: String): Unit = DB.localTx { implicit session => // expect: tx-held-across-remote-call
    sql"insert into orders (id) values ($order)".update.apply()
    requests.post("http://pay/charges", data = order)
  }

  def placeThenPay(order: String): Unit = {
    DB.localTx { implicit session => sql"insert into orders (id) values ($order)".update.apply() }
    requests.post("http://pay/charges", data = order)
  }
}
