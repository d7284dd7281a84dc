// Whom services ask without a call of their own: libraries do, because they are built in or a setting says where.
//
// In: rows of models (load_peer.c); settings, what deployments put over them, and manifests. Out: who is told of whom, and for what; and of
// services that ask for settings, where those stand when that is not here. Then nobody can say that something is not set.
#include "graph/dependency.h"
#include "graph/deploy_p.h"
#include "graph/peer.h"
#include "graph/service_p.h"
#include "graph/setting.h"

#include "base/duration.h"
#include "base/glob.h"
#include "base/io.h"

#include <ctype.h>

typedef struct told {
  uint32_t service, file;
  fl_span span;
  fl_str text; // with references put in; "": not known
  bool is_apart; // of a profile
} told;
typedef FL_ARRAY(told) told_list;

typedef struct search {
  fl_graph *g;
  const fl_peer_model *m;
  const uint32_t *sample; // by service: one of its files
  told_list at, address, off, fails;
} search;

static fl_str word(const fl_graph *g, fl_mid first, uint32_t i) { return fl_models_text(g->models, fl_models_texts(g->models, first)[i]); }

// ---- what is written under keys -------------------------------------------------------------------------------------------------------

static void add(fl_graph *g, told_list *out, uint32_t service, uint32_t file, fl_span span, fl_str text, bool is_apart) {
  fl_buf value = {0};
  bool known = fl_setting_expand(g, file, text, &value);
  fl_sym sym = known ? fl_intern_add(&g->names, fl_buf_str(&value)) : 0;
  fl_array_push(out, ((told){service, file, span, fl_intern_text(&g->names, sym), is_apart}));
  fl_buf_release(&value);
}

static void add_row(fl_graph *g, told_list *out, uint32_t file, uint32_t id) {
  const fl_conf *conf = &g->links[file].f->confs[id];
  fl_str text = g->links[file].f->texts[conf->val];
  if (g->links[file].in->marks & (FL_MARK_TEST | FL_MARK_EXAMPLE)) return;
  if (!fl_bits_has(&g->settings_for_all, file)) {
    if (g->service_of_file[file]) add(g, out, g->service_of_file[file], file, conf->span, text, conf->profile != 0);
    return;
  }
  for (uint32_t service = 1; service < g->services.n; service++)
    if (service != g->service_of_file[file] && fl_settings_hold_for(g, file, service)) add(g, out, service, file, conf->span, text, conf->profile != 0);
}

static void in_files(fl_graph *g, told_list *out, fl_str pattern) {
  char buf[FL_MAX_NAME];
  fl_str key = fl_setting_spelled(pattern, buf, sizeof buf);
  bool is_plain = fl_str_find_char(key, '*') == FL_STR_NONE;
  fl_sym sym = is_plain ? fl_intern_find(&g->names, key) : 0;
  for (uint32_t n = sym ? fl_map_get_or(&g->confs_by_key, sym, 0) : 0; n; n = g->confs.at[n].next) add_row(g, out, g->confs.at[n].file, g->confs.at[n].id);
  fl_str head = fl_str_slice(pattern, 0, fl_str_find_char(pattern, '*'));
  for (uint32_t n = 1; !is_plain && n < g->confs.n; n++) {
    const fl_facts *f = g->links[g->confs.at[n].file].f;
    fl_str written = f->texts[f->confs[g->confs.at[n].id].key];
    char own[FL_MAX_NAME];
    if (written.n && head.n && (written.at[0] | 32) == head.at[0] && fl_glob_match(key, fl_setting_spelled(written, own, sizeof own))) add_row(g, out, g->confs.at[n].file, g->confs.at[n].id);
  }
}

static void in_deployments(const search *q, told_list *out, fl_str key) {
  for (uint32_t service = 1; service < q->g->services.n && fl_str_find_char(key, '*') == FL_STR_NONE; service++) {
    fl_env env = {0};
    if (q->sample[service]) fl_find_deployed(q->g, q->sample[service], key, &env);
    for (uint32_t i = 0; i < env.n; i++)
      if (!(q->g->links[env.at[i].file].in->marks & FL_MARK_TEST)) add(q->g, out, service, env.at[i].file, env.at[i].span, env.at[i].val, env.at[i].profile.n > 0);
  }
}

