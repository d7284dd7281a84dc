#include <mysql/mysql.h>
struct connection { MYSQL *con; };
struct base { unsigned long tail; };
#define CONNECTION(b) (((struct connection *)((b)->tail))->con)
#define HANDLE(c) ((c)->con)
int open_it(struct connection *c, unsigned limit);
