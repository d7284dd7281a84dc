// Answers of models by what was asked, in one SQLite file: the same question is not paid twice, and gives the same brief again.
#ifndef FL_LLM_CACHE_H
#define FL_LLM_CACHE_H

#include "base/hash.h"
#include "base/strbuf.h"

#include <stdbool.h>

typedef struct fl_answers fl_answers;
// NULL: there is none, or it cannot be used; `why` (may be NULL) says so. The folder is made.
fl_answers *fl_answers_open(const char *dir, fl_buf *why);
void fl_answers_close(fl_answers *); // NULL does no harm
bool fl_answers_find(fl_answers *, const fl_digest *key, fl_buf *answer, fl_buf *model);
// What cannot be kept is asked again the next time.
void fl_answers_keep(fl_answers *, const fl_digest *key, fl_str answer, fl_str model);

#endif
