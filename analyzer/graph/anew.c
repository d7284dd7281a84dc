// Objects that are made anew for each request.
//
// In: a call that makes one. Out: how sure it is that the object dies with the request. It is followed through variables, arguments,
// wrappers and returns; a field, a global, a collection, a callback or a decorated function may keep it, and then nothing is said.
#include "graph/anew.h"

#include "graph/ask_p.h"

enum {
  MOST_STEPS = 96,
  MOST_DEPTH = 5, // functions entered or left
  REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc | 1 << FL_ENTRY_consumer,
  TESTS = 1 << FL_ENTRY_test
};

typedef struct flow {
  fl_graph *g;
  uint64_t seen[MOST_STEPS];
  uint32_t n_seen;
  uint8_t certainty;
  bool kept;
} flow;

static void follow(flow *w, uint32_t file, uint32_t val, uint32_t depth);

static bool is_for_requests(const fl_graph *g, fl_func_ref func) {
  uint32_t by = fl_graph_started_by(g, func) & ~(uint32_t)TESTS;
  return by && !(by & ~(uint32_t)REQUESTS);
}

static void weaken(flow *w, uint8_t certainty) {
  if (certainty < w->certainty) w->certainty = certainty;
}

// ---- names that hold it --------------------------------------------------------------------------------------------------------

static bool is_target(const fl_facts *f, uint32_t val) {
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].target == val) return true;
  return false;
}

static void follow_name(flow *w, uint32_t file, fl_sym name, fl_slot_ref slot, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 1; i < f->n_values && !w->kept; i++) {
    if (f->values[i].kind != FL_VAL_REF || f->values[i].a != name || is_target(f, i)) continue;
    if (fl_same_slot(fl_slot_of(w->g, file, i), slot)) follow(w, file, i, depth);
  }
}

static void follow_param(flow *w, uint32_t file, uint32_t param, uint32_t depth) {
  fl_slot_ref slot = {FL_STORE_PARAM, FL_KEY(file, param)};
  follow_name(w, file, w->g->links[file].f->params[param].name, slot, depth);
}

static void follow_callers(flow *w, fl_func_ref func, uint32_t depth) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(w->g, func, &callers), n_seen = 0;
  for (uint32_t i = 0; i < n && !w->kept; i++) {
    const fl_call *c = fl_graph_call(w->g, callers[i].call);
    if (fl_in_test(w->g, callers[i].call.file, c->func)) continue;
    if (callers[i].via != FL_VIA_CALL) w->kept = true;
    weaken(w, callers[i].certainty);
    follow(w, callers[i].call.file, c->value, depth + 1), n_seen++;
  }
  if (!n_seen) w->kept = true;
}

static void follow_target(flow *w, uint32_t file, uint32_t assign, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  const fl_assign *a = &f->assigns[assign];
  const fl_val *target = &f->values[a->target];
  if (a->result_index > 0) return;
  fl_slot_ref slot = fl_slot_of(w->g, file, a->target);
  bool own = target->kind == FL_VAL_FIELD && f->values[target->a].kind == FL_VAL_SELF;
  if (own && a->func && (f->funcs[a->func].flags & FL_FUNC_CTOR)) return follow_callers(w, (fl_func_ref){file, a->func}, depth);
  uint32_t var = (uint32_t)slot.key, where = (uint32_t)(slot.key >> 32);
  const fl_var *v = slot.kind == FL_STORE_VAR && target->kind == FL_VAL_REF && where == file ? &f->vars[var] : NULL;
  if (v && v->kind == FL_VAR_LOCAL && !(v->flags & FL_VAR_STATIC) && is_for_requests(w->g, (fl_func_ref){file, v->func}))
    follow_name(w, file, v->name, slot, depth);
  else
    w->kept = true;
}

// ---- calls that get it ---------------------------------------------------------------------------------------------------------

// What a call that reaches out gives, or one that is waited for, is data and not the client in another form.
static void follow_receiver(flow *w, uint32_t file, uint32_t call, uint32_t depth) {
  const fl_call *c = &w->g->links[file].f->calls[call];
  if (!fl_first_site_of(w->g, file, call) && !(c->flags & FL_CALL_AWAITED)) follow(w, file, c->value, depth);
}

