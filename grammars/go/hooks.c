// What Go says in a shape of its own: imports named by their path, embedded types, struct tags, one `for` for every loop.
#include "facts/hook.h"

// ---- imports --------------------------------------------------------------------------------------------------------

// v2, v11: a major version, not the package's name.
static bool is_version(fl_str s) {
  if (s.n < 2 || s.at[0] != 'v') return false;
  for (uint32_t i = 1; i < s.n; i++)
    if (s.at[i] < '0' || s.at[i] > '9') return false;
  return true;
}

// A package's name is a word, the end of its path need not be: go-redis is redis, stripe-go stripe, go.uuid uuid, redis-lock lock.
static fl_str word_of(fl_str s) {
  fl_str head, last;
  if (fl_str_starts_c(s, "go-") || fl_str_starts_c(s, "go.")) s = fl_str_from_pos(s, 3);
  else if (fl_str_ends_c(s, "-go") || fl_str_ends_c(s, ".go")) s = fl_str_slice(s, 0, s.n - 3);
  return fl_str_rcut(s, '-', &head, &last) && last.n ? last : s;
}

// "github.com/redis/go-redis/v9" -> redis, "gopkg.in/yaml.v3" -> yaml
static fl_str package_of_path(fl_str path) {
  fl_str head, last;
  bool cut = fl_str_rcut(path, '/', &head, &last);
  if (cut && is_version(last)) fl_str_rcut(head, '/', &head, &last);
  fl_str name, suffix;
  return word_of(fl_str_rcut(last, '.', &name, &suffix) && is_version(suffix) ? name : last);
}

fl_id fl_go_import(fl_extract *x, const fl_node *node) {
  const fl_node *path = fl_x_slot(x, node, FL_SLOT_module), *name = fl_x_slot(x, node, FL_SLOT_alias);
  if (!path || path->byte_end - path->byte_begin < 2) return 0;
  fl_str text = fl_x_text(x, path);
  text = fl_str_slice(text, 1, text.n - 1);
  fl_import row = {.module = fl_x_sym(x, text)};
  bool dot = name && fl_x_is(x, name, "dot");
  if (dot) row.wildcard = 1;
  else row.alias = name ? fl_x_name(x, name) : fl_x_sym(x, package_of_path(text));
  fl_x_import(x, node, &row);
  return 0;
}

// ---- types ----------------------------------------------------------------------------------------------------------

// `json:"id,omitempty" gorm:"..."`: one annotation a key.
static void read_tag(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (text.n < 2) return;
  text = fl_str_slice(text, 1, text.n - 1);
  fl_str key;
  while (fl_str_cut(fl_str_trim(text), ':', &key, &text) && text.n && text.at[0] == '"') {
    fl_str value;
    if (!fl_str_cut(fl_str_from_pos(text, 1), '"', &value, &text)) return;
    fl_annot annot = {.name = fl_x_sym(x, key), .value = fl_x_string(x, node, value, false)};
    annot.span = (fl_span){.byte_begin = node->byte_begin, .byte_end = node->byte_end, .line = node->line, .col = node->col};
    fl_x_annot(x, &annot);
  }
}

fl_id fl_go_field(fl_extract *x, const fl_node *node) {
  if (!fl_x_slot(x, node, FL_SLOT_name)) {
    fl_x_super(x, fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), NULL));
    return 0;
  }
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_string) read_tag(x, child);
  return fl_x_default(x, node);
}

// An embedded interface; a union of types is a constraint and no supertype.
fl_id fl_go_embedded(fl_extract *x, const fl_node *node) {
  fl_slot_walk walk;
  const fl_node *type = fl_x_first(x, node, FL_SLOT_a, &walk);
  if (type && !fl_x_next(x, &walk)) fl_x_super(x, fl_x_type(x, type, NULL));
  return 0;
}

// ---- statements -----------------------------------------------------------------------------------------------------

// i, v := range c: key and element; the key alone where there is one name.
static void read_range(fl_extract *x, const fl_node *clause, fl_loop_parts *parts) {
  const fl_node *left = fl_x_slot(x, clause, FL_SLOT_a);
  parts->form = FL_LOOP_EACH;
  parts->over = fl_x_slot(x, clause, FL_SLOT_b);
  parts->declares = fl_x_has_token(x, clause, ":=");
  if (!left) return;
  parts->key = fl_x_nth(x, left, 1);
  parts->var = fl_x_nth(x, left, 2);
}

fl_id fl_go_for(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_WHILE, .body = fl_x_slot(x, node, FL_SLOT_body)};
  const fl_node *clause = fl_x_nth(x, node, 1);
  if (clause == parts.body) {
    parts.form = FL_LOOP_FOREVER;
  } else if (fl_x_is(x, clause, "for_clause")) {
    parts.form = FL_LOOP_COUNT;
    parts.clause = clause;
    parts.test = fl_x_slot(x, clause, FL_SLOT_test);
  } else if (fl_x_is(x, clause, "range_clause")) {
    read_range(x, clause, &parts);
  } else {
    parts.test = clause;
  }
  fl_x_loop(x, node, &parts);
  return 0;
}

// ---- expressions ----------------------------------------------------------------------------------------------------

