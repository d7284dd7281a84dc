// What stands inside a site's region, and what holds a site.
//
// In: a site of a kind that has a region (transaction, lock, retry, deadline scope, entry). Out: the sites that run while the
// region is open, in the same function or through calls, each with the calls that lead to it. Work that is handed to another
// thread, or that is registered for later, does not run inside.
#include "graph/ask_p.h"
#include "graph/aside.h"
#include "graph/extent_p.h"
#include "graph/loop_p.h"
#include "graph/pair_p.h"
#include "graph/race_p.h"
#include "graph/summary_p.h"

#include <string.h>

enum { MOST_EXTENTS = FL_MAX_CALLERS }; // functions that callers hand over

static fl_extent whole_func(const fl_graph *g, uint32_t file, uint32_t func, uint8_t certainty) {
  const fl_func *f = &g->links[file].f->funcs[func];
  return (fl_extent){file, func, f->span.byte_begin, f->span.byte_end, 0, certainty};
}

// Another command of the name, about something else: `orders.delete(id)`, `redis.del(other)`.
static bool is_about_another(const fl_graph *g, const fl_site *s, uint32_t call) {
  bool keyed = fl_key_at_call(g, s) != 0, other = false;
  for (uint32_t i = fl_first_site_of(g, s->call.file, call); keyed && i && i < g->sites.n; i++) {
    const fl_site *t = &g->sites.at[i];
    if (t->form != FL_FORM_CALL || t->call.file != s->call.file || t->call.id != call) break;
    if (fl_are_a_pair((fl_graph *)g, s, t)) return false;
    other |= t->kind != FL_SITE_lock_release || fl_key_at_call(g, t);
  }
  return other;
}

static bool ends_region(const fl_graph *g, const fl_site *s, uint32_t call) {
  fl_str name = g->links[s->call.file].f->texts[g->links[s->call.file].f->calls[call].name];
  for (uint32_t i = 0; i < s->row->n_ends; i++)
    if (fl_str_eq(fl_models_text(g->models, *(fl_models_texts(g->models, s->row->first_end) + i)), name))
      return !is_about_another(g, s, call);
  return false;
}

// Where the block ends of the variable that holds what the call gives, if it does so in this language.
static uint32_t end_of_holder(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  const fl_span call = l->f->calls[s->call.id].span;
  uint32_t end = l->f->funcs[s->func.id].span.byte_end;
  for (uint32_t i = 1; l->in->naming->drops && i < l->f->n_assigns; i++) {
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *v = &l->f->values[a->val];
    bool holds = a->declares && v->byte_begin <= call.byte_begin && call.byte_end <= v->byte_end;
    uint32_t end_of_block = holds ? l->f->regions[a->region].span.byte_end : end;
    if (end_of_block < end) end = end_of_block;
  }
  return end;
}

// From a begin call to the first end call that always runs (not one on a failure path) in the same function.
static fl_extent until_end(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  fl_extent e = {s->call.file,
              s->func.id,
              l->f->calls[s->call.id].span.byte_end,
              end_of_holder(g, s),
              0,
              s->certainty};
  uint32_t last_failing = 0;
  for (uint32_t c = l->func_first_call[s->func.id]; c; c = l->call_next[c]) {
    const fl_call *call = &l->f->calls[c];
    if (call->span.byte_begin < e.begin || call->span.byte_begin >= e.end || (call->flags & FL_CALL_DEFERRED) ||
        !ends_region(g, s, c))
      continue;
    bool failing = false;
    for (uint32_t r = call->region; r && r != s->region; r = l->f->regions[r].parent)
      failing |= l->f->regions[r].kind == FL_REGION_CATCH || l->f->regions[r].kind == FL_REGION_BRANCH;
    if (!failing) return e.end = call->span.byte_begin, e;
    last_failing = call->span.byte_begin;
  }
  if (last_failing) e.end = last_failing;
  return e;
}

static fl_extent with_block(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  const fl_call *c = &l->f->calls[s->call.id];
  for (uint32_t i = 1; i < l->f->n_regions; i++) {
    const fl_region *r = &l->f->regions[i];
    const fl_val *a = r->a ? &l->f->values[r->a] : NULL;
    if (r->kind == FL_REGION_SCOPE && a && a->byte_begin <= c->span.byte_begin &&
        c->span.byte_end <= a->byte_end)
      return (fl_extent){s->call.file, r->func, r->span.byte_begin, r->span.byte_end, 0, 4};
  }
  return (fl_extent){0};
}

