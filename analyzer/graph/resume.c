#include "graph/resume.h"
#include "graph/inside.h"
#include "graph/memory.h"

#include "base/hash.h"

// Counts of the files that the bytes are about: whoever keeps bytes compares the files themselves, this is for accidents.
typedef struct head {
  uint32_t n_files, n_funcs, n_types, n_names, n_names_after, n_values, n_calls, n_nodes;
  uint64_t names; // a hash of those that there were
} head;

enum { LANGUAGES = UINT8_MAX + 1 };

static uint32_t n_values(const fl_facts *f) { return f->n_values ? f->n_values : 1; }
static uint32_t n_calls(const fl_facts *f) { return f->n_calls ? f->n_calls : 1; }

static uint64_t hash_of_names(const fl_graph *g, uint32_t n) {
  uint64_t hash = 0;
  for (fl_sym sym = 1; sym < n; sym++) hash = fl_hash64_mix(hash, fl_hash64_str(fl_intern_text(&g->names, sym)));
  return hash;
}

static head head_of(const fl_graph *g, uint32_t n_names) {
  head h = {g->n_files, 0, 0, n_names, 0, 0, 0, 0, 0};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = fl_facts_then(g, file);
    h.n_funcs += f->n_funcs;
    h.n_types += f->n_types;
    h.n_values += n_values(f);
    h.n_calls += n_calls(f);
  }
  return h;
}

bool fl_can_resume(const fl_graph *g) {
  enum { MOST_ROWS = 32 << 20 }; // some 12 bytes each, and the bytes of one text may be 4 GiB
  head h = head_of(g, 0);
  if (h.n_values > MOST_ROWS || h.n_calls > MOST_ROWS) return false;
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].f->n_knowns > 1) return false;
  return !g->scip;
}

// ---- as bytes --------------------------------------------------------------------------------------------------------------

void fl_resume_add(fl_buf *out, const void *bytes, size_t n) {
  static const char zeros[8] = {0};
  if (n) fl_buf_add_bytes(out, bytes, n);
  fl_buf_add_bytes(out, zeros, (8 - n % 8) % 8);
}

static void add_map(fl_buf *out, const fl_map *m) {
  uint32_t size[2] = {m->n, m->n_slots};
  fl_resume_add(out, size, sizeof size);
  fl_resume_add(out, m->slots, m->n_slots * sizeof *m->slots);
}

static void add_names(fl_buf *out, const fl_graph *g, uint32_t from) {
  for (fl_sym sym = from; sym < fl_intern_count(&g->names); sym++) {
    fl_str text = fl_intern_text(&g->names, sym);
    fl_resume_add(out, &text.n, sizeof text.n);
    fl_resume_add(out, text.at, text.n);
  }
}

// A row of a model by its number.
static void add_targets(fl_buf *out, const fl_graph *g) {
  const fl_meaning_row *first = fl_models_meanings(g->models, 0);
  fl_resume_add(out, &g->targets.n, sizeof g->targets.n);
  fl_buf_reserve(out, g->targets.n * sizeof(fl_target));
  for (uint32_t i = 0; i < g->targets.n; i++) {
    fl_target t = g->targets.at[i];
    uintptr_t row = t.row ? (uintptr_t)(t.row - first) : 0;
    memcpy(&t.row, &row, sizeof row);
    fl_resume_add(out, &t, sizeof t);
  }
}

static void add_file(fl_buf *out, const fl_link *l) {
  uint32_t values = n_values(l->f), calls = n_calls(l->f);
  fl_resume_add(out, l->val_memo, values * sizeof *l->val_memo);
  fl_resume_add(out, l->selves, (l->f->n_funcs + 1u) * sizeof *l->selves);
  fl_resume_add(out, l->first_target, calls * sizeof *l->first_target);
  fl_resume_add(out, l->n_targets, calls * sizeof *l->n_targets);
  fl_resume_add(out, l->callee, calls * sizeof *l->callee);
  if (l->n_opens) add_map(out, &l->opened);
}

void fl_resume_store(fl_buf *out, const fl_graph *g, uint32_t n_names) {
  head h = head_of(g, n_names);
  h.names = hash_of_names(g, n_names);
  h.n_names_after = fl_intern_count(&g->names);
  h.n_nodes = g->nodes.n;
  fl_resume_add(out, &h, sizeof h);
  add_names(out, g, n_names);
  fl_spelled_store(out, g);
  fl_resume_add(out, &g->n_stored_first, sizeof g->n_stored_first);
  fl_resume_add(out, g->runs_on, LANGUAGES);
  FL_RESUME_ADD_ARRAY(out, &g->nodes);
  FL_RESUME_ADD_ARRAY(out, &g->trefs);
  FL_RESUME_ADD_ARRAY(out, &g->stored);
  FL_RESUME_ADD_ARRAY(out, &g->uses);
  const fl_map *maps[] = {&g->tref_at, &g->subtypes, &g->field_values, &g->settings, &g->slot_uses[1], &g->slot_uses[2], &g->slot_uses[3], &g->slot_uses[4]};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) add_map(out, maps[i]);
  add_targets(out, g);
  for (uint32_t file = 1; file <= g->n_files; file++) add_file(out, &g->links[file]);
  fl_memory_store(out, g);
  fl_resume_add(out, g->reads_clock, g->n_funcs + 1u);
}

