#include "llm/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "base/clock.h"

enum { CONNECT_MS = 10000, MAX_REPLY_BYTES = 1 << 20, MIN_BYTES_A_SECOND = 16, SLOW_AFTER_MS = 5000, MAX_KEY_BYTES = 4096 };

struct fl_http {
  CURL *curl;
  struct curl_slist *headers; // the same for all
  char *url;
  bool is_plain;
  bool (*is_gone)(void);
  char reason[CURL_ERROR_SIZE];
};

// ---- addresses -------------------------------------------------------------------------------------------------------------------------

// localhost, 127.x.y.z, [::1]
static bool is_this_machine(const char *host) {
  struct in_addr address;
  if (strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0) return true;
  return inet_pton(AF_INET, host, &address) == 1 && ntohl(address.s_addr) >> 24 == IN_LOOPBACKNET;
}

static bool has_part(CURLU *url, CURLUPart part) {
  char *text = NULL;
  bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;
  curl_free(text);
  return has;
}

static const char *judge(CURLU *url, bool *is_plain) {
  char *scheme = NULL, *host = NULL;
  const char *trouble = NULL;
  if (curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) || curl_url_get(url, CURLUPART_HOST, &host, 0)) trouble = "is no address";
  else if (strcmp(scheme, "https") != 0 && strcmp(scheme, "http") != 0) trouble = "is neither https nor http";
  *is_plain = !trouble && strcmp(scheme, "http") == 0;
  if (!trouble && *is_plain && !is_this_machine(host)) trouble = "is not encrypted: plain http is for this machine only (localhost, 127.0.0.1)";
  if (!trouble && (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD))) trouble = "has a name or a password in it: the key comes from the environment";
  if (!trouble && (has_part(url, CURLUPART_QUERY) || has_part(url, CURLUPART_FRAGMENT))) trouble = "ends before ? and #: it is a base address";
  curl_free(scheme);
  curl_free(host);
  return trouble;
}

static char *endpoint_of(const char *base, fl_dialect dialect) {
  fl_buf url = {0};
  fl_str text = fl_str_from(base);
  while (fl_str_ends_c(text, "/")) text.n--;
  fl_buf_printf(&url, "%.*s%s", FL_STR_ARG(text), dialect == FL_DIALECT_CHAT ? "/chat/completions" : "/v1/messages");
  return fl_buf_detach(&url);
}

static int check_url(fl_http *h, const char *base, fl_error *err) {
  CURLU *url = curl_url();
  const char *trouble = "is no address";
  if (curl_url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK) trouble = judge(url, &h->is_plain);
  curl_url_cleanup(url);
  return trouble ? fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--llm-base-url %s", trouble) : FL_OK;
}

// ---- set up ----------------------------------------------------------------------------------------------------------------------------

static bool add_header(fl_http *h, const char *name, const char *value) {
  fl_buf line = {0};
  fl_buf_printf(&line, "%s: %s", name, value);
  struct curl_slist *more = curl_slist_append(h->headers, fl_buf_text(&line));
  fl_buf_release(&line);
  if (more) h->headers = more;
  return more != NULL;
}

// A key with a line end would be a header more.
static bool is_key(const char *key) {
  size_t n = strlen(key);
  for (size_t i = 0; i < n; i++)
    if (key[i] <= ' ' || key[i] > '~') return false;
  return n > 0 && n < MAX_KEY_BYTES;
}

static bool add_key(fl_http *h, const char *key, fl_dialect dialect) {
  if (dialect == FL_DIALECT_MESSAGES) return add_header(h, "anthropic-version", "2023-06-01") && (!key || add_header(h, "x-api-key", key));
  fl_buf value = {0};
  fl_buf_printf(&value, "Bearer %s", key ? key : "");
  bool added = !key || add_header(h, "Authorization", fl_buf_text(&value));
  fl_buf_release(&value);
  return added;
}

static void set_up(fl_http *h) {
  CURL *c = h->curl;
  curl_easy_setopt(c, CURLOPT_URL, h->url);
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, h->is_plain ? "http" : "https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(c, CURLOPT_ERRORBUFFER, h->reason);
  curl_easy_setopt(c, CURLOPT_USERAGENT, "faultline-llm/" FL_VERSION);
  if (h->is_plain) curl_easy_setopt(c, CURLOPT_PROXY, ""); // a proxy is another machine
}

int fl_http_open(fl_http **out, const fl_llm_options *o, fl_error *err) {
  fl_http *h = *out = fl_alloc_zero(1, sizeof *h);
  int rc = check_url(h, o->base_url, err);
  if (rc) return rc;
  if (o->key && !is_key(o->key)) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "the key in the environment is none: it has blanks or line ends, or is empty");
  h->url = endpoint_of(o->base_url, o->dialect);
  h->is_gone = o->is_gone;
  h->curl = curl_easy_init();
  bool made = h->curl && add_header(h, "Content-Type", "application/json") && add_header(h, "Accept", "application/json") && add_key(h, o->key, o->dialect);
  if (!made) return fl_error_set(err, FL_E_INTERNAL, NULL, 0, 0, "the client of the network cannot be made");
  set_up(h);
  return FL_OK;
}

void fl_http_close(fl_http *h) {
  if (!h) return;
  curl_slist_free_all(h->headers);
  if (h->curl) curl_easy_cleanup(h->curl);
  fl_free(h->url);
  fl_free(h);
}

const char *fl_http_url(const fl_http *h) { return h->url; }

// ---- one attempt -----------------------------------------------------------------------------------------------------------------------

