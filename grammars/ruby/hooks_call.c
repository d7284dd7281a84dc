// Ruby's names, calls, arguments and blocks.
//
// A name that is no variable is a call without arguments; a call without a receiver goes to self. A block is an argument of the
// name "&"; the block of an iterator is a loop of the function that it stands in.
#include "hooks.h"

fl_id fl_ruby_value(fl_extract *x, const fl_node *node) {
  fl_id id = fl_x_value(x, node);
  return id ? id : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

fl_id fl_ruby_nothing(fl_extract *x, const fl_node *node) {
  (void)x, (void)node;
  return 0;
}

// ---- variables ------------------------------------------------------------------------------------------------------

fl_id fl_ruby_own_field(fl_extract *x, const fl_node *node, fl_str name) {
  return fl_x_member(x, node, fl_x_group(x, node, FL_VAL_SELF, NULL, 0), fl_x_sym(x, name));
}

// @a is what attr_reader :a reads.
fl_id fl_ruby_instance_variable(fl_extract *x, const fl_node *node) {
  return fl_ruby_own_field(x, node, fl_str_from_pos(fl_x_text(x, node), 1));
}

fl_id fl_ruby_variable(fl_extract *x, const fl_node *node) { // $a, @@a: the sign is part of the name
  return fl_x_ref(x, node, fl_x_name(x, node));
}

// ::A is looked up from the outside.
fl_id fl_ruby_scope(fl_extract *x, const fl_node *node) {
  if (fl_x_slot(x, node, FL_SLOT_base)) return fl_x_default(x, node);
  return fl_x_ref(x, node, fl_ruby_path(x, node));
}

// ---- names that are calls -------------------------------------------------------------------------------------------

typedef struct callee { // what a call without its arguments says
  const fl_node *node, *recv, *name;
} callee;

static fl_call_draft open_call(fl_extract *x, callee c, fl_id recv, fl_sym name, bool implicit) {
  fl_node place = *c.node;
  if (c.name) place.byte_end = c.name->byte_end;
  fl_id member = fl_x_member(x, &place, recv, name);
  fl_call_draft draft = fl_x_call_open(x, c.node, FL_CALL_METHOD);
  if (c.name) fl_x_callee_name(x, &draft, c.name);
  fl_call *call = fl_x_call(x, &draft);
  call->recv = recv;
  call->callee = member;
  call->name = name;
  if (implicit) call->flags |= FL_CALL_IMPLICIT;
  return draft;
}

static bool in_class_method(fl_extract *x) {
  fl_id func = fl_x_func(x);
  while (fl_x_func_at(x, func)->flags & FL_FUNC_LAMBDA) func = fl_x_func_at(x, func)->parent;
  return fl_x_func_at(x, func)->flags & FL_FUNC_CLASSMETHOD;
}

// T.new(...); `new` by itself in a method of the class.
static fl_call_draft open_new(fl_extract *x, callee c) {
  const fl_node *type = c.recv && fl_x_is(x, c.recv, "scope_resolution") ? fl_x_slot(x, c.recv, FL_SLOT_name) : c.recv;
  bool named = type && fl_x_role(x, type) == FL_ROLE_ident && fl_x_is(x, type, "constant");
  fl_id of = c.recv ? fl_ruby_value(x, c.recv) : fl_x_group(x, c.node, FL_VAL_SELF, NULL, 0);
  fl_call_draft draft = fl_x_call_open(x, c.node, FL_CALL_NEW);
  fl_x_callee_name(x, &draft, named ? type : c.name);
  fl_x_call(x, &draft)->callee = of;
  return draft;
}

static fl_sym own_name(fl_extract *x) { // of the method that runs here
  fl_id func = fl_x_func(x);
  while (fl_x_func_at(x, func)->flags & FL_FUNC_LAMBDA) func = fl_x_func_at(x, func)->parent;
  return fl_x_func_at(x, func)->name;
}

static fl_call_draft open_super(fl_extract *x, const fl_node *node) {
  return open_call(x, (callee){node, NULL, NULL}, fl_x_group(x, node, FL_VAL_SUPER, NULL, 0), own_name(x), false);
}

fl_id fl_ruby_implicit_call(fl_extract *x, const fl_node *name) {
  callee c = {name, NULL, name};
  bool makes = fl_str_eq_c(fl_x_text(x, name), "new") && in_class_method(x);
  fl_call_draft draft = makes ? open_new(x, c) : open_call(x, c, fl_x_group(x, name, FL_VAL_SELF, NULL, 0), fl_x_name(x, name), true);
  return fl_x_call_close(x, &draft);
}

static bool is_raise(fl_str name) {
  return fl_str_eq_c(name, "raise") || fl_str_eq_c(name, "fail") || fl_str_eq_c(name, "throw");
}

// `it` and _1 are what a block without parameters is handed; __method__ and the like are no calls that anybody asks about.
static bool is_given(fl_str name) {
  static const char *const words[] = {"it", "_1", "_2", "__method__", "__dir__", "block_given?", NULL};
  return fl_ruby_is_one_of(name, words);
}

fl_id fl_ruby_name(fl_extract *x, const fl_node *node) {
  fl_sym name = fl_x_name(x, node);
  fl_str text = fl_x_text(x, node);
  if (fl_x_knows(x, name)) return fl_x_ref(x, node, name);
  if (fl_ruby_declares(x, node, text)) return 0;
  if (is_raise(text)) return fl_ruby_raise(x, node, NULL);
  if (is_given(text)) return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  return fl_ruby_implicit_call(x, node);
}

// super hands on what the method was handed.
// Schema[7.1]: a version of a class, which is the class to whoever calls it.
fl_id fl_ruby_element(fl_extract *x, const fl_node *node) {
  const fl_node *base = fl_x_slot(x, node, FL_SLOT_base), *index = fl_x_slot(x, node, FL_SLOT_index);
  bool is_class = base && (fl_x_is(x, base, "constant") || fl_x_is(x, base, "scope_resolution"));
  return is_class && index && fl_x_is(x, index, "float") ? fl_x_value(x, base) : fl_x_default(x, node);
}

fl_id fl_ruby_super(fl_extract *x, const fl_node *node) {
  fl_call_draft draft = open_super(x, node);
  fl_id func = fl_x_func(x);
  while (fl_x_func_at(x, func)->flags & FL_FUNC_LAMBDA) func = fl_x_func_at(x, func)->parent;
  for (uint32_t i = 0; i < fl_x_func_at(x, func)->n_params; i++) {
    const fl_param p = *fl_x_param_at(x, fl_x_func_at(x, func)->first_param + i);
    if (!p.name) continue;
    fl_id ref = fl_x_ref(x, node, p.name);
    bool spread = p.flags & (FL_PARAM_REST | FL_PARAM_KWREST);
    fl_sym key = p.flags & FL_PARAM_BLOCK ? fl_x_sym(x, FL_STR("&")) : p.flags & FL_PARAM_KWONLY ? p.name : 0;
    fl_x_arg(x, key, spread ? fl_x_spread(x, node, ref) : ref);
  }
  return fl_x_call_close(x, &draft);
}

fl_id fl_ruby_yield(fl_extract *x, const fl_node *node) {
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_a);
  fl_sym block = fl_x_block_name(x);
  fl_id called = fl_x_ref(x, node, block ? block : fl_x_sym(x, FL_STR("&")));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = called;
  fl_x_call(x, &draft)->name = fl_x_sym(x, FL_STR("yield"));
  fl_x_args(x, args);
  return fl_x_call_close(x, &draft);
}

