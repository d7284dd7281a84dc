// Races: what is given up when a timer is over first.
//
// In: selects of languages whose calls run only while somebody waits for them (`plain_async`). Out: a deadline scope for each select that
// waits for a timer in one of its cases; what the other cases wait for ends with it. A case that asks another service is no timer, even if
// it pauses on its way.
#include "graph/loop_p.h"
#include "graph/race_p.h"

// sleep(d), &mut timer: the call behind what a case waits for, 0 when there is none.
static uint32_t awaited(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[val];
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_UNARY) v = &l->f->values[val = v->a];
  if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW) return v->a;
  fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR || ent.file != file) return 0;
  const fl_var *var = &l->f->vars[ent.id];
  uint32_t first = fl_map_get_or(&l->assigns, FL_KEY(var->func, l->sym[var->name]), 0);
  const fl_val *held = first ? &l->f->values[l->f->assigns[first].val] : NULL;
  return held && (held->kind == FL_VAL_CALL || held->kind == FL_VAL_NEW) ? held->a : 0;
}

static uint32_t timer_in(fl_graph *g, uint32_t file, uint32_t region) {
  const fl_region *r = &g->links[file].f->regions[region];
  uint32_t call = r->kind == FL_REGION_SELECT_CASE && r->a ? awaited(g, file, r->a) : 0;
  if (!call || fl_call_may_reach(g, file, call, FL_REMOTE_SITES)) return 0;
  return fl_call_may_sleep(g, file, call) ? call : 0;
}

static bool is_timer(fl_graph *g, uint32_t file, uint32_t val) {
  uint32_t call = awaited(g, file, val);
  return call && !fl_call_may_reach(g, file, call, FL_REMOTE_SITES) && fl_call_may_sleep(g, file, call) == FL_IS_BOUNDED;
}

// race([work, timer])
bool fl_is_handed_a_timer(fl_graph *g, fl_call_ref ref) {
  const fl_facts *f = g->links[ref.file].f;
  const fl_call *c = &f->calls[ref.id];
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    const fl_val *v = &f->values[val];
    if (v->kind != FL_VAL_LIST && is_timer(g, ref.file, val)) return true;
    for (uint32_t k = 0; v->kind == FL_VAL_LIST && k < v->n; k++)
      if (is_timer(g, ref.file, f->elems[v->a + k])) return true;
  }
  return false;
}

// Somebody ends the work by himself, in the function around it: controller.abort(), future.cancel(true).
bool fl_cancels_somewhere(const fl_graph *g, fl_func_ref ref) {
  const fl_link *l = &g->links[ref.file];
  uint32_t outermost = ref.id;
  while (l->f->funcs[outermost].parent && !(l->f->funcs[l->f->funcs[outermost].parent].flags & FL_FUNC_MODULE)) outermost = l->f->funcs[outermost].parent;
  const fl_span around = l->f->funcs[outermost].span;
  for (uint32_t i = 1; i < l->f->n_calls; i++) {
    const fl_span at = l->f->funcs[l->f->calls[i].func].span;
    bool inside = at.byte_begin >= around.byte_begin && at.byte_begin < around.byte_end;
    if (inside && fl_call_does(g, ref.file, i, FL_DOES_cancel)) return true;
  }
  return false;
}

static const fl_meaning_row *row_of(const fl_graph *g, const fl_link *l, uint32_t call) {
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->does & (1u << FL_DOES_sleep)) return row;
  }
  return NULL;
}

static void add_race(fl_graph *g, uint32_t file, uint32_t select, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_region *r = &l->f->regions[select];
  fl_site s = {.id = g->sites.n, .kind = FL_SITE_deadline_scope, .form = FL_FORM_RACE, .certainty = 4, .func = {file, r->func}, .region = r->parent,
               .call = {file, call}, .loop = select, .row = row_of(g, l, call), .callee = l->callee[call]};
  if (!s.callee) s.callee = l->sym[l->f->calls[call].name];
  s.span = fl_graph_call_span(g, s.call);
  fl_array_push(&g->sites, s);
}

void fl_find_races(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && l->in->naming->plain_async && i < l->f->n_regions; i++) {
      uint32_t call = timer_in(g, file, i), select = l->f->regions[i].parent;
      const fl_site *last = &g->sites.at[g->sites.n - 1];
      bool known = last->form == FL_FORM_RACE && last->loop == select && last->call.file == file; // one timer is enough
      if (call && !known && l->f->regions[select].kind == FL_REGION_SELECT) add_race(g, file, select, call);
    }
  }
}

bool fl_races_with(const fl_graph *g, const fl_site *race, const fl_region *r) {
  return r->kind == FL_REGION_SELECT_CASE && r->parent == race->loop && r->a &&
         awaited((fl_graph *)g, race->call.file, r->a) != race->call.id;
}
