// What a property of an object holds.
//
// In: an object's origin. Out: the origins of one of its properties; an ABSENT origin where it is proved that nobody sets it. An
// object's properties come from its literal, its constructor's or factory's arguments (as models describe them), its builder
// chain, and from what is done to it under any of the names that the chain passed: setters, field assignments, helper functions.
#include "graph/mutation_p.h"
#include "graph/text_use.h"

#include <string.h>

static fl_origin absent(const fl_origin *object, const fl_step *chain) {
  return (fl_origin){.kind = FL_FROM_ABSENT,
                     .certainty = object->certainty,
                     .file = object->file,
                     .val = object->val,
                     .call = object->call,
                     .frame = object->frame,
                     .chain = chain,
                     .type = object->type,
                     .name = object->name,
                     .by_default = object->by_default,
                     .entry = object->entry};
}

// Where an object is made: its call or literal, or the declaration that makes it.
static fl_span made_span(const fl_graph *g, const fl_origin *o) {
  if (o->call) return fl_graph_call_span(g, (fl_call_ref){o->file, o->call});
  return o->val || !o->chain ? fl_val_span(g, o->file, o->val) : o->chain->span;
}

static fl_span call_span(const fl_graph *g, uint32_t file, uint32_t call) {
  return fl_graph_call_span(g, (fl_call_ref){file, call});
}

// ---- settings of model rows ----------------------------------------------------------------------------------------------------

// `client: receiver`: a request that a method of its client made.
static uint8_t step_of(const fl_graph *g, const fl_setting *s, uint8_t step_kind) {
  const fl_path *from = fl_models_paths(g->models, s->from);
  return step_kind == FL_STEP_property && from->root == FL_ROOT_receiver && !from->n_steps ? FL_STEP_maker
                                                                                           : step_kind;
}

// What is set; releases the list.
bool fl_give_present(fl_origins *found, fl_origins *out) {
  bool any = false;
  for (uint32_t f = 0; f < found->n; f++)
    if (found->at[f].kind != FL_FROM_ABSENT) fl_give(out, found->at[f]), any = true;
  fl_array_release(found);
  return any;
}

bool fl_set_by(fl_ask *a, fl_mid first, uint32_t n, fl_str name, const fl_place_of *at, uint8_t step_kind,
               fl_origins *out) {
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    const fl_setting *s = fl_models_settings(a->g->models, first) + i;
    if (!fl_str_eq(fl_models_text(a->g->models, s->name), name)) continue;
    fl_place_of here = *at;
    here.chain = fl_step_to(a, at->chain, step_of(a->g, s, step_kind), at->file, call_span(a->g, at->file, at->call),
                            fl_intern_add(&a->g->names, name));
    fl_origins found = {0};
    fl_path_origins(a, &here, s->from, &found);
    any |= fl_give_present(&found, out);
  }
  return any;
}

// One of several objects that are put together: a property is absent when all of them lack it. Which one wins is not told apart.
void fl_property_of_any(fl_ask *a, const fl_origins *sources, fl_str name, fl_origins *out) {
  fl_origins found = {0};
  bool set = false;
  for (uint32_t i = 0; i < sources->n; i++) fl_property(a, &sources->at[i], name, &found);
  for (uint32_t i = 0; i < found.n; i++) set |= found.at[i].kind != FL_FROM_ABSENT;
  for (uint32_t i = 0; i < found.n; i++)
    if (!set || found.at[i].kind != FL_FROM_ABSENT) fl_give(out, found.at[i]);
  fl_array_release(&found);
}

// `"*": receiver`: the result has every property of what it was built from.
static bool inherited_from(fl_ask *a, const fl_meaning_row *row, fl_str name, const fl_place_of *at,
                           fl_origins *out) {
  fl_origins sources = {0};
  for (uint32_t i = 0; i < row->n_sets; i++) {
    const fl_setting *s = fl_models_settings(a->g->models, row->first_set) + i;
    if (fl_str_eq_c(fl_models_text(a->g->models, s->name), "*")) fl_path_origins(a, at, s->from, &sources);
  }
  bool any = sources.n > 0;
  fl_property_of_any(a, &sources, name, out);
  fl_array_release(&sources);
  return any;
}

