// The SARIF format's parts.
#ifndef FL_EMIT_SARIF_P_H
#define FL_EMIT_SARIF_P_H

#include "emit/emit_p.h"

// "tool": the rules with their pages.
void fl_sarif_tool(fl_json *w, const fl_report *report, fl_arena *arena);
// kebab-case -> PascalCase
fl_str fl_sarif_name(fl_arena *arena, fl_str id);
const char *fl_sarif_level(fl_severity);

// The value that GitHub calls primaryLocationLineHash, for every line of a file.
typedef struct fl_line_hash {
  uint64_t hash;       // of the next 100 characters that are not blank, from the start of the line
  uint32_t occurrence; // 1 for the first line of the file with this hash
} fl_line_hash;
// Returns [0..n] with [0] unused; `n` is how many lines the hash sees (the end of the text is a line as well).
const fl_line_hash *fl_sarif_line_hashes(fl_str text, fl_arena *arena, uint32_t *n);

#endif
