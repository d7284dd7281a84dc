// Who catches what a call throws, before it comes to whoever asked.
//
// In: a call. Out: the nearest places around it, in its function and in those that call it, that catch everything and throw nothing anew. What they do
// then, nobody looks at here.
#include "graph/ask_p.h"

enum { LIKELY = 2, MOST_FUNCS = 200 };

typedef struct search {
  const fl_graph *g;
  fl_map seen;
  FL_ARRAY(fl_call_ref) open;
  fl_caught *out;
  uint32_t n, cap;
} search;

static bool throws_anew(const fl_facts *f, uint32_t caught) {
  for (uint32_t i = 1; i < f->n_exits; i++) {
    bool leaves = f->exits[i].kind == FL_EXIT_THROW || f->exits[i].kind == FL_EXIT_PROCESS;
    if (leaves && f->exits[i].func == f->regions[caught].func && fl_region_holds(f, caught, f->exits[i].region)) return true;
  }
  return false;
}

// The catch of a try that takes whatever comes; one of a narrower kind before it may let some of it go.
static uint32_t catch_of(const fl_graph *g, uint32_t file, uint32_t try_region) {
  const fl_facts *f = g->links[file].f;
  const fl_region *t = &f->regions[try_region];
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool next = r->kind == FL_REGION_TRY && r->parent == t->parent && r->func == t->func && r->span.byte_begin >= t->span.byte_end;
    bool its_own = r->kind == FL_REGION_CATCH && r->parent == t->parent && r->func == t->func && r->span.byte_begin >= t->span.byte_end;
    if (next) return 0;
    if (its_own && !r->test && fl_catches_everything(g, file, i)) return throws_anew(f, i) ? 0 : i;
  }
  return 0;
}

static void give(search *s, uint32_t file, uint32_t region) {
  fl_span span = s->g->links[file].f->regions[region].span;
  for (uint32_t i = 0; i < s->n; i++)
    if (s->out[i].file == file && s->out[i].line == span.line) return;
  if (s->n < s->cap) s->out[s->n++] = (fl_caught){file, span.line};
}

static bool is_caught(search *s, fl_call_ref at) {
  const fl_facts *f = s->g->links[at.file].f;
  for (uint32_t r = f->calls[at.id].region; r; r = f->regions[r].parent) {
    uint32_t by = f->regions[r].kind == FL_REGION_TRY ? catch_of(s->g, at.file, r) : 0;
    if (by) return give(s, at.file, by), true;
  }
  return false;
}

static void climb(search *s, fl_call_ref at) {
  const fl_caller *callers;
  fl_func_ref func = {at.file, s->g->links[at.file].f->calls[at.id].func};
  uint32_t n = fl_graph_callers(s->g, func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    bool waits = callers[i].via == FL_VIA_CALL || callers[i].via == FL_VIA_CALLBACK;
    uint64_t key = fl_map_key2(callers[i].call.file, callers[i].call.id);
    if (!waits || callers[i].certainty < LIKELY || fl_map_get(&s->seen, key, NULL)) continue;
    fl_map_put(&s->seen, key, 1);
    fl_array_push(&s->open, callers[i].call);
  }
}

uint32_t fl_graph_caught(const fl_graph *g, fl_call_ref at, fl_caught *out, uint32_t cap) {
  search s = {.g = g, .out = out, .cap = cap};
  if (at.file && at.id) fl_array_push(&s.open, at);
  for (uint32_t i = 0; i < s.open.n && i < MOST_FUNCS; i++) {
    fl_call_ref here = s.open.at[i];
    if (!is_caught(&s, here)) climb(&s, here);
  }
  fl_array_release(&s.open);
  fl_map_release(&s.seen);
  return s.n;
}
