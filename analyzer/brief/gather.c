// From a report and its analysis to what the sections share.
#include "brief/brief_p.h"
#include "brief/budget.h"
#include "brief/able.h"
#include "brief/degraded.h"
#include "brief/start.h"

#include <stdlib.h>

// ---- findings ------------------------------------------------------------------------------------------------------------------------

static uint32_t cite_finding(fl_document *doc, const fl_finding *f, fl_str service) {
  fl_citation c = {.kind = FL_CITES_finding, .text = f->message, .path = f->at.path, .line = f->at.line, .family = f->rule->family, .rule = f->rule->id};
  c.severity = fl_str_from(fl_severity_word(f->severity));
  c.confidence = fl_str_from(fl_confidence_word(f->confidence));
  c.service = service;
  c.owner = f->owner;
  c.key = c.fingerprint = f->fingerprint;
  c.function = f->function;
  c.entry = f->entry;
  c.fix = fl_str_trim(f->fix);
  fl_brief_add_trails(doc, &c, f);
  return fl_doc_cite(doc, &c);
}

// By the file of the finding; "" where nothing there runs on its own. What several programs take over is theirs.
static fl_str service_of(fl_brief_state *state, const fl_finding *f) {
  uint32_t file = state->graph ? fl_brief_file(state->graph, f->at.path) : 0;
  uint32_t service = file ? fl_ask_service_of(state->ask, file) : 0;
  if (file && fl_ask_is_taken_over(state->ask, file)) return fl_brief_run_by(state, (fl_func_ref){file, 0});
  return service ? fl_graph_name(state->graph, fl_ask_services(state->ask)->services[service].name) : (fl_str){0};
}

static void add_finding(fl_brief_state *state, const fl_finding *f) {
  fl_known_finding known = {.f = f, .service = service_of(state, f)};
  known.citation = cite_finding(state->doc, f, known.service);
  fl_reach_of(&known.reach, state, f);
  known.at_start = fl_is_at_start(state, &known);
  known.aside = known.at_start || fl_is_aside(state, &known);
  fl_array_push(&state->findings, known);
}

// ---- hazards -------------------------------------------------------------------------------------------------------------------------

static fl_hazard *hazard_of(fl_brief_state *state, const fl_rule *rule) {
  for (uint32_t i = 0; i < state->hazards.n; i++)
    if (state->hazards.at[i].rule == rule) return &state->hazards.at[i];
  fl_array_push(&state->hazards, ((fl_hazard){.rule = rule}));
  return fl_array_last(&state->hazards);
}

static void add_service(fl_hazard *h, fl_str service) {
  if (!service.n) return;
  for (uint32_t i = 0; i < h->services.n; i++)
    if (fl_str_eq(h->services.at[i], service)) return;
  fl_array_push(&h->services, service);
}

// Code of a library belongs to those that run it.
static void add_services(fl_brief_state *state, fl_hazard *h, const fl_known_finding *known) {
  uint32_t site = fl_brief_site(state, known->f->at.path, known->f->at.line), services[FL_MAX_USERS];
  uint32_t n = site ? fl_ask_services_of(state->ask, fl_graph_site(state->graph, site)->func, services, FL_MAX_USERS) : 0;
  if (n < 2) return add_service(h, known->service);
  for (uint32_t i = 0; i < n; i++) add_service(h, fl_brief_service_name(state, services[i]));
}

static void add_to_hazard(fl_brief_state *state, uint32_t finding) {
  const fl_known_finding *known = &state->findings.at[finding];
  fl_hazard *h = hazard_of(state, known->f->rule);
  h->at_start = known->at_start && (h->at_start || h->findings.n == 0);
  h->aside = known->aside && (h->aside || h->findings.n == 0);
  h->pooled = fl_is_pooled(state, known) && (h->pooled || h->findings.n == 0);
  fl_array_push(&h->findings, finding);
  add_services(state, h, known);
  fl_reach_merge(&h->reach, &known->reach);
  if (known->f->severity > h->severity) h->severity = known->f->severity, h->confidence = 0;
  if (known->f->severity == h->severity && known->f->confidence > h->confidence) h->confidence = known->f->confidence;
}

static int fewer(uint32_t a, uint32_t b) { return a < b ? 1 : a > b ? -1 : 0; }

// What is wrong afterwards stays wrong: of two as severe that counts more than load and waiting, however sure these are.
static bool is_lasting(const fl_hazard *h) {
  uint8_t how = h->rule->scenario;
  return h->confidence >= FL_CONFIDENCE_MEDIUM && (how == FL_SCENARIO_doubled || how == FL_SCENARIO_lost || how == FL_SCENARIO_half || how == FL_SCENARIO_two_writers);
}

// ---- how much ------------------------------------------------------------------------------------------------------------------------

