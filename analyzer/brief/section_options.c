// Section 6: where there is more than one way to mend it: how it stands, how it would stand with each, and which one first, with the reason.
#include "brief/able.h"
#include "brief/recommend.h"
#include "brief/scene.h"
#include "brief/start.h"

enum { MAX_HAZARDS = 3, MAX_OPTIONS = 3 };

static void add_picture(fl_brief_state *s, const fl_scene *scene, const fl_remedy *remedy, const char *title) {
  fl_buf text = {0};
  fl_cites cites = fl_scene_cites(s, scene);
  if (remedy) fl_cite(&cites, fl_cite_rule(s, scene->known->f->rule));
  fl_scene_flowchart(&text, scene, remedy);
  fl_doc_picture(s->doc, FL_BLOCK_flowchart, &cites, title, fl_buf_str(&text));
  fl_buf_release(&text);
}

static void add_today(fl_brief_state *s, const fl_scene *scene) {
  fl_cites cites = fl_scene_cites(s, scene);
  bool one_of_many = scene->n_ways > 1;
  add_picture(s, scene, NULL, one_of_many ? fl_arena_printf(&s->doc->arena, "Today: one of %u entry points that lead there", scene->n_ways) : "Today");
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%s asks %s with %s.", fl_doc_code(s->doc, scene->service).at, fl_doc_code(s->doc, scene->callee.name).at, fl_doc_code(s->doc, scene->call).at);
}

static void say_missing(fl_brief_state *s, const fl_scene *scene, const fl_remedy *o) {
  fl_cites cites = {0};
  fl_str service = fl_scene_lacks(scene, o);
  fl_cite(&cites, scene->known->citation);
  fl_str undo = fl_brief_lacks_undo(s, scene->known, o);
  if (!service.n && !undo.n) return;
  if (fl_doc_block(s->doc)->kind != FL_BLOCK_paragraph) fl_doc_paragraph(s->doc);
  if (undo.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "It must be made first: %.*s.", FL_STR_ARG(undo));
  if (service.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "It needs a store of %s, and none was seen.", fl_doc_code(s->doc, service).at);
}

// "The same, and a crash": as what the option before it protects against.
static fl_str protects_text(fl_brief_state *s, const fl_rule *rule, uint32_t option) {
  static const char same[] = "The same";
  fl_str own = rule->options[option].protects;
  if (!option || !fl_str_starts_c(own, same)) return own;
  fl_str before = protects_text(s, rule, option - 1), more = fl_str_from_pos(own, sizeof same - 1);
  return fl_doc_text(s->doc, "%.*s%s%.*s", FL_STR_ARG(before), fl_str_starts_c(more, " ") ? "," : "", FL_STR_ARG(more));
}

static void say_without_client(fl_brief_state *s, const fl_scene *scene, uint32_t option) {
  fl_cites cites = {0};
  fl_cite(&cites, scene->known->citation);
  if (!fl_is_without_client(s, scene->known, option)) return;
  if (fl_doc_block(s->doc)->kind != FL_BLOCK_paragraph) fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Here a function of the library is called, and no client is built: what it comes to is \"%.*s\".", FL_STR_ARG(scene->known->f->rule->options[option].plain));
}

// What stands at the place cannot follow it.
static void say_unable(fl_brief_state *s, const fl_scene *scene, const fl_remedy *o) {
  fl_str text = fl_brief_unable_text(s, scene->known, o);
  fl_cites cites = {0};
  fl_cite(&cites, scene->known->citation);
  if (text.n && fl_doc_block(s->doc)->kind != FL_BLOCK_paragraph) fl_doc_paragraph(s->doc);
  if (text.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "Not as it stands here: %.*s.", FL_STR_ARG(text));
}

// A key is handed on to a service and not to a store; what only mends what another one cannot is none where that one can.
static bool is_out_of_place(fl_brief_state *s, const fl_scene *scene, uint32_t option) {
  const fl_remedy *all = scene->known->f->rule->options, *o = &all[option];
  uint8_t ability;
  if (o->adds == FL_ADDS_handed && scene->callee.kind == FL_PARTY_store) return true;
  if (o->needs != 1u << FL_NEEDS_bare) return false;
  for (uint32_t i = 0; i < option; i++)
    if (fl_brief_able(s, scene->known, &all[i], &ability) == FL_CAN_NO) return false;
  return true;
}

