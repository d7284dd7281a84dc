// What stands in front of the routes of a router: middleware, filters, hooks before each request.
//
//   router.Use(auth); router.Get("/orders", list)            auth runs before list
//   app.use(auth); app.use("/shop", shop); shop.get(..)      and before all that stands below
//
// In: calls that hand a router functions for requests that others answer (a registration that only hands on, or the attribute `in_front`), and
// the routers that the route of an entry point stands below. Out: the functions of those routers. A path before the function narrows it to
// routes that begin so. Of a function that only makes the middleware those count that stand in it.
#include "graph/front.h"

#include "graph/origin_p.h"
#include "graph/services_p.h"

enum { MOST_ROUTERS = 16, MOST_DEEP = 8 };

typedef struct routers {
  uint64_t at[MOST_ROUTERS];
  fl_call_ref by[MOST_ROUTERS]; // puts there what is asked about
  uint32_t n;
} routers;

static bool add_router(routers *r, uint64_t key, fl_call_ref by) {
  for (uint32_t i = 0; i < r->n; i++)
    if (r->at[i] == key) return false;
  if (r->n == MOST_ROUTERS) return false;
  r->at[r->n] = key, r->by[r->n++] = by;
  return true;
}

// ---- routers ---------------------------------------------------------------------------------------------------------------------------

static void above(fl_services *s, uint32_t file, uint32_t call, uint32_t depth, routers *out);

static void above_mounts(fl_services *s, uint32_t first, uint32_t depth, routers *out) {
  for (uint32_t m = first; m; m = s->mounted.at[m].next) above(s, s->mounted.at[m].file, s->mounted.at[m].call, depth + 1, out);
}

static void of_value(fl_services *s, uint32_t file, uint32_t val, fl_call_ref by, uint32_t depth, routers *out) {
  fl_origins origins = {0};
  fl_ask_refill(s->a);
  fl_origins_of(s->a, file, val, NULL, NULL, 4, &origins);
  for (uint32_t i = 0; i < origins.n; i++) {
    const fl_origin *o = &origins.at[i];
    bool made = (o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_RESULT) && o->call;
    if (made && add_router(out, FL_KEY(o->file, o->call), by) && depth < MOST_DEEP) above_mounts(s, fl_mounts_of_call(s, o->file, o->call), depth, out);
  }
  fl_array_release(&origins);
}

// Of what the call registers or mounts: the router that it is called on, and those that the function around it hangs below.
static void above(fl_services *s, uint32_t file, uint32_t call, uint32_t depth, routers *out) {
  const fl_facts *f = s->a->g->links[file].f;
  if (depth > MOST_DEEP) return;
  if (f->calls[call].recv) of_value(s, file, f->calls[call].recv, (fl_call_ref){file, call}, depth, out);
  for (uint32_t func = f->calls[call].func; func; func = f->funcs[func].parent) above_mounts(s, fl_mounts_of_func(s, file, func), depth, out);
}

// ---- functions in front -----------------------------------------------------------------------------------------------------------------

static void add_front(fl_services *s, const routers *of, fl_func_ref func, fl_str path) {
  fl_sym prefix = path.n && path.at[0] == '/' ? fl_route_of(s->a->g, path) : 0;
  for (uint32_t i = 0; i < of->n; i++) {
    fl_array_push(&s->fronts, ((fl_front){func, prefix, of->by[i], fl_map_get_or(&s->front_of, of->at[i], 0)}));
    fl_map_put(&s->front_of, of->at[i], s->fronts.n - 1);
  }
}

static bool returns_function(const fl_facts *f, uint32_t func) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == func && f->exits[i].kind == FL_EXIT_RETURN && f->exits[i].val) return f->values[f->exits[i].val].kind == FL_VAL_LAMBDA || f->values[f->exits[i].val].kind == FL_VAL_CALL;
  return false;
}

// `func auth(next Handler) Handler { return HandlerFunc(func(w, r) {..}) }`: what stands in it runs for requests, itself it runs once.
static void add_made(fl_services *s, const routers *of, fl_func_ref func, fl_str path) {
  const fl_facts *f = s->a->g->links[func.file].f;
  bool any = false;
  for (uint32_t i = func.id + 1; returns_function(f, func.id) && i < f->n_funcs && f->funcs[i].span.byte_begin < f->funcs[func.id].span.byte_end; i++)
    if (f->funcs[i].flags & FL_FUNC_LAMBDA) add_front(s, of, (fl_func_ref){func.file, i}, path), any = true;
  if (!any) add_front(s, of, func, path);
}

static void add_argument(fl_services *s, const routers *of, uint32_t file, uint32_t val, fl_str path) {
  fl_graph *g = s->a->g;
  const fl_val *v = &g->links[file].f->values[val];
  fl_ent func = fl_func_in_value(g, file, val);
  if (func.kind == FL_ENT_FUNC) return add_made(s, of, (fl_func_ref){func.file, func.id}, path);
  const fl_target *targets;
  uint32_t n = v->kind == FL_VAL_CALL ? fl_graph_targets(g, (fl_call_ref){file, v->a}, &targets) : 0; // auth(options)
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].func.id && targets[i].via == FL_VIA_CALL && targets[i].certainty >= 2) add_made(s, of, targets[i].func, path);
}

