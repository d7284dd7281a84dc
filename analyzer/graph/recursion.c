// Functions that retry by calling themselves.
//
// In: calls whose target is a function around them. Out: a `retry` site where the call stands on a failure path and the function
// does something remote when it is called so: `catch (e) { return push(url) }`, `.catch(() => load())`, `if err != nil { return dial() }`. A counter that
// is passed on and compared bounds it; a condition that is not understood leaves the bound unknown.
#include "graph/loop_p.h"
#include "graph/told_p.h"

#include <string.h>

// To make a client is to connect, where a failure of that is handled.
enum { TRIED_SITES = FL_REMOTE_SITES | 1u << FL_SITE_client };

typedef struct again {
  fl_graph *g;
  const fl_link *l;
  uint32_t file, func, call; // func: the function that calls itself
} again;

static bool is_around(const fl_facts *f, uint32_t outer, uint32_t inner) {
  for (uint32_t depth = 0; inner && depth < 64; inner = f->funcs[inner].parent, depth++)
    if (inner == outer) return true;
  return false;
}

static const fl_target *target_again(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    bool own = t->func.id && t->func.file == file && t->certainty >= 3 && t->via != FL_VIA_REGISTER;
    if (own && is_around(l->f, t->func.id, l->f->calls[call].func)) return t;
  }
  return NULL;
}

static uint32_t called_again(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_target *t = target_again(g, file, call);
  return t ? t->func.id : 0;
}

// The call that a nested function is an argument of, 0 when none.
static uint32_t handed_to(const fl_link *l, uint32_t func) {
  const fl_facts *f = l->f;
  uint32_t parent = f->funcs[func].parent;
  for (uint32_t c = l->func_first_call[parent]; c; c = l->call_next[c])
    for (uint32_t i = 0; i < f->calls[c].n_args; i++) {
      const fl_val *v = &f->values[f->args[f->calls[c].first_arg + i].val];
      if (v->kind == FL_VAL_LAMBDA && v->a == func) return c;
    }
  return 0;
}

// The failure region around a region, 0 when none.
static uint32_t failure_around(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    bool tested = r->kind == FL_REGION_BRANCH || r->kind == FL_REGION_CASE; // `case Failure(e)`
    if (r->kind == FL_REGION_CATCH || (tested && r->outcome == FL_OUTCOME_FAILURE)) return region;
  }
  return 0;
}

// Does the call stand on a failure path of its function: in a catch, a failure branch, or a function handed to `.catch(...)`?
static bool on_failure(const again *a) {
  const fl_facts *f = a->l->f;
  uint32_t func = f->calls[a->call].func, region = f->calls[a->call].region;
  for (uint32_t depth = 0; func && depth < 16; depth++) {
    uint32_t failure = failure_around(f, region);
    if (failure) return !fl_catches_conflicts(a->g, a->file, &f->regions[failure]);
    if (func == a->func) return false;
    uint32_t outer = handed_to(a->l, func);
    if (!outer) return false;
    if (fl_str_eq_c(f->texts[f->calls[outer].name], "catch")) return true;
    func = f->calls[outer].func, region = f->calls[outer].region;
  }
  return false;
}

// The name at the bottom of a value: `err` of `&err`, `conn` of `conn->state`.
static fl_sym base_name(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[val];
  for (uint32_t depth = 0; depth < 8 && (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST); depth++)
    v = &f->values[v->a];
  return v->kind == FL_VAL_REF ? v->a : 0;
}

static bool names_in_call(const fl_facts *f, uint32_t call, fl_sym name) {
  const fl_call *c = &f->calls[call];
  if (c->recv && base_name(f, c->recv) == name) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (base_name(f, f->args[c->first_arg + i].val) == name) return true;
  return false;
}

// Does the call `of` look at something that `c` has given or was handed?
static bool shares_names(const again *a, uint32_t of, uint32_t c) {
  const fl_facts *f = a->l->f;
  const fl_call *asked = &f->calls[of];
  for (uint32_t i = 0; i <= asked->n_args; i++) {
    uint32_t val = i < asked->n_args ? f->args[asked->first_arg + i].val : asked->recv;
    fl_sym name = val ? base_name(f, val) : 0;
    if (!name) continue;
    if (names_in_call(f, c, name)) return true;
    for (uint32_t s = 1; s < f->n_assigns; s++) {
      const fl_assign *set = &f->assigns[s];
      bool holds = set->span.byte_begin <= f->calls[c].span.byte_begin && f->calls[c].span.byte_end <= set->span.byte_end;
      if (holds && f->values[set->target].kind == FL_VAL_REF && f->values[set->target].a == name) return true;
    }
  }
  return false;
}

