// Names in, rows out: one hash table for all kinds of names, short lists for patterns.
#include "base/alloc.h"
#include "base/hash.h"
#include "models/names_p.h"
#include "models/pack_p.h"

#include <string.h>

static const void *row_at(const fl_models *m, fl_block_id block, fl_mid i) {
  const fl_block *b = &m->blocks[block];
  return (const char *)b->at + (i < b->n ? i : 0) * fl_block_row_size[block];
}

#define X(T, name)                                                                                                     \
  const T *fl_models_##name(const fl_models *m, fl_mid first) { return row_at(m, FL_BLOCK_##name, first); }
FL_MODEL_LISTS(X)
#undef X

uint32_t fl_models_n_libraries(const fl_models *m) { return m->blocks[FL_BLOCK_libraries].n; }
uint32_t fl_models_n_declarations(const fl_models *m) { return m->blocks[FL_BLOCK_declarations].n; }
uint32_t fl_models_n_meanings(const fl_models *m) { return m->blocks[FL_BLOCK_meanings].n; }
uint32_t fl_models_n_placed(const fl_models *m) { return m->blocks[FL_BLOCK_placed].n; }
uint32_t fl_models_n_stances(const fl_models *m) { return m->blocks[FL_BLOCK_stances].n; }
uint32_t fl_models_n_peers(const fl_models *m) { return m->blocks[FL_BLOCK_peers].n; }
uint32_t fl_models_n_clients(const fl_models *m) { return m->blocks[FL_BLOCK_clients].n; }

fl_str fl_models_text(const fl_models *m, fl_text text) { return fl_str_from(row_at(m, FL_BLOCK_text, text)); }

static bool same_word(fl_str a, fl_str b) {
  if (a.n != b.n) return false;
  for (uint32_t i = 0; i < a.n; i++) {
    char x = a.at[i], y = b.at[i];
    if (x != y && ((x | 32) != (y | 32) || (x | 32) < 'a' || (x | 32) > 'z')) return false;
  }
  return true;
}

static uint64_t word_key(uint8_t list, fl_str word) {
  char small[64];
  uint32_t n = word.n < sizeof small ? word.n : (uint32_t)sizeof small;
  for (uint32_t i = 0; i < n; i++) small[i] = (char)(word.at[i] | 32);
  return fl_hash64(small, n) ^ list;
}

// Words are asked for at every step: a vocabulary is not gone through each time.
void fl_models_index_words(fl_models *m) {
  uint32_t n = m->blocks[FL_BLOCK_vocabulary].n;
  m->word_before = fl_alloc_zero((size_t)n + 1, sizeof *m->word_before);
  for (uint32_t i = 1; i < n; i++) {
    const fl_vocabulary_word *row = fl_models_vocabulary(m, i);
    uint64_t key = word_key(row->list, fl_models_text(m, row->word));
    m->word_before[i] = fl_map_get_or(&m->words, key, 0);
    fl_map_put(&m->words, key, i);
  }
}

// The last row counts: a project's own come behind those that are shipped. `any`: whatever protocol it is for.
static const fl_vocabulary_word *find_word(const fl_models *m, uint8_t list, fl_str protocol, bool any, fl_str word) {
  for (uint32_t i = fl_map_get_or(&m->words, word_key(list, word), 0); i; i = m->word_before[i]) {
    const fl_vocabulary_word *row = fl_models_vocabulary(m, i);
    if (row->list != list || !same_word(fl_models_text(m, row->word), word)) continue;
    if (any || !row->protocol || fl_str_eq(fl_models_text(m, row->protocol), protocol)) return row;
  }
  return NULL;
}

const fl_vocabulary_word *fl_models_word(const fl_models *m, uint8_t list, fl_str protocol, fl_str word) { return find_word(m, list, protocol, false, word); }

const fl_vocabulary_word *fl_models_word_below(const fl_models *m, uint8_t list, fl_str word) { return find_word(m, list, (fl_str){0}, true, word); }

uint32_t fl_models_words_of(const fl_models *m, uint8_t list, fl_str *out, uint32_t most) {
  uint32_t n = 0;
  for (uint32_t i = 1; i < m->blocks[FL_BLOCK_vocabulary].n && n < most; i++)
    if (fl_models_vocabulary(m, i)->list == list) out[n++] = fl_models_text(m, fl_models_vocabulary(m, i)->word);
  return n;
}

