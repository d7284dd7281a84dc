// Roles (deadline, wait, bound, ...) and conditions.
#include "base/duration.h"
#include "models/load_p.h"

#include <string.h>

// What the number of a role's default is.
typedef enum measure { MEASURE_WORD, MEASURE_TIME, MEASURE_COUNT } measure;

static const measure measure_of[FL_N_ROLE_KINDS] = {
    [FL_ROLEKIND_deadline] = MEASURE_TIME,  [FL_ROLEKIND_wait] = MEASURE_TIME,      [FL_ROLEKIND_lease] = MEASURE_TIME,
    [FL_ROLEKIND_elapsed] = MEASURE_TIME,   [FL_ROLEKIND_backoff] = MEASURE_TIME,   [FL_ROLEKIND_bound] = MEASURE_COUNT,
    [FL_ROLEKIND_attempts] = MEASURE_COUNT, [FL_ROLEKIND_resources] = MEASURE_COUNT,
    [FL_ROLEKIND_key_life] = MEASURE_TIME,  [FL_ROLEKIND_partitions] = MEASURE_COUNT, [FL_ROLEKIND_replication] = MEASURE_COUNT, [FL_ROLEKIND_batch] = MEASURE_COUNT,
};

// --- carriers

static const fl_key carrier_keys[] = {
    {"from", &fl_shape_path, offsetof(fl_carrier, from), NULL, FL_KEY_REQUIRED},
    {"unit", &fl_shape_word, offsetof(fl_carrier, unit), &fl_unit_words, 0},
    {"unit_from", &fl_shape_path, offsetof(fl_carrier, unit_from), NULL, 0},
    {"scope", &fl_shape_word, offsetof(fl_carrier, scope), &fl_scope_words, 0},
    {"zero", &fl_shape_word, offsetof(fl_carrier, zero), &fl_meaning_words, 0},
    {"negative", &fl_shape_word, offsetof(fl_carrier, negative), &fl_meaning_words, 0},
    {"null", &fl_shape_word, offsetof(fl_carrier, null), &fl_meaning_words, 0},
    {"presence", &fl_shape_flag, offsetof(fl_carrier, presence), NULL, 0},
    {"holds", &fl_shape_text, offsetof(fl_carrier, holds), NULL, 0},
    {"rare", &fl_shape_flag, offsetof(fl_carrier, rare), NULL, 0},
    {"ignored", &fl_shape_flag, offsetof(fl_carrier, ignored), NULL, 0},
    {"instant", &fl_shape_flag, offsetof(fl_carrier, instant), NULL, 0},
};
static const fl_section carrier_section = {"a carrier", FL_SECTION_KEYS(carrier_keys), NULL};

static bool is_list(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const char *of_what) {
  if (node->kind != FL_YAML_SEQ) fl_load_unexpected(l, key, node, of_what);
  return node->kind == FL_YAML_SEQ;
}

static void read_carriers(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_role_model *role = row;
  if (!is_list(l, key, node, "a list of carriers")) return;
  role->first_carrier = l->b->carriers.n;
  role->n_carriers = (uint16_t)node->n;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_carrier carrier = {0};
    fl_read_map(l, &carrier_section, fl_yaml_at(node, i), &carrier);
    fl_array_push(&l->b->carriers, carrier);
  }
}

// --- defaults

static void read_count(fl_loader *l, const fl_key *key, const fl_yaml_node *node, fl_default *out) {
  out->meaning = FL_MEANS_number;
  bool good = !node->quoted && fl_str_to_int64(node->text, &out->value) && out->value >= 0;
  if (!good) fl_load_unexpected(l, key, node, "a count or one of infinite, default, error, off, no_wait, absent");
}

