// Where the object comes from that a block of code runs on, and what a callback is handed or gives back.
//
// In: a lambda or an extension function; the call of a callback. Out: origins. What the callback does to the object is found by
// the step that stands for it in the chain (property.c).
#include "graph/origin_p.h"

#include <string.h>

static const fl_step *self_step(fl_ask *a, const fl_step *chain, const fl_frame *frame, uint32_t file, uint32_t func) {
  return fl_step_in(fl_step_at(a, chain, FL_STEP_parameter, file, FL_STEP_AT_SELF, func, 0), frame);
}

// The object that a call works on: the receiver, else what the code around the call runs on.
static void of_object_at(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                         fl_origins *out) {
  const fl_call *c = &a->g->links[file].f->calls[call];
  if (c->recv) return fl_origins_of(a, file, c->recv, frame, chain, certainty, out);
  uint32_t func = fl_self_func(a->g, file, c->func);
  if (func) fl_origins_of_self(a, file, func, frame, chain, certainty, out);
  else fl_give(out, fl_unknown(a, "a receiver that is not written", file, 0, chain));
}

// An extension runs on what its callers call it on.
static void of_extension(fl_ask *a, uint32_t file, uint32_t func, fl_tref type, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                         fl_origins *out) {
  for (const fl_frame *at = frame; at; at = at->up)
    if (at->func.file == file && at->func.id == func)
      return of_object_at(a, at->call.file, at->call.id, at->up, chain, certainty, out);
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(a->g, (fl_func_ref){file, func}, &callers), followed = 0;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 2) continue;
    if (fl_in_test(a->g, callers[i].call.file, fl_graph_call(a->g, callers[i].call)->func) && !fl_in_test(a->g, file, func)) continue;
    const fl_step *step = fl_step_at(a, chain, FL_STEP_caller, callers[i].call.file, FL_STEP_AT_CALL, callers[i].call.id, 0);
    uint8_t weakest = callers[i].certainty < certainty ? callers[i].certainty : certainty;
    of_object_at(a, callers[i].call.file, callers[i].call.id, NULL, step, weakest, out);
    followed++;
  }
  fl_origin unseen = {.kind = FL_FROM_PARAM, .certainty = certainty, .file = file, .chain = chain};
  unseen.type = type;
  if (!followed) fl_give(out, unseen);
}

static const fl_meaning_row *passing_row(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->n_hands) return row;
  }
  return NULL;
}

// What a library hands to a lambda as its parameter, or to run on. False when no model says.
bool fl_passed_origins(fl_ask *a, uint32_t file, uint32_t lambda, int32_t index, const fl_frame *frame, const fl_step *chain,
                       fl_origins *out) {
  uint32_t call = a->g->links[file].lambda_call[lambda];
  const fl_meaning_row *row = call ? passing_row(a->g, file, call) : NULL;
  fl_mid path = fl_passed_path(a->g, row, index);
  fl_place_of at = {file, call, frame, row, chain, NULL};
  if (path) fl_path_origins(a, &at, path, out);
  return path != 0;
}

// A lambda runs on what the repository's own function calls it on: `block(x)`, `x.block()`, `block()` in a block of its own.
static void of_parameter_calls(fl_ask *a, uint32_t file, uint32_t func, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(a->g, (fl_func_ref){file, func}, &callers), followed = 0;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    fl_call_ref ref = callers[i].call;
    if (callers[i].via == FL_VIA_PASSED) continue;
    const fl_call *c = &a->g->links[ref.file].f->calls[ref.id];
    if (ref.file == file && a->g->links[file].lambda_call[func] == ref.id) continue; // where it is handed over
    uint32_t first = fl_call_arg(a->g, ref.file, ref.id, 0);
    const fl_step *step = fl_step_at(a, chain, FL_STEP_caller, ref.file, FL_STEP_AT_CALL, ref.id, 0);
    bool method = c->form == FL_CALL_METHOD && c->recv && !first;
    if (first && !method) fl_origins_of(a, ref.file, first, NULL, step, certainty, out);
    else of_object_at(a, ref.file, ref.id, NULL, step, certainty, out);
    followed++;
  }
  if (!followed) fl_give(out, fl_unknown(a, "what a function that is not seen runs a block on", file, 0, chain));
}

