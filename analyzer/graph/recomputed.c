// Numbers that code computes from what it has read, and writes back: what another one has added in between is lost.
//
// In: a write. Out: whether a field of what it writes was set, in the same function, from the field's own old value, and the object came
// from a read of the same store before:
//
//   account = accounts.find(id); account.balance -= n; accounts.save(account)       the object is written
//   account.update(balance: account.balance - n)                                    the field is written
//   account = db.accounts.find(id); account.balance -= n; db.save_all()             everything that came out of `db` is written
//   cart = parse(cache.get(id)); line = cart.lines.first(); line.count += n; cache.set(id, text(cart))     what it came out of is written
#include "graph/ask_p.h"
#include "graph/recomputed.h"
#include "graph/role_p.h"
#include "graph/summary_p.h"
#include "graph/tally.h"
#include "graph/writes.h"

enum { DEEPEST = 5, MOST_INNER = 32, MOST_SOURCES = 6, DEEPEST_MADE = 3 };

typedef struct write {
  fl_ask *a;
  const fl_link *l;
  const fl_site *site;
  uint32_t file, func, at; // bytes before `at` have run
  const fl_site *read;
  bool is_document; // what is written was made of the object: its bytes, its text
} write;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
  return val;
}

static bool is_text(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_LIST || v->kind == FL_VAL_MAP || v->kind == FL_VAL_CONCAT || (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING);
}

static bool is_number(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  return v->kind == FL_VAL_LIT && (v->op == FL_LIT_INT || v->op == FL_LIT_FLOAT);
}

// ---- arithmetic on a field -------------------------------------------------------------------------------------------------------------

// a.balance, a.balance(), a.getBalance(): `a`, 0 when it is not this field.
static uint32_t object_of_field(const write *w, uint32_t val, fl_sym field) {
  const fl_val *v = &w->l->f->values[bare(w->l->f, val)];
  fl_graph *g = w->a->g;
  if (v->kind == FL_VAL_FIELD) return fl_gsym(g, w->file, v->b) == field ? v->a : 0;
  if (v->kind != FL_VAL_CALL) return 0;
  const fl_call *c = &w->l->f->calls[v->a];
  fl_sym name = fl_gsym(g, w->file, c->name);
  bool reads = c->recv && !c->n_args && (name == field || name == fl_accessor_name(g, "get", field));
  return reads ? c->recv : 0;
}

// The first place in a value that reads the field.
static uint32_t object_in(const write *w, uint32_t val, fl_sym field, uint32_t depth) {
  const fl_facts *f = w->l->f;
  uint32_t found = val ? object_of_field(w, val, field) : 0;
  if (found || !val || depth > DEEPEST) return found;
  const fl_val *v = &f->values[bare(f, val)];
  if (v->kind == FL_VAL_BINOP)
    for (uint32_t i = 0; i < 2 && !found; i++) found = object_in(w, f->elems[v->a + i], field, depth + 1);
  if (v->kind == FL_VAL_CALL)
    for (uint32_t i = 0; i < f->calls[v->a].n_args && !found; i++) found = object_in(w, f->args[f->calls[v->a].first_arg + i].val, field, depth + 1);
  return found;
}

typedef struct sum {
  uint32_t object; // whose field was added to
  uint8_t certainty;
} sum;

static sum sum_in(const write *w, uint32_t val, fl_sym field, uint32_t depth);

static sum sum_of_two(const write *w, uint8_t op, uint32_t a, uint32_t b, fl_sym field) {
  const fl_facts *f = w->l->f;
  bool adds = op == FL_OP_ADD || op == FL_OP_SUB;
  uint32_t object = adds && !is_text(f, a) && !is_text(f, b) ? object_in(w, a, field, 0) : 0;
  if (!object && op == FL_OP_ADD && !is_text(f, a) && !is_text(f, b)) object = object_in(w, b, field, 0);
  return (sum){object, object && (op == FL_OP_SUB || is_number(f, a) || is_number(f, b)) ? 4 : 2};
}

