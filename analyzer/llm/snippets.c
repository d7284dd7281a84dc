#define _XOPEN_SOURCE 700 // realpath
#include "llm/snippets.h"

#include <limits.h>
#include <stdlib.h>

#include "base/io.h"
#include "base/utf8.h"
#include "llm/redact.h"

enum { LINES_BEFORE = 4, LINES_BEHIND = 8, MAX_FILE_BYTES = 1 << 20, MAX_CODE_BYTES = 2000 };

// Below the root, also behind links.
static const char *place_of(const fl_source *s, fl_str path, char out[PATH_MAX]) {
  char root[PATH_MAX];
  fl_buf joined = {0};
  fl_arena arena = {0};
  const char *found = realpath(fl_arena_text(&arena, s->root), root) ? realpath(fl_path_join(&joined, fl_str_from(root), path), out) : NULL;
  size_t n = found ? strlen(root) : 0;
  if (found && (strncmp(out, root, n) != 0 || (out[n] != '/' && n > 1))) found = NULL;
  fl_buf_release(&joined);
  fl_arena_release(&arena);
  return found;
}

static fl_str lines_around(fl_str text, uint32_t line) {
  uint32_t at = 1, begin = FL_STR_NONE;
  for (uint32_t i = 0; i < text.n; i++) {
    if (begin == FL_STR_NONE && at + LINES_BEFORE >= line) begin = i;
    if (text.at[i] == '\n' && at++ == line + LINES_BEHIND) return fl_str_slice(text, begin, i);
  }
  return begin == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, begin);
}

static uint32_t add_code(fl_source *s, fl_evidence *e) {
  char path[PATH_MAX];
  fl_buf file = {0}, clean = {0}, bare = {0};
  uint32_t n = 0;
  if (e->path.n && e->line && place_of(s, e->path, path) && fl_read_file(&file, path, MAX_FILE_BYTES, NULL) == FL_OK) {
    n = fl_redact(&clean, lines_around(fl_buf_str(&file), e->line), true);
    fl_add_bare_code(&bare, fl_buf_str(&clean));
    e->code = fl_arena_str(&s->arena, fl_utf8_prefix(fl_buf_str(&bare), MAX_CODE_BYTES));
  }
  fl_buf_release(&file);
  fl_buf_release(&clean);
  fl_buf_release(&bare);
  return n;
}

// Only evidence that some question shows.
uint32_t fl_snippets_add(fl_source *s) {
  uint32_t n = 0;
  for (uint32_t t = 0; t < s->tasks.n; t++)
    for (uint32_t i = 0; i < s->tasks.at[t].n_evidence; i++) {
      fl_evidence *e = &s->evidence.at[s->tasks.at[t].evidence[i]];
      if (!e->code.n) n += add_code(s, e);
    }
  return n;
}

static uint32_t redact(fl_source *s, fl_str *text) {
  fl_buf clean = {0};
  uint32_t n = fl_redact(&clean, *text, false);
  if (n) *text = fl_arena_str(&s->arena, fl_buf_str(&clean));
  fl_buf_release(&clean);
  return n;
}

uint32_t fl_source_redact(fl_source *s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->evidence.n; i++) n += redact(s, &s->evidence.at[i].text);
  for (uint32_t t = 0; t < s->tasks.n; t++)
    for (uint32_t i = 0; i < s->tasks.at[t].n_said; i++) n += redact(s, &s->tasks.at[t].said[i].text);
  return n;
}
