#include "con.h"
int open_it(struct connection *c, unsigned limit) {
    unsigned seconds = 5;
    mysql_init(c->con);
    mysql_options(c->con, MYSQL_OPT_READ_TIMEOUT, &seconds);
    return mysql_real_connect(c->con, "db", "u", "", "d", 0, 0, 0) ? 0 : -1;
}
