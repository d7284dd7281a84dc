// What faultline-llm takes from outside.
#include "fuzz.h"

#include "llm/reply.h"
#include "llm/source.h"

#include <string.h>

static void read_claims(fl_arena *arena, fl_str text) {
  fl_claims claims = {0};
  bool supported[FL_CLAIMS_MAX] = {0};
  if (fl_claims_read(&claims, arena, text) == NULL) FL_ASSERT(claims.n <= FL_CLAIMS_MAX);
  for (uint32_t n = 0; n <= 3; n++) (void)fl_verdicts_read(supported, n, text);
  fl_array_release(&claims);
}

void fuzz_reply(const char *as, fl_str text) {
  fl_arena arena = {0};
  fl_reply reply;
  fl_dialect dialect = strcmp(as, "chat") == 0 ? FL_DIALECT_CHAT : FL_DIALECT_MESSAGES;
  if (fl_reply_read(&reply, &arena, dialect, text) == NULL) read_claims(&arena, reply.text);
  fl_arena_release(&arena);
}

void fuzz_claims(const char *as, fl_str text) {
  fl_arena arena = {0};
  FL_UNUSED(as);
  read_claims(&arena, text);
  fl_arena_release(&arena);
}

void fuzz_source(const char *as, fl_str text) {
  fl_source source = {0};
  fl_buf out = {0};
  FL_UNUSED(as);
  if (fl_source_read(&source, text, NULL) == FL_OK) FL_ASSERT(fl_source_write(&source, FL_STR("{}"), &out, NULL) == FL_OK);
  fl_source_release(&source);
  fl_buf_release(&out);
}
