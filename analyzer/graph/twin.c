#include "graph/twin.h"

#include "graph/another.h"
#include "graph/graph_p.h"

static bool speaks(const fl_graph *g, fl_str name) { return name.n && fl_has_word_of(g, FL_VOCABULARY_twins, name); }

static bool value_speaks(const fl_graph *g, const fl_facts *f, const fl_val *v) {
  switch (v->kind) {
  case FL_VAL_REF:
  case FL_VAL_TYPE: return speaks(g, f->texts[v->a]);
  case FL_VAL_LIT: return v->op == FL_LIT_INT && speaks(g, f->texts[v->a]);
  case FL_VAL_FIELD: return speaks(g, f->texts[v->b]);
  default: return false;
  }
}

static bool is_caught(const fl_graph *g, const fl_facts *f, uint32_t func, uint32_t begin) {
  for (uint32_t r = 1; r < f->n_regions; r++) {
    const fl_region *region = &f->regions[r];
    for (uint32_t i = 0; i < region->n_types && region->kind == FL_REGION_CATCH && region->func == func && region->span.byte_begin > begin; i++)
      if (speaks(g, f->texts[f->names[region->first_type + i]])) return true;
  }
  return false;
}

bool fl_asks_for_twin(const fl_graph *g, fl_call_ref call) {
  const fl_link *l = &g->links[call.file];
  const fl_facts *f = l->f;
  const fl_call *made = &f->calls[call.id];
  uint32_t begin = made->span.byte_end, end = f->funcs[made->func].span.byte_end;
  for (uint32_t c = l->func_first_call[made->func]; c; c = l->call_next[c])
    if (f->calls[c].span.byte_begin >= begin && speaks(g, f->texts[f->calls[c].name])) return true;
  for (uint32_t i = 1; i < f->n_values; i++)
    if (f->values[i].byte_begin >= begin && f->values[i].byte_end <= end && value_speaks(g, f, &f->values[i])) return true;
  return is_caught(g, f, made->func, begin);
}
