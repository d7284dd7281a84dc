// Where a value comes from, followed backwards through variables, fields, parameters, returns and library calls.
//
// In: a value at a place. Out: the set of its origins, each with the chain of places that led there. The walk is flow-sensitive
// inside a function where that is cheap (the last assignment that dominates the use), joins all values of a field, and enters
// functions with their arguments bound, at most FL_MAX_FRAMES deep. What cannot be followed is an origin as well: unknown, with
// the reason.
#include "graph/ask_p.h"

#include <string.h>

const fl_step *fl_step_to(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, fl_span span, fl_sym name) {
  fl_step *s = fl_arena_alloc(&a->arena, sizeof *s);
  *s = (fl_step){prev, file, span, kind, FL_STEP_AT_NOTHING, 0, name};
  return s;
}

static fl_span span_of(const fl_graph *g, uint32_t file, uint8_t what, uint32_t id) {
  const fl_facts *f = g->links[file].f;
  switch (what) {
  case FL_STEP_AT_CALL: return fl_graph_call_span(g, (fl_call_ref){file, id});
  case FL_STEP_AT_ASSIGN: return f->assigns[id].span;
  case FL_STEP_AT_VAR: return f->vars[id].span;
  case FL_STEP_AT_PARAM: return f->params[id].span;
  case FL_STEP_AT_VALUE: return fl_val_span(g, file, id);
  default: return (fl_span){0};
  }
}

const fl_step *fl_step_at(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, uint8_t what, uint32_t id, fl_sym name) {
  fl_step *s = fl_arena_alloc(&a->arena, sizeof *s);
  *s = (fl_step){prev, file, span_of(a->g, file, what, id), kind, what, id, name};
  return s;
}

fl_span fl_val_span(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  return (fl_span){v->byte_begin, v->byte_end, v->line, 0};
}

static bool same_origin(const fl_origin *x, const fl_origin *y) {
  return x->kind == y->kind && x->file == y->file && x->val == y->val && x->call == y->call && x->name == y->name &&
         x->entry == y->entry && x->frame == y->frame && x->number == y->number;
}

void fl_give(fl_origins *out, fl_origin o) {
  for (uint32_t i = 0; i < out->n; i++) {
    if (!same_origin(&out->at[i], &o)) continue;
    if (out->at[i].certainty < o.certainty) out->at[i].certainty = o.certainty;
    return;
  }
  if (out->n < FL_MAX_ORIGINS) fl_array_push(out, o);
  else out->at[FL_MAX_ORIGINS - 1].kind = FL_FROM_UNKNOWN, out->at[FL_MAX_ORIGINS - 1].name = 0; // more than we tell apart
}

fl_origin fl_unknown(fl_ask *a, const char *why, uint32_t file, uint32_t val, const fl_step *chain) {
  return (fl_origin){.kind = FL_FROM_UNKNOWN, .certainty = 1, .file = file, .val = val, .chain = chain, .name = fl_intern_add_c(&a->g->names, why)};
}

// ---- variables -----------------------------------------------------------------------------------------------------------------

static uint32_t region_at(const fl_facts *f, uint32_t func, uint32_t byte) {
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

static void from_assign(fl_ask *a, uint32_t file, const fl_assign *as, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out);

// Assignments of a local that may reach a use: the last dominating one and everything after it, plus later ones of a shared loop.
static void from_local(fl_ask *a, uint32_t file, uint32_t var, uint32_t use_func, uint32_t use_byte, const fl_frame *frame,
                       const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_link *l = &a->g->links[file];
  const fl_var *v = &l->f->vars[var];
  uint32_t first = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0);
  bool inside = use_func == v->func;
  uint32_t here = inside ? region_at(l->f, use_func, use_byte) : 0, from = 0;
  for (uint32_t i = first; i && inside; i = l->assign_next[i]) {
    const fl_assign *as = &l->f->assigns[i];
    if (as->span.byte_end <= use_byte && !as->op && is_above(l->f, as->region, here)) from = i;
  }
  uint32_t given = out->n, tried = 0;
  for (uint32_t i = from ? from : first; i; i = l->assign_next[i]) {
    const fl_assign *as = &l->f->assigns[i];
    bool before = !inside || as->span.byte_begin < use_byte;
    if (!before && !share_loop(l->f, as->region, here)) continue;
    if (before && inside && i != from && as->span.byte_begin <= use_byte && use_byte < as->span.byte_end) continue; // x = f(x)
    tried++;
    from_assign(a, file, as, frame, fl_step_at(a, chain, FL_STEP_local, file, FL_STEP_AT_ASSIGN, i, l->sym[v->name]), certainty, out);
  }
  if (out->n == given && !tried) fl_give(out, fl_unknown(a, "a variable that is never assigned here", file, 0, chain));
}

