// Dependency injection: what a registration makes a container hand out, what a call asks it for, what callbacks are called with, and
// which objects are filled from settings.
#include "models/load_p.h"

#include "models/path_p.h"

// --- a type: a path that leads to one, or its name

typedef struct type_place { // where the two go
  uint32_t path, name;
} type_place;

static void read_type_at(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  const type_place *place = key->arg;
  fl_str text;
  if (!fl_load_text(l, key, node, "a type's name or a path", &text)) return;
  if (fl_access_looks_like(text)) *(fl_mid *)((char *)row + place->path) = fl_load_path(l, node);
  else *(fl_text *)((char *)row + place->name) = fl_load_name(l, node, text);
}

static const fl_shape shape_type_at = {read_type_at, "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"$ref\":\"#/$defs/path\"}]}"};

// --- provides, on calls

#define PROVISION(field) offsetof(fl_provision, field)
static const type_place provided_type = {PROVISION(type), PROVISION(named_type)};
static const fl_key provision_keys[] = {
    {"type", &shape_type_at, 0, &provided_type, FL_KEY_REQUIRED},
    {"made", &fl_shape_path, PROVISION(made), NULL, 0},
    {"from", &fl_shape_path, PROVISION(from), NULL, 0},
    {"owner", &fl_shape_path, PROVISION(owner), NULL, 0},
    {"name", &fl_shape_path, PROVISION(name), NULL, 0},
};
const fl_section fl_section_provision = {"a provision", FL_SECTION_KEYS(provision_keys), NULL};

static void read_provisions(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  FL_UNUSED(key);
  uint32_t n = node->kind == FL_YAML_SEQ ? node->n : 1;
  out->first_provision = l->b->provisions.n;
  out->n_provisions = n;
  for (uint32_t i = 0; i < n; i++) {
    fl_provision provision = {0};
    fl_read_map(l, &fl_section_provision, node->kind == FL_YAML_SEQ ? fl_yaml_at(node, i) : node, &provision);
    fl_array_push(&l->b->provisions, provision);
  }
}

const fl_shape fl_shape_provisions = {read_provisions, "{\"anyOf\":[@section,{\"type\":\"array\",\"items\":@section}]}"};

// --- asks

#define REQUEST(field) offsetof(fl_asked_model, field)
static const type_place requested_type = {REQUEST(type), REQUEST(named_type)};
static const fl_key request_keys[] = {
    {"type", &shape_type_at, 0, &requested_type, FL_KEY_REQUIRED},
    {"name", &fl_shape_path, REQUEST(name), NULL, 0},
};
const fl_section fl_section_request = {"a request", FL_SECTION_KEYS(request_keys), NULL};

static void read_request(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_asked_model request = {0};
  fl_read_map(l, key->arg, node, &request);
  fl_array_push(&l->b->requests, request);
  ((fl_meaning_row *)row)->request = l->b->requests.n - 1;
}

const fl_shape fl_shape_request = {read_request, "@section"};

// --- binds

static const fl_key binding_keys[] = {
    {"type", &fl_shape_path, offsetof(fl_binding_model, type), NULL, FL_KEY_REQUIRED},
    {"section", &fl_shape_path, offsetof(fl_binding_model, section), NULL, 0}, // without one: all of the settings
    {"from", &fl_shape_word, offsetof(fl_binding_model, source), &fl_read_words, 0}, // config, or the environment
    {"tag", &fl_shape_text, offsetof(fl_binding_model, tag), NULL, 0},
    {"default_tag", &fl_shape_text, offsetof(fl_binding_model, default_tag), NULL, 0},
};
const fl_section fl_section_binding = {"a binding", FL_SECTION_KEYS(binding_keys), NULL};

static void read_binding(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_binding_model binding = {0};
  fl_read_map(l, key->arg, node, &binding);
  fl_array_push(&l->b->bindings, binding);
  ((fl_meaning_row *)row)->binding = l->b->bindings.n - 1;
}

const fl_shape fl_shape_binding = {read_binding, "@section"};

// --- passes

// [A, B]: two parameters; [[A], [A, B]]: according to how many the callback has.
static void add_passes(fl_loader *l, const fl_key *key, const fl_yaml_node *list, fl_mid callback) {
  for (uint32_t i = 0; i < fl_load_count(list); i++) {
    fl_str text;
    const fl_yaml_node *item = fl_load_item(list, i);
    if (!fl_load_text(l, key, item, "a type", &text)) continue;
    fl_pass pass = {.callback = callback, .n_params = (uint8_t)fl_load_count(list), .param = (uint8_t)i};
    pass.type = fl_load_type_text(l, item, text);
    fl_array_push(&l->b->passes, pass);
  }
}

static bool is_list_of_lists(const fl_yaml_node *node) {
  return node->kind == FL_YAML_SEQ && node->n && fl_yaml_at(node, 0)->kind == FL_YAML_SEQ;
}

static void read_passes(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  out->first_pass = l->b->passes.n;
  if (node->kind != FL_YAML_MAP) {
    fl_load_unexpected(l, key, node, "a map");
    return;
  }
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_node *types = node->pairs[i].value;
    l->any_allowed = true;
    fl_mid callback = fl_load_path(l, node->pairs[i].key);
    l->any_allowed = false;
    if (!is_list_of_lists(types)) add_passes(l, key, types, callback);
    for (uint32_t k = 0; is_list_of_lists(types) && k < types->n; k++) add_passes(l, key, fl_yaml_at(types, k), callback);
  }
  out->n_passes = l->b->passes.n - out->first_pass;
}

#define TYPES_SCHEMA "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}}]}"
const fl_shape fl_shape_passes = {read_passes, "{\"type\":\"object\",\"additionalProperties\":" TYPES_SCHEMA "}"};
