// Who handles a message: `mediator.Send(new PlaceOrder())` runs PlaceOrderHandler.Handle, because that is a handler of PlaceOrder.
//
// In: rows that say by what a call is dispatched, and to which supertype; types that descend from it, with what they give it. Out: the
// functions, as targets of the call. A message whose type is not known, or that has no handler here, is handed to nobody.
#include "graph/graph_p.h"

static uint64_t key_of(fl_sym to, fl_sym message) { return FL_KEY(to, message); }

static void add_handler(fl_graph *g, uint64_t key, uint32_t file, uint32_t func) {
  fl_array_push(&g->handler_rows, ((fl_rownode){file, func, fl_map_get_or(&g->handlers, key, 0)}));
  fl_map_put(&g->handlers, key, g->handler_rows.n - 1);
}

// The methods of a type by which it handles what it gives the supertype.
static void add_methods(fl_graph *g, uint32_t file, uint32_t type, const fl_tref *super, fl_str method) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].owner == type && f->funcs[i].name && fl_str_eq(f->texts[f->funcs[i].name], method)) add_handler(g, key_of(super->name, super->arg), file, i);
}

static void add_types(fl_graph *g, fl_sym to, fl_str method) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    bool counts = g->links[file].in->naming && !(g->links[file].in->marks & FL_MARK_TEST);
    for (uint32_t type = 1; counts && type < f->n_types; type++) {
      const fl_supers *supers = fl_supers_of(g, file, type);
      for (uint32_t i = 0; i < supers->n; i++)
        if (!supers->at[i].id && supers->at[i].name == to && supers->at[i].arg) add_methods(g, file, type, &supers->at[i], method);
    }
  }
}

// A supertype that several calls are dispatched to is looked at once.
void fl_index_handlers(fl_graph *g) {
  fl_map seen = {0};
  fl_array_push(&g->handler_rows, (fl_rownode){0});
  for (fl_mid i = 1; i < fl_models_n_meanings(g->models); i++) {
    const fl_meaning_row *row = fl_models_meanings(g->models, i);
    fl_sym to = row->dispatch_to ? fl_intern_find(&g->names, fl_models_text(g->models, row->dispatch_to)) : 0;
    if (!to || fl_map_get_or(&seen, to, 0)) continue;
    fl_map_put(&seen, to, 1);
    add_types(g, to, fl_models_text(g->models, row->dispatch_method));
  }
  fl_map_release(&seen);
}

uint32_t fl_handlers_of(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_ent *out, uint32_t cap) {
  fl_sym to = fl_intern_find(&g->names, fl_models_text(g->models, row->dispatch_to));
  fl_tref message = to ? fl_type_at_path(g, file, call, row->dispatch_by) : (fl_tref){0};
  uint32_t n = 0;
  if (!message.name || message.flags & (FL_TREF_CLASS | FL_TREF_LIST)) return 0;
  for (uint32_t i = fl_map_get_or(&g->handlers, key_of(to, message.name), 0); i && n < cap; i = g->handler_rows.at[i].next)
    out[n++] = (fl_ent){FL_ENT_FUNC, 3, g->handler_rows.at[i].file, g->handler_rows.at[i].id, 0};
  return n;
}
