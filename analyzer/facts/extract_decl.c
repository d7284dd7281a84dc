// Types, annotations, imports, packages.
#include "facts/extract_core_p.h"

fl_id fl_x_func(const fl_extract *x) {
  return x->at.func;
}

fl_id fl_x_region(const fl_extract *x) {
  return x->at.region;
}

fl_id fl_x_type_body(const fl_extract *x) {
  return x->at.type_body;
}

fl_func *fl_x_func_at(fl_extract *x, fl_id id) {
  return &x->funcs.at[id];
}

fl_region *fl_x_region_at(fl_extract *x, fl_id id) {
  return &x->regions.at[id];
}

fl_type *fl_x_type_at(fl_extract *x, fl_id id) {
  return &x->types.at[id];
}

fl_param *fl_x_param_at(fl_extract *x, fl_id id) {
  return &x->params.at[id];
}

fl_var *fl_x_var_at(fl_extract *x, fl_id id) {
  return &x->vars.at[id];
}

fl_id fl_x_next_func(const fl_extract *x) {
  return x->funcs.n;
}

fl_id fl_x_next_type(const fl_extract *x) {
  return x->types.n;
}

fl_id fl_x_next_var(const fl_extract *x) {
  return x->vars.n;
}

void fl_x_irregular(fl_extract *x) {
  fl_x_func_at(x, x->at.func)->flags |= FL_FUNC_IRREGULAR;
}

void fl_x_generator(fl_extract *x) {
  fl_x_func_at(x, x->at.func)->flags |= FL_FUNC_GENERATOR;
}

void fl_x_func_flags(fl_extract *x, uint32_t flags) {
  x->next_func_flags |= flags;
}

// ---- annotations ----------------------------------------------------------------------------------------------------

void fl_x_annot(fl_extract *x, const fl_annot *row) {
  fl_array_push(&x->pending_annots, *row);
}

// Annotations in the mods slot (a list of them, or each one by itself) and among the direct children.
void fl_x_read_mods(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_annot) fl_x_visit(x, child, true);
  fl_slot_walk walk;
  for (const fl_node *m = fl_x_first(x, node, FL_SLOT_mods, &walk); m; m = fl_x_next(x, &walk))
    FL_EACH_CHILD(child, m)
      if (fl_x_role(x, child) == FL_ROLE_annot) fl_x_visit(x, child, true);
}

void fl_x_take_annots(fl_extract *x, uint32_t from, fl_id *first, uint32_t *n) {
  *n = x->pending_annots.n - from;
  *first = *n ? x->annots.n : 0;
  for (uint32_t i = from; i < x->pending_annots.n; i++) fl_array_push(&x->annots, x->pending_annots.at[i]);
  x->pending_annots.n = from;
}

uint32_t fl_x_n_waiting(const fl_extract *x) {
  return x->pending_annots.n - x->at.annots;
}

const fl_annot *fl_x_waiting(const fl_extract *x, uint32_t i) {
  return &x->pending_annots.at[x->at.annots + i];
}

void fl_x_forget_waiting(fl_extract *x) {
  x->pending_annots.n = x->at.annots;
  x->pending_supers.n -= x->next_supers;
  x->next_supers = 0;
}

static fl_str without_sign(fl_str text) { // @name, #[name]
  while (text.n && strchr("@#[ ", text.at[0])) text = fl_str_from_pos(text, 1);
  return fl_str_trim(text);
}

// The callee as written when that is a dotted name.
static fl_sym callee_text(fl_extract *x, const fl_call *call) {
  const fl_val *val = fl_x_val(x, call->callee);
  fl_str text = {x->source->text.at + val->byte_begin, val->byte_end - val->byte_begin};
  return fl_x_sym(x, without_sign(text));
}

// `@name(args)` where the grammar has name and arguments side by side.
static fl_annot read_annot_with_args(fl_extract *x, const fl_node *node, const fl_node *name, const fl_node *args) {
  fl_str text = without_sign(fl_x_text(x, name)), owner, last;
  bool dotted = fl_str_rcut(text, '.', &owner, &last);
  fl_id callee = fl_x_dotted(x, name, text);
  fl_call_draft draft = fl_x_call_open(x, node, dotted ? FL_CALL_METHOD : FL_CALL_PLAIN);
  fl_sym last_name = fl_x_sym(x, last);
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee;
  call->name = last_name;
  call->recv = dotted ? fl_x_val(x, callee)->a : 0;
  call->name_begin = name->byte_end - last.n;
  fl_x_args(x, args);
  fl_id value = fl_x_call_close(x, &draft);
  return (fl_annot){.name = fl_x_sym(x, text), .call = draft.call, .value = value, .span = fl_x_span(node)};
}

