// Section 4: the design by theme: what was found, what was looked at and is in order, which ways there are to mend it, the smallest proven change first.
#include "brief/recommend.h"
#include "brief/scene.h"
#include "brief/stance.h"
#include "brief/start.h"
#include "brief/unspoken.h"

#include "match/match.h"

enum { MAX_TABLES = 3, MAX_ITEMS = 5, MAX_ANSWERS = 6, MAX_NAMES = 4 };

typedef struct theme {
  const char *title;
  const char *families[4]; // of rules
  const char *sites[6];    // whose answers tell what is in order
  const char *items[8];    // of the inventory
  bool is_apart;           // its rules look at nothing else
} theme;

static const theme themes[] = {
    {"Storage and replication", {"consistency"}, {NULL}, {"store", "store in use", "cluster", "bucket", "cache"}, false},
    {"Partitioning", {"partitioning"}, {NULL}, {"table", "keyspace"}, false},
    {"Transactions and consistency", {"transaction", "lock", "idempotency"}, {"transaction", "lock_acquire", "prepared_transaction", "leader"}, {"transaction", "lock", "leader"}, false},
    {"Streaming and messages", {"messaging", "streaming", "workflow"}, {"publish", "consume", "stream"}, {"topic", "topic read", "topic written", "queue", "producer", "consumer", "stream"}, true},
    {"Fault tolerance", {"deadline", "retry", "overload"}, {"remote_call", "retry", "server", "task", "pool", "buffer"}, {"schedule", "queue in the process", "pool"}, false},
};
enum { N_THEMES = sizeof themes / sizeof *themes };

static bool is_one_of(fl_str word, const char *const *list, size_t n) {
  for (size_t i = 0; i < n && list[i]; i++)
    if (fl_str_eq_c(word, list[i])) return true;
  return false;
}
#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

static bool is_of(const theme *t, const fl_rule *rule) { return IS_ONE_OF(rule->family, t->families); }

// ---- what was found ------------------------------------------------------------------------------------------------------------------

// " in `a`, `b` and 3 more"; "" when no service is known
static fl_str in_services(fl_brief_state *s, const fl_hazard *h) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < h->services.n && i < MAX_NAMES; i++) fl_buf_printf(&text, "%s%s", i ? ", " : " in ", fl_doc_code(s->doc, h->services.at[i]).at);
  if (h->services.n > MAX_NAMES) fl_buf_printf(&text, " and %u more", h->services.n - MAX_NAMES);
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// Settings of this theme that somebody has chosen, and that no rule objects to.
static uint32_t say_may_lose(fl_brief_state *s, const theme *t) {
  fl_names told = {0};
  fl_cites cites[MAX_ITEMS] = {0};
  for (uint32_t i = 0; i < s->inventory.items.n && s->graph; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    fl_str said = IS_ONE_OF(item->what, t->items) ? fl_stance_may_lose(s, item) : (fl_str){0};
    uint32_t at = 0;
    if (!said.n) continue;
    while (at < told.all.n && !fl_str_eq(told.all.at[at], said)) at++;
    if (at >= MAX_ITEMS) break;
    fl_names_add(&told, said);
    fl_cite(&cites[at], fl_cite_item(s, item));
  }
  uint32_t n = told.all.n;
  for (uint32_t i = 0; i < n; i++) fl_doc_say(s->doc, FL_SAID_found, &cites[i], "No rule objects, but what was sent or acknowledged may be lost: %.*s.", FL_STR_ARG(told.all.at[i]));
  fl_names_release(&told);
  return n;
}

static uint32_t add_found(fl_brief_state *s, const theme *t) {
  uint32_t n = 0;
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_hazard *h = &s->hazards.at[i];
    fl_cites cites = {0};
    if (!is_of(t, h->rule)) continue;
    fl_cite_findings(&cites, s, h);
    fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s: %s%s.", FL_STR_ARG(h->rule->title), fl_count(s->doc, h->findings.n, "finding", "findings").at, in_services(s, h).at);
    n++;
  }
  uint32_t set = say_may_lose(s, t);
  if (n + set == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was found.");
  return n;
}

