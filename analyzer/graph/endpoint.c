// Entry points with the address under which they are reached.
//
// In: how functions were registered as entry points, and sites that wait for messages. Out: one endpoint for each verb and path, each
// procedure, each topic.
#include "base/hash.h"
#include "graph/service_p.h"
#include "graph/services_p.h"

#include <ctype.h>
#include <string.h>

static bool is_http_verb(fl_str text) {
  static const char *const verbs[] = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (fl_str_eq_c(text, verbs[i])) return true;
  return false;
}

// "post", "HttpMethod.POST", "MethodPost" -> POST; 0 when it is no verb.
fl_sym fl_verb_of(fl_graph *g, fl_str text) {
  char upper[16];
  fl_str_rcut(text, '.', NULL, &text);
  if (fl_str_starts_c(text, "Method")) text = fl_str_from_pos(text, 6);
  if (text.n == 0 || text.n > sizeof upper) return 0;
  for (uint32_t i = 0; i < text.n; i++) upper[i] = (char)toupper((unsigned char)text.at[i]);
  fl_str verb = {upper, text.n};
  return is_http_verb(verb) ? fl_intern_add(&g->names, verb) : 0;
}

// The verb that a name holds: get, client.get, add_get, doGet.
fl_sym fl_verb_in_name(fl_graph *g, fl_str name) {
  fl_str last;
  fl_str_rcut(name, '.', NULL, &last);
  fl_sym verb = fl_verb_of(g, last);
  if (!verb && fl_str_starts_c(last, "do")) verb = fl_verb_of(g, fl_str_from_pos(last, 2));
  uint32_t line = fl_str_rfind_char(last, '_');
  return verb || line == FL_STR_NONE ? verb : fl_verb_of(g, fl_str_from_pos(last, line + 1));
}

static void verb_in_value(fl_services *s, uint32_t file, uint32_t val, fl_texts *out);

static void verb_in_origin(fl_services *s, const fl_origin *o, fl_texts *out) {
  fl_graph *g = s->a->g;
  const fl_val *v = o->kind == FL_FROM_LIST ? fl_val_at(g, o->file, o->val) : NULL;
  for (uint32_t i = 0; v && i < v->n; i++) verb_in_value(s, o->file, g->links[o->file].f->elems[v->a + i], out);
  fl_sym verb = 0;
  if (o->kind == FL_FROM_EXTERN || o->kind == FL_FROM_SETTING) verb = fl_verb_of(g, fl_intern_text(&g->names, o->name));
  if (o->kind == FL_FROM_LITERAL && fl_val_at(g, o->file, o->val)->kind == FL_VAL_LIT)
    verb = fl_verb_of(g, fl_gsym_text(g, o->file, fl_val_at(g, o->file, o->val)->a));
  if (verb) fl_text_add(out, (fl_text_alternative){verb, o->certainty, fl_way_of(g, o->chain)});
}

static void verb_in_value(fl_services *s, uint32_t file, uint32_t val, fl_texts *out) {
  fl_graph *g = s->a->g;
  const fl_val *v = fl_val_at(g, file, val);
  fl_sym verb = v->kind == FL_VAL_FIELD ? fl_verb_of(g, fl_gsym_text(g, file, v->b)) : v->kind == FL_VAL_REF ? fl_verb_of(g, fl_gsym_text(g, file, v->a)) : 0;
  if (verb) return fl_text_give(out, verb, 4); // a constant of the library, known by its name
  fl_origins origins = {0};
  fl_origins_of(s->a, file, val, NULL, NULL, 4, &origins);
  for (uint32_t i = 0; i < origins.n; i++) verb_in_origin(s, &origins.at[i], out);
  fl_array_release(&origins);
}

void fl_verbs_at(fl_services *s, const fl_place_of *at, fl_text method, fl_mid path, fl_texts *out) {
  fl_graph *g = s->a->g;
  fl_str literal = fl_models_text(g->models, method);
  const fl_path *p = fl_models_paths(g->models, path);
  if (literal.n) return fl_text_give(out, fl_intern_add(&g->names, literal), 4);
  if (!path || !at->call) return;
  uint32_t val = p->n_steps ? 0 : p->root == FL_ROOT_arg ? fl_call_arg(g, at->file, at->call, p->index)
                                : p->root == FL_ROOT_kw  ? fl_call_kw(g, at->file, at->call, fl_models_text(g->models, p->name))
                                                         : 0;
  fl_ask_refill(s->a);
  if (val) return verb_in_value(s, at->file, val, out);
  fl_origins origins = {0};
  fl_path_origins(s->a, at, path, &origins);
  for (uint32_t i = 0; i < origins.n; i++) verb_in_origin(s, &origins.at[i], out);
  fl_array_release(&origins);
}

