// Names, calls and operators of Scala.
//
// A call may stand without parentheses (`queue.size`), between its operands (`actor ! message`), behind one of them (`5 seconds`), with
// several lists of arguments (`retry(3)(f)`) and with blocks for arguments. All of them become one call row. A block that is an argument
// is taken for a function: most callees that are handed one run it when they like.
#include "scala.h"

#include <string.h>

bool scala_is_one_of(fl_str text, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(text, *words)) return true;
  return false;
}

fl_id scala_nothing(fl_extract *x, const fl_node *node) { return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0); }

fl_id scala_value(fl_extract *x, const fl_node *node) {
  fl_id id = node ? fl_x_value(x, node) : 0;
  return id || !node ? id : scala_nothing(x, node);
}

// ---- names ----------------------------------------------------------------------------------------------------------

static fl_str without_quotes(fl_str name) { // `type`
  return name.n > 2 && name.at[0] == '`' ? fl_str_slice(name, 1, name.n - 1) : name;
}

static fl_id call_without_arguments(fl_extract *x, const fl_node *node, fl_sym name) {
  fl_id callee = fl_x_ref(x, node, name);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_callee_name(x, &draft, node);
  fl_x_call(x, &draft)->callee = callee;
  return fl_x_call_close(x, &draft);
}

static bool is_by_name(const fl_extract *x, fl_sym name) {
  return fl_str_eq_c(fl_x_sym_text(x, fl_x_var_type(x, name)), "by_name");
}

bool scala_is_function(const fl_extract *x, const fl_node *node) {
  return fl_x_is(x, node, "function_definition") || fl_x_is(x, node, "function_declaration");
}

static bool takes_parameters(const fl_extract *x, const fl_node *function) {
  FL_EACH_CHILD(child, function)
    if (fl_x_is(x, child, "parameters")) return true;
  return false;
}

// Does the file define a function of this name without parameters? Looks through it once.
static bool is_run_by_name(fl_extract *x, fl_sym name) {
  fl_sym looked = fl_x_sym(x, FL_STR("<looked>"));
  const fl_node *root = fl_x_root(x);
  for (const fl_node *n = root; !fl_x_remembers(x, looked) && n < root + root->size; n++)
    if (scala_is_function(x, n) && !takes_parameters(x, n)) fl_x_remember(x, fl_x_name(x, fl_x_slot(x, n, FL_SLOT_a)));
  fl_x_remember(x, looked);
  return fl_x_remembers(x, name);
}

// A parameter that is handed over unevaluated is run where its name stands, and so is a function without parameters.
fl_id fl_scala_identifier(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  fl_sym name = fl_x_sym(x, without_quotes(text));
  bool known = fl_x_knows(x, name);
  if (fl_str_eq_c(text, "this")) return fl_x_group(x, node, FL_VAL_SELF, NULL, 0);
  if (fl_str_eq_c(text, "super")) return fl_x_group(x, node, FL_VAL_SUPER, NULL, 0);
  if (fl_str_eq_c(text, "self") && !known) return fl_x_group(x, node, FL_VAL_SELF, NULL, 0);
  if (fl_str_eq_c(text, "break") && !known) return fl_x_leave_loop(x, node, FL_EXIT_BREAK, 0);
  if (known ? is_by_name(x, name) : is_run_by_name(x, name)) return call_without_arguments(x, node, name);
  return fl_x_ref(x, node, name);
}

fl_id fl_scala_boolean(fl_extract *x, const fl_node *node) {
  return fl_x_lit(x, node, fl_str_eq_c(fl_x_text(x, node), "true") ? FL_LIT_TRUE : FL_LIT_FALSE, FL_STR(""));
}

fl_id fl_scala_stable_identifier(fl_extract *x, const fl_node *node) { return fl_x_dotted(x, node, fl_x_text(x, node)); }

// ---- access ---------------------------------------------------------------------------------------------------------

static bool is_capital(fl_str name) { return name.n && name.at[0] >= 'A' && name.at[0] <= 'Z'; }

static const fl_node *head_of_chain(const fl_extract *x, const fl_node *node) {
  while (fl_x_is(x, node, "field_expression")) {
    if (is_capital(fl_x_text(x, fl_x_slot(x, node, FL_SLOT_name)))) return NULL;
    node = fl_x_slot(x, node, FL_SLOT_base);
  }
  return fl_x_is(x, node, "identifier") && !is_capital(fl_x_text(x, node)) ? node : NULL;
}

static bool begins_with(const fl_extract *x, const fl_node *path, fl_str name) {
  const fl_node *first = path ? fl_x_nth(x, path, 1) : NULL;
  return first && fl_str_eq(fl_x_text(x, first), name);
}

// java.util.UUID, acme.pattern.after: the head is that of the file's own package or of an import.
static bool is_package(const fl_extract *x, const fl_node *head) {
  fl_str name = fl_x_text(x, head);
  if (fl_x_knows(x, fl_x_sym((fl_extract *)x, name))) return false;
  if (fl_str_eq_c(name, "scala") || fl_str_eq_c(name, "java") || fl_str_eq_c(name, "javax") || fl_str_eq_c(name, "_root_")) return true;
  FL_EACH_CHILD(child, fl_x_root(x)) {
    bool import = fl_x_is(x, child, "import_declaration"), package = fl_x_is(x, child, "package_clause");
    if (import && begins_with(x, child, name)) return true;
    if (package && begins_with(x, fl_x_slot(x, child, FL_SLOT_a), name)) return true;
  }
  return false;
}

