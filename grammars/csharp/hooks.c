// What C# says in a shape of its own: usings, properties, object initialisers, `using var`, patterns, `#if`.
#include "facts/hook.h"

#include <string.h>

enum { MAX_ITEMS = 256 }; // of one initialiser; more are data

// ---- text -----------------------------------------------------------------------------------------------------------

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Takes a word off the front of a text; what follows may not go on with it.
static bool take_word(fl_str *text, const char *word) {
  uint32_t n = (uint32_t)strlen(word);
  *text = fl_str_trim(*text);
  if (!fl_str_starts_c(*text, word) || (text->n > n && !is_space(text->at[n]) && text->at[n] != '(' && text->at[n] != ';')) return false;
  *text = fl_str_trim(fl_str_from_pos(*text, n));
  return true;
}

static bool starts_with_word(const fl_extract *x, const fl_node *node, const char *word) {
  fl_str text = fl_x_text(x, node);
  return take_word(&text, word);
}

// ---- usings and namespaces ------------------------------------------------------------------------------------------

static fl_str without_global(fl_str name) {
  return fl_str_starts_c(name, "global::") ? fl_str_from_pos(name, 8) : name;
}

// using Alias = A.B.C<T>;
static void import_alias(fl_extract *x, const fl_node *node, fl_str alias, fl_str target, fl_import *row) {
  fl_str head = fl_x_sym_text(x, fl_x_type_of_text(x, without_global(target), NULL)), module, item;
  if (fl_str_rcut(head, '.', &module, &item)) row->item = fl_x_sym(x, item);
  else module = head;
  row->module = fl_x_sym(x, module);
  row->alias = fl_x_sym(x, alias);
  fl_x_import(x, node, row);
}

// using A.B; using static A.B.T; using X = A.B.C; each also with `global` in front.
fl_id fl_csharp_using(fl_extract *x, const fl_node *node) {
  fl_import row = {0};
  fl_str text = fl_x_text(x, node), alias, target;
  if (text.n && text.at[text.n - 1] == ';') text.n--;
  row.everywhere = take_word(&text, "global");
  take_word(&text, "using");
  row.is_static = take_word(&text, "static");
  take_word(&text, "unsafe");
  if (fl_str_cut(text, '=', &alias, &target)) return import_alias(x, node, fl_str_trim(alias), fl_str_trim(target), &row), 0;
  row.wildcard = 1;
  row.module = fl_x_sym(x, without_global(text));
  fl_x_import(x, node, &row);
  return 0;
}

// namespace A.B { ... }, also inside another one
fl_id fl_csharp_namespace(fl_extract *x, const fl_node *node) {
  fl_sym outer = fl_x_package_open(x, fl_x_name(x, fl_x_slot(x, node, FL_SLOT_name)));
  fl_x_stmts(x, node);
  fl_x_package_close(x, outer);
  return 0;
}

// A file with statements outside of types is the program.
fl_id fl_csharp_global_statement(fl_extract *x, const fl_node *node) {
  fl_x_func_at(x, fl_x_func(x))->flags |= FL_FUNC_MAIN;
  fl_x_stmt(x, fl_x_slot(x, node, FL_SLOT_a));
  return 0;
}

// ---- #if ------------------------------------------------------------------------------------------------------------

static bool is_expression(const fl_extract *x, const fl_node *node) {
  fl_role role = fl_x_role(x, fl_x_unwrap(x, node));
  return role >= FL_ROLE_await && role != FL_ROLE_hook;
}

// Both branches are read; as a value each of them counts.
fl_id fl_csharp_branch(fl_extract *x, const fl_node *node) {
  const fl_node *condition = fl_x_slot(x, node, FL_SLOT_a);
  fl_id values[MAX_ITEMS];
  uint32_t n = 0;
  FL_EACH_CHILD(child, node) {
    if (child == condition || !(child->flags & FL_NODE_NAMED)) continue;
    bool branch = fl_x_is(x, child, "preproc_else") || fl_x_is(x, child, "preproc_elif");
    fl_id id = branch || is_expression(x, child) ? fl_x_value(x, child) : (fl_x_stmt(x, child), 0);
    if (id && n < MAX_ITEMS) values[n++] = id;
  }
  return n ? fl_x_group(x, node, FL_VAL_OTHER, values, n) : 0;
}

fl_id fl_csharp_condition(fl_extract *x, const fl_node *node) {
  fl_x_hole_of(x, node, FL_HOLE_CONDITION);
  return fl_csharp_branch(x, node);
}

// ---- attributes -----------------------------------------------------------------------------------------------------

fl_id fl_csharp_attributes(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_annot) fl_x_stmt(x, child);
  return 0;
}

// ---- properties -----------------------------------------------------------------------------------------------------

