// Types of what calls give back: as written, as the function's exits show, or as a model says with words for what is known at the call.
//
// In: a call, or a function, and which of its results. Out: the result's type.
#include "graph/accessor_p.h"
#include "graph/known.h"
#include "graph/type_p.h"

fl_tref fl_result_of(fl_graph *g, fl_ent func, uint32_t index) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  fl_tref t = fl_type_written(g, func.file, func.id, f->result, f->result_arg);
  if (index) t = fl_type_of_part(g, func.file, t, index);
  fl_tref first = fl_no_type();
  if (t.name) return t;
  for (uint32_t i = l->first_return[func.id]; i; i = l->next_return[i]) {
    const fl_exit *e = &l->f->exits[i];
    if (!e->val) continue;
    const fl_val *v = fl_val_at(g, func.file, e->val);
    if (v->kind == FL_VAL_LIST && index < v->n)
      t = fl_type_of(g, func.file, l->f->elems[v->a + index]);
    else
      t = index == 0 ? fl_type_of(g, func.file, e->val) : fl_no_type();
    first = first.name ? fl_either_type(first, t) : fl_weaker_type(t, 3);
  }
  return first;
}

// What the first lambda among a call's arguments returns.
static fl_sym made_by_lambda(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if (v->kind == FL_VAL_LAMBDA) return fl_name_of_type(g, fl_result_of(g, (fl_ent){FL_ENT_FUNC, 4, file, v->a, 0}, 0));
  }
  return 0;
}

fl_tref fl_type_argument(fl_graph *g, uint32_t file, uint32_t call, int32_t index) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_sym written = index < 0 ? (c->type_arg2 ? c->type_arg2 : c->type_arg) : index == 0 ? c->type_arg : index == 1 ? c->type_arg2 : 0;
  fl_tref param;
  if (written && fl_type_param(g, file, c->func, 0, g->links[file].sym[written], &param)) return g->type_args && g->type_args->file == file ? param : fl_no_type(); // who calls this function says which
  fl_sym name = written ? fl_qualified_type(g, file, c->func, g->links[file].f->texts[written]) : 0;
  return name ? fl_type_by_name(g, file, name, 4) : fl_no_type();
}

// `$targ`, `$targ2`: a type argument of the call. `$receiver`: the type of its receiver. `$element`: the type argument of its receiver. `$made`: what its lambda returns. `$class`: the class that its first
// argument is.
static fl_sym word_of_template(fl_graph *g, uint32_t file, uint32_t call, fl_str word) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (fl_str_eq_c(word, "$element")) {
    fl_tref t = c->recv ? fl_type_of(g, file, c->recv) : fl_no_type();
    return t.flags & FL_TREF_LIST ? t.name : t.arg;
  }
  if (fl_str_eq_c(word, "$receiver")) return c->recv ? fl_name_of_type(g, fl_type_of(g, file, c->recv)) : 0;
  if (fl_str_eq_c(word, "$made")) return made_by_lambda(g, file, call);
  if (fl_str_eq_c(word, "$class")) {
    fl_tref t = c->n_args ? fl_type_of(g, file, l->f->args[c->first_arg].val) : fl_no_type();
    bool is_class = t.flags & FL_TREF_CLASS;
    t.flags &= (uint8_t)~FL_TREF_CLASS; // of the class an object
    return is_class ? fl_name_of_type(g, t) : 0;
  }
  fl_sym targ = fl_str_eq_c(word, "$targ2") ? c->type_arg2 : fl_str_eq_c(word, "$targ") ? c->type_arg : 0;
  return targ ? fl_qualified_type(g, file, c->func, l->f->texts[targ]) : 0;
}

// "Task<List<" -> Task: what cannot be said about an argument leaves the type itself.
fl_sym fl_head_of_type(fl_graph *g, fl_sym whole) {
  fl_str head, rest;
  if (!whole || !fl_str_cut(fl_intern_text(&g->names, whole), '<', &head, &rest)) return 0;
  return fl_intern_add(&g->names, head);
}

