// PHP's definitions, where a row of the table is not enough: names with backslashes, imports, traits, attributes, types that only
// comments say.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h. Variables keep their $, so that
// `$config` and the function `config` are two names; fields do not have it. Namespaces are parted by dots. A class where a class must
// stand is a type as a value.
#include "php.h"

static fl_span span_of(const fl_node *node) {
  return (fl_span){node->byte_begin, node->byte_end, node->line, node->col};
}

bool fl_php_is_name(const fl_extract *x, const fl_node *node) {
  return node && fl_x_is(x, node, "name");
}

// ---- names ----------------------------------------------------------------------------------------------------------

static fl_str without_top(fl_str dotted) {
  return fl_str_starts_c(dotted, "namespace.") ? fl_str_from_pos(dotted, 10) : dotted;
}

static fl_sym dotted_name(fl_extract *x, const fl_node *node) {
  return fl_x_sym(x, without_top(fl_x_sym_text(x, fl_php_dotted(x, fl_x_text(x, node)))));
}

// `\strlen` and `A\f`: the function or constant, from the top or from what the file imports.
fl_id fl_php_qualified_name(fl_extract *x, const fl_node *node) {
  fl_sym name = dotted_name(x, node);
  fl_str text = fl_x_sym_text(x, name);
  return fl_str_starts_c(text, ".") ? fl_x_ref(x, node, name) : fl_x_dotted(x, node, text);
}

const fl_node *fl_php_last_name(const fl_extract *x, const fl_node *node) {
  const fl_node *last = fl_php_is_name(x, node) ? node : NULL;
  FL_EACH_CHILD(child, node)
    if (fl_php_is_name(x, child)) last = child;
  return last;
}

fl_id fl_php_variable(fl_extract *x, const fl_node *node) {
  if (fl_str_eq_c(fl_x_text(x, node), "$this")) return fl_x_group(x, node, FL_VAL_SELF, NULL, 0);
  return fl_x_ref(x, node, fl_x_name(x, node));
}

// "${name}" is $name; what else stands behind two signs is decided at run time.
fl_id fl_php_dynamic_variable(fl_extract *x, const fl_node *node) {
  const fl_node *inner = fl_x_slot(x, node, FL_SLOT_a);
  if (!fl_php_is_name(x, inner)) return fl_x_value(x, inner), fl_x_irregular(x), fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  char text[FL_PHP_MAX_NAME] = "$";
  fl_str name = fl_x_text(x, inner);
  if (name.n >= FL_PHP_MAX_NAME - 1) return 0;
  memcpy(text + 1, name.at, name.n);
  return fl_x_ref(x, node, fl_x_sym(x, (fl_str){text, name.n + 1}));
}

fl_id fl_php_scope(fl_extract *x, const fl_node *node) {
  bool parent = fl_str_eq_c(fl_x_text(x, node), "parent");
  return fl_x_group(x, node, parent ? FL_VAL_SUPER : FL_VAL_SELF, NULL, 0);
}

// What stands where a class must: its name, self, static, parent, or an expression.
fl_id fl_php_class_value(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool named = fl_php_is_name(x, node) || fl_x_is(x, node, "qualified_name") || fl_x_is(x, node, "relative_name");
  if (!named) return fl_x_value(x, node);
  if (fl_str_eq_c(text, "parent")) return fl_x_group(x, node, FL_VAL_SUPER, NULL, 0);
  if (fl_str_eq_c(text, "self") || fl_str_eq_c(text, "static")) return fl_x_type_value(x, node, fl_php_own_type(x));
  return fl_x_type_value(x, node, dotted_name(x, node));
}

// ---- namespaces and imports -----------------------------------------------------------------------------------------

fl_id fl_php_namespace(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (name) fl_x_package(x, fl_php_dotted(x, fl_x_text(x, name)));
  if (body) fl_x_stmts(x, body);
  return 0;
}

