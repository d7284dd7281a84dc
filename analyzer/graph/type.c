// Types of values, as far as syntax shows them.
//
// In: a value. Out: the type it most likely has: declared, constructed, returned by a function of the repository or by a modelled
// library. A library object that no model types gets the name of the path that led to it (`stripe.paymentIntents`), which is how
// models spell it. Answers are memoised per value; a cycle answers "not known".
#include "graph/accessor_p.h"
#include "graph/view_p.h"
#include "graph/known.h"
#include "graph/memory.h"

#include <string.h>

// The innermost function around a byte of a file.
uint32_t fl_func_at(const fl_facts *f, uint32_t byte) {
  uint32_t low = 1, high = f->n_funcs; // functions stand in order of their beginning
  while (low + 1 < high) {
    uint32_t middle = low + (high - low) / 2;
    if (f->funcs[middle].span.byte_begin <= byte)
      low = middle;
    else
      high = middle;
  }
  uint32_t func = f->n_funcs > 1 ? low : 0;
  while (func > 1 && (f->funcs[func].span.byte_end <= byte || f->funcs[func].span.byte_begin > byte))
    func = f->funcs[func].parent ? f->funcs[func].parent : func - 1; // a class body goes on behind its methods
  return func;
}

uint32_t fl_graph_func_at(const fl_graph *g, uint32_t file, uint32_t byte) { return fl_func_at(g->links[file].f, byte); }

uint32_t fl_func_of_val(const fl_graph *g, uint32_t file, uint32_t val) {
  return fl_graph_func_at(g, file, g->links[file].f->values[val].byte_begin);
}

static fl_tref none(void) { return (fl_tref){0}; }

static fl_tref weaker(fl_tref t, uint8_t certainty) {
  if (t.certainty > certainty) t.certainty = certainty;
  return t;
}

// Types that are written as the first parameter of the type around them.
bool fl_is_open_type(const fl_graph *g, fl_tref t) { return t.name && fl_str_eq_c(fl_intern_text(&g->names, t.name), "$element"); }

// A member's type as it is for an object of `base`.
static fl_tref put_in(fl_graph *g, uint32_t file, fl_tref t, fl_tref base) {
  if (!fl_is_open_type(g, t)) return t;
  fl_tref given = base.arg ? fl_type_by_name(g, file, base.arg, base.certainty) : none();
  given.flags |= t.flags & FL_TREF_LIST;
  return given;
}

// The constructor whose parameters are members under the same names.
static const fl_func *constructor_of_components(const fl_graph *g, fl_tref t) {
  const fl_facts *f = g->links[t.file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++) {
    const fl_func *ctor = &f->funcs[i];
    bool all = ctor->owner == t.id && ctor->flags & FL_FUNC_CTOR && ctor->n_params;
    for (uint32_t p = 0; all && p < ctor->n_params; p++) all = fl_own_member(g, t.file, t.id, g->links[t.file].sym[f->params[ctor->first_param + p].name]).kind != 0;
    if (all) return ctor;
  }
  return NULL;
}

// `var (request, bus) = parameters`: an object is taken apart into what it was made of.
static fl_tref type_of_component(fl_graph *g, fl_tref whole, uint32_t index) {
  bool is_object = whole.id && !(whole.flags & (FL_TREF_CLASS | FL_TREF_LIST));
  const fl_func *ctor = is_object ? constructor_of_components(g, whole) : NULL;
  return ctor && index < ctor->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, whole.certainty, whole.file, ctor->first_param + index, 0}) : none();
}

