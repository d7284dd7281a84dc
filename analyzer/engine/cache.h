// What a run leaves behind so that the next one need not do it again: docs/internals/cache.md.
//
//   <dir>/<name of the root>-<hash of its path>/
//     stamps      the digest of each file's content, by what the file system says of the file
//     facts.pack  facts by path and content; recent.pack: those that came since, until there are enough to be worth a new facts.pack
//     linked      how far the last linking got, for a tree whose files only moved in their lines
//     reports     the last reports, by everything that decides them
//     root        the root's path, for people
//
// Nothing of it is ever trusted without its checksum, all of it may be deleted at any time, and files are only ever replaced by rename: two
// processes at once cost work, never a result.
#ifndef FL_ENGINE_CACHE_H
#define FL_ENGINE_CACHE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "graph/graph.h"

#include <stdbool.h>
#include <stdint.h>

#define FL_CACHE_BYTES ((uint64_t)2 << 30) // of all roots

typedef struct fl_cache fl_cache; // of one root

typedef struct fl_cache_options {
  const char *dir;
  const char *root;
  uint64_t most_bytes; // 0: FL_CACHE_BYTES
} fl_cache_options;

// Which build of faultline this is, its grammars, tables and defaults included; 0: nobody can say.
uint64_t fl_program_build(void);
// What is missing or cannot be read is empty: NULL only when nobody can say which build of faultline this is.
fl_cache *fl_cache_open(const fl_cache_options *);
void fl_cache_free(fl_cache *); // NULL does no harm
// Writes what the runs since the opening found out; a run without news writes nothing. FL_E_FULL, FL_E_IO: the cache is as it was.
FL_MUST_USE int fl_cache_save(fl_cache *, fl_error *err);

typedef struct fl_cache_use { // how much of a run was known, for people
  uint32_t files, known_files;
  fl_knew links;     // all: every file at most moved in its lines; most: of others only functions do something else inside
  bool known_report; // then nobody asked for files
} fl_cache_use;
fl_cache_use fl_cache_used(const fl_cache *); // of the last run

// ---- all roots ---------------------------------------------------------------------------------------------------------------------------

typedef struct fl_cache_entry {
  fl_str folder, root; // name of the folder; the path that it is about, "" when that is not known
  uint64_t bytes;
  int64_t used;        // when it was last written; for the order
} fl_cache_entry;
typedef struct fl_cache_list {
  fl_cache_entry *at; // an fl_array, last written first
  uint32_t n, cap;
} fl_cache_list;
// Empty when the folder is not there.
void fl_cache_entries(fl_cache_list *out, fl_arena *arena, const char *dir);
// Removes the files of ours below one folder of `dir`, and the folder.
FL_MUST_USE int fl_cache_remove(const char *dir, fl_str folder, fl_error *err);

#endif
