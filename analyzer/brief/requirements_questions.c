// What an architect must know and the repository does not say: asked about the very things that are there.
#include "brief/requirements.h"
#include "brief/stance.h"
#include "base/io.h"
#include "graph/deploy.h"

enum { MAX_NAMES = 6 };

// What a tool starts, or another program brings in: a script beside the code, the settings of a builder, a module with statements of its own.
static bool is_no_program(const fl_brief_state *s, const fl_entry_point *e) {
  uint32_t ids[FL_MAX_WORKLOADS], bytes = 0;
  const fl_graph_file *file = fl_graph_file_at(s->graph, e->file);
  bool module = (fl_graph_func(s->graph, e->func)->flags & FL_FUNC_MODULE) != 0;
  if (e->kind != FL_ENTRY_main) return false;
  if (fl_graph_is_of_store(s->graph, e->file)) return true; // the store's image runs it once, to fill it
  if (module && (fl_graph_is_imported(s->graph, e->file) || fl_str_contains(fl_path_base(file->path), FL_STR(".config.")))) return true;
  return (file->marks & FL_MARK_CLI) && (!fl_workloads_of(s->graph, e->file, ids, FL_MAX_WORKLOADS, &bytes) || !bytes);
}

bool fl_brief_counts_entry(const fl_brief_state *s, const fl_entry_point *e) {
  if (is_no_program(s, e) || fl_graph_is_for_development(s->graph, e) || fl_graph_entry_hands_on(s->graph, e)) return false;
  return e->kind != FL_ENTRY_test && e->kind != FL_ENTRY_none && e->certainty >= 2 && !fl_brief_is_beside(s, e->file) &&
         !(e->kind == FL_ENTRY_main && fl_graph_file_marks(s->graph, e->file) & FL_MARK_BROWSER) &&
         !(fl_graph_func_marks(s->graph, e->func) & FL_MARK_TEST);
}

static bool is_of_same_type(const fl_brief_state *s, const fl_entry_point *a, const fl_entry_point *b) {
  fl_sym owner = fl_graph_func(s->graph, a->func)->owner;
  return a->func.file == b->func.file && owner && owner == fl_graph_func(s->graph, b->func)->owner;
}

bool fl_brief_is_begun(const fl_brief_state *s, uint32_t entry) {
  const fl_entry_point *entries, *e;
  fl_graph_entries(s->graph, &entries);
  e = &entries[entry - 1];
  bool by_type = e->kind == FL_ENTRY_job && e->row && !e->call.id; // of a supertype, not of a registration
  for (uint32_t i = 0; by_type && i + 1 < entry; i++)
    if (entries[i].kind == e->kind && entries[i].row == e->row && fl_brief_counts_entry(s, &entries[i]) && is_of_same_type(s, &entries[i], e)) return true;
  return false;
}

// ---- items by what is asked of them ----------------------------------------------------------------------------------------------------

// Items that one question is about.
typedef struct group {
  fl_names names, services;
  fl_cites cites;
  const fl_item *first;
} group;

typedef bool wanted(fl_brief_state *, const fl_item *);

static bool is_said_to_be(const fl_item *item, const char *setting, uint8_t saying) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (fl_str_eq_c(item->said[i].name, setting) && item->said[i].saying == saying) return true;
  return false;
}

static bool is_single(fl_brief_state *s, const fl_item *item) {
  fl_stance_found found = fl_stance_of(s, item);
  return found.row && found.row->stance == FL_STANCE_single && !fl_str_eq_c(item->what, "topic") && !fl_str_eq_c(item->what, "topic made");
}

static bool is_topic(const fl_item *item) { return fl_str_starts_c(item->what, "topic") || fl_str_eq_c(item->what, "producer"); }

static bool may_lose_messages(fl_brief_state *s, const fl_item *item) {
  fl_stance_found found = fl_stance_of(s, item);
  return is_topic(item) && found.row && found.row->stance != FL_STANCE_CP;
}

