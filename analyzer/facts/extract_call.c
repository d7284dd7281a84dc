// Calls: what is called, on whom, with what.
//
// A call's row is made after its receiver and before its arguments, so rows stand in the order of the callees' names in the
// text: `a.f(g()).h()` gives f, g, h.
#include "facts/extract_core_p.h"

// ---- drafts ---------------------------------------------------------------------------------------------------------

fl_call_draft fl_x_call_open(fl_extract *x, const fl_node *node, enum fl_call_form form) {
  fl_call call = {.func = x->at.func, .region = x->at.region, .form = (uint8_t)form, .span = fl_x_span(node)};
  call.name_begin = node->byte_begin;
  call.name_line = node->line;
  if (x->at.in_deferred) call.flags |= FL_CALL_DEFERRED;
  fl_array_push(&x->calls, call);
  return (fl_call_draft){.call = x->calls.n - 1, .args = x->pending_args.n};
}

fl_call *fl_x_call(fl_extract *x, const fl_call_draft *draft) {
  return &x->calls.at[draft->call];
}

void fl_x_callee_name(fl_extract *x, const fl_call_draft *draft, const fl_node *name) {
  if (!name) return;
  fl_sym sym = fl_x_name(x, name);
  fl_call *call = fl_x_call(x, draft);
  call->name = sym;
  call->name_begin = name->byte_begin;
  call->name_line = name->line;
}

void fl_x_arg(fl_extract *x, fl_sym name, fl_id val) {
  fl_array_push(&x->pending_args, (fl_arg){.name = name, .val = val});
}

fl_id fl_x_arg_at(const fl_extract *x, fl_id call, uint32_t i) {
  const fl_call *c = &x->calls.at[call];
  return i < c->n_args ? x->args.at[c->first_arg + i].val : 0;
}

static void read_arg(fl_extract *x, const fl_node *item) {
  fl_role role = fl_x_role(x, item);
  if (role == FL_ROLE_comment || item->flags & FL_NODE_ERROR) return;
  bool keyword = role == FL_ROLE_kwarg, hooked = keyword && fl_x_row(x, item)->hook != 0;
  const fl_node *name = keyword ? fl_x_slot(x, item, FL_SLOT_name) : NULL;
  const fl_node *value = hooked ? item : keyword ? fl_x_slot(x, item, FL_SLOT_value) : NULL;
  if (keyword && value) {
    fl_sym sym = fl_x_name(x, name);
    fl_x_arg(x, sym, fl_x_value_or_other(x, value));
  } else if (keyword) { // the grammar has one kind for arguments with and without a name
    fl_x_arg(x, 0, fl_x_value_or_other(x, name));
  } else {
    fl_x_arg(x, 0, fl_x_value_or_other(x, item));
  }
}

// Arguments in a node of role args (or of none); anything else is one argument by itself.
void fl_x_args(fl_extract *x, const fl_node *args) {
  if (!args) return;
  fl_role role = fl_x_role(x, args);
  if (role != FL_ROLE_args && role != FL_ROLE_none) {
    read_arg(x, args);
    return;
  }
  FL_EACH_CHILD(child, args)
    if (child->flags & FL_NODE_NAMED || fl_x_role(x, child)) read_arg(x, child);
}

static void close_args(fl_extract *x, const fl_call_draft *draft) {
  uint32_t n = x->pending_args.n - draft->args;
  if (n > UINT16_MAX) n = UINT16_MAX;
  fl_id first = n ? x->args.n : 0;
  for (uint32_t i = 0; i < n; i++) fl_array_push(&x->args, x->pending_args.at[draft->args + i]);
  x->pending_args.n = draft->args;
  fl_call *call = fl_x_call(x, draft);
  call->first_arg = first;
  call->n_args = (uint16_t)n;
}

