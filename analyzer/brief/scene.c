#include "brief/scene.h"
#include "brief/budget.h"
#include "brief/start.h"

// "org.shop.Client.get" -> "Client.get", "example.com/shop/pay.Client.Do" -> "Client.Do"
static fl_str short_name(fl_str callee) {
  fl_str kept;
  fl_str_rcut(callee, '/', NULL, &kept);
  uint32_t dots = 0;
  for (uint32_t i = kept.n; i-- > 0;)
    if (kept.at[i] == '.' && ++dots == 2) return fl_str_from_pos(kept, i + 1);
  return kept;
}

// "Client.get at price.py:12"
static fl_str call_text(fl_brief_state *s, uint32_t site_id) {
  const fl_site *site = fl_graph_site(s->graph, site_id);
  fl_str file = fl_path_base(fl_graph_file_at(s->graph, site->func.file)->path), callee = short_name(fl_graph_name(s->graph, site->callee));
  return fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s at %.*s:%u", FL_STR_ARG(callee), FL_STR_ARG(file), site->span.line));
}

// "POST /orders (http)" -> "POST /orders"
static fl_str without_kind(fl_str entry) {
  uint32_t end = fl_str_rfind_char(entry, '(');
  return fl_str_ends_c(entry, ")") && end != FL_STR_NONE && end > 1 ? fl_str_trim(fl_str_slice(entry, 0, end)) : entry;
}

static bool is_asked(const fl_entry_point *e) { return e->kind == FL_ENTRY_http || e->kind == FL_ENTRY_rpc || e->kind == FL_ENTRY_consumer; }

// What is written on the way of an entry point: the more, the more is wrong when the rest of it fails.
static uint32_t writes_of(fl_brief_state *s, uint32_t entry) {
  const fl_budgets *b = fl_brief_budgets(s);
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n && b->all.at[i].entry == entry; k++) n += fl_brief_writes(s, b->waiting.at[b->all.at[i].calls.at[k].waiting].site);
  return n;
}

static uint32_t weight_of(fl_brief_state *s, const fl_entry_point *e, uint32_t entry, fl_str said) {
  uint32_t kind = is_asked(e) ? 2 : e->kind != FL_ENTRY_main, writes = writes_of(s, entry);
  return (kind << 20) + ((writes < 1000 ? writes : 1000) << 1) + fl_str_eq(e->label, said) + 1;
}

// An entry point that leads there, the gravest: what others ask for before what runs by itself, then what writes most, then the one that the
// finding names; + 1, 0 when none does.
static uint32_t entry_of(fl_brief_state *s, const fl_finding *f, const fl_reach *reach) {
  enum { MOST = 100 };
  fl_str said = without_kind(f->entry);
  const fl_entry_point *entries;
  uint32_t found = 0, most = 0;
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < reach->entries.n && i < MOST; i++) {
    uint32_t entry = reach->entries.at[i], weight = weight_of(s, &entries[entry - 1], entry, said);
    if (weight > most) found = entry, most = weight;
  }
  return found;
}

static bool is_of_library(const fl_brief_state *s, const fl_finding *f) {
  uint32_t file = fl_brief_file(s->graph, f->at.path);
  return file && fl_ask_is_shared(s->ask, fl_ask_service_of(s->ask, file));
}

// Names the store where it is the only one.
bool fl_brief_keeps(const fl_brief_state *s, fl_str service, fl_str *store) {
  const fl_diagram *d = &s->doc->services;
  uint32_t n = 0;
  for (uint32_t i = 0; i < d->arrows.n; i++) {
    const fl_node *from = &d->nodes.at[d->arrows.at[i].from], *to = &d->nodes.at[d->arrows.at[i].to];
    if (d->arrows.at[i].kind == FL_ARROW_uses && to->kind == FL_NODE_store && fl_str_eq(from->name, service) && n++ == 0 && store) *store = to->name;
  }
  if (n > 1 && store) *store = (fl_str){0};
  for (uint32_t i = 0; i < s->inventory.items.n && n == 0; i++) n += fl_str_eq_c(s->inventory.items.at[i].what, "store in use") && fl_str_eq(s->inventory.items.at[i].service, service);
  return n > 0;
}

static uint32_t ways_of(fl_brief_state *s, const fl_reach *reach) {
  uint32_t starts = fl_reach_starts(s, reach);
  return reach->entries.n > starts ? reach->entries.n - starts : starts;
}

