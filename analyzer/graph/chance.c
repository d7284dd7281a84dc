// Chance: does a pause differ from one caller to the next?
//
// In: a call that waits, in the function of a loop or in a helper. Out: whether what it is told to wait holds something random
// (bounded), surely does not (unbounded), or may (unknown). Values are followed backwards: variables, fields of the file, constants, arithmetic,
// functions of the repository. What cannot be followed may hold anything.
#include "graph/loop_p.h"

typedef struct walk {
  fl_graph *g;
  uint32_t file, func;
  const struct walk *from; // the function that called this one
  uint32_t call;           // ... there
  uint32_t depth;
  const struct walk *up; // what is being asked already
  fl_sym name;           // ... the name, 0: something else
} walk;

enum { MAX_DEPTH = 24, MAX_CALLS = 3 };

static uint8_t of_value(const walk *w, uint32_t val);

static uint8_t both(uint8_t a, uint8_t b) {
  if (a == FL_IS_BOUNDED || b == FL_IS_BOUNDED) return FL_IS_BOUNDED;
  return a == FL_IS_UNKNOWN || b == FL_IS_UNKNOWN ? FL_IS_UNKNOWN : FL_IS_UNBOUNDED;
}

static const fl_link *link_of(const walk *w) { return &w->g->links[w->file]; }

static uint8_t of_elems(const walk *w, uint32_t first, uint32_t n) {
  uint8_t all = FL_IS_UNBOUNDED;
  for (uint32_t i = 0; i < n; i++) all = both(all, of_value(w, link_of(w)->f->elems[first + i]));
  return all;
}

static uint8_t of_args(const walk *w, uint32_t call) {
  const fl_facts *f = link_of(w)->f;
  uint8_t all = f->calls[call].recv ? of_value(w, f->calls[call].recv) : FL_IS_UNBOUNDED;
  for (uint32_t i = 0; i < f->calls[call].n_args; i++) all = both(all, of_value(w, f->args[f->calls[call].first_arg + i].val));
  return all;
}

// ---- names ---------------------------------------------------------------------------------------------------------------

static bool is_around(const fl_facts *f, uint32_t outer, uint32_t inner) {
  for (uint32_t depth = 0; inner && depth < 64; inner = f->funcs[inner].parent, depth++)
    if (inner == outer) return true;
  return false;
}

// `delay = delay * 2` asks for itself.
static bool is_asked_already(const walk *w, fl_sym name) {
  for (const walk *u = w; u; u = u->up)
    if (u->name == name && u->file == w->file) return true;
  return false;
}

// All that is assigned to a name in a function and those around it, or in the file's own code. 0: nothing is.
static uint8_t of_assigns(const walk *from, fl_sym name, bool fields) {
  const fl_facts *f = link_of(from)->f;
  walk own = *from, *w = &own;
  uint8_t all = 0;
  if (is_asked_already(from, name)) return FL_IS_UNBOUNDED;
  own.up = from, own.name = name;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target];
    bool field = target->kind == FL_VAL_FIELD && target->b == name;
    bool local = target->kind == FL_VAL_REF && target->a == name && (is_around(f, a->func, w->func) || a->func <= 1);
    if (fields ? !field : !local) continue;
    uint8_t one = a->from_loop ? FL_IS_UNBOUNDED : of_value(w, a->val);
    all = all ? both(all, one) : one;
  }
  return all;
}

static uint32_t position_of(const fl_facts *f, uint32_t func, fl_sym name) {
  for (uint32_t p = 0; p < f->funcs[func].n_params; p++)
    if (f->params[f->funcs[func].first_param + p].name == name) return p + 1;
  return 0;
}

// What the function that called this one passed.
static uint8_t of_param(const walk *w, uint32_t position) {
  if (!w->from) return FL_IS_UNKNOWN;
  const fl_facts *f = link_of(w->from)->f;
  const fl_call *c = &f->calls[w->call];
  return position < c->n_args ? of_value(w->from, f->args[c->first_arg + position].val) : FL_IS_UNKNOWN;
}

