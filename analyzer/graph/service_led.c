// Which programs run a function of a library that several are built with.
//
// In: calls, what containers are told to make, which types are named where. Out: g->led_to. A function runs in the programs whose code leads
// to it: by calls, or, where no caller of it is seen, by naming its type (a container makes it, a host starts it, a type of theirs descends
// from it). A method that a type of the repository declares as well is called by those who ask for that type: whose container makes one that
// nobody asks for does not run it. Only what a library finds by itself (a controller, a handler that nobody names) runs in all that are built
// with it; the rest of what nobody leads to runs nowhere.
#include "graph/graph_p.h"
#include "graph/service_p.h"

enum { SURE = 3 }; // certainty of a call

typedef struct naming { // of a type, at a place
  fl_func_ref by;
  uint32_t next;
} naming;

typedef struct leads {
  fl_graph *g;
  FL_ARRAY(naming) namings; // 0 is a dummy
  fl_map first, asked;      // dense type -> namings: all that run it; those who are given one by its type
  fl_map provides;          // calls that register
} leads;

static bool is_shared_file(const fl_graph *g, uint32_t file) { return fl_is_shared_unit(g, g->service_of_file[file]); }
static fl_bits *led_of(const fl_graph *g, uint32_t file, uint32_t func) { return &g->led_to[fl_dense_func(g, file, func)]; }

// ---- by calls -----------------------------------------------------------------------------------------------------------------------------

static bool add_common(fl_bits *into, const fl_bits *users, const fl_bits *of) {
  bool grew = false;
  for (uint32_t i = fl_bits_next(of, 0); i != FL_BITS_NONE; i = fl_bits_next(of, i + 1)) grew |= fl_bits_has(users, i) && fl_bits_set(into, i);
  return grew;
}

// Those that run `by`, as far as they are built with the library.
static bool add_runner(fl_graph *g, fl_bits *into, const fl_bits *users, fl_func_ref by) {
  uint32_t service = g->service_of_file[by.file];
  if (fl_in_test(g, by.file, by.id)) return false;
  if (fl_is_shared_unit(g, service)) return add_common(into, users, by.id ? led_of(g, by.file, by.id) : fl_users_of(g, by.file));
  return fl_bits_has(users, service) && fl_bits_set(into, service);
}

// Callers that are sure; what may be one of several functions is one of theirs only where nothing else is known.
static bool lead_to(fl_graph *g, uint32_t file, uint32_t func, uint8_t least) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers), parent = g->links[file].f->funcs[func].parent;
  fl_bits *into = led_of(g, file, func);
  const fl_bits *users = fl_users_of(g, file);
  bool grew = false;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = callers[i].call.file;
    if (callers[i].certainty >= least) grew |= add_runner(g, into, users, (fl_func_ref){at, g->links[at].f->calls[callers[i].call.id].func});
  }
  if (!n && parent) grew |= add_runner(g, into, users, (fl_func_ref){file, parent});
  return grew;
}

static bool lead_by_calls(fl_graph *g) {
  bool grew = false;
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t func = 1; is_shared_file(g, file) && func < g->links[file].f->n_funcs; func++) grew |= lead_to(g, file, func, SURE);
  return grew;
}

// By others than tests, for sure.
static bool is_called(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
  for (uint32_t i = 0; i < n; i++) {
    fl_call_ref call = callers[i].call;
    if (callers[i].certainty >= SURE && !fl_in_test(g, call.file, g->links[call.file].f->calls[call.id].func)) return true;
  }
  return false;
}

// ---- by names of types ----------------------------------------------------------------------------------------------------------------------

static void add_naming(leads *l, fl_map *into, uint32_t dense, fl_func_ref by) {
  uint32_t head = fl_map_get_or(into, dense, 0);
  const naming *last = &l->namings.at[head];
  if (head && last->by.file == by.file && last->by.id == by.id) return;
  fl_array_push(&l->namings, ((naming){by, head}));
  fl_map_put(into, dense, l->namings.n - 1);
}

// Who names a type names what it is made from.
static void note(leads *l, fl_tref t, fl_func_ref by, uint32_t depth) {
  fl_graph *g = l->g;
  if (!t.id || depth > FL_MAX_SUPERS) return;
  if (is_shared_file(g, t.file)) add_naming(l, &l->first, fl_dense_type(g, t.file, t.id), by);
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  for (uint32_t i = 0; i < supers->n; i++) note(l, supers->at[i], by, depth + 1);
}

static void note_asked(leads *l, fl_tref t, fl_func_ref by) {
  if (t.id) add_naming(l, &l->asked, fl_dense_type(l->g, t.file, t.id), by);
  fl_tref held = t.arg ? fl_type_by_name(l->g, by.file, t.arg, t.certainty) : (fl_tref){0}; // IEnumerable<INotes>
  if (held.id) add_naming(l, &l->asked, fl_dense_type(l->g, held.file, held.id), by);
}

