// How many elements there are: as many as somebody else says, or as many as the program has.
//
// In: a value. Out: whether it came out of a store or another service, or with the request that is served, through variables, fields of
// parameters, callers and functions of the repository. What nobody can follow is no data: a list of servers is no request.
#include "graph/another.h"
#include "graph/loop_p.h"
#include "graph/turns_p.h"
#include "graph/words.h"

enum { DEEPEST = 12, HIGHEST = 3, MOST_CALLERS = 8, REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc, MESSAGES = 1 << FL_ENTRY_consumer };

typedef struct asked {
  fl_ask *a;
  fl_graph *g;
  uint32_t level; // callers that were gone up
  bool any;       // also what is put together out of data, element by element
} asked;

static bool is_data(asked q, uint32_t file, uint32_t val, uint32_t depth);

// What came in with a message says how often something is done for it; that such lists are long, it does not say.
static bool is_of_request(const asked *q, fl_func_ref func) {
  uint32_t kinds = q->any ? REQUESTS | MESSAGES : REQUESTS;
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(q->g, &entries);
  for (uint32_t i = 0; i < n; i++)
    if (entries[i].func.file == func.file && entries[i].func.id == func.id && (kinds & 1u << entries[i].kind)) return true;
  return false;
}

// What callers of the function pass, or what hands an element to the lambda.
static bool is_passed(asked q, uint32_t file, uint32_t param, uint32_t depth) {
  fl_func_ref func = {file, q.g->links[file].f->params[param].func};
  const fl_caller *callers;
  if (is_of_request(&q, func)) return true;
  uint32_t n = q.level < HIGHEST ? fl_graph_callers(q.g, func, &callers) : 0;
  q.level++;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    const fl_call *c = fl_graph_call(q.g, callers[i].call);
    if (callers[i].via == FL_VIA_CALLBACK && c->recv && is_data(q, callers[i].call.file, c->recv, depth + 1)) return true;
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 3) continue;
    uint32_t val = fl_arg_of_param(q.g, callers[i].call, file, param);
    if (val && is_data(q, callers[i].call.file, val, depth + 1)) return true;
  }
  return false;
}

// decode(&ids), c.BindJSON(&request): filled with what the other arguments or the receiver hold.
static bool is_filled(asked q, uint32_t file, uint32_t func, uint32_t name, uint32_t depth) {
  const fl_link *l = &q.g->links[file];
  const fl_facts *f = l->f;
  for (uint32_t c = l->func_first_call[func]; c; c = l->call_next[c])
    for (uint32_t i = 0; i < f->calls[c].n_args; i++) {
      const fl_val *v = &f->values[f->args[f->calls[c].first_arg + i].val];
      bool it = v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS && f->values[v->a].kind == FL_VAL_REF && f->values[v->a].a == name;
      if (it && f->calls[c].recv && is_data(q, file, f->calls[c].recv, depth + 1)) return true;
      for (uint32_t k = 0; it && k < f->calls[c].n_args; k++)
        if (k != i && is_data(q, file, f->args[f->calls[c].first_arg + k].val, depth + 1)) return true;
    }
  return false;
}

// found.add(order): as many as the orders that were gone through.
static bool is_gathered(asked q, uint32_t file, uint32_t func, uint32_t name, uint32_t depth) {
  const fl_link *l = &q.g->links[file];
  const fl_facts *f = l->f;
  for (uint32_t c = l->func_first_call[func]; q.any && c; c = l->call_next[c]) {
    const fl_val *recv = f->calls[c].recv ? &f->values[f->calls[c].recv] : NULL;
    bool into = recv && recv->kind == FL_VAL_REF && recv->a == name;
    for (uint32_t i = 0; into && i < f->calls[c].n_args; i++)
      if (is_data(q, file, f->args[f->calls[c].first_arg + i].val, depth + 1)) return true;
  }
  return false;
}

static bool is_data_of_var(asked q, fl_ent ent, uint32_t depth) {
  const fl_link *l = &q.g->links[ent.file];
  const fl_var *var = &l->f->vars[ent.id];
  if (var->kind != FL_VAR_LOCAL) return false;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(var->func, l->sym[var->name]), 0); a; a = l->assign_next[a])
    if (is_data(q, ent.file, l->f->assigns[a].val, depth + 1)) return true;
  return is_filled(q, ent.file, var->func, var->name, depth) || is_gathered(q, ent.file, var->func, var->name, depth);
}

