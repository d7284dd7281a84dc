// Annotations that nothing comes of on some way.
#include "match/predicate_p.h"

#include "graph/bypass.h"

fl_reply fl_reply_bypassed(fl_focus *f) {
  fl_str begins = {0};
  bool always = f->site->kind != FL_SITE_txn || (fl_graph_site_attribute(f->g, f->site, FL_STR("begins"), &begins) && fl_str_eq_c(begins, "always"));
  fl_bypass b = fl_graph_bypass((fl_graph *)f->g, f->site, always);
  if (!b.certainty) return (fl_reply){FL_NO, 0};
  const fl_call *call = fl_graph_call(f->g, b.call);
  fl_str caller = fl_graph_func_name(f->g, (fl_func_ref){b.call.file, call->func});
  f->sum = fl_arena_printf(f->arena, "%s`%.*s` calls it on its own object in line %u", b.is_hidden ? "no other class can call it, and " : "", FL_STR_ARG(caller), call->name_line ? call->name_line : call->span.line);
  return (fl_reply){FL_YES, b.certainty};
}
