// Where calls go: to functions of the repository, or to library calls that a model describes.
//
// In: what each call names (call.c). Out: per call a list of targets. Three passes: what the call names; callbacks that a call runs,
// spawns or registers; calls of parameters, which go to whatever the callers pass (given.c).
#include "graph/graph_p.h"
#include "graph/known.h"
#include "graph/part.h"
#include "graph/services_p.h"
#include "graph/sharpen.h"

#include <string.h>

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

// ---- rows ----------------------------------------------------------------------------------------------------------------------

// A loose row for generated names is narrowed down by what it says of their parts twice: "{service}.{service}Client.{method}".
bool fl_is_named_as_said(fl_graph *g, const fl_meaning_row *row, fl_str name) {
  fl_str pattern = row->loose && row->rpc.name ? fl_models_text(g->models, row->rpc.name) : (fl_str){0};
  uint32_t at = fl_str_find(pattern, FL_STR("{service}"));
  fl_sym service = 0, method = 0;
  if (row->declared)
    return row->rpc.name && fl_rpc_pattern(g, fl_models_text(g->models, row->rpc.name), name, &service, &method) && service && method &&
           fl_is_declared(g, fl_intern_text(&g->names, service), fl_intern_text(&g->names, method));
  bool of_package = fl_str_starts(pattern, FL_STR("{}")); // `{}connect.New{service}Client`: what stands before the name pins it down
  bool twice = at != FL_STR_NONE && fl_str_find(fl_str_from_pos(pattern, at + 1), FL_STR("{service}")) != FL_STR_NONE;
  if (!of_package && !twice) return true;
  return fl_rpc_pattern(g, pattern, name, &service, &method);
}

static const fl_meaning_row *first_that_holds(fl_graph *g, uint32_t file, uint32_t call, fl_sym callee) {
  const fl_meaning_row *const *rows, *copies[FL_KNOWN_ROWS];
  uint32_t n = fl_known_calls(g, file, callee, &rows);
  if (n) memcpy(copies, rows, n * sizeof *rows); // what is asked below may move them
  for (uint32_t i = 0; i < n; i++)
    if (fl_is_named_as_said(g, copies[i], fl_intern_text(&g->names, callee)) && fl_conditions_hold(g, file, call, copies[i])) return copies[i];
  return NULL;
}

// The row of a callee, or of the same method on a supertype that the library declares.
static const fl_meaning_row *row_through_supers(fl_graph *g, uint32_t file, uint32_t call, fl_sym callee,
                                                uint32_t depth) {
  fl_str name = fl_intern_text(&g->names, callee);
  const fl_meaning_row *row = first_that_holds(g, file, call, callee);
  uint32_t dot = fl_str_rfind_char(name, '.');
  if (row || dot == FL_STR_NONE || dot == 0 || depth > 4) return row;
  const fl_type_model *t = fl_known_type(g, file, fl_intern_add(&g->names, fl_str_slice(name, 0, dot)));
  for (uint32_t i = 0; t && i < t->n_supers && !row; i++) {
    fl_sym super = fl_intern_add(
        &g->names, fl_models_text(g->models, *(fl_models_texts(g->models, t->first_super) + i)));
    fl_sym method =
        fl_intern_add(&g->names, fl_str_slice(fl_intern_text(&g->names, callee), dot + 1, name.n));
    row = row_through_supers(g, file, call, fl_join(g, super, ".", method), depth + 1);
  }
  return row;
}

const fl_meaning_row *fl_row_for(fl_graph *g, uint32_t file, uint32_t call, fl_sym callee) {
  if (!callee) return NULL;
  return row_through_supers(g, file, call, callee, 0);
}

// ---- targets ---------------------------------------------------------------------------------------------------------------------

static void add_target(fl_graph *g, uint32_t file, uint32_t call, fl_target t) {
  fl_link *l = &g->links[file];
  if (l->n_targets[call] &&
      l->first_target[call] + l->n_targets[call] != g->targets.n) { // keep a call's targets together
    uint32_t first = g->targets.n;
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      fl_target copy = g->targets.at[l->first_target[call] + i];
      fl_array_push(&g->targets, copy);
    }
    l->first_target[call] = first;
  }
  if (!l->n_targets[call]) l->first_target[call] = g->targets.n;
  fl_array_push(&g->targets, t);
  l->n_targets[call]++;
}

