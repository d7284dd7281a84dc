// Classes, traits, objects and enums: their constructor stands in their head, and statements in their body run when they are made.
#include "scala.h"

static const fl_node *child_of(const fl_extract *x, const fl_node *node, const char *kind) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

// ---- parameters that an annotation has swallowed ----------------------------------------------------------------------

static bool is_broken(const fl_node *node) {
  for (const fl_node *n = node; n < node + node->size; n++)
    if (n->flags & FL_NODE_ERROR) return true;
  return false;
}

// `@Inject() (ws: Client)`: the grammar takes the parameters of the class for more arguments of the annotation.
static bool declares(const fl_extract *x, const fl_node *list) {
  return fl_x_is(x, list, "arguments") && (child_of(x, list, "ascription_expression") || is_broken(list));
}

static const fl_node *swallowed(const fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    if (!fl_x_is(x, child, "annotation")) continue;
    FL_EACH_CHILD(list, child)
      if (declares(x, list)) return list;
  }
  return NULL;
}

static void read_again(fl_extract *x, const fl_node *node, const fl_node *from) {
  const fl_node *body = child_of(x, node, "template_body");
  uint32_t end = body ? body->byte_begin : node->byte_end;
  while (end > from->byte_end && fl_str_trim(fl_x_text_between(x, end - 1, end)).n == 0) end--;
  if (fl_str_ends_c(fl_x_text_between(x, from->byte_begin, end), ":")) end--; // a body without braces
  const fl_node *root = fl_x_reread(x, from, from->byte_begin, end, "class A", " {}"); // the body ends the lists
  const fl_node *again = root ? child_of(x, root, "class_definition") : NULL;
  const fl_node *params = again ? child_of(x, again, "class_parameters") : NULL;
  if (!params) return;
  fl_x_next_params(x, params);
  fl_x_mended(x, from->byte_begin, end);
}

fl_id fl_scala_annotation(fl_extract *x, const fl_node *node) {
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args), *name = fl_x_slot(x, node, FL_SLOT_name);
  if (!args || !declares(x, args) || !name) return fl_x_default(x, node);
  fl_annot annot = {.name = fl_x_type(x, name, NULL)};
  annot.value = fl_x_dotted(x, name, fl_x_sym_text(x, annot.name));
  annot.span = (fl_span){node->byte_begin, name->byte_end, node->line, node->col};
  fl_x_annot(x, &annot);
  return 0;
}

// ---- constructors ---------------------------------------------------------------------------------------------------

static void read_class_parameter(fl_extract *x, const fl_node *node, bool implicit) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_param row = {0};
  if (!name) return;
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "annotation")) fl_x_stmt(x, child);
  row.type = scala_type_of(x, fl_x_slot(x, node, FL_SLOT_type), &row.type_arg);
  row.value = implicit ? scala_nothing(x, node) : fl_x_slot_value(x, node, FL_SLOT_value);
  fl_x_param(x, name, &row);
  fl_x_param_field(x, name); // methods see it, whether `val` stands there or not
}

static void read_list(fl_extract *x, const fl_node *list) {
  fl_str text = fl_x_text(x, list), inside = text.n > 1 ? fl_str_trim(fl_str_from_pos(text, 1)) : text;
  bool implicit = fl_str_starts_c(inside, "implicit ") || fl_str_starts_c(inside, "using ");
  FL_EACH_CHILD(child, list)
    if (fl_x_is(x, child, "class_parameter")) read_class_parameter(x, child, implicit);
}

// extends Base(a) with Trait
static void construct_super(fl_extract *x, const fl_node *extends) {
  const fl_node *type = NULL;
  FL_EACH_CHILD(child, extends) {
    if (fl_x_is(x, child, "arguments") && type) scala_construct(x, extends, type, child, FL_CALL_PLAIN);
    if (fl_x_role(x, child) == FL_ROLE_typeref) type = child;
  }
}

static void extend_span(fl_extract *x, fl_id func, uint32_t end) {
  fl_x_func_at(x, func)->span.byte_end = end;
  fl_x_region_at(x, fl_x_region(x))->span.byte_end = end;
}

// class A(x: X)(implicit y: Y) extends B(x): the lists stand side by side.
fl_id fl_scala_class_parameters(fl_extract *x, const fl_node *node) {
  fl_id func = fl_x_func_open(x, node, NULL, node, FL_FUNC_CTOR | FL_FUNC_PRIMARY);
  const fl_node *list = node, *end = fl_x_end(x);
  for (; list == node || (list != end && fl_x_is(x, list, "class_parameters")); list += list->size) read_list(x, list);
  bool extends = list != end && fl_x_is(x, list, "extends_clause");
  if (extends) extend_span(x, func, list->byte_end), construct_super(x, list);
  fl_x_func_close(x);
  return 0;
}

fl_id fl_scala_construct_super(fl_extract *x, const fl_node *node) {
  if (!child_of(x, node, "arguments")) return 0;
  fl_x_func_open(x, node, NULL, node, FL_FUNC_CTOR);
  construct_super(x, node);
  fl_x_func_close(x);
  return 0;
}

