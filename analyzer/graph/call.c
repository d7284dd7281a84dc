// What a call names: a function, type or variable of the repository, or a qualified name of a library.
//
// In: calls as written, types of values. Out: per call a name or an entity, and how sure that is. Where the call goes with it: target.c.
#include "graph/filled.h"
#include "graph/sharpen.h"
#include "graph/graph_p.h"
#include "graph/known.h"
#include "graph/memory.h"

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

// ---- the callee's name -------------------------------------------------------------------------------------------------------

// A method of what the language makes for `[a, b]` or T[], where it has a name.
static fl_sym list_method(fl_graph *g, uint32_t file, const fl_call *c, uint8_t *certainty) {
  const char *const *types = g->links[file].in->naming->literal_types;
  if (!types || !types[FL_LITERAL_LIST]) return 0;
  fl_tref list = {.name = fl_intern_add_c(&g->names, types[FL_LITERAL_LIST]), .certainty = *certainty};
  return fl_library_method(g, file, c, list, g->links[file].sym[c->name], certainty);
}

// A function that extends the receiver's type, of the repository or of a library.
static fl_sym extension_callee(fl_graph *g, uint32_t file, uint32_t call, fl_tref t, fl_ent *repo, uint8_t *certainty) {
  const fl_link *l = &g->links[file];
  fl_sym name = l->sym[l->f->calls[call].name];
  fl_ent own = fl_find_extension(g, file, t, name);
  if (own.kind) return *repo = own, *certainty = least(own.certainty, t.name ? t.certainty : 2), 0;
  fl_sym library = fl_extern_extension(g, file, call, name);
  if (library) *certainty = t.name ? least(t.certainty, 3) : 2;
  return library;
}

// Where wrappers are not told apart from what they hold, a method that takes other arguments is the wrapper's: cell.get().
static fl_sym method_of_wrapper(fl_graph *g, uint32_t file, const fl_call *c, fl_ent member) {
  const fl_link *l = &g->links[file];
  uint8_t certainty = 4;
  bool fits = member.kind != FL_ENT_FUNC || g->links[member.file].f->funcs[member.id].n_params == c->n_args;
  return fits || !l->in->naming->traits ? 0 : fl_library_method(g, file, c, (fl_tref){0}, l->sym[c->name], &certainty);
}

// The same where the receiver may be an object that stands under its own name: members come first.
static fl_sym extended_callee(fl_graph *g, uint32_t file, uint32_t call, fl_tref t, fl_ent *repo, uint8_t *certainty) {
  const fl_link *l = &g->links[file];
  bool possible = l->in->naming->extensions && !fl_is_known_member(g, file, t, l->sym[l->f->calls[call].name]);
  return possible ? extension_callee(g, file, call, t, repo, certainty) : 0;
}

// `self.dispatch("order_created", order)`: a field that holds an object of a library, in languages in which objects are called.
static fl_sym called_object(fl_graph *g, uint32_t file, fl_ent field, uint8_t *certainty) {
  const char *member = g->links[file].in->naming->call_member;
  fl_tref t = *member && field.kind == FL_ENT_VAR ? fl_type_of_ent(g, field) : (fl_tref){0};
  if (!t.name || t.id || t.flags) return 0;
  *certainty = least(t.certainty, 3);
  return fl_canonical(g, file, fl_join(g, t.name, ".", fl_intern_add_c(&g->names, member)));
}

