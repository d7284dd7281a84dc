// Ruby's control flow, in which every statement is worth something: branches, cases, rescue and retry, loops, jumps.
//
// A body is worth its last statement; a branch that always leaves is worth nothing. `retry` leads back to the beginning of what
// was rescued, so that becomes a loop which its end leaves.
#include "hooks.h"

enum { MAX_CASES = 64, MAX_PARTS = 32, MAX_NEST = 24 };

fl_id fl_ruby_nil(fl_extract *x, const fl_node *node) {
  return fl_x_lit(x, node, FL_LIT_NIL, FL_STR(""));
}

// ---- what always leaves ---------------------------------------------------------------------------------------------

static bool leaves(const fl_extract *x, const fl_node *node, int depth);

static bool is_clause(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "rescue") || fl_x_is(x, node, "else") || fl_x_is(x, node, "ensure");
}

static bool counts(const fl_extract *x, const fl_node *node) {
  return node->flags & FL_NODE_NAMED && fl_x_role(x, node) != FL_ROLE_comment && !fl_x_is(x, node, "heredoc_body");
}

static const fl_node *last_statement(const fl_extract *x, const fl_node *body) {
  const fl_node *last = NULL;
  FL_EACH_CHILD(child, body)
    if (counts(x, child) && !is_clause(x, child)) last = child;
  return last;
}

static bool body_leaves(const fl_extract *x, const fl_node *body, int depth) {
  const fl_node *last = body ? last_statement(x, body) : NULL;
  return last && leaves(x, last, depth + 1);
}

static bool branch_leaves(const fl_extract *x, const fl_node *branch, int depth) {
  if (!branch) return false;
  return fl_x_role(x, branch) == FL_ROLE_hook ? body_leaves(x, branch, depth) : leaves(x, branch, depth + 1);
}

static bool raises(fl_str name) {
  static const char *const words[] = {"raise", "fail", "throw", "exit", "exit!", "abort", NULL};
  return fl_ruby_is_one_of(name, words);
}

static bool jumps(const fl_extract *x, const fl_node *node) {
  static const char *const kinds[] = {"return", "break", "next", "retry", "redo", NULL};
  for (const char *const *k = kinds; *k; k++)
    if (fl_x_is(x, node, *k)) return true;
  if (fl_x_is(x, node, "identifier")) return raises(fl_x_text(x, node));
  const fl_node *name = fl_x_is(x, node, "call") && !fl_x_slot(x, node, FL_SLOT_recv) ? fl_x_slot(x, node, FL_SLOT_name) : NULL;
  return name && raises(fl_x_text(x, name));
}

static bool leaves(const fl_extract *x, const fl_node *node, int depth) {
  if (depth > MAX_NEST) return false;
  if (jumps(x, node)) return true;
  bool two_ways = fl_x_is(x, node, "if") || fl_x_is(x, node, "unless") || fl_x_is(x, node, "elsif");
  if (two_ways)
    return branch_leaves(x, fl_x_slot(x, node, FL_SLOT_then), depth) && branch_leaves(x, fl_x_slot(x, node, FL_SLOT_else), depth);
  return fl_x_is(x, node, "begin") && body_leaves(x, node, depth);
}

bool fl_ruby_leaves(const fl_extract *x, const fl_node *node) {
  return leaves(x, node, 0);
}

// ---- bodies ---------------------------------------------------------------------------------------------------------

// All statements; the value of the last, 0 when it leaves.
static fl_id read_statements(fl_extract *x, const fl_node *body) {
  const fl_node *last = last_statement(x, body);
  FL_EACH_CHILD(child, body) {
    if (child == last || is_clause(x, child)) continue;
    fl_x_stmt(x, child);
  }
  if (!last) return fl_ruby_nil(x, body);
  bool gone = fl_ruby_leaves(x, last);
  fl_id value = fl_x_value(x, last);
  return gone ? 0 : value ? value : fl_x_group(x, last, FL_VAL_OTHER, NULL, 0);
}

