// Contexts that start anew although there was one to pass on.
//
// In: a site that takes a context. Out: the call of a root that its context comes from, where the function around the root was given a
// context or a request. Who starts one for work that outlives the request (in a thread of its own, after the function, once the old
// context has ended, or to clean up after a failure) means it: those are left alone.
#include "graph/role_p.h"

// False: on some way it comes from elsewhere, and is passed on there.
static bool roots_of(fl_ask *a, const fl_origin *o, uint32_t depth, fl_origins *out) {
  if (depth > 12 || o->kind != FL_FROM_OBJECT || !o->row) return false;
  if (o->row->context == 1) return fl_give(out, *o), true;
  if (o->row->context != 3 || !o->row->context_parent) return false;
  fl_origins parents = {0};
  fl_place_of at = {o->file, o->call, o->frame, o->row, o->chain, NULL};
  fl_path_origins(a, &at, o->row->context_parent, &parents);
  bool all = parents.n > 0;
  for (uint32_t i = 0; i < parents.n; i++) all = roots_of(a, &parents.at[i], depth + 1, out) && all;
  fl_array_release(&parents);
  return all;
}

// A context, by the type that makers of contexts return.
static bool is_context(const fl_tref *t, const fl_origin *root) { return t->name && t->name == root->type.name; }

static fl_str param_name(const fl_facts *f, uint32_t param) { return f->texts[f->params[param].name]; }

static bool has_one(fl_graph *g, uint32_t file, uint32_t func, const fl_origin *root, fl_str *given) {
  const fl_func *f = &g->links[file].f->funcs[func];
  uint32_t entry = g->func_entry[fl_dense_func(g, file, func)];
  for (uint32_t i = 0; i < f->n_params; i++) {
    fl_tref t = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, f->first_param + i, 0});
    if (is_context(&t, root)) return *given = param_name(g->links[file].f, f->first_param + i), true;
  }
  return entry && (g->entries.at[entry - 1].kind == FL_ENTRY_http || g->entries.at[entry - 1].kind == FL_ENTRY_rpc) && f->n_params;
}

static bool is_deliberate_region(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent) {
    const fl_region *r = &f->regions[region];
    if (r->kind == FL_REGION_CATCH || r->kind == FL_REGION_FINALLY || r->kind == FL_REGION_SELECT || r->kind == FL_REGION_SELECT_CASE) return true;
    if (r->kind == FL_REGION_BRANCH && r->outcome == FL_OUTCOME_FAILURE) return true;
  }
  return false;
}

static bool is_started_elsewhere(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  uint32_t call = l->lambda_call[func];
  if (call && (l->f->calls[call].flags & (FL_CALL_SPAWNED | FL_CALL_DEFERRED))) return true;
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
  for (uint32_t i = 0; i < n; i++) {
    const fl_call *c = fl_graph_call(g, callers[i].call);
    if (callers[i].via == FL_VIA_SPAWN || (c->flags & (FL_CALL_SPAWNED | FL_CALL_DEFERRED))) return true;
  }
  return false;
}

// `release := func() { .. }`, called where something has failed: it cleans up, wherever else it is called.
static bool cleans_up(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_func *f = &g->links[file].f->funcs[func];
  if (!f->parent || g->links[file].f->funcs[f->parent].flags & FL_FUNC_MODULE) return false;
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
  for (uint32_t i = 0; i < n; i++)
    if (is_deliberate_region(g->links[callers[i].call.file].f, fl_graph_call(g, callers[i].call)->region)) return true;
  return false;
}

// Something in the function waits for the old context, or asks whether it has ended.
static bool asks_the_old_one(const fl_graph *g, uint32_t file, uint32_t func, uint32_t before) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_calls && i < before; i++) {
    if (l->f->calls[i].func != func) continue;
    if (fl_call_does(g, file, i, FL_DOES_cancel_check)) return true;
  }
  return false;
}

