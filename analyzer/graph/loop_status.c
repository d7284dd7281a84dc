// What a loop makes of the status of an answer.
//
// In: conditions of a loop, such as `resp.StatusCode != 200`, `status >= 500 || status == 429`, `!response.ok`. Out: whether a condition
// holds for an answer with a given status, and what the loop tells apart by it. Words and numbers of statuses are in a vocabulary.
#include "graph/loop_p.h"

#include <string.h>

typedef enum tri { NO, YES, MAYBE } tri;

static tri not_of(tri t) { return t == MAYBE ? MAYBE : t == YES ? NO : YES; }

static bool is_named(const fl_loop *p, fl_sym name) { // statusCode, resp.status_code, code
  fl_str text = p->l->f->texts[name];
  return fl_str_contains(text, FL_STR("tatus")) || fl_str_contains(text, FL_STR("STATUS")) || fl_str_eq_c(text, "code") || fl_str_eq_c(text, "Code");
}

static fl_sym last_name(const fl_loop *p, uint32_t val) {
  const fl_val *v = &p->l->f->values[val];
  switch (v->kind) {
  case FL_VAL_REF: return v->a;
  case FL_VAL_FIELD: return v->b;
  case FL_VAL_CALL: return p->l->f->calls[v->a].name;
  default: return 0;
  }
}

static bool is_word(const fl_loop *p, uint32_t val, const char *key) {
  fl_sym name = last_name(p, val);
  return name && fl_models_word(p->g->models, FL_VOCABULARY_statuses, fl_str_from(key), p->l->f->texts[name]);
}

// The status that a constant stands for, -1 for none.
static int64_t named_status(const fl_loop *p, uint32_t val) {
  static const struct {
    const char *key;
    int64_t status;
  } known[] = {{"200", 200}, {"201", 201}, {"202", 202}, {"204", 204}, {"400", 400}, {"401", 401}, {"403", 403}, {"404", 404}, {"409", 409},
               {"422", 422}, {"429", 429}, {"500", 500}, {"502", 502}, {"503", 503}, {"504", 504}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (is_word(p, val, known[i].key)) return known[i].status;
  return -1;
}

// The number that a value is for an answer of this status, -1 when it is not known.
static int64_t number(const fl_loop *p, uint32_t val, int64_t status) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) v = &f->values[val = v->a];
  if (v->kind == FL_VAL_LIT) return fl_small_int(p->g, p->file, val);
  if (v->kind == FL_VAL_BINOP && v->op == FL_OP_DIV) {
    int64_t left = number(p, f->elems[v->a], status), right = number(p, f->elems[v->a + 1], status);
    return left >= 0 && right > 0 ? left / right : -1;
  }
  int64_t n = named_status(p, val);
  fl_sym name = last_name(p, val);
  return n >= 0 ? n : name && is_named(p, name) ? status : -1;
}

static tri compares(uint8_t op, int64_t a, int64_t b) {
  if (a < 0 || b < 0) return MAYBE;
  switch (op) {
  case FL_OP_LT: return a < b ? YES : NO;
  case FL_OP_LE: return a <= b ? YES : NO;
  case FL_OP_GT: return a > b ? YES : NO;
  case FL_OP_GE: return a >= b ? YES : NO;
  case FL_OP_EQ:
  case FL_OP_IS: return a == b ? YES : NO;
  case FL_OP_NE:
  case FL_OP_IS_NOT: return a != b ? YES : NO;
  default: return MAYBE;
  }
}

static tri among(const fl_loop *p, const fl_val *list, int64_t status) {
  if (list->kind != FL_VAL_LIST || status < 0) return MAYBE;
  for (uint32_t i = 0; i < list->n; i++) {
    int64_t n = number(p, p->l->f->elems[list->a + i], -1);
    if (n < 0) return MAYBE;
    if (n == status) return YES;
  }
  return NO;
}

static bool is_nil(const fl_val *v) { return v->kind == FL_VAL_LIT && v->op == FL_LIT_NIL; }

// Does the condition hold? There is an answer, so nothing else has failed.
static tri holds(const fl_loop *p, uint32_t val, int64_t status, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return MAYBE;
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return not_of(holds(p, v->a, status, depth + 1));
  if (v->kind == FL_VAL_BINOP) {
    uint32_t left = f->elems[v->a], right = f->elems[v->a + 1];
    if (v->op == FL_OP_AND || v->op == FL_OP_OR) {
      tri a = holds(p, left, status, depth + 1), b = holds(p, right, status, depth + 1), end = v->op == FL_OP_AND ? NO : YES;
      return a == end || b == end ? end : a == MAYBE || b == MAYBE ? MAYBE : not_of(end);
    }
    if (v->op == FL_OP_IN) return among(p, &f->values[right], number(p, left, status));
    if (v->op == FL_OP_NOT_IN) return not_of(among(p, &f->values[right], number(p, left, status)));
    if (is_nil(&f->values[right])) { // `err != nil`, `resp == nil`
      fl_sym name = last_name(p, left);
      bool error = name && fl_str_contains(f->texts[name], FL_STR("rr"));
      return v->op == FL_OP_EQ || v->op == FL_OP_IS ? (error ? YES : NO) : error ? NO : YES;
    }
    return compares(v->op, number(p, left, status), number(p, right, status));
  }
  bool of_answer = v->kind == FL_VAL_FIELD || v->kind == FL_VAL_CALL; // `ok` alone may be anything
  return of_answer && is_word(p, val, "well") ? status < 400 ? YES : NO : MAYBE;
}

