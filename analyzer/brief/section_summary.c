// Section 1: the gate, what there is, and the gravest risks with whom they hit.
#include "brief/stance.h"
#include "brief/start.h"
#include "brief/unheard.h"

enum { GRAVEST = 5, MAX_SERVICES = 3, MAX_ENTRIES = 2, MAX_SETTINGS = 4 };

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

// What a tool has made says nothing of how much people have written.
static uint32_t count_generated(const fl_brief_state *s) {
  uint32_t n = 0;
  for (uint32_t file = 1; s->graph && file <= fl_graph_n_files(s->graph); file++) n += (fl_graph_file_at(s->graph, file)->marks & FL_MARK_GENERATED) != 0;
  return n;
}

static void say_counts(fl_brief_state *s) {
  const fl_stats *stats = &s->report->stats;
  fl_cites cites = {0};
  for (uint32_t i = 0; i < s->hazards.n; i++) fl_cite_findings(&cites, s, &s->hazards.at[i]);
  uint32_t generated = count_generated(s);
  fl_str made = generated ? fl_doc_text(s->doc, " (%u of these files generated)", generated) : (fl_str){0};
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "%u files with %u lines were read%.*s, and %u rules asked.", stats->files_read, stats->lines_read, FL_STR_ARG(made), stats->rules_run);
  if (cites.n == 0) return;
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Found: %s, %s and %s, of %s.", fl_count(s->doc, count(s, FL_SEVERITY_ERROR, 0), "error", "errors").at,
             fl_count(s->doc, count(s, FL_SEVERITY_WARNING, 0), "warning", "warnings").at, fl_count(s->doc, count(s, FL_SEVERITY_NOTE, 0), "note", "notes").at,
             fl_count(s->doc, s->hazards.n, "kind", "kinds").at);
}

// "3 findings, 12 calls"
static fl_str extent_cell(fl_brief_state *s, const fl_hazard *h) {
  uint32_t calls = 0;
  fl_str findings = fl_count(s->doc, h->findings.n, "finding", "findings");
  for (uint32_t i = 0; i < h->findings.n; i++) calls += fl_brief_places(s, s->findings.at[h->findings.at[i]].f);
  return calls > h->findings.n && s->graph ? fl_doc_text(s->doc, "%.*s, %u calls", FL_STR_ARG(findings), calls) : findings;
}

// "`POST /orders`"; with its service where another one has the same.
static fl_str entry_named(fl_brief_state *s, const fl_reach *reach, uint32_t i) {
  const fl_entry_point *entries;
  fl_graph_entries(s->graph, &entries);
  fl_str label = fl_brief_entry_label(s, reach->entries.at[i]), service = fl_brief_service_of(s, entries[reach->entries.at[i] - 1].file);
  bool again = false;
  for (uint32_t k = 0; k < reach->entries.n && !again; k++) again = k != i && fl_str_eq(fl_brief_entry_label(s, reach->entries.at[k]), label);
  fl_str code = fl_doc_code(s->doc, label);
  return again && service.n ? fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(code), FL_STR_ARG(fl_doc_code(s->doc, service))) : code;
}

// "12 entry points and 1 start of a program (`GET /a`, `POST /b` and 11 more)"
static fl_str reach_cell(fl_brief_state *s, const fl_hazard *h) {
  const fl_reach *reach = &h->reach;
  if (!s->graph) return FL_STR("not known: there are only findings");
  if (reach->entries.n == 0) return FL_STR("no entry point that was seen");
  fl_buf text = {0};
  const fl_entry_point *entries;
  fl_graph_entries(s->graph, &entries);
  fl_buf_printf(&text, "%s%s (", reach->is_cut ? "at least " : "", fl_say_reach(s, reach).at);
  uint32_t shown = 0;
  for (int pass = 0; pass < 2; pass++) // what requests and messages come through tells more than a main
    for (uint32_t i = 0; i < reach->entries.n && shown < MAX_ENTRIES; i++) {
      const fl_entry_point *e = &entries[reach->entries.at[i] - 1];
      if ((e->kind == FL_ENTRY_main) == (pass == 1)) fl_buf_printf(&text, "%s%s", shown++ ? ", " : "", entry_named(s, reach, i).at);
    }
  if (reach->entries.n > shown) fl_buf_printf(&text, " and %u more", reach->entries.n - shown);
  fl_buf_add_char(&text, ')');
  fl_str only = fl_hazard_only(s, h);
  if (only.n) fl_buf_printf(&text, ", of requests only when %.*s", FL_STR_ARG(only));
  fl_str cell = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return cell;
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
                    extent_cell(s, h), reach_cell(s, h), fl_str_trim(fl_hazard_failure(s, h))};
  fl_doc_row(s->doc, &cites, cells);
}

// What a fault does today, in one sentence: how many findings go wrong in which way.
static void say_stance(fl_brief_state *s) {
  static const char *const ways[FL_N_SCENARIOS] = {
      [FL_SCENARIO_hangs] = "work hangs on a part that is slow or away", [FL_SCENARIO_storm] = "repetitions add load", [FL_SCENARIO_doubled] = "work is done twice",
      [FL_SCENARIO_lost] = "what was confirmed is lost", [FL_SCENARIO_half] = "changes stay half done", [FL_SCENARIO_two_writers] = "two write at once",
      [FL_SCENARIO_piles_up] = "work piles up", [FL_SCENARIO_stale] = "old states are read"};
  uint32_t counts[FL_N_SCENARIOS] = {0}, n = 0;
  fl_cites cites = {0};
  fl_buf text = {0};
  for (uint32_t i = 0; i < s->hazards.n; i++) counts[s->hazards.at[i].rule->scenario] += s->hazards.at[i].findings.n;
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    uint8_t scenario = s->hazards.at[i].rule->scenario;
    if (ways[scenario]) fl_cite_findings(&cites, s, &s->hazards.at[i]);
    if (!ways[scenario] || !counts[scenario]) continue;
    fl_buf_printf(&text, "%s%s (%u)", n++ ? ", " : "", ways[scenario], counts[scenario]);
    counts[scenario] = 0;
  }
  if (n) fl_doc_say(s->doc, FL_SAID_found, &cites, "What happens when something fails, the gravest first, with the number of findings: %s.", fl_buf_text(&text));
  fl_buf_release(&text);
}

// Somebody has chosen them, so that no rule objects; they belong before those who decide all the same.
static void say_settings(fl_brief_state *s) {
  fl_names names = {0};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    fl_str said = fl_stance_may_lose(s, item);
    if (!said.n) continue;
    fl_names_add(&names, said);
    fl_cite(&cites, fl_cite_item(s, item));
  }
  if (names.all.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "Set so that what was sent or acknowledged may be lost, without a finding: %.*s.", FL_STR_ARG(fl_names_plain(s->doc, &names, MAX_SETTINGS)));
  fl_names_release(&names);
}

void fl_section_summary(fl_brief_state *s) {
  static const char *const columns[] = {"risk", "services", "severity", "extent", "reached from", "what happens", NULL};
  fl_doc_paragraph(s->doc);
  say_gate(s);
  say_counts(s);
  fl_sum_up_unheard(s);
  say_stance(s);
  if (s->graph) say_settings(s);
  if (s->hazards.n == 0) return;
  fl_doc_table(s->doc, "The gravest risks", columns);
  for (uint32_t i = 0; i < s->hazards.n && i < GRAVEST; i++) add_risk(s, &s->hazards.at[i]);
  if (s->hazards.n > GRAVEST) fl_doc_left_out(s->doc, s->hazards.n - GRAVEST);
}
