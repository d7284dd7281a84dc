// A write that the code does only when what came in has a later time than what is stored.
//
//   if (order.changedAt > stored.changedAt) orders.save(order)
//   if (!order.changedAt.isAfter(stored.changedAt)) return; ... orders.save(order)
//
// In: a write. Out: the comparison of two members of one name, whose last word is one of times, of two objects of which one was read from a store
// before. Their clock is a wall clock when the repository sets members of that name by one.
#include "graph/stamp_p.h"

#include "graph/another.h"

enum { DEEPEST = 8 };

typedef struct member {
  uint32_t object; // values[]: the variable that holds what it is a member of
  fl_str name;
} member;

typedef struct asked {
  fl_ask *a;
  const fl_link *l;
  uint32_t file;
  const fl_site *s;
} asked;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
  return val;
}

static uint32_t root_of(const fl_facts *f, uint32_t val) {
  for (uint32_t i = 0; i < DEEPEST; i++) {
    const fl_val *v = &f->values[val = bare(f, val)];
    if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_INDEX) val = v->a;
    else if (v->kind == FL_VAL_CALL && f->calls[v->a].recv && !f->calls[v->a].n_args) val = f->calls[v->a].recv;
    else return v->kind == FL_VAL_REF ? val : 0;
  }
  return 0;
}

// x.changedAt, x["changed_at"], x.getChangedAt(), x.changedAt.getTime()
static member member_in(const asked *q, uint32_t val, uint32_t depth) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  fl_str name = {0};
  uint32_t of = 0;
  if (v->kind == FL_VAL_FIELD) of = v->a, name = f->texts[v->b];
  else if (v->kind == FL_VAL_INDEX && v->b && fl_const_text(q->a->g, q->file, v->b, &name)) of = v->a;
  else if (v->kind == FL_VAL_CALL && f->calls[v->a].recv && !f->calls[v->a].n_args) of = f->calls[v->a].recv, name = f->texts[f->calls[v->a].name];
  if (!of) return (member){0};
  member inner = depth < DEEPEST ? member_in(q, of, depth + 1) : (member){0};
  if (inner.object) return inner;
  return fl_stamp_names_a_time(q->a->g, name) ? (member){root_of(f, of), name} : (member){0};
}

typedef struct comparison {
  uint32_t left, right;
  int larger; // 1: holds when the left one is larger, -1: the right one, 0: not told
} comparison;

static comparison comparison_in(const asked *q, uint32_t val) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_BINOP && v->op >= FL_OP_LT && v->op <= FL_OP_GE) {
    bool less = v->op == FL_OP_LT || v->op == FL_OP_LE;
    return (comparison){f->elems[v->a], f->elems[v->a + 1], less ? -1 : 1};
  }
  if (v->kind != FL_VAL_CALL || !f->calls[v->a].recv || f->calls[v->a].n_args != 1) return (comparison){0};
  return (comparison){f->calls[v->a].recv, f->args[f->calls[v->a].first_arg].val, 0}; // a.isAfter(b)
}

static bool was_read(const asked *q, uint32_t object) { return fl_was_read(q->a->g, q->file, object, false); }

// Is the object spoken of between the test and the end of the write?
static bool is_used(const asked *q, uint32_t object, uint32_t from) {
  const fl_facts *f = q->l->f;
  const fl_call *c = &f->calls[q->s->call.id];
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind == FL_VAL_REF && v->a == f->values[object].a && v->byte_begin >= from && v->byte_end <= c->span.byte_end) return true;
  }
  return false;
}

// What came in is written, and only when it is the later one. `holds`: the write runs when the test says yes.
static bool decides(const asked *q, uint32_t val, bool holds, member *out) {
  const fl_facts *f = q->l->f;
  comparison c = comparison_in(q, val);
  if (!c.left) return false;
  member x = member_in(q, c.left, 0), y = member_in(q, c.right, 0);
  if (!x.object || !y.object || !fl_str_eq(x.name, y.name) || f->values[x.object].a == f->values[y.object].a) return false;
  bool x_stored = was_read(q, x.object), y_stored = was_read(q, y.object);
  if (x_stored == y_stored || !is_used(q, x_stored ? y.object : x.object, f->values[val].byte_end)) return false;
  int later = holds ? c.larger : -c.larger; // the one that is larger when the write runs
  if (later && (later > 0) == x_stored) return false;
  return *out = x_stored ? y : x, true;
}

