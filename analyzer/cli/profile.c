#include "cli/profile.h"

#include "base/io.h"
#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_ROWS = 10 };

typedef struct row {
  uint64_t ns;
  fl_str name;
} row;

typedef struct rows { // the longest first; what took no time at all is not among them
  FL_ARRAY(row) list;
} rows;

typedef struct parts {
  rows stages, rules, files; // stages in their order
} parts;

static int by_time(const void *a, const void *b) {
  const row *x = a, *y = b;
  if (x->ns != y->ns) return x->ns > y->ns ? -1 : 1;
  return fl_str_cmp(x->name, y->name);
}

static void sort(rows *r) {
  if (r->list.n) qsort(r->list.at, r->list.n, sizeof *r->list.at, by_time);
}

static void add(rows *r, uint64_t ns, fl_str name) { fl_array_push(&r->list, ((row){ns, name})); }

static void collect(parts *out, const fl_profile *p, const fl_analysis *a) {
  static const char *const stages[] = {"listing files", "reading", "linking", "matching"};
  for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) add(&out->stages, p->stage_ns[i], fl_str_from(stages[i]));
  for (uint32_t i = 0; p->rule_ns && i < fl_rules_count(a->engine->rules); i++)
    if (p->rule_ns[i]) add(&out->rules, p->rule_ns[i], fl_rules_at(a->engine->rules, i)->id);
  for (uint32_t i = 0; p->file_ns && i < a->walk.files.n; i++)
    if (p->file_ns[i]) add(&out->files, p->file_ns[i], a->walk.files.at[i].path);
  sort(&out->rules);
  sort(&out->files);
}

static void release(parts *p) {
  fl_array_release(&p->stages.list);
  fl_array_release(&p->rules.list);
  fl_array_release(&p->files.list);
}

// ---- for people --------------------------------------------------------------------------------------------------------------------------

static void print(const char *title, const rows *r, uint32_t most) {
  if (r->list.n) fprintf(stderr, "%s\n", title);
  for (uint32_t i = 0; i < r->list.n && i < most; i++) fprintf(stderr, "%9.1f  %.*s\n", (double)r->list.at[i].ns / 1e6, FL_STR_ARG(r->list.at[i].name));
}

static void print_all(const parts *p, bool is_known) {
  print(is_known ? "Time in ms (nothing has changed: the report is that of an earlier run; --no-cache makes it anew):" : "Time in ms:", &p->stages, MOST_ROWS);
  print("Rules (who asks for an answer first pays for it; all threads):", &p->rules, MOST_ROWS);
  print("Slowest files:", &p->files, MOST_ROWS);
}

// ---- for programs ------------------------------------------------------------------------------------------------------------------------

static void add_json(fl_json *w, const char *key, const char *name, const rows *r) {
  fl_json_key(w, key);
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < r->list.n; i++) {
    fl_json_object_begin(w);
    fl_json_field_str(w, name, r->list.at[i].name);
    fl_json_key(w, "ms");
    fl_json_double(w, (double)r->list.at[i].ns / 1e6);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void as_json(fl_buf *out, const parts *p, bool is_known) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", 1);
  fl_json_key(&w, "nothing_has_changed");
  fl_json_bool(&w, is_known);
  add_json(&w, "stages", "name", &p->stages);
  add_json(&w, "rules", "rule", &p->rules);
  add_json(&w, "files", "path", &p->files);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

int fl_profile_tell(const fl_profile *p, const fl_analysis *a, const fl_opts *opts, fl_error *err) {
  parts all = {0};
  fl_buf text = {0};
  collect(&all, p, a);
  if (opts->profile) print_all(&all, a->is_known);
  if (opts->profile_json) as_json(&text, &all, a->is_known);
  int rc = opts->profile_json ? fl_write_atomic(opts->profile_json, fl_buf_text(&text), text.n, err) : FL_OK;
  fl_buf_release(&text);
  release(&all);
  return rc;
}
