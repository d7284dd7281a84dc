// Elections whose loser works on.
//
// In: a site of kind `leader`, and in the same file the only call whose model says which callback is the leader's work (`spawns`) and which
// hears of the loss (`invokes`). Out: yes, when every callback is seen, the work never ends and uses nothing that it is handed, the others
// only log, and nothing follows the election that could end the program. Whatever is not seen is a no.
#include "graph/election.h"

#include "graph/graph_p.h"

enum { DEEPEST = 4, MOST_SEEN = 64 };
#define QUIET ((1u << FL_DOES_log) | (1u << FL_DOES_clock_read) | (1u << FL_DOES_sleep))
#define LASTING ((1u << FL_SITE_schedule) | (1u << FL_SITE_consume))

typedef struct stretch { // of a file, in bytes
  fl_graph *g;
  const fl_facts *f;
  uint32_t file, begin, end;
} stretch;

static bool holds(const stretch *s, uint32_t begin) { return begin >= s->begin && begin < s->end; }

static stretch of_func(fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  return (stretch){g, f, func.file, f->funcs[func.id].span.byte_begin, f->funcs[func.id].span.byte_end};
}

// ---- what only tells ---------------------------------------------------------------------------------------------------------------

static const fl_meaning_row *row_of(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->row) return t->row;
  }
  return NULL;
}

// It logs, makes a text or an object for that, or reads a clock.
static bool is_quiet(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_meaning_row *row = row_of(g, file, call);
  if (!row || row->site || row->entry || row->does & ~QUIET) return false;
  if (row->n_mutates || row->n_globals || row->n_invokes || row->n_spawns) return false;
  return row->does || row->text || row->returns;
}

static bool calls_only_tell(const stretch *s) {
  for (uint32_t i = 1; i < s->f->n_calls; i++)
    if (holds(s, s->f->calls[i].span.byte_begin) && !is_quiet(s->g, s->file, i)) return false;
  return true;
}

static bool stores_nothing(const stretch *s) {
  for (uint32_t i = 1; i < s->f->n_assigns; i++)
    if (holds(s, s->f->assigns[i].span.byte_begin) && !s->f->assigns[i].declares) return false;
  return true;
}

// Values are not exchanged with other threads, and nothing is raised.
static bool stays_alone(const stretch *s) {
  for (uint32_t i = 1; i < s->f->n_values; i++) {
    const fl_val *v = &s->f->values[i];
    bool exchanges = (v->kind == FL_VAL_BINOP || v->kind == FL_VAL_UNARY) && (v->op == FL_OP_SEND || v->op == FL_OP_RECEIVE);
    if (exchanges && holds(s, v->byte_begin)) return false;
  }
  for (uint32_t i = 1; i < s->f->n_exits; i++) {
    const fl_exit *e = &s->f->exits[i];
    if ((e->kind == FL_EXIT_THROW || e->kind == FL_EXIT_PROCESS) && holds(s, e->span.byte_begin)) return false;
  }
  return true;
}

static bool only_tells(const stretch *s) { return calls_only_tell(s) && stores_nothing(s) && stays_alone(s); }

// ---- the work ----------------------------------------------------------------------------------------------------------------------

static bool names(const stretch *s, fl_sym name) {
  for (uint32_t i = 1; i < s->f->n_values; i++)
    if (s->f->values[i].kind == FL_VAL_REF && s->f->values[i].a == name && holds(s, s->f->values[i].byte_begin)) return true;
  return false;
}

static bool ignores_what_it_gets(fl_graph *g, fl_func_ref work) {
  stretch s = of_func(g, work);
  const fl_func *func = &s.f->funcs[work.id];
  for (uint32_t i = 0; i < func->n_params; i++) {
    const fl_param *p = &s.f->params[func->first_param + i];
    if (p->name && names(&s, p->name)) return false;
  }
  return true;
}

typedef struct visits {
  fl_func_ref at[MOST_SEEN];
  uint32_t n;
} visits;

static bool is_new(visits *seen, fl_func_ref func) {
  for (uint32_t i = 0; i < seen->n; i++)
    if (seen->at[i].file == func.file && seen->at[i].id == func.id) return false;
  if (seen->n == MOST_SEEN) return false;
  seen->at[seen->n++] = func;
  return true;
}

