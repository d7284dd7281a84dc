// A text that a call gives to what it makes: the address of a client.
#include "graph/services.h"

#include "graph/text_p.h"

// No piece of it comes from elsewhere: what an environment says may say anything.
static bool is_whole(const fl_graph *g, fl_sym text) {
  fl_str raw = fl_intern_text(&g->names, text);
  for (uint32_t i = 0; i < raw.n; i++)
    if (raw.at[i] == FL_TEXT_ANY || raw.at[i] == FL_TEXT_KEY) return false;
  return true;
}

fl_sym fl_ask_set_text(fl_ask *a, const fl_site *site, fl_str name) {
  fl_texts texts = {0};
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  fl_ask_refill(a);
  for (uint32_t i = 0; site->row && site->call.id && i < site->row->n_sets; i++) {
    const fl_setting *s = fl_models_settings(a->g->models, site->row->first_set) + i;
    if (fl_str_eq(fl_models_text(a->g->models, s->name), name)) fl_text_of_path(a, &at, s->from, 0, &texts);
  }
  return texts.n == 1 && texts.at[0].certainty >= 2 && is_whole(a->g, texts.at[0].text) ? texts.at[0].text : 0;
}
