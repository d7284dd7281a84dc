#include "graph/subject.h"

#include "facts/sql.h"
#include "graph/ask_p.h"

static fl_str last_name(const fl_graph *g, fl_sym name) {
  fl_str text = fl_intern_text(&g->names, name), last = text;
  fl_str_cut(text, '<', &text, NULL);
  fl_str_rcut(text, '.', NULL, &last);
  uint32_t inner = fl_str_rfind_char(last, '$');
  return inner == FL_STR_NONE ? last : fl_str_from_pos(last, inner + 1);
}

// What a type says that it holds, itself or by a supertype.
static fl_sym argument_of(const fl_graph *g, fl_tref t, uint32_t depth) {
  if (t.arg || !t.id || depth > FL_MAX_SUPERS) return t.arg;
  uint32_t n = fl_supers_of(g, t.file, t.id)->n;
  for (uint32_t i = 0; i < n; i++) {
    fl_sym found = argument_of(g, fl_super_of(g, t, i), depth + 1);
    if (found) return found;
  }
  return 0;
}

// Texts, numbers and objects without a name are what was made of rows, and none.
static bool is_of_language(const fl_ask *a, uint32_t file, fl_sym held) {
  const fl_naming *naming = a->g->links[file].in->naming;
  fl_str text = fl_intern_text(&a->g->names, held);
  if (text.n && text.at[0] == '(') return true; // several
  for (uint32_t i = 0; naming->literal_types && i < FL_N_LITERALS; i++)
    if (fl_str_eq_c(text, naming->literal_types[i])) return true;
  return naming->root_type && fl_str_eq_c(text, naming->root_type);
}

// `var rows = (Rows)orders; rows = rows.where(..)`: what is asked below a call, a cast and a variable.
static uint32_t asked_on(const fl_ask *a, uint32_t file, uint32_t val) {
  const fl_val *v = val ? fl_val_at(a->g, file, val) : NULL;
  if (v && v->kind == FL_VAL_CALL) return a->g->links[file].f->calls[v->a].recv;
  if (v && v->kind == FL_VAL_CAST) return v->a;
  return v && v->kind == FL_VAL_REF ? fl_first_value(a->g, file, val) : 0;
}

// `orders.Select(o => new Line(o))`: the library says that it gives what the lambda makes.
static bool is_projection(const fl_ask *a, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(a->g, file, val);
  const fl_link *l = &a->g->links[file];
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && i < l->n_targets[v->a]; i++) {
    const fl_meaning_row *row = a->g->targets.at[l->first_target[v->a] + i].row;
    if (row && fl_str_contains(fl_models_text(a->g->models, row->returns), FL_STR("$made"))) return true;
  }
  return false;
}

// `orders.Select(o => o.Id).ToList()` asks orders: what a projection holds says nothing of the store.
static fl_sym held_by(fl_ask *a, uint32_t file, uint32_t val) {
  enum { MOST_LINKS = 12 };
  for (uint32_t i = 0; val && i < MOST_LINKS; i++, val = asked_on(a, file, val)) {
    fl_sym held = argument_of(a->g, fl_type_of(a->g, file, val), 0);
    if (held && !is_of_language(a, file, held) && !is_projection(a, file, val)) return held;
  }
  return 0;
}

// ---- what an annotation calls it ----------------------------------------------------------------------------------------------------

// `@Document(collection = "orders") class Order`: orders
static fl_str table_of(fl_ask *a, uint32_t file, fl_sym type) {
  fl_ent ent = type ? fl_find_type(a->g, type, file) : (fl_ent){0};
  return ent.kind == FL_ENT_TYPE ? fl_annotated_table(a->g, ent.file, ent.id) : (fl_str){0};
}

// `@Query("SELECT t FROM PetType t")` on the method that is called: PetType, whatever the repository is for.
static fl_str asked_by_statement(fl_ask *a, const fl_site *s) {
  fl_str text = fl_annotated_statement(a->g, s);
  fl_sql_scan scan = {.text = text};
  fl_sql sql;
  bool named = text.n && fl_sql_next(&scan, &sql) && sql.table.n;
  return named ? fl_intern_text(&a->g->names, fl_intern_add(&a->g->names, sql.table)) : (fl_str){0};
}

// The entity that a statement names stands beside the one that the repository holds.
static fl_sym beside(fl_ask *a, fl_sym held, fl_str name) {
  fl_str module;
  if (!fl_str_rcut(fl_intern_text(&a->g->names, held), '.', &module, NULL)) return 0;
  fl_buf text = {0};
  fl_buf_printf(&text, "%.*s.%.*s", FL_STR_ARG(module), FL_STR_ARG(name));
  fl_sym sym = fl_intern_find(&a->g->names, fl_buf_str(&text));
  fl_buf_release(&text);
  return sym;
}

static void name_table(fl_ask *a, const fl_site *s, fl_sym held, fl_subject *out) {
  fl_str named = asked_by_statement(a, s);
  bool other = named.n && !fl_str_eq(named, out->holds);
  fl_sym type = other ? beside(a, held, named) : held;
  if (other) out->holds = named;
  out->table = table_of(a, s->call.file, type);
}

static fl_tref put_in(fl_ask *a, fl_call_ref call) {
  uint32_t val = fl_call_arg(a->g, call.file, call.id, 0);
  fl_tref t = val ? fl_type_of(a->g, call.file, val) : (fl_tref){0};
  return t.flags & FL_TREF_CLASS ? (fl_tref){0} : t;
}

fl_subject fl_ask_subject(fl_ask *a, const fl_site *s) {
  fl_subject out = {0};
  uint32_t recv = s->call.id ? a->g->links[s->call.file].f->calls[s->call.id].recv : 0;
  fl_tref t = recv ? fl_type_of(a->g, s->call.file, recv) : (fl_tref){0};
  if (t.id) out.through = last_name(a->g, t.name);
  fl_sym held = recv ? held_by(a, s->call.file, recv) : 0;
  fl_tref asked = !held && t.id ? fl_type_argument(a->g, s->call.file, s->call.id, 0) : (fl_tref){0}; // orders.Find<Order>(id)
  if (!asked.id && !held && s->kind == FL_SITE_staged) asked = put_in(a, s->call); // context.Add(order)
  if (asked.id) held = asked.name;
  if (held) out.holds = last_name(a->g, held), name_table(a, s, held, &out);
  return out;
}
