#include "brief/scene.h"

// "org.shop.Client.get" -> "Client.get", "example.com/shop/pay.Client.Do" -> "Client.Do"
static fl_str short_name(fl_str callee) {
  fl_str kept;
  fl_str_rcut(callee, '/', NULL, &kept);
  uint32_t dots = 0;
  for (uint32_t i = kept.n; i-- > 0;)
    if (kept.at[i] == '.' && ++dots == 2) return fl_str_from_pos(kept, i + 1);
  return kept;
}

// "Client.get at price.py:12"
static fl_str call_text(fl_brief_state *s, uint32_t site_id) {
  const fl_site *site = fl_graph_site(s->graph, site_id);
  fl_str file = fl_path_base(fl_graph_file_at(s->graph, site->func.file)->path), callee = short_name(fl_graph_name(s->graph, site->callee));
  return fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s at %.*s:%u", FL_STR_ARG(callee), FL_STR_ARG(file), site->span.line));
}

// "POST /orders (http)" -> "POST /orders"
static fl_str without_kind(fl_str entry) {
  uint32_t end = fl_str_rfind_char(entry, '(');
  return fl_str_ends_c(entry, ")") && end != FL_STR_NONE && end > 1 ? fl_str_trim(fl_str_slice(entry, 0, end)) : entry;
}

// The entry point of the finding, if it leads to the place of the finding and not only to what goes with it; else another that does.
static fl_str entry_of(fl_brief_state *s, const fl_known_finding *known) {
  fl_str said = without_kind(known->f->entry);
  const fl_entry_point *entries;
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < known->reach.entries.n; i++)
    if (fl_str_eq(entries[known->reach.entries.at[i] - 1].label, said)) return said;
  return known->reach.entries.n ? entries[known->reach.entries.at[0] - 1].label : said;
}

static fl_str program(const fl_brief_state *s) {
  fl_str title = s->doc->title;
  return fl_str_starts_c(title, "Brief: ") ? fl_str_from_pos(title, 7) : FL_STR("this program");
}

static void find_other(fl_scene *scene, fl_brief_state *s) {
  const fl_finding *f = scene->known->f;
  for (uint32_t i = 0; i < f->n_related && !scene->other.name.n; i++) {
    if (!fl_str_starts_c(f->related[i].message, "pairs with")) continue;
    uint32_t site = fl_brief_site(s, f->related[i].path, f->related[i].line);
    scene->other = fl_brief_party(s, site);
    if (scene->other.name.n) scene->before = call_text(s, site);
  }
}

bool fl_scene_of(fl_scene *scene, fl_brief_state *s, uint32_t finding) {
  const fl_known_finding *known = &s->findings.at[finding];
  *scene = (fl_scene){.known = known, .entry = s->graph ? entry_of(s, known) : (fl_str){0}, .service = known->service.n ? known->service : program(s)};
  uint32_t site = s->graph ? fl_brief_call_of(s, known->f) : 0;
  if (!site) return false;
  scene->callee = fl_brief_party(s, site);
  if (scene->callee.kind == FL_PARTY_unknown) scene->callee.name = short_name(scene->callee.name);
  scene->call = call_text(s, site);
  if (scene->callee.name.n) find_other(scene, s);
  return scene->callee.name.n > 0;
}

static uint32_t worth(const fl_scene *scene, bool wants_pair) {
  uint32_t n = 1 + (scene->entry.n > 0) + 2 * (scene->callee.kind != FL_PARTY_unknown);
  return n + (wants_pair ? 4 * (scene->other.name.n > 0) : 0);
}

bool fl_scene_of_hazard(fl_scene *best, fl_brief_state *s, const fl_hazard *h, bool wants_pair) {
  enum { MAX_LOOKED_AT = 200 };
  fl_scene scene;
  uint32_t most = 0;
  for (uint32_t i = 0; i < h->findings.n && i < MAX_LOOKED_AT; i++) {
    if (!fl_scene_of(&scene, s, h->findings.at[i]) || worth(&scene, wants_pair) <= most) continue;
    most = worth(&scene, wants_pair);
    *best = scene;
  }
  return most > 0;
}
