// What a container hands out: for a type, the object that annotated functions and registrations provide.
//
// In: annotations on functions (`@Bean`) and calls that register (`services.AddSingleton<I, C>()`), as models describe them. Out: per type
// its providers; for a place that asks for a type, the origins of what it gets. An object that the container makes itself has the steps
// of its registration on its chain: what the callbacks there and the calls behind it in the same chain do to it is done to it.
#include "graph/origin_p.h"
#include "graph/text_p.h"

#include <string.h>

// ---- collecting -----------------------------------------------------------------------------------------------------------

static void add_provider(fl_graph *g, fl_provider p) {
  if (!p.type) return;
  p.next = fl_map_get_or(&g->provides, p.type, 0);
  fl_array_push(&g->providers, p);
  fl_map_put(&g->provides, p.type, g->providers.n - 1);
}

static void add_annotated(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_func *f = &g->links[file].f->funcs[func];
  const fl_meaning_row *rows[8];
  for (uint32_t i = 0; i < f->n_annots; i++) {
    uint32_t n = fl_annotation_rows(g, file, func, f->first_annot + i, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->provides)
        add_provider(g, (fl_provider){.file = file, .func = func, .type = fl_result_of(g, (fl_ent){FL_ENT_FUNC, 4, file, func, 0}, 0).name, .row = rows[r]});
  }
}

// What a lambda returns, or the type of the value itself.
static fl_tref type_of_given(fl_graph *g, uint32_t file, uint32_t val) {
  if (fl_val_at(g, file, val)->kind == FL_VAL_LIT) return (fl_tref){0}; // a name
  fl_ent func = val ? fl_func_in_value(g, file, val) : (fl_ent){0};
  if (func.kind == FL_ENT_FUNC) return fl_result_of(g, func, 0);
  fl_tref t = val ? fl_type_of(g, file, val) : (fl_tref){0};
  return t.flags &= (uint8_t)~FL_TREF_CLASS, t; // the class itself stands for its objects
}

// The type that a path leads to: a type argument, the type of an argument, or what the receiver holds (Builder<T>).
fl_tref fl_type_at_path(fl_graph *g, uint32_t file, uint32_t call, fl_mid path) {
  const fl_path *p = fl_models_paths(g->models, path);
  const fl_call *c = &g->links[file].f->calls[call];
  if (!path) return (fl_tref){0};
  if (p->root == FL_ROOT_targ) return fl_type_argument(g, file, call, p->index);
  if (p->root == FL_ROOT_arg) return type_of_given(g, file, fl_call_arg(g, file, call, p->index));
  fl_tref t = p->root == FL_ROOT_receiver && c->recv ? fl_type_of(g, file, c->recv) : (fl_tref){0};
  return t.arg ? fl_type_by_name(g, file, t.arg, t.certainty) : (fl_tref){0};
}

// The function with type parameters that the call stands in; 0: there is none.
static uint32_t generic_around(const fl_facts *f, uint32_t call) {
  uint32_t func = f->calls[call].func;
  while (func && !f->funcs[func].n_tparams) func = f->funcs[func].parent;
  return func;
}

static fl_tref made_by(fl_graph *g, const fl_provider *p) {
  const fl_provision *m = fl_models_provisions(g->models, p->provision);
  fl_tref made = fl_type_at_path(g, p->file, p->call, m->made);
  if (made.name) return made;
  if (m->named_type) return fl_type_by_name(g, p->file, p->type, 4);
  return fl_type_at_path(g, p->file, p->call, m->type);
}

fl_tref fl_made_by(fl_graph *g, const fl_provider *p) {
  const fl_type_args *outer = g->type_args;
  fl_type_args args;
  if (!p->through.id) return made_by(g, p);
  args = fl_type_args_at(g, p->through, (fl_func_ref){p->file, generic_around(g->links[p->file].f, p->call)});
  g->type_args = &args;
  fl_tref made = made_by(g, p);
  g->type_args = outer;
  return made;
}

// The name that a registration gives; "" when it gives none.
static fl_str given_name(fl_graph *g, const fl_provider *p) {
  const fl_provision *m = p->call ? fl_models_provisions(g->models, p->provision) : NULL;
  const fl_path *path = m && m->name ? fl_models_paths(g->models, m->name) : NULL;
  uint32_t val = path && path->root == FL_ROOT_arg ? fl_call_arg(g, p->file, p->call, path->index) : 0;
  fl_str text;
  return val && fl_const_text(g, p->file, val, &text) ? text : (fl_str){0};
}

