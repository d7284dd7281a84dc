// faultline facts: what was read out of each file, before anything is linked. For those who work on grammars.
#include "cli/cli.h"

#include "facts/dump.h"

static void dump(const fl_analysis *analysis) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < analysis->walk.files.n; i++) {
    const fl_file *file = &analysis->walk.files.at[i];
    if (!analysis->facts[i]) continue;
    fl_outf("# %.*s\n", FL_STR_ARG(file->path));
    fl_buf_clear(&text);
    fl_facts_dump(&text, analysis->facts[i], fl_language_at(file->language)->id);
    fl_out(NULL, fl_buf_text(&text), text.n);
  }
  fl_buf_release(&text);
}

static int facts(const fl_opts *opts) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_tree *tree = NULL;
  fl_analysis *analysis = NULL;
  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.facts_only = true;
  int rc = fl_tree_open(&tree, opts->words.at, opts->words.n, &err);
  if (rc) goto done;
  rc = fl_analysis_run(&analysis, NULL, tree, &options, &err);
  if (rc) goto done;
  dump(analysis);
  rc = fl_out_finish(&err);

done:
  fl_analysis_free(analysis);
  fl_tree_free(tree);
  fl_arena_release(&arena);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

const fl_command fl_cmd_facts = {
    .name = "facts", .bit = FL_CMD_FACTS, .usage = "[OPTION...] [PATH...]", .about = "Print what is read out of each file", .run = facts};
