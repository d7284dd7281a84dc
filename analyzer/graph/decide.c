// What all carriers of a role come to together.
//
// In: what each carrier says. Out: one outcome per thing that decides. The tightest bound counts. "Unbounded" needs a way on which
// every carrier is proved not to bind; then the library's default decides, and the object that should have been set up owns it.
#include "graph/role_p.h"
#include "graph/dependency.h"

#include <string.h>

// ---- putting carriers together ----------------------------------------------------------------------------

static bool is_rare(const fl_question *q, uint32_t carrier) {
  return (fl_models_carriers(q->a->g->models, q->model->first_carrier) + carrier)->rare;
}

typedef struct tally {
  uint32_t n, bounded, unbounded, inherited, unknown, unset, opaque;
} tally;

static tally count(const fl_says *list) {
  tally t = {.n = list->n};
  for (uint32_t i = 0; i < list->n; i++) {
    const fl_said *s = &list->at[i];
    if (s->not_understood)
      t.opaque++;
    else if (s->answer == FL_IS_BOUNDED)
      t.bounded++;
    else if (s->answer == FL_IS_UNBOUNDED)
      t.unbounded++;
    else if (s->answer == FL_IS_INHERITED)
      t.inherited++;
    else if (s->answer == FL_IS_UNKNOWN)
      t.unknown++;
    else
      t.unset++;
  }
  return t;
}

static fl_outcome outcome_of(const fl_said *s) {
  return (fl_outcome){.answer = s->answer,
                      .certainty = s->certainty,
                      .scope = s->scope,
                      .flags = s->flags,
                      .value = s->value,
                      .why = s->why,
                      .chain = s->chain,
                      .owner = s->owner,
                      .owner_name = s->owner_name,
                      .entry = s->entry,
                      .value_text = s->text,
                      .value_ref = s->val};
}

void fl_add_outcome(fl_verdict *v, fl_outcome o) {
  for (uint32_t i = 0; i < v->at.n; i++) {
    fl_outcome *had = &v->at.at[i];
    bool same_owner =
        (!had->owner && !o.owner) || (had->owner && o.owner && had->owner->file == o.owner->file &&
                                      had->owner->span.byte_begin == o.owner->span.byte_begin);
    if (had->answer == o.answer && same_owner && had->entry == o.entry) {
      if (o.certainty > had->certainty) had->certainty = o.certainty;
      return;
    }
  }
  fl_array_push(&v->at, o);
}

static const fl_said *tightest(const fl_says *list, const fl_said *best) {
  for (uint32_t i = 0; i < list->n; i++) {
    const fl_said *s = &list->at[i];
    if (s->answer != FL_IS_BOUNDED) continue;
    if (!best || (s->value >= 0 && (best->value < 0 || s->value < best->value))) best = s;
  }
  return best;
}

// What no way goes beyond: a bound without a number (value below 0) goes beyond all.
static const fl_said *loosest(const fl_says *list) {
  const fl_said *most = &list->at[0];
  for (uint32_t i = 0; i < list->n && most->value >= 0; i++)
    if (list->at[i].value < 0 || list->at[i].value > most->value) most = &list->at[i];
  return most;
}

static int64_t value_or_most(const fl_said *s) { return !s || s->value < 0 ? INT64_MAX : s->value; }

static fl_outcome bound_of(const fl_said *tightest, const fl_said *loosest) {
  fl_outcome o = outcome_of(tightest);
  if (o.value >= 0 && value_or_most(loosest) > o.value) o.loosest = value_or_most(loosest), o.loosest_chain = loosest->chain;
  return o;
}

static void take(fl_verdict *v, const fl_question *q, const fl_says *lists, uint32_t n, uint8_t answer) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++)
      if (lists[i].at[k].answer == answer && !lists[i].at[k].not_understood &&
          !(is_rare(q, i) && answer != FL_IS_BOUNDED))
        fl_add_outcome(v, outcome_of(&lists[i].at[k]));
}

