// Deadlines and numbers like objectives that configuration holds: routes of meshes and gateways, objectives, settings by their names.
#include "brief/requirements.h"

#include "graph/limit.h"

enum { MAX_ROUTES = 40, MAX_SHOWN = 10, MAX_SETTINGS = 60 };

// ---- routes ----------------------------------------------------------------------------------------------------------------------------

#define X(w) #w,
static const char *const limit_words[FL_N_LIMITS] = {"none", FL_LIMITS(X)};
#undef X

static fl_str words_of(fl_brief_state *s, const char *word) { // "attempt timeout"
  char *text = fl_arena_text(&s->doc->arena, fl_str_from(word));
  for (char *c = text; *c; c++)
    if (*c == '_') *c = ' ';
  return fl_str_from(text);
}

// A star stands for whatever comes behind: one path and all paths that begin with it are two routes.
static fl_str route_cell(fl_brief_state *s, uint32_t file, const fl_limit *route) {
  fl_str host = fl_graph_text(s->graph, file, route->host), path = fl_graph_text(s->graph, file, route->path);
  bool opens = route->fits == FL_FITS_PREFIX && path.n && !fl_str_ends_c(path, "*");
  return fl_doc_text(s->doc, "%.*s%s%.*s%s", FL_STR_ARG(host.n ? host : FL_STR("*")), path.n ? " " : "", FL_STR_ARG(path), opens ? "*" : "");
}

// Routes with the same limit are one row.
typedef struct route {
  fl_str by, what, value, first, path;
  fl_names which;
  uint32_t line;
} route;
typedef FL_ARRAY(route) routes;

static void join_route(routes *all, const route *one) {
  for (uint32_t i = 0; i < all->n; i++) {
    route *r = &all->at[i];
    if (!fl_str_eq(r->by, one->by) || !fl_str_eq(r->what, one->what) || !fl_str_eq(r->value, one->value) || !fl_str_eq(r->path, one->path)) continue;
    fl_names_add(&r->which, one->first);
    return;
  }
  fl_array_push(all, *one);
  fl_names_add(&fl_array_last(all)->which, one->first);
}

// A timeout of nothing is none; no attempts are a number like any other.
static bool is_switched_off(const fl_limit *limit, fl_str value) {
  bool counts = limit->what == FL_LIMIT_retries || limit->what == FL_LIMIT_attempts;
  for (uint32_t i = 0; i < value.n; i++)
    if (value.at[i] >= '1' && value.at[i] <= '9') return false;
  return !counts && value.at[0] == '0';
}

// What stands where the route itself stands is written nowhere.
static fl_str value_cell(fl_brief_state *s, uint32_t file, const fl_limit *at, const fl_limit *limit) {
  fl_str value = fl_graph_text(s->graph, file, limit->val);
  if (!value.n) return FL_STR("set, not known to what");
  bool off = is_switched_off(limit, value);
  if (at->span.byte_begin == limit->span.byte_begin) return fl_doc_text(s->doc, "%.*s (nobody sets it)", FL_STR_ARG(off ? FL_STR("none") : value));
  return fl_doc_text(s->doc, "%.*s%s", FL_STR_ARG(value), off ? " (none)" : "");
}

static void find_routes(fl_brief_state *s, uint32_t file, routes *all) {
  const fl_facts *f = fl_graph_facts(s->graph, file);
  const fl_limit *at = NULL;
  fl_str by = {0};
  for (uint32_t i = 1; i < f->n_limits; i++) {
    const fl_limit *limit = &f->limits[i];
    if (limit->what == FL_LIMIT_route) at = limit, by = fl_route_by(s->graph, file, i);
    bool is_limit = limit->what != FL_LIMIT_route && limit->what != FL_LIMIT_peer && limit->what != FL_LIMIT_breaker;
    if (!at || !by.n || !is_limit) continue;
    route one = {.by = by, .what = words_of(s, limit_words[limit->what]), .value = value_cell(s, file, at, limit)};
    one.first = route_cell(s, file, at), one.path = fl_graph_file_at(s->graph, file)->path, one.line = limit->span.line;
    join_route(all, &one);
  }
}

