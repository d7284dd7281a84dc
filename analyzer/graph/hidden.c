// What may be done to an object where nobody could read: text that is broken, left out or stands elsewhere.
//
// In: a place that held the object, and a property. Out: a hole that may set the property. A hole is about the names in its lines; one
// that the preprocessor left out is understood as far as that, and must name what sets the property as well.
#include "graph/ask_p.h"

enum { MOST_ROWS = 8 };

void fl_index_holes(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_holes; i++) {
      g->has_expanded |= l->f->holes[i].kind == FL_HOLE_EXPANDED;
      for (uint32_t n = 0; n < l->f->holes[i].n_names; n++) {
        if (l->f->holes[i].kind == FL_HOLE_EXPANDED) break; // acts where the macro is called: put_in
        fl_sym name = l->sym[l->f->names[l->f->holes[i].first_name + n]];
        fl_entnode node = {{0, 0, file, i, 0}, fl_map_get_or(&g->hole_names, name, 0)};
        fl_array_push(&g->nodes, node);
        fl_map_put(&g->hole_names, name, g->nodes.n - 1);
      }
    }
  }
}

// ---- does it set the property? -------------------------------------------------------------------------------------------

static bool is_setter(const fl_graph *g, uint32_t file, fl_str callee, fl_str property) {
  const fl_meaning_row *rows[MOST_ROWS];
  uint32_t n = fl_models_calls(g->models, g->links[file].in->naming->language, callee, rows, MOST_ROWS);
  for (uint32_t i = 0; i < n && i < MOST_ROWS; i++)
    for (uint32_t m = 0; m < rows[i]->n_mutates; m++)
      if (fl_str_eq(fl_models_text(g->models, fl_models_settings(g->models, rows[i]->first_mutate)[m].name), property)) return true;
  return false;
}

// A function that sets whatever it is told to, and is told by those who call the macro.
static bool is_told_what(const fl_graph *g, uint32_t file, fl_str callee) {
  const fl_meaning_row *rows[MOST_ROWS];
  uint32_t n = fl_models_calls(g->models, g->links[file].in->naming->language, callee, rows, MOST_ROWS);
  for (uint32_t i = 0; i < n && i < MOST_ROWS; i++)
    if (rows[i]->store_key) return true;
  return false;
}

static bool may_set(const fl_graph *g, uint32_t file, const fl_hole *hole, fl_str property) {
  bool expanded = hole->kind == FL_HOLE_EXPANDED;
  if ((hole->kind != FL_HOLE_SKIPPED && !expanded) || hole->any) return true;
  for (uint32_t i = 0; i < hole->n_names; i++) {
    fl_str name = fl_gsym_text(g, file, g->links[file].f->names[hole->first_name + i]);
    if (fl_str_eq(name, property) || is_setter(g, file, name, property) || (expanded && is_told_what(g, file, name))) return true;
  }
  return false;
}

// ---- is it about the place? ----------------------------------------------------------------------------------------------

typedef struct place {
  fl_sym name;
  uint32_t file; // a field's: where its type stands
  uint32_t func; // 0: anywhere in the file
  bool is_field; // seen by other files as well
} place;

static place place_of(const fl_graph *g, fl_slot_ref slot) {
  uint32_t file = (uint32_t)(slot.key >> 32), id = (uint32_t)slot.key;
  if (slot.kind == FL_STORE_FIELD) return (place){id, g->type_refs[file].file, 0, true}; // of a type instead of a file
  const fl_link *l = &g->links[file];
  if (slot.kind == FL_STORE_SELF) return (place){0, file, id, false}; // has no name: what the function runs on
  if (slot.kind == FL_STORE_PARAM) return (place){l->sym[l->f->params[id].name], file, l->f->params[id].func, false};
  return (place){l->sym[l->f->vars[id].name], file, l->f->vars[id].kind == FL_VAR_LOCAL ? l->f->vars[id].func : 0, false};
}

static bool within(const fl_graph *g, const place *p, uint32_t file, const fl_hole *hole) {
  if (p->file != file && !(p->is_field && fl_includes(g, file, p->file))) return false;
  if (!p->func) return true;
  fl_span f = g->links[file].f->funcs[p->func].span;
  return hole->span.byte_begin < f.byte_end && hole->span.byte_end > f.byte_begin;
}

static const fl_hole *about_anything(const fl_graph *g, const place *p) {
  const fl_facts *f = g->links[p->file].f;
  for (uint32_t i = 1; p->func && i < f->n_holes; i++)
    if (f->holes[i].any && within(g, p, p->file, &f->holes[i])) return &f->holes[i];
  return NULL;
}

