#include "graph/known.h"

#include "base/alloc.h"

enum { PAGE_BITS = 8, PAGE = 1 << PAGE_BITS, LANGUAGES = 256 };
enum { HAS_CANONICAL = 1, HAS_TYPE = 2, HAS_CALLS = 4, HAS_MODELLED = 8, IS_MODELLED = 16, HAS_ANNOTATION = 32, IS_ANNOTATION = 64 };

typedef struct row { // of one name in one language; what `has` does not say is not asked yet
  fl_sym canonical;
  uint32_t type;       // fl_models_types, 0 = none
  uint32_t first_call; // calls[]
  uint8_t n_calls, has;
} row;

typedef struct pages {
  row **at; // by symbol / PAGE; NULL: of none of these anything was asked
  uint32_t n;
} pages;

struct fl_knowledge {
  const struct fl_knowledge *over; // what was known before; NULL: nothing
  pages of[LANGUAGES];
  FL_ARRAY(const fl_meaning_row *) calls;
};

fl_knowledge *fl_knowledge_new(void) { return fl_alloc_zero(1, sizeof(fl_knowledge)); }

void fl_knowledge_free(fl_knowledge *k) {
  if (!k) return;
  for (uint32_t i = 0; i < LANGUAGES; i++) {
    for (uint32_t p = 0; p < k->of[i].n; p++) fl_free(k->of[i].at[p]);
    fl_free(k->of[i].at);
  }
  fl_array_release(&k->calls);
  fl_free(k);
}

static void reach(pages *p, uint32_t page) {
  uint32_t n = p->n * 2 > page + 1 ? p->n * 2 : page + 1;
  p->at = fl_realloc(p->at, n * sizeof *p->at);
  memset(p->at + p->n, 0, (n - p->n) * sizeof *p->at);
  p->n = n;
}

static row *new_page(const fl_knowledge *over, uint32_t language, uint32_t page) {
  row *rows = fl_alloc_zero(PAGE, sizeof *rows);
  const pages *before = over ? &over->of[language] : NULL;
  if (before && page < before->n && before->at[page]) memcpy(rows, before->at[page], PAGE * sizeof *rows);
  return rows;
}

static row *row_at(fl_knowledge *k, uint32_t language, fl_sym name) {
  pages *p = &k->of[language];
  uint32_t page = name >> PAGE_BITS;
  if (page >= p->n) reach(p, page);
  if (!p->at[page]) p->at[page] = new_page(k->over, language, page);
  return &p->at[page][name & (PAGE - 1)];
}

static row *row_of(const fl_graph *g, uint32_t file, fl_sym name) {
  FL_ASSERT(g->links[file].f->language < LANGUAGES);
  return row_at(g->known, g->links[file].f->language, name);
}

// ---- parts ------------------------------------------------------------------------------------------------------------------

// Rows of calls that were known keep their numbers.
fl_knowledge *fl_knowledge_over(const fl_knowledge *over) {
  fl_knowledge *k = fl_knowledge_new();
  k->over = over;
  fl_array_reserve(&k->calls, over->calls.n);
  for (uint32_t i = 0; i < over->calls.n; i++) fl_array_push(&k->calls, over->calls.at[i]);
  return k;
}

static void join_row(fl_knowledge *into, const fl_knowledge *from, row *to, row found, const fl_renumbered *r) {
  uint8_t more = found.has & (uint8_t)~to->has;
  if (more & HAS_CANONICAL) to->canonical = fl_part_name(r, found.canonical);
  if (more & HAS_TYPE) to->type = found.type;
  if (more & HAS_CALLS) {
    to->first_call = into->calls.n, to->n_calls = found.n_calls;
    for (uint32_t i = 0; i < found.n_calls; i++) fl_array_push(&into->calls, from->calls.at[found.first_call + i]);
  }
  to->has |= found.has;
}

