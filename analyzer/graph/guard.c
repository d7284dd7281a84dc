// What a condition says of a value: that there is one.
//
// `t ?? 5`, `t ? t : 5`, `if (t === null) t = 5`, `if (!isset(o.t)) return`: where the value is used, it is not the missing one. In: a
// use and what the value may be. Out: the same without the origins that a condition rules out. What a condition says of other values
// is not looked at, nor is any that is not read in full.
#include "graph/guard_p.h"

#include <string.h>

// ---- the same place -----------------------------------------------------------------------------------------------------------

static uint32_t plain(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_AWAIT) val = f->values[val].a;
  return val;
}

static bool same_place(const fl_graph *g, uint32_t file, uint32_t x, uint32_t y, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[x = plain(f, x)], *w = &f->values[y = plain(f, y)];
  fl_str key, other;
  if (!x || !y || v->kind != w->kind || depth > 8) return false;
  switch (v->kind) {
  case FL_VAL_SELF: return true;
  case FL_VAL_REF: return v->a == w->a;
  case FL_VAL_FIELD: return v->b == w->b && same_place(g, file, v->a, w->a, depth + 1);
  case FL_VAL_INDEX:
    return fl_const_text((fl_graph *)g, file, v->b, &key) && fl_const_text((fl_graph *)g, file, w->b, &other) && fl_str_eq(key, other) &&
           same_place(g, file, v->a, w->a, depth + 1);
  default: return false;
  }
}

// ---- conditions -----------------------------------------------------------------------------------------------------------

typedef struct asked {
  const fl_graph *g;
  uint32_t file, val; // of what value
} asked;

static uint8_t weaker(uint8_t x, uint8_t y) { return x < y ? x : y; }
static uint8_t stronger(uint8_t x, uint8_t y) { return x > y ? x : y; }

static bool is_it(const asked *q, uint32_t val) { return same_place(q->g, q->file, q->val, val, 0); }

// `opts.hasOwnProperty('t')`, `array_key_exists('t', $opts)`, `'t' in opts`: asks whether the map has the key that is read.
static bool asks_for_key(const asked *q, uint32_t call) {
  const fl_facts *f = q->g->links[q->file].f;
  const fl_val *v = &f->values[plain(f, q->val)];
  const fl_call *c = &f->calls[call];
  fl_str key, text;
  if (v->kind != FL_VAL_INDEX || !fl_const_text((fl_graph *)q->g, q->file, v->b, &key)) return false;
  bool map = c->recv && same_place(q->g, q->file, v->a, c->recv, 0), named = false;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t arg = f->args[c->first_arg + i].val;
    map |= same_place(q->g, q->file, v->a, arg, 0);
    named |= fl_const_text((fl_graph *)q->g, q->file, arg, &text) && fl_str_eq(text, key);
  }
  return map && named;
}

// `is_numeric(t)`, `isinstance(t, int)`: nothing that is missing is of such a kind.
static bool asks_for_kind(const asked *q, uint32_t call) {
  static const char *const names[] = {"is_numeric", "is_int",   "is_integer", "is_float", "is_string", "is_array", "is_object",
                                      "is_callable", "isinstance", "isInteger", "isFinite", "isNumber", "is_scalar", "filled"};
  const fl_facts *f = q->g->links[q->file].f;
  const fl_call *c = &f->calls[call];
  if (!c->n_args || !is_it(q, f->args[c->first_arg].val)) return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(f->texts[c->name], names[i])) return true;
  return false;
}

static bool is_zero(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind != FL_VAL_LIT) return false;
  fl_str text = g->links[file].f->texts[v->a];
  return (v->op == FL_LIT_INT && fl_str_eq_c(text, "0")) || (v->op == FL_LIT_STRING && !text.n);
}

