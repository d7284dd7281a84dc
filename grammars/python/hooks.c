// Python where a row of the table is not enough: imports, names of outer functions, chained comparisons,
// comprehensions, patterns of `match`.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h.
#include "base/strbuf.h"
#include "facts/hook.h"

enum {
  MAX_PARTS = 64, // of a pattern or a formatted text; more are data
  MAX_NEST = 64,  // of patterns and of clauses in a comprehension; people stop at three
};

// ---- imports -------------------------------------------------------------------------------------------------------

static void add_import(fl_extract *x, const fl_node *node, fl_sym module, fl_sym item, fl_sym alias) {
  fl_import row = {.module = module, .item = item, .alias = alias};
  fl_x_import(x, node, &row);
}

// `import a.b` binds `a` and no more; that a.b was asked for is told by a row under its whole name.
static void import_module(fl_extract *x, const fl_node *name) {
  fl_str whole = fl_x_text(x, name), top;
  if (fl_str_cut(whole, '.', &top, NULL)) {
    fl_sym sym = fl_x_sym(x, top);
    add_import(x, name, sym, 0, sym);
  }
  fl_sym module = fl_x_name(x, name);
  add_import(x, name, module, 0, module);
}

fl_id fl_python_import(fl_extract *x, const fl_node *node) {
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    const fl_node *alias = fl_x_slot(x, c, FL_SLOT_alias);
    if (alias) add_import(x, c, fl_x_name(x, fl_x_slot(x, c, FL_SLOT_module)), 0, fl_x_name(x, alias));
    else import_module(x, c);
  }
  return 0;
}

fl_id fl_python_import_from(fl_extract *x, const fl_node *node) {
  fl_sym module = fl_x_name(x, fl_x_slot(x, node, FL_SLOT_module));
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    const fl_node *alias = fl_x_slot(x, c, FL_SLOT_alias);
    fl_sym item = fl_x_name(x, alias ? fl_x_slot(x, c, FL_SLOT_module) : c);
    add_import(x, c, module, item, alias ? fl_x_name(x, alias) : item);
  }
  FL_EACH_CHILD(child, node) {
    fl_import all = {.module = module, .wildcard = 1};
    if (fl_x_is(x, child, "wildcard_import")) fl_x_import(x, node, &all);
  }
  return 0;
}

// ---- definitions ---------------------------------------------------------------------------------------------------

// What a decorator says about the function itself is told before the function is read.
fl_id fl_python_decorator(fl_extract *x, const fl_node *node) {
  static const struct { const char *name; uint32_t flag; } known[] = {
      {"staticmethod", FL_FUNC_STATIC}, {"classmethod", FL_FUNC_CLASSMETHOD}, {"property", FL_FUNC_PROPERTY},
  };
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  for (size_t i = 0; name && i < sizeof known / sizeof *known; i++)
    if (fl_str_eq_c(fl_x_text(x, name), known[i].name)) fl_x_func_flags(x, known[i].flag);
  return fl_x_default(x, node);
}

fl_id fl_python_function(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  bool is_init = name && fl_str_eq_c(fl_x_text(x, name), "__init__");
  if (is_init && fl_x_type_body(x)) fl_x_func_flags(x, FL_FUNC_CTOR);
  return fl_x_default(x, node);
}

// `global a, b`: assignments to these names declare nothing here.
fl_id fl_python_outer_names(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_ident) fl_x_outer_name(x, fl_x_name(x, child));
  return 0;
}

// `self.x: T = v` says what kind of thing the field holds.
fl_id fl_python_assign(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *left = fl_x_slot(x, node, FL_SLOT_left);
  if (type && left && fl_x_role(x, left) == FL_ROLE_member) {
    const fl_node *base = fl_x_slot(x, left, FL_SLOT_base), *name = fl_x_slot(x, left, FL_SLOT_name);
    fl_sym self = fl_x_func_at(x, fl_x_func(x))->self_name, arg = 0, head = fl_x_type(x, type, &arg);
    if (self && base && name && fl_x_name(x, base) == self) fl_x_own_field(x, name, head, arg);
  }
  return fl_x_default(x, node);
}

