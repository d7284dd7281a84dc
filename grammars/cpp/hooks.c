// C++: namespaces, classes, functions that are defined away from their class, declarations that make objects.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h. What C and C++ spell alike is
// read by the hooks of C.
#include "hooks.h"

// ---- namespaces and other names for things --------------------------------------------------------------------------

fl_id fl_cpp_namespace(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (!body) return 0;
  fl_x_namespace(x, node, name ? fl_cpp_dotted(x, fl_x_text(x, name)) : 0, body);
  return 0;
}

static void add_import(fl_extract *x, const fl_node *node, fl_sym module, fl_sym item, fl_sym alias, bool wildcard) {
  if (module) fl_x_import(x, node, &(fl_import){.module = module, .item = item, .alias = alias, .wildcard = wildcard});
}

fl_id fl_cpp_namespace_alias(fl_extract *x, const fl_node *node) { // namespace fs = std::filesystem;
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *of = fl_x_slot(x, node, FL_SLOT_b);
  if (name && of && name != of) add_import(x, node, fl_cpp_dotted(x, fl_x_text(x, of)), 0, fl_x_name(x, name), false);
  return 0;
}

fl_id fl_cpp_using(fl_extract *x, const fl_node *node) { // using namespace a::b; using a::B;
  const fl_node *of = fl_x_slot(x, node, FL_SLOT_a);
  if (!of) return 0;
  fl_sym scope, whole = fl_cpp_dotted(x, fl_x_text(x, of)), last = fl_cpp_last(x, whole, &scope);
  bool open = fl_str_contains(fl_x_text(x, node), FL_STR("namespace "));
  if (open) add_import(x, node, whole, 0, 0, true);
  else if (!fl_x_type_body(x)) add_import(x, node, scope, last, last, false);
  return 0;
}

fl_id fl_cpp_alias(fl_extract *x, const fl_node *node) { // using A = b::C<D>;
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_sym of = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_b), NULL), own = fl_x_name(x, name);
  if (name && of && of != own) fl_x_type_row(x, node, own, FL_TYPE_ALIAS, NULL, &of, 1);
  return 0;
}

// Does it say something of a class, so that objects tell what the first parameter stands for?
static bool is_of_class(const fl_extract *x, const fl_node *node) {
  if (fl_c_child(x, node, "class_specifier") || fl_c_child(x, node, "struct_specifier")) return true;
  const fl_node *function = fl_c_child(x, node, "function_definition");
  fl_declared d = fl_x_declared(x, function ? fl_x_slot(x, function, FL_SLOT_name) : NULL);
  return d.name && fl_x_is(x, d.name, "qualified_identifier");
}

// The parameters are names for anything while the declaration is read; the first one of a class is written `$element`.
fl_id fl_cpp_template(fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_a);
  uint32_t height = fl_x_type_params(x);
  fl_sym first = is_of_class(x, node) ? fl_x_sym(x, FL_STR("$element")) : 0;
  if (params) FL_EACH_CHILD(param, params) {
    const fl_node *name = fl_c_child(x, param, "type_identifier");
    if (name) fl_x_type_param(x, fl_x_name(x, name), first), first = 0;
  }
  FL_EACH_CHILD(child, node)
    if (child != params && child->flags & FL_NODE_NAMED) fl_x_stmt(x, child);
  fl_x_forget_type_params(x, height);
  return 0;
}

// ---- types ----------------------------------------------------------------------------------------------------------

enum { MAX_SUPERS = 16 };

static uint32_t read_supers(fl_extract *x, const fl_node *node, fl_sym *out) {
  const fl_node *clause = fl_c_child(x, node, "base_class_clause");
  uint32_t n = 0;
  if (clause) FL_EACH_CHILD(child, clause) {
    bool type = fl_x_is(x, child, "type_identifier") || fl_x_is(x, child, "qualified_identifier") || fl_x_is(x, child, "template_type");
    fl_sym super = type && n < MAX_SUPERS ? fl_x_type(x, child, NULL) : 0;
    if (super) out[n++] = super;
  }
  return n;
}

fl_id fl_cpp_class(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *body = fl_x_slot(x, node, FL_SLOT_body);
  if (!body) return 0;
  if (!name && fl_x_type_body(x)) return fl_x_stmts(x, body), 0; // members of the class around it
  fl_sym supers[MAX_SUPERS];
  uint32_t n = read_supers(x, node, supers);
  fl_x_type_row(x, node, name ? fl_cpp_dotted(x, fl_x_text(x, name)) : 0, FL_TYPE_CLASS, body, supers, n);
  return 0;
}