void fl_knowledge_join(fl_knowledge *into, const fl_knowledge *from, const fl_renumbered *r) {
  for (uint32_t language = 0; language < LANGUAGES; language++)
    for (uint32_t page = 0; page < from->of[language].n; page++)
      for (uint32_t i = 0; from->of[language].at[page] && i < PAGE; i++) {
        row found = from->of[language].at[page][i];
        if (found.has) join_row(into, from, row_at(into, language, fl_part_name(r, page << PAGE_BITS | i)), found, r);
      }
}

// ---- questions --------------------------------------------------------------------------------------------------------------

static const char *language_of(const fl_graph *g, uint32_t file) { return g->links[file].in->naming->language; }

fl_sym fl_canonical(fl_graph *g, uint32_t file, fl_sym name) {
  char text[FL_MAX_NAME];
  row *r = row_of(g, file, name);
  if (!name || r->has & HAS_CANONICAL) return name ? r->canonical : 0;
  fl_str was = fl_intern_text(&g->names, name);
  fl_str now = fl_models_canonical(g->models, language_of(g, file), was, text, sizeof text);
  r->has |= HAS_CANONICAL;
  return r->canonical = now.at == was.at ? name : fl_intern_add(&g->names, now);
}

uint32_t fl_known_calls(const fl_graph *g, uint32_t file, fl_sym name, const fl_meaning_row *const **out) {
  row *r = row_of(g, file, name);
  if (!(r->has & HAS_CALLS)) {
    const fl_meaning_row *rows[FL_KNOWN_ROWS];
    uint32_t n = fl_models_calls(g->models, language_of(g, file), fl_intern_text(&g->names, name), rows, FL_KNOWN_ROWS);
    r->first_call = g->known->calls.n;
    for (uint32_t i = 0; i < n; i++) fl_array_push(&g->known->calls, rows[i]);
    r->n_calls = (uint8_t)n, r->has |= HAS_CALLS;
  }
  *out = g->known->calls.at + r->first_call;
  return r->n_calls;
}

const fl_type_model *fl_known_type(const fl_graph *g, uint32_t file, fl_sym name) {
  row *r = row_of(g, file, name);
  const fl_type_model *first = fl_models_types(g->models, 0);
  if (!(r->has & HAS_TYPE)) {
    const fl_type_model *m = fl_models_type(g->models, language_of(g, file), fl_intern_text(&g->names, name));
    r->type = m ? (uint32_t)(m - first) : 0, r->has |= HAS_TYPE;
  }
  return r->type ? first + r->type : NULL;
}

// A pattern for names that nobody can know in full says of no name that there is such a thing.
static bool has_row(const fl_graph *g, uint32_t file, fl_sym name) {
  enum { ENOUGH = 4 };
  const fl_meaning_row *const *rows;
  uint32_t n = fl_known_calls(g, file, name, &rows);
  for (uint32_t i = 0; i < n && i < ENOUGH; i++)
    if (!rows[i]->loose) return true;
  return n >= ENOUGH;
}

bool fl_is_known_annotation(const fl_graph *g, uint32_t file, fl_sym name) {
  row *r = row_of(g, file, name);
  const fl_meaning_row *first;
  if (!name) return false;
  if (!(r->has & HAS_ANNOTATION))
    r->has |= fl_models_annotations(g->models, language_of(g, file), fl_intern_text(&g->names, name), &first, 1) ? HAS_ANNOTATION | IS_ANNOTATION : HAS_ANNOTATION;
  return r->has & IS_ANNOTATION;
}

static bool is_modelled(const fl_graph *g, uint32_t file, fl_sym name) {
  fl_str text = fl_intern_text(&g->names, name);
  return fl_models_has_type(g->models, language_of(g, file), text) || has_row(g, file, name) || fl_is_known_annotation(g, file, name);
}

bool fl_is_modelled(const fl_graph *g, uint32_t file, fl_sym name) {
  row *r = row_of(g, file, name);
  if (!name) return false;
  if (!(r->has & HAS_MODELLED)) r->has |= is_modelled(g, file, name) ? HAS_MODELLED | IS_MODELLED : HAS_MODELLED;
  return r->has & IS_MODELLED;
}
