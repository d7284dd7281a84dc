// What a variable or a field holds: the assignments that may reach a use, all values of a field, what a container provides.
//
// The inner half of origin.c: in a variable, field or type, out its origins.
#include "graph/origin_p.h"
#include "graph/guard_p.h"

#include <string.h>

// ---- variables --------------------------------------------------------------------------------------------

uint32_t fl_region_at(const fl_facts *f, uint32_t func, uint32_t byte) {
  uint32_t best = func < f->n_funcs ? f->funcs[func].body : 0;
  for (uint32_t i = best ? best : 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    if (r->span.byte_begin > byte) break;
    if (r->func == func && byte < r->span.byte_end) best = i;
  }
  return best;
}

static bool is_above(const fl_facts *f, uint32_t region, uint32_t of) { // region is `of` or encloses it
  for (uint32_t depth = 0; of && depth < 256; of = f->regions[of].parent, depth++)
    if (of == region) return true;
  return region == 0;
}

static bool share_loop(const fl_facts *f, uint32_t x, uint32_t y) {
  for (; x; x = f->regions[x].parent)
    if (f->regions[x].kind == FL_REGION_LOOP && is_above(f, x, y)) return true;
  return false;
}

static bool is_in_loop(const fl_facts *f, uint32_t region) {
  for (; region && f->regions[region].kind != FL_REGION_LOOP; region = f->regions[region].parent) continue;
  return region != 0;
}

typedef struct use {
  uint32_t file, var, here, byte; // here: the region around it
} use;

static bool stands_before(const fl_facts *f, const fl_assign *as, const use *u) {
  return as->span.byte_end <= u->byte && !as->op && is_above(f, as->region, u->here);
}

static bool is_of(fl_ask *a, const use *u, const fl_assign *as) { return fl_replaces(a, u->file, as) && fl_assigns_var(a->g, u->file, as, u->var); }

// The last assignment that has always run before the use. Which variable one is for is asked of the last few first: it is a longer question.
static uint32_t last_before(fl_ask *a, const use *u, uint32_t first) {
  enum { FEW = 8 };
  const fl_link *l = &a->g->links[u->file];
  uint32_t few[FEW], n = 0, from = 0;
  for (uint32_t i = first; i; i = l->assign_next[i])
    if (stands_before(l->f, &l->f->assigns[i], u)) few[n++ % FEW] = i;
  for (uint32_t k = n; k > 0 && n - k < FEW; k--)
    if (is_of(a, u, &l->f->assigns[few[(k - 1) % FEW]])) return few[(k - 1) % FEW];
  for (uint32_t i = n > FEW ? first : 0; i; i = l->assign_next[i])
    if (stands_before(l->f, &l->f->assigns[i], u) && is_of(a, u, &l->f->assigns[i])) from = i;
  return from;
}

// Assignments of a local that may reach a use: the last dominating one and everything after it, plus later ones of a shared loop.
void fl_from_local(fl_ask *a, uint32_t file, uint32_t var, uint32_t use_func, uint32_t use_byte,
                   const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_link *l = &a->g->links[file];
  const fl_var *v = &l->f->vars[var];
  uint32_t first = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0);
  bool inside = use_func == v->func;
  const use here = {file, var, inside ? fl_region_at(l->f, use_func, use_byte) : 0, use_byte};
  uint32_t from = inside ? last_before(a, &here, first) : 0;
  bool again = is_in_loop(l->f, here.here);
  uint32_t given = out->n, tried = 0;
  for (uint32_t i = from ? from : first; i; i = l->assign_next[i]) {
    const fl_assign *as = &l->f->assigns[i];
    bool before = !inside || as->span.byte_begin < use_byte;
    if (!before && !(again && share_loop(l->f, as->region, here.here))) continue;
    if (!is_of(a, &here, as)) continue;
    if (before && inside && i != from && !as->from_loop && as->span.byte_begin <= use_byte && use_byte < as->span.byte_end)
      continue; // x = f(x)
    if (before && inside && fl_is_left_out(l->f, as, use_byte)) {
      out->n = given, a->cuts++; // which of the others holds depends on it
      return fl_give(out, fl_unknown(a, "what only some builds have", file, as->val, chain));
    }
    tried++;
    fl_from_assign(a, file, as, frame,
                   fl_step_at(a, chain, FL_STEP_local, file, FL_STEP_AT_ASSIGN, i, l->sym[v->name]),
                   certainty, out);
  }
  fl_forget_ruled_out(a, given, out);
  if (out->n > given || tried || fl_from_declaration(a, file, var, chain, certainty, out)) return;
  fl_give(out, fl_unknown(a, "a variable that is never assigned here", file, 0, chain));
}