// ---- the library's default --------------------------------------------------------------------------------

// The default of the version that the repository uses: the first whose range holds it. NULL when that is not known.
static const fl_default *default_of_version(const fl_question *q) {
  fl_versions used, range;
  if (!q->at.row) return NULL;
  for (uint32_t i = 0; i < q->model->n_defaults; i++) {
    const fl_default *d = fl_models_defaults(q->a->g->models, q->model->first_default) + i;
    if (!d->versions) return d;
    if (!fl_package_versions(q->a->g, q->at.file, q->at.row->library, d->of, &used)) return NULL;
    if (!fl_versions_parse(&range, fl_models_text(q->a->g->models, d->versions))) return NULL;
    fl_fit fit = fl_versions_fit(&used, &range);
    if (fit != FL_FIT_NONE) return fit == FL_FIT_ALL ? d : NULL;
  }
  return NULL;
}

static bool is_limit(const fl_default *d) {
  return d->meaning == FL_MEANS_number || d->meaning == FL_MEANS_off || d->meaning == FL_MEANS_no_wait || d->meaning == FL_MEANS_default;
}

// Do some versions have a limit and others none?
static bool versions_differ(const fl_question *q) {
  const fl_default *first = fl_models_defaults(q->a->g->models, q->model->first_default);
  for (uint32_t i = 1; i < q->model->n_defaults; i++)
    if (is_limit(&first[i]) != is_limit(first)) return true;
  return false;
}

static const fl_default *default_of(fl_question *q, bool *by_version) {
  const fl_default *worst = NULL;
  for (uint32_t i = 0; i < q->model->n_defaults; i++) {
    const fl_default *d = fl_models_defaults(q->a->g->models, q->model->first_default) + i;
    if (d->versions) *by_version = true;
    if (!worst || d->meaning != FL_MEANS_number)
      worst = worst && worst->meaning != FL_MEANS_number ? worst : d;
  }
  const fl_default *known = *by_version ? default_of_version(q) : NULL;
  if (known) *by_version = false;
  return known ? known : worst;
}

// What whoever made the object has left in it: known when all that may be there says the same kind of thing.
static void default_from(fl_question *q, const fl_default *d, fl_outcome *o) {
  fl_origins found = {0};
  fl_says says = {0};
  const fl_carrier carrier = {.from = d->from, .scope = d->scope};
  fl_path_origins(q->a, &q->at, d->from, &found);
  for (uint32_t i = 0; i < found.n; i++) fl_carrier_says(q, &carrier, &found.at[i], &says);
  tally t = count(&says);
  o->answer = FL_IS_UNKNOWN, o->why = fl_say_word(q->a, "the library's default depends on what is not seen");
  if (t.n && t.bounded == t.n) {
    const fl_said *least = tightest(&says, NULL);
    o->answer = FL_IS_BOUNDED, o->value = least->value, o->scope = least->scope, o->why = fl_say_word(q->a, "the library's default");
  } else if (t.n && t.unbounded == t.n) {
    o->answer = FL_IS_UNBOUNDED, o->value = INT64_MAX;
    o->why = fl_say_word(q->a, "nothing sets it, and the library's default is no limit");
    o->chain = says.at[0].chain, o->owner = says.at[0].owner, o->owner_name = says.at[0].owner_name;
  }
  fl_array_release(&found);
  fl_array_release(&says);
}

// Nobody waits for the network of a store that is in the process.
static fl_outcome beside_store(const fl_question *q, fl_outcome o) {
  const fl_graph *g = q->a->g;
  bool may_wait = o.answer == FL_IS_UNBOUNDED && q->role == FL_ROLEKIND_deadline && q->site;
  fl_at_hand at_hand = may_wait ? fl_graph_store_at_hand(g, g->service_of_file[q->at.file]) : (fl_at_hand){0};
  if (!at_hand.protocol.n || !fl_str_eq(at_hand.protocol, fl_graph_site_protocol(g, q->site))) return o;
  o.answer = FL_IS_UNKNOWN, o.value = -1, o.why = fl_say_word(q->a, at_hand.why.at);
  return o;
}

