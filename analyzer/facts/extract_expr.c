// Expressions that are no calls: names, literals, operators, lists, maps.
#include "facts/extract_core_p.h"

// ---- transparent nodes ----------------------------------------------------------------------------------------------

// One item stands for itself; several (`return a, b`) are a list.
fl_id fl_x_role_pass(fl_extract *x, const fl_node *node, bool stmt) {
  if (stmt) return fl_x_stmts(x, node), 0;
  uint32_t base = x->pending_ids.n;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    fl_id id = fl_x_value(x, c);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  return fl_x_pop_group(x, node, FL_VAL_LIST, base, true);
}

// ---- names and literals ---------------------------------------------------------------------------------------------

fl_id fl_x_role_ident(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_ref(x, node, fl_x_name(x, node));
}

fl_id fl_x_role_self(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_add_val(x, node, FL_VAL_SELF, 0, 0, 0);
}

fl_id fl_x_role_super(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_add_val(x, node, FL_VAL_SUPER, 0, 0, 0);
}

fl_id fl_x_role_int(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_lit(x, node, FL_LIT_INT, fl_x_plain_int(x, fl_x_text(x, node)));
}

fl_id fl_x_role_float(fl_extract *x, const fl_node *node, bool stmt) {
  if (stmt) return 0;
  fl_str text = fl_x_text(x, node);
  if (fl_str_ends_c(text, "f32") || fl_str_ends_c(text, "f64")) text = fl_str_slice(text, 0, text.n - 3);
  fl_buf_clear(&x->text);
  for (uint32_t i = 0; i < text.n; i++)
    if (text.at[i] != '_' && !(i + 1 == text.n && strchr("fFdDlLmM", text.at[i]))) fl_buf_add_char(&x->text, text.at[i]);
  return fl_x_lit(x, node, FL_LIT_FLOAT, fl_buf_str(&x->text));
}

fl_id fl_x_role_true(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_add_val(x, node, FL_VAL_LIT, FL_LIT_TRUE, 0, 0);
}

fl_id fl_x_role_false(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_add_val(x, node, FL_VAL_LIT, FL_LIT_FALSE, 0, 0);
}

fl_id fl_x_role_nil(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_add_val(x, node, FL_VAL_LIT, FL_LIT_NIL, 0, 0);
}

fl_id fl_x_role_typeref(fl_extract *x, const fl_node *node, bool stmt) {
  return stmt ? 0 : fl_x_type_value(x, node, fl_x_type(x, node, NULL));
}

// ---- strings --------------------------------------------------------------------------------------------------------

// A text in pieces gives its pieces; a format that is filled in is one of them.
static void push_operands(fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  if (val->kind != FL_VAL_CONCAT || val->op) {
    fl_array_push(&x->pending_ids, id);
    return;
  }
  for (uint32_t i = 0; i < val->n; i++) fl_array_push(&x->pending_ids, x->elems.at[val->a + i]);
}

static bool is_text_part(fl_role role) {
  return role == FL_ROLE_string || role == FL_ROLE_template;
}

// Text of [begin, end), a piece between two holes.
static void push_text(fl_extract *x, const fl_node *node, uint32_t begin, uint32_t end, bool raw) {
  if (begin >= end) return;
  fl_node piece = *node;
  piece.byte_begin = begin;
  piece.byte_end = end;
  fl_id id = fl_x_string(x, &piece, fl_x_text(x, &piece), raw);
  fl_array_push(&x->pending_ids, id);
}

static bool all_literal(const fl_extract *x, uint32_t base) {
  for (uint32_t i = base; i < x->pending_ids.n; i++)
    if (fl_x_val(x, x->pending_ids.at[i])->kind != FL_VAL_LIT) return false;
  return true;
}

