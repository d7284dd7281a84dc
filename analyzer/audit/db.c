#include "audit/db.h"

#include "base/alloc.h"
#include "base/array.h"

#include <sqlite3.h>
#include <stdio.h>

#define APPLICATION_ID 1718378869 // "flau": tells our files from others
#define VERSION 2
#define TEXT_OF(x) #x
#define IN_TEXT(x) TEXT_OF(x)

struct fl_db_row {
  fl_db *db;
  const char *sql;
  sqlite3_stmt *stmt;
  int filled;
};

struct fl_db {
  sqlite3 *at;
  char *path;
  int failed;
  char why[512];
  FL_ARRAY(fl_db_row *) rows;
};

// Keys are the repositories' own, so that merging is replacing.
static const char schema[] =
    "CREATE TABLE repositories(key TEXT PRIMARY KEY, source TEXT NOT NULL, revision TEXT NOT NULL, owner TEXT NOT NULL, tags TEXT NOT NULL, commit_id TEXT NOT NULL,"
    " ending TEXT NOT NULL, detail TEXT NOT NULL, tool TEXT NOT NULL, digest TEXT NOT NULL, files INTEGER NOT NULL, lines INTEGER NOT NULL, bytes INTEGER NOT NULL,"
    " errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, gaps INTEGER NOT NULL, wall_ms INTEGER NOT NULL, cpu_ms INTEGER NOT NULL,"
    " peak_bytes INTEGER NOT NULL, finished INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE findings(repository TEXT NOT NULL, fingerprint TEXT NOT NULL, rule TEXT NOT NULL, family TEXT NOT NULL, title TEXT NOT NULL, severity TEXT NOT NULL,"
    " confidence TEXT NOT NULL, state TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, function TEXT NOT NULL, owner TEXT NOT NULL,"
    " entry TEXT NOT NULL, message TEXT NOT NULL, fix TEXT NOT NULL, places INTEGER NOT NULL, evidence TEXT NOT NULL,"
    " PRIMARY KEY(repository, fingerprint)) WITHOUT ROWID;"
    "CREATE INDEX findings_by_rule ON findings(rule, severity);"
    "CREATE TABLE gaps(repository TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, detail TEXT NOT NULL, count INTEGER NOT NULL);"
    "CREATE INDEX gaps_by_repository ON gaps(repository);"
    "CREATE TABLE services(repository TEXT NOT NULL, name TEXT NOT NULL, dir TEXT NOT NULL);"
    "CREATE INDEX services_by_repository ON services(repository);"
    "CREATE TABLE requests(repository TEXT NOT NULL, n INTEGER NOT NULL, service TEXT NOT NULL, kind TEXT NOT NULL, protocol TEXT NOT NULL, effect TEXT NOT NULL,"
    " method TEXT NOT NULL, host TEXT NOT NULL, address TEXT NOT NULL, label TEXT NOT NULL, certainty INTEGER NOT NULL, is_answered_here INTEGER NOT NULL,"
    " path TEXT NOT NULL, line INTEGER NOT NULL, function TEXT NOT NULL, deadline TEXT NOT NULL, deadline_ms INTEGER NOT NULL, deadline_is_own INTEGER NOT NULL,"
    " attempts INTEGER NOT NULL, attempts_text TEXT NOT NULL, attempts_certainty INTEGER NOT NULL, PRIMARY KEY(repository, n)) WITHOUT ROWID;"
    "CREATE INDEX requests_by_address ON requests(kind, address);"
    "CREATE TABLE endpoints(repository TEXT NOT NULL, n INTEGER NOT NULL, service TEXT NOT NULL, kind TEXT NOT NULL, protocol TEXT NOT NULL, method TEXT NOT NULL,"
    " address TEXT NOT NULL, label TEXT NOT NULL, certainty INTEGER NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY(repository, n)) WITHOUT ROWID;"
    "CREATE TABLE reaches(repository TEXT NOT NULL, endpoint INTEGER NOT NULL, request INTEGER NOT NULL, PRIMARY KEY(repository, endpoint, request)) WITHOUT ROWID;"
    "CREATE TABLE uses(repository TEXT NOT NULL, service TEXT NOT NULL, table_name TEXT NOT NULL, protocol TEXT NOT NULL, does TEXT NOT NULL, count INTEGER NOT NULL,"
    " path TEXT NOT NULL, line INTEGER NOT NULL);"
    "CREATE INDEX uses_by_repository ON uses(repository);"
    "CREATE TABLE locks(repository TEXT NOT NULL, service TEXT NOT NULL, name TEXT NOT NULL, protocol TEXT NOT NULL, count INTEGER NOT NULL, path TEXT NOT NULL,"
    " line INTEGER NOT NULL);"
    "CREATE INDEX locks_by_repository ON locks(repository);"
    "CREATE TABLE edges(from_repository TEXT NOT NULL, request INTEGER NOT NULL, to_repository TEXT NOT NULL, endpoint INTEGER NOT NULL, certainty INTEGER NOT NULL,"
    " PRIMARY KEY(from_repository, request, to_repository, endpoint)) WITHOUT ROWID;"
    "CREATE TABLE crossings(rule TEXT NOT NULL, severity TEXT NOT NULL, confidence TEXT NOT NULL, from_repository TEXT NOT NULL, from_path TEXT NOT NULL,"
    " from_line INTEGER NOT NULL, to_repository TEXT NOT NULL, to_path TEXT NOT NULL, to_line INTEGER NOT NULL, message TEXT NOT NULL,"
    " PRIMARY KEY(rule, from_repository, from_path, from_line, to_repository, to_path, to_line)) WITHOUT ROWID;"
    "CREATE VIEW runs AS SELECT tool, digest, count(*) AS repositories, min(finished) AS first, max(finished) AS last FROM repositories GROUP BY tool, digest;";

