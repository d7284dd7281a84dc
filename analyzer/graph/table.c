// Tables by name, and what is unique in them.
//
// Rows come from schemas (facts), and from calls whose models say that they define something of a table: migrations that are code.
#include "graph/statement.h"

#include "graph/text_p.h"

static fl_str lowered(fl_str name, char *buf, uint32_t size) {
  uint32_t n = name.n < size ? name.n : size;
  for (uint32_t i = 0; i < n; i++) buf[i] = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] + 32) : name.at[i];
  return (fl_str){buf, n};
}

static void add_row(fl_graph *g, fl_str table, fl_table_row row) {
  char buf[FL_MAX_NAME];
  fl_sym name = fl_intern_add(&g->names, lowered(table, buf, sizeof buf));
  row.next = fl_map_get_or(&g->tables_by_name, name, 0);
  fl_array_push(&g->tables, row);
  fl_map_put(&g->tables_by_name, name, g->tables.n - 1);
}

void fl_index_tables(fl_graph *g) {
  fl_array_push(&g->tables, (fl_table_row){0});
  for (uint32_t file = g->n_files; file > 0; file--) {
    const fl_facts *f = g->links[file].f;
    bool counts = !(g->links[file].in->marks & FL_MARK_TEST);
    for (uint32_t i = f->n_tables; counts && i-- > 1;) {
      const fl_table *t = &f->tables[i];
      add_row(g, f->texts[t->name], (fl_table_row){f->texts[t->kind], f->texts[t->columns], file, t->span, 0});
    }
  }
}

// ---- tables that code makes ---------------------------------------------------------------------------------------------------------

typedef struct found {
  fl_str table;
  fl_table_row row;
} found;

typedef struct search {
  fl_graph *g;
  fl_ask *a;
  FL_ARRAY(found) found;
} search;

// All texts of a path, as one list: `["a", "b"]` is "a,b". False when one of them is not known.
static bool list_of(search *s, const fl_place_of *at, fl_mid path, fl_buf *out) {
  fl_texts texts = {0};
  fl_buf_clear(out);
  fl_ask_refill(s->a);
  if (path) fl_text_of_path(s->a, at, path, 0, &texts);
  for (uint32_t i = 0; i < texts.n; i++) {
    fl_str text = fl_intern_text(&s->a->g->names, texts.at[i].text);
    if (text.n == 0 || fl_str_find_char(text, FL_TEXT_ANY) != FL_STR_NONE) return false;
    fl_buf_printf(out, "%s%.*s", out->n ? "," : "", FL_STR_ARG(text));
  }
  return texts.n > 0;
}

// The call that the function around a call is handed to, and that defines a table.
static bool enclosing(const fl_graph *g, const fl_place_of *inner, fl_place_of *out) {
  const fl_link *l = &g->links[inner->file];
  uint32_t func = l->f->calls[inner->call].func, parent = l->f->funcs[func].parent;
  for (uint32_t c = parent ? l->func_first_call[parent] : 0; c; c = l->call_next[c]) {
    const fl_call *call = &l->f->calls[c];
    bool handed = false;
    for (uint32_t i = 0; i < call->n_args && !handed; i++) {
      const fl_val *v = &l->f->values[l->f->args[call->first_arg + i].val];
      handed = v->kind == FL_VAL_LAMBDA && v->a == func;
    }
    for (uint32_t t = 0; handed && t < l->n_targets[c]; t++) {
      const fl_meaning_row *row = g->targets.at[l->first_target[c] + t].row;
      if (row && row->defines) return *out = (fl_place_of){inner->file, c, NULL, row, NULL, NULL}, true;
    }
  }
  return false;
}

static void add_found(search *s, const fl_place_of *at, fl_str table, const char *kind, fl_mid path) {
  fl_buf columns = {0};
  if (path && list_of(s, at, path, &columns)) {
    fl_table_row row = {.kind = fl_str_from(kind), .columns = fl_arena_str(&s->g->arena, fl_buf_str(&columns)), .file = at->file};
    row.span = fl_graph_call_span(s->g, (fl_call_ref){at->file, at->call});
    fl_array_push(&s->found, ((found){table, row}));
  }
  fl_buf_release(&columns);
}

static void read_call(search *s, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  const fl_table_model *m = fl_models_table_models(s->g->models, row->defines);
  fl_place_of at = {file, call, NULL, row, NULL, NULL}, around = at;
  if (m->within && !enclosing(s->g, &at, &around)) return;
  fl_buf name = {0};
  if (list_of(s, &around, fl_models_table_models(s->g->models, around.row->defines)->table, &name)) {
    fl_str table = fl_arena_str(&s->g->arena, fl_buf_str(&name));
    add_found(s, &at, table, "table", m->columns);
    add_found(s, &at, table, "unique", m->unique);
    add_found(s, &at, table, "primary_key", m->primary_key);
  }
  fl_buf_release(&name);
}

// Found with an ask, which makes names of its own; entered when it is gone.
void fl_index_code_tables(fl_graph *g) {
  search s = {.g = g};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming || (l->in->marks & FL_MARK_TEST)) continue;
    for (uint32_t call = 1; call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        if (!row || !row->defines) continue;
        if (!s.a) s.a = fl_ask_new(g);
        read_call(&s, file, call, row);
      }
  }
  fl_ask_free(s.a);
  for (uint32_t i = 0; i < s.found.n; i++) add_row(g, s.found.at[i].table, s.found.at[i].row);
  fl_array_release(&s.found);
}

// ---- questions ----------------------------------------------------------------------------------------------------------------------

const fl_table_row *fl_find_table(const fl_graph *g, fl_str name) {
  char buf[FL_MAX_NAME];
  fl_sym sym = fl_intern_find(&g->names, lowered(name, buf, sizeof buf));
  uint32_t first = sym ? fl_map_get_or(&g->tables_by_name, sym, 0) : 0;
  return first ? &g->tables.at[first] : NULL;
}

const fl_table_row *fl_next_table_row(const fl_graph *g, const fl_table_row *row) { return row->next ? &g->tables.at[row->next] : NULL; }

static bool same_column(fl_str a, fl_str b) {
  char x[256], y[256];
  return a.n == b.n && fl_str_eq(lowered(a, x, sizeof x), lowered(b, y, sizeof y));
}

static bool holds_all(fl_str wanted, const fl_str *columns, uint32_t n) {
  for (fl_str column; wanted.n;) {
    bool has = false;
    fl_str_cut(wanted, ',', &column, &wanted);
    for (uint32_t i = 0; i < n && !has; i++) has = same_column(columns[i], column);
    if (!has) return false;
  }
  return true;
}

bool fl_table_has_unique(const fl_graph *g, fl_str table, const fl_str *columns, uint32_t n) {
  for (const fl_table_row *row = fl_find_table(g, table); row; row = fl_next_table_row(g, row))
    if (fl_str_eq_c(row->kind, "unique") && row->columns.n && holds_all(row->columns, columns, n)) return true;
  return false;
}
