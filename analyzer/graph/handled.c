// Who handles a message: `mediator.Send(new PlaceOrder())` runs PlaceOrderHandler.Handle, because that is a handler of PlaceOrder.
//
// In: rows that say by what a call is dispatched, and to which supertype; types that descend from it, with what they give it. Out: the
// functions, as targets of the call. A message whose type is not known, or that has no handler here, is handed to nobody. A bus of the
// repository that only hands its argument on dispatches where it is called (handed_through.c).
#include "graph/graph_p.h"
#include "graph/service_p.h"

static uint64_t key_of(fl_sym to, fl_sym message) { return FL_KEY(to, message); }

static void add_handler(fl_graph *g, uint64_t key, uint32_t file, uint32_t func) {
  fl_array_push(&g->handler_rows, ((fl_rownode){file, func, fl_map_get_or(&g->handlers, key, 0)}));
  fl_map_put(&g->handlers, key, g->handler_rows.n - 1);
}

// The methods of a type by which it handles what it gives the supertype; what it gives is "" for one that is asked for all of them.
static void add_methods(fl_graph *g, uint32_t file, uint32_t type, fl_sym to, fl_sym message, fl_str method) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].owner == type && f->funcs[i].name && fl_str_eq(f->texts[f->funcs[i].name], method)) add_handler(g, key_of(to, message), file, i);
}

typedef struct handling { // of which supertype, by which method
  fl_sym to;
  fl_str method;
  bool around;
} handling;

// The supertype itself, or a library's type that is made from it.
static bool is_it(fl_graph *g, uint32_t file, fl_sym name, fl_sym to) {
  if (name == to) return true;
  const fl_type_model *m = fl_models_type(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, name));
  for (uint32_t i = 0; m && i < m->n_supers; i++)
    if (fl_str_eq(fl_models_text(g->models, *(fl_models_texts(g->models, m->first_super) + i)), fl_intern_text(&g->names, to))) return true;
  return false;
}

// What is not written with the supertype (`new Loader<>() { .. }`) its method says by what it takes.
static bool add_by_parameter(fl_graph *g, const handling *h, uint32_t file, uint32_t type) {
  const fl_facts *f = g->links[file].f;
  bool any = false;
  for (uint32_t i = 1; i < f->n_funcs; i++) {
    const fl_func *func = &f->funcs[i];
    if (func->owner != type || !func->name || !func->n_params || !fl_str_eq(f->texts[func->name], h->method)) continue;
    fl_tref message = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, func->first_param, 0});
    if (message.name) add_handler(g, key_of(h->to, message.name), file, i), any = true;
  }
  return any;
}

static void add_type(fl_graph *g, const handling *h, uint32_t file, uint32_t type, fl_tref at, uint32_t depth);

// Types of one name that are told apart by how many parameters they have: any may be meant.
static void add_types_called(fl_graph *g, const handling *h, uint32_t file, uint32_t type, fl_tref at, uint32_t depth) {
  const fl_link *l = &g->links[at.file];
  for (uint32_t i = 1; i < l->f->n_types; i++)
    if (i == at.id || (l->type_name[i] == l->type_name[at.id] && l->type_name[i])) add_type(g, h, file, type, (fl_tref){at.name, at.file, i, at.certainty, 0, at.arg}, depth);
}

// Through types of the repository that stand between: `interface ICommandHandler<T> : IRequestHandler<T>`.
static void add_type(fl_graph *g, const handling *h, uint32_t file, uint32_t type, fl_tref at, uint32_t depth) {
  uint32_t n = fl_supers_of(g, at.file, at.id)->n;
  for (uint32_t i = 0; i < n && depth < FL_MAX_SUPERS; i++) {
    fl_tref s = depth ? fl_super_of(g, at, i) : fl_supers_of(g, at.file, at.id)->at[i];
    if (s.id) {
      if (s.file != at.file || s.id != at.id) add_types_called(g, h, file, type, s, depth + 1);
      continue;
    }
    if (!is_it(g, file, s.name, h->to)) continue;
    if (h->around || s.arg) add_methods(g, file, type, h->to, h->around ? 0 : s.arg, h->method);
    else if (!add_by_parameter(g, h, file, type)) continue;
    if (!h->around) add_methods(g, file, type, h->to, 0, h->method); // and among all of them
  }
}

static void add_types(fl_graph *g, const handling *h) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    bool counts = l->in->naming && !(l->in->marks & FL_MARK_TEST);
    for (uint32_t type = 1; counts && type < l->f->n_types; type++) add_type(g, h, file, type, (fl_tref){l->type_name[type], file, type, 4, 0, 0}, 0);
  }
}