fl_id fl_x_call_close(fl_extract *x, const fl_call_draft *draft) {
  close_args(x, draft);
  fl_call *call = fl_x_call(x, draft);
  bool is_new = call->form == FL_CALL_NEW || call->form == FL_CALL_LITERAL;
  fl_val val = {.kind = is_new ? FL_VAL_NEW : FL_VAL_CALL, .a = draft->call};
  val.byte_begin = call->span.byte_begin;
  val.byte_end = call->span.byte_end;
  val.line = call->span.line;
  fl_array_push(&x->values, val);
  return fl_x_call(x, draft)->value = x->values.n - 1;
}

fl_id fl_x_first_arg(const fl_extract *x, const fl_call_draft *draft) {
  const fl_call *call = &x->calls.at[draft->call];
  return call->n_args ? x->args.at[call->first_arg].val : 0;
}

fl_id fl_x_call_of(const fl_extract *x, fl_id value) {
  for (;;) {
    const fl_val *val = fl_x_val(x, value);
    if (val->kind == FL_VAL_CALL || val->kind == FL_VAL_NEW || val->kind == FL_VAL_OUT) return val->a;
    if (val->kind != FL_VAL_AWAIT && val->kind != FL_VAL_CAST) return 0;
    value = val->a;
  }
}

void fl_x_flag_call(fl_extract *x, fl_id value, uint8_t flag) {
  fl_id call = fl_x_call_of(x, value);
  if (call) x->calls.at[call].flags |= flag;
}

fl_id fl_x_receiver(const fl_extract *x, fl_id call, fl_str *name) {
  *name = call ? fl_x_sym_text(x, x->calls.at[call].name) : (fl_str){0};
  return call ? x->calls.at[call].recv : 0;
}

// ---- callees --------------------------------------------------------------------------------------------------------

// The part of a callee's last segment that is its name: `f` of `f<T>`.
static const fl_node *name_part(const fl_extract *x, const fl_node *name) {
  name = fl_x_unwrap(x, name);
  const fl_node *inner = name && fl_x_role(x, name) == FL_ROLE_typeref ? fl_x_slot(x, name, FL_SLOT_name) : NULL;
  return inner ? inner : name;
}

static fl_call_draft open_method(fl_extract *x, const fl_node *node, const fl_node *access, const fl_node *recv_node,
                                 const fl_node *name) {
  fl_id recv = fl_x_value_or_other(x, recv_node);
  name = name_part(x, name);
  fl_sym sym = fl_x_name(x, name);
  fl_node place = *access;
  place.byte_end = name ? name->byte_end : access->byte_end;
  fl_id callee = fl_x_member(x, &place, recv, sym);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_x_call(x, &draft)->recv = recv;
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, name);
  return draft;
}

static fl_call_draft open_member(fl_extract *x, const fl_node *node, const fl_node *fn) {
  const fl_node *base = fl_x_slot(x, fn, FL_SLOT_base), *name = fl_x_slot(x, fn, FL_SLOT_name);
  fl_call_draft draft = open_method(x, node, fn, base, name);
  if (fl_x_has_word(x, fn, FL_WORD_OPTIONAL)) fl_x_call(x, &draft)->flags |= FL_CALL_OPTIONAL;
  return draft;
}

static fl_call_draft open_plain(fl_extract *x, const fl_node *node, const fl_node *fn) {
  fn = name_part(x, fn);
  fl_role role = fl_x_role(x, fn);
  fl_id callee = fl_x_value_or_other(x, fn);
  fl_call_draft draft = fl_x_call_open(x, node, role == FL_ROLE_super ? FL_CALL_SUPER : FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = callee;
  if (role == FL_ROLE_ident) fl_x_callee_name(x, &draft, fn);
  return draft;
}

static fl_call_draft open_call(fl_extract *x, const fl_node *node, const fl_node *fn) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  const fl_node *recv = fl_x_slot(x, node, FL_SLOT_recv);
  if (fn && fl_x_role(x, fn) == FL_ROLE_member && (!fl_x_row(x, fn)->hook || fl_x_attr_is(x, fn, "access"))) return open_member(x, node, fn);
  if (fn) return open_plain(x, node, fn);
  if (recv) return open_method(x, node, node, recv, name);
  return open_plain(x, node, name ? name : node + 1);
}