static uint8_t via_of(const fl_call *c) { return c->flags & FL_CALL_SPAWNED ? FL_VIA_SPAWN : FL_VIA_CALL; }

void fl_add_func(fl_graph *g, uint32_t file, uint32_t call, uint32_t to_file, uint32_t func, uint8_t certainty, uint8_t via) {
  const fl_target *at = g->targets.at + g->links[file].first_target[call];
  for (uint32_t i = 0; i < g->links[file].n_targets[call]; i++)
    if (at[i].func.id == func && at[i].func.file == to_file) return;
  add_target(g, file, call, (fl_target){{to_file, func}, NULL, certainty, via, false, false, 0});
}

void fl_add_row(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, uint8_t certainty) {
  add_target(g, file, call, (fl_target){{0, 0}, row, certainty, via_of(&g->links[file].f->calls[call]), false, true, 0});
}

// Of what the receiver is declared as, where that is made of the type that declares the method: others made of it are not meant.
static uint32_t implementations_of_receiver(fl_graph *g, uint32_t file, uint32_t call, fl_ent method, fl_ent *out, uint32_t cap) {
  const fl_link *l = &g->links[method.file];
  const fl_func *f = &l->f->funcs[method.id];
  uint32_t recv = g->links[file].f->calls[call].recv;
  fl_tref t = recv ? fl_type_of(g, file, recv) : (fl_tref){0};
  bool is_narrower = t.id && !(t.file == method.file && t.id == f->owner) && g->links[t.file].f->types[t.id].kind == FL_TYPE_INTERFACE;
  return is_narrower ? fl_implementations(g, t.file, t.id, l->sym[f->name], out, cap) : 0;
}

// Methods of types that name `type` as a supertype, when the called one has no body (interface, abstract method).
static void add_implementations(fl_graph *g, uint32_t file, uint32_t call, fl_ent method) {
  const fl_link *l = &g->links[method.file];
  const fl_func *f = &l->f->funcs[method.id];
  if (!(f->flags & FL_FUNC_ABSTRACT) || !f->owner) return;
  fl_ent found[FL_MAX_IMPLEMENTATIONS + 1];
  uint32_t n = implementations_of_receiver(g, file, call, method, found, FL_MAX_IMPLEMENTATIONS + 1);
  if (!n) n = fl_implementations(g, method.file, f->owner, l->sym[f->name], found, FL_MAX_IMPLEMENTATIONS + 1);
  if (n > 1 || !n) { // of several, or where the interface's own module has none: what they take may tell
    fl_ent fitting[FL_MAX_IMPLEMENTATIONS];
    uint32_t fit = fl_fitting_implementations(g, file, call, method, fitting, FL_MAX_IMPLEMENTATIONS);
    if (fit) memcpy(found, fitting, fit * sizeof *fitting), n = fit;
  }
  if (n > FL_MAX_IMPLEMENTATIONS) return;
  for (uint32_t i = 0; i < n; i++)
    fl_add_func(g, file, call, found[i].file, found[i].id, n == 1 ? 3 : 2,
             via_of(&g->links[file].f->calls[call]));
}

// Template methods: a supertype calls what its subtypes define.
static void add_subtype_methods(fl_graph *g, uint32_t file, uint32_t call) {
  fl_ent found[FL_MAX_IMPLEMENTATIONS + 1];
  uint32_t n = fl_subtype_methods(g, file, call, found, FL_MAX_IMPLEMENTATIONS + 1);
  for (uint32_t i = 0; n <= FL_MAX_IMPLEMENTATIONS && i < n; i++)
    fl_add_func(g, file, call, found[i].file, found[i].id, n == 1 ? 3 : 2, via_of(&g->links[file].f->calls[call]));
}

static const fl_meaning_row *row_of(fl_graph *g, uint32_t file, uint32_t call) {
  fl_ent repo;
  uint8_t certainty;
  return fl_row_for(g, file, call, fl_callee_name(g, file, call, &repo, &certainty));
}

