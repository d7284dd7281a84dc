#include "graph/part.h"

#include "graph/chunk.h"
#include "graph/known.h"
#include "graph/memory.h"
#include "graph/view_p.h"

#include "base/alloc.h"
#include "base/workers.h"

#include <string.h>

enum { MOST_PARTS = 4 };

typedef struct part {
  fl_graph g;
  uint32_t first, last; // files
  uint32_t *elsewhere;  // rows of files that are not its own: zeros, until it asks something about them
} part;

typedef struct parts {
  fl_graph *whole;
  part at[MOST_PARTS];
  uint32_t n;
  uint32_t *unresolved; // what the calls of other parts go to: nobody knows yet
  fl_part_fn fn;
} parts;

// ---- before -----------------------------------------------------------------------------------------------------------------

static bool is_own(const part *p, uint32_t file) { return file >= p->first && file <= p->last; }

static void open_rows(parts *all, part *p) {
  const fl_graph *g = all->whole;
  size_t n = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) n += is_own(p, file) ? 0 : g->links[file].f->n_values + 1u;
  uint32_t *rows = p->elsewhere = fl_alloc_zero(n ? n : 1, sizeof *rows);
  p->g.links = fl_alloc(((size_t)g->n_files + 1) * sizeof *p->g.links);
  memcpy(p->g.links, g->links, ((size_t)g->n_files + 1) * sizeof *p->g.links);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &p->g.links[file];
    if (is_own(p, file)) continue;
    l->val_memo = rows, rows += l->f->n_values + 1u;
    l->first_target = l->n_targets = l->callee = all->unresolved;
  }
}

static void open_part(parts *all, part *p) {
  const fl_graph *g = all->whole;
  p->g = *g;
  p->g.whole = g;
  p->g.joined = p->g.own_opened = (fl_map){0};
  memset(&p->g.opened_names, 0, sizeof p->g.opened_names);
  memset(&p->g.targets, 0, sizeof p->g.targets);
  memset(&p->g.trefs, 0, sizeof p->g.trefs);
  fl_array_reserve(&p->g.trefs, g->trefs.n);
  memcpy(p->g.trefs.at, g->trefs.at, g->trefs.n * sizeof *g->trefs.at);
  p->g.trefs.n = g->trefs.n;
  fl_map_copy(&p->g.tref_at, &g->tref_at);
  fl_arena_init(&p->g.arena);
  fl_intern_init_over(&p->g.names, &g->names);
  p->g.known = fl_knowledge_over(g->known);
  open_rows(all, p);
  p->g.memory = fl_memory_part(g, p->first, p->last);
}

// ---- after ------------------------------------------------------------------------------------------------------------------

static fl_sym *give_names(fl_graph *whole, const part *p) {
  const fl_intern *own = &p->g.names;
  fl_sym *to = fl_alloc(own->n * sizeof *to);
  for (uint32_t i = 0; i < own->n; i++) to[i] = fl_intern_add(&whole->names, own->texts[i]);
  return to;
}

fl_sym fl_part_name(const fl_renumbered *r, fl_sym sym) { return sym <= r->first_name ? sym : r->names[sym - r->first_name]; }

static uint32_t *give_types(fl_graph *whole, const part *p, const fl_renumbered *r) {
  uint32_t *to = fl_alloc(p->g.trefs.n * sizeof *to);
  for (uint32_t i = 0; i < p->g.trefs.n; i++) {
    fl_tref t = p->g.trefs.at[i];
    t.name = fl_part_name(r, t.name), t.arg = fl_part_name(r, t.arg);
    to[i] = i < r->first_type ? i : fl_keep_type(whole, t);
  }
  return to;
}

static void give_file(fl_link *l, const fl_renumbered *r, uint32_t first_target) {
  for (uint32_t i = 0; i < l->f->n_values; i++)
    if (l->val_memo[i] >= r->first_type) l->val_memo[i] = r->types[l->val_memo[i]];
  for (uint32_t i = 0; i < l->f->n_calls; i++) {
    if (l->n_targets[i]) l->first_target[i] += first_target;
    l->callee[i] = fl_part_name(r, l->callee[i]);
  }
}

