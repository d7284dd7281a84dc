// Cases as data: programs in text, and what a stage makes of them, in text. A file holds many:
//
//   ==================
//   title
//   ==================
//   # show: sites deadline         what is shown; several are possible, in this order
//   # models: shipped              instead of those in tests/unit/graph/models
//   # rules: shipped               instead of the case's own
//   # known: why                   what stands below is right, and not so yet: fails when it comes true
//   # broken                       the sources have syntax errors on purpose
//   --- orders/client.py           a file of the program; models/*.yaml and rules/**/rule.yaml join the models and rules
//   --- rule/waits-for-ever        a rule, without what every rule has to say and no test looks at
//   import acme
//   ---
//   the text that is expected
//
// UPDATE=1 in the environment writes what is there now (but not below `known`); then read the difference.
#ifndef TESTS_GRAPH_CASES_H
#define TESTS_GRAPH_CASES_H

#include "findings/show.h"

#include "base/io.h"
#include "facts/dump.h"
#include "graph/deploy.h"
#include "graph/limit.h"

#include <dirent.h>

enum { CASE_FILES = 24, CASE_SHOWS = 12, CASE_SUITES = 48, CASE_PATH = 256 };
#define OWN_MODELS     "tests/unit/graph/models"
#define SHIPPED_MODELS "rules/models"

typedef struct program_case {
  fl_str title, head, source, expected; // as written; head: the lines that begin with #
  fl_str shows[CASE_SHOWS], known;
  program_file files[CASE_FILES];
  uint32_t n_files, n_shows;
  bool broken, shipped_models, shipped_rules, has_models, has_rules, all;
} program_case;

typedef struct case_run { // of one file
  const char *path;
  fl_buf updated, said; // said: what is wrong, for people
  uint32_t n_cases, n_failed, n_known;
} case_run;

// ---- reading ---------------------------------------------------------------------------------------------------------------

static inline bool is_rule_of(fl_str line, char c) {
  uint32_t n = 0;
  while (n < line.n && line.at[n] == c) n++;
  return n >= 10 && n == line.n;
}

// Cuts everything before the next line of ===== off `rest`, and the line.
static inline bool cut_at_double_rule(fl_str *rest, fl_str *before) {
  for (fl_str at = *rest, line, next; at.n; at = next) {
    fl_str_cut(at, '\n', &line, &next);
    if (!is_rule_of(line, '=')) continue;
    *before = fl_str_slice(*rest, 0, (uint32_t)(line.at - rest->at));
    *rest = next;
    return true;
  }
  *before = *rest;
  *rest = FL_STR("");
  return false;
}

static inline bool value_of(fl_str line, const char *key, fl_str *value) {
  if (!fl_str_starts_c(line, key)) return false;
  return *value = fl_str_trim(fl_str_from_pos(line, (uint32_t)strlen(key))), true;
}

static inline void read_head_line(program_case *c, fl_str line) {
  fl_str value;
  if (value_of(line, "# show:", &value)) {
    ck_assert_uint_lt(c->n_shows, CASE_SHOWS);
    c->shows[c->n_shows++] = value;
  } else if (value_of(line, "# known:", &c->known)) ck_assert_msg(c->known.n > 0, "%.*s: why?", FL_STR_ARG(c->title));
  else if (value_of(line, "# models: shipped", &value)) c->shipped_models = true;
  else if (value_of(line, "# rules: shipped", &value)) c->shipped_rules = true;
  else if (value_of(line, "# all", &value)) c->all = true;
  else if (value_of(line, "# broken", &value)) c->broken = true;
  else ck_assert_msg(fl_str_starts_c(line, "#:"), "%.*s: unknown line %.*s", FL_STR_ARG(c->title), FL_STR_ARG(line)); // a remark
}

