// What an access path of a model names at a call: `kw[timeout]`, `receiver.client.callTimeout`, `option[lib.WithExpiry].arg[0]`.
//
// In: a call (or an annotation's arguments) and a path. Out: origins; ABSENT where the call shows that nothing stands there.
#include "graph/path_p.h"
#include "graph/service_p.h"

static const fl_step *arg_step(fl_ask *a, const fl_place_of *at, uint32_t val) {
  return fl_step_at(a, at->chain, FL_STEP_argument, at->file, FL_STEP_AT_VALUE, val, 0);
}

static bool has_spread(fl_ask *a, const fl_place_of *at) {
  const fl_facts *f = a->g->links[at->file].f;
  const fl_call *c = fl_call_of_place(a, at);
  for (uint32_t i = 0; i < c->n_args; i++)
    if (f->values[f->args[c->first_arg + i].val].kind == FL_VAL_SPREAD) return true;
  return false;
}

// `f(x, timeout: 5)` where keywords are a map in the last place: what stands at `index` then is that map.
static bool of_keywords(const fl_ask *a, const fl_place_of *at, int32_t index, fl_origins *out) {
  const fl_facts *f = a->g->links[at->file].f;
  if (!at->call || !a->g->links[at->file].in->naming->options_last) return false;
  const fl_call *c = fl_call_of_place(a, at);
  int32_t positional = 0, keywords = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    bool spread = !arg->name && f->values[arg->val].kind == FL_VAL_SPREAD;
    if (spread || (arg->name && !fl_str_eq_c(f->texts[arg->name], "&"))) keywords++;
    else if (!arg->name) positional++;
  }
  if (!keywords || (index != positional && index != -1)) return false;
  fl_give(out, (fl_origin){.kind = FL_FROM_KEYWORDS, .certainty = 4, .file = at->file, .call = at->call, .frame = at->frame, .chain = at->chain});
  return true;
}

// Of a function that was given its first arguments in advance, those come first. True when the argument is one of them.
static bool of_bound_argument(fl_ask *a, const fl_place_of *at, int32_t *index, fl_origins *out) {
  fl_call_ref by = at->call && *index >= 0 ? fl_bound_by(a->g, at->file, at->call) : (fl_call_ref){0, 0};
  if (!by.id) return false;
  int32_t bound = 0;
  while (fl_call_arg(a->g, by.file, by.id, bound + 1)) bound++;
  if (*index >= bound) return *index -= bound, false;
  fl_place_of there = {by.file, by.id, NULL, at->row, at->chain, at->site};
  uint32_t val = fl_call_arg(a->g, by.file, by.id, *index + 1);
  fl_origins_of(a, by.file, val, NULL, arg_step(a, &there, val), 4, out);
  return true;
}

static void of_argument(fl_ask *a, const fl_place_of *at, int32_t index, fl_origins *out);

static void of_all_arguments(fl_ask *a, const fl_place_of *at, fl_origins *out) {
  const fl_call *c = at->call ? fl_call_of_place(a, at) : NULL;
  for (int32_t i = 0; c && i < c->n_args; i++) of_argument(a, at, i, out);
}

static void of_argument(fl_ask *a, const fl_place_of *at, int32_t index, fl_origins *out) {
  if (index == FL_ARG_ANY) return of_all_arguments(a, at, out);
  if (of_keywords(a, at, index, out)) return;
  if (of_bound_argument(a, at, &index, out)) return;
  uint32_t val = at->call ? fl_call_arg(a->g, at->file, at->call, index) : 0;
  if (val) return fl_origins_of(a, at->file, val, at->frame, arg_step(a, at, val), 4, out);
  if (at->call && has_spread(a, at))
    return fl_give(out, fl_unknown(a, "spread arguments", at->file, 0, at->chain));
  fl_give(out, fl_nothing_at(at));
}