static const fl_node *child_of_kind(const fl_extract *x, const fl_node *node, const char *kind) {
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

// A property with code of its own: a getter and a setter. False when it has none, so that it is a field.
static bool read_accessors(fl_extract *x, const fl_node *node, const fl_node *accessors) {
  bool any = false;
  FL_EACH_CHILD(accessor, accessors) {
    if (!fl_x_is(x, accessor, "accessor_declaration")) continue;
    const fl_node *body = fl_x_slot(x, accessor, FL_SLOT_body), *name = fl_x_slot(x, accessor, FL_SLOT_name);
    if (!body) continue;
    bool get = name && fl_str_eq_c(fl_x_text(x, name), "get");
    fl_func_parts parts = {.name = fl_x_slot(x, node, FL_SLOT_name), .params = fl_x_slot(x, node, FL_SLOT_params), .body = body};
    if (get) parts.type = fl_x_slot(x, node, FL_SLOT_type), parts.flags = FL_FUNC_PROPERTY;
    else parts.param = fl_x_sym(x, FL_STR("value")), parts.param_type = fl_x_slot(x, node, FL_SLOT_type), parts.flags = FL_FUNC_SETTER;
    fl_x_function(x, accessor, &parts);
    any = true;
  }
  return any;
}

// P => e; P { get => e; set { .. } }; P { get; set; } = e; the last of which is a field.
fl_id fl_csharp_property(fl_extract *x, const fl_node *node) {
  const fl_node *accessors = child_of_kind(x, node, "accessor_list"), *value = fl_x_slot(x, node, FL_SLOT_body);
  if (!accessors) return fl_x_default(x, node);
  if (!read_accessors(x, node, accessors)) fl_x_var_with(x, node, fl_x_slot(x, node, FL_SLOT_name), value);
  return 0;
}

fl_id fl_csharp_indexer(fl_extract *x, const fl_node *node) {
  const fl_node *accessors = child_of_kind(x, node, "accessor_list");
  if (!accessors) return fl_x_default(x, node);
  read_accessors(x, node, accessors);
  return 0;
}

// : base(a), : this(a)
fl_id fl_csharp_constructor_initializer(fl_extract *x, const fl_node *node) {
  fl_str text = fl_str_trim(fl_str_from_pos(fl_x_text(x, node), 1));
  return fl_x_constructor_call(x, node, fl_x_slot(x, node, FL_SLOT_a), take_word(&text, "this"));
}

// ---- statements -----------------------------------------------------------------------------------------------------

// using var x = f(); holds to the end of the block.
fl_id fl_csharp_local_declaration(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool is_async = take_word(&text, "await");
  if (!take_word(&text, "using")) return fl_x_default(x, node);
  fl_id resource = fl_x_value(x, fl_x_slot(x, node, FL_SLOT_item)), region = fl_x_region_to_end(x, FL_REGION_SCOPE, node);
  fl_x_region_at(x, region)->a = resource;
  fl_x_region_at(x, region)->flags = is_async;
  return 0;
}

static bool is_label(const fl_extract *x, const fl_node *node) {
  fl_role role = fl_x_role(x, node);
  return role == FL_ROLE_hook || role == FL_ROLE_binop || role >= FL_ROLE_await || (role == FL_ROLE_pass && !fl_x_is(x, node, "when_clause") && !fl_x_is(x, node, "expression_statement"));
}

// case P when T: S... The pattern stands first where there is one.
fl_id fl_csharp_switch_section(fl_extract *x, const fl_node *node) {
  const fl_node *label = starts_with_word(x, node, "case") ? fl_x_nth(x, node, 1) : NULL;
  fl_id test = label && is_label(x, label) ? fl_x_value(x, label) : 0;
  fl_id region = fl_x_region_open(x, FL_REGION_CASE, node);
  fl_x_region_at(x, region)->test = test;
  FL_EACH_CHILD(child, node)
    if (child != label && child->flags & FL_NODE_NAMED) fl_x_stmt(x, child);
  fl_x_region_close(x, region);
  return 0;
}

// yield break; ends the iterator.
fl_id fl_csharp_yield(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  take_word(&text, "yield");
  if (!take_word(&text, "break")) return fl_x_default(x, node);
  fl_x_generator(x);
  fl_x_exit(x, node, FL_EXIT_RETURN, 0, 0);
  return 0;
}

// goto case 1; stays inside its switch.
fl_id fl_csharp_goto(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  take_word(&text, "goto");
  if (!take_word(&text, "case") && !take_word(&text, "default")) fl_x_irregular(x);
  return 0;
}

// ---- calls ----------------------------------------------------------------------------------------------------------

// nameof(a.b) is the text "b".
fl_id fl_csharp_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *args = fl_x_slot(x, node, FL_SLOT_args);
  if (!fn || !args || !fl_str_eq_c(fl_x_text(x, fn), "nameof")) return fl_x_default(x, node);
  fl_str inside = fl_x_text(x, args), last = fl_str_slice(inside, 1, inside.n ? inside.n - 1 : 0);
  fl_str_rcut(last, '.', NULL, &last);
  return fl_x_lit(x, node, FL_LIT_STRING, fl_str_trim(last));
}

