// Items: attributes, modules inside a file, functions, types, and calls.
#include "hooks_p.h"

#include <string.h>

static bool is_kind(const fl_extract *x, const fl_node *node, const char *kind) { return node && fl_x_is(x, node, kind); }

static fl_span span_of(const fl_node *node) {
  return (fl_span){.byte_begin = node->byte_begin, .byte_end = node->byte_end, .line = node->line, .col = node->col};
}

// ---- attributes ---------------------------------------------------------------------------------------------------------

static bool is_one_of(fl_str name, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(name, *words)) return true;
  return false;
}

static fl_str last_segment(fl_str path) {
  uint32_t colon = fl_str_rfind_char(path, ':');
  return colon == FL_STR_NONE ? path : fl_str_from_pos(path, colon + 1);
}

static void mark(fl_extract *x, const fl_node *node, const char *name) {
  fl_x_annot(x, &(fl_annot){.name = fl_x_sym(x, fl_str_from(name)), .span = span_of(node)});
}

// cfg(test), cfg(any(test, ..)), what only debug builds have; not(test) is the program itself.
static void read_cfg(fl_extract *x, const fl_node *node, fl_str args) {
  bool only_tests = fl_str_contains(args, FL_STR("test")) || fl_str_contains(args, FL_STR("debug_assertions"));
  bool test = only_tests && !fl_str_contains(args, FL_STR("not"));
  bool program = fl_str_contains(args, FL_STR("not(test)")) && !fl_str_contains(args, FL_STR(","));
  if (!program) mark(x, node, test ? "cfg(test)" : "cfg");
}

// derive(Clone, serde::Deserialize): the type that follows has these traits.
static void read_derive(fl_extract *x, fl_str args) {
  for (uint32_t i = 1; i + 1 < args.n;) {
    uint32_t end = i;
    while (end + 1 < args.n && args.at[end] != ',') end++;
    rust_path buffer;
    fl_str dotted = rust_dotted(x, fl_str_trim(fl_str_slice(args, i, end)), &buffer);
    if (dotted.n) fl_x_next_super(x, fl_x_sym(x, dotted));
    i = end + 1;
  }
}

// What looks like a call in there is data for the macro.
static void read_arg(fl_extract *x, const fl_node *item) {
  if (is_kind(x, item, "call_expression")) return fl_x_arg(x, 0, fl_x_group(x, item, FL_VAL_OTHER, NULL, 0));
  if (!is_kind(x, item, "assignment_expression")) return fl_x_arg(x, 0, fl_x_value(x, item));
  fl_sym name = fl_x_name(x, fl_x_slot(x, item, FL_SLOT_left));
  fl_id value = fl_x_slot_value(x, item, FL_SLOT_right);
  fl_x_arg(x, name, value ? value : fl_x_group(x, item, FL_VAL_OTHER, NULL, 0));
}

static void read_args(fl_extract *x, const fl_node *args) {
  const fl_node *block = rust_reread(x, args, args->byte_begin, args->byte_end), *list = block ? fl_x_nth(x, block, 1) : NULL;
  if (is_kind(x, list, "parenthesized_expression")) read_arg(x, fl_x_nth(x, list, 1));
  else if (is_kind(x, list, "tuple_expression"))
    for (uint32_t i = 1; fl_x_nth(x, list, i); i++) read_arg(x, fl_x_nth(x, list, i));
}

static void read_annotation(fl_extract *x, const fl_node *node, const fl_node *path, const fl_node *args) {
  rust_path buffer;
  fl_str dotted = rust_dotted(x, fl_x_text(x, path), &buffer), owner, last;
  if (!dotted.n) return;
  bool has_owner = fl_str_rcut(dotted, '.', &owner, &last);
  fl_annot annot = {.name = fl_x_sym(x, dotted), .value = fl_x_path(x, path, dotted), .span = span_of(node)};
  if (args) {
    fl_call_draft draft = fl_x_call_open(x, node, has_owner ? FL_CALL_METHOD : FL_CALL_PLAIN);
    fl_sym name = fl_x_sym(x, has_owner ? last : dotted);
    fl_call *call = fl_x_call(x, &draft);
    call->callee = annot.value;
    call->name = name;
    call->recv = has_owner ? fl_x_val(x, annot.value)->a : 0;
    call->name_begin = path->byte_begin;
    read_args(x, args);
    annot.value = fl_x_call_close(x, &draft);
    annot.call = draft.call;
  }
  fl_x_annot(x, &annot);
}

// cfg_attr(condition, derive(A, B), ...): of what is added under a condition only the traits count.
static void read_conditional(fl_extract *x, fl_str args) {
  uint32_t at = fl_str_find(args, FL_STR("derive("));
  if (at == FL_STR_NONE) return;
  fl_str traits = fl_str_from_pos(args, at + 6);
  uint32_t end = fl_str_find_char(traits, ')');
  if (end != FL_STR_NONE) read_derive(x, fl_str_slice(traits, 0, end + 1));
}