// ---- what is in order ----------------------------------------------------------------------------------------------------------------

static const fl_answer_count *answer_at(const fl_brief_state *s, const theme *t, uint32_t i) {
  const fl_answer_count *a = &s->report->stats.answers[i];
  return a->total && IS_ONE_OF(a->site, t->sites) ? a : NULL;
}

static uint32_t cite_answer(fl_brief_state *s, const fl_answer_count *a) {
  fl_str text = fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s of %u %.*s sites: %u bounded, %u as the caller says, %u unbounded, %u not known", FL_STR_ARG(a->role), a->total,
                                            FL_STR_ARG(a->site), a->bounded, a->inherited, a->unbounded, a->unknown));
  return fl_doc_cite(s->doc, &(fl_citation){.kind = FL_CITES_number, .text = text});
}

// "251 of 312 remote calls have a deadline that is known; 12 take their caller's, 40 are not known."
static void say_answer(fl_brief_state *s, const fl_answer_count *a) {
  fl_cites cites = {0};
  fl_str site = fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s", FL_STR_ARG(a->site)));
  for (uint32_t i = 0; i < site.n; i++)
    if (site.at[i] == '_') ((char *)site.at)[i] = ' ';
  fl_cite(&cites, cite_answer(s, a));
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s of %.*s: %u of %u bounded, %u as the caller says, %u proved to have none, %u not known.", FL_STR_ARG(a->role), FL_STR_ARG(site), a->bounded, a->total,
             a->inherited, a->unbounded, a->unknown);
}

// What is written of it and no rule objects to: "partitions is `12`"; "" = nothing.
static fl_str written_of(fl_brief_state *s, const fl_item *item) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < item->n_said && item->path.n && !fl_item_is_objected(s, item); i++) {
    const fl_said *said = &item->said[i];
    bool is_count = fl_str_eq_c(said->name, "machines"); // the stances say what one machine means
    bool is_there = fl_str_eq_c(said->name, "enabled") && fl_str_eq_c(said->value, "true"); // that it is told says so
    if (said->saying != FL_SAYS_written || !said->value.n || is_count || is_there) continue;
    fl_str name = fl_said_name(item, said), value = fl_said_value(s, said);
    bool in_words = !fl_str_eq(name, said->name);
    fl_buf_printf(&text, "%s%.*s%s%.*s", text.n ? ", " : "", FL_STR_ARG(name), in_words ? " " : " is ", FL_STR_ARG(in_words ? value : fl_doc_code(s->doc, value)));
  }
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// Items of which the same is written are told together, at the first of them.
static bool say_item(fl_brief_state *s, const fl_str *written, uint32_t index) {
  const fl_item *item = &s->inventory.items.at[index];
  fl_str said = written[index];
  fl_names names = {0};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < s->inventory.items.n && said.n; i++) {
    const fl_item *other = &s->inventory.items.at[i];
    if (!fl_str_eq(other->what, item->what) || !fl_str_eq(written[i], said)) continue;
    if (i < index) said = (fl_str){0};
    fl_names_add(&names, other->name);
    fl_cite(&cites, fl_cite_item(s, other));
  }
  if (said.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s %.*s: %.*s.", FL_STR_ARG(fl_item_words(item)), FL_STR_ARG(names.all.n ? fl_names_say(s->doc, &names, MAX_NAMES) : FL_STR("without a name")), FL_STR_ARG(said));
  fl_names_release(&names);
  return said.n > 0;
}

// Neither a place in the code nor a setting: "found nothing" would be said of what is not there.
static bool is_foreign(const fl_brief_state *s, const theme *t) {
  if (!s->graph || !t->is_apart) return false;
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (site->func.file && IS_ONE_OF(fl_str_from(fl_word(fl_site_words, site->kind)), t->sites)) return false;
  }
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (IS_ONE_OF(s->inventory.items.at[i].what, t->items)) return false;
  return true;
}