// Where a context's end is waited for, a way out is one that somebody must take away from outside.
static bool waits_for_cancel(const stretch *s, uint32_t region, uint32_t loop) {
  for (; region && region != loop; region = s->f->regions[region].parent) {
    const fl_region *r = &s->f->regions[region];
    const fl_val *got = r->kind == FL_REGION_SELECT_CASE ? &s->f->values[r->a] : NULL;
    const fl_val *of = got && got->kind == FL_VAL_UNARY && got->op == FL_OP_RECEIVE ? &s->f->values[got->a] : NULL;
    const fl_meaning_row *row = of && of->kind == FL_VAL_CALL ? row_of(s->g, s->file, of->a) : NULL;
    if (row && row->does & (1u << FL_DOES_cancel_check)) return true;
  }
  return false;
}

// The work may be done: the loop is left by itself.
static bool is_left(const stretch *s, uint32_t loop) {
  const fl_region *r = &s->f->regions[loop];
  for (uint32_t i = 1; i < s->f->n_exits; i++) {
    const fl_exit *e = &s->f->exits[i];
    bool inside = e->func == r->func && e->span.byte_begin >= r->span.byte_begin && e->span.byte_begin < r->span.byte_end;
    bool leaves = e->kind != FL_EXIT_CONTINUE && (!e->target || s->f->regions[e->target].span.byte_begin <= r->span.byte_begin);
    if (inside && leaves && !waits_for_cancel(s, e->region, loop)) return true;
  }
  return false;
}

static bool turns_for_ever(const stretch *s) {
  for (uint32_t i = 1; i < s->f->n_regions; i++) {
    const fl_region *r = &s->f->regions[i];
    bool endless = r->kind == FL_REGION_LOOP && r->form == FL_LOOP_FOREVER && holds(s, r->span.byte_begin);
    if (endless && !is_left(s, i)) return true;
  }
  return false;
}

static bool lasts(fl_graph *g, fl_func_ref work, visits *seen, uint32_t depth);

static bool call_lasts(const stretch *s, uint32_t call, visits *seen, uint32_t depth) {
  const fl_link *l = &s->g->links[s->file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &s->g->targets.at[l->first_target[call] + i];
    if (t->row && (LASTING & (1u << t->row->site))) return true;
    if (t->func.id && t->certainty >= 3 && t->via != FL_VIA_REGISTER && lasts(s->g, t->func, seen, depth + 1)) return true;
  }
  return false;
}

// It goes round for ever, waits for messages, or starts what a clock repeats.
static bool lasts(fl_graph *g, fl_func_ref work, visits *seen, uint32_t depth) {
  if (depth > DEEPEST || !is_new(seen, work)) return false;
  stretch s = of_func(g, work);
  if (turns_for_ever(&s)) return true;
  for (uint32_t i = 1; i < s.f->n_calls; i++)
    if (holds(&s, s.f->calls[i].span.byte_begin) && call_lasts(&s, i, seen, depth)) return true;
  return false;
}

// ---- callbacks ---------------------------------------------------------------------------------------------------------------------

static bool is_nothing(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  return v->kind == FL_VAL_LIT && v->op == FL_LIT_NIL;
}

// Takes up the callback in an argument. False when there is one that cannot be seen, or that does more than to tell.
static bool take_callback(fl_graph *g, fl_call_ref made, const fl_meaning_row *row, uint32_t i, fl_election *out) {
  const fl_facts *f = g->links[made.file].f;
  const fl_call *c = &f->calls[made.id];
  const fl_arg *arg = &f->args[c->first_arg + i];
  if (!fl_is_run(g, row, f->texts[arg->name], i, c->n_args)) return fl_val_at(g, made.file, arg->val)->kind != FL_VAL_SPREAD;
  if (is_nothing(g, made.file, arg->val)) return true;
  fl_ent ent = fl_func_in_argument(g, made.file, made.id, i, row);
  fl_func_ref func = {ent.file, ent.id};
  if (ent.kind != FL_ENT_FUNC || g->links[func.file].f->funcs[func.id].flags & FL_FUNC_ABSTRACT) return false;
  if (fl_callback_via(g, row, f->texts[arg->name], i, c->n_args) == FL_VIA_SPAWN) {
    out->started = func;
    return true;
  }
  stretch s = of_func(g, func);
  if (!out->stopped.id) out->stopped = func;
  return only_tells(&s);
}

