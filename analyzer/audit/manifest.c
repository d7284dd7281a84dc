#include "audit/manifest.h"

#include "base/hash.h"
#include "base/io.h"

#include <stddef.h>
#include <stdlib.h>

enum { MAX_MANIFEST_BYTES = 1 << 30, MAX_SLUG = 48 };

// ---- columns -------------------------------------------------------------------------------------------------------------------------

// Names as they are written here and elsewhere.
static const struct { const char *name; size_t offset; } columns[] = {
    {"key", offsetof(fl_repository, key)},           {"path", offsetof(fl_repository, path)},       {"url", offsetof(fl_repository, url)},
    {"cloneUrl", offsetof(fl_repository, url)},      {"clone_url", offsetof(fl_repository, url)},   {"revision", offsetof(fl_repository, revision)},
    {"branch", offsetof(fl_repository, revision)},   {"owner", offsetof(fl_repository, owner)},     {"tags", offsetof(fl_repository, tags)},
};
enum { N_COLUMNS = sizeof columns / sizeof *columns, MAX_COLUMNS = 64 };

typedef struct head {
  int of[MAX_COLUMNS]; // columns[], -1: not ours
  uint32_t n;
} head;

static int column_of(fl_str name) {
  for (int i = 0; i < N_COLUMNS; i++)
    if (fl_str_eq_c(name, columns[i].name)) return i;
  return -1;
}

static bool has(const head *h, size_t offset) {
  for (uint32_t i = 0; i < h->n; i++)
    if (h->of[i] >= 0 && columns[h->of[i]].offset == offset) return true;
  return false;
}

static int read_head(head *h, fl_csv *csv, fl_arena *arena, fl_error *err) {
  fl_csv_fields fields = {0};
  int rc = fl_csv_next(csv, &fields, arena, err);
  if (rc == 0) rc = fl_error_set(err, FL_E_INPUT, csv->name, 0, 0, "the manifest is empty; its first line names the columns: key, path or url, revision, owner, tags");
  if (rc > 0 && fields.n > MAX_COLUMNS) rc = fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "more than %d columns", MAX_COLUMNS);
  for (uint32_t i = 0; rc > 0 && i < fields.n; i++) h->of[h->n++] = column_of(fields.at[i]);
  fl_array_release(&fields);
  if (rc < 0) return rc;
  if (has(h, offsetof(fl_repository, path)) || has(h, offsetof(fl_repository, url))) return FL_OK;
  return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "no column 'path' or 'url'; the first line names the columns: key, path or url, revision, owner, tags");
}

// ---- rows ----------------------------------------------------------------------------------------------------------------------------

static int check_row(const fl_repository *row, const fl_csv *csv, fl_error *err) {
  if (!row->path.n && !row->url.n) return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "neither path nor url");
  if (row->path.n && row->url.n) return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "both path and url; one of them is where it is read");
  if (row->url.n && row->url.at[0] == '-') return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "'%.*s' is no url", FL_STR_ARG(row->url));
  if (row->revision.n && row->revision.at[0] == '-') return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "'%.*s' is no revision", FL_STR_ARG(row->revision));
  return FL_OK;
}

static int add_row(fl_manifest *m, const head *h, const fl_csv *csv, const fl_csv_fields *fields, fl_str folder, fl_error *err) {
  fl_repository row = {.line = csv->line};
  fl_buf path = {0};
  if (fields->n > h->n) return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "%u fields, and the first line names %u columns", fields->n, h->n);
  for (uint32_t i = 0; i < fields->n; i++) {
    if (h->of[i] < 0) continue;
    fl_str *member = (fl_str *)((char *)&row + columns[h->of[i]].offset);
    if (fields->at[i].n) *member = fl_arena_str(&m->arena, fields->at[i]);
  }
  int rc = check_row(&row, csv, err);
  if (rc) return rc;
  if (!row.key.n) row.key = row.path.n ? row.path : row.url;
  if (row.path.n) row.path = fl_arena_str(&m->arena, fl_str_from(fl_path_join(&path, folder, row.path)));
  fl_buf_release(&path);
  fl_array_push(&m->rows, row);
  return FL_OK;
}