// Does anything stand in code or settings that runs, that the rule is about?
static bool has_something(const fl_brief_state *s, const fl_rule *rule) {
  if (!s->graph) return true;
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if ((!site->func.file || !fl_brief_is_beside(s, site->func.file)) && fl_rule_is_about(rule, s->graph, site)) return true;
  }
  return false;
}

typedef struct rule_counts { uint32_t asked, broken, blind; } rule_counts; // blind: nothing that they are about was seen

static rule_counts count_rules(const fl_brief_state *s, const theme *t) {
  rule_counts n = {0};
  for (uint32_t i = 0; i < s->report->rules.n; i++) {
    const fl_rule *rule = s->report->rules.at[i];
    n.asked += is_of(t, rule);
    n.blind += is_of(t, rule) && !has_something(s, rule);
  }
  for (uint32_t i = 0; i < s->hazards.n; i++) n.broken += is_of(t, s->hazards.at[i].rule);
  return n;
}

static bool say_silent_rules(fl_brief_state *s, const theme *t) {
  rule_counts n = count_rules(s, t);
  uint32_t silent = n.asked - n.broken - n.blind;
  if (n.asked <= n.broken) return false;
  if (n.blind == n.asked || (!n.broken && is_foreign(s, t))) return fl_doc_say(s->doc, FL_SAID_frame, NULL, "Neither code nor settings of this theme were seen: its %u rules had nothing to look at.", n.asked), true;
  fl_str others = n.blind ? fl_doc_text(s->doc, "; what %u of them %s about was not seen at all", n.blind, n.blind == 1 ? "is" : "are") : (fl_str){0};
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "%u of %u rules of this theme found nothing%s where they could look%.*s.", silent, n.asked, s->report->stats.hidden_confidence ? " of the confidence that is told" : "", FL_STR_ARG(others));
  return true;
}

static void add_in_order(fl_brief_state *s, const theme *t, const fl_str *written) {
  uint32_t n = 0, items = 0;
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Looked at besides:");
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->report->stats.n_answers && n < MAX_ANSWERS; i++) {
    const fl_answer_count *a = answer_at(s, t, i);
    if (a) say_answer(s, a), n++;
    bool waits = a && s->graph && a->unbounded && fl_str_eq_c(a->site, "remote_call") && fl_str_eq_c(a->role, "deadline");
    if (waits) fl_tell_unspoken(s);
  }
  for (uint32_t i = 0; i < s->inventory.items.n && items < MAX_ITEMS; i++)
    if (IS_ONE_OF(s->inventory.items.at[i].what, t->items)) items += say_item(s, written, i);
  bool silent = say_silent_rules(s, t);
  if (!s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Made of findings alone: what is set of stores, topics and locks was not looked at.");
  else if (n + items == 0 && !silent) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing else of this theme was seen.");
}

// ---- what to do ----------------------------------------------------------------------------------------------------------------------

// Where what is sent is stored already, a table is there: see the options.
static bool has_table(fl_brief_state *s, const fl_hazard *h) {
  fl_scene scene;
  return s->graph && fl_scene_of_hazard(&scene, s, h, false) && scene.kept.site;
}

// What it takes at the places of the hazard, as the other sections say of each: "small", "small or medium".
static fl_str effort_here(fl_brief_state *s, const fl_hazard *h, const fl_remedy *o) {
  enum { MAX_ASKED = 20 };
  bool found[FL_N_EFFORTS] = {false};
  fl_str text = {0};
  for (uint32_t i = 0; i < h->findings.n && i < MAX_ASKED; i++) {
    fl_str word = fl_str_from(fl_brief_effort(s, &s->findings.at[h->findings.at[i]], o));
    for (uint8_t e = 1; e < FL_N_EFFORTS; e++) found[e] |= fl_str_eq_c(word, fl_effort_word(e));
  }
  for (uint8_t e = 1; e < FL_N_EFFORTS; e++)
    if (found[e]) text = text.n ? fl_doc_text(s->doc, "%.*s or %s", FL_STR_ARG(text), fl_effort_word(e)) : fl_str_from(fl_effort_word(e));
  return text;
}

