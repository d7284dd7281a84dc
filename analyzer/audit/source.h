// Where a repository's files come from: a commit that git has stored wherever there is one, so that nothing is checked out and nothing of the
// repository's configuration runs (filters, hooks, submodules, links); a clone of it for a url; else the folder as it lies there.
#ifndef FL_AUDIT_SOURCE_H
#define FL_AUDIT_SOURCE_H

#include "audit/manifest.h"
#include "walk/tree.h"

typedef struct fl_audit_source {
  fl_arena arena;
  const char *folder;  // that git is asked in, or that is read
  const char *commit;  // NULL: it is no repository, or its folder is not in it
  const char *clone;   // to be removed; NULL: there is none
  int lock;            // on it
  fl_tree *beside, *tree;
} fl_audit_source;

// What the revision is now, without getting it: for a url the remote end is asked. FL_E_IO with what git says.
FL_MUST_USE int fl_source_look(fl_audit_source *, const fl_repository *, fl_error *err);
// Gets what is missing, below `scratch`, and opens the tree.
FL_MUST_USE int fl_source_open(fl_audit_source *, const fl_repository *, const char *scratch, fl_error *err);
void fl_source_close(fl_audit_source *);
// Removes clones below `scratch` whose processes have ended without doing so.
void fl_source_sweep(const char *scratch);

#endif
