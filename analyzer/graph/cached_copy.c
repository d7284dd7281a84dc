// Copies of rows in a cache, by their keys.
//
//   get: order = cache.get(f"order:{id}") or load(id); cache.set(f"order:{id}", order)      a fill: a key, and a read of a store before
//        cache.fetch("order:#{id}") { Order.find(id) }                                      ... or in what it runs
//   put: with transaction: save(order); cache.delete(f"order:{id}")                         the same key
//
// In: a call that removes or sets a key of a cache. Out: another function that fills this key with what it has read. Keys are the same when they
// are the same text, with holes at the same places; a key of which no word is known says nothing, and neither does a store that nobody fills from
// another one: tokens, counters and locks live there as well.
#include "graph/cached_copy.h"

#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/pair_p.h"
#include "graph/summary_p.h"
#include "graph/text_p.h"

enum { MOST_INNER = 32, FEWEST_LETTERS = 3 };

static bool is_cache(const fl_graph *g, const fl_site *s) { return s->form == FL_FORM_CALL && s->row && fl_is_keyed_store(fl_graph_site_protocol(g, s)); }

static bool is_read_of_store(const fl_graph *g, const fl_site *s) {
  return s->kind == FL_SITE_remote_call && s->effect == FL_EFFECT_read && !fl_is_keyed_store(fl_graph_site_protocol(g, s));
}

// ---- keys ---------------------------------------------------------------------------------------------------------------------------

static uint32_t letters(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += (text.at[i] | 32) >= 'a' && (text.at[i] | 32) <= 'z';
  return n;
}

// 0: not known, or too little of it.
static fl_sym key_text(fl_ask *a, const fl_site *s) {
  uint32_t val = fl_value_at_call(a->g, s, FL_ROLEKIND_key);
  if (!val) val = fl_value_at_call(a->g, s, FL_ROLEKIND_row);
  fl_texts found = {0};
  a->steps = FL_MAX_STEPS;
  if (val) fl_text_of(a, s->call.file, val, NULL, &found);
  if (found.n != 1 || letters(fl_intern_text(&a->g->names, found.at[0].text)) < FEWEST_LETTERS) return 0;
  return found.at[0].text;
}

// ---- who fills it -----------------------------------------------------------------------------------------------------------------------

static bool call_reads(const fl_graph *g, uint32_t file, uint32_t call, bool *writes) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  bool reads = false;
  fl_rows_of_call(g, file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &g->sites.at[found[i].site];
    reads |= is_read_of_store(g, s);
    *writes |= s->kind == FL_SITE_remote_call && !fl_is_keyed_store(fl_graph_site_protocol(g, s)) &&
               (s->effect == FL_EFFECT_idempotent_write || s->effect == FL_EFFECT_non_idempotent_write);
  }
  return reads;
}

// It runs what reads, or its function has read before and written nothing.
static bool is_fill(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  bool writes = false, reads = call_reads(g, s->call.file, s->call.id, &writes);
  for (uint32_t c = l->func_first_call[s->func.id]; c && !reads && !writes; c = l->call_next[c])
    if (l->f->calls[c].span.byte_end <= l->f->calls[s->call.id].span.byte_begin) reads = call_reads(g, s->call.file, c, &writes);
  return reads && !writes;
}

static bool sets_key(const fl_graph *g, const fl_site *s) {
  return is_cache(g, s) && (s->kind == FL_SITE_remote_call || s->kind == FL_SITE_mark) && s->effect == FL_EFFECT_idempotent_write &&
         (fl_value_at_call(g, s, FL_ROLEKIND_row) || fl_value_at_call(g, s, FL_ROLEKIND_key));
}

static bool same_function(const fl_site *s, const fl_site *t) { return s->func.file == t->func.file && s->func.id == t->func.id; }

static bool in_tests(const fl_graph *g, const fl_site *s) { return (fl_graph_func_marks(g, s->func) & FL_MARK_TEST) != 0; }

// Removed once more where nothing is held, in the same function: the second one counts.
static bool is_removed_again(fl_ask *a, const fl_site *s, fl_sym key) {
  for (uint32_t i = 1; i < a->g->sites.n; i++) {
    const fl_site *t = &a->g->sites.at[i];
    if (t == s || t->kind != s->kind || !same_function(s, t) || !is_cache(a->g, t) || t->span.byte_begin < s->span.byte_begin) continue;
    const fl_contained *list;
    if (key_text(a, t) == key && !fl_ask_holders(a, t, 1u << FL_SITE_txn, &list)) return true;
  }
  return false;
}

fl_cached_copy fl_ask_cached_copy(fl_ask *a, const fl_site *s) {
  fl_cached_copy out = {0};
  const fl_graph *g = a->g;
  if (!is_cache(g, s) || s->effect != FL_EFFECT_idempotent_write) return out;
  fl_sym key = key_text(a, s);
  if (!key || is_removed_again(a, s, key)) return out;
  for (uint32_t i = 1; i < g->sites.n; i++) {
    const fl_site *t = &g->sites.at[i];
    if (t == s || !sets_key(g, t) || same_function(s, t) || in_tests(g, t) || key_text(a, t) != key || !is_fill(g, t)) continue;
    fl_sym shown = fl_text_shown(a->g, key);
    return (fl_cached_copy){4, t, fl_intern_text(&a->g->names, shown)};
  }
  return out;
}
