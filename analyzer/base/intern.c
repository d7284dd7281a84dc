// Open addressing over (half a hash, symbol) pairs; the texts lie in an arena and never move.
#include "base/intern.h"

#include "base/alloc.h"
#include "base/hash.h"

enum { FIRST_SLOTS = 64 };

void fl_intern_init(fl_intern *t) {
  *t = (fl_intern){0};
  fl_intern_clear(t);
}

void fl_intern_init_over(fl_intern *t, const fl_intern *base) {
  fl_intern_init(t);
  t->base = base;
  t->first = base->first + base->n - 1;
}

void fl_intern_clear(fl_intern *t) {
  fl_arena_clear(&t->arena);
  if (!t->texts) {
    t->texts_cap = FIRST_SLOTS;
    t->texts = fl_alloc_zero(t->texts_cap, sizeof *t->texts);
    t->n_slots = FIRST_SLOTS;
    t->slots = fl_alloc(t->n_slots * sizeof *t->slots);
  }
  memset(t->slots, 0, t->n_slots * sizeof *t->slots);
  t->texts[0] = FL_STR("");
  t->n = 1;
}

void fl_intern_release(fl_intern *t) {
  fl_arena_release(&t->arena);
  fl_free(t->texts);
  fl_free(t->slots);
  *t = (fl_intern){0};
}

// The lower half of the hash picks the slot, the upper half is kept: most misses end without looking at the text.
static fl_intern_slot *find_slot(const fl_intern *t, uint64_t hash, fl_str text) {
  uint32_t mask = t->n_slots - 1;
  uint32_t kept = (uint32_t)(hash >> 32);
  for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
    fl_intern_slot *slot = &t->slots[i];
    if (!slot->sym) return slot;
    if (slot->hash == kept && fl_str_eq(t->texts[slot->sym], text)) return slot;
  }
}

// The lower half is not kept, so it is computed again; a table grows few times.
static void grow_slots(fl_intern *t, uint32_t n_slots) {
  FL_ASSERT(n_slots <= 1u << 31);
  fl_free(t->slots);
  t->n_slots = n_slots;
  t->slots = fl_alloc_zero(t->n_slots, sizeof *t->slots);
  uint32_t mask = t->n_slots - 1;
  for (fl_sym sym = 1; sym < t->n; sym++) {
    uint64_t hash = fl_hash64_str(t->texts[sym]);
    uint32_t i = (uint32_t)hash & mask;
    while (t->slots[i].sym) i = (i + 1) & mask;
    t->slots[i] = (fl_intern_slot){(uint32_t)(hash >> 32), sym};
  }
}

static void grow_texts(fl_intern *t) {
  FL_ASSERT(t->texts_cap < 1u << 31);
  t->texts_cap *= 2;
  t->texts = fl_realloc(t->texts, t->texts_cap * sizeof *t->texts);
}

void fl_intern_reserve(fl_intern *t, uint32_t n) {
  uint32_t n_slots = t->n_slots;
  while (n_slots < 1u << 31 && n_slots / 3 * 2 < n) n_slots *= 2;
  if (n_slots > t->n_slots) grow_slots(t, n_slots);
}

static fl_sym find_below(const fl_intern *t, uint64_t hash, fl_str text) {
  for (const fl_intern *b = t->base; b; b = b->base) {
    fl_sym sym = find_slot(b, hash, text)->sym;
    if (sym) return b->first + sym;
  }
  return 0;
}

fl_sym fl_intern_add(fl_intern *t, fl_str text) {
  if (text.n == 0) return 0;
  uint64_t hash = fl_hash64_str(text);
  fl_sym below = find_below(t, hash, text);
  if (below) return below;
  fl_intern_slot *slot = find_slot(t, hash, text);
  if (slot->sym) return t->first + slot->sym;
  if (t->n == t->texts_cap) grow_texts(t);
  fl_sym sym = t->n++;
  t->texts[sym] = fl_arena_str(&t->arena, text);
  *slot = (fl_intern_slot){(uint32_t)(hash >> 32), sym};
  if (t->n > t->n_slots / 3 * 2) grow_slots(t, t->n_slots * 2);
  return t->first + sym;
}

fl_sym fl_intern_add_c(fl_intern *t, const char *text) { return fl_intern_add(t, fl_str_from(text)); }

fl_sym fl_intern_find(const fl_intern *t, fl_str text) {
  if (text.n == 0) return 0;
  uint64_t hash = fl_hash64_str(text);
  fl_sym below = find_below(t, hash, text), own = below ? 0 : find_slot(t, hash, text)->sym;
  return own ? t->first + own : below;
}

fl_str fl_intern_text(const fl_intern *t, fl_sym sym) {
  if (sym <= t->first) return t->base ? fl_intern_text(t->base, sym) : t->texts[0];
  FL_ASSERT(sym - t->first < t->n);
  return t->texts[sym - t->first];
}

uint32_t fl_intern_count(const fl_intern *t) { return t->first + t->n; }
const fl_str *fl_intern_texts(const fl_intern *t) {
  FL_ASSERT(!t->base);
  return t->texts;
}

void fl_intern_merge(fl_intern *into, const fl_intern *from, fl_sym *map) {
  FL_ASSERT(!from->base);
  for (fl_sym sym = 0; sym < from->n; sym++) map[sym] = fl_intern_add(into, from->texts[sym]);
}
