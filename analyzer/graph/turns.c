// Calls that run once for each element: the loop is looked for around the call, and around the calls that lead to it.
//
// In: a site. Out: the nearest loop over a collection, or call that goes through one, whose elements the site is asked with.
#include "graph/turns_p.h"

#include "graph/another.h"
#include "graph/loop_p.h"
#include "graph/statement.h"
#include "graph/summary_p.h"

enum { MOST_CALLERS = 8, MOST_STREAM = 12, MOST_TRIES = 48, MOST_INNER = 32, REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc | 1 << FL_ENTRY_consumer, CLOCKS = 1 << FL_ENTRY_job | 1 << FL_ENTRY_cron };

// ---- in turn or side by side -------------------------------------------------------------------------------------------------------------

static bool is_async(const fl_facts *f, uint32_t func) {
  for (; func; func = f->funcs[func].flags & FL_FUNC_LAMBDA ? f->funcs[func].parent : 0)
    if (f->funcs[func].flags & FL_FUNC_ASYNC) return true;
  return false;
}

// await Promise.all([name(id), price(id)]) in the turn itself
static bool is_awaited_in(const fl_facts *f, const fl_call *c, fl_span turn) {
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind == FL_VAL_AWAIT && fl_span_holds(turn, v->byte_begin, v->byte_end) && v->byte_begin <= c->span.byte_begin && c->span.byte_end <= v->byte_end) return true;
  }
  return false;
}

// What gives an object of the repository has been waited for: a promise of one is no such object.
static bool gives_object(const fl_graph *g, fl_call_ref call) { return fl_type_of((fl_graph *)g, call.file, fl_graph_call(g, call)->value).id != 0; }

// Does the code around the call wait for its answer before it goes on?
static bool is_waited_for(const fl_graph *g, const fl_way *w, fl_call_ref call, fl_span turn) {
  const fl_link *l = &g->links[call.file];
  const fl_call *c = &l->f->calls[call.id];
  fl_str keeps;
  if (c->flags & (FL_CALL_SPAWNED | FL_CALL_DEFERRED)) return false;
  if (!l->in->naming->event_loop && !is_async(l->f, c->func)) return true;
  if (c->flags & FL_CALL_AWAITED || is_awaited_in(l->f, c, turn)) return true;
  if (!l->in->naming->event_loop && gives_object(g, call)) return true;
  return fl_graph_site_attribute(g, w->site, FL_STR("keeps_thread"), &keeps) && fl_str_eq_c(keeps, "yes");
}

// Is something around the call, or in the function that it stands in, there to wait for many at once?
static bool gathers(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  for (uint32_t c = l->func_first_call[func]; c; c = l->call_next[c])
    if (fl_call_does(g, file, c, FL_DOES_gather)) return true;
  return false;
}

static bool is_in_turn(const fl_graph *g, const fl_way *w, const fl_turns *t) {
  for (uint32_t i = 0; i < w->n; i++)
    if (w->at[i].spawned || (fl_graph_call(g, w->at[i].call)->flags & FL_CALL_SPAWNED)) return false;
  if (!t->region && g->links[t->func.file].in->naming->event_loop) return false; // what it is handed runs until it first waits
  const fl_call *first = fl_graph_call(g, t->first);
  bool awaited = first->flags & FL_CALL_AWAITED, closure = !t->region && w->n > 1 && w->at[w->n - 1].closure;
  if (closure && !awaited && (fl_graph_func(g, w->at[w->n - 1].into)->flags & FL_FUNC_ASYNC)) return false; // nobody waits for what it begins
  if (!awaited && gathers(g, t->func.file, t->func.id)) return false;
  return is_waited_for(g, w, closure ? w->at[w->n - 2].call : t->first, t->span);
}

// ---- what ends the loop ------------------------------------------------------------------------------------------------------------------

static bool is_failing(const fl_facts *f, uint32_t region, uint32_t loop) {
  for (; region && region != loop; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_CATCH || (f->regions[region].kind == FL_REGION_BRANCH && f->regions[region].outcome == FL_OUTCOME_FAILURE)) return true;
  return false;
}

static bool is_nil(const fl_facts *f, uint32_t val) { return f->values[val].kind == FL_VAL_LIT && f->values[val].op == FL_LIT_NIL; }

