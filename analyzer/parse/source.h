// The bytes of one file and where its lines start.
//
// Offsets are 32 bits: a file is at most FL_MAX_SOURCE_BYTES. Lines end with \n (a \r before it belongs to the line).
#ifndef FL_PARSE_SOURCE_H
#define FL_PARSE_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

enum { FL_MAX_SOURCE_BYTES = 1 << 30 };

typedef struct fl_source {
  const char *path; // borrowed; for messages
  fl_str text; // borrowed
  const uint32_t *line_begin; // by line, [0] unused: byte where line 1, 2, ... starts
  uint32_t n_lines;           // 0 until the index is made
} fl_source;

typedef struct fl_position {
  uint32_t line, col; // both from 1, columns in bytes
} fl_position;

// A source over borrowed bytes, without line index.
fl_source fl_source_of(const char *path, fl_str text);

// Makes the line index in `arena`. Needed before the functions below.
void fl_source_index(fl_source *, fl_arena *arena);

// Place of a byte; a byte behind the end is on the last line.
fl_position fl_source_place(const fl_source *, uint32_t byte);

// Text of a line without its end; "" when there is no such line.
fl_str fl_source_line(const fl_source *, uint32_t line);

#endif
