// What holds by default where a service is built with a package, and nothing is said of it: a pool of ten connections.
//
// In: manifests, settings and deployments of the service. Out: a declaration at the row of the manifest, where no settings tell of the same
// thing. What is set for it is looked for where the service's settings are; what code sets by a name that is among the arguments of its calls
// is set, and not known to what.
#include "graph/declaration_p.h"
#include "graph/dependency.h"
#include "graph/peer.h"
#include "graph/setting.h"

#include "base/glob.h"

static fl_str word(const fl_graph *g, fl_mid first, uint32_t i) { return fl_models_text(g->models, fl_models_texts(g->models, first)[i]); }

// ---- settings of the service -------------------------------------------------------------------------------------------------------------

static bool names_in(const fl_facts *f, fl_str name) {
  for (uint32_t i = 1; i < f->n_args; i++)
    if (f->args[i].name && fl_str_eq(f->texts[f->args[i].name], name)) return true;
  for (uint32_t i = 1; i < f->n_calls; i++)
    if (f->calls[i].name && fl_str_eq(f->texts[f->calls[i].name], name)) return true;
  for (uint32_t i = 1; i < f->n_entries; i++)
    if (f->entries[i].key && fl_str_eq(f->texts[f->entries[i].key], name)) return true;
  return false;
}

static fl_declared_state in_code(const fl_graph *g, uint32_t service, fl_str name, uint32_t *at) {
  if (!fl_intern_find(&g->names, name)) return FL_DECLARED_NOTHING; // nowhere in the repository
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->service_of_file[file] == service && names_in(g->links[file].f, name)) return *at = file, FL_DECLARED_UNKNOWN;
  return FL_DECLARED_NOTHING;
}

static fl_declared_state in_environment(const fl_env *env, fl_str *text, uint32_t *file, fl_span *span) {
  bool one = env->n == 1 && !env->is_silent && !env->is_open && env->at[0].val.n;
  if (!env->n) return FL_DECLARED_NOTHING;
  *file = env->at[0].file, *span = env->at[0].span;
  return one ? *text = env->at[0].val, FL_DECLARED_WRITTEN : FL_DECLARED_UNKNOWN;
}

fl_declared_state fl_set_for_service(const fl_graph *g, const fl_declaration *what, fl_str key, fl_str *text, uint32_t *file, fl_span *span) {
  fl_env env = {0};
  bool code = fl_str_starts_c(key, "code["), variable = fl_str_starts_c(key, "env.");
  if (code) return in_code(g, what->service, fl_str_slice(key, 5, key.n - 1), file);
  if (variable) fl_find_env(g, what->file, fl_str_from_pos(key, 4), &env);
  else fl_find_deployed(g, what->file, key, &env);
  fl_declared_state state = in_environment(&env, text, file, span);
  fl_conf_ref set = state || variable ? (fl_conf_ref){0} : fl_find_setting(g, what->file, key);
  if (set.id) {
    const fl_conf *conf = &g->links[set.file].f->confs[set.id];
    *text = g->links[set.file].f->texts[conf->val], *file = set.file, *span = conf->span;
    return text->n ? FL_DECLARED_WRITTEN : FL_DECLARED_UNKNOWN;
  }
  bool away = !state && !variable && fl_graph_settings_away(g, what->service).why.n;
  return away ? FL_DECLARED_UNKNOWN : state;
}

static bool is_set_so(const fl_graph *g, const fl_declaration *what, fl_str key, fl_str wanted) {
  if (what->command.n) return fl_glob_match(wanted, fl_flag_value(what->command, key));
  fl_conf_ref set = fl_find_setting(g, what->file, key);
  return set.id && fl_glob_match(wanted, g->links[set.file].f->texts[g->links[set.file].f->confs[set.id].val]);
}

bool fl_declaration_is_off(const fl_graph *g, const fl_declaration *what) {
  const fl_declaration_model *m = what->model;
  for (uint32_t i = 0; i < m->n_off; i++)
    if (is_set_so(g, what, word(g, m->first_off, 2 * i), word(g, m->first_off, 2 * i + 1))) return true;
  return false;
}

// ---- services with the package ------------------------------------------------------------------------------------------------------------

static bool has_none_of(const fl_graph *g, uint32_t service, const fl_declaration_model *m) {
  for (uint32_t i = 0; i < m->n_without; i++)
    if (fl_service_has_package(g, service, word(g, m->first_without, i))) return false;
  return true;
}

// Settings of the service tell of it.
static bool is_declared(const fl_graph *g, const fl_declaration_model *m, uint32_t service) {
  for (uint32_t i = 0; i < g->declarations.n; i++)
    if (g->declarations.at[i].model == m && fl_declaration_service(g, &g->declarations.at[i]) == service) return true;
  return false;
}

static bool has_any(const fl_graph *g, const fl_declaration *what) {
  const fl_declaration_model *m = what->model;
  fl_str text;
  uint32_t file;
  fl_span span;
  for (uint32_t i = 0; i < m->n_has; i++)
    if (fl_set_for_service(g, what, word(g, m->first_has, i), &text, &file, &span)) return true;
  return m->n_has == 0;
}

static void add_with(fl_graph *g, const fl_declaration_model *m, fl_str package, fl_map *told) {
  for (uint32_t n = fl_deps_named(g, package); n; n = g->deps.at[n].next) {
    const fl_rownode at = g->deps.at[n];
    uint32_t service = g->service_of_file[at.file];
    const fl_dep *dep = &g->links[at.file].f->deps[at.id];
    if (!service || dep->of_tests || (g->links[at.file].in->marks & FL_MARK_TEST) || fl_map_get_or(told, service, 0)) continue;
    fl_declaration what = {.model = m, .file = at.file, .prefix = fl_models_text(g->models, m->keys), .service = service};
    fl_map_put(told, service, 1);
    if (has_none_of(g, service, m) && !is_declared(g, m, service) && !fl_declaration_is_off(g, &what) && has_any(g, &what)) fl_add_declaration(g, what, (fl_str){0}, dep->span);
  }
}

void fl_find_built_with(fl_graph *g) {
  for (uint32_t i = 1; i < fl_models_n_declarations(g->models); i++) {
    const fl_declaration_model *m = fl_models_declarations(g->models, i);
    fl_map told = {0};
    for (uint32_t k = 0; k < m->n_with; k++) add_with(g, m, word(g, m->first_with, k), &told);
    fl_map_release(&told);
  }
}
