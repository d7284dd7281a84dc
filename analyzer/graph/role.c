// How a role of a site is filled: the heart.
//
// In: a site and a role. Out: outcomes, one per thing that decides. Every carrier that the model names is looked at; the tightest
// bound counts; "unbounded" needs every carrier resolved and none of them binding, and then the library's default decides. What
// could not be followed is unknown, what a caller or the platform brings is inherited.
#include "graph/ask_p.h"
#include "graph/dependency.h"

#include <stdio.h>
#include <string.h>

// What one carrier says through one origin.
typedef struct said {
  uint8_t answer;          // fl_answer; NONE: not set here
  uint8_t certainty, scope, flags;
  bool not_understood;
  int64_t value;
  const fl_step *chain;
  const fl_step *owner;    // the object that lacks the property, when there is one
  const fl_step *object;   // the object that was asked, whatever it answered
  fl_sym owner_name, why, text;
  uint32_t entry;
  fl_val_ref val;
} said;
typedef FL_ARRAY(said) says;

typedef struct question {
  fl_ask *a;
  const fl_site *site;
  const fl_role_model *model;
  fl_place_of at;
  uint8_t role;
} question;

static fl_sym word(fl_ask *a, const char *text) { return fl_intern_add_c(&a->g->names, text); }

static bool is_number_role(uint8_t role) {
  return role == FL_ROLEKIND_deadline || role == FL_ROLEKIND_wait || role == FL_ROLEKIND_lease || role == FL_ROLEKIND_bound ||
         role == FL_ROLEKIND_elapsed || role == FL_ROLEKIND_backoff || role == FL_ROLEKIND_attempts;
}

static bool is_duration_role(uint8_t role) { return role != FL_ROLEKIND_bound && role != FL_ROLEKIND_attempts; }

// ---- contexts ------------------------------------------------------------------------------------------------------------------

static bool is_rare(const question *q, uint32_t carrier) {
  return (fl_models_carriers(q->a->g->models, q->model->first_carrier) + carrier)->rare;
}

static void context_says(question *q, const fl_origin *o, uint32_t depth, says *out);

static void contexts_at(question *q, const fl_place_of *at, fl_mid path, uint32_t depth, says *out) {
  fl_origins parents = {0};
  fl_path_origins(q->a, at, path, &parents);
  for (uint32_t i = 0; i < parents.n; i++) context_says(q, &parents.at[i], depth + 1, out);
  fl_array_release(&parents);
}

static said unsaid(const fl_origin *o) { return (said){.answer = FL_IS_NONE, .certainty = o->certainty, .value = -1, .chain = o->chain}; }

static void says_entry(question *q, const fl_origin *o, uint32_t entry, says *out) {
  said s = unsaid(o);
  s.answer = FL_IS_INHERITED;
  s.entry = entry;
  s.flags = entry ? FL_OUT_ENTRY : 0;
  s.why = word(q->a, entry ? "the context of the entry point is passed on" : "a caller decides");
  fl_array_push(out, s);
}

// A request's own context: whose request it is, the parameter tells.
static void says_request(question *q, const fl_origin *o, says *out) {
  const fl_call *c = &q->a->g->links[o->file].f->calls[o->call];
  fl_origins receivers = {0};
  if (c->recv) fl_origins_of(q->a, o->file, c->recv, o->frame, o->chain, o->certainty, &receivers);
  bool any = false;
  for (uint32_t i = 0; i < receivers.n; i++) {
    fl_origin r = receivers.at[i];
    any = true;
    if (r.kind == FL_FROM_PARAM) says_entry(q, &r, r.entry, out);
    else if (r.kind == FL_FROM_OBJECT && r.row) {
      fl_origins ctx = {0};
      fl_property(q->a, &r, FL_STR("ctx"), &ctx);
      for (uint32_t k = 0; k < ctx.n; k++) {
        if (ctx.at[k].kind == FL_FROM_ABSENT) fl_array_push(out, ((said){.answer = FL_IS_UNBOUNDED, .certainty = r.certainty, .value = INT64_MAX, .chain = ctx.at[k].chain, .why = word(q->a, "the request is built without a context")}));
        else context_says(q, &ctx.at[k], 1, out);
      }
      fl_array_release(&ctx);
    } else says_entry(q, &r, 0, out);
  }
  if (!any) says_entry(q, o, 0, out);
  fl_array_release(&receivers);
}

