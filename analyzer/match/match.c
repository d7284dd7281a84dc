// Runs every rule over the sites of its kinds.
//
// A rule that asks a role is tried once per outcome of that role, because each outcome has an owner of its own. Confidence is
// computed: the weakest edge used, minus a step for what could not be answered; severity starts at the rule's and moves with the
// place (docs/architecture.md, "Confidence and severity").
#include "match/match.h"

#include "base/alloc.h"
#include "match/predicate_p.h"

#include <stdlib.h>
#include <string.h>

#define HOT   ((1u << FL_ENTRY_http) | (1u << FL_ENTRY_rpc) | (1u << FL_ENTRY_consumer))
#define QUIET (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED)

// ---- confidence and severity -----------------------------------------------------------------------------------------------------

static bool overlaps_hole(const fl_graph *g, const fl_site *s) {
  const fl_facts *facts = fl_graph_facts(g, s->func.file);
  const fl_func *f = fl_graph_func(g, s->func);
  for (uint32_t i = 1; i < facts->n_holes; i++) {
    const fl_span hole = facts->holes[i].span;
    if (hole.byte_begin < f->span.byte_end && hole.byte_end > f->span.byte_begin &&
        !(f->flags & FL_FUNC_MODULE))
      return true;
  }
  return false;
}

static fl_confidence confidence_of(const fl_focus *f, const fl_rule *rule, fl_reply r) {
  fl_confidence c = r.is == FL_PERHAPS || r.certainty <= 1 ? FL_CONFIDENCE_LOW
                    : r.certainty == 2                     ? FL_CONFIDENCE_MEDIUM
                                                           : FL_CONFIDENCE_HIGH;
  if (f->site->certainty <= 1) c = FL_CONFIDENCE_LOW;
  if (f->site->certainty == 2 && c > FL_CONFIDENCE_MEDIUM) c = FL_CONFIDENCE_MEDIUM;
  if (overlaps_hole(f->g, f->site)) c = FL_CONFIDENCE_LOW;
  return c > rule->confidence_cap ? rule->confidence_cap : c;
}

static bool inside_lock_or_transaction(fl_focus *f) {
  const fl_contained *list;
  return fl_ask_holders(f->ask, f->site, (1u << FL_SITE_txn) | (1u << FL_SITE_lock_acquire), &list) > 0;
}

static fl_severity severity_of(fl_focus *f, const fl_rule *rule) {
  int severity = (int)rule->severity;
  uint32_t reached = fl_graph_reached_by(f->g, f->site->func),
           started = fl_graph_started_by(f->g, f->site->func);
  uint32_t marks = fl_graph_func_marks(f->g, f->site->func);
  uint32_t start_up = (1u << FL_ENTRY_main) | (1u << FL_ENTRY_cli) | (1u << FL_ENTRY_test);
  bool entry = f->site->kind == FL_SITE_entry; // being an entry point is no reason of its own
  if (!entry && ((reached & HOT) || inside_lock_or_transaction(f)))
    severity++;
  else if ((started && !(started & ~start_up)) ||
           (marks & (FL_MARK_MIGRATION | FL_MARK_CLI | FL_MARK_EXAMPLE)))
    severity--;
  if (marks & FL_MARK_BROWSER) severity = FL_SEVERITY_NOTE; // one user waits, not a fleet
  if (severity > FL_SEVERITY_ERROR) severity = FL_SEVERITY_ERROR;
  if (severity < FL_SEVERITY_NOTE || (marks & QUIET)) severity = FL_SEVERITY_NOTE;
  return (fl_severity)severity;
}

// ---- one rule, one site ------------------------------------------------------------------------------------------------------------

static uint8_t deciding_role(const fl_rule *rule) {
  if (rule->owner_role) return rule->owner_role;
  for (uint32_t i = 0; i < rule->n_where; i++)
    if (rule->where[i].kind == FL_PRED_role) return rule->where[i].role;
  return 0;
}

static void try_focus(fl_match_result *out, fl_focus *f, const fl_rule *rule) {
  fl_reply r = fl_predicates_ask(f, rule->where, rule->n_where, rule->unless, rule->n_unless);
  if (r.is == FL_NO) return;
  fl_match m = {
      rule,         f->site,        f->outcome, f->role, confidence_of(f, rule, r), severity_of(f, rule),
      f->contained, f->n_contained, f->pair,    f->made};
  fl_array_push(&out->matches, m);
}

