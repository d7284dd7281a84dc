// Expressions and statements of C++: names with scopes, calls that make objects, lambdas, conditions that declare.
#include "hooks.h"

// ---- names and literals ---------------------------------------------------------------------------------------------

fl_id fl_cpp_qualified(fl_extract *x, const fl_node *node) {
  if (fl_x_is_stmt(x)) return 0;
  fl_str text = fl_x_sym_text(x, fl_cpp_dotted(x, fl_x_text(x, node)));
  bool plain = fl_str_find_char(text, '.') == FL_STR_NONE;
  return plain ? fl_x_ref(x, node, fl_x_sym(x, text)) : fl_x_path(x, node, text);
}

// 500ms, 5s, 2min: what std::chrono makes of the number. "text"s is the text.
fl_id fl_cpp_literal(fl_extract *x, const fl_node *node) {
  static const struct { const char *suffix, *name; } units[] = {{"h", "hours"}, {"min", "minutes"}, {"s", "seconds"}, {"ms", "milliseconds"},
                                                                {"us", "microseconds"}, {"ns", "nanoseconds"}, {NULL, NULL}};
  const fl_node *number = fl_x_slot(x, node, FL_SLOT_a), *suffix = fl_x_slot(x, node, FL_SLOT_b);
  if (!number || !suffix || !fl_x_is(x, number, "number_literal")) return fl_x_value(x, number);
  uint32_t unit = 0;
  while (units[unit].suffix && !fl_str_eq_c(fl_x_text(x, suffix), units[unit].suffix)) unit++;
  fl_id value = fl_x_value(x, number);
  if (!units[unit].suffix) return fl_x_group(x, node, FL_VAL_OTHER, &value, 1);
  fl_id recv = fl_x_path(x, node, FL_STR("std.chrono"));
  fl_sym name = fl_x_sym(x, fl_str_from(units[unit].name));
  fl_id callee = fl_x_member(x, node, recv, name);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_call *call = fl_x_call(x, &draft);
  call->recv = recv, call->callee = callee, call->name = name;
  fl_x_arg(x, 0, value);
  return fl_x_call_close(x, &draft);
}

fl_id fl_cpp_raw_string(fl_extract *x, const fl_node *node) {
  const fl_node *content = fl_x_slot(x, node, FL_SLOT_a);
  return fl_x_is_stmt(x) ? 0 : fl_x_string(x, node, content ? fl_x_text(x, content) : FL_STR(""), true);
}

fl_id fl_cpp_initializer(fl_extract *x, const fl_node *node) { return fl_c_initial(x, node, 0); }

// ---- making objects -------------------------------------------------------------------------------------------------

static bool has_designators(const fl_extract *x, const fl_node *list) {
  FL_EACH_CHILD(child, list)
    if (fl_x_role(x, child) == FL_ROLE_pair) return true;
  return false;
}

fl_id fl_cpp_make(fl_extract *x, const fl_node *node, fl_sym type, const fl_node *args) {
  bool braces = args && fl_x_is(x, args, "initializer_list");
  if (braces && has_designators(x, args)) return fl_c_initial(x, args, type);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_id callee = fl_x_type_value(x, node, type);
  fl_sym scope;
  fl_x_call(x, &draft)->callee = callee;
  fl_x_call(x, &draft)->name = fl_cpp_last(x, type, &scope);
  if (braces) {
    FL_EACH_CHILD(part, args)
      if (part->flags & FL_NODE_NAMED && fl_x_role(x, part) != FL_ROLE_comment) fl_x_arg(x, 0, fl_x_value_or_other(x, part));
  } else if (args) {
    fl_x_args(x, args);
  }
  return fl_x_call_close(x, &draft);
}

fl_id fl_cpp_new(fl_extract *x, const fl_node *node) {
  fl_sym type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), NULL);
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!type || fl_str_starts_c(fl_x_sym_text(x, type), "[]")) return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  return fl_cpp_make(x, node, type, args);
}

fl_id fl_cpp_braced(fl_extract *x, const fl_node *node) { // T{a, b}
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_b);
  fl_sym type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL);
  fl_str text = fl_x_sym_text(x, type);
  if (!value || !type || fl_str_starts_c(text, "[]") || fl_str_eq_c(text, "map")) return fl_c_initial(x, value, type);
  return fl_cpp_make(x, node, type, value);
}

// ---- calls ----------------------------------------------------------------------------------------------------------

