// Backing services: what is deployed beside the code of this repository and told to it by its environment, its settings or its code.
#include "graph/ask_p.h"
#include "graph/deploy_p.h"
#include "graph/service_p.h"
#include "graph/text_p.h"

#include <ctype.h>

typedef struct search {
  fl_graph *g;
  fl_ask *a;
  fl_backing *out;
  uint32_t n, cap, n_told; // n_told: by environment and settings
  bool in_default;          // what is looked at may be a default in the code
} search;

// What a deployment says of a store of this sort takes the place of what the code would take by itself.
static bool is_overruled(const search *q, fl_str word) {
  for (uint32_t i = 0; q->in_default && i < q->n_told; i++)
    if (fl_str_eq(q->out[i].word, word)) return true;
  return false;
}

static void give(search *q, fl_str host, fl_str word) {
  for (uint32_t i = 0; i < q->n; i++)
    if (fl_str_eq(q->out[i].host, host) && fl_str_eq(q->out[i].word, word)) return;
  if (is_overruled(q, word)) return;
  if (!host.n || !word.n || q->n == q->cap) return;
  fl_sym kept[] = {fl_intern_add(&q->g->names, host), fl_intern_add(&q->g->names, word)};
  q->out[q->n++] = (fl_backing){fl_intern_text(&q->g->names, kept[0]), fl_intern_text(&q->g->names, kept[1]), (fl_str){0}};
}

static void add_host(search *q, fl_str host) {
  uint32_t ids[FL_MAX_WORKLOADS], n = fl_workloads_at_host(q->g, host, ids, FL_MAX_WORKLOADS);
  for (uint32_t i = 0; i < n; i++) {
    const fl_workload *w = fl_graph_workload(q->g, ids[i]);
    fl_str name = fl_str_slice(host, 0, fl_str_find_char(host, '.'));
    bool code = q->g->service_of_workload[ids[i]] != 0;
    if (w->image && !code) give(q, name, fl_intern_text(&q->g->names, w->image));
    if (w->base && !code) give(q, name, fl_intern_text(&q->g->names, w->base));
  }
}

static bool is_of_host(char c) { return isalnum((unsigned char)c) || c == '-' || c == '.' || c == '_'; }

static fl_str word_at(fl_str text, uint32_t from) {
  uint32_t end = from;
  while (end < text.n && is_of_host(text.at[end])) end++;
  return fl_str_slice(text, from, end);
}

// "jdbc:mysql://user:secret@orders-db:3306/orders": mysql of orders-db.
static void add_url(search *q, fl_str text, uint32_t colon) {
  uint32_t begin = colon, end = colon + 3;
  while (begin > 0 && (isalnum((unsigned char)text.at[begin - 1]) || text.at[begin - 1] == '+')) begin--;
  fl_str scheme = fl_str_slice(text, begin, colon), rest = fl_str_from_pos(text, end);
  scheme = fl_str_slice(scheme, 0, fl_str_find_char(scheme, '+')); // mongodb+srv
  fl_str authority = fl_str_slice(rest, 0, fl_str_find_char(rest, '/'));
  uint32_t at = fl_str_rfind_char(authority, '@');
  fl_str host = word_at(authority, at == FL_STR_NONE ? 0 : at + 1);
  bool here = fl_str_eq_c(host, "localhost") || fl_str_eq_c(host, "127.0.0.1");
  if (!here) give(q, host, scheme);
}

static void add_hosts(search *q, fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    fl_str host = word_at(text, i);
    bool scheme = fl_str_starts_c(fl_str_from_pos(text, i + host.n), "://");
    if (!scheme && fl_intern_find(&q->g->names, host)) add_host(q, host);
    i += host.n;
  }
  uint32_t colon = fl_str_find(text, FL_STR("://"));
  if (colon != FL_STR_NONE) add_url(q, text, colon);
}

static void add_expanded(search *q, uint32_t file, fl_str text) {
  fl_buf out = {0};
  if (fl_setting_expand_marked(q->g, file, text, &out)) add_hosts(q, fl_buf_str(&out));
  fl_buf_release(&out);
}

