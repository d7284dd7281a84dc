// Sites about the same thing: the release of a lock, the other commands about its key.
//
// In: two sites of calls. Out: whether they speak of the same key, or, where they name none, of the same object. Keys are the same when
// they are the same text, the same place, or made in the same way of such; a parameter is the same as one of its name in the twin function.
#include "graph/ask_p.h"
#include "graph/pair_p.h"
#include "graph/sites.h"

static bool is_loop_variable(const fl_graph *g, fl_slot_ref s) {
  if (s.kind != FL_STORE_VAR) return false;
  const fl_link *l = &g->links[(uint32_t)(s.key >> 32)];
  const fl_var *v = &l->f->vars[(uint32_t)s.key];
  uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(v->func, l->sym[v->name]), 0);
  return (v->flags & FL_VAR_LOOP) || (a && l->f->assigns[a].from_loop);
}

// `key` here and `key` in the twin function, or the field `this.key` of what is made with it.
static fl_sym own_name(const fl_graph *g, uint32_t file, const fl_val *v) {
  bool own = v->kind == FL_VAL_FIELD && g->links[file].f->values[v->a].kind == FL_VAL_SELF;
  return v->kind == FL_VAL_REF ? fl_gsym(g, file, v->a) : own ? fl_gsym(g, file, v->b) : 0;
}

// What a local variable is set to, where it is set once.
static uint32_t set_to(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  fl_ent ent = l->f->values[val].kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR || ent.file != file || l->f->vars[ent.id].kind != FL_VAR_LOCAL) return 0;
  uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(l->f->vars[ent.id].func, l->sym[l->f->vars[ent.id].name]), 0);
  return a && !l->assign_next[a] ? l->f->assigns[a].val : 0;
}

static bool beginning(fl_graph *g, uint32_t file, uint32_t val, fl_str *text) {
  uint32_t made = set_to(g, file, val);
  const fl_val *v = made ? fl_val_at(g, file, made) : NULL;
  bool joined = v && (v->kind == FL_VAL_BINOP || (v->kind == FL_VAL_CONCAT && v->n));
  return joined && fl_const_text(g, file, g->links[file].f->elems[v->a], text);
}

// `key = "lock:" + id` here and `key = "seen:" + id` there: one name for two things.
static bool begin_otherwise(fl_graph *g, uint32_t file_a, uint32_t a, uint32_t file_b, uint32_t b) {
  fl_str x, y;
  return beginning(g, file_a, a, &x) && beginning(g, file_b, b, &y) && !fl_str_eq(x, y);
}

static bool same_value(fl_graph *g, uint32_t file_a, uint32_t a, uint32_t file_b, uint32_t b,
                       uint32_t depth) {
  fl_str x, y;
  if (!a || !b || depth > 8) return false;
  if (fl_const_text(g, file_a, a, &x) && fl_const_text(g, file_b, b, &y)) return fl_str_eq(x, y);
  const fl_val *v = fl_val_at(g, file_a, a), *w = fl_val_at(g, file_b, b);
  fl_slot_ref s = fl_slot_of(g, file_a, a), t = fl_slot_of(g, file_b, b);
  if (s.kind || t.kind) {
    if (s.kind == t.kind && s.key == t.key) return true;
    fl_sym x_name = own_name(g, file_a, v), y_name = own_name(g, file_b, w);
    bool fields = s.kind == FL_STORE_FIELD && t.kind == FL_STORE_FIELD; // of two types
    return !fields && x_name && x_name == y_name && !is_loop_variable(g, s) && !is_loop_variable(g, t) &&
           !begin_otherwise(g, file_a, a, file_b, b);
  }
  if (v->kind != w->kind) return false;
  const fl_facts *f = g->links[file_a].f, *h = g->links[file_b].f;
  if (v->kind == FL_VAL_CONCAT || v->kind == FL_VAL_BINOP) {
    uint32_t n = v->kind == FL_VAL_BINOP ? 2 : v->n, m = w->kind == FL_VAL_BINOP ? 2 : w->n;
    for (uint32_t i = 0; n == m && i < n; i++)
      if (!same_value(g, file_a, f->elems[v->a + i], file_b, h->elems[w->a + i], depth + 1)) return false;
    return n == m && v->op == w->op;
  }
  if (v->kind == FL_VAL_CALL) {
    const fl_call *c = &f->calls[v->a], *d = &h->calls[w->a];
    if (fl_gsym(g, file_a, c->name) != fl_gsym(g, file_b, d->name) || c->n_args != d->n_args) return false;
    for (uint32_t i = 0; i < c->n_args; i++)
      if (!same_value(g, file_a, f->args[c->first_arg + i].val, file_b, h->args[d->first_arg + i].val,
                      depth + 1))
        return false;
    return true;
  }
  return v->kind == FL_VAL_FIELD && fl_gsym(g, file_a, v->b) == fl_gsym(g, file_b, w->b) &&
         same_value(g, file_a, v->a, file_b, w->a, depth + 1);
}