// max(0, a.balance - n), a.getBalance().subtract(n)
static sum sum_of_call(const write *w, uint32_t call, fl_sym field, uint32_t depth) {
  const fl_facts *f = w->l->f;
  const fl_call *c = &f->calls[call];
  if (c->recv && c->n_args == 1 && fl_call_does(w->a->g, w->file, call, FL_DOES_arithmetic)) {
    uint32_t object = object_in(w, c->recv, field, 0);
    if (object) return (sum){object, 4};
  }
  sum found = {0};
  for (uint32_t i = 0; i < c->n_args && !found.object; i++) found = sum_in(w, f->args[c->first_arg + i].val, field, depth + 1);
  return found.object || !c->recv ? found : sum_in(w, c->recv, field, depth + 1);
}

static sum sum_in(const write *w, uint32_t val, fl_sym field, uint32_t depth) {
  const fl_facts *f = w->l->f;
  sum found = {0};
  if (!val || depth > DEEPEST) return found;
  const fl_val *v = &f->values[bare(f, val)];
  if (v->kind == FL_VAL_BINOP) {
    found = sum_of_two(w, v->op, f->elems[v->a], f->elems[v->a + 1], field);
    for (uint32_t i = 0; i < 2 && !found.object; i++) found = sum_in(w, f->elems[v->a + i], field, depth + 1);
  }
  if (v->kind == FL_VAL_CALL) found = sum_of_call(w, v->a, field, depth);
  return found;
}

// ---- where the object came from ------------------------------------------------------------------------------------------------------------

static bool is_read(const write *w, const fl_site *s) {
  const fl_graph *g = w->a->g;
  return s->kind == FL_SITE_remote_call && s->effect == FL_EFFECT_read && fl_str_eq(fl_graph_site_protocol(g, s), fl_graph_site_protocol(g, w->site));
}

// The read that runs in a call, here or in what it calls.
static bool reads_in_call(write *w, uint32_t call) {
  fl_sum_row found[MOST_INNER];
  fl_rows rows = {found, 0, MOST_INNER, false};
  fl_rows_of_call(w->a->g, w->file, call, 4, &rows);
  for (uint32_t i = 0; i < rows.n; i++) {
    const fl_site *s = &w->a->g->sites.at[found[i].site];
    if (is_read(w, s) && found[i].depth < 2 && !(s->func.file && fl_speaks_of_guards(w->a->g, s->func))) return w->read = s, true;
  }
  return false;
}

static bool hands_out(const fl_facts *f, const fl_call *c, fl_graph *g, uint32_t file, fl_slot_ref object) {
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    bool address = v->kind == FL_VAL_OUT || (v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS);
    if (address && fl_same_slot(fl_slot_of(g, file, f->args[c->first_arg + i].val), object)) return true;
  }
  return false;
}

// account = find(id), find(id, &account)
static bool is_loaded(write *w, fl_slot_ref object) {
  const fl_facts *f = w->l->f;
  bool loaded = false;
  if (object.kind != FL_STORE_VAR) return false;
  for (uint32_t c = w->l->func_first_call[w->func]; c && !loaded; c = w->l->call_next[c])
    loaded = f->calls[c].span.byte_begin < w->at && hands_out(f, &f->calls[c], w->a->g, w->file, object) && reads_in_call(w, c);
  for (uint32_t i = 1; i < f->n_assigns && !loaded; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != w->func || a->span.byte_begin >= w->at || !fl_same_slot(fl_slot_of(w->a->g, w->file, a->target), object)) continue;
    const fl_val *v = &f->values[a->val];
    for (uint32_t c = w->l->func_first_call[w->func]; c && !loaded && v->kind != FL_VAL_NEW; c = w->l->call_next[c])
      loaded = f->calls[c].span.byte_begin >= v->byte_begin && f->calls[c].span.byte_end <= v->byte_end && reads_in_call(w, c);
  }
  return loaded;
}

static bool counts_versions(const write *w, uint32_t object) {
  fl_tref t = fl_type_of(w->a->g, w->file, object);
  return t.id && fl_type_counts_versions(w->a->g, t.file, t.id);
}

