// Counts of what was resolved and what was not, with the reason that the syntax shows.
#include "graph/stats.h"

#include "graph/accessor_p.h"
#include "graph/graph_p.h"

#include <string.h>

const char *fl_unresolved_word(uint8_t why) {
#define X(w) #w,
  static const char *const words[] = {FL_UNRESOLVED(X)};
#undef X
  return words[why];
}

// ---- one call -----------------------------------------------------------------------------------------------------------

static uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }

// A receiver that the language itself makes: a literal, a list, a map.
static bool is_builtin_value(fl_graph *g, uint32_t file, uint32_t val) {
  switch (fl_val_at(g, file, val)->kind) {
  case FL_VAL_LIT:
  case FL_VAL_MAP:
  case FL_VAL_LIST:
  case FL_VAL_CONCAT:
  case FL_VAL_LAMBDA: return true;
  case FL_VAL_CALL:
  case FL_VAL_NEW: return false;
  default: return (fl_type_of(g, file, val).flags & FL_TREF_LIST) != 0;
  }
}

// A plain name that nobody declares or imports, in a file into which no wildcard brings unseen names.
static bool is_builtin_function(const fl_graph *g, uint32_t file, const fl_call *c, fl_str name) {
  const fl_link *l = &g->links[file];
  if (c->form != FL_CALL_PLAIN || fl_str_find_char(name, '.') != FL_STR_NONE) return false;
  if (fl_map_get_or(&l->imports, l->sym[c->name], 0)) return false;
  for (uint32_t i = 1; i < l->f->n_imports; i++)
    if (l->f->imports[i].wildcard) return false;
  return true;
}

// A method of what the language itself makes, or of every object; a plain function where no receiver is written.
static bool is_builtin_method(const fl_graph *g, uint32_t file, const fl_call *c, fl_str name) {
  const fl_naming *naming = g->links[file].in->naming;
  fl_str type;
  if (c->flags & FL_CALL_IMPLICIT && fl_str_find_char(name, '.') == FL_STR_NONE) return true;
  if (!naming->literal_types || !fl_str_cut(name, '.', &type, NULL)) return false;
  if (fl_str_ends_c(type, "()")) type.n -= 2;
  if (naming->root_type && fl_str_eq_c(type, naming->root_type)) return true;
  for (int i = 0; i < FL_N_LITERALS; i++)
    if (fl_str_eq_c(type, naming->literal_types[i])) return true;
  return false;
}

static uint8_t why_value(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  while (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST || v->kind == FL_VAL_UNARY) v = fl_val_at(g, file, val = v->a);
  fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  switch (v->kind) {
  case FL_VAL_REF: return ent.kind == FL_ENT_PARAM ? FL_UNRESOLVED_parameter : ent.kind ? FL_UNRESOLVED_variable : FL_UNRESOLVED_name;
  case FL_VAL_FIELD:
  case FL_VAL_SELF:
  case FL_VAL_SUPER: return FL_UNRESOLVED_field;
  case FL_VAL_CALL:
  case FL_VAL_NEW: return FL_UNRESOLVED_result;
  case FL_VAL_INDEX: return FL_UNRESOLVED_element;
  default: return FL_UNRESOLVED_other;
  }
}

static uint8_t why_unresolved(fl_graph *g, uint32_t file, const fl_call *c, fl_ent repo) {
  if (repo.kind == FL_ENT_VAR || repo.kind == FL_ENT_VALUE || repo.kind == FL_ENT_PARAM) return FL_UNRESOLVED_function;
  if (c->form == FL_CALL_METHOD && c->recv)
    return fl_type_of(g, file, c->recv).name ? FL_UNRESOLVED_member : why_value(g, file, c->recv);
  if (!c->name) return FL_UNRESOLVED_function;
  return FL_UNRESOLVED_name;
}

// Targets that the call itself goes to: not the callbacks that it runs.
static uint8_t target_certainty(const fl_graph *g, fl_call_ref ref) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, ref, &targets);
  uint8_t best = 0;
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].func.id && targets[i].via != FL_VIA_REGISTER && targets[i].certainty > best) best = targets[i].certainty;
  return best;
}

