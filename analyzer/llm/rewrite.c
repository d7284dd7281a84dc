// The pass: task by task, question, checks, one repair, a second opinion, and what is left takes the place of statements.
#include "base/alloc.h"
#include "llm/ask.h"
#include "llm/snippets.h"

enum { DEFAULT_TOKENS = 500000, DEFAULT_REQUESTS = 200, DEFAULT_TIMEOUT_MS = 600000, DEFAULT_REQUEST_MS = 120000 };

typedef struct pass {
  fl_llm_options options;
  fl_source source;
  fl_llm_tally tally;
  fl_asking asking;
  fl_arena arena;
} pass;

typedef struct round { // of one task: an answer, taken apart and checked
  fl_str answer, model;
  fl_claims claims;
  fl_checked checked[FL_CLAIMS_MAX];
  const char *trouble;
} round;

// ---- checks ----------------------------------------------------------------------------------------------------------------------------

// What typographers write, as everybody else writes it.
static fl_str plain(fl_arena *arena, fl_str text) {
  static const struct { const char *from, *to; } letters[] = {{"\xE2\x80\x98", "'"}, {"\xE2\x80\x99", "'"}, {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x93", "-"}, {"\xE2\x80\x94", " - "}, {"\xE2\x80\xA6", "..."}, {"\xC2\xA0", " "}, {"\xE2\x80\xAF", " "}, {"\xE2\x80\x91", "-"}, {"\n", " "}};
  fl_buf out = {0};
  while (text.n) {
    uint32_t used = 0;
    for (size_t i = 0; i < sizeof letters / sizeof *letters && !used; i++)
      if (fl_str_starts_c(text, letters[i].from)) fl_buf_add_c(&out, letters[i].to), used = (uint32_t)strlen(letters[i].from);
    if (!used) fl_buf_add_char(&out, text.at[0]);
    text = fl_str_from_pos(text, used ? used : 1);
  }
  fl_str kept = fl_arena_str(arena, fl_str_trim(fl_buf_str(&out)));
  fl_buf_release(&out);
  return kept;
}

static void check(pass *p, const fl_task *task, round *r) {
  r->trouble = fl_claims_read(&r->claims, &p->arena, r->answer);
  if (r->trouble) fl_array_clear(&r->claims);
  for (uint32_t i = 0; i < r->claims.n; i++) {
    r->claims.at[i].text = plain(&p->arena, r->claims.at[i].text);
    r->checked[i] = fl_check_claim(&p->source, task, &r->claims.at[i]);
  }
  fl_check_losses(task, r->claims.at, r->checked, r->claims.n);
}

// Statements that some claim stands for.
static uint32_t covered(const round *r) {
  uint32_t said = 0, n = 0;
  for (uint32_t i = 0; i < r->claims.n; i++)
    if (!r->checked[i].drop) said |= r->checked[i].said;
  for (; said; said &= said - 1) n++;
  return n;
}

static void count_drops(pass *p, const round *r) {
  for (uint32_t i = 0; i < r->claims.n; i++)
    if (r->checked[i].drop) p->tally.dropped[r->checked[i].drop]++;
}

static void release(round *r) {
  fl_array_release(&r->claims);
  *r = (round){0};
}

// ---- asking ----------------------------------------------------------------------------------------------------------------------------

static void ask(pass *p, const fl_task *task, const fl_question *q, round *r) {
  fl_reply reply;
  const char *trouble = fl_ask_model(&p->asking, q, p->options.model, &reply);
  r->answer = reply.text;
  r->model = reply.model;
  if (trouble) r->trouble = trouble;
  else check(p, task, r);
  count_drops(p, r);
}

// One more try when something is wrong; the better of both counts.
static void ask_again(pass *p, const fl_task *task, fl_question *q, round *r) {
  round second = {0};
  bool is_good = !r->trouble && covered(r) == task->n_said;
  if (is_good || p->asking.is_over || (!r->answer.n && r->trouble)) return;
  p->tally.repairs++;
  fl_question_repair(q, r->answer, r->trouble, &r->claims, r->checked);
  ask(p, task, q, &second);
  bool is_better = !second.trouble && (r->trouble || covered(&second) > covered(r));
  round *worse = is_better ? r : &second;
  round better = is_better ? second : *r;
  release(worse);
  *r = better;
}

static void ask_task(pass *p, const fl_task *task, const fl_digest *key, round *r) {
  char marker[FL_MARKER_BYTES];
  fl_question q = {0};
  fl_question_rewrite(&q, &p->source, task, fl_marker_make(marker) ? marker : NULL);
  ask(p, task, &q, r);
  ask_again(p, task, &q, r);
  if (!r->trouble) fl_answers_keep(p->asking.answers, key, r->answer, r->model);
  fl_question_release(&q);
}

static fl_digest key_of(const pass *p, const fl_question *q, const char *model) {
  fl_buf body = {0};
  fl_question_body(&body, q, p->options.dialect, model, false);
  fl_digest key = fl_question_key(fl_buf_str(&body), p->options.dialect, model);
  fl_buf_release(&body);
  return key;
}

static bool find_answer(pass *p, const fl_digest *key, fl_str *answer) {
  fl_buf text = {0}, model = {0};
  bool found = fl_answers_find(p->asking.answers, key, &text, &model);
  if (found) {
    *answer = fl_arena_str(&p->arena, fl_buf_str(&text));
    if (!p->tally.model.n) p->tally.model = fl_arena_str(&p->arena, fl_buf_str(&model));
    p->tally.cached++;
  }
  fl_buf_release(&text);
  fl_buf_release(&model);
  return found;
}

static void answer_task(pass *p, const fl_task *task, round *r) {
  fl_question q = {0};
  fl_question_rewrite(&q, &p->source, task, NULL);
  fl_digest key = key_of(p, &q, p->options.model);
  if (find_answer(p, &key, &r->answer)) check(p, task, r), count_drops(p, r);
  else if (p->options.cache_only) r->trouble = "the answer is not in the cache";
  else ask_task(p, task, &key, r);
  fl_question_release(&q);
}

// ---- a second opinion ------------------------------------------------------------------------------------------------------------------

static const char *ask_reviewer(pass *p, const fl_task *task, const fl_claims *claims, bool *supported) {
  char marker[FL_MARKER_BYTES];
  fl_question q = {0};
  fl_reply reply = {0};
  const char *trouble = NULL;
  fl_question_review(&q, &p->source, task, claims, NULL);
  fl_digest key = key_of(p, &q, p->options.reviewer);
  bool known = find_answer(p, &key, &reply.text);
  fl_question_release(&q);
  if (!known && p->options.cache_only) return "a review is not in the cache";
  if (!known) {
    fl_question_review(&q, &p->source, task, claims, fl_marker_make(marker) ? marker : NULL);
    trouble = fl_ask_model(&p->asking, &q, p->options.reviewer, &reply);
    fl_question_release(&q);
  }
  if (!trouble) trouble = fl_verdicts_read(supported, claims->n, reply.text);
  if (!trouble && !known) fl_answers_keep(p->asking.answers, &key, reply.text, reply.model);
  return trouble;
}

static void dispute(pass *p, round *r, uint32_t claim) {
  r->checked[claim].drop = FL_DROP_review;
  p->tally.dropped[FL_DROP_review]++;
  fl_array_push(&p->tally.disputed, r->claims.at[claim].text);
}

// What the second model does not find supported goes; without its opinion all of it does.
static void review(pass *p, const fl_task *task, round *r) {
  fl_claims left = {0};
  uint32_t at[FL_CLAIMS_MAX] = {0};
  bool supported[FL_CLAIMS_MAX] = {0};
  for (uint32_t i = 0; i < r->claims.n; i++) {
    if (r->checked[i].drop) continue;
    at[left.n] = i;
    fl_array_push(&left, r->claims.at[i]);
  }
  if (left.n) r->trouble = ask_reviewer(p, task, &left, supported);
  for (uint32_t i = 0; !r->trouble && i < left.n; i++)
    if (!supported[i]) dispute(p, r, at[i]);
  fl_check_losses(task, r->claims.at, r->checked, r->claims.n);
  fl_array_release(&left);
}

// ---- into the brief --------------------------------------------------------------------------------------------------------------------

static void add_cite(fl_rewritten *r, fl_str id) {
  for (uint32_t i = 0; i < r->n_cites; i++)
    if (fl_str_eq(r->cites[i], id)) return;
  if (r->n_cites < FL_SHOWN_CITES) r->cites[r->n_cites++] = id;
  else r->more++;
}

// All that the statements cited, and what the claim cites besides.
static fl_rewritten rewritten_of(const fl_task *task, const fl_claim *claim, uint32_t said) {
  fl_rewritten r = {.text = claim->text, .said = said};
  for (uint32_t i = 0; i < task->n_said; i++) {
    if (!(said >> i & 1)) continue;
    for (uint32_t c = 0; c < task->said[i].n_cites; c++) add_cite(&r, task->said[i].cites[c]);
    r.more += task->said[i].more;
  }
  for (uint32_t i = 0; i < claim->n_cites; i++)
    if (!fl_said_number(task, claim->cites[i])) add_cite(&r, claim->cites[i]);
  return r;
}

static void put(pass *p, const fl_task *task, const round *r) {
  fl_rewritings list = {0};
  for (uint32_t i = 0; i < r->claims.n; i++)
    if (!r->checked[i].drop) fl_array_push(&list, rewritten_of(task, &r->claims.at[i], r->checked[i].said));
  p->tally.claims += list.n;
  p->tally.replaced += covered(r);
  if (list.n) fl_source_replace(&p->source, task, &list);
  fl_array_release(&list);
}

static void tell(const pass *p, uint32_t done) {
  if (p->options.progress) p->options.progress(done, p->tally.tasks);
}

static void rewrite_task(pass *p, const fl_task *task) {
  round *r = fl_alloc_zero(1, sizeof *r);
  answer_task(p, task, r);
  if (!r->trouble && p->options.reviewer) review(p, task, r);
  if (!r->trouble) put(p, task, r), p->tally.answered++;
  else if (!p->tally.why) p->tally.why = r->trouble;
  p->tally.statements += task->n_said;
  release(r);
  fl_free(r);
}

// Questions go out in the order of the brief, so that what a budget cuts off is its end. Tasks of one block are put from behind: the places of those
// before them stay.
static void rewrite(pass *p) {
  p->tally.tasks = p->source.tasks.n;
  for (uint32_t i = 0, end; i < p->source.tasks.n; i = end) {
    const fl_task *first = &p->source.tasks.at[i];
    for (end = i + 1; end < p->source.tasks.n && p->source.tasks.at[end].section_at == first->section_at && p->source.tasks.at[end].block_at == first->block_at;) end++;
    for (uint32_t t = end; t > i; t--) tell(p, i + end - t), rewrite_task(p, &p->source.tasks.at[t - 1]);
  }
  tell(p, p->tally.tasks);
  p->tally.requests = p->asking.patience.requests;
  p->tally.retries = p->asking.patience.retries;
}

// ---- dry run ---------------------------------------------------------------------------------------------------------------------------

static void show(pass *p, fl_buf *out) {
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < p->source.tasks.n; i++) {
    fl_question q;
    fl_buf body = {0};
    fl_question_rewrite(&q, &p->source, &p->source.tasks.at[i], NULL);
    fl_question_body(&body, &q, p->options.dialect, p->options.model, false);
    fl_buf_printf(out, "POST %s\n%u bytes, about %u tokens, and at most %u in answer\n%s\n\n", fl_http_url(p->asking.http), body.n, body.n / 4, (unsigned)FL_REPLY_TOKENS, fl_buf_text(&body));
    bytes += body.n;
    fl_buf_release(&body);
    fl_question_release(&q);
  }
  fl_buf_printf(out, "%u requests, %llu bytes, about %llu tokens; %u secrets redacted. Nothing was sent.\n", p->source.tasks.n, (unsigned long long)bytes, (unsigned long long)bytes / 4, p->tally.redacted);
  if (p->options.reviewer) fl_buf_add_c(out, "The second model is asked about what the first one answers.\n");
}

// ---- all -------------------------------------------------------------------------------------------------------------------------------

static void fill_in(fl_llm_options *o) {
  if (!o->max_tokens) o->max_tokens = DEFAULT_TOKENS;
  if (!o->max_requests) o->max_requests = DEFAULT_REQUESTS;
  if (!o->timeout_ms) o->timeout_ms = DEFAULT_TIMEOUT_MS;
  if (!o->request_timeout_ms) o->request_timeout_ms = DEFAULT_REQUEST_MS;
}

static int open_all(pass *p, fl_str brief, fl_error *err) {
  if (!p->options.base_url) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--llm-base-url or FAULTLINE_LLM_BASE_URL says who is asked, such as http://127.0.0.1:8080/v1");
  if (!p->options.model) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--llm-model or FAULTLINE_LLM_MODEL says which model is asked");
  int rc = fl_http_open(&p->asking.http, &p->options, err);
  if (rc == FL_OK) rc = fl_source_read(&p->source, brief, err);
  if (rc) return rc;
  p->tally.redacted = fl_source_redact(&p->source);
  if (p->options.snippets) p->tally.redacted += fl_snippets_add(&p->source);
  p->asking.options = &p->options;
  p->asking.tally = &p->tally;
  p->asking.arena = &p->arena;
  fl_patience_real(&p->asking.patience, p->options.timeout_ms, p->options.request_timeout_ms, p->options.max_requests);
  if (p->options.cache_dir && !p->options.dry_run) p->asking.answers = fl_answers_open(p->options.cache_dir, NULL);
  return FL_OK;
}

static int write_brief(pass *p, fl_buf *out, fl_error *err) {
  fl_buf llm = {0};
  fl_llm_tally_write(&llm, &p->tally, &p->options);
  int rc = fl_source_write(&p->source, fl_buf_str(&llm), out, err);
  fl_buf_release(&llm);
  return rc;
}

int fl_llm_run(const fl_llm_options *options, fl_str brief, fl_buf *out, fl_error *err) {
  pass p = {.options = *options};
  fill_in(&p.options);
  int rc = open_all(&p, brief, err);
  if (rc == FL_OK && p.options.dry_run) show(&p, out);
  if (rc == FL_OK && !p.options.dry_run) {
    rewrite(&p);
    rc = write_brief(&p, out, err);
  }
  fl_answers_close(p.asking.answers);
  fl_http_close(p.asking.http);
  fl_llm_tally_release(&p.tally);
  fl_source_release(&p.source);
  fl_arena_release(&p.arena);
  return rc;
}
