// What code sends, fetches, holds and starts by the clock: one item for each name, or for each way in which it is done.
#include "engine/inventory_p.h"

#include "base/duration.h"
#include "facts/settings.h"
#include "findings/collect.h"
#include "graph/services.h"

// Which sites count, how they are called here, and which of their roles are told.
static const struct kind {
  uint8_t site;
  const char *what;
  uint8_t roles[4];
} kinds[] = {
    {FL_SITE_publish, "topic written", {FL_ROLEKIND_key, FL_ROLEKIND_ack_mode}},
    {FL_SITE_consume, "topic read", {FL_ROLEKIND_group, FL_ROLEKIND_ack_mode}},
    {FL_SITE_topic, "topic made", {FL_ROLEKIND_partitions, FL_ROLEKIND_replication}},
    {FL_SITE_txn, "transaction", {FL_ROLEKIND_isolation, FL_ROLEKIND_deadline}},
    {FL_SITE_lock_acquire, "lock", {FL_ROLEKIND_lease, FL_ROLEKIND_wait}},
    {FL_SITE_leader, "leader election", {FL_ROLEKIND_lease}},
    {FL_SITE_queue, "queue in the process", {FL_ROLEKIND_bound}},
    {FL_SITE_schedule, "schedule", {0}},
};

static const struct kind *kind_of(uint8_t site) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i].site == site) return &kinds[i];
  return NULL;
}

// ---- what a role comes to -----------------------------------------------------------------------------------------------------------

static bool is_time(uint8_t role) { return role == FL_ROLEKIND_deadline || role == FL_ROLEKIND_lease || role == FL_ROLEKIND_wait; }
static bool is_of_topic(uint8_t role) { return role == FL_ROLEKIND_partitions || role == FL_ROLEKIND_replication; }
static bool is_count(uint8_t role) { return is_of_topic(role) || role == FL_ROLEKIND_bound; }

// A number or text as it is written, the name of a constant.
static fl_str written_value(fl_stocktaking *t, fl_val_ref ref) {
  const fl_facts *f = ref.id ? fl_graph_facts(t->g, ref.file) : NULL;
  const fl_val *v = f ? &f->values[ref.id] : NULL;
  bool negative = v && v->kind == FL_VAL_UNARY && v->op == FL_OP_NEG;
  if (negative) v = &f->values[v->a];
  bool is_literal = v && v->kind == FL_VAL_LIT;
  if (is_literal && (v->op == FL_LIT_TRUE || v->op == FL_LIT_FALSE)) return v->op == FL_LIT_TRUE ? FL_STR("true") : FL_STR("false");
  if (!v || (v->kind != FL_VAL_LIT && v->kind != FL_VAL_FIELD)) return (fl_str){0};
  return fl_str_from(fl_arena_printf(&t->into->arena, "%s%.*s", negative ? "-" : "", FL_STR_ARG(f->texts[v->kind == FL_VAL_FIELD ? v->b : v->a])));
}

// What a settings file says where a chain ends.
static fl_str set_value(fl_stocktaking *t, const fl_step *at) {
  const fl_facts *f = at && at->file ? fl_graph_facts(t->g, at->file) : NULL;
  for (uint32_t i = 1; f && i < f->n_confs; i++)
    if (f->confs[i].span.byte_begin == at->span.byte_begin) return fl_arena_str(&t->into->arena, f->texts[f->confs[i].val]);
  return (fl_str){0};
}

static fl_str value_of(fl_stocktaking *t, uint8_t role, const fl_outcome *o) {
  char text[FL_DURATION_TEXT_BYTES];
  if (o->answer == FL_IS_INHERITED) return FL_STR("the caller's");
  if (o->value_text) return fl_arena_str(&t->into->arena, fl_graph_name(t->g, o->value_text));
  if (o->answer == FL_IS_UNBOUNDED && is_of_topic(role)) return FL_STR("the broker's own");
  if (o->answer == FL_IS_UNBOUNDED) return is_time(role) || is_count(role) ? FL_STR("no limit") : role == FL_ROLEKIND_isolation ? FL_STR("the store's own") : FL_STR("none");
  if (o->value == 0 && is_time(role)) return FL_STR("none");
  if (o->value >= 0 && is_time(role)) return fl_arena_str(&t->into->arena, fl_str_from(fl_duration_format(o->value, text)));
  if (o->value >= 0 && o->value < INT64_MAX && is_count(role)) return fl_str_from(fl_arena_printf(&t->into->arena, "%lld", (long long)o->value));
  if (!(o->flags & FL_OUT_SET)) return (fl_str){0};
  fl_str written = written_value(t, o->value_ref);
  if (!written.n) written = set_value(t, o->chain);
  return written.n ? written : FL_STR("set");
}