static void from_result(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out);

static void from_assign(fl_ask *a, uint32_t file, const fl_assign *as, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t val = as->val;
  if (as->from_loop) {
    const fl_val *v = &f->values[val];
    fl_origins lists = {0};
    fl_origins_of(a, file, v->kind == FL_VAL_INDEX ? v->a : val, frame, chain, certainty, &lists);
    for (uint32_t i = 0; i < lists.n; i++) {
      const fl_origin *o = &lists.at[i];
      const fl_val *list = o->kind == FL_FROM_LIST ? fl_val_at(a->g, o->file, o->val) : NULL;
      if (!list) fl_give(out, fl_unknown(a, "an element of a collection", file, val, chain));
      for (uint32_t e = 0; list && e < list->n; e++) fl_origins_of(a, o->file, a->g->links[o->file].f->elems[list->a + e], o->frame, o->chain, o->certainty, out);
    }
    fl_array_release(&lists);
    return;
  }
  if (as->result_index < 0) return fl_origins_of(a, file, val, frame, chain, certainty, out);
  while (val && f->values[val].kind == FL_VAL_AWAIT) val = f->values[val].a;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_CALL) return from_result(a, file, v->a, as->result_index, frame, chain, certainty, out);
  if (v->kind == FL_VAL_LIST && (uint32_t)as->result_index < v->n)
    return fl_origins_of(a, file, f->elems[v->a + (uint32_t)as->result_index], frame, chain, certainty, out);
  if (as->result_index == 0) fl_origins_of(a, file, val, frame, chain, certainty, out);
  else fl_give(out, fl_unknown(a, "one of several results", file, val, chain));
}

static void from_stored(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  for (uint32_t s = first; s; s = a->g->stored.at[s].next) {
    const fl_stored stored = a->g->stored.at[s];
    const fl_facts *f = a->g->links[stored.file].f;
    const fl_step *step = fl_step_at(a, chain, kind, stored.file, stored.assign ? FL_STEP_AT_ASSIGN : FL_STEP_AT_VALUE, stored.assign ? stored.assign : stored.val, name);
    if (stored.assign) from_assign(a, stored.file, &f->assigns[stored.assign], NULL, step, certainty, out);
    else if (stored.val) fl_origins_of(a, stored.file, stored.val, NULL, step, certainty, out);
  }
}

// ---- fields --------------------------------------------------------------------------------------------------------------------

// An object that a container provides: for types that it makes by itself with nothing set, an object; otherwise unknown.
static fl_origin injected(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty) {
  fl_graph *g = a->g;
  const fl_type_model *m = t.name && !t.id ? fl_models_type(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, t.name)) : NULL;
  if (m && m->construct_inject)
    return (fl_origin){.kind = FL_FROM_OBJECT, .certainty = certainty < 3 ? certainty : 3, .file = file, .chain = chain, .type = t, .name = t.name};
  fl_origin o = fl_unknown(a, "an object that a container provides", file, 0, chain);
  o.type = t;
  return o;
}

static uint32_t shared_prefix(fl_str a, fl_str b) {
  uint32_t n = 0, slash = 0;
  for (; n < a.n && n < b.n && a.at[n] == b.at[n]; n++) slash = a.at[n] == '/' ? n + 1 : slash;
  return slash;
}

