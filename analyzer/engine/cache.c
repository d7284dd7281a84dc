// Opening and saving; whose folder is whose.
#define _XOPEN_SOURCE 700 // realpath
#include "engine/cache_p.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORMAT = 2, MOST_REPORTS = 12, OLD_FACTS = 8, RECENT_SHARE = 8 };
static const uint64_t MOST_REPORT_BYTES = 64 << 20;

// The program itself, with its grammars, tables and defaults: of another build nothing is believed.
uint64_t fl_program_build(void) {
  fl_mapped program = {0};
  if (fl_map_file(&program, "/proc/self/exe", NULL)) return 0;
  uint64_t hash = fl_hash64_mix(fl_hash64(program.at, program.n), FORMAT);
  fl_unmap_file(&program);
  return hash | 1;
}

static const char *inside(fl_cache *c, const char *folder, const char *name) {
  fl_buf path = {0};
  const char *text = fl_arena_text(&c->arena, fl_str_from(fl_path_join(&path, fl_str_from(folder), fl_str_from(name))));
  fl_buf_release(&path);
  return text;
}

// "<last part of the path>-<hash of the path>"
static const char *folder_name(fl_cache *c) {
  fl_str base = fl_path_base(fl_str_from(c->root));
  if (base.n > 64) base = fl_str_slice(base, 0, 64);
  return fl_arena_printf(&c->arena, "%.*s-%016llx", FL_STR_ARG(base), (unsigned long long)fl_hash64_str(fl_str_from(c->root)));
}

static void open_pack(fl_cache *c, int which, const char *name) {
  if (fl_store_open(&c->packs[which], inside(c, c->folder, name), c->build, NULL) == FL_OK)
    c->used[which] = fl_arena_zero_n(&c->arena, c->packs[which].n, 1);
}

fl_cache *fl_cache_open(const fl_cache_options *options) {
  char real[PATH_MAX];
  uint64_t build = fl_program_build();
  if (!build) return NULL;
  fl_cache *c = fl_alloc_zero(1, sizeof *c);
  c->build = build;
  fl_inputs_open(&c->inputs);
  c->now_ns = fl_stamp_now_ns();
  c->most_bytes = options->most_bytes ? options->most_bytes : FL_CACHE_BYTES;
  c->dir = fl_arena_text(&c->arena, fl_str_from(options->dir));
  c->root = fl_arena_text(&c->arena, fl_str_from(realpath(options->root, real) ? real : options->root));
  c->folder = inside(c, c->dir, folder_name(c));
  fl_stamps_open(&c->stamps, inside(c, c->folder, "stamps"));
  open_pack(c, FL_PACK_FACTS, "facts.pack");
  open_pack(c, FL_PACK_RECENT, "recent.pack");
  FL_UNUSED(fl_store_open(&c->linked, inside(c, c->folder, "linked"), c->build, NULL) == FL_OK);
  FL_UNUSED(fl_store_open(&c->reports, inside(c, c->folder, "reports"), c->build, NULL) == FL_OK);
  return c;
}

void fl_cache_free(fl_cache *c) {
  if (!c) return;
  fl_stamps_release(&c->stamps);
  fl_inputs_close(&c->inputs);
  for (int i = 0; i < 2; i++) fl_store_release(&c->packs[i]);
  fl_store_release(&c->reports);
  fl_store_release(&c->linked);
  fl_buf_release(&c->new_files);
  fl_buf_release(&c->new_state);
  fl_array_release(&c->new_stamps);
  fl_array_release(&c->new_facts);
  fl_array_release(&c->new_reports);
  fl_arena_release(&c->arena);
  fl_free(c);
}

fl_cache_use fl_cache_used(const fl_cache *c) { return c->use; }

// ---- saving ------------------------------------------------------------------------------------------------------------------------------

static int write_text(const char *path, const char *text, fl_error *err) {
  return fl_path_exists(path) ? FL_OK : fl_write_atomic(path, text, strlen(text), err);
}

