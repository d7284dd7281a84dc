// Two calls about one row or document of a store.
//
//   put(table="orders", item={id: id, ..}); get(table="orders", key={id: id})     roles `table` and `row`: what the key holds is in the item
//   order.save(); Order.objects.using("copy").get(pk=order.pk)                    asked with the written object, or with its id
//   res = orders.insert(doc); orders.find({id: res.insertedId})
//
// In: a read and a write before it. Out: whether both are about one row. Values are the same as pair.c compares keys of locks.
#include "graph/same_row.h"

#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/pair_p.h"

enum { DEEPEST = 6 };

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
  return val;
}

// ---- values --------------------------------------------------------------------------------------------------------------------------

typedef struct place {
  uint32_t file, val;
} place;

static bool same(fl_graph *g, place x, place y, uint32_t depth);

// What stands under a name in a map, or in an object that is written with its fields.
static uint32_t under(const fl_graph *g, place p, fl_str name) {
  const fl_facts *f = g->links[p.file].f;
  const fl_val *v = &f->values[bare(f, p.val)];
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++)
    if (f->entries[v->a + i].key && fl_str_eq(f->texts[f->entries[v->a + i].key], name)) return f->entries[v->a + i].val;
  for (uint32_t i = 0; v->kind == FL_VAL_NEW && i < f->calls[v->a].n_args; i++) {
    const fl_arg *arg = &f->args[f->calls[v->a].first_arg + i];
    if (arg->name && fl_str_eq(f->texts[arg->name], name)) return arg->val;
  }
  return 0;
}

// Everything that the smaller one holds is in the larger one: a key and the item that has it.
static bool is_part(fl_graph *g, place small, place large, uint32_t depth) {
  const fl_facts *f = g->links[small.file].f;
  const fl_val *v = &f->values[bare(f, small.val)];
  if (v->kind != FL_VAL_MAP || !v->n) return false;
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    uint32_t there = e->key ? under(g, large, f->texts[e->key]) : 0;
    if (!there || !same(g, (place){small.file, e->val}, (place){large.file, there}, depth + 1)) return false;
  }
  return true;
}

static bool same_arguments(fl_graph *g, place x, place y, uint32_t depth) {
  const fl_facts *f = g->links[x.file].f, *h = g->links[y.file].f;
  const fl_call *c = &f->calls[f->values[x.val].a], *d = &h->calls[h->values[y.val].a];
  if (!c->n_args || c->n_args != d->n_args || fl_gsym(g, x.file, c->name) != fl_gsym(g, y.file, d->name)) return false;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (!same(g, (place){x.file, f->args[c->first_arg + i].val}, (place){y.file, h->args[d->first_arg + i].val}, depth + 1)) return false;
  return true;
}

static bool same(fl_graph *g, place x, place y, uint32_t depth) {
  if (!x.val || !y.val || depth > DEEPEST) return false;
  x.val = bare(g->links[x.file].f, x.val), y.val = bare(g->links[y.file].f, y.val);
  if (x.file == y.file && x.val == y.val) return true;
  if (fl_same_value(g, x.file, x.val, y.file, y.val)) return true;
  uint8_t kind = fl_val_at(g, x.file, x.val)->kind, other = fl_val_at(g, y.file, y.val)->kind;
  if (kind == FL_VAL_MAP && other == FL_VAL_MAP) return is_part(g, x, y, depth) || is_part(g, y, x, depth);
  return (kind == FL_VAL_NEW && other == FL_VAL_NEW) && same_arguments(g, x, y, depth);
}

// ---- roles -----------------------------------------------------------------------------------------------------------------------------

static place role_place(fl_ask *a, const fl_site *s, uint8_t role, fl_str *text) {
  const fl_resolution *r = fl_ask_role(a, s, role);
  if (r->n != 1) return (place){0};
  if (r->at[0].value_text) *text = fl_intern_text(&a->g->names, r->at[0].value_text);
  return (place){r->at[0].value_ref.file, r->at[0].value_ref.id};
}

enum { UNTOLD, DIFFERS, AGREES };

static int compare_tables(fl_ask *a, const fl_site *s, const fl_site *t) {
  fl_str x_text = {0}, y_text = {0};
  place x = role_place(a, s, FL_ROLEKIND_table, &x_text), y = role_place(a, t, FL_ROLEKIND_table, &y_text);
  if (x_text.n && y_text.n) return fl_str_eq(x_text, y_text) ? AGREES : DIFFERS;
  if (x.val && y.val) return same(a->g, x, y, 0) ? AGREES : DIFFERS;
  return UNTOLD;
}

