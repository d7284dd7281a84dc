// C, and what C++ shares with it: declarators around names, types that are declared where they are used, labels and jumps,
// numbers with suffixes, calls that fill what `&x` points to.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h. hooks_macros.c reads the texts of
// #define.
#include "hooks.h"

#include <stdio.h>

// ---- file -----------------------------------------------------------------------------------------------------------

// #include <a/b.h>, #include "b.h": every name that stands there. A macro instead of a path says nothing.
// Within a function it stands for statements that nobody reads.
fl_id fl_c_include(fl_extract *x, const fl_node *node) {
  if (fl_x_in_function(x)) fl_x_hole_of(x, node, FL_HOLE_INCLUDED);
  const fl_node *path = fl_x_slot(x, node, FL_SLOT_module);
  fl_str text = path ? fl_x_text(x, path) : FL_STR("");
  if (text.n < 3 || (text.at[0] != '<' && text.at[0] != '"')) return 0;
  fl_import row = {.module = fl_x_sym(x, fl_str_slice(text, 1, text.n - 1)), .wildcard = 1, .is_static = 1};
  fl_x_import(x, node, &row);
  return 0;
}

// Both branches are read, the condition is not.
fl_id fl_c_condition(fl_extract *x, const fl_node *node) {
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) fl_x_stmt(x, c);
  return 0;
}

// ---- words before a declaration -------------------------------------------------------------------------------------

bool fl_c_has_word(const fl_extract *x, const fl_node *node, const char *word) {
  FL_EACH_CHILD(child, node) {
    bool words = fl_x_is(x, child, "storage_class_specifier") || fl_x_is(x, child, "type_qualifier");
    if (words && fl_str_eq_c(fl_x_text(x, child), word)) return true;
  }
  return false;
}

uint32_t fl_c_flags(const fl_extract *x, const fl_node *node) {
  uint32_t flags = fl_c_has_word(x, node, "static") ? FL_BIND_STATIC : 0;
  return flags | (fl_c_has_word(x, node, "const") ? FL_BIND_CONST : 0);
}

// ---- types ----------------------------------------------------------------------------------------------------------

static bool declares_type(const fl_extract *x, const fl_node *type) {
  return type && fl_x_role(x, type) == FL_ROLE_type && fl_x_slot(x, type, FL_SLOT_body);
}

// A tag belongs to the file, however deep in other structures it is declared.
fl_id fl_c_struct(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *body = fl_x_slot(x, node, FL_SLOT_body);
  if (!body) return 0;
  if (!name && fl_x_type_body(x)) return fl_x_stmts(x, body), 0; // members of the structure around it
  fl_id type = fl_x_type_row(x, node, fl_x_name(x, name), FL_TYPE_STRUCT, body, NULL, 0);
  fl_x_type_at(x, type)->outer = 0;
  return 0;
}

// enum {A, B = 5, C}: constants, each one more than the one before. 0: not known.
static fl_id next_value(fl_extract *x, const fl_node *node, fl_id last) {
  const fl_val *val = fl_x_val(x, last);
  int64_t n = -1;
  if (last && (val->kind != FL_VAL_LIT || !fl_str_to_int64(fl_x_sym_text(x, val->a), &n))) return 0;
  char text[32];
  int length = snprintf(text, sizeof text, "%lld", (long long)n + 1);
  return fl_x_lit(x, node, FL_LIT_INT, (fl_str){text, (uint32_t)length});
}

static void read_enumerators(fl_extract *x, const fl_node *body, fl_sym type) {
  fl_id last = 0;
  bool known = true;
  FL_EACH_CHILD(child, body) {
    if (!fl_x_is(x, child, "enumerator")) continue;
    const fl_node *name = fl_x_slot(x, child, FL_SLOT_a), *value = fl_x_slot(x, child, FL_SLOT_b);
    if (value) last = fl_x_value(x, value);
    else last = known ? next_value(x, child, last) : 0;
    known = last != 0;
    if (name) fl_x_declare_as(x, name, type, 0, FL_BIND_CONST | FL_BIND_STATIC, last, child);
  }
}

