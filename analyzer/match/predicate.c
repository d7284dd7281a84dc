// The predicates: where the hard thinking stands behind a name. Each answers yes, no or perhaps, and how sure a yes is.
#include "match/predicate_p.h"

#include "graph/deploy.h"
#include "graph/services.h"
#include "graph/statement.h"
#include "graph/steps.h"
#include "graph/turns.h"

#include <string.h>

static fl_reply no(void) { return (fl_reply){FL_NO, 0}; }
static fl_reply perhaps(void) { return (fl_reply){FL_PERHAPS, 1}; }
static fl_reply yes(uint8_t certainty) { return (fl_reply){FL_YES, certainty}; }
static fl_reply when(bool holds) { return holds ? yes(4) : no(); }
static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

// ---- roles -------------------------------------------------------------------------------------------------------------------

static bool answer_is(const fl_outcome *o, uint32_t answers) {
  bool set = o->answer == FL_IS_BOUNDED || (o->flags & FL_OUT_SET);
  if ((answers & (1u << FL_ANSWER_bounded)) && o->answer == FL_IS_BOUNDED) return true;
  if ((answers & (1u << FL_ANSWER_unbounded)) && o->answer == FL_IS_UNBOUNDED) return true;
  if ((answers & (1u << FL_ANSWER_inherited)) && o->answer == FL_IS_INHERITED) return true;
  if ((answers & (1u << FL_ANSWER_unknown)) && o->answer == FL_IS_UNKNOWN) return true;
  if ((answers & (1u << FL_ANSWER_set)) && set) return true;
  return (answers & (1u << FL_ANSWER_absent)) && o->answer == FL_IS_UNBOUNDED && !set;
}

static bool because_is(const fl_outcome *o, uint32_t becauses) {
  bool written = o->answer == FL_IS_BOUNDED ? !(o->flags & FL_OUT_LIBRARY) : (o->flags & FL_OUT_EXPLICIT) != 0;
  uint32_t why = written ? 1u << FL_BECAUSE_explicit : 1u << FL_BECAUSE_default;
  return !becauses || (becauses & why);
}

// Above every bound that the other site's role may have: of several callers each may bring another one.
static bool is_above_the_other(const fl_focus *f, const fl_outcome *o, uint8_t role, bool *unsure) {
  const fl_resolution *r = f->outer ? fl_ask_role(f->ask, f->outer, role) : NULL;
  int64_t bound = -1;
  for (uint32_t i = 0; r && i < r->n; i++) {
    if (r->at[i].answer != FL_IS_BOUNDED || r->at[i].value < 0) return *unsure = true, false;
    int64_t most = r->at[i].loosest ? r->at[i].loosest : r->at[i].value;
    if (most > bound) bound = most;
  }
  if (o->value < 0 || bound < 0) return *unsure = true, false;
  return o->value > bound;
}

bool fl_outcome_satisfies(const fl_focus *f, const fl_outcome *o, const fl_predicate *p, bool *unsure) {
  bool entry_inside = f->outer && f->outer->form == FL_FORM_ENTRY && o->answer == FL_IS_INHERITED && !(o->flags & FL_OUT_SET);
  if (entry_inside && o->entry != f->outer->entry) return false; // inherited, but not from this entry point
  if (p->answers && !answer_is(o, p->answers)) return false;
  if (!because_is(o, p->becauses)) return false;
  if (p->scopes && o->scope && !(p->scopes & (1u << o->scope))) return false;
  if (p->n_words && !fl_outcome_says(f, o, p)) return false;
  if (p->exceeds && !is_above_the_other(f, o, p->exceeds, unsure)) return false;
  bool compares = p->gt != INT64_MIN || p->lt != INT64_MAX;
  if (compares && o->value < 0) return *unsure = true, false;
  return !compares || (o->value > p->gt && o->value < p->lt);
}

