// Expressions and statements that Kotlin says in a shape of its own: calls with a block behind them, strings with names in them,
// ranges, jumps by label. Definitions are in hooks_definitions.c.
#include "facts/hook.h"

#include <string.h>

// ---- imports --------------------------------------------------------------------------------------------------------

// import a.b.C; import a.b.C as D; import a.b.*
fl_id fl_kotlin_import(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_nth(x, node, 1), *alias = fl_x_nth(x, node, 2);
  if (!name) return 0;
  fl_import row = {.wildcard = fl_x_has_token(x, node, "*")};
  fl_str text = fl_x_text(x, name), module, item;
  if (row.wildcard) {
    row.module = fl_x_sym(x, text);
  } else {
    fl_str_rcut(text, '.', &module, &item);
    row.module = fl_x_sym(x, module);
    row.item = row.alias = fl_x_sym(x, item);
    if (alias) row.alias = fl_x_name(x, alias);
  }
  fl_x_import(x, node, &row);
  return 0;
}

// ---- f<T>(x), which the grammar reads as the comparisons (f < T) > (x) ----------------------------------------------

typedef struct generic_call { // callee, type argument, and what stands behind: (x) or a block
  const fl_node *fn, *type, *rest;
} generic_call;

static bool opens_call(const fl_extract *x, const fl_node *token, const fl_node *rest) {
  char first = fl_x_text(x, rest).at[0];
  return (first == '(' && rest->byte_begin == token->byte_end) || first == '{';
}

// `less` is a token < that stands right behind the callee.
static bool read_generic(const fl_extract *x, const fl_node *less, generic_call *out) {
  const fl_node *type = fl_x_behind(x, less), *more = type ? fl_x_behind(x, type) : NULL;
  if (!more || !fl_x_is(x, more, ">") || more->byte_begin != type->byte_end || less->byte_end != type->byte_begin) return false;
  *out = (generic_call){.type = type, .rest = fl_x_behind(x, more)};
  return out->rest && opens_call(x, more, out->rest);
}

// Is this node the callee of such a call?
static bool is_generic_callee(const fl_extract *x, const fl_node *node, generic_call *out) {
  const fl_node *less = fl_x_behind(x, node);
  if (!less || less->byte_begin != node->byte_end || !fl_x_is(x, less, "<") || !read_generic(x, less, out)) return false;
  out->fn = node;
  return true;
}

static bool is_callee_kind(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "identifier") || fl_x_is(x, node, "navigation_expression");
}

// The outermost name or access that ends where the token stands.
static const fl_node *callee_before(const fl_extract *x, const fl_node *token) {
  const fl_node *found = NULL;
  for (const fl_node *at = fl_x_before(x, token); at && at->byte_end <= token->byte_begin; at = fl_x_before(x, at)) {
    if (at + at->size != token) continue;
    if (!is_callee_kind(x, at)) break;
    found = at;
  }
  return found;
}

// Is this node (in parentheses, or a block) what such a call is handed? Looks backwards over > and the type to <.
static bool is_generic_argument(const fl_extract *x, const fl_node *node, generic_call *out) {
  enum { MOST = 32 };
  const fl_node *more = fl_x_before(x, node), *less;
  while (more && more->byte_begin == node->byte_begin) more = fl_x_before(x, more); // those that begin with it: (x).y()
  if (!more || !fl_x_is(x, more, ">")) return false;
  for (less = fl_x_before(x, more); less && more - less < MOST && !fl_x_is(x, less, "<"); less = fl_x_before(x, less))
    if (less->byte_begin + 400 < node->byte_begin) return false;
  if (!less || !fl_x_is(x, less, "<") || !read_generic(x, less, out) || fl_x_behind(x, less + 1) != more) return false;
  out->fn = callee_before(x, less);
  return out->fn && out->fn->byte_end == less->byte_begin;
}

static fl_id read_lambda(fl_extract *x, const fl_node *node);

// A name by itself would lead back here.
static fl_call_draft open_generic(fl_extract *x, const fl_node *fn) {
  if (!fl_x_is(x, fn, "identifier")) return fl_x_call_open_fn(x, fn, fn);
  fl_id callee = fl_x_ref(x, fn, fl_x_name(x, fn));
  fl_call_draft draft = fl_x_call_open(x, fn, FL_CALL_PLAIN);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, fn);
  return draft;
}

