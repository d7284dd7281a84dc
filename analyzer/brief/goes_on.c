// Where code goes on when a call has failed, and nobody but a log hears of it: what an answer leaves out already.
//
// In: a call. Out: places around it, and around the calls that lead to it: branches for its failure, or catches of whatever it throws, which do nothing but
// log and come out where they began; and answers that are dropped as they come. A loop that asks again is none.
#include "brief/degraded.h"

#include "graph/effect.h"

enum { LIKELY = 2, MOST_CALLS = 200, MOST_PLACES = 8 };

typedef struct climb {
  fl_brief_state *s;
  fl_map seen;
  FL_ARRAY(fl_call_ref) open;
  fl_names *names;
  fl_cites *cites;
} climb;

static bool is_within(fl_span outer, fl_span inner) { return outer.byte_begin <= inner.byte_begin && inner.byte_end <= outer.byte_end; }

static bool stands_in(const fl_facts *f, uint32_t region, uint32_t outer) {
  while (region && region != outer) region = f->regions[region].parent;
  return region != 0;
}

// ---- what is done there ----------------------------------------------------------------------------------------------------------------

// log.WithField("error", err).Warn(..): what stands in a call that logs is for the log.
static bool is_for_log(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = fl_graph_facts(g, file);
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (f->calls[c].func == f->calls[call].func && is_within(f->calls[c].span, f->calls[call].span) && fl_graph_call_does(g, (fl_call_ref){file, c}, 1u << FL_DOES_log)) return true;
  return false;
}

static bool ends_it(const fl_graph *g, uint32_t file, uint32_t call) { return fl_graph_call_does(g, (fl_call_ref){file, call}, 1u << FL_DOES_exit | 1u << FL_DOES_fail); }

// The next element of a loop that goes through some is no way out.
static bool leaves(const fl_facts *f, const fl_exit *e) {
  bool next = e->kind == FL_EXIT_CONTINUE && e->target && f->regions[e->target].form == FL_LOOP_EACH;
  return !next;
}

static bool only_logs(const fl_graph *g, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(g, file);
  uint32_t logs = 0;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == f->regions[region].func && stands_in(f, f->exits[i].region, region) && leaves(f, &f->exits[i])) return false;
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (f->assigns[i].func == f->regions[region].func && stands_in(f, f->assigns[i].region, region)) return false;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    if (f->calls[c].func != f->regions[region].func || !stands_in(f, f->calls[c].region, region)) continue;
    if (!is_for_log(g, file, c) || ends_it(g, file, c)) return false;
    logs++;
  }
  return logs > 0;
}

static bool is_retry(const fl_graph *g, uint32_t file, uint32_t loop) {
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
    const fl_site *site = fl_graph_site(g, i);
    if (site->kind == FL_SITE_retry && site->form == FL_FORM_LOOP && site->func.file == file && site->loop == loop) return true;
  }
  return false;
}

// A loop that does not go through elements asks again, and so may one that counts.
static bool is_asked_again(const fl_graph *g, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(g, file);
  for (; region; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_LOOP && (f->regions[region].form != FL_LOOP_EACH || is_retry(g, file, region))) return true;
  return false;
}

// Nothing is done there but to log, and what comes behind is done as if nothing had happened.
static bool goes_on(const fl_graph *g, uint32_t file, uint32_t region) { return only_logs(g, file, region) && !is_asked_again(g, file, region); }

static void tell(climb *c, uint32_t file, uint32_t line, const char *what) {
  fl_str path = fl_graph_file_at(c->s->graph, file)->path;
  if (c->names->all.n >= MOST_PLACES) return;
  fl_names_add(c->names, fl_doc_text(c->s->doc, "%.*s:%u", FL_STR_ARG(fl_path_base(path)), line));
  fl_cite(c->cites, fl_cite_place(c->s, path, line, fl_str_from(what)));
}

// ---- places ----------------------------------------------------------------------------------------------------------------------------