static void import_clause(fl_extract *x, const fl_node *clause, const fl_node *prefix) {
  const fl_node *what = fl_x_slot(x, clause, FL_SLOT_item), *alias = fl_x_slot(x, clause, FL_SLOT_alias);
  if (!what) return;
  fl_str name = fl_x_text(x, what), top = prefix ? fl_x_text(x, prefix) : FL_STR(""), module, item;
  char text[FL_PHP_MAX_NAME * 2];
  if (name.n + top.n + 1 >= sizeof text) return;
  memcpy(text, top.at, top.n);
  text[top.n] = '\\';
  memcpy(text + top.n + 1, name.at, name.n);
  fl_str whole = {text, top.n + 1 + name.n};
  while (fl_str_starts_c(whole, "\\")) whole = fl_str_from_pos(whole, 1);
  fl_str_rcut(fl_x_sym_text(x, fl_php_dotted(x, whole)), '.', &module, &item);
  fl_import row = {.module = fl_x_sym(x, module), .item = fl_x_sym(x, item)};
  row.alias = alias ? fl_x_name(x, alias) : row.item;
  fl_x_import(x, clause, &row);
}

// use A\B as C, D; use A\{B, C as D}; use function A\f;
fl_id fl_php_use(fl_extract *x, const fl_node *node) {
  const fl_node *prefix = fl_x_slot(x, node, FL_SLOT_module), *group = fl_x_slot(x, node, FL_SLOT_alias);
  const fl_node *list = group ? group : node;
  FL_EACH_CHILD(child, list)
    if (fl_x_is(x, child, "namespace_use_clause")) import_clause(x, child, prefix);
  return 0;
}

// ---- types ----------------------------------------------------------------------------------------------------------

// The members of a trait are as good as the class's own.
fl_id fl_php_traits(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (child->flags & FL_NODE_NAMED && !fl_x_is(x, child, "use_list")) fl_x_super(x, dotted_name(x, child));
  return 0;
}

static void add_magic_field(fl_extract *x, const fl_node *name, fl_sym type, fl_sym arg) {
  fl_x_field(x, fl_x_next_type(x) - 1, name, type, arg);
}

// `@property Account $account`: what the class hands out without declaring it.
fl_id fl_php_class(fl_extract *x, const fl_node *node) {
  static const char *const tags[] = {"property", "property-read"};
  fl_str doc = fl_php_doc_before(x, node);
  bool has_doc = doc.n > 0;
  if (has_doc) fl_php_doc_annotations(x, node, doc);
  fl_id type = fl_x_next_type(x);
  fl_x_default(x, node);
  bool alone = fl_x_next_type(x) == type + 1; // no classes inside
  for (size_t i = 0; has_doc && alone && i < sizeof tags / sizeof *tags; i++)
    fl_php_doc_each(x, node - 1, tags[i], add_magic_field);
  return 0;
}

static uint32_t modifier_flags(const fl_extract *x, const fl_node *node) {
  uint32_t flags = 0;
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "static_modifier")) flags |= FL_FUNC_STATIC;
    if (fl_x_is(x, child, "abstract_modifier")) flags |= FL_FUNC_ABSTRACT;
    if (fl_x_is(x, child, "visibility_modifier") && !fl_str_eq_c(fl_x_text(x, child), "public")) flags |= FL_FUNC_PRIVATE;
  }
  return flags;
}

// Types that only the comment says.
static void read_doc_of_function(fl_extract *x, fl_id func, fl_str doc) {
  fl_sym arg = 0, type = fl_x_func_at(x, func)->result ? 0 : fl_php_doc_type(x, doc, "return", FL_STR(""), &arg);
  if (type) fl_x_func_at(x, func)->result = type, fl_x_func_at(x, func)->result_arg = arg;
  fl_id first = fl_x_func_at(x, func)->first_param, n = fl_x_func_at(x, func)->n_params;
  for (fl_id i = first; i < first + n; i++) {
    const fl_param *p = fl_x_param_at(x, i);
    if (p->type || !p->name) continue;
    fl_str name = fl_str_from_pos(fl_x_sym_text(x, p->name), 1);
    type = fl_php_doc_type(x, doc, "param", name, &arg);
    if (type) fl_x_param_at(x, i)->type = type, fl_x_param_at(x, i)->type_arg = arg;
  }
}

