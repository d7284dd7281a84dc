// Definitions and statements whose parts the grammar does not name: classes with their constructors, functions, properties,
// loops, returns by label.
#include "facts/hook.h"

#include <string.h>

static const fl_node *child_of(const fl_extract *x, const fl_node *node, const char *kind) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

static bool is_type(const fl_extract *x, const fl_node *node) {
  return fl_x_role(x, node) == FL_ROLE_typeref;
}

// Does a word (private, suspend, enum) stand among the modifiers?
static bool has_modifier(const fl_extract *x, const fl_node *node, const char *word) {
  const fl_node *mods = child_of(x, node, "modifiers");
  if (!mods) return false;
  FL_EACH_CHILD(m, mods)
    if (fl_str_eq_c(fl_x_text(x, m), word)) return true;
  return false;
}

// Annotations then wait for what is defined next.
static void read_annotations(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "annotation")) fl_x_stmt(x, child);
    if (!fl_x_is(x, child, "modifiers") && !fl_x_is(x, child, "parameter_modifiers")) continue;
    FL_EACH_CHILD(inner, child)
      if (fl_x_is(x, inner, "annotation")) fl_x_stmt(x, inner);
  }
}

// @A, @get:A(x), @[A B]
fl_id fl_kotlin_annotation(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "constructor_invocation")) fl_x_stmt(x, child);
    if (!is_type(x, child)) continue;
    fl_annot annot = {.name = fl_x_type(x, child, NULL), .span = {0}};
    annot.value = fl_x_dotted(x, child, fl_x_sym_text(x, annot.name));
    annot.span = (fl_span){node->byte_begin, node->byte_end, node->line, node->col};
    fl_x_annot(x, &annot);
  }
  return 0;
}

// ---- written types --------------------------------------------------------------------------------------------------

// ((A) -> B)?, but not (A) -> B
static bool is_in_parentheses(fl_str text) {
  uint32_t depth = 0;
  for (uint32_t i = 0; i < text.n; i++) {
    depth += text.at[i] == '(' ? 1u : 0u;
    if (text.at[i] == ')' && --depth == 0) return text.at[0] == '(' && i + 2 >= text.n;
  }
  return false;
}

// `T.() -> Unit` is func with T, on which it runs; `(T) -> Unit` is func with T, which it is handed.
static fl_sym type_of(fl_extract *x, const fl_node *type, fl_sym *arg, uint32_t *flags) {
  *arg = 0;
  if (!type) return 0;
  fl_str text = fl_x_text(x, type);
  uint32_t arrow = fl_str_find(text, FL_STR("->"));
  bool function = arrow != FL_STR_NONE && (fl_x_is(x, type, "function_type") || text.at[0] == '(');
  if (!function) return fl_x_type(x, type, arg);
  if (is_in_parentheses(text)) text = fl_str_trim(fl_str_slice(text, 1, text.n - 1));
  if (fl_str_starts_c(text, "suspend ")) text = fl_str_trim(fl_str_from_pos(text, 8));
  uint32_t open = fl_str_find_char(text, '('), on = fl_str_find(text, FL_STR(".("));
  fl_str first = fl_str_slice(text, open == FL_STR_NONE ? text.n : open + 1, text.n);
  bool runs_on = on != FL_STR_NONE && on + 1 == open;
  if (runs_on) first = fl_str_slice(text, 0, on);
  if (runs_on && flags) *flags |= FL_PARAM_ON;
  if (first.n && first.at[0] != ')') *arg = fl_x_type_of_text(x, first, NULL);
  return fl_x_sym(x, FL_STR("func"));
}

// ---- functions ------------------------------------------------------------------------------------------------------