static void of_receiver(fl_ask *a, const fl_place_of *at, fl_origins *out) {
  const fl_call *c = fl_call_of_place(a, at);
  uint8_t certainty = 4;
  uint32_t receiver = fl_receiver_of(a->g, at->file, at->call, at->row);
  if (receiver) return fl_origins_of(a, at->file, receiver, at->frame, at->chain, certainty, out);
  const fl_val *callee = c->callee ? fl_val_at(a->g, at->file, c->callee) : NULL;
  fl_ent ent = callee && callee->kind == FL_VAL_REF ? fl_lookup_value(a->g, at->file, c->callee) : (fl_ent){0};
  uint32_t func = ent.kind == FL_ENT_IMPLICIT ? ent.id : ent.kind ? 0 : fl_self_func(a->g, at->file, c->func);
  if (func && fl_self_type(a->g, at->file, func).name)
    return fl_origins_of_self(a, at->file, func, at->frame, at->chain, certainty, out);
  if (callee && (callee->kind == FL_VAL_REF))
    return fl_origins_of(a, at->file, c->callee, at->frame, at->chain, certainty, out); // a callable object
  fl_give(out, fl_unknown(a, "a receiver that is not written", at->file, 0, at->chain));
}

// The argument of a type, wherever it stands; one whose type is not known may be it.
// `new Item()`: an object of another type, wherever that comes from. `new()` with nothing in it: one that nobody has set up.
static bool is_made_of_another(const fl_facts *f, const fl_val *v, fl_str wanted) {
  fl_str last, name;
  if (v->kind != FL_VAL_NEW) return false;
  if (!f->calls[v->a].name) return f->calls[v->a].n_args == 0;
  if (!fl_str_rcut(wanted, '.', NULL, &last)) last = wanted;
  name = f->texts[f->calls[v->a].name];
  return name.n && !fl_str_eq(name, last);
}

static void of_typed(fl_ask *a, const fl_place_of *at, fl_str type, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[at->file].f;
  const fl_call *c = at->call ? fl_call_of_place(a, at) : NULL;
  fl_tref wanted = {fl_intern_add(&g->names, type), 0, 0, 4, 0, 0};
  bool unsure = false;
  for (uint32_t i = 0; c && i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    uint8_t kind = f->values[val].kind;
    fl_tref t = fl_type_of(g, at->file, val);
    if (t.name && !t.flags && fl_type_is(g, at->file, t, wanted, 0)) return fl_origins_of(a, at->file, val, at->frame, arg_step(a, at, val), 4, out);
    bool plain = kind == FL_VAL_LIT || kind == FL_VAL_LAMBDA || kind == FL_VAL_LIST || kind == FL_VAL_MAP || kind == FL_VAL_CONCAT;
    bool result = fl_str_ends_c(fl_intern_text(&g->names, t.name), "()"); // of a function that nobody describes
    plain |= is_made_of_another(f, &f->values[val], type);
    unsure = unsure || (!plain && (!t.name || t.certainty < 2 || result));
  }
  if (unsure) fl_give(out, fl_unknown(a, "an argument whose type is not known", at->file, 0, at->chain));
  else fl_give(out, fl_nothing_at(at));
}

// Functional options: an argument that is a call of `name`, written in place or held by a variable.
static void of_option(fl_ask *a, const fl_place_of *at, const fl_path *p, uint8_t *used_steps,
                      fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[at->file].f;
  const fl_call *c = fl_call_of_place(a, at);
  fl_str wanted = fl_models_text(g->models, p->name);
  const fl_path_step *step = p->n_steps ? fl_models_steps(g->models, p->first_step) : NULL;
  bool indexed = p->n_steps >= 2 && step->name && fl_str_eq_c(fl_models_text(g->models, step->name), "arg") &&
                 !step[1].name;
  int32_t index = indexed ? step[1].index : 0;
  *used_steps = indexed ? 2 : 0;
  bool unsure = false;
  for (uint32_t i = 0; i < c->n_args; i++) {
    fl_origins options = {0};
    uint32_t arg = f->args[c->first_arg + i].val;
    if (f->values[arg].kind == FL_VAL_SPREAD)
      unsure = true;
    else
      fl_origins_of(a, at->file, arg, at->frame, at->chain, 4, &options);
    for (uint32_t o = 0; o < options.n; o++) {
      const fl_origin *origin = &options.at[o];
      bool made = origin->kind == FL_FROM_OBJECT || origin->kind == FL_FROM_RESULT;
      if (!made || !origin->name || !fl_str_eq(fl_intern_text(&g->names, origin->name), wanted)) continue;
      uint32_t val = fl_call_arg(g, origin->file, origin->call, index);
      if (val)
        fl_origins_of(a, origin->file, val, origin->frame,
                      fl_step_at(a, origin->chain, FL_STEP_argument, origin->file, FL_STEP_AT_VALUE, val, 0),
                      origin->certainty, out);
      else
        fl_give(out, *origin); // an option without an argument: its presence counts
    }
    fl_array_release(&options);
  }
  if (out->n) return;
  if (unsure)
    fl_give(out, fl_unknown(a, "options passed on from elsewhere", at->file, 0, at->chain));
  else
    fl_give(out, fl_nothing_at(at));
}

