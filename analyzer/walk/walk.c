// Listing -> sorted files and skips, by names and sizes alone; and the judgement over one file's content when it is read.
#include "walk/walk.h"

#include "walk/project.h"
#include "walk/shared.h"

#include "base/error.h"
#include "base/io.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

enum {
  CONFIG_FACTOR = 8,        // lock files and schemas are large, and the scanners that read them are fast
  BINARY_PROBE_BYTES = 8000, // as git does
  MINIFIED_MIN_BYTES = 2048,
  MINIFIED_LINE_BYTES = 500, // mean length of a line; the longest-winded files written by people stay below 120
};

static const struct { const char *word; bool is_gap; } skip_kinds[] = {
    {"", false},
#define X(name, word, is_gap) {word, is_gap},
    FL_SKIPS(X)
#undef X
};

const char *fl_skip_word(fl_skip_kind kind) { return skip_kinds[kind].word; }
bool fl_skip_is_gap(fl_skip_kind kind) { return skip_kinds[kind].is_gap; }

static fl_str format_size(fl_arena *arena, uint64_t bytes) {
  if (bytes < 1 << 20) return fl_str_from(fl_arena_printf(arena, "%llu KiB", (unsigned long long)(bytes + 512) / 1024));
  uint64_t tenths = (bytes * 10 + (1 << 19)) >> 20;
  if (tenths % 10 == 0) return fl_str_from(fl_arena_printf(arena, "%llu MiB", (unsigned long long)tenths / 10));
  return fl_str_from(
      fl_arena_printf(arena, "%llu.%llu MiB", (unsigned long long)tenths / 10, (unsigned long long)tenths % 10));
}

static fl_str too_large(fl_arena *arena, uint64_t size, uint64_t limit) {
  fl_str is = format_size(arena, size), may_be = format_size(arena, limit);
  return fl_str_from(fl_arena_printf(arena, "%.*s, the limit is %.*s", FL_STR_ARG(is), FL_STR_ARG(may_be)));
}

static void add_skip(fl_walk *w, fl_skip_kind kind, fl_str path, fl_str detail) {
  fl_skip skip = {.kind = kind, .path = path, .detail = detail, .count = 1};
  fl_array_push(&w->skips, skip);
}

// One row for all files that share kind and detail.
static void count_skip(fl_walk *w, fl_skip_kind kind, fl_str detail) {
  for (uint32_t i = 0; i < w->skips.n; i++) {
    fl_skip *skip = &w->skips.at[i];
    if (skip->kind != kind || skip->path.n != 0 || !fl_str_eq(skip->detail, detail)) continue;
    skip->count++;
    return;
  }
  add_skip(w, kind, FL_STR(""), detail);
}

static uint64_t limit_of(const fl_walk *w, const fl_language *language) {
  return language->kind == FL_LANGUAGE_CONFIG ? w->max_file_bytes * CONFIG_FACTOR : w->max_file_bytes;
}

// What is not a file matters when it is a folder or when a file of its name would have been read.
static void take_other(fl_walk *w, const fl_tree_entry *entry) {
  static const fl_skip_kind kinds[] = {
      [FL_ENTRY_LINK_LOOP] = FL_SKIP_link_loop,
      [FL_ENTRY_LINK_OUTSIDE] = FL_SKIP_link_outside,
      [FL_ENTRY_UNREADABLE] = FL_SKIP_unreadable,
  };
  uint16_t language = fl_language_of_path(entry->path);
  bool is_code = language && fl_language_at(language)->kind != FL_LANGUAGE_FOREIGN;
  bool left_out = !w->all && (fl_marks_of_path(entry->path) & (FL_PATH_IS_VENDORED | FL_PATH_IS_OUTPUT));
  if ((entry->is_folder || is_code || entry->type == FL_ENTRY_LINK_LOOP) && !left_out)
    add_skip(w, kinds[entry->type], entry->path, entry->detail);
}

// A file that was named by itself stands in folders that are not part of the tree: `check src/test/java/Orders.java`. A path from the
// root of the disk says more of where people keep their work than of the program.
static uint32_t marks_around(const fl_walk *w, const fl_tree_entry *entry) {
  fl_buf path = {0};
  if (!entry->is_named || fl_str_starts_c(w->root, "/") || fl_str_starts_c(w->root, ".")) return 0;
  uint32_t marks = fl_marks_of_path(fl_str_from(fl_path_join(&path, w->root, entry->path)));
  fl_buf_release(&path);
  return marks & (FL_PATH_IS_TEST | FL_PATH_IS_EXAMPLE | FL_PATH_IS_MIGRATION);
}