static fl_id generic_value(fl_extract *x, const fl_node *node, const generic_call *g) {
  fl_call_draft draft = open_generic(x, g->fn);
  fl_sym type = fl_x_type(x, g->type, NULL);
  fl_call *call = fl_x_call(x, &draft);
  call->type_arg = type;
  call->span.byte_end = node->byte_end;
  if (fl_x_is(x, node, "lambda_literal")) {
    call->flags |= FL_CALL_TRAILING;
    fl_x_arg(x, 0, read_lambda(x, node));
  } else if (fl_x_nth(x, node, 1)) {
    fl_x_args(x, fl_x_nth(x, node, 1));
  }
  return fl_x_call_close(x, &draft);
}

fl_id fl_kotlin_parenthesized(fl_extract *x, const fl_node *node) {
  generic_call g;
  return is_generic_argument(x, node, &g) ? generic_value(x, node, &g) : fl_x_default(x, node);
}

// ---- lambdas --------------------------------------------------------------------------------------------------------

static bool mentions_it(const fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    bool own_it = fl_x_is(x, child, "lambda_literal") && !fl_x_has_token(x, child, "->");
    if (child->size == 1 && fl_x_is(x, child, "identifier") && fl_str_eq_c(fl_x_text(x, child), "it")) return true;
    if (!own_it && child->size > 1 && mentions_it(x, child)) return true;
  }
  return false;
}

static const fl_node *child_of(const fl_extract *x, const fl_node *node, const char *kind) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

static void lambda_params(fl_extract *x, const fl_node *params) {
  FL_EACH_CHILD(child, params) {
    fl_param row = {0};
    const fl_node *name = fl_x_unwrap(x, child);
    if (fl_x_is(x, child, "variable_declaration")) row.type = fl_x_type(x, fl_x_nth(x, child, 2), &row.type_arg);
    else if (!fl_x_is(x, child, "multi_variable_declaration")) continue;
    fl_x_param(x, name, &row);
  }
}

// { a, b -> ... }; one parameter that nobody names is `it`. The last expression is what comes back.
static fl_id read_lambda(fl_extract *x, const fl_node *node) {
  const fl_node *params = child_of(x, node, "lambda_parameters"), *from = params ? params + params->size : NULL;
  fl_id func = fl_x_func_open(x, node, NULL, node, FL_FUNC_LAMBDA);
  if (params) lambda_params(x, params);
  else if (mentions_it(x, node)) fl_x_param(x, NULL, &(fl_param){.name = fl_x_sym(x, FL_STR("it"))});
  fl_id value = fl_x_last_value(x, node, from);
  bool assigns = fl_x_val(x, value)->kind == FL_VAL_ASSIGN; // which is no expression
  if (value && !assigns) fl_x_exit(x, node, FL_EXIT_RETURN, value, 0);
  fl_x_func_close(x);
  return fl_x_lambda_value(x, node, func);
}

fl_id fl_kotlin_lambda(fl_extract *x, const fl_node *node) {
  generic_call g;
  return is_generic_argument(x, node, &g) ? generic_value(x, node, &g) : read_lambda(x, node);
}

// ---- calls that are statements in all but name ----------------------------------------------------------------------

// repeat(n) { i -> ... } is a loop.
static fl_id repeat_loop(fl_extract *x, const fl_node *node, const fl_node *count, const fl_node *lambda) {
  const fl_node *params = child_of(x, lambda, "lambda_parameters"), *var = params ? fl_x_nth(x, params, 1) : NULL;
  fl_id over = fl_x_value(x, count), loop = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_x_region_at(x, loop)->a = over;
  fl_x_region_at(x, loop)->form = FL_LOOP_EACH;
  if (var) fl_x_bind(x, var, fl_x_index(x, node, over, 0), -1, FL_BIND_LOOP | FL_BIND_DECLARE, node);
  FL_EACH_CHILD(child, lambda)
    if (child != params) fl_x_stmt(x, child);
  fl_x_region_close(x, loop);
  return 0;
}

