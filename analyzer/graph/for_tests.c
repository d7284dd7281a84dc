// Functions of a program that only its tests run: a repository for a store that the program does not use, and what makes one.
//
// In: calls, where objects are made; of languages in which an object is made only where its type is named. Out: the set of functions that nobody
// but tests leads to. A method of a type that only tests make is no candidate for what a call through an interface means.
#include "graph/graph_p.h"

enum { MOST_TURNS = 16 };

typedef struct search {
  fl_graph *g;
  bool *programs;      // by service: it has a main
  fl_bits live_names;  // symbols that stand outside of tests without being called
  fl_bits made, live;  // dense types: made somewhere, made outside of tests and of what only they run
} search;

static bool is_looked_at(const search *s, uint32_t file) {
  const fl_link *l = &s->g->links[file];
  return l->in->naming && l->in->naming->structural_interfaces && !(l->in->marks & FL_MARK_TEST);
}

static bool is_known(const fl_graph *g, uint32_t file, uint32_t func) {
  while (func && g->links[file].f->funcs[func].flags & FL_FUNC_LAMBDA) func = g->links[file].f->funcs[func].parent;
  return fl_in_test(g, file, func) || (func && fl_bits_has(&g->for_tests, fl_dense_func(g, file, func)));
}

// ---- what stands where ------------------------------------------------------------------------------------------------------------------

static void find_programs(search *s) {
  for (uint32_t file = 1; file <= s->g->n_files; file++) {
    const fl_link *l = &s->g->links[file];
    for (uint32_t i = 1; is_looked_at(s, file) && i < l->f->n_funcs; i++)
      for (const char *const *main = l->in->naming->main_names; main && *main; main++)
        if (l->f->funcs[i].name && fl_str_eq_c(l->f->texts[l->f->funcs[i].name], *main)) s->programs[s->g->service_of_file[file]] = true;
  }
}

// A function whose name stands somewhere as a value may be run by whoever gets it.
static void note_names(search *s, uint32_t file) {
  const fl_link *l = &s->g->links[file];
  fl_bits called = {0};
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    if (l->f->calls[call].callee) fl_bits_set(&called, l->f->calls[call].callee);
  for (uint32_t val = 1; val < l->f->n_values; val++) {
    const fl_val *v = &l->f->values[val];
    if ((v->kind != FL_VAL_REF && v->kind != FL_VAL_FIELD) || fl_bits_has(&called, val)) continue;
    fl_bits_set(&s->live_names, l->sym[v->kind == FL_VAL_REF ? v->a : v->b]);
  }
  fl_bits_release(&called);
}

// ---- functions --------------------------------------------------------------------------------------------------------------------------

static bool is_run_by_tests_alone(const search *s, uint32_t file, uint32_t func) {
  const fl_graph *g = s->g;
  const fl_func *f = &g->links[file].f->funcs[func];
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
  if (!n || !f->name || f->owner || f->owner_name || fl_bits_has(&s->live_names, g->links[file].sym[f->name])) return false;
  for (uint32_t i = 0; i < n; i++)
    if (!is_known(g, callers[i].call.file, g->links[callers[i].call.file].f->calls[callers[i].call.id].func)) return false;
  return true;
}

static bool add_functions(search *s) {
  bool grew = false;
  for (uint32_t file = 1; file <= s->g->n_files; file++)
    for (uint32_t func = 1; is_looked_at(s, file) && s->programs[s->g->service_of_file[file]] && func < s->g->links[file].f->n_funcs; func++)
      if (is_run_by_tests_alone(s, file, func)) grew |= fl_bits_set(&s->g->for_tests, fl_dense_func(s->g, file, func));
  return grew;
}

// ---- types ------------------------------------------------------------------------------------------------------------------------------

static void make(search *s, uint32_t file, uint32_t func, fl_tref t) {
  if (!t.id) return;
  uint32_t type = fl_dense_type(s->g, t.file, t.id);
  fl_bits_set(&s->made, type);
  if (!is_known(s->g, file, func)) fl_bits_set(&s->live, type);
}