// Can the test of a branch tell that `c` has failed? It stands before the test; and where the test is a function of the repository that
// asks nobody (`if (!can_run(job)) again(job)`), that is no failure of a call, unless it looks at what the call gave.
static bool tells_of(const again *a, const fl_region *branch, uint32_t c) {
  const fl_facts *f = a->l->f;
  if (f->calls[c].span.byte_begin >= branch->span.byte_begin) return false;
  uint32_t of = branch->of;
  if (!of || of == c || (f->calls[of].span.byte_begin <= f->calls[c].span.byte_begin && f->calls[c].span.byte_end <= f->calls[of].span.byte_end)) return true;
  bool own = false;
  for (uint32_t i = 0; i < a->l->n_targets[of]; i++) own |= a->g->targets.at[a->l->first_target[of] + i].func.id != 0;
  return !own || fl_call_may_reach(a->g, a->file, of, FL_REMOTE_SITES) || shares_names(a, of, c);
}

// Can the call `c` be what failed? What a catch catches stands in its own try.
static bool may_have_failed(const again *a, uint32_t c) {
  const fl_facts *f = a->l->f;
  uint32_t failure = failure_around(f, f->calls[a->call].region);
  const fl_region *caught = &f->regions[failure];
  if (!failure) return true;
  if (caught->kind != FL_REGION_CATCH) return f->calls[c].func != caught->func || tells_of(a, caught, c);
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool its_own = r->kind == FL_REGION_TRY && r->parent == caught->parent && r->span.byte_end <= caught->span.byte_begin;
    if (its_own && r->span.byte_begin <= f->calls[c].span.byte_begin && f->calls[c].span.byte_end <= r->span.byte_end) return true;
  }
  return false;
}

static bool does_something_remote(const again *a) {
  const fl_facts *f = a->l->f;
  for (uint32_t func = a->func; func < f->n_funcs && f->funcs[func].span.byte_begin < f->funcs[a->func].span.byte_end; func++)
    for (uint32_t c = a->l->func_first_call[func]; c; c = a->l->call_next[c]) {
      bool outside_failure = c != a->call && !called_again(a->g, a->file, c) && !failure_around(f, f->calls[c].region);
      if (func == a->func && fl_call_skips(a->g, (fl_call_ref){a->file, a->call}, (fl_func_ref){a->file, a->func}, c)) continue;
      if (outside_failure && may_have_failed(a, c) && fl_call_may_reach(a->g, a->file, c, TRIED_SITES)) return true;
    }
  return false;
}

// It calls itself with nothing, or by a timer, when all went well, too: then it asks again and again, and a failure changes nothing.
static bool goes_on_anyway(const again *a) {
  const fl_facts *f = a->l->f;
  for (uint32_t func = a->func; func < f->n_funcs && f->funcs[func].span.byte_begin < f->funcs[a->func].span.byte_end; func++)
    for (uint32_t c = a->l->func_first_call[func]; c; c = a->l->call_next[c]) {
      const fl_target *t = c == a->call ? NULL : target_again(a->g, a->file, c);
      if (!t || t->func.id != a->func || failure_around(f, f->calls[c].region)) continue;
      if (t->via == FL_VIA_SPAWN || !f->calls[c].n_args) return true;
    }
  return false;
}

// ---- the bound -------------------------------------------------------------------------------------------------------

// A parameter that the function passes on to itself, and by how much it changes.
typedef struct counter {
  uint32_t param; // its place in the list, from 1; 0: nothing counts
  int64_t step;   // 0: not known
} counter;

static uint32_t names_param(const again *a, uint32_t val) {
  const fl_facts *f = a->l->f;
  const fl_val *v = &f->values[val];
  const fl_func *func = &f->funcs[a->func];
  for (uint32_t p = 0; v->kind == FL_VAL_REF && p < func->n_params; p++)
    if (f->params[func->first_param + p].name == v->a) return p + 1;
  return 0;
}