// ---- statements ----------------------------------------------------------------------------------------------------

// The names of a loop belong to the function; `else` runs when the loop was not left by break.
fl_id fl_python_loop(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_WHILE, .bind_flags = FL_BIND_FUNC};
  parts.is_async = fl_x_has_token(x, node, "async");
  parts.test = fl_x_slot(x, node, FL_SLOT_test);
  parts.var = fl_x_slot(x, node, FL_SLOT_var);
  parts.over = fl_x_slot(x, node, FL_SLOT_over);
  parts.body = fl_x_slot(x, node, FL_SLOT_body);
  if (parts.over) parts.form = FL_LOOP_EACH;
  fl_x_loop(x, node, &parts);
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "else_clause")) fl_x_body(x, child);
  return 0;
}

fl_id fl_python_except(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *name = NULL;
  if (type && fl_x_role(x, type) == FL_ROLE_with_item) { // `T as name`
    name = fl_x_slot(x, type, FL_SLOT_name);
    type = fl_x_slot(x, type, FL_SLOT_value);
  }
  fl_x_catch(x, node, type, name, fl_x_slot(x, node, FL_SLOT_body), NULL);
  return 0;
}

// `raise a from b`: b is evaluated too.
fl_id fl_python_raise(fl_extract *x, const fl_node *node) {
  const fl_node *cause = fl_x_nth(x, node, 2);
  fl_x_default(x, node);
  if (cause) fl_x_value(x, cause);
  return 0;
}

// `assert f()` and the guard of `case p if f():`: values that nobody keeps, but their calls are no statements.
fl_id fl_python_values(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) fl_x_value(x, child);
  return 0;
}

// ---- patterns ------------------------------------------------------------------------------------------------------

// What a pattern compares with goes to `parts`; the names it captures are bound, to what nobody says.
typedef struct pattern {
  fl_id parts[MAX_PARTS];
  uint32_t n, depth;
} pattern;

static void add_part(pattern *p, fl_id part) {
  if (part && p->n < MAX_PARTS) p->parts[p->n++] = part;
}

static void capture(fl_extract *x, const fl_node *name) {
  fl_id unknown = fl_x_group(x, name, FL_VAL_OTHER, NULL, 0);
  fl_x_bind(x, name, unknown, -1, FL_BIND_FUNC, name);
}

static bool is_literal(const fl_extract *x, const fl_node *node) {
  return fl_x_role(x, node) >= FL_ROLE_string && fl_x_role(x, node) <= FL_ROLE_nil;
}

static void read_pattern(fl_extract *x, const fl_node *node, pattern *p);

static void read_patterns(fl_extract *x, const fl_node *first, const fl_node *end, pattern *p) {
  if (p->depth == MAX_NEST) return;
  p->depth++;
  for (; first < end; first += first->size) read_pattern(x, first, p);
  p->depth--;
}

// A name by itself catches, a dotted one is compared with.
static void read_name(fl_extract *x, const fl_node *node, pattern *p) {
  const fl_node *name = fl_x_nth(x, node, 1);
  if (fl_x_nth(x, node, 2)) add_part(p, fl_x_dotted(x, node, fl_x_text(x, node)));
  else if (name) capture(x, name);
}

static void read_pattern(fl_extract *x, const fl_node *node, pattern *p) {
  const fl_node *first = fl_x_nth(x, node, 1), *end = node + node->size;
  if (!(node->flags & FL_NODE_NAMED)) return;
  if (fl_x_is(x, node, "dotted_name")) {
    read_name(x, node, p);
  } else if (first && fl_x_is(x, node, "class_pattern")) {
    add_part(p, fl_x_dotted(x, first, fl_x_text(x, first)));
    read_patterns(x, first + first->size, end, p);
  } else if (first && fl_x_is(x, node, "keyword_pattern")) {
    read_patterns(x, first + first->size, end, p);
  } else if (fl_x_role(x, node) == FL_ROLE_ident) {
    capture(x, node);
  } else if (is_literal(x, node)) {
    add_part(p, fl_x_value(x, node));
  } else {
    read_patterns(x, node + 1, end, p);
  }
}

