// Work that is begun elsewhere and waited for here: `await Task.Run(() => save())`, `supplyAsync(() -> ask()).join()`.
//
// In: calls whose model says what waits for the work that they spawn (attribute `waited_by`: names of methods and properties; the language's
// own `await` always does). Out: where their result is waited for in the same function, directly, by a variable, behind calls that give
// it back, or among others that are waited for together, the work runs while the call runs, and its waits are the caller's. With the word
// `return` a result that is returned is waited for by who gets it, as that of any call there.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

enum { DEEPEST_CHAIN = 6, MOST_STEPS = 1000 }; // steps: values that are looked at for one call; each reads its file once

typedef struct joint {
  fl_graph *g;
  uint32_t file, func;
  const fl_facts *f;
  fl_str words;
  bool returns; // callers of a function that returns the work wait for it
  uint32_t *steps;
} joint;

static bool has_word(fl_str words, fl_str name) {
  fl_str word;
  while (words.n) {
    fl_str_cut(words, ' ', &word, &words);
    if (fl_str_eq(word, name)) return true;
  }
  return false;
}

static bool is_word(const joint *j, fl_sym name) { return has_word(j->words, j->f->texts[name]); }

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
  return val;
}

static bool gives_back(const joint *j, uint32_t call) {
  const fl_link *l = &j->g->links[j->file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = j->g->targets.at[l->first_target[call] + i].row;
    const fl_path *returns = row && row->returns_path ? fl_models_paths(j->g->models, row->returns_path) : NULL;
    if (returns && returns->root == FL_ROOT_receiver) return true;
  }
  return false;
}

static bool is_waited(const joint *j, uint32_t val, uint32_t depth);

static bool is_among_arguments(const joint *j, const fl_call *c, uint32_t val) {
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_val *v = &j->f->values[bare(j->f, j->f->args[c->first_arg + i].val)];
    if (bare(j->f, j->f->args[c->first_arg + i].val) == val) return true;
    for (uint32_t k = 0; v->kind == FL_VAL_LIST && k < v->n; k++)
      if (bare(j->f, j->f->elems[v->a + k]) == val) return true;
  }
  return false;
}

// What a lambda returns is kept by who runs it, perhaps with many others.
static bool is_handed_on(const joint *j, uint32_t val) {
  bool lambda = j->f->funcs[j->func].flags & FL_FUNC_LAMBDA;
  for (uint32_t i = 1; !lambda && j->returns && i < j->f->n_exits; i++)
    if (j->f->exits[i].kind == FL_EXIT_RETURN && j->f->exits[i].val && bare(j->f, j->f->exits[i].val) == val) return true;
  return false;
}

static bool is_waited_by_call(const joint *j, uint32_t val, uint32_t depth) {
  const fl_link *l = &j->g->links[j->file];
  for (uint32_t call = l->func_first_call[j->func]; call; call = l->call_next[call]) {
    const fl_call *c = &j->f->calls[call];
    if (c->recv && bare(j->f, c->recv) == val) {
      if (is_word(j, c->name) && !c->n_args) return true; // with a limit it is a site of its own
      if (gives_back(j, call) && is_waited(j, c->value, depth + 1)) return true;
    }
    if (fl_call_does(j->g, j->file, call, FL_DOES_gather) && is_among_arguments(j, c, val)) return true;
  }
  return false;
}

// `var task = Task.Run(..); ...; await task;`
static bool is_waited_by_name(const joint *j, fl_sym name, uint32_t after, uint32_t depth) {
  const fl_span within = j->f->funcs[j->func].span;
  for (uint32_t i = 1; i < j->f->n_values; i++) {
    const fl_val *v = &j->f->values[i];
    bool later = v->kind == FL_VAL_REF && v->a == name && v->byte_begin > after && v->byte_end <= within.byte_end;
    if (later && is_waited(j, i, depth + 1)) return true;
  }
  return false;
}

static bool is_waited_later(const joint *j, uint32_t val, uint32_t depth) {
  for (uint32_t i = 1; i < j->f->n_assigns; i++) {
    const fl_assign *a = &j->f->assigns[i];
    const fl_val *to = &j->f->values[a->target];
    bool held = a->func == j->func && to->kind == FL_VAL_REF && bare(j->f, a->val) == val;
    if (held && is_waited_by_name(j, to->a, a->span.byte_end, depth)) return true;
  }
  return false;
}

static bool is_waited(const joint *j, uint32_t val, uint32_t depth) {
  const fl_val *v = &j->f->values[val];
  if (depth > DEEPEST_CHAIN || ++*j->steps > MOST_STEPS) return false;
  if (v->kind == FL_VAL_CALL && j->f->calls[v->a].flags & FL_CALL_AWAITED) return true;
  for (uint32_t i = 1; i < j->f->n_values; i++) {
    const fl_val *by = &j->f->values[i];
    if (by->kind == FL_VAL_AWAIT && bare(j->f, by->a) == val) return true;
    if (by->kind == FL_VAL_FIELD && bare(j->f, by->a) == val && is_word(j, by->b)) return true;
  }
  return is_handed_on(j, val) || is_waited_by_call(j, val, depth) || is_waited_later(j, val, depth);
}

// What is begun here answers for the function around it.
static void look_at_begun(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_target *t = &g->targets.at[l->first_target[call] + i];
    bool begun = t->func.file == file && t->func.id && t->via == FL_VIA_SPAWN;
    if (begun && fl_answers_caller(g, file, t->func.id)) t->via = FL_VIA_CALLBACK;
  }
}

void fl_join_call(fl_graph *g, uint32_t file, uint32_t call, fl_str words) {
  const fl_link *l = &g->links[file];
  if (has_word(words, FL_STR("answer"))) look_at_begun(g, file, call);
  const fl_call *c = &l->f->calls[call];
  uint32_t steps = 0;
  joint j = {g, file, c->func, l->f, words, has_word(words, FL_STR("return")), &steps};
  if (!c->value || !is_waited(&j, c->value, 0)) return;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id && t->via == FL_VIA_SPAWN) t->via = FL_VIA_CALLBACK;
  }
}

void fl_join_calls(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        fl_str words;
        if (row && row->n_spawns && fl_row_attribute(g, row, FL_STR("waited_by"), &words)) fl_join_call(g, file, call, words);
      }
  }
}
