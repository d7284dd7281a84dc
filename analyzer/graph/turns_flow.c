// Which names hold an element of what a loop goes through, and whether a call is asked with one.
//
// In: a way from a loop to a site. Out: whether an argument of the site, or something else that stands in its expression, is the element
// or made of it. What the call is made on does not count: `node.ping()` asks another one each time, and nobody else could be asked.
#include "base/array.h"
#include "graph/turns_p.h"

enum { MOST_NAMES = 24 };

typedef struct names {
  const fl_graph *g;
  uint32_t file;
  fl_span scope;
  fl_sym at[MOST_NAMES];
  uint32_t n;
} names;

static const fl_facts *facts_of(const names *s) { return s->g->links[s->file].f; }

static bool has(const names *s, fl_sym name) {
  for (uint32_t i = 0; i < s->n; i++)
    if (s->at[i] == name) return true;
  return false;
}

static void add(names *s, fl_sym name) {
  if (name && !has(s, name) && s->n < MOST_NAMES) s->at[s->n++] = name;
}

// Does a name of the set stand in the text from begin to end? `skip`: a value that is not looked at.
static bool stands_in(const names *s, uint32_t begin, uint32_t end, uint32_t skip) {
  const fl_facts *f = facts_of(s);
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind == FL_VAL_REF && i != skip && v->byte_begin >= begin && v->byte_end <= end && has(s, v->a)) return true;
  }
  return false;
}

static void add_target(names *s, uint32_t target) {
  const fl_val *t = &facts_of(s)->values[target];
  if (t->kind == FL_VAL_REF) add(s, t->a);
}

// Variables of the loop, or of the function, that are made of what the names hold.
static void add_made(names *s) {
  const fl_facts *f = facts_of(s);
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->from_loop || !fl_span_holds(s->scope, a->span.byte_begin, a->span.byte_end)) continue;
    const fl_val *v = &f->values[a->val];
    if (a->val && stands_in(s, v->byte_begin, v->byte_end, 0)) add_target(s, a->target);
  }
}

static void add_elements_of_loop(names *s, const fl_turns *t) {
  const fl_facts *f = facts_of(s);
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].from_loop && f->assigns[i].region == t->region && f->values[f->assigns[i].val].kind != FL_VAL_OTHER) add_target(s, f->assigns[i].target);
}

static void add_parameters(names *s, uint32_t func) {
  const fl_facts *f = facts_of(s);
  const fl_func *lambda = &f->funcs[func];
  for (uint32_t i = 0; i < lambda->n_params; i++) add(s, f->params[lambda->first_param + i].name);
  for (uint32_t i = 1; i < f->n_assigns; i++) { // ({ id }) => ..
    const fl_assign *a = &f->assigns[i];
    if (a->func == func && a->declares && a->span.byte_end <= f->regions[lambda->body].span.byte_begin) add_target(s, a->target);
  }
  if (lambda->n_params) return;
  for (uint32_t i = 1; i < f->n_values; i++) { // a parameter that nobody writes
    const fl_val *v = &f->values[i];
    bool inside = v->kind == FL_VAL_REF && fl_span_holds(lambda->span, v->byte_begin, v->byte_end);
    if (inside && fl_models_word(s->g->models, FL_VOCABULARY_turns, FL_STR("element"), f->texts[v->a])) add(s, v->a);
  }
}

// The object that everything in the call's expression begins with.
static uint32_t head_of(const fl_facts *f, const fl_call *c) {
  uint32_t val = c->recv;
  for (uint32_t depth = 0; val && depth < 16; depth++) {
    const fl_val *v = &f->values[val];
    if (v->kind == FL_VAL_CALL && f->calls[v->a].recv) val = f->calls[v->a].recv;
    else if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) val = v->a;
    else break;
  }
  return val;
}

// A closure keeps the names around it.
static void enter(names *s, const fl_way *w, const fl_way_step *step) {
  names inner = {s->g, step->into.file, fl_graph_func(s->g, step->into)->span, {0}, 0};
  if (step->closure) inner = *s;
  const fl_facts *f = facts_of(s);
  const fl_call *c = &f->calls[step->call.id];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if (!stands_in(s, v->byte_begin, v->byte_end, 0)) continue;
    uint32_t param = fl_param_of_arg(w->a->g, s->file, step->call.id, i, step->into.file, step->into.id);
    if (param) add(&inner, facts_of(&inner)->params[param].name);
  }
  *s = inner;
}

bool fl_turns_flow(const fl_way *w, const fl_turns *t) {
  names s = {w->a->g, t->func.file, t->span, {0}, 0};
  if (t->region) add_elements_of_loop(&s, t);
  for (uint32_t i = w->n; i-- > 0 && (s.n || !t->region);) {
    const fl_way_step *step = &w->at[i];
    if (step->closure && step->into.id && step->into.file != s.file) return false; // a function of another file keeps no names of this one
    if (i + 1 == w->n && !t->region) { // a lambda, or a function that is named: this::one
      if (!step->closure) s.file = step->into.file, s.scope = fl_graph_func(s.g, step->into)->span;
      add_parameters(&s, step->into.id);
      continue;
    }
    if (step->closure && !step->direct) continue;
    if (step->call.file != s.file) return false;
    add_made(&s);
    if (step->into.id) {
      enter(&s, w, step);
      continue;
    }
    const fl_call *c = fl_graph_call(s.g, step->call);
    return stands_in(&s, c->span.byte_begin, c->span.byte_end, head_of(facts_of(&s), c));
  }
  return false;
}