// ---- objects -----------------------------------------------------------------------------------------------------------------------

// `new T(...) { Name = value }`: where it says nothing of the property, the constructor does.
static bool from_initialiser(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_facts *f = a->g->links[o->file].f;
  const fl_val *v = o->call && f->calls[o->call].init ? &f->values[f->calls[o->call].init] : NULL;
  for (uint32_t i = 0; v && v->kind == FL_VAL_MAP && i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    if (!e->key || !fl_str_eq(f->texts[e->key], name)) continue;
    const fl_step *step = fl_step_to(a, o->chain, FL_STEP_property, o->file, fl_val_span(a->g, o->file, e->val), fl_intern_add(&a->g->names, name));
    fl_origins_of(a, o->file, e->val, o->frame, step, o->certainty, out);
    return true;
  }
  return false;
}

// T{x: 1, ..others}
static bool from_rest(fl_ask *a, const fl_origin *o, const fl_call *c, fl_str name, fl_origins *out) {
  const fl_facts *f = a->g->links[o->file].f;
  fl_origins sources = {0};
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &f->values[f->args[c->first_arg + i].val];
    if (v->kind == FL_VAL_SPREAD) fl_origins_of(a, o->file, v->a, o->frame, o->chain, o->certainty, &sources);
  }
  bool any = sources.n > 0;
  fl_property_of_any(a, &sources, name, out);
  fl_array_release(&sources);
  return any;
}

static bool from_literal_key(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_call *c = &a->g->links[o->file].f->calls[o->call];
  if (c->form != FL_CALL_LITERAL) return false;
  uint32_t val = fl_call_kw(a->g, o->file, o->call, name);
  if (!val) return from_rest(a, o, c, name, out);
  const fl_step *step = fl_step_to(a, o->chain, FL_STEP_property, o->file, fl_val_span(a->g, o->file, val),
                                   fl_intern_add(&a->g->names, name));
  fl_origins_of(a, o->file, val, o->frame, step, o->certainty, out);
  return true;
}

// ---- subclasses of library types ---------------------------------------------------------------------------------------------------

static uint32_t constructor_called(const fl_graph *g, uint32_t file, uint32_t call, fl_func_ref *ctor) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (!t->func.id || !(g->links[t->func.file].f->funcs[t->func.id].flags & FL_FUNC_CTOR)) continue;
    return *ctor = t->func, true;
  }
  return false;
}

// The call of the supertype's constructor inside a constructor: super(...), parent::__construct(...).
static uint32_t super_call(const fl_graph *g, fl_func_ref ctor) {
  const fl_link *l = &g->links[ctor.file];
  fl_sym own = l->f->funcs[ctor.id].name;
  for (uint32_t call = l->func_first_call[ctor.id]; call; call = l->call_next[call]) {
    const fl_call *c = &l->f->calls[call];
    bool on_super = c->recv && l->f->values[c->recv].kind == FL_VAL_SUPER;
    if (c->form == FL_CALL_SUPER || (on_super && c->name == own)) return call;
  }
  return 0;
}

// A type of the repository hands on what its own constructor passes to that of its supertype. False: it does not, as far as is seen.
static bool enter_constructors(fl_ask *a, fl_place_of *at) {
  fl_func_ref ctor;
  for (uint32_t depth = 0; depth < FL_MAX_FRAMES && constructor_called(a->g, at->file, at->call, &ctor); depth++) {
    uint32_t call = super_call(a->g, ctor);
    if (!call) return false;
    fl_frame *frame = fl_arena_alloc(&a->arena, sizeof *frame);
    *frame = (fl_frame){at->frame, ctor, {at->file, at->call}, at->frame ? at->frame->depth + 1 : 1};
    at->file = ctor.file, at->call = call, at->frame = frame;
  }
  return true;
}

