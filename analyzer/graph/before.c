// What has run before a site.
//
// In: a site. Out: the sites of calls that stand before it in its function, or before the calls that lead to it in its callers, each
// with the calls that lead to it. Only what has always run counts: not one way of a branch that the site does not stand in, not what
// a site in an error path comes after, and nothing that is handed to another thread or left for the end.
#include "graph/ask_p.h"
#include "graph/summary_p.h"

enum { MOST_LEVELS = 3, MOST_CALLERS = 24 };

typedef struct before {
  fl_ask *a;
  fl_rows rows;
  uint32_t callers; // still to be looked at
} before;

static bool is_optional(const fl_region *r) {
  return r->kind == FL_REGION_BRANCH || r->kind == FL_REGION_CASE || r->kind == FL_REGION_CATCH || r->kind == FL_REGION_SELECT_CASE;
}

static bool is_error_path(const fl_region *r) { return r->kind == FL_REGION_CATCH || r->outcome == FL_OUTCOME_FAILURE; }

bool fl_region_holds(const fl_facts *f, uint32_t outer, uint32_t inner) {
  while (inner && inner != outer) inner = f->regions[inner].parent;
  return inner == outer;
}

bool fl_region_is_left(const fl_facts *f, uint32_t region) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].kind != FL_EXIT_BREAK && fl_region_holds(f, region, f->exits[i].region)) return true;
  return false;
}

// Nothing between `from` and the innermost region that also holds `to` is as the test says.
static bool free_way(const fl_facts *f, uint32_t from, uint32_t to, bool (*test)(const fl_region *)) {
  for (uint32_t r = from; r && !fl_region_holds(f, r, to); r = f->regions[r].parent)
    if (test(&f->regions[r])) return false;
  return true;
}

bool fl_has_run(const fl_facts *f, const fl_call *c, uint32_t region, uint32_t byte) {
  return c->span.byte_end <= byte && !(c->flags & FL_CALL_DEFERRED) && free_way(f, c->region, region, is_optional) &&
         free_way(f, region, c->region, is_error_path);
}

static void add_before(before *b, fl_func_ref func, uint32_t region, uint32_t byte, uint8_t certainty, uint32_t level);

static void add_from_callers(before *b, fl_func_ref func, uint8_t certainty, uint32_t level) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(b->a->g, func, &callers);
  for (uint32_t i = 0; i < n && b->callers; i++) {
    const fl_caller *c = &callers[i];
    if (c->certainty < 3 || (c->via != FL_VIA_CALL && c->via != FL_VIA_CALLBACK)) continue;
    const fl_call *call = fl_graph_call(b->a->g, c->call);
    if (fl_graph_func_marks(b->a->g, (fl_func_ref){c->call.file, call->func}) & FL_MARK_TEST) continue;
    b->callers--;
    uint8_t less = certainty > 2 ? 2 : 1; // what a caller did before may be about something else
    add_before(b, (fl_func_ref){c->call.file, call->func}, call->region, call->span.byte_begin, less, level + 1);
  }
}

static void add_before(before *b, fl_func_ref func, uint32_t region, uint32_t byte, uint8_t certainty, uint32_t level) {
  const fl_graph *g = b->a->g;
  const fl_link *l = &g->links[func.file];
  for (uint32_t c = l->func_first_call[func.id]; c; c = l->call_next[c])
    if (fl_has_run(l->f, &l->f->calls[c], region, byte)) fl_rows_of_call(g, func.file, c, certainty, &b->rows);
  if (level < MOST_LEVELS) add_from_callers(b, func, certainty, level);
}

uint32_t fl_ask_before(fl_ask *a, const fl_site *s, uint32_t kinds, const fl_contained **out) {
  fl_sum_row found[FL_MAX_SUMMARY * 2];
  before b = {a, {found, 0, FL_MAX_SUMMARY * 2, false}, MOST_CALLERS};
  fl_array_clear(&a->contained);
  if (s->call.id) add_before(&b, s->func, s->region, fl_graph_call(a->g, s->call)->span.byte_begin, 4, 0);
  for (uint32_t i = 0; i < b.rows.n; i++) {
    const fl_site *other = &a->g->sites.at[found[i].site];
    if (other != s && (kinds & (1u << other->kind))) fl_array_push(&a->contained, fl_contained_of_row(a, &found[i]));
  }
  *out = a->contained.at;
  return a->contained.n;
}
