// Which event goes from whom to whom, where a bus of the repository chooses handlers by the type of the message.
//
// In: entry points that are such handlers, called after the type that they take; calls that make an object of a type of that name. Out: a table.
// Each program may have a type of its own for one event: the name is what they share.
#include "brief/architecture.h"
#include "brief/requirements.h"

enum { MAX_ROWS = 60, MOST_SERVICES = 4 };

static const char prefix[] = "consumer ";

// Handlers that a bus calls stand in no registration.
static fl_str event_of(const fl_brief_state *s, const fl_entry_point *e) {
  bool chosen = e->kind == FL_ENTRY_consumer && !e->row && fl_brief_counts_entry(s, e) && fl_str_starts_c(e->label, prefix);
  return chosen ? fl_str_from_pos(e->label, sizeof prefix - 1) : (fl_str){0};
}

static bool is_told(const fl_brief_state *s, const fl_entry_point *entries, uint32_t before, fl_str event) {
  for (uint32_t i = 0; i < before; i++)
    if (fl_str_eq(event_of(s, &entries[i]), event)) return true;
  return false;
}

static void add_services(fl_brief_state *s, fl_names *names, fl_func_ref func) {
  uint32_t in[FL_MAX_USERS], n = fl_ask_services_of(s->ask, func, in, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) {
    fl_str name = fl_brief_service_name(s, in[i]);
    if (name.n) fl_names_add(names, name);
  }
}

static void find_makers(fl_brief_state *s, fl_str event, fl_names *names, fl_cites *cites) {
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++) {
    const fl_facts *f = fl_brief_is_beside(s, file) ? NULL : fl_graph_facts(s->graph, file);
    for (uint32_t i = 1; f && i < f->n_calls; i++) {
      bool makes = f->calls[i].form == FL_CALL_NEW && f->calls[i].name && fl_str_eq(f->texts[f->calls[i].name], event);
      if (!makes || (fl_graph_func_marks(s->graph, (fl_func_ref){file, f->calls[i].func}) & FL_MARK_TEST)) continue;
      add_services(s, names, (fl_func_ref){file, f->calls[i].func});
      fl_cite(cites, fl_cite_place(s, fl_graph_file_at(s->graph, file)->path, f->calls[i].span.line, fl_doc_text(s->doc, "makes %.*s", FL_STR_ARG(fl_doc_code(s->doc, event)))));
    }
  }
}

static void add_event(fl_brief_state *s, const fl_entry_point *entries, uint32_t n, fl_str event) {
  fl_names makers = {0}, handlers = {0};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < n; i++) {
    if (!fl_str_eq(event_of(s, &entries[i]), event)) continue;
    add_services(s, &handlers, entries[i].func);
    fl_cite(&cites, fl_cite_entry(s, i + 1));
  }
  find_makers(s, event, &makers, &cites);
  fl_str cells[] = {fl_doc_code(s->doc, event), makers.all.n ? fl_names_say(s->doc, &makers, MOST_SERVICES) : FL_STR("nobody who was seen"), fl_names_say(s->doc, &handlers, MOST_SERVICES)};
  fl_doc_row(s->doc, &cites, cells);
  fl_names_release(&makers);
  fl_names_release(&handlers);
}

void fl_tell_event_types(fl_brief_state *s) {
  static const char *const columns[] = {"event", "made by", "handled by", NULL};
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries), rows = 0;
  for (uint32_t i = 0; i < n; i++) {
    fl_str event = event_of(s, &entries[i]);
    if (!event.n || is_told(s, entries, i, event)) continue;
    if (rows++ == 0) fl_doc_table(s->doc, "Events by the name of their type", columns);
    if (rows <= MAX_ROWS) add_event(s, entries, n, event);
  }
  if (rows > MAX_ROWS) fl_doc_left_out(s->doc, rows - MAX_ROWS);
}