// Functions that an annotation of this name makes handlers: of what they are handed.
static void add_annotated(fl_graph *g, uint32_t file, uint32_t func, fl_sym to) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 0; i < f->funcs[func].n_annots; i++) {
    const fl_annot *a = &f->annots[f->funcs[func].first_annot + i];
    fl_str own = fl_intern_text(&g->names, to), last;
    fl_str_rcut(own, '.', NULL, &last);
    if (!fl_str_ends(f->texts[a->name], last.n ? last : own)) continue; // most are others
    if (fl_canonical(g, file, fl_type_of_text(g, file, func, g->links[file].sym[a->name]).name) != to) continue;
    fl_tref message = f->funcs[func].n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, f->funcs[func].first_param, 0}) : (fl_tref){0};
    if (message.name) add_handler(g, key_of(to, message.name), file, func);
    add_handler(g, key_of(to, 0), file, func);
  }
}

static void add_functions(fl_graph *g, fl_sym to) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    bool counts = g->links[file].in->naming && !(g->links[file].in->marks & FL_MARK_TEST);
    for (uint32_t func = 1; counts && func < g->links[file].f->n_funcs; func++) add_annotated(g, file, func, to);
  }
}

static void index_supertype(fl_graph *g, fl_map *seen, fl_text name, fl_text method, bool around) {
  fl_sym to = name ? fl_intern_add(&g->names, fl_models_text(g->models, name)) : 0;
  if (!to || fl_map_get_or(seen, to, 0)) return;
  fl_map_put(seen, to, 1);
  if (!around && !method) add_functions(g, to);
  else add_types(g, &(handling){to, fl_models_text(g->models, method), around});
}

// A supertype that several calls are dispatched to is looked at once.
void fl_index_handlers(fl_graph *g) {
  fl_map seen = {0};
  fl_array_push(&g->handler_rows, (fl_rownode){0});
  for (fl_mid i = 1; i < fl_models_n_meanings(g->models); i++) {
    const fl_meaning_row *row = fl_models_meanings(g->models, i);
    index_supertype(g, &seen, row->dispatch_to, row->dispatch_method, false);
    index_supertype(g, &seen, row->dispatch_around, row->dispatch_method, true);
  }
  fl_map_release(&seen);
  fl_index_handed_through(g);
}

// ---- who is asked ---------------------------------------------------------------------------------------------------------------

typedef struct found {
  fl_ent *out;
  uint32_t n, cap;
} found;

static void give(found *q, fl_ent ent) {
  for (uint32_t i = 0; i < q->n && i < q->cap; i++)
    if (q->out[i].file == ent.file && q->out[i].id == ent.id) return;
  if (q->n < q->cap) q->out[q->n] = ent;
  q->n++; // more than there is room for: the caller sees it
}

static bool run_in_one(const fl_graph *g, uint32_t file, uint32_t other) {
  uint32_t a = g->service_of_file[file], b = g->service_of_file[other];
  return a == b || fl_is_shared_unit(g, a) || fl_is_shared_unit(g, b);
}

// Where the program has a handler of its own, those of other programs are not meant.
static void give_handlers(fl_graph *g, found *q, uint32_t file, fl_sym to, fl_sym message, uint8_t certainty) {
  uint32_t first = fl_map_get_or(&g->handlers, key_of(to, message), 0);
  bool own = false;
  for (uint32_t i = first; i; i = g->handler_rows.at[i].next) own |= run_in_one(g, file, g->handler_rows.at[i].file);
  for (uint32_t i = first; i; i = g->handler_rows.at[i].next)
    if (!own || run_in_one(g, file, g->handler_rows.at[i].file)) give(q, (fl_ent){FL_ENT_FUNC, certainty, g->handler_rows.at[i].file, g->handler_rows.at[i].id, 0});
}

// The type of the variable that holds what the call gives.
static fl_tref type_of_holder(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  uint32_t value = f->calls[call].value;
  for (uint32_t i = 1; value && i < f->n_assigns; i++)
    if (f->assigns[i].val == value && f->assigns[i].var) return fl_type_of_ent(g, (fl_ent){FL_ENT_VAR, 4, file, f->assigns[i].var, 0});
  return (fl_tref){0};
}

// Of several that take the same, those that give what is kept here, where some do.
static void keep_fitting(fl_graph *g, found *q, uint32_t file, uint32_t call) {
  fl_tref kept = q->n > 1 && q->n <= q->cap ? type_of_holder(g, file, call) : (fl_tref){0};
  uint32_t n = 0, any = 0;
  for (uint32_t i = 0; kept.name && i < q->n; i++) any += fl_result_of(g, q->out[i], 0).name == kept.name;
  for (uint32_t i = 0; any && i < q->n; i++)
    if (fl_result_of(g, q->out[i], 0).name == kept.name) q->out[n++] = q->out[i];
  if (any) q->n = n;
}