// Parameters and their defaults stand side by side: `modifiers? parameter default?`.
static void read_params(fl_extract *x, const fl_node *params) {
  FL_EACH_CHILD(child, params) {
    if (fl_x_is(x, child, "parameter_modifiers")) {
      FL_EACH_CHILD(m, child)
        if (fl_x_is(x, m, "annotation")) fl_x_stmt(x, m);
    }
    if (!fl_x_is(x, child, "parameter")) continue;
    const fl_node *name = fl_x_nth(x, child, 1), *next = child + child->size, *end = params + params->size;
    fl_param row = {0};
    row.type = type_of(x, fl_x_nth(x, child, 2), &row.type_arg, &row.flags);
    fl_str before = fl_x_text_between(x, params->byte_begin, child->byte_begin);
    if (fl_str_ends_c(fl_str_trim(before), "vararg")) row.flags |= FL_PARAM_REST;
    while (next < end && !(next->flags & FL_NODE_NAMED)) next += next->size;
    bool has_default = next < end && fl_x_role(x, next) != FL_ROLE_comment && !fl_x_is(x, next, "parameter") &&
                       !fl_x_is(x, next, "parameter_modifiers");
    if (has_default) row.value = fl_x_value(x, next);
    fl_x_param(x, name, &row);
  }
}

// Types among the children: one before the name is what the function extends, one behind the parameters what comes back.
static void read_types(fl_extract *x, const fl_node *node, fl_id func, const fl_node *name, const fl_node *params) {
  FL_EACH_CHILD(child, node) {
    if (!is_type(x, child)) continue;
    fl_sym arg = 0, type = type_of(x, child, &arg, NULL);
    fl_func *f = fl_x_func_at(x, func);
    if (name && child->byte_end <= name->byte_begin) f->owner_name = type, f->flags |= FL_FUNC_ADDED;
    else if (!params || child->byte_begin >= params->byte_end) f->result = type, f->result_arg = arg;
  }
}

static uint32_t flags_of(const fl_extract *x, const fl_node *node) {
  return (has_modifier(x, node, "private") ? FL_FUNC_PRIVATE : 0) | (has_modifier(x, node, "abstract") ? FL_FUNC_ABSTRACT : 0);
}

static void read_body(fl_extract *x, const fl_node *body) {
  if (body) fl_x_func_body(x, fl_x_unwrap(x, body), false);
}

fl_id fl_kotlin_function(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *params = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c);
  read_annotations(x, node);
  fl_id func = fl_x_func_open(x, node, name, body, flags_of(x, node));
  if (params) read_params(x, params);
  read_types(x, node, func, name, params);
  read_body(x, body);
  fl_x_func_close(x);
  return 0;
}

fl_id fl_kotlin_anonymous_function(fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c);
  fl_id func = fl_x_func_open(x, node, NULL, body, FL_FUNC_LAMBDA);
  fl_x_no_home(x);
  if (params) read_params(x, params);
  read_types(x, node, func, NULL, params);
  read_body(x, body);
  fl_x_func_close(x);
  return fl_x_lambda_value(x, node, func);
}

// ---- classes --------------------------------------------------------------------------------------------------------

fl_id fl_kotlin_class(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_str head = name ? fl_str_trim(fl_x_text_between(x, node->byte_begin, name->byte_begin)) : FL_STR("");
  if (fl_str_ends_c(head, "interface")) fl_x_type_kind(x, FL_TYPE_INTERFACE);
  if (has_modifier(x, node, "enum")) fl_x_type_kind(x, FL_TYPE_ENUM);
  return fl_x_default(x, node);
}

// `class A(x: X) : B(x)`: B is constructed as a part of A.
static void construct_supers(fl_extract *x, const fl_node *supers) {
  FL_EACH_CHILD(each, supers) {
    const fl_node *made = child_of(x, each, "constructor_invocation");
    const fl_node *type = made ? fl_x_nth(x, made, 1) : NULL, *args = made ? fl_x_nth(x, made, 2) : NULL;
    if (!type || !args) continue;
    fl_sym head = fl_x_type(x, type, NULL);
    fl_id callee = fl_x_dotted(x, type, fl_x_sym_text(x, head));
    fl_call_draft draft = fl_x_call_open(x, made, FL_CALL_PLAIN);
    fl_x_call(x, &draft)->callee = callee;
    fl_x_callee_name(x, &draft, type);
    fl_x_args(x, args);
    fl_id value = fl_x_call_close(x, &draft);
    fl_x_flag_call(x, value, FL_CALL_IGNORED);
  }
}

