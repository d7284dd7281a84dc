// What the formats of a brief share.
#ifndef FL_BRIEF_FORMATS_P_H
#define FL_BRIEF_FORMATS_P_H

#include "brief/brief.h"

extern const fl_brief_format fl_brief_markdown, fl_brief_html, fl_brief_json;

#endif
