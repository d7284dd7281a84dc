// Directives in comments, wherever these stand.
#ifndef FL_FACTS_NOTES_P_H
#define FL_FACTS_NOTES_P_H

#include "facts/facts.h"

// Where `faultline:` starts in a line of a comment, or a mark that opens it; FL_STR_NONE when the line is prose.
uint32_t fl_find_directive(fl_str line, enum fl_note_kind *kind);
// From there on, without the sign that closes the comment.
fl_str fl_directive_text(fl_str text);

#endif
