// Summaries: the sites that run while a function runs, each with the calls that lead to it.
//
// In: sites and call targets, functions in order (order.c). Out: for each function rows in the order of its calls: a site of its
// own, or one of a callee's rows, one call further away. A row knows the row it came from, so that paths need no room of their own.
// In a circle of functions every member is gone through twice: the second time sees what the first found. Work that is handed to
// another thread, or registered for later, does not run inside.
#include "graph/summary_p.h"
#include "graph/told_p.h"

#include "base/alloc.h"

enum { LIKELY = 2, MOST_OTHERS = 3 };

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

// What always runs is a better way than what a caller hands over, and this a better one than what one of many may do.
static bool is_better(const fl_sum_row *there, const fl_sum_row *row) {
  if (!there->param_of != !row->param_of) return there->param_of;
  return there->chosen && !row->chosen;
}

void fl_give_row(fl_rows *rows, fl_sum_row row) {
  for (uint32_t i = 0; i < rows->n; i++) {
    if (rows->at[i].site != row.site) continue;
    if (is_better(&rows->at[i], &row)) rows->at[i] = row;
    return;
  }
  if (rows->n < rows->cap) rows->at[rows->n++] = row;
  else rows->more = true;
}

// The site, or the call that leads to it, stands where the function does not come when it is called with these arguments.
static bool is_skipped(const fl_graph *g, fl_call_ref from, fl_func_ref func, const fl_sum_row *row) {
  return fl_call_skips(g, from, func, row->depth ? row->call : g->sites.at[row->site].call.id);
}

// A call that may lead to many functions, handlers of all events say, leads to few of them at once, and nobody knows to which.
bool fl_call_chooses(const fl_graph *g, fl_call_ref call) {
  const fl_link *l = &g->links[call.file];
  uint32_t n = 0;
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (t->row && t->row->site && t->row->dispatch_to) return false; // whoever is asked runs them in turns, as many as he likes
    n += t->func.id && t->via == FL_VIA_CALL && t->certainty <= LIKELY;
  }
  return n > MOST_OTHERS;
}

void fl_rows_of_call(const fl_graph *g, uint32_t file, uint32_t call, uint8_t certainty, fl_rows *rows) {
  const fl_link *l = &g->links[file];
  if (l->f->calls[call].flags & FL_CALL_SPAWNED) return;
  for (uint32_t s = fl_first_site_of(g, file, call); s && s < g->sites.n; s++) {
    const fl_site *site = &g->sites.at[s];
    if (site->form != FL_FORM_CALL || site->call.file != file || site->call.id != call) break;
    if (site->kind == FL_SITE_local_lock || site->kind == FL_SITE_local_unlock || site->kind == FL_SITE_staged) continue; // nobody asks what contains them
    fl_give_row(rows, (fl_sum_row){.site = s, .certainty = least(certainty, site->certainty)});
  }
  bool chosen = fl_call_chooses(g, (fl_call_ref){file, call});
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (!fl_runs_inside(t)) continue;
    uint32_t callee = fl_dense_func(g, t->func.file, t->func.id) + 1;
    const fl_summary *inner = &g->summaries[callee - 1];
    rows->more |= inner->more;
    for (uint32_t c = inner->first; c < inner->first + inner->n; c++) {
      fl_sum_row row = g->sum_rows.at[c];
      if (row.param_of == callee) continue; // what this call hands over is a target of its own
      if (row.depth == FL_MAX_SUMMARY_DEPTH) {
        rows->more = true;
        continue;
      }
      if (t->via == FL_VIA_CALL && is_skipped(g, (fl_call_ref){file, call}, t->func, &row)) continue;
      row.certainty = least(least(certainty, t->certainty), row.certainty);
      uint32_t param_of = t->param_of ? fl_dense_func(g, file, t->param_of) + 1 : row.param_of;
      fl_give_row(rows, (fl_sum_row){row.site, file, call, c, param_of, row.certainty, (uint8_t)(row.depth + 1), chosen || row.chosen, 0});
    }
  }
}

static void summarise(fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  fl_sum_row found[FL_MAX_SUMMARY];
  fl_rows rows = {found, 0, FL_MAX_SUMMARY, false};
  for (uint32_t c = l->func_first_call[func.id]; c; c = l->call_next[c]) fl_rows_of_call(g, func.file, c, 4, &rows);
  g->summaries[fl_dense_func(g, func.file, func.id)] = (fl_summary){g->sum_rows.n, (uint16_t)rows.n, rows.more};
  for (uint32_t i = 0; i < rows.n; i++) fl_array_push(&g->sum_rows, found[i]);
}

void fl_summarise_all(fl_graph *g) {
  g->summaries = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, sizeof *g->summaries);
  fl_array_push(&g->sum_rows, ((fl_sum_row){0}));
  for (uint32_t first = 0, end; first < g->order.n; first = end) {
    for (end = first + 1; end < g->order.n && g->order.group[end] == g->order.group[first];) end++;
    for (int round = 0; round < (end > first + 1 ? 2 : 1); round++)
      for (uint32_t i = first; i < end; i++) summarise(g, g->order.at[i]);
  }
}

void fl_path_of_row(const fl_graph *g, const fl_sum_row *row, fl_call_ref *path) {
  for (uint32_t i = 0; row->depth; row = &g->sum_rows.at[row->next]) path[i++] = (fl_call_ref){row->file, row->call};
}