static fl_sym method_callee(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_sym name = l->sym[c->name];
  fl_ent base = fl_lookup_value(g, file, c->recv);
  *certainty = 4;
  if (base.kind == FL_ENT_MODULE || base.kind == FL_ENT_TYPE || base.kind == FL_ENT_EXTERN) {
    fl_ent whole = c->callee ? fl_lookup_value(g, file, c->callee) : (fl_ent){0};
    *certainty = least(*certainty, base.certainty);
    if (whole.kind == FL_ENT_FUNC || whole.kind == FL_ENT_TYPE || whole.kind == FL_ENT_VALUE)
      return *repo = whole, 0;
    if (whole.kind == FL_ENT_VAR) return *repo = whole, 0;
    if (base.kind == FL_ENT_EXTERN) {
      fl_tref t = fl_type_of(g, file, c->recv); // a package-level object has a type of its own
      fl_sym found = extended_callee(g, file, call, t.name ? t : (fl_tref){base.name, 0, 0, 3, 0, 0}, repo, certainty);
      if (found || repo->kind) return found;
      return fl_canonical(g, file, fl_join(g, t.name ? t.name : base.name, ".", name));
    }
    if (base.kind == FL_ENT_TYPE) {
      fl_tref t = {g->links[base.file].type_name[base.id], base.file, base.id, 4, 0, 0};
      fl_sym found = extended_callee(g, file, call, t, repo, certainty);
      if (found || repo->kind) return found;
      return fl_library_method(g, file, c, t, name, certainty);
    }
    return 0;
  }
  fl_ent offered = base.file != file ? fl_filled_member(g, base, name) : (fl_ent){0};
  if (offered.kind) return *certainty = 3, *repo = offered, 0;
  bool writes_objects = l->in->naming->module_style == FL_MODULE_RELATIVE_PATH;
  fl_ent written = writes_objects ? fl_literal_member(g, base, name) : (fl_ent){0};
  if (written.kind) return *certainty = 3, *repo = written, 0;
  fl_tref t = fl_type_of(g, file, c->recv);
  bool own = writes_objects && !t.name && fl_val_at(g, file, c->recv)->kind == FL_VAL_SELF;
  written = own ? fl_own_literal_member(g, file, c->func, name) : (fl_ent){0};
  if (written.kind) return *certainty = 3, *repo = written, 0;
  *certainty = least(*certainty, t.certainty);
  if (t.id && !(t.flags & FL_TREF_LIST)) {
    fl_ent member = fl_type_method(g, t.file, t.id, name);
    fl_sym wrapper = member.kind ? method_of_wrapper(g, file, c, member) : 0;
    if (wrapper) return wrapper;
    fl_sym called = called_object(g, file, member, certainty);
    if (called) return called;
    if (member.kind == FL_ENT_FUNC || member.kind == FL_ENT_VAR) return *repo = member, 0;
  }
  fl_ent kept = fl_struct_member(g, base, name);
  if (kept.kind == FL_ENT_FUNC) return *certainty = 3, *repo = kept, 0;
  fl_ent added = t.name && !t.id ? fl_member(g, t.name, name, file) : (fl_ent){0}; // by an extension of a library's type
  if (added.kind == FL_ENT_FUNC && !(t.flags & FL_TREF_LIST)) return *repo = added, 0;
  if (!(t.name && l->in->naming->extensions && fl_is_known_member(g, file, t, name))) {
    fl_sym found = extension_callee(g, file, call, t, repo, certainty);
    if (found || repo->kind) return found;
  }
  fl_sym opened = fl_opened_extension(g, file, call, t, certainty);
  if (opened) return opened;
  if (t.flags & FL_TREF_LIST) return list_method(g, file, c, certainty);
  if (!t.name) *certainty = c->n_args || l->in->naming->traits ? 1 : 2; // of every object, at best: x.ToString("d") may be another one
  return fl_library_method(g, file, c, t, name, certainty);
}

// Do models know calls of this name? Whether their conditions hold depends on the callee, which is not known yet.
static bool has_rows(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_meaning_row *const *rows;
  return fl_known_calls(g, file, name, &rows) > 0;
}

// Of the functions of one name in several opened modules the one whose receiver the call has.
static fl_sym of_opened(fl_graph *g, uint32_t file, uint32_t call, fl_sym name) {
  const fl_link *l = &g->links[file];
  bool possible = l->in->naming->extensions && !has_rows(g, file, name);
  fl_sym other = possible ? fl_extern_extension(g, file, call, l->sym[l->f->calls[call].name]) : 0;
  return other ? other : name;
}

// A variable that holds data, where functions have names of their own.
static bool is_no_function(fl_graph *g, uint32_t file, const fl_call *c, fl_ent ent) {
  const fl_facts *f = g->links[ent.file].f;
  const fl_naming *naming = g->links[file].in->naming;
  if (!ent.file || !c->name || !naming->fields_apart || naming->sigil) return false; // with a sign, it is the variable that is called
  fl_sym type = ent.kind == FL_ENT_VAR ? f->vars[ent.id].type : ent.kind == FL_ENT_PARAM ? f->params[ent.id].type : 0;
  bool variable = (ent.kind == FL_ENT_VAR || ent.kind == FL_ENT_PARAM) && !fl_str_eq_c(type ? f->texts[type] : FL_STR(""), "func");
  return variable && !fl_func_in_value(g, file, c->callee).kind;
}

