// Of which type an object is inside its own methods.
//
// In: `self` in a method, and the calls that were entered on the way. Out: the type, as exactly as it is known. A method of a base class
// runs on objects of all its subtypes; what those hold under the same name, or do in a method of their own, counts instead of what the
// base class says. Where the way led through a call of the method, the call's receiver tells.
#include "graph/origin_p.h"

static bool is_subtype(const fl_graph *g, fl_tref t, fl_tref of, uint32_t depth) {
  if (fl_same_type(g, t, of)) return true;
  const fl_supers *supers = t.id && depth < FL_MAX_SUPERS ? fl_supers_of(g, t.file, t.id) : NULL;
  for (uint32_t i = 0; supers && i < supers->n; i++)
    if (is_subtype(g, supers->at[i], of, depth + 1)) return true;
  return false;
}

static bool is_self(uint8_t kind) { return kind == FL_VAL_SELF || kind == FL_VAL_SUPER; }

static uint32_t method_around(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = fl_func_of_val(g, file, val);
  while (func && !f->funcs[func].owner) func = f->funcs[func].parent;
  return func;
}

static fl_self self_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth) {
  fl_graph *g = a->g;
  fl_self self = {fl_type_of(g, file, val), false};
  if (!is_self(fl_val_at(g, file, val)->kind) || depth > FL_MAX_FRAMES) return self;
  uint32_t func = method_around(g, file, val);
  self.any_subtype = true;
  for (const fl_frame *at = frame; at; at = at->up) {
    if (at->func.file != file || at->func.id != func) continue;
    const fl_call *c = &g->links[at->call.file].f->calls[at->call.id];
    if (!c->recv) return self; // a constructor runs on what is made: its type may be any
    fl_self better = self_of(a, at->call.file, c->recv, at->up, depth + 1);
    return better.type.id && is_subtype(g, better.type, self.type, 0) ? better : self;
  }
  return self;
}

fl_self fl_self_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame) { return self_of(a, file, val, frame, 0); }

typedef bool fl_has(const fl_graph *g, fl_ent type, fl_sym name);

static bool holds(const fl_graph *g, fl_ent type, fl_sym field) {
  return fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, type.file, type.id), field), 0) != 0;
}

static bool overrides(const fl_graph *g, fl_ent type, fl_sym method) {
  return fl_own_member(g, type.file, type.id, method).kind == FL_ENT_FUNC;
}

static bool any_subtype(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, fl_has *has, uint32_t depth) {
  bool test = (g->links[file].in->marks & FL_MARK_TEST) != 0;
  for (uint32_t node = fl_map_get_or(&g->subtypes, fl_dense_type(g, file, type), 0); node; node = g->nodes.at[node].next) {
    fl_ent sub = g->nodes.at[node].ent;
    if (!test && (g->links[sub.file].in->marks & FL_MARK_TEST)) continue; // a double is not what runs
    if (has(g, sub, name) || (depth < FL_MAX_SUPERS && any_subtype(g, sub.file, sub.id, name, has, depth + 1))) return true;
  }
  return false;
}

bool fl_subtypes_hold(const fl_graph *g, fl_tref t, fl_sym field) { return t.id && any_subtype(g, t.file, t.id, field, holds, 0); }

bool fl_subtypes_override(const fl_graph *g, fl_tref t, fl_sym method) {
  return t.id && any_subtype(g, t.file, t.id, method, overrides, 0);
}
