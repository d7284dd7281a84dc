#include "cli/profile.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_ROWS = 10 };

typedef struct row {
  uint64_t ns;
  fl_str name;
} row;

static int by_time(const void *a, const void *b) {
  const row *x = a, *y = b;
  if (x->ns != y->ns) return x->ns > y->ns ? -1 : 1;
  return fl_str_cmp(x->name, y->name);
}

static void print_row(uint64_t ns, fl_str name) { fprintf(stderr, "%9.1f  %.*s\n", (double)ns / 1e6, FL_STR_ARG(name)); }

// The longest ones; what took no time at all is not listed.
static void print_most(const char *title, row *rows, uint32_t n) {
  if (n) qsort(rows, n, sizeof *rows, by_time);
  if (n && rows[0].ns) fprintf(stderr, "%s\n", title);
  for (uint32_t i = 0; i < n && i < MOST_ROWS && rows[i].ns; i++) print_row(rows[i].ns, rows[i].name);
}

static void print_rules(const fl_profile *p, const fl_analysis *a) {
  uint32_t n = p->rule_ns ? fl_rules_count(a->engine->rules) : 0;
  row *rows = fl_alloc_zero(n + 1, sizeof *rows);
  for (uint32_t i = 0; i < n; i++) rows[i] = (row){p->rule_ns[i], fl_rules_at(a->engine->rules, i)->id};
  print_most("Rules (who asks for an answer first pays for it; all threads):", rows, n);
  fl_free(rows);
}

static void print_files(const fl_profile *p, const fl_analysis *a) {
  uint32_t n = p->file_ns ? a->walk.files.n : 0;
  row *rows = fl_alloc_zero(n + 1, sizeof *rows);
  for (uint32_t i = 0; i < n; i++) rows[i] = (row){p->file_ns[i], a->walk.files.at[i].path};
  print_most("Slowest files:", rows, n);
  fl_free(rows);
}

void fl_profile_print(const fl_profile *p, const fl_analysis *a) {
  static const char *const stages[] = {"listing files", "reading", "linking", "matching"};
  fprintf(stderr, "Time in ms%s:\n", a->is_known ? " (nothing has changed: the report is that of an earlier run; --no-cache makes it anew)" : "");
  for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) print_row(p->stage_ns[i], fl_str_from(stages[i]));
  print_rules(p, a);
  print_files(p, a);
}
