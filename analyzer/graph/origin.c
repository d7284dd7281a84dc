// Where a value comes from, followed backwards through variables, fields, parameters, returns and library calls.
//
// In: a value at a place. Out: the set of its origins, each with the chain of places that led there. The walk is flow-sensitive
// inside a function where that is cheap (the last assignment that dominates the use), joins all values of a field, and enters
// functions with their arguments bound, at most FL_MAX_FRAMES deep. What cannot be followed is an origin as well: unknown, with
// the reason.
#include "graph/origin_p.h"
#include "graph/guard_p.h"

#include <string.h>

const fl_step *fl_step_to(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, fl_span span,
                          fl_sym name) {
  fl_step *s = fl_arena_alloc(&a->arena, sizeof *s);
  *s = (fl_step){prev, file, span, kind, FL_STEP_AT_NOTHING, false, 0, name, NULL};
  return s;
}

static fl_span span_of(const fl_graph *g, uint32_t file, uint8_t what, uint32_t id) {
  const fl_facts *f = g->links[file].f;
  switch (what) {
  case FL_STEP_AT_CALL: return fl_graph_call_span(g, (fl_call_ref){file, id});
  case FL_STEP_AT_ASSIGN: return f->assigns[id].span;
  case FL_STEP_AT_VAR: return f->vars[id].span;
  case FL_STEP_AT_PARAM: return f->params[id].span;
  case FL_STEP_AT_VALUE: return fl_val_span(g, file, id);
  case FL_STEP_AT_SELF: return f->funcs[id].name_span;
  default: return (fl_span){0};
  }
}

const fl_step *fl_step_at(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, uint8_t what,
                          uint32_t id, fl_sym name) {
  fl_step *s = fl_arena_alloc(&a->arena, sizeof *s);
  *s = (fl_step){prev, file, span_of(a->g, file, what, id), kind, what, false, id, name, NULL};
  return s;
}

const fl_step *fl_step_in(const fl_step *s, const fl_frame *frame) {
  ((fl_step *)s)->frame = frame; // it was made just now, and nobody else has it yet
  return s;
}

fl_span fl_val_span(const fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  return (fl_span){v->byte_begin, v->byte_end, v->line, 0};
}

// The object that lacks a property is what was made first on the way from the site: the client, not the parts in it. Requests
// that a client makes come before it on the way, and are nobody's to set up.
const fl_step *fl_made_at(const fl_step *chain) {
  const fl_step *first = NULL;
  for (; chain && !(first && chain->kind == FL_STEP_maker); chain = chain->prev)
    if (chain->kind == FL_STEP_construct) first = chain;
  return first;
}

// One value that several objects hold (a limit that all clients take from one function) is an origin for each of them.
bool fl_is_same_made(const fl_step *a, const fl_step *b) {
  return a == b || (a && b && a->file == b->file && a->span.byte_begin == b->span.byte_begin);
}

static bool of_same_object(const fl_origin *x, const fl_origin *y) { return fl_is_same_made(fl_made_at(x->chain), fl_made_at(y->chain)); }

static bool same_origin(const fl_origin *x, const fl_origin *y) {
  return x->val == y->val && x->call == y->call && x->file == y->file && x->kind == y->kind && // what tells most apart first: lists are long
         x->name == y->name && x->entry == y->entry && x->frame == y->frame && x->number == y->number && of_same_object(x, y);
}

void fl_give(fl_origins *out, fl_origin o) {
  for (uint32_t i = 0; i < out->n; i++) {
    if (!same_origin(&out->at[i], &o)) continue;
    if (out->at[i].certainty < o.certainty) out->at[i].certainty = o.certainty;
    return;
  }
  if (out->n < FL_MAX_ORIGINS)
    fl_array_push(out, o);
  else
    out->at[FL_MAX_ORIGINS - 1].kind = FL_FROM_UNKNOWN,
                             out->at[FL_MAX_ORIGINS - 1].name = 0; // more than we tell apart
}

