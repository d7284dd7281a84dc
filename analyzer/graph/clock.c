// What a value has to do with a clock.
//
//   now - start          both are readings: one stands here, one in a variable
//   Date.now() + 5000    one reading
//   left(deadline)       a function of the repository that reads a clock
//
// In: a value. Out: the readings that it is made from. A variable or a field counts when everything that it is ever set to is made from
// readings, or says that it is not set; otherwise the value is open, and nothing is said of it.
#include "graph/clock.h"
#include "graph/ask_p.h"

enum { DEEPEST = 12, MOST_STEPS = 200, MOST_STORED = 12, MOST_PLACES = 32 };

typedef struct progress {
  fl_readings *out;
  uint32_t steps;
  fl_slot_ref seen[MOST_PLACES];
  uint32_t n_seen;
} progress;

typedef struct reader {
  fl_graph *g;
  progress *p;
  uint32_t file, func; // whose code is read
  uint32_t depth;
  bool kept;
  uint32_t outer_file, outer_val; // the call through which a function was entered; 0: none
} reader;

static uint32_t read_value(reader *r, uint32_t val);

#define X(w) #w,
static const char *const words[] = {"", FL_CLOCKS(X)};
#undef X

const char *fl_clock_word(uint8_t clock) { return words[clock]; }

uint8_t fl_clock_of_row(const fl_graph *g, const fl_meaning_row *row) {
  for (uint32_t i = 0; row && i < row->n_attributes; i++) {
    const fl_text *pair = fl_models_texts(g->models, row->first_attribute) + (size_t)2 * i;
    if (!fl_str_eq_c(fl_models_text(g->models, pair[0]), "clock")) continue;
    for (uint8_t clock = 1; clock < FL_N_CLOCKS; clock++)
      if (fl_str_eq_c(fl_models_text(g->models, pair[1]), words[clock])) return clock;
  }
  return FL_CLOCK_none;
}

static uint32_t add(reader *r, uint32_t val, const fl_meaning_row *row, fl_sym name) {
  fl_reading found = {r->file, val, r->file, val, row, name, fl_clock_of_row(r->g, row), r->kept};
  if (r->outer_val) found.file = r->outer_file, found.val = r->outer_val;
  for (uint32_t i = 0; i < r->p->out->n; i++)
    if (r->p->out->at[i].file == found.file && r->p->out->at[i].val == found.val) return 1;
  if (r->p->out->n < FL_MOST_READINGS) r->p->out->at[r->p->out->n++] = found;
  else r->p->out->open = true;
  return 1;
}

// ---- variables and fields ---------------------------------------------------------------------------------------------------

// null, 0, DateTime.MinValue: no time was read yet.
static bool is_unset(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = &g->links[file].f->values[val];
  while (v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST) v = &g->links[file].f->values[val = v->a];
  if (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) {
    fl_ent ent = fl_lookup_value(g, file, val);
    const fl_meaning_row *row;
    return ent.kind == FL_ENT_EXTERN && !fl_models_calls(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, ent.name), &row, 1);
  }
  return v->kind == FL_VAL_NONE || v->kind == FL_VAL_LIT;
}

// What a place is ever set to: times that are read here, and others. `most`: of how many times one of them is made.
typedef struct holds { uint32_t times, others, most; } holds;

static void read_stored(reader *r, uint32_t val, holds *h) {
  if (is_unset(r->g, r->file, val)) return;
  uint32_t terms = read_value(r, val);
  if (terms) h->times++;
  else h->others++;
  if (terms > h->most) h->most = terms;
}

static uint32_t close_place(reader *r, const holds *h) {
  if (h->times && h->others) r->p->out->open = true;
  return h->most;
}

// What a place holds is read once, however many ways lead to it: `last = now` in a loop.
static bool is_first(reader *r, fl_slot_ref place) {
  progress *p = r->p;
  for (uint32_t i = 0; i < p->n_seen; i++)
    if (fl_same_slot(p->seen[i], place)) return false;
  if (p->n_seen == MOST_PLACES) return p->out->open = true, false;
  return p->seen[p->n_seen++] = place, true;
}

