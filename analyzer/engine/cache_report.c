// The reports of runs over the same input: everything that decides a report goes into its key.
#include "engine/cache_p.h"

// Comments that end on a day make a report one of that day.
typedef struct head {
  uint32_t day, pad; // yyyymmdd; 0: any
} head;

static void add_number(fl_sha256 *h, uint64_t number) { fl_sha256_update(h, &number, sizeof number); }

static void add_words(fl_sha256 *h, const fl_str *words, uint32_t n) {
  add_number(h, n);
  for (uint32_t i = 0; i < n; i++) fl_sha256_update_str(h, words[i]);
}

static void add_options(fl_sha256 *h, const fl_analysis *a) {
  const fl_scan_options *o = &a->options;
  add_number(h, o->cache->build);
  add_number(h, fl_rules_digest(a->engine->rules));
  add_number(h, fl_models_digest(a->engine->models));
  add_number(h, a->engine->config.digest);
  add_number(h, o->all);
  add_number(h, o->as_stored);
  add_number(h, a->walk.max_file_bytes);
  add_number(h, o->file_timeout_ms);
  add_words(h, o->select.select, o->select.n_select);
  add_words(h, o->select.ignore, o->select.n_ignore);
  add_number(h, o->select.min_severity);
  add_number(h, o->select.min_confidence);
}

static void add_files(fl_sha256 *h, const fl_analysis *a) {
  add_number(h, a->walk.files_seen);
  add_number(h, a->walk.files.n);
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_file *file = &a->walk.files.at[i];
    fl_sha256_update_str(h, file->path);
    add_number(h, (uint64_t)file->language << 32 | file->marks);
    fl_sha256_update(h, a->reading[i].content.at, sizeof a->reading[i].content.at);
  }
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    if (!a->reading[i].was_compiled) continue;
    fl_digest key = fl_cache_key_of_facts(a, i);
    fl_sha256_update(h, &key, sizeof key);
    fl_cache_hash_inputs(h, &a->reading[i]);
  }
  add_number(h, a->walk.skips.n);
  for (uint32_t i = 0; i < a->walk.skips.n; i++) {
    const fl_skip *skip = &a->walk.skips.at[i];
    add_number(h, (uint64_t)skip->kind << 32 | skip->count);
    fl_sha256_update_str(h, skip->path);
    fl_sha256_update_str(h, skip->detail);
  }
}

static fl_digest key_of(const fl_analysis *a) {
  fl_sha256 h;
  fl_sha256_init(&h);
  add_options(&h, a);
  add_files(&h, a);
  fl_sha256_update_str(&h, a->compilation.trouble);
  add_number(&h, a->compilation.n_files);
  fl_sha256_update(&h, a->scip_content.at, sizeof a->scip_content.at);
  return fl_sha256_final(&h);
}

// An index of symbols beside the files.
void fl_cache_identify_scip(fl_analysis *a) {
  fl_buf path = {0};
  fl_mapped index = {0};
  if (a->options.as_stored) return;
  const char *file = a->options.scip ? a->options.scip : fl_path_join(&path, fl_tree_root(a->tree), FL_STR("index.scip"));
  if (fl_map_file(&index, file, NULL) == FL_OK) a->scip_content = fl_sha256_of(index.at, index.n);
  fl_unmap_file(&index);
  fl_buf_release(&path);
}

static bool can_be_known(const fl_analysis *a) {
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    if (!a->reading[i].has_content) return false;
  return true;
}

// Which files a compiler reads beside one is known from the run that asked it.
static bool find_inputs(fl_analysis *a) {
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    if (a->reading[i].was_compiled && !fl_cache_find_inputs(a, i, &a->arena)) return false;
  return true;
}

bool fl_cache_find_report(fl_report *out, fl_analysis *a) {
  fl_cache *c = a->options.cache;
  fl_str bytes;
  if (!can_be_known(a) || !find_inputs(a)) return false;
  fl_digest key = key_of(a);
  const fl_store_row *row = fl_store_find(&c->reports, &key);
  if (!row || !fl_store_bytes(&c->reports, row, &bytes) || bytes.n < sizeof(head)) return false;
  const head *h = (const head *)(const void *)bytes.at;
  if (h->day && h->day != a->options.today) return false;
  return fl_report_restore(out, fl_str_from_pos(bytes, sizeof *h), a->engine->rules);
}

static bool has_a_last_day(const fl_analysis *a) {
  if (fl_config_has_a_last_day(&a->engine->config)) return true;
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    for (uint32_t k = 1; a->facts[i] && k < a->facts[i]->n_notes; k++)
      if (fl_str_contains(a->facts[i]->texts[a->facts[i]->notes[k].text], FL_STR("until"))) return true;
  return false;
}

void fl_cache_keep_report(const fl_report *report, const fl_analysis *a) {
  fl_cache *c = a->options.cache;
  fl_buf bytes = {0};
  head h = {.day = has_a_last_day(a) ? a->options.today : 0};
  if (!can_be_known(a)) return;
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    if (!fl_reading_is_repeatable(a, i)) return;
  fl_buf_add_bytes(&bytes, &h, sizeof h);
  fl_report_store(&bytes, report);
  fl_kept kept = {.key = key_of(a), .bytes = {fl_arena_dup(&c->arena, fl_buf_text(&bytes), bytes.n), bytes.n}};
  fl_array_push(&c->new_reports, kept);
  fl_buf_release(&bytes);
}
