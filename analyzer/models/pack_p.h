// How models lie in memory and on disk: one image of blocks, each an array of one row type.
//
//   header | paths | steps | ... | texts | path_list | slots | postings | text
//
// A file is the image as it is. Blocks start at multiples of 8; row 0 of each block means "none" and is all zero. Names are found
// through `slots`, an open-addressed hash table whose entries point at ranges of `postings`.
#ifndef FL_MODELS_PACK_P_H
#define FL_MODELS_PACK_P_H

#include "base/image.h"
#include "base/map.h"
#include "models/model.h"

#include <stddef.h>

// What a name can be looked up as. Each has its own key space in the hash table.
typedef enum fl_index_kind {
  FL_INDEX_none,
  FL_INDEX_call,             // exact name -> meanings[]
  FL_INDEX_call_owner,       // what stands before the last segment, which is a pattern -> meanings[]
  FL_INDEX_call_tail,        // exact last segment, before it is a pattern -> meanings[]
  FL_INDEX_call_loose,       // neither is exact; the name is "" -> meanings[]
  FL_INDEX_annotation,       // the same four for annotations and for supertypes, in the same order
  FL_INDEX_annotation_owner,
  FL_INDEX_annotation_tail,
  FL_INDEX_annotation_loose,
  FL_INDEX_supertype,        // -> supertype_rows[]
  FL_INDEX_supertype_owner,
  FL_INDEX_supertype_tail,
  FL_INDEX_supertype_loose,
  FL_INDEX_type,             // -> types[]
  FL_INDEX_module,           // canonical module -> libraries[]
  FL_INDEX_alias,            // other spelling of a module or type -> text
  FL_INDEX_name,             // a type of which no more is known than that it is there -> libraries[]
  FL_INDEX_listed,           // a module whose types are all named -> libraries[]
  FL_INDEX_segment,          // last segment of some call
  FL_INDEX_segment_glob,     // last segments with `*`; the name is ""
  FL_N_INDEX_KINDS
} fl_index_kind;

typedef struct fl_slot {
  uint32_t hash;
  uint32_t kind;     // fl_index_kind; none: an empty slot
  fl_text language;
  fl_text name;
  uint32_t first;    // postings[]
  uint32_t n;
} fl_slot;

// One row that a name leads to; rows of one slot are in look-up order (project first, then file, then line).
typedef struct fl_posting {
  uint32_t value;    // id in the block that the kind names
  fl_text pattern;   // the whole pattern when the key is only its exact part
  fl_mid library;
  uint32_t line;
} fl_posting;

#define FL_BLOCKS(X) FL_MODEL_LISTS(X) X(fl_slot, slots) X(fl_posting, postings) X(char, text)
#define X(T, name) FL_BLOCK_##name,
typedef enum fl_block_id { FL_BLOCKS(X) FL_N_BLOCKS } fl_block_id;
#undef X

typedef fl_image_block fl_block; // counts include row 0

struct fl_models {
  fl_image image;
  const fl_block *blocks; // of the image
  uint64_t digest;
  fl_map words;        // hash of a list and a word without case -> its last row in the vocabulary
  uint32_t *word_before; // ... -> the row before with the same hash, 0 = none
};
void fl_models_index_words(fl_models *);

extern const size_t fl_block_row_size[FL_N_BLOCKS];

uint32_t fl_index_hash(fl_index_kind kind, fl_str language, fl_str name);

// Puts the blocks one behind the other into a new image. Never fails.
fl_models *fl_pack_seal(const fl_block blocks[FL_N_BLOCKS], uint64_t digest);

// True when every reference of every row points into its block (refs.c).
bool fl_pack_references_hold(const fl_block blocks[FL_N_BLOCKS]);

#endif
