// Programs that listen and of which nothing was seen that they answer. Most often no model describes the framework that calls their code, and then
// there is no way of a request to look at: no rule finds anything, and that means nothing.
#include "brief/unheard.h"
#include "brief/requirements.h"

#include "graph/unmodelled.h"

enum { FEW = 3, MAX_NAMED = 6, MAX_LIBRARIES = 4, MAX_ROWS = 40 };

// Made once for a brief, and the document's.
typedef struct fl_unheard {
  fl_listens *listens; // by service
  fl_led_to *led_to;   // by service
  bool *is_one;        // by service
  fl_unmodelled *rows; // of these, by service
  uint32_t n_rows, n_listening, n;
} fl_unheard;

// Services that are started by code that was seen.
static void find_starts(fl_brief_state *s, fl_bits *starts) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries), services[FL_MAX_USERS];
  for (uint32_t i = 0; i < n; i++) {
    bool only_starts = entries[i].kind == FL_ENTRY_main || entries[i].kind == FL_ENTRY_cli;
    uint32_t offering = only_starts && fl_brief_counts_entry(s, &entries[i]) ? fl_brief_offering(s, &entries[i], services) : 0;
    for (uint32_t k = 0; k < offering; k++) fl_bits_set(starts, services[k]);
  }
}

// By a broker, or by a route that was seen without its code.
static void find_heard(fl_brief_state *s, fl_bits *heard) {
  const fl_service_map *map = fl_ask_services(s->ask);
  for (uint32_t i = 1; i < map->n_endpoints; i++)
    if (!map->endpoints[i].entry) fl_bits_set(heard, map->endpoints[i].service);
}

static bool has_library(const fl_unheard *u, uint32_t service) {
  for (uint32_t i = 0; i < u->n_rows; i++)
    if (u->rows[i].service == service && u->rows[i].library.n) return true;
  return false;
}

// What is neither started by code that was seen nor built with a library serves files: a page.
static void keep_programs(fl_unheard *u, fl_bits *silent, const fl_bits *starts) {
  for (uint32_t i = fl_bits_next(silent, 0); i != FL_BITS_NONE; i = fl_bits_next(silent, i + 1))
    if (fl_bits_has(starts, i) || has_library(u, i)) u->is_one[i] = true, u->n++;
}

static void find_unheard(fl_brief_state *s, fl_unheard *u) {
  fl_bits heard = {0}, starts = {0}, silent = {0};
  uint32_t n = fl_ask_services(s->ask)->n_services;
  u->listens = fl_arena_zero_n(&s->doc->arena, n, sizeof *u->listens);
  u->is_one = fl_arena_zero_n(&s->doc->arena, n, sizeof *u->is_one);
  u->led_to = fl_arena_zero_n(&s->doc->arena, n, sizeof *u->led_to);
  fl_ask_listens(s->ask, u->listens);
  fl_ask_led_to(s->ask, u->led_to);
  find_heard(s, &heard);
  find_starts(s, &starts);
  for (uint32_t i = 1; i < n; i++) {
    u->n_listening += u->listens[i].file != 0;
    bool is_silent = !u->led_to[i].is_page && !u->led_to[i].requested && u->led_to[i].unreached >= FEW; // with fewer, all that answers is its framework's
    if (u->listens[i].file && is_silent && !fl_bits_has(&heard, i)) fl_bits_set(&silent, i);
  }
  if (fl_bits_count(&silent)) u->n_rows = fl_graph_unmodelled_in(s->analysis->graph, &silent, &s->doc->arena, &u->rows);
  keep_programs(u, &silent, &starts);
  fl_bits_release(&heard), fl_bits_release(&starts), fl_bits_release(&silent);
}

static const fl_unheard *unheard_of(fl_brief_state *s) {
  if (s->unheard) return s->unheard;
  fl_unheard *u = fl_arena_zero_n(&s->doc->arena, 1, sizeof *u);
  if (s->graph) find_unheard(s, u);
  return s->unheard = u;
}

// "`gateway`, `orders` and 2 more"
static fl_str name_all(fl_brief_state *s, const fl_unheard *u, fl_cites *cites) {
  fl_names names = {0};
  for (uint32_t i = 1, told = 0; told < u->n; i++) {
    if (!u->is_one[i]) continue;
    told++;
    fl_names_add(&names, fl_brief_service_name(s, i));
    fl_cite(cites, fl_cite_place(s, fl_graph_file_at(s->graph, u->listens[i].file)->path, u->listens[i].span.line, FL_STR("listens at a port")));
  }
  fl_str said = fl_names_say(s->doc, &names, MAX_NAMED);
  fl_names_release(&names);
  return said;
}

