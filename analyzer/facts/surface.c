// In: the facts of a file before and after a change. Out: do others see the same of both?
//
// What is seen is written down as bytes, without places, and with names and ranks for ids: what stands inside of functions may come and go.
// Two files of the same bytes have the same rows to be named, in the same order.
#include "facts/surface.h"

#include "base/array.h"
#include "base/hash.h"
#include "base/strbuf.h"

#include <string.h>

enum { MOST_DEPTH = 200 };

typedef struct surface {
  const fl_facts *f;
  fl_buf out;
  bool *gives;                              // funcs[]: it returns a value
  bool *gives_object;                       // ... that is written out: its members are what stands there, whatever type is told
  bool *shown;                              // ... what it does is seen, too
  uint32_t *rank;                           // funcs[]: the how manieth that is seen, 0 = it is not
  uint32_t *root;                           // ... the outermost function around it whose inside is not seen, 0 = there is none
  uint64_t *inside;                         // ... of such a root: a hash of what it does
  uint32_t *printed;                        // calls[]: the how manieth of those that were written down of its root
  uint32_t *n_printed;                      // by root
  uint32_t at_root;
  FL_ARRAY(uint32_t) funcs, params, vars;   // rows that are seen
  bool vague;                               // nobody can tell
} surface;

static void number(surface *s, uint32_t n) { fl_buf_add_bytes(&s->out, &n, sizeof n); }

static void text(surface *s, fl_sym sym) {
  number(s, s->f->texts[sym].n);
  fl_buf_add(&s->out, s->f->texts[sym]);
}

static void texts(surface *s, fl_id first, uint32_t n) {
  number(s, n);
  for (uint32_t i = 0; i < n; i++) text(s, s->f->names[first + i]);
}

// ---- which functions are seen ------------------------------------------------------------------------------------------------

static void find_givers(surface *s) {
  for (uint32_t i = 1; i < s->f->n_exits; i++) {
    const fl_exit *e = &s->f->exits[i];
    if (e->kind != FL_EXIT_RETURN || !e->val) continue;
    s->gives[e->func] = true;
    if (s->f->values[e->val].kind == FL_VAL_MAP) s->gives_object[e->func] = true;
  }
}

static bool has_untold_params(const fl_facts *f, uint32_t func) {
  const fl_func *r = &f->funcs[func];
  for (uint32_t i = 0; i < r->n_params; i++)
    if (f->params[r->first_param + i].name && !f->params[r->first_param + i].type) return true;
  return false;
}

// What it does is seen: outside of functions, in those whose result nobody wrote down, and wherever that function is around it.
static bool is_shown(const surface *s, uint32_t func) {
  const fl_func *r = &s->f->funcs[func];
  bool at_top = !r->parent || (s->f->funcs[r->parent].flags & FL_FUNC_MODULE);
  if (r->flags & FL_FUNC_MODULE || (!at_top && s->shown[r->parent])) return true;
  return r->flags & FL_FUNC_LAMBDA ? at_top : s->gives_object[func] || (!r->result && s->gives[func]);
}

// A function stands behind the one that it is nested in.
static void find_seen(surface *s) {
  s->shown[0] = true;
  find_givers(s);
  for (uint32_t i = 1; i < s->f->n_funcs; i++) {
    bool lambda = s->f->funcs[i].flags & FL_FUNC_LAMBDA;
    s->shown[i] = is_shown(s, i);
    if (s->f->funcs[i].parent >= i || (!lambda && has_untold_params(s->f, i))) s->vague = true;
    if (lambda && !s->shown[i]) continue;
    fl_array_push(&s->funcs, i);
    s->rank[i] = s->funcs.n;
  }
}

static void find_roots(surface *s) {
  for (uint32_t i = 1; i < s->f->n_funcs; i++) {
    uint32_t around = s->f->funcs[i].parent;
    s->root[i] = s->shown[i] ? 0 : s->root[around] ? s->root[around] : i;
  }
}

// By its rank, or inside of its root.
static void func_id(surface *s, uint32_t func) { number(s, s->rank[func] ? s->rank[func] : UINT32_MAX - (func - s->root[func])); }

// ---- values ------------------------------------------------------------------------------------------------------------------

static void value(surface *s, fl_id val, uint32_t depth);

static void values(surface *s, fl_id first, uint32_t n, uint32_t depth) {
  number(s, n);
  for (uint32_t i = 0; i < n; i++) value(s, s->f->elems[first + i], depth);
}

