// Where code goes on when a call has failed, and nobody but a log hears of it: what an answer leaves out already.
//
// In: a call. Out: places around it, and around the calls that lead to it: branches for its failure, or catches of whatever it throws, which do nothing but
// log and come out where they began, or give back nothing; and answers, or errors, that are dropped as they come. A loop that asks again is none.
#include "brief/degraded.h"

#include "base/intern.h"
#include "graph/effect.h"

enum { LIKELY = 2, MOST_CALLS = 200, MOST_PLACES = 8 };

typedef struct climb {
  fl_brief_state *s;
  fl_map seen;
  FL_ARRAY(fl_call_ref) open;
  fl_names *names;
  fl_cites *cites;
} climb;

// What stands where calls fail, of all files, so that nobody looks through a whole file for one call.
typedef struct fl_failing_row { uint32_t id, next; } fl_failing_row;
struct fl_failing {
  fl_map branches;   // file, call -> rows: regions that run when it has failed
  fl_map drops;      // file, call -> rows: assignments of its whole answer to nothing
  fl_map catches;    // file, line -> rows: regions
  fl_map looked_at;  // file, region -> 1 + does it go on?
  FL_ARRAY(fl_failing_row) rows; // 0 is a dummy
  fl_intern types;   // that the repository declares
};

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

static bool is_empty(const fl_facts *f, fl_id val) {
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_LIST || v->kind == FL_VAL_MAP) return v->n == 0;
  return v->kind == FL_VAL_LIT && (v->op == FL_LIT_NIL || (v->op == FL_LIT_STRING && !f->texts[v->a].n));
}

// Whoever called hears of no failure: `return nil`, `return []`, `return quote, nil`.
static bool gives_nothing(const fl_facts *f, const fl_exit *e) {
  const fl_val *v = &f->values[e->val];
  if (e->kind != FL_EXIT_RETURN || !e->val) return false;
  return is_empty(f, v->kind == FL_VAL_LIST && v->n > 1 ? f->elems[v->a + v->n - 1] : e->val);
}

static bool only_logs(const fl_graph *g, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(g, file);
  uint32_t logs = 0;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == f->regions[region].func && stands_in(f, f->exits[i].region, region) && leaves(f, &f->exits[i]) && !gives_nothing(f, &f->exits[i])) return false;
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
static bool goes_on(climb *c, uint32_t file, uint32_t region) {
  const fl_graph *g = c->s->graph;
  uint32_t *known = fl_map_at(&c->s->failing->looked_at, fl_map_key2(file, region));
  if (!*known) *known = 1 + (only_logs(g, file, region) && !is_asked_again(g, file, region));
  return *known == 2;
}

// ---- what stands where calls fail ------------------------------------------------------------------------------------------------------

static void note(struct fl_failing *of, fl_map *map, uint32_t file, uint32_t key, uint32_t id) {
  uint32_t *first = fl_map_at(map, fl_map_key2(file, key));
  fl_array_push(&of->rows, ((fl_failing_row){id, *first}));
  *first = of->rows.n - 1;
}

// `_ = notify(ctx)`; or the last of several results, `found, _ := search(ctx)`, which is the error.
static bool drops_answer(const fl_facts *f, uint32_t id) {
  const fl_assign *a = &f->assigns[id], *next = id + 1 < f->n_assigns ? a + 1 : NULL;
  const fl_val *to = &f->values[a->target];
  bool last = a->result_index < 0 || (a->result_index > 0 && !(next && next->val == a->val && next->result_index > a->result_index));
  return last && f->values[a->val].kind == FL_VAL_CALL && to->kind == FL_VAL_REF && fl_str_eq_c(f->texts[to->a], "_");
}

// Backwards, so that chains run forwards.
static void note_file(struct fl_failing *of, const fl_graph *g, uint32_t file) {
  const fl_facts *f = fl_graph_facts(g, file);
  const fl_naming *naming = fl_graph_file_at(g, file)->naming;
  for (uint32_t r = f->n_regions; r-- > 1;) {
    const fl_region *at = &f->regions[r];
    if (at->kind == FL_REGION_BRANCH && at->outcome == FL_OUTCOME_FAILURE && at->of) note(of, &of->branches, file, at->of, r);
    if (at->kind == FL_REGION_CATCH) note(of, &of->catches, file, at->span.line, r);
  }
  for (uint32_t i = f->n_assigns; naming && !naming->throws && i-- > 1;) // where a failure comes back as a value
    if (drops_answer(f, i)) note(of, &of->drops, file, f->values[f->assigns[i].val].a, i);
  for (uint32_t i = 1; i < f->n_types; i++) fl_intern_add(&of->types, f->texts[f->types[i].name]);
}

static void find_failing(fl_brief_state *s) {
  struct fl_failing *of = s->failing = fl_alloc_zero(1, sizeof *of);
  fl_intern_init(&of->types);
  fl_array_push(&of->rows, (fl_failing_row){0});
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++)
    if (fl_graph_facts(s->graph, file)) note_file(of, s->graph, file);
}

void fl_failing_free(struct fl_failing *of) {
  if (!of) return;
  fl_map_release(&of->branches);
  fl_map_release(&of->drops);
  fl_map_release(&of->catches);
  fl_map_release(&of->looked_at);
  fl_array_release(&of->rows);
  fl_intern_release(&of->types);
  fl_free(of);
}

