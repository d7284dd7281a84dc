// What PHP's functions do, where a row of the table is not enough: jumps over several loops, calls, static access, arrays that are
// lists or maps, texts with holes.
#include "php.h"

// ---- statements -----------------------------------------------------------------------------------------------------

fl_id fl_php_foreach(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_EACH, .bind_flags = FL_BIND_FUNC};
  parts.over = fl_x_slot(x, node, FL_SLOT_over);
  parts.var = fl_x_slot(x, node, FL_SLOT_var);
  parts.body = fl_x_slot(x, node, FL_SLOT_body);
  if (parts.var && fl_x_is(x, parts.var, "pair")) {
    parts.key = fl_x_nth(x, parts.var, 1);
    parts.var = fl_x_nth(x, parts.var, 2);
  }
  fl_x_loop(x, node, &parts);
  return 0;
}

// for (...): a(); b(); endfor; has its statements side by side.
fl_id fl_php_for(fl_extract *x, const fl_node *node) {
  fl_slot_walk walk;
  const fl_node *body = fl_x_first(x, node, FL_SLOT_body, &walk);
  fl_loop_parts parts = {.form = FL_LOOP_COUNT, .bind_flags = FL_BIND_FUNC, .clause = node, .body = body};
  parts.test = fl_x_slot(x, node, FL_SLOT_test);
  fl_x_loop(x, node, &parts);
  while (body && (body = fl_x_next(x, &walk))) fl_x_stmt(x, body);
  return 0;
}

static bool is_left(const fl_region *region) {
  return region->kind == FL_REGION_LOOP || (region->kind == FL_REGION_SWITCH && region->form);
}

// break 2; continue 2: loops and switches are counted from the inside. `continue` leaves a switch like `break`.
fl_id fl_php_jump(fl_extract *x, const fl_node *node) {
  const fl_node *level = fl_x_slot(x, node, FL_SLOT_label);
  fl_str text = level ? fl_x_text(x, level) : FL_STR("1");
  int left = text.n == 1 && text.at[0] > '0' && text.at[0] <= '9' ? text.at[0] - '0' : 1;
  fl_id target = fl_x_region(x);
  for (; target; target = fl_x_region_at(x, target)->parent)
    if (is_left(fl_x_region_at(x, target)) && --left == 0) break;
  bool goes_on = fl_x_role(x, node) == FL_ROLE_continue && fl_x_region_at(x, target)->kind == FL_REGION_LOOP;
  fl_x_exit(x, node, goes_on ? FL_EXIT_CONTINUE : FL_EXIT_BREAK, 0, target);
  return 0;
}

fl_id fl_php_exit(fl_extract *x, const fl_node *node) {
  fl_x_slot_value(x, node, FL_SLOT_a);
  fl_x_exit(x, node, FL_EXIT_PROCESS, 0, 0);
  return 0;
}

// A constant; but `die;` is a name that stands alone.
fl_id fl_php_name(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool leaves = fl_str_eq_c(text, "die") || fl_str_eq_c(text, "exit");
  if (!leaves || !fl_x_is_stmt(x)) return fl_x_default(x, node);
  fl_x_exit(x, node, FL_EXIT_PROCESS, 0, 0);
  return 0;
}

// `a() or die()`, `$x ?? throw new E`: a way out that is not always taken.
fl_id fl_php_throw(fl_extract *x, const fl_node *node) {
  if (fl_x_is_stmt(x)) return fl_x_default(x, node);
  fl_id branch = fl_x_region_open(x, FL_REGION_BRANCH, node), value = fl_x_slot_value(x, node, FL_SLOT_value);
  fl_x_exit(x, node, FL_EXIT_THROW, value, 0);
  fl_x_region_close(x, branch);
  return 0;
}

// ---- calls ----------------------------------------------------------------------------------------------------------

// f(...): the function itself.
static bool is_reference(const fl_extract *x, const fl_node *args) {
  const fl_node *first = args ? fl_x_nth(x, args, 1) : NULL;
  return first && fl_x_is(x, first, "variadic_placeholder");
}

static const fl_node *argument_value(const fl_extract *x, const fl_node *args, uint32_t nth) {
  const fl_node *arg = args ? fl_x_nth(x, args, nth) : NULL;
  return arg ? fl_x_slot(x, arg, FL_SLOT_value) : NULL;
}