static uint8_t of_comparison(const asked *q, const fl_val *v, bool sense) {
  const fl_facts *f = q->g->links[q->file].f;
  uint32_t left = f->elems[v->a], right = f->elems[v->a + 1];
  bool first = is_it(q, left);
  if (!first && !is_it(q, right)) {
    const fl_val *w = &f->values[plain(f, q->val)];
    fl_str key, text;
    bool in = (v->op == FL_OP_IN && sense) || (v->op == FL_OP_NOT_IN && !sense);
    return in && w->kind == FL_VAL_INDEX && same_place(q->g, q->file, w->a, right, 0) && fl_const_text((fl_graph *)q->g, q->file, w->b, &key) &&
                   fl_const_text((fl_graph *)q->g, q->file, left, &text) && fl_str_eq(key, text)
               ? FL_NOT_MISSING
               : FL_MAY_BE_ANY;
  }
  uint32_t other = first ? right : left;
  const fl_val *o = &f->values[other];
  bool nil = o->kind == FL_VAL_LIT && o->op == FL_LIT_NIL, zero = is_zero(q->g, q->file, other);
  switch (v->op) {
  case FL_OP_EQ:
  case FL_OP_IS: return !sense && zero ? FL_NOT_EMPTY : nil == !sense ? FL_NOT_MISSING : FL_MAY_BE_ANY;
  case FL_OP_NE:
  case FL_OP_IS_NOT: return sense && zero ? FL_NOT_EMPTY : nil == sense ? FL_NOT_MISSING : FL_MAY_BE_ANY;
  case FL_OP_GT: return zero && sense == first ? FL_NOT_EMPTY : FL_MAY_BE_ANY;  // t > 0
  case FL_OP_LT: return zero && sense != first ? FL_NOT_EMPTY : FL_MAY_BE_ANY;  // 0 < t
  case FL_OP_LE: return zero && sense != first ? FL_NOT_EMPTY : FL_MAY_BE_ANY;  // not t <= 0
  case FL_OP_GE: return zero && sense == !first ? FL_NOT_EMPTY : FL_MAY_BE_ANY; // not 0 >= t
  default: return FL_MAY_BE_ANY;
  }
}

// What it says of the value that the condition holds (sense) or does not.
static uint8_t says(const asked *q, uint32_t test, bool sense, uint32_t depth) {
  const fl_facts *f = q->g->links[q->file].f;
  const fl_val *v = &f->values[test];
  if (!test || depth > 12) return FL_MAY_BE_ANY;
  if (is_it(q, test)) return sense ? FL_NOT_EMPTY : FL_MAY_BE_ANY;
  switch (v->kind) {
  case FL_VAL_UNARY: return v->op == FL_OP_NOT ? says(q, v->a, !sense, depth + 1) : FL_MAY_BE_ANY;
  case FL_VAL_CALL: return sense && (asks_for_key(q, v->a) || asks_for_kind(q, v->a)) ? FL_NOT_MISSING : FL_MAY_BE_ANY;
  case FL_VAL_BINOP: {
    if (v->op != FL_OP_AND && v->op != FL_OP_OR) return of_comparison(q, v, sense);
    uint8_t x = says(q, f->elems[v->a], sense, depth + 1), y = says(q, f->elems[v->a + 1], sense, depth + 1);
    return (v->op == FL_OP_AND) == sense ? stronger(x, y) : weaker(x, y);
  }
  default: return FL_MAY_BE_ANY;
  }
}

uint8_t fl_condition_says(const fl_graph *g, uint32_t file, uint32_t test, bool sense, uint32_t val) {
  asked q = {g, file, val};
  return says(&q, test, sense, 0);
}

// `request.timeout().isPresent() ? request : limited(request)`: asks what is set in the value.
static bool asks_inside(const asked *q, uint32_t test, uint32_t depth) {
  const fl_facts *f = q->g->links[q->file].f;
  const fl_val *v = &f->values[test = plain(f, test)];
  if (!test || depth > 8) return false;
  if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX) return is_it(q, v->a) || asks_inside(q, v->a, depth + 1);
  if (v->kind == FL_VAL_UNARY) return asks_inside(q, v->a, depth + 1);
  if (v->kind == FL_VAL_BINOP) return asks_inside(q, f->elems[v->a], depth + 1) || asks_inside(q, f->elems[v->a + 1], depth + 1);
  uint32_t recv = v->kind == FL_VAL_CALL ? f->calls[v->a].recv : 0;
  return recv && (is_it(q, recv) || asks_inside(q, recv, depth + 1));
}

bool fl_condition_asks_inside(const fl_graph *g, uint32_t file, uint32_t test, uint32_t val) {
  asked q = {g, file, val};
  uint8_t kind = g->links[file].f->values[plain(g->links[file].f, val)].kind;
  return (kind == FL_VAL_REF || kind == FL_VAL_FIELD) && asks_inside(&q, test, 0);
}