// ---- the object is changed, then written -----------------------------------------------------------------------------------------------------

// account.withdraw(n), whose body does it.
static sum sum_of_method(const write *w, const fl_call *c, uint32_t call) {
  for (uint32_t i = 0; i < w->l->n_targets[call]; i++) {
    const fl_target *t = &w->a->g->targets.at[w->l->first_target[call] + i];
    const fl_facts *f = t->func.id && t->via == FL_VIA_CALL && t->certainty >= 3 ? w->a->g->links[t->func.file].f : NULL;
    for (uint32_t k = 1; f && k < f->n_assigns; k++) {
      const fl_assign *a = &f->assigns[k];
      const fl_val *target = &f->values[a->target];
      bool own = a->func == t->func.id && (target->kind == FL_VAL_FIELD ? f->values[target->a].kind == FL_VAL_SELF : fl_slot_of(w->a->g, t->func.file, a->target).kind == FL_STORE_FIELD);
      if (own && (a->op == FL_OP_SUB || (a->op == FL_OP_ADD && !is_text(f, a->val)))) return (sum){c->recv, a->op == FL_OP_SUB ? 4 : 3};
    }
  }
  return (sum){0};
}

// account.setBalance(account.getBalance() - n)
static sum sum_of_setter(const write *w, uint32_t call) {
  fl_graph *g = w->a->g;
  const fl_call *c = &w->l->f->calls[call];
  fl_str name = w->l->f->texts[c->name], rest = fl_str_from_pos(name, 3);
  if (!c->recv || c->form != FL_CALL_METHOD) return (sum){0};
  if (c->n_args != 1 || !fl_str_starts_c(name, "set") || !rest.n) return sum_of_method(w, c, call);
  char property[64];
  uint32_t n = rest.n < sizeof property ? rest.n : (uint32_t)sizeof property;
  for (uint32_t i = 0; i < n; i++) property[i] = i || rest.at[i] < 'A' || rest.at[i] > 'Z' ? rest.at[i] : (char)(rest.at[i] + 32);
  return sum_in(w, w->l->f->args[c->first_arg].val, fl_intern_add(&g->names, (fl_str){property, n}), 0);
}

// By a fixed number: how sure it is that the lost one is missed by somebody.
static uint8_t counts_up(const write *w, uint32_t object, fl_sym field) { return fl_is_tally(w->a->g, field, fl_type_of(w->a->g, w->file, object)) ? 1 : 4; }

static sum sum_of_assign(const write *w, const fl_assign *a) {
  const fl_val *target = &w->l->f->values[a->target];
  if (target->kind != FL_VAL_FIELD) return (sum){0};
  if (a->op == FL_OP_SUB) return (sum){target->a, 4};
  fl_sym field = fl_gsym(w->a->g, w->file, target->b);
  if (a->op == FL_OP_ADD && is_number(w->l->f, a->val)) return (sum){target->a, counts_up(w, target->a, field)};
  if (a->op == FL_OP_ADD) return is_text(w->l->f, a->val) ? (sum){0} : (sum){target->a, 2};
  return a->op ? (sum){0} : sum_in(w, a->val, field, 0);
}

static fl_slot_ref root_of(const write *w, uint32_t val) {
  const fl_facts *f = w->l->f;
  for (uint32_t i = 0; val && i < 8; i++) {
    const fl_val *v = &f->values[bare(f, val)];
    if (v->kind == FL_VAL_CALL) val = f->calls[v->a].recv;
    else if (v->kind == FL_VAL_FIELD && f->values[v->a].kind != FL_VAL_SELF) val = v->a;
    else break;
  }
  return val ? fl_slot_of(w->a->g, w->file, val) : (fl_slot_ref){0};
}

