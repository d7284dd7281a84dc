// Could an object have been set up where nobody can see it?
//
// In: the chain of an object, whose steps are the variables, parameters and fields that held it. Out: yes, when it was handed to a
// function that neither the repository nor a model describes and whose result nobody wants (`configure(client)`), or when a method
// that no model knows was called on it whose name speaks of time (`client.setTimeoutPolicy(p)`). A name is a reason to doubt here,
// and never evidence that something is set.
#include "graph/ask_p.h"

// A model describes the call, or the function that it calls is here. A block that it is handed does not count.
bool fl_is_seen(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    bool handed_here = t->func.id && t->func.file == file && l->lambda_call[t->func.id] == call;
    if (t->row || (t->func.id && !handed_here)) return true;
  }
  return false;
}

// What a literal or a constructor is given it keeps; what a test does with it does not run.
static bool is_understood(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  bool keeps = l->f->calls[call].form == FL_CALL_LITERAL || l->f->calls[call].form == FL_CALL_NEW;
  return keeps || fl_is_seen(g, file, call) || (l->in->marks & FL_MARK_TEST);
}

// Does what the block comes to become the result of the call that it is handed to?
static bool gives_block_on(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; call && i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    const fl_path *result = row && row->returns_path ? fl_models_paths(g->models, row->returns_path) : NULL;
    if (result && result->root == FL_ROOT_callback) return true;
  }
  return false;
}

// `new(url) { |client| configure(client) }`: the value of the block is not what the call is for.
static bool is_worth_of_lambda(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  if (!(f->funcs[c->func].flags & FL_FUNC_LAMBDA) || gives_block_on(g, file, g->links[file].lambda_call[c->func])) return false;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == c->func && f->exits[i].kind == FL_EXIT_RETURN && c->value && f->exits[i].val == c->value) return true;
  return false;
}

// Is the call made for what it does, because nobody takes what it gives back? `reflect.ValueOf(client).Elem().Set(x)`: what is done
// to the result is all that the call is for.
bool fl_is_unwanted(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_facts *f = l->f;
  for (uint32_t depth = 0; depth < 8; depth++) {
    if (f->calls[call].flags & FL_CALL_IGNORED || is_worth_of_lambda(g, file, call)) return true;
    uint32_t next = 0;
    for (uint32_t c = l->func_first_call[f->calls[call].func]; c && !next; c = l->call_next[c]) {
      uint32_t recv = f->calls[c].recv ? f->calls[c].recv : f->calls[c].callee; // getattr(client, name)(x)
      while (recv && f->values[recv].kind == FL_VAL_FIELD) recv = f->values[recv].a;
      if (recv && recv == f->calls[call].value) next = c;
    }
    if (!next) return false;
    call = next;
  }
  return false;
}

static bool speaks_of_time(fl_str name) {
  static const char *const words[] = {"imeout", "TIMEOUT", "eadline", "DEADLINE", NULL};
  for (size_t i = 0; words[i]; i++)
    if (fl_str_contains(name, fl_str_from(words[i]))) return true;
  return false;
}

// `yield client`, `setup(client)`: what the caller handed over may do anything.
static bool calls_parameter(const fl_graph *g, const fl_use *u) {
  const fl_call *c = &g->links[u->file].f->calls[u->id];
  return c->form == FL_CALL_PLAIN && c->callee && fl_lookup_value((fl_graph *)g, u->file, c->callee).kind == FL_ENT_PARAM;
}

static bool doubtful_use(const fl_graph *g, const fl_use *u) {
  bool is_call = u->kind == FL_USE_ARGUMENT || u->kind == FL_USE_RECEIVER;
  if (!is_call || is_understood(g, u->file, u->id)) return false;
  const fl_link *l = &g->links[u->file];
  const fl_call *c = &l->f->calls[u->id];
  if (u->kind == FL_USE_ARGUMENT) return fl_is_unwanted(g, u->file, u->id) || calls_parameter(g, u);
  return speaks_of_time(l->f->texts[c->name]);
}

// `options[key] = value`, `options.update(more)`: a map may have gained any key.
static bool fills_map(const fl_graph *g, const fl_use *u) {
  const fl_link *l = &g->links[u->file];
  fl_str key;
  if (l->in->marks & FL_MARK_TEST) return false;
  if (u->kind == FL_USE_RECEIVER) return (l->f->calls[u->id].flags & FL_CALL_IGNORED) && !l->n_targets[u->id];
  if (u->kind != FL_USE_ASSIGN_FIELD) return doubtful_use(g, u);
  const fl_val *t = &l->f->values[l->f->assigns[u->id].target];
  return t->kind == FL_VAL_INDEX && t->b && !fl_const_text((fl_graph *)g, u->file, t->b, &key);
}

