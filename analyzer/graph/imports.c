// Modules that a file opens whole, and what a name that nobody declares may be in them.
//
// In: wildcard imports of the file, those that another file of its build unit makes for everybody, and those that the manifests
// above it name or that come with a package they name. Out: for a name its entity: a member of a module of the repository, or a member of a library. A library's module
// holds what a model says; where nothing says so, the name is taken for a library's only in languages that write names without
// their module (`wildcard_types`), with certainty 2 when one module is left that it can come from, and 1 when there are several.
#include "graph/dependency.h"
#include "graph/graph_p.h"

#include "base/glob.h"
#include "facts/settings.h"

#include <string.h>

enum { MOST_ENCLOSING = 12 };

static size_t count_wildcards(const fl_facts *f) {
  size_t n = 0;
  for (uint32_t i = 1; i < f->n_imports; i++) n += f->imports[i].wildcard;
  return n;
}

// ---- modules of the repository --------------------------------------------------------------------------------------

static void index_imports_of(fl_graph *g, uint32_t file) {
  fl_link *l = &g->links[file];
  l->import_modules = fl_arena_zero_n(&g->arena, l->f->n_imports + 1u, sizeof *l->import_modules);
  l->offers = fl_arena_zero_n(&g->arena, count_wildcards(l->f), sizeof *l->offers);
  for (uint32_t i = 1; i < l->f->n_imports; i++) {
    const fl_import *m = &l->f->imports[i];
    fl_sym module = l->import_modules[i] = fl_resolve_module(g, file, l->f->texts[m->module]);
    uint32_t imported = module ? fl_map_get_or(&g->modules, module, 0) : 0;
    if (imported && imported != file && !(l->in->marks & FL_MARK_TEST)) fl_bits_set(&g->imported, imported);
    uint32_t of = module && m->wildcard && !m->func && !m->item ? fl_map_get_or(&g->modules, module, 0) : 0;
    if (of) l->offers[l->n_offers++] = of;
  }
}

// Looked up by their paths, which takes long, and asked by every name that an import brings.
void fl_index_import_modules(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) index_imports_of(g, file);
}

bool fl_graph_is_imported(const fl_graph *g, uint32_t file) { return fl_bits_has(&g->imported, file); }

// ---- build units ----------------------------------------------------------------------------------------------------

static fl_str folder_of(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return fl_str_slice(path, 0, slash == FL_STR_NONE ? 0 : slash);
}

static bool is_below(fl_str path, fl_str dir) {
  return dir.n == 0 || (fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/');
}

static void find_units(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_confs; i++)
      if (fl_str_eq_c(l->f->texts[l->f->confs[i].key], FL_SETTING_UNIT)) fl_array_push(&g->units, folder_of(l->in->path));
  }
}

// The nearest one above counts.
void fl_index_units(fl_graph *g) {
  find_units(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    for (uint32_t i = 0; i < g->units.n; i++) {
      bool nearer = !l->build_unit || g->units.at[i].n >= g->units.at[l->build_unit - 1].n;
      if (nearer && is_below(l->in->path, g->units.at[i])) l->build_unit = i + 1;
    }
  }
}

typedef struct taken_in { // files from outside of all units that a unit compiles as its own
  fl_str files, manifest;
} taken_in;

typedef struct unit_rows { // what manifests and files open for everybody
  FL_ARRAY(fl_open) opens;
  FL_ARRAY(taken_in) taken;
} unit_rows;

static void read_manifests(fl_graph *g, unit_rows *rows) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_confs; i++) {
      fl_open open = {l->sym[l->f->confs[i].val], false, folder_of(l->in->path)};
      if (fl_str_eq_c(l->f->texts[l->f->confs[i].key], FL_SETTING_OPEN)) fl_array_push(&rows->opens, open);
      if (fl_str_eq_c(l->f->texts[l->f->confs[i].key], FL_SETTING_COMPILES)) fl_array_push(&rows->taken, ((taken_in){l->f->texts[l->f->confs[i].val], l->in->path}));
    }
  }
}

static void read_opens(fl_graph *g, const fl_library *library, fl_str dir, unit_rows *rows) {
  for (uint32_t i = 0; i < library->n_opens; i++) {
    fl_text module = *(fl_models_texts(g->models, library->first_open) + i);
    fl_array_push(&rows->opens, ((fl_open){fl_intern_add(&g->names, fl_models_text(g->models, module)), false, dir}));
  }
}

