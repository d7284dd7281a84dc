// In: the sites that were found so far. Out: their ids, sorted by kind and by file; a counting sort leaves those of one kind or file in order.
#include "graph/sites.h"

#include "graph/ask_p.h"

typedef uint32_t (*key_of)(const fl_site *);

static uint32_t kind_of(const fl_site *s) { return s->kind; }
static uint32_t file_of(const fl_site *s) { return s->func.file; }

// `first[key]` to `first[key + 1]` are the places of a key in `ids`.
static void sort_by(const fl_graph *g, key_of key, uint32_t n_keys, uint32_t *first, uint32_t *ids) {
  for (uint32_t i = 1; i < g->sites.n; i++) first[key(&g->sites.at[i]) + 2]++;
  for (uint32_t k = 2; k < n_keys + 2; k++) first[k] += first[k - 1];
  for (uint32_t i = 1; i < g->sites.n; i++) ids[first[key(&g->sites.at[i]) + 1]++] = i;
}

void fl_release_site_index(fl_graph *g) {
  uint32_t **parts[] = {&g->site_index.by_kind, &g->site_index.by_file, &g->site_index.first_of_kind, &g->site_index.first_of_file, &g->site_index.of_entry};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) fl_free(*parts[i]), *parts[i] = NULL;
}

void fl_index_sites(fl_graph *g) {
  fl_sites_index *x = &g->site_index;
  fl_release_site_index(g);
  x->by_kind = fl_alloc_zero(g->sites.n + 1, sizeof(uint32_t)), x->by_file = fl_alloc_zero(g->sites.n + 1, sizeof(uint32_t));
  x->first_of_kind = fl_alloc_zero(FL_N_SITE_KINDS + 2, sizeof(uint32_t));
  x->first_of_file = fl_alloc_zero((size_t)g->n_files + 3, sizeof(uint32_t));
  x->of_entry = fl_alloc_zero(g->entries.n + 1, sizeof(uint32_t));
  sort_by(g, kind_of, FL_N_SITE_KINDS, x->first_of_kind, x->by_kind);
  sort_by(g, file_of, g->n_files + 1, x->first_of_file, x->by_file);
  for (uint32_t i = g->sites.n; i-- > 1;) x->of_entry[g->sites.at[i].entry] = i; // backwards: the first one stays
}

fl_site_ids fl_sites_of_kind(const fl_graph *g, uint8_t kind) {
  const fl_sites_index *x = &g->site_index;
  return (fl_site_ids){x->by_kind + x->first_of_kind[kind], x->first_of_kind[kind + 1] - x->first_of_kind[kind]};
}

fl_site_ids fl_sites_of_file(const fl_graph *g, uint32_t file) {
  const fl_sites_index *x = &g->site_index;
  return (fl_site_ids){x->by_file + x->first_of_file[file], x->first_of_file[file + 1] - x->first_of_file[file]};
}

const fl_site *fl_site_of_entry(const fl_graph *g, uint32_t entry) {
  uint32_t at = entry ? g->site_index.of_entry[entry] : 0;
  return at ? &g->sites.at[at] : NULL;
}

// ---- what asks keep -------------------------------------------------------------------------------------------------------------------

bool fl_ask_kept_sites(const fl_ask *a, const void *question, fl_site_ids *out) {
  uint32_t at = fl_map_get_or(&a->kept_at, (uint64_t)(uintptr_t)question, 0);
  if (at) *out = a->kept.at[at - 1];
  return at != 0;
}

void fl_ask_keep_sites(fl_ask *a, const void *question, const uint32_t *ids, uint32_t n) {
  fl_site_ids list = {n ? fl_arena_dup(&a->lasting, ids, n * sizeof *ids) : NULL, n};
  fl_array_push(&a->kept, list);
  fl_map_put(&a->kept_at, (uint64_t)(uintptr_t)question, a->kept.n);
}
