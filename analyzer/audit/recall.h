// What is left of a repository beside its facts, so that rules can be run over them without its source: its commit's listing, where lines begin, and the
// texts of files with comments that take findings back.
#ifndef FL_AUDIT_RECALL_H
#define FL_AUDIT_RECALL_H

#include "engine/engine.h"

// `folder`: that facts are kept in. Of an analysis that is done.
FL_MUST_USE int fl_recall_write(const char *folder, fl_str commit, const fl_analysis *, fl_error *err);
// The tree of the commit, to be freed. NULL: nothing is left of it that this program understands.
fl_tree *fl_recall_open(const char *folder, fl_str commit);

#endif