static void note_call(leads *l, uint32_t file, uint32_t call) {
  fl_graph *g = l->g;
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  fl_func_ref by = {file, c->func};
  for (int32_t i = 0; i < (c->type_arg2 ? 2 : c->type_arg ? 1 : 0); i++) {
    fl_tref t = fl_type_argument(g, file, call, i);
    note(l, t, by, 0);
    if (!fl_map_get_or(&l->provides, FL_KEY(file, call), 0)) note_asked(l, t, by);
  }
  if (c->form == FL_CALL_NEW && c->value) note(l, fl_type_of(g, file, c->value), by, 0), note_asked(l, fl_type_of(g, file, c->value), by);
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    if (f->values[val].kind == FL_VAL_TYPE) note(l, fl_type_of(g, file, val), by, 0);
  }
}

static void note_provided(leads *l) {
  fl_graph *g = l->g;
  for (uint32_t i = 1; i < g->providers.n; i++) {
    const fl_provider *p = &g->providers.at[i];
    if (!p->call || g->links[p->file].in->marks & FL_MARK_TEST) continue;
    note(l, fl_made_by(g, p), (fl_func_ref){p->file, g->links[p->file].f->calls[p->call].func}, 0);
    fl_map_put(&l->provides, FL_KEY(p->file, p->call), 1);
  }
}

// What a type of a program is made from is named by the program, and asked for.
static void note_declared(leads *l, uint32_t file) {
  const fl_link *link = &l->g->links[file];
  for (uint32_t type = 1; type < link->f->n_types; type++) {
    note(l, (fl_tref){link->type_name[type], file, type, 4, 0, 0}, (fl_func_ref){file, 0}, 0);
    const fl_supers *supers = fl_supers_of(l->g, file, type);
    for (uint32_t i = 0; i < supers->n && link->f->types[type].kind != FL_TYPE_INTERFACE; i++) note_asked(l, supers->at[i], (fl_func_ref){file, 0});
  }
}

static void note_file(leads *l, uint32_t file) {
  const fl_link *link = &l->g->links[file];
  for (uint32_t call = 1; call < link->f->n_calls; call++) note_call(l, file, call);
  for (uint32_t param = 1; param < link->f->n_params; param++)
    note_asked(l, fl_type_of_ent(l->g, (fl_ent){FL_ENT_PARAM, 4, file, param, 0}), (fl_func_ref){file, link->f->params[param].func});
  for (uint32_t var = 1; var < link->f->n_vars; var++)
    if (link->f->vars[var].kind == FL_VAR_FIELD && !is_shared_file(l->g, file)) note_asked(l, fl_type_of_ent(l->g, (fl_ent){FL_ENT_VAR, 4, file, var, 0}), (fl_func_ref){file, 0});
  if (!is_shared_file(l->g, file)) note_declared(l, file);
}

static void note_all(leads *l) {
  fl_graph *g = l->g;
  fl_array_push(&l->namings, ((naming){0}));
  note_provided(l);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming && !(g->links[file].in->marks & FL_MARK_TEST)) note_file(l, file);
}

// A type that names itself is named by nobody.
static bool is_inside(const fl_graph *g, fl_func_ref by, uint32_t dense) {
  const fl_facts *f = g->links[by.file].f;
  for (uint32_t func = by.id; func; func = f->funcs[func].parent)
    if (f->funcs[func].owner && fl_dense_type(g, by.file, f->funcs[func].owner) == dense) return true;
  return false;
}

// Those that name the type at a place outside of it.
static bool add_namers(leads *l, const fl_map *of, uint32_t dense, const fl_bits *users, fl_bits *into) {
  bool any = false;
  for (uint32_t i = fl_map_get_or(of, dense, 0); i; i = l->namings.at[i].next) {
    if (is_inside(l->g, l->namings.at[i].by, dense)) continue;
    any = true;
    add_runner(l->g, into, users, l->namings.at[i].by);
  }
  return any;
}

// Adds who asks for a type that declares the method, above its own; false: none of the repository does.
static bool add_askers(leads *l, uint32_t file, uint32_t type, fl_sym method, const fl_bits *users, fl_bits *into, uint32_t depth) {
  fl_graph *g = l->g;
  const fl_supers *supers = fl_supers_of(g, file, type);
  bool declared = false;
  for (uint32_t i = 0; i < supers->n && depth < FL_MAX_SUPERS; i++) {
    fl_tref super = supers->at[i];
    if (!super.id) continue;
    bool here = fl_own_member(g, super.file, super.id, method).kind == FL_ENT_FUNC;
    bool above = add_askers(l, super.file, super.id, method, users, into, depth + 1);
    if (here || above) declared = true, add_namers(l, &l->asked, fl_dense_type(g, super.file, super.id), users, into);
  }
  return declared;
}