// By a literal, by `new`, or because a variable, a field or another type holds one from the start.
static void find_made(search *s, uint32_t file) {
  const fl_link *l = &s->g->links[file];
  for (uint32_t call = 1; call < l->f->n_calls; call++) {
    const fl_call *c = &l->f->calls[call];
    fl_ent ent = c->callee && c->form != FL_CALL_METHOD ? fl_lookup_value(s->g, file, c->callee) : (fl_ent){0};
    if (ent.kind == FL_ENT_TYPE) make(s, file, c->func, (fl_tref){0, ent.file, ent.id, 4, 0, 0});
  }
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    const fl_var *v = &l->f->vars[i];
    if (v->type) make(s, file, v->func, fl_type_of_ent(s->g, (fl_ent){FL_ENT_VAR, 4, file, i, 0}));
  }
  for (uint32_t type = 1; type < l->f->n_types; type++) {
    const fl_supers *supers = fl_supers_of(s->g, file, type);
    for (uint32_t i = 0; i < supers->n; i++) make(s, file, 0, supers->at[i]);
  }
}

static void find_types(search *s) {
  fl_bits_release(&s->made), fl_bits_release(&s->live);
  for (uint32_t file = 1; file <= s->g->n_files; file++)
    if (s->g->links[file].in->naming && s->g->links[file].in->naming->structural_interfaces) find_made(s, file);
}

static bool add_methods(search *s) {
  bool grew = false;
  for (uint32_t file = 1; file <= s->g->n_files; file++)
    for (uint32_t func = 1; is_looked_at(s, file) && s->programs[s->g->service_of_file[file]] && func < s->g->links[file].f->n_funcs; func++) {
      fl_ent owner = fl_owner_of(s->g, file, func);
      uint32_t type = owner.kind == FL_ENT_TYPE ? fl_dense_type(s->g, owner.file, owner.id) : 0;
      if (type && fl_bits_has(&s->made, type) && !fl_bits_has(&s->live, type)) grew |= fl_bits_set(&s->g->for_tests, fl_dense_func(s->g, file, func));
    }
  return grew;
}

// ---- calls through interfaces -----------------------------------------------------------------------------------------------------------

static bool leaves_out(const fl_graph *g, const fl_target *t) { return t->func.id && fl_bits_has(&g->for_tests, fl_dense_func(g, t->func.file, t->func.id)); }

static bool is_meant(const fl_graph *g, const fl_target *t) {
  bool called = t->func.id && (t->via == FL_VIA_CALL || t->via == FL_VIA_SPAWN);
  return called && !(g->links[t->func.file].f->funcs[t->func.id].flags & FL_FUNC_ABSTRACT);
}

// Others that may be meant are more likely then. Where none is left, it stays as it is.
static void narrow_call(fl_graph *g, uint32_t file, uint32_t call) {
  fl_link *l = &g->links[file];
  fl_target *at = g->targets.at + l->first_target[call];
  uint32_t kept = 0, others = 0, n = l->n_targets[call];
  for (uint32_t i = 0; i < n; i++) others += is_meant(g, &at[i]) && !leaves_out(g, &at[i]);
  if (n < 3 || !others) return;
  for (uint32_t i = 0; i < n; i++)
    if (!leaves_out(g, &at[i])) at[kept++] = at[i];
  for (uint32_t i = 0; kept < n && others == 1 && i < kept; i++)
    if (is_meant(g, &at[i]) && at[i].certainty == 2) at[i].certainty = 3;
  l->n_targets[call] = kept;
}

static void narrow_calls(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t call = 1; g->links[file].in->naming && call < g->links[file].f->n_calls; call++)
      if (g->links[file].n_targets[call] && !is_known(g, file, g->links[file].f->calls[call].func)) narrow_call(g, file, call);
  fl_index_callers(g);
}

void fl_find_for_tests(fl_graph *g) {
  search s = {.g = g, .programs = fl_alloc_zero(g->services.n + 1, sizeof *s.programs)};
  find_programs(&s);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (is_looked_at(&s, file)) note_names(&s, file);
  for (uint32_t turn = 0; turn < MOST_TURNS; turn++) {
    bool grew = add_functions(&s);
    if (grew || !turn) find_types(&s);
    if (!(add_methods(&s) || grew)) break;
  }
  if (fl_bits_count(&g->for_tests)) narrow_calls(g);
  fl_bits_release(&s.live_names), fl_bits_release(&s.made), fl_bits_release(&s.live);
  fl_free(s.programs);
}

bool fl_graph_is_for_tests(const fl_graph *g, fl_func_ref func) { return func.id && fl_bits_has(&g->for_tests, fl_dense_func(g, func.file, func.id)); }
