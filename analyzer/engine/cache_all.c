// The folders of all roots: listing, removing, keeping them below the limit.
#include "engine/cache_p.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LEFT_BEHIND_S = 3600 }; // a temporary file of a run that was killed

// Ours: the four files, and temporary ones of them (base/outfile.c), so that a folder named by mistake loses nothing else.
static bool is_ours(const char *name) {
  static const char *const names[] = {"stamps", "facts.pack", "recent.pack", "linked", "reports", "root"};
  fl_str text = fl_str_from(name);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (fl_str_eq_c(text, names[i])) return true;
    if (text.n && text.at[0] == '.' && fl_str_ends_c(text, ".tmp") && fl_str_starts_c(fl_str_from_pos(text, 1), names[i])) return true;
  }
  return false;
}

typedef void (*visit_fn)(void *payload, const char *path, const char *name, const struct stat *st);

static bool each_file(const char *folder, visit_fn visit, void *payload) {
  DIR *dir = opendir(folder);
  fl_buf path = {0};
  if (!dir) return false;
  for (struct dirent *item = readdir(dir); item; item = readdir(dir)) {
    struct stat st;
    const char *full = fl_path_join(&path, fl_str_from(folder), fl_str_from(item->d_name));
    if (strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0 && lstat(full, &st) == 0) visit(payload, full, item->d_name, &st);
  }
  closedir(dir);
  fl_buf_release(&path);
  return true;
}

static void add_size(void *payload, const char *path, const char *name, const struct stat *st) {
  fl_cache_entry *entry = payload;
  FL_UNUSED(path);
  if (!S_ISREG(st->st_mode) || !is_ours(name)) return;
  entry->bytes += (uint64_t)st->st_size;
  if ((int64_t)st->st_mtime > entry->used) entry->used = (int64_t)st->st_mtime;
}

typedef struct listing {
  fl_cache_list *list;
  fl_arena *arena;
} listing;

static void add_folder(void *payload, const char *path, const char *name, const struct stat *st) {
  listing *l = payload;
  fl_buf root = {0}, file = {0};
  if (!S_ISDIR(st->st_mode)) return;
  fl_cache_entry entry = {.folder = fl_arena_str(l->arena, fl_str_from(name))};
  bool known = fl_read_file(&root, fl_path_join(&file, fl_str_from(path), FL_STR("root")), 1 << 16, NULL) == FL_OK;
  entry.root = fl_arena_str(l->arena, fl_buf_str(&root));
  each_file(path, add_size, &entry);
  if (known || entry.bytes) fl_array_push(l->list, entry);
  fl_buf_release(&root);
  fl_buf_release(&file);
}

static int last_written_first(const void *a, const void *b) {
  const fl_cache_entry *x = a, *y = b;
  if (x->used != y->used) return x->used < y->used ? 1 : -1;
  return fl_str_cmp(x->folder, y->folder);
}

void fl_cache_entries(fl_cache_list *out, fl_arena *arena, const char *dir) {
  listing l = {out, arena};
  *out = (fl_cache_list){0};
  each_file(dir, add_folder, &l);
  if (out->n) qsort(out->at, out->n, sizeof *out->at, last_written_first);
}

static void remove_ours(void *payload, const char *path, const char *name, const struct stat *st) {
  int *failed = payload;
  if (S_ISREG(st->st_mode) && is_ours(name) && unlink(path) && errno != ENOENT) *failed = errno;
}

int fl_cache_remove(const char *dir, fl_str folder, fl_error *err) {
  fl_buf path = {0};
  int failed = 0;
  const char *full = fl_path_join(&path, fl_str_from(dir), folder);
  each_file(full, remove_ours, &failed);
  rmdir(full); // stays when somebody else's files are in it
  int rc = failed ? fl_error_set_errno(err, full, "cannot remove", failed) : FL_OK;
  fl_buf_release(&path);
  return rc;
}

static void remove_left_behind(void *payload, const char *path, const char *name, const struct stat *st) {
  const int64_t *before = payload;
  if (S_ISREG(st->st_mode) && name[0] == '.' && is_ours(name) && (int64_t)st->st_mtime < *before) unlink(path);
}

void fl_cache_shrink(const fl_cache *c) {
  fl_arena arena = {0};
  fl_cache_list list;
  int64_t before = c->now_ns / 1000000000 - LEFT_BEHIND_S;
  each_file(c->folder, remove_left_behind, &before);
  fl_cache_entries(&list, &arena, c->dir);
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < list.n; i++) {
    bool is_own = fl_str_eq(list.at[i].folder, fl_path_base(fl_str_from(c->folder)));
    bytes += list.at[i].bytes;
    if (bytes > c->most_bytes && !is_own) FL_UNUSED(fl_cache_remove(c->dir, list.at[i].folder, NULL) == FL_OK);
  }
  fl_array_release(&list);
  fl_arena_release(&arena);
}
