// The formats of a brief: one file a format, one row here.
#include "brief/formats_p.h"

static const fl_brief_format *const formats[] = {&fl_brief_markdown, &fl_brief_html, &fl_brief_json};

uint32_t fl_brief_format_count(void) { return sizeof formats / sizeof *formats; }
const fl_brief_format *fl_brief_format_at(uint32_t index) { return formats[index]; }