static uint8_t of_ref(const walk *w, uint32_t val) {
  const fl_facts *f = link_of(w)->f;
  fl_sym name = f->values[val].a;
  uint32_t param = position_of(f, w->func, name);
  bool nested = w->from && w->from->file == w->file && f->funcs[w->func].parent == w->from->func;
  if (nested && !param && position_of(f, w->from->func, name)) return of_ref(w->from, val); // a callback sees what is around it
  uint8_t set = of_assigns(w, name, false);
  if (param) return set ? both(set, of_param(w, param - 1)) : of_param(w, param - 1);
  if (set) return set;
  fl_ent ent = fl_lookup_value(w->g, w->file, val);
  if (ent.kind == FL_ENT_EXTERN) return FL_IS_UNBOUNDED; // a constant of a library
  if (ent.kind != FL_ENT_VAR) return FL_IS_UNKNOWN;
  walk there = {.g = w->g, .file = ent.file, .func = 1, .depth = w->depth};
  const fl_facts *home = link_of(&there)->f;
  set = of_assigns(&there, home->vars[ent.id].name, false);
  return set ? set : FL_IS_UNKNOWN;
}

static uint8_t of_field(const walk *w, uint32_t val) {
  const fl_facts *f = link_of(w)->f;
  if (fl_lookup_value(w->g, w->file, val).kind == FL_ENT_EXTERN) return FL_IS_UNBOUNDED;
  uint8_t set = of_assigns(w, f->values[val].b, true);
  return set ? set : FL_IS_UNKNOWN;
}

// ---- calls ---------------------------------------------------------------------------------------------------------------

static uint8_t of_function(const walk *w, fl_func_ref func, uint32_t call) {
  const fl_facts *f = w->g->links[func.file].f;
  walk in = {.g = w->g, .file = func.file, .func = func.id, .from = w, .call = call, .depth = w->depth + MAX_DEPTH / MAX_CALLS};
  uint8_t all = 0;
  for (uint32_t i = 1; i < f->n_exits && in.depth < MAX_DEPTH; i++) {
    if (f->exits[i].func != func.id || f->exits[i].kind != FL_EXIT_RETURN) continue;
    uint8_t one = of_value(&in, f->exits[i].val);
    all = all ? both(all, one) : one;
  }
  return all ? all : FL_IS_UNKNOWN;
}

// Functions that compute and draw nothing: pow, min, conversions, durations.
static bool computes(const walk *w, uint32_t call, const fl_meaning_row *row) {
  fl_str name = link_of(w)->f->texts[link_of(w)->f->calls[call].name];
  bool is_word = fl_models_word(w->g->models, FL_VOCABULARY_arithmetic, FL_STR(""), name) != NULL;
  return (row && row->duration) || is_word;
}

static uint8_t of_call(const walk *w, uint32_t call) {
  const fl_link *l = link_of(w);
  if (fl_call_does(w->g, w->file, call, FL_DOES_random)) return FL_IS_BOUNDED;
  const fl_target *t = l->n_targets[call] ? &w->g->targets.at[l->first_target[call]] : NULL;
  if (t && t->func.id && l->n_targets[call] == 1 && t->certainty >= 3) return of_function(w, t->func, call);
  return computes(w, call, t ? t->row : NULL) ? of_args(w, call) : FL_IS_UNKNOWN;
}

