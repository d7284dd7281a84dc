// What a property of an object holds.
//
// In: an object's origin. Out: the origins of one of its properties; an ABSENT origin where it is proved that nobody sets it. An
// object's properties come from its literal, its constructor's or factory's arguments (as models describe them), its builder
// chain, and from what is done to it under any of the names that the chain passed: setters, field assignments, helper functions.
#include "graph/ask_p.h"

#include <string.h>

static fl_origin absent(const fl_origin *object, const fl_step *chain) {
  return (fl_origin){.kind = FL_FROM_ABSENT,
                     .certainty = object->certainty,
                     .file = object->file,
                     .val = object->val,
                     .call = object->call,
                     .frame = object->frame,
                     .chain = chain,
                     .type = object->type,
                     .name = object->name,
                     .by_default = object->by_default,
                     .entry = object->entry};
}

static fl_span call_span(const fl_graph *g, uint32_t file, uint32_t call) {
  return fl_graph_call_span(g, (fl_call_ref){file, call});
}

// ---- settings of model rows ----------------------------------------------------------------------------------------------------

// `client: receiver`: a request that a method of its client made.
static uint8_t step_of(const fl_graph *g, const fl_setting *s, uint8_t step_kind) {
  const fl_path *from = fl_models_paths(g->models, s->from);
  return step_kind == FL_STEP_property && from->root == FL_ROOT_receiver && !from->n_steps ? FL_STEP_maker
                                                                                           : step_kind;
}

static bool set_by(fl_ask *a, fl_mid first, uint32_t n, fl_str name, const fl_place_of *at, uint8_t step_kind,
                   fl_origins *out) {
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    const fl_setting *s = fl_models_settings(a->g->models, first) + i;
    if (!fl_str_eq(fl_models_text(a->g->models, s->name), name)) continue;
    fl_place_of here = *at;
    here.chain = fl_step_to(a, at->chain, step_of(a->g, s, step_kind), at->file, call_span(a->g, at->file, at->call),
                            fl_intern_add(&a->g->names, name));
    fl_origins found = {0};
    fl_path_origins(a, &here, s->from, &found);
    for (uint32_t f = 0; f < found.n; f++) {
      if (found.at[f].kind == FL_FROM_ABSENT) continue;
      fl_give(out, found.at[f]);
      any = true;
    }
    fl_array_release(&found);
  }
  return any;
}

// `"*": receiver`: the result has every property of what it was built from.
static bool inherited_from(fl_ask *a, const fl_meaning_row *row, fl_str name, const fl_place_of *at,
                           fl_origins *out) {
  bool any = false;
  for (uint32_t i = 0; i < row->n_sets; i++) {
    const fl_setting *s = fl_models_settings(a->g->models, row->first_set) + i;
    if (!fl_str_eq_c(fl_models_text(a->g->models, s->name), "*")) continue;
    fl_origins sources = {0};
    fl_path_origins(a, at, s->from, &sources);
    for (uint32_t k = 0; k < sources.n; k++) fl_property(a, &sources.at[k], name, out), any = true;
    fl_array_release(&sources);
  }
  return any;
}

// ---- what is done to an object under a name --------------------------------------------------------------------------------------

static bool mutated_by_slot(fl_ask *a, fl_slot_ref slot, fl_str name, const fl_step *chain, uint32_t depth,
                            fl_origins *out);

// `c.Timeout = x`, `config.http.timeout = x` (dotted names).
static bool assigns_property(fl_graph *g, uint32_t file, uint32_t target, fl_slot_ref slot, fl_str name) {
  const fl_val *t = fl_val_at(g, file, target);
  fl_str last, rest;
  if (!fl_str_rcut(name, '.', &rest, &last)) last = name, rest = FL_STR("");
  if (t->kind == FL_VAL_FIELD) {
    if (!fl_str_eq(fl_gsym_text(g, file, t->b), last)) return false;
  } else if (t->kind == FL_VAL_INDEX) {
    fl_str key;
    if (!t->b || !fl_const_text(g, file, t->b, &key) || !fl_str_eq(key, last)) return false;
  } else
    return false;
  if (rest.n) return assigns_property(g, file, t->a, slot, rest);
  fl_slot_ref base = fl_slot_of(g, file, t->a);
  return base.kind == slot.kind && base.key == slot.key;
}