// `@name` or `@expression(args)` where the grammar has an expression.
static fl_annot read_annot_expression(fl_extract *x, const fl_node *node, const fl_node *name) {
  fl_annot annot = {.span = fl_x_span(node)};
  annot.value = fl_x_value_or_other(x, name);
  annot.call = fl_x_call_of(x, annot.value);
  if (annot.call) annot.name = callee_text(x, &x->calls.at[annot.call]);
  else annot.name = fl_x_sym(x, without_sign(fl_x_text(x, name)));
  return annot;
}

fl_id fl_x_role_annot(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!name) return 0;
  uint32_t outer = x->at.annots;
  x->at.annots = x->pending_annots.n;
  fl_annot annot = args ? read_annot_with_args(x, node, name, args) : read_annot_expression(x, node, name);
  x->pending_annots.n = x->at.annots; // what nested parts left
  x->at.annots = outer;
  if (!stmt) return annot.value; // an annotation as an argument of another
  fl_x_annot(x, &annot);
  return 0;
}

fl_id fl_x_role_decorated(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_slot_walk walk;
  for (const fl_node *a = fl_x_first(x, node, FL_SLOT_annots, &walk); a; a = fl_x_next(x, &walk)) fl_x_visit(x, a, true);
  fl_x_visit(x, fl_x_slot(x, node, FL_SLOT_item), true);
  return 0;
}

// ---- types ----------------------------------------------------------------------------------------------------------

static void add_super(fl_extract *x, fl_sym name, fl_sym arg) {
  if (name) fl_array_push(&x->pending_supers, ((fl_x_bound){name, arg}));
}

void fl_x_super(fl_extract *x, fl_sym name) {
  add_super(x, name, 0);
}

static void add_written_super(fl_extract *x, const fl_node *type) {
  fl_sym arg = 0, name = fl_x_type(x, type, &arg);
  add_super(x, name, arg);
}

void fl_x_next_super(fl_extract *x, fl_sym name) {
  if (!name) return;
  fl_x_super(x, name);
  x->next_supers++;
}

// Where the supertypes of a type begin that is read now.
static fl_x_type_place begin_supers(fl_extract *x) {
  fl_x_type_place outer = {.supers = x->pending_supers.n - x->next_supers, .class_supers = x->pending_class_supers.n};
  x->next_supers = 0;
  return outer;
}

// Supertypes: the written types in a slot's node, however deep they are wrapped. Arguments beside them (`: Base(a)`) are those of
// the supertype's constructor.
static void read_supers(fl_extract *x, const fl_node *node, const fl_node **args) {
  fl_role role = fl_x_role(x, node);
  if (fl_x_too_deep(x, node)) return;
  x->depth++;
  if (role == FL_ROLE_kwarg || role == FL_ROLE_comment) {
    fl_x_visit(x, node, true);
  } else if (role == FL_ROLE_none || role == FL_ROLE_args || role == FL_ROLE_list || role == FL_ROLE_pass) {
    FL_EACH_CHILD(child, node) {
      bool beside = role != FL_ROLE_args && fl_x_role(x, child) == FL_ROLE_args;
      if (beside) *args = child;
      else if (child->flags & FL_NODE_NAMED) read_supers(x, child, args);
    }
    if (node->size == 1) add_written_super(x, node);
  } else if (role != FL_ROLE_spread && role != FL_ROLE_block) {
    if (role == FL_ROLE_call) fl_x_value(x, node); // class A extends mixin(B)
    add_written_super(x, node);
  }
  x->depth--;
}

// extends and implements stand in different places, so every alternative of the slot counts.
static const fl_node *read_all_supers(fl_extract *x, const fl_node *node) {
  const fl_node *args = NULL;
  uint32_t from = 0;
  fl_slot_walk walk;
  for (const fl_node *s; (s = fl_x_alternative(x, node, FL_SLOT_supers, &from, &walk));)
    for (; s; s = fl_x_next(x, &walk)) read_supers(x, s, &args);
  return args;
}

static uint8_t type_kind(const char *attr) {
  static const struct { const char *attr; uint8_t kind; } kinds[] = {
      {"struct", FL_TYPE_STRUCT}, {"interface", FL_TYPE_INTERFACE}, {"enum", FL_TYPE_ENUM},
      {"alias", FL_TYPE_ALIAS},   {"object", FL_TYPE_OBJECT},       {"extension", FL_TYPE_EXTENSION},
      {"companion", FL_TYPE_OBJECT},
  };
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (!strcmp(attr, kinds[i].attr)) return kinds[i].kind;
  return FL_TYPE_CLASS;
}

