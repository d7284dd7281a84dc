// Where things are found: the address that a call goes to, the one under which an entry point is reached, and the texts and settings
// that such addresses are made of.
#include "models/load_p.h"

#include "models/path_p.h"

#include <ctype.h>

// --- a verb in capitals or an access path

static bool is_verb(fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    if (!isupper((unsigned char)text.at[i])) return false;
  }
  return text.n > 0;
}

static bool is_plain_word(fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    if (!isalpha((unsigned char)text.at[i])) return false;
  }
  return text.n > 0 && fl_word_find(fl_root_words, text) == 0;
}

void fl_load_verb(fl_loader *l, const fl_yaml_node *node, fl_text *literal, fl_mid *path) {
  fl_str text = node->kind == FL_YAML_SCALAR ? node->text : (fl_str){0};
  if (is_verb(text)) *literal = fl_builder_text(l->b, text);
  else if (is_plain_word(text)) fl_load_error(l, node, "\"%.*s\" is neither a verb in capitals (GET) nor an access path", FL_STR_ARG(text));
  else *path = fl_load_path(l, node);
}

// --- rpc: a pattern for the end of a name, and which name that is

static void read_pattern(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_str text;
  if (!fl_load_text(l, key, node, "a name with {service} or {method} in it", &text)) return;
  bool names_it = fl_str_contains(text, FL_STR("{service}")) || fl_str_contains(text, FL_STR("{method}"));
  if (!names_it) fl_load_error(l, node, "\"%s\": \"%.*s\" holds neither {service} nor {method}", key->name, FL_STR_ARG(text));
  *(fl_text *)((char *)row + key->offset) = fl_builder_text(l->b, text);
}

static const fl_shape shape_pattern = {read_pattern, "{\"type\":\"string\"}"};
static const fl_key rpc_keys[] = {
    {"name", &shape_pattern, offsetof(fl_rpc_model, name), NULL, 0},
    {"of", &fl_shape_path, offsetof(fl_rpc_model, of), NULL, 0},
    {"service", &fl_shape_path, offsetof(fl_rpc_model, service), NULL, 0},
    {"method", &fl_shape_path, offsetof(fl_rpc_model, method), NULL, 0},
};
const fl_section fl_section_rpc = {"a procedure's name", FL_SECTION_KEYS(rpc_keys), NULL};

static void read_rpc(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_rpc_model *out = (fl_rpc_model *)((char *)row + key->offset);
  fl_key name = {.name = key->name, .offset = offsetof(fl_rpc_model, name)};
  if (node->kind == FL_YAML_SCALAR) read_pattern(l, &name, node, out);
  else if (fl_read_map(l, key->arg, node, out) && !out->name && !out->service)
    fl_load_error(l, node, "a procedure's name needs \"name\" or \"service\"");
}

const fl_shape fl_shape_rpc = {read_rpc, "{\"anyOf\":[{\"type\":\"string\"},@section]}"};

// --- entry and registers

static void read_entry_method(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_entry_model *out = row;
  FL_UNUSED(key);
  fl_load_verb(l, node, &out->method, &out->method_path);
}

static const fl_shape shape_entry_method = {read_entry_method, FL_VERB_SCHEMA};
static const fl_shape shape_hands_on;
static const fl_key entry_keys[] = {
    {"kind", &fl_shape_word, offsetof(fl_entry_model, kind), &fl_entry_words, FL_KEY_REQUIRED},
    {"method", &shape_entry_method, 0, NULL, 0},
    {"path", &fl_shape_callbacks, offsetof(fl_entry_model, first_path), NULL, 0},
    {"rpc", &fl_shape_rpc, offsetof(fl_entry_model, rpc), &fl_section_rpc, 0},
    {"members", &fl_shape_texts, offsetof(fl_entry_model, first_member), NULL, 0},
    {"starts", &fl_shape_texts, offsetof(fl_entry_model, first_start), NULL, 0},
    {"hands_on", &shape_hands_on, 0, NULL, 0},
};
const fl_section fl_section_entry = {"an entry", FL_SECTION_KEYS(entry_keys), NULL};

static void read_hands_on(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  int64_t n = -1;
  bool around = node->kind == FL_YAML_SCALAR && fl_str_eq_c(node->text, "around");
  bool good = node->kind == FL_YAML_SCALAR && fl_str_to_int64(node->text, &n) && n >= 0 && n + 1 < FL_HANDS_ON_AROUND;
  if (!good && !around) fl_load_error(l, node, "\"%s\" needs a number of parameters, or \"around\"", key->name);
  else ((fl_entry_model *)row)->hands_on = (uint8_t)(around ? FL_HANDS_ON_AROUND : n + 1);
}

static const fl_shape shape_hands_on = {read_hands_on, "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":0},{\"const\":\"around\"}]}"};
static const fl_key registers_keys[] = {
    {"handler", &fl_shape_callback, offsetof(fl_entry_model, handler), NULL, FL_KEY_REQUIRED},
};
const fl_section fl_section_registration = {"a registration", FL_SECTION_KEYS(registers_keys), &fl_section_entry};

static void read_entry(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_entry_model entry = {0};
  fl_read_map(l, key->arg, node, &entry);
  fl_array_push(&l->b->entries, entry);
  ((fl_meaning_row *)row)->entry = l->b->entries.n - 1;
}

const fl_shape fl_shape_entry = {read_entry, "@section"};

// --- mounts

