// Caches that are filled by whoever finds them empty.
//
// In: a call that writes to a cache for a constant time. Out: whether its function has asked the same cache before, then asked something else, and
// nothing in it speaks of one doing so for all: a lock, a flight that others join, chance in the time.
#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/sites.h"
#include "graph/stampede.h"
#include "graph/summary_p.h"

enum { MOST_INNER = 32 };

static bool is_cache(const fl_graph *g, const fl_site *s) {
  return s->kind == FL_SITE_remote_call && s->form == FL_FORM_CALL && fl_is_keyed_store(fl_graph_site_protocol(g, s));
}

// A number that is written down, or a constant that holds one. `1` may be a value.
static bool is_time(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  bool number = v->kind == FL_VAL_LIT ? v->op == FL_LIT_INT : v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD || v->kind == FL_VAL_BINOP;
  if (number && fl_small_int(g, file, val) > 1) return true;
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && i < f->calls[v->a].n_args; i++) // Duration.ofMinutes(5)
    if (fl_small_int(g, file, f->args[f->calls[v->a].first_arg + i].val) > 0) return true;
  return v->kind == FL_VAL_BINOP && v->op == FL_OP_MUL; // 5 * time.Minute
}

// The time stands behind the key, and behind the value where they are in this order: set(key, value, 60), setex(key, 60, value), set(key, value, ex=60).
static bool has_constant_time(fl_graph *g, const fl_site *s) {
  const fl_facts *f = g->links[s->call.file].f;
  const fl_call *c = &f->calls[s->call.id];
  for (uint32_t i = 1; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    const fl_val *v = &f->values[arg->val];
    if (c->n_args > 2 && is_time(g, s->call.file, arg->val)) return true;
    for (uint32_t e = 0; v->kind == FL_VAL_MAP && e < v->n; e++)
      if (is_time(g, s->call.file, f->entries[v->a + e].val)) return true;
  }
  return false;
}

static bool is_lock_site(const fl_site *s) {
  return s->kind == FL_SITE_local_lock || s->kind == FL_SITE_lock_acquire || s->kind == FL_SITE_lock_release || s->kind == FL_SITE_mark;
}

static bool speaks_of_one(const fl_graph *g, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  fl_span span = f->funcs[func.id].span;
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    bool named = (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) && v->byte_begin >= span.byte_begin && v->byte_end <= span.byte_end;
    if (named && fl_has_word_of(g, FL_VOCABULARY_coalescing, f->texts[v->kind == FL_VAL_REF ? v->a : v->b])) return true;
  }
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (f->calls[c].span.byte_begin >= span.byte_begin && f->calls[c].span.byte_end <= span.byte_end &&
        (fl_has_word_of(g, FL_VOCABULARY_coalescing, f->texts[f->calls[c].name]) || fl_call_does(g, func.file, c, FL_DOES_random)))
      return true;
  return false;
}

// What the call does to the same cache; NULL: nothing of that effect.
static const fl_site *at_cache(const fl_graph *g, const fl_site *of, uint32_t call, uint8_t effect) {
  for (uint32_t i = fl_first_site_of(g, of->call.file, call); i && i < g->sites.n; i++) {
    const fl_site *s = &g->sites.at[i];
    if (s->form != FL_FORM_CALL || s->call.file != of->call.file || s->call.id != call) break;
    if (is_cache(g, s) && s->effect == effect && fl_str_eq(fl_graph_site_protocol(g, s), fl_graph_site_protocol(g, of))) return s;
  }
  return NULL;
}

// Something else than a cache is asked.
static bool loads(const fl_graph *g, uint32_t file, uint32_t call) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(g, file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &g->sites.at[found[i].site];
    if (s->kind == FL_SITE_remote_call && !is_cache(g, s)) return true;
  }
  return false;
}

static bool has_lock(const fl_graph *g, fl_func_ref func) {
  const fl_site_ids here = fl_sites_of_file(g, func.file);
  for (uint32_t i = 0; i < here.n; i++)
    if (is_lock_site(&g->sites.at[here.at[i]]) && g->sites.at[here.at[i]].func.id == func.id) return true;
  return false;
}

// flight.Do(key, func() { .. }): what is around the function may do it once for all.
static fl_func_ref outermost(const fl_graph *g, fl_func_ref func) {
  while ((fl_graph_func(g, func)->flags & FL_FUNC_LAMBDA) && fl_graph_func(g, func)->parent > 1) func.id = fl_graph_func(g, func)->parent;
  return func;
}

bool fl_ask_refills(fl_ask *a, const fl_site *s, fl_refill *out) {
  fl_graph *g = a->g;
  if (!is_cache(g, s) || s->effect != FL_EFFECT_idempotent_write) return false;
  const fl_link *l = &g->links[s->call.file];
  *out = (fl_refill){0};
  for (uint32_t c = l->func_first_call[s->func.id]; c && c != s->call.id; c = l->call_next[c]) {
    if (l->f->calls[c].span.byte_begin >= l->f->calls[s->call.id].span.byte_begin) break;
    if (out->load.id && at_cache(g, s, c, FL_EFFECT_idempotent_write)) return false; // told at the first that fills it
    if (at_cache(g, s, c, FL_EFFECT_read)) out->read = (fl_call_ref){s->call.file, c};
    else if (out->read.id && !out->load.id && loads(g, s->call.file, c)) out->load = (fl_call_ref){s->call.file, c};
  }
  return out->read.id && out->load.id && has_constant_time(g, s) && !has_lock(g, s->func) && !speaks_of_one(g, outermost(g, s->func));
}