static const fl_node *last_name(const fl_extract *x, const fl_node *fn) { // f<T> of a::f<T>
  while (fn && fl_x_is(x, fn, "qualified_identifier")) fn = fl_x_slot(x, fn, FL_SLOT_b);
  return fn;
}

static bool is_one_of(fl_str name, const char *const *names) {
  for (; *names; names++)
    if (fl_str_eq_c(name, *names)) return true;
  return false;
}

// What the language itself gives to get at the same object, or at one of a type.
static fl_id through(fl_extract *x, const fl_node *node, const fl_node *last, const fl_node *args) {
  static const char *const same[] = {"move", "forward", "ref", "cref", "as_const", "addressof", NULL};
  static const char *const casts[] = {"static_cast", "dynamic_cast", "reinterpret_cast", "const_cast", "static_pointer_cast",
                                      "dynamic_pointer_cast", "const_pointer_cast", "bit_cast", "duration_cast", NULL};
  static const char *const makers[] = {"make_unique", "make_shared", NULL};
  bool typed = fl_x_is(x, last, "template_function");
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *name = typed ? fl_x_slot(x, last, FL_SLOT_name) : last;
  fl_str text = fl_x_text(x, name);
  if (fn != last && is_one_of(text, same) && fl_str_starts_c(fl_x_text(x, fn), "std::")) return fl_x_value(x, fl_x_nth(x, args, 1));
  if (!typed) return 0;
  fl_str types = fl_x_text(x, fl_x_slot(x, last, FL_SLOT_args));
  fl_sym type = types.n > 2 ? fl_x_type_of_text(x, fl_str_slice(types, 1, types.n - 1), NULL) : 0;
  if (fl_cpp_stands_for_another(fl_x_text(x, last))) return fl_x_value_or_other(x, fl_x_nth(x, args, 1)); // shared_ptr<T>(p)
  if (is_one_of(text, makers) && type) return fl_cpp_make(x, node, type, args);
  if (!is_one_of(text, casts)) return 0;
  return fl_x_cast(x, node, fl_x_value_or_other(x, fl_x_nth(x, args, 1)), type);
}

// `a::b::f(x)`: f is called on what the scope names.
static fl_id call_of_path(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *last) {
  fl_sym scope, name = fl_cpp_last(x, fl_cpp_dotted(x, fl_x_text(x, fn)), &scope);
  if (!scope) return fl_x_call_with(x, node, last, NULL); // ::f(x)
  fl_id recv = fl_x_path(x, fn, fl_x_sym_text(x, scope)), callee = fl_x_member(x, fn, recv, name);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_call *call = fl_x_call(x, &draft);
  call->recv = recv, call->callee = callee, call->name = name;
  call->name_begin = last->byte_begin, call->name_line = last->line;
  if (fl_x_is(x, last, "template_function")) {
    fl_str types = fl_x_text(x, fl_x_slot(x, last, FL_SLOT_args));
    fl_sym type = types.n > 2 ? fl_x_type_of_text(x, fl_str_slice(types, 1, types.n - 1), NULL) : 0;
    fl_x_call(x, &draft)->type_arg = type;
  }
  fl_x_call_args(x, node, &draft);
  return fl_x_call_close(x, &draft);
}

// `load(file, seconds)`: a number or a text may have been handed over by reference, and come back with another value.
static void note_references(fl_extract *x, const fl_node *node, fl_id value) {
  if (fl_x_val(x, value)->kind != FL_VAL_CALL) return;
  fl_id call = fl_x_val(x, value)->a;
  fl_call_draft draft = {.call = call};
  for (uint32_t i = 0; i < fl_x_call(x, &draft)->n_args; i++) {
    fl_id arg = fl_x_arg_at(x, call, i);
    const fl_val *a = fl_x_val(x, arg);
    fl_sym type = a->kind == FL_VAL_REF ? fl_x_type_of_local(x, a->a) : 0;
    if (type && fl_cpp_is_scalar(fl_x_sym_text(x, type))) fl_x_assign(x, node, arg, fl_x_out(x, node, call, i));
  }
}

