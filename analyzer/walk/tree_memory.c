// The smallest provider: one file, in memory, and perhaps another one beside it.
#include "walk/tree_p.h"

static void list_one(fl_tree_list *out, fl_arena *arena, fl_str path, fl_str text) {
  fl_tree_entry entry = {.path = fl_arena_str(arena, path), .type = FL_ENTRY_FILE, .is_named = true, .size_bytes = text.n};
  fl_array_push(out, entry);
}

static int list_text(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_error *err) {
  FL_UNUSED(err);
  bool first = tree->beside.n && fl_str_cmp(tree->beside, tree->path) < 0;
  if (first) list_one(out, arena, tree->beside, tree->beside_text);
  list_one(out, arena, tree->path, tree->text);
  if (tree->beside.n && !first) list_one(out, arena, tree->beside, tree->beside_text);
  return FL_OK;
}

static int read_text(const fl_tree *tree, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_buf_clear(out);
  bool beside = tree->beside.n && fl_str_eq(path, tree->beside);
  fl_str text = beside ? tree->beside_text : tree->text;
  if (!beside && !fl_str_eq(path, tree->path)) return fl_error_set(err, FL_E_IO, NULL, 0, 0, "no file '%.*s'", FL_STR_ARG(path));
  if (max_bytes && text.n > max_bytes) return fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "larger than the limit");
  fl_buf_add(out, text);
  return FL_OK;
}

static const fl_tree_ops memory = {"memory", list_text, read_text};

fl_tree *fl_tree_of_text(fl_str path, fl_str text) {
  fl_tree *tree = fl_alloc_zero(1, sizeof *tree);
  tree->ops = &memory;
  tree->root = FL_STR(".");
  tree->path = fl_arena_str(&tree->arena, path);
  tree->text = fl_arena_str(&tree->arena, text);
  return tree;
}

void fl_tree_put_beside(fl_tree *tree, fl_str path, fl_str text) {
  tree->beside = fl_arena_str(&tree->arena, path);
  tree->beside_text = fl_arena_str(&tree->arena, text);
}
