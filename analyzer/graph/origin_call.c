// What a parameter brings and what a call gives back.
//
// The outer half of origin.c: parameters go to the arguments of the callers (or of the one call that was entered), calls to the
// values that the called function returns, or to what a model says that a library call makes.
#include "graph/accessor_p.h"
#include "graph/origin_p.h"

#include <string.h>

// ---- parameters -------------------------------------------------------------------------------------------

static bool passes_more(const fl_graph *g,
                        fl_call_ref call) { // *args or **kwargs: what is missing may be inside
  const fl_facts *f = g->links[call.file].f;
  const fl_call *c = &f->calls[call.id];
  for (uint32_t i = 0; i < c->n_args; i++)
    if (fl_val_at(g, call.file, f->args[c->first_arg + i].val)->kind == FL_VAL_SPREAD) return true;
  return false;
}

// Keywords that no parameter of the function takes by name are a map in the last place; `**options` is that map.
static bool from_keywords(fl_ask *a, const fl_facts *f, const fl_param *p, uint32_t position, fl_call_ref call,
                          const fl_frame *up, const fl_step *step, uint8_t certainty, fl_origins *out) {
  const fl_link *l = &a->g->links[call.file];
  const fl_func *func = &f->funcs[p->func];
  const fl_call *c = &l->f->calls[call.id];
  uint32_t positional = 0, keywords = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &l->f->args[c->first_arg + i];
    if (!arg->name && l->f->values[arg->val].kind == FL_VAL_SPREAD) return false;
    if (!arg->name) positional++;
    else if (!fl_str_eq_c(l->f->texts[arg->name], "&")) keywords++;
  }
  bool by_name = false;
  for (uint32_t i = 0; i < func->n_params; i++) by_name |= (f->params[func->first_param + i].flags & (FL_PARAM_KWONLY | FL_PARAM_KWREST)) != 0;
  bool whole = p->flags & FL_PARAM_KWREST || (!by_name && position == positional && keywords);
  if (!l->in->naming->options_last || !whole) return false;
  fl_give(out, (fl_origin){.kind = FL_FROM_KEYWORDS, .certainty = certainty, .file = call.file, .call = call.id, .frame = up, .chain = step});
  return true;
}

static void from_caller(fl_ask *a, uint32_t file, uint32_t param, fl_call_ref call, const fl_frame *up,
                        const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  const fl_param *p = &f->params[param];
  uint32_t arg = fl_arg_of_param(g, call, file, param);
  const fl_step *step =
      fl_step_at(a, chain, FL_STEP_caller, call.file, FL_STEP_AT_CALL, call.id, fl_gsym(g, file, p->name));
  if (arg) return fl_origins_of(a, call.file, arg, up, step, certainty, out);
  if (from_keywords(a, f, p, param - f->funcs[p->func].first_param, call, up, step, certainty, out)) return;
  if (passes_more(g, call))
    return fl_give(out, fl_unknown(a, "spread arguments of a caller", call.file, 0, step));
  if (p->flags & FL_PARAM_REST) return; // a list that may be empty, and here is
  fl_value_ref given = p->value ? (fl_value_ref){file, p->value} : fl_declared_default(g, file, param);
  if (!given.val)
    return fl_give(out, fl_unknown(a, "an argument that a caller leaves out", call.file, 0, step));
  uint32_t from = out->n;
  step = fl_step_to(a, chain, FL_STEP_default, given.file, fl_val_span(g, given.file, given.val), fl_gsym(g, file, p->name));
  fl_origins_of(a, given.file, given.val, NULL, step, certainty, out);
  for (uint32_t i = from; i < out->n; i++) out->at[i].by_default = 1;
}

static const fl_frame *enter(fl_ask *a, const fl_frame *up, fl_func_ref func, fl_call_ref call) {
  fl_frame *f = fl_arena_alloc(&a->arena, sizeof *f);
  *f = (fl_frame){up, func, call, up ? up->depth + 1 : 1};
  return f;
}

