// Calls that ask through a client which the program has put in place elsewhere: a flag is evaluated by the provider that was set at the start.
//
// In: sites whose model says `asks_through: WORD`, and clients whose model says `answers: WORD`. Out: each such site knows the client that its
// program has made, or for code that several programs share, any of them. Where none was seen, or one that answers out of its own memory,
// nobody is known to be asked: then it is no site. A client whose calls were seen is none either: making it waits for nobody.
// Of several clients that speak to different stores the settings choose one: the call is less certain then.
#include "graph/pair_p.h"
#include "graph/service_p.h"
#include "graph/services.h"

enum { MOST_CLIENTS = 64, MAYBE = 2 };

typedef struct clients {
  uint32_t at[MOST_CLIENTS];
  uint32_t n;
} clients;

static bool says(const fl_graph *g, const fl_site *s, const char *what, fl_str *word) {
  bool asks = s->kind == FL_SITE_remote_call || s->kind == FL_SITE_client;
  return asks && s->form == FL_FORM_CALL && fl_graph_site_attribute(g, s, fl_str_from(what), word);
}

static void find_clients(const fl_graph *g, clients *out) {
  fl_str word;
  for (uint32_t i = 1; i < g->sites.n && out->n < MOST_CLIENTS; i++)
    if (says(g, &g->sites.at[i], "answers", &word) && !(g->links[g->sites.at[i].func.file].in->marks & FL_MARK_TEST)) out->at[out->n++] = i;
}

// Libraries of a repository run in the programs that take them: one of these makes the client, or another library of it does.
static bool run_in_one_program(const fl_graph *g, fl_func_ref a, fl_func_ref b) {
  uint32_t of_a[FL_MAX_USERS], of_b[FL_MAX_USERS];
  uint32_t n = fl_services_of_func(g, a, of_a, FL_MAX_USERS), m = fl_services_of_func(g, b, of_b, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < m; k++)
      if (!of_a[i] || of_a[i] == of_b[k]) return true;
  return false;
}

static uint32_t client_of(const fl_graph *g, const fl_site *s, fl_str asked, const clients *made, bool *only) {
  uint32_t found = 0;
  fl_str word;
  for (uint32_t i = 0; i < made->n; i++) {
    const fl_site *client = &g->sites.at[made->at[i]];
    bool answers = fl_graph_site_attribute(g, client, FL_STR("answers"), &word) && fl_str_eq(word, asked) && run_in_one_program(g, s->func, client->func);
    if (answers && found && !fl_str_eq(fl_graph_site_protocol(g, client), fl_graph_site_protocol(g, &g->sites.at[found]))) *only = false;
    if (answers && !found) found = made->at[i];
  }
  return found;
}

// Code that asks for flags is generated, a function for each way to ask: those that somebody calls ask for him.
bool fl_graph_asks_for_others(const fl_graph *g, const fl_site *s) {
  const fl_caller *callers;
  if (!(g->links[s->func.file].in->marks & FL_MARK_GENERATED)) return true;
  uint32_t n = s->through ? fl_graph_callers(g, s->func, &callers) : 0;
  for (uint32_t i = 0; i < n; i++)
    if (callers[i].via == FL_VIA_CALL) return true;
  return false;
}

void fl_find_providers_asked(fl_graph *g) {
  clients made = {0};
  fl_str word;
  find_clients(g, &made);
  for (uint32_t i = 1; i < g->sites.n; i++) {
    fl_site *s = &g->sites.at[i];
    if (!says(g, s, "asks_through", &word)) continue;
    bool only = true;
    s->through = client_of(g, s, word, &made, &only);
    if (!s->through) s->kind = FL_SITE_none;
    if (!only && s->certainty > MAYBE) s->certainty = MAYBE;
  }
  for (uint32_t i = 1; i < g->sites.n; i++) {
    const fl_site *s = &g->sites.at[i];
    if (s->through && fl_graph_asks_for_others(g, s)) g->sites.at[s->through].kind = FL_SITE_none;
  }
}
