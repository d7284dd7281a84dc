// Section 9: what is to be changed, by whom. One row for each fault of a service and owner, however many places it mends; in the order of the rollout.
#include "brief/able.h"
#include "base/intern.h"
#include "brief/brief_p.h"
#include "brief/owners.h"
#include "brief/recommend.h"
#include "brief/scene.h"
#include "brief/start.h"

#include <stdlib.h>

enum { MAX_ROWS = 60, MAX_FILES = 2 };
#define SEVERAL UINT32_MAX

typedef struct change {
  uint32_t hazard, option; // option: of its rule
  uint8_t phase;
  bool at_start;
  fl_str service, who;
  fl_str what;         // is to be done: names those whom the places ask
  fl_owner owner;      // what says so; path "" when the configuration does
  FL_ARRAY(uint32_t) findings; // of the state
} change;
typedef FL_ARRAY(change) changes;

static fl_owner owner_of(fl_owners *owners, const fl_finding *f) {
  return f->team.n ? (fl_owner){.name = f->team} : fl_owner_of_path(owners, f->at.path);
}

static change *change_for(changes *list, const fl_known_finding *known, uint32_t option, fl_str what, const fl_owner *owner) {
  for (uint32_t i = 0; i < list->n; i++) {
    change *c = &list->at[i];
    if (c->hazard == known->hazard && c->option == option && c->at_start == known->at_start && fl_str_eq(c->what, what) && fl_str_eq(c->service, known->service) && fl_str_eq(c->who, owner->name)) return c;
  }
  fl_array_push(list, ((change){.hazard = known->hazard, .option = option, .at_start = known->at_start, .service = known->service, .what = what, .who = owner->name, .owner = *owner}));
  return fl_array_last(list);
}

static int earlier(const void *a, const void *b) {
  const change *x = a, *y = b;
  if (x->phase != y->phase) return x->phase < y->phase ? -1 : 1;
  if (x->hazard != y->hazard) return x->hazard < y->hazard ? -1 : 1;
  if (x->option != y->option) return x->option < y->option ? -1 : 1;
  return x->findings.at[0] < y->findings.at[0] ? -1 : x->findings.at[0] > y->findings.at[0];
}

static int graver(const void *a, const void *b) {
  const change *x = a, *y = b;
  if (x->hazard != y->hazard) return x->hazard < y->hazard ? -1 : 1;
  return earlier(a, b);
}

// Of more than anybody reads the gravest are told, in the order of the rollout. How many.
static uint32_t keep_gravest(changes *list) {
  uint32_t n = list->n < MAX_ROWS ? list->n : MAX_ROWS;
  if (list->n > n) qsort(list->at, list->n, sizeof *list->at, graver);
  if (n) qsort(list->at, n, sizeof *list->at, earlier);
  return n;
}

static fl_str at_text(fl_brief_state *s, const fl_place *at) { return fl_doc_text(s->doc, "%.*s:%u", FL_STR_ARG(at->path), at->line); }

static bool is_at_each_call(const fl_brief_state *s, const change *c) {
  const fl_rule *rule = s->hazards.at[c->hazard].rule;
  return c->option < rule->n_options && rule->options[c->option].once == FL_ONCE_call;
}

// Where a finding sums up calls, each of them is a place to look at.
static void add_places(fl_brief_state *s, fl_names *names, const fl_finding *f, bool each) {
  uint32_t before = names->all.n, own = each ? fl_brief_site(s, f->at.path, f->at.line) : 0;
  if (own && fl_graph_site(s->graph, own)->kind == FL_SITE_remote_call) fl_names_add(names, at_text(s, &f->at));
  for (uint32_t i = 0; i < f->n_related && each; i++)
    if (fl_brief_is_call(&f->related[i])) fl_names_add(names, at_text(s, &f->related[i]));
  if (names->all.n > before) return;
  fl_names_add(names, at_text(s, &f->at));
  for (uint32_t i = 0; i < f->n_related && !fl_brief_decides(s, f); i++)
    if (fl_str_starts_c(f->related[i].message, "calls ")) fl_names_add(names, at_text(s, &f->related[i]));
}

