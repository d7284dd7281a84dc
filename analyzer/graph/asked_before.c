// Work that is done only while something is missing or in some state: the second time it is not done.
//
// In: a call. Out: whether a condition around it, or one before it that leaves the function, looks at what a store was asked for and says
// that it is not there yet (`is None`, `isEmpty()`, `!exists`), that a state of it is a certain one (`order.status == NOTPAID`), or asks it
// itself (`order.paid?`). That somebody may be faster between the question and the work is another matter.
#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/summary_p.h"
#include "graph/words.h"

enum { DEEPEST = 10, MOST_INNER = 32, MOST_STEPS = 2000 }; // steps: values that are looked at for one question

typedef struct question {
  fl_graph *g;
  const fl_link *l;
  uint32_t file, func;
  bool any; // writes as well
  bool missing; // only whether something is there at all
  uint32_t *steps;
} question;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  return val;
}

static bool call_reads(const question *q, uint32_t call) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(q->g, q->file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &q->g->sites.at[found[i].site];
    if (s->through) continue; // a switch of the program says nothing of what has been done
    if (s->kind == FL_SITE_remote_call && (q->any || s->effect == FL_EFFECT_read)) return true;
  }
  return false;
}

// A function that its name says to read: findByOrderId of a repository's interface, getOrderOrThrow.
static bool is_declared_read(const question *q, uint32_t call) {
  for (uint32_t i = 0; i < q->l->n_targets[call]; i++) {
    const fl_target *t = &q->g->targets.at[q->l->first_target[call] + i];
    const fl_func *f = t->func.id ? &q->g->links[t->func.file].f->funcs[t->func.id] : NULL;
    bool asks = f && (!f->body || f->flags & FL_FUNC_ABSTRACT || fl_call_may_reach(q->g, q->file, call, FL_REMOTE_SITES));
    if (asks && fl_effect_of_name(q->g, q->g->links[t->func.file].f->texts[f->name]) == FL_EFFECT_read) return true;
  }
  return false;
}

static bool was_read(const question *q, uint32_t val, uint32_t depth);

// find(id), order.customer(), len(orders)
static bool call_was_read(const question *q, uint32_t call, uint32_t depth) {
  const fl_call *c = &q->l->f->calls[call];
  if (call_reads(q, call) || is_declared_read(q, call) || (c->recv && was_read(q, c->recv, depth + 1))) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (was_read(q, q->l->f->args[c->first_arg + i].val, depth + 1)) return true;
  return false;
}

// find(&rows)
static bool is_filled_by_read(const question *q, uint32_t func, uint32_t name) {
  const fl_facts *f = q->l->f;
  for (uint32_t c = q->l->func_first_call[func]; c; c = q->l->call_next[c])
    for (uint32_t i = 0; i < f->calls[c].n_args; i++) {
      const fl_val *v = &f->values[f->args[f->calls[c].first_arg + i].val];
      bool it = v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS && f->values[v->a].kind == FL_VAL_REF && f->values[v->a].a == name;
      if (it && call_reads(q, c)) return true;
    }
  return false;
}

// `@order`, which another method of the object has filled before.
static bool own_field_was_read(const question *q, fl_sym name, uint32_t depth) {
  const fl_facts *f = q->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    bool own = target->kind == FL_VAL_FIELD && target->b == name && f->values[target->a].kind == FL_VAL_SELF;
    if (own && was_read(q, f->assigns[i].val, depth + 1)) return true;
  }
  return false;
}

