// Text of the checked repository within other languages of markup: it stays text there.
#ifndef FL_EMIT_MARKUP_H
#define FL_EMIT_MARKUP_H

#include "base/strbuf.h"

void fl_emit_add_markdown(fl_buf *out, fl_str text);      // no markup, links, tags or mentions; code between pairs of backticks
void fl_emit_add_markdown_code(fl_buf *out, fl_str text); // the text as code
void fl_emit_add_mermaid(fl_buf *out, fl_str text);       // a label in Mermaid, flowchart or sequence
void fl_emit_add_xml(fl_buf *out, fl_str text);           // fit for text and attributes in quotes; what XML cannot hold becomes U+FFFD

#endif
