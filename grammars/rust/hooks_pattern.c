// Patterns: the names that they bind, and whether they are about success or failure.
//
// `Some(x)`, `Ok(x)` and the like stand for what is inside: x has the value itself. What is inside of `Err(e)` is another value, of which
// nothing is known.
#include "hooks_p.h"

static const fl_node *last_named(const fl_extract *x, const fl_node *node) {
  const fl_node *last = NULL;
  for (uint32_t i = 1; fl_x_nth(x, node, i); i++) last = fl_x_nth(x, node, i);
  return last;
}

static bool is_kind(const fl_extract *x, const fl_node *node, const char *kind) { return fl_x_is(x, node, kind); }

static fl_str last_segment(fl_str path) {
  uint32_t colon = fl_str_rfind_char(path, ':');
  return colon == FL_STR_NONE ? path : fl_str_from_pos(path, colon + 1);
}

static bool is_binding(fl_str name) { // constants and variants begin with a capital letter
  return name.n && !(name.at[0] >= 'A' && name.at[0] <= 'Z');
}

// What all alternatives say. Each is asked once: they nest, one level for each bar.
static rust_outcome_kind of_alternatives(const fl_extract *x, const fl_node *pattern) {
  rust_outcome_kind all = rust_pattern_outcome(x, fl_x_nth(x, pattern, 1));
  for (uint32_t i = 2; all != RUST_NEITHER && fl_x_nth(x, pattern, i); i++)
    if (rust_pattern_outcome(x, fl_x_nth(x, pattern, i)) != all) all = RUST_NEITHER;
  return all;
}

rust_outcome_kind rust_pattern_outcome(const fl_extract *x, const fl_node *pattern) {
  if (!pattern) return RUST_NEITHER;
  if (is_kind(x, pattern, "tuple_struct_pattern")) {
    fl_str name = last_segment(fl_x_text(x, fl_x_nth(x, pattern, 1)));
    return fl_str_eq_c(name, "Ok") ? RUST_SUCCESS : fl_str_eq_c(name, "Err") ? RUST_FAILURE : RUST_NEITHER;
  }
  if (is_kind(x, pattern, "or_pattern")) return of_alternatives(x, pattern);
  bool wraps = is_kind(x, pattern, "reference_pattern") || is_kind(x, pattern, "ref_pattern") || is_kind(x, pattern, "captured_pattern");
  return wraps ? rust_pattern_outcome(x, last_named(x, pattern)) : RUST_NEITHER;
}

static void bind_name(fl_extract *x, const fl_node *name, fl_id value, uint32_t flags, const fl_node *span) {
  if (is_binding(fl_x_text(x, name))) fl_x_bind(x, name, value, -1, flags, span);
}

static fl_id nothing_known(fl_extract *x, const fl_node *at, fl_id value) {
  return fl_x_group(x, at, FL_VAL_OTHER, &value, value ? 1 : 0);
}

// What is matched has the type that the pattern names, which may be a variant of its own.
static fl_id as_named(fl_extract *x, const fl_node *name, fl_id value) {
  fl_sym type = name ? fl_x_type_of_text(x, fl_x_text(x, name), NULL) : 0;
  return type ? fl_x_cast(x, name, value, type) : value;
}

static void bind_fields(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  value = as_named(x, fl_x_nth(x, pattern, 1), value);
  FL_EACH_CHILD(field, pattern) {
    if (!is_kind(x, field, "field_pattern")) continue;
    const fl_node *key = fl_x_slot(x, field, FL_SLOT_key), *inner = fl_x_slot(x, field, FL_SLOT_value);
    if (!key) continue;
    fl_id part = fl_x_member(x, key, value, fl_x_name(x, key));
    if (inner) rust_bind(x, inner, part, flags, span);
    else bind_name(x, key, part, flags, span);
  }
}

// (a, b) and [a, b]: a tuple that is written out, or that a call returns, has parts of its own.
static void bind_list(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span, uint32_t first) {
  int index = 0;
  uint32_t at = pattern->byte_begin;
  for (uint32_t i = first; fl_x_nth(x, pattern, i); i++) {
    const fl_node *part = fl_x_nth(x, pattern, i);
    fl_str between = {0};
    fl_node gap = *pattern;
    gap.byte_begin = at, gap.byte_end = part->byte_begin;
    between = fl_x_text(x, &gap);
    int commas = 0;
    for (uint32_t c = 0; c < between.n; c++) commas += between.at[c] == ',';
    index += i == first ? commas : commas > 0 ? commas : 1; // `_` leaves no node
    at = part->byte_end;
    bool name = is_kind(x, part, "identifier") && is_binding(fl_x_text(x, part));
    if (name) fl_x_bind(x, part, value, index, flags, span);
    else rust_bind(x, part, nothing_known(x, part, value), flags, span);
  }
}

static bool is_transparent(fl_str name) {
  return fl_str_eq_c(name, "Some") || fl_str_eq_c(name, "Ok") || fl_str_eq_c(name, "Ready");
}

// Some(x): there is one.
static fl_id given(fl_extract *x, const fl_node *inner, fl_str name, fl_id value) {
  uint8_t kind = fl_x_val(x, value)->kind;
  bool place = kind == FL_VAL_REF || kind == FL_VAL_FIELD || kind == FL_VAL_INDEX;
  return place && !is_kind(x, inner, "tuple_pattern") && fl_str_eq_c(name, "Some") ? fl_x_given(x, inner, value) : value;
}

static void bind_variant(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  const fl_node *type = fl_x_nth(x, pattern, 1);
  if (!type) return;
  fl_str name = last_segment(fl_x_text(x, type));
  if (!is_transparent(name) && !fl_str_eq_c(name, "Err")) value = as_named(x, type, value);
  for (uint32_t i = 2; fl_x_nth(x, pattern, i); i++) {
    const fl_node *inner = fl_x_nth(x, pattern, i);
    char position[12] = {(char)('0' + (i - 2) % 10)};
    fl_id part = is_transparent(name)            ? given(x, inner, name, value)
                 : fl_str_eq_c(name, "Err")      ? nothing_known(x, inner, value)
                                                 : fl_x_member(x, inner, value, fl_x_sym(x, fl_str_from(position)));
    rust_bind(x, inner, part, flags, span);
  }
}

void rust_bind(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span) {
  if (!pattern || !value) return;
  if (is_kind(x, pattern, "identifier")) bind_name(x, pattern, value, flags, span);
  else if (is_kind(x, pattern, "tuple_struct_pattern")) bind_variant(x, pattern, value, flags, span);
  else if (is_kind(x, pattern, "struct_pattern")) bind_fields(x, pattern, value, flags, span);
  else if (is_kind(x, pattern, "tuple_pattern") || is_kind(x, pattern, "slice_pattern")) bind_list(x, pattern, value, flags, span, 1);
  else if (is_kind(x, pattern, "captured_pattern")) {
    bind_name(x, fl_x_nth(x, pattern, 1), value, flags, span);
    rust_bind(x, fl_x_nth(x, pattern, 2), value, flags, span);
  } else if (is_kind(x, pattern, "or_pattern")) {
    for (uint32_t i = 1; fl_x_nth(x, pattern, i); i++) rust_bind(x, fl_x_nth(x, pattern, i), value, flags, span);
  } else if (is_kind(x, pattern, "ref_pattern") || is_kind(x, pattern, "mut_pattern") || is_kind(x, pattern, "reference_pattern")) {
    rust_bind(x, last_named(x, pattern), value, flags, span);
  }
}
