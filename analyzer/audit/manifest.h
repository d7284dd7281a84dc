// The list of what an audit looks at: docs/audit.md.
//
// A table with a head. Columns, in any order: key (how results call the repository; unique), path (a folder, a work tree or a bare repository,
// relative to the manifest) or url (what `git clone` takes), revision (branch, tag or commit; default: what HEAD is), owner, tags. Other columns are left alone, so that
// exports of catalogues can be used as they are.
#ifndef FL_AUDIT_MANIFEST_H
#define FL_AUDIT_MANIFEST_H

#include "audit/csv.h"

typedef struct fl_repository {
  fl_str key, path, url, revision, owner, tags;
  uint32_t line; // in the manifest
} fl_repository;

typedef struct fl_manifest { // {0} is empty
  fl_arena arena;
  FL_ARRAY(fl_repository) rows; // by key
} fl_manifest;

// FL_E_IO, or FL_E_INPUT with the place: a row without key or source, a key that comes twice, a head without a known column.
FL_MUST_USE int fl_manifest_read(fl_manifest *out, const char *path, fl_error *err);
void fl_manifest_release(fl_manifest *);

// One part of several, 0-based: "3/16".
typedef struct fl_shard {
  uint32_t index, count;
} fl_shard;
FL_MUST_USE int fl_shard_read(fl_shard *out, const char *text, fl_error *err);
// By the key alone: a repository stays in its shard when others come and go.
bool fl_shard_has(const fl_shard *, fl_str key);

// Where the results of a repository are, below the folder of all results: "3f/shop-3f9a...": the key as far as a file system takes it, and its digest.
const char *fl_repository_folder(fl_buf *out, const char *results, fl_str key);

#endif
