// Which records are one type, and what each type is made from.
//
// In: types with their qualified names. Out: where a language lets a type be defined in parts (`open_types`, or a word at each part:
// `partial_types`, or an object beside a class: `companions`), the parts of one name are one type, known by its first part; and the supertypes of every type, resolved once, because every look-up of a member asks
// for them. A supertype's name is looked for among the members of the types around it first.
#include "graph/graph_p.h"

enum { MAX_PARTS = 1 << 16 };

// ---- parts ------------------------------------------------------------------------------------------------------------------

static void number_types(fl_graph *g) {
  size_t n = (size_t)g->n_types + 1;
  g->type_first = fl_arena_zero_n(&g->arena, n, sizeof *g->type_first);
  g->type_next = fl_arena_zero_n(&g->arena, n, sizeof *g->type_next);
  g->type_refs = fl_arena_zero_n(&g->arena, n, sizeof *g->type_refs);
  g->supers = fl_arena_zero_n(&g->arena, n, sizeof *g->supers);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 0; i < g->links[file].f->n_types; i++) {
      uint32_t dense = g->links[file].type_base + i;
      g->type_first[dense] = dense;
      g->type_refs[dense] = (fl_type_ref){file, i};
    }
}

// Parts of one name stand in one file: a class and its companion.
static bool is_companion(const fl_link *l, uint32_t type) {
  const fl_type *t = &l->f->types[type];
  return l->in->naming->companions && !t->func && t->kind != FL_TYPE_ALIAS && t->kind != FL_TYPE_EXTENSION;
}

static bool is_part(const fl_link *l, uint32_t type) {
  if (is_companion(l, type)) return true;
  bool says_so = l->in->naming->partial_types && (l->f->types[type].flags & FL_TYPE_PARTIAL);
  return l->in->naming->open_types || says_so;
}

// Where parts of one name are looked for: in the file, the application or the build unit.
static uint32_t place_of_parts(const fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  if (l->in->naming->companions) return file;
  return l->in->naming->open_types ? fl_unit_of(g, file) : l->build_unit;
}

// Parts stand in order of their paths; two applications side by side in one repository have types of their own.
void fl_join_types(fl_graph *g) {
  fl_map first = {0}, last = {0};
  number_types(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_types; i++) {
      uint32_t dense = l->type_base + i;
      if (!l->type_name[i] || !is_part(l, i)) continue;
      uint64_t key = FL_KEY(place_of_parts(g, file), l->type_name[i]);
      uint32_t had = fl_map_get_or(&first, key, 0);
      if (had) g->type_first[dense] = had, g->type_next[fl_map_get_or(&last, key, 0)] = dense;
      else fl_map_put(&first, key, dense);
      fl_map_put(&last, key, dense);
    }
  }
  fl_map_release(&first);
  fl_map_release(&last);
}

fl_tref fl_tref_of_type(const fl_graph *g, uint32_t file, uint32_t type, uint8_t certainty) {
  fl_type_ref first = g->type_refs[fl_dense_type(g, file, type)];
  return (fl_tref){g->links[first.file].type_name[first.id], first.file, first.id, certainty, 0, 0};
}

bool fl_same_type(const fl_graph *g, fl_tref a, fl_tref b) {
  return a.id && b.id && fl_dense_type(g, a.file, a.id) == fl_dense_type(g, b.file, b.id);
}

// ---- supertypes ---------------------------------------------------------------------------------------------------------------

typedef struct gathered {
  FL_ARRAY(fl_tref) at;
} gathered;

static bool is_own(const fl_graph *g, fl_type_ref part, fl_tref t) { return t.id && fl_dense_type(g, t.file, t.id) == fl_dense_type(g, part.file, part.id); }