// synchronized(lock) { ... } runs its block here, too.
static fl_id synchronized_block(fl_extract *x, const fl_node *node, const fl_node *lock, const fl_node *lambda) {
  fl_id on = fl_x_value(x, lock), region = fl_x_region_open(x, FL_REGION_SYNC, node);
  fl_x_region_at(x, region)->a = on;
  fl_id value = fl_x_last_value(x, lambda, NULL);
  fl_x_region_close(x, region);
  return value;
}

static bool read_as_statement(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *args, const fl_node *lambda,
                              fl_id *value) {
  const fl_node *only = args && !fl_x_nth(x, args, 2) ? fl_x_nth(x, args, 1) : NULL;
  if (!only || !lambda || !fl_x_is(x, fn, "identifier") || fl_x_nth(x, only, 2)) return false;
  const fl_node *arg = fl_x_nth(x, only, 1), *body = fl_x_unwrap(x, lambda);
  bool repeats = fl_str_eq_c(fl_x_text(x, fn), "repeat"), locks = fl_str_eq_c(fl_x_text(x, fn), "synchronized");
  if (!arg || !body || (!repeats && !locks)) return false;
  *value = repeats ? repeat_loop(x, node, arg, body) : synchronized_block(x, node, arg, body);
  return true;
}

// ---- calls that are literals in all but name ------------------------------------------------------------------------

static bool is_one_of(fl_str text, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(text, *words)) return true;
  return false;
}

static bool is_pair(const fl_extract *x, const fl_node *node) {
  return node && fl_x_is(x, node, "infix_expression") && fl_str_eq_c(fl_x_text(x, fl_x_nth(x, node, 2)), "to");
}

enum { MOST_ENTRIES = 64 };

// mapOf("a" to 1, ...): every argument is written as a pair.
static fl_id map_of(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_entry entries[MOST_ENTRIES];
  uint32_t n = 0;
  FL_EACH_CHILD(arg, args)
    if (arg->flags & FL_NODE_NAMED && !is_pair(x, fl_x_nth(x, arg, 1))) return 0;
  FL_EACH_CHILD(arg, args) {
    const fl_node *pair = fl_x_nth(x, arg, 1);
    if (n == MOST_ENTRIES || !pair) break;
    fl_entry entry = {.key_val = fl_x_value(x, fl_x_nth(x, pair, 1))};
    const fl_val *key = fl_x_val(x, entry.key_val);
    if (key->kind == FL_VAL_LIT && key->a) entry.key = key->a, entry.key_val = 0;
    entry.val = fl_x_value(x, fl_x_nth(x, pair, 3));
    entries[n++] = entry;
  }
  return fl_x_map(x, node, entries, n);
}

static fl_id list_of(fl_extract *x, const fl_node *node, const fl_node *args) {
  fl_id items[MOST_ENTRIES];
  uint32_t n = 0;
  FL_EACH_CHILD(arg, args)
    if (arg->flags & FL_NODE_NAMED && n < MOST_ENTRIES && !fl_x_nth(x, arg, 2)) items[n++] = fl_x_value(x, fl_x_nth(x, arg, 1));
  return fl_x_group(x, node, FL_VAL_LIST, items, n);
}

static fl_id read_as_literal(fl_extract *x, const fl_node *node, const fl_node *fn, const fl_node *args) {
  static const char *const maps[] = {"mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf", NULL};
  static const char *const lists[] = {"listOf", "mutableListOf", "arrayListOf", "setOf", "mutableSetOf", "arrayOf", NULL};
  if (!args || !fl_x_nth(x, args, 1) || !fl_x_is(x, fn, "identifier")) return 0;
  if (is_one_of(fl_x_text(x, fn), maps)) return map_of(x, node, args);
  return is_one_of(fl_x_text(x, fn), lists) ? list_of(x, node, args) : 0;
}

// ---- calls ----------------------------------------------------------------------------------------------------------

static fl_id read_call(fl_extract *x, const fl_node *node, const fl_node *inner, const fl_node *fn);