void fl_from_global(fl_ask *a, uint32_t file, uint32_t val, fl_ent ent, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[ent.file];
  fl_sym name = l->sym[l->f->vars[ent.id].name];
  uint32_t given = out->n;
  bool any = false;
  const fl_step *at = fl_step_at(a, chain, FL_STEP_global, ent.file, FL_STEP_AT_VAR, ent.id, name);
  for (uint32_t r = fl_map_get_or(&g->module_assigns, FL_KEY(l->module, name), 0); r; r = g->assign_rows.at[r].next_here) {
    const fl_outer_assign row = g->assign_rows.at[r];
    const fl_assign *as = &g->links[row.file].f->assigns[row.id];
    if (!fl_replaces(a, row.file, as)) continue;
    fl_ent same = fl_lookup_value(g, row.file, as->target);
    if (same.kind != FL_ENT_VAR || same.file != ent.file || same.id != ent.id) continue;
    any = true;
    const fl_step *step = fl_step_at(a, at, FL_STEP_global, row.file, FL_STEP_AT_ASSIGN, row.id, name);
    fl_from_assign(a, row.file, as, NULL, step, certainty, out);
  }
  if (any || out->n > given || fl_from_declaration(a, ent.file, ent.id, chain, certainty, out)) return;
  fl_give(out, fl_unknown(a, "a variable that is never assigned here", file, val, at));
}

void fl_from_variables_named(fl_ask *a, uint32_t file, fl_sym name, const fl_step *chain, fl_origins *out) {
  fl_graph *g = a->g;
  for (uint32_t r = fl_map_get_or(&g->outer_assigns, name, 0); r; r = g->assign_rows.at[r].next) {
    const fl_outer_assign row = g->assign_rows.at[r];
    const fl_assign *as = &g->links[row.file].f->assigns[row.id];
    if (!fl_same_unit(g, file, row.file) || fl_in_test(g, row.file, as->func) || as->op) continue;
    fl_ent ent = fl_lookup_value(g, row.file, as->target);
    if (ent.kind != FL_ENT_VAR || g->links[ent.file].f->vars[ent.id].kind == FL_VAR_LOCAL) continue;
    const fl_step *step = fl_step_at(a, chain, FL_STEP_global, row.file, FL_STEP_AT_ASSIGN, row.id, name);
    fl_from_assign(a, row.file, as, NULL, step, 3, out);
  }
}

void fl_from_assign(fl_ask *a, uint32_t file, const fl_assign *as, const fl_frame *frame,
                    const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t val = as->val;
  if (as->from_loop) {
    const fl_val *v = &f->values[val];
    uint32_t list_val = v->kind == FL_VAL_INDEX ? v->a : val;
    fl_origins lists = {0};
    if (fl_from_rest(a, file, list_val, frame, chain, certainty, out)) return;
    fl_origins_of(a, file, list_val, frame, chain, certainty, &lists);
    for (uint32_t i = 0; i < lists.n; i++) {
      const fl_origin *o = &lists.at[i];
      const fl_val *list = o->kind == FL_FROM_LIST ? fl_val_at(a->g, o->file, o->val) : NULL;
      if (!list) fl_give(out, fl_unknown(a, "an element of a collection", file, val, chain));
      for (uint32_t e = 0; list && e < list->n; e++)
        fl_origins_of(a, o->file, a->g->links[o->file].f->elems[list->a + e], o->frame, o->chain,
                      o->certainty, out);
    }
    fl_array_release(&lists);
    return;
  }
  if (as->result_index < 0) return fl_origins_of(a, file, val, frame, chain, certainty, out);
  while (val && f->values[val].kind == FL_VAL_AWAIT) val = f->values[val].a;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_CALL)
    return fl_from_result(a, file, v->a, as->result_index, frame, chain, certainty, out);
  if (v->kind == FL_VAL_LIST && (uint32_t)as->result_index < v->n)
    return fl_origins_of(a, file, f->elems[v->a + (uint32_t)as->result_index], frame, chain, certainty, out);
  if (as->result_index == 0)
    fl_origins_of(a, file, val, frame, chain, certainty, out);
  else
    fl_give(out, fl_unknown(a, "one of several results", file, val, chain));
}

