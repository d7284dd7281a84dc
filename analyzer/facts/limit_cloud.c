// Ways in from outside that Terraform's resources declare: services that a cloud runs and lets be reached, with how long a request may take.
//
// Only where the name is written out: in a folder that others put in, it is each time another one.
#include "facts/deploy_p.h"
#include "facts/limit_p.h"

typedef struct way_in {
  const char *type;
  const char *name, *open, *opens; // `open` must be `opens`, where it is said; NULL: it must be there
  bool unless_said;                // it is open where nobody says so
  const char *timeout, *fallback;  // key and default
  uint8_t what;
} way_in;

static const way_in ways[] = {
    // https://cloud.google.com/run/docs/configuring/request-timeout: 5 minutes unless set
    {"google_cloud_run_service", "name", "metadata.annotations.run.googleapis.com/ingress", "all", true, "template.spec.timeout_seconds", "300s", FL_LIMIT_timeout},
    {"google_cloud_run_v2_service", "name", "ingress", "INGRESS_TRAFFIC_ALL", true, "template.timeout", "300s", FL_LIMIT_timeout},
    // https://learn.microsoft.com/en-us/azure/container-apps/ingress-overview: 4 minutes
    {"azurerm_container_app", "name", "ingress.external_enabled", "true", false, NULL, "240s", FL_LIMIT_idle_timeout},
    {"aws_ecs_service", "name", "load_balancer.target_group_arn", NULL, false, NULL, NULL, 0}, // the load balancer's own, which may be anywhere
};

static bool is_open(fl_rows *rows, const way_in *way, fl_str head) {
  uint32_t said = fl_conf_below(rows, head, way->open);
  if (!said) return way->unless_said;
  return !way->opens || fl_str_eq_c(fl_intern_text(&rows->syms, rows->confs.at[said].val), way->opens);
}

static void add_timeout(fl_rows *rows, const way_in *way, fl_str head, fl_route *route) {
  uint32_t conf = way->timeout ? fl_conf_below(rows, head, way->timeout) : 0;
  if (conf) fl_route_limit_add(rows, route, way->what, fl_intern_text(&rows->syms, rows->confs.at[conf].val), "s", fl_conf_place(rows, conf));
  else if (way->fallback) fl_route_limit_add(rows, route, way->what, fl_str_from(way->fallback), "", route->at);
}

void fl_read_cloud_inlet(fl_rows *rows, fl_str type, fl_str head) {
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    uint32_t named = fl_str_eq_c(type, ways[i].type) ? fl_conf_below(rows, head, ways[i].name) : 0;
    fl_str name = named ? fl_intern_text(&rows->syms, rows->confs.at[named].val) : (fl_str){0};
    if (!name.n || fl_str_contains(name, FL_STR("${")) || !is_open(rows, &ways[i], head)) continue;
    fl_buf by = {0};
    fl_route route = {0};
    fl_buf_printf(&by, "%.*s %.*s", FL_STR_ARG(type), FL_STR_ARG(name));
    fl_route_begin(&route, fl_intern_add(&rows->syms, fl_buf_str(&by)), fl_conf_place(rows, named));
    route.is_outside = route.is_conditional = true;
    route.target = rows->confs.at[named].val;
    add_timeout(rows, &ways[i], head, &route);
    fl_rows_route(rows, &route);
    fl_route_release(&route);
    fl_buf_release(&by);
  }
}
