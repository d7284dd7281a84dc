// Bytes and their line starts; see the header.
#include "parse/source.h"

#include <string.h>

fl_source fl_source_of(const char *path, fl_str text) {
  return (fl_source){.path = path, .text = text};
}

static uint32_t count_lines(fl_str text) {
  uint32_t n = 1;
  const char *at = text.at, *end = text.at + text.n;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) at++, n++;
  return n;
}

void fl_source_index(fl_source *source, fl_arena *arena) {
  fl_str text = source->text;
  uint32_t n = count_lines(text), line = 1;
  uint32_t *begin = fl_arena_alloc(arena, (n + 1) * sizeof *begin);
  begin[0] = begin[1] = 0;
  for (uint32_t i = 0; i < text.n; i++)
    if (text.at[i] == '\n') begin[++line] = i + 1;
  source->line_begin = begin;
  source->n_lines = n;
}

fl_position fl_source_place(const fl_source *source, uint32_t byte) {
  uint32_t low = 1, high = source->n_lines;
  while (low < high) { // last line that starts at or before the byte
    uint32_t middle = low + (high - low + 1) / 2;
    if (source->line_begin[middle] <= byte) low = middle;
    else high = middle - 1;
  }
  return (fl_position){.line = low, .col = byte - source->line_begin[low] + 1};
}

fl_str fl_source_line(const fl_source *source, uint32_t line) {
  if (line < 1 || line > source->n_lines) return (fl_str){0};
  uint32_t begin = source->line_begin[line];
  uint32_t end = line < source->n_lines ? source->line_begin[line + 1] - 1 : source->text.n;
  if (end > begin && source->text.at[end - 1] == '\r') end--;
  return (fl_str){.at = source->text.at + begin, .n = end - begin};
}