// A lambda that one call hands over runs within that call: the other callers of the function that it is handed to pass it nothing.
static const fl_frame *handed_by(fl_ask *a, uint32_t file, uint32_t lambda, fl_call_ref inside) {
  const fl_link *l = &a->g->links[file];
  uint32_t call = l->lambda_call[lambda];
  const fl_facts *f = a->g->links[inside.file].f;
  for (uint32_t func = f->calls[inside.id].func; call && func; func = f->funcs[func].parent)
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      fl_func_ref to = a->g->targets.at[l->first_target[call] + i].func;
      if (to.id && to.file == inside.file && to.id == func) return enter(a, NULL, to, (fl_call_ref){file, call});
    }
  return NULL;
}

// A caller that the function itself leads to: it hands on what it was handed, so somebody else must have begun.
static bool calls_itself(const fl_graph *g, fl_call_ref call, fl_func_ref func) {
  uint32_t caller = g->links[call.file].f->calls[call.id].func;
  return g->order.group_of[fl_dense_func(g, call.file, caller)] == g->order.group_of[fl_dense_func(g, func.file, func.id)];
}

// It calls a value, and that is known to be a function of the repository; what a library calls a function with is its own affair.
static bool calls_own_value(const fl_graph *g, fl_call_ref call) {
  const fl_link *l = &g->links[call.file];
  return l->n_targets[call.id] && fl_val_at(g, call.file, l->f->calls[call.id].callee)->kind == FL_VAL_REF && !l->callee[call.id];
}

// A block's parameter that a model speaks of: what the call makes, or what it is made on.
static bool from_block(fl_ask *a, uint32_t file, uint32_t param, const fl_frame *frame, const fl_step *chain,
                       uint8_t certainty, fl_origins *out) {
  uint32_t call = 0;
  fl_str type = {0};
  if (!(a->g->links[file].f->funcs[a->g->links[file].f->params[param].func].flags & FL_FUNC_LAMBDA)) return false;
  fl_block_gift gift = fl_block_gives(a->g, file, param, &call, &type);
  if (gift == FL_GIVES_RESULT) return fl_from_result(a, file, call, -1, frame, chain, certainty, out), true;
  uint32_t recv = gift == FL_GIVES_RECEIVER ? a->g->links[file].f->calls[call].recv : 0;
  return recv ? fl_origins_of(a, file, recv, frame, chain, certainty, out), true : false;
}

// What a setter is handed is what is assigned to its property.
static void from_property(fl_ask *a, fl_func_ref setter, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_link *l = &a->g->links[setter.file];
  const fl_func *f = &l->f->funcs[setter.id];
  uint64_t key = FL_KEY(fl_dense_type(a->g, setter.file, f->owner), l->sym[f->name]);
  fl_stored_origins(a, fl_map_get_or(&a->g->field_values, key, 0), FL_STEP_field, l->sym[f->name], chain, certainty, out);
}

// Whatever a caller that may be asked passes, or the parameter itself where what calls it is a library's affair. Gives how many callers do not come from the
// function itself.
static uint32_t from_callers(fl_ask *a, const fl_origin *self, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  fl_func_ref func = {self->file, g->links[self->file].f->params[self->call].func};
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers), others = 0;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    const fl_caller *by = &callers[i];
    if (by->via == FL_VIA_REGISTER || by->via == FL_VIA_PASSED || by->certainty < 2) continue;
    const fl_call *c = fl_graph_call(g, by->call);
    if (fl_in_test(g, by->call.file, c->func) && !fl_in_test(g, func.file, func.id)) continue;
    if (by->via == FL_VIA_CALLBACK && !c->callee) continue;
    others += !calls_itself(g, by->call, func);
    if (by->via == FL_VIA_CALLBACK && !calls_own_value(g, by->call)) fl_give(out, *self);
    else
      from_caller(a, func.file, self->call, by->call, handed_by(a, func.file, func.id, by->call), chain, certainty < by->certainty ? certainty : by->certainty, out);
  }
  if (n > FL_MAX_CALLERS) fl_give(out, fl_unknown(a, "limit: more callers than are followed", func.file, 0, chain));
  return others;
}

