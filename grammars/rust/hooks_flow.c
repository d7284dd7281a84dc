// Control flow: blocks with values, `?`, if let, match, loops.
//
// Success and failure are spelled as `Ok` and `Err`. Wherever the language tells them apart (`?`, patterns, is_err), the branches say so, and
// of which call. A match is a tree of branches: what follows an arm with a guard runs only where the guard did not hold.
#include "hooks_p.h"

#include <string.h>

static bool is_kind(const fl_extract *x, const fl_node *node, const char *kind) { return node && fl_x_is(x, node, kind); }

// ---- branches -----------------------------------------------------------------------------------------------------------

typedef struct test {
  fl_id val;
  rust_outcome_kind outcome;
  fl_id of; // the call whose outcome it is
} test;

static uint8_t outcome_row(rust_outcome_kind kind) {
  return kind == RUST_SUCCESS ? FL_OUTCOME_SUCCESS : kind == RUST_FAILURE ? FL_OUTCOME_FAILURE : FL_OUTCOME_NONE;
}

static rust_outcome_kind opposite(rust_outcome_kind kind) {
  return kind == RUST_SUCCESS ? RUST_FAILURE : kind == RUST_FAILURE ? RUST_SUCCESS : RUST_NEITHER;
}

static fl_id open_branch(fl_extract *x, const fl_node *node, enum fl_branch_sense sense, test t) {
  fl_id id = fl_x_region_open(x, FL_REGION_BRANCH, node);
  fl_region *region = fl_x_region_at(x, id);
  region->form = (uint8_t)sense;
  region->test = t.val;
  region->outcome = outcome_row(t.outcome);
  region->of = t.outcome ? t.of : 0;
  return id;
}

static test flipped(test t) {
  t.outcome = opposite(t.outcome);
  return t;
}

static test of_pattern(fl_extract *x, const fl_node *pattern, fl_id value) {
  test t = {.outcome = rust_pattern_outcome(x, pattern)};
  if (t.outcome) t.of = fl_x_call_behind(x, value);
  return t;
}

// result.is_err(), !result.is_ok(), alone or joined by &&.
static test of_value(fl_extract *x, fl_id value, int depth) {
  test t = {.val = value};
  const fl_val *val = fl_x_val(x, value);
  if (depth > 8) return t;
  if (val->kind == FL_VAL_UNARY && val->op == FL_OP_NOT) {
    t = flipped(of_value(x, val->a, depth + 1));
  } else if (val->kind == FL_VAL_CALL) {
    fl_id call = fl_x_call_behind(x, value);
    fl_str name;
    fl_id recv = fl_x_receiver(x, call, &name);
    bool err = fl_str_eq_c(name, "is_err"), ok = fl_str_eq_c(name, "is_ok");
    if (recv && (err || ok)) t.outcome = err ? RUST_FAILURE : RUST_SUCCESS, t.of = fl_x_call_behind(x, recv);
  }
  t.val = value;
  return t;
}

// ---- attributes in front of statements ------------------------------------------------------------------------------------

bool rust_is_conditional(const fl_extract *x) {
  for (uint32_t i = 0; i < fl_x_n_waiting(x); i++)
    if (fl_str_eq_c(fl_x_sym_text(x, fl_x_waiting(x, i)->name), "cfg")) return true;
  return false;
}

fl_id rust_conditional_open(fl_extract *x, const fl_node *node) {
  fl_x_forget_waiting(x);
  fl_id region = fl_x_region_open(x, FL_REGION_BRANCH, node);
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  fl_x_region_at(x, region)->flags |= FL_REGION_CONDITIONAL;
  return region;
}

// ---- blocks ---------------------------------------------------------------------------------------------------------------

static bool ends_with_semicolon(const fl_extract *x, const fl_node *node) {
  return fl_str_ends_c(fl_x_text(x, node), ";");
}