// Came the value out of a store, also through variables and getters?
static bool was_read(const question *q, uint32_t val, uint32_t depth) {
  const fl_facts *f = q->l->f;
  if (!val || depth > DEEPEST || ++*q->steps > MOST_STEPS) return false;
  const fl_val *v = &f->values[val = bare(f, val)];
  if (v->kind == FL_VAL_FIELD && f->values[v->a].kind == FL_VAL_SELF && own_field_was_read(q, v->b, depth)) return true;
  if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX) return was_read(q, v->a, depth + 1);
  if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_OUT) return call_was_read(q, v->a, depth);
  if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_COALESCE || v->op == FL_OP_OR)) return was_read(q, f->elems[v->a], depth + 1); // rows ?? []
  if (v->kind != FL_VAL_REF) return false;
  fl_ent ent = fl_lookup_value(q->g, q->file, val);
  if (ent.kind != FL_ENT_VAR || ent.file != q->file) return false;
  const fl_var *var = &f->vars[ent.id];
  for (uint32_t a = fl_map_get_or(&q->l->assigns, FL_KEY(var->func, q->l->sym[var->name]), 0); a; a = q->l->assign_next[a])
    if (was_read(q, f->assigns[a].val, depth + 1)) return true;
  return var->func && is_filled_by_read(q, var->func, var->name);
}

bool fl_was_read(fl_graph *g, uint32_t file, uint32_t val, bool any) {
  uint32_t steps = 0;
  question q = {g, &g->links[file], file, 0, any, false, &steps};
  return was_read(&q, val, 0);
}

static bool is_nothing(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_LIT && (v->op == FL_LIT_NIL || (v->op == FL_LIT_INT && fl_str_eq_c(f->texts[v->a], "0")));
}

static bool has_word(const fl_graph *g, fl_str name) {
  for (fl_str word; (word = fl_first_word(name, &name)).n;)
    if (fl_models_word(g->models, FL_VOCABULARY_states, (fl_str){0}, word)) return true;
  return false;
}

static bool names_a_state(const question *q, uint32_t val) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  if (v->kind == FL_VAL_FIELD) return has_word(q->g, f->texts[v->b]) || names_a_state(q, v->a);
  return v->kind == FL_VAL_CALL && has_word(q->g, f->texts[f->calls[v->a].name]);
}

static bool is_plain_number(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_LIT && v->op != FL_LIT_STRING;
}

// A field of the object that runs, which somebody filled before: @invoice, this.order.
static bool is_own_field(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_FIELD && f->values[v->a].kind == FL_VAL_SELF;
}

// empty?, isEmpty(), isPresent(), completed?: a question that the object itself answers.
static bool asks_object(const question *q, uint32_t val) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  if (v->kind == FL_VAL_CALL) {
    const fl_call *c = &f->calls[v->a];
    bool of_argument = false; // errors.Is(err, missing)
    for (uint32_t i = 0; i < c->n_args && !of_argument; i++) of_argument = was_read(q, f->args[c->first_arg + i].val, 0);
    return of_argument || (c->recv && !c->n_args && (is_own_field(f, c->recv) || was_read(q, c->recv, 0)));
  }
  return v->kind == FL_VAL_FIELD && was_read(q, v->a, 0);
}

// rows.isEmpty(), row.isPresent(), found.exists?
static bool asks_whether_there(const question *q, uint32_t val, bool holds) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  const fl_call *c = v->kind == FL_VAL_CALL ? &f->calls[v->a] : NULL;
  if (!c || !c->recv || c->n_args || !was_read(q, c->recv, 0)) return !holds && was_read(q, val, 0); // if (!find(id))
  return fl_has_word_of_kind(q->g, FL_VOCABULARY_states, holds ? FL_STR("missing") : FL_STR("there"), f->texts[c->name]);
}

// `holds`: the work is done when the test says yes.
static bool test_says(const question *q, uint32_t test, bool holds, uint32_t depth) {
  const fl_facts *f = q->l->f;
  if (!test || depth > DEEPEST) return false;
  const fl_val *v = &f->values[test = bare(f, test)];
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return test_says(q, v->a, !holds, depth + 1);
  if (v->kind != FL_VAL_BINOP && q->missing) return asks_whether_there(q, test, holds);
  if (v->kind != FL_VAL_BINOP) return asks_object(q, test) || (!holds && was_read(q, test, 0));
  uint32_t a = f->elems[v->a], b = f->elems[v->a + 1];
  if (v->op == FL_OP_AND || v->op == FL_OP_OR) return test_says(q, a, holds, depth + 1) || test_says(q, b, holds, depth + 1);
  bool equal = v->op == FL_OP_EQ || v->op == FL_OP_IS, differs = v->op == FL_OP_NE || v->op == FL_OP_IS_NOT;
  if (is_nothing(f, b)) return (equal ? holds : v->op == FL_OP_GT || differs ? !holds : false) && was_read(q, a, 0);
  return !q->missing && (equal || differs) && !is_plain_number(f, b) && ((names_a_state(q, a) && was_read(q, a, 0)) || (names_a_state(q, b) && was_read(q, b, 0)));
}

