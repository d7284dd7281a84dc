// JavaScript and TypeScript where a row of the table is not enough: imports and exports in both styles, numbers,
// constructors, markup.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h. What a module
// offers under another name than its own is an assignment to `exports`, as the older style writes it:
//
//   export default f       -> exports.default = f            export { a as b }    -> exports.b = a
//   export = f             -> module.exports = f             export { a } from m  -> an import of a
#include "facts/hook.h"

// ---- imports -------------------------------------------------------------------------------------------------------

static fl_sym unquoted(fl_extract *x, const fl_node *string) {
  fl_str text = fl_x_text(x, string);
  return text.n >= 2 ? fl_x_sym(x, fl_str_slice(text, 1, text.n - 1)) : 0;
}

// An imported or exported name may be written as a string.
static fl_sym outside_name(fl_extract *x, const fl_node *name) {
  return name && fl_x_role(x, name) == FL_ROLE_string ? unquoted(x, name) : fl_x_name(x, name);
}

static void add_import(fl_extract *x, const fl_node *node, fl_sym module, fl_sym item, fl_sym alias) {
  fl_import row = {.module = module, .item = item, .alias = alias};
  fl_x_import(x, node, &row);
}

static fl_sym the_default(fl_extract *x) { return fl_x_sym(x, FL_STR("default")); }

static fl_sym the_whole(fl_extract *x) { return fl_x_sym(x, FL_STR("*")); }

// `a as b` in a list of imports, or of exports from another module: both make a name out of another.
static void import_specifier(fl_extract *x, const fl_node *node, fl_sym module) {
  const fl_node *item = fl_x_slot(x, node, FL_SLOT_item), *alias = fl_x_slot(x, node, FL_SLOT_alias);
  add_import(x, node, module, outside_name(x, item), outside_name(x, alias ? alias : item));
}

static void import_clause(fl_extract *x, const fl_node *node, fl_sym module) {
  FL_EACH_CHILD(child, node) {
    if (fl_x_role(x, child) == FL_ROLE_import) import_specifier(x, child, module);
    else if (fl_x_role(x, child) == FL_ROLE_ident)
      add_import(x, child, module, the_default(x), fl_x_name(x, child));
    else if (fl_x_is(x, child, "namespace_import") || fl_x_is(x, child, "namespace_export"))
      add_import(x, child, module, the_whole(x), outside_name(x, fl_x_nth(x, child, 1)));
    else import_clause(x, child, module);
  }
}

fl_id fl_javascript_import(fl_extract *x, const fl_node *node) {
  const fl_node *source = fl_x_slot(x, node, FL_SLOT_module), *clause = fl_x_nth(x, node, 1);
  if (!source && clause) source = fl_x_slot(x, node = clause, FL_SLOT_module); // import m = require("m")
  if (!source) return 0;
  fl_sym module = unquoted(x, source);
  if (clause == source) add_import(x, node, module, 0, 0); // for what it does
  else import_clause(x, node, module);
  return 0;
}

// ---- require -------------------------------------------------------------------------------------------------------

static bool calls(const fl_extract *x, const fl_node *call, const char *name) {
  const fl_node *fn = fl_x_slot(x, call, FL_SLOT_fn);
  return fn && fl_str_eq_c(fl_x_text(x, fn), name);
}

// The string of require("m") or import("m"), NULL for anything else.
static const fl_node *required(const fl_extract *x, const fl_node *node) {
  node = fl_x_unwrap(x, node);
  if (!node || fl_x_role(x, node) != FL_ROLE_call) return NULL;
  if (!calls(x, node, "require") && !calls(x, node, "import")) return NULL;
  const fl_node *args = fl_x_slot(x, node, FL_SLOT_args), *module = args ? fl_x_nth(x, args, 1) : NULL;
  return module && fl_x_role(x, module) == FL_ROLE_string ? module : NULL;
}

static fl_sym whole_or_default(fl_extract *x, const fl_node *call) {
  return calls(x, call, "import") ? the_whole(x) : the_default(x);
}

// Only lists of plain names can be told as imports: {a, b: c}.
static bool is_plain_pattern(const fl_extract *x, const fl_node *pattern) {
  if (fl_x_role(x, pattern) != FL_ROLE_map) return false;
  FL_EACH_CHILD(child, pattern) {
    const fl_node *to = fl_x_role(x, child) == FL_ROLE_pair ? fl_x_slot(x, child, FL_SLOT_value) : child;
    if (child->flags & FL_NODE_NAMED && (!to || fl_x_role(x, to) != FL_ROLE_ident)) return false;
  }
  return true;
}