// Once; from then on by its number.
static void call(surface *s, fl_id id, uint32_t depth) {
  const fl_call *c = &s->f->calls[id];
  number(s, s->printed[id]);
  if (s->printed[id]) return;
  s->printed[id] = ++s->n_printed[s->at_root];
  const fl_val *callee = &s->f->values[c->callee];
  bool on_callee = callee->kind == FL_VAL_FIELD && callee->a == c->recv;
  number(s, (uint32_t)c->form << 24 | (uint32_t)c->flags << 16 | c->n_args);
  text(s, c->name), text(s, c->type_arg), text(s, c->type_arg2);
  value(s, c->callee, depth);
  value(s, on_callee ? 0 : c->recv, depth);
  for (uint32_t i = 0; i < c->n_args; i++) text(s, s->f->args[c->first_arg + i].name), value(s, s->f->args[c->first_arg + i].val, depth);
  value(s, c->init, depth);
  number(s, c->body_type);
}

static void entries(surface *s, const fl_val *v, uint32_t depth) {
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &s->f->entries[v->a + i];
    text(s, e->key), value(s, e->key_val, depth), value(s, e->val, depth);
  }
}

static void operands(surface *s, const fl_val *v, uint32_t depth) {
  switch (v->kind) {
  case FL_VAL_LIT:
  case FL_VAL_REF:
  case FL_VAL_TYPE: return text(s, v->a);
  case FL_VAL_FIELD: return value(s, v->a, depth), text(s, v->b);
  case FL_VAL_INDEX: return value(s, v->a, depth), value(s, v->b, depth);
  case FL_VAL_CALL:
  case FL_VAL_NEW: return call(s, v->a, depth);
  case FL_VAL_OUT: return call(s, v->a, depth), number(s, v->b);
  case FL_VAL_MAP: return text(s, v->b), entries(s, v, depth);
  case FL_VAL_LIST: return text(s, v->b), values(s, v->a, v->n, depth);
  case FL_VAL_LAMBDA: return func_id(s, v->a);
  case FL_VAL_COND: return values(s, v->a, 3, depth);
  case FL_VAL_BINOP: return values(s, v->a, 2, depth);
  case FL_VAL_CAST: return value(s, v->a, depth), text(s, v->b);
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_SPREAD: return value(s, v->a, depth);
  case FL_VAL_ASSIGN: return value(s, s->f->assigns[v->a].target, depth), value(s, s->f->assigns[v->a].val, depth);
  case FL_VAL_CONCAT:
  case FL_VAL_OTHER: return values(s, v->a, v->n, depth);
  default: return;
  }
}

static void value(surface *s, fl_id val, uint32_t depth) {
  const fl_val *v = &s->f->values[val];
  if (depth > MOST_DEPTH) s->vague = true;
  if (s->vague) return;
  number(s, (uint32_t)v->kind << 24 | (uint32_t)v->op << 16 | v->n);
  if (val) operands(s, v, depth + 1);
}

// ---- declarations ------------------------------------------------------------------------------------------------------------

static void annots(surface *s, fl_id first, uint32_t n) {
  number(s, n);
  for (uint32_t i = first; i < first + n; i++) text(s, s->f->annots[i].name), value(s, s->f->annots[i].value, 0);
}

static void import(surface *s, const fl_import *r) {
  text(s, r->module), text(s, r->item), text(s, r->alias);
  number(s, (uint32_t)r->wildcard << 16 | (uint32_t)r->is_static << 8 | r->everywhere);
  number(s, s->rank[r->func]);
}

static void type(surface *s, const fl_type *r) {
  text(s, r->name), text(s, r->package);
  number(s, r->outer), number(s, s->rank[r->func]), number(s, (uint32_t)r->kind << 8 | r->flags);
  texts(s, r->first_super, r->n_supers * 2), texts(s, r->first_class_super, r->n_class_supers), texts(s, r->first_tparam, r->n_tparams * 2);
  annots(s, r->first_annot, r->n_annots);
}

static void param(surface *s, fl_id id) {
  const fl_param *r = &s->f->params[id];
  fl_array_push(&s->params, id);
  text(s, r->name), text(s, r->type), text(s, r->type_arg);
  value(s, r->value, 0);
  annots(s, r->first_annot, r->n_annots);
  number(s, r->flags);
}

static void func(surface *s, const fl_func *r) {
  text(s, r->name), text(s, r->owner_name), text(s, r->self_name), text(s, r->result), text(s, r->result_arg);
  number(s, r->owner), number(s, s->rank[r->parent]), number(s, r->flags), number(s, r->n_params);
  for (uint32_t i = 0; i < r->n_params; i++) param(s, r->first_param + i);
  texts(s, r->first_tparam, r->n_tparams * 2);
  annots(s, r->first_annot, r->n_annots);
}

