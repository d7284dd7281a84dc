// Re-reads the files that findings stand in: the report keeps places, not text.
#include "emit/emit_p.h"

#include "base/hash.h"
#include "base/utf8.h"

static void load(fl_texts *texts, fl_str path) {
  fl_buf text = {0};
  fl_source source = {0};
  if (texts->tree && fl_tree_read(texts->tree, path, FL_MAX_SOURCE_BYTES, &text, NULL) == FL_OK) {
    source = fl_source_of(fl_arena_text(&texts->arena, path), fl_arena_str(&texts->arena, fl_buf_str(&text)));
    fl_source_index(&source, &texts->arena);
  }
  fl_buf_release(&text);
  fl_array_push(&texts->sources, source);
}

const fl_source *fl_texts_source(fl_texts *texts, fl_str path) {
  uint64_t key = fl_hash64_str(path);
  uint32_t at = fl_map_get_or(&texts->index, key, 0);
  if (at == 0) {
    load(texts, path);
    at = texts->sources.n;
    fl_map_put(&texts->index, key, at);
  }
  return &texts->sources.at[at - 1];
}

fl_str fl_texts_line(fl_texts *texts, fl_str path, uint32_t line) {
  return fl_source_line(fl_texts_source(texts, path), line);
}

uint32_t fl_texts_column16(fl_texts *texts, fl_str path, uint32_t line, uint32_t col) {
  return fl_utf8_utf16_count(fl_str_slice(fl_texts_line(texts, path, line), 0, col ? col - 1 : 0)) + 1;
}

void fl_texts_release(fl_texts *texts) {
  fl_array_release(&texts->sources);
  fl_map_release(&texts->index);
  fl_arena_release(&texts->arena);
}
