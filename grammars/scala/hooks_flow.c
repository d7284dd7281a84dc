// What branches and repeats: cases, catches, for, return.
//
// `for` with yield runs the steps of something (a future, an option) one behind the other: each generator waits for its value, and the
// steps stand in one function. Over a range, or without yield, it is a loop.
#include "scala.h"

static bool is_item(const fl_extract *x, const fl_node *node) {
  return node->flags & FL_NODE_NAMED && !(node->flags & FL_NODE_ERROR) && fl_x_role(x, node) != FL_ROLE_comment;
}

// ---- cases ----------------------------------------------------------------------------------------------------------

static const fl_node *guard_of(const fl_extract *x, const fl_node *clause) {
  FL_EACH_CHILD(child, clause)
    if (fl_x_is(x, child, "guard")) return child;
  return NULL;
}

// The statements behind `=>`; the last one's value comes back.
static fl_id read_statements(fl_extract *x, const fl_node *clause) {
  const fl_node *pattern = fl_x_slot(x, clause, FL_SLOT_value), *guard = guard_of(x, clause), *last = NULL;
  fl_id value = 0;
  FL_EACH_CHILD(child, clause)
    if (is_item(x, child) && child != pattern && child != guard) last = child;
  FL_EACH_CHILD(child, clause) {
    if (!is_item(x, child) || child == pattern || child == guard) continue;
    if (child == last) value = fl_x_body_value(x, child);
    else fl_x_stmt(x, child);
  }
  return value;
}

static fl_id open_guard(fl_extract *x, const fl_node *guard, const fl_node *rest) {
  fl_id test = scala_value(x, guard), region = fl_x_region_open(x, FL_REGION_BRANCH, rest);
  fl_x_region_at(x, region)->test = test;
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  return region;
}

// `case e if test` of a catch: what fails the test goes on.
static void throw_unless(fl_extract *x, const fl_node *guard) {
  fl_id test = fl_x_unary(x, guard, FL_OP_NOT, scala_value(x, guard)), region = fl_x_region_open(x, FL_REGION_BRANCH, guard);
  fl_x_region_at(x, region)->test = test;
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  fl_x_exit(x, guard, FL_EXIT_THROW, 0, 0);
  fl_x_region_close(x, region);
}

static void note_outcome(fl_extract *x, const fl_node *pattern, fl_id region, fl_id subject) {
  fl_id of = fl_x_call_behind(x, subject);
  fl_region *r = fl_x_region_at(x, region);
  if (scala_is_failure(x, pattern)) r->outcome = FL_OUTCOME_FAILURE, r->of = of;
  else if (scala_is_success(x, pattern)) r->outcome = FL_OUTCOME_SUCCESS, r->of = of;
}

// `returns`: of a function that is nothing but cases.
static void read_case(fl_extract *x, const fl_node *clause, fl_id subject, bool returns) {
  const fl_node *pattern = fl_x_slot(x, clause, FL_SLOT_value), *guard = guard_of(x, clause);
  fl_id test = scala_pattern_test(x, pattern), region = fl_x_region_open(x, FL_REGION_CASE, clause);
  fl_x_region_at(x, region)->test = test;
  note_outcome(x, pattern, region, subject);
  scala_bind(x, pattern, subject, FL_BIND_DECLARE, pattern); // what it binds may be read in the rest of the clause
  if (guard) open_guard(x, guard, clause);
  fl_id value = read_statements(x, clause);
  if (returns && value) fl_x_exit(x, clause, FL_EXIT_RETURN, value, 0);
  else fl_x_push_yield(x, value);
  fl_x_region_close(x, region);
}

// Of a match, or the body of a catch that `fl_scala_catch` has opened.
fl_id fl_scala_case(fl_extract *x, const fl_node *node) {
  const fl_region *around = fl_x_region_at(x, fl_x_region(x));
  const fl_node *guard = guard_of(x, node);
  if (around->kind != FL_REGION_CATCH) return read_case(x, node, around->test, false), 0;
  if (guard) throw_unless(x, guard);
  return read_statements(x, node);
}

fl_id scala_case_lambda(fl_extract *x, const fl_node *cases) {
  fl_sym subject = fl_x_sym(x, FL_STR("_"));
  fl_id func = fl_x_func_open(x, cases, NULL, cases, FL_FUNC_LAMBDA);
  fl_x_param(x, NULL, &(fl_param){.name = subject});
  fl_id of = fl_x_ref(x, cases, subject), region = fl_x_region_open(x, FL_REGION_SWITCH, cases);
  fl_x_region_at(x, region)->test = of;
  FL_EACH_CHILD(clause, cases)
    if (fl_x_is(x, clause, "case_clause")) read_case(x, clause, of, true);
  fl_x_region_close(x, region);
  fl_x_func_close(x);
  return fl_x_lambda_value(x, cases, func);
}

fl_id fl_scala_cases(fl_extract *x, const fl_node *node) { return scala_case_lambda(x, node); }

// ---- catch ----------------------------------------------------------------------------------------------------------

// The type of `case e: IOException`; NULL where everything is caught.
static const fl_node *caught_type(const fl_extract *x, const fl_node *pattern) {
  if (!pattern) return NULL;
  if (fl_x_is(x, pattern, "capture_pattern")) return caught_type(x, fl_x_nth(x, pattern, 2));
  if (fl_x_is(x, pattern, "typed_pattern")) return fl_x_nth(x, pattern, 2);
  if (fl_x_is(x, pattern, "alternative_pattern")) return pattern;
  bool named = fl_x_is(x, pattern, "case_class_pattern") && !fl_str_eq_c(fl_x_text(x, fl_x_nth(x, pattern, 1)), "NonFatal");
  return named ? fl_x_nth(x, pattern, 1) : NULL;
}

