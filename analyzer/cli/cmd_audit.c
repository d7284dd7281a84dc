// faultline audit: everything that a team owns, repository by repository.
#include "audit/link.h"
#include "audit/merge.h"
#include "audit/portfolio.h"
#include "audit/run.h"
#include "base/io.h"
#include "cli/audit_line.h"
#include "cli/cli.h"
#include "cli/output.h"

enum { DEFAULT_WALL_S = 1800, CPU_FACTOR = 2 };
static const uint64_t DEFAULT_MEMORY = (uint64_t)4 << 30, MOST_FILE = (uint64_t)16 << 30;

// ---- what every word needs ---------------------------------------------------------------------------------------------------------------

typedef struct work {
  const fl_opts *opts;
  fl_arena arena;
  fl_engine *engine;
  fl_manifest manifest;
  fl_shard shard;
} work;

static const char *results_of(const fl_opts *opts) { return opts->out ? opts->out : "faultline-audit"; }

static int read_manifest(work *w, fl_error *err) {
  const char *path = w->opts->manifest;
  w->shard = (fl_shard){0, 1};
  if (!path) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "audit wants --manifest FILE: a table with columns key, path or url, revision, owner, tags");
  int rc = w->opts->shard ? fl_shard_read(&w->shard, w->opts->shard, err) : FL_OK;
  return rc ? rc : fl_manifest_read(&w->manifest, path, err);
}

static int load_engine(work *w) {
  fl_errors errors = {0};
  const fl_opts *o = w->opts;
  fl_engine_options options = {.data_dir = o->data, .only_rules = o->only_rules, .rules = o->rules.at, .n_rules = o->rules.n, .config = o->config, .isolated = !o->config};
  int rc = fl_engine_load(&w->engine, &options, &errors);
  int code = rc ? fl_tell_errors(&errors, rc) : FL_CODE_OK;
  fl_errors_release(&errors);
  return code;
}

static void release(work *w) {
  fl_engine_free(w->engine);
  fl_manifest_release(&w->manifest);
  fl_arena_release(&w->arena);
}

// ---- run ---------------------------------------------------------------------------------------------------------------------------------

static fl_child_limits limits_of(const fl_opts *opts) {
  fl_child_limits limits = {.memory_bytes = opts->repo_memory ? opts->repo_memory : DEFAULT_MEMORY, .file_bytes = MOST_FILE};
  limits.wall_s = opts->repo_timeout_ms ? (uint32_t)((opts->repo_timeout_ms + 999) / 1000) : DEFAULT_WALL_S;
  limits.cpu_s = limits.wall_s * CPU_FACTOR; // git beside it, and what the clock of the wall does not see
  return limits;
}

static int run(work *w, bool from_facts, int *stopped_by, fl_error *err) {
  fl_audit_counts counts = {0};
  fl_audit_line line = {.opts = w->opts};
  fl_audit_run_options options = {.one = {.engine = w->engine, .results = results_of(w->opts), .again = w->opts->again, .no_facts = w->opts->no_facts, .from_facts = from_facts},
                                  .manifest = &w->manifest, .shard = w->shard, .limits = limits_of(w->opts), .jobs = (uint32_t)w->opts->jobs,
                                  .tell = fl_audit_line_tell, .payload = &line};
  options.one.scan = fl_scan_options_of(w->opts, &w->arena);
  fl_scan_configure(&options.one.scan, w->opts, &w->engine->config);
  options.one.digest = fl_audit_digest(w->engine, &options.one.scan, &w->arena);
  int rc = fl_mkdirs(options.one.results, err);
  if (rc == FL_OK) rc = fl_audit_run(&counts, &options, stopped_by, err);
  fl_audit_line_end(&line);
  if (rc) return rc;
  fl_audit_print_counts(&counts, *stopped_by != 0);
  return fl_out_finish(err) ? err->status : counts.failed || counts.without_facts ? 1 : FL_OK;
}

static int run_or_rerun(work *w, bool from_facts) {
  fl_error err = {0};
  int stopped_by = 0, rc = read_manifest(w, &err);
  if (rc) return fl_tell_error(&err);
  int code = load_engine(w);
  if (code) return code;
  rc = run(w, from_facts, &stopped_by, &err);
  if (rc < 0) return fl_tell_error(&err);
  if (stopped_by) return 128 + stopped_by;
  return rc && !w->opts->exit_zero ? FL_CODE_INCOMPLETE : FL_CODE_OK;
}

static int cmd_run(work *w) { return run_or_rerun(w, false); }

static int cmd_rerun_rules(work *w) {
  fl_error err = {0};
  if (!w->opts->no_facts) return run_or_rerun(w, true);
  fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "audit rerun-rules works from facts: it takes no --no-facts");
  return fl_tell_error(&err);
}

// ---- status ------------------------------------------------------------------------------------------------------------------------------

