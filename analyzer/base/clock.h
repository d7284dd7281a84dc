// A clock for how long things take; it tells no time of day.
#ifndef FL_BASE_CLOCK_H
#define FL_BASE_CLOCK_H

#include <stdint.h>

uint64_t fl_clock_ns(void);

#endif