static enum fl_op op_of(const fl_extract *x, const fl_node *node) {
  static const struct { const char *token; enum fl_op op; } ops[] = {
      {"?:", FL_OP_COALESCE}, {"&&", FL_OP_AND}, {"||", FL_OP_OR}, {"==", FL_OP_EQ}, {"!=", FL_OP_NE}, {"+", FL_OP_ADD},
  };
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
    if (fl_x_has_token(x, node, ops[i].token)) return ops[i].op;
  return FL_OP_OTHER;
}

// a ?: f<T>(x): the grammar binds the operator before the call.
static fl_id call_of_last_operand(fl_extract *x, const fl_node *node, const fl_node *inner, const fl_node *fn) {
  fl_id left = fl_x_value(x, fl_x_slot(x, fn, FL_SLOT_left));
  const fl_node *right = fl_x_slot(x, fn, FL_SLOT_right);
  enum fl_op op = op_of(x, fn);
  return fl_x_binop(x, node, op, left, read_call(x, node, inner, right));
}

// f(x) { ... } is a call of f(x) in the tree, and one call with a block behind its arguments in truth.
fl_id fl_kotlin_call(fl_extract *x, const fl_node *node) {
  const fl_node *lambda = fl_x_slot(x, node, FL_SLOT_body), *inner = node, *fn = fl_x_slot(x, node, FL_SLOT_fn);
  bool joined = lambda && !fl_x_slot(x, node, FL_SLOT_args) && fl_x_is(x, fn, "call_expression") &&
                fl_x_slot(x, fn, FL_SLOT_args) && !fl_x_slot(x, fn, FL_SLOT_body);
  if (joined) inner = fn, fn = fl_x_slot(x, inner, FL_SLOT_fn);
  return read_call(x, node, inner, fn);
}

// `inner` has the arguments in parentheses, `node` the block behind them.
static fl_id read_call(fl_extract *x, const fl_node *node, const fl_node *inner, const fl_node *fn) {
  const fl_node *lambda = fl_x_slot(x, node, FL_SLOT_body);
  if (fl_x_is(x, fn, "binary_expression")) return call_of_last_operand(x, node, inner, fn);
  const fl_node *args = fl_x_slot(x, inner, FL_SLOT_args), *targs = fl_x_slot(x, inner, FL_SLOT_targs);
  fl_id value = 0;
  if (read_as_statement(x, node, fn, args, lambda, &value)) return value;
  if (!lambda && (value = read_as_literal(x, node, fn, args))) return value;
  fl_call_draft draft = fl_x_call_open_fn(x, node, fn);
  fl_str type = targs ? fl_x_text(x, targs) : FL_STR("");
  fl_sym type_arg = type.n > 2 ? fl_x_type_of_text(x, fl_str_slice(type, 1, type.n - 1), NULL) : 0;
  fl_x_call(x, &draft)->type_arg = type_arg;
  if (args) fl_x_args(x, args);
  if (lambda) {
    fl_x_arg(x, 0, fl_x_value(x, lambda));
    fl_x_call(x, &draft)->flags |= FL_CALL_TRAILING;
  }
  return fl_x_call_close(x, &draft);
}

// a f b
fl_id fl_kotlin_infix(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_a), *name = fl_x_slot(x, node, FL_SLOT_b), *right = fl_x_slot(x, node, FL_SLOT_c);
  if (!left || !name || !right) return 0;
  fl_id recv = fl_x_value(x, left);
  if (is_pair(x, node)) return fl_x_group(x, node, FL_VAL_LIST, (fl_id[]){recv, fl_x_value(x, right)}, 2);
  fl_sym sym = fl_x_name(x, name);
  fl_id callee = fl_x_member(x, node, recv, sym);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_x_call(x, &draft)->recv = recv;
  fl_x_call(x, &draft)->callee = callee;
  fl_x_callee_name(x, &draft, name);
  fl_x_arg(x, 0, fl_x_value(x, right));
  return fl_x_call_close(x, &draft);
}

// ---- names ----------------------------------------------------------------------------------------------------------