// Backup programs leave out folders with such a file (bford.info/cachedir).
static int make_folder(fl_cache *c, fl_error *err) {
  int rc = fl_mkdirs(c->folder, err);
  if (rc == FL_OK) chmod(c->folder, 0700);
  if (rc == FL_OK) rc = write_text(inside(c, c->dir, "CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n# of faultline\n", err);
  return rc ? rc : write_text(inside(c, c->folder, "root"), c->root, err);
}

static void add_new(fl_store_writer *w, const fl_cache *c) {
  fl_buf bytes = {0};
  for (uint32_t i = 0; i < c->new_facts.n; i++) {
    fl_cache_store_facts(&bytes, c->new_facts.at[i].analysis, c->new_facts.at[i].file);
    fl_store_add(w, &c->new_facts.at[i].key, fl_buf_str(&bytes), 0);
  }
  fl_buf_release(&bytes);
}

// Entries of a pack that this run used, or did not; what is damaged goes.
static void add_old(fl_store_writer *w, const fl_cache *c, int which, bool used, uint64_t most) {
  const fl_store *pack = &c->packs[which];
  for (uint32_t i = 0; i < pack->n; i++) {
    const fl_store_row *row = &pack->rows[i];
    fl_str bytes;
    if ((c->used[which][i] != 0) != used || (!used && (row->age >= OLD_FACTS || w->at + row->n > most))) continue;
    if (fl_store_bytes(pack, row, &bytes)) fl_store_add(w, &row->key, bytes, used ? 0 : row->age + 1);
  }
}

// Everything into one pack. What nobody asked for is kept, for the way back to another branch, but takes no more room than the rest.
static int save_all_facts(fl_cache *c, fl_error *err) {
  fl_store_writer w;
  int rc = fl_store_begin(&w, inside(c, c->folder, "facts.pack"), c->build, err);
  if (rc) return rc;
  add_new(&w, c);
  for (int i = 0; i < 2; i++) add_old(&w, c, i, true, 0);
  uint64_t most = w.at * 2 < c->most_bytes ? w.at * 2 : c->most_bytes;
  for (int i = 2; i-- > 0;) add_old(&w, c, i, false, most);
  if (w.at > c->most_bytes) {
    fl_store_abort(&w);
    return fl_error_set(err, FL_E_LIMIT, c->folder, 0, 0, "the facts of this folder are larger than the cache may be (--cache-size)");
  }
  rc = fl_store_commit(&w, err);
  if (rc == FL_OK) unlink(inside(c, c->folder, "recent.pack"));
  return rc;
}

static int save_recent_facts(fl_cache *c, fl_error *err) {
  fl_store_writer w;
  int rc = fl_store_begin(&w, inside(c, c->folder, "recent.pack"), c->build, err);
  if (rc) return rc;
  add_new(&w, c);
  add_old(&w, c, FL_PACK_RECENT, true, 0);
  add_old(&w, c, FL_PACK_RECENT, false, UINT64_MAX);
  return fl_store_commit(&w, err);
}

static int save_facts(fl_cache *c, fl_error *err) {
  if (!c->new_facts.n) return FL_OK;
  uint32_t recent = c->new_facts.n + c->packs[FL_PACK_RECENT].n;
  return recent > c->packs[FL_PACK_FACTS].n / RECENT_SHARE ? save_all_facts(c, err) : save_recent_facts(c, err);
}

static int save_reports(fl_cache *c, fl_error *err) {
  if (!c->new_reports.n) return FL_OK;
  fl_store_writer w;
  int rc = fl_store_begin(&w, inside(c, c->folder, "reports"), c->build, err);
  if (rc) return rc;
  for (uint32_t i = 0; i < c->new_reports.n; i++) fl_store_add(&w, &c->new_reports.at[i].key, c->new_reports.at[i].bytes, 0);
  for (uint32_t i = 0; i < c->reports.n; i++) {
    const fl_store_row *row = &c->reports.rows[i];
    fl_str bytes;
    if (row->age < MOST_REPORTS && w.at + row->n < MOST_REPORT_BYTES && fl_store_bytes(&c->reports, row, &bytes)) fl_store_add(&w, &row->key, bytes, row->age + 1);
  }
  return fl_store_commit(&w, err);
}

int fl_cache_save(fl_cache *c, fl_error *err) {
  bool news = c->new_facts.n || c->new_reports.n || c->new_state.n || c->stamps_changed;
  if (!news) return FL_OK;
  int rc = make_folder(c, err);
  if (rc == FL_OK) rc = save_facts(c, err);
  if (rc == FL_OK) rc = fl_cache_save_linked(c, inside(c, c->folder, "linked"), err);
  if (rc == FL_OK) rc = save_reports(c, err);
  if (rc == FL_OK && c->stamps_changed) rc = fl_stamps_save(&c->stamps, &c->new_stamps, inside(c, c->folder, "stamps"), err);
  if (rc == FL_OK) fl_cache_shrink(c);
  return rc;
}
