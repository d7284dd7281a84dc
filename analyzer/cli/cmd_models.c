// faultline models list | check FILE|DIR | test [DIR] | new LIBRARY LANGUAGE | export [PATH...]
#include "cli/cached.h"
#include "cli/progress.h"
#include "cli/scaffold.h"

#include "base/io.h"
#include "base/suggest.h"
#include "engine/cases.h"
#include "graph/wrapper.h"

static int list(const fl_engine *engine) {
  const fl_models *m = engine->models;
  for (uint32_t i = 1; i < fl_models_n_libraries(m); i++) {
    const fl_library *l = fl_models_libraries(m, i);
    fl_str language = l->n_languages ? fl_models_text(m, fl_models_texts(m, l->first_language)[0]) : FL_STR("");
    fl_outf("%-11.*s %-34.*s %-10.*s %s%.*s\n", FL_STR_ARG(language), FL_STR_ARG(fl_models_text(m, l->name)),
            FL_STR_ARG(fl_models_text(m, l->page_version)), l->verified ? "" : "unverified ", FL_STR_ARG(fl_models_text(m, l->page)));
  }
  return FL_OK;
}

static int check(const fl_opts *opts) {
  fl_errors errors = {0};
  fl_models *models = NULL;
  if (opts->words.n != 2 || !fl_path_is_dir(opts->words.at[1])) {
    fl_tell("models check wants a folder of models");
    return FL_CODE_USAGE;
  }
  int rc = fl_models_compile(&models, NULL, opts->words.at[1], &errors);
  int code = rc ? fl_tell_errors(&errors, rc) : FL_CODE_OK;
  if (rc == FL_OK) {
    uint32_t n = fl_models_n_libraries(models) - 1;
    fl_outf("%s: %u librar%s, no mistakes\n", opts->words.at[1], n, n == 1 ? "y" : "ies");
  }
  fl_models_free(models);
  fl_errors_release(&errors);
  return code;
}

static int test(const fl_engine *engine, const fl_opts *opts, bool *failed, fl_error *err) {
  fl_buf text = {0};
  fl_cases_result result = {0};
  const char *folder = opts->words.n > 1 ? opts->words.at[1] : ".faultline/models";
  int rc = fl_cases_run(&result, &text, engine, folder, err);
  fl_out(NULL, fl_buf_text(&text), text.n);
  if (rc == FL_OK) fl_outf("%u cases: %u answers, %u findings expected; %u failed\n", result.cases, result.answers, result.expected, result.failed);
  *failed = result.failed > 0;
  fl_buf_release(&text);
  return rc;
}

// ---- export --------------------------------------------------------------------------------------------------------------------

static void print_default(int64_t ms) {
  if (ms == INT64_MAX) fl_outf("default: {value: infinite}}\n");
  else fl_outf("default: {value: %lldms}}\n", (long long)ms);
}

static void print_deadline(const fl_wrapper *w) {
  const char *unit = w->unit ? fl_word(fl_unit_words, w->unit) : "duration";
  if (w->deadline == FL_IS_UNKNOWN) {
    fl_outf("    # deadline: it depends on how the object was made, or could not be seen\n");
    return;
  }
  fl_outf("    deadline: {");
  if (w->deadline == FL_IS_INHERITED)
    fl_outf("carriers: [{from: \"arg[%d]\", unit: %s}, {from: \"kw[%.*s]\", unit: %s}], ", w->param, unit, FL_STR_ARG(w->param_name), unit);
  print_default(w->deadline == FL_IS_UNBOUNDED || w->deadline_ms < 0 ? INT64_MAX : w->deadline_ms);
}

static void print_wrapper(const fl_graph *g, const fl_wrapper *w) {
  fl_str path = fl_graph_file_at(g, w->func.file)->path;
  fl_outf("  # %.*s:%u\n", FL_STR_ARG(path), fl_graph_func(g, w->func)->span.line);
  fl_outf("  - callee: \"%.*s\"\n    site: remote_call\n", FL_STR_ARG(w->name));
  if (w->protocol.n) fl_outf("    protocol: %.*s\n", FL_STR_ARG(w->protocol));
  if (w->effect == FL_EFFECT_read || w->effect == FL_EFFECT_idempotent_write || w->effect == FL_EFFECT_non_idempotent_write)
    fl_outf("    effect: %s\n", fl_word(fl_effect_words, w->effect));
  print_deadline(w);
}

