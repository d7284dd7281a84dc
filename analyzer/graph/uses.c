// What is stored where, and what is done to it afterwards.
//
// In: assignments, literals and calls. Out: per field of a type every value that is stored in it anywhere (one abstract field per
// type and name, without telling objects apart: cheap, and on real code precise enough); per variable, parameter and field the
// places that set a property of the object in it, call a method on it or pass it on.
#include "graph/accessor_p.h"
#include "graph/chunk.h"
#include "graph/graph_p.h"

#include <string.h>

static void store(fl_graph *g, fl_map *map, uint64_t key, fl_stored value) {
  value.next = 0, value.key = key;
  fl_array_push(&g->stored, value);
  uint32_t added = g->stored.n - 1, *first = fl_map_at(map, key), at = *first;
  if (!at) {
    *first = added;
    return;
  }
  while (g->stored.at[at].next) at = g->stored.at[at].next;
  g->stored.at[at].next = added;
}

// The type that declares a field, seen from a type that has it: the type itself when nobody declares it.
static uint64_t field_key(fl_graph *g, fl_tref t, fl_sym field) {
  fl_ent member = fl_type_field(g, t.file, t.id, field, 0);
  if (member.kind == FL_ENT_VAR) {
    const fl_var *v = &g->links[member.file].f->vars[member.id];
    if (v->kind == FL_VAR_FIELD) return FL_KEY(fl_dense_type(g, member.file, v->type_owner), field);
  }
  if (fl_is_property(g, member)) return FL_KEY(fl_dense_type(g, member.file, g->links[member.file].f->funcs[member.id].owner), field);
  return FL_KEY(fl_dense_type(g, t.file, t.id), field);
}

fl_slot_ref fl_slot_of_field(fl_graph *g, fl_tref type, fl_sym field) { return (fl_slot_ref){FL_STORE_FIELD, field_key(g, type, field)}; }

static fl_slot_ref slot_of_property(const fl_graph *g, fl_ent ent) {
  const fl_func *getter = &g->links[ent.file].f->funcs[ent.id];
  if (!getter->owner) return (fl_slot_ref){0};
  return (fl_slot_ref){FL_STORE_FIELD, FL_KEY(fl_dense_type(g, ent.file, getter->owner), fl_gsym(g, ent.file, getter->name))};
}

static fl_slot_ref slot_of_ent(const fl_graph *g, fl_ent ent) {
  if (ent.kind == FL_ENT_PARAM) return (fl_slot_ref){FL_STORE_PARAM, FL_KEY(ent.file, ent.id)};
  if (fl_is_property(g, ent)) return slot_of_property(g, ent);
  if (ent.kind != FL_ENT_VAR) return (fl_slot_ref){0};
  const fl_var *v = &g->links[ent.file].f->vars[ent.id];
  if (v->kind != FL_VAR_FIELD) return (fl_slot_ref){FL_STORE_VAR, FL_KEY(ent.file, ent.id)};
  return (fl_slot_ref){FL_STORE_FIELD,
                       FL_KEY(fl_dense_type(g, ent.file, v->type_owner), fl_gsym(g, ent.file, v->name))};
}

// `x.client` where a method gives back what a field keeps (attr_reader, `@client ||= make`): the field.
static fl_slot_ref slot_of_call(fl_graph *g, uint32_t file, uint32_t call) {
  fl_ent field = fl_field_read(g, file, call), func = {0};
  uint8_t certainty;
  const fl_naming *naming = g->links[file].in->naming;
  if (field.kind) return slot_of_ent(g, field);
  uint32_t held = fl_unwrapped(g, file, call);
  if (held) return fl_slot_of(g, file, held);
  if (naming->pointers && g->links[file].f->calls[call].n_args) return fl_expanded_slot(g, file, call);
  if (!(naming->methods_apart || naming->pointers) || g->links[file].f->calls[call].n_args) return (fl_slot_ref){0};
  fl_callee_name(g, file, call, &func, &certainty);
  const fl_facts *f = func.kind == FL_ENT_FUNC ? g->links[func.file].f : NULL;
  uint32_t val = 0, returns = 0;
  for (uint32_t i = f ? g->links[func.file].first_return[func.id] : 0; i; i = g->links[func.file].next_return[i]) val = f->exits[i].val, returns++;
  if (returns != 1 || !val) return (fl_slot_ref){0};
  if (f->values[val].kind == FL_VAL_ASSIGN) val = f->assigns[f->values[val].a].target;
  bool plain = f->values[val].kind == FL_VAL_FIELD || (naming->implicit_members && f->values[val].kind == FL_VAL_REF);
  fl_slot_ref slot = plain ? fl_slot_of(g, func.file, val) : (fl_slot_ref){0};
  return slot.kind == FL_STORE_FIELD ? slot : (fl_slot_ref){0};
}