// What a test puts into a field is not what runs, unless the question is about a test.
static bool is_double(const fl_graph *g, const fl_stored *s, const fl_step *chain) {
  uint32_t func = s->val ? fl_func_of_val(g, s->file, s->val) : 1;
  if (!fl_in_test(g, s->file, func)) return false;
  return !chain || !fl_in_test(g, chain->file, fl_graph_func_at(g, chain->file, chain->span.byte_begin));
}

static void follow_stored(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out);

static void from_stored(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain,
                        uint8_t certainty, fl_origins *out) {
  bool test = chain && fl_in_test(a->g, chain->file, fl_graph_func_at(a->g, chain->file, chain->span.byte_begin));
  uint32_t mark;
  if (!fl_begin_following(a, (fl_followed){.out = out, .made = fl_made_at(chain), .what = FL_KEY(0, first), .certainty = certainty, .test = test}, &mark))
    return;
  follow_stored(a, first, kind, name, chain, certainty, out);
  fl_end_following(a, mark);
}

static void follow_stored(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  for (uint32_t s = first; s; s = a->g->stored.at[s].next) {
    const fl_stored stored = a->g->stored.at[s];
    if (is_double(a->g, &stored, chain)) continue;
    if (stored.assign && !fl_replaces(a, stored.file, &a->g->links[stored.file].f->assigns[stored.assign])) continue;
    const fl_facts *f = a->g->links[stored.file].f;
    const fl_step *step =
        fl_step_at(a, chain, kind, stored.file, stored.assign ? FL_STEP_AT_ASSIGN : FL_STEP_AT_VALUE,
                   stored.assign ? stored.assign : stored.val, name);
    if (stored.assign)
      fl_from_assign(a, stored.file, &f->assigns[stored.assign], NULL, step, certainty, out);
    else if (stored.val)
      fl_origins_of(a, stored.file, stored.val, NULL, step, certainty, out);
  }
}

// Is anything stored there besides what tests put in?
static bool is_stored(const fl_graph *g, uint32_t first, const fl_step *chain) {
  for (uint32_t s = first; s; s = g->stored.at[s].next)
    if (!is_double(g, &g->stored.at[s], chain)) return true;
  return false;
}

// ---- fields -----------------------------------------------------------------------------------------------

bool fl_from_annotated_setting(fl_ask *a, const fl_asking *asking, const fl_step *chain, fl_origins *out) {
  const fl_meaning_row *rows[4];
  const fl_facts *f = a->g->links[asking->file].f;
  for (uint32_t i = 0; i < asking->n_annots; i++) {
    uint32_t annot = asking->first_annot + i, n = fl_annotation_rows(a->g, asking->file, 0, annot, rows, 4);
    for (uint32_t r = 0; r < n; r++) {
      if (!rows[r]->reads) continue;
      fl_read_origins(a, &(fl_place_of){asking->file, f->annots[annot].call, NULL, rows[r], chain, NULL}, rows[r]->reads, out);
      return true;
    }
  }
  return false;
}

static bool annotated_to_inject(fl_graph *g, uint32_t file, uint32_t first, uint32_t n, uint32_t func) {
  const fl_meaning_row *rows[4];
  for (uint32_t i = 0; i < n; i++) {
    uint32_t found = fl_annotation_rows(g, file, func, first + i, rows, 4);
    for (uint32_t r = 0; r < found; r++)
      if (rows[r]->injects) return true;
  }
  return false;
}