// `a, b := f()`: the type of one of several results; `for x in xs`: of an element; otherwise of the value itself.
static fl_tref type_of_assigned(fl_graph *g, uint32_t file, const fl_assign *a) {
  const fl_val *v = fl_val_at(g, file, a->val);
  uint32_t rows = v->kind == FL_VAL_INDEX ? v->a : a->val, each = a->from_loop ? fl_gone_through(g, file, rows, a->result_index) : rows;
  if (each != rows) return each ? fl_type_of_element(g, file, each) : none();
  fl_tref whole = a->from_loop ? fl_type_of_element(g, file, rows) : fl_type_of(g, file, a->val);
  fl_tref part = a->result_index < 0 ? whole : fl_type_of_part(g, file, whole, (uint32_t)a->result_index);
  if (!part.name && a->result_index >= 0) part = type_of_component(g, whole, (uint32_t)a->result_index);
  if (part.name || a->result_index < 0) return part;
  if (a->from_loop) return whole;
  while (v->kind == FL_VAL_AWAIT) v = fl_val_at(g, file, v->a);
  if (v->kind == FL_VAL_LIST && (uint32_t)a->result_index < v->n)
    return fl_type_of(g, file, g->links[file].f->elems[v->a + (uint32_t)a->result_index]);
  if (v->kind != FL_VAL_CALL) return a->result_index == 0 ? fl_type_of(g, file, a->val) : none();
  return fl_type_of_call(g, file, v->a, (uint32_t)a->result_index);
}

static fl_tref type_of_stored(fl_graph *g, const fl_stored *s) {
  if (s->assign) return type_of_assigned(g, s->file, &g->links[s->file].f->assigns[s->assign]);
  return s->val ? fl_type_of(g, s->file, s->val) : none();
}

typedef struct fl_typed {
  const struct fl_typed *up;
  uint32_t file, var;
} fl_typed;

static bool is_typed(const fl_graph *g, uint32_t file, uint32_t var) {
  for (const fl_typed *t = g->typed; t; t = t->up)
    if (t->file == file && t->var == var) return true;
  return false;
}

// One of two: where they differ, nobody knows which.
static fl_tref either(fl_tref a, fl_tref b) { return b.name && a.name != b.name ? weaker(a, 2) : a; }

// `let orders;` of a module, which a function fills in later: whatever any function of the module stores in it.
static fl_tref type_of_filled_later(fl_graph *g, uint32_t file, uint32_t var) {
  const fl_link *l = &g->links[file];
  fl_tref first = none();
  for (uint32_t i = fl_map_get_or(&g->outer_assigns, l->sym[l->f->vars[var].name], 0); i; i = g->assign_rows.at[i].next) {
    const fl_rownode row = g->assign_rows.at[i];
    if (g->links[row.file].module != l->module) continue; // names of other modules are other variables; asking each would take long
    const fl_assign *a = &g->links[row.file].f->assigns[row.id];
    fl_ent same = fl_lookup_value(g, row.file, a->target);
    if (same.kind != FL_ENT_VAR || same.file != file || same.id != var) continue;
    fl_tref t = weaker(type_of_assigned(g, row.file, a), 3);
    first = first.name ? either(first, t) : t;
  }
  return first;
}

static fl_tref type_of_var(fl_graph *g, uint32_t file, uint32_t var) {
  const fl_link *l = &g->links[file];
  const fl_var *v = &l->f->vars[var];
  fl_tref t = fl_type_of_variable(g, file, v);
  if (t.name || !v->name) return t;
  if (v->kind == FL_VAR_FIELD) {
    uint32_t first =
        fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, file, v->type_owner), l->sym[v->name]), 0);
    for (uint32_t r = first; r && !t.name; r = g->stored.at[r].next)
      t = weaker(type_of_stored(g, &g->stored.at[r]), 3);
    return t;
  }
  uint32_t func = v->kind == FL_VAR_LOCAL ? v->func : 1;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(func, l->sym[v->name]), 0); a && !t.name;
       a = l->assign_next[a])
    if (v->kind != FL_VAR_LOCAL || fl_assigns_var(g, file, &l->f->assigns[a], var)) t = type_of_assigned(g, file, &l->f->assigns[a]);
  return t.name || v->kind != FL_VAR_GLOBAL ? t : type_of_filled_later(g, file, var);
}

