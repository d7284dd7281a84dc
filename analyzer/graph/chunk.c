#include "graph/chunk.h"

#include "graph/known.h"
#include "graph/memory.h"
#include "graph/view_p.h"

#include "base/alloc.h"
#include "base/workers.h"

enum { USUAL_CALLS = 32768 };

static uint32_t n_calls(const fl_link *l) { return l->in->naming ? l->f->n_calls : 0; }

uint32_t fl_cut_files(const fl_graph *g, uint32_t calls, uint32_t most, fl_run_of_files *out) {
  uint32_t all = 0, seen = 0, n = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) all += n_calls(&g->links[file]);
  uint32_t want = all / (calls ? calls : USUAL_CALLS);
  want = !want ? 1 : want < most ? want : most;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (!n || (n < want && (uint64_t)seen * want >= (uint64_t)all * n)) out[n++].first = file;
    out[n - 1].last = file;
    seen += n_calls(&g->links[file]);
  }
  return n;
}

typedef struct run {
  fl_chunks *chunks;
  const fl_chunk_work *work;
} run;

static fl_graph *open_view(const fl_graph *g) {
  fl_graph *view = fl_view_new(g);
  view->memory = fl_memory_view(g->memory);
  fl_knowledge_free(view->known);
  view->known = fl_knowledge_over(g->known);
  return view;
}

// The longest comes first: what is done beside.
static void work(void *ctx, uint32_t item, uint32_t worker) {
  const run *r = ctx;
  FL_UNUSED(worker);
  if (r->work->beside && item-- == 0) return r->work->beside(r->chunks->g);
  r->work->of_files(&r->chunks->at[item]);
}

void fl_chunks_run(fl_chunks *chunks, fl_graph *g, const fl_graph_input *in, const fl_chunk_work *todo) {
  fl_run_of_files files[FL_MOST_CHUNKS];
  run r = {chunks, todo};
  *chunks = (fl_chunks){.g = g, .n = fl_cut_files(g, in->calls_of_part, g->scip ? 1 : FL_MOST_CHUNKS, files)}; // an index of symbols is read by one at a time
  for (uint32_t i = 0; i < chunks->n; i++) chunks->at[i] = (fl_chunk){open_view(g), files[i], fl_alloc_zero(1, todo->row_bytes)}; // before anything is done beside
  fl_workers_run(in->jobs, chunks->n + (todo->beside != NULL), work, &r);
}

fl_sym fl_chunk_name(fl_chunks *chunks, const fl_chunk *chunk, fl_sym name) {
  bool is_own = name > chunk->view->names.first;
  return is_own ? fl_intern_add(&chunks->g->names, fl_intern_text(&chunk->view->names, name)) : name;
}

void fl_chunks_close(fl_chunks *chunks) {
  for (uint32_t i = 0; i < chunks->n; i++) {
    fl_memory_close_view(chunks, &chunks->at[i]);
    fl_view_free(chunks->at[i].view);
    fl_free(chunks->at[i].rows);
  }
  *chunks = (fl_chunks){0};
}
