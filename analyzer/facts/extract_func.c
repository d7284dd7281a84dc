// Functions, lambdas, parameters.
#include "facts/extract_core_p.h"

// ---- flags ----------------------------------------------------------------------------------------------------------

static uint32_t flags_of(const fl_extract *x, const fl_node *node) {
  static const struct { uint8_t word; uint32_t flag; } table[] = {
      {FL_WORD_ASYNC, FL_FUNC_ASYNC},       {FL_WORD_STATIC, FL_FUNC_STATIC}, {FL_WORD_PRIVATE, FL_FUNC_PRIVATE},
      {FL_WORD_ABSTRACT, FL_FUNC_ABSTRACT}, {FL_WORD_GET, FL_FUNC_PROPERTY},
  };
  uint32_t flags = 0;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (fl_x_has_mod(x, node, (enum fl_word)table[i].word)) flags |= table[i].flag;
  if (fl_x_attr_is(x, node, "ctor")) flags |= FL_FUNC_CTOR;
  if (fl_x_attr_is(x, node, "get")) flags |= FL_FUNC_PROPERTY;
  if (fl_x_attr_is(x, node, "generator")) flags |= FL_FUNC_GENERATOR;
  return flags;
}

// ---- parameters -----------------------------------------------------------------------------------------------------

typedef struct param_list { // what is known of a function while its parameters are read
  fl_id func;
  fl_id callback_of; // the call that this lambda is an argument of
  bool skip_self;    // the first one is the receiver
  bool kwonly;
  bool fields; // all of them are fields of the type
} param_list;

static void bind_self(fl_extract *x, fl_id func, fl_sym name) {
  if (!name) return;
  fl_x_func_at(x, func)->self_name = name;
  fl_x_declare(x, name, x->at.region, 0);
  fl_x_lookup(x, name)->is_self = true;
}

static void bind_param(fl_extract *x, const param_list *list, fl_sym name, const fl_param *row) {
  if (!name) return;
  fl_x_declare(x, name, x->at.region, row->type);
  fl_binding *b = fl_x_lookup(x, name);
  b->is_pointer = row->flags & FL_PARAM_POINTER;
  b->call = list->callback_of;
  b->from_param = list->callback_of != 0;
  b->is_const = row->flags & FL_PARAM_CONST;
}