static bool is_value(const fl_extract *x, const fl_node *node) { // what may be a block's value when it stands last
  static const char *const others[] = {"let_declaration", "use_declaration", "attribute_item", "inner_attribute_item", "label",
                                       "associated_type", NULL};
  if (is_kind(x, node, "expression_statement")) return !ends_with_semicolon(x, node);
  for (const char *const *kind = others; *kind; kind++)
    if (is_kind(x, node, *kind)) return false;
  switch (fl_x_role(x, node)) {
  case FL_ROLE_skip: case FL_ROLE_comment: case FL_ROLE_import: case FL_ROLE_func: case FL_ROLE_type: case FL_ROLE_extend: case FL_ROLE_var:
    return false;
  default: return true;
  }
}

static const fl_node *last_of(const fl_extract *x, const fl_node *block) {
  const fl_node *last = NULL;
  for (uint32_t i = 1; fl_x_nth(x, block, i); i++) last = fl_x_nth(x, block, i);
  return last && is_value(x, last) ? last : NULL;
}

// `async move { ... }` as the last expression of a function, perhaps in a box, runs when the function's result is awaited: as its body.
static const fl_node *own_future(fl_extract *x, const fl_node *last) {
  if (fl_x_region_at(x, fl_x_region(x))->kind != FL_REGION_BODY) return NULL;
  last = fl_x_unwrap(x, last);
  if (is_kind(x, last, "call_expression")) {
    const fl_node *fn = fl_x_slot(x, last, FL_SLOT_fn), *args = fl_x_slot(x, last, FL_SLOT_args);
    bool boxes = fn && fl_str_eq_c(fl_x_text(x, fn), "Box::pin");
    last = boxes && args ? fl_x_nth(x, args, 1) : is_kind(x, fn, "field_expression") ? fl_x_slot(x, fn, FL_SLOT_base) : NULL;
  }
  return is_kind(x, last, "async_block") ? fl_x_slot(x, last, FL_SLOT_body) : NULL;
}

fl_id rust_block(fl_extract *x, const fl_node *block) {
  const fl_node *last = last_of(x, block);
  FL_EACH_CHILD(child, block) {
    if (child == last || is_kind(x, child, "label")) continue;
    fl_x_stmt(x, child);
  }
  if (!last) return 0;
  if (rust_is_conditional(x)) {
    fl_id region = rust_conditional_open(x, last), value = fl_x_value(x, last);
    fl_x_region_close(x, region);
    return value;
  }
  fl_x_forget_waiting(x);
  const fl_node *future = own_future(x, last);
  return future ? rust_block(x, future) : fl_x_value(x, last);
}

// A region of its own, unless the construct that the block belongs to has just opened one for it.
static bool has_region(fl_extract *x, const fl_node *block) {
  const fl_region *region = fl_x_region_at(x, fl_x_region(x));
  bool body = region->kind == FL_REGION_BODY && region->span.byte_begin <= block->byte_begin;
  return (body || region->kind == FL_REGION_LOOP) && region->span.byte_end == block->byte_end;
}

fl_id fl_rust_block(fl_extract *x, const fl_node *node) {
  if (has_region(x, node)) return rust_block(x, node);
  FL_EACH_CHILD(child, node)
    if (is_kind(x, child, "label")) fl_x_label(x, fl_x_name(x, child));
  fl_id region = fl_x_region_open(x, FL_REGION_BLOCK, node), value = rust_block(x, node);
  fl_x_region_close(x, region);
  return value;
}

fl_id fl_rust_statement(fl_extract *x, const fl_node *node) {
  if (!fl_x_n_waiting(x)) return fl_x_default(x, node);
  bool conditional = rust_is_conditional(x);
  fl_x_forget_waiting(x);
  fl_id region = conditional ? rust_conditional_open(x, node) : 0, value = fl_x_default(x, node);
  if (region) fl_x_region_close(x, region);
  return value;
}

// ---- let ------------------------------------------------------------------------------------------------------------------

