// Where the time of a run goes: its stages, its rules, its files. Nothing of it is in a report.
#ifndef FL_ENGINE_PROFILE_H
#define FL_ENGINE_PROFILE_H

#include <stdint.h>

enum { FL_PROFILE_STAGES = 8 };

typedef struct fl_profile { // {0} is ready; of one run, which fills it
  uint64_t stage_ns[FL_PROFILE_STAGES]; // by fl_stage
  uint64_t entered_ns;                  // when the stage began that lasts
  uint32_t stage;
  const uint64_t *file_ns;              // by index of walk.files, over all threads; lives with the analysis
  const uint64_t *rule_ns;              // by index of the rules; the first rule that asks for a role pays for the answer
} fl_profile;

// The stage begins, and the one before it ends. NULL does no harm.
void fl_profile_enter(fl_profile *, uint32_t stage);

#endif