static int64_t signed_step(const again *a, uint8_t op, uint32_t by) {
  int64_t n = fl_small_int(a->g, a->file, by);
  return n <= 0 ? 0 : op == FL_OP_ADD ? n : op == FL_OP_SUB ? -n : 0;
}

// `attempt + 1`, `--tries`: an argument that counts. `tries--` passes on what it was.
static counter counts(const again *a) {
  const fl_facts *f = a->l->f;
  const fl_call *c = &f->calls[a->call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    uint32_t param = 0;
    if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_ADD || v->op == FL_OP_SUB)) {
      if ((param = names_param(a, f->elems[v->a]))) return (counter){param, signed_step(a, v->op, f->elems[v->a + 1])};
      if ((param = names_param(a, f->elems[v->a + 1])))
        return (counter){param, v->op == FL_OP_ADD ? signed_step(a, v->op, f->elems[v->a]) : 0};
    }
    if (v->kind != FL_VAL_ASSIGN || !(param = names_param(a, f->assigns[v->a].target))) continue;
    const fl_assign *set = &f->assigns[v->a];
    bool afterwards = f->values[set->target].byte_begin == v->byte_begin && f->values[set->val].byte_begin == v->byte_begin;
    if (!afterwards) return (counter){param, signed_step(a, set->op, set->val)};
  }
  return (counter){0};
}

// ---- how often -------------------------------------------------------------------------------------------------------------

typedef struct at_count {
  uint32_t param;
  int64_t value;
} at_count;

static fl_told counted(const fl_telling *t, uint32_t position) {
  const at_count *c = t->given;
  return position + 1 == c->param ? (fl_told){.lit = FL_LIT_INT, .number = c->value} : (fl_told){0};
}

// Is the function called again, as far as the conditions on the way to that tell?
static bool goes_on(const again *a, uint32_t param, int64_t value) {
  const fl_call *c = &a->l->f->calls[a->call];
  at_count now = {param, value};
  fl_telling t = {a->g, {a->file, c->func}, counted, &now};
  return c->func != a->func || !fl_told_not_to(&t, c->region, c->span.byte_begin);
}

// What a call from outside passes for the counter, INT64_MIN when not known.
static int64_t starts_at(const again *a, fl_call_ref from, uint32_t param) {
  fl_told start = fl_told_by_call(a->g, from, (fl_func_ref){a->file, a->func}, param - 1);
  return start.lit == FL_LIT_INT ? start.number : INT64_MIN;
}

static int64_t attempts_from(const again *a, counter by, int64_t start) {
  enum { MANY = 1000 };
  int64_t n = 1;
  for (int64_t value = start; start != INT64_MIN && n < MANY && goes_on(a, by.param, value); value += by.step) n++;
  return start == INT64_MIN || n >= MANY ? -1 : n;
}

// Where the counter starts at a number everywhere and a condition compares it with another, how often the function runs at most.
static int64_t attempts(const again *a, counter by) {
  const fl_caller *callers;
  uint32_t n = by.step ? fl_graph_callers(a->g, (fl_func_ref){a->file, a->func}, &callers) : 0, outside = 0;
  int64_t most = -1;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    fl_call_ref from = callers[i].call;
    if (from.file == a->file && is_around(a->l->f, a->func, a->l->f->calls[from.id].func)) continue;
    int64_t count = callers[i].via == FL_VIA_CALL ? attempts_from(a, by, starts_at(a, from, by.param)) : -1;
    if (count < 0) return -1;
    if (outside++ == 0 || count > most) most = count;
  }
  return n > FL_MAX_CALLERS || !by.step ? -1 : outside ? most : attempts_from(a, by, starts_at(a, (fl_call_ref){0}, by.param));
}

// ---- whether at all ------------------------------------------------------------------------------------------------------

// `if err != nil`, and nothing else: every failure comes here.
static bool takes_every_failure(const fl_facts *f, const fl_region *r) {
  return r->outcome && !(r->test && f->values[r->test].kind == FL_VAL_BINOP && f->values[r->test].op == FL_OP_AND);
}

