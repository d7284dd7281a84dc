#include <mysql/mysql.h>

struct store {
    MYSQL db;
    MYSQL *slow;
};

int store_open(struct store *s) {
    unsigned int limit = 3;
    mysql_init(&s->db);
    mysql_options(&s->db, MYSQL_OPT_CONNECT_TIMEOUT, &limit);
    mysql_options(&s->db, MYSQL_OPT_READ_TIMEOUT, (const char *)&limit);
    s->slow = mysql_init(NULL); // expect: deadline-absent-db
    mysql_options(s->slow, MYSQL_OPT_CONNECT_TIMEOUT, &limit);
    if (!mysql_real_connect(&s->db, "db", "u", "p", "orders", 0, NULL, 0)) // answer: deadline bounded 3s
        return -1;
    return 0;
}

int store_count(struct store *s) {
    if (mysql_query(&s->db, "SELECT COUNT(*) FROM orders")) // answer: deadline bounded 3s
        return -1;
    return mysql_query(s->slow, "SELECT 1"); // answer: deadline unbounded
}
