// May a sentence of a model stand in the brief?
//
// A claim cites statements of its task (S1...) and what these rest on (F2, retry-unbounded...). What it says is held against the texts of
// what it cites: identifiers, names and numbers must be there, as must what is denied and what weighs or reassures, and it must share enough words. What
// is not said in the cited texts is not known to be true; a true sentence that is refused costs nothing, as the brief's own stands then.
#ifndef FL_LLM_CHECK_H
#define FL_LLM_CHECK_H

#include "brief/made.h"
#include "llm/reply.h"
#include "llm/source.h"

// Why a claim is dropped. `what`, where there is one, is the part of the claim that is meant.
typedef enum fl_drop {
  FL_DROP_none,
#define X(name, text) FL_DROP_##name,
  FL_MADE_DROPS(X)
#undef X
  FL_N_DROPS
} fl_drop;
const char *fl_drop_word(uint8_t drop); // "unknown_id"
const char *fl_drop_text(uint8_t drop);

typedef struct fl_checked {
  uint8_t drop; // fl_drop
  fl_str what;  // borrowed from the claim
  uint32_t said; // bits: which statements it cites
} fl_checked;

// By itself. `claim` is of this task.
fl_checked fl_check_claim(const fl_source *, const fl_task *, const fl_claim *);
// Together: nothing that a statement says may be gone when its claims stand for it. Sets `drop` of those that lose something.
void fl_check_losses(const fl_task *, const fl_claim *claims, fl_checked *checked, uint32_t n);
// What the claim cites, as one text.
void fl_cited_text(fl_buf *out, const fl_source *, const fl_task *, const fl_claim *);
// "S3" -> 3; 0: no statement of the task.
uint32_t fl_said_number(const fl_task *, fl_str id);

#endif