// Is there any condition on the way from the failure to the call that could end it?
static bool is_guarded(const again *a) {
  const fl_facts *f = a->l->f;
  uint32_t func = f->calls[a->call].func, region = f->calls[a->call].region;
  for (uint32_t depth = 0; func && depth < 16; depth++) {
    for (; region; region = f->regions[region].parent) {
      const fl_region *r = &f->regions[region];
      if ((r->kind == FL_REGION_BRANCH && !takes_every_failure(f, r)) || r->kind == FL_REGION_CASE) return true;
    }
    uint32_t outer = func == a->func ? 0 : handed_to(a->l, func);
    if (!outer) break;
    func = f->calls[outer].func, region = f->calls[outer].region;
  }
  for (uint32_t i = 1; i < f->n_exits; i++) { // `if (tries > 3) throw e;` before it
    const fl_exit *e = &f->exits[i];
    if (!is_around(f, a->func, e->func) || e->span.byte_begin > f->calls[a->call].span.byte_begin) continue;
    for (uint32_t r = e->region; r; r = f->regions[r].parent)
      if (f->regions[r].kind == FL_REGION_BRANCH && failure_around(f, f->regions[r].parent)) return true;
  }
  return false;
}

static bool mentions(const fl_facts *f, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return false;
  if (v->kind == FL_VAL_REF) return v->a == name;
  if (v->kind == FL_VAL_FIELD) return v->b == name || mentions(f, v->a, name, depth + 1);
  if (v->kind == FL_VAL_UNARY) return mentions(f, v->a, name, depth + 1);
  if (v->kind == FL_VAL_CALL && f->calls[v->a].recv && !f->calls[v->a].n_args) return mentions(f, f->calls[v->a].recv, name, depth + 1); // names.isEmpty()
  return v->kind == FL_VAL_BINOP &&
         (mentions(f, f->elems[v->a], name, depth + 1) || mentions(f, f->elems[v->a + 1], name, depth + 1));
}

static bool asks_for(const fl_facts *f, uint32_t region, fl_sym name) {
  for (; region; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_BRANCH && mentions(f, f->regions[region].test, name, 0)) return true;
  return false;
}

// Does a condition around the call ask for this name, or one that leaves before it?
static bool is_asked(const again *a, fl_sym name) {
  const fl_facts *f = a->l->f;
  const fl_call *c = &f->calls[a->call];
  if (asks_for(f, c->region, name)) return true;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    bool before = e->func == c->func && e->span.byte_begin < c->span.byte_begin;
    if (before && failure_around(f, e->region) && asks_for(f, e->region, name)) return true;
  }
  return false;
}

// `if (retry) return send(url, false);`: what it asks is an argument, and another one when it is called again.
static bool passes_the_contrary(const again *a) {
  const fl_facts *f = a->l->f;
  const fl_call *c = &f->calls[a->call];
  const fl_func *func = &f->funcs[a->func];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    fl_sym name = arg->name;
    if (!name && i < func->n_params) name = f->params[func->first_param + i].name;
    if (f->values[arg->val].kind == FL_VAL_LIT && name && is_asked(a, name)) return true;
  }
  return false;
}

// `if !retry { return sent }` before it: what it passes keeps it from doing so again.
static bool stops_itself(const again *a) {
  fl_func_ref own = {a->file, a->func};
  return a->l->f->calls[a->call].func == a->func && fl_call_skips(a->g, (fl_call_ref){a->file, a->call}, own, a->call);
}

// `if err != nil && o.cached { o.cached = false; return o.send() }`: what it asks is no longer so when it is called again.
static bool changes_its_condition(const again *a) {
  const fl_facts *f = a->l->f;
  const fl_call *c = &f->calls[a->call];
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *set = &f->assigns[i];
    const fl_val *target = &f->values[set->target], *value = &f->values[set->val];
    bool before = set->func == c->func && set->span.byte_begin < c->span.byte_begin;
    if (!before || target->kind != FL_VAL_FIELD || value->kind != FL_VAL_LIT) continue;
    for (uint32_t r = c->region; r; r = f->regions[r].parent)
      if (r == set->region && f->regions[r].kind == FL_REGION_BRANCH && mentions(f, f->regions[r].test, target->b, 0)) return true;
  }
  return false;
}

