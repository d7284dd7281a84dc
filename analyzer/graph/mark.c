// Keys that are set once and are no locks: marks of what is done, entries of a cache, gates that stay shut until they expire.
//
// In: sites that take a lock by setting a key of a store which is not there yet. Out: those of them that give nothing back when the work
// is done become marks: nobody here deletes the key, or it is deleted only where the work has failed, so that it can be tried again; or the
// key holds something that others read or write. What is a lock, and what is none, is said by what the program does with the key, never by a name.
#include "graph/ask_p.h"
#include "graph/pair_p.h"
#include "graph/sites.h"

enum { DEEPEST = 8 };

// ---- failures -------------------------------------------------------------------------------------------------------------

static bool is_failure(const fl_region *r) {
  return r->kind == FL_REGION_CATCH || ((r->kind == FL_REGION_BRANCH || r->kind == FL_REGION_CASE) && r->outcome == FL_OUTCOME_FAILURE);
}

static bool in_failure(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent)
    if (is_failure(&f->regions[region])) return true;
  return false;
}

// Whoever calls the function does so where something has failed.
static bool is_called_in_failure(const fl_graph *g, fl_func_ref func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers), seen = 0;
  for (uint32_t i = 0; i < n; i++) {
    const fl_call *c = fl_graph_call(g, callers[i].call);
    if (fl_in_test(g, callers[i].call.file, c->func)) continue;
    if (!in_failure(g->links[callers[i].call.file].f, c->region)) return false;
    seen++;
  }
  return seen > 0;
}

static bool undoes(const fl_graph *g, const fl_site *release) {
  return in_failure(g->links[release->call.file].f, release->region) || is_called_in_failure(g, release->func);
}

// ---- what the key holds ---------------------------------------------------------------------------------------------------

static bool holds(const fl_graph *g, const fl_site *s, const char *name) {
  fl_str value;
  return fl_graph_site_attribute(g, s, fl_str_from(name), &value);
}

static bool is_about_the_key(fl_graph *g, const fl_site *s, const fl_site *t) {
  const fl_call *c = &g->links[t->call.file].f->calls[t->call.id];
  for (uint32_t i = 0; i < c->n_args && i < 3; i++)
    if (fl_is_key_of(g, s, g->links[t->call.file].f->args[c->first_arg + i].val)) return true;
  return false;
}

typedef struct returned {
  fl_graph *g;
  const fl_site *read;
  const fl_facts *f;
} returned;

static bool is_read(const returned *r, uint32_t val, uint32_t depth);

static bool is_variable_of_read(const returned *r, uint32_t val, uint32_t depth) {
  fl_ent ent = fl_lookup_value(r->g, r->read->call.file, val);
  if (ent.kind != FL_ENT_VAR || ent.file != r->read->call.file) return false;
  const fl_link *l = &r->g->links[ent.file];
  const fl_var *v = &l->f->vars[ent.id];
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); i; i = l->assign_next[i])
    if (l->f->assigns[i].result_index <= 0 && is_read(r, l->f->assigns[i].val, depth + 1)) return true;
  return false;
}

static bool any_is_read(const returned *r, uint32_t first, uint32_t n, uint32_t depth) {
  for (uint32_t i = 0; i < n; i++)
    if (is_read(r, r->f->elems[first + i], depth + 1)) return true;
  return false;
}

// Is the value what was read, or does it hold that? A comparison or a test of it is another value.
static bool is_read(const returned *r, uint32_t val, uint32_t depth) {
  const fl_val *v = &r->f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_CALL: return v->a == r->read->call.id || (!r->f->calls[v->a].n_args && r->f->calls[v->a].recv && is_read(r, r->f->calls[v->a].recv, depth + 1));
  case FL_VAL_REF: return is_variable_of_read(r, val, depth);
  case FL_VAL_CAST:
  case FL_VAL_AWAIT: return is_read(r, v->a, depth + 1);
  case FL_VAL_COND: return any_is_read(r, v->a + 1, 2, depth);
  case FL_VAL_LIST: return any_is_read(r, v->a, v->n, depth);
  case FL_VAL_BINOP: return v->op == FL_OP_COALESCE && any_is_read(r, v->a, 2, depth);
  case FL_VAL_MAP:
    for (uint32_t i = 0; i < v->n; i++)
      if (is_read(r, r->f->entries[v->a + i].val, depth + 1)) return true;
    return false;
  default: return false;
  }
}

