#include "audit/card.h"

#include "graph/services.h"
#include "graph/setting.h"
#include "match/attempts.h"

#include <stdlib.h>

enum { VERSION = 1, MOST_ATTEMPTS = 1000000 };

typedef struct writing {
  const fl_analysis *a;
  fl_ask *ask;
  const fl_graph *g; // as the ask sees it
  const fl_service_map *map;
  fl_json *w;
  fl_arena arena;
  const fl_site **entries; // entry -> its site
  uint32_t *numbers;       // request -> its place in the list + 1, 0: left out
} writing;

// ---- pieces ----------------------------------------------------------------------------------------------------------------------------

static bool is_quiet(const writing *s, fl_func_ref func) {
  return !s->a->options.all && func.id && fl_graph_func_marks(s->g, func) & (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED | FL_MARK_EXAMPLE);
}

// A piece that is not known is a star.
static fl_str starred(writing *s, fl_sym sym) {
  char *text = fl_arena_text(&s->arena, fl_graph_name(s->g, sym));
  for (char *c = text; *c; c++)
    if (*c == FL_TEXT_ANY) *c = '*';
  return fl_str_from(text);
}

static void put_address(writing *s, const char *key, fl_sym sym) { fl_json_field_str(s->w, key, starred(s, sym)); }

static void put_word(writing *s, const char *key, fl_sym sym) { fl_json_field_str(s->w, key, fl_graph_name(s->g, sym)); }

static void put_place(writing *s, uint32_t file, fl_span span) {
  fl_json_field_str(s->w, "path", fl_graph_file_at(s->g, file)->path);
  fl_json_field_uint(s->w, "line", span.line);
}

static void put_service(writing *s, uint32_t service) {
  fl_str name = service ? fl_graph_name(s->g, s->map->services[service].name) : (fl_str){0};
  fl_json_field_str(s->w, "service", name);
}

// ---- requests --------------------------------------------------------------------------------------------------------------------------

// own: somebody here has set it, and it does not end with its caller.
static void put_deadline(writing *s, const fl_site *site) {
  static const char *const words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  const fl_resolution *r = fl_ask_role(s->ask, site, FL_ROLEKIND_deadline);
  const fl_outcome *o = fl_worst_outcome(r);
  bool is_bounded = o && o->answer == FL_IS_BOUNDED && o->value > 0 && o->value < INT64_MAX;
  bool is_own = is_bounded && r->n == 1 && o->scope != FL_SCOPE_infra && !(o->flags & FL_OUT_LIBRARY) && !(site->row && site->row->ctx);
  fl_json_field_str(s->w, "deadline", fl_str_from(words[o ? o->answer : FL_IS_NONE]));
  if (is_bounded) fl_json_field_uint(s->w, "deadline_ms", (uint64_t)o->value);
  fl_json_key(s->w, "deadline_is_own");
  fl_json_bool(s->w, is_own);
}

// Of its retries and its library; endless is 0.
static void put_attempts(writing *s, const fl_site *site) {
  fl_attempts attempts = fl_attempts_of(s->ask, &s->arena, site, NULL, NULL);
  bool is_endless = attempts.n >= MOST_ATTEMPTS;
  fl_json_field_uint(s->w, "attempts", is_endless ? 0 : (uint64_t)attempts.n);
  fl_json_field_str(s->w, "attempts_text", fl_str_from(attempts.text));
  fl_json_field_uint(s->w, "attempts_certainty", attempts.certainty);
}

