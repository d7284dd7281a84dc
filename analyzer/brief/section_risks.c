// Section 7: what a partition does, who writes when two believe to be alone, what goes on when a part is away, and how it happens step by step.
#include "brief/scene.h"
#include "brief/start.h"

#include <stdlib.h>

enum { MAX_ROWS = 10, MAX_SCENES = 4, MAX_ASKED = 6 };

static bool says(fl_str stance, const char *word) { return fl_str_eq_c(fl_str_trim(stance), word); }

// ---- partitions ----------------------------------------------------------------------------------------------------------------------

static const char *stance_text(fl_str stance) {
  if (says(stance, "CP")) return "CP: work stops rather than to go apart";
  if (says(stance, "AP")) return "AP: work goes on, and may go apart";
  return "not declared";
}

static void add_partition_row(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, h->rule));
  fl_cite_findings(&cites, s, h);
  fl_str cells[] = {h->rule->title, fl_str_from(stance_text(h->rule->risk.cap_stance)), fl_brief_or_dash(fl_hazard_failure(s, h)), fl_brief_or_dash(fl_hazard_felt_by(s, h))};
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
  if (n == 0 && seen) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No rule objects to them.");
  if (n + seen == 0 && s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No lock, leader election or cluster setting was seen, and nothing that two could write at once was found.");
  if (n + seen == 0) fl_doc_say(s->doc, FL_SAID_open, NULL, "Which data may have one writer only, and what makes sure of it when a link is cut?");
}

// ---- degraded modes ------------------------------------------------------------------------------------------------------------------

typedef struct dependency {
  fl_party party;
  FL_ARRAY(fl_str) services;
  fl_reach reach;
  fl_cites cites;
  const fl_rule *rule;
} dependency;
typedef FL_ARRAY(dependency) dependencies;

static dependency *dependency_on(dependencies *list, const fl_party *party, const fl_rule *rule) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].party.kind == party->kind && fl_str_eq(list->at[i].party.name, party->name)) return &list->at[i];
  fl_array_push(list, ((dependency){.party = *party, .rule = rule}));
  return fl_array_last(list);
}

// The entry points of this call alone.
static void reach_of_site(fl_brief_state *s, fl_reach *out, uint32_t site_id) {
  const fl_site *site = fl_graph_site(s->graph, site_id);
  fl_reach reach = {0};
  fl_finding at = {.at = {.path = fl_graph_file_at(s->graph, site->func.file)->path, .byte_begin = site->span.byte_begin}};
  fl_reach_of(&reach, s, &at);
  fl_reach_merge(out, &reach);
  fl_reach_release(&reach);
}

static void note_party(fl_brief_state *s, dependencies *list, const fl_known_finding *known, uint32_t site, fl_party party) {
  if (!party.name.n || party.kind == FL_PARTY_unknown) return;
  if (party.by_protocol && known->service.n) party.name = fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s of %.*s", FL_STR_ARG(party.name), FL_STR_ARG(known->service)));
  dependency *d = dependency_on(list, &party, known->f->rule);
  bool there = !known->service.n;
  for (uint32_t i = 0; i < d->services.n; i++) there = there || fl_str_eq(d->services.at[i], known->service);
  if (!there) fl_array_push(&d->services, known->service);
  fl_cite(&d->cites, known->citation);
  reach_of_site(s, &d->reach, site);
}

// An address that is chosen on the way may be that of several.
static void note(fl_brief_state *s, dependencies *list, const fl_known_finding *known, uint32_t site) {
  fl_party first = fl_brief_party(s, site);
  fl_str others[MAX_ASKED];
  uint32_t n = first.kind == FL_PARTY_service ? fl_brief_asked(s, site, others, MAX_ASKED) : 0;
  if (!n) note_party(s, list, known, site, first);
  for (uint32_t i = 0; i < n; i++) note_party(s, list, known, site, (fl_party){FL_PARTY_service, false, others[i]});
}

