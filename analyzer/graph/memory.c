#include "graph/memory.h"
#include "graph/resume.h"
#include "graph/view_p.h"

#include "base/alloc.h"
#include "base/hash.h"

typedef uint32_t *file_memory[FL_N_RECALLS]; // by id: index of the answer, 0 = none; NULL: nothing is kept

typedef struct named { // fl_named with an index for its entity
  fl_sym name;
  uint32_t repo;
  uint8_t certainty;
} named;

// Few answers are different, so each is kept once.
struct fl_memory {
  fl_arena arena;
  file_memory *of; // by file
  FL_ARRAY(fl_ent) ents;
  FL_ARRAY(named) names;
  uint32_t *slots, n_slots; // of a hash table: ents, 0 = free; a power of two
};

static uint32_t n_rows(const fl_facts *f, int kind) {
  const uint32_t n[FL_N_RECALLS] = {f->n_values, f->n_calls, f->n_vars, f->n_params};
  return n[kind] + 1u;
}

void fl_memory_open(fl_graph *g) {
  struct fl_memory *m = g->memory = fl_alloc_zero(1, sizeof *m);
  fl_arena_init(&m->arena);
  m->of = fl_arena_zero_n(&m->arena, (size_t)g->n_files + 1, sizeof *m->of);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (int i = 0; g->links[file].in->naming && i < FL_N_RECALLS; i++)
      m->of[file][i] = fl_arena_zero_n(&m->arena, n_rows(g->links[file].f, i), sizeof(uint32_t));
  fl_array_push(&m->ents, (fl_ent){0});
  fl_array_push(&m->names, (named){0});
}

void fl_memory_close(fl_graph *g) {
  struct fl_memory *m = g->memory;
  if (!m) return;
  fl_array_release(&m->names);
  fl_array_release(&m->ents);
  fl_free(m->slots);
  fl_arena_release(&m->arena);
  fl_free(m);
  g->memory = NULL;
}

// What a value names most often is something of its own file: that is packed, and only the rest looked up among what was kept before.
enum { OWN = 31, KIND = 27, CERTAINTY = 24 }; // bits
#define MOST_OWN ((1u << CERTAINTY) - 1)

static bool is_own(uint32_t file, fl_ent e) { return e.file == file && !e.name && e.id <= MOST_OWN && e.kind < 16 && e.certainty < 8; }

static uint32_t pack(fl_ent e) { return 1u << OWN | (uint32_t)e.kind << KIND | (uint32_t)e.certainty << CERTAINTY | e.id; }

static fl_ent unpack(uint32_t file, uint32_t packed) {
  return (fl_ent){(uint8_t)(packed >> KIND & 15), (uint8_t)(packed >> CERTAINTY & 7), file, packed & MOST_OWN, 0};
}

static fl_recall recall(const fl_graph *g, fl_recall_kind kind, uint32_t file, uint32_t id) {
  uint32_t *of = g->memory && !g->type_args ? g->memory->of[file][kind] : NULL;
  return of ? (fl_recall){of[id] != 0, &of[id], g->cuts, file} : (fl_recall){0};
}

static bool is_whole(const fl_graph *g, fl_recall r) { return r.at && r.cuts == g->cuts; }

static uint64_t hash_of(fl_ent e) {
  return fl_hash64_mix((uint64_t)e.kind << 40 | (uint64_t)e.certainty << 32 | e.file, (uint64_t)e.id << 32 | e.name);
}

static bool is_same(fl_ent a, fl_ent b) {
  return a.kind == b.kind && a.certainty == b.certainty && a.file == b.file && a.id == b.id && a.name == b.name;
}

static uint32_t *find_slot(const struct fl_memory *m, fl_ent e) {
  uint32_t i = (uint32_t)hash_of(e) & (m->n_slots - 1);
  while (m->slots[i] && !is_same(m->ents.at[m->slots[i]], e)) i = (i + 1) & (m->n_slots - 1);
  return &m->slots[i];
}

