// faultline graph: what linking made of a repository.
#include "cli/cli.h"
#include "cli/graph_stats.h"
#include "cli/progress.h"

static int graph(const fl_opts *opts) {
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
  fl_progress_line *shown = fl_progress_start(&progress, opts);
  int rc = fl_analysis_run(&analysis, engine, tree, &options, &err);
  fl_progress_stop(shown);
  if (rc) goto done;
  fl_graph_stats_print(analysis, opts);
  rc = fl_out_finish(&err);

done:
  if (rc) code = fl_tell_error(&err);
  fl_analysis_free(analysis);
  fl_engine_free(engine);
  fl_tree_free(tree);
  fl_arena_release(&arena);
  return code;
}

const fl_command fl_cmd_graph = {.name = "graph",
                                 .bit = FL_CMD_GRAPH,
                                 .usage = "[OPTION...] --stats [PATH...]",
                                 .about = "Show what was understood of the code",
                                 .run = graph};