// The object that a block or an extension runs on.
static fl_slot_ref self_slot(uint32_t file, uint32_t func) {
  return func ? (fl_slot_ref){FL_STORE_SELF, FL_KEY(file, func)} : (fl_slot_ref){0};
}

// A plain name that is a member of such an object.
fl_slot_ref fl_slot_behind(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind != FL_VAL_REF || !g->links[file].in->naming->implicit_members) return (fl_slot_ref){0};
  fl_ent ent = fl_lookup_value(g, file, val);
  if (!ent.kind) ent = fl_inherited_member(g, file, fl_func_of_val(g, file, val), fl_gsym(g, file, v->a));
  return ent.kind == FL_ENT_IMPLICIT && fl_self_type(g, ent.file, ent.id).name ? self_slot(ent.file, ent.id) : (fl_slot_ref){0};
}

fl_slot_ref fl_slot_of(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  switch (v->kind) {
  case FL_VAL_REF: return slot_of_ent(g, fl_lookup_value(g, file, val));
  case FL_VAL_CALL: return slot_of_call(g, file, v->a);
  case FL_VAL_SELF: return self_slot(file, fl_self_func(g, file, fl_func_of_val(g, file, val)));
  case FL_VAL_UNARY:
  case FL_VAL_AWAIT:
  case FL_VAL_CAST: return fl_slot_of(g, file, v->a);
  case FL_VAL_FIELD: {
    fl_ent ent = fl_lookup_value(g, file, val);
    if (ent.kind) return slot_of_ent(g, ent);
    fl_tref base = fl_type_of(g, file, v->a);
    return base.id ? (fl_slot_ref){FL_STORE_FIELD, field_key(g, base, fl_gsym(g, file, v->b))}
                   : (fl_slot_ref){0};
  }
  default: return (fl_slot_ref){0};
  }
}

// ---- fields ------------------------------------------------------------------------------------------------------------------

// app.conf.limit = 5: settings of a library's object that a program has one of are known by the type's name.
static void store_shared(fl_graph *g, uint32_t file, const fl_val *target, fl_stored value) {
  if (fl_val_at(g, file, target->a)->kind != FL_VAL_FIELD) return;
  fl_tref base = fl_type_of(g, file, target->a);
  if (!base.name || base.id || base.flags) return;
  char name[FL_MAX_NAME];
  fl_str type = fl_intern_text(&g->names, base.name), field = g->links[file].f->texts[target->b];
  if (type.n + field.n + 1 >= sizeof name) return;
  memcpy(name, type.at, type.n), name[type.n] = '.', memcpy(name + type.n + 1, field.at, field.n);
  store(g, &g->settings, fl_intern_add(&g->names, (fl_str){name, type.n + 1 + field.n}), value);
}