static void derived_says(question *q, const fl_origin *o, uint32_t depth, says *out) {
  const fl_meaning_row *row = o->row;
  fl_place_of at = {o->file, o->call, o->frame, row, o->chain, NULL};
  if (row->context_deadline) {
    fl_origins found = {0};
    fl_path_origins(q->a, &at, row->context_deadline, &found);
    said s = unsaid(o);
    s.answer = FL_IS_BOUNDED;
    s.flags = FL_OUT_SET;
    s.scope = FL_SCOPE_total;
    s.why = word(q->a, "its context has a deadline");
    if (found.n == 1) {
      fl_number n = fl_number_of(q->a, &found.at[0]);
      if (n.known) s.value = (int64_t)(n.is_duration ? n.value : n.value * fl_unit_ms(row->context_unit));
    }
    fl_array_release(&found);
    fl_array_push(out, s);
    return;
  }
  if (row->context_parent) contexts_at(q, &at, row->context_parent, depth, out);
  else says_entry(q, o, 0, out);
}

static void context_says(question *q, const fl_origin *o, uint32_t depth, says *out) {
  said s = unsaid(o);
  if (depth > 12) {
    s.answer = FL_IS_UNKNOWN, s.why = word(q->a, "limit: contexts derived deeper than is followed");
    return (void)fl_array_push(out, s);
  }
  switch (o->kind) {
  case FL_FROM_OBJECT:
    if (o->row && o->row->context == 1) {
      s.answer = FL_IS_UNBOUNDED, s.value = INT64_MAX, s.why = word(q->a, "its context is a root without a deadline"), s.owner = o->chain, s.owner_name = o->name;
      s.flags = FL_OUT_EXPLICIT * 0;
      break;
    }
    if (o->row && o->row->context == 2) return says_request(q, o, out);
    if (o->row && o->row->context == 3) return derived_says(q, o, depth, out);
    s.answer = FL_IS_UNKNOWN, s.why = word(q->a, "a context from a function that no model describes");
    break;
  case FL_FROM_PARAM: return says_entry(q, o, o->entry, out);
  case FL_FROM_ABSENT: break;
  case FL_FROM_LITERAL: break; // nil
  default: s.answer = FL_IS_UNKNOWN, s.why = o->name && o->kind == FL_FROM_UNKNOWN ? o->name : word(q->a, "a context that cannot be followed");
  }
  fl_array_push(out, s);
}

// ---- plain carriers ----------------------------------------------------------------------------------------------------------------

static uint8_t literal_kind(const fl_graph *g, const fl_origin *o) { return o->kind == FL_FROM_LITERAL && fl_val_at(g, o->file, o->val)->kind == FL_VAL_LIT ? fl_val_at(g, o->file, o->val)->op : 0; }

// The object that lacks a property is what was made first on the way from the site: the client, not the parts in it.
static const fl_step *made_at(const fl_step *chain) {
  const fl_step *first = NULL;
  for (; chain; chain = chain->prev)
    if (chain->kind == FL_STEP_construct) first = chain;
  return first;
}

