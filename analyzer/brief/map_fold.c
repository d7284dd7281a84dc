#include "brief/map_fold.h"

#include "base/hash.h"

#include <stdlib.h>

typedef struct folding {
  const fl_diagram *all;
  uint32_t *into;    // node -> node that stands for it
  uint64_t *edges;   // by node: a sum over its arrows, which does not depend on their order
  uint32_t *degree;  // arrows that touch it
  uint32_t n;        // boxes that are left
} folding;

// ---- who is like whom ------------------------------------------------------------------------------------------------------------------

static uint64_t arrow_hash(const fl_arrow *a, uint32_t other, bool outward) {
  uint64_t hash = fl_hash64_mix(outward ? 1 : 2, other);
  return fl_hash64_mix(fl_hash64_mix(hash, a->kind), fl_hash64_str(a->protocol));
}

static void sum_arrows(folding *f) {
  for (uint32_t i = 0; i < f->all->nodes.n; i++) f->edges[i] = 0, f->degree[i] = 0;
  for (uint32_t i = 0; i < f->all->arrows.n; i++) {
    const fl_arrow *a = &f->all->arrows.at[i];
    uint32_t from = f->into[a->from], to = f->into[a->to];
    if (from == to) continue;
    f->edges[from] += arrow_hash(a, to, true), f->edges[to] += arrow_hash(a, from, false);
    f->degree[from]++, f->degree[to]++;
  }
}

// What it keeps in its box counts as well.
static void sum_tallies(folding *f) {
  for (uint32_t i = 0; i < f->all->tallies.n; i++) {
    const fl_tally *t = &f->all->tallies.at[i];
    if (t->kind == FL_TALLY_keeps) f->edges[f->into[t->of]] += fl_hash64_mix(3, fl_hash64_str(t->what));
  }
  for (uint32_t i = 0; i < f->all->nodes.n; i++)
    if (f->into[i] != i && f->all->nodes.at[i].kind == FL_NODE_store) f->edges[f->into[i]] += fl_hash64_mix(4, fl_hash64_str(f->all->nodes.at[i].detail));
}

static bool is_alike(const folding *f, uint32_t a, uint32_t b) {
  const fl_node *x = &f->all->nodes.at[a], *y = &f->all->nodes.at[b];
  bool same = x->kind == y->kind && f->edges[a] == f->edges[b] && f->degree[a] && f->degree[b];
  return same && (x->kind == FL_NODE_service || fl_str_eq(x->detail, y->detail));
}

static void join_alike(folding *f, bool services) {
  sum_arrows(f);
  sum_tallies(f);
  for (uint32_t i = 0; i < f->all->nodes.n; i++) {
    if (f->into[i] != i || (f->all->nodes.at[i].kind == FL_NODE_service) != services) continue;
    for (uint32_t k = 0; k < i; k++) {
      if (f->into[k] != k || !is_alike(f, k, i)) continue;
      f->into[i] = k, f->n--;
      break;
    }
  }
  for (uint32_t i = 0; i < f->all->nodes.n; i++) f->into[i] = f->into[f->into[i]];
}

// A store that one service alone works with stands in that service's box.
static uint32_t put_inside(folding *f) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < f->all->arrows.n; i++) {
    const fl_arrow *a = &f->all->arrows.at[i];
    if (a->kind != FL_ARROW_uses || f->degree[a->to] != 1 || f->into[a->to] != a->to) continue;
    f->into[a->to] = a->from, f->n--, n++;
  }
  return n;
}

// ---- the smaller map -------------------------------------------------------------------------------------------------------------------

static fl_node node_of(fl_diagram *map, const folding *f, uint32_t node) {
  fl_node box = f->all->nodes.at[node];
  uint32_t others = 0;
  for (uint32_t i = 0; i < f->all->nodes.n; i++) others += i != node && f->into[i] == node && f->all->nodes.at[i].kind == box.kind;
  if (others) box.name = fl_str_from(fl_arena_printf(&map->arena, "%.*s and %u more", FL_STR_ARG(box.name), others));
  return box;
}

