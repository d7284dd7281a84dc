// What stands before the path of a route: groups, mounted routers, functions that register routes below a path, annotations of types.
//
//   v1 = app.Group("/v1"); v1.GET("/orders", f)               -> /v1/orders
//   app.use("/shop", router);  router.get("/orders", f)       -> /shop/orders
//   r.Route("/v1", func(r) { r.Get("/orders", f) })           -> /v1/orders
#include "graph/services_p.h"

enum { UNDER_CALL = 1, UNDER_FUNC, UNDER_MODULE, UNDER_TYPE, KIND_SHIFT = 28, MAX_NESTING = 8 };

static uint64_t key_of(uint32_t kind, uint32_t file, uint32_t id) { return FL_KEY(kind << KIND_SHIFT | file, id); }

uint32_t fl_mounts_of_call(const fl_services *s, uint32_t file, uint32_t call) { return fl_map_get_or(&s->mounts, key_of(UNDER_CALL, file, call), 0); }
uint32_t fl_mounts_of_func(const fl_services *s, uint32_t file, uint32_t func) { return fl_map_get_or(&s->mounts, key_of(UNDER_FUNC, file, func), 0); }

// ---- paths ----------------------------------------------------------------------------------------------------------------------

// One slash between the two; an empty half adds nothing.
static fl_sym join(fl_graph *g, fl_sym head, fl_sym tail) {
  fl_str h = fl_intern_text(&g->names, head), t = fl_intern_text(&g->names, tail);
  if (!h.n || !t.n) return h.n ? head : tail;
  fl_buf out = {0};
  while (h.n && h.at[h.n - 1] == '/') h.n--;
  fl_buf_add(&out, h);
  if (t.at[0] != '/') fl_buf_add_char(&out, '/');
  fl_buf_add(&out, t);
  fl_sym joined = fl_intern_add(&g->names, fl_buf_str(&out));
  fl_buf_release(&out);
  return joined;
}

fl_texts fl_join_paths(fl_ask *a, const fl_texts *head, const fl_texts *tail) {
  fl_texts out = {0};
  for (uint32_t i = 0; i < head->n; i++)
    for (uint32_t k = 0; k < tail->n; k++) {
      uint8_t certainty = head->at[i].certainty < tail->at[k].certainty ? head->at[i].certainty : tail->at[k].certainty;
      fl_text_add(&out, (fl_text_alternative){join(a->g, head->at[i].text, tail->at[k].text), certainty,
                                              fl_way_join(tail->at[k].way, head->at[i].way)});
    }
  return out;
}

static fl_texts nothing_before(uint8_t certainty) { return (fl_texts){.n = 1, .at = {{.certainty = certainty}}}; }

// ---- collecting -------------------------------------------------------------------------------------------------------------------

static void hang(fl_services *s, uint64_t key, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  for (uint32_t m = fl_map_get_or(&s->mounts, key, 0); m; m = s->mounted.at[m].next)
    if (s->mounted.at[m].file == file && s->mounted.at[m].call == call) return;
  fl_array_push(&s->mounted, ((fl_mounted){file, call, row, fl_map_get_or(&s->mounts, key, 0)}));
  fl_map_put(&s->mounts, key, s->mounted.n - 1);
}

// A text, or a call that makes one: the name of a module.
static fl_sym module_in_value(fl_services *s, uint32_t file, uint32_t val) {
  fl_texts texts = {0};
  fl_graph *g = s->a->g;
  fl_ask_refill(s->a);
  fl_text_of(s->a, file, val, NULL, &texts);
  bool clear = texts.n == 1 && texts.at[0].text && fl_str_find_char(fl_intern_text(&g->names, texts.at[0].text), FL_TEXT_ANY) == FL_STR_NONE;
  return clear ? fl_resolve_module(g, file, fl_intern_text(&g->names, texts.at[0].text)) : 0;
}

static void hang_value(fl_services *s, uint32_t file, uint32_t call, uint32_t val, const fl_meaning_row *row) {
  fl_graph *g = s->a->g;
  fl_ent func = fl_func_in_value(g, file, val), type = fl_lookup_value(g, file, val);
  if (func.kind == FL_ENT_FUNC) return hang(s, key_of(UNDER_FUNC, func.file, func.id), file, call, row);
  if (type.kind == FL_ENT_TYPE) return hang(s, key_of(UNDER_TYPE, type.file, type.id), file, call, row);
  fl_sym module = module_in_value(s, file, val);
  if (module) return hang(s, key_of(UNDER_MODULE, 0, module), file, call, row);
  fl_origins origins = {0};
  fl_ask_refill(s->a);
  fl_origins_of(s->a, file, val, NULL, NULL, 4, &origins);
  for (uint32_t i = 0; i < origins.n; i++) {
    const fl_origin *o = &origins.at[i];
    bool made = (o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_RESULT) && o->call;
    if (made) hang(s, key_of(UNDER_CALL, o->file, o->call), file, call, row);
    if (o->kind == FL_FROM_FUNC) hang(s, key_of(UNDER_FUNC, o->file, o->call), file, call, row);
  }
  fl_array_release(&origins);
}