fl_id fl_c_enum(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *body = fl_x_slot(x, node, FL_SLOT_body);
  if (!body) return 0;
  if (name) fl_x_type_row(x, node, fl_x_name(x, name), FL_TYPE_ENUM, NULL, NULL, 0);
  read_enumerators(x, body, fl_x_name(x, name));
  return 0;
}

static fl_sym joined(fl_extract *x, fl_str a, const char *sep, fl_str b) {
  char text[256];
  int n = snprintf(text, sizeof text, "%.*s%s%.*s", FL_STR_ARG(a), sep, FL_STR_ARG(b));
  return fl_x_sym(x, (fl_str){text, n < (int)sizeof text ? (uint32_t)n : (uint32_t)sizeof text - 1});
}

// A structure without a tag is called after what is declared with it: `struct {...} config`.
static fl_sym declare_untagged(fl_extract *x, const fl_node *type, const fl_node *declarator, bool alias) {
  fl_declared d = fl_x_declared(x, fl_x_is(x, declarator, "init_declarator") ? fl_x_slot(x, declarator, FL_SLOT_a) : declarator);
  if (!d.name) return 0;
  fl_id outer = fl_x_type_body(x);
  fl_str around = outer ? fl_x_sym_text(x, fl_x_type_at(x, outer)->name) : FL_STR("struct");
  fl_sym name = alias ? fl_x_name(x, d.name) : joined(x, around, ".", fl_x_text(x, d.name));
  enum fl_type_kind kind = fl_x_is(x, type, "enum_specifier") ? FL_TYPE_ENUM : FL_TYPE_STRUCT;
  const fl_node *body = fl_x_slot(x, type, FL_SLOT_body);
  fl_id row = fl_x_type_row(x, type, name, kind, kind == FL_TYPE_ENUM ? NULL : body, NULL, 0);
  fl_x_type_at(x, row)->outer = 0;
  if (kind == FL_TYPE_ENUM) read_enumerators(x, body, name);
  return name;
}

// The type of a declaration, declared on the way where it is written out.
fl_sym fl_c_type_of(fl_extract *x, const fl_node *type, const fl_node *declarator, bool alias, fl_sym *arg) {
  *arg = 0;
  if (!type) return 0;
  bool named = fl_x_role(x, type) != FL_ROLE_type || fl_x_slot(x, type, FL_SLOT_name);
  if (declares_type(x, type) && !named && declarator) return declare_untagged(x, type, declarator, alias);
  if (declares_type(x, type)) fl_x_stmt(x, type);
  return fl_x_type(x, type, arg);
}

static void add_alias(fl_extract *x, const fl_node *node, const fl_node *declarator, fl_sym type) {
  fl_declared d = fl_x_declared(x, declarator);
  fl_sym name = fl_x_name(x, d.name), names = fl_x_declared_type(x, &d, type);
  if (!d.name || !names || name == names) return; // typedef struct conn conn
  fl_id row = fl_x_type_row(x, node, name, FL_TYPE_ALIAS, NULL, &names, 1);
  if (d.pointer) fl_x_type_at(x, row)->flags |= FL_TYPE_POINTER;
}

fl_id fl_c_typedef(fl_extract *x, const fl_node *node) {
  const fl_node *written = fl_x_slot(x, node, FL_SLOT_a);
  fl_slot_walk walk;
  const fl_node *first = fl_x_first(x, node, FL_SLOT_b, &walk);
  fl_sym arg, type = fl_c_type_of(x, written, first, true, &arg);
  for (const fl_node *d = first; d; d = fl_x_next(x, &walk)) add_alias(x, node, d, type);
  return 0;
}

// ---- initial values -------------------------------------------------------------------------------------------------

static const fl_node *designated(const fl_extract *x, const fl_node *pair) { // .name = v; NULL for [i] = v
  const fl_node *designator = fl_x_slot(x, pair, FL_SLOT_key);
  if (!designator) return NULL;
  if (fl_x_is(x, designator, "field_identifier")) return designator;
  return fl_x_is(x, designator, "field_designator") ? fl_x_nth(x, designator, 1) : NULL;
}