static void apply_meaning(question *q, uint8_t meaning, const fl_origin *o, said *s) {
  switch (meaning) {
  case FL_MEANS_infinite:
    s->answer = FL_IS_UNBOUNDED, s->value = INT64_MAX, s->flags |= o->by_default ? 0 : FL_OUT_EXPLICIT;
    s->why = word(q->a, o->by_default ? "the default argument switches the limit off" : "the value written here means no limit");
    s->owner = o->chain; // the value itself must change, wherever the call stands
    s->owner_name = made_at(o->chain) ? made_at(o->chain)->name : 0;
    break;
  case FL_MEANS_default:
  case FL_MEANS_absent: s->answer = FL_IS_NONE; break;
  case FL_MEANS_off:
  case FL_MEANS_no_wait: s->answer = FL_IS_BOUNDED, s->value = 0; break;
  default: break;
  }
}

static double unit_of(question *q, const fl_carrier *c) {
  if (!c->unit_from) return c->unit == FL_UNIT_duration || c->unit == FL_UNIT_none || c->unit == FL_UNIT_count ? 1 : fl_unit_ms(c->unit);
  static const struct { const char *name; double ms; } units[] = {{"NANOSECONDS", 1e-6}, {"MICROSECONDS", 1e-3}, {"MILLISECONDS", 1}, {"SECONDS", 1e3},
      {"MINUTES", 6e4}, {"HOURS", 3.6e6}, {"DAYS", 8.64e7}, {"MILLIS", 1}};
  fl_origins found = {0};
  fl_path_origins(q->a, &q->at, c->unit_from, &found);
  double ms = c->unit == FL_UNIT_duration ? 1 : fl_unit_ms(c->unit);
  for (uint32_t i = 0; i < found.n && found.at[i].name; i++) {
    fl_str name = fl_intern_text(&q->a->g->names, found.at[i].name);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++)
      if (fl_str_ends_c(name, units[u].name)) ms = units[u].ms;
  }
  fl_array_release(&found);
  return ms;
}

static void number_says(question *q, const fl_carrier *c, const fl_origin *o, said *s) {
  fl_number n = fl_number_of(q->a, o);
  if (!n.known) {
    uint8_t kind = literal_kind(q->a->g, o);
    bool opaque = o->kind == FL_FROM_LITERAL && kind != FL_LIT_TRUE && kind != FL_LIT_FALSE;
    s->not_understood = o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP || o->kind == FL_FROM_LIST || o->kind == FL_FROM_FUNC || o->kind == FL_FROM_EXTERN;
    s->answer = FL_IS_UNKNOWN;
    s->flags |= FL_OUT_SET;
    s->why = word(q->a, opaque ? "a value that is computed" : "a value that is not known here");
    return;
  }
  s->flags |= FL_OUT_SET;
  if (n.value == 0 && c->zero && c->zero != FL_MEANS_number) return apply_meaning(q, c->zero, o, s);
  if (n.value < 0 && c->negative && c->negative != FL_MEANS_number) return apply_meaning(q, c->negative, o, s);
  bool scaled = is_duration_role(q->role) && !n.is_duration;
  double ms = scaled ? n.value * unit_of(q, c) : n.value;
  s->answer = FL_IS_BOUNDED;
  s->value = ms > 9e17 ? INT64_MAX : (int64_t)ms;
  s->why = word(q->a, "set here");
}

static void carrier_says(question *q, const fl_carrier *c, const fl_origin *o, says *out) {
  said s = unsaid(o);
  s.scope = c->scope ? c->scope : FL_SCOPE_total;
  s.val = (fl_val_ref){o->file, o->val};
  s.object = made_at(o->chain);
  uint8_t literal = literal_kind(q->a->g, o);
  switch (o->kind) {
  case FL_FROM_ABSENT: s.owner = made_at(o->chain); s.owner_name = s.owner ? s.owner->name : 0; break;
  case FL_FROM_PARAM:
    s.answer = FL_IS_INHERITED, s.why = word(q->a, "a caller decides");
    break;
  case FL_FROM_UNKNOWN: s.answer = FL_IS_UNKNOWN, s.why = o->name ? o->name : word(q->a, "limit: more origins than are told apart"); break;
  default:
    if (literal == FL_LIT_NIL) {
      s.flags |= FL_OUT_SET;
      apply_meaning(q, c->null ? c->null : FL_MEANS_default, o, &s);
    } else if (c->presence || !is_number_role(q->role)) {
      if (literal != FL_LIT_FALSE) s.answer = FL_IS_BOUNDED, s.flags |= FL_OUT_SET, s.why = word(q->a, "set here");
    } else if (o->kind == FL_FROM_RESULT) {
      fl_number n = fl_number_of(q->a, o);
      if (n.known) number_says(q, c, o, &s);
      else s.answer = FL_IS_UNKNOWN, s.flags |= FL_OUT_SET, s.why = word(q->a, "the result of a function that no model describes");
    } else number_says(q, c, o, &s);
  }
  fl_array_push(out, s);
}

