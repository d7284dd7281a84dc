// How much work questions may be.
//
// A question has so many steps, and a piece of work (what is asked between one fl_ask_forget and the next) a budget for all of its questions: whoever has spent
// it still gets what nearly all questions need. So code in which everything leads to everything costs each piece only so much. Pieces are the same for any
// number of threads; what lasts longer than a piece is worked out outside of its budget, since who asks for it first is chance.
#include "graph/ask_p.h"

static void spend(fl_ask *a) {
  uint32_t spent = a->granted > a->steps ? a->granted - a->steps : 0;
  a->budget -= spent < a->budget ? spent : a->budget;
}

void fl_ask_begin_piece(fl_ask *a) {
  a->has_budget = true;
  a->budget = FL_MAX_PIECE;
  a->granted = a->steps = 0;
}

void fl_ask_refill(fl_ask *a) {
  if (!a->has_budget) {
    a->steps = FL_MAX_STEPS;
    return;
  }
  spend(a);
  a->granted = a->budget > FL_MAX_STEPS ? FL_MAX_STEPS : a->budget > FL_FEWEST_STEPS ? a->budget : FL_FEWEST_STEPS;
  a->steps = a->granted;
}

void fl_ask_begin(fl_ask *a) {
  fl_ask_refill(a);
  a->nesting = 0, a->visiting = NULL;
}

fl_pause fl_ask_pause_budget(fl_ask *a) {
  fl_pause p = {a->steps, a->has_budget};
  a->has_budget = false;
  return p;
}

void fl_ask_resume_budget(fl_ask *a, fl_pause p) { a->steps = p.steps, a->has_budget = p.has_budget; }