// Is it a method that only code of the repository calls, by a type that nobody asks for?
static bool is_asked_for(leads *l, uint32_t file, uint32_t func, const fl_bits *users, fl_bits *by) {
  const fl_link *link = &l->g->links[file];
  uint32_t owner = link->f->funcs[func].owner;
  fl_sym method = link->sym[link->f->funcs[func].name];
  if (!method || !add_askers(l, file, owner, method, users, by, 0)) return false;
  add_namers(l, &l->asked, fl_dense_type(l->g, file, owner), users, by);
  return true;
}

static bool lead_by_names(leads *l, uint32_t file, uint32_t func, bool *is_named) {
  fl_graph *g = l->g;
  uint32_t owner = g->links[file].f->funcs[func].owner;
  const fl_bits *users = fl_users_of(g, file);
  fl_bits by = {0}, asked = {0};
  *is_named = owner && add_namers(l, &l->first, fl_dense_type(g, file, owner), users, &by);
  if (owner && is_asked_for(l, file, func, users, &asked)) fl_bits_and(&by, &asked), *is_named = true;
  bool grew = fl_bits_or(led_of(g, file, func), &by);
  fl_bits_release(&by);
  fl_bits_release(&asked);
  return grew;
}

// Of several types that have the method it is none that nobody makes.
static bool lead_by_chance(leads *l) {
  fl_graph *g = l->g;
  bool grew = false;
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t func = 1; is_shared_file(g, file) && func < g->links[file].f->n_funcs; func++) {
      uint32_t owner = g->links[file].f->funcs[func].owner;
      const fl_bits *users = fl_users_of(g, file);
      fl_bits named = {0}, asked = {0};
      bool made = !owner || add_namers(l, &l->first, fl_dense_type(g, file, owner), users, &named) || !is_asked_for(l, file, func, users, &asked);
      if (made && !fl_bits_count(led_of(g, file, func))) grew |= lead_to(g, file, func, 1);
      fl_bits_release(&named), fl_bits_release(&asked);
    }
  return grew;
}

// What nobody calls is handed to a call by its name, or handed on inside its own type: then it runs where the rest of the type does.
static bool lead_inside(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_facts *f = g->links[file].f;
  uint32_t call = fl_map_get_or(&g->handed_calls, FL_KEY(file, func), 0);
  bool grew = call && add_runner(g, led_of(g, file, func), fl_users_of(g, file), (fl_func_ref){file, f->calls[call].func});
  for (uint32_t other = 1; f->funcs[func].owner && f->funcs[func].flags & FL_FUNC_PRIVATE && other < f->n_funcs; other++)
    if (f->funcs[other].owner == f->funcs[func].owner && other != func) grew |= fl_bits_or(led_of(g, file, func), led_of(g, file, other));
  return grew;
}

// ---- by what a library finds itself -----------------------------------------------------------------------------------------------------------

static bool has_library_super(const fl_graph *g, uint32_t file, uint32_t type, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, file, type);
  for (uint32_t i = 0; i < supers->n && depth < FL_MAX_SUPERS; i++)
    if (!supers->at[i].id || has_library_super(g, supers->at[i].file, supers->at[i].id, depth + 1)) return true;
  return false;
}

static bool is_found_by_library(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_facts *f = g->links[file].f;
  const fl_func *one = &f->funcs[func];
  if (one->n_annots || one->flags & FL_FUNC_MODULE) return true;
  return one->owner && (f->types[one->owner].n_annots || has_library_super(g, file, one->owner, 0));
}

// ---- all of it ------------------------------------------------------------------------------------------------------------------------------

static bool lead_uncalled(leads *l, bool found) {
  fl_graph *g = l->g;
  bool grew = false, is_named;
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t func = 1; is_shared_file(g, file) && func < g->links[file].f->n_funcs; func++) {
      if (is_called(g, file, func)) continue;
      grew |= lead_by_names(l, file, func, &is_named) || lead_inside(g, file, func);
      if (found && !is_named && is_found_by_library(g, file, func)) grew |= fl_bits_or(led_of(g, file, func), fl_users_of(g, file));
    }
  return grew;
}

static void lead_on(leads *l, bool found) {
  bool grew = true;
  for (uint32_t turn = 0; turn < FL_MAX_LEADS && grew; turn++) {
    grew = lead_uncalled(l, found);
    for (uint32_t again = 0; again < FL_MAX_LEADS && lead_by_calls(l->g); again++) grew = true;
  }
}

void fl_find_led_to(fl_graph *g) {
  leads l = {.g = g};
  if (!g->shares) return;
  g->led_to = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, sizeof *g->led_to);
  fl_find_module_users(g);
  note_all(&l);
  lead_on(&l, false);
  lead_on(&l, true);
  if (lead_by_chance(&l)) lead_on(&l, false);
  fl_array_release(&l.namings);
  fl_map_release(&l.first);
  fl_map_release(&l.asked);
  fl_map_release(&l.provides);
}
