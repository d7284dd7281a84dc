#include "cli/stats_unknown.h"

#include "cli/cli.h"

#include <stdlib.h>

void fl_reasons_add(fl_reasons *r, fl_arena *arena, fl_str why) {
  for (uint32_t i = 0; i < r->n; i++)
    if (fl_str_eq(r->at[i].why, why)) {
      r->at[i].n++;
      return;
    }
  fl_array_push(r, ((fl_reason){fl_arena_str(arena, why), 1}));
}

static int by_count(const void *a, const void *b) {
  const fl_reason *x = a, *y = b;
  if (x->n != y->n) return x->n < y->n ? 1 : -1;
  return fl_str_cmp(x->why, y->why);
}

static void sort(fl_reasons *r) {
  if (r->n) qsort(r->at, r->n, sizeof *r->at, by_count);
}

void fl_reasons_print(fl_reasons *r) {
  if (r->n) fl_outf("\n%9s  unknown, because\n", "roles");
  sort(r);
  for (uint32_t i = 0; i < r->n; i++) fl_outf("%9u  %.*s\n", r->at[i].n, FL_STR_ARG(r->at[i].why));
}

void fl_reasons_put(fl_reasons *r, fl_json *w) {
  sort(r);
  fl_json_object_begin(w);
  for (uint32_t i = 0; i < r->n; i++) {
    fl_json_key_str(w, r->at[i].why);
    fl_json_uint(w, r->at[i].n);
  }
  fl_json_object_end(w);
}