// ---- putting carriers together -------------------------------------------------------------------------------------------------------

typedef struct tally { uint32_t n, bounded, unbounded, inherited, unknown, unset, opaque; } tally;

static tally count(const says *list) {
  tally t = {.n = list->n};
  for (uint32_t i = 0; i < list->n; i++) {
    const said *s = &list->at[i];
    if (s->not_understood) t.opaque++;
    else if (s->answer == FL_IS_BOUNDED) t.bounded++;
    else if (s->answer == FL_IS_UNBOUNDED) t.unbounded++;
    else if (s->answer == FL_IS_INHERITED) t.inherited++;
    else if (s->answer == FL_IS_UNKNOWN) t.unknown++;
    else t.unset++;
  }
  return t;
}

typedef struct verdict { FL_ARRAY(fl_outcome) at; } verdict;

static fl_outcome outcome_of(const said *s) {
  return (fl_outcome){.answer = s->answer, .certainty = s->certainty, .scope = s->scope, .flags = s->flags, .value = s->value, .why = s->why, .chain = s->chain,
                      .owner = s->owner, .owner_name = s->owner_name, .entry = s->entry, .value_text = s->text, .value_ref = s->val};
}

static void add_outcome(verdict *v, fl_outcome o) {
  for (uint32_t i = 0; i < v->at.n; i++) {
    fl_outcome *had = &v->at.at[i];
    bool same_owner = (!had->owner && !o.owner) || (had->owner && o.owner && had->owner->file == o.owner->file && had->owner->span.byte_begin == o.owner->span.byte_begin);
    if (had->answer == o.answer && same_owner && had->entry == o.entry) {
      if (o.certainty > had->certainty) had->certainty = o.certainty;
      return;
    }
  }
  fl_array_push(&v->at, o);
}

static const said *tightest(const says *list, const said *best) {
  for (uint32_t i = 0; i < list->n; i++) {
    const said *s = &list->at[i];
    if (s->answer != FL_IS_BOUNDED) continue;
    if (!best || (s->value >= 0 && (best->value < 0 || s->value < best->value))) best = s;
  }
  return best;
}

static void take(verdict *v, const question *q, const says *lists, uint32_t n, uint8_t answer) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++)
      if (lists[i].at[k].answer == answer && !lists[i].at[k].not_understood && !(is_rare(q, i) && answer != FL_IS_BOUNDED)) add_outcome(v, outcome_of(&lists[i].at[k]));
}

// ---- the library's default -------------------------------------------------------------------------------------------------------------

// The default of the version that the repository uses: the first whose range holds it. NULL when that is not known.
static const fl_default *default_of_version(const question *q) {
  fl_versions used, range;
  if (!q->at.row || !fl_library_versions(q->a->g, q->at.file, q->at.row->library, &used)) return NULL;
  for (uint32_t i = 0; i < q->model->n_defaults; i++) {
    const fl_default *d = fl_models_defaults(q->a->g->models, q->model->first_default) + i;
    if (!d->versions) return d;
    if (!fl_versions_parse(&range, fl_models_text(q->a->g->models, d->versions))) return NULL;
    fl_fit fit = fl_versions_fit(&used, &range);
    if (fit != FL_FIT_NONE) return fit == FL_FIT_ALL ? d : NULL;
  }
  return NULL;
}

