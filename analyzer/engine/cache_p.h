// The parts of a cache, for the stages that ask it.
#ifndef FL_ENGINE_CACHE_P_H
#define FL_ENGINE_CACHE_P_H

#include "base/intern.h"
#include "base/store.h"
#include "engine/cache.h"
#include "engine/engine_p.h"
#include "walk/stamps.h"

#include <pthread.h>

typedef struct fl_kept { // what a run wants to be there next time: bytes, or the facts of a file of an analysis, which are made bytes when they are written
  fl_digest key;
  fl_str bytes;
  const fl_analysis *analysis;
  uint32_t file;
} fl_kept;

typedef struct fl_input_now { // what is at a path now: fl_compiled_input.content
  fl_digest content;
  bool is_asked;
} fl_input_now;
typedef struct fl_inputs { // of all files that a compiler was asked about, each path once
  pthread_mutex_t lock;
  fl_intern paths;
  FL_ARRAY(fl_input_now) now; // by symbol
} fl_inputs;

struct fl_cache {
  fl_arena arena;      // texts, and reports that are kept
  const char *dir, *folder, *root;
  uint64_t build, most_bytes;
  int64_t now_ns;      // of the opening, so before anything was listed
  fl_stamps stamps;
  fl_store packs[2], reports;  // facts.pack, recent.pack
  fl_store linked;
  uint8_t *used[2];    // by row of the pack
  fl_stamp_rows new_stamps;
  bool stamps_changed;
  fl_inputs inputs;
  fl_cache_use use;
  FL_ARRAY(fl_kept) new_facts, new_reports;
  fl_buf new_files, new_state; // of `linked`
  fl_digest new_rest;
};
enum { FL_PACK_FACTS, FL_PACK_RECENT };

// The digest of each file's content, where a stamp tells it, or by reading the file when `read` is set. To be asked before anything is read.
void fl_cache_identify(fl_analysis *, bool read);
void fl_cache_identify_scip(fl_analysis *);
// The digest of a text that was read, or of why it was not.
fl_digest fl_cache_content(fl_skip_kind skip, fl_str detail, fl_str text);
// Facts of a file whose digest is known. False: not there. Several threads may ask, each with its own arena.
bool fl_cache_find_facts(fl_analysis *, uint32_t file, fl_arena *arena);
// Of a file with a compile command: reads what its view depends on into `reading`. False: not known, or not as it was.
bool fl_cache_find_inputs(fl_analysis *, uint32_t file, fl_arena *arena);
// All that facts depend on, but what a compiler read beside the file.
fl_digest fl_cache_key_of_facts(const fl_analysis *, uint32_t file);
// Remembers stamps and facts of a run that is done; it must live until fl_cache_save.
void fl_cache_keep_facts(fl_analysis *);
void fl_cache_store_facts(fl_buf *out, const fl_analysis *, uint32_t file);

// Of a key that an earlier run had for some file; it counts as asked for. False: not there.
bool fl_cache_facts_of(fl_cache *, const fl_digest *key, fl_arena *arena, fl_facts *out);

// How far linking got in an earlier run (cache_linked.c), "" when no such run is known, and the files whose functions do something else inside by now.
// To be asked when all files are read. `changed` is the caller's.
typedef struct fl_linked {
  fl_str bytes;
  FL_ARRAY(fl_changed) changed;
} fl_linked;
void fl_cache_find_linked(fl_analysis *, fl_linked *out);
void fl_cache_keep_linked(const fl_analysis *, fl_buf *bytes); // takes them
FL_MUST_USE int fl_cache_save_linked(fl_cache *, const char *path, fl_error *err);

// The report of a run over the same input. False when it is not known, as when the digest of some file is not.
bool fl_cache_find_report(fl_report *out, fl_analysis *);
void fl_cache_keep_report(const fl_report *, const fl_analysis *);

// What a compiler read (cache_inputs.c): as bytes and back, borrowed from them; whether it is still the same; all of it in a hash.
void fl_cache_add_inputs(fl_buf *out, const struct fl_reading *);
FL_MUST_USE bool fl_cache_take_inputs(struct fl_reading *, fl_arena *, fl_str bytes);
FL_MUST_USE bool fl_cache_inputs_hold(fl_cache *, const struct fl_reading *); // several threads may ask
void fl_cache_hash_inputs(fl_sha256 *, const struct fl_reading *);
void fl_inputs_open(fl_inputs *);
void fl_inputs_close(fl_inputs *);

// A report as bytes, and back (report_stored.c). Rules are looked up by id.
void fl_report_store(fl_buf *out, const fl_report *);
FL_MUST_USE bool fl_report_restore(fl_report *, fl_str bytes, const fl_rules *);

// Makes room for `bytes` more: folders that were not written for the longest time go first.
void fl_cache_shrink(const fl_cache *);

#endif
