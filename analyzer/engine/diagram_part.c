// Parts of a diagram: around a name, on the way to a name, not larger than a format can hold.
#include "engine/diagram_p.h"

#include "base/suggest.h"

enum { OUTWARD = 1, INWARD = 2 };

// Positions of the arrows by the node that they leave and by the one that they reach.
typedef struct index {
  const fl_diagram *d;
  uint32_t *first_in, *next_in; // of a node, of an arrow; + 1, 0 = none
  uint32_t *first_out;          // arrows[], in order
} index;

static index make_index(const fl_diagram *d) {
  index x = {d, fl_alloc_zero((size_t)d->nodes.n + 1, 4), fl_alloc_zero((size_t)d->arrows.n + 1, 4), fl_alloc_zero((size_t)d->nodes.n + 2, 4)};
  for (uint32_t i = d->arrows.n; i-- > 0;) {
    x.next_in[i] = x.first_in[d->arrows.at[i].to];
    x.first_in[d->arrows.at[i].to] = i + 1;
  }
  for (uint32_t i = 0; i < d->arrows.n; i++) x.first_out[d->arrows.at[i].from + 1]++;
  for (uint32_t i = 0; i < d->nodes.n; i++) x.first_out[i + 1] += x.first_out[i];
  return x;
}

static void free_index(index *x) {
  fl_free(x->first_in);
  fl_free(x->next_in);
  fl_free(x->first_out);
}

// ---- spreading --------------------------------------------------------------------------------------------------------------------------

typedef struct spread {
  const index *x;
  uint32_t *queue, n; // nodes in the order in which they were reached
  bool *reached;
  uint32_t max_nodes;
} spread;

static spread begin_spread(const index *x, uint32_t max_nodes) {
  return (spread){x, fl_alloc_zero((size_t)x->d->nodes.n + 1, 4), 0, fl_alloc_zero((size_t)x->d->nodes.n + 1, 1), max_nodes};
}

static void reach(spread *s, uint32_t node) {
  if (s->reached[node] || s->n >= s->max_nodes) return;
  s->reached[node] = true;
  s->queue[s->n++] = node;
}

static void reach_from(spread *s, uint32_t node, int ways) {
  const index *x = s->x;
  for (uint32_t i = x->first_out[node]; ways & OUTWARD && i < x->first_out[node + 1]; i++) reach(s, x->d->arrows.at[i].to);
  for (uint32_t i = ways & INWARD ? x->first_in[node] : 0; i; i = x->next_in[i - 1]) reach(s, x->d->arrows.at[i - 1].from);
}

// From what was reached since `from`, so many arrows far.
static void spread_out(spread *s, uint32_t from, uint32_t depth, int ways) {
  for (uint32_t end; depth > 0 && from < s->n; depth--) {
    for (end = s->n; from < end; from++) reach_from(s, s->queue[from], ways);
  }
}

static void end_spread(spread *s) {
  fl_free(s->queue);
  fl_free(s->reached);
}

// ---- parts ------------------------------------------------------------------------------------------------------------------------------

void fl_diagram_part(fl_diagram *part, const fl_diagram *all, const bool *keep) {
  uint32_t *now = fl_alloc_zero((size_t)all->nodes.n + 1, sizeof *now), n;
  part->is_services = all->is_services;
  part->lost_nodes = all->lost_nodes, part->lost_arrows = all->lost_arrows;
  for (uint32_t i = 0; i < all->nodes.n; i++) {
    if (!keep[i]) continue;
    const fl_tally *tallies = fl_node_tallies(all, i, &n);
    now[i] = part->nodes.n;
    for (uint32_t k = 0; k < n; k++) fl_array_push(&part->tallies, ((fl_tally){tallies[k].kind, now[i], tallies[k].n, tallies[k].what}));
    fl_array_push(&part->nodes, all->nodes.at[i]);
  }
  for (uint32_t i = 0; i < all->arrows.n; i++) {
    fl_arrow arrow = all->arrows.at[i];
    if (!keep[arrow.from] || !keep[arrow.to]) continue;
    const fl_tally *requests = fl_arrow_requests(all, i, &n);
    for (uint32_t k = 0; k < n; k++)
      fl_array_push(&part->requests, ((fl_tally){FL_TALLY_requests, part->arrows.n, requests[k].n, requests[k].what}));
    arrow.from = now[arrow.from], arrow.to = now[arrow.to];
    fl_array_push(&part->arrows, arrow);
  }
  fl_free(now);
}

// ---- names ------------------------------------------------------------------------------------------------------------------------------

static bool is_tail(fl_str whole, fl_str word) {
  if (fl_str_eq(whole, word)) return true;
  if (!fl_str_ends(whole, word)) return false;
  char before = whole.at[whole.n - word.n - 1];
  return before == '.' || before == '/' || before == ' ' || before == ':';
}

// `sure`: something is known to happen in it on the line or behind it; what is empty at its end reaches as far as we know.
static bool stands_at(const fl_node *n, fl_str path, uint32_t line, bool sure) {
  return n->path.n && fl_str_eq(n->path, path) && n->line <= line && (line <= n->end_line || (!sure && n->kind == FL_NODE_function));
}