static void store_assign(fl_graph *g, uint32_t file, uint32_t assign) {
  const fl_link *l = &g->links[file];
  const fl_assign *a = &l->f->assigns[assign];
  const fl_val *target = fl_val_at(g, file, a->target);
  fl_stored value = {.file = file, .val = a->val, .assign = assign};
  if (a->var && l->f->vars[a->var].kind == FL_VAR_FIELD) {
    const fl_var *v = &l->f->vars[a->var];
    store(g, &g->field_values, FL_KEY(fl_dense_type(g, file, v->type_owner), l->sym[v->name]), value);
    return;
  }
  if (target->kind == FL_VAL_REF && !l->in->naming->implicit_members) return;
  if (target->kind == FL_VAL_FIELD) {
    fl_ent ent = fl_lookup_value(g, file, a->target);
    if (ent.kind == FL_ENT_EXTERN) return store(g, &g->settings, ent.name, value);
    store_shared(g, file, target, value);
  }
  fl_slot_ref slot = fl_slot_of(g, file, a->target);
  if (slot.kind == FL_STORE_FIELD) store(g, &g->field_values, slot.key, value);
}

static fl_sym field_at(const fl_graph *g, uint32_t file, uint32_t type, uint32_t position) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_vars; i++)
    if (l->f->vars[i].kind == FL_VAR_FIELD && l->f->vars[i].type_owner == type && position-- == 0)
      return l->sym[l->f->vars[i].name];
  return 0;
}

static uint32_t position_of(const fl_graph *g, uint32_t file, uint32_t type, fl_sym field) {
  const fl_link *l = &g->links[file];
  uint32_t position = 0;
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    if (l->f->vars[i].kind != FL_VAR_FIELD || l->f->vars[i].type_owner != type) continue;
    if (l->sym[l->f->vars[i].name] == field) return position;
    position++;
  }
  return position;
}

static bool is_record(fl_graph *g, uint32_t file, const fl_call *c) { // Point.new(1, 2) of Struct.new(:x, :y)
  if (c->form != FL_CALL_NEW || !c->callee || !g->links[file].in->naming->methods_apart) return false;
  fl_ent ent = fl_lookup_value(g, file, c->callee);
  return ent.kind == FL_ENT_TYPE && g->links[ent.file].f->types[ent.id].kind == FL_TYPE_STRUCT;
}

// `new T(...) { Name = value }`
static void store_initialiser(fl_graph *g, uint32_t file, const fl_call *c) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[c->init];
  fl_tref t = v->kind == FL_VAL_MAP && c->value ? fl_type_of(g, file, c->value) : (fl_tref){0};
  for (uint32_t i = 0; t.id && i < v->n; i++) {
    const fl_entry *e = &l->f->entries[v->a + i];
    if (e->key) store(g, &g->field_values, field_key(g, t, l->sym[e->key]), (fl_stored){.file = file, .val = e->val});
  }
}

// `T{timeout: x}` and, for types without a constructor of their own, `T(timeout=x)`.
static void store_literal(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (c->init) store_initialiser(g, file, c);
  bool literal = c->form == FL_CALL_LITERAL || is_record(g, file, c);
  bool constructs = c->form == FL_CALL_PLAIN && l->in->naming->type_call_constructs;
  if ((!literal && !constructs) || !c->n_args || !c->callee) return;
  fl_ent ent = fl_lookup_value(g, file, c->callee);
  if (ent.kind != FL_ENT_TYPE) return;
  fl_tref t = {0, ent.file, ent.id, 4, 0, 0};
  uint32_t position = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &l->f->args[c->first_arg + i];
    fl_sym field = literal && !arg->name ? field_at(g, ent.file, ent.id, position++)
                                         : 0; // T{x, y}: in order of declaration
    if (field) store(g, &g->field_values, field_key(g, t, field), (fl_stored){.file = file, .val = arg->val});
    if (arg->name && literal) position = position_of(g, ent.file, ent.id, l->sym[arg->name]) + 1; // {.b = 1, 2}: what follows b
    if (arg->name)
      store(g, &g->field_values, field_key(g, t, l->sym[arg->name]), (fl_stored){.file = file, .val = arg->val});
  }
}

void fl_index_fields_of(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  if (!l->in->naming) return;
  for (uint32_t i = 1; i < l->f->n_assigns; i++) {
    uint8_t kind = fl_val_at(g, file, l->f->assigns[i].target)->kind;
    if (kind == FL_VAL_FIELD || l->in->naming->implicit_members || l->f->assigns[i].var) store_assign(g, file, i);
  }
  for (uint32_t i = 1; i < l->f->n_calls; i++) store_literal(g, file, i);
}

