// Names cut into words, and what words of the trade say of a site.
#include "graph/words.h"

#include "graph/graph_p.h"

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_part(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

fl_str fl_first_word(fl_str name, fl_str *rest) {
  uint32_t begin = 0;
  while (begin < name.n && !is_part(name.at[begin])) begin++;
  uint32_t n = begin;
  while (n < name.n && is_upper(name.at[n])) n++;
  if (n > begin + 1 && n < name.n && is_part(name.at[n])) n--; // capitals before a word of their own
  else
    while (n < name.n && is_part(name.at[n]) && !is_upper(name.at[n])) n++;
  *rest = fl_str_from_pos(name, n);
  return fl_str_slice(name, begin, n);
}

bool fl_same_word(fl_str a, fl_str b) {
  bool same = a.n == b.n;
  for (uint32_t i = 0; i < a.n && same; i++) same = (a.at[i] | 0x20) == (b.at[i] | 0x20);
  return same;
}

static bool is_irreversible(const fl_graph *g, fl_str word) {
  fl_str one = fl_str_ends_c(word, "s") ? fl_str_slice(word, 0, word.n - 1) : word;
  return fl_models_word(g->models, FL_VOCABULARY_irreversible, (fl_str){0}, word) ||
         fl_models_word(g->models, FL_VOCABULARY_irreversible, (fl_str){0}, one);
}

enum { SEGMENTS = 2 }; // of the name: paymentIntents.create, Charge.create, sendEmail

bool fl_graph_is_irreversible(const fl_graph *g, const fl_site *s) {
  fl_str name = fl_intern_text(&g->names, s->callee), segment;
  if (s->effect != FL_EFFECT_non_idempotent_write) return false;
  for (uint32_t i = 0; i < SEGMENTS && name.n; i++) {
    if (!fl_str_rcut(name, '.', &name, &segment)) name = (fl_str){0};
    for (fl_str word; (word = fl_first_word(segment, &segment)).n;)
      if (is_irreversible(g, word)) return true;
  }
  return false;
}