// `request($url, true)`: a flag that the function passes on to others.
static bool tells_itself(const again *a) {
  const fl_facts *f = a->l->f;
  const fl_func *func = &f->funcs[a->func];
  for (uint32_t p = 0; p < func->n_params; p++) {
    fl_told told = fl_told_by_call(a->g, (fl_call_ref){a->file, a->call}, (fl_func_ref){a->file, a->func}, p);
    if (told.lit != FL_LIT_TRUE && told.lit != FL_LIT_FALSE) continue;
    for (uint32_t c = a->l->func_first_call[a->func]; c; c = a->l->call_next[c])
      for (uint32_t i = 0; c != a->call && i < f->calls[c].n_args; i++)
        if (mentions(f, f->args[f->calls[c].first_arg + i].val, f->params[func->first_param + p].name, 0)) return true;
  }
  return false;
}

// A variable of its own that holds nothing but true or false: `if (was_cached) { forget(); load(); }` asks for what it has found this time.
static bool is_finding(const again *a, fl_sym name) {
  const fl_facts *f = a->l->f;
  bool yes = false, no = false;
  uint32_t local = name ? fl_map_get_or(&a->l->locals, FL_KEY(a->func, a->l->sym[name]), 0) : 0;
  for (uint32_t i = local && !(local & FL_LOCAL_PARAM) ? fl_map_get_or(&a->l->assigns, FL_KEY(a->func, a->l->sym[name]), 0) : 0; i; i = a->l->assign_next[i]) {
    const fl_val *v = &f->values[f->assigns[i].val];
    if (v->kind != FL_VAL_LIT) return false;
    yes |= v->op == FL_LIT_TRUE, no |= v->op == FL_LIT_FALSE;
  }
  return yes && no;
}

static bool asks_what_it_found(const again *a) {
  const fl_facts *f = a->l->f;
  for (uint32_t r = f->calls[a->call].func == a->func ? f->calls[a->call].region : 0; r; r = f->regions[r].parent) {
    const fl_val *test = &f->values[f->regions[r].test];
    if (f->regions[r].kind == FL_REGION_BRANCH && test->kind == FL_VAL_REF && is_finding(a, test->a)) return true;
  }
  return false;
}

// `name = names.remove(); ...; if (!names.isEmpty()) return reserve(names);`: the next call takes the next one out of what it is handed,
// for as long as there is one.
static bool takes_next(const again *a) {
  const fl_facts *f = a->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *as = &f->assigns[i];
    const fl_val *v = &f->values[as->val];
    if (as->func != a->func || as->op || v->kind != FL_VAL_CALL || failure_around(f, as->region)) continue;
    const fl_call *taken = &f->calls[v->a];
    uint32_t param = taken->recv && !taken->n_args ? names_param(a, taken->recv) : 0;
    if (!param || fl_call_may_reach(a->g, a->file, v->a, FL_REMOTE_SITES)) continue;
    const fl_call *c = &f->calls[a->call];
    bool same = param <= c->n_args && names_param(a, f->args[c->first_arg + param - 1].val) == param;
    if (same && is_asked(a, f->params[f->funcs[a->func].first_param + param - 1].name)) return true;
  }
  return false;
}

// Handed to an object that only keeps it (`queue.push(() => run(job))`): whether it runs again, and how often, is decided elsewhere.
static bool is_kept_for_later(const again *a) {
  uint32_t func = a->l->f->calls[a->call].func, outer = func == a->func ? 0 : handed_to(a->l, func);
  if (!outer || !a->l->f->calls[outer].recv || fl_str_eq_c(a->l->f->texts[a->l->f->calls[outer].name], "catch")) return false;
  for (uint32_t i = 0; i < a->l->n_targets[outer]; i++)
    if (a->g->targets.at[a->l->first_target[outer] + i].row) return false;
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(a->g, (fl_func_ref){a->file, func}, &callers);
  for (uint32_t i = 0; i < n; i++) // a guess that what is handed over is run there and then is none of them
    if (callers[i].certainty >= 3 && callers[i].via != FL_VIA_PASSED) return false;
  return true;
}