static void read_alternative(fl_extract *x, const fl_node *block, const fl_node *pattern, fl_id value) {
  test t = of_pattern(x, pattern, value);
  fl_id region = open_branch(x, block, FL_SENSE_ELSE, flipped(t));
  rust_block(x, block);
  fl_x_region_close(x, region);
}

static void declare(fl_extract *x, const fl_node *node, const fl_node *pattern, fl_id value) {
  fl_sym arg = 0, type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_b), &arg);
  const fl_node *name = is_kind(x, pattern, "mut_pattern") ? fl_x_nth(x, pattern, 2) : pattern;
  if (!is_kind(x, name, "identifier")) rust_bind(x, pattern, value, FL_BIND_DECLARE, node);
  else if (value) fl_x_declare_var(x, name, type, arg, value, node);
  else fl_x_var(x, name, type, arg, 0);
}

fl_id fl_rust_let(fl_extract *x, const fl_node *node) {
  fl_id region = rust_is_conditional(x) ? rust_conditional_open(x, node) : 0;
  fl_x_forget_waiting(x);
  const fl_node *pattern = fl_x_slot(x, node, FL_SLOT_a), *written = fl_x_slot(x, node, FL_SLOT_c);
  const fl_node *other = fl_x_slot(x, node, FL_SLOT_d);
  fl_id value = fl_x_value(x, written);
  if (written && !value) value = fl_x_group(x, written, FL_VAL_OTHER, NULL, 0);
  if (other) read_alternative(x, other, pattern, value);
  if (pattern) declare(x, node, pattern, value);
  if (region) fl_x_region_close(x, region);
  return 0;
}

// ---- conditions -----------------------------------------------------------------------------------------------------------

enum { MAX_PARTS = 8 };
typedef struct condition {
  test t;
  bool alone; // of several parts joined by && nobody knows which one does not hold
  uint32_t n;
  const fl_node *patterns[MAX_PARTS];
  fl_id values[MAX_PARTS];
} condition;

static void read_part(fl_extract *x, const fl_node *node, condition *c) {
  bool let = is_kind(x, node, "let_condition");
  const fl_node *pattern = let ? fl_x_slot(x, node, FL_SLOT_a) : NULL;
  fl_id value = fl_x_value(x, let ? fl_x_slot(x, node, FL_SLOT_b) : node);
  if (!value) value = fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  test t = let ? of_pattern(x, pattern, value) : of_value(x, value, 0);
  bool called = fl_x_val(x, value)->kind == FL_VAL_CALL || fl_x_val(x, value)->kind == FL_VAL_AWAIT;
  if (let) t.val = called ? value : fl_x_group(x, node, FL_VAL_OTHER, &value, 1);
  if (c->t.val) t.val = fl_x_binop(x, node, FL_OP_AND, c->t.val, t.val);
  if (c->t.outcome) t.outcome = c->t.outcome, t.of = c->t.of;
  c->t = t;
  if (!let || c->n == MAX_PARTS) return;
  c->patterns[c->n] = pattern;
  c->values[c->n++] = value;
}

static condition read_condition(fl_extract *x, const fl_node *node) {
  condition c = {.alone = true};
  if (!node) return c;
  if (!is_kind(x, node, "let_chain")) return read_part(x, node, &c), c;
  c.alone = false;
  for (uint32_t i = 1; fl_x_nth(x, node, i); i++) {
    read_part(x, fl_x_nth(x, node, i), &c);
    for (uint32_t k = 0; k < c.n; k++) { // later parts may use what earlier ones bind
      if (c.patterns[k]) rust_bind(x, c.patterns[k], c.values[k], FL_BIND_DECLARE, node);
      c.patterns[k] = NULL;
    }
  }
  return c;
}

static void bind_condition(fl_extract *x, const condition *c, const fl_node *span) {
  for (uint32_t i = 0; i < c->n; i++)
    if (c->patterns[i]) rust_bind(x, c->patterns[i], c->values[i], FL_BIND_DECLARE, span);
}

