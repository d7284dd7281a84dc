// Names whose numbers stand in what was found out, with their texts: another run may give them other numbers.
#include "graph/inside.h"
#include "graph/memory.h"
#include "graph/resume.h"

#include "base/alloc.h"

typedef struct head {
  uint32_t n, bytes;
} head;

static void mark_names(const fl_graph *g, bool *used) {
  for (uint32_t i = 0; i < g->trefs.n; i++) used[g->trefs.at[i].name] = used[g->trefs.at[i].arg] = true;
  for (uint32_t i = 0; i < g->n_stored_first; i++) used[(uint32_t)g->stored.at[i].key] = true;
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t call = 1; call < g->links[file].f->n_calls; call++) used[g->links[file].callee[call]] = true;
  fl_memory_mark_names(g, used);
  used[0] = false;
}

void fl_spelled_store(fl_buf *out, const fl_graph *g) {
  uint32_t n_symbols = fl_intern_count(&g->names);
  bool *used = fl_alloc_zero(n_symbols, sizeof *used);
  fl_buf syms = {0}, lengths = {0}, texts = {0};
  mark_names(g, used);
  for (fl_sym sym = 1; sym < n_symbols; sym++) {
    if (!used[sym]) continue;
    fl_str text = fl_intern_text(&g->names, sym);
    fl_buf_add_bytes(&syms, &sym, sizeof sym);
    fl_buf_add_bytes(&lengths, &text.n, sizeof text.n);
    if (text.n) fl_buf_add(&texts, text);
  }
  head h = {(uint32_t)(syms.n / sizeof(fl_sym)), (uint32_t)texts.n};
  fl_resume_add(out, &h, sizeof h);
  fl_resume_add(out, syms.at, syms.n), fl_resume_add(out, lengths.at, lengths.n), fl_resume_add(out, texts.at, texts.n);
  fl_buf_release(&syms), fl_buf_release(&lengths), fl_buf_release(&texts);
  fl_free(used);
}

const fl_sym *fl_spelled_take(fl_str *from, fl_graph *g, uint32_t n_symbols) {
  const head *h = fl_resume_take(from, sizeof *h);
  const fl_sym *syms = fl_resume_take(from, h->n * sizeof *syms);
  const uint32_t *lengths = fl_resume_take(from, h->n * sizeof *lengths);
  const char *text = fl_resume_take(from, h->bytes);
  fl_sym *to = fl_arena_zero_n(&g->arena, n_symbols, sizeof *to);
  for (uint32_t i = 0; i < h->n; text += lengths[i++]) to[syms[i]] = fl_intern_add(&g->names, (fl_str){text, lengths[i]});
  return to;
}

void fl_spelled_skip(fl_str *from) {
  const head *h = fl_resume_take(from, sizeof *h);
  fl_resume_take(from, h->n * sizeof(fl_sym)), fl_resume_take(from, h->n * sizeof(uint32_t)), fl_resume_take(from, h->bytes);
}