fl_call_draft fl_x_call_open_fn(fl_extract *x, const fl_node *node, const fl_node *fn) {
  return open_call(x, node, fl_x_unwrap(x, fn));
}

static void read_call_args(fl_extract *x, const fl_node *node, fl_id call) {
  fl_id outer = x->at.argument_of;
  fl_x_expected expected = fl_x_expect(x, 0, 0);
  x->at.argument_of = call;
  fl_slot_walk walk;
  for (const fl_node *a = fl_x_first(x, node, FL_SLOT_args, &walk); a; a = fl_x_next(x, &walk)) fl_x_args(x, a);
  const fl_node *block = fl_x_slot(x, node, FL_SLOT_body);
  if (block && fl_x_role(x, node) == FL_ROLE_call) {
    fl_x_arg(x, 0, fl_x_value_or_other(x, block));
    x->calls.at[call].flags |= FL_CALL_TRAILING;
  }
  x->at.argument_of = outer;
  fl_x_expect(x, expected.elided, expected.element);
}

void fl_x_call_args(fl_extract *x, const fl_node *call, const fl_call_draft *draft) {
  read_call_args(x, call, draft->call);
}

// With its own first argument: `Wrap<Answer>` is not `Wrap`.
static fl_sym type_argument(fl_extract *x, fl_str text) {
  fl_sym arg = 0, head = fl_x_type_of_text(x, text, &arg), whole = head;
  fl_buf both = {0};
  if (head && arg && !fl_str_starts_c(fl_x_sym_text(x, head), "[]")) {
    fl_buf_printf(&both, "%.*s<%.*s>", FL_STR_ARG(fl_x_sym_text(x, head)), FL_STR_ARG(fl_x_sym_text(x, arg)));
    whole = fl_x_sym(x, fl_buf_str(&both));
  }
  fl_buf_release(&both);
  return whole;
}

// `<A, B>`, `[A, B]`: the first two.
static void read_type_args(fl_extract *x, const fl_call_draft *draft, const fl_node *targs) {
  if (!targs) return;
  fl_str text = fl_x_text(x, targs), first;
  if (text.n && strchr("<[", text.at[0])) text = fl_str_slice(text, 1, text.n - 1);
  bool more = fl_x_next_type_arg(&text, &first);
  fl_sym one = more ? type_argument(x, first) : 0, two = 0;
  if (more && fl_x_next_type_arg(&text, &first)) two = type_argument(x, first);
  fl_x_call(x, draft)->type_arg = one;
  fl_x_call(x, draft)->type_arg2 = two;
}

// Type arguments that stand in the callee: obj.f<T>(x).
static const fl_node *targs_of_callee(const fl_extract *x, const fl_node *fn) {
  if (fn && fl_x_role(x, fn) == FL_ROLE_member) fn = fl_x_slot(x, fn, FL_SLOT_name);
  fn = fn ? fl_x_unwrap(x, fn) : NULL;
  return fn && fl_x_role(x, fn) == FL_ROLE_typeref ? fl_x_slot(x, fn, FL_SLOT_args) : NULL;
}

fl_id fl_x_call_with(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *targs) {
  if (node->size == 1) return 0;
  fn = fl_x_unwrap(x, fn);
  fl_call_draft draft = open_call(x, node, fn);
  read_type_args(x, &draft, targs ? targs : targs_of_callee(x, fn));
  if (fl_x_has_word(x, node, FL_WORD_OPTIONAL)) fl_x_call(x, &draft)->flags |= FL_CALL_OPTIONAL;
  read_call_args(x, node, draft.call);
  return fl_x_call_close(x, &draft);
}