// A model's type for a call, with the words of its template put in.
fl_tref fl_type_of_template(fl_graph *g, uint32_t file, uint32_t call, fl_text model) {
  fl_str text = fl_models_text(g->models, model);
  fl_sym whole = 0;
  while (text.n) {
    uint32_t begin = fl_str_find_char(text, '$'), end = begin;
    whole = fl_join(g, whole, "", fl_intern_add(&g->names, fl_str_slice(text, 0, begin)));
    if (begin == FL_STR_NONE) break;
    while (end < text.n && text.at[end] != '>' && text.at[end] != ',') end++;
    fl_sym word = word_of_template(g, file, call, fl_str_slice(text, begin, end));
    if (!word) whole = fl_head_of_type(g, whole);
    if (!word) break;
    whole = fl_join(g, whole, "", word);
    text = fl_str_from_pos(text, end);
  }
  return whole ? fl_type_by_name(g, file, whole, 3) : fl_no_type();
}

fl_tref fl_type_made_from(fl_graph *g, uint32_t file, uint32_t type) {
  fl_tref t = fl_type_of(g, file, type);
  return t.flags &= (uint8_t)~FL_TREF_CLASS, t;
}

static fl_tref type_of_row(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row,
                           uint32_t index) {
  if (row->n_returns) {
    if (index >= row->n_returns) return fl_no_type();
    fl_text t = *(fl_models_texts(g->models, row->first_return) + index);
    return t ? fl_type_of_template(g, file, call, t) : fl_no_type();
  }
  if (index != 0) return fl_no_type();
  if (row->returns && fl_str_eq_c(fl_models_text(g->models, row->returns), "instance"))
    return fl_type_made_from(g, file, fl_receiver_of(g, file, call, row));
  if (row->returns) return fl_type_of_template(g, file, call, row->returns);
  return row->returns_path ? fl_type_of_path(g, file, call, row, row->returns_path) : fl_no_type();
}

static bool capitalised(fl_str name) { return name.n && name.at[0] >= 'A' && name.at[0] <= 'Z'; }

// `new(T)`: a function of the language that makes what its argument names. Any other that is handed a type may do anything with it.
bool fl_makes_its_argument(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  if (c->form != FL_CALL_PLAIN || c->n_args != 1 || f->values[f->args[c->first_arg].val].kind != FL_VAL_TYPE) return false;
  const char *const *maker = g->links[file].in->naming->makers;
  while (maker && *maker && !fl_str_eq_c(f->texts[c->name], *maker)) maker++;
  return maker && *maker;
}

static bool is_reader(const fl_graph *g, fl_ent ent) { // a call that reads a field
  return ent.kind == FL_ENT_VAR && (g->links[ent.file].f->vars[ent.id].flags & FL_VAR_READER);
}

static bool is_value(fl_ent ent) { return ent.kind == FL_ENT_VAR || ent.kind == FL_ENT_PARAM; }

// `make()`, where make is of a type of functions: a model says what those give, as if it were a field called "()".
static fl_tref type_of_function(fl_graph *g, uint32_t file, fl_ent called) {
  fl_tref t = fl_type_of_ent(g, called);
  return t.name && !t.id && !(t.flags & FL_TREF_LIST) ? fl_type_of_modelled_field(g, file, t, t, FL_STR("()")) : fl_no_type();
}

static bool asks_for_type(const fl_graph *g, uint32_t file, const fl_call *c) { // x.class
  const char *name = g->links[file].in->naming->class_of;
  return name && name[0] && c->form == FL_CALL_METHOD && c->recv && fl_str_eq_c(fl_gsym_text(g, file, c->name), name);
}

static bool is_library_type(fl_graph *g, uint32_t file, fl_sym name) {
  return fl_known_type(g, file, name) != NULL;
}

// A variant of an enumeration makes a value of the enumeration.
static fl_tref type_made(const fl_graph *g, fl_ent type) {
  const fl_type *types = g->links[type.file].f->types;
  uint32_t outer = types[type.id].outer;
  bool variant = outer && types[outer].kind == FL_TYPE_ENUM;
  return fl_tref_of_type(g, type.file, variant ? outer : type.id, type.certainty);
}

typedef struct called { // a call, what it names, and which of its results is asked for
  fl_call_ref at;
  const fl_call *c;
  fl_ent repo;    // of the repository
  fl_sym callee;  // as models spell it
  uint8_t certainty;
  uint32_t index;
} called;

