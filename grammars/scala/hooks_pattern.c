// Patterns: the names that they bind, what they test for, and whether they are about success or failure.
//
// Some(x), Success(x) and Right(x) stand for what is inside: x has what the value holds. What is inside of Failure(e) is another value,
// of which nothing is known.
#include "scala.h"

static bool is(const fl_extract *x, const fl_node *node, const char *kind) { return fl_x_is(x, node, kind); }

static bool is_binding(fl_str name) { // constants and objects begin with a capital letter, `x` is a variable that is compared
  return name.n && !(name.at[0] >= 'A' && name.at[0] <= 'Z') && name.at[0] != '`';
}

static fl_str name_of(const fl_extract *x, const fl_node *pattern) { // Success in Success(v)
  const fl_node *type = is(x, pattern, "case_class_pattern") ? fl_x_nth(x, pattern, 1) : NULL;
  return type ? fl_x_text(x, type) : FL_STR("");
}

static const fl_node *inner_of(const fl_extract *x, const fl_node *pattern) { // of e @ Failure(_)
  return is(x, pattern, "capture_pattern") && fl_x_nth(x, pattern, 2) ? fl_x_nth(x, pattern, 2) : pattern;
}

static fl_str type_name_of(const fl_extract *x, const fl_node *pattern) { // Failure in f: Failure
  const fl_node *type = is(x, pattern, "typed_pattern") ? fl_x_nth(x, pattern, 2) : NULL;
  fl_str text = type ? fl_x_text(x, type) : name_of(x, pattern), head;
  return fl_str_cut(text, '[', &head, &(fl_str){0}) ? head : text;
}

bool scala_is_failure(const fl_extract *x, const fl_node *pattern) {
  static const char *const words[] = {"Failure", "Left", NULL};
  return pattern && scala_is_one_of(type_name_of(x, inner_of(x, pattern)), words);
}

bool scala_is_success(const fl_extract *x, const fl_node *pattern) {
  static const char *const words[] = {"Success", "Right", NULL};
  return pattern && scala_is_one_of(type_name_of(x, inner_of(x, pattern)), words);
}

// ---- tests ----------------------------------------------------------------------------------------------------------

static fl_id type_test(fl_extract *x, const fl_node *type) { return type ? fl_x_type_value(x, type, fl_x_type(x, type, NULL)) : 0; }

// What is compared with; 0 where everything fits.
fl_id scala_pattern_test(fl_extract *x, const fl_node *pattern) {
  if (!pattern || is(x, pattern, "wildcard")) return 0;
  if (is(x, pattern, "identifier")) return is_binding(fl_x_text(x, pattern)) ? 0 : fl_x_ref(x, pattern, fl_x_name(x, pattern));
  if (is(x, pattern, "typed_pattern")) return type_test(x, fl_x_nth(x, pattern, 2));
  if (is(x, pattern, "case_class_pattern")) return type_test(x, fl_x_nth(x, pattern, 1));
  if (is(x, pattern, "capture_pattern")) return scala_pattern_test(x, fl_x_nth(x, pattern, 2));
  bool plain = is(x, pattern, "string") || is(x, pattern, "integer_literal") || is(x, pattern, "boolean_literal") ||
               is(x, pattern, "null_literal") || is(x, pattern, "stable_identifier") || is(x, pattern, "character_literal");
  return plain ? scala_value(x, pattern) : scala_nothing(x, pattern);
}

// ---- names ----------------------------------------------------------------------------------------------------------

static void bind_name(fl_extract *x, const fl_node *name, fl_id value, int index, uint32_t flags, const fl_node *span) {
  if (is_binding(fl_x_text(x, name))) fl_x_bind(x, name, value, index, flags, span);
}

static fl_id nothing_known(fl_extract *x, const fl_node *at, fl_id value) { return fl_x_group(x, at, FL_VAL_OTHER, &value, 1); }

// (a, b): a tuple that is written out, or that a call returns, has parts of its own.
static void bind_part(fl_extract *x, const fl_node *part, fl_id value, int index, uint32_t flags, const fl_node *span) {
  if (is(x, part, "identifier")) bind_name(x, part, value, index, flags, span);
  else scala_bind(x, part, nothing_known(x, part, value), flags, span);
}

static void bind_tuple(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  for (uint32_t i = 1; fl_x_nth(x, pattern, i); i++) bind_part(x, fl_x_nth(x, pattern, i), value, (int)i - 1, flags, span);
}

static fl_id part_of(fl_extract *x, const fl_node *pattern, const fl_node *type, fl_id value, uint32_t i) {
  static const char *const transparent[] = {"Some", "Success", "Right", NULL};
  char position[2] = {(char)('0' + i % 10)};
  fl_str name = fl_x_text(x, type);
  if (scala_is_one_of(name, transparent)) return fl_x_await(x, pattern, value);
  if (scala_is_failure(x, pattern)) return nothing_known(x, pattern, value);
  fl_sym head = fl_x_type(x, type, NULL);
  fl_id as = head ? fl_x_cast(x, type, value, head) : value;
  return fl_x_member(x, pattern, as, fl_x_sym(x, fl_str_from(position)));
}

// T(a, b)
static void bind_extracted(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  const fl_node *type = fl_x_nth(x, pattern, 1);
  for (uint32_t i = 2; type && fl_x_nth(x, pattern, i); i++) {
    const fl_node *inner = fl_x_nth(x, pattern, i);
    if (!is(x, inner, "wildcard")) scala_bind(x, inner, part_of(x, pattern, type, value, i - 2), flags, span);
  }
}

static void bind_typed(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  const fl_node *name = fl_x_nth(x, pattern, 1), *type = fl_x_nth(x, pattern, 2);
  fl_sym head = fl_x_type(x, type, NULL);
  if (name) scala_bind(x, name, head ? fl_x_cast(x, pattern, value, head) : value, flags, span);
}

// a -> b, head :: tail
static void bind_infix(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  const fl_node *left = fl_x_nth(x, pattern, 1), *op = fl_x_nth(x, pattern, 2), *right = fl_x_nth(x, pattern, 3);
  if (!left || !op || !right) return;
  bool list = fl_str_eq_c(fl_x_text(x, op), "::");
  if (list) {
    scala_bind(x, left, fl_x_index(x, left, value, 0), flags, span);
    scala_bind(x, right, value, flags, span);
  } else {
    bind_part(x, left, value, 0, flags, span);
    bind_part(x, right, value, 1, flags, span);
  }
}

void scala_bind(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  if (!pattern || !value) return;
  if (is(x, pattern, "identifier")) bind_name(x, pattern, value, -1, flags, span);
  else if (is(x, pattern, "case_class_pattern")) bind_extracted(x, pattern, value, flags, span);
  else if (is(x, pattern, "typed_pattern")) bind_typed(x, pattern, value, flags, span);
  else if (is(x, pattern, "tuple_pattern")) bind_tuple(x, pattern, value, flags, span);
  else if (is(x, pattern, "infix_pattern")) bind_infix(x, pattern, value, flags, span);
  else if (is(x, pattern, "capture_pattern")) {
    bind_name(x, fl_x_nth(x, pattern, 1), value, -1, flags, span);
    scala_bind(x, fl_x_nth(x, pattern, 2), value, flags, span);
  } else if (is(x, pattern, "alternative_pattern")) {
    for (uint32_t i = 1; fl_x_nth(x, pattern, i); i++) scala_bind(x, fl_x_nth(x, pattern, i), value, flags, span);
  }
}
