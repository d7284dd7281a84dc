// What a language model made of a brief, taken over into it.
#ifndef FL_BRIEF_REWRITTEN_H
#define FL_BRIEF_REWRITTEN_H

#include "brief/document.h"

// From `from`, the same brief as faultline-llm gave it back, come statements of origin `model` in the sections that may be rewritten, and how that was
// done; nothing else does: no table, no picture, no heading, no citation. FL_E_INPUT, and nothing has changed, when a statement is neither one of
// `doc` nor a model's with citations, or when the two are not the same brief.
FL_MUST_USE int fl_brief_take_rewritten(fl_document *doc, const fl_document *from, fl_error *err);
// No model answered: that is said as well.
void fl_brief_not_rewritten(fl_document *doc, const char *why);
// The last section, from doc->made.
void fl_brief_say_made(fl_document *doc);

#endif