static bool test_decides(const asked *q, uint32_t test, bool holds, uint32_t depth, member *out) {
  const fl_facts *f = q->l->f;
  const fl_val *v = &f->values[test];
  if (!test || depth > DEEPEST) return false;
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return test_decides(q, v->a, !holds, depth + 1, out);
  if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_AND || v->op == FL_OP_OR))
    return test_decides(q, f->elems[v->a], holds, depth + 1, out) || test_decides(q, f->elems[v->a + 1], holds, depth + 1, out);
  return decides(q, test, holds, out);
}

static bool is_decided(const asked *q, member *out, uint32_t *line) {
  const fl_facts *f = q->l->f;
  const fl_call *c = &f->calls[q->s->call.id];
  for (uint32_t r = 1; r < f->n_regions; r++) {
    const fl_region *branch = &f->regions[r];
    if (branch->func != c->func || branch->kind != FL_REGION_BRANCH || branch->outcome || !branch->test) continue;
    bool sense = branch->form == FL_SENSE_THEN, around = fl_region_holds(f, r, c->region);
    bool before = !around && branch->span.byte_end <= c->span.byte_begin && fl_region_holds(f, branch->parent, c->region) && fl_region_is_left(f, r);
    if ((around || before) && test_decides(q, branch->test, around ? sense : !sense, 0, out)) return *line = f->values[branch->test].line, true;
  }
  return false;
}

// ---- whose clock -----------------------------------------------------------------------------------------------------------------------

// getChangedAt reads the member that changedAt sets.
static bool is_named(fl_str name, fl_str wanted) {
  if (fl_str_starts_c(wanted, "get") && wanted.n > 3) {
    fl_str rest = fl_str_from_pos(wanted, 3);
    return name.n == rest.n && (name.at[0] | 32) == (rest.at[0] | 32) && fl_str_eq(fl_str_from_pos(name, 1), fl_str_from_pos(rest, 1));
  }
  return fl_str_eq(name, wanted);
}

static bool set_in(fl_ask *a, uint32_t file, fl_str name, fl_stamp *out) {
  const fl_facts *f = a->g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    if (target->kind == FL_VAL_FIELD && is_named(f->texts[target->b], name) && fl_stamp_is_wall(a, file, f->assigns[i].val, out)) return true;
  }
  for (uint32_t i = 1; i < f->n_entries; i++)
    if (f->entries[i].key && is_named(f->texts[f->entries[i].key], name) && fl_stamp_is_wall(a, file, f->entries[i].val, out)) return true;
  for (uint32_t i = 1; i < f->n_args; i++)
    if (f->args[i].name && is_named(f->texts[f->args[i].name], name) && fl_stamp_is_wall(a, file, f->args[i].val, out)) return true;
  for (uint32_t i = 1; i < f->n_calls; i++) { // order.setChangedAt(now())
    const fl_call *c = &f->calls[i];
    fl_str called = f->texts[c->name];
    bool sets = c->recv && c->n_args == 1 && fl_str_starts_c(called, "set") && fl_str_starts_c(name, "get") && fl_str_eq(fl_str_from_pos(called, 3), fl_str_from_pos(name, 3));
    if (sets && fl_stamp_is_wall(a, file, f->args[c->first_arg].val, out)) return true;
  }
  return false;
}

static bool set_by_wall(fl_ask *a, fl_str name, fl_stamp *out) {
  for (uint32_t file = 1; file <= a->g->n_files; file++) {
    const fl_graph_file *in = a->g->links[file].in;
    if (in->naming && !(fl_graph_file_marks(a->g, file) & (FL_MARK_TEST | FL_MARK_VENDORED | FL_MARK_BROWSER)) && set_in(a, file, name, out)) return true;
  }
  return false;
}

void fl_stamp_by_branch(fl_ask *a, const fl_site *s, fl_stamp *out) {
  asked q = {a, &a->g->links[s->call.file], s->call.file, s};
  member found;
  uint32_t line;
  if (s->effect == FL_EFFECT_unknown || !is_decided(&q, &found, &line)) return;
  *out = (fl_stamp){.form = FL_STAMP_branch, .name = fl_intern_add(&a->g->names, found.name)};
  if (set_by_wall(a, found.name, out)) out->certainty = 2; // it may be another one's member of that name
}
