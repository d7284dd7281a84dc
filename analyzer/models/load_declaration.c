// What configuration declares: where a declaration stands, what it is called, and which of its settings mean what.
#include "models/load_p.h"

#include <string.h>

typedef struct declaration_draft { // `row` first: keys hold offsets into it
  fl_declaration_model row;
  fl_text what, protocol, page;
  uint8_t verified;
} declaration_draft;

#define DRAFT(field) offsetof(declaration_draft, field)
#define AT(field)    offsetof(fl_declaration_model, field)

// --- where it stands

static const char name_hole[] = "{name}";

static void read_keys(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_str text;
  if (!fl_load_text(l, key, node, "what its keys begin with", &text)) return;
  uint32_t hole = fl_str_find(text, fl_str_from(name_hole));
  fl_str rest = hole == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, hole + (uint32_t)strlen(name_hole));
  if (!fl_str_ends_c(text, ".")) fl_load_error(l, node, "\"keys\": what keys begin with ends with a dot");
  if (fl_str_find_char(rest, '{') != FL_STR_NONE) fl_load_error(l, node, "\"keys\": only one {name} is possible");
  *(fl_text *)((char *)row + key->offset) = fl_builder_text(l->b, text);
}

// {kind: KafkaTopic}: pairs of a key and what it is.
static const fl_shape shape_keys = {read_keys, "{\"type\":\"string\"}"};
static const fl_key at_keys[] = {
    {"keys", &shape_keys, AT(keys), NULL, 0},
    {"document", &fl_shape_text_pairs, AT(first_document), NULL, 0},
    {"file", &fl_shape_texts, AT(first_file), NULL, 0},
    {"image", &fl_shape_texts, AT(first_image), NULL, 0},
    {"workload", &fl_shape_texts, AT(first_workload), NULL, 0},
    {"has", &fl_shape_texts, AT(first_has), NULL, 0},
    {"starts", &fl_shape_texts, AT(first_starts), NULL, 0},
    {"with", &fl_shape_texts, AT(first_with), NULL, 0},
    {"without", &fl_shape_texts, AT(first_without), NULL, 0},
    {"off", &fl_shape_text_pairs, AT(first_off), NULL, 0},
};
static const fl_section at_section = {"the place of a declaration", FL_SECTION_KEYS(at_keys), NULL};

static void read_at(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  declaration_draft *draft = row;
  if (!fl_read_map(l, key->arg, node, &draft->row)) return;
  const fl_declaration_model *m = &draft->row;
  uint32_t others = (m->keys != 0) + (m->n_files > 0) + (m->n_images > 0) + (m->n_workloads > 0) + (m->n_starts > 0);
  uint32_t ways = others ? others : m->n_document > 0 || m->n_with > 0; // what a document says may be asked besides
  if (ways != 1) fl_load_error(l, node, "a declaration is told by one of \"keys\", \"document\", \"file\", \"image\", \"workload\", \"starts\" and \"with\"");
}

static const fl_shape shape_at = {read_at, "@section"};

// --- settings

#define SETTING(field) offsetof(fl_declared_setting, field)
static const fl_key setting_keys[] = {
    {"key", &fl_shape_texts, SETTING(first_key), NULL, FL_KEY_REQUIRED},
    {"unit", &fl_shape_word, SETTING(unit), &fl_unit_words, 0},
    {"items", &fl_shape_flag, SETTING(items), NULL, 0},
    {"default", &fl_shape_text, SETTING(fallback), NULL, 0},
};
static const fl_section setting_section = {"a declared setting", FL_SECTION_KEYS(setting_keys), NULL};

static void add_setting(fl_loader *l, const fl_yaml_node *name, const fl_yaml_node *value) {
  fl_declared_setting setting = {.name = fl_builder_text(l->b, name->text)};
  static const fl_key key = {"key", &fl_shape_texts, SETTING(first_key), NULL, 0};
  if (value->kind == FL_YAML_MAP) fl_read_map(l, &setting_section, value, &setting);
  else fl_shape_texts.read(l, &key, value, &setting);
  fl_array_push(&l->b->declared_settings, setting);
}

static void read_declared_settings(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  declaration_draft *draft = row;
  if (node->kind != FL_YAML_MAP) {
    fl_load_unexpected(l, key, node, "a map");
    return;
  }
  draft->row.first_setting = l->b->declared_settings.n;
  draft->row.n_settings = node->n;
  for (uint32_t i = 0; i < node->n; i++) add_setting(l, node->pairs[i].key, node->pairs[i].value);
}

static const fl_shape shape_declared_settings = {
    read_declared_settings,
    "{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}},@section]}}"};

// --- the whole

static void read_declaration_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  declaration_draft *draft = row;
  fl_source source = {0};
  fl_read_map(l, key->arg, node, &source);
  draft->page = source.page;
  draft->verified = source.verified;
}

static const fl_shape shape_declaration_source = {read_declaration_source, "@section"};
static const fl_key declaration_keys[] = {
    {"what", &fl_shape_text, DRAFT(what), NULL, FL_KEY_REQUIRED},
    {"protocol", &fl_shape_text, DRAFT(protocol), NULL, 0},
    {"at", &shape_at, 0, &at_section, FL_KEY_REQUIRED},
    {"name", &fl_shape_texts, DRAFT(row.first_name), NULL, 0},
    {"settings", &shape_declared_settings, 0, &setting_section, FL_KEY_REQUIRED},
    {"source", &shape_declaration_source, 0, &fl_section_source, 0},
};
const fl_section fl_section_declaration = {"a declaration", FL_SECTION_KEYS(declaration_keys), NULL};

// What every site has: its protocol, and the attribute `what`.
static fl_mid add_meaning(fl_loader *l, const declaration_draft *draft, uint32_t line) {
  fl_meaning_row row = {.library = l->library, .line = line, .site = FL_SITE_declaration, .arity_min = -1, .arity_max = -1};
  row.protocol = draft->protocol;
  row.source_page = draft->page;
  row.verified = draft->page ? draft->verified : l->b->libraries.at[l->library].verified;
  row.first_attribute = l->b->texts.n;
  row.n_attributes = 1;
  fl_text word = fl_builder_text(l->b, FL_STR("what"));
  fl_array_push(&l->b->texts, word);
  fl_array_push(&l->b->texts, draft->what);
  return fl_load_add_meaning(l->b, &row);
}

static void read_declarations(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (node->kind != FL_YAML_SEQ) {
    fl_load_unexpected(l, key, node, "a list");
    return;
  }
  for (uint32_t i = 0; i < node->n; i++) {
    declaration_draft draft = {0};
    if (!fl_read_map(l, &fl_section_declaration, fl_yaml_at(node, i), &draft)) continue;
    draft.row.meaning = add_meaning(l, &draft, fl_yaml_at(node, i)->line);
    fl_array_push(&l->b->declarations, draft.row);
  }
}

const fl_shape fl_shape_declarations = {read_declarations, "{\"type\":\"array\",\"items\":@section}"};
