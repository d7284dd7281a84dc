// The test of a declared setting: {setting: {name: replication, lt: 3}}.
#include "match/rule_setting_p.h"

#include "base/duration.h"

#include <string.h>

typedef struct setting_draft {
  fl_str name, below, above;
  fl_rule_texts is;
  uint8_t written; // 1: it must be, 2: it must not
  uint8_t even;
  int64_t gt, lt;
} setting_draft;

#define D(member) offsetof(setting_draft, member)

static void read_size(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  int64_t n = 0;
  bool good = node->kind == FL_YAML_SCALAR && (fl_str_to_int64(node->text, &n) || fl_duration_parse(node->text, &n) == FL_DURATION_OK);
  if (!good) fl_rule_unexpected(l, field->name, node, "a whole number or a duration with its unit");
  memcpy((char *)row + field->offset, &n, sizeof n);
}

static void read_written(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  bool yes = false;
  if (!fl_yaml_to_bool(node, &yes)) fl_rule_unexpected(l, field->name, node, "true or false");
  ((setting_draft *)row)->written = yes ? 1 : 2;
}

static void read_even(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  bool yes = false;
  if (!fl_yaml_to_bool(node, &yes) || !yes) fl_rule_unexpected(l, field->name, node, "true");
  ((setting_draft *)row)->even = 1;
}

static const fl_field_shape shape_size = {read_size, "{\"type\":[\"string\",\"number\"]}"};
static const fl_field_shape shape_written = {read_written, "{\"type\":\"boolean\"}"};
static const fl_field_shape shape_even = {read_even, "{\"const\":true}"};
static const fl_field setting_fields[] = {
    {"name", &fl_shape_rule_text, D(name), NULL, true},
    {"is", &fl_shape_rule_texts, D(is), NULL, false},
    {"written", &shape_written, 0, NULL, false},
    {"gt", &shape_size, D(gt), NULL, false},
    {"lt", &shape_size, D(lt), NULL, false},
    {"below", &fl_shape_rule_text, D(below), NULL, false},
    {"above", &fl_shape_rule_text, D(above), NULL, false},
    {"even", &shape_even, 0, NULL, false},
};
const fl_form fl_setting_form = FL_FORM("a test of a setting", setting_fields);

static void read_setting(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  setting_draft d = {.gt = INT64_MIN, .lt = INT64_MAX};
  fl_read_form(l, field->arg, node, &d);
  if ((d.below.n > 0) + (d.above.n > 0) + d.even > 1) fl_rule_error(l, node, "a setting is compared with one thing: below, above or even");
  fl_str *words = fl_arena_zero_n(l->arena, 2 + (size_t)d.is.n, sizeof *words);
  words[0] = d.name;
  words[1] = d.below.n ? d.below : d.above;
  if (d.is.n) memcpy(words + 2, d.is.at, d.is.n * sizeof *words);
  p->words = words;
  p->n_words = 2 + d.is.n;
  p->gt = d.gt, p->lt = d.lt;
  p->answers = d.written == 1 ? 1u << FL_ANSWER_set : d.written == 2 ? 1u << FL_ANSWER_absent : 0;
  p->compares = d.below.n ? FL_COMPARES_below : d.above.n ? FL_COMPARES_above : d.even ? FL_COMPARES_even : FL_COMPARES_none;
}

const fl_field_shape fl_shape_rule_setting = {read_setting, "@form"};
