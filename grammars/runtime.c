// The parser runtime, with the paths that nearly every step takes written for how we use it. In: the runtime's own files, which are compiled as one
// (as its lib.c does). Out: the same trees.
//
// - Trees belong to one thread, so nothing is counted with locked instructions.
// - Most states keep their actions in lists; what was found there is kept by state and symbol, for a few thousand pairs that come again and again.
// - Characters of ASCII are read without a call for each (window.h).
// - Where the stack has one way back, that way is walked; the general search is for what can be read in several ways.
#include <stdint.h>
#include <stdlib.h>

// ---- counting ------------------------------------------------------------------------------------------------------------------------------

#define atomic_inc atomic_inc_locked
#define atomic_dec atomic_dec_locked
#include "atomic.h"
#undef atomic_inc
#undef atomic_dec

static inline uint32_t atomic_inc(volatile uint32_t *p) { return ++*(uint32_t *)p; }
static inline uint32_t atomic_dec(volatile uint32_t *p) { return --*(uint32_t *)p; }

// ---- tables --------------------------------------------------------------------------------------------------------------------------------

#define ts_language_lookup ts_language_search
#include "language.h"
#undef ts_language_lookup

enum { FOUND_BITS = 12 };

typedef struct found {
  uint16_t state, symbol, value, is_set;
} found;

static _Thread_local struct {
  const TSLanguage *language; // of which all entries are
  found at[1 << FOUND_BITS];
} lookups;

static uint16_t look_up_anew(const TSLanguage *language, TSStateId state, TSSymbol symbol, found *into) {
  if (lookups.language != language) memset(&lookups, 0, sizeof lookups), lookups.language = language;
  *into = (found){state, symbol, ts_language_search(language, state, symbol), 1};
  return into->value;
}

static inline uint16_t ts_language_lookup(const TSLanguage *language, TSStateId state, TSSymbol symbol) {
  if (state < language->large_state_count) return language->parse_table[state * language->symbol_count + symbol];
  found *f = &lookups.at[((uint32_t)state * 31 + symbol * 7) & ((1 << FOUND_BITS) - 1)];
  if (f->state == state && f->symbol == symbol && f->is_set && lookups.language == language) return f->value;
  return look_up_anew(language, state, symbol, f);
}

// ---- the lexer -----------------------------------------------------------------------------------------------------------------------------

#include "lexer.h"
#include "window.h"
#undef eof

#define SAME_PLACE(theirs, ours) _Static_assert(offsetof(Lexer, theirs) == offsetof(fl_window, ours), "window.h: the lexer of the runtime is another")
SAME_PLACE(current_position, at);
SAME_PLACE(current_position.extent.column, at.column);
SAME_PLACE(token_start_position, token_begin);
SAME_PLACE(included_ranges, ranges);
SAME_PLACE(chunk, text);
SAME_PLACE(current_included_range_index, range);
SAME_PLACE(chunk_start, text_begin);
SAME_PLACE(chunk_size, text_bytes);
SAME_PLACE(column_data.value, column);
SAME_PLACE(column_data.valid, knows_column);
_Static_assert(offsetof(TSRange, end_byte) == 5 * sizeof(uint32_t), "window.h: a range of the runtime is another");

#include "alloc.c"
#include "get_changed_ranges.c"
#include "language.c"
#include "lexer.c"
#include "node.c"
#include "parser.c"
#include "query.c"

// ---- the stack -----------------------------------------------------------------------------------------------------------------------------

#define ts_stack_pop_count ts_stack_pop_count_of_any
#include "stack_of_few.c"
#undef ts_stack_pop_count

static bool counts(Subtree tree) { return !tree.ptr || !ts_subtree_extra(tree); }

// The node behind so many trees, when each on the way has one before it; `n`: how many trees that are, with comments. NULL: there are several ways.
static StackNode *only_way_back(StackNode *node, uint32_t count, uint32_t *n) {
  for (*n = 0; count; node = node->links[0].node, ++*n) {
    if (node->link_count != 1 || !node->links[0].subtree.ptr) return NULL;
    count -= counts(node->links[0].subtree);
  }
  return node;
}

StackSliceArray ts_stack_pop_count(Stack *self, StackVersion version, uint32_t count) {
  uint32_t n;
  StackNode *node = array_get(&self->heads, version)->node, *end = only_way_back(node, count, &n);
  if (!end) return ts_stack_pop_count_of_any(self, version, count);
  SubtreeArray trees = array_new();
  array_reserve(&trees, (uint32_t)ts_subtree_alloc_size(n) / sizeof(Subtree));
  trees.size = n;
  for (uint32_t i = n; i-- > 0; node = node->links[0].node) {
    trees.contents[i] = node->links[0].subtree;
    ts_subtree_retain(trees.contents[i]);
  }
  array_clear(&self->slices);
  ts_stack__add_slice(self, version, end, &trees);
  return self->slices;
}

#include "subtree.c"
#include "tree_cursor.c"
#include "tree.c"
#include "wasm_store.c"
