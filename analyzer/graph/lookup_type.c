// What a written type means where it is written.
//
// In: its text, with the file, the function and the type around it. Out: a type of the repository, or a library's by qualified name.
#include "graph/lookup_p.h"

fl_ent fl_owner_of(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  if (f->owner)
    return fl_is_namespace(g, file, f->owner) ? (fl_ent){0} : (fl_ent){FL_ENT_TYPE, 4, file, f->owner, l->type_name[f->owner]};
  if (!f->owner_name) return (fl_ent){0};
  if (!fl_is_program(g, file)) return fl_member(g, l->module, l->sym[f->owner_name], file);
  fl_tref t = fl_type_of_text(g, file, 0, l->sym[f->owner_name]);
  return t.id ? (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name} : (fl_ent){0};
}

static fl_tref tref_of_ent(const fl_graph *g, fl_ent ent) {
  if (ent.kind == FL_ENT_TYPE) return fl_tref_of_type(g, ent.file, ent.id, ent.certainty);
  if (ent.kind == FL_ENT_EXTERN) return (fl_tref){ent.name, 0, 0, ent.certainty, 0, 0};
  return (fl_tref){0};
}

// An alias (`type Client = http.Client`, `type X interface{...}` excepted) stands for what it names.
static fl_tref follow_alias(fl_graph *g, fl_tref t) {
  if (!t.id) return t;
  const fl_link *l = &g->links[t.file];
  const fl_type *type = &l->f->types[t.id];
  if (type->kind != FL_TYPE_ALIAS || !type->n_supers) return t;
  fl_tref aliased = fl_type_of_text(g, t.file, type->func, l->sym[l->f->names[type->first_super]]);
  if (type->flags & FL_TYPE_POINTER) aliased.flags |= FL_TREF_POINTER;
  return aliased.name ? aliased : t;
}

// com.acme.Client without an import: a package of small letters, then a type of another repository.
static fl_ent named_in_full(fl_graph *g, uint32_t file, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written), first, rest;
  bool declared = g->links[file].in->naming->module_style == FL_MODULE_DECLARED;
  bool qualified = declared && fl_str_cut(text, '.', &first, &rest) && first.n && first.at[0] >= 'a' && first.at[0] <= 'z';
  return qualified ? fl_extern_ent(g, file, written, 3) : (fl_ent){0};
}

static fl_tref type_of_ent(fl_graph *g, uint32_t file, fl_ent ent, uint8_t flags) {
  fl_tref t = fl_stands_for(g, file, follow_alias(g, tref_of_ent(g, ent)));
  t.flags |= flags;
  return t;
}

// A type among the members of a type or of those around it.
static fl_ent type_around(const fl_graph *g, uint32_t file, uint32_t scope, fl_sym name) {
  for (uint32_t depth = 0; scope && depth < 16; scope = g->links[file].f->types[scope].outer, depth++) {
    fl_ent found = fl_type_member(g, file, scope, name, 0);
    if (found.kind == FL_ENT_TYPE) return found;
  }
  return (fl_ent){0};
}

static bool says_nothing(const fl_graph *g, uint32_t file, fl_str written) {
  const char *const *word = g->links[file].in->naming->untyped;
  while (word && *word && !fl_str_eq_c(written, *word)) word++;
  return word && *word;
}

// `scope`: the type in whose body this is written, 0 = none.
static fl_tref type_of_text(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written);
  uint8_t flags = 0;
  while (fl_str_starts(text, FL_STR("[]"))) text = fl_str_slice(text, 2, text.n), flags = FL_TREF_LIST;
  if (!text.n || says_nothing(g, file, text)) return (fl_tref){0};
  if (text.at[0] == '.') return type_of_ent(g, file, fl_absolute_ent(g, file, fl_str_from_pos(text, 1)), flags);
  fl_str head, rest;
  if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
  fl_tref param;
  if (!rest.n && fl_type_param(g, file, func, scope, fl_intern_add(&g->names, head), &param)) return param.flags |= flags, param;
  fl_ent ent = type_around(g, file, scope, fl_intern_add(&g->names, head));
  if (!ent.kind) ent = fl_look_up(g, file, func, 0, fl_intern_add(&g->names, head), true);
  bool known = ent.kind == FL_ENT_TYPE || ent.kind == FL_ENT_EXTERN || ent.kind == FL_ENT_MODULE;
  if (!known) // a local of the same name is no type
    ent = fl_look_up(g, file, 0, 0, fl_intern_add(&g->names, head), true);
  if (fl_is_program(g, file) && ent.kind != FL_ENT_MODULE && ent.kind != FL_ENT_TYPE) { // nor is a function
    fl_ent type = fl_find_type(g, fl_intern_add(&g->names, head), file);
    if (type.kind) ent = type;
  }
  if (!rest.n && ent.kind == FL_ENT_EXTERN && fl_names_type_param(g, file, fl_intern_add(&g->names, head))) return (fl_tref){0};
  while (rest.n && ent.kind) {
    text = rest;
    if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
    ent = fl_step_into(g, file, ent, fl_intern_add(&g->names, head));
  }
  if (!ent.kind) { // written in full
    fl_ent whole = fl_find_type(g, written, file);
    ent = whole.kind ? whole : named_in_full(g, file, written);
  }
  return type_of_ent(g, file, ent, flags);
}

static fl_tref type_written(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym written) {
  if (g->typing > FL_MAX_TYPING) return g->cuts++, (fl_tref){0};
  g->typing++;
  fl_tref t = type_of_text(g, file, func, scope, written);
  g->typing--;
  return t;
}

fl_tref fl_type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written) {
  return type_written(g, file, func, 0, written);
}

fl_tref fl_type_from_within(fl_graph *g, uint32_t file, uint32_t type, fl_sym written) {
  const fl_type *t = &g->links[file].f->types[type];
  return type_written(g, file, t->func, t->outer, written);
}
