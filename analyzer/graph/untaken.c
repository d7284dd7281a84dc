// Lock objects that are made and never taken.
//
// In: sites that make an object which a later call or block takes (attribute `taken: later`). Out: those whose object is given back here, and
// neither taken by a call nor entered as a block, are no sites any more: who cleans up after another holder holds nothing himself.
#include "graph/ask_p.h"
#include "graph/pair_p.h"
#include "graph/sites.h"

static bool is_taken_later(const fl_graph *g, const fl_site *s) {
  fl_str when;
  return s->kind == FL_SITE_lock_acquire && s->form == FL_FORM_CALL && fl_graph_site_attribute(g, s, FL_STR("taken"), &when) && fl_str_eq_c(when, "later");
}

// `with lock:`, or the call itself in its place.
static bool is_entered(fl_graph *g, const fl_site *s, fl_slot_ref object) {
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t i = 1; i < f->n_regions; i++) {
    uint32_t a = f->regions[i].kind == FL_REGION_SCOPE || f->regions[i].kind == FL_REGION_SYNC ? f->regions[i].a : 0;
    if (!a) continue;
    fl_slot_ref slot = fl_slot_of(g, s->call.file, a);
    if (a == f->calls[s->call.id].value || (slot.kind == object.kind && slot.key == object.key)) return true;
  }
  return false;
}

// `lock.acquire()` of this very object; another one of the same key is another holder's.
static bool takes(fl_graph *g, const fl_site *t, fl_slot_ref object) {
  uint32_t recv = fl_receiver_of(g, t->call.file, t->call.id, t->row);
  fl_slot_ref of = recv ? fl_slot_of(g, t->call.file, recv) : (fl_slot_ref){0};
  return of.kind == object.kind && of.key == object.key;
}

static bool is_only_given_back(fl_graph *g, const fl_site *s) {
  fl_slot_ref object = fl_slot_of_result(g, s);
  bool given_back = false;
  const fl_site_ids beside = fl_sites_of_file(g, s->func.file);
  for (uint32_t i = 0; object.kind && i < beside.n; i++) {
    const fl_site *t = &g->sites.at[beside.at[i]];
    bool acquires = t->kind == FL_SITE_lock_acquire, releases = t->kind == FL_SITE_lock_release;
    if ((!acquires && !releases) || !fl_are_a_pair(g, s, t)) continue;
    if (acquires && takes(g, t, object)) return false;
    given_back |= releases;
  }
  return given_back && !is_entered(g, s, object);
}

void fl_forget_untaken(fl_graph *g) {
  for (uint32_t i = 1; i < g->sites.n; i++)
    if (is_taken_later(g, &g->sites.at[i]) && is_only_given_back(g, &g->sites.at[i])) g->sites.at[i].kind = FL_SITE_none;
}