static void import_pattern(fl_extract *x, const fl_node *pattern, fl_sym module) {
  FL_EACH_CHILD(child, pattern) {
    bool renamed = fl_x_role(x, child) == FL_ROLE_pair;
    const fl_node *key = renamed ? fl_x_slot(x, child, FL_SLOT_key) : child;
    const fl_node *name = renamed ? fl_x_slot(x, child, FL_SLOT_value) : child;
    fl_sym item = outside_name(x, key), alias = fl_x_name(x, name);
    if (child->flags & FL_NODE_NAMED) add_import(x, child, module, item, alias);
  }
}

// const m = require("m"), {a} = require("m"), b = require("m").b, n = await import("m"): imports like any other.
fl_id fl_javascript_declarator(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *value = fl_x_slot(x, node, FL_SLOT_value);
  const fl_node *item = NULL;
  if (value && fl_x_role(x, value) == FL_ROLE_await) value = fl_x_slot(x, value, FL_SLOT_value);
  if (value && fl_x_role(x, value) == FL_ROLE_member) {
    item = fl_x_slot(x, value, FL_SLOT_name);
    value = fl_x_slot(x, value, FL_SLOT_base);
  }
  const fl_node *module = value ? required(x, value) : NULL;
  if (!module || !name) return fl_x_default(x, node);
  if (fl_x_role(x, name) == FL_ROLE_ident) {
    fl_sym what = item ? fl_x_name(x, item) : whole_or_default(x, fl_x_unwrap(x, value));
    add_import(x, node, unquoted(x, module), what, fl_x_name(x, name));
  } else if (!item && is_plain_pattern(x, name)) {
    import_pattern(x, name, unquoted(x, module));
  } else {
    return fl_x_default(x, node);
  }
  return 0;
}

// Elsewhere in an expression the call itself is the name of what it imports.
fl_id fl_javascript_call(fl_extract *x, const fl_node *node) {
  const fl_node *module = required(x, node);
  if (!module) return fl_x_default(x, node);
  fl_sym alias = fl_x_name(x, node);
  add_import(x, node, unquoted(x, module), whole_or_default(x, node), alias);
  return fl_x_ref(x, node, alias);
}

// ---- exports -------------------------------------------------------------------------------------------------------

static void export_as(fl_extract *x, const fl_node *node, fl_sym name, fl_id value) {
  fl_id exports = fl_x_ref(x, node, fl_x_sym(x, FL_STR("exports")));
  fl_x_assign(x, node, fl_x_member(x, node, exports, name), value);
}

static void export_from(fl_extract *x, const fl_node *node, fl_sym module) {
  fl_import all = {.module = module, .wildcard = 1};
  if (fl_x_has_token(x, node, "*")) fl_x_import(x, node, &all);
  else import_clause(x, node, module);
}

// Names that go out as they are need no record: they are members of the module anyway.
static void export_names(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    const fl_node *alias = fl_x_slot(x, child, FL_SLOT_alias);
    if (fl_x_role(x, child) == FL_ROLE_pass) export_names(x, child);
    if (fl_x_role(x, child) != FL_ROLE_import || !alias) continue;
    fl_id value = fl_x_ref(x, child, outside_name(x, fl_x_slot(x, child, FL_SLOT_item)));
    export_as(x, child, outside_name(x, alias), value);
  }
}

static void export_default(fl_extract *x, const fl_node *node, const fl_node *what) {
  const fl_node *name = fl_x_slot(x, what, FL_SLOT_name);
  fl_role role = fl_x_role(x, what);
  bool is_definition = role == FL_ROLE_func || role == FL_ROLE_type;
  if (is_definition) fl_x_stmt(x, what);
  fl_id value = is_definition ? (name ? fl_x_ref(x, name, fl_x_name(x, name)) : 0) : fl_x_value(x, what);
  if (value) export_as(x, node, the_default(x), value);
}

static void export_all_of(fl_extract *x, const fl_node *node, const fl_node *what) {
  fl_id value = fl_x_value(x, what), module = fl_x_ref(x, node, fl_x_sym(x, FL_STR("module")));
  fl_x_assign(x, node, fl_x_member(x, node, module, fl_x_sym(x, FL_STR("exports"))), value);
}