// `sessions.set(id, client)`: what a method is given its object may keep.
static bool is_collected(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  bool method = l->f->calls[call].form == FL_CALL_METHOD && l->f->calls[call].recv && !fl_first_site_of(g, file, call);
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target t = g->targets.at[l->first_target[call] + i];
    if (t.row && (t.row->store_key || t.row->n_mutates)) return true;
    method &= !t.func.id && !(t.row && t.row->returns);
  }
  return method;
}

static void follow_argument(flow *w, uint32_t file, uint32_t call, uint32_t at, uint32_t depth) {
  const fl_link *l = &w->g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (!l->n_targets[call] && c->form != FL_CALL_LITERAL) weaken(w, 2); // who knows what it does with it
  if (is_collected(w->g, file, call)) w->kept = true;
  follow(w, file, c->value, depth); // what is made may hold it
  for (uint32_t i = 0; i < l->n_targets[call] && !w->kept; i++) {
    const fl_target t = w->g->targets.at[l->first_target[call] + i];
    uint32_t param = t.func.id && t.via == FL_VIA_CALL ? fl_param_of_arg(w->g, file, call, at, t.func.file, t.func.id) : 0;
    if (param) follow_param(w, t.func.file, param, depth + 1);
  }
}

static void follow_return(flow *w, uint32_t file, uint32_t func, uint32_t depth) {
  const fl_func *f = &w->g->links[file].f->funcs[func];
  if (w->g->func_entry[fl_dense_func(w->g, file, func)]) return; // the platform gets it, as the answer
  if (f->n_annots || (f->flags & (FL_FUNC_LAMBDA | FL_FUNC_PROPERTY | FL_FUNC_GENERATOR))) w->kept = true;
  else follow_callers(w, (fl_func_ref){file, func}, depth);
}

// ---- values that hold it -------------------------------------------------------------------------------------------------------

static bool is_operand(const fl_facts *f, const fl_val *v, uint32_t val) {
  for (uint32_t i = 0; i < v->n; i++)
    if (f->elems[v->a + i] == val) return true;
  return false;
}

static bool is_entry(const fl_facts *f, const fl_val *v, uint32_t val) {
  for (uint32_t i = 0; i < v->n; i++)
    if (f->entries[v->a + i].val == val) return true;
  return false;
}

static bool compares(uint8_t op) { return op >= FL_OP_LT && op <= FL_OP_NE; }

static void follow_outwards(flow *w, uint32_t file, uint32_t at, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  const fl_val *v = &f->values[at];
  switch (v->kind) {
  case FL_VAL_FIELD:
  case FL_VAL_INDEX:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_SPREAD:
  case FL_VAL_UNARY:
    if (v->a == val && v->op != FL_OP_NOT) follow(w, file, at, depth);
    break;
  case FL_VAL_OTHER:
  case FL_VAL_COND:
    if (is_operand(f, v, val)) follow(w, file, at, depth);
    break;
  case FL_VAL_BINOP: w->kept |= !compares(v->op) && is_operand(f, v, val); break;
  case FL_VAL_LIST:
  case FL_VAL_CONCAT: w->kept |= is_operand(f, v, val); break;
  case FL_VAL_MAP: w->kept |= is_entry(f, v, val); break;
  default: break;
  }
}

static void follow_calls(flow *w, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 1; i < f->n_calls && !w->kept; i++) {
    const fl_call *c = &f->calls[i];
    if (c->recv == val) follow_receiver(w, file, i, depth);
    for (uint32_t at = 0; at < c->n_args && !w->kept; at++)
      if (f->args[c->first_arg + at].val == val) follow_argument(w, file, i, at, depth);
  }
}

static void follow_statements(flow *w, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns && !w->kept; i++)
    if (f->assigns[i].val == val) follow_target(w, file, i, depth);
  for (uint32_t i = 1; i < f->n_exits && !w->kept; i++)
    if (f->exits[i].val == val && f->exits[i].kind == FL_EXIT_RETURN) follow_return(w, file, f->exits[i].func, depth);
}

static bool is_new(flow *w, uint64_t key) {
  for (uint32_t i = 0; i < w->n_seen; i++)
    if (w->seen[i] == key) return false;
  return w->seen[w->n_seen++] = key, true;
}

