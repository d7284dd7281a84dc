// faultline graph: what was understood of a repository, as text, for programs or as a picture; with --stats how much of it was.
#include "cli/cached.h"
#include "cli/graph_stats.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "emit/diagram.h"
#include "emit/inventory.h"

enum { NEAR = 2 };

static const char *format_name(uint32_t format) { return fl_diagram_format_at(format)->name; }

static void emit(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  FL_UNUSED(on_stdout);
  fl_emit_diagram(payload, fl_diagram_format_at(format), write, to);
}

static int print_diagram(const fl_analysis *analysis, const fl_opts *opts, fl_outputs *outputs, fl_error *err) {
  fl_diagram all = {0}, part = {0};
  fl_focus focus = {opts->focus, opts->depth ? (uint32_t)opts->depth : NEAR, opts->reaches};
  if (opts->services) fl_diagram_of_services(&all, analysis, NULL);
  else fl_diagram_of_code(&all, analysis);
  int rc = fl_diagram_focus(&part, &all, &focus, err);
  if (rc == FL_OK && opts->focus && opts->reaches && !part.nodes.n) fl_tell("nothing leads from '%s' to '%s'", opts->focus, opts->reaches);
  if (rc == FL_OK) rc = fl_outputs_write(outputs, emit, &part, err);
  fl_diagram_release(&part);
  fl_diagram_release(&all);
  return rc;
}

// ---- the inventory ----------------------------------------------------------------------------------------------------------------

enum { AS_TABLE, AS_JSON, N_WAYS };
static const char *inventory_format(uint32_t format) { return format == AS_JSON ? "json" : "text"; }

typedef struct stock {
  fl_inventory all;
  bool every;
} stock;

static void emit_inventory(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  const stock *s = payload;
  fl_buf out = {0};
  FL_UNUSED(on_stdout);
  if (format == AS_JSON) fl_inventory_json(&out, &s->all);
  else fl_inventory_table(&out, &s->all, s->every);
  write(to, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
}

static int print_inventory(const fl_analysis *analysis, const fl_opts *opts, fl_outputs *outputs, fl_error *err) {
  stock s = {.every = opts->verbose};
  fl_inventory_of(&s.all, analysis, &(fl_inventory_from){0});
  int rc = fl_outputs_write(outputs, emit_inventory, &s, err);
  fl_inventory_release(&s.all);
  return rc;
}

// ---- the command -------------------------------------------------------------------------------------------------------------------

static int print_stats(const fl_analysis *analysis, const fl_opts *opts, fl_error *err) {
  fl_graph_stats_print(analysis, opts);
  return fl_out_finish(err);
}

// What the analysis keeps of its options, which live as long as it does.
typedef struct kept {
  fl_arena arena;
  fl_progress progress;
  fl_cache *cache;
} kept;

static int run(fl_analysis **analysis, kept *k, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_scan_options options = fl_scan_options_of(opts, &k->arena);
  options.progress = &k->progress;
  options.cache = k->cache = fl_cached_open(opts, tree);
  fl_progress_line *shown = fl_progress_start(&k->progress, opts);
  int rc = fl_analysis_run(analysis, engine, tree, &options, err);
  fl_progress_stop(shown);
  if (rc == FL_OK) fl_cached_save(k->cache, opts);
  return rc;
}

static int graph(const fl_opts *opts) {
  fl_error err = {0};
  kept k = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_analysis *analysis = NULL;
  fl_outputs outputs = {format_name, fl_diagram_format_count(), opts->json ? "json" : "text", {0}};
  if (opts->inventory) outputs.name = inventory_format, outputs.n_formats = N_WAYS;
  int code = fl_open(&tree, &engine, opts, opts->words.at, opts->words.n);
  if (code) return code;

  int rc = opts->stats ? FL_OK : fl_outputs_open(&outputs, opts, &err);
  if (rc == FL_OK) rc = run(&analysis, &k, engine, tree, opts, &err);
  if (rc == FL_OK)
    rc = opts->stats       ? print_stats(analysis, opts, &err)
         : opts->inventory ? print_inventory(analysis, opts, &outputs, &err)
                           : print_diagram(analysis, opts, &outputs, &err);
  if (rc) code = fl_tell_error(&err);
  fl_outputs_abort(&outputs);
  fl_analysis_free(analysis);
  fl_cache_free(k.cache); // facts are borrowed from it
  fl_engine_free(engine);
  fl_tree_free(tree);
  fl_arena_release(&k.arena);
  return code;
}

const fl_command fl_cmd_graph = {.name = "graph",
                                 .bit = FL_CMD_GRAPH,
                                 .usage = "[OPTION...] [--services | --inventory | --stats] [PATH...]",
                                 .about = "Show what was understood of the code",
                                 .run = graph};