static void from_rows(search *q, uint32_t file, uint32_t first, uint32_t n) {
  const fl_facts *f = q->g->links[file].f;
  for (uint32_t i = first; i < first + n; i++)
    if (fl_str_starts_c(f->texts[f->deploys[i].key], "env.")) add_expanded(q, file, f->texts[f->deploys[i].val]);
}

// Maps of variables that a workload takes over as a whole.
static void from_configs(search *q, const fl_workload *w) {
  const fl_facts *f = q->g->links[w->file].f;
  for (uint32_t i = w->first; i < w->first + w->n; i++) {
    if (!fl_str_eq_c(f->texts[f->deploys[i].key], "env_from")) continue;
    for (uint32_t k = fl_first_deployed(q->g, FL_DEPLOY_CONFIG, f->texts[f->deploys[i].val]); k; k = q->g->deployed.at[k - 1].next)
      from_rows(q, q->g->deployed.at[k - 1].file, q->g->deployed.at[k - 1].first, q->g->deployed.at[k - 1].n);
  }
}

// ---- told in the code itself ----------------------------------------------------------------------------------------------------------

static bool says_host(fl_str key) {
  static const char *const words[] = {"host", "Host", "hostname", "addr", "Addr", "address", "Address", "server", "Server", "endpoint", "Endpoint"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_eq_c(key, words[i])) return true;
  return false;
}

static fl_str literal(const fl_facts *f, uint32_t val) {
  const fl_val *v = val ? &f->values[val] : NULL;
  return v && v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING ? f->texts[v->a] : (fl_str){0};
}

// Only what is deployed here counts, as anything may be called a host.
static void from_host(search *q, fl_str text) {
  fl_str host = word_at(text, 0);
  bool whole = host.n && (host.n >= text.n || (text.at && text.at[host.n] == ':'));
  if (whole && fl_intern_find(&q->g->names, host)) add_host(q, host);
}

// "mongodb://orders-db:27017/orders"
static void from_url(search *q, fl_str text) {
  uint32_t colon = fl_str_find(text, FL_STR("://"));
  fl_str rest = colon == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, colon + 3), authority = fl_str_slice(rest, 0, fl_str_find_char(rest, '/'));
  uint32_t at = fl_str_rfind_char(authority, '@');
  fl_str host = word_at(authority, at == FL_STR_NONE ? 0 : at + 1);
  if (host.n && fl_intern_find(&q->g->names, host)) add_host(q, host);
}

// What stands before a host in addresses that are no URLs: of PDO and libpq, of Go's MySQL, of ADO.
static const fl_str before_host[] = {FL_STR_INIT("host="), FL_STR_INIT("@tcp("), FL_STR_INIT("Server="), FL_STR_INIT("server="), FL_STR_INIT("Data Source="), FL_STR_INIT("Host=")};

// "mysql:host=orders-db;dbname=orders"
static void from_pairs(search *q, fl_str text) {
  for (size_t i = 0; i < sizeof before_host / sizeof *before_host; i++) {
    uint32_t at = fl_str_find(text, before_host[i]);
    fl_str host = at == FL_STR_NONE ? (fl_str){0} : word_at(text, at + before_host[i].n);
    if (host.n && fl_intern_find(&q->g->names, host)) add_host(q, host);
  }
}

static void from_address(search *q, fl_str text) { from_url(q, text), from_pairs(q, text); }

static bool is_address(fl_str text) {
  if (fl_str_starts_c(text, "http")) return false; // of a peer
  if (fl_str_find(text, FL_STR("://")) != FL_STR_NONE) return true;
  for (size_t i = 0; i < sizeof before_host / sizeof *before_host; i++)
    if (fl_str_find(text, before_host[i]) != FL_STR_NONE) return true;
  return false;
}

// What the value may be, also what it is where nothing sets the variable that is asked first: `process.env.DB_HOST || "orders-db"`.
static void from_value(search *q, uint32_t file, uint32_t val, void (*take)(search *, fl_str)) {
  fl_texts texts = {0};
  fl_ask_refill(q->a);
  fl_text_of(q->a, file, val, NULL, &texts);
  q->in_default = true;
  for (uint32_t i = 0; i < texts.n; i++) take(q, fl_intern_text(&q->g->names, texts.at[i].text));
  q->in_default = false;
}

