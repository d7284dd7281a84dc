#include "llm/cache.h"

#include <sqlite3.h>

#include "base/alloc.h"
#include "base/io.h"

enum { BUSY_MS = 2000, MOST_ROWS = 20000 };

struct fl_answers {
  sqlite3 *db;
  sqlite3_stmt *find, *keep;
};

static const char setup[] =
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
  "CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, answer TEXT NOT NULL, model TEXT NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;";

static bool prepare(fl_answers *a) {
  static const char find[] = "SELECT answer, model FROM answer WHERE key = ?1";
  static const char keep[] = "INSERT OR REPLACE INTO answer VALUES (?1, ?2, ?3, (SELECT IFNULL(MAX(number), 0) + 1 FROM answer))";
  return sqlite3_exec(a->db, setup, NULL, NULL, NULL) == SQLITE_OK && sqlite3_prepare_v2(a->db, find, -1, &a->find, NULL) == SQLITE_OK &&
         sqlite3_prepare_v2(a->db, keep, -1, &a->keep, NULL) == SQLITE_OK;
}

fl_answers *fl_answers_open(const char *dir, fl_buf *why) {
  fl_answers *a = fl_alloc_zero(1, sizeof *a);
  fl_buf path = {0};
  fl_path_join(&path, fl_str_from(dir), FL_STR("answers.sqlite"));
  bool made = fl_mkdirs(dir, NULL) == FL_OK && sqlite3_open_v2(fl_buf_text(&path), &a->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK;
  if (made) sqlite3_busy_timeout(a->db, BUSY_MS);
  bool good = made && prepare(a);
  if (!good && why) fl_buf_printf(why, "%s: %s", fl_buf_text(&path), a->db ? sqlite3_errmsg(a->db) : "cannot be opened");
  fl_buf_release(&path);
  if (good) return a;
  fl_answers_close(a);
  return NULL;
}

// The oldest answers go when there are too many.
static void trim(fl_answers *a) {
  char *text = sqlite3_mprintf("DELETE FROM answer WHERE number <= (SELECT MAX(number) - %d FROM answer)", MOST_ROWS);
  if (text) sqlite3_exec(a->db, text, NULL, NULL, NULL);
  sqlite3_free(text);
}

void fl_answers_close(fl_answers *a) {
  if (!a) return;
  if (a->keep) trim(a);
  sqlite3_finalize(a->find);
  sqlite3_finalize(a->keep);
  sqlite3_close(a->db);
  fl_free(a);
}

static void add_column(fl_buf *out, sqlite3_stmt *row, int column) {
  const void *text = sqlite3_column_text(row, column);
  fl_buf_clear(out);
  if (text) fl_buf_add_bytes(out, text, (size_t)sqlite3_column_bytes(row, column));
}

bool fl_answers_find(fl_answers *a, const fl_digest *key, fl_buf *answer, fl_buf *model) {
  if (!a) return false;
  sqlite3_bind_blob(a->find, 1, key->at, sizeof key->at, SQLITE_STATIC);
  bool found = sqlite3_step(a->find) == SQLITE_ROW;
  if (found) add_column(answer, a->find, 0), add_column(model, a->find, 1);
  sqlite3_reset(a->find);
  return found;
}

void fl_answers_keep(fl_answers *a, const fl_digest *key, fl_str answer, fl_str model) {
  if (!a) return;
  sqlite3_bind_blob(a->keep, 1, key->at, sizeof key->at, SQLITE_STATIC);
  sqlite3_bind_text(a->keep, 2, answer.n ? answer.at : "", (int)answer.n, SQLITE_STATIC);
  sqlite3_bind_text(a->keep, 3, model.n ? model.at : "", (int)model.n, SQLITE_STATIC);
  sqlite3_step(a->keep);
  sqlite3_reset(a->keep);
}