// What a container hands out for a type: the providers of the same build unit, that is of the nearest common folder.
static bool from_providers(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  fl_str here = g->links[file].in->path;
  uint32_t best = 0, n = 0;
  uint32_t first = fl_map_get_or(&g->provides, t.name, 0);
  for (uint32_t p = first; p; p = g->providers.at[p].next) {
    uint32_t shared = shared_prefix(here, g->links[g->providers.at[p].file].in->path);
    if (shared > best) best = shared;
  }
  for (uint32_t p = first; p; p = g->providers.at[p].next) n += shared_prefix(here, g->links[g->providers.at[p].file].in->path) == best;
  for (uint32_t p = first; p; p = g->providers.at[p].next) {
    fl_provider provider = g->providers.at[p];
    const fl_link *l = &g->links[provider.file];
    if (shared_prefix(here, l->in->path) != best) continue;
    if ((l->in->marks & FL_MARK_TEST) && !(g->links[file].in->marks & FL_MARK_TEST)) continue;
    const fl_step *step = fl_step_to(a, chain, FL_STEP_provider, provider.file, l->f->funcs[provider.func].name_span, l->sym[l->f->funcs[provider.func].name]);
    fl_returns_of(a, provider.file, provider.func, 0, NULL, step, n > 1 && certainty > 2 ? 2 : certainty, out);
  }
  return first != 0 && n > 0;
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

static void from_field_of(fl_ask *a, uint32_t file, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out);

static bool from_super_fields(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out, uint32_t depth) {
  fl_graph *g = a->g;
  const fl_type *type = &g->links[owner.file].f->types[owner.id];
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < type->n_supers; i++) {
    fl_tref super = fl_type_of_text(g, owner.file, type->func, g->links[owner.file].sym[g->links[owner.file].f->names[type->first_super + i]]);
    if (!super.id || (super.file == owner.file && super.id == owner.id)) continue;
    uint32_t first = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, super.file, super.id), name), 0);
    if (first) return from_stored(a, first, FL_STEP_field, name, chain, certainty, out), true;
    if (from_super_fields(a, super, name, chain, certainty, out, depth + 1)) return true;
  }
  return false;
}

// All values that a field of a repository type ever gets; for a field that nobody assigns, what a container provides.
static void from_field_of(fl_ask *a, uint32_t file, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  fl_ent member = fl_type_member(g, owner.file, owner.id, name, 0);
  fl_tref declared = {0};
  bool injects = false;
  uint64_t key = FL_KEY(fl_dense_type(g, owner.file, owner.id), name);
  if (member.kind == FL_ENT_VAR) {
    const fl_var *v = &g->links[member.file].f->vars[member.id];
    declared = fl_type_of_ent(g, member);
    key = FL_KEY(fl_dense_type(g, member.file, v->type_owner), name);
    injects = annotated_to_inject(g, member.file, v->first_annot, v->n_annots, 0);
    const fl_type *t = &g->links[member.file].f->types[v->type_owner];
    injects = injects || annotated_to_inject(g, member.file, t->first_annot, t->n_annots, 0);
    chain = fl_step_at(a, chain, FL_STEP_field, member.file, FL_STEP_AT_VAR, member.id, name);
  }
  if (member.kind == FL_ENT_FUNC && !(g->links[member.file].f->funcs[member.id].flags & FL_FUNC_PROPERTY))
    return fl_give(out, (fl_origin){.kind = FL_FROM_FUNC, .certainty = certainty, .file = member.file, .call = member.id, .chain = chain});
  if (member.kind == FL_ENT_FUNC) { // a property: what its getter returns
    fl_returns_of(a, member.file, member.id, 0, NULL, chain, certainty, out);
    return;
  }
  uint32_t first = fl_map_get_or(&g->field_values, key, 0), given = out->n;
  if (first) from_stored(a, first, FL_STEP_field, name, chain, certainty, out);
  if (out->n > given || first) return;
  if (from_super_fields(a, owner, name, chain, certainty, out, 0)) return;
  if (declared.name && from_providers(a, member.kind ? member.file : file, declared, chain, certainty, out)) return;
  if (injects) fl_give(out, injected(a, member.kind ? member.file : file, declared, chain, certainty));
  else fl_give(out, fl_unknown(a, "a field that nothing here assigns", file, 0, chain));
}