static void grow(struct fl_memory *m) {
  fl_free(m->slots);
  m->n_slots = m->n_slots ? m->n_slots * 2 : 1024;
  m->slots = fl_alloc_zero(m->n_slots, sizeof *m->slots);
  for (uint32_t i = 1; i < m->ents.n; i++) *find_slot(m, m->ents.at[i]) = i;
}

static uint32_t index_of(struct fl_memory *m, fl_ent e) {
  if (m->ents.n >= m->n_slots / 3 * 2) grow(m);
  uint32_t *slot = find_slot(m, e);
  if (*slot) return *slot;
  fl_array_push(&m->ents, e);
  return *slot = m->ents.n - 1;
}

fl_recall fl_recall_ent(fl_graph *g, uint32_t file, uint32_t val, fl_ent *out) {
  fl_recall r = recall(g, FL_RECALL_VALUE, file, val);
  if (r.known) *out = *r.at >> OWN ? unpack(file, *r.at) : g->memory->ents.at[*r.at];
  return r;
}

fl_ent fl_remember_ent(fl_graph *g, fl_recall r, fl_ent ent) {
  if (is_whole(g, r)) *r.at = is_own(r.file, ent) ? pack(ent) : index_of(g->memory, ent);
  return ent;
}

fl_recall fl_recall_type(fl_graph *g, fl_recall_kind kind, uint32_t file, uint32_t id, fl_tref *out) {
  fl_recall r = recall(g, kind, file, id);
  if (r.known) *out = g->trefs.at[*r.at];
  return r;
}

fl_tref fl_remember_type(fl_graph *g, fl_recall r, fl_tref t) {
  if (is_whole(g, r)) *r.at = fl_keep_type(g, t);
  return t;
}

fl_recall fl_recall_named(fl_graph *g, uint32_t file, uint32_t call, fl_named *out) {
  fl_recall r = recall(g, FL_RECALL_CALL, file, call);
  const named *n = r.known ? &g->memory->names.at[*r.at] : NULL;
  if (n) *out = (fl_named){n->name, g->memory->ents.at[n->repo], n->certainty};
  return r;
}

void fl_remember_named(fl_graph *g, fl_recall r, fl_named n) {
  if (!is_whole(g, r)) return;
  named row = {n.name, index_of(g->memory, n.repo), n.certainty};
  *r.at = g->memory->names.n;
  fl_array_push(&g->memory->names, row);
}

// ---- as bytes, and back -----------------------------------------------------------------------------------------------------

void fl_memory_store(fl_buf *out, const fl_graph *g) {
  const struct fl_memory *m = g->memory;
  FL_RESUME_ADD_ARRAY(out, &m->ents);
  FL_RESUME_ADD_ARRAY(out, &m->names);
  fl_resume_add(out, &m->n_slots, sizeof m->n_slots);
  fl_resume_add(out, m->slots, m->n_slots * sizeof *m->slots);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (int i = 0; g->links[file].in->naming && i < FL_N_RECALLS; i++) fl_resume_add(out, m->of[file][i], n_rows(g->links[file].f, i) * sizeof(uint32_t));
}

void fl_memory_restore(fl_graph *g, fl_str *from) {
  fl_memory_open(g);
  struct fl_memory *m = g->memory;
  FL_RESUME_TAKE_ARRAY(from, &m->ents);
  FL_RESUME_TAKE_ARRAY(from, &m->names);
  m->n_slots = fl_resume_take_count(from);
  m->slots = fl_alloc_zero(m->n_slots ? m->n_slots : 1, sizeof *m->slots);
  memcpy(m->slots, fl_resume_take(from, m->n_slots * sizeof *m->slots), m->n_slots * sizeof *m->slots);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (int i = 0; g->links[file].in->naming && i < FL_N_RECALLS; i++) {
      size_t bytes = n_rows(g->links[file].f, i) * sizeof(uint32_t);
      memcpy(m->of[file][i], fl_resume_take(from, bytes), bytes);
    }
}
