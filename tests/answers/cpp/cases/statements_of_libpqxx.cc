#include <pqxx/pqxx>

// statement_timeout may stand in the server's settings.
int count(const std::string &where) {
  pqxx::connection connection(where);
  pqxx::work work(connection);
  auto rows = work.exec("SELECT count(*) FROM orders"); // answer: deadline unknown
  work.commit();
  return rows[0][0].as<int>();
}