static bool by_assign(fl_ask *a, const fl_use *u, fl_slot_ref slot, fl_str name, const fl_step *chain,
                      fl_origins *out) {
  const fl_facts *f = a->g->links[u->file].f;
  const fl_assign *as = &f->assigns[u->id];
  if (!assigns_property(a->g, u->file, as->target, slot, name)) return false;
  const fl_step *step =
      fl_step_to(a, chain, FL_STEP_property, u->file, as->span, fl_intern_add(&a->g->names, name));
  if (as->result_index < 0 && !as->from_loop)
    fl_origins_of(a, u->file, as->val, NULL, step, 3, out);
  else
    fl_give(out, fl_unknown(a, "one of several results", u->file, as->val, step));
  return true;
}

static bool by_setter(fl_ask *a, const fl_use *u, fl_str name, const fl_step *chain, fl_origins *out) {
  const fl_link *l = &a->g->links[u->file];
  bool any = false;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = a->g->targets.at[l->first_target[u->id] + i];
    if (!t.row) continue;
    fl_place_of at = {u->file, u->id, NULL, t.row, chain, NULL};
    any |= set_by(a, t.row->first_mutate, t.row->n_mutates, name, &at, FL_STEP_setter, out);
  }
  return any;
}

// Handed to a function of the repository that may set it up.
static bool by_helper(fl_ask *a, const fl_use *u, fl_str name, const fl_step *chain, uint32_t depth,
                      fl_origins *out) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[u->file];
  bool any = false;
  for (uint32_t i = 0; depth < 2 && i < l->n_targets[u->id]; i++) {
    const fl_target t = g->targets.at[l->first_target[u->id] + i];
    if (!t.func.id || t.via == FL_VIA_REGISTER) continue;
    const fl_func *f = &g->links[t.func.file].f->funcs[t.func.id];
    if (u->arg >= f->n_params) continue;
    fl_slot_ref param = {FL_STORE_PARAM, FL_KEY(t.func.file, f->first_param + u->arg)};
    const fl_step *step = fl_step_to(a, chain, FL_STEP_argument, u->file, call_span(g, u->file, u->id),
                                     l->sym[l->f->calls[u->id].name]);
    any |= mutated_by_slot(a, param, name, step, depth + 1, out);
  }
  return any;
}

static bool mutated_by_slot(fl_ask *a, fl_slot_ref slot, fl_str name, const fl_step *chain, uint32_t depth,
                            fl_origins *out) {
  bool any = false;
  for (uint32_t u = fl_map_get_or(&a->g->slot_uses[slot.kind], slot.key, 0); u; u = a->g->uses.at[u].next) {
    const fl_use use = a->g->uses.at[u];
    if (a->steps == 0) break;
    a->steps--;
    if (use.kind == FL_USE_ASSIGN_FIELD) any |= by_assign(a, &use, slot, name, chain, out);
    if (use.kind == FL_USE_RECEIVER) any |= by_setter(a, &use, name, chain, out);
    if (use.kind == FL_USE_ARGUMENT) any |= by_helper(a, &use, name, chain, depth, out);
  }
  return any;
}

// The slot that a step of the chain went through: the variable, parameter or field that held the object there.
static fl_slot_ref slot_of_step(fl_graph *g, const fl_step *s) {
  const fl_link *l = &g->links[s->file];
  uint32_t var = 0;
  if (s->what == FL_STEP_AT_PARAM) return (fl_slot_ref){FL_STORE_PARAM, FL_KEY(s->file, s->id)};
  if (s->what == FL_STEP_AT_VAR) var = s->id;
  if (s->what == FL_STEP_AT_ASSIGN) {
    var = l->f->assigns[s->id].var;
    if (!var) return fl_slot_of(g, s->file, l->f->assigns[s->id].target);
  }
  if (!var) return (fl_slot_ref){0};
  const fl_var *v = &l->f->vars[var];
  if (v->kind != FL_VAR_FIELD) return (fl_slot_ref){FL_STORE_VAR, FL_KEY(s->file, var)};
  return (fl_slot_ref){FL_STORE_FIELD, FL_KEY(fl_dense_type(g, s->file, v->type_owner), l->sym[v->name])};
}