static void collect(const search *q, told_list *out, fl_mid first, uint32_t n) {
  out->n = 0;
  for (uint32_t i = 0; i < n; i++) in_deployments(q, out, word(q->g, first, i)), in_files(q->g, out, word(q->g, first, i));
}

// ---- an address -> who is there -----------------------------------------------------------------------------------------------------------

typedef struct answerer {
  uint32_t service;
  fl_sym host;
  uint32_t rank; // the better ones are higher: a service of the repository, one that is deployed here, somebody else
} answerer;

static bool is_of_host(char c) { return isalnum((unsigned char)c) || c == '-' || c == '.' || c == '_'; }

// "optional:configserver:http://user:secret@settings:8888/": settings, 8888
static bool split(fl_str text, fl_str *host, fl_str *port) {
  uint32_t scheme = fl_str_find(text, FL_STR("://")), n = 0;
  fl_str rest = scheme == FL_STR_NONE ? text : fl_str_from_pos(text, scheme + 3);
  uint32_t slash = fl_str_find_char(rest, '/');
  fl_str authority = scheme == FL_STR_NONE && slash != FL_STR_NONE ? (fl_str){0} : fl_str_slice(rest, 0, slash);
  uint32_t at = fl_str_rfind_char(authority, '@');
  if (at != FL_STR_NONE) authority = fl_str_from_pos(authority, at + 1);
  while (n < authority.n && is_of_host(authority.at[n])) n++;
  *host = fl_str_slice(authority, 0, n), *port = n < authority.n ? fl_str_from_pos(authority, n + 1) : (fl_str){0};
  bool whole = n == authority.n || (authority.at[n] == ':' && port->n && isdigit((unsigned char)port->at[0]));
  return host->n && (whole || scheme != FL_STR_NONE);
}

static bool is_here(fl_str host) { return fl_str_eq_c(host, "localhost") || fl_str_starts_c(host, "127.") || fl_str_eq_c(host, "0.0.0.0"); }

static answerer at_address(fl_graph *g, fl_str text, fl_str asking) {
  fl_str host, port;
  uint8_t certainty = 0;
  uint32_t ids[FL_MAX_WORKLOADS];
  if (!split(text, &host, &port)) return (answerer){0};
  if (is_here(host)) {
    uint32_t service = fl_service_at_port(g, port, asking);
    return service ? (answerer){service, 0, 2} : (answerer){0};
  }
  uint32_t service = fl_service_at_host(g, host, &certainty);
  if (service) return (answerer){service, 0, 4};
  bool deployed = fl_workloads_at_host(g, host, ids, FL_MAX_WORKLOADS) > 0;
  return (answerer){0, fl_intern_add(&g->names, host), deployed ? 3 : 1};
}

static bool is_like(const search *q, fl_str text) {
  for (uint32_t i = 0; i < q->m->n_like; i++)
    if (fl_glob_match(word(q->g, q->m->first_like, i), text)) return true;
  return q->m->n_like == 0;
}

// The best of what is told; one value may hold several addresses.
static answerer best_of(const search *q, const told_list *list, uint32_t service, bool chosen, const told **from) {
  answerer best = {0};
  for (uint32_t i = 0; i < list->n; i++) {
    const told *t = &list->at[i];
    fl_str rest = t->text, part;
    while (t->service == service && rest.n) {
      fl_str_cut(rest, ',', &part, &rest);
      part = fl_str_trim(part);
      if (chosen && !is_like(q, part)) continue;
      answerer found = at_address(q->g, part, q->g->links[q->sample[service] ? q->sample[service] : t->file].in->path);
      if (!*from || found.rank > best.rank) *from = t, best = found;
    }
  }
  return best;
}

// ---- one service, one row -----------------------------------------------------------------------------------------------------------------

static bool holds(const search *q, const char *what) { return fl_str_eq_c(fl_models_text(q->g->models, q->m->holds), what); }

static bool is_built_with(const search *q, uint32_t service) {
  for (uint32_t i = 0; i < q->m->n_packages; i++)
    if (fl_service_has_package(q->g, service, word(q->g, q->m->first_package, i))) return true;
  return q->m->n_packages == 0;
}

