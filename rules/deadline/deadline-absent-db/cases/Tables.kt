package shop

import org.jetbrains.exposed.sql.Table
import org.jetbrains.exposed.sql.insert
import org.jetbrains.exposed.sql.transactions.transaction

object Orders : Table() {
    val id = varchar("id", 36)
}

fun place(order: String) {
    transaction {
        Orders.insert { it[id] = order } // expect: deadline-absent-db
    }
}

fun placeSoon(order: String) {
    transaction {
        queryTimeout = 2
        Orders.insert { it[id] = order }
    }
}
