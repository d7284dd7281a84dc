// One file of a tree is another than the one that is stored: what an editor has not saved yet.
#include "walk/tree_p.h"

void fl_tree_lay_over(fl_tree *tree, fl_str path, fl_str text) {
  tree->over_path = fl_arena_str(&tree->arena, path);
  tree->over_text = fl_arena_str(&tree->arena, text);
}

bool fl_tree_is_laid_over(const fl_tree *tree, fl_str path) { return tree->over_path.n && fl_str_eq(tree->over_path, path); }

// Without a stamp: nobody knows how long this text is that of the file. It was named, so it is read although git may ignore it.
void fl_tree_list_over(const fl_tree *tree, fl_tree_list *out, fl_arena *arena) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < out->n; i++)
    if (!fl_str_eq(out->at[i].path, tree->over_path)) out->at[kept++] = out->at[i];
  out->n = kept;
  fl_tree_entry entry = {
      .path = fl_arena_str(arena, tree->over_path), .type = FL_ENTRY_FILE, .is_named = true, .size_bytes = tree->over_text.n};
  fl_array_push(out, entry);
}

int fl_tree_read_over(const fl_tree *tree, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_buf_clear(out);
  if (max_bytes && tree->over_text.n > max_bytes) return fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "larger than the limit");
  fl_buf_add(out, tree->over_text);
  return FL_OK;
}