// The first few that fit the place at all. How many.
static uint32_t options_of(fl_brief_state *s, const fl_scene *scene, uint32_t *out) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < scene->known->f->rule->n_options && n < MAX_OPTIONS; i++)
    if (!is_out_of_place(s, scene, i)) out[n++] = i;
  return n;
}

// A picture where there is more to see than another word at the arrow.
static void add_option(fl_brief_state *s, const fl_scene *scene, const fl_remedy *o, uint32_t number) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, scene->known->f->rule));
  if (fl_scene_changes(o)) add_picture(s, scene, o, fl_arena_printf(&s->doc->arena, "Option %u: %.*s", number, FL_STR_ARG(o->name)));
  else fl_doc_paragraph(s->doc), fl_doc_say(s->doc, FL_SAID_advice, &cites, "Option %u: %.*s. No part is added, and none is taken away.", number, FL_STR_ARG(o->name));
  const char *effort = scene->kept.site && o->adds == FL_ADDS_outbox ? "that of what is missing" : fl_brief_effort(s, scene->known, o); // the table is there
  fl_str at_hand = fl_brief_context_at_hand(s, scene->known, o), costs = at_hand.n ? fl_doc_text(s->doc, "A change of this call alone, as %.*s", FL_STR_ARG(at_hand)) : o->costs;
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "It costs: %.*s. It protects against: %.*s. Choose it when: %.*s. Effort: %s.", FL_STR_ARG(costs), FL_STR_ARG(protects_text(s, scene->known->f->rule, number - 1)), FL_STR_ARG(o->when), effort);
  say_without_client(s, scene, number - 1);
  say_unable(s, scene, o);
  say_missing(s, scene, o);
}

// ---- why ----------------------------------------------------------------------------------------------------------------------------

static void say_extent(fl_brief_state *s, const fl_hazard *h) {
  uint32_t calls = 0, decided = 0;
  fl_cites cites = {0};
  for (uint32_t i = 0; i < h->findings.n; i++) calls += fl_brief_places(s, s->findings.at[h->findings.at[i]].f), decided += fl_brief_decides(s, s->findings.at[h->findings.at[i]].f);
  fl_cite_findings(&cites, s, h);
  if (calls > h->findings.n && decided == h->findings.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "%s of it %s %u calls.", fl_count(s->doc, h->findings.n, "place", "places").at, h->findings.n == 1 ? "decides for" : "decide for", calls);
  else if (calls > h->findings.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "It stands at %u calls, which %s; it is mended at the clients that these calls use, one or several.", calls, fl_count(s->doc, h->findings.n, "finding sums up", "findings sum up").at);
  else fl_doc_say(s->doc, FL_SAID_found, &cites, "It stands in %s.", fl_count(s->doc, h->findings.n, "place", "places").at);
}

static bool needs_store(const fl_hazard *h) {
  for (uint32_t i = 0; i < h->rule->n_options; i++)
    if (h->rule->options[i].adds == FL_ADDS_outbox || h->rule->options[i].adds == FL_ADDS_key || h->rule->options[i].adds == FL_ADDS_worker) return true;
  return false;
}

static bool transacts(fl_brief_state *s, const fl_known_finding *known) {
  fl_remedy needed = {.asks = 1u << FL_ABILITY_transaction};
  uint8_t ability;
  return fl_brief_able(s, known, &needed, &ability) != FL_CAN_NO;
}

static bool adds_outbox(const fl_hazard *h) {
  for (uint32_t i = 0; i < h->rule->n_options; i++)
    if (h->rule->options[i].adds == FL_ADDS_outbox) return true;
  return false;
}

// What is sent is stored as well: then no table is missing.
static bool say_kept(fl_brief_state *s, const fl_scene *scene) {
  const fl_site *site = scene->kept.site;
  fl_cites cites = {0};
  if (!site) return false;
  fl_str entity = fl_doc_code(s->doc, scene->kept.entity);
  fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, site->func.file)->path, site->span.line, fl_doc_text(s->doc, "works with %.*s in the store", FL_STR_ARG(entity))));
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%s stores %.*s, which is made of %s: a table for an outbox is there. As far as it is written in the transaction of the change, and says what was sent, only the relay is missing.", fl_doc_code(s->doc, scene->service).at, FL_STR_ARG(entity), fl_doc_code(s->doc, scene->kept.message).at);
  return true;
}