static bool is_inside(const fl_facts *f, uint32_t inner, uint32_t outer) {
  while (inner && inner != outer) inner = f->regions[inner].parent;
  return inner == outer;
}

static bool leaves(const fl_facts *f, uint32_t region) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].kind != FL_EXIT_BREAK && is_inside(f, f->exits[i].region, region)) return true;
  return false;
}

// `this.status == DONE`, also as one of several conditions.
static bool tests_own_state(const fl_graph *g, const fl_facts *f, uint32_t test, uint32_t depth) {
  if (!test || depth > DEEPEST) return false;
  const fl_val *v = &f->values[bare(f, test)];
  if (v->kind == FL_VAL_UNARY) return tests_own_state(g, f, v->a, depth + 1);
  if (v->kind == FL_VAL_BINOP) return tests_own_state(g, f, f->elems[v->a], depth + 1) || tests_own_state(g, f, f->elems[v->a + 1], depth + 1);
  return v->kind == FL_VAL_FIELD && f->values[v->a].kind == FL_VAL_SELF && has_word(g, f->texts[v->b]);
}

static bool raises_by_state(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  for (uint32_t i = 1; i < f->n_exits; i++)
    for (uint32_t r = f->exits[i].func == func.id && f->exits[i].kind == FL_EXIT_THROW ? f->exits[i].region : 0; r; r = f->regions[r].parent)
      if (f->regions[r].kind == FL_REGION_BRANCH && tests_own_state(g, f, f->regions[r].test, 0)) return true;
  return false;
}

// `order.ensureOpen(); charge(order)`: a method that stands before it on every way raises when the object is in some state.
static bool is_refused_before(fl_ask *a, fl_call_ref call) {
  const fl_link *l = &a->g->links[call.file];
  const fl_call *c = &l->f->calls[call.id];
  for (uint32_t k = l->func_first_call[c->func]; k; k = l->call_next[k]) {
    const fl_call *before = &l->f->calls[k];
    bool always = before->recv && before->span.byte_end <= c->span.byte_begin && is_inside(l->f, c->region, before->region);
    for (uint32_t i = 0; always && i < l->n_targets[k]; i++) {
      const fl_target *t = &a->g->targets.at[l->first_target[k] + i];
      if (t->func.id && t->via == FL_VIA_CALL && t->certainty >= 2 && raises_by_state(a->g, t->func)) return true;
    }
  }
  return false;
}

static bool is_asked(fl_ask *a, fl_call_ref call, bool missing) {
  const fl_link *l = &a->g->links[call.file];
  const fl_facts *f = l->f;
  const fl_call *c = &f->calls[call.id];
  uint32_t steps = 0;
  question q = {a->g, l, call.file, c->func, false, missing, &steps};
  for (uint32_t r = 1; l->in->naming && r < f->n_regions; r++) {
    const fl_region *branch = &f->regions[r];
    if (branch->func != c->func || branch->kind != FL_REGION_BRANCH || branch->outcome) continue; // a failure is no answer
    steps = 0;
    bool sense = branch->form == FL_SENSE_THEN;
    if (is_inside(f, c->region, r) ? test_says(&q, branch->test, sense, 0)
                                   : branch->span.byte_end <= c->span.byte_begin && is_inside(f, c->region, branch->parent) && leaves(f, r) && test_says(&q, branch->test, !sense, 0))
      return true;
  }
  return false;
}

bool fl_is_asked_before(fl_ask *a, fl_call_ref call) { return is_refused_before(a, call) || is_asked(a, call, false); }

bool fl_is_done_if_missing(fl_ask *a, fl_call_ref call) { return is_asked(a, call, true); }