// Process-wide settings: made by a call (its row says which path), or assigned to a name of the library; a name without a module is a
// variable that any module may have (settings that are code).
static void of_global(fl_ask *a, const fl_place_of *at, fl_sym name, fl_origins *out) {
  uint32_t given = out->n;
  for (uint32_t s = fl_map_get_or(&a->g->settings, name, 0); s; s = a->g->stored.at[s].next) {
    const fl_stored stored = a->g->stored.at[s];
    if (!fl_same_unit(a->g, at->file, stored.file)) continue;
    if (stored.call && !fl_run_together(a->g, (fl_func_ref){stored.file, a->g->links[stored.file].f->calls[stored.call].func}, at->file)) continue;
    uint8_t what = stored.call ? FL_STEP_AT_CALL : FL_STEP_AT_ASSIGN;
    const fl_step *step = fl_step_at(a, at->chain, FL_STEP_global, stored.file, what, stored.call ? stored.call : stored.assign, name);
    const fl_meaning_row *row = stored.call ? fl_row_for(a->g, stored.file, stored.call, a->g->links[stored.file].callee[stored.call]) : NULL;
    fl_place_of there = {stored.file, stored.call, NULL, row, step, NULL};
    if (stored.call) fl_path_origins(a, &there, stored.path, out);
    else fl_origins_of(a, stored.file, stored.val, NULL, step, 3, out);
  }
  if (out->n == given && fl_str_find_char(fl_intern_text(&a->g->names, name), '.') == FL_STR_NONE) fl_from_variables_named(a, at->file, name, at->chain, out);
  if (out->n == given) fl_give(out, fl_nothing_at(at));
}

static void of_const(fl_ask *a, const fl_place_of *at, fl_str text, fl_origins *out) {
  fl_origin o = {.kind = FL_FROM_SETTING,
                 .certainty = 4,
                 .file = at->file,
                 .name = fl_intern_add(&a->g->names, text),
                 .chain = at->chain};
  fl_give(out, o);
}

// What a block among the arguments is handed: an object of its own, which it may set up.
static void of_block(fl_ask *a, const fl_place_of *at, int32_t index, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[at->file].f;
  const fl_call *c = at->call ? fl_call_of_place(a, at) : NULL;
  const fl_func *lambda = NULL;
  bool other = false;
  for (uint32_t i = 0; c && i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    if (f->values[arg->val].kind == FL_VAL_LAMBDA) lambda = &f->funcs[f->values[arg->val].a];
    else other = other || (arg->name && fl_str_eq_c(f->texts[arg->name], "&"));
  }
  if (!lambda) return fl_give(out, other ? fl_unknown(a, "a block from elsewhere", at->file, 0, at->chain) : fl_nothing_at(at));
  if (index < 0 || (uint32_t)index >= lambda->n_params) return fl_give(out, fl_nothing_at(at));
  uint32_t param = lambda->first_param + (uint32_t)index;
  fl_origin o = {.kind = FL_FROM_OBJECT, .certainty = 4, .file = at->file, .frame = at->frame};
  o.type = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, at->file, param, 0});
  o.name = o.type.name;
  o.chain = fl_step_at(a, at->chain, FL_STEP_parameter, at->file, FL_STEP_AT_PARAM, param, fl_gsym(g, at->file, f->params[param].name));
  fl_give(out, o);
}