static void enter(fl_scene *scene, fl_brief_state *s, const fl_reach *reach) {
  uint32_t entry = entry_of(s, scene->known->f, reach);
  scene->n_ways = ways_of(s, reach);
  const fl_entry_point *entries;
  scene->entry = scene->entry_service = (fl_str){0}, scene->entry_kind = FL_ENTRY_none;
  scene->entry_id = entry;
  if (!entry) return;
  fl_graph_entries(s->graph, &entries);
  const fl_entry_point *e = &entries[entry - 1];
  fl_str service = fl_brief_service_of(s, e->file);
  if (is_of_library(s, scene->known->f)) scene->service = service; // it runs where it is asked
  scene->entry = fl_brief_entry_label(s, entry), scene->entry_kind = e->kind;
  if (!fl_str_eq(service, scene->service)) scene->entry_service = service;
}

// ---- one call of several -----------------------------------------------------------------------------------------------------------------

typedef struct candidate {
  uint32_t site, weight;
  fl_party party;
  fl_reach reach; // who comes to the call as the finding says
} candidate;

// Who makes this call, and is hit by the finding.
static void who_makes(fl_reach *out, fl_brief_state *s, const fl_scene *scene, uint32_t site) {
  const fl_reach *known = &scene->known->reach;
  fl_reach all = {0};
  fl_reach_of_call(&all, s, site, false);
  for (uint32_t i = 0; i < all.entries.n; i++)
    if (!known->entries.n || fl_reach_has(known, all.entries.at[i])) fl_array_push(&out->entries, all.entries.at[i]);
  fl_reach_release(&all);
}

// The entry point with the gravest consequence decides which of the calls is shown.
static bool is_better(fl_brief_state *s, const fl_scene *scene, candidate *c, uint32_t most) {
  const fl_entry_point *entries;
  who_makes(&c->reach, s, scene, c->site);
  uint32_t entry = entry_of(s, scene->known->f, &c->reach);
  fl_graph_entries(s->graph, &entries);
  c->party = fl_brief_party(s, c->site);
  if (c->party.kind == FL_PARTY_unknown) c->party.name = short_name(c->party.name); // none where it only stands around a call
  c->weight = entry ? weight_of(s, &entries[entry - 1], entry, without_kind(scene->known->f->entry)) : 0;
  return c->weight > most && c->party.name.n && c->party.kind == scene->callee.kind;
}

static void show_call(fl_scene *scene, fl_brief_state *s, const candidate *c) {
  scene->callee = c->party;
  scene->call = call_text(s, c->site), scene->site = c->site;
  enter(scene, s, &c->reach);
}

// The picture says of one entry point what this one does.
static bool show_gravest(fl_scene *scene, fl_brief_state *s) {
  enum { MAX_CALLS = 50 };
  const fl_finding *f = scene->known->f;
  candidate best = {0};
  for (uint32_t i = 0; i <= f->n_related && i < MAX_CALLS; i++) {
    const fl_place *at = i ? &f->related[i - 1] : NULL;
    candidate c = {.site = !at ? scene->site : fl_brief_is_call(at) ? fl_brief_site(s, at->path, at->line) : 0}; // first the one that the message names
    bool better = c.site && is_better(s, scene, &c, best.weight);
    candidate loser = better ? best : c;
    if (better) best = c;
    fl_reach_release(&loser.reach);
  }
  if (best.weight) show_call(scene, s, &best);
  fl_reach_release(&best.reach);
  return best.weight > 0;
}

static bool is_owners(const fl_finding *f) { return f->rule->at == FL_AT_owner || f->rule->at == FL_AT_service; }

// Who comes to both calls of a pair; of one that nobody joins to the other, who comes to the first.
static void enter_pair(fl_scene *scene, fl_brief_state *s) {
  fl_reach both = {0};
  if (scene->other_site) who_makes(&both, s, scene, scene->other_site);
  enter(scene, s, both.entries.n ? &both : &scene->known->reach);
  scene->n_ways = ways_of(s, &scene->known->reach); // others do so with reads of their own
  fl_reach_release(&both);
}

static void settle_entry(fl_scene *scene, fl_brief_state *s) {
  const fl_finding *f = scene->known->f;
  bool at_call = scene->site == fl_brief_site(s, f->at.path, f->at.line);
  if ((is_owners(f) || !at_call) && show_gravest(scene, s)) return;
  enter_pair(scene, s);
}

static fl_str program(const fl_brief_state *s) {
  fl_str title = s->doc->title;
  return fl_str_starts_c(title, "Brief: ") ? fl_str_from_pos(title, 7) : FL_STR("this program");
}

