// What the formats of diagrams share.
#ifndef FL_EMIT_DIAGRAM_P_H
#define FL_EMIT_DIAGRAM_P_H

#include "emit/diagram.h"

extern const fl_diagram_format fl_diagram_text, fl_diagram_json, fl_diagram_dot, fl_diagram_mermaid, fl_diagram_graphml;

// "left out: 12 nodes and 40 arrows; --focus NODE shows a part"; false when nothing is.
bool fl_diagram_notice(fl_buf *out, const fl_diagram *);

// Text of the checked repository with a format's own characters replaced; what could do harm becomes U+FFFD.
typedef struct fl_escape {
  char c;
  const char *text;
} fl_escape;
void fl_add_escaped(fl_buf *out, fl_str text, const fl_escape *escapes, uint32_t n);

// ---- pictures ---------------------------------------------------------------------------------------------------------------------------
typedef struct fl_picture {
  const fl_diagram *d;
  bool *joined;    // by node: does a line touch it? The others stand together in one box
  fl_str protocol; // of most requests in a map: lines do not name it
} fl_picture;
fl_picture fl_picture_of(const fl_diagram *); // to be released
void fl_picture_release(fl_picture *);

// What a box says. Lines of a label are separated by '\n'; long names are cut in the middle.
void fl_picture_label(fl_buf *out, const fl_picture *, uint32_t node);
// What is to be said beside the picture; false when nothing is.
bool fl_picture_remark(fl_buf *out, const fl_picture *);

// One line for all arrows between two nodes: arrows [first, result). Those who ask themselves have none: it says little and takes much room.
uint32_t fl_picture_line(const fl_picture *, uint32_t first);
bool fl_picture_has_line(const fl_picture *, uint32_t first);
void fl_picture_line_label(fl_buf *out, const fl_picture *, uint32_t first, uint32_t end);
bool fl_picture_is_likely(const fl_picture *, uint32_t first, uint32_t end); // none of them is sure

#endif
