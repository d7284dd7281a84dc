// What is called, made and put together with operators.
#include "scala.h"

#include <string.h>

// ---- calls that are something else in all but name ------------------------------------------------------------------

enum { MOST_LISTS = 8, MOST_ENTRIES = 64 };

static bool is_pair(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "infix_expression") && fl_str_eq_c(fl_x_text(x, fl_x_slot(x, node, FL_SLOT_b)), "->");
}

// Map("a" -> 1, ...): every argument is written as a pair.
static fl_id map_of(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_gathering g = fl_x_gather(x);
  FL_EACH_CHILD(pair, args) {
    if (!(pair->flags & FL_NODE_NAMED)) continue;
    fl_entry entry = {.key_val = scala_value(x, fl_x_slot(x, pair, FL_SLOT_a))};
    const fl_val *key = fl_x_val(x, entry.key_val);
    if (key->kind == FL_VAL_LIT && key->a) entry.key = key->a, entry.key_val = 0;
    entry.val = scala_value(x, fl_x_slot(x, pair, FL_SLOT_c));
    fl_x_gather_entry(x, entry);
  }
  return fl_x_gathered_map(x, node, &g);
}

static bool all_pairs(const fl_extract *x, const fl_node *args) {
  FL_EACH_CHILD(arg, args)
    if (arg->flags & FL_NODE_NAMED && fl_x_role(x, arg) != FL_ROLE_comment && !is_pair(x, arg)) return false;
  return fl_x_nth(x, args, 1) != NULL;
}

static bool all_plain(const fl_extract *x, const fl_node *args) {
  FL_EACH_CHILD(arg, args)
    if (fl_x_is(x, arg, "ascription_expression") || fl_x_is(x, arg, "assignment_expression")) return false;
  return fl_x_nth(x, args, 1) != NULL;
}

static fl_id list_of(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_gathering g = fl_x_gather(x);
  FL_EACH_CHILD(item, args)
    if (item->flags & FL_NODE_NAMED && fl_x_role(x, item) != FL_ROLE_comment) fl_x_gather_item(x, scala_value(x, item));
  return fl_x_gathered_list(x, node, FL_VAL_LIST, &g);
}

static fl_id read_as_literal(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *args) {
  static const char *const lists[] = {"List", "Seq", "Vector", "Array", "Set", "IndexedSeq", NULL};
  if (!fl_x_is(x, fn, "identifier") || !fl_x_is(x, args, "arguments")) return 0;
  if (fl_str_eq_c(fl_x_text(x, fn), "Map") && all_pairs(x, args)) return map_of(x, node, args);
  return scala_is_one_of(fl_x_text(x, fn), lists) && all_plain(x, args) ? list_of(x, node, args) : 0;
}

// synchronized { ... } and lock.synchronized { ... } run their block here.
static bool read_as_statement(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *args, fl_id *value) {
  bool member = fl_x_is(x, fn, "field_expression");
  fl_str name = fl_x_text(x, member ? fl_x_slot(x, fn, FL_SLOT_name) : fn);
  if (!member && fl_str_eq_c(name, "break") && !fl_x_nth(x, args, 1)) return *value = fl_x_leave_loop(x, node, FL_EXIT_BREAK, 0), true;
  if (!fl_str_eq_c(name, "synchronized")) return false;
  fl_id on = member ? scala_value(x, fl_x_slot(x, fn, FL_SLOT_base)) : fl_x_group(x, node, FL_VAL_SELF, NULL, 0);
  fl_id region = fl_x_region_open(x, FL_REGION_SYNC, node);
  fl_x_region_at(x, region)->a = on;
  *value = fl_x_body_value(x, args);
  fl_x_region_close(x, region);
  return true;
}

// ---- calls ----------------------------------------------------------------------------------------------------------

typedef struct curried { // f[A](a)(b) { c }
  const fl_node *fn, *targs;
  const fl_node *lists[MOST_LISTS]; // outermost, that is last, first
  uint32_t n;
} curried;

