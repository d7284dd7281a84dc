#define _XOPEN_SOURCE 700
#include "audit/merge.h"

#include "audit/status.h"
#include "base/array.h"
#include "base/io.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

enum { MOST_RESULT_BYTES = 1 << 30 };

// ---- what JSON says ------------------------------------------------------------------------------------------------------------------

static fl_str text_of(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_string(value) ? (fl_str){json_string_value(value), (uint32_t)json_string_length(value)} : (fl_str){0};
}

static void put_text(fl_db_row *row, const json_t *object, const char *key) { fl_db_put(row, text_of(object, key)); }
static void put_number(fl_db_row *row, const json_t *object, const char *key) { fl_db_put_number(row, json_integer_value(json_object_get(object, key))); }

// Everything behind a finding, for who looks closer.
static void put_evidence(fl_db_row *row, const json_t *finding) {
  static const char *const keys[] = {"why", "evidence", "related", "path_from_entry", "risk"};
  json_t *kept = json_object();
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    json_t *value = json_object_get(finding, keys[i]);
    if (value) json_object_set(kept, keys[i], value);
  }
  char *text = json_dumps(kept, JSON_COMPACT);
  fl_db_put(row, fl_str_from(text));
  free(text);
  json_decref(kept);
}

static void add_finding(fl_db *db, fl_str repository, const json_t *finding) {
  static const char sql[] = "INSERT OR REPLACE INTO findings VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  static const char *const texts[] = {"fingerprint", "rule", "family", "title", "severity", "confidence", "state", "path"};
  static const char *const more[] = {"function", "owner", "entry", "message", "fix"};
  if (fl_str_eq_c(text_of(finding, "state"), "suppressed")) return;
  fl_db_row *row = fl_db_row_of(db, sql);
  fl_db_put(row, repository);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) put_text(row, finding, texts[i]);
  put_number(row, finding, "line");
  put_number(row, finding, "column");
  for (size_t i = 0; i < sizeof more / sizeof *more; i++) put_text(row, finding, more[i]);
  fl_db_put_number(row, 1 + (int64_t)json_array_size(json_object_get(finding, "related")));
  put_evidence(row, finding);
  fl_db_run(row);
}

static void add_gap(fl_db *db, fl_str repository, const json_t *gap) {
  fl_db_row *row = fl_db_row_of(db, "INSERT INTO gaps VALUES(?,?,?,?,?,?)");
  fl_db_put(row, repository);
  put_text(row, gap, "kind");
  put_text(row, gap, "path");
  put_number(row, gap, "line");
  put_text(row, gap, "detail");
  put_number(row, gap, "count");
  fl_db_run(row);
}

static int load(json_t **out, const char *folder, const char *name, fl_error *err) {
  fl_buf text = {0}, path = {0};
  json_error_t why;
  int rc = fl_read_file(&text, fl_path_join(&path, fl_str_from(folder), fl_str_from(name)), MOST_RESULT_BYTES, err);
  *out = rc ? NULL : json_loadb(fl_buf_text(&text), text.n, 0, &why);
  if (rc == FL_OK && !*out) rc = fl_error_set(err, FL_E_INPUT, fl_buf_text(&path), (uint32_t)why.line, (uint32_t)why.column, "%s", why.text);
  fl_buf_release(&text);
  fl_buf_release(&path);
  return rc;
}

static int add_findings(fl_db *db, fl_str repository, const char *folder, fl_error *err) {
  json_t *root, *each;
  size_t i;
  int rc = load(&root, folder, "findings.json", err);
  json_array_foreach(json_object_get(root, "findings"), i, each) add_finding(db, repository, each);
  json_array_foreach(json_object_get(root, "gaps"), i, each) add_gap(db, repository, each);
  json_decref(root);
  return rc;
}

// ---- the card ------------------------------------------------------------------------------------------------------------------------

// The columns of a table in their order: what they are called in the card, and of which sort they are.
typedef struct card_table {
  const char *list, *sql;
  bool numbered;          // by the place in the list
  const char *columns[20]; // "#name": a number, "?name": yes or no
} card_table;