// "one" "two" is one literal.
static fl_id join_literals(fl_extract *x, const fl_node *node, uint32_t base) {
  fl_buf_clear(&x->text);
  for (uint32_t i = base; i < x->pending_ids.n; i++)
    fl_buf_add(&x->text, fl_x_sym_text(x, fl_x_val(x, x->pending_ids.at[i])->a));
  x->pending_ids.n = base;
  return fl_x_string(x, node, fl_buf_str(&x->text), true);
}

// Holes are children of role pass; what stands between them is text. Adjacent strings are parts without text between.
static fl_id read_template(fl_extract *x, const fl_node *node) {
  bool raw = false, texts = true;
  fl_str inside = fl_x_inside_quotes(fl_x_text(x, node), &raw);
  if (x->source->text.at[node->byte_begin] == '`') raw = false; // only where it is a string does it stop escapes
  raw |= fl_x_attr_is(x, node, "raw");
  uint32_t at = (uint32_t)(inside.at - x->source->text.at), end = at + inside.n, base = x->pending_ids.n;
  FL_EACH_CHILD(child, node) {
    fl_role role = fl_x_role(x, child);
    if (role != FL_ROLE_pass && !is_text_part(role)) continue;
    if (is_text_part(role)) texts = false;
    if (texts) push_text(x, node, at, child->byte_begin, raw);
    at = child->byte_end;
    fl_id id = fl_x_value_or_other(x, child);
    if (is_text_part(role)) push_operands(x, id);
    else fl_array_push(&x->pending_ids, id);
  }
  if (texts) push_text(x, node, at, end, raw);
  if (!texts && all_literal(x, base)) return join_literals(x, node, base);
  return fl_x_pop_group(x, node, FL_VAL_CONCAT, base, false);
}

static bool has_parts(const fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_pass || is_text_part(fl_x_role(x, child))) return true;
  return false;
}

fl_id fl_x_role_string(fl_extract *x, const fl_node *node, bool stmt) {
  if (has_parts(x, node)) return read_template(x, node);
  if (stmt) return 0;
  bool raw = fl_x_attr_is(x, node, "raw"), by_quote = raw;
  fl_str inside = fl_x_inside_quotes(fl_x_text(x, node), &by_quote);
  return fl_x_string(x, node, inside, by_quote);
}

fl_id fl_x_role_template(fl_extract *x, const fl_node *node, bool stmt) {
  if (has_parts(x, node)) return read_template(x, node);
  if (stmt) return 0;
  bool ignored = false; // a template without holes is a plain string whose escapes count
  return fl_x_string(x, node, fl_x_inside_quotes(fl_x_text(x, node), &ignored), fl_x_attr_is(x, node, "raw"));
}

// ---- access ---------------------------------------------------------------------------------------------------------

fl_id fl_x_role_member(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id base = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_base));
  fl_sym name = fl_x_name(x, fl_x_slot(x, node, FL_SLOT_name));
  return base ? fl_x_member(x, node, base, name) : fl_x_ref(x, node, name);
}

fl_id fl_x_role_index(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id base = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_base));
  uint32_t parts = x->pending_ids.n; // x[a, b] has a list for its index
  fl_slot_walk walk;
  for (const fl_node *i = fl_x_first(x, node, FL_SLOT_index, &walk); i; i = fl_x_next(x, &walk)) {
    fl_id id = fl_x_value(x, i);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  fl_id index = fl_x_pop_group(x, node, FL_VAL_LIST, parts, true);
  return fl_x_index(x, node, base, index);
}

// ---- lists and maps -------------------------------------------------------------------------------------------------

fl_id fl_x_role_list(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  uint32_t base = x->pending_ids.n;
  fl_x_expected outer = fl_x_expect(x, x->at.element, 0); // what is expected of the whole is not expected of its parts
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    if (fl_x_role(x, c) == FL_ROLE_comment) continue;
    fl_id id = fl_x_value_or_other(x, c);
    fl_array_push(&x->pending_ids, id);
  }
  fl_x_expect(x, outer.elided, outer.element);
  return fl_x_pop_group(x, node, FL_VAL_LIST, base, false);
}