// The innermost nodes at a place: those that begin last.
static uint32_t find_place(const fl_diagram *d, fl_str path, uint32_t line, bool *found) {
  uint32_t n = 0;
  for (int sure = 1; sure >= 0 && !n; sure--) {
    uint32_t latest = 0;
    for (uint32_t i = 0; i < d->nodes.n; i++)
      if (stands_at(&d->nodes.at[i], path, line, sure) && d->nodes.at[i].line > latest) latest = d->nodes.at[i].line;
    for (uint32_t i = 0; i < d->nodes.n; i++)
      if (stands_at(&d->nodes.at[i], path, line, sure) && d->nodes.at[i].line == latest) found[i] = true, n++;
  }
  return n;
}

// What a name means: exactly it or all of a file, then the end of a name, then all of a service.
static uint32_t find_name(const fl_diagram *d, fl_str word, bool *found) {
  for (int way = 0; way < 3; way++) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->nodes.n; i++) {
      const fl_node *node = &d->nodes.at[i];
      bool is_it = way == 0   ? fl_str_eq(node->name, word) || fl_str_eq(node->path, word)
                   : way == 1 ? is_tail(node->name, word)
                              : fl_str_eq(node->service, word) || fl_str_eq(node->detail, word);
      if (is_it) found[i] = true, n++;
    }
    if (n) return n;
  }
  return 0;
}

static int nothing_called(const fl_diagram *d, fl_str word, fl_error *err) {
  fl_str *names = fl_alloc_zero((size_t)d->nodes.n + 1, sizeof *names);
  for (uint32_t i = 0; i < d->nodes.n; i++) names[i] = d->nodes.at[i].name;
  const fl_str *near = fl_suggest(word, names, d->nodes.n);
  const char *hint = near ? "did you mean" : "names, FILE and FILE:LINE are understood";
  int rc = fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "nothing in the graph is called '%.*s' (%s%s%.*s%s)", FL_STR_ARG(word), hint, near ? " '" : "",
                        near ? (int)near->n : 0, near ? near->at : "", near ? "'?" : "");
  fl_free(names);
  return rc;
}

static int find(const fl_diagram *d, const char *word, bool *found, fl_error *err) {
  fl_str text = fl_str_from(word), path, number;
  int64_t line;
  bool place = fl_str_rcut(text, ':', &path, &number) && fl_str_to_int64(number, &line) && line > 0 && line < UINT32_MAX;
  uint32_t n = place ? find_place(d, path, (uint32_t)line, found) : 0;
  if (!n) n = find_name(d, text, found);
  return n ? FL_OK : nothing_called(d, text, err);
}

// ---- what was asked for -----------------------------------------------------------------------------------------------------------------

static int mark_reach(bool *keep, const index *x, const char *word, uint32_t depth, int ways, fl_error *err) {
  bool *seeds = fl_alloc_zero((size_t)x->d->nodes.n + 1, 1);
  spread s = begin_spread(x, UINT32_MAX);
  int rc = find(x->d, word, seeds, err);
  for (uint32_t i = 0; i < x->d->nodes.n; i++)
    if (seeds[i]) reach(&s, i);
  spread_out(&s, 0, depth, ways);
  for (uint32_t i = 0; i < x->d->nodes.n; i++) keep[i] = keep[i] && s.reached[i];
  end_spread(&s);
  fl_free(seeds);
  return rc;
}

int fl_diagram_focus(fl_diagram *part, const fl_diagram *all, const fl_focus *f, fl_error *err) {
  index x = make_index(all);
  bool *keep = fl_alloc_zero((size_t)all->nodes.n + 1, 1);
  for (uint32_t i = 0; i < all->nodes.n; i++) keep[i] = true;
  int rc = FL_OK;
  // towards a goal everything on the way counts, however far
  if (f->focus) rc = mark_reach(keep, &x, f->focus, f->reaches ? UINT32_MAX : f->depth, f->reaches ? OUTWARD : OUTWARD | INWARD, err);
  if (f->reaches && rc == FL_OK) rc = mark_reach(keep, &x, f->reaches, UINT32_MAX, INWARD, err);
  if (rc == FL_OK) fl_diagram_part(part, all, keep);
  fl_free(keep);
  free_index(&x);
  return rc;
}

static void reach_tree(spread *s, uint32_t root) {
  uint32_t from = s->n;
  reach(s, root);
  spread_out(s, from, UINT32_MAX, OUTWARD);
}

// Nodes by the entry points that lead to them, whole trees first.
void fl_diagram_limit(fl_diagram *part, const fl_diagram *all, uint32_t max_nodes, uint32_t max_arrows) {
  index x = make_index(all);
  spread s = begin_spread(&x, max_nodes);
  for (uint32_t i = 0; i < all->nodes.n; i++)
    if (all->nodes.at[i].kind == FL_NODE_entry || all->nodes.at[i].kind == FL_NODE_service) reach_tree(&s, i);
  for (uint32_t i = 0; i < all->nodes.n; i++) reach_tree(&s, i);
  fl_diagram_part(part, all, s.reached);
  if (part->arrows.n > max_arrows) part->arrows.n = max_arrows;
  part->lost_nodes += all->nodes.n - part->nodes.n;
  part->lost_arrows += all->arrows.n - part->arrows.n;
  end_spread(&s);
  free_index(&x);
}