static void add_call(fl_services *s, uint32_t file, uint32_t call) {
  fl_graph *g = s->a->g;
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  routers of = {.n = 0};
  fl_str path = {0};
  if (c->recv) of_value(s, file, c->recv, (fl_call_ref){file, call}, MOST_DEEP, &of);
  if (of.n && c->n_args && !fl_const_text(g, file, f->args[c->first_arg].val, &path)) path = (fl_str){0};
  for (uint32_t i = 0; of.n && i < c->n_args; i++) add_argument(s, &of, file, f->args[c->first_arg + i].val, path);
}

static bool puts_in_front(const fl_graph *g, const fl_meaning_row *row) {
  fl_str yes;
  const fl_entry_model *m = row && row->entry ? fl_models_entries(g->models, row->entry) : NULL;
  return row && ((m && m->hands_on && m->hands_on != FL_HANDS_ON_AROUND) || fl_row_attribute(g, row, FL_STR("in_front"), &yes));
}

// `@app.before_request`, `@app.middleware("http")`
static void add_annotated(fl_services *s, const fl_registration *r) {
  fl_graph *g = s->a->g;
  fl_func_ref func = g->entries.at[r->entry - 1].func;
  const fl_facts *f = g->links[func.file].f;
  for (uint32_t i = 0; i < f->funcs[func.id].n_annots; i++) {
    const fl_annot *a = &f->annots[f->funcs[func.id].first_annot + i];
    uint32_t val = a->call ? f->calls[a->call].callee : a->value;
    routers of = {.n = 0};
    if (val && f->values[val].kind == FL_VAL_FIELD) of_value(s, func.file, f->values[val].a, (fl_call_ref){0, 0}, MOST_DEEP, &of);
    add_front(s, &of, func, (fl_str){0});
  }
}

static void find_fronts(fl_services *s) {
  fl_graph *g = s->a->g;
  fl_array_push(&s->fronts, (fl_front){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && !(l->in->marks & FL_MARK_TEST) && call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++)
        if (puts_in_front(g, g->targets.at[l->first_target[call] + i].row)) { add_call(s, file, call); break; }
  }
  for (uint32_t i = 0; i < g->registrations.n; i++) {
    const fl_registration *r = &g->registrations.at[i];
    bool annotated = !r->call.id || !g->links[r->call.file].n_targets[r->call.id];
    if (annotated && puts_in_front(g, r->row)) add_annotated(s, r);
  }
}

// What a function puts in front of a router after a route runs for later ones only.
static bool comes_later(const fl_graph *g, fl_call_ref front, fl_call_ref by) {
  if (!front.id || front.file != by.file) return false;
  const fl_call *a = fl_graph_call(g, front), *b = fl_graph_call(g, by);
  return a->func == b->func && a->span.byte_begin > b->span.byte_begin;
}

// ---- asked ------------------------------------------------------------------------------------------------------------------------------

static bool begins_so(fl_services *s, uint32_t entry, fl_sym prefix) {
  fl_str start = fl_intern_text(&s->a->g->names, prefix);
  for (uint32_t e = s->first_of_entry[entry]; e; e = s->next_of_entry[e])
    if (fl_str_starts(fl_intern_text(&s->a->g->names, s->endpoints.at[e].address), start)) return true;
  return false;
}

static uint32_t give(fl_func_ref *out, uint32_t n, uint32_t cap, fl_func_ref func) {
  for (uint32_t i = 0; i < n; i++)
    if (out[i].file == func.file && out[i].id == func.id) return n;
  if (n < cap) out[n++] = func;
  return n;
}

uint32_t fl_ask_fronts(fl_ask *a, uint32_t entry, fl_func_ref *out, uint32_t cap) {
  fl_ask_services(a);
  fl_services *s = a->services;
  fl_graph *g = a->g;
  routers of = {.n = 0};
  uint32_t n = 0;
  if (s->fronts.n == 0) find_fronts(s);
  for (uint32_t i = 0; s->fronts.n > 1 && i < g->registrations.n; i++) {
    const fl_registration *r = &g->registrations.at[i];
    if (r->entry == entry && r->call.id) above(s, r->call.file, r->call.id, 0, &of);
  }
  for (uint32_t i = 0; i < of.n; i++)
    for (uint32_t k = fl_map_get_or(&s->front_of, of.at[i], 0); k; k = s->fronts.at[k].next)
      if (!comes_later(g, s->fronts.at[k].at, of.by[i]) && (!s->fronts.at[k].prefix || begins_so(s, entry, s->fronts.at[k].prefix))) n = give(out, n, cap, s->fronts.at[k].func);
  return n;
}