static void look_at_branches(climb *c, fl_call_ref at) {
  const fl_facts *f = fl_graph_facts(c->s->graph, at.file);
  for (uint32_t r = 1; r < f->n_regions; r++) {
    const fl_region *branch = &f->regions[r];
    bool fails = branch->kind == FL_REGION_BRANCH && branch->outcome == FL_OUTCOME_FAILURE && branch->of == at.id;
    if (fails && goes_on(c->s->graph, at.file, r)) tell(c, at.file, branch->span.line, "goes on when the call has failed");
  }
}

// `_ = notify(ctx)`, where a failure comes back as a value.
static void look_at_drops(climb *c, fl_call_ref at) {
  const fl_facts *f = fl_graph_facts(c->s->graph, at.file);
  const fl_naming *naming = fl_graph_file_at(c->s->graph, at.file)->naming;
  for (uint32_t i = 1; i < f->n_assigns && naming && !naming->throws; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *to = &f->values[a->target], *v = &f->values[a->val];
    bool whole = a->result_index < 0 && v->kind == FL_VAL_CALL && v->a == at.id;
    if (whole && to->kind == FL_VAL_REF && fl_str_eq_c(f->texts[to->a], "_")) tell(c, at.file, a->span.line, "drops the answer");
  }
}

static void climb_on(climb *c, fl_call_ref at) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(c->s->graph, (fl_func_ref){at.file, fl_graph_call(c->s->graph, at)->func}, &callers);
  for (uint32_t i = 0; i < n && c->open.n < MOST_CALLS; i++) {
    uint64_t key = fl_map_key2(callers[i].call.file, callers[i].call.id);
    bool waits = callers[i].via == FL_VIA_CALL && callers[i].certainty >= LIKELY && !fl_brief_is_beside(c->s, callers[i].call.file);
    if (!waits || fl_map_get(&c->seen, key, NULL)) continue;
    fl_map_put(&c->seen, key, 1);
    fl_array_push(&c->open, callers[i].call);
  }
}

static bool is_declared_here(const fl_graph *g, fl_str type) {
  for (uint32_t file = 1; file <= fl_graph_n_files(g); file++) {
    const fl_facts *f = fl_graph_facts(g, file);
    for (uint32_t i = 1; f && i < f->n_types; i++)
      if (fl_str_eq(f->texts[f->types[i].name], type)) return true;
  }
  return false;
}

// A failure that the repository itself has a type for is no other one's: what a peer or a library throws goes on.
static bool is_narrow(const fl_graph *g, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(g, file);
  const fl_region *r = &f->regions[region];
  for (uint32_t i = 0; i < r->n_types; i++)
    if (is_declared_here(g, f->texts[f->names[r->first_type + i]])) return true;
  return false;
}

// Of those that catch everything and throw nothing, the ones that only log.
static void look_at_catches(climb *c, fl_call_ref call) {
  fl_caught at[MOST_PLACES];
  uint32_t n = fl_graph_caught(c->s->graph, call, at, MOST_PLACES);
  for (uint32_t i = 0; i < n; i++) {
    const fl_facts *f = fl_graph_facts(c->s->graph, at[i].file);
    for (uint32_t r = 1; r < f->n_regions; r++) {
      bool here = f->regions[r].kind == FL_REGION_CATCH && f->regions[r].span.line == at[i].line;
      if (here && goes_on(c->s->graph, at[i].file, r) && !is_narrow(c->s->graph, at[i].file, r)) tell(c, at[i].file, at[i].line, "catches a failure and goes on");
    }
  }
}

void fl_find_goes_on(fl_brief_state *s, fl_call_ref call, fl_names *names, fl_cites *cites) {
  climb c = {.s = s, .names = names, .cites = cites};
  if (!call.file || !call.id) return;
  fl_array_push(&c.open, call);
  for (uint32_t i = 0; i < c.open.n; i++) {
    look_at_branches(&c, c.open.at[i]);
    look_at_drops(&c, c.open.at[i]);
    climb_on(&c, c.open.at[i]);
  }
  look_at_catches(&c, call);
  fl_array_release(&c.open);
  fl_map_release(&c.seen);
}
