// Section 1: the gate, what there is, and the gravest risks with whom they hit.
#include "brief/brief_p.h"

enum { GRAVEST = 5, MAX_SERVICES = 3 };

static uint32_t count(const fl_brief_state *s, fl_severity severity, fl_confidence at_least) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->findings.n; i++) n += s->findings.at[i].f->severity == severity && s->findings.at[i].f->confidence >= at_least;
  return n;
}

static fl_cites all_of(const fl_brief_state *s, fl_severity severity, fl_confidence at_least) {
  fl_cites cites = {0};
  for (uint32_t i = 0; i < s->findings.n; i++)
    if (s->findings.at[i].f->severity == severity && s->findings.at[i].f->confidence >= at_least) fl_cite(&cites, s->findings.at[i].citation);
  return cites;
}

static void say_gate(fl_brief_state *s) {
  uint32_t n = count(s, FL_SEVERITY_ERROR, FL_CONFIDENCE_HIGH);
  fl_cites cites = all_of(s, FL_SEVERITY_ERROR, FL_CONFIDENCE_HIGH);
  if (n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "The gate is not hit: there is no error of high confidence.");
  else fl_doc_say(s->doc, FL_SAID_found, &cites, "The gate is hit: there %s %u error%s of high confidence.", n == 1 ? "is" : "are", n, n == 1 ? "" : "s");
}

static void say_counts(fl_brief_state *s) {
  const fl_stats *stats = &s->report->stats;
  fl_cites cites = {0};
  for (uint32_t i = 0; i < s->hazards.n; i++) fl_cite_findings(&cites, s, &s->hazards.at[i]);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "%u files with %u lines were read, and %u rules asked.", stats->files_read, stats->lines_read, stats->rules_run);
  if (cites.n == 0) return;
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Found: %s, %s and %s, of %s.", fl_count(s->doc, count(s, FL_SEVERITY_ERROR, 0), "error", "errors").at,
             fl_count(s->doc, count(s, FL_SEVERITY_WARNING, 0), "warning", "warnings").at, fl_count(s->doc, count(s, FL_SEVERITY_NOTE, 0), "note", "notes").at,
             fl_count(s->doc, s->hazards.n, "kind", "kinds").at);
}

static fl_str reach_cell(fl_brief_state *s, const fl_reach *reach) {
  if (!s->graph) return FL_STR("not known: there are only findings");
  if (reach->entries.n == 0) return FL_STR("no entry point that was seen");
  return fl_str_from(fl_arena_printf(&s->doc->arena, "%s%u entry point%s", reach->is_cut ? "at least " : "", reach->entries.n, reach->entries.n == 1 ? "" : "s"));
}

// "`a`, `b` and 3 more"
static fl_str services_cell(fl_brief_state *s, const fl_hazard *h) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < h->services.n && i < MAX_SERVICES; i++) fl_buf_printf(&text, "%s%s", i ? ", " : "", fl_doc_code(s->doc, h->services.at[i]).at);
  if (h->services.n > MAX_SERVICES) fl_buf_printf(&text, " and %u more", h->services.n - MAX_SERVICES);
  fl_str cell = fl_arena_str(&s->doc->arena, text.n ? fl_buf_str(&text) : FL_STR("-"));
  fl_buf_release(&text);
  return cell;
}

static void add_risk(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_cite_findings(&cites, s, h);
  fl_str cells[] = {h->rule->title, services_cell(s, h), fl_str_from(fl_severity_word(h->severity)),
                    fl_count(s->doc, h->findings.n, "finding", "findings"), reach_cell(s, &h->reach), fl_str_trim(h->rule->risk.failure_mode)};
  fl_doc_row(s->doc, &cites, cells);
}

void fl_section_summary(fl_brief_state *s) {
  static const char *const columns[] = {"risk", "services", "severity", "extent", "reached from", "what happens", NULL};
  fl_doc_paragraph(s->doc);
  say_gate(s);
  say_counts(s);
  if (s->hazards.n == 0) return;
  fl_doc_table(s->doc, "The gravest risks", columns);
  for (uint32_t i = 0; i < s->hazards.n && i < GRAVEST; i++) add_risk(s, &s->hazards.at[i]);
  if (s->hazards.n > GRAVEST) fl_doc_left_out(s->doc, s->hazards.n - GRAVEST);
}