// `if (answer == null)`, or the other branch of `!=`: it holds for what is not there.
static bool holds_for_nothing(const fl_facts *f, const fl_region *branch) {
  const fl_val *v = &f->values[branch->test];
  bool then = branch->form == FL_SENSE_THEN, equal = v->op == FL_OP_EQ || v->op == FL_OP_IS, differs = v->op == FL_OP_NE || v->op == FL_OP_IS_NOT;
  if (!branch->test || v->kind != FL_VAL_BINOP || (then ? !equal : !differs)) return false;
  return is_nil(f, f->elems[v->a]) || is_nil(f, f->elems[v->a + 1]);
}

// Something was not there: what was looked for is none of the reasons to leave.
static bool is_for_nothing(const fl_facts *f, uint32_t region, uint32_t loop) {
  for (; region && region != loop; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_BRANCH && holds_for_nothing(f, &f->regions[region])) return true;
  return false;
}

// `for node in nodes: if (answer = ask(node)) return answer`: something is looked for, and mostly found soon.
static bool ends_when_found(const fl_graph *g, const fl_turns *t) {
  const fl_link *l = &g->links[t->func.file];
  fl_loop p = {(fl_graph *)g, l, t->func.file, t->region, &l->f->regions[t->region], false};
  for (uint32_t i = 1; t->region && i < l->f->n_exits; i++) {
    const fl_exit *e = &l->f->exits[i];
    bool found = e->kind == FL_EXIT_BREAK || e->kind == FL_EXIT_RETURN;
    if (found && fl_loop_leaves(&p, e) && !is_failing(l->f, e->region, t->region) && !is_for_nothing(l->f, e->region, t->region)) return true;
  }
  return false;
}

// ---- one loop ----------------------------------------------------------------------------------------------------------------------------

static bool writes(fl_ask *a, uint32_t file, uint32_t call) {
  fl_graph *g = a->g;
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(g, file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &g->sites.at[found[i].site];
    if (s->kind == FL_SITE_publish || (s->kind == FL_SITE_remote_call && s->effect != FL_EFFECT_read && !fl_is_answered_by_reading(a, s))) return true;
  }
  return false;
}

static bool writes_in_turn(const fl_way *w, const fl_turns *t) {
  const fl_facts *f = w->a->g->links[t->func.file].f;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    bool whole = f->calls[c].span.byte_begin == t->span.byte_begin && f->calls[c].span.byte_end == t->span.byte_end;
    if (!whole && fl_span_holds(t->span, f->calls[c].span.byte_begin, f->calls[c].span.byte_end) && writes(w->a, t->func.file, c)) return true;
  }
  return false;
}

static uint32_t calls_on_way(const fl_way *w) {
  uint32_t calls = 0;
  for (uint32_t i = 1; i < w->n; i++) calls += !w->at[i].closure;
  return calls;
}

// A read that is far away belongs to work that does more than to read. Where a turn writes as well, the next one may have to see that, and what
// takes each element through several steps is not done with one more query.
static uint8_t certainty_of(const fl_way *w, const fl_turns *t) {
  uint32_t calls = calls_on_way(w);
  uint8_t certainty = calls > 1 ? 2 : 3;
  bool mixed = w->site->effect == FL_EFFECT_read && writes_in_turn(w, t);
  return !mixed ? certainty : calls ? 1 : 2;
}

static bool reads_itself(const fl_graph *g, fl_call_ref call) {
  uint32_t s = fl_first_site_of(g, call.file, call.id);
  return s && g->sites.at[s].kind == FL_SITE_remote_call && g->sites.at[s].effect == FL_EFFECT_read;
}

static bool fits(fl_way *w, fl_turns *t) {
  const fl_graph *g = w->a->g;
  uint32_t wanted = w->all ? REQUESTS | CLOCKS : REQUESTS; // nobody waits for what a clock starts, but it has as many
  if (w->tries++ > MOST_TRIES || !(fl_graph_reached_by(g, t->func) & wanted)) return false;
  const fl_call *first = fl_graph_call(g, t->first);
  if (w->at_once ? !fl_turns_start_at_once(w, t) : !is_in_turn(g, w, t) || (!w->any && ends_when_found(g, t))) return false;
  if (!w->any && is_failing(g->links[t->first.file].f, first->region, t->region)) return false;
  bool in_loop = w->all && (t->region || w->at_once); // once for each, whatever it is asked with
  t->most = w->all ? fl_turns_most(w->a, t->func.file, t->rows) : 0;
  if ((!t->most && fl_turns_is_grouped(w, t)) || (!in_loop && !fl_turns_flow(w, t))) return false;
  bool asks = t->through.id && reads_itself(g, t->through); // rows of a store, which is asked now
  if (!asks && !t->most && !fl_turns_is_data(w->a, t->func.file, t->rows, w->all)) return false;
  if (w->at_once) return t->most || !fl_turns_are_limited(w, t);
  return t->certainty = certainty_of(w, t), true;
}

