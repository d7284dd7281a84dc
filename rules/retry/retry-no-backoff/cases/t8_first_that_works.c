/* Each turn takes the next address out of a list and writes it into a buffer: that is no second attempt at the first one. */
#include <netdb.h>
#include <stdio.h>

int add_peer(const char *address)
{
  struct addrinfo *info;
  return getaddrinfo(address, "80", NULL, &info);
}

int first_that_works(struct list *peers)
{
  struct item *peer;
  const char *text;
  char address[64];
  int i;

  for (i = 0; (peer = list_at(peers, i)); i++) {
    text = item_text(peer);
    snprintf(address, sizeof(address), "%s", text);
    if (add_peer(address) == 0)
      return 0;
  }
  return -1;
}

int insist(const char *address)
{
  int i;
  for (i = 0; i < 3; i++) { /* expect: retry-no-backoff */
    if (add_peer(address) == 0)
      return 0;
  }
  return -1;
}
