#include "audit/status.h"

#include "base/hash.h"
#include "base/io.h"
#include "base/json.h"

#include <jansson.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

enum { VERSION = 1, MAX_STATUS_BYTES = 1 << 20, N_RESULTS = sizeof((fl_repository_status *)0)->results / sizeof(fl_status_file) };

#define X(w, again) #w,
static const char *const words[FL_N_ENDINGS] = {"none", FL_ENDINGS(X)};
#undef X
#define X(w, again) again,
static const bool again[FL_N_ENDINGS] = {false, FL_ENDINGS(X)};
#undef X
const char *fl_ending_word(uint8_t ending) { return words[ending]; }
const char *fl_ending_text(uint8_t ending) {
  static const char *const texts_of[FL_N_ENDINGS] = {
      [FL_ENDED_analysed] = "analysed", [FL_ENDED_nothing] = "without code that can be read", [FL_ENDED_no_source] = "not to be had", [FL_ENDED_crashed] = "crashed",
      [FL_ENDED_killed] = "killed", [FL_ENDED_out_of_memory] = "out of memory", [FL_ENDED_out_of_time] = "out of time", [FL_ENDED_disk_full] = "disk full", [FL_ENDED_failed] = "failed"};
  return texts_of[ending];
}
bool fl_ending_is_good(uint8_t ending) { return ending == FL_ENDED_analysed || ending == FL_ENDED_nothing; }
bool fl_ending_may_change(uint8_t ending) { return again[ending]; }

// ---- the fields ----------------------------------------------------------------------------------------------------------------------

#define AT(member) offsetof(fl_repository_status, member)
static const struct { const char *key; size_t offset; } texts[] = {
    {"key", AT(key)}, {"source", AT(source)}, {"revision", AT(revision)}, {"owner", AT(owner)}, {"tags", AT(tags)},
    {"commit", AT(commit)}, {"tool", AT(tool)}, {"digest", AT(digest)}, {"detail", AT(detail)},
};
static const struct { const char *key; size_t offset; } numbers[] = {
    {"wall_ms", AT(wall_ms)}, {"cpu_ms", AT(cpu_ms)}, {"peak_bytes", AT(peak_bytes)}, {"finished", AT(finished)}, {"files", AT(files)}, {"lines", AT(lines)},
    {"bytes", AT(bytes)}, {"errors", AT(errors)}, {"warnings", AT(warnings)}, {"notes", AT(notes)}, {"gaps", AT(gaps)},
};
enum { N_TEXTS = sizeof texts / sizeof *texts, N_NUMBERS = sizeof numbers / sizeof *numbers };

static fl_str *text_at(const fl_repository_status *s, int i) { return (fl_str *)((char *)(uintptr_t)s + texts[i].offset); }
static uint64_t *number_at(const fl_repository_status *s, int i) { return (uint64_t *)(void *)((char *)(uintptr_t)s + numbers[i].offset); }

// ---- writing -------------------------------------------------------------------------------------------------------------------------

