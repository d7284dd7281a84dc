// Numbers in code under names that tell what they measure: `PoolSize: 20`, `pool_size=5`, `SetMaxOpenConns(25)`.
#include "brief/capacity.h"

static bool is_of_size(fl_str kind) {
  return fl_str_eq_c(kind, "pool") || fl_str_eq_c(kind, "threads") || fl_str_eq_c(kind, "queue") || fl_str_eq_c(kind, "batch");
}

// As it is written; of a field or constant what it is set to, wherever that is one number.
static fl_str number_of(fl_brief_state *s, uint32_t file, fl_str key, uint32_t val) {
  const fl_facts *f = fl_graph_facts(s->graph, file);
  const fl_val *v = &f->values[val];
  int64_t n;
  if (v->kind == FL_VAL_LIT) return v->op == FL_LIT_INT ? f->texts[v->a] : (fl_str){0};
  bool asked = (v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD) && is_of_size(fl_quantity_kind(s, key, FL_STR("1")));
  return asked && fl_ask_count(s->ask, file, val, &n) ? fl_doc_number(s->doc, (uint32_t)n) : (fl_str){0};
}

// Many a pool is one of threads: where a model says that the call sets their number, it is that.
static bool sets_threads(const fl_brief_state *s, fl_call_ref ref) {
  const fl_target *targets;
  const fl_models *m = s->analysis->engine->models;
  uint32_t n = fl_graph_targets(s->graph, ref, &targets);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; targets[i].row && k < targets[i].row->n_mutates; k++)
      if (fl_str_eq_c(fl_models_text(m, (fl_models_settings(m, targets[i].row->first_mutate) + k)->name), "threads")) return true;
  return false;
}

// A function of the repository has a name that says what it does: `spawnWorkers(4)` is no setting of anything.
static bool is_own(const fl_brief_state *s, fl_call_ref ref) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(s->graph, ref, &targets);
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].func.id && targets[i].via == FL_VIA_CALL) return true;
  return false;
}

// ---- what handles requests -----------------------------------------------------------------------------------------------------------------

// Is it the argument, or what the variable that is the argument is set to?
static bool is_given(const fl_facts *f, uint32_t func, uint32_t val, uint32_t call) {
  const fl_val *v = &f->values[val];
  if (v->kind == FL_VAL_CALL) return v->a == call;
  for (uint32_t i = 1; v->kind == FL_VAL_REF && i < f->n_assigns; i++) {
    const fl_assign *set = &f->assigns[i];
    bool same = set->func == func && f->values[set->target].kind == FL_VAL_REF && f->values[set->target].a == v->a;
    if (same && f->values[set->val].kind == FL_VAL_CALL && f->values[set->val].a == call) return true;
  }
  return false;
}

static uint32_t argument(const fl_facts *f, const fl_call *c, const fl_path *path, fl_str name) {
  int32_t position = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &f->args[c->first_arg + i];
    if (path->root == FL_ROOT_kw && arg->name && fl_str_eq(f->texts[arg->name], name)) return arg->val;
    if (path->root == FL_ROOT_arg && !arg->name && position++ == path->index) return arg->val;
  }
  return 0;
}

// `sets: {handlers: "arg[0]"}`
static bool hands_on(const fl_brief_state *s, fl_call_ref by, uint32_t call) {
  const fl_target *targets;
  const fl_models *m = s->analysis->engine->models;
  const fl_facts *f = fl_graph_facts(s->graph, by.file);
  const fl_call *c = fl_graph_call(s->graph, by);
  uint32_t n = fl_graph_targets(s->graph, by, &targets);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; targets[i].row && k < targets[i].row->n_sets; k++) {
      const fl_setting *set = fl_models_settings(m, targets[i].row->first_set) + k;
      const fl_path *path = fl_models_paths(m, set->from);
      uint32_t val = fl_str_eq_c(fl_models_text(m, set->name), "handlers") ? argument(f, c, path, fl_models_text(m, path->name)) : 0;
      if (val && is_given(f, c->func, val, call)) return true;
    }
  return false;
}

// `server(Executor(max_workers=10))`: a model says of the server that its handlers run there. The program's own threads, and those that work
// is handed to, say nothing about how many requests are taken at once.
static bool handles_requests(const fl_brief_state *s, fl_call_ref made) {
  const fl_facts *f = fl_graph_facts(s->graph, made.file);
  for (uint32_t i = 1; i < f->n_calls; i++)
    if (i != made.id && f->calls[i].n_args && hands_on(s, (fl_call_ref){made.file, i}, made.id)) return true;
  return false;
}

static void add(fl_brief_state *s, fl_quantities *out, fl_call_ref ref, fl_str key, uint32_t val) {
  uint32_t file = ref.file;
  const fl_call *call = fl_graph_call(s->graph, ref);
  fl_str value = key.n ? number_of(s, file, key, val) : key;
  if (!key.n || !value.n || (call->func && fl_graph_func_marks(s->graph, (fl_func_ref){file, call->func}) & FL_MARK_TEST)) return;
  fl_str kind = fl_quantity_kind(s, key, value);
  if (!is_of_size(kind)) return;
  if (sets_threads(s, ref)) kind = FL_STR("threads");
  fl_quantity found = {.kind = kind, .for_requests = handles_requests(s, ref), .key = key, .value = value, .line = call->name_line ? call->name_line : call->span.line, .n = 1, .path = fl_graph_file_at(s->graph, file)->path};
  found.service = fl_brief_service_of(s, file);
  fl_array_push(out, found);
}

const fl_quantities *fl_brief_code_quantities(fl_brief_state *s) {
  fl_quantities *out = &s->code_quantities;
  if (s->has_code_quantities) return out;
  s->has_code_quantities = true;
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++) {
    const fl_facts *f = fl_graph_facts(s->graph, file);
    if (!f || f->n_calls <= 1 || fl_brief_is_beside(s, file) || (fl_graph_file_marks(s->graph, file) & FL_MARK_BROWSER)) continue;
    for (uint32_t i = 1; i < f->n_calls; i++) {
      const fl_call *call = &f->calls[i];
      bool names = call->n_args == 1 && !is_own(s, (fl_call_ref){file, i});
      for (uint32_t a = call->first_arg; a < call->first_arg + call->n_args; a++) {
        fl_str key = f->texts[f->args[a].name];
        add(s, out, (fl_call_ref){file, i}, key.n ? key : names ? f->texts[call->name] : key, f->args[a].val);
      }
    }
  }
  fl_quantities_join(out);
  return out;
}
