#include <httplib.h>
#include <pqxx/pqxx>

void ship(pqxx::connection &connection, httplib::Client &carrier, int id) {
  pqxx::work work(connection); // expect: tx-held-across-remote-call
  work.exec_params("UPDATE orders SET state = 'shipped' WHERE id = $1", id);
  carrier.Post("/parcels", "{}", "application/json");
  work.commit();
}

void ship_afterwards(pqxx::connection &connection, httplib::Client &carrier, int id) {
  {
    pqxx::work work(connection);
    work.exec_params("UPDATE orders SET state = 'shipped' WHERE id = $1", id);
    work.commit();
  }
  carrier.Post("/parcels", "{}", "application/json");
}
