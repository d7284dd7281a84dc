// Documents that code reads whole, changes, and writes back whole: what another one has written in between is gone.
//
// In: a write. Out: whether what it writes is an object that came out of a read of the same store, asked with the same key, and that was
// changed in the meantime:
//
//   cart = JSON.parse(await redis.get(id)); cart.items.push(item); redis.set(id, JSON.stringify(cart))
//   orders.findOne({name}).then((found) => { found.list.push(x); orders.updateOne({name}, {$set: {list: found.list}}) })
//
// The object may be handed to a function that writes it (`save(id, cart)`), and reads may be answered by callbacks. A write under another
// key is a copy, and one whose value was made here loses nothing that it has read: neither counts.
#include "graph/ask_p.h"
#include "graph/pair_p.h"
#include "graph/recomputed.h"
#include "graph/summary_p.h"
#include "graph/writes.h"

enum { DEEPEST = 6, MOST_INNER = 32, MOST_CALLERS = 8, MOST_STEPS = 1000 }; // steps: values that are looked at for one write; each reads its file once

typedef struct place {
  uint32_t file, val;
} place;
typedef struct write {
  fl_ask *a;
  fl_graph *g;
  const fl_site *site;
  fl_call_ref by; // the call that hands the object to the function of the write; id 0: it is written where it was read
  uint32_t file, at; // bytes of the file before `at` have run
  const fl_site *read;
  fl_call_ref read_by; // as `by`, of the read
  uint32_t steps;
  fl_reads reads; // where several hand the object to the function of the write, that of each
  fl_call_ref *all; // where somebody asks: `by` of each caller that does so
  uint32_t n_all, cap;
} write;

// ---- where the object came from -------------------------------------------------------------------------------------------------------

static const fl_site *read_at(const write *w, uint32_t file, uint32_t call) {
  for (uint32_t i = fl_first_site_of(w->g, file, call); i && i < w->g->sites.n && w->g->sites.at[i].call.id == call && w->g->sites.at[i].call.file == file; i++) {
    const fl_site *s = &w->g->sites.at[i];
    bool reads = s->kind == FL_SITE_remote_call && s->effect == FL_EFFECT_read;
    if (reads && fl_str_eq(fl_graph_site_protocol(w->g, s), fl_graph_site_protocol(w->g, w->site))) return s;
  }
  return NULL;
}

// The read that the call is, or that runs in the function that it calls.
static const fl_site *read_in(write *w, uint32_t file, uint32_t call) {
  const fl_site *own = read_at(w, file, call);
  const fl_link *l = &w->g->links[file];
  w->read_by = (fl_call_ref){0, 0};
  for (uint32_t i = 0; !own && i < l->n_targets[call]; i++) {
    const fl_target *t = &w->g->targets.at[l->first_target[call] + i];
    const fl_link *to = t->func.id && t->via == FL_VIA_CALL && t->certainty >= 3 ? &w->g->links[t->func.file] : NULL;
    for (uint32_t c = to ? to->func_first_call[t->func.id] : 0; c && !own; c = to->call_next[c]) own = read_at(w, t->func.file, c);
    if (own) w->read_by = (fl_call_ref){file, call};
  }
  return own;
}

static bool comes_from_read(write *w, uint32_t file, uint32_t val, uint32_t depth);

static bool any_of(write *w, uint32_t file, const fl_call *c, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (comes_from_read(w, file, f->args[c->first_arg + i].val, depth + 1)) return true;
  return c->recv && comes_from_read(w, file, c->recv, depth + 1);
}

static bool is_handed_out(write *w, uint32_t file, const fl_call *c, fl_slot_ref object) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    bool address = v->kind == FL_VAL_OUT || (v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS);
    if (address && fl_same_slot(fl_slot_of(w->g, file, f->args[c->first_arg + i].val), object)) return true;
  }
  return false;
}