static const fl_type_model *library_type(fl_ask *a, const fl_origin *o) {
  fl_tref t = o->type.id ? fl_extern_super(a->g, o->type, 0) : o->type;
  const char *language = a->g->links[o->file].in->naming->language;
  return t.name ? fl_models_type(a->g->models, language, fl_intern_text(&a->g->names, t.name)) : NULL;
}

static bool is_set_by_constructor(const fl_ask *a, const fl_type_model *m, fl_str name) {
  for (uint32_t i = 0; m && i < m->n_sets; i++)
    if (fl_str_eq(fl_models_text(a->g->models, (fl_models_settings(a->g->models, m->first_set) + i)->name), name)) return true;
  return false;
}

// A type's own constructor, or the one that it inherits.
static fl_func_ref constructor_in(const fl_graph *g, fl_tref t, uint32_t depth) {
  const fl_link *l = &g->links[t.file];
  for (uint32_t i = 1; t.id && i < l->f->n_funcs; i++)
    if (l->f->funcs[i].owner == t.id && (l->f->funcs[i].flags & FL_FUNC_CTOR)) return (fl_func_ref){t.file, i};
  const fl_supers *supers = t.id ? fl_supers_of(g, t.file, t.id) : NULL;
  return supers && supers->n && depth < FL_MAX_SUPERS ? constructor_in(g, supers->at[0], depth + 1) : (fl_func_ref){0};
}

// The object whose method this is was made elsewhere: what its own constructor passes on is known, what its makers pass is not.
static bool from_own_constructor(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_type_model *m = o->type.id ? library_type(a, o) : NULL;
  if (!m || !is_set_by_constructor(a, m, name)) return false;
  fl_func_ref ctor = constructor_in(a->g, o->type, 0);
  uint32_t call = ctor.id ? super_call(a->g, ctor) : 0;
  fl_place_of at = {ctor.file, call, NULL, NULL, o->chain, NULL};
  if (!call || !enter_constructors(a, &at))
    return fl_give(out, fl_unknown(a, "an object that is made elsewhere", o->file, o->val, o->chain)), true;
  return fl_set_by(a, m->first_set, m->n_sets, name, &at, FL_STEP_property, out);
}

// Is nothing but absence given, or nothing at all?
static bool lacks(const fl_origins *out, uint32_t from) {
  for (uint32_t i = from; i < out->n; i++)
    if (out->at[i].kind != FL_FROM_ABSENT) return false;
  return true;
}

static bool from_construction(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  fl_place_of at = {o->file, o->call, o->frame, o->row, o->chain, NULL};
  bool any = from_initialiser(a, o, name, out) || from_literal_key(a, o, name, out);
  if (o->row && !any) {
    any |= fl_set_by(a, o->row->first_set, o->row->n_sets, name, &at, FL_STEP_property, out);
    any |= fl_set_by(a, o->row->first_mutate, o->row->n_mutates, name, &at, FL_STEP_setter, out);
    if (!any) any = inherited_from(a, o->row, name, &at, out);
  }
  const fl_type_model *m = library_type(a, o);
  if (any || !is_set_by_constructor(a, m, name)) return any;
  if (o->type.id && !enter_constructors(a, &at))
    return fl_give(out, fl_unknown(a, "a constructor of one's own", o->file, o->val, o->chain)), true;
  return fl_set_by(a, m->first_set, m->n_sets, name, &at, FL_STEP_property, out);
}