typedef struct attempt {
  fl_answer *answer;
  int64_t begun_ms; // when the first byte came; 0: none has
  bool too_large, too_slow, is_gone;
  bool (*ask_gone)(void);
} attempt;

static int64_t now_ms(void) { return (int64_t)(fl_clock_ns() / 1000000) + 1; }

static size_t take_body(char *bytes, size_t size, size_t n, void *to) {
  attempt *a = to;
  if (!a->begun_ms) a->begun_ms = now_ms();
  a->too_large |= !fl_buf_add_bytes(&a->answer->body, bytes, size * n);
  return a->too_large ? 0 : size * n;
}

// A model may think for long before it says anything; once it speaks, it is not to drip.
static int watch(void *of, curl_off_t total, curl_off_t got, curl_off_t up_total, curl_off_t up) {
  attempt *a = of;
  FL_UNUSED(total), FL_UNUSED(up_total), FL_UNUSED(up);
  int64_t since = a->begun_ms ? now_ms() - a->begun_ms : 0;
  a->too_slow = since > SLOW_AFTER_MS && got * 1000 < (curl_off_t)since * MIN_BYTES_A_SECOND;
  a->is_gone = a->ask_gone && a->ask_gone();
  return a->too_slow || a->is_gone;
}

static int64_t retry_after(CURL *c) {
  curl_off_t seconds = 0; // libcurl reads both forms, a number and a date
  struct curl_header *header;
  if (curl_easy_header(c, "Retry-After", 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return -1;
  curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &seconds);
  return seconds < 0 || seconds > INT32_MAX ? INT32_MAX : (int64_t)seconds * 1000;
}

static bool is_json(CURL *c) {
  char *type = NULL;
  curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type);
  return type && strncmp(type, "application/json", 16) == 0;
}

static const char *trouble_of_code(CURLcode rc, const attempt *a) {
  if (a->too_large) return "the reply is too large";
  if (a->too_slow) return "the reply drips";
  if (a->is_gone) return "nobody waits for the answer any more";
  switch (rc) {
  case CURLE_OPERATION_TIMEDOUT: return "no answer in time";
  case CURLE_COULDNT_CONNECT:
  case CURLE_COULDNT_RESOLVE_HOST: return "nobody answers there";
  case CURLE_PEER_FAILED_VERIFICATION: return "the certificate is not valid";
  case CURLE_SSL_CONNECT_ERROR: return "no encrypted connection";
  default: return "the connection broke";
  }
}

static bool is_passing(CURLcode rc, const attempt *a) {
  bool ours = a->too_large || a->too_slow || a->is_gone;
  return !ours && (rc == CURLE_COULDNT_CONNECT || rc == CURLE_COULDNT_RESOLVE_HOST || rc == CURLE_RECV_ERROR || rc == CURLE_SEND_ERROR || rc == CURLE_GOT_NOTHING || rc == CURLE_PARTIAL_FILE);
}

static const char *trouble_of_status(int status) {
  if (status >= 300 && status < 400) return "it redirects elsewhere, which is not followed";
  if (status == 401 || status == 403) return "the key is not accepted";
  if (status == 404) return "there is no such model or address";
  if (status == 429) return "too many requests";
  return status >= 500 ? "the endpoint fails" : "the endpoint refuses the request";
}

static void judge_answer(fl_http *h, CURLcode rc, const attempt *a, fl_answer *out) {
  long status = 0;
  curl_easy_getinfo(h->curl, CURLINFO_RESPONSE_CODE, &status);
  out->status = (int)status;
  out->retry_after_ms = retry_after(h->curl);
  if (rc != CURLE_OK) out->trouble = trouble_of_code(rc, a), out->may_retry = is_passing(rc, a);
  else if (status != 200) out->trouble = trouble_of_status(out->status), out->may_retry = status == 429 || status >= 500;
  else if (!is_json(h->curl)) out->trouble = "the reply is of another kind than JSON";
}

void fl_http_post(fl_http *h, fl_str body, const char *once, int64_t deadline_ms, fl_answer *out) {
  attempt a = {.answer = out, .ask_gone = h->is_gone};
  struct curl_slist *base = h->headers;
  fl_buf key = {0};
  *out = (fl_answer){.retry_after_ms = -1};
  fl_buf_init(&out->body, MAX_REPLY_BYTES);
  fl_buf_printf(&key, "Idempotency-Key: %s", once);
  struct curl_slist own = {(char *)fl_buf_text(&key), base};
  curl_easy_setopt(h->curl, CURLOPT_HTTPHEADER, &own);
  curl_easy_setopt(h->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.n);
  curl_easy_setopt(h->curl, CURLOPT_POSTFIELDS, body.at);
  curl_easy_setopt(h->curl, CURLOPT_CONNECTTIMEOUT_MS, (long)(deadline_ms < CONNECT_MS ? deadline_ms : CONNECT_MS));
  curl_easy_setopt(h->curl, CURLOPT_TIMEOUT_MS, (long)deadline_ms);
  curl_easy_setopt(h->curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(h->curl, CURLOPT_WRITEDATA, &a);
  curl_easy_setopt(h->curl, CURLOPT_XFERINFOFUNCTION, watch);
  curl_easy_setopt(h->curl, CURLOPT_XFERINFODATA, &a);
  judge_answer(h, curl_easy_perform(h->curl), &a, out);
  curl_easy_setopt(h->curl, CURLOPT_HTTPHEADER, base);
  fl_buf_release(&key);
}