static void add_param(fl_extract *x, param_list *list, const fl_param *row) {
  if (list->skip_self) {
    list->skip_self = false;
    bind_self(x, list->func, row->name);
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

static void add_pattern(fl_extract *x, param_list *list, fl_param row, const fl_node *pattern) {
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
static void add_property(fl_extract *x, const param_list *list, const fl_param *row, const fl_node *name) {
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
static void read_named(fl_extract *x, param_list *list, fl_param row, const fl_node *node, const fl_node *name) {
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

static void read_param_node(fl_extract *x, param_list *list, const fl_node *node) {
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

static void read_param(fl_extract *x, param_list *list, const fl_node *node);

static void read_params_inside(fl_extract *x, param_list *list, const fl_node *node) {
  if (fl_x_too_deep(x, node)) return;
  x->depth++;
  FL_EACH_CHILD(child, node)
    if (child->flags & FL_NODE_NAMED) read_param(x, list, child);
  x->depth--;
}

// A list that keeps its rest parameter's name and type itself: (int a, params string[] rest).
static void read_param_list(fl_extract *x, param_list *list, const fl_node *node) {
  const fl_node *rest = fl_x_slot(x, node, FL_SLOT_name);
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk))
    if (c != rest) read_param(x, list, c);
  if (!rest) return;
  fl_param row = {.span = fl_x_span(rest), .name = fl_x_name(x, rest), .flags = FL_PARAM_REST};
  row.type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), &row.type_arg);
  add_param(x, list, &row);
}

static void read_param(fl_extract *x, param_list *list, const fl_node *node) {
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

static void add_implicit_param(fl_extract *x, param_list *list, const fl_node *node, const fl_func_parts *parts) {
  fl_param row = {.span = fl_x_span(node), .name = parts->param};
  row.type = fl_x_type(x, parts->param_type, &row.type_arg);
  add_param(x, list, &row);
}

// A default may hold a lambda with parameters of its own, so the rows wait until all are known: they must be one range.
static void gather_params(fl_extract *x, param_list *list, const fl_node *node, const fl_func_parts *parts) {
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

// ---- receiver and result --------------------------------------------------------------------------------------------

static const fl_node *first_param(const fl_extract *x, const fl_node *node) {
  if (fl_x_role(x, node) == FL_ROLE_param) return node;
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_param) return child;
  return NULL;
}

static void read_receiver(fl_extract *x, fl_id func, const fl_node *recv) {
  const fl_node *param = recv ? first_param(x, recv) : NULL;
  if (!param) return;
  fl_sym type = fl_x_type(x, fl_x_slot(x, param, FL_SLOT_type), NULL);
  fl_x_func_at(x, func)->owner_name = type;
  bind_self(x, func, fl_x_name(x, fl_x_slot(x, param, FL_SLOT_name)));
}

// `(resp *T, err error)`: the first type counts, the names are variables of the body.
static void read_result(fl_extract *x, fl_id func, const fl_node *type) {
  const fl_node *param = first_param(x, type);
  fl_sym arg = 0, head = fl_x_type(x, param ? fl_x_slot(x, param, FL_SLOT_type) : type, &arg);
  fl_x_func_at(x, func)->result = head;
  fl_x_func_at(x, func)->result_arg = arg;
  if (!param || !x->at.region) return;
  FL_EACH_CHILD(each, type) {
    if (fl_x_role(x, each) != FL_ROLE_param) continue;
    fl_sym each_arg = 0, each_type = fl_x_type(x, fl_x_slot(x, each, FL_SLOT_type), &each_arg);
    fl_slot_walk walk;
    for (const fl_node *name = fl_x_first(x, each, FL_SLOT_name, &walk); name; name = fl_x_next(x, &walk))
      fl_x_var(x, name, each_type, each_arg, 0);
  }
}

// ---- functions ------------------------------------------------------------------------------------------------------

static bool is_lambda(const fl_extract *x, const fl_node *node) {
  return fl_x_role(x, node) == FL_ROLE_lambda;
}

// A file's own statements that are a program (FL_FUNC_MAIN) are a function like others.
static bool is_file_level(const fl_extract *x) {
  uint32_t flags = x->at.func ? x->funcs.at[x->at.func].flags : 0;
  return flags & FL_FUNC_MODULE && (x->at.type_body || !(flags & FL_FUNC_MAIN));
}

static fl_id make_func(fl_extract *x, const fl_node *node, const fl_node *name, uint32_t flags) {
  if (x->in_test) flags |= FL_FUNC_TEST;
  if (x->at.is_hidden) flags |= FL_FUNC_PRIVATE;
  fl_func func = {.flags = flags, .span = fl_x_span(node), .name_span = fl_x_span(name ? name : node)};
  func.name = fl_x_name(x, name);
  func.owner = x->at.type_body; // also of a lambda that a field is set to: its `this` is the object
  if (!func.owner && !(flags & FL_FUNC_LAMBDA)) func.owner = x->at.space;
  if (!is_file_level(x) || flags & FL_FUNC_LAMBDA) func.parent = x->at.func;
  fl_array_push(&x->funcs, func);
  return x->funcs.n - 1;
}

// From here on everything belongs to the function; the returned place is put back by `leave`. A lambda keeps in mind in which
// function and region it stands.
static fl_x_place enter(fl_extract *x, fl_id func) {
  fl_x_place outer = x->at;
  x->at = (fl_x_place){.func = func, .annots = x->pending_annots.n, .lexical_type = outer.lexical_type, .body_func = outer.body_func};
  if (!(fl_x_func_at(x, func)->flags & FL_FUNC_LAMBDA)) return outer;
  x->at.home_func = outer.home_func ? outer.home_func : outer.func;
  x->at.home_region = outer.home_func ? outer.home_region : outer.region;
  return outer;
}

static void leave(fl_extract *x, const fl_x_place *outer, uint32_t bindings) {
  fl_id body = fl_x_func_at(x, x->at.func)->body;
  if (x->label_loops.n && body) fl_x_end_label_loops(x, body, UINT32_MAX);
  fl_x_forget_to(x, bindings);
  x->at = *outer;
}

static void open_body(fl_extract *x, fl_id func, const fl_node *body) {
  if (!body) return;
  fl_id region = fl_x_region_open(x, FL_REGION_BODY, body);
  fl_x_func_at(x, func)->body = region;
}

// With `value` the last expression of a block is what the function gives back.
static void read_body(fl_extract *x, const fl_node *body, bool value) {
  fl_role role = fl_x_role(x, body);
  bool block = role == FL_ROLE_block || role == FL_ROLE_none;
  if (block && value) {
    fl_id last = fl_x_body_value(x, body);
    if (last) fl_x_exit(x, body, FL_EXIT_RETURN, last, 0);
  } else if (block) {
    fl_x_body(x, body);
  } else if (role == FL_ROLE_hook || fl_x_row(x, body)->hook) { // a block whose last expression may be its value
    fl_id last = fl_x_value(x, body);
    if (last) fl_x_exit(x, body, FL_EXIT_RETURN, last, 0);
  } else {
    fl_id whole = fl_x_result_value(x, body); // `x -> x.f()`: the value is returned
    if (!whole) whole = fl_x_group(x, body, FL_VAL_OTHER, NULL, 0);
    fl_x_exit(x, body, FL_EXIT_RETURN, whole, 0);
  }
}

static void read_synchronized(fl_extract *x, const fl_node *node, const fl_node *body) {
  fl_id region = fl_x_region_open(x, FL_REGION_SYNC, body);
  fl_id self = fl_x_add_val(x, node, FL_VAL_SELF, 0, 0, 0);
  fl_x_region_at(x, region)->a = self;
  read_body(x, body, false);
  fl_x_region_close(x, region);
}

static void name_self(fl_extract *x, fl_id func) {
  fl_func *f = fl_x_func_at(x, func);
  bool method = (f->owner && fl_x_type_at(x, f->owner)->kind != FL_TYPE_NAMESPACE) || f->owner_name;
  if (!method || f->self_name || f->flags & FL_FUNC_STATIC || !x->lexicon->self.n) return;
  fl_sym self = fl_x_sym(x, x->lexicon->self);
  fl_x_func_at(x, func)->self_name = self;
}

static void read_func(fl_extract *x, const fl_node *node, fl_id func, const fl_func_parts *parts, bool deferred) {
  const fl_node *body = parts->body;
  param_list list = {.func = func, .callback_of = is_lambda(x, node) ? x->at.argument_of : 0};
  list.skip_self = fl_x_attr_is(x, node, "self") && fl_x_func_at(x, func)->owner &&
                   !(fl_x_func_at(x, func)->flags & FL_FUNC_STATIC);
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = enter(x, func);
  x->at.in_deferred = deferred;
  open_body(x, func, body);
  read_receiver(x, func, fl_x_slot(x, node, FL_SLOT_recv));
  gather_params(x, &list, node, parts);
  if (parts->type) read_result(x, func, parts->type);
  name_self(x, func);
  if (parts->first) parts->first(x, node);
  if (body) fl_x_stmt(x, fl_x_slot(x, node, FL_SLOT_init));
  if (body && fl_x_has_mod(x, node, FL_WORD_SYNC)) read_synchronized(x, node, body);
  else if (body) read_body(x, body, fl_x_attr_is(x, node, "value"));
  leave(x, &outer, bindings);
}

static void take_annots(fl_extract *x, const fl_node *node, fl_id func) {
  fl_id first = 0;
  uint32_t n = 0;
  fl_x_read_mods(x, node);
  fl_x_take_annots(x, x->at.annots, &first, &n);
  fl_x_func_at(x, func)->first_annot = first;
  fl_x_func_at(x, func)->n_annots = n;
}

fl_id fl_x_function(fl_extract *x, const fl_node *node, const fl_func_parts *parts) {
  uint32_t flags = flags_of(x, node) | x->next_func_flags | parts->flags | (parts->body ? 0 : FL_FUNC_ABSTRACT);
  x->next_func_flags = 0;
  fl_id func = make_func(x, node, parts->name, flags);
  fl_func *f = fl_x_func_at(x, func);
  if (parts->named) f->name = parts->named;
  f->result = parts->result, f->result_arg = parts->result_arg, f->owner_name = parts->owner_name;
  if (f->owner_name) f->owner = 0;
  take_annots(x, node, func);
  uint32_t n;
  fl_id tparams = fl_x_written_type_params(x, node, &n);
  fl_x_func_at(x, func)->first_tparam = tparams;
  fl_x_func_at(x, func)->n_tparams = n;
  read_func(x, node, func, parts, false);
  return func;
}

static fl_func_parts parts_of(const fl_extract *x, const fl_node *node) {
  return (fl_func_parts){.name = fl_x_slot(x, node, FL_SLOT_name), .params = fl_x_slot(x, node, FL_SLOT_params),
                         .type = fl_x_slot(x, node, FL_SLOT_type), .body = fl_x_slot(x, node, FL_SLOT_body)};
}

fl_id fl_x_role_func(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  if (fl_x_attr_is(x, node, "init"))
    return fl_x_init_func(x, fl_x_slot(x, node, FL_SLOT_body), fl_x_has_mod(x, node, FL_WORD_STATIC));
  fl_func_parts parts = parts_of(x, node);
  fl_x_function(x, node, &parts);
  return 0;
}

fl_id fl_x_role_lambda(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_func_parts parts = parts_of(x, node);
  fl_id func = make_func(x, node, NULL, flags_of(x, node) | FL_FUNC_LAMBDA);
  bool deferred = x->at.deferred == node;
  read_func(x, node, func, &parts, deferred);
  return fl_x_add_val(x, node, FL_VAL_LAMBDA, 0, func, 0);
}

fl_id fl_x_lambda(fl_extract *x, const fl_node *node, const fl_node *params, const fl_node *body) {
  fl_id func = make_func(x, node, NULL, FL_FUNC_LAMBDA);
  read_func(x, node, func, &(fl_func_parts){.params = params, .body = body}, false);
  return fl_x_add_val(x, node, FL_VAL_LAMBDA, 0, func, 0);
}

void fl_x_takes_block(fl_extract *x) {
  x->next_takes_block = true;
}

fl_sym fl_x_block_name(const fl_extract *x) {
  fl_id func = x->at.func;
  while (x->funcs.at[func].flags & FL_FUNC_LAMBDA) func = x->funcs.at[func].parent;
  for (uint32_t i = 0; i < x->funcs.at[func].n_params; i++) {
    const fl_param *p = &x->params.at[x->funcs.at[func].first_param + i];
    if (p->flags & FL_PARAM_BLOCK) return p->name;
  }
  return 0;
}

fl_x_place fl_x_enter_func(fl_extract *x, fl_id func, const fl_node *body) {
  fl_x_place outer = enter(x, func);
  open_body(x, func, body);
  return outer;
}

void fl_x_leave_func(fl_extract *x, const fl_x_place *outer, uint32_t bindings) {
  leave(x, outer, bindings);
}

bool fl_x_test_scope(fl_extract *x, bool in_test) {
  bool outer = x->in_test;
  x->in_test = in_test;
  return outer;
}

bool fl_x_in_function(const fl_extract *x) {
  return x->at.func && !(x->funcs.at[x->at.func].flags & FL_FUNC_MODULE);
}

// Statements between a type's members run when it is made: a function of their own.
fl_id fl_x_init_func(fl_extract *x, const fl_node *block, bool is_static) {
  if (!block) return 0;
  fl_func row = {.span = fl_x_span(block), .name_span = fl_x_span(block), .owner = x->at.type_body};
  row.flags = is_static ? FL_FUNC_STATIC : FL_FUNC_CTOR;
  row.name = fl_x_sym(x, FL_STR("<init>"));
  if (!is_file_level(x)) row.parent = x->at.func;
  fl_array_push(&x->funcs, row);
  fl_id func = x->funcs.n - 1;
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = enter(x, func);
  open_body(x, func, block);
  name_self(x, func);
  fl_x_body(x, block);
  leave(x, &outer, bindings);
  return 0;
}

// class C(int a) : Base(a): a constructor whose whole body is the fields that its parameters are, and the call of the other one.
void fl_x_primary_constructor(fl_extract *x, fl_sym name, const fl_node *params, const fl_node *super_args) {
  fl_node head = *params;
  if (super_args) head.byte_end = super_args->byte_end;
  fl_func row = {.span = fl_x_span(&head), .name_span = fl_x_span(params), .owner = x->at.type_body, .name = name};
  row.flags = FL_FUNC_CTOR;
  if (!is_file_level(x)) row.parent = x->at.func;
  fl_array_push(&x->funcs, row);
  param_list list = {.func = x->funcs.n - 1, .fields = true};
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = enter(x, list.func);
  open_body(x, list.func, &head);
  fl_func_parts parts = {.params = params};
  gather_params(x, &list, params, &parts);
  name_self(x, list.func);
  if (super_args) fl_x_constructor_call(x, super_args, super_args, false);
  leave(x, &outer, bindings);
}

// ---- functions whose parts a hook has found -------------------------------------------------------------------------

fl_id fl_x_func_open(fl_extract *x, const fl_node *node, const fl_node *name, const fl_node *body, uint32_t flags) {
  flags |= x->next_func_flags | (body ? 0 : FL_FUNC_ABSTRACT);
  x->next_func_flags = 0;
  fl_func row = {.flags = flags, .span = fl_x_span(node), .name_span = fl_x_span(name ? name : node)};
  row.name = fl_x_name(x, name);
  row.owner = x->at.type_body;
  uint32_t n;
  row.first_tparam = fl_x_written_type_params(x, node, &n);
  row.n_tparams = n;
  bool at_file_level = x->at.func && fl_x_func_at(x, x->at.func)->flags & FL_FUNC_MODULE;
  if (!at_file_level || flags & FL_FUNC_LAMBDA) row.parent = x->at.func;
  if (!(flags & FL_FUNC_LAMBDA)) fl_x_take_annots(x, x->at.annots, &row.first_annot, &row.n_annots);
  fl_array_push(&x->funcs, row);
  fl_id func = x->funcs.n - 1;
  fl_x_opened opened = {.bindings = x->bindings.n, .params = x->pending_params.n};
  opened.outer = enter(x, func);
  fl_array_push(&x->opened, opened);
  open_body(x, func, body);
  name_self(x, func);
  return func;
}

void fl_x_param(fl_extract *x, const fl_node *name, const fl_param *row) {
  param_list list = {.func = x->at.func};
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
  param_list list = {.func = x->at.func};
  fl_param param = *fl_array_last(&x->pending_params);
  add_property(x, &list, &param, name);
}

void fl_x_func_close(fl_extract *x) {
  fl_x_opened opened = fl_array_pop(&x->opened);
  fl_func *func = fl_x_func_at(x, x->at.func);
  func->n_params = x->pending_params.n - opened.params;
  func->first_param = func->n_params ? x->params.n : 0;
  for (uint32_t i = opened.params; i < x->pending_params.n; i++) fl_array_push(&x->params, x->pending_params.at[i]);
  x->pending_params.n = opened.params;
  leave(x, &opened.outer, opened.bindings);
}

void fl_x_no_home(fl_extract *x) {
  x->at.home_func = x->at.home_region = 0;
}

fl_id fl_x_home(const fl_extract *x) {
  return x->at.home_func ? x->at.home_func : x->at.func;
}

void fl_x_func_body(fl_extract *x, const fl_node *body, bool value) {
  read_body(x, body, value);
}