// Setters in a fluent chain: `b.callTimeout(x).build()`, where b.callTimeout returns b itself.
static bool from_fluent_chain(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  bool any = false;
  for (const fl_step *s = o->chain; s && !fl_is_of_another(s); s = s->prev) {
    if (s->kind != FL_STEP_setter || s->what != FL_STEP_AT_CALL) continue;
    const fl_link *l = &a->g->links[s->file];
    const fl_frame *frame = s->frame ? s->frame : o->frame;
    for (uint32_t t = 0; t < l->n_targets[s->id]; t++) {
      const fl_meaning_row *row = a->g->targets.at[l->first_target[s->id] + t].row;
      fl_place_of at = {s->file, s->id, frame, row, s, NULL};
      if (!row) continue;
      any |= fl_set_by(a, row->first_mutate, row->n_mutates, name, &at, FL_STEP_setter, out);
      any |= fl_stored_by(a, &at, name, out);
    }
    fl_search search = {.a = a, .name = name, .out = out};
    const fl_use use = {.kind = FL_USE_RECEIVER, .file = s->file, .id = s->id};
    bool done = fl_done_by_block(&search, &use, -1, frame, s, 0);
    any |= done || fl_give_escape(&search);
  }
  return any;
}

// `router.HandleFunc(p, h).Methods("GET")`: what the calls behind it in the chain set on the result of a call.
bool fl_set_later(fl_ask *a, const fl_place_of *at, fl_str name, fl_origins *out) {
  const fl_link *l = &a->g->links[at->file];
  uint32_t made = l->f->calls[at->call].value;
  bool any = false;
  for (uint32_t call = l->func_first_call[l->f->calls[at->call].func]; call && made; call = l->call_next[call]) {
    if (l->f->calls[call].recv != made) continue;
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_meaning_row *row = a->g->targets.at[l->first_target[call] + i].row;
      fl_place_of there = {at->file, call, at->frame, row, at->chain, NULL};
      if (row) any |= fl_set_by(a, row->first_mutate, row->n_mutates, name, &there, FL_STEP_setter, out);
    }
    made = l->f->calls[call].value; // calls stand in order, and so do the links of a chain
  }
  return any;
}

static bool is_initialised(fl_ask *a, const fl_origin *o, fl_str name) {
  fl_origins found = {0};
  bool any = o->call && a->g->links[o->file].f->calls[o->call].init && from_initialiser(a, o, name, &found);
  fl_array_release(&found);
  return any;
}

// A part that somebody put into another object, of a library that no model knows: what it does by itself is not known either.
static bool is_foreign_part(const fl_graph *g, const fl_origin *o) {
  if (o->type.id || !o->type.name || o->row) return false;
  const char *language = g->links[o->file].in->naming->language;
  fl_str type = fl_intern_text(&g->names, o->type.name);
  if (fl_models_type(g->models, language, type) || fl_models_knows_module(g->models, language, type)) return false;
  for (const fl_step *s = o->chain; s && s->kind != FL_STEP_maker; s = s->prev)
    if (fl_is_of_another(s)) return true;
  return false;
}

static void of_object(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (o->type.id && is_initialised(a, o, name)) { // what this object was given, not what others were
    if (!fl_mutated(a, o, name, out)) from_initialiser(a, o, name, out);
    return;
  }
  if (o->type.id && !(o->call && a->g->links[o->file].f->calls[o->call].form == FL_CALL_LITERAL)) {
    fl_tref super = fl_extern_super(a->g, o->type, 0);
    fl_ent member = fl_type_field(a->g, o->type.file, o->type.id, fl_intern_add(&a->g->names, name), 0);
    uint32_t first = fl_map_get_or(
        &a->g->field_values,
        FL_KEY(fl_dense_type(a->g, o->type.file, o->type.id), fl_intern_add(&a->g->names, name)), 0);
    if (first || member.kind || !super.name || a->g->links[o->type.file].in->naming->traits)
      return fl_field_origins(a, o->type, fl_intern_add(&a->g->names, name), o->chain, o->certainty, out);
  }
  uint32_t given = out->n;
  bool any = fl_mutated(a, o, name, out);
  any |= from_fluent_chain(a, o, name, out);
  if (!any) any = o->call ? from_construction(a, o, name, out) : from_own_constructor(a, o, name, out);
  if (!any && is_foreign_part(a->g, o)) return fl_give(out, fl_unknown(a, "a library object that no model describes", o->file, o->val, o->chain));
  if (lacks(out, given) && fl_set_up_unseen(a, o, name))
    return out->n = given, a->cuts++, fl_give(out, fl_unknown(a, "it is handed to a function that no model describes", o->file, o->val, o->chain));
  if (!any)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file, made_span(a->g, o), fl_intern_add(&a->g->names, name))));
}

