// Which content a file has, and the facts that belong to it.
#include "engine/cache_p.h"

#include "base/workers.h"
#include "facts/stored.h"

// ---- content -----------------------------------------------------------------------------------------------------------------------------

fl_digest fl_cache_content(fl_skip_kind skip, fl_str detail, fl_str text) {
  bool was_read = skip != FL_SKIP_unreadable && skip != FL_SKIP_too_large;
  if (was_read) return fl_sha256_of(text.at, text.n);
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update_str(&h, fl_str_from(fl_skip_word(skip)));
  fl_sha256_update_str(&h, detail);
  return fl_sha256_final(&h);
}

typedef struct look {
  fl_analysis *analysis;
  const uint32_t *files;
  fl_buf *texts;    // one a worker
  fl_arena *arenas;
} look;

static void read_one(void *ctx, uint32_t item, uint32_t who) {
  look *l = ctx;
  fl_analysis *a = l->analysis;
  const fl_file *file = &a->walk.files.at[l->files[item]];
  struct fl_reading *reading = &a->reading[l->files[item]];
  fl_str detail = {0};
  fl_skip_kind skip = fl_walk_read(&a->walk, a->tree, file, &l->texts[who], &l->arenas[who], &detail);
  reading->content = fl_cache_content(skip, detail, fl_buf_str(&l->texts[who]));
  reading->has_content = true;
  fl_arena_clear(&l->arenas[who]);
}

static void read_all(fl_analysis *a, const uint32_t *files, uint32_t n) {
  look l = {a, files, fl_alloc_zero(a->n_workers, sizeof *l.texts), fl_alloc_zero(a->n_workers, sizeof *l.arenas)};
  fl_workers_run(a->n_workers, n, read_one, &l);
  for (uint32_t i = 0; i < a->n_workers; i++) {
    fl_buf_release(&l.texts[i]);
    fl_arena_release(&l.arenas[i]);
  }
  fl_free(l.texts);
  fl_free(l.arenas);
}

void fl_cache_identify(fl_analysis *a, bool read) {
  FL_ARRAY(uint32_t) unknown = {0};
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_file *file = &a->walk.files.at[i];
    const fl_digest *known = fl_stamps_find(&a->options.cache->stamps, file->path, &file->stamp);
    a->reading[i].has_content = a->reading[i].by_stamp = known != NULL;
    if (known) a->reading[i].content = *known;
    else fl_array_push(&unknown, i);
  }
  if (read && unknown.n) read_all(a, unknown.at, unknown.n);
  fl_array_release(&unknown);
}

// ---- facts -------------------------------------------------------------------------------------------------------------------------------

// What stands before the facts.
typedef struct head {
  uint32_t skip, lines, foreign_line, detail_bytes;
  uint32_t failed, has_facts, input_bytes, pad;
} head;

static void add_command(fl_sha256 *h, const fl_analysis *a, const fl_file *file) {
  const fl_build *command = fl_compile_command(a, file);
  fl_sha256_update_str(h, a->compilation.identity);
  fl_sha256_update_str(h, command->file);
  fl_sha256_update_str(h, command->directory);
  for (uint32_t i = 0; i < command->n_args; i++) fl_sha256_update_str(h, command->args[i]);
}

fl_digest fl_cache_key_of_facts(const fl_analysis *a, uint32_t i) {
  const fl_file *file = &a->walk.files.at[i];
  const uint32_t options[] = {file->language, a->options.all, a->options.file_timeout_ms};
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update(&h, &a->options.cache->build, sizeof a->options.cache->build);
  fl_sha256_update(&h, options, sizeof options);
  fl_sha256_update(&h, &a->walk.max_file_bytes, sizeof a->walk.max_file_bytes);
  fl_sha256_update_str(&h, file->path);
  fl_sha256_update(&h, a->reading[i].content.at, sizeof a->reading[i].content.at);
  if (a->reading[i].was_compiled) add_command(&h, a, file);
  return fl_sha256_final(&h);
}

// Head, detail, inputs of a compiler, facts.
static bool has_parts(fl_str bytes) {
  const head *h = (const head *)(const void *)bytes.at;
  return bytes.n >= sizeof *h && h->detail_bytes <= bytes.n - sizeof *h && h->input_bytes <= bytes.n - sizeof *h - h->detail_bytes;
}

static bool restore_inputs(fl_analysis *a, uint32_t i, fl_arena *arena, fl_str bytes) {
  const head *h = (const head *)(const void *)bytes.at;
  if (!a->reading[i].was_compiled) return true;
  fl_str part = {bytes.at + sizeof *h + h->detail_bytes, h->input_bytes};
  return fl_cache_take_inputs(&a->reading[i], arena, part) && fl_cache_inputs_hold(a->options.cache, &a->reading[i]);
}

