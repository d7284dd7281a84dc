// What is done to an object under the names that it passed: fields that are assigned, setters, functions that set it up.
//
// In: the chain of places that an object was followed through. Out: the origins of one property. A place is a variable, a parameter
// or a field; in languages with pointers other places may hold the same object, and a function that nobody sees may change it.
#include "graph/mutation_p.h"
#include "graph/known.h"

#include <string.h>

static fl_span call_span(const fl_graph *g, uint32_t file, uint32_t call) {
  return fl_graph_call_span(g, (fl_call_ref){file, call});
}

static fl_sym name_of(const fl_search *s) { return fl_intern_add(&s->a->g->names, s->name); }

// ---- fields and setters ----------------------------------------------------------------------------------------------------

// A key may hold dots itself: `settings["group.id"]` is what `settings.group.id` asks for. `rest`: what stands before it.
static bool ends_with_key(fl_str name, fl_str key, fl_str *rest) {
  bool whole = fl_str_eq(name, key), last = fl_str_ends(name, key) && name.n > key.n && name.at[name.n - key.n - 1] == '.';
  *rest = fl_str_slice(name, 0, last ? name.n - key.n - 1 : 0);
  return whole || last;
}

// `c.Timeout = x`, `config.http.timeout = x` (dotted names).
static bool assigns_property(fl_graph *g, uint32_t file, uint32_t target, fl_slot_ref slot, fl_str name) {
  while (fl_val_at(g, file, target)->kind == FL_VAL_CAST) target = fl_val_at(g, file, target)->a;
  const fl_val *t = fl_val_at(g, file, target);
  fl_str last, rest;
  if (!fl_str_rcut(name, '.', &rest, &last)) last = name, rest = FL_STR("");
  uint32_t base_val = t->a;
  bool plain = t->kind == FL_VAL_REF; // of what the code runs on
  if (plain) {
    if (!fl_str_eq(fl_gsym_text(g, file, t->a), last)) return false;
  } else if (t->kind == FL_VAL_FIELD) {
    if (!fl_str_eq(fl_gsym_text(g, file, t->b), last)) return false;
  } else if (t->kind == FL_VAL_CALL) { // f.options.timeout = x, where options is read by a call
    const fl_call *c = &g->links[file].f->calls[t->a];
    if (c->n_args || !c->recv || !fl_str_eq(fl_gsym_text(g, file, c->name), last)) return false;
    base_val = c->recv;
  } else if (t->kind == FL_VAL_INDEX) {
    if (!t->b || !fl_const_text(g, file, t->b, &last) || !ends_with_key(name, last, &rest)) return false;
  } else
    return false;
  if (plain) return !rest.n && fl_same_slot(fl_slot_behind(g, file, target), slot);
  if (rest.n) return assigns_property(g, file, base_val, slot, rest);
  return fl_same_slot(fl_slot_of(g, file, base_val), slot);
}

// `client.defaults[key] = x`, where nobody knows the key, and the members of an object are its elements.
static bool assigns_computed(fl_graph *g, uint32_t file, uint32_t target, fl_slot_ref slot, fl_str name) {
  const fl_val *t = fl_val_at(g, file, target);
  fl_str rest, last, key;
  if (t->kind != FL_VAL_INDEX || !t->b || !g->links[file].in->naming->indexed_members || fl_const_text(g, file, t->b, &key)) return false;
  if (fl_str_rcut(name, '.', &rest, &last)) return assigns_property(g, file, t->a, slot, rest);
  return fl_same_slot(fl_slot_of(g, file, t->a), slot);
}

static bool by_assign(const fl_search *s, const fl_use *u, fl_slot_ref slot, const fl_frame *frame, const fl_step *chain) {
  fl_ask *a = s->a;
  const fl_assign *as = &a->g->links[u->file].f->assigns[u->id];
  if (assigns_computed(a->g, u->file, as->target, slot, s->name)) {
    const fl_step *step = fl_step_to(a, chain, FL_STEP_property, u->file, as->span, name_of(s));
    return fl_give(s->out, fl_unknown(a, "a computed key", u->file, as->val, step)), true;
  }
  if (!assigns_property(a->g, u->file, as->target, slot, s->name)) return false;
  const fl_step *step = fl_step_to(a, chain, FL_STEP_property, u->file, as->span, name_of(s));
  if (as->result_index < 0 && !as->from_loop)
    fl_origins_of(a, u->file, as->val, frame, step, 3, s->out);
  else
    fl_give(s->out, fl_unknown(a, "one of several results", u->file, as->val, step));
  return true;
}

