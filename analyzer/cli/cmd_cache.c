// faultline cache stats | clean: what earlier runs left behind.
#include "cli/cached.h"


static void print_size(uint64_t bytes) {
  if (bytes < 1 << 20) fl_outf("%7.1f KiB", (double)bytes / 1024);
  else fl_outf("%7.1f MiB", (double)bytes / (1024 * 1024));
}

static int show(const char *dir, const fl_cache_list *list, fl_error *err) {
  uint64_t bytes = 0;
  FL_UNUSED(err);
  for (uint32_t i = 0; i < list->n; i++) {
    print_size(list->at[i].bytes);
    fl_outf("  %.*s\n", FL_STR_ARG(list->at[i].root.n ? list->at[i].root : list->at[i].folder));
    bytes += list->at[i].bytes;
  }
  print_size(bytes);
  fl_outf("  in %s (%u folder%s)\n", dir, list->n, list->n == 1 ? "" : "s");
  return FL_OK;
}

static int clean(const char *dir, const fl_cache_list *list, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < list->n && rc == FL_OK; i++) rc = fl_cache_remove(dir, list->at[i].folder, err);
  if (rc == FL_OK) fl_tell("%s: %u folder%s removed", dir, list->n, list->n == 1 ? "" : "s");
  return rc;
}

typedef struct verb {
  const char *name;
  int (*run)(const char *dir, const fl_cache_list *list, fl_error *err);
} verb;
static const verb verbs[] = {{"stats", show}, {"clean", clean}};
enum { N_VERBS = sizeof verbs / sizeof *verbs };

static const verb *find_verb(const char *word, fl_error *err) {
  const char *names[N_VERBS + 1] = {NULL};
  for (size_t i = 0; i < N_VERBS; i++) names[i] = verbs[i].name;
  int given = fl_word_given("cache", names, word, err);
  return given < 0 ? NULL : &verbs[given];
}

static int cache(const fl_opts *opts) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_buf buf = {0};
  fl_cache_list list = {0};
  const verb *v = find_verb(opts->words.n == 1 ? opts->words.at[0] : NULL, &err);
  const char *dir = fl_cached_dir(&buf, opts);
  int rc = v ? FL_OK : FL_E_USAGE;
  if (v && !dir) rc = fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "there is no HOME to keep a cache in; name a folder with --cache-dir");
  if (rc == FL_OK) {
    fl_cache_entries(&list, &arena, dir);
    rc = v->run(dir, &list, &err);
  }
  if (rc == FL_OK) rc = fl_out_finish(&err);
  fl_array_release(&list);
  fl_arena_release(&arena);
  fl_buf_release(&buf);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

const fl_command fl_cmd_cache = {
    .name = "cache", .bit = FL_CMD_CACHE, .usage = "[OPTION...] stats | clean", .about = "Show or remove what earlier runs left behind", .run = cache};