fl_origin fl_unknown(fl_ask *a, const char *why, uint32_t file, uint32_t val, const fl_step *chain) {
  return (fl_origin){.kind = FL_FROM_UNKNOWN,
                     .certainty = 1,
                     .file = file,
                     .val = val,
                     .chain = chain,
                     .name = fl_intern_add_c(&a->g->names, why)};
}

// ---- names ------------------------------------------------------------------------------------------------

// `process.env.NAME`: a member of a library object whose members are settings.
static bool is_setting(fl_ask *a, uint32_t file, fl_sym whole, const fl_step *chain, fl_origins *out) {
  fl_str owner, name;
  if (!fl_str_rcut(fl_intern_text(&a->g->names, whole), '.', &owner, &name)) return false;
  const fl_type_model *m = fl_models_type(a->g->models, a->g->links[file].in->naming->language, owner);
  if (!m || !m->reads) return false;
  fl_setting_origins(a, &(fl_place_of){file, 0, NULL, NULL, chain, NULL}, m->reads, name, out);
  return true;
}

// A plain name that is a property of what the code runs on.
static void from_implicit(fl_ask *a, fl_ent ent, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_origins objects = {0};
  if (!fl_self_type(a->g, ent.file, ent.id).name)
    return fl_give(out, fl_unknown(a, "a member that a library's class brings", ent.file, 0, chain));
  fl_origins_of_self(a, ent.file, ent.id, frame, chain, certainty, &objects);
  for (uint32_t i = 0; i < objects.n; i++) fl_property(a, &objects.at[i], fl_intern_text(&a->g->names, ent.name), out);
  fl_array_release(&objects);
}

static void from_ent(fl_ask *a, uint32_t file, uint32_t val, fl_ent ent, const fl_frame *frame,
                     const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_val *v = fl_val_at(g, file, val);
  if (ent.certainty && ent.certainty < certainty) certainty = ent.certainty;
  switch (ent.kind) {
  case FL_ENT_PARAM: {
    const fl_link *l = &g->links[ent.file];
    const fl_param *p = &l->f->params[ent.id];
    const fl_step *step =
        fl_step_in(fl_step_at(a, chain, FL_STEP_parameter, ent.file, FL_STEP_AT_PARAM, ent.id, l->sym[p->name]), frame);
    uint32_t first = fl_map_get_or(&l->assigns, FL_KEY(p->func, l->sym[p->name]), 0), given = out->n;
    bool replaced = false;
    for (uint32_t i = first; i; i = l->assign_next[i]) { // a parameter that the function itself assigns
      const fl_assign *as = &l->f->assigns[i];
      if (ent.file != file || as->span.byte_end > v->byte_begin) continue;
      if (as->declares && l->in->naming->redeclares) continue; // another variable of this name
      replaced |= as->region == l->f->funcs[p->func].body;
      fl_from_assign(a, ent.file, as, frame,
                     fl_step_at(a, chain, FL_STEP_local, ent.file, FL_STEP_AT_ASSIGN, i, l->sym[p->name]),
                     certainty, out);
    }
    if (!replaced || out->n == given) fl_origins_of_param(a, ent.file, ent.id, frame, step, certainty, out);
    fl_forget_ruled_out(a, given, out);
    return;
  }
  case FL_ENT_VAR: {
    const fl_link *l = &g->links[ent.file];
    const fl_var *var = &l->f->vars[ent.id];
    if (var->kind == FL_VAR_FIELD) {
      fl_tref owner = {l->type_name[var->type_owner], ent.file, var->type_owner, 4, 0, 0};
      return fl_field_origins(a, owner, l->sym[var->name], chain, certainty, out);
    }
    if (var->kind == FL_VAR_LOCAL)
      return fl_from_local(a, ent.file, ent.id, fl_func_of_val(g, file, val), v->byte_begin, frame, chain,
                           certainty, out);
    fl_from_global(a, file, val, ent, chain, certainty, out);
    return;
  }
  case FL_ENT_VALUE: fl_origins_of(a, ent.file, ent.id, NULL, chain, certainty, out); return;
  case FL_ENT_FUNC:
    if (fl_is_property(g, ent) && g->links[ent.file].f->funcs[ent.id].owner) {
      const fl_func *getter = &g->links[ent.file].f->funcs[ent.id];
      return fl_field_origins(a, fl_tref_of_type(g, ent.file, getter->owner, 4), g->links[ent.file].sym[getter->name], chain, certainty, out);
    }
    fl_give(
        out,
        (fl_origin){
            .kind = FL_FROM_FUNC, .certainty = certainty, .file = ent.file, .call = ent.id, .chain = chain});
    return;
  case FL_ENT_EXTERN: {
    uint32_t set = fl_map_get_or(&g->settings, ent.name, 0); // http.DefaultClient = &http.Client{...}
    if (set) return fl_stored_origins(a, set, FL_STEP_global, ent.name, chain, certainty, out);
    if (is_setting(a, file, ent.name, chain, out)) return;
    fl_origin o = {.kind = FL_FROM_EXTERN,
                   .certainty = certainty,
                   .file = file,
                   .val = val,
                   .frame = frame,
                   .name = ent.name,
                   .type = fl_type_of(g, file, val)};
    o.chain = fl_step_at(a, chain, FL_STEP_global, file, FL_STEP_AT_VALUE, val, ent.name);
    fl_give(out, o);
    return;
  }
  case FL_ENT_IMPLICIT: return from_implicit(a, ent, frame, chain, certainty, out);
  default: fl_give(out, fl_unknown(a, "a name that is not known here", file, val, chain));
  }
}