void fl_index_fields(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) fl_index_fields_of(g, file);
}

void fl_store_again(fl_graph *g, fl_stored s) { store(g, s.key >> 32 ? &g->field_values : &g->settings, s.key, s); }

// ---- uses --------------------------------------------------------------------------------------------------------------------

typedef struct used {
  uint64_t key;
  uint32_t file, id;
  uint8_t slot, kind, arg; // fl_store_kind, fl_use_kind
} used;
typedef struct found_uses { // of some files, the last first
  FL_ARRAY(used) at;
} found_uses;
typedef struct finder {
  fl_graph *g;
  found_uses *out;
} finder;

static void add_use(const finder *to, fl_slot_ref slot, fl_use use) {
  used u = {slot.key, use.file, use.id, slot.kind, use.kind, use.arg};
  if (slot.kind) fl_array_push(&to->out->at, u);
}

static void keep_use(fl_graph *g, const used *u) {
  uint32_t *first = fl_map_at(&g->slot_uses[u->slot], u->key);
  fl_use use = {u->kind, u->arg, u->file, u->id, *first};
  fl_array_push(&g->uses, use);
  *first = g->uses.n - 1;
}

// `client.get(url)`: what a library makes there is an object of its own, which has its own properties.
static bool makes_another(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->returns && !row->returns_path && row->n_sets) return true;
  }
  return false;
}

// The slot nearest to the end of a chain of fields and fluent calls: `this.client` in this.client.defaults.x(), `b` in b.x().y().
static fl_slot_ref root_slot(fl_graph *g, uint32_t file, uint32_t val) {
  for (uint32_t depth = 0; val && depth < 32; depth++) {
    fl_slot_ref slot = fl_slot_of(g, file, val);
    if (!slot.kind) slot = fl_slot_behind(g, file, val);
    const fl_val *v = fl_val_at(g, file, val);
    if (slot.kind) return slot;
    if (v->kind == FL_VAL_FIELD || v->kind == FL_VAL_UNARY || v->kind == FL_VAL_INDEX || v->kind == FL_VAL_CAST)
      val = v->a;
    else if (v->kind == FL_VAL_CALL && !makes_another(g, file, v->a))
      val = g->links[file].f->calls[v->a].recv;
    else
      return (fl_slot_ref){0};
  }
  return (fl_slot_ref){0};
}

// `order.setId(x)` where nobody wrote setId.
static void store_by_accessor(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_ent repo;
  uint8_t certainty;
  if (c->form != FL_CALL_METHOD || c->n_args != 1 || l->n_targets[call] || l->callee[call]) return;
  fl_callee_name(g, file, call, &repo, &certainty);
  if (fl_access_of(g, file, call, repo) < FL_SETS_FIELD) return;
  fl_slot_ref slot = slot_of_ent(g, repo);
  store(g, &g->field_values, slot.key, (fl_stored){.file = file, .val = l->f->args[c->first_arg].val});
}

static void use_in_call(const finder *to, uint32_t file, uint32_t call) {
  fl_graph *g = to->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (c->recv) add_use(to, root_slot(g, file, c->recv), (fl_use){FL_USE_RECEIVER, 0, file, call, 0});
  else if (c->form == FL_CALL_PLAIN && l->in->naming->extensions) // it may be a member of what the code runs on
    add_use(to, self_slot(file, fl_self_func(g, file, c->func)), (fl_use){FL_USE_RECEIVER, 0, file, call, 0});
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (!row || !row->receiver) continue;
    uint32_t recv = fl_receiver_of(g, file, call, row);
    if (recv) add_use(to, root_slot(g, file, recv), (fl_use){FL_USE_RECEIVER, 0, file, call, 0});
    break;
  }
  bool keeps = c->n_args && fl_kept(g, file, call);
  for (uint32_t i = 0; i < c->n_args && !keeps; i++) {
    uint32_t val = l->f->args[c->first_arg + i].val;
    uint8_t kind = val ? fl_val_at(g, file, val)->kind : 0;
    bool held = kind == FL_VAL_CALL && fl_unwrapped(g, file, fl_val_at(g, file, val)->a);
    if (held || kind == FL_VAL_REF || kind == FL_VAL_FIELD || kind == FL_VAL_UNARY || kind == FL_VAL_CAST)
      add_use(to, fl_slot_of(g, file, val),
              (fl_use){FL_USE_ARGUMENT, (uint8_t)(i < 255 ? i : 255), file, call, 0});
  }
}