fl_id fl_x_role_call(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *targs = fl_x_slot(x, node, FL_SLOT_targs);
  if (!fn || fl_x_role(x, fn) != FL_ROLE_await) return fl_x_call_with(x, node, fn, targs);
  // `await f<T>(x)` parses as a call of `await f`; what somebody awaits and then calls stands in parentheses.
  return fl_x_await(x, node, fl_x_call_with(x, node, fl_x_slot(x, fn, FL_SLOT_value), targs));
}

fl_id fl_x_constructor_call(fl_extract *x, const fl_node *node, const fl_node *args, bool own) {
  fl_id callee = fl_x_add_val(x, node, own ? FL_VAL_SELF : FL_VAL_SUPER, 0, 0, 0);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_SUPER);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_args(x, args);
  return fl_x_call_close(x, &draft);
}

// ---- construction ---------------------------------------------------------------------------------------------------

// The type of `new T` or `T{}` as a value that names it.
static fl_id type_as_value(fl_extract *x, const fl_node *type, fl_sym *head, fl_sym *arg) {
  fl_role role = fl_x_role(x, type);
  if (role != FL_ROLE_typeref && role != FL_ROLE_ident && role != FL_ROLE_none) return fl_x_value(x, type);
  *head = fl_x_type(x, type, arg);
  return *head ? fl_x_dotted(x, type, fl_x_sym_text(x, *head)) : 0;
}

// The name of the callee: last segment of the type as written.
static void name_from_type(fl_extract *x, const fl_call_draft *draft, const fl_node *type, fl_id callee) {
  const fl_val *val = fl_x_val(x, callee);
  fl_call *call = fl_x_call(x, draft);
  call->callee = callee;
  call->name = val->kind == FL_VAL_FIELD ? val->b : val->kind == FL_VAL_REF ? val->a : 0;
  fl_str text = fl_x_text(x, type), name = fl_x_sym_text(x, call->name);
  uint32_t at = fl_str_find(text, name);
  call->name_begin = type->byte_begin + (at == FL_STR_NONE ? 0 : at);
  call->name_line = type->line;
}

// What the new object is filled from belongs to the call, though it is no argument.
static void read_init(fl_extract *x, const fl_node *node, const fl_call_draft *draft, fl_sym element) {
  const fl_node *init = fl_x_slot(x, node, FL_SLOT_init);
  if (!init) return;
  fl_x_expected outer = fl_x_expect(x, 0, element);
  fl_id value = fl_x_value(x, init);
  fl_x_call(x, draft)->init = value;
  fl_x_expect(x, outer.elided, outer.element);
}

// Without a type of its own (`X x = new();`) the one that is expected counts.
fl_id fl_x_role_new(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_sym head = x->at.elided, arg = 0;
  fl_id callee = type ? type_as_value(x, type, &head, &arg) : head ? fl_x_dotted(x, node, fl_x_sym_text(x, head)) : 0;
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  if (callee) name_from_type(x, &draft, type ? type : node, callee);
  read_type_args(x, &draft, fl_x_slot(x, node, FL_SLOT_targs));
  if (arg) fl_x_call(x, &draft)->type_arg = arg;
  fl_sym element = arg ? arg : type ? 0 : x->at.element;
  read_call_args(x, node, draft.call);
  read_init(x, node, &draft, element);
  if (body) {
    fl_id type_id = fl_x_anonymous_body(x, body, head);
    fl_x_call(x, &draft)->body_type = type_id;
  }
  return fl_x_call_close(x, &draft);
}

// ---- composite literals ---------------------------------------------------------------------------------------------

static fl_id compose_value(fl_extract *x, const fl_node *item, fl_sym elided) {
  fl_sym outer = x->at.elided;
  x->at.elided = elided;
  fl_id id = fl_x_value_or_other(x, item);
  x->at.elided = outer;
  return id;
}

static fl_id of_elements(fl_extract *x, fl_id id, fl_sym type) {
  fl_val *val = id ? &x->values.at[id] : NULL;
  if (val && (val->kind == FL_VAL_LIST || val->kind == FL_VAL_MAP)) val->b = type;
  return id;
}

