// The file: JSON, one finding a line, sorted by path, rule, symbol and fingerprint.
#include "findings/baseline.h"

#include <stdlib.h>

static int compare(const void *a, const void *b) {
  const fl_baseline_entry *x = a, *y = b;
  int order = fl_str_cmp(x->path, y->path);
  if (!order) order = fl_str_cmp(x->rule, y->rule);
  if (!order) order = fl_str_cmp(x->symbol, y->symbol);
  return order ? order : fl_str_cmp(x->fingerprint, y->fingerprint);
}

static void add_field(fl_json *w, const char *key, fl_str value) {
  if (value.n) fl_json_field_str(w, key, value);
}

static void add_entry(fl_buf *out, const fl_baseline_entry *entry) {
  fl_json w;
  fl_json_init_buf(&w, out, 0);
  fl_json_object_begin(&w);
  add_field(&w, "path", entry->path);
  add_field(&w, "rule", entry->rule);
  add_field(&w, "symbol", entry->symbol);
  add_field(&w, "subject", entry->subject);
  add_field(&w, "variant", entry->variant);
  add_field(&w, "fingerprint", entry->fingerprint);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

void fl_baseline_write(fl_baseline *b, fl_json_write_fn write, void *payload) {
  fl_buf out = {0};
  if (b->entries.n) qsort(b->entries.at, b->entries.n, sizeof *b->entries.at, compare);
  fl_buf_add_c(&out, "{\n\"schema_version\": 1,\n\"findings\": [\n");
  for (uint32_t i = 0; i < b->entries.n; i++) {
    add_entry(&out, &b->entries.at[i]);
    fl_buf_add_c(&out, i + 1 < b->entries.n ? ",\n" : "\n");
  }
  fl_buf_add_c(&out, "]\n}\n");
  write(payload, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
}
