// Reading rule files with tables: a form is a list of fields; a field says what stands behind its key (its shape) and where that goes
// in the struct that is being filled. The JSON schema is printed from the same tables (rule_schema.c).
#ifndef FL_MATCH_RULE_READ_P_H
#define FL_MATCH_RULE_READ_P_H

#include "base/array.h"
#include "base/strbuf.h"
#include "base/yaml.h"
#include "match/rule.h"

#include <stddef.h>

typedef struct fl_rule_loader {
  fl_arena *arena; // what is read lives here
  fl_errors *errors;
  const char *file; // for messages
  uint32_t depth;   // of regions in regions: 0 = the rule's own predicates
} fl_rule_loader;

typedef struct fl_field fl_field;
typedef void fl_field_reader(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row);

typedef struct fl_field_shape {
  fl_field_reader *read;
  const char *schema; // JSON; @words, @form stand for what the field's `arg` brings
} fl_field_shape;

struct fl_field {
  const char *name;
  const fl_field_shape *shape;
  uint32_t offset; // into the row
  const void *arg; // fl_words or fl_form of the shape
  bool required;
};

typedef struct fl_form {
  const char *name; // in messages ("a rule") and, without its article, in the schema
  const fl_field *fields;
  uint32_t n;
} fl_form;

#define FL_FORM(name, table)                                                                                 \
  { name, table, sizeof table / sizeof *table }

// An array of texts as rules hold it: the list and, in the next member, its count.
typedef struct fl_rule_texts {
  const fl_str *at;
  uint32_t n;
} fl_rule_texts;

// --- rule_read.c
extern const fl_field_shape fl_shape_rule_text, fl_shape_rule_flag, fl_shape_rule_word, fl_shape_rule_words,
    fl_shape_rule_texts, fl_shape_rule_form, fl_shape_rule_forms;

// False when the node is no map.
bool fl_read_form(fl_rule_loader *l, const fl_form *form, const fl_yaml_node *node, void *row);
void fl_rule_error(fl_rule_loader *l, const fl_yaml_node *node, const char *format, ...) FL_PRINTF(3, 4);
void fl_rule_unexpected(fl_rule_loader *l, const char *key, const fl_yaml_node *node, const char *expected);
// "unknown WHAT "x" (did you mean y?)" or the list of what is known. Names are at[0..n).
void fl_rule_unknown(fl_rule_loader *l, const fl_yaml_node *node, const char *what, const char *const *at,
                     uint32_t n);
bool fl_rule_read_text(fl_rule_loader *l, const char *key, const fl_yaml_node *node, const char *expected,
                       fl_str *out);
uint32_t fl_rule_read_word(fl_rule_loader *l, const char *key, const fl_yaml_node *node, fl_words words);
// One word or a list of words, as bits.
uint32_t fl_rule_read_bits(fl_rule_loader *l, const char *key, const fl_yaml_node *node, fl_words words);
// A list in a list's or a single item's clothes: item i of a sequence, or the node itself.
uint32_t fl_rule_n_items(const fl_yaml_node *node);
const fl_yaml_node *fl_rule_item(const fl_yaml_node *node, uint32_t i);

// --- rule_words.c
extern const fl_words fl_severity_words, fl_confidence_words, fl_status_words, fl_family_words, fl_effort_words, fl_phase_words, fl_scenario_words, fl_addition_words, fl_need_words, fl_once_words;
// How a role's value is measured, for gt and lt.
typedef enum fl_measure { FL_MEASURE_none, FL_MEASURE_time, FL_MEASURE_count } fl_measure;
fl_measure fl_role_measure(uint32_t role);
// What stands behind a predicate's name in YAML, for messages and pages.
const char *fl_predicate_doc(uint32_t kind);

// --- rule_where.c
extern const fl_field_shape fl_shape_predicates;
typedef struct fl_rule_predicates {
  const fl_predicate *at;
  uint32_t n;
} fl_rule_predicates; // what the shape fills
// The keys of a role test, and the other predicates by fl_predicate_kind (an entry without a shape is none).
typedef struct fl_predicate_forms {
  const fl_form *role;
  const fl_field *others;
} fl_predicate_forms;
extern const fl_predicate_forms fl_rule_predicate_forms;
// Every predicate of a list and below it, parents first. Stops when `visit` says false.
bool fl_each_predicate(const fl_predicate *at, uint32_t n,
                       bool (*visit)(void *payload, const fl_predicate *p), void *payload);

// --- rule_load.c
extern const fl_form fl_rule_form;
typedef struct fl_rule_report {
  uint32_t related;
  uint8_t at, owner;
} fl_rule_report;
typedef struct fl_rule_draft {
  fl_rule rule; // first: fields hold offsets into it
  fl_rule_texts aliases, references;
  fl_rule_predicates where, unless, note_when;
  fl_rule_report report;
  uint8_t severity, confidence_cap, status;
  bool replaces;
} fl_rule_draft;
// Fills the draft from a document; errors go to the loader.
void fl_rule_read(fl_rule_loader *l, const fl_yaml_node *root, fl_rule_draft *draft);

// --- rule_message.c
void fl_rule_check_message(fl_rule_loader *l, const fl_yaml_node *node, const fl_rule *rule);

// --- rule_files.c
typedef struct fl_rule_file {
  const char *family, *id; // folder names; id NULL: the folder says nothing
  const char *path;        // of rule.yaml, for opening and for messages
} fl_rule_file;
typedef FL_ARRAY(fl_rule_file) fl_rule_files; // texts live in the arena
// The rule folders below `dir`, sorted by path. Errors: unknown families, folders without rule.yaml, stray YAML files.
void fl_rule_files_find(fl_rule_files *out, fl_arena *arena, const char *dir, fl_errors *errors);

#endif