// Of two values the one that is, or a choice between both.
static fl_id either(fl_extract *x, const fl_node *node, fl_id test, fl_id a, fl_id b) {
  if (!a || !b) return a ? a : b;
  return fl_x_group(x, node, FL_VAL_COND, (fl_id[]){test, a, b}, 3);
}

static const fl_node *first_of(const fl_extract *x, const fl_node *body, const char *kind) {
  FL_EACH_CHILD(child, body)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

// Is there a retry that belongs to this rescue? Those of a rescue inside belong to that one.
static bool holds_retry(const fl_extract *x, const fl_node *clause) {
  const fl_node *end = clause + clause->size;
  for (const fl_node *n = clause + 1; n < end;) {
    bool other = fl_x_is(x, n, "rescue") || fl_x_is(x, n, "method") || fl_x_is(x, n, "class");
    if (!other && fl_x_is(x, n, "retry")) return true;
    n += other ? n->size : 1;
  }
  return false;
}

static bool retries(const fl_extract *x, const fl_node *body) {
  FL_EACH_CHILD(child, body)
    if (fl_x_is(x, child, "rescue") && holds_retry(x, child)) return true;
  return false;
}

static fl_id read_rescue(fl_extract *x, const fl_node *clause) {
  const fl_node *name = fl_x_unwrap(x, fl_x_slot(x, clause, FL_SLOT_name)), *body = fl_x_slot(x, clause, FL_SLOT_body);
  if (name && fl_x_role(x, name) != FL_ROLE_ident) name = NULL; // rescue => @error
  fl_id value = 0;
  fl_x_catch(x, clause, fl_x_slot(x, clause, FL_SLOT_type), name, body, &value);
  return body ? value : fl_ruby_nil(x, clause);
}

static fl_id read_ensure(fl_extract *x, const fl_node *clause) {
  fl_id region = fl_x_region_open(x, FL_REGION_FINALLY, clause);
  read_statements(x, clause);
  fl_x_region_close(x, region);
  return 0;
}

static fl_id read_guarded(fl_extract *x, const fl_node *body, const fl_node *first_clause) {
  fl_id region = fl_x_region_open(x, FL_REGION_TRY, body), other = fl_x_group(x, body, FL_VAL_OTHER, NULL, 0);
  fl_x_region_at(x, region)->span.byte_end = first_clause->byte_begin;
  fl_id value = read_statements(x, body);
  fl_x_region_close(x, region);
  const fl_node *also = first_of(x, body, "else");
  if (also) value = fl_x_value(x, also);
  FL_EACH_CHILD(child, body) {
    if (fl_x_is(x, child, "rescue")) value = either(x, body, other, value, read_rescue(x, child));
    if (fl_x_is(x, child, "ensure")) read_ensure(x, child);
  }
  return value;
}

fl_id fl_ruby_body(fl_extract *x, const fl_node *node) {
  const fl_node *first = NULL;
  FL_EACH_CHILD(child, node)
    if (!first && (fl_x_is(x, child, "rescue") || fl_x_is(x, child, "ensure"))) first = child;
  if (!first) return read_statements(x, node);
  if (!retries(x, node)) return read_guarded(x, node, first);
  fl_id loop = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_region *row = fl_x_region_at(x, loop);
  row->form = FL_LOOP_FOREVER;
  fl_sym name = fl_x_sym(x, FL_STR("retry")); // told from loops that break and next mean
  fl_x_region_at(x, loop)->name = name;
  fl_id value = read_guarded(x, node, first);
  fl_node end = *node;
  end.byte_begin = node->byte_end;
  fl_x_exit(x, &end, FL_EXIT_BREAK, 0, loop);
  fl_x_region_close(x, loop);
  return value;
}

// x rescue y
fl_id fl_ruby_rescue_modifier(fl_extract *x, const fl_node *node) {
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_a), *handler = fl_x_slot(x, node, FL_SLOT_b);
  if (!body || !handler) return 0;
  fl_id region = fl_x_region_open(x, FL_REGION_TRY, body), other = fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  fl_id value = fl_ruby_value(x, body);
  fl_x_region_close(x, region);
  fl_id instead = 0;
  bool gone = fl_ruby_leaves(x, handler);
  fl_x_catch(x, handler, NULL, NULL, handler, &instead);
  return either(x, node, other, value, gone ? 0 : instead);
}