// Where services make clients, by service and protocol.
struct fl_makers {
  fl_intern names;
  fl_map sites; // (service, protocol) -> site; SEVERAL: it makes more than one
  fl_map own;   // the same for each library
};

// Clients of one library for one protocol. `add` NULL: it is only looked for.
static fl_sym library_of(const fl_intern *names, fl_intern *add, const fl_graph *g, const fl_site *site) {
  fl_buf text = {0};
  fl_buf_printf(&text, "%.*s of %u", FL_STR_ARG(fl_graph_site_protocol(g, site)), site->row ? site->row->library : 0);
  fl_sym sym = add ? fl_intern_add(add, fl_buf_str(&text)) : fl_intern_find(names, fl_buf_str(&text));
  fl_buf_release(&text);
  return sym;
}

static void note_maker(fl_map *map, fl_sym service, fl_sym of, uint32_t site) {
  uint32_t *known = fl_map_at(map, fl_map_key2(service, of));
  *known = *known ? SEVERAL : site;
}

static void find_makers(fl_brief_state *s, struct fl_makers *makers) {
  fl_intern_init(&makers->names);
  for (uint32_t i = 1; s->graph && i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (site->kind != FL_SITE_client || !site->func.file || fl_brief_is_beside(s, site->func.file) || (fl_graph_func_marks(s->graph, site->func) & FL_MARK_TEST)) continue;
    fl_sym service = fl_intern_add(&makers->names, fl_brief_service_of(s, site->func.file)), protocol = fl_intern_add(&makers->names, fl_graph_site_protocol(s->graph, site));
    note_maker(&makers->sites, service, protocol, i);
    note_maker(&makers->own, service, library_of(NULL, &makers->names, s->graph, site), i);
  }
}

static void release_makers(struct fl_makers *makers) {
  fl_intern_release(&makers->names);
  fl_map_release(&makers->sites);
  fl_map_release(&makers->own);
}

// The one place where a service makes a client for such calls, of their library where it makes several; 0: it makes none that was seen, or several.
static uint32_t maker_of(const fl_brief_state *s, fl_str service, const fl_site *call) {
  const struct fl_makers *makers = s->makers;
  fl_sym by = fl_intern_find(&makers->names, service), of = fl_intern_find(&makers->names, fl_graph_site_protocol(s->graph, call)), library = library_of(&makers->names, NULL, s->graph, call);
  if (!of || (service.n && !by)) return 0;
  uint32_t own = library ? fl_map_get_or(&makers->own, fl_map_key2(by, library), 0) : 0, found = own ? own : fl_map_get_or(&makers->sites, fl_map_key2(by, of), 0);
  return found == SEVERAL ? 0 : found;
}

// What is set where the pool is made is no change of the calls that were found. 0: they are its place.
static uint32_t maker_for(fl_brief_state *s, const change *c, const fl_finding *f) {
  const fl_rule *rule = f->rule;
  bool of_pool = s->graph && !c->at_start && c->option < rule->n_options && rule->options[c->option].once == FL_ONCE_pool;
  uint32_t call = of_pool ? fl_brief_call_of(s, f) : 0;
  return call ? maker_of(s, c->service, fl_graph_site(s->graph, call)) : 0;
}

static bool is_made_once(fl_brief_state *s, const change *c) {
  for (uint32_t i = 0; i < c->findings.n; i++)
    if (!maker_for(s, c, s->findings.at[c->findings.at[i]].f)) return false;
  return true;
}

static fl_str maker_text(fl_brief_state *s, uint32_t maker) {
  const fl_site *site = fl_graph_site(s->graph, maker);
  return fl_doc_text(s->doc, "%.*s:%u", FL_STR_ARG(fl_graph_file_at(s->graph, site->func.file)->path), site->span.line);
}

