// A saved report: what emit/json.c wrote. Keys that it does not know are left alone, as the report's schema asks of its readers.
#include "brief/read_p.h"

typedef struct reading {
  fl_reader r;
  fl_report *report;
  const fl_rules *rules;
  FL_ARRAY(fl_rule *) unknown; // rules that the report alone knows
} reading;

static const json_t *enter(reading *in, const json_t *list, size_t i) {
  const json_t *node = json_array_get(list, i);
  in->r.way[in->r.depth].key = NULL;
  in->r.way[in->r.depth++].index = i;
  if (!json_is_object(node)) fl_read_wrong(&in->r, NULL, "an object was expected");
  return in->r.rc ? NULL : node;
}

static uint32_t number(reading *in, const json_t *node, const char *key) { return (uint32_t)fl_read_count(&in->r, node, key, UINT32_MAX); }

// ---- rules ---------------------------------------------------------------------------------------------------------------------------

static void read_risk(reading *in, fl_risk *risk, const json_t *node) {
  fl_reader *r = &in->r;
  const json_t *from = json_object_get(node, "risk");
  *risk = (fl_risk){.cap_stance = fl_read_some(r, from, "cap_stance"), .failure_mode = fl_read_some(r, from, "failure_mode"), .blast_radius = fl_read_some(r, from, "blast_radius"),
                    .guardrail = fl_read_some(r, from, "guardrail"), .metric = fl_read_some(r, from, "metric"), .alert = fl_read_some(r, from, "alert"),
                    .chaos = fl_read_some(r, from, "chaos"), .reversibility = fl_read_some(r, from, "reversibility")};
}

static const fl_rule *rule_of(reading *in, const json_t *node) {
  fl_str id = fl_read_text(&in->r, node, "rule");
  const fl_rule *known = in->rules ? fl_rules_find(in->rules, id) : NULL;
  for (uint32_t i = 0; i < in->unknown.n && !known; i++)
    if (fl_str_eq(in->unknown.at[i]->id, id)) known = in->unknown.at[i];
  if (known || in->r.rc) return known;
  fl_rule *rule = fl_arena_zero(in->r.arena, sizeof *rule);
  rule->id = id;
  rule->family = fl_read_text(&in->r, node, "family");
  rule->title = fl_read_text(&in->r, node, "title");
  rule->fix = fl_read_some(&in->r, node, "fix");
  read_risk(in, &rule->risk, node);
  fl_array_push(&in->unknown, rule);
  return rule;
}

// ---- findings ------------------------------------------------------------------------------------------------------------------------

static const char *severity(uint8_t i) { return fl_severity_word((fl_severity)i); }
static const char *confidence(uint8_t i) { return fl_confidence_word((fl_confidence)i); }
static const char *state(uint8_t i) { return fl_state_word((fl_state)(i - 1)); } // they begin with 0

static const fl_place *read_places(reading *in, const json_t *node, const char *key, uint32_t *n) {
  const json_t *list = fl_read_list(&in->r, node, key);
  *n = (uint32_t)json_array_size(list);
  fl_place *places = fl_arena_zero_n(in->r.arena, *n, sizeof *places);
  fl_read_down(&in->r, key);
  for (uint32_t i = 0; i < *n && !in->r.rc; i++) {
    const json_t *at = enter(in, list, i);
    if (at) places[i] = (fl_place){.path = fl_read_text(&in->r, at, "path"), .line = number(in, at, "line"), .message = fl_read_some(&in->r, at, "message")};
    fl_read_leave(&in->r);
  }
  fl_read_leave(&in->r);
  return places;
}

static void read_evidence(reading *in, fl_evidence *out, const json_t *node) {
  fl_reader *r = &in->r;
  const json_t *value = json_object_get(node, "value_ms");
  *out = (fl_evidence){.id = fl_read_text(r, node, "id"), .role = fl_read_text(r, node, "role"), .answer = fl_read_text(r, node, "answer"), .scope = fl_read_some(r, node, "scope")};
  out->value_ms = json_is_integer(value) ? json_integer_value(value) : -1;
  out->chain = read_places(in, node, "chain", &out->n_chain);
}

static void read_all_evidence(reading *in, fl_finding *f, const json_t *node) {
  const json_t *list = fl_read_list(&in->r, node, "evidence");
  f->n_evidence = (uint32_t)json_array_size(list);
  fl_evidence *evidence = fl_arena_zero_n(in->r.arena, f->n_evidence, sizeof *evidence);
  fl_read_down(&in->r, "evidence");
  for (uint32_t i = 0; i < f->n_evidence && !in->r.rc; i++) {
    const json_t *one = enter(in, list, i);
    if (one) read_evidence(in, &evidence[i], one);
    fl_read_leave(&in->r);
  }
  fl_read_leave(&in->r);
  f->evidence = evidence;
}

static fl_place read_place(reading *in, const json_t *node) {
  fl_place at = {.path = fl_read_text(&in->r, node, "path"), .line = number(in, node, "line"), .col = number(in, node, "column")};
  at.end_line = number(in, node, "end_line");
  at.end_col = number(in, node, "end_column");
  return at;
}

