// What code runs on without saying so, and what callbacks are handed.
//
// In: lambdas with the call that they are an argument of, extension functions. Out: the type of the object that stands behind a
// plain name in them (`client.apply { timeout = 5 }`), and what stands for their parameters. A repository function says it by the
// type of its parameter (`T.() -> Unit`), a library's by its model (`hands`).
#include "graph/known.h"

#include <string.h>

// ---- where a lambda is handed over --------------------------------------------------------------------------------------

static uint32_t position_of(const fl_facts *f, const fl_call *c, uint32_t lambda) {
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if (v->kind == FL_VAL_LAMBDA && v->a == lambda) return i;
  }
  return UINT32_MAX;
}

// The parameter of a repository function that this lambda is the argument for; 0 = none.
static uint32_t own_param(fl_graph *g, uint32_t file, uint32_t lambda, uint32_t call, fl_ent func) {
  const fl_facts *f = g->links[file].f;
  uint32_t at = position_of(f, &f->calls[call], lambda);
  return at == UINT32_MAX ? 0 : fl_param_of_arg(g, file, call, at, func.file, func.id);
}

static fl_ent called_function(fl_graph *g, uint32_t file, uint32_t call, fl_ent repo) {
  if (repo.kind == FL_ENT_TYPE) return fl_constructor(g, file, call, repo);
  return repo.kind == FL_ENT_FUNC ? fl_overload(g, file, call, repo) : (fl_ent){0};
}

fl_mid fl_passed_path(const fl_graph *g, const fl_meaning_row *row, int32_t index) {
  for (uint32_t i = 0; row && i < row->n_hands; i++) {
    const fl_setting *s = fl_models_settings(g->models, row->first_hand) + i;
    fl_str name = fl_models_text(g->models, s->name);
    int64_t n;
    bool same = index == FL_PASSED_SELF ? fl_str_eq_c(name, "self") : fl_str_to_int64(name, &n) && n == index;
    if (same) return s->from;
  }
  return 0;
}

static fl_tref element_of(fl_graph *g, uint32_t file, fl_tref t) {
  if (t.flags & FL_TREF_LIST) return t.flags &= (uint8_t)~FL_TREF_LIST, t;
  return t.arg ? fl_type_by_name(g, file, t.arg, t.certainty) : (fl_tref){0};
}

// The function that a call is handed, the last one of its arguments; none when it is not seen.
fl_ent fl_callback_of(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  for (uint32_t i = c->n_args; i-- > 0;) {
    fl_ent func = fl_func_in_value(g, file, f->args[c->first_arg + i].val);
    if (func.kind == FL_ENT_FUNC) return func;
  }
  return (fl_ent){0};
}

fl_tref fl_type_library_makes(fl_graph *g, uint32_t file, fl_sym function) {
  const fl_meaning_row *const *rows, *row;
  if (!fl_known_calls(g, file, function, &rows)) return (fl_tref){0};
  row = rows[0];
  fl_str name = fl_models_text(g->models, row->returns);
  bool known = name.n && !row->n_returns && !row->returns_path && fl_str_find_char(name, '$') == FL_STR_NONE;
  return known ? fl_type_by_name(g, file, fl_intern_add(&g->names, name), 3) : (fl_tref){0};
}

// What the function gives back that is the last argument of the call.
static fl_tref type_given_back(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  fl_ent func = fl_callback_of(g, file, call);
  if (func.kind == FL_ENT_FUNC) return fl_result_of(g, func, 0);
  fl_ent library = c->n_args ? fl_lookup_value(g, file, f->args[c->first_arg + c->n_args - 1].val) : (fl_ent){0};
  return library.kind == FL_ENT_EXTERN ? fl_type_library_makes(g, file, library.name) : (fl_tref){0};
}

static fl_tref type_of_callback(fl_graph *g, uint32_t file, uint32_t call, fl_str what) {
  fl_ent func = fl_callback_of(g, file, call);
  int64_t index;
  if (fl_str_eq_c(what, "result")) return type_given_back(g, file, call);
  if (func.kind != FL_ENT_FUNC) return (fl_tref){0};
  if (fl_str_eq_c(what, "self")) return fl_self_type(g, func.file, func.id);
  return fl_str_to_int64(what, &index) ? fl_passed_type(g, func.file, func.id, (int32_t)index) : (fl_tref){0};
}