// "`a.py:3`, `b.py:9` and 4 more"
static fl_str files_cell(fl_brief_state *s, const change *c) {
  fl_names names = {0};
  for (uint32_t i = 0; i < c->findings.n; i++) {
    const fl_finding *f = s->findings.at[c->findings.at[i]].f;
    uint32_t maker = maker_for(s, c, f);
    if (maker) fl_names_add(&names, maker_text(s, maker));
    else add_places(s, &names, f, is_at_each_call(s, c));
  }
  fl_str cell = fl_names_say(s->doc, &names, MAX_FILES);
  fl_names_release(&names);
  return cell;
}

static bool is_done_once(fl_brief_state *s, const change *c, const fl_rule *rule) {
  return (c->service.n && rule->n_options && rule->options[c->option].once == FL_ONCE_service) || is_made_once(s, c);
}

// What is done, and how many calls or requests it mends.
static fl_str change_cell(fl_brief_state *s, const change *c, const fl_rule *rule) {
  uint32_t places = 0, decided = 0;
  for (uint32_t i = 0; i < c->findings.n; i++) {
    const fl_finding *f = s->findings.at[c->findings.at[i]].f;
    places += fl_brief_places(s, f), decided += fl_brief_decides(s, f);
  }
  fl_str what = c->what;
  if (places <= (is_done_once(s, c, rule) ? 1 : c->findings.n)) return what;
  return fl_doc_text(s->doc, "%.*s (%s %u calls)", FL_STR_ARG(what), is_at_each_call(s, c) || (decided < c->findings.n && !is_made_once(s, c)) ? "for" : "mends", places);
}

// A change that needs a store which nobody has is no plan yet.
static fl_str planned_cell(fl_brief_state *s, const change *c, const fl_rule *rule) {
  fl_names lacking = {0};
  for (uint32_t i = 0; i < c->findings.n; i++) {
    fl_str who = fl_finding_lacks(s, &s->findings.at[c->findings.at[i]], c->option);
    if (who.n) fl_names_add(&lacking, who);
  }
  fl_str what = change_cell(s, c, rule);
  fl_str unable = rule->n_options && c->option < rule->n_options ? fl_brief_unable_text(s, &s->findings.at[c->findings.at[0]], &rule->options[c->option]) : (fl_str){0};
  if (unable.n) what = fl_doc_text(s->doc, "To be decided: %.*s is nearest, but %.*s", FL_STR_ARG(what), FL_STR_ARG(unable));
  if (lacking.all.n) what = fl_doc_text(s->doc, "To be decided: %.*s is nearest, but needs a store of %.*s, and none was seen", FL_STR_ARG(what), FL_STR_ARG(fl_names_say(s->doc, &lacking, 3)));
  fl_names_release(&lacking);
  return what;
}

static fl_str effort_cell(fl_brief_state *s, const change *c, const fl_rule *rule) {
  const char *word = rule->n_options ? fl_brief_effort(s, &s->findings.at[c->findings.at[0]], &rule->options[c->option]) : "not rated";
  bool sums_up = false; // calls, whose clients may be several
  for (uint32_t i = 0; i < c->findings.n && !is_made_once(s, c); i++) sums_up = sums_up || !fl_brief_decides(s, s->findings.at[c->findings.at[i]].f);
  if (sums_up && !is_at_each_call(s, c)) return fl_doc_text(s->doc, "%s for each client", word);
  if (c->findings.n == 1 || is_done_once(s, c, rule)) return fl_str_from(word);
  return fl_doc_text(s->doc, "%s, %u times", word, c->findings.n);
}

