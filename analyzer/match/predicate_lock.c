// Predicates about locks.
#include "match/predicate_p.h"

#include "graph/leak.h"
#include "graph/sites.h"
#include "graph/statement.h"

static const fl_reply no = {FL_NO, 0};

static fl_str name_of_call(const fl_focus *f, fl_call_ref call) {
  const fl_facts *facts = fl_graph_facts(f->g, call.file);
  return facts->texts[facts->calls[call.id].name];
}

// Some way out of the function does not give it back.
fl_reply fl_ask_leaks(fl_focus *f) {
  fl_leak leak = fl_ask_leak(f->ask, f->site);
  if (!leak.certainty) return no;
  f->way = leak.call.id ? fl_str_from(fl_arena_printf(f->arena, "`%.*s` in between fails", FL_STR_ARG(name_of_call(f, leak.call))))
           : leak.throws ? FL_STR("something is raised in between")
                         : FL_STR("the function returns in between");
  return (fl_reply){FL_YES, leak.certainty};
}

// `_, err := f()`: the result at a place is thrown away, or all of them are.
fl_reply fl_ask_dropped(const fl_focus *f, const fl_predicate *p) {
  if (f->site->form != FL_FORM_CALL) return no;
  const fl_facts *facts = fl_graph_facts(f->g, f->site->call.file);
  const fl_call *c = &facts->calls[f->site->call.id];
  if (c->flags & FL_CALL_IGNORED) return (fl_reply){FL_YES, 4};
  for (uint32_t i = 1; i < facts->n_assigns; i++) {
    const fl_assign *as = &facts->assigns[i];
    const fl_val *target = &facts->values[as->target];
    if (as->val != c->value || as->result_index != p->gt || target->kind != FL_VAL_REF) continue;
    return fl_str_eq_c(facts->texts[target->a], "_") ? (fl_reply){FL_YES, 4} : no;
  }
  return no;
}

// One caller's value is no constant of the place: another caller may bring another one, and of values that are all set one is kept.
static bool is_of_a_caller(const fl_step *chain) {
  for (; chain; chain = chain->prev)
    if (chain->kind == FL_STEP_caller) return true;
  return false;
}

// One text that stands in the code, whatever is asked for.
fl_reply fl_ask_constant(fl_focus *f, const fl_predicate *p) {
  const fl_resolution *r = fl_ask_role(f->ask, f->site, p->role);
  uint8_t certainty = 4;
  for (uint32_t i = 0; i < r->n; i++) {
    const fl_outcome *o = &r->at[i];
    const fl_val *v = o->value_ref.id ? &fl_graph_facts(f->g, o->value_ref.file)->values[o->value_ref.id] : NULL;
    if (!v || v->kind != FL_VAL_LIT || i > 0 || is_of_a_caller(o->chain)) return no;
    if (o->certainty < certainty) certainty = o->certainty;
  }
  return r->n ? (fl_reply){FL_YES, certainty} : no;
}

// A value that only some ways bring, or that cannot be seen, is no absence.
fl_reply fl_ask_never_set(fl_focus *f, const fl_predicate *p) {
  const fl_resolution *r = fl_ask_role(f->ask, f->site, p->role);
  uint8_t certainty = 4;
  for (uint32_t i = 0; i < r->n; i++) {
    if (r->at[i].answer != FL_IS_UNBOUNDED || (r->at[i].flags & FL_OUT_SET)) return no;
    if (r->at[i].certainty < certainty) certainty = r->at[i].certainty;
  }
  return r->n ? (fl_reply){FL_YES, certainty} : no;
}

// What models and places say of a site is the same whoever asks; of these predicates none leads further.
static bool is_plain(const fl_predicate *p) { return p->kind == FL_PRED_attribute || p->kind == FL_PRED_protocol || p->kind == FL_PRED_in; }

static bool may_be(const fl_focus *f, const fl_predicate *p, const fl_site *s) {
  fl_focus other = {.ask = f->ask, .g = f->g, .site = s, .arena = f->arena};
  for (uint32_t i = 0; i < p->n_where; i++)
    if (is_plain(&p->where[i]) && fl_predicate_ask(&other, &p->where[i]).is == FL_NO) return false;
  return true;
}

// The sites that anybody's question may be about, in order: few, as a rule, of many.
static fl_site_ids candidates(const fl_focus *f, const fl_predicate *p) {
  fl_site_ids out;
  if (fl_ask_kept_sites(f->ask, p, &out)) return out;
  FL_ARRAY(uint32_t) found = {0};
  for (uint32_t i = 1; i < fl_graph_n_sites(f->g); i++) {
    const fl_site *s = fl_graph_site(f->g, i);
    if ((p->sites & (1u << s->kind)) && may_be(f, p, s)) fl_array_push(&found, i);
  }
  fl_ask_keep_sites(f->ask, p, found.at, found.n);
  fl_array_release(&found);
  return fl_ask_kept_sites(f->ask, p, &out), out;
}

fl_reply fl_ask_anywhere(fl_focus *f, const fl_predicate *p) {
  fl_reply best = no;
  const fl_site_ids others = candidates(f, p);
  for (uint32_t i = 0; i < others.n && (best.is != FL_YES || best.certainty < 4); i++) {
    const fl_site *s = fl_graph_site(f->g, others.at[i]);
    fl_focus other = {.ask = f->ask, .g = f->g, .site = s, .outer = f->site, .arena = f->arena};
    fl_reply r = fl_predicates_ask(&other, p->where, p->n_where, p->unless, p->n_unless);
    if (r.is == FL_YES && best.is != FL_YES && !f->pair) f->pair = s;
    if (r.is > best.is || (r.is == best.is && r.certainty > best.certainty)) best = r;
  }
  return best;
}

static uint32_t outermost(const fl_facts *facts, uint32_t func) {
  while (facts->funcs[func].parent > 1) func = facts->funcs[func].parent;
  return func;
}

// Both stand in one function, or in functions inside of it.
fl_reply fl_ask_together(const fl_focus *f) {
  const fl_site *s = f->site, *other = f->outer;
  if (!other || s->func.file != other->func.file) return no;
  const fl_facts *facts = fl_graph_facts(f->g, s->func.file);
  return outermost(facts, s->func.id) == outermost(facts, other->func.id) ? (fl_reply){FL_YES, 4} : no;
}

static bool is_same_word(fl_str a, fl_str b) {
  bool same = a.n == b.n && a.n;
  for (uint32_t i = 0; same && i < a.n; i++) same = (a.at[i] | 32) == (b.at[i] | 32);
  return same;
}

static bool is_told_by_text(const fl_site *s) { return !s->row || s->row->effect == FL_EFFECT_by_sql || s->row->effect == FL_EFFECT_by_command; }

// Both statements name one table; or neither is a statement, and both are called on one object: a repository, a collection.
fl_reply fl_ask_same_table(const fl_focus *f) {
  const fl_statement *own = fl_graph_statement(f->g, f->site), *other = f->outer ? fl_graph_statement(f->g, f->outer) : NULL;
  if (!f->outer) return no;
  if (own && other) return is_same_word(own->table, other->table) ? (fl_reply){FL_YES, 4} : no;
  if (own || other || is_told_by_text(f->site) || is_told_by_text(f->outer)) return no;
  return fl_are_of_one_object(f->ask, f->site, f->outer) ? (fl_reply){FL_YES, 3} : no;
}
