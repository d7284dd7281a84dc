// Routes out of names: what stands in a path for the name of a type or a method, and the path of a method that is given none.
//
// In: words and patterns of a library (`{}Controller`, `[controller]/[action]`). Out: OrdersController.PayAsync is reached at Orders/Pay.
#include "graph/service_p.h"
#include "graph/services_p.h"

static const fl_library *library_of(const fl_graph *g, uint32_t file) {
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++) {
    const fl_library *library = fl_models_libraries(g->models, i);
    if (library->route_type && library->n_route_words == 2 && fl_library_speaks(g, i, g->links[file].in->naming->language)) return library;
  }
  return NULL;
}

// What stands in the hole of the pattern; *fits: it is one of these names.
static fl_str without(fl_str pattern, fl_str name, bool *fits) {
  uint32_t hole = fl_str_find(pattern, FL_STR("{}"));
  fl_str head = fl_str_slice(pattern, 0, hole), tail = hole == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(pattern, hole + 2);
  *fits = pattern.n && name.n > head.n + tail.n && fl_str_starts(name, head) && fl_str_ends(name, tail);
  return *fits ? fl_str_slice(name, head.n, name.n - tail.n) : name;
}

static void add_filled(fl_buf *out, fl_str path, const fl_str *words, const fl_str *names) {
  while (path.n) {
    int at = fl_str_starts(path, words[0]) ? 0 : fl_str_starts(path, words[1]) ? 1 : -1;
    if (at >= 0) fl_buf_add(out, names[at]);
    else fl_buf_add_char(out, path.at[0]);
    path = fl_str_from_pos(path, at >= 0 ? words[at].n : 1);
  }
}

static fl_sym fill(fl_graph *g, const fl_library *library, fl_func_ref func, fl_str path) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  const fl_text *texts = fl_models_texts(g->models, library->first_route_word);
  bool is_route, any;
  if (!f->owner || !f->name) return 0;
  const fl_str words[] = {fl_models_text(g->models, texts[0]), fl_models_text(g->models, texts[1])};
  fl_str names[] = {without(fl_models_text(g->models, library->route_type), l->f->texts[l->f->types[f->owner].name], &is_route),
                    without(fl_models_text(g->models, library->route_method), l->f->texts[f->name], &any)};
  if (!is_route || !words[0].n || !words[1].n) return 0;
  fl_buf out = {0};
  add_filled(&out, path, words, names);
  fl_sym filled = fl_intern_add(&g->names, fl_buf_str(&out));
  fl_buf_release(&out);
  return filled;
}

fl_sym fl_route_by_names(fl_graph *g, fl_func_ref func) {
  const fl_library *library = library_of(g, func.file);
  return library && library->route_path ? fill(g, library, func, fl_models_text(g->models, library->route_path)) : 0;
}

fl_sym fl_route_filled(fl_graph *g, fl_func_ref func, fl_sym path) {
  const fl_library *library = path ? library_of(g, func.file) : NULL;
  fl_sym filled = library ? fill(g, library, func, fl_intern_text(&g->names, path)) : 0;
  return filled ? filled : path;
}