void fl_origins_of_self(fl_ask *a, uint32_t file, uint32_t func, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                        fl_origins *out) {
  const fl_func *f = &a->g->links[file].f->funcs[func];
  if (a->nesting > FL_MAX_HOPS * 4 || a->steps == 0)
    return fl_give(out, fl_unknown(a, "limit: longer than is followed", file, 0, chain));
  a->nesting++, a->steps--;
  chain = self_step(a, chain, frame, file, func);
  if (f->flags & FL_FUNC_ADDED) of_extension(a, file, func, fl_self_type(a->g, file, func), frame, chain, certainty, out);
  else if (!fl_passed_origins(a, file, func, FL_PASSED_SELF, frame, chain, out))
    of_parameter_calls(a, file, func, chain, certainty, out);
  a->nesting--;
}

// `impl Ext for Builder`: a method that is added to a type of a library runs on what its callers have made.
void fl_origins_of_foreign_self(fl_ask *a, uint32_t file, uint32_t func, fl_tref type, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                                fl_origins *out) {
  if (a->nesting > FL_MAX_HOPS * 4 || a->steps == 0)
    return fl_give(out, fl_unknown(a, "limit: longer than is followed", file, 0, chain));
  a->nesting++, a->steps--;
  of_extension(a, file, func, type, frame, chain, certainty, out);
  a->nesting--;
}

// ---- callbacks --------------------------------------------------------------------------------------------------------------

static void of_callback_func(fl_ask *a, const fl_place_of *at, fl_str what, const fl_origin *f, fl_origins *out) {
  int64_t index = -1;
  const fl_func *func = &a->g->links[f->file].f->funcs[f->call];
  if (fl_str_eq_c(what, "result")) return fl_returns_of(a, f->file, f->call, 0, at->frame, at->chain, f->certainty, out);
  bool self = fl_str_eq_c(what, "self");
  if (!self && !fl_str_to_int64(what, &index)) return;
  if (!self && index < 0) index += func->n_params; // from the last one
  fl_mid path = fl_passed_path(a->g, at->row, self ? FL_PASSED_SELF : (int32_t)index);
  bool extension = self && (func->flags & FL_FUNC_ADDED);
  if (!self && index >= func->n_params) self = false, index = -1; // it takes nothing: it does nothing to it
  fl_place_of here = *at;
  if (self && (extension || (func->flags & FL_FUNC_LAMBDA))) here.chain = self_step(a, at->chain, at->frame, f->file, f->call);
  else if (index >= 0)
    here.chain = fl_step_in(fl_step_at(a, at->chain, FL_STEP_parameter, f->file, FL_STEP_AT_PARAM, func->first_param + (uint32_t)index, 0), at->frame);
  if (path) fl_path_origins(a, &here, path, out);
}

// Cannot be a function that is called: data, nothing, a type of a library.
bool fl_is_no_function(const fl_graph *g, const fl_origin *o) {
  bool null = o->kind == FL_FROM_LITERAL || o->kind == FL_FROM_ABSENT;
  bool data = o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP || o->kind == FL_FROM_LIST || o->kind == FL_FROM_SETTING;
  fl_str name = o->kind == FL_FROM_EXTERN ? fl_intern_text(&g->names, o->name) : FL_STR("");
  uint32_t dot = fl_str_rfind_char(name, '.');
  fl_str last = dot == FL_STR_NONE ? name : fl_str_from_pos(name, dot + 1);
  return null || data || (last.n && last.at[0] >= 'A' && last.at[0] <= 'Z');
}