// `queue.Name`: the call that made the object says what it has under this name.
static bool is_told_by_maker(const fl_graph *g, const fl_origin *o, fl_sym name) {
  const fl_setting *sets = o->row && o->row->n_sets ? fl_models_settings(g->models, o->row->first_set) : NULL;
  for (uint32_t i = 0; sets && i < o->row->n_sets; i++)
    if (fl_str_eq(fl_models_text(g->models, sets[i].name), fl_intern_text(&g->names, name))) return true;
  return false;
}

// `stripe.paymentIntents`: a member of an object that a library made, which nobody here sets, is a part of it.
static bool is_part_of_library_object(fl_graph *g, const fl_origin *o, fl_sym name) {
  if (o->kind != FL_FROM_OBJECT || o->type.id || !o->call) return false;
  const fl_call *c = &g->links[o->file].f->calls[o->call];
  if (c->form == FL_CALL_LITERAL || is_told_by_maker(g, o, name)) return false;
  fl_sym whole = fl_join(g, o->type.name, ".", name);
  return fl_type_of_field(g, o->file, o->type, name).name == fl_canonical(g, o->file, whole); // no model says that it is a value of its own
}

// What wraps an object, or another name of it: option.Value, source.Token.
static bool is_same_object(fl_graph *g, uint32_t file, fl_tref base, fl_sym name) {
  if (base.id || !base.name) return false;
  fl_str type = fl_modelled_field(g, file, fl_intern_text(&g->names, base.name), fl_intern_text(&g->names, name), 0);
  return fl_str_eq_c(type, "$element") || fl_str_eq_c(type, "receiver");
}

// An object that is handed around, of a type of which several places fill the field: whose values these are is not known.
static bool is_one_of_several(fl_graph *g, uint32_t file, uint32_t base, fl_tref owner, fl_sym name) {
  if (fl_val_at(g, file, base)->kind != FL_VAL_REF) return false;
  fl_ent ent = fl_lookup_value(g, file, base);
  bool local = ent.kind == FL_ENT_VAR && g->links[ent.file].f->vars[ent.id].kind == FL_VAR_LOCAL;
  bool handed = ent.kind == FL_ENT_PARAM;
  uint32_t first = local || handed ? fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, owner.file, owner.id), name), 0) : 0;
  return first && g->stored.at[first].next;
}

static void mark_joined(const fl_step *until, uint32_t given, fl_origins *out) {
  for (uint32_t i = given; i < out->n; i++)
    for (const fl_step *s = out->at[i].chain; s && s != until; s = s->prev)
      if (s->prev == until) ((fl_step *)s)->joined = true; // made by the walk that just came back
}

