// What one carrier says of a role, through one origin of its value.
//
// In: an origin. Out: an answer: bounded by so much, switched off, inherited, not known, or not set here. A context is followed to
// the root that made it; everything else is a number, or counts by being there.
#include "graph/role_p.h"

#include "base/duration.h"

#include <string.h>

fl_sym fl_say_word(fl_ask *a, const char *text) { return fl_intern_add_c(&a->g->names, text); }

static bool is_number_role(uint8_t role) {
  return role == FL_ROLEKIND_deadline || role == FL_ROLEKIND_wait || role == FL_ROLEKIND_lease ||
         role == FL_ROLEKIND_bound || role == FL_ROLEKIND_elapsed || role == FL_ROLEKIND_backoff ||
         role == FL_ROLEKIND_attempts || role == FL_ROLEKIND_key_life || role == FL_ROLEKIND_partitions || role == FL_ROLEKIND_replication || role == FL_ROLEKIND_batch;
}

static bool is_duration_role(uint8_t role) {
  return role != FL_ROLEKIND_bound && role != FL_ROLEKIND_attempts && role != FL_ROLEKIND_partitions && role != FL_ROLEKIND_replication && role != FL_ROLEKIND_batch;
}

// ---- contexts ---------------------------------------------------------------------------------------------

static void contexts_at(fl_question *q, const fl_place_of *at, fl_mid path, uint32_t depth, fl_says *out) {
  fl_origins parents = {0};
  fl_path_origins(q->a, at, path, &parents);
  for (uint32_t i = 0; i < parents.n; i++) fl_context_says(q, &parents.at[i], depth + 1, out);
  fl_array_release(&parents);
}

static fl_said unsaid(const fl_origin *o) {
  return (fl_said){.answer = FL_IS_NONE, .certainty = o->certainty, .value = -1, .chain = o->chain};
}

static void says_entry(fl_question *q, const fl_origin *o, uint32_t entry, fl_says *out) {
  fl_said s = unsaid(o);
  s.answer = FL_IS_INHERITED;
  s.entry = entry;
  s.flags = entry ? FL_OUT_ENTRY : 0;
  s.why = fl_say_word(q->a, entry ? "the context of the entry point is passed on" : "a caller decides");
  fl_array_push(out, s);
}

// `ctx.Request()`: what a call only hands out was built by somebody else.
static bool is_handed_out(const fl_origin *o) { return o->kind == FL_FROM_OBJECT && o->row && o->call && !o->row->n_sets; }

// A request's own context: whose request it is, the parameter tells.
static void says_request(fl_question *q, const fl_origin *o, fl_says *out) {
  const fl_call *c = &q->a->g->links[o->file].f->calls[o->call];
  fl_origins receivers = {0};
  if (c->recv) fl_origins_of(q->a, o->file, c->recv, o->frame, o->chain, o->certainty, &receivers);
  bool any = false;
  for (uint32_t i = 0; i < receivers.n; i++) {
    fl_origin r = receivers.at[i];
    any = true;
    if (r.kind == FL_FROM_PARAM)
      says_entry(q, &r, r.entry, out);
    else if (is_handed_out(&r))
      says_request(q, &r, out);
    else if (r.kind == FL_FROM_OBJECT && r.row) {
      fl_origins ctx = {0};
      fl_property(q->a, &r, FL_STR("ctx"), &ctx);
      for (uint32_t k = 0; k < ctx.n; k++) {
        if (ctx.at[k].kind == FL_FROM_ABSENT)
          fl_array_push(out, ((fl_said){.answer = FL_IS_UNBOUNDED,
                                        .certainty = r.certainty,
                                        .value = INT64_MAX,
                                        .chain = ctx.at[k].chain,
                                        .why = fl_say_word(q->a, "the request is built without a context")}));
        else
          fl_context_says(q, &ctx.at[k], 1, out);
      }
      fl_array_release(&ctx);
    } else
      says_entry(q, &r, 0, out);
  }
  if (!any) says_entry(q, o, 0, out);
  fl_array_release(&receivers);
}

static uint32_t rank_of(const fl_said *s) {
  return s->answer == FL_IS_BOUNDED ? 3 : s->answer == FL_IS_UNKNOWN ? 2 : s->answer == FL_IS_INHERITED ? 1 : 0;
}