static fl_said saying_of(fl_stocktaking *t, uint8_t role, const fl_outcome *o) {
  fl_said said = {.name = fl_str_from(fl_word(fl_role_words, role))};
  if (o->answer == FL_IS_UNKNOWN) return said.saying = FL_SAYS_open, said;
  said.value = value_of(t, role, o);
  bool by_default = (o->flags & FL_OUT_LIBRARY) || (o->answer == FL_IS_UNBOUNDED && !(o->flags & FL_OUT_EXPLICIT));
  said.saying = !said.value.n ? FL_SAYS_absent : by_default ? FL_SAYS_default : FL_SAYS_written;
  bool is_elsewhere = role == FL_ROLEKIND_key; // a message's key comes from what the message is about, and that from anywhere
  if (!by_default && !is_elsewhere && o->chain && o->chain->file) {
    said.path = fl_arena_str(&t->into->arena, fl_graph_file_at(t->g, o->chain->file)->path);
    said.line = o->chain->span.line;
  }
  return said;
}

static void add_roles(fl_stocktaking *t, fl_item *item, const fl_site *site, const uint8_t *roles) {
  item->said = fl_arena_zero_n(&t->into->arena, 4, sizeof *item->said);
  for (uint32_t i = 0; i < 4 && roles[i]; i++) {
    const fl_outcome *worst = fl_worst_outcome(fl_ask_role(t->ask, site, roles[i]));
    if (worst) item->said[item->n_said++] = saying_of(t, roles[i], worst);
  }
}

// ---- items ------------------------------------------------------------------------------------------------------------------------------

static bool says_the_same(const fl_item *x, const fl_item *y) {
  bool same = x->n_said == y->n_said;
  for (uint32_t i = 0; same && i < x->n_said; i++)
    same = x->said[i].saying == y->said[i].saying && fl_str_eq(x->said[i].name, y->said[i].name) && fl_str_eq(x->said[i].value, y->said[i].value);
  return same;
}

static bool is_one(const fl_item *x, const fl_item *y) {
  return fl_str_eq(x->what, y->what) && fl_str_eq(x->name, y->name) && fl_str_eq(x->protocol, y->protocol) && fl_str_eq(x->service, y->service) &&
         says_the_same(x, y);
}

static void add_item(fl_stocktaking *t, uint32_t since, const fl_item *item) {
  for (uint32_t i = since; i < t->into->items.n; i++)
    if (is_one(&t->into->items.at[i], item)) {
      t->into->items.at[i].n++;
      return;
    }
  fl_array_push(&t->into->items, *item);
}

static fl_item item_at(fl_stocktaking *t, const char *what, uint32_t file, uint32_t line) {
  fl_item item = {.what = fl_str_from(what), .deployment = FL_STR("code"), .n = 1, .line = line};
  item.service = fl_service_name_of(t, file);
  item.path = fl_arena_str(&t->into->arena, fl_graph_file_at(t->g, file)->path);
  return item;
}

// Without a topic that is known messages have no name; of others the callee.
static fl_str name_of(fl_stocktaking *t, const fl_site *site) {
  bool nameless = site->kind == FL_SITE_txn || site->kind == FL_SITE_publish || site->kind == FL_SITE_consume;
  if (site->kind == FL_SITE_topic) return fl_arena_str(&t->into->arena, fl_graph_name(t->g, fl_ask_topic(t->ask, site)));
  return nameless ? (fl_str){0} : fl_say_callee(&t->into->arena, fl_graph_name(t->g, site->callee));
}

static void add_named(fl_stocktaking *t, uint32_t since, const fl_site *site, const struct kind *kind, fl_str name, uint32_t service) {
  fl_item item = item_at(t, kind->what, site->func.file, site->span.line);
  item.service = fl_service_name(t, service);
  item.protocol = fl_graph_site_protocol(t->g, site);
  item.name = name;
  add_roles(t, &item, site, kind->roles);
  add_item(t, since, &item);
}