// `bind('mail.client', ...)`: what is provided goes by a name that is no type.
static bool is_named(fl_graph *g, uint32_t file, uint32_t call, fl_mid type) {
  const fl_path *p = type ? fl_models_paths(g->models, type) : NULL;
  return p && p->root == FL_ROOT_arg && fl_val_at(g, file, fl_call_arg(g, file, call, p->index))->kind == FL_VAL_LIT;
}

static void add_registration(fl_graph *g, uint32_t file, uint32_t call, fl_call_ref through) {
  const fl_link *l = &g->links[file];
  for (uint32_t t = 0; t < l->n_targets[call]; t++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + t].row;
    if (row && row->told && !through.id) fl_array_push(&g->tellings, ((fl_call_ref){file, call}));
    for (uint32_t i = 0; row && i < row->n_provisions; i++) {
      const fl_provision *m = fl_models_provisions(g->models, row->first_provision + i);
      fl_provider p = {.file = file, .call = call, .provision = row->first_provision + i, .row = row, .through = through};
      fl_tref type = fl_type_at_path(g, file, call, m->type);
      p.type = m->named_type ? fl_intern_add(&g->names, fl_models_text(g->models, m->named_type)) : type.name;
      if (!p.type && m->from && !is_named(g, file, call, m->type)) p.type = fl_type_at_path(g, file, call, m->from).name; // AddSingleton(new C())
      p.arg = m->named_type ? 0 : type.arg;
      if (m->owner) p.owner = fl_type_at_path(g, file, call, m->owner).name;
      bool meant = (!m->owner || p.owner) && (!m->name || given_name(g, &p).n);
      if (meant) add_provider(g, p);
    }
  }
}

// `AddStore<Orders>(..)`: a function with type parameters registers what each of its callers names.
static void add_for_callers(fl_graph *g, uint32_t file, uint32_t call, uint32_t func) {
  const fl_type_args *outer = g->type_args;
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    fl_type_args args = fl_type_args_at(g, callers[i].call, (fl_func_ref){file, func});
    if (!args.of_func[0].name || fl_in_test(g, callers[i].call.file, fl_graph_call(g, callers[i].call)->func)) continue;
    g->type_args = &args;
    add_registration(g, file, call, callers[i].call);
    g->type_args = outer;
  }
}

static void add_registered(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  bool registers = false;
  for (uint32_t t = 0; t < l->n_targets[call]; t++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + t].row;
    registers |= row && (row->n_provisions || row->told);
  }
  if (!registers) return;
  add_registration(g, file, call, (fl_call_ref){0, 0});
  uint32_t func = generic_around(l->f, call);
  if (func && l->f->calls[call].type_arg) add_for_callers(g, file, call, func);
}

void fl_find_providers(fl_graph *g) {
  for (uint32_t file = g->n_files; file >= 1; file--) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    for (uint32_t func = l->f->n_funcs; func-- > 1;) add_annotated(g, file, func);
    for (uint32_t call = l->f->n_calls; call-- > 1;) add_registered(g, file, call);
  }
}

// ---- objects that the container makes ----------------------------------------------------------------------------------------

// An object that a container provides: for types that it makes by itself with nothing set, an object; otherwise unknown.
fl_origin fl_injected(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty) {
  fl_graph *g = a->g;
  const fl_type_model *m = t.name && !t.id ? fl_models_type(g->models, g->links[file].in->naming->language,
                                                            fl_intern_text(&g->names, t.name))
                                           : NULL;
  if (m && m->construct_inject)
    return (fl_origin){.kind = FL_FROM_OBJECT,
                       .certainty = certainty < 3 ? certainty : 3,
                       .file = file,
                       .chain = chain,
                       .type = t,
                       .name = t.name};
  fl_origin o = fl_unknown(a, "an object that a container provides", file, 0, chain);
  o.type = t;
  return o;
}

// ---- registrations ------------------------------------------------------------------------------------------------------------

typedef struct registration { // followed from its call on
  fl_ask *a;
  const fl_provider *p;
  fl_tref type; // of the object
  const fl_step *chain;
  bool open; // something unseen may set the object up
} registration;

