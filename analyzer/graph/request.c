// What each site asks for: the address that it sends to, the procedure that it calls, the topic that it publishes to.
#include "graph/peer.h"
#include "graph/services_p.h"

// ---- HTTP ---------------------------------------------------------------------------------------------------------------------------

// The peer of a service that the site's model says is asked (`asks: language model`), where there is one alone; peers[] + 1.
static uint32_t peer_of(const fl_graph *g, const fl_site *site, uint32_t service) {
  fl_str what;
  const fl_peer *peers;
  uint32_t found = 0, n = fl_graph_peers(g, &peers);
  if (!fl_graph_site_attribute(g, site, FL_STR("asks"), &what)) return 0;
  for (uint32_t i = 0; i < n; i++) {
    if (peers[i].from != service || !fl_str_eq(peers[i].what, what)) continue;
    if (found && (peers[found - 1].to != peers[i].to || peers[found - 1].host != peers[i].host)) return 0;
    found = i + 1;
  }
  return found;
}

// What a library asks for, each service asks for that runs it.
static void add_request(fl_services *s, const fl_site *site, fl_request r) {
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->a, site->func, services, FL_MAX_USERS);
  fl_sym host = r.host;
  r.site = site->id;
  if (!fl_map_get_or(&s->first_request, site->id, 0)) fl_map_put(&s->first_request, site->id, s->requests.n);
  for (uint32_t i = 0; i < n; i++) {
    const fl_peer *peers;
    r.service = services[i];
    r.peer = host ? 0 : peer_of(s->a->g, site, r.service);
    r.host = r.peer && fl_graph_peers(s->a->g, &peers) ? peers[r.peer - 1].host : host;
    fl_array_push(&s->requests, r);
  }
}

static fl_sym sym_of(fl_graph *g, fl_str text) { return text.n ? fl_intern_add(&g->names, text) : 0; }

static fl_sym http_label(fl_graph *g, fl_sym verb, fl_sym text) {
  fl_sym shown = fl_text_shown(g, text);
  return verb ? fl_join(g, verb, " ", shown) : shown;
}

// "?version=1", also behind a piece that is not known: what stands before the question is the path, or its end, and not the root.
static bool is_question(const fl_graph *g, fl_sym sym) {
  fl_str text = fl_intern_text(&g->names, sym);
  uint32_t at = 0;
  while (at < text.n && text.at[at] == FL_TEXT_ANY) at++;
  return at < text.n && text.at[at] == '?';
}

// An address that ends in a blank is asked without it.
static fl_sym without_blanks(fl_graph *g, fl_sym sym) {
  fl_str text = fl_intern_text(&g->names, sym), trimmed = fl_str_trim(text);
  return trimmed.n == text.n ? sym : sym_of(g, trimmed);
}

static void add_http(fl_services *s, const fl_site *site, fl_text_alternative verb, fl_text_alternative address) {
  fl_graph *g = s->a->g;
  fl_sym in_text = fl_verb_before(g, &address.text); // "GET /orders/{id}"
  if (in_text) verb.text = in_text;
  address.text = without_blanks(g, address.text);
  fl_url u = fl_url_parse(fl_intern_text(&g->names, address.text));
  fl_request r = {.kind = FL_ENTRY_http, .certainty = address.certainty, .host = sym_of(g, u.host), .port = sym_of(g, u.port), .method = verb.text};
  r.address = u.path_open || is_question(g, address.text) ? 0 : fl_url_path(g, u.path);
  r.label = http_label(g, verb.text, address.text);
  add_request(s, site, r);
}

static bool has_host(const fl_graph *g, fl_sym text) {
  fl_url u = fl_url_parse(fl_intern_text(&g->names, text));
  return u.host.n || u.host_open;
}