static int cmd_status(work *w) {
  fl_error err = {0};
  int rc = read_manifest(w, &err);
  if (rc) return fl_tell_error(&err);
  uint32_t failed = fl_audit_print_status(&w->manifest, &w->shard, results_of(w->opts), w->opts->json);
  if (fl_out_finish(&err)) return fl_tell_error(&err);
  return failed && !w->opts->exit_zero ? FL_CODE_INCOMPLETE : FL_CODE_OK;
}

// ---- merge -------------------------------------------------------------------------------------------------------------------------------

static int merge(work *w, fl_merge_counts *counts, fl_link_counts *links, fl_error *err) {
  fl_db *db = NULL;
  const char *const *folders = w->opts->words.at + 1;
  uint32_t n = w->opts->words.n - 1;
  const char *usual = results_of(w->opts);
  if (!w->opts->db) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "audit merge wants --db FILE: the database that results go into");
  int rc = fl_db_open(&db, w->opts->db, true, err);
  if (n == 0) folders = &usual, n = 1;
  for (uint32_t i = 0; i < n && rc == FL_OK; i++) rc = fl_merge_folder(db, folders[i], counts, err);
  if (rc == FL_OK) rc = fl_link(db, links, err);
  fl_db_close(db);
  return rc;
}

static int cmd_merge(work *w) {
  fl_error err = {0};
  fl_merge_counts counts = {0};
  fl_link_counts links = {0};
  int rc = merge(w, &counts, &links, &err);
  if (rc) return fl_tell_error(&err);
  fl_outf("%u repositories went in, %u were known better", counts.repositories, counts.older);
  if (counts.broken) fl_outf(", %u are broken: 'faultline audit run' makes them again", counts.broken);
  fl_outf("\n%u requests of one lead to another, and %u of them do harm together\n", links.edges, links.crossings);
  return fl_out_finish(&err) ? fl_tell_error(&err) : counts.broken ? FL_CODE_INCOMPLETE : FL_CODE_OK;
}

// ---- report ------------------------------------------------------------------------------------------------------------------------------

static const char *format_name(uint32_t format) { return fl_portfolio_format_at(format)->name; }

typedef struct asked { // of a database
  fl_db *db;
  bool compares;
} asked;

static void emit(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  const asked *a = payload;
  FL_UNUSED(on_stdout);
  fl_portfolio_format_at(format)->write(a->db, a->compares, write, to);
}

static int report(work *w, fl_outputs *outputs, asked *a, fl_error *err) {
  const fl_opts *opts = w->opts;
  if (!opts->db) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "audit report wants --db FILE: the database that 'faultline audit merge' writes");
  if (!fl_path_exists(opts->db)) return fl_error_set(err, FL_E_USAGE, opts->db, 0, 0, "no such file; 'faultline audit merge' writes one");
  int rc = fl_outputs_open(outputs, opts, err);
  if (rc == FL_OK) rc = fl_db_open(&a->db, opts->db, false, err);
  if (rc == FL_OK && opts->previous) a->compares = true, rc = fl_portfolio_compare_with(a->db, opts->previous, err);
  if (rc == FL_OK) rc = fl_outputs_write(outputs, emit, a, err);
  if (rc == FL_OK) rc = fl_db_status(a->db, err);
  return rc;
}

static int cmd_report(work *w) {
  fl_error err = {0};
  asked a = {0};
  fl_outputs outputs = {format_name, fl_portfolio_format_count(), "markdown", {0}};
  int rc = report(w, &outputs, &a, &err);
  fl_outputs_abort(&outputs);
  fl_db_close(a.db);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

// ---- the command -------------------------------------------------------------------------------------------------------------------------

static int audit(const fl_opts *opts) {
  static const char *const words[] = {"run", "rerun-rules", "status", "merge", "report", NULL};
  static int (*const commands[])(work *) = {cmd_run, cmd_rerun_rules, cmd_status, cmd_merge, cmd_report};
  fl_error err = {0};
  int word = fl_word_given("audit", words, opts->words.n ? opts->words.at[0] : NULL, &err);
  if (word >= 0 && opts->words.n > 1 && commands[word] != cmd_merge) word = -1, fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "audit %s takes no '%s'", opts->words.at[0], opts->words.at[1]);
  if (word < 0) return fl_tell_error(&err);
  work w = {.opts = opts};
  int code = commands[word](&w);
  release(&w);
  return code;
}

const fl_command fl_cmd_audit = {.name = "audit",
                                 .bit = FL_CMD_AUDIT,
                                 .usage = "run|rerun-rules|status --manifest FILE [OPTION...]\n       faultline audit merge --db FILE [DIR...]\n       faultline audit report --db FILE [OPTION...]",
                                 .about = "Check many repositories, and keep what was found",
                                 .run = audit};
