// Ports that are open to the outside of what is no code of this repository: stores, brokers, tools. Who reaches them needs no service.
#include "brief/architecture.h"

#include "base/hash.h"
#include "graph/deploy.h"
#include "graph/limit.h"

enum { MAX_NAMES = 12 };

typedef struct search {
  fl_brief_state *s;
  fl_map to_code;  // file and route: it leads to a service
  fl_map is_built; // hash of the name of what is built here
} search;

static uint64_t key_of(uint32_t file, uint32_t route) { return (uint64_t)file << 32 | route; }

static void index_code(search *q, const fl_forward *inlets, uint32_t n) {
  const fl_graph *g = q->s->graph;
  for (uint32_t i = 0; i < n; i++) fl_map_put(&q->to_code, key_of(inlets[i].file, inlets[i].route), 1);
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++)
    if (fl_graph_workload(g, i)->dir) fl_map_put(&q->is_built, fl_hash64_str(fl_graph_name(g, fl_graph_workload(g, i)->name)), 1);
  for (uint32_t i = 0; i < q->s->inventory.items.n; i++) { // a store's image that is built here upon another
    const fl_item *item = &q->s->inventory.items.at[i];
    bool store = fl_str_eq_c(item->what, "store") || fl_str_eq_c(item->what, "cluster");
    if (store && item->name.n) fl_map_put(&q->is_built, fl_hash64_str(item->name), 0);
  }
}

typedef struct opened {
  fl_str by;
  bool picked; // the port of the host, by who runs it
  fl_names names;
  fl_cites cites;
} opened;
typedef FL_ARRAY(opened) opened_list;

static void add(fl_brief_state *s, opened_list *all, const opened *like, fl_str name, fl_str path, uint32_t line) {
  uint32_t i = 0;
  fl_str by = like->by;
  while (i < all->n && (!fl_str_eq(all->at[i].by, by) || all->at[i].picked != like->picked)) i++;
  if (i == all->n) fl_array_push(all, *like);
  uint32_t known = all->at[i].names.all.n;
  fl_names_add(&all->at[i].names, name);
  if (all->at[i].names.all.n > known) fl_cite(&all->at[i].cites, fl_cite_place(s, path, line, by));
}

static void look(const search *q, opened_list *all, uint32_t file) {
  fl_brief_state *s = q->s;
  const fl_facts *f = fl_graph_facts(s->graph, file);
  for (uint32_t i = 1; i < f->n_limits; i++) {
    const fl_limit *l = &f->limits[i];
    fl_str target = f->texts[l->val];
    bool outside = l->what == FL_LIMIT_route && l->is_outside && target.n && fl_str_find_char(target, '$') == FL_STR_NONE;
    fl_str by = outside ? fl_route_by(s->graph, file, i) : (fl_str){0};
    outside &= fl_str_starts_c(by, "ports of ") || fl_str_starts_c(by, "Service ");
    if (outside) by = fl_brief_inlet(s, file, i);
    if (outside && !fl_map_get_or(&q->to_code, key_of(file, i), 0) && !fl_map_get_or(&q->is_built, fl_hash64_str(target), 0)) add(s, all, &(opened){.by = by}, target, fl_graph_file_at(s->graph, file)->path, l->span.line);
  }
}

// A port of a container without one of the host: all may ask who find out which one was picked.
typedef struct picked {
  const search *q;
  opened_list *all;
  const fl_workload *w;
} picked;

static void add_picked(void *ctx, const fl_said_row *row) {
  const picked *p = ctx;
  fl_brief_state *s = p->q->s;
  fl_str name = fl_graph_name(s->graph, p->w->name), path = fl_graph_file_at(s->graph, p->w->file)->path;
  if (fl_str_eq_c(row->key, "picked_port")) add(s, p->all, &(opened){.by = fl_doc_text(s->doc, "ports of %.*s", FL_STR_ARG(path)), .picked = true}, name, path, row->span.line);
}

static void look_at_picked(const search *q, opened_list *all) {
  const fl_graph *g = q->s->graph;
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++) {
    const fl_workload *w = fl_graph_workload(g, i);
    bool here = w->kind == FL_DEPLOY_SERVICE && !fl_brief_is_beside(q->s, w->file) && !fl_map_get_or(&q->is_built, fl_hash64_str(fl_graph_name(g, w->name)), 0);
    picked p = {q, all, w};
    if (here) fl_said_rows(g, w->file, w->first, w->n, &(fl_said_visit){add_picked, &p});
  }
}

void fl_tell_open_ports(fl_brief_state *s, const fl_forward *inlets, uint32_t n) {
  opened_list all = {0};
  search q = {.s = s};
  index_code(&q, inlets, n);
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++) {
    const fl_facts *f = fl_graph_facts(s->graph, file);
    if (f && f->n_limits > 1 && !fl_brief_is_beside(s, file)) look(&q, &all, file);
  }
  look_at_picked(&q, &all);
  for (uint32_t i = 0; i < all.n; i++) {
    opened *o = &all.at[i];
    if (o->by.n) fl_doc_say(s->doc, FL_SAID_found, &o->cites, "Open to the outside as well, by %s%s: %s (stores, brokers and programs from images whose code is not here).", fl_doc_code(s->doc, o->by).at, o->picked ? ", at a port of the host that is picked when they start" : "", fl_names_say(s->doc, &o->names, MAX_NAMES).at);
    fl_names_release(&o->names);
  }
  fl_array_release(&all);
  fl_map_release(&q.to_code), fl_map_release(&q.is_built);
}