// @orders, which another method of the object fills.
static bool is_data_of_own(asked q, uint32_t file, fl_sym name, uint32_t depth) {
  const fl_facts *f = q.g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    bool own = target->kind == FL_VAL_FIELD && target->b == name && f->values[target->a].kind == FL_VAL_SELF;
    if (own && is_data(q, file, f->assigns[i].val, depth + 1)) return true;
  }
  return false;
}

// What a function of the repository has asked for, and gives on.
static bool is_returned(asked q, fl_call_ref call, uint32_t depth) {
  const fl_target *targets;
  uint32_t n = q.any ? fl_graph_targets(q.g, call, &targets) : 0;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    const fl_func_ref func = targets[i].func;
    if (!func.id || targets[i].via != FL_VIA_CALL || targets[i].certainty < 3) continue;
    const fl_facts *f = q.g->links[func.file].f;
    for (uint32_t e = 1; e < f->n_exits; e++) {
      bool gives = f->exits[e].func == func.id && f->exits[e].kind == FL_EXIT_RETURN && f->exits[e].val;
      if (gives && (fl_was_read(q.g, func.file, f->exits[e].val, false) || is_data(q, func.file, f->exits[e].val, depth + 1))) return true;
    }
  }
  return false;
}

static bool is_data_of_call(asked q, uint32_t file, uint32_t call, uint32_t depth) {
  const fl_facts *f = q.g->links[file].f;
  const fl_call *c = &f->calls[call];
  if (fl_call_does(q.g, file, call, FL_DOES_query)) return true;
  if (q.any && c->value && fl_was_read(q.g, file, c->value, true)) return true; // an answer, whatever was asked for with it
  if (c->recv && is_data(q, file, c->recv, depth + 1)) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (is_data(q, file, f->args[c->first_arg + i].val, depth + 1)) return true;
  return is_returned(q, (fl_call_ref){file, call}, depth);
}

// async ({ body, query }, res) => ..: the parameter that is taken apart where it stands has no name. 0: it is none.
static uint32_t param_taken_apart(const fl_facts *f, const fl_val *whole) {
  for (uint32_t p = 1; !whole->a && p < f->n_params; p++)
    if (!f->params[p].name && fl_span_holds(f->params[p].span, whole->byte_begin, whole->byte_end)) return p;
  return 0;
}

static bool is_data(asked q, uint32_t file, uint32_t val, uint32_t depth) {
  if (!val || depth > DEEPEST) return false;
  const fl_facts *f = q.g->links[file].f;
  const fl_val *v = &f->values[val];
  switch (v->kind) {
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_SPREAD:
  case FL_VAL_INDEX: return is_data(q, file, v->a, depth + 1);
  case FL_VAL_FIELD: return f->values[v->a].kind == FL_VAL_SELF ? is_data_of_own(q, file, v->b, depth) : is_data(q, file, v->a, depth + 1);
  case FL_VAL_BINOP: return v->op == FL_OP_COALESCE || v->op == FL_OP_OR ? is_data(q, file, f->elems[v->a], depth + 1) : false;
  case FL_VAL_COND: return is_data(q, file, f->elems[v->a + 1], depth + 1) || is_data(q, file, f->elems[v->a + 2], depth + 1);
  case FL_VAL_OTHER:
    for (uint32_t i = 0; i < v->n; i++)
      if (is_data(q, file, f->elems[v->a + i], depth + 1)) return true;
    return false;
  case FL_VAL_CALL: return is_data_of_call(q, file, v->a, depth);
  case FL_VAL_REF: break;
  default: return false;
  }
  uint32_t unnamed = param_taken_apart(f, v);
  if (unnamed) return is_passed(q, file, unnamed, depth);
  fl_ent ent = fl_lookup_value(q.g, file, val);
  if (ent.kind == FL_ENT_PARAM) return is_passed(q, ent.file, ent.id, depth);
  return ent.kind == FL_ENT_VAR && is_data_of_var(q, ent, depth);
}