// cart = decode(read(id)), decode(read(id), &cart)
static bool is_loaded(write *w, uint32_t file, fl_slot_ref object, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool before = a->span.byte_begin < w->at && !a->op && f->values[a->target].kind == FL_VAL_REF;
    if (before && fl_same_slot(fl_slot_of(w->g, file, a->target), object) && comes_from_read(w, file, a->val, depth + 1)) return true;
  }
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (f->calls[c].span.byte_begin < w->at && is_handed_out(w, file, &f->calls[c], object) && any_of(w, file, &f->calls[c], depth)) return true;
  return false;
}

// What a callback is given that the read, or what was done to its answer, runs.
static bool is_given(write *w, uint32_t file, uint32_t param, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  uint32_t func = f->params[param].func, call = f->funcs[func].flags & FL_FUNC_LAMBDA ? fl_map_get_or(&w->g->lambda_calls, FL_KEY(file, func), 0) : 0;
  if (!call) return false;
  if ((w->read = read_in(w, file, call))) return true;
  return f->calls[call].recv && comes_from_read(w, file, f->calls[call].recv, depth + 1);
}

static bool comes_from_place(write *w, uint32_t file, uint32_t val, uint32_t depth) {
  fl_slot_ref slot = fl_slot_of(w->g, file, val);
  if (slot.kind == FL_STORE_PARAM) return is_given(w, file, (uint32_t)slot.key, depth);
  return slot.kind == FL_STORE_VAR && is_loaded(w, file, slot, depth);
}

static bool comes_from_read(write *w, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST || v->byte_begin >= w->at || w->steps++ >= MOST_STEPS) return false;
  switch (v->kind) {
  case FL_VAL_REF: return comes_from_place(w, file, val, depth);
  case FL_VAL_CALL:
    if ((w->read = read_in(w, file, v->a))) return true;
    return any_of(w, file, &f->calls[v->a], depth);
  case FL_VAL_FIELD:
  case FL_VAL_INDEX:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_UNARY: return comes_from_read(w, file, v->a, depth + 1);
  case FL_VAL_COND: return comes_from_read(w, file, f->elems[v->a + 1], depth + 1) || comes_from_read(w, file, f->elems[v->a + 2], depth + 1);
  case FL_VAL_BINOP:
    if (v->op != FL_OP_OR && v->op != FL_OP_COALESCE) return false;
    return comes_from_read(w, file, f->elems[v->a], depth + 1) || comes_from_read(w, file, f->elems[v->a + 1], depth + 1);
  default: return false;
  }
}

// ---- what is done to it -----------------------------------------------------------------------------------------------------------------

static bool is_rooted(const write *w, uint32_t file, uint32_t val, fl_slot_ref object) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t hops = 0; val && hops < DEEPEST; hops++) {
    const fl_val *v = &f->values[val];
    if (v->kind == FL_VAL_REF) return fl_same_slot(fl_slot_of(w->g, file, val), object);
    if (v->kind != FL_VAL_FIELD && v->kind != FL_VAL_INDEX && v->kind != FL_VAL_CAST && v->kind != FL_VAL_UNARY) return false;
    val = v->a;
  }
  return false;
}

// cart.total = x, cart.items[i] = y, cart.items.push(z)
static bool is_changed(const write *w, uint32_t file, fl_slot_ref object) {
  const fl_facts *f = w->g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    uint8_t kind = f->values[a->target].kind;
    if ((kind == FL_VAL_FIELD || kind == FL_VAL_INDEX) && a->span.byte_begin < w->at && is_rooted(w, file, a->target, object)) return true;
  }
  for (uint32_t i = 1; i < f->n_calls; i++) {
    const fl_call *c = &f->calls[i];
    bool told = c->form == FL_CALL_METHOD && (c->flags & FL_CALL_IGNORED) && c->n_args && c->span.byte_begin < w->at;
    if (told && is_rooted(w, file, c->recv, object)) return true;
  }
  return false;
}

// ---- the same key -----------------------------------------------------------------------------------------------------------------------

