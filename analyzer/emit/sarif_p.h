// The SARIF format's parts.
#ifndef FL_EMIT_SARIF_P_H
#define FL_EMIT_SARIF_P_H

#include "emit/emit_p.h"

void fl_sarif_text(fl_json *w, const char *key, fl_str text); // {"text": text}

// ---- what depends on who reads it --------------------------------------------------------------------------------------------------------

// GitHub takes no file with more results in a run.
#define FL_SARIF_MOST_RESULTS 25000u
typedef struct fl_sarif_room { uint32_t left[FL_SEVERITY_ERROR + 1]; } fl_sarif_room; // by severity

bool fl_sarif_has(const fl_emit_options *, const fl_finding *);
fl_sarif_room fl_sarif_room_of(const fl_report *, const fl_emit_options *);
bool fl_sarif_takes(fl_sarif_room *, const fl_finding *); // counts it
void fl_sarif_automation(fl_json *w, const fl_emit_options *, fl_arena *arena);
void fl_sarif_logical(fl_json *w, const fl_finding *);      // the function, in a location
void fl_sarif_suppression(fl_json *w, const fl_finding *);
void fl_sarif_state(fl_json *w, const fl_report *, const fl_finding *); // new or known; rank
void fl_sarif_properties(fl_json *w, const fl_emit_options *, const fl_finding *);

// ------------------------------------------------------------------------------------------------------------------------------------------

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