// define('NAME', value): a constant, where it is said once for the whole program.
static fl_id define(fl_extract *x, const fl_node *node, const fl_node *args) {
  const fl_node *name = argument_value(x, args, 1), *value = argument_value(x, args, 2);
  const fl_node *text = name && fl_x_is(x, name, "string") ? name : NULL;
  if (!text || !value || !(fl_x_func_at(x, fl_x_func(x))->flags & FL_FUNC_MODULE)) return fl_x_default(x, node);
  fl_node inside = *fl_x_slot(x, node, FL_SLOT_fn); // a name, of which only the place is another
  inside.byte_begin = text->byte_begin + 1;
  inside.byte_end = text->byte_end - 1;
  fl_id constant = fl_x_value(x, value);
  fl_x_bind(x, &inside, constant, -1, FL_BIND_FUNC | FL_BIND_CONST, node);
  return 0;
}

// compact('a', 'b') is ['a' => $a, 'b' => $b].
static fl_id compact(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_gathering g = fl_x_gather(x);
  FL_EACH_CHILD(arg, args) {
    const fl_node *name = fl_x_slot(x, arg, FL_SLOT_value);
    if (!name || !fl_x_is(x, name, "string")) continue;
    fl_str text = fl_x_text(x, name);
    char variable[FL_PHP_MAX_NAME] = "$";
    if (text.n < 3 || text.n > FL_PHP_MAX_NAME) continue;
    memcpy(variable + 1, text.at + 1, text.n - 2);
    fl_sym key = fl_x_sym(x, fl_str_slice(text, 1, text.n - 1));
    fl_x_gather_entry(x, (fl_entry){.key = key, .val = fl_x_ref(x, name, fl_x_sym(x, (fl_str){variable, text.n - 1}))});
  }
  return fl_x_gathered_map(x, node, &g);
}

static fl_id all_of(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_gathering g = fl_x_gather(x);
  FL_EACH_CHILD(arg, args) fl_x_gather_item(x, fl_x_value(x, arg));
  return fl_x_gathered_list(x, node, FL_VAL_OTHER, &g);
}

static fl_id nil(fl_extract *x, const fl_node *node) { return fl_x_lit(x, node, FL_LIT_NIL, FL_STR("null")); }

// isset($a, $b) asks whether there are both; nothing is called.
static fl_id is_set(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_id all = 0;
  FL_EACH_CHILD(arg, args) {
    if (!fl_x_is(x, arg, "argument")) continue;
    fl_id one = fl_x_binop(x, node, FL_OP_NE, fl_x_value(x, arg), nil(x, arg));
    all = all ? fl_x_binop(x, node, FL_OP_AND, all, one) : one;
  }
  return all;
}

static fl_id is_empty(fl_extract *x, const fl_node *node, const fl_node *args) {
  const fl_node *value = argument_value(x, args, 1);
  return value ? fl_x_unary(x, node, FL_OP_NOT, fl_x_value(x, value)) : 0;
}

static fl_id is_null(fl_extract *x, const fl_node *node, const fl_node *args) {
  const fl_node *value = argument_value(x, args, 1);
  return value ? fl_x_binop(x, node, FL_OP_EQ, fl_x_value(x, value), nil(x, node)) : 0;
}

static fl_id leave_program(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_id branch = fl_x_is_stmt(x) ? 0 : fl_x_region_open(x, FL_REGION_BRANCH, node), value = all_of(x, node, args);
  fl_x_exit(x, node, FL_EXIT_PROCESS, 0, 0);
  if (branch) fl_x_region_close(x, branch);
  return value;
}

static fl_id extract_names(fl_extract *x, const fl_node *node, const fl_node *args) {
  (void)args;
  fl_x_irregular(x); // any variable may have got another value
  return fl_x_default(x, node);
}

typedef fl_id construct(fl_extract *, const fl_node *node, const fl_node *args);

static construct *construct_of(fl_str name) {
  static const struct { const char *name; construct *read; } rows[] = {
      {"define", define}, {"compact", compact},     {"isset", is_set}, {"empty", is_empty}, {"is_null", is_null},
      {"die", leave_program}, {"exit", leave_program}, {"extract", extract_names},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (fl_str_eq_c(name, rows[i].name)) return rows[i].read;
  return NULL;
}

static fl_id close_call(fl_extract *x, const fl_node *node, const fl_call_draft *draft) {
  fl_x_call_args(x, node, draft);
  return fl_x_call_close(x, draft);
}

fl_id fl_php_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!fn || !args) return fl_x_default(x, node);
  if (is_reference(x, args)) return fl_x_value(x, fn);
  construct *special = fl_php_is_name(x, fn) ? construct_of(fl_x_text(x, fn)) : NULL;
  if (special) return special(x, node, args);
  if (fl_x_role(x, fn) != FL_ROLE_hook) return fl_x_default(x, node);
  fl_id callee = fl_x_value(x, fn);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, fl_php_last_name(x, fn));
  return close_call(x, node, &draft);
}