fl_id fl_rust_attribute(fl_extract *x, const fl_node *node) {
  static const char *const silent[] = {"allow", "warn", "deny", "expect", "forbid", "doc", "inline", "must_use", "repr", "cold",
                                       "deprecated", "non_exhaustive", "track_caller", "macro_use", "macro_export", "path",
                                       "automatically_derived", "rustfmt", "clippy", "no_mangle", "ignore", "should_panic", NULL};
  const fl_node *attribute = fl_x_nth(x, node, 1), *path = attribute ? fl_x_slot(x, attribute, FL_SLOT_a) : NULL;
  if (!path) return 0;
  const fl_node *args = fl_x_slot(x, attribute, FL_SLOT_b);
  fl_str name = fl_x_text(x, path), args_text = args ? fl_x_text(x, args) : (fl_str){0};
  if (is_one_of(name, silent)) return 0;
  if (fl_str_eq_c(name, "cfg")) return read_cfg(x, node, args_text), 0;
  if (fl_str_eq_c(name, "cfg_attr")) return read_conditional(x, args_text), 0;
  if (fl_str_eq_c(name, "derive")) return read_derive(x, args_text), 0;
  if (fl_str_eq_c(last_segment(name), "test") || fl_str_eq_c(name, "bench")) mark(x, node, "test");
  read_annotation(x, node, path, args);
  return 0;
}

// #![cfg(test)]: the whole file is for tests.
fl_id fl_rust_inner_attribute(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (fl_str_contains(text, FL_STR("cfg(test)"))) fl_x_test_scope(x, true);
  return 0;
}

// Does an attribute in front say that what follows is for tests only?
static bool is_for_tests(const fl_extract *x) {
  for (uint32_t i = 0; i < fl_x_n_waiting(x); i++) {
    fl_str name = fl_x_sym_text(x, fl_x_waiting(x, i)->name);
    if (fl_str_eq_c(name, "cfg(test)") || fl_str_eq_c(name, "test") || fl_str_eq_c(name, "rstest")) return true;
  }
  return false;
}

// ---- items ----------------------------------------------------------------------------------------------------------------

static fl_id in_scope(fl_extract *x, const fl_node *node) {
  bool test = is_for_tests(x), outer = test && fl_x_test_scope(x, true);
  uint32_t height = fl_x_type_params(x);
  rust_read_type_params(x, node);
  fl_id value = fl_x_default(x, node);
  fl_x_forget_type_params(x, height);
  if (test) fl_x_test_scope(x, outer);
  return value;
}

fl_id fl_rust_generic(fl_extract *x, const fl_node *node) {
  return in_scope(x, node);
}

fl_id fl_rust_alias(fl_extract *x, const fl_node *node) {
  fl_id type = fl_x_next_type(x), value;
  uint32_t height = fl_x_type_params(x);
  rust_read_type_params(x, node);
  bool wraps = rust_is_type_param(x, fl_x_text(x, fl_x_slot(x, node, FL_SLOT_body)));
  fl_x_forget_type_params(x, height);
  value = in_scope(x, node);
  if (wraps) fl_x_type_at(x, type)->flags |= FL_TYPE_WRAPS;
  return value;
}

// mod x { .. } is a namespace of the file; mod x; is another file, whose path says where it belongs.
fl_id fl_rust_mod(fl_extract *x, const fl_node *node) {
  if (fl_x_slot(x, node, FL_SLOT_body)) return in_scope(x, node);
  fl_x_forget_waiting(x);
  return 0;
}

static bool takes_self(const fl_extract *x, const fl_node *params) {
  if (!params) return false;
  const fl_node *first = fl_x_nth(x, params, 1);
  if (is_kind(x, first, "self_parameter")) return true;
  const fl_node *name = is_kind(x, first, "parameter") ? fl_x_slot(x, first, FL_SLOT_name) : NULL;
  return is_kind(x, name, "self"); // self: Arc<Self>
}

fl_id fl_rust_func(fl_extract *x, const fl_node *node) {
  if (fl_x_type_body(x) && !takes_self(x, fl_x_slot(x, node, FL_SLOT_params))) fl_x_func_flags(x, FL_FUNC_STATIC);
  if (rust_is_conditional(x)) fl_x_func_flags(x, FL_FUNC_CONDITIONAL);
  return in_scope(x, node);
}

// struct Wrapper(Client): fields are called by their position.
fl_id fl_rust_tuple(fl_extract *x, const fl_node *node) {
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *type = fl_x_first(x, node, FL_SLOT_item, &walk); type; type = fl_x_next(x, &walk), n++) {
    char name[12] = {(char)('0' + n % 10)};
    fl_sym arg = 0, head = fl_x_type(x, type, &arg);
    if (n < 10) fl_x_field_named(x, type, fl_x_sym(x, fl_str_from(name)), head, arg);
  }
  fl_x_forget_waiting(x);
  return 0;
}