// `let f = get(u); timeout(d, f)`: where nothing runs before it is waited for, the call that a variable holds runs in there.
static fl_extent held_call(fl_graph *g, const fl_site *s, uint32_t val, bool later) {
  const fl_link *l = &g->links[s->call.file];
  later = later || l->in->naming->plain_async || s->kind == FL_SITE_deadline_scope; // what runs already is waited for no longer than that
  fl_ent ent = later && l->f->values[val].kind == FL_VAL_REF ? fl_lookup_value(g, s->call.file, val) : (fl_ent){0};
  const fl_var *var = ent.kind == FL_ENT_VAR && ent.file == s->call.file ? &l->f->vars[ent.id] : NULL;
  for (uint32_t i = var ? fl_map_get_or(&l->assigns, FL_KEY(var->func, l->sym[var->name]), 0) : 0; i; i = l->assign_next[i]) {
    const fl_val *v = &l->f->values[l->f->assigns[i].val];
    if ((v->kind == FL_VAL_CALL || v->kind == FL_VAL_OTHER) && var->func == s->func.id && fl_assigns_var(g, s->call.file, &l->f->assigns[i], ent.id))
      return (fl_extent){s->call.file, s->func.id, v->byte_begin, v->byte_end, 0, s->certainty};
  }
  return (fl_extent){0};
}

// `effect.retry(policy)`: what the method is called on, as far as it is made here.
static fl_extent receiver_extent(fl_graph *g, const fl_site *s, uint32_t recv) {
  const fl_val *v = &g->links[s->call.file].f->values[recv];
  bool here = v->kind == FL_VAL_CALL || v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_OTHER;
  return here ? (fl_extent){s->call.file, s->func.id, v->byte_begin, v->byte_end, 0, s->certainty} : held_call(g, s, recv, true);
}

// What callers of the function around hand over, where the call hands on its parameter.
static uint32_t given_extents(const fl_graph *g, const fl_site *s, fl_extent *out, uint32_t cap) {
  const fl_link *l = &g->links[s->call.file];
  uint32_t n = 0;
  for (uint32_t i = 0; i < l->n_targets[s->call.id] && n < cap; i++) {
    const fl_target *t = &g->targets.at[l->first_target[s->call.id] + i];
    if (t->param_of && t->via != FL_VIA_PASSED) out[n++] = whole_func(g, t->func.file, t->func.id, t->certainty);
  }
  return n;
}

// submit(work).get(2, SECONDS): who waits for the result waits for what was handed over to be run elsewhere.
static uint32_t spawned_extents(const fl_graph *g, const fl_site *s, fl_extent *out, uint32_t n, uint32_t cap) {
  const fl_link *l = &g->links[s->call.file];
  uint32_t more = n;
  for (uint32_t call = 1; s->kind == FL_SITE_deadline_scope && call < l->f->n_calls; call++)
    for (uint32_t i = 0; i < n; i++) {
      bool inside = l->f->calls[call].func == out[i].func && l->f->calls[call].span.byte_begin >= out[i].begin && l->f->calls[call].span.byte_begin < out[i].end;
      for (uint32_t k = 0; inside && k < l->n_targets[call] && more < cap; k++) {
        const fl_target *t = &g->targets.at[l->first_target[call] + k];
        if (t->via == FL_VIA_SPAWN && t->func.id) out[more++] = whole_func(g, t->func.file, t->func.id, t->certainty);
      }
    }
  return more;
}

static uint32_t callback_extents(fl_ask *a, const fl_site *s, fl_extent *out, uint32_t cap) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[s->call.file];
  uint32_t n = 0;
  const fl_call *c = &l->f->calls[s->call.id];
  bool of_receiver = c->recv && fl_models_paths(g->models, s->row->scope_path)->root == FL_ROOT_receiver;
  fl_ent on = of_receiver ? fl_func_in_value(g, s->call.file, c->recv) : (fl_ent){0};
  if (on.kind == FL_ENT_FUNC) out[n++] = whole_func(g, on.file, on.id, on.certainty);
  else if (of_receiver && (out[n] = receiver_extent(g, s, c->recv)).func) n++;
  else if (of_receiver) n += fl_given_values(g, s->call.file, c->recv, out + n, cap - n);
  for (uint32_t i = 0; i < c->n_args && n < cap; i++) {
    uint32_t val = l->f->args[c->first_arg + i].val;
    const fl_val *v = &l->f->values[val];
    fl_ent func = fl_func_in_argument(g, s->call.file, s->call.id, i, s->row);
    if (func.kind == FL_ENT_FUNC)
      out[n++] = whole_func(g, func.file, func.id, func.certainty);
    else if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_LIST ||
             v->kind == FL_VAL_AWAIT) // wait_for(f(), 5): what is made in place
      out[n++] = (fl_extent){s->call.file, s->func.id, v->byte_begin, v->byte_end, 0, s->certainty};
    else if ((out[n] = held_call(g, s, val, false)).func) n++;
    else n += fl_given_values(g, s->call.file, val, out + n, cap - n);
  }
  n = spawned_extents(g, s, out, n, cap);
  return n + given_extents(g, s, out + n, cap - n);
}

