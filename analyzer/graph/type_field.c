// Types of fields: of the repository's types, of those that models describe, and of those that exist only because something is stored in them.
//
// In: the type of an object and the name of a field. Out: the field's type.
#include "graph/type_p.h"

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
    fl_sym whole = argument ? fl_join(g, fl_join(g, before, "", argument), "", behind) : fl_head_of_type(g, before);
    return whole ? fl_type_by_name(g, file, whole, base.certainty) : fl_no_type();
  }
  return fl_type_by_name(g, file, fl_intern_add(&g->names, type), base.certainty);
}

fl_tref fl_type_of_modelled_field(fl_graph *g, uint32_t file, fl_tref base, fl_tref object, fl_str field) {
  fl_str type = fl_modelled_field(g, file, fl_intern_text(&g->names, base.name), field, 0);
  return type.n ? type_of_modelled(g, file, base, object, type) : fl_no_type();
}

fl_tref fl_type_of_extern(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  fl_str owner, field;
  if (fl_str_rcut(fl_intern_text(&g->names, name), '.', &owner, &field)) {
    fl_tref base = {fl_intern_find(&g->names, owner), 0, 0, certainty, 0, 0};
    fl_tref member = base.name ? fl_type_of_modelled_field(g, file, base, base, field) : fl_no_type();
    if (member.name) return member;
  }
  fl_tref t = fl_extern_type(g, file, name, certainty);
  if (t.name == fl_canonical(g, file, name)) t.flags = FL_TREF_PATH;
  return t;
}

// A field that exists only because something is stored in it, on the type or on one of its supertypes.
static fl_tref type_of_undeclared(fl_graph *g, fl_tref base, fl_sym field, uint32_t depth) {
  fl_tref t = fl_no_type();
  uint32_t first = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, base.file, base.id), field), 0);
  for (uint32_t r = first; r && !t.name; r = g->stored.at[r].next)
    t = fl_weaker_type(fl_type_of_stored(g, &g->stored.at[r]), 3);
  const fl_supers *supers = fl_supers_of(g, base.file, base.id);
  for (uint32_t i = 0; !t.name && depth < FL_MAX_SUPERS && i < supers->n; i++)
    if (supers->at[i].id) t = type_of_undeclared(g, supers->at[i], field, depth + 1);
  return t;
}

fl_tref fl_type_of_field(fl_graph *g, uint32_t file, fl_tref base, fl_sym field) {
  if (!base.name) return fl_no_type();
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
      fl_tref told = f->flags & FL_FUNC_PROPERTY ? fl_generic_field(g, base, member) : fl_no_type();
      return told.name || !(f->flags & FL_FUNC_PROPERTY) ? told : fl_result_of(g, member, 0);
    }
    fl_tref told = member.kind ? fl_generic_field(g, base, member) : fl_no_type();
    if (told.name) return fl_weaker_type(told, base.certainty);
    if (member.kind) return fl_weaker_type(fl_type_of_ent(g, member), base.certainty);
    fl_tref stored = type_of_undeclared(g, base, field, 0);
    if (stored.name) return stored;
    fl_ent getter = fl_find_getter(g, file, base, field);
    if (getter.kind) return fl_result_of(g, getter, 0);
    fl_tref super = fl_extern_super(g, base, 0);
    if (!super.name || g->links[file].in->naming->traits) return fl_no_type();
    base = super;
  }
  fl_tref t = fl_type_of_modelled_field(g, file, base, object, fl_intern_text(&g->names, field));
  return t.name ? t : fl_extern_type(g, file, fl_join(g, base.name, ".", field), base.certainty);
}

// The first supertype outside the repository, through repository types in between.
fl_tref fl_extern_super(fl_graph *g, fl_tref t, uint32_t depth) {
  if (!t.id || depth > FL_MAX_SUPERS) return t.id ? fl_no_type() : t;
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  for (uint32_t i = 0; i < supers->n; i++) {
    fl_tref found = fl_extern_super(g, fl_super_of(g, t, i), depth + 1);
    if (found.name) return fl_weaker_type(found, t.certainty);
  }
  return fl_no_type();
}
