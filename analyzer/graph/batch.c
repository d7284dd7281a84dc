// Work for each of many rows that are marked as done only after the last one.
//
// In: a call. Out: whether it runs, perhaps through functions, in a loop over what a store was asked for, nothing in the turn stores
// anything or might do so, and something behind the loop stores what has become of the rows: a write that is handed them, one to the table that they
// came from, or the end of what the turns have changed. Whoever starts again after a crash in the middle does the first ones again.
#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/statement.h"
#include "graph/steps.h"
#include "graph/summary_p.h"

enum { MOST_INNER = 48, MOST_CALLERS = 8, HIGHEST = 2, DEEPEST = 8 };

typedef struct batch {
  fl_ask *a;
  fl_graph *g;
  const fl_link *l;
  uint32_t file, func, region; // region: where the loop stands
  uint32_t rows;               // values[]: what is gone through
  fl_span span;
} batch;

// ---- the loop ----------------------------------------------------------------------------------------------------------------------------

static bool find_loop(batch *b, uint32_t region) {
  const fl_facts *f = b->l->f;
  for (uint32_t r = region; r; r = f->regions[r].parent) {
    if (f->regions[r].kind != FL_REGION_LOOP || f->regions[r].form != FL_LOOP_EACH) continue;
    b->func = f->regions[r].func, b->region = f->regions[r].parent, b->rows = f->regions[r].a, b->span = f->regions[r].span;
    if (b->rows) return true;
  }
  return false;
}

// rows.forEach(row -> ...): the function is handed to a method of what is gone through.
static bool find_callback(batch *b, const fl_caller *by) {
  const fl_call *c = fl_graph_call(b->g, by->call);
  if (by->via != FL_VIA_CALLBACK || !c->recv) return false;
  b->func = c->func, b->region = c->region, b->rows = c->recv, b->span = c->span;
  return true;
}

static batch in_file(fl_ask *a, uint32_t file) { return (batch){.a = a, .g = a->g, .l = &a->g->links[file], .file = file}; }

static bool loop_around(fl_ask *a, fl_func_ref func, uint32_t region, uint32_t level, batch *out) {
  const fl_caller *callers;
  *out = in_file(a, func.file);
  if (find_loop(out, region)) return true;
  uint32_t n = level < HIGHEST ? fl_graph_callers(a->g, func, &callers) : 0;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    const fl_call *c = callers[i].certainty >= 3 ? fl_graph_call(a->g, callers[i].call) : NULL;
    if (!c || callers[i].via == FL_VIA_SPAWN || callers[i].via == FL_VIA_REGISTER) continue;
    *out = in_file(a, callers[i].call.file);
    if (find_callback(out, &callers[i]) || loop_around(a, (fl_func_ref){callers[i].call.file, c->func}, c->region, level + 1, out)) return true;
  }
  return false;
}

// ---- marks -------------------------------------------------------------------------------------------------------------------------------

// What is asked of another service, or sent to people, is no mark.
static bool is_store(const fl_graph *g, const fl_site *s) {
  static const char *const others[] = {"http", "grpc", "smtp", "tcp", ""};
  fl_str protocol = fl_graph_site_protocol(g, s);
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (fl_str_eq_c(protocol, others[i])) return false;
  return s->kind == FL_SITE_remote_call;
}

static const fl_site *store_write(const batch *b, uint32_t call) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(b->g, b->file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &b->g->sites.at[found[i].site];
    if (is_store(b->g, s) && s->effect != FL_EFFECT_read) return s;
  }
  return NULL;
}

static bool is_inside(fl_span outer, fl_span s) { return s.byte_begin >= outer.byte_begin && s.byte_end <= outer.byte_end; }

// A variable that holds another row in each turn.
static bool is_row(const batch *b, uint32_t val) {
  const fl_facts *f = b->l->f;
  if (f->values[val].kind != FL_VAL_REF) return false;
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].from_loop && is_inside(b->span, f->assigns[i].span) && f->values[f->assigns[i].target].a == f->values[val].a) return true;
  return false;
}

// row.setSent(true)
static bool sets_field(const batch *b, const fl_call *c) {
  return c->recv && c->n_args == 1 && fl_str_starts_c(b->l->f->texts[c->name], "set") && is_row(b, c->recv);
}