static void from_member(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain,
                        uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_val *v = fl_val_at(g, file, val);
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind) return from_ent(a, file, val, ent, frame, chain, certainty, out);
  fl_self base_of = fl_self_of(a, file, v->a, frame);
  fl_tref base = base_of.type;
  fl_sym name = fl_gsym(g, file, v->b);
  if (base.id && base_of.any_subtype && fl_subtypes_hold(g, base, name))
    return fl_give(out, fl_unknown(a, "a field that subtypes set as well", file, val, chain));
  if (base.id) {
    uint8_t weakest = base.certainty < certainty ? base.certainty : certainty;
    uint32_t given = out->n;
    fl_sym outer = a->through;
    a->through = fl_val_at(g, file, v->a)->kind == FL_VAL_FIELD ? fl_gsym(g, file, fl_val_at(g, file, v->a)->b) : 0;
    fl_field_origins(a, base, name, chain, weakest, out);
    a->through = outer;
    if (is_one_of_several(g, file, v->a, base, name)) mark_joined(chain, given, out);
    return;
  }
  if (is_same_object(g, file, base, name)) return fl_origins_of(a, file, v->a, frame, chain, certainty, out);
  fl_origins objects = {0};
  fl_origins_of(a, file, v->a, frame, chain, certainty, &objects);
  for (uint32_t i = 0; i < objects.n; i++) {
    fl_origin part = objects.at[i];
    if (part.kind == FL_FROM_RESULT)
      part.val = val, part.call = 0, fl_give(out, part); // some part of what a function returned
    else if (is_part_of_library_object(g, &part, name)) fl_give(out, part);
    else fl_property(a, &part, fl_intern_text(&g->names, name), out);
  }
  fl_array_release(&objects);
}

// `configuration["Http:Timeout"]`: an element of an object of a library whose elements are settings.
static bool from_settings(fl_ask *a, uint32_t file, uint32_t base, fl_str key, const fl_frame *frame, const fl_step *chain, fl_origins *out) {
  fl_tref t = fl_type_of(a->g, file, base);
  const char *language = a->g->links[file].in->naming->language;
  const fl_type_model *m = t.name && !t.id ? fl_models_type(a->g->models, language, fl_intern_text(&a->g->names, t.name)) : NULL;
  if (!m || !m->reads) return false;
  fl_buf name = {0};
  if (fl_section_of_value(a, file, base, frame, chain, &name)) {
    fl_buf_printf(&name, "%s%.*s", name.n ? "." : "", FL_STR_ARG(key));
    fl_setting_origins(a, &(fl_place_of){file, 0, NULL, NULL, chain, NULL}, m->reads, fl_buf_str(&name), out);
  } else {
    fl_give(out, fl_unknown(a, "a setting below a section that is not known here", file, base, chain));
  }
  fl_buf_release(&name);
  return true;
}

// `app.config["TIMEOUT"]`: what is kept in a part of an object that a library made, "config.TIMEOUT" of that object. Where nobody here puts it
// there the library may have.
static bool from_part(fl_ask *a, uint32_t file, uint32_t base, const fl_origin *o, fl_str key, fl_origins *out) {
  fl_sym part = fl_val_at(a->g, file, base)->kind == FL_VAL_FIELD ? fl_gsym(a->g, file, fl_val_at(a->g, file, base)->b) : 0;
  if (!part || !is_part_of_library_object(a->g, o, part)) return false;
  fl_origins found = {0};
  fl_property(a, o, fl_intern_text(&a->g->names, fl_join(a->g, part, ".", fl_intern_add(&a->g->names, key))), &found);
  if (!fl_give_present(&found, out)) fl_give(out, fl_unknown(a, "kept in an object of a library", file, base, o->chain));
  return true;
}