// ---- opening -------------------------------------------------------------------------------------------------------------------------

static void remember(fl_db *db) {
  if (db->failed) return;
  db->failed = sqlite3_errcode(db->at);
  snprintf(db->why, sizeof db->why, "%s", sqlite3_errmsg(db->at));
}

static void run_text(fl_db *db, const char *sql) {
  if (!db->failed && sqlite3_exec(db->at, sql, NULL, NULL, NULL) != SQLITE_OK) remember(db);
}

static int64_t number_of(fl_db *db, const char *sql) {
  sqlite3_stmt *stmt = NULL;
  int64_t n = 0;
  if (sqlite3_prepare_v2(db->at, sql, -1, &stmt, NULL) != SQLITE_OK || sqlite3_step(stmt) != SQLITE_ROW) remember(db);
  else n = sqlite3_column_int64(stmt, 0);
  sqlite3_finalize(stmt);
  return n;
}

static int not_ours(const fl_db *db, fl_error *err) {
  return fl_error_set(err, FL_E_INPUT, db->path, 0, 0, "not a database of an audit by this version; 'faultline audit merge' makes one");
}

static int check(fl_db *db, bool create, fl_error *err) {
  bool is_new = number_of(db, "SELECT count(*) FROM sqlite_master") == 0;
  if (db->failed == SQLITE_NOTADB) return not_ours(db, err);
  if (!db->failed && is_new && create) {
    run_text(db, "PRAGMA application_id=" IN_TEXT(APPLICATION_ID) "; PRAGMA user_version=" IN_TEXT(VERSION) "; BEGIN");
    run_text(db, schema);
    run_text(db, "COMMIT");
  }
  bool ours = !db->failed && number_of(db, "PRAGMA application_id") == APPLICATION_ID && number_of(db, "PRAGMA user_version") == VERSION;
  if (db->failed) return fl_db_status(db, err);
  return ours ? FL_OK : not_ours(db, err);
}

