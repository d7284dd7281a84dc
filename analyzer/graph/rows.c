// Rows of a file by what they belong to, so that nobody goes through the whole file for them.
#include "graph/graph_p.h"

static uint32_t *zeros(fl_graph *g, uint32_t n) { return fl_arena_zero_n(&g->arena, (size_t)n + 1, sizeof(uint32_t)); }

static void put_first(uint32_t *first, uint32_t *next, uint32_t row) {
  *next = *first;
  *first = row;
}

// Backwards: chains run forwards.
static void index_funcs(fl_graph *g, fl_link *l) {
  const fl_facts *f = l->f;
  l->first_method = zeros(g, f->n_types), l->next_method = zeros(g, f->n_funcs);
  l->first_inner = zeros(g, f->n_funcs), l->next_inner = zeros(g, f->n_funcs);
  for (uint32_t i = f->n_funcs; i-- > 1;) {
    const fl_func *func = &f->funcs[i];
    if (func->owner) put_first(&l->first_method[func->owner], &l->next_method[i], i);
    if (func->parent && func->name) put_first(&l->first_inner[func->parent], &l->next_inner[i], i);
  }
}

static void index_returns(fl_graph *g, fl_link *l) {
  const fl_facts *f = l->f;
  l->first_return = zeros(g, f->n_funcs), l->next_return = zeros(g, f->n_exits);
  for (uint32_t i = f->n_exits; i-- > 1;)
    if (f->exits[i].kind == FL_EXIT_RETURN) put_first(&l->first_return[f->exits[i].func], &l->next_return[i], i);
}

static void index_defaults(fl_graph *g, fl_link *l) {
  const fl_facts *f = l->f;
  l->default_of = zeros(g, f->n_funcs);
  for (uint32_t i = f->n_params; i-- > 1;) {
    const fl_val *v = &f->values[f->params[i].value];
    if (f->params[i].value && v->kind == FL_VAL_LAMBDA) l->default_of[v->a] = i;
  }
}

void fl_index_rows(fl_graph *g, fl_link *l) {
  index_funcs(g, l);
  index_returns(g, l);
  index_defaults(g, l);
}
