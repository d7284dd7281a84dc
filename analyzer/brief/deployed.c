#include "brief/deployed.h"

#include "base/hash.h"
#include "base/io.h"
#include "graph/deploy.h"

enum { MAX_VARIANTS = 4, MAX_OVERLAYS = 2 };

// ---- variants ------------------------------------------------------------------------------------------------------------------------------

void fl_add_variant(fl_variants *all, fl_str text, fl_str overlay) {
  uint32_t i = 0;
  if (!text.n) return;
  while (i < all->n && !fl_str_eq(all->at[i].text, text)) i++;
  if (i == all->n) fl_array_push(all, ((fl_variant){.text = text}));
  if (overlay.n) fl_names_add(&all->at[i].overlays, overlay);
  else all->at[i].n++;
}

static fl_str one_variant(fl_document *doc, const fl_variant *v, uint32_t n) {
  fl_str text = v->text;
  if (v->n == n) return text;
  if (v->n) return fl_doc_text(doc, "%.*s in %u of %u", FL_STR_ARG(text), v->n, n);
  return fl_doc_text(doc, "%.*s by %.*s", FL_STR_ARG(text), FL_STR_ARG(fl_names_say(doc, &v->overlays, MAX_OVERLAYS)));
}

// Deployments first, then what is laid over them.
static void say_some(fl_buf *out, fl_document *doc, const fl_variants *all, uint32_t n, const char *between, bool overlays) {
  for (uint32_t i = 0, shown = 0; i < all->n && shown < MAX_VARIANTS; i++) {
    const fl_variant *v = &all->at[i];
    if ((v->n == 0) != overlays) continue;
    fl_buf_printf(out, "%s%.*s", !out->n ? "" : overlays ? "; " : between, FL_STR_ARG(one_variant(doc, v, n)));
    shown++;
  }
}

fl_str fl_say_variants(fl_document *doc, const fl_variants *all, uint32_t n, const char *between) {
  fl_buf text = {0};
  uint32_t said = 0;
  for (uint32_t i = 0; i < all->n; i++) said += all->at[i].n != 0;
  if (!said) fl_buf_add_c(&text, "none");
  say_some(&text, doc, all, n, said == 2 && fl_str_eq_c(fl_str_from(between), ", ") ? " and " : between, false);
  if (said > MAX_VARIANTS) fl_buf_printf(&text, "%sand %u more", between, said - MAX_VARIANTS);
  say_some(&text, doc, all, n, between, true);
  fl_str kept = fl_arena_str(&doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

void fl_drop_variants(fl_variants *all) {
  for (uint32_t i = 0; i < all->n; i++) fl_names_release(&all->at[i].overlays);
  fl_array_release(all);
}

// ---- variants of a file ----------------------------------------------------------------------------------------------------------------------

// `docker-compose.ci.yml` -> `docker-compose`, and `is_whole` of `docker-compose.yml`. "": it is no such file.
static fl_str stem_of(fl_str path, bool *is_whole) {
  fl_str name = fl_path_base(path), stem, rest;
  if (!fl_str_cut(name, '.', &stem, &rest) || !fl_str_ends_c(stem, "compose")) return (fl_str){0};
  *is_whole = fl_str_find_char(rest, '.') == FL_STR_NONE;
  return stem;
}

static uint64_t key_of(const fl_brief_state *s, const fl_workload *w, fl_str stem) {
  uint64_t dir = fl_hash64_str(fl_path_dir(fl_graph_file_at(s->graph, w->file)->path));
  return dir * 31 + fl_hash64_str(stem) * 17 + fl_hash64_str(fl_graph_name(s->graph, w->name));
}

static void find_varied(fl_beside_deployments *b, const fl_brief_state *s, uint32_t n) {
  fl_map whole = {0};
  for (uint32_t pass = 0; pass < 2; pass++)
    for (uint32_t i = 1; i <= n; i++) {
      const fl_workload *w = fl_graph_workload(s->graph, i);
      bool is_whole = false;
      fl_str stem = stem_of(fl_graph_file_at(s->graph, w->file)->path, &is_whole);
      if (!stem.n || is_whole != (pass == 0)) continue;
      if (is_whole) fl_map_put(&whole, key_of(s, w, stem), i);
      else b->varies[i] = fl_map_get_or(&whole, key_of(s, w, stem), 0) != 0;
    }
  fl_map_release(&whole);
}

// ---- who decides how many ---------------------------------------------------------------------------------------------------------------------

// Bytes of the folders that two files have in common.
static uint32_t common(fl_str a, fl_str b) {
  uint32_t folders = 1;
  for (uint32_t i = 0; i < a.n && i < b.n && a.at[i] == b.at[i]; i++)
    if (a.at[i] == '/') folders = i + 2;
  return folders;
}

typedef struct chains { // workloads of one name
  fl_map first;         // hash of the name -> workload
  uint32_t *next;
} chains;

static void join_scaler(fl_beside_deployments *b, const fl_brief_state *s, const chains *c, const fl_item *item) {
  uint32_t nearest = 0, first = (uint32_t)fl_map_get_or(&c->first, fl_hash64_str(item->name), 0);
  for (uint32_t i = first; i; i = c->next[i]) {
    uint32_t near = common(fl_graph_file_at(s->graph, fl_graph_workload(s->graph, i)->file)->path, item->path);
    if (near > nearest) nearest = near;
  }
  for (uint32_t i = first; i; i = c->next[i])
    if (common(fl_graph_file_at(s->graph, fl_graph_workload(s->graph, i)->file)->path, item->path) == nearest) b->scaler[i] = item;
}

static void find_scaled(fl_beside_deployments *b, const fl_brief_state *s, uint32_t n) {
  chains c = {.next = fl_alloc_zero((size_t)n + 1, sizeof *c.next)};
  for (uint32_t i = n; i; i--) {
    const fl_workload *w = fl_graph_workload(s->graph, i);
    uint64_t name = fl_hash64_str(fl_graph_name(s->graph, w->name));
    if (w->kind != FL_DEPLOY_WORKLOAD || w->is_addition || fl_brief_is_beside(s, w->file)) continue;
    c.next[i] = (uint32_t)fl_map_get_or(&c.first, name, 0);
    fl_map_put(&c.first, name, i);
  }
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (fl_str_eq_c(s->inventory.items.at[i].what, "autoscaler")) join_scaler(b, s, &c, &s->inventory.items.at[i]);
  fl_map_release(&c.first);
  fl_free(c.next);
}

void fl_find_beside_deployments(fl_beside_deployments *b, fl_brief_state *s) {
  uint32_t n = fl_graph_n_workloads(s->graph);
  *b = (fl_beside_deployments){.varies = fl_alloc_zero((size_t)n + 1, sizeof *b->varies), .scaler = fl_alloc_zero((size_t)n + 1, sizeof *b->scaler)};
  find_varied(b, s, n);
  find_scaled(b, s, n);
}

void fl_drop_beside_deployments(fl_beside_deployments *b) {
  fl_free(b->varies);
  fl_free(b->scaler);
}
