// The closing lines: what could not be seen, the positive answers, and how many findings there are.
//
//   Not seen:
//     syntax        src/broken.py:12  text that is no Python
//     unresolved-role  14 places (-v lists them)
//
//   312 remote calls: 251 bounded, 38 inherited, 14 unknown, 9 unbounded
//   Found 3 errors and 2 warnings in 740 files (2 skipped, 15 gaps).
#include "emit/text_p.h"

enum { MAX_GAPS = 10, OF_A_KIND = 2, KIND_CELLS = 22 };

static fl_str format_count(fl_text_run *t, uint32_t n, const char *one, const char *many) {
  return fl_str_from(fl_arena_printf(&t->e->arena, "%u %s", n, n == 1 ? one : many));
}

// Gaps about whole files are named one by one; what the analysis could not resolve inside them is counted by kind.
static bool is_about_analysis(const fl_gap *gap) {
  return fl_str_starts_c(gap->kind, "unresolved") || fl_str_eq_c(gap->kind, "limit");
}

static void begin_gap(fl_text_run *t, fl_str kind) {
  fl_paint_spaces(&t->p, 2);
  fl_paint_text(&t->p, FL_STYLE_DIM, kind);
  fl_paint_spaces(&t->p, kind.n < KIND_CELLS ? KIND_CELLS - kind.n : 1);
  t->p.hang = 2 + KIND_CELLS;
}

static void paint_gap(fl_text_run *t, const fl_gap *gap) {
  fl_paint *p = &t->p;
  fl_arena *arena = &t->e->arena;
  begin_gap(t, gap->kind);
  if (gap->path.n) {
    fl_str prefix = t->e->options->path_prefix;
    const char *line = gap->line ? fl_arena_printf(arena, ":%u", gap->line) : "";
    fl_paint_word(p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(arena, "%.*s%.*s%s:", FL_STR_ARG(prefix), FL_STR_ARG(gap->path), line)));
  }
  fl_paint_words(p, gap->path.n ? FL_STYLE_DIM : FL_STYLE_PLAIN, gap->detail);
  const char *unit = gap->path.n || is_about_analysis(gap) ? "times" : "files";
  if (gap->count > 1) fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(arena, "(%u %s)", gap->count, unit)));
  fl_paint_end_line(p);
}

static bool kind_was_counted(const fl_report *report, uint32_t before, fl_str kind) {
  for (uint32_t i = 0; i < before; i++)
    if (fl_str_eq(report->gaps.at[i].kind, kind)) return true;
  return false;
}

// How many of a kind there are, from `from` on.
static uint32_t count_kind(const fl_report *report, uint32_t from, fl_str kind) {
  uint32_t n = 0;
  for (uint32_t i = from; i < report->gaps.n; i++) n += fl_str_eq(report->gaps.at[i].kind, kind);
  return n;
}

static uint32_t count_named(const fl_report *report) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < report->gaps.n; i++) n += !is_about_analysis(&report->gaps.at[i]);
  return n;
}

// The first ones of a kind, and how many more there are.
static void paint_kind(fl_text_run *t, uint32_t first) {
  const fl_report *report = t->e->report;
  fl_str kind = report->gaps.at[first].kind;
  uint32_t left = count_kind(report, first, kind), shown = left > OF_A_KIND + 1 ? OF_A_KIND : left;
  for (uint32_t i = first, n = 0; n < shown; i++)
    if (fl_str_eq(report->gaps.at[i].kind, kind)) paint_gap(t, &report->gaps.at[i]), n++;
  if (left == shown) return;
  begin_gap(t, kind);
  fl_paint_words(&t->p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(&t->e->arena, "%u more (-v lists them)", left - shown)));
  fl_paint_end_line(&t->p);
}