static const fl_node *caught_name(const fl_extract *x, const fl_node *pattern) {
  if (!pattern || fl_x_is(x, pattern, "wildcard")) return NULL;
  if (fl_x_is(x, pattern, "identifier")) return pattern;
  if (fl_x_is(x, pattern, "case_class_pattern")) return caught_name(x, fl_x_nth(x, pattern, 2));
  bool named = fl_x_is(x, pattern, "typed_pattern") || fl_x_is(x, pattern, "capture_pattern");
  return named ? caught_name(x, fl_x_nth(x, pattern, 1)) : NULL;
}

static fl_id either(fl_extract *x, const fl_node *node, fl_id a, fl_id b) {
  if (!a || !b) return a ? a : b;
  return fl_x_group(x, node, FL_VAL_COND, (fl_id[]){scala_nothing(x, node), a, b}, 3);
}

fl_id fl_scala_catch(fl_extract *x, const fl_node *node) {
  const fl_node *cases = fl_x_nth(x, node, 1);
  bool stmt = fl_x_is_stmt(x), listed = cases && (fl_x_is(x, cases, "case_block") || fl_x_is(x, cases, "indented_cases"));
  fl_id value = 0;
  if (cases && !listed) fl_x_catch(x, node, NULL, NULL, cases, &value); // a handler that stands elsewhere
  for (const fl_node *clause = cases + 1; listed && clause < cases + cases->size; clause += clause->size) {
    if (!fl_x_is(x, clause, "case_clause")) continue;
    const fl_node *pattern = fl_x_slot(x, clause, FL_SLOT_value);
    fl_id one = 0;
    fl_x_catch(x, clause, caught_type(x, pattern), caught_name(x, pattern), clause, &one);
    value = either(x, node, value, one);
  }
  return stmt ? 0 : value;
}

// ---- for ------------------------------------------------------------------------------------------------------------

typedef struct generator {
  const fl_node *pattern, *value, *guard;
  bool draws; // p <- v, not p = v
} generator;

static generator read_enumerator(const fl_extract *x, const fl_node *node) {
  generator g = {0};
  FL_EACH_CHILD(child, node) {
    if (!is_item(x, child)) continue;
    if (fl_x_is(x, child, "guard")) g.guard = child;
    else if (!g.pattern) g.pattern = child;
    else g.value = child;
  }
  if (!g.value) return g;
  fl_str between = fl_str_trim(fl_x_text_between(x, g.pattern->byte_end, g.value->byte_begin));
  g.draws = fl_str_ends_c(between, "<-");
  return g;
}

// Of `0 until n` and `1 to n` the end alone says how often.
static const fl_node *end_of_range(const fl_extract *x, const fl_node *over) {
  if (!fl_x_is(x, over, "infix_expression")) return NULL;
  const fl_node *inner = fl_x_nth(x, over, 1);
  if (inner && fl_x_is(x, inner, "infix_expression")) return end_of_range(x, inner) ? over : NULL; // 1 to n + 1
  const fl_node *begin = fl_x_nth(x, over, 1), *word = fl_x_nth(x, over, 2), *end = fl_x_nth(x, over, 3);
  bool open = word && fl_str_eq_c(fl_x_text(x, word), "until"), closed = word && fl_str_eq_c(fl_x_text(x, word), "to");
  if (!end || (!open && !closed)) return NULL;
  return fl_str_eq_c(fl_x_text(x, begin), open ? "0" : "1") ? end : over;
}

static void open_loop(fl_extract *x, const fl_node *node, const generator *g) {
  const fl_node *end = end_of_range(x, g->value);
  fl_id over = scala_value(x, end ? end : g->value), loop = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_x_region_at(x, loop)->a = over;
  fl_x_region_at(x, loop)->form = FL_LOOP_EACH;
  scala_bind(x, g->pattern, fl_x_index(x, g->pattern, over, 0), FL_BIND_LOOP | FL_BIND_DECLARE, g->pattern);
}

static void read_generator(fl_extract *x, const fl_node *node, const generator *g, bool yields) {
  if (g->value && g->draws && (!yields || end_of_range(x, g->value))) {
    open_loop(x, node, g);
  } else if (g->value) {
    fl_id value = scala_value(x, g->value);
    bool placeholder = fl_x_is(x, g->pattern, "wildcard");
    if (g->draws) value = fl_x_await(x, g->value, value);
    if (!placeholder) scala_bind(x, g->pattern, value, FL_BIND_DECLARE, g->pattern);
  }
  if (g->guard) open_guard(x, g->guard, node);
}

fl_id fl_scala_for(fl_extract *x, const fl_node *node) {
  const fl_node *enumerators = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (!enumerators || !body) return 0;
  fl_str head = fl_x_text_between(x, enumerators->byte_end, body->byte_begin);
  bool yields = fl_str_find(head, FL_STR("yield")) != FL_STR_NONE;
  fl_id block = fl_x_region_open(x, FL_REGION_BLOCK, node), value = 0;
  FL_EACH_CHILD(child, enumerators) {
    if (!fl_x_is(x, child, "enumerator")) continue;
    generator g = read_enumerator(x, child);
    read_generator(x, node, &g, yields);
  }
  if (yields) value = fl_x_body_value(x, body);
  else fl_x_body(x, body);
  fl_x_region_close(x, block);
  return value ? fl_x_group(x, node, FL_VAL_OTHER, &value, 1) : 0;
}

// ---- return ---------------------------------------------------------------------------------------------------------

// Leaves the method, also out of a function that is handed to another one.
fl_id fl_scala_return(fl_extract *x, const fl_node *node) {
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_a);
  fl_x_home_return(x, node, value);
  return 0;
}
