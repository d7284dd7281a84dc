// Copies of rows in a cache, by their keys.
//
//   get: order = cache.get(f"order:{id}") or load(id); cache.set(f"order:{id}", order)      a fill: a key, and a read of a store before
//        cache.fetch("order:#{id}") { Order.find(id) }                                      ... or in what it runs
//   put: with transaction: save(order); cache.delete(f"order:{id}")                         the same key
//
// In: a call that removes or sets a key of a cache, and the transaction around it. Out: another function that fills this key with what it has read,
// and whether that is what the transaction writes. Keys are the same when they
// are the same text, with holes at the same places; a key of which no word is known says nothing, and neither does a store that nobody fills from
// another one: tokens, counters and locks live there as well.
#include "graph/cached_copy.h"

#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/pair_p.h"
#include "graph/sites.h"
#include "graph/statement.h"
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
  fl_ask_refill(a);
  if (val) fl_text_of(a, s->call.file, val, NULL, &found);
  if (found.n != 1 || letters(fl_intern_text(&a->g->names, found.at[0].text)) < FEWEST_LETTERS) return 0;
  return found.at[0].text;
}

// ---- who fills it -----------------------------------------------------------------------------------------------------------------------

typedef struct stores { // what code asks of stores that are no caches
  const fl_site *reads[MOST_INNER];
  uint32_t n;
  bool writes;
} stores;

static bool is_write(const fl_graph *g, const fl_site *s) {
  bool writes = s->effect == FL_EFFECT_idempotent_write || s->effect == FL_EFFECT_non_idempotent_write;
  return s->kind == FL_SITE_remote_call && writes && !fl_is_keyed_store(fl_graph_site_protocol(g, s));
}

static void add_call(const fl_graph *g, uint32_t file, uint32_t call, stores *out) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(g, file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &g->sites.at[found[i].site];
    if (is_read_of_store(g, s) && out->n < MOST_INNER) out->reads[out->n++] = s;
    out->writes |= is_write(g, s);
  }
}

// It runs what reads, or its function has read before, and writes nothing.
static bool is_fill(const fl_graph *g, const fl_site *s, stores *out) {
  const fl_link *l = &g->links[s->call.file];
  *out = (stores){0};
  add_call(g, s->call.file, s->call.id, out);
  bool inside = out->n > 0;
  for (uint32_t c = l->func_first_call[s->func.id]; c && !inside; c = l->call_next[c])
    if (l->f->calls[c].span.byte_end <= l->f->calls[s->call.id].span.byte_begin) add_call(g, s->call.file, c, out);
  return out->n && !out->writes;
}

// `remember(key, load)`: asks, and keeps what it is given where nothing was there.
static bool fills(const fl_graph *g, const fl_site *s) {
  fl_str yes;
  return s->effect == FL_EFFECT_idempotent_write || (s->row && fl_row_attribute(g, s->row, FL_STR("fills"), &yes));
}

static bool sets_key(const fl_graph *g, const fl_site *s) {
  return is_cache(g, s) && (s->kind == FL_SITE_remote_call || s->kind == FL_SITE_mark) && fills(g, s) &&
         (fl_value_at_call(g, s, FL_ROLEKIND_row) || fl_value_at_call(g, s, FL_ROLEKIND_key));
}

static bool same_function(const fl_site *s, const fl_site *t) { return s->func.file == t->func.file && s->func.id == t->func.id; }

static bool in_tests(const fl_graph *g, const fl_site *s) { return (fl_graph_func_marks(g, s->func) & FL_MARK_TEST) != 0; }

// Removed once more where nothing is held, in the same function: the second one counts.
static bool is_removed_again(fl_ask *a, const fl_site *s, fl_sym key) {
  const fl_site_ids beside = fl_sites_of_file(a->g, s->func.file);
  for (uint32_t i = 0; i < beside.n; i++) {
    const fl_site *t = &a->g->sites.at[beside.at[i]];
    if (t == s || t->kind != s->kind || !same_function(s, t) || !is_cache(a->g, t) || t->span.byte_begin < s->span.byte_begin) continue;
    const fl_contained *list;
    if (key_text(a, t) == key && !fl_ask_holders(a, t, 1u << FL_SITE_txn, &list)) return true;
  }
  return false;
}

// ---- what the transaction writes ------------------------------------------------------------------------------------------------------------

static bool same_name(fl_str a, fl_str b) {
  bool same = a.n == b.n && a.n;
  for (uint32_t i = 0; same && i < a.n; i++) same = (a.at[i] | 32) == (b.at[i] | 32);
  return same;
}

static bool asked_of_one_type(const fl_graph *g, const fl_site *s, const fl_site *t) { // orders.findById(id), orders.save(order)
  uint32_t x = fl_graph_call(g, s->call)->recv, y = fl_graph_call(g, t->call)->recv;
  if (!x || !y) return false;
  fl_tref a = fl_type_of((fl_graph *)g, s->call.file, x), b = fl_type_of((fl_graph *)g, t->call.file, y);
  return a.id && a.id == b.id && a.file == b.file;
}

// Of one table or type: 4, of two tables: 1, not told: 2.
static uint8_t compare(fl_ask *a, const fl_site *read, const fl_site *write) {
  const fl_statement *x = fl_graph_statement(a->g, read), *y = fl_graph_statement(a->g, write);
  if (x && y && x->table.n && y->table.n) return same_name(x->table, y->table) ? 4 : 1;
  if (read->form != FL_FORM_CALL || write->form != FL_FORM_CALL) return 2;
  return fl_are_of_one_type(a, read, write) || asked_of_one_type(a->g, read, write) ? 4 : 2;
}

static uint8_t is_written_by(fl_ask *a, const stores *fill, const fl_site *txn) {
  const fl_contained *list;
  uint32_t n = fl_ask_contained(a, txn, 1u << FL_SITE_remote_call, &list);
  const fl_contained *inside = n ? fl_arena_dup(&a->arena, list, n * sizeof *list) : NULL;
  uint8_t best = 0;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t r = 0; is_write(a->g, inside[i].site) && r < fill->n; r++) {
      uint8_t found = compare(a, fill->reads[r], inside[i].site);
      if (found > best) best = found;
    }
  return best ? best : 2;
}

fl_cached_copy fl_ask_cached_copy(fl_ask *a, const fl_site *s, const fl_site *txn) {
  fl_cached_copy out = {0};
  const fl_graph *g = a->g;
  if (!is_cache(g, s) || s->effect != FL_EFFECT_idempotent_write) return out;
  fl_sym key = key_text(a, s);
  if (!key || is_removed_again(a, s, key)) return out;
  for (uint32_t i = 1; i < g->sites.n && out.certainty < 4; i++) {
    const fl_site *t = &g->sites.at[i];
    stores fill;
    if (t == s || !sets_key(g, t) || same_function(s, t) || in_tests(g, t) || key_text(a, t) != key || !is_fill(g, t, &fill)) continue;
    uint8_t certainty = is_written_by(a, &fill, txn);
    if (certainty > out.certainty) out = (fl_cached_copy){certainty, t, fl_intern_text(&a->g->names, fl_text_shown(a->g, key))};
  }
  return out;
}
