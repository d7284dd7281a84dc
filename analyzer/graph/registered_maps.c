// Functions in maps of maps that a call is handed: `makeExecutableSchema({resolvers: {Query: {orders: findOrders}}})`.
//
// In: the value at which the model's path ends, and how many levels of maps it goes through. Out: an entry point for each function, called
// as its keys say: Query.orders.
#include "graph/calls_p.h"
#include "graph/graph_p.h"
#include "graph/point_p.h"

enum { MOST_LEVELS = 3 };

typedef struct {
  fl_graph *g;
  fl_call_ref call;
  const fl_meaning_row *row;
  uint32_t levels; // of maps that are still to be gone through
  fl_str name;     // the keys so far
} in_maps;

static void add_function(const in_maps *m, uint32_t file, uint32_t val, fl_sym key) {
  fl_graph *g = m->g;
  fl_ent func = fl_made_handler(g, file, val);
  if (func.kind != FL_ENT_FUNC) return;
  const fl_val *at = fl_val_at(g, file, val);
  fl_span span = {at->byte_begin, at->byte_end, at->line, 0};
  fl_entry_point e = {fl_models_entries(g->models, m->row->entry)->kind, func.certainty, {func.file, func.id}, m->name, file, span, m->row, m->call};
  fl_add_entry(g, e, (fl_registration){.name = g->links[m->call.file].callee[m->call.id], .member = key});
}

static fl_str below(fl_graph *g, fl_str name, fl_str key) {
  fl_buf out = {0};
  fl_buf_add(&out, name);
  if (name.n) fl_buf_add_char(&out, '.');
  fl_buf_add(&out, key);
  fl_str kept = fl_arena_str(&g->arena, fl_buf_str(&out));
  fl_buf_release(&out);
  return kept;
}

static void walk(const in_maps *m, uint32_t file, uint32_t val) {
  uint32_t list_file = file;
  const fl_val *list = fl_literal_in_value(m->g, &list_file, val, FL_VAL_LIST);
  for (uint32_t i = 0; list && i < list->n; i++) walk(m, list_file, m->g->links[list_file].f->elems[list->a + i]);
  const fl_val *map = list ? NULL : fl_literal_in_value(m->g, &file, val, FL_VAL_MAP);
  const fl_facts *f = m->g->links[file].f;
  for (uint32_t i = 0; map && i < map->n; i++) {
    const fl_entry *e = &f->entries[map->a + i];
    if (!e->val) continue;
    in_maps inner = *m;
    if (e->key) inner.name = below(m->g, m->name, f->texts[e->key]);
    else inner.levels++; // ...others: what stands in there stands here
    if (inner.levels > 1 && inner.levels <= MOST_LEVELS) inner.levels--, walk(&inner, file, e->val);
    else if (e->key) add_function(&inner, file, e->val, fl_gsym(m->g, file, e->key));
  }
}

// The value below a key of a map that is written there. 0: there is none.
static uint32_t below_key(fl_graph *g, uint32_t *file, uint32_t val, fl_str key) {
  const fl_val *map = fl_literal_in_value(g, file, val, FL_VAL_MAP);
  const fl_facts *f = g->links[*file].f;
  for (uint32_t i = 0; map && i < map->n; i++) {
    const fl_entry *e = &f->entries[map->a + i];
    if (e->key && e->val && fl_str_eq(f->texts[e->key], key)) return e->val;
  }
  return 0;
}

bool fl_entries_of_maps(fl_graph *g, uint32_t file, uint32_t call, const fl_path *handler, const fl_meaning_row *row) {
  if (!handler || !handler->n_steps || handler->root != FL_ROOT_arg) return false;
  const fl_path_step *steps = fl_models_steps(g->models, handler->first_step);
  uint32_t n = handler->n_steps, levels = 0;
  while (levels < n && !steps[n - 1 - levels].name && steps[n - 1 - levels].index == FL_ARG_ANY) levels++;
  if (!levels) return false;
  uint32_t at = file, val = fl_call_arg(g, file, call, handler->index);
  for (uint32_t i = 0; val && i < n - levels; i++) val = steps[i].name ? below_key(g, &at, val, fl_models_text(g->models, steps[i].name)) : 0;
  if (val) walk(&(in_maps){g, {file, call}, row, levels, FL_STR("")}, at, val);
  return true;
}