// As a value by itself: the condition of a guard, or something that the grammar lets stand alone.
fl_id fl_rust_let_condition(fl_extract *x, const fl_node *node) {
  condition c = read_condition(x, node);
  bind_condition(x, &c, node);
  return c.t.val;
}

fl_id fl_rust_let_chain(fl_extract *x, const fl_node *node) {
  return fl_rust_let_condition(x, node);
}

// One of two values; where one way has none (it leaves), the other.
static fl_id either(fl_extract *x, const fl_node *node, fl_id test_val, fl_id one, fl_id other) {
  if (!one || !other) return one ? one : other;
  return fl_x_group(x, node, FL_VAL_COND, (fl_id[]){test_val, one, other}, 3);
}

static fl_id read_else(fl_extract *x, const fl_node *clause, const condition *c) {
  const fl_node *inner = fl_x_nth(x, clause, 1);
  test t = c->alone ? flipped(c->t) : (test){.val = c->t.val};
  fl_id region = open_branch(x, clause, FL_SENSE_ELSE, t);
  fl_id value = is_kind(x, inner, "block") ? rust_block(x, inner) : fl_x_value(x, inner);
  fl_x_region_close(x, region);
  return value;
}

fl_id fl_rust_if(fl_extract *x, const fl_node *node) {
  bool stmt = fl_x_is_stmt(x);
  condition c = read_condition(x, fl_x_slot(x, node, FL_SLOT_a));
  const fl_node *then = fl_x_slot(x, node, FL_SLOT_b), *other = fl_x_slot(x, node, FL_SLOT_c);
  fl_id value = 0, other_value = 0;
  if (then) {
    fl_id region = open_branch(x, then, FL_SENSE_THEN, c.t);
    bind_condition(x, &c, fl_x_slot(x, node, FL_SLOT_a));
    value = rust_block(x, then);
    fl_x_region_close(x, region);
  }
  if (other) other_value = read_else(x, other, &c);
  return stmt || !other ? 0 : either(x, node, c.t.val, value, other_value);
}

// ---- match ----------------------------------------------------------------------------------------------------------------

typedef struct arms {
  fl_id subject, of; // the call whose outcome the arms tell apart
  fl_id value;       // of the arms so far
  bool success_seen, failure_seen;
  uint32_t open;     // else branches of guards that reach to the end
} arms;

static bool is_wildcard(const fl_extract *x, const fl_node *pattern) {
  fl_str text = fl_x_text(x, pattern);
  uint32_t n = 0;
  while (n < text.n && ((text.at[n] >= 'a' && text.at[n] <= 'z') || text.at[n] == '_')) n++;
  return n == text.n || (n && text.at[n] == ' ' && fl_str_starts_c(fl_str_trim(fl_str_from_pos(text, n)), "if"));
}

static rust_outcome_kind arm_outcome(const fl_extract *x, const arms *a, const fl_node *whole, const fl_node *pattern) {
  if (!is_wildcard(x, whole)) return rust_pattern_outcome(x, pattern);
  return a->success_seen && !a->failure_seen ? RUST_FAILURE : a->failure_seen && !a->success_seen ? RUST_SUCCESS : RUST_NEITHER;
}

static fl_id open_arm(fl_extract *x, const fl_node *arm, const arms *a, rust_outcome_kind outcome) {
  if (outcome) return open_branch(x, arm, FL_SENSE_THEN, (test){.outcome = outcome, .of = a->of});
  return fl_x_region_open(x, FL_REGION_CASE, arm);
}

static fl_id arm_body(fl_extract *x, const fl_node *body) {
  return is_kind(x, body, "block") ? rust_block(x, body) : fl_x_value(x, body);
}

static test read_guard(fl_extract *x, const fl_node *guard) {
  fl_id value = fl_x_value(x, guard);
  test t = of_value(x, value ? value : fl_x_group(x, guard, FL_VAL_OTHER, NULL, 0), 0);
  t.outcome = RUST_NEITHER;
  return t;
}

