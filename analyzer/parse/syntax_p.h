// Shared by the files that know tree-sitter's tree.
#ifndef FL_PARSE_SYNTAX_P_H
#define FL_PARSE_SYNTAX_P_H

#include "parse/syntax.h"

// What a parse leaves behind: lists that are used again from file to file.
typedef struct fl_flat {
  fl_node *nodes;
  uint32_t n_nodes, cap_nodes;
  struct fl_flat_frame *open; // the nodes above the present one, hidden ones included
  uint32_t n_open, cap_open;
  fl_broken *broken;
  uint32_t n_broken, cap_broken;
} fl_flat;

// `tree` is a TSTree, which is only read. Replaces what the lists held.
void fl_flatten(fl_flat *out, const void *tree, const fl_parse_options *options);
void fl_flat_release(fl_flat *);

#endif