// Of a library that several programs run: those, as the change concerns all of them.
static fl_str service_cell(fl_brief_state *s, const change *c) {
  const fl_place *at = &s->findings.at[c->findings.at[0]].f->at;
  uint32_t site = fl_brief_site(s, at->path, at->line), services[FL_MAX_USERS];
  uint32_t n = site ? fl_ask_services_of(s->ask, fl_graph_site(s->graph, site)->func, services, FL_MAX_USERS) : 0;
  fl_str own = c->service.n ? fl_doc_code(s->doc, c->service) : FL_STR("-");
  if (n < 2) return own;
  fl_names names = {0};
  for (uint32_t i = 0; i < n; i++) fl_names_add(&names, fl_brief_service_name(s, services[i]));
  bool is_they = fl_str_eq(c->service, fl_names_plain(s->doc, &names, 3)); // a folder beside several programs has no name of its own
  fl_str users = fl_names_say(s->doc, &names, 4), cell = is_they ? users : fl_doc_text(s->doc, "%.*s in %.*s", FL_STR_ARG(own), FL_STR_ARG(users));
  fl_names_release(&names);
  return cell;
}

static void add_row(fl_brief_state *s, const change *c) {
  const fl_rule *rule = s->hazards.at[c->hazard].rule;
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, rule));
  if (c->owner.path.n) fl_cite(&cites, fl_cite_place(s, c->owner.path, c->owner.line, FL_STR("who owns it")));
  for (uint32_t i = 0; i < c->findings.n; i++) fl_cite(&cites, s->findings.at[c->findings.at[i]].citation);
  fl_str cells[] = {service_cell(s, c), files_cell(s, c), c->who.n ? c->who : FL_STR("nobody named"), planned_cell(s, c, rule), effort_cell(s, c, rule)};
  fl_doc_row(s->doc, &cites, cells);
}

static void collect(fl_brief_state *s, changes *list, fl_owners *owners) {
  for (uint32_t i = 0; i < s->findings.n; i++) {
    const fl_known_finding *known = &s->findings.at[i];
    fl_owner owner = owner_of(owners, known->f);
    uint32_t option = fl_brief_option_of(s, known);
    change *c = change_for(list, known, option, fl_finding_change(s, known, option), &owner);
    fl_array_push(&c->findings, i);
  }
  for (uint32_t i = 0; i < list->n; i++) list->at[i].phase = fl_brief_phase(s->hazards.at[list->at[i].hazard].rule);
}

static void say_owners(fl_brief_state *s, const changes *list) {
  uint32_t named = 0;
  for (uint32_t i = 0; i < list->n; i++) named += list->at[i].who.n > 0;
  if (!s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Made of findings alone: CODEOWNERS and catalogues were not looked at, and services are not known.");
  if (named < list->n) fl_doc_say(s->doc, FL_SAID_open, NULL, "Who owns the rows without a name? %s", named ? "They fit no line that names somebody." : "Neither faultline.yaml, CODEOWNERS nor a catalog-info.yaml names anybody for them.");
}

void fl_section_changes(fl_brief_state *s) {
  static const char *const columns[] = {"service", "where", "owner", "change", "effort", NULL};
  fl_owners owners;
  changes list = {0};
  struct fl_makers makers = {0};
  find_makers(s, &makers);
  s->makers = &makers;
  fl_owners_read(&owners, s->report->tree);
  collect(s, &list, &owners);
  fl_doc_paragraph(s->doc);
  if (list.n > MAX_ROWS) fl_doc_say(s->doc, FL_SAID_frame, NULL, "The %u gravest of %u rows.", MAX_ROWS, list.n);
  if (list.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was found, so nothing is to be changed.");
  else fl_doc_say(s->doc, FL_SAID_frame, NULL, "In the order of the rollout; each row is the option that comes first for what is known of its places, and one that mends many calls is one row. Small is hours, medium days in one service, or in each of two where a change names the other one, large weeks or several teams.");
  say_owners(s, &list);
  if (list.n) fl_doc_table(s->doc, "", columns);
  uint32_t shown = keep_gravest(&list);
  for (uint32_t i = 0; i < shown; i++) add_row(s, &list.at[i]);
  if (list.n > shown) fl_doc_left_out(s->doc, list.n - shown);
  if (list.n) fl_doc_fold_columns(s->doc, 2);
  for (uint32_t i = 0; i < list.n; i++) fl_array_release(&list.at[i].findings);
  fl_array_release(&list);
  fl_owners_release(&owners);
  s->makers = NULL;
  release_makers(&makers);
}