static curried take_apart(const fl_extract *x, const fl_node *node) {
  curried c = {.fn = node};
  while (fl_x_is(x, c.fn, "call_expression") && c.n < MOST_LISTS) {
    const fl_node *args = fl_x_slot(x, c.fn, FL_SLOT_args);
    if (args) c.lists[c.n++] = args;
    c.fn = fl_x_slot(x, c.fn, FL_SLOT_fn);
  }
  if (fl_x_is(x, c.fn, "generic_function")) {
    c.targs = fl_x_slot(x, c.fn, FL_SLOT_b);
    c.fn = fl_x_slot(x, c.fn, FL_SLOT_a);
  }
  return c;
}

static void read_targs(fl_extract *x, const fl_call_draft *draft, const fl_node *targs) {
  if (!targs) return;
  fl_str text = fl_x_text(x, targs);
  uint32_t comma = fl_str_find_char(text, ',');
  fl_sym one = fl_x_type_of_text(x, fl_str_slice(text, 1, text.n - 1), NULL);
  fl_sym two = comma == FL_STR_NONE ? 0 : fl_x_type_of_text(x, fl_str_slice(text, comma + 1, text.n - 1), NULL);
  fl_x_call(x, draft)->type_arg = one;
  fl_x_call(x, draft)->type_arg2 = two;
}

static bool ends_with_block(const fl_extract *x, const fl_node *list) { return !fl_x_is(x, list, "arguments"); }

// this(...) in a constructor is another one of the same type.
static fl_id constructor_call(fl_extract *x, const fl_node *node, const fl_node *args) {
  return fl_x_constructor_call(x, node, args, true);
}

// A name that is called is no call by itself, whatever it would be alone.
static fl_call_draft open_plain(fl_extract *x, const fl_node *node, const fl_node *fn) {
  if (!fl_x_is(x, fn, "identifier")) return fl_x_call_open_fn(x, node, fn);
  fl_id callee = fl_x_ref(x, fn, fl_x_name(x, fn));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, fn);
  return draft;
}

fl_id fl_scala_call(fl_extract *x, const fl_node *node) {
  curried c = take_apart(x, node);
  fl_id value = 0;
  if (c.n == 1 && (value = read_as_literal(x, node, c.fn, c.lists[0]))) return value;
  if (c.n == 1 && read_as_statement(x, node, c.fn, c.lists[0], &value)) return value;
  if (c.n && fl_str_eq_c(fl_x_text(x, c.fn), "this")) return constructor_call(x, node, c.lists[c.n - 1]);
  fl_call_draft draft = open_plain(x, node, c.fn);
  read_targs(x, &draft, c.targs);
  for (uint32_t i = c.n; i-- > 0;) scala_args(x, c.lists[i]);
  if (c.n && ends_with_block(x, c.lists[0])) fl_x_call(x, &draft)->flags |= FL_CALL_TRAILING;
  return fl_x_call_close(x, &draft);
}

// x.asInstanceOf[T], classOf[T], f[T]
fl_id fl_scala_generic(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_a), *targs = fl_x_slot(x, node, FL_SLOT_b);
  bool member = fl_x_is(x, fn, "field_expression");
  const fl_node *name = member ? fl_x_slot(x, fn, FL_SLOT_name) : fn;
  fl_str text = targs ? fl_x_text(x, targs) : FL_STR("[]"), word = fl_x_text(x, name);
  fl_sym type = fl_x_type_of_text(x, fl_str_slice(text, 1, text.n - 1), NULL);
  if (fl_str_eq_c(word, "classOf")) return fl_x_type_value(x, node, type);
  if (member && fl_str_eq_c(word, "asInstanceOf")) return fl_x_cast(x, node, scala_value(x, fl_x_slot(x, fn, FL_SLOT_base)), type);
  fl_call_draft draft = open_plain(x, node, fn);
  read_targs(x, &draft, targs);
  return fl_x_call_close(x, &draft);
}

// ---- construction ---------------------------------------------------------------------------------------------------