static int by_ends(const void *x, const void *y) {
  const fl_arrow *a = x, *b = y;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : fl_str_cmp(a->protocol, b->protocol);
}

static void add_arrows(fl_diagram *map, const folding *f, const uint32_t *box) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < f->all->arrows.n; i++) {
    fl_arrow arrow = f->all->arrows.at[i];
    bool inside = f->into[arrow.from] == f->into[arrow.to] && arrow.from != arrow.to;
    arrow.from = box[f->into[arrow.from]], arrow.to = box[f->into[arrow.to]];
    if (!inside) fl_array_push(&map->arrows, arrow);
  }
  if (map->arrows.n) qsort(map->arrows.at, map->arrows.n, sizeof *map->arrows.at, by_ends);
  for (uint32_t i = 0; i < map->arrows.n; i++) {
    const fl_arrow *now = &map->arrows.at[i];
    fl_arrow *last = n ? &map->arrows.at[n - 1] : NULL;
    if (!last || by_ends(last, now) != 0) map->arrows.at[n++] = *now;
    else last->n += now->n, last->certainty = now->certainty > last->certainty ? now->certainty : last->certainty;
  }
  map->arrows.n = n;
}

static void add_tally(fl_diagram *map, uint32_t from, fl_tally tally) {
  for (uint32_t i = from; i < map->tallies.n; i++)
    if (map->tallies.at[i].kind == tally.kind && fl_str_eq(map->tallies.at[i].what, tally.what)) return;
  fl_array_push(&map->tallies, tally);
}

// What a box keeps inside: stores without a name, and those that nobody else works with.
static void add_tallies(fl_diagram *map, const folding *f, uint32_t node, uint32_t box) {
  uint32_t first = map->tallies.n;
  for (uint32_t i = 0; i < f->all->nodes.n; i++) {
    uint32_t n;
    if (f->into[i] != node) continue;
    const fl_tally *tallies = fl_node_tallies(f->all, i, &n);
    for (uint32_t k = 0; k < n; k++)
      if (tallies[k].kind == FL_TALLY_keeps) add_tally(map, first, (fl_tally){FL_TALLY_keeps, box, tallies[k].n, tallies[k].what});
    const fl_node *kept = &f->all->nodes.at[i];
    if (kept->kind == FL_NODE_store && f->all->nodes.at[node].kind == FL_NODE_service) add_tally(map, first, (fl_tally){FL_TALLY_keeps, box, 1, kept->detail});
  }
}

static void make_map(fl_diagram *map, const folding *f) {
  uint32_t *box = fl_alloc_zero((size_t)f->all->nodes.n + 1, sizeof *box);
  map->is_services = true;
  for (uint32_t i = 0; i < f->all->nodes.n; i++) {
    if (f->into[i] != i) continue;
    box[i] = map->nodes.n;
    add_tallies(map, f, i, box[i]);
    fl_array_push(&map->nodes, node_of(map, f, i));
  }
  add_arrows(map, f, box);
  fl_free(box);
}

void fl_fold_map(fl_fold *out, const fl_diagram *all, uint32_t few) {
  size_t n = (size_t)all->nodes.n + 1;
  folding f = {all, fl_alloc_zero(n, sizeof *f.into), fl_alloc_zero(n, sizeof *f.edges), fl_alloc_zero(n, sizeof *f.degree), all->nodes.n};
  for (uint32_t i = 0; i < all->nodes.n; i++) f.into[i] = i;
  sum_arrows(&f);
  if (f.n > few) out->in_service = put_inside(&f);
  uint32_t before = f.n;
  if (f.n > few) join_alike(&f, false);
  if (f.n > few) join_alike(&f, true);
  out->together = before - f.n;
  make_map(&out->map, &f);
  fl_free(f.into);
  fl_free(f.edges);
  fl_free(f.degree);
}

void fl_fold_release(fl_fold *fold) { fl_diagram_release(&fold->map); }
