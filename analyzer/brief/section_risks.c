// Section 7: what a partition does, who writes when two believe to be alone, what goes on when a part is away, and how it happens step by step.
#include "brief/degraded.h"
#include "brief/scene.h"
#include "brief/stance.h"
#include "brief/start.h"

enum { MAX_ROWS = 10, MAX_SCENES = 4, MAX_LOOKED_AT = 200 };

static bool says(fl_str stance, const char *word) { return fl_str_eq_c(fl_str_trim(stance), word); }

// ---- partitions ----------------------------------------------------------------------------------------------------------------------

// Only what state says may go apart: waiting, load and repetition are no choice between the two.
static const char *no_side(const fl_rule *rule) {
  static const char *const words[FL_N_SCENARIOS] = {[FL_SCENARIO_hangs] = "no side: it waits", [FL_SCENARIO_storm] = "no side: load", [FL_SCENARIO_piles_up] = "no side: load", [FL_SCENARIO_doubled] = "no side: repetition"};
  return fl_rule_needs_no_cut(rule) ? "no side: it happens without a partition" : words[rule->scenario];
}

static const char *side_text(fl_str stance) {
  if (says(stance, "CP")) return "CP: work stops rather than to go apart";
  return says(stance, "AP") ? "AP: work goes on, and may go apart" : NULL;
}

static fl_str thing_text(fl_str stance) {
  const char *side = side_text(stance);
  return side ? fl_str_from(side) : stance;
}

// What the settings of the stores and topics say that the findings are about; a rule knows only what is usual.
static fl_str stance_text(fl_brief_state *s, const fl_hazard *h) {
  const char *none = no_side(h->rule), *usual = side_text(h->rule->risk.cap_stance);
  fl_names said = {0};
  if (none) return fl_str_from(none);
  for (uint32_t i = 0; s->graph && i < h->findings.n && i < MAX_LOOKED_AT; i++) {
    fl_str word = fl_stance_at(s, s->findings.at[h->findings.at[i]].f);
    if (word.n) fl_names_add(&said, thing_text(word));
  }
  fl_str text = fl_str_from(usual ? usual : "not declared");
  if (said.all.n) text = said.all.at[0];
  for (uint32_t i = 1; i < said.all.n; i++) text = fl_doc_text(s->doc, "%.*s; or %.*s", FL_STR_ARG(text), FL_STR_ARG(said.all.at[i]));
  fl_names_release(&said);
  return text;
}

static void add_partition_row(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, h->rule));
  fl_cite_findings(&cites, s, h);
  fl_str cells[] = {h->rule->title, stance_text(s, h), fl_brief_or_dash(fl_hazard_failure(s, h)), fl_brief_or_dash(fl_hazard_felt_by(s, h))};
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
  uint32_t option = fl_hazard_option(s, h);
  fl_str change = fl_brief_change(h->rule, option);
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "What would prevent it: %.*s. Guardrail: %.*s", FL_STR_ARG(change), FL_STR_ARG(fl_hazard_guardrail(h, option)));
}

static uint32_t say_writers(fl_brief_state *s, bool needs_cut) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->hazards.n && n < MAX_ROWS; i++) {
    const fl_rule *rule = s->hazards.at[i].rule;
    if (rule->scenario == FL_SCENARIO_two_writers && fl_rule_needs_no_cut(rule) != needs_cut) say_hazard(s, &s->hazards.at[i]), n++;
  }
  return n;
}

// Two requests at one moment: each of them is in its right.
static uint32_t add_at_once(fl_brief_state *s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++) n += s->hazards.at[i].rule->scenario == FL_SCENARIO_two_writers && fl_rule_needs_no_cut(s->hazards.at[i].rule);
  if (!n) return 0;
  fl_doc_heading(s->doc, "Two that write at once");
  fl_doc_list(s->doc);
  return say_writers(s, false);
}

static void add_split_brain(fl_brief_state *s, uint32_t at_once) {
  fl_doc_heading(s->doc, "Split-brain prevention");
  fl_doc_list(s->doc);
  uint32_t n = say_writers(s, true), seen = say_items(s, "leader") + say_items(s, "lock") + say_items(s, "cluster");
  if (n == 0 && seen) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No rule objects.");
  if (n + seen == 0 && s->graph)
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "No lock, leader election or cluster setting was seen. No rule found %s; rules see some of the ways in which that happens, not all.",
               at_once ? "two that each believe to be the only one" : "data that two write at once");
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
  fl_doc_say(s->doc, FL_SAID_advice, &of_rule, "%.*s", FL_STR_ARG(fl_hazard_failure(s, &s->hazards.at[scene->known->hazard])));
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
  add_split_brain(s, add_at_once(s));
  fl_tell_degraded(s);
  add_scenes(s);
}