// The only thing in a list that is written out, here or in a variable, or made by a call of it: `[key]`, `List.of(key)`.
static uint32_t only_element(const fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[val];
  if (v->kind == FL_VAL_LIST) return v->n == 1 ? l->f->elems[v->a] : val;
  const fl_call *c = v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW ? &l->f->calls[v->a] : NULL;
  bool made = c && c->n_args == 1 && (!l->n_targets[v->a] || !g->targets.at[l->first_target[v->a]].func.id);
  if (made) return only_element(g, file, l->f->args[c->first_arg].val, depth + 1);
  fl_ent ent = v->kind == FL_VAL_REF && !depth ? fl_lookup_value((fl_graph *)g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR || ent.file != file) return val;
  uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(l->f->vars[ent.id].func, l->sym[l->f->vars[ent.id].name]), 0);
  bool list = a && !l->assign_next[a] && l->f->values[l->f->assigns[a].val].kind != FL_VAL_REF;
  return list ? only_element(g, file, l->f->assigns[a].val, depth + 1) : val;
}

// What a role is set to at the call itself; 0: nothing, or elsewhere.
uint32_t fl_value_at_call(const fl_graph *g, const fl_site *s, uint8_t role) {
  for (uint32_t i = 0; s->row && i < s->row->n_roles; i++) {
    const fl_role_model *m = fl_models_roles(g->models, s->row->first_role) + i;
    if (m->role != role) continue;
    for (uint32_t c = 0; c < m->n_carriers; c++) {
      const fl_path *p = fl_models_paths(g->models, (fl_models_carriers(g->models, m->first_carrier) + c)->from);
      uint32_t val = p->root == FL_ROOT_arg ? fl_call_arg(g, s->call.file, s->call.id, p->index)
                     : p->root == FL_ROOT_kw ? fl_call_kw(g, s->call.file, s->call.id, fl_models_text(g->models, p->name))
                                             : 0;
      if (val) return p->n_steps ? only_element(g, s->call.file, val, 0) : val;
    }
  }
  return 0;
}

uint32_t fl_key_at_call(const fl_graph *g, const fl_site *s) { return fl_value_at_call(g, s, FL_ROLEKIND_key); }

fl_slot_ref fl_slot_of_result(fl_graph *g, const fl_site *s) {
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    uint32_t val = f->assigns[i].val;
    while (f->values[val].kind == FL_VAL_AWAIT) val = f->values[val].a;
    if (val == f->calls[s->call.id].value && f->assigns[i].result_index <= 0)
      return fl_slot_of(g, s->call.file, f->assigns[i].target);
  }
  return (fl_slot_ref){0};
}

// What a variable is set to where it is set once by a call; else the value itself.
static uint32_t made_by(fl_graph *g, uint32_t file, uint32_t val) {
  uint32_t made = set_to(g, file, val);
  return made && g->links[file].f->values[made].kind == FL_VAL_CALL ? made : val;
}

