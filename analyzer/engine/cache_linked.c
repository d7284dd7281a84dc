// How far linking got in an earlier run, for a run whose files say the same and at most stand elsewhere in their lines.
//
// In: the files of the graph, each with the key of its facts. An entry is two rows: which files there were, with the keys of their facts, and what linking found out
// (graph/resume.h). A file of another key is compared with the facts that it had then, which the packs still hold; what differs in more than
// places makes the entry useless. So nothing needs to be told from what a change may reach: there is none.
#include "engine/cache_p.h"

#include "facts/moved.h"

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

static bool has_only_moved(const fl_analysis *a, uint32_t i, const fl_digest *before) {
  fl_arena arena = {0};
  fl_facts was;
  bool moved = fl_cache_facts_of(a->options.cache, before, &arena, &was) && fl_facts_only_moved(&was, a->facts[i]);
  fl_arena_release(&arena);
  return moved;
}

static bool is_as_before(const fl_analysis *a, uint32_t i, const fl_graph_file *file, const file_row *row) {
  bool same = row->marks == file->marks && fl_str_eq(file->path, (fl_str){(const char *)(row + 1), row->path_bytes});
  if (!same || !a->reading[i].has_content) return false;
  return fl_digest_eq(row->key, fl_cache_key_of_facts(a, i)) || has_only_moved(a, i, &row->key);
}

static bool are_as_before(const fl_analysis *a, fl_str files) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const file_row *row = (const file_row *)(const void *)files.at;
    if (!a->facts[i]) continue;
    if (files.n < sizeof *row || files.n - sizeof *row < padded(row->path_bytes) || !is_as_before(a, i, &a->graph_files[n++], row)) return false;
    files = fl_str_from_pos(files, (uint32_t)sizeof *row + padded(row->path_bytes));
  }
  return !files.n;
}

fl_str fl_cache_find_linked(const fl_analysis *a) {
  const fl_store *linked = &a->options.cache->linked;
  fl_digest rest = key_of_rest(a), state = key_of_state(a);
  const fl_store_row *files_row = fl_store_find(linked, &rest), *state_row = fl_store_find(linked, &state);
  fl_str files, bytes;
  if (!files_row || !state_row || !fl_store_bytes(linked, files_row, &files) || !are_as_before(a, files)) return (fl_str){0};
  return fl_store_bytes(linked, state_row, &bytes) ? bytes : (fl_str){0};
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