static const fl_default *default_of(question *q, bool *by_version) {
  const fl_default *worst = NULL;
  for (uint32_t i = 0; i < q->model->n_defaults; i++) {
    const fl_default *d = fl_models_defaults(q->a->g->models, q->model->first_default) + i;
    if (d->versions) *by_version = true;
    if (!worst || d->meaning != FL_MEANS_number) worst = worst && worst->meaning != FL_MEANS_number ? worst : d;
  }
  const fl_default *known = *by_version ? default_of_version(q) : NULL;
  if (known) *by_version = false;
  return known ? known : worst;
}

static fl_outcome by_default(question *q) {
  bool by_version = false;
  const fl_default *d = default_of(q, &by_version);
  fl_outcome o = {.certainty = by_version ? 2 : 4, .scope = FL_SCOPE_total, .flags = (uint8_t)(FL_OUT_LIBRARY | (by_version ? FL_OUT_VERSION : 0)), .value = -1};
  if (!d) o.answer = FL_IS_UNKNOWN, o.why = word(q->a, "the library's default is not described");
  else if (d->meaning == FL_MEANS_number || d->meaning == FL_MEANS_off || d->meaning == FL_MEANS_no_wait) {
    o.answer = FL_IS_BOUNDED, o.value = d->value, o.scope = d->scope ? d->scope : FL_SCOPE_total;
    o.why = word(q->a, "the library's default");
  } else if (d->meaning == FL_MEANS_default) { // a word: jitter `full`, an isolation level
    o.answer = FL_IS_BOUNDED, o.why = word(q->a, "the library's default");
  } else {
    o.answer = FL_IS_UNBOUNDED, o.value = INT64_MAX;
    o.why = word(q->a, d->meaning == FL_MEANS_absent ? "nothing sets it" : "nothing sets it, and the library's default is no limit");
  }
  return o;
}

static bool same_place(const fl_step *x, const fl_step *y) {
  return x && y && x->file == y->file && x->span.byte_begin == y->span.byte_begin;
}

// The same object answers otherwise to another carrier: a client without a timeout whose transport has one.
static bool answered_elsewhere(const question *q, const says *lists, uint32_t n, const fl_step *owner) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; !is_rare(q, i) && k < lists[i].n; k++)
      if (lists[i].at[k].answer != FL_IS_NONE && lists[i].at[k].answer != FL_IS_UNBOUNDED && same_place(lists[i].at[k].object, owner)) return true;
  return false;
}

static bool of_receiver_carrier(const question *q, uint32_t carrier) {
  const fl_carrier *c = fl_models_carriers(q->a->g->models, q->model->first_carrier) + carrier;
  return fl_models_paths(q->a->g->models, c->from)->root == FL_ROOT_receiver;
}

// Nothing binds: one outcome per object that should have, or one for the site itself.
static void add_defaults(question *q, verdict *v, const says *lists, uint32_t n, uint8_t ceiling) {
  fl_outcome base = by_default(q);
  if (q->site->certainty < base.certainty) base.certainty = q->site->certainty;
  if (base.certainty > ceiling) base.certainty = ceiling;
  bool any = false, owned = false;
  for (uint32_t pass = 0; pass < 2 && !any; pass++) // the client before what is handed to it
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++) {
      const said *s = &lists[i].at[k];
      if (s->answer != FL_IS_NONE || !s->owner || (pass == 0 && !of_receiver_carrier(q, i))) continue;
      owned = true;
      if (answered_elsewhere(q, lists, n, s->owner)) continue;
      fl_outcome o = base;
      o.owner = s->owner, o.owner_name = s->owner_name, o.chain = s->chain;
      if (s->certainty < o.certainty) o.certainty = s->certainty;
      add_outcome(v, o);
      any = true;
    }
  for (uint32_t i = 0; i < n && !any; i++)
    for (uint32_t k = 0; k < lists[i].n; k++) { // a context root
      const said *s = &lists[i].at[k];
      if (s->answer != FL_IS_UNBOUNDED) continue;
      fl_outcome o = outcome_of(s);
      if (o.certainty > ceiling) o.certainty = ceiling;
      add_outcome(v, o);
      any = true;
    }
  if (!any && !owned) add_outcome(v, base);
}

