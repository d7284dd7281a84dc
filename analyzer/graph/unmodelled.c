// Counts calls whose name is known and whose meaning is not.
#include "graph/unmodelled.h"

#include "graph/graph_p.h"
#include "graph/known.h"
#include "graph/stats.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#define HOT ((1u << FL_ENTRY_http) | (1u << FL_ENTRY_rpc) | (1u << FL_ENTRY_consumer))

typedef struct dependency {
  fl_str name, ecosystem;
} dependency;

typedef struct manifest {
  const char *language;
  bool is_there;
} manifest;

typedef struct counting {
  fl_graph *g;
  fl_arena *arena;
  fl_intern spellings;  // of dependencies: lower case, '-' for '_'; a Maven name by its group
  FL_ARRAY(dependency) deps; // by symbol of `spellings`
  FL_ARRAY(manifest) manifests;
  FL_ARRAY(fl_unmodelled) rows;
  fl_map by_callee;     // (service, callee) -> row
  const fl_bits *services; // NULL: all, together
  fl_bits annotations; // of a file: calls that only give them arguments
} counting;

// ---- dependencies ------------------------------------------------------------------------------------------------------------

static fl_str spelling(fl_str name, char *buf, uint32_t cap) {
  uint32_t n = name.n < cap ? name.n : cap;
  for (uint32_t i = 0; i < n; i++) {
    char c = name.at[i];
    buf[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
  }
  return (fl_str){buf, n};
}

static void add_dependency(counting *c, fl_str name, fl_str ecosystem) {
  char buf[256];
  uint32_t colon = fl_str_find_char(name, ':');
  fl_str key = spelling(colon == FL_STR_NONE ? name : fl_str_slice(name, 0, colon), buf, sizeof buf);
  fl_sym sym = key.n ? fl_intern_add(&c->spellings, key) : 0;
  if (sym != c->deps.n) return; // none, or known
  fl_array_push(&c->deps, ((dependency){name, ecosystem}));
}

static void find_dependencies(counting *c) {
  fl_array_push(&c->deps, ((dependency){{0}, {0}}));
  for (uint32_t file = 1; file <= c->g->n_files; file++) {
    const fl_facts *f = c->g->links[file].f;
    for (uint32_t i = 1; i < f->n_deps; i++) add_dependency(c, f->texts[f->deps[i].name], f->texts[f->deps[i].ecosystem]);
  }
}

// Does some described library of this language come from the ecosystem? So the dependency may serve code in it.
static bool may_serve(const fl_models *m, fl_str ecosystem, const char *language) {
  for (uint32_t i = 1; i < fl_models_n_libraries(m); i++) {
    const fl_library *l = fl_models_libraries(m, i);
    if (!fl_str_eq(fl_models_text(m, l->ecosystem), ecosystem)) continue;
    for (uint32_t k = 0; k < l->n_languages; k++)
      if (fl_str_eq_c(fl_models_text(m, fl_models_texts(m, l->first_language)[k]), language)) return true;
  }
  return false;
}

static bool any_serves(const counting *c, const char *language) {
  for (uint32_t i = 1; i < c->deps.n; i++)
    if (may_serve(c->g->models, c->deps.at[i].ecosystem, language)) return true;
  return false;
}

// Worked out once for each language.
static bool has_manifest(counting *c, const char *language) {
  for (uint32_t i = 0; i < c->manifests.n; i++)
    if (c->manifests.at[i].language == language) return c->manifests.at[i].is_there;
  fl_array_push(&c->manifests, ((manifest){language, any_serves(c, language)}));
  return fl_array_last(&c->manifests)->is_there;
}

// The longest leading part of a name, up to a dot or a slash, that a manifest names.
static void find_library(counting *c, fl_str callee, fl_unmodelled *out) {
  char buf[256];
  for (uint32_t n = callee.n < sizeof buf ? callee.n : (uint32_t)sizeof buf; n > 0; n--) {
    if (n < callee.n && callee.at[n] != '.' && callee.at[n] != '/') continue;
    fl_sym sym = fl_intern_find(&c->spellings, spelling(fl_str_slice(callee, 0, n), buf, sizeof buf));
    if (!sym || !may_serve(c->g->models, c->deps.at[sym].ecosystem, out->language)) continue;
    out->library = c->deps.at[sym].name;
    out->ecosystem = c->deps.at[sym].ecosystem;
    out->module = fl_str_slice(callee, 0, n);
    return;
  }
  out->has_manifest = has_manifest(c, out->language);
  uint32_t dot = fl_str_find_char(callee, '.');
  out->module = fl_str_slice(callee, 0, dot == FL_STR_NONE ? callee.n : dot);
}

// ---- calls ---------------------------------------------------------------------------------------------------------------------

static bool is_described(const fl_graph *g, fl_call_ref ref) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, ref, &targets);
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].row) return true;
  return false;
}

