// Formats of diagrams: one file a format, one row in the table of diagram.c.
#ifndef FL_EMIT_DIAGRAM_H
#define FL_EMIT_DIAGRAM_H

#include "base/json.h"
#include "engine/diagram.h"

typedef struct fl_diagram_format {
  const char *name, *about;
  uint32_t max_nodes, max_arrows; // what readers of the format can hold
  void (*draw)(fl_buf *out, const fl_diagram *);
} fl_diagram_format;

uint32_t fl_diagram_format_count(void);
const fl_diagram_format *fl_diagram_format_at(uint32_t index);

// The same diagram gives the same bytes. What does not fit is left out, and the output says so.
void fl_emit_diagram(const fl_diagram *, const fl_diagram_format *, fl_json_write_fn write, void *payload);

#endif
