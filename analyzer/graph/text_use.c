// Is a parameter that nobody here passes a text?
//
// In: a parameter. Out: yes, when its function puts it together with texts ("GET " + url): a text has no properties, so options that
// could stand in its place do not. Only where an object makes no readable text by itself; elsewhere people put objects into messages. A
// parameter whose name stands for something else further in is left alone.
#include "graph/text_use.h"

static bool is_inside(fl_span around, const fl_val *v) {
  return v->byte_begin >= around.byte_begin && v->byte_end <= around.byte_end;
}

static bool has_operand(const fl_facts *f, const fl_val *text, fl_sym name) {
  for (uint32_t i = 0; i < text->n; i++) {
    const fl_val *part = &f->values[f->elems[text->a + i]];
    if (part->kind == FL_VAL_REF && part->a == name) return true;
  }
  return false;
}

static bool is_named_once(const fl_facts *f, fl_span around, uint32_t param, fl_sym name) {
  for (uint32_t i = 1; i < f->n_params; i++)
    if (i != param && f->params[i].name == name && f->params[i].span.byte_begin >= around.byte_begin &&
        f->params[i].span.byte_begin < around.byte_end)
      return false;
  for (uint32_t i = 1; i < f->n_vars; i++)
    if (f->vars[i].name == name && f->vars[i].span.byte_begin >= around.byte_begin && f->vars[i].span.byte_begin < around.byte_end)
      return false;
  return true;
}

bool fl_is_used_as_text(const fl_graph *g, uint32_t file, uint32_t param) {
  const fl_facts *f = g->links[file].f;
  fl_sym name = f->params[param].name;
  fl_span around = f->funcs[f->params[param].func].span;
  bool used = false;
  if (g->links[file].in->naming->module_style != FL_MODULE_RELATIVE_PATH) return false;
  for (uint32_t i = 1; name && i < f->n_values && !used; i++)
    used = f->values[i].kind == FL_VAL_CONCAT && is_inside(around, &f->values[i]) && has_operand(f, &f->values[i], name);
  return used && is_named_once(f, around, param, name);
}
