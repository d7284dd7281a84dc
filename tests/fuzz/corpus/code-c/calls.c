#include <curl/curl.h>
#define LIMIT(n) ((n) * 2)
#if defined(A) && LIMIT(3) > 4
typedef struct { int n; char *s; struct { long t; } in; } job;
static int run(job *j, int (*f)(void *, ...)) {
  CURL *c = curl_easy_init();
  curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, LIMIT(500) + 0x1fUL);
  for (int i = 0; i < 3 && j->in.t; i++, j++) { if (!f(j, "a\"b\x41" L"c")) continue; else break; }
  do { switch (j->n) { case 1: goto end; default: j->s[0] = 'x'; } } while (curl_easy_perform(c) != 0);
end:
  return (int)sizeof(job) + (j ? j->n : -1);
}
#else
int run();
#endif