// Few are listed as they stand in the files; of many a sample of each kind.
static void paint_named_gaps(fl_text_run *t) {
  const fl_report *report = t->e->report;
  bool verbose = t->e->options->verbose, all = verbose || count_named(report) <= MAX_GAPS;
  for (uint32_t i = 0; i < report->gaps.n; i++) {
    const fl_gap *gap = &report->gaps.at[i];
    if (is_about_analysis(gap) && !verbose) continue;
    if (all) paint_gap(t, gap);
    else if (!kind_was_counted(report, i, gap->kind)) paint_kind(t, i);
  }
}

static void paint_counted_gaps(fl_text_run *t) {
  const fl_report *report = t->e->report;
  for (uint32_t i = 0; i < report->gaps.n && !t->e->options->verbose; i++) {
    fl_str kind = report->gaps.at[i].kind;
    if (!is_about_analysis(&report->gaps.at[i]) || kind_was_counted(report, i, kind)) continue;
    uint32_t n = 0;
    for (uint32_t k = i; k < report->gaps.n; k++)
      if (fl_str_eq(report->gaps.at[k].kind, kind)) n += report->gaps.at[k].count;
    begin_gap(t, kind);
    fl_paint_words(&t->p, FL_STYLE_PLAIN, format_count(t, n, "place", "places"));
    fl_paint_words(&t->p, FL_STYLE_DIM, FL_STR("(-v lists them)"));
    fl_paint_end_line(&t->p);
  }
}

void fl_text_gaps(fl_text_run *t) {
  if (t->e->report->gaps.n == 0) return;
  fl_paint_c(&t->p, FL_STYLE_BOLD, "Not seen:");
  fl_paint_end_line(&t->p);
  paint_named_gaps(t);
  paint_counted_gaps(t);
  fl_paint_end_line(&t->p);
}

// remote_call -> "remote calls"; the few that do not take an s stand in the table.
static fl_str site_noun(fl_text_run *t, fl_str site, uint32_t n) {
  static const struct { const char *site, *one, *many; } irregular[] = {
      {"retry", "retry", "retries"},
      {"txn", "transaction", "transactions"},
      {"lock_acquire", "lock acquisition", "lock acquisitions"},
      {"lock_release", "lock release", "lock releases"},
      {"consume", "consumer", "consumers"},
      {"publish", "publication", "publications"},
      {"entry", "entry point", "entry points"},
      {"remote_call_of_users", "remote call of a browser or load test", "remote calls of browsers and load tests"},
  };
  for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
    if (fl_str_eq_c(site, irregular[i].site)) return fl_str_from(n == 1 ? irregular[i].one : irregular[i].many);
  char *text = fl_arena_printf(&t->e->arena, "%.*s%s", FL_STR_ARG(site), n == 1 ? "" : "s");
  for (char *c = text; *c; c++)
    if (*c == '_') *c = ' ';
  return fl_str_from(text);
}

static void paint_answer_count(fl_text_run *t, const fl_answer_count *count) {
  const struct { uint32_t n; const char *word; fl_style style; } parts[] = {
      {count->bounded, "bounded", FL_STYLE_GOOD},
      {count->inherited, "inherited", FL_STYLE_PLAIN},
      {count->unknown, "unknown", FL_STYLE_PLAIN},
      {count->unbounded, "unbounded", FL_STYLE_ERROR},
  };
  fl_paint *p = &t->p;
  fl_str noun = site_noun(t, count->site, count->total);
  bool usual = fl_str_eq_c(count->role, "deadline") || fl_str_eq_c(count->role, "bound");
  uint32_t left = 0;
  p->hang = 4;
  fl_paint_words(p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(&t->e->arena, "%u %.*s", count->total, FL_STR_ARG(noun))));
  if (!usual) fl_paint_word(p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(&t->e->arena, "(%.*s)", FL_STR_ARG(count->role))));
  fl_paint_c(p, FL_STYLE_PLAIN, ":");
  p->wants_space = true;
  for (int i = 0; i < 4; i++) left += parts[i].n > 0;
  for (int i = 0; i < 4; i++) {
    if (parts[i].n == 0) continue;
    const char *comma = --left > 0 ? "," : "";
    fl_paint_word(p, parts[i].style, fl_str_from(fl_arena_printf(&t->e->arena, "%u %s%s", parts[i].n, parts[i].word, comma)));
  }
  fl_paint_end_line(p);
}