static void read_arm(fl_extract *x, const fl_node *arm, const fl_node *end, arms *a) {
  const fl_node *whole = fl_x_slot(x, arm, FL_SLOT_a), *body = fl_x_slot(x, arm, FL_SLOT_b);
  if (!whole) return;
  const fl_node *guard = fl_x_slot(x, whole, FL_SLOT_b), *pattern = fl_x_slot(x, whole, FL_SLOT_a);
  if (pattern == guard) pattern = NULL; // `_` leaves no node
  rust_outcome_kind outcome = arm_outcome(x, a, whole, pattern);
  fl_id region = open_arm(x, arm, a, outcome), value;
  rust_bind(x, pattern, a->subject, FL_BIND_DECLARE, pattern);
  test t = {0};
  if (guard) {
    t = read_guard(x, guard);
    fl_id then = open_branch(x, arm, FL_SENSE_THEN, t);
    value = arm_body(x, body);
    fl_x_region_close(x, then);
  } else {
    value = arm_body(x, body);
    a->success_seen |= outcome == RUST_SUCCESS;
    a->failure_seen |= outcome == RUST_FAILURE;
  }
  fl_x_region_close(x, region);
  a->value = either(x, arm, a->subject, a->value, value);
  if (!guard || arm->byte_end >= end->byte_end) return;
  fl_node rest = *arm;
  rest.byte_begin = arm->byte_end, rest.byte_end = end->byte_end;
  open_branch(x, &rest, FL_SENSE_ELSE, t);
  a->open++;
}

fl_id fl_rust_match(fl_extract *x, const fl_node *node) {
  bool stmt = fl_x_is_stmt(x);
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_b);
  arms a = {.subject = fl_x_slot_value(x, node, FL_SLOT_a)};
  if (!a.subject) a.subject = fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  a.of = fl_x_call_behind(x, a.subject);
  fl_id region = fl_x_region_open(x, FL_REGION_SWITCH, node);
  fl_x_region_at(x, region)->test = a.subject;
  if (body)
    FL_EACH_CHILD(arm, body)
      if (is_kind(x, arm, "match_arm")) read_arm(x, arm, body, &a);
  while (a.open--) fl_x_region_close(x, fl_x_region(x));
  fl_x_region_close(x, region);
  return stmt ? 0 : a.value;
}

// ---- ? and await ----------------------------------------------------------------------------------------------------------

// A failure leaves the function.
fl_id fl_rust_try(fl_extract *x, const fl_node *node) {
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_a);
  fl_node mark = *node;
  mark.byte_begin = node->byte_end - 1;
  fl_id region = open_branch(x, &mark, FL_SENSE_THEN, (test){.outcome = RUST_FAILURE, .of = value ? fl_x_call_behind(x, value) : 0});
  fl_x_exit(x, &mark, FL_EXIT_RETURN, 0, 0);
  fl_x_region_close(x, region);
  return value;
}

// async { ... }.await runs the block here.
fl_id fl_rust_await(fl_extract *x, const fl_node *node) {
  const fl_node *operand = fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_value));
  if (!is_kind(x, operand, "async_block")) return fl_x_default(x, node);
  fl_id block = fl_x_value(x, operand);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = block;
  return fl_x_await(x, node, fl_x_call_close(x, &draft));
}