uint32_t fl_index_hash(fl_index_kind kind, fl_str language, fl_str name) {
  return (uint32_t)fl_hash64_mix(fl_hash64_mix(kind, fl_hash64_str(language)), fl_hash64_str(name));
}

static bool is_text(const fl_models *m, fl_text text, fl_str s) {
  const fl_block *block = &m->blocks[FL_BLOCK_text];
  const char *at = (const char *)block->at + text;
  return s.n < block->n - text && at[s.n] == '\0' && (s.n == 0 || memcmp(at, s.at, s.n) == 0);
}

static const fl_slot *find_slot(const fl_models *m, fl_index_kind kind, fl_str language, fl_str name) {
  const fl_slot *slots = m->blocks[FL_BLOCK_slots].at;
  uint32_t mask = m->blocks[FL_BLOCK_slots].n - 1, hash = fl_index_hash(kind, language, name);
  for (uint32_t i = 0, at = hash & mask; i <= mask; i++, at = (at + 1) & mask) {
    const fl_slot *slot = &slots[at];
    if (slot->kind == FL_INDEX_none) return NULL;
    if (slot->hash == hash && slot->kind == kind && is_text(m, slot->name, name) && is_text(m, slot->language, language)) return slot;
  }
  return NULL;
}

static const fl_posting *postings_of(const fl_models *m, const fl_slot *slot) {
  return (const fl_posting *)m->blocks[FL_BLOCK_postings].at + slot->first;
}

static fl_str find_alias(const void *where, fl_str language, fl_str name) {
  const fl_models *m = where;
  const fl_slot *slot = find_slot(m, FL_INDEX_alias, language, name);
  return slot ? fl_models_text(m, postings_of(m, slot)->value) : (fl_str){0};
}

fl_str fl_models_canonical(const fl_models *m, const char *language, fl_str name, char *buf, uint32_t size) {
  return fl_name_canonical(find_alias, m, fl_str_from(language), name, buf, size);
}

// The postings found so far: those of exact names, then from `patterns` on those of patterns, each part in look-up order.
enum { FOUND_MAX = 64 };
typedef struct found {
  const fl_models *m;
  const fl_posting *at[FOUND_MAX];
  uint32_t n, patterns, cap;
} found;

static bool comes_before(const fl_models *m, const fl_posting *a, const fl_posting *b) {
  uint8_t layer_a = fl_models_libraries(m, a->library)->layer, layer_b = fl_models_libraries(m, b->library)->layer;
  if (layer_a != layer_b) return layer_a > layer_b;
  if (a->library != b->library) return a->library < b->library;
  return a->line != b->line ? a->line < b->line : a->value < b->value;
}

// Inserts at its place; without room the last one gives way. A row that several of its names lead to counts once.
static void insert(found *f, const fl_posting *posting) {
  for (uint32_t i = 0; i < f->n; i++) {
    if (f->at[i]->value == posting->value) return;
  }
  uint32_t at = f->n;
  while (at > f->patterns && comes_before(f->m, posting, f->at[at - 1])) at--;
  if (at >= f->cap) return;
  if (f->n < f->cap) f->n++;
  memmove(&f->at[at + 1], &f->at[at], (f->n - 1 - at) * sizeof *f->at);
  f->at[at] = posting;
}

static void add_slot(found *f, const fl_slot *slot, fl_str name) {
  if (!slot) return;
  const fl_posting *p = postings_of(f->m, slot);
  for (uint32_t i = 0; i < slot->n; i++) {
    bool hit = p[i].pattern == 0 || fl_name_matches(fl_models_text(f->m, p[i].pattern), name);
    if (hit) insert(f, &p[i]);
  }
}

// Looks under the four kinds that start at `exact`.
static found find_rows(const fl_models *m, fl_index_kind exact, const char *language, fl_str name, uint32_t cap) {
  found f = {.m = m, .cap = cap < FOUND_MAX ? cap : FOUND_MAX};
  fl_str lang = fl_str_from(language), owner, segment;
  fl_name_split(name, &owner, &segment);
  add_slot(&f, find_slot(m, exact, lang, name), name);
  f.patterns = f.n;
  add_slot(&f, find_slot(m, exact + 1, lang, owner), name);
  add_slot(&f, find_slot(m, exact + 2, lang, segment), name);
  add_slot(&f, find_slot(m, exact + 3, lang, (fl_str){0}), name);
  return f;
}

