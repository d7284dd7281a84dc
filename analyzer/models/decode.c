// A map of a model file and its table of keys in, a filled row out. Every mistake is one error at its own place; reading goes on
// behind it, so that one pass finds them all.
#include "models/load_p.h"

#include "base/suggest.h"
#include "models/path_p.h"

#include <stdio.h>
#include <string.h>

void fl_load_error(fl_loader *l, const fl_yaml_node *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fl_errors_setv(l->errors, FL_E_INPUT, l->file, node->line, node->col, format, args);
  va_end(args);
}

void fl_load_error_in(fl_loader *l, const fl_yaml_node *node, uint32_t at, const char *why) {
  fl_errors_set(l->errors, FL_E_INPUT, l->file, node->line, node->col + at + node->quoted, "%s", why);
}

static const char *found(const fl_yaml_node *node) {
  if (node->kind == FL_YAML_SCALAR && node->text.n == 0 && node->quoted) return "an empty text";
  return fl_yaml_is_null(node) ? "nothing" : fl_yaml_kind_name(node->kind);
}

void fl_load_unexpected(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const char *expected) {
  fl_load_error(l, node, "\"%s\": expected %s, found %s", key->name, expected, found(node));
}

bool fl_load_text(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const char *expected, fl_str *out) {
  if (node->kind != FL_YAML_SCALAR || fl_yaml_is_null(node) || node->text.n == 0) {
    fl_load_unexpected(l, key, node, expected);
    return false;
  }
  *out = node->text;
  bool clean = fl_str_find_char(node->text, '\0') == FL_STR_NONE;
  if (!clean) fl_load_error(l, node, "\"%s\": a text with a NUL byte", key->name);
  return clean;
}

uint32_t fl_load_count(const fl_yaml_node *node) { return node->kind == FL_YAML_SEQ ? node->n : 1; }

const fl_yaml_node *fl_load_item(const fl_yaml_node *node, uint32_t i) {
  return node->kind == FL_YAML_SEQ ? fl_yaml_at(node, i) : node;
}

// --- words

static void unknown_word(fl_loader *l, const fl_key *key, const fl_yaml_node *node, fl_words words) {
  const char *near = fl_suggest_c(node->text, words.at + 1, words.n - 1);
  if (near) {
    fl_load_error(l, node, "\"%s\": unknown word \"%.*s\" (did you mean %s?)", key->name, FL_STR_ARG(node->text), near);
    return;
  }
  fl_buf list = {0};
  for (uint32_t i = 1; i < words.n; i++) fl_buf_printf(&list, "%s%s", i > 1 ? ", " : "", words.at[i]);
  fl_load_error(l, node, "\"%s\": unknown word \"%.*s\": expected one of %s", key->name, FL_STR_ARG(node->text), fl_buf_text(&list));
  fl_buf_release(&list);
}

uint32_t fl_load_word(fl_loader *l, const fl_key *key, const fl_yaml_node *node, fl_words words) {
  fl_str text;
  if (!fl_load_text(l, key, node, "a word", &text)) return 0;
  uint32_t word = fl_word_find(words, text);
  if (!word) unknown_word(l, key, node, words);
  return word;
}

static void read_word(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  *((uint8_t *)row + key->offset) = (uint8_t)fl_load_word(l, key, node, *(const fl_words *)key->arg);
}

static void read_word_set(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  uint32_t *bits = (uint32_t *)((char *)row + key->offset);
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    uint32_t word = fl_load_word(l, key, fl_load_item(node, i), *(const fl_words *)key->arg);
    if (word) *bits |= 1u << word;
  }
}

// --- texts, names, flags

static void read_text(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_str text;
  if (fl_load_text(l, key, node, "a text", &text)) *(fl_text *)((char *)row + key->offset) = fl_builder_text(l->b, text);
}

static void read_flag(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  bool flag = false;
  if (!fl_yaml_to_bool(node, &flag)) fl_load_unexpected(l, key, node, "true or false");
  *((uint8_t *)row + key->offset) = flag;
}

fl_text fl_load_name(fl_loader *l, const fl_yaml_node *node, fl_str text) {
  char buf[FL_NAME_BYTES_MAX];
  uint32_t at = 0;
  const char *why = fl_name_check(text, false, &at);
  if (why) fl_load_error_in(l, node, at, why);
  return why ? 0 : fl_builder_text(l->b, fl_builder_canonical(l->b, l->language, text, buf, sizeof buf));
}