// Is the endpoint what this code waits at? Where it is told apart which topics are asked for and that one waits, both stand in one file.
static bool waits_at(const fl_stocktaking *t, const fl_site *site, const fl_endpoint *e) {
  if (e->kind != FL_ENTRY_consumer) return false;
  if (e->entry && site->kind == FL_SITE_entry) return site->entry == e->entry;
  if (e->entry) return site->kind == FL_SITE_consume && site->func.file == e->file && site->span.line == e->span.line;
  fl_str protocol = fl_models_text(t->a->engine->models, e->protocol);
  return site->kind == FL_SITE_consume && site->func.file == e->file && fl_str_eq(protocol, fl_graph_site_protocol(t->g, site));
}

static bool is_told_by_endpoint(const fl_stocktaking *t, const fl_site *site) {
  const fl_service_map *map = fl_ask_services(t->ask);
  for (uint32_t i = 1; i < map->n_endpoints && site->kind == FL_SITE_consume; i++)
    if (waits_at(t, site, &map->endpoints[i])) return true;
  return false;
}

static void add_nameless(fl_stocktaking *t, uint32_t since, const fl_site *site, const struct kind *kind) {
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(t->ask, site->func, services, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) add_named(t, since, site, kind, name_of(t, site), services[i]);
}

// One item for each topic that it may be sent to.
static void add_site(fl_stocktaking *t, uint32_t since, const fl_site *site) {
  const struct kind *kind = kind_of(site->kind);
  bool is_put_aside = site->kind == FL_SITE_queue && site->form == FL_FORM_ANNOTATION; // into a queue that others make
  if (!kind || is_put_aside || fl_is_out_of_stock(t, site->func) || is_told_by_endpoint(t, site)) return;
  uint32_t n, first = fl_ask_requests(t->ask, site, &n);
  const fl_service_map *map = fl_ask_services(t->ask);
  for (uint32_t i = first; i < first + n; i++)
    if (map->requests[i].label) add_named(t, since, site, kind, fl_arena_str(&t->into->arena, fl_graph_name(t->g, map->requests[i].label)), map->requests[i].service);
  if (!n || !map->requests[first].label) add_nameless(t, since, site, kind);
}

// ---- clients of stores ------------------------------------------------------------------------------------------------------------------

static bool is_told_as_client(const fl_stocktaking *t, uint32_t until, const fl_item *item) {
  for (uint32_t i = 0; i < until; i++) {
    const fl_item *told = &t->into->items.at[i];
    if (fl_str_eq(told->what, item->what) && fl_str_eq(told->service, item->service) && fl_str_eq(told->protocol, item->protocol)) return true;
  }
  return false;
}

// Without a user and a password in it.
static fl_str open_address(fl_stocktaking *t, const fl_site *site) {
  fl_buf bare = {0};
  fl_str address = fl_graph_name(t->g, fl_ask_set_text(t->ask, site, FL_STR("address")));
  fl_str kept = fl_arena_str(&t->into->arena, fl_without_credentials(&bare, address));
  fl_buf_release(&bare);
  return kept;
}

// How many copies confirm a write, in the word of settings files. false: something is set that cannot be read.
static bool add_copies(fl_stocktaking *t, fl_item *item, const fl_site *site) {
  const fl_outcome *worst = fl_worst_outcome(fl_ask_role(t->ask, site, FL_ROLEKIND_quorum));
  if (!worst || (worst->answer == FL_IS_UNKNOWN && !(worst->flags & FL_OUT_LIBRARY))) return false;
  fl_said copies = worst->flags & FL_OUT_LIBRARY ? (fl_said){.saying = FL_SAYS_absent} : saying_of(t, FL_ROLEKIND_quorum, worst);
  copies.name = FL_STR("write_copies");
  item->said[item->n_said++] = copies;
  return true;
}

// A client that code makes itself, of a service whose settings declare none.
static void add_client(fl_stocktaking *t, uint32_t since, const fl_site *site) {
  if (site->kind != FL_SITE_client || fl_is_out_of_stock(t, site->func)) return;
  fl_item item = item_at(t, "store_client", site->func.file, site->span.line);
  item.protocol = fl_graph_site_protocol(t->g, site);
  item.said = fl_arena_zero_n(&t->into->arena, 2, sizeof *item.said);
  item.said[item.n_said++] = (fl_said){.saying = FL_SAYS_written, .name = FL_STR("address"), .value = open_address(t, site)};
  if (!item.said->value.n || !add_copies(t, &item, site)) return;
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(t->ask, site->func, services, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) {
    item.service = fl_service_name(t, services[i]);
    if (item.service.n && !is_told_as_client(t, since, &item)) add_item(t, since, &item);
  }
}

