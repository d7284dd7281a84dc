// Which service a name or a port leads to.
#include "graph/deploy_p.h"
#include "graph/service_p.h"

#include "base/io.h"

#include <ctype.h>
#include <string.h>

// ---- questions ----------------------------------------------------------------------------------------------------------------------

static uint32_t only_one(const fl_graph *g, const fl_map *map, fl_str name, uint8_t *certainty) {
  fl_sym key = fl_intern_find(&g->names, name);
  uint32_t n = key ? fl_map_get_or(map, key, 0) : 0, best = n;
  for (uint32_t i = n; i; i = g->hostnames.at[i].next)
    if (g->hostnames.at[i].certainty > g->hostnames.at[best].certainty) best = i;
  for (uint32_t i = n; i; i = g->hostnames.at[i].next)
    if (i != best && g->hostnames.at[i].certainty == g->hostnames.at[best].certainty) return 0;
  if (best) *certainty = g->hostnames.at[best].certainty < 3 ? g->hostnames.at[best].certainty : 3;
  return best ? g->hostnames.at[best].service : 0;
}

static uint32_t by_plain_name(const fl_graph *g, fl_str name, uint8_t *certainty) {
  char buf[FL_MAX_NAME];
  return only_one(g, &g->hosts, fl_plain_name(name, buf, sizeof buf), certainty);
}

// "orders-service", "orders-svc" and "orders" are told apart by nothing but habit.
static fl_str without_habit(fl_str name) {
  static const char *const habits[] = {"-service", "-svc", "-api", "-server", "_service", "service"};
  for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
    if (fl_str_ends_c(name, habits[i]) && name.n > strlen(habits[i])) return fl_str_slice(name, 0, name.n - (uint32_t)strlen(habits[i]));
  return name;
}

static uint32_t by_habit(const fl_graph *g, fl_str name) {
  uint32_t found = 0;
  for (uint32_t i = 1; i < g->services.n; i++) {
    fl_str own = fl_intern_text(&g->names, g->services.at[i].name);
    if (!fl_same_name(without_habit(own), without_habit(name))) continue;
    if (found) return 0;
    found = i;
  }
  return found;
}

// orders.shop.svc.cluster.local, orders.shop
static fl_str without_namespace(fl_str host) {
  fl_str first, rest;
  if (!fl_str_cut(host, '.', &first, &rest)) return host;
  bool in_cluster = fl_str_ends_c(rest, ".svc") || fl_str_contains(rest, FL_STR(".svc.")) || fl_str_ends_c(rest, "cluster.local");
  bool only_namespace = fl_str_find_char(rest, '.') == FL_STR_NONE && rest.n > 3;
  return in_cluster || only_namespace ? first : host;
}

// ledger.c.[PROJECT].internal, ledger.${REGION}.example.com: a private name, or one that is filled in when it is deployed. Its first word names the machine.
static fl_str machine_of(fl_str host) {
  static const char marks[] = {'[', '<', '{', '$', FL_TEXT_ANY, FL_TEXT_KEY};
  fl_str first, rest;
  if (!fl_str_cut(host, '.', &first, &rest)) return host;
  bool filled = fl_str_ends_c(rest, ".internal"), named = first.n != 0;
  for (size_t i = 0; i < sizeof marks; i++) {
    filled |= fl_str_find_char(rest, marks[i]) != FL_STR_NONE;
    named &= fl_str_find_char(first, marks[i]) == FL_STR_NONE;
  }
  return filled && named ? first : host;
}

static uint32_t by_deployment(const fl_graph *g, fl_str host) {
  uint32_t ids[FL_MAX_WORKLOADS], n = fl_workloads_at_host(g, host, ids, FL_MAX_WORKLOADS), found = 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t service = g->service_of_workload[ids[i]];
    if (found && service && service != found) return 0;
    if (service) found = service;
  }
  return found;
}

uint32_t fl_service_at_host(const fl_graph *g, fl_str host, uint8_t *certainty) {
  uint32_t deployed = by_deployment(g, host);
  *certainty = 3;
  if (deployed) return deployed;
  uint32_t service = by_plain_name(g, host, certainty);
  fl_str first = without_namespace(host);
  if (!service && first.n < host.n) service = by_plain_name(g, first, certainty);
  if (service) return service;
  *certainty = 2;
  if (first.n == host.n) first = machine_of(host);
  if (fl_str_find_char(first, '.') != FL_STR_NONE) return 0;
  if (first.n < host.n) service = by_plain_name(g, first, certainty), *certainty = 2;
  return service ? service : by_habit(g, first);
}

bool fl_is_this_machine(fl_str host) {
  static const char *const names[] = {"localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "[::1]",
                                      "10.0.2.2"}; // what an emulated Android calls the machine that it runs on
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(host, names[i])) return true;
  return false;
}

// A port of this machine means something only where the same system runs: below the folder of the deployment that says so, or beside the
// service that says so itself. The nearest counts; of several there the one that a deployment lets be reached from outside.
uint32_t fl_service_at_port(const fl_graph *g, fl_str port, fl_str asking) {
  fl_sym key = fl_intern_find(&g->names, port);
  uint32_t best = 0;
  bool several = false;
  for (uint32_t n = key ? fl_map_get_or(&g->ports, key, 0) : 0; n; n = g->hostnames.at[n].next) {
    const fl_hostname *h = &g->hostnames.at[n], *so_far = &g->hostnames.at[best];
    if (!fl_path_below(asking, h->system) || (best && h->system.n < so_far->system.n)) continue;
    bool beside = best && h->system.n == so_far->system.n;
    if (beside && so_far->is_mapped && !h->is_mapped) continue;
    several = beside && h->is_mapped == so_far->is_mapped && (several || h->service != so_far->service);
    best = n;
  }
  return several ? 0 : g->hostnames.at[best].service;
}