static fl_loop_info judge(const again *a) {
  fl_loop_info info = {.count = -1, .file = a->file};
  const char *why = "every failure calls the function again";
  info.bound = FL_IS_UNBOUNDED, info.count = INT64_MAX;
  counter by = counts(a);
  if (by.param) info.bound = FL_IS_BOUNDED, info.count = attempts(a, by), why = "a counter is passed on";
  else if (changes_its_condition(a) || passes_the_contrary(a) || stops_itself(a)) info.bound = FL_IS_BOUNDED, info.count = 1, why = "its condition no longer holds when it is called again";
  else if (tells_itself(a)) info.bound = FL_IS_UNKNOWN, info.count = -1, why = "it is told that it is called again";
  else if (is_kept_for_later(a)) info.bound = FL_IS_UNKNOWN, info.count = -1, why = "who is handed the next attempt decides whether to run it";
  else if (is_guarded(a)) info.bound = FL_IS_UNKNOWN, info.count = -1, why = "a condition decides whether to call again";
  info.why = fl_intern_add_c(&a->g->names, why);
  return info;
}

// Waiting between attempts: in the function, or because the call is handed to a timer.
static uint8_t find_wait(const again *a, uint32_t *at) {
  const fl_facts *f = a->l->f;
  uint8_t answer = FL_IS_UNBOUNDED;
  bool by_timer = target_again(a->g, a->file, a->call)->via == FL_VIA_SPAWN && fl_call_does(a->g, a->file, a->call, FL_DOES_sleep);
  if (by_timer) return *at = a->call, FL_IS_BOUNDED;
  for (uint32_t func = a->func; func < f->n_funcs && f->funcs[func].span.byte_begin < f->funcs[a->func].span.byte_end; func++)
    for (uint32_t c = a->l->func_first_call[func]; c; c = a->l->call_next[c]) {
      if (called_again(a->g, a->file, c)) continue;
      uint8_t may = fl_call_may_sleep(a->g, a->file, c);
      if (may == FL_IS_BOUNDED) return *at = c, may;
      if (may == FL_IS_UNKNOWN) answer = may;
    }
  uint32_t func = f->calls[a->call].func, outer = func == a->func ? 0 : handed_to(a->l, func);
  if (outer && fl_call_does(a->g, a->file, outer, FL_DOES_sleep)) return *at = outer, FL_IS_BOUNDED;
  bool timer = outer && !fl_str_eq_c(f->texts[f->calls[outer].name], "catch");
  return timer ? FL_IS_UNKNOWN : answer;
}

// A function that has no name of its own is called like what it is handed to the timer as.
static fl_sym name_of(const again *a) {
  const fl_facts *f = a->l->f;
  const fl_call *c = &f->calls[a->call];
  if (f->funcs[a->func].name) return a->l->sym[f->funcs[a->func].name];
  if (target_again(a->g, a->file, a->call)->via == FL_VIA_CALL) return a->l->sym[c->name];
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if (v->kind == FL_VAL_REF) return a->l->sym[v->a];
  }
  return a->l->sym[c->name];
}

static void add(const again *a) {
  const fl_facts *f = a->l->f;
  fl_loop_info info = judge(a);
  info.wait = find_wait(a, &info.wait_call);
  if (info.wait == FL_IS_BOUNDED) info.chance = fl_wait_chance(a->g, a->file, info.wait_call);
  bool chosen = asks_what_it_found(a) || fl_is_chosen_error(a->g, a->file, f->calls[a->call].region, 0);
  if (info.wait == FL_IS_UNBOUNDED && chosen) info.wait = FL_IS_UNKNOWN; // perhaps it does not come here twice
  fl_site s = {.id = a->g->sites.n,
               .kind = FL_SITE_retry,
               .form = FL_FORM_RECURSION,
               .certainty = 4,
               .func = {a->file, a->func},
               .region = f->funcs[a->func].body,
               .call = {a->file, a->call},
               .callee = name_of(a),
               .span = fl_graph_call_span(a->g, (fl_call_ref){a->file, a->call})};
  fl_array_push(&a->g->sites, s);
  fl_array_push(&a->g->loops, info);
  fl_map_put(&a->g->loop_of_site, s.id, a->g->loops.n - 1);
}

void fl_find_recursion(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && call < l->f->n_calls; call++) {
      again a = {g, l, file, called_again(g, file, call), call};
      if (a.func && on_failure(&a) && does_something_remote(&a) && !goes_on_anyway(&a) && !takes_next(&a)) add(&a);
    }
  }
}
