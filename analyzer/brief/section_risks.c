// Section 7: what a partition does, who writes when two believe to be alone, what goes on when a part is away, and how it happens step by step.
#include "brief/degraded.h"
#include "brief/scene.h"
#include "brief/start.h"

enum { MAX_ROWS = 10, MAX_SCENES = 4 };

static bool says(fl_str stance, const char *word) { return fl_str_eq_c(fl_str_trim(stance), word); }

// ---- partitions ----------------------------------------------------------------------------------------------------------------------

// Only what state says may go apart: waiting, load and repetition are no choice between the two.
static const char *stance_text(const fl_rule *rule) {
  static const char *const no_sides[FL_N_SCENARIOS] = {[FL_SCENARIO_hangs] = "no side: it waits", [FL_SCENARIO_storm] = "no side: load", [FL_SCENARIO_piles_up] = "no side: load", [FL_SCENARIO_doubled] = "no side: repetition"};
  fl_str stance = rule->risk.cap_stance;
  if (no_sides[rule->scenario]) return no_sides[rule->scenario];
  if (says(stance, "CP")) return "CP: work stops rather than to go apart";
  if (says(stance, "AP")) return "AP: work goes on, and may go apart";
  return "not declared";
}

static void add_partition_row(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, h->rule));
  fl_cite_findings(&cites, s, h);
  fl_str cells[] = {h->rule->title, fl_str_from(stance_text(h->rule)), fl_brief_or_dash(fl_hazard_failure(s, h)), fl_brief_or_dash(fl_hazard_felt_by(s, h))};
  fl_doc_row(s->doc, &cites, cells);
}

static void add_partitions(fl_brief_state *s) {
  static const char *const columns[] = {"risk", "side that the design takes", "what happens today", "who feels it", NULL};
  fl_doc_heading(s->doc, "Partition handling");
  if (s->hazards.n) fl_doc_table(s->doc, "", columns);
  for (uint32_t i = 0; i < s->hazards.n && i < MAX_ROWS; i++) add_partition_row(s, &s->hazards.at[i]);
  if (s->hazards.n > MAX_ROWS) fl_doc_left_out(s->doc, s->hazards.n - MAX_ROWS);
}

// ---- split brain ---------------------------------------------------------------------------------------------------------------------

static uint32_t say_items(fl_brief_state *s, const char *what) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->inventory.items.n && n < MAX_ROWS; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!fl_str_eq_c(item->what, what)) continue;
    fl_cites cites = {0};
    fl_cite(&cites, fl_cite_item(s, item));
    fl_doc_say(s->doc, FL_SAID_found, &cites, "A %s: %s.", what, item->name.n ? fl_doc_code(s->doc, item->name).at : "without a name");
    n++;
  }
  return n;
}

static void say_hazard(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_cite_findings(&cites, s, h);
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s: %s.", FL_STR_ARG(h->rule->title), fl_count(s->doc, h->findings.n, "finding", "findings").at);
  cites = (fl_cites){0};
  fl_cite(&cites, fl_cite_rule(s, h->rule));
  fl_str change = fl_brief_first_change(h->rule);
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "Prevented by: %.*s. Guardrail: %.*s", FL_STR_ARG(change), FL_STR_ARG(h->rule->risk.guardrail));
}

static void add_split_brain(fl_brief_state *s) {
  uint32_t n = 0;
  fl_doc_heading(s->doc, "Split-brain prevention");
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->hazards.n && n < MAX_ROWS; i++)
    if (s->hazards.at[i].rule->scenario == FL_SCENARIO_two_writers) say_hazard(s, &s->hazards.at[i]), n++;
  uint32_t seen = say_items(s, "leader") + say_items(s, "lock") + say_items(s, "cluster");
  if (n == 0 && seen) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No rule objects.");
  if (n + seen == 0 && s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No lock, leader election or cluster setting was seen. No rule found data that two write at once; rules see some of the ways in which that happens, not all.");
  if (n + seen == 0) fl_doc_say(s->doc, FL_SAID_open, NULL, "Which data may have one writer only, and what makes sure of it when a link is cut?");
}

// ---- scenarios -----------------------------------------------------------------------------------------------------------------------

static void add_scene(fl_brief_state *s, const fl_scene *scene) {
  const fl_rule *rule = scene->known->f->rule;
  fl_buf text = {0};
  fl_cites cites = fl_scene_cites(s, scene), of_rule = {0};
  fl_cite(&of_rule, fl_cite_rule(s, rule));
  fl_scene_sequence(&text, scene);
  fl_str of = scene->n_ways > 1 ? fl_doc_text(s->doc, ": one of %u entry points that lead there", scene->n_ways) : (fl_str){0};
  fl_doc_picture(s->doc, FL_BLOCK_sequence, &cites, fl_arena_printf(&s->doc->arena, "%.*s%.*s", FL_STR_ARG(rule->title), FL_STR_ARG(of)), fl_buf_str(&text));
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s.", FL_STR_ARG(scene->known->f->message));
  fl_doc_say(s->doc, FL_SAID_advice, &of_rule, "%.*s", FL_STR_ARG(rule->risk.failure_mode));
  fl_buf_release(&text);
}

static void add_scenes(fl_brief_state *s) {
  bool shown[FL_N_SCENARIOS] = {[FL_SCENARIO_none] = true};
  uint32_t n = 0;
  fl_scene scene;
  fl_doc_heading(s->doc, "Failure scenarios");
  for (uint32_t i = 0; i < s->hazards.n && n < MAX_SCENES && s->graph; i++) {
    const fl_hazard *h = &s->hazards.at[i];
    if (shown[h->rule->scenario] || !fl_scene_of_hazard(&scene, s, h, h->rule->scenario == FL_SCENARIO_half)) continue;
    shown[h->rule->scenario] = true;
    add_scene(s, &scene);
    n++;
  }
  if (n) return;
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, s->graph ? "Nothing was found whose players are known well enough to draw it." : "Made of findings alone: sequences need the code.");
}

void fl_section_risks(fl_brief_state *s) {
  if (s->hazards.n == 0) {
    fl_doc_paragraph(s->doc);
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was found.");
  } else {
    add_partitions(s);
  }
  add_split_brain(s);
  fl_tell_degraded(s);
  add_scenes(s);
}
