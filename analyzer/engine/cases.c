// Finds the cases, analyses each as a repository of its own, and compares findings with marks.
#include "engine/cases.h"

#include "base/io.h"
#include "engine/answers.h"

typedef enum mark_kind { EXPECT, MISS, ALARM, N_MARK_KINDS } mark_kind;
static const char *const mark_words[] = {"expect", "miss", "alarm"};

typedef struct mark {
  mark_kind kind;
  fl_str path, rule;
  uint32_t line;
  bool met; // a finding stands there
} mark;

typedef struct case_run {
  fl_cases_result *result;
  fl_buf *out;
  const fl_engine *engine;
  const char *name; // path of the case, for messages
  bool is_folder;   // then messages name the file as well
  fl_arena arena;
  FL_ARRAY(mark) marks;
} case_run;

static void fail(case_run *c, fl_str path, uint32_t line, const char *format, fl_str rule, fl_str text) {
  c->result->failed++;
  fl_buf_printf(c->out, "%s%s%.*s:%u: ", c->name, c->is_folder ? "/" : "", c->is_folder ? (int)path.n : 0,
                path.at, line);
  fl_buf_printf(c->out, "%.*s %s%.*s\n", FL_STR_ARG(rule), format, FL_STR_ARG(text));
}

// ---- marks -------------------------------------------------------------------------------------------------------------

static bool has_own_line_mark(const fl_facts *facts, uint32_t line) {
  for (uint32_t i = 1; i < facts->n_notes; i++)
    if (facts->notes[i].own_line && facts->notes[i].kind == FL_NOTE_MARK && facts->notes[i].span.line == line)
      return true;
  return false;
}

static uint32_t line_of(const fl_facts *facts, const fl_note *note) {
  uint32_t line = note->span.line;
  while (note->own_line && has_own_line_mark(facts, line)) line++;
  return line;
}

// "expect: RULE, RULE reason": words up to the first that does not end in a comma.
static void add_mark(case_run *c, fl_str path, const fl_facts *facts, const fl_note *note) {
  fl_str word, rest, rule;
  fl_str_cut(facts->texts[note->text], ':', &word, &rest);
  for (int kind = 0; kind < N_MARK_KINDS; kind++) {
    bool more = fl_str_eq_c(fl_str_trim(word), mark_words[kind]);
    while (more) {
      rest = fl_str_trim(rest);
      fl_str_cut(rest, ' ', &rule, &rest);
      more = fl_str_ends_c(rule, ",");
      if (more) rule.n--;
      mark m = {.kind = (mark_kind)kind, .path = path, .rule = rule, .line = line_of(facts, note)};
      fl_array_push(&c->marks, m);
    }
  }
}

// "answer: ROLE ANSWER" is judged by the graph alone; what it says of other rules' findings is nothing.
static bool check_answer(case_run *c, fl_ask *ask, const fl_graph *g, fl_str path, const fl_facts *facts, const fl_note *note) {
  fl_str word, claim;
  fl_str_cut(facts->texts[note->text], ':', &word, &claim);
  if (!fl_str_eq_c(fl_str_trim(word), "answer")) return false;
  uint32_t line = line_of(facts, note);
  const char *wrong = fl_answer_check(&c->arena, ask, g, path, line, claim);
  c->result->answers++;
  if (wrong) fail(c, path, line, wrong, fl_str_trim(claim), (fl_str){0});
  return true;
}

static void collect_marks(case_run *c, const fl_analysis *analysis) {
  fl_ask *ask = analysis->graph ? fl_ask_new(analysis->graph) : NULL;
  for (uint32_t i = 0; i < analysis->walk.files.n; i++) {
    const fl_facts *facts = analysis->facts[i];
    fl_str path = analysis->walk.files.at[i].path;
    for (uint32_t k = 1; facts && k < facts->n_notes; k++)
      if (facts->notes[k].kind == FL_NOTE_MARK && !check_answer(c, ask, analysis->graph, path, facts, &facts->notes[k]))
        add_mark(c, path, facts, &facts->notes[k]);
  }
  fl_ask_free(ask);
}

// ---- findings against marks ----------------------------------------------------------------------------------------------

static mark *find_mark(case_run *c, const fl_finding *f) {
  for (uint32_t i = 0; i < c->marks.n; i++) {
    mark *m = &c->marks.at[i];
    if (m->line == f->at.line && fl_str_eq(m->path, f->at.path) && fl_str_eq(m->rule, f->rule->id)) return m;
  }
  return NULL;
}

