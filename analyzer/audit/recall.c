#include "audit/recall.h"

#include "base/map.h"
#include "base/store.h"
#include "engine/cache.h"

static const char *place(fl_buf *out, const char *folder) { return fl_path_join(out, fl_str_from(folder), FL_STR("tree")); }

static fl_digest key_of(fl_str commit) { return fl_sha256_of(commit.at, commit.n); }

typedef struct wanted {
  const fl_analysis *a;
  fl_map files; // hash of the path -> index + 1
} wanted;

static bool speaks(const fl_facts *facts) {
  for (uint32_t i = 1; i < facts->n_notes; i++)
    if (facts->notes[i].kind == FL_NOTE_IGNORE) return true;
  return false;
}

// Findings stand in files with facts; the text around a comment decides what it speaks of.
static fl_tree_keep keep(void *payload, fl_str path) {
  const wanted *w = payload;
  uint32_t at = fl_map_get_or(&w->files, fl_hash64_str(path), 0);
  const fl_facts *facts = at ? w->a->facts[at - 1] : NULL;
  if (!facts) return FL_KEEP_nothing;
  return speaks(facts) ? FL_KEEP_text : FL_KEEP_lines;
}

static int write_store(const char *path, fl_str commit, const fl_buf *bytes, fl_error *err) {
  fl_store_writer w;
  fl_digest key = key_of(commit);
  int rc = fl_store_begin(&w, path, fl_program_build(), err);
  if (rc) return rc;
  fl_store_add(&w, &key, fl_buf_str(bytes), 0);
  return fl_store_commit(&w, err);
}

int fl_recall_write(const char *folder, fl_str commit, const fl_analysis *a, fl_error *err) {
  wanted w = {.a = a};
  fl_buf bytes = {0}, path = {0};
  for (uint32_t i = 0; i < a->walk.files.n; i++) fl_map_put(&w.files, fl_hash64_str(a->walk.files.at[i].path), i + 1);
  int rc = fl_tree_keep_all(&bytes, a->tree, keep, &w, err);
  if (rc == FL_OK) rc = write_store(place(&path, folder), commit, &bytes, err);
  fl_map_release(&w.files);
  fl_buf_release(&bytes);
  fl_buf_release(&path);
  return rc;
}

fl_tree *fl_recall_open(const char *folder, fl_str commit) {
  fl_store store = {0};
  fl_buf path = {0};
  fl_str bytes;
  fl_tree *tree = NULL;
  fl_digest key = key_of(commit);
  bool there = fl_store_open(&store, place(&path, folder), fl_program_build(), NULL) == FL_OK;
  const fl_store_row *row = there ? fl_store_find(&store, &key) : NULL;
  if (row && fl_store_bytes(&store, row, &bytes)) tree = fl_tree_of_kept(bytes);
  fl_store_release(&store);
  fl_buf_release(&path);
  return tree;
}
