// Notes -> suppressions -> states of findings.
#include "engine/suppress.h"

#include "base/io.h"
#include "parse/source.h"

typedef FL_ARRAY(fl_suppression) suppressions;

static const fl_rule expired_rule = {
    .id = FL_STR_INIT("suppression-expired"),
    .family = FL_STR_INIT("meta"),
    .title = FL_STR_INIT("A suppression has expired"),
    .why = FL_STR_INIT("Somebody promised to look again by this date."),
    .fix = FL_STR_INIT("Mend what was suppressed, or decide anew and give a later date."),
    .status = FL_STR_INIT("stable"),
    .since = FL_STR_INIT("0.1"),
    .severity = FL_SEVERITY_WARNING,
    .confidence_cap = FL_CONFIDENCE_HIGH,
};
static const fl_rule unused_rule = {
    .id = FL_STR_INIT("suppression-unused"),
    .family = FL_STR_INIT("meta"),
    .title = FL_STR_INIT("A suppression takes nothing back"),
    .why = FL_STR_INIT("The fault is gone, or has moved; a suppression that stays hides the next one."),
    .fix = FL_STR_INIT("Remove it."),
    .status = FL_STR_INIT("stable"),
    .since = FL_STR_INIT("0.1"),
    .severity = FL_SEVERITY_NOTE,
    .confidence_cap = FL_CONFIDENCE_HIGH,
};

const fl_rule *fl_suppression_rule(fl_str id) {
  if (fl_str_eq(id, expired_rule.id)) return &expired_rule;
  return fl_str_eq(id, unused_rule.id) ? &unused_rule : NULL;
}

// ---- reading -------------------------------------------------------------------------------------------------------------

static const char *parse_rules(fl_suppression *out, fl_str *rest) {
  fl_str inside, word;
  if (rest->n == 0 || rest->at[0] != '[' || !fl_str_cut(fl_str_from_pos(*rest, 1), ']', &inside, rest))
    return "names no rule: ignore[RULE] -- reason";
  bool more = true;
  while (more) {
    more = fl_str_cut(inside, ',', &word, &inside);
    word = fl_str_trim(word);
    if (word.n == 0) return "names no rule: ignore[RULE] -- reason";
    if (out->n_rules == sizeof out->rules / sizeof *out->rules) return "names more than eight rules";
    out->rules[out->n_rules++] = word;
  }
  return NULL;
}

// "2027-03-31" -> 20270331
static bool parse_date(fl_str text, uint32_t *out) {
  int64_t year, month, day;
  if (text.n != 10 || text.at[4] != '-' || text.at[7] != '-') return false;
  if (!fl_str_to_int64(fl_str_slice(text, 0, 4), &year) || !fl_str_to_int64(fl_str_slice(text, 5, 7), &month) ||
      !fl_str_to_int64(fl_str_slice(text, 8, 10), &day))
    return false;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  *out = (uint32_t)(year * 10000 + month * 100 + day);
  return true;
}

static const struct {
  const char *word;
  enum fl_ignore_form form;
} forms[] = {{"ignore-file", FL_IGNORE_FILE}, {"ignore-start", FL_IGNORE_START}, {"ignore-end", FL_IGNORE_END}, {"ignore", FL_IGNORE_HERE}};

static bool parse_form(fl_str *text, enum fl_ignore_form *form) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (!fl_str_starts_c(*text, forms[i].word)) continue;
    *form = forms[i].form;
    *text = fl_str_trim(fl_str_from_pos(*text, (uint32_t)strlen(forms[i].word)));
    return true;
  }
  return false;
}

const char *fl_suppression_parse(fl_suppression *out, fl_str text, enum fl_ignore_form *form) {
  text = fl_str_trim(text);
  if (!parse_form(&text, form)) return "is no directive: ignore[RULE], ignore-start[RULE], ignore-end[RULE] or ignore-file[RULE] was expected";
  const char *wrong = parse_rules(out, &text);
  if (wrong) return wrong;
  text = fl_str_trim(text);
  if (*form == FL_IGNORE_END) return NULL; // the reason stands at the start
  if (fl_str_starts_c(text, "until=")) {
    fl_str date;
    fl_str_cut(fl_str_from_pos(text, 6), ' ', &date, &text);
    if (!parse_date(date, &out->until)) return "has no date behind until=: until=2027-03-31 was expected";
    text = fl_str_trim(text);
  }
  if (!fl_str_starts_c(text, "--")) return "gives no reason: ignore[RULE] -- reason";
  out->reason = fl_str_trim(fl_str_from_pos(text, 2));
  return out->reason.n ? NULL : "gives no reason: ignore[RULE] -- reason";
}

// ---- which lines ---------------------------------------------------------------------------------------------------------

static bool is_comment_or_blank(const fl_language *language, fl_str line) {
  line = fl_str_trim(line);
  return line.n == 0 || line.at[0] == '*' || (language->line_comment && fl_str_starts_c(line, language->line_comment)) ||
         (language->block_begin && fl_str_starts_c(line, language->block_begin));
}

