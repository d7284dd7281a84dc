// Functions without a name: x => e, { x => ... }, { case p => ... }, and expressions with a hole: _.name, f(_).
#include "scala.h"

static bool is_item(const fl_extract *x, const fl_node *node) {
  return node->flags & FL_NODE_NAMED && !(node->flags & FL_NODE_ERROR) && fl_x_role(x, node) != FL_ROLE_comment;
}

// ---- parameters -----------------------------------------------------------------------------------------------------

static void read_binding(fl_extract *x, const fl_node *binding) {
  fl_param row = {0};
  const fl_node *name = fl_x_nth(x, binding, 1), *type = fl_x_nth(x, binding, 2);
  if (!name) return;
  if (type) row.type = scala_type_of(x, type, &row.type_arg);
  fl_x_param(x, name, &row);
}

// `implicit request: Request => ...`: the grammar does not read the type of a parameter without parentheses.
static void read_written_type(fl_extract *x, const fl_node *lambda, fl_param *row) {
  FL_EACH_CHILD(child, lambda) {
    fl_str text = fl_str_trim(fl_x_text(x, child));
    if (!(child->flags & FL_NODE_ERROR) || !fl_str_starts_c(text, ":")) continue;
    row->type = fl_x_type_of_text(x, fl_str_from_pos(text, 1), &row->type_arg);
    fl_x_mended(x, child->byte_begin, child->byte_end);
  }
}

static void read_params(fl_extract *x, const fl_node *lambda, const fl_node *params) {
  if (!params) return;
  if (!fl_x_is(x, params, "bindings")) {
    fl_param row = {0};
    read_written_type(x, lambda, &row);
    fl_x_param(x, params, &row);
    return;
  }
  FL_EACH_CHILD(child, params)
    if (fl_x_is(x, child, "binding")) read_binding(x, child);
}

// ---- bodies ---------------------------------------------------------------------------------------------------------

static fl_id open(fl_extract *x, const fl_node *node) { return fl_x_func_open(x, node, NULL, node, FL_FUNC_LAMBDA); }

static fl_id close(fl_extract *x, const fl_node *node, fl_id func, fl_id value) {
  if (value) fl_x_exit(x, node, FL_EXIT_RETURN, value, 0);
  fl_x_func_close(x);
  return fl_x_lambda_value(x, node, func);
}

fl_id scala_lambda(fl_extract *x, const fl_node *node, const fl_node *params, const fl_node *body) {
  fl_id func = open(x, node);
  read_params(x, node, params);
  return close(x, node, func, body ? fl_x_body_value(x, body) : 0);
}

fl_id fl_scala_lambda(fl_extract *x, const fl_node *node) {
  const fl_node *params = NULL, *body = NULL;
  FL_EACH_CHILD(child, node) {
    if (!is_item(x, child) || fl_x_is(x, child, "type_parameters")) continue;
    if (body) params = body;
    body = child;
  }
  return scala_lambda(x, node, params, body);
}

// All statements behind a child, the last as a value.
static fl_id rest_of(fl_extract *x, const fl_node *block, const fl_node *from) {
  const fl_node *last = NULL;
  fl_id value = 0;
  FL_EACH_CHILD(child, block)
    if (child > from && is_item(x, child)) last = child;
  FL_EACH_CHILD(child, block) {
    if (child <= from || !is_item(x, child)) continue;
    if (child == last) value = fl_x_value(x, child);
    else fl_x_stmt(x, child);
  }
  return value;
}

// { x => a; b }: what stands behind the first statement belongs to the function as well.
static fl_id lambda_with_rest(fl_extract *x, const fl_node *block, const fl_node *lambda) {
  const fl_node *params = fl_x_nth(x, lambda, 1), *body = fl_x_nth(x, lambda, 2);
  if (!body || fl_x_is(x, lambda + 1, "type_parameters")) return fl_x_value(x, lambda);
  fl_id func = open(x, block);
  read_params(x, lambda, params);
  fl_x_stmt(x, body);
  return close(x, block, func, rest_of(x, block, lambda));
}

static fl_id plain_block(fl_extract *x, const fl_node *block) {
  fl_id func = open(x, block);
  return close(x, block, func, fl_x_body_value(x, block));
}

fl_id scala_block_lambda(fl_extract *x, const fl_node *block) {
  const fl_node *first = fl_x_is(x, block, "block") || fl_x_is(x, block, "indented_block") ? fl_x_nth(x, block, 1) : block;
  if (!first) return plain_block(x, block);
  bool alone = first == block || !fl_x_nth(x, block, 2);
  if (fl_x_is(x, first, "lambda_expression")) return alone ? fl_x_value(x, first) : lambda_with_rest(x, block, first);
  if (fl_x_is(x, block, "case_block")) return scala_case_lambda(x, block);
  return alone && scala_has_placeholder(x, first) ? scala_placeholder_lambda(x, first) : plain_block(x, block);
}

// ---- holes ----------------------------------------------------------------------------------------------------------

// A hole in an argument of a call inside makes a function of that argument, unless it is the whole argument: f(_).
bool scala_has_placeholder(const fl_extract *x, const fl_node *node) {
  static const char *const closed[] = {"lambda_expression", "block", "case_block", "bindings", "colon_argument", "repeated_parameter_type",
                                       "match_expression", "for_expression", NULL};
  FL_EACH_CHILD(child, node) {
    if (fl_x_is(x, child, "wildcard")) return true;
    if (child->size == 1 || !(child->flags & FL_NODE_NAMED)) continue;
    bool is_closed = fl_x_role(x, child) == FL_ROLE_typeref;
    for (const char *const *c = closed; *c && !is_closed; c++) is_closed = fl_x_is(x, child, *c);
    if (is_closed) continue;
    if (!fl_x_is(x, child, "arguments")) {
      if (scala_has_placeholder(x, child)) return true;
      continue;
    }
    FL_EACH_CHILD(arg, child)
      if (fl_x_is(x, arg, "wildcard")) return true;
  }
  return false;
}

fl_id scala_placeholder_lambda(fl_extract *x, const fl_node *node) {
  fl_id func = open(x, node);
  fl_x_param(x, NULL, &(fl_param){.name = fl_x_sym(x, FL_STR("_"))});
  return close(x, node, func, scala_value(x, node));
}