// ---- branches -------------------------------------------------------------------------------------------------------

static fl_id open_branch(fl_extract *x, const fl_node *node, fl_id test, enum fl_branch_sense sense) {
  fl_id region = fl_x_region_open(x, FL_REGION_BRANCH, node);
  fl_x_region_at(x, region)->form = (uint8_t)sense;
  fl_x_region_at(x, region)->test = test;
  return region;
}

// What the branch is worth: nil when it is not written, 0 when it leaves.
static fl_id read_branch(fl_extract *x, const fl_node *node, const fl_node *branch, fl_id test, enum fl_branch_sense sense) {
  if (!branch) return fl_ruby_nil(x, node);
  fl_id region = open_branch(x, branch, test, sense);
  bool gone = fl_x_role(x, branch) != FL_ROLE_hook && fl_ruby_leaves(x, branch);
  fl_id value = fl_x_value(x, branch);
  fl_x_region_close(x, region);
  if (gone) return 0;
  return value || branch_leaves(x, branch, 0) ? value : fl_x_group(x, branch, FL_VAL_OTHER, NULL, 0);
}

static fl_id read_if(fl_extract *x, const fl_node *node, enum fl_branch_sense sense) {
  const fl_node *condition = fl_x_slot(x, node, FL_SLOT_test);
  fl_id test = condition ? fl_ruby_value(x, condition) : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  fl_id then = read_branch(x, node, fl_x_slot(x, node, FL_SLOT_then), test, sense);
  enum fl_branch_sense opposite = sense == FL_SENSE_THEN ? FL_SENSE_ELSE : FL_SENSE_THEN;
  fl_id other = read_branch(x, node, fl_x_slot(x, node, FL_SLOT_else), test, opposite);
  return either(x, node, test, then, other);
}

fl_id fl_ruby_if(fl_extract *x, const fl_node *node) {
  return read_if(x, node, FL_SENSE_THEN);
}

fl_id fl_ruby_unless(fl_extract *x, const fl_node *node) {
  return read_if(x, node, FL_SENSE_ELSE);
}

// `a or return`, `a && raise`: the right side stands behind a condition.
fl_id fl_ruby_binary(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_left), *right = fl_x_slot(x, node, FL_SLOT_right);
  bool any = fl_x_has_token(x, node, "or") || fl_x_has_token(x, node, "||");
  bool both = fl_x_has_token(x, node, "and") || fl_x_has_token(x, node, "&&");
  if (!left || !right || !(any || both) || !fl_ruby_leaves(x, right)) return fl_x_default(x, node);
  fl_id test = fl_ruby_value(x, left), region = open_branch(x, right, test, any ? FL_SENSE_ELSE : FL_SENSE_THEN);
  fl_x_stmt(x, right);
  fl_x_region_close(x, region);
  return test;
}

fl_id fl_ruby_unary(fl_extract *x, const fl_node *node) {
  if (fl_str_starts_c(fl_x_text(x, node), "defined?")) return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0); // runs nothing
  return fl_x_default(x, node);
}

fl_id fl_ruby_range(fl_extract *x, const fl_node *node) {
  const fl_node *begin = fl_x_slot(x, node, FL_SLOT_a), *end = fl_x_slot(x, node, FL_SLOT_b);
  fl_id first = begin ? fl_ruby_value(x, begin) : fl_ruby_nil(x, node), last = end ? fl_ruby_value(x, end) : fl_ruby_nil(x, node);
  return fl_x_binop(x, node, fl_x_slot(x, node, FL_SLOT_c) ? FL_OP_RANGE_BEFORE : FL_OP_RANGE, first, last);
}

