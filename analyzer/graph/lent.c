// What is done with messages while they are lent.
//
// In: a consume or entry site. Out: the sites on the way from there to what gives the messages back, each with the calls that lead to it.
// Where an ack gives them back, only what has always run before one counts: a pause after the work, or when there was nothing to do, lasts
// while nothing is lent. Messages that a helper fetches are worked on by those who call it.
#include "graph/lent.h"

#include "graph/ask_p.h"
#include "graph/summary_p.h"

enum { MOST_LEVELS = 2, MOST_CALLERS = 6, MOST_NAMES = 16, MOST_ROWS = FL_MAX_SUMMARY * 2 };

typedef struct lending {
  fl_ask *a;
  bool next;
  uint32_t kinds;
  fl_lent *out;
  uint32_t n, cap;
} lending;

// ---- loops over what was fetched -----------------------------------------------------------------------------------------------------

typedef struct names {
  const fl_facts *f;
  fl_id func;
  fl_sym at[MOST_NAMES];
  uint32_t n;
} names;

static bool has(const names *s, fl_sym name) {
  for (uint32_t i = 0; i < s->n; i++)
    if (s->at[i] == name) return true;
  return false;
}

static bool speaks_of(const names *s, uint32_t val) {
  const fl_val *around = &s->f->values[val];
  for (uint32_t i = 1; val && i < s->f->n_values; i++) {
    const fl_val *v = &s->f->values[i];
    bool inside = v->byte_begin >= around->byte_begin && v->byte_end <= around->byte_end;
    if (v->kind == FL_VAL_REF && inside && has(s, v->a)) return true;
  }
  return false;
}

// Names that hold what the call gave, or something made of it.
static names names_of(const fl_facts *f, const fl_call *fetch) {
  names s = {.f = f, .func = fetch->func};
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *v = &f->values[a->val], *target = &f->values[a->target];
    bool holds = a->val && v->byte_begin <= fetch->span.byte_begin && fetch->span.byte_end <= v->byte_end;
    if (a->func != s.func || target->kind != FL_VAL_REF || (!holds && !speaks_of(&s, a->val))) continue;
    if (a->result_index <= 0 && s.n < MOST_NAMES && !has(&s, target->a)) s.at[s.n++] = target->a;
  }
  return s;
}

// Nobody waits for what an asynchronous function begins when its call is not awaited.
static bool is_waited_for(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (c->flags & FL_CALL_AWAITED) return true;
  return !l->in->naming->event_loop && !(l->f->funcs[c->func].flags & FL_FUNC_ASYNC);
}

// The loop goes through what the call gave: through a name for it, or through the call itself.
static bool goes_through(const names *s, const fl_region *loop, const fl_call *fetch) {
  if (loop->kind != FL_REGION_LOOP || loop->form != FL_LOOP_EACH || !loop->a) return false;
  const fl_val *rows = &s->f->values[loop->a];
  return (rows->byte_begin <= fetch->span.byte_begin && fetch->span.byte_end <= rows->byte_end) || speaks_of(s, loop->a);
}

static bool is_for_each(const fl_graph *g, uint32_t file, const fl_call *fetch, uint32_t lead) {
  const fl_facts *f = g->links[file].f;
  names s = names_of(f, fetch);
  if (!is_waited_for(g, file, lead)) return false;
  for (uint32_t r = f->calls[lead].region; r && !fl_region_holds(f, r, fetch->region); r = f->regions[r].parent) {
    if (goes_through(&s, &f->regions[r], fetch)) return true;
  }
  return false;
}

// ---- between fetching and giving back ----------------------------------------------------------------------------------------------

static uint32_t loop_around(const fl_facts *f, uint32_t region) {
  while (region && f->regions[region].kind != FL_REGION_LOOP) region = f->regions[region].parent;
  return region;
}

static bool acks(const fl_graph *g, uint32_t file, uint32_t call) {
  fl_sum_row found[MOST_ROWS];
  fl_rows rows = {found, 0, MOST_ROWS, false};
  fl_rows_of_call(g, file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++)
    if (g->sites.at[found[i].site].kind == FL_SITE_ack) return true;
  return false;
}

// Has the call run before something behind it gives the messages back?
static bool is_before_ack(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t c = l->func_first_call[l->f->calls[call].func]; c; c = l->call_next[c])
    if (c != call && fl_has_run(l->f, &l->f->calls[call], l->f->calls[c].region, l->f->calls[c].span.byte_begin) && acks(g, file, c)) return true;
  return false;
}