static fl_tref type_of_param(fl_graph *g, uint32_t file, uint32_t param) {
  const fl_link *l = &g->links[file];
  const fl_param *p = &l->f->params[param];
  fl_tref t = fl_type_written(g, file, p->func, p->type, p->type_arg);
  if (t.name) return t;
  if (l->f->funcs[p->func].flags & FL_FUNC_LAMBDA)
    t = fl_passed_type(g, file, p->func, (int32_t)(param - l->f->funcs[p->func].first_param));
  if (t.name) return t;
  if (p->value) return weaker(fl_type_of(g, file, p->value), 2);
  if (l->f->funcs[p->func].flags & FL_FUNC_LAMBDA) t = fl_type_of_given(g, file, param);
  return t.name ? t : fl_type_passed(g, file, param);
}

// A variable that is made of itself says nothing new about itself, and asking again would take twice as long at every turn.
static fl_tref type_of_var_once(fl_graph *g, uint32_t file, uint32_t var) {
  fl_tref t;
  fl_recall kept = fl_recall_type(g, FL_RECALL_VAR, file, var, &t);
  fl_typed asked = {g->typed, file, var};
  if (kept.known) return t;
  if (is_typed(g, file, var)) return g->cuts++, none();
  g->typed = &asked;
  t = type_of_var(g, file, var);
  g->typed = asked.up;
  return fl_remember_type(g, kept, t);
}

static fl_tref type_of_param_once(fl_graph *g, uint32_t file, uint32_t param) {
  fl_tref t;
  fl_recall kept = fl_recall_type(g, FL_RECALL_PARAM, file, param, &t);
  return kept.known ? t : fl_remember_type(g, kept, type_of_param(g, file, param));
}

fl_tref fl_type_of_ent(fl_graph *g, fl_ent ent) {
  fl_tref t = none();
  if (g->typing > FL_MAX_TYPING) return g->cuts++, t;
  g->typing++;
  switch (ent.kind) {
  case FL_ENT_VAR: t = type_of_var_once(g, ent.file, ent.id); break;
  case FL_ENT_PARAM: t = type_of_param_once(g, ent.file, ent.id); break;
  case FL_ENT_VALUE: t = fl_type_of(g, ent.file, ent.id); break;
  case FL_ENT_FUNC: t = fl_is_property(g, ent) ? fl_result_of(g, ent, 0) : none(); break;
  case FL_ENT_TYPE:
    t = fl_tref_of_type(g, ent.file, ent.id, 4);
    t.flags = FL_TREF_CLASS;
    break;
  case FL_ENT_MODULE: t = (fl_tref){ent.name, 0, 0, ent.certainty, FL_TREF_PATH, 0}; break;
  case FL_ENT_IMPLICIT: t = fl_type_of_field(g, ent.file, fl_type_behind(g, ent), ent.name); break;
  default: break;
  }
  g->typing--;
  return ent.certainty && t.certainty > ent.certainty ? weaker(t, ent.certainty) : t;
}

// ---- fields ----------------------------------------------------------------------------------------------------------------

static fl_sym head_of(fl_graph *g, fl_sym whole);

// What models say of a field of a library's type or of its supertypes; "" when nothing.
fl_str fl_modelled_field(const fl_graph *g, uint32_t file, fl_str type, fl_str field, uint32_t depth) {
  const fl_type_model *m = fl_models_type(g->models, g->links[file].in->naming->language, type);
  for (uint32_t i = 0; m && i + 1 < m->n_fields * 2; i += 2) {
    const fl_text *pair = fl_models_texts(g->models, m->first_field) + i;
    if (fl_str_eq(fl_models_text(g->models, pair[0]), field)) return fl_models_text(g->models, pair[1]);
  }
  for (uint32_t i = 0; m && depth < FL_MAX_SUPERS && i < m->n_supers; i++) {
    fl_str found = fl_modelled_field(g, file, fl_models_text(g->models, *(fl_models_texts(g->models, m->first_super) + i)), field, depth + 1);
    if (found.n) return found;
  }
  return (fl_str){0};
}