// {1, .b = 2} of a structure: T{1, b: 2}.
static fl_id literal_of(fl_extract *x, const fl_node *node, fl_sym type) {
  fl_str outer, last;
  if (!fl_str_rcut(fl_x_sym_text(x, type), '.', &outer, &last)) last = fl_x_sym_text(x, type);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_LITERAL);
  fl_x_call(x, &draft)->callee = fl_x_type_value(x, node, type); // tags have a space of their own
  fl_x_call(x, &draft)->name = fl_x_sym(x, last);
  FL_EACH_CHILD(child, node) {
    if (!(child->flags & FL_NODE_NAMED) || fl_x_role(x, child) == FL_ROLE_comment) continue;
    const fl_node *key = fl_x_role(x, child) == FL_ROLE_pair ? designated(x, child) : NULL;
    const fl_node *value = fl_x_role(x, child) == FL_ROLE_pair ? fl_x_slot(x, child, FL_SLOT_value) : child;
    fl_sym field = fl_x_name(x, key);
    fl_x_arg(x, field, fl_c_initial(x, value, 0));
  }
  return fl_x_call_close(x, &draft);
}

// {a, b} of a list or of what is not known; with names it is a map.
static fl_id elements_of(fl_extract *x, const fl_node *node, fl_sym element) {
  enum { MOST = 256 }; // longer tables are data
  fl_id ids[MOST];
  fl_entry entries[MOST];
  uint32_t n = 0, n_named = 0;
  FL_EACH_CHILD(child, node) {
    if (!(child->flags & FL_NODE_NAMED) || fl_x_role(x, child) == FL_ROLE_comment) continue;
    bool pair = fl_x_role(x, child) == FL_ROLE_pair;
    fl_sym field = pair ? fl_x_name(x, designated(x, child)) : 0;
    fl_id id = fl_c_initial(x, pair ? fl_x_slot(x, child, FL_SLOT_value) : child, element);
    if (n == MOST) continue;
    entries[n] = (fl_entry){.key = field, .val = id};
    ids[n++] = id;
    n_named += field != 0;
  }
  return n_named ? fl_x_map(x, node, entries, n) : fl_x_group(x, node, FL_VAL_LIST, ids, n);
}

fl_id fl_c_initial(fl_extract *x, const fl_node *value, fl_sym type) {
  if (!value) return 0;
  if (!fl_x_is(x, value, "initializer_list")) {
    fl_id id = fl_x_value(x, value);
    return id ? id : fl_x_group(x, value, FL_VAL_OTHER, NULL, 0);
  }
  fl_str text = fl_x_sym_text(x, type);
  if (fl_str_starts_c(text, "[]")) return elements_of(x, value, fl_x_sym(x, fl_str_from_pos(text, 2)));
  return type ? literal_of(x, value, type) : elements_of(x, value, 0);
}

fl_id fl_c_initializer(fl_extract *x, const fl_node *node) {
  return elements_of(x, node, 0);
}

// (struct timeval){.tv_sec = 5}
fl_id fl_c_compound(fl_extract *x, const fl_node *node) {
  fl_sym type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL);
  return fl_c_initial(x, fl_x_slot(x, node, FL_SLOT_b), type);
}

// ---- declarations ---------------------------------------------------------------------------------------------------

static void declare(fl_extract *x, const fl_node *node, const fl_node *declarator, fl_sym type, fl_sym arg, uint32_t flags) {
  bool init = fl_x_is(x, declarator, "init_declarator");
  fl_declared d = fl_x_declared(x, init ? fl_x_slot(x, declarator, FL_SLOT_a) : declarator);
  if (!d.name || (d.func && !d.callable)) return; // a prototype
  bool elsewhere = fl_c_has_word(x, node, "extern") && !init;
  if (elsewhere) return;
  if (d.pointer && !d.func) flags |= FL_BIND_POINTER;
  fl_sym declared = fl_x_declared_type(x, &d, type);
  fl_id value = init ? fl_c_initial(x, fl_x_slot(x, declarator, FL_SLOT_b), d.pointer ? 0 : declared) : 0;
  fl_x_declare_as(x, d.name, declared, arg, flags, value, declarator);
}