static fl_reply ask_role(fl_focus *f, const fl_predicate *p) {
  bool unsure = false;
  if (f->outcome && f->role == p->role)
    return fl_outcome_satisfies(f, f->outcome, p, &unsure) ? yes(f->outcome->certainty)
           : unsure                                        ? perhaps()
                                                           : no();
  const fl_resolution *r = fl_ask_role(f->ask, f->site, p->role);
  fl_reply best = no();
  for (uint32_t i = 0; i < r->n; i++) {
    if (fl_outcome_satisfies(f, &r->at[i], p, &unsure)) {
      if (best.is != FL_YES || best.certainty < r->at[i].certainty) best = yes(r->at[i].certainty);
    } else
      unsure |= r->at[i].answer == FL_IS_UNKNOWN;
  }
  return best.is == FL_YES ? best : unsure ? perhaps() : no();
}

// ---- other sites -----------------------------------------------------------------------------------------------------------------

static fl_reply ask_other(fl_focus *f, const fl_predicate *p, const fl_site *other, const fl_site *outer, const fl_contained *inside) {
  fl_focus inner = {.ask = f->ask, .g = f->g, .site = other, .outer = outer, .inside = inside, .arena = f->arena};
  return fl_predicates_ask(&inner, p->where, p->n_where, p->unless, p->n_unless);
}

// A list of sites may be overwritten by the questions asked about them: keep it.
static const fl_contained *keep(fl_focus *f, const fl_contained *list, uint32_t n) {
  return n ? fl_arena_dup(f->arena, list, n * sizeof *list) : NULL;
}

// `inside`: the list stands in this site's region, and is kept as what the rule found.
static fl_reply ask_list(fl_focus *f, const fl_predicate *p, const fl_contained *list, uint32_t n,
                         bool inside) {
  fl_contained *found = n ? fl_arena_alloc(f->arena, n * sizeof *found) : NULL;
  uint32_t n_found = 0;
  fl_reply best = no();
  for (uint32_t i = 0; i < n; i++) {
    fl_reply r = ask_other(f, p, list[i].site, f->site, &list[i]);
    if (r.is == FL_PERHAPS && best.is == FL_NO) {
      best = perhaps();
      if (inside) f->contained = fl_arena_dup(f->arena, &list[i], sizeof *list), f->n_contained = 1; // what it may be, for the message
      else if (!f->pair) f->pair = list[i].site;
    }
    if (r.is != FL_YES) continue;
    found[n_found++] = list[i];
    uint8_t certainty = least(r.certainty, list[i].certainty);
    if (p->near && list[i].depth > p->near) certainty = least(certainty, 2);
    if (inside && list[i].chosen) certainty = 1; // one of many may run there, and nobody knows whether it is this one
    if (best.is == FL_YES && best.certainty >= certainty) continue;
    best = yes(certainty);
    if (!inside) f->pair = list[i].site;
  }
  if (inside && n_found) f->contained = found, f->n_contained = n_found;
  return best;
}

static fl_reply ask_contains(fl_focus *f, const fl_predicate *p) {
  const fl_contained *list;
  uint32_t n = fl_ask_contained(f->ask, f->site, p->sites, &list);
  bool more = fl_ask_contained_more(f->ask);
  fl_reply r = ask_list(f, p, keep(f, list, n), n, true);
  return r.is == FL_NO && more ? perhaps() : r; // what was left out may be one
}

static fl_reply ask_held(fl_focus *f, const fl_predicate *p) {
  const fl_contained *list;
  uint32_t n = fl_holders_of(f, p->sites, &list);
  fl_contained *fit = n ? fl_arena_alloc(f->arena, n * sizeof *fit) : NULL;
  uint32_t n_fit = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!p->around || fl_is_around_another(f, &list[i], p->around)) fit[n_fit++] = list[i];
  return ask_list(f, p, fit, n_fit, false);
}

static fl_reply ask_after(fl_focus *f, const fl_predicate *p) {
  const fl_contained *list;
  uint32_t n = fl_ask_before(f->ask, f->site, p->sites, &list);
  return ask_list(f, p, keep(f, list, n), n, false);
}