// A channel that an object hands out may be the object's way to be asked (`producer.Input() <- message`): a call of it, named "send".
static void call_by_channel(fl_extract *x, const fl_node *node, fl_id channel, fl_id value) {
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_call *call = fl_x_call(x, &draft);
  call->name = fl_x_sym(x, FL_STR("send"));
  call->recv = channel;
  fl_x_arg(x, 0, value);
  fl_x_call_close(x, &draft);
}

fl_id fl_go_send(fl_extract *x, const fl_node *node) {
  fl_id channel = fl_x_slot_value(x, node, FL_SLOT_a), value = fl_x_slot_value(x, node, FL_SLOT_b);
  fl_id made = fl_x_call_behind(x, channel);
  fl_str name;
  if (made && fl_x_receiver(x, made, &name)) call_by_channel(x, node, channel, value);
  return fl_x_binop(x, node, FL_OP_SEND, channel, value);
}

// f[T] as a value: the function counts.
fl_id fl_go_instantiation(fl_extract *x, const fl_node *node) {
  fl_sym head = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL);
  return head ? fl_x_dotted(x, node, fl_x_sym_text(x, head)) : 0;
}

// f[T](x) and List[T](x) look alike; a call is far more likely than a conversion to a generic type.
fl_id fl_go_conversion(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *operand = fl_x_slot(x, node, FL_SLOT_value);
  if (!type || !operand || !fl_x_is(x, type, "generic_type")) return fl_x_default(x, node);
  fl_sym arg = 0, head = fl_x_type(x, type, &arg);
  fl_id callee = fl_x_dotted(x, type, fl_x_sym_text(x, head));
  const fl_val *val = fl_x_val(x, callee);
  bool member = val->kind == FL_VAL_FIELD;
  fl_sym name = member ? val->b : val->a;
  fl_id recv = member ? val->a : 0;
  fl_call_draft draft = fl_x_call_open(x, node, member ? FL_CALL_METHOD : FL_CALL_PLAIN);
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee;
  call->name = name;
  call->recv = recv;
  call->type_arg = arg;
  fl_x_args(x, operand);
  return fl_x_call_close(x, &draft);
}

static bool is_built_in_type(fl_str name) {
  static const char *const types[] = {"bool",  "string", "byte",  "rune",   "error",  "any",    "int",     "int8",
                                      "int16", "int32",  "int64", "uint",   "uint8",  "uint16", "uint32",  "uint64",
                                      "uintptr", "float32", "float64", "complex64", "complex128", NULL};
  for (const char *const *t = types; *t; t++)
    if (fl_str_eq_c(name, *t)) return true;
  return false;
}

// f[int](x) parses like handlers[i](x). It is a generic call when the index is a type, or where f is exported: functions
// are, tables of functions seldom.
static bool is_generic_call(fl_extract *x, const fl_node *base, const fl_node *index) {
  if (is_built_in_type(fl_x_text(x, index))) return true;
  fl_str name = fl_x_text(x, base), owner;
  fl_str_rcut(name, '.', &owner, &name);
  bool named = fl_x_role(x, base) == FL_ROLE_ident || fl_x_role(x, base) == FL_ROLE_member;
  return named && name.n && name.at[0] >= 'A' && name.at[0] <= 'Z';
}

// What a function of this package gets the address of may come back with another value. Those of other packages are asked for what they
// return, and what they fill is theirs to say; `append(list, &x)` keeps the address and sets nothing.
static fl_id note_outs(fl_extract *x, const fl_node *node, const fl_node *fn, fl_id value) {
  bool own = fn && fl_x_role(x, fn) == FL_ROLE_ident && !fl_str_eq_c(fl_x_text(x, fn), "append");
  if (!own || fl_x_val(x, value)->kind != FL_VAL_CALL) return value;
  fl_id call = fl_x_val(x, value)->a;
  fl_call_draft draft = {.call = call};
  for (uint32_t i = 0; i < fl_x_call(x, &draft)->n_args; i++) {
    const fl_val *arg = fl_x_val(x, fl_x_arg_at(x, call, i));
    if (arg->kind != FL_VAL_UNARY || arg->op != FL_OP_ADDRESS) continue;
    fl_id target = arg->a;
    uint8_t kind = fl_x_val(x, target)->kind;
    if (kind == FL_VAL_REF || kind == FL_VAL_FIELD) fl_x_assign(x, node, target, fl_x_out(x, node, call, i));
  }
  return value;
}

fl_id fl_go_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn);
  if (!fn || fl_x_role(x, fn) != FL_ROLE_index) return note_outs(x, node, fn, fl_x_default(x, node));
  const fl_node *base = fl_x_slot(x, fn, FL_SLOT_base), *index = fl_x_slot(x, fn, FL_SLOT_index);
  if (!base || !index || !is_generic_call(x, base, index)) return fl_x_default(x, node);
  return fl_x_call_with(x, node, base, index);
}

// s[a:b] is a part of the same list, not an element of it.
fl_id fl_go_slice(fl_extract *x, const fl_node *node) {
  static const fl_slot slots[] = {FL_SLOT_a, FL_SLOT_b, FL_SLOT_c, FL_SLOT_d};
  fl_id parts[4];
  uint32_t n = 0;
  for (uint32_t i = 0; i < 4; i++) {
    fl_id id = fl_x_slot_value(x, node, slots[i]);
    if (id) parts[n++] = id;
  }
  return fl_x_group(x, node, FL_VAL_OTHER, parts, n);
}