// A function or closure that gives a future back, which is run for what it is: the future's code is the function's own.
fl_id fl_rust_async(fl_extract *x, const fl_node *node) {
  const fl_region *region = fl_x_region_at(x, fl_x_region(x));
  fl_node before = *node, after = *node;
  before.byte_begin = region->span.byte_begin, before.byte_end = node->byte_begin;
  after.byte_begin = node->byte_end, after.byte_end = region->span.byte_end;
  bool body = region->kind == FL_REGION_BODY && region->span.byte_begin <= node->byte_begin && node->byte_end <= region->span.byte_end;
  if (!body) return fl_x_default(x, node);
  fl_str head = fl_str_trim(fl_x_text(x, &before)), tail = fl_str_trim(fl_x_text(x, &after));
  if (head.n && head.at[0] == '{' && fl_str_ends_c(tail, "}")) tail = fl_str_trim(fl_str_slice(tail, 0, tail.n - 1));
  bool pinned = fl_str_ends_c(head, "Box::pin(") && fl_str_eq_c(tail, ")");
  if (pinned) head = fl_str_trim(fl_str_slice(head, 0, head.n - 9)), tail.n = 0;
  bool whole = !tail.n && (!head.n || strchr("{;}", head.at[head.n - 1]));
  return whole ? rust_block(x, fl_x_slot(x, node, FL_SLOT_body)) : fl_x_default(x, node);
}

// ---- loops ----------------------------------------------------------------------------------------------------------------

static fl_id open_loop(fl_extract *x, const fl_node *node, enum fl_loop_form form) {
  FL_EACH_CHILD(child, node)
    if (is_kind(x, child, "label")) fl_x_label(x, fl_x_name(x, child));
  fl_x_forget_waiting(x);
  fl_id loop = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_x_region_at(x, loop)->form = (uint8_t)form;
  return loop;
}

fl_id fl_rust_loop(fl_extract *x, const fl_node *node) {
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_a);
  fl_id loop = open_loop(x, node, FL_LOOP_FOREVER);
  if (body) rust_block(x, body);
  fl_x_region_close(x, loop);
  return 0;
}

// while let Ok(x) = f() { .. }: a loop that the other outcome leaves.
static void read_outcome_loop(fl_extract *x, const fl_node *node, const fl_node *body, fl_id loop, const condition *c) {
  fl_x_region_at(x, loop)->form = FL_LOOP_FOREVER;
  fl_id leave = open_branch(x, fl_x_slot(x, node, FL_SLOT_b), FL_SENSE_ELSE, flipped(c->t));
  fl_x_exit(x, node, FL_EXIT_BREAK, 0, loop);
  fl_x_region_close(x, leave);
  fl_id stay = open_branch(x, body, FL_SENSE_THEN, c->t);
  bind_condition(x, c, fl_x_slot(x, node, FL_SLOT_b));
  rust_block(x, body);
  fl_x_region_close(x, stay);
}

fl_id fl_rust_while(fl_extract *x, const fl_node *node) {
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_a);
  fl_id loop = open_loop(x, node, FL_LOOP_WHILE);
  condition c = read_condition(x, fl_x_slot(x, node, FL_SLOT_b));
  if (!body) return fl_x_region_close(x, loop), 0;
  if (c.t.outcome && c.alone) {
    read_outcome_loop(x, node, body, loop, &c);
    fl_x_region_close(x, loop);
    return 0;
  }
  const fl_val *val = fl_x_val(x, c.t.val);
  if (val->kind == FL_VAL_LIT && val->op == FL_LIT_TRUE) fl_x_region_at(x, loop)->form = FL_LOOP_FOREVER;
  fl_x_region_at(x, loop)->test = c.t.val;
  bind_condition(x, &c, fl_x_slot(x, node, FL_SLOT_b));
  rust_block(x, body);
  fl_x_region_close(x, loop);
  return 0;
}

fl_id fl_rust_for(fl_extract *x, const fl_node *node) {
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_a);
  fl_id over = fl_x_slot_value(x, node, FL_SLOT_c), loop = open_loop(x, node, FL_LOOP_EACH);
  if (!over) over = fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  fl_x_region_at(x, loop)->a = over;
  fl_id element = fl_x_index(x, node, over, 0);
  rust_bind(x, fl_x_slot(x, node, FL_SLOT_b), element, FL_BIND_DECLARE | FL_BIND_LOOP, node);
  if (body) rust_block(x, body);
  fl_x_region_close(x, loop);
  return 0;
}

fl_id fl_rust_break(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (!is_kind(x, child, "label")) fl_x_value(x, child);
  return fl_x_default(x, node);
}