static void tell(climb *c, uint32_t file, uint32_t line, const char *what) {
  fl_str path = fl_graph_file_at(c->s->graph, file)->path;
  if (c->names->all.n >= MOST_PLACES) return;
  fl_names_add(c->names, fl_doc_text(c->s->doc, "%.*s:%u", FL_STR_ARG(fl_path_base(path)), line));
  fl_cite(c->cites, fl_cite_place(c->s, path, line, fl_str_from(what)));
}

// ---- places ----------------------------------------------------------------------------------------------------------------------------

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

// A failure that the repository itself has a type for is no other one's: what a peer or a library throws goes on.
static bool is_narrow(const climb *c, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(c->s->graph, file);
  const fl_region *r = &f->regions[region];
  for (uint32_t i = 0; i < r->n_types; i++)
    if (fl_intern_find(&c->s->failing->types, f->texts[f->names[r->first_type + i]])) return true;
  return false;
}

// Where a failure comes back as a value, a return ends the work as a throw does elsewhere, unless it is the error that was tested.
static bool ends_work(const fl_exit *e, const fl_region *around, bool throws) {
  return e->kind == FL_EXIT_THROW || (!throws && e->kind == FL_EXIT_RETURN && around->outcome != FL_OUTCOME_FAILURE);
}

// Is a name that stands in the test of a branch which throws?
static bool is_refused(const fl_facts *f, uint32_t func, fl_str name, bool throws) {
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_region *around = &f->regions[f->exits[i].region];
    const fl_region *branch = f->exits[i].func == func && ends_work(&f->exits[i], around, throws) ? around : NULL;
    const fl_val *test = branch && branch->kind == FL_REGION_BRANCH && branch->test ? &f->values[branch->test] : NULL;
    for (uint32_t v = 1; test && v < f->n_values; v++)
      if (f->values[v].kind == FL_VAL_REF && f->values[v].byte_begin >= test->byte_begin && f->values[v].byte_end <= test->byte_end && fl_str_eq(f->texts[f->values[v].a], name)) return true;
  }
  return false;
}

// What the function gives back instead is tested by who called it, and answered with an error.
static bool is_answered_for(const climb *c, uint32_t file, uint32_t region) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(c->s->graph, (fl_func_ref){file, fl_graph_facts(c->s->graph, file)->regions[region].func}, &callers);
  for (uint32_t i = 0; i < n && i < MOST_PLACES; i++) {
    const fl_facts *f = fl_graph_facts(c->s->graph, callers[i].call.file);
    for (uint32_t k = 1; k < f->n_assigns; k++) {
      const fl_val *to = &f->values[f->assigns[k].target], *v = &f->values[f->assigns[k].val];
      const fl_naming *naming = fl_graph_file_at(c->s->graph, callers[i].call.file)->naming;
      bool given = f->assigns[k].result_index <= 0 && v->kind == FL_VAL_CALL && v->a == callers[i].call.id && to->kind == FL_VAL_REF;
      if (given && is_refused(f, f->assigns[k].func, f->texts[to->a], !naming || naming->throws)) return true;
    }
  }
  return false;
}

static void look_at_branches(climb *c, fl_call_ref at) {
  const struct fl_failing *of = c->s->failing;
  for (uint32_t i = fl_map_get_or(&of->branches, fl_map_key2(at.file, at.id), 0); i; i = of->rows.at[i].next) {
    uint32_t branch = of->rows.at[i].id;
    if (goes_on(c, at.file, branch) && !is_answered_for(c, at.file, branch)) tell(c, at.file, fl_graph_facts(c->s->graph, at.file)->regions[branch].span.line, "goes on when the call has failed");
  }
}

static void look_at_drops(climb *c, fl_call_ref at) {
  const struct fl_failing *of = c->s->failing;
  for (uint32_t i = fl_map_get_or(&of->drops, fl_map_key2(at.file, at.id), 0); i; i = of->rows.at[i].next)
    tell(c, at.file, fl_graph_facts(c->s->graph, at.file)->assigns[of->rows.at[i].id].span.line, "drops the answer");
}

static void look_at_catches(climb *c, fl_call_ref call) {
  fl_caught at[MOST_PLACES];
  uint32_t n = fl_graph_caught(c->s->graph, call, at, MOST_PLACES);
  for (uint32_t i = 0; i < n; i++) {
    const struct fl_failing *of = c->s->failing;
    for (uint32_t k = fl_map_get_or(&of->catches, fl_map_key2(at[i].file, at[i].line), 0); k; k = of->rows.at[k].next)
      if (goes_on(c, at[i].file, of->rows.at[k].id) && !is_narrow(c, at[i].file, of->rows.at[k].id) && !is_answered_for(c, at[i].file, of->rows.at[k].id)) tell(c, at[i].file, at[i].line, "catches a failure and goes on");
  }
}

void fl_find_goes_on(fl_brief_state *s, fl_call_ref call, fl_names *names, fl_cites *cites) {
  climb c = {.s = s, .names = names, .cites = cites};
  if (!call.file || !call.id) return;
  if (!s->failing) find_failing(s);
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