// As the code sees it that called the function: a parameter is what was handed over.
static place seen_by(fl_graph *g, uint32_t file, uint32_t val, fl_call_ref by) {
  fl_slot_ref slot = by.id ? fl_slot_of(g, file, val) : (fl_slot_ref){0};
  uint32_t given = slot.kind == FL_STORE_PARAM && fl_val_at(g, file, val)->kind == FL_VAL_REF ? fl_arg_of_param(g, by, file, (uint32_t)slot.key) : 0;
  return given ? (place){by.file, given} : (place){file, val};
}

static bool is_same(const write *w, place x, place y, uint32_t depth) {
  const fl_val *a = fl_val_at(w->g, x.file, x.val), *b = fl_val_at(w->g, y.file, y.val);
  if (fl_same_value(w->g, x.file, x.val, y.file, y.val)) return true;
  if (a->kind != b->kind || depth > DEEPEST) return false;
  const fl_facts *f = w->g->links[x.file].f, *h = w->g->links[y.file].f;
  if (a->kind == FL_VAL_FIELD) return fl_gsym(w->g, x.file, a->b) == fl_gsym(w->g, y.file, b->b) && is_same(w, (place){x.file, a->a}, (place){y.file, b->a}, depth + 1);
  if (a->kind != FL_VAL_MAP || a->n != b->n || !a->n) return false;
  for (uint32_t i = 0; i < a->n; i++) {
    const fl_entry *e = &f->entries[a->a + i], *d = &h->entries[b->a + i];
    bool same = e->key && fl_gsym(w->g, x.file, e->key) == fl_gsym(w->g, y.file, d->key);
    if (!same || !is_same(w, (place){x.file, e->val}, (place){y.file, d->val}, depth + 1)) return false;
  }
  return true;
}

// All that the read was asked with, the write is told as well, in the same places.
static bool is_one_key(const write *w) {
  const fl_facts *f = w->g->links[w->read->call.file].f, *h = w->g->links[w->site->call.file].f;
  const fl_call *r = &f->calls[w->read->call.id], *c = &h->calls[w->site->call.id];
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->n_args; i++) {
    uint32_t asked = f->args[r->first_arg + i].val;
    if (f->values[asked].kind == FL_VAL_LAMBDA) continue;
    if (i >= c->n_args) return false;
    place x = seen_by(w->g, w->read->call.file, asked, w->read_by), y = seen_by(w->g, w->site->call.file, h->args[c->first_arg + i].val, w->by);
    if (!is_same(w, x, y, 0)) return false;
    n++;
  }
  return n > 0;
}

static bool is_one_store(const write *w) {
  uint32_t x = w->g->links[w->read->call.file].f->calls[w->read->call.id].recv, y = w->g->links[w->site->call.file].f->calls[w->site->call.id].recv;
  return x && y && is_same(w, (place){w->read->call.file, x}, (place){w->site->call.file, y}, 0);
}

// ---- what is written --------------------------------------------------------------------------------------------------------------------

static bool is_rewritten(write *w, uint32_t val) {
  fl_slot_ref object = fl_slot_of(w->g, w->file, val);
  if (object.kind != FL_STORE_VAR && object.kind != FL_STORE_PARAM) return false;
  if (!is_changed(w, w->file, object) || !comes_from_place(w, w->file, val, 0)) return false;
  fl_func_ref here = {w->file, fl_func_at(w->g->links[w->file].f, w->at)};
  return is_one_store(w) && is_one_key(w) && !fl_speaks_of_guards(w->g, here);
}

// A parameter of the function that writes: what its callers hand over.
static bool is_handed_in(write *w, uint32_t param) {
  fl_func_ref func = {w->site->call.file, w->g->links[w->site->call.file].f->params[param].func};
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(w->g, func, &callers);
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 3) continue;
    uint32_t val = fl_arg_of_param(w->g, callers[i].call, func.file, param);
    w->by = callers[i].call, w->file = callers[i].call.file;
    w->at = w->g->links[w->file].f->calls[callers[i].call.id].span.byte_begin;
    if (!val || fl_val_at(w->g, w->file, val)->kind != FL_VAL_REF || !is_rewritten(w, val)) continue;
    if (w->n_all < w->cap) w->all[w->n_all++] = callers[i].call;
    if (w->reads.n < FL_MOST_READS) w->reads.at[w->reads.n++] = w->read;
  }
  if (!w->reads.n || w->all) return false; // whoever asks for all of them goes on
  w->read = w->reads.at[0];
  return true;
}