static uint8_t of_value(const walk *w, uint32_t val) {
  const fl_val *v = &link_of(w)->f->values[val];
  walk in = *w;
  if (!val || ++in.depth > MAX_DEPTH) return FL_IS_UNKNOWN;
  switch (v->kind) {
  case FL_VAL_LIT:
  case FL_VAL_TYPE: return FL_IS_UNBOUNDED;
  case FL_VAL_REF: return of_ref(&in, val);
  case FL_VAL_FIELD: return of_field(&in, val);
  case FL_VAL_INDEX:
  case FL_VAL_UNARY:
  case FL_VAL_CAST:
  case FL_VAL_AWAIT: return of_value(&in, v->a);
  case FL_VAL_COND: return of_elems(&in, v->a, 3);
  case FL_VAL_BINOP: return of_elems(&in, v->a, 2);
  case FL_VAL_LIST:
  case FL_VAL_OTHER: return of_elems(&in, v->a, v->n);
  case FL_VAL_ASSIGN: return of_value(&in, link_of(w)->f->assigns[v->a].val);
  case FL_VAL_CALL:
  case FL_VAL_NEW: return of_call(&in, v->a);
  default: return FL_IS_UNKNOWN;
  }
}

// ---- the wait ------------------------------------------------------------------------------------------------------------

// The argument that says how long, -1 when the model does not tell which.
static int32_t pause_argument(const walk *w, uint32_t call) {
  const fl_link *l = link_of(w);
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = w->g->targets.at[l->first_target[call] + i].row;
    for (uint32_t r = 0; row && row->does & (1u << FL_DOES_sleep) && r < row->n_roles; r++) {
      const fl_role_model *m = fl_models_roles(w->g->models, row->first_role) + r;
      if (m->role != FL_ROLEKIND_backoff || m->n_carriers != 1) continue;
      const fl_path *from = fl_models_paths(w->g->models, fl_models_carriers(w->g->models, m->first_carrier)->from);
      if (from->root == FL_ROOT_arg && !from->n_steps && from->index >= 0) return from->index;
    }
  }
  return -1;
}

// The numbers that the call is told; what it runs afterwards, a function, is no pause.
static uint8_t of_told(const walk *w, uint32_t call) {
  const fl_facts *f = link_of(w)->f;
  const fl_call *c = &f->calls[call];
  uint8_t all = 0;
  int32_t told = pause_argument(w, call);
  if (told >= 0 && told < c->n_args) return of_value(w, f->args[c->first_arg + (uint32_t)told].val);
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    bool runs = f->values[val].kind == FL_VAL_LAMBDA || fl_lookup_value(w->g, w->file, val).kind == FL_ENT_FUNC;
    if (!runs) all = both(all ? all : FL_IS_UNBOUNDED, of_value(w, val));
  }
  return all ? all : FL_IS_UNKNOWN;
}

static uint8_t in_call(const walk *w, uint32_t call);

static uint8_t in_helper(const walk *w, fl_func_ref func, uint32_t call) {
  walk in = {.g = w->g, .file = func.file, .func = func.id, .from = w, .call = call, .depth = w->depth + MAX_DEPTH / MAX_CALLS};
  const fl_link *l = link_of(&in);
  uint8_t all = 0;
  for (uint32_t c = l->func_first_call[func.id]; c && in.depth < MAX_DEPTH; c = l->call_next[c]) {
    if (fl_call_may_sleep(w->g, func.file, c) == FL_IS_UNBOUNDED) continue;
    uint8_t one = in_call(&in, c);
    all = all ? both(all, one) : one;
  }
  return all ? all : FL_IS_UNKNOWN;
}

static uint8_t in_call(const walk *w, uint32_t call) {
  const fl_link *l = link_of(w);
  if (fl_call_does(w->g, w->file, call, FL_DOES_sleep)) return of_told(w, call);
  uint8_t all = 0;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &w->g->targets.at[l->first_target[call] + i];
    if (!t->func.id || !fl_runs_inside(t)) continue;
    uint8_t one = t->certainty >= 3 ? in_helper(w, t->func, call) : FL_IS_UNKNOWN;
    all = all ? both(all, one) : one;
  }
  return all ? all : FL_IS_UNKNOWN;
}

uint8_t fl_wait_chance(fl_graph *g, uint32_t file, uint32_t call) {
  walk w = {.g = g, .file = file, .func = g->links[file].f->calls[call].func};
  return call ? in_call(&w, call) : FL_IS_UNKNOWN;
}