// An object of a type that the library makes by itself.
static void of_new(fl_ask *a, const fl_place_of *at, fl_sym type, fl_origins *out) {
  fl_give(out, (fl_origin){.kind = FL_FROM_OBJECT,
                           .certainty = 4,
                           .file = at->file,
                           .val = at->call ? fl_call_of_place(a, at)->value : 0,
                           .frame = at->frame,
                           .chain = at->chain,
                           .type = fl_type_by_name(a->g, at->file, type, 4),
                           .name = type});
}

// Of the call, or of the annotation that says what calls of a declared client are.
static void of_keyword(fl_ask *a, const fl_place_of *at, fl_str name, fl_origins *out) {
  const fl_site *s = at->site;
  fl_call_ref where = {at->file, at->call};
  if (s && s->annot.file && s->call.file == at->file && s->call.id == at->call)
    where = (fl_call_ref){s->annot.file, a->g->links[s->annot.file].f->annots[s->annot.id].call};
  if (where.id) fl_keyword_at(a, where.file, where.id, name, at->frame, at->chain, 0, out);
  else fl_give(out, fl_nothing_at(at));
}

static void of_root(fl_ask *a, const fl_place_of *at, const fl_path *p, uint8_t *used_steps,
                    fl_origins *out) {
  fl_str name = fl_models_text(a->g->models, p->name);
  switch (p->root) {
  case FL_ROOT_arg: of_argument(a, at, p->index, out); return;
  case FL_ROOT_kw: of_keyword(a, at, name, out); return;
  case FL_ROOT_receiver: of_receiver(a, at, out); return;
  case FL_ROOT_result:
    if (at->call && at->site && (at->site->kind == FL_SITE_client || fl_is_kept_or_handed_on(a, at))) fl_origins_where_kept(a, at, out);
    else if (at->call) fl_origins_of(a, at->file, fl_call_of_place(a, at)->value, at->frame, at->chain, 4, out);
    return;
  case FL_ROOT_ctx:
    if (at->row && at->row->ctx)
      fl_path_origins(a, at, at->row->ctx, out);
    else
      fl_give(out, fl_nothing_at(at));
    return;
  case FL_ROOT_option: of_option(a, at, p, used_steps, out); return;
  case FL_ROOT_global: of_global(a, at, fl_intern_add(&a->g->names, name), out); return;
  case FL_ROOT_config: fl_config_origins(a, at, name, false, out); return;
  case FL_ROOT_env: fl_config_origins(a, at, name, true, out); return;
  case FL_ROOT_const: of_const(a, at, name, out); return;
  case FL_ROOT_typed: of_typed(a, at, name, out); return;
  case FL_ROOT_provided: fl_provided_origins(a, at, name, out); return;
  case FL_ROOT_select: if (!fl_select_origins(a, at, out)) fl_give(out, fl_nothing_at(at)); return;
  case FL_ROOT_block: of_block(a, at, p->index, out); return;
  case FL_ROOT_new: of_new(a, at, fl_intern_add(&a->g->names, name), out); return;
  case FL_ROOT_callback:
    if (at->call) fl_callback_origins(a, at, name, out);
    return;
  default: fl_give(out, fl_nothing_at(at));
  }
}

// A list that has a name may have been added to since it was written.
static bool is_named(const fl_origin *o) {
  for (const fl_step *s = o->chain; s; s = s->prev)
    if (s->kind == FL_STEP_local || s->kind == FL_STEP_global || s->kind == FL_STEP_field) return true;
  return false;
}

