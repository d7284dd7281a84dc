// What a model is asked, and the body of the request in the words of its endpoint.
#ifndef FL_LLM_PROMPT_H
#define FL_LLM_PROMPT_H

#include "base/hash.h"
#include "llm/check.h"
#include "llm/llm.h"

// Changes with every change of what is asked: an answer to another question is no answer.
#define FL_PROMPT_VERSION "1"
enum { FL_REPLY_TOKENS = 4096, FL_MARKER_BYTES = 40, FL_TURNS_MAX = 3 };

typedef struct fl_schema { // of the answer
  const char *name, *about, *text;
} fl_schema;
extern const fl_schema fl_schema_claims, fl_schema_verdicts;

typedef struct fl_question {
  const fl_schema *schema;
  const char *system;
  fl_buf turns[FL_TURNS_MAX]; // the user's, the model's, the user's
  uint32_t n_turns;
} fl_question;
void fl_question_release(fl_question *);

// All text of the repository stands as JSON between two lines with the marker. Without a marker of the caller's it follows from the text, so that
// one question gives one text.
void fl_question_rewrite(fl_question *, const fl_source *, const fl_task *, const char *marker);
// The same once more, with what was wrong with the answer: why it could not be read, or (NULL) what is wrong with which claims.
void fl_question_repair(fl_question *, fl_str answer, const char *trouble, const fl_claims *, const fl_checked *);
// Are these claims supported? Asked of somebody else.
void fl_question_review(fl_question *, const fl_source *, const fl_task *, const fl_claims *, const char *marker);

// `is_bare`: without what some endpoints refuse (a schema, a temperature).
void fl_question_body(fl_buf *out, const fl_question *, fl_dialect, const char *model, bool is_bare);
// By what an answer is kept: the endpoint's dialect, the model and the body, made with the marker that follows from the text.
fl_digest fl_question_key(fl_str body, fl_dialect, const char *model);
// Random; false when the system has nothing random.
bool fl_marker_make(char out[FL_MARKER_BYTES]);

#endif
