// Who asks for an entry point, over the calls of this repository that it answers.
#include "brief/budget.h"

enum { NOBODY = 1 }; // of endless_of; the next ones are waiting[] + 1

static bool makes(const fl_budget *path, uint32_t waiting) {
  for (uint32_t i = 0; i < path->calls.n; i++)
    if (path->calls.at[i].waiting == waiting) return true;
  return false;
}

static uint32_t endless(fl_budgets *b, uint32_t entry);

// Does a path that makes this call hand on the deadline of somebody who has none?
static bool is_handed_on(fl_budgets *b, uint32_t waiting) {
  for (uint32_t i = 0; i < b->all.n; i++) {
    const fl_budget *path = &b->all.at[i];
    if (path->own != FL_IS_BOUNDED && makes(path, waiting) && endless(b, path->entry)) return true;
  }
  return false;
}

static uint32_t find_endless(fl_budgets *b, uint32_t entry) {
  uint32_t handed_on = 0;
  for (uint32_t i = 0; i < b->waiting.n; i++) {
    const fl_waiting *w = &b->waiting.at[i];
    if (w->answered_by != entry) continue;
    if (w->answer == FL_IS_UNBOUNDED) return i + 1;
    if (!handed_on && w->answer == FL_IS_INHERITED && is_handed_on(b, i)) handed_on = i + 1;
  }
  return handed_on;
}

// Services that ask in a circle are not followed round.
static uint32_t endless(fl_budgets *b, uint32_t entry) {
  if (b->endless_of[entry - 1]) return b->endless_of[entry - 1] - NOBODY;
  b->endless_of[entry - 1] = NOBODY;
  uint32_t found = find_endless(b, entry);
  b->endless_of[entry - 1] = found + NOBODY;
  return found;
}

uint32_t fl_endless_asker(fl_budgets *b, uint32_t entry) { return endless(b, entry); }

static void take(fl_askers *a, fl_budgets *b, uint32_t waiting) {
  const fl_waiting *w = &b->waiting.at[waiting];
  bool never = w->answer == FL_IS_UNBOUNDED || (w->answer == FL_IS_INHERITED && is_handed_on(b, waiting));
  a->n++;
  a->n_inherited += w->answer == FL_IS_INHERITED;
  if (w->answer == FL_IS_BOUNDED && w->ms < a->ms) fl_names_release(&a->tightest), a->ms = w->ms, a->scope = w->scope;
  if (w->answer == FL_IS_BOUNDED && w->ms == a->ms) fl_brief_add_runners(b->s, w->site->func, &a->tightest);
  if (never) fl_names_add(&a->endless, fl_brief_run_by(b->s, w->site->func));
}

void fl_askers_of(fl_askers *out, fl_budgets *b, uint32_t entry) {
  *out = (fl_askers){.ms = INT64_MAX};
  for (uint32_t i = 0; i < b->waiting.n; i++)
    if (b->waiting.at[i].answered_by == entry) take(out, b, i);
}

void fl_askers_release(fl_askers *a) {
  fl_names_release(&a->tightest);
  fl_names_release(&a->endless);
}
