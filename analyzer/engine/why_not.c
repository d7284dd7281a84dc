// A rule and a line -> text: every site of the line, every predicate with its answer, and what came of it.
#include "engine/why_not.h"

#include "base/io.h"
#include "findings/collect.h"
#include "match/why.h"

enum { MAX_TRIES = 8, SHOWN_CELLS = 64 };

typedef struct telling {
  fl_buf *out;
  const fl_analysis *a;
  const fl_rule *rule;
  fl_match_worker worker;
  fl_buf source; // the rule's file, empty when it cannot be read
} telling;

// ---- the rule's own words ----------------------------------------------------------------------------------------------------

// A pack was compiled elsewhere: its files are where the data is.
static void read_source(telling *t) {
  fl_buf path = {0};
  fl_error err = {0};
  fl_buf_printf(&path, "%s/rules/%.*s/%.*s/rule.yaml", t->a->engine->data_dir, FL_STR_ARG(t->rule->family), FL_STR_ARG(t->rule->id));
  const char *own = fl_arena_text(&t->worker.arena, t->rule->file);
  const char *file = fl_path_exists(own) ? own : fl_buf_text(&path);
  if (fl_read_file(&t->source, file, 1 << 20, &err)) fl_buf_clear(&t->source);
  fl_buf_release(&path);
}

static fl_str line_of(fl_str text, uint32_t line) {
  fl_str head = {0};
  for (bool more = true; more && line > 0; line--) more = fl_str_cut(text, '\n', &head, &text);
  head = fl_str_trim(head);
  return fl_str_starts_c(head, "- ") ? fl_str_from_pos(head, 2) : head;
}

static void add_words(telling *t, const fl_predicate *p) {
  fl_str words = line_of(fl_buf_str(&t->source), p->line);
  if (!words.n) words = fl_str_from(fl_word(fl_predicate_words, p->kind));
  bool cut = words.n > SHOWN_CELLS;
  fl_buf_printf(t->out, "%.*s%s", cut ? SHOWN_CELLS - 3 : (int)words.n, words.at, cut ? "..." : "");
}

// ---- answers -------------------------------------------------------------------------------------------------------------------

static void add_outcome(telling *t, const fl_why *w) {
  static const char *const words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  if (!w->asked) {
    if (w->predicate->kind == FL_PRED_role) fl_buf_add_c(t->out, ": the site has no such role");
    return;
  }
  fl_str clause = fl_say_outcome(&t->worker.arena, fl_ask_graph(t->worker.ask), w->predicate->role, w->asked);
  fl_buf_printf(t->out, ": it is %s%s%.*s", words[w->asked->answer], clause.n ? ", " : "", FL_STR_ARG(clause));
}

static void add_why(telling *t, const fl_why *w) {
  static const char *const answers[] = {"no", "unknown", "yes"};
  fl_buf_printf(t->out, "    %s:%u  ", w->unless ? "unless" : "where", w->predicate->line);
  add_words(t, w->predicate);
  fl_buf_printf(t->out, "\n      %s", answers[w->answer]);
  add_outcome(t, w);
  fl_buf_add_char(t->out, '\n');
}

static void add_verdict(telling *t, const fl_why_try *one) {
  static const char *const confidences[] = {"", "low", "medium", "high"};
  if (one->holds) {
    fl_buf_printf(t->out, "    it fires, with %s confidence\n", confidences[one->confidence]);
    return;
  }
  for (uint32_t i = 0; i < one->n; i++) {
    const fl_why *w = &one->at[i];
    bool against = w->unless ? w->answer == FL_WHY_yes : w->answer == FL_WHY_no;
    if (!against) continue;
    fl_buf_printf(t->out, "    it does not fire: %s:%u says %s\n", w->unless ? "unless" : "where", w->predicate->line,
                  w->unless ? "yes" : "no");
    return;
  }
}

static void add_site(telling *t, const fl_site *site) {
  const fl_graph *g = fl_ask_graph(t->worker.ask);
  fl_why_try tries[MAX_TRIES];
  fl_str callee = fl_say_callee(&t->worker.arena, fl_graph_name(g, site->callee));
  fl_buf_printf(t->out, "  %.*s at %s %.*s\n", FL_STR_ARG(t->rule->id), fl_word(fl_site_words, site->kind), FL_STR_ARG(callee));
  if (!(t->rule->on_site & (1u << site->kind))) {
    fl_buf_add_c(t->out, "    it does not fire: it does not look at sites of this kind\n");
    return;
  }
  uint32_t n = fl_match_why(&t->worker, t->rule, site, tries, MAX_TRIES);
  for (uint32_t i = 0; i < n && i < MAX_TRIES; i++) {
    if (n > 1) fl_buf_printf(t->out, "   way %u of %u\n", i + 1, n);
    for (uint32_t k = 0; k < tries[i].n; k++) add_why(t, &tries[i].at[k]);
    add_verdict(t, &tries[i]);
  }
  uint32_t quiet = FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED;
  if (!t->a->options.all && (fl_graph_func_marks(g, site->func) & quiet))
    fl_buf_add_c(t->out, "    tests, generated and vendored code are reported with --all only\n");
}

static bool is_on_line(const fl_graph *g, const fl_site *site, fl_str path, uint32_t line) {
  if (!fl_str_eq(fl_graph_file_at(g, site->func.file)->path, path)) return false;
  return site->span.line == line || (site->call.id && fl_graph_call(g, site->call)->name_line == line);
}

static uint32_t add_sites(telling *t, fl_str path, uint32_t line) {
  const fl_graph *g = t->a->graph;
  uint32_t found = 0;
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++)
    if (is_on_line(g, fl_graph_site(g, i), path, line)) add_site(t, fl_graph_site(g, i)), found++;
  return found;
}

void fl_analysis_why_not(fl_buf *out, const fl_analysis *a, const fl_rule *rule, fl_str path, uint32_t line) {
  telling t = {.out = out, .a = a, .rule = rule};
  fl_buf_printf(out, "%.*s:%u\n", FL_STR_ARG(path), line);
  uint32_t found = 0;
  if (a->graph) {
    t.worker.ask = fl_ask_new(a->graph);
    read_source(&t);
    found = add_sites(&t, path, line);
  }
  if (!found) fl_buf_add_c(out, "  nothing on this line calls, locks, retries or publishes, as far as the models know\n");
  fl_ask_free(t.worker.ask);
  fl_arena_release(&t.worker.arena);
  fl_buf_release(&t.source);
}