static void read_time(fl_loader *l, const fl_key *key, const fl_yaml_node *node, fl_default *out) {
  out->meaning = FL_MEANS_number;
  switch (fl_duration_parse(node->text, &out->value)) {
  case FL_DURATION_OK: break;
  case FL_DURATION_NEEDS_UNIT:
    if (out->value != 0) fl_load_error(l, node, "\"%s\": a number without a unit: write 10s or 250ms", key->name);
    break;
  default:
    fl_load_error(l, node, "\"%s\": \"%.*s\" is neither a duration (10s, 250ms) nor one of infinite, default, error, off, no_wait, absent",
                  key->name, FL_STR_ARG(node->text));
  }
}

static void read_value(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_default *out = row;
  fl_str text;
  if (!fl_load_text(l, key, node, "a value", &text)) return;
  uint32_t word = fl_word_find(fl_meaning_words, text);
  if (word && word != FL_MEANS_number) {
    out->meaning = (uint8_t)word;
    return;
  }
  measure kind = measure_of[l->role];
  if (kind == MEASURE_TIME) read_time(l, key, node, out);
  else if (kind == MEASURE_COUNT) read_count(l, key, node, out);
  else *out = (fl_default){.meaning = FL_MEANS_default, .scope = out->scope, .versions = out->versions, .of = out->of, .word = fl_builder_text(l->b, text)};
}

static const fl_shape shape_value = {read_value, "{\"type\":[\"string\",\"integer\",\"boolean\"]}"};
static const fl_key default_keys[] = {
    {"value", &shape_value, 0, NULL, 0},
    {"from", &fl_shape_path, offsetof(fl_default, from), NULL, 0},
    {"scope", &fl_shape_word, offsetof(fl_default, scope), &fl_scope_words, 0},
    {"versions", &fl_shape_text, offsetof(fl_default, versions), NULL, 0},
    {"of", &fl_shape_text, offsetof(fl_default, of), NULL, 0},
};
static const fl_section default_section = {"a default", FL_SECTION_KEYS(default_keys), NULL};

static void read_default(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_role_model *role = row;
  FL_UNUSED(key);
  role->first_default = l->b->defaults.n;
  role->n_defaults = (uint16_t)fl_load_count(node);
  for (uint32_t i = 0; i < role->n_defaults; i++) {
    fl_default value = {0};
    const fl_yaml_node *item = fl_load_item(node, i);
    fl_read_map(l, &default_section, item, &value);
    if (item->kind == FL_YAML_MAP && !value.from == !fl_yaml_get(item, "value")) fl_load_error(l, item, "a default needs one of value, from");
    bool is_last = i + 1 == role->n_defaults;
    if (!is_last && value.versions == 0 && item->kind == FL_YAML_MAP) {
      fl_load_error(l, item, "only the last default may be without \"versions\": those behind this one are never used");
    }
    fl_array_push(&l->b->defaults, value);
  }
}

// --- roles

static const char *const count_word_list[] = {"none", "attempts", "retries"};
static const fl_words count_words = {count_word_list, 3};

static void read_counts(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  ((fl_role_model *)row)->counts = fl_load_word(l, key, node, count_words) == 2;
}

static const fl_shape shape_carriers = {read_carriers, "{\"type\":\"array\",\"items\":@section}"};
static const fl_shape shape_default = {read_default, "{\"anyOf\":[@section,{\"type\":\"array\",\"items\":@section}]}"};
static const fl_shape shape_counts = {read_counts, "{\"enum\":@words}"};
static const fl_key role_keys[] = {
    {"carriers", &shape_carriers, 0, &carrier_section, 0},
    {"default", &shape_default, 0, &default_section, 0},
    {"counts", &shape_counts, 0, &count_words, 0},
    {"advice", &fl_shape_text, offsetof(fl_role_model, advice), NULL, 0},
};
const fl_section fl_section_role = {"a role", FL_SECTION_KEYS(role_keys), NULL};

static void read_role(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_draft *draft = row;
  l->role = (fl_role_kind)fl_word_find(fl_role_words, fl_str_from(key->name));
  fl_role_model role = {.role = (uint8_t)l->role};
  fl_read_map(l, &fl_section_role, node, &role);
  draft->roles[draft->n_roles++] = role;
}