// ---- HTTP ---------------------------------------------------------------------------------------------------------------------------

static bool is_called_by(const fl_entry_model *m) { return m->handler != 0; } // a registering call, not an annotation or a supertype

// A prefix that nobody sets is none: "${BASE_URL}/orders" is /orders, as where it is compared.
static fl_sym without_unset_prefix(fl_graph *g, fl_sym path) {
  fl_str text = fl_intern_text(&g->names, path);
  if (fl_str_starts_c(text, "/")) text = fl_str_from_pos(text, 1);
  uint32_t end = text.n && text.at[0] == FL_TEXT_KEY ? fl_str_find_char(text, FL_TEXT_KEY_END) : FL_STR_NONE;
  fl_str rest = end == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, end + 1);
  return fl_str_starts_c(rest, "/") ? fl_intern_add(&g->names, rest) : path;
}

static fl_sym label_of(fl_graph *g, fl_sym method, fl_sym path) {
  fl_sym shown = fl_text_shown(g, path ? without_unset_prefix(g, path) : fl_intern_add(&g->names, FL_STR("/")));
  return method ? fl_join(g, method, " ", shown) : shown;
}

static bool is_there(fl_services *s, const fl_endpoint *e) {
  uint64_t key = fl_hash64_mix(fl_hash64_mix(FL_KEY(e->func.file, e->func.id), FL_KEY(e->method, e->address)), e->service);
  const fl_endpoint *had = &s->endpoints.at[fl_map_get_or(&s->known_endpoints, key, 0)];
  if (had->func.file == e->func.file && had->func.id == e->func.id && had->method == e->method && had->address == e->address && had->service == e->service) return true;
  fl_map_put(&s->known_endpoints, key, s->endpoints.n);
  return false;
}

// What a library offers, each service offers that runs it, under the name that its own settings give.
static void add_in_services(fl_services *s, fl_endpoint e, fl_func_ref by) {
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->a, by, services, FL_MAX_USERS);
  fl_sym address = e.address, label = e.label;
  for (uint32_t i = 0; i < n; i++) {
    if (e.kind == FL_ENTRY_consumer && !e.entry && fl_brings_nothing(s->a->g, e.file, services[i])) continue;
    e.service = services[i], e.address = e.written = address, e.label = label;
    bool settled = n > 1 && fl_settle_in_service(s, services[i], &e.address);
    if (settled) e.label = fl_text_shown(s->a->g, e.address);
    if (!is_there(s, &e)) fl_array_push(&s->endpoints, e);
  }
}

static fl_func_ref registered_in(const fl_graph *g, const fl_registration *r, const fl_entry_point *entry) {
  return r->call.id ? (fl_func_ref){r->call.file, g->links[r->call.file].f->calls[r->call.id].func} : entry->func;
}

static void add_endpoint(fl_services *s, const fl_registration *r, fl_endpoint e) {
  const fl_entry_point *entry = &s->a->g->entries.at[r->entry - 1];
  e.entry = r->entry;
  e.func = entry->func;
  e.file = r->file, e.span = r->span;
  e.protocol = r->row->protocol;
  if (entry->certainty < e.certainty) e.certainty = entry->certainty;
  add_in_services(s, e, fl_ask_is_shared(s->a, s->a->g->service_of_file[entry->func.file]) ? registered_in(s->a->g, r, entry) : entry->func);
}

// Some routers take both in one text: "POST /orders".
fl_sym fl_verb_before(fl_graph *g, fl_sym *path) {
  fl_str before, after;
  if (!fl_str_cut(fl_intern_text(&g->names, *path), ' ', &before, &after) || !is_http_verb(before)) return 0;
  fl_sym verb = fl_intern_add(&g->names, before);
  *path = fl_intern_add(&g->names, fl_str_trim(after));
  return verb;
}

