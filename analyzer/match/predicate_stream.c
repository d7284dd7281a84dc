// Predicates about what a stream hands to a program.
#include "match/predicate_p.h"

#include "graph/effect.h"
#include "graph/services.h"

static const fl_reply no = {FL_NO, 0};

// Both are parts of one service; unknown where one of them is no part of any, as of a library.
fl_reply fl_reply_same_service(fl_focus *f) {
  uint32_t own = fl_ask_service_of(f->ask, f->site->func.file), other = f->outer ? fl_ask_service_of(f->ask, f->outer->func.file) : 0;
  if (f->outer && f->outer->func.file == f->site->func.file) return (fl_reply){FL_YES, 4};
  if (!own || !other) return (fl_reply){FL_PERHAPS, 1};
  return own == other ? (fl_reply){FL_YES, 4} : no;
}

fl_reply fl_reply_same_file(const fl_focus *f) {
  return f->outer && f->outer->func.file == f->site->func.file ? (fl_reply){FL_YES, 4} : no;
}

static fl_sym parameter_at(const fl_facts *facts, fl_func_ref func, int64_t place) {
  for (uint32_t i = 1; i < facts->n_params; i++)
    if (facts->params[i].func == func.id && place-- == 0) return facts->params[i].name;
  return 0;
}

static bool is_around(const fl_facts *facts, const fl_call *c, const fl_val *v) {
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *arg = &facts->values[facts->args[c->first_arg + i].val];
    if (v->byte_begin >= arg->byte_begin && v->byte_end <= arg->byte_end) return true;
  }
  return false;
}

static bool is_only_logged(const fl_focus *f, const fl_facts *facts, const fl_val *v) {
  for (uint32_t c = 1; c < facts->n_calls; c++)
    if (is_around(facts, &facts->calls[c], v) && fl_graph_call_does(f->g, (fl_call_ref){f->site->func.file, c}, 1u << FL_DOES_log)) return true;
  return false;
}

// For entry sites: nothing but what it logs speaks of the parameter at this place, or it has none.
fl_reply fl_reply_ignores(fl_focus *f, const fl_predicate *p) {
  const fl_facts *facts = fl_graph_facts(f->g, f->site->func.file);
  fl_sym name = parameter_at(facts, f->site->func, p->gt);
  fl_span around = fl_graph_func(f->g, f->site->func)->span;
  for (uint32_t i = 1; name && i < facts->n_values; i++) {
    const fl_val *v = &facts->values[i];
    bool is_it = v->kind == FL_VAL_REF && v->a == name && v->byte_begin >= around.byte_begin && v->byte_end <= around.byte_end;
    if (is_it && !is_only_logged(f, facts, v)) return no;
  }
  return (fl_reply){FL_YES, 3};
}