// `locks.get(name)` here and `locks.get(name)` there.
static bool made_alike(fl_graph *g, uint32_t file, uint32_t recv, uint32_t other) {
  const fl_facts *f = g->links[file].f;
  uint32_t x = recv ? made_by(g, file, recv) : 0, y = other ? made_by(g, file, other) : 0;
  if (!x || !y || f->values[x].kind != FL_VAL_CALL || f->values[y].kind != FL_VAL_CALL || !same_value(g, file, x, file, y, 0)) return false;
  const fl_call *c = &f->calls[f->values[x].a], *d = &f->calls[f->values[y].a];
  return c->n_args && c->recv && d->recv && same_value(g, file, c->recv, file, d->recv, 0);
}

static bool same_object(fl_graph *g, const fl_site *s, const fl_site *t) {
  uint32_t recv = fl_receiver_of(g, s->call.file, s->call.id, s->row), other = fl_receiver_of(g, t->call.file, t->call.id, t->row);
  fl_slot_ref x = recv ? fl_slot_of(g, s->call.file, recv) : (fl_slot_ref){0},
              y = other ? fl_slot_of(g, t->call.file, other) : (fl_slot_ref){0};
  if (x.kind && x.kind == y.kind && x.key == y.key) return true;
  if (made_alike(g, s->call.file, recv, other)) return true;
  fl_slot_ref made = fl_slot_of_result(g, s),
              made_there = fl_slot_of_result(g, t); // lock = r.lock(..); lock.release()
  return (made.kind && made.kind == y.kind && made.key == y.key) ||
         (made_there.kind && made_there.kind == x.kind && made_there.key == x.key);
}

bool fl_same_value(fl_graph *g, uint32_t file_a, uint32_t a, uint32_t file_b, uint32_t b) { return same_value(g, file_a, a, file_b, b, 0); }

bool fl_same_key(fl_graph *g, const fl_site *s, const fl_site *t) {
  return same_value(g, s->call.file, fl_key_at_call(g, s), t->call.file, fl_key_at_call(g, t), 0);
}

bool fl_is_key_of(fl_graph *g, const fl_site *s, uint32_t val) {
  return same_value(g, s->call.file, fl_key_at_call(g, s), s->call.file, val, 0);
}

bool fl_are_a_pair(fl_graph *g, const fl_site *s, const fl_site *t) {
  if (t == s || t->form != FL_FORM_CALL || s->form != FL_FORM_CALL || t->call.file != s->call.file) return false;
  return fl_key_at_call(g, s) && fl_key_at_call(g, t) ? fl_same_key(g, s, t) : same_object(g, s, t);
}

uint32_t fl_ask_pairs(fl_ask *a, const fl_site *s, uint32_t kinds, const fl_site *const **out) {
  const fl_site_ids beside = fl_sites_of_file(a->g, s->func.file);
  fl_array_clear(&a->pairs);
  for (uint32_t i = 0; i < beside.n; i++) {
    const fl_site *t = &a->g->sites.at[beside.at[i]];
    if ((kinds & (1u << t->kind)) && fl_are_a_pair(a->g, s, t)) fl_array_push(&a->pairs, t);
  }
  *out = a->pairs.at;
  return a->pairs.n;
}

bool fl_are_of_one_object(fl_ask *a, const fl_site *s, const fl_site *t) {
  if (t->form != FL_FORM_CALL || s->form != FL_FORM_CALL || t->call.file != s->call.file) return false;
  uint32_t recv = fl_receiver_of(a->g, s->call.file, s->call.id, s->row), other = fl_receiver_of(a->g, t->call.file, t->call.id, t->row);
  fl_slot_ref x = recv ? fl_slot_of(a->g, s->call.file, recv) : (fl_slot_ref){0}, y = other ? fl_slot_of(a->g, t->call.file, other) : (fl_slot_ref){0};
  return x.kind && fl_same_slot(x, y);
}
