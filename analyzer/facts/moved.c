// In: two facts. Out: do they differ in nothing but places, which kept their order?
//
// Records are compared with their places taken out. The places are gathered as pairs, as they were and as they are: sorted by what they
// were, both must rise together. An end and a beginning at one byte may come apart, as `f(x)` and `y` do when a space is put between them, so an
// end counts as just before the beginning at its byte. The file's own function and its body go from the file's beginning to its end, wherever
// the first and the last statement stand.
#include "facts/moved.h"

#include "base/array.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { NOWHERE = UINT16_MAX, MOST_BYTES = 256 };

typedef struct place { // where its numbers stand in a record; NOWHERE: it has none of the kind
  uint16_t begin, end, line, column;
} place;

typedef struct pair {
  uint64_t was, is;
} pair;

typedef struct comparison {
  FL_ARRAY(pair) bytes, lines;
  const void *whole[2]; // rows that are about the whole file, as it is
} comparison;

#define SPAN(T, field) {offsetof(T, field.byte_begin), offsetof(T, field.byte_end), offsetof(T, field.line), offsetof(T, field.col)}
#define ONE_SPAN(T, name) static const place name##_places[] = {SPAN(T, span)};
#define NO_PLACE(name) static const place name##_places[] = {{NOWHERE, NOWHERE, NOWHERE, NOWHERE}};

ONE_SPAN(fl_import, imports)
ONE_SPAN(fl_type, types)
static const place funcs_places[] = {SPAN(fl_func, span), SPAN(fl_func, name_span)};
ONE_SPAN(fl_param, params)
ONE_SPAN(fl_var, vars)
static const place values_places[] = {{offsetof(fl_val, byte_begin), offsetof(fl_val, byte_end), offsetof(fl_val, line), NOWHERE}};
NO_PLACE(entries)
NO_PLACE(elems)
static const place calls_places[] = {SPAN(fl_call, span), {offsetof(fl_call, name_begin), NOWHERE, offsetof(fl_call, name_line), NOWHERE}};
NO_PLACE(args)
ONE_SPAN(fl_assign, assigns)
ONE_SPAN(fl_region, regions)
ONE_SPAN(fl_exit, exits)
ONE_SPAN(fl_annot, annots)
NO_PLACE(names)
ONE_SPAN(fl_conf, confs)
ONE_SPAN(fl_note, notes)
static const place holes_places[] = {SPAN(fl_hole, span), {NOWHERE, NOWHERE, offsetof(fl_hole, line_end), NOWHERE}};
ONE_SPAN(fl_dep, deps)
ONE_SPAN(fl_table, tables)
ONE_SPAN(fl_deploy, deploys)
ONE_SPAN(fl_limit, limits)
ONE_SPAN(fl_rpc, rpcs)
static const place knowns_places[] = {{NOWHERE, NOWHERE, offsetof(fl_known, line), NOWHERE}};

// The number at an offset, which is taken out.
static uint32_t take(char *row, uint16_t offset) {
  uint32_t n = 0;
  if (offset == NOWHERE) return 0;
  memcpy(&n, row + offset, sizeof n);
  memset(row + offset, 0, sizeof n);
  return n;
}

// Lines count from 1: what has none stands nowhere. False when only one of the two does.
static bool take_place(comparison *c, char *was, char *is, const place *p, bool whole) {
  uint64_t begin[2] = {take(was, p->begin), take(is, p->begin)}, end[2] = {take(was, p->end), take(is, p->end)};
  uint32_t line[2] = {take(was, p->line), take(is, p->line)};
  take(was, p->column), take(is, p->column);
  if (!line[0] || !line[1] || whole) return whole || (line[0] == line[1] && begin[0] == begin[1] && end[0] == end[1]);
  if (p->begin != NOWHERE) fl_array_push(&c->bytes, ((pair){begin[0] * 2 + 1, begin[1] * 2 + 1}));
  if (p->end != NOWHERE) fl_array_push(&c->bytes, ((pair){end[0] * 2, end[1] * 2}));
  fl_array_push(&c->lines, ((pair){line[0], line[1]}));
  return true;
}

static bool row_agrees(comparison *c, const char *was, const char *is, size_t row, const place *places, size_t n_places) {
  char before[MOST_BYTES], now[MOST_BYTES];
  bool whole = c->whole[0] && (is == c->whole[0] || is == c->whole[1]);
  memcpy(before, was, row);
  memcpy(now, is, row);
  for (size_t i = 0; i < n_places; i++)
    if (!take_place(c, before, now, &places[i], whole)) return false;
  return memcmp(before, now, row) == 0;
}

static bool rows_agree(comparison *c, const void *was, const void *is, uint32_t n, size_t row, const place *places, size_t n_places) {
  FL_ASSERT(row <= MOST_BYTES);
  if (places->line == NOWHERE) return !n || memcmp(was, is, n * row) == 0;
  for (uint32_t i = 0; i < n; i++)
    if (!row_agrees(c, (const char *)was + i * row, (const char *)is + i * row, row, places, n_places)) return false;
  return true;
}

static bool texts_agree(const fl_facts *was, const fl_facts *is) {
  for (uint32_t i = 0; i < was->n_texts; i++)
    if (!fl_str_eq(was->texts[i], is->texts[i])) return false;
  return true;
}

static bool counts_agree(const fl_facts *was, const fl_facts *is) {
#define X(T, name) if (was->n_##name != is->n_##name) return false;
  FL_FACT_LISTS(X)
#undef X
  return was->language == is->language && was->flags == is->flags && was->package == is->package && was->n_texts == is->n_texts;
}

static int by_what_it_was(const void *a, const void *b) {
  uint64_t x = ((const pair *)a)->was, y = ((const pair *)b)->was;
  return x < y ? -1 : x > y;
}

static bool rise_together(pair *at, uint32_t n) {
  if (n) qsort(at, n, sizeof *at, by_what_it_was);
  for (uint32_t i = 1; i < n; i++)
    if ((at[i - 1].was == at[i].was) != (at[i - 1].is == at[i].is) || at[i - 1].is > at[i].is) return false;
  return true;
}

// Nothing stands outside of the file.
static bool is_around(fl_span file, const pair *at, uint32_t n) {
  return !n || (file.byte_begin <= at[0].is / 2 && file.byte_end >= at[n - 1].is / 2);
}

static bool agree(comparison *c, const fl_facts *was, const fl_facts *is) {
  if (!counts_agree(was, is) || !texts_agree(was, is)) return false;
  bool code = is->n_funcs > 1 && was->funcs[1].body == is->funcs[1].body && is->funcs[1].body < is->n_regions;
  if (code) c->whole[0] = &is->funcs[1], c->whole[1] = &is->regions[is->funcs[1].body];
#define X(T, name)                                                                                                                            \
  if (!rows_agree(c, was->name, is->name, was->n_##name, sizeof(T), name##_places, sizeof name##_places / sizeof *name##_places)) return false;
  FL_FACT_LISTS(X)
#undef X
  if (!rise_together(c->bytes.at, c->bytes.n) || !rise_together(c->lines.at, c->lines.n)) return false;
  return !code || is_around(is->funcs[1].span, c->bytes.at, c->bytes.n);
}

bool fl_facts_only_moved(const fl_facts *was, const fl_facts *is) {
  comparison c = {0};
  bool same = agree(&c, was, is);
  fl_array_release(&c.bytes);
  fl_array_release(&c.lines);
  return same;
}