// What comes with a package.
static void read_library(fl_graph *g, const fl_library *library, unit_rows *rows) {
  for (uint32_t n = fl_first_dep(g, library); n; n = g->deps.at[n].next)
    read_opens(g, library, folder_of(g->links[g->deps.at[n].file].in->path), rows);
}

// Without any manifest everything may be there.
static void read_libraries(fl_graph *g, unit_rows *rows) {
  uint32_t declared = rows->opens.n;
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++) {
    const fl_library *library = fl_models_libraries(g->models, i);
    if (library->n_opens) read_library(g, library, rows);
  }
  if (rows->opens.n > declared || g->units.n) return;
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++) read_opens(g, fl_models_libraries(g->models, i), FL_STR(""), rows);
}

// The build unit of a file. One that stands outside of all of them is compiled by units that we do not see: it speaks for its own folder.
static fl_str reach_of(const fl_graph *g, const fl_link *l) {
  if (l->build_unit) return g->units.at[l->build_unit - 1];
  return g->units.n ? folder_of(l->in->path) : FL_STR("");
}

static void read_imports_for_all(fl_graph *g, unit_rows *rows) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_imports; i++) {
      const fl_import *m = &l->f->imports[i];
      if (!m->everywhere || !m->wildcard) continue;
      fl_array_push(&rows->opens, ((fl_open){l->sym[m->module], m->is_static, reach_of(g, l)}));
    }
  }
}

static void add_open(fl_link *l, fl_open open) {
  for (uint32_t i = 0; i < l->n_opens; i++)
    if (l->opens[i].module == open.module && l->opens[i].is_static == open.is_static) return;
  l->opens[l->n_opens++] = open;
}

// What a file opens, or a file that it includes; includes themselves are the affair of program.c.
static void open_own(fl_link *l, const fl_link *from, bool program) {
  for (uint32_t i = 1; i < from->f->n_imports; i++) {
    const fl_import *m = &from->f->imports[i];
    bool include = m->is_static && program, elsewhere = from != l && m->func;
    if (m->wildcard && !include && !elsewhere) add_open(l, (fl_open){from->sym[m->module], m->is_static, {0}});
  }
}

// `namespace Vendor.Setup;` in one's own file: what the library has in that namespace, and in those around it, needs no import.
static void open_enclosing(fl_graph *g, fl_link *l) {
  fl_str name = fl_intern_text(&g->names, l->module);
  uint32_t dot = name.n;
  for (uint32_t n = 0; l->in->naming->enclosing_modules && n < MOST_ENCLOSING && name.n; n++, dot = fl_str_rfind_char(name, '.')) {
    if (dot == FL_STR_NONE) return;
    name = fl_str_slice(name, 0, dot);
    if (fl_models_has_module(g->models, l->in->naming->language, name)) add_open(l, (fl_open){fl_intern_add(&g->names, name), false, {0}});
  }
}

// What the units open that compile the file, which stands in none.
static void open_taken(const unit_rows *rows, fl_link *l) {
  for (uint32_t t = 0; t < rows->taken.n && !l->build_unit; t++)
    for (uint32_t i = 0; i < rows->opens.n && fl_glob_match(rows->taken.at[t].files, l->in->path); i++)
      if (is_below(rows->taken.at[t].manifest, rows->opens.at[i].dir)) add_open(l, rows->opens.at[i]);
}

static void open_modules(fl_graph *g, const unit_rows *rows, fl_link *l) {
  bool program = l->in->naming->module_style == FL_MODULE_PROGRAM;
  size_t most = count_wildcards(l->f) + (l->in->naming->wildcard_types ? rows->opens.n + MOST_ENCLOSING : 0);
  for (uint32_t i = 0; i < l->n_sees; i++) most += count_wildcards(g->links[l->sees[i]].f);
  l->opens = fl_arena_alloc(&g->arena, most * sizeof *l->opens);
  open_own(l, l, program);
  for (uint32_t i = 0; i < l->n_sees; i++) open_own(l, &g->links[l->sees[i]], program);
  if (!l->in->naming->wildcard_types) return;
  open_enclosing(g, l);
  for (uint32_t i = 0; i < rows->opens.n; i++)
    if (is_below(l->in->path, rows->opens.at[i].dir)) add_open(l, rows->opens.at[i]);
  open_taken(rows, l);
}