// A base is an address, or the mere name of a host; a path is neither.
static fl_texts bases_of(fl_services *s, const fl_place_of *at) {
  fl_texts found = {0}, out = {0};
  fl_graph *g = s->a->g;
  fl_text_of_paths(s->a, at, at->row->first_base, at->row->n_bases, &found);
  for (uint32_t i = 0; i < found.n; i++) {
    fl_str text = fl_intern_text(&g->names, found.at[i].text);
    bool bare = text.n && text.at[0] != '/' && text.at[0] != FL_TEXT_ANY && text.at[0] != FL_TEXT_KEY && !fl_str_contains(text, FL_STR("://"));
    fl_text_give(&out, bare ? fl_join(g, fl_intern_add_c(&g->names, "http://"), "", found.at[i].text) : found.at[i].text, found.at[i].certainty);
  }
  return out;
}

// Addresses without a host get the client's own before them.
static fl_texts whole_addresses(fl_services *s, const fl_place_of *at, const fl_texts *urls) {
  fl_texts out = {0}, bases = {0};
  bool asked = false;
  for (uint32_t i = 0; i < urls->n; i++) {
    fl_texts one = {.n = 1, .at = {urls->at[i]}};
    bool whole = has_host(s->a->g, urls->at[i].text) && at->row->n_bases == 0;
    whole = whole || fl_str_find(fl_intern_text(&s->a->g->names, urls->at[i].text), FL_STR("://")) != FL_STR_NONE;
    if (!whole && !asked) bases = bases_of(s, at), asked = true;
    if (!whole && bases.n) one = fl_join_paths(s->a, &bases, &one);
    for (uint32_t k = 0; k < one.n; k++) fl_text_add(&out, one.at[k]);
  }
  return out;
}

// `${ORDERS_URL}/orders` where nothing sets it, beside the same path of the host that is the default: the default is what we know.
// `http://${ORDERS_HOST}:80/orders` beside `http://orders:80/orders` as well.
static bool is_default_of(const fl_graph *g, fl_sym unset, fl_sym known) {
  fl_str a = fl_intern_text(&g->names, unset), b = fl_intern_text(&g->names, known);
  uint32_t begin = fl_str_find_char(a, FL_TEXT_KEY), end = fl_str_find_char(a, FL_TEXT_KEY_END);
  if (begin == FL_STR_NONE || end == FL_STR_NONE || end < begin) return false;
  fl_str before = fl_str_slice(a, 0, begin), behind = fl_str_from_pos(a, end + 1);
  fl_url u = fl_url_parse(b);
  if (!begin) return u.host.n && fl_str_eq(u.path, behind);
  bool alike = b.n > before.n + behind.n && fl_str_starts(b, before) && fl_str_ends(b, behind);
  fl_str middle = alike ? fl_str_slice(b, before.n, b.n - behind.n) : (fl_str){0};
  return middle.n && fl_str_find_char(middle, '/') == FL_STR_NONE && fl_str_find_char(middle, FL_TEXT_KEY) == FL_STR_NONE && fl_str_find_char(middle, FL_TEXT_ANY) == FL_STR_NONE;
}

static fl_texts without_unset(const fl_graph *g, const fl_texts *addresses) {
  fl_texts out = {0};
  for (uint32_t i = 0; i < addresses->n; i++) {
    bool twin = false;
    for (uint32_t k = 0; k < addresses->n && !twin; k++) twin = is_default_of(g, addresses->at[i].text, addresses->at[k].text);
    if (!twin) fl_text_add(&out, addresses->at[i]);
  }
  return out;
}

static bool meets_none(fl_text_alternative verb, const fl_texts *addresses) {
  for (uint32_t i = 0; i < addresses->n; i++)
    if (fl_ways_meet(verb.way, addresses->at[i].way)) return false;
  return true;
}

static void add_https(fl_services *s, const fl_site *site, const fl_texts *verbs, const fl_texts *addresses) {
  static const fl_texts any = {.n = 1, .at = {{.certainty = 4}}};
  if (!verbs->n) verbs = &any;
  for (uint32_t v = 0; v < verbs->n; v++) {
    bool any_way = meets_none(verbs->at[v], addresses);
    for (uint32_t i = 0; i < addresses->n; i++)
      if (any_way || fl_ways_meet(verbs->at[v].way, addresses->at[i].way)) add_http(s, site, verbs->at[v], addresses->at[i]);
  }
}