// A context that ends with any of several others: a bound in one of them is enough.
static void parents_say(fl_question *q, const fl_place_of *at, fl_mid path, uint32_t depth, fl_says *out) {
  fl_says all = {0};
  uint32_t best = 0;
  contexts_at(q, at, path, depth, &all);
  for (uint32_t i = 0; i < all.n; i++) best = rank_of(&all.at[i]) > best ? rank_of(&all.at[i]) : best;
  for (uint32_t i = 0; i < all.n; i++)
    if (rank_of(&all.at[i]) == best) fl_array_push(out, all.at[i]);
  fl_array_release(&all);
}

// `deadline: result.deadline`: a property of the context itself, which may be set later on. False: it has none.
static bool own_deadline(fl_question *q, const fl_origin *o, const fl_path *path, fl_origins *found) {
  const fl_path_step *step = fl_models_steps(q->a->g->models, path->first_step);
  fl_property(q->a, o, fl_models_text(q->a->g->models, step->name), found);
  bool any = false;
  for (uint32_t i = 0; i < found->n; i++) any |= found->at[i].kind != FL_FROM_ABSENT;
  return any;
}

static bool has_deadline(fl_question *q, const fl_origin *o, fl_origins *found) {
  const fl_path *path = fl_models_paths(q->a->g->models, o->row->context_deadline);
  fl_place_of at = {o->file, o->call, o->frame, o->row, o->chain, NULL};
  if (path->root == FL_ROOT_result && path->n_steps == 1) return own_deadline(q, o, path, found);
  fl_path_origins(q->a, &at, o->row->context_deadline, found);
  return true;
}

static void derived_says(fl_question *q, const fl_origin *o, uint32_t depth, fl_says *out) {
  const fl_meaning_row *row = o->row;
  fl_place_of at = {o->file, o->call, o->frame, row, o->chain, NULL};
  fl_origins found = {0};
  if (row->context_deadline && has_deadline(q, o, &found)) {
    fl_said s = unsaid(o);
    s.answer = FL_IS_BOUNDED;
    s.flags = FL_OUT_SET | FL_OUT_INSTANT | FL_OUT_CONTEXT | FL_OUT_WHOLE;
    s.scope = FL_SCOPE_total;
    s.why = fl_say_word(q->a, "its context has a deadline");
    if (found.n == 1) {
      fl_number n = fl_number_of(q->a, &found.at[0]);
      if (n.known) s.value = fl_ms_of_double(n.is_duration ? n.value : n.value * fl_unit_ms(row->context_unit));
      if (n.known && n.value < 0) s = unsaid(o); // "never"
    }
    fl_array_release(&found);
    fl_array_push(out, s);
    return;
  }
  fl_array_release(&found);
  if (q->ends && !row->context_ends_with_parent) return says_entry(q, o, 0, out);
  bool joins = row->context_parent && fl_models_paths(q->a->g->models, row->context_parent)->index == FL_ARG_ANY;
  if (joins) parents_say(q, &at, row->context_parent, depth, out);
  else if (row->context_parent) contexts_at(q, &at, row->context_parent, depth, out);
  else if (row->context_deadline) fl_array_push(out, unsaid(o)); // nobody sets the one that it could have
  else says_entry(q, o, 0, out);
}

// The library's own empty one.
static bool is_bare_value(const fl_graph *g, const fl_origin *o) {
  const fl_type_model *m = fl_models_type(g->models, g->links[o->file].in->naming->language, fl_intern_text(&g->names, o->name));
  return m && m->is_value;
}

// Contexts of one type of wrapper are those of many requests: the limit of one says nothing of the others.
static bool is_joined(const fl_step *s) {
  while (s && !s->joined) s = s->prev;
  return s != NULL;
}