static void paint_hidden(fl_text_run *t) {
  const fl_stats *stats = &t->e->report->stats;
  const struct { uint32_t n; const char *what, *how; } parts[] = {
      {stats->hidden_confidence, "of lower confidence", "--confidence low"},
      {stats->hidden_severity, "of lower severity", "--severity note"},
      {stats->suppressed, "suppressed with a reason", "-f json"},
      {t->e->options->baselined ? 0 : stats->baselined, "known in the baseline", "--show-baselined"},
      {t->e->options->baselined ? 0 : stats->elsewhere, "not of this change", "--show-baselined"},
      {stats->outside, "of other places than was asked for", "a check of everything"},
  };
  for (uint32_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (parts[i].n == 0) continue;
    fl_str text = fl_str_from(fl_arena_printf(&t->e->arena, "Hidden: %u finding%s %s (%s shows %s).", parts[i].n,
                                              parts[i].n == 1 ? "" : "s", parts[i].what, parts[i].how, parts[i].n == 1 ? "it" : "them"));
    t->p.hang = 4;
    fl_paint_words(&t->p, FL_STYLE_DIM, text);
    fl_paint_end_line(&t->p);
  }
}

static uint32_t count_severity(const fl_emit *e, fl_severity severity) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->report->findings.n; i++)
    n += e->report->findings.at[i].severity == severity && fl_emit_is_open(e, &e->report->findings.at[i]);
  return n;
}

// "Found 3 errors, 2 warnings and 1 note"
static void paint_found(fl_text_run *t) {
  static const fl_severity order[] = {FL_SEVERITY_ERROR, FL_SEVERITY_WARNING, FL_SEVERITY_NOTE};
  uint32_t n[3], kinds = 0, shown = 0;
  for (int i = 0; i < 3; i++) kinds += (n[i] = count_severity(t->e, order[i])) > 0;
  fl_paint_words(&t->p, FL_STYLE_BOLD, kinds ? FL_STR("Found") : t->e->report->stats.baselined + t->e->report->stats.elsewhere && !t->e->options->baselined ? FL_STR("Found no new faults") : FL_STR("Found no faults"));
  for (int i = 0; i < 3; i++) {
    if (n[i] == 0) continue;
    shown++;
    if (shown > 1 && shown == kinds) fl_paint_words(&t->p, FL_STYLE_BOLD, FL_STR("and"));
    const char *comma = shown + 1 < kinds ? "," : "";
    fl_paint_word(&t->p, fl_text_severity_style(order[i]),
                  fl_str_from(fl_arena_printf(&t->e->arena, "%u %s%s%s", n[i], fl_severity_word(order[i]), n[i] == 1 ? "" : "s", comma)));
  }
}

static uint32_t count_gaps(const fl_report *report) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < report->gaps.n; i++) n += report->gaps.at[i].count;
  return n;
}

void fl_text_summary(fl_text_run *t) {
  const fl_report *report = t->e->report;
  const fl_stats *stats = &report->stats;
  fl_arena *arena = &t->e->arena;
  for (uint32_t i = 0; i < stats->n_answers; i++)
    if (stats->answers[i].total) paint_answer_count(t, &stats->answers[i]);
  paint_hidden(t);
  t->p.hang = 4;
  paint_found(t);
  fl_str files = format_count(t, stats->files_read, "file", "files");
  fl_str gaps = format_count(t, count_gaps(report), "gap", "gaps");
  fl_paint_words(&t->p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(arena, "in %.*s (%u skipped, %.*s).", FL_STR_ARG(files),
                                                                    stats->files_skipped, FL_STR_ARG(gaps))));
  fl_paint_end_line(&t->p);
}
