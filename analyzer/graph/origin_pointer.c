// Languages with pointers: objects that a declaration makes, and values that come back through an address.
//
// `struct opts o;` makes an object that no assignment shows. `open(path, &db)` brings `db` a value, and `fill(&o)` hands out an object
// that stays where it is: the type of the variable tells which.
#include "graph/origin_p.h"

enum { MAX_DEPTH = 4 }; // functions that hand a pointer on

bool fl_is_object_type(const fl_graph *g, uint32_t file, fl_tref t) {
  if (!t.name || t.flags & (FL_TREF_LIST | FL_TREF_POINTER)) return false;
  if (t.id) {
    uint8_t kind = g->links[t.file].f->types[t.id].kind;
    return kind == FL_TYPE_STRUCT || kind == FL_TYPE_CLASS;
  }
  const fl_type_model *m = fl_models_type(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, t.name));
  return m && !m->is_value;
}

// What a loop or a catch declares is an element or an error that is there already, and so is what gets its type from its value.
static bool is_object(fl_graph *g, uint32_t file, uint32_t var) {
  const fl_var *v = &g->links[file].f->vars[var];
  if (!v->type) return false;
  return !(v->flags & (FL_VAR_POINTER | FL_VAR_LOOP | FL_VAR_CAUGHT)) && fl_is_object_type(g, file, fl_type_of_ent(g, (fl_ent){FL_ENT_VAR, 4, file, var, 0}));
}

bool fl_from_declaration(fl_ask *a, uint32_t file, uint32_t var, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  if (!g->links[file].in->naming->pointers || !is_object(g, file, var)) return false;
  fl_tref t = fl_type_of_ent(g, (fl_ent){FL_ENT_VAR, 4, file, var, 0});
  fl_origin o = {.kind = FL_FROM_OBJECT, .certainty = certainty < t.certainty ? certainty : t.certainty, .file = file, .type = t, .name = t.name};
  o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_VAR, var, t.name);
  fl_give(out, o);
  return true;
}

static bool is_argument(const fl_graph *g, fl_mid path, uint32_t arg) {
  const fl_path *p = path ? fl_models_paths(g->models, path) : NULL;
  return p && p->root == FL_ROOT_arg && p->index == (int32_t)arg;
}

// A setter reads what it is handed the address of.
static bool is_read_by_model(const fl_graph *g, uint32_t file, const fl_val *out) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[out->a]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[out->a] + i].row;
    if (!row) continue;
    if (is_argument(g, row->store_value, out->b)) return true;
    for (uint32_t m = 0; m < row->n_mutates; m++)
      if (is_argument(g, fl_models_settings(g->models, row->first_mutate)[m].from, out->b)) return true;
  }
  return false;
}

// `load(file, seconds)`: by reference, or to a function that nobody sees.
static bool may_refer(const fl_graph *g, uint32_t file, const fl_val *out) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[out->a]; i++) {
    const fl_target t = g->targets.at[l->first_target[out->a] + i];
    const fl_facts *f = g->links[t.func.file].f;
    bool takes = t.func.id && t.via == FL_VIA_CALL && out->b < f->funcs[t.func.id].n_params;
    if (takes && f->params[f->funcs[t.func.id].first_param + out->b].flags & FL_PARAM_REFERENCE) return true;
  }
  return !l->n_targets[out->a];
}

// The next assignment to what the parameter leads to, from `i` on.
static uint32_t next_through(const fl_link *l, uint32_t i) {
  while (i && !l->f->assigns[i].through) i = l->assign_next[i];
  return i;
}

static uint32_t first_through(const fl_graph *g, fl_func_ref func, uint32_t arg) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  if (arg >= f->n_params) return 0;
  return next_through(l, fl_map_get_or(&l->assigns, FL_KEY(func.id, l->sym[l->f->params[f->first_param + arg].name]), 0));
}

// `fill(&addr)` in a language that hands over addresses of much that nobody changes: only where the function writes behind its parameter.
static bool writes_behind(const fl_graph *g, uint32_t file, const fl_val *out) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[out->a]; i++) {
    const fl_target t = g->targets.at[l->first_target[out->a] + i];
    if (t.func.id && t.via == FL_VIA_CALL && first_through(g, t.func, out->b)) return true;
  }
  return false;
}

bool fl_replaces(fl_ask *a, uint32_t file, const fl_assign *as) {
  fl_graph *g = a->g;
  const fl_val *val = fl_val_at(g, file, as->val);
  if (val->kind != FL_VAL_OUT) return true;
  if (!g->links[file].in->naming->pointers) return writes_behind(g, file, val);
  if (is_read_by_model(g, file, val)) return false;
  const fl_facts *f = g->links[file].f;
  bool plain = f->values[f->args[f->calls[val->a].first_arg + val->b].val].kind == FL_VAL_REF;
  if (plain) return may_refer(g, file, val);
  const fl_val *target = fl_val_at(g, file, as->target);
  fl_ent ent = fl_lookup_value(g, file, as->target);
  if (!ent.kind && target->kind == FL_VAL_FIELD) {
    fl_tref base = fl_type_of(g, file, target->a);
    if (base.id) ent = fl_type_member(g, base.file, base.id, fl_gsym(g, file, target->b), 0);
  }
  return ent.kind != FL_ENT_VAR || !is_object(g, ent.file, ent.id);
}

// ---- what comes back -------------------------------------------------------------------------------------------------------

