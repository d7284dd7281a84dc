// In how many deployments a deadline holds that an environment variable sets, and what holds in the others.
//
// In: the outcome, whose chains lead to what was set. Out: "in 1 of 4 deployments, 4 s, the code's default, in the others".
#include "brief/budget.h"
#include "graph/deploy.h"

// The variable by which a deadline was set: the last step of its chain that is a setting of a deployment.
static const fl_step *set_by(const fl_graph *g, const fl_step *chain) {
  for (; chain; chain = chain->prev) {
    const fl_facts *f = chain->kind == FL_STEP_config && chain->name && chain->file ? fl_graph_facts(g, chain->file) : NULL;
    if (f && f->n_deploys > 1) return chain;
  }
  return NULL;
}

// How many set what stands at that place, and how many there are.
static uint32_t count(const fl_env *env, const fl_step *at, uint32_t *all) {
  fl_str value = {0};
  uint32_t n = 0;
  *all = env->n_silent;
  for (uint32_t i = 0; i < env->n; i++) {
    *all += env->at[i].n;
    if (env->at[i].file == at->file && env->at[i].span.line == at->span.line) value = env->at[i].val;
  }
  for (uint32_t i = 0; i < env->n && value.n; i++)
    if (fl_str_eq(env->at[i].val, value)) n += env->at[i].n;
  return n;
}

static bool has_one_value(const fl_env *env) {
  for (uint32_t i = 1; i < env->n; i++)
    if (!fl_str_eq(env->at[i].val, env->at[0].val)) return false;
  return true;
}

fl_str fl_varies(fl_budgets *b, const fl_site *site, const fl_outcome *o) {
  const fl_graph *g = b->s->graph;
  const fl_step *most = set_by(g, o->loosest_chain), *least = set_by(g, o->chain), *at = most ? most : least;
  fl_document *doc = b->s->doc;
  fl_env env;
  uint32_t all = 0;
  if (!at || o->loosest <= o->value || o->loosest == INT64_MAX) return (fl_str){0};
  fl_find_env(g, site->func.file, fl_graph_name(g, at->name), &env);
  uint32_t n = count(&env, at, &all);
  bool known = n && n < all;
  if (!known) return (fl_str){0};
  fl_str other = fl_doc_time(doc, o->value);
  if (!most) return fl_doc_text(doc, "(the code's default) in %u of %u deployments, %.*s in the others", all - n, all, FL_STR_ARG(other));
  const char *how = !has_one_value(&env) ? "at least " : "", *whose = has_one_value(&env) ? ", the code's default," : "";
  return fl_doc_text(doc, "in %u of %u deployments, %s%.*s%s in the others", n, all, how, FL_STR_ARG(other), whose);
}