bool fl_turns_is_data(fl_ask *a, uint32_t file, uint32_t val, bool any) {
  if (fl_count_of(a->g, file, val) >= 0) return false;
  return fl_was_read(a->g, file, val, false) || is_data((asked){a, a->g, 0, any}, file, val, 0);
}

// The place of the last element, and of the first where the method is told both.
static int64_t count_of_few(const asked *q, uint32_t file, uint32_t call) {
  const fl_facts *f = q->g->links[file].f;
  fl_str name = f->texts[f->calls[call].name];
  uint32_t n = f->calls[call].n_args;
  bool both = fl_models_word(q->g->models, FL_VOCABULARY_turns, FL_STR("from_to"), name), few = fl_models_word(q->g->models, FL_VOCABULARY_turns, FL_STR("first"), name);
  if (!n || n > 2 || (both ? n != 2 : !few)) return 0;
  int64_t last = fl_small_int(q->g, file, fl_call_arg(q->g, file, call, n - 1)), first = both ? fl_small_int(q->g, file, fl_call_arg(q->g, file, call, 0)) : 0;
  return first >= 0 && last > first ? last - first : 0;
}

static bool is_turns_word(const asked *q, const char *key, fl_str name) { return fl_models_word(q->g->models, FL_VOCABULARY_turns, fl_str_from(key), name); }

// What a local variable holds that is set once, 0 = several things, or it is none.
static uint32_t set_once(const asked *q, uint32_t file, uint32_t val) {
  const fl_link *l = &q->g->links[file];
  fl_ent ent = l->f->values[val].kind == FL_VAL_REF ? fl_lookup_value(q->g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR || ent.file != file || l->f->vars[ent.id].kind != FL_VAR_LOCAL) return 0;
  uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(l->f->vars[ent.id].func, l->sym[l->f->vars[ent.id].name]), 0);
  return a && !l->assign_next[a] ? l->f->assigns[a].val : 0;
}

// `Math.min(5, found.size())` is no more than 5. 0: nothing says.
static int64_t no_more_than(const asked *q, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = q->g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST) return 0;
  if (v->kind != FL_VAL_CALL) {
    int64_t n = fl_small_int(q->g, file, val);
    return n > 0 ? n : no_more_than(q, file, set_once(q, file, val), depth + 1);
  }
  const fl_call *c = &f->calls[v->a];
  int64_t least = 0;
  for (uint32_t i = 0; is_turns_word(q, "least", f->texts[c->name]) && i < c->n_args; i++) {
    int64_t n = no_more_than(q, file, f->args[c->first_arg + i].val, depth + 1);
    if (n && (!least || n < least)) least = n;
  }
  return least;
}

// How often a place runs that stands in one loop, and that counts: 0 = nobody knows.
static int64_t turns_of_counter(const asked *q, uint32_t file, uint32_t region) {
  const fl_facts *f = q->g->links[file].f;
  int64_t n = 0;
  for (uint32_t r = region; r; r = f->regions[r].parent) {
    const fl_region *loop = &f->regions[r];
    if (loop->kind != FL_REGION_LOOP) continue;
    const fl_val *test = loop->form == FL_LOOP_COUNT && loop->test ? &f->values[loop->test] : NULL;
    bool up = test && test->kind == FL_VAL_BINOP && (test->op == FL_OP_LT || test->op == FL_OP_LE);
    if (n || !up) return 0;
    n = no_more_than(q, file, f->elems[test->a + 1], 0);
    if (!n) return 0;
    n += test->op == FL_OP_LE;
  }
  return n;
}

static bool is_named(const fl_facts *f, uint32_t val, uint32_t name) { return val && f->values[val].kind == FL_VAL_REF && f->values[val].a == name; }

static bool is_handed(const fl_facts *f, const fl_call *c, uint32_t name) {
  for (uint32_t i = 0; i < c->n_args; i++)
    if (is_named(f, f->args[c->first_arg + i].val, name)) return true;
  return false;
}