// A key that says its own text: a name, or a string without holes.
static bool constant_key(fl_extract *x, const fl_node *key, fl_sym *out) {
  fl_role role = fl_x_role(x, key);
  if (role == FL_ROLE_string && !has_parts(x, key)) {
    bool raw = fl_x_attr_is(x, key, "raw");
    fl_str inside = fl_x_inside_quotes(fl_x_text(x, key), &raw);
    *out = fl_x_sym(x, raw ? inside : fl_x_decode(x, inside));
    return true;
  }
  if (role == FL_ROLE_int || (role == FL_ROLE_none && key->size == 1)) return *out = fl_x_name(x, key), true;
  return false;
}

static fl_entry read_pair(fl_extract *x, const fl_node *pair) {
  fl_entry entry = {0};
  const fl_node *key = fl_x_unwrap(x, fl_x_slot(x, pair, FL_SLOT_key));
  if (key && !constant_key(x, key, &entry.key)) {
    entry.key_val = fl_x_value(x, key);
    const fl_val *val = fl_x_val(x, entry.key_val);
    if (val->kind == FL_VAL_REF && fl_x_attr_is(x, pair, "names")) entry.key = val->a, entry.key_val = 0;
    if (val->kind == FL_VAL_LIT && val->op == FL_LIT_STRING) entry.key = val->a, entry.key_val = 0;
  }
  const fl_node *value = fl_x_slot(x, pair, FL_SLOT_value);
  entry.val = fl_x_value_or_other(x, value ? value : pair); // {a:} means {a: a}; the pair's hook knows
  return entry;
}

static fl_entry read_entry(fl_extract *x, const fl_node *item) {
  switch (fl_x_role(x, item)) {
  case FL_ROLE_pair: case FL_ROLE_kwarg: return read_pair(x, item);
  case FL_ROLE_ident: return (fl_entry){.key = fl_x_name(x, item), .val = fl_x_value(x, item)}; // {a} means {a: a}
  case FL_ROLE_func: { // a method among the entries
    fl_entry entry = {0};
    const fl_node *key = fl_x_unwrap(x, fl_x_slot(x, item, FL_SLOT_name));
    if (key && !constant_key(x, key, &entry.key)) entry.key_val = fl_x_value(x, key);
    entry.val = fl_x_role_lambda(x, item, false);
    return entry;
  }
  default: return (fl_entry){.val = fl_x_value_or_other(x, item)};
  }
}

fl_id fl_x_role_map(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  uint32_t base = x->pending_entries.n;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    if (fl_x_role(x, c) == FL_ROLE_comment) continue;
    fl_entry entry = read_entry(x, c);
    fl_array_push(&x->pending_entries, entry);
  }
  uint32_t n = x->pending_entries.n - base;
  x->pending_entries.n = base;
  return fl_x_map(x, node, x->pending_entries.at + base, n);
}

// Met outside a map (a composite literal without type): the value counts.
fl_id fl_x_role_pair(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return fl_x_slot_value(x, node, FL_SLOT_value);
}

fl_id fl_x_role_spread(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return fl_x_spread(x, node, fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_value)));
}

// ---- operators ------------------------------------------------------------------------------------------------------

fl_id fl_x_role_cond(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id parts[3];
  parts[0] = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_test));
  parts[1] = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_then));
  parts[2] = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_else));
  return fl_x_group(x, node, FL_VAL_COND, parts, 3);
}

static bool is_text(const fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  return val->kind == FL_VAL_CONCAT || (val->kind == FL_VAL_LIT && val->op == FL_LIT_STRING);
}