// The names of `enum class` stand below the type, those of a plain one beside it.
fl_id fl_cpp_enum(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_str text = fl_x_text(x, node);
  bool scoped = fl_str_starts_c(text, "enum class") || fl_str_starts_c(text, "enum struct");
  if (!scoped || !name || !body) return fl_c_enum(x, node);
  fl_id type = fl_x_type_row(x, node, fl_x_name(x, name), FL_TYPE_ENUM, NULL, NULL, 0);
  FL_EACH_CHILD(child, body) {
    if (!fl_x_is(x, child, "enumerator")) continue;
    const fl_node *each = fl_x_slot(x, child, FL_SLOT_a), *value = fl_x_slot(x, child, FL_SLOT_b);
    fl_id id = value ? fl_x_value(x, value) : 0;
    if (each) fl_x_declare_const(x, child, type, fl_x_name(x, each), id);
  }
  return 0;
}

// ---- functions ------------------------------------------------------------------------------------------------------

// Before a constructor's body: `: field_(value), Base(x)`.
static void read_member_initializers(fl_extract *x, const fl_node *node) {
  const fl_node *list = fl_c_child(x, node, "field_initializer_list");
  if (list) FL_EACH_CHILD(each, list) {
    const fl_node *name = fl_x_is(x, each, "field_initializer") ? fl_x_nth(x, each, 1) : NULL, *args = name ? fl_x_nth(x, each, 2) : NULL;
    fl_sym scope, field = name ? fl_cpp_last(x, fl_cpp_dotted(x, fl_x_text(x, name)), &scope) : 0;
    if (!field) continue;
    fl_id target = fl_x_member(x, name, fl_x_self(x, name), field);
    fl_call_draft draft = fl_x_call_open(x, each, FL_CALL_NEW);
    fl_x_call(x, &draft)->callee = target;
    fl_x_call(x, &draft)->name = field;
    if (args && fl_x_role(x, args) == FL_ROLE_args) fl_x_args(x, args);
    else if (args) FL_EACH_CHILD(part, args) if (part->flags & FL_NODE_NAMED) fl_x_arg(x, 0, fl_x_value_or_other(x, part));
    fl_id value = fl_x_call_close(x, &draft);
    fl_x_assign(x, each, target, value);
  }
}

static const fl_node *result_of(const fl_extract *x, const fl_node *node, const fl_declared *d) {
  const fl_node *behind = fl_c_child(x, d->func, "trailing_return_type");
  return behind ? fl_c_child(x, behind, "type_descriptor") : fl_x_slot(x, node, fl_x_is(x, node, "function_definition") ? FL_SLOT_type : FL_SLOT_a);
}

// `void A::f()`: f of A. A name like its class is the constructor.
static void name_function(fl_extract *x, const fl_declared *d, fl_func_parts *parts) {
  fl_sym scope, last = fl_cpp_last(x, fl_cpp_dotted(x, fl_x_text(x, d->name)), &scope);
  bool special = fl_x_is(x, d->name, "operator_name") || fl_x_is(x, d->name, "destructor_name");
  parts->name = d->name;
  if (!special) parts->named = last;
  parts->owner_name = scope;
  fl_str whole = fl_x_text(x, d->name);
  if (scope && fl_str_contains(whole, FL_STR("operator"))) parts->named = fl_x_sym(x, fl_str_from_pos(whole, fl_str_find(whole, FL_STR("operator"))));
  fl_id own = fl_x_type_body(x);
  fl_sym outer, type = scope ? fl_cpp_last(x, scope, &outer) : own ? fl_cpp_last(x, fl_x_type_at(x, own)->name, &outer) : 0;
  bool destroys = fl_str_contains(whole, FL_STR("~"));
  if (destroys) parts->named = fl_x_sym(x, FL_STR("~"));
  else if (type && type == last) parts->flags |= FL_FUNC_CTOR;
}

static bool is_deleted(const fl_extract *x, const fl_node *node) {
  return fl_c_child(x, node, "default_method_clause") || fl_c_child(x, node, "delete_method_clause");
}

static void read_function(fl_extract *x, const fl_node *node, const fl_declared *d, const fl_node *body) {
  fl_func_parts parts = {.body = body, .first = body ? read_member_initializers : NULL};
  name_function(x, d, &parts);
  parts.params = fl_c_child(x, d->func, "parameter_list");
  parts.result = fl_c_type_of(x, result_of(x, node, d), NULL, false, &parts.result_arg);
  bool is_static = fl_c_has_word(x, node, "static");
  if (is_static) parts.flags |= fl_x_type_body(x) ? FL_FUNC_STATIC : FL_FUNC_PRIVATE;
  fl_x_function(x, node, &parts);
}

