// One run: list, read, link. Matching is a question to the finished analysis.
#include "engine/cache_p.h"

#include "base/workers.h"

static void enter(const fl_analysis *a, fl_stage stage) {
  fl_progress *progress = a->options.progress;
  fl_profile_enter(a->options.profile, (uint32_t)stage);
  if (!progress) return;
  if (stage == FL_STAGE_READING) atomic_store(&progress->total, a->walk.files.n);
  atomic_store(&progress->stage, (int)stage);
}

static void make_room(fl_analysis *a) {
  uint32_t n = a->walk.files.n;
  uint32_t jobs = a->options.jobs ? a->options.jobs : fl_workers_default();
  a->n_workers = jobs < n ? jobs : n ? n : 1;
  a->arenas = fl_alloc_zero(a->n_workers, sizeof *a->arenas);
  a->facts = fl_arena_zero_n(&a->arena, n, sizeof *a->facts);
  a->reading = fl_arena_zero_n(&a->arena, n, sizeof *a->reading);
  if (!a->options.profile || !a->engine) return;
  a->options.profile->file_ns = a->file_ns = fl_arena_zero_n(&a->arena, n, sizeof *a->file_ns);
  a->options.profile->rule_ns = a->rule_ns = fl_arena_zero_n(&a->arena, fl_rules_count(a->engine->rules), sizeof *a->rule_ns);
}

// An index that was named must be readable; one that just lies there is a gap when it is not.
static int read_scip(fl_analysis *a, fl_error *err) {
  fl_buf path = {0};
  if (a->options.as_stored) return FL_OK;
  const char *file = a->options.scip;
  if (!file) file = fl_path_join(&path, fl_tree_root(a->tree), FL_STR("index.scip"));
  int rc = FL_OK;
  if (a->options.scip || (fl_path_exists(file) && !fl_path_is_dir(file))) {
    rc = fl_map_file(&a->scip_bytes, file, err);
    fl_str bytes = {a->scip_bytes.at, a->scip_bytes.n < UINT32_MAX ? (uint32_t)a->scip_bytes.n : UINT32_MAX};
    if (rc == FL_OK) rc = fl_scip_read(&a->scip, bytes, file, err);
    if (rc && !a->options.scip) a->scip_failed = true, rc = FL_OK;
  }
  fl_buf_release(&path);
  return rc;
}

static bool is_module_of(fl_str module, fl_str above) { // the same, or one below it
  return fl_str_starts(module, above) && (module.n == above.n || module.at[above.n] == '.' || module.at[above.n] == '/');
}

typedef struct test_modules {
  fl_str at[256];
  uint32_t n;
} test_modules;

static bool is_for_tests(const test_modules *modules, fl_str module) {
  for (uint32_t i = 0; i < modules->n; i++)
    if (is_module_of(module, modules->at[i])) return true;
  return false;
}

// What the file says of itself: a helper of tests may stand anywhere.
static uint32_t marks_of_facts(const test_modules *modules, const fl_facts *f, const fl_naming *naming) {
  uint32_t marks = f->flags & FL_FILE_GENERATED ? FL_PATH_IS_GENERATED : 0u;
  for (uint32_t i = 1; naming && i < f->n_imports && !(marks & FL_PATH_IS_TEST); i++) {
    fl_str module = f->texts[f->imports[i].module];
    for (const char *const *name = naming->test_modules; name && *name; name++)
      if (fl_str_eq_c(module, *name)) marks |= FL_PATH_IS_TEST;
    if (is_for_tests(modules, module)) marks |= FL_PATH_IS_TEST;
  }
  return marks;
}

static int build_graph(fl_analysis *a, fl_graph_input *input, fl_error *err) {
  fl_buf kept = {0};
  fl_linked last = {0};
  if (a->options.cache) fl_cache_find_linked(a, &last);
  input->linked = last.bytes, input->changed = last.changed.at, input->n_changed = last.bytes.n ? last.changed.n : 0;
  if (a->options.cache && !a->options.as_stored) input->keep = &kept;
  int rc = fl_graph_build(&a->graph, input, err);
  if (input->keep) fl_cache_keep_linked(a, &kept);
  fl_array_release(&last.changed);
  input->keep = NULL, input->changed = NULL;
  return rc;
}

