// What a method of an interface means that the repository declares and only types of libraries fulfil: `GetContext` of what a pool and a
// transaction have in common.
//
// In: calls that go to such a method, and the callers of the functions around them. Out: a target for the row of the library's method, where
// what is handed over, or kept in the field, is known to be of its type.
#include "graph/graph_p.h"

#include "graph/known.h"

enum { DEEPEST = 4, MOST_VALUES = 64 };

typedef struct fulfilled {
  fl_graph *g;
  fl_call_ref call;
  const fl_meaning_row *row; // of the first value that has one
  bool differs;              // another value means something else
  uint32_t n;                // values that were looked at
} fulfilled;

static void look_at(fulfilled *q, uint32_t file, uint32_t val, uint32_t depth);

static void look_at_callers(fulfilled *q, fl_ent param, uint32_t depth) {
  const fl_param *p = &q->g->links[param.file].f->params[param.id];
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(q->g, (fl_func_ref){param.file, p->func}, &callers);
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    fl_call_ref by = callers[i].call;
    bool test = fl_in_test(q->g, by.file, q->g->links[by.file].f->calls[by.id].func) && !fl_in_test(q->g, param.file, p->func);
    uint32_t arg = test ? 0 : fl_arg_of_param(q->g, by, param.file, param.id);
    if (arg) look_at(q, by.file, arg, depth);
  }
}

static void look_at_stored(fulfilled *q, uint64_t field, uint32_t depth) {
  for (uint32_t r = fl_map_get_or(&q->g->field_values, field, 0); r; r = q->g->stored.at[r].next) {
    fl_value_ref at = {q->g->stored.at[r].file, q->g->stored.at[r].val};
    if (at.val && !(q->g->links[at.file].in->marks & FL_MARK_TEST)) look_at(q, at.file, at.val, depth);
  }
}

static void look_at_type(fulfilled *q, fl_tref t) {
  const fl_link *l = &q->g->links[q->call.file];
  const fl_call *c = &l->f->calls[q->call.id];
  uint8_t certainty = 0;
  fl_sym callee = fl_library_method(q->g, q->call.file, c, t, l->sym[c->name], &certainty);
  const fl_meaning_row *row = fl_row_for(q->g, q->call.file, q->call.id, callee);
  if (q->row && row && (row->site != q->row->site || row->protocol != q->row->protocol || row->effect != q->row->effect)) q->differs = true;
  if (!q->row) q->row = row;
}

static void look_at(fulfilled *q, uint32_t file, uint32_t val, uint32_t depth) {
  if (depth > DEEPEST || ++q->n > MOST_VALUES) return;
  fl_tref t = fl_type_of(q->g, file, val);
  if (t.name && !t.id) return look_at_type(q, t);
  fl_ent ent = fl_val_at(q->g, file, val)->kind == FL_VAL_REF ? fl_lookup_value(q->g, file, val) : (fl_ent){0};
  fl_slot_ref slot = ent.kind == FL_ENT_PARAM ? (fl_slot_ref){0} : fl_slot_of(q->g, file, val);
  if (ent.kind == FL_ENT_PARAM) look_at_callers(q, ent, depth + 1);
  if (slot.kind == FL_STORE_FIELD) look_at_stored(q, slot.key, depth + 1);
}

// Is the declared method all that is known of where the call goes?
static bool is_only_declared(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_target *t = l->n_targets[call] == 1 ? &g->targets.at[l->first_target[call]] : NULL;
  const fl_func *f = t && t->func.id ? &g->links[t->func.file].f->funcs[t->func.id] : NULL;
  return f && f->flags & FL_FUNC_ABSTRACT && f->owner && g->links[t->func.file].f->types[f->owner].kind == FL_TYPE_INTERFACE;
}

void fl_resolve_fulfilled(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_call *c = &g->links[file].f->calls[call];
  if (c->form != FL_CALL_METHOD || !c->recv || !is_only_declared(g, file, call)) return;
  fulfilled q = {.g = g, .call = {file, call}};
  look_at(&q, file, c->recv, 0);
  if (q.row) fl_add_row(g, file, call, q.row, q.differs ? 1 : 3);
}