static void read_finding(reading *in, const json_t *node) {
  fl_reader *r = &in->r;
  size_t n_why;
  fl_finding f = {.rule = rule_of(in, node), .at = read_place(in, node), .function = fl_read_some(r, node, "function"), .owner = fl_read_some(r, node, "owner"),
                  .entry = fl_read_some(r, node, "entry"), .variant = fl_read_some(r, node, "variant"), .message = fl_read_text(r, node, "message"),
                  .fix = fl_read_some(r, node, "fix"), .fingerprint = fl_read_text(r, node, "fingerprint"), .reason = fl_read_some(r, node, "reason"), .team = fl_read_some(r, node, "team")};
  f.severity = (fl_severity)fl_read_word(r, node, "severity", severity, FL_SEVERITY_ERROR + 1);
  f.confidence = (fl_confidence)fl_read_word(r, node, "confidence", confidence, FL_CONFIDENCE_HIGH + 1);
  f.state = (fl_state)(fl_read_word(r, node, "state", state, FL_STATE_SUPPRESSED + 2) - 1);
  f.why = fl_read_texts(r, node, "why", &n_why);
  f.n_why = (uint32_t)n_why;
  read_all_evidence(in, &f, node);
  f.related = read_places(in, node, "related", &f.n_related);
  f.path_from_entry = read_places(in, node, "path_from_entry", &f.n_path_from_entry);
  if (!r->rc) fl_report_add(in->report, &f);
}

// ---- the rest ------------------------------------------------------------------------------------------------------------------------

static void read_gap(reading *in, const json_t *node) {
  fl_reader *r = &in->r;
  fl_gap gap = {.kind = fl_read_text(r, node, "kind"), .path = fl_read_some(r, node, "path"), .line = number(in, node, "line"), .detail = fl_read_some(r, node, "detail"), .count = number(in, node, "count")};
  fl_array_push(&in->report->gaps, gap);
}

static void read_list(reading *in, const json_t *object, const char *key, void (*one)(struct reading *, const json_t *)) {
  const json_t *list = fl_read_list(&in->r, object, key);
  fl_read_down(&in->r, key);
  for (size_t i = 0; i < json_array_size(list) && !in->r.rc; i++) {
    const json_t *node = enter(in, list, i);
    if (node) one(in, node);
    fl_read_leave(&in->r);
  }
  fl_read_leave(&in->r);
}

static void read_answer(reading *in, const json_t *node) {
  fl_stats *stats = &in->report->stats;
  fl_answer_count *answers = (fl_answer_count *)stats->answers; // room was made for all
  answers[stats->n_answers++] = (fl_answer_count){.site = fl_read_text(&in->r, node, "site"), .role = fl_read_text(&in->r, node, "role"), .total = number(in, node, "total"),
                                                  .bounded = number(in, node, "bounded"), .inherited = number(in, node, "inherited"),
                                                  .unknown = number(in, node, "unknown"), .unbounded = number(in, node, "unbounded")};
}

static void read_stats(reading *in, const json_t *root) {
  const json_t *from = json_object_get(root, "stats");
  fl_stats *stats = &in->report->stats;
  if (!json_is_object(from)) fl_read_wrong(&in->r, "stats", "an object was expected");
  fl_read_down(&in->r, "stats");
  const struct { const char *key; uint32_t *at; } numbers[] = {
      {"files_seen", &stats->files_seen}, {"files_read", &stats->files_read}, {"files_skipped", &stats->files_skipped}, {"files_degraded", &stats->files_degraded},
      {"lines_read", &stats->lines_read}, {"functions", &stats->functions}, {"calls", &stats->calls}, {"rules_run", &stats->rules_run},
      {"hidden_confidence", &stats->hidden_confidence}, {"hidden_severity", &stats->hidden_severity}, {"suppressed", &stats->suppressed},
      {"baselined", &stats->baselined}, {"elsewhere", &stats->elsewhere}, {"outside", &stats->outside}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i].at = number(in, from, numbers[i].key);
  stats->bytes_read = fl_read_count(&in->r, from, "bytes_read", INT64_MAX);
  stats->answers = fl_arena_zero_n(in->r.arena, json_array_size(json_object_get(from, "answers")), sizeof *stats->answers);
  read_list(in, from, "answers", read_answer);
  fl_read_leave(&in->r);
}

static void read_tool(reading *in, const json_t *root) {
  const json_t *tool = json_object_get(root, "tool");
  in->report->tool_version = fl_read_some(&in->r, tool, "version");
  in->report->rules_digest = fl_read_some(&in->r, tool, "rules_digest");
}

int fl_saved_report(fl_report *out, const fl_saved *saved, const fl_rules *rules, fl_error *err) {
  FL_ASSERT(!saved->is_brief);
  fl_report_init(out);
  reading in = {.r = {.name = saved->name, .arena = &out->arena, .err = err}, .report = out, .rules = rules};
  read_tool(&in, saved->root);
  read_list(&in, saved->root, "findings", read_finding);
  read_list(&in, saved->root, "gaps", read_gap);
  read_stats(&in, saved->root);
  fl_array_release(&in.unknown);
  if (in.r.rc) fl_report_release(out);
  return in.r.rc;
}