static const card_table card_tables[] = {
    {"services", "INSERT INTO services VALUES(?,?,?)", false, {"name", "dir"}},
    {"requests", "INSERT INTO requests VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", true,
     {"service", "kind", "protocol", "effect", "method", "host", "address", "label", "#certainty", "?is_answered_here", "path", "#line", "function", "deadline",
      "#deadline_ms", "?deadline_is_own", "#attempts", "attempts_text", "#attempts_certainty"}},
    {"endpoints", "INSERT INTO endpoints VALUES(?,?,?,?,?,?,?,?,?,?,?)", true,
     {"service", "kind", "protocol", "method", "address", "label", "#certainty", "path", "#line"}},
    {"tables", "INSERT INTO uses VALUES(?,?,?,?,?,?,?,?)", false, {"service", "table", "protocol", "does", "#count", "path", "#line"}},
    {"locks", "INSERT INTO locks VALUES(?,?,?,?,?,?,?)", false, {"service", "name", "protocol", "#count", "path", "#line"}},
};

static void put_column(fl_db_row *row, const json_t *object, const char *column) {
  if (column[0] == '#') put_number(row, object, column + 1);
  else if (column[0] == '?') fl_db_put_number(row, json_is_true(json_object_get(object, column + 1)));
  else put_text(row, object, column);
}

static void add_card_table(fl_db *db, fl_str repository, const card_table *t, const json_t *card) {
  size_t i;
  json_t *each;
  json_array_foreach(json_object_get(card, t->list), i, each) {
    fl_db_row *row = fl_db_row_of(db, t->sql);
    fl_db_put(row, repository);
    if (t->numbered) fl_db_put_number(row, (int64_t)i);
    for (int c = 0; t->columns[c]; c++) put_column(row, each, t->columns[c]);
    fl_db_run(row);
  }
}

static void add_reached(fl_db *db, fl_str repository, int64_t endpoint, const json_t *requests) {
  size_t i;
  json_t *each;
  json_array_foreach(requests, i, each) {
    fl_db_row *row = fl_db_row_of(db, "INSERT OR IGNORE INTO reaches VALUES(?,?,?)");
    fl_db_put(row, repository);
    fl_db_put_number(row, endpoint);
    fl_db_put_number(row, json_integer_value(each));
    fl_db_run(row);
  }
}

static int add_card(fl_db *db, fl_str repository, const char *folder, fl_error *err) {
  json_t *root, *each;
  size_t i;
  int rc = load(&root, folder, "card.json", err);
  for (i = 0; root && i < sizeof card_tables / sizeof *card_tables; i++) add_card_table(db, repository, &card_tables[i], root);
  json_array_foreach(json_object_get(root, "endpoints"), i, each) add_reached(db, repository, (int64_t)i, json_object_get(each, "requests"));
  json_decref(root);
  return rc;
}

// ---- one repository ------------------------------------------------------------------------------------------------------------------

static void add_repository(fl_db *db, const fl_repository_status *s) {
  fl_db_row *row = fl_db_row_of(db, "INSERT INTO repositories VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const fl_str texts[] = {s->key, s->source, s->revision, s->owner, s->tags, s->commit, fl_str_from(fl_ending_word(s->ending)), s->detail, s->tool, s->digest};
  const uint64_t numbers[] = {s->files, s->lines, s->bytes, s->errors, s->warnings, s->notes, s->gaps, s->wall_ms, s->cpu_ms, s->peak_bytes, s->finished};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) fl_db_put(row, texts[i]);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) fl_db_put_number(row, (int64_t)numbers[i]);
  fl_db_run(row);
}

