// Markdown for a comment or the summary of a pipeline's step: what was found rule by rule, then what could not be seen. Those who
// show it cut long texts off, so of one rule only so many places are listed; the number is said.
#include "emit/emit_p.h"

enum { MAX_PLACES = 50 };

typedef struct run { FL_ARRAY(const fl_finding *) list; bool written; } run;

static void begin(fl_emit *e) { e->state = fl_arena_zero(&e->arena, sizeof(run)); }

static void finding(fl_emit *e, const fl_finding *f) {
  run *r = e->state;
  if (fl_emit_is_open(e, f)) fl_array_push(&r->list, f);
}

static void add_place(fl_buf *out, const fl_emit *e, const fl_place *at) {
  fl_buf place = {0};
  fl_emit_add_path(&place, e, at->path);
  fl_buf_printf(&place, ":%u", at->line ? at->line : 1);
  fl_emit_add_markdown_code(out, fl_buf_str(&place));
  fl_buf_release(&place);
}

static uint32_t count_of(const run *r, fl_severity severity) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->list.n; i++) n += r->list.at[i]->severity == severity;
  return n;
}

static void add_summary(fl_buf *out, const fl_emit *e, const run *r) {
  const char *before = "";
  fl_buf_add_c(out, "## faultline\n\n");
  for (int severity = FL_SEVERITY_ERROR; severity >= FL_SEVERITY_NOTE; severity--) {
    uint32_t n = count_of(r, (fl_severity)severity);
    if (n) fl_buf_printf(out, "%s%u %s%s", before, n, fl_severity_word((fl_severity)severity), n == 1 ? "" : "s"), before = ", ";
  }
  fl_buf_printf(out, "%s in %u file%s.\n\n", r->list.n ? "" : "No findings", e->report->stats.files_read, e->report->stats.files_read == 1 ? "" : "s");
}

static void add_rule(fl_buf *out, const fl_emit *e, const run *r, const fl_rule *rule) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->list.n; i++) {
    const fl_finding *f = r->list.at[i];
    if (f->rule != rule) continue;
    if (n == 0) fl_buf_printf(out, "### %.*s (%.*s)\n\n", FL_STR_ARG(rule->title), FL_STR_ARG(rule->id));
    if (++n > MAX_PLACES) continue;
    fl_buf_printf(out, "- **%s** ", fl_severity_word(f->severity));
    add_place(out, e, &f->at);
    fl_buf_add_c(out, ": ");
    fl_emit_add_markdown(out, f->message);
    if (f->n_related) fl_buf_printf(out, " (%u place%s affected)", f->n_related, f->n_related == 1 ? "" : "s");
    fl_buf_add_char(out, '\n');
  }
  if (n > MAX_PLACES) fl_buf_printf(out, "- and %u more\n", n - MAX_PLACES);
  if (n) fl_buf_printf(out, "\n%.*s\n\n", FL_STR_ARG(fl_str_trim(rule->fix)));
}

// The findings are complete when the first kind of gap comes.
static void write_findings(fl_emit *e) {
  run *r = e->state;
  fl_buf out = {0};
  add_summary(&out, e, r);
  for (uint32_t i = 0; i < e->report->rules.n; i++) add_rule(&out, e, r, e->report->rules.at[i]);
  if (e->report->gaps.n) fl_buf_add_c(&out, "### Not seen\n\n");
  fl_emit_write(e, &out);
  fl_buf_release(&out);
  r->written = true;
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  run *r = e->state;
  fl_buf out = {0};
  if (!r->written) write_findings(e);
  fl_buf_add_c(&out, "- ");
  fl_emit_add_markdown(&out, kind->text);
  if (kind->first.path.n) {
    fl_buf_add_c(&out, kind->count == 1 ? ", at " : ", first at ");
    add_place(&out, e, &kind->first);
  }
  fl_buf_add_char(&out, '\n');
  fl_emit_write(e, &out);
  fl_buf_release(&out);
}

static void end(fl_emit *e) {
  run *r = e->state;
  if (!r->written) write_findings(e);
  fl_array_release(&r->list);
}

const fl_emitter fl_emit_markdown = {.name = "markdown", .about = "a summary for comments and pipelines", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
