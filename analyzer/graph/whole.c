// Loops over all that a table holds.
//
// In: a call that reads. Out: whether it gives every row of a table (a statement without a condition or a limit, or a method of which a
// model says so: attribute `rows: all`), and a loop over just that makes another remote call in every turn.
#include "graph/ask_p.h"
#include "graph/statement.h"
#include "graph/steps.h"

static bool gives_all(const fl_graph *g, const fl_site *s) {
  const fl_statement *statement = fl_graph_statement(g, s);
  fl_str rows;
  if (statement) return statement->verb == FL_SQL_select && statement->table.n && !(statement->flags & (FL_SQL_WHERE | FL_SQL_HOLES | FL_SQL_LIMIT));
  return fl_graph_site_attribute(g, s, FL_STR("rows"), &rows) && fl_str_eq_c(rows, "all");
}

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST) val = f->values[val].a;
  return val;
}

// The call itself, or a variable that holds what it gave.
static bool is_result(const fl_site *s, const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[bare(f, val)];
  if (v->kind == FL_VAL_CALL) return v->a == s->call.id;
  for (uint32_t i = 1; v->kind == FL_VAL_REF && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *from = &f->values[bare(f, a->val)];
    if (a->func == s->func.id && f->values[a->target].kind == FL_VAL_REF && f->values[a->target].a == v->a && from->kind == FL_VAL_CALL && from->a == s->call.id) return true;
  }
  return false;
}

// for (row : rows), while (rows.next())
static bool goes_through(const fl_site *s, const fl_facts *f, const fl_region *loop) {
  if (loop->kind != FL_REGION_LOOP || loop->func != s->func.id) return false;
  const fl_val *test = &f->values[bare(f, loop->test)];
  if (loop->form == FL_LOOP_EACH) return is_result(s, f, loop->a);
  return test->kind == FL_VAL_CALL && f->calls[test->a].recv && is_result(s, f, f->calls[test->a].recv);
}

static bool reaches_out(const fl_graph *g, const fl_site *s, fl_span span) {
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (c != s->call.id && f->calls[c].span.byte_begin >= span.byte_begin && f->calls[c].span.byte_end <= span.byte_end && fl_call_may_reach(g, s->call.file, c, FL_REMOTE_SITES)) return true;
  return false;
}

bool fl_runs_through_all(const fl_graph *g, const fl_site *s) {
  if (s->form != FL_FORM_CALL || !gives_all(g, s)) return false;
  const fl_facts *f = g->links[s->call.file].f;
  for (uint32_t r = 1; r < f->n_regions; r++) {
    if (goes_through(s, f, &f->regions[r]) && reaches_out(g, s, f->regions[r].span)) return true;
  }
  for (uint32_t c = 1; c < f->n_calls; c++) // rows.forEach(row -> ..)
    if (f->calls[c].func == s->func.id && f->calls[c].recv && f->calls[c].n_args && is_result(s, f, f->calls[c].recv) &&
        f->values[f->args[f->calls[c].first_arg].val].kind == FL_VAL_LAMBDA && reaches_out(g, s, f->calls[c].span))
      return true;
  return false;
}