static bool made_by_row(fl_ask *a, uint32_t file, uint32_t call, uint32_t arg, const fl_target *t, const fl_frame *frame,
                        const fl_step *chain, fl_origins *out) {
  const fl_path *at = t->row && t->row->makes_at ? fl_models_paths(a->g->models, t->row->makes_at) : NULL;
  if (!at || at->root != FL_ROOT_arg || at->n_steps || at->index != (int32_t)arg) return false;
  fl_sym name = fl_intern_add(&a->g->names, fl_models_text(a->g->models, t->row->makes));
  fl_origin o = {.kind = FL_FROM_OBJECT, .certainty = t->certainty, .file = file, .call = call, .row = t->row, .frame = frame, .name = name};
  o.type = (fl_tref){name, 0, 0, t->certainty, 0, 0};
  o.val = a->g->links[file].f->calls[call].value;
  o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_CALL, call, a->g->links[file].callee[call]);
  fl_give(out, o);
  return true;
}

static bool from_function(fl_ask *a, fl_func_ref func, uint32_t arg, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                          uint32_t depth, fl_origins *out);

static bool from_call(fl_ask *a, uint32_t file, uint32_t call, uint32_t arg, const fl_frame *frame, const fl_step *chain,
                      uint8_t certainty, uint32_t depth, fl_origins *out) {
  const fl_link *l = &a->g->links[file];
  bool any = false;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target t = a->g->targets.at[l->first_target[call] + i];
    any |= made_by_row(a, file, call, arg, &t, frame, chain, out);
    if (!t.func.id || t.via != FL_VIA_CALL || depth >= MAX_DEPTH) continue;
    fl_frame *inside = fl_arena_alloc(&a->arena, sizeof *inside);
    *inside = (fl_frame){frame, t.func, {file, call}, frame ? frame->depth + 1 : 1};
    const fl_step *step = fl_step_at(a, chain, FL_STEP_call, file, FL_STEP_AT_CALL, call, l->sym[l->f->calls[call].name]);
    any |= from_function(a, t.func, arg, inside, step, certainty < t.certainty ? certainty : t.certainty, depth + 1, out);
  }
  return any;
}

// `out = v` in a function that takes `int &out`.
static bool from_reference(fl_ask *a, fl_func_ref func, uint32_t arg, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                           fl_origins *out) {
  const fl_link *l = &a->g->links[func.file];
  fl_sym name = l->sym[l->f->params[l->f->funcs[func.id].first_param + arg].name];
  bool any = false;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(func.id, name), 0); i; i = l->assign_next[i]) {
    const fl_assign *as = &l->f->assigns[i];
    if (fl_val_at(a->g, func.file, as->val)->kind == FL_VAL_OUT && !fl_replaces(a, func.file, as)) continue;
    fl_from_assign(a, func.file, as, frame, fl_step_at(a, chain, FL_STEP_returned, func.file, FL_STEP_AT_ASSIGN, i, 0), certainty, out);
    any = true;
  }
  return any;
}

// `*out = v` where that is the parameter's own name with a mark.
static bool from_behind(fl_ask *a, fl_func_ref func, uint32_t arg, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                        fl_origins *out) {
  const fl_link *l = &a->g->links[func.file];
  uint32_t first = first_through(a->g, func, arg);
  for (uint32_t i = first; i; i = next_through(l, l->assign_next[i]))
    fl_from_assign(a, func.file, &l->f->assigns[i], frame, fl_step_at(a, chain, FL_STEP_returned, func.file, FL_STEP_AT_ASSIGN, i, 0), certainty, out);
  return first != 0;
}

// `*out = v` in the function, or the pointer handed on to one that does so.
static bool from_function(fl_ask *a, fl_func_ref func, uint32_t arg, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                          uint32_t depth, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[func.file].f;
  if (arg >= f->funcs[func.id].n_params) return false;
  uint64_t key = FL_KEY(func.file, f->funcs[func.id].first_param + arg);
  bool any = from_behind(a, func, arg, frame, chain, certainty, out);
  if (f->params[f->funcs[func.id].first_param + arg].flags & FL_PARAM_REFERENCE) any = from_reference(a, func, arg, frame, chain, certainty, out);
  for (uint32_t u = fl_map_get_or(&g->slot_uses[FL_STORE_PARAM], key, 0); u; u = g->uses.at[u].next) {
    const fl_use use = g->uses.at[u];
    if (use.kind == FL_USE_ARGUMENT) any |= from_call(a, use.file, use.id, use.arg, frame, chain, certainty, depth, out);
    if (use.kind != FL_USE_ASSIGN_FIELD) continue;
    const fl_assign *as = &g->links[use.file].f->assigns[use.id];
    const fl_val *target = fl_val_at(g, use.file, as->target), *base = fl_val_at(g, use.file, target->a);
    if (target->kind != FL_VAL_INDEX || target->b || base->kind != FL_VAL_REF) continue;
    fl_from_assign(a, use.file, as, frame, fl_step_at(a, chain, FL_STEP_returned, use.file, FL_STEP_AT_ASSIGN, use.id, 0), certainty, out);
    any = true;
  }
  return any;
}

void fl_from_out(fl_ask *a, uint32_t file, uint32_t call, uint32_t arg, const fl_frame *frame, const fl_step *chain,
                 uint8_t certainty, fl_origins *out) {
  if (from_call(a, file, call, arg, frame, chain, certainty, 0, out)) return;
  fl_give(out, fl_unknown(a, "what a function leaves behind a pointer", file, a->g->links[file].f->calls[call].value, chain));
}