// A setter for many properties, `setopt(h, TIMEOUT, 5)`: yes, no or perhaps, by the constant that names the property.
enum is_it { NO, YES, PERHAPS };

// What the repository itself calls a key says nothing: only what stands in it does.
static bool is_own_name(fl_graph *g, uint32_t file, uint32_t val) {
  return !fl_is_program(g, file) && fl_val_at(g, file, val)->kind == FL_VAL_FIELD && fl_lookup_value(g, file, val).kind == FL_ENT_VAR;
}

static bool constant_text(fl_graph *g, uint32_t file, uint32_t val, fl_str *out) {
  if (is_own_name(g, file, val)) return fl_const_text(g, file, val, out);
  return fl_text_of_library(g, file, val, out) || fl_constant_name(g, file, val, out) || fl_const_text(g, file, val, out);
}

static bool is_name(fl_str text, fl_str name) { // `timeout=` is what sets it
  if (fl_str_ends_c(text, "=")) text.n--;
  return fl_str_eq(text, name);
}

static enum is_it names_it(const fl_search *s, const fl_place_of *at) {
  fl_graph *g = s->a->g;
  const fl_path *key = fl_models_paths(g->models, at->row->store_key);
  uint32_t val = key->root == FL_ROOT_arg && !key->n_steps ? fl_call_arg(g, at->file, at->call, key->index) : 0;
  fl_str text;
  if (val && constant_text(g, at->file, val, &text)) return is_name(text, s->name) ? YES : NO;
  fl_origins keys = {0};
  fl_path_origins(s->a, at, at->row->store_key, &keys);
  enum is_it is = NO;
  for (uint32_t i = 0; i < keys.n && is != YES; i++) {
    const fl_origin *o = &keys.at[i];
    bool named = o->kind == FL_FROM_EXTERN;
    if (named) text = fl_intern_text(&g->names, o->name);
    else named = o->kind == FL_FROM_LITERAL && constant_text(g, o->file, o->val, &text);
    if (!named) is = PERHAPS;
    else if (is_name(text, s->name)) is = YES;
  }
  fl_array_release(&keys);
  return is;
}

static bool stores(const fl_search *s, const fl_place_of *at) {
  enum is_it is = names_it(s, at);
  if (is == NO) return false;
  fl_place_of here = *at;
  here.chain = fl_step_to(s->a, at->chain, FL_STEP_setter, at->file, call_span(s->a->g, at->file, at->call), name_of(s));
  if (is == YES) fl_path_origins(s->a, &here, at->row->store_value, s->out);
  else fl_give(s->out, fl_unknown(s->a, "an option that is named elsewhere", at->file, 0, here.chain));
  return true;
}

bool fl_stored_by(fl_ask *a, const fl_place_of *at, fl_str name, fl_origins *out) {
  fl_search s = {.a = a, .name = name, .out = out};
  return at->row->store_key && stores(&s, at);
}

// `"*": arg[1]`: the properties of what stands there become the object's.
static bool takes_over(const fl_search *s, const fl_place_of *at) {
  fl_ask *a = s->a;
  bool any = false;
  for (uint32_t i = 0; i < at->row->n_mutates; i++) {
    const fl_setting *set = fl_models_settings(a->g->models, at->row->first_mutate) + i;
    if (!fl_str_eq_c(fl_models_text(a->g->models, set->name), "*")) continue;
    fl_origins sources = {0}, found = {0};
    fl_place_of apart = *at;
    apart.chain = NULL; // what is done to the object is not done to what it takes over
    fl_path_origins(a, &apart, set->from, &sources);
    fl_property_of_any(a, &sources, s->name, &found);
    for (uint32_t k = 0; k < found.n; k++)
      if (found.at[k].kind != FL_FROM_ABSENT) fl_give(s->out, found.at[k]), any = true;
    fl_array_release(&sources);
    fl_array_release(&found);
  }
  return any;
}