// The function that begins on the line, decorators included: its last line. The line itself when none does.
static uint32_t last_line_of(const fl_facts *facts, const fl_source *source, uint32_t line) {
  uint32_t last = line;
  for (uint32_t i = 1; i < facts->n_funcs; i++) {
    const fl_func *func = &facts->funcs[i];
    bool begins = func->span.line == line;
    for (uint32_t k = 0; k < func->n_annots && !begins; k++) begins = facts->annots[func->first_annot + k].span.line == line;
    if (!begins || (func->flags & (FL_FUNC_MODULE | FL_FUNC_LAMBDA)) || func->span.byte_end == 0) continue;
    uint32_t end = fl_source_place(source, func->span.byte_end - 1).line;
    if (end > last) last = end;
  }
  return last;
}

// A comment at the end of a line speaks of the whole call that begins or ends there.
static void widen_to_calls(fl_suppression *s, const fl_facts *facts, const fl_source *source) {
  uint32_t line = s->line;
  for (uint32_t i = 1; i < facts->n_calls; i++) {
    const fl_span *span = &facts->calls[i].span;
    if (span->line > line || span->byte_end == 0) continue;
    uint32_t end = fl_source_place(source, span->byte_end - 1).line;
    if (end == line && span->line < s->first) s->first = span->line;
    if (span->line == line && end > s->last) s->last = end;
  }
}

static void find_lines(fl_suppression *s, const fl_note *note, const fl_facts *facts, const fl_language *language, const fl_source *source) {
  s->first = s->last = note->span.line;
  if (!note->own_line) {
    widen_to_calls(s, facts, source);
    return;
  }
  uint32_t line = note->span.line + 1;
  while (line <= source->n_lines && is_comment_or_blank(language, fl_source_line(source, line))) line++;
  s->first = line;
  s->last = last_line_of(facts, source, line);
}

// ---- collecting ----------------------------------------------------------------------------------------------------------

static fl_str directive(const fl_facts *facts, const fl_note *note) {
  fl_str rest;
  fl_str_cut(facts->texts[note->text], ':', NULL, &rest);
  return rest;
}

static void say_bad(fl_report *report, const fl_suppression *s, const char *wrong) {
  fl_report_add_gap(report, "bad-suppression", s->path, s->line, fl_str_from(fl_arena_printf(&report->arena, "a comment that %s", wrong)));
}

static bool same_rules(const fl_suppression *a, const fl_suppression *b) {
  for (uint32_t i = 0; i < a->n_rules && i < b->n_rules; i++)
    if (!fl_str_eq(a->rules[i], b->rules[i])) return false;
  return a->n_rules == b->n_rules;
}

// What an ignore-start has until its end is found: no line at all.
enum { OPEN = 0 };

static void close_range(suppressions *list, fl_report *report, const fl_suppression *end) {
  for (uint32_t i = list->n; i-- > 0;) {
    fl_suppression *s = &list->at[i];
    if (s->last != OPEN || !fl_str_eq(s->path, end->path) || !same_rules(s, end)) continue;
    s->last = end->line;
    return;
  }
  say_bad(report, end, "ends what no ignore-start with the same rules begins");
}

static void complain_of_open(suppressions *list, fl_report *report) {
  for (uint32_t i = list->n; i-- > 0;)
    if (list->at[i].last == OPEN) {
      say_bad(report, &list->at[i], "begins what no ignore-end with the same rules ends");
      list->at[i] = list->at[--list->n];
    }
}

static void add_note(suppressions *out, fl_report *report, const fl_file *file, const fl_facts *facts, const fl_note *note, const fl_source *source) {
  fl_suppression s = {.path = file->path, .line = note->span.line, .col = note->span.col,
                      .byte_begin = note->span.byte_begin, .byte_end = note->span.byte_end};
  enum fl_ignore_form form;
  const char *wrong = fl_suppression_parse(&s, directive(facts, note), &form);
  if (wrong) return say_bad(report, &s, wrong);
  if (form == FL_IGNORE_END) return close_range(out, report, &s);
  if (form == FL_IGNORE_FILE) s.last = UINT32_MAX;
  else if (form == FL_IGNORE_START) s.first = s.line, s.last = OPEN;
  else find_lines(&s, note, facts, fl_language_at(file->language), source);
  fl_array_push(out, s);
}

static bool has_directive(const fl_facts *facts) {
  for (uint32_t i = 1; facts && i < facts->n_notes; i++)
    if (facts->notes[i].kind == FL_NOTE_IGNORE) return true;
  return false;
}

