// Operators and calls between operands: a + b, actor ! message, a retry b + c.
//
// The grammar binds them from left to right, whatever they are. Here the first sign of an operator says how strongly it binds; words
// bind least. An operator that is no word is arithmetic or something that nobody asks about, unless it sends a message.
#include "scala.h"

#include <string.h>

enum { MOST_OPERATORS = 48 };

// ---- the chain ------------------------------------------------------------------------------------------------------

typedef struct chain { // a op b op c
  const fl_node *operands[MOST_OPERATORS + 1], *ops[MOST_OPERATORS];
  uint32_t n, at; // operators; the operand that comes next
} chain;

static const fl_node *left_of(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "infix_expression") ? fl_x_slot(x, node, FL_SLOT_a) : NULL;
}

// Of a longer chain the first part stays one operand.
static chain collect(const fl_extract *x, const fl_node *node) {
  chain c = {.n = 0};
  const fl_node *first = node;
  for (const fl_node *l; c.n < MOST_OPERATORS && (l = left_of(x, first)); first = l) c.n++;
  c.operands[0] = first;
  first = node;
  for (uint32_t i = c.n; i > 0; i--, first = left_of(x, first))
    c.ops[i - 1] = fl_x_slot(x, first, FL_SLOT_b), c.operands[i] = fl_x_slot(x, first, FL_SLOT_c);
  return c;
}

static int strength(fl_str op) {
  static const char *const levels[] = {"|", "^", "&", "=!", "<>", ":", "+-", "*/%", NULL};
  char first = op.n ? op.at[0] : 'a';
  if (first == '_' || first == '`' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first & 0x80) return 1;
  bool assigns = op.n > 1 && fl_str_ends_c(op, "=") && !strchr("=!<>", first);
  if (assigns) return 0;
  for (int i = 0; levels[i]; i++)
    if (strchr(levels[i], first)) return i + 2;
  return 10;
}

// ---- one operation --------------------------------------------------------------------------------------------------

static const struct { const char *text; enum fl_op op; } operators[] = {
    {"+", FL_OP_ADD}, {"-", FL_OP_SUB}, {"*", FL_OP_MUL}, {"/", FL_OP_DIV}, {"%", FL_OP_MOD}, {"<", FL_OP_LT}, {"<=", FL_OP_LE},
    {">", FL_OP_GT}, {">=", FL_OP_GE}, {"==", FL_OP_EQ}, {"eq", FL_OP_EQ}, {"===", FL_OP_EQ}, {"!=", FL_OP_NE}, {"ne", FL_OP_NE},
    {"=!=", FL_OP_NE}, {"&&", FL_OP_AND}, {"||", FL_OP_OR}, {"&", FL_OP_BITAND}, {"|", FL_OP_BITOR}, {"<<", FL_OP_SHL},
};

static enum fl_op op_of(fl_str text) {
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (fl_str_eq_c(text, operators[i].text)) return operators[i].op;
  return FL_OP_NONE;
}

static bool is_text(const fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  return val->kind == FL_VAL_CONCAT || (val->kind == FL_VAL_LIT && val->op == FL_LIT_STRING);
}