// ---- maps ------------------------------------------------------------------------------------------------------------------------------

typedef enum fit { FITS_NOT, FITS, MAY_FIT } fit;

// Is it this entry's key? A constant that a library names is not another constant.
static fit key_fits(fl_graph *g, const fl_origin *o, const fl_entry *e, fl_str name) {
  fl_str text;
  if (e->key) return fl_str_eq(g->links[o->file].f->texts[e->key], name) ? FITS : FITS_NOT;
  if (!e->key_val) return FITS_NOT; // by position, or another map inside
  if (fl_const_text(g, o->file, e->key_val, &text)) return fl_str_eq(text, name) ? FITS : FITS_NOT;
  fl_ent ent = fl_lookup_value(g, o->file, e->key_val);
  if (ent.kind != FL_ENT_EXTERN) return MAY_FIT;
  if (fl_str_eq(fl_intern_text(&g->names, ent.name), name)) return FITS;
  const fl_type_model *asked = fl_models_type(g->models, g->links[o->file].in->naming->language, name);
  return asked && asked->is_value ? FITS_NOT : MAY_FIT;
}

// The maps inside a map: {...defaults}
static void of_spreads(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_facts *f = a->g->links[o->file].f;
  const fl_val *v = &f->values[o->val];
  fl_origins sources = {0};
  for (uint32_t i = 0; i < v->n; i++) {
    const fl_entry *e = &f->entries[v->a + i];
    if (e->key || e->key_val || f->values[e->val].kind != FL_VAL_SPREAD) continue;
    fl_origins_of(a, o->file, f->values[e->val].a, o->frame, o->chain, o->certainty, &sources);
  }
  fl_property_of_any(a, &sources, name, out);
  fl_array_release(&sources);
}

static void of_map(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[o->file].f;
  const fl_val *v = &f->values[o->val];
  bool computed = false;
  uint32_t given = out->n;
  if (fl_mutated(a, o, name, out)) return;
  for (uint32_t i = v->n; i-- > 0;) { // the last one wins
    const fl_entry *e = &f->entries[v->a + i];
    fit found = key_fits(g, o, e, name);
    computed |= found == MAY_FIT;
    if (found != FITS) continue;
    fl_origins_of(a, o->file, e->val, o->frame,
                  fl_step_to(a, o->chain, FL_STEP_property, o->file, fl_val_span(g, o->file, e->val),
                             fl_intern_add(&g->names, name)),
                  o->certainty, out);
    return;
  }
  if (computed) return fl_give(out, fl_unknown(a, "a computed key", o->file, o->val, o->chain));
  if (fl_filled_unseen(a, o))
    return fl_give(out, fl_unknown(a, "it is filled where the keys are not known", o->file, o->val, o->chain));
  of_spreads(a, o, name, out);
  if (out->n == given)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file, fl_val_span(g, o->file, o->val),
                                      fl_intern_add(&g->names, name))));
}

