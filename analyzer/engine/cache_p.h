// The parts of a cache, for the stages that ask it.
#ifndef FL_ENGINE_CACHE_P_H
#define FL_ENGINE_CACHE_P_H

#include "base/store.h"
#include "engine/cache.h"
#include "engine/engine_p.h"
#include "walk/stamps.h"

typedef struct fl_kept { // what a run wants to be there next time: bytes, or the facts of a file of an analysis, which are made bytes when they are written
  fl_digest key;
  fl_str bytes;
  const fl_analysis *analysis;
  uint32_t file;
} fl_kept;

struct fl_cache {
  fl_arena arena;      // texts, and reports that are kept
  const char *dir, *folder, *root;
  uint64_t build, most_bytes;
  int64_t now_ns;      // of the opening, so before anything was listed
  fl_stamps stamps;
  fl_store packs[2], reports;  // facts.pack, recent.pack
  uint8_t *used[2];    // by row of the pack
  fl_stamp_rows new_stamps;
  bool stamps_changed;
  fl_cache_use use;
  FL_ARRAY(fl_kept) new_facts, new_reports;
};
enum { FL_PACK_FACTS, FL_PACK_RECENT };

// The digest of each file's content, where a stamp tells it, or by reading the file when `read` is set. To be asked before anything is read.
void fl_cache_identify(fl_analysis *, bool read);
void fl_cache_identify_scip(fl_analysis *);
// The digest of a text that was read, or of why it was not.
fl_digest fl_cache_content(fl_skip_kind skip, fl_str detail, fl_str text);
// Facts of a file whose digest is known. False: not there. Several threads may ask, each with its own arena.
bool fl_cache_find_facts(fl_analysis *, uint32_t file, fl_arena *arena);
// Remembers stamps and facts of a run that is done; it must live until fl_cache_save.
void fl_cache_keep_facts(fl_analysis *);
void fl_cache_store_facts(fl_buf *out, const fl_analysis *, uint32_t file);

// The report of a run over the same input. False when it is not known, as when the digest of some file is not.
bool fl_cache_find_report(fl_report *out, const fl_analysis *);
void fl_cache_keep_report(const fl_report *, const fl_analysis *);

// A report as bytes, and back (report_stored.c). Rules are looked up by id.
void fl_report_store(fl_buf *out, const fl_report *);
FL_MUST_USE bool fl_report_restore(fl_report *, fl_str bytes, const fl_rules *);

// Makes room for `bytes` more: folders that were not written for the longest time go first.
void fl_cache_shrink(const fl_cache *);

#endif