// "--- path" begins a file, "---" the expected text.
static inline void read_body(program_case *c, fl_str body) {
  fl_str rest = body, line, next, text_from = FL_STR("");
  bool head = true;
  for (; rest.n; rest = next) {
    fl_str_cut(rest, '\n', &line, &next);
    bool ends = fl_str_eq_c(line, "---"), begins = fl_str_starts_c(line, "--- ");
    if (head && !ends && !begins && line.n) read_head_line(c, line);
    if (!ends && !begins) continue;
    if (c->n_files) c->files[c->n_files - 1].text = fl_str_slice(text_from, 0, (uint32_t)(line.at - text_from.at));
    if (head) c->head = fl_str_slice(body, 0, (uint32_t)(line.at - body.at));
    head = false;
    text_from = next;
    if (ends) break;
    ck_assert_uint_lt(c->n_files, CASE_FILES);
    c->files[c->n_files++].path = fl_str_trim(fl_str_from_pos(line, 4));
  }
  ck_assert_msg(rest.n, "%.*s: no --- before what is expected", FL_STR_ARG(c->title));
  c->source = fl_str_slice(body, c->head.n, (uint32_t)(next.at - body.at));
  c->expected = fl_str_trim(next);
}

// The line of ===== above the title has been cut off before.
static inline bool next_case(fl_str *rest, program_case *c) {
  fl_str title, body;
  *c = (program_case){0};
  if (!cut_at_double_rule(rest, &title)) return false;
  c->title = fl_str_trim(title);
  cut_at_double_rule(rest, &body);
  read_body(c, body);
  for (uint32_t i = 0; i < c->n_files; i++) {
    c->has_models |= fl_str_starts_c(c->files[i].path, "models/");
    c->has_rules |= fl_str_starts_c(c->files[i].path, "rule");
  }
  return true;
}

// ---- models and rules -----------------------------------------------------------------------------------------------------

static fl_models *case_models[2]; // own, shipped; read once

// Also said where no test runs yet.
static inline void fail_with(const fl_errors *errors, const char *what) {
  char line[FL_ERROR_FORMAT_BYTES];
  fprintf(stderr, "%s: %s\n", what, errors->n ? fl_error_format(&errors->at[0], line, sizeof line) : "?");
  exit(1);
}

static inline fl_models *models_of(bool shipped) {
  fl_errors errors = {0};
  fl_models **m = &case_models[shipped];
  if (*m) return *m;
  fl_models *base = NULL;
  if (fl_models_compile(&base, NULL, shipped ? SHIPPED_MODELS : OWN_MODELS, &errors)) fail_with(&errors, "models");
  if (fl_models_compile(m, base, "rules/vocabulary", &errors)) fail_with(&errors, "vocabulary");
  fl_models_free(base);
  return *m;
}

// Called by main, so that forked tests find them ready.
static inline void ready_models(void) { models_of(false), models_of(true); }
static inline void free_models(void) { fl_models_free(case_models[0]), fl_models_free(case_models[1]); }

// "rule/ID": the head is filled in.
static inline void write_short_rule(fl_str id, fl_str text) {
  fl_buf path = {0}, rule = {0};
  fl_buf_printf(&path, "rules/deadline/%.*s/rule.yaml", FL_STR_ARG(id));
  fl_buf_printf(&rule, "id: %.*s\ntitle: T\nwhy: W\nfix: F\n", FL_STR_ARG(id));
  if (!fl_str_contains(text, FL_STR("severity:"))) fl_buf_add_c(&rule, "severity: warning\n");
  if (!fl_str_contains(text, FL_STR("message:"))) fl_buf_add_c(&rule, "message: \"m\"\n");
  fl_buf_add(&rule, text);
  put_file(fl_buf_text(&path), fl_buf_text(&rule));
  fl_buf_release(&path), fl_buf_release(&rule);
}

static inline void write_files(const program_case *c, const char *folder) {
  nftw(scratch(folder), remove_entry, 16, FTW_DEPTH | FTW_PHYS); // of the case before
  for (uint32_t i = 0; i < c->n_files; i++) {
    bool is_short = fl_str_starts_c(c->files[i].path, "rule/") && fl_str_eq_c(FL_STR("rules/"), folder);
    if (is_short) write_short_rule(fl_str_from_pos(c->files[i].path, 5), c->files[i].text);
    if (!fl_str_starts_c(c->files[i].path, folder)) continue;
    fl_buf path = {0}, text = {0};
    fl_buf_add(&path, c->files[i].path), fl_buf_add(&text, c->files[i].text);
    put_file(fl_buf_text(&path), fl_buf_text(&text));
    fl_buf_release(&path), fl_buf_release(&text);
  }
}

static inline fl_models *compile_case_models(const program_case *c) {
  fl_models *models = NULL;
  fl_errors errors = {0};
  write_files(c, "models/");
  if (fl_models_compile(&models, models_of(c->shipped_models), scratch("models"), &errors)) fail_with(&errors, "models");
  return models;
}