static void try_site(fl_match_result *out, fl_ask *ask, const fl_graph *g, const fl_rule *rule,
                     const fl_site *s) {
  fl_focus f = {.ask = ask, .g = g, .site = s, .role = deciding_role(rule), .arena = &out->arena};
  const fl_resolution *r = f.role ? fl_ask_role(ask, s, f.role) : NULL;
  if (!r || !r->n) return try_focus(out, &f, rule);
  for (uint32_t i = 0; i < r->n; i++) {
    fl_focus each = f;
    each.outcome = &r->at[i];
    try_focus(out, &each, rule);
  }
}

static bool counts(const fl_graph *g, const fl_site *s, const fl_match_options *o) {
  return o->all || !(fl_graph_func_marks(g, s->func) & QUIET);
}

// ---- the positive answer -------------------------------------------------------------------------------------------------------------

static const struct {
  uint8_t site, role;
} counted[] = {{FL_SITE_remote_call, FL_ROLEKIND_deadline},
               {FL_SITE_retry, FL_ROLEKIND_bound},
               {FL_SITE_lock_acquire, FL_ROLEKIND_lease}};

static bool rule_asks(const fl_rule *rule, const fl_graph *g, const fl_site *s, uint8_t role) {
  bool asks = false, protocol = true;
  for (uint32_t i = 0; i < rule->n_where; i++) {
    const fl_predicate *p = &rule->where[i];
    asks |= p->kind == FL_PRED_role && p->role == role;
    if (p->kind != FL_PRED_protocol) continue;
    protocol = false;
    for (uint32_t w = 0; w < p->n_words; w++)
      protocol |= fl_str_eq(p->words[w], fl_graph_site_protocol(g, s));
  }
  return asks && protocol && (rule->on_site & (1u << s->kind));
}

// The positive answer covers what the rules look at: counting what nobody judges would only look like silence about a fault.
static bool is_judged(const fl_rules *rules, const fl_graph *g, const fl_site *s, uint8_t role) {
  for (uint32_t i = 0; i < fl_rules_count(rules); i++)
    if (rule_asks(fl_rules_at(rules, i), g, s, role) && fl_rules_at(rules, i)->at != FL_AT_entry) return true;
  return false;
}

static void count_roles(fl_match_result *out, fl_ask *ask, const fl_graph *g, const fl_rules *rules,
                        const fl_match_options *o) {
  for (size_t c = 0; c < sizeof counted / sizeof *counted; c++) {
    fl_role_count n = {.site = counted[c].site, .role = counted[c].role};
    for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
      const fl_site *s = fl_graph_site(g, i);
      if (s->kind != counted[c].site || !counts(g, s, o) || !is_judged(rules, g, s, counted[c].role))
        continue;
      const fl_outcome *worst = fl_worst_outcome(fl_ask_role(ask, s, counted[c].role));
      n.total++;
      if (!worst || worst->answer == FL_IS_UNKNOWN)
        n.unknown++;
      else if (worst->answer == FL_IS_BOUNDED)
        n.bounded++;
      else if (worst->answer == FL_IS_INHERITED)
        n.inherited++;
      else
        n.unbounded++;
      if (c == 0 && (!worst || worst->answer == FL_IS_UNKNOWN)) fl_array_push(&out->unknown, s);
    }
    if (n.total) fl_array_push(&out->counts, n);
  }
}

void fl_match_run(fl_match_result *out, fl_ask *ask, const fl_graph *g, const fl_rules *rules,
                  const fl_match_options *options) {
  memset(out, 0, sizeof *out);
  fl_arena_init(&out->arena);
  for (uint32_t r = 0; r < fl_rules_count(rules); r++) {
    const fl_rule *rule = fl_rules_at(rules, r);
    for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
      const fl_site *s = fl_graph_site(g, i);
      if ((rule->on_site & (1u << s->kind)) && counts(g, s, options)) try_site(out, ask, g, rule, s);
    }
  }
  count_roles(out, ask, g, rules, options);
}

void fl_match_release(fl_match_result *r) {
  fl_array_release(&r->matches);
  fl_array_release(&r->counts);
  fl_array_release(&r->unknown);
  fl_arena_release(&r->arena);
}