// `options + defaults`, `a | b`: two maps put together.
static bool of_sum(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  const fl_val *v = o->val ? fl_val_at(a->g, o->file, o->val) : NULL;
  if (!v || v->kind != FL_VAL_BINOP) return false;
  bool union_of_maps = v->op == FL_OP_BITOR || (v->op == FL_OP_ADD && a->g->links[o->file].in->naming->adds_maps);
  if (!union_of_maps) return false;
  fl_origins sources = {0};
  for (uint32_t i = 0; i < 2; i++)
    fl_origins_of(a, o->file, a->g->links[o->file].f->elems[v->a + i], o->frame, o->chain, o->certainty, &sources);
  fl_property_of_any(a, &sources, name, out);
  fl_array_release(&sources);
  return true;
}

static void of_extern(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (fl_mutated(a, o, name, out)) return; // `client := *http.DefaultClient`, and then set up under its own name
  fl_sym whole = fl_join(a->g, o->name, ".", fl_intern_add(&a->g->names, name));
  uint32_t first = fl_map_get_or(&a->g->settings, whole, 0);
  if (first) return fl_stored_origins(a, first, FL_STEP_global, whole, o->chain, o->certainty, out);
  const fl_type_model *m = fl_models_type(a->g->models, a->g->links[o->file].in->naming->language,
                                          fl_intern_text(&a->g->names, o->name));
  fl_place_of at = {o->file, 0, NULL, NULL, o->chain, NULL};
  if (m && m->reads) return fl_setting_origins(a, &at, m->reads, name, out);
  if (m && fl_set_by(a, m->first_set, m->n_sets, name, &at, FL_STEP_property, out)) return;
  if (m)
    fl_give(out, absent(o, fl_step_to(a, o->chain, FL_STEP_unset, o->file, fl_val_span(a->g, o->file, o->val),
                                      fl_intern_add(&a->g->names, name))));
  else
    fl_give(out, fl_unknown(a, "a library object that no model describes", o->file, o->val, o->chain));
}

// `(char *)block + HEADER`: what stands there is nobody's literal.
static bool is_address(const fl_ask *a, const fl_origin *o) {
  return a->g->links[o->file].in->naming->pointers && fl_val_at(a->g, o->file, o->val)->kind == FL_VAL_BINOP;
}

void fl_property(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  if (a->steps == 0 || a->nesting > FL_MAX_HOPS * 4)
    return fl_give(out, fl_unknown(a, "limit: longer than is followed", o->file, o->val, o->chain));
  a->steps--;
  a->nesting++;
  switch (o->kind) {
  case FL_FROM_OBJECT: of_object(a, o, name, out); break;
  case FL_FROM_MAP: of_map(a, o, name, out); break;
  case FL_FROM_KEYWORDS:
    if (!fl_mutated(a, o, name, out)) fl_keyword_value(a, o, name, out);
    break;
  case FL_FROM_EXTERN: of_extern(a, o, name, out); break;
  case FL_FROM_LITERAL:
    if (of_sum(a, o, name, out)) break;
    fl_give(out, is_address(a, o) ? fl_unknown(a, "an address that is computed", o->file, o->val, o->chain) : absent(o, o->chain));
    break;
  case FL_FROM_LIST: // of nothing as yet, perhaps: it may be filled like a map
    if (fl_mutated(a, o, name, out)) break;
    fl_give(out, absent(o, o->chain));
    break;
  case FL_FROM_FUNC: // a callback where options could have stood
  case FL_FROM_ABSENT: fl_give(out, absent(o, o->chain)); break;
  case FL_FROM_PARAM: {
    if (fl_mutated(a, o, name, out)) break;
    bool text = o->call && !o->entry && fl_is_used_as_text(a->g, o->file, o->call);
    fl_give(out, text ? absent(o, o->chain) : *o);
    break;
  }
  case FL_FROM_RESULT:
    if (!fl_mutated(a, o, name, out))
      fl_give(out,
              fl_unknown(a, "the result of a function that no model describes", o->file, o->val, o->chain));
    break;
  default:
    if (!fl_mutated(a, o, name, out)) fl_give(out, *o);
  }
  a->nesting--;
}