void fl_x_type_kind(fl_extract *x, enum fl_type_kind kind) {
  x->next_type_kind = (uint8_t)kind;
}

fl_id fl_x_add_type(fl_extract *x, const fl_node *node, fl_sym name, uint8_t kind) {
  if (x->next_type_kind) kind = x->next_type_kind;
  x->next_type_kind = 0;
  fl_type type = {.name = name, .outer = x->at.type_body, .kind = kind, .span = fl_x_span(node)};
  bool at_file_level = fl_x_func_at(x, x->at.func)->flags & FL_FUNC_MODULE;
  type.func = at_file_level ? 0 : x->at.func;
  if (!type.outer) type.outer = x->at.space;
  if (x->at.package != x->package) type.package = x->at.package;
  fl_array_push(&x->types, type);
  return x->types.n - 1;
}

void fl_x_enter_type(fl_extract *x, fl_id type, fl_x_type_place *outer) {
  outer->outer = x->at;
  x->at = (fl_x_place){.func = x->at.func, .region = x->at.region, .type_body = type, .annots = x->pending_annots.n};
  x->at.lexical_type = type;
}

static fl_id keep_names(fl_extract *x, const fl_sym *names, uint32_t n) {
  fl_id first = n ? x->names.n : 0;
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->names, names[i]);
  return first;
}

static fl_id keep_supers(fl_extract *x, const fl_x_bound *supers, uint32_t n) {
  fl_id first = n ? x->names.n : 0;
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->names, supers[i].name);
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->names, supers[i].type);
  return first;
}

void fl_x_leave_type(fl_extract *x, fl_id type, const fl_x_type_place *outer) {
  x->pending_annots.n = x->at.annots;
  x->at = outer->outer;
  fl_type *row = fl_x_type_at(x, type);
  row->n_supers = x->pending_supers.n - outer->supers;
  row->first_super = keep_supers(x, x->pending_supers.at + outer->supers, row->n_supers);
  row->n_class_supers = x->pending_class_supers.n - outer->class_supers;
  row->first_class_super = keep_names(x, x->pending_class_supers.at + outer->class_supers, row->n_class_supers);
  x->pending_supers.n = outer->supers;
  x->pending_class_supers.n = outer->class_supers;
}

fl_id fl_x_role_type(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *params = fl_x_slot(x, node, FL_SLOT_params);
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_body);
  const char *attr = fl_x_attr(x, node);
  if (x->next_type_params) params = x->next_type_params, x->next_type_params = NULL;
  if (!*attr && body) attr = fl_x_role(x, body) == FL_ROLE_typeref ? "alias" : fl_x_attr(x, body);
  bool companion = !strcmp(attr, "companion");
  fl_id type = fl_x_add_type(x, node, name || !companion ? fl_x_name(x, name) : fl_x_sym(x, FL_STR("Companion")), type_kind(attr));
  if (companion) fl_x_type_at(x, type)->flags |= FL_TYPE_COMPANION;
  fl_id first;
  uint32_t n;
  fl_x_type_place outer = begin_supers(x);
  fl_x_read_mods(x, node);
  fl_x_take_annots(x, x->at.annots, &first, &n);
  fl_x_type_at(x, type)->first_annot = first;
  fl_x_type_at(x, type)->n_annots = n;
  if (fl_x_has_mod(x, node, FL_WORD_PARTIAL)) fl_x_type_at(x, type)->flags |= FL_TYPE_PARTIAL;
  fl_type *row = fl_x_type_at(x, type);
  row->first_tparam = fl_x_written_type_params(x, node, &n);
  row->n_tparams = n;
  const fl_node *super_args = read_all_supers(x, node);
  fl_x_enter_type(x, type, &outer);
  if (params && fl_x_row(x, params)->hook) fl_x_visit(x, params, true);
  else if (params) fl_x_primary_constructor(x, fl_x_name(x, name), params, super_args);
  if (body && fl_x_role(x, body) == FL_ROLE_typeref) fl_x_super(x, fl_x_type(x, body, NULL));
  else if (body && fl_x_row(x, body)->hook) fl_x_stmt(x, body);
  else if (body) fl_x_stmts(x, body);
  fl_x_leave_type(x, type, &outer);
  return stmt ? 0 : fl_x_type_value(x, node, fl_x_name(x, name));
}

