#include "audit/csv.h"

fl_csv fl_csv_of(const char *name, fl_str text) {
  if (fl_str_starts_c(text, "\xEF\xBB\xBF")) text = fl_str_from_pos(text, 3);
  return (fl_csv){.name = name, .rest = text, .next = 1};
}

static void take(fl_csv *csv, uint32_t n) { csv->rest = fl_str_from_pos(csv->rest, n); }

// Is it at the end of a record? Passes over the line end.
static bool end_of_record(fl_csv *csv) {
  if (csv->rest.n == 0) return true;
  bool is_pair = fl_str_starts_c(csv->rest, "\r\n");
  if (!is_pair && csv->rest.at[0] != '\n' && csv->rest.at[0] != '\r') return false;
  take(csv, is_pair ? 2 : 1);
  csv->next++;
  return true;
}

static bool is_field_end(char c) { return c == ',' || c == '\n' || c == '\r'; }

static fl_str plain_field(fl_csv *csv) {
  uint32_t n = 0;
  while (n < csv->rest.n && !is_field_end(csv->rest.at[n])) n++;
  fl_str field = fl_str_slice(csv->rest, 0, n);
  take(csv, n);
  return fl_str_trim(field);
}

static int quoted_field(fl_csv *csv, fl_str *out, fl_arena *arena, fl_error *err) {
  fl_buf text = {0};
  bool closed = false;
  take(csv, 1);
  while (csv->rest.n && !closed) {
    char c = csv->rest.at[0];
    bool is_doubled = fl_str_starts_c(csv->rest, "\"\"");
    take(csv, is_doubled ? 2 : 1);
    csv->next += c == '\n';
    if (c == '"' && !is_doubled) closed = true;
    else fl_buf_add_char(&text, c);
  }
  *out = fl_arena_str(arena, fl_buf_str(&text));
  fl_buf_release(&text);
  if (!closed) return fl_error_set(err, FL_E_INPUT, csv->name, csv->line, 0, "a field in quotes that is not closed");
  if (csv->rest.n && !is_field_end(csv->rest.at[0])) return fl_error_set(err, FL_E_INPUT, csv->name, csv->next, 0, "text behind a field in quotes; expected a comma or the end of the line");
  return FL_OK;
}

static int read_record(fl_csv *csv, fl_csv_fields *out, fl_arena *arena, fl_error *err) {
  for (;;) {
    fl_str field;
    int rc = FL_OK;
    if (csv->rest.n && csv->rest.at[0] == '"') rc = quoted_field(csv, &field, arena, err);
    else field = plain_field(csv);
    if (rc) return rc;
    fl_array_push(out, field);
    if (end_of_record(csv)) return 1;
    take(csv, 1); // the comma
  }
}

int fl_csv_next(fl_csv *csv, fl_csv_fields *out, fl_arena *arena, fl_error *err) {
  fl_array_clear(out);
  while (csv->rest.n) {
    csv->line = csv->next;
    if (!end_of_record(csv)) return read_record(csv, out, arena, err);
  }
  return 0;
}

void fl_csv_add(fl_buf *out, fl_str field, bool is_first) {
  bool needs = false;
  for (uint32_t i = 0; i < field.n; i++) needs |= field.at[i] == '"' || is_field_end(field.at[i]);
  if (!is_first) fl_buf_add_char(out, ',');
  if (!needs) {
    fl_buf_add(out, field);
    return;
  }
  fl_buf_add_char(out, '"');
  for (uint32_t i = 0; i < field.n; i++) {
    if (field.at[i] == '"') fl_buf_add_char(out, '"');
    fl_buf_add_char(out, field.at[i]);
  }
  fl_buf_add_char(out, '"');
}

void fl_csv_end(fl_buf *out) { fl_buf_add_c(out, "\r\n"); }