static bool restore(fl_analysis *a, uint32_t i, fl_arena *arena, fl_str bytes) {
  const head *h = (const head *)(const void *)bytes.at;
  struct fl_reading *reading = &a->reading[i];
  fl_facts *facts = NULL;
  if (!has_parts(bytes) || !restore_inputs(a, i, arena, bytes)) return false;
  uint32_t begin = (uint32_t)(sizeof *h + h->detail_bytes + h->input_bytes + 7) & ~7u;
  if (h->has_facts) facts = fl_arena_zero(arena, sizeof *facts);
  if (facts && (begin > bytes.n || !fl_facts_restore(facts, arena, fl_str_from_pos(bytes, begin)))) return false;
  reading->skip = (fl_skip_kind)h->skip;
  reading->lines = h->lines;
  reading->foreign_line = h->foreign_line;
  reading->failed = h->failed != 0;
  reading->detail = (fl_str){bytes.at + sizeof *h, h->detail_bytes};
  a->facts[i] = facts;
  return true;
}

bool fl_cache_find_inputs(fl_analysis *a, uint32_t i, fl_arena *arena) {
  fl_cache *c = a->options.cache;
  fl_digest key = fl_cache_key_of_facts(a, i);
  fl_str bytes;
  for (int which = 2; which-- > 0;) { // the newer one first
    const fl_store_row *row = fl_store_find(&c->packs[which], &key);
    if (row && fl_store_bytes(&c->packs[which], row, &bytes) && has_parts(bytes) && restore_inputs(a, i, arena, bytes)) return true;
  }
  return false;
}

bool fl_cache_facts_of(fl_cache *c, const fl_digest *key, fl_arena *arena, fl_facts *out) {
  fl_str bytes;
  for (int which = 0; which < 2; which++) {
    const fl_store_row *row = fl_store_find(&c->packs[which], key);
    if (!row || !fl_store_bytes(&c->packs[which], row, &bytes) || !has_parts(bytes)) continue;
    const head *h = (const head *)(const void *)bytes.at;
    uint32_t begin = (uint32_t)(sizeof *h + h->detail_bytes + h->input_bytes + 7) & ~7u;
    if (!h->has_facts || begin > bytes.n || !fl_facts_restore(out, arena, fl_str_from_pos(bytes, begin))) continue;
    c->used[which][row - c->packs[which].rows] = 1;
    return true;
  }
  return false;
}

bool fl_cache_find_facts(fl_analysis *a, uint32_t i, fl_arena *arena) {
  fl_cache *c = a->options.cache;
  fl_digest key = fl_cache_key_of_facts(a, i);
  fl_str bytes;
  for (int which = 0; which < 2; which++) {
    const fl_store_row *row = fl_store_find(&c->packs[which], &key);
    if (!row || !fl_store_bytes(&c->packs[which], row, &bytes) || !restore(a, i, arena, bytes)) continue;
    c->used[which][row - c->packs[which].rows] = 1;
    return a->reading[i].by_cache = true;
  }
  return false;
}

void fl_cache_store_facts(fl_buf *out, const fl_analysis *a, uint32_t i) {
  const struct fl_reading *reading = &a->reading[i];
  head h = {.skip = (uint32_t)reading->skip, .lines = reading->lines, .foreign_line = reading->foreign_line, .detail_bytes = reading->detail.n,
            .failed = reading->failed, .has_facts = a->facts[i] != NULL};
  fl_buf_clear(out);
  fl_buf_add_bytes(out, &h, sizeof h);
  if (reading->detail.n) fl_buf_add(out, reading->detail);
  uint32_t before = out->n;
  if (reading->was_compiled) fl_cache_add_inputs(out, reading);
  h.input_bytes = out->n - before;
  memcpy(out->at, &h, sizeof h);
  if (a->facts[i]) fl_facts_store(out, a->facts[i]);
}

bool fl_reading_is_repeatable(const fl_analysis *a, uint32_t i) {
  const fl_facts *facts = a->facts[i];
  if (a->reading[i].was_compiled && !a->reading[i].n_inputs) return false;
  for (uint32_t k = 1; facts && k < facts->n_holes; k++)
    if (facts->holes[k].kind == FL_HOLE_BUDGET) return false; // the clock may have decided
  return true;
}

void fl_cache_keep_facts(fl_analysis *a) {
  fl_cache *c = a->options.cache;
  c->use = (fl_cache_use){.files = a->walk.files.n, .known_report = a->is_known, .links = a->graph ? fl_graph_knew(a->graph) : FL_KNEW_NO_LINKS};
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const struct fl_reading *reading = &a->reading[i];
    const fl_file *file = &a->walk.files.at[i];
    c->use.known_files += reading->by_cache;
    if (!reading->has_content) continue;
    bool gone = reading->skip == FL_SKIP_unreadable || reading->skip == FL_SKIP_too_large;
    if (!gone && fl_stamp_is_settled(&file->stamp, c->now_ns)) {
      fl_stamps_add(&c->new_stamps, file->path, &file->stamp, &reading->content);
      c->stamps_changed |= !reading->by_stamp;
    }
    bool is_new = !reading->by_cache && !a->is_known && fl_reading_is_repeatable(a, i);
    if (!gone && is_new) fl_array_push(&c->new_facts, (fl_kept){.key = fl_cache_key_of_facts(a, i), .analysis = a, .file = i});
  }
}