// Limits.recurs(3) && pause: what both sides say of something, and not whether it is true.
static bool is_made(const fl_extract *x, fl_id id) {
  const fl_val *v = fl_x_val(x, id);
  fl_str text = fl_x_text_between(x, v->byte_begin, v->byte_end);
  return v->kind == FL_VAL_CALL && text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

static bool combines(const fl_extract *x, enum fl_op op, fl_id left, fl_id right) {
  if (op != FL_OP_AND && op != FL_OP_OR) return false;
  uint8_t l = fl_x_val(x, left)->kind, r = fl_x_val(x, right)->kind;
  bool values = (l == FL_VAL_CALL || l == FL_VAL_REF || l == FL_VAL_OTHER) && (r == FL_VAL_CALL || r == FL_VAL_REF || r == FL_VAL_OTHER);
  return values && (is_made(x, left) || is_made(x, right));
}

static fl_id operation(fl_extract *x, const fl_node *place, fl_str text, fl_id left, fl_id right) {
  fl_id parts[] = {left, right};
  enum fl_op op = op_of(text);
  if (combines(x, op, left, right)) return fl_x_group(x, place, FL_VAL_OTHER, parts, 2);
  if (fl_str_eq_c(text, "->")) return fl_x_group(x, place, FL_VAL_LIST, parts, 2);
  if (op == FL_OP_ADD && (is_text(x, left) || is_text(x, right))) return fl_x_group(x, place, FL_VAL_CONCAT, parts, 2);
  return op ? fl_x_binop(x, place, op, left, right) : fl_x_group(x, place, FL_VAL_OTHER, parts, 2);
}

// Words, and names that are no words by which messages are sent: actor ! message, actor ? message.
static bool is_method(fl_str name) {
  return (strength(name) == 1 && !op_of(name)) || fl_str_eq_c(name, "!") || fl_str_eq_c(name, "?");
}

static fl_node place_of(const fl_node *first, const fl_node *last) {
  fl_node place = *first;
  place.byte_end = last->byte_end;
  return place;
}

static fl_id read_level(fl_extract *x, chain *c, int least);

// Is the right operand of the operator in front of it by itself?
static bool is_alone(const fl_extract *x, const chain *c, int level) {
  return c->at == c->n || strength(fl_x_text(x, c->ops[c->at])) <= level;
}

static fl_id method(fl_extract *x, chain *c, const fl_node *first, fl_id left, const fl_node *name) {
  const fl_node *operand = c->operands[c->at];
  int level = strength(fl_x_text(x, name));
  fl_node place = place_of(first, operand);
  if (is_alone(x, c, level)) return scala_member_call(x, &place, left, name, operand);
  fl_call_draft draft = scala_open_member(x, &place, left, name);
  fl_x_arg(x, 0, read_level(x, c, level + 1));
  fl_x_call(x, &draft)->span.byte_end = c->operands[c->at]->byte_end;
  return fl_x_call_close(x, &draft);
}

// Operators that bind at least so strongly, from left to right.
static fl_id read_level(fl_extract *x, chain *c, int least) {
  const fl_node *first = c->operands[c->at];
  fl_id left = scala_value(x, first);
  while (c->at < c->n) {
    const fl_node *name = c->ops[c->at];
    fl_str text = fl_x_text(x, name);
    int level = strength(text);
    if (level < least) break;
    c->at++;
    if (is_method(text)) {
      left = method(x, c, first, left, name);
    } else {
      fl_id right = read_level(x, c, level + 1);
      fl_node place = place_of(first, c->operands[c->at]);
      left = operation(x, &place, text, left, right);
    }
  }
  return left;
}

// ---- n += 1 ---------------------------------------------------------------------------------------------------------

static bool is_update(const fl_extract *x, const chain *c) {
  fl_str op = fl_x_text(x, c->ops[0]);
  return strength(op) == 0 && fl_x_is(x, c->operands[0], "identifier");
}

static fl_id update(fl_extract *x, const fl_node *node, chain *c) {
  fl_str text = fl_x_text(x, c->ops[0]);
  const fl_node *target = c->operands[0];
  fl_id before = scala_value(x, target);
  c->at = 1;
  fl_id by = read_level(x, c, 0);
  fl_x_bind(x, target, operation(x, node, fl_str_slice(text, 0, text.n - 1), before, by), -1, 0, node);
  return 0;
}

fl_id fl_scala_infix(fl_extract *x, const fl_node *node) {
  chain c = collect(x, node);
  for (uint32_t i = 0; i < c.n; i++)
    if (!c.ops[i] || !c.operands[i + 1]) return scala_nothing(x, node); // broken text
  if (!c.n) return 0;
  return is_update(x, &c) ? update(x, node, &c) : read_level(x, &c, 0);
}