static bool has_role(const fl_graph *g, const fl_site *s, uint8_t role) {
  const fl_role_model *m = s->row && s->row->n_roles ? fl_models_roles(g->models, s->row->first_role) : NULL;
  for (uint32_t i = 0; m && i < s->row->n_roles; i++)
    if (m[i].role == role) return true;
  return false;
}

// Order.objects and an Order, orders of a collection: what both are asked of is of one type, or one object.
static bool is_one_table(fl_ask *a, const fl_site *s, const fl_site *t) {
  int told = compare_tables(a, s, t);
  if (told != UNTOLD) return told == AGREES;
  if (fl_are_of_one_object(a, s, t)) return !has_role(a->g, s, FL_ROLEKIND_table); // a client of all tables
  return fl_are_of_one_type(a, s, t);
}

// ---- asked with what was written ---------------------------------------------------------------------------------------------------------

static bool is_slot_of_write(fl_graph *g, const fl_site *w, fl_slot_ref slot) {
  const fl_facts *f = g->links[w->call.file].f;
  const fl_call *c = &f->calls[w->call.id];
  if (!slot.kind) return false;
  if (c->recv && fl_same_slot(fl_slot_of(g, w->call.file, bare(f, c->recv)), slot)) return true;
  if (fl_same_slot(fl_slot_of_result(g, w), slot)) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_same_slot(fl_slot_of(g, w->call.file, bare(f, f->args[c->first_arg + i].val)), slot)) return true;
  return false;
}

static bool names_an_id(const fl_graph *g, fl_str name) { return fl_has_word_of(g, FL_VOCABULARY_ids, name); }

// order, order.id, order.getId(), {id: order.id}
static bool is_of_written(fl_graph *g, uint32_t file, uint32_t val, const fl_site *w, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val = bare(f, val)];
  if (depth > DEEPEST) return false;
  if (v->kind == FL_VAL_REF) return is_slot_of_write(g, w, fl_slot_of(g, file, val));
  if (v->kind == FL_VAL_FIELD) return names_an_id(g, f->texts[v->b]) && is_of_written(g, file, v->a, w, depth + 1);
  if (v->kind == FL_VAL_CALL && f->calls[v->a].recv && !f->calls[v->a].n_args)
    return names_an_id(g, f->texts[f->calls[v->a].name]) && is_of_written(g, file, f->calls[v->a].recv, w, depth + 1);
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++)
    if (f->entries[v->a + i].key && names_an_id(g, f->texts[f->entries[v->a + i].key]) && is_of_written(g, file, f->entries[v->a + i].val, w, depth + 1)) return true;
  return false;
}

// By an argument of the read, or of the question that it ends: `filter(id=order.id).first()`.
static bool asks_with_written(fl_graph *g, const fl_site *read, const fl_site *w) {
  const fl_facts *f = g->links[read->call.file].f;
  uint32_t call = read->call.id;
  if (read->call.file != w->call.file) return false; // also in a block inside of the function
  for (uint32_t hops = 0; call && hops < DEEPEST; hops++) {
    const fl_call *c = &f->calls[call];
    for (uint32_t i = 0; i < c->n_args; i++)
      if (is_of_written(g, read->call.file, f->args[c->first_arg + i].val, w, 0)) return true;
    const fl_val *recv = c->recv ? &f->values[bare(f, c->recv)] : NULL;
    call = recv && recv->kind == FL_VAL_CALL ? recv->a : 0;
  }
  return false;
}

uint8_t fl_ask_same_row(fl_ask *a, const fl_site *read, const fl_site *write, bool *unseen) {
  fl_str text = {0};
  if (read->form != FL_FORM_CALL || write->form != FL_FORM_CALL) return 0;
  if (!is_one_table(a, read, write)) return 0;
  place x = role_place(a, read, FL_ROLEKIND_row, &text), y = role_place(a, write, FL_ROLEKIND_row, &text);
  bool here = read->func.file == write->func.file && read->func.id == write->func.id;
  if (x.val && y.val && same(a->g, x, y, 0)) return here ? 4 : 2; // a parameter elsewhere is only called the same
  if (asks_with_written(a->g, read, write)) return 4;
  return *unseen = true, 0;
}