static void find_other(fl_scene *scene, fl_brief_state *s) {
  const fl_finding *f = scene->known->f;
  for (uint32_t i = 0; i < f->n_related && !scene->other.name.n; i++) {
    if (!fl_str_starts_c(f->related[i].message, "pairs with")) continue;
    uint32_t site = fl_brief_site(s, f->related[i].path, f->related[i].line);
    scene->other = fl_brief_party(s, site);
    if (scene->other.name.n) scene->before = call_text(s, site), scene->other_site = site;
  }
}

// Of several that go before it, the one by which the entry point comes that is shown.
static void settle_other(fl_scene *scene, fl_brief_state *s) {
  const fl_finding *f = scene->known->f;
  for (uint32_t i = 0; i < f->n_related && scene->entry_id; i++) {
    fl_reach reach = {0};
    if (!fl_str_starts_c(f->related[i].message, "pairs with")) continue;
    uint32_t site = fl_brief_site(s, f->related[i].path, f->related[i].line);
    if (site) fl_reach_of_call(&reach, s, site, false);
    bool by_it = fl_reach_has(&reach, scene->entry_id);
    fl_reach_release(&reach);
    if (!by_it) continue;
    scene->other = fl_brief_party(s, site), scene->before = call_text(s, site);
    return;
  }
}

bool fl_scene_of(fl_scene *scene, fl_brief_state *s, uint32_t finding) {
  const fl_known_finding *known = &s->findings.at[finding];
  *scene = (fl_scene){.known = known, .entry = without_kind(known->f->entry), .service = known->service.n ? known->service : program(s)};
  uint32_t site = s->graph ? fl_brief_call_of(s, known->f) : 0;
  if (!site) return false;
  scene->callee = fl_brief_party(s, site);
  if (scene->callee.kind == FL_PARTY_unknown) scene->callee.name = short_name(scene->callee.name);
  scene->call = call_text(s, site), scene->site = site;
  if (scene->callee.name.n) find_other(scene, s);
  return scene->callee.name.n > 0;
}

// What others ask for tells more than what runs when a program starts.
static bool serves_others(fl_brief_state *s, const fl_reach *reach) {
  const fl_entry_point *entries;
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < reach->entries.n; i++)
    if (is_asked(&entries[reach->entries.at[i] - 1])) return true;
  return false;
}

static uint32_t worth(fl_brief_state *s, const fl_scene *scene, bool wants_pair) {
  uint32_t n = 1 + (scene->entry.n > 0) + 2 * (scene->callee.kind != FL_PARTY_unknown) + 2 * serves_others(s, &scene->known->reach);
  return n + (wants_pair ? 4 * (scene->other.name.n > 0) : 0);
}

static fl_kept_message kept_of(fl_brief_state *s, const fl_scene *scene) {
  const fl_service_map *map = fl_ask_services(s->ask);
  for (uint32_t i = 1; scene->site && i < map->n_services; i++)
    if (fl_str_eq(fl_brief_service_name(s, i), scene->service)) return fl_ask_kept_message(s->ask, fl_graph_site(s->graph, scene->site), i);
  return (fl_kept_message){0};
}

bool fl_scene_of_hazard(fl_scene *best, fl_brief_state *s, const fl_hazard *h, bool wants_pair) {
  enum { MAX_LOOKED_AT = 200 };
  fl_scene scene;
  uint32_t most = 0;
  for (uint32_t i = 0; i < h->findings.n && i < MAX_LOOKED_AT; i++) {
    if (!fl_scene_of(&scene, s, h->findings.at[i]) || worth(s, &scene, wants_pair) <= most) continue;
    most = worth(s, &scene, wants_pair);
    *best = scene;
  }
  if (most) settle_entry(best, s), settle_other(best, s);
  if (most) best->keeps = fl_brief_keeps(s, best->service, &best->store), best->peer_keeps = best->callee.kind != FL_PARTY_service || fl_brief_keeps(s, best->callee.name, NULL);
  if (most) best->kept = kept_of(s, best), best->failure = fl_hazard_failure(s, h);
  return most > 0;
}

fl_cites fl_scene_cites(fl_brief_state *s, const fl_scene *scene) {
  fl_cites cites = {0};
  const fl_site *site = scene->site ? fl_graph_site(s->graph, scene->site) : NULL;
  const fl_place *at = &scene->known->f->at;
  fl_str path = site ? fl_graph_file_at(s->graph, site->func.file)->path : (fl_str){0};
  fl_cite(&cites, scene->known->citation);
  if (site && (site->span.line != at->line || !fl_str_eq(path, at->path))) fl_cite(&cites, fl_cite_place(s, path, site->span.line, fl_doc_text(s->doc, "calls %.*s", FL_STR_ARG(scene->call))));
  return cites;
}