fl_id fl_kotlin_identifier(fl_extract *x, const fl_node *node) {
  generic_call g;
  fl_str text = fl_x_text(x, node);
  if (fl_str_eq_c(text, "null")) return fl_x_lit(x, node, FL_LIT_NIL, FL_STR(""));
  if (fl_str_eq_c(text, "true")) return fl_x_lit(x, node, FL_LIT_TRUE, FL_STR(""));
  if (fl_str_eq_c(text, "false")) return fl_x_lit(x, node, FL_LIT_FALSE, FL_STR(""));
  if (fl_str_eq_c(text, "break")) return fl_x_leave_loop(x, node, FL_EXIT_BREAK, 0);
  if (fl_str_eq_c(text, "continue")) return fl_x_leave_loop(x, node, FL_EXIT_CONTINUE, 0);
  if (is_generic_callee(x, node, &g)) return fl_x_value(x, g.rest);
  return fl_x_default(x, node);
}

// Properties that compute: 5.seconds, d.inWholeMilliseconds.
static bool is_computed(fl_str name) {
  static const char *const words[] = {"nanoseconds", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days", NULL};
  return is_one_of(name, words) || fl_str_starts_c(name, "inWhole");
}

static fl_id computed_property(fl_extract *x, const fl_node *node) {
  fl_call_draft draft = fl_x_call_open_fn(x, node, node);
  return fl_x_call_close(x, &draft);
}

// Foo::class is the type as a value, and so is Foo::class.java.
fl_id fl_kotlin_navigation(fl_extract *x, const fl_node *node) {
  generic_call g;
  const fl_node *base = fl_x_slot(x, node, FL_SLOT_base), *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_str text = fl_x_text(x, name), before = fl_x_text_between(x, base->byte_end, name->byte_begin);
  if (fl_str_eq_c(text, "class") && fl_str_starts_c(fl_str_trim(before), "::"))
    return fl_x_type_value(x, node, fl_x_type(x, base, NULL));
  if (fl_str_starts_c(text, "java") && fl_str_ends_c(fl_x_text(x, base), "::class")) return fl_x_value(x, base);
  if (is_generic_callee(x, node, &g)) return fl_x_value(x, g.rest);
  return is_computed(text) ? computed_property(x, node) : fl_x_default(x, node);
}

// ::f
fl_id fl_kotlin_callable_reference(fl_extract *x, const fl_node *node) {
  fl_str base, name;
  if (!fl_str_rcut(fl_x_text(x, node), ':', &base, &name)) return 0;
  base = fl_str_trim(fl_str_slice(base, 0, base.n ? base.n - 1 : 0));
  if (fl_str_eq_c(name, "class")) return fl_x_type_value(x, node, fl_x_type_of_text(x, base, NULL));
  fl_sym sym = fl_x_sym(x, fl_str_trim(name));
  return base.n ? fl_x_member(x, node, fl_x_dotted(x, node, base), sym) : fl_x_ref(x, node, sym);
}

// ---- operators ------------------------------------------------------------------------------------------------------

static bool is_exit(const fl_extract *x, const fl_node *node) {
  return node && (fl_x_is(x, node, "return_expression") || fl_x_is(x, node, "throw_expression") ||
                  fl_x_is(x, node, "labeled_expression") || fl_str_eq_c(fl_x_text(x, node), "continue") ||
                  fl_str_eq_c(fl_x_text(x, node), "break"));
}

// a ?: return: a branch that is taken when there is no a.
static fl_id or_leave(fl_extract *x, const fl_node *node, const fl_node *left, const fl_node *right) {
  fl_id value = fl_x_value(x, left), nil = fl_x_lit(x, node, FL_LIT_NIL, FL_STR(""));
  fl_id test = fl_x_binop(x, node, FL_OP_EQ, value, nil), region = fl_x_region_open(x, FL_REGION_BRANCH, right);
  fl_x_region_at(x, region)->test = test;
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  fl_x_stmt(x, right);
  fl_x_region_close(x, region);
  return value;
}

fl_id fl_kotlin_binary(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_left), *right = fl_x_slot(x, node, FL_SLOT_right);
  generic_call g;
  const fl_node *less = left && fl_x_is(x, left, "binary_expression") ? fl_x_slot(x, left, FL_SLOT_op) : NULL;
  bool generic = less && fl_x_is(x, less, "<") && read_generic(x, less, &g) && g.rest == right;
  if (generic) return fl_x_value(x, fl_x_slot(x, left, FL_SLOT_left)); // its last name stands for the call
  if (fl_x_has_token(x, node, "?:") && is_exit(x, right)) return or_leave(x, node, left, right);
  return fl_x_default(x, node);
}

