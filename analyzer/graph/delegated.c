// Handlers of messages that a bus of the repository chooses by the type of the message: `handler.Handle(event)`, where each handler takes a type of
// its own that descends from the event's.
//
// In: functions that acknowledge messages, and what they call. Out: entry points, one for each such handler, called after the type that it takes.
// The bus itself says nothing of what a program does; its handlers do.
#include "graph/graph_p.h"
#include "graph/service_p.h"

#include <stdio.h>

enum { MOST_HOPS = 4, MOST_FUNCS = 64 };

typedef struct bus {
  fl_graph *g;
  fl_func_ref funcs[MOST_FUNCS]; // that a message goes through, in order
  uint32_t n;
} bus;

static void go_through(bus *b, fl_func_ref func) {
  for (uint32_t i = 0; i < b->n; i++)
    if (b->funcs[i].file == func.file && b->funcs[i].id == func.id) return;
  if (b->n < MOST_FUNCS) b->funcs[b->n++] = func;
}

static fl_tref type_taken(fl_graph *g, fl_func_ref func) {
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  return f->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->first_param, 0}) : (fl_tref){0};
}

static void add_handler(bus *b, fl_func_ref func) {
  fl_graph *g = b->g;
  fl_str taken = fl_intern_text(&g->names, type_taken(g, func).name), last = taken;
  char label[FL_MAX_NAME];
  fl_str_rcut(taken, '.', NULL, &last);
  int n = snprintf(label, sizeof label, "consumer %.*s", FL_STR_ARG(last));
  if (n <= 0 || (size_t)n >= sizeof label) return;
  fl_str kept = fl_arena_str(&g->arena, (fl_str){label, (uint32_t)n});
  fl_array_push(&g->delegations, ((fl_delegation){b->funcs[0].file, func}));
  fl_add_entry(g, (fl_entry_point){FL_ENTRY_consumer, 2, func, kept, func.file, g->links[func.file].f->funcs[func.id].name_span, NULL, {0, 0}}, (fl_registration){0});
}

// Does the method take a type of its own, narrower than what is handed over?
static bool is_chosen_by_type(fl_graph *g, fl_func_ref declared, fl_func_ref method) {
  fl_tref base = type_taken(g, declared), own = type_taken(g, method);
  return base.id && own.id && !fl_same_type(g, base, own) && fl_type_is(g, method.file, own, base, 0);
}

static void look_below(bus *b, fl_func_ref declared, fl_ent type, uint32_t depth) {
  fl_graph *g = b->g;
  const fl_facts *f = g->links[declared.file].f;
  uint32_t node = depth < FL_MAX_SUPERS ? fl_map_get_or(&g->subtypes, fl_dense_type(g, type.file, type.id), 0) : 0;
  for (; node; node = g->nodes.at[node].next) {
    fl_ent sub = g->nodes.at[node].ent;
    if (g->links[sub.file].in->marks & FL_MARK_TEST) continue;
    fl_ent own = fl_own_member(g, sub.file, sub.id, g->links[declared.file].sym[f->funcs[declared.id].name]);
    bool body = own.kind == FL_ENT_FUNC && !(g->links[own.file].f->funcs[own.id].flags & FL_FUNC_ABSTRACT);
    fl_func_ref method = {own.file, own.id};
    if (body && g->links[sub.file].f->types[sub.id].kind != FL_TYPE_INTERFACE && is_chosen_by_type(g, declared, method)) add_handler(b, method);
    look_below(b, declared, sub, depth + 1);
  }
}

static void look_at_func(bus *b, fl_func_ref func) {
  fl_graph *g = b->g;
  const fl_link *l = &g->links[func.file];
  for (uint32_t call = l->func_first_call[func.id]; call; call = l->call_next[call])
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      fl_func_ref to = g->targets.at[l->first_target[call] + i].func;
      const fl_func *f = to.id ? &g->links[to.file].f->funcs[to.id] : NULL;
      if (!f) continue;
      if (f->flags & FL_FUNC_ABSTRACT && f->owner) look_below(b, to, (fl_ent){FL_ENT_TYPE, 4, to.file, f->owner, 0}, 0);
      else go_through(b, to);
    }
}

static void follow(fl_graph *g, fl_func_ref from) {
  bus b = {.g = g};
  uint32_t done = 0;
  go_through(&b, from);
  for (uint32_t hop = 0; hop < MOST_HOPS; hop++)
    for (uint32_t end = b.n; done < end; done++) look_at_func(&b, b.funcs[done]);
}

// A bus that several programs share brings messages to those that have a handler: the others wait at a queue that nothing is put into.
bool fl_brings_nothing(const fl_graph *g, uint32_t file, uint32_t service) {
  bool any = false;
  for (uint32_t i = 0; i < g->delegations.n; i++) {
    const fl_delegation *d = &g->delegations.at[i];
    uint32_t in[FL_MAX_USERS];
    if (g->service_of_file[d->bus] != g->service_of_file[file]) continue;
    uint32_t n = fl_services_of_func(g, d->handler, in, FL_MAX_USERS);
    any = true;
    for (uint32_t k = 0; k < n; k++)
      if (in[k] == service) return false;
  }
  return any && fl_is_shared_unit(g, g->service_of_file[file]);
}

void fl_find_delegated(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && !(l->in->marks & FL_MARK_TEST) && call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        if (row && row->site == FL_SITE_ack) follow(g, (fl_func_ref){file, l->f->calls[call].func});
      }
  }
}