void fl_context_says(fl_question *q, const fl_origin *o, uint32_t depth, fl_says *out) {
  fl_said s = unsaid(o);
  if (is_joined(o->chain)) {
    s.answer = FL_IS_UNKNOWN, s.why = fl_say_word(q->a, "a context out of one of several objects");
    return (void)fl_array_push(out, s);
  }
  if (depth > 12) {
    s.answer = FL_IS_UNKNOWN, s.why = fl_say_word(q->a, "limit: contexts derived deeper than is followed");
    return (void)fl_array_push(out, s);
  }
  switch (o->kind) {
  case FL_FROM_OBJECT:
    if (o->row && o->row->context == 1) {
      s.answer = FL_IS_UNBOUNDED, s.value = INT64_MAX,
      s.why = fl_say_word(q->a, "its context is a root without a deadline"), s.owner = o->chain,
      s.owner_name = o->name;
      s.flags = FL_OUT_EXPLICIT * 0;
      break;
    }
    if (o->row && o->row->context == 2) return says_request(q, o, out);
    if (o->row && o->row->context == 3) return derived_says(q, o, depth, out);
    s.answer = FL_IS_UNKNOWN, s.why = fl_say_word(q->a, "a context from a function that no model describes");
    break;
  case FL_FROM_PARAM: return says_entry(q, o, o->entry, out);
  case FL_FROM_ABSENT: break;
  case FL_FROM_LITERAL: break; // nil
  case FL_FROM_EXTERN:
    if (is_bare_value(q->a->g, o)) break;
    s.answer = FL_IS_UNKNOWN, s.why = fl_say_word(q->a, "a context that cannot be followed");
    break;
  default:
    s.answer = FL_IS_UNKNOWN, s.why = o->name && o->kind == FL_FROM_UNKNOWN
                                          ? o->name
                                          : fl_say_word(q->a, "a context that cannot be followed");
  }
  fl_array_push(out, s);
}

// ---- plain carriers ---------------------------------------------------------------------------------------

static uint8_t literal_kind(const fl_graph *g, const fl_origin *o) {
  return o->kind == FL_FROM_LITERAL && fl_val_at(g, o->file, o->val)->kind == FL_VAL_LIT
             ? fl_val_at(g, o->file, o->val)->op
             : 0;
}

// Somebody wrote that there is no limit. Who is handed the object behind that may write another.
static void says_endless(fl_question *q, const fl_origin *o, fl_said *s) {
  if (fl_changed_unseen(q->a, o->chain)) {
    s->answer = FL_IS_UNKNOWN, s->why = fl_say_word(q->a, "a function that is not seen may set another limit");
    return;
  }
  s->answer = FL_IS_UNBOUNDED, s->value = INT64_MAX, s->flags |= o->by_default ? 0 : FL_OUT_EXPLICIT;
  s->why = fl_say_word(q->a, o->by_default ? "the default argument switches the limit off"
                                           : "the value written here means no limit");
  s->owner = o->chain; // the value itself must change, wherever the call stands
  s->owner_name = fl_made_at(o->chain) ? fl_made_at(o->chain)->name : 0;
}

static void apply_meaning(fl_question *q, uint8_t meaning, const fl_origin *o, fl_said *s) {
  switch (meaning) {
  case FL_MEANS_infinite: says_endless(q, o, s); break;
  case FL_MEANS_default:
  case FL_MEANS_absent: s->answer = FL_IS_NONE; break;
  case FL_MEANS_off:
  case FL_MEANS_no_wait: s->answer = FL_IS_BOUNDED, s->value = 0; break;
  default: break;
  }
}

