#include "graph/fallback.h"

#include "graph/ask_p.h"
#include "graph/text_p.h"

#define AROUND ((1u << FL_SITE_breaker) | (1u << FL_SITE_deadline_scope) | (1u << FL_SITE_retry))

static bool is_written(fl_ask *a, const fl_place_of *at, fl_mid path) {
  fl_origins found = {0};
  fl_path_origins(a, at, path, &found);
  bool any = false;
  for (uint32_t i = 0; i < found.n; i++) any |= found.at[i].kind != FL_FROM_ABSENT;
  fl_array_release(&found);
  return any;
}

static bool is_true(fl_ask *a, const fl_place_of *at, fl_mid path) {
  fl_texts texts = {0};
  fl_text_of_path(a, at, path, 0, &texts);
  for (uint32_t i = 0; i < texts.n; i++)
    if (fl_str_eq_c(fl_intern_text(&a->g->names, texts.at[i].text), "true")) return true;
  return false;
}

static uint8_t own_fallback(fl_ask *a, const fl_site *s) {
  const fl_meaning_row *row = s->row;
  if (!row || !row->n_fallbacks) return FL_FALLS_NOWHERE;
  fl_place_of at = {s->call.file ? s->call.file : s->func.file, s->call.id, NULL, row, NULL, s};
  bool written = false, on = !row->n_fallbacks_if;
  fl_ask_begin(a);
  for (uint32_t i = 0; i < row->n_fallbacks; i++) written |= is_written(a, &at, *(fl_models_path_list(a->g->models, row->first_fallback) + i));
  for (uint32_t i = 0; i < row->n_fallbacks_if; i++) on |= is_true(a, &at, *(fl_models_path_list(a->g->models, row->first_fallback_if) + i));
  return !written ? FL_FALLS_NOWHERE : on ? FL_FALLBACK_ON : FL_FALLBACK_OFF;
}

uint8_t fl_ask_fallback(fl_ask *a, const fl_site *s) {
  const fl_contained *found;
  uint8_t best = own_fallback(a, s);
  uint32_t n = fl_ask_holders(a, s, AROUND, &found);
  fl_contained *around = n ? fl_arena_dup(&a->arena, found, n * sizeof *found) : NULL;
  for (uint32_t i = 0; i < n && best != FL_FALLBACK_ON; i++) {
    uint8_t its = around[i].certainty >= 2 ? own_fallback(a, around[i].site) : FL_FALLS_NOWHERE;
    if (its > best) best = its;
  }
  return best;
}

fl_kept_for fl_ask_kept_for(fl_ask *a, const fl_site *s) {
  const fl_contained *found;
  uint32_t n = fl_ask_holders(a, s, 1u << FL_SITE_cache, &found);
  const fl_site *cache = NULL;
  for (uint32_t i = 0; i < n && !cache; i++)
    if (found[i].certainty >= 2) cache = found[i].site;
  const fl_outcome *life = cache ? fl_worst_outcome(fl_ask_role(a, cache, FL_ROLEKIND_key_life)) : NULL;
  if (!cache) return (fl_kept_for){FL_IS_NONE, 0};
  return life ? (fl_kept_for){life->answer, life->value} : (fl_kept_for){FL_IS_UNKNOWN, 0};
}
