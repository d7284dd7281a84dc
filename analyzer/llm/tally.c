#include "llm/tally.h"

#include "llm/prompt.h"

const char *fl_llm_state(const fl_llm_tally *t) {
  if (t->tasks == 0) return "nothing";
  if (t->answered == t->tasks) return "complete";
  return t->answered ? "partial" : "failed";
}

// Of all that is asked with whichever repository.
static fl_str prompt_digest(char hex[FL_SHA256_HEX_BYTES]) {
  fl_source none = {0};
  fl_task task = {0};
  fl_claims claims = {0};
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_question questions[2];
  fl_question_rewrite(&questions[0], &none, &task, "");
  fl_question_review(&questions[1], &none, &task, &claims, "");
  for (int i = 0; i < 2; i++) {
    fl_sha256_update_str(&h, fl_str_from(questions[i].system));
    fl_sha256_update_str(&h, fl_buf_str(&questions[i].turns[0]));
    fl_question_release(&questions[i]);
  }
  fl_digest d = fl_sha256_final(&h);
  return fl_str_from(fl_digest_hex(&d, hex));
}

static void put_names(fl_json *w, const fl_llm_tally *t, const fl_llm_options *o) {
  char hex[FL_SHA256_HEX_BYTES];
  fl_json_field_str(w, "state", fl_str_from(fl_llm_state(t)));
  if (t->why) fl_json_field_str(w, "why", fl_str_from(t->why));
  fl_json_field_str(w, "model", fl_str_from(o->model));
  if (t->model.n) fl_json_field_str(w, "answered_by", t->model);
  if (o->reviewer) fl_json_field_str(w, "reviewer", fl_str_from(o->reviewer));
  fl_json_field_str(w, "dialect", o->dialect == FL_DIALECT_CHAT ? FL_STR("openai") : FL_STR("anthropic"));
  fl_json_field_str(w, "context", o->snippets ? FL_STR("snippets") : FL_STR("facts"));
  fl_json_field_str(w, "prompt_version", FL_STR(FL_PROMPT_VERSION));
  fl_json_field_str(w, "prompt_digest", prompt_digest(hex));
}

static void put_numbers(fl_json *w, const fl_llm_tally *t) {
  const struct { const char *key; uint64_t n; } numbers[] = {
    {"tasks", t->tasks}, {"answered", t->answered}, {"cached", t->cached}, {"statements", t->statements}, {"replaced", t->replaced}, {"claims", t->claims}, {"repairs", t->repairs},
    {"requests", t->requests}, {"retries", t->retries}, {"tokens_in", t->tokens_in}, {"tokens_out", t->tokens_out}, {"redacted", t->redacted}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) fl_json_field_uint(w, numbers[i].key, numbers[i].n);
}

static void put_dropped(fl_json *w, const fl_llm_tally *t) {
  fl_json_key(w, "dropped");
  fl_json_object_begin(w);
  for (uint8_t i = 1; i < FL_N_DROPS; i++)
    if (t->dropped[i]) fl_json_field_uint(w, fl_drop_word(i), t->dropped[i]);
  fl_json_object_end(w);
}

static void put_disputed(fl_json *w, const fl_llm_tally *t) {
  fl_json_key(w, "disputed");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < t->disputed.n; i++) fl_json_str(w, t->disputed.at[i]);
  fl_json_array_end(w);
}

void fl_llm_tally_write(fl_buf *out, const fl_llm_tally *t, const fl_llm_options *o) {
  fl_json w;
  fl_json_init_buf(&w, out, 0);
  fl_json_object_begin(&w);
  put_names(&w, t, o);
  put_numbers(&w, t);
  put_dropped(&w, t);
  put_disputed(&w, t);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

void fl_llm_tally_release(fl_llm_tally *t) {
  fl_array_release(&t->disputed);
  *t = (fl_llm_tally){0};
}