static bool is_open_client(fl_brief_state *s, const fl_item *item) {
  fl_stance_found found = fl_stance_of(s, item);
  return fl_str_eq_c(item->what, "store_client") && found.row && found.row->stance == FL_STANCE_open;
}

static bool is_without_key(fl_brief_state *s, const fl_item *item) {
  FL_UNUSED(s);
  return fl_str_eq_c(item->what, "topic written") && (is_said_to_be(item, "key", FL_SAYS_default) || is_said_to_be(item, "key", FL_SAYS_absent));
}

static bool is_by_the_clock(fl_brief_state *s, const fl_item *item) {
  FL_UNUSED(s);
  return fl_str_eq_c(item->what, "schedule") || fl_str_eq_c(item->what, "job");
}

// Where every transaction runs as if it were alone, there is nothing to ask.
static bool is_serial(const fl_item *item) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (fl_str_eq_c(item->said[i].name, "isolation") && fl_str_eq_c(item->said[i].value, "serializable")) return true;
  return false;
}

static bool has_own_isolation(fl_brief_state *s, const fl_item *item) {
  FL_UNUSED(s);
  return fl_str_eq_c(item->what, "transaction") && is_said_to_be(item, "isolation", FL_SAYS_default) && !is_serial(item);
}

static group group_of(fl_brief_state *s, wanted *is_wanted, fl_str protocol) {
  group all = {0};
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if ((protocol.n && !fl_str_eq(item->protocol, protocol)) || !is_wanted(s, item)) continue;
    if (!all.first) all.first = item;
    fl_names_add(&all.names, fl_brief_is_name(item->name) ? item->name : item->service.n ? item->service : item->protocol);
    fl_names_add(&all.services, item->service);
    fl_cite(&all.cites, fl_cite_item(s, item));
  }
  return all;
}

static void release(group *all) {
  fl_names_release(&all->names);
  fl_names_release(&all->services);
}

static void ask(fl_brief_state *s, group *all, const char *before, const char *after) {
  if (all->first) {
    fl_str names = fl_names_say(s->doc, &all->names, MAX_NAMES);
    fl_doc_say(s->doc, FL_SAID_open, &all->cites, "%s%.*s%s", before, FL_STR_ARG(names), after);
  }
  release(all);
}

// One question for each protocol.
static void ask_by_protocol(fl_brief_state *s, wanted *is_wanted, void (*say)(fl_brief_state *, group *)) {
  fl_names protocols = {0};
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (is_wanted(s, &s->inventory.items.at[i])) fl_names_add(&protocols, s->inventory.items.at[i].protocol);
  for (uint32_t i = 0; i < protocols.all.n; i++) {
    group all = group_of(s, is_wanted, protocols.all.at[i]);
    if (all.first) say(s, &all);
    release(&all);
  }
  fl_names_release(&protocols);
}

// ---- the questions ---------------------------------------------------------------------------------------------------------------------

static bool has_item(const fl_brief_state *s, const char *what) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (fl_str_eq_c(s->inventory.items.at[i].what, what)) return true;
  return false;
}

static bool has_quantity(fl_brief_state *s, const char *kind) {
  const fl_quantities *all = fl_brief_quantities(s);
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq_c(all->at[i].kind, kind)) return true;
  return false;
}

static void ask_of_entries(fl_brief_state *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries), served = 0;
  fl_cites cites = {0};
  for (uint32_t i = 0; i < n; i++) {
    if (!fl_brief_counts_entry(s, &entries[i]) || (entries[i].kind != FL_ENTRY_http && entries[i].kind != FL_ENTRY_rpc)) continue;
    if (served++ < 3) fl_cite(&cites, fl_cite_entry(s, i + 1));
  }
  if (!served) return;
  cites.more += served > 3 ? served - 3 : 0;
  fl_str points = fl_count(s->doc, served, "entry point that answers requests", "entry points that answer requests");
  if (!has_item(s, "objective"))
    fl_doc_say(s->doc, FL_SAID_open, &cites, "Which share of requests must be answered, and how fast (SLI, SLO)? No objective was found for the %s.", points.at);
  if (!has_quantity(s, "rate")) fl_doc_say(s->doc, FL_SAID_open, &cites, "What is the highest rate that the %s must carry, and how does it grow? No limit of a rate was found.", points.at);
}

