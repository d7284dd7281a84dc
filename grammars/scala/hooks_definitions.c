// Functions, variables, types and what a file begins with.
#include "scala.h"

static const fl_node *child_of(const fl_extract *x, const fl_node *node, const char *kind) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

static bool has_modifier(const fl_extract *x, const fl_node *node, const char *word) {
  const fl_node *mods = child_of(x, node, "modifiers");
  return mods && fl_str_find(fl_x_text(x, mods), fl_str_from(word)) != FL_STR_NONE;
}

// ---- packages --------------------------------------------------------------------------------------------------------

// package a.b; a second clause without a body stands inside the first.
fl_id fl_scala_package(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (!name) return 0;
  fl_sym outer = fl_x_package_open(x, fl_x_name(x, name));
  if (!body) return 0;
  fl_x_stmts(x, body);
  fl_x_package_close(x, outer);
  return 0;
}

// package object p { ... }: its members are those of the package.
fl_id fl_scala_package_object(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (!name || !body) return 0;
  fl_sym outer = fl_x_package_open(x, fl_x_name(x, name));
  fl_x_stmts(x, body);
  fl_x_package_close(x, outer);
  return 0;
}

// ---- imports --------------------------------------------------------------------------------------------------------

static fl_str name_of(const fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  return text.n > 2 && text.at[0] == '`' ? fl_str_slice(text, 1, text.n - 1) : text;
}

static void import_item(fl_extract *x, const fl_node *node, fl_str module, const fl_node *item, const fl_node *alias) {
  fl_import row = {.module = fl_x_sym(x, module), .item = fl_x_sym(x, name_of(x, item))};
  row.alias = alias ? fl_x_sym(x, name_of(x, alias)) : row.item;
  fl_x_import(x, node, &row);
}

static void import_all(fl_extract *x, const fl_node *node, fl_str module) {
  fl_x_import(x, node, &(fl_import){.module = fl_x_sym(x, module), .wildcard = 1});
}

// a.b.{c => d, e as f, g, _}; `c => _` hides.
static void import_selected(fl_extract *x, const fl_node *node, fl_str module, const fl_node *selectors) {
  FL_EACH_CHILD(s, selectors) {
    bool renamed = fl_x_is(x, s, "arrow_renamed_identifier") || fl_x_is(x, s, "as_renamed_identifier");
    const fl_node *name = renamed ? fl_x_nth(x, s, 1) : NULL, *alias = renamed ? fl_x_nth(x, s, 2) : NULL;
    if (fl_x_is(x, s, "namespace_wildcard")) import_all(x, node, module);
    else if (fl_x_is(x, s, "identifier")) import_item(x, node, module, s, NULL);
    else if (name && alias && !fl_x_is(x, alias, "wildcard")) import_item(x, node, module, name, alias);
  }
}

static bool is_path_part(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "identifier") || fl_x_is(x, node, "operator_identifier");
}

// The text of a path: blanks and quotes are none of it.
static fl_str path_text(fl_extract *x, const fl_node *first, const fl_node *last) {
  return fl_x_text_between(x, first->byte_begin, last->byte_end);
}

typedef struct importing { // one of `import a.b.C, d.e._`
  const fl_node *first, *before, *last; // names of the path
} importing;

static void finish_import(fl_extract *x, const fl_node *node, importing *i) {
  if (i->last && i->before) import_item(x, node, path_text(x, i->first, i->before), i->last, NULL);
  *i = (importing){0};
}

static void finish_group(fl_extract *x, const fl_node *node, importing *i, const fl_node *behind) {
  if (!i->last) return;
  fl_str module = path_text(x, i->first, i->last);
  if (fl_x_is(x, behind, "namespace_wildcard")) import_all(x, node, module);
  else if (fl_x_is(x, behind, "namespace_selectors")) import_selected(x, node, module, behind);
  else if (fl_x_is(x, behind, "as_renamed_identifier")) import_item(x, node, module, fl_x_nth(x, behind, 1), fl_x_nth(x, behind, 2));
  *i = (importing){0};
}

fl_id fl_scala_import(fl_extract *x, const fl_node *node) {
  importing i = {0};
  FL_EACH_CHILD(child, node) {
    if (!is_path_part(x, child)) {
      if (child->flags & FL_NODE_NAMED) finish_group(x, node, &i, child);
      continue;
    }
    bool next = i.last && fl_str_find_char(fl_x_text_between(x, i.last->byte_end, child->byte_begin), ',') != FL_STR_NONE;
    if (next) finish_import(x, node, &i);
    if (!i.first) i.first = child;
    i.before = i.last, i.last = child;
  }
  finish_import(x, node, &i);
  return 0;
}

// ---- annotations ----------------------------------------------------------------------------------------------------

static void read_annotations(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "annotation")) fl_x_stmt(x, child);
}

// ---- functions ------------------------------------------------------------------------------------------------------

static bool is_implicit(const fl_extract *x, const fl_node *list) {
  fl_str text = fl_x_text(x, list), inside = text.n > 1 ? fl_str_trim(fl_str_from_pos(text, 1)) : text;
  return fl_str_starts_c(inside, "implicit ") || fl_str_starts_c(inside, "using ");
}