static bool by_setter(const fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain) {
  const fl_link *l = &s->a->g->links[u->file];
  bool any = false;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = s->a->g->targets.at[l->first_target[u->id] + i];
    if (!t.row) continue;
    fl_place_of at = {u->file, u->id, frame, t.row, chain, NULL};
    any |= fl_set_by(s->a, t.row->first_mutate, t.row->n_mutates, s->name, &at, FL_STEP_setter, s->out);
    if (t.row->store_key) any |= stores(s, &at);
    any |= takes_over(s, &at);
  }
  return any;
}

// ---- functions and other names ---------------------------------------------------------------------------------------------

const fl_frame *fl_enter_frame(fl_ask *a, const fl_frame *up, fl_func_ref func, fl_call_ref call) {
  fl_frame *f = fl_arena_alloc(&a->arena, sizeof *f);
  *f = (fl_frame){up, func, call, up ? up->depth + 1 : 1};
  return f;
}

void fl_note_escape(fl_search *s, const fl_use *u, const fl_step *chain) {
  const fl_link *l = &s->a->g->links[u->file];
  if (s->escape) return;
  s->escape = fl_step_to(s->a, chain, FL_STEP_argument, u->file, call_span(s->a->g, u->file, u->id), l->sym[l->f->calls[u->id].name]);
  s->escape_file = u->file;
}

bool fl_give_escape(fl_search *s) {
  if (s->escape) fl_give(s->out, fl_unknown(s->a, "a function that is not seen may set it up", s->escape_file, 0, s->escape));
  return s->escape != NULL;
}

static bool by_function(fl_search *s, const fl_use *u, const fl_target *t, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  fl_graph *g = s->a->g;
  const fl_link *l = &g->links[u->file];
  bool handed_here = t->func.file == u->file && l->lambda_call[t->func.id] == u->id; // a callback: it gets what the call hands it
  uint32_t to = u->arg < l->f->calls[u->id].n_args ? fl_param_of_arg(g, u->file, u->id, u->arg, t->func.file, t->func.id) : 0;
  if (!to || handed_here) return false;
  fl_slot_ref param = {FL_STORE_PARAM, FL_KEY(t->func.file, to)};
  if (!fl_is_touched(s->a, param, depth + 1)) return false;
  const fl_step *step = fl_step_to(s->a, chain, FL_STEP_argument, u->file, call_span(g, u->file, u->id), l->sym[l->f->calls[u->id].name]);
  const fl_frame *inside = fl_enter_frame(s->a, frame, t->func, (fl_call_ref){u->file, u->id});
  return fl_done_to(s, param, inside, step, depth + 1);
}

// `option(client)`, where every function that it may be is seen.
static bool by_options(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth, bool *seen) {
  fl_origins funcs = {0};
  bool any = false, all = depth + 1 < FL_MAX_HANDED && fl_called_functions(s->a, u->file, u->id, frame, &funcs);
  for (uint32_t i = 0; all && i < funcs.n; i++) {
    const fl_target t = {.func = {funcs.at[i].file, funcs.at[i].call}, .certainty = funcs.at[i].certainty, .via = FL_VIA_CALL};
    any |= by_function(s, u, &t, frame, chain, depth);
  }
  *seen |= all;
  fl_array_release(&funcs);
  return any;
}

// Handed over so that it may be changed: `&mut x`, or to a macro, which may do anything.
static bool is_lent(const fl_facts *f, const fl_use *u) {
  const fl_call *c = &f->calls[u->id];
  const fl_val *v = u->arg < c->n_args ? &f->values[f->args[c->first_arg + u->arg].val] : NULL;
  return c->form == FL_CALL_MACRO || (v && v->kind == FL_VAL_UNARY && v->op == FL_OP_ADDRESS);
}

