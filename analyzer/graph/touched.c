// Which uses of a place may change the object in it, whatever property is asked for.
//
// In: the uses of a slot. Out: those of them that are worth looking at. A client or a context that everything shares is handed to
// thousands of functions that only read it, and each site that it decides asks about it again, once for each property: what leads
// nowhere is found out once. How deep a search already is decides whether it enters functions, so an answer belongs to a depth.
// "May" is generous: a use that is left out cannot have an effect, one that is kept may still have none.
#include "graph/known.h"
#include "graph/mutation_p.h"

#include "base/alloc.h"

struct fl_touches {
  fl_map first[FL_MAX_HANDED + 2][FL_N_STORE_KINDS]; // of a slot, in `uses`
  FL_ARRAY(uint32_t) uses;                           // numbers of uses, each list ended by 0
};

void fl_touches_free(fl_touches *t) {
  if (!t) return;
  for (uint32_t depth = 0; depth < FL_MAX_HANDED + 2; depth++)
    for (uint32_t kind = 0; kind < FL_N_STORE_KINDS; kind++) fl_map_release(&t->first[depth][kind]);
  fl_array_release(&t->uses);
  fl_free(t);
}

// ---- one call --------------------------------------------------------------------------------------------------------------

// A callback that stands in the call gets what the call hands it, and one that is registered runs at another time.
static bool is_entered(const fl_graph *g, const fl_use *u, const fl_target *t) {
  bool handed_here = t->func.file == u->file && g->links[u->file].lambda_call[t->func.id] == u->id;
  return t->func.id && !handed_here && t->via != FL_VIA_REGISTER;
}

static bool is_touched_in(fl_ask *a, const fl_use *u, const fl_target *t, uint32_t depth) {
  const fl_call *c = &a->g->links[u->file].f->calls[u->id];
  uint32_t to = is_entered(a->g, u, t) && u->arg < c->n_args ? fl_param_of_arg(a->g, u->file, u->id, u->arg, t->func.file, t->func.id) : 0;
  return to && fl_is_touched(a, (fl_slot_ref){FL_STORE_PARAM, FL_KEY(t->func.file, to)}, depth + 1);
}

static bool extends_and_touches(fl_ask *a, const fl_use *u, const fl_target *t, uint32_t depth) {
  if (!is_entered(a->g, u, t) || !fl_self_type(a->g, t->func.file, t->func.id).name) return false;
  return fl_is_touched(a, (fl_slot_ref){FL_STORE_SELF, FL_KEY(t->func.file, t->func.id)}, depth + 1);
}

static bool by_receiver(fl_ask *a, const fl_use *u, uint8_t kind, uint32_t depth) {
  const fl_link *l = &a->g->links[u->file];
  if (kind == FL_STORE_SELF || l->f->calls[u->id].form == FL_CALL_PLAIN) return true;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = a->g->targets.at[l->first_target[u->id] + i];
    if (t.row && (t.row->n_mutates || t.row->store_key || t.row->n_hands)) return true;
    if (depth < FL_MAX_HANDED && extends_and_touches(a, u, &t, depth)) return true;
  }
  return false;
}

static bool by_argument(fl_ask *a, const fl_use *u, uint32_t depth) {
  const fl_link *l = &a->g->links[u->file];
  bool enters = depth + 1 < FL_MAX_HANDED;
  if (!l->n_targets[u->id] && l->f->calls[u->id].form == FL_CALL_PLAIN) return true;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = a->g->targets.at[l->first_target[u->id] + i];
    if ((t.row && t.row->n_hands) || (enters && is_touched_in(a, u, &t, depth))) return true;
  }
  return fl_may_escape(a->g, u, depth);
}

// ---- all of a place --------------------------------------------------------------------------------------------------------

static bool may_touch(fl_ask *a, const fl_use *u, uint8_t kind, uint32_t depth) {
  if (u->kind == FL_USE_RECEIVER) return by_receiver(a, u, kind, depth);
  return u->kind != FL_USE_ARGUMENT || by_argument(a, u, depth);
}

static fl_touches *touches_of(fl_ask *a) {
  if (a->touches) return a->touches;
  a->touches = fl_alloc_zero(1, sizeof *a->touches);
  fl_array_push(&a->touches->uses, 0); // the empty list
  return a->touches;
}

static uint32_t find_out(fl_ask *a, fl_slot_ref slot, uint32_t depth) {
  FL_ARRAY(uint32_t) kept = {0};
  fl_touches *touches = touches_of(a);
  for (uint32_t u = fl_map_get_or(&a->g->slot_uses[slot.kind], slot.key, 0), next; u; u = next) {
    const fl_use use = a->g->uses.at[u];
    next = use.next;
    if (may_touch(a, &use, slot.kind, depth)) fl_array_push(&kept, u);
  }
  uint32_t first = kept.n ? touches->uses.n : 0; // what was asked on the way has its lists before
  for (uint32_t i = 0; i < kept.n; i++) fl_array_push(&touches->uses, kept.at[i]);
  if (kept.n) fl_array_push(&touches->uses, 0);
  fl_array_release(&kept);
  fl_map_put(&touches->first[depth][slot.kind], slot.key, first);
  return first;
}

uint32_t fl_touching(fl_ask *a, fl_slot_ref slot, uint32_t depth) {
  uint32_t first;
  FL_ASSERT(depth < FL_MAX_HANDED + 2);
  if (!fl_map_get(&touches_of(a)->first[depth][slot.kind], slot.key, &first)) first = find_out(a, slot, depth);
  return first;
}

uint32_t fl_touching_use(const fl_ask *a, uint32_t at) { return a->touches->uses.at[at]; }

bool fl_is_touched(fl_ask *a, fl_slot_ref slot, uint32_t depth) { return slot.kind && fl_touching(a, slot, depth); }
