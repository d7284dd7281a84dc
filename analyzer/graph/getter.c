// Properties that are methods: x.name where the type has getName(), or where a property extends the type from outside.
//
// In: an object's type and the name of a property. Out: the function of the repository that gives it.
#include "graph/graph_p.h"

#include <stdio.h>
#include <string.h>

fl_sym fl_accessor_name(fl_graph *g, const char *prefix, fl_sym property) {
  fl_str name = fl_intern_text(&g->names, property);
  char text[FL_MAX_NAME];
  int n = name.n ? snprintf(text, sizeof text, "%s%.*s", prefix, FL_STR_ARG(name)) : 0;
  uint32_t at = (uint32_t)strlen(prefix);
  if (n <= 0 || (size_t)n >= sizeof text) return 0;
  if (text[at] >= 'a' && text[at] <= 'z') text[at] = (char)(text[at] - 'a' + 'A');
  return fl_intern_add(&g->names, (fl_str){text, (uint32_t)n});
}

// x.name where nothing is called so: getName() of the type, or a property that extends it.
fl_ent fl_find_getter(fl_graph *g, uint32_t file, fl_tref t, fl_sym property) {
  const fl_naming *naming = g->links[file].in->naming;
  fl_ent found = {0};
  if (naming->accessors && t.id) {
    found = fl_type_member(g, t.file, t.id, fl_accessor_name(g, "get", property), 0);
    if (!found.kind) found = fl_type_member(g, t.file, t.id, fl_accessor_name(g, "is", property), 0);
  }
  if (!found.kind && naming->extensions) found = fl_find_extension(g, file, t, property);
  return found.kind == FL_ENT_FUNC && g->links[found.file].f->funcs[found.id].n_params == 0 ? found : (fl_ent){0};
}
