// What a hook notes for later in the same file: names, parameters that it read anew, broken text that it could read after all.
#include "facts/extract_core_p.h"

const fl_node *fl_x_root(const fl_extract *x) { return x->syntax.nodes; }

void fl_x_remember(fl_extract *x, fl_sym name) {
  while (x->remembered.n <= name) fl_array_push(&x->remembered, 0);
  x->remembered.at[name] = 1;
}

bool fl_x_remembers(const fl_extract *x, fl_sym name) { return name < x->remembered.n && x->remembered.at[name]; }

fl_sym fl_x_var_type(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  return b ? b->type : 0;
}

void fl_x_next_params(fl_extract *x, const fl_node *params) { x->next_type_params = params; }

void fl_x_mended(fl_extract *x, uint32_t byte_begin, uint32_t byte_end) {
  uint32_t kept = 1;
  for (uint32_t i = 1; i < x->holes.n; i++) {
    const fl_span *s = &x->holes.at[i].span;
    bool mended = x->holes.at[i].kind == FL_HOLE_SYNTAX && s->byte_begin >= byte_begin && s->byte_end <= byte_end;
    if (!mended) x->holes.at[kept++] = x->holes.at[i];
  }
  x->holes.n = kept;
}