// The path of a package, and what a name with a capital letter is, are no calls.
static bool is_call(const fl_extract *x, const fl_node *node) {
  fl_str name = fl_x_text(x, fl_x_slot(x, node, FL_SLOT_name));
  if (is_capital(name)) return false;
  const fl_node *head = head_of_chain(x, node);
  return !head || !is_package(x, head);
}

fl_id fl_scala_field(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_id base = scala_value(x, fl_x_slot(x, node, FL_SLOT_base));
  if (fl_str_eq_c(fl_x_text(x, name), "type")) return base;
  if (is_call(x, node)) return scala_member_call(x, node, base, name, NULL);
  return fl_x_member(x, node, base, fl_x_sym(x, without_quotes(fl_x_text(x, name))));
}

// ---- calls ----------------------------------------------------------------------------------------------------------

fl_call_draft scala_open_member(fl_extract *x, const fl_node *node, fl_id recv, const fl_node *name) {
  fl_sym sym = fl_x_sym(x, without_quotes(fl_x_text(x, name)));
  fl_node place = *node;
  if (place.byte_end > name->byte_end) place.byte_end = name->byte_end;
  fl_id callee = fl_x_member(x, &place, recv, sym);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_METHOD);
  fl_x_callee_name(x, &draft, name);
  fl_call *call = fl_x_call(x, &draft);
  call->recv = recv, call->callee = callee, call->name = sym;
  return draft;
}

static bool is_list(const fl_extract *x, const fl_node *node) {
  static const char *const kinds[] = {"tuple_expression", "parenthesized_expression", "unit", NULL};
  for (const char *const *k = kinds; *k; k++)
    if (fl_x_is(x, node, *k)) return true;
  return false;
}

static void read_arg(fl_extract *x, const fl_node *arg);

// The right operand of an infix call: `a f b`, `a f (b, c)`, `a f { ... }`.
static void read_operand(fl_extract *x, const fl_node *arg) {
  bool block = fl_x_is(x, arg, "block") || fl_x_is(x, arg, "case_block") || fl_x_is(x, arg, "colon_argument");
  if (block) {
    scala_args(x, arg);
  } else if (is_list(x, arg)) {
    FL_EACH_CHILD(child, arg) read_arg(x, child);
  } else {
    read_arg(x, arg);
  }
}

fl_id scala_member_call(fl_extract *x, const fl_node *node, fl_id recv, const fl_node *name, const fl_node *arg) {
  fl_call_draft draft = scala_open_member(x, node, recv, name);
  if (arg) read_operand(x, arg);
  return fl_x_call_close(x, &draft);
}

// A parameter by name is handed on as it is.
static fl_id argument(fl_extract *x, const fl_node *arg) {
  if (scala_has_placeholder(x, arg)) return scala_placeholder_lambda(x, arg);
  if (fl_x_is(x, arg, "identifier") && fl_x_knows(x, fl_x_name(x, arg))) return fl_x_ref(x, arg, fl_x_name(x, arg));
  if (fl_x_is(x, arg, "case_block")) return scala_case_lambda(x, arg);
  return scala_value(x, arg);
}

static void read_arg(fl_extract *x, const fl_node *arg) {
  if (!(arg->flags & FL_NODE_NAMED) || arg->flags & FL_NODE_ERROR || fl_x_role(x, arg) == FL_ROLE_comment) return;
  const fl_node *left = fl_x_is(x, arg, "assignment_expression") ? fl_x_slot(x, arg, FL_SLOT_left) : NULL;
  if (left && fl_x_is(x, left, "identifier")) fl_x_arg(x, fl_x_name(x, left), argument(x, fl_x_slot(x, arg, FL_SLOT_right)));
  else fl_x_arg(x, 0, argument(x, arg));
}

// `xs.map: x => ...`
static fl_id colon_lambda(fl_extract *x, const fl_node *arg) {
  const fl_node *body = fl_x_nth(x, arg, 1), *next = fl_x_nth(x, arg, 2);
  if (body && fl_x_is(x, body, "indented_cases")) return scala_case_lambda(x, body);
  if (next) return scala_lambda(x, arg, body, next);
  return body ? scala_block_lambda(x, body) : scala_nothing(x, arg);
}

void scala_args(fl_extract *x, const fl_node *args) {
  if (fl_x_is(x, args, "arguments")) {
    FL_EACH_CHILD(child, args) read_arg(x, child);
  } else if (fl_x_is(x, args, "case_block")) {
    fl_x_arg(x, 0, scala_case_lambda(x, args));
  } else if (fl_x_is(x, args, "colon_argument")) {
    fl_x_arg(x, 0, colon_lambda(x, args));
  } else {
    fl_x_arg(x, 0, scala_block_lambda(x, args));
  }
}
