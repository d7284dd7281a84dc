// Rows and names in, a sealed pack out. Names are entered one by one in any order; sealing sorts them into look-up order and
// lays the hash table.
#include "models/build_p.h"

#include "base/hash.h"
#include <stdlib.h>
#include <string.h>

static void push_none_rows(fl_builder *b) {
#define X(T, name) fl_array_push(&b->name, (T){0});
  FL_MODEL_LISTS(X)
#undef X
  fl_array_push(&b->text, '\0');
}

static void copy_lists(fl_builder *b, const fl_models *base) {
#define X(T, name)                                                                                                     \
  for (uint32_t i = 0; i < base->blocks[FL_BLOCK_##name].n; i++)                                                       \
    fl_array_push(&b->name, ((const T *)base->blocks[FL_BLOCK_##name].at)[i]);
  FL_MODEL_LISTS(X)
  X(char, text)
#undef X
}

// The texts of a copied block, so that equal texts are found again.
static void learn_texts(fl_builder *b) {
  for (uint32_t at = 1; at < b->text.n; at += (uint32_t)strlen(b->text.at + at) + 1) {
    fl_sym sym = fl_intern_add_c(&b->interned, b->text.at + at);
    if (sym == b->offset_of_text.n) fl_array_push(&b->offset_of_text, at);
  }
}

static void add_entry(fl_builder *b, fl_index_kind kind, fl_text language, fl_text name, fl_posting posting);

static void copy_entries(fl_builder *b, const fl_models *base) {
  const fl_block *slots = &base->blocks[FL_BLOCK_slots];
  const fl_posting *postings = base->blocks[FL_BLOCK_postings].at;
  for (uint32_t i = 0; i < slots->n; i++) {
    const fl_slot *slot = (const fl_slot *)slots->at + i;
    for (uint32_t k = 0; k < slot->n; k++) {
      add_entry(b, slot->kind, slot->language, slot->name, postings[slot->first + k]);
    }
  }
}

void fl_builder_init(fl_builder *b, const fl_models *base) {
  memset(b, 0, sizeof *b);
  fl_intern_init(&b->interned);
  fl_intern_init(&b->keys);
  fl_array_push(&b->offset_of_text, 0);
  fl_array_push(&b->latest_of_key, 0);
  if (!base) {
    push_none_rows(b);
    return;
  }
  copy_lists(b, base);
  learn_texts(b);
  copy_entries(b, base);
  for (uint32_t i = 1; i < b->libraries.n; i++) {
    if (b->libraries.at[i].layer >= b->layer) b->layer = (uint8_t)(b->libraries.at[i].layer + 1);
  }
}

void fl_builder_release(fl_builder *b) {
#define X(T, name) fl_array_release(&b->name);
  FL_MODEL_LISTS(X)
#undef X
  fl_array_release(&b->text);
  fl_intern_release(&b->interned);
  fl_array_release(&b->offset_of_text);
  fl_intern_release(&b->keys);
  fl_array_release(&b->latest_of_key);
  fl_array_release(&b->index);
}

fl_text fl_builder_text(fl_builder *b, fl_str text) {
  text = fl_str_slice(text, 0, fl_str_find_char(text, '\0')); // texts end at their NUL
  if (text.n == 0) return 0;
  fl_sym sym = fl_intern_add(&b->interned, text);
  if (sym < b->offset_of_text.n) return b->offset_of_text.at[sym];
  fl_text at = b->text.n;
  fl_array_push(&b->offset_of_text, at);
  fl_array_reserve(&b->text, text.n + 1);
  memcpy(b->text.at + at, text.at, text.n);
  b->text.at[at + text.n] = '\0';
  b->text.n += text.n + 1;
  return at;
}

// Offsets rise with the symbols. The block moves as it grows, the interned texts stay.
fl_str fl_builder_read(const fl_builder *b, fl_text text) {
  uint32_t low = 0, high = b->offset_of_text.n;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (b->offset_of_text.at[middle] <= text) low = middle;
    else high = middle;
  }
  return fl_intern_text(&b->interned, low);
}

// (kind, language, name) as one text. A name that does not fit is no name we could have entered.
static fl_str key_text(char *buf, uint32_t size, fl_index_kind kind, fl_str language, fl_str name) {
  uint32_t n = 2 + language.n + name.n;
  if (n > size) return (fl_str){0};
  buf[0] = (char)kind;
  if (language.n) memcpy(buf + 1, language.at, language.n);
  buf[1 + language.n] = ':';
  if (name.n) memcpy(buf + 2 + language.n, name.at, name.n);
  return (fl_str){buf, n};
}

enum { KEY_BYTES = FL_NAME_BYTES_MAX + 128 };

static void add_entry(fl_builder *b, fl_index_kind kind, fl_text language, fl_text name, fl_posting posting) {
  char buf[KEY_BYTES];
  fl_str text = key_text(buf, sizeof buf, kind, fl_builder_read(b, language), fl_builder_read(b, name));
  fl_sym key = fl_intern_add(&b->keys, text);
  if (key == b->latest_of_key.n) fl_array_push(&b->latest_of_key, 0);
  b->latest_of_key.at[key] = b->index.n + 1;
  uint8_t layer = b->libraries.at[posting.library].layer;
  fl_array_push(&b->index, (fl_index_entry){key, kind, language, name, posting, layer, b->index.n});
}

void fl_builder_index(fl_builder *b, fl_index_kind kind, fl_str name, fl_posting posting) {
  fl_text text = fl_builder_text(b, name);
  fl_library library = b->libraries.at[posting.library];
  for (uint32_t i = 0; i < library.n_languages; i++) {
    add_entry(b, kind, b->texts.at[library.first_language + i], text, posting);
  }
}

const fl_index_entry *fl_builder_find(const fl_builder *b, fl_index_kind kind, fl_str language, fl_str name) {
  char buf[KEY_BYTES];
  fl_sym key = fl_intern_find(&b->keys, key_text(buf, sizeof buf, kind, language, name));
  return key ? &b->index.at[b->latest_of_key.at[key] - 1] : NULL;
}

static bool has_star(fl_str text) { return fl_str_find_char(text, '*') != FL_STR_NONE; }

// Only what the look-up needs: is there any call that ends like this?
static void index_segment(fl_builder *b, fl_str segment, fl_posting posting) {
  fl_index_kind kind = has_star(segment) ? FL_INDEX_segment_glob : FL_INDEX_segment;
  posting.pattern = kind == FL_INDEX_segment_glob ? fl_builder_text(b, segment) : 0;
  fl_str name = kind == FL_INDEX_segment ? segment : (fl_str){0};
  fl_text text = fl_builder_text(b, name);
  fl_library library = b->libraries.at[posting.library];
  for (uint32_t i = 0; i < library.n_languages; i++) {
    fl_text language = b->texts.at[library.first_language + i];
    if (kind == FL_INDEX_segment && fl_builder_find(b, kind, fl_builder_read(b, language), name)) continue;
    add_entry(b, kind, language, text, posting);
  }
}

void fl_builder_index_call(fl_builder *b, fl_index_kind exact, fl_str name, fl_posting posting) {
  fl_str owner, segment;
  fl_name_split(name, &owner, &segment);
  bool in_owner = has_star(owner), in_segment = has_star(segment);
  fl_posting row = posting;
  row.pattern = in_owner || in_segment ? fl_builder_text(b, name) : 0;
  if (in_owner && in_segment) fl_builder_index(b, exact + 3, (fl_str){0}, row);
  else if (in_owner) fl_builder_index(b, exact + 2, segment, row);
  else if (in_segment) fl_builder_index(b, exact + 1, owner, row);
  else fl_builder_index(b, exact, name, row);
  if (exact == FL_INDEX_call) index_segment(b, segment, posting);
}

static fl_str find_alias(const void *where, fl_str language, fl_str name) {
  const fl_builder *b = where;
  const fl_index_entry *entry = fl_builder_find(b, FL_INDEX_alias, language, name);
  return entry ? fl_builder_read(b, entry->posting.value) : (fl_str){0};
}

fl_str fl_builder_canonical(const fl_builder *b, fl_str language, fl_str name, char *buf, uint32_t size) {
  return fl_name_canonical(find_alias, b, language, name, buf, size);
}

#define ORDER(a, b, field) if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int by_key_and_rank(const void *left, const void *right) {
  const fl_index_entry *a = left, *b = right;
  ORDER(a, b, key);
  ORDER(b, a, layer); // the later layer, the project's, comes first
  ORDER(a, b, posting.library);
  ORDER(a, b, posting.line);
  ORDER(a, b, sequence);
  return 0;
}

typedef FL_ARRAY(fl_slot) slot_array;
typedef FL_ARRAY(fl_posting) posting_array;

// One slot a key, in key order, and their postings one behind the other.
static void group_entries(const fl_builder *b, slot_array *slots, posting_array *postings) {
  fl_index_entry *sorted = fl_alloc((size_t)b->index.n * sizeof *sorted);
  if (b->index.n) memcpy(sorted, b->index.at, (size_t)b->index.n * sizeof *sorted);
  qsort(sorted, b->index.n, sizeof *sorted, by_key_and_rank);
  for (uint32_t i = 0; i < b->index.n; i++) {
    const fl_index_entry *e = &sorted[i];
    if (i == 0 || e->key != sorted[i - 1].key) {
      uint32_t hash = fl_index_hash(e->kind, fl_builder_read(b, e->language), fl_builder_read(b, e->name));
      fl_array_push(slots, (fl_slot){hash, e->kind, e->language, e->name, postings->n, 0});
    }
    fl_array_push(postings, e->posting);
    fl_array_last(slots)->n++;
  }
  fl_free(sorted);
}

// At most half full, so that a search for what is not there ends soon.
static uint32_t table_size(uint32_t n_keys) {
  uint32_t size = 8;
  while (size < 2 * n_keys) size *= 2;
  return size;
}

static fl_slot *lay_table(const fl_slot *slots, uint32_t n, uint32_t size) {
  fl_slot *table = fl_alloc_zero(size, sizeof *table);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = slots[i].hash & (size - 1);
    while (table[at].kind != FL_INDEX_none) at = (at + 1) & (size - 1);
    table[at] = slots[i];
  }
  return table;
}

fl_models *fl_builder_seal(const fl_builder *b, uint64_t digest) {
  slot_array keys = {0};
  posting_array postings = {0};
  group_entries(b, &keys, &postings);
  uint32_t size = table_size(keys.n);
  fl_slot *table = lay_table(keys.at, keys.n, size);
  fl_block blocks[FL_N_BLOCKS] = {
#define X(T, name) [FL_BLOCK_##name] = {b->name.at, b->name.n},
      FL_MODEL_LISTS(X) X(char, text)
#undef X
      [FL_BLOCK_slots] = {table, size},
      [FL_BLOCK_postings] = {postings.at, postings.n},
  };
  fl_models *m = fl_pack_seal(blocks, digest);
  fl_free(table);
  fl_array_release(&keys);
  fl_array_release(&postings);
  return m;
}