static void var(surface *s, fl_id id) {
  const fl_var *r = &s->f->vars[id];
  text(s, r->name), text(s, r->type), text(s, r->type_arg);
  number(s, (uint32_t)r->kind << 8 | r->flags), func_id(s, r->func), number(s, r->type_owner);
  annots(s, r->first_annot, r->n_annots);
}

static bool is_local(const fl_var *r) { return r->kind == FL_VAR_LOCAL; }

static void seen_var(surface *s, fl_id id) {
  const fl_var *r = &s->f->vars[id];
  if (is_local(r) && !s->shown[r->func]) return;
  fl_array_push(&s->vars, id);
  var(s, id);
}

// ---- what is done ------------------------------------------------------------------------------------------------------------

static void assign(surface *s, fl_id id) {
  const fl_assign *r = &s->f->assigns[id];
  func_id(s, r->func);
  value(s, r->target, 0), value(s, r->val, 0);
  number(s, (uint32_t)r->through << 24 | (uint32_t)r->op << 16 | (uint32_t)r->declares << 8 | r->from_loop), number(s, (uint32_t)r->result_index);
}

static void region(surface *s, fl_id id) {
  const fl_region *r = &s->f->regions[id];
  func_id(s, r->func), number(s, (uint32_t)r->kind << 24 | (uint32_t)r->form << 16 | (uint32_t)r->outcome << 8 | r->flags);
  value(s, r->test, 0), value(s, r->init, 0), value(s, r->step, 0), value(s, r->a, 0);
  text(s, r->name), texts(s, r->first_type, r->n_types);
}

static void any_call(surface *s, fl_id id) { func_id(s, s->f->calls[id].func), call(s, id, 0); }

static void exit_row(surface *s, fl_id id) {
  const fl_exit *r = &s->f->exits[id];
  number(s, r->kind), func_id(s, r->func), value(s, r->val, 0);
}

// Where it is seen it is written down; elsewhere its bytes go into the hash of the function.
static void done_in(surface *s, uint32_t func, void (*row)(surface *, fl_id), fl_id id) {
  uint32_t before = s->out.n;
  s->at_root = s->root[func];
  row(s, id);
  if (!s->at_root) return;
  fl_str bytes = fl_str_from_pos(fl_buf_str(&s->out), before);
  s->inside[s->at_root] = fl_hash64_mix(s->inside[s->at_root], fl_hash64_str(bytes));
  s->out.n = before;
}

static void done(surface *s) {
  const fl_facts *f = s->f;
  find_roots(s);
  for (uint32_t i = 1; i < f->n_vars; i++)
    if (is_local(&f->vars[i]) && !s->shown[f->vars[i].func]) done_in(s, f->vars[i].func, var, i);
  for (uint32_t i = 1; i < f->n_assigns; i++) done_in(s, f->assigns[i].func, assign, i);
  for (uint32_t i = 1; i < f->n_regions; i++) done_in(s, f->regions[i].func, region, i);
  for (uint32_t i = 1; i < f->n_calls; i++) done_in(s, f->calls[i].func, any_call, i);
  for (uint32_t i = 1; i < f->n_exits; i++) done_in(s, f->exits[i].func, exit_row, i);
  s->at_root = 0;
}

// ---- what is no code ---------------------------------------------------------------------------------------------------------

static void limit(surface *s, const fl_limit *r) {
  number(s, (uint32_t)r->what << 16 | (uint32_t)r->fits << 8 | (uint32_t)r->is_outside << 1 | r->is_conditional);
  text(s, r->by), text(s, r->host), text(s, r->path), text(s, r->val), text(s, r->profile), text(s, r->only_if);
}

static void rpc(surface *s, const fl_rpc *r) {
  text(s, r->package), text(s, r->service), text(s, r->name), text(s, r->request), text(s, r->response), text(s, r->http);
  number(s, (uint32_t)r->streams << 8 | r->idempotency);
}