// [object, "method"], [T::class, "method"]
static fl_ent method_in_list(fl_graph *g, uint32_t file, const fl_val *list) {
  const fl_facts *f = g->links[file].f;
  const fl_val *name = list->n == 2 ? &f->values[f->elems[list->a + 1]] : NULL;
  if (!name || name->kind != FL_VAL_LIT || name->op != FL_LIT_STRING) return (fl_ent){0};
  fl_tref t = fl_type_of(g, file, f->elems[list->a]);
  fl_ent ent = t.id ? fl_type_member(g, t.file, t.id, fl_gsym(g, file, name->a), 0) : (fl_ent){0};
  return ent.kind == FL_ENT_FUNC ? ent : (fl_ent){0};
}

static fl_ent func_in_value(fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  if (depth > 16) return (fl_ent){0}; // exports.x = x, where x is nothing but that export
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind == FL_VAL_LAMBDA) return (fl_ent){FL_ENT_FUNC, 4, file, v->a, 0};
  if (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST || v->kind == FL_VAL_UNARY)
    return func_in_value(g, file, v->a, depth + 1);
  if (v->kind == FL_VAL_CALL) { // HandlerFunc(f), memoise(f): a call that gives its argument back
    const fl_meaning_row *row = row_of(g, file, v->a);
    const fl_path *p = row && row->returns_path ? fl_models_paths(g->models, row->returns_path) : NULL;
    uint32_t arg = p && p->root == FL_ROOT_arg ? fl_call_arg(g, file, v->a, p->index) : 0;
    if (arg || row) return arg ? func_in_value(g, file, arg, depth + 1) : (fl_ent){0};
    uint32_t recv = g->links[file].f->calls[v->a].recv; // handler.bind(this): made of a function
    return recv ? func_in_value(g, file, recv, depth + 1) : (fl_ent){0};
  }
  fl_ent ent = {0};
  if (v->kind == FL_VAL_LIST) return method_in_list(g, file, v);
  if (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) ent = fl_lookup_value(g, file, val);
  if (ent.kind == FL_ENT_VALUE) return func_in_value(g, ent.file, ent.id, depth + 1);
  if (ent.kind == FL_ENT_VAR) { // a variable that holds a function
    const fl_link *l = &g->links[ent.file];
    const fl_var *var = &l->f->vars[ent.id];
    uint32_t a =
        fl_map_get_or(&l->assigns, FL_KEY(var->kind == FL_VAR_LOCAL ? var->func : 1, l->sym[var->name]), 0);
    if (a && l->f->assigns[a].val && fl_val_at(g, ent.file, l->f->assigns[a].val)->kind == FL_VAL_LAMBDA)
      return (fl_ent){FL_ENT_FUNC, 3, ent.file, fl_val_at(g, ent.file, l->f->assigns[a].val)->a, 0};
    return (fl_ent){0};
  }
  if (ent.kind == FL_ENT_FUNC) return ent;
  if (v->kind == FL_VAL_FIELD) { // a method value: h.serve
    fl_tref t = fl_type_of(g, file, v->a);
    if (t.id) ent = fl_type_member(g, t.file, t.id, fl_gsym(g, file, v->b), 0);
  }
  return ent.kind == FL_ENT_FUNC ? ent : (fl_ent){0};
}

fl_ent fl_func_in_value(fl_graph *g, uint32_t file, uint32_t val) { return func_in_value(g, file, val, 0); }

// Functions that a variable or field is ever set to: `ops->connect = tcp_connect`, `{.connect = tcp_connect}`. Returns how many there
// are; above FL_MAX_IMPLEMENTATIONS nobody can tell which.
static uint32_t held_functions(fl_graph *g, fl_ent var, fl_ent *out) {
  const fl_link *l = &g->links[var.file];
  const fl_var *v = &l->f->vars[var.id];
  uint32_t n = 0;
  if (v->kind != FL_VAR_FIELD) return 0;
  uint32_t first = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, var.file, v->type_owner), l->sym[v->name]), 0);
  for (uint32_t r = first; r && n <= FL_MAX_IMPLEMENTATIONS; r = g->stored.at[r].next) {
    fl_ent func = g->stored.at[r].val ? fl_func_in_value(g, g->stored.at[r].file, g->stored.at[r].val) : (fl_ent){0};
    bool known = func.kind != FL_ENT_FUNC;
    for (uint32_t i = 0; i < n && !known; i++) known = out[i].file == func.file && out[i].id == func.id;
    if (!known) out[n++] = func;
  }
  return n;
}