// ---- cases ----------------------------------------------------------------------------------------------------------

typedef struct choice {
  fl_id test, value;
  bool leaves;
} choice;

typedef struct pattern {
  fl_id parts[MAX_PARTS];
  uint32_t n;
  int depth;
} pattern;

// Names that a pattern captures are variables; what else stands in it is compared with.
static void read_pattern(fl_extract *x, const fl_node *node, pattern *p) {
  if (!(node->flags & FL_NODE_NAMED) || p->depth > MAX_NEST) return;
  bool key = fl_x_is(x, node, "hash_key_symbol"), name = fl_x_is(x, node, "identifier");
  if (name) fl_x_bind(x, node, fl_x_group(x, node, FL_VAL_OTHER, NULL, 0), -1, FL_BIND_FUNC | FL_BIND_CLOSURE, node);
  if (key || name) return;
  bool nested = fl_x_role(x, node) == FL_ROLE_none || fl_x_role(x, node) == FL_ROLE_param || fl_x_is(x, node, "range");
  if (!nested) {
    fl_id part = fl_x_value(x, node);
    if (part && p->n < MAX_PARTS) p->parts[p->n++] = part;
    return;
  }
  p->depth++;
  if (fl_x_is(x, node, "keyword_pattern") && !fl_x_nth(x, node, 2)) {
    const fl_node *captured = fl_x_nth(x, node, 1); // {a:} captures a
    if (captured) fl_x_bind(x, captured, fl_x_group(x, node, FL_VAL_OTHER, NULL, 0), -1, FL_BIND_FUNC | FL_BIND_CLOSURE, node);
  } else
    FL_EACH_CHILD(child, node) read_pattern(x, child, p);
  p->depth--;
}

static fl_id pattern_value(fl_extract *x, const fl_node *node) {
  pattern p = {.n = 0};
  read_pattern(x, node, &p);
  return fl_x_group(x, node, FL_VAL_OTHER, p.parts, p.n);
}

fl_id fl_ruby_match(fl_extract *x, const fl_node *node) { // v => pattern, v in pattern
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a), *against = fl_x_slot(x, node, FL_SLOT_b);
  fl_id id = value ? fl_ruby_value(x, value) : 0;
  if (against) pattern_value(x, against);
  return id;
}

static fl_id case_test(fl_extract *x, const fl_node *clause) {
  fl_id tests[MAX_PARTS];
  uint32_t n = 0;
  fl_slot_walk walk;
  bool in = fl_x_is(x, clause, "in_clause");
  for (const fl_node *p = fl_x_first(x, clause, FL_SLOT_value, &walk); p; p = fl_x_next(x, &walk)) {
    fl_id id = in ? pattern_value(x, p) : fl_ruby_value(x, p);
    if (n < MAX_PARTS) tests[n++] = id;
  }
  FL_EACH_CHILD(child, clause)
    if (fl_x_is(x, child, "if_guard") || fl_x_is(x, child, "unless_guard")) fl_x_value(x, child);
  return n == 1 ? tests[0] : fl_x_group(x, clause, FL_VAL_LIST, tests, n);
}

static choice read_clause(fl_extract *x, const fl_node *clause, bool is_default) {
  const fl_node *body = is_default ? clause : fl_x_slot(x, clause, FL_SLOT_item);
  choice c = {.test = is_default ? 0 : case_test(x, clause), .leaves = body && body_leaves(x, body, 0)};
  fl_id region = fl_x_region_open(x, FL_REGION_CASE, clause);
  fl_x_region_at(x, region)->test = c.test;
  c.value = body ? fl_x_value(x, body) : fl_ruby_nil(x, clause);
  fl_x_region_close(x, region);
  return c;
}

