// Folders of declarations that other files put in, each time with other values: `module "orders" { source = "./service" name = "orders" }`.
//
// What such a folder declares is there once for each call, and its variables are what that call says, else their defaults.
#include "graph/deploy_p.h"

#include "base/io.h"

// "module.orders.source" -> orders
static fl_str called(fl_str key) {
  bool it = fl_str_starts_c(key, "module.") && fl_str_ends_c(key, ".source");
  fl_str name = it ? fl_str_slice(key, 7, key.n - 7) : (fl_str){0};
  return fl_str_find_char(name, '.') == FL_STR_NONE ? name : (fl_str){0};
}

// Only folders of this repository are written with a dot.
static void add_call(fl_graph *g, uint32_t file, fl_str name, fl_str source) {
  fl_buf path = {0};
  fl_buf_add(&path, fl_path_dir(g->links[file].in->path));
  bool inside = fl_str_starts_c(source, ".") && fl_path_enter(&path, source);
  if (inside) fl_array_push(&g->module_calls, ((fl_module_call){file, fl_intern_add(&g->names, name), fl_intern_add(&g->names, fl_buf_str(&path))}));
  fl_buf_release(&path);
}

void fl_index_module_calls(fl_graph *g) {
  fl_array_push(&g->module_calls, (fl_module_call){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1; i < f->n_confs; i++) {
      fl_str name = called(f->texts[f->confs[i].key]);
      if (name.n) add_call(g, file, name, f->texts[f->confs[i].val]);
    }
  }
}

uint32_t fl_module_call_of(const fl_graph *g, uint32_t file, uint32_t after) {
  fl_str dir = fl_path_dir(g->links[file].in->path);
  for (uint32_t i = after + 1; i < g->module_calls.n; i++)
    if (fl_str_eq(fl_intern_text(&g->names, g->module_calls.at[i].dir), dir)) return i;
  return 0;
}

// ---- values ---------------------------------------------------------------------------------------------------------------------

// What the call sets the variable to; NULL: nothing.
static const fl_conf *set_by(const fl_graph *g, const fl_module_call *call, fl_str variable) {
  const fl_facts *f = g->links[call->file].f;
  fl_buf key = {0};
  const fl_conf *found = NULL;
  fl_buf_printf(&key, "module.%.*s.%.*s", FL_STR_ARG(fl_intern_text(&g->names, call->name)), FL_STR_ARG(variable));
  for (uint32_t i = 1; i < f->n_confs && !found; i++)
    if (fl_str_eq(f->texts[f->confs[i].key], fl_buf_str(&key))) found = &f->confs[i];
  fl_buf_release(&key);
  return found;
}

static bool add_reference(const fl_graph *g, uint32_t file, fl_str reference, const fl_module_call *call, fl_buf *out) {
  fl_str key = fl_str_slice(reference, 2, reference.n - 1), variable = fl_str_from_pos(key, 4);
  const fl_conf *set = call && fl_str_starts_c(key, "var.") ? set_by(g, call, variable) : NULL;
  fl_buf one = {0};
  bool known = set ? fl_setting_expand(g, call->file, g->links[call->file].f->texts[set->val], &one) : fl_setting_expand(g, file, reference, &one);
  known = known && one.n > 0;
  fl_buf_add(out, fl_buf_str(&one));
  fl_buf_release(&one);
  return known;
}

fl_sym fl_expand_in_call(fl_graph *g, uint32_t file, fl_str text, uint32_t call) {
  const fl_module_call *of = call ? &g->module_calls.at[call] : NULL;
  fl_buf out = {0};
  bool known = text.n > 0;
  while (known && text.n) {
    uint32_t begin = fl_str_find(text, FL_STR("${"));
    fl_buf_add(&out, fl_str_slice(text, 0, begin));
    text = fl_str_from_pos(text, begin);
    uint32_t end = begin == FL_STR_NONE ? FL_STR_NONE : fl_str_find_char(text, '}');
    if (begin == FL_STR_NONE) break;
    known = end != FL_STR_NONE && add_reference(g, file, fl_str_slice(text, 0, end + 1), of, &out);
    text = end == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, end + 1);
  }
  fl_sym sym = known ? fl_intern_add(&g->names, fl_buf_str(&out)) : 0;
  fl_buf_release(&out);
  return sym;
}
