#include "graph/memory.h"
#include "graph/chunk.h"
#include "graph/inside.h"
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

typedef struct told { // what a value was found to name
  fl_recall of;
  fl_ent ent;
} told;

// Few answers are different, so each is kept once.
struct fl_memory {
  fl_arena arena;
  file_memory *of; // by file
  FL_ARRAY(fl_ent) ents;
  FL_ARRAY(named) names;
  uint32_t *slots, n_slots; // of a hash table: ents, 0 = free; a power of two
  uint32_t *elsewhere;      // of a part: rows of files that are not its own
  uint32_t first_ent, first_named; // ... what came with it from the whole is below
  bool is_view;             // all of the above is borrowed, and what is found goes here:
  FL_ARRAY(told) told;
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
  fl_free(m->elsewhere);
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

static void remember(struct fl_memory *m, fl_recall r, fl_ent ent) { *r.at = is_own(r.file, ent) ? pack(ent) : index_of(m, ent); }

fl_ent fl_remember_ent(fl_graph *g, fl_recall r, fl_ent ent) {
  told found = {r, ent};
  if (!is_whole(g, r)) return ent;
  if (g->memory->is_view) fl_array_push(&g->memory->told, found);
  else remember(g->memory, r, ent);
  return ent;
}

fl_recall fl_recall_type(fl_graph *g, fl_recall_kind kind, uint32_t file, uint32_t id, fl_tref *out) {
  fl_recall r = recall(g, kind, file, id);
  if (r.known) *out = g->trefs.at[*r.at];
  return r;
}

fl_tref fl_remember_type(fl_graph *g, fl_recall r, fl_tref t) {
  if (is_whole(g, r) && !g->memory->is_view) *r.at = fl_keep_type(g, t);
  return t;
}

fl_recall fl_recall_named(fl_graph *g, uint32_t file, uint32_t call, fl_named *out) {
  fl_recall r = recall(g, FL_RECALL_CALL, file, call);
  const named *n = r.known ? &g->memory->names.at[*r.at] : NULL;
  if (n) *out = (fl_named){n->name, g->memory->ents.at[n->repo], n->certainty};
  return r;
}

void fl_remember_named(fl_graph *g, fl_recall r, fl_named n) {
  if (!is_whole(g, r) || g->memory->is_view) return;
  named row = {n.name, index_of(g->memory, n.repo), n.certainty};
  *r.at = g->memory->names.n;
  fl_array_push(&g->memory->names, row);
}

// ---- parts ------------------------------------------------------------------------------------------------------------------

static void open_elsewhere(const fl_graph *whole, struct fl_memory *m, uint32_t first_file, uint32_t last_file) {
  size_t n = 0;
  for (uint32_t file = 1; file <= whole->n_files; file++)
    for (int i = 0; i < FL_N_RECALLS; i++) n += file >= first_file && file <= last_file ? 0 : n_rows(whole->links[file].f, i);
  uint32_t *rows = m->elsewhere = fl_alloc_zero(n ? n : 1, sizeof *rows); // of most files nobody asks
  for (uint32_t file = 1; file <= whole->n_files; file++)
    for (int i = 0; i < FL_N_RECALLS; i++) {
      if (file >= first_file && file <= last_file) m->of[file][i] = whole->memory->of[file][i];
      else if (whole->memory->of[file][i]) m->of[file][i] = rows, rows += n_rows(whole->links[file].f, i);
    }
}

struct fl_memory *fl_memory_part(const fl_graph *whole, uint32_t first_file, uint32_t last_file) {
  const struct fl_memory *from = whole->memory;
  struct fl_memory *m = fl_alloc_zero(1, sizeof *m);
  fl_arena_init(&m->arena);
  m->of = fl_arena_zero_n(&m->arena, (size_t)whole->n_files + 1, sizeof *m->of);
  open_elsewhere(whole, m, first_file, last_file);
  fl_array_reserve(&m->ents, from->ents.n);
  fl_array_reserve(&m->names, from->names.n);
  memcpy(m->ents.at, from->ents.at, from->ents.n * sizeof *m->ents.at);
  memcpy(m->names.at, from->names.at, from->names.n * sizeof *m->names.at);
  m->ents.n = m->first_ent = from->ents.n;
  m->names.n = m->first_named = from->names.n;
  m->n_slots = from->n_slots;
  m->slots = fl_alloc_zero(m->n_slots ? m->n_slots : 1, sizeof *m->slots);
  if (m->n_slots) memcpy(m->slots, from->slots, m->n_slots * sizeof *m->slots);
  return m;
}

void fl_memory_forget_elsewhere(struct fl_memory *part) {
  fl_free(part->elsewhere);
  part->elsewhere = NULL;
  fl_arena_release(&part->arena);
}

static uint32_t *join_ents(struct fl_memory *into, const struct fl_memory *part, const fl_renumbered *r) {
  uint32_t *to = fl_alloc(part->ents.n * sizeof *to);
  for (uint32_t i = 0; i < part->ents.n; i++) {
    fl_ent e = part->ents.at[i];
    e.name = fl_part_name(r, e.name);
    to[i] = i < part->first_ent ? i : index_of(into, e);
  }
  return to;
}

static uint32_t *join_names(struct fl_memory *into, const struct fl_memory *part, const fl_renumbered *r, const uint32_t *ents) {
  uint32_t *to = fl_alloc(part->names.n * sizeof *to);
  for (uint32_t i = 0; i < part->names.n; i++) {
    named row = {fl_part_name(r, part->names.at[i].name), ents[part->names.at[i].repo], part->names.at[i].certainty};
    to[i] = i < part->first_named ? i : into->names.n;
    if (i >= part->first_named) fl_array_push(&into->names, row);
  }
  return to;
}

static void renumber(uint32_t *rows, uint32_t n, const uint32_t *to) {
  for (uint32_t i = 0; i < n; i++)
    if (!(rows[i] >> OWN)) rows[i] = to[rows[i]];
}

void fl_memory_join(fl_graph *whole, const struct fl_memory *part, const fl_renumbered *r, uint32_t first_file, uint32_t last_file) {
  uint32_t *ents = join_ents(whole->memory, part, r), *names = join_names(whole->memory, part, r, ents);
  const uint32_t *to[FL_N_RECALLS] = {ents, names, r->types, r->types};
  for (uint32_t file = first_file; file <= last_file; file++)
    for (int i = 0; whole->links[file].in->naming && i < FL_N_RECALLS; i++)
      renumber(whole->memory->of[file][i], n_rows(whole->links[file].f, i), to[i]);
  fl_free(ents);
  fl_free(names);
}

// ---- views ------------------------------------------------------------------------------------------------------------------

struct fl_memory *fl_memory_view(const struct fl_memory *whole) {
  struct fl_memory *m = whole ? fl_alloc(sizeof *m) : NULL;
  if (!m) return NULL;
  *m = *whole;
  m->is_view = true;
  return m;
}

void fl_memory_close_view(fl_chunks *chunks, const fl_chunk *chunk) {
  struct fl_memory *view = chunk->view->memory;
  for (uint32_t i = 0; view && i < view->told.n; i++) {
    told t = view->told.at[i];
    t.ent.name = fl_chunk_name(chunks, chunk, t.ent.name);
    remember(chunks->g->memory, t.of, t.ent);
  }
  if (view) fl_array_release(&view->told);
  fl_free(view);
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

void fl_memory_mark_names(const fl_graph *g, bool *used) {
  const struct fl_memory *m = g->memory;
  for (uint32_t i = 0; i < m->ents.n; i++) used[m->ents.at[i].name] = true;
  for (uint32_t i = 0; i < m->names.n; i++) used[m->names.at[i].name] = true;
}

// ---- back, where some files changed -------------------------------------------------------------------------------------------

#define GONE UINT32_MAX

typedef struct kept { // borrowed from the bytes
  const fl_ent *ents;
  const named *names;
  uint32_t n_ents, n_names;
  const uint32_t **rows; // FL_N_RECALLS a file
} kept;

static kept take_kept(const fl_graph *g, fl_str *from) {
  kept k = {0};
  k.n_ents = fl_resume_take_count(from), k.ents = fl_resume_take(from, k.n_ents * sizeof *k.ents);
  k.n_names = fl_resume_take_count(from), k.names = fl_resume_take(from, k.n_names * sizeof *k.names);
  fl_resume_take(from, fl_resume_take_count(from) * sizeof(uint32_t)); // slots: hashes are others
  k.rows = fl_alloc_zero(((size_t)g->n_files + 1) * FL_N_RECALLS, sizeof *k.rows);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (int i = 0; g->links[file].in->naming && i < FL_N_RECALLS; i++)
      k.rows[file * FL_N_RECALLS + (uint32_t)i] = fl_resume_take(from, n_rows(fl_facts_then(g, file), i) * sizeof(uint32_t));
  return k;
}

static uint32_t *ents_again(struct fl_memory *m, const kept *k, const fl_again *r) {
  uint32_t *to = fl_alloc(k->n_ents * sizeof *to);
  for (uint32_t i = 0; i < k->n_ents; i++) {
    fl_ent e = k->ents[i];
    to[i] = !i ? 0 : fl_ent_again(r, &e) ? index_of(m, e) : GONE;
  }
  return to;
}

static uint32_t *names_again(struct fl_memory *m, const kept *k, const fl_again *r, const uint32_t *ents) {
  uint32_t *to = fl_alloc(k->n_names * sizeof *to);
  for (uint32_t i = 0; i < k->n_names; i++) {
    named row = {r->names[k->names[i].name], ents[k->names[i].repo], k->names[i].certainty};
    to[i] = !i ? 0 : row.repo == GONE ? GONE : m->names.n;
    if (i && row.repo != GONE) fl_array_push(&m->names, row);
  }
  return to;
}

// Nearly always all numbers are what they were.
static bool are_same(const uint32_t *to, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (to[i] != i) return false;
  return true;
}

static bool rows_again(uint32_t *into, const uint32_t *rows, uint32_t n, const uint32_t *to) {
  if (!to) return memcpy(into, rows, n * sizeof *into), true;
  for (uint32_t i = 0; i < n; i++) {
    into[i] = rows[i] >> OWN ? rows[i] : to[rows[i]];
    if (into[i] == GONE) return false;
  }
  return true;
}

static void forget_all(fl_graph *g) {
  fl_memory_close(g);
  fl_memory_open(g);
}

bool fl_memory_restore_others(fl_graph *g, fl_str *from, const fl_again *r) {
  struct fl_memory *m = g->memory;
  kept k = take_kept(g, from);
  uint32_t *ents = ents_again(m, &k, r), *names = names_again(m, &k, r, ents);
  const uint32_t *types = are_same(r->types, r->n_types) ? NULL : r->types;
  const uint32_t *to[FL_N_RECALLS] = {are_same(ents, k.n_ents) ? NULL : ents, are_same(names, k.n_names) ? NULL : names, types, types};
  bool all = true;
  for (uint32_t file = 1; file <= g->n_files && all; file++)
    for (int i = 0; g->links[file].in->naming && !g->changed_of[file] && i < FL_N_RECALLS && all; i++)
      all = rows_again(m->of[file][i], k.rows[file * FL_N_RECALLS + (uint32_t)i], n_rows(g->links[file].f, i), to[i]);
  fl_free(ents), fl_free(names), fl_free(k.rows);
  if (!all) forget_all(g);
  return all;
}