static uint32_t read_local(reader *r, const fl_ent *ent) {
  const fl_link *l = &r->g->links[ent->file];
  const fl_var *v = &l->f->vars[ent->id];
  holds h = {0};
  if (!is_first(r, (fl_slot_ref){FL_STORE_VAR, FL_KEY(ent->file, ent->id)})) return 1;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); a; a = l->assign_next[a])
    if (fl_assigns_var(r->g, r->file, &l->f->assigns[a], ent->id)) read_stored(r, l->f->assigns[a].val, &h);
  return close_place(r, &h);
}

static void read_elsewhere(reader *r, uint32_t file, uint32_t val, holds *h) {
  reader other = *r;
  other.file = file, other.func = fl_func_of_val(r->g, file, val), other.kept = true, other.outer_val = 0;
  read_stored(&other, val, h);
}

static uint32_t read_global(reader *r, fl_ent ent) {
  const fl_link *l = &r->g->links[ent.file];
  fl_sym name = l->sym[l->f->vars[ent.id].name];
  uint32_t n = 0;
  holds h = {0};
  if (!is_first(r, (fl_slot_ref){FL_STORE_VAR, FL_KEY(ent.file, ent.id)})) return 1;
  for (uint32_t i = fl_map_get_or(&r->g->outer_assigns, name, 0); i && n < MOST_STORED; i = r->g->assign_rows.at[i].next) {
    const fl_outer_assign row = r->g->assign_rows.at[i];
    const fl_assign *a = &r->g->links[row.file].f->assigns[row.id];
    fl_ent same = fl_lookup_value(r->g, row.file, a->target);
    if (same.kind != FL_ENT_VAR || same.file != ent.file || same.id != ent.id) continue;
    n++;
    read_elsewhere(r, row.file, a->val, &h);
  }
  if (n == MOST_STORED) h.others++;
  return close_place(r, &h);
}

static bool is_filled(const fl_graph *g, fl_tref t, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  if (fl_is_filled_type(g, t)) return true;
  for (uint32_t i = 0; i < supers->n && depth < DEEPEST; i++)
    if (supers->at[i].id && is_filled(g, supers->at[i], depth + 1)) return true;
  return false;
}

// Who reads objects from a store or a request sets their fields as well.
static bool may_come_from_elsewhere(const fl_graph *g, const fl_ent *field) {
  if (field->kind != FL_ENT_VAR) return false;
  const fl_facts *f = g->links[field->file].f;
  const fl_var *v = &f->vars[field->id];
  const fl_type *t = &f->types[v->type_owner];
  return v->n_annots || t->n_annots || is_filled(g, fl_tref_of_type(g, field->file, v->type_owner, 4), 0);
}

static bool is_self(const fl_facts *f, uint32_t func, uint32_t val) {
  const fl_val *v = &f->values[val];
  return v->kind == FL_VAL_SELF || (v->kind == FL_VAL_REF && v->a && v->a == f->funcs[func].self_name);
}

// order.paidAt = now(): a field that others set holds data, which may also come out of a store.
static bool is_set_by_others(const fl_graph *g, const fl_stored *stored) {
  const fl_link *l = &g->links[stored->file];
  const fl_assign *a = stored->assign ? &l->f->assigns[stored->assign] : NULL;
  const fl_val *target = a ? &l->f->values[a->target] : NULL;
  return target && target->kind == FL_VAL_FIELD && !l->in->naming->pointers && !is_self(l->f, a->func, target->a);
}

static uint32_t read_field(reader *r, fl_slot_ref slot, const fl_ent *field) {
  uint32_t n = 0;
  holds h = {.others = may_come_from_elsewhere(r->g, field)};
  if (!is_first(r, slot)) return 1;
  for (uint32_t s = fl_map_get_or(&r->g->field_values, slot.key, 0); s && n < MOST_STORED; s = r->g->stored.at[s].next, n++) {
    const fl_stored stored = r->g->stored.at[s];
    if (stored.val && fl_in_test(r->g, stored.file, fl_func_of_val(r->g, stored.file, stored.val))) continue;
    if (is_set_by_others(r->g, &stored)) h.others++;
    if (stored.val) read_elsewhere(r, stored.file, stored.val, &h);
    else h.others++;
  }
  if (n == MOST_STORED) h.others++;
  return close_place(r, &h);
}