static void collect(suppressions *out, fl_report *report, const fl_analysis *a) {
  fl_buf text = {0};
  fl_arena lines = {0};
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_facts *facts = a->facts[i];
    if (!has_directive(facts) || fl_tree_read(a->tree, a->walk.files.at[i].path, FL_MAX_SOURCE_BYTES, &text, NULL)) continue;
    fl_source source = fl_source_of("", fl_buf_str(&text));
    fl_arena_clear(&lines);
    fl_source_index(&source, &lines);
    for (uint32_t k = 1; k < facts->n_notes; k++)
      if (facts->notes[k].kind == FL_NOTE_IGNORE) add_note(out, report, &a->walk.files.at[i], facts, &facts->notes[k], &source);
  }
  complain_of_open(out, report);
  fl_buf_release(&text);
  fl_arena_release(&lines);
}

// ---- applying ------------------------------------------------------------------------------------------------------------

// Whole names only: what a comment takes back must not grow when a rule is added.
static bool names(const fl_suppression *s, const fl_rule *rule) {
  for (uint32_t i = 0; i < s->n_rules; i++)
    if (fl_select_is_name(s->rules[i], rule)) return true;
  return false;
}

static bool speaks_of(const fl_suppression *s, const fl_finding *f) {
  uint32_t end = f->at.end_line > f->at.line ? f->at.end_line : f->at.line;
  return fl_str_eq(s->path, f->at.path) && s->first <= end && f->at.line <= s->last && names(s, f->rule);
}

static void say(fl_report *report, const fl_place *at, fl_str subject, const fl_rule *rule, const char *message) {
  fl_arena *arena = &report->arena;
  fl_finding finding = {.rule = rule,
                        .severity = rule->severity,
                        .confidence = FL_CONFIDENCE_HIGH,
                        .at = *at,
                        .subject = fl_arena_str(arena, subject),
                        .message = fl_str_from(message),
                        .fix = rule->fix};
  finding.at.path = fl_arena_str(arena, at->path);
  fl_report_add(report, &finding);
}

static fl_place place_of(const fl_suppression *s) {
  return (fl_place){.path = s->path, .line = s->line, .col = s->col, .byte_begin = s->byte_begin, .byte_end = s->byte_end};
}

static void apply(fl_report *report, suppressions *list, uint32_t today) {
  for (uint32_t i = 0; i < report->findings.n; i++)
    for (uint32_t k = 0; k < list->n; k++) {
      fl_suppression *s = &list->at[k];
      if (!speaks_of(s, &report->findings.at[i])) continue;
      s->used = true;
      if (s->until && today > s->until) continue;
      report->findings.at[i].state = FL_STATE_SUPPRESSED;
      report->findings.at[i].reason = fl_arena_str(&report->arena, s->reason);
    }
}

static void complain(fl_report *report, const suppressions *list, const fl_analysis *a) {
  bool all_rules = a->options.select.n_select == 0 && a->options.select.n_ignore == 0;
  for (uint32_t i = 0; i < list->n; i++) {
    const fl_suppression *s = &list->at[i];
    const fl_place at = place_of(s);
    uint32_t until = s->until;
    if (!s->used && all_rules) say(report, &at, s->rules[0], &unused_rule, "this suppression takes nothing back");
    if (s->used && until && a->options.today > until)
      say(report, &at, s->rules[0], &expired_rule, fl_arena_printf(&report->arena, "this suppression expired on %04u-%02u-%02u", until / 10000, until / 100 % 100, until % 100));
  }
}

void fl_analysis_suppress(fl_report *report, const fl_analysis *a) {
  suppressions list = {0};
  collect(&list, report, a);
  if (list.n || a->engine->config.accepted.n) {
    fl_array_push(&report->rules, &expired_rule);
    fl_array_push(&report->rules, &unused_rule);
  }
  fl_report_locate(report); // statements of several lines: the comment may stand on any of them
  apply(report, &list, a->options.today);
  complain(report, &list, a);
  fl_array_release(&list);
}

// ---- the configuration -----------------------------------------------------------------------------------------------------

static bool rules_ran(const fl_config_accepted *row, const fl_analysis *a) {
  const fl_rules *rules = a->engine->rules;
  for (uint32_t i = 0; i < fl_rules_count(rules); i++)
    if (fl_config_accepts_rule(row, fl_rules_at(rules, i)) && !fl_select_has_rule(&a->options.select, fl_rules_at(rules, i))) return false;
  return true;
}

// Rows of a file that others extend speak of several projects: here only the project's own.
void fl_analysis_tell_unused(fl_report *report, const fl_analysis *a, const bool *used) {
  const fl_config *c = &a->engine->config;
  if (!c->path || c->inside.n || !fl_tree_is_whole(a->tree)) return;
  for (uint32_t i = 0; i < c->accepted.n; i++) {
    const fl_config_accepted *row = &c->accepted.at[i];
    if (used[i] || strcmp(row->origin.path, c->path) != 0 || !rules_ran(row, a)) continue;
    fl_place at = {.path = fl_path_base(fl_str_from(c->path)), .line = row->origin.line, .col = row->origin.col};
    say(report, &at, row->reason, &unused_rule, "this row of `accepted` takes nothing back");
  }
}