void fl_field_origins(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  from_field_of(a, owner.file, owner, name, chain, certainty, out);
}

void fl_stored_origins(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  from_stored(a, first, kind, name, chain, certainty, out);
}

// ---- parameters ------------------------------------------------------------------------------------------------------------------

static uint32_t argument_for(const fl_graph *g, fl_call_ref call, const fl_facts *f, const fl_param *p, uint32_t position) {
  uint32_t arg = p->name ? fl_call_kw(g, call.file, call.id, f->texts[p->name]) : 0;
  if (!arg && !(p->flags & (FL_PARAM_KWREST | FL_PARAM_KWONLY))) arg = fl_call_arg(g, call.file, call.id, (int32_t)position);
  return arg;
}

static bool passes_more(const fl_graph *g, fl_call_ref call) { // *args or **kwargs: what is missing may be inside
  const fl_facts *f = g->links[call.file].f;
  const fl_call *c = &f->calls[call.id];
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_val_at(g, call.file, f->args[c->first_arg + i].val)->kind == FL_VAL_SPREAD) return true;
  return false;
}

static void from_caller(fl_ask *a, uint32_t file, uint32_t param, fl_call_ref call, const fl_frame *up, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  const fl_param *p = &f->params[param];
  uint32_t arg = argument_for(g, call, f, p, param - f->funcs[p->func].first_param);
  const fl_step *step = fl_step_at(a, chain, FL_STEP_caller, call.file, FL_STEP_AT_CALL, call.id, fl_gsym(g, file, p->name));
  if (arg) return fl_origins_of(a, call.file, arg, up, step, certainty, out);
  if (passes_more(g, call)) return fl_give(out, fl_unknown(a, "spread arguments of a caller", call.file, 0, step));
  if (p->flags & FL_PARAM_REST) return; // a list that may be empty, and here is
  if (!p->value) return fl_give(out, fl_unknown(a, "an argument that a caller leaves out", call.file, 0, step));
  uint32_t from = out->n;
  fl_origins_of(a, file, p->value, NULL, fl_step_to(a, chain, FL_STEP_default, file, fl_val_span(g, file, p->value), fl_gsym(g, file, p->name)), certainty, out);
  for (uint32_t i = from; i < out->n; i++) out->at[i].by_default = 1;
}

void fl_origins_of_param(fl_ask *a, uint32_t file, uint32_t param, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_param *p = &g->links[file].f->params[param];
  fl_func_ref func = {file, p->func};
  for (const fl_frame *at = frame; at; at = at->up)
    if (at->func.file == file && at->func.id == p->func) return from_caller(a, file, param, at->call, at->up, chain, certainty, out);
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers), entry = g->func_entry[fl_dense_func(g, file, p->func)], followed = 0;
  fl_origin self = {.kind = FL_FROM_PARAM, .certainty = certainty, .file = file, .val = 0, .call = param, .chain = chain, .name = fl_gsym(g, file, p->name), .entry = entry};
  self.type = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, param, 0});
  if (entry && g->entries.at[entry - 1].kind == FL_ENTRY_main) self.entry = entry = 0;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    if (callers[i].via == FL_VIA_REGISTER || callers[i].certainty < 2) continue;
    if ((g->links[callers[i].call.file].in->marks & FL_MARK_TEST) && !(g->links[file].in->marks & FL_MARK_TEST)) continue;
    const fl_call *c = &g->links[callers[i].call.file].f->calls[callers[i].call.id];
    if (callers[i].via == FL_VIA_CALLBACK && !c->callee) continue;
    followed++;
    if (callers[i].via == FL_VIA_CALLBACK) { // handed over as a value: what it is called with is the library's affair
      bool own = g->links[callers[i].call.file].n_targets[callers[i].call.id] && fl_val_at(g, callers[i].call.file, c->callee)->kind == FL_VAL_REF && !g->links[callers[i].call.file].callee[callers[i].call.id];
      if (!own) { fl_give(out, self); continue; }
    }
    from_caller(a, file, param, callers[i].call, NULL, chain, certainty < callers[i].certainty ? certainty : callers[i].certainty, out);
  }
  if (n > FL_MAX_CALLERS) fl_give(out, fl_unknown(a, "limit: more callers than are followed", file, 0, chain));
  bool provided = !followed && !entry && self.type.name && from_providers(a, file, self.type, chain, certainty, out);
  if (!followed && !entry && !provided) {
    fl_origin made = injected(a, file, self.type, chain, certainty);
    if (made.kind == FL_FROM_OBJECT) self = made;
  }
  if ((entry || !followed) && !provided) fl_give(out, self);
}

