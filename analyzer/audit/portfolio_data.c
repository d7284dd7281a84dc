#include "audit/portfolio_data.h"

#include "base/array.h"
#include "base/intern.h"
#include "emit/paint.h"

// What stands behind a finding takes far more room than the finding: so much of it is within the page, of the gravest; of the others the place where it is.
enum { MOST_EVIDENCE = 2000, MOST_EVIDENCE_BYTES = 8 << 20 };

static const char *const names[] = {"severity", "confidence", "family", "rule", "repository", "team", "path", "function", "owner", "entry", "message", "fingerprint"};
enum { N_TEXTS = sizeof names / sizeof *names, AT_LINE = N_TEXTS, AT_EVIDENCE = N_TEXTS + 1 };
static const char sql[] =
    "SELECT f.severity, f.confidence, f.family, f.rule, f.repository, r.owner, f.path, f.function, f.owner, f.entry, f.message, f.fingerprint, f.line, f.evidence"
    " FROM findings f JOIN repositories r ON r.key = f.repository"
    " ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, CASE f.confidence WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END,"
    " f.repository, f.path, f.line, f.col, f.rule, f.fingerprint";

typedef struct table {
  fl_intern texts;
  FL_ARRAY(fl_sym) columns[N_TEXTS];
  FL_ARRAY(int64_t) lines;
  FL_ARRAY(fl_str) evidence;
  uint64_t evidence_bytes;
  fl_arena arena;
} table;

// ---- reading ---------------------------------------------------------------------------------------------------------------------------

static fl_sym text_of(table *t, fl_str text) {
  fl_buf harmless = {0};
  fl_paint paint = {.out = &harmless};
  fl_paint_text(&paint, FL_STYLE_PLAIN, text);
  fl_sym sym = harmless.n ? fl_intern_add(&t->texts, fl_buf_str(&harmless)) : 0;
  fl_buf_release(&harmless);
  return sym;
}

static void read(table *t, fl_db *db) {
  fl_db_row *row = fl_db_row_of(db, sql);
  while (fl_db_next(row)) {
    for (int i = 0; i < N_TEXTS; i++) fl_array_push(&t->columns[i], text_of(t, fl_db_text(row, i)));
    fl_array_push(&t->lines, fl_db_number(row, AT_LINE));
    fl_str evidence = fl_db_text(row, AT_EVIDENCE);
    t->evidence_bytes += evidence.n;
    if (t->evidence.n == t->lines.n - 1 && t->evidence.n < MOST_EVIDENCE && t->evidence_bytes < MOST_EVIDENCE_BYTES) fl_array_push(&t->evidence, fl_arena_str(&t->arena, evidence));
  }
}

// ---- writing ---------------------------------------------------------------------------------------------------------------------------

typedef struct sink {
  fl_json_write_fn write;
  void *to;
} sink;

static void without_tags(void *payload, const char *text, size_t n) {
  const sink *s = payload;
  for (size_t i = 0, end; i < n; i = end + 1) {
    const char *tag = memchr(text + i, '<', n - i);
    end = tag ? (size_t)(tag - text) : n;
    if (end > i) s->write(s->to, text + i, end - i);
    if (tag) s->write(s->to, "\\u003c", 6);
  }
}

static void put_strings(fl_json *w, const table *t) {
  fl_json_key(w, "strings");
  fl_json_array_begin(w);
  for (fl_sym i = 0; i < fl_intern_count(&t->texts); i++) fl_json_str(w, fl_intern_text(&t->texts, i));
  fl_json_array_end(w);
}

static void put_columns(fl_json *w, const table *t) {
  fl_json_key(w, "columns");
  fl_json_object_begin(w);
  for (int i = 0; i < N_TEXTS; i++) {
    fl_json_key(w, names[i]);
    fl_json_array_begin(w);
    for (uint32_t k = 0; k < t->columns[i].n; k++) fl_json_uint(w, t->columns[i].at[k]);
    fl_json_array_end(w);
  }
  fl_json_key(w, "line");
  fl_json_array_begin(w);
  for (uint32_t k = 0; k < t->lines.n; k++) fl_json_int(w, t->lines.at[k]);
  fl_json_array_end(w);
  fl_json_object_end(w);
}

void fl_portfolio_data(fl_db *db, fl_json_write_fn write, void *to) {
  table t = {0};
  sink s = {write, to};
  fl_json w;
  fl_intern_init(&t.texts);
  read(&t, db);
  fl_json_init(&w, without_tags, &s, 0);
  fl_json_object_begin(&w);
  put_strings(&w, &t);
  put_columns(&w, &t);
  fl_json_key(&w, "evidence");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < t.evidence.n; i++) fl_json_raw(&w, t.evidence.at[i]);
  fl_json_array_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
  for (int i = 0; i < N_TEXTS; i++) fl_array_release(&t.columns[i]);
  fl_array_release(&t.lines);
  fl_array_release(&t.evidence);
  fl_intern_release(&t.texts);
  fl_arena_release(&t.arena);
}