// `List<$element>`: the type argument of the object that has the field. `$receiver`: the type of the object, whose supertype `base` is. `receiver`: the object
// itself under another name.
static fl_tref type_of_modelled(fl_graph *g, uint32_t file, fl_tref base, fl_tref object, fl_str type) {
  static const fl_str words[] = {FL_STR_INIT("$element"), FL_STR_INIT("$receiver")};
  if (fl_str_eq_c(type, "receiver")) return base;
  for (uint32_t i = 0; i < 2; i++) {
    uint32_t at = fl_str_find(type, words[i]);
    if (at == FL_STR_NONE) continue;
    object.flags &= (uint8_t)~FL_TREF_CLASS;
    fl_sym argument = i ? fl_name_of_type(g, object) : base.arg;
    fl_sym before = fl_intern_add(&g->names, fl_str_slice(type, 0, at));
    fl_sym behind = fl_intern_add(&g->names, fl_str_from_pos(type, at + words[i].n));
    fl_sym whole = argument ? fl_join(g, fl_join(g, before, "", argument), "", behind) : head_of(g, before);
    return whole ? fl_type_by_name(g, file, whole, base.certainty) : none();
  }
  return fl_type_by_name(g, file, fl_intern_add(&g->names, type), base.certainty);
}

static fl_tref modelled_field(fl_graph *g, uint32_t file, fl_tref base, fl_tref object, fl_str field) {
  fl_str type = fl_modelled_field(g, file, fl_intern_text(&g->names, base.name), field, 0);
  return type.n ? type_of_modelled(g, file, base, object, type) : none();
}

static fl_tref type_of_extern(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  fl_str owner, field;
  if (fl_str_rcut(fl_intern_text(&g->names, name), '.', &owner, &field)) {
    fl_tref base = {fl_intern_find(&g->names, owner), 0, 0, certainty, 0, 0};
    fl_tref member = base.name ? modelled_field(g, file, base, base, field) : none();
    if (member.name) return member;
  }
  fl_tref t = fl_extern_type(g, file, name, certainty);
  if (t.name == fl_canonical(g, file, name)) t.flags = FL_TREF_PATH;
  return t;
}

// A field that exists only because something is stored in it, on the type or on one of its supertypes.
static fl_tref type_of_undeclared(fl_graph *g, fl_tref base, fl_sym field, uint32_t depth) {
  fl_tref t = none();
  uint32_t first = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, base.file, base.id), field), 0);
  for (uint32_t r = first; r && !t.name; r = g->stored.at[r].next)
    t = weaker(type_of_stored(g, &g->stored.at[r]), 3);
  const fl_supers *supers = fl_supers_of(g, base.file, base.id);
  for (uint32_t i = 0; !t.name && depth < FL_MAX_SUPERS && i < supers->n; i++)
    if (supers->at[i].id) t = type_of_undeclared(g, supers->at[i], field, depth + 1);
  return t;
}

fl_tref fl_type_of_field(fl_graph *g, uint32_t file, fl_tref base, fl_sym field) {
  if (!base.name) return none();
  const fl_tref object = base;
  fl_str digit = fl_intern_text(&g->names, field);
  if (digit.n == 1 && digit.at[0] >= '0' && digit.at[0] <= '9') {
    fl_tref part = fl_type_of_part(g, file, base, (uint32_t)(digit.at[0] - '0'));
    if (part.name) return part;
  }
  if (base.id) {
    fl_ent member = fl_type_field(g, base.file, base.id, field, 0);
    if (member.kind == FL_ENT_FUNC) {
      const fl_func *f = &g->links[member.file].f->funcs[member.id];
      fl_tref told = f->flags & FL_FUNC_PROPERTY ? fl_generic_field(g, base, member) : none();
      return told.name || !(f->flags & FL_FUNC_PROPERTY) ? told : fl_result_of(g, member, 0);
    }
    fl_tref told = member.kind ? fl_generic_field(g, base, member) : none();
    if (told.name) return weaker(told, base.certainty);
    if (member.kind) return weaker(fl_type_of_ent(g, member), base.certainty);
    fl_tref stored = type_of_undeclared(g, base, field, 0);
    if (stored.name) return stored;
    fl_ent getter = fl_find_getter(g, file, base, field);
    if (getter.kind) return fl_result_of(g, getter, 0);
    fl_tref super = fl_extern_super(g, base, 0);
    if (!super.name || g->links[file].in->naming->traits) return none();
    base = super;
  }
  fl_tref t = modelled_field(g, file, base, object, fl_intern_text(&g->names, field));
  return t.name ? t : fl_extern_type(g, file, fl_join(g, base.name, ".", field), base.certainty);
}