// ---- calls -----------------------------------------------------------------------------------------------------------------------

static const fl_frame *enter(fl_ask *a, const fl_frame *up, fl_func_ref func, fl_call_ref call) {
  fl_frame *f = fl_arena_alloc(&a->arena, sizeof *f);
  *f = (fl_frame){up, func, call, up ? up->depth + 1 : 1};
  return f;
}

void fl_returns_of(fl_ask *a, uint32_t file, uint32_t func, int32_t index, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t found = 0;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func != func || e->kind != FL_EXIT_RETURN || !e->val) continue;
    const fl_val *v = &f->values[e->val];
    uint32_t val = e->val;
    if (index > 0 && v->kind == FL_VAL_CALL) {
      found++;
      from_result(a, file, v->a, index, frame, fl_step_to(a, chain, FL_STEP_returned, file, e->span, 0), certainty, out);
      continue;
    }
    if (v->kind == FL_VAL_LIST && index >= 0 && (uint32_t)index < v->n) val = f->elems[v->a + (uint32_t)index];
    else if (index > 0) continue;
    const fl_val *r = &f->values[val];
    if (r->kind == FL_VAL_LIT && r->op == FL_LIT_NIL) continue; // `return nil, err`: the failing way out makes nothing
    found++;
    fl_origins_of(a, file, val, frame, fl_step_to(a, chain, FL_STEP_returned, file, e->span, 0), certainty, out);
  }
  if (!found) fl_give(out, fl_unknown(a, "a function that returns nothing that can be followed", file, 0, chain));
}

static void from_row(fl_ask *a, uint32_t file, uint32_t call, const fl_target *t, int32_t index, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_meaning_row *row = t->row;
  const fl_path *p = row->returns_path ? fl_models_paths(a->g->models, row->returns_path) : NULL;
  const fl_call *c = &a->g->links[file].f->calls[call];
  if (p && !row->n_sets && p->root == FL_ROOT_receiver && c->recv) { // a fluent setter: the step lets property.c find it again
    const fl_step *step = fl_step_at(a, chain, FL_STEP_setter, file, FL_STEP_AT_CALL, call, a->g->links[file].callee[call]);
    return fl_origins_of(a, file, c->recv, frame, step, certainty, out);
  }
  uint32_t arg = p && p->root == FL_ROOT_arg ? fl_call_arg(a->g, file, call, p->index) : 0;
  if (arg) return fl_origins_of(a, file, arg, frame, chain, certainty, out);
  bool makes = row->returns || row->n_returns || row->context || row->duration || p;
  fl_origin o = {.kind = makes ? FL_FROM_OBJECT : FL_FROM_RESULT, .certainty = certainty < t->certainty ? certainty : t->certainty,
                 .file = file, .val = c->value, .call = call, .row = row, .frame = frame, .type = fl_type_of_call(a->g, file, call, index < 0 ? 0 : (uint32_t)index),
                 .name = a->g->links[file].callee[call]};
  o.chain = fl_step_at(a, chain, row->context == 1 ? FL_STEP_context_root : FL_STEP_construct, file, FL_STEP_AT_CALL, call, o.name);
  if (index > 0 && !row->n_returns) o.kind = FL_FROM_RESULT;
  fl_give(out, o);
}

