// Settings that are code: files of a folder return maps, and `mail.from.name` is an entry of what the file of `mail` returns.
//
// In: a key. Out: the origins of what stands under it, the environment and its defaults included.
#include "graph/ask_p.h"

// What stands under `a.b` in each of the maps; is anything there?
static bool of_entries(fl_ask *a, fl_origins *maps, fl_str key, fl_origins *out) {
  bool set = false;
  fl_str part;
  while (key.n) {
    fl_str_cut(key, '.', &part, &key);
    fl_origins found = {0};
    for (uint32_t i = 0; i < maps->n; i++) fl_property(a, &maps->at[i], part, &found);
    fl_array_release(maps);
    *maps = found;
  }
  for (uint32_t i = 0; i < maps->n; i++) {
    fl_origin o = maps->at[i];
    set |= o.kind != FL_FROM_ABSENT;
    if (o.kind == FL_FROM_ABSENT) o = fl_unknown(a, "a setting that nothing here sets", o.file, 0, o.chain); // by a library, perhaps
    if (o.certainty > 3) o.certainty = 3;
    fl_give(out, o);
  }
  return set;
}

// `mail.from.name` is an entry of what the file of `mail` returns. False: there is no such file.
bool fl_settings_module_origins(fl_ask *a, const fl_place_of *at, fl_str key, const fl_step *step, bool *set,
                                fl_origins *out) {
  fl_graph *g = a->g;
  fl_sym settings = fl_intern_find(&g->names, FL_STR(FL_SETTINGS_MODULE));
  for (uint32_t dot = 0; settings && dot < key.n; dot++) {
    if (key.at[dot] != '.') continue;
    fl_sym name = fl_intern_find(&g->names, fl_str_slice(key, 0, dot));
    fl_ent file = name ? fl_member(g, settings, name, at->file) : (fl_ent){0};
    if (!file.kind) continue;
    fl_origins maps = {0};
    fl_returns_of(a, file.file, file.id, -1, NULL, step, 3, &maps);
    *set = of_entries(a, &maps, fl_str_from_pos(key, dot + 1), out);
    fl_array_release(&maps);
    return true;
  }
  return false;
}