static bool from_super_fields(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty,
                              fl_origins *out, uint32_t depth) {
  fl_graph *g = a->g;
  const fl_supers *supers = fl_supers_of(g, owner.file, owner.id);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    fl_tref super = supers->at[i];
    if (!super.id) continue;
    uint32_t first = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, super.file, super.id), name), 0);
    if (is_stored(g, first, chain)) return from_stored(a, first, FL_STEP_field, name, chain, certainty, out), true;
    if (from_super_fields(a, super, name, chain, certainty, out, depth + 1)) return true;
  }
  return false;
}

bool fl_is_filled_type(const fl_graph *g, fl_tref owner) {
  const fl_supers *supers = fl_supers_of(g, owner.file, owner.id);
  for (uint32_t i = 0; i < supers->n; i++) {
    fl_str name = fl_intern_text(&g->names, supers->at[i].name);
    const fl_type_model *m = supers->at[i].id ? NULL : fl_models_type(g->models, g->links[owner.file].in->naming->language, name);
    if (m && m->fills) return true;
  }
  return false;
}

// All values that a field of a repository type ever gets; for a field that nobody assigns, what a container provides.
void fl_field_origins(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty,
                      fl_origins *out) {
  uint32_t file = owner.file;
  fl_graph *g = a->g;
  fl_ent member = fl_type_field(g, owner.file, owner.id, name, 0);
  fl_tref declared = {0};
  fl_asking asking = {.file = file, .name = name};
  bool injects = false;
  uint64_t key = FL_KEY(fl_dense_type(g, owner.file, owner.id), name);
  if (member.kind == FL_ENT_VAR) {
    const fl_var *v = &g->links[member.file].f->vars[member.id];
    declared = fl_type_of_ent(g, member);
    asking = (fl_asking){.file = member.file, .first_annot = v->first_annot, .n_annots = v->n_annots, .name = name};
    key = FL_KEY(fl_dense_type(g, member.file, v->type_owner), name);
    injects = annotated_to_inject(g, member.file, v->first_annot, v->n_annots, 0);
    const fl_type *t = &g->links[member.file].f->types[v->type_owner];
    injects = injects || annotated_to_inject(g, member.file, t->first_annot, t->n_annots, 0);
    chain = fl_step_at(a, chain, FL_STEP_field, member.file, FL_STEP_AT_VAR, member.id, name);
  }
  if (member.kind == FL_ENT_FUNC && !fl_is_property(g, member))
    return fl_give(out, (fl_origin){.kind = FL_FROM_FUNC,
                                    .certainty = certainty,
                                    .file = member.file,
                                    .call = member.id,
                                    .chain = chain});
  if (member.kind == FL_ENT_FUNC) { // a property: what its getter returns, and what is assigned to it where it has a setter
    key = FL_KEY(fl_dense_type(g, member.file, g->links[member.file].f->funcs[member.id].owner), name);
    fl_returns_of(a, member.file, member.id, 0, NULL, chain, certainty, out);
    from_stored(a, fl_map_get_or(&g->field_values, key, 0), FL_STEP_field, name, chain, certainty, out);
    return;
  }
  if (fl_from_annotated_setting(a, &asking, chain, out) || fl_from_bound(a, owner, name, chain, out)) return;
  uint32_t first = fl_map_get_or(&g->field_values, key, 0), given = out->n;
  if (first) from_stored(a, first, FL_STEP_field, name, chain, certainty, out);
  if (fl_is_filled_type(g, owner)) fl_give(out, fl_unknown(a, "a field that is filled from outside", file, 0, chain));
  if (out->n > given) return;
  if (member.kind == FL_ENT_VAR && fl_from_declaration(a, member.file, member.id, chain, certainty, out)) return;
  if (is_stored(g, first, chain)) return; // on another way of this question
  if (from_super_fields(a, owner, name, chain, certainty, out, 0)) return;
  if (declared.name &&
      fl_from_providers(a, &asking, declared, chain, certainty, out))
    return;
  if (injects)
    fl_give(out, fl_injected(a, member.kind ? member.file : file, declared, chain, certainty));
  else
    fl_give(out, fl_unknown(a, "a field that nothing here assigns", file, 0, chain));
}

void fl_stored_origins(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain,
                       uint8_t certainty, fl_origins *out) {
  from_stored(a, first, kind, name, chain, certainty, out);
}