// Up to the function that has one: what runs later than it does ends the search.
static bool had_one_to_pass(fl_graph *g, const fl_origin *root, fl_str *given) {
  const fl_facts *f = g->links[root->file].f;
  const fl_call *c = &f->calls[root->call];
  if (c->n_args || (c->flags & FL_CALL_DEFERRED) || is_deliberate_region(f, c->region)) return false;
  for (uint32_t func = c->func; func && !(f->funcs[func].flags & FL_FUNC_MODULE); func = f->funcs[func].parent) {
    if (is_started_elsewhere(g, root->file, func) || cleans_up(g, root->file, func) || asks_the_old_one(g, root->file, func, root->call)) return false;
    if (has_one(g, root->file, func, root, given)) return true;
  }
  return false;
}

// ---- contexts that are not handed on at all -------------------------------------------------------------------------------------------

static bool has_param_of(fl_graph *g, uint32_t file, uint32_t func, fl_str type, fl_str *given) {
  const fl_func *f = &g->links[file].f->funcs[func];
  for (uint32_t i = 0; i < f->n_params; i++) {
    fl_tref t = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, f->first_param + i, 0});
    bool written = g->links[file].f->params[f->first_param + i].type; // what a lambda is handed by a library is not meant
    if (written && t.name && fl_str_eq(fl_intern_text(&g->names, t.name), type)) return *given = param_name(g->links[file].f, f->first_param + i), true;
  }
  return false;
}

// The call takes one by its type, wherever it stands, and none of its arguments is one.
static bool is_dropped(fl_ask *a, const fl_question *q, const fl_origins *contexts, fl_str *given) {
  const fl_path *p = fl_models_paths(a->g->models, q->at.row->ctx);
  const fl_facts *f = a->g->links[q->at.file].f;
  const fl_call *c = &f->calls[q->at.call];
  if (!(c->flags & FL_CALL_AWAITED)) return false; // the same row may describe a method that blocks, and takes none
  if (p->root != FL_ROOT_typed || contexts->n != 1 || contexts->at[0].kind != FL_FROM_ABSENT) return false;
  if ((c->flags & FL_CALL_DEFERRED) || is_deliberate_region(f, c->region)) return false;
  for (uint32_t func = c->func; func && !(f->funcs[func].flags & FL_FUNC_MODULE); func = f->funcs[func].parent) {
    if (is_started_elsewhere(a->g, q->at.file, func)) return false;
    if (has_param_of(a->g, q->at.file, func, fl_models_text(a->g->models, p->name), given)) return true;
  }
  return false;
}

fl_fresh_root fl_ask_fresh_root(fl_ask *a, const fl_site *s) {
  fl_fresh_root none = {0};
  fl_str given = {0};
  fl_question q = fl_question_of(a, s, FL_ROLEKIND_deadline);
  if (s->form != FL_FORM_CALL || !q.at.row || !q.at.row->ctx) return none;
  fl_origins contexts = {0}, roots = {0};
  fl_ask_begin(a);
  fl_path_origins(a, &q.at, q.at.row->ctx, &contexts);
  bool all = true;
  for (uint32_t i = 0; i < contexts.n; i++) all = roots_of(a, &contexts.at[i], 0, &roots) && all;
  if (is_dropped(a, &q, &contexts, &given)) none = (fl_fresh_root){s->call, 3, given};
  for (uint32_t i = 0; i < roots.n && all; i++)
    if (had_one_to_pass(a->g, &roots.at[i], &given)) none = (fl_fresh_root){{roots.at[i].file, roots.at[i].call}, roots.at[i].certainty, given};
  fl_array_release(&contexts);
  fl_array_release(&roots);
  return none;
}

bool fl_graph_begins_context(const fl_graph *g, uint32_t file, uint32_t byte) {
  const fl_link *l = &g->links[file];
  uint32_t call = l->in->naming ? l->func_first_call[fl_graph_func_at(g, file, byte)] : 0;
  for (; call; call = l->call_next[call]) {
    if (l->f->calls[call].span.byte_begin != byte) continue;
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
      if (row && row->context == 1) return true;
    }
  }
  return false;
}