void fl_load_check_spelling(fl_loader *l, const fl_yaml_node *node, fl_str name) {
  const fl_library *library = &l->b->libraries.at[l->library];
  const fl_text *modules = l->b->texts.at + library->first_module;
  if (library->n_modules < 2 || fl_name_has_prefix(name, fl_builder_read(l->b, modules[0]))) return;
  for (uint32_t i = 1; i < library->n_modules; i++) {
    fl_str module = fl_builder_read(l->b, modules[i]);
    if (!fl_name_has_prefix(name, module) || (l->misspelt >> (i & 63) & 1)) continue;
    l->misspelt |= 1ull << (i & 63); // once a module is enough
    fl_load_error(l, node, "\"%.*s\" is named by \"%.*s\", which \"modules\" lists as another spelling of \"%s\": put it under \"covers\" "
                  "when it is a library of its own, else use the first spelling",
                  FL_STR_ARG(name), FL_STR_ARG(module), fl_builder_read(l->b, modules[0]).at);
    return;
  }
}

static fl_text name_of(fl_loader *l, const fl_key *key, const fl_yaml_node *node) {
  fl_str text;
  return fl_load_text(l, key, node, "a name", &text) ? fl_load_name(l, node, text) : 0;
}

static void read_name(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  *(fl_text *)((char *)row + key->offset) = name_of(l, key, node);
}

// Where a list key puts its first index and its count.
static uint32_t *range_of(void *row, const fl_key *key) { return (uint32_t *)((char *)row + key->offset); }

static bool is_map(fl_loader *l, const fl_key *key, const fl_yaml_node *node) {
  if (node->kind != FL_YAML_MAP) fl_load_unexpected(l, key, node, "a map");
  return node->kind == FL_YAML_MAP;
}

static void read_texts(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  uint32_t *range = range_of(row, key);
  range[0] = l->b->texts.n;
  range[1] = fl_load_count(node);
  for (uint32_t i = 0; i < range[1]; i++) {
    fl_str text = {0};
    fl_load_text(l, key, fl_load_item(node, i), "a text or a list of texts", &text);
    fl_array_push(&l->b->texts, fl_builder_text(l->b, text));
  }
}

static void read_names(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  uint32_t *range = range_of(row, key);
  range[0] = l->b->texts.n;
  range[1] = fl_load_count(node);
  for (uint32_t i = 0; i < range[1]; i++) {
    fl_text name = name_of(l, key, fl_load_item(node, i));
    fl_array_push(&l->b->texts, name);
  }
}

static void read_pairs(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row, bool names) {
  uint32_t *range = range_of(row, key);
  if (!is_map(l, key, node)) return;
  range[0] = l->b->texts.n;
  range[1] = node->n;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_str text = {0};
    const fl_yaml_node *value = node->pairs[i].value;
    bool good = fl_load_text(l, key, value, names ? "a type name for each field" : "a word for each name", &text);
    fl_text second = !good ? 0 : names ? fl_load_type_text(l, value, text) : fl_builder_text(l->b, text);
    fl_array_push(&l->b->texts, fl_builder_text(l->b, node->pairs[i].key->text));
    fl_array_push(&l->b->texts, second);
  }
}

static void read_text_pairs(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  read_pairs(l, key, node, row, false);
}

static void read_name_pairs(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  read_pairs(l, key, node, row, true);
}

// --- paths

static bool has_canonical_name(fl_path_root root) { return root == FL_ROOT_option || root == FL_ROOT_global || root == FL_ROOT_typed || root == FL_ROOT_provided; }

static fl_mid add_path(fl_loader *l, const fl_access *access) {
  char buf[FL_NAME_BYTES_MAX];
  fl_builder *b = l->b;
  fl_str name = access->name;
  if (has_canonical_name(access->root)) name = fl_builder_canonical(b, l->language, name, buf, sizeof buf);
  fl_path path = {.root = (uint8_t)access->root, .n_steps = (uint8_t)access->n_steps, .index = access->index};
  path.name = fl_builder_text(b, name);
  path.first_step = access->n_steps ? b->steps.n : 0;
  for (uint32_t i = 0; i < access->n_steps; i++) {
    fl_text step = fl_builder_text(b, access->steps[i].name);
    fl_array_push(&b->steps, (fl_path_step){step, access->steps[i].index});
  }
  fl_array_push(&b->paths, path);
  return b->paths.n - 1;
}

