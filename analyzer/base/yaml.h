// YAML files of our own (rules, models, configuration) as a tree that knows its places.
//
// Stricter than YAML: keys are scalars and occur once per map, no tags, depth at most 64, at most a million nodes. An alias
// stands for the node it names (the same address) and counts in full against the limits. Scalars stay text: what `10s` or
// `true` means is for the reader of the file to say, and `quoted` tells him "10" from 10. "<<" is an ordinary key.
#ifndef FL_BASE_YAML_H
#define FL_BASE_YAML_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

enum { FL_YAML_DEPTH_MAX = 64, FL_YAML_NODES_MAX = 1000000, FL_YAML_FILE_BYTES_MAX = 16 << 20 };

typedef enum fl_yaml_kind { FL_YAML_SCALAR = 1, FL_YAML_SEQ, FL_YAML_MAP } fl_yaml_kind;

typedef struct fl_yaml_node fl_yaml_node;
typedef struct fl_yaml_pair {
  const fl_yaml_node *key; // a scalar
  const fl_yaml_node *value;
} fl_yaml_pair;

struct fl_yaml_node {
  fl_yaml_kind kind;
  bool quoted;        // scalar in '' or "" or as block (| >): never a number, a boolean or null
  uint32_t line, col; // from 1, columns in bytes; of an aliased node: where it was written
  uint32_t n;         // items of a sequence, pairs of a map
  fl_str text;        // of a scalar, NUL behind it; may hold NULs inside when quoted
  union {
    const fl_yaml_node *const *items; // sequence, in order
    const fl_yaml_pair *pairs;        // map, in order
  };
};

typedef struct fl_yaml { // {0} is empty
  fl_arena arena;        // owns all nodes and texts
  FL_ARRAY(const fl_yaml_node *) docs;
} fl_yaml;

// Nodes live until fl_yaml_release. On failure `out` is empty. FL_E_INPUT: malformed; FL_E_LIMIT: too deep, too much.
FL_MUST_USE int fl_yaml_load_file(fl_yaml *out, const char *path, fl_error *err);
// `name` stands in the messages for a path.
FL_MUST_USE int fl_yaml_load_text(fl_yaml *out, const char *name, fl_str text, fl_error *err);
void fl_yaml_release(fl_yaml *y);

uint32_t fl_yaml_doc_count(const fl_yaml *y);
const fl_yaml_node *fl_yaml_doc(const fl_yaml *y, uint32_t i); // i below the count
const fl_yaml_node *fl_yaml_root(const fl_yaml *y);            // the first document, NULL when there is none

// The value of a key, NULL when absent or when `node` is NULL or no map.
const fl_yaml_node *fl_yaml_get(const fl_yaml_node *node, const char *key);
const fl_yaml_node *fl_yaml_get_str(const fl_yaml_node *node, fl_str key);
// Item i of a sequence, or value i of a map; i below node->n.
const fl_yaml_node *fl_yaml_at(const fl_yaml_node *node, uint32_t i);
// A plain scalar that is empty, ~ or null.
bool fl_yaml_is_null(const fl_yaml_node *node);
// Plain true or false (no yes, no on). False when it is neither; *out as it was.
bool fl_yaml_to_bool(const fl_yaml_node *node, bool *out);
const char *fl_yaml_kind_name(fl_yaml_kind kind); // "a text", "a list", "a map": for messages

// Sets `err` at a node of a file.
int fl_yaml_error(fl_error *err, const char *path, const fl_yaml_node *node, const char *format, ...)
    FL_PRINTF(4, 5);

#endif