static fl_id compose_list(fl_extract *x, const fl_node *node, const fl_node *body, fl_sym element) {
  uint32_t base = x->pending_ids.n;
  FL_EACH_CHILD(item, body) {
    if (fl_x_role(x, item) == FL_ROLE_comment) continue;
    const fl_node *value = fl_x_role(x, item) == FL_ROLE_pair ? fl_x_slot(x, item, FL_SLOT_value) : item;
    fl_id id = compose_value(x, value, element);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  return of_elements(x, fl_x_pop_group(x, node, FL_VAL_LIST, base, false), element);
}

static fl_id compose_map(fl_extract *x, const fl_node *node, const fl_node *body, fl_sym element) {
  uint32_t base = x->pending_entries.n;
  FL_EACH_CHILD(item, body) {
    if (fl_x_role(x, item) != FL_ROLE_pair) continue;
    fl_entry entry = {.key_val = compose_value(x, fl_x_slot(x, item, FL_SLOT_key), 0)};
    const fl_val *key = fl_x_val(x, entry.key_val);
    if (key->kind == FL_VAL_LIT && key->a) entry.key = key->a, entry.key_val = 0;
    entry.val = compose_value(x, fl_x_slot(x, item, FL_SLOT_value), element);
    fl_array_push(&x->pending_entries, entry);
  }
  uint32_t n = x->pending_entries.n - base;
  x->pending_entries.n = base;
  return of_elements(x, fl_x_map(x, node, x->pending_entries.at + base, n), element);
}

static void compose_arg(fl_extract *x, const fl_node *item) {
  if (fl_x_role(x, item) != FL_ROLE_pair) {
    if (fl_x_role(x, item) != FL_ROLE_comment) fl_x_arg(x, 0, compose_value(x, item, 0));
    return;
  }
  fl_sym name = fl_x_name(x, fl_x_slot(x, item, FL_SLOT_key));
  fl_x_arg(x, name, compose_value(x, fl_x_slot(x, item, FL_SLOT_value), 0));
}

static fl_id compose_struct(fl_extract *x, const fl_node *node, const fl_node *type, const fl_node *body, fl_sym head,
                            fl_sym arg) {
  fl_id callee = fl_x_dotted(x, type, fl_x_sym_text(x, head));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_LITERAL);
  name_from_type(x, &draft, type, callee);
  fl_x_call(x, &draft)->type_arg = arg;
  fl_id outer = x->at.argument_of;
  x->at.argument_of = draft.call;
  FL_EACH_CHILD(item, body) compose_arg(x, item);
  x->at.argument_of = outer;
  return fl_x_call_close(x, &draft);
}

// `T{..}` is a call of form literal, `[]T{..}` a list, `map[K]V{..}` a map. Inside them the type may be left out.
fl_id fl_x_role_compose(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_sym arg = 0, head = type ? fl_x_type(x, type, &arg) : x->at.elided;
  if (!body) body = node;
  fl_str text = fl_x_sym_text(x, head);
  if (fl_str_starts_c(text, "[]")) return compose_list(x, node, body, fl_x_sym(x, fl_str_from_pos(text, 2)));
  if (fl_str_eq_c(text, "map")) return compose_map(x, node, body, arg);
  if (!head) return compose_list(x, node, body, 0);
  return compose_struct(x, node, type ? type : node, body, head, arg);
}

// ---- arguments met elsewhere ----------------------------------------------------------------------------------------

fl_id fl_x_role_args(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  uint32_t base = x->pending_ids.n;
  FL_EACH_CHILD(child, node) {
    fl_id id = fl_x_value(x, child);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  return fl_x_pop_group(x, node, FL_VAL_LIST, base, true);
}

fl_id fl_x_role_kwarg(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return fl_x_slot_value(x, node, FL_SLOT_value);
}