// `c = s->conn`, `s->conn = c`: what is done to the object under one name is done under the other.
static void alias(const finder *to, uint32_t file, uint32_t assign) {
  fl_graph *g = to->g;
  const fl_assign *a = &g->links[file].f->assigns[assign];
  const fl_val *v = fl_val_at(g, file, a->val);
  uint32_t kept = v->kind == FL_VAL_NEW ? fl_kept(g, file, v->a) : 0, val = kept ? kept : a->val;
  uint8_t kind = fl_val_at(g, file, val)->kind;
  bool held = kind == FL_VAL_CALL && fl_unwrapped(g, file, fl_val_at(g, file, val)->a);
  if (!held && kind != FL_VAL_REF && kind != FL_VAL_FIELD && kind != FL_VAL_UNARY && kind != FL_VAL_CAST) return;
  fl_slot_ref from = fl_slot_of(g, file, val), other = fl_slot_of(g, file, a->target);
  if (other.kind && !fl_same_slot(from, other)) add_use(to, from, (fl_use){FL_USE_ALIAS, 0, file, assign, 0});
}

static void use_in_assign(const finder *to, uint32_t file, uint32_t assign) {
  fl_graph *g = to->g;
  const fl_link *l = &g->links[file];
  const fl_assign *a = &l->f->assigns[assign];
  const fl_val *target = fl_val_at(g, file, a->target);
  fl_use use = {FL_USE_ASSIGN_FIELD, 0, file, assign, 0};
  if (l->in->naming->pointers) alias(to, file, assign);
  if (target->kind == FL_VAL_FIELD || target->kind == FL_VAL_INDEX) add_use(to, root_slot(g, file, target->a), use);
  else if (!a->declares) add_use(to, fl_slot_behind(g, file, a->target), use);
}

static void find_uses(fl_chunk *c) {
  finder f = {c->view, c->rows};
  for (uint32_t file = c->files.last; file >= c->files.first; file--) { // backwards: chains run forwards
    const fl_link *l = &f.g->links[file];
    for (uint32_t i = l->in->naming ? l->f->n_calls : 0; i-- > 1;) use_in_call(&f, file, i);
    for (uint32_t i = l->in->naming ? l->f->n_assigns : 0; i-- > 1;) use_in_assign(&f, file, i);
  }
}

// Places are used a few times each.
static void make_room(fl_graph *g, const fl_chunks *chunks) {
  uint32_t n[FL_N_STORE_KINDS] = {0};
  for (uint32_t i = 0; i < chunks->n; i++) {
    const found_uses *found = chunks->at[i].rows;
    for (uint32_t u = 0; u < found->at.n; u++) n[found->at.at[u].slot]++;
  }
  for (int slot = 1; slot < FL_N_STORE_KINDS; slot++) fl_map_reserve(&g->slot_uses[slot], n[slot] / 3);
}

void fl_index_uses(fl_graph *g, const fl_graph_input *in) {
  fl_chunks chunks;
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; g->links[file].in->naming && i < g->links[file].f->n_calls; i++) store_by_accessor(g, file, i);
  fl_chunks_run(&chunks, g, in, &(fl_chunk_work){find_uses, sizeof(found_uses), fl_order_functions});
  make_room(g, &chunks);
  for (uint32_t i = chunks.n; i-- > 0;) {
    found_uses *found = chunks.at[i].rows;
    for (uint32_t u = 0; u < found->at.n; u++) keep_use(g, &found->at.at[u]);
    fl_array_release(&found->at);
  }
  fl_chunks_close(&chunks);
}