fl_id fl_ruby_case(fl_extract *x, const fl_node *node) {
  const fl_node *subject = fl_x_slot(x, node, FL_SLOT_value);
  choice all[MAX_CASES];
  uint32_t n = 0;
  fl_id test = subject ? fl_x_value(x, subject) : 0, region = fl_x_region_open(x, FL_REGION_SWITCH, node);
  fl_x_region_at(x, region)->test = test;
  fl_id rest = fl_ruby_nil(x, node);
  FL_EACH_CHILD(child, node) {
    bool is_default = fl_x_is(x, child, "else");
    if (!is_default && fl_x_role(x, child) != FL_ROLE_case) continue;
    choice c = read_clause(x, child, is_default);
    if (is_default) rest = c.leaves ? 0 : c.value;
    else if (n < MAX_CASES) all[n++] = c;
  }
  fl_x_region_close(x, region);
  while (n-- > 0) rest = either(x, node, all[n].test, all[n].leaves ? 0 : all[n].value, rest);
  return rest;
}

// ---- loops ----------------------------------------------------------------------------------------------------------

// `begin ... end while x` runs once before it asks.
static uint8_t while_form(const fl_extract *x, const fl_node *body) {
  return body && fl_x_is(x, body, "begin") ? FL_LOOP_DO : FL_LOOP_WHILE;
}

fl_id fl_ruby_while(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.test = fl_x_slot(x, node, FL_SLOT_test), .body = fl_x_slot(x, node, FL_SLOT_body)};
  parts.form = while_form(x, parts.body);
  fl_x_loop(x, node, &parts);
  return fl_ruby_nil(x, node);
}

fl_id fl_ruby_until(fl_extract *x, const fl_node *node) {
  const fl_node *condition = fl_x_slot(x, node, FL_SLOT_test), *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_id loop = fl_x_region_open(x, FL_REGION_LOOP, node), test = condition ? fl_ruby_value(x, condition) : 0;
  bool never = fl_x_val(x, test)->kind == FL_VAL_LIT && fl_x_val(x, test)->op == FL_LIT_FALSE;
  fl_id while_ = fl_x_unary(x, node, FL_OP_NOT, test);
  fl_x_region_at(x, loop)->test = while_;
  fl_x_region_at(x, loop)->form = never ? FL_LOOP_FOREVER : while_form(x, body);
  if (body) fl_x_stmt(x, body);
  fl_x_region_close(x, loop);
  return fl_ruby_nil(x, node);
}

fl_id fl_ruby_for(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_EACH, .bind_flags = FL_BIND_FUNC | FL_BIND_CLOSURE};
  parts.var = fl_x_slot(x, node, FL_SLOT_var);
  parts.over = fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_over));
  parts.body = fl_x_slot(x, node, FL_SLOT_body);
  fl_x_loop(x, node, &parts);
  return fl_ruby_nil(x, node);
}

// ---- jumps ----------------------------------------------------------------------------------------------------------

static bool is_retried(fl_extract *x, fl_id region) { // a loop that only retry goes round
  const fl_region *r = fl_x_region_at(x, region);
  return r->kind == FL_REGION_LOOP && r->name;
}

static fl_id loop_around(fl_extract *x) {
  fl_id at = fl_x_region(x);
  while (at && (fl_x_region_at(x, at)->kind != FL_REGION_LOOP || is_retried(x, at))) at = fl_x_region_at(x, at)->parent;
  return at;
}

// In a block that is no loop, `next` ends the block with a value, and `break` the method that runs it.
static fl_id jump(fl_extract *x, const fl_node *node, enum fl_exit_kind kind) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a);
  fl_id loop = loop_around(x), id = value ? fl_x_value(x, value) : 0;
  if (loop) fl_x_exit(x, node, kind, id, loop);
  else fl_x_exit(x, node, FL_EXIT_RETURN, id ? id : fl_ruby_nil(x, node), 0);
  return 0;
}