// The first supertype outside the repository, through repository types in between.
fl_tref fl_extern_super(fl_graph *g, fl_tref t, uint32_t depth) {
  if (!t.id || depth > FL_MAX_SUPERS) return t.id ? none() : t;
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  for (uint32_t i = 0; i < supers->n; i++) {
    fl_tref found = fl_extern_super(g, fl_super_of(g, t, i), depth + 1);
    if (found.name) return weaker(found, t.certainty);
  }
  return none();
}

// ---- results of calls --------------------------------------------------------------------------------------------------------

fl_tref fl_result_of(fl_graph *g, fl_ent func, uint32_t index) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  fl_tref t = fl_type_written(g, func.file, func.id, f->result, f->result_arg);
  if (index) t = fl_type_of_part(g, func.file, t, index);
  fl_tref first = none();
  if (t.name) return t;
  for (uint32_t i = l->first_return[func.id]; i; i = l->next_return[i]) {
    const fl_exit *e = &l->f->exits[i];
    if (!e->val) continue;
    const fl_val *v = fl_val_at(g, func.file, e->val);
    if (v->kind == FL_VAL_LIST && index < v->n)
      t = fl_type_of(g, func.file, l->f->elems[v->a + index]);
    else
      t = index == 0 ? fl_type_of(g, func.file, e->val) : none();
    first = first.name ? either(first, t) : weaker(t, 3);
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
  if (written && fl_type_param(g, file, c->func, 0, g->links[file].sym[written], &param)) return g->type_args && g->type_args->file == file ? param : none(); // who calls this function says which
  fl_sym name = written ? fl_qualified_type(g, file, c->func, g->links[file].f->texts[written]) : 0;
  return name ? fl_type_by_name(g, file, name, 4) : none();
}

// `$targ`, `$targ2`: a type argument of the call. `$receiver`: the type of its receiver. `$element`: the type argument of its receiver. `$made`: what its lambda returns. `$class`: the class that its first
// argument is.
static fl_sym word_of_template(fl_graph *g, uint32_t file, uint32_t call, fl_str word) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (fl_str_eq_c(word, "$element")) {
    fl_tref t = c->recv ? fl_type_of(g, file, c->recv) : none();
    return t.flags & FL_TREF_LIST ? t.name : t.arg;
  }
  if (fl_str_eq_c(word, "$receiver")) return c->recv ? fl_name_of_type(g, fl_type_of(g, file, c->recv)) : 0;
  if (fl_str_eq_c(word, "$made")) return made_by_lambda(g, file, call);
  if (fl_str_eq_c(word, "$class")) {
    fl_tref t = c->n_args ? fl_type_of(g, file, l->f->args[c->first_arg].val) : none();
    bool is_class = t.flags & FL_TREF_CLASS;
    t.flags &= (uint8_t)~FL_TREF_CLASS; // of the class an object
    return is_class ? fl_name_of_type(g, t) : 0;
  }
  fl_sym targ = fl_str_eq_c(word, "$targ2") ? c->type_arg2 : fl_str_eq_c(word, "$targ") ? c->type_arg : 0;
  return targ ? fl_qualified_type(g, file, c->func, l->f->texts[targ]) : 0;
}

