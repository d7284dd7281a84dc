// A folder of rules in, the rule files out: <family>/<id>/rule.yaml, sorted. What looks like a rule in the wrong place is an error, so
// that none is passed over in silence.
#include "match/rule_read_p.h"

#include "base/io.h"
#include "base/suggest.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef FL_ARRAY(const char *) name_array;

typedef struct finder {
  fl_rule_files *out;
  fl_arena *arena;
  fl_errors *errors;
} finder;

static int by_bytes(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join(finder *f, const char *a, const char *b) {
  fl_buf path = {0};
  const char *text =
      fl_arena_text(f->arena, fl_str_from(fl_path_join(&path, fl_str_from(a), fl_str_from(b))));
  fl_buf_release(&path);
  return text;
}

// The names in a folder, sorted, without hidden ones. Empty, with an error, when it cannot be read.
static name_array list_folder(finder *f, const char *path) {
  name_array names = {0};
  DIR *dir = opendir(path);
  if (!dir) {
    fl_error error;
    fl_error_set_errno(&error, path, "cannot open", errno);
    fl_errors_add(f->errors, &error);
    return names;
  }
  for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    const char *name = fl_arena_text(f->arena, fl_str_from(entry->d_name));
    fl_array_push(&names, name);
  }
  closedir(dir);
  if (names.n) qsort(names.at, names.n, sizeof *names.at, by_bytes);
  return names;
}

static bool is_yaml(const char *name) {
  fl_str text = fl_str_from(name);
  return fl_str_ends_c(text, ".yaml") || fl_str_ends_c(text, ".yml");
}

static void check_stray(finder *f, const char *path, const char *name) {
  if (!is_yaml(name)) return;
  fl_errors_set(f->errors, FL_E_INPUT, path, 0, 0,
                "a rule stands at <family>/<rule-id>/rule.yaml; this file would not be read");
}

static void take_rule(finder *f, const char *folder, const char *family, const char *id) {
  const char *path = join(f, folder, "rule.yaml");
  if (!fl_path_exists(path)) {
    fl_errors_set(f->errors, FL_E_INPUT, folder, 0, 0, "a rule's folder without a rule.yaml");
    return;
  }
  fl_array_push(f->out, (fl_rule_file){family, id, path});
}

static void take_family(finder *f, const char *folder, const char *family) {
  name_array names = list_folder(f, folder);
  for (uint32_t i = 0; i < names.n; i++) {
    const char *path = join(f, folder, names.at[i]);
    if (fl_path_is_dir(path))
      take_rule(f, path, family, names.at[i]);
    else
      check_stray(f, path, names.at[i]);
  }
  fl_array_release(&names);
}

static void unknown_family(finder *f, const char *path, const char *name) {
  const char *near = fl_suggest_c(fl_str_from(name), fl_family_words.at + 1, fl_family_words.n - 1);
  fl_buf list = {0};
  for (uint32_t i = 1; i < fl_family_words.n; i++)
    fl_buf_printf(&list, "%s%s", i > 1 ? ", " : "", fl_family_words.at[i]);
  if (near)
    fl_errors_set(f->errors, FL_E_INPUT, path, 0, 0, "unknown family \"%s\" (did you mean %s?)", name, near);
  else
    fl_errors_set(f->errors, FL_E_INPUT, path, 0, 0, "unknown family \"%s\": expected one of %s", name,
                  fl_buf_text(&list));
  fl_buf_release(&list);
}

// Stands beside the families and is read by others.
static bool is_neighbour(const char *name) {
  return strcmp(name, "models") == 0 || strcmp(name, "schema") == 0 || strcmp(name, "vocabulary") == 0;
}

void fl_rule_files_find(fl_rule_files *out, fl_arena *arena, const char *dir, fl_errors *errors) {
  finder f = {out, arena, errors};
  name_array names = list_folder(&f, dir);
  for (uint32_t i = 0; i < names.n; i++) {
    const char *name = names.at[i], *path = join(&f, dir, name);
    if (!fl_path_is_dir(path))
      check_stray(&f, path, name);
    else if (fl_word_find(fl_family_words, fl_str_from(name)))
      take_family(&f, path, name);
    else if (!is_neighbour(name))
      unknown_family(&f, path, name);
  }
  fl_array_release(&names);
}
