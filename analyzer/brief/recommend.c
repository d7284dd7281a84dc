#include "brief/recommend_p.h"

#include "brief/able.h"

#include "graph/turns.h"

enum { LONG = 3, ANSWERS = 1u << FL_ENTRY_http | 1u << FL_ENTRY_rpc }; // LONG: steps of a chain

typedef fl_asking asking;

// The words of a fact that holds, "" when it does not.
typedef fl_str fact(asking *);

static fl_str service_of(asking *q) { return q->known->service.n ? fl_doc_code(q->s->doc, q->known->service) : FL_STR("the program"); }

static fl_str none(asking *q) {
  FL_UNUSED(q);
  return (fl_str){0};
}

static fl_str store(asking *q) {
  for (uint32_t i = 0; i < q->s->inventory.items.n; i++) {
    const fl_item *item = &q->s->inventory.items.at[i];
    bool its_own = !q->known->service.n || fl_str_eq(item->service, q->known->service); // without services all is one program
    if (!its_own || !fl_str_eq_c(item->what, "store in use")) continue;
    if (!q->silent) fl_cite(&q->cites, fl_cite_item(q->s, item));
    return fl_doc_text(q->s->doc, "%.*s works with a store already", FL_STR_ARG(service_of(q)));
  }
  return (fl_str){0};
}

static fl_str batch(asking *q) {
  fl_str by = q->site ? fl_ask_batched_by(q->s->ask, fl_graph_site(q->s->graph, q->site)) : (fl_str){0};
  return by.n ? fl_doc_text(q->s->doc, "%.*s does it for all at once", FL_STR_ARG(by)) : by;
}

static fl_str peer(asking *q) {
  bool is_it = q->party.kind == FL_PARTY_service && !fl_str_eq(q->party.name, q->known->service);
  return is_it ? fl_doc_text(q->s->doc, "%.*s stands in this repository", FL_STR_ARG(fl_doc_code(q->s->doc, q->party.name))) : (fl_str){0};
}

const fl_place *fl_pair_of(const fl_finding *f) {
  for (uint32_t i = 0; i < f->n_related; i++)
    if (fl_str_starts_c(f->related[i].message, "pairs with")) return &f->related[i];
  return NULL;
}

// Findings that begin with the same step are later steps of one undertaking.
static fl_str chain(asking *q) {
  fl_str counted = fl_fact_steps(q);
  if (counted.n) return counted;
  const fl_place *first = fl_pair_of(q->known->f);
  const fl_hazard *h = &q->s->hazards.at[q->known->hazard];
  uint32_t steps = 1;
  for (uint32_t i = 0; i < h->findings.n && first; i++) {
    const fl_known_finding *other = &q->s->findings.at[h->findings.at[i]];
    const fl_place *begin = fl_pair_of(other->f);
    if (!begin || !fl_str_eq(begin->path, first->path) || begin->line != first->line) continue;
    steps++;
    fl_cite(&q->cites, other->citation);
  }
  return steps >= LONG ? fl_doc_text(q->s->doc, "at least %u steps follow one another", steps) : (fl_str){0};
}

// Kinds of the entry points that lead to it, but for programs that are started.
static uint32_t kinds_of(const asking *q) {
  const fl_entry_point *entries;
  uint32_t kinds = 0;
  fl_graph_entries(q->s->graph, &entries);
  for (uint32_t i = 0; i < q->known->reach.entries.n; i++) kinds |= 1u << entries[q->known->reach.entries.at[i] - 1].kind;
  return kinds & ~(1u << FL_ENTRY_main);
}

static fl_str requested(asking *q) { return kinds_of(q) & ANSWERS ? FL_STR("whoever asked waits for it") : (fl_str){0}; }

static fl_str background(asking *q) {
  uint32_t kinds = kinds_of(q);
  return kinds && !(kinds & ANSWERS) ? FL_STR("no caller waits for it: messages or a clock start it") : (fl_str){0};
}

static fl_str serves(asking *q) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(q->s->graph, &entries);
  for (uint32_t i = 0; i < n && q->known->service.n; i++) {
    bool answers = (1u << entries[i].kind & ANSWERS) && fl_str_eq(fl_brief_service_of(q->s, entries[i].file), q->known->service);
    if (!answers) continue;
    if (!q->silent) fl_cite(&q->cites, fl_cite_entry(q->s, i + 1));
    return fl_doc_text(q->s->doc, "%.*s answers requests as well", FL_STR_ARG(service_of(q)));
  }
  return (fl_str){0};
}

static fl_str money(asking *q) { return fl_fact_money(q); }
static fl_str final(asking *q) { return fl_fact_final(q); }

// "`ctx` stands at hand in `convert`": a context that starts anew where there was one to hand on.
static fl_str context(asking *q) {
  const fl_site *site = q->site ? fl_graph_site(q->s->graph, q->site) : NULL;
  fl_fresh_root root = site && site->kind == FL_SITE_remote_call ? fl_ask_fresh_root(q->s->ask, site) : (fl_fresh_root){0};
  if (!root.certainty) return (fl_str){0};
  fl_str what = root.given.n ? fl_doc_code(q->s->doc, root.given) : FL_STR("the request's own context");
  fl_func_ref func = {root.call.file, fl_graph_call(q->s->graph, root.call)->func};
  return fl_doc_text(q->s->doc, "%.*s stands at hand in %s and is not handed on", FL_STR_ARG(what), fl_doc_code(q->s->doc, fl_graph_func_name(q->s->graph, func)).at);
}