// A name that a model could carry: qualified, and not the result of another unknown call.
static bool can_be_described(fl_str name) {
  return fl_str_find_char(name, '.') != FL_STR_NONE && fl_str_find_char(name, '(') == FL_STR_NONE;
}

static bool speaks_of_time(fl_str name) {
  return fl_str_contains(name, FL_STR("imeout")) || fl_str_contains(name, FL_STR("eadline"));
}

static fl_str time_keyword(const fl_graph *g, fl_call_ref ref) {
  const fl_facts *f = g->links[ref.file].f;
  const fl_call *c = &f->calls[ref.id];
  for (uint32_t i = 0; i < c->n_args; i++) {
    fl_str name = f->texts[f->args[c->first_arg + i].name];
    if (speaks_of_time(name)) return name;
  }
  return (fl_str){0};
}

static fl_unmodelled *row_of(counting *c, fl_call_ref ref, fl_sym callee) {
  uint32_t at, service = c->services ? c->g->service_of_file[ref.file] : 0;
  uint64_t key = fl_map_key2(service, callee);
  if (fl_map_get(&c->by_callee, key, &at)) return &c->rows.at[at];
  fl_unmodelled row = {.callee = fl_intern_text(&c->g->names, callee), .first = ref, .service = service};
  row.language = c->g->links[ref.file].in->naming->language;
  find_library(c, row.callee, &row);
  fl_map_put(&c->by_callee, key, c->rows.n);
  fl_array_push(&c->rows, row);
  return &c->rows.at[c->rows.n - 1];
}

// Handed to a call of which the model says that it becomes a part of what is asked: nothing of it runs here.
static bool is_translated(const fl_graph *g, fl_func_ref func) {
  const fl_caller *callers;
  if (!(fl_graph_func(g, func)->flags & FL_FUNC_LAMBDA)) return false;
  uint32_t n = fl_graph_callers(g, func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    const fl_target *targets;
    uint32_t n_targets = callers[i].via == FL_VIA_CALLBACK ? fl_graph_targets(g, callers[i].call, &targets) : 0;
    for (uint32_t t = 0; t < n_targets; t++)
      if (targets[t].row && fl_row_says(g, targets[t].row, FL_STR("lambda"), FL_STR("translated"))) return true;
  }
  return is_translated(g, (fl_func_ref){func.file, fl_graph_func(g, func)->parent});
}

static void count_call(counting *c, fl_call_ref ref) {
  fl_call_fate fate = fl_graph_call_fate(c->g, ref);
  fl_sym callee = fl_graph_callee(c->g, ref);
  if (fate.class != FL_CALLS_LIBRARY || fate.certainty < 2 || !callee || is_described(c->g, ref)) return;
  uint8_t form = c->g->links[ref.file].f->calls[ref.id].form;
  bool makes = form == FL_CALL_NEW || form == FL_CALL_LITERAL; // an object: its methods are what may leave the process
  if (makes || !can_be_described(fl_intern_text(&c->g->names, callee))) return;
  if (is_translated(c->g, (fl_func_ref){ref.file, c->g->links[ref.file].f->calls[ref.id].func})) return;
  fl_unmodelled *row = row_of(c, ref, callee);
  uint32_t reached = fl_graph_reached_by(c->g, (fl_func_ref){ref.file, c->g->links[ref.file].f->calls[ref.id].func});
  row->calls++;
  if ((reached & HOT) && row->hot++ == 0) row->first_hot = ref;
  if (!row->keyword.n) row->keyword = time_keyword(c->g, ref);
}

