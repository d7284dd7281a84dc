// Other names of folders, as a compiler's settings give them: `@app/*` for `src/*`, for the files below those settings.
#include "graph/graph_p.h"

#include "facts/settings.h"

void fl_index_aliases(fl_graph *g) {
  fl_str key = FL_STR(FL_SETTING_ALIAS "/");
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_confs; i++) {
      fl_str text = l->f->texts[l->f->confs[i].key];
      if (!fl_str_starts(text, key)) continue;
      fl_alias row = {fl_path_folder(l->in->path), l->f->texts[l->f->confs[i].val], fl_str_from_pos(text, key.n)};
      fl_array_push(&g->aliases, row);
    }
  }
}

// What stands for the star of `pattern` in `text`; false when it does not fit. Without a star the whole text must be the same.
static bool fits(fl_str pattern, fl_str text, fl_str *star) {
  uint32_t at = fl_str_find_char(pattern, '*');
  *star = (fl_str){0};
  if (at == FL_STR_NONE) return fl_str_eq(pattern, text);
  fl_str head = fl_str_slice(pattern, 0, at), tail = fl_str_from_pos(pattern, at + 1);
  if (text.n < head.n + tail.n || !fl_str_starts(text, head) || !fl_str_ends(text, tail)) return false;
  *star = fl_str_slice(text, head.n, text.n - tail.n);
  return true;
}

static fl_sym module_at(const fl_graph *g, const fl_alias *row, fl_str star) {
  char path[FL_MAX_NAME];
  uint32_t at = fl_str_find_char(row->target, '*');
  if (at == FL_STR_NONE) return fl_path_module(g, row->dir, row->target);
  uint32_t n = at + star.n + row->target.n - at - 1;
  if (n >= sizeof path) return 0;
  memcpy(path, row->target.at, at);
  if (star.n) memcpy(path + at, star.at, star.n);
  memcpy(path + at + star.n, row->target.at + at + 1, row->target.n - at - 1);
  return fl_path_module(g, row->dir, (fl_str){path, n});
}

// The nearest settings decide, and of them the pattern that says most.
fl_sym fl_alias_module(const fl_graph *g, fl_str file, fl_str text) {
  fl_sym best = 0, found;
  uint32_t nearest = 0, longest = 0;
  for (uint32_t i = 0; i < g->aliases.n; i++) {
    const fl_alias *row = &g->aliases.at[i];
    fl_str star;
    if (!fl_path_below(file, row->dir) || !fits(row->pattern, text, &star)) continue;
    if (best && (row->dir.n < nearest || (row->dir.n == nearest && row->pattern.n <= longest))) continue;
    if ((found = module_at(g, row, star))) best = found, nearest = row->dir.n, longest = row->pattern.n;
  }
  return best;
}
