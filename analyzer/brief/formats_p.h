// What the formats of a brief share.
#ifndef FL_BRIEF_FORMATS_P_H
#define FL_BRIEF_FORMATS_P_H

#include "brief/brief.h"

extern const fl_brief_format fl_brief_markdown, fl_brief_html, fl_brief_json;

// A key and a text, in the way of the format: without the empty ones, or made harmless.
typedef void fl_brief_put_text(fl_json *, const char *key, fl_str text);
void fl_brief_put_diagram(fl_json *, const char *key, const fl_diagram *, fl_brief_put_text *);

#endif