// A mark that nobody describes; what calls of this repository mark is no library's.
static void count_mark(counting *c, uint32_t file, uint32_t func, uint32_t annot) {
  bool is_extern;
  const fl_annot *a = &c->g->links[file].f->annots[annot];
  fl_sym name = fl_annotation_name(c->g, file, func, annot, &is_extern);
  if (!name || !can_be_described(fl_intern_text(&c->g->names, name)) || fl_is_known_annotation(c->g, file, name)) return;
  fl_unmodelled *row = row_of(c, (fl_call_ref){file, a->call}, name);
  if (row->marks++ == 0 && !row->calls) row->mark = a->span;
}

static void count_marks(counting *c, uint32_t file) {
  const fl_facts *f = c->g->links[file].f;
  for (uint32_t func = 1; func < f->n_funcs; func++)
    for (uint32_t i = 0; i < f->funcs[func].n_annots; i++) count_mark(c, file, func, f->funcs[func].first_annot + i);
}

static int by_weight(const void *a, const void *b) {
  const fl_unmodelled *x = a, *y = b;
  if (x->service != y->service) return x->service < y->service ? -1 : 1;
  if (x->marks != y->marks) return x->marks > y->marks ? -1 : 1;
  if (x->hot != y->hot) return x->hot > y->hot ? -1 : 1;
  if (x->calls != y->calls) return x->calls > y->calls ? -1 : 1;
  return fl_str_cmp(x->callee, y->callee);
}

// What an annotation is given is read when a program is loaded, or never: nobody waits for it.
static void find_annotations(const fl_facts *f, fl_bits *out) {
  fl_bits_clear(out);
  for (uint32_t i = 1; i < f->n_annots; i++)
    if (f->annots[i].call) fl_bits_set(out, f->annots[i].call);
}

static void count_file(counting *c, uint32_t file) {
  uint32_t quiet = FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED;
  const fl_link *l = &c->g->links[file];
  if (!l->in->naming || (l->in->marks & quiet)) return;
  if (c->services && !fl_bits_has(c->services, c->g->service_of_file[file])) return;
  find_annotations(l->f, &c->annotations);
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    if (!fl_bits_has(&c->annotations, call)) count_call(c, (fl_call_ref){file, call});
  if (c->services) count_marks(c, file);
}

uint32_t fl_graph_unmodelled_in(fl_graph *g, const fl_bits *services, fl_arena *arena, fl_unmodelled **out) {
  counting c = {.g = g, .arena = arena, .services = services};
  fl_intern_init(&c.spellings);
  find_dependencies(&c);
  for (uint32_t file = 1; file <= g->n_files; file++) count_file(&c, file);
  uint32_t n = c.rows.n;
  if (n) qsort(c.rows.at, n, sizeof *c.rows.at, by_weight);
  *out = n ? fl_arena_dup(arena, c.rows.at, n * sizeof *c.rows.at) : NULL;
  fl_bits_release(&c.annotations);
  fl_array_release(&c.rows);
  fl_array_release(&c.deps);
  fl_array_release(&c.manifests);
  fl_map_release(&c.by_callee);
  fl_intern_release(&c.spellings);
  return n;
}

uint32_t fl_graph_unmodelled(fl_graph *g, fl_arena *arena, fl_unmodelled **out) { return fl_graph_unmodelled_in(g, NULL, arena, out); }
