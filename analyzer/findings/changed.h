// Which lines a unified diff touches, and which findings those concern.
#ifndef FL_FINDINGS_CHANGED_H
#define FL_FINDINGS_CHANGED_H

#include "findings/finding.h"

typedef struct fl_changed_lines { // of a file as it is after the change
  fl_str path;
  uint32_t first, last;
} fl_changed_lines;

typedef struct fl_changes { // {0} is empty
  fl_arena arena;
  FL_ARRAY(fl_changed_lines) lines;
} fl_changes;

// Paths below `prefix` ("" or "folder/") lose it, others are not ours. Of lines that are gone the two around the gap count.
void fl_changes_read(fl_changes *out, fl_str diff, fl_str prefix);
void fl_changes_release(fl_changes *);
// Is a place of the finding, of its evidence or of what it is related to on such a line?
bool fl_changes_touch(const fl_changes *, const fl_finding *);
// Findings that no line concerns become UNCHANGED.
void fl_report_keep_changed(fl_report *, const fl_changes *);

#endif
