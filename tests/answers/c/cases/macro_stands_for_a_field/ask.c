#include <stdlib.h>
#include "con.h"
struct connection *connect_to(void) {
    struct connection *c = malloc(sizeof *c);
    c->con = malloc(sizeof(MYSQL));
    return open_it(c, 5) ? NULL : c;
}
int ask(struct base *b) {
    return mysql_ping(CONNECTION(b)); // answer: deadline bounded 5s
}
int ask_directly(struct connection *c) {
    return mysql_ping(HANDLE(c)); // answer: deadline inherited
}