// ---- types ----------------------------------------------------------------------------------------------------------

static bool is_implicit(const fl_extract *x, const fl_node *node) {
  const fl_node *mods = child_of(x, node, "modifiers");
  return mods && fl_str_find(fl_x_text(x, mods), FL_STR("implicit")) != FL_STR_NONE;
}

// The methods of an implicit class are methods of what it wraps.
static void add_methods(fl_extract *x, fl_id type, fl_id first_func) {
  fl_sym of = 0;
  for (fl_id f = first_func; f < fl_x_next_func(x); f++) {
    const fl_func *func = fl_x_func_at(x, f);
    if (func->owner == type && func->flags & FL_FUNC_PRIMARY && func->n_params) of = fl_x_param_at(x, func->first_param)->type;
  }
  for (fl_id f = first_func; of && f < fl_x_next_func(x); f++) {
    fl_func *func = fl_x_func_at(x, f);
    if (func->owner == type && func->name && !(func->flags & (FL_FUNC_CTOR | FL_FUNC_LAMBDA)))
      func->owner_name = of, func->flags |= FL_FUNC_ADDED;
  }
}

fl_id fl_scala_class(fl_extract *x, const fl_node *node) {
  const fl_node *lost = child_of(x, node, "class_parameters") ? NULL : swallowed(x, node);
  uint32_t height = scala_type_params(x, node);
  fl_id type = fl_x_next_type(x), func = fl_x_next_func(x);
  if (lost) read_again(x, node, lost);
  fl_id value = fl_x_default(x, node);
  if (is_implicit(x, node)) add_methods(x, type, func);
  fl_x_forget_type_params(x, height);
  return value;
}

// trait T { self: A with B => }: what A and B have is there as if it were inherited.
fl_id fl_scala_self_type(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "compound_type")) {
      FL_EACH_CHILD(part, child)
        if (fl_x_role(x, part) == FL_ROLE_typeref) fl_x_super(x, fl_x_type(x, part, NULL));
    } else if (fl_x_role(x, child) == FL_ROLE_typeref) {
      fl_x_super(x, fl_x_type(x, child, NULL));
    }
  }
  return 0;
}

// case Red extends Color(1): a constant of the enum's own type.
fl_id fl_scala_enum_case(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *extends = fl_x_slot(x, node, FL_SLOT_b);
  fl_id owner = fl_x_type_body(x);
  if (!name || !owner) return 0;
  fl_sym type = fl_x_type_at(x, owner)->name;
  fl_id callee = fl_x_dotted(x, name, fl_x_sym_text(x, type));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_call(x, &draft)->name = type;
  const fl_node *args = extends ? child_of(x, extends, "arguments") : NULL;
  if (args) scala_args(x, args);
  fl_id value = fl_x_call_close(x, &draft);
  fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | FL_BIND_CONST | FL_BIND_STATIC, node);
  return 0;
}

// ---- bodies ---------------------------------------------------------------------------------------------------------

static bool is_definition(const fl_extract *x, const fl_node *node) {
  static const char *const kinds[] = {
      "class_definition",  "object_definition", "trait_definition",     "enum_definition",    "type_definition",      "function_definition",
      "val_definition",    "var_definition",    "function_declaration", "val_declaration",    "var_declaration",      "given_definition",
      "import_declaration", "export_declaration", "extension_definition", "self_type",         "enum_case_definitions", "package_object",
      "annotation", NULL};
  for (const char *const *k = kinds; *k; k++)
    if (fl_x_is(x, node, *k)) return true;
  return false;
}

static bool is_item(const fl_extract *x, const fl_node *node) {
  return node->flags & FL_NODE_NAMED && !(node->flags & FL_NODE_ERROR) && fl_x_role(x, node) != FL_ROLE_comment;
}

// Statements that follow one another are one part of the constructor.
static const fl_node *read_statements(fl_extract *x, const fl_node *first, const fl_node *end) {
  const fl_node *node = first;
  fl_id func = fl_x_func_open(x, first, NULL, first, FL_FUNC_CTOR);
  fl_sym name = fl_x_sym(x, FL_STR("<init>"));
  fl_x_func_at(x, func)->name = name;
  uint32_t byte_end = first->byte_end;
  for (; node < end && !is_definition(x, node); node += node->size) {
    if (!is_item(x, node)) continue;
    fl_x_stmt(x, node);
    byte_end = node->byte_end;
  }
  extend_span(x, func, byte_end);
  fl_x_func_close(x);
  return node;
}

fl_id fl_scala_template(fl_extract *x, const fl_node *node) {
  const fl_node *child = node + 1, *end = node + node->size;
  while (child < end) {
    if (!is_item(x, child)) {
      child += child->size;
    } else if (is_definition(x, child)) {
      fl_x_stmt(x, child);
      child += child->size;
    } else {
      child = read_statements(x, child, end);
    }
  }
  return 0;
}
