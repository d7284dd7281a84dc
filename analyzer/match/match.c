// Runs every rule over the sites of its kinds.
//
// A rule that asks a role is tried once per outcome of that role, because each outcome has an owner of its own. Confidence is
// computed: the weakest edge used, minus a step for what could not be answered; severity starts at the rule's and moves with the
// place (docs/architecture.md, "Confidence and severity").
#include "match/match_p.h"

#include "base/alloc.h"
#include "graph/statement.h"
#include "graph/ways.h"
#include "match/predicate_p.h"

#include <stdlib.h>
#include <string.h>

#define HOT   ((1u << FL_ENTRY_http) | (1u << FL_ENTRY_rpc) | (1u << FL_ENTRY_consumer))
enum { MOST_LOOPS = 8 };
#define QUIET (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED)

// ---- confidence and severity -----------------------------------------------------------------------------------------------------

static bool overlaps_hole(const fl_graph *g, const fl_site *s) {
  const fl_facts *facts = fl_graph_facts(g, s->func.file);
  const fl_func *f = fl_graph_func(g, s->func);
  if (f->flags & FL_FUNC_IRREGULAR) return true;
  for (uint32_t i = 1; i < facts->n_holes; i++) {
    const fl_span hole = facts->holes[i].span;
    if (facts->holes[i].kind == FL_HOLE_SKIPPED || facts->holes[i].kind == FL_HOLE_EXPANDED) continue; // nothing of this build stands there
    if (hole.byte_begin < f->span.byte_end && hole.byte_end > f->span.byte_begin &&
        !(f->flags & FL_FUNC_MODULE))
      return true;
  }
  return false;
}

static bool is_decided(const fl_outcome *o, const fl_site *s) {
  return o && o->owner && !(o->owner->file == s->func.file && o->owner->span.byte_begin == s->span.byte_begin);
}

static fl_confidence confidence_of(const fl_focus *f, const fl_rule *rule, fl_reply r) {
  fl_confidence c = r.is == FL_PERHAPS || r.certainty <= 1 ? FL_CONFIDENCE_LOW
                    : r.certainty == 2                     ? FL_CONFIDENCE_MEDIUM
                                                           : FL_CONFIDENCE_HIGH;
  if (f->site->certainty <= 1) c = FL_CONFIDENCE_LOW;
  if (f->site->certainty == 2 && c > FL_CONFIDENCE_MEDIUM) c = FL_CONFIDENCE_MEDIUM;
  if (overlaps_hole(f->g, f->site)) c = FL_CONFIDENCE_LOW;
  // Where only a setting of the whole service could have said it, somebody may have set it outside of the repository.
  if (rule->at == FL_AT_service && !is_decided(f->outcome, f->site) && c > FL_CONFIDENCE_MEDIUM) c = FL_CONFIDENCE_MEDIUM;
  return c > rule->confidence_cap ? rule->confidence_cap : c;
}

bool fl_match_is_decided(const fl_match *m) { return is_decided(m->outcome, m->site); }

static bool inside_lock_or_transaction(fl_focus *f) {
  const fl_contained *list;
  return fl_ask_holders(f->ask, f->site, (1u << FL_SITE_txn) | (1u << FL_SITE_lock_acquire), &list) > 0;
}

// Marks of the place where the finding will stand, where it is another than the site's: a client that an example builds for a library.
static uint32_t marks_of_owner(const fl_focus *f, const fl_rule *rule) {
  const fl_step *owner = rule->at == FL_AT_owner && f->outcome ? f->outcome->owner : NULL;
  if (!owner || !owner->file || owner->file == f->site->func.file) return 0;
  fl_func_ref around = {owner->file, fl_graph_func_at(f->g, owner->file, owner->span.byte_begin)};
  return fl_graph_func_marks(f->g, around) & (FL_MARK_EXAMPLE | QUIET);
}

static bool is_note(const fl_focus *f, const fl_rule *rule) {
  fl_focus own = *f; // what these predicates find is not what the rule has found
  for (uint32_t i = 0; i < rule->n_note_when; i++)
    if (fl_predicate_ask(&own, &rule->note_when[i]).is == FL_YES) return true;
  return false;
}

// A command that starts a service leads to all of it: its server, and what a framework may call as well, are no matter of somebody at a
// terminal. What a program puts together of a stream goes on long after it has started.
static bool is_more_than_a_command(const fl_focus *f, uint32_t started) {
  if (f->site->kind == FL_SITE_operator) return true;
  bool command = (started & (1u << FL_ENTRY_cli)) && !(started & (1u << FL_ENTRY_main));
  return command && (f->site->kind == FL_SITE_server || fl_graph_is_unexplained(f->g, f->site->func));
}

// A context that begins on the way to the call holds for those who come by there; one that is kept somewhere, for all.
static fl_func_ref root_on_way(const fl_graph *g, const fl_site *site, const fl_step *owner) {
  fl_func_ref root = {owner->file, fl_graph_func_at(g, owner->file, owner->span.byte_begin)};
  fl_ways ways;
  fl_ways_init(&ways, g);
  fl_ways_add(&ways, site->func, site->call.id);
  fl_ways_climb(&ways);
  if (!fl_ways_from(&ways, root)) root = site->func;
  fl_ways_release(&ways);
  return root;
}

