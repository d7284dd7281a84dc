// What gateways and proxies hand on: routes whose settings say where they lead, as arrows between services.
#include "graph/ask_p.h"
#include "graph/deploy_p.h"
#include "graph/service_p.h"
#include "graph/setting.h"

#include "base/io.h"

// "lb://orders", "http://orders:8080/x", "orders:8080": orders, and 8080
static fl_str host_in(fl_str target, fl_str *port) {
  uint32_t scheme = fl_str_find(target, FL_STR("://"));
  if (scheme != FL_STR_NONE) target = fl_str_from_pos(target, scheme + 3);
  uint32_t slash = fl_str_find_char(target, '/');
  target = fl_str_slice(target, 0, slash == FL_STR_NONE ? target.n : slash);
  fl_str host = target;
  *port = (fl_str){0};
  fl_str_cut(target, ':', &host, port);
  return host;
}

// The service whose settings these are: the one that they name, that the file is called after, or in whose folder they stand.
static uint32_t owner_of(const fl_graph *g, const fl_route_node *route) {
  uint8_t certainty;
  uint32_t named = route->host ? fl_service_at_host(g, fl_intern_text(&g->names, route->host), &certainty) : 0;
  if (named) return named;
  fl_str stem = fl_path_base(g->links[route->file].in->path);
  fl_str_cut(stem, '.', &stem, NULL);
  named = fl_service_at_host(g, stem, &certainty);
  return named && certainty == 3 ? named : g->service_of_file[route->file];
}

// A mesh's routes say how others ask; those of a gateway or proxy are what it asks itself. A route that is a proxy's own leads to a URL.
static bool asks_itself(fl_str by, fl_str target) {
  bool own = fl_str_eq_c(by, "route") && fl_str_contains(target, FL_STR("://"));
  return own || fl_str_eq_c(by, "gateway") || fl_str_eq_c(by, "location");
}

// A program that is deployed here and is no code of the repository. Other names may be those of upstreams, which lead to nobody.
static fl_sym deployed_host(const fl_graph *g, fl_str host) {
  uint32_t ids[FL_MAX_WORKLOADS];
  return host.n && fl_workloads_at_host(g, host, ids, FL_MAX_WORKLOADS) ? fl_intern_find(&g->names, host) : 0;
}

// How the peer sees the path of the route: as it is, unless the row behind it says otherwise.
static fl_str peer_path(const fl_facts *f, uint32_t route) {
  for (uint32_t i = route + 1; i < f->n_limits && f->limits[i].what != FL_LIMIT_route; i++)
    if (f->limits[i].what == FL_LIMIT_peer) return f->texts[f->limits[i].val];
  return f->texts[f->limits[route].path];
}

// Whom an address leads to: a service, or what is deployed beside it.
static void lead(const fl_graph *g, fl_str target, fl_forward *out) {
  fl_str port, host = host_in(target, &port);
  bool here = fl_is_this_machine(host);
  out->certainty = 3;
  if (here) out->to = port.n ? fl_service_at_port(g, port, g->links[out->file].in->path) : 0;
  else if (host.n) out->to = fl_service_at_host(g, host, &out->certainty);
  if (!out->to) out->host = here ? 0 : deployed_host(g, host), out->certainty = 3;
}

// false: it is not known who asks, or whom.
static bool forward_of(const fl_graph *g, const fl_route_node *route, fl_forward *out) {
  const fl_facts *f = g->links[route->file].f;
  const fl_limit *l = &f->limits[route->id];
  bool quiet = g->links[route->file].in->marks & (FL_MARK_TEST | FL_MARK_EXAMPLE);
  fl_buf target = {0};
  *out = (fl_forward){.path = f->texts[l->path], .peer = peer_path(f, route->id), .file = route->file, .route = route->id};
  bool known = !quiet && l->val && asks_itself(f->texts[l->by], f->texts[l->val]) && fl_setting_expand(g, route->file, f->texts[l->val], &target);
  if (known) out->from = owner_of(g, route), lead(g, fl_buf_str(&target), out);
  fl_buf_release(&target);
  return out->from && (out->to || out->host) && out->from != out->to && out->certainty >= 2;
}

// ---- proxies that are code --------------------------------------------------------------------------------------------------------------

// `new T { Address = ".." }` names what is put in as an argument is named.
static uint32_t put_in(const fl_graph *g, uint32_t file, uint32_t call, fl_str name) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[f->calls[call].init];
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++)
    if (fl_str_eq(f->texts[f->entries[v->a + i].key], name)) return f->entries[v->a + i].val;
  return fl_call_kw(g, file, call, name);
}

