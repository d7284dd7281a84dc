// A pack while it grows: one growable array a block, texts once each, and the names that will lead to rows.
#ifndef FL_MODELS_BUILD_P_H
#define FL_MODELS_BUILD_P_H

#include "base/array.h"
#include "base/intern.h"
#include "models/names_p.h"
#include "models/pack_p.h"

// A name of one language that leads to a row; becomes a posting.
typedef struct fl_index_entry {
  fl_sym key;       // of (kind, language, name) in builder.keys
  uint32_t kind;    // fl_index_kind
  fl_text language, name;
  fl_posting posting;
  uint8_t layer;    // of the posting's library
  uint32_t sequence;
} fl_index_entry;

typedef struct fl_builder {
#define X(T, name) FL_ARRAY(T) name;
  FL_MODEL_LISTS(X)
#undef X
  FL_ARRAY(char) text;
  fl_intern interned;
  FL_ARRAY(fl_text) offset_of_text; // by symbol in `interned`
  fl_intern keys;
  FL_ARRAY(uint32_t) latest_of_key; // by symbol in `keys`: position in `index` + 1
  FL_ARRAY(fl_index_entry) index;
  uint8_t layer;                    // 0: from nothing; 1: on top of a pack, ...
} fl_builder;

// Starts with a copy of `base`, or with nothing when that is NULL.
void fl_builder_init(fl_builder *b, const fl_models *base);
void fl_builder_release(fl_builder *b);

fl_text fl_builder_text(fl_builder *b, fl_str text);
// Borrowed for the life of the builder. `text` must come from fl_builder_text or a row.
fl_str fl_builder_read(const fl_builder *b, fl_text text);

// Enters a name for each language of the library.
void fl_builder_index(fl_builder *b, fl_index_kind kind, fl_str name, fl_posting posting);
// Enters one canonical call or annotation name (which may be a pattern) under the kinds that start at `exact`.
void fl_builder_index_call(fl_builder *b, fl_index_kind exact, fl_str name, fl_posting posting);
// The latest entry of the key, NULL when there is none. Borrowed until the next index call.
const fl_index_entry *fl_builder_find(const fl_builder *b, fl_index_kind kind, fl_str language, fl_str name);
// As fl_models_canonical, with what has been entered so far.
fl_str fl_builder_canonical(const fl_builder *b, fl_str language, fl_str name, char *buf, uint32_t size);

// The finished pack. The builder stays as it is.
fl_models *fl_builder_seal(const fl_builder *b, uint64_t digest);

#endif