void fl_index_opens(fl_graph *g) {
  unit_rows rows = {0};
  read_manifests(g, &rows);
  read_libraries(g, &rows);
  read_imports_for_all(g, &rows);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) open_modules(g, &rows, &g->links[file]);
  fl_array_release(&rows.opens);
  fl_array_release(&rows.taken);
}

// ---- names ------------------------------------------------------------------------------------------------------------

// Members of a type that is opened: import static a.b.T.*, or where no word tells it, import a.b.T.*
static fl_ent static_member(const fl_graph *g, uint32_t file, fl_sym type, fl_sym name) {
  fl_ent owner = fl_find_type(g, type, file);
  return owner.kind ? fl_type_member(g, owner.file, owner.id, name, 0) : (fl_ent){0};
}

static fl_ent in_module(fl_graph *g, uint32_t file, const fl_open *open, fl_sym name) {
  fl_sym module = fl_resolve_module(g, file, fl_intern_text(&g->names, open->module));
  fl_ent found = open->is_static || !module ? static_member(g, file, open->module, name) : (fl_ent){0};
  if (found.kind) return found;
  if (module) found = fl_module_member(g, file, module, name);
  if (found.kind) return found;
  fl_sym qualified = fl_join(g, open->module, ".", name);
  found = fl_find_type(g, qualified, file);
  if (found.kind) return found;
  fl_sym canonical = fl_canonical(g, file, qualified);
  if (!fl_is_modelled(g, file, canonical)) return (fl_ent){0};
  return (fl_ent){FL_ENT_EXTERN, 3, 0, 0, canonical};
}

// A library's module in which anything may be: 2 when no model knows it, 1 when one does and does not name all its types.
int fl_may_hold_more(const fl_graph *g, uint32_t file, const fl_open *open) {
  const char *language = g->links[file].in->naming->language;
  fl_str module = fl_intern_text(&g->names, open->module);
  if (open->is_static || fl_resolve_module(g, file, module) || fl_models_lists(g->models, language, module)) return 0;
  return fl_models_has_module(g->models, language, module) ? 1 : 2;
}

static bool is_capitalised(fl_str name) { return name.n && name.at[0] >= 'A' && name.at[0] <= 'Z'; }

static fl_ent in_some_library(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_sym from[3] = {0};
  uint32_t n[3] = {0};
  if (!l->in->naming->wildcard_types || !is_capitalised(fl_intern_text(&g->names, name))) return (fl_ent){0};
  for (uint32_t i = 0; i < l->n_opens; i++) {
    int more = fl_may_hold_more(g, file, &l->opens[i]);
    from[more] = from[more] ? from[more] : l->opens[i].module, n[more]++;
  }
  int best = n[2] ? 2 : 1;
  if (!n[best]) return (fl_ent){0};
  return (fl_ent){FL_ENT_EXTERN, n[best] == 1 ? 2 : 1, 0, 0, fl_canonical(g, file, fl_join(g, from[best], ".", name))};
}

static fl_ent look_into(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_opens; i++) {
    fl_ent found = in_module(g, file, &l->opens[i], name);
    if (found.kind) return found;
  }
  return in_some_library(g, file, name);
}

void fl_keep_opened(fl_graph *g, uint32_t file, fl_sym name, fl_ent ent) {
  fl_link *l = &g->links[file];
  if (fl_map_get(&l->opened, name, NULL)) return;
  fl_array_push(&g->nodes, ((fl_entnode){ent, 0}));
  fl_map_put(&l->opened, name, g->nodes.n - 1);
}

// A part keeps its answers apart: others read what is shared.
static fl_ent opened_in_part(fl_graph *g, uint32_t file, fl_sym name) {
  uint32_t known = fl_map_get_or(&g->own_opened, FL_KEY(file, name), 0);
  if (known) return g->opened_names.at[known - 1].ent;
  fl_opened_name found = {file, name, look_into(g, file, name)};
  fl_array_push(&g->opened_names, found);
  fl_map_put(&g->own_opened, FL_KEY(file, name), g->opened_names.n);
  return found.ent;
}

// Asked for the same names again and again, and each time of every module: answers are kept.
fl_ent fl_opened(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  if (!l->n_opens) return (fl_ent){0};
  uint32_t node = fl_map_get_or(&l->opened, name, 0);
  if (node) return g->nodes.at[node].ent;
  if (g->whole) return opened_in_part(g, file, name);
  fl_ent found = look_into(g, file, name);
  if (!g->base) fl_keep_opened(g, file, name, found); // a view keeps nothing in what is shared
  return found;
}