// Of a parameter that no entered call binds: what its callers pass, what a container provides, or the parameter itself.
static void from_anybody(fl_ask *a, fl_origin self, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_link *l = &a->g->links[self.file];
  const fl_param *p = &l->f->params[self.call];
  const fl_func *own = &l->f->funcs[p->func];
  fl_asking asking = {.file = self.file, .first_annot = p->first_annot, .n_annots = p->n_annots, .name = self.name};
  if (fl_from_annotated_setting(a, &asking, chain, out)) return;
  if (self.entry && a->g->entries.at[self.entry - 1].kind == FL_ENTRY_main) self.entry = 0;
  uint32_t given = out->n;
  bool followed = from_callers(a, &self, chain, certainty, out) > 0;
  followed |= out->n > given;
  if (own->flags & FL_FUNC_CTOR && own->owner) asking.owner = l->type_name[own->owner];
  if (!followed && self.type.name && fl_from_providers(a, &asking, self.type, chain, certainty, out)) return;
  fl_origin made = followed || self.entry ? self : fl_injected(a, self.file, self.type, chain, certainty);
  if (self.entry || !followed) fl_give(out, made.kind == FL_FROM_OBJECT ? made : self);
}

void fl_origins_of_param(fl_ask *a, uint32_t file, uint32_t param, const fl_frame *frame,
                         const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  if (from_block(a, file, param, frame, chain, certainty, out)) return;
  const fl_param *p = &g->links[file].f->params[param];
  fl_func_ref func = {file, p->func};
  const fl_func *lambda = &g->links[file].f->funcs[p->func];
  if (lambda->flags & FL_FUNC_SETTER) return from_property(a, func, chain, certainty, out);
  if ((lambda->flags & FL_FUNC_LAMBDA) &&
      fl_passed_origins(a, file, p->func, (int32_t)(param - lambda->first_param), frame, chain, out))
    return;
  for (const fl_frame *at = frame; at; at = at->up)
    if (at->func.file == file && at->func.id == p->func)
      return from_caller(a, file, param, at->call, at->up, chain, certainty, out);
  uint32_t mark;
  if (!fl_begin_following(a, (fl_followed){.out = out, .made = fl_made_at(chain), .what = FL_KEY(file, param), .certainty = certainty}, &mark)) return;
  fl_origin self = {.kind = FL_FROM_PARAM,
                    .certainty = certainty,
                    .file = file,
                    .call = param,
                    .chain = chain,
                    .name = fl_gsym(g, file, p->name),
                    .type = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, param, 0}),
                    .entry = g->func_entry[fl_dense_func(g, file, p->func)]};
  from_anybody(a, self, chain, certainty, out);
  fl_end_following(a, mark);
}

// ---- calls ------------------------------------------------------------------------------------------------

// Two functions of one name, one for some builds and one for the others.
static bool has_twin(const fl_facts *f, uint32_t func) {
  const fl_func *own = &f->funcs[func];
  if (!(own->flags & FL_FUNC_CONDITIONAL)) return false;
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (i != func && f->funcs[i].name == own->name && f->funcs[i].owner == own->owner && f->funcs[i].flags & FL_FUNC_CONDITIONAL) return true;
  return false;
}

// An abstract function with more implementations than a call is followed to.
static const char *why_nothing(fl_ask *a, uint32_t file, uint32_t func) {
  const fl_link *l = &a->g->links[file];
  const fl_func *f = &l->f->funcs[func];
  fl_ent found[FL_MAX_IMPLEMENTATIONS + 1];
  uint32_t n = f->body || !f->owner ? 0 : fl_implementations(a->g, file, f->owner, l->sym[f->name], found, FL_MAX_IMPLEMENTATIONS + 1);
  return n > FL_MAX_IMPLEMENTATIONS ? "limit: more implementations than are followed" : "a function that returns nothing that can be followed";
}

