// Variables of one name that a function declares one after another: `let x = x.next()`.
//
// In: a name at a place. Out: the variable that is in force there: from behind its declaration to the end of its block, or in the block that
// the declaration stands before.
#include "graph/graph_p.h"

// What only some builds have is no block: it declares for what stands around it.
static uint32_t block_of(const fl_facts *f, uint32_t region) {
  while (f->regions[region].flags & FL_REGION_CONDITIONAL) region = f->regions[region].parent;
  return region;
}

static bool is_inside(const fl_facts *f, uint32_t region, uint32_t byte) {
  const fl_span span = f->regions[region].span;
  return span.byte_begin <= byte && byte < span.byte_end;
}

// Is the assignment left out of some builds that have the use?
bool fl_is_left_out(const fl_facts *f, const fl_assign *a, uint32_t use_byte) {
  for (uint32_t region = a->region, depth = 0; region && depth < 256; region = f->regions[region].parent, depth++)
    if (f->regions[region].flags & FL_REGION_CONDITIONAL && !is_inside(f, region, use_byte)) return true;
  return false;
}

// Is the place behind the declaration, or in the block that it stands before (`if let x = ..`, `for x in ..`)?
static bool is_declared_at(const fl_facts *f, const fl_assign *a, uint32_t byte) {
  const fl_val *val = &f->values[a->val];
  const fl_span region = f->regions[block_of(f, a->region)].span;
  if (!is_inside(f, block_of(f, a->region), byte)) return false;
  if (a->span.byte_end <= byte) return true;
  if (a->from_loop) return byte >= f->values[a->target].byte_end && byte >= f->values[val->kind == FL_VAL_INDEX ? val->a : a->val].byte_end;
  bool file = block_of(f, a->region) == f->funcs[1].body; // the file's own block stands behind nothing, also where it begins with a declaration
  return !file && region.byte_begin >= a->span.byte_begin && byte >= f->values[a->target].byte_end;
}

// Does the place belong to the value that the variable begins with? There its name still means what it meant before, other than in
// functions that run later.
bool fl_is_being_declared(const fl_link *l, uint32_t var, uint32_t func, uint32_t byte) {
  const fl_var *v = &l->f->vars[var];
  if (byte < v->span.byte_begin || func != v->func) return false;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); i; i = l->assign_next[i]) {
    const fl_assign *a = &l->f->assigns[i];
    if (!a->declares || a->var != var) continue;
    const fl_val *begins = &l->f->values[a->val];
    if (a->from_loop && begins->kind == FL_VAL_INDEX) begins = &l->f->values[begins->a]; // an element stands for the whole loop
    if (begins->byte_begin <= byte && byte < begins->byte_end) return true;
  }
  return false;
}

// The last declaration in front of a value, in a block that is still open there. *declared: there is one somewhere in the function.
static uint32_t declared_before(const fl_link *l, uint32_t func, fl_sym name, uint32_t val, bool *declared) {
  uint32_t best = 0, byte = l->f->values[val].byte_begin;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(func, name), 0); i; i = l->assign_next[i]) {
    const fl_assign *a = &l->f->assigns[i];
    if (!a->declares || !a->var) continue;
    *declared = true;
    if (a->target == val) return a->var;
    if (is_declared_at(l->f, a, byte)) best = a->var;
  }
  return best;
}

// False: a name from outside of the functions around.
bool fl_declared_variable(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name, uint32_t val, fl_ent *out) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    bool declared = false;
    uint32_t id = fl_map_get_or(&l->locals, FL_KEY(func, name), 0), var = id ? declared_before(l, func, name, val, &declared) : 0;
    if (var) return *out = (fl_ent){FL_ENT_VAR, 4, file, var, 0}, true;
    if (id & FL_LOCAL_PARAM) return *out = (fl_ent){FL_ENT_PARAM, 4, file, id & ~FL_LOCAL_PARAM, 0}, true;
    if (id && !declared) return *out = (fl_ent){FL_ENT_VAR, 4, file, id, 0}, true;
  }
  return false;
}

// Does the assignment give a value to this variable, and not to another one of its name?
bool fl_assigns_var(fl_graph *g, uint32_t file, const fl_assign *a, uint32_t var) {
  if (!g->links[file].in->naming->redeclares) return true;
  if (a->declares) return a->var == var;
  fl_ent ent = fl_lookup_value(g, file, a->target);
  return ent.kind == FL_ENT_VAR && ent.id == var;
}