static void add_route(fl_services *s, const fl_registration *r, fl_sym verb, fl_text_alternative path, const fl_texts *before) {
  fl_graph *g = s->a->g;
  fl_func_ref func = g->entries.at[r->entry - 1].func;
  fl_sym in_path = fl_verb_before(g, &path.text);
  fl_texts one = {.n = 1, .at = {path}}, whole = fl_join_paths(s->a, before, &one);
  if (in_path) verb = in_path;
  for (uint32_t i = 0; i < whole.n; i++) whole.at[i].text = fl_route_filled(g, func, whole.at[i].text);
  for (uint32_t i = 0; i < whole.n; i++)
    add_endpoint(s, r, (fl_endpoint){.kind = FL_ENTRY_http,
                                     .certainty = whole.at[i].certainty,
                                     .method = verb,
                                     .address = fl_route_of(g, fl_intern_text(&g->names, whole.at[i].text)),
                                     .label = label_of(g, verb, whole.at[i].text)});
}

// What is configured, or set for the whole process: app.setGlobalPrefix("/api").
static fl_texts service_prefix(fl_services *s, fl_func_ref func) {
  fl_graph *g = s->a->g;
  const fl_service *service = &g->services.at[g->service_of_file[func.file]];
  fl_place_of at = {func.file, 0, NULL, NULL, NULL, NULL};
  fl_texts out = {.n = 1, .at = {{.text = service->prefix, .certainty = 4}}}, set = {0};
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models) && !service->prefix; i++) {
    fl_mid path = fl_models_libraries(g->models, i)->service_prefix;
    if (!path || fl_models_paths(g->models, path)->root != FL_ROOT_global || !fl_library_speaks(g, i, g->links[func.file].in->naming->language)) continue;
    fl_ask_refill(s->a);
    fl_text_of_path(s->a, &at, path, 0, &set);
  }
  return set.n ? set : out;
}

// The path of a class that answers by itself stands on the class, and before nothing.
static bool is_on_type(const fl_graph *g, const fl_registration *r, fl_func_ref func) {
  const fl_facts *f = g->links[func.file].f;
  const fl_type *t = &f->types[f->funcs[func.id].owner];
  for (uint32_t i = 0; f->funcs[func.id].owner && r->call.id && r->call.file == func.file && i < t->n_annots; i++)
    if (f->annots[t->first_annot + i].call == r->call.id) return true;
  return false;
}

// Everything that stands before the path. False: nothing that concerns addresses at all.
static bool find_before(fl_services *s, const fl_registration *r, const fl_entry_model *m, fl_func_ref func, fl_texts *before) {
  fl_texts mounted = {.n = 1, .at = {{.certainty = 4}}}, annotated = mounted, service = service_prefix(s, func);
  bool any = false, on_object = r->call.id && s->a->g->links[r->call.file].f->calls[r->call.id].recv;
  if (is_called_by(m) || on_object) fl_mount_prefixes(s, r->call.file, r->call.id, 0, &mounted);
  if (!is_called_by(m) && !is_on_type(s->a->g, r, func)) fl_annotated_prefixes(s, func, &annotated, &any);
  *before = fl_join_paths(s->a, &service, &mounted);
  *before = fl_join_paths(s->a, before, &annotated);
  return m->n_paths || any;
}

static bool says_nothing(const fl_texts *before) {
  for (uint32_t i = 0; i < before->n; i++)
    if (before->at[i].text) return false;
  return true;
}

// "/" that the model puts for want of a path is nowhere in the code: below a prefix it would end what is written there.
static bool is_root_of_model(const fl_graph *g, const fl_entry_model *m) {
  for (uint32_t i = 0; i < m->n_paths; i++) {
    const fl_path *path = fl_models_paths(g->models, fl_models_path_list(g->models, m->first_path)[i]);
    if (path->root != FL_ROOT_const || !fl_str_eq_c(fl_models_text(g->models, path->name), "/")) return false;
  }
  return m->n_paths > 0;
}

static void add_routes(fl_services *s, const fl_registration *r, const fl_entry_model *m, fl_func_ref func) {
  fl_graph *g = s->a->g;
  fl_place_of at = {r->call.file, r->call.id, NULL, r->row, NULL, NULL};
  fl_texts before, paths = {0}, verbs = {0};
  bool addressed = find_before(s, r, m, func, &before) || r->address;
  fl_sym by_names = is_called_by(m) || !says_nothing(&before) ? 0 : fl_route_by_names(g, func);
  if (!addressed && !by_names) return;
  fl_ask_refill(s->a);
  uint32_t in_row = m->n_paths ? fl_registered_path(g, r, *fl_models_path_list(g->models, m->first_path)) : 0;
  if (r->address) fl_text_give(&paths, r->address, 3);
  else if (in_row) fl_text_of(s->a, r->row_file, in_row, NULL, &paths);
  else fl_text_of_paths(s->a, &at, m->first_path, m->n_paths, &paths);
  if (is_root_of_model(g, m) && !r->address && !in_row && !says_nothing(&before)) paths.n = 0;
  if (!paths.n) fl_text_give(&paths, by_names, by_names ? 3 : 4);
  fl_verbs_at(s, &at, m->method, m->method_path, &verbs);
  fl_sym by_name = verbs.n ? 0 : fl_verb_in_name(g, fl_intern_text(&g->names, r->member ? r->member : r->name));
  if (!verbs.n) fl_text_give(&verbs, by_name, 4);
  for (uint32_t v = 0; v < verbs.n; v++)
    for (uint32_t i = 0; i < paths.n; i++) add_route(s, r, verbs.at[v].text, paths.at[i], &before);
}

