// The inventory: what configuration declares and which stores services are told of; what code does stands in inventory_code.c.
#include "engine/inventory_p.h"

#include "graph/declaration.h"
#include "graph/deploy.h"
#include "graph/services.h"
#include "graph/setting.h"

#include <stdlib.h>

#define X(w) #w,
static const char *const words[] = {"none", FL_SAYINGS(X)};
#undef X
const char *fl_saying_word(uint8_t saying) { return words[saying < FL_N_SAYINGS ? saying : 0]; }

// What stands around several services and is not deployed itself belongs to none of them.
static bool is_around_others(const fl_service_map *map, fl_str dir, fl_str name) {
  return !dir.n && map->n_services > 2 && fl_str_eq_c(name, "root");
}

fl_str fl_service_name(const fl_stocktaking *t, uint32_t service) {
  const fl_service_map *map = fl_ask_services(t->ask);
  fl_str name = service ? fl_graph_name(t->g, map->services[service].name) : (fl_str){0};
  return !service || is_around_others(map, map->services[service].dir, name) ? (fl_str){0} : fl_arena_str(&t->into->arena, name);
}

fl_str fl_service_name_of(const fl_stocktaking *t, uint32_t file) { return fl_service_name(t, fl_ask_service_of(t->ask, file)); }

// ---- declarations -----------------------------------------------------------------------------------------------------------------

static uint8_t saying_of(fl_declared_state state) {
  switch (state) {
  case FL_DECLARED_WRITTEN: return FL_SAYS_written;
  case FL_DECLARED_DEFAULT: return FL_SAYS_default;
  case FL_DECLARED_UNKNOWN: return FL_SAYS_open;
  case FL_DECLARED_NOTHING: break;
  }
  return FL_SAYS_absent;
}

static void add_settings(fl_stocktaking *t, fl_item *item, const fl_declaration *what) {
  fl_arena *arena = &t->into->arena;
  const fl_models *models = t->a->engine->models;
  const fl_declared_setting *s = fl_models_declared_settings(models, what->model->first_setting);
  item->said = fl_arena_zero_n(arena, what->model->n_settings, sizeof *item->said);
  for (uint32_t i = 0; i < what->model->n_settings; i++) {
    fl_declared d = fl_declared_at(t->g, what, &s[i], arena);
    fl_said said = {.saying = saying_of(d.state), .name = fl_models_text(models, s[i].name), .value = d.text};
    bool timed = s[i].unit != 0 && s[i].unit != FL_UNIT_count;
    if (timed && d.is_number) said.is_time = true, said.ms = d.number;
    if (d.setting && d.setting->items && d.is_number) said.value = fl_str_from(fl_arena_printf(arena, "%lld", (long long)d.number));
    if (d.span.line) said.path = item->path, said.line = d.span.line;
    item->said[item->n_said++] = said;
  }
}

static fl_str what_is(const fl_stocktaking *t, const fl_site *site) {
  fl_str what = {0};
  fl_graph_site_attribute(t->g, site, FL_STR("what"), &what);
  return what;
}

static fl_str expanded(const fl_stocktaking *t, uint32_t file, fl_str text) {
  fl_buf whole = {0};
  bool known = fl_setting_expand(t->g, file, text, &whole);
  fl_str kept = fl_arena_str(&t->into->arena, known ? fl_buf_str(&whole) : text);
  fl_buf_release(&whole);
  return kept;
}

// "web/proxy" of a container that is not called like what it is a part of.
static fl_str name_of_declaration(const fl_stocktaking *t, const fl_site *site, const fl_declaration *what) {
  fl_str name = fl_graph_name(t->g, site->callee), part = what->workload ? fl_graph_name(t->g, fl_graph_workload(t->g, what->workload)->container) : (fl_str){0};
  if (!part.n && fl_str_contains(name, FL_STR("${"))) return expanded(t, what->file, name);
  if (!part.n || fl_str_eq(part, name)) return fl_arena_str(&t->into->arena, name);
  return fl_str_from(fl_arena_printf(&t->into->arena, "%.*s/%.*s", FL_STR_ARG(name), FL_STR_ARG(part)));
}

// What holds by default of a client that nothing uses is nobody's: it must be told of a store that the service works with.
static bool is_in_use(const fl_stocktaking *t, const fl_item *item) {
  for (uint32_t i = 0; i < t->into->items.n; i++) {
    const fl_item *use = &t->into->items.at[i];
    if (fl_str_eq_c(use->what, "store in use") && fl_str_eq(use->service, item->service) && fl_str_eq(use->protocol, item->protocol)) return true;
  }
  return false;
}

