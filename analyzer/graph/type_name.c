// Types by their names: as they are written, as models spell them, and back.
//
//   []T      a list        Head<Argument>        (A,B)    several values in one
//
// In: a name or a type. Out: the type that is meant, of the repository or of a library. Names lead back to the types that they are the
// names of, so that a type can be kept as the argument of another one.
#include "graph/graph_p.h"
#include "graph/known.h"

static fl_tref none(void) { return (fl_tref){0}; }

fl_tref fl_extern_type(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  fl_sym canonical = fl_canonical(g, file, name);
  const fl_type_model *m =
      fl_known_type(g, file, canonical);
  if (m && m->is_value) canonical = fl_intern_add(&g->names, fl_models_text(g->models, m->value_type));
  return (fl_tref){canonical, 0, 0, certainty, 0, 0};
}

static bool is_several(fl_str text) { return text.n > 2 && text.at[0] == '(' && text.at[text.n - 1] == ')'; }

// A qualified name, perhaps of a list ([]T) or with its argument (List<T>), as a type.
fl_tref fl_type_by_name(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  fl_str text = fl_intern_text(&g->names, name), inside = {0};
  uint8_t flags = 0;
  while (fl_str_starts(text, FL_STR("[]"))) text = fl_str_from_pos(text, 2), flags = FL_TREF_LIST;
  if (is_several(text)) return (fl_tref){fl_intern_add(&g->names, text), 0, 0, certainty, flags, 0};
  if (fl_str_cut(text, '<', &text, &inside)) inside.n--;
  fl_sym head = fl_intern_add(&g->names, text);
  fl_ent repo = fl_find_type(g, head, file);
  fl_tref t = repo.kind ? (fl_tref){g->links[repo.file].type_name[repo.id], repo.file, repo.id, certainty, 0, 0}
                        : fl_extern_type(g, file, head, certainty);
  t.flags |= flags;
  t.arg = fl_intern_add(&g->names, inside);
  return t;
}

static fl_sym between(fl_graph *g, const char *open, fl_sym inside, const char *close) {
  return fl_join(g, fl_join(g, fl_intern_add_c(&g->names, open), "", inside), "", fl_intern_add_c(&g->names, close));
}

// A type as a name that leads back to it: []T, Head<Argument>.
fl_sym fl_name_of_type(fl_graph *g, fl_tref t) {
  if (!t.name || t.flags & (FL_TREF_CLASS | FL_TREF_PATH)) return 0;
  if (t.flags & FL_TREF_LIST) return fl_join(g, fl_intern_add_c(&g->names, "[]"), "", t.name);
  return t.arg ? fl_join(g, t.name, "", between(g, "<", t.arg, ">")) : t.name;
}

// Cuts the next part of `A,(B,C),D<E,F>`.
static bool next_part(fl_str *rest, fl_str *part) {
  uint32_t i = 0, depth = 0;
  if (!rest->n) return false;
  for (; i < rest->n && (depth || rest->at[i] != ','); i++) {
    depth += rest->at[i] == '(' || rest->at[i] == '<';
    depth -= depth && (rest->at[i] == ')' || rest->at[i] == '>');
  }
  *part = fl_str_slice(*rest, 0, i);
  *rest = fl_str_from_pos(*rest, i + 1);
  return true;
}

static fl_sym qualified_parts(fl_graph *g, uint32_t file, uint32_t func, fl_str written) {
  fl_str rest = fl_str_slice(written, 1, written.n - 1), part;
  fl_sym whole = 0;
  for (uint32_t i = 0; next_part(&rest, &part); i++) {
    fl_sym name = fl_qualified_type(g, file, func, part);
    if (!name) name = fl_intern_add_c(&g->names, "?");
    whole = i ? fl_join(g, whole, ",", name) : name;
  }
  return between(g, "(", whole, ")");
}

fl_tref fl_type_of_part(fl_graph *g, uint32_t file, fl_tref t, uint32_t index) {
  fl_str text = fl_intern_text(&g->names, t.name), part = {0};
  if (t.id || t.flags & FL_TREF_LIST || !is_several(text)) return none();
  fl_str rest = fl_str_slice(text, 1, text.n - 1);
  for (uint32_t i = 0; i <= index; i++)
    if (!next_part(&rest, &part)) return none();
  return fl_str_eq_c(part, "?") ? none() : fl_type_by_name(g, file, fl_intern_add(&g->names, part), t.certainty);
}

// A type argument as written, each name in it qualified: "List<Order>" -> "System.Collections.Generic.List<Shop.Order>".
fl_sym fl_qualified_type(fl_graph *g, uint32_t file, uint32_t func, fl_str written) {
  fl_str head, inside = {0};
  if (fl_str_starts(written, FL_STR("[](")))
    return fl_join(g, fl_intern_add_c(&g->names, "[]"), "", qualified_parts(g, file, func, fl_str_from_pos(written, 2)));
  if (is_several(written)) return qualified_parts(g, file, func, written);
  bool nested = fl_str_cut(written, '<', &head, &inside);
  fl_tref t = fl_type_of_text(g, file, func, fl_intern_add(&g->names, nested ? head : written));
  if (!t.name) return 0;
  fl_sym name = t.flags & FL_TREF_LIST ? fl_join(g, fl_intern_add(&g->names, FL_STR("[]")), "", t.name) : t.name;
  if (inside.n) inside.n--;
  fl_sym arg = nested ? fl_qualified_type(g, file, func, inside) : 0;
  if (!arg) return name;
  return fl_join(g, name, "", between(g, "<", arg, ">"));
}

static bool wraps(const fl_graph *g, uint32_t file, fl_tref t) {
  if (t.id) return g->links[t.file].f->types[t.id].flags & FL_TYPE_WRAPS;
  const fl_type_model *m = fl_known_type(g, file, t.name);
  return m && m->wraps;
}

// A type that stands for its argument: `type Result<T> = std::result::Result<T, Error>`, web::Data<T>.
static fl_tref without_wrapper(fl_graph *g, uint32_t file, fl_tref t) {
  for (uint32_t depth = 0; depth < 4 && t.name && t.arg && wraps(g, file, t); depth++) {
    uint8_t flags = t.flags & FL_TREF_LIST;
    t = fl_type_by_name(g, file, t.arg, t.certainty);
    t.flags |= flags;
  }
  return t;
}

fl_tref fl_type_written(fl_graph *g, uint32_t file, uint32_t func, fl_sym local_type, fl_sym local_arg) {
  const fl_link *l = &g->links[file];
  if (!local_type) return none();
  fl_str text = l->f->texts[local_type];
  bool several = fl_str_starts(text, FL_STR("(")) || fl_str_starts(text, FL_STR("[]("));
  if (several) return fl_type_by_name(g, file, fl_qualified_type(g, file, func, text), 4);
  fl_tref t = fl_type_of_text(g, file, func, l->sym[local_type]);
  if (local_arg) t.arg = fl_qualified_type(g, file, func, l->f->texts[local_arg]);
  return without_wrapper(g, file, t);
}

fl_tref fl_element_type(fl_graph *g, uint32_t file, fl_tref t) {
  if (t.flags & FL_TREF_LIST) return t.flags &= (uint8_t)~FL_TREF_LIST, t;
  if (g->links[file].in->naming->pointers && !t.arg) return t; // p[i], *p
  return t.arg ? fl_type_by_name(g, file, t.arg, t.certainty) : none();
}