static void add_held(fl_graph *g, uint32_t file, uint32_t call, fl_ent var) {
  fl_ent found[FL_MAX_IMPLEMENTATIONS + 1];
  uint32_t n = held_functions(g, var, found);
  for (uint32_t i = 0; i < n && n <= FL_MAX_IMPLEMENTATIONS; i++)
    fl_add_func(g, file, call, found[i].file, found[i].id, n == 1 ? 3 : 2, via_of(&g->links[file].f->calls[call]));
}

static void add_handlers(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  enum { MOST = 16 };
  fl_ent found[MOST];
  uint32_t n = fl_handlers_of(g, file, call, row, found, MOST);
  for (uint32_t i = 0; i < n; i++) fl_add_func(g, file, call, found[i].file, found[i].id, found[i].certainty, via_of(&g->links[file].f->calls[call]));
}

// A bus of the repository hands on what it is given: the handlers are those of what it is given here.
static void add_handlers_behind(fl_graph *g, uint32_t file, uint32_t call, fl_ent func) {
  enum { MOST = 16 };
  fl_ent found[MOST];
  uint32_t n = fl_handlers_behind(g, file, call, (fl_func_ref){func.file, func.id}, found, MOST);
  for (uint32_t i = 0; i < n; i++) fl_add_func(g, file, call, found[i].file, found[i].id, found[i].certainty, via_of(&g->links[file].f->calls[call]));
}

static void resolve_call(fl_graph *g, uint32_t file, uint32_t call) {
  fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_ent repo = {0};
  uint8_t certainty = 0;
  fl_sym callee = fl_callee_name(g, file, call, &repo, &certainty);
  l->callee[call] = callee;
  if (repo.kind == FL_ENT_TYPE)
    repo = fl_constructor(g, file, call, repo);
  else if (repo.kind == FL_ENT_FUNC && !fl_is_compiled(g, file, call))
    repo = fl_overload(g, file, call, repo);
  if (repo.kind == FL_ENT_VAR || repo.kind == FL_ENT_VALUE) {
    fl_ent held = c->callee ? fl_func_in_value(g, file, c->callee) : (fl_ent){0};
    if (held.kind) repo = held;
    else if (repo.kind == FL_ENT_VAR && l->in->naming->pointers) add_held(g, file, call, repo);
  }
  if (repo.kind == FL_ENT_FUNC) {
    fl_add_func(g, file, call, repo.file, repo.id, least(certainty, repo.certainty), via_of(c));
    add_implementations(g, file, call, repo);
    add_subtype_methods(g, file, call);
    add_handlers_behind(g, file, call, repo);
  }
  if (!c->callee && c->form == FL_CALL_PLAIN) return;
  const fl_val *value = c->callee ? fl_val_at(g, file, c->callee) : NULL;
  if (value && value->kind == FL_VAL_LAMBDA)
    fl_add_func(g, file, call, file, value->a, 4, via_of(c)); // (func() {...})()
  const fl_meaning_row *row = fl_row_for(g, file, call, callee);
  if (row) add_target(g, file, call, (fl_target){{0, 0}, row, certainty, via_of(c), false, false, 0});
  if (row && row->dispatch_to) add_handlers(g, file, call, row);
}

// ---- callbacks -------------------------------------------------------------------------------------------------------------------

static bool path_is_arg(fl_graph *g, fl_mid first, uint32_t n, fl_str name, uint32_t position, uint32_t total) {
  for (uint32_t i = 0; i < n; i++) {
    const fl_path *p = fl_models_paths(g->models, *(fl_models_path_list(g->models, first) + i));
    if (p->root == FL_ROOT_kw && name.n && fl_str_eq(fl_models_text(g->models, p->name), name)) return true;
    if (p->root != FL_ROOT_arg) continue;
    int32_t index = p->index < 0 && p->index != FL_ARG_ANY ? p->index + (int32_t)total : p->index;
    if (index == FL_ARG_ANY || index == (int32_t)position) return true;
  }
  return false;
}

