// Constructors of value rows.
#include "facts/extract_core_p.h"

fl_sym fl_x_sym(fl_extract *x, fl_str text) {
  return fl_intern_add(&x->syms, text);
}

fl_sym fl_x_name(fl_extract *x, const fl_node *node) {
  return node ? fl_x_sym(x, fl_x_text(x, node)) : 0;
}

fl_str fl_x_sym_text(const fl_extract *x, fl_sym sym) {
  return fl_intern_text(&x->syms, sym);
}

const fl_val *fl_x_val(const fl_extract *x, fl_id id) {
  return &x->values.at[id];
}

fl_id fl_x_add_val(fl_extract *x, const fl_node *node, enum fl_val_kind kind, uint8_t op, uint32_t a, uint32_t b) {
  fl_val val = {.kind = (uint8_t)kind, .op = op, .a = a, .b = b};
  val.byte_begin = node->byte_begin;
  val.byte_end = node->byte_end;
  val.line = node->line;
  fl_array_push(&x->values, val);
  return x->values.n - 1;
}

fl_id fl_x_ref(fl_extract *x, const fl_node *node, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  if (b && b->is_self) return fl_x_add_val(x, node, FL_VAL_SELF, 0, 0, 0);
  return fl_x_add_val(x, node, FL_VAL_REF, 0, name, 0);
}

fl_id fl_x_self(fl_extract *x, const fl_node *node) { return fl_x_add_val(x, node, FL_VAL_SELF, 0, 0, 0); }

fl_id fl_x_path_head(fl_extract *x, const fl_node *node, fl_sym name) {
  return fl_x_add_val(x, node, FL_VAL_REF, FL_REF_PATH, name, 0);
}

fl_id fl_x_path(fl_extract *x, const fl_node *node, fl_str dotted) {
  fl_str first, rest;
  bool more = fl_str_cut(dotted, '.', &first, &rest);
  fl_id id = fl_x_path_head(x, node, fl_x_sym(x, first));
  while (more) {
    more = fl_str_cut(rest, '.', &first, &rest);
    id = fl_x_member(x, node, id, fl_x_sym(x, first));
  }
  return id;
}

fl_id fl_x_member(fl_extract *x, const fl_node *node, fl_id base, fl_sym name) {
  return fl_x_add_val(x, node, FL_VAL_FIELD, 0, base, name);
}

fl_id fl_x_index(fl_extract *x, const fl_node *node, fl_id base, fl_id index) {
  return fl_x_add_val(x, node, FL_VAL_INDEX, 0, base, index);
}

fl_id fl_x_lit(fl_extract *x, const fl_node *node, enum fl_lit lit, fl_str text) {
  return fl_x_add_val(x, node, FL_VAL_LIT, (uint8_t)lit, fl_x_sym(x, text), 0);
}

fl_id fl_x_number(fl_extract *x, const fl_node *node, enum fl_lit lit, fl_str text) {
  return fl_x_lit(x, node, lit, lit == FL_LIT_INT ? fl_x_plain_int(x, text) : text);
}

fl_id fl_x_out(fl_extract *x, const fl_node *node, fl_id call, uint32_t arg) {
  return fl_x_add_val(x, node, FL_VAL_OUT, 0, call, arg);
}

fl_id fl_x_unary(fl_extract *x, const fl_node *node, enum fl_op op, fl_id operand) {
  return fl_x_add_val(x, node, FL_VAL_UNARY, (uint8_t)op, operand, 0);
}

fl_id fl_x_cast(fl_extract *x, const fl_node *node, fl_id operand, fl_sym type) {
  return fl_x_add_val(x, node, FL_VAL_CAST, 0, operand, type);
}

fl_id fl_x_given(fl_extract *x, const fl_node *node, fl_id operand) { return fl_x_add_val(x, node, FL_VAL_CAST, 1, operand, 0); }

fl_id fl_x_await(fl_extract *x, const fl_node *node, fl_id operand) {
  fl_x_flag_call(x, operand, FL_CALL_AWAITED);
  return fl_x_add_val(x, node, FL_VAL_AWAIT, 0, operand, 0);
}

fl_id fl_x_spread(fl_extract *x, const fl_node *node, fl_id operand) {
  return fl_x_add_val(x, node, FL_VAL_SPREAD, 0, operand, 0);
}

fl_id fl_x_lambda_value(fl_extract *x, const fl_node *node, fl_id func) {
  return fl_x_add_val(x, node, FL_VAL_LAMBDA, 0, func, 0);
}