// f(out x), f(ref x): the call may give x another value.
fl_id fl_csharp_argument(fl_extract *x, const fl_node *node) {
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_value);
  const fl_val *val = fl_x_val(x, value);
  bool place = val->kind == FL_VAL_REF || val->kind == FL_VAL_FIELD || val->kind == FL_VAL_INDEX;
  if (place && fl_x_slot(x, node, FL_SLOT_op)) fl_x_assign(x, node, value, fl_x_group(x, node, FL_VAL_OTHER, NULL, 0));
  return value;
}

// out T name
fl_id fl_csharp_declaration_expression(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_sym arg = 0, type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_b), &arg);
  if (!name) return 0;
  fl_x_var(x, name, type, arg, 0);
  return fl_x_ref(x, name, fl_x_name(x, name));
}

// ---- initialisers ---------------------------------------------------------------------------------------------------

// { A = 1 }, { ["a"] = 1 }, { {"a", 1} } are maps; { 1, 2 } is a list.
static bool read_entry(fl_extract *x, const fl_node *item, fl_entry *out) {
  const fl_node *key, *value;
  bool named = fl_x_role(x, item) == FL_ROLE_assign;
  if (named) {
    key = fl_x_slot(x, item, FL_SLOT_left), value = fl_x_slot(x, item, FL_SLOT_right);
  } else if (fl_x_is(x, item, "initializer_expression")) {
    key = fl_x_nth(x, item, 1), value = fl_x_nth(x, item, 2);
  } else return false;
  if (!key || !value) return false;
  if (named && fl_x_role(x, key) == FL_ROLE_ident) {
    out->key = fl_x_name(x, key);
  } else {
    fl_id id = fl_x_value(x, key);
    const fl_val *val = fl_x_val(x, id);
    if (val->kind == FL_VAL_LIT && val->a) out->key = val->a;
    else out->key_val = id;
  }
  out->val = fl_x_value_or_other(x, value);
  return true;
}

fl_id fl_csharp_initializer(fl_extract *x, const fl_node *node) {
  const fl_node *first = fl_x_nth(x, node, 1);
  bool map = first && (fl_x_role(x, first) == FL_ROLE_assign || (fl_x_is(x, first, "initializer_expression") && fl_x_nth(x, first, 2) && !fl_x_nth(x, first, 3)));
  if (!map) return fl_x_default(x, node);
  fl_entry entries[MAX_ITEMS];
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *item = fl_x_first(x, node, FL_SLOT_item, &walk); item; item = fl_x_next(x, &walk)) {
    fl_entry entry = {0};
    if (read_entry(x, item, &entry) && n < MAX_ITEMS) entries[n++] = entry;
  }
  return fl_x_map(x, node, entries, n);
}

static bool has_assignment_between(const fl_extract *x, const fl_node *left, const fl_node *right) {
  fl_str a = fl_x_text(x, left), b = fl_x_text(x, right);
  fl_str between = {.at = a.at + a.n, .n = (uint32_t)(b.at - (a.at + a.n))};
  return fl_str_find_char(between, '=') != FL_STR_NONE;
}

// Entries from item on: `A = e`, or an expression whose last name is the key.
static uint32_t read_members(fl_extract *x, const fl_node *node, uint32_t nth, fl_entry *out, uint32_t n) {
  for (const fl_node *item; (item = fl_x_nth(x, node, nth)) && n < MAX_ITEMS; nth++) {
    const fl_node *value = fl_x_nth(x, node, nth + 1);
    bool named = value && fl_x_role(x, item) == FL_ROLE_ident && has_assignment_between(x, item, value);
    fl_str text = fl_x_text(x, item), last = text;
    fl_str_rcut(text, '.', NULL, &last);
    if (named) nth++;
    out[n++] = (fl_entry){.key = fl_x_sym(x, last), .val = fl_x_value_or_other(x, named ? value : item)};
  }
  return n;
}

// new { A = 1, b, c.D }
fl_id fl_csharp_anonymous_object(fl_extract *x, const fl_node *node) {
  fl_entry entries[MAX_ITEMS];
  return fl_x_map(x, node, entries, read_members(x, node, 1, entries, 0));
}

// r with { A = 1 }: everything that r has, but for A.
fl_id fl_csharp_with(fl_extract *x, const fl_node *node) {
  fl_entry entries[MAX_ITEMS];
  uint32_t n = 1;
  entries[0] = (fl_entry){.val = fl_x_spread(x, node, fl_x_value(x, fl_x_nth(x, node, 1)))};
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "with_initializer")) n = read_members(x, child, 1, entries, n);
  return fl_x_map(x, node, entries, n);
}

