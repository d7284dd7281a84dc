// A value as a number: milliseconds where its form says that it is a duration, a plain count otherwise.
#include "graph/ask_p.h"
#include "graph/setting.h"
#include "graph/sharpen.h"

#include "base/duration.h"

#include <string.h>

double fl_unit_ms(uint8_t unit) {
  static const double ms[FL_N_UNITS] = {[FL_UNIT_ns] = 1e-6, [FL_UNIT_us] = 1e-3, [FL_UNIT_ms] = 1,
                                        [FL_UNIT_s] = 1e3,   [FL_UNIT_m] = 6e4,   [FL_UNIT_h] = 3.6e6, [FL_UNIT_d] = 8.64e7};
  return unit < FL_N_UNITS && ms[unit] > 0 ? ms[unit] : 1;
}

static fl_number unknown_number(void) { return (fl_number){false, false, 0}; }

static fl_number of_text(fl_str text) {
  fl_number n = {false, false, 0};
  int64_t ms;
  if (fl_str_to_double(text, &n.value)) return n.known = true, n;
  if (fl_str_eq_c(text, "infinite")) return (fl_number){true, true, FL_ENDLESS_MS};
  if (fl_duration_parse_clock(text, &ms) || fl_duration_parse(text, &ms) == FL_DURATION_OK) return (fl_number){true, true, (double)ms};
  return n;
}

// `${some.key:5000}`: what the repository sets under the key, else the default behind the colon.
static fl_number of_setting(const fl_graph *g, uint32_t file, fl_str text) {
  fl_buf whole = {0};
  bool known = fl_setting_expand(g, file, text, &whole);
  fl_number n = known ? of_text(fl_str_trim(fl_buf_str(&whole))) : unknown_number();
  fl_buf_release(&whole);
  return n;
}

static fl_number of_value(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth);

static fl_number of_binop(fl_ask *a, uint32_t file, const fl_val *v, const fl_frame *frame, uint32_t depth) {
  const fl_facts *f = a->g->links[file].f;
  fl_number x = of_value(a, file, f->elems[v->a], frame, depth + 1),
            y = of_value(a, file, f->elems[v->a + 1], frame, depth + 1);
  if (!x.known ||
      !y.known) { // `time.Now().Add(d)`, `Date.now() + 5000`: a point in time; what is added counts
    if (v->op == FL_OP_ADD && (x.known || y.known)) return x.known ? x : y;
    return unknown_number();
  }
  fl_number n = {true, x.is_duration || y.is_duration, 0};
  switch (v->op) {
  case FL_OP_ADD: n.value = x.value + y.value; return n;
  case FL_OP_SUB: n.value = x.value - y.value; return n;
  case FL_OP_MUL: n.value = x.value * y.value; return n;
  case FL_OP_DIV: n.value = y.value != 0 ? x.value / y.value : 0; return n;
  case FL_OP_SHL:
    if (!(y.value >= 0 && y.value < 64)) return unknown_number();
    n.value = x.value * (double)((uint64_t)1 << (uint32_t)y.value);
    return n;
  case FL_OP_POW:
    n.value = 1;
    for (int i = 0; i < y.value && i < 64; i++) n.value *= x.value;
    return n;
  default: return unknown_number();
  }
}

// Duration(5, SECONDS): in milliseconds, 0 when not known.
static double unit_at(fl_ask *a, const fl_place_of *at, fl_mid path) {
  fl_origins found = {0};
  fl_path_origins(a, at, path, &found);
  fl_number n = found.n == 1 ? fl_number_of(a, &found.at[0]) : unknown_number();
  fl_array_release(&found);
  return n.known && n.is_duration ? n.value : 0;
}

static fl_number of_call(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, uint32_t depth) {
  const fl_link *l = &a->g->links[file];
  const fl_call *c = &l->f->calls[call];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = a->g->targets.at[l->first_target[call] + i].row;
    if (!row || !row->duration) continue;
    fl_place_of at = {file, call, frame, row, NULL, NULL};
    fl_origins found = {0};
    fl_path_origins(a, &at, row->duration, &found);
    fl_number n = found.n == 1 ? fl_number_of(a, &found.at[0]) : unknown_number();
    fl_array_release(&found);
    double unit = row->duration_unit_path ? unit_at(a, &at, row->duration_unit_path) : fl_unit_ms(row->duration_unit);
    if (n.known && !n.is_duration) n.value *= unit, n.known = unit > 0, n.is_duration = true;
    return n.known ? n : unknown_number();
  }
  fl_str name = l->f->texts[c->name];
  bool conversion =
      c->n_args == 1 && !l->n_targets[call] && name.n; // int(x), time.Duration(x), Number(x), now.Add(x)
  return conversion ? of_value(a, file, l->f->args[c->first_arg].val, frame, depth + 1) : unknown_number();
}

static fl_number of_name(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth) {
  fl_origins found = {0};
  if (depth > 12) return unknown_number();
  fl_origins_of(a, file, val, frame, NULL, 4, &found);
  fl_number n = found.n ? fl_number_of(a, &found.at[0]) : unknown_number();
  for (uint32_t i = 1; i < found.n && n.known; i++) {
    fl_number other = fl_number_of(a, &found.at[i]);
    if (!other.known || other.value != n.value) n = unknown_number();
  }
  fl_array_release(&found);
  return n;
}