// A carrier that is not known on any way here: nothing can be said. One that is proved to be unset on some ways only weakens.
static bool blocks(const says *list, tally t) {
  bool partitioned = t.unbounded > 0;
  for (uint32_t i = 0; i < list->n; i++) partitioned |= list->at[i].answer == FL_IS_NONE && !list->at[i].not_understood;
  return !partitioned && (t.unknown || t.inherited || t.opaque || t.bounded);
}

static bool has_roots(const says *list) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].answer == FL_IS_UNBOUNDED && list->at[i].owner && list->at[i].owner->kind == FL_STEP_context_root) return true;
  return false;
}

// Contexts that are bound on some ways and start at a bare root on others: the roots are what is wrong.
static void add_roots(verdict *v, const says *list) {
  for (uint32_t i = 0; i < list->n; i++) {
    fl_outcome o = outcome_of(&list->at[i]);
    if (o.answer != FL_IS_UNBOUNDED) continue;
    if (o.certainty > 2) o.certainty = 2;
    add_outcome(v, o);
  }
}

static bool is_explicitly_off(const says *lists, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < lists[i].n; k++)
      if (lists[i].at[k].answer == FL_IS_UNBOUNDED && (lists[i].at[k].flags & FL_OUT_EXPLICIT)) return true;
  return false;
}

static void decide(question *q, const says *lists, uint32_t n, verdict *v) {
  tally all = {0};
  const said *bound = NULL;
  bool blocked = false, mixed = false, rare = false;
  const says *partial_context = NULL;
  for (uint32_t i = 0; i < n; i++) {
    tally t = count(&lists[i]);
    if (is_rare(q, i) && !t.bounded && (t.unknown || t.inherited || t.opaque)) { // nobody can see it, and hardly anyone sets it
      rare = true;
      continue;
    }
    if (t.n && t.bounded == t.n) bound = tightest(&lists[i], bound);
    blocked |= blocks(&lists[i], t);
    mixed |= t.bounded || t.unknown || t.inherited || t.opaque;
    if (has_roots(&lists[i]) && (t.bounded || t.inherited || t.unknown)) partial_context = &lists[i];
    all.bounded += t.bounded, all.inherited += t.inherited, all.unknown += t.unknown, all.opaque += t.opaque;
  }
  if (bound) return add_outcome(v, outcome_of(bound));
  bool off = is_explicitly_off(lists, n);
  if (off && !all.bounded && !all.unknown && !all.inherited) return take(v, q, lists, n, FL_IS_UNBOUNDED);
  if (all.unknown) take(v, q, lists, n, FL_IS_UNKNOWN);
  if (all.inherited) take(v, q, lists, n, FL_IS_INHERITED);
  if (mixed) take(v, q, lists, n, FL_IS_BOUNDED);
  if (all.opaque && !all.unknown) { // an object stood where none of the carriers could read it
    fl_outcome o = {.answer = FL_IS_UNKNOWN, .certainty = 1, .value = -1, .flags = FL_OUT_SET, .why = word(q->a, "set to an object that is not understood")};
    if (!all.bounded) add_outcome(v, o);
  }
  if (blocked) return;
  if (partial_context) add_roots(v, partial_context);
  else add_defaults(q, v, lists, n, mixed || rare ? 2 : 4);
}

// ---- choosing the row ------------------------------------------------------------------------------------------------------------------

static bool is_seen(const fl_origin *o) {
  return o->kind == FL_FROM_LITERAL || o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP || o->kind == FL_FROM_LIST || o->kind == FL_FROM_SETTING || o->kind == FL_FROM_FUNC;
}