static void from_index(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain,
                       uint8_t certainty, fl_origins *out) {
  const fl_val *v = fl_val_at(a->g, file, val);
  fl_str key;
  if (!v->b || !fl_const_text(a->g, file, v->b, &key))
    return fl_give(out, fl_unknown(a, "an element of a collection", file, val, chain));
  if (from_settings(a, file, v->a, key, frame, chain, out)) return;
  fl_origins objects = {0};
  fl_origins_of(a, file, v->a, frame, chain, certainty, &objects);
  for (uint32_t i = 0; i < objects.n; i++)
    if (!from_part(a, file, v->a, &objects.at[i], key, out)) fl_property(a, &objects.at[i], key, out);
  fl_array_release(&objects);
}

// ---- values -----------------------------------------------------------------------------------------------

static void from_literal(fl_ask *a, uint8_t kind, uint32_t file, uint32_t val, const fl_frame *frame,
                         const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_origin o = {.kind = kind, .certainty = certainty, .file = file, .val = val, .frame = frame};
  o.chain = fl_step_to(a, chain, FL_STEP_literal, file, fl_val_span(a->g, file, val), 0);
  fl_give(out, o);
}

// `x = y` is worth y; `x ||= y` what x was, or y. The place that keeps it is on the way: what is done to it there counts.
static void from_assignment(fl_ask *a, uint32_t file, uint32_t assign, const fl_frame *frame, const fl_step *chain,
                            uint8_t certainty, fl_origins *out) {
  const fl_assign *as = &a->g->links[file].f->assigns[assign];
  bool kept = as->op == FL_OP_OR || as->op == FL_OP_COALESCE;
  const fl_val *target = fl_val_at(a->g, file, as->target);
  bool param = kept && target->kind == FL_VAL_REF && fl_lookup_value(a->g, file, as->target).kind == FL_ENT_PARAM;
  if (param || (kept && target->kind == FL_VAL_FIELD)) fl_origins_of(a, file, as->target, frame, chain, certainty, out);
  fl_origins_of(a, file, as->val, frame, fl_step_at(a, chain, FL_STEP_local, file, FL_STEP_AT_ASSIGN, assign, 0), certainty, out);
}

// `x ?? y`, `x || y`: y stands for a missing x.
static void from_either(fl_ask *a, uint32_t file, const fl_val *v, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                        fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t given = out->n;
  fl_origins_of(a, file, f->elems[v->a], frame, chain, certainty, out);
  fl_rule_out(a, v->op == FL_OP_OR ? FL_NOT_EMPTY : FL_NOT_MISSING, file, f->elems[v->a], chain, given, out);
  fl_origins_of(a, file, f->elems[v->a + 1], frame, chain, certainty, out);
  fl_forget_ruled_out(a, given, out);
}

// `test ? x : y`: where the test asks whether there is an x, x is not missing.
static void from_choice(fl_ask *a, uint32_t file, const fl_val *v, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                        fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  uint32_t given = out->n;
  for (uint32_t i = 1; i < 3; i++) {
    uint32_t val = f->elems[v->a + i], from = out->n;
    if (fl_condition_asks_inside(a->g, file, f->elems[v->a], val))
      fl_give(out, fl_unknown(a, "chosen by a condition on what is set in it", file, val, chain));
    else
      fl_origins_of(a, file, val, frame, chain, certainty, out);
    fl_rule_out(a, fl_condition_says(a->g, file, f->elems[v->a], i == 1, val), file, val, chain, from, out);
  }
  fl_forget_ruled_out(a, given, out);
}

// An object of this repository's types is one that somebody has made; one of a library's, in a method that is added to its type, is the caller's.
static void from_self(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  const fl_facts *f = a->g->links[file].f;
  fl_tref type = fl_type_of(a->g, file, val);
  uint32_t func = fl_func_of_val(a->g, file, val);
  while (func && !f->funcs[func].owner && !f->funcs[func].owner_name) func = f->funcs[func].parent;
  if (func && type.name && !type.id) return fl_origins_of_foreign_self(a, file, func, type, frame, chain, certainty, out);
  fl_give(out, (fl_origin){.kind = FL_FROM_OBJECT, .certainty = certainty, .file = file, .val = val, .type = type, .chain = chain});
}