// A store that the service works with already can hold the table.
// Where nothing can be stored in the transaction of the change, a unique key is what is left of it.
static void say_store(fl_brief_state *s, const fl_scene *scene, bool outbox, bool transacts) {
  const fl_diagram *d = &s->doc->services;
  if (outbox && say_kept(s, scene)) return;
  for (uint32_t i = 0; i < d->arrows.n; i++) {
    const fl_node *from = &d->nodes.at[d->arrows.at[i].from], *to = &d->nodes.at[d->arrows.at[i].to];
    if (d->arrows.at[i].kind != FL_ARROW_uses || to->kind != FL_NODE_store || !fl_str_eq(from->name, scene->service)) continue;
    fl_cites cites = {0};
    fl_cite(&cites, fl_cite_node(s, from));
    fl_cite(&cites, fl_cite_node(s, to));
    fl_doc_say(s->doc, FL_SAID_found, &cites, "%s works with %s already: if that can hold a %s, no new system is needed.", fl_doc_code(s->doc, from->name).at, fl_doc_code(s->doc, to->name).at,
               transacts ? "table or a unique key beside the change, in its transaction" : "unique key");
    return;
  }
}

// The others, each with when it is the better one.
static void say_others(fl_brief_state *s, const fl_scene *scene, uint32_t recommended) {
  const fl_known_finding *known = scene->known;
  const fl_rule *rule = known->f->rule;
  uint8_t ability;
  uint32_t shown[MAX_OPTIONS], n = options_of(s, scene, shown);
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, rule));
  for (uint32_t k = 0; k < n; k++) {
    const fl_remedy *o = &rule->options[shown[k]];
    fl_can can = fl_brief_able(s, known, o, &ability);
    fl_str first = can == FL_CAN_ANEW ? fl_doc_text(s->doc, ", and it is worth what comes before it: %.*s", FL_STR_ARG(fl_brief_unable_text(s, known, o))) : (fl_str){0};
    if (shown[k] != recommended && can != FL_CAN_NO) fl_doc_say(s->doc, FL_SAID_advice, &cites, "Rather option %u when: %.*s%.*s.", shown[k] + 1, FL_STR_ARG(o->when), FL_STR_ARG(first));
  }
}

// A call that says what went wrong helps as far as somebody hears it. Catches are sought on the ways that are known: there may be more.
static bool say_first_and_caught(fl_brief_state *s, const fl_hazard *h, const fl_remedy *o, uint32_t number, const char *effort, fl_cites cites) {
  fl_str where = fl_brief_caught_at(s, h, number - 1, &cites);
  if (!where.n) return false;
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Recommended first: option %u, %.*s. It is the smallest that fits what is known here (effort %s, and what follows besides), but alone it is not enough: what the call throws is caught at %.*s at least. Unless whatever catches it hands it on, or tells whoever asked, success is reported as before.",
             number, FL_STR_ARG(o->name), effort, FL_STR_ARG(where));
  return true;
}

static void say_first(fl_brief_state *s, const fl_hazard *h, const fl_remedy *o, uint32_t number, const char *effort, const fl_cites *cites) {
  if (say_first_and_caught(s, h, o, number, effort, *cites)) return;
  fl_doc_say(s->doc, FL_SAID_advice, cites, "Recommended first: option %u, %.*s. It is the smallest that fits what is known here (effort %s).", number, FL_STR_ARG(o->name), effort);
}

// All that the rule knows needs another client, or data that are laid out anew.
static void say_nearest(fl_brief_state *s, uint32_t number, const fl_remedy *o, const char *effort, const fl_cites *cites) {
  fl_doc_say(s->doc, FL_SAID_advice, cites, "None can be carried out with what stands here; option %u, %.*s, is nearest (effort %s, for what it needs first).", number, FL_STR_ARG(o->name), effort);
}

