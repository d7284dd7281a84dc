// The format of docs/add-an-output.md, run as that page runs it: output check -f lines PATH.
#include "emit/emit.h"
#include "engine/engine.h"

#include <stdio.h>

extern const fl_emitter fl_emit_lines;

static void print(void *payload, const char *text, size_t n) {
  FL_UNUSED(payload);
  fwrite(text, 1, n, stdout);
}

static int report_on(const fl_engine *engine, const char *path, fl_error *err) {
  fl_tree *tree = NULL;
  fl_analysis *analysis = NULL;
  fl_report report = {0};
  fl_scan_options scan = {.jobs = 1, .select = {.min_confidence = FL_CONFIDENCE_MEDIUM}};
  int rc = fl_tree_open(&tree, &path, 1, err);
  if (!rc) rc = fl_analysis_run(&analysis, engine, tree, &scan, err);
  if (!rc) {
    fl_analysis_report(&report, analysis);
    fl_emit_options options = {.path_prefix = fl_str_from("shop/")};
    fl_emit_report(&report, &fl_emit_lines, &options, print, NULL);
  }
  fl_report_release(&report);
  fl_analysis_free(analysis);
  fl_tree_free(tree);
  return rc;
}

int main(int argc, char **argv) {
  fl_engine *engine = NULL;
  fl_errors errors = {0};
  fl_error err = {0};
  if (argc != 5 || !fl_str_eq_c(fl_str_from(argv[3]), fl_emit_lines.name)) return 2;
  int rc = fl_engine_load(&engine, &(fl_engine_options){0}, &errors);
  if (!rc) rc = report_on(engine, argv[4], &err);
  fl_engine_free(engine);
  fl_errors_release(&errors);
  return rc ? 2 : 0;
}
