// Methods that nobody wrote: getters, setters and builders that a type's annotation makes for its fields.
//
// In: annotations whose model names `accessors`. Out: a method name that stands for a field, so that `order.getId()` is a read of
// `id`, `order.setId(x)` stores x, and `Order.builder().id(x).build()` makes an Order. Which annotations do so, models say; that a
// getter is called get or is, and a setter set, is the convention that they all follow (JavaBeans 1.01, section 8.3).
#include "graph/accessor_p.h"

static uint8_t accessors_of(fl_graph *g, uint32_t file, uint32_t func, uint32_t first, uint32_t n) {
  uint8_t found = 0;
  for (uint32_t i = 0; i < n; i++) {
    const fl_meaning_row *rows[8];
    uint32_t n_rows = fl_annotation_rows(g, file, func, first + i, rows, 8);
    for (uint32_t r = 0; r < n_rows; r++) found |= rows[r]->accessors;
  }
  return found;
}

// An annotated field counts for the whole type: a getter that is called exists, or the code would not compile.
void fl_find_accessors(fl_graph *g) {
  g->type_accessors = fl_arena_zero_n(&g->arena, (size_t)g->n_types + 1, 1);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming || l->f->n_annots < 2) continue;
    for (uint32_t i = 1; i < l->f->n_types; i++)
      g->type_accessors[l->type_base + i] =
          accessors_of(g, file, l->f->types[i].func, l->f->types[i].first_annot, l->f->types[i].n_annots);
    for (uint32_t i = 1; i < l->f->n_vars; i++)
      if (l->f->vars[i].kind == FL_VAR_FIELD)
        g->type_accessors[l->type_base + l->f->vars[i].type_owner] |=
            accessors_of(g, file, 0, l->f->vars[i].first_annot, l->f->vars[i].n_annots);
  }
}

// ---- names of methods --------------------------------------------------------------------------------------------------------

// "getTimeout" behind "get" -> "timeout"; the field may also be called as the rest is written (URL).
static fl_ent field_behind(const fl_graph *g, uint32_t file, uint32_t type, fl_str method, const char *prefix) {
  char text[128];
  uint32_t skip = (uint32_t)strlen(prefix), n = method.n - skip;
  if (!fl_str_starts_c(method, prefix) || method.n <= skip || n > sizeof text) return (fl_ent){0};
  memcpy(text, method.at + skip, n);
  fl_sym as_written = fl_intern_find(&g->names, (fl_str){text, n});
  if (text[0] < 'A' || text[0] > 'Z') return (fl_ent){0};
  text[0] = (char)(text[0] + ('a' - 'A'));
  fl_sym name = fl_intern_find(&g->names, (fl_str){text, n});
  fl_ent found = name ? fl_own_member(g, file, type, name) : (fl_ent){0};
  return found.kind || !as_written ? found : fl_own_member(g, file, type, as_written);
}

static bool is_builder_word(fl_str method) {
  return fl_str_eq_c(method, "builder") || fl_str_eq_c(method, "toBuilder") || fl_str_eq_c(method, "build");
}

fl_ent fl_accessed(const fl_graph *g, uint32_t file, uint32_t type, fl_sym method) {
  static const struct {
    const char *prefix;
    uint8_t accessor;
  } prefixes[] = {{"get", FL_ACCESSOR_get}, {"is", FL_ACCESSOR_get}, {"set", FL_ACCESSOR_set}};
  uint8_t has = g->type_accessors ? g->type_accessors[fl_dense_type(g, file, type)] : 0;
  fl_str name = has ? fl_intern_text(&g->names, method) : FL_STR("");
  if (!has) return (fl_ent){0};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    if (!(has & (1u << (prefixes[i].accessor - 1)))) continue;
    fl_ent field = field_behind(g, file, type, name, prefixes[i].prefix);
    if (field.kind == FL_ENT_VAR) return field;
  }
  if ((has & (1u << (FL_ACCESSOR_builder - 1))) && is_builder_word(name))
    return (fl_ent){FL_ENT_TYPE, 4, file, type, g->links[file].type_name[type]};
  return (fl_ent){0};
}

// ---- calls of them -------------------------------------------------------------------------------------------------------------

static uint8_t accessors_of_owner(const fl_graph *g, fl_ent field) {
  const fl_var *v = &g->links[field.file].f->vars[field.id];
  return g->type_accessors ? g->type_accessors[fl_dense_type(g, field.file, v->type_owner)] : 0;
}

fl_access fl_access_of(const fl_graph *g, uint32_t file, uint32_t call, fl_ent repo) {
  const fl_call *c = &g->links[file].f->calls[call];
  bool of_self = c->form == FL_CALL_PLAIN && g->links[file].in->naming->fields_are_methods;
  if (repo.kind != FL_ENT_VAR || (c->form != FL_CALL_METHOD && !of_self) || c->n_args > 1) return FL_NO_ACCESS;
  const fl_var *v = &g->links[repo.file].f->vars[repo.id];
  if (v->kind != FL_VAR_FIELD) return FL_NO_ACCESS;
  bool same_name = fl_gsym(g, file, c->name) == fl_gsym(g, repo.file, v->name);
  bool reads = !same_name || g->links[repo.file].in->naming->fields_are_methods;
  if (c->n_args == 0) return reads ? FL_READS_FIELD : FL_NO_ACCESS;
  if (!same_name) return FL_SETS_FIELD;
  return accessors_of_owner(g, repo) & (1u << (FL_ACCESSOR_builder - 1)) ? FL_BUILDS_FIELD : FL_NO_ACCESS;
}