// A router, or a list of routers and routes.
static void hang_values(fl_services *s, uint32_t file, uint32_t call, uint32_t val, const fl_meaning_row *row) {
  const fl_facts *f = s->a->g->links[file].f;
  const fl_val *v = &f->values[val];
  if (v->kind != FL_VAL_LIST) return hang_value(s, file, call, val, row);
  for (uint32_t i = 0; i < v->n; i++) hang_value(s, file, call, f->elems[v->a + i], row);
}

static void collect_call(fl_services *s, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  fl_graph *g = s->a->g;
  const fl_mount_model *m = fl_models_mounts(g->models, row->mount);
  if (!m->what) return hang(s, key_of(UNDER_CALL, file, call), file, call, row);
  const fl_path *what = fl_models_paths(g->models, m->what);
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  if (what->root == FL_ROOT_arg && what->index == FL_ARG_ANY) {
    for (uint32_t i = 0; i < c->n_args; i++) hang_value(s, file, call, f->args[c->first_arg + i].val, row);
    return;
  }
  uint32_t val = what->root == FL_ROOT_arg  ? fl_call_arg(g, file, call, what->index)
                 : what->root == FL_ROOT_kw ? fl_call_kw(g, file, call, fl_models_text(g->models, what->name))
                                            : 0;
  if (val) hang_values(s, file, call, val, row);
}

void fl_find_mounts(fl_services *s) {
  fl_graph *g = s->a->g;
  fl_array_push(&s->mounted, (fl_mounted){0});
  fl_array_push(&s->prefixes, (fl_texts){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    for (uint32_t call = 1; call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        if (row && row->mount) collect_call(s, file, call, row);
      }
  }
}

// ---- prefixes ---------------------------------------------------------------------------------------------------------------------

static fl_texts prefix_of_mount(fl_services *s, const fl_mounted *m);

static fl_texts prefixes_under(fl_services *s, uint64_t key) {
  fl_texts all = {0};
  for (uint32_t m = fl_map_get_or(&s->mounts, key, 0); m; m = s->mounted.at[m].next) {
    fl_mounted mounted = s->mounted.at[m];
    fl_texts one = prefix_of_mount(s, &mounted);
    for (uint32_t i = 0; i < one.n; i++) fl_text_give(&all, one.at[i].text, one.at[i].certainty);
  }
  return all;
}

// The path that a router has had from the start: its property `prefix`.
static fl_texts own_prefix(fl_services *s, const fl_origin *o) {
  fl_origins found = {0};
  fl_texts texts = {0};
  fl_property(s->a, o, FL_STR("prefix"), &found);
  for (uint32_t i = 0; i < found.n; i++)
    if (found.at[i].kind != FL_FROM_ABSENT && found.at[i].kind != FL_FROM_UNKNOWN && found.at[i].kind != FL_FROM_RESULT)
      fl_text_of_origin(s->a, &found.at[i], &texts);
  fl_array_release(&found);
  return texts.n ? texts : nothing_before(4);
}

static fl_texts prefixes_of_origin(fl_services *s, const fl_origin *o) {
  bool made = (o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_RESULT) && o->call;
  if (o->kind == FL_FROM_EXTERN) return nothing_before(4); // the package itself: http.HandleFunc
  if (!made) return nothing_before(o->kind == FL_FROM_PARAM ? 3 : 2);
  fl_texts mounted = prefixes_under(s, key_of(UNDER_CALL, o->file, o->call)), own = own_prefix(s, o);
  return mounted.n ? fl_join_paths(s->a, &mounted, &own) : own;
}

static fl_texts prefixes_of_object(fl_services *s, const fl_origins *origins) {
  fl_texts all = {0};
  for (uint32_t i = 0; i < origins->n; i++) {
    fl_texts one = prefixes_of_origin(s, &origins->at[i]);
    for (uint32_t k = 0; k < one.n; k++) fl_text_give(&all, one.at[k].text, one.at[k].certainty);
  }
  return all.n ? all : nothing_before(3);
}

// Of the function that the code stands in, or the nearest one around it, that hangs somewhere; else of its module.
static fl_texts prefixes_around(fl_services *s, uint32_t file, uint32_t func) {
  const fl_link *l = &s->a->g->links[file];
  for (; func; func = l->f->funcs[func].parent) {
    fl_texts found = prefixes_under(s, key_of(UNDER_FUNC, file, func));
    if (found.n) return found;
  }
  fl_texts found = l->module ? prefixes_under(s, key_of(UNDER_MODULE, 0, l->module)) : (fl_texts){0};
  return found.n ? found : nothing_before(4);
}

// `AddRoutes([]Route{{Path: "/orders"}}, WithPrefix("/v1"))`: the route is an object of its own, and hangs where the list does.
static fl_texts of_route(fl_services *s, uint32_t file, uint32_t call) {
  uint8_t form = s->a->g->links[file].f->calls[call].form;
  bool made = form == FL_CALL_LITERAL || form == FL_CALL_NEW;
  fl_texts found = made && !s->nesting ? prefixes_under(s, key_of(UNDER_CALL, file, call)) : (fl_texts){0};
  return found.n ? found : nothing_before(4);
}

void fl_mount_prefixes(fl_services *s, uint32_t file, uint32_t call, fl_mid under, fl_texts *out) {
  const fl_call *c = &s->a->g->links[file].f->calls[call];
  fl_place_of at = {file, call, NULL, NULL, NULL, NULL};
  fl_origins origins = {0};
  fl_ask_refill(s->a);
  if (under) fl_path_origins(s->a, &at, under, &origins);
  else if (c->recv) fl_origins_of(s->a, file, c->recv, NULL, NULL, 4, &origins);
  fl_texts of_object = origins.n ? prefixes_of_object(s, &origins) : of_route(s, file, call), around = prefixes_around(s, file, c->func);
  fl_array_release(&origins);
  *out = fl_join_paths(s->a, &around, &of_object);
}

// Remembered by call; one that is asked for inside itself stands below nothing.
static fl_texts prefix_of_mount(fl_services *s, const fl_mounted *m) {
  uint64_t key = FL_KEY(m->file, m->call);
  uint32_t had = fl_map_get_or(&s->prefix_of_call, key, 0);
  const fl_mount_model *model = fl_models_mounts(s->a->g->models, m->row->mount);
  if (had) return s->prefixes.at[had].n ? s->prefixes.at[had] : nothing_before(2);
  if (s->nesting >= MAX_NESTING) return nothing_before(2);
  fl_array_push(&s->prefixes, (fl_texts){0});
  had = s->prefixes.n - 1;
  fl_map_put(&s->prefix_of_call, key, had);
  fl_texts head, path = {0};
  fl_place_of at = {m->file, m->call, NULL, m->row, NULL, NULL};
  s->nesting++;
  fl_mount_prefixes(s, m->file, m->call, model->under, &head);
  s->nesting--;
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, &at, model->first_path, model->n_paths, &path);
  if (!path.n) path = nothing_before(4);
  if (path.n == 1 && fl_text_is_open(s->a->g, path.at[0].text)) path = nothing_before(2); // no text: use(middleware, router)
  s->prefixes.at[had] = fl_join_paths(s->a, &head, &path);
  return s->prefixes.at[had];
}