static bool is_object(write *w, uint32_t val) {
  const fl_facts *f = w->g->links[w->site->call.file].f;
  w->file = w->site->call.file, w->at = f->calls[w->site->call.id].span.byte_begin, w->by = (fl_call_ref){0, 0};
  if (is_rewritten(w, val)) return true;
  fl_slot_ref slot = fl_slot_of(w->g, w->site->call.file, val);
  return slot.kind == FL_STORE_PARAM && is_handed_in(w, (uint32_t)slot.key);
}

static bool writes_object(write *w, uint32_t val, uint32_t depth);

// text := encode(cart)
static bool is_made_of_object(write *w, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[w->site->call.file].f;
  fl_slot_ref slot = fl_slot_of(w->g, w->site->call.file, val);
  uint32_t end = f->calls[w->site->call.id].span.byte_begin;
  for (uint32_t i = 1; slot.kind == FL_STORE_VAR && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    bool made = a->span.byte_begin < end && a->func == w->site->func.id && f->values[a->val].kind == FL_VAL_CALL && fl_same_slot(fl_slot_of(w->g, w->site->call.file, a->target), slot);
    if (made && writes_object(w, a->val, depth + 1)) return true;
  }
  return false;
}

// encode(cart), {$set: {list: list}}
static bool writes_object(write *w, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->g->links[w->site->call.file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST || w->steps++ >= MOST_STEPS) return false;
  switch (v->kind) {
  case FL_VAL_REF: return is_object(w, val) || is_made_of_object(w, val, depth);
  case FL_VAL_FIELD:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_UNARY: return writes_object(w, v->a, depth + 1);
  case FL_VAL_CALL:
    for (uint32_t i = 0; i < f->calls[v->a].n_args; i++)
      if (writes_object(w, f->args[f->calls[v->a].first_arg + i].val, depth + 1)) return true;
    return false;
  case FL_VAL_MAP:
    for (uint32_t i = 0; i < v->n; i++)
      if (writes_object(w, f->entries[v->a + i].val, depth + 1)) return true;
    return false;
  default: return false;
  }
}

// What stands behind the key.
static bool writes_any(write *w) {
  const fl_link *l = &w->g->links[w->site->call.file];
  const fl_call *c = &l->f->calls[w->site->call.id];
  bool found = false;
  for (uint32_t i = 1; i < c->n_args && !found; i++) found = writes_object(w, l->f->args[c->first_arg + i].val, 0);
  return found;
}

static bool may_be_one(const fl_graph *g, const fl_site *s) {
  return s->form == FL_FORM_CALL && s->kind == FL_SITE_remote_call && s->effect != FL_EFFECT_read && g->links[s->call.file].in->naming;
}

uint32_t fl_ask_rewritten_by(fl_ask *a, const fl_site *s, fl_call_ref *out, uint32_t cap) {
  write w = {.a = a, .g = a->g, .site = s, .all = out, .cap = cap};
  return may_be_one(a->g, s) && !writes_any(&w) ? w.n_all : 0;
}

uint8_t fl_ask_rewritten(fl_ask *a, const fl_site *s, const fl_site **read, fl_reads *handed) {
  *handed = (fl_reads){.n = 0};
  write w = {.a = a, .g = a->g, .site = s};
  if (!may_be_one(a->g, s)) return 0;
  if (!writes_any(&w)) return fl_recomputed_in_document(a, s, read);
  if (fl_speaks_of_guards(a->g, s->func)) return 0;
  return *read = w.read, *handed = w.reads, w.by.id || w.read_by.id ? 3 : 4;
}
