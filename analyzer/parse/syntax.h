// One view of a parsed file, whatever parser made it.
//
// In: a source and a compiled grammar. Out: the tree as one flat array in preorder. A node is followed by its subtree, so the
// first child is `node + 1`, the next sibling `node + node->size`, and neither stack nor cursor is needed to walk:
//
//     file ──┬── func ──┬── name        index  0     1     2     3     4     5
//            │          └── body        node  file  func  name  body  call  ...
//            └── ...                    size    9     4     1     2     ...
//
// Punctuation that means nothing to the caller is left out (`keep`), which is more than half of all nodes.
// Nothing else may include tree_sitter/api.h (but for the table generator).
#ifndef FL_PARSE_SYNTAX_H
#define FL_PARSE_SYNTAX_H

#include "base/error.h"
#include "parse/source.h"

#include <stdbool.h>
#include <stdint.h>

enum { FL_KIND_ERROR = UINT16_MAX }; // kind of a node that stands for text the grammar could not read

enum fl_node_flags {
  FL_NODE_NAMED = 1,
  FL_NODE_ERROR = 2,        // an error node
  FL_NODE_MISSING = 4,      // the parser put it in; its range is empty
  FL_NODE_ERROR_CHILD = 8,  // a direct child is an error node
  FL_NODE_LEAF = 16,        // its children were left out because `keep` said so
};

typedef struct fl_node {
  uint16_t kind;  // the grammar's symbol, FL_KIND_ERROR for an error node
  uint16_t field; // field of the parent in which it stands, 0 = none
  uint16_t flags; // fl_node_flags
  uint16_t pad;
  uint32_t size;  // nodes in the subtree, itself included
  uint32_t byte_begin, byte_end;
  uint32_t line, col; // of byte_begin; both count from 1, columns in bytes
} fl_node;

#define FL_EACH_CHILD(child, node)                                                                           \
  for (const fl_node *child = (node) + 1, *child##_end = (node) + (node)->size; child < child##_end;         \
       child += child->size)

// Where the parser lost the thread: an error node, or the place of a missing token.
typedef struct fl_broken {
  uint32_t byte_begin, byte_end, line, col, line_end;
} fl_broken;

typedef struct fl_syntax {
  const fl_node *nodes; // [0] is the root; n_nodes >= 1
  uint32_t n_nodes;
  const fl_broken *broken; // in byte order, outermost only
  uint32_t n_broken;
  bool lacks_memory; // it was given up, and for want of memory: the same everywhere
} fl_syntax;

// What to keep of a node kind; indexed by symbol.
enum fl_keep { FL_KEEP_NO, FL_KEEP_LEAF, FL_KEEP_ALL };

typedef struct fl_parse_options {
  const uint8_t *keep;   // fl_keep by symbol, for all of the grammar's symbols; error nodes are always kept
  const uint8_t *may_miss; // by symbol: 1 = a token whose absence hides nothing; NULL: none
  const char *text;      // read instead of the source's, of the same length; NULL: none. Lives through the call
  uint64_t max_steps;    // parser steps (of about 100 shifts) before giving up; 0 = by size of the file
  uint64_t max_memory;   // bytes that the parser may hold before giving up; 0 = by size of the file
  uint32_t wall_ms;      // last resort when steps turn out slow; 0 = 2000
} fl_parse_options;

// One per worker, reused from file to file; the grammar is switched as needed.
typedef struct fl_parser fl_parser;
fl_parser *fl_parser_new(void);
void fl_parser_free(fl_parser *);

// Parses `source` and flattens the tree. `grammar` is what the grammar's entry function returns. The tree in `out` is borrowed
// until the parser's next call. FL_E_LIMIT when the budget ran out: `out` is then empty of nodes and `err` says which budget.
FL_MUST_USE int fl_parser_run(fl_syntax *out, fl_parser *, const void *grammar, const fl_source *source,
                              const fl_parse_options *options, fl_error *err);

// What a grammar calls its kinds and fields. Borrowed from the grammar, which is static.
uint32_t fl_grammar_n_kinds(const void *grammar);
const char *fl_grammar_kind_name(const void *grammar, uint16_t kind);
bool fl_grammar_kind_named(const void *grammar, uint16_t kind);
uint16_t fl_grammar_find_kind(const void *grammar, const char *name, bool named); // 0 = none

#endif
