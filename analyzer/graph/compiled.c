// What a compiler said of the functions that calls name (fl_known), joined over all files.
//
// In: symbols of calls and of definitions. Out: the function of the repository that a call goes to, or the qualified name of one
// outside. A symbol that several programs of the repository define is left to names and nearness (program.c).
#include "graph/sharpen.h"

// ---- definitions -----------------------------------------------------------------------------------------------------------------

void fl_index_compiled(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_knowns; i++) {
      const fl_known *k = &l->f->knowns[i];
      if (k->kind != FL_KNOWN_FUNC) continue;
      fl_entnode node = {{FL_ENT_FUNC, 4, file, k->id, 0}, fl_map_get_or(&g->compiled, l->sym[k->symbol], 0)};
      fl_array_push(&g->nodes, node);
      fl_map_put(&g->compiled, l->sym[k->symbol], g->nodes.n - 1);
    }
  }
}

static uint32_t file_at(const fl_graph *g, fl_str path) { // files stand in the order of their paths
  uint32_t low = 1, high = g->n_files + 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (fl_str_cmp(g->links[middle].in->path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low <= g->n_files && fl_str_eq(g->links[low].in->path, path) ? low : 0;
}

// Where a header defines it, or the one place where any file of the program does.
static fl_func_ref definition_of(const fl_graph *g, uint32_t file, const fl_known *k, fl_str name) {
  const fl_link *l = &g->links[file];
  uint32_t there = k->path ? file_at(g, l->f->texts[k->path]) : 0;
  uint32_t node = fl_map_get_or(&g->compiled, l->sym[k->symbol], 0), n = 0;
  fl_func_ref found = {0, 0};
  for (; node; node = g->nodes.at[node].next, n++) {
    fl_ent ent = g->nodes.at[node].ent;
    if (!n || ent.file == there) found = (fl_func_ref){ent.file, ent.id};
  }
  if (found.file && found.file == there) return found;
  if (there) return (fl_func_ref){there, fl_function_at(g, there, k->line, name)};
  return n == 1 ? found : (fl_func_ref){0, 0};
}

// ---- calls -----------------------------------------------------------------------------------------------------------------------

static const fl_known *known_of(const fl_facts *f, enum fl_known_kind kind, uint32_t id) {
  uint32_t low = 1, high = f->n_knowns;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const fl_known *k = &f->knowns[middle];
    if (k->kind < kind || (k->kind == kind && k->id < id)) low = middle + 1;
    else high = middle;
  }
  const fl_known *k = low < f->n_knowns ? &f->knowns[low] : NULL;
  return k && k->kind == kind && k->id == id ? k : NULL;
}

bool fl_is_compiled(const fl_graph *g, uint32_t file, uint32_t call) { return known_of(g->links[file].f, FL_KNOWN_CALL, call) != NULL; }

fl_str fl_compiled_number(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_known *k = val ? known_of(f, FL_KNOWN_VALUE, val) : NULL;
  return k ? f->texts[k->symbol] : (fl_str){0};
}

// A method that a base class declares: models may speak of the class that it is called on.
static fl_sym name_outside(fl_graph *g, uint32_t file, uint32_t call, const fl_known *k) {
  const fl_link *l = &g->links[file];
  fl_sym name = fl_canonical(g, file, l->sym[k->name]);
  fl_sym derived = k->receiver ? fl_canonical(g, file, fl_join(g, l->sym[k->receiver], ".", l->sym[l->f->calls[call].name])) : 0;
  return derived && fl_row_for(g, file, call, derived) ? derived : name;
}

bool fl_compiled(fl_graph *g, uint32_t file, uint32_t call, fl_sharpened *out) {
  const fl_facts *f = g->links[file].f;
  const fl_known *k = known_of(f, FL_KNOWN_CALL, call);
  *out = (fl_sharpened){{0, 0}, 0};
  if (!k) return false;
  out->func = definition_of(g, file, k, f->texts[f->calls[call].name]);
  if (!out->func.id && k->outside) out->callee = name_outside(g, file, call, k);
  return out->func.id || out->callee;
}