// $o->$name() and X::{$name}(): which method that is, only a run tells.
static fl_id call_by_name(fl_extract *x, const fl_node *node, fl_id recv, const fl_node *name) {
  fl_id parts[] = {recv, name ? fl_x_value(x, name) : 0};
  fl_id callee = fl_x_group(x, node, FL_VAL_OTHER, parts, 2);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = callee;
  return close_call(x, node, &draft);
}

fl_id fl_php_method_call(fl_extract *x, const fl_node *node) {
  const fl_node *on = fl_x_slot(x, node, FL_SLOT_recv), *name = fl_x_slot(x, node, FL_SLOT_name);
  if (!on) return 0;
  fl_id recv = fl_x_is(x, node, "scoped_call_expression") ? fl_php_class_value(x, on) : fl_x_value(x, on);
  if (!recv) recv = fl_x_group(x, on, FL_VAL_OTHER, NULL, 0);
  if (!fl_php_is_name(x, name)) return call_by_name(x, node, recv, name);
  fl_node place = *node;
  place.byte_end = name->byte_end;
  fl_id callee = fl_x_member(x, &place, recv, fl_x_name(x, name));
  if (is_reference(x, fl_x_slot(x, node, FL_SLOT_args))) return callee;
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_x_call(x, &draft)->recv = recv;
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, name);
  if (fl_x_is(x, node, "nullsafe_member_call_expression")) fl_x_call(x, &draft)->flags |= FL_CALL_OPTIONAL;
  return close_call(x, node, &draft);
}

// new class(...) extends A {...}: an A with members of its own.
static fl_id new_anonymous(fl_extract *x, const fl_node *node, const fl_node *class) {
  const fl_node *base = fl_x_slot(x, class, FL_SLOT_supers), *super = base ? fl_x_nth(x, base, 1) : NULL;
  fl_id callee = super ? fl_php_class_value(x, super) : 0;
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  if (super) fl_x_callee_name(x, &draft, fl_php_last_name(x, super));
  FL_EACH_CHILD(child, class)
    if (fl_x_role(x, child) == FL_ROLE_args) fl_x_args(x, child);
  fl_id type = fl_x_next_type(x);
  fl_x_value(x, class);
  fl_x_call(x, &draft)->body_type = type;
  return fl_x_call_close(x, &draft);
}

fl_id fl_php_new(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *class = fl_x_slot(x, node, FL_SLOT_body);
  if (class) return new_anonymous(x, node, class);
  fl_id callee = type ? fl_php_class_value(x, type) : 0;
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  if (type) fl_x_callee_name(x, &draft, fl_php_last_name(x, type));
  return close_call(x, node, &draft);
}

// ---- expressions ----------------------------------------------------------------------------------------------------

// A::B, A::$b, A::class
fl_id fl_php_static_member(fl_extract *x, const fl_node *node) {
  const fl_node *scope = fl_x_slot(x, node, FL_SLOT_a), *name = fl_x_slot(x, node, FL_SLOT_b);
  if (!scope || !name) return 0;
  if (fl_x_role(x, scope) == FL_ROLE_hook && fl_x_is(x, scope, "relative_scope") && fl_str_eq_c(fl_x_text(x, name), "class"))
    return fl_x_type_value(x, node, fl_php_own_type(x));
  fl_id base = fl_php_class_value(x, scope);
  if (!fl_php_is_name(x, name)) name = fl_php_without_sign(x, name);
  if (!name) return fl_x_group(x, node, FL_VAL_OTHER, &base, base ? 1 : 0);
  if (!fl_str_eq_c(fl_x_text(x, name), "class")) return fl_x_member(x, node, base, fl_x_name(x, name));
  return fl_x_val(x, base)->kind == FL_VAL_TYPE ? base : fl_x_group(x, node, FL_VAL_OTHER, &base, base ? 1 : 0);
}