void fl_returns_of(fl_ask *a, uint32_t file, uint32_t func, int32_t index, const fl_frame *frame,
                   const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t found = 0;
  if (has_twin(f, func)) return fl_give(out, fl_unknown(a, "which function it is depends on the build", file, 0, chain));
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (e->func != func || e->kind != FL_EXIT_RETURN || !e->val) continue;
    const fl_val *v = &f->values[e->val];
    uint32_t val = e->val;
    if (index > 0 && v->kind == FL_VAL_CALL) {
      found++;
      fl_from_result(a, file, v->a, index, frame, fl_step_to(a, chain, FL_STEP_returned, file, e->span, 0),
                     certainty, out);
      continue;
    }
    if (v->kind == FL_VAL_LIST && index >= 0 && (uint32_t)index < v->n)
      val = f->elems[v->a + (uint32_t)index];
    else if (index > 0)
      continue;
    const fl_val *r = &f->values[val];
    if (r->kind == FL_VAL_LIT && r->op == FL_LIT_NIL)
      continue; // `return nil, err`: the failing way out makes nothing
    found++;
    fl_origins_of(a, file, val, frame, fl_step_to(a, chain, FL_STEP_returned, file, e->span, 0), certainty,
                  out);
  }
  if (!found)
    fl_give(out, fl_unknown(a, why_nothing(a, file, func), file, 0, chain));
}

static bool constructs_extern(fl_graph *g, uint32_t file, const fl_call *c, fl_sym callee) {
  const fl_type_model *m = callee ? fl_models_type(g->models, g->links[file].in->naming->language,
                                                   fl_intern_text(&g->names, callee))
                                  : NULL;
  if (!m) return false;
  if (c->form == FL_CALL_LITERAL) return true;
  return c->form == FL_CALL_NEW || g->links[file].in->naming->type_call_constructs;
}

// `clients.get(name)`: taken out of what holds it, not made here.
static bool is_element(const fl_graph *g, const fl_meaning_row *row) {
  const fl_path *p = row->returns_path ? fl_models_paths(g->models, row->returns_path) : NULL;
  bool of_receiver = p && p->root == FL_ROOT_receiver && p->n_steps && !fl_models_steps(g->models, p->first_step)->name;
  return of_receiver || (row->returns && fl_str_eq_c(fl_models_text(g->models, row->returns), "$element"));
}

static void from_row(fl_ask *a, uint32_t file, uint32_t call, const fl_target *t, int32_t index,
                     const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_meaning_row *row = t->row;
  const fl_path *p = row->returns_path ? fl_models_paths(a->g->models, row->returns_path) : NULL;
  const fl_call *c = &a->g->links[file].f->calls[call];
  if (row->request) return fl_asked_origins(a, &(fl_place_of){file, call, frame, row, chain, NULL}, chain, certainty, out);
  if (row->reads) return fl_read_origins(a, &(fl_place_of){file, call, frame, row, chain, NULL}, row->reads, out);
  uint32_t recv = fl_receiver_of(a->g, file, call, row);
  if (p && !row->n_sets && p->root == FL_ROOT_receiver && !p->n_steps &&
      recv) { // a fluent setter: the step lets property.c find it again
    const fl_step *step =
        fl_step_in(fl_step_at(a, chain, FL_STEP_setter, file, FL_STEP_AT_CALL, call, a->g->links[file].callee[call]), frame);
    return fl_origins_of(a, file, recv, frame, step, certainty, out);
  }
  uint32_t arg = p && p->root == FL_ROOT_arg && index <= 0 ? fl_call_arg(a->g, file, call, p->index) : 0;
  if (arg) return fl_origins_of(a, file, arg, frame, chain, certainty, out);
  if (p && (p->root == FL_ROOT_callback || (p->root == FL_ROOT_receiver && !row->n_sets))) { // what the block gives back, or runs on
    fl_place_of at = {file, call, frame, row, chain, NULL};
    return fl_path_origins(a, &at, row->returns_path, out);
  }
  if (is_element(a->g, row)) return fl_give(out, fl_unknown(a, "an element of a collection", file, c->value, chain));
  bool makes = row->returns || row->n_returns || row->n_sets || row->context || row->duration || p ||
               constructs_extern(a->g, file, c, a->g->links[file].callee[call]);
  fl_origin o = {.kind = makes ? FL_FROM_OBJECT : FL_FROM_RESULT,
                 .certainty = certainty < t->certainty ? certainty : t->certainty,
                 .file = file,
                 .val = c->value,
                 .call = call,
                 .row = row,
                 .frame = frame,
                 .type = fl_type_of_call(a->g, file, call, index < 0 ? 0 : (uint32_t)index),
                 .name = a->g->links[file].callee[call]};
  o.chain = fl_step_at(a, chain, row->context == 1 ? FL_STEP_context_root : FL_STEP_construct, file,
                       FL_STEP_AT_CALL, call, o.name);
  if (index > 0 && !row->n_returns) o.kind = FL_FROM_RESULT;
  fl_give(out, o);
}

