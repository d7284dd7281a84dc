#include "llm/ask.h"

enum { BYTES_A_TOKEN = 4, MAX_FAILED = 2 };

typedef struct sending {
  fl_http *http;
  fl_str body;
  char once[FL_SHA256_HEX_BYTES];
} sending;

static void attempt(void *payload, int64_t deadline_ms, fl_answer *out) {
  sending *s = payload;
  fl_http_post(s->http, s->body, s->once, deadline_ms, out);
}

// The next one would fare no better.
static bool ends_it(const fl_answer *a) { return a->trouble && ((a->status >= 300 && a->status < 400) || a->status == 401 || a->status == 403 || a->status == 404); }

static bool has_tokens(const fl_asking *a, fl_str body) {
  return a->tally->tokens_in + a->tally->tokens_out + body.n / BYTES_A_TOKEN + FL_REPLY_TOKENS <= a->options->max_tokens;
}

static void count_tokens(fl_asking *a, fl_str body, const fl_reply *reply) {
  a->tally->tokens_in += reply->tokens_in ? reply->tokens_in : body.n / BYTES_A_TOKEN;
  a->tally->tokens_out += reply->tokens_out ? reply->tokens_out : reply->text.n / BYTES_A_TOKEN;
}

static void send_body(fl_asking *a, fl_str body, fl_answer *out) {
  sending s = {.http = a->http, .body = body};
  bool over = false;
  fl_digest once = fl_sha256_of(body.at, body.n);
  fl_digest_hex(&once, s.once);
  fl_attempts(&a->patience, attempt, &s, out, &over);
  a->is_over |= over || ends_it(out);
}

static const char *read_answer(fl_asking *a, fl_str body, const fl_answer *answer, fl_reply *out) {
  if (answer->trouble) {
    a->is_over |= ++a->failed >= MAX_FAILED;
    return answer->trouble;
  }
  a->failed = 0;
  const char *trouble = fl_reply_read(out, a->arena, a->options->dialect, fl_buf_str(&answer->body));
  count_tokens(a, body, out);
  if (out->model.n && !a->tally->model.n) a->tally->model = out->model;
  return trouble;
}

static const char *ask_once(fl_asking *a, const fl_question *q, const char *model, fl_reply *out, bool *refused) {
  fl_buf body = {0};
  fl_answer answer = {0};
  const char *trouble = "no token is left of --llm-max-tokens";
  fl_question_body(&body, q, a->options->dialect, model, a->is_bare);
  if (has_tokens(a, fl_buf_str(&body))) {
    send_body(a, fl_buf_str(&body), &answer);
    *refused = answer.status == 400;
    trouble = read_answer(a, fl_buf_str(&body), &answer, out);
  } else a->is_over = true;
  fl_buf_release(&answer.body);
  fl_buf_release(&body);
  return trouble;
}

const char *fl_ask_model(fl_asking *a, const fl_question *q, const char *model, fl_reply *out) {
  bool refused = false;
  *out = (fl_reply){0};
  a->is_over |= a->options->is_gone && a->options->is_gone();
  if (a->is_over) return "nothing more was asked";
  const char *trouble = ask_once(a, q, model, out, &refused);
  if (!refused || a->is_bare || a->is_over) return trouble;
  a->is_bare = true; // perhaps it was the schema or a parameter
  trouble = ask_once(a, q, model, out, &refused);
  a->is_over |= refused;
  return trouble;
}
