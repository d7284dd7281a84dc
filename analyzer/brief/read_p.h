// JSON with the way to where one is, so that a mistake can be named. After the first mistake everything reads as empty.
#ifndef FL_BRIEF_READ_P_H
#define FL_BRIEF_READ_P_H

#include "brief/read.h"

#include <jansson.h>

enum { FL_MAX_WAY = 12 };

typedef struct fl_reader {
  const char *name;
  fl_arena *arena; // for texts
  fl_error *err;
  int rc;
  uint32_t depth;
  struct { const char *key; size_t index; } way[FL_MAX_WAY]; // key NULL: the element of a list
} fl_reader;

void fl_read_wrong(fl_reader *, const char *key, const char *format, ...) FL_PRINTF(3, 4); // key: of the object where one is; NULL: itself
void fl_read_keys(fl_reader *, const json_t *object, const char *const *keys); // no others, ending with NULL
// The element of a list, or the member of an object, where one is from now on; NULL when it is no object of such keys (ending with NULL).
const json_t *fl_read_enter(fl_reader *, const json_t *from, const char *key, size_t index, const char *const *keys);
void fl_read_down(fl_reader *, const char *key); // into a list
void fl_read_leave(fl_reader *);                 // one up again
const json_t *fl_read_list(fl_reader *, const json_t *object, const char *key);         // must be there
fl_str fl_read_text(fl_reader *, const json_t *object, const char *key);                // must be there
fl_str fl_read_some(fl_reader *, const json_t *object, const char *key);                // "" when it is not
uint64_t fl_read_count(fl_reader *, const json_t *object, const char *key, uint64_t max); // 0 when it is not there
// One of the words from 1 on that `word` gives.
uint8_t fl_read_word(fl_reader *, const json_t *object, const char *key, const char *(*word)(uint8_t), uint32_t n);
fl_str *fl_read_texts(fl_reader *, const json_t *object, const char *key, size_t *n);

#endif
