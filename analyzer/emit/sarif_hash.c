// The rolling hash that GitHub's upload action computes when a log brings none, so that alerts keep their identity.
//
// Over UTF-16 code units; blanks and tabs do not count, CR and CRLF are LF; the text ends with 0xFFFF and then zeros. The hash
// of a line covers the 100 units from its start: hash = sum of unit[i] * 37^(99-i), modulo 2^64. It is complete when the window
// has moved a whole round, so a line waits in the slot where it began.
#include "emit/sarif_p.h"

#include "base/utf8.h"

enum { WINDOW = 100, FACTOR = 37, END_OF_TEXT = 0xFFFF };

typedef struct roller {
  fl_arena *arena;
  fl_line_hash *lines;
  uint32_t n_lines, room;
  uint16_t window[WINDOW];
  uint32_t waiting[WINDOW]; // line that began in this slot, 0 = none
  uint32_t slot;
  uint64_t hash, oldest_factor; // FACTOR ^ WINDOW
  bool line_begins, after_cr;
  fl_map occurrences;
} roller;

static void complete_line(roller *r) {
  uint32_t line = r->waiting[r->slot];
  uint32_t occurrence = fl_map_get_or(&r->occurrences, r->hash, 0) + 1;
  if (line == 0) return;
  fl_map_put(&r->occurrences, r->hash, occurrence);
  r->lines[line] = (fl_line_hash){r->hash, occurrence};
  r->waiting[r->slot] = 0;
}

static void roll(roller *r, uint16_t unit) {
  r->hash = r->hash * FACTOR + unit - r->oldest_factor * r->window[r->slot];
  r->window[r->slot] = unit;
  r->slot = (r->slot + 1) % WINDOW;
}

static void take(roller *r, uint16_t unit) {
  bool lf_of_crlf = r->after_cr && unit == '\n';
  if (unit == ' ' || unit == '\t' || lf_of_crlf) {
    r->after_cr = false;
    return;
  }
  r->after_cr = unit == '\r';
  if (unit == '\r') unit = '\n';
  complete_line(r);
  if (r->line_begins) {
    r->line_begins = false;
    r->waiting[r->slot] = ++r->n_lines;
  }
  if (unit == '\n') r->line_begins = true;
  roll(r, unit);
}

static void take_text(roller *r, fl_str text) {
  while (text.n > 0) {
    uint32_t c, n = fl_utf8_take(text, &c, NULL);
    if (c >= 0x10000) {
      take(r, (uint16_t)(0xD800 + ((c - 0x10000) >> 10)));
      take(r, (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF)));
    } else {
      take(r, (uint16_t)c);
    }
    text = fl_str_from_pos(text, n);
  }
}

static uint32_t most_lines(fl_str text) {
  uint32_t n = 2; // the last line and the end of the text
  for (uint32_t i = 0; i < text.n; i++) n += text.at[i] == '\n' || text.at[i] == '\r';
  return n;
}

const fl_line_hash *fl_sarif_line_hashes(fl_str text, fl_arena *arena, uint32_t *n) {
  roller r = {.arena = arena, .line_begins = true, .oldest_factor = 1};
  for (int i = 0; i < WINDOW; i++) r.oldest_factor *= FACTOR;
  r.lines = fl_arena_zero_n(arena, most_lines(text) + 1, sizeof *r.lines);
  take_text(&r, text);
  take(&r, END_OF_TEXT);
  for (int i = 0; i < WINDOW; i++) {
    complete_line(&r);
    roll(&r, 0);
  }
  fl_map_release(&r.occurrences);
  *n = r.n_lines;
  return r.lines;
}