static bool constructs_extern(fl_graph *g, uint32_t file, const fl_call *c, fl_sym callee) {
  const fl_type_model *m = callee ? fl_models_type(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, callee)) : NULL;
  if (!m) return false;
  if (c->form == FL_CALL_LITERAL) return true;
  return c->form == FL_CALL_NEW || g->links[file].in->naming->type_call_constructs;
}

static void from_result(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  uint32_t given = out->n;
  fl_tref made = fl_type_of_call(g, file, call, 0);
  bool constructor = c->form == FL_CALL_NEW || c->form == FL_CALL_LITERAL || (made.id && c->callee && fl_lookup_value(g, file, c->callee).kind == FL_ENT_TYPE);
  if ((constructor || fl_makes_its_argument(g, file, call)) && index <= 0) {
    fl_origin o = {.kind = FL_FROM_OBJECT, .certainty = certainty, .file = file, .val = c->value, .call = call, .frame = frame, .type = made, .name = l->callee[call] ? l->callee[call] : made.name};
    for (uint32_t i = 0; i < l->n_targets[call]; i++)
      if (g->targets.at[l->first_target[call] + i].row) o.row = g->targets.at[l->first_target[call] + i].row;
    o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_CALL, call, o.name);
    fl_give(out, o);
    return;
  }
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target t = g->targets.at[l->first_target[call] + i];
    uint8_t weakest = certainty < t.certainty ? certainty : t.certainty;
    if (t.row) {
      from_row(a, file, call, &t, index, frame, chain, weakest, out);
      continue;
    }
    if (t.via == FL_VIA_CALLBACK && l->n_targets[call] > 1) continue;
    if (frame && frame->depth >= FL_MAX_FRAMES) {
      fl_give(out, fl_unknown(a, "limit: calls nested deeper than are followed", file, c->value, chain));
      continue;
    }
    const fl_step *step = fl_step_to(a, chain, FL_STEP_call, file, c->span, l->sym[c->name]);
    fl_returns_of(a, t.func.file, t.func.id, index, enter(a, frame, t.func, (fl_call_ref){file, call}), step, weakest, out);
  }
  if (out->n > given || l->n_targets[call]) return;
  if (c->recv && fl_val_at(g, file, c->recv)->kind == FL_VAL_LAMBDA) // function () {...}.bind(x): still a function
    return fl_origins_of(a, file, c->recv, frame, chain, certainty, out);
  fl_origin o = {.kind = FL_FROM_RESULT, .certainty = certainty, .file = file, .val = c->value, .call = call, .frame = frame, .type = made, .name = l->callee[call]};
  if (constructs_extern(g, file, c, l->callee[call])) o.kind = FL_FROM_OBJECT, o.certainty = certainty;
  o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_CALL, call, l->callee[call]);
  fl_give(out, o);
}

// ---- names -----------------------------------------------------------------------------------------------------------------------