// "Task<List<" -> Task: what cannot be said about an argument leaves the type itself.
static fl_sym head_of(fl_graph *g, fl_sym whole) {
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
    if (!word) whole = head_of(g, whole);
    if (!word) break;
    whole = fl_join(g, whole, "", word);
    text = fl_str_from_pos(text, end);
  }
  return whole ? fl_type_by_name(g, file, whole, 3) : none();
}

fl_tref fl_type_made_from(fl_graph *g, uint32_t file, uint32_t type) {
  fl_tref t = fl_type_of(g, file, type);
  return t.flags &= (uint8_t)~FL_TREF_CLASS, t;
}

static fl_tref type_of_row(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row,
                           uint32_t index) {
  if (row->n_returns) {
    if (index >= row->n_returns) return none();
    fl_text t = *(fl_models_texts(g->models, row->first_return) + index);
    return t ? fl_type_of_template(g, file, call, t) : none();
  }
  if (index != 0) return none();
  if (row->returns && fl_str_eq_c(fl_models_text(g->models, row->returns), "instance"))
    return fl_type_made_from(g, file, fl_receiver_of(g, file, call, row));
  if (row->returns) return fl_type_of_template(g, file, call, row->returns);
  return row->returns_path ? fl_type_of_path(g, file, call, row, row->returns_path) : none();
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
  return t.name && !t.id && !(t.flags & FL_TREF_LIST) ? modelled_field(g, file, t, t, FL_STR("()")) : none();
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
    fl_tref made = weaker(type_made(g, repo), certainty);
    if (c->type_arg) made.arg = fl_qualified_type(g, file, c->func, l->f->texts[c->type_arg]);
    return made;
  }
  if (repo.kind == FL_ENT_VAR) {
    fl_access access = fl_access_of(g, file, call, repo);
    if (access == FL_READS_FIELD && index == 0) return weaker(fl_type_of_ent(g, repo), certainty);
    if (access == FL_BUILDS_FIELD && index == 0) return fl_type_of(g, file, c->recv);
  }
  if (repo.kind == FL_ENT_FUNC) {
    if (fl_is_overloaded(g, repo)) repo = fl_overload(g, file, call, repo);
    const fl_func *f = &g->links[repo.file].f->funcs[repo.id];
    if ((f->flags & FL_FUNC_CTOR) && f->owner) return fl_tref_of_type(g, repo.file, f->owner, certainty);
    fl_tref told = fl_generic_result(g, (fl_call_ref){file, call}, repo, index);
    if (told.name) return weaker(told, certainty);
    fl_tref result = weaker(fl_result_of(g, repo, index), certainty);
    return c->recv ? put_in(g, file, result, fl_type_of(g, file, c->recv)) : result;
  }
  fl_tref given = is_value(repo) ? type_of_function(g, file, repo) : none();
  if (given.name && index == 0) return weaker(given, certainty);
  if (is_reader(g, repo)) return weaker(fl_type_of_ent(g, repo), certainty);
  if (asks_for_type(g, file, c)) {
    fl_tref t = fl_type_of(g, file, c->recv);
    return t.flags |= FL_TREF_CLASS, t;
  }
  if (!callee) return none();
  const fl_meaning_row *row = fl_row_for(g, file, call, callee);
  fl_tref t = row ? type_of_row(g, file, call, row, index) : none();
  if (t.name) return weaker(t, certainty);
  bool constructs = c->form == FL_CALL_NEW || c->form == FL_CALL_LITERAL ||
                    (l->in->naming->type_call_constructs && (capitalised(fl_gsym_text(g, file, c->name)) || is_library_type(g, file, callee)));
  if (constructs && index == 0) return fl_extern_type(g, file, callee, certainty);
  if (row && (row->returns || row->n_returns || row->returns_path)) return none();
  return index == 0 ? fl_extern_type(g, file, fl_join(g, callee, "", fl_intern_add(&g->names, FL_STR("()"))),
                                  certainty > 2 ? 2 : certainty)
                    : none();
}