static bool deep_condition_holds(fl_ask *a, const fl_place_of *at, const fl_condition *c) {
  fl_origins found = {0};
  const fl_path *p = fl_models_paths(a->g->models, c->path);
  if (p->root == FL_ROOT_arg && p->index == FL_ARG_ANY) return false;
  fl_path_origins(a, at, c->path, &found);
  bool present = false, holds = false;
  for (uint32_t i = 0; i < found.n; i++) present = present || is_seen(&found.at[i]);
  if (c->test == 3) holds = present;
  if (c->test == 4) holds = found.n > 0 && !present;
  fl_array_release(&found);
  return holds;
}

// A more specific row of the same callee whose conditions need properties of objects.
static const fl_meaning_row *refined_row(fl_ask *a, const fl_site *s) {
  const fl_meaning_row *rows[24];
  if (s->form != FL_FORM_CALL || !s->callee) return s->row;
  uint32_t n = fl_models_calls(a->g->models, a->g->links[s->call.file].in->naming->language, fl_intern_text(&a->g->names, s->callee), rows, 24);
  for (uint32_t i = 0; i < n && rows[i] != s->row; i++) {
    fl_place_of at = {s->call.file, s->call.id, NULL, rows[i], NULL, s};
    bool holds = rows[i]->n_conditions > 0 && rows[i]->site == s->row->site;
    for (uint32_t c = 0; holds && c < rows[i]->n_conditions; c++) {
      const fl_condition *cond = fl_models_conditions(a->g->models, rows[i]->first_condition) + c;
      if (fl_models_paths(a->g->models, cond->path)->n_steps == 0 && cond->test != 5) holds = fl_conditions_hold(a->g, s->call.file, s->call.id, rows[i]);
      else holds = deep_condition_holds(a, &at, cond);
    }
    if (holds) return rows[i];
  }
  return s->row;
}

static const fl_role_model *role_model(const fl_graph *g, const fl_meaning_row *row, uint8_t role) {
  for (uint32_t i = 0; row && i < row->n_roles; i++) {
    const fl_role_model *m = fl_models_roles(g->models, row->first_role) + i;
    if (m->role == role) return m;
  }
  return NULL;
}

// ---- sites that the engine made ----------------------------------------------------------------------------------------------------------

static void loop_outcome(fl_ask *a, const fl_site *s, uint8_t role, verdict *v) {
  const fl_loop_info *info = &a->g->loops.at[fl_map_get_or(&a->g->loop_of_site, s->id, 0)];
  fl_outcome o = {.certainty = 4, .scope = FL_SCOPE_total, .value = -1};
  if (role == FL_ROLEKIND_bound) o.answer = info->bound, o.value = info->count, o.why = info->why;
  else if (role == FL_ROLEKIND_backoff) {
    o.answer = info->wait;
    o.flags = info->wait == FL_IS_BOUNDED ? FL_OUT_SET : 0;
    o.why = word(a, info->wait == FL_IS_BOUNDED ? "it waits between attempts" : info->wait == FL_IS_UNKNOWN ? "something that may wait is called" : "nothing waits between attempts");
  } else return;
  add_outcome(v, o);
}

static void entry_outcome(fl_ask *a, const fl_site *s, uint8_t role, verdict *v) {
  if (role != FL_ROLEKIND_deadline) return;
  const fl_entry_point *e = &a->g->entries.at[s->entry - 1];
  fl_outcome o = {.answer = FL_IS_UNBOUNDED, .certainty = e->certainty, .scope = FL_SCOPE_total, .value = INT64_MAX, .flags = FL_OUT_LIBRARY};
  o.why = word(a, "nothing limits the time of a request");
  if (e->kind == FL_ENTRY_rpc) o.certainty = 2, o.why = word(a, "only a caller could set a deadline, and none is required here");
  add_outcome(v, o);
}

// ---- asking ------------------------------------------------------------------------------------------------------------------------------

