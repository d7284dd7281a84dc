// Libraries that requests come by and no model describes: whether they ask somebody, and for how long, nobody has said.
#include "brief/brief_p.h"

#include "graph/unmodelled.h"

#include <stdlib.h>

enum { MAX_LIBRARIES = 20 };

typedef struct library {
  fl_str name;
  uint32_t calls;
  const fl_unmodelled *most; // its call that is made most often
} library;
typedef FL_ARRAY(library) libraries;

static library *library_of(libraries *all, const fl_unmodelled *row) {
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq(all->at[i].name, row->library)) return &all->at[i];
  fl_array_push(all, ((library){.name = row->library, .most = row}));
  return fl_array_last(all);
}

// "org.shop.client" stands before "org.shop.client.Orders.find", whichever package of org.shop a manifest names first.
static bool has_module(const fl_models *m, fl_mid first, uint32_t n, const fl_unmodelled *row) {
  for (uint32_t k = 0; k < n; k++) {
    fl_str module = fl_models_text(m, *fl_models_texts(m, first + k));
    bool before = module.n > row->module.n && row->callee.n > module.n && row->callee.at[module.n] == '.' && fl_str_starts(row->callee, module);
    if (before || fl_str_eq(module, row->module)) return true;
  }
  return false;
}

// What is described in part has been asked for already: its other calls ask nobody.
static bool is_described(const fl_models *m, const fl_unmodelled *row) {
  for (uint32_t i = 1; i < fl_models_n_libraries(m); i++) {
    const fl_library *l = fl_models_libraries(m, i);
    if (l->only_names) continue;
    if (row->library.n && fl_str_eq(fl_models_text(m, l->package), row->library)) return true;
    if (has_module(m, l->first_module, l->n_modules, row) || has_module(m, l->first_covered, l->n_covered, row)) return true;
  }
  return false;
}

static bool is_part_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

static bool has_quiet_word(const fl_models *m, fl_str name) {
  if (fl_models_word(m, FL_VOCABULARY_asking_nobody, FL_STR("alone"), name)) return true;
  for (uint32_t begin = 0, i = 0; i <= name.n; i++) {
    if (i < name.n && is_part_of_word(name.at[i])) continue;
    if (fl_models_word(m, FL_VOCABULARY_asking_nobody, (fl_str){0}, fl_str_slice(name, begin, i))) return true;
    begin = i + 1;
  }
  return false;
}

// What records, translates or computes: nobody waits for it, described or not.
static bool asks_nobody(const fl_models *m, const fl_unmodelled *row) { return has_quiet_word(m, row->library) || has_quiet_word(m, row->module); }

bool fl_unmodelled_may_ask(const fl_brief_state *s, const fl_unmodelled *row) {
  const fl_models *m = s->analysis->engine->models;
  return !is_described(m, row) && !asks_nobody(m, row);
}

static int most_first(const void *a, const void *b) {
  const library *x = a, *y = b;
  if (x->calls != y->calls) return x->calls > y->calls ? -1 : 1;
  return fl_str_cmp(x->name, y->name);
}

static void add_row(fl_brief_state *s, const library *l) {
  fl_call_ref at = l->most->first_hot;
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, at.file)->path, fl_graph_call(s->graph, at)->span.line, fl_doc_text(s->doc, "calls %.*s", FL_STR_ARG(l->most->callee))));
  fl_str cells[] = {fl_doc_code(s->doc, l->name), fl_doc_number(s->doc, l->calls), fl_doc_code(s->doc, l->most->callee)};
  fl_doc_row(s->doc, &cites, cells);
}

uint32_t fl_tell_unmodelled(fl_brief_state *s) {
  static const char *const columns[] = {"library", "calls on the way of a request", "most of all", NULL};
  fl_unmodelled *rows;
  libraries all = {0};
  uint32_t n = s->graph ? fl_graph_unmodelled(s->analysis->graph, &s->doc->arena, &rows) : 0, told;
  for (uint32_t i = 0; i < n; i++)
    if (rows[i].hot && rows[i].library.n && fl_unmodelled_may_ask(s, &rows[i])) library_of(&all, &rows[i])->calls += rows[i].hot;
  told = all.n;
  if (all.n) qsort(all.at, all.n, sizeof *all.at, most_first);
  if (all.n) fl_doc_table(s->doc, "Libraries that no model describes: whether their calls ask somebody is not known", columns);
  for (uint32_t i = 0; i < all.n && i < MAX_LIBRARIES; i++) add_row(s, &all.at[i]);
  if (all.n > MAX_LIBRARIES) fl_doc_left_out(s->doc, all.n - MAX_LIBRARIES);
  fl_array_release(&all);
  return told;
}
