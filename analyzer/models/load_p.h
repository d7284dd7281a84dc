// Reading model files with tables: a section is a list of keys; a key says what stands behind it (its shape) and where that goes in
// the row that is being filled. The JSON schema is printed from the same tables (schema.c).
#ifndef FL_MODELS_LOAD_P_H
#define FL_MODELS_LOAD_P_H

#include "base/strbuf.h"
#include "base/yaml.h"
#include "models/build_p.h"

#include <stddef.h>

// A callee that makes objects of a type and becomes a call row unless some file describes that call.
typedef struct fl_maker {
  fl_mid library;
  uint32_t line;
  fl_text callee, type;
} fl_maker;

typedef struct fl_loader {
  fl_builder *b;
  fl_errors *errors;
  const char *file;        // for messages
  fl_str language;         // of the document that is being read: its first one
  fl_mid library;
  bool any_allowed;        // [*] may stand in a path
  fl_role_kind role;       // that is being read
  uint64_t misspelt;       // modules of this document that fl_load_check_spelling has named already
  FL_ARRAY(fl_maker) makers;
} fl_loader;

typedef struct fl_key fl_key;
typedef void fl_key_reader(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row);

typedef struct fl_shape {
  fl_key_reader *read;
  const char *schema; // JSON; @words, @section and @key stand for what the key's `arg` brings
} fl_shape;

enum {
  FL_KEY_REQUIRED = 1,
  FL_KEY_LATE = 2, // read when the heads of all files are known: it holds names, which may be other spellings
};

struct fl_key {
  const char *name;
  const fl_shape *shape;
  uint32_t offset;     // into the row; a list's count follows its first index
  const void *arg;     // fl_words or fl_section of the shape
  uint32_t flags;
};

typedef struct fl_section {
  const char *name;              // in messages ("a call") and, without its article, in the schema
  const fl_key *keys;
  uint32_t n;
  const struct fl_section *also; // keys that it shares with other sections
} fl_section;

#define FL_SECTION_KEYS(table) table, sizeof table / sizeof *table

// What a call, an annotation or a supertype means, while its keys are read. `row` comes first: keys hold offsets into it.
typedef struct fl_draft {
  fl_meaning_row row;
  fl_role_model roles[FL_N_ROLE_KINDS];
  uint32_t n_roles;
  const fl_yaml_node *names;  // callee, name or type
  bool has_source;            // of its own
  fl_supertype_model supertype;
  fl_placed_model placed;
} fl_draft;

// Where what a library or a row says can be read.
typedef struct fl_source {
  fl_text page, version;
  uint8_t verified;
} fl_source;

// The whole document.
extern const fl_section fl_section_document;
extern const fl_section fl_section_type, fl_section_value, fl_section_call, fl_section_annotation, fl_section_supertype, fl_section_placed;
extern const fl_section fl_section_role, fl_section_condition, fl_section_source;

// --- decode.c: shapes that several sections use
extern const fl_shape fl_shape_text, fl_shape_flag, fl_shape_word, fl_shape_word_set, fl_shape_texts, fl_shape_name, fl_shape_names,
    fl_shape_path, fl_shape_paths, fl_shape_callback, fl_shape_callbacks, fl_shape_settings, fl_shape_hands, fl_shape_text_pairs, fl_shape_name_pairs, fl_shape_section;

// Reads a map by its table into `row`; keys of the other time are skipped. False when the node is no map.
bool fl_read_section(fl_loader *l, const fl_section *section, const fl_yaml_node *node, void *row, uint32_t late);
// Both times in one go: for everything below a document.
bool fl_read_map(fl_loader *l, const fl_section *section, const fl_yaml_node *node, void *row);

// An error at a node, or `at` bytes into its text.
void fl_load_error(fl_loader *l, const fl_yaml_node *node, const char *format, ...) FL_PRINTF(3, 4);
void fl_load_error_in(fl_loader *l, const fl_yaml_node *node, uint32_t at, const char *why);
void fl_load_unexpected(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const char *expected);

// The scalar's text; false with an error when the node is something else or empty.
bool fl_load_text(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const char *expected, fl_str *out);
fl_mid fl_load_path(fl_loader *l, const fl_yaml_node *node);
// Checked and canonical; 0 after an error.
fl_text fl_load_name(fl_loader *l, const fl_yaml_node *node, fl_str text);
// A type that may have an argument: A<B>; $element, $targ and $targ2 stand for types that the call brings along.
fl_text fl_load_type_text(fl_loader *l, const fl_yaml_node *node, fl_str text);
// Says so when a row is named by a spelling that the file itself lists as another one: then both are meant, and one would be lost.
void fl_load_check_spelling(fl_loader *l, const fl_yaml_node *node, fl_str name);
uint32_t fl_load_word(fl_loader *l, const fl_key *key, const fl_yaml_node *node, fl_words words);

// A list in a list's or a single item's clothes: item i of a sequence, or the scalar itself.
uint32_t fl_load_count(const fl_yaml_node *node);
const fl_yaml_node *fl_load_item(const fl_yaml_node *node, uint32_t i);

// --- load_address.c
#define FL_VERB_SCHEMA "{\"anyOf\":[{\"$ref\":\"#/$defs/path\"},{\"type\":\"string\",\"pattern\":\"^[A-Z]+$\"}]}"
extern const fl_shape fl_shape_rpc, fl_shape_entry, fl_shape_mount, fl_shape_feed, fl_shape_made_text, fl_shape_reads, fl_shape_defines;
extern const fl_section fl_section_rpc, fl_section_entry, fl_section_registration, fl_section_mount, fl_section_feed, fl_section_made_text, fl_section_reads, fl_section_defines;
void fl_load_verb(fl_loader *l, const fl_yaml_node *node, fl_text *literal, fl_mid *path);

// --- load_container.c
extern const fl_shape fl_shape_provisions, fl_shape_request, fl_shape_binding, fl_shape_passes;
extern const fl_section fl_section_provision, fl_section_request, fl_section_binding;

// --- load_declaration.c
extern const fl_shape fl_shape_declarations;
extern const fl_section fl_section_declaration;

// --- load_stance.c
extern const fl_shape fl_shape_stances;
extern const fl_section fl_section_stance;

// --- load_client.c
extern const fl_shape fl_shape_clients;
extern const fl_section fl_section_client;

// --- load_peer.c
extern const fl_shape fl_shape_peers;
extern const fl_section fl_section_peer;

// --- load_vocabulary.c: documents that describe no library
bool fl_load_is_vocabulary(const fl_yaml_node *root);
void fl_load_vocabulary(fl_loader *l, const fl_yaml_node *root);

// --- load_roles.c, load_meanings.c, load_types.c: the sections
extern const fl_shape fl_shape_role, fl_shape_conditions, fl_shape_types, fl_shape_type_names, fl_shape_values, fl_shape_calls,
    fl_shape_annotations, fl_shape_supertypes, fl_shape_placed;

// Enters the other spellings of a document's types; everything else in them waits.
void fl_load_aliases(fl_loader *l, const fl_yaml_node *types);
// Adds rows for the makers that no file describes as a call.
void fl_load_makers(fl_loader *l);
fl_mid fl_load_add_meaning(fl_builder *b, const fl_meaning_row *row);

#endif