// The code that asks for messages, or what a broker calls: its last words count.
static const fl_site *site_of(const fl_stocktaking *t, const fl_endpoint *e) {
  const fl_site *found = NULL;
  for (uint32_t i = 1; i < fl_graph_n_sites(t->g); i++) {
    const fl_site *site = fl_graph_site(t->g, i);
    if (!waits_at(t, site, e)) continue;
    if (!found || (site->kind == FL_SITE_consume && site->span.line == e->span.line)) found = site;
  }
  return found;
}

// Who is called by a message or by the clock.
static void add_endpoint(fl_stocktaking *t, uint32_t since, const fl_endpoint *e) {
  if (e->kind != FL_ENTRY_consumer && e->kind != FL_ENTRY_job) return;
  if (e->func.id && fl_is_out_of_stock(t, e->func)) return;
  fl_item item = item_at(t, e->kind == FL_ENTRY_job ? "job run" : "topic read", e->file, e->span.line);
  item.service = fl_service_name(t, e->service);
  item.protocol = fl_models_text(t->a->engine->models, e->protocol);
  item.name = fl_arena_str(&t->into->arena, fl_graph_name(t->g, e->label));
  const fl_site *site = e->kind == FL_ENTRY_consumer ? site_of(t, e) : NULL;
  static const uint8_t of_code[] = {FL_ROLEKIND_group, FL_ROLEKIND_ack_mode, 0, 0}, of_entry[] = {FL_ROLEKIND_group, 0, 0, 0};
  if (site) add_roles(t, &item, site, site->kind == FL_SITE_entry ? of_entry : of_code);
  add_item(t, since, &item);
}

static void add_clockwork(fl_stocktaking *t, uint32_t since, const fl_entry_point *e) {
  if (e->kind != FL_ENTRY_cron || fl_is_out_of_stock(t, e->func)) return;
  fl_item item = item_at(t, "schedule", e->file, e->span.line);
  item.name = fl_arena_str(&t->into->arena, e->label.n ? e->label : fl_graph_func_name(t->g, e->func));
  add_item(t, since, &item);
}

// What a broker calls, under a name that is written nowhere: the type of the message decides, or settings that cannot be read.
static void add_listener(fl_stocktaking *t, uint32_t since, const fl_entry_point *e, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(t->ask);
  fl_str protocol = e->row ? fl_models_text(t->a->engine->models, e->row->protocol) : (fl_str){0};
  if (e->kind != FL_ENTRY_consumer || !protocol.n || fl_is_out_of_stock(t, e->func)) return;
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *told = &map->endpoints[i];
    bool beside = told->kind == FL_ENTRY_consumer && !told->entry && told->file == e->file; // the topics are asked for by another call
    if (told->entry == entry || (beside && fl_str_eq(fl_models_text(t->a->engine->models, told->protocol), protocol))) return;
  }
  fl_item item = item_at(t, "topic read", e->file, e->span.line);
  item.protocol = protocol;
  item.said = fl_arena_zero_n(&t->into->arena, 1, sizeof *item.said);
  item.said[item.n_said++] = (fl_said){.saying = FL_SAYS_written, .name = FL_STR("read by"), .value = fl_arena_str(&t->into->arena, fl_graph_func_name(t->g, e->func))};
  add_item(t, since, &item);
}

void fl_take_stock_of_code(fl_stocktaking *t) {
  uint32_t since = t->into->items.n;
  const fl_service_map *map = fl_ask_services(t->ask);
  const fl_entry_point *entries;
  for (uint32_t i = 1; i < fl_graph_n_sites(t->g); i++) add_site(t, since, fl_graph_site(t->g, i)), add_client(t, since, fl_graph_site(t->g, i));
  for (uint32_t i = 1; i < map->n_endpoints; i++) add_endpoint(t, since, &map->endpoints[i]);
  uint32_t n = fl_graph_entries(t->g, &entries);
  for (uint32_t i = 0; i < n; i++) add_clockwork(t, since, &entries[i]), add_listener(t, since, &entries[i], i + 1);
}
