#include "engine/profile.h"

#include "base/clock.h"

#include <stddef.h>

void fl_profile_enter(fl_profile *p, uint32_t stage) {
  if (!p) return;
  uint64_t now = fl_clock_ns();
  if (p->entered_ns) p->stage_ns[p->stage] += now - p->entered_ns;
  p->entered_ns = now;
  p->stage = stage;
}