static inline fl_rules *compile_case_rules(const program_case *c) {
  fl_rules *rules = NULL;
  fl_errors errors = {0};
  write_files(c, "rules/");
  const char *folder = c->has_rules ? scratch("rules") : "rules";
  if (fl_rules_compile(&rules, NULL, folder, &errors)) fail_with(&errors, "rules");
  return rules;
}

// ---- running ---------------------------------------------------------------------------------------------------------------

// What is read from the files that are not code; a file with nothing is named with a dash.
static inline void show_rows(fl_buf *out, const program *p) {
  for (uint32_t i = 0; i < p->n; i++) {
    if (p->files[i].naming) continue;
    fl_buf_printf(out, "%.*s\n", FL_STR_ARG(p->files[i].path));
    fl_facts_dump(out, p->files[i].facts, NULL);
  }
}

// "a.py: web, jobs (deploy/compose.yml:3)": what runs each code file.
static inline void show_workload(fl_buf *out, const fl_graph *g, uint32_t id) {
  const fl_workload *w = fl_graph_workload(g, id);
  const fl_graph_file *in = fl_graph_file_at(g, w->file);
  fl_str container = fl_graph_name(g, w->container);
  fl_buf_printf(out, " %.*s", FL_STR_ARG(fl_graph_name(g, w->name)));
  if (container.n) fl_buf_printf(out, "/%.*s", FL_STR_ARG(container));
  fl_buf_printf(out, " (%.*s:%u)%s", FL_STR_ARG(in->path), in->facts->deploys[w->first].span.line, w->is_addition ? " adds" : "");
}

static inline void show_workloads(fl_buf *out, const program *p) {
  for (uint32_t file = 1; file <= p->n; file++) {
    uint32_t ids[FL_MAX_WORKLOADS];
    if (!p->files[file - 1].naming) continue;
    uint32_t n = fl_workloads_of(p->graph, file, ids, FL_MAX_WORKLOADS, NULL);
    fl_buf_printf(out, "%.*s:", FL_STR_ARG(p->files[file - 1].path));
    for (uint32_t i = 0; i < n; i++) show_workload(out, p->graph, ids[i]);
    fl_buf_add_char(out, '\n');
  }
}

static inline void show_host(fl_buf *out, const program *p, fl_str host) {
  uint32_t ids[FL_MAX_WORKLOADS], n = fl_workloads_at_host(p->graph, host, ids, FL_MAX_WORKLOADS);
  fl_buf_printf(out, "%.*s:", FL_STR_ARG(host));
  for (uint32_t i = 0; i < n; i++) show_workload(out, p->graph, ids[i]);
  fl_buf_add_char(out, '\n');
}

// "web /a timeout: 500 [3] (mesh/a.yaml:4)": what holds for a request of that host and path; `*` is an unknown piece.
static inline void show_limit(fl_buf *out, const program *p, fl_str args) {
#define X(w) #w,
  static const char *const words[] = {"", FL_LIMITS(X)};
#undef X
  char path[CASE_PATH];
  fl_buf_printf(out, "%.*s:", FL_STR_ARG(args));
  fl_str host = next_word(&args), wanted = next_word(&args), word = next_word(&args);
  uint32_t n = wanted.n < sizeof path ? wanted.n : 0;
  for (uint32_t i = 0; i < n; i++) path[i] = wanted.at[i] == '*' ? 1 : wanted.at[i];
  uint8_t what = 1;
  while (what + 1 < FL_N_LIMITS && !fl_str_eq_c(word, words[what])) what++;
  fl_limit_said said = fl_find_limit(p->graph, host, (fl_str){path, n}, what);
  if (said.answer == FL_IS_BOUNDED) fl_buf_printf(out, " %lld [%u] (", (long long)said.value, said.certainty);
  if (said.answer == FL_IS_UNKNOWN) fl_buf_printf(out, " unknown [%u] (", said.certainty);
  if (said.answer) show_place(out, p->graph, said.file, fl_graph_facts(p->graph, said.file)->limits[said.row].span.line);
  fl_buf_add_c(out, said.answer ? ")\n" : " none\n");
}

