// Key -> the conf row that counts for a source file.
//
// A settings file speaks for the folder it configures: svc/src/main/resources/application.yml for svc, deploy/compose.yml for what
// stands beside deploy. A file that is named after a service (config/orders.yml) speaks for the folder of that name as well, and what
// stands beside such files for all of them for each (service_settings.c). What only a neighbouring service sets is not set here.
#include "graph/setting.h"

#include "graph/graph_p.h"
#include "graph/service_p.h"

#include "base/io.h"

enum { IS_APART = 0, IS_FOR_ALL = 1 }; // scores; higher ones are better

// ---- the table ------------------------------------------------------------------------------------------------------------

fl_str fl_setting_spelled(fl_str key, char *buf, uint32_t size) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < key.n && n < size; i++) {
    char c = key.at[i];
    bool levels = c == ':' || (c == '_' && i + 1 < key.n && key.at[i + 1] == '_' && i > 0); // Http:Timeout, Http__Timeout
    if (levels) buf[n++] = '.';
    else if (c != '-' && c != '_') buf[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  return (fl_str){buf, n};
}

bool fl_same_setting(fl_str a, fl_str b) {
  char one[FL_MAX_NAME], other[FL_MAX_NAME];
  if (fl_str_eq(a, b)) return true;
  return a.n < FL_MAX_NAME && b.n < FL_MAX_NAME && fl_str_eq(fl_setting_spelled(a, one, sizeof one), fl_setting_spelled(b, other, sizeof other));
}

// Chains run in path order, and in a file from its first row on.
void fl_index_settings(fl_graph *g) {
  char buf[FL_MAX_NAME];
  fl_array_push(&g->confs, (fl_rownode){0});
  for (uint32_t file = g->n_files; file > 0; file--) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = f->n_confs; i-- > 1;) {
      fl_sym key = fl_intern_add(&g->names, fl_setting_spelled(f->texts[f->confs[i].key], buf, sizeof buf));
      fl_array_push(&g->confs, ((fl_rownode){file, i, fl_map_get_or(&g->confs_by_key, key, 0)}));
      fl_map_put(&g->confs_by_key, key, g->confs.n - 1);
    }
  }
}

// ---- whom a file speaks for ---------------------------------------------------------------------------------------------------

static fl_str folder_of(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return fl_str_slice(path, 0, slash == FL_STR_NONE ? 0 : slash);
}

bool fl_holds_settings(fl_str folder) {
  static const char *const names[] = {"resources", "main",          "src",        "config",      "configs",
                                      "conf",      "configuration", "settings",   "env",         "envs",
                                      "etc",       "deploy",        "deployment", "deployments", "docker",
                                      "k8s",       "kubernetes",    "META-INF",   "test"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(folder, names[i])) return true;
  return false;
}

fl_str fl_configured_folder(fl_str path) {
  fl_str dir = folder_of(path);
  for (;;) {
    fl_str name;
    fl_str_rcut(dir, '/', NULL, &name);
    if (dir.n == 0 || !fl_holds_settings(name)) return dir;
    dir = folder_of(dir);
  }
}

