#include "graph/subject.h"

#include "graph/ask_p.h"

static fl_str last_name(const fl_graph *g, fl_sym name) {
  fl_str text = fl_intern_text(&g->names, name), last = text;
  fl_str_cut(text, '<', &text, NULL);
  fl_str_rcut(text, '.', NULL, &last);
  uint32_t inner = fl_str_rfind_char(last, '$');
  return inner == FL_STR_NONE ? last : fl_str_from_pos(last, inner + 1);
}

// What a type says that it holds, itself or by a supertype.
static fl_sym argument_of(const fl_graph *g, fl_tref t, uint32_t depth) {
  if (t.arg || !t.id || depth > FL_MAX_SUPERS) return t.arg;
  uint32_t n = fl_supers_of(g, t.file, t.id)->n;
  for (uint32_t i = 0; i < n; i++) {
    fl_sym found = argument_of(g, fl_super_of(g, t, i), depth + 1);
    if (found) return found;
  }
  return 0;
}

static fl_tref type_asked(fl_ask *a, const fl_site *s) {
  uint32_t recv = s->call.id ? a->g->links[s->call.file].f->calls[s->call.id].recv : 0;
  return recv ? fl_type_of(a->g, s->call.file, recv) : (fl_tref){0};
}

fl_subject fl_ask_subject(fl_ask *a, const fl_site *s) {
  fl_subject out = {0};
  fl_tref t = type_asked(a, s);
  if (t.id) out.through = last_name(a->g, t.name);
  fl_sym held = argument_of(a->g, t, 0);
  bool several = held && fl_intern_text(&a->g->names, held).n && fl_intern_text(&a->g->names, held).at[0] == '(';
  if (held && !several) out.holds = last_name(a->g, held);
  return out;
}
