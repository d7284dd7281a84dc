// Types and package-level values. Setters and builders become ordinary call rows; so do the callees that make a type, unless a file
// describes them as calls.
#include "base/duration.h"
#include "models/load_p.h"

#include <string.h>

#define TYPE(field) offsetof(fl_type_model, field)

typedef struct type_draft {
  fl_type_model row; // first: keys hold offsets into it
  fl_str name;       // canonical
  uint32_t line;
} type_draft;

// --- construct

static const char *const construct_word_list[] = {"none", "new", "literal", "inject"};
static const fl_words construct_words = {construct_word_list, 4};

static void add_maker(fl_loader *l, const fl_yaml_node *node, fl_str text, type_draft *draft) {
  fl_text callee = fl_load_name(l, node, text);
  fl_array_push(&l->b->texts, callee);
  draft->row.n_constructs++;
  fl_array_push(&l->makers, (fl_maker){l->library, node->line, callee, fl_builder_text(l->b, draft->name)});
}

static void read_construct(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  type_draft *draft = row;
  draft->row.first_construct = l->b->texts.n;
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    const fl_yaml_node *item = fl_load_item(node, i);
    fl_str text;
    if (!fl_load_text(l, key, item, "new, literal, inject or a callee", &text)) continue;
    switch (fl_word_find(construct_words, text)) {
    case 1: draft->row.construct_new = 1; break;
    case 2: draft->row.construct_literal = 1; break;
    case 3: draft->row.construct_inject = 1; break;
    default: add_maker(l, item, text, draft);
    }
  }
}

// --- setters and builds: call rows of their own

static void add_method_row(fl_loader *l, const fl_yaml_node *key, const type_draft *draft, fl_meaning_row row) {
  char buf[FL_NAME_BYTES_MAX];
  uint32_t n = draft->name.n + 1 + key->text.n;
  row.library = l->library;
  row.line = key->line;
  row.arity_min = row.arity_max = -1;
  row.verified = l->b->libraries.at[l->library].verified;
  if (n > sizeof buf) {
    fl_load_error(l, key, "a name is longer than 511 bytes");
    return;
  }
  memcpy(buf, draft->name.at, draft->name.n);
  buf[draft->name.n] = '.';
  memcpy(buf + draft->name.n + 1, key->text.at, key->text.n);
  fl_posting posting = {.value = fl_load_add_meaning(l->b, &row), .library = l->library, .line = key->line};
  fl_builder_index_call(l->b, FL_INDEX_call, (fl_str){buf, n}, posting);
}

static bool check_map(fl_loader *l, const fl_key *key, const fl_yaml_node *node) {
  if (node->kind != FL_YAML_MAP) fl_load_unexpected(l, key, node, "a map");
  return node->kind == FL_YAML_MAP;
}

static bool is_method_name(fl_loader *l, const fl_yaml_node *node) {
  uint32_t at = 0;
  const char *why = fl_name_check(node->text, false, &at);
  if (!why && fl_str_find_char(node->text, '.') != FL_STR_NONE) why = "a method's own name, without its type";
  if (why) fl_load_error_in(l, node, at, why);
  return !why;
}

static fl_mid receiver_path(fl_builder *b) {
  fl_array_push(&b->paths, (fl_path){.root = FL_ROOT_receiver});
  return b->paths.n - 1;
}