// new T[]{a, b} is its list; new T[n] keeps n.
fl_id fl_csharp_array(fl_extract *x, const fl_node *node) {
  const fl_node *items = fl_x_slot(x, node, FL_SLOT_a);
  return items ? fl_x_value(x, items) : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

// ---- operators ------------------------------------------------------------------------------------------------------

fl_id fl_csharp_boolean(fl_extract *x, const fl_node *node) {
  bool yes = fl_str_eq_c(fl_x_text(x, node), "true");
  return fl_x_lit(x, node, yes ? FL_LIT_TRUE : FL_LIT_FALSE, FL_STR(""));
}

fl_id fl_csharp_typeof(fl_extract *x, const fl_node *node) {
  return fl_x_type_value(x, node, fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL));
}

// x! says something to the compiler only.
fl_id fl_csharp_postfix(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (text.n && text.at[text.n - 1] == '!') return fl_x_slot_value(x, node, FL_SLOT_value);
  return fl_x_default(x, node);
}

// ++x is x = x + 1
fl_id fl_csharp_prefix(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool more = fl_str_starts_c(text, "++");
  if (!more && !fl_str_starts_c(text, "--")) return fl_x_default(x, node);
  fl_id place = fl_x_slot_value(x, node, FL_SLOT_value), one = fl_x_lit(x, node, FL_LIT_INT, FL_STR("1"));
  fl_x_assign(x, node, place, fl_x_binop(x, node, more ? FL_OP_ADD : FL_OP_SUB, place, one));
  return place;
}

// ---- patterns -------------------------------------------------------------------------------------------------------

// Names that a pattern binds have the value that is matched, as its type; names deeper inside have parts of it.
static void declare_matched(fl_extract *x, const fl_node *node, const fl_node *name, fl_id subject) {
  fl_sym arg = 0, type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), &arg);
  if (!subject) fl_x_var(x, name, type, arg, 0);
  else fl_x_declare_var(x, name, type, arg, type ? fl_x_cast(x, node, subject, type) : subject, node);
}

static fl_id read_pattern(fl_extract *x, const fl_node *node, fl_id subject) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_a), *name = fl_x_slot(x, node, FL_SLOT_b);
  FL_EACH_CHILD(child, node)
    if (child != type && child != name && fl_x_role(x, child) == FL_ROLE_none) fl_x_stmt(x, child);
  if (name) declare_matched(x, node, name, subject);
  return type ? fl_x_type_value(x, node, fl_x_type(x, type, NULL)) : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

fl_id fl_csharp_pattern(fl_extract *x, const fl_node *node) { return read_pattern(x, node, 0); }

fl_id fl_csharp_not(fl_extract *x, const fl_node *node) {
  return fl_x_unary(x, node, FL_OP_NOT, fl_x_slot_value(x, node, FL_SLOT_a));
}

static bool binds(const fl_extract *x, const fl_node *pattern) {
  return fl_x_is(x, pattern, "declaration_pattern") || fl_x_is(x, pattern, "recursive_pattern") || fl_x_is(x, pattern, "var_pattern");
}

// x is T, x is T t, x is null, x is not null
fl_id fl_csharp_is(fl_extract *x, const fl_node *node) {
  const fl_node *pattern = fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_b));
  fl_id subject = fl_x_slot_value(x, node, FL_SLOT_a);
  if (!pattern) return subject;
  bool negated = fl_x_is(x, pattern, "negated_pattern");
  if (negated) pattern = fl_x_unwrap(x, fl_x_slot(x, pattern, FL_SLOT_a));
  fl_id right = binds(x, pattern) ? read_pattern(x, pattern, subject) : fl_x_value(x, pattern);
  bool constant = fl_x_val(x, right)->kind == FL_VAL_LIT;
  enum fl_op op = constant ? (negated ? FL_OP_NE : FL_OP_EQ) : negated ? FL_OP_IS_NOT : FL_OP_IS;
  return fl_x_binop(x, node, op, subject, right);
}

// ---- queries --------------------------------------------------------------------------------------------------------

// from T x in xs
fl_id fl_csharp_from(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_id over = fl_x_slot_value(x, node, FL_SLOT_c);
  if (name && over) fl_x_bind(x, name, fl_x_index(x, node, over, 0), -1, FL_BIND_DECLARE | FL_BIND_LOOP, node);
  return over;
}

fl_id fl_csharp_let(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a);
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_c);
  if (name && value) fl_x_bind(x, name, value, -1, FL_BIND_DECLARE, node);
  return value;
}

// What a query gives is made by its last clause, and is not followed.
fl_id fl_csharp_query(fl_extract *x, const fl_node *node) {
  fl_x_stmts(x, node);
  return fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}