// `retry_on Timeout` in the body of a type: it is about what the type's methods do.
static uint32_t member_extents(fl_ask *a, const fl_site *s, fl_extent *out, uint32_t cap) {
  fl_graph *g = a->g;
  fl_tref t = fl_type_of_self(g, s->call.file, g->links[s->call.file].f->calls[s->call.id].recv);
  uint32_t n = 0;
  for (uint32_t i = 0; t.id && i < s->row->n_ends && n < cap; i++) {
    fl_sym name = fl_intern_add(&g->names, fl_models_text(g->models, *(fl_models_texts(g->models, s->row->first_end) + i)));
    fl_ent func = fl_type_member(g, t.file, t.id, name, 0);
    if (func.kind == FL_ENT_FUNC) out[n++] = whole_func(g, func.file, func.id, func.certainty);
  }
  return n;
}

// What the cases wait for that a timer ends.
static uint32_t race_extents(fl_ask *a, const fl_site *s, fl_extent *out, uint32_t cap) {
  const fl_facts *f = a->g->links[s->call.file].f;
  uint32_t n = 0;
  for (uint32_t i = 1; i < f->n_regions && n < cap; i++) {
    if (!fl_races_with(a->g, s, &f->regions[i])) continue;
    uint32_t val = f->regions[i].a;
    while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
    out[n++] = (fl_extent){s->call.file, s->func.id, f->values[val].byte_begin, f->values[val].byte_end, 0, s->certainty};
    fl_extent held = held_call(a->g, s, val, false);
    if (held.func) out[n - 1] = held;
  }
  return n;
}

static bool is_lock(const fl_site *s) { return s->kind == FL_SITE_lock_acquire || s->kind == FL_SITE_local_lock; }

static uint32_t extents_of(fl_ask *a, const fl_site *s, fl_extent *out, uint32_t cap) {
  const fl_graph *g = a->g;
  if (s->form == FL_FORM_LOOP || s->form == FL_FORM_SYNC) {
    const fl_region *r = &g->links[s->func.file].f->regions[s->loop];
    out[0] = (fl_extent){s->func.file, s->func.id, r->span.byte_begin, r->span.byte_end, s->form == FL_FORM_LOOP ? s->loop : 0, 4};
    return 1;
  }
  if (s->form == FL_FORM_CHECK) return 0;
  if (s->form == FL_FORM_RACE) return race_extents(a, s, out, cap);
  if (s->form == FL_FORM_RECURSION) {
    out[0] = whole_func(g, s->func.file, s->func.id, 4);
    return 1;
  }
  if (s->form == FL_FORM_ENTRY || s->form == FL_FORM_ANNOTATION) {
    out[0] = whole_func(g, s->func.file, s->func.id, s->certainty);
    return s->form == FL_FORM_ENTRY || s->row->region_scope == FL_HOLDS_function || !s->row->region_scope;
  }
  switch (s->row->region_scope) {
  case FL_HOLDS_until: out[0] = until_end(g, s); return 1 + (is_lock(s) ? fl_handed_extents(a->g, s, out + 1, cap - 1) : 0);
  case FL_HOLDS_with: out[0] = with_block(g, s); return out[0].func != 0;
  case FL_HOLDS_callback: return callback_extents(a, s, out, cap);
  case FL_HOLDS_members: return member_extents(a, s, out, cap);
  default: return 0;
  }
}

// ---- inside a region ---------------------------------------------------------------------------------------------------------------

static void rows_of_extent(fl_graph *g, fl_extent e, fl_rows *rows) {
  const fl_link *l = &g->links[e.file];
  for (uint32_t c = l->func_first_call[e.func]; c; c = l->call_next[c]) {
    const fl_span span = l->f->calls[c].span;
    if (span.byte_begin < e.begin || span.byte_end > e.end) continue;
    if (e.loop && fl_loop_runs_once(g, e.file, e.loop, l->f->calls[c].region)) continue;
    fl_rows_of_call(g, e.file, c, e.certainty, rows);
  }
}