static bool mentions_any(const fl_access *access) {
  bool any = access->index == FL_ARG_ANY;
  for (uint32_t i = 0; i < access->n_steps; i++) any = any || access->steps[i].index == FL_ARG_ANY;
  return any;
}

fl_mid fl_load_path(fl_loader *l, const fl_yaml_node *node) {
  fl_access access;
  fl_access_error error;
  if (node->kind != FL_YAML_SCALAR || fl_yaml_is_null(node)) {
    fl_load_error(l, node, "expected an access path such as arg[0] or kw[timeout], found %s", found(node));
    return 0;
  }
  if (!fl_access_parse(&access, node->text, &error)) {
    fl_load_error_in(l, node, error.at, error.why);
    return 0;
  }
  if (mentions_any(&access) && !l->any_allowed) {
    fl_load_error(l, node, "[*] is only possible in conditions (any of them), where callbacks are named, and behind \"*\" (each of them)");
    return 0;
  }
  return add_path(l, &access);
}

static void read_path(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  *(fl_mid *)((char *)row + key->offset) = fl_load_path(l, node);
}

static void read_callback(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  l->any_allowed = true;
  read_path(l, key, node, row);
  l->any_allowed = false;
}

static void read_paths(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  uint32_t *range = range_of(row, key);
  range[0] = l->b->path_list.n;
  range[1] = fl_load_count(node);
  for (uint32_t i = 0; i < range[1]; i++) {
    fl_mid path = fl_load_path(l, fl_load_item(node, i));
    fl_array_push(&l->b->path_list, path);
  }
}

static void read_callbacks(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  l->any_allowed = true;
  read_paths(l, key, node, row);
  l->any_allowed = false;
}

static void read_settings(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  uint32_t *range = range_of(row, key);
  bool any = l->any_allowed;
  if (!is_map(l, key, node)) return;
  range[0] = l->b->settings.n;
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_node *paths = node->pairs[i].value; // of several each is a setting of that name
    l->any_allowed = any || fl_str_eq_c(node->pairs[i].key->text, "*"); // "*": arg[*], what all of them have
    for (uint32_t k = 0; k < fl_load_count(paths); k++) {
      fl_setting setting = {.from = fl_load_path(l, fl_load_item(paths, k))};
      setting.name = fl_builder_text(l->b, node->pairs[i].key->text);
      fl_array_push(&l->b->settings, setting);
    }
    l->any_allowed = any;
  }
  range[1] = l->b->settings.n - range[0];
}

// What a callback is handed may be an element of something: receiver[*].
static void read_hands(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  l->any_allowed = true;
  read_settings(l, key, node, row);
  l->any_allowed = false;
}

// --- types with their argument

// A<B>, $element, A<$targ>: each name in it is checked by itself.
fl_text fl_load_type_text(fl_loader *l, const fl_yaml_node *node, fl_str text) {
  fl_str head, inside = {0};
  if (!fl_str_cut(text, '<', &head, &inside) && text.n && text.at[0] != '$') return fl_load_name(l, node, text);
  uint32_t at = 0;
  while (head.n) {
    const char *why = head.at[0] == '$' ? NULL : fl_name_check(head, false, &at);
    if (why) return fl_load_error_in(l, node, at, why), 0;
    if (!inside.n) break;
    if (!fl_str_ends_c(inside, ">")) return fl_load_error(l, node, "\"<\" is never closed"), 0;
    inside.n--;
    if (!fl_str_cut(inside, '<', &head, &inside)) inside = (fl_str){0};
  }
  return fl_builder_text(l->b, text);
}

// --- sections

static const fl_key *find_key(const fl_section *section, fl_str name) {
  for (; section; section = section->also) {
    for (uint32_t i = 0; i < section->n; i++) {
      if (fl_str_eq_c(name, section->keys[i].name)) return &section->keys[i];
    }
  }
  return NULL;
}

