// Code that an image takes from outside of its program's own folder: `COPY lib/tools.py src/agents`.
//
// In: what Dockerfiles copy. Out: for each such file where it would stand among the program's own code, so that imports find it there; and
// which images have it, so that it is known whose code it is. Paths are as written; what holds a variable or a pattern is left alone.
#include "graph/ask_p.h"
#include "graph/services.h"
#include "graph/setting.h"

#include "base/io.h"

#include <stdlib.h>

#define COPY_KEY "copy."

// ---- files of the repository ------------------------------------------------------------------------------------------------------

// The first file whose path is not before `path`; n_files + 1: there is none.
static uint32_t first_from(const fl_graph *g, fl_str path) {
  uint32_t low = 1, high = g->n_files + 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (fl_str_cmp(g->links[middle].in->path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_file(const fl_graph *g, fl_str path) {
  uint32_t file = first_from(g, path);
  return file <= g->n_files && fl_str_eq(g->links[file].in->path, path);
}

// The files below a folder follow one another: from `first_from` of "folder/" on.
static bool is_folder(const fl_graph *g, fl_str path) {
  fl_buf below = {0};
  fl_buf_printf(&below, "%.*s/", FL_STR_ARG(path));
  uint32_t file = first_from(g, fl_buf_str(&below));
  bool found = path.n == 0 || (file <= g->n_files && fl_str_starts(g->links[file].in->path, fl_buf_str(&below)));
  fl_buf_release(&below);
  return found;
}

// ---- one copy -----------------------------------------------------------------------------------------------------------------------

typedef struct copy {
  fl_str from; // path in the repository
  fl_str to;   // path in the image, without the first slash
  bool is_folder;
} copy;

typedef struct image { // a Dockerfile
  fl_graph *g;
  uint32_t file;
  fl_str home; // the folder of the program that it is for
  FL_ARRAY(copy) copies;
} image;

static fl_str kept(fl_graph *g, fl_buf *text) {
  fl_str path = fl_arena_str(&g->arena, fl_buf_str(text));
  fl_buf_release(text);
  return path;
}

static bool is_plain(fl_str path) {
  for (const char *c = "$*?["; *c; c++)
    if (fl_str_find_char(path, *c) != FL_STR_NONE) return false;
  return !fl_str_contains(path, FL_STR("://"));
}

// `a/./b/../c/` below `dir`; false when it leaves it.
static bool below(fl_graph *g, fl_str dir, fl_str path, fl_str *out) {
  fl_buf whole = {0};
  fl_buf_add(&whole, dir);
  while (path.n && path.at[0] == '/') path = fl_str_from_pos(path, 1);
  bool inside = fl_path_enter(&whole, path);
  while (whole.n && fl_buf_str(&whole).at[whole.n - 1] == '/') fl_buf_truncate(&whole, whole.n - 1);
  *out = kept(g, &whole);
  return inside;
}

// Images are built from the folder of their Dockerfile, or from one above it.
static bool find_source(image *m, fl_str written, copy *out) {
  for (fl_str dir = fl_path_folder(m->g->links[m->file].in->path);; dir = fl_path_folder(dir)) {
    bool inside = below(m->g, dir, written, &out->from);
    out->is_folder = inside && !is_file(m->g, out->from) && is_folder(m->g, out->from);
    if (out->is_folder || (inside && is_file(m->g, out->from))) return true;
    if (!dir.n) return false;
  }
}

static void read_copy(image *m, fl_str source, fl_str target) {
  copy c = {0};
  if (!is_plain(source) || !is_plain(target) || !find_source(m, source, &c) || !below(m->g, (fl_str){0}, target, &c.to)) return;
  bool names_folder = fl_str_ends_c(target, "/") || fl_str_ends_c(target, "/.") || fl_str_eq_c(target, ".");
  if (!c.is_folder && names_folder) below(m->g, c.to, fl_path_base(c.from), &c.to);
  fl_array_push(&m->copies, c);
}

static void read_copies(image *m) {
  const fl_facts *f = m->g->links[m->file].f;
  for (uint32_t i = 1; i < f->n_deploys; i++) {
    const fl_deploy *row = &f->deploys[i];
    fl_str key = f->texts[row->key];
    bool copies = row->kind == FL_DEPLOY_IMAGE && !row->unit && fl_str_starts_c(key, COPY_KEY);
    if (copies) read_copy(m, fl_str_from_pos(key, sizeof COPY_KEY - 1), f->texts[row->val]);
  }
}

// ---- the program's own code -----------------------------------------------------------------------------------------------------------

static bool is_own(const image *m, const copy *c) { return fl_path_below(c->from, m->home); }

// Where a path of the image stands in the repository, as far as the program's own code goes there. "": it does not.
static fl_str own_place(const image *m, fl_str path) {
  fl_str best = {0}, best_to = {0};
  for (uint32_t i = 0; i < m->copies.n; i++) {
    const copy *c = &m->copies.at[i];
    bool same_name = fl_str_eq(fl_path_base(c->from), fl_path_base(c->to));
    if (!is_own(m, c) || (!c->is_folder && !same_name)) continue;
    fl_str to = c->is_folder ? c->to : fl_path_folder(c->to), from = c->is_folder ? c->from : fl_path_folder(c->from);
    if (!fl_path_below(path, to) || (best.n && to.n < best_to.n)) continue;
    if (below(m->g, from, fl_str_from_pos(path, to.n), &from)) best = from, best_to = to;
  }
  return best;
}

// `COPY tools.py src/agents` where src/agents is a folder of the program: what is copied stands in it.
static fl_str place_of_file(const image *m, const copy *c) {
  fl_str place = own_place(m, c->to), inside = place;
  if (place.n && is_folder(m->g, place)) below(m->g, place, fl_path_base(c->from), &inside);
  return inside;
}

static void bring(image *m, uint32_t file, fl_str place) {
  fl_graph *g = m->g;
  if (!g->links[file].in->naming || !place.n || is_file(g, place) || g->brought.n >= FL_MAX_BROUGHT) return;
  fl_array_push(&g->brought, ((fl_brought){m->file, file, place}));
}

static void bring_folder(image *m, const copy *c) {
  fl_str place = own_place(m, c->to), at;
  for (uint32_t file = first_from(m->g, c->from); place.n && file <= m->g->n_files; file++) {
    fl_str path = m->g->links[file].in->path;
    if (!fl_str_starts(path, c->from)) return;
    if (fl_path_below(path, c->from) && below(m->g, place, fl_str_from_pos(path, c->from.n), &at)) bring(m, file, at);
  }
}

static void bring_all(image *m) {
  for (uint32_t i = 0; i < m->copies.n; i++) {
    const copy *c = &m->copies.at[i];
    if (is_own(m, c) || fl_path_below(m->home, c->from)) continue; // a part of the program, or everything
    if (c->is_folder) bring_folder(m, c);
    else bring(m, first_from(m->g, c->from), place_of_file(m, c));
  }
}

static int by_file(const void *a, const void *b) {
  const fl_brought *x = a, *y = b;
  if (x->file != y->file) return x->file < y->file ? -1 : 1;
  return x->image < y->image ? -1 : x->image > y->image;
}

// What is asked for each file and workload is found by the file.
static void index_files(fl_graph *g) {
  if (!g->brought.n) return;
  qsort(g->brought.at, g->brought.n, sizeof *g->brought.at, by_file);
  g->first_brought = fl_arena_zero_n(&g->arena, (size_t)g->n_files + 2, sizeof *g->first_brought);
  for (uint32_t i = 0; i < g->brought.n; i++) g->first_brought[g->brought.at[i].file + 1]++;
  for (uint32_t file = 1; file <= g->n_files + 1; file++) g->first_brought[file] += g->first_brought[file - 1];
}

void fl_index_copies(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    image m = {.g = g, .file = file, .home = fl_configured_folder(g->links[file].in->path)};
    if (!m.home.n || g->links[file].in->naming || (g->links[file].in->marks & FL_MARK_TEST)) continue;
    read_copies(&m);
    if (m.copies.n) bring_all(&m);
    fl_array_release(&m.copies);
  }
  index_files(g);
}

uint32_t fl_brought_of(const fl_graph *g, uint32_t file, const fl_brought **out) {
  *out = g->brought.n ? g->brought.at + g->first_brought[file] : NULL;
  return g->brought.n ? g->first_brought[file + 1] - g->first_brought[file] : 0;
}

bool fl_is_brought(const fl_graph *g, fl_str dockerfile, uint32_t file) {
  const fl_brought *list;
  uint32_t n = fl_brought_of(g, file, &list);
  for (uint32_t i = 0; i < n; i++)
    if (fl_str_eq(g->links[list[i].image].in->path, dockerfile)) return true;
  return false;
}

bool fl_is_brought_anywhere(const fl_graph *g, uint32_t file) {
  const fl_brought *list;
  return fl_brought_of(g, file, &list) > 0;
}

static bool takes_nothing(const fl_facts *f) {
  bool any = false;
  for (uint32_t i = 1; i < f->n_deploys; i++) {
    bool of_image = f->deploys[i].kind == FL_DEPLOY_IMAGE && !f->deploys[i].unit;
    if (!of_image || fl_str_starts_c(f->texts[f->deploys[i].key], COPY_KEY)) return false;
    any = true;
  }
  return any;
}

bool fl_ask_is_fetched(fl_ask *a, uint32_t service) {
  const fl_graph *g = a->g;
  uint32_t files = 0;
  for (uint32_t file = g->first_file_of[service]; file; file = g->next_file_of[file]) {
    if (!takes_nothing(g->links[file].f)) return false;
    files++;
  }
  return files > 0;
}
