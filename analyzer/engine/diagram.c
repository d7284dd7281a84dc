// Nodes and arrows: collected in any order, then sorted, joined and counted.
#include "engine/diagram_p.h"

#include <stdlib.h>

#define X(w) #w,
static const char *const node_words[] = {"none", FL_NODES(X)};
static const char *const arrow_words[] = {"none", FL_ARROWS(X)};
static const char *const tally_words[] = {"none", FL_TALLIES(X)};
#undef X
const char *fl_node_word(uint8_t kind) { return node_words[kind]; }
const char *fl_arrow_word(uint8_t kind) { return arrow_words[kind]; }
const char *fl_tally_word(uint8_t kind) { return tally_words[kind]; }

uint32_t fl_diagram_node(fl_diagram *d, fl_node node) {
  fl_str *const texts[] = {&node.name, &node.detail, &node.service, &node.path};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = fl_arena_str(&d->arena, *texts[i]);
  fl_array_push(&d->nodes, node);
  return d->nodes.n - 1;
}

static void add_arrow(fl_diagram *d, fl_arrow arrow, uint32_t n, fl_str request) {
  arrow.n = n;
  arrow.protocol = fl_arena_str(&d->arena, arrow.protocol);
  fl_array_push(&d->arrows, arrow);
  fl_tally tally = {FL_TALLY_requests, d->arrows.n - 1, 1, fl_arena_str(&d->arena, request)};
  if (request.n) fl_array_push(&d->requests, tally);
}

void fl_diagram_arrow(fl_diagram *d, fl_arrow arrow, fl_str request) { add_arrow(d, arrow, 1, request); }

void fl_diagram_alternative(fl_diagram *d, fl_arrow arrow, fl_str request) { add_arrow(d, arrow, 0, request); }

void fl_diagram_tally(fl_diagram *d, uint32_t node, uint8_t kind, fl_str what, uint32_t n) {
  fl_array_push(&d->tallies, ((fl_tally){kind, node, n, fl_arena_str(&d->arena, what)}));
}

// ---- order ----------------------------------------------------------------------------------------------------------------------------

static int compare(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }
static int either(int first, int second) { return first ? first : second; }

static int by_place(const void *x, const void *y) {
  const fl_node *a = *(const fl_node *const *)x, *b = *(const fl_node *const *)y;
  int place = either(fl_str_cmp(a->path, b->path), compare(a->line, b->line));
  return either(either(place, compare(a->kind, b->kind)), either(fl_str_cmp(a->name, b->name), a < b ? -1 : a > b));
}

static int by_ends(const void *x, const void *y) {
  const fl_arrow *a = *(const fl_arrow *const *)x, *b = *(const fl_arrow *const *)y;
  int ends = either(compare(a->from, b->from), compare(a->to, b->to));
  return either(either(ends, compare(a->kind, b->kind)), fl_str_cmp(a->protocol, b->protocol));
}

static int by_owner(const void *x, const void *y) {
  const fl_tally *a = x, *b = y;
  return either(either(compare(a->of, b->of), compare(a->kind, b->kind)), fl_str_cmp(a->what, b->what));
}

// Sorts the nodes; position of each one that was.
static uint32_t *sort_nodes(fl_diagram *d) {
  uint32_t *now = fl_alloc_zero((size_t)d->nodes.n + 1, sizeof *now), n = d->nodes.n;
  const fl_node **order = fl_alloc_zero((size_t)n + 1, sizeof *order);
  fl_node *sorted = fl_alloc_zero((size_t)n + 1, sizeof *sorted);
  for (uint32_t i = 0; i < n; i++) order[i] = &d->nodes.at[i];
  qsort(order, n, sizeof *order, by_place);
  for (uint32_t i = 0; i < n; i++) now[order[i] - d->nodes.at] = i, sorted[i] = *order[i];
  if (n) memcpy(d->nodes.at, sorted, n * sizeof *sorted);
  fl_free(order);
  fl_free(sorted);
  return now;
}

// Sorts the arrows and makes one of those that are equal, with all that stands for them.
static uint32_t *join_arrows(fl_diagram *d) {
  uint32_t *now = fl_alloc_zero((size_t)d->arrows.n + 1, sizeof *now), n = d->arrows.n, last = 0;
  const fl_arrow **order = fl_alloc_zero((size_t)n + 1, sizeof *order);
  fl_arrow *joined = fl_alloc_zero((size_t)n + 1, sizeof *joined);
  for (uint32_t i = 0; i < n; i++) order[i] = &d->arrows.at[i];
  qsort(order, n, sizeof *order, by_ends);
  for (uint32_t i = 0; i < n; i++) {
    bool again = i && by_ends(&order[i - 1], &order[i]) == 0;
    if (!again) joined[last++] = *order[i];
    if (again) joined[last - 1].n += order[i]->n;
    if (again && order[i]->certainty > joined[last - 1].certainty) joined[last - 1].certainty = order[i]->certainty;
    now[order[i] - d->arrows.at] = last - 1;
  }
  if (n) memcpy(d->arrows.at, joined, n * sizeof *joined);
  d->arrows.n = last;
  fl_free(order);
  fl_free(joined);
  return now;
}

static void join_tallies(fl_tally *at, uint32_t *n, const uint32_t *now) {
  uint32_t last = 0;
  for (uint32_t i = 0; i < *n; i++) at[i].of = now[at[i].of];
  if (*n) qsort(at, *n, sizeof *at, by_owner);
  for (uint32_t i = 0; i < *n; i++) {
    if (last && by_owner(&at[last - 1], &at[i]) == 0) at[last - 1].n += at[i].n;
    else at[last++] = at[i];
  }
  *n = last;
}

void fl_diagram_finish(fl_diagram *d) {
  uint32_t *node = sort_nodes(d);
  for (uint32_t i = 0; i < d->arrows.n; i++) d->arrows.at[i].from = node[d->arrows.at[i].from], d->arrows.at[i].to = node[d->arrows.at[i].to];
  uint32_t *arrow = join_arrows(d);
  join_tallies(d->tallies.at, &d->tallies.n, node);
  join_tallies(d->requests.at, &d->requests.n, arrow);
  fl_free(node);
  fl_free(arrow);
}

void fl_diagram_release(fl_diagram *d) {
  fl_array_release(&d->nodes);
  fl_array_release(&d->arrows);
  fl_array_release(&d->tallies);
  fl_array_release(&d->requests);
  fl_arena_release(&d->arena);
}

// ---- reading ----------------------------------------------------------------------------------------------------------------------------

static const fl_tally *tallies_of(const fl_tally *at, uint32_t n_all, uint32_t of, uint32_t *n) {
  uint32_t low = 0, high = n_all;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (at[middle].of < of) low = middle + 1;
    else high = middle;
  }
  *n = 0;
  while (low + *n < n_all && at[low + *n].of == of) ++*n;
  return at + low;
}

const fl_tally *fl_node_tallies(const fl_diagram *d, uint32_t node, uint32_t *n) { return tallies_of(d->tallies.at, d->tallies.n, node, n); }
const fl_tally *fl_arrow_requests(const fl_diagram *d, uint32_t arrow, uint32_t *n) {
  return tallies_of(d->requests.at, d->requests.n, arrow, n);
}

bool fl_diagram_is_quiet(const fl_analysis *a, fl_func_ref func) {
  uint32_t marks = fl_graph_func_marks(a->graph, func) & (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED);
  return !a->options.all && (marks || fl_graph_is_for_tests(a->graph, func));
}