// Does the call run this argument, now or later, as its model says?
bool fl_is_run(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total) {
  return row && (path_is_arg(g, row->first_invoke, row->n_invokes, name, position, total) ||
                 path_is_arg(g, row->first_spawn, row->n_spawns, name, position, total));
}

uint8_t fl_callback_via(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total) {
  if (!row) return FL_VIA_CALLBACK;
  if (path_is_arg(g, row->first_invoke, row->n_invokes, name, position, total)) return FL_VIA_CALLBACK;
  if (path_is_arg(g, row->first_spawn, row->n_spawns, name, position, total)) return FL_VIA_SPAWN;
  if (row->entry || row->mount) return FL_VIA_REGISTER; // what is mounted runs when it is asked for
  return FL_VIA_CALLBACK;
}

// `before_save :check`: a method of the type that the call stands in, named by a text that the library is said to run.
static fl_ent method_named(fl_graph *g, uint32_t file, uint32_t call, uint32_t val) {
  const fl_call *c = &g->links[file].f->calls[call];
  const fl_val *v = fl_val_at(g, file, val);
  fl_tref own = v->op == FL_LIT_STRING && c->flags & FL_CALL_IMPLICIT ? fl_type_of_self(g, file, c->recv) : (fl_tref){0};
  fl_ent ent = own.id ? fl_type_member(g, own.file, own.id, fl_gsym(g, file, v->a), 0) : (fl_ent){0};
  return ent.kind == FL_ENT_FUNC ? ent : (fl_ent){0};
}

fl_ent fl_func_in_argument(fl_graph *g, uint32_t file, uint32_t call, uint32_t i, const fl_meaning_row *row) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  const fl_arg *arg = &f->args[c->first_arg + i];
  if (fl_val_at(g, file, arg->val)->kind != FL_VAL_LIT) return fl_func_in_value(g, file, arg->val);
  return fl_is_run(g, row, f->texts[arg->name], i, c->n_args) ? method_named(g, file, call, arg->val) : (fl_ent){0};
}

// `fetch.retry(policy)`: the function that the call is made on; or functions that what it is made on has got: `agent.invoke(question)`.
static void resolve_receiver(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  bool runs = false;
  for (uint32_t i = 0; row && i < row->n_invokes; i++) {
    const fl_path *p = fl_models_paths(g->models, *(fl_models_path_list(g->models, row->first_invoke) + i));
    bool property = p->root == FL_ROOT_receiver && p->n_steps == 1;
    if (property) fl_run_made_with(g, (fl_call_ref){file, call}, fl_models_text(g->models, fl_models_steps(g->models, p->first_step)->name), FL_VIA_CALLBACK);
    runs |= p->root == FL_ROOT_receiver && !property;
  }
  fl_ent func = runs ? fl_func_in_value(g, file, g->links[file].f->calls[call].recv) : (fl_ent){0};
  if (func.kind) fl_add_func(g, file, call, func.file, func.id, 3, FL_VIA_CALLBACK);
}

// `spawn(send(mail))`: where a call runs nothing until somebody waits for it, whoever gets it decides when that is.
static void hand_over_call(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  const fl_val *v = fl_val_at(g, file, val);
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && l->in->naming->plain_async && i < l->n_targets[v->a]; i++) {
    fl_target *t = &g->targets.at[l->first_target[v->a] + i];
    if (t->func.id && t->via == FL_VIA_CALL) t->via = FL_VIA_SPAWN;
  }
}

// Functions in a list that the library is said to run.
static void resolve_listed(fl_graph *g, uint32_t file, uint32_t call, uint32_t i, const fl_meaning_row *row) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  const fl_arg *arg = &f->args[c->first_arg + i];
  bool runs = fl_is_run(g, row, f->texts[arg->name], i, c->n_args);
  if (runs && !fl_func_in_value(g, file, arg->val).kind) fl_run_listed(g, (fl_call_ref){file, call}, arg->val, fl_callback_via(g, row, f->texts[arg->name], i, c->n_args));
}

