// What is done to an object where nobody names it: in a block that runs on it, in a function that extends it, by a property that is
// a method.
#include "graph/mutation_p.h"

#include <string.h>

static fl_sym name_of(const fl_search *s) { return fl_intern_add(&s->a->g->names, s->name); }

// ---- x.timeout = v where the library has x.setTimeout(v) -------------------------------------------------------------------

static const fl_meaning_row *setter_row(fl_graph *g, uint32_t file, fl_tref type, fl_sym property) {
  const fl_meaning_row *rows[8];
  fl_sym setter = fl_accessor_name(g, "set", property), owner = type.id ? fl_extern_super(g, type, 0).name : type.name;
  if (!setter || !owner) return NULL;
  fl_sym whole = fl_canonical(g, file, fl_join(g, owner, ".", setter));
  uint32_t n = fl_models_calls(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, whole), rows, 8);
  return n ? rows[0] : NULL;
}

static bool from_value(fl_search *s, const fl_use *u, const fl_setting *setting, const fl_frame *frame, const fl_step *chain) {
  const fl_assign *as = &s->a->g->links[u->file].f->assigns[u->id];
  const fl_step *step = fl_step_to(s->a, chain, FL_STEP_setter, u->file, as->span, name_of(s));
  fl_origins values = {0}, found = {0};
  fl_origins_of(s->a, u->file, as->val, frame, step, 3, &values);
  for (uint32_t v = 0; v < values.n; v++) fl_path_from(s->a, setting->from, &values.at[v], &found);
  fl_array_release(&values);
  return fl_give_present(&found, s->out);
}

bool fl_done_by_accessor(fl_search *s, const fl_use *u, fl_slot_ref slot, const fl_frame *frame, const fl_step *chain) {
  fl_graph *g = s->a->g;
  const fl_assign *as = &g->links[u->file].f->assigns[u->id];
  const fl_val *t = fl_val_at(g, u->file, as->target);
  bool member = t->kind == FL_VAL_FIELD;
  if (!g->links[u->file].in->naming->accessors || as->result_index >= 0 || (!member && t->kind != FL_VAL_REF)) return false;
  if (member && !fl_same_slot(fl_slot_of(g, u->file, t->a), slot)) return false;
  fl_tref type = member ? fl_type_of(g, u->file, t->a) : fl_self_type(g, (uint32_t)(slot.key >> 32), (uint32_t)slot.key);
  const fl_meaning_row *row = setter_row(g, u->file, type, fl_gsym(g, u->file, member ? t->b : t->a));
  for (uint32_t i = 0; row && i < row->n_mutates; i++) {
    const fl_setting *setting = fl_models_settings(g->models, row->first_mutate) + i;
    const fl_path *from = fl_models_paths(g->models, setting->from);
    bool same = fl_str_eq(fl_models_text(g->models, setting->name), s->name) && from->root == FL_ROOT_arg && !from->index;
    if (same) return from_value(s, u, setting, frame, chain);
  }
  return false;
}

// ---- x.apply { ... }, with(x) { ... }, x.also { it... } --------------------------------------------------------------------

static fl_slot_ref slot_of_callback(const fl_graph *g, fl_ent func, fl_str what) {
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  int64_t index;
  if (fl_str_eq_c(what, "self")) return (fl_slot_ref){FL_STORE_SELF, FL_KEY(func.file, func.id)};
  if (!fl_str_to_int64(what, &index) || index < 0 || index >= f->n_params) return (fl_slot_ref){0};
  return (fl_slot_ref){FL_STORE_PARAM, FL_KEY(func.file, f->first_param + (uint32_t)index)};
}

static bool is_handed(const fl_graph *g, const fl_setting *pass, int32_t argument) {
  const fl_path *from = fl_models_paths(g->models, pass->from);
  if (from->n_steps) return false;
  return argument < 0 ? from->root == FL_ROOT_receiver : from->root == FL_ROOT_arg && from->index == argument;
}

