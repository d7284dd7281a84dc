// Numbers in code under names that tell what they measure: `PoolSize: 20`, `pool_size=5`, `SetMaxOpenConns(25)`.
#include "brief/capacity.h"

static bool is_of_size(fl_str kind) {
  return fl_str_eq_c(kind, "pool") || fl_str_eq_c(kind, "threads") || fl_str_eq_c(kind, "queue") || fl_str_eq_c(kind, "batch");
}

static fl_str number_of(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[val];
  return v->kind == FL_VAL_LIT && v->op == FL_LIT_INT ? f->texts[v->a] : (fl_str){0};
}

static void add(fl_brief_state *s, fl_quantities *out, uint32_t file, const fl_call *call, fl_str key, fl_str value) {
  if (!key.n || !value.n || (call->func && fl_graph_func_marks(s->graph, (fl_func_ref){file, call->func}) & FL_MARK_TEST)) return;
  fl_str kind = fl_quantity_kind(s, key, value);
  if (!is_of_size(kind)) return;
  fl_quantity found = {.kind = kind, .key = key, .value = value, .line = call->name_line ? call->name_line : call->span.line, .n = 1, .path = fl_graph_file_at(s->graph, file)->path};
  found.service = fl_brief_service_of(s, file);
  fl_array_push(out, found);
}

const fl_quantities *fl_brief_code_quantities(fl_brief_state *s) {
  fl_quantities *out = &s->code_quantities;
  if (s->has_code_quantities) return out;
  s->has_code_quantities = true;
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++) {
    const fl_facts *f = fl_graph_facts(s->graph, file);
    if (!f || f->n_calls <= 1 || fl_brief_is_beside(s, file) || (fl_graph_file_at(s->graph, file)->marks & FL_MARK_BROWSER)) continue;
    for (uint32_t i = 1; i < f->n_calls; i++) {
      const fl_call *call = &f->calls[i];
      for (uint32_t a = call->first_arg; a < call->first_arg + call->n_args; a++) {
        fl_str key = f->texts[f->args[a].name];
        add(s, out, file, call, key.n ? key : call->n_args == 1 ? f->texts[call->name] : (fl_str){0}, number_of(f, f->args[a].val));
      }
    }
  }
  return out;
}
