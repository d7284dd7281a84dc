// faultline facts: what was read out of each file before anything is linked, or, with --graph, what linking made of it. For those who
// work on grammars and models. With --ndjson, both as records for other programs.
#include "cli/cached.h"
#include "cli/clean.h"

#include "engine/ndjson.h"
#include "facts/dump.h"

static void dump_facts(const fl_analysis *analysis) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < analysis->walk.files.n; i++) {
    const fl_file *file = &analysis->walk.files.at[i];
    if (!analysis->facts[i]) continue;
    fl_buf_clear(&text);
    fl_buf_printf(&text, "# %.*s\n", FL_STR_ARG(file->path));
    fl_facts_dump(&text, analysis->facts[i], fl_language_at(file->language)->id);
    fl_out_clean(fl_buf_str(&text));
  }
  fl_buf_release(&text);
}

static void write_out(void *payload, const char *text, uint32_t n) {
  FL_UNUSED(payload);
  fl_out_clean((fl_str){text, n});
}

static void dump_graph(const fl_analysis *analysis) {
  if (analysis->graph) fl_graph_dump(analysis->graph, write_out, NULL);
}

// Facts need no models; the graph does.
static int open_for(fl_tree **tree, fl_engine **engine, const fl_opts *opts) {
  fl_error err = {0};
  if (opts->graph || opts->ndjson) return fl_open(tree, engine, opts, opts->words.at, opts->words.n);
  return fl_tree_open(tree, opts->words.at, opts->words.n, &err) ? fl_tell_error(&err) : FL_CODE_OK;
}

static int facts(const fl_opts *opts) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_analysis *analysis = NULL;
  int code = open_for(&tree, &engine, opts);
  if (code) return code;

  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.facts_only = !opts->graph && !opts->ndjson;
  options.cache = fl_cached_open(opts, tree);
  int rc = fl_analysis_run(&analysis, engine, tree, &options, &err);
  if (rc) goto done;
  fl_cached_save(options.cache, opts);
  if (opts->ndjson) fl_analysis_ndjson(analysis, fl_out, NULL);
  else if (opts->graph) dump_graph(analysis);
  else dump_facts(analysis);
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

const fl_command fl_cmd_facts = {
    .name = "facts", .bit = FL_CMD_FACTS, .usage = "[OPTION...] [PATH...]", .about = "Print what is read out of each file", .run = facts};