static fl_outcome by_default(fl_question *q) {
  bool by_version = false;
  const fl_default *d = default_of(q, &by_version);
  fl_outcome o = {.certainty = by_version ? 2 : 4,
                  .scope = FL_SCOPE_total,
                  .flags = FL_OUT_LIBRARY,
                  .value = -1};
  if (!d)
    o.answer = FL_IS_UNKNOWN, o.why = fl_say_word(q->a, "the library's default is not described");
  else if (by_version && versions_differ(q))
    o.answer = FL_IS_UNKNOWN, o.why = fl_say_word(q->a, "the library's default depends on its version, which is not known here");
  else if (d->from)
    default_from(q, d, &o);
  else if (d->meaning == FL_MEANS_number || d->meaning == FL_MEANS_off || d->meaning == FL_MEANS_no_wait) {
    o.answer = FL_IS_BOUNDED, o.value = d->value, o.scope = d->scope ? d->scope : FL_SCOPE_total, o.flags |= d->scope == FL_SCOPE_total ? FL_OUT_WHOLE : 0;
    o.why = fl_say_word(q->a, "the library's default");
  } else if (d->meaning == FL_MEANS_default) { // a word: jitter `full`, an isolation level
    o.answer = FL_IS_BOUNDED, o.why = fl_say_word(q->a, "the library's default");
    o.value_text = fl_intern_add(&q->a->g->names, fl_models_text(q->a->g->models, d->word));
  } else {
    o.answer = FL_IS_UNBOUNDED, o.value = INT64_MAX;
    o.why = fl_say_word(q->a, d->meaning == FL_MEANS_absent
                                  ? "nothing sets it"
                                  : "nothing sets it, and the library's default is no limit");
  }
  return beside_store(q, o);
}

static bool same_place(const fl_step *x, const fl_step *y) {
  return x && y && x->file == y->file && x->span.byte_begin == y->span.byte_begin;
}

// The same object answers otherwise to another carrier: a client without a timeout whose transport has one.
static bool answered_elsewhere(const fl_question *q, const fl_says *lists, uint32_t n, const fl_step *owner) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; !is_rare(q, i) && k < lists[i].n; k++)
      if (lists[i].at[k].answer != FL_IS_NONE && lists[i].at[k].answer != FL_IS_UNBOUNDED &&
          same_place(lists[i].at[k].object, owner))
        return true;
  return false;
}

static bool of_receiver_carrier(const fl_question *q, uint32_t carrier) {
  const fl_carrier *c = fl_models_carriers(q->a->g->models, q->model->first_carrier) + carrier;
  return fl_models_paths(q->a->g->models, c->from)->root == FL_ROOT_receiver;
}

// Who should have: the client before the request that it made, and both before what is handed to them; each before its own parts.
enum { BEST_CLAIM = 4 };

static bool is_plain(const fl_question *q, uint32_t carrier) {
  const fl_models *m = q->a->g->models;
  return fl_models_paths(m, (fl_models_carriers(m, q->model->first_carrier) + carrier)->from)->n_steps <= 1;
}

// Is it the object itself that lacks something, and not a part of it?
static bool is_whole(const fl_question *q, const fl_says *lists, uint32_t n, uint32_t carrier, const fl_said *s) {
  if (is_plain(q, carrier)) return true;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; is_plain(q, i) && k < lists[i].n; k++)
      if (lists[i].at[k].owner && same_place(lists[i].at[k].owner, s->owner)) return true;
  return false;
}

static int claim(const fl_question *q, const fl_says *lists, uint32_t n, uint32_t carrier, const fl_said *s) {
  int whole = is_whole(q, lists, n, carrier, s);
  if (!of_receiver_carrier(q, carrier)) return 0;
  for (const fl_step *step = s->chain; step; step = step->prev)
    if (step->kind == FL_STEP_maker) return 3 + whole;
  return 1 + whole;
}