enum found { NOTHING, EARLIER, THIS };

static void keep(fl_way *w, const fl_turns *t) {
  for (uint32_t i = 0; i < w->n_all; i++) {
    const fl_turns *had = &w->all[i].turns;
    bool same = had->func.file == t->func.file && had->span.byte_begin == t->span.byte_begin && had->span.byte_end == t->span.byte_end;
    if (same) return (void)w->all[i].ways++;
  }
  if (w->n_all < w->cap) w->all[w->n_all++] = (fl_looped){*t, 1};
}

// Of several loops that lead to the site, the one that is asked for.
static enum found take(fl_way *w, const fl_turns *t) {
  if (w->all) return keep(w, t), EARLIER;
  return w->skip ? (w->skip--, EARLIER) : THIS;
}

// `for (i = 0; i < orders.size(); i++)` goes through orders: what the counter is held against; 0 = it is no counter, or nobody asked.
static uint32_t rows_of_loop(const fl_way *w, const fl_facts *f, const fl_region *loop) {
  if (loop->form == FL_LOOP_EACH) return loop->a;
  const fl_val *test = w->any && loop->form == FL_LOOP_COUNT && loop->test ? &f->values[loop->test] : NULL;
  bool up = test && test->kind == FL_VAL_BINOP && (test->op == FL_OP_LT || test->op == FL_OP_LE || test->op == FL_OP_NE);
  return up ? f->elems[test->a + 1] : 0;
}

static enum found find_loop(fl_way *w, fl_func_ref func, uint32_t region, fl_turns *out) {
  const fl_facts *f = w->a->g->links[func.file].f;
  for (uint32_t r = region; r; r = f->regions[r].parent) {
    const fl_region *loop = &f->regions[r];
    uint32_t rows = loop->kind == FL_REGION_LOOP ? rows_of_loop(w, f, loop) : 0;
    if (!rows) continue;
    *out = (fl_turns){3, func, r, {0, 0}, rows, loop->span, w->at[w->n - 1].call, calls_on_way(w), 0};
    if (fits(w, out)) return take(w, out);
  }
  return NOTHING;
}

// ids.forEach(f), ids.stream().map(f): what is gone through, 0 = nothing is.
static uint32_t rows_of_callback(const fl_graph *g, fl_call_ref call, bool any) {
  const fl_link *l = &g->links[call.file];
  const fl_call *c = &l->f->calls[call.id];
  fl_str language = fl_str_from(l->in->naming->language), name = l->f->texts[c->name];
  if (!c->recv) return 0;
  if (fl_models_word(g->models, FL_VOCABULARY_turns, language, name)) return c->recv;
  if (!fl_models_word(g->models, FL_VOCABULARY_turns, FL_STR("of_streams"), name)) return 0;
  if (any) return c->recv; // what waits for many at once has many
  uint32_t val = c->recv;
  for (uint32_t i = 0; i < MOST_STREAM && l->f->values[val].kind == FL_VAL_CALL && l->f->calls[l->f->values[val].a].recv; i++) {
    const fl_call *inner = &l->f->calls[l->f->values[val].a];
    if (fl_models_word(g->models, FL_VOCABULARY_turns, FL_STR("streams"), l->f->texts[inner->name])) return inner->recv;
    val = inner->recv;
  }
  return 0;
}

// It keeps the names around it. What is a member of an object is called by its name, like any other function.
static bool is_closure(const fl_graph *g, fl_func_ref func) {
  return (fl_graph_func(g, func)->flags & FL_FUNC_LAMBDA) && !g->links[func.file].object_of[func.id];
}

static bool has_room(const fl_way *w) {
  uint32_t closures = 0;
  for (uint32_t i = 0; i < w->n; i++) closures += w->at[i].closure;
  return w->n - closures < FL_MOST_WAY && closures < FL_MOST_CLOSURES;
}