static void put_request(writing *s, const fl_request *r, const fl_site *site) {
  fl_json_object_begin(s->w);
  put_service(s, r->service);
  fl_json_field_str(s->w, "kind", fl_str_from(fl_word(fl_entry_words, r->kind)));
  fl_json_field_str(s->w, "protocol", fl_graph_site_protocol(s->g, site));
  fl_json_field_str(s->w, "effect", fl_str_from(fl_word(fl_effect_words, site->effect)));
  put_word(s, "method", r->method);
  put_address(s, "host", r->host);
  put_address(s, "address", r->address);
  put_address(s, "label", r->label);
  fl_json_field_uint(s->w, "certainty", r->certainty);
  fl_json_key(s->w, "is_answered_here");
  fl_json_bool(s->w, r->n_edges > 0);
  put_place(s, site->func.file, site->span);
  fl_json_field_str(s->w, "function", fl_graph_func_name(s->g, site->func));
  put_deadline(s, site);
  put_attempts(s, site);
  fl_json_object_end(s->w);
}

static void put_requests(writing *s) {
  uint32_t n = 0;
  fl_json_key(s->w, "requests");
  fl_json_array_begin(s->w);
  for (uint32_t i = 1; i < s->map->n_requests; i++) {
    const fl_site *site = fl_graph_site(s->g, s->map->requests[i].site);
    if (is_quiet(s, site->func)) continue;
    s->numbers[i] = ++n;
    put_request(s, &s->map->requests[i], site);
  }
  fl_json_array_end(s->w);
}

// ---- endpoints -------------------------------------------------------------------------------------------------------------------------

// The requests on its way, by their place in the list.
static void put_reached(writing *s, const fl_endpoint *e) {
  const fl_site *entry = e->entry ? s->entries[e->entry] : NULL;
  const fl_contained *list;
  uint32_t n = entry ? fl_ask_contained(s->ask, entry, 1u << FL_SITE_remote_call | 1u << FL_SITE_publish, &list) : 0;
  fl_json_key(s->w, "requests");
  fl_json_array_begin(s->w);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t n_requests, first = fl_ask_requests(s->ask, list[i].site, &n_requests);
    for (uint32_t r = first; r < first + n_requests; r++)
      if (s->numbers[r] && list[i].certainty >= 2) fl_json_uint(s->w, s->numbers[r] - 1);
  }
  fl_json_array_end(s->w);
}

static void put_endpoint(writing *s, const fl_endpoint *e) {
  fl_str protocol = fl_models_text(s->a->engine->models, e->protocol);
  fl_json_object_begin(s->w);
  put_service(s, e->service);
  fl_json_field_str(s->w, "kind", fl_str_from(fl_word(fl_entry_words, e->kind)));
  fl_json_field_str(s->w, "protocol", protocol);
  put_word(s, "method", e->method);
  put_address(s, "address", e->address);
  put_address(s, "label", e->label);
  fl_json_field_uint(s->w, "certainty", e->certainty);
  put_place(s, e->file, e->span);
  put_reached(s, e);
  fl_json_object_end(s->w);
}

static void put_endpoints(writing *s) {
  fl_json_key(s->w, "endpoints");
  fl_json_array_begin(s->w);
  for (uint32_t i = 1; i < s->map->n_endpoints; i++)
    if (!is_quiet(s, s->map->endpoints[i].func)) put_endpoint(s, &s->map->endpoints[i]);
  fl_json_array_end(s->w);
}

// ---- services, tables and locks ---------------------------------------------------------------------------------------------------------------

static void put_services(writing *s) {
  fl_json_key(s->w, "services");
  fl_json_array_begin(s->w);
  for (uint32_t i = 1; i < s->map->n_services; i++) {
    fl_json_object_begin(s->w);
    put_word(s, "name", s->map->services[i].name);
    fl_json_field_str(s->w, "dir", s->map->services[i].dir);
    fl_json_object_end(s->w);
  }
  fl_json_array_end(s->w);
}

typedef struct use { // of a table, or of a lock, by a service
  fl_str name, protocol;
  uint32_t service, file, line, n;
  bool writes;
} use;