// Nothing binds: one outcome per object that should have, or one for the site itself.
static void add_defaults(fl_question *q, fl_verdict *v, const fl_says *lists, uint32_t n, uint8_t ceiling) {
  fl_outcome base = by_default(q);
  if (q->site->certainty < base.certainty) base.certainty = q->site->certainty;
  if (base.certainty > ceiling) base.certainty = ceiling;
  bool any = false, owned = false;
  for (int least = BEST_CLAIM; least >= 0 && !any; least--)
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t k = 0; k < lists[i].n; k++) {
        const fl_said *s = &lists[i].at[k];
        if (s->answer != FL_IS_NONE || !s->owner || claim(q, lists, n, i, s) < least) continue;
        owned = true;
        if (answered_elsewhere(q, lists, n, s->owner)) continue;
        fl_outcome o = base;
        o.owner = s->owner, o.owner_name = s->owner_name, o.chain = s->chain;
        if (s->certainty < o.certainty) o.certainty = s->certainty;
        fl_add_outcome(v, o);
        any = true;
      }
  for (uint32_t i = 0; i < n && !any && !owned; i++)
    for (uint32_t k = 0; k < lists[i].n; k++) { // a context root
      const fl_said *s = &lists[i].at[k];
      if (s->answer != FL_IS_UNBOUNDED) continue;
      fl_outcome o = outcome_of(s);
      if (o.certainty > ceiling) o.certainty = ceiling;
      fl_add_outcome(v, o);
      any = true;
    }
  if (!any && !owned) fl_add_outcome(v, base);
}

// A carrier that is not known on any way here: nothing can be said. One that is proved to be unset on some ways only weakens.
static bool blocks(const fl_says *list, tally t) {
  bool partitioned = t.unbounded > 0;
  for (uint32_t i = 0; i < list->n; i++)
    partitioned |= list->at[i].answer == FL_IS_NONE && !list->at[i].not_understood;
  return !partitioned && (t.unknown || t.inherited || t.opaque || t.bounded);
}

static bool has_roots(const fl_says *list) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].answer == FL_IS_UNBOUNDED && list->at[i].owner &&
        list->at[i].owner->kind == FL_STEP_context_root)
      return true;
  return false;
}

// Contexts that are bound on some ways and start at a bare root on others: the roots are what is wrong.
static void add_roots(fl_verdict *v, const fl_says *list) {
  for (uint32_t i = 0; i < list->n; i++) {
    fl_outcome o = outcome_of(&list->at[i]);
    if (o.answer != FL_IS_UNBOUNDED) continue;
    if (o.certainty > 2) o.certainty = 2;
    fl_add_outcome(v, o);
  }
}

static bool is_explicitly_off(const fl_says *lists, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++)
      if (lists[i].at[k].answer == FL_IS_UNBOUNDED && (lists[i].at[k].flags & FL_OUT_EXPLICIT)) return true;
  return false;
}

// Is there an object that could have been set up? Then it is what must change, whatever contexts reach it.
static bool has_object(const fl_says *lists, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++)
      if (lists[i].at[k].answer == FL_IS_NONE && lists[i].at[k].owner) return true;
  return false;
}

static bool of_context(const fl_question *q, uint32_t carrier) {
  const fl_carrier *c = fl_models_carriers(q->a->g->models, q->model->first_carrier) + carrier;
  return fl_models_paths(q->a->g->models, c->from)->root == FL_ROOT_ctx;
}

// A limit that the library has by itself holds whatever context comes, as long as nothing else replaces it.
static bool default_holds(fl_question *q, const fl_says *lists, uint32_t n) {
  bool by_version = false, context = false;
  const fl_default *d = default_of(q, &by_version);
  if (!d || by_version || d->meaning != FL_MEANS_number) return false;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++) {
      context |= of_context(q, i) && lists[i].at[k].answer != FL_IS_NONE;
      if (!of_context(q, i) && !is_rare(q, i) && lists[i].at[k].answer != FL_IS_NONE) return false;
    }
  return context;
}