// ---- annotations ------------------------------------------------------------------------------------------------------------------

static bool add_annotation(fl_services *s, uint32_t file, uint32_t annot, bool of_type, fl_texts *out) {
  const fl_meaning_row *rows[4];
  fl_graph *g = s->a->g;
  uint32_t n = fl_annotation_rows(g, file, 0, annot, rows, 4);
  bool found = false;
  for (uint32_t r = 0; r < n && !found; r++) {
    const fl_mount_model *m = fl_models_mounts(g->models, rows[r]->mount);
    const fl_entry_model *e = fl_models_entries(g->models, rows[r]->entry);
    bool mounts = rows[r]->mount != 0, enters = of_type && rows[r]->entry && e->n_paths;
    fl_texts path = {0};
    fl_place_of at = {file, g->links[file].f->annots[annot].call, NULL, rows[r], NULL, NULL};
    if (!mounts && !enters) continue;
    found = true;
    fl_ask_refill(s->a);
    if (at.call) fl_text_of_paths(s->a, &at, mounts ? m->first_path : e->first_path, mounts ? m->n_paths : e->n_paths, &path);
    if (path.n) *out = fl_join_paths(s->a, out, &path);
    fl_texts under; // @router.route("/orders") on a class: the router's own path stands before
    if (!at.call || !g->links[file].f->calls[at.call].recv) continue;
    fl_mount_prefixes(s, file, at.call, 0, &under);
    *out = fl_join_paths(s->a, &under, out);
  }
  return found;
}

static bool add_of_type(fl_services *s, uint32_t file, uint32_t type, uint32_t depth, fl_texts *out) {
  fl_graph *g = s->a->g;
  const fl_type *t = &g->links[file].f->types[type];
  bool found = false;
  for (uint32_t i = 0; i < t->n_annots; i++) found |= add_annotation(s, file, t->first_annot + i, true, out);
  fl_texts mounted = prefixes_under(s, key_of(UNDER_TYPE, file, type));
  if (mounted.n) *out = fl_join_paths(s->a, &mounted, out), found = true;
  for (uint32_t i = 0; !found && depth < 3 && i < t->n_supers; i++) { // what is declared on an interface holds for who implements it
    fl_tref super = fl_type_of_text(g, file, t->func, g->links[file].sym[g->links[file].f->names[t->first_super + i]]);
    if (super.id && !(super.file == file && super.id == type)) found = add_of_type(s, super.file, super.id, depth + 1, out);
  }
  return found;
}

void fl_annotated_prefixes(fl_services *s, fl_func_ref func, fl_texts *out, bool *any) {
  const fl_func *f = fl_graph_func(s->a->g, func);
  *out = nothing_before(4);
  *any = f->owner && add_of_type(s, func.file, f->owner, 0, out);
  for (uint32_t i = 0; i < f->n_annots; i++) *any |= add_annotation(s, func.file, f->first_annot + i, false, out);
}