// Of types of one name that are told apart by their parameters, the one that what is written fits: `ICommand : ICommand<Unit>`.
static fl_tref by_parameters(const fl_graph *g, fl_type_ref part, fl_tref super, bool with_arguments) {
  const fl_link *l = &g->links[super.file];
  if (!super.id || ((l->f->types[super.id].n_tparams > 0) == with_arguments && !is_own(g, part, super))) return super;
  for (uint32_t i = 1; i < l->f->n_types; i++) {
    fl_tref other = {super.name, super.file, i, super.certainty, super.flags, super.arg};
    bool same_name = l->type_name[i] && l->type_name[i] == l->type_name[super.id];
    if (same_name && (l->f->types[i].n_tparams > 0) == with_arguments && !is_own(g, part, other)) return other;
  }
  return super;
}

static void gather(fl_graph *g, fl_type_ref part, uint32_t first, uint32_t n, bool of_class, gathered *out) {
  const fl_link *l = &g->links[part.file];
  for (uint32_t i = 0; i < n; i++) {
    fl_tref super = fl_type_from_within(g, part.file, part.id, l->sym[l->f->names[first + i]]);
    if (!of_class) super.arg = fl_super_argument(g, part.file, part.id, l->f->names[first + n + i]);
    if (!of_class) super = by_parameters(g, part, super, l->f->names[first + n + i] != 0);
    if (super.name && !is_own(g, part, super)) fl_array_push(&out->at, super);
  }
}

static const fl_tref *keep(fl_graph *g, gathered *from, uint32_t *n) {
  *n = from->at.n;
  const fl_tref *kept = *n ? fl_arena_dup(&g->arena, from->at.at, *n * sizeof *from->at.at) : NULL;
  fl_array_release(&from->at);
  return kept;
}

static bool is_literal_type(const fl_naming *naming, fl_str name) {
  for (int i = 0; naming->literal_types && i < FL_N_LITERALS; i++)
    if (fl_str_eq_c(name, naming->literal_types[i])) return true;
  return false;
}

// A type of a library that the repository opens to add something is still the library's.
static bool extends_library(const fl_graph *g, fl_tref t) {
  const fl_naming *naming = g->links[t.file].in->naming;
  fl_str name = fl_intern_text(&g->names, t.name);
  if (!naming->open_types) return false;
  return is_literal_type(naming, name) || fl_models_type(g->models, naming->language, name);
}

static void find_supers(fl_graph *g, uint32_t first) {
  gathered supers = {0}, of_class = {0};
  fl_tref self = fl_tref_of_type(g, g->type_refs[first].file, g->type_refs[first].id, 4);
  fl_supers *row = &g->supers[first];
  row->state = 1; // asked for by its own supertypes: there is nothing yet
  uint32_t parts = 0;
  for (uint32_t dense = first; dense && parts < MAX_PARTS; dense = g->type_next[dense], parts++) {
    fl_type_ref part = g->type_refs[dense];
    const fl_type *t = &g->links[part.file].f->types[part.id];
    gather(g, part, t->first_super, t->n_supers, false, &supers);
    gather(g, part, t->first_class_super, t->n_class_supers, true, &of_class);
  }
  if (extends_library(g, self)) {
    fl_tref library = {self.name, 0, 0, 4, 0, 0};
    fl_array_push(&supers.at, library);
  }
  row->at = keep(g, &supers, &row->n);
  row->of_class = keep(g, &of_class, &row->n_of_class);
  row->state = 2;
}

const fl_supers *fl_supers_of(const fl_graph *g, uint32_t file, uint32_t type) {
  uint32_t dense = fl_dense_type(g, file, type);
  if (!g->supers[dense].state && !g->whole) find_supers((fl_graph *)g, dense); // only while the graph is built, and not by its parts
  return &g->supers[dense];
}

void fl_find_supers(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; g->links[file].in->naming && i < g->links[file].f->n_types; i++) fl_supers_of(g, file, i);
}

void fl_forget_supers(fl_graph *g) {
  for (uint32_t i = 0; i <= g->n_types; i++) g->supers[i].state = 0;
}
