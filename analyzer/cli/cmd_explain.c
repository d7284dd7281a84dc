// faultline explain RULE: the rule's page. faultline explain FILE:LINE [PATH...]: every site on that line, and what decided it.
// With --why-not RULE: each predicate of the rule at these sites.
#define _XOPEN_SOURCE 700 // realpath
#include "cli/cached.h"
#include "cli/clean.h"
#include "cli/page.h"
#include "cli/progress.h"

#include "base/io.h"
#include "engine/explain.h"
#include "engine/why_not.h"

#include <errno.h>
#include <stdlib.h>

// "a/B.java:29" or "a/B.java:29:7". False when the word is no place.
static bool read_place(const char *word, fl_str *path, uint32_t *line) {
  fl_str before, after;
  int64_t first, second;
  if (!fl_str_rcut(fl_str_from(word), ':', &before, &after) || !fl_str_to_int64(after, &first) || first < 1) return false;
  fl_str shorter, number;
  if (fl_str_rcut(before, ':', &shorter, &number) && fl_str_to_int64(number, &second) && second > 0) {
    before = shorter;
    first = second;
  }
  *path = before;
  *line = (uint32_t)first;
  return before.n > 0 && first < UINT32_MAX;
}

// The file relative to the root of the tree; FL_E_IO when it is missing, FL_E_USAGE when it stands elsewhere.
static int path_in_tree(fl_str *out, fl_arena *arena, const fl_tree *tree, const char *file, fl_error *err) {
  char *real = realpath(file, NULL);
  int failed = errno;
  char *root = realpath(fl_arena_text(arena, fl_tree_root(tree)), NULL);
  int rc = FL_OK;
  if (!real) rc = fl_error_set_errno(err, file, "cannot read", failed);
  else if (!root || !fl_str_starts_c(fl_str_from(real), root))
    rc = fl_error_set(err, FL_E_USAGE, file, 0, 0, "stands outside the analysed folder; name that folder too: explain FILE:LINE DIR");
  else *out = fl_arena_str(arena, fl_str_from(real + strlen(root) + (root[1] ? 1 : 0)));
  free(real);
  free(root);
  return rc;
}

static int print_why_not(const fl_analysis *analysis, const char *id, fl_str path, uint32_t line, fl_error *err) {
  fl_buf text = {0};
  const fl_rule *rule;
  int rc = fl_page_find(&rule, analysis->engine->rules, id, err);
  if (rc) return rc;
  fl_analysis_why_not(&text, analysis, rule, path, line);
  fl_out_clean(fl_buf_str(&text));
  fl_buf_release(&text);
  return fl_out_finish(err);
}

static int print_line(const fl_analysis *analysis, fl_str path, uint32_t line, fl_error *err) {
  fl_buf text = {0};
  fl_buf_printf(&text, "%.*s:%u\n", FL_STR_ARG(path), line);
  if (fl_analysis_explain(&text, analysis, path, line) == 0)
    fl_buf_add_c(&text, "  nothing on this line calls, locks, retries or publishes, as far as the models know\n");
  fl_out_clean(fl_buf_str(&text));
  fl_buf_release(&text);
  return fl_out_finish(err);
}

static int explain_line(const fl_opts *opts, fl_str file, uint32_t line) {
  fl_error err = {0};
  fl_arena arena = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_analysis *analysis = NULL;
  fl_progress progress = {0};
  fl_str path = {0};
  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.progress = &progress;
  options.select.min_confidence = FL_CONFIDENCE_LOW;
  int code = fl_open(&tree, &engine, opts, opts->words.at + 1, opts->words.n - 1);
  if (code) return code;

  int rc = path_in_tree(&path, &arena, tree, fl_arena_text(&arena, file), &err);
  if (rc) goto done;
  options.cache = fl_cached_open(opts, tree);
  fl_progress_line *shown = fl_progress_start(&progress, opts);
  rc = fl_analysis_run(&analysis, engine, tree, &options, &err);
  fl_progress_stop(shown);
  if (rc) goto done;
  fl_cached_save(options.cache, opts);
  rc = opts->why_not ? print_why_not(analysis, opts->why_not, path, line, &err) : print_line(analysis, path, line, &err);

done:
  code = rc ? fl_tell_error(&err) : FL_CODE_OK;
  fl_analysis_free(analysis);
  fl_cache_free(options.cache); // facts are borrowed from it
  fl_engine_free(engine);
  fl_tree_free(tree);
  fl_arena_release(&arena);
  return code;
}

static int explain_rule(const fl_opts *opts, const char *id) {
  fl_error err = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  const fl_rule *rule;
  int code = fl_open(&tree, &engine, opts, NULL, 0);
  if (code) return code;
  int rc = fl_page_find(&rule, engine->rules, id, &err);
  if (rc == FL_OK) {
    fl_page_print(rule, opts);
    rc = fl_out_finish(&err);
  }
  fl_engine_free(engine);
  fl_tree_free(tree);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

static int explain(const fl_opts *opts) {
  fl_str file;
  uint32_t line;
  if (opts->words.n == 0) {
    fl_tell("explain wants a rule or a place: explain RULE, explain FILE:LINE");
    return FL_CODE_USAGE;
  }
  if (read_place(opts->words.at[0], &file, &line)) return explain_line(opts, file, line);
  if (opts->why_not) {
    fl_tell("explain --why-not %s wants a place: FILE:LINE", opts->why_not);
    return FL_CODE_USAGE;
  }
  if (opts->words.n == 1) return explain_rule(opts, opts->words.at[0]);
  fl_tell("explain takes one rule, or FILE:LINE and the folders to analyse");
  return FL_CODE_USAGE;
}

const fl_command fl_cmd_explain = {.name = "explain",
                                   .bit = FL_CMD_EXPLAIN,
                                   .usage = "[OPTION...] RULE | [--why-not RULE] FILE:LINE [PATH...]",
                                   .about = "Explain a rule, or why a line is judged as it is",
                                   .run = explain};