// ---- the way to a use ---------------------------------------------------------------------------------------------------------

static uint8_t branch_says(const asked *q, const fl_region *r, bool taken) {
  if (r->kind != FL_REGION_BRANCH || !r->test) return FL_MAY_BE_ANY;
  return says(q, r->test, taken == (r->form != FL_SENSE_ELSE), 0);
}

static bool is_on_way(const fl_facts *f, uint32_t branch, uint32_t region) { // what runs on is past the branch, not in it
  bool before = false;
  for (uint32_t r = region, depth = 0; r && depth < 256; r = f->regions[r].parent, depth++) {
    if (r == branch) return false;
    before |= r == f->regions[branch].parent;
  }
  return before;
}

// `if (t === null) t = 5;` and `t ??= 5;`, and `if (t === null) return;`, before the use.
static uint8_t earlier_says(const asked *q, uint32_t func, uint32_t region, uint32_t byte) {
  const fl_facts *f = q->g->links[q->file].f;
  uint8_t best = FL_MAY_BE_ANY;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func == func && e->span.byte_end <= byte && e->region && is_on_way(f, e->region, region))
      best = stronger(best, branch_says(q, &f->regions[e->region], false));
  }
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != func || a->span.byte_end > byte || !is_it(q, a->target)) continue;
    if (a->op == FL_OP_OR) best = stronger(best, FL_NOT_EMPTY);
    else if (a->op == FL_OP_COALESCE) best = stronger(best, FL_NOT_MISSING);
    else if (!a->op && a->region && is_on_way(f, a->region, region)) best = stronger(best, branch_says(q, &f->regions[a->region], false));
  }
  return best;
}

uint8_t fl_guarded(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  asked q = {g, file, val};
  uint32_t byte = f->values[val].byte_begin, func = fl_func_of_val(g, file, val), region = fl_region_at(f, func, byte);
  uint8_t best = earlier_says(&q, func, region, byte);
  for (uint32_t r = region, depth = 0; r && depth < 256; r = f->regions[r].parent, depth++)
    best = stronger(best, branch_says(&q, &f->regions[r], true));
  return best;
}

// ---- origins ------------------------------------------------------------------------------------------------------------------

static uint8_t emptiness(const fl_graph *g, const fl_origin *o) { // what must be said of it to rule it out
  if (o->kind == FL_FROM_ABSENT) return FL_NOT_MISSING;
  if (o->kind != FL_FROM_LITERAL || !o->val) return UINT8_MAX;
  const fl_val *v = fl_val_at(g, o->file, o->val);
  if (v->kind != FL_VAL_LIT) return UINT8_MAX;
  return v->op == FL_LIT_NIL ? FL_NOT_MISSING : v->op == FL_LIT_FALSE || is_zero(g, o->file, o->val) ? FL_NOT_EMPTY : UINT8_MAX;
}

bool fl_any_empty(const fl_graph *g, const fl_origins *out, uint32_t from) {
  for (uint32_t i = from; i < out->n; i++)
    if (emptiness(g, &out->at[i]) != UINT8_MAX) return true;
  return false;
}

void fl_rule_out(fl_ask *a, uint8_t said, uint32_t file, uint32_t val, const fl_step *chain, uint32_t from, fl_origins *out) {
  if (said == FL_MAY_BE_ANY) return;
  uint32_t n = from, before = out->n;
  for (uint32_t i = from; i < before; i++)
    if (emptiness(a->g, &out->at[i]) > said) out->at[n++] = out->at[i];
  a->cuts += n != before;
  out->n = n;
  if (n == from && before > from) fl_give(out, fl_unknown(a, FL_RULED_OUT, file, val, chain));
}

void fl_forget_ruled_out(fl_ask *a, uint32_t from, fl_origins *out) {
  fl_sym why = fl_intern_add_c(&a->g->names, FL_RULED_OUT);
  uint32_t n = from;
  for (uint32_t i = from; i < out->n; i++)
    if (out->at[i].kind != FL_FROM_UNKNOWN || out->at[i].name != why) out->at[n++] = out->at[i];
  if (n > from) a->cuts += n != out->n, out->n = n;
}
