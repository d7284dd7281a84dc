// Report -> bytes -> report. Numbers and texts one behind the other, as they stand in the structs; a text is its length and its bytes.
//
// One function walks over everything, in both directions, so that the two cannot differ.
#include "engine/cache_p.h"
#include "engine/suppress.h"

typedef struct tape {
  fl_buf *out;      // writing; NULL: reading
  fl_str in;
  fl_arena *arena;  // reading
  const fl_rules *rules;
  bool ok;
} tape;

static void bytes(tape *t, void *at, uint32_t n) {
  if (t->out) {
    fl_buf_add_bytes(t->out, at, n);
  } else if (!t->ok || t->in.n < n) {
    t->ok = false;
    memset(at, 0, n);
  } else {
    memcpy(at, t->in.at, n);
    t->in = fl_str_from_pos(t->in, n);
  }
}

#define NUMBER(t, member) bytes(t, &(member), sizeof(member))

static void text(tape *t, fl_str *s) {
  NUMBER(t, s->n);
  if (t->out) {
    if (s->n) fl_buf_add(t->out, *s);
  } else if (!t->ok || s->n > t->in.n) {
    t->ok = false;
    *s = (fl_str){0};
  } else {
    *s = fl_arena_str(t->arena, fl_str_slice(t->in, 0, s->n));
    t->in = fl_str_from_pos(t->in, t->in.n < s->n ? t->in.n : s->n);
  }
}

// Room for the items of a list, when reading. Each item takes at least a byte.
static void *items(tape *t, const void *written, uint32_t *n, size_t size) {
  NUMBER(t, *n);
  if (t->out) return (void *)(uintptr_t)written;
  if (*n > t->in.n) t->ok = false, *n = 0;
  return fl_arena_zero_n(t->arena, *n, size);
}

static void place(tape *t, fl_place *p) {
  text(t, &p->path);
  NUMBER(t, p->byte_begin), NUMBER(t, p->byte_end);
  NUMBER(t, p->line), NUMBER(t, p->col), NUMBER(t, p->end_line), NUMBER(t, p->end_col);
  text(t, &p->message);
}

static void places(tape *t, const fl_place **list, uint32_t *n) {
  fl_place *at = items(t, *list, n, sizeof *at);
  for (uint32_t i = 0; i < *n; i++) place(t, &at[i]);
  *list = at;
}

static void texts(tape *t, const fl_str **list, uint32_t *n) {
  fl_str *at = items(t, *list, n, sizeof *at);
  for (uint32_t i = 0; i < *n; i++) text(t, &at[i]);
  *list = at;
}

static void evidence(tape *t, const fl_evidence **list, uint32_t *n) {
  fl_evidence *at = items(t, *list, n, sizeof *at);
  for (uint32_t i = 0; i < *n; i++) {
    text(t, &at[i].id), text(t, &at[i].role), text(t, &at[i].answer), text(t, &at[i].scope);
    NUMBER(t, at[i].value_ms);
    places(t, &at[i].chain, &at[i].n_chain);
  }
  *list = at;
}

static void rule(tape *t, const fl_rule **r) {
  fl_str id = t->out ? (*r)->id : (fl_str){0};
  text(t, &id);
  if (t->out) return;
  *r = fl_rules_find(t->rules, id);
  if (!*r) *r = fl_suppression_rule(id);
  if (!*r) t->ok = false;
}

static void finding(tape *t, fl_finding *f) {
  rule(t, &f->rule);
  NUMBER(t, f->severity), NUMBER(t, f->confidence), NUMBER(t, f->state);
  place(t, &f->at);
  text(t, &f->function), text(t, &f->owner), text(t, &f->entry), text(t, &f->subject), text(t, &f->variant);
  text(t, &f->message), text(t, &f->fix), text(t, &f->fingerprint), text(t, &f->team), text(t, &f->reason);
  NUMBER(t, f->in_config);
  texts(t, &f->why, &f->n_why);
  evidence(t, &f->evidence, &f->n_evidence);
  places(t, &f->related, &f->n_related);
  places(t, &f->path_from_entry, &f->n_path_from_entry);
}

static void gap(tape *t, fl_gap *g) {
  text(t, &g->kind), text(t, &g->path), text(t, &g->detail);
  NUMBER(t, g->line), NUMBER(t, g->count);
}

static void stats(tape *t, fl_stats *s) {
  fl_stats numbers = *s;
  numbers.answers = NULL;
  NUMBER(t, numbers);
  if (!t->out) *s = numbers;
  fl_answer_count *at = items(t, s->answers, &s->n_answers, sizeof *at);
  for (uint32_t i = 0; i < s->n_answers; i++) {
    text(t, &at[i].site), text(t, &at[i].role);
    NUMBER(t, at[i].total), NUMBER(t, at[i].bounded), NUMBER(t, at[i].inherited), NUMBER(t, at[i].unknown), NUMBER(t, at[i].unbounded);
  }
  s->answers = at;
}

// How many a list has, and room for them when reading.
#define COUNT(t, array)                                                                                                                    \
  do {                                                                                                                                     \
    uint32_t n_ = (array).n;                                                                                                               \
    NUMBER(t, n_);                                                                                                                         \
    if (!(t)->out && n_ > (t)->in.n) (t)->ok = false, n_ = 0;                                                                              \
    fl_array_reserve(&(array), n_ - (array).n);                                                                                            \
    if (!(t)->out && n_) memset((array).at, 0, n_ * sizeof *(array).at);                                                                   \
    (array).n = n_;                                                                                                                        \
  } while (0)

static void report(tape *t, fl_report *r) {
  text(t, &r->tool_version), text(t, &r->rules_digest);
  stats(t, &r->stats);
  COUNT(t, r->rules);
  for (uint32_t i = 0; i < r->rules.n; i++) rule(t, &r->rules.at[i]);
  COUNT(t, r->findings);
  for (uint32_t i = 0; i < r->findings.n; i++) finding(t, &r->findings.at[i]);
  COUNT(t, r->gaps);
  for (uint32_t i = 0; i < r->gaps.n; i++) gap(t, &r->gaps.at[i]);
}

void fl_report_store(fl_buf *out, const fl_report *r) {
  fl_report copy = *r; // lists are shared, and not changed
  report(&(tape){.out = out, .ok = true}, &copy);
}

bool fl_report_restore(fl_report *out, fl_str from, const fl_rules *rules) {
  fl_report_init(out);
  tape t = {.in = from, .arena = &out->arena, .rules = rules, .ok = true};
  report(&t, out);
  if (t.ok) return true;
  fl_report_release(out);
  fl_report_init(out);
  return false;
}