static void print_types(const fl_wrapper *at, uint32_t n) {
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    if (!at[i].type.n || (i > 0 && fl_str_eq(at[i].type, at[i - 1].type))) continue;
    if (!any) fl_outf("types:\n");
    any = true;
    fl_outf("  \"%.*s\": {construct: [new, literal, inject]}\n", FL_STR_ARG(at[i].type));
  }
}

static void print_module(const fl_graph *g, const fl_wrapper *at, uint32_t n) {
  fl_outf("library: \"%.*s\"\nlanguage: %s\n", FL_STR_ARG(at->module), at->language);
  fl_outf("source: {page: \"inferred from the code of %.*s\", verified: false}\nmodules: [\"%.*s\"]\n", FL_STR_ARG(at->module),
          FL_STR_ARG(at->module));
  print_types(at, n);
  fl_outf("calls:\n");
  for (uint32_t i = 0; i < n; i++) print_wrapper(g, &at[i]);
}

static void print_wrappers(const fl_analysis *analysis) {
  fl_arena arena = {0};
  fl_wrapper *at;
  fl_ask *ask = fl_ask_new(analysis->graph);
  const fl_graph *g = fl_ask_graph(ask);
  uint32_t n = fl_graph_wrappers(g, ask, &arena, &at);
  if (!n) fl_outf("# No public function here is a remote call to its callers.\n");
  for (uint32_t first = 0, end; first < n; first = end) {
    for (end = first + 1; end < n && fl_str_eq(at[end].module, at[first].module); end++) {}
    if (first) fl_outf("---\n");
    print_module(g, &at[first], end - first);
  }
  fl_ask_free(ask);
  fl_arena_release(&arena);
}

static int export(const fl_opts *opts) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_analysis *analysis = NULL;
  int code = fl_open(&tree, &engine, opts, opts->words.at + 1, opts->words.n - 1);
  if (code) return code;
  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.cache = fl_cached_open(opts, tree);
  int rc = fl_analysis_run(&analysis, engine, tree, &options, &err);
  if (rc == FL_OK) fl_cached_save(options.cache, opts);
  if (rc == FL_OK && analysis->graph) print_wrappers(analysis);
  if (rc == FL_OK) rc = fl_out_finish(&err);
  if (rc) code = fl_tell_error(&err);
  fl_analysis_free(analysis);
  fl_cache_free(options.cache); // facts are borrowed from it
  fl_engine_free(engine);
  fl_tree_free(tree);
  fl_arena_release(&arena);
  return code;
}

// ---- words ---------------------------------------------------------------------------------------------------------------------

static int unknown_word(const char *word, fl_error *err) {
  static const char *const words[] = {"list", "check", "test", "new", "export"};
  const char *near = fl_suggest_c(fl_str_from(word), words, 5);
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0,
                      near ? "models: no command '%s' (did you mean '%s'?)" : "models: no command '%s' (there are list, check, test, new and export)", word, near);
}

static int scaffold(const fl_opts *opts) {
  if (opts->words.n == 3) return fl_new_model(opts->words.at[1], opts->words.at[2]);
  fl_tell("models new wants a library and a language: models new acme-pay python");
  return FL_CODE_USAGE;
}

static int models(const fl_opts *opts) {
  const char *word = opts->words.n ? opts->words.at[0] : "list";
  fl_error err = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  bool failed = false;
  int rc;
  if (strcmp(word, "check") == 0) return check(opts);
  if (strcmp(word, "new") == 0) return scaffold(opts);
  if (strcmp(word, "export") == 0) return export(opts);
  int code = fl_open(&tree, &engine, opts, NULL, 0);
  if (code) return code;
  if (strcmp(word, "list") == 0) rc = list(engine);
  else if (strcmp(word, "test") == 0) rc = test(engine, opts, &failed, &err);
  else rc = unknown_word(word, &err);
  if (rc == FL_OK) rc = fl_out_finish(&err);
  fl_engine_free(engine);
  fl_tree_free(tree);
  if (rc) return fl_tell_error(&err);
  return failed ? FL_CODE_FINDINGS : FL_CODE_OK;
}

const fl_command fl_cmd_models = {.name = "models",
                                  .bit = FL_CMD_MODELS,
                                  .usage = "[OPTION...] list | check DIR | test [DIR] | new LIBRARY LANGUAGE | export [PATH...]",
                                  .about = "List, check, test, begin and export descriptions of libraries",
                                  .run = models};