bool fl_is_unheard(fl_brief_state *s) { return unheard_of(s)->n > 0; }

void fl_tell_unheard(fl_brief_state *s) {
  const fl_unheard *u = unheard_of(s);
  fl_cites cites = {0};
  bool one = u->n == 1;
  uint32_t unreached = 0;
  if (!u->n) return;
  for (uint32_t i = 1; i < fl_ask_services(s->ask)->n_services; i++) unreached += u->is_one[i] ? u->led_to[i].unreached : 0;
  fl_str names = name_all(s, u, &cites);
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%.*s %s at a port, and no request or message was seen that leads to code of %s own, while nothing leads to %s of it: what %s, and whom %s meanwhile, is not in what follows.", FL_STR_ARG(names),
             one ? "listens" : "listen", one ? "its" : "their", fl_count(s->doc, unreached, "function", "functions").at, one ? "it answers" : "they answer", one ? "it asks" : "they ask");
}

void fl_sum_up_unheard(fl_brief_state *s) {
  const fl_unheard *u = unheard_of(s);
  fl_cites cites = {0};
  if (!u->n) return;
  name_all(s, u, &cites);
  fl_doc_say(s->doc, FL_SAID_found, &cites, "No request or message was seen that leads to own code of %u of the %s here that %s at a port: silence about %s does not mean that all is well.", u->n, fl_count(s->doc, u->n_listening, "program", "programs").at,
             u->n_listening == 1 ? "listens" : "listen", u->n == 1 ? "it" : "them");
}

// Where no manifest was read the module alone is known; elsewhere what no manifest names is no library.
static fl_str library_of(const fl_unmodelled *row) { return row->library.n || row->has_manifest ? row->library : row->module; }

static void add_row(fl_brief_state *s, const fl_unmodelled *most, uint32_t calls, uint32_t marks) {
  const fl_graph_file *file = fl_graph_file_at(s->graph, most->first.file);
  uint32_t line = most->first.id ? fl_graph_call(s->graph, most->first)->span.line : most->mark.line;
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_place(s, file->path, line, fl_doc_text(s->doc, "%s %.*s", most->marks ? "marked by" : "calls", FL_STR_ARG(most->callee))));
  fl_str cells[] = {fl_doc_code(s->doc, fl_brief_service_name(s, most->service)), fl_doc_code(s->doc, library_of(most)), fl_doc_number(s->doc, marks), fl_doc_number(s->doc, calls), fl_doc_code(s->doc, most->callee)};
  fl_doc_row(s->doc, &cites, cells);
}

// Rows of one library and service follow the weight of their first.
static bool is_told(const fl_unheard *u, uint32_t row) {
  for (uint32_t i = row; i-- > 0 && u->rows[i].service == u->rows[row].service;)
    if (fl_str_eq(library_of(&u->rows[i]), library_of(&u->rows[row]))) return true;
  return false;
}

static void add_library(fl_brief_state *s, const fl_unheard *u, uint32_t row) {
  uint32_t calls = 0, marks = 0;
  for (uint32_t i = row; i < u->n_rows && u->rows[i].service == u->rows[row].service; i++)
    if (fl_str_eq(library_of(&u->rows[i]), library_of(&u->rows[row]))) calls += u->rows[i].calls, marks += u->rows[i].marks;
  add_row(s, &u->rows[row], calls, marks);
}

bool fl_tell_unheard_libraries(fl_brief_state *s) {
  static const char *const columns[] = {"service", "library", "functions that it marks", "calls", "most of all", NULL};
  const fl_unheard *u = unheard_of(s);
  uint32_t told = 0, of_service = 0;
  for (uint32_t i = 0; i < u->n_rows && told < MAX_ROWS; i++) {
    if (i == 0 || u->rows[i].service != u->rows[i - 1].service) of_service = 0;
    bool counts = u->is_one[u->rows[i].service] && library_of(&u->rows[i]).n && fl_unmodelled_may_ask(s, &u->rows[i]) && !is_told(u, i);
    if (!counts || of_service++ >= MAX_LIBRARIES) continue;
    if (told++ == 0) fl_doc_table(s->doc, "Libraries without a model, of programs of which no request was seen: whether they hand requests to the code is not known", columns);
    add_library(s, u, i);
  }
  return told > 0;
}
