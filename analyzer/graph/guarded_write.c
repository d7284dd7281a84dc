// What keeps two writers of one thing apart, told by the words that code uses for it.
//
// Words never prove a fault here; they only make a rule silent. So they are looked for everywhere: names, texts, annotations.
#include "graph/ask_p.h"
#include "graph/words.h"
#include "graph/writes.h"

#include <stdio.h>

enum { LONGEST = 240, MOST_SUPERS = 4 }; // of texts that are looked through; how far up

static bool is_among(const fl_graph *g, uint8_t list, fl_str word) {
  char small[32];
  uint32_t n = word.n < sizeof small ? word.n : (uint32_t)sizeof small;
  for (uint32_t i = 0; i < n; i++) small[i] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 32) : word.at[i];
  return fl_models_word(g->models, list, (fl_str){0}, (fl_str){small, n}) != NULL;
}

// A word of the list, or two that follow one another: for_update.
static bool has_guard(const fl_graph *g, fl_str name) {
  fl_str last = {0};
  for (fl_str word; name.n && name.n < LONGEST && (word = fl_first_word(name, &name)).n; last = word) {
    char two[64];
    int n = last.n && last.n + word.n < 60 ? snprintf(two, sizeof two, "%.*s_%.*s", FL_STR_ARG(last), FL_STR_ARG(word)) : 0;
    if (is_among(g, FL_VOCABULARY_guards, word) || (n && is_among(g, FL_VOCABULARY_guards, (fl_str){two, (uint32_t)n}))) return true;
  }
  return false;
}

static bool value_speaks(const fl_graph *g, uint32_t file, const fl_val *v) {
  switch (v->kind) {
  case FL_VAL_REF:
  case FL_VAL_TYPE:
  case FL_VAL_LIT: return has_guard(g, fl_gsym_text(g, file, v->a));
  case FL_VAL_FIELD: return has_guard(g, fl_gsym_text(g, file, v->b));
  case FL_VAL_MAP:
    for (uint32_t i = 0; i < v->n; i++)
      if (has_guard(g, fl_gsym_text(g, file, g->links[file].f->entries[v->a + i].key))) return true;
    return false;
  default: return false;
  }
}

static bool call_speaks(const fl_graph *g, uint32_t file, const fl_call *c) {
  const fl_facts *f = g->links[file].f;
  if (has_guard(g, f->texts[c->name])) return true;
  for (uint32_t i = 0; i < c->n_args; i++)
    if (has_guard(g, f->texts[f->args[c->first_arg + i].name])) return true;
  return false;
}

bool fl_speaks_of_guards(const fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *fn = &l->f->funcs[func.id];
  if (has_guard(g, l->f->texts[fn->name])) return true;
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (has_guard(g, l->f->texts[l->f->annots[fn->first_annot + i].name])) return true;
  for (uint32_t c = l->func_first_call[func.id]; c; c = l->call_next[c])
    if (call_speaks(g, func.file, &l->f->calls[c])) return true;
  for (uint32_t i = 1; i < l->f->n_values; i++) {
    const fl_val *v = &l->f->values[i];
    if (v->byte_begin >= fn->span.byte_begin && v->byte_end <= fn->span.byte_end && value_speaks(g, func.file, v)) return true;
  }
  return false;
}

static bool counts_versions(const fl_graph *g, fl_str name) { return is_among(g, FL_VOCABULARY_version_columns, name) || has_guard(g, name); }

static bool type_counts_versions(const fl_graph *g, uint32_t file, uint32_t type, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_vars; i++) {
    const fl_var *v = &f->vars[i];
    if (v->kind != FL_VAR_FIELD || v->type_owner != type) continue;
    if (counts_versions(g, f->texts[v->name])) return true;
    for (uint32_t k = 0; k < v->n_annots; k++)
      if (counts_versions(g, f->texts[f->annots[v->first_annot + k].name])) return true;
  }
  const fl_supers *supers = fl_supers_of(g, file, type);
  for (uint32_t i = 0; supers && i < supers->n; i++)
    if (supers->at[i].id && depth < MOST_SUPERS && type_counts_versions(g, supers->at[i].file, supers->at[i].id, depth + 1)) return true;
  return false;
}

bool fl_type_counts_versions(const fl_graph *g, uint32_t file, uint32_t type) { return type_counts_versions(g, file, type, 0); }
