// Parameters: their rows, what they bind in the body, and the fields that some of them are.
//
// In: the list that a function is written with, or single parameters that a hook has found. Out: params[] of the function, one range.
#include "facts/extract_param_p.h"

void fl_x_bind_self(fl_extract *x, fl_id func, fl_sym name) {
  if (!name) return;
  fl_x_func_at(x, func)->self_name = name;
  fl_x_declare(x, name, x->at.region, 0);
  fl_x_lookup(x, name)->is_self = true;
}

static void bind_param(fl_extract *x, const fl_x_param_list *list, fl_sym name, const fl_param *row) {
  if (!name) return;
  fl_x_declare(x, name, x->at.region, row->type);
  fl_binding *b = fl_x_lookup(x, name);
  b->is_pointer = row->flags & FL_PARAM_POINTER;
  b->call = list->callback_of;
  b->from_param = list->callback_of != 0;
  b->is_const = row->flags & FL_PARAM_CONST;
}

static void add_param(fl_extract *x, fl_x_param_list *list, const fl_param *row) {
  if (list->skip_self) {
    list->skip_self = false;
    fl_x_bind_self(x, list->func, row->name);
    return;
  }
  fl_param param = *row;
  param.func = list->func;
  if (list->kwonly && !(param.flags & (FL_PARAM_KWREST | FL_PARAM_BLOCK))) param.flags |= FL_PARAM_KWONLY;
  if (param.flags & FL_PARAM_REST) list->kwonly = true; // only by name can one say what stands behind *args
  bind_param(x, list, param.name, &param);
  fl_array_push(&x->pending_params, param);
}

static bool is_pattern(const fl_extract *x, const fl_node *name) {
  fl_role role = fl_x_role(x, name);
  return role == FL_ROLE_list || role == FL_ROLE_map;
}

static void add_pattern(fl_extract *x, fl_x_param_list *list, fl_param row, const fl_node *pattern) {
  row.name = 0;
  add_param(x, list, &row);
  fl_id whole = fl_x_add_val(x, pattern, FL_VAL_REF, 0, 0, 0);
  fl_x_bind(x, pattern, whole, -1, FL_BIND_DECLARE, pattern);
}

// A variable's name without the sign that fields do not have.
static fl_sym field_name(fl_extract *x, fl_sym name) {
  fl_str text = fl_x_sym_text(x, name);
  return x->lexicon->has_sigil && text.n > 1 ? fl_x_sym(x, fl_str_from_pos(text, 1)) : name;
}

// `constructor(private http: HttpClient)`: the parameter is a field as well.
static void add_property(fl_extract *x, const fl_x_param_list *list, const fl_param *row, const fl_node *name) {
  fl_id owner = fl_x_func_at(x, list->func)->owner;
  if (!owner) return;
  fl_sym field = field_name(x, row->name);
  fl_var var = {.kind = FL_VAR_FIELD, .type_owner = owner, .name = field, .type = row->type};
  var.type_arg = row->type_arg;
  var.first_annot = row->first_annot;
  var.n_annots = row->n_annots;
  var.span = fl_x_span(name);
  fl_array_push(&x->vars, var);
  fl_id self = fl_x_add_val(x, name, FL_VAL_SELF, 0, 0, 0), target = fl_x_member(x, name, self, field);
  fl_id value = fl_x_add_val(x, name, FL_VAL_REF, 0, row->name, 0);
  fl_assign assign = {.func = list->func, .region = x->at.region, .target = target, .val = value, .result_index = -1};
  assign.span = fl_x_span(name);
  fl_array_push(&x->assigns, assign);
}

static bool is_property(const fl_extract *x, const fl_node *node) {
  return fl_x_slot(x, node, FL_SLOT_mods) &&
         (fl_x_has_mod(x, node, FL_WORD_PUBLIC) || fl_x_has_mod(x, node, FL_WORD_PRIVATE));
}

static fl_sym as_list(fl_extract *x, fl_sym type) {
  fl_buf_clear(&x->text);
  fl_buf_add_c(&x->text, "[]");
  fl_buf_add(&x->text, fl_x_sym_text(x, type));
  return fl_x_sym(x, fl_buf_str(&x->text));
}