static void settings(surface *s) {
  const fl_facts *f = s->f;
  for (uint32_t i = 1; i < f->n_confs; i++) text(s, f->confs[i].key), text(s, f->confs[i].val), text(s, f->confs[i].profile), number(s, f->confs[i].document);
  for (uint32_t i = 1; i < f->n_deps; i++) text(s, f->deps[i].ecosystem), text(s, f->deps[i].name), text(s, f->deps[i].version), number(s, f->deps[i].locked);
  for (uint32_t i = 1; i < f->n_tables; i++) text(s, f->tables[i].name), text(s, f->tables[i].kind), text(s, f->tables[i].columns);
  for (uint32_t i = 1; i < f->n_deploys; i++)
    number(s, f->deploys[i].kind), text(s, f->deploys[i].unit), text(s, f->deploys[i].key), text(s, f->deploys[i].val), text(s, f->deploys[i].profile);
  for (uint32_t i = 1; i < f->n_limits; i++) limit(s, &f->limits[i]);
  for (uint32_t i = 1; i < f->n_rpcs; i++) rpc(s, &f->rpcs[i]);
}

// ---- all of it ---------------------------------------------------------------------------------------------------------------

static void begin(surface *s, const fl_facts *f, fl_arena *arena) {
  *s = (surface){.f = f};
  s->gives = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->gives);
  s->gives_object = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->gives_object);
  s->shown = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->shown);
  s->rank = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->rank);
  s->root = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->root);
  s->inside = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->inside);
  s->n_printed = fl_arena_zero_n(arena, (size_t)f->n_funcs + 1, sizeof *s->n_printed);
  s->printed = fl_arena_zero_n(arena, (size_t)f->n_calls + 1, sizeof *s->printed);
  s->vague = f->n_knowns > 1; // what a compiler says is told by lines
}

static void write_down(surface *s) {
  const fl_facts *f = s->f;
  find_seen(s);
  number(s, (uint32_t)f->language << 16 | f->flags), text(s, f->package);
  number(s, f->n_imports), number(s, f->n_types), number(s, s->funcs.n);
  for (uint32_t i = 1; i < f->n_imports; i++) import(s, &f->imports[i]);
  for (uint32_t i = 1; i < f->n_types; i++) type(s, &f->types[i]);
  for (uint32_t i = 0; i < s->funcs.n; i++) func(s, &f->funcs[s->funcs.at[i]]);
  for (uint32_t i = 1; i < f->n_vars; i++) seen_var(s, i);
  done(s);
  settings(s);
}

static void close(surface *s) {
  fl_buf_release(&s->out);
  fl_array_release(&s->funcs);
  fl_array_release(&s->params);
  fl_array_release(&s->vars);
}

static const uint32_t *rows(fl_arena *arena, const uint32_t *was, const uint32_t *is, uint32_t n, uint32_t n_rows) {
  uint32_t *to = fl_arena_alloc(arena, ((size_t)n_rows + 1) * sizeof *to);
  memset(to, 0xFF, ((size_t)n_rows + 1) * sizeof *to);
  to[0] = 0;
  for (uint32_t i = 0; i < n; i++) to[was[i]] = is[i];
  return to;
}

// Functions of one surface have the roots of the other in the same order.
static void compare_insides(const surface *then, const surface *now, const uint32_t *funcs, bool *same_then, bool *same_now) {
  for (uint32_t i = 0; i < then->f->n_funcs; i++) {
    uint32_t root = then->root[i];
    same_then[i] = !root || then->inside[root] == now->inside[funcs[root]];
    if (root == i) same_now[funcs[i]] = same_then[i];
  }
  for (uint32_t i = 0; i < now->f->n_funcs; i++) same_now[i] = !now->root[i] || same_now[now->root[i]];
}

static fl_row_map map_rows(const surface *then, const surface *now, fl_arena *arena) {
  fl_row_map m;
  bool *same_then = fl_arena_zero_n(arena, (size_t)then->f->n_funcs + 1, sizeof *same_then), *same_now = fl_arena_zero_n(arena, (size_t)now->f->n_funcs + 1, sizeof *same_now);
  m.funcs = rows(arena, then->funcs.at, now->funcs.at, then->funcs.n, then->f->n_funcs);
  m.params = rows(arena, then->params.at, now->params.at, then->params.n, then->f->n_params);
  m.vars = rows(arena, then->vars.at, now->vars.at, then->vars.n, then->f->n_vars);
  compare_insides(then, now, m.funcs, same_then, same_now);
  m.same_then = same_then, m.same_now = same_now;
  return m;
}

bool fl_surface_is_same(const fl_facts *was, const fl_facts *is, fl_arena *arena, fl_row_map *out) {
  surface before, now;
  begin(&before, was, arena), begin(&now, is, arena);
  write_down(&before), write_down(&now);
  bool same = !before.vague && !now.vague && fl_str_eq(fl_buf_str(&before.out), fl_buf_str(&now.out));
  if (same) *out = map_rows(&before, &now, arena);
  close(&before), close(&now);
  return same;
}