static void through_parameters(registration *r, uint32_t file, uint32_t func) {
  fl_graph *g = r->a->g;
  const fl_func *f = &g->links[file].f->funcs[func];
  for (uint32_t i = 0; i < f->n_params; i++) {
    uint32_t param = f->first_param + i;
    fl_tref t = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, param, 0});
    if (t.name && fl_type_is(g, file, r->type, t, 0))
      r->chain = fl_step_at(r->a, r->chain, FL_STEP_parameter, file, FL_STEP_AT_PARAM, param, fl_gsym(g, file, g->links[file].f->params[param].name));
  }
}

// A call of the registration's chain: a setter of the object, whose callbacks are handed the object.
static void through_call(registration *r, uint32_t file, uint32_t call) {
  fl_graph *g = r->a->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  r->chain = fl_step_at(r->a, r->chain, FL_STEP_setter, file, FL_STEP_AT_CALL, call, l->callee[call]);
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = l->f->args[c->first_arg + i].val;
    uint8_t kind = l->f->values[val].kind;
    fl_ent func = fl_func_in_value(g, file, val);
    if (func.kind == FL_ENT_FUNC) through_parameters(r, func.file, func.id);
    else if (kind == FL_VAL_REF || kind == FL_VAL_FIELD) r->open |= fl_str_starts_c(fl_intern_text(&g->names, fl_type_of(g, file, val).name), "System.Action");
  }
}

static uint32_t call_on(const fl_link *l, uint32_t call) { // the one whose receiver is the result of this one
  const fl_call *c = &l->f->calls[call];
  for (uint32_t next = l->func_first_call[c->func]; next; next = l->call_next[next])
    if (l->f->calls[next].recv == c->value && c->value) return next;
  return 0;
}

static uint32_t kept_in(const fl_link *l, uint32_t call) { // the variable that the result is assigned to
  for (uint32_t i = 1; i < l->f->n_assigns; i++)
    if (l->f->assigns[i].val == l->f->calls[call].value) return l->f->assigns[i].var;
  return 0;
}

static void through_chain(registration *r, uint32_t file, uint32_t call, uint32_t depth) {
  fl_graph *g = r->a->g;
  const fl_link *l = &g->links[file];
  uint32_t last = call;
  for (uint32_t n = 0; call && n < 32; n++) {
    through_call(r, file, call);
    last = call, call = call_on(l, call);
  }
  uint32_t var = depth ? 0 : kept_in(l, last); // var builder = services.AddHttpClient("x"); builder.ConfigureHttpClient(..);
  for (uint32_t u = var ? fl_map_get_or(&g->slot_uses[FL_STORE_VAR], FL_KEY(file, var), 0) : 0; u; u = g->uses.at[u].next)
    if (g->uses.at[u].kind == FL_USE_RECEIVER && g->uses.at[u].file == file) through_chain(r, file, g->uses.at[u].id, depth + 1);
}

static void from_registration(fl_ask *a, const fl_provider *p, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_provision *m = fl_models_provisions(g->models, p->provision);
  const fl_path *from = m->from ? fl_models_paths(g->models, m->from) : NULL;
  uint32_t val = from && from->root == FL_ROOT_arg ? fl_call_arg(g, p->file, p->call, from->index) : 0;
  bool unseen = from && !val && !fl_type_at_path(g, p->file, p->call, m->made).name;
  if (val && fl_type_of(g, p->file, val).flags & FL_TREF_CLASS) val = 0; // a class to make
  chain = fl_step_at(a, chain, FL_STEP_provider, p->file, FL_STEP_AT_CALL, p->call, p->type);
  fl_ent func = val ? fl_func_in_value(g, p->file, val) : (fl_ent){0};
  if (func.kind == FL_ENT_FUNC) return fl_returns_of(a, func.file, func.id, 0, NULL, chain, certainty, out);
  if (val) return fl_origins_of(a, p->file, val, NULL, chain, certainty, out);
  registration r = {a, p, fl_made_by(g, p), chain, false};
  through_chain(&r, p->file, p->call, 0);
  if (r.open || unseen || !r.type.name) return fl_give(out, fl_unknown(a, "an object that a container sets up elsewhere", p->file, 0, r.chain));
  fl_give(out, (fl_origin){.kind = FL_FROM_OBJECT, .certainty = certainty, .file = p->file, .chain = r.chain, .type = r.type, .name = r.type.name});
}