static int by_use(const void *a, const void *b) {
  const use *x = a, *y = b;
  int order = fl_str_cmp(x->name, y->name);
  if (!order) order = fl_str_cmp(x->protocol, y->protocol);
  if (!order) order = x->service < y->service ? -1 : x->service > y->service;
  if (!order) order = x->writes - y->writes;
  if (!order) order = x->file < y->file ? -1 : x->file > y->file;
  return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

static bool is_same(const use *a, const use *b) {
  return fl_str_eq(a->name, b->name) && fl_str_eq(a->protocol, b->protocol) && a->service == b->service && a->writes == b->writes;
}

typedef FL_ARRAY(use) uses;

static use use_of(writing *s, fl_str name, const fl_site *site, bool writes) {
  return (use){name, fl_graph_site_protocol(s->g, site), fl_ask_service_of(s->ask, site->func.file), site->func.file, site->span.line, 1, writes};
}

static void put_use(writing *s, const use *u, bool of_table) {
  fl_json_object_begin(s->w);
  put_service(s, u->service);
  fl_json_field_str(s->w, of_table ? "table" : "name", u->name);
  fl_json_field_str(s->w, "protocol", u->protocol);
  if (of_table) fl_json_field_str(s->w, "does", u->writes ? FL_STR("writes") : FL_STR("reads"));
  fl_json_field_uint(s->w, "count", u->n);
  put_place(s, u->file, (fl_span){.line = u->line});
  fl_json_object_end(s->w);
}

static void put_uses(writing *s, const char *key, uses *all, bool of_tables) {
  if (all->n) qsort(all->at, all->n, sizeof *all->at, by_use);
  fl_json_key(s->w, key);
  fl_json_array_begin(s->w);
  for (uint32_t i = 0, end; i < all->n; i = end) {
    for (end = i + 1; end < all->n && is_same(&all->at[i], &all->at[end]);) all->at[i].n++, end++;
    put_use(s, &all->at[i], of_tables);
  }
  fl_json_array_end(s->w);
  fl_array_release(all);
}

static void put_tables(writing *s) {
  uses all = {0};
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    fl_str table = site->kind == FL_SITE_remote_call ? fl_graph_site_table(s->g, site) : (fl_str){0};
    bool writes = site->effect == FL_EFFECT_idempotent_write || site->effect == FL_EFFECT_non_idempotent_write;
    if (!table.n || is_quiet(s, site->func) || (!writes && site->effect != FL_EFFECT_read)) continue;
    fl_array_push(&all, use_of(s, table, site, writes));
  }
  put_uses(s, "tables", &all, true);
}

// Locks that others can take as well: what a lock of this process is called says nothing.
static void put_locks(writing *s) {
  uses all = {0};
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    fl_sym name = site->kind == FL_SITE_lock_acquire && !is_quiet(s, site->func) ? fl_ask_lock_name(s->ask, site) : 0;
    if (name) fl_array_push(&all, use_of(s, starred(s, name), site, true));
  }
  put_uses(s, "locks", &all, false);
}

// ---- the card --------------------------------------------------------------------------------------------------------------------------

static void find_entries(writing *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->g, &entries);
  s->entries = fl_arena_zero_n(&s->arena, n + 1, sizeof *s->entries);
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    if (site->kind == FL_SITE_entry && site->entry <= n) s->entries[site->entry] = site;
  }
}

static void put_graph(writing *s) {
  s->ask = fl_ask_new(s->a->graph);
  s->g = fl_ask_graph(s->ask);
  s->map = fl_ask_services(s->ask);
  s->numbers = fl_arena_zero_n(&s->arena, s->map->n_requests + 1, sizeof *s->numbers);
  find_entries(s);
  put_services(s);
  put_requests(s);
  put_endpoints(s);
  put_tables(s);
  put_locks(s);
  fl_ask_free(s->ask);
}

void fl_card_write(const fl_analysis *a, fl_json_write_fn write, void *to) {
  fl_json w;
  writing s = {.a = a, .w = &w};
  fl_json_init(&w, write, to, 1);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", VERSION);
  if (a->graph) put_graph(&s);
  fl_json_object_end(&w);
  fl_json_finish(&w);
  fl_arena_release(&s.arena);
}
