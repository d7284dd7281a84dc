// Questions to a tree that is there. Nothing here knows the YAML library.
#include "base/yaml.h"

void fl_yaml_release(fl_yaml *y) {
  fl_arena_release(&y->arena);
  fl_array_release(&y->docs);
}

uint32_t fl_yaml_doc_count(const fl_yaml *y) { return y->docs.n; }

const fl_yaml_node *fl_yaml_doc(const fl_yaml *y, uint32_t i) {
  FL_ASSERT(i < y->docs.n);
  return y->docs.at[i];
}

const fl_yaml_node *fl_yaml_root(const fl_yaml *y) { return y->docs.n ? y->docs.at[0] : NULL; }

const fl_yaml_node *fl_yaml_get_str(const fl_yaml_node *node, fl_str key) {
  if (!node || node->kind != FL_YAML_MAP) return NULL;
  for (uint32_t i = 0; i < node->n; i++) {
    if (fl_str_eq(node->pairs[i].key->text, key)) return node->pairs[i].value;
  }
  return NULL;
}

const fl_yaml_node *fl_yaml_get(const fl_yaml_node *node, const char *key) {
  return fl_yaml_get_str(node, fl_str_from(key));
}

const fl_yaml_node *fl_yaml_at(const fl_yaml_node *node, uint32_t i) {
  FL_ASSERT(node->kind != FL_YAML_SCALAR && i < node->n);
  return node->kind == FL_YAML_SEQ ? node->items[i] : node->pairs[i].value;
}

static bool is_plain(const fl_yaml_node *node) {
  return node && node->kind == FL_YAML_SCALAR && !node->quoted;
}

bool fl_yaml_is_null(const fl_yaml_node *node) {
  return is_plain(node) &&
         (node->text.n == 0 || fl_str_eq_c(node->text, "~") || fl_str_eq_c(node->text, "null"));
}

bool fl_yaml_to_bool(const fl_yaml_node *node, bool *out) {
  bool yes = is_plain(node) && fl_str_eq_c(node->text, "true");
  bool no = is_plain(node) && fl_str_eq_c(node->text, "false");
  if (yes || no) *out = yes;
  return yes || no;
}

const char *fl_yaml_kind_name(fl_yaml_kind kind) {
  switch (kind) {
  case FL_YAML_SCALAR: return "a text";
  case FL_YAML_SEQ: return "a list";
  case FL_YAML_MAP: return "a map";
  }
  return "nothing";
}

int fl_yaml_error(fl_error *err, const char *path, const fl_yaml_node *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int rc = fl_error_setv(err, FL_E_INPUT, path, node ? node->line : 0, node ? node->col : 0, format, args);
  va_end(args);
  return rc;
}