// In a block it leaves the method as well; a lambda, which is written with an arrow, only itself.
fl_id fl_ruby_return(fl_extract *x, const fl_node *node) {
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_value);
  fl_x_exit(x, node, FL_EXIT_RETURN, value, 0);
  fl_id func = fl_x_func(x);
  for (; fl_x_func_at(x, func)->flags & FL_FUNC_LAMBDA; func = fl_x_func_at(x, func)->parent)
    if (fl_x_starts_with(x, &fl_x_func_at(x, func)->span, "->")) return 0;
  if (func != fl_x_func(x)) fl_x_exit_from(x, node, func, FL_EXIT_RETURN, value);
  return 0;
}

fl_id fl_ruby_break(fl_extract *x, const fl_node *node) {
  return jump(x, node, FL_EXIT_BREAK);
}

fl_id fl_ruby_next(fl_extract *x, const fl_node *node) {
  return jump(x, node, FL_EXIT_CONTINUE);
}

fl_id fl_ruby_retry(fl_extract *x, const fl_node *node) {
  fl_id at = fl_x_region(x);
  while (at && fl_x_region_at(x, at)->kind != FL_REGION_CATCH) at = fl_x_region_at(x, at)->parent;
  fl_id loop = at ? fl_x_region_at(x, at)->parent : 0;
  if (loop && is_retried(x, loop)) fl_x_exit(x, node, FL_EXIT_CONTINUE, 0, loop);
  else fl_x_irregular(x);
  return 0;
}

fl_id fl_ruby_raise(fl_extract *x, const fl_node *node, const fl_node *args) {
  const fl_node *first = args ? fl_x_nth(x, args, 1) : NULL;
  fl_id value = first ? fl_ruby_value(x, first) : 0;
  if (args)
    FL_EACH_CHILD(arg, args)
      if (arg != first) fl_x_value(x, arg);
  fl_x_exit(x, node, FL_EXIT_THROW, value, 0);
  return 0;
}

// ---- literals -------------------------------------------------------------------------------------------------------

fl_id fl_ruby_symbol(fl_extract *x, const fl_node *node) {
  return fl_x_lit(x, node, FL_LIT_STRING, fl_str_from_pos(fl_x_text(x, node), 1));
}

// The text of <<~SQL stands below the line; of several on a line each has its own end.
static const fl_node *heredoc_body(const fl_extract *x, const fl_node *node) {
  fl_str tag = fl_x_text(x, node);
  while (tag.n && strchr("<~-\"'`", tag.at[0])) tag = fl_str_from_pos(tag, 1);
  while (tag.n && strchr("\"'`", tag.at[tag.n - 1])) tag.n--;
  for (const fl_node *body = fl_x_after(x, node, "heredoc_body"); body; body = fl_x_after(x, body, "heredoc_body")) {
    const fl_node *end = first_of(x, body, "heredoc_end");
    if (end && fl_str_eq(fl_str_trim(fl_x_text(x, end)), tag)) return body;
  }
  return NULL;
}

fl_id fl_ruby_heredoc(fl_extract *x, const fl_node *node) {
  const fl_node *body = heredoc_body(x, node);
  fl_id parts[MAX_PARTS];
  uint32_t n = 0;
  bool text = true;
  if (body)
    FL_EACH_CHILD(child, body) {
      bool hole = fl_x_is(x, child, "interpolation");
      if (!hole && !fl_x_is(x, child, "heredoc_content")) continue;
      fl_id part = hole ? fl_ruby_value(x, child) : fl_x_string(x, child, fl_x_text(x, child), false);
      text = text && !hole;
      if (n < MAX_PARTS) parts[n++] = part;
    }
  if (n == 1 && text) return parts[0];
  return n ? fl_x_group(x, node, FL_VAL_CONCAT, parts, n) : fl_x_string(x, node, FL_STR(""), true);
}