// `_` is the default case. `"a"` and `1` test for the literal itself; what else a pattern asks is only hinted at.
fl_id fl_python_pattern(fl_extract *x, const fl_node *node) {
  const fl_node *only = fl_x_nth(x, node, 2) ? NULL : fl_x_nth(x, node, 1);
  if (only && is_literal(x, only)) return fl_x_value(x, only);
  pattern p = {.n = 0};
  read_patterns(x, node + 1, node + node->size, &p);
  if (fl_str_eq_c(fl_x_text(x, node), "_")) return 0;
  return fl_x_group(x, node, FL_VAL_OTHER, p.parts, p.n);
}

// ---- expressions ---------------------------------------------------------------------------------------------------

static enum fl_op comparison_op(const fl_extract *x, const fl_node *token) {
  static const struct { const char *text; enum fl_op op; } ops[] = {
      {"<", FL_OP_LT},  {"<=", FL_OP_LE}, {">", FL_OP_GT}, {">=", FL_OP_GE},         {"==", FL_OP_EQ},
      {"!=", FL_OP_NE}, {"<>", FL_OP_NE}, {"in", FL_OP_IN}, {"not in", FL_OP_NOT_IN}, {"is", FL_OP_IS},
      {"is not", FL_OP_IS_NOT},
  };
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
    if (fl_x_is(x, token, ops[i].text)) return ops[i].op;
  return FL_OP_OTHER;
}

// a < b < c is a < b and b < c.
fl_id fl_python_compare(fl_extract *x, const fl_node *node) {
  fl_id left = 0, all = 0;
  enum fl_op op = FL_OP_OTHER;
  FL_EACH_CHILD(child, node) {
    if (fl_x_role(x, child) == FL_ROLE_comment) continue;
    if (!(child->flags & FL_NODE_NAMED)) {
      op = comparison_op(x, child);
      continue;
    }
    fl_id right = fl_x_value(x, child);
    if (left) {
      fl_id pair = fl_x_binop(x, node, op, left, right);
      all = all ? fl_x_binop(x, node, FL_OP_AND, all, pair) : pair;
    }
    left = right;
  }
  return all;
}

// "at {}".format(host) puts text together.
static bool is_format(const fl_extract *x, const fl_node *fn) {
  const fl_node *name = fl_x_slot(x, fn, FL_SLOT_name);
  const fl_node *base = fl_x_unwrap(x, fl_x_slot(x, fn, FL_SLOT_base));
  if (!base || !name || !fl_str_eq_c(fl_x_text(x, name), "format")) return false;
  return fl_x_role(x, base) == FL_ROLE_string || fl_x_role(x, base) == FL_ROLE_template;
}

typedef struct keywords {
  fl_sym names[MAX_PARTS]; // of the parts behind the first; 0: it has none
  uint32_t n;
} keywords;

static bool position_of(const fl_extract *x, const keywords *k, fl_str name, uint32_t *at) {
  for (*at = 0; *at < k->n; ++*at)
    if (k->names[*at] && fl_str_eq(fl_x_sym_text(x, k->names[*at]), name)) return true;
  return false;
}

// "at {host}" filled by keywords: the holes get the positions of what fills them, as parts of a text have no names.
static fl_id number_holes(fl_extract *x, const fl_node *node, fl_id template, const keywords *k) {
  fl_str text = fl_x_sym_text(x, fl_x_val(x, template)->a), rest = text;
  fl_buf out = {0};
  for (uint32_t open, end, at; (open = fl_str_find_char(rest, '{')) != FL_STR_NONE; rest = fl_str_from_pos(rest, end)) {
    fl_str name = {0};
    bool closed = fl_str_cut(fl_str_from_pos(rest, open + 1), '}', &name, NULL);
    if (!closed) name.n = 0;
    end = open + 1 + name.n;
    fl_buf_add(&out, fl_str_slice(rest, 0, open + 1));
    if (!name.n) continue;
    if (position_of(x, k, fl_str_slice(name, 0, fl_str_find_char(name, ':')), &at)) fl_buf_printf(&out, "%u", at);
    else fl_buf_add(&out, name);
  }
  fl_buf_add(&out, rest);
  fl_id made = fl_x_lit(x, node, FL_LIT_STRING, fl_buf_str(&out));
  fl_buf_release(&out);
  return made;
}