// The function gives back what it has read; one that gives back yes or no has asked only whether there is something.
static bool gives_back(fl_graph *g, const fl_site *read) {
  const fl_link *l = &g->links[read->call.file];
  const fl_func *func = &l->f->funcs[read->func.id];
  const char *yes_or_no = l->in->naming->literal_types ? l->in->naming->literal_types[FL_LITERAL_TRUE] : NULL;
  if (yes_or_no && fl_str_eq_c(l->f->texts[func->result], yes_or_no)) return false;
  returned r = {g, read, l->f};
  for (uint32_t i = 1; i < l->f->n_exits; i++)
    if (l->f->exits[i].func == read->func.id && l->f->exits[i].kind == FL_EXIT_RETURN && is_read(&r, l->f->exits[i].val, 0)) return true;
  return false;
}

// A command that puts something else there, or reads what is there for its own sake.
static bool uses_value(fl_graph *g, const fl_site *s, const fl_site *t) {
  if (t->kind != FL_SITE_remote_call || t->form != FL_FORM_CALL || t->call.file != s->call.file) return false;
  if (!fl_str_eq(fl_graph_site_protocol(g, s), fl_graph_site_protocol(g, t)) || !is_about_the_key(g, s, t)) return false;
  if (t->effect == FL_EFFECT_read) return gives_back(g, t);
  bool writes = t->effect == FL_EFFECT_idempotent_write || t->effect == FL_EFFECT_non_idempotent_write;
  return writes && !holds(g, t, "sets_lease") && !holds(g, t, "renews_lease");
}

// ---- marks ----------------------------------------------------------------------------------------------------------------

// A key that the program itself sets with an ordinary write, and whose owner no library and no session looks after.
static bool is_claim(const fl_graph *g, const fl_site *s) {
  fl_str renewal;
  if (s->kind != FL_SITE_lock_acquire || s->form != FL_FORM_CALL || s->effect != FL_EFFECT_idempotent_write || holds(g, s, "ownership")) return false;
  if (!fl_key_at_call(g, s) || !fl_value_at_call(g, s, FL_ROLEKIND_token)) return false;
  return !fl_graph_site_attribute(g, s, FL_STR("renewal"), &renewal) || !fl_str_eq_c(renewal, "session");
}

// Who waits for a key to go away, or gives up when it does not, has a lock that somebody gives back.
static bool is_waited_for(const fl_graph *g, const fl_site *s) {
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t r = s->region; r; r = f->regions[r].parent)
    if (f->regions[r].kind == FL_REGION_LOOP) return true;
  return false;
}

// A release whose key is written otherwise may be about this key all the same.
static bool may_release(const fl_site *s, const fl_site *t) {
  return t->kind == FL_SITE_lock_release && t->form == FL_FORM_CALL && t->func.file == s->func.file && t->func.id == s->func.id;
}

static bool is_mark(fl_graph *g, const fl_site *s) {
  uint32_t releases = 0, undone = 0;
  bool perhaps = is_waited_for(g, s);
  const fl_site_ids beside = fl_sites_of_file(g, s->func.file);
  for (uint32_t i = 0; i < beside.n; i++) {
    const fl_site *t = &g->sites.at[beside.at[i]];
    if (uses_value(g, s, t)) return true;
    bool pair = t->kind == FL_SITE_lock_release && fl_are_a_pair(g, s, t);
    perhaps |= !pair && may_release(s, t);
    if (pair) releases++, undone += undoes(g, t);
  }
  return releases ? releases == undone : !perhaps;
}

// ---- deletes ----------------------------------------------------------------------------------------------------------------

static bool is_locked_in(const fl_graph *g, fl_str protocol) {
  for (uint32_t i = 1; i < g->sites.n; i++)
    if (g->sites.at[i].kind == FL_SITE_lock_acquire && fl_str_eq(fl_graph_site_protocol(g, &g->sites.at[i]), protocol)) return true;
  return false;
}

// What deletes a key gives a lock back only where the program takes locks in such a store; elsewhere it is a write like any other.
static bool is_plain_delete(const fl_graph *g, const fl_site *s) {
  fl_str asks;
  if (s->kind != FL_SITE_lock_release || s->form != FL_FORM_CALL || !fl_graph_site_attribute(g, s, FL_STR("ownership"), &asks)) return false;
  fl_str protocol = fl_graph_site_protocol(g, s);
  return fl_str_eq_c(asks, "none") && protocol.n && !is_locked_in(g, protocol);
}

void fl_find_marks(fl_graph *g) {
  for (uint32_t i = 1; i < g->sites.n; i++)
    if (is_plain_delete(g, &g->sites.at[i])) g->sites.at[i].kind = FL_SITE_remote_call;
  for (uint32_t i = 1; i < g->sites.n; i++)
    if (is_claim(g, &g->sites.at[i]) && is_mark(g, &g->sites.at[i])) g->sites.at[i].kind = FL_SITE_mark;
}
