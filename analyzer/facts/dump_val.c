// Values as text, for the dump of facts.
#include "facts/dump_p.h"

#include <stdio.h>

enum { MAX_DEPTH = 40, MAX_TEXT_BYTES = 120 };

static const char *const operators[] = {
    [FL_OP_NONE] = "?",      [FL_OP_ADD] = "+",       [FL_OP_SUB] = "-",     [FL_OP_MUL] = "*",       [FL_OP_DIV] = "/",
    [FL_OP_MOD] = "%",       [FL_OP_POW] = "**",      [FL_OP_SHL] = "<<",    [FL_OP_SHR] = ">>",      [FL_OP_LT] = "<",
    [FL_OP_LE] = "<=",       [FL_OP_GT] = ">",        [FL_OP_GE] = ">=",     [FL_OP_EQ] = "==",       [FL_OP_NE] = "!=",
    [FL_OP_AND] = "&&",      [FL_OP_OR] = "||",       [FL_OP_NOT] = "!",     [FL_OP_NEG] = "-",       [FL_OP_COALESCE] = "??",
    [FL_OP_IN] = "in",       [FL_OP_IS] = "is",       [FL_OP_IS_NOT] = "is not", [FL_OP_NOT_IN] = "not in",
    [FL_OP_BITOR] = "|",     [FL_OP_BITAND] = "&",    [FL_OP_RECEIVE] = "<-", [FL_OP_ADDRESS] = "&",  [FL_OP_SEND] = "<-",
    [FL_OP_RANGE] = "..",     [FL_OP_RANGE_BEFORE] = "..<", [FL_OP_OTHER] = "~",
};

const char *fl_dump_op(uint8_t op) {
  return op <= FL_OP_OTHER ? operators[op] : "?";
}

void fl_dump_quoted(fl_buf *out, fl_str text) {
  bool cut = text.n > MAX_TEXT_BYTES;
  if (cut) text.n = MAX_TEXT_BYTES;
  fl_buf_add_char(out, '"');
  for (uint32_t i = 0; i < text.n; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c == '"' || c == '\\') fl_buf_printf(out, "\\%c", c);
    else if (c == '\n') fl_buf_add_c(out, "\\n");
    else if (c < 0x20 || c >= 0x7F) fl_buf_printf(out, "\\x%02x", c);
    else fl_buf_add_char(out, (char)c);
  }
  fl_buf_add_c(out, cut ? "\".." : "\"");
}

static void dump_val(fl_buf *out, const fl_facts *f, fl_id id, int depth);

static void dump_literal(fl_buf *out, const fl_facts *f, const fl_val *v) {
  switch (v->op) {
  case FL_LIT_STRING: fl_dump_quoted(out, f->texts[v->a]); break;
  case FL_LIT_TRUE: fl_buf_add_c(out, "true"); break;
  case FL_LIT_FALSE: fl_buf_add_c(out, "false"); break;
  case FL_LIT_NIL: fl_buf_add_c(out, "nil"); break;
  default: fl_buf_add(out, f->texts[v->a]);
  }
}

static void dump_parts(fl_buf *out, const fl_facts *f, const fl_val *v, const char *open, const char *between,
                       const char *close, int depth) {
  fl_buf_add_c(out, open);
  for (uint32_t i = 0; i < v->n; i++) {
    if (i) fl_buf_add_c(out, between);
    dump_val(out, f, f->elems[v->a + i], depth);
  }
  fl_buf_add_c(out, close);
}

static void dump_binop(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  char between[16];
  snprintf(between, sizeof between, " %s ", fl_dump_op(v->op));
  dump_parts(out, f, v, "(", between, ")", depth);
}

static void dump_cond(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  fl_buf_add_char(out, '(');
  dump_val(out, f, f->elems[v->a], depth);
  fl_buf_add_c(out, " ? ");
  dump_val(out, f, f->elems[v->a + 1], depth);
  fl_buf_add_c(out, " : ");
  dump_val(out, f, f->elems[v->a + 2], depth);
  fl_buf_add_char(out, ')');
}