static bool mutated(fl_ask *a, const fl_step *chain, fl_str name, fl_origins *out) {
  bool any = false;
  uint64_t last = 0;
  for (const fl_step *s = chain; s; s = s->prev) {
    fl_slot_ref slot = slot_of_step(a->g, s);
    if (!slot.kind || (slot.key == last && last)) continue;
    last = slot.key;
    any |= mutated_by_slot(a, slot, name, chain, 0, out);
  }
  return any;
}

// ---- objects -----------------------------------------------------------------------------------------------------------------------

static bool from_literal_key(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_call *c = &a->g->links[o->file].f->calls[o->call];
  if (c->form != FL_CALL_LITERAL) return false;
  uint32_t val = fl_call_kw(a->g, o->file, o->call, name);
  if (!val) return false;
  const fl_step *step = fl_step_to(a, o->chain, FL_STEP_property, o->file, fl_val_span(a->g, o->file, val),
                                   fl_intern_add(&a->g->names, name));
  fl_origins_of(a, o->file, val, o->frame, step, o->certainty, out);
  return true;
}

static bool from_construction(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  fl_place_of at = {o->file, o->call, o->frame, o->row, o->chain, NULL};
  bool any = from_literal_key(a, o, name, out);
  if (o->row) {
    any |= set_by(a, o->row->first_set, o->row->n_sets, name, &at, FL_STEP_property, out);
    any |= set_by(a, o->row->first_mutate, o->row->n_mutates, name, &at, FL_STEP_setter, out);
    if (!any) any = inherited_from(a, o->row, name, &at, out);
  }
  fl_tref t = o->type.id ? fl_extern_super(a->g, o->type, 0) : o->type;
  const fl_type_model *m = t.name ? fl_models_type(a->g->models, a->g->links[o->file].in->naming->language,
                                                   fl_intern_text(&a->g->names, t.name))
                                  : NULL;
  if (m && !any) any = set_by(a, m->first_set, m->n_sets, name, &at, FL_STEP_property, out);
  return any;
}

// Setters in a fluent chain: `b.callTimeout(x).build()`, where b.callTimeout returns b itself.
static bool from_fluent_chain(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  bool any = false;
  for (const fl_step *s = o->chain; s; s = s->prev) {
    if (s->kind != FL_STEP_setter || s->what != FL_STEP_AT_CALL) continue;
    const fl_link *l = &a->g->links[s->file];
    for (uint32_t t = 0; t < l->n_targets[s->id]; t++) {
      const fl_meaning_row *row = a->g->targets.at[l->first_target[s->id] + t].row;
      fl_place_of at = {s->file, s->id, o->frame, row, s, NULL};
      if (row) any |= set_by(a, row->first_mutate, row->n_mutates, name, &at, FL_STEP_setter, out);
    }
  }
  return any;
}

static void of_object(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (o->type.id && !(o->call && a->g->links[o->file].f->calls[o->call].form == FL_CALL_LITERAL)) {
    fl_tref super = fl_extern_super(a->g, o->type, 0);
    bool method = fl_type_field(a->g, o->type.file, o->type.id, fl_intern_add(&a->g->names, name), 0).kind ==
                  FL_ENT_FUNC;
    uint32_t first = fl_map_get_or(
        &a->g->field_values,
        FL_KEY(fl_dense_type(a->g, o->type.file, o->type.id), fl_intern_add(&a->g->names, name)), 0);
    if (first || method || !super.name)
      return fl_field_origins(a, o->type, fl_intern_add(&a->g->names, name), o->chain, o->certainty, out);
  }
  bool any = mutated(a, o->chain, name, out);
  any |= from_fluent_chain(a, o, name, out);
  if (!any && o->call) any = from_construction(a, o, name, out);
  if (!any)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file,
                                      o->call ? call_span(a->g, o->file, o->call)
                                              : fl_val_span(a->g, o->file, o->val),
                                      fl_intern_add(&a->g->names, name))));
}

