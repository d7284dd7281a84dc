// Where the readers of SARIF disagree: design notes and sources stand in docs/integrations/pipelines.md.
#include "emit/sarif_p.h"

bool fl_sarif_has(const fl_emit_options *options, const fl_finding *f) {
  if (f->state == FL_STATE_SUPPRESSED) return options->sarif_marks;
  return f->state == FL_STATE_NEW || (f->state == FL_STATE_UNCHANGED && (options->baselined || options->sarif == FL_SARIF_FULL));
}

// ---- room --------------------------------------------------------------------------------------------------------------------------------

static uint32_t count(const fl_report *report, const fl_emit_options *options, uint32_t n[FL_SEVERITY_ERROR + 1]) {
  uint32_t all = 0;
  for (uint32_t i = 0; i < report->findings.n; i++) {
    if (!fl_sarif_has(options, &report->findings.at[i])) continue;
    n[report->findings.at[i].severity]++;
    all++;
  }
  return all;
}

// The worst come first.
fl_sarif_room fl_sarif_room_of(const fl_report *report, const fl_emit_options *options) {
  fl_sarif_room room = {0};
  uint32_t n[FL_SEVERITY_ERROR + 1] = {0}, left = options->sarif == FL_SARIF_FULL ? UINT32_MAX : FL_SARIF_MOST_RESULTS;
  count(report, options, n);
  for (int i = FL_SEVERITY_ERROR; i >= 0; i--) {
    room.left[i] = n[i] < left ? n[i] : left;
    left -= room.left[i];
  }
  return room;
}

bool fl_sarif_takes(fl_sarif_room *room, const fl_finding *f) {
  if (!room->left[f->severity]) return false;
  room->left[f->severity]--;
  return true;
}

uint32_t fl_sarif_left_out(const fl_report *report, const fl_emit_options *options) {
  uint32_t n[FL_SEVERITY_ERROR + 1] = {0}, all = count(report, options, n);
  return options->sarif != FL_SARIF_FULL && all > FL_SARIF_MOST_RESULTS ? all - FL_SARIF_MOST_RESULTS : 0;
}

// ---- the run -----------------------------------------------------------------------------------------------------------------------------

static void azure_properties(fl_json *w, const fl_azure_run *run) {
  fl_json_key(w, "properties");
  fl_json_object_begin(w);
  fl_json_field_str(w, "azuredevops/pipeline/build/buildDefinitionId", run->definition);
  fl_json_field_str(w, "azuredevops/pipeline/build/buildDefinitionName", run->definition_name);
  fl_json_field_str(w, "azuredevops/pipeline/build/phaseId", run->phase);
  fl_json_field_str(w, "azuredevops/pipeline/build/phaseName", run->phase_name);
  fl_json_object_end(w);
}

void fl_sarif_automation(fl_json *w, const fl_emit_options *options, fl_arena *arena) {
  const fl_azure_run *run = &options->azure;
  bool azure = options->sarif == FL_SARIF_AZURE && run->organization.n;
  fl_json_key(w, "automationDetails");
  fl_json_object_begin(w);
  if (!azure) fl_json_field_str(w, "id", FL_STR("faultline/"));
  else
    fl_json_field_str(w, "id", fl_str_from(fl_arena_printf(arena, "azuredevops/pipeline/build/%.*s/%.*s/%.*s/%.*s/%.*s/%.*s", FL_STR_ARG(run->organization),
                                                           FL_STR_ARG(run->project), FL_STR_ARG(run->definition), FL_STR_ARG(run->phase),
                                                           FL_STR_ARG(run->branch), FL_STR_ARG(run->build))));
  if (azure) azure_properties(w, run);
  fl_json_object_end(w);
}

// ---- a result ----------------------------------------------------------------------------------------------------------------------------

void fl_sarif_logical(fl_json *w, const fl_finding *f) {
  if (!f->function.n) return;
  fl_json_key(w, "logicalLocations");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_field_str(w, "fullyQualifiedName", f->function);
  fl_json_field_str(w, "kind", FL_STR("function"));
  fl_json_object_end(w);
  fl_json_array_end(w);
}

void fl_sarif_suppression(fl_json *w, const fl_finding *f) {
  fl_json_key(w, "suppressions");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", f->in_config ? FL_STR("external") : FL_STR("inSource"));
  fl_json_field_str(w, "status", FL_STR("accepted"));
  fl_json_field_str(w, "justification", f->reason);
  fl_json_object_end(w);
  fl_json_array_end(w);
}

// Rank is the order in which somebody should look: by severity, then by confidence. In other profiles it would be taken for a severity.
void fl_sarif_state(fl_json *w, const fl_report *report, const fl_finding *f) {
  bool compared = report->stats.baselined + report->stats.elsewhere > 0;
  if (compared) fl_json_field_str(w, "baselineState", f->state == FL_STATE_UNCHANGED ? FL_STR("unchanged") : FL_STR("new"));
  fl_json_field_uint(w, "rank", 25u * (uint32_t)f->severity + 8u * (uint32_t)f->confidence);
}

static void more_properties(fl_json *w, const fl_finding *f) {
  const struct { const char *key; fl_str text; } rows[] = {{"family", f->rule->family}, {"owner", f->owner}, {"entry", f->entry}, {"fix", f->fix}, {"team", f->team}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (rows[i].text.n) fl_json_field_str(w, rows[i].key, rows[i].text);
}

void fl_sarif_properties(fl_json *w, const fl_emit_options *options, const fl_finding *f) {
  fl_json_key(w, "properties");
  fl_json_object_begin(w);
  fl_json_field_str(w, "confidence", fl_str_from(fl_confidence_word(f->confidence)));
  if (options->sarif == FL_SARIF_FULL) more_properties(w, f);
  fl_json_object_end(w);
}