// A variant with data is a type below its enum; one without is a value of it.
fl_id fl_rust_variant(fl_extract *x, const fl_node *node) {
  if (fl_x_slot(x, node, FL_SLOT_body)) return fl_x_default(x, node);
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_x_forget_waiting(x);
  if (name && fl_x_type_body(x)) fl_x_field_named(x, name, fl_x_name(x, name), fl_x_type_at(x, fl_x_type_body(x))->name, 0);
  return 0;
}

// ---- calls ------------------------------------------------------------------------------------------------------------------

static fl_id call_of_path(fl_extract *x, const fl_node *node, const fl_node *path, fl_sym type_arg) {
  fl_id callee = rust_path_value(x, path);
  const fl_val *val = fl_x_val(x, callee);
  bool member = val->kind == FL_VAL_FIELD;
  fl_sym name = member ? val->b : val->a;
  fl_id recv = member ? val->a : 0;
  fl_call_draft draft = fl_x_call_open(x, node, member ? FL_CALL_METHOD : FL_CALL_PLAIN);
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee;
  call->recv = recv;
  call->name = name;
  call->type_arg = type_arg;
  const fl_node *last = fl_x_slot(x, path, FL_SLOT_b);
  if (last) fl_x_call(x, &draft)->name_begin = last->byte_begin, fl_x_call(x, &draft)->name_line = last->line;
  fl_x_args(x, fl_x_slot(x, node, FL_SLOT_args));
  return fl_x_call_close(x, &draft);
}

static fl_id wrapped(fl_extract *x, const fl_node *node) {
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args), *inside = args ? fl_x_nth(x, args, 1) : NULL;
  return inside ? fl_x_value(x, inside) : 0;
}

// Ok(x), Some(x) and Box::pin(x) are x; Err(e) is a failure, which is no value.
static bool is_wrapping(fl_str callee) {
  static const char *const names[] = {"Ok", "Some", "Box::pin", "Box::new", "Arc::new", "Rc::new", "Pin::new", NULL};
  return is_one_of(callee, names);
}

// x.unwrap_or(y), x.or(y): y where x is nothing.
static fl_id with_default(fl_extract *x, const fl_node *node, fl_id value) {
  const fl_val *val = fl_x_val(x, value);
  fl_str name = {0};
  if (val->kind != FL_VAL_CALL) return value;
  fl_call_draft draft = {.call = val->a};
  fl_id recv = fl_x_receiver(x, val->a, &name), arg = fl_x_first_arg(x, &draft);
  if (!recv) return value;
  if (arg && (fl_str_eq_c(name, "unwrap_or") || fl_str_eq_c(name, "or"))) return fl_x_binop(x, node, FL_OP_COALESCE, recv, arg);
  bool made = fl_str_eq_c(name, "unwrap_or_else") || fl_str_eq_c(name, "or_else");
  return made ? fl_x_binop(x, node, FL_OP_COALESCE, recv, value) : value;
}

fl_id fl_rust_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *targs = NULL;
  if (!fn) return 0;
  if (is_kind(x, fn, "generic_function")) targs = fl_x_slot(x, fn, FL_SLOT_b), fn = fl_x_slot(x, fn, FL_SLOT_a);
  fl_str callee = fl_x_text(x, fn);
  if (is_wrapping(callee)) return wrapped(x, node);
  if (fl_str_eq_c(callee, "Err")) return wrapped(x, node), 0;
  if (!is_kind(x, fn, "scoped_identifier")) return with_default(x, node, fl_x_call_with(x, node, fn, targs));
  return call_of_path(x, node, fn, targs ? fl_x_type_of_text(x, fl_str_slice(fl_x_text(x, targs), 1, fl_x_text(x, targs).n - 1), NULL) : 0);
}

// &mut x may be changed by whoever gets it; &x is x.
fl_id fl_rust_reference(fl_extract *x, const fl_node *node) {
  bool lent = false;
  FL_EACH_CHILD(child, node) lent |= is_kind(x, child, "mutable_specifier");
  if (!lent) return fl_x_default(x, node);
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_value);
  return value ? fl_x_unary(x, node, FL_OP_ADDRESS, value) : 0;
}

// a..b, a..=b, a..
fl_id fl_rust_range(fl_extract *x, const fl_node *node) {
  fl_id from = fl_x_slot_value(x, node, FL_SLOT_a), to = fl_x_slot_value(x, node, FL_SLOT_b);
  fl_str text = fl_x_text(x, node);
  enum fl_op op = fl_str_contains(text, FL_STR("..=")) ? FL_OP_RANGE : FL_OP_RANGE_BEFORE;
  if (from && to) return fl_x_binop(x, node, op, from, to);
  if (from && !fl_str_starts_c(text, "..")) return fl_x_unary(x, node, op, from);
  return fl_x_group(x, node, FL_VAL_OTHER, &from, from ? 1 : 0);
}

fl_id fl_rust_raw_string(fl_extract *x, const fl_node *node) {
  const fl_node *content = fl_x_slot(x, node, FL_SLOT_item);
  return fl_x_is_stmt(x) ? 0 : fl_x_string(x, node, content ? fl_x_text(x, content) : FL_STR(""), true);
}
