// Which programs bring in a file of the module that they share: what a program imports neither itself nor through others does not run in it.
//
// In: services, imports by the module that they name. Out: for each module of a shared service the programs that bring it in.
#include "graph/graph_p.h"
#include "graph/service_p.h"

typedef struct bringing {
  fl_graph *g;
  fl_map first;              // module -> files + 1, chained
  uint32_t *next;            // by file
  FL_ARRAY(fl_sym) open;     // modules that the program brings in, to be looked at
} bringing;

static fl_bits *users_of_module(fl_graph *g, fl_sym module) {
  uint32_t at = fl_map_get_or(&g->module_users_by, module, 0);
  if (!at) fl_array_push(&g->module_users, ((fl_bits){0})), fl_map_put(&g->module_users_by, module, at = g->module_users.n);
  return &g->module_users.at[at - 1];
}

static bool counts(const fl_graph *g, uint32_t file) { return g->links[file].in->naming && !(g->links[file].in->marks & FL_MARK_TEST); }

static void open_imports(bringing *b, uint32_t file, uint32_t program) {
  const fl_link *l = &b->g->links[file];
  for (uint32_t i = 1; i < l->f->n_imports; i++)
    if (l->import_modules[i] && fl_bits_set(users_of_module(b->g, l->import_modules[i]), program)) fl_array_push(&b->open, l->import_modules[i]);
}

static void bring_in(bringing *b, uint32_t program) {
  for (uint32_t file = 1; file <= b->g->n_files; file++)
    if (b->g->service_of_file[file] == program && counts(b->g, file)) open_imports(b, file, program);
  while (b->open.n) {
    fl_sym module = b->open.at[--b->open.n];
    for (uint32_t file = fl_map_get_or(&b->first, module, 0); file; file = b->next[file]) open_imports(b, file, program);
  }
}

void fl_find_module_users(fl_graph *g) {
  bringing b = {.g = g};
  fl_bits programs = {0};
  if (!fl_bits_count(&g->shared_modules)) return;
  b.next = fl_alloc_zero((size_t)g->n_files + 1, sizeof *b.next);
  for (uint32_t file = g->n_files; file > 0; file--) {
    if (!counts(g, file) || !g->links[file].module) continue;
    b.next[file] = fl_map_get_or(&b.first, g->links[file].module, 0);
    fl_map_put(&b.first, g->links[file].module, file);
  }
  for (uint32_t i = fl_bits_next(&g->shared_modules, 0); i != FL_BITS_NONE; i = fl_bits_next(&g->shared_modules, i + 1)) fl_bits_or(&programs, &g->run_in[i]);
  for (uint32_t i = fl_bits_next(&programs, 0); i != FL_BITS_NONE; i = fl_bits_next(&programs, i + 1)) bring_in(&b, i);
  fl_bits_release(&programs);
  fl_array_release(&b.open);
  fl_map_release(&b.first);
  fl_free(b.next);
}

const fl_bits *fl_users_of(const fl_graph *g, uint32_t file) {
  static const fl_bits nobody = {0};
  uint32_t service = g->service_of_file[file];
  if (!fl_bits_has(&g->shared_modules, service)) return &g->run_in[service];
  uint32_t at = fl_map_get_or(&g->module_users_by, g->links[file].module, 0);
  return at ? &g->module_users.at[at - 1] : &nobody;
}

void fl_release_module_users(fl_graph *g) {
  for (uint32_t i = 0; i < g->module_users.n; i++) fl_bits_release(&g->module_users.at[i]);
  fl_array_release(&g->module_users);
  fl_map_release(&g->module_users_by);
}