// ---- values --------------------------------------------------------------------------------------------------------------------

static fl_tref type_of_field_value(fl_graph *g, uint32_t file, const fl_val *v, uint32_t val) {
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind == FL_ENT_EXTERN) return type_of_extern(g, file, ent.name, ent.certainty);
  if (ent.kind) return fl_type_of_ent(g, ent);
  fl_tref base = fl_type_of(g, file, v->a);
  return fl_is_open_type(g, base) ? none() : put_in(g, file, fl_type_of_field(g, file, base, fl_gsym(g, file, v->b)), base);
}

fl_tref fl_type_of_self(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  for (uint32_t func = fl_func_of_val(g, file, val); func; func = l->f->funcs[func].parent) {
    const fl_func *f = &l->f->funcs[func];
    fl_tref given = f->flags & FL_FUNC_LAMBDA && l->in->naming->methods_apart ? fl_type_of_block_self(g, file, func) : none();
    if (given.name) return given;
    fl_tref self = fl_self_type(g, file, func);
    if (self.name) return self;
    if (f->owner && !fl_is_namespace(g, file, f->owner)) {
      fl_tref t = fl_tref_of_type(g, file, f->owner, 4), library;
      if (fl_extends_library(g, file, f->owner, &library)) return library;
      t.flags = f->flags & FL_FUNC_CLASSMETHOD ? FL_TREF_CLASS : 0;
      return t;
    }
    if (!f->owner_name || (f->flags & FL_FUNC_ADDED)) continue;
    fl_ent t = fl_owner_of(g, file, func);
    if (t.kind == FL_ENT_TYPE) return (fl_tref){g->links[t.file].type_name[t.id], t.file, t.id, 4, 0, 0};
  }
  return none();
}

static fl_tref type_of_super(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref self = fl_type_of_self(g, file, val);
  if (!self.id) return none();
  const fl_supers *supers = fl_supers_of(g, self.file, self.id);
  return supers->n ? fl_super_of(g, self, 0) : none();
}

static fl_tref type_of_ref(fl_graph *g, uint32_t file, uint32_t val) {
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind == FL_ENT_EXTERN) return type_of_extern(g, file, ent.name, ent.certainty);
  const char *const *types = g->links[file].in->naming->literal_types;
  if (ent.kind == FL_ENT_FUNC && g->links[file].in->naming->traits && types) // a function itself, on which methods can be called
    return (fl_tref){fl_intern_add_c(&g->names, types[FL_LITERAL_FUNC]), 0, 0, ent.certainty, 0, 0};
  fl_tref instead = ent.kind == FL_ENT_FUNC ? fl_type_of_decorated(g, ent) : none();
  return instead.name ? instead : fl_type_of_ent(g, ent);
}

fl_tref fl_type_awaited(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref t = fl_type_of(g, file, val);
  if (g->links[file].in->naming->plain_async) return t;
  return t.arg && !t.id ? fl_type_by_name(g, file, t.arg, t.certainty) : t;
}

// What the language itself makes, where it says of which type that is.
static fl_tref type_of_literal(fl_graph *g, uint32_t file, const fl_val *v) {
  static const uint8_t of_lit[] = {[FL_LIT_INT] = FL_LITERAL_INT,   [FL_LIT_FLOAT] = FL_LITERAL_FLOAT,
                                   [FL_LIT_STRING] = FL_LITERAL_STRING, [FL_LIT_TRUE] = FL_LITERAL_TRUE,
                                   [FL_LIT_FALSE] = FL_LITERAL_FALSE, [FL_LIT_NIL] = FL_LITERAL_NIL};
  const char *const *names = g->links[file].in->naming->literal_types;
  if (!names || (v->kind == FL_VAL_LIT && v->op == FL_LIT_NIL)) return none(); // nil is of no use to anybody
  uint8_t kind = v->kind == FL_VAL_LIT      ? of_lit[v->op]
                 : v->kind == FL_VAL_CONCAT ? FL_LITERAL_STRING
                 : v->kind == FL_VAL_LIST   ? FL_LITERAL_LIST
                 : v->kind == FL_VAL_MAP    ? FL_LITERAL_MAP
                 : v->kind == FL_VAL_LAMBDA ? FL_LITERAL_FUNC
                                            : FL_LITERAL_RANGE;
  fl_sym name = fl_intern_add_c(&g->names, names[kind]);
  fl_ent opened = fl_find_type(g, name, file);
  if (opened.kind) return fl_tref_of_type(g, opened.file, opened.id, 4);
  return (fl_tref){name, 0, 0, 4, 0, 0};
}