// A call on the object itself goes to the method of its own type, as far as that is known. False: to none that is.
static bool own_method(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, fl_func_ref *func) {
  const fl_call *c = &a->g->links[file].f->calls[call];
  fl_sym name = a->g->links[file].sym[c->name];
  bool on_self = c->recv && fl_val_at(a->g, file, c->recv)->kind == FL_VAL_SELF;
  fl_self self = on_self ? fl_self_of(a, file, c->recv, frame) : (fl_self){0};
  if (!self.type.id) return true;
  if (self.any_subtype && fl_subtypes_override(a->g, self.type, name)) return false;
  fl_ent own = self.any_subtype ? (fl_ent){0} : fl_type_member(a->g, self.type.file, self.type.id, name, 0);
  if (own.kind == FL_ENT_FUNC) *func = (fl_func_ref){own.file, own.id};
  return true;
}

// `T x(v)` where nobody knows what T is: a number or a text is kept as it is; a pointer field holds what it is given.
static bool is_kept(fl_graph *g, uint32_t file, uint32_t call, fl_tref made, bool *pointer) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  *pointer = !made.name;
  if (!fl_is_program(g, file) || c->form != FL_CALL_NEW || c->n_args != 1 || made.id || l->n_targets[call]) return false;
  return !made.name || !fl_models_type(g->models, l->in->naming->language, fl_intern_text(&g->names, made.name));
}

static void from_kept(fl_ask *a, uint32_t file, uint32_t call, bool pointer, const fl_frame *frame, const fl_step *chain,
                      uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  fl_origins given = {0};
  fl_origins_of(a, file, f->args[f->calls[call].first_arg].val, frame, chain, certainty, &given);
  for (uint32_t i = 0; i < given.n; i++) {
    uint8_t kind = given.at[i].kind;
    bool object = kind == FL_FROM_OBJECT || kind == FL_FROM_EXTERN || kind == FL_FROM_FUNC || kind == FL_FROM_MAP;
    fl_give(out, object && !pointer ? fl_unknown(a, "an object that nobody describes", file, f->calls[call].value, chain) : given.at[i]);
  }
  fl_array_release(&given);
}

// What `new T(..)` and its like make; `builtin`: of the type that the argument names.
static fl_origin object_of(fl_ask *a, uint32_t file, uint32_t call, bool builtin, const fl_frame *frame, const fl_step *chain, uint8_t certainty) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_tref made = fl_type_of_call(g, file, call, 0);
  fl_origin o = {.kind = FL_FROM_OBJECT,
                 .certainty = certainty,
                 .file = file,
                 .val = c->value,
                 .call = call,
                 .frame = frame,
                 .type = made,
                 .name = l->callee[call] && !builtin ? l->callee[call] : made.name};
  for (uint32_t i = 0; i < l->n_targets[call]; i++)
    if (g->targets.at[l->first_target[call] + i].row) o.row = g->targets.at[l->first_target[call] + i].row;
  o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_CALL, call, o.name);
  return o;
}