const fl_shape fl_shape_role = {read_role, "@section"};

// --- conditions

enum { TEST_NONE, TEST_IS, TEST_IN, TEST_PRESENT, TEST_ABSENT, TEST_TYPE, TEST_LIKE };

typedef struct condition_draft {
  fl_condition row;
  uint32_t first, n; // texts
  uint32_t n_tests;
} condition_draft;

static void begin_test(condition_draft *draft, uint8_t test) {
  draft->row.test = test;
  draft->n_tests++;
}

static void read_is(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  condition_draft *draft = row;
  begin_test(draft, TEST_IS);
  if (node->kind != FL_YAML_SCALAR) fl_load_unexpected(l, key, node, "true, false, null or a text");
  draft->first = l->b->texts.n;
  draft->n = 1;
  fl_str text = fl_yaml_is_null(node) ? FL_STR("null") : node->text;
  fl_array_push(&l->b->texts, node->kind == FL_YAML_SCALAR ? fl_builder_text(l->b, text) : 0);
}

static void read_texts(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row, uint8_t test) {
  condition_draft *draft = row;
  begin_test(draft, test);
  if (!is_list(l, key, node, "a list of texts")) return;
  fl_key texts = {.name = key->name, .offset = offsetof(condition_draft, first)};
  fl_shape_texts.read(l, &texts, node, draft);
}

static void read_in(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) { read_texts(l, key, node, row, TEST_IN); }

static void read_like(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) { read_texts(l, key, node, row, TEST_LIKE); }

static void read_present(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  bool present = true;
  if (!fl_yaml_to_bool(node, &present)) fl_load_unexpected(l, key, node, "true or false");
  begin_test(row, present ? TEST_PRESENT : TEST_ABSENT);
}

static void read_type(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  condition_draft *draft = row;
  begin_test(draft, TEST_TYPE);
  fl_key names = {.name = key->name, .offset = offsetof(condition_draft, first)};
  fl_shape_names.read(l, &names, node, draft);
}

static const fl_shape shape_is = {read_is, "{\"type\":[\"string\",\"number\",\"boolean\",\"null\"]}"};
static const fl_shape shape_in = {read_in, "{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"number\",\"boolean\"]}}"};
static const fl_shape shape_like = {read_like, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"};
static const fl_shape shape_present = {read_present, "{\"type\":\"boolean\"}"};
static const fl_shape shape_type = {read_type, "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/name\"}}]}"};
static const fl_key condition_keys[] = {
    {"path", &fl_shape_path, offsetof(condition_draft, row.path), NULL, FL_KEY_REQUIRED},
    {"is", &shape_is, 0, NULL, 0},
    {"in", &shape_in, 0, NULL, 0},
    {"like", &shape_like, 0, NULL, 0},
    {"present", &shape_present, 0, NULL, 0},
    {"type", &shape_type, 0, NULL, 0},
};
const fl_section fl_section_condition = {"a condition", FL_SECTION_KEYS(condition_keys), NULL};

static fl_condition read_condition(fl_loader *l, const fl_yaml_node *node) {
  condition_draft draft = {0};
  bool is_map = fl_read_map(l, &fl_section_condition, node, &draft);
  if (is_map && draft.n_tests != 1) {
    fl_load_error(l, node, "a condition needs exactly one of is, in, like, present, type");
  }
  draft.row.first_text = draft.n ? draft.first : 0;
  draft.row.n_texts = (uint16_t)draft.n;
  return draft.row;
}

static void read_conditions(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = &((fl_draft *)row)->row;
  if (!is_list(l, key, node, "a list of conditions")) return;
  l->any_allowed = true;
  out->first_condition = l->b->conditions.n;
  out->n_conditions = node->n;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_condition condition = read_condition(l, fl_yaml_at(node, i));
    fl_array_push(&l->b->conditions, condition);
  }
  l->any_allowed = false;
}

const fl_shape fl_shape_conditions = {read_conditions, "{\"type\":\"array\",\"items\":@section}"};
