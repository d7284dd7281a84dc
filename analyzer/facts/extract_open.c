// Types whose bodies run, and definitions that belong to the type around them, wherever they stand.
//
// In a language where a class body is code, its statements are a function of their own ("<class>") whose receiver is the type
// itself. A definition in a block or behind a condition of that body still makes a member of the type.
#include "facts/extract_core_p.h"

fl_id fl_x_lexical_type(const fl_extract *x) {
  return x->at.lexical_type;
}

bool fl_x_in_running_body(const fl_extract *x) {
  return x->at.lexical_type && x->at.func == x->at.body_func;
}

// ---- types --------------------------------------------------------------------------------------------------------------

void fl_x_class_super(fl_extract *x, fl_sym name) {
  if (name) fl_array_push(&x->pending_class_supers, name);
}

static fl_id body_func(fl_extract *x, fl_id type, const fl_node *body) {
  fl_func row = {.span = fl_x_span(body), .name_span = fl_x_span(body), .owner = type};
  row.flags = FL_FUNC_STATIC | FL_FUNC_CLASSMETHOD;
  row.name = fl_x_sym(x, FL_STR("<class>"));
  fl_array_push(&x->funcs, row);
  return x->funcs.n - 1;
}

static void run_body(fl_extract *x, fl_id type, const fl_node *body, fl_hook_fn *inside) {
  fl_id func = body_func(x, type, body);
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = fl_x_enter_func(x, func, body);
  x->at.body_func = func;
  inside(x, body);
  fl_x_leave_func(x, &outer, bindings);
}

fl_id fl_x_running_type(fl_extract *x, const fl_node *node, fl_sym name, enum fl_type_kind kind, fl_sym super,
                        const fl_node *body, fl_hook_fn *inside) {
  fl_x_type_place outer = {.supers = x->pending_supers.n, .class_supers = x->pending_class_supers.n};
  fl_id was = x->at.type_body;
  x->at.type_body = x->at.lexical_type;
  fl_id type = fl_x_add_type(x, node, name, (uint8_t)kind);
  x->at.type_body = was;
  fl_x_type_at(x, type)->func = 0; // its name is known outside of the function that it stands in
  fl_x_enter_type(x, type, &outer);
  x->at.type_body = 0;
  if (body) run_body(x, type, body, inside);
  fl_x_super(x, super);
  fl_x_leave_type(x, type, &outer);
  return type;
}

// ---- members ------------------------------------------------------------------------------------------------------------

void fl_x_member_func(fl_extract *x, const fl_node *node, fl_id owner, uint32_t flags) {
  fl_id type_body = x->at.type_body, func = x->funcs.n;
  x->at.type_body = owner;
  fl_x_func_flags(x, flags | (owner ? x->at.member_flags : 0));
  fl_x_role_func(x, node, true);
  x->at.type_body = type_body;
  fl_x_func_at(x, func)->parent = 0;
}

uint32_t fl_x_member_flags(fl_extract *x, uint32_t flags) {
  uint32_t before = x->at.member_flags;
  x->at.member_flags = flags;
  return before;
}

void fl_x_flag_member(fl_extract *x, fl_id owner, fl_sym name, uint32_t flags) {
  for (fl_id i = 1; name && i < x->funcs.n; i++)
    if (x->funcs.at[i].owner == owner && x->funcs.at[i].name == name) x->funcs.at[i].flags |= flags;
}

void fl_x_declare_field(fl_extract *x, const fl_node *node, fl_id owner, fl_sym name, uint8_t flags) {
  fl_var var = {.kind = FL_VAR_FIELD, .flags = flags, .type_owner = owner, .name = name, .span = fl_x_span(node)};
  if (owner) fl_array_push(&x->vars, var);
}

void fl_x_declare_global(fl_extract *x, const fl_node *node, fl_sym name) {
  fl_var var = {.kind = FL_VAR_GLOBAL, .name = name, .span = fl_x_span(node)};
  fl_array_push(&x->vars, var);
}

void fl_x_declare_const(fl_extract *x, const fl_node *node, fl_id owner, fl_sym name, fl_id value) {
  fl_var var = {.kind = FL_VAR_GLOBAL, .flags = FL_VAR_CONST | FL_VAR_STATIC, .name = name, .span = fl_x_span(node)};
  if (owner) var.kind = FL_VAR_FIELD, var.type_owner = owner;
  fl_array_push(&x->vars, var);
  fl_assign row = {.func = owner ? 0 : 1, .region = owner ? 0 : 1, .var = x->vars.n - 1, .declares = 1, .result_index = -1};
  row.target = fl_x_add_val(x, node, FL_VAL_REF, 0, name, 0);
  row.val = value;
  row.span = fl_x_span(node);
  if (value) fl_array_push(&x->assigns, row);
}

// ---- forwarders -----------------------------------------------------------------------------------------------------------

static void add_param(fl_extract *x, fl_id func, const fl_node *node, fl_sym name, uint32_t flags) {
  fl_param param = {.func = func, .name = name, .flags = flags, .span = fl_x_span(node)};
  fl_array_push(&x->params, param);
  x->funcs.at[func].n_params++;
}

static fl_id own_call(fl_extract *x, const fl_node *node, fl_id recv, fl_sym name, const fl_sym *args) {
  fl_id member = fl_x_member(x, node, recv, name);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_call *call = fl_x_call(x, &draft);
  call->recv = recv;
  call->callee = member;
  call->name = name;
  for (int i = 0; args && i < 3; i++) {
    fl_id ref = fl_x_add_val(x, node, FL_VAL_REF, 0, args[i], 0);
    fl_x_arg(x, i == 2 ? args[i] : 0, i == 2 ? ref : fl_x_spread(x, node, ref));
  }
  return fl_x_call_close(x, &draft);
}

void fl_x_member_forward(fl_extract *x, const fl_node *node, fl_id owner, fl_sym name, fl_sym target, fl_sym old, uint32_t flags) {
  const fl_sym names[] = {fl_x_sym(x, FL_STR("*")), fl_x_sym(x, FL_STR("**")), fl_x_sym(x, FL_STR("&"))};
  fl_func row = {.name = name, .owner = owner, .flags = flags, .span = fl_x_span(node), .name_span = fl_x_span(node)};
  row.first_param = x->params.n;
  fl_array_push(&x->funcs, row);
  fl_id func = x->funcs.n - 1;
  add_param(x, func, node, names[0], FL_PARAM_REST);
  add_param(x, func, node, names[1], FL_PARAM_KWREST);
  add_param(x, func, node, names[2], FL_PARAM_BLOCK);
  uint32_t bindings = x->bindings.n;
  fl_x_place outer = fl_x_enter_func(x, func, node);
  fl_id recv = fl_x_add_val(x, node, FL_VAL_SELF, 0, 0, 0);
  if (target) recv = own_call(x, node, recv, target, NULL);
  fl_x_exit(x, node, FL_EXIT_RETURN, own_call(x, node, recv, old, names), 0);
  fl_x_leave_func(x, &outer, bindings);
}