static bool is_off(const search *q, uint32_t service) {
  for (uint32_t i = 0; i < q->off.n; i++)
    if (q->off.at[i].service == service && fl_str_eq_c(q->off.at[i].text, "false")) return true;
  return false;
}

// Where the settings stand that the one who is asked hands out; "" : nothing says so.
static fl_str source_of(const search *q, uint32_t asked) {
  told_list rows = {0};
  fl_str found = {0};
  for (uint32_t i = 0; asked && !found.n && i < q->m->n_sources; i++) {
    rows.n = 0;
    in_files(q->g, &rows, word(q->g, q->m->first_source, i));
    for (uint32_t k = 0; k < rows.n && !found.n; k++)
      if (rows.at[k].service == asked) found = rows.at[k].text.n ? rows.at[k].text : FL_STR("a place that its environment names");
  }
  fl_array_release(&rows);
  return found;
}

static fl_str name_of(const fl_graph *g, uint32_t service) { return fl_intern_text(&g->names, g->services.at[service].name); }

// Files that the one who is asked hands out from here are read; what stands elsewhere is not known.
static void note_settings(const search *q, const fl_peer *p) {
  fl_graph *g = q->g;
  fl_buf why = {0};
  fl_str source = source_of(q, p->to), asked = fl_intern_text(&g->names, p->host), own = name_of(g, p->from);
  if (fl_bits_has(&g->handed, p->from) || g->settings_away[p->from].why.n || p->to == p->from || (p->to && !source.n)) return;
  if (source.n) fl_buf_printf(&why, "the settings of `%.*s` stand at %.*s, which is not here", FL_STR_ARG(own), FL_STR_ARG(source));
  else if (asked.n) fl_buf_printf(&why, "the settings of `%.*s` are asked of %.*s, which is not here", FL_STR_ARG(own), FL_STR_ARG(asked));
  else fl_buf_printf(&why, "the settings of `%.*s` are asked of a server that is not here", FL_STR_ARG(own));
  g->settings_away[p->from] = (fl_away){fl_intern_text(&g->names, fl_intern_add(&g->names, fl_buf_str(&why))), p->file, p->span};
  fl_buf_release(&why);
}

// A store in the process: the client of one is built in, and no setting says that another is asked.
static void note_store(const search *q, uint32_t service) {
  fl_graph *g = q->g;
  if (!is_built_with(q, service) || g->at_hand[service].protocol.n) return;
  for (uint32_t i = 0; i < q->address.n; i++)
    if (q->address.at[i].service == service && !q->address.at[i].is_apart && (!q->address.at[i].text.n || !is_like(q, q->address.at[i].text))) return;
  fl_buf why = {0};
  fl_str what = fl_models_text(g->models, q->m->what), own = name_of(g, service);
  fl_buf_printf(&why, "the store of `%.*s` is in the process (%.*s), unless something that is not here says otherwise", FL_STR_ARG(own), FL_STR_ARG(what));
  g->at_hand[service] = (fl_at_hand){fl_models_text(g->models, q->m->protocol), fl_intern_text(&g->names, fl_intern_add(&g->names, fl_buf_str(&why)))};
  fl_buf_release(&why);
}

static fl_str text_of(const search *q, fl_text text) { return fl_models_text(q->g->models, text); }

// true, false, or neither: what all rows of the service say.
static bool all_say(const told_list *list, uint32_t service, const char *word) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < list->n; i++) {
    if (list->at[i].service != service) continue;
    if (!fl_str_eq_c(list->at[i].text, word)) return false;
    n++;
  }
  return n > 0;
}

// The part of a value that tells of it says that a start may do without.
static bool is_optional(const search *q, fl_str rest) {
  for (fl_str part; rest.n;) {
    fl_str_cut(rest, ',', &part, &rest);
    part = fl_str_trim(part);
    if (is_like(q, part) && fl_glob_match(text_of(q, q->m->optional), part)) return true;
  }
  return false;
}