static void put_results(fl_json *w, const fl_repository_status *s) {
  fl_json_key(w, "results");
  fl_json_array_begin(w);
  for (int i = 0; i < N_RESULTS && s->results[i].name; i++) {
    fl_json_object_begin(w);
    fl_json_field_str(w, "name", fl_str_from(s->results[i].name));
    fl_json_field_str(w, "sha256", s->results[i].digest);
    fl_json_field_uint(w, "bytes", s->results[i].bytes);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void put(fl_buf *out, const fl_repository_status *s) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", VERSION);
  fl_json_field_str(&w, "ending", fl_str_from(words[s->ending]));
  for (int i = 0; i < N_TEXTS; i++) fl_json_field_str(&w, texts[i].key, *text_at(s, i));
  for (int i = 0; i < N_NUMBERS; i++) fl_json_field_uint(&w, numbers[i].key, *number_at(s, i));
  fl_json_field_uint(&w, "signal", (uint64_t)s->signal);
  put_results(&w, s);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

uint64_t fl_status_now(void) {
  int64_t fixed;
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  return epoch && fl_str_to_int64(fl_str_from(epoch), &fixed) && fixed > 0 ? (uint64_t)fixed : (uint64_t)time(NULL);
}

int fl_status_write(const fl_repository_status *s, const char *folder, fl_error *err) {
  fl_buf text = {0}, path = {0};
  put(&text, s);
  int rc = fl_write_atomic(fl_path_join(&path, fl_str_from(folder), FL_STR("status.json")), fl_buf_text(&text), text.n, err);
  fl_buf_release(&text);
  fl_buf_release(&path);
  return rc;
}

static int digest_of(fl_digest *out, uint64_t *bytes, const char *folder, const char *name, fl_error *err) {
  fl_buf path = {0};
  fl_mapped file = {0};
  int rc = fl_map_file(&file, fl_path_join(&path, fl_str_from(folder), fl_str_from(name)), err);
  if (rc == FL_OK) *out = fl_sha256_of(file.at, file.n), *bytes = file.n;
  fl_unmap_file(&file);
  fl_buf_release(&path);
  return rc;
}

int fl_status_add_file(fl_repository_status *s, const char *folder, const char *name, fl_arena *arena, fl_error *err) {
  int i = 0;
  char hex[FL_SHA256_HEX_BYTES];
  fl_digest digest;
  while (i < N_RESULTS && s->results[i].name) i++;
  FL_ASSERT(i < N_RESULTS);
  int rc = digest_of(&digest, &s->results[i].bytes, folder, name, err);
  if (rc) return rc;
  s->results[i].name = name;
  s->results[i].digest = fl_arena_str(arena, fl_str_from(fl_digest_hex(&digest, hex)));
  return FL_OK;
}

// ---- reading -------------------------------------------------------------------------------------------------------------------------

static fl_str text_of(fl_arena *arena, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_string(value) ? fl_arena_str(arena, (fl_str){json_string_value(value), (uint32_t)json_string_length(value)}) : (fl_str){0};
}

static uint64_t number_of(const json_t *object, const char *key) {
  json_int_t n = json_integer_value(json_object_get(object, key));
  return n > 0 ? (uint64_t)n : 0;
}

static uint8_t ending_of(const json_t *root) {
  const char *word = json_string_value(json_object_get(root, "ending"));
  for (uint8_t i = 1; word && i < FL_N_ENDINGS; i++)
    if (strcmp(word, words[i]) == 0) return i;
  return FL_ENDED_none;
}

static void take(fl_repository_status *out, fl_arena *arena, const json_t *root) {
  const json_t *results = json_object_get(root, "results");
  out->ending = ending_of(root);
  for (int i = 0; i < N_TEXTS; i++) *text_at(out, i) = text_of(arena, root, texts[i].key);
  for (int i = 0; i < N_NUMBERS; i++) *number_at(out, i) = number_of(root, numbers[i].key);
  out->signal = (int32_t)number_of(root, "signal");
  for (size_t i = 0; i < N_RESULTS && i < json_array_size(results); i++) {
    const json_t *file = json_array_get(results, i);
    out->results[i] = (fl_status_file){text_of(arena, file, "name").at, text_of(arena, file, "sha256"), number_of(file, "bytes")};
  }
}

int fl_status_read(fl_repository_status *out, const char *folder, fl_arena *arena, fl_error *err) {
  fl_buf text = {0}, path = {0};
  json_error_t why;
  *out = (fl_repository_status){0};
  fl_path_join(&path, fl_str_from(folder), FL_STR("status.json"));
  int rc = fl_read_file(&text, fl_buf_text(&path), MAX_STATUS_BYTES, err);
  json_t *root = rc ? NULL : json_loadb(fl_buf_text(&text), text.n, JSON_REJECT_DUPLICATES, &why);
  if (rc == FL_OK && !root) rc = fl_error_set(err, FL_E_INPUT, fl_buf_text(&path), (uint32_t)why.line, (uint32_t)why.column, "%s", why.text);
  if (root) take(out, arena, root);
  if (root && (number_of(root, "schema_version") != VERSION || !out->ending)) rc = fl_error_set(err, FL_E_INPUT, fl_buf_text(&path), 0, 0, "not a status that this version understands");
  json_decref(root);
  fl_buf_release(&text);
  fl_buf_release(&path);
  return rc;
}

bool fl_status_is_whole(const fl_repository_status *s, const char *folder) {
  for (int i = 0; i < N_RESULTS && s->results[i].name; i++) {
    char hex[FL_SHA256_HEX_BYTES];
    fl_digest digest;
    uint64_t bytes;
    if (digest_of(&digest, &bytes, folder, s->results[i].name, NULL) || !fl_str_eq_c(s->results[i].digest, fl_digest_hex(&digest, hex))) return false;
  }
  return true;
}
