// Whole tables for spreadsheets: findings, and repositories without what depends on the day and the machine.
#include "audit/csv.h"
#include "audit/portfolio_p.h"

static const fl_portfolio_table findings = {
    "findings", "", {NULL}, "SELECT repository, rule, family, severity, confidence, state, path, line, col, function, owner, entry, message, places, fingerprint"
    " FROM findings ORDER BY repository, path, line, col, rule, fingerprint", 0, false};
static const char *const finding_columns[] = {"repository", "rule", "family", "severity", "confidence", "state", "path", "line", "column", "function", "owner",
                                              "entry", "message", "places", "fingerprint", NULL};
static const fl_portfolio_table repositories = {
    "repositories", "", {NULL}, "SELECT key, owner, tags, source, revision, commit_id, ending, detail, tool, files, lines, bytes, errors, warnings, notes, gaps"
    " FROM repositories ORDER BY key", 0, false};
static const char *const repository_columns[] = {"key", "owner", "tags", "source", "revision", "commit", "ending", "detail", "tool", "files", "lines", "bytes",
                                                 "errors", "warnings", "notes", "gaps", NULL};

static void write_line(fl_buf *line, fl_json_write_fn write, void *to) {
  fl_csv_end(line);
  write(to, fl_buf_text(line), line->n);
  fl_buf_clear(line);
}

static void write_table(fl_db *db, const fl_portfolio_table *t, const char *const *columns, fl_json_write_fn write, void *to) {
  fl_buf line = {0};
  fl_db_row *row = fl_db_row_of(db, t->sql);
  for (int i = 0; columns[i]; i++) fl_csv_add(&line, fl_str_from(columns[i]), i == 0);
  write_line(&line, write, to);
  while (fl_db_next(row)) {
    for (int i = 0; columns[i]; i++) fl_csv_add(&line, fl_db_text(row, i), i == 0);
    write_line(&line, write, to);
  }
  fl_buf_release(&line);
}

static void write_findings(fl_db *db, bool compares, fl_json_write_fn write, void *to) {
  FL_UNUSED(compares);
  write_table(db, &findings, finding_columns, write, to);
}

static void write_repositories(fl_db *db, bool compares, fl_json_write_fn write, void *to) {
  FL_UNUSED(compares);
  write_table(db, &repositories, repository_columns, write, to);
}

const fl_portfolio_format fl_portfolio_csv = {"csv", "every finding, for spreadsheets", write_findings};
const fl_portfolio_format fl_portfolio_repositories = {"repositories", "every repository, for spreadsheets", write_repositories};
