// What the formats share.
#ifndef FL_EMIT_EMIT_P_H
#define FL_EMIT_EMIT_P_H

#include "base/map.h"
#include "emit/emit.h"
#include "parse/source.h"

extern const fl_emitter fl_emit_text, fl_emit_json, fl_emit_sarif;

// The texts that a report speaks of, read when first asked for and kept. {0} with `tree` set is ready.
typedef struct fl_texts {
  const fl_tree *tree; // NULL: there are no texts
  fl_arena arena;
  fl_map index; // hash of the path -> position in `sources` + 1
  FL_ARRAY(fl_source) sources;
} fl_texts;

// Never NULL; without lines when the file cannot be read. Borrowed until the next call.
const fl_source *fl_texts_source(fl_texts *, fl_str path);
fl_str fl_texts_line(fl_texts *, fl_str path, uint32_t line); // "" when there is none; borrowed until release
void fl_texts_release(fl_texts *);

#endif
