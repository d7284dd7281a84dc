// The part of the code that findings stand in: their functions, the ways to them from entry points, and what leads there besides. It is cut
// to what a reader can look at: what is nearest to a finding is kept.
#include "brief/brief_p.h"

enum { MAX_NODES = 400 };

typedef struct choice {
  const fl_diagram *all;
  fl_diagram *part;
  uint32_t *first_in, *next_in; // arrows by the node that they reach; + 1, 0 = none
  uint32_t *queue, *now, n;     // chosen nodes in order; node -> its place in `part` + 1
  uint32_t *owner;              // of a site: its function + 1
} choice;

// The first node of a file or behind it: nodes are ordered by their places.
static uint32_t first_of(const fl_diagram *d, fl_str path) {
  uint32_t low = 0, high = d->nodes.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (fl_str_cmp(d->nodes.at[middle].path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The innermost function at a line: it begins last. + 1; 0: none.
static uint32_t function_at(const fl_diagram *d, fl_str path, uint32_t line) {
  uint32_t best = 0;
  for (uint32_t i = first_of(d, path); path.n && i < d->nodes.n && fl_str_eq(d->nodes.at[i].path, path); i++) {
    const fl_node *n = &d->nodes.at[i];
    if (n->kind == FL_NODE_function && n->line <= line && line <= n->end_line) best = i + 1;
  }
  return best;
}

static void choose(choice *c, uint32_t node) {
  if (node == 0 || c->now[node - 1] || c->n >= MAX_NODES) return;
  c->now[node - 1] = 1;
  c->queue[c->n++] = node - 1;
}

static void choose_places(choice *c, const fl_place *places, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) choose(c, function_at(c->all, places[i].path, places[i].line));
}

static void choose_finding(choice *c, const fl_finding *f) {
  choose_places(c, &f->at, 1);
  choose_places(c, f->path_from_entry, f->n_path_from_entry);
}

static uint32_t seen_as(const choice *c, uint32_t node) { return c->all->nodes.at[node].kind == FL_NODE_site ? c->owner[node] : node + 1; }

static void choose_callers(choice *c) {
  for (uint32_t i = 0; i < c->n; i++)
    for (uint32_t k = c->first_in[c->queue[i]]; k; k = c->next_in[k - 1]) choose(c, seen_as(c, c->all->arrows.at[k - 1].from));
}

static void index_arrows(choice *c) {
  for (uint32_t i = c->all->arrows.n; i-- > 0;) {
    const fl_arrow *arrow = &c->all->arrows.at[i];
    c->next_in[i] = c->first_in[arrow->to];
    c->first_in[arrow->to] = i + 1;
    if (arrow->kind == FL_ARROW_contains) c->owner[arrow->to] = arrow->from + 1;
  }
}

// In the order of the whole, so that the same findings give the same picture.
static void copy_nodes(choice *c) {
  fl_arena *arena = &c->part->arena;
  for (uint32_t i = 0; i < c->all->nodes.n; i++) {
    if (!c->now[i]) continue;
    fl_node node = c->all->nodes.at[i];
    fl_str *texts[] = {&node.name, &node.detail, &node.service, &node.path};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) *texts[t] = fl_arena_str(arena, *texts[t]);
    fl_array_push(&c->part->nodes, node);
    c->now[i] = c->part->nodes.n;
  }
}

static void copy_arrows(choice *c) {
  for (uint32_t i = 0; i < c->all->arrows.n; i++) {
    fl_arrow arrow = c->all->arrows.at[i];
    uint32_t from = seen_as(c, arrow.from), to = c->now[arrow.to];
    if (arrow.kind == FL_ARROW_contains || !from || !c->now[from - 1] || !to) continue;
    arrow.from = c->now[from - 1] - 1, arrow.to = to - 1;
    arrow.protocol = fl_arena_str(&c->part->arena, arrow.protocol);
    fl_array_push(&c->part->arrows, arrow);
  }
}

static void take_part(choice *c, const fl_report *report) {
  index_arrows(c);
  for (uint32_t i = 0; i < report->findings.n; i++)
    if (report->findings.at[i].state != FL_STATE_SUPPRESSED) choose_finding(c, &report->findings.at[i]);
  choose_callers(c);
  copy_nodes(c);
  copy_arrows(c);
  c->part->lost_nodes = c->n >= MAX_NODES ? c->all->nodes.n - c->n : 0;
}

void fl_brief_add_calls(fl_document *doc, const fl_report *report, const fl_analysis *analysis) {
  fl_diagram all = {0};
  fl_diagram_of_code(&all, analysis);
  size_t nodes = (size_t)all.nodes.n + 1, arrows = (size_t)all.arrows.n + 1;
  choice c = {&all, &doc->calls, fl_alloc_zero(nodes, 4), fl_alloc_zero(arrows, 4), fl_alloc_zero(nodes, 4), fl_alloc_zero(nodes, 4), 0, fl_alloc_zero(nodes, 4)};
  take_part(&c, report);
  uint32_t *owned[] = {c.first_in, c.next_in, c.queue, c.now, c.owner};
  for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) fl_free(owned[i]);
  fl_diagram_release(&all);
}