static void follow(flow *w, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  if (depth > MOST_DEPTH || w->n_seen == MOST_STEPS) w->kept = true;
  if (w->kept || !val || !is_new(w, FL_KEY(file, val))) return;
  follow_statements(w, file, val, depth);
  follow_calls(w, file, val, depth);
  for (uint32_t i = 1; i < f->n_values && !w->kept; i++) follow_outwards(w, file, i, val, depth);
}

// ---- the question ----------------------------------------------------------------------------------------------------------------

// Contexts belong to the request, and do not matter to what is made.
static bool is_made_of_request(fl_graph *g, const fl_site *s, uint8_t *certainty) {
  const fl_facts *f = g->links[s->call.file].f;
  const fl_call *c = &f->calls[s->call.id];
  const fl_path *ctx = s->row && s->row->ctx ? fl_models_paths(g->models, s->row->ctx) : NULL;
  if (c->recv && fl_comes_of_request(g, s->call.file, c->recv, certainty)) return true;
  for (uint32_t i = 0; i < c->n_args; i++) {
    bool is_context = ctx && ctx->root == FL_ROOT_arg && ctx->index == (int32_t)i;
    if (!is_context && fl_comes_of_request(g, s->call.file, f->args[c->first_arg + i].val, certainty)) return true;
  }
  return false;
}

// if (fetched_at < a day ago) { ...; fetched_at = now }: what a branch does to a place that lasts decides when it runs again.
static bool is_read_in(fl_graph *g, uint32_t file, uint32_t test, fl_slot_ref place) {
  const fl_facts *f = g->links[file].f;
  const fl_val *t = &f->values[test];
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    bool inside = v->byte_begin >= t->byte_begin && v->byte_end <= t->byte_end;
    if (inside && (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) && fl_same_slot(fl_slot_of(g, file, i), place)) return true;
  }
  return false;
}

// A field of the object that runs or of a class, a variable that is no call's own. Fields of other objects are data.
static bool lasts(fl_graph *g, uint32_t file, uint32_t target, fl_slot_ref place) {
  const fl_facts *f = g->links[file].f;
  const fl_val *t = &f->values[target];
  if (place.kind == FL_STORE_FIELD && t->kind == FL_VAL_FIELD) return f->values[t->a].kind == FL_VAL_SELF || (fl_type_of(g, file, t->a).flags & FL_TREF_CLASS);
  if (place.kind != FL_STORE_VAR) return place.kind == FL_STORE_FIELD;
  const fl_var *v = &g->links[place.key >> 32].f->vars[(uint32_t)place.key];
  return v->kind != FL_VAR_LOCAL || v->flags & FL_VAR_STATIC;
}

static bool renews(fl_graph *g, uint32_t file, uint32_t branch) {
  const fl_facts *f = g->links[file].f;
  const fl_region *r = &f->regions[branch];
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != r->func || a->span.byte_begin < r->span.byte_begin || a->span.byte_begin >= r->span.byte_end) continue;
    fl_slot_ref place = fl_slot_of(g, file, a->target);
    if (lasts(g, file, a->target, place) && is_read_in(g, file, r->test, place)) return true;
  }
  return false;
}

static bool is_in_renewal(fl_graph *g, const fl_site *s) {
  const fl_facts *f = g->links[s->func.file].f;
  for (uint32_t r = s->region, depth = 0; r && depth < 64; r = f->regions[r].parent, depth++)
    if (f->regions[r].kind == FL_REGION_BRANCH && f->regions[r].test && renews(g, s->func.file, r)) return true;
  return false;
}

uint8_t fl_made_for_each_request(fl_ask *a, const fl_site *s) {
  flow w = {.g = a->g, .certainty = s->certainty};
  if (s->form != FL_FORM_CALL || !is_for_requests(a->g, s->func) || !(fl_graph_reached_by(a->g, s->func) & REQUESTS)) return 0;
  if (fl_graph_is_unexplained(a->g, s->func)) weaken(&w, 2);
  follow(&w, s->call.file, fl_graph_call(a->g, s->call)->value, 0);
  if (w.kept || is_made_of_request(a->g, s, &w.certainty) || is_in_renewal(a->g, s)) return 0;
  return w.certainty;
}