// The row has the name of the type that gets the members; which type that is, the graph finds out.
fl_id fl_x_role_extend(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_id type = fl_x_add_type(x, node, fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), NULL), FL_TYPE_EXTENSION), first;
  uint32_t n;
  fl_x_type_place outer = begin_supers(x);
  fl_x_read_mods(x, node);
  fl_x_take_annots(x, x->at.annots, &first, &n);
  fl_x_type_at(x, type)->first_annot = first;
  fl_x_type_at(x, type)->n_annots = n;
  read_all_supers(x, node);
  fl_x_enter_type(x, type, &outer);
  if (body) fl_x_stmts(x, body);
  fl_x_leave_type(x, type, &outer);
  return 0;
}

fl_id fl_x_type_row(fl_extract *x, const fl_node *node, fl_sym name, enum fl_type_kind kind, const fl_node *body, const fl_sym *supers,
                    uint32_t n_supers) {
  fl_id type = fl_x_add_type(x, node, name, (uint8_t)kind);
  fl_x_type_place outer = begin_supers(x);
  fl_x_enter_type(x, type, &outer);
  for (uint32_t i = 0; i < n_supers; i++) fl_x_super(x, supers[i]);
  if (body) fl_x_stmts(x, body);
  fl_x_leave_type(x, type, &outer);
  return type;
}

// `a.b` is b in a. One without a name is part of what is around it, and no other file sees what stands there.
void fl_x_namespace(fl_extract *x, const fl_node *node, fl_sym name, const fl_node *body) {
  fl_id outer = x->at.space;
  bool hidden = x->at.is_hidden;
  fl_str first, rest = fl_x_sym_text(x, name);
  for (bool more = rest.n > 0; more;) {
    more = fl_str_cut(rest, '.', &first, &rest);
    x->at.space = fl_x_add_type(x, node, fl_x_sym(x, first), FL_TYPE_NAMESPACE);
  }
  if (!name) x->at.is_hidden = true;
  if (body) fl_x_stmts(x, body);
  x->at.space = outer, x->at.is_hidden = hidden;
}

fl_id fl_x_anonymous_body(fl_extract *x, const fl_node *body, fl_sym super) {
  fl_id type = fl_x_add_type(x, body, 0, FL_TYPE_CLASS);
  fl_x_type_at(x, type)->func = x->at.func;
  fl_x_type_place outer = begin_supers(x);
  fl_x_super(x, super);
  fl_x_enter_type(x, type, &outer);
  fl_x_stmts(x, body);
  fl_x_leave_type(x, type, &outer);
  return type;
}

// ---- imports --------------------------------------------------------------------------------------------------------

void fl_x_import(fl_extract *x, const fl_node *node, const fl_import *row) {
  fl_import import = *row;
  bool at_file_level = fl_x_func_at(x, x->at.func)->flags & FL_FUNC_MODULE;
  import.func = at_file_level ? 0 : x->at.func;
  import.span = fl_x_span(node);
  fl_array_push(&x->imports, import);
}

static fl_sym unquoted(fl_extract *x, const fl_node *node) {
  if (!node) return 0;
  bool raw;
  fl_str text = fl_x_text(x, node);
  return fl_x_sym(x, text.n && strchr("\"'`", text.at[0]) ? fl_x_inside_quotes(text, &raw) : text);
}

fl_id fl_x_role_import(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_import row = {.module = unquoted(x, fl_x_slot(x, node, FL_SLOT_module))};
  row.item = fl_x_name(x, fl_x_slot(x, node, FL_SLOT_item));
  row.alias = fl_x_name(x, fl_x_slot(x, node, FL_SLOT_alias));
  if (!row.alias) row.alias = row.item ? row.item : row.module;
  if (row.module) fl_x_import(x, node, &row);
  return 0;
}

void fl_x_package(fl_extract *x, fl_sym name) {
  x->package = name;
}

fl_sym fl_x_package_open(fl_extract *x, fl_sym name) {
  fl_sym outer = x->at.package;
  fl_buf_clear(&x->text);
  if (outer) fl_buf_add(&x->text, fl_x_sym_text(x, outer)), fl_buf_add_char(&x->text, '.');
  fl_buf_add(&x->text, fl_x_sym_text(x, name));
  x->at.package = fl_x_sym(x, fl_buf_str(&x->text));
  if (x->types.n <= 1) x->package = x->at.package;
  return outer;
}

void fl_x_package_close(fl_extract *x, fl_sym outer) {
  x->at.package = outer;
}

fl_id fl_x_role_package(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_x_package(x, fl_x_name(x, fl_x_slot(x, node, FL_SLOT_name)));
  return 0;
}