static void dump_map(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  fl_buf_add_char(out, '{');
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    if (i) fl_buf_add_c(out, ", ");
    if (e->key_val) fl_buf_add_char(out, '['), dump_val(out, f, e->key_val, depth), fl_buf_add_c(out, "]: ");
    else if (e->key) fl_buf_add(out, f->texts[e->key]), fl_buf_add_c(out, ": ");
    dump_val(out, f, e->val, depth);
  }
  fl_buf_add_char(out, '}');
}

static void dump_one(fl_buf *out, const fl_facts *f, const char *open, fl_id operand, const char *close, int depth) {
  fl_buf_add_c(out, open);
  dump_val(out, f, operand, depth);
  fl_buf_add_c(out, close);
}

static void dump_index(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  dump_val(out, f, v->a, depth);
  fl_buf_add_char(out, '[');
  if (v->b) dump_val(out, f, v->b, depth);
  fl_buf_add_char(out, ']');
}

static void dump_member(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  dump_val(out, f, v->a, depth);
  fl_buf_add_char(out, '.');
  fl_buf_add(out, f->texts[v->b]);
}

static void dump_cast(fl_buf *out, const fl_facts *f, const fl_val *v, int depth) {
  fl_buf_printf(out, "%.*s(", FL_STR_ARG(v->op ? FL_STR("given") : f->texts[v->b]));
  dump_one(out, f, "", v->a, ")", depth);
}

static void dump_val(fl_buf *out, const fl_facts *f, fl_id id, int depth) {
  const fl_val *v = &f->values[id];
  if (++depth > MAX_DEPTH) {
    fl_buf_add_c(out, "..");
    return;
  }
  switch (v->kind) {
  case FL_VAL_NONE: fl_buf_add_char(out, '-'); break;
  case FL_VAL_LIT: dump_literal(out, f, v); break;
  case FL_VAL_REF: fl_buf_add_c(out, v->op == FL_REF_PATH ? "::" : ""), fl_buf_add(out, f->texts[v->a]); break;
  case FL_VAL_SELF: fl_buf_add_c(out, "self"); break;
  case FL_VAL_SUPER: fl_buf_add_c(out, "super"); break;
  case FL_VAL_FIELD: dump_member(out, f, v, depth); break;
  case FL_VAL_INDEX: dump_index(out, f, v, depth); break;
  case FL_VAL_CALL: fl_buf_printf(out, "@%u", v->a); break;
  case FL_VAL_NEW: fl_buf_printf(out, "new@%u", v->a); break;
  case FL_VAL_MAP: dump_map(out, f, v, depth); break;
  case FL_VAL_LIST: dump_parts(out, f, v, "[", ", ", "]", depth); break;
  case FL_VAL_LAMBDA: fl_buf_printf(out, "lambda:f%u", v->a); break;
  case FL_VAL_COND: dump_cond(out, f, v, depth); break;
  case FL_VAL_CONCAT: dump_parts(out, f, v, "concat(", ", ", ")", depth); break;
  case FL_VAL_BINOP: dump_binop(out, f, v, depth); break;
  case FL_VAL_UNARY: fl_buf_add_c(out, fl_dump_op(v->op)), dump_val(out, f, v->a, depth); break;
  case FL_VAL_CAST: dump_cast(out, f, v, depth); break;
  case FL_VAL_AWAIT: dump_one(out, f, "await ", v->a, "", depth); break;
  case FL_VAL_SPREAD: dump_one(out, f, "...", v->a, "", depth); break;
  case FL_VAL_TYPE: fl_buf_printf(out, "type:%.*s", FL_STR_ARG(f->texts[v->a])); break;
  case FL_VAL_ASSIGN: fl_buf_printf(out, "=%u", v->a); break;
  case FL_VAL_OUT: fl_buf_printf(out, "out:@%u[%u]", v->a, v->b); break;
  case FL_VAL_OTHER: dump_parts(out, f, v, "other(", ", ", ")", depth); break;
  default: fl_buf_printf(out, "?%u", v->kind);
  }
}

void fl_facts_dump_val(fl_buf *out, const fl_facts *facts, fl_id val) {
  dump_val(out, facts, val, 0);
}
