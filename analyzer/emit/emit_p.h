// What the formats share.
#ifndef FL_EMIT_EMIT_P_H
#define FL_EMIT_EMIT_P_H

#include "base/map.h"
#include "emit/emit.h"
#include "emit/markup.h"
#include "parse/source.h"

extern const fl_emitter fl_emit_text, fl_emit_json, fl_emit_sarif, fl_emit_concise, fl_emit_github, fl_emit_azure, fl_emit_gitlab,
    fl_emit_rdjson, fl_emit_junit, fl_emit_checkstyle, fl_emit_sonar, fl_emit_markdown;

// Suppressed findings and those of the baseline are for who asks for them, or for formats that can say so.
bool fl_emit_is_open(const fl_emit *, const fl_finding *);
void fl_emit_add_path(fl_buf *out, const fl_emit *, fl_str path);     // as a reader outside of the root opens it; none: "."
void fl_emit_add_sentence(fl_buf *out, fl_str text);                  // trimmed, ends in a full stop
void fl_emit_write(const fl_emit *, const fl_buf *text);

// Sorted by kind; in the emitter's arena.
const fl_gap_kind *fl_emit_gap_kinds(fl_emit *, uint32_t *n);

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
// A column in UTF-8 bytes as one in UTF-16 code units, both from 1.
uint32_t fl_texts_column16(fl_texts *, fl_str path, uint32_t line, uint32_t col);
void fl_texts_release(fl_texts *);

#endif
