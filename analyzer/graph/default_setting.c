// Settings that code makes: `viper.SetDefault("stock.timeout", "4s")` is what holds where no file and no deployment sets the key.
//
// In: calls whose rows store a value under a key and keep it as a setting (attribute `keeps: config`). Out: what they store, by the key, without case.
#include "graph/origin_p.h"

#include "base/strbuf.h"

#include <ctype.h>

void fl_note_global(fl_graph *g, uint32_t file, uint32_t call, fl_sym name, fl_mid from) {
  fl_stored stored = {.file = file, .call = call, .path = from, .next = fl_map_get_or(&g->settings, name, 0), .key = name};
  fl_array_push(&g->stored, stored);
  fl_map_put(&g->settings, name, g->stored.n - 1);
}

// Beside the names of libraries, which hold no colon.
static fl_sym name_of(fl_graph *g, fl_str key) {
  fl_buf name = {0};
  fl_buf_printf(&name, "setting:%.*s", FL_STR_ARG(key));
  for (uint32_t i = 0; i < name.n; i++) name.at[i] = (char)tolower((unsigned char)name.at[i]);
  fl_sym sym = fl_intern_add(&g->names, fl_buf_str(&name));
  fl_buf_release(&name);
  return sym;
}

void fl_note_default(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  if (!row->store_key || !fl_row_says(g, row, FL_STR("keeps"), FL_STR("config"))) return;
  const fl_path *key = fl_models_paths(g->models, row->store_key);
  uint32_t val = key->root == FL_ROOT_arg && !key->n_steps ? fl_call_arg(g, file, call, key->index) : 0;
  fl_str text;
  if (val && fl_const_text(g, file, val, &text)) fl_note_global(g, file, call, name_of(g, text), row->store_value);
}

bool fl_set_by_code(fl_ask *a, const fl_place_of *at, fl_str key, fl_origins *out) {
  bool any = false;
  for (uint32_t s = fl_map_get_or(&a->g->settings, name_of(a->g, key), 0); s; s = a->g->stored.at[s].next) {
    const fl_stored stored = a->g->stored.at[s];
    if (!fl_same_unit(a->g, at->file, stored.file)) continue;
    const fl_meaning_row *row = fl_row_for(a->g, stored.file, stored.call, a->g->links[stored.file].callee[stored.call]);
    const fl_step *step = fl_step_at(a, at->chain, FL_STEP_global, stored.file, FL_STEP_AT_CALL, stored.call, fl_intern_add(&a->g->names, key));
    fl_place_of there = {stored.file, stored.call, NULL, row, step, NULL};
    fl_path_origins(a, &there, stored.path, out), any = true;
  }
  return any;
}