fl_id fl_php_function(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  uint32_t flags = modifier_flags(x, node);
  if (fl_x_type_body(x) && name && fl_str_eq_c(fl_x_text(x, name), "__construct")) flags |= FL_FUNC_CTOR;
  fl_x_func_flags(x, flags);
  fl_str doc = fl_php_doc_before(x, node);
  if (doc.n) fl_php_doc_annotations(x, node, doc);
  fl_id func = fl_x_next_func(x);
  fl_x_default(x, node);
  if (doc.n) read_doc_of_function(x, func, doc);
  return 0;
}

// What `use (&$x)` names is the variable of the function around the closure.
fl_id fl_php_closure(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(clause, node) {
    if (!fl_x_is(x, clause, "anonymous_function_use_clause")) continue;
    FL_EACH_CHILD(child, clause)
      if (fl_x_is(x, child, "by_ref")) fl_x_share_name(x, fl_x_name(x, fl_x_unwrap(x, child)));
  }
  return fl_x_default(x, node);
}

// A comment among statements: /** @var Client $client */
static void add_commented_var(fl_extract *x, const fl_node *name, fl_sym type, fl_sym arg) {
  fl_node place = *name;
  place.byte_begin--; // with its $
  fl_x_var(x, &place, type, arg, 0);
}

fl_id fl_php_comment(fl_extract *x, const fl_node *node) {
  if (!fl_x_type_body(x)) fl_php_doc_each(x, node, "var", add_commented_var);
  return 0;
}

// ---- attributes -----------------------------------------------------------------------------------------------------

fl_id fl_php_attributes(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(group, node)
    FL_EACH_CHILD(attribute, group) fl_x_stmt(x, attribute);
  return 0;
}

fl_id fl_php_attribute(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!name) return 0;
  fl_annot annot = {.name = dotted_name(x, name), .value = fl_php_class_value(x, name), .span = span_of(node)};
  if (args) {
    fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
    fl_x_call(x, &draft)->callee = annot.value;
    fl_x_callee_name(x, &draft, fl_php_last_name(x, name));
    fl_x_args(x, args);
    annot.call = draft.call;
    annot.value = fl_x_call_close(x, &draft);
  }
  fl_x_annot(x, &annot);
  return 0;
}

// ---- variables, constants, assignments ------------------------------------------------------------------------------

fl_id fl_php_property(fl_extract *x, const fl_node *node) {
  fl_str doc = fl_php_doc_before(x, node);
  fl_id first = fl_x_next_var(x);
  fl_x_default(x, node);
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "property_hook_list")) fl_x_stmts(x, child);
  fl_sym arg = 0, type = doc.n ? fl_php_doc_type(x, doc, "var", FL_STR(""), &arg) : 0;
  for (fl_id i = first; type && i < fl_x_next_var(x); i++) {
    fl_var *var = fl_x_var_at(x, i);
    if (var->kind == FL_VAR_FIELD && !var->type) var->type = type, var->type_arg = arg;
  }
  return 0;
}

const fl_node *fl_php_without_sign(const fl_extract *x, const fl_node *variable) {
  const fl_node *name = variable ? fl_x_nth(x, variable, 1) : NULL;
  return fl_php_is_name(x, name) ? name : NULL;
}

fl_id fl_php_property_element(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_php_without_sign(x, fl_x_slot(x, node, FL_SLOT_name));
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_value);
  if (name) fl_x_bind(x, name, value, -1, FL_BIND_DECLARE, node);
  return 0;
}

fl_id fl_php_constant(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_b);
  if (name) fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | FL_BIND_CONST | FL_BIND_STATIC, node);
  return 0;
}

fl_id fl_php_global(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_ident) fl_x_outer_name(x, fl_x_name(x, child));
  return 0;
}

// $a = &$b: from here on both are one.
fl_id fl_php_assign_reference(fl_extract *x, const fl_node *node) {
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_right);
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_left);
  if (left) fl_x_bind(x, left, value, -1, FL_BIND_FUNC, node);
  return value;
}

