// u64 -> u32, open addressing. {0} is an empty map.
//
// There is no removal and no visiting: nobody shall depend on the order of a hash table.
#ifndef FL_BASE_MAP_H
#define FL_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

typedef struct fl_map_slot {
  uint64_t key;
  uint32_t value;
  uint32_t used;
} fl_map_slot;

typedef struct fl_map {
  fl_map_slot *slots; // a power of two, at most two thirds full
  uint32_t n, n_slots;
} fl_map;

// Two symbols or ids as one key.
static inline uint64_t fl_map_key2(uint32_t a, uint32_t b) { return (uint64_t)a << 32 | b; }

// False: absent, *value as it was. `value` may be NULL for those who only ask.
bool fl_map_get(const fl_map *m, uint64_t key, uint32_t *value);
uint32_t fl_map_get_or(const fl_map *m, uint64_t key, uint32_t value_if_absent);
void fl_map_put(fl_map *m, uint64_t key, uint32_t value); // replaces
uint32_t *fl_map_at(fl_map *m, uint64_t key);             // its value, 0 when it was absent; until the next key is added
void fl_map_reserve(fl_map *m, uint32_t n);               // room for so many keys, with those that it has
void fl_map_copy(fl_map *to, const fl_map *from);          // over whatever `to` holds, which is not freed
void fl_map_clear(fl_map *m);                             // keeps the room
void fl_map_release(fl_map *m);

#endif