// An option before it asks for what the client cannot do.
static fl_str bare(asking *q) {
  const fl_rule *rule = q->known->f->rule;
  uint8_t ability;
  for (uint32_t i = 0; i < q->option; i++)
    if (fl_brief_able(q->s, q->known, &rule->options[i], &ability) == FL_CAN_NO) return fl_brief_unable_text(q->s, q->known, &rule->options[i]);
  return (fl_str){0};
}

static fl_str aside(asking *q) { return q->known->aside ? FL_STR("no request comes by there: the program asks by itself") : (fl_str){0}; }

static fl_str people(asking *q) { // know it, and the code does not
  FL_UNUSED(q);
  return (fl_str){0};
}

#define X(w) [FL_NEEDS_##w] = w,
static fact *const facts[FL_N_NEEDS] = {[FL_NEEDS_none] = none, FL_NEEDS(X)};
#undef X

// The first of these that holds.
static fl_str holds_of(asking *q, uint32_t needs) {
  fl_str because = {0};
  for (uint32_t i = 1; i < FL_N_NEEDS && !because.n; i++)
    if (needs & 1u << i) because = facts[i](q);
  return because;
}

static asking asking_of(fl_brief_state *s, const fl_known_finding *known, bool silent) {
  asking q = {.s = s, .known = known, .silent = silent, .site = s->graph ? fl_brief_call_of(s, known->f) : 0};
  if (q.site) q.party = fl_brief_party(s, q.site);
  return q;
}

static void begin(asking *q) {
  q->cites = (fl_cites){.n = 0};
  fl_cite(&q->cites, q->known->citation);
}

// Can it be carried out with what stands there? What must be laid out anew for it comes behind what need not.
static bool is_able(asking *q, const fl_remedy *o, bool anew) {
  uint8_t ability;
  fl_can can = fl_brief_able(q->s, q->known, o, &ability);
  return can != FL_CAN_NO && (anew || can != FL_CAN_ANEW);
}

// The first option whose need is met; else the first that needs nothing and has nothing against it, with what spoke against those before it.
static fl_recommended first_of(asking *q, bool anew) {
  const fl_rule *rule = q->known->f->rule;
  fl_recommended plain = {.option = UINT32_MAX}, against = {0};
  for (uint32_t i = 0; i < rule->n_options && q->s->graph; i++) {
    q->option = i;
    begin(q);
    fl_str spoken = holds_of(q, rule->options[i].unless);
    if (spoken.n && !against.because.n) against = (fl_recommended){0, spoken, q->cites};
    if (spoken.n || !is_able(q, &rule->options[i], anew)) continue;
    begin(q);
    fl_str because = holds_of(q, rule->options[i].needs);
    if (because.n) return (fl_recommended){.option = i, .because = because, .cites = q->cites};
    if (!rule->options[i].needs && plain.option == UINT32_MAX) plain = against, plain.option = i;
  }
  return plain;
}

static fl_recommended recommend(fl_brief_state *s, const fl_known_finding *known, bool silent) {
  asking q = asking_of(s, known, silent);
  fl_recommended found = first_of(&q, false);
  if (found.option == UINT32_MAX) found = first_of(&q, true);
  return found.option == UINT32_MAX ? (fl_recommended){0} : found;
}

fl_recommended fl_brief_recommend(fl_brief_state *s, const fl_known_finding *known) { return recommend(s, known, false); }

uint32_t fl_brief_option_of(fl_brief_state *s, const fl_known_finding *known) { return recommend(s, known, true).option; }

fl_str fl_brief_context_at_hand(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o) {
  asking q = asking_of(s, known, true);
  return s->graph && fl_remedy_needs(o, FL_NEEDS_context) ? context(&q) : (fl_str){0};
}

fl_str fl_brief_lacks_undo(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o) {
  asking q = asking_of(s, known, true);
  return s->graph && o->adds == FL_ADDS_undo ? final(&q) : (fl_str){0};
}

// A limit for each call, of which there is one.
static bool is_one_call(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o) {
  return s->graph && o->once == FL_ONCE_call && fl_brief_places(s, known->f) == 1;
}

// A context at hand is a word; an operation that is not there must be made first, and so must another client or layout of the data.
const char *fl_brief_effort(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o) {
  uint8_t ability;
  fl_can can = fl_brief_able(s, known, o, &ability);
  if (fl_brief_context_at_hand(s, known, o).n || is_one_call(s, known, o)) return fl_effort_word(FL_EFFORT_small);
  bool more = o->effort + 1 < FL_N_EFFORTS && fl_brief_lacks_undo(s, known, o).n;
  bool moved = o->effort == FL_EFFORT_small && (can == FL_CAN_ANEW || (can == FL_CAN_NO && fl_is_of_data(ability)));
  return fl_effort_word((uint8_t)(o->effort + (more || moved)));
}