static void model_outcomes(fl_ask *a, const fl_site *s, uint8_t role, verdict *v) {
  const fl_meaning_row *row = refined_row(a, s);
  question q = {.a = a, .site = s, .model = role_model(a->g, row, role), .role = role, .at = {s->call.file, s->call.id, NULL, row, NULL, s}};
  if (!q.model) return;
  if (!q.at.file) q.at.file = s->func.file;
  says lists[24];
  uint32_t n = q.model->n_carriers < 24 ? q.model->n_carriers : 24;
  memset(lists, 0, sizeof lists);
  for (uint32_t i = 0; i < n; i++) {
    const fl_carrier *c = fl_models_carriers(a->g->models, q.model->first_carrier) + i;
    fl_origins found = {0};
    fl_path_origins(a, &q.at, c->from, &found);
    bool context = fl_models_paths(a->g->models, c->from)->root == FL_ROOT_ctx;
    for (uint32_t o = 0; o < found.n; o++) {
      if (context) context_says(&q, &found.at[o], 0, &lists[i]);
      else carrier_says(&q, c, &found.at[o], &lists[i]);
    }
    fl_array_release(&found);
  }
  decide(&q, lists, n, v);
  for (uint32_t i = 0; i < n; i++) fl_array_release(&lists[i]);
}

const fl_resolution *fl_ask_role(fl_ask *a, const fl_site *s, uint8_t role) {
  uint64_t key = FL_KEY(s->id, role);
  uint32_t had;
  if (fl_map_get(&a->resolutions, key, &had)) return a->resolved.at[had];
  verdict v = {0};
  a->steps = FL_MAX_STEPS;
  a->nesting = 0;
  a->visiting = NULL;
  if (s->form == FL_FORM_LOOP) loop_outcome(a, s, role, &v);
  else if (s->form == FL_FORM_ENTRY && !role_model(a->g, s->row, role)) entry_outcome(a, s, role, &v);
  else model_outcomes(a, s, role, &v);
  fl_resolution *r = fl_arena_zero(&a->arena, sizeof *r);
  r->role = role;
  r->n = (uint16_t)v.at.n;
  r->at = v.at.n ? fl_arena_dup(&a->arena, v.at.at, v.at.n * sizeof *v.at.at) : NULL;
  fl_array_release(&v.at);
  fl_array_push(&a->resolved, r);
  fl_map_put(&a->resolutions, key, a->resolved.n - 1);
  return r;
}

const fl_outcome *fl_worst_outcome(const fl_resolution *r) {
  static const uint8_t rank[] = {[FL_IS_NONE] = 0, [FL_IS_BOUNDED] = 1, [FL_IS_INHERITED] = 2, [FL_IS_UNKNOWN] = 3, [FL_IS_UNBOUNDED] = 4};
  const fl_outcome *worst = NULL;
  for (uint32_t i = 0; r && i < r->n; i++)
    if (!worst || rank[r->at[i].answer] > rank[worst->answer]) worst = &r->at[i];
  return worst;
}

fl_ask *fl_ask_new(const fl_graph *g) {
  fl_ask *a = fl_alloc_zero(1, sizeof *a);
  a->g = (fl_graph *)g;
  fl_arena_init(&a->arena);
  return a;
}

void fl_ask_free(fl_ask *a) {
  if (!a) return;
  fl_map_release(&a->resolutions);
  fl_map_release(&a->summaries);
  fl_map_release(&a->holders);
  fl_array_release(&a->resolved);
  fl_array_release(&a->contained);
  fl_array_release(&a->held);
  fl_array_release(&a->pairs);
  fl_array_release(&a->summary);
  fl_arena_release(&a->arena);
  fl_free(a);
}

const char *fl_step_word(uint8_t kind) {
  static const char *const words[] = {"",
#define X(w) #w,
                                      FL_STEP_KINDS(X)
#undef X
  };
  return kind < FL_N_STEP_KINDS ? words[kind] : "";
}