static void add_trade_offs(fl_brief_state *s, const fl_hazard *h) {
  const fl_rule *rule = h->rule;
  static const char *const columns[] = {"option", "what it costs", "what it protects against", "when", "effort", NULL};
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, rule));
  fl_doc_table(s->doc, fl_arena_printf(&s->doc->arena, "%.*s", FL_STR_ARG(rule->title)), columns);
  for (uint32_t i = 0; i < rule->n_options; i++) {
    const fl_remedy *o = &rule->options[i];
    bool less = o->adds == FL_ADDS_outbox && has_table(s, h);
    fl_str cells[] = {o->name, o->costs, o->protects, o->when, fl_doc_text(s->doc, "%.*s%s", FL_STR_ARG(effort_here(s, h, o)), less ? ", less where a table is there already" : "")};
    fl_doc_row(s->doc, &cites, cells);
  }
}

// What is the same for all findings: it names whom they ask where they all ask the same.
static fl_str change_of(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  fl_str first = fl_finding_change(s, &s->findings.at[h->findings.at[0]], option);
  for (uint32_t i = 1; i < h->findings.n && !h->at_start; i++)
    if (!fl_str_eq(fl_finding_change(s, &s->findings.at[h->findings.at[i]], option), first)) return fl_brief_change(h->rule, option);
  return first;
}

static void say_first(fl_brief_state *s, const fl_hazard *h) {
  fl_cites cites = {0};
  const fl_rule *rule = h->rule;
  fl_cite(&cites, fl_cite_rule(s, rule));
  const fl_known_finding *known = &s->findings.at[h->findings.at[0]];
  uint32_t option = h->at_start ? 0 : fl_brief_option_of(s, known);
  fl_str change = change_of(s, h, option); // nobody takes many keys where nothing says so
  const fl_remedy *o = option < rule->n_options && !h->at_start ? &rule->options[option] : NULL;
  fl_str price = o ? fl_doc_text(s->doc, " It costs: %.*s. Choose it when: %.*s. Effort: %s.", FL_STR_ARG(o->costs), FL_STR_ARG(o->when), fl_brief_effort(s, known, o)) : (fl_str){0};
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "First change for \"%.*s\": %.*s.%.*s", FL_STR_ARG(rule->title), FL_STR_ARG(change), FL_STR_ARG(price));
}

static bool has_choice(const fl_hazard *h) { return h->rule->n_options > 1 && !h->at_start; }

static void add_remedies(fl_brief_state *s, const theme *t) {
  uint32_t tables = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_rule *rule = s->hazards.at[i].rule;
    if (is_of(t, rule) && has_choice(&s->hazards.at[i]) && tables++ < MAX_TABLES) add_trade_offs(s, &s->hazards.at[i]);
  }
  bool begun = false;
  tables = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_rule *rule = s->hazards.at[i].rule;
    if (!is_of(t, rule) || (has_choice(&s->hazards.at[i]) && tables++ < MAX_TABLES)) continue;
    if (!begun) fl_doc_list(s->doc);
    begun = true;
    say_first(s, &s->hazards.at[i]);
  }
}

void fl_section_review(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Each table has all options of a rule, for the gravest three of a theme that have several; the section Changes says which one comes first for what is known here, and of the others only that one stands here.");
  fl_str *written = fl_arena_zero_n(&s->doc->arena, s->inventory.items.n + 1, sizeof *written); // each text is made once: there may be thousands of topics
  for (uint32_t i = 0; i < s->inventory.items.n; i++) written[i] = written_of(s, &s->inventory.items.at[i]);
  for (size_t i = 0; i < N_THEMES; i++) {
    fl_doc_heading(s->doc, "%s", themes[i].title);
    uint32_t found = add_found(s, &themes[i]);
    add_in_order(s, &themes[i], written);
    if (found) add_remedies(s, &themes[i]);
  }
}