static void add_declaration(fl_stocktaking *t, const fl_site *site) {
  const fl_declaration *what = fl_declaration_of(t->g, site);
  fl_arena *arena = &t->into->arena;
  const fl_models *models = t->a->engine->models;
  const fl_library *library = fl_models_libraries(models, site->row->library);
  fl_item item = {.what = what_is(t, site), .protocol = fl_graph_site_protocol(t->g, site), .n = 1, .verified = site->row->verified};
  item.name = name_of_declaration(t, site, what);
  item.deployment = fl_str_from(fl_declaration_way(t->g, what));
  item.service = fl_service_name(t, fl_declaration_service(t->g, what));
  item.source = fl_models_text(models, site->row->source_page ? site->row->source_page : library->page);
  item.path = fl_arena_str(arena, fl_graph_file_at(t->g, what->file)->path);
  item.line = site->span.line;
  if (fl_str_eq(item.name, item.what)) item.name = (fl_str){0};
  bool by_default = what->service && !what->command.n;
  if (by_default && (!item.service.n || (fl_str_eq_c(item.what, "pool") && !is_in_use(t, &item)))) return;
  add_settings(t, &item, what);
  fl_array_push(&t->into->items, item);
}

// ---- stores that services are told of -----------------------------------------------------------------------------------------------

static fl_str service_of_node(const fl_stocktaking *t, const fl_node *node) {
  fl_str dir = fl_str_eq_c(node->detail, ".") ? (fl_str){0} : node->detail;
  return is_around_others(fl_ask_services(t->ask), dir, node->name) ? (fl_str){0} : fl_arena_str(&t->into->arena, node->name);
}

static void add_stores(fl_stocktaking *t) {
  const fl_diagram *map = t->map;
  for (uint32_t i = 0; i < map->arrows.n; i++) {
    const fl_arrow *a = &map->arrows.at[i];
    if (a->kind != FL_ARROW_uses) continue;
    fl_item item = {.what = FL_STR("store in use"), .n = a->n};
    item.name = fl_arena_str(&t->into->arena, map->nodes.at[a->to].name);
    item.protocol = fl_arena_str(&t->into->arena, a->protocol);
    item.service = service_of_node(t, &map->nodes.at[a->from]);
    fl_array_push(&t->into->items, item);
  }
  for (uint32_t i = 0; i < map->tallies.n; i++) {
    const fl_tally *kept = &map->tallies.at[i];
    if (kept->kind != FL_TALLY_keeps) continue;
    fl_item item = {.what = FL_STR("store in use"), .n = kept->n, .protocol = fl_arena_str(&t->into->arena, kept->what)};
    item.service = service_of_node(t, &map->nodes.at[kept->of]);
    fl_array_push(&t->into->items, item);
  }
}

// ---- order ----------------------------------------------------------------------------------------------------------------------------

static int in_order(const void *a, const void *b) {
  const fl_item *x = a, *y = b;
  int by = fl_str_cmp(x->what, y->what);
  if (!by) by = fl_str_cmp(x->service, y->service);
  if (!by) by = fl_str_cmp(x->path, y->path);
  if (!by) by = x->line < y->line ? -1 : x->line > y->line;
  return by ? by : fl_str_cmp(x->name, y->name);
}

bool fl_is_out_of_stock(const fl_stocktaking *t, fl_func_ref func) {
  bool example = t->without_examples && !t->a->options.all && fl_graph_func_marks(t->g, func) & FL_MARK_EXAMPLE;
  return example || fl_diagram_is_quiet(t->a, func);
}

void fl_inventory_of(fl_inventory *out, const fl_analysis *analysis, const fl_inventory_from *from) {
  if (!analysis->graph) return; // there is no code
  fl_stocktaking t = {.into = out, .a = analysis, .map = from->map, .without_examples = from->without_examples};
  fl_diagram own = {0};
  t.ask = from->ask ? from->ask : fl_ask_new(analysis->graph);
  t.g = fl_ask_graph(t.ask);
  if (!t.map) fl_diagram_of_services(&own, analysis, t.ask), t.map = &own;
  add_stores(&t);
  for (uint32_t i = 1; i < fl_graph_n_sites(t.g); i++) {
    const fl_site *site = fl_graph_site(t.g, i);
    if (site->kind == FL_SITE_declaration && !fl_is_out_of_stock(&t, site->func)) add_declaration(&t, site);
  }
  fl_take_stock_of_code(&t);
  if (out->items.n) qsort(out->items.at, out->items.n, sizeof *out->items.at, in_order);
  if (!from->ask) fl_ask_free(t.ask);
  fl_diagram_release(&own);
}

void fl_inventory_release(fl_inventory *out) {
  fl_array_release(&out->items);
  fl_arena_release(&out->arena);
}