fl_contained fl_contained_of_row(fl_ask *a, const fl_sum_row *row) {
  fl_call_ref *path = row->depth ? fl_arena_alloc(&a->arena, row->depth * sizeof *path) : NULL;
  fl_path_of_row(a->g, row, path);
  return (fl_contained){&a->g->sites.at[row->site], row->certainty, row->depth, row->chosen, path};
}

uint32_t fl_ask_contained(fl_ask *a, const fl_site *s, uint32_t kinds, const fl_contained **out) {
  fl_sum_row found[FL_MAX_SUMMARY * 2];
  fl_rows rows = {found, 0, FL_MAX_SUMMARY * 2, false};
  fl_extent extents[MOST_EXTENTS];
  uint32_t n = extents_of(a, s, extents, MOST_EXTENTS);
  for (uint32_t i = 0; i < n; i++) rows_of_extent(a->g, extents[i], &rows);
  fl_array_clear(&a->contained);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *inner = &a->g->sites.at[found[i].site];
    if (inner != s && (kinds & (1u << inner->kind))) fl_array_push(&a->contained, fl_contained_of_row(a, &found[i]));
  }
  a->contained_more = rows.more;
  *out = a->contained.at;
  return a->contained.n;
}

uint32_t fl_ask_contained_in(fl_ask *a, fl_func_ref func, uint32_t kinds, const fl_contained **out) {
  fl_sum_row found[FL_MAX_SUMMARY * 2];
  fl_rows rows = {found, 0, FL_MAX_SUMMARY * 2, false};
  rows_of_extent(a->g, whole_func(a->g, func.file, func.id, 4), &rows);
  fl_array_clear(&a->contained);
  for (uint32_t i = 0; i < rows.n; i++)
    if (kinds & (1u << a->g->sites.at[found[i].site].kind)) fl_array_push(&a->contained, fl_contained_of_row(a, &found[i]));
  a->contained_more = rows.more;
  *out = a->contained.at;
  return a->contained.n;
}

bool fl_ask_contained_more(const fl_ask *a) { return a->contained_more; }

// ---- minted inside -------------------------------------------------------------------------------------------------------------------------

static bool in_extents(const fl_extent *e, uint32_t n, uint32_t file, uint32_t byte) {
  for (uint32_t i = 0; i < n; i++)
    if (e[i].file == file && e[i].begin <= byte && byte < e[i].end) return true;
  return false;
}

typedef struct minting {
  fl_ask *a;
  const fl_extent *e;
  uint32_t n;
  fl_call_ref made;
} minting;

static bool minted(minting *m, uint32_t file, uint32_t val, uint32_t depth);

// What a function that is called inside the region returns is made inside it.
static bool returned_anew(minting *m, uint32_t file, uint32_t func, uint32_t depth) {
  fl_extent inner[1] = {whole_func(m->a->g, file, func, 4)};
  minting within = {m->a, inner, 1, {0, 0}};
  const fl_facts *f = m->a->g->links[file].f;
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func != func || e->kind != FL_EXIT_RETURN || !minted(&within, file, e->val, depth + 1)) continue;
    return m->made = within.made, true;
  }
  return false;
}

static bool minted_by_call(minting *m, uint32_t file, uint32_t call, uint32_t depth) {
  const fl_link *l = &m->a->g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (fl_call_does(m->a->g, file, call, FL_DOES_unique_id)) {
    if (!in_extents(m->e, m->n, file, c->span.byte_begin)) return false;
    return m->made = (fl_call_ref){file, call}, true;
  }
  for (uint32_t i = 0; i < l->n_targets[call] && depth < 6 && in_extents(m->e, m->n, file, c->span.byte_begin); i++) {
    const fl_target t = m->a->g->targets.at[l->first_target[call] + i];
    if (t.func.id && t.via == FL_VIA_CALL && t.certainty >= 3 && returned_anew(m, t.func.file, t.func.id, depth)) return true;
  }
  for (uint32_t i = 0; i < c->n_args; i++)
    if (minted(m, file, l->f->args[c->first_arg + i].val, depth + 1)) return true;
  return c->recv && minted(m, file, c->recv, depth + 1);
}