static void from_targets(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame, const fl_step *chain,
                         uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target t = g->targets.at[l->first_target[call] + i];
    uint8_t weakest = certainty < t.certainty ? certainty : t.certainty;
    if (t.row) {
      from_row(a, file, call, &t, index, frame, chain, weakest, out);
      continue;
    }
    if (t.via == FL_VIA_PASSED || t.via == FL_VIA_REGISTER || (t.via == FL_VIA_CALLBACK && l->n_targets[call] > 1)) continue;
    if (frame && frame->depth >= FL_MAX_FRAMES) {
      fl_give(out, fl_unknown(a, "limit: calls nested deeper than are followed", file, c->value, chain));
      continue;
    }
    fl_func_ref func = t.func;
    if (!own_method(a, file, call, frame, &func)) {
      fl_give(out, fl_unknown(a, "a method that subtypes override", file, c->value, chain));
      continue;
    }
    const fl_step *step = fl_step_at(a, chain, FL_STEP_call, file, FL_STEP_AT_CALL, call, l->sym[c->name]);
    fl_returns_of(a, func.file, func.id, index, enter(a, frame, func, (fl_call_ref){file, call}), step, weakest, out);
  }
}

// No function of the repository and no row of a model says what comes back.
static void from_unseen(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame, const fl_step *chain,
                        uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_ent repo;
  uint8_t sure;
  fl_callee_name(g, file, call, &repo, &sure);
  if (index <= 0 && fl_access_of(g, file, call, repo) == FL_READS_FIELD) { // a getter that nobody wrote
    uint32_t owner = g->links[repo.file].f->vars[repo.id].type_owner;
    fl_tref object = {g->links[repo.file].type_name[owner], repo.file, owner, 4, 0, 0};
    return fl_field_origins(a, object, fl_gsym(g, repo.file, g->links[repo.file].f->vars[repo.id].name), chain, certainty, out);
  }
  if (c->recv &&
      fl_val_at(g, file, c->recv)->kind == FL_VAL_LAMBDA) // function () {...}.bind(x): still a function
    return fl_origins_of(a, file, c->recv, frame, chain, certainty, out);
  fl_origin o = {.kind = FL_FROM_RESULT,
                 .certainty = certainty,
                 .file = file,
                 .val = c->value,
                 .call = call,
                 .frame = frame,
                 .type = fl_type_of_call(g, file, call, 0),
                 .name = l->callee[call]};
  if (constructs_extern(g, file, c, l->callee[call])) o.kind = FL_FROM_OBJECT, o.certainty = certainty;
  o.chain = fl_step_at(a, chain, FL_STEP_construct, file, FL_STEP_AT_CALL, call, l->callee[call]);
  fl_give(out, o);
}

void fl_from_result(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame,
                    const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  bool pointer;
  uint32_t held = index <= 0 ? fl_unwrapped(g, file, call) : 0;
  if (held) return fl_origins_of(a, file, held, frame, chain, certainty, out);
  if (is_kept(g, file, call, fl_type_of_call(g, file, call, 0), &pointer))
    return from_kept(a, file, call, pointer, frame, chain, certainty, out);
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_tref made = fl_type_of_call(g, file, call, 0);
  bool constructor = c->form == FL_CALL_NEW || c->form == FL_CALL_LITERAL ||
                     (made.id && c->callee && fl_lookup_value(g, file, c->callee).kind == FL_ENT_TYPE);
  bool builtin = fl_makes_its_argument(g, file, call); // new(http.Client): what is made has the type's name
  if ((constructor || builtin) && index <= 0) {
    fl_give(out, object_of(a, file, call, builtin, frame, chain, certainty));
    return;
  }
  fl_ent field = fl_field_read(g, file, call);
  if (field.kind) {
    const fl_var *v = &g->links[field.file].f->vars[field.id];
    fl_tref owner = fl_tref_of_type(g, field.file, v->type_owner, certainty);
    return fl_field_origins(a, owner, fl_gsym(g, field.file, v->name), chain, certainty, out);
  }
  from_targets(a, file, call, index, frame, chain, certainty, out);
  if (!l->n_targets[call]) from_unseen(a, file, call, index, frame, chain, certainty, out);
}