// ---- what the loop does ------------------------------------------------------------------------------------------------------

static bool is_test(const fl_loop *p, uint32_t region) {
  const fl_region *r = &p->l->f->regions[region];
  return r->func == p->r->func && r->test && r->kind == FL_REGION_BRANCH && r->form != FL_SENSE_ELSE && fl_loop_inside(p, region, p->region);
}

static bool tail_leaves(const fl_loop *p, uint32_t from) {
  for (uint32_t i = 1; i < p->l->f->n_exits; i++) {
    const fl_exit *e = &p->l->f->exits[i];
    if (e->region == p->region && e->span.byte_begin > from && fl_loop_leaves(p, e)) return true;
  }
  return false;
}

// Does an answer with this status go back to the loop's head, as far as this branch says?
static bool goes_back(const fl_loop *p, uint32_t region, bool taken) {
  const fl_region *r = &p->l->f->regions[region];
  if (taken) {
    for (uint32_t i = 1; i < p->l->f->n_exits; i++)
      if (fl_loop_goes_on(p, &p->l->f->exits[i], region)) return true;
    if (fl_loop_always_leaves(p, region)) return false;
  }
  for (uint32_t i = 1; i < p->l->f->n_regions && !taken; i++) { // an else that leaves
    const fl_region *other = &p->l->f->regions[i];
    bool twin = other->kind == FL_REGION_BRANCH && other->parent == r->parent && other->test == r->test && other->form == FL_SENSE_ELSE;
    if (twin && fl_loop_always_leaves(p, i)) return false;
  }
  return !tail_leaves(p, r->span.byte_end);
}

bool fl_loop_repeats_refusals(const fl_loop *p) {
  static const int64_t refusals[] = {400, 401, 403, 404, 422};
  bool found = false;
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    bool subject = r->func == p->r->func && r->kind == FL_REGION_SWITCH && fl_loop_inside(p, i, p->region);
    if (subject && last_name(p, r->test) && is_named(p, last_name(p, r->test))) return false;
    if (!is_test(p, i)) continue;
    tri well = holds(p, r->test, 200, 0), ill = holds(p, r->test, 503, 0);
    bool alike = true;
    for (size_t s = 0; s < sizeof refusals / sizeof *refusals; s++) alike &= holds(p, r->test, refusals[s], 0) == ill;
    if (!alike) return false; // some statuses are told from others
    if (well == MAYBE || ill == MAYBE || well == ill) continue;
    if (!goes_back(p, i, ill == YES) || (well == YES && !fl_loop_always_leaves(p, i))) return false;
    found = true;
  }
  return found;
}

// ---- being told to wait ------------------------------------------------------------------------------------------------------

// Most conditions are about other things, which is soon seen.
static bool speaks_of_status(const fl_loop *p, uint32_t val, uint32_t depth) {
  const fl_facts *f = p->l->f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return false;
  if (v->kind == FL_VAL_BINOP) return speaks_of_status(p, f->elems[v->a], depth + 1) || speaks_of_status(p, f->elems[v->a + 1], depth + 1);
  if (v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST || v->kind == FL_VAL_AWAIT) return speaks_of_status(p, v->a, depth + 1);
  fl_sym name = last_name(p, val);
  return name && is_named(p, name);
}

static bool asks_for_push_back(const fl_loop *p, uint32_t val) {
  if (!speaks_of_status(p, val, 0)) return false;
  return holds(p, val, 429, 0) == YES && holds(p, val, 428, 0) != YES && holds(p, val, 430, 0) != YES;
}

static bool reads_push_back(const fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_texts; i++)
    if (f->texts[i].n >= 7 && fl_models_word(g->models, FL_VOCABULARY_push_back, FL_STR(""), f->texts[i])) return true;
  return false;
}

// Somewhere in the file, or in one with a function that is called in the loop.
static bool may_be_read(const fl_loop *p) {
  if (reads_push_back(p->g, p->file)) return true;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c])
    for (uint32_t i = 0; i < p->l->n_targets[c]; i++) {
      const fl_target *t = &p->g->targets.at[p->l->first_target[c] + i];
      if (t->func.id && t->func.file != p->file && reads_push_back(p->g, t->func.file)) return true;
    }
  return false;
}

bool fl_loop_ignores_push_back(const fl_loop *p) {
  for (uint32_t i = 1; i < p->l->f->n_regions; i++)
    if (is_test(p, i) && asks_for_push_back(p, p->l->f->regions[i].test))
      return goes_back(p, i, true) && !may_be_read(p);
  return false;
}
