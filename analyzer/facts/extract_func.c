// Functions and lambdas.
#include "facts/extract_param_p.h"

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
  fl_x_bind_self(x, func, fl_x_name(x, fl_x_slot(x, param, FL_SLOT_name)));
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
  fl_x_param_list list = {.func = func, .callback_of = is_lambda(x, node) ? x->at.argument_of : 0};
  list.skip_self = fl_x_attr_is(x, node, "self") && fl_x_func_at(x, func)->owner &&
                   !(fl_x_func_at(x, func)->flags & FL_FUNC_STATIC);
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = enter(x, func);
  x->at.in_deferred = deferred;
  open_body(x, func, body);
  read_receiver(x, func, fl_x_slot(x, node, FL_SLOT_recv));
  fl_x_gather_params(x, &list, node, parts);
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
  fl_x_param_list list = {.func = x->funcs.n - 1, .fields = true};
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = enter(x, list.func);
  open_body(x, list.func, &head);
  fl_func_parts parts = {.params = params};
  fl_x_gather_params(x, &list, params, &parts);
  name_self(x, list.func);
  if (super_args) fl_x_constructor_call(x, super_args, super_args, false);
  leave(x, &outer, bindings);
}

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