// Functions among the arguments of a call out of the repository are run by it, unless a model says otherwise.
static void resolve_callbacks(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  const fl_meaning_row *row = NULL;
  bool repo = false;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->row) row = t->row;
    if (t->func.id && t->via != FL_VIA_CALLBACK) repo = true;
  }
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &l->f->args[c->first_arg + i];
    uint8_t kind = arg->val ? fl_val_at(g, file, arg->val)->kind : 0;
    if (row && fl_callback_via(g, row, l->f->texts[arg->name], i, c->n_args) == FL_VIA_SPAWN) hand_over_call(g, file, arg->val);
    if (row && kind) resolve_listed(g, file, call, i, row);
    if (kind != FL_VAL_LAMBDA && kind != FL_VAL_REF && kind != FL_VAL_FIELD && kind != FL_VAL_LIST && kind != FL_VAL_LIT) continue;
    if (repo && !row) continue; // the repository's own function decides: see resolve_parameter_calls
    fl_ent func = fl_func_in_argument(g, file, call, i, row);
    if (func.kind && (kind == FL_VAL_LAMBDA || row))
      fl_add_func(g, file, call, func.file, func.id, row ? 3 : 2, fl_callback_via(g, row, l->f->texts[arg->name], i, c->n_args));
  }
  resolve_receiver(g, file, call, row);
}

// A named nested function or a lambda in a variable that nothing above explains runs, if at all, on behalf of its parent.
void fl_index_callers(fl_graph *g) {
  uint32_t n = g->n_funcs ? g->n_funcs : 1;
  if (!g->n_callers) g->first_caller = fl_arena_zero_n(&g->arena, n + 1, sizeof(uint32_t)), g->n_callers = fl_arena_zero_n(&g->arena, n + 1, sizeof(uint32_t));
  memset(g->n_callers, 0, (size_t)n * sizeof(uint32_t));
  uint32_t total = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t file = 1; file <= g->n_files; file++) {
      const fl_link *l = &g->links[file];
      for (uint32_t call = 1; l->in->naming && call < l->f->n_calls; call++) {
        for (uint32_t i = 0; i < l->n_targets[call]; i++) {
          const fl_target *t = &g->targets.at[l->first_target[call] + i];
          if (!t->func.id) continue;
          uint32_t to = fl_dense_func(g, t->func.file, t->func.id);
          if (pass == 1)
            g->callers.at[g->first_caller[to] + g->n_callers[to]] =
                (fl_caller){{file, call}, t->certainty, t->via, t->param_of != 0};
          g->n_callers[to]++;
          total++;
        }
      }
    }
    if (pass == 1) break;
    fl_array_clear(&g->callers);
    fl_array_reserve(&g->callers, total + 1);
    g->callers.n = total;
    for (uint32_t f = 0, first = 0; f < n; f++)
      g->first_caller[f] = first, first += g->n_callers[f], g->n_callers[f] = 0;
  }
}

#define EACH_CALL(g, first, last, file, call)                                                                \
  for (uint32_t file = (first); file <= (last); file++)                                                      \
    for (uint32_t call = 1; (g)->links[file].in->naming && call < (g)->links[file].f->n_calls; call++)

static void name_calls(fl_graph *g, uint32_t first, uint32_t last) { EACH_CALL(g, first, last, file, call) resolve_call(g, file, call); }

static void find_callbacks(fl_graph *g, uint32_t first, uint32_t last) { EACH_CALL(g, first, last, file, call) resolve_callbacks(g, file, call); }

static void resolve_part(fl_graph *g, uint32_t first, uint32_t last) {
  name_calls(g, first, last);
  find_callbacks(g, first, last);
}

static void resolve_changed(fl_graph *g, const fl_graph_input *in) {
  for (uint32_t i = 0; i < in->n_changed; i++) name_calls(g, in->changed[i].file, in->changed[i].file);
  for (uint32_t i = 0; i < in->n_changed; i++) find_callbacks(g, in->changed[i].file, in->changed[i].file);
}

void fl_resolve_calls(fl_graph *g, const fl_graph_input *in) {
  if (g->goes_on) resolve_changed(g, in);
  else fl_for_parts(g, in, resolve_part);
  fl_detach_calls(g);
  fl_join_calls(g);
  fl_index_callers(g);
  EACH_CALL(g, 1, g->n_files, file, call) fl_resolve_given(g, file, call), fl_resolve_fulfilled(g, file, call);
  fl_index_callers(g);
}