// Nobody sees a rule that is capped at low confidence unless asked for it: its findings must all be marked in its own cases; in
// those of others only a mark makes them count. Other findings of low confidence are candidates, and no case speaks of them.
static bool counts(const case_run *c, const fl_finding *f, const mark *m) {
  if (f->state == FL_STATE_SUPPRESSED) return false;
  if (f->confidence > FL_CONFIDENCE_LOW) return true;
  return f->rule->confidence_cap == FL_CONFIDENCE_LOW && (m || fl_str_find(fl_str_from(c->name), f->rule->id) != FL_STR_NONE);
}

static void check_finding(case_run *c, const fl_finding *f) {
  mark *m = find_mark(c, f);
  if (!counts(c, f, m)) return;
  if (m) {
    c->result->reported += m->kind == EXPECT && !m->met;
    m->met = true;
    return;
  }
  c->result->noisy++;
  fail(c, f->at.path, f->at.line, "is noisy: ", f->rule->id, f->message);
}

static void check_mark(case_run *c, const mark *m) {
  const fl_str nothing = {0};
  c->result->expected += m->kind == EXPECT;
  c->result->misses += m->kind == MISS;
  c->result->alarms += m->kind == ALARM;
  c->result->missing += m->kind == EXPECT && !m->met;
  if (!fl_rules_find(c->engine->rules, m->rule))
    fail(c, m->path, m->line, "is no rule", m->rule, nothing);
  else if (m->kind == EXPECT && !m->met)
    fail(c, m->path, m->line, "is missing", m->rule, nothing);
  else if (m->kind == MISS && m->met)
    fail(c, m->path, m->line, "is found now: write expect instead of miss", m->rule, nothing);
  else if (m->kind == ALARM && !m->met)
    fail(c, m->path, m->line, "is silent now: remove the alarm", m->rule, nothing);
}

static void compare(case_run *c, const fl_report *report) {
  for (uint32_t i = 0; i < report->findings.n; i++) check_finding(c, &report->findings.at[i]);
  for (uint32_t i = 0; i < c->marks.n; i++) check_mark(c, &c->marks.at[i]);
}

static int analyse(case_run *c, const fl_tree *tree, fl_report *report, fl_error *err) {
  fl_analysis *analysis = NULL;
  fl_scan_options options = {
      .jobs = 1, .commands_in = c->is_folder ? FL_COMMANDS_ROOT : FL_COMMANDS_NOWHERE, .select = {.min_severity = FL_SEVERITY_NOTE, .min_confidence = FL_CONFIDENCE_LOW}};
  int rc = fl_analysis_run(&analysis, c->engine, tree, &options, err);
  if (rc) return rc;
  collect_marks(c, analysis);
  for (uint32_t i = 0; i < c->marks.n; i++) { // the texts die with the analysis
    c->marks.at[i].path = fl_arena_str(&c->arena, c->marks.at[i].path);
    c->marks.at[i].rule = fl_arena_str(&c->arena, c->marks.at[i].rule);
  }
  fl_analysis_report(report, analysis);
  fl_analysis_free(analysis);
  return FL_OK;
}

static int run_case(fl_cases_result *result, fl_buf *out, const fl_engine *engine, const char *path,
                    fl_error *err) {
  fl_tree *tree = NULL;
  fl_report report = {0};
  case_run c = {
      .result = result, .out = out, .engine = engine, .name = path, .is_folder = fl_path_is_dir(path)};
  int rc = fl_tree_open(&tree, &path, 1, err);
  if (rc) return rc;
  rc = analyse(&c, tree, &report, err);
  if (rc == FL_OK) compare(&c, &report);
  result->cases++;
  fl_report_release(&report);
  fl_array_release(&c.marks);
  fl_arena_release(&c.arena);
  fl_tree_free(tree);
  return rc;
}

// ---- examples ------------------------------------------------------------------------------------------------------------

static uint32_t count_fired(const fl_engine *engine, const fl_rule *rule, const fl_example *example, fl_str path, fl_str text) {
  fl_tree *tree = fl_tree_of_text(path, text);
  if (example->beside.n) fl_tree_put_beside(tree, example->beside, example->beside_text);
  fl_analysis *analysis = NULL;
  fl_report report = {0};
  fl_confidence shown = rule->confidence_cap < FL_CONFIDENCE_MEDIUM ? rule->confidence_cap : FL_CONFIDENCE_MEDIUM;
  fl_scan_options options = {
      .jobs = 1, .commands_in = FL_COMMANDS_NOWHERE, .select = {.select = &rule->id, .n_select = 1, .min_confidence = shown}};
  if (fl_analysis_run(&analysis, engine, tree, &options, NULL) == FL_OK)
    fl_analysis_report(&report, analysis);
  uint32_t fired = report.findings.n;
  fl_report_release(&report);
  fl_analysis_free(analysis);
  fl_tree_free(tree);
  return fired;
}

