// Who is hit: the entry points from which a finding's places can be reached, against the calls.
#include "brief/requirements.h"

#include <stdlib.h>

enum { LIKELY = 2, MAX_FUNCTIONS = 20000 };

typedef struct search {
  const fl_graph *g;
  fl_map seen, entered; // entered: functions that an entry point other than a main starts
  FL_ARRAY(fl_func_ref) open;
} search;

static void look_at(search *s, fl_func_ref func) {
  uint64_t key = fl_map_key2(func.file, func.id);
  if (!func.id || fl_map_get(&s->seen, key, NULL)) return;
  fl_map_put(&s->seen, key, s->open.n + 1);
  fl_array_push(&s->open, func);
}

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

// At its registration, or at the function.
static bool stands_at(const fl_graph *g, const fl_entry_point *e, uint32_t file, const fl_place *at) {
  bool registered = e->file == file && e->span.byte_begin == at->byte_begin;
  bool written = e->func.file == file && fl_graph_entry_span(g, e).byte_begin == at->byte_begin;
  return at->byte_end && (registered || written);
}

// What is said at an entry point is about its function, and not about the one that registers it.
static bool look_at_entry(search *s, uint32_t file, const fl_place *at) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->g, &entries);
  bool found = false;
  for (uint32_t i = 0; i < n; i++) {
    if (!stands_at(s->g, &entries[i], file, at)) continue;
    look_at(s, entries[i].func);
    found = true;
  }
  return found;
}

static void look_at_place(search *s, const fl_place *at) {
  uint32_t file = fl_brief_file(s->g, at->path);
  if (file && !look_at_entry(s, file, at)) look_at(s, (fl_func_ref){file, fl_graph_func_at(s->g, file, at->byte_begin)});
}

static bool is_entry(search *s, const fl_place *at) {
  const fl_entry_point *entries;
  uint32_t file = fl_brief_file(s->g, at->path), n = fl_graph_entries(s->g, &entries);
  for (uint32_t i = 0; i < n; i++)
    if (stands_at(s->g, &entries[i], file, at)) return true;
  return false;
}

// Whoever registers a function does not run it: others do, through the entry point that it becomes.
static void climb(search *s) {
  for (uint32_t i = 0; i < s->open.n && s->open.n < MAX_FUNCTIONS; i++) {
    const fl_caller *callers;
    uint32_t n = fl_graph_callers(s->g, s->open.at[i], &callers);
    bool entered = fl_map_get(&s->entered, fl_map_key2(s->open.at[i].file, s->open.at[i].id), NULL);
    for (uint32_t c = 0; c < n; c++)
      if (callers[c].certainty >= LIKELY && !(entered && callers[c].via == FL_VIA_REGISTER)) look_at(s, (fl_func_ref){callers[c].call.file, fl_graph_call(s->g, callers[c].call)->func});
  }
}

// Modules that others bring in and scripts beside the code are no ways in.
static bool is_wanted(const fl_brief_state *state, const fl_entry_point *e) {
  return e->kind != FL_ENTRY_test && e->certainty >= LIKELY && (e->kind != FL_ENTRY_main || fl_brief_counts_entry(state, e));
}

static bool is_of_owner(const fl_finding *f) { return f->rule && (f->rule->at == FL_AT_owner || f->rule->at == FL_AT_service); }

// Where a client or context is made for calls that stand elsewhere, who makes it is not hit: those who come by the calls are.
static bool is_made_there(const fl_brief_state *state, const fl_finding *f) {
  uint32_t site = fl_brief_site(state, f->at.path, f->at.line);
  bool calls = false;
  for (uint32_t i = 0; i < f->n_related; i++) calls = calls || fl_brief_is_call(&f->related[i]);
  return is_of_owner(f) && calls && (!site || fl_graph_site(state->graph, site)->kind == FL_SITE_client);
}

// A loop that asks again is come by as a loop: who makes the same calls by another way is not in it.
static bool is_retry_loop(const fl_brief_state *state, const fl_finding *f) {
  uint32_t file = f->rule && f->rule->on_site == 1u << FL_SITE_retry ? fl_brief_file(state->graph, f->at.path) : 0;
  for (uint32_t i = 1; file && i < fl_graph_n_sites(state->graph); i++) {
    const fl_site *site = fl_graph_site(state->graph, i);
    if (site->kind == FL_SITE_retry && site->form == FL_FORM_LOOP && site->func.file == file && site->span.line == f->at.line) return true;
  }
  return false;
}

