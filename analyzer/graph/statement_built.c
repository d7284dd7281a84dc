// Statements that a library puts together: `orders.insert().values(..)`, `select(Order).where(..)`.
//
// In: what is handed to a call that runs a statement. Out: verb and table, where the model of the call that begins the statement says which it is
// (attribute `statement`) and of what (property `table`). What is said after that (values, conditions) is not read: an update may be relative.
#include "graph/statement_p.h"

#include "graph/text_p.h"

static uint8_t verb_said(const fl_graph *g, const fl_origin *o) {
  for (uint32_t i = 0; o->kind == FL_FROM_OBJECT && o->row && i < o->row->n_attributes; i++) {
    const fl_text *pair = fl_models_texts(g->models, o->row->first_attribute) + (size_t)2 * i;
    for (uint8_t verb = 1; fl_str_eq_c(fl_models_text(g->models, pair[0]), "statement") && verb < FL_N_SQL_VERBS; verb++)
      if (fl_str_eq_c(fl_models_text(g->models, pair[1]), fl_sql_verb_word(verb))) return verb;
  }
  return FL_SQL_none;
}

// One name on all ways, or none.
static fl_str table_of(fl_ask *a, const fl_origin *o) {
  fl_origins found = {0};
  fl_str table = {0}, text;
  fl_property(a, o, FL_STR("table"), &found);
  for (uint32_t i = 0; i < found.n; i++) {
    bool known = found.at[i].kind == FL_FROM_LITERAL && fl_const_text(a->g, found.at[i].file, found.at[i].val, &text);
    if (known && (!i || fl_str_eq(table, text))) table = text;
    else table = (fl_str){0}, i = found.n;
  }
  fl_array_release(&found);
  return table;
}

bool fl_statement_built(fl_ask *a, const fl_place_of *at, fl_sql *out) {
  const fl_facts *f = a->g->links[at->file].f;
  const fl_call *c = &f->calls[at->call];
  fl_origins found = {0};
  *out = (fl_sql){0};
  if (c->n_args) fl_origins_of(a, at->file, f->args[c->first_arg].val, NULL, NULL, 4, &found);
  for (uint32_t i = 0; i < found.n; i++) {
    fl_sql one = {.verb = verb_said(a->g, &found.at[i])};
    if (one.verb) one.table = table_of(a, &found.at[i]);
    if (!one.verb || (i && one.verb != out->verb)) out->verb = FL_SQL_none, i = found.n;
    else if (i && !fl_str_eq(one.table, out->table)) out->table = (fl_str){0};
    else *out = one;
  }
  fl_array_release(&found);
  return out->verb != FL_SQL_none;
}