static void fail_example(fl_cases_result *result, fl_buf *out, const fl_rule *rule, const fl_example *example,
                         const char *what) {
  result->failed++;
  fl_buf_printf(out, "%.*s:%u: %.*s: the %s\n", FL_STR_ARG(rule->file), example->line, FL_STR_ARG(rule->id),
                what);
}

static void run_examples(fl_cases_result *result, fl_buf *out, const fl_engine *engine, const fl_rule *rule) {
  for (uint32_t i = 0; i < rule->n_examples; i++) {
    const fl_example *example = &rule->examples[i];
    uint16_t language = fl_language_find(example->language);
    fl_buf path = {0};
    if (!language || !fl_language_at(language)->extensions[0]) {
      fail_example(result, out, rule, example, "example is in no language that we read");
      continue;
    }
    if (example->file.n) fl_buf_add(&path, example->file); // some files are known by their names alone
    else fl_buf_printf(&path, "example%s", fl_language_at(language)->extensions[0]);
    if (example->bad.n && count_fired(engine, rule, example, fl_buf_str(&path), example->bad) == 0)
      fail_example(result, out, rule, example, "bad example stays silent");
    if (example->good.n && count_fired(engine, rule, example, fl_buf_str(&path), example->good) > 0)
      fail_example(result, out, rule, example, "good example fires");
    fl_buf_release(&path);
    result->cases++;
  }
}

// ---- finding cases -------------------------------------------------------------------------------------------------------

// "deadline/x/cases/a/b.go" -> "deadline/x/cases/a". False when the path stands in no cases folder.
static bool case_of(fl_str path, fl_str *name) {
  uint32_t at = fl_str_starts_c(path, "cases/") ? 0 : fl_str_find(path, FL_STR("/cases/"));
  if (at == FL_STR_NONE) return false;
  uint32_t first = at + (at == 0 ? 6 : 7);
  uint32_t slash = fl_str_find_char(fl_str_from_pos(path, first), '/');
  *name = slash == FL_STR_NONE ? path : fl_str_slice(path, 0, first + slash);
  return true;
}

static int run_all(fl_cases_result *result, fl_buf *out, const fl_engine *engine, const char *dir,
                   const fl_walk *walk, fl_error *err) {
  fl_str name = {0}, before = {0};
  fl_buf path = {0};
  int rc = FL_OK;
  for (uint32_t i = 0; i < walk->files.n && rc == FL_OK; i++) {
    fl_language_kind kind = fl_language_at(walk->files.at[i].language)->kind;
    bool is_read = kind == FL_LANGUAGE_CODE || kind == FL_LANGUAGE_CONFIG;
    if (!is_read || !case_of(walk->files.at[i].path, &name) || fl_str_eq(name, before)) continue;
    before = name;
    rc = run_case(result, out, engine, fl_path_join(&path, fl_str_from(dir), name), err);
  }
  fl_buf_release(&path);
  return rc;
}

// Does the rule's folder stand below `dir`, or is it that? Its own file name does not say: a pack was made elsewhere.
static bool stands_below(const fl_rule *rule, fl_arena *arena, const char *dir) {
  const char *below =
      fl_arena_printf(arena, "%.*s/%.*s/rule.yaml", FL_STR_ARG(rule->family), FL_STR_ARG(rule->id));
  bool found = false;
  fl_buf path = {0};
  for (; below && !found; below = strchr(below, '/'), below = below ? below + 1 : NULL) {
    bool own = strchr(below, '/') || fl_str_eq(fl_path_base(fl_str_from(dir)), rule->id);
    found = own && fl_path_exists(fl_path_join(&path, fl_str_from(dir), fl_str_from(below)));
  }
  fl_buf_release(&path);
  return found;
}

static void run_all_examples(fl_cases_result *result, fl_buf *out, const fl_engine *engine, const char *dir) {
  fl_arena arena = {0};
  for (uint32_t i = 0; i < fl_rules_count(engine->rules); i++) {
    const fl_rule *rule = fl_rules_at(engine->rules, i);
    if (stands_below(rule, &arena, dir)) run_examples(result, out, engine, rule);
  }
  fl_arena_release(&arena);
}

int fl_cases_run(fl_cases_result *result, fl_buf *out, const fl_engine *engine, const char *dir,
                 fl_error *err) {
  fl_tree *tree = NULL;
  fl_walk walk = {0};
  fl_walk_options options = {.all = true};
  *result = (fl_cases_result){0};
  int rc = fl_tree_open(&tree, &dir, 1, err);
  if (rc) return rc;
  rc = fl_walk_run(&walk, tree, &options, err);
  if (rc == FL_OK) rc = run_all(result, out, engine, dir, &walk, err);
  if (rc == FL_OK) run_all_examples(result, out, engine, dir);
  fl_walk_release(&walk);
  fl_tree_free(tree);
  return rc;
}