// A function that somebody handed over: what it does to the object. One that is not seen may do anything.
static bool by_handed(fl_search *s, const fl_use *u, const fl_origins *handed, fl_str what, const fl_frame *frame, const fl_step *chain,
                      uint32_t depth) {
  bool any = false;
  for (uint32_t i = 0; i < handed->n; i++) {
    const fl_origin *o = &handed->at[i];
    fl_ent func = {FL_ENT_FUNC, 4, o->file, o->call, 0};
    if (o->kind == FL_FROM_FUNC) any |= fl_done_to(s, slot_of_callback(s->a->g, func, what), frame, chain, depth + 1);
    else if (!fl_is_no_function(s->a->g, o)) fl_note_escape(s, u, chain);
  }
  return any;
}

bool fl_done_by_block(fl_search *s, const fl_use *u, int32_t argument, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  fl_graph *g = s->a->g;
  const fl_link *l = &g->links[u->file];
  bool any = false;
  for (uint32_t i = 0; depth < FL_MAX_HANDED && i < l->n_targets[u->id]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[u->id] + i].row;
    for (uint32_t p = 0; row && p < row->n_hands; p++) {
      const fl_setting *hand = fl_models_settings(g->models, row->first_hand) + p;
      fl_origins handed = {0};
      if (!is_handed(g, hand, argument)) continue;
      fl_callbacks_at(s->a, u->file, u->id, frame, chain, &handed);
      any |= by_handed(s, u, &handed, fl_models_text(g->models, hand->name), frame, chain, depth);
      fl_array_release(&handed);
    }
  }
  return any;
}

// ---- functions that are called on it ---------------------------------------------------------------------------------------

// `configure()` where configure is a parameter: the blocks that callers hand over, or only that of the call that led here.
static bool by_parameter(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth, bool *any) {
  fl_graph *g = s->a->g;
  const fl_call *c = &g->links[u->file].f->calls[u->id];
  fl_ent ent = c->form == FL_CALL_PLAIN && c->callee ? fl_lookup_value(g, u->file, c->callee) : (fl_ent){0};
  fl_origins handed = {0};
  if (ent.kind != FL_ENT_PARAM) return false;
  fl_origins_of(s->a, u->file, c->callee, frame, chain, 4, &handed);
  *any |= by_handed(s, u, &handed, FL_STR("self"), frame, chain, depth);
  fl_array_release(&handed);
  return true;
}

// Of the repository: one that extends the object's type, or a block that was handed over to run on it.
bool fl_done_by_extension(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  fl_graph *g = s->a->g;
  const fl_link *l = &g->links[u->file];
  bool any = false;
  if (depth >= FL_MAX_HANDED || by_parameter(s, u, frame, chain, depth, &any)) return any;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = g->targets.at[l->first_target[u->id] + i];
    bool handed_here = t.func.id && t.func.file == u->file && l->lambda_call[t.func.id] == u->id;
    if (!t.func.id || handed_here || t.via == FL_VIA_REGISTER || !fl_self_type(g, t.func.file, t.func.id).name) continue;
    const fl_step *step =
        fl_step_to(s->a, chain, FL_STEP_argument, u->file, fl_graph_call_span(g, (fl_call_ref){u->file, u->id}), l->sym[l->f->calls[u->id].name]);
    const fl_frame *inside = fl_enter_frame(s->a, frame, t.func, (fl_call_ref){u->file, u->id});
    any |= fl_done_to(s, (fl_slot_ref){FL_STORE_SELF, FL_KEY(t.func.file, t.func.id)}, inside, step, depth + 1);
  }
  return any;
}

// A call in a block that no model explains, or explains only under conditions that do not hold here.
bool fl_may_set_up(fl_graph *g, const fl_use *u) {
  const fl_link *l = &g->links[u->file];
  const fl_call *c = &l->f->calls[u->id];
  fl_str name = l->f->texts[c->name];
  if (fl_is_seen(g, u->file, u->id) || c->form != FL_CALL_PLAIN || !name.n || (name.at[0] >= 'A' && name.at[0] <= 'Z')) return false;
  fl_ent ent = c->callee ? fl_lookup_value(g, u->file, c->callee) : (fl_ent){0};
  bool elsewhere = ent.kind == FL_ENT_EXTERN && fl_is_unwanted(g, u->file, u->id);
  return !ent.kind || ent.kind == FL_ENT_IMPLICIT || elsewhere;
}