// A call that leads nowhere known, with a name that may mean just that.
static bool may_mark(const batch *b, uint32_t call) {
  const fl_call *c = &b->l->f->calls[call];
  fl_str name = b->l->f->texts[c->name];
  if (b->l->n_targets[call] || sets_field(b, c)) return false;
  return fl_has_word_of(b->g, FL_VOCABULARY_marking, name) || fl_effect_of_name(b->g, name) == FL_EFFECT_idempotent_write;
}

// A turn that stores something, or calls what may do so, may well say that its row is done.
static bool marks_in_turn(const batch *b) {
  const fl_facts *f = b->l->f;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    bool whole = f->calls[c].span.byte_begin == b->span.byte_begin && f->calls[c].span.byte_end == b->span.byte_end; // the call that goes through
    if (whole || !is_inside(b->span, f->calls[c].span)) continue;
    if (store_write(b, c) || may_mark(b, c)) return true;
  }
  return false;
}

// ---- behind the loop -----------------------------------------------------------------------------------------------------------------------

static uint32_t head_of(const fl_facts *f, uint32_t val) {
  for (uint32_t i = 0; val && i < DEEPEST; i++) {
    const fl_val *v = &f->values[val];
    if (v->kind == FL_VAL_CALL && f->calls[v->a].recv) val = f->calls[v->a].recv;
    else if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) val = v->a;
    else break;
  }
  return val;
}

static bool same_head(const batch *b, uint32_t val) {
  const fl_facts *f = b->l->f;
  uint32_t x = head_of(f, val), y = head_of(f, b->rows);
  return x && y && f->values[x].kind == FL_VAL_REF && f->values[y].kind == FL_VAL_REF && f->values[x].a == f->values[y].a;
}

// pending.update(..): what has been gone through is told itself.
static bool is_told_itself(const batch *b, uint32_t call) {
  const fl_call *c = &b->l->f->calls[call];
  return c->recv && same_head(b, c->recv);
}

// saveAll(pending), update({where: {id: {in: pending.map(..)}}})
static bool is_handed_rows(const batch *b, const fl_call *c) {
  const fl_facts *f = b->l->f;
  const fl_val *head = &f->values[head_of(f, b->rows)];
  for (uint32_t i = 1; head->kind == FL_VAL_REF && i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind == FL_VAL_REF && v->a == head->a && v->byte_begin >= c->span.byte_begin && v->byte_end <= c->span.byte_end) return true;
  }
  return false;
}

// The turn puts something into a field of its row.
static bool changes_rows(const batch *b) {
  const fl_facts *f = b->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *t = &f->values[f->assigns[i].target];
    if (t->kind == FL_VAL_FIELD && is_inside(b->span, f->assigns[i].span) && is_row(b, t->a)) return true;
  }
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (is_inside(b->span, f->calls[c].span) && sets_field(b, &f->calls[c])) return true;
  return false;
}

static bool stands_behind(const batch *b, const fl_call *c) {
  const fl_facts *f = b->l->f;
  uint32_t r = b->region;
  while (r && r != c->region) r = f->regions[r].parent;
  return c->func == b->func && c->span.byte_begin >= b->span.byte_end && r && !(c->flags & (FL_CALL_DEFERRED | FL_CALL_SPAWNED));
}

static bool mark_behind(const batch *b, const fl_site **mark) {
  const fl_facts *f = b->l->f;
  bool read = fl_was_read(b->g, b->file, b->rows, false), changed = read && changes_rows(b);
  for (uint32_t c = b->l->func_first_call[b->func]; c; c = b->l->call_next[c]) {
    if (!stands_behind(b, &f->calls[c])) continue;
    *mark = store_write(b, c);
    if (*mark && (is_told_itself(b, c) || (read && is_handed_rows(b, &f->calls[c])))) return true;
    if (changed && fl_has_word_of(b->g, FL_VOCABULARY_marking, f->texts[f->calls[c].name])) return true;
  }
  return *mark = NULL, false;
}

uint8_t fl_ask_marked_late(fl_ask *a, const fl_site *s, const fl_site **mark) {
  batch b;
  if (s->form != FL_FORM_CALL || !a->g->links[s->call.file].in->naming || !loop_around(a, s->func, s->region, 0, &b)) return 0;
  return !marks_in_turn(&b) && mark_behind(&b, mark) ? 3 : 0;
}