fl_id fl_kotlin_unary(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_value);
  fl_str text = fl_x_text(x, node);
  if (fl_str_ends_c(text, "!!")) return fl_x_value(x, value);
  bool rises = fl_str_ends_c(text, "++") || fl_str_starts_c(text, "++");
  if (!rises && !fl_str_ends_c(text, "--") && !fl_str_starts_c(text, "--")) return fl_x_default(x, node);
  bool stmt = fl_x_is_stmt(x);
  fl_id assign = fl_x_update(x, node, value, rises ? FL_OP_ADD : FL_OP_SUB);
  return stmt || !assign ? 0 : fl_x_assigned_value(x, node, assign);
}

fl_id fl_kotlin_is(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_b);
  fl_id left = fl_x_slot_value(x, node, FL_SLOT_a);
  bool negated = fl_x_has_token(x, node, "!is");
  return fl_x_binop(x, node, negated ? FL_OP_IS_NOT : FL_OP_IS, left, fl_x_type_value(x, type, fl_x_type(x, type, NULL)));
}

fl_id fl_kotlin_type_test(fl_extract *x, const fl_node *node) {
  return fl_x_type_value(x, node, fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL));
}

fl_id fl_kotlin_range(fl_extract *x, const fl_node *node) {
  fl_id ends[] = {fl_x_slot_value(x, node, FL_SLOT_a), fl_x_slot_value(x, node, FL_SLOT_b)};
  return fl_x_group(x, node, FL_VAL_OTHER, ends, 2);
}

// ---- strings --------------------------------------------------------------------------------------------------------

typedef struct parts {
  fl_id ids[MOST_ENTRIES];
  uint32_t n;
} parts;

static void add_part(parts *p, fl_id id) {
  if (id && p->n < MOST_ENTRIES) p->ids[p->n++] = id;
}

static bool begins_name(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Text between holes: $name in it is a hole that the grammar has not seen.
static void add_text(fl_extract *x, const fl_node *node, parts *p, uint32_t begin, uint32_t end, bool raw) {
  fl_str text = fl_x_text_between(x, begin, end);
  uint32_t from = 0;
  for (uint32_t i = 0; i + 1 < text.n; i++) {
    if (text.at[i] != '$' || !begins_name(text.at[i + 1]) || (i && !raw && text.at[i - 1] == '\\')) continue;
    uint32_t name = i + 1, stop = name;
    while (stop < text.n && (begins_name(text.at[stop]) || (text.at[stop] >= '0' && text.at[stop] <= '9'))) stop++;
    if (i > from) add_part(p, fl_x_string(x, node, fl_str_slice(text, from, i), raw));
    fl_node place = *node;
    place.byte_begin = begin + name, place.byte_end = begin + stop;
    add_part(p, fl_x_ref(x, &place, fl_x_sym(x, fl_str_slice(text, name, stop))));
    from = stop, i = stop - 1;
  }
  if (from < text.n) add_part(p, fl_x_string(x, node, fl_str_from_pos(text, from), raw));
}

fl_id fl_kotlin_string(fl_extract *x, const fl_node *node) {
  bool raw = fl_x_is(x, node, "multiline_string_literal");
  uint32_t quotes = raw ? 3 : 1, at = node->byte_begin + quotes, end = node->byte_end < at + quotes ? at : node->byte_end - quotes;
  parts p = {.n = 0};
  FL_EACH_CHILD(child, node) {
    if (!fl_x_is(x, child, "interpolation")) continue;
    add_text(x, node, &p, at, child->byte_begin, raw);
    add_part(&p, fl_x_value(x, child));
    at = child->byte_end;
  }
  add_text(x, node, &p, at, end, raw);
  if (!p.n) return fl_x_string(x, node, FL_STR(""), raw);
  bool whole = p.n == 1 && fl_x_val(x, p.ids[0])->kind == FL_VAL_LIT;
  return whole ? p.ids[0] : fl_x_group(x, node, FL_VAL_CONCAT, p.ids, p.n);
}
