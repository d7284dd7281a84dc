// One repository, from its source to its results:
//
//   findings.json  what `faultline check -f json` writes
//   card.json      its services, what they offer, ask for, send and keep (card.h)
//   status.json    how it ended; last, so that it vouches for the others
//   facts/         what was read, for new rules without reading again (recall.h)
#ifndef FL_AUDIT_ONE_H
#define FL_AUDIT_ONE_H

#include "audit/manifest.h"
#include "audit/status.h"
#include "engine/engine.h"

typedef struct fl_audit_options {
  const fl_engine *engine;
  const char *results;   // folder
  fl_scan_options scan;  // jobs is 1: repositories are what runs side by side
  fl_str digest;         // of rules, models, program and options
  bool again;            // also what is up to date
  bool no_facts;         // are kept
  bool from_facts;       // of the commit that the status names, without its source
} fl_audit_options;

// What results depend on besides the commit, in digits.
fl_str fl_audit_digest(const fl_engine *, const fl_scan_options *, fl_arena *arena);

// Works in this process, and says in the status how it went. UNCHANGED: the results are there already. NO_FACTS: asked to work from them, and they are not
// there, or another program's; the results stay as they are.
typedef enum fl_audit_did { FL_AUDIT_DONE, FL_AUDIT_UNCHANGED, FL_AUDIT_FAILED, FL_AUDIT_NO_FACTS } fl_audit_did;
fl_audit_did fl_audit_one(const fl_audit_options *, const fl_repository *, fl_error *err);
// The status of a repository whose process did not live to write one.
void fl_audit_status_of(fl_repository_status *, const fl_audit_options *, const fl_repository *);

#endif