fl_id fl_c_declaration(fl_extract *x, const fl_node *node) {
  const fl_node *written = fl_x_slot(x, node, FL_SLOT_a);
  fl_slot_walk walk;
  const fl_node *first = fl_x_first(x, node, FL_SLOT_b, &walk);
  fl_sym arg, type = fl_c_type_of(x, written, first, false, &arg);
  uint32_t flags = fl_c_flags(x, node);
  for (const fl_node *d = first; d; d = fl_x_next(x, &walk)) declare(x, node, d, type, arg, flags);
  return 0;
}

const fl_node *fl_c_child(const fl_extract *x, const fl_node *node, const char *kind) {
  if (!node) return NULL;
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, kind)) return child;
  return NULL;
}

fl_id fl_c_function(fl_extract *x, const fl_node *node) {
  fl_declared d = fl_x_declared(x, fl_x_slot(x, node, FL_SLOT_name));
  if (!d.name || !d.func) return fl_x_stmts(x, node), 0; // something that only looks like one
  fl_func_parts parts = {.name = d.name, .body = fl_x_slot(x, node, FL_SLOT_body)};
  parts.params = fl_c_child(x, d.func, "parameter_list");
  parts.result = fl_c_type_of(x, fl_x_slot(x, node, FL_SLOT_type), NULL, false, &parts.result_arg);
  if (fl_c_has_word(x, node, "static")) parts.flags |= FL_FUNC_PRIVATE;
  fl_x_function(x, node, &parts);
  return 0;
}

// ---- macros that stand for a loop -----------------------------------------------------------------------------------

// `list_for_each(a, list) { ... }`: a call without a semicolon in front of a block, which it repeats.
fl_id fl_c_statement(fl_extract *x, const fl_node *node) {
  const fl_node *call = fl_x_slot(x, node, FL_SLOT_item), *block = node + node->size;
  bool open = call && fl_x_role(x, call) == FL_ROLE_call && fl_x_text(x, node).at[node->byte_end - node->byte_begin - 1] != ';';
  if (!open || block >= fl_x_end(x) || fl_x_role(x, block) != FL_ROLE_block) return fl_x_default(x, node);
  fl_id over = fl_x_value(x, call);
  fl_x_macro_loop(x, node, over, block->byte_end);
  return 0;
}

// ---- labels and jumps -----------------------------------------------------------------------------------------------

static bool names_label(const fl_extract *x, const fl_node *node, const char *kind, fl_str label) {
  if (!fl_x_is(x, node, kind)) return false;
  const fl_node *name = fl_c_child(x, node, "statement_identifier");
  return name && fl_str_eq(fl_x_text(x, name), label);
}

static bool jumps_to(const fl_extract *x, const fl_node *within, fl_str label) {
  for (const fl_node *n = within; n < within + within->size; n++)
    if (names_label(x, n, "goto_statement", label)) return true;
  return false;
}

// Where the last statement ends, of the block that the label stands in, that jumps back to it; 0 when none does.
static uint32_t end_of_repetition(fl_extract *x, const fl_node *node, fl_str label) {
  uint32_t block = fl_x_region_at(x, fl_x_region(x))->span.byte_end, end = jumps_to(x, node, label) ? node->byte_end : 0;
  for (const fl_node *n = node + node->size; n < fl_x_end(x) && n->byte_begin < block; n += n->size)
    if (jumps_to(x, n, label)) end = n->byte_end;
  return end;
}

fl_id fl_c_label(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name), *item = fl_x_slot(x, node, FL_SLOT_item);
  fl_str label = name ? fl_x_text(x, name) : FL_STR("");
  uint32_t end = label.n ? end_of_repetition(x, node, label) : 0;
  if (end) fl_x_label_loop(x, node, fl_x_sym(x, label), end);
  if (item) fl_x_stmt(x, item);
  return 0;
}