static bool is_above(fl_str dir, fl_str path) {
  return dir.n == 0 || (fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/');
}

// Is a folder on the way to `path` called like the file? orders.yml, orders-prod.yml
static bool is_named_after(fl_str settings, fl_str path) {
  fl_str stem, folder;
  fl_str_rcut(settings, '/', NULL, &stem);
  stem = fl_str_slice(stem, 0, fl_str_find_char(stem, '.'));
  while (fl_str_cut(path, '/', &folder, &path))
    if (folder.n && fl_str_starts(stem, folder) && (stem.n == folder.n || stem.at[folder.n] == '-'))
      return true;
  return false;
}

static uint32_t nearness(const fl_graph *g, uint32_t settings, uint32_t file) {
  fl_str from = g->links[settings].in->path, path = g->links[file].in->path;
  if (settings == file || is_named_after(from, path)) return UINT32_MAX;
  fl_str dir = fl_configured_folder(from);
  if (is_above(dir, path)) return dir.n + 1 + IS_FOR_ALL;
  return fl_settings_hold_for(g, settings, g->service_of_file ? g->service_of_file[file] : 0) ? IS_FOR_ALL : IS_APART;
}

static bool is_better(const fl_graph *g, fl_conf_ref a, uint32_t near_a, fl_conf_ref b, uint32_t near_b) {
  if (near_a != near_b) return near_a > near_b;
  return g->links[b.file].f->confs[b.id].profile && !g->links[a.file].f->confs[a.id].profile;
}

// ---- which files a question may go to ---------------------------------------------------------------------------------------------

// The folder above `templates`; false when the file is no template of a chart.
static bool chart_of(fl_str path, fl_str *chart) {
  for (fl_str dir = folder_of(path); dir.n; dir = folder_of(dir))
    if (fl_str_eq_c(fl_path_base(dir), "templates")) return *chart = folder_of(dir), true;
  return false;
}

uint32_t fl_values_of_chart(const fl_graph *g, uint32_t file) {
  fl_str chart;
  if (!chart_of(g->links[file].in->path, &chart)) return 0;
  for (uint32_t i = 1; i <= g->n_files; i++) {
    fl_str path = g->links[i].in->path, name = fl_path_base(path);
    bool is_values = fl_str_eq_c(name, "values.yaml") || fl_str_eq_c(name, "values.yml");
    if (is_values && fl_str_eq(folder_of(path), chart)) return i;
  }
  return 0;
}

typedef struct asker {
  const fl_graph_file *in;
  bool is_deployment, is_template;
  fl_str chart;
} asker;

static asker asker_of(const fl_graph *g, uint32_t file) {
  bool declares = fl_str_ends_c(g->links[file].in->path, ".tf"); // its variables stand in the files beside it
  asker a = {.in = g->links[file].in, .is_deployment = g->links[file].f->n_deploys > 1 && !declares};
  a.is_template = (a.is_deployment || g->links[file].f->n_limits > 1) && chart_of(a.in->path, &a.chart);
  a.is_deployment |= a.is_template;
  return a;
}

static bool may_answer(const asker *a, fl_str settings) {
  if (!a->is_deployment || fl_str_eq(settings, a->in->path)) return true;
  fl_str folder = folder_of(settings), name = fl_path_base(settings);
  if (a->is_template) return fl_str_eq(folder, a->chart) && fl_str_starts_c(name, "values");
  return fl_str_eq(folder, folder_of(a->in->path)) && fl_str_starts_c(name, ".env");
}

fl_conf_ref fl_find_setting(const fl_graph *g, uint32_t file, fl_str key) {
  char buf[FL_MAX_NAME];
  fl_sym sym = fl_intern_find(&g->names, fl_setting_spelled(key, buf, sizeof buf));
  const asker from = asker_of(g, file);
  const fl_graph_file *in = from.in;
  fl_conf_ref best = {0};
  uint32_t best_near = IS_APART;
  for (uint32_t n = sym ? fl_map_get_or(&g->confs_by_key, sym, 0) : 0; n; n = g->confs.at[n].next) {
    fl_conf_ref ref = {g->confs.at[n].file, g->confs.at[n].id};
    const fl_graph_file *settings = g->links[ref.file].in;
    if ((settings->marks & FL_MARK_TEST) && !(in->marks & FL_MARK_TEST)) continue;
    if (!may_answer(&from, settings->path)) continue;
    uint32_t near_it = nearness(g, ref.file, file);
    if (near_it != IS_APART && (!best.id || is_better(g, ref, near_it, best, best_near)))
      best = ref, best_near = near_it;
  }
  return best;
}

// ---- references --------------------------------------------------------------------------------------------------------------------

// Where the reference that begins at byte 2 ends: at its own bracket.
static uint32_t reference_end(fl_str text) {
  uint32_t open = 1;
  for (uint32_t i = 2; i < text.n; i++) {
    open += text.at[i] == '{';
    open -= text.at[i] == '}';
    if (open == 0) return i;
  }
  return FL_STR_NONE;
}

// What is not known ends the expansion, or leaves a mark and goes on.
typedef struct expansion {
  const fl_graph *g;
  fl_buf *out;
  bool marks;
} expansion;

static bool expand(const expansion *e, uint32_t file, fl_str text, uint32_t depth);

static bool is_unknown(const expansion *e, fl_str key) {
  if (!e->marks) return false;
  if (!key.n) return fl_buf_add_char(e->out, FL_TEXT_ANY);
  return fl_buf_add_char(e->out, FL_TEXT_KEY) && fl_buf_add(e->out, key) && fl_buf_add_char(e->out, FL_TEXT_KEY_END);
}

// What deployments put into the environment of the program that the settings are for. Those that say nothing leave the default.
// A deployment's own references are not the program's.
static bool from_environment(const expansion *e, uint32_t file, fl_str key, bool has_default, fl_env_value *found) {
  fl_env env;
  if (e->g->links[file].f->n_deploys > 1) return false;
  fl_find_env(e->g, file, key, &env);
  *found = env.at[0];
  for (uint32_t i = 1; i < env.n; i++) // deployments that agree; what they refer to may differ
    if (!fl_str_eq(env.at[i].val, found->val) || fl_str_find_char(found->val, '$') != FL_STR_NONE) return false;
  return env.n && !(env.is_silent && has_default);
}

static bool expand_reference(const expansion *e, uint32_t file, fl_str inside, uint32_t depth) {
  fl_str key, fallback;
  bool has_default = fl_str_cut(inside, ':', &key, &fallback);
  fl_env_value deployed;
  if (from_environment(e, file, key, has_default, &deployed))
    return deployed.val.n ? expand(e, deployed.file, deployed.val, depth + 1) : is_unknown(e, (fl_str){0});
  fl_conf_ref set = fl_find_setting(e->g, file, key);
  if (!set.id) return has_default ? expand(e, file, fallback, depth + 1) : is_unknown(e, key);
  fl_str val = e->g->links[set.file].f->texts[e->g->links[set.file].f->confs[set.id].val];
  return val.n ? expand(e, set.file, val, depth + 1) : is_unknown(e, (fl_str){0});
}

static bool expand(const expansion *e, uint32_t file, fl_str text, uint32_t depth) {
  while (text.n) {
    uint32_t begin = fl_str_find(text, FL_STR("${"));
    fl_buf_add(e->out, fl_str_slice(text, 0, begin));
    if (begin == FL_STR_NONE) break;
    text = fl_str_from_pos(text, begin);
    uint32_t end = reference_end(text);
    if (end == FL_STR_NONE) return is_unknown(e, (fl_str){0});
    bool known = depth <= FL_MAX_REFERENCES ? expand_reference(e, file, fl_str_slice(text, 2, end), depth) : is_unknown(e, (fl_str){0});
    if (!known) return false;
    text = fl_str_from_pos(text, end + 1);
  }
  return !e->out->full;
}

bool fl_setting_expand(const fl_graph *g, uint32_t file, fl_str text, fl_buf *out) {
  expansion e = {g, out, false};
  if (!out->ceiling) fl_buf_init(out, FL_MAX_NAME);
  return expand(&e, file, text, 0);
}

bool fl_setting_expand_marked(const fl_graph *g, uint32_t file, fl_str text, fl_buf *out) {
  expansion e = {g, out, true};
  if (!out->ceiling) fl_buf_init(out, FL_MAX_NAME);
  return expand(&e, file, text, 0);
}