// ---- maps ------------------------------------------------------------------------------------------------------------------------------

static void of_map(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[o->file].f;
  const fl_val *v = &f->values[o->val];
  if (mutated(a, o->chain, name, out)) return;
  for (uint32_t i = v->n; i-- > 0;) { // the last one wins
    const fl_entry *e = &f->entries[v->a + i];
    if (!e->key || !fl_str_eq(f->texts[e->key], name)) continue;
    fl_origins_of(a, o->file, e->val, o->frame,
                  fl_step_to(a, o->chain, FL_STEP_property, o->file, fl_val_span(g, o->file, e->val),
                             fl_intern_add(&g->names, name)),
                  o->certainty, out);
    return;
  }
  bool computed = false, spread = false;
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    computed |= e->key_val != 0;
    if (e->key || e->key_val || f->values[e->val].kind != FL_VAL_SPREAD) continue;
    spread = true;
    fl_origins sources = {0};
    fl_origins_of(a, o->file, f->values[e->val].a, o->frame, o->chain, o->certainty, &sources);
    for (uint32_t s = 0; s < sources.n; s++) fl_property(a, &sources.at[s], name, out);
    fl_array_release(&sources);
  }
  if (computed) fl_give(out, fl_unknown(a, "a computed key", o->file, o->val, o->chain));
  if (!computed && !spread)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file, fl_val_span(g, o->file, o->val),
                                      fl_intern_add(&g->names, name))));
}

static void of_extern(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (mutated(a, o->chain, name, out)) return; // `client := *http.DefaultClient`, and then set up under its own name
  fl_sym whole = fl_join(a->g, o->name, ".", fl_intern_add(&a->g->names, name));
  uint32_t first = fl_map_get_or(&a->g->settings, whole, 0);
  if (first) return fl_stored_origins(a, first, FL_STEP_global, whole, o->chain, o->certainty, out);
  const fl_type_model *m = fl_models_type(a->g->models, a->g->links[o->file].in->naming->language,
                                          fl_intern_text(&a->g->names, o->name));
  fl_place_of at = {o->file, 0, NULL, NULL, o->chain, NULL};
  if (m && m->reads) return fl_setting_origins(a, &at, m->reads, name, out);
  if (m && set_by(a, m->first_set, m->n_sets, name, &at, FL_STEP_property, out)) return;
  if (m)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file, fl_val_span(a->g, o->file, o->val),
                                      fl_intern_add(&a->g->names, name))));
  else
    fl_give(out, fl_unknown(a, "a library object that no model describes", o->file, o->val, o->chain));
}

void fl_property(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (a->steps == 0 || a->nesting > FL_MAX_HOPS * 4)
    return fl_give(out, fl_unknown(a, "limit: longer than is followed", o->file, o->val, o->chain));
  a->steps--;
  a->nesting++;
  switch (o->kind) {
  case FL_FROM_OBJECT: of_object(a, o, name, out); break;
  case FL_FROM_MAP: of_map(a, o, name, out); break;
  case FL_FROM_EXTERN: of_extern(a, o, name, out); break;
  case FL_FROM_LITERAL:
  case FL_FROM_LIST:
  case FL_FROM_FUNC: // a callback where options could have stood
  case FL_FROM_ABSENT: fl_give(out, absent(o, o->chain)); break;
  case FL_FROM_PARAM: {
    if (mutated(a, o->chain, name, out)) break;
    fl_give(out, *o);
    break;
  }
  case FL_FROM_RESULT:
    if (!mutated(a, o->chain, name, out))
      fl_give(out,
              fl_unknown(a, "the result of a function that no model describes", o->file, o->val, o->chain));
    break;
  default:
    if (!mutated(a, o->chain, name, out)) fl_give(out, *o);
  }
  a->nesting--;
}