// Of two results the later one counts; of one moment the one whose commit and ending come last, so that the order of merging does not.
static bool is_known_better(fl_db *db, const fl_repository_status *s) {
  fl_db_row *row = fl_db_row_of(db, "SELECT (finished, commit_id, digest, ending) > (?, ?, ?, ?) FROM repositories WHERE key = ?");
  fl_db_put_number(row, (int64_t)s->finished);
  fl_db_put(row, s->commit);
  fl_db_put(row, s->digest);
  fl_db_put(row, fl_str_from(fl_ending_word(s->ending)));
  fl_db_put(row, s->key);
  bool better = fl_db_next(row) && fl_db_number(row, 0);
  fl_db_end(row);
  return better;
}

static void forget(fl_db *db, fl_str key) {
  static const char *const statements[] = {"DELETE FROM repositories WHERE key = ?", "DELETE FROM findings WHERE repository = ?", "DELETE FROM gaps WHERE repository = ?",
                                           "DELETE FROM services WHERE repository = ?", "DELETE FROM requests WHERE repository = ?", "DELETE FROM endpoints WHERE repository = ?",
                                           "DELETE FROM reaches WHERE repository = ?", "DELETE FROM uses WHERE repository = ?",
                                           "DELETE FROM locks WHERE repository = ?"};
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
    fl_db_row *row = fl_db_row_of(db, statements[i]);
    fl_db_put(row, key);
    fl_db_run(row);
  }
}

static int merge_one(fl_db *db, const char *folder, fl_merge_counts *counts, fl_error *err) {
  fl_arena arena = {0};
  fl_repository_status s;
  int rc = fl_status_read(&s, folder, &arena, err);
  if (rc || !fl_status_is_whole(&s, folder)) {
    counts->broken += rc != FL_E_IO; // without a status it is being worked on
    fl_arena_release(&arena);
    return FL_OK;
  }
  if (is_known_better(db, &s)) counts->older++;
  else {
    forget(db, s.key);
    add_repository(db, &s);
    if (s.ending == FL_ENDED_analysed) rc = add_findings(db, s.key, folder, err);
    if (rc == FL_OK && s.ending == FL_ENDED_analysed) rc = add_card(db, s.key, folder, err);
    counts->repositories++;
  }
  fl_arena_release(&arena);
  return rc;
}

// ---- all ---------------------------------------------------------------------------------------------------------------------------------

typedef FL_ARRAY(char *) names;

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static int list(names *out, const char *folder, fl_error *err) {
  DIR *dir = opendir(folder);
  if (!dir) return fl_error_set_errno(err, folder, "cannot list", errno);
  for (struct dirent *e; (e = readdir(dir));) {
    if (e->d_name[0] == '.') continue;
    size_t n = strlen(e->d_name) + 1;
    fl_array_push(out, memcpy(fl_alloc(n), e->d_name, n));
  }
  closedir(dir);
  if (out->n) qsort(out->at, out->n, sizeof *out->at, by_name);
  return FL_OK;
}

static void release(names *list) {
  for (uint32_t i = 0; i < list->n; i++) fl_free(list->at[i]);
  fl_array_release(list);
}

static int merge_group(fl_db *db, const char *folder, fl_merge_counts *counts, fl_error *err) {
  names inside = {0};
  fl_buf path = {0};
  int rc = list(&inside, folder, err);
  fl_db_begin(db);
  for (uint32_t i = 0; i < inside.n && rc == FL_OK; i++) rc = merge_one(db, fl_path_join(&path, fl_str_from(folder), fl_str_from(inside.at[i])), counts, err);
  if (rc == FL_OK) rc = fl_db_commit(db, err);
  else fl_db_roll_back(db);
  fl_buf_release(&path);
  release(&inside);
  return rc;
}

int fl_merge_folder(fl_db *db, const char *results, fl_merge_counts *counts, fl_error *err) {
  names groups = {0};
  fl_buf path = {0};
  int rc = list(&groups, results, err);
  for (uint32_t i = 0; i < groups.n && rc == FL_OK; i++)
    if (strlen(groups.at[i]) == 2) rc = merge_group(db, fl_path_join(&path, fl_str_from(results), fl_str_from(groups.at[i])), counts, err);
  fl_buf_release(&path);
  release(&groups);
  return rc;
}