fl_id fl_c_goto(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_c_child(x, node, "statement_identifier");
  if (!name) return fl_x_irregular(x), 0; // goto *p
  fl_str label = fl_x_text(x, name);
  if (fl_x_jump(x, node, fl_x_sym(x, label))) return 0;
  uint32_t end = fl_x_func_at(x, fl_x_func(x))->span.byte_end;
  for (const fl_node *n = node + node->size; n < fl_x_end(x) && n->byte_begin < end; n++)
    if (names_label(x, n, "labeled_statement", label)) return fl_x_jump_ahead(x, node, n->byte_begin), 0;
  fl_x_irregular(x); // back into a block that is left already
  return 0;
}

// ---- expressions ----------------------------------------------------------------------------------------------------

fl_id fl_c_comma(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_a);
  if (left) fl_x_stmt(x, left);
  return fl_x_slot_value(x, node, FL_SLOT_b);
}

// `*out = v` stores where a pointer leads; the pointer stays as it is.
fl_id fl_c_assign(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_left));
  bool deref = left && fl_x_is(x, left, "pointer_expression") && fl_x_text(x, left).at[0] == '*';
  if (!deref) return fl_x_default(x, node);
  fl_id base = fl_x_value(x, left), value = fl_x_slot_value(x, node, FL_SLOT_right);
  if (!value) value = fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
  fl_x_assign(x, node, fl_x_index(x, left, base, 0), value);
  return value;
}

const fl_node *fl_c_called(const fl_extract *x, const fl_node *fn) { // (*p->f)(x), (f)(x): f
  for (fn = fl_x_unwrap(x, fn); fn && fl_x_is(x, fn, "pointer_expression");) fn = fl_x_unwrap(x, fl_x_slot(x, fn, FL_SLOT_value));
  return fn;
}

// What `&x` hands over may come back with another value.
void fl_c_note_outs(fl_extract *x, const fl_node *node, fl_id value) {
  const fl_val *val = fl_x_val(x, value);
  if (val->kind != FL_VAL_CALL) return;
  fl_id call = val->a;
  fl_call_draft draft = {.call = call};
  for (uint32_t i = 0; i < fl_x_call(x, &draft)->n_args; i++) {
    fl_id arg = fl_x_arg_at(x, call, i);
    const fl_val *a = fl_x_val(x, arg);
    while (a->kind == FL_VAL_CAST) a = fl_x_val(x, a->a);
    if (a->kind != FL_VAL_UNARY || a->op != FL_OP_ADDRESS) continue;
    fl_id target = a->a;
    uint8_t kind = fl_x_val(x, target)->kind;
    if (kind == FL_VAL_REF || kind == FL_VAL_FIELD) fl_x_assign(x, node, target, fl_x_out(x, node, call, i));
  }
}

fl_id fl_c_call(fl_extract *x, const fl_node *node) {
  const fl_node *fn = fl_x_slot(x, node, FL_SLOT_fn), *inner = fl_c_called(x, fn);
  fl_id value = inner && inner != fn ? fl_x_call_with(x, node, inner, NULL) : fl_x_default(x, node);
  fl_c_note_outs(x, node, value);
  return value;
}

static bool is_suffix(char c) {
  return c && strchr("uUlLzZfF", c);
}

// 5000UL, 0x1f, 1'000, 2.5f, -1
fl_id fl_c_number(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  char plain[64];
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n && n < sizeof plain - 1; i++)
    if (text.at[i] != '\'') plain[n++] = text.at[i];
  bool hex = n > 2 && plain[0] == '0' && (plain[1] == 'x' || plain[1] == 'X');
  bool real = !hex && (memchr(plain, '.', n) || memchr(plain, 'e', n) || memchr(plain, 'E', n));
  while (n > 1 && is_suffix(plain[n - 1]) && !(hex && strchr("fF", plain[n - 1]))) n--;
  return fl_x_number(x, node, real ? FL_LIT_FLOAT : FL_LIT_INT, (fl_str){plain, n});
}
