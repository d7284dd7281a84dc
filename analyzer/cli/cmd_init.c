// faultline init: a configuration, the findings of today as known ones, and a hook; and what to do next.
#include "cli/init.h"
#include "cli/scan.h"

#include "base/io.h"
#include "emit/paint.h"

#include <stdio.h>

// Everything that decides something is a comment: what is not said is as it is without the file.
static const char template[] =
    "# What this project decides about the findings of faultline. Nothing has to be said; 'faultline config show' prints what holds,\n"
    "# 'faultline config schema' every key. Lines below become decisions when their '# ' goes.\n"
    "\n"
    "# From which severity up a finding of high confidence fails a check: error, warning, note or never.\n"
    "# fail_on: warning\n"
    "\n"
    "# Rules or families that are not wanted ('faultline rules list').\n"
    "# ignore: [deadline]\n"
    "\n"
    "# A severity of its own for some paths; off shows nothing there.\n"
    "# paths:\n"
    "#   - {paths: legacy/, rules: deadline, severity: note}\n"
    "\n"
    "# Findings that are meant, with a reason and, best, a last day.\n"
    "# accepted:\n"
    "#   - {rules: deadline, callees: \"billing.Client.*\", until: 2027-03-31, reason: The gateway cuts these off after 2 s.}\n"
    "\n"
    "# Who is asked about findings there.\n"
    "# owners:\n"
    "#   - {paths: services/pay/, owner: team-pay}\n";
#define CONFIG_NAME "faultline.yaml"
enum { PATH_CELLS = 25 };

void fl_init_say(const char *path, const char *format, ...) {
  va_list args;
  fl_buf text = {0}, out = {0};
  fl_paint p = {.out = &out, .width = fl_width(), .hang = PATH_CELLS + 1};
  va_start(args, format);
  fl_buf_vprintf(&text, format, args);
  va_end(args);
  fl_paint_c(&p, FL_STYLE_PLAIN, path);
  if (p.col > PATH_CELLS) fl_paint_end_line(&p), p.hang = PATH_CELLS + 1;
  fl_paint_spaces(&p, PATH_CELLS + 1 - p.col);
  fl_paint_words(&p, FL_STYLE_PLAIN, fl_buf_str(&text));
  fl_paint_end_line(&p);
  fl_outf("%s", fl_buf_text(&out));
  fl_buf_release(&text);
  fl_buf_release(&out);
}

typedef struct work {
  const fl_opts *opts;
  fl_tree *tree;
  fl_engine *engine;
  fl_arena arena;
  fl_names written; // to be committed
  fl_init_hook hook;
} work;

static int write_config(work *w, fl_error *err) {
  fl_buf buf = {0};
  fl_str root = fl_tree_root(w->tree);
  const char *path = fl_path_join(&buf, fl_str_eq_c(root, ".") ? FL_STR("") : root, FL_STR(CONFIG_NAME));
  int rc = FL_OK;
  if (w->engine->config.path) {
    fl_init_say(w->engine->config.path, "is there already, left as it is");
  } else {
    rc = fl_write_atomic(path, template, strlen(template), err);
    if (rc == FL_OK) fl_init_say(path, "written: nothing in it has to be changed");
    if (rc == FL_OK) fl_array_push(&w->written, fl_arena_text(&w->arena, fl_str_from(path)));
  }
  fl_buf_release(&buf);
  return rc;
}

static int keep_findings(work *w, const char *path, fl_error *err) {
  fl_report report = {0};
  fl_baseline known = {0}, now = {0};
  int rc = fl_scan(&report, &known, &(fl_scan_what){w->engine, w->tree, w->opts, NULL}, err);
  if (rc == FL_OK) fl_baseline_of(&now, &report);
  uint32_t n = now.entries.n;
  if (rc == FL_OK && n) rc = fl_scan_write_baseline(&now, path, err);
  if (rc == FL_OK && n) fl_array_push(&w->written, fl_arena_text(&w->arena, fl_str_from(path)));
  if (rc == FL_OK && n) fl_init_say(path, "written: %u finding%s of today; only new ones count", n, n == 1 ? "" : "s");
  else if (rc == FL_OK) fl_init_say(path, report.stats.files_read ? "not needed: nothing was found in %u file%s" : "not needed: no code was found that can be read", report.stats.files_read, report.stats.files_read == 1 ? "" : "s");
  fl_report_release(&report);
  fl_baseline_release(&now);
  return rc;
}

static int write_baseline(work *w, fl_error *err) {
  fl_buf buf = {0};
  const char *path = fl_scan_baseline_path(&buf, w->engine, w->tree, w->opts);
  int rc = FL_OK;
  if (fl_path_exists(path)) fl_init_say(path, "is there already, left as it is; 'faultline baseline update' would renew it");
  else rc = keep_findings(w, path, err);
  fl_buf_release(&buf);
  return rc;
}

static void say_next(work *w) {
  fl_outf("\nNext:\n");
  if (w->hook.to_add) fl_outf("  add to %s, below repos:\n\n%s\n", w->hook.file, fl_init_hook_lines(&w->hook));
  if (w->hook.to_install) fl_outf("  pre-commit install                lets git run it\n");
  if (w->hook.to_install) fl_array_push(&w->written, w->hook.file);
  if (w->written.n && w->hook.top) fl_outf("  git add");
  for (uint32_t i = 0; i < w->written.n && w->hook.top; i++) fl_outf(" %s", fl_init_word(&w->arena, w->written.at[i]));
  if (w->written.n && w->hook.top) fl_outf("\n");
  fl_outf("  faultline check                   what is new; --show-baselined shows all\n"
          "  faultline check --statistics --no-baseline\n"
          "                                    how much there is, by rule\n"
          "  faultline explain RULE            why it hurts, and what to do\n");
}

static int write_all(work *w, fl_error *err) {
  int rc = write_config(w, err);
  if (rc == FL_OK) rc = write_baseline(w, err);
  if (rc == FL_OK) rc = fl_init_hook_write(&w->hook, fl_arena_text(&w->arena, fl_tree_root(w->tree)), w->opts->hook, err);
  if (rc == FL_OK) say_next(w);
  return rc ? rc : fl_out_finish(err);
}

static int init(const fl_opts *opts) {
  fl_error err = {0};
  work w = {.opts = opts};
  if (opts->words.n > 1) return fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "init wants one folder"), fl_tell_error(&err);
  if (opts->words.n && !fl_path_is_dir(opts->words.at[0])) return fl_error_set(&err, FL_E_USAGE, opts->words.at[0], 0, 0, "is no folder"), fl_tell_error(&err);
  int code = fl_open(&w.tree, &w.engine, opts, opts->words.at, opts->words.n);
  if (code == FL_CODE_OK && write_all(&w, &err)) fflush(stdout), code = fl_tell_error(&err);
  fl_init_hook_release(&w.hook);
  fl_array_release(&w.written);
  fl_engine_free(w.engine);
  fl_tree_free(w.tree);
  fl_arena_release(&w.arena);
  return code;
}

const fl_command fl_cmd_init = {.name = "init",
                                .bit = FL_CMD_INIT,
                                .usage = "[OPTION...] [FOLDER]",
                                .about = "Begin in a project: configuration, baseline, hook",
                                .run = init};
