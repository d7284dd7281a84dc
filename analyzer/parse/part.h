// A part of a source that is read by itself: what a macro is given is text to the grammar of the whole file.
//
// In: a range of a source, and text around it that makes a program of it. Out: its tree, with places as they are in the source.
#ifndef FL_PARSE_PART_H
#define FL_PARSE_PART_H

#include "base/strbuf.h"
#include "parse/syntax.h"

typedef struct fl_part {
  uint32_t byte_begin, byte_end; // of the source
  uint32_t line, col;            // of byte_begin
  const char *before, *after;    // "fn f() {", "}"; no line breaks
} fl_part;

// NULL when the grammar cannot read the part whole, or the budget runs out. Nodes of the text around stand at the part's ends. The tree
// lives in `arena`; `scratch` is a buffer for the text. The parser's last tree is gone afterwards.
const fl_node *fl_parser_run_part(fl_parser *, const void *grammar, const fl_source *, const fl_part *, const fl_parse_options *,
                                  fl_arena *arena, fl_buf *scratch);

#endif