fl_id fl_x_assigned_value(fl_extract *x, const fl_node *node, fl_id assign) {
  return fl_x_add_val(x, node, FL_VAL_ASSIGN, 0, assign, 0);
}

fl_id fl_x_type_value(fl_extract *x, const fl_node *node, fl_sym type) {
  return fl_x_add_val(x, node, FL_VAL_TYPE, 0, type, 0);
}

fl_id fl_x_dotted(fl_extract *x, const fl_node *node, fl_str dotted) {
  fl_str first, rest;
  bool more = fl_str_cut(dotted, '.', &first, &rest);
  fl_id id = fl_x_ref(x, node, fl_x_sym(x, first));
  while (more) {
    more = fl_str_cut(rest, '.', &first, &rest);
    id = fl_x_member(x, node, id, fl_x_sym(x, first));
  }
  return id;
}

// ---- values with parts ----------------------------------------------------------------------------------------------

static uint16_t capped(uint32_t n) { // longer literals are tables of data; the first 65,535 entries stand for them
  return n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
}

fl_id fl_x_group(fl_extract *x, const fl_node *node, enum fl_val_kind kind, const fl_id *items, uint32_t n) {
  n = capped(n);
  uint32_t first = n ? x->elems.n : 0;
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->elems, items[i]);
  fl_id id = fl_x_add_val(x, node, kind, 0, first, 0);
  x->values.at[id].n = (uint16_t)n;
  return id;
}

fl_id fl_x_format(fl_extract *x, const fl_node *node, enum fl_joining how, const fl_id *items, uint32_t n) {
  fl_id id = fl_x_group(x, node, FL_VAL_CONCAT, items, n);
  x->values.at[id].op = (uint8_t)how;
  return id;
}

// Makes a group of what was pushed to `pending_ids` since `base` and pops it. With `simplify` no part gives 0 and one part
// gives itself.
fl_id fl_x_pop_group(fl_extract *x, const fl_node *node, enum fl_val_kind kind, uint32_t base, bool simplify) {
  uint32_t n = x->pending_ids.n - base;
  const fl_id *items = x->pending_ids.at + base;
  x->pending_ids.n = base;
  if (simplify && n < 2) return n ? items[0] : 0;
  return fl_x_group(x, node, kind, items, n);
}

// One of several values, whichever it turns out to be: a tree of conditions without a test, so that none is deep.
static fl_id one_of(fl_extract *x, const fl_node *node, const fl_id *items, uint32_t n) {
  if (n < 2) return n ? items[0] : 0;
  fl_id left = one_of(x, node, items, n / 2), right = one_of(x, node, items + n / 2, n - n / 2);
  return fl_x_group(x, node, FL_VAL_COND, (fl_id[]){0, left, right}, 3);
}

fl_id fl_x_pop_alternatives(fl_extract *x, const fl_node *node, uint32_t base) {
  uint32_t n = x->pending_ids.n - base;
  x->pending_ids.n = base;
  return one_of(x, node, x->pending_ids.at + base, n);
}

fl_id fl_x_binop(fl_extract *x, const fl_node *node, enum fl_op op, fl_id left, fl_id right) {
  fl_id id = fl_x_group(x, node, FL_VAL_BINOP, (fl_id[]){left, right}, 2);
  x->values.at[id].op = (uint8_t)op;
  return id;
}

fl_id fl_x_map(fl_extract *x, const fl_node *node, const fl_entry *entries, uint32_t n) {
  n = capped(n);
  uint32_t first = n ? x->entries.n : 0;
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->entries, entries[i]);
  fl_id id = fl_x_add_val(x, node, FL_VAL_MAP, 0, first, 0);
  x->values.at[id].n = (uint16_t)n;
  return id;
}

// ---- parts one by one -----------------------------------------------------------------------------------------------

fl_gathering fl_x_gather(const fl_extract *x) {
  return (fl_gathering){x->pending_ids.n, x->pending_entries.n};
}

void fl_x_gather_item(fl_extract *x, fl_id id) {
  if (id) fl_array_push(&x->pending_ids, id);
}

void fl_x_gather_entry(fl_extract *x, fl_entry entry) {
  fl_array_push(&x->pending_entries, entry);
}

fl_id fl_x_gathered_list(fl_extract *x, const fl_node *node, enum fl_val_kind kind, const fl_gathering *g) {
  return fl_x_pop_group(x, node, kind, g->items, false);
}

fl_id fl_x_gathered_map(fl_extract *x, const fl_node *node, const fl_gathering *g) {
  uint32_t n = x->pending_entries.n - g->entries;
  x->pending_entries.n = g->entries;
  return fl_x_map(x, node, x->pending_entries.at + g->entries, n);
}