fl_call_fate fl_graph_call_fate(fl_graph *g, fl_call_ref ref) {
  const fl_call *c = &g->links[ref.file].f->calls[ref.id];
  fl_ent repo;
  uint8_t certainty, through;
  fl_sym name = fl_callee_name(g, ref.file, ref.id, &repo, &certainty);
  bool reader = repo.kind == FL_ENT_VAR && (g->links[repo.file].f->vars[repo.id].flags & FL_VAR_READER);
  if (repo.kind == FL_ENT_FUNC || repo.kind == FL_ENT_TYPE || reader)
    return (fl_call_fate){FL_CALLS_REPOSITORY, least(certainty ? certainty : repo.certainty, repo.certainty), 0};
  if (name && is_builtin_function(g, ref.file, c, fl_intern_text(&g->names, name))) return (fl_call_fate){FL_CALLS_BUILTIN, 4, 0};
  if (name && is_builtin_method(g, ref.file, c, fl_intern_text(&g->names, name))) return (fl_call_fate){FL_CALLS_BUILTIN, certainty, 0};
  if (name) return (fl_call_fate){FL_CALLS_LIBRARY, certainty, 0};
  if (c->form == FL_CALL_METHOD && c->recv && is_builtin_value(g, ref.file, c->recv))
    return (fl_call_fate){FL_CALLS_BUILTIN, 4, 0};
  if (repo.kind == FL_ENT_VAR && fl_access_of(g, ref.file, ref.id, repo)) return (fl_call_fate){FL_CALLS_REPOSITORY, least(certainty, 4), 0};
  bool by_value = repo.kind || c->form == FL_CALL_PLAIN;
  if (by_value && (through = target_certainty(g, ref))) return (fl_call_fate){FL_CALLS_REPOSITORY, through, 0};
  return (fl_call_fate){FL_CALLS_UNRESOLVED, 0, why_unresolved(g, ref.file, c, repo)};
}

// ---- all calls ------------------------------------------------------------------------------------------------------------

static void count_call(fl_language_stats *s, fl_call_fate fate) {
  s->calls++;
  if (fate.class != FL_CALLS_UNRESOLVED && fate.certainty < 2) {
    s->of_certainty[fate.certainty]++;
    fate = (fl_call_fate){FL_CALLS_UNRESOLVED, 0, FL_UNRESOLVED_other};
  } else if (fate.class != FL_CALLS_UNRESOLVED)
    s->of_certainty[fate.certainty > 4 ? 4 : fate.certainty]++;
  s->of_class[fate.class]++;
  if (fate.class == FL_CALLS_UNRESOLVED) s->why[fate.why]++;
}

// The arguments of an annotation that nobody imports are data for whoever reads it.
static bool is_data(const fl_facts *f, uint32_t call, fl_call_fate fate) {
  for (uint32_t i = 1; fate.class == FL_CALLS_UNRESOLVED && i < f->n_annots; i++)
    if (f->annots[i].call == call) return true;
  return false;
}

static void count_file(fl_graph *g, uint32_t file, fl_language_stats *s) {
  const fl_facts *f = g->links[file].f;
  s->files++;
  s->functions += f->n_funcs > 2 ? f->n_funcs - 2 : 0; // neither the dummy nor the file's own statements
  for (uint32_t call = 1; call < f->n_calls; call++) {
    fl_call_fate fate = fl_graph_call_fate(g, (fl_call_ref){file, call});
    if (!is_data(f, call, fate)) count_call(s, fate);
  }
}

static fl_language_stats *row_of(fl_language_stats *rows, uint32_t *n, const char *language) {
  uint32_t at = 0;
  while (at < *n && strcmp(rows[at].language, language) < 0) at++;
  if (at < *n && strcmp(rows[at].language, language) == 0) return &rows[at];
  memmove(&rows[at + 1], &rows[at], (*n - at) * sizeof *rows);
  rows[at] = (fl_language_stats){.language = language};
  ++*n;
  return &rows[at];
}

enum { MAX_LANGUAGES = 64 };

uint32_t fl_graph_stats(fl_graph *g, fl_arena *arena, fl_language_stats **out) {
  fl_language_stats *rows = fl_arena_zero_n(arena, MAX_LANGUAGES + 1, sizeof *rows);
  uint32_t n = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_graph_file *in = g->links[file].in;
    if (!in->naming || (in->marks & (FL_MARK_GENERATED | FL_MARK_VENDORED)) || n == MAX_LANGUAGES) continue;
    count_file(g, file, row_of(rows, &n, in->naming->language));
  }
  *out = rows;
  return n;
}

uint32_t fl_resolved_permille(const fl_language_stats *s) {
  uint64_t resolved = (uint64_t)s->of_class[FL_CALLS_REPOSITORY] + s->of_class[FL_CALLS_LIBRARY];
  uint64_t all = resolved + s->of_class[FL_CALLS_UNRESOLVED];
  return all ? (uint32_t)(resolved * 1000 / all) : 1000;
}