static void from_ent(fl_ask *a, uint32_t file, uint32_t val, fl_ent ent, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_val *v = fl_val_at(g, file, val);
  if (ent.certainty && ent.certainty < certainty) certainty = ent.certainty;
  switch (ent.kind) {
  case FL_ENT_PARAM: {
    const fl_link *l = &g->links[ent.file];
    const fl_param *p = &l->f->params[ent.id];
    const fl_step *step = fl_step_at(a, chain, FL_STEP_parameter, ent.file, FL_STEP_AT_PARAM, ent.id, l->sym[p->name]);
    uint32_t first = fl_map_get_or(&l->assigns, FL_KEY(p->func, l->sym[p->name]), 0), given = out->n;
    bool replaced = false;
    for (uint32_t i = first; i; i = l->assign_next[i]) { // a parameter that the function itself assigns
      const fl_assign *as = &l->f->assigns[i];
      if (ent.file != file || as->span.byte_end > v->byte_begin) continue;
      replaced |= as->region == l->f->funcs[p->func].body;
      from_assign(a, ent.file, as, frame, fl_step_at(a, chain, FL_STEP_local, ent.file, FL_STEP_AT_ASSIGN, i, l->sym[p->name]), certainty, out);
    }
    if (!replaced || out->n == given) fl_origins_of_param(a, ent.file, ent.id, frame, step, certainty, out);
    return;
  }
  case FL_ENT_VAR: {
    const fl_link *l = &g->links[ent.file];
    const fl_var *var = &l->f->vars[ent.id];
    if (var->kind == FL_VAR_FIELD) {
      fl_tref owner = {l->type_name[var->type_owner], ent.file, var->type_owner, 4, 0, 0};
      return from_field_of(a, file, owner, l->sym[var->name], chain, certainty, out);
    }
    if (var->kind == FL_VAR_LOCAL) return from_local(a, ent.file, ent.id, fl_func_of_val(g, file, val), v->byte_begin, frame, chain, certainty, out);
    chain = fl_step_at(a, chain, FL_STEP_global, ent.file, FL_STEP_AT_VAR, ent.id, l->sym[var->name]);
    bool any = false;
    for (uint32_t f = 1; f <= g->n_files; f++) { // any file of the module may assign it
      const fl_link *other = &g->links[f];
      if (!other->in->naming || (f != ent.file && other->module != l->module)) continue;
      for (uint32_t i = 1; i < other->f->n_assigns; i++) {
        const fl_assign *as = &other->f->assigns[i];
        const fl_val *target = &other->f->values[as->target];
        if (target->kind != FL_VAL_REF || other->sym[target->a] != l->sym[var->name]) continue;
        fl_ent same = fl_lookup_value(g, f, as->target);
        if (same.kind != FL_ENT_VAR || same.file != ent.file || same.id != ent.id) continue;
        any = true;
        from_assign(a, f, as, NULL, fl_step_at(a, chain, FL_STEP_global, f, FL_STEP_AT_ASSIGN, i, l->sym[var->name]), certainty, out);
      }
    }
    if (!any) fl_give(out, fl_unknown(a, "a variable that is never assigned here", file, val, chain));
    return;
  }
  case FL_ENT_VALUE: fl_origins_of(a, ent.file, ent.id, NULL, chain, certainty, out); return;
  case FL_ENT_FUNC:
    fl_give(out, (fl_origin){.kind = FL_FROM_FUNC, .certainty = certainty, .file = ent.file, .call = ent.id, .chain = chain});
    return;
  case FL_ENT_EXTERN: {
    uint32_t set = fl_map_get_or(&g->settings, ent.name, 0); // http.DefaultClient = &http.Client{...}
    if (set) return from_stored(a, set, FL_STEP_global, ent.name, chain, certainty, out);
    fl_origin o = {.kind = FL_FROM_EXTERN, .certainty = certainty, .file = file, .val = val, .frame = frame, .name = ent.name, .type = fl_type_of(g, file, val)};
    o.chain = fl_step_at(a, chain, FL_STEP_global, file, FL_STEP_AT_VALUE, val, ent.name);
    fl_give(out, o);
    return;
  }
  default: fl_give(out, fl_unknown(a, "a name that is not known here", file, val, chain));
  }
}

static void from_member(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_val *v = fl_val_at(g, file, val);
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind) return from_ent(a, file, val, ent, frame, chain, certainty, out);
  fl_tref base = fl_type_of(g, file, v->a);
  fl_sym name = fl_gsym(g, file, v->b);
  if (base.id) {
    uint8_t weakest = base.certainty < certainty ? base.certainty : certainty;
    return from_field_of(a, file, base, name, chain, weakest, out);
  }
  fl_origins objects = {0};
  fl_origins_of(a, file, v->a, frame, chain, certainty, &objects);
  for (uint32_t i = 0; i < objects.n; i++) {
    fl_origin part = objects.at[i];
    if (part.kind == FL_FROM_RESULT) part.val = val, part.call = 0, fl_give(out, part); // some part of what a function returned
    else fl_property(a, &part, fl_intern_text(&g->names, name), out);
  }
  fl_array_release(&objects);
}