static fl_reply ask_paired(fl_focus *f, const fl_predicate *p) {
  const fl_site *const *list;
  uint32_t n = fl_ask_pairs(f->ask, f->site, p->sites, &list);
  const fl_site **pairs = n ? fl_arena_dup(f->arena, list, n * sizeof *list) : NULL;
  fl_reply best = no();
  for (uint32_t i = 0; i < n; i++) {
    fl_reply r = ask_other(f, p, pairs[i], f->site, NULL);
    if (r.is == FL_PERHAPS && best.is == FL_NO) best = perhaps();
    if (r.is == FL_YES && best.is != FL_YES)
      best = yes(least(r.certainty, pairs[i]->certainty)), f->pair = pairs[i];
  }
  return best;
}

static fl_reply ask_minted_in(fl_focus *f, const fl_predicate *p) {
  const fl_contained *list;
  uint32_t n = fl_ask_holders(f->ask, f->site, p->sites, &list);
  list = keep(f, list, n);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t certainty = fl_ask_minted_in(f->ask, f->site, p->role, &list[i], &f->made);
    if (certainty) return f->pair = list[i].site, yes(least(certainty, list[i].certainty));
  }
  return no();
}

// ---- plain facts -------------------------------------------------------------------------------------------------------------------

static fl_reply ask_reachable(fl_focus *f, const fl_predicate *p) {
  uint32_t by = fl_graph_reached_by(f->g, f->site->func);
  if (by & p->entries) return yes(4);
  return by ? no() : perhaps(); // nothing known leads here: a framework may
}

static fl_reply ask_only_from(fl_focus *f, const fl_predicate *p) {
  uint32_t by = fl_graph_started_by(f->g, f->site->func);
  return when(by && !(by & ~p->entries));
}

static bool among(const fl_predicate *p, fl_str word) {
  for (uint32_t i = 0; i < p->n_words; i++)
    if (fl_str_eq(p->words[i], word)) return true;
  return false;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A word stands between characters that are no letters: `/v1/oauth2/token` has the words v, oauth and token.
static bool has_word(fl_str text, fl_str word) {
  for (uint32_t i = 0; i + word.n <= text.n; i++) {
    if ((i && is_letter(text.at[i - 1])) || (i + word.n < text.n && is_letter(text.at[i + word.n]))) continue;
    uint32_t same = 0;
    while (same < word.n && (text.at[i + same] | 0x20) == word.at[same]) same++;
    if (same == word.n) return true;
  }
  return false;
}

static fl_reply ask_address(fl_focus *f, const fl_predicate *p) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n);
  for (uint32_t i = first; i < first + n; i++) {
    fl_str address = fl_graph_name(fl_ask_graph(f->ask), map->requests[i].address);
    for (uint32_t w = 0; w < p->n_words; w++)
      if (has_word(address, p->words[w])) return yes(4);
  }
  return no();
}

static fl_reply ask_attribute(fl_focus *f, const fl_predicate *p) {
  for (uint32_t i = 0; i + 1 < p->n_words; i += 2) {
    fl_str value;
    if (!fl_graph_site_attribute(f->g, f->site, p->words[i], &value) || !fl_str_eq(value, p->words[i + 1]))
      return no();
  }
  return yes(4);
}

static fl_reply ask_in(fl_focus *f, const fl_predicate *p) {
  static const struct {
    uint8_t path_class;
    uint32_t mark;
  } classes[] = {{FL_IN_test, FL_MARK_TEST},           {FL_IN_generated, FL_MARK_GENERATED},
                 {FL_IN_vendored, FL_MARK_VENDORED},   {FL_IN_example, FL_MARK_EXAMPLE},
                 {FL_IN_migration, FL_MARK_MIGRATION}, {FL_IN_cli, FL_MARK_CLI}};
  uint32_t marks = fl_graph_func_marks(f->g, f->site->func);
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if ((p->classes & (1u << classes[i].path_class)) && (marks & classes[i].mark)) return yes(4);
  return no();
}

static fl_reply ask_entry_kind(fl_focus *f, const fl_predicate *p) {
  const fl_entry_point *entries;
  fl_graph_entries(f->g, &entries);
  return when(f->site->entry && (p->entries & (1u << entries[f->site->entry - 1].kind)));
}