// Is this object what the write writes: its receiver, an argument, what an argument is made of, or everything that came out of its receiver?
static bool is_of(const write *w, uint32_t val, fl_slot_ref object, uint32_t depth) {
  const fl_facts *f = w->l->f;
  if (depth > DEEPEST_MADE) return false;
  if (fl_same_slot(fl_slot_of(w->a->g, w->file, val), object)) return true;
  const fl_val *v = &f->values[bare(f, val)];
  for (uint32_t i = 0; v->kind == FL_VAL_LIST && i < v->n; i++)
    if (is_of(w, f->elems[v->a + i], object, depth + 1)) return true;
  if (v->kind != FL_VAL_CALL && v->kind != FL_VAL_NEW) return false;
  const fl_call *made = &f->calls[v->a]; // object.bytes(), text_of(object), new Entry(key, object.bytes())
  for (uint32_t i = 0; i < made->n_args; i++)
    if (is_of(w, f->args[made->first_arg + i].val, object, depth + 1)) return true;
  return made->recv && !made->n_args && is_of(w, made->recv, object, depth + 1);
}

// The object, or a list of such, and nothing that is made of it.
static bool is_itself(const write *w, uint32_t val, fl_slot_ref object) {
  const fl_facts *f = w->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  bool is = fl_same_slot(fl_slot_of(w->a->g, w->file, val), object);
  for (uint32_t i = 0; v->kind == FL_VAL_LIST && i < v->n && !is; i++) is = fl_same_slot(fl_slot_of(w->a->g, w->file, f->elems[v->a + i]), object);
  return is;
}

static bool is_written(write *w, fl_slot_ref object) {
  const fl_facts *f = w->l->f;
  const fl_call *c = &f->calls[w->site->call.id];
  if (c->recv && fl_same_slot(fl_slot_of(w->a->g, w->file, c->recv), object)) return true;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    if (is_of(w, val, object, 0)) return w->is_document = !is_itself(w, val, object), true;
  }
  return false;
}

// What a variable's value was taken out of, or read from: line = cart.lines.first(), cart = parse(text).
static fl_slot_ref taken_from(const write *w, uint32_t val) {
  const fl_facts *f = w->l->f;
  const fl_val *v = &f->values[bare(f, val)];
  fl_slot_ref root = root_of(w, val);
  if (root.kind == FL_STORE_VAR || v->kind != FL_VAL_CALL || f->calls[v->a].n_args != 1) return root;
  return fl_slot_of(w->a->g, w->file, bare(f, f->args[f->calls[v->a].first_arg].val));
}

// As far as to what was read: what that came out of is the store.
static uint32_t sources_of(write *w, fl_slot_ref object, fl_slot_ref *out, bool *loaded) {
  uint32_t n = 0;
  out[n++] = object;
  for (uint32_t done = 0; done < n; done++) {
    if (is_loaded(w, out[done])) {
      *loaded = true;
      continue;
    }
    for (uint32_t i = 1; i < w->l->f->n_assigns && n < MOST_SOURCES; i++) {
      const fl_assign *a = &w->l->f->assigns[i];
      bool sets = a->func == w->func && a->span.byte_begin < w->at && fl_same_slot(fl_slot_of(w->a->g, w->file, a->target), out[done]);
      fl_slot_ref from = sets ? taken_from(w, a->val) : (fl_slot_ref){0};
      bool known = from.kind != FL_STORE_VAR;
      for (uint32_t k = 0; k < n && !known; k++) known = fl_same_slot(out[k], from);
      if (!known) out[n++] = from;
    }
  }
  return n;
}

static bool is_in_unit(const write *w) {
  const fl_call *c = &w->l->f->calls[w->site->call.id];
  if (c->n_args > 1 || (c->n_args && fl_slot_of(w->a->g, w->file, w->l->f->args[c->first_arg].val).kind != FL_STORE_PARAM)) return false; // it names what it writes
  if (fl_role_model_of(w->a->g, w->site->row, FL_ROLEKIND_key)) return false; // so does a key
  const fl_call *read = w->read && w->read->func.id == w->func && w->read->func.file == w->file ? &w->l->f->calls[w->read->call.id] : NULL;
  fl_slot_ref root = c->recv ? root_of(w, c->recv) : (fl_slot_ref){0};
  return read && read->recv && root.kind && fl_same_slot(root, root_of(w, read->recv));
}

