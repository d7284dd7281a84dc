// Who is hit: the entry points that lead to a place, and how many of them there are. Which ways lead there is told by graph/ways.h, once for all
// sections; what of a finding is looked for there, by reach_finding.c.
#include "brief/reach_p.h"

#include <stdlib.h>

enum { LIKELY = 2 };

// Files are sorted by their paths.
uint32_t fl_brief_file(const fl_graph *g, fl_str path) {
  uint32_t low = 1, high = fl_graph_n_files(g);
  while (low <= high) {
    uint32_t middle = low + (high - low) / 2;
    int order = fl_str_cmp(path, fl_graph_file_at(g, middle)->path);
    if (order == 0) return middle;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return 0;
}

// Modules that others bring in and scripts beside the code are no ways in.
static bool is_wanted(const fl_brief_state *state, const fl_entry_point *e) {
  return e->kind != FL_ENTRY_test && e->certainty >= LIKELY && (e->kind != FL_ENTRY_main || fl_brief_counts_entry(state, e));
}

// A start does not come to what it only registers; a request that registers something is followed by it.
static bool leads(const fl_entry_point *e, uint8_t kind, bool waits) {
  bool later = kind == FL_WAY_BEGUN || (kind == FL_WAY_REGISTERED && e->kind != FL_ENTRY_main);
  return kind == FL_WAY_INSIDE || (later && !waits);
}

// Of those that lead there perhaps, it is only told that there may be more.
void fl_reach_take(fl_reach *out, const fl_brief_state *state, fl_ways *ways, bool waits) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(state->graph, &entries);
  fl_ways_climb(ways);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t kind = is_wanted(state, &entries[i]) ? fl_ways_from(ways, entries[i].func) : FL_WAY_NONE;
    if (leads(&entries[i], kind, waits)) fl_array_push(&out->entries, i + 1);
    out->is_cut |= kind == FL_WAY_PERHAPS;
  }
  if (ways->n_funcs > out->n_functions) out->n_functions = ways->n_funcs;
  out->is_cut |= ways->is_cut;
}

void fl_reach_of_call(fl_reach *out, const fl_brief_state *state, uint32_t site_id, bool waits) {
  const fl_site *site = fl_graph_site(state->graph, site_id);
  fl_ways ways;
  fl_ways_init(&ways, state->graph);
  fl_ways_add(&ways, site->func, site->call.id);
  fl_reach_take(out, state, &ways, waits);
  fl_ways_release(&ways);
}

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

// Those that lead to both. Where nobody does, who leads to the first is told.
void fl_reach_narrow(fl_reach *to, const fl_reach *with) {
  uint32_t n = 0, both = 0;
  for (uint32_t i = 0; i < to->entries.n; i++) both += fl_reach_has(with, to->entries.at[i]);
  for (uint32_t i = 0; both && i < to->entries.n; i++)
    if (fl_reach_has(with, to->entries.at[i])) to->entries.at[n++] = to->entries.at[i];
  if (both) to->entries.n = n;
  to->is_cut |= with->is_cut;
}

void fl_reach_merge(fl_reach *into, const fl_reach *from) {
  for (uint32_t i = 0; i < from->entries.n; i++) fl_array_push(&into->entries, from->entries.at[i]);
  if (into->entries.n) qsort(into->entries.at, into->entries.n, sizeof *into->entries.at, ascending);
  uint32_t n = 0;
  for (uint32_t i = 0; i < into->entries.n; i++)
    if (n == 0 || into->entries.at[n - 1] != into->entries.at[i]) into->entries.at[n++] = into->entries.at[i];
  into->entries.n = n;
  if (from->n_functions > into->n_functions) into->n_functions = from->n_functions;
  into->is_cut = into->is_cut || from->is_cut;
}

uint32_t fl_reach_starts(const fl_brief_state *s, const fl_reach *reach) {
  const fl_entry_point *entries;
  uint32_t n = 0;
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < reach->entries.n; i++) n += entries[reach->entries.at[i] - 1].kind == FL_ENTRY_main;
  return n;
}

fl_str fl_say_reach(fl_brief_state *s, const fl_reach *reach) {
  uint32_t starts = fl_reach_starts(s, reach), others = reach->entries.n - starts;
  fl_str of_starts = fl_count(s->doc, starts, "start of a program", "starts of programs"), of_others = fl_count(s->doc, others, "entry point", "entry points");
  if (!starts) return of_others;
  return others ? fl_doc_text(s->doc, "%.*s and %.*s", FL_STR_ARG(of_others), FL_STR_ARG(of_starts)) : of_starts;
}

bool fl_reach_has(const fl_reach *reach, uint32_t entry) {
  for (uint32_t i = 0; i < reach->entries.n; i++)
    if (reach->entries.at[i] == entry) return true;
  return false;
}

void fl_reach_release(fl_reach *reach) { fl_array_release(&reach->entries); }

bool fl_brief_job_leads_to(const fl_brief_state *s, uint32_t site) {
  const fl_entry_point *entries;
  fl_reach reach = {0};
  bool found = false;
  fl_reach_of_call(&reach, s, site, false);
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < reach.entries.n; i++) found = found || entries[reach.entries.at[i] - 1].kind == FL_ENTRY_job;
  fl_reach_release(&reach);
  return found;
}
