// Values that have been followed already, for a list of origins that is still being filled.
//
// Objects that copy one another's fields, and functions that call one another in circles, make a web in which there are more ways than
// anybody can go, all to the same values. What is stored under a name, and what callers pass for a parameter, is followed once for a list,
// however many ways lead there: the second would give what the list has. What was taken out of lists in between may be given again.
#include "graph/origin_p.h"

#include "base/hash.h"

static uint32_t *head_of(fl_ask *a, const fl_followed *f) {
  return &a->followed_at[fl_hash64_mix(f->what, (uintptr_t)f->out) % FL_FOLLOWED_HEADS];
}

static bool is_same(const fl_followed *had, const fl_followed *now) {
  return had->what == now->what && had->out == now->out && fl_is_same_made(had->made, now->made) && had->test == now->test && had->cuts == now->cuts &&
         had->certainty >= now->certainty;
}

bool fl_begin_following(fl_ask *a, fl_followed now, uint32_t *mark) {
  bool inside = a->followed.n && a->followed.at[a->followed.n - 1].out == now.out; // of one that is still under way
  *mark = inside ? UINT32_MAX : a->followed.n;
  now.cuts = a->cuts;
  uint32_t *head = head_of(a, &now);
  for (uint32_t i = *head; i; i = a->followed.at[i - 1].next)
    if (is_same(&a->followed.at[i - 1], &now)) return false;
  now.next = *head;
  fl_array_push(&a->followed, now);
  *head = a->followed.n;
  return true;
}

// The list may be gone after this: what is known of it is forgotten, latest first.
void fl_end_following(fl_ask *a, uint32_t mark) {
  while (a->followed.n > mark) {
    const fl_followed *last = &a->followed.at[--a->followed.n];
    *head_of(a, last) = last->next;
  }
}