static bool is_spread(const fl_extract *x, const fl_node *element) {
  const fl_node *first = fl_x_nth(x, element, 1);
  return first && fl_x_role(x, first) == FL_ROLE_spread;
}

static fl_entry read_element(fl_extract *x, const fl_node *element) {
  const fl_node *first = fl_x_nth(x, element, 1), *second = fl_x_nth(x, element, 2);
  fl_entry entry = {0};
  if (second) {
    fl_id key = fl_x_value(x, first);
    const fl_val *val = fl_x_val(x, key);
    bool constant = val->kind == FL_VAL_LIT && val->a && (val->op == FL_LIT_STRING || val->op == FL_LIT_INT);
    entry.key = constant ? val->a : 0;
    entry.key_val = constant ? 0 : key;
    first = second;
  }
  entry.val = first ? fl_x_value(x, first) : 0;
  if (!entry.val && first) entry.val = fl_x_group(x, first, FL_VAL_OTHER, NULL, 0);
  return entry;
}

// [1, 2] is a list; an array with a key or with another one inside (...$a) is a map.
fl_id fl_php_array(fl_extract *x, const fl_node *node) {
  bool keyed = false;
  FL_EACH_CHILD(element, node) keyed = keyed || fl_x_nth(x, element, 2) || is_spread(x, element);
  fl_gathering g = fl_x_gather(x);
  FL_EACH_CHILD(element, node) {
    if (fl_x_role(x, element) != FL_ROLE_pair) continue;
    fl_entry entry = read_element(x, element);
    if (keyed) fl_x_gather_entry(x, entry);
    else fl_x_gather_item(x, entry.val);
  }
  return keyed ? fl_x_gathered_map(x, node, &g) : fl_x_gathered_list(x, node, FL_VAL_LIST, &g);
}

// a ?: b is a, or b.
fl_id fl_php_conditional(fl_extract *x, const fl_node *node) {
  if (fl_x_slot(x, node, FL_SLOT_then)) return fl_x_default(x, node);
  fl_id left = fl_x_slot_value(x, node, FL_SLOT_test), right = fl_x_slot_value(x, node, FL_SLOT_else);
  return fl_x_binop(x, node, FL_OP_OR, left, right);
}

fl_id fl_php_cast(fl_extract *x, const fl_node *node) {
  return fl_x_cast(x, node, fl_x_slot_value(x, node, FL_SLOT_value), 0);
}

fl_id fl_php_include(fl_extract *x, const fl_node *node) {
  fl_id file = fl_x_slot_value(x, node, FL_SLOT_a);
  return fl_x_group(x, node, FL_VAL_OTHER, &file, file ? 1 : 0);
}

fl_id fl_php_opaque(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) fl_x_value(x, child);
  return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

// ---- literals -------------------------------------------------------------------------------------------------------

fl_id fl_php_boolean(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool is_true = text.n && (text.at[0] == 't' || text.at[0] == 'T');
  return fl_x_lit(x, node, is_true ? FL_LIT_TRUE : FL_LIT_FALSE, FL_STR(""));
}

// A piece of text between two holes.
static bool gather_text(fl_extract *x, const fl_node *node, fl_node *run) {
  bool any = run->byte_begin < run->byte_end;
  if (any) fl_x_gather_item(x, fl_x_string(x, node, fl_x_text(x, run), false));
  run->byte_begin = run->byte_end = 0;
  return any;
}

static bool is_text(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "string_content") || fl_x_is(x, node, "escape_sequence");
}

// "a {$b} c": the text between the holes, and what is in them.
fl_id fl_php_text(fl_extract *x, const fl_node *node) {
  fl_gathering g = fl_x_gather(x);
  fl_node run = {0};
  uint32_t parts = 0;
  FL_EACH_CHILD(child, node) {
    if (is_text(x, child)) {
      if (run.byte_end != child->byte_begin) parts += gather_text(x, node, &run), run.byte_begin = child->byte_begin;
      run.byte_end = child->byte_end;
    } else if (child->flags & FL_NODE_NAMED) {
      gather_text(x, node, &run);
      fl_x_gather_item(x, fl_x_value(x, child));
      parts++;
    }
  }
  if (!parts) return fl_x_string(x, node, fl_x_text(x, &run), false);
  gather_text(x, node, &run);
  return fl_x_gathered_list(x, node, FL_VAL_CONCAT, &g);
}