// ---- arguments ------------------------------------------------------------------------------------------------------

fl_id fl_ruby_forwarded(fl_extract *x, const fl_node *node) { // f(...): what was handed in, which no name holds
  return fl_x_spread(x, node, fl_x_group(x, node, FL_VAL_OTHER, NULL, 0));
}

fl_id fl_ruby_pair(fl_extract *x, const fl_node *node) { // a: 1; `a:` alone means a: a
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_value), *key = fl_x_slot(x, node, FL_SLOT_key);
  if (value) return fl_ruby_value(x, value);
  return key ? fl_ruby_name(x, key) : 0;
}

// The text of a constant key: a:, :a =>, "a" =>; false when it is computed.
static bool key_of(fl_extract *x, const fl_node *key, fl_sym *out) {
  fl_str text = fl_x_text(x, key);
  if (fl_x_is(x, key, "hash_key_symbol")) return *out = fl_x_name(x, key), true;
  if (fl_x_is(x, key, "simple_symbol")) return *out = fl_x_sym(x, fl_str_from_pos(text, 1)), true;
  bool plain = fl_x_is(x, key, "string") && key->size <= 2 && text.n >= 2 && (text.at[0] == '"' || text.at[0] == '\'');
  if (plain) *out = fl_x_sym(x, fl_str_slice(text, 1, text.n - 1));
  return plain;
}