static bool is_named(const group *all, fl_str name) {
  for (uint32_t k = 0; k < all->names.all.n; k++)
    if (fl_str_eq(name, all->names.all.at[k])) return true;
  return false;
}

// ", and that of `a` and `b` goes with the container or pod, in some of the deployments"; ", which goes ..." where it is so of all.
static fl_str passing_of(fl_brief_state *s, const group *all) {
  fl_names names = {0};
  bool some = false;
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!is_named(all, item->name) || !fl_item_is_passing(s, item)) continue;
    fl_names_add(&names, item->name);
    some |= fl_item_differs(s, item);
  }
  fl_str whose = names.all.n == all->names.all.n ? FL_STR(", which") : fl_doc_text(s->doc, ", and that of %.*s", FL_STR_ARG(fl_names_say(s->doc, &names, MAX_NAMES)));
  fl_str said = names.all.n ? fl_doc_text(s->doc, "%.*s goes with the container or pod%s", FL_STR_ARG(whose), some ? " in some of the deployments" : "") : (fl_str){0};
  fl_names_release(&names);
  return said;
}

static void ask_of_single(fl_brief_state *s, group *all) {
  bool one = all->names.all.n == 1;
  fl_doc_say(s->doc, FL_SAID_open, &all->cites, "How long may %s (%.*s) be away, and how much of %s data may be lost (RTO, RPO)? As far as the settings say, there is one copy of %s data%.*s.",
             fl_names_say(s->doc, &all->names, MAX_NAMES).at, FL_STR_ARG(all->first->protocol), one ? "its" : "their", one ? "its" : "each one's", FL_STR_ARG(passing_of(s, all)));
}

static void ask_of_messages(fl_brief_state *s, group *all) {
  fl_stance_found found = fl_stance_of(s, all->first);
  fl_str says = fl_stance_says(s, found.row, all->first), decides = fl_models_text(s->analysis->engine->models, found.row->decides);
  fl_doc_say(s->doc, FL_SAID_open, &all->cites, "Which messages of %s may be lost, and how many, when a broker of `%.*s` fails? %.*s%s%.*s", fl_names_say(s->doc, &all->names, MAX_NAMES).at,
             FL_STR_ARG(all->first->protocol), FL_STR_ARG(says), decides.n ? " What decides: " : "", FL_STR_ARG(decides));
}

static void ask_of_clients(fl_brief_state *s, group *all) {
  fl_stance_found found = fl_stance_of(s, all->first);
  fl_str decides = fl_models_text(s->analysis->engine->models, found.row->decides);
  fl_doc_say(s->doc, FL_SAID_open, &all->cites, "Which writes of %s to `%.*s` must survive a failover, and which reads must see them? What decides, and is not set: %.*s.",
             fl_names_say(s->doc, &all->services, MAX_NAMES).at, FL_STR_ARG(all->first->protocol), FL_STR_ARG(decides));
}

void fl_require_answers(fl_brief_state *s) {
  fl_doc_heading(s->doc, "Open questions");
  fl_doc_list(s->doc);
  ask_of_entries(s);
  ask_by_protocol(s, is_single, ask_of_single);
  ask_by_protocol(s, may_lose_messages, ask_of_messages);
  ask_by_protocol(s, is_open_client, ask_of_clients);
  group keyless = group_of(s, is_without_key, (fl_str){0}), clock = group_of(s, is_by_the_clock, (fl_str){0}), isolation = group_of(s, has_own_isolation, (fl_str){0});
  ask(s, &keyless, "Must messages of ", " be handled in the order in which they were sent? No key is set that would keep them together.");
  ask(s, &clock, "May runs of ", " be missed, or overlap?");
  fl_names services = isolation.services;
  if (services.all.n) isolation.services = isolation.names, isolation.names = services;
  ask(s, &isolation, "Which anomalies may transactions of ", " see? Their isolation is the store's own.");
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "None that follows from what was found.");
}