static void of_element(fl_ask *a, const fl_origin *o, int32_t index, fl_origins *out) {
  const fl_facts *f = a->g->links[o->file].f;
  const fl_val *v = o->kind == FL_FROM_LIST ? &f->values[o->val] : NULL;
  for (uint32_t i = 0; v && index == FL_ARG_ANY && i < v->n; i++)
    fl_origins_of(a, o->file, f->elems[v->a + i], o->frame, o->chain, o->certainty, out);
  if (index == FL_ARG_ANY || (v && index >= v->n && is_named(o))) {
    if (!v || !v->n || index >= 0) fl_give(out, fl_unknown(a, "an element of a collection", o->file, o->val, o->chain));
    return;
  }
  if (v && index >= 0 && index < v->n)
    return fl_origins_of(a, o->file, f->elems[v->a + (uint32_t)index], o->frame, o->chain, o->certainty, out);
  fl_origin none = *o;
  if (v || o->kind == FL_FROM_LITERAL || o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP)
    none.kind = FL_FROM_ABSENT;
  fl_give(out, none);
}

// Properties may have dotted names (`callTimeout.unit`): the longest one that is set counts.
static void of_steps(fl_ask *a, const fl_origin *o, const fl_path_step *steps, uint32_t n, fl_origins *out) {
  if (n == 0 || !steps) return fl_give(out, *o);
  fl_origins found = {0};
  uint32_t used = 1;
  if (!steps->name)
    of_element(a, o, steps->index, &found);
  else {
    fl_sym joined = fl_intern_add(&a->g->names, fl_models_text(a->g->models, steps->name));
    for (uint32_t i = 1; i < n && steps[i].name; i++)
      joined = fl_join(a->g, joined, ".",
                       fl_intern_add(&a->g->names, fl_models_text(a->g->models, steps[i].name))),
      used = i + 1;
    bool whole = false;
    if (used > 1 && o->kind == FL_FROM_OBJECT) {
      fl_property(a, o, fl_intern_text(&a->g->names, joined), &found);
      for (uint32_t i = 0; i < found.n; i++)
        whole |= found.at[i].kind != FL_FROM_ABSENT && found.at[i].kind != FL_FROM_UNKNOWN;
    }
    if (!whole) found.n = 0, used = 1, fl_property(a, o, fl_models_text(a->g->models, steps->name), &found);
  }
  for (uint32_t i = 0; i < found.n; i++) of_steps(a, &found.at[i], steps + used, n - used, out);
  fl_array_release(&found);
}

// Before it was made and after it is gone an object's place holds nothing; no call is made on that.
static bool is_nothing(const fl_ask *a, const fl_origin *o) {
  const fl_val *v = o->kind == FL_FROM_LITERAL ? fl_val_at(a->g, o->file, o->val) : NULL;
  if (!v || v->kind != FL_VAL_LIT) return false;
  bool zero = v->op == FL_LIT_INT && a->g->links[o->file].in->naming->pointers && fl_str_eq_c(a->g->links[o->file].f->texts[v->a], "0");
  return v->op == FL_LIT_NIL || zero; // `p = 0`, where objects are known by their addresses
}

void fl_path_origins(fl_ask *a, const fl_place_of *at, fl_mid path, fl_origins *out) {
  const fl_path *p = fl_models_paths(a->g->models, path);
  fl_origins roots = {0};
  uint8_t used = 0;
  if (!path) return;
  const fl_path_step *first = p->n_steps ? fl_models_steps(a->g->models, p->first_step) : NULL;
  bool of_result = p->root == FL_ROOT_result && p->n_steps == 1 && first && first->name && at->call;
  if (of_result && fl_set_later(a, at, fl_models_text(a->g->models, first->name), out)) return;
  of_root(a, at, p, &used, &roots);
  bool steps = p->n_steps > used, something = !steps;
  for (uint32_t i = 0; i < roots.n; i++) something |= !is_nothing(a, &roots.at[i]);
  for (uint32_t i = 0; i < roots.n; i++)
    if (!steps || !something || !is_nothing(a, &roots.at[i])) of_steps(a, &roots.at[i], p->n_steps ? fl_models_steps(a->g->models, p->first_step) + used : NULL,
             (uint32_t)p->n_steps - used, out);
  fl_array_release(&roots);
}

// What an access path says of a value that stands where its root would be.
void fl_path_from(fl_ask *a, fl_mid path, const fl_origin *root, fl_origins *out) {
  const fl_path *p = fl_models_paths(a->g->models, path);
  of_steps(a, root, p->n_steps ? fl_models_steps(a->g->models, p->first_step) : NULL, p->n_steps, out);
}
