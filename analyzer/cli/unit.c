#include "cli/unit.h"

#include "base/hash.h"
#include "base/io.h"
#include "base/map.h"
#include "base/suggest.h"
#include "cli/editor.h"
#include "findings/within.h"

typedef FL_ARRAY(fl_str) folders;

// Every folder that some file stands in or below, sorted as the files are; the root is "".
static void find_folders(folders *out, const fl_walk *walk) {
  fl_map seen = {0};
  fl_array_push(out, FL_STR(""));
  for (uint32_t i = 0; i < walk->files.n; i++) {
    fl_str path = walk->files.at[i].path;
    for (uint32_t k = 0; k < path.n; k++) {
      if (path.at[k] != '/') continue;
      fl_str folder = fl_str_slice(path, 0, k);
      if (fl_map_get_or(&seen, fl_hash64_str(folder), 0)) continue;
      fl_map_put(&seen, fl_hash64_str(folder), 1);
      fl_array_push(out, folder);
    }
  }
  fl_map_release(&seen);
}

static fl_str tidy(const char *word) {
  fl_str text = fl_str_from(word);
  while (fl_str_starts_c(text, "./")) text = fl_str_from_pos(text, 2);
  while (text.n && text.at[text.n - 1] == '/') text.n--;
  return fl_str_eq_c(text, ".") ? FL_STR("") : text;
}

static bool ends_in(fl_str folder, fl_str word) { return fl_str_ends(folder, word) && folder.n > word.n && folder.at[folder.n - word.n - 1] == '/'; }

static int none(const folders *all, fl_str word, fl_error *err) {
  folders names = {0};
  for (uint32_t i = 0; i < all->n; i++) {
    fl_array_push(&names, all->at[i]);
    fl_array_push(&names, fl_path_base(all->at[i]));
  }
  const fl_str *near = fl_suggest(word, names.at, names.n);
  int rc = near ? fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--unit: no folder '%.*s' (did you mean '%.*s'?)", FL_STR_ARG(word), FL_STR_ARG(*near))
                : fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--unit: no folder '%.*s' holds anything that is read", FL_STR_ARG(word));
  fl_array_release(&names);
  return rc;
}

// The folder of that path; or the only one whose path ends so. One inside of the other is no second one.
static int find(fl_str *out, const folders *all, fl_str word, fl_error *err) {
  const fl_str *first = NULL, *second = NULL;
  for (uint32_t i = 0; i < all->n; i++) {
    if (fl_str_eq(all->at[i], word)) return *out = all->at[i], FL_OK;
    if (!ends_in(all->at[i], word) || second) continue;
    if (!first) first = &all->at[i];
    else if (!fl_path_is_within(all->at[i], first, 1)) second = &all->at[i];
  }
  if (!first) return none(all, word, err);
  *out = *first;
  if (!second) return FL_OK;
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--unit: '%.*s' may be '%.*s' or '%.*s': name more of it", FL_STR_ARG(word), FL_STR_ARG(*first), FL_STR_ARG(*second));
}

static int add_units(folders *out, const fl_walk *walk, const fl_opts *opts, fl_error *err) {
  folders all = {0};
  int rc = FL_OK;
  find_folders(&all, walk);
  for (uint32_t i = 0; i < opts->unit.n && rc == FL_OK; i++) {
    fl_str folder;
    rc = find(&folder, &all, tidy(opts->unit.at[i]), err);
    if (rc == FL_OK) fl_array_push(out, folder);
  }
  fl_array_release(&all);
  return rc;
}

int fl_unit_narrow(fl_report *report, const fl_walk *walk, const fl_opts *opts, fl_error *err) {
  fl_arena arena = {0};
  folders places = {0};
  fl_str file;
  int rc = fl_editor_path(&file, report->tree, opts, &arena, err);
  if (rc == FL_OK && file.n) fl_report_keep_within(report, &file, 1);
  if (rc == FL_OK && opts->unit.n) rc = add_units(&places, walk, opts, err);
  if (rc == FL_OK && opts->unit.n) fl_report_keep_within(report, places.at, places.n);
  fl_array_release(&places);
  fl_arena_release(&arena);
  return rc;
}
