// Numbers in a statement that code computes from what it has read:
//
//   n = read.scalar(); ask("UPDATE items SET n = " + (n - taken)); total = n + more; ask($"INSERT .. ON CONFLICT DO UPDATE SET n = {total}")
//   row.scan(&n); ask("UPDATE items SET n = ? WHERE id = ?", n - taken, id)
//
// In: a write by SQL that puts something in the place of what was there. Out: how sure it is that one of the holes of its text, or what is handed
// over with it, is a sum with a number that came out of a read of the same table before, in the same function; lambdas stand in the function that
// they are written in.
#include "graph/ask_p.h"
#include "graph/recomputed.h"
#include "graph/statement.h"
#include "graph/writes.h"

enum { DEEPEST = 4, SURE = 3, LIKELY = 2 };

typedef struct write {
  fl_ask *a;
  const fl_facts *f;
  const fl_site *site, *read;
  uint32_t file;
  fl_span within; // the function that the code stands in
} write;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  return val;
}

static bool is_inside(const write *w, uint32_t byte) { return byte >= w->within.byte_begin && byte < w->within.byte_end; }

static bool is_text(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_CONCAT || (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING);
}

// ---- what was read ------------------------------------------------------------------------------------------------------------------------

static bool may_be_of_one_table(const fl_graph *g, const fl_site *a, const fl_site *b) {
  fl_str one = fl_graph_site_table(g, a), other = fl_graph_site_table(g, b);
  return !one.n || !other.n || fl_str_eq(one, other);
}

static bool is_read(const write *w, const fl_site *s) {
  const fl_graph *g = w->a->g;
  const fl_statement *statement = fl_graph_statement(g, s);
  bool locks = statement && statement->flags & FL_SQL_FOR_UPDATE;
  bool before = s->call.file == w->file && is_inside(w, s->span.byte_begin) && s->span.byte_begin < w->site->span.byte_begin;
  return before && !locks && s->kind == FL_SITE_remote_call && s->effect == FL_EFFECT_read &&
         fl_str_eq(fl_graph_site_protocol(g, s), fl_graph_site_protocol(g, w->site)) && may_be_of_one_table(g, s, w->site);
}

static bool comes_of_read(write *w, uint32_t val, uint32_t depth);

// row.scan(&n)
static bool is_handed_out(write *w, fl_slot_ref place, uint32_t depth) {
  for (uint32_t call = 1; call < w->f->n_calls; call++) {
    const fl_call *c = &w->f->calls[call];
    bool here = c->recv && is_inside(w, c->span.byte_begin) && c->span.byte_begin < w->site->span.byte_begin;
    for (uint32_t i = 0; here && i < c->n_args; i++) {
      uint32_t arg = w->f->args[c->first_arg + i].val;
      bool address = w->f->values[arg].kind == FL_VAL_OUT || (w->f->values[arg].kind == FL_VAL_UNARY && w->f->values[arg].op == FL_OP_ADDRESS);
      if (address && fl_same_slot(fl_slot_of(w->a->g, w->file, arg), place) && comes_of_read(w, c->recv, depth + 1)) return true;
    }
  }
  return false;
}

static bool is_set_by_read(write *w, uint32_t name, uint32_t depth) {
  fl_slot_ref place = fl_slot_of(w->a->g, w->file, name);
  if (place.kind == FL_STORE_VAR && is_handed_out(w, place, depth)) return true;
  for (uint32_t i = 1; place.kind == FL_STORE_VAR && i < w->f->n_assigns; i++) {
    const fl_assign *a = &w->f->assigns[i];
    bool sets = is_inside(w, a->span.byte_begin) && fl_same_slot(fl_slot_of(w->a->g, w->file, a->target), place);
    if (sets && comes_of_read(w, a->val, depth + 1)) return true;
  }
  return false;
}

// reader.GetInt32(0), where reader = await command.ExecuteReaderAsync()
static bool comes_of_read(write *w, uint32_t val, uint32_t depth) {
  const fl_val *v = &w->f->values[val = bare(w->f, val)];
  if (depth > DEEPEST) return false;
  if (v->kind == FL_VAL_REF) return is_set_by_read(w, val, depth);
  if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX) return comes_of_read(w, v->a, depth + 1);
  if (v->kind != FL_VAL_CALL) return false;
  const fl_call *c = &w->f->calls[v->a];
  const fl_site *s = &w->a->g->sites.at[fl_first_site_of(w->a->g, w->file, v->a)];
  if (is_read(w, s)) return w->read = s, true;
  if (c->recv && comes_of_read(w, c->recv, depth + 1)) return true;
  return c->n_args == 1 && comes_of_read(w, w->f->args[c->first_arg].val, depth + 1); // int(row[0])
}