fl_tref fl_type_of_path(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_mid path) {
  const fl_path *p = fl_models_paths(g->models, path);
  const fl_call *c = &g->links[file].f->calls[call];
  fl_tref t = {0};
  if (p->root == FL_ROOT_callback) t = type_of_callback(g, file, call, fl_models_text(g->models, p->name));
  if (p->root == FL_ROOT_new)
    t = fl_type_by_name(g, file, fl_intern_add(&g->names, fl_models_text(g->models, p->name)), 3);
  uint32_t recv = fl_receiver_of(g, file, call, row);
  if (p->root == FL_ROOT_receiver) t = recv ? fl_type_of(g, file, recv) : fl_self_type(g, file, fl_self_func(g, file, c->func));
  if (p->root == FL_ROOT_arg) {
    uint32_t arg = fl_call_arg(g, file, call, p->index);
    t = arg ? fl_type_of(g, file, arg) : t;
  }
  t.flags &= (uint8_t)~FL_TREF_CLASS;
  for (uint32_t i = 0; i < p->n_steps && t.name; i++) {
    const fl_path_step *step = fl_models_steps(g->models, p->first_step) + i;
    t = step->name ? fl_type_of_field(g, file, t, fl_intern_add(&g->names, fl_models_text(g->models, step->name))) : element_of(g, file, t);
  }
  return t;
}

// `param`: one that holds a function.
static fl_tref type_of_param(fl_graph *g, uint32_t file, uint32_t param, int32_t index) {
  const fl_param *p = &g->links[file].f->params[param];
  bool on = (p->flags & FL_PARAM_ON) != 0;
  if (!param || !p->type_arg || on != (index == FL_PASSED_SELF) || index > 0) return (fl_tref){0};
  return fl_type_of_text(g, file, p->func, fl_gsym(g, file, p->type_arg));
}

fl_tref fl_passed_type(fl_graph *g, uint32_t file, uint32_t lambda, int32_t index) {
  const fl_link *l = &g->links[file];
  uint32_t call = l->lambda_call[lambda];
  if (!call) return type_of_param(g, file, l->default_of[lambda], index);
  fl_ent repo;
  uint8_t certainty;
  fl_sym callee = fl_callee_name(g, file, call, &repo, &certainty);
  fl_ent func = called_function(g, file, call, repo);
  if (func.kind == FL_ENT_FUNC) return type_of_param(g, func.file, own_param(g, file, lambda, call, func), index);
  const fl_meaning_row *row = fl_row_for(g, file, call, callee);
  fl_mid path = fl_passed_path(g, row, index);
  return path ? fl_type_of_path(g, file, call, row, path) : (fl_tref){0};
}

// ---- the object behind plain names --------------------------------------------------------------------------------------

// Does anything run lambdas of this file on an object of its choice? In most languages nothing does.
static bool may_run_on(const fl_graph *g, uint32_t file) { return !g->runs_on || g->runs_on[g->links[file].f->language]; }

static bool has_param_on(const fl_facts *f) {
  for (uint32_t i = 1; i < f->n_params; i++)
    if (f->params[i].flags & FL_PARAM_ON) return true;
  return false;
}

static void find_languages_that_run_on(fl_graph *g) {
  bool *runs_on = fl_arena_zero_n(&g->arena, UINT8_MAX + 1u, sizeof *runs_on), *asked = fl_arena_zero_n(&g->arena, UINT8_MAX + 1u, sizeof *asked);
  bool any = false; // a function of the repository does, perhaps for another language
  for (uint32_t file = 1; file <= g->n_files && !any; file++) any = has_param_on(g->links[file].f);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint16_t language = g->links[file].f->language;
    FL_ASSERT(language <= UINT8_MAX);
    if (!g->links[file].in->naming || asked[language]) continue;
    asked[language] = true;
    runs_on[language] = any || fl_models_hand_self(g->models, g->links[file].in->naming->language);
  }
  g->runs_on = runs_on;
}

static fl_tref find_self(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  if (f->flags & FL_FUNC_ADDED) return fl_type_of_text(g, file, 0, l->sym[f->owner_name]);
  return f->flags & FL_FUNC_LAMBDA && may_run_on(g, file) ? fl_passed_type(g, file, func, FL_PASSED_SELF) : (fl_tref){0};
}

fl_tref fl_self_type(fl_graph *g, uint32_t file, uint32_t func) {
  if (!func || !(g->links[file].f->funcs[func].flags & (FL_FUNC_ADDED | FL_FUNC_LAMBDA))) return (fl_tref){0};
  fl_tref *memo = &g->links[file].selves[func];
  if (memo->certainty) return memo->certainty >= FL_SELF_ASKING ? (fl_tref){0} : *memo;
  if (g->base || g->whole) return find_self(g, file, func); // views and parts do not write what others read
  memo->certainty = FL_SELF_ASKING;
  fl_tref t = find_self(g, file, func);
  memo = &g->links[file].selves[func];
  *memo = t;
  if (!t.name) *memo = (fl_tref){.certainty = FL_SELF_NONE};
  else if (!t.certainty) memo->certainty = 1;
  return t;
}