// ---- asking ------------------------------------------------------------------------------------------------------------------

static uint32_t shared_prefix(fl_str a, fl_str b) {
  uint32_t n = 0, slash = 0;
  for (; n < a.n && n < b.n && a.at[n] == b.at[n]; n++) slash = a.at[n] == '/' ? n + 1 : slash;
  return slash;
}

// The name that is asked for, or the text of an annotation's first argument.
static fl_str asked_name(fl_graph *g, const fl_asking *asking) {
  fl_str text;
  for (uint32_t i = 0; i < asking->n_annots; i++) {
    uint32_t call = g->links[asking->file].f->annots[asking->first_annot + i].call;
    uint32_t arg = call ? fl_call_arg(g, asking->file, call, 0) : 0;
    if (!arg && call) arg = fl_call_kw(g, asking->file, call, FL_STR("value"));
    if (arg && fl_const_text(g, asking->file, arg, &text)) return text;
  }
  return asking->name ? fl_intern_text(&g->names, asking->name) : (fl_str){0};
}

static bool is_asked_by_name(fl_graph *g, const fl_provider *p, const fl_asking *asking) {
  if (p->call) return asking->by_name && fl_str_eq(given_name(g, p), asked_name(g, asking));
  const fl_link *l = &g->links[p->file];
  return fl_str_eq(l->f->texts[l->f->funcs[p->func].name], asked_name(g, asking));
}

typedef struct choice {
  uint32_t shared, n; // longest common folder with the asking file, and how many providers have it
  bool by_name;       // only those that are asked for by name
  bool of_argument;   // only those of the type with just this argument: one that is given to another is another type
  fl_sym arg;
} choice;

// Registrations may be for one owner, or for those alone who ask for a name.
static bool is_for(fl_graph *g, const fl_provider *p, const fl_asking *asking) {
  bool test = (g->links[asking->file].in->marks & FL_MARK_TEST) != 0;
  if ((g->links[p->file].in->marks & FL_MARK_TEST) && !test) return false;
  if (!p->call) return true;
  if (p->owner && p->owner != asking->owner) return false;
  bool owned = p->owner != 0, named = given_name(g, p).n != 0;
  return owned || named == asking->by_name;
}

static bool is_chosen(fl_graph *g, const fl_provider *p, const fl_asking *asking, const choice *c) {
  const fl_str here = g->links[asking->file].in->path;
  if (!is_for(g, p, asking) || (c->of_argument && p->arg != c->arg) || shared_prefix(here, g->links[p->file].in->path) != c->shared) return false;
  return !c->by_name || is_asked_by_name(g, p, asking);
}

static choice choose(fl_graph *g, uint32_t first, const fl_asking *asking, fl_sym arg) {
  choice c = {.arg = arg};
  fl_str here = g->links[asking->file].in->path;
  for (uint32_t p = first; p; p = g->providers.at[p].next) c.of_argument |= is_for(g, &g->providers.at[p], asking) && g->providers.at[p].call && g->providers.at[p].arg == arg;
  for (uint32_t p = first; p; p = g->providers.at[p].next) {
    if (c.of_argument && g->providers.at[p].arg != arg) continue;
    uint32_t shared = shared_prefix(here, g->links[g->providers.at[p].file].in->path);
    if (is_for(g, &g->providers.at[p], asking) && shared > c.shared) c.shared = shared;
  }
  for (int by_name = 1; by_name >= asking->by_name && !c.n; by_name--) {
    c.by_name = by_name;
    for (uint32_t p = first; p; p = g->providers.at[p].next) c.n += is_chosen(g, &g->providers.at[p], asking, &c);
  }
  return c;
}

// `Basket.BasketClient` of a.b.Basket.BasketClient: what is left when it is not known which module a type comes from.
static fl_str own_name(fl_str whole) {
  uint32_t dot = fl_str_rfind_char(whole, '.');
  uint32_t outer = dot == FL_STR_NONE ? FL_STR_NONE : fl_str_rfind_char(fl_str_slice(whole, 0, dot), '.');
  return outer == FL_STR_NONE ? whole : fl_str_from_pos(whole, outer + 1);
}