static bool is_lent_at(const lending *b, uint32_t file, uint32_t fetch, uint32_t call) {
  const fl_facts *f = b->a->g->links[file].f;
  const fl_call *from = &f->calls[fetch], *c = &f->calls[call];
  if (call == fetch || (c->flags & FL_CALL_DEFERRED)) return false;
  if (!fl_has_run(f, from, c->region, c->span.byte_begin)) return false;
  uint32_t loop = loop_around(f, from->region);
  if (b->next) return loop && fl_region_holds(f, loop, c->region);
  return acks(b->a->g, file, call) || is_before_ack(b->a->g, file, call);
}

static void give(lending *b, const fl_sum_row *row, bool each) {
  const fl_site *s = &b->a->g->sites.at[row->site];
  if ((b->kinds & (1u << s->kind)) && b->n < b->cap) b->out[b->n++] = (fl_lent){fl_contained_of_row(b->a, row), each};
}

// What the call of a helper runs before the helper itself gives the message back.
static bool runs_before_ack_in(const fl_graph *g, const fl_sum_row *row) {
  if (!row->depth) return false;
  fl_call_ref path[FL_MAX_SUMMARY_DEPTH + 1];
  fl_path_of_row(g, row, path);
  for (uint32_t i = 1; i < row->depth; i++)
    if (is_before_ack(g, path[i].file, path[i].id)) return true;
  const fl_site *s = &g->sites.at[row->site];
  return s->call.id && is_before_ack(g, s->call.file, s->call.id);
}

static void add_behind(lending *b, fl_call_ref fetch, uint8_t certainty, uint32_t level);

static void add_at_callers(lending *b, fl_call_ref fetch, uint8_t certainty, uint32_t level) {
  const fl_caller *callers;
  const fl_call *c = fl_graph_call(b->a->g, fetch);
  uint32_t n = fl_graph_callers(b->a->g, (fl_func_ref){fetch.file, c->func}, &callers);
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++)
    if (callers[i].certainty >= 3 && callers[i].via == FL_VIA_CALL) add_behind(b, callers[i].call, certainty > 3 ? 3 : certainty, level + 1);
}

static bool is_given_back_here(const fl_graph *g, fl_call_ref fetch) {
  const fl_link *l = &g->links[fetch.file];
  for (uint32_t c = l->func_first_call[l->f->calls[fetch.id].func]; c; c = l->call_next[c])
    if (acks(g, fetch.file, c)) return true;
  return false;
}

static void add_behind(lending *b, fl_call_ref fetch, uint8_t certainty, uint32_t level) {
  const fl_graph *g = b->a->g;
  const fl_link *l = &g->links[fetch.file];
  const fl_call *from = &l->f->calls[fetch.id];
  for (uint32_t c = l->func_first_call[from->func]; c; c = l->call_next[c]) {
    if (!is_lent_at(b, fetch.file, fetch.id, c)) continue;
    fl_sum_row found[MOST_ROWS];
    fl_rows rows = {found, 0, MOST_ROWS, false};
    fl_rows_of_call(g, fetch.file, c, certainty, &rows);
    bool each = is_for_each(g, fetch.file, from, c), before = b->next || is_before_ack(g, fetch.file, c);
    for (uint32_t i = 0; i < rows.n; i++)
      if (before || runs_before_ack_in(g, &found[i])) give(b, &found[i], each);
  }
  bool elsewhere = b->next ? !loop_around(l->f, from->region) : !is_given_back_here(g, fetch);
  if (elsewhere && level < MOST_LEVELS) add_at_callers(b, fetch, certainty, level);
}

uint32_t fl_ask_lent(fl_ask *a, const fl_site *s, bool next, uint32_t kinds, fl_lent *out, uint32_t cap) {
  lending b = {a, next, kinds, out, 0, cap};
  if (s->kind == FL_SITE_consume && s->call.id) add_behind(&b, s->call, s->certainty, 0);
  const fl_contained *inside;
  uint32_t n = s->kind == FL_SITE_entry ? fl_ask_contained(a, s, kinds, &inside) : 0;
  for (uint32_t i = 0; i < n && b.n < cap; i++) out[b.n++] = (fl_lent){inside[i], false};
  return b.n;
}

bool fl_takes_many(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = fl_graph_facts(g, func.file);
  const fl_func *handler = &f->funcs[func.id];
  for (uint32_t i = 0; i < handler->n_params; i++) {
    fl_str type = f->texts[f->params[handler->first_param + i].type], head, tail;
    fl_str simple = fl_str_rcut(type, '.', &head, &tail) ? tail : type;
    if (fl_str_starts_c(type, "[]") || (simple.n && fl_models_word(g->models, FL_VOCABULARY_turns, FL_STR("many"), simple))) return true;
  }
  return false;
}