// A type that a model describes is made of it: the model would say so.
static bool is_described(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  if (l->f->calls[call].form != FL_CALL_NEW || !l->callee[call]) return false;
  return fl_known_type(g, file, l->callee[call]) != NULL;
}

static bool is_followed(const fl_graph *g, const fl_use *u, uint32_t depth) {
  const fl_link *l = &g->links[u->file];
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = g->targets.at[l->first_target[u->id] + i];
    bool body = t.func.id && !(g->links[t.func.file].f->funcs[t.func.id].flags & FL_FUNC_ABSTRACT);
    if (t.row || (body && depth + 1 < FL_MAX_HANDED)) return true;
  }
  return is_described(g, u->file, u->id);
}

bool fl_may_escape(const fl_graph *g, const fl_use *u, uint32_t depth) {
  const fl_link *l = &g->links[u->file];
  if (is_followed(g, u, depth)) return false;
  return l->in->naming->pointers || is_lent(l->f, u) || (depth && fl_is_unwanted(g, u->file, u->id));
}

// Handed to a function of the repository that may set it up. One that nobody sees may as well, where objects are handed around by
// their addresses and functions are how they are set up.
static bool by_helper(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  fl_graph *g = s->a->g;
  const fl_link *l = &g->links[u->file];
  bool any = false, seen = false;
  for (uint32_t i = 0; i < l->n_targets[u->id]; i++) {
    const fl_target t = g->targets.at[l->first_target[u->id] + i];
    if (!t.func.id || t.via == FL_VIA_REGISTER || depth + 1 >= FL_MAX_HANDED) continue;
    any |= by_function(s, u, &t, frame, chain, depth);
  }
  any |= by_options(s, u, frame, chain, depth, &seen);
  if (!seen && fl_may_escape(g, u, depth)) fl_note_escape(s, u, chain);
  return any;
}

static bool by_alias(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  const fl_assign *as = &s->a->g->links[u->file].f->assigns[u->id];
  return fl_done_to(s, fl_slot_of(s->a->g, u->file, as->target), frame, chain, depth);
}

static bool was_seen(fl_search *s, fl_slot_ref slot, const fl_frame *frame) {
  uint64_t key = slot.key * 4 + slot.kind;
  for (uint32_t i = 0; i < s->n_seen; i++)
    if (s->seen[i] == key && s->frames[i] == frame) return true;
  if (s->n_seen == FL_MAX_PLACES) return true;
  s->frames[s->n_seen] = frame;
  s->seen[s->n_seen++] = key;
  return false;
}

static fl_span span_of_use(const fl_graph *g, const fl_use *u) {
  const fl_facts *f = g->links[u->file].f;
  return u->kind == FL_USE_ASSIGN_FIELD ? f->assigns[u->id].span : f->calls[u->id].span;
}

// What is set only where a condition is compiled in is not known to be set, nor to what.
static void doubt_condition(fl_search *s, const fl_use *u, uint32_t before, const fl_step *chain) {
  const fl_facts *f = s->a->g->links[u->file].f;
  fl_span span = span_of_use(s->a->g, u);
  for (uint32_t i = 1; i < f->n_holes; i++) {
    const fl_hole *h = &f->holes[i];
    if (h->kind != FL_HOLE_CONDITION || span.line < h->span.line || span.line > h->line_end) continue;
    s->out->n = before, s->a->cuts++;
    fl_give(s->out, fl_unknown(s->a, "conditional compilation", u->file, 0, fl_step_to(s->a, chain, FL_STEP_property, u->file, span, name_of(s))));
    return;
  }
}