static void read_class_parameter(fl_extract *x, const fl_node *node) {
  const fl_node *name = NULL, *type = NULL, *value = NULL;
  read_annotations(x, node);
  FL_EACH_CHILD(child, node) {
    if (!(child->flags & FL_NODE_NAMED) || fl_x_is(x, child, "modifiers") || fl_x_role(x, child) == FL_ROLE_comment) continue;
    if (!name) name = child;
    else if (!type) type = child;
    else value = child;
  }
  if (!name) return;
  const fl_node *mods = child_of(x, node, "modifiers");
  fl_str words = fl_str_trim(fl_x_text_between(x, mods ? mods->byte_end : node->byte_begin, name->byte_begin));
  fl_param row = {0};
  row.type = type_of(x, type, &row.type_arg, &row.flags);
  row.value = fl_x_value(x, value);
  fl_x_param(x, name, &row);
  if (fl_str_ends_c(words, "val") || fl_str_ends_c(words, "var")) fl_x_param_field(x, name);
}

fl_id fl_kotlin_primary_constructor(fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_b), *supers = fl_x_behind(x, node);
  bool has_supers = supers && fl_x_is(x, supers, "delegation_specifiers");
  read_annotations(x, node);
  fl_id func = fl_x_func_open(x, node, NULL, node, FL_FUNC_CTOR | FL_FUNC_PRIMARY);
  FL_EACH_CHILD(child, params ? params : node)
    if (fl_x_is(x, child, "class_parameter")) read_class_parameter(x, child);
  if (has_supers) {
    fl_x_func_at(x, func)->span.byte_end = supers->byte_end;
    fl_x_region_at(x, fl_x_region(x))->span.byte_end = supers->byte_end;
    construct_supers(x, supers);
  }
  fl_x_func_close(x);
  return 0;
}

fl_id fl_kotlin_secondary_constructor(fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c);
  const fl_node *passed = child_of(x, node, "constructor_delegation_call");
  read_annotations(x, node);
  fl_x_func_open(x, node, NULL, node, FL_FUNC_CTOR);
  if (params) read_params(x, params);
  if (passed) fl_x_stmt(x, passed);
  if (body) fl_x_body(x, body);
  fl_x_func_close(x);
  return 0;
}

// A(1) { ... }: a constant of the enum's own type, made with the arguments.
fl_id fl_kotlin_enum_entry(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *args = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c);
  fl_id owner = fl_x_type_body(x);
  if (!name || !owner) return 0;
  fl_sym type = fl_x_type_at(x, owner)->name;
  fl_id callee = fl_x_dotted(x, name, fl_x_sym_text(x, type));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_call(x, &draft)->name = type;
  if (args) fl_x_args(x, args);
  if (body) {
    fl_id body_type = fl_x_anonymous_body(x, body, type);
    fl_x_call(x, &draft)->body_type = body_type;
  }
  fl_id value = fl_x_call_close(x, &draft);
  fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | FL_BIND_CONST | FL_BIND_STATIC, node);
  return 0;
}

// object : A(x), B { ... }
fl_id fl_kotlin_object_literal(fl_extract *x, const fl_node *node) {
  const fl_node *supers = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  const fl_node *first = supers ? fl_x_nth(x, supers, 1) : NULL, *made = first ? child_of(x, first, "constructor_invocation") : NULL;
  const fl_node *type = made ? fl_x_nth(x, made, 1) : first ? fl_x_nth(x, first, 1) : NULL;
  fl_sym head = fl_x_type(x, type, NULL);
  fl_id callee = head ? fl_x_dotted(x, type, fl_x_sym_text(x, head)) : 0;
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, type);
  if (made && fl_x_nth(x, made, 2)) fl_x_args(x, fl_x_nth(x, made, 2));
  if (body) {
    fl_id body_type = fl_x_anonymous_body(x, body, head);
    fl_x_call(x, &draft)->body_type = body_type;
  }
  return fl_x_call_close(x, &draft);
}