static int by_key(const void *a, const void *b) { return fl_str_cmp(((const fl_repository *)a)->key, ((const fl_repository *)b)->key); }

static int check_keys(const fl_manifest *m, const char *name, fl_error *err) {
  for (uint32_t i = 1; i < m->rows.n; i++) {
    const fl_repository *a = &m->rows.at[i - 1], *b = &m->rows.at[i];
    uint32_t first = a->line < b->line ? a->line : b->line, second = a->line < b->line ? b->line : a->line;
    if (fl_str_eq(a->key, b->key)) return fl_error_set(err, FL_E_INPUT, name, second, 0, "the key '%.*s' stands in line %u already", FL_STR_ARG(a->key), first);
  }
  return FL_OK;
}

static int read_rows(fl_manifest *m, fl_csv *csv, fl_error *err) {
  head h = {0};
  fl_csv_fields fields = {0};
  int rc = read_head(&h, csv, &m->arena, err);
  while (rc == FL_OK && (rc = fl_csv_next(csv, &fields, &m->arena, err)) > 0) rc = add_row(m, &h, csv, &fields, fl_path_dir(fl_str_from(csv->name)), err);
  fl_array_release(&fields);
  if (rc == FL_OK && m->rows.n) qsort(m->rows.at, m->rows.n, sizeof *m->rows.at, by_key);
  return rc ? rc : check_keys(m, csv->name, err);
}

int fl_manifest_read(fl_manifest *out, const char *path, fl_error *err) {
  fl_buf text = {0};
  *out = (fl_manifest){0};
  int rc = fl_read_file(&text, path, MAX_MANIFEST_BYTES, err);
  fl_csv csv = fl_csv_of(path, fl_arena_str(&out->arena, fl_buf_str(&text)));
  fl_buf_release(&text);
  if (rc == FL_OK) rc = read_rows(out, &csv, err);
  if (rc) fl_manifest_release(out);
  return rc;
}

void fl_manifest_release(fl_manifest *m) {
  fl_array_release(&m->rows);
  fl_arena_release(&m->arena);
  *m = (fl_manifest){0};
}

// ---- shards and folders --------------------------------------------------------------------------------------------------------------

int fl_shard_read(fl_shard *out, const char *text, fl_error *err) {
  fl_str index, count;
  int64_t i, n;
  bool is_pair = fl_str_cut(fl_str_from(text), '/', &index, &count) && fl_str_to_int64(index, &i) && fl_str_to_int64(count, &n);
  if (!is_pair || n < 1 || n > UINT32_MAX || i < 0 || i >= n)
    return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "'%s' is no shard; expected I/N with I from 0 to N-1, as in 3/16", text);
  *out = (fl_shard){(uint32_t)i, (uint32_t)n};
  return FL_OK;
}

bool fl_shard_has(const fl_shard *shard, fl_str key) {
  if (shard->count <= 1) return true;
  fl_digest digest = fl_sha256_of(key.at, key.n);
  uint64_t number = 0;
  for (int i = 0; i < 8; i++) number = number << 8 | digest.at[i];
  return number % shard->count == shard->index;
}

static bool is_harmless(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

const char *fl_repository_folder(fl_buf *out, const char *results, fl_str key) {
  char hex[FL_SHA256_HEX_BYTES];
  fl_digest digest = fl_sha256_of(key.at, key.n);
  fl_digest_hex(&digest, hex);
  fl_buf_clear(out);
  fl_buf_printf(out, "%s/%.2s/", results, hex);
  uint32_t begin = key.n > MAX_SLUG ? key.n - MAX_SLUG : 0; // the end tells more: hosts and groups stand in front
  for (uint32_t i = begin; i < key.n; i++) fl_buf_add_char(out, is_harmless(key.at[i]) && !(key.at[i] == '.' && i == begin) ? key.at[i] : '_');
  fl_buf_printf(out, "-%.16s", hex);
  return fl_buf_text(out);
}