static void http_request(fl_services *s, const fl_site *site) {
  const fl_site *client = fl_asked_site(s->a->g, site);
  fl_place_of at = {client->call.file, client->call.id, NULL, client->row, NULL, client};
  fl_texts urls = {0}, verbs = {0};
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, &at, client->row->first_url, client->row->n_urls, &urls);
  if (!urls.n && client->row->n_bases) fl_text_give(&urls, 0, 4);
  if (site->form == FL_FORM_ANNOTATION) { // a declared client: what stands before the paths of its type
    fl_texts before;
    bool any;
    fl_annotated_prefixes(s, site->func, &before, &any);
    urls = fl_join_paths(s->a, &before, &urls);
  }
  fl_texts whole = whole_addresses(s, &at, &urls), addresses = without_unset(s->a->g, &whole);
  fl_verbs_at(s, &at, client->row->method, client->row->method_path, &verbs);
  fl_sym named = verbs.n ? 0 : fl_verb_in_name(s->a->g, fl_intern_text(&s->a->g->names, client->callee)); // client.get(...)
  if (named) fl_text_give(&verbs, named, site->certainty);
  add_https(s, site, &verbs, &addresses);
}

// ---- declared clients -----------------------------------------------------------------------------------------------------------------

// The function of an annotated interface that the call is a call of; id 0 when it is none.
static fl_func_ref declared_function(const fl_services *s, const fl_site *site) {
  const fl_link *l = &s->a->g->links[site->call.file];
  for (uint32_t i = 0; i < l->n_targets[site->call.id]; i++) {
    const fl_target *t = &s->a->g->targets.at[l->first_target[site->call.id] + i];
    if (t->func.id && fl_declared_client(s->a->g, t->func, NULL) == site->row) return t->func;
  }
  return (fl_func_ref){0, 0};
}

// All of it stands in one annotation of the function; what the call is made on may know the host.
static void described_request(fl_services *s, const fl_site *site, fl_func_ref func, uint32_t annot) {
  fl_place_of on = {func.file, s->a->g->links[func.file].f->annots[annot].call, NULL, site->row, NULL, site};
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  fl_texts paths = {0}, verbs = {0};
  fl_ask_refill(s->a);
  if (on.call) fl_text_of_paths(s->a, &on, site->row->first_url, site->row->n_urls, &paths);
  if (!paths.n) fl_text_give(&paths, 0, 4);
  fl_texts addresses = whole_addresses(s, &at, &paths);
  fl_verbs_at(s, &on, site->row->method, site->row->method_path, &verbs);
  add_https(s, site, &verbs, &addresses);
}

// Path and verb stand in annotations of the function, as they would on a handler; the host in that of the interface.
static void declared_request(fl_services *s, const fl_site *site, fl_func_ref func) {
  fl_graph *g = s->a->g;
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  uint32_t on_type = 0;
  fl_declared_client(g, func, &on_type);
  if (on_type - f->first_annot < f->n_annots) return described_request(s, site, func, on_type);
  fl_place_of client = {func.file, l->f->annots[on_type].call, NULL, site->row, NULL, site};
  fl_texts before;
  bool any;
  fl_annotated_prefixes(s, func, &before, &any);
  for (uint32_t i = 0; i < f->n_annots; i++) {
    const fl_meaning_row *rows[4];
    uint32_t annot = f->first_annot + i, n = fl_annotation_rows(g, func.file, func.id, annot, rows, 4);
    for (uint32_t r = 0; r < n; r++) {
      const fl_entry_model *m = fl_models_entries(g->models, rows[r]->entry);
      fl_place_of at = {func.file, l->f->annots[annot].call, NULL, rows[r], NULL, NULL};
      fl_texts paths = {0}, verbs = {0};
      if (!rows[r]->entry) continue;
      fl_ask_refill(s->a);
      if (at.call) fl_text_of_paths(s->a, &at, m->first_path, m->n_paths, &paths);
      if (!paths.n) fl_text_give(&paths, 0, 4);
      paths = fl_join_paths(s->a, &before, &paths);
      fl_texts addresses = whole_addresses(s, &client, &paths);
      fl_verbs_at(s, &at, m->method, m->method_path, &verbs);
      add_https(s, site, &verbs, &addresses);
    }
  }
}