static void take_file(fl_walk *w, const fl_tree_entry *entry) {
  uint16_t index = fl_language_of_path(entry->path);
  if (!index) return;
  const fl_language *language = fl_language_at(index);
  uint32_t marks = fl_marks_of_path(entry->path) | marks_around(w, entry);
  bool wanted = w->all || entry->is_named;
  if (!wanted && (marks & FL_PATH_IS_VENDORED))
    count_skip(w, FL_SKIP_vendored, FL_STR("other people's code kept in the tree"));
  else if (!wanted && (marks & FL_PATH_IS_OUTPUT))
    count_skip(w, FL_SKIP_output, FL_STR("bundles and build output"));
  else if (language->kind == FL_LANGUAGE_FOREIGN)
    count_skip(w, FL_SKIP_foreign, fl_str_from(language->name));
  else if (entry->size_bytes > limit_of(w, language) && language->kind == FL_LANGUAGE_CONFIG && !entry->is_named)
    return; // a dump or a data set: nobody sets anything in so many bytes
  else if (entry->size_bytes > limit_of(w, language))
    add_skip(w, FL_SKIP_too_large, entry->path, too_large(&w->arena, entry->size_bytes, limit_of(w, language)));
  else {
    fl_file file = {.path = entry->path, .language = index, .marks = (uint16_t)marks, .size_bytes = entry->size_bytes, .stamp = entry->stamp};
    fl_array_push(&w->files, file);
  }
}

static int by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_tree_entry *)a)->path, ((const fl_tree_entry *)b)->path);
}

static int by_path_and_kind(const void *a, const void *b) {
  const fl_skip *x = a, *y = b;
  int order = fl_str_cmp(x->path, y->path);
  if (order == 0) order = (int)x->kind - (int)y->kind;
  return order ? order : fl_str_cmp(x->detail, y->detail);
}

int fl_walk_run(fl_walk *out, const fl_tree *tree, const fl_walk_options *options, fl_error *err) {
  *out = (fl_walk){.max_file_bytes = options->max_file_bytes ? options->max_file_bytes : FL_WALK_MAX_FILE_BYTES,
                   .all = options->all,
                   .root = fl_tree_root(tree)};
  fl_tree_list list = {0};
  int rc = fl_tree_list_all(tree, &list, &out->arena, err);
  if (rc) goto done;

  if (list.n) qsort(list.at, list.n, sizeof *list.at, by_path);
  for (uint32_t i = 0; i < list.n; i++) {
    if (i > 0 && by_path(&list.at[i - 1], &list.at[i]) == 0) continue;
    out->files_seen++;
    if (list.at[i].type == FL_ENTRY_FILE)
      take_file(out, &list.at[i]);
    else
      take_other(out, &list.at[i]);
  }
  fl_walk_settle_shared(out);
  fl_walk_settle_projects(out);
  if (out->skips.n) qsort(out->skips.at, out->skips.n, sizeof *out->skips.at, by_path_and_kind);

done:
  fl_array_release(&list);
  return rc;
}

void fl_walk_release(fl_walk *w) {
  fl_array_release(&w->files);
  fl_array_release(&w->skips);
  fl_arena_release(&w->arena);
}

static bool is_binary(fl_str text) {
  uint32_t n = text.n < BINARY_PROBE_BYTES ? text.n : BINARY_PROBE_BYTES;
  return n > 0 && memchr(text.at, '\0', n) != NULL;
}

static bool is_minified(fl_str text) {
  if (text.n < MINIFIED_MIN_BYTES) return false;
  uint32_t lines = 1;
  for (uint32_t i = 0; i < text.n; i++) lines += text.at[i] == '\n';
  return text.n / lines > MINIFIED_LINE_BYTES;
}

fl_skip_kind fl_walk_read(const fl_walk *w, const fl_tree *tree, const fl_file *file, fl_buf *out, fl_arena *arena,
                          fl_str *detail) {
  const fl_language *language = fl_language_at(file->language);
  fl_error err = {0};
  int rc = fl_tree_read(tree, file->path, limit_of(w, language), out, &err);
  if (rc == FL_E_LIMIT) { // it grew since it was listed
    *detail = FL_STR("larger than the limit");
    return FL_SKIP_too_large;
  }
  if (rc) {
    *detail = fl_str_from(fl_arena_text(arena, fl_str_from(err.text)));
    return FL_SKIP_unreadable;
  }
  if (is_binary(fl_buf_str(out))) {
    *detail = FL_STR("holds NUL bytes");
    return FL_SKIP_binary;
  }
  if (language->kind == FL_LANGUAGE_CODE && !w->all && is_minified(fl_buf_str(out))) {
    *detail = FL_STR("lines are far longer than people write");
    return FL_SKIP_minified;
  }
  return FL_SKIP_none;
}
