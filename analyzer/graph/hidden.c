// What may be done to an object where nobody could read: text that is broken, left out or stands elsewhere.
//
// In: a place that held the object, and a property. Out: a hole that may set the property. A hole is about the names in its lines; one
// that the preprocessor left out is understood as far as that, and must name what sets the property as well.
#include "graph/ask_p.h"

enum { MOST_ROWS = 8 };

void fl_index_holes(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_holes; i++)
      for (uint32_t n = 0; n < l->f->holes[i].n_names; n++) {
        fl_sym name = l->sym[l->f->names[l->f->holes[i].first_name + n]];
        fl_entnode node = {{0, 0, file, i, 0}, fl_map_get_or(&g->hole_names, name, 0)};
        fl_array_push(&g->nodes, node);
        fl_map_put(&g->hole_names, name, g->nodes.n - 1);
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

static bool may_set(const fl_graph *g, uint32_t file, const fl_hole *hole, fl_str property) {
  if (hole->kind != FL_HOLE_SKIPPED || hole->any) return true;
  for (uint32_t i = 0; i < hole->n_names; i++) {
    fl_str name = fl_gsym_text(g, file, g->links[file].f->names[hole->first_name + i]);
    if (fl_str_eq(name, property) || is_setter(g, file, name, property)) return true;
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

const fl_hole *fl_hidden(const fl_graph *g, fl_slot_ref slot, fl_str property, uint32_t *file) {
  place p = place_of(g, slot);
  for (uint32_t n = p.name ? fl_map_get_or(&g->hole_names, p.name, 0) : 0; n; n = g->nodes.at[n].next) {
    fl_ent at = g->nodes.at[n].ent;
    const fl_hole *hole = &g->links[at.file].f->holes[at.id];
    if (within(g, &p, at.file, hole) && may_set(g, at.file, hole, property)) return *file = at.file, hole;
  }
  return *file = p.file, about_anything(g, &p);
}
