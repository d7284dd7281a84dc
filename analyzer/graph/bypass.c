// Methods whose annotation is honoured by an object in front of theirs, and which are called without asking it.
//
// In: an annotation of a method. Out: the first call that another method of the type makes on its own object (every call of a private or static
// method is one), where nothing of the same kind is around that method or around who calls it. A caller
// that is annotated itself, or that is handed to a call of this kind, is silent: what it has around it holds for the call as well.
#include "graph/bypass.h"

#include "graph/graph_p.h"

enum { MOST_CALLERS = 48 };

// ---- what an annotation puts around a function --------------------------------------------------------------------------------------

static bool says_kind(fl_graph *g, fl_func_ref func, uint32_t annot, uint8_t kind) {
  const fl_meaning_row *rows[8];
  uint32_t n = fl_annotation_rows(g, func.file, func.id, annot, rows, 8);
  for (uint32_t i = 0; i < n; i++)
    if (rows[i]->site == kind) return true;
  return false;
}

static bool is_annotated(fl_graph *g, fl_func_ref func, uint8_t kind) {
  const fl_facts *f = g->links[func.file].f;
  const fl_func *fn = &f->funcs[func.id];
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (says_kind(g, func, fn->first_annot + i, kind)) return true;
  const fl_type *type = &f->types[fn->owner];
  for (uint32_t i = 0; fn->owner && i < type->n_annots; i++)
    if (says_kind(g, func, type->first_annot + i, kind)) return true;
  return false;
}

// Is the function handed to a call that puts the same around it? `transactions.execute(() -> save())`
static bool is_handed_to(const fl_graph *g, fl_call_ref call, uint8_t kind) {
  const fl_link *l = &g->links[call.file];
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (t->row && t->row->site == kind) return true;
  }
  return false;
}

// ---- who calls the caller -------------------------------------------------------------------------------------------------------------

typedef struct way_up {
  fl_graph *g;
  uint8_t kind;
  fl_func_ref seen[MOST_CALLERS];
  uint32_t n;
} way_up;

static bool add(way_up *w, fl_func_ref func) {
  for (uint32_t i = 0; i < w->n; i++)
    if (w->seen[i].file == func.file && w->seen[i].id == func.id) return true;
  if (w->n == MOST_CALLERS) return false;
  w->seen[w->n++] = func;
  return true;
}

// Does something of the kind stand around the function, or around one that leads to it? Where there are too many to ask: yes.
static bool is_covered(way_up *w) {
  for (uint32_t i = 0; i < w->n; i++) {
    fl_func_ref func = w->seen[i];
    const fl_func *fn = &w->g->links[func.file].f->funcs[func.id];
    if (is_annotated(w->g, func, w->kind)) return true;
    const fl_caller *callers;
    uint32_t n = fl_graph_callers(w->g, func, &callers);
    for (uint32_t k = 0; k < n; k++) {
      if (is_handed_to(w->g, callers[k].call, w->kind)) return true;
      if (callers[k].via != FL_VIA_SPAWN && !add(w, (fl_func_ref){callers[k].call.file, fl_graph_call(w->g, callers[k].call)->func})) return true;
    }
    if ((fn->flags & FL_FUNC_LAMBDA) && !add(w, (fl_func_ref){func.file, fn->parent})) return true;
  }
  return false;
}

// ---- the own object -------------------------------------------------------------------------------------------------------------------

// The method around a lambda or a method of a local class, of the type.
static uint32_t method_around(const fl_facts *f, uint32_t func, uint32_t type) {
  while (func && f->funcs[func].owner != type) func = f->funcs[func].parent;
  while (func && (f->funcs[func].flags & FL_FUNC_LAMBDA)) func = f->funcs[func].parent;
  return func;
}

static bool is_on_own_object(const fl_graph *g, const fl_caller *c, const fl_site *site) {
  if (c->via != FL_VIA_CALL || c->certainty < 3 || c->call.file != site->func.file) return false;
  const fl_facts *f = g->links[c->call.file].f;
  const fl_call *call = &f->calls[c->call.id];
  bool own = !call->recv || (call->flags & FL_CALL_IMPLICIT) || f->values[call->recv].kind == FL_VAL_SELF;
  return own && call->form != FL_CALL_SUPER && method_around(f, call->func, f->funcs[site->func.id].owner);
}

static bool is_test(const fl_graph *g, fl_func_ref func) { return fl_graph_func_marks(g, func) & FL_MARK_TEST; }

// `hidden`: every call is one on the own object.
static fl_bypass called_past(fl_graph *g, const fl_site *site, bool always, bool hidden) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, site->func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    if (!(hidden && callers[i].call.file == site->func.file) && !is_on_own_object(g, &callers[i], site)) continue;
    const fl_facts *f = g->links[site->func.file].f;
    fl_func_ref inner = {site->func.file, f->calls[callers[i].call.id].func};
    way_up w = {.g = g, .kind = site->kind, .seen = {inner}, .n = 1};
    if (is_test(g, inner) || inner.id == site->func.id) continue;
    if (!always && is_covered(&w)) continue;
    bool known = fl_graph_started_by(g, inner) || always; // it is seen who calls it
    return (fl_bypass){.certainty = known || hidden ? callers[i].certainty : 2, .is_hidden = hidden, .call = callers[i].call};
  }
  return (fl_bypass){0};
}

static bool is_own(const fl_facts *f, const fl_site *site) {
  const fl_func *fn = &f->funcs[site->func.id];
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (f->annots[fn->first_annot + i].span.byte_begin == site->span.byte_begin) return true;
  return false;
}

fl_bypass fl_graph_bypass(fl_graph *g, const fl_site *site, bool always) {
  const fl_facts *f = g->links[site->func.file].f;
  const fl_func *fn = &f->funcs[site->func.id];
  if (site->form != FL_FORM_ANNOTATION || !fn->owner || !is_own(f, site)) return (fl_bypass){0};
  return called_past(g, site, always, fn->flags & (FL_FUNC_PRIVATE | FL_FUNC_STATIC));
}
