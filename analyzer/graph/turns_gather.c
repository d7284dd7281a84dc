// Turns that run side by side: what starts them, and what keeps their number small.
//
// In: a way from a loop to a site. Out: whether each turn is started without waiting for the one before, by the language, by what a model says
// to start any number (`starts: unlimited`), or because something waits for all of them at once; and whether nothing in sight limits how
// many there are: a permit, a queue with room for so many, a size that is checked, words that speak of a limit.
#include "graph/another.h"
#include "graph/loop_p.h"
#include "graph/turns_p.h"

// ---- what starts them --------------------------------------------------------------------------------------------------------------------

static bool says(const fl_graph *g, fl_call_ref call, const char *what, const char *word) {
  const fl_link *l = &g->links[call.file];
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call.id] + i].row;
    if (row && fl_row_says(g, row, fl_str_from(what), fl_str_from(word))) return true;
  }
  return false;
}

static bool starts_any_number(const fl_graph *g, fl_call_ref call) {
  bool by_language = g->links[call.file].f->calls[call.id].flags & FL_CALL_SPAWNED;
  return by_language || says(g, call, "starts", "unlimited");
}

static bool holds_loop(const fl_facts *f, uint32_t val, const fl_turns *t) {
  return f->values[val].byte_begin <= t->span.byte_begin && t->span.byte_end <= f->values[val].byte_end;
}

// tasks.push(ask(id)), tasks = append(tasks, ask(id)), promises[] = ask(id): in the turn, into what is waited for.
static bool is_put_into(const fl_facts *f, fl_sym list, const fl_turns *t) {
  for (uint32_t c = 1; c < f->n_calls; c++) {
    const fl_val *recv = &f->values[f->calls[c].recv];
    bool inside = fl_span_holds(t->span, f->calls[c].span.byte_begin, f->calls[c].span.byte_end);
    if (inside && recv->kind == FL_VAL_REF && recv->a == list) return true;
  }
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    bool inside = fl_span_holds(t->span, f->assigns[i].span.byte_begin, f->assigns[i].span.byte_end);
    if (inside && target->kind == FL_VAL_INDEX && f->values[target->a].kind == FL_VAL_REF && f->values[target->a].a == list) return true;
  }
  return false;
}

static bool is_made_by_loop(const fl_facts *f, uint32_t val, const fl_turns *t) {
  while (f->values[val].kind == FL_VAL_SPREAD || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  if (holds_loop(f, val, t)) return true;
  fl_sym name = f->values[val].kind == FL_VAL_REF ? f->values[val].a : 0;
  for (uint32_t i = 1; name && i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    if (target->kind == FL_VAL_REF && target->a == name && f->assigns[i].func == t->func.id && holds_loop(f, f->assigns[i].val, t)) return true;
  }
  return name && is_put_into(f, name, t);
}

// Something waits for what all turns have begun.
static bool is_gathered(const fl_graph *g, const fl_turns *t) {
  const fl_link *l = &g->links[t->func.file];
  for (uint32_t c = l->func_first_call[t->func.id]; c; c = l->call_next[c]) {
    if (!fl_call_does(g, t->func.file, c, FL_DOES_gather)) continue;
    const fl_call *call = &l->f->calls[c];
    for (uint32_t i = 0; i < call->n_args; i++)
      if (is_made_by_loop(l->f, l->f->args[call->first_arg + i].val, t)) return true;
  }
  return false;
}

// create_task(ask(id)): what the call gives is what is started.
static bool is_handed_on(const fl_graph *g, const fl_turns *t, fl_call_ref call) {
  const fl_facts *f = g->links[call.file].f;
  const fl_span span = f->calls[call.id].span;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    bool around = c != call.id && fl_span_holds(f->calls[c].span, span.byte_begin, span.byte_end);
    bool in_turn = call.file != t->func.file || fl_span_holds(t->span, f->calls[c].span.byte_begin, f->calls[c].span.byte_end);
    if (around && in_turn && starts_any_number(g, (fl_call_ref){call.file, c})) return true;
  }
  return false;
}

// few(() => ask(id)): who is handed a function may run it when there is room.
static bool is_held_by_another(const fl_graph *g, const fl_way *w, const fl_turns *t) {
  for (uint32_t i = 1; i < w->n; i++) {
    const fl_way_step *step = &w->at[i];
    bool through = step->call.file == t->through.file && step->call.id == t->through.id;
    bool at_once = starts_any_number(g, step->call) || says(g, step->call, "runs", "directly");
    if (step->closure && !step->direct && !through && !at_once) return true;
  }
  return false;
}