// ---- properties -----------------------------------------------------------------------------------------------------

typedef struct property {
  const fl_node *target, *type, *receiver, *value, *getter, *setter;
} property;

static property parts_of(const fl_extract *x, const fl_node *node) {
  property p = {0};
  FL_EACH_CHILD(child, node) {
    bool plain = fl_x_is(x, child, "variable_declaration");
    if (!(child->flags & FL_NODE_NAMED) || fl_x_role(x, child) == FL_ROLE_comment) continue;
    if (plain || fl_x_is(x, child, "multi_variable_declaration")) p.target = child;
    else if (fl_x_is(x, child, "getter")) p.getter = child;
    else if (fl_x_is(x, child, "setter")) p.setter = child;
    else if (fl_x_is(x, child, "property_delegate")) p.value = fl_x_nth(x, child, 1);
    else if (!p.target && is_type(x, child)) p.receiver = child;
    else if (p.target && fl_x_role(x, child) != FL_ROLE_skip) p.value = child;
    if (!plain) continue;
    FL_EACH_CHILD(inner, child)
      if (is_type(x, inner)) p.type = inner;
  }
  return p;
}

static void read_getter(fl_extract *x, const property *p, const fl_node *body, const fl_node *name) {
  fl_id func = fl_x_func_open(x, p->getter, name, body, FL_FUNC_PROPERTY);
  fl_sym arg = 0, type = type_of(x, p->type, &arg, NULL);
  fl_sym on = fl_x_type(x, p->receiver, NULL);
  if (on) fl_x_func_at(x, func)->owner_name = on, fl_x_func_at(x, func)->flags |= FL_FUNC_ADDED;
  fl_x_func_at(x, func)->result = type;
  fl_x_func_at(x, func)->result_arg = arg;
  read_body(x, body);
  fl_x_func_close(x);
}

static void read_setter(fl_extract *x, const fl_node *setter) {
  const fl_node *body = child_of(x, setter, "function_body"), *name = child_of(x, setter, "identifier");
  if (!body) return;
  fl_x_func_open(x, setter, NULL, body, FL_FUNC_LAMBDA);
  if (name) fl_x_param(x, name, &(fl_param){0});
  read_body(x, body);
  fl_x_func_close(x);
}

// A value, a delegate that brings one (`by lazy { ... }`), or a getter that computes it.
fl_id fl_kotlin_property(fl_extract *x, const fl_node *node) {
  property p = parts_of(x, node);
  const fl_node *body = p.getter ? child_of(x, p.getter, "function_body") : NULL, *name = fl_x_unwrap(x, p.target);
  if (!p.target) return 0;
  read_annotations(x, node);
  if (body && !p.value) {
    read_getter(x, &p, body, name);
  } else {
    fl_sym arg = 0, type = type_of(x, p.type, &arg, NULL);
    fl_str words = fl_x_text_between(x, node->byte_begin, p.target->byte_begin);
    bool constant = fl_str_ends_c(fl_str_trim(words), "val");
    fl_id value = fl_x_value(x, p.value);
    fl_x_declare_annotated(x, p.target, type, arg, value, constant ? FL_BIND_CONST : 0, node);
  }
  if (p.setter) read_setter(x, p.setter);
  return 0;
}

// ---- loops ----------------------------------------------------------------------------------------------------------

static void read_label(fl_extract *x, const fl_node *label) {
  fl_str text = fl_x_text(x, label);
  fl_x_label(x, fl_x_sym(x, fl_str_slice(text, 0, text.n ? text.n - 1 : 0)));
}

// Of `0 until n` and `1..n` the end alone says how often.
static const fl_node *end_of_range(const fl_extract *x, const fl_node *over) {
  bool infix = fl_x_is(x, over, "infix_expression");
  if (!infix && !fl_x_is(x, over, "range_expression")) return over;
  const fl_node *begin = fl_x_nth(x, over, 1), *end = fl_x_nth(x, over, infix ? 3 : 2);
  bool open = infix ? fl_str_eq_c(fl_x_text(x, fl_x_nth(x, over, 2)), "until") : fl_x_has_token(x, over, "..<");
  if (!end || (infix && !open)) return over;
  return fl_str_eq_c(fl_x_text(x, begin), open ? "0" : "1") ? end : over;
}