fl_id fl_javascript_export(fl_extract *x, const fl_node *node) {
  const fl_node *source = fl_x_slot(x, node, FL_SLOT_module), *what = fl_x_slot(x, node, FL_SLOT_item);
  const fl_node *mark = fl_x_slot(x, node, FL_SLOT_alias); // `default` or `=`
  if (source) return export_from(x, node, unquoted(x, source)), 0;
  FL_EACH_CHILD(child, node)
    if (fl_x_role(x, child) == FL_ROLE_annot) fl_x_stmt(x, child);
  if (!what && mark) what = fl_x_nth(x, node, 1);
  if (mark && what && fl_str_eq_c(fl_x_text(x, mark), "=")) export_all_of(x, node, what);
  else if (mark && what) export_default(x, node, what);
  else if (what) fl_x_stmt(x, what);
  else export_names(x, node);
  return 0;
}

// ---- definitions ---------------------------------------------------------------------------------------------------

fl_id fl_javascript_method(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  if (name && fl_str_eq_c(fl_x_text(x, name), "constructor")) fl_x_func_flags(x, FL_FUNC_CTOR);
  return fl_x_default(x, node);
}

// for (const x of xs) makes a name, for (x of xs) takes one that is there.
fl_id fl_javascript_for_in(fl_extract *x, const fl_node *node) {
  fl_loop_parts parts = {.form = FL_LOOP_EACH, .declares = fl_x_slot(x, node, FL_SLOT_init) != NULL};
  parts.is_async = fl_x_has_token(x, node, "await");
  parts.var = fl_x_slot(x, node, FL_SLOT_var);
  parts.over = fl_x_slot(x, node, FL_SLOT_over);
  parts.body = fl_x_slot(x, node, FL_SLOT_body);
  fl_x_loop(x, node, &parts);
  return 0;
}

// catch ({message}) takes the error apart.
fl_id fl_javascript_catch(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  if (!name || fl_x_role(x, name) == FL_ROLE_ident) return fl_x_default(x, node);
  fl_id region = fl_x_region_open(x, FL_REGION_CATCH, node);
  fl_id caught = fl_x_group(x, name, FL_VAL_OTHER, NULL, 0);
  fl_x_bind(x, name, caught, -1, FL_BIND_DECLARE | FL_BIND_CAUGHT, name);
  fl_x_body(x, fl_x_slot(x, node, FL_SLOT_body));
  fl_x_region_close(x, region);
  return 0;
}

// ---- literals ------------------------------------------------------------------------------------------------------

fl_id fl_javascript_number(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool hexadecimal = fl_str_starts_c(text, "0x") || fl_str_starts_c(text, "0X");
  bool fraction = fl_str_find_char(text, '.') != FL_STR_NONE || fl_str_find_char(text, 'e') != FL_STR_NONE ||
                  fl_str_find_char(text, 'E') != FL_STR_NONE;
  return fraction && !hexadecimal ? fl_x_lit(x, node, FL_LIT_FLOAT, text) : fl_x_default(x, node);
}

// void f() is f() with its result thrown away; void 0 is undefined.
fl_id fl_javascript_unary(fl_extract *x, const fl_node *node) {
  const fl_node *operand = fl_x_slot(x, node, FL_SLOT_value);
  if (!operand || !fl_x_has_token(x, node, "void")) return fl_x_default(x, node);
  if (fl_x_role(x, operand) == FL_ROLE_int) return fl_x_lit(x, node, FL_LIT_NIL, FL_STR(""));
  return fl_x_value(x, operand);
}

// ---- markup --------------------------------------------------------------------------------------------------------

enum { MAX_HOLES = 128 }; // of one element; more are lists written out

static void gather(fl_extract *x, const fl_node *node, fl_id *parts, uint32_t *n) {
  FL_EACH_CHILD(child, node) {
    fl_role role = fl_x_role(x, child);
    if (role == FL_ROLE_pass && !fl_x_is(x, child, "jsx_expression")) {
      gather(x, child, parts, n);
    } else if (role == FL_ROLE_pass || role == FL_ROLE_hook) {
      fl_id part = fl_x_value(x, child);
      if (part && *n < MAX_HOLES) parts[(*n)++] = part;
    }
  }
}

// An element is what its braces and its inner elements hold.
fl_id fl_javascript_markup(fl_extract *x, const fl_node *node) {
  fl_id parts[MAX_HOLES];
  uint32_t n = 0;
  gather(x, node, parts, &n);
  return fl_x_group(x, node, FL_VAL_OTHER, parts, n);
}