// super() and super(C, self) are the receiver, not a call that anybody asks about.
fl_id fl_python_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *args = fl_x_slot(x, node, FL_SLOT_args);
  if (fn && fl_str_eq_c(fl_x_text(x, fn), "super")) return fl_x_group(x, node, FL_VAL_SUPER, NULL, 0);
  if (!fn || !args || fl_x_role(x, fn) != FL_ROLE_member || !is_format(x, fn)) return fl_x_default(x, node);
  fl_id parts[MAX_PARTS];
  uint32_t n = 0;
  keywords k = {0};
  bool named = false;
  parts[n++] = fl_x_slot_value(x, fn, FL_SLOT_base);
  FL_EACH_CHILD(arg, args) {
    fl_id part = fl_x_value(x, arg);
    if (!part || n == MAX_PARTS) continue;
    const fl_node *name = fl_x_role(x, arg) == FL_ROLE_kwarg ? fl_x_slot(x, arg, FL_SLOT_name) : NULL;
    k.names[k.n++] = name ? fl_x_name(x, name) : 0;
    named |= name != NULL;
    parts[n++] = part;
  }
  if (named && fl_x_val(x, parts[0])->kind == FL_VAL_LIT) parts[0] = number_holes(x, node, parts[0], &k);
  return fl_x_format(x, node, FL_JOINS_BRACES, parts, n);
}

// ---- comprehensions ------------------------------------------------------------------------------------------------

static fl_id read_clauses(fl_extract *x, const fl_node *node, const fl_node *clause, int depth);

static fl_id read_generator(fl_extract *x, const fl_node *node, const fl_node *clause, int depth) {
  const fl_node *var = fl_x_slot(x, clause, FL_SLOT_a);
  fl_id over = fl_x_slot_value(x, clause, FL_SLOT_b), region = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_region *row = fl_x_region_at(x, region);
  row->form = FL_LOOP_EACH;
  row->a = over;
  row->flags = fl_x_has_token(x, clause, "async");
  fl_id element = fl_x_index(x, clause, over, 0);
  if (var) fl_x_bind(x, var, element, -1, FL_BIND_DECLARE | FL_BIND_LOOP, clause);
  fl_id value = read_clauses(x, node, clause + clause->size, depth + 1);
  fl_x_region_close(x, region);
  return value;
}

static fl_id read_condition(fl_extract *x, const fl_node *node, const fl_node *clause, int depth) {
  fl_id test = fl_x_slot_value(x, clause, FL_SLOT_a), region = fl_x_region_open(x, FL_REGION_BRANCH, node);
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  fl_x_region_at(x, region)->test = test;
  fl_id value = read_clauses(x, node, clause + clause->size, depth + 1);
  fl_x_region_close(x, region);
  return value;
}

// Clauses nest as they stand; the body, though written first, runs innermost.
static fl_id read_clauses(fl_extract *x, const fl_node *node, const fl_node *clause, int depth) {
  for (; depth < MAX_NEST && clause < node + node->size; clause += clause->size) {
    if (fl_x_is(x, clause, "for_in_clause")) return read_generator(x, node, clause, depth);
    if (fl_x_is(x, clause, "if_clause")) return read_condition(x, node, clause, depth);
  }
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_a);
  if (!body || fl_x_role(x, body) != FL_ROLE_pair) return fl_x_value(x, body);
  fl_id pair[] = {fl_x_slot_value(x, body, FL_SLOT_key), fl_x_slot_value(x, body, FL_SLOT_value)};
  return fl_x_group(x, body, FL_VAL_OTHER, pair, 2);
}

fl_id fl_python_comprehension(fl_extract *x, const fl_node *node) {
  fl_id value = read_clauses(x, node, node + 1, 0);
  return fl_x_group(x, node, FL_VAL_OTHER, &value, value ? 1 : 0);
}