static void say_reason(fl_brief_state *s, const fl_hazard *h, const fl_scene *scene, const fl_recommended *r) {
  fl_cites cites = r->cites;
  const fl_rule *rule = scene->known->f->rule;
  const fl_remedy *o = &rule->options[r->option];
  const char *effort = fl_brief_effort(s, scene->known, o);
  fl_cite(&cites, fl_cite_rule(s, rule));
  bool lacks = fl_scene_lacks(scene, o).n > 0;
  if (lacks && r->because.n) fl_doc_say(s->doc, FL_SAID_open, &cites, "Nearest here: option %u, %.*s, because %.*s; effort: %s, and a store. Which store keeps what is to be done, as %s has none?", r->option + 1, FL_STR_ARG(o->name), FL_STR_ARG(r->because), effort, fl_doc_code(s->doc, scene->service).at);
  else if (lacks) fl_doc_say(s->doc, FL_SAID_open, &cites, "None fits as it stands; option %u, %.*s, is nearest (effort %s). Which service with a store keeps what has been done?", r->option + 1, FL_STR_ARG(o->name), effort);
  else if (fl_brief_unable_text(s, scene->known, o).n) say_nearest(s, r->option + 1, o, effort, &cites);
  else if (r->because.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "Recommended here: option %u, %.*s, because %.*s. Effort: %s.", r->option + 1, FL_STR_ARG(o->name), FL_STR_ARG(r->because), effort);
  else say_first(s, h, o, r->option + 1, effort, &cites);
  fl_cites rule_cites = {0};
  fl_cite(&rule_cites, fl_cite_rule(s, rule));
  fl_doc_say(s->doc, FL_SAID_advice, &rule_cites, "Way back: %.*s", FL_STR_ARG(fl_hazard_way_back(h, r->option)));
}

// ... where another reason than its size was told.
static void say_caught(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  fl_cites cites = {0};
  fl_str where = fl_brief_caught_at(s, h, option, &cites);
  if (where.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "Option %u alone is not enough: what the call throws is caught at %.*s at least. Unless whatever catches it hands it on, or tells whoever asked, success is reported as before.", option + 1, FL_STR_ARG(where));
}

static void recommend(fl_brief_state *s, const fl_hazard *h, const fl_scene *scene) {
  fl_recommended r = fl_brief_recommend(s, scene->known);
  fl_doc_paragraph(s->doc);
  say_reason(s, h, scene, &r);
  if (r.because.n || fl_scene_lacks(scene, &h->rule->options[r.option]).n) say_caught(s, h, r.option);
  say_extent(s, h);
  if (needs_store(h)) say_store(s, scene, adds_outbox(h), transacts(s, scene->known));
  say_others(s, scene, r.option);
}

// Requests that come there in one state of the program alone.
static void say_only(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  fl_str only = fl_hazard_only(s, h);
  if (!only.n) return;
  fl_cite_findings(&cites, s, h);
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Requests come there only when %.*s.", FL_STR_ARG(only));
}

static void add_hazard(fl_brief_state *s, const fl_hazard *h, const fl_scene *scene) {
  fl_doc_heading(s->doc, "%.*s", FL_STR_ARG(h->rule->title));
  say_only(s, h);
  add_today(s, scene);
  uint32_t shown[MAX_OPTIONS], n = options_of(s, scene, shown);
  for (uint32_t i = 0; i < n; i++) add_option(s, scene, &h->rule->options[shown[i]], shown[i] + 1);
  recommend(s, h, scene);
}

// What is left out of the pictures is named; what comes first there stands elsewhere.
static void say_left_out(fl_brief_state *s, const fl_names *left) {
  if (!left->all.n) return;
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Not drawn, as %u kinds are: %s. Which of its options comes first stands in the section Changes.", MAX_HAZARDS, fl_names_plain(s->doc, left, FL_N_SCENARIOS).at);
}

// One for each way to go wrong: more would say the same.
void fl_section_options(fl_brief_state *s) {
  bool shown[FL_N_SCENARIOS] = {false};
  uint32_t n = 0;
  fl_names left = {0};
  fl_scene scene;
  fl_doc_paragraph(s->doc);
  if (!s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Made of findings alone: pictures of the system need its code. The trade-off tables of the design review have all options.");
  else fl_doc_say(s->doc, FL_SAID_frame, NULL, "For the gravest risk of each way to go wrong that can be mended in more than one way. New parts are green.");
  for (uint32_t i = 0; i < s->hazards.n && s->graph; i++) {
    const fl_hazard *h = &s->hazards.at[i];
    if (h->rule->n_options < 2 || h->aside || shown[h->rule->scenario] || !fl_scene_of_hazard(&scene, s, h, h->rule->scenario == FL_SCENARIO_half)) continue;
    shown[h->rule->scenario] = true;
    if (n++ < MAX_HAZARDS) add_hazard(s, h, &scene);
    else fl_names_add(&left, h->rule->title);
  }
  say_left_out(s, &left);
  fl_names_release(&left);
  if (n == 0 && s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "There is none: nothing was found whose place is known well enough to draw it.");
}