int fl_analysis_link(fl_analysis *a, fl_error *err) {
  int rc = read_scip(a, err);
  if (rc) return rc;
  fl_graph_file *files = fl_arena_zero_n(&a->arena, a->walk.files.n, sizeof *files);
  test_modules modules;
  modules.n = fl_models_words_of(a->engine->models, FL_VOCABULARY_testing, modules.at, sizeof modules.at / sizeof *modules.at);
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_file *file = &a->walk.files.at[i];
    if (!a->facts[i]) continue;
    const fl_naming *naming = fl_naming_find(fl_language_at(file->language)->id);
    files[n++] = (fl_graph_file){.path = file->path, .facts = a->facts[i], .naming = naming, .marks = file->marks | marks_of_facts(&modules, a->facts[i], naming)};
  }
  a->graph_files = files;
  a->n_graph_files = n;
  if (n == 0) return FL_OK;
  fl_str *paths = fl_arena_zero_n(&a->arena, a->walk.files.n, sizeof *paths);
  for (uint32_t i = 0; i < a->walk.files.n; i++) paths[i] = a->walk.files.at[i].path;
  fl_graph_input input = {.files = files, .n_files = n, .models = a->engine->models, .paths = paths, .n_paths = a->walk.files.n, .jobs = a->n_workers};
  if (a->scip.documents.n) input.scip = &a->scip;
  return build_graph(a, &input, err);
}

// Is the report of just this input known? Reading all files only to ask is worth it when some report is.
static bool is_known(fl_analysis *a) {
  const fl_cache *c = a->options.cache;
  if (!c) return false;
  fl_cache_identify(a, a->options.report_only && c->reports.n);
  fl_cache_identify_scip(a);
  return a->options.report_only && fl_cache_find_report(&a->known, a);
}

static int check_known(const fl_analysis *a, fl_error *err) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->walk.files.n; i++) n += a->reading[i].is_missing;
  return n ? fl_error_set(err, FL_E_INPUT, NULL, 0, 0, "the facts of %u of %u files are not kept", n, a->walk.files.n) : FL_OK;
}

static int read_and_link(fl_analysis *a, fl_error *err) {
  enter(a, FL_STAGE_READING);
  fl_analysis_read(a);
  a->was_stopped = a->options.progress && atomic_load(&a->options.progress->stop);
  if (a->was_stopped) return FL_OK;
  int rc = check_known(a, err);
  if (rc) return rc;
  enter(a, FL_STAGE_LINKING);
  return a->options.facts_only ? FL_OK : fl_analysis_link(a, err);
}

int fl_analysis_run(fl_analysis **out, const fl_engine *engine, const fl_tree *tree, const fl_scan_options *options, fl_error *err) {
  fl_analysis *a = fl_alloc_zero(1, sizeof *a);
  a->engine = engine;
  a->tree = tree;
  a->options = *options;
  *out = NULL;

  enter(a, FL_STAGE_LISTING);
  fl_walk_options walk = {.max_file_bytes = options->max_file_bytes, .all = options->all};
  int rc = fl_walk_run(&a->walk, tree, &walk, err);
  if (rc) goto done;
  make_room(a);
  rc = fl_compile_open(a, err);
  if (rc) goto done;
  a->is_known = is_known(a);
  if (!a->is_known) rc = read_and_link(a, err);
  if (rc) goto done;
  if (a->options.cache) fl_cache_keep_facts(a);
  *out = a;
  a = NULL;

done:
  fl_analysis_free(a);
  return rc;
}

void fl_analysis_free(fl_analysis *a) {
  if (!a) return;
  fl_graph_free(a->graph);
  fl_report_release(&a->known);
  fl_scip_release(&a->scip);
  fl_compile_close(a);
  if (a->scip_bytes.at) fl_unmap_file(&a->scip_bytes);
  for (uint32_t i = 0; a->arenas && i < a->n_workers; i++) fl_arena_release(&a->arenas[i]);
  fl_free(a->arenas);
  fl_walk_release(&a->walk);
  fl_arena_release(&a->arena);
  fl_free(a);
}

uint32_t fl_analysis_files_read(const fl_analysis *a) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    n += a->reading[i].skip == FL_SKIP_none && !a->reading[i].failed;
  return n;
}