static enum found find_callback(fl_way *w, const fl_caller *by, fl_func_ref func, fl_turns *out) {
  fl_graph *g = w->a->g;
  const fl_call *c = fl_graph_call(g, by->call);
  uint32_t rows = rows_of_callback(g, by->call, w->at_once);
  if (!rows || by->via != FL_VIA_CALLBACK || !has_room(w)) return NOTHING;
  bool closure = is_closure(g, func);
  *out = (fl_turns){3, {by->call.file, c->func}, 0, by->call, rows, c->span, by->call, calls_on_way(w), 0};
  w->at[w->n++] = (fl_way_step){by->call, closure, false, false, func};
  bool found = fits(w, out);
  w->n--;
  return found ? take(w, out) : NOTHING;
}

// go func(id int) { .. }(id): the function stands where it is called.
static bool is_direct(const fl_graph *g, const fl_caller *by) {
  const fl_call *c = fl_graph_call(g, by->call);
  return by->via == FL_VIA_CALL || (by->via == FL_VIA_SPAWN && (c->flags & FL_CALL_SPAWNED));
}

static enum found climb(fl_way *w, fl_func_ref func, uint32_t region, fl_turns *out);

static enum found climb_to(fl_way *w, const fl_caller *by, fl_func_ref func, fl_turns *out) {
  fl_graph *g = w->a->g;
  const fl_call *c = fl_graph_call(g, by->call);
  bool closure = is_closure(g, func), called = is_direct(g, by) && by->certainty >= 3;
  enum found found = find_callback(w, by, func, out);
  if (found || by->via == FL_VIA_REGISTER || (!closure && !called)) return found;
  w->at[w->n++] = (fl_way_step){by->call, closure, is_direct(g, by), by->via == FL_VIA_SPAWN, func};
  found = climb(w, (fl_func_ref){by->call.file, c->func}, c->region, out);
  w->n--;
  return found;
}

static enum found climb(fl_way *w, fl_func_ref func, uint32_t region, fl_turns *out) {
  const fl_caller *callers;
  enum found found = find_loop(w, func, region, out);
  if (found) return found; // what is around that loop is another matter
  uint32_t n = has_room(w) ? fl_graph_callers(w->a->g, func, &callers) : 0;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS && found != THIS; i++) found = climb_to(w, &callers[i], func, out);
  return found == THIS ? THIS : NOTHING;
}

static fl_turns ask(fl_way *w) {
  fl_ask *a = w->a;
  const fl_site *s = w->site;
  fl_turns t = {0};
  w->n = 1;
  if (s->form != FL_FORM_CALL || !a->g->links[s->call.file].in->naming) return t;
  w->at[0] = (fl_way_step){s->call, false, false, false, {0, 0}};
  fl_ask_begin(a);
  if (climb(w, s->func, s->region, &t) != THIS) return (fl_turns){0};
  return t;
}

fl_turns fl_ask_one_by_one(fl_ask *a, const fl_site *s, uint32_t nth) { return ask(&(fl_way){.a = a, .site = s, .skip = nth}); }
fl_turns fl_ask_side_by_side(fl_ask *a, const fl_site *s, uint32_t nth) { return ask(&(fl_way){.a = a, .site = s, .skip = nth, .at_once = true}); }

uint32_t fl_ask_looped(fl_ask *a, const fl_site *s, bool at_once, fl_looped *out, uint32_t cap) {
  fl_way w = {.a = a, .site = s, .at_once = at_once, .any = !at_once, .all = out, .cap = cap};
  ask(&w);
  return w.n_all;
}

// ---- all at once --------------------------------------------------------------------------------------------------------------------------

fl_str fl_ask_batched_by(fl_ask *a, const fl_site *s) {
  const fl_graph *g = a->g;
  fl_str by, name = fl_graph_text(g, s->call.file, fl_graph_call(g, s->call)->name);
  fl_str key = fl_str_from(fl_arena_printf(&a->arena, "batch.%.*s", FL_STR_ARG(name)));
  if (fl_graph_site_attribute(g, s, key, &by)) return by;
  if (s->effect == FL_EFFECT_read && fl_graph_site_attribute(g, s, FL_STR("batch"), &by)) return by;
  const fl_statement *statement = fl_graph_statement(g, s);
  if (!statement || (statement->flags & (FL_SQL_HOLES | FL_SQL_LIMIT))) return FL_STR("");
  if (statement->verb == FL_SQL_select && (statement->flags & FL_SQL_WHERE)) return FL_STR("one statement with `IN (..)`");
  return statement->verb == FL_SQL_insert ? FL_STR("one INSERT of several rows") : FL_STR("");
}
