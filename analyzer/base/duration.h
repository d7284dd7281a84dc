// Durations as people write them, in milliseconds.
#ifndef FL_BASE_DURATION_H
#define FL_BASE_DURATION_H

#include <stdint.h>

#include "base/str.h"

// Waits for ever.
#define FL_MS_INFINITE INT64_MAX

typedef enum fl_duration_result {
  FL_DURATION_BAD, // no duration; *ms as it was
  FL_DURATION_OK,
  FL_DURATION_NEEDS_UNIT, // a bare number: *ms is the number itself, fractions cut off; 0 is FL_DURATION_NEEDS_UNIT too
} fl_duration_result;

// "250ms" "5s" "1m30s" "1.5 h" "10 min" "1d" "-1s" "PT1M30S" "00:01:30" "infinite". Units in any case: ns us ms s m min h d w and
// their names, in one or several parts, blanks between allowed. Rounds up to whole milliseconds, away from zero: half a
// millisecond is not "no timeout". What does not fit is FL_MS_INFINITE.
fl_duration_result fl_duration_parse(fl_str s, int64_t *ms);

// The same, and a bare number is taken in `unit` (one of the units above, "s"): never FL_DURATION_NEEDS_UNIT.
fl_duration_result fl_duration_parse_unit(fl_str s, fl_str unit, int64_t *ms);

// As .NET writes them: "00:00:30", "1.12:00:00", "00:00:00.5", "12:30": [days.]hours:minutes[:seconds[.part]]. What stands behind hours is below 60. Rounded as above.
bool fl_duration_parse_clock(fl_str s, int64_t *ms);

// A time or a count that was computed, its fraction cut off. Beyond what is ever meant (9e17), or no number at all: FL_MS_INFINITE, or its negative.
int64_t fl_ms_of_double(double ms);

// "0 ms", "250 ms", "1.5 s", "10 min", "75 s", "2 h", "1 d", "infinite": one unit, nothing rounded. Returns `buf`.
enum { FL_DURATION_TEXT_BYTES = 32 };
const char *fl_duration_format(int64_t ms, char buf[FL_DURATION_TEXT_BYTES]);

#endif