// A handler of a type with parameters that dispatches something by itself: what its message wraps.
static bool hands_on(const fl_graph *g, const fl_rownode *handler, fl_str name) {
  const fl_facts *f = g->links[handler->file].f;
  if (!f->types[f->funcs[handler->id].owner].n_tparams) return false;
  for (uint32_t i = 1; i < f->n_calls; i++)
    if (f->calls[i].func == handler->id && fl_str_eq(f->texts[f->calls[i].name], name)) return true;
  return false;
}

static void give_wrapped(fl_graph *g, found *q, uint32_t file, fl_sym to, fl_tref message, fl_str name) {
  for (uint32_t i = message.arg ? fl_map_get_or(&g->handlers, key_of(to, message.name), 0) : 0; i; i = g->handler_rows.at[i].next)
    if (hands_on(g, &g->handler_rows.at[i], name)) return give_handlers(g, q, file, to, message.arg, 3);
}

// Any type that is handled here and descends from that of the variable; any at all where that is not known.
static void give_descendants(fl_graph *g, found *q, fl_sym to, uint32_t file, fl_tref base) {
  for (uint32_t i = fl_map_get_or(&g->handlers, key_of(to, 0), 0); i; i = g->handler_rows.at[i].next) {
    fl_rownode handler = g->handler_rows.at[i];
    const fl_func *f = &g->links[handler.file].f->funcs[handler.id];
    fl_tref message = f->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, handler.file, f->first_param, 0}) : (fl_tref){0};
    bool fits = run_in_one(g, file, handler.file) && (!base.name || (message.id && fl_type_is(g, handler.file, message, base, 0)));
    if (fits) give(q, (fl_ent){FL_ENT_FUNC, 2, handler.file, handler.id, 0});
  }
}

// What it wraps is told by who sends it.
static bool is_handed_on(fl_graph *g, fl_sym to, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = f->calls[call].func;
  for (uint32_t i = fl_map_get_or(&g->handlers, key_of(to, 0), 0); i; i = g->handler_rows.at[i].next) {
    fl_rownode handler = g->handler_rows.at[i];
    if (handler.file == file && handler.id == func) return hands_on(g, &handler, f->texts[f->calls[call].name]);
  }
  return false;
}

static void give_around(fl_graph *g, found *q, uint32_t file, fl_tref message, fl_text around) {
  fl_sym to = around ? fl_intern_find(&g->names, fl_models_text(g->models, around)) : 0;
  for (uint32_t i = to ? fl_map_get_or(&g->handlers, key_of(to, 0), 0) : 0; i; i = g->handler_rows.at[i].next) {
    fl_rownode step = g->handler_rows.at[i];
    if (run_in_one(g, file, step.file) && !fl_step_leaves_out(g, step.file, step.id, message)) give(q, (fl_ent){FL_ENT_FUNC, 3, step.file, step.id, 0});
  }
}

// By the type of a message that a function of the repository hands on.
uint32_t fl_handlers_of_type(fl_graph *g, uint32_t file, fl_tref message, const fl_meaning_row *row, fl_ent *out, uint32_t cap) {
  fl_sym to = fl_intern_find(&g->names, fl_models_text(g->models, row->dispatch_to));
  found q = {out, 0, cap};
  if (!to || !message.name || message.flags & (FL_TREF_CLASS | FL_TREF_LIST)) return 0;
  give_handlers(g, &q, file, to, message.name, 3);
  if (q.n && q.n <= cap) give_around(g, &q, file, message, row->dispatch_around);
  return q.n <= cap ? q.n : 0;
}

uint32_t fl_handlers_of(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_ent *out, uint32_t cap) {
  fl_sym to = fl_intern_find(&g->names, fl_models_text(g->models, row->dispatch_to));
  fl_tref message = to ? fl_type_at_path(g, file, call, row->dispatch_by) : (fl_tref){0};
  found q = {out, 0, cap};
  bool unknown = !message.name && !row->dispatch_any, no_message = message.name && message.flags & (FL_TREF_CLASS | FL_TREF_LIST);
  if (!to || unknown || no_message) return 0;
  if (message.name) give_handlers(g, &q, file, to, message.name, 3);
  keep_fitting(g, &q, file, call);
  give_wrapped(g, &q, file, to, message, g->links[file].f->texts[g->links[file].f->calls[call].name]);
  if (!q.n && fl_is_handed_through(g, file, call)) return 0;
  if (!q.n && !is_handed_on(g, to, file, call)) give_descendants(g, &q, to, file, message);
  if (q.n && q.n <= cap) give_around(g, &q, file, message, row->dispatch_around);
  return q.n <= cap ? q.n : 0;
}