// What goes on while it is away: as its settings say, where they can be seen.
static fl_str meanwhile_of(const search *q, uint32_t service, const told *from) {
  bool imported = q->m->optional && from && from->text.n;
  if (!q->m->stops) return text_of(q, q->m->meanwhile);
  if (all_say(&q->fails, service, "true")) return text_of(q, q->m->stops);
  if (imported && !is_optional(q, from->text)) return text_of(q, q->m->stops);
  if (all_say(&q->fails, service, "false")) return text_of(q, q->m->goes_on);
  for (uint32_t i = 0; i < q->fails.n; i++)
    if (q->fails.at[i].service == service) return text_of(q, q->m->meanwhile);
  return text_of(q, imported ? q->m->goes_on : q->m->meanwhile);
}

static void add_peer(search *q, uint32_t service) {
  const told *from = NULL, *beside = NULL;
  fl_graph *g = q->g;
  if (holds(q, "store")) return note_store(q, service);
  answerer who = best_of(q, &q->at, service, true, &from);
  bool by_package = !from && q->m->n_packages && q->m->fallback && !q->m->n_like;
  if ((q->m->n_keys && !from && !by_package) || !is_built_with(q, service) || is_off(q, service)) return;
  if (!who.rank) who = best_of(q, &q->address, service, false, &beside);
  fl_str fallback = fl_models_text(g->models, q->m->fallback);
  if (!who.rank && !beside && fallback.n) {
    who = at_address(g, fallback, g->links[q->sample[service]].in->path);
    if (!who.rank && fl_str_find(fallback, FL_STR("://")) == FL_STR_NONE) who = (answerer){0, fl_intern_add(&g->names, fallback), 1}; // a name
  }
  fl_peer peer = {.from = service, .to = who.service, .host = who.host, .what = fl_models_text(g->models, q->m->what), .protocol = fl_models_text(g->models, q->m->protocol)};
  peer.each_request = q->m->each_request, peer.meanwhile = meanwhile_of(q, service, from), peer.ms = -1;
  fl_duration_parse(fl_models_text(g->models, q->m->deadline), &peer.ms);
  if (!from) from = beside;
  if (from) peer.file = from->file, peer.span = from->span;
  if (holds(q, "settings")) note_settings(q, &peer);
  if (who.rank && peer.to != peer.from) fl_array_push(&g->peers, peer);
}

static void find(search *q) {
  collect(q, &q->at, q->m->first_key, q->m->n_keys);
  collect(q, &q->address, q->m->first_address, q->m->n_addresses);
  collect(q, &q->off, q->m->first_off, q->m->n_off);
  collect(q, &q->fails, q->m->first_fails, q->m->n_fails);
  for (uint32_t service = 1; service < q->g->services.n; service++)
    if (q->sample[service] && !fl_is_shared_unit(q->g, service)) add_peer(q, service);
}

// ---- all ------------------------------------------------------------------------------------------------------------------------------

void fl_find_peers(fl_graph *g) {
  uint32_t *sample = fl_alloc_zero(g->services.n + 1, sizeof *sample);
  g->at_hand = fl_arena_zero_n(&g->arena, g->services.n + 1, sizeof *g->at_hand);
  g->settings_away = fl_arena_zero_n(&g->arena, g->services.n + 1, sizeof *g->settings_away);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint32_t service = g->service_of_file[file];
    bool is_code = g->links[file].in->naming, better = !sample[service] || (is_code && !g->links[sample[service]].in->naming);
    if (service && better && !(g->links[file].in->marks & FL_MARK_TEST)) sample[service] = file;
  }
  for (uint32_t i = 1; i < fl_models_n_peers(g->models); i++) {
    search q = {.g = g, .m = fl_models_peers(g->models, i), .sample = sample};
    find(&q);
    fl_array_release(&q.at), fl_array_release(&q.address), fl_array_release(&q.off), fl_array_release(&q.fails);
  }
  fl_free(sample);
}

uint32_t fl_graph_peers(const fl_graph *g, const fl_peer **out) { return *out = g->peers.at, g->peers.n; }

fl_away fl_graph_settings_away(const fl_graph *g, uint32_t service) { return service && service < g->services.n ? g->settings_away[service] : (fl_away){0}; }

fl_at_hand fl_graph_store_at_hand(const fl_graph *g, uint32_t service) { return service && service < g->services.n ? g->at_hand[service] : (fl_at_hand){0}; }

uint32_t fl_graph_n_services(const fl_graph *g) { return g->services.n; }