static const fl_key mount_keys[] = {
    {"what", &fl_shape_callback, offsetof(fl_mount_model, what), NULL, 0},
    {"path", &fl_shape_paths, offsetof(fl_mount_model, first_path), NULL, 0},
    {"under", &fl_shape_path, offsetof(fl_mount_model, under), NULL, 0},
};
const fl_section fl_section_mount = {"a mount", FL_SECTION_KEYS(mount_keys), NULL};

static void read_mount(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_mount_model mount = {0};
  fl_read_map(l, key->arg, node, &mount);
  fl_array_push(&l->b->mounts, mount);
  ((fl_meaning_row *)row)->mount = l->b->mounts.n - 1;
}

const fl_shape fl_shape_mount = {read_mount, "@section"};

// --- feeds

static const fl_key feed_keys[] = {
    {"queue", &fl_shape_paths, offsetof(fl_feed_model, first_queue), NULL, FL_KEY_REQUIRED},
    {"exchange", &fl_shape_paths, offsetof(fl_feed_model, first_exchange), NULL, FL_KEY_REQUIRED},
    {"topic", &fl_shape_paths, offsetof(fl_feed_model, first_topic), NULL, 0},
};
const fl_section fl_section_feed = {"a feed", FL_SECTION_KEYS(feed_keys), NULL};

static void read_feed(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_feed_model feed = {0};
  fl_read_map(l, key->arg, node, &feed);
  fl_array_push(&l->b->feeds, feed);
  ((fl_meaning_row *)row)->feed = l->b->feeds.n - 1;
}

const fl_shape fl_shape_feed = {read_feed, "@section"};

// --- text: what the call makes

static const fl_key made_text_keys[] = {
    {"parts", &fl_shape_callbacks, offsetof(fl_text_model, first_part), NULL, 0},
    {"separator", &fl_shape_text, offsetof(fl_text_model, separator), NULL, 0},
    {"format", &fl_shape_path, offsetof(fl_text_model, format), NULL, 0},
    {"holes", &fl_shape_word, offsetof(fl_text_model, style), &fl_hole_words, 0},
};
const fl_section fl_section_made_text = {"a text", FL_SECTION_KEYS(made_text_keys), NULL};

static void check_format(fl_loader *l, const fl_yaml_node *node) {
  bool format = fl_yaml_get(node, "format"), parts = fl_yaml_get(node, "parts"), holes = fl_yaml_get(node, "holes");
  if (format == parts) fl_load_error(l, node, "a text needs either \"parts\" or \"format\"");
  if (format != holes) fl_load_error(l, node, "a text has \"format\" and \"holes\" together");
}

// Parts alone may be written without their key.
static void read_made_text(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_text_model text = {0};
  fl_key parts = {.name = key->name, .offset = offsetof(fl_text_model, first_part)};
  if (node->kind != FL_YAML_MAP) fl_shape_callbacks.read(l, &parts, node, &text);
  else if (fl_read_map(l, key->arg, node, &text)) check_format(l, node);
  fl_array_push(&l->b->text_models, text);
  ((fl_meaning_row *)row)->text = l->b->text_models.n - 1;
}

#define PATH_OR_PATHS "{\"$ref\":\"#/$defs/path\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/path\"}}"
const fl_shape fl_shape_made_text = {read_made_text, "{\"anyOf\":[" PATH_OR_PATHS ",@section]}"};

// --- reads: a setting

static void read_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_read_model *out = row;
  if (out->source) fl_load_error(l, node, "a call reads one of env, config and template");
  out->source = (uint8_t)fl_word_find(fl_read_words, fl_str_from(key->name));
  out->name = fl_load_path(l, node);
}

static const fl_shape shape_read_source = {read_source, "{\"$ref\":\"#/$defs/path\"}"};
static const fl_key reads_keys[] = {
#define X(source) {#source, &shape_read_source, 0, NULL, 0},
    FL_READ_SOURCES(X)
#undef X
    {"default", &fl_shape_path, offsetof(fl_read_model, fallback), NULL, 0},
    {"below", &fl_shape_path, offsetof(fl_read_model, below), NULL, 0},
};
const fl_section fl_section_reads = {"a setting that is read", FL_SECTION_KEYS(reads_keys), NULL};

static void read_reads(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_read_model read = {0};
  if (fl_read_map(l, key->arg, node, &read) && !read.source) fl_load_error(l, node, "needs one of env, config and template");
  fl_array_push(&l->b->read_models, read);
  ((fl_meaning_row *)row)->reads = l->b->read_models.n - 1;
}

const fl_shape fl_shape_reads = {read_reads, "@section"};

// --- defines: something of a table

static const fl_key defines_keys[] = {
    {"table", &fl_shape_path, offsetof(fl_table_model, table), NULL, 0},
    {"within", &fl_shape_flag, offsetof(fl_table_model, within), NULL, 0},
    {"columns", &fl_shape_path, offsetof(fl_table_model, columns), NULL, 0},
    {"unique", &fl_shape_path, offsetof(fl_table_model, unique), NULL, 0},
    {"primary_key", &fl_shape_path, offsetof(fl_table_model, primary_key), NULL, 0},
};
const fl_section fl_section_defines = {"a table that is defined", FL_SECTION_KEYS(defines_keys), NULL};

static void read_defines(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_table_model table = {0};
  bool is_map = fl_read_map(l, key->arg, node, &table);
  if (is_map && !table.table == !table.within) fl_load_error(l, node, "a table is named either by \"table\" or by \"within\"");
  fl_array_push(&l->b->table_models, table);
  ((fl_meaning_row *)row)->defines = l->b->table_models.n - 1;
}

const fl_shape fl_shape_defines = {read_defines, "@section"};