static fl_number of_value(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth) {
  const fl_val *v = fl_val_at(a->g, file, val);
  if (!val || depth > 16) return unknown_number();
  switch (v->kind) {
  case FL_VAL_LIT:
    if (v->op == FL_LIT_INT || v->op == FL_LIT_FLOAT || v->op == FL_LIT_STRING)
      return of_text(fl_gsym_text(a->g, file, v->a));
    return unknown_number();
  case FL_VAL_UNARY: {
    fl_number n = of_value(a, file, v->a, frame, depth + 1);
    if (v->op == FL_OP_NEG) n.value = -n.value;
    return n;
  }
  case FL_VAL_CAST: return of_value(a, file, v->a, frame, depth + 1);
  case FL_VAL_BINOP: return of_binop(a, file, v, frame, depth);
  case FL_VAL_CALL:
  case FL_VAL_NEW: {
    fl_number n = of_call(a, file, v->a, frame, depth);
    return n.known ? n : of_name(a, file, val, frame, depth + 4);
  }
  case FL_VAL_REF:
  case FL_VAL_FIELD:
  case FL_VAL_COND:
  case FL_VAL_INDEX: return of_name(a, file, val, frame, depth + 1);
  default: return unknown_number();
  }
}

bool fl_ask_count(fl_ask *a, uint32_t file, uint32_t val, int64_t *count) {
  fl_ask_refill(a);
  fl_number n = of_value(a, file, val, NULL, 0);
  bool whole = n.known && !n.is_duration && n.value >= 0 && n.value < INT32_MAX && n.value == (double)(int64_t)n.value;
  if (whole) *count = (int64_t)n.value;
  return whole;
}

fl_number fl_number_of(fl_ask *a, const fl_origin *o) {
  fl_graph *g = a->g;
  if (a->nesting > FL_MAX_HOPS * 4) return unknown_number();
  a->nesting++;
  fl_number n = unknown_number();
  if (o->kind == FL_FROM_LITERAL)
    n = of_value(a, o->file, o->val, o->frame, 0);
  else if (o->kind == FL_FROM_SETTING)
    n = of_setting(g, o->file, fl_intern_text(&g->names, o->name));
  else if (o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_RESULT)
    n = o->call ? of_call(a, o->file, o->call, o->frame, 0) : n;
  else if (o->kind == FL_FROM_EXTERN && fl_compiled_number(g, o->file, o->val).n)
    n = of_text(fl_compiled_number(g, o->file, o->val)); // a macro that a header outside or the command defines
  else if (o->kind == FL_FROM_EXTERN) {
    const fl_type_model *m =
        fl_models_type(g->models, g->links[o->file].in->naming->language, fl_intern_text(&g->names, o->name));
    if (m && m->is_duration) n = (fl_number){true, true, m->value_ns == INT64_MAX ? FL_ENDLESS_MS : (double)m->value_ns / 1e6};
  }
  a->nesting--;
  return n;
}

// ---- counts, for loops -----------------------------------------------------------------------------------------------------------

int64_t fl_small_int(fl_graph *g, uint32_t file, uint32_t val) {
  fl_str text;
  int64_t n;
  bool known = val && (fl_const_text(g, file, val, &text) || (text = fl_compiled_number(g, file, val)).n);
  return known && fl_str_to_int64(text, &n) ? n : -1;
}

static int64_t count_of_range(fl_graph *g, uint32_t file, const fl_val *v) {
  const fl_facts *f = g->links[file].f;
  const fl_val *last = &f->values[f->elems[v->a + 1]];
  if (!f->elems[v->a + 1] || (last->kind == FL_VAL_LIT && last->op == FL_LIT_NIL)) return FL_COUNT_ENDLESS;
  int64_t low = fl_small_int(g, file, f->elems[v->a]), high = fl_small_int(g, file, f->elems[v->a + 1]);
  if (low < 0 || high < 0) return -1;
  return (low < high ? high - low : low - high) + (v->op == FL_OP_RANGE);
}

// The number of elements that an each loop runs over: a list, a literal count, or a call with constant limits (range(3)).
int64_t fl_count_of(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = val ? fl_val_at(g, file, val) : NULL;
  if (!v) return -1;
  if (v->kind == FL_VAL_LIST) return v->n;
  if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_RANGE || v->op == FL_OP_RANGE_BEFORE)) return count_of_range(g, file, v);
  if (v->kind == FL_VAL_CALL) {
    const fl_call *c = &g->links[file].f->calls[v->a];
    if (fl_str_eq_c(fl_gsym_text(g, file, c->name), "count") && c->form == FL_CALL_METHOD)
      return FL_COUNT_ENDLESS; // itertools.count()
    uint32_t last = c->n_args ? fl_call_arg(g, file, v->a, c->n_args > 1 ? 1 : 0) : 0;
    return last ? fl_small_int(g, file, last) : -1;
  }
  return fl_small_int(g, file, val);
}
