// The provider over a tree as it once was: its listing, and of the texts of files what is wanted of them: nothing, where their lines begin, or all.
//
//   root | for each entry: head, path, detail, what is left of the text
#include "walk/tree_p.h"

#include <stdlib.h>
#include <string.h>

typedef struct head {
  fl_stamp stamp;
  uint64_t size_bytes;
  uint32_t path_bytes, detail_bytes, text_bytes;
  uint8_t type, is_folder, is_named, keep;
} head;

// ---- keeping -----------------------------------------------------------------------------------------------------------------------------

static void add_number(fl_buf *out, uint32_t n) {
  for (; n >= 128; n >>= 7) fl_buf_add_char(out, (char)(n | 128));
  fl_buf_add_char(out, (char)n);
}

// The length of each line.
static void add_lines(fl_buf *out, fl_str text) {
  fl_str line;
  for (bool more = true; more;) {
    more = fl_str_cut(text, '\n', &line, &text);
    add_number(out, line.n);
  }
}

static int add_entry(fl_buf *out, const fl_tree *tree, const fl_tree_entry *e, fl_tree_keep keep, fl_error *err) {
  fl_buf text = {0}, left = {0};
  int rc = keep == FL_KEEP_nothing ? FL_OK : fl_tree_read(tree, e->path, 0, &text, err);
  if (rc == FL_OK && keep == FL_KEEP_lines) add_lines(&left, fl_buf_str(&text));
  else if (rc == FL_OK && keep == FL_KEEP_text) fl_buf_add(&left, fl_buf_str(&text));
  head h = {e->stamp, e->size_bytes, e->path.n, e->detail.n, left.n, (uint8_t)e->type, e->is_folder, e->is_named, (uint8_t)keep};
  fl_buf_add_bytes(out, &h, sizeof h);
  fl_buf_add(out, e->path);
  fl_buf_add(out, e->detail);
  fl_buf_add(out, fl_buf_str(&left));
  fl_buf_release(&text);
  fl_buf_release(&left);
  return rc;
}

int fl_tree_keep_all(fl_buf *out, const fl_tree *tree, fl_tree_keep_fn keep, void *payload, fl_error *err) {
  fl_tree_list list = {0};
  fl_arena arena = {0};
  fl_str root = fl_tree_root(tree);
  int rc = fl_tree_list_all(tree, &list, &arena, err);
  fl_buf_add_bytes(out, &root.n, sizeof root.n);
  fl_buf_add(out, root);
  for (uint32_t i = 0; i < list.n && rc == FL_OK; i++)
    rc = add_entry(out, tree, &list.at[i], list.at[i].type == FL_ENTRY_FILE ? keep(payload, list.at[i].path) : FL_KEEP_nothing, err);
  fl_array_release(&list);
  fl_arena_release(&arena);
  return rc;
}

// ---- the provider ------------------------------------------------------------------------------------------------------------------------

static int by_path(const void *a, const void *b) { return fl_str_cmp(((const fl_tree_kept *)a)->entry.path, ((const fl_tree_kept *)b)->entry.path); }

static int list_kept(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_error *err) {
  FL_UNUSED(err);
  for (uint32_t i = 0; i < tree->kept.n; i++) {
    fl_tree_entry entry = tree->kept.at[i].entry;
    entry.path = fl_arena_str(arena, entry.path);
    entry.detail = fl_arena_str(arena, entry.detail);
    fl_array_push(out, entry);
  }
  return FL_OK;
}

static uint32_t take_number(fl_str *from) {
  uint32_t n = 0, shift = 0, at = 0;
  bool more = true;
  for (; more && at < from->n && shift < 32; shift += 7) {
    uint8_t c = (uint8_t)from->at[at++];
    n |= (uint32_t)(c & 127u) << shift;
    more = c & 128u;
  }
  *from = fl_str_from_pos(*from, at);
  return n;
}

static void add_blanks(fl_buf *out, uint32_t n) {
  if (!n || !fl_buf_reserve(out, n)) return;
  memset(out->at + out->n, ' ', n);
  out->n += n;
  out->at[out->n] = '\0';
}

// Lines of blanks, as long as those that were there.
static void add_shape(fl_buf *out, fl_str lengths) {
  while (lengths.n) {
    add_blanks(out, take_number(&lengths));
    if (lengths.n) fl_buf_add_char(out, '\n');
  }
}

static int read_kept(const fl_tree *tree, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_tree_kept wanted = {.entry = {.path = path}};
  const fl_tree_kept *found = tree->kept.n ? bsearch(&wanted, tree->kept.at, tree->kept.n, sizeof wanted, by_path) : NULL;
  fl_buf_clear(out);
  if (!found || found->keep == FL_KEEP_nothing) return fl_error_set(err, FL_E_IO, NULL, 0, 0, "nothing is left of '%.*s'", FL_STR_ARG(path));
  if (max_bytes && found->entry.size_bytes > max_bytes) return fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "larger than the limit");
  if (found->keep == FL_KEEP_text) fl_buf_add(out, found->text);
  else add_shape(out, found->text);
  return FL_OK;
}

static const fl_tree_ops kept = {"kept", list_kept, read_kept};

static bool take(fl_str *bytes, uint32_t n, fl_str *out) {
  if (n > bytes->n) return false;
  *out = fl_str_slice(*bytes, 0, n);
  *bytes = fl_str_from_pos(*bytes, n);
  return true;
}

static bool take_entry(fl_tree *tree, fl_str *bytes) {
  fl_str at;
  head h;
  if (!take(bytes, sizeof h, &at)) return false;
  memcpy(&h, at.at, sizeof h);
  fl_tree_kept row = {.entry = {.type = (fl_entry_type)h.type, .is_folder = h.is_folder, .is_named = h.is_named, .size_bytes = h.size_bytes, .stamp = h.stamp}, .keep = h.keep};
  if (!take(bytes, h.path_bytes, &row.entry.path) || !take(bytes, h.detail_bytes, &row.entry.detail) || !take(bytes, h.text_bytes, &row.text)) return false;
  fl_array_push(&tree->kept, row);
  return true;
}

fl_tree *fl_tree_of_kept(fl_str bytes) {
  fl_tree *tree = fl_alloc_zero(1, sizeof *tree);
  fl_str rest = {fl_arena_dup(&tree->arena, bytes.at, bytes.n), bytes.n}, number;
  uint32_t n = 0;
  tree->ops = &kept;
  bool is_whole = take(&rest, sizeof n, &number);
  if (is_whole) memcpy(&n, number.at, sizeof n);
  is_whole = is_whole && take(&rest, n, &tree->root);
  while (is_whole && rest.n) is_whole = take_entry(tree, &rest);
  if (tree->kept.n) qsort(tree->kept.at, tree->kept.n, sizeof *tree->kept.at, by_path);
  if (is_whole) return tree;
  fl_tree_free(tree);
  return NULL;
}