static void doubt_defaults(fl_question *q, fl_verdict *v) {
  for (uint32_t i = 0; i < v->at.n; i++) {
    fl_outcome *o = &v->at.at[i];
    if (o->answer != FL_IS_UNBOUNDED || (o->flags & FL_OUT_EXPLICIT)) continue;
    o->answer = FL_IS_UNKNOWN, o->value = -1, o->why = fl_say_word(q->a, "a function that is not seen may limit it");
  }
}

// Has the site a limit of its own on some ways? Then nobody knows whether it needs the caller's on the way that is asked about.
static bool has_own_limit(const fl_question *q, const fl_says *lists, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!of_context(q, i) && !is_rare(q, i) && count(&lists[i]).bounded) return true;
  return false;
}

static void take_inherited(fl_verdict *v, const fl_question *q, const fl_says *lists, uint32_t n) {
  bool own = has_own_limit(q, lists, n);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++) {
      const fl_said *s = &lists[i].at[k];
      if (s->answer != FL_IS_INHERITED || s->not_understood || is_rare(q, i)) continue;
      fl_outcome o = outcome_of(s);
      if (own && of_context(q, i)) o.certainty = 1;
      fl_add_outcome(v, o);
    }
}

void fl_decide(fl_question *q, const fl_says *lists, uint32_t n, fl_verdict *v) {
  tally all = {0};
  const fl_said *bound = NULL;
  const fl_said *most = NULL;
  bool blocked = false, mixed = false, rare = false;
  const fl_says *partial_context = NULL;
  for (uint32_t i = 0; i < n; i++) {
    tally t = count(&lists[i]);
    if (is_rare(q, i) && !t.bounded &&
        (t.unknown || t.inherited || t.opaque)) { // nobody can see it, and hardly anyone sets it
      rare = true;
      continue;
    }
    if (t.n && t.bounded == t.n) bound = tightest(&lists[i], bound), most = value_or_most(loosest(&lists[i])) < value_or_most(most) || !most ? loosest(&lists[i]) : most;
    blocked |= blocks(&lists[i], t);
    mixed |= t.bounded || t.unknown || t.inherited || t.opaque;
    if (has_roots(&lists[i]) && (t.bounded || t.inherited || t.unknown)) partial_context = &lists[i];
    all.bounded += t.bounded, all.inherited += t.inherited, all.unknown += t.unknown, all.opaque += t.opaque;
  }
  if (bound) return fl_add_outcome(v, bound_of(bound, most));
  if (default_holds(q, lists, n)) return fl_add_outcome(v, by_default(q));
  bool off = is_explicitly_off(lists, n);
  if (off && !all.bounded && !all.unknown && !all.inherited) return take(v, q, lists, n, FL_IS_UNBOUNDED);
  if (all.unknown) take(v, q, lists, n, FL_IS_UNKNOWN);
  if (all.inherited) take_inherited(v, q, lists, n);
  if (mixed) take(v, q, lists, n, FL_IS_BOUNDED);
  if (all.opaque && !all.unknown) { // an object stood where none of the carriers could read it
    fl_outcome o = {.answer = FL_IS_UNKNOWN,
                    .certainty = 1,
                    .value = -1,
                    .flags = FL_OUT_SET,
                    .why = fl_say_word(q->a, "set to an object that is not understood")};
    if (!all.bounded) fl_add_outcome(v, o);
  }
  if (blocked) return;
  if (partial_context && !has_object(lists, n)) add_roots(v, partial_context);
  else add_defaults(q, v, lists, n, mixed || rare ? 2 : 4);
  if (q->role == FL_ROLEKIND_deadline && q->site && fl_limited_unseen(q->a->g, q->site)) doubt_defaults(q, v);
}