// Objects that cannot be changed once they are made, as their model says.
bool fl_is_fixed(const fl_graph *g, uint32_t file, fl_tref type, fl_str property) {
  if (type.id || !type.name) return false;
  const char *language = g->links[file].in->naming->language;
  const fl_type_model *m = fl_models_type(g->models, language, fl_intern_text(&g->names, type.name));
  for (uint32_t i = 0; m && i < m->n_fixed; i++) {
    fl_str fixed = fl_models_text(g->models, fl_models_texts(g->models, m->first_fixed)[i]);
    if (fl_str_eq_c(fixed, "*") || fl_str_eq(fixed, property)) return true;
  }
  return false;
}

// A step behind which the chain speaks of another object: the one that this one is a property of, or was made from.
static bool leaves_object(const fl_step *s) {
  return s->kind == FL_STEP_property || s->kind == FL_STEP_setter || s->kind == FL_STEP_maker || s->kind == FL_STEP_unset;
}

// `option(client)`: what is called is seen after all, through those who pass the options.
static bool is_called_in_sight(fl_ask *a, const fl_use *u, const fl_frame *frame) {
  fl_origins funcs = {0};
  bool seen = u->kind == FL_USE_ARGUMENT && fl_called_functions(a, u->file, u->id, frame, &funcs);
  fl_array_release(&funcs);
  return seen;
}

static bool any_use(fl_ask *a, const fl_step *chain, const fl_frame *frame, bool (*doubtful)(const fl_graph *, const fl_use *)) {
  const fl_graph *g = a->g;
  for (const fl_step *s = chain; s && !leaves_object(s) && (s == chain || s->kind != FL_STEP_construct); s = s->prev) {
    fl_slot_ref slot = fl_slot_of_step(a->g, s);
    if (!slot.kind) continue;
    for (uint32_t u = fl_map_get_or(&g->slot_uses[slot.kind], slot.key, 0); u && a->steps; u = g->uses.at[u].next, a->steps--)
      if (doubtful(g, &g->uses.at[u]) && !is_called_in_sight(a, &g->uses.at[u], s->frame ? s->frame : frame)) return true;
  }
  return false;
}

bool fl_set_up_unseen(fl_ask *a, const fl_origin *object, fl_str property) {
  return !fl_is_fixed(a->g, object->file, object->type, property) && any_use(a, object->chain, object->frame, doubtful_use);
}

// Before the property is written nothing is handed over that could change what is written.
static bool comes_before(const fl_graph *g, const fl_use *u, const fl_step *written) {
  const fl_facts *f = g->links[u->file].f;
  fl_span func = f->funcs[f->calls[u->id].func].span, here = written->span;
  return u->file == written->file && func.byte_begin <= here.byte_begin && here.byte_end <= func.byte_end &&
         f->calls[u->id].span.byte_begin < here.byte_begin;
}

static bool is_doubtful_after(fl_ask *a, const fl_step *place, const fl_step *written) {
  const fl_graph *g = a->g;
  fl_slot_ref slot = fl_slot_of_step(a->g, place);
  if (!slot.kind) return false;
  for (uint32_t u = fl_map_get_or(&g->slot_uses[slot.kind], slot.key, 0); u && a->steps; u = g->uses.at[u].next, a->steps--)
    if (doubtful_use(g, &g->uses.at[u]) && !comes_before(g, &g->uses.at[u], written) && !is_called_in_sight(a, &g->uses.at[u], place->frame)) return true;
  return false;
}

bool fl_changed_unseen(fl_ask *a, const fl_step *chain) {
  const fl_step *written = NULL;
  bool fixed = false;
  for (const fl_step *s = chain; s && s->kind != FL_STEP_maker; s = s->prev) {
    if (!written) {
      if (fl_is_of_another(s)) written = s;
    } else if (s->kind == FL_STEP_construct && s->what == FL_STEP_AT_CALL)
      fixed = fl_is_fixed(a->g, s->file, fl_type_of_call(a->g, s->file, s->id, 0), fl_intern_text(&a->g->names, written->name));
    else if (!fixed && is_doubtful_after(a, s, written))
      return true;
  }
  return false;
}

bool fl_filled_unseen(fl_ask *a, const fl_origin *map) { return any_use(a, map->chain, map->frame, fills_map); }

// `withDeadline { client.get(url) }` where nobody sees what withDeadline does.
bool fl_limited_unseen(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->func.file];
  uint32_t func = s->func.id;
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    uint32_t call = l->lambda_call[func];
    if (call && !fl_is_seen(g, s->func.file, call) && speaks_of_time(l->f->texts[l->f->calls[call].name])) return true;
  }
  return false;
}