// The compiler passes what stands in a list of implicit parameters: nobody must, and what it is is not known.
static void read_params(fl_extract *x, const fl_node *list) {
  bool implicit = is_implicit(x, list);
  FL_EACH_CHILD(child, list) {
    if (!fl_x_is(x, child, "parameter")) continue;
    const fl_node *name = fl_x_slot(x, child, FL_SLOT_name), *type = fl_x_slot(x, child, FL_SLOT_type);
    fl_param row = {0};
    read_annotations(x, child);
    row.type = scala_type_of(x, type, &row.type_arg);
    if (type && fl_x_is(x, type, "repeated_parameter_type")) row.flags |= FL_PARAM_REST;
    row.value = implicit ? scala_nothing(x, child) : fl_x_slot_value(x, child, FL_SLOT_value);
    if (name) fl_x_param(x, name, &row);
  }
}

static uint32_t flags_of(const fl_extract *x, const fl_node *node, const fl_node *name) {
  uint32_t flags = has_modifier(x, node, "private") ? FL_FUNC_PRIVATE : 0;
  if (name && fl_str_eq_c(fl_x_text(x, name), "this")) return flags | FL_FUNC_CTOR;
  const fl_node *annotation = child_of(x, node, "annotation"), *word = annotation ? fl_x_nth(x, annotation, 1) : NULL;
  if (word && fl_str_eq_c(fl_x_text(x, word), "main")) flags |= FL_FUNC_MAIN;
  return child_of(x, node, "parameters") ? flags : flags | FL_FUNC_PROPERTY;
}

// `extended`: the parameters of the extension around it; the first of them is what it is called on.
static void read_function(fl_extract *x, const fl_node *node, const fl_node *extended) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  uint32_t height = scala_type_params(x, node), flags = flags_of(x, node, name);
  if (extended) flags = (flags | FL_FUNC_EXTENSION) & ~(uint32_t)FL_FUNC_PROPERTY;
  read_annotations(x, node);
  fl_id func = fl_x_func_open(x, node, flags & FL_FUNC_CTOR ? NULL : name, body, flags);
  fl_sym arg = 0, result = scala_type_of(x, fl_x_slot(x, node, FL_SLOT_c), &arg);
  fl_x_func_at(x, func)->result = result, fl_x_func_at(x, func)->result_arg = arg;
  if (extended) read_params(x, extended);
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "parameters")) read_params(x, child);
  if (body) fl_x_func_body(x, body, true);
  fl_x_func_close(x);
  fl_x_forget_type_params(x, height);
}

fl_id fl_scala_function(fl_extract *x, const fl_node *node) {
  read_function(x, node, NULL);
  return 0;
}

// extension (s: String) def ...
fl_id fl_scala_extension(fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_a);
  uint32_t height = scala_type_params(x, node);
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_b, &walk); c; c = fl_x_next(x, &walk))
    if (scala_is_function(x, c)) read_function(x, c, params);
  fl_x_forget_type_params(x, height);
  return 0;
}

// ---- variables ------------------------------------------------------------------------------------------------------

// A field that a block computes: read where it is asked for, like a function without parameters.
static void read_computed(fl_extract *x, const fl_node *node, const fl_node *name, const fl_node *body) {
  fl_id func = fl_x_func_open(x, node, name, body, FL_FUNC_PROPERTY);
  fl_sym arg = 0, type = scala_type_of(x, fl_x_slot(x, node, FL_SLOT_c), &arg);
  fl_x_func_at(x, func)->result = type, fl_x_func_at(x, func)->result_arg = arg;
  fl_x_func_body(x, body, true);
  fl_x_func_close(x);
}

static void declare(fl_extract *x, const fl_node *node, const fl_node *target, fl_id value, uint32_t flags) {
  fl_sym arg = 0, type = scala_type_of(x, fl_x_slot(x, node, FL_SLOT_c), &arg);
  if (fl_x_is(x, target, "identifier")) fl_x_declare_annotated(x, target, type, arg, value, flags, node);
  else scala_bind(x, target, value, flags | FL_BIND_DECLARE, node);
}

fl_id fl_scala_val(fl_extract *x, const fl_node *node) {
  const fl_node *target = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b);
  if (!target) return 0;
  bool block = body && (fl_x_is(x, body, "block") || fl_x_is(x, body, "indented_block"));
  read_annotations(x, node);
  if (block && fl_x_type_body(x) && fl_x_is(x, target, "identifier")) return read_computed(x, node, target, body), 0;
  bool constant = fl_x_is(x, node, "val_definition") || fl_x_is(x, node, "val_declaration");
  uint32_t flags = constant ? FL_BIND_CONST : 0;
  fl_id value = body && !fl_x_is(x, body, "wildcard") ? scala_value(x, body) : 0;
  if (!fl_x_is(x, target, "identifiers")) return declare(x, node, target, value, flags), 0;
  FL_EACH_CHILD(each, target)
    if (fl_x_is(x, each, "identifier")) declare(x, node, each, value, flags);
  return 0;
}

// given name: T = v; given name: T with { ... }
fl_id fl_scala_given(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *body = fl_x_slot(x, node, FL_SLOT_b), *type = fl_x_slot(x, node, FL_SLOT_c);
  fl_sym arg = 0, head = scala_type_of(x, type, &arg);
  read_annotations(x, node);
  if (body && fl_x_is(x, body, "with_template_body")) {
    fl_x_forget_waiting(x);
    fl_x_type_row(x, node, fl_x_name(x, name), FL_TYPE_OBJECT, body, &head, head ? 1 : 0);
  } else if (name) {
    fl_id value = body ? scala_value(x, body) : 0;
    fl_x_declare_annotated(x, name, head, arg, value, FL_BIND_CONST, node);
  } else if (body) {
    fl_x_value(x, body);
  }
  return 0;
}
