// What a function does by itself or through those that it calls: reads the clock, draws, makes ids.
#include "match/predicate_p.h"

#include "graph/effect.h"

#include <string.h>

enum { MOST_DEPTH = 4, MOST_FUNCS = 64 };

typedef struct deed { // file 0: nothing of the kind
  uint32_t file, line, does;
  fl_str name;
} deed;

typedef struct search {
  fl_graph *g; // as the thread sees it
  uint32_t does;
  fl_func_ref seen[MOST_FUNCS];
  uint32_t n_seen;
} search;

static bool is_new(search *s, fl_func_ref f) {
  for (uint32_t i = 0; i < s->n_seen; i++)
    if (s->seen[i].file == f.file && s->seen[i].id == f.id) return false;
  if (s->n_seen == MOST_FUNCS) return false;
  return s->seen[s->n_seen++] = f, true;
}

static bool stands_inside(fl_span a, fl_span b) { return b.byte_begin <= a.byte_begin && a.byte_end <= b.byte_end; }

// It stands among the arguments of a call that logs: nothing else comes of it.
static bool is_only_logged(const search *s, fl_call_ref call) {
  const fl_facts *facts = fl_graph_facts(s->g, call.file);
  fl_span span = facts->calls[call.id].span;
  for (uint32_t c = 1; c < facts->n_calls; c++)
    if (c != call.id && facts->calls[c].n_args && facts->calls[c].func == facts->calls[call.id].func && stands_inside(span, facts->calls[c].span) &&
        fl_graph_call_does(s->g, (fl_call_ref){call.file, c}, 1u << FL_DOES_log))
      return true;
  return false;
}

// What a call or a name is asked for one after the other: which of the deeds is it?
static deed by_call(const search *s, fl_call_ref call) {
  for (uint32_t does = 1; does < FL_N_DOES; does++)
    if ((s->does & (1u << does)) && fl_graph_call_does(s->g, call, 1u << does) && !is_only_logged(s, call))
      return (deed){call.file, fl_graph_call_span(s->g, call).line, does, fl_graph_text(s->g, call.file, fl_graph_call(s->g, call)->name)};
  return (deed){0};
}

static deed by_property(const search *s, fl_func_ref f) {
  const fl_facts *facts = fl_graph_facts(s->g, f.file);
  for (uint32_t does = 1; does < FL_N_DOES; does++) {
    fl_val_ref read = s->does & (1u << does) ? fl_graph_property_does(s->g, f, 1u << does) : (fl_val_ref){0, 0};
    if (read.id) return (deed){f.file, facts->values[read.id].line, does, facts->texts[facts->values[read.id].b]};
  }
  return (deed){0};
}

static deed find_in(search *s, fl_func_ref f, uint32_t depth);

// A handler that is put together by a function and given back: it runs in its place.
static deed find_returned(search *s, fl_func_ref f, uint32_t depth) {
  const fl_facts *facts = fl_graph_facts(s->g, f.file);
  for (uint32_t i = 1; i < facts->n_exits; i++) {
    const fl_exit *e = &facts->exits[i];
    const fl_val *v = &facts->values[e->val];
    if (e->func != f.id || e->kind != FL_EXIT_RETURN || v->kind != FL_VAL_LAMBDA) continue;
    deed inner = find_in(s, (fl_func_ref){f.file, v->a}, depth);
    if (inner.file) return inner;
  }
  return (deed){0};
}

static deed find_behind(search *s, fl_call_ref call, uint32_t depth) {
  const fl_target *targets;
  uint32_t n = depth ? fl_graph_targets(s->g, call, &targets) : 0;
  for (uint32_t t = 0; t < n; t++) {
    if (!targets[t].func.id || targets[t].via != FL_VIA_CALL || targets[t].certainty < 3) continue;
    deed inner = find_in(s, targets[t].func, depth - 1);
    if (inner.file) return inner;
  }
  return (deed){0};
}

// The first such place, in the order of the text, callees where they are called; names that are read come last.
static deed find_in(search *s, fl_func_ref f, uint32_t depth) {
  const fl_facts *facts = fl_graph_facts(s->g, f.file);
  if (!is_new(s, f)) return (deed){0};
  for (uint32_t c = 1; c < facts->n_calls; c++) {
    fl_call_ref call = {f.file, c};
    if (facts->calls[c].func != f.id || (facts->calls[c].flags & FL_CALL_SPAWNED)) continue;
    deed found = by_call(s, call);
    if (!found.file) found = find_behind(s, call, depth);
    if (found.file) return found;
  }
  return by_property(s, f);
}

// What the fields of its object begin with is done whenever the object is made.
static deed by_fields(const search *s, fl_func_ref f) {
  const fl_facts *facts = fl_graph_facts(s->g, f.file);
  uint32_t owner = facts->funcs[f.id].owner;
  for (uint32_t i = 1; owner && i < facts->n_assigns; i++) {
    const fl_assign *a = &facts->assigns[i];
    const fl_var *v = &facts->vars[a->var];
    if (!a->var || v->kind != FL_VAR_FIELD || v->type_owner != owner || (v->flags & FL_VAR_STATIC)) continue;
    for (uint32_t c = 1; c < facts->n_calls; c++) {
      deed found = stands_inside(facts->calls[c].span, a->span) ? by_call(s, (fl_call_ref){f.file, c}) : (deed){0};
      if (found.file) return found;
    }
  }
  return (deed){0};
}

static const char *said(uint32_t does) {
  return does == FL_DOES_clock_read ? "reads the clock" : does == FL_DOES_unique_id ? "makes an id" : "draws a number";
}

fl_reply fl_reply_runs(fl_focus *f, const fl_predicate *p) {
  search s = {.g = (fl_graph *)fl_ask_graph(f->ask), .does = p->effects};
  deed found = find_in(&s, f->site->func, MOST_DEPTH);
  if (!found.file) found = find_returned(&s, f->site->func, MOST_DEPTH);
  if (!found.file) found = by_fields(&s, f->site->func);
  if (!found.file) return (fl_reply){FL_NO, 0};
  f->sum = fl_arena_printf(f->arena, "`%.*s` %s (%.*s:%u)", FL_STR_ARG(found.name), said(found.does),
                           FL_STR_ARG(fl_graph_file_at(f->g, found.file)->path), found.line);
  return (fl_reply){FL_YES, 3};
}
