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
  if (written && fl_type_param(g, file, c->func, 0, g->links[file].sym[written], &param)) return fl_no_type(); // who calls this function says which
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

fl_tref fl_type_of_call(fl_graph *g, uint32_t file, uint32_t call, uint32_t index) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (fl_makes_its_argument(g, file, call)) {
    fl_tref t = fl_type_of(g, file, l->f->args[c->first_arg].val);
    return t.flags &= (uint8_t)~FL_TREF_CLASS, t;
  }
  uint32_t held = index == 0 ? fl_unwrapped(g, file, call) : 0;
  if (held) return fl_type_of(g, file, held);
  fl_ent repo = {0};
  uint8_t certainty = 0;
  fl_sym callee = fl_callee_name(g, file, call, &repo, &certainty);
  if (repo.kind == FL_ENT_TYPE) {
    fl_tref made = fl_weaker_type(type_made(g, repo), certainty);
    if (c->type_arg) made.arg = fl_qualified_type(g, file, c->func, l->f->texts[c->type_arg]);
    return made;
  }
  if (repo.kind == FL_ENT_VAR) {
    fl_access access = fl_access_of(g, file, call, repo);
    if (access == FL_READS_FIELD && index == 0) return fl_weaker_type(fl_type_of_ent(g, repo), certainty);
    if (access == FL_BUILDS_FIELD && index == 0) return fl_type_of(g, file, c->recv);
  }
  if (repo.kind == FL_ENT_FUNC) {
    if (fl_is_overloaded(g, repo)) repo = fl_overload(g, file, call, repo);
    const fl_func *f = &g->links[repo.file].f->funcs[repo.id];
    if ((f->flags & FL_FUNC_CTOR) && f->owner) return fl_tref_of_type(g, repo.file, f->owner, certainty);
    fl_tref told = fl_generic_result(g, (fl_call_ref){file, call}, repo, index);
    if (told.name) return fl_weaker_type(told, certainty);
    fl_tref result = fl_weaker_type(fl_result_of(g, repo, index), certainty);
    return c->recv ? fl_type_put_in(g, file, result, fl_type_of(g, file, c->recv)) : result;
  }
  fl_tref given = is_value(repo) ? type_of_function(g, file, repo) : fl_no_type();
  if (given.name && index == 0) return fl_weaker_type(given, certainty);
  if (is_reader(g, repo)) return fl_weaker_type(fl_type_of_ent(g, repo), certainty);
  if (asks_for_type(g, file, c)) {
    fl_tref t = fl_type_of(g, file, c->recv);
    return t.flags |= FL_TREF_CLASS, t;
  }
  if (!callee) return fl_no_type();
  const fl_meaning_row *row = fl_row_for(g, file, call, callee);
  fl_tref t = row ? type_of_row(g, file, call, row, index) : fl_no_type();
  if (t.name) return fl_weaker_type(t, certainty);
  bool constructs = c->form == FL_CALL_NEW || c->form == FL_CALL_LITERAL ||
                    (l->in->naming->type_call_constructs && (capitalised(fl_gsym_text(g, file, c->name)) || is_library_type(g, file, callee)));
  if (constructs && index == 0) return fl_extern_type(g, file, callee, certainty);
  if (row && (row->returns || row->n_returns || row->returns_path)) return fl_no_type();
  return index == 0 ? fl_extern_type(g, file, fl_join(g, callee, "", fl_intern_add(&g->names, FL_STR("()"))),
                                  certainty > 2 ? 2 : certainty)
                    : fl_no_type();
}
