// Runs the rules over a linked repository and words what they found.
#include "engine/engine_p.h"

#include "findings/collect.h"

// The marks of paths travel through the graph to the rules as they are.
_Static_assert((int)FL_PATH_IS_TEST == (int)FL_MARK_TEST && (int)FL_PATH_IS_GENERATED == (int)FL_MARK_GENERATED &&
                   (int)FL_PATH_IS_VENDORED == (int)FL_MARK_VENDORED && (int)FL_PATH_IS_EXAMPLE == (int)FL_MARK_EXAMPLE &&
                   (int)FL_PATH_IS_MIGRATION == (int)FL_MARK_MIGRATION && (int)FL_PATH_IS_CLI == (int)FL_MARK_CLI,
               "walk and graph agree on the bits");

void fl_analysis_match(fl_report *report, const fl_analysis *a) {
  if (!a->graph) return;
  fl_match_result result = {0};
  fl_match_options options = {.all = a->options.all, .jobs = a->n_workers, .rule_ns = a->rule_ns};
  fl_match_run(&result, a->graph, a->engine->rules, &options);
  fl_collect(report, a->graph, &result);
  fl_match_release(&result);
}
