// What Java says in a shape of its own: imports, text blocks, array creation, patterns, enum constants with arguments.
#include "base/strbuf.h"
#include "facts/hook.h"

// ---- imports --------------------------------------------------------------------------------------------------------

// import a.b.C; import a.b.*; import static a.B.m; import static a.B.*;
fl_id fl_java_import(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_nth(x, node, 1), *second = fl_x_nth(x, node, 2);
  if (!name) return 0;
  fl_import row = {.is_static = fl_x_has_token(x, node, "static")};
  fl_str text = fl_x_text(x, name), module, item;
  if (second && fl_x_is(x, second, "asterisk")) {
    row.wildcard = 1;
    row.module = fl_x_sym(x, text);
  } else {
    fl_str_rcut(text, '.', &module, &item);
    row.module = fl_x_sym(x, module);
    row.item = row.alias = fl_x_sym(x, item);
  }
  fl_x_import(x, node, &row);
  return 0;
}

// ---- text blocks ----------------------------------------------------------------------------------------------------

enum { MAX_BLOCK_BYTES = 16 * 1024 };

static uint32_t indent_of(fl_str line) {
  uint32_t n = 0;
  while (n < line.n && (line.at[n] == ' ' || line.at[n] == '\t')) n++;
  return n;
}

// The least indentation of the lines that hold something; the closing quotes' line counts as well.
static uint32_t common_indent(fl_str text) {
  uint32_t least = UINT32_MAX;
  for (bool more = true; more;) {
    fl_str line;
    more = fl_str_cut(text, '\n', &line, &text);
    uint32_t indent = indent_of(line);
    if ((indent < line.n || !more) && indent < least) least = indent;
  }
  return least;
}

static fl_id text_block(fl_extract *x, const fl_node *node, fl_str text) {
  fl_str first;
  if (!fl_str_cut(text, '\n', &first, &text)) return fl_x_string(x, node, first, false);
  fl_buf lines;
  fl_buf_init(&lines, MAX_BLOCK_BYTES);
  uint32_t indent = common_indent(text);
  for (bool more = true; more;) {
    fl_str line;
    more = fl_str_cut(text, '\n', &line, &text);
    line = fl_str_from_pos(line, indent_of(line) < indent ? indent_of(line) : indent);
    while (line.n && strchr(" \t\r", line.at[line.n - 1])) line.n--;
    fl_buf_add(&lines, line);
    if (more) fl_buf_add_char(&lines, '\n');
  }
  fl_id id = fl_x_string(x, node, fl_buf_str(&lines), false);
  fl_buf_release(&lines);
  return id;
}

fl_id fl_java_string(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (text.n < 6 || !fl_str_starts_c(text, "\"\"\"")) return fl_x_default(x, node);
  return text_block(x, node, fl_str_slice(text, 3, text.n - 3));
}

// ---- expressions ----------------------------------------------------------------------------------------------------

// new T[]{a, b} is its list; new T[n] keeps n as an operand.
fl_id fl_java_array(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_a);
  if (value) return fl_x_value(x, value);
  fl_id size = fl_x_slot_value(x, node, FL_SLOT_b);
  return fl_x_group(x, node, FL_VAL_OTHER, &size, size ? 1 : 0);
}

fl_id fl_java_class_literal(fl_extract *x, const fl_node *node) {
  return fl_x_type_value(x, node, fl_x_type(x, fl_x_slot(x, node, FL_SLOT_a), NULL));
}

// o instanceof T t: a test, and t is o as a T.
fl_id fl_java_instanceof(fl_extract *x, const fl_node *node) {
  const fl_node *right = fl_x_slot(x, node, FL_SLOT_b), *name = fl_x_slot(x, node, FL_SLOT_c);
  fl_id left = fl_x_slot_value(x, node, FL_SLOT_a), pattern = fl_x_slot_value(x, node, FL_SLOT_d);
  fl_sym arg = 0, type = fl_x_type(x, right, &arg);
  if (name && type) fl_x_declare_var(x, name, type, arg, fl_x_cast(x, node, left, type), node);
  return fl_x_binop(x, node, FL_OP_IS, left, right ? fl_x_type_value(x, right, type) : pattern);
}

// `case Circle c`: stands for the type, and c is a variable.
fl_id fl_java_type_pattern(fl_extract *x, const fl_node *node) {
  const fl_node *type = fl_x_nth(x, node, 1), *name = fl_x_nth(x, node, 2);
  fl_sym arg = 0, head = fl_x_type(x, type, &arg);
  if (name) fl_x_var(x, name, head, arg, 0);
  return fl_x_type_value(x, node, head);
}

fl_id fl_java_yield(fl_extract *x, const fl_node *node) {
  fl_x_push_yield(x, fl_x_slot_value(x, node, FL_SLOT_a));
  return 0;
}

// ---- enums ----------------------------------------------------------------------------------------------------------

// RED("r", 1) { ... }: a constant of the enum's own type, built with the arguments.
fl_id fl_java_enum_constant(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *args = fl_x_slot(x, node, FL_SLOT_b), *body = fl_x_slot(x, node, FL_SLOT_c);
  fl_id owner = fl_x_type_body(x);
  if (!name || !owner) return 0;
  fl_sym type = fl_x_type_at(x, owner)->name;
  fl_id callee = fl_x_dotted(x, name, fl_x_sym_text(x, type));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_NEW);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_call(x, &draft)->name = type;
  fl_x_args(x, args);
  if (body) {
    fl_id body_type = fl_x_anonymous_body(x, body, type);
    fl_x_call(x, &draft)->body_type = body_type;
  }
  fl_id value = fl_x_call_close(x, &draft);
  fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | FL_BIND_CONST | FL_BIND_STATIC, node);
  return 0;
}