static void read_pair(fl_extract *x, const fl_node *pair) {
  const fl_node *key = fl_x_slot(x, pair, FL_SLOT_key);
  fl_sym name = 0;
  if (!key) return;
  if (key_of(x, key, &name)) {
    fl_x_arg(x, name, fl_ruby_pair(x, pair));
    return;
  }
  fl_entry entry = {.key_val = fl_ruby_value(x, key)};
  entry.val = fl_ruby_pair(x, pair);
  fl_x_arg(x, 0, fl_x_spread(x, pair, fl_x_map(x, pair, &entry, 1))); // a key that nobody knows here
}

static void read_arg(fl_extract *x, const fl_node *arg) {
  const fl_node *inner = fl_x_nth(x, arg, 1);
  if (fl_x_role(x, arg) == FL_ROLE_comment || arg->flags & FL_NODE_ERROR || !(arg->flags & FL_NODE_NAMED)) return;
  if (fl_x_is(x, arg, "pair")) read_pair(x, arg);
  else if (fl_x_is(x, arg, "block_argument"))
    fl_x_arg(x, fl_x_sym(x, FL_STR("&")), inner ? fl_ruby_value(x, inner) : fl_x_group(x, arg, FL_VAL_OTHER, NULL, 0));
  else if (fl_x_role(x, arg) == FL_ROLE_spread && !inner)
    fl_x_arg(x, 0, fl_ruby_forwarded(x, arg)); // f(*), f(**)
  else fl_x_arg(x, 0, fl_ruby_value(x, arg));
}

static void read_args(fl_extract *x, const fl_node *args) {
  if (args)
    FL_EACH_CHILD(arg, args) read_arg(x, arg);
}

// ---- blocks ---------------------------------------------------------------------------------------------------------

fl_id fl_ruby_block(fl_extract *x, const fl_node *node) {
  return fl_x_lambda(x, node, fl_x_slot(x, node, FL_SLOT_a), fl_x_slot(x, node, FL_SLOT_b));
}

fl_id fl_ruby_lambda(fl_extract *x, const fl_node *node) {
  const fl_node *block = fl_x_slot(x, node, FL_SLOT_b);
  return fl_x_lambda(x, node, fl_x_slot(x, node, FL_SLOT_a), block ? fl_x_slot(x, block, FL_SLOT_b) : NULL);
}

// Methods whose block is the body of a loop over the receiver, or over what the receiver and the argument span.
static const struct { const char *name; uint8_t form; bool range; } iterators[] = {
    {"loop", FL_LOOP_FOREVER, false},       {"each", FL_LOOP_EACH, false},       {"times", FL_LOOP_EACH, false},
    {"upto", FL_LOOP_EACH, true},           {"downto", FL_LOOP_EACH, true},      {"step", FL_LOOP_EACH, false},
    {"each_with_index", FL_LOOP_EACH, false}, {"each_slice", FL_LOOP_EACH, false}, {"reverse_each", FL_LOOP_EACH, false},
    {"each_pair", FL_LOOP_EACH, false},     {"each_value", FL_LOOP_EACH, false}, {"each_key", FL_LOOP_EACH, false},
};

static int iterator_of(fl_str name, bool has_receiver) {
  for (int i = 0; i < (int)(sizeof iterators / sizeof *iterators); i++)
    if (fl_str_eq_c(name, iterators[i].name)) return has_receiver == (iterators[i].form != FL_LOOP_FOREVER) ? i : -1;
  return -1;
}

static void bind_loop_params(fl_extract *x, const fl_node *params, fl_id over) {
  bool first = true;
  FL_EACH_CHILD(p, params) {
    if (!(p->flags & FL_NODE_NAMED) || fl_x_role(x, p) == FL_ROLE_comment) continue;
    fl_id value = first ? fl_x_index(x, p, over, 0) : fl_x_group(x, p, FL_VAL_OTHER, NULL, 0);
    const fl_node *name = fl_x_role(x, p) == FL_ROLE_param ? fl_x_slot(x, p, FL_SLOT_name) : p;
    if (name) fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | FL_BIND_CLOSURE | (first ? FL_BIND_LOOP : 0), p);
    first = false;
  }
}

// The method's result stays the call's; what the block is worth is nobody's.
static void read_loop(fl_extract *x, const fl_node *block, uint8_t form, fl_id over) {
  const fl_node *params = fl_x_slot(x, block, FL_SLOT_a), *body = fl_x_slot(x, block, FL_SLOT_b);
  fl_id loop = fl_x_region_open(x, FL_REGION_LOOP, block);
  fl_x_region_at(x, loop)->form = form;
  if (form == FL_LOOP_EACH) fl_x_region_at(x, loop)->a = over;
  if (params) bind_loop_params(x, params, over);
  if (body) fl_x_stmt(x, body);
  fl_x_region_close(x, loop);
}