// A field of the object that runs, or of any where nobody but the program fills objects.
static bool is_own(const reader *r, uint32_t val) {
  const fl_facts *f = r->g->links[r->file].f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_REF) return true;
  return is_self(f, r->func, v->a) || r->g->links[r->file].in->naming->pointers;
}

const fl_meaning_row *fl_clock_named(const fl_graph *g, uint32_t file, fl_sym name) {
  const fl_meaning_row *rows[4];
  uint32_t n = fl_models_calls(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, name), rows, 4);
  for (uint32_t i = 0; i < n; i++)
    if ((rows[i]->does & (1u << FL_DOES_clock_read)) && fl_clock_of_row(g, rows[i]) && rows[i]->arity_max < 0) return rows[i];
  return NULL;
}

// A clock that is read like a field: DateTime.UtcNow.
static uint32_t read_clock_property(reader *r, uint32_t val, fl_ent ent) {
  const fl_meaning_row *row = fl_clock_named(r->g, r->file, ent.name);
  return row ? add(r, val, row, ent.name) : 0;
}

// today.getMonth(), now.year: what is on the card or the invoice is compared with the calendar, and nothing is measured.
static bool is_of_calendar(const reader *r, uint32_t name) {
  return fl_models_word(r->g->models, FL_VOCABULARY_calendar, (fl_str){0}, r->g->links[r->file].f->texts[name]) != NULL;
}

static uint32_t read_name(reader *r, uint32_t val) {
  const fl_facts *f = r->g->links[r->file].f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_FIELD && is_of_calendar(r, v->b)) return 0;
  fl_ent ent = fl_lookup_value(r->g, r->file, val);
  if (ent.kind == FL_ENT_EXTERN) return v->kind == FL_VAL_FIELD ? read_clock_property(r, val, ent) : 0;
  fl_slot_ref slot = fl_slot_of(r->g, r->file, val);
  bool local = ent.kind == FL_ENT_VAR && r->g->links[ent.file].f->vars[ent.id].kind == FL_VAR_LOCAL;
  if (local) return read_local(r, &ent);
  if (slot.kind == FL_STORE_FIELD && is_own(r, val)) return read_field(r, slot, &ent);
  if (ent.kind == FL_ENT_VAR && slot.kind == FL_STORE_VAR) return read_global(r, ent);
  return v->kind == FL_VAL_FIELD && slot.kind != FL_STORE_FIELD ? read_value(r, v->a) : 0; // elapsed.TotalSeconds
}

// ---- calls --------------------------------------------------------------------------------------------------------------------

static const fl_meaning_row *clock_row(const reader *r, uint32_t call) {
  const fl_link *l = &r->g->links[r->file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = r->g->targets.at[l->first_target[call] + i].row;
    if (row && ((row->does & (1u << FL_DOES_clock_read)) || fl_clock_of_row(r->g, row))) return row;
  }
  return NULL;
}

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

// What a function of the repository gives back: a time only where all that it gives back is one.
static uint32_t read_returns(reader *r, fl_func_ref func, uint32_t val) {
  const fl_facts *f = r->g->links[func.file].f;
  reader inner = *r;
  holds h = {0};
  uint32_t seen = r->p->n_seen; // the function reads anew each time
  if (f->funcs[func.id].flags & FL_FUNC_ASYNC) return 0;
  if (!inner.outer_val) inner.outer_file = r->file, inner.outer_val = val;
  inner.file = func.file, inner.func = func.id;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == func.id && f->exits[i].kind == FL_EXIT_RETURN && f->exits[i].val) read_stored(&inner, f->exits[i].val, &h);
  r->p->n_seen = seen;
  return close_place(r, &h);
}