static fl_call_draft open_made(fl_extract *x, const fl_node *node, const fl_node *type, enum fl_call_form form, fl_sym *head) {
  fl_sym arg = 0;
  *head = fl_x_type(x, type, &arg);
  fl_id callee = *head ? fl_x_dotted(x, type, fl_x_sym_text(x, *head)) : 0;
  fl_call_draft draft = fl_x_call_open(x, node, form);
  fl_str owner, last;
  fl_str_rcut(fl_x_sym_text(x, *head), '.', &owner, &last);
  fl_sym name = fl_x_sym(x, last);
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee, call->name = name, call->type_arg = arg;
  if (type) call->name_begin = type->byte_begin, call->name_line = type->line;
  return draft;
}

// Base(a) behind extends: a part of what is made.
void scala_construct(fl_extract *x, const fl_node *node, const fl_node *type, const fl_node *args, enum fl_call_form form) {
  fl_sym head;
  fl_call_draft draft = open_made(x, node, type, form, &head);
  scala_args(x, args);
  fl_x_flag_call(x, fl_x_call_close(x, &draft), FL_CALL_IGNORED);
}

// new T(a), new T { ... }, new { ... }
fl_id fl_scala_new(fl_extract *x, const fl_node *node) {
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c), *type = fl_x_nth(x, node, 1);
  fl_sym head = 0;
  if (type == args || type == body) type = NULL;
  fl_call_draft draft = open_made(x, node, type, FL_CALL_NEW, &head);
  if (args) scala_args(x, args);
  if (body) {
    fl_id made = fl_x_anonymous_body(x, body, head);
    fl_x_call(x, &draft)->body_type = made;
  }
  return fl_x_call_close(x, &draft);
}

// ---- operators in front and behind ----------------------------------------------------------------------------------

fl_id fl_scala_prefix(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a);
  char sign = fl_x_text(x, node).at[0];
  fl_id id = scala_value(x, value);
  return sign == '!' ? fl_x_unary(x, node, FL_OP_NOT, id) : sign == '-' ? fl_x_unary(x, node, FL_OP_NEG, id) : id;
}

// `5 seconds`; `f _` is the function itself.
fl_id fl_scala_postfix(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a), *name = fl_x_slot(x, node, FL_SLOT_b);
  if (!name) return scala_value(x, value);
  bool function = fl_str_eq_c(fl_x_text(x, name), "_");
  if (!function) return scala_member_call(x, node, scala_value(x, value), name, NULL);
  if (fl_x_is(x, value, "identifier")) return fl_x_ref(x, value, fl_x_name(x, value));
  if (fl_x_is(x, value, "field_expression"))
    return fl_x_member(x, value, scala_value(x, fl_x_slot(x, value, FL_SLOT_base)), fl_x_name(x, fl_x_slot(x, value, FL_SLOT_name)));
  return scala_value(x, value);
}

// x: T; xs: _*
fl_id fl_scala_ascription(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a), *type = fl_x_slot(x, node, FL_SLOT_b);
  fl_id id = scala_value(x, value);
  if (type == value || fl_x_is(x, type, "annotation")) return id;
  if (fl_x_is(x, type, "repeated_parameter_type")) return fl_x_spread(x, node, id);
  fl_sym head = fl_x_type(x, type, NULL);
  return head ? fl_x_cast(x, node, id, head) : id;
}

// ---- assignments ----------------------------------------------------------------------------------------------------

// x = v, x.y = v, x(i) = v
fl_id fl_scala_assign(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_left), *right = fl_x_slot(x, node, FL_SLOT_right);
  if (!left) return 0;
  if (fl_x_is(x, left, "identifier")) return fl_x_bind(x, left, scala_value(x, right), -1, 0, node), 0;
  fl_id target;
  if (fl_x_is(x, left, "field_expression")) {
    fl_id base = scala_value(x, fl_x_slot(x, left, FL_SLOT_base));
    target = fl_x_member(x, left, base, fl_x_name(x, fl_x_slot(x, left, FL_SLOT_name)));
  } else if (fl_x_is(x, left, "call_expression")) {
    const fl_node *args = fl_x_slot(x, left, FL_SLOT_args), *index = args ? fl_x_nth(x, args, 1) : NULL;
    fl_id base = scala_value(x, fl_x_slot(x, left, FL_SLOT_fn));
    target = fl_x_index(x, left, base, scala_value(x, index));
  } else {
    target = scala_value(x, left);
  }
  fl_x_assign(x, node, target, scala_value(x, right));
  return 0;
}