fl_id fl_kotlin_for(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_EACH, .declares = true};
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "label")) read_label(x, child);
    if (!(child->flags & FL_NODE_NAMED) || fl_x_role(x, child) == FL_ROLE_comment || fl_x_role(x, child) == FL_ROLE_skip) continue;
    if (fl_x_is(x, child, "variable_declaration") || fl_x_is(x, child, "multi_variable_declaration")) parts.var = child;
    else if (parts.var && !parts.over) parts.over = child;
    else if (parts.over) parts.body = child;
  }
  if (!parts.over) return 0;
  if (fl_x_is(x, parts.var, "variable_declaration")) parts.type = fl_x_nth(x, parts.var, 2);
  parts.over = end_of_range(x, parts.over);
  fl_x_loop(x, node, &parts);
  return 0;
}

fl_id fl_kotlin_while(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = fl_x_is(x, node, "while_statement") ? FL_LOOP_WHILE : FL_LOOP_DO, .declares = true};
  parts.test = fl_x_slot(x, node, FL_SLOT_test);
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "label")) read_label(x, child);
    else if (child->flags & FL_NODE_NAMED && child != parts.test && fl_x_role(x, child) != FL_ROLE_comment) parts.body = child;
  }
  fl_x_loop(x, node, &parts);
  return 0;
}

// ---- when -----------------------------------------------------------------------------------------------------------

// when (val x = f())
fl_id fl_kotlin_when_subject(fl_extract *x, const fl_node *node) {
  const fl_node *var = fl_x_slot(x, node, FL_SLOT_a);
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_b);
  if (var) {
    fl_sym arg = 0, type = type_of(x, fl_x_nth(x, var, 2), &arg, NULL);
    fl_x_declare_var(x, var, type, arg, value, node);
  }
  return value;
}

// ---- jumps ----------------------------------------------------------------------------------------------------------

static bool names_function_around(const fl_extract *x, fl_sym label) {
  fl_id func = fl_x_home(x);
  return func && fl_x_func_at((fl_extract *)x, func)->name == label;
}

// A bare return leaves the function, also out of a block that is handed to another one; return@f leaves only that block.
fl_id fl_kotlin_return(fl_extract *x, const fl_node *node) {
  const fl_node *label = fl_x_slot(x, node, FL_SLOT_b), *value = fl_x_slot(x, node, FL_SLOT_a);
  fl_sym name = fl_x_name(x, label);
  fl_id id = value && value != label ? fl_x_value(x, value) : 0;
  if (!label || names_function_around(x, name)) return fl_x_home_return(x, node, id), 0;
  if (fl_str_eq_c(fl_x_text(x, label), "repeat")) return fl_x_leave_loop(x, node, FL_EXIT_CONTINUE, 0);
  fl_x_exit(x, node, FL_EXIT_RETURN, id, 0);
  return 0;
}

// break@outer and continue@outer look like labels in front of an expression.
fl_id fl_kotlin_labeled(fl_extract *x, const fl_node *node) {
  const fl_node *label = fl_x_slot(x, node, FL_SLOT_a), *item = fl_x_slot(x, node, FL_SLOT_b);
  fl_str word = label ? fl_x_text(x, label) : FL_STR("");
  if (fl_str_eq_c(word, "break@")) return fl_x_leave_loop(x, node, FL_EXIT_BREAK, fl_x_name(x, item));
  if (fl_str_eq_c(word, "continue@")) return fl_x_leave_loop(x, node, FL_EXIT_CONTINUE, fl_x_name(x, item));
  bool stmt = fl_x_is_stmt(x);
  if (label) read_label(x, label);
  if (!stmt) return fl_x_value(x, item);
  fl_x_stmt(x, item);
  return 0;
}
