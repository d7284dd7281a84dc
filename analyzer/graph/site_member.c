// Sites that a supertype makes of the methods of a type: `impl Service for Client { fn call(..) }` runs within whatever others have put
// around the object.
//
// In: types with the supertypes that libraries declare, and models of these. Out: one site for each method that a model with a site names.
#include "graph/graph_p.h"

static void add_methods(fl_graph *g, uint32_t file, uint32_t type, fl_sym super, const fl_supertype_model *m) {
  const fl_link *l = &g->links[file];
  const fl_meaning_row *row = fl_models_meanings(g->models, m->meaning);
  if (!row || !row->site || row->entry) return;
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    const fl_func *f = &l->f->funcs[i];
    bool at_calls = f->flags & FL_FUNC_ABSTRACT; // the sites are its calls (site.c)
    if (f->owner != type || !f->name || at_calls || !fl_is_method_of_model(g, m, l->f->texts[f->name])) continue;
    fl_site s = {.id = g->sites.n, .kind = row->site, .form = FL_FORM_ANNOTATION, .certainty = 3, .effect = row->effect, .func = {file, i},
                 .region = f->body, .call = {file, 0}, .row = row, .callee = super, .span = f->name_span};
    fl_array_push(&g->sites, s);
  }
}

static void of_supers(fl_graph *g, uint32_t file, uint32_t type, fl_tref of, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, of.file, of.id);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    fl_tref super = supers->at[i];
    if (super.id) {
      of_supers(g, file, type, super, depth + 1);
      continue;
    }
    const fl_supertype_model *models[8];
    const char *language = g->links[file].in->naming->language;
    uint32_t n = fl_models_supertypes(g->models, language, fl_intern_text(&g->names, super.name), models, 8);
    for (uint32_t m = 0; m < n; m++) add_methods(g, file, type, super.name, models[m]);
  }
}

void fl_find_member_sites(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t type = 1; g->links[file].in->naming && type < g->links[file].f->n_types; type++)
      of_supers(g, file, type, fl_tref_of_type(g, file, type, 4), 0);
}