// ---- and back --------------------------------------------------------------------------------------------------------------

// The checksum of the whole was right, so sizes are.
const void *fl_resume_take(fl_str *from, size_t n) {
  size_t whole = (n + 7) & ~(size_t)7;
  FL_ASSERT(whole <= from->n);
  const void *at = from->at;
  *from = fl_str_from_pos(*from, (uint32_t)whole);
  return at;
}

uint32_t fl_resume_take_count(fl_str *from) {
  uint32_t n;
  memcpy(&n, fl_resume_take(from, sizeof n), sizeof n);
  return n;
}

static void take_into(fl_str *from, void *to, size_t bytes) {
  const void *at = fl_resume_take(from, bytes);
  if (bytes) memcpy(to, at, bytes);
}

static void take_map(fl_str *from, fl_map *m) {
  uint32_t size[2];
  take_into(from, size, sizeof size);
  fl_map_release(m);
  if (!size[1]) return;
  *m = (fl_map){fl_alloc(size[1] * sizeof *m->slots), size[0], size[1]};
  take_into(from, m->slots, size[1] * sizeof *m->slots);
}

static void take_names(fl_str *from, fl_graph *g, const head *h) {
  for (fl_sym sym = h->n_names; sym < h->n_names_after; sym++) {
    uint32_t n = fl_resume_take_count(from);
    fl_sym given = fl_intern_add(&g->names, (fl_str){fl_resume_take(from, n), n});
    FL_ASSERT(given == sym);
  }
}

static void take_targets(fl_str *from, fl_graph *g) {
  const fl_meaning_row *first = fl_models_meanings(g->models, 0);
  FL_RESUME_TAKE_ARRAY(from, &g->targets);
  for (uint32_t i = 0; i < g->targets.n; i++) {
    uintptr_t row;
    memcpy(&row, &g->targets.at[i].row, sizeof row);
    g->targets.at[i].row = row ? first + row : NULL;
  }
}

static void take_file(fl_str *from, fl_link *l) {
  uint32_t values = n_values(l->f), calls = n_calls(l->f);
  take_into(from, l->val_memo, values * sizeof *l->val_memo);
  take_into(from, l->selves, (l->f->n_funcs + 1u) * sizeof *l->selves);
  take_into(from, l->first_target, calls * sizeof *l->first_target);
  take_into(from, l->n_targets, calls * sizeof *l->n_targets);
  take_into(from, l->callee, calls * sizeof *l->callee);
  if (l->n_opens) take_map(from, &l->opened);
}

static bool is_about(const head *h, const fl_graph *g) {
  head own = head_of(g, fl_intern_count(&g->names));
  return h->n_files == own.n_files && h->n_funcs == own.n_funcs && h->n_types == own.n_types && h->n_values == own.n_values && h->n_calls == own.n_calls;
}

static bool has_its_names(const head *h, const fl_graph *g) {
  uint32_t n = fl_intern_count(&g->names);
  return h->n_names == n && h->n_nodes >= g->nodes.n && h->names == hash_of_names(g, n);
}

static void skip_names(fl_str *from, const head *h) {
  for (fl_sym sym = h->n_names; sym < h->n_names_after; sym++) fl_resume_take(from, fl_resume_take_count(from));
}

bool fl_resume_begin_inside(const fl_graph *g, fl_str *bytes, uint32_t *n_symbols) {
  head h;
  if (bytes->n < sizeof h) return false;
  take_into(bytes, &h, sizeof h);
  if (!is_about(&h, g)) return false;
  skip_names(bytes, &h);
  *n_symbols = h.n_names_after;
  return true;
}

bool fl_resume(fl_graph *g, fl_str bytes) {
  head h;
  if (bytes.n < sizeof h) return false;
  take_into(&bytes, &h, sizeof h);
  if (!is_about(&h, g) || !has_its_names(&h, g)) return false;
  take_names(&bytes, g, &h);
  fl_spelled_skip(&bytes);
  g->n_stored_first = fl_resume_take_count(&bytes);
  g->runs_on = fl_arena_dup(&g->arena, fl_resume_take(&bytes, LANGUAGES), LANGUAGES);
  FL_RESUME_TAKE_ARRAY(&bytes, &g->nodes);
  FL_RESUME_TAKE_ARRAY(&bytes, &g->trefs);
  FL_RESUME_TAKE_ARRAY(&bytes, &g->stored);
  FL_RESUME_TAKE_ARRAY(&bytes, &g->uses);
  fl_map *maps[] = {&g->tref_at, &g->subtypes, &g->field_values, &g->settings, &g->slot_uses[1], &g->slot_uses[2], &g->slot_uses[3], &g->slot_uses[4]};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) take_map(&bytes, maps[i]);
  take_targets(&bytes, g);
  for (uint32_t file = 1; file <= g->n_files; file++) take_file(&bytes, &g->links[file]);
  fl_memory_restore(g, &bytes);
  fl_index_callers(g);
  g->reads_clock = fl_arena_dup(&g->arena, fl_resume_take(&bytes, g->n_funcs + 1u), g->n_funcs + 1u);
  g->resumed = bytes;
  return true;
}