// `p.reset(new T)`, `p.reset(open())`: from here on it holds another one.
static void note_reset(fl_extract *x, const fl_node *node, const fl_node *fn, fl_id value) {
  const fl_node *name = fl_x_role(x, fn) == FL_ROLE_member ? fl_x_slot(x, fn, FL_SLOT_name) : NULL;
  if (!name || !fl_str_eq_c(fl_x_text(x, name), "reset")) return;
  const fl_val *val = fl_x_val(x, value);
  if (val->kind != FL_VAL_CALL) return;
  fl_str method;
  fl_id arg = fl_x_arg_at(x, val->a, 0), held = fl_x_receiver(x, val->a, &method);
  uint8_t kind = fl_x_val(x, arg)->kind;
  if (held && (kind == FL_VAL_NEW || kind == FL_VAL_CALL)) fl_x_assign(x, node, held, arg);
}

fl_id fl_cpp_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_c_called(x, fl_x_slot(x, node, FL_SLOT_fn)), *last = last_name(x, fn);
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!fn || !last || !args) return fl_x_default(x, node);
  if (fl_x_is(x, fn, "primitive_type") || fl_x_is(x, fn, "sized_type_specifier"))
    return fl_x_cast(x, node, fl_x_value_or_other(x, fl_x_nth(x, args, 1)), fl_x_type(x, fn, NULL));
  bool named = fl_x_is(x, last, "identifier") || fl_x_is(x, last, "template_function");
  fl_id id = named ? through(x, node, last, args) : 0;
  if (id) return id;
  id = fn != last ? call_of_path(x, node, fn, last) : fl_x_call_with(x, node, fn, NULL);
  fl_c_note_outs(x, node, id);
  note_references(x, node, id);
  note_reset(x, node, fn, id);
  return id;
}

// ---- lambdas --------------------------------------------------------------------------------------------------------

fl_id fl_cpp_capture(fl_extract *x, const fl_node *node) { // [c = std::move(client)]
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_b);
  if (name) fl_x_declare_var(x, name, 0, 0, value, node);
  return 0;
}

fl_id fl_cpp_lambda(fl_extract *x, const fl_node *node) {
  const fl_node *captures = fl_x_slot(x, node, FL_SLOT_a), *declarator = fl_x_slot(x, node, FL_SLOT_b);
  if (captures) FL_EACH_CHILD(child, captures)
    if (fl_x_is(x, child, "lambda_capture_initializer")) fl_cpp_capture(x, child);
  return fl_x_lambda(x, node, fl_c_child(x, declarator, "parameter_list"), fl_x_slot(x, node, FL_SLOT_c));
}

// ---- statements -----------------------------------------------------------------------------------------------------

// `if (auto r = get(); r.ok())`, `if (Conn *c = open())`, `while (auto e = q.pop())`
fl_id fl_cpp_condition(fl_extract *x, const fl_node *node) {
  const fl_node *before = fl_c_child(x, node, "init_statement"), *value = fl_x_slot(x, node, FL_SLOT_item);
  if (before) fl_x_stmt(x, before);
  if (!value || !fl_x_is(x, value, "declaration")) return fl_x_value(x, value);
  fl_x_stmt(x, value);
  fl_declared d = fl_x_declared(x, fl_x_slot(x, value, FL_SLOT_b));
  return d.name ? fl_x_ref(x, d.name, fl_x_name(x, d.name)) : 0;
}

fl_id fl_cpp_range(fl_extract *x, const fl_node *node) {
  const fl_node *before = fl_c_child(x, node, "init_statement");
  fl_declared d = fl_x_declared(x, fl_x_slot(x, node, FL_SLOT_var));
  if (before) fl_x_stmt(x, before);
  fl_loop_parts parts = {.form = FL_LOOP_EACH, .declares = true, .var = d.name, .type = fl_x_slot(x, node, FL_SLOT_type),
                         .over = fl_x_slot(x, node, FL_SLOT_over), .body = fl_x_slot(x, node, FL_SLOT_body)};
  if (d.name && fl_x_is(x, d.name, "structured_binding_declarator") && fl_x_nth(x, d.name, 2))
    parts.key = fl_x_nth(x, d.name, 1), parts.var = fl_x_nth(x, d.name, 2);
  fl_x_loop(x, node, &parts);
  return 0;
}

fl_id fl_cpp_catch(fl_extract *x, const fl_node *node) {
  const fl_node *param = fl_c_child(x, fl_x_slot(x, node, FL_SLOT_a), "parameter_declaration");
  const fl_node *type = param ? fl_x_slot(x, param, FL_SLOT_type) : NULL;
  fl_declared d = fl_x_declared(x, param ? fl_x_slot(x, param, FL_SLOT_name) : NULL);
  fl_x_catch(x, node, type, d.name, fl_x_slot(x, node, FL_SLOT_b), NULL);
  return 0;
}
