// What ends a request that a route of a gateway hands on: its own limit, or the breaker that its settings put around it.
//
// In: a forward. Out: the tighter of the two. What a breaker's time limit is, only models know, under the name that the reader of the
// settings gives it ("gateway.CircuitBreaker"), as a call that the gateway's program makes.
#include "graph/limit.h"
#include "graph/role_p.h"
#include "graph/service_p.h"
#include "graph/services.h"

static uint32_t row_of(const fl_facts *f, uint32_t route, uint8_t what) {
  for (uint32_t i = route + 1; i < f->n_limits && f->limits[i].what != FL_LIMIT_route; i++)
    if (f->limits[i].what == what) return i;
  return 0;
}

fl_str fl_forward_says(const fl_graph *g, const fl_forward *w, uint8_t what) {
  const fl_facts *f = g->links[w->file].f;
  uint32_t row = w->route ? row_of(f, w->route, what) : 0;
  return row ? f->texts[f->limits[row].val] : (fl_str){0};
}

// The last row holds where no other does.
static const fl_meaning_row *row_named(const fl_graph *g, uint32_t file, fl_str name) {
  const fl_meaning_row *rows[8];
  const fl_naming *naming = g->links[file].in->naming;
  uint32_t n = naming ? fl_models_calls(g->models, naming->language, name, rows, 8) : 0;
  return n ? rows[n - 1] : NULL;
}

// A file of the program, in a language that a model has such a call for.
static uint32_t file_of(const fl_graph *g, uint32_t service, fl_str name, const fl_meaning_row **row) {
  const fl_naming *asked = NULL; // files of one language mostly follow one another, and say the same
  for (uint32_t file = g->first_file_of[service]; file; file = g->next_file_of[file]) {
    const fl_naming *naming = g->links[file].in->naming;
    if (!naming || naming == asked || (g->links[file].in->marks & FL_MARK_TEST)) continue;
    if ((*row = row_named(g, file, name))) return file;
    asked = naming;
  }
  return 0;
}

static fl_limit_said end_of_breaker(fl_ask *a, const fl_forward *w) {
  fl_limit_said said = {0};
  fl_str name, own;
  const fl_meaning_row *row = NULL;
  fl_str_cut(fl_forward_says(a->g, w, FL_LIMIT_breaker), ' ', &name, &own);
  uint32_t file = name.n ? file_of(a->g, w->from, name, &row) : 0;
  if (!file) return (fl_limit_said){.answer = name.n ? FL_IS_UNKNOWN : FL_IS_NONE, .file = w->file, .row = w->route};
  const fl_site call = {.kind = row->site, .form = FL_FORM_CALL, .certainty = 3, .func = {file, 0}, .call = {file, 0}, .row = row, .callee = fl_intern_add(&a->g->names, name)};
  fl_verdict v = {0};
  fl_ask_begin(a);
  a->named = fl_intern_add(&a->g->names, own);
  fl_model_outcomes(a, &call, FL_ROLEKIND_deadline, &v);
  a->named = 0;
  for (uint32_t i = 0; i < v.at.n; i++) {
    if (said.answer && fl_answer_rank(v.at.at[i].answer) < fl_answer_rank(said.answer)) continue;
    said = (fl_limit_said){v.at.at[i].answer, v.at.at[i].certainty, v.at.at[i].value, w->file, w->route};
  }
  fl_array_release(&v.at);
  return said;
}

static bool is_tighter(const fl_limit_said *a, const fl_limit_said *b) {
  if (a->answer != FL_IS_BOUNDED || a->value <= 0) return false;
  return b->answer != FL_IS_BOUNDED || b->value <= 0 || a->value < b->value;
}

fl_limit_said fl_ask_forward_end(fl_ask *a, const fl_forward *w) {
  fl_limit_said said = fl_limit_of_route(a->g, w->file, w->route, FL_LIMIT_timeout);
  if (said.answer == FL_IS_NONE) said = fl_limit_of_route(a->g, w->file, w->route, FL_LIMIT_idle_timeout);
  fl_limit_said breaker = end_of_breaker(a, w);
  if (said.answer == FL_IS_NONE && breaker.answer == FL_IS_UNKNOWN) return breaker;
  return is_tighter(&breaker, &said) ? breaker : said;
}

// How often at most it sends a request with this verb; 1: once.
int64_t fl_forward_sends(const fl_graph *g, const fl_forward *w, fl_str verb) {
  int64_t n = 0;
  fl_str methods = fl_forward_says(g, w, FL_LIMIT_methods), one;
  if (!fl_str_to_int64(fl_forward_says(g, w, FL_LIMIT_retries), &n) || n <= 0 || n >= INT32_MAX || !methods.n) return 1;
  for (; methods.n;) {
    fl_str_cut(methods, ',', &one, &methods);
    if (fl_str_eq(fl_str_trim(one), verb)) return n + 1;
  }
  return 1;
}