fl_func_ref fl_match_begins_in(const fl_graph *g, const fl_rule *rule, const fl_site *site, const fl_step *place, const fl_outcome *outcome) {
  const fl_step *owner = outcome && outcome->answer == FL_IS_UNBOUNDED ? outcome->owner : NULL;
  if (owner && owner->kind == FL_STEP_context_root) return root_on_way(g, site, owner);
  if (rule->at != FL_AT_loop || !place) return site->func;
  return (fl_func_ref){place->file, fl_graph_func_at(g, place->file, place->span.byte_begin)};
}

static fl_severity severity_of(fl_focus *f, const fl_rule *rule) {
  if (is_note(f, rule) || fl_graph_is_for_tests(f->g, f->site->func)) return FL_SEVERITY_NOTE; // nobody waits for what only tests run
  int severity = (int)rule->severity;
  fl_func_ref begins = fl_match_begins_in(f->g, rule, f->site, f->place, f->outcome);
  uint32_t reached = fl_graph_reached_by(f->g, begins), started = fl_graph_started_by(f->g, begins);
  uint32_t elsewhere = marks_of_owner(f, rule), marks = fl_graph_func_marks(f->g, f->site->func) | elsewhere;
  uint32_t start_up = (1u << FL_ENTRY_main) | (1u << FL_ENTRY_cli) | (1u << FL_ENTRY_test);
  bool entry = f->site->kind == FL_SITE_entry; // being an entry point is no reason of its own
  if (!entry && !elsewhere && ((reached & HOT) || inside_lock_or_transaction(f) || fl_graph_is_irreversible(f->g, f->site)))
    severity++;
  else if ((started && !(started & ~start_up) && !is_more_than_a_command(f, started)) ||
           (marks & (FL_MARK_MIGRATION | FL_MARK_CLI | FL_MARK_EXAMPLE)))
    severity--;
  if ((marks & FL_MARK_BROWSER) && !(reached & HOT)) severity = FL_SEVERITY_NOTE; // one user waits, not a fleet
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

// One of several may be there, what is contained among them, and nobody knows of the others either.
static bool is_only_hoped_for(const fl_focus *f, const fl_predicate *any) {
  bool hopes = false;
  for (uint32_t i = 0; any->kind == FL_PRED_any && i < any->n_where; i++) {
    fl_focus own = *f;
    bool contains = any->where[i].kind == FL_PRED_contains;
    if (!contains && fl_predicate_ask(&own, &any->where[i]).is == FL_YES) return false;
    hopes |= contains;
  }
  return hopes;
}

// Something in there may be what is looked for, and nobody knows what: a gap, and nothing to show to anybody.
static bool has_nothing_to_show(const fl_focus *f, const fl_rule *rule) {
  for (uint32_t i = 0; i < rule->n_where && !f->n_contained; i++)
    if (rule->where[i].kind == FL_PRED_contains || is_only_hoped_for(f, &rule->where[i])) return true;
  return false;
}

void fl_match_focus(fl_matches *out, fl_focus *f, const fl_rule *rule) {
  fl_reply r = fl_predicates_ask(f, rule->where, rule->n_where, rule->unless, rule->n_unless);
  if (r.is == FL_NO || (r.is == FL_PERHAPS && has_nothing_to_show(f, rule))) return;
  fl_match m = {.rule = rule,
                .site = f->site,
                .ask = f->ask,
                .outcome = f->outcome,
                .role = f->role,
                .confidence = confidence_of(f, rule, r),
                .severity = severity_of(f, rule),
                .contained = f->contained,
                .n_contained = f->n_contained,
                .pair = f->pair,
                .pairs = f->pairs,
                .n_pairs = f->n_pairs,
                .made = f->made,
                .way = f->way,
                .place = f->place,
                .away = f->away,
                .sum = f->sum};
  fl_array_push(out, m);
}

fl_focus fl_match_focus_at(fl_match_worker *w, const fl_rule *rule, const fl_site *s) {
  return (fl_focus){.ask = w->ask, .g = fl_ask_graph(w->ask), .site = s, .role = deciding_role(rule), .arena = &w->arena};
}

// A function that makes the call may be called in several loops.
static void match_loops(fl_matches *out, const fl_focus *f, const fl_rule *rule) {
  for (uint32_t i = 0, before = out->n; i < MOST_LOOPS && out->n == before + i; i++) {
    fl_focus each = *f;
    each.nth = i;
    fl_match_focus(out, &each, rule);
  }
}

void fl_match_site(fl_matches *out, fl_match_worker *w, const fl_rule *rule, const fl_site *s) {
  fl_focus f = fl_match_focus_at(w, rule, s);
  if (rule->at == FL_AT_loop) return match_loops(out, &f, rule);
  const fl_resolution *r = f.role ? fl_ask_role(w->ask, s, f.role) : NULL;
  if (!r || !r->n) return fl_match_focus(out, &f, rule);
  for (uint32_t i = 0; i < r->n; i++) {
    fl_focus each = f;
    each.outcome = &r->at[i];
    if (w->all || !(marks_of_owner(&each, rule) & QUIET)) fl_match_focus(out, &each, rule); // a client that a test hands in is the test's
  }
}