// ---- what is written ------------------------------------------------------------------------------------------------------------------------

static uint8_t sum_of(write *w, uint32_t val, uint32_t depth);

static uint8_t sum_in_variable(write *w, uint32_t name, uint32_t depth) {
  fl_slot_ref place = fl_slot_of(w->a->g, w->file, name);
  for (uint32_t i = 1; place.kind == FL_STORE_VAR && i < w->f->n_assigns; i++) {
    const fl_assign *a = &w->f->assigns[i];
    bool sets = is_inside(w, a->span.byte_begin) && a->span.byte_begin < w->site->span.byte_begin && fl_same_slot(fl_slot_of(w->a->g, w->file, a->target), place);
    uint8_t found = sets && !a->op ? sum_of(w, a->val, depth + 1) : 0;
    if (found) return found;
  }
  return 0;
}

// Of a plus nobody knows whether it adds numbers, unless a number stands in it.
static uint8_t sum_of(write *w, uint32_t val, uint32_t depth) {
  const fl_val *v = &w->f->values[val = bare(w->f, val)];
  if (depth > DEEPEST) return 0;
  if (v->kind == FL_VAL_REF) return sum_in_variable(w, val, depth);
  if (v->kind != FL_VAL_BINOP || (v->op != FL_OP_ADD && v->op != FL_OP_SUB)) return 0;
  uint32_t a = w->f->elems[v->a], b = w->f->elems[v->a + 1];
  bool adds = v->op == FL_OP_ADD;
  if (is_text(w->f, a) || is_text(w->f, b) || !(comes_of_read(w, a, 0) || (adds && comes_of_read(w, b, 0)))) return 0;
  bool number = w->f->values[bare(w->f, a)].kind == FL_VAL_LIT || w->f->values[bare(w->f, b)].kind == FL_VAL_LIT;
  return adds && !number ? LIKELY : SURE;
}

static uint8_t sum_in_text(write *w, uint32_t val) {
  const fl_val *v = &w->f->values[val];
  uint8_t best = 0;
  for (uint32_t i = 0; v->kind == FL_VAL_CONCAT && i < v->n; i++) {
    uint8_t found = sum_of(w, w->f->elems[v->a + i], 0);
    if (found > best) best = found;
  }
  return best;
}

static uint8_t sum_in_statement(write *w) {
  fl_place_of at = {w->site->call.file, w->site->call.id, NULL, w->site->row, NULL, NULL};
  fl_origins texts = {0};
  uint8_t best = 0;
  fl_ask_refill(w->a);
  if (w->site->row->method_path) fl_path_origins(w->a, &at, w->site->row->method_path, &texts);
  for (uint32_t i = 0; i < texts.n; i++) {
    uint8_t found = texts.at[i].file == w->file && texts.at[i].val ? sum_in_text(w, texts.at[i].val) : 0;
    if (found > best) best = found;
  }
  fl_array_release(&texts);
  return best;
}

// What is handed over with the text, one by one or in a list.
static uint8_t sum_in_arguments(write *w) {
  const fl_call *c = &w->f->calls[w->site->call.id];
  uint8_t best = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t arg = bare(w->f, w->f->args[c->first_arg + i].val);
    const fl_val *v = &w->f->values[arg];
    uint32_t n = v->kind == FL_VAL_LIST ? v->n : 1;
    for (uint32_t k = 0; k < n; k++) {
      uint8_t found = sum_of(w, v->kind == FL_VAL_LIST ? w->f->elems[v->a + k] : arg, 0);
      if (found > best) best = found;
    }
  }
  return best;
}

static bool replaces(const fl_statement *s) {
  return s && !(s->flags & FL_SQL_RELATIVE) && !s->is_guarded && (s->verb == FL_SQL_update || (s->verb == FL_SQL_insert && s->flags & FL_SQL_UPSERT));
}

uint8_t fl_recomputed_in_text(fl_ask *a, const fl_site *s, const fl_site **read) {
  const fl_facts *f = a->g->links[s->call.file].f;
  if (!s->row || s->row->effect != FL_EFFECT_by_sql || !replaces(fl_graph_statement(a->g, s))) return 0;
  uint32_t func = s->func.id;
  while (f->funcs[func].flags & FL_FUNC_LAMBDA && f->funcs[func].parent) func = f->funcs[func].parent;
  write w = {a, f, s, NULL, s->call.file, f->funcs[func].span};
  uint8_t found = sum_in_statement(&w);
  if (!found) found = sum_in_arguments(&w);
  if (found) *read = w.read;
  return found;
}