static void read_setters(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  if (!check_map(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_pair *pair = &node->pairs[i];
    fl_meaning_row setter = {.returns_path = receiver_path(l->b)};
    fl_key mutates = {.name = "setters", .offset = offsetof(fl_meaning_row, first_mutate)};
    fl_shape_settings.read(l, &mutates, pair->value, &setter);
    if (is_method_name(l, pair->key)) add_method_row(l, pair->key, row, setter);
  }
}

// The result takes over every property: one setting named "*".
static void read_builds(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  if (!check_map(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_pair *pair = &node->pairs[i];
    fl_key returns = {.name = "builds", .offset = offsetof(fl_meaning_row, returns)};
    fl_meaning_row builder = {.first_set = l->b->settings.n, .n_sets = 1};
    fl_setting all = {.name = fl_builder_text(l->b, FL_STR("*")), .from = receiver_path(l->b)};
    fl_array_push(&l->b->settings, all);
    fl_shape_name.read(l, &returns, pair->value, &builder);
    if (is_method_name(l, pair->key)) add_method_row(l, pair->key, row, builder);
  }
}

// --- types

// Their names went in with the heads (fl_load_aliases); here only their form is checked.
static void read_aliases(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    const fl_yaml_node *item = fl_load_item(node, i);
    fl_str text;
    if (fl_load_text(l, key, item, "a name or a list of names", &text)) fl_load_name(l, item, text);
  }
}

#define CONSTRUCT_ITEM "{\"anyOf\":[{\"enum\":@words},{\"$ref\":\"#/$defs/name\"}]}"
static const fl_shape shape_construct = {
    read_construct, "{\"anyOf\":[" CONSTRUCT_ITEM ",{\"type\":\"array\",\"items\":" CONSTRUCT_ITEM "}]}"};
static const fl_shape shape_setters = {
    read_setters,
    "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/path\"}}}"};
static const fl_shape shape_builds = {read_builds, "{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/name\"}}"};
static const fl_shape shape_aliases = {
    read_aliases, "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/name\"}}]}"};

static const fl_key type_keys[] = {
    {"construct", &shape_construct, 0, &construct_words, 0},
    {"aliases", &shape_aliases, 0, NULL, 0},
    {"supers", &fl_shape_names, TYPE(first_super), NULL, 0},
    {"fixed", &fl_shape_texts, TYPE(first_fixed), NULL, 0},
    {"fields", &fl_shape_name_pairs, TYPE(first_field), NULL, 0},
    {"wraps", &fl_shape_flag, TYPE(wraps), NULL, 0},
    {"fills", &fl_shape_flag, TYPE(fills), NULL, 0},
    {"runs", &fl_shape_text, TYPE(runs), NULL, 0},
    {"sets", &fl_shape_settings, TYPE(first_set), NULL, 0},
    {"setters", &shape_setters, 0, NULL, 0},
    {"builds", &shape_builds, 0, NULL, 0},
    {"error", &fl_shape_word, TYPE(error), &fl_error_words, 0},
    {"reads", &fl_shape_word, TYPE(reads), &fl_read_words, 0},
};
const fl_section fl_section_type = {"a type", FL_SECTION_KEYS(type_keys), NULL};

// To the nanosecond, which fl_duration_parse rounds away.
static bool read_nanoseconds(fl_str text, int64_t *ns) {
  int64_t ms, n;
  bool is_ns = fl_str_ends_c(text, "ns"), is_us = fl_str_ends_c(text, "us");
  bool fine = is_ns || is_us;
  if (fine && (!fl_str_to_int64(fl_str_slice(text, 0, text.n - 2), &n) || n >= 1000000 || n <= 0)) return false;
  if (!fine && (fl_duration_parse(text, &ms) != FL_DURATION_OK || ms >= INT64_MAX / 1000000 || ms < -1000)) return false;
  *ns = fine ? n * (is_us ? 1000 : 1) : ms * 1000000;
  return true;
}

static void read_constant(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_str text;
  if (!fl_load_text(l, key, node, "a duration", &text)) return;
  fl_type_model *value = row;
  value->is_duration = true;
  if (fl_str_eq_c(text, "infinite")) value->value_ns = INT64_MAX;
  else if (!read_nanoseconds(text, &value->value_ns)) fl_load_unexpected(l, key, node, "a duration such as 1s or 100us");
}

static const fl_shape shape_constant = {read_constant, "{\"type\":\"string\"}"};
static const fl_key value_keys[] = {
    {"type", &fl_shape_name, TYPE(value_type), NULL, 0},
    {"duration", &shape_constant, 0, NULL, 0},
    {"text", &fl_shape_text, TYPE(value_text), NULL, 0},
    {"sets", &fl_shape_settings, TYPE(first_set), NULL, 0},
    {"reads", &fl_shape_word, TYPE(reads), &fl_read_words, 0},
    {"error", &fl_shape_word, TYPE(error), &fl_error_words, 0},
};
const fl_section fl_section_value = {"a value", FL_SECTION_KEYS(value_keys), NULL};

// Two descriptions of one type would hide each other; a later layer may describe it anew.
static void check_new(fl_loader *l, const fl_yaml_node *node, fl_text name) {
  const fl_library *library = &l->b->libraries.at[l->library];
  for (uint32_t i = 0; i < library->n_languages; i++) {
    fl_str language = fl_builder_read(l->b, l->b->texts.at[library->first_language + i]);
    const fl_index_entry *other = fl_builder_find(l->b, FL_INDEX_type, language, fl_builder_read(l->b, name));
    if (!other || other->layer != l->b->layer) continue;
    fl_str file = fl_builder_read(l->b, l->b->libraries.at[other->posting.library].file);
    fl_load_error(l, node, "\"%.*s\" is already described in %.*s, line %u (its canonical name is \"%s\")", FL_STR_ARG(node->text),
                  FL_STR_ARG(file), other->posting.line, fl_builder_read(l->b, name).at);
    return;
  }
}

static bool says_something(const fl_yaml_node *value) {
  static const char *const keys[] = {"type", "duration", "text", "reads", "error"};
  for (uint32_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (fl_yaml_get(value, keys[i])) return true;
  return false;
}

static void add_type(fl_loader *l, const fl_yaml_pair *pair, const fl_section *section, bool is_value) {
  fl_text name = fl_load_name(l, pair->key, pair->key->text);
  fl_load_check_spelling(l, pair->key, pair->key->text);
  type_draft draft = {.row = {.name = name, .library = l->library, .is_value = is_value}, .name = fl_builder_read(l->b, name), .line = pair->key->line};
  check_new(l, pair->key, name);
  bool is_map = fl_read_map(l, section, pair->value, &draft);
  if (is_map && is_value && !says_something(pair->value))
    fl_load_error(l, pair->value, "a value needs \"type\", \"duration\", \"text\", \"reads\" or \"error\"");
  fl_array_push(&l->b->types, draft.row);
  fl_posting posting = {.value = l->b->types.n - 1, .library = l->library, .line = draft.line};
  fl_builder_index(l->b, FL_INDEX_type, draft.name, posting);
}

static void read_types(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!check_map(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) add_type(l, &node->pairs[i], key->arg, false);
}

static void read_values(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!check_map(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) add_type(l, &node->pairs[i], key->arg, true);
}

const fl_shape fl_shape_types = {read_types, "{\"type\":\"object\",\"additionalProperties\":@section}"};
const fl_shape fl_shape_values = {read_values, "{\"type\":\"object\",\"additionalProperties\":@section}"};

// --- types by name alone

static void add_type_name(fl_loader *l, const fl_yaml_node *node, fl_str module) {
  char buf[FL_NAME_BYTES_MAX];
  uint32_t n = module.n + 1 + node->text.n;
  if (n >= sizeof buf || !is_method_name(l, node)) return;
  memcpy(buf, module.at, module.n);
  buf[module.n] = '.';
  memcpy(buf + module.n + 1, node->text.at, node->text.n);
  fl_builder_index(l->b, FL_INDEX_name, (fl_str){buf, n}, (fl_posting){.value = l->library, .library = l->library, .line = node->line});
}

// `module: [Type, Type]`: everything that programs name in the module, so that other names must come from elsewhere.
static void read_type_names(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!check_map(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_node *module = node->pairs[i].key, *list = node->pairs[i].value;
    fl_posting posting = {.value = l->library, .library = l->library, .line = module->line};
    fl_builder_index(l->b, FL_INDEX_listed, module->text, posting);
    fl_builder_index(l->b, FL_INDEX_module, module->text, posting);
    for (uint32_t k = 0; k < fl_load_count(list); k++) {
      fl_str text;
      const fl_yaml_node *item = fl_load_item(list, k);
      if (fl_load_text(l, key, item, "a type's own name", &text)) add_type_name(l, item, module->text);
    }
  }
}

const fl_shape fl_shape_type_names = {
    read_type_names,
    "{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}}"};

// --- other spellings

static void add_aliases(fl_loader *l, const fl_yaml_pair *pair) {
  char buf[FL_NAME_BYTES_MAX];
  const fl_yaml_node *aliases = fl_yaml_get(pair->value, "aliases");
  fl_str name = fl_builder_canonical(l->b, l->language, pair->key->text, buf, sizeof buf);
  fl_posting posting = {.value = fl_builder_text(l->b, name), .library = l->library, .line = pair->key->line};
  for (uint32_t i = 0; aliases && i < fl_load_count(aliases); i++) {
    const fl_yaml_node *item = fl_load_item(aliases, i);
    char alias_buf[FL_NAME_BYTES_MAX];
    if (item->kind != FL_YAML_SCALAR || item->text.n == 0 || item->text.n >= FL_NAME_BYTES_MAX) continue;
    fl_str alias = fl_builder_canonical(l->b, l->language, item->text, alias_buf, sizeof alias_buf);
    if (!fl_str_eq(alias, fl_builder_read(l->b, posting.value))) fl_builder_index(l->b, FL_INDEX_alias, alias, posting);
  }
}

void fl_load_aliases(fl_loader *l, const fl_yaml_node *types) {
  for (uint32_t i = 0; types && types->kind == FL_YAML_MAP && i < types->n; i++) add_aliases(l, &types->pairs[i]);
}

// --- makers

// Call rows of this name that do not say what comes back now do. False when there is no such row.
static bool complete_calls(fl_loader *l, const fl_maker *maker) {
  fl_builder *b = l->b;
  const fl_library *library = &b->libraries.at[maker->library];
  fl_str language = fl_builder_read(b, library->n_languages ? b->texts.at[library->first_language] : 0);
  const fl_index_entry *call = fl_builder_find(b, FL_INDEX_call, language, fl_builder_read(b, maker->callee));
  if (!call || call->layer != b->layer) return false;
  for (uint32_t i = 0; i < b->index.n; i++) {
    const fl_index_entry *entry = &b->index.at[i];
    if (entry->key != call->key || entry->layer != b->layer) continue;
    fl_meaning_row *row = &b->meanings.at[entry->posting.value];
    bool returns = row->returns || row->returns_path || row->n_returns;
    if (!returns) row->returns = maker->type;
  }
  return true;
}

void fl_load_makers(fl_loader *l) {
  for (uint32_t i = 0; i < l->makers.n; i++) {
    const fl_maker *maker = &l->makers.at[i];
    if (maker->callee == 0 || complete_calls(l, maker)) continue;
    fl_meaning_row row = {.library = maker->library, .line = maker->line, .arity_min = -1, .arity_max = -1, .returns = maker->type};
    row.verified = l->b->libraries.at[maker->library].verified;
    fl_posting posting = {.value = fl_load_add_meaning(l->b, &row), .library = maker->library, .line = maker->line};
    fl_builder_index_call(l->b, FL_INDEX_call, fl_builder_read(l->b, maker->callee), posting);
  }
}