// What the environment of each code file says under a name.
static inline void show_environment(fl_buf *out, const program *p, fl_str name) {
  for (uint32_t file = 1; file <= p->n; file++) {
    fl_env env;
    if (!p->files[file - 1].naming) continue;
    fl_find_env(p->graph, file, name, &env);
    fl_buf_printf(out, "%.*s:", FL_STR_ARG(p->files[file - 1].path));
    for (uint32_t i = 0; i < env.n; i++) {
      fl_buf_printf(out, " \"%.*s\" (", FL_STR_ARG(env.at[i].val));
      show_place(out, p->graph, env.at[i].file, env.at[i].span.line);
      fl_buf_add_char(out, ')');
      if (env.at[i].profile.n) fl_buf_printf(out, " in %.*s", FL_STR_ARG(env.at[i].profile));
    }
    fl_buf_printf(out, "%s%s\n", env.is_silent ? " silent" : "", env.is_open ? " open" : "");
  }
}

static inline void show(fl_buf *out, const program *p, const fl_rules *rules, const program_case *c, fl_str what) {
  fl_str args = what, word = next_word(&args);
  if (fl_str_eq_c(word, "callees")) show_callees(out, p);
  else if (fl_str_eq_c(word, "role")) show_role(out, p, args);
  else if (fl_str_eq_c(word, "retries")) show_retries(out, p);
  else if (fl_str_eq_c(word, "contained")) show_contained(out, p, args);
  else if (fl_str_eq_c(word, "holders")) show_holders(out, p, args);
  else if (fl_str_eq_c(word, "pairs")) show_pairs(out, p, args);
  else if (fl_str_eq_c(word, "minted")) show_minted(out, p, args);
  else if (fl_str_eq_c(word, "reach")) show_reach(out, p);
  else if (fl_str_eq_c(word, "trail")) show_trail(out, p, args);
  else if (fl_str_eq_c(word, "matches")) show_matches(out, p, rules, c->all);
  else if (fl_str_eq_c(word, "findings")) show_report(out, p, rules, "findings");
  else if (fl_str_eq_c(word, "gaps")) show_report(out, p, rules, "gaps");
  else if (fl_str_eq_c(word, "counts")) show_report(out, p, rules, "counts");
  else if (fl_str_eq_c(word, "rows")) show_rows(out, p);
  else if (fl_str_eq_c(word, "workloads")) show_workloads(out, p);
  else if (fl_str_eq_c(word, "limit")) show_limit(out, p, args);
  else if (fl_str_eq_c(word, "host")) show_host(out, p, args);
  else if (fl_str_eq_c(word, "environment")) show_environment(out, p, args);
  else show_section(out, p, word, args); // entries, calls, sites
}

static inline void run_program(fl_buf *out, const program_case *c) {
  program p;
  program_file files[CASE_FILES];
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->n_files; i++) {
    bool apart = fl_str_starts_c(c->files[i].path, "models/") || fl_str_starts_c(c->files[i].path, "rule");
    if (!apart) files[n++] = c->files[i];
  }
  fl_models *models = c->has_models ? compile_case_models(c) : models_of(c->shipped_models);
  fl_rules *rules = c->has_rules || c->shipped_rules ? compile_case_rules(c) : NULL;
  program_open(&p, files, n, models);
  ck_assert_msg(c->broken || !p.n_holes, "%.*s: a source has syntax errors", FL_STR_ARG(c->title));
  for (uint32_t i = 0; i < c->n_shows; i++) show(out, &p, rules, c, c->shows[i]);
  program_close(&p);
  fl_rules_free(rules);
  if (c->has_models) fl_models_free(models);
}

static inline void say_difference(fl_buf *out, fl_str expected, fl_str got) {
  fl_str a, b;
  for (uint32_t line = 1; expected.n || got.n; line++) {
    fl_str_cut(expected, '\n', &a, &expected);
    fl_str_cut(got, '\n', &b, &got);
    if (fl_str_eq(a, b)) continue;
    fl_buf_printf(out, "    line %u: expected \"%.*s\", got \"%.*s\"\n", line, FL_STR_ARG(a), FL_STR_ARG(b));
    return;
  }
}

// Known cases are compared without the reasons in brackets: a wording that changes must not hide that a case came true.
static inline void add_without_reasons(fl_buf *out, fl_str text) {
  for (fl_str line; text.n;) {
    fl_str_cut(text, '\n', &line, &text);
    uint32_t end = line.n;
    for (uint32_t i = 0; i + 1 < line.n && fl_str_ends_c(line, ")") && end == line.n; i++)
      if (line.at[i] == ' ' && line.at[i + 1] == '(') end = i;
    fl_buf_printf(out, "%.*s\n", FL_STR_ARG(fl_str_slice(line, 0, end)));
  }
}