uint32_t fl_models_calls(const fl_models *m, const char *language, fl_str callee, const fl_meaning_row **out, uint32_t cap) {
  found f = find_rows(m, FL_INDEX_call, language, callee, cap);
  for (uint32_t i = 0; i < f.n; i++) out[i] = fl_models_meanings(m, f.at[i]->value);
  return f.n;
}

uint32_t fl_models_annotations(const fl_models *m, const char *language, fl_str name, const fl_meaning_row **out,
                               uint32_t cap) {
  found f = find_rows(m, FL_INDEX_annotation, language, name, cap);
  for (uint32_t i = 0; i < f.n; i++) out[i] = fl_models_meanings(m, f.at[i]->value);
  return f.n;
}

uint32_t fl_models_supertypes(const fl_models *m, const char *language, fl_str type, const fl_supertype_model **out,
                              uint32_t cap) {
  found f = find_rows(m, FL_INDEX_supertype, language, type, cap);
  for (uint32_t i = 0; i < f.n; i++) out[i] = fl_models_supertype_rows(m, f.at[i]->value);
  return f.n;
}

const fl_type_model *fl_models_type(const fl_models *m, const char *language, fl_str name) {
  char buf[FL_NAME_BYTES_MAX];
  const fl_slot *slot = find_slot(m, FL_INDEX_type, fl_str_from(language), name);
  if (!slot) {
    fl_str canonical = fl_models_canonical(m, language, name, buf, sizeof buf);
    if (canonical.at != name.at) slot = find_slot(m, FL_INDEX_type, fl_str_from(language), canonical);
  }
  return slot ? fl_models_types(m, postings_of(m, slot)->value) : NULL;
}

bool fl_models_has_module(const fl_models *m, const char *language, fl_str module) {
  return find_slot(m, FL_INDEX_module, fl_str_from(language), module) != NULL;
}

bool fl_models_has_type(const fl_models *m, const char *language, fl_str name) {
  return fl_models_type(m, language, name) || find_slot(m, FL_INDEX_name, fl_str_from(language), name);
}

bool fl_models_lists(const fl_models *m, const char *language, fl_str module) {
  return find_slot(m, FL_INDEX_listed, fl_str_from(language), module) != NULL;
}

bool fl_models_has_segment(const fl_models *m, const char *language, fl_str segment) {
  fl_str lang = fl_str_from(language);
  if (find_slot(m, FL_INDEX_segment, lang, segment)) return true;
  const fl_slot *globs = find_slot(m, FL_INDEX_segment_glob, lang, (fl_str){0});
  for (uint32_t i = 0; globs && i < globs->n; i++) {
    if (fl_name_matches(fl_models_text(m, postings_of(m, globs)[i].pattern), segment)) return true;
  }
  return false;
}

bool fl_models_knows_module(const fl_models *m, const char *language, fl_str module) {
  char buf[FL_NAME_BYTES_MAX];
  fl_str lang = fl_str_from(language), name = fl_models_canonical(m, language, module, buf, sizeof buf);
  for (uint32_t end = name.n; end > 0; end--) {
    bool boundary = end == name.n || name.at[end] == '.' || name.at[end] == '/';
    if (boundary && find_slot(m, FL_INDEX_module, lang, fl_str_slice(name, 0, end))) return true;
  }
  return false;
}

static bool is_of(const fl_models *m, const fl_library *library, const char *language) {
  for (uint32_t i = 0; i < library->n_languages; i++)
    if (fl_str_eq_c(fl_models_text(m, *(fl_models_texts(m, library->first_language) + i)), language)) return true;
  return false;
}

bool fl_models_hand_self(const fl_models *m, const char *language) {
  for (uint32_t i = 1; i < m->blocks[FL_BLOCK_meanings].n; i++) {
    const fl_meaning_row *row = fl_models_meanings(m, i);
    for (uint32_t h = 0; h < row->n_hands; h++)
      if (fl_str_eq_c(fl_models_text(m, (fl_models_settings(m, row->first_hand) + h)->name), "self") && is_of(m, fl_models_libraries(m, row->library), language)) return true;
  }
  return false;
}
