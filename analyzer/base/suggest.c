// The nearest of some words. Three rows of the distance table are enough: a swap of neighbours looks two rows back.
#include "base/suggest.h"

enum { WORD_BYTES_MAX = 64, DISTANCE_MAX = 3 };

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static uint32_t distance(fl_str a, fl_str b) {
  uint32_t rows[3][WORD_BYTES_MAX + 1];
  for (uint32_t j = 0; j <= b.n; j++) rows[0][j] = j;
  for (uint32_t i = 1; i <= a.n; i++) {
    uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (uint32_t j = 1; j <= b.n; j++) {
      row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a.at[i - 1] != b.at[j - 1]));
      bool swapped = i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1];
      if (swapped) row[j] = least(row[j], two_above[j - 2] + 1);
    }
  }
  return rows[a.n % 3][b.n];
}

// Edits allowed: as many as leave the word recognisable, and never all of it.
static uint32_t allowed(fl_str word) {
  if (word.n == 0 || word.n > WORD_BYTES_MAX) return 0;
  return least(least(1 + word.n / 4, DISTANCE_MAX), word.n - 1);
}

static uint32_t distance_up_to(uint32_t limit, fl_str word, fl_str candidate) {
  uint32_t longer = word.n > candidate.n ? word.n : candidate.n;
  if (candidate.n > WORD_BYTES_MAX || longer - least(word.n, candidate.n) > limit) return limit + 1;
  return distance(word, candidate);
}

const fl_str *fl_suggest(fl_str word, const fl_str *candidates, uint32_t n) {
  const fl_str *nearest = NULL;
  uint32_t limit = allowed(word);
  for (uint32_t i = 0; i < n && limit; i++) {
    uint32_t d = distance_up_to(limit, word, candidates[i]);
    if (d > limit || (nearest && d == limit)) continue;
    nearest = &candidates[i];
    limit = d;
  }
  return nearest;
}

const char *fl_suggest_c(fl_str word, const char *const *candidates, uint32_t n) {
  const char *nearest = NULL;
  uint32_t limit = allowed(word);
  for (uint32_t i = 0; i < n && limit; i++) {
    uint32_t d = distance_up_to(limit, word, fl_str_from(candidates[i]));
    if (d > limit || (nearest && d == limit)) continue;
    nearest = candidates[i];
    limit = d;
  }
  return nearest;
}