bool fl_done_to(fl_search *s, fl_slot_ref slot, const fl_frame *frame, const fl_step *chain, uint32_t depth) {
  fl_ask *a = s->a;
  bool any = false;
  if (!fl_is_touched(a, slot, depth) || was_seen(s, slot, frame)) return false;
  for (uint32_t at = fl_touching(a, slot, depth), u; (u = fl_touching_use(a, at)); at++) {
    const fl_use use = a->g->uses.at[u];
    if (a->steps == 0) break;
    a->steps--;
    uint32_t before = s->out->n;
    bool set = use.kind == FL_USE_ASSIGN_FIELD && (by_assign(s, &use, slot, frame, chain) || fl_done_by_accessor(s, &use, slot, frame, chain));
    set |= use.kind == FL_USE_RECEIVER && by_setter(s, &use, frame, chain);
    if (set) doubt_condition(s, &use, before, chain);
    any |= set;
    if (use.kind == FL_USE_RECEIVER) {
      any |= fl_done_by_extension(s, &use, frame, chain, depth);
      any |= fl_done_by_block(s, &use, -1, frame, chain, depth);
      if (slot.kind == FL_STORE_SELF && fl_may_set_up(a->g, &use)) fl_note_escape(s, &use, chain);
    }
    if (use.kind == FL_USE_ARGUMENT) {
      any |= by_helper(s, &use, frame, chain, depth);
      any |= fl_done_by_block(s, &use, use.arg, frame, chain, depth);
    }
    if (use.kind == FL_USE_ALIAS) any |= by_alias(s, &use, frame, chain, depth);
  }
  return any;
}

// ---- the chain -------------------------------------------------------------------------------------------------------------

// The slot that a step of the chain went through: the variable, parameter or field that held the object there.
fl_slot_ref fl_slot_of_step(fl_graph *g, const fl_step *s) {
  const fl_link *l = &g->links[s->file];
  uint32_t var = 0;
  if (s->what == FL_STEP_AT_SELF) return (fl_slot_ref){FL_STORE_SELF, FL_KEY(s->file, s->id)};
  if (s->what == FL_STEP_AT_PARAM) return (fl_slot_ref){FL_STORE_PARAM, FL_KEY(s->file, s->id)};
  if (s->what == FL_STEP_AT_VAR) var = s->id;
  if (s->what == FL_STEP_AT_ASSIGN) {
    var = l->f->assigns[s->id].var;
    if (!var) return fl_slot_of(g, s->file, l->f->assigns[s->id].target);
  }
  if (!var) return (fl_slot_ref){0};
  const fl_var *v = &l->f->vars[var];
  if (v->kind != FL_VAR_FIELD) return (fl_slot_ref){FL_STORE_VAR, FL_KEY(s->file, var)};
  return (fl_slot_ref){FL_STORE_FIELD, FL_KEY(fl_dense_type(g, s->file, v->type_owner), l->sym[v->name])};
}

// Behind such a step stand the places of another object: the one whose property this one was put into.
bool fl_is_of_another(const fl_step *s) {
  return s->what == FL_STEP_AT_NOTHING && (s->kind == FL_STEP_property || s->kind == FL_STEP_setter || s->kind == FL_STEP_maker);
}

static bool by_hidden(const fl_search *s, const fl_step *chain) {
  fl_ask *a = s->a;
  for (const fl_step *step = chain; step && !fl_is_of_another(step); step = step->prev) {
    uint32_t file;
    fl_slot_ref slot = fl_slot_of_step(a->g, step);
    const fl_hole *hole = slot.kind ? fl_hidden(a->g, slot, s->name, &file) : NULL;
    if (!hole) continue;
    const char *why = hole->kind == FL_HOLE_SKIPPED    ? "conditional compilation"
                      : hole->kind == FL_HOLE_EXPANDED ? "a macro may set it up"
                                                       : "text that cannot be read may set it up";
    fl_give(s->out, fl_unknown(a, why, file, 0, fl_step_to(a, chain, FL_STEP_property, file, hole->span, name_of(s))));
    return true;
  }
  return false;
}

bool fl_mutated(fl_ask *a, const fl_origin *object, fl_str name, fl_origins *out) {
  const fl_step *chain = object->chain;
  fl_search s = {.a = a, .name = name, .out = out};
  bool any = false;
  for (const fl_step *step = chain; step && !fl_is_of_another(step); step = step->prev)
    any |= fl_done_to(&s, fl_slot_of_step(a->g, step), step->frame ? step->frame : object->frame, chain, 0);
  if (any || fl_is_fixed(a->g, object->file, object->type, name)) return any;
  return fl_give_escape(&s) || by_hidden(&s, chain);
}