// Math.max(0, left), Duration.between(start, now): what is called on is no object.
static bool is_of_a_type(const reader *r, uint32_t recv) {
  fl_ent ent = fl_lookup_value(r->g, r->file, recv);
  if (ent.kind == FL_ENT_EXTERN || ent.kind == FL_ENT_TYPE || ent.kind == FL_ENT_MODULE) return true;
  return (fl_type_of(r->g, r->file, recv).flags & (FL_TREF_CLASS | FL_TREF_PATH)) != 0;
}

// A time that is handed to something else (find(token, now)) makes no time of what that gives back.
static uint32_t read_operands(reader *r, const fl_call *c, bool clock) {
  const fl_facts *f = r->g->links[r->file].f;
  uint32_t terms = c->recv ? read_value(r, c->recv) : 0;
  bool computes = clock || terms || (c->recv ? is_of_a_type(r, c->recv) : c->form == FL_CALL_PLAIN || c->form == FL_CALL_MACRO);
  if (!computes || (!clock && c->n_args > 2)) return terms;
  for (uint32_t i = 0; i < c->n_args; i++) terms += read_value(r, f->args[c->first_arg + i].val);
  return terms;
}

fl_func_ref fl_function_called(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id && t->via == FL_VIA_CALL && t->certainty >= 3) return t->func;
  }
  return (fl_func_ref){0, 0};
}

static uint32_t read_call(reader *r, uint32_t call, uint32_t val) {
  const fl_link *l = &r->g->links[r->file];
  if (l->f->calls[call].recv && is_of_calendar(r, l->f->calls[call].name)) return 0;
  const fl_meaning_row *row = clock_row(r, call);
  fl_func_ref func = fl_function_called(r->g, r->file, call);
  if (func.id && !row) return read_returns(r, func, val);
  bool reads = row && (row->does & (1u << FL_DOES_clock_read));
  uint32_t before = r->p->out->n, terms = reads ? add(r, val, row, l->callee[call]) : 0;
  if (l->f->calls[call].flags & FL_CALL_AWAITED) return terms;
  terms += read_operands(r, &l->f->calls[call], row != NULL);
  for (uint32_t i = before; row && !reads && i < r->p->out->n; i++) r->p->out->at[i].clock = fl_clock_of_row(r->g, row);
  return terms;
}

// ---- values -------------------------------------------------------------------------------------------------------------------

static uint32_t read_two(reader *r, uint32_t a, uint32_t b, bool both) {
  uint32_t left = read_value(r, a), right = read_value(r, b);
  return both ? left + right : larger(left, right);
}

static uint32_t read_kind(reader *r, uint32_t val) {
  const fl_facts *f = r->g->links[r->file].f;
  const fl_val *v = &f->values[val];
  switch (v->kind) {
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_INDEX: return read_value(r, v->a);
  case FL_VAL_ASSIGN: return read_value(r, f->assigns[v->a].val);
  case FL_VAL_BINOP: return read_two(r, f->elems[v->a], f->elems[v->a + 1], true);
  case FL_VAL_COND: return read_two(r, f->elems[v->a + 1], f->elems[v->a + 2], false);
  case FL_VAL_REF:
  case FL_VAL_FIELD: return read_name(r, val);
  case FL_VAL_OUT: return clock_row(r, v->a) ? add(r, val, clock_row(r, v->a), r->g->links[r->file].callee[v->a]) : 0;
  case FL_VAL_CALL:
  case FL_VAL_NEW: return read_call(r, v->a, val);
  default: return 0;
  }
}

// Of how many times the value is made, each of which may be one of several.
static uint32_t read_value(reader *r, uint32_t val) {
  if (!val || r->depth > DEEPEST) return 0;
  if (++r->p->steps > MOST_STEPS) return r->p->out->open = true, 0;
  r->depth++;
  uint32_t terms = read_kind(r, val);
  r->depth--;
  return terms;
}

void fl_readings_of(fl_graph *g, uint32_t file, uint32_t val, fl_readings *out) {
  progress p = {.out = out};
  reader r = {.g = g, .p = &p, .file = file, .func = fl_func_of_val(g, file, val)};
  out->terms = read_value(&r, val);
}