static fl_tref compute(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[val];
  switch (v->kind) {
  case FL_VAL_REF: return type_of_ref(g, file, val);
  case FL_VAL_SELF: return fl_type_of_self(g, file, val);
  case FL_VAL_SUPER: return type_of_super(g, file, val);
  case FL_VAL_FIELD: return type_of_field_value(g, file, v, val);
  case FL_VAL_INDEX: return fl_type_of_element(g, file, v->a);
  case FL_VAL_CALL:
  case FL_VAL_NEW: return fl_type_of_call(g, file, v->a, 0);
  case FL_VAL_CAST: {
    if (v->op) return fl_type_of(g, file, v->a); // the same, known not to be missing
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), l->sym[v->b]);
    bool same = l->in->naming->pointers && !t.id && fl_type_of(g, file, v->a).id; // (void *)conn
    return same ? fl_type_of(g, file, v->a) : t;
  }
  case FL_VAL_OUT: return none();
  case FL_VAL_AWAIT: return fl_type_awaited(g, file, v->a);
  case FL_VAL_UNARY:
    if (v->op == FL_OP_RECEIVE) return fl_element_type(g, file, fl_type_of(g, file, v->a));
    return fl_type_of(g, file, v->a);
  case FL_VAL_SPREAD: return fl_type_of(g, file, v->a);
  case FL_VAL_ASSIGN: return fl_type_of(g, file, l->f->assigns[v->a].val);
  case FL_VAL_TYPE: {
    if (!v->a) {
      fl_tref own = fl_type_of_self(g, file, val);
      return own.flags |= FL_TREF_CLASS, own;
    }
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), l->sym[v->a]);
    return t.flags |= FL_TREF_CLASS, t;
  }
  case FL_VAL_COND: {
    fl_tref t = fl_type_of(g, file, l->f->elems[v->a + 1]), other = fl_type_of(g, file, l->f->elems[v->a + 2]);
    return t.name ? either(t, other) : other;
  }
  case FL_VAL_LIT:
  case FL_VAL_CONCAT:
  case FL_VAL_LIST:
  case FL_VAL_MAP:
  case FL_VAL_LAMBDA: return type_of_literal(g, file, v);
  case FL_VAL_BINOP: {
    if (v->op == FL_OP_RANGE || v->op == FL_OP_RANGE_BEFORE) return type_of_literal(g, file, v);
    if (v->op != FL_OP_OR && v->op != FL_OP_COALESCE && v->op != FL_OP_AND) return none();
    fl_tref t = fl_type_of(g, file, l->f->elems[v->a + (v->op == FL_OP_AND ? 1 : 0)]);
    return t.name ? t : fl_type_of(g, file, l->f->elems[v->a + 1]);
  }
  default: return none();
  }
}

fl_tref fl_type_of(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref t = none();
  if (!val || fl_type_known(g, file, val, &t)) return t;
  const fl_type_args *args = g->type_args;
  g->type_args = NULL; // what is remembered holds for every use
  fl_type_asking(g, file, val);
  t = compute(g, file, val);
  g->type_args = args;
  fl_type_remember(g, file, val, t);
  return t;
}