static bool is_undescribed(const fl_graph *g, uint32_t file, fl_str name) {
  return !fl_models_type(g->models, g->links[file].in->naming->language, name) && !fl_find_type((fl_graph *)g, fl_intern_find(&g->names, name), file).kind;
}

// A type within a type that nobody describes: an alias names its module, and where modules are opened whole nobody knows which one it is in.
static fl_sym provided_as(fl_graph *g, uint32_t file, fl_tref t) {
  fl_str name = fl_intern_text(&g->names, t.name), own = own_name(name);
  if (t.id || fl_map_get_or(&g->provides, t.name, 0) || own.n == name.n || !is_undescribed(g, file, name)) return t.name;
  for (uint32_t i = 1; i < g->providers.n; i++) {
    const fl_provider *p = &g->providers.at[i];
    fl_str other = fl_intern_text(&g->names, p->type);
    if (fl_str_eq(own_name(other), own) && g->links[p->file].in->naming == g->links[file].in->naming && is_undescribed(g, p->file, other)) return p->type;
  }
  return t.name;
}

// The providers of the same build unit, that is of the nearest common folder, and of several the one that is asked for by name.
bool fl_from_providers(fl_ask *a, const fl_asking *asking, fl_tref t, const fl_step *chain, uint8_t certainty,
                       fl_origins *out) {
  fl_graph *g = a->g;
  fl_sym name = provided_as(g, asking->file, t);
  uint32_t first = fl_map_get_or(&g->provides, name, 0);
  choice c = choose(g, first, asking, t.arg);
  for (uint32_t i = first; i; i = g->providers.at[i].next) {
    fl_provider p = g->providers.at[i];
    const fl_link *l = &g->links[p.file];
    if (!is_chosen(g, &p, asking, &c)) continue;
    uint8_t weaker = (c.n > 1 || name != t.name) && certainty > 2 ? 2 : certainty;
    if (p.call) {
      from_registration(a, &p, chain, weaker, out);
      continue;
    }
    const fl_step *step = fl_step_to(a, chain, FL_STEP_provider, p.file, l->f->funcs[p.func].name_span, l->sym[l->f->funcs[p.func].name]);
    fl_returns_of(a, p.file, p.func, 0, NULL, step, weaker, out);
  }
  return c.n > 0;
}

// All that was ever said of the type is said of one object: registered in one place, set up further in another.
bool fl_from_all_providers(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  fl_asking asking = {.file = file};
  uint32_t first = fl_map_get_or(&g->provides, t.name, 0);
  choice c = choose(g, first, &asking, t.arg);
  registration r = {a, NULL, t, chain, false};
  for (uint32_t i = first; i; i = g->providers.at[i].next) {
    fl_provider p = g->providers.at[i];
    if (!is_chosen(g, &p, &asking, &c)) continue;
    if (!p.call) return false;
    r.chain = fl_step_at(a, r.chain, FL_STEP_provider, p.file, FL_STEP_AT_CALL, p.call, p.type);
    through_chain(&r, p.file, p.call, 0);
  }
  if (!c.n || r.open) return false;
  fl_give(out, (fl_origin){.kind = FL_FROM_OBJECT, .certainty = c.n > 1 && certainty > 2 ? 2 : certainty, .file = file, .chain = r.chain, .type = t, .name = t.name});
  return true;
}

// A call that asks the container for an object: of a type, perhaps under a name.
void fl_asked_origins(fl_ask *a, const fl_place_of *at, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_asked_model *m = fl_models_requests(g->models, at->row->request);
  fl_tref t = m->named_type ? fl_type_by_name(g, at->file, fl_intern_add(&g->names, fl_models_text(g->models, m->named_type)), 4)
                            : fl_type_at_path(g, at->file, at->call, m->type);
  fl_asking asking = {.file = at->file};
  fl_texts names = {0};
  if (m->name) fl_text_of_path(a, at, m->name, 0, &names);
  if (names.n == 1) asking.name = names.at[0].text, asking.by_name = true;
  if (names.n < 2 && t.name && fl_from_providers(a, &asking, t, chain, certainty, out)) return;
  if (names.n) return fl_give(out, fl_unknown(a, "an object that a container provides", at->file, 0, chain));
  fl_give(out, fl_injected(a, at->file, t, chain, certainty));
}
