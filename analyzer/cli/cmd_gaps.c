// faultline gaps: the libraries that nobody has described, the calls on the way of a request first, as a model file to begin with.
#include "cli/cached.h"
#include "cli/progress.h"

#include "base/json.h"
#include "graph/unmodelled.h"

enum { DEFAULT_TOP = 20 };

typedef struct listing {
  const fl_graph *g;
  const fl_unmodelled *at;
  uint32_t n;
} listing;

static bool is_shown(const fl_unmodelled *u, const fl_opts *opts) { return opts->all || u->library.n; }

// The first `top` that are asked for, in their order.
static listing select_top(fl_arena *arena, const fl_graph *g, const fl_unmodelled *all, uint32_t n, const fl_opts *opts) {
  uint32_t top = opts->top ? (uint32_t)opts->top : DEFAULT_TOP, kept = 0;
  fl_unmodelled *shown = fl_arena_zero_n(arena, n + 1, sizeof *shown);
  for (uint32_t i = 0; i < n && kept < top; i++)
    if (is_shown(&all[i], opts)) shown[kept++] = all[i];
  return (listing){g, shown, kept};
}

static void first_place(const listing *l, const fl_unmodelled *u, fl_str *path, uint32_t *line) {
  *path = fl_graph_file_at(l->g, u->first.file)->path;
  *line = fl_graph_call(l->g, u->first)->name_line;
}

// ---- a model file ------------------------------------------------------------------------------------------------------------

static void print_call(const listing *l, const fl_unmodelled *u) {
  fl_str path;
  uint32_t line;
  first_place(l, u, &path, &line);
  fl_outf("  # %u call%s, %u on the way of a request; first at %.*s:%u\n", u->calls, u->calls == 1 ? "" : "s", u->hot, FL_STR_ARG(path), line);
  fl_outf("  - callee: \"%.*s\"\n    site: remote_call\n    protocol: http\n", FL_STR_ARG(u->callee));
  if (u->keyword.n) fl_outf("    deadline: {carriers: [{from: \"kw[%.*s]\", unit: s}], default: {value: infinite}}\n", FL_STR_ARG(u->keyword));
  else fl_outf("    # deadline: {carriers: [{from: \"kw[timeout]\", unit: s}], default: {value: infinite}}\n");
}

static bool same_library(const fl_unmodelled *a, const fl_unmodelled *b) {
  return strcmp(a->language, b->language) == 0 && fl_str_eq(a->module, b->module);
}

static bool came_before(const listing *l, uint32_t i) {
  for (uint32_t k = 0; k < i; k++)
    if (same_library(&l->at[k], &l->at[i])) return true;
  return false;
}

static void print_library(const listing *l, uint32_t first) {
  const fl_unmodelled *u = &l->at[first];
  fl_str name = u->library.n ? u->library : u->module;
  fl_outf("library: \"%.*s\"\nlanguage: %s\n", FL_STR_ARG(name), u->language);
  if (u->ecosystem.n) fl_outf("package: {ecosystem: %.*s, name: \"%.*s\"}\n", FL_STR_ARG(u->ecosystem), FL_STR_ARG(u->library));
  fl_outf("source: {page: \"where its defaults are documented\", verified: false}\nmodules: [\"%.*s\"]\ncalls:\n", FL_STR_ARG(u->module));
  for (uint32_t i = first; i < l->n; i++)
    if (same_library(&l->at[i], u)) print_call(l, &l->at[i]);
}

static void print_models(const listing *l) {
  bool any = false;
  if (!l->n) fl_outf("# Every library call that a manifest's dependency brings is described (--all lists the others).\n");
  else fl_outf("# Calls that no model describes. Keep those that leave the process and say what they are; delete the others.\n");
  for (uint32_t i = 0; i < l->n; i++) {
    if (came_before(l, i)) continue;
    if (any) fl_outf("---\n");
    any = true;
    print_library(l, i);
  }
}

// ---- JSON ---------------------------------------------------------------------------------------------------------------------

static void print_json(const listing *l) {
  fl_json w;
  fl_json_init(&w, fl_out, NULL, 2);
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < l->n; i++) {
    const fl_unmodelled *u = &l->at[i];
    fl_str path;
    uint32_t line;
    first_place(l, u, &path, &line);
    const struct { const char *key; fl_str value; } texts[] = {
        {"callee", u->callee}, {"library", u->library}, {"ecosystem", u->ecosystem}, {"language", fl_str_from(u->language)}, {"path", path}};
    const struct { const char *key; uint32_t value; } numbers[] = {{"line", line}, {"calls", u->calls}, {"hot", u->hot}};
    fl_json_object_begin(&w);
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) fl_json_key(&w, texts[k].key), fl_json_str(&w, texts[k].value);
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) fl_json_key(&w, numbers[k].key), fl_json_uint(&w, numbers[k].value);
    fl_json_object_end(&w);
  }
  fl_json_array_end(&w);
  fl_json_finish(&w);
}

static void print(const fl_analysis *analysis, const fl_opts *opts, fl_arena *arena) {
  fl_unmodelled *all = NULL;
  uint32_t n = analysis->graph ? fl_graph_unmodelled(analysis->graph, arena, &all) : 0;
  listing l = select_top(arena, analysis->graph, all, n, opts);
  if (opts->json) print_json(&l);
  else print_models(&l);
}

static int gaps(const fl_opts *opts) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_analysis *analysis = NULL;
  fl_progress progress = {0};
  int code = fl_open(&tree, &engine, opts, opts->words.at, opts->words.n);
  if (code) return code;

  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.progress = &progress;
  options.all = false; // --all means libraries here
  options.cache = fl_cached_open(opts, tree);
  fl_progress_line *shown = fl_progress_start(&progress, opts);
  int rc = fl_analysis_run(&analysis, engine, tree, &options, &err);
  fl_progress_stop(shown);
  if (rc) goto done;
  fl_cached_save(options.cache, opts);
  print(analysis, opts, &arena);
  rc = fl_out_finish(&err);

done:
  if (rc) code = fl_tell_error(&err);
  fl_analysis_free(analysis);
  fl_cache_free(options.cache); // facts are borrowed from it
  fl_engine_free(engine);
  fl_tree_free(tree);
  fl_arena_release(&arena);
  return code;
}

const fl_command fl_cmd_gaps = {.name = "gaps",
                                .bit = FL_CMD_GAPS,
                                .usage = "[OPTION...] [PATH...]",
                                .about = "List library calls that no model describes",
                                .run = gaps};