static void from_index(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_val *v = fl_val_at(a->g, file, val);
  fl_str key;
  if (!v->b || !fl_const_text(a->g, file, v->b, &key)) return fl_give(out, fl_unknown(a, "an element of a collection", file, val, chain));
  fl_origins objects = {0};
  fl_origins_of(a, file, v->a, frame, chain, certainty, &objects);
  for (uint32_t i = 0; i < objects.n; i++) fl_property(a, &objects.at[i], key, out);
  fl_array_release(&objects);
}

// ---- values ----------------------------------------------------------------------------------------------------------------------

static void from_literal(fl_ask *a, uint8_t kind, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_origin o = {.kind = kind, .certainty = certainty, .file = file, .val = val, .frame = frame};
  o.chain = fl_step_to(a, chain, FL_STEP_literal, file, fl_val_span(a->g, file, val), 0);
  fl_give(out, o);
}

static void follow(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  switch (v->kind) {
  case FL_VAL_LIT: from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out); return;
  case FL_VAL_MAP: from_literal(a, FL_FROM_MAP, file, val, frame, chain, certainty, out); return;
  case FL_VAL_LIST: from_literal(a, FL_FROM_LIST, file, val, frame, chain, certainty, out); return;
  case FL_VAL_CONCAT: from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out); return;
  case FL_VAL_LAMBDA:
    fl_give(out, (fl_origin){.kind = FL_FROM_FUNC, .certainty = certainty, .file = file, .call = v->a, .frame = frame, .chain = chain});
    return;
  case FL_VAL_REF: from_ent(a, file, val, fl_lookup_value(g, file, val), frame, chain, certainty, out); return;
  case FL_VAL_FIELD: from_member(a, file, val, frame, chain, certainty, out); return;
  case FL_VAL_INDEX: from_index(a, file, val, frame, chain, certainty, out); return;
  case FL_VAL_CALL:
  case FL_VAL_NEW: from_result(a, file, v->a, -1, frame, chain, certainty, out); return;
  case FL_VAL_AWAIT:
  case FL_VAL_SPREAD:
  case FL_VAL_CAST: fl_origins_of(a, file, v->a, frame, chain, certainty, out); return;
  case FL_VAL_ASSIGN: fl_origins_of(a, file, f->assigns[v->a].val, frame, chain, certainty, out); return;
  case FL_VAL_COND:
    fl_origins_of(a, file, f->elems[v->a + 1], frame, chain, certainty, out);
    fl_origins_of(a, file, f->elems[v->a + 2], frame, chain, certainty, out);
    return;
  case FL_VAL_UNARY:
    if (v->op == FL_OP_NEG || v->op == FL_OP_NOT) from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out);
    else fl_origins_of(a, file, v->a, frame, chain, certainty, out);
    return;
  case FL_VAL_BINOP:
    if (v->op != FL_OP_OR && v->op != FL_OP_COALESCE) return from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out);
    fl_origins_of(a, file, f->elems[v->a], frame, chain, certainty, out);
    fl_origins_of(a, file, f->elems[v->a + 1], frame, chain, certainty, out);
    return;
  case FL_VAL_SELF:
    fl_give(out, (fl_origin){.kind = FL_FROM_OBJECT, .certainty = certainty, .file = file, .val = val, .type = fl_type_of(g, file, val), .chain = chain});
    return;
  default: fl_give(out, fl_unknown(a, "an expression that is not followed", file, val, chain));
  }
}

void fl_origins_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  if (!val) return fl_give(out, fl_unknown(a, "nothing to follow", file, 0, chain));
  if (a->steps == 0 || a->nesting > FL_MAX_HOPS * 4) return fl_give(out, fl_unknown(a, "limit: longer than is followed", file, val, chain));
  a->steps--;
  for (const fl_visit *seen = a->visiting; seen; seen = seen->up)
    if (seen->file == file && seen->val == val && seen->frame == frame) return; // a cycle adds nothing
  fl_visit here = {a->visiting, file, val, frame};
  a->visiting = &here;
  a->nesting++;
  follow(a, file, val, frame, chain, certainty, out);
  a->nesting--;
  a->visiting = here.up;
}