// ---- procedures ---------------------------------------------------------------------------------------------------------------------

// One segment of a pattern against one of a name.
static bool segment_fits(fl_str pattern, fl_str text, fl_str *service, fl_str *method) {
  uint32_t open = fl_str_find_char(pattern, '{'), close = fl_str_find_char(pattern, '}');
  if (open == FL_STR_NONE || close == FL_STR_NONE) return fl_str_eq(pattern, text);
  fl_str head = fl_str_slice(pattern, 0, open), tail = fl_str_from_pos(pattern, close + 1), inside = fl_str_slice(pattern, open + 1, close);
  if (text.n <= head.n + tail.n || !fl_str_starts(text, head) || !fl_str_ends(text, tail)) return false;
  fl_str word = fl_str_slice(text, head.n, text.n - tail.n);
  fl_str *slot = fl_str_eq_c(inside, "service") ? service : fl_str_eq_c(inside, "method") ? method : NULL;
  if (slot && slot->n && !fl_str_eq(*slot, word)) return false;
  if (slot) *slot = word;
  return true;
}

bool fl_rpc_pattern(fl_graph *g, fl_str pattern, fl_str name, fl_sym *service, fl_sym *method) {
  fl_str s = {0}, m = {0}, want, have;
  bool more = true;
  while (more) {
    more = fl_str_rcut(pattern, '.', &pattern, &want);
    bool left = fl_str_rcut(name, '.', &name, &have);
    if (!segment_fits(want, have, &s, &m) || (more && !left)) return false;
  }
  if (s.n) *service = fl_intern_add(&g->names, s);
  if (m.n) *method = fl_intern_add(&g->names, m);
  return true;
}

fl_sym fl_written_chain(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind == FL_VAL_REF) return fl_gsym(g, file, v->a);
  if (v->kind != FL_VAL_FIELD) return 0;
  fl_sym base = fl_written_chain(g, file, v->a);
  return fl_join(g, base, ".", fl_gsym(g, file, v->b));
}

// The one text at a path, 0 when it is not known.
fl_sym fl_rpc_text(fl_services *s, const fl_place_of *at, fl_mid path) {
  fl_texts texts = {0};
  fl_ask_refill(s->a);
  if (path && at->call) fl_text_of_path(s->a, at, path, 0, &texts);
  return texts.n == 1 ? texts.at[0].text : 0;
}

static void add_procedure(fl_services *s, const fl_registration *r, const fl_entry_model *m, fl_func_ref func) {
  fl_graph *g = s->a->g;
  fl_place_of at = {r->call.file, r->call.id, NULL, r->row, NULL, NULL};
  fl_sym service = fl_rpc_text(s, &at, m->rpc.service), method = fl_rpc_text(s, &at, m->rpc.method), name = r->name;
  const fl_path *of = fl_models_paths(g->models, m->rpc.of);
  if (m->rpc.of && of->root == FL_ROOT_arg && r->call.id) {
    uint32_t val = fl_call_arg(g, r->call.file, r->call.id, of->index);
    name = val ? fl_written_chain(g, r->call.file, val) : 0;
  }
  bool fits = m->rpc.name && name && fl_rpc_pattern(g, fl_models_text(g->models, m->rpc.name), fl_intern_text(&g->names, name), &service, &method);
  bool unnamed = m->rpc.service && !service; // it would stand in a text, and is said elsewhere
  if (!fits && !service && !unnamed) return;
  const fl_func *f = fl_graph_func(g, func);
  if (!method) method = r->member ? r->member : g->links[func.file].sym[f->name];
  if (unnamed && !fits) add_endpoint(s, r, (fl_endpoint){.kind = FL_ENTRY_rpc, .certainty = 3, .method = method, .label = method});
  else if (service && method)
    add_endpoint(s, r, (fl_endpoint){.kind = FL_ENTRY_rpc, .certainty = 3, .method = method, .address = service, .label = fl_join(g, service, "/", fl_declared_spelling(g, service, method))});
}

