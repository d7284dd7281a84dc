// How far linking got in an earlier run, for a run whose files say the same, or whose functions do something else inside.
//
// In: the files of the graph, each with the key of its facts. An entry is two rows: which files there were, with the keys of their facts, and what linking found out
// (graph/resume.h). A file of another key is compared with the facts that it had then, which the packs still hold. Where it says the same and only stands elsewhere in its
// lines, there is nothing that a change may reach. Where others see the same of it (facts/surface.h), it is told to the graph, which links it anew (graph/inside.h).
// Any other file makes the entry useless.
#include "engine/cache_p.h"

#include "facts/moved.h"
#include "facts/surface.h"

typedef struct file_row { // behind it the path, padded to a multiple of 8
  fl_digest key; // of its facts
  uint32_t marks, path_bytes;
} file_row;

static uint32_t padded(uint32_t n) { return (n + 7) & ~7u; }

// All that decides the graph beside the facts of its files.
static fl_digest key_of_rest(const fl_analysis *a) {
  const uint64_t numbers[] = {a->options.cache->build, fl_models_digest(a->engine->models), a->options.as_stored, a->walk.files.n};
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update(&h, numbers, sizeof numbers);
  for (uint32_t i = 0; i < a->walk.files.n; i++) fl_sha256_update_str(&h, a->walk.files.at[i].path);
  return fl_sha256_final(&h);
}

static fl_digest key_of_state(const fl_analysis *a) {
  fl_digest key = key_of_rest(a);
  key.at[0] ^= 1;
  return key;
}

// Files with facts are those of the graph, in its order.
static void add_files(fl_buf *out, const fl_analysis *a) {
  static const char zeros[8] = {0};
  for (uint32_t i = 0, n = 0; i < a->walk.files.n; i++) {
    if (!a->facts[i]) continue;
    const fl_graph_file *file = &a->graph_files[n++];
    file_row row = {fl_cache_key_of_facts(a, i), file->marks, file->path.n};
    fl_buf_add_bytes(out, &row, sizeof row);
    fl_buf_add(out, file->path);
    fl_buf_add_bytes(out, zeros, padded(file->path.n) - file->path.n);
  }
}

typedef struct comparison {
  fl_analysis *a;
  fl_linked *out;
} comparison;

static bool changed_inside(comparison *c, uint32_t i, uint32_t file, const fl_facts *was) {
  fl_changed changed = {.file = file, .was = was};
  const fl_naming *naming = c->a->graph_files[file - 1].naming;
  bool inside = naming && naming->declared_types && fl_surface_is_same(was, c->a->facts[i], &c->a->arena, &changed.rows);
  if (inside) fl_array_push(&c->out->changed, changed);
  return inside;
}

// The facts of then are borrowed until the graph is built.
static bool is_same_outside(comparison *c, uint32_t i, uint32_t file, const fl_digest *before) {
  fl_facts *was = fl_arena_zero(&c->a->arena, sizeof *was);
  if (!fl_cache_facts_of(c->a->options.cache, before, &c->a->arena, was)) return false;
  return fl_facts_only_moved(was, c->a->facts[i]) || changed_inside(c, i, file, was);
}

static bool is_as_before(comparison *c, uint32_t i, uint32_t file, const file_row *row) {
  const fl_graph_file *is = &c->a->graph_files[file - 1];
  bool same = row->marks == is->marks && fl_str_eq(is->path, (fl_str){(const char *)(row + 1), row->path_bytes});
  if (!same || !c->a->reading[i].has_content) return false;
  return fl_digest_eq(row->key, fl_cache_key_of_facts(c->a, i)) || is_same_outside(c, i, file, &row->key);
}

static bool are_as_before(comparison *c, fl_str files) {
  uint32_t file = 0;
  for (uint32_t i = 0; i < c->a->walk.files.n; i++) {
    const file_row *row = (const file_row *)(const void *)files.at;
    if (!c->a->facts[i]) continue;
    if (files.n < sizeof *row || files.n - sizeof *row < padded(row->path_bytes) || !is_as_before(c, i, ++file, row)) return false;
    files = fl_str_from_pos(files, (uint32_t)sizeof *row + padded(row->path_bytes));
  }
  return !files.n;
}

void fl_cache_find_linked(fl_analysis *a, fl_linked *out) {
  const fl_store *linked = &a->options.cache->linked;
  fl_digest rest = key_of_rest(a), state = key_of_state(a);
  const fl_store_row *files_row = fl_store_find(linked, &rest), *state_row = fl_store_find(linked, &state);
  comparison c = {a, out};
  fl_str files;
  bool known = files_row && state_row && fl_store_bytes(linked, files_row, &files) && are_as_before(&c, files) && fl_store_bytes(linked, state_row, &out->bytes);
  if (!known) out->bytes = (fl_str){0};
}

// Facts that a clock cut short may be others next time.
static bool are_repeatable(const fl_analysis *a) {
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    if (a->facts[i] && (!a->reading[i].has_content || !fl_reading_is_repeatable(a, i))) return false;
  return true;
}

void fl_cache_keep_linked(const fl_analysis *a, fl_buf *bytes) {
  fl_cache *c = a->options.cache;
  if (!bytes->n || !are_repeatable(a)) return fl_buf_release(bytes);
  fl_buf_clear(&c->new_files);
  fl_buf_release(&c->new_state);
  add_files(&c->new_files, a);
  c->new_rest = key_of_rest(a);
  c->new_state = *bytes;
  *bytes = (fl_buf){0};
}

int fl_cache_save_linked(fl_cache *c, const char *path, fl_error *err) {
  fl_store_writer w;
  if (!c->new_state.n) return FL_OK;
  int rc = fl_store_begin(&w, path, c->build, err);
  if (rc) return rc;
  fl_digest state = c->new_rest;
  state.at[0] ^= 1;
  fl_store_add(&w, &c->new_rest, fl_buf_str(&c->new_files), 0);
  fl_store_add(&w, &state, fl_buf_str(&c->new_state), 0);
  if (w.at <= c->most_bytes) return fl_store_commit(&w, err);
  fl_store_abort(&w); // not worth all the room
  return FL_OK;
}
