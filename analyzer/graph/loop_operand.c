// What a turn of a loop works on, where that is made in several steps.
//
// In: a loop, a call in it, a name that holds something else each turn. Out: does the call ask with what the name holds, also after it went
// through other variables and through what calls wrote into them (`format(buffer, item)`)?
#include "graph/loop_p.h"

enum { MOST_NAMES = 12 };

// ---- names in one step ---------------------------------------------------------------------------------------------------------

bool fl_loop_mentions_in_call(const fl_loop *p, uint32_t call, fl_sym name) {
  const fl_call *c = &p->l->f->calls[call];
  if (c->recv && fl_loop_mentions(p, c->recv, name, 0)) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_loop_mentions(p, p->l->f->args[c->first_arg + i].val, name, 0)) return true;
  return false;
}

// Is a value made out of what the name holds, by calls: `str(p)->beforeLast('/')`? What counts it up is not meant.
bool fl_loop_made_from(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth) {
  const fl_val *v = &p->l->f->values[val];
  if (!val || depth > 8) return false;
  if (v->kind == FL_VAL_REF) return v->a == name;
  if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_CAST) return fl_loop_made_from(p, v->a, name, depth + 1);
  for (uint32_t i = 0; v->kind == FL_VAL_CONCAT && i < v->n; i++)
    if (fl_loop_made_from(p, p->l->f->elems[v->a + i], name, depth + 1)) return true;
  if (v->kind != FL_VAL_CALL) return false;
  const fl_call *c = &p->l->f->calls[v->a];
  if (fl_loop_made_from(p, c->recv, name, depth + 1)) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_loop_made_from(p, p->l->f->args[c->first_arg + i].val, name, depth + 1)) return true;
  return false;
}

// Does the call ask with what the name holds, or with a variable that the loop makes out of it?
bool fl_loop_asks_with(const fl_loop *p, uint32_t call, fl_sym name) {
  if (fl_loop_mentions_in_call(p, call, name)) return true;
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool here = a->func == p->r->func && !a->op && fl_loop_inside(p, a->region, p->region) && fl_loop_made_from(p, a->val, name, 0);
    fl_sym made = here ? fl_loop_target_name(p, a) : 0;
    if (made && made != name && fl_loop_mentions_in_call(p, call, made)) return true;
  }
  return false;
}

// ---- names in several steps ----------------------------------------------------------------------------------------------------

typedef struct names {
  fl_sym at[MOST_NAMES];
  uint32_t n;
} names;

static bool holds(const names *s, fl_sym name) {
  for (uint32_t i = 0; i < s->n; i++)
    if (s->at[i] == name) return true;
  return false;
}

static bool add(names *s, fl_sym name) {
  if (!name || holds(s, name) || s->n == MOST_NAMES) return false;
  s->at[s->n++] = name;
  return true;
}

static bool call_mentions(const fl_loop *p, uint32_t call, const names *s) {
  const fl_call *c = &p->l->f->calls[call];
  for (uint32_t n = 0; n < s->n; n++) {
    if (c->recv && fl_loop_mentions(p, c->recv, s->at[n], 0)) return true;
    for (uint32_t i = 0; i < c->n_args; i++)
      if (fl_loop_mentions(p, p->l->f->args[c->first_arg + i].val, s->at[n], 0)) return true;
  }
  return false;
}

static bool is_made_of(const fl_loop *p, uint32_t val, const names *s) {
  const fl_val *v = &p->l->f->values[val];
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) v = &p->l->f->values[v->a];
  if (v->kind == FL_VAL_CALL) return call_mentions(p, v->a, s);
  for (uint32_t n = 0; n < s->n; n++)
    if (fl_loop_mentions(p, val, s->at[n], 0)) return true;
  return false;
}

static bool add_assigned(const fl_loop *p, names *s) {
  bool more = false;
  for (uint32_t i = 1; i < p->l->f->n_assigns; i++) {
    const fl_assign *a = &p->l->f->assigns[i];
    bool here = a->func == p->r->func && !a->op && fl_loop_inside(p, a->region, p->region);
    if (here && is_made_of(p, a->val, s)) more |= add(s, fl_loop_target_name(p, a));
  }
  return more;
}

// `snprintf(buffer, size, "%s", item)`: what is handed to a call by its name or address may be written there.
static bool add_written(const fl_loop *p, uint32_t before, names *s) {
  const fl_facts *f = p->l->f;
  bool more = false;
  for (uint32_t c = p->l->in->naming->pointers ? p->l->func_first_call[p->r->func] : 0; c; c = p->l->call_next[c]) {
    const fl_call *call = &f->calls[c];
    bool earlier = fl_loop_inside(p, call->region, p->region) && call->span.byte_end <= before;
    if (!earlier || !call->n_args || fl_call_does(p->g, p->file, c, FL_DOES_log) || !call_mentions(p, c, s)) continue;
    const fl_val *to = &f->values[f->args[call->first_arg].val];
    if (to->kind == FL_VAL_UNARY) to = &f->values[to->a];
    if (to->kind == FL_VAL_REF) more |= add(s, to->a);
  }
  return more;
}

bool fl_loop_works_on(const fl_loop *p, uint32_t call, fl_sym name) {
  names s = {.at = {name}, .n = name != 0};
  for (uint32_t round = 0; s.n && round < 3; round++) {
    if (call_mentions(p, call, &s)) return true;
    bool assigned = add_assigned(p, &s), written = add_written(p, p->l->f->calls[call].span.byte_begin, &s);
    if (!assigned && !written) return false;
  }
  return s.n && call_mentions(p, call, &s);
}
