// What a value is made of.
//
// In: a value. Out: whether a name in it, or in what is stored under that name, leads to a parameter of an entry point, or to what a remote
// call gave: such a value differs from one request to the next. What cannot be seen counts as if it did.
#include "graph/anew.h"

#include "graph/graph_p.h"

enum { MOST_VALUES = 64, MOST_DEPTH = 8, REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc | 1 << FL_ENTRY_consumer };

typedef struct search {
  fl_graph *g;
  uint64_t seen[MOST_VALUES];
  uint32_t n_seen;
  uint8_t certainty;
} search;

static bool is_varying(search *s, uint32_t file, uint32_t val, uint32_t depth);

static bool is_fetched(const fl_graph *g, uint32_t file, uint32_t call) {
  for (uint32_t i = fl_first_site_of(g, file, call); i && i < g->sites.n; i++) {
    const fl_site *site = &g->sites.at[i];
    if (site->form != FL_FORM_CALL || site->call.file != file || site->call.id != call) return false;
    if (site->kind == FL_SITE_remote_call || site->kind == FL_SITE_consume) return true;
  }
  return false;
}

// What was fetched before there was any request is the same for all of them, unless a container makes the object for each.
static bool is_fetched_anew(search *s, uint32_t file, uint32_t call) {
  if (!is_fetched(s->g, file, call)) return false;
  uint32_t func = s->g->links[file].f->calls[call].func;
  const fl_func *around = func ? &s->g->links[file].f->funcs[func] : NULL;
  if (!around || !(around->flags & FL_FUNC_CTOR) || fl_graph_started_by(s->g, (fl_func_ref){file, func}) & REQUESTS) return true;
  if (s->certainty > 2) s->certainty = 2;
  return false;
}

static bool of_local(search *s, uint32_t file, uint32_t var, uint32_t depth) {
  const fl_link *l = &s->g->links[file];
  const fl_var *v = &l->f->vars[var];
  uint32_t n = 0;
  for (uint32_t i = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0); i; i = l->assign_next[i]) {
    if (!fl_assigns_var(s->g, file, &l->f->assigns[i], var)) continue;
    if (++n, is_varying(s, file, l->f->assigns[i].val, depth + 1)) return true;
  }
  return n == 0;
}

// A container fills the parameters of a constructor that nobody calls; other functions are called from where nobody sees.
static bool of_param(search *s, uint32_t file, uint32_t param, uint32_t depth) {
  const fl_param *p = &s->g->links[file].f->params[param];
  fl_func_ref func = {file, p->func};
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(s->g, func, &callers);
  if (!(fl_graph_started_by(s->g, func) & REQUESTS)) return false; // it ran before there was any
  if (s->g->func_entry[fl_dense_func(s->g, file, p->func)]) return true;
  for (uint32_t i = 0; i < n; i++) {
    fl_call_ref call = callers[i].call;
    uint32_t val = callers[i].via == FL_VIA_CALL ? fl_arg_of_param(s->g, call, file, param) : 0;
    if (callers[i].via != FL_VIA_CALL || (val && is_varying(s, call.file, val, depth + 1))) return true;
  }
  return !n && !(fl_graph_func(s->g, func)->flags & FL_FUNC_CTOR);
}

static bool of_field(search *s, fl_ent ent, uint32_t depth) {
  const fl_link *l = &s->g->links[ent.file];
  const fl_var *v = &l->f->vars[ent.id];
  uint64_t key = FL_KEY(fl_dense_type(s->g, ent.file, v->type_owner), l->sym[v->name]);
  for (uint32_t at = fl_map_get_or(&s->g->field_values, key, 0); at; at = s->g->stored.at[at].next) {
    fl_stored stored = s->g->stored.at[at];
    if (stored.val && is_varying(s, stored.file, stored.val, depth + 1)) return true;
  }
  return false; // an unset field is filled by a container
}

static bool of_name(search *s, uint32_t file, uint32_t val, uint32_t depth) {
  fl_ent ent = fl_lookup_value(s->g, file, val);
  if (ent.kind == FL_ENT_PARAM) return of_param(s, ent.file, ent.id, depth);
  if (ent.kind == FL_ENT_NONE && s->certainty > 2) s->certainty = 2;
  if (ent.kind == FL_ENT_IMPLICIT) return true;
  if (ent.kind != FL_ENT_VAR) return false;
  uint8_t kind = s->g->links[ent.file].f->vars[ent.id].kind;
  if (kind == FL_VAR_FIELD) return of_field(s, ent, depth);
  return kind == FL_VAR_LOCAL && of_local(s, ent.file, ent.id, depth);
}

// `self.name`, where nobody here declares it: what a library's class brings along may be the request.
static bool of_member(search *s, uint32_t file, uint32_t val, uint32_t depth) {
  fl_ent ent = fl_lookup_value(s->g, file, val);
  if (ent.kind == FL_ENT_VAR) return of_field(s, ent, depth);
  return ent.kind == FL_ENT_NONE;
}

static bool of_part(search *s, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_val *v = fl_val_at(s->g, file, val);
  bool own = v->kind == FL_VAL_FIELD && fl_val_at(s->g, file, v->a)->kind == FL_VAL_SELF;
  if (v->kind == FL_VAL_REF) return of_name(s, file, val, depth);
  if (v->kind == FL_VAL_CALL && is_fetched_anew(s, file, v->a)) return true;
  return own && of_member(s, file, val, depth);
}

static bool is_new(search *s, uint64_t key) {
  for (uint32_t i = 0; i < s->n_seen; i++)
    if (s->seen[i] == key) return false;
  return s->seen[s->n_seen++] = key, true;
}

static bool is_varying(search *s, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = s->g->links[file].f;
  if (depth > MOST_DEPTH || s->n_seen == MOST_VALUES) return true;
  if (!val || !is_new(s, FL_KEY(file, val))) return false;
  const fl_val *whole = &f->values[val];
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    bool inside = v->byte_begin >= whole->byte_begin && v->byte_end <= whole->byte_end;
    if (inside && of_part(s, file, i, depth)) return true;
  }
  return false;
}

bool fl_comes_of_request(fl_graph *g, uint32_t file, uint32_t val, uint8_t *certainty) {
  search s = {.g = g, .certainty = *certainty};
  bool varying = is_varying(&s, file, val, 0);
  *certainty = s.certainty;
  return varying;
}
