#include <stdlib.h>
#include <string.h>
#include <time.h>

struct entry { time_t expires_at; struct entry *next; };
static struct entry *head;

// The time was read before: it tells which entry is old, and not when the search has gone on for long enough.
void store(struct entry *fresh, time_t ttl) {
  time_t now = time(NULL);
  struct entry **at = &head;
  fresh->expires_at = time(NULL) + ttl;
  while (*at) {
    if ((*at)->expires_at <= now) {
      struct entry *old = *at;
      *at = old->next;
      free(old);
      break;
    }
    at = &(*at)->next;
  }
  fresh->next = head;
  head = fresh;
}