static void add_route(fl_brief_state *s, const route *r) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_number(s, r->path, r->line, fl_doc_text(s->doc, "%.*s of %.*s: %.*s", FL_STR_ARG(r->what), FL_STR_ARG(r->by), FL_STR_ARG(r->value))));
  fl_str where = fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(r->by), FL_STR_ARG(fl_doc_code(s->doc, r->path)));
  fl_doc_row(s->doc, &cites, (fl_str[]){where, fl_names_say(s->doc, &r->which, MAX_SHOWN), r->what, r->value});
}

static void say_unasked(fl_brief_state *s, const routes *all) {
  bool any = false;
  for (uint32_t i = 0; i < all->n; i++) any |= fl_str_eq_c(all->at[i].what, "retries") && fl_str_ends_c(all->at[i].value, "(nobody sets it)");
  if (!any) return;
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Retries that nobody sets are the mesh's own: a request is sent again when the connection fails, its stream is refused, or the answer is that the service is not available or the call was cancelled, whether or not it may be carried out twice; `attempts: 0` switches that off. Where a mesh carries calls to other services as well, which no route here shows, it repeats those too.");
}

static void add_routes(fl_brief_state *s) {
  static const char *const columns[] = {"set by", "routes", "what", "value", NULL};
  routes all = {0};
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++)
    if (fl_graph_facts(s->graph, file) && !fl_brief_is_beside(s, file)) find_routes(s, file, &all);
  if (all.n) fl_doc_table(s->doc, "Limits of meshes, gateways and proxies", columns);
  for (uint32_t i = 0; i < all.n; i++) {
    if (i < MAX_ROUTES) add_route(s, &all.at[i]);
    fl_names_release(&all.at[i].which);
  }
  say_unasked(s, &all);
  if (all.n > MAX_ROUTES) fl_doc_left_out(s->doc, all.n - MAX_ROUTES);
  fl_array_release(&all);
}

// ---- objectives ------------------------------------------------------------------------------------------------------------------------

static void add_objectives(fl_brief_state *s) {
  static const char *const columns[] = {"objective", "what it says", NULL};
  bool any = false;
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!fl_str_eq_c(item->what, "objective")) continue;
    if (!any) fl_doc_table(s->doc, "Objectives", columns);
    any = true;
    fl_cites cites = {0};
    fl_buf said = {0};
    fl_cite(&cites, fl_cite_item(s, item));
    for (uint32_t k = 0; k < item->n_said; k++)
      if (item->said[k].value.n) fl_buf_printf(&said, "%s%.*s %.*s", said.n ? ", " : "", FL_STR_ARG(item->said[k].name), FL_STR_ARG(item->said[k].value));
    fl_doc_row(s->doc, &cites, (fl_str[]){fl_doc_code(s->doc, item->name), fl_buf_str(&said)});
    fl_buf_release(&said);
  }
}

// ---- settings --------------------------------------------------------------------------------------------------------------------------

static bool is_promise(const fl_quantity *q) {
  return fl_str_eq_c(q->kind, "deadline") || fl_str_eq_c(q->kind, "attempts") || fl_str_eq_c(q->kind, "lease") || fl_str_eq_c(q->kind, "rate");
}

static void add_setting(fl_brief_state *s, const fl_quantity *q) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_number(s, q->path, q->line, fl_doc_text(s->doc, "%.*s = %.*s", FL_STR_ARG(q->key), FL_STR_ARG(q->value))));
  fl_str cells[] = {q->kind, fl_doc_code(s->doc, q->key), fl_doc_code(s->doc, q->value), q->service.n ? fl_doc_code(s->doc, q->service) : FL_STR("-"), fl_doc_number(s->doc, q->n)};
  fl_doc_row(s->doc, &cites, cells);
}

static void add_settings(fl_brief_state *s) {
  static const char *const columns[] = {"measures", "setting", "value", "service", "places", NULL};
  const fl_quantities *all = fl_brief_quantities(s);
  uint32_t shown = 0;
  for (uint32_t i = 0; i < all->n; i++) {
    if (!is_promise(&all->at[i])) continue;
    if (shown++ == 0) fl_doc_table(s->doc, "Deadlines, attempts and rates in settings, by what their names say", columns);
    if (shown <= MAX_SETTINGS) add_setting(s, &all->at[i]);
  }
  if (shown > MAX_SETTINGS) fl_doc_left_out(s->doc, shown - MAX_SETTINGS);
}

void fl_require_numbers(fl_brief_state *s) {
  add_routes(s);
  add_objectives(s);
  fl_require_alerts(s);
  add_settings(s);
}