// `client()` where `client` is a variable: the function of that name; without one it reads the field, in languages that say so.
static fl_ent function_beside(fl_graph *g, uint32_t file, const fl_call *c, fl_ent variable) {
  fl_ent found = fl_lookup_func(g, file, c->func, g->links[file].sym[c->name]);
  bool reads = g->links[file].in->naming->fields_are_methods && variable.kind == FL_ENT_VAR && !c->n_args;
  return reads && found.kind != FL_ENT_FUNC && g->links[variable.file].f->vars[variable.id].kind == FL_VAR_FIELD ? variable : found;
}

static fl_sym plain_callee(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_ent ent = c->callee ? fl_lookup_value(g, file, c->callee) : (fl_ent){0};
  bool guessed = !ent.kind || (ent.kind == FL_ENT_EXTERN && ent.certainty <= 2);
  fl_ent inherited = guessed && c->name ? fl_inherited_member(g, file, c->func, g->links[file].sym[c->name]) : (fl_ent){0};
  if (inherited.kind) ent = inherited;
  if (is_no_function(g, file, c, ent)) ent = function_beside(g, file, c, ent);
  *certainty = ent.certainty;
  if (ent.kind == FL_ENT_EXTERN) return of_opened(g, file, call, ent.name);
  if (ent.kind == FL_ENT_IMPLICIT) return fl_library_method(g, file, c, fl_type_behind(g, ent), ent.name, certainty);
  if (ent.kind == FL_ENT_MODULE) return ent.name; // a module that is itself callable
  if (ent.kind ==
      FL_ENT_VAR) { // a variable that holds a library function or a made client: const get = axios.get
    fl_tref t = fl_type_of_ent(g, ent);
    if (t.name && !t.id) return *certainty = least(t.certainty, 3), *repo = ent, t.name;
  }
  fl_ent applied = fl_applied(g, file, call, ent);
  *repo = applied.kind ? applied : ent;
  return 0;
}

// What a program wrote from a description (a client stub, its constructor) is what a model says of it, not what its code does.
static fl_sym generated_name(fl_graph *g, uint32_t file, uint32_t call, fl_ent ent) {
  if ((ent.kind != FL_ENT_TYPE && ent.kind != FL_ENT_FUNC && ent.kind != FL_ENT_VAR) ||
      !(g->links[ent.file].in->marks & FL_MARK_GENERATED))
    return 0;
  if (g->links[file].in->marks & FL_MARK_GENERATED) return 0;
  const fl_link *l = &g->links[ent.file];
  fl_sym name = ent.kind == FL_ENT_TYPE ? l->type_name[ent.id] : 0;
  if (ent.kind == FL_ENT_FUNC && !l->f->funcs[ent.id].owner && !l->f->funcs[ent.id].owner_name)
    name = fl_join(g, fl_is_program(g, ent.file) ? 0 : l->module, ".", l->sym[l->f->funcs[ent.id].name]);
  if (ent.kind == FL_ENT_VAR && l->f->vars[ent.id].kind == FL_VAR_FIELD) // a stub holds its procedures in fields
    name = fl_join(g, l->type_name[l->f->vars[ent.id].type_owner], ".", l->sym[l->f->vars[ent.id].name]);
  name = fl_canonical(g, file, name);
  return name && fl_row_for(g, file, call, name) ? name : 0;
}

// `klass.new`, where a variable holds the type.
static fl_ent type_in_value(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref t = fl_type_of(g, file, val);
  if (!(t.flags & (FL_TREF_CLASS | FL_TREF_PATH))) return (fl_ent){0};
  return (fl_ent){t.id ? FL_ENT_TYPE : FL_ENT_EXTERN, t.certainty, t.file, t.id, t.name};
}

// `: field_(x)`: an object of the field's type, unless the field is a pointer; `: Base(x)`: what the supertype makes.
static fl_sym member_callee(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty) {
  const fl_val *field = fl_val_at(g, file, c->callee);
  fl_tref self = fl_type_of(g, file, field->a);
  fl_ent member = self.id ? fl_type_field(g, self.file, self.id, fl_gsym(g, file, field->b), 0) : (fl_ent){0};
  bool pointer = member.kind == FL_ENT_VAR && (g->links[member.file].f->vars[member.id].flags & FL_VAR_POINTER);
  fl_tref t = pointer ? (fl_tref){0} : member.kind == FL_ENT_VAR ? fl_type_of_ent(g, member) : fl_type_of_text(g, file, c->func, fl_gsym(g, file, field->b));
  *certainty = t.certainty;
  if (t.id) *repo = (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name};
  return t.id ? fl_extern_super(g, t, 0).name : t.name;
}