static void give_targets(fl_graph *whole, const part *p, const fl_renumbered *r) {
  uint32_t first = whole->targets.n, n = p->g.targets.n;
  fl_array_reserve(&whole->targets, n);
  if (n) memcpy(whole->targets.at + first, p->g.targets.at, n * sizeof *p->g.targets.at);
  whole->targets.n += n;
  for (uint32_t file = p->first; file <= p->last; file++)
    if (whole->links[file].in->naming) give_file(&whole->links[file], r, first);
}

static void give_opened(fl_graph *whole, const part *p, const fl_renumbered *r) {
  for (uint32_t i = 0; i < p->g.opened_names.n; i++) {
    fl_opened_name found = p->g.opened_names.at[i];
    found.ent.name = fl_part_name(r, found.ent.name);
    fl_keep_opened(whole, found.file, fl_part_name(r, found.name), found.ent);
  }
}

static void close_part(fl_graph *whole, part *p, const fl_renumbered *before) {
  fl_renumbered r = *before;
  r.names = give_names(whole, p);
  r.types = give_types(whole, p, &r);
  give_targets(whole, p, &r);
  fl_memory_join(whole, p->g.memory, &r, p->first, p->last);
  fl_knowledge_join(whole->known, p->g.known, &r);
  give_opened(whole, p, &r);
  fl_free(r.names);
  fl_free(r.types);
}

static void release_part(part *p) {
  fl_memory_close(&p->g);
  fl_knowledge_free(p->g.known);
  fl_intern_release(&p->g.names);
  fl_arena_release(&p->g.arena);
  fl_map_release(&p->g.joined);
  fl_map_release(&p->g.own_opened);
  fl_map_release(&p->g.tref_at);
  fl_array_release(&p->g.opened_names);
  fl_array_release(&p->g.targets);
  fl_array_release(&p->g.trefs);
}

// ---- all of them --------------------------------------------------------------------------------------------------------------

static void work(void *ctx, uint32_t item, uint32_t worker) {
  parts *all = ctx;
  part *p = &all->at[item];
  FL_UNUSED(worker);
  open_part(all, p);
  all->fn(&p->g, p->first, p->last);
  fl_memory_forget_elsewhere(p->g.memory); // answers about files of other parts are theirs to find
  fl_free(p->elsewhere);
  fl_free(p->g.links);
}

static uint32_t most_calls(const fl_graph *g) {
  uint32_t most = 1;
  for (uint32_t file = 1; file <= g->n_files; file++) most = g->links[file].f->n_calls > most ? g->links[file].f->n_calls : most;
  return most;
}

static void run(parts *all, uint32_t jobs) {
  fl_graph *g = all->whole;
  fl_renumbered before = {.first_name = fl_intern_count(&g->names) - 1, .first_type = g->trefs.n};
  all->unresolved = fl_alloc_zero(most_calls(g), sizeof *all->unresolved);
  fl_workers_run(jobs, all->n, work, all);
  for (uint32_t i = 0; i < all->n; i++) {
    close_part(g, &all->at[i], &before);
    release_part(&all->at[i]);
  }
  fl_free(all->unresolved);
}

void fl_for_parts(fl_graph *g, const fl_graph_input *in, fl_part_fn fn) {
  parts all = {.whole = g, .fn = fn};
  fl_run_of_files files[MOST_PARTS];
  if (!g->scip) all.n = fl_cut_files(g, in->calls_of_part, MOST_PARTS, files); // an index of symbols is read by one at a time
  for (uint32_t i = 0; i < all.n; i++) all.at[i].first = files[i].first, all.at[i].last = files[i].last;
  if (all.n > 1) run(&all, in->jobs);
  else fn(g, 1, g->n_files);
}