// ---- procedures -----------------------------------------------------------------------------------------------------------------------

static bool pattern_of_row(fl_services *s, const fl_rpc_model *rpc, uint32_t file, uint32_t call, fl_sym *service, fl_sym *method) {
  fl_graph *g = s->a->g;
  fl_sym name = g->links[file].callee[call];
  fl_place_of at = {file, call, NULL, NULL, NULL, NULL};
  if (rpc->service) return (*service = fl_rpc_text(s, &at, rpc->service)) != 0;
  if (!rpc->name) return false;
  if (rpc->of) {
    const fl_path *of = fl_models_paths(g->models, rpc->of);
    uint32_t val = of->root == FL_ROOT_arg ? fl_call_arg(g, file, call, of->index) : of->root == FL_ROOT_receiver ? g->links[file].f->calls[call].recv : 0;
    name = val ? fl_written_chain(g, file, val) : 0;
  }
  return name && fl_rpc_pattern(g, fl_models_text(g->models, rpc->name), fl_intern_text(&g->names, name), service, method);
}

enum { MAX_COPIES = 6 };

// The stub's service: named by what made it, or by what made the one that it is a copy of.
static void service_of_stub(fl_services *s, uint32_t file, uint32_t val, uint32_t depth, fl_texts *out) {
  fl_graph *g = s->a->g;
  fl_origins origins = {0};
  if (depth > MAX_COPIES) return;
  fl_origins_of(s->a, file, val, NULL, NULL, 4, &origins);
  for (uint32_t i = 0; i < origins.n; i++) {
    const fl_origin *o = &origins.at[i];
    fl_sym service = 0, method = 0;
    if ((o->kind != FL_FROM_OBJECT && o->kind != FL_FROM_RESULT) || !o->call) continue;
    const fl_call *c = &g->links[o->file].f->calls[o->call];
    if (o->row && pattern_of_row(s, &o->row->rpc, o->file, o->call, &service, &method) && service) fl_text_give(out, service, o->certainty);
    else if (o->row && c->recv) service_of_stub(s, o->file, c->recv, depth + 1, out);
  }
  fl_array_release(&origins);
}

static void add_rpc(fl_services *s, const fl_site *site, fl_text_alternative service, fl_sym method, const fl_texts *hosts) {
  fl_graph *g = s->a->g;
  fl_request r = {.kind = FL_ENTRY_rpc, .certainty = service.certainty, .method = method, .address = service.text};
  r.label = fl_join(g, service.text, "/", fl_declared_spelling(g, service.text, method));
  for (uint32_t i = 0; i < hosts->n; i++) { // several places that run the same service are one request
    fl_url u = fl_url_parse(fl_intern_text(&g->names, hosts->at[i].text));
    if (u.host.n && !r.host) r.host = sym_of(g, u.host), r.port = sym_of(g, u.port);
  }
  add_request(s, site, r);
}

static void rpc_request(fl_services *s, const fl_site *site) {
  fl_graph *g = s->a->g;
  const fl_call *c = &g->links[site->call.file].f->calls[site->call.id];
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  fl_sym service = 0, method = 0;
  fl_texts services = {0}, hosts = {0};
  fl_ask_refill(s->a);
  pattern_of_row(s, &site->row->rpc, site->call.file, site->call.id, &service, &method);
  if (service) fl_text_give(&services, service, site->certainty);
  else if (c->recv) service_of_stub(s, site->call.file, c->recv, 0, &services);
  if (!method) method = g->links[site->call.file].sym[c->name];
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, &at, site->row->first_url, site->row->n_urls, &hosts);
  for (uint32_t i = 0; i < services.n; i++) add_rpc(s, site, services.at[i], method, &hosts);
  if (!services.n)
    add_request(s, site, (fl_request){.kind = FL_ENTRY_rpc, .certainty = 1, .method = method, .label = fl_join(g, fl_intern_add_c(&g->names, "?"), "/", method)});
}

// ---- messages -------------------------------------------------------------------------------------------------------------------------