// ---- texts that macros put in -------------------------------------------------------------------------------------------

static bool names_param(const fl_facts *f, const fl_func *func, fl_sym name) {
  for (uint32_t i = 0; i < func->n_params; i++)
    if (f->params[func->first_param + i].name == name) return true;
  return false;
}

// By itself: a parameter of that name stands for what the caller hands over.
static bool names(const fl_graph *g, fl_func_ref macro, const fl_hole *hole, fl_sym name) {
  const fl_link *l = &g->links[macro.file];
  for (uint32_t i = 0; i < hole->n_names; i++) {
    fl_sym own = l->f->names[hole->first_name + i];
    if (l->sym[own] == name) return !names_param(l->f, &l->f->funcs[macro.id], own);
  }
  return false;
}

static const fl_hole *text_of(const fl_graph *g, fl_func_ref macro) {
  const fl_facts *f = g->links[macro.file].f;
  const fl_span span = f->funcs[macro.id].span;
  for (uint32_t i = 1; i < f->n_holes; i++)
    if (f->holes[i].kind == FL_HOLE_EXPANDED && span.byte_begin <= f->holes[i].span.byte_begin && f->holes[i].span.byte_end <= span.byte_end)
      return &f->holes[i];
  return NULL;
}

static bool is_param(const fl_facts *f, const fl_func *func, uint32_t val) {
  return f->values[val].kind == FL_VAL_REF && names_param(f, func, f->values[val].a);
}

// Of a text that is understood: does a call in it set the property, or one that its callers name?
static bool understood_to_set(const fl_graph *g, fl_func_ref macro, const fl_hole *hole, fl_str property) {
  const fl_link *l = &g->links[macro.file];
  const fl_func *func = &l->f->funcs[macro.id];
  for (uint32_t i = 0; i < hole->n_names; i++)
    if (fl_str_eq(fl_gsym_text(g, macro.file, l->f->names[hole->first_name + i]), property)) return true;
  for (uint32_t c = l->func_first_call[macro.id]; c; c = l->call_next[c]) {
    const fl_call *call = &l->f->calls[c];
    bool teller = is_setter(g, macro.file, l->f->texts[call->name], property);
    for (uint32_t i = 0; is_told_what(g, macro.file, l->f->texts[call->name]) && i < call->n_args; i++)
      teller |= i > 0 && i + 1 < call->n_args && is_param(l->f, func, l->f->args[call->first_arg + i].val);
    if (teller) return true;
  }
  return false;
}

// `#define SET(option, value) set(handle, option, value)`: a macro that is called where the place is known, and names it.
static const fl_hole *put_in(const fl_graph *g, const place *p, fl_str property, uint32_t *file) {
  const fl_link *l = &g->links[p->file];
  for (uint32_t c = p->func && g->has_expanded ? l->func_first_call[p->func] : 0; c; c = l->call_next[c])
    for (uint32_t i = 0; i < l->n_targets[c]; i++) {
      fl_func_ref macro = g->targets.at[l->first_target[c] + i].func;
      if (!macro.id || !(g->links[macro.file].f->funcs[macro.id].flags & FL_FUNC_MACRO)) continue;
      const fl_hole *hole = text_of(g, macro);
      if (!hole || !names(g, macro, hole, p->name)) continue;
      bool read = !(g->links[macro.file].f->funcs[macro.id].flags & FL_FUNC_ABSTRACT);
      if (read ? understood_to_set(g, macro, hole, property) : may_set(g, macro.file, hole, property)) return *file = macro.file, hole;
    }
  return NULL;
}

const fl_hole *fl_hidden(const fl_graph *g, fl_slot_ref slot, fl_str property, uint32_t *file) {
  place p = place_of(g, slot);
  for (uint32_t n = p.name ? fl_map_get_or(&g->hole_names, p.name, 0) : 0; n; n = g->nodes.at[n].next) {
    fl_ent at = g->nodes.at[n].ent;
    const fl_hole *hole = &g->links[at.file].f->holes[at.id];
    if (within(g, &p, at.file, hole) && may_set(g, at.file, hole, property)) return *file = at.file, hole;
  }
  const fl_hole *expanded = p.name ? put_in(g, &p, property, file) : NULL;
  if (expanded) return expanded;
  return *file = p.file, about_anything(g, &p);
}
