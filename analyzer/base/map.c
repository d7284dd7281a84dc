// Linear probing; keys are mixed first, since ours are small numbers packed side by side: multiplied by the golden ratio (Knuth, volume 3,
// 6.4), whose upper half then goes into the lower one. Linking spends a tenth of its time here, and a better mixture costs more than it saves.
#include "base/map.h"

#include <stddef.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"

enum { FIRST_SLOTS = 16 };

// The slot of the key, or the free one where it would go. There are slots and one of them is free.
static fl_map_slot *find_slot(const fl_map *m, uint64_t key) {
  uint32_t mask = m->n_slots - 1;
  uint64_t mixed = key * UINT64_C(0x9e3779b97f4a7c15);
  uint32_t i = (uint32_t)(mixed ^ mixed >> 32) & mask;
  while (m->slots[i].used && m->slots[i].key != key) i = (i + 1) & mask;
  return &m->slots[i];
}

static void grow_to(fl_map *m, uint32_t n_slots) {
  fl_map old = *m;
  m->n_slots = n_slots;
  m->slots = fl_alloc_zero(m->n_slots, sizeof *m->slots);
  for (uint32_t i = 0; i < old.n_slots; i++) {
    if (old.slots[i].used) *find_slot(m, old.slots[i].key) = old.slots[i];
  }
  fl_free(old.slots);
}

static void grow(fl_map *m) {
  FL_ASSERT(m->n_slots < 1u << 31);
  grow_to(m, m->n_slots ? m->n_slots * 2 : FIRST_SLOTS);
}

void fl_map_reserve(fl_map *m, uint32_t n) {
  uint32_t n_slots = FIRST_SLOTS;
  while (n_slots < 1u << 31 && n_slots / 3 * 2 < n) n_slots *= 2;
  if (n_slots > m->n_slots) grow_to(m, n_slots);
}

bool fl_map_get(const fl_map *m, uint64_t key, uint32_t *value) {
  if (m->n == 0) return false;
  const fl_map_slot *slot = find_slot(m, key);
  if (slot->used && value) *value = slot->value;
  return slot->used;
}

uint32_t fl_map_get_or(const fl_map *m, uint64_t key, uint32_t value_if_absent) {
  if (m->n == 0) return value_if_absent;
  const fl_map_slot *slot = find_slot(m, key);
  return slot->used ? slot->value : value_if_absent;
}

uint32_t *fl_map_at(fl_map *m, uint64_t key) {
  if (m->n >= m->n_slots / 3 * 2) grow(m);
  fl_map_slot *slot = find_slot(m, key);
  if (!slot->used) *slot = (fl_map_slot){key, 0, true}, m->n++;
  return &slot->value;
}

void fl_map_put(fl_map *m, uint64_t key, uint32_t value) { *fl_map_at(m, key) = value; }

void fl_map_copy(fl_map *to, const fl_map *from) {
  *to = *from;
  if (!from->n_slots) return;
  to->slots = fl_alloc(from->n_slots * sizeof *to->slots);
  memcpy(to->slots, from->slots, from->n_slots * sizeof *to->slots);
}

void fl_map_clear(fl_map *m) {
  if (m->slots) memset(m->slots, 0, m->n_slots * sizeof *m->slots);
  m->n = 0;
}

void fl_map_release(fl_map *m) {
  fl_free(m->slots);
  *m = (fl_map){0};
}