fl_id fl_cpp_function(fl_extract *x, const fl_node *node) {
  fl_declared d = fl_x_declared(x, fl_x_slot(x, node, FL_SLOT_name));
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_body);
  if (is_deleted(x, node)) return 0;
  const fl_node *guarded = body ? NULL : fl_c_child(x, node, "try_statement"); // A::A() try {...} catch (...) {...}
  if (guarded) body = fl_x_slot(x, guarded, FL_SLOT_body);
  if (d.name && d.func) read_function(x, node, &d, body);
  else if (body) fl_x_stmts(x, node); // something that only looks like a function
  return 0;
}

// ---- declarations ---------------------------------------------------------------------------------------------------

// `T x(a, b)` and `T x(f(a))` read like functions that take an `a` and a `b`, or a function; inside of functions hardly anybody
// declares one.
static bool reads_as_argument(const fl_extract *x, const fl_node *param) {
  const fl_node *type = fl_x_role(x, param) == FL_ROLE_param ? fl_x_slot(x, param, FL_SLOT_type) : NULL;
  bool name = type && (fl_x_is(x, type, "type_identifier") || fl_x_is(x, type, "qualified_identifier"));
  if (!name || param->byte_begin != type->byte_begin) return false;
  const fl_node *declarator = fl_c_child(x, param, "abstract_function_declarator"), *inner = fl_c_child(x, declarator, "parameter_list");
  if (!declarator) return !fl_x_slot(x, param, FL_SLOT_name);
  if (inner) FL_EACH_CHILD(each, inner)
    if (each->flags & FL_NODE_NAMED && !reads_as_argument(x, each)) return false;
  return inner != NULL;
}

static bool makes_object(const fl_extract *x, const fl_declared *d) {
  const fl_node *params = d->func && !d->callable && fl_x_in_function(x) ? fl_c_child(x, d->func, "parameter_list") : NULL;
  if (!params || !fl_x_nth(x, params, 1)) return false;
  FL_EACH_CHILD(param, params)
    if (param->flags & FL_NODE_NAMED && fl_x_role(x, param) != FL_ROLE_comment && !reads_as_argument(x, param)) return false;
  return true;
}

static void read_arguments(fl_extract *x, const fl_node *params);

static fl_id argument(fl_extract *x, const fl_node *param) {
  const fl_node *inner = fl_c_child(x, fl_c_child(x, param, "abstract_function_declarator"), "parameter_list");
  fl_sym dotted = fl_cpp_dotted(x, fl_x_text(x, fl_x_slot(x, param, FL_SLOT_type)));
  fl_str text = fl_x_sym_text(x, dotted);
  bool plain = fl_str_find_char(text, '.') == FL_STR_NONE;
  fl_id callee = plain ? fl_x_ref(x, param, dotted) : fl_x_path(x, param, text);
  if (!inner) return callee;
  fl_call_draft draft = fl_x_call_open(x, param, plain ? FL_CALL_PLAIN : FL_CALL_METHOD);
  fl_sym scope, last = fl_cpp_last(x, dotted, &scope);
  fl_id recv = plain ? 0 : fl_x_val(x, callee)->a;
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee, call->name = last, call->recv = recv;
  read_arguments(x, inner);
  return fl_x_call_close(x, &draft);
}

static void read_arguments(fl_extract *x, const fl_node *params) {
  FL_EACH_CHILD(param, params)
    if (fl_x_role(x, param) == FL_ROLE_param) fl_x_arg(x, 0, argument(x, param));
}

static fl_id object_of(fl_extract *x, const fl_node *node, fl_sym type, const fl_node *params) {
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_id callee = fl_x_type_value(x, node, type);
  fl_sym scope;
  fl_x_call(x, &draft)->callee = callee;
  fl_x_call(x, &draft)->name = fl_cpp_last(x, type, &scope);
  read_arguments(x, params);
  return fl_x_call_close(x, &draft);
}

typedef struct declaration {
  const fl_node *node, *type_node;
  fl_sym type, arg;
  uint32_t flags;
} declaration;

