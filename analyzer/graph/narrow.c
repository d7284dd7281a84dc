// Which library's module holds a name, when several that a file opens may.
//
// In: names of types in languages that write them without their module, in files that open several modules of which no model says all
// they hold. Out: the one module that every file which uses the name opens. Where one is left, the name is in it
// (certainty 2), if two libraries do not use the same name; where none is left, they do, and nothing is concluded.
#include "graph/graph_p.h"

enum { MAX_CANDIDATES = 48 };

typedef struct candidates {
  fl_sym module[MAX_CANDIDATES];
  uint32_t n;
} candidates;

typedef struct guess { // a name that a file uses and nobody explains
  uint32_t file;
  fl_sym name;
  uint32_t of; // in `sets`
} guess;

typedef struct narrowing {
  fl_graph *g;
  fl_map set_of, seen; // name -> sets; (file, name) -> 1
  FL_ARRAY(candidates) sets;
  FL_ARRAY(guess) guesses;
} narrowing;

static bool capitalised(fl_str name) { return name.n && name.at[0] >= 'A' && name.at[0] <= 'Z'; }

static candidates opened_by(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  candidates found[3] = {0};
  for (uint32_t i = 0; i < l->n_opens; i++) {
    candidates *c = &found[fl_may_hold_more(g, file, &l->opens[i])];
    if (c->n < MAX_CANDIDATES) c->module[c->n++] = l->opens[i].module;
  }
  return found[2].n ? found[2] : found[1];
}

static bool holds(const candidates *c, fl_sym module) {
  for (uint32_t i = 0; i < c->n; i++)
    if (c->module[i] == module) return true;
  return false;
}

static void add_all(candidates *set, const candidates *more) {
  for (uint32_t i = 0; i < more->n && set->n < MAX_CANDIDATES; i++)
    if (!holds(set, more->module[i])) set->module[set->n++] = more->module[i];
}

static void keep_common(candidates *set, const candidates *other) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < set->n; i++)
    if (holds(other, set->module[i])) set->module[n++] = set->module[i];
  set->n = n;
}

// What some file opens that uses the name; each of them has its say when all are known (keep_common).
static void add_guess(narrowing *w, uint32_t file, fl_sym name, const candidates *here) {
  uint32_t of = fl_map_get_or(&w->set_of, name, 0);
  if (!of) {
    fl_array_push(&w->sets, (candidates){0});
    of = w->sets.n;
    fl_map_put(&w->set_of, name, of);
  }
  add_all(&w->sets.at[of - 1], here);
  fl_array_push(&w->guesses, ((guess){file, name, of}));
}

static void look_at(narrowing *w, uint32_t file, uint32_t func, fl_sym name, const candidates *here) {
  if (!capitalised(fl_intern_text(&w->g->names, name)) || fl_map_get_or(&w->seen, FL_KEY(file, name), 0)) return;
  fl_map_put(&w->seen, FL_KEY(file, name), 1);
  fl_ent ent = fl_lookup(w->g, file, func, name);
  if (ent.kind == FL_ENT_EXTERN && ent.certainty <= 2) add_guess(w, file, name, here);
}

static void look_at_type(narrowing *w, uint32_t file, uint32_t func, fl_sym written, const candidates *here) {
  fl_str text = w->g->links[file].f->texts[written];
  while (fl_str_starts(text, FL_STR("[]"))) text = fl_str_from_pos(text, 2);
  if (fl_str_find_char(text, '.') == FL_STR_NONE && fl_str_find_char(text, '(') == FL_STR_NONE)
    look_at(w, file, func, fl_intern_add(&w->g->names, text), here);
}

static void look_at_file(narrowing *w, uint32_t file) {
  const fl_link *l = &w->g->links[file];
  candidates here = opened_by(w->g, file);
  if (!here.n) return;
  for (uint32_t i = 1; i < l->f->n_values; i++)
    if (l->f->values[i].kind == FL_VAL_REF) look_at(w, file, fl_func_of_val(w->g, file, i), l->sym[l->f->values[i].a], &here);
  for (uint32_t i = 1; i < l->f->n_vars; i++) look_at_type(w, file, l->f->vars[i].func, l->f->vars[i].type, &here);
  for (uint32_t i = 1; i < l->f->n_params; i++) look_at_type(w, file, l->f->params[i].func, l->f->params[i].type, &here);
  for (uint32_t i = 1; i < l->f->n_types; i++)
    for (uint32_t s = 0; s < l->f->types[i].n_supers; s++) look_at_type(w, file, 0, l->f->names[l->f->types[i].first_super + s], &here);
}

static void narrow(narrowing *w) {
  candidates here = {0};
  for (uint32_t i = 0; i < w->guesses.n; i++) {
    const guess *use = &w->guesses.at[i];
    if (!i || use->file != w->guesses.at[i - 1].file) here = opened_by(w->g, use->file);
    keep_common(&w->sets.at[use->of - 1], &here);
  }
}

// What was remembered of the names is corrected, and what may rest on it is asked anew.
static void correct(narrowing *w) {
  fl_graph *g = w->g;
  for (uint32_t i = 0; i < w->guesses.n; i++) {
    const guess *found = &w->guesses.at[i];
    const candidates *set = &w->sets.at[found->of - 1];
    uint32_t node = set->n == 1 ? fl_map_get_or(&g->links[found->file].opened, found->name, 0) : 0;
    if (!node) continue;
    fl_sym whole = fl_canonical(g, found->file, fl_join(g, set->module[0], ".", found->name));
    g->nodes.at[node].ent = (fl_ent){FL_ENT_EXTERN, 2, 0, 0, whole};
  }
}

void fl_narrow_opens(fl_graph *g) {
  narrowing w = {.g = g};
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming && g->links[file].in->naming->wildcard_types) look_at_file(&w, file);
  narrow(&w);
  correct(&w);
  fl_map_release(&w.set_of);
  fl_map_release(&w.seen);
  fl_array_release(&w.sets);
  fl_array_release(&w.guesses);
}
