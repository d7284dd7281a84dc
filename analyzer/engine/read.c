// Files -> facts, side by side. A worker has an extractor, a text buffer and an arena of its own; results go into a row per file,
// so nothing depends on who did what.
#include "engine/cache_p.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "base/workers.h"
#include "facts/extract.h"
#include "facts/settings.h"

typedef struct worker {
  fl_extractor *extractor;
  fl_buf text;
  fl_compiler *compiler; // started when a file needs it
} worker;

typedef struct reading_job {
  fl_analysis *analysis;
  worker *workers;
} reading_job;

static uint32_t count_lines(fl_str text) {
  uint32_t n = text.n > 0 && text.at[text.n - 1] != '\n';
  const char *at = text.at, *end = text.at + text.n;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) at++, n++;
  return n;
}

// The first line with bytes that are not UTF-8, 0 when there is none. Grammars take such bytes as unknown characters: in comments and
// texts that goes unnoticed, in names it does not.
static uint32_t find_foreign_line(fl_str text) {
  uint32_t line = 1, code_point;
  bool valid = true;
  for (uint32_t i = 0; i < text.n;) {
    line += text.at[i] == '\n';
    i += (uint8_t)text.at[i] < 0x80 ? 1 : fl_utf8_take(fl_str_from_pos(text, i), &code_point, &valid);
    if (!valid) return line;
  }
  return 0;
}

static void read_settings(const fl_file *file, const fl_source *source, fl_arena *arena, const fl_facts **out) {
  fl_facts *facts = fl_arena_zero(arena, sizeof *facts);
  fl_working_on(source->path);
  if (fl_settings_read(facts, arena, source, file->language)) *out = facts;
  fl_working_on(NULL);
}

static void extract(fl_analysis *a, const fl_file *file, worker *w, fl_arena *arena, struct fl_reading *reading, const fl_facts **out) {
  const fl_language *language = fl_language_at(file->language);
  const fl_mapping *mapping = fl_mapping_find(language->id);
  fl_source source = fl_source_of(fl_arena_text(arena, file->path), fl_buf_str(&w->text));
  if (language->kind == FL_LANGUAGE_CONFIG) read_settings(file, &source, arena, out);
  if (!mapping) return;
  fl_extract_options options = {.language = file->language, .wall_ms = a->options.file_timeout_ms};
  fl_facts *facts = fl_arena_zero(arena, sizeof *facts);
  fl_error err = {0};
  fl_working_on(source.path);
  options.compiled = fl_compile(a, file, &w->compiler, arena, reading);
  if (fl_extract_file(facts, arena, w->extractor, &source, mapping, &options, &err) == FL_OK) {
    *out = facts;
  } else {
    reading->failed = true;
    reading->detail = fl_arena_str(arena, fl_str_from(err.text));
  }
  fl_working_on(NULL);
}

static bool is_cached(fl_analysis *a, uint32_t item, fl_arena *arena) {
  const struct fl_reading *reading = &a->reading[item];
  return a->options.cache && reading->has_content && fl_cache_find_facts(a, item, arena);
}

static void identify(struct fl_reading *reading, fl_str text) {
  reading->content = fl_cache_content(reading->skip, reading->detail, text);
  reading->has_content = true;
}

static void read_file(fl_analysis *a, uint32_t item, worker *w, fl_arena *arena) {
  const fl_file *file = &a->walk.files.at[item];
  struct fl_reading *reading = &a->reading[item];
  reading->skip = fl_walk_read(&a->walk, a->tree, file, &w->text, arena, &reading->detail);
  fl_str text = fl_buf_str(&w->text);
  if (a->options.cache) identify(reading, text);
  if (reading->skip != FL_SKIP_none || is_cached(a, item, arena)) return;
  reading->lines = count_lines(text);
  reading->foreign_line = find_foreign_line(text);
  extract(a, file, w, arena, reading, &a->facts[item]);
}

static void read_one(void *ctx, uint32_t item, uint32_t who) {
  reading_job *job = ctx;
  fl_analysis *a = job->analysis;
  if (a->options.progress && atomic_load(&a->options.progress->stop)) return;
  uint64_t begin = a->file_ns ? fl_clock_ns() : 0;
  bool is_known = is_cached(a, item, &a->arenas[who]);
  if (!is_known && !a->options.known_only) read_file(a, item, &job->workers[who], &a->arenas[who]);
  a->reading[item].is_missing = !is_known && a->options.known_only;
  if (a->file_ns) a->file_ns[item] = fl_clock_ns() - begin;
  if (a->options.progress) atomic_fetch_add(&a->options.progress->done, 1);
}

void fl_analysis_read(fl_analysis *a) {
  uint32_t n = a->walk.files.n;
  worker *workers = fl_alloc_zero(a->n_workers, sizeof *workers);
  for (uint32_t i = 0; i < a->n_workers; i++) workers[i].extractor = fl_extractor_new();
  reading_job job = {a, workers};
  fl_workers_run(a->n_workers, n, read_one, &job);
  for (uint32_t i = 0; i < a->n_workers; i++) {
    fl_compiler_free(workers[i].compiler);
    fl_extractor_free(workers[i].extractor);
    fl_buf_release(&workers[i].text);
  }
  fl_free(workers);
}