// {"host": "orders-db"}, connect(host="orders-db:3306")
static void from_pair(search *q, uint32_t file, fl_sym key, uint32_t val) {
  const fl_facts *f = q->g->links[file].f;
  if (!key || !val || !says_host(f->texts[key])) return;
  if (f->values[val].kind == FL_VAL_LIT) from_host(q, literal(f, val));
  else from_value(q, file, val, from_host);
}

// `"jdbc:mysql://" + host`, String.format("jdbc:mysql://%s/orders", host): a text whose beginning is that of an address.
static bool is_made_address(const fl_facts *f, const fl_val *v) {
  const fl_call *c = v->kind == FL_VAL_CALL ? &f->calls[v->a] : NULL;
  uint32_t first = c && c->n_args > 1 ? f->args[c->first_arg].val : 0;
  if (v->kind == FL_VAL_CONCAT || (v->kind == FL_VAL_BINOP && v->op == FL_OP_ADD)) first = f->elems[v->a];
  return is_address(literal(f, first));
}

static bool makes_client(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->site == FL_SITE_client) return true;
  }
  return false;
}

// createClient(6379, host): of what a client is made with, whatever is a host that is deployed.
static void from_client(search *q, uint32_t file, const fl_call *c) {
  const fl_facts *f = q->g->links[file].f;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    uint8_t kind = f->values[arg->val].kind;
    if (!arg->name && kind != FL_VAL_LAMBDA && kind != FL_VAL_MAP && kind != FL_VAL_LIST) from_value(q, file, arg->val, from_host);
  }
}

static void from_code(search *q, uint32_t file) {
  const fl_facts *f = q->g->links[file].f;
  for (uint32_t i = 1; i < f->n_calls; i++)
    if (makes_client(q->g, file, i)) from_client(q, file, &f->calls[i]);
  for (uint32_t i = 1; i < f->n_entries; i++) from_pair(q, file, f->entries[i].key, f->entries[i].val);
  for (uint32_t i = 1; i < f->n_args; i++) from_pair(q, file, f->args[i].name, f->args[i].val);
  for (uint32_t i = 1; i < f->n_texts; i++) from_address(q, f->texts[i]);
  for (uint32_t i = 1; i < f->n_values; i++)
    if (is_made_address(f, &f->values[i])) from_value(q, file, i, from_address);
}

uint32_t fl_ask_backing_of(fl_ask *a, uint32_t service, fl_backing *out, uint32_t cap) {
  fl_graph *g = a->g;
  search q = {.g = g, .a = a, .out = out, .n = fl_ask_composed_of(a, service, out, cap), .cap = cap};
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++) {
    const fl_workload *w = fl_graph_workload(g, i);
    if (g->service_of_workload[i] != service || (g->links[w->file].in->marks & FL_MARK_TEST)) continue;
    from_rows(&q, w->file, w->first, w->n);
    from_configs(&q, w);
  }
  for (uint32_t file = g->first_file_of[service]; file; file = g->next_file_of[file]) {
    const fl_facts *f = g->links[file].f;
    if (g->links[file].in->marks & FL_MARK_TEST) continue;
    for (uint32_t i = 1; i < f->n_confs; i++) add_expanded(&q, file, f->texts[f->confs[i].val]);
  }
  q.n_told = q.n;
  for (uint32_t file = g->first_file_of[service]; file; file = g->next_file_of[file])
    if (!(g->links[file].in->marks & FL_MARK_TEST) && g->links[file].in->naming) from_code(&q, file);
  return q.n;
}

fl_str fl_ask_schema_database(fl_ask *a, uint32_t service) {
  const fl_graph *g = a->g;
  fl_sym key = fl_intern_find(&g->names, FL_STR("database.created"));
  fl_str found = {0};
  for (uint32_t n = key ? fl_map_get_or(&g->confs_by_key, key, 0) : 0; n; n = g->confs.at[n].next) {
    uint32_t file = g->confs.at[n].file;
    const fl_facts *f = g->links[file].f;
    fl_str name = f->texts[f->confs[g->confs.at[n].id].val];
    if (g->service_of_file[file] != service || (g->links[file].in->marks & FL_MARK_TEST) || fl_str_eq(name, found)) continue;
    if (found.n) return (fl_str){0};
    found = name;
  }
  return found;
}