// Those that work hangs on: each call of each finding, by who answers.
static void collect(fl_brief_state *s, dependencies *list) {
  for (uint32_t i = 0; i < s->findings.n; i++) {
    const fl_known_finding *known = &s->findings.at[i];
    if (known->f->rule->scenario != FL_SCENARIO_hangs) continue;
    uint32_t own = fl_brief_site(s, known->f->at.path, known->f->at.line);
    if (own) note(s, list, known, own);
    for (uint32_t r = 0; r < known->f->n_related; r++) {
      uint32_t site = fl_str_starts_c(known->f->related[r].message, "calls ") ? fl_brief_site(s, known->f->related[r].path, known->f->related[r].line) : 0;
      if (site) note(s, list, known, site);
    }
  }
}

static int wider(const void *a, const void *b) {
  const dependency *x = a, *y = b;
  if (x->services.n != y->services.n) return x->services.n > y->services.n ? -1 : 1;
  if (x->reach.entries.n != y->reach.entries.n) return x->reach.entries.n > y->reach.entries.n ? -1 : 1;
  return fl_str_cmp(x->party.name, y->party.name);
}

static fl_str services_cell(fl_brief_state *s, const dependency *d) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < d->services.n && i < 3; i++) fl_buf_printf(&text, "%s%s", i ? ", " : "", fl_doc_code(s->doc, d->services.at[i]).at);
  if (d->services.n > 3) fl_buf_printf(&text, " and %u more", d->services.n - 3);
  fl_str cell = fl_arena_str(&s->doc->arena, text.n ? fl_buf_str(&text) : FL_STR("-"));
  fl_buf_release(&text);
  return cell;
}

static void add_dependency(fl_brief_state *s, const dependency *d) {
  fl_str cells[] = {fl_doc_code(s->doc, d->party.name), services_cell(s, d), d->reach.entries.n ? fl_count(s->doc, d->reach.entries.n, "entry point", "entry points") : FL_STR("no entry point that was seen"), d->rule->title,
                    fl_brief_sentence(d->rule->risk.guardrail)};
  fl_cites cites = d->cites;
  fl_cite(&cites, fl_cite_rule(s, d->rule));
  fl_doc_row(s->doc, &cites, cells);
}

static void add_degraded(fl_brief_state *s) {
  static const char *const columns[] = {"when this does not answer", "services", "reached from", "today", "first guardrail", NULL};
  dependencies list = {0};
  fl_doc_heading(s->doc, "Degraded modes");
  fl_doc_paragraph(s->doc);
  if (!s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Made of findings alone: who answers a call is not known.");
  else collect(s, &list);
  if (s->graph && list.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was found on which work hangs and whose name is known.");
  fl_doc_say(s->doc, FL_SAID_open, NULL, "What may an answer leave out, and how old may it be, when a dependency is away?");
  if (list.n) qsort(list.at, list.n, sizeof *list.at, wider);
  if (list.n) fl_doc_table(s->doc, "What work hangs on", columns);
  for (uint32_t i = 0; i < list.n && i < MAX_ROWS; i++) add_dependency(s, &list.at[i]);
  if (list.n > MAX_ROWS) fl_doc_left_out(s->doc, list.n - MAX_ROWS);
  for (uint32_t i = 0; i < list.n; i++) fl_array_release(&list.at[i].services), fl_reach_release(&list.at[i].reach);
  fl_array_release(&list);
}

// ---- scenarios -----------------------------------------------------------------------------------------------------------------------

static void add_scene(fl_brief_state *s, const fl_scene *scene) {
  const fl_rule *rule = scene->known->f->rule;
  fl_buf text = {0};
  fl_cites cites = fl_scene_cites(s, scene), of_rule = {0};
  fl_cite(&of_rule, fl_cite_rule(s, rule));
  fl_scene_sequence(&text, scene);
  fl_doc_picture(s->doc, FL_BLOCK_sequence, &cites, fl_arena_printf(&s->doc->arena, "%.*s", FL_STR_ARG(rule->title)), fl_buf_str(&text));
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
  add_degraded(s);
  add_scenes(s);
}