uint32_t fl_self_func(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    if (fl_self_type(g, file, func).name) return func;
    if (l->f->funcs[func].owner && !(l->f->funcs[func].flags & FL_FUNC_LAMBDA)) return 0;
  }
  return 0;
}

void fl_find_selves(fl_graph *g) {
  if (!g->runs_on) find_languages_that_run_on(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t func = 1; l->in->naming && l->in->naming->implicit_members && func < l->f->n_funcs; func++) fl_self_type(g, file, func);
  }
}

// ---- members that need no receiver --------------------------------------------------------------------------------------

// A row for names of any type (`*.*Client`) is none about this one.
static bool has_method(fl_graph *g, uint32_t file, fl_sym type, fl_sym name) {
  const fl_meaning_row *const *rows;
  uint32_t n = fl_known_calls(g, file, fl_canonical(g, file, fl_join(g, type, ".", name)), &rows);
  for (uint32_t i = 0; i < n; i++)
    if (!rows[i]->loose) return true;
  return false;
}

static bool model_has_member(fl_graph *g, uint32_t file, fl_sym type, fl_sym name, uint32_t depth) {
  if (has_method(g, file, type, name)) return true;
  const fl_type_model *m = fl_known_type(g, file, type);
  for (uint32_t i = 0; m && i < m->n_fields; i++)
    if (fl_str_eq(fl_models_text(g->models, *(fl_models_texts(g->models, m->first_field) + (size_t)2 * i)), fl_intern_text(&g->names, name)))
      return true;
  for (uint32_t i = 0; m && i < m->n_supers && depth < FL_MAX_SUPERS; i++) {
    fl_text super = *(fl_models_texts(g->models, m->first_super) + i);
    if (model_has_member(g, file, fl_intern_add(&g->names, fl_models_text(g->models, super)), name, depth + 1)) return true;
  }
  return false;
}

bool fl_is_known_member(fl_graph *g, uint32_t file, fl_tref t, fl_sym name) {
  fl_tref super = t.id ? fl_extern_super(g, t, 0) : t;
  return super.name && model_has_member(g, file, super.name, name, 0);
}

// A member of what the function runs on: of the repository's type, or one that a model knows.
fl_ent fl_member_of_self(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  fl_tref t = fl_self_type(g, file, func);
  if (!t.name) return (fl_ent){0};
  if (t.id) {
    fl_ent found = fl_type_member(g, t.file, t.id, name, 0);
    if (found.kind) return found;
  }
  if (fl_is_known_member(g, file, t, name)) return (fl_ent){FL_ENT_IMPLICIT, t.certainty, file, func, name};
  fl_ent extension = fl_find_extension(g, file, t, name);
  return extension.kind == FL_ENT_FUNC ? extension : (fl_ent){0};
}

// The type whose members the methods of this function's owner, or of a type around that, have by inheritance from a library.
static fl_tref inherited_type(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  fl_tref found = {0};
  uint32_t type = l->f->funcs[func].owner;
  for (uint32_t depth = 0; type && !found.name && depth < 8; type = l->f->types[type].outer, depth++)
    found = fl_extern_super(g, (fl_tref){l->type_name[type], file, type, 4, 0, 0}, 0);
  return found;
}

// A member that a model knows of the library's class that this function's owner extends.
fl_ent fl_library_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  fl_tref t = inherited_type(g, file, func);
  return t.name && fl_is_known_member(g, file, t, name) ? (fl_ent){FL_ENT_IMPLICIT, t.certainty, file, func, name} : (fl_ent){0};
}

static bool has_unseen_wildcard(const fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_imports; i++)
    if (f->imports[i].wildcard && !fl_resolve_module(g, file, f->texts[f->imports[i].module])) return true;
  return false;
}

// A name that nothing else explains is a member of what the code runs on, as that is a library's and not seen whole.
fl_ent fl_inherited_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_str text = fl_intern_text(&g->names, name);
  bool type = l->in->naming->type_call_constructs && text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
  if (!l->in->naming->implicit_members || type) return (fl_ent){0};
  uint8_t certainty = l->in->naming->extensions && has_unseen_wildcard(g, file) ? 1 : 2; // modules hold functions, too
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    fl_tref t = fl_self_type(g, file, func);
    if (!t.name) t = inherited_type(g, file, func);
    if (t.id) t = fl_extern_super(g, t, 0);
    if (t.name) return (fl_ent){FL_ENT_IMPLICIT, certainty, file, func, name};
  }
  return (fl_ent){0};
}

// What a FL_ENT_IMPLICIT is a member of.
fl_tref fl_type_behind(fl_graph *g, fl_ent ent) {
  fl_tref t = fl_self_type(g, ent.file, ent.id);
  if (!t.name) t = inherited_type(g, ent.file, ent.id);
  return t.id ? fl_extern_super(g, t, 0) : t;
}