static fl_tref type_of_made(fl_graph *g, const called *k) {
  fl_tref made = fl_weaker_type(type_made(g, k->repo), k->certainty);
  if (k->c->type_arg) made.arg = fl_qualified_type(g, k->at.file, k->c->func, g->links[k->at.file].f->texts[k->c->type_arg]);
  return made;
}

static fl_tref type_of_func_called(fl_graph *g, const called *k) {
  fl_ent func = fl_is_overloaded(g, k->repo) ? fl_overload(g, k->at.file, k->at.id, k->repo) : k->repo;
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  if ((f->flags & FL_FUNC_CTOR) && f->owner) return fl_tref_of_type(g, func.file, f->owner, k->certainty);
  fl_tref told = fl_generic_result(g, k->at, func, k->index);
  if (told.name) return fl_weaker_type(told, k->certainty);
  fl_tref result = fl_weaker_type(fl_result_of(g, func, k->index), k->certainty);
  return k->c->recv ? fl_type_put_in(g, k->at.file, result, fl_type_of(g, k->at.file, k->c->recv)) : result;
}

static bool constructs(fl_graph *g, const called *k) {
  if (k->c->form == FL_CALL_NEW || k->c->form == FL_CALL_LITERAL) return true;
  bool by_name = g->links[k->at.file].in->naming->type_call_constructs;
  return by_name && (capitalised(fl_gsym_text(g, k->at.file, k->c->name)) || is_library_type(g, k->at.file, k->callee));
}

static fl_tref type_of_library_call(fl_graph *g, const called *k) {
  const fl_meaning_row *row = fl_row_for(g, k->at.file, k->at.id, k->callee);
  fl_tref t = row ? type_of_row(g, k->at.file, k->at.id, row, k->index) : fl_no_type();
  if (t.name) return fl_weaker_type(t, k->certainty);
  if (constructs(g, k) && k->index == 0) return fl_extern_type(g, k->at.file, k->callee, k->certainty);
  if (k->index || (row && (row->returns || row->n_returns || row->returns_path))) return fl_no_type();
  return fl_extern_type(g, k->at.file, fl_join(g, k->callee, "", fl_intern_add(&g->names, FL_STR("()"))), k->certainty > 2 ? 2 : k->certainty);
}

// Of what is a value here: a field that is read or set by a method of its name, or a function that is kept in a variable.
static bool type_of_value_called(fl_graph *g, const called *k, fl_tref *out) {
  fl_access access = k->repo.kind == FL_ENT_VAR && k->index == 0 ? fl_access_of(g, k->at.file, k->at.id, k->repo) : FL_NO_ACCESS;
  if (access == FL_READS_FIELD) return *out = fl_weaker_type(fl_type_of_ent(g, k->repo), k->certainty), true;
  if (access == FL_BUILDS_FIELD) return *out = fl_type_of(g, k->at.file, k->c->recv), true;
  fl_tref given = is_value(k->repo) ? type_of_function(g, k->at.file, k->repo) : fl_no_type();
  if (given.name && k->index == 0) return *out = fl_weaker_type(given, k->certainty), true;
  return is_reader(g, k->repo) ? *out = fl_weaker_type(fl_type_of_ent(g, k->repo), k->certainty), true : false;
}

fl_tref fl_type_of_call(fl_graph *g, uint32_t file, uint32_t call, uint32_t index) {
  const fl_facts *f = g->links[file].f;
  called k = {.at = {file, call}, .c = &f->calls[call], .index = index};
  if (fl_makes_its_argument(g, file, call)) return fl_type_made_from(g, file, f->args[k.c->first_arg].val);
  uint32_t held = index == 0 ? fl_unwrapped(g, file, call) : 0;
  if (held) return fl_type_of(g, file, held);
  k.callee = fl_callee_name(g, file, call, &k.repo, &k.certainty);
  fl_tref t;
  if (k.repo.kind == FL_ENT_TYPE) return type_of_made(g, &k);
  if (k.repo.kind == FL_ENT_FUNC) return type_of_func_called(g, &k);
  if (type_of_value_called(g, &k, &t)) return t;
  if (asks_for_type(g, file, k.c)) return t = fl_type_of(g, file, k.c->recv), t.flags |= FL_TREF_CLASS, t;
  return k.callee ? type_of_library_call(g, &k) : fl_no_type();
}
