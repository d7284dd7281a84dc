// A map of a rule file and its table of fields in, a filled struct out. Every mistake is one error at its own place; reading goes on
// behind it, so that one pass finds them all.
#include "match/rule_read_p.h"

#include "base/suggest.h"

#include <string.h>

void fl_rule_error(fl_rule_loader *l, const fl_yaml_node *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fl_errors_setv(l->errors, FL_E_INPUT, l->file, node->line, node->col, format, args);
  va_end(args);
}

static const char *found(const fl_yaml_node *node) {
  if (node->kind == FL_YAML_SCALAR && node->text.n == 0 && node->quoted) return "an empty text";
  return fl_yaml_is_null(node) ? "nothing" : fl_yaml_kind_name(node->kind);
}

void fl_rule_unexpected(fl_rule_loader *l, const char *key, const fl_yaml_node *node, const char *expected) {
  fl_rule_error(l, node, "\"%s\": expected %s, found %s", key, expected, found(node));
}

void fl_rule_unknown(fl_rule_loader *l, const fl_yaml_node *node, const char *what, const char *const *at,
                     uint32_t n) {
  const char *near = fl_suggest_c(node->text, at, n);
  if (near) {
    fl_rule_error(l, node, "unknown %s \"%.*s\" (did you mean %s?)", what, FL_STR_ARG(node->text), near);
    return;
  }
  fl_buf list = {0};
  for (uint32_t i = 0; i < n; i++) fl_buf_printf(&list, "%s%s", i ? ", " : "", at[i]);
  fl_rule_error(l, node, "unknown %s \"%.*s\": expected one of %s", what, FL_STR_ARG(node->text),
                fl_buf_text(&list));
  fl_buf_release(&list);
}

bool fl_rule_read_text(fl_rule_loader *l, const char *key, const fl_yaml_node *node, const char *expected,
                       fl_str *out) {
  if (node->kind != FL_YAML_SCALAR || fl_yaml_is_null(node) || node->text.n == 0) {
    fl_rule_unexpected(l, key, node, expected);
    return false;
  }
  bool clean = fl_str_find_char(node->text, '\0') == FL_STR_NONE;
  if (!clean) fl_rule_error(l, node, "\"%s\": a text with a NUL byte", key);
  *out = fl_arena_str(l->arena, node->text);
  return clean;
}

uint32_t fl_rule_read_word(fl_rule_loader *l, const char *key, const fl_yaml_node *node, fl_words words) {
  if (node->kind != FL_YAML_SCALAR || fl_yaml_is_null(node)) {
    fl_rule_unexpected(l, key, node, "a word");
    return 0;
  }
  uint32_t word = fl_word_find(words, node->text);
  fl_buf what = {0};
  fl_buf_printf(&what, "word in \"%s\":", key);
  if (!word) fl_rule_unknown(l, node, fl_buf_text(&what), words.at + 1, words.n - 1);
  fl_buf_release(&what);
  return word;
}

uint32_t fl_rule_n_items(const fl_yaml_node *node) { return node->kind == FL_YAML_SEQ ? node->n : 1; }

const fl_yaml_node *fl_rule_item(const fl_yaml_node *node, uint32_t i) {
  return node->kind == FL_YAML_SEQ ? fl_yaml_at(node, i) : node;
}

uint32_t fl_rule_read_bits(fl_rule_loader *l, const char *key, const fl_yaml_node *node, fl_words words) {
  uint32_t bits = 0;
  if (node->kind == FL_YAML_SEQ && node->n == 0)
    fl_rule_error(l, node, "\"%s\": expected a word or a list of words, found an empty list", key);
  for (uint32_t i = 0; i < fl_rule_n_items(node); i++) {
    uint32_t word = fl_rule_read_word(l, key, fl_rule_item(node, i), words);
    if (word) bits |= 1u << word;
  }
  return bits;
}

// --- shapes

static void read_text(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_str text;
  if (!fl_rule_read_text(l, field->name, node, "a text", &text)) return;
  *(fl_str *)((char *)row + field->offset) = fl_str_trim(text);
}

static void read_flag(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  if (!fl_yaml_to_bool(node, (bool *)((char *)row + field->offset)))
    fl_rule_unexpected(l, field->name, node, "true or false");
}

static void read_word(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  *((uint8_t *)row + field->offset) =
      (uint8_t)fl_rule_read_word(l, field->name, node, *(const fl_words *)field->arg);
}

static void read_words(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  *(uint32_t *)((char *)row + field->offset) =
      fl_rule_read_bits(l, field->name, node, *(const fl_words *)field->arg);
}

static void read_texts(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_rule_texts *list = (fl_rule_texts *)((char *)row + field->offset);
  uint32_t n = fl_rule_n_items(node);
  fl_str *texts = fl_arena_zero_n(l->arena, n, sizeof *texts);
  for (uint32_t i = 0; i < n; i++)
    fl_rule_read_text(l, field->name, fl_rule_item(node, i), "a text or a list of texts", &texts[i]);
  *list = (fl_rule_texts){texts, n};
}

static void read_form(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_read_form(l, field->arg, node, (char *)row + field->offset);
}

#define ONE_OR_MORE(item) "{\"anyOf\":[" item ",{\"type\":\"array\",\"minItems\":1,\"items\":" item "}]}"
const fl_field_shape fl_shape_rule_text = {read_text, "{\"type\":[\"string\",\"number\"]}"};
const fl_field_shape fl_shape_rule_flag = {read_flag, "{\"type\":\"boolean\"}"};
const fl_field_shape fl_shape_rule_word = {read_word, "{\"enum\":@words}"};
const fl_field_shape fl_shape_rule_words = {read_words, ONE_OR_MORE("{\"enum\":@words}")};
const fl_field_shape fl_shape_rule_texts = {read_texts, ONE_OR_MORE("{\"type\":\"string\"}")};
const fl_field_shape fl_shape_rule_form = {read_form, "@form"};

// --- forms

static const fl_field *find_field(const fl_form *form, fl_str name) {
  for (uint32_t i = 0; i < form->n; i++) {
    if (fl_str_eq_c(name, form->fields[i].name)) return &form->fields[i];
  }
  return NULL;
}

static void unknown_key(fl_rule_loader *l, const fl_form *form, const fl_yaml_node *key) {
  const char *names[64];
  fl_buf what = {0};
  FL_ASSERT(form->n <= 64);
  for (uint32_t i = 0; i < form->n; i++) names[i] = form->fields[i].name;
  fl_buf_printf(&what, "key in %s:", form->name);
  fl_rule_unknown(l, key, fl_buf_text(&what), names, form->n);
  fl_buf_release(&what);
}

bool fl_read_form(fl_rule_loader *l, const fl_form *form, const fl_yaml_node *node, void *row) {
  if (node->kind != FL_YAML_MAP) {
    fl_rule_error(l, node, "%s: expected a map, found %s", form->name, found(node));
    return false;
  }
  for (uint32_t i = 0; i < form->n; i++) {
    bool missing = form->fields[i].required && !fl_yaml_get(node, form->fields[i].name);
    if (missing) fl_rule_error(l, node, "%s needs \"%s\"", form->name, form->fields[i].name);
  }
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_field *field = find_field(form, node->pairs[i].key->text);
    if (field)
      field->shape->read(l, field, node->pairs[i].value, row);
    else
      unknown_key(l, form, node->pairs[i].key);
  }
  return true;
}