// Lazy.new(Client.new): what a library's function makes that is called with nothing.
static bool of_library_func(fl_ask *a, const fl_place_of *at, uint32_t val, const fl_origin *o, fl_origins *out) {
  fl_tref t = o->kind == FL_FROM_EXTERN ? fl_type_library_makes(a->g, at->file, o->name) : (fl_tref){0};
  if (!t.name) return false;
  fl_origin made = {.kind = FL_FROM_OBJECT, .certainty = o->certainty, .file = at->file, .val = val, .type = t, .name = o->name};
  made.chain = fl_step_at(a, at->chain, FL_STEP_construct, at->file, FL_STEP_AT_VALUE, val, o->name);
  fl_give(out, made);
  return true;
}

// The functions that a call is handed as the last of its arguments.
void fl_callbacks_at(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, const fl_step *chain, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  const fl_call *c = &f->calls[call];
  bool named = c->n_args && f->values[f->args[c->first_arg + c->n_args - 1].val].kind == FL_VAL_REF; // a parameter, perhaps: who hands it?
  fl_ent seen = named ? (fl_ent){0} : fl_callback_of(a->g, file, call);
  if (seen.kind == FL_ENT_FUNC)
    return fl_give(out, (fl_origin){.kind = FL_FROM_FUNC, .certainty = seen.certainty, .file = seen.file, .call = seen.id});
  if (c->n_args) fl_origins_of(a, file, f->args[c->first_arg + c->n_args - 1].val, frame, chain, 4, out);
}

// `what`: self, a parameter's number, or result, of the function that is the call's last argument.
void fl_callback_origins(fl_ask *a, const fl_place_of *at, fl_str what, fl_origins *out) {
  const fl_facts *f = a->g->links[at->file].f;
  const fl_call *c = &f->calls[at->call];
  fl_origin nothing = {.kind = FL_FROM_ABSENT, .certainty = 4, .file = at->file, .call = at->call, .chain = at->chain};
  if (!c->n_args) return fl_give(out, nothing);
  fl_origins last = {0};
  uint32_t val = f->args[c->first_arg + c->n_args - 1].val;
  fl_callbacks_at(a, at->file, at->call, at->frame, at->chain, &last);
  for (uint32_t i = 0; i < last.n; i++) {
    const fl_origin *o = &last.at[i];
    if (o->kind == FL_FROM_FUNC) of_callback_func(a, at, what, o, out);
    else if (fl_str_eq_c(what, "result") && of_library_func(a, at, val, o, out)) continue;
    else if (fl_is_no_function(a->g, o)) fl_give(out, nothing);
    else fl_give(out, fl_unknown(a, "a function that is not seen sets it up", at->file, val, at->chain));
  }
  fl_array_release(&last);
}

// `case out <- x: case <-ctx.Done():`: of a call in the head of a case the context whose end another case waits for.
bool fl_select_origins(fl_ask *a, const fl_place_of *at, fl_origins *out) {
  const fl_facts *f = a->g->links[at->file].f;
  uint32_t region = at->call ? f->calls[at->call].region : 0, select = f->regions[region].kind == FL_REGION_SELECT ? region : 0;
  for (uint32_t r = 1; select && r < f->n_regions; r++) {
    const fl_region *other = &f->regions[r];
    if (other->kind != FL_REGION_SELECT_CASE || other->parent != select || !other->a) continue;
    const fl_val *v = &f->values[other->a];
    if (v->kind == FL_VAL_UNARY || v->kind == FL_VAL_AWAIT) v = &f->values[v->a];
    bool ends = v->kind == FL_VAL_CALL && f->calls[v->a].recv && fl_call_does(a->g, at->file, v->a, FL_DOES_cancel_check);
    if (ends) return fl_origins_of(a, at->file, f->calls[v->a].recv, at->frame, at->chain, 4, out), true;
  }
  return false;
}