// ---- messages -----------------------------------------------------------------------------------------------------------------------

// A job that nobody names is called like its function.
static fl_sym own_name(fl_graph *g, fl_func_ref func) {
  fl_str name = fl_graph_func_name(g, func);
  return name.n ? fl_join(g, g->links[func.file].module, ".", fl_intern_add(&g->names, name)) : 0;
}

static void add_topics(fl_services *s, const fl_registration *r, const fl_entry_model *m, fl_func_ref func) {
  fl_place_of at = {r->call.file, r->call.id, NULL, r->row, NULL, NULL};
  fl_texts topics = {0};
  fl_ask_refill(s->a);
  if (at.call) fl_text_of_paths(s->a, &at, m->first_path, m->n_paths, &topics);
  bool any = false;
  fl_texts of_type = {0};
  if (!topics.n && !at.call) fl_annotated_prefixes(s, func, &of_type, &any); // @Listener(topic = ...) on the class
  if (any) topics = of_type;
  if (!topics.n && m->n_paths && m->kind == FL_ENTRY_job) fl_text_give(&topics, own_name(s->a->g, func), 3);
  for (uint32_t i = 0; i < topics.n; i++)
    add_endpoint(s, r, (fl_endpoint){.kind = m->kind,
                                     .certainty = topics.at[i].certainty,
                                     .address = topics.at[i].text,
                                     .label = fl_text_shown(s->a->g, topics.at[i].text)});
}

// Code that asks for messages, or says which it will ask for, is an endpoint without an entry point of its own.
static void add_consumer(fl_services *s, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  const fl_call *c = &s->a->g->links[file].f->calls[call];
  fl_place_of at = {file, call, NULL, row, NULL, NULL};
  fl_texts topics = {0};
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, &at, row->first_topic, row->n_topics, &topics);
  for (uint32_t i = 0; i < topics.n; i++)
    add_in_services(s, (fl_endpoint){.kind = FL_ENTRY_consumer,
                                     .certainty = topics.at[i].certainty,
                                     .address = topics.at[i].text,
                                     .label = fl_text_shown(s->a->g, topics.at[i].text),
                                     .protocol = row->protocol,
                                     .func = {file, c->func},
                                     .file = file,
                                     .span = fl_graph_call_span(s->a->g, (fl_call_ref){file, call})},
                    (fl_func_ref){file, c->func});
}

static void add_consumers(fl_services *s, uint32_t file) {
  const fl_link *l = &s->a->g->links[file];
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_meaning_row *row = s->a->g->targets.at[l->first_target[call] + i].row;
      bool sends = row && (row->site == FL_SITE_publish || row->site == FL_SITE_remote_call || row->site == FL_SITE_topic);
      if (row && row->n_topics && !sends) add_consumer(s, file, call, row);
    }
}

// ---- all of them --------------------------------------------------------------------------------------------------------------------

enum { NOT_RUN = FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED };

static void add_registered(fl_services *s, const fl_registration *r) {
  fl_graph *g = s->a->g;
  const fl_entry_point *e = &g->entries.at[r->entry - 1];
  if (e->kind == FL_ENTRY_test || (g->links[e->func.file].in->marks & NOT_RUN)) return;
  const fl_entry_model *m = fl_models_entries(g->models, r->row->entry);
  fl_func_ref func = e->func;
  bool said_before = r->member && !r->call.id && m->kind == FL_ENTRY_http && e->row && e->row != r->row; // by an annotation of the method: that is all of it
  if (said_before || fl_hands_on(g, r->row, func)) return;
  switch (m->kind) {
  case FL_ENTRY_http: add_routes(s, r, m, func); break;
  case FL_ENTRY_rpc: add_procedure(s, r, m, func); break;
  case FL_ENTRY_consumer:
  case FL_ENTRY_job: add_topics(s, r, m, func); break;
  default: break;
  }
}

void fl_find_endpoints(fl_services *s) {
  fl_graph *g = s->a->g;
  fl_array_push(&s->endpoints, (fl_endpoint){0});
  for (uint32_t i = 0; i < g->registrations.n; i++) {
    fl_registration r = g->registrations.at[i];
    if (r.row->entry) add_registered(s, &r);
  }
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming && !(g->links[file].in->marks & NOT_RUN)) add_consumers(s, file);
}
