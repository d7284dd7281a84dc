#include <mysql.h>
#include <stddef.h>

struct block { struct block *next; };
struct handle { MYSQL *con; };

static struct block *blocks;

// What stands behind a computed address is what its caller makes of it, and no number.
static void *take(size_t size) {
  struct block *b = blocks;
  blocks = b->next;
  return (char *)b + sizeof(struct block);
}

int ping(struct handle *h) {
  return mysql_ping(h->con); // answer: deadline unknown
}

struct handle *open_handle(const char *host) {
  struct handle *h = take(sizeof *h);
  h->con = take(sizeof(MYSQL));
  mysql_init(h->con);
  set_up(h->con);
  return h;
}