// `client.BaseAddress = new("http://orders")`: what it is put into says the type.
static fl_sym new_of_target(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty) {
  const fl_facts *f = g->links[file].f;
  uint32_t i = 1;
  while (i < f->n_assigns && (f->assigns[i].val != c->value || !f->assigns[i].target)) i++;
  fl_tref t = c->value && i < f->n_assigns ? fl_type_of(g, file, f->assigns[i].target) : (fl_tref){0};
  if (t.flags & (FL_TREF_CLASS | FL_TREF_LIST)) return 0;
  *certainty = least(t.certainty, 3);
  if (t.id) *repo = (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name};
  return t.id ? fl_extern_super(g, t, 0).name : t.name;
}

static fl_sym new_callee(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty) {
  if (!c->callee) return new_of_target(g, file, c, repo, certainty);
  bool member = fl_is_program(g, file) && c->callee && fl_val_at(g, file, c->callee)->kind == FL_VAL_FIELD;
  if (member && fl_val_at(g, file, fl_val_at(g, file, c->callee)->a)->kind == FL_VAL_SELF) return member_callee(g, file, c, repo, certainty);
  fl_ent ent = c->callee ? fl_lookup_value(g, file, c->callee) : (fl_ent){0};
  if (!ent.kind && c->callee && g->links[file].in->naming->methods_apart) ent = type_in_value(g, file, c->callee);
  *certainty = ent.certainty;
  if (ent.kind == FL_ENT_TYPE) {
    fl_tref t = {g->links[ent.file].type_name[ent.id], ent.file, ent.id, 4, 0, 0};
    *repo = ent;
    fl_tref super = fl_extern_super(g, t, 0);
    return super.name; // a subclass is made like its library parent; `repo` says that it is one
  }
  if (ent.kind == FL_ENT_EXTERN) return ent.name;
  fl_tref t = !ent.kind && c->callee ? fl_type_of(g, file, c->callee) : (fl_tref){0}; // new definition.shop.Payment(...): part of a library's object
  if (t.name && !t.id && fl_val_at(g, file, c->callee)->kind == FL_VAL_FIELD) return *certainty = t.certainty, t.name;
  *repo = ent;
  return 0;
}

static fl_sym super_callee(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty) {
  uint32_t of = c->recv ? c->recv : c->callee; // super.f(), or super() alone: its constructor
  fl_tref t = of ? fl_type_of(g, file, of) : (fl_tref){0};
  *certainty = t.certainty;
  if (t.id && !c->name) return *repo = (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name}, 0;
  if (t.id) {
    *repo = fl_type_member(g, t.file, t.id, g->links[file].sym[c->name], 0);
    return 0;
  }
  return t.name;
}

static fl_sym written_callee(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty);

// What a compiler says of it comes before what names and types tell. A name that models know stays where the compiler's, of a base class
// for example, is one that they do not.
static fl_sym compiled_callee(fl_graph *g, uint32_t file, uint32_t call, fl_sym name, fl_ent *repo, uint8_t *certainty) {
  uint8_t form = g->links[file].f->calls[call].form;
  fl_sharpened known;
  if ((form != FL_CALL_PLAIN && form != FL_CALL_METHOD) || !fl_compiled(g, file, call, &known)) return name;
  if (name && known.callee && fl_row_for(g, file, call, name) && !fl_row_for(g, file, call, known.callee)) return name;
  *certainty = 4;
  *repo = known.func.id ? (fl_ent){FL_ENT_FUNC, 4, known.func.file, known.func.id, 0} : (fl_ent){0};
  return known.callee;
}