// Ten functions of one file that do the same wrong weigh as one: what the nth finding adds to its cause. Whether they are mended in one go nobody has said.
static uint32_t added_to_cause(const fl_brief_state *state, const fl_hazard *h, uint32_t nth, bool *first) {
  const fl_known_finding *known = &state->findings.at[h->findings.at[nth]];
  uint32_t had = 0, own = known->reach.entries.n;
  *first = true;
  for (uint32_t i = 0; i < nth; i++) {
    const fl_known_finding *other = &state->findings.at[h->findings.at[i]];
    if (!fl_str_eq(other->f->subject, known->f->subject) || !fl_str_eq(other->f->at.path, known->f->at.path)) continue;
    *first = false;
    if (other->reach.entries.n > had) had = other->reach.entries.n;
  }
  return own > had ? own - had : 0;
}

static void weigh(const fl_brief_state *state, fl_hazard *h) {
  for (uint32_t i = 0; i < h->findings.n; i++) {
    bool first;
    h->breadth += added_to_cause(state, h, i, &first);
    h->causes += first;
  }
  if (is_lasting(h) || h->breadth > h->reach.entries.n) h->breadth = h->reach.entries.n; // what stays wrong stays so at each of them
}

// How many entry points it hits, as far as it is sure.
static uint32_t weight_of(const fl_hazard *h) { return h->breadth * (uint32_t)h->confidence; }

// No request or message is known to come by, and what goes wrong there is over with it.
static bool is_aside(const fl_hazard *h) { return h->aside || (h->reach.entries.n == 0 && !is_lasting(h)); }

static int graver(const void *a, const void *b) {
  const fl_hazard *x = a, *y = b;
  int order = fewer(x->severity, y->severity);
  if (!order) order = fewer(!is_aside(x), !is_aside(y)); // what requests reach comes first
  if (!order) order = fewer(is_lasting(x), is_lasting(y));
  if (!order) order = fewer(x->confidence >= FL_CONFIDENCE_MEDIUM, y->confidence >= FL_CONFIDENCE_MEDIUM);
  if (!order) order = fewer(weight_of(x), weight_of(y));
  if (!order) order = fewer(x->confidence, y->confidence);
  if (!order) order = fewer(x->causes, y->causes);
  if (!order) order = fewer(x->findings.n, y->findings.n);
  return order ? order : fl_str_cmp(x->rule->id, y->rule->id);
}

static void rank_hazards(fl_brief_state *state) {
  for (uint32_t i = 0; i < state->hazards.n; i++) weigh(state, &state->hazards.at[i]);
  if (state->hazards.n) qsort(state->hazards.at, state->hazards.n, sizeof *state->hazards.at, graver);
  for (uint32_t i = 0; i < state->hazards.n; i++) {
    fl_hazard *h = &state->hazards.at[i];
    h->rank = i;
    for (uint32_t k = 0; k < h->findings.n; k++) state->findings.at[h->findings.at[k]].hazard = i;
  }
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

static void ask_graph(fl_brief_state *state) {
  if (!state->analysis || !state->analysis->graph) return;
  state->ask = fl_ask_new(state->analysis->graph);
  state->graph = fl_ask_graph(state->ask);
  fl_brief_index_sites(state);
  fl_diagram_of_services(&state->doc->services, state->analysis, state->ask);
  fl_inventory_of(&state->inventory, state->analysis, &(fl_inventory_from){state->ask, &state->doc->services, true});
  fl_brief_add_calls(state->doc, state->report, state->analysis);
}

void fl_brief_gather(fl_brief_state *state, fl_document *doc, const fl_brief_input *in) {
  state->doc = doc;
  state->report = in->report;
  state->analysis = in->analysis;
  ask_graph(state);
  for (uint32_t i = 0; i < in->report->findings.n; i++) {
    const fl_finding *f = &in->report->findings.at[i];
    if (f->state != FL_STATE_SUPPRESSED) add_finding(state, f);
  }
  for (uint32_t i = 0; i < state->findings.n; i++) add_to_hazard(state, i);
  rank_hazards(state);
}

void fl_brief_drop(fl_brief_state *state) {
  for (uint32_t i = 0; i < state->findings.n; i++) fl_reach_release(&state->findings.at[i].reach);
  for (uint32_t i = 0; i < state->hazards.n; i++) {
    fl_array_release(&state->hazards.at[i].findings);
    fl_array_release(&state->hazards.at[i].services);
    fl_reach_release(&state->hazards.at[i].reach);
  }
  fl_array_release(&state->findings);
  fl_array_release(&state->hazards);
  fl_array_release(&state->quantities);
  fl_array_release(&state->code_quantities);
  fl_map_release(&state->quantity_words);
  fl_map_release(&state->labels);
  fl_map_release(&state->inlets);
  fl_budgets_free(state->budgets);
  fl_failing_free(state->failing);
  fl_map_release(&state->sites);
  fl_map_release(&state->begins);
  fl_inventory_release(&state->inventory);
  if (state->ask) fl_ask_free(state->ask);
}