bool fl_turns_start_at_once(const fl_way *w, const fl_turns *t) {
  const fl_graph *g = w->a->g;
  if (is_held_by_another(g, w, t)) return false;
  for (uint32_t i = 0; i < w->n; i++)
    if (starts_any_number(g, w->at[i].call) || is_handed_on(g, t, w->at[i].call)) return true;
  return !(fl_graph_call(g, t->first)->flags & FL_CALL_AWAITED) && is_gathered(g, t);
}

// ---- what keeps them few -----------------------------------------------------------------------------------------------------------------

static bool says_limit(const fl_graph *g, fl_str name) { return fl_has_word_of(g, FL_VOCABULARY_limiting, name); }

// slots <- struct{}{}: who finds no room waits.
static bool is_sent(const fl_val *v) { return (v->kind == FL_VAL_BINOP || v->kind == FL_VAL_UNARY || v->kind == FL_VAL_OTHER) && v->op == FL_OP_SEND; }

// if (ids.length > MOST) refuse()
static bool is_size_checked(const fl_facts *f, const fl_val *v, fl_sym rows) {
  if (v->kind != FL_VAL_BINOP || v->op < FL_OP_LT || v->op > FL_OP_GE || !rows) return false;
  const fl_val *right = &f->values[f->elems[v->a + 1]];
  bool nothing = right->kind == FL_VAL_LIT && f->texts[right->a].n == 1; // whether there is any
  for (uint32_t i = 1; !nothing && i < f->n_values; i++)
    if (f->values[i].kind == FL_VAL_REF && f->values[i].a == rows && v->byte_begin <= f->values[i].byte_begin && f->values[i].byte_end <= v->byte_end) return true;
  return false;
}

static bool names_limit(const fl_graph *g, uint32_t file, fl_span span) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (!fl_span_holds(span, v->byte_begin, v->byte_end)) continue;
    if (v->kind == FL_VAL_REF && says_limit(g, f->texts[v->a])) return true;
    if (v->kind == FL_VAL_FIELD && says_limit(g, f->texts[v->b])) return true;
    if (is_sent(v)) return true;
    for (uint32_t e = 0; v->kind == FL_VAL_MAP && e < v->n; e++)
      if (says_limit(g, f->texts[f->entries[v->a + e].key])) return true;
  }
  return false;
}

static bool calls_limit(const fl_graph *g, uint32_t file, fl_span span) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (fl_span_holds(span, f->calls[c].span.byte_begin, f->calls[c].span.byte_end) && says_limit(g, f->texts[f->calls[c].name])) return true;
  return false;
}

static bool checks_size(const fl_graph *g, uint32_t file, fl_span span, fl_sym rows) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_values; i++)
    if (fl_span_holds(span, f->values[i].byte_begin, f->values[i].byte_end) && is_size_checked(f, &f->values[i], rows)) return true;
  return false;
}

// rows = find({take: 20})
static bool is_made_with_limit(const fl_graph *g, const fl_turns *t, fl_sym rows) {
  const fl_facts *f = g->links[t->func.file].f;
  for (uint32_t i = 1; rows && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target], *v = &f->values[a->val];
    fl_span span = {v->byte_begin, v->byte_end, 0, 0};
    bool made = a->val && target->kind == FL_VAL_REF && target->a == rows && a->func == t->func.id;
    if (made && (names_limit(g, t->func.file, span) || calls_limit(g, t->func.file, span))) return true;
  }
  return false;
}

static fl_sym name_of_rows(const fl_facts *f, uint32_t val) {
  for (uint32_t depth = 0; val && depth < 8; depth++) {
    const fl_val *v = &f->values[val];
    if (v->kind == FL_VAL_REF) return v->a;
    if (v->kind == FL_VAL_CALL) val = f->calls[v->a].recv;
    else if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) val = v->a;
    else break;
  }
  return 0;
}

bool fl_turns_are_limited(const fl_way *w, const fl_turns *t) {
  const fl_graph *g = w->a->g;
  uint32_t file = t->func.file;
  fl_span around = fl_graph_func(g, t->func)->span;
  fl_sym rows = name_of_rows(g->links[file].f, t->rows);
  if (names_limit(g, file, t->span) || calls_limit(g, file, around) || checks_size(g, file, around, rows) || is_made_with_limit(g, t, rows)) return true;
  for (uint32_t i = 0; i < w->n; i++) { // what is called on the way may wait for its turn
    fl_func_ref func = {w->at[i].call.file, fl_graph_call(g, w->at[i].call)->func};
    bool own = func.file == file && func.id == t->func.id;
    fl_span span = fl_graph_func(g, func)->span;
    if (!own && (names_limit(g, func.file, span) || calls_limit(g, func.file, span))) return true;
  }
  return false;
}
