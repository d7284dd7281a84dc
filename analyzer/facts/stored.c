// head | rows of each list, padded | lengths of the texts | texts, a NUL behind each
#include "facts/stored.h"

#include <stddef.h>
#include <string.h>

enum {
#define X(T, name) LIST_##name,
  FL_FACT_LISTS(X)
#undef X
  N_LISTS
};

typedef struct head {
  uint16_t language, flags;
  fl_sym package;
  uint32_t n[N_LISTS], n_texts, text_bytes;
} head;

// No row wants more than the padding gives.
#define X(T, name) _Static_assert(_Alignof(T) <= 8, #T);
FL_FACT_LISTS(X)
#undef X

static void pad(fl_buf *out) {
  static const char zeros[8] = {0};
  fl_buf_add_bytes(out, zeros, (8 - out->n % 8) % 8);
}

static void add(fl_buf *out, const void *bytes, size_t n) {
  if (n) fl_buf_add_bytes(out, bytes, n);
  pad(out);
}

static head head_of(const fl_facts *f) {
  head h;
  memset(&h, 0, sizeof h); // padding too: the same facts give the same bytes
  h.language = f->language;
  h.flags = f->flags;
  h.package = f->package;
#define X(T, name) h.n[LIST_##name] = f->n_##name;
  FL_FACT_LISTS(X)
#undef X
  h.n_texts = f->n_texts;
  for (uint32_t i = 0; i < f->n_texts; i++) h.text_bytes += f->texts[i].n + 1;
  return h;
}

static void add_texts(fl_buf *out, const fl_facts *f) {
  for (uint32_t i = 0; i < f->n_texts; i++) fl_buf_add_bytes(out, &f->texts[i].n, sizeof f->texts[i].n);
  pad(out);
  for (uint32_t i = 0; i < f->n_texts; i++) {
    if (f->texts[i].n) fl_buf_add(out, f->texts[i]);
    fl_buf_add_char(out, '\0');
  }
}

void fl_facts_store(fl_buf *out, const fl_facts *f) {
  head h = head_of(f);
  pad(out);
  add(out, &h, sizeof h);
#define X(T, name) add(out, f->name, f->n_##name * sizeof(T));
  FL_FACT_LISTS(X)
#undef X
  add_texts(out, f);
}

typedef struct reader {
  const char *at;
  size_t left;
  bool ok;
} reader;

// Bytes of so many rows; NULL when there are none.
static const void *take(reader *r, size_t n, size_t row) {
  size_t bytes = (n * row + 7) & ~(size_t)7;
  if (!r->ok || bytes > r->left || n * row > bytes) return r->ok = false, NULL;
  const void *at = n ? r->at : NULL;
  r->at += bytes;
  r->left -= bytes;
  return at;
}

static bool take_texts(reader *r, fl_facts *out, fl_arena *arena, uint32_t text_bytes) {
  const uint32_t *lengths = take(r, out->n_texts, sizeof *lengths);
  if (!r->ok || r->left < text_bytes) return false;
  fl_str *texts = fl_arena_alloc(arena, (size_t)out->n_texts * sizeof *texts);
  uint64_t at = 0;
  for (uint32_t i = 0; i < out->n_texts; i++) {
    texts[i] = (fl_str){r->at + at, lengths[i]};
    at += (uint64_t)lengths[i] + 1;
    if (at > text_bytes) return false;
  }
  out->texts = out->n_texts ? texts : NULL;
  return true;
}

bool fl_facts_restore(fl_facts *out, fl_arena *arena, fl_str bytes) {
  reader r = {bytes.at, bytes.n, true};
  const head *h = take(&r, 1, sizeof *h);
  if (!h) return false;
  *out = (fl_facts){.language = h->language, .flags = h->flags, .package = h->package, .n_texts = h->n_texts};
#define X(T, name) out->n_##name = h->n[LIST_##name], out->name = take(&r, h->n[LIST_##name], sizeof(T));
  FL_FACT_LISTS(X)
#undef X
  return take_texts(&r, out, arena, h->text_bytes);
}