static fl_param read_param_row(fl_extract *x, const fl_node *node, const char *attr) {
  fl_param row = {.span = fl_x_span(node)};
  uint32_t base = x->pending_annots.n;
  fl_x_read_mods(x, node);
  fl_x_take_annots(x, base, &row.first_annot, &row.n_annots);
  row.type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), &row.type_arg);
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_value);
  row.value = value == fl_x_slot(x, node, FL_SLOT_name) ? 0 : fl_x_value(x, value); // a position that falls on the name
  if (!strcmp(attr, "rest")) row.flags |= FL_PARAM_REST;
  if (!strcmp(attr, "kwrest")) row.flags |= FL_PARAM_KWREST;
  if (!strcmp(attr, "kwonly")) row.flags |= FL_PARAM_KWONLY;
  if (!strcmp(attr, "block")) row.flags |= FL_PARAM_BLOCK;
  if (row.type && !strcmp(attr, "rest")) row.type = as_list(x, row.type);
  return row;
}

fl_declared fl_x_declared(const fl_extract *x, const fl_node *node) {
  fl_declared d = {.name = node};
  while (d.name && fl_x_role(x, d.name) == FL_ROLE_pass && fl_x_n_items(x, d.name) == 1) {
    bool func = fl_x_attr_is(x, d.name, "func");
    if (fl_x_attr_is(x, d.name, "pointer")) *(d.func ? &d.callable : &d.pointer) = true;
    if (fl_x_attr_is(x, d.name, "list")) d.list = true;
    if (fl_x_attr_is(x, d.name, "reference")) d.reference = true;
    if (func) d.func = d.name, d.callable = false;
    d.name = fl_x_slot(x, d.name, FL_SLOT_item);
  }
  bool unnamed = d.name && fl_x_role(x, d.name) == FL_ROLE_skip; // `void *` in a list of parameters
  if (unnamed && fl_x_attr_is(x, d.name, "pointer")) d.pointer = true;
  if (unnamed && fl_x_attr_is(x, d.name, "reference")) d.reference = true;
  if (unnamed) d.name = NULL;
  return d;
}

fl_sym fl_x_declared_type(fl_extract *x, const fl_declared *d, fl_sym type) {
  if (d->func) return fl_x_sym(x, FL_STR("func"));
  return d->list && type ? as_list(x, type) : type;
}

static bool says_const(const fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_str_eq_c(fl_x_text(x, child), "const")) return true;
  return false;
}

static const fl_node *declared(fl_extract *x, const fl_node *node, const fl_node *name, fl_param *row) {
  for (const fl_node *n = name; n && fl_x_role(x, n) == FL_ROLE_pass && fl_x_n_items(x, n) == 1; n = fl_x_slot(x, n, FL_SLOT_item))
    if (fl_x_attr_is(x, n, "inside")) row->type = row->type_arg, row->type_arg = 0; // Wrapper(x): Wrapper<T>
  fl_declared d = fl_x_declared(x, name);
  row->type = fl_x_declared_type(x, &d, row->type);
  if (d.pointer && !d.func) row->flags |= FL_PARAM_POINTER;
  if (says_const(x, node)) row->flags |= FL_PARAM_CONST;
  else if (d.reference) row->flags |= FL_PARAM_REFERENCE;
  return d.name;
}

// A name slot may hold a name, a pattern, or again a parameter (`*args: int`).
static void read_named(fl_extract *x, fl_x_param_list *list, fl_param row, const fl_node *node, const fl_node *name) {
  name = declared(x, node, name, &row);
  if (!name && row.type) add_param(x, list, &row); // `void *` alone
  if (!name) return;
  if (is_pattern(x, name)) {
    add_pattern(x, list, row, name);
    return;
  }
  if (fl_x_role(x, name) == FL_ROLE_self) return; // says the receiver's type only
  if (fl_x_role(x, name) == FL_ROLE_param) {
    fl_param inner = read_param_row(x, name, fl_x_attr(x, name));
    row.flags |= inner.flags;
    name = fl_x_slot(x, name, FL_SLOT_name);
  }
  row.name = fl_x_name(x, name);
  if (name) row.span = fl_x_span(name);
  add_param(x, list, &row);
  if (list->fields || is_property(x, node)) add_property(x, list, &row, name ? name : node);
}