// `for (i = 0; i < size; i++) first.add(..)`: a list that was empty, into which each turn of a counter puts one.
static int64_t most_put_in(const asked *q, uint32_t file, uint32_t val) {
  const fl_link *l = &q->g->links[file];
  uint32_t name = l->f->values[val].a, made = set_once(q, file, val);
  const fl_val *v = &l->f->values[made];
  bool empty = made && (((v->kind == FL_VAL_NEW || v->kind == FL_VAL_CALL) && l->f->calls[v->a].n_args == 0 && !l->f->calls[v->a].recv) || (v->kind == FL_VAL_LIST && v->n == 0));
  int64_t all = 0;
  fl_ent ent = empty ? fl_lookup_value(q->g, file, val) : (fl_ent){0};
  for (uint32_t c = empty ? l->func_first_call[l->f->vars[ent.id].func] : 0; c; c = l->call_next[c]) {
    const fl_call *call = &l->f->calls[c];
    if (call->span.byte_begin < l->f->values[val].byte_begin && is_handed(l->f, call, name)) return 0;
    if (!is_named(l->f, call->recv, name) || !call->n_args) continue;
    bool one = is_turns_word(q, "puts_one", l->f->texts[call->name]);
    int64_t n = one ? turns_of_counter(q, file, call->region) : 0;
    if (one ? !n : (call->flags & FL_CALL_IGNORED) != 0) return 0;
    all += n;
  }
  return all;
}

// `found.take(4)`, `islice(found, 4)`; what a variable holds when it is set once. `first.size()` counts them.
static int64_t most_of(const asked *q, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_link *l = &q->g->links[file];
  const fl_val *v = &l->f->values[val];
  if (!val || depth > DEEPEST) return 0;
  if (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST || v->kind == FL_VAL_SPREAD) return most_of(q, file, v->a, depth + 1);
  if (v->kind == FL_VAL_FIELD && l->f->values[v->a].kind == FL_VAL_REF) return most_put_in(q, file, v->a); // first.length
  if (v->kind == FL_VAL_CALL) {
    const fl_call *c = &l->f->calls[v->a];
    if (c->recv && !c->n_args && l->f->values[c->recv].kind == FL_VAL_REF) return most_put_in(q, file, c->recv);
    uint32_t of = c->n_args > 1 && !is_data(*q, file, c->recv, depth) ? fl_call_arg(q->g, file, v->a, 0) : c->recv;
    int64_t n = count_of_few(q, file, v->a);
    return n && is_data(*q, file, of, depth) ? n : 0;
  }
  uint32_t made = set_once(q, file, val);
  int64_t n = most_of(q, file, made, depth + 1);
  return n || !made ? n : most_put_in(q, file, val);
}

int64_t fl_turns_most(fl_ask *a, uint32_t file, uint32_t val) { return most_of(&(asked){a, a->g, 0, true}, file, val, 0); }

// ---- groups and places -----------------------------------------------------------------------------------------------------------------------

static bool says_group(const fl_graph *g, fl_str name) { return fl_has_word_under(g, FL_VOCABULARY_batching, FL_STR("of_few"), name); }

static bool names_group(const fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 4) return false;
  switch (v->kind) {
  case FL_VAL_REF: return says_group(g, f->texts[v->a]);
  case FL_VAL_FIELD: return says_group(g, f->texts[v->b]);
  case FL_VAL_CALL: return says_group(g, f->texts[f->calls[v->a].name]) || names_group(g, file, f->calls[v->a].recv, depth + 1);
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_INDEX: return names_group(g, file, v->a, depth + 1);
  default: return false;
  }
}

static bool element_is_group(const fl_graph *g, const fl_turns *t) {
  const fl_facts *f = g->links[t->func.file].f;
  for (uint32_t i = 1; t->region && i < f->n_assigns; i++)
    if (f->assigns[i].from_loop && f->assigns[i].region == t->region && names_group(g, t->func.file, f->assigns[i].target, 0)) return true;
  return false;
}

bool fl_turns_is_grouped(const fl_way *w, const fl_turns *t) {
  const fl_graph *g = w->a->g;
  if (names_group(g, t->func.file, t->rows, 0) || element_is_group(g, t)) return true;
  for (uint32_t i = 0; i < w->n; i++) // saveAll(part), loadBatch(ids)
    if (fl_has_word_of(g, FL_VOCABULARY_batching, fl_graph_text(g, w->at[i].call.file, fl_graph_call(g, w->at[i].call)->name))) return true;
  return false;
}