static double unit_of(fl_question *q, const fl_carrier *c) {
  if (!c->unit_from)
    return c->unit == FL_UNIT_duration || c->unit == FL_UNIT_none || c->unit == FL_UNIT_count
               ? 1
               : fl_unit_ms(c->unit);
  static const struct {
    const char *name;
    double ms;
  } units[] = {{"NANOSECONDS", 1e-6}, {"MICROSECONDS", 1e-3}, {"MILLISECONDS", 1}, {"SECONDS", 1e3},
               {"MINUTES", 6e4},      {"HOURS", 3.6e6},       {"DAYS", 8.64e7},    {"MILLIS", 1}};
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

static void number_says(fl_question *q, const fl_carrier *c, const fl_origin *o, fl_said *s) {
  fl_number n = fl_number_of(q->a, o);
  if (!n.known) {
    uint8_t kind = literal_kind(q->a->g, o);
    bool opaque = o->kind == FL_FROM_LITERAL && kind != FL_LIT_TRUE && kind != FL_LIT_FALSE;
    s->not_understood = o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP || o->kind == FL_FROM_LIST ||
                        o->kind == FL_FROM_FUNC || o->kind == FL_FROM_EXTERN || o->kind == FL_FROM_KEYWORDS;
    s->answer = FL_IS_UNKNOWN;
    s->flags |= FL_OUT_SET;
    s->why = fl_say_word(q->a, opaque ? "a value that is computed" : "a value that is not known here");
    return;
  }
  s->flags |= FL_OUT_SET;
  if (n.is_duration && n.value >= FL_ENDLESS_MS) return apply_meaning(q, FL_MEANS_infinite, o, s);
  if (n.value == 0 && c->zero && c->zero != FL_MEANS_number) return apply_meaning(q, c->zero, o, s);
  if (n.value < 0 && c->negative && c->negative != FL_MEANS_number)
    return apply_meaning(q, c->negative, o, s);
  bool scaled = is_duration_role(q->role) && !n.is_duration;
  double ms = scaled ? n.value * unit_of(q, c) : n.value;
  s->answer = FL_IS_BOUNDED;
  s->value = fl_ms_of_double(ms);
  s->why = fl_say_word(q->a, "set here");
}

// "...?socketTimeoutMS=2000": the digits behind the option, where the model says in which unit they are. -1: none.
static int64_t number_behind(fl_str text, fl_str option) {
  fl_str rest = fl_str_from_pos(text, fl_str_find(text, option) + option.n);
  if (rest.n && rest.at[0] == '=') rest = fl_str_from_pos(rest, 1);
  uint32_t n = 0;
  int64_t number = -1;
  while (n < rest.n && rest.at[n] >= '0' && rest.at[n] <= '9') n++;
  return n && fl_str_to_int64(fl_str_slice(rest, 0, n), &number) ? number : -1;
}

// One text for several options ("-c statement_timeout=5000"): without the one that is meant it says nothing.
static void text_says(fl_question *q, const fl_carrier *c, const fl_origin *o, fl_said *s) {
  fl_graph *g = q->a->g;
  fl_str text = o->kind == FL_FROM_SETTING ? fl_intern_text(&g->names, o->name) : (fl_str){0};
  bool known = o->kind == FL_FROM_SETTING || (o->val && fl_const_text(g, o->file, o->val, &text));
  if (known && !fl_str_contains(text, fl_models_text(g->models, c->holds))) return;
  s->flags |= FL_OUT_SET;
  s->answer = known ? FL_IS_BOUNDED : FL_IS_UNKNOWN;
  s->why = fl_say_word(q->a, known ? "set here" : "a value that is not known here");
  int64_t number = known && c->unit ? number_behind(text, fl_models_text(g->models, c->holds)) : -1;
  if (number == 0 && c->zero && c->zero != FL_MEANS_number) apply_meaning(q, c->zero, o, s);
  else if (number >= 0) s->value = fl_ms_of_double((double)number * unit_of(q, c));
}

void fl_carrier_says(fl_question *q, const fl_carrier *c, const fl_origin *o, fl_says *out) {
  fl_said s = unsaid(o);
  s.scope = c->scope ? c->scope : FL_SCOPE_total;
  s.val = (fl_val_ref){o->file, o->val};
  s.object = fl_made_at(o->chain);
  uint8_t literal = literal_kind(q->a->g, o);
  switch (o->kind) {
  case FL_FROM_ABSENT:
    s.owner = fl_made_at(o->chain);
    s.owner_name = s.owner ? s.owner->name : 0;
    break;
  case FL_FROM_PARAM: s.answer = FL_IS_INHERITED, s.why = fl_say_word(q->a, "a caller decides"); break;
  case FL_FROM_UNKNOWN:
    s.answer = FL_IS_UNKNOWN,
    s.why = o->name ? o->name : fl_say_word(q->a, "limit: more origins than are told apart");
    break;
  default:
    if (literal == FL_LIT_NIL) {
      s.flags |= FL_OUT_SET;
      apply_meaning(q, c->null ? c->null : FL_MEANS_default, o, &s);
    } else if (c->holds) {
      text_says(q, c, o, &s);
    } else if (c->presence || !is_number_role(q->role)) {
      bool says_who = q->role == FL_ROLEKIND_ack_mode && !c->presence; // false: not by itself
      if (literal != FL_LIT_FALSE || says_who)
        s.answer = FL_IS_BOUNDED, s.flags |= FL_OUT_SET, s.why = fl_say_word(q->a, "set here");
    } else if (o->kind == FL_FROM_RESULT) {
      fl_number n = fl_number_of(q->a, o);
      if (n.known)
        number_says(q, c, o, &s);
      else
        s.answer = FL_IS_UNKNOWN, s.flags |= FL_OUT_SET,
        s.why = fl_say_word(q->a, "the result of a function that no model describes");
    } else
      number_says(q, c, o, &s);
  }
  if (c->instant) s.flags |= FL_OUT_INSTANT;
  if (c->scope == FL_SCOPE_total) s.flags |= FL_OUT_WHOLE;
  fl_array_push(out, s);
}