static inline bool comes_true(fl_str expected, fl_str got) {
  fl_buf a = {0}, b = {0};
  add_without_reasons(&a, expected), add_without_reasons(&b, got);
  bool same = fl_str_eq(fl_buf_str(&a), fl_buf_str(&b));
  fl_buf_release(&a), fl_buf_release(&b);
  return same;
}

static inline void judge(case_run *r, const program_case *c, fl_str got) {
  bool update = getenv("UPDATE") != NULL, same = c->known.n ? comes_true(c->expected, got) : fl_str_eq(c->expected, got);
  fl_str keep = update && !c->known.n ? got : c->expected;
  fl_buf_printf(&r->updated, "==================\n%.*s\n==================\n%.*s%.*s%.*s%s\n", FL_STR_ARG(c->title), FL_STR_ARG(c->head),
                FL_STR_ARG(c->source), FL_STR_ARG(keep), keep.n ? "\n" : "");
  r->n_cases++;
  r->n_known += c->known.n != 0;
  if (c->known.n ? !same : same || update) return;
  r->n_failed++;
  fl_buf_printf(&r->said, "%s: %.*s\n", r->path, FL_STR_ARG(c->title));
  if (c->known.n) fl_buf_printf(&r->said, "    is right now: remove `# known: %.*s`\n", FL_STR_ARG(c->known));
  else say_difference(&r->said, c->expected, got);
}

static inline void run_case_text(case_run *r, fl_str text) {
  program_case c;
  fl_str before;
  cut_at_double_rule(&text, &before);
  while (next_case(&text, &c)) {
    fl_buf got = {0};
    fl_working_on(r->path);
    run_program(&got, &c);
    judge(r, &c, fl_str_trim(fl_buf_str(&got)));
    fl_buf_release(&got);
  }
}

static inline void run_case_file(const char *path) {
  fl_error err = {0};
  fl_buf text = {0};
  case_run r = {.path = path};
  ck_assert_msg(!fl_read_file(&text, path, 0, &err), "%s", err.text);
  run_case_text(&r, fl_buf_str(&text));
  ck_assert_msg(r.n_cases > 0, "%s: no cases", path);
  if (getenv("UPDATE") && !fl_str_eq(fl_buf_str(&r.updated), fl_buf_str(&text)))
    ck_assert_int_eq(fl_write_atomic(path, r.updated.at, r.updated.n, NULL), FL_OK);
  if (r.n_failed) fprintf(stderr, "%s", fl_buf_text(&r.said));
  ck_assert_msg(!r.n_failed, "%s: %u of %u cases fail; UPDATE=1 rewrites them", path, r.n_failed, r.n_cases);
  fl_buf_release(&r.updated), fl_buf_release(&r.said), fl_buf_release(&text);
}

// ---- suites ----------------------------------------------------------------------------------------------------------------

static char case_paths[CASE_SUITES][CASE_PATH];
static int n_case_paths;

static inline int by_text(const void *a, const void *b) { return strcmp(a, b); }

// Finds the *.txt of a folder; each is a test of its own.
static inline int find_cases(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *d; dir && (d = readdir(dir)) && n_case_paths < CASE_SUITES;)
    if (fl_str_ends_c(fl_str_from(d->d_name), ".txt")) snprintf(case_paths[n_case_paths++], CASE_PATH, "%s/%.100s", folder, d->d_name);
  if (dir) closedir(dir);
  qsort(case_paths, (size_t)n_case_paths, CASE_PATH, by_text);
  return n_case_paths;
}

START_TEST(every_case_is_as_written) { run_case_file(case_paths[_i]); }
END_TEST

// A test program: the cases of a folder, and one test more (NULL: none).
static inline int run_case_folder(const char *folder, const TTest *more) {
  Suite *suite = suite_create(folder);
  TCase *cases = tcase_create("cases");
  int n = find_cases(folder);
  ready_models();
  tcase_add_checked_fixture(cases, make_scratch, remove_scratch);
  tcase_add_loop_test(cases, every_case_is_as_written, 0, n ? n : 1); // a folder without cases is a mistake
  if (more) tcase_add_test(cases, more);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  free_models();
  return failed != 0;
}

#endif