static fl_reply ask_same_store(fl_focus *f) {
  fl_str own = fl_graph_site_protocol(f->g, f->site),
         outer = f->outer ? fl_graph_site_protocol(f->g, f->outer) : FL_STR("");
  return when(own.n && fl_str_eq(own, outer));
}

static fl_reply ask_any(fl_focus *f, const fl_predicate *p) {
  fl_reply best = no();
  const char *before = f->sum, *told = before;
  for (uint32_t i = 0; i < p->n_where; i++) {
    f->sum = before;
    fl_reply r = fl_predicate_ask(f, &p->where[i]);
    if (r.is > best.is || (r.is == best.is && r.certainty > best.certainty)) best = r, told = f->sum;
  }
  f->sum = told; // what the best of them has told
  return best;
}

fl_reply fl_predicate_ask(fl_focus *f, const fl_predicate *p) {
  switch ((fl_predicate_kind)p->kind) {
  case FL_PRED_role: return ask_role(f, p);
  case FL_PRED_contains: return ask_contains(f, p);
  case FL_PRED_held: return ask_held(f, p);
  case FL_PRED_paired: return ask_paired(f, p);
  case FL_PRED_after: return ask_after(f, p);
  case FL_PRED_reachable_from: return ask_reachable(f, p);
  case FL_PRED_only_from: return ask_only_from(f, p);
  case FL_PRED_protocol: return when(among(p, fl_graph_site_protocol(f->g, f->site)));
  case FL_PRED_effect: return when((p->effects & (1u << fl_effect_at(f))) != 0);
  case FL_PRED_attribute: return ask_attribute(f, p);
  case FL_PRED_in: return ask_in(f, p);
  case FL_PRED_minted_in: return ask_minted_in(f, p);
  case FL_PRED_entry_kind: return ask_entry_kind(f, p);
  case FL_PRED_same_store: return ask_same_store(f);
  case FL_PRED_multiplied: return fl_ask_multiplied(f, p);
  case FL_PRED_overruns: return fl_ask_overruns(f);
  case FL_PRED_irreversible: return when(fl_graph_is_irreversible(f->g, f->site));
  case FL_PRED_unused: return fl_ask_unused(f);
  case FL_PRED_leaks: return fl_ask_leaks(f);
  case FL_PRED_dropped: return fl_ask_dropped(f, p);
  case FL_PRED_awaited: return when(f->site->form == FL_FORM_CALL && (fl_graph_call(f->g, f->site->call)->flags & FL_CALL_AWAITED));
  case FL_PRED_constant: return fl_ask_constant(f, p);
  case FL_PRED_never_set: return fl_ask_never_set(f, p);
  case FL_PRED_together: return fl_ask_together(f);
  case FL_PRED_replicated: return when(fl_is_replicated(f->g, f->site->func.file));
  case FL_PRED_same_table: return fl_ask_same_table(f);
  case FL_PRED_same_row: return fl_reply_same_row(f);
  case FL_PRED_cached_copy: return fl_reply_cached_copy(f);
  case FL_PRED_anywhere: return fl_ask_anywhere(f, p);
  case FL_PRED_recomputed: return fl_ask_is_recomputed(f);
  case FL_PRED_rewritten: return fl_ask_is_rewritten(f);
  case FL_PRED_makes_another: return fl_ask_another(f);
  case FL_PRED_changes: return fl_reply_changes(f);
  case FL_PRED_takes_away: return fl_reply_takes_away(f);
  case FL_PRED_handed_store: return (fl_reply){fl_ask_is_handed_store(f->ask, f->site) ? FL_YES : FL_NO, 3};
  case FL_PRED_puts_there: return fl_reply_puts_there(f);
  case FL_PRED_kept_there: return fl_reply_kept_there(f);
  case FL_PRED_valuable: return fl_ask_valuable(f);
  case FL_PRED_repeatable: return fl_ask_repeatable(f);
  case FL_PRED_other_service: return fl_reply_other_service(f);
  case FL_PRED_only_tells: return fl_reply_only_tells(f);
  case FL_PRED_undone: return fl_reply_undone(f);
  case FL_PRED_marked_late: return fl_reply_marked_late(f);
  case FL_PRED_marks_apart: return fl_reply_marks_apart(f);
  case FL_PRED_asks_for_twin: return fl_reply_asks_for_twin(f);
  case FL_PRED_inserts_if_absent: return fl_reply_inserts_if_absent(f);
  case FL_PRED_speaks_of_key: return fl_reply_speaks_of_key(f);
  case FL_PRED_forgets: return fl_reply_forgets(f);
  case FL_PRED_same_pool: return when(f->outer && fl_shares_pool(f->ask, f->outer, f->site));
  case FL_PRED_all_rows: return when(fl_runs_through_all(f->g, f->site));
  case FL_PRED_verb: return fl_ask_verb(f, p);
  case FL_PRED_address: return ask_address(f, p);
  case FL_PRED_misplaced: return fl_reply_misplaced(f, p);
  case FL_PRED_kept: return fl_reply_kept(f, p);
  case FL_PRED_detached: return fl_reply_detached(f);
  case FL_PRED_abandons: return fl_reply_abandons(f);
  case FL_PRED_outlived: return fl_reply_outlived(f);
  case FL_PRED_outlasts: return fl_reply_outlasts(f);
  case FL_PRED_probed: return fl_reply_probed(f, p);
  case FL_PRED_on_event_loop: return fl_reply_on_event_loop(f);
  case FL_PRED_by_the_clock: return fl_reply_by_the_clock(f);
  case FL_PRED_relayed: return fl_reply_relayed(f);
  case FL_PRED_leads_on: return fl_reply_leads_on(f);
  case FL_PRED_one_by_one: return fl_reply_one_by_one(f);
  case FL_PRED_side_by_side: return fl_reply_side_by_side(f);
  case FL_PRED_fed: return fl_reply_fed(f);
  case FL_PRED_refills: return fl_reply_refills(f);
  case FL_PRED_batched: return when(fl_ask_batched_by(f->ask, f->site).n != 0);
  case FL_PRED_bypassed: return fl_reply_bypassed(f);
  case FL_PRED_runs: return fl_reply_runs(f, p);
  case FL_PRED_per_request: return fl_reply_per_request(f);
  case FL_PRED_clock: return fl_reply_clock(f, p);
  case FL_PRED_outworked: return fl_reply_outworked(f, p);
  case FL_PRED_overstays: return fl_reply_overstays(f, p);
  case FL_PRED_same_service: return fl_reply_same_service(f);
  case FL_PRED_same_file: return fl_reply_same_file(f);
  case FL_PRED_ignores: return fl_reply_ignores(f, p);
  case FL_PRED_wins_by_time: return fl_reply_wins_by_time(f);
  case FL_PRED_setting: return fl_reply_setting(f, p);
  case FL_PRED_any: return ask_any(f, p);
  case FL_PRED_perhaps: return ask_any(f, p).is == FL_NO ? no() : perhaps();
  case FL_PRED_all: return fl_predicates_ask(f, p->where, p->n_where, NULL, 0);
  case FL_PRED_none:
  case FL_N_PREDICATES: break;
  }
  return no();
}

// An unknown `where` leaves "perhaps"; an unknown `unless` costs one step of certainty.
fl_reply fl_predicates_ask(fl_focus *f, const fl_predicate *where, uint32_t n_where,
                           const fl_predicate *unless, uint32_t n_unless) {
  fl_reply all = yes(4);
  for (uint32_t i = 0; i < n_where; i++) {
    fl_reply r = fl_predicate_ask(f, &where[i]);
    if (r.is == FL_NO) return r;
    if (r.is == FL_PERHAPS) all = perhaps();
    all.certainty = least(all.certainty, r.certainty);
  }
  const char *told = f->sum;
  for (uint32_t i = 0; i < n_unless; i++) {
    fl_reply r = fl_predicate_ask(f, &unless[i]);
    if (r.is == FL_YES) return no();
    if (r.is == FL_PERHAPS) all.certainty = all.certainty >= 3 ? 2 : 1;
  }
  f->sum = told; // what stands against a finding is no account of it
  return all;
}