static void look_at_finding(search *s, const fl_brief_state *state, const fl_finding *f) {
  // Where a server is started, it is about the entry points that it serves, which are named.
  bool of_entries = false;
  for (uint32_t i = 0; i < f->n_related; i++)
    if (fl_str_starts_c(f->related[i].message, "entry point `")) look_at_place(s, &f->related[i]), of_entries = true;
  bool made = is_made_there(state, f);
  if (!made && (!of_entries || is_entry(s, &f->at))) look_at_place(s, &f->at);
  // What goes with a finding is hit by itself only where its owner decides for it; elsewhere it stands on the way.
  bool with = is_of_owner(f) && !is_retry_loop(state, f);
  for (uint32_t i = 0; i < f->n_related && with; i++)
    if (!made || fl_brief_is_call(&f->related[i])) look_at_place(s, &f->related[i]);
}

static void reach_of(fl_reach *out, const fl_brief_state *state, const fl_finding *f) {
  search s = {.g = state->graph};
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s.g, &entries);
  look_at_finding(&s, state, f);
  for (uint32_t i = 0; i < n; i++)
    if (entries[i].kind != FL_ENTRY_main) fl_map_put(&s.entered, fl_map_key2(entries[i].func.file, entries[i].func.id), i + 1);
  climb(&s);
  for (uint32_t i = 0; i < n; i++)
    if (is_wanted(state, &entries[i]) && fl_map_get(&s.seen, fl_map_key2(entries[i].func.file, entries[i].func.id), NULL)) fl_array_push(&out->entries, i + 1);
  out->n_functions = s.open.n;
  out->is_cut = s.open.n >= MAX_FUNCTIONS;
  fl_map_release(&s.seen);
  fl_map_release(&s.entered);
  fl_array_release(&s.open);
}

// What was read before it is written is read by whoever writes it: others that come to the write alone are not meant.
static bool is_read_before(const fl_rule *rule) { return rule && rule->scenario == FL_SCENARIO_two_writers && fl_rule_needs_no_cut(rule); }

void fl_reach_pair(fl_reach *out, const fl_brief_state *state, const fl_place *pair) { reach_of(out, state, &(fl_finding){.at = *pair}); }

static void keep_those_that_read(fl_reach *out, const fl_brief_state *state, const fl_finding *f) {
  fl_reach reads = {0};
  uint32_t n = 0;
  for (uint32_t i = 0; i < f->n_related; i++) {
    fl_reach one = {0};
    if (!fl_str_starts_c(f->related[i].message, "pairs with")) continue;
    fl_reach_pair(&one, state, &f->related[i]);
    fl_reach_merge(&reads, &one);
    fl_reach_release(&one);
  }
  for (uint32_t i = 0; i < out->entries.n; i++) n += fl_reach_has(&reads, out->entries.at[i]);
  for (uint32_t i = 0, kept = 0; i < out->entries.n && n; i++) {
    if (fl_reach_has(&reads, out->entries.at[i])) out->entries.at[kept++] = out->entries.at[i];
    if (i + 1 == out->entries.n) out->entries.n = kept;
  }
  fl_reach_release(&reads);
}

void fl_reach_of(fl_reach *out, const fl_brief_state *state, const fl_finding *f) {
  if (!state->graph) return;
  reach_of(out, state, f);
  if (is_read_before(f->rule)) keep_those_that_read(out, state, f);
}

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
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

bool fl_brief_job_leads_to(const fl_brief_state *s, uint32_t file, uint32_t byte) {
  const fl_entry_point *entries;
  fl_finding at = {.at = {.path = fl_graph_file_at(s->graph, file)->path, .byte_begin = byte}};
  fl_reach reach = {0};
  bool found = false;
  fl_reach_of(&reach, s, &at);
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < reach.entries.n; i++) found = found || entries[reach.entries.at[i] - 1].kind == FL_ENTRY_job;
  fl_reach_release(&reach);
  return found;
}