static fl_sym callee_name(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty) {
  fl_sym name = written_callee(g, file, call, repo, certainty);
  fl_sym body = name ? 0 : fl_inherited_body(g, file, &g->links[file].f->calls[call], *repo, certainty);
  if (body) name = body, *repo = (fl_ent){0};
  name = compiled_callee(g, file, call, name, repo, certainty);
  fl_sym generated = name ? 0 : generated_name(g, file, call, *repo);
  if (generated) *repo = (fl_ent){0}, *certainty = 3;
  bool sure = *certainty >= 3 && (generated || name || repo->kind == FL_ENT_FUNC || repo->kind == FL_ENT_TYPE);
  fl_sharpened known;
  if (sure || !fl_sharpen(g, file, call, &known)) return generated ? generated : name;
  *certainty = 4;
  *repo = known.func.id ? (fl_ent){FL_ENT_FUNC, 4, known.func.file, known.func.id, 0} : (fl_ent){0};
  return known.callee;
}

fl_sym fl_callee_name(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty) {
  fl_named named;
  fl_recall asked = fl_recall_named(g, file, call, &named);
  if (!asked.known) {
    named.name = callee_name(g, file, call, &named.repo, &named.certainty);
    fl_remember_named(g, asked, named);
  }
  *repo = named.repo, *certainty = named.certainty;
  return named.name;
}

static fl_sym written_callee(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty) {
  const fl_call *c = &g->links[file].f->calls[call];
  *repo = (fl_ent){0};
  *certainty = 0;
  switch (c->form) {
  case FL_CALL_METHOD:
    if (!c->recv) return 0;
    return g->links[file].in->naming->methods_apart ? fl_dispatch(g, file, c, repo, certainty)
                                                    : method_callee(g, file, call, repo, certainty);
  case FL_CALL_NEW:
  case FL_CALL_LITERAL: return new_callee(g, file, c, repo, certainty);
  case FL_CALL_SUPER: return super_callee(g, file, c, repo, certainty);
  default: return plain_callee(g, file, call, repo, certainty);
  }
}

// `: field_(x)` where the field is a pointer: x itself. 0: no such call.
uint32_t fl_kept(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (!fl_is_program(g, file) || c->form != FL_CALL_NEW || c->n_args != 1 || !c->callee || l->n_targets[call] || l->callee[call]) return 0;
  const fl_val *field = fl_val_at(g, file, c->callee);
  bool member = field->kind == FL_VAL_FIELD && fl_val_at(g, file, field->a)->kind == FL_VAL_SELF;
  return member && !fl_type_of_call(g, file, call, 0).name ? l->f->args[c->first_arg].val : 0;
}

// By a function of the repository, or by a row that says more than that there is such a method.
static bool is_answered(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id || !t->row || t->row->site || t->row->returns || t->row->n_returns || t->row->returns_path) return true;
  }
  return false;
}

// `client.get.bind(client)` of a library's function: that function. The receiver; 0: no such call.
static uint32_t told_its_self(fl_graph *g, uint32_t file, const fl_call *c) {
  const char *binder = g->links[file].in->naming->binder;
  if (!binder || c->form != FL_CALL_METHOD || !c->recv || c->n_args != 1 || !fl_str_eq_c(g->links[file].f->texts[c->name], binder)) return 0;
  fl_tref t = fl_type_of(g, file, c->recv);
  return t.name && !t.id ? c->recv : 0;
}

// `p.get()` of a smart pointer: what it holds, where the type that it holds has no such method. The receiver; 0: no such call.
uint32_t fl_unwrapped(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  const char *const *names = l->in->naming->unwraps;
  if (l->in->naming->pointers && c->form == FL_CALL_PLAIN && c->n_args) return fl_expanded_argument(g, file, call);
  if (l->in->naming->binder) return told_its_self(g, file, c);
  if (!names || c->form != FL_CALL_METHOD || !c->recv || c->n_args) return 0;
  while (*names && !fl_str_eq_c(l->f->texts[c->name], *names)) names++;
  if (!*names || is_answered(g, file, call)) return 0;
  fl_tref t = fl_type_of(g, file, c->recv);
  bool own = t.id && fl_type_member(g, t.file, t.id, l->sym[c->name], 0).kind;
  return own ? 0 : c->recv;
}

fl_ent fl_field_read(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  fl_ent repo = {0};
  uint8_t certainty;
  if (!l->in->naming->methods_apart || l->f->calls[call].form != FL_CALL_METHOD || l->callee[call]) return repo;
  fl_callee_name(g, file, call, &repo, &certainty);
  return repo.kind == FL_ENT_VAR ? repo : (fl_ent){0};
}