// Through local variables that are assigned inside the region; a value from outside was made before the first attempt.
static bool minted_by_name(minting *m, uint32_t file, uint32_t val, uint32_t depth) {
  fl_graph *g = m->a->g;
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind != FL_ENT_VAR) return false;
  const fl_link *l = &g->links[ent.file];
  const fl_var *v = &l->f->vars[ent.id];
  if (v->kind != FL_VAR_LOCAL) return false;
  bool found = false;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); i;
       i = l->assign_next[i]) {
    if (!in_extents(m->e, m->n, ent.file, l->f->assigns[i].span.byte_begin))
      return false; // one value may come from outside
    found |= minted(m, ent.file, l->f->assigns[i].val, depth + 1);
  }
  return found;
}

static bool minted(minting *m, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = m->a->g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > 12) return false;
  switch (v->kind) {
  case FL_VAL_CALL:
  case FL_VAL_NEW: return minted_by_call(m, file, v->a, depth);
  case FL_VAL_REF: return minted_by_name(m, file, val, depth);
  case FL_VAL_CAST:
  case FL_VAL_AWAIT:
  case FL_VAL_UNARY:
  case FL_VAL_FIELD: return minted(m, file, v->a, depth + 1);
  case FL_VAL_CONCAT:
  case FL_VAL_BINOP:
    for (uint32_t i = 0; i < (v->kind == FL_VAL_BINOP ? 2u : v->n); i++)
      if (minted(m, file, f->elems[v->a + i], depth + 1)) return true;
    return false;
  default: return false;
  }
}

// Functions that were entered, by calls inside the region, on the way to the value: they run inside it as well.
static uint32_t entered_inside(fl_ask *a, const fl_step *chain, fl_extent *extents, uint32_t n, uint32_t cap) {
  uint32_t added = 0;
  for (const fl_step *s = chain; s && n + added < cap; s = s->prev) {
    if (s->kind != FL_STEP_call || s->what != FL_STEP_AT_CALL) continue;
    if (!in_extents(extents, n, s->file, s->span.byte_begin)) continue;
    const fl_target *targets;
    uint32_t n_targets = fl_graph_targets(a->g, (fl_call_ref){s->file, s->id}, &targets);
    if (n_targets && targets[0].func.id) extents[n + added++] = whole_func(a->g, targets[0].func.file, targets[0].func.id, 4);
  }
  return added;
}

// `key ||= make()` where the variable stands outside of the region: what was made at the first attempt is kept.
static bool is_kept(const fl_graph *g, const fl_step *chain, const fl_extent *extents, uint32_t n) {
  for (const fl_step *s = chain; s; s = s->prev) {
    const fl_facts *f = g->links[s->file].f;
    const fl_assign *as = s->what == FL_STEP_AT_ASSIGN ? &f->assigns[s->id] : NULL;
    if (!as || (as->op != FL_OP_OR && as->op != FL_OP_COALESCE)) continue;
    const fl_val *target = &f->values[as->target];
    if (target->kind != FL_VAL_REF) return true; // a field
    fl_ent ent = fl_lookup_value((fl_graph *)g, s->file, as->target);
    if (ent.kind != FL_ENT_VAR || !in_extents(extents, n, ent.file, g->links[ent.file].f->vars[ent.id].span.byte_begin)) return true;
  }
  return false;
}

uint8_t fl_ask_minted_in(fl_ask *a, const fl_site *s, uint8_t role, const fl_contained *holder,
                         fl_call_ref *made) {
  fl_extent extents[MOST_EXTENTS + 1 + FL_MAX_SUMMARY_DEPTH];
  uint32_t n = extents_of(a, holder->site, extents, MOST_EXTENTS);
  if (holder->depth)
    extents[n++] = whole_func(a->g, s->func.file, s->func.id, 4); // what is called from inside runs inside
  for (uint32_t i = 1; i < holder->depth; i++)
    extents[n++] = whole_func(a->g, holder->path[i].file, fl_graph_call(a->g, holder->path[i])->func, 4);
  minting m = {a, extents, n, {0, 0}};
  const fl_resolution *r = fl_ask_role(a, s, role);
  for (uint32_t i = 0; i < r->n; i++) {
    const fl_outcome *o = &r->at[i];
    m.n = n + entered_inside(a, o->chain, extents, n, sizeof extents / sizeof *extents);
    if (is_kept(a->g, o->chain, extents, n)) continue;
    if (!o->value_ref.id || !minted(&m, o->value_ref.file, o->value_ref.id, 0)) continue;
    *made = m.made;
    return o->certainty;
  }
  return 0;
}