static void read_param_node(fl_extract *x, fl_x_param_list *list, const fl_node *node) {
  const char *attr = fl_x_attr(x, node);
  if (!strcmp(attr, "bare_star")) {
    list->kwonly = true;
    return;
  }
  if (!strcmp(attr, "self")) list->skip_self = true;
  fl_param row = read_param_row(x, node, attr);
  if (fl_x_has_mod(x, node, FL_WORD_THIS)) fl_x_func_at(x, list->func)->flags |= FL_FUNC_EXTENSION;
  fl_slot_walk walk;
  const fl_node *name = fl_x_first(x, node, FL_SLOT_name, &walk);
  if (!name && !fl_str_eq_c(fl_x_sym_text(x, row.type), "void")) add_param(x, list, &row); // f(void) takes none
  for (; name; name = fl_x_next(x, &walk)) read_named(x, list, row, node, name);
}

static void read_param(fl_extract *x, fl_x_param_list *list, const fl_node *node);

static void read_params_inside(fl_extract *x, fl_x_param_list *list, const fl_node *node) {
  if (fl_x_too_deep(x, node)) return;
  x->depth++;
  FL_EACH_CHILD(child, node)
    if (child->flags & FL_NODE_NAMED) read_param(x, list, child);
  x->depth--;
}

// A list that keeps its rest parameter's name and type itself: (int a, params string[] rest).
static void read_param_list(fl_extract *x, fl_x_param_list *list, const fl_node *node) {
  const fl_node *rest = fl_x_slot(x, node, FL_SLOT_name);
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk))
    if (c != rest) read_param(x, list, c);
  if (!rest) return;
  fl_param row = {.span = fl_x_span(rest), .name = fl_x_name(x, rest), .flags = FL_PARAM_REST};
  row.type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), &row.type_arg);
  add_param(x, list, &row);
}

static void read_param(fl_extract *x, fl_x_param_list *list, const fl_node *node) {
  fl_param row = {.span = fl_x_span(node)};
  switch (fl_x_role(x, node)) {
  case FL_ROLE_param: read_param_node(x, list, node); return;
  case FL_ROLE_ident: row.name = fl_x_name(x, node); add_param(x, list, &row); return;
  case FL_ROLE_list: case FL_ROLE_map: add_pattern(x, list, row, node); return;
  case FL_ROLE_params: read_param_list(x, list, node); return;
  case FL_ROLE_pass: case FL_ROLE_none: case FL_ROLE_args: read_params_inside(x, list, node); return;
  default: return;
  }
}

static void add_implicit_param(fl_extract *x, fl_x_param_list *list, const fl_node *node, const fl_func_parts *parts) {
  fl_param row = {.span = fl_x_span(node), .name = parts->param};
  row.type = fl_x_type(x, parts->param_type, &row.type_arg);
  add_param(x, list, &row);
}

// A default may hold a lambda with parameters of its own, so the rows wait until all are known: they must be one range.
void fl_x_gather_params(fl_extract *x, fl_x_param_list *list, const fl_node *node, const fl_func_parts *parts) {
  uint32_t base = x->pending_params.n;
  fl_param block = {.span = fl_x_span(node), .flags = FL_PARAM_BLOCK};
  bool takes_block = x->next_takes_block;
  x->next_takes_block = false;
  if (parts->params) read_param(x, list, parts->params);
  if (parts->param) add_implicit_param(x, list, node, parts);
  if (takes_block) {
    block.name = fl_x_sym(x, FL_STR("&"));
    add_param(x, list, &block);
  }
  fl_func *func = fl_x_func_at(x, list->func);
  func->n_params = x->pending_params.n - base;
  func->first_param = func->n_params ? x->params.n : 0;
  for (uint32_t i = base; i < x->pending_params.n; i++) fl_array_push(&x->params, x->pending_params.at[i]);
  x->pending_params.n = base;
}

void fl_x_param(fl_extract *x, const fl_node *name, const fl_param *row) {
  fl_x_param_list list = {.func = x->at.func};
  fl_param param = *row;
  if (name) param.span = fl_x_span(name);
  fl_x_take_annots(x, x->at.annots, &param.first_annot, &param.n_annots);
  if (name && is_pattern(x, name)) {
    add_pattern(x, &list, param, name);
    return;
  }
  if (name) param.name = fl_x_name(x, name);
  add_param(x, &list, &param);
}

void fl_x_param_field(fl_extract *x, const fl_node *name) {
  fl_x_param_list list = {.func = x->at.func};
  fl_param param = *fl_array_last(&x->pending_params);
  add_property(x, &list, &param, name);
}
