// Limits that a program sets in SQL, `SET statement_timeout = 5000`, or in its settings.
//
// In: all texts and settings of the repository, read once. Out: where one of them names such a limit, no statement lacks one for sure: which
// connections it was set on is not followed.
#include "graph/role_p.h"

#include "facts/facts.h"

static bool names_limit(fl_str text) {
  static const char *const words[] = {"statement_timeout", "STATEMENT_TIMEOUT", "max_execution_time", "MAX_EXECUTION_TIME", // PostgreSQL; MySQL
                                      "max_statement_time", "MAX_STATEMENT_TIME"};                                           // MariaDB
  for (size_t i = 0; text.n >= 18 && i < sizeof words / sizeof *words; i++)
    if (fl_str_contains(text, fl_str_from(words[i]))) return true;
  return false;
}

// Options of one connection are read where the connection is made; a statement may be anybody's.
static bool is_setting(fl_str text) {
  static const char *const words[] = {"SET ", "set ", "ALTER ", "alter ", "postgres:", "postgresql:", "mysql:"};
  text = fl_str_trim(text);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_starts(text, fl_str_from(words[i]))) return true;
  return false;
}

static bool is_in_code(const fl_facts *f) {
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING && names_limit(f->texts[v->a]) && is_setting(f->texts[v->a])) return true;
  }
  return false;
}

static bool is_in_settings(const fl_facts *f) {
  for (uint32_t i = 1; i < f->n_confs; i++)
    if (names_limit(f->texts[f->confs[i].key]) || names_limit(f->texts[f->confs[i].val])) return true;
  return false;
}

void fl_index_statement_limits(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files && !g->limits_statements; file++) {
    const fl_facts *f = g->links[file].f;
    bool test = g->links[file].in->marks & FL_MARK_TEST;
    g->limits_statements = !test && (is_in_code(f) || is_in_settings(f));
  }
}

void fl_doubt_statement(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  bool missing = false;
  for (uint32_t i = 0; i < v->at.n; i++) missing |= v->at.at[i].answer == FL_IS_UNBOUNDED && !(v->at.at[i].flags & FL_OUT_EXPLICIT);
  if (!missing || !a->g->limits_statements || role != FL_ROLEKIND_deadline || !fl_str_eq_c(fl_graph_site_protocol(a->g, s), "sql")) return;
  v->at.n = 0;
  fl_outcome o = {.answer = FL_IS_UNKNOWN, .certainty = 1, .value = -1};
  o.why = fl_say_word(a, "a limit for statements is set somewhere in this repository");
  fl_add_outcome(v, o);
}