static void follow(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain,
                   uint8_t certainty, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  switch (v->kind) {
  case FL_VAL_LIT: from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out); return;
  case FL_VAL_MAP: from_literal(a, FL_FROM_MAP, file, val, frame, chain, certainty, out); return;
  case FL_VAL_LIST: from_literal(a, FL_FROM_LIST, file, val, frame, chain, certainty, out); return;
  case FL_VAL_CONCAT: from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out); return;
  case FL_VAL_LAMBDA:
    fl_give(out, (fl_origin){.kind = FL_FROM_FUNC,
                             .certainty = certainty,
                             .file = file,
                             .call = v->a,
                             .frame = frame,
                             .chain = chain});
    return;
  case FL_VAL_REF:
  case FL_VAL_TYPE: // the type itself, on which a function of it is called
    from_ent(a, file, val, fl_lookup_value(g, file, val), frame, chain, certainty, out);
    return;
  case FL_VAL_FIELD: from_member(a, file, val, frame, chain, certainty, out); return;
  case FL_VAL_INDEX: from_index(a, file, val, frame, chain, certainty, out); return;
  case FL_VAL_CALL:
  case FL_VAL_NEW: fl_from_result(a, file, v->a, -1, frame, chain, certainty, out); return;
  case FL_VAL_AWAIT:
  case FL_VAL_SPREAD:
  case FL_VAL_CAST: {
    uint32_t given = out->n;
    fl_origins_of(a, file, v->a, frame, chain, certainty, out);
    if (v->op) fl_rule_out(a, FL_NOT_MISSING, file, v->a, chain, given, out);
    return;
  }
  case FL_VAL_ASSIGN: from_assignment(a, file, v->a, frame, chain, certainty, out); return;
  case FL_VAL_COND: from_choice(a, file, v, frame, chain, certainty, out); return;
  case FL_VAL_UNARY:
    if (v->op == FL_OP_NEG || v->op == FL_OP_NOT)
      from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out);
    else
      fl_origins_of(a, file, v->a, frame, chain, certainty, out);
    return;
  case FL_VAL_BINOP:
    if (v->op != FL_OP_OR && v->op != FL_OP_COALESCE)
      return from_literal(a, FL_FROM_LITERAL, file, val, frame, chain, certainty, out);
    from_either(a, file, v, frame, chain, certainty, out);
    return;
  case FL_VAL_OUT: fl_from_out(a, file, v->a, v->b, frame, chain, certainty, out); return;
  case FL_VAL_SELF:
    if (fl_self_func(g, file, fl_func_of_val(g, file, val)))
      return fl_origins_of_self(a, file, fl_self_func(g, file, fl_func_of_val(g, file, val)), frame, chain, certainty, out);
    from_self(a, file, val, frame, chain, certainty, out);
    return;
  default: fl_give(out, fl_unknown(a, "an expression that is not followed", file, val, chain));
  }
}

void fl_origins_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain,
                   uint8_t certainty, fl_origins *out) {
  if (!val) return fl_give(out, fl_unknown(a, "nothing to follow", file, 0, chain));
  if (a->steps == 0 || a->nesting > FL_MAX_HOPS * 4)
    return fl_give(out, fl_unknown(a, "limit: longer than is followed", file, val, chain));
  a->steps--;
  for (const fl_visit *seen = a->visiting; seen; seen = seen->up)
    if (seen->file == file && seen->val == val && seen->frame == frame) return; // a cycle adds nothing
  fl_visit here = {a->visiting, file, val, frame};
  a->visiting = &here;
  a->nesting++;
  uint32_t given = out->n;
  uint8_t kind = fl_val_at(a->g, file, val)->kind;
  follow(a, file, val, frame, chain, certainty, out);
  bool is_place = kind == FL_VAL_REF || kind == FL_VAL_FIELD || kind == FL_VAL_INDEX;
  if (is_place && fl_any_empty(a->g, out, given)) fl_rule_out(a, fl_guarded(a->g, file, val), file, val, chain, given, out);
  a->nesting--;
  a->visiting = here.up;
}