static fl_str text_at(const fl_graph *g, uint32_t file, uint32_t call, fl_mid path) {
  const fl_path *p = fl_models_paths(g->models, path);
  uint32_t val = path && p->root == FL_ROOT_arg ? fl_call_arg(g, file, call, p->index) : 0;
  if (path && p->root == FL_ROOT_kw) val = put_in(g, file, call, fl_models_text(g->models, p->name));
  fl_str text = {0};
  return val && fl_const_text((fl_graph *)g, file, val, &text) ? text : (fl_str){0};
}

static bool forward_of_call(const fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_forward *out) {
  uint32_t from = g->service_of_file[file];
  *out = (fl_forward){.path = text_at(g, file, call, row->forward_path), .file = file, .from = fl_is_shared_unit(g, from) ? 0 : from};
  lead(g, text_at(g, file, call, row->forward_to), out);
  return out->from && (out->to || out->host) && out->from != out->to && out->certainty >= 2;
}

static uint32_t forwards_of_file(const fl_graph *g, uint32_t file, fl_forward *out, uint32_t n, uint32_t cap) {
  const fl_link *l = &g->links[file];
  if (!l->in->naming || (l->in->marks & (FL_MARK_TEST | FL_MARK_EXAMPLE))) return n;
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    for (uint32_t i = 0; i < l->n_targets[call] && n < cap; i++) {
      const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
      n += row && row->forward_to && forward_of_call(g, file, call, row, &out[n]);
    }
  return n;
}

uint32_t fl_graph_forwards(const fl_graph *g, fl_forward *out, uint32_t cap) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->limits.n && n < cap; i++) n += forward_of(g, &g->limits.at[i], &out[n]);
  for (uint32_t file = 1; file <= g->n_files; file++) n = forwards_of_file(g, file, out, n, cap);
  return n;
}

// A store may be called like a folder of the repository.
static bool starts_stores_alone(const fl_graph *g, fl_str host) {
  uint32_t ids[FL_MAX_WORKLOADS], n = host.n ? fl_workloads_at_host(g, host, ids, FL_MAX_WORKLOADS) : 0;
  for (uint32_t i = 0; i < n; i++)
    if (!fl_runs_store(g, ids[i])) return false;
  return n > 0;
}

// The service that a route from outside leads to; a mesh writes its mere host.
static bool inlet_of(const fl_graph *g, const fl_route_node *route, fl_forward *out) {
  const fl_facts *f = g->links[route->file].f;
  const fl_limit *l = &f->limits[route->id];
  bool quiet = g->links[route->file].in->marks & (FL_MARK_TEST | FL_MARK_EXAMPLE);
  fl_buf target = {0};
  fl_str port;
  *out = (fl_forward){.path = f->texts[l->path], .peer = peer_path(f, route->id), .file = route->file, .route = route->id};
  bool known = !quiet && l->is_outside && l->val && fl_setting_expand(g, route->file, f->texts[l->val], &target);
  fl_str host = known ? host_in(fl_buf_str(&target), &port) : (fl_str){0};
  if (known && !starts_stores_alone(g, host)) out->to = fl_service_at_host(g, host, &out->certainty);
  fl_buf_release(&target);
  return out->to && out->certainty >= 2;
}

uint32_t fl_graph_inlets(const fl_graph *g, fl_forward *out, uint32_t cap) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->limits.n && n < cap; i++) n += inlet_of(g, &g->limits.at[i], &out[n]);
  return n;
}

// `/orders/**` takes /orders as well.
static bool begins_with(fl_str path, fl_str prefix) {
  bool whole = fl_str_ends_c(prefix, "/") && path.n + 1 == prefix.n;
  return prefix.n && (fl_str_starts(path, prefix) || (whole && fl_str_starts(prefix, path)));
}

bool fl_forward_takes(const fl_graph *g, const fl_forward *f, fl_str path) {
  switch ((enum fl_limit_fits)g->links[f->file].f->limits[f->route].fits) {
  case FL_FITS_ANY: return true;
  case FL_FITS_PREFIX: return begins_with(path, f->peer);
  case FL_FITS_EXACT: return fl_str_eq(path, f->peer);
  case FL_FITS_PATTERN:
  case FL_FITS_RPC: break;
  }
  return false;
}