static void unknown_key(fl_loader *l, const fl_section *section, const fl_yaml_node *key) {
  FL_ARRAY(const char *) names = {0};
  FL_ASSERT(section);
  for (const fl_section *s = section; s; s = s->also) {
    for (uint32_t i = 0; i < s->n; i++) fl_array_push(&names, s->keys[i].name);
  }
  const char *near = fl_suggest_c(key->text, names.at, names.n);
  if (near) {
    fl_load_error(l, key, "unknown key \"%.*s\" in %s (did you mean %s?)", FL_STR_ARG(key->text), section->name, near);
  } else {
    fl_buf list = {0};
    for (uint32_t i = 0; i < names.n; i++) fl_buf_printf(&list, "%s%s", i ? ", " : "", names.at[i]);
    fl_load_error(l, key, "unknown key \"%.*s\" in %s: expected one of %s", FL_STR_ARG(key->text), section->name, fl_buf_text(&list));
    fl_buf_release(&list);
  }
  fl_array_release(&names);
}

static void check_required(fl_loader *l, const fl_section *section, const fl_yaml_node *node) {
  for (const fl_section *s = section; s; s = s->also) {
    for (uint32_t i = 0; i < s->n; i++) {
      bool missing = s->keys[i].flags & FL_KEY_REQUIRED && !fl_yaml_get(node, s->keys[i].name);
      if (missing) fl_load_error(l, node, "%s needs \"%s\"", section->name, s->keys[i].name);
    }
  }
}

bool fl_read_section(fl_loader *l, const fl_section *section, const fl_yaml_node *node, void *row, uint32_t late) {
  if (node->kind != FL_YAML_MAP) {
    if (!late) fl_load_error(l, node, "%s: expected a map, found %s", section->name, found(node));
    return false;
  }
  if (!late) check_required(l, section, node);
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_key *key = find_key(section, node->pairs[i].key->text);
    if (key && (key->flags & FL_KEY_LATE) == late) key->shape->read(l, key, node->pairs[i].value, row);
    if (!key && !late) unknown_key(l, section, node->pairs[i].key);
  }
  return true;
}

bool fl_read_map(fl_loader *l, const fl_section *section, const fl_yaml_node *node, void *row) {
  return fl_read_section(l, section, node, row, 0);
}

static void read_section(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_read_map(l, key->arg, node, (char *)row + key->offset);
}

#define ONE_OR_MORE(item) "{\"anyOf\":[" item ",{\"type\":\"array\",\"items\":" item "}]}"
#define MAP_OF(item)      "{\"type\":\"object\",\"additionalProperties\":" item "}"
#define NAME_SCHEMA       "{\"$ref\":\"#/$defs/name\"}"
#define PATH_SCHEMA       "{\"$ref\":\"#/$defs/path\"}"

const fl_shape fl_shape_text = {read_text, "{\"type\":[\"string\",\"number\"]}"};
const fl_shape fl_shape_flag = {read_flag, "{\"type\":\"boolean\"}"};
const fl_shape fl_shape_word = {read_word, "{\"enum\":@words}"};
const fl_shape fl_shape_word_set = {read_word_set, ONE_OR_MORE("{\"enum\":@words}")};
const fl_shape fl_shape_texts = {read_texts, ONE_OR_MORE("{\"type\":\"string\"}")};
const fl_shape fl_shape_name = {read_name, NAME_SCHEMA};
const fl_shape fl_shape_names = {read_names, ONE_OR_MORE(NAME_SCHEMA)};
const fl_shape fl_shape_path = {read_path, PATH_SCHEMA};
const fl_shape fl_shape_paths = {read_paths, ONE_OR_MORE(PATH_SCHEMA)};
const fl_shape fl_shape_callback = {read_callback, PATH_SCHEMA};
const fl_shape fl_shape_callbacks = {read_callbacks, ONE_OR_MORE(PATH_SCHEMA)};
const fl_shape fl_shape_settings = {read_settings, MAP_OF(ONE_OR_MORE(PATH_SCHEMA))};
const fl_shape fl_shape_hands = {read_hands, MAP_OF(PATH_SCHEMA)};
const fl_shape fl_shape_text_pairs = {read_text_pairs, MAP_OF("{\"type\":[\"string\",\"number\",\"boolean\"]}")};
const fl_shape fl_shape_name_pairs = {read_name_pairs, MAP_OF(NAME_SCHEMA)};
const fl_shape fl_shape_section = {read_section, "@section"};