// Binary operators nest to the left, hundreds deep in generated text, so the spine is walked down first and then built
// upwards. A sum with text in it becomes one CONCAT of all its operands.
static const fl_node *push_spine(fl_extract *x, const fl_node *node) {
  for (;;) {
    fl_array_push(&x->spine, node);
    const fl_node *left = fl_x_slot(x, node, FL_SLOT_left);
    if (!left || left->kind != node->kind || fl_x_row(x, left)->hook) return left;
    node = left;
  }
}

typedef struct sum {
  fl_id id;      // value so far, when no text was met
  bool text;     // the operands so far wait in pending_ids
  uint32_t base; // from here on
} sum;

static void push_formatted(fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  if (val->kind != FL_VAL_LIST) {
    push_operands(x, id);
    return;
  }
  for (uint32_t i = 0; i < val->n; i++) push_operands(x, x->elems.at[fl_x_val(x, id)->a + i]);
}

static void add_operand(fl_extract *x, sum *s, const fl_node *node, fl_id right) {
  enum fl_op op = fl_x_op(x, node);
  if (op == FL_OP_ADD && (s->text || is_text(x, s->id) || is_text(x, right))) {
    if (!s->text) push_operands(x, s->id);
    push_operands(x, right);
    s->text = true;
    return;
  }
  if (s->text) s->id = fl_x_pop_group(x, node, FL_VAL_CONCAT, s->base, false);
  s->text = false;
  if (op == FL_OP_MOD && is_text(x, s->id)) { // "at %s" % host
    push_operands(x, s->id);
    push_formatted(x, right);
    s->id = fl_x_pop_group(x, node, FL_VAL_CONCAT, s->base, false);
    x->values.at[s->id].op = FL_JOINS_PRINTF;
    return;
  }
  s->id = fl_x_binop(x, node, op ? op : FL_OP_OTHER, s->id, right);
}

fl_id fl_x_role_binop(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  uint32_t spine = x->spine.n;
  const fl_node *first = push_spine(x, node);
  sum s = {.id = fl_x_value_or_other(x, first), .base = x->pending_ids.n};
  while (x->spine.n > spine) {
    const fl_node *at = fl_array_pop(&x->spine);
    add_operand(x, &s, at, fl_x_value_or_other(x, fl_x_slot(x, at, FL_SLOT_right)));
  }
  return s.text ? fl_x_pop_group(x, node, FL_VAL_CONCAT, s.base, false) : s.id;
}

static fl_id negate(fl_extract *x, const fl_node *node, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  bool number = val->kind == FL_VAL_LIT && (val->op == FL_LIT_INT || val->op == FL_LIT_FLOAT);
  if (!number) return fl_x_unary(x, node, FL_OP_NEG, id);
  enum fl_lit lit = (enum fl_lit)val->op;
  fl_buf_clear(&x->text);
  fl_buf_add_char(&x->text, '-');
  fl_buf_add(&x->text, fl_x_sym_text(x, val->a));
  return fl_x_lit(x, node, lit, fl_buf_str(&x->text));
}

// Negation and address matter; dereference and plus do not.
fl_id fl_x_role_unary(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  enum fl_op op = fl_x_op(x, node);
  const fl_node *operand = fl_x_slot(x, node, FL_SLOT_value);
  fl_id id = fl_x_value_or_other(x, operand);
  if (op == FL_OP_MUL || op == FL_OP_ADD || op == FL_OP_NONE) return id;
  if (op == FL_OP_SUB) return negate(x, node, id);
  if (op == FL_OP_BITAND) op = FL_OP_ADDRESS;
  return fl_x_unary(x, node, op, id);
}

fl_id fl_x_role_cast(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_sym type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), NULL);
  return fl_x_cast(x, node, fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_value)), type);
}

fl_id fl_x_role_await(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return fl_x_await(x, node, fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_value)));
}

fl_id fl_x_role_yield(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_x_generator(x);
  fl_id id = fl_x_slot_value(x, node, FL_SLOT_value);
  return fl_x_group(x, node, FL_VAL_OTHER, &id, id ? 1 : 0);
}
