// Joins an index of symbols with the calls of the facts, by line and name.
//
// A symbol that is declared in the repository leads to the function at that place; any other is a library's, and its descriptors are
// the qualified name that models use. Where several symbols of one name stand on a line and differ, nothing is said.
#include "graph/sharpen.h"

#include "base/alloc.h"

typedef struct declared {
  uint32_t file, func;
} declared;

struct fl_scip_index {
  const fl_scip *scip;
  const fl_scip_document **of_file; // by file; NULL: not indexed
  fl_intern symbols;
  FL_ARRAY(declared) functions;     // by symbol
};

uint32_t fl_function_at(const fl_graph *g, uint32_t file, uint32_t line, fl_str name) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].name_span.line == line && fl_str_eq(f->texts[f->funcs[i].name], name)) return i;
  return 0;
}

static void note_declaration(fl_graph *g, uint32_t file, const fl_scip_occurrence *o) {
  uint32_t func = fl_function_at(g, file, o->line, fl_scip_name(o->symbol));
  if (!func) return;
  fl_sym sym = fl_intern_add(&g->scip->symbols, o->symbol);
  while (g->scip->functions.n <= sym) fl_array_push(&g->scip->functions, ((declared){0, 0}));
  g->scip->functions.at[sym] = (declared){file, func};
}

void fl_index_scip(fl_graph *g, const fl_scip *scip) {
  if (!scip) return;
  g->scip = fl_alloc_zero(1, sizeof *g->scip);
  g->scip->scip = scip;
  g->scip->of_file = fl_arena_zero_n(&g->arena, (size_t)g->n_files + 1, sizeof *g->scip->of_file);
  fl_intern_init(&g->scip->symbols);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_scip_document *d = g->links[file].in->naming ? fl_scip_find(scip, g->links[file].in->path) : NULL;
    g->scip->of_file[file] = d;
    for (uint32_t i = 0; d && i < d->n; i++)
      if (scip->occurrences.at[d->first + i].defines) note_declaration(g, file, &scip->occurrences.at[d->first + i]);
  }
}

void fl_release_scip(fl_graph *g) {
  if (!g->scip) return;
  fl_intern_release(&g->scip->symbols);
  fl_array_release(&g->scip->functions);
  fl_free(g->scip);
}

static uint32_t first_on_line(const fl_scip *s, const fl_scip_document *d, uint32_t line) {
  uint32_t low = d->first, high = d->first + d->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->occurrences.at[middle].line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The one symbol of that name on the line; "" when there is none, or more than one.
static fl_str symbol_at(const fl_scip *s, const fl_scip_document *d, uint32_t line, fl_str name) {
  fl_str found = {0};
  for (uint32_t i = first_on_line(s, d, line); i < d->first + d->n && s->occurrences.at[i].line == line; i++) {
    const fl_scip_occurrence *o = &s->occurrences.at[i];
    if (o->defines || !fl_str_eq(fl_scip_name(o->symbol), name)) continue;
    if (found.n && !fl_str_eq(found, o->symbol)) return (fl_str){0};
    found = o->symbol;
  }
  return found;
}

bool fl_sharpen(fl_graph *g, uint32_t file, uint32_t call, fl_sharpened *out) {
  const fl_scip_document *d = g->scip ? g->scip->of_file[file] : NULL;
  const fl_call *c = &g->links[file].f->calls[call];
  *out = (fl_sharpened){{0, 0}, 0};
  if (!d || !c->name) return false;
  fl_str symbol = symbol_at(g->scip->scip, d, c->name_line, fl_gsym_text(g, file, c->name));
  if (!symbol.n) return false;
  fl_sym known = fl_intern_find(&g->scip->symbols, symbol);
  if (known && known < g->scip->functions.n && g->scip->functions.at[known].func) {
    out->func = (fl_func_ref){g->scip->functions.at[known].file, g->scip->functions.at[known].func};
    return true;
  }
  char buf[FL_MAX_NAME];
  char separator = g->links[file].in->naming->module_style == FL_MODULE_DIRECTORY ? '/' : '.';
  fl_str name = fl_scip_qualified(symbol, separator, buf, sizeof buf);
  if (name.n) out->callee = fl_canonical(g, file, fl_intern_add(&g->names, name));
  return out->callee != 0;
}