// ---- calls ----------------------------------------------------------------------------------------------------------

static fl_id own_method(fl_extract *x, const fl_node *node, const fl_node *args) { // method(:name): the method as a value
  const fl_node *first = args ? fl_x_nth(x, args, 1) : NULL;
  if (!first || !fl_x_is(x, first, "simple_symbol")) return 0;
  return fl_ruby_own_field(x, node, fl_str_from_pos(fl_x_text(x, first), 1));
}

// What looks like a call without receiver and is none; *done tells.
static fl_id read_word(fl_extract *x, const fl_node *node, fl_str name, bool *done) {
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args), *block = fl_x_slot(x, node, FL_SLOT_body);
  static const char *const loads[] = {"require", "require_relative", "load", NULL};
  static const char *const lambdas[] = {"lambda", "proc", NULL};
  const fl_node *first = args ? fl_x_nth(x, args, 1) : NULL;
  *done = true;
  if (fl_ruby_declares(x, node, name)) return 0;
  if (is_raise(name)) return fl_ruby_raise(x, node, args);
  if (block && fl_ruby_is_one_of(name, lambdas)) return fl_x_value(x, block);
  if (first && fl_x_is(x, first, "string") && fl_ruby_is_one_of(name, loads)) {
    fl_str text = fl_x_text(x, first);
    fl_import row = {.module = fl_x_sym(x, text.n > 2 ? fl_str_slice(text, 1, text.n - 1) : text)};
    fl_x_import(x, node, &row);
    return 0;
  }
  fl_id method = fl_str_eq_c(name, "method") ? own_method(x, node, args) : 0;
  *done = method != 0;
  return method;
}

static fl_call_draft open_by_form(fl_extract *x, callee c, fl_str name) {
  if (c.name && fl_x_role(x, c.name) != FL_ROLE_ident && fl_str_eq_c(name, "super")) return open_super(x, c.node);
  if (fl_str_eq_c(name, "new") && (c.recv || in_class_method(x))) return open_new(x, c);
  bool implicit = !c.recv;
  fl_id recv = implicit ? fl_x_group(x, c.node, FL_VAL_SELF, NULL, 0) : fl_ruby_value(x, c.recv);
  fl_sym sym = c.name ? fl_x_name(x, c.name) : fl_x_sym(x, FL_STR("call")); // f.(x)
  fl_call_draft draft = open_call(x, c, recv, sym, implicit);
  if (fl_x_has_token(x, c.node, "&.")) fl_x_call(x, &draft)->flags |= FL_CALL_OPTIONAL;
  return draft;
}

static bool is_class_of_self(const fl_extract *x, const fl_node *recv, fl_str name) { // self.class
  return recv && fl_x_role(x, recv) == FL_ROLE_self && fl_str_eq_c(name, "class");
}

fl_id fl_ruby_call(fl_extract *x, const fl_node *node) {
  callee c = {node, fl_x_slot(x, node, FL_SLOT_recv), fl_x_slot(x, node, FL_SLOT_name)};
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args), *block = fl_x_slot(x, node, FL_SLOT_body);
  fl_str name = c.name ? fl_x_text(x, c.name) : FL_STR("call");
  bool done = false;
  fl_id word = c.recv ? 0 : read_word(x, node, name, &done);
  if (done) return word;
  if (c.recv && !args && fl_str_eq_c(name, "freeze")) return fl_x_value(x, c.recv); // the same thing
  if (c.recv && fl_ruby_opens(x, node, c.recv, name)) return 0;
  if (is_class_of_self(x, c.recv, name)) return fl_x_type_value(x, node, 0);
  int iterator = block ? iterator_of(name, c.recv != NULL) : -1;
  fl_call_draft draft = open_by_form(x, c, name);
  read_args(x, args);
  if (block && iterator < 0) fl_x_arg(x, fl_x_sym(x, FL_STR("&")), fl_ruby_value(x, block));
  fl_id over = fl_x_call(x, &draft)->recv, value = fl_x_call_close(x, &draft);
  if (iterator < 0) return value;
  fl_id last = iterators[iterator].range ? fl_x_first_arg(x, &draft) : 0;
  if (last) over = fl_x_binop(x, node, FL_OP_RANGE, over, last);
  read_loop(x, block, iterators[iterator].form, over);
  return value;
}