// `= v`, `(a, b)`, `{a, b}`.
static fl_id value_of(fl_extract *x, const declaration *of, const fl_declared *d, fl_sym type, const fl_node *value) {
  bool made = fl_x_role(x, value) == FL_ROLE_args || (fl_x_is(x, value, "initializer_list") && !d->pointer && !d->list);
  fl_str written = of->type_node ? fl_x_text(x, of->type_node) : FL_STR("");
  fl_str text = fl_x_sym_text(x, type);
  bool plain = d->pointer || !type || fl_cpp_stands_for_another(written) || fl_x_is(x, of->type_node, "primitive_type") ||
               fl_x_is(x, of->type_node, "sized_type_specifier");
  if (!made) return fl_c_initial(x, value, d->pointer ? 0 : type);
  if (plain) return fl_x_nth(x, value, 1) ? fl_x_value(x, fl_x_nth(x, value, 1)) : 0;
  bool many = fl_str_starts_c(text, "[]") || fl_str_eq_c(text, "map"), braces = fl_x_is(x, value, "initializer_list");
  if (many) return braces ? fl_c_initial(x, value, type) : fl_x_group(x, value, FL_VAL_OTHER, NULL, 0); // vector<T> all(3)
  return fl_cpp_make(x, value, type, value);
}

// `CLIENT(Orders, client_)` in a class is no method: those have a result, or their class's name.
static void read_method(fl_extract *x, const fl_node *node, const fl_declared *d) {
  fl_str class = fl_x_sym_text(x, fl_x_type_at(x, fl_x_type_body(x))->name), name = fl_x_text(x, d->name);
  bool typed = fl_x_slot(x, node, FL_SLOT_a) || fl_x_is(x, d->name, "operator_name") || fl_x_is(x, d->name, "destructor_name");
  if (typed || fl_str_eq(name, class) || fl_c_child(x, node, "explicit_function_specifier")) read_function(x, node, d, NULL);
  else fl_x_hole(x, node);
}

static void declare(fl_extract *x, const declaration *of, const fl_node *declarator, const fl_node *value) {
  bool init = fl_x_is(x, declarator, "init_declarator");
  if (init) value = fl_x_slot(x, declarator, FL_SLOT_b);
  fl_declared d = fl_x_declared(x, init ? fl_x_slot(x, declarator, FL_SLOT_a) : declarator);
  if (!d.name) return;
  if (fl_x_role(x, d.name) == FL_ROLE_list) { // auto [a, b] = f();
    fl_id whole = value ? fl_x_value_or_other(x, value) : 0;
    if (whole) fl_x_bind(x, d.name, whole, -1, FL_BIND_DECLARE, declarator);
    return;
  }
  bool object = makes_object(x, &d);
  if (d.func && !d.callable && !object) {
    if (fl_x_type_body(x)) read_method(x, of->node, &d);
    return;
  }
  if (fl_c_has_word(x, of->node, "extern") && !value) return;
  uint32_t flags = of->flags | (d.pointer && !d.func ? FL_BIND_POINTER : 0);
  fl_sym type = object ? of->type : fl_x_declared_type(x, &d, of->type);
  if (of->type_node && fl_cpp_stands_for_another(fl_x_text(x, of->type_node))) flags |= FL_BIND_POINTER;
  fl_id id = object ? object_of(x, declarator, type, fl_c_child(x, d.func, "parameter_list")) : value ? value_of(x, of, &d, type, value) : 0;
  fl_sym arg = of->arg;
  fl_str known = type ? FL_STR("") : fl_x_compiled_type(x, d.name); // auto
  if (known.n) type = fl_cpp_type(x, known, &arg);
  if (fl_cpp_stands_for_another(known) || fl_str_ends_c(known, "*")) flags |= FL_BIND_POINTER;
  fl_x_declare_as(x, d.name, type, arg, flags, id, declarator);
}

// Members, variables, prototypes; also what a condition declares.
fl_id fl_cpp_declaration(fl_extract *x, const fl_node *node) {
  declaration of = {.node = node, .type_node = fl_x_slot(x, node, FL_SLOT_a), .flags = fl_c_flags(x, node)};
  fl_slot_walk walk, values;
  const fl_node *first = fl_x_first(x, node, FL_SLOT_b, &walk);
  of.type = fl_c_type_of(x, of.type_node, first, false, &of.arg);
  const fl_node *value = fl_x_first(x, node, FL_SLOT_c, &values);
  if (!value) value = fl_x_slot(x, node, FL_SLOT_d);
  for (const fl_node *d = first; d; d = fl_x_next(x, &walk)) {
    const fl_node *next = d + d->size;
    bool own = value && value >= next && !(fl_x_is(x, next, ",") && value > next + 1);
    declare(x, &of, d, own ? value : NULL);
    if (own) value = fl_x_next(x, &values);
  }
  return 0;
}