static bool take_callbacks(fl_graph *g, fl_call_ref made, fl_election *out) {
  const fl_call *c = &g->links[made.file].f->calls[made.id];
  const fl_meaning_row *row = row_of(g, made.file, made.id);
  for (uint32_t i = 0; i < c->n_args; i++)
    if (!take_callback(g, made, row, i, out)) return false;
  return out->started.id != 0;
}

// The only place in the file of the election where callbacks of one are put together, if there is no other election there.
static fl_call_ref callbacks_of(const fl_graph *g, const fl_site *leader) {
  uint32_t file = leader->call.file, n = 0, elections = 0;
  fl_call_ref found = {0};
  for (uint32_t i = 1; i < g->links[file].f->n_calls; i++) {
    const fl_meaning_row *row = row_of(g, file, i);
    if (!row || row->library != leader->row->library) continue;
    elections += row->site == FL_SITE_leader;
    if (row->n_spawns && row->n_invokes) found = (fl_call_ref){file, i}, n++;
  }
  return n == 1 && elections == 1 ? found : (fl_call_ref){0};
}

// ---- what follows ------------------------------------------------------------------------------------------------------------------

static bool defers(const stretch *s) {
  for (uint32_t i = 1; i < s->f->n_calls; i++)
    if (holds(s, s->f->calls[i].span.byte_begin) && s->f->calls[i].flags & FL_CALL_DEFERRED) return true;
  return false;
}

static bool is_started_apart(const fl_graph *g, fl_func_ref func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers);
  for (uint32_t i = 0; i < n; i++)
    if (callers[i].via != FL_VIA_SPAWN) return false;
  return n > 0;
}

static uint32_t endless_loop_around(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_LOOP && f->regions[region].form == FL_LOOP_FOREVER) return region;
  return 0;
}

// In an endless loop the next turn follows, whose beginning may end what the last one began.
static bool turns_on(const stretch *s, const fl_site *leader, uint32_t loop) {
  const fl_span call = s->f->calls[leader->call.id].span;
  stretch before = {s->g, s->f, s->file, s->f->regions[loop].span.byte_begin, call.byte_begin};
  return only_tells(&before);
}

static bool says(const fl_graph *g, const fl_site *leader, const char *word) {
  fl_str value;
  return fl_graph_site_attribute(g, leader, FL_STR("at_loss"), &value) && fl_str_eq_c(value, word);
}

// Nothing ends the program or the work when the election is over.
static bool nothing_follows(fl_graph *g, const fl_site *leader) {
  stretch s = of_func(g, leader->func);
  const fl_call *c = &s.f->calls[leader->call.id];
  if (c->flags & FL_CALL_SPAWNED) return true;
  if (says(g, leader, "future")) return (c->flags & FL_CALL_IGNORED) != 0;
  stretch rest = {g, s.f, s.file, c->span.byte_end, s.end};
  if (defers(&s) || !only_tells(&rest)) return false;
  uint32_t loop = endless_loop_around(s.f, c->region);
  if (loop) return turns_on(&s, leader, loop);
  return says(g, leader, "works_on") || is_started_apart(g, leader->func);
}

fl_election fl_graph_election(fl_graph *g, const fl_site *leader) {
  fl_election e = {0}, no = {0};
  visits seen = {.n = 0};
  if (leader->kind != FL_SITE_leader || leader->form != FL_FORM_CALL || !leader->row) return no;
  fl_call_ref made = callbacks_of(g, leader);
  if (!made.id || !take_callbacks(g, made, &e) || !nothing_follows(g, leader)) return no;
  if (!ignores_what_it_gets(g, e.started) || !lasts(g, e.started, &seen, 0)) return no;
  e.certainty = leader->certainty;
  return e;
}
