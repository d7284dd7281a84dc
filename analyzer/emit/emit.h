// Formats: a finished report in, bytes out. One file a format, one row in the table of emit.c.
#ifndef FL_EMIT_EMIT_H
#define FL_EMIT_EMIT_H

#include "base/json.h"
#include "findings/finding.h"

// For whom SARIF is made: docs/integrations/pipelines.md.
typedef enum fl_sarif_profile { FL_SARIF_GITHUB, FL_SARIF_GITLAB, FL_SARIF_AZURE, FL_SARIF_FULL } fl_sarif_profile;

// The run of a pipeline in Azure DevOps; `organization` "" when it is none.
typedef struct fl_azure_run {
  fl_str organization, project, definition, definition_name, phase, phase_name, branch, build;
} fl_azure_run;

typedef struct fl_emit_options {
  bool color;        // text only, as are those that say no other
  bool verbose;      // every gap, every reason
  bool quiet;        // no closing lines; concise: no gaps
  bool statistics;   // text only: findings are counted by rule instead of shown
  bool baselined;    // findings of the baseline as well; every format
  uint32_t width;    // columns; 0 = 80
  fl_sarif_profile sarif;
  bool sarif_marks;  // what was taken back stands in SARIF as well, and is marked
  fl_azure_run azure; // for that profile
  fl_str path_prefix; // put in front of paths, so that a terminal can open them; "" or with '/' at its end; every format but json
} fl_emit_options;

// One run of a format. The callbacks share `state`, which `begin` places in `arena` if it needs any.
typedef struct fl_emit {
  const fl_report *report;
  const fl_emit_options *options;
  fl_json_write_fn write;
  void *payload;
  fl_arena arena;
  void *state;
} fl_emit;

// The gaps of one kind, for formats whose every entry asks for somebody's attention: hundreds of gaps are one entry with their number.
typedef struct fl_gap_kind {
  fl_str kind;
  fl_place first;    // without a path when none of them has one
  uint32_t count;
  fl_str text;       // "12 places could not be seen (syntax), one of them: text that is no Python"
} fl_gap_kind;

// Called in this order: begin, every finding, every gap, every kind of gap, end. NULL: nothing to do.
typedef struct fl_emitter {
  const char *name, *about;
  void (*begin)(fl_emit *);
  void (*finding)(fl_emit *, const fl_finding *);
  void (*gap)(fl_emit *, const fl_gap *);
  void (*gap_kind)(fl_emit *, const fl_gap_kind *); // sorted by kind
  void (*end)(fl_emit *);
} fl_emitter;

uint32_t fl_emitter_count(void);
const fl_emitter *fl_emitter_at(uint32_t index);
const fl_emitter *fl_emitter_find(fl_str name); // NULL when there is none

// How many findings SARIF leaves out because its reader takes no more.
uint32_t fl_sarif_left_out(const fl_report *, const fl_emit_options *);
// `write` gets the bytes in pieces and remembers its own failures. The same report gives the same bytes.
void fl_emit_report(const fl_report *, const fl_emitter *, const fl_emit_options *, fl_json_write_fn write, void *payload);

#endif
