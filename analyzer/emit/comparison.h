// Formats of comparisons: text, json, markdown.
#ifndef FL_EMIT_COMPARISON_H
#define FL_EMIT_COMPARISON_H

#include "emit/emit.h"
#include "findings/comparison.h"

uint32_t fl_comparison_format_count(void);
const char *fl_comparison_format_name(uint32_t index);
// Of the options color, width, verbose (what is unchanged is listed as well) and quiet (no closing lines) are asked.
void fl_emit_comparison(const fl_comparison *, uint32_t format, const fl_emit_options *, fl_json_write_fn write, void *payload);

#endif