// "orders", "orders of shop" for a key of an exchange; the exchange without a name hands to the queue that is called like the key.
static fl_sym topic_label(fl_graph *g, fl_sym topic, fl_sym exchange) {
  fl_sym shown = fl_text_shown(g, topic);
  return exchange ? fl_join(g, fl_text_shown(g, exchange), shown ? " " : "", shown) : shown;
}

// Where one name is known, nothing is told by "or another one".
static fl_texts without_unnamed(const fl_graph *g, const fl_texts *topics) {
  fl_texts out = {0};
  for (uint32_t i = 0; i < topics->n; i++) {
    fl_str text = fl_intern_text(&g->names, topics->at[i].text);
    if (text.n != 1 || text.at[0] != FL_TEXT_ANY) fl_text_add(&out, topics->at[i]);
  }
  return out.n ? out : *topics;
}

static void topic_request(fl_services *s, const fl_site *site) {
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  fl_texts topics = {0}, exchanges = {0};
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, &at, site->row->first_topic, site->row->n_topics, &topics);
  topics = without_unnamed(s->a->g, &topics);
  fl_text_of_paths(s->a, &at, site->row->first_exchange, site->row->n_exchanges, &exchanges);
  if (!exchanges.n) fl_text_give(&exchanges, 0, 4);
  if (!topics.n && exchanges.at[0].text) fl_text_give(&topics, 0, 4);
  for (uint32_t x = 0; x < exchanges.n; x++)
    for (uint32_t i = 0; i < topics.n; i++)
      add_request(s, site, (fl_request){.kind = FL_ENTRY_consumer,
                                        .certainty = topics.at[i].certainty,
                                        .address = topics.at[i].text,
                                        .exchange = exchanges.at[x].text,
                                        .label = topic_label(s->a->g, topics.at[i].text, exchanges.at[x].text)});
}

fl_sym fl_ask_topic(fl_ask *a, const fl_site *site) {
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  fl_texts topics = {0};
  fl_sym all = 0;
  fl_ask_refill(a);
  if (site->row) fl_text_of_paths(a, &at, site->row->first_topic, site->row->n_topics, &topics);
  for (uint32_t i = 0; i < topics.n; i++) {
    fl_sym shown = fl_text_shown(a->g, topics.at[i].text);
    all = all ? fl_join(a->g, all, ", ", shown) : shown;
  }
  return all;
}

// ---- all of them ----------------------------------------------------------------------------------------------------------------------

// A client that names its host, and no procedure: whoever runs there is asked.
static bool names_host_alone(const fl_site *site) { return site->row->n_bases && !site->row->rpc.name && !site->row->rpc.service; }

static void requests_of(fl_services *s, const fl_site *site) {
  fl_str protocol = fl_graph_site_protocol(s->a->g, site);
  bool call = site->form == FL_FORM_CALL;
  fl_func_ref declared = call && site->kind == FL_SITE_remote_call ? declared_function(s, site) : (fl_func_ref){0, 0};
  if (declared.id) return declared_request(s, site, declared);
  if ((site->row->n_topics || site->row->n_exchanges) && site->kind != FL_SITE_consume) return topic_request(s, site);
  if (site->kind != FL_SITE_remote_call) return;
  const fl_site *client = fl_asked_site(s->a->g, site);
  if ((fl_str_eq_c(protocol, "grpc") && !names_host_alone(client)) || site->row->rpc.name) rpc_request(s, site);
  else if (client->row->n_urls || client->row->n_bases) http_request(s, site);
}

void fl_find_requests(fl_services *s) {
  fl_graph *g = s->a->g;
  fl_array_push(&s->requests, (fl_request){0});
  for (uint32_t i = 1; i < g->sites.n; i++) {
    const fl_site site = g->sites.at[i];
    bool written = site.form == FL_FORM_CALL || (site.form == FL_FORM_ANNOTATION && site.call.id);
    bool asks = written && site.row && (site.kind == FL_SITE_remote_call || site.kind == FL_SITE_publish);
    uint32_t quiet = FL_MARK_VENDORED | (site.through ? 0 : FL_MARK_GENERATED); // code that asks for flags is generated, and asks all the same
    if (asks && !(g->links[site.func.file].in->marks & quiet)) requests_of(s, &g->sites.at[i]);
  }
}