static uint8_t judge(write *w, sum s) {
  fl_slot_ref object = s.object ? fl_slot_of(w->a->g, w->file, s.object) : (fl_slot_ref){0}, from[MOST_SOURCES];
  if (object.kind != FL_STORE_VAR || counts_versions(w, s.object)) return 0;
  bool written = false, loaded = false;
  uint32_t n = sources_of(w, object, from, &loaded);
  for (uint32_t i = 0; i < n && !written; i++) written = is_written(w, from[i]);
  return loaded && (written || is_in_unit(w)) ? s.certainty : 0;
}

// What is said of the write (the read, whether it is a document) is that of its surest change.
static void take(write *w, sum s, write *told, uint8_t *best) {
  write one = *w;
  one.is_document = false;
  uint8_t found = judge(&one, s);
  if (found > *best) *best = found, *told = one;
}

static uint8_t changed_before(write *w) {
  const fl_facts *f = w->l->f;
  write told = *w;
  uint8_t best = 0;
  for (uint32_t i = 1; i < f->n_assigns && best < 4; i++)
    if (f->assigns[i].func == w->func && f->assigns[i].span.byte_end <= w->at) take(w, sum_of_assign(w, &f->assigns[i]), &told, &best);
  for (uint32_t c = w->l->func_first_call[w->func]; c && best < 4; c = w->l->call_next[c])
    if (f->calls[c].span.byte_end <= w->at && c != w->site->call.id) take(w, sum_of_setter(w, c), &told, &best);
  return *w = told, best;
}

// ---- the field is written -----------------------------------------------------------------------------------------------------------------------

static uint8_t written_field(write *w, uint32_t val, fl_sym field, uint32_t depth) {
  const fl_facts *f = w->l->f;
  const fl_val *v = &f->values[val];
  uint8_t best = 0;
  if (field && v->kind != FL_VAL_MAP) {
    sum s = sum_in(w, val, field, 0);
    fl_slot_ref object = s.object ? fl_slot_of(w->a->g, w->file, s.object) : (fl_slot_ref){0};
    return object.kind && !counts_versions(w, s.object) && is_loaded(w, object) ? s.certainty : 0;
  }
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n && depth < DEEPEST && !best; i++)
    best = written_field(w, f->entries[v->a + i].val, fl_gsym(w->a->g, w->file, f->entries[v->a + i].key), depth + 1);
  return best;
}

static uint8_t given_to_write(write *w) {
  const fl_facts *f = w->l->f;
  const fl_call *c = &f->calls[w->site->call.id];
  uint8_t best = 0;
  for (uint32_t i = 0; i < c->n_args && !best; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    best = written_field(w, arg->val, arg->name ? fl_gsym(w->a->g, w->file, arg->name) : 0, 0);
  }
  return best;
}

static uint8_t recomputed(fl_ask *a, const fl_site *s, bool document, const fl_site **read) {
  if (s->form != FL_FORM_CALL || s->kind != FL_SITE_remote_call || s->effect == FL_EFFECT_read) return 0;
  const fl_link *l = &a->g->links[s->call.file];
  if (!l->in->naming) return 0;
  write w = {a, l, s, s->call.file, s->func.id, l->f->calls[s->call.id].span.byte_end, NULL, false};
  uint8_t found = given_to_write(&w);
  w.at = l->f->calls[s->call.id].span.byte_begin;
  if (!found) found = changed_before(&w);
  if (!found) found = fl_recomputed_in_text(a, s, &w.read);
  if (!found || w.is_document != document || fl_speaks_of_guards(a->g, s->func)) return 0;
  return *read = w.read, found;
}

uint8_t fl_ask_recomputed(fl_ask *a, const fl_site *s, const fl_site **read) { return recomputed(a, s, false, read); }

uint8_t fl_recomputed_in_document(fl_ask *a, const fl_site *s, const fl_site **read) { return recomputed(a, s, true, read); }