int fl_db_open(fl_db **out, const char *path, bool create, fl_error *err) {
  fl_db *db = fl_alloc_zero(1, sizeof *db);
  size_t n = strlen(path) + 1;
  db->path = memcpy(fl_alloc(n), path, n);
  int flags = create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  if (sqlite3_open_v2(path, &db->at, flags, NULL) != SQLITE_OK) remember(db);
  sqlite3_busy_timeout(db->at, 60000);
  int rc = db->failed ? fl_db_status(db, err) : check(db, create, err);
  if (rc) {
    fl_db_close(db);
    db = NULL;
  }
  *out = db;
  return rc;
}

void fl_db_close(fl_db *db) {
  if (!db) return;
  for (uint32_t i = 0; i < db->rows.n; i++) {
    sqlite3_finalize(db->rows.at[i]->stmt);
    fl_free(db->rows.at[i]);
  }
  fl_array_release(&db->rows);
  sqlite3_close(db->at);
  fl_free(db->path);
  fl_free(db);
}

int fl_db_status(const fl_db *db, fl_error *err) {
  if (!db->failed) return FL_OK;
  return fl_error_set(err, (db->failed & 0xff) == SQLITE_FULL ? FL_E_FULL : FL_E_IO, db->path, 0, 0, "%s", db->why);
}

void fl_db_begin(fl_db *db) { run_text(db, "BEGIN IMMEDIATE"); }
void fl_db_roll_back(fl_db *db) { sqlite3_exec(db->at, "ROLLBACK", NULL, NULL, NULL); }

int fl_db_commit(fl_db *db, fl_error *err) {
  run_text(db, "COMMIT");
  if (db->failed) fl_db_roll_back(db);
  return fl_db_status(db, err);
}

// ---- statements ----------------------------------------------------------------------------------------------------------------------

fl_db_row *fl_db_row_of(fl_db *db, const char *sql) {
  for (uint32_t i = 0; i < db->rows.n; i++)
    if (db->rows.at[i]->sql == sql) return db->rows.at[i];
  fl_db_row *row = fl_alloc_zero(1, sizeof *row);
  *row = (fl_db_row){.db = db, .sql = sql};
  if (sqlite3_prepare_v3(db->at, sql, -1, SQLITE_PREPARE_PERSISTENT, &row->stmt, NULL) != SQLITE_OK) remember(db);
  fl_array_push(&db->rows, row);
  return row;
}

void fl_db_put(fl_db_row *row, fl_str text) {
  if (!row->stmt) return;
  if (sqlite3_bind_text(row->stmt, ++row->filled, text.n ? text.at : "", (int)text.n, SQLITE_TRANSIENT) != SQLITE_OK) remember(row->db);
}

void fl_db_put_number(fl_db_row *row, int64_t number) {
  if (row->stmt && sqlite3_bind_int64(row->stmt, ++row->filled, number) != SQLITE_OK) remember(row->db);
}

void fl_db_end(fl_db_row *row) {
  if (row->stmt) sqlite3_reset(row->stmt);
  row->filled = 0;
}

void fl_db_run(fl_db_row *row) {
  if (row->stmt && !row->db->failed && sqlite3_step(row->stmt) != SQLITE_DONE) remember(row->db);
  fl_db_end(row);
}

bool fl_db_next(fl_db_row *row) {
  int rc = row->stmt && !row->db->failed ? sqlite3_step(row->stmt) : SQLITE_DONE;
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) remember(row->db);
  fl_db_end(row);
  return false;
}

fl_str fl_db_text(const fl_db_row *row, int column) {
  const unsigned char *text = sqlite3_column_text(row->stmt, column);
  return (fl_str){(const char *)text, text ? (uint32_t)sqlite3_column_bytes(row->stmt, column) : 0};
}

int64_t fl_db_number(const fl_db_row *row, int column) { return sqlite3_column_int64(row->stmt, column); }
