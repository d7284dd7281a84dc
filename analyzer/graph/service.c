// Which folders run on their own, and how each is called.
//
// In: paths, deployments, settings. Out: services: the folders with a build file, or in a module with several programs each of those;
// names that lead to them (of deployments, of their own settings, their folder); ports. A file belongs to the deepest one above it.
#include "graph/deploy_p.h"
#include "graph/service_p.h"

#include "base/io.h"
#include "facts/settings.h"

#include <ctype.h>
#include <string.h>

// ---- folders --------------------------------------------------------------------------------------------------------------------

// What tells a builder or a packager that the folder is one thing.
static bool is_build_file(fl_str name) {
  static const char *const names[] = {"Dockerfile", "Containerfile",    "pom.xml", "build.gradle", "build.gradle.kts", "go.mod",
                                      "setup.py",   "package.json",     "Pipfile", "Cargo.toml",   "pyproject.toml",   "Gemfile",
                                      "mix.exs",    "requirements.txt", "build.sbt", "composer.json"};
  static const char *const endings[] = {".csproj", ".fsproj", ".vbproj", ".gemspec", ".Dockerfile"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(name, names[i])) return true;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (fl_str_ends_c(name, endings[i])) return true;
  return fl_str_starts_c(name, "Dockerfile.");
}

uint32_t fl_service_in_folder(const fl_graph *g, fl_str dir) {
  for (uint32_t i = 1; i < g->services.n; i++)
    if (fl_str_eq(g->services.at[i].dir, dir)) return i;
  return 0;
}

static void add_folder(fl_graph *g, fl_str dir) {
  if (!fl_service_in_folder(g, dir)) fl_array_push(&g->services, ((fl_service){.dir = fl_arena_str(&g->arena, dir)}));
}

static void add_build_folder(fl_graph *g, fl_str path) {
  if (is_build_file(fl_path_base(path)) && !fl_is_store_image(g, path)) add_folder(g, fl_configured_folder(path));
}

// A module whose folders are packages may hold several programs: each is a service of its own.
static bool holds_program(const fl_link *l) {
  const fl_naming *naming = l->in->naming;
  if (!naming || naming->module_style != FL_MODULE_DIRECTORY || !naming->main_names || (l->in->marks & FL_MARK_TEST)) return false;
  for (uint32_t i = 1; i < l->f->n_funcs; i++)
    for (const char *const *main = naming->main_names; *main; main++)
      if (fl_str_eq_c(l->f->texts[l->f->funcs[i].name], *main) && !l->f->funcs[i].owner && !l->f->funcs[i].owner_name) return true;
  return false;
}

static bool is_above(fl_str dir, fl_str path) {
  return dir.n == 0 || (fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/');
}

uint32_t fl_service_around(const fl_graph *g, fl_str path) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < g->services.n; i++)
    if (is_above(g->services.at[i].dir, path) && (!best || g->services.at[i].dir.n > g->services.at[best].dir.n)) best = i;
  return best;
}

static bool imports(const fl_graph *g, fl_str program, fl_str folder) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    if (!fl_str_eq(fl_path_dir(g->links[file].in->path), program)) continue;
    for (uint32_t i = 1; i < f->n_imports; i++)
      if (fl_str_ends(f->texts[f->imports[i].module], folder)) return true;
  }
  return false;
}

// The program of the module around `path` that starts what a folder on the way to it holds: cmd/geo imports services/geo.
static uint32_t namesake(const fl_graph *g, uint32_t around, fl_str path) {
  fl_str module = g->services.at[around].dir;
  for (fl_str dir = fl_path_dir(path); dir.n > module.n; dir = fl_path_dir(dir))
    for (uint32_t i = 1; i < g->services.n; i++) {
      const fl_service *s = &g->services.at[i];
      bool called = s->is_program && is_above(module, s->dir) && !fl_str_eq(s->dir, dir) && fl_str_eq(fl_path_base(s->dir), fl_path_base(dir));
      if (called && imports(g, s->dir, fl_str_from_pos(dir, module.n))) return i;
    }
  return 0;
}

static void add_program(fl_graph *g, fl_str dir) {
  add_folder(g, dir);
  g->services.at[fl_service_in_folder(g, dir)].is_program = true;
}

// Folders whose manifest names a module: what stands in theirs is no part of the module around them.
static void find_modules(const fl_graph *g, fl_bits *modules) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; i < g->links[file].f->n_confs; i++) {
      const fl_facts *f = g->links[file].f;
      if (fl_str_eq_c(f->texts[f->confs[i].key], FL_SETTING_PART)) fl_bits_set(modules, fl_service_in_folder(g, fl_path_dir(g->links[file].in->path)));
    }
}

// A folder that is built by itself, or an image, inside of the module is a program of it as well.
static bool is_of_module(const fl_graph *g, const fl_bits *modules, uint32_t module, uint32_t service) {
  return service == module || (!fl_bits_has(modules, service) && is_above(g->services.at[module].dir, g->services.at[service].dir));
}

static void add_program_folders(fl_graph *g) {
  typedef struct program { uint32_t service; fl_str dir; } program;
  FL_ARRAY(program) programs = {0};
  fl_bits modules = {0};
  find_modules(g, &modules);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (!holds_program(&g->links[file])) continue;
    fl_str dir = fl_path_dir(g->links[file].in->path);
    bool again = programs.n && fl_str_eq(programs.at[programs.n - 1].dir, dir);
    if (!again) fl_array_push(&programs, ((program){fl_service_around(g, g->links[file].in->path), dir}));
  }
  for (uint32_t i = 0; i < programs.n; i++) {
    uint32_t beside = 0;
    for (uint32_t k = 0; k < programs.n; k++) beside += is_of_module(g, &modules, programs.at[i].service, programs.at[k].service);
    if (beside > 1) add_program(g, programs.at[i].dir);
  }
  fl_array_release(&programs);
  fl_bits_release(&modules);
}

// The folder itself, or the one that it holds the sources of.
static fl_str claimed_folder(fl_str path, uint32_t bytes) {
  return fl_str_eq_c(fl_path_base(fl_str_slice(path, 0, bytes)), "src") ? fl_path_dir(fl_str_slice(path, 0, bytes)) : fl_str_slice(path, 0, bytes);
}

// The folder's own name; the part above it where that says nothing ("src", "app").
static fl_str folder_name(fl_str dir) {
  fl_str name;
  do fl_str_rcut(dir, '/', &dir, &name);
  while (dir.n && (fl_str_eq_c(name, "src") || fl_str_eq_c(name, "app")));
  return name;
}

// order/cmd/order below order, which is built: the program of that folder, and no other.
static bool is_named_again(const fl_graph *g, fl_str dir) {
  uint32_t around = fl_service_around(g, dir);
  return around && g->services.at[around].dir.n && fl_same_name(folder_name(g->services.at[around].dir), fl_path_base(dir));
}

// What a deployment starts, where the folder is not built by itself: one image for all programs below src.
static void add_claimed_folders(fl_graph *g) {
  fl_str last = {0};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_str path = g->links[file].in->path;
    uint32_t ids[FL_MAX_WORKLOADS], bytes = 0;
    bool again = file > 1 && fl_str_eq(fl_path_dir(path), last);
    last = fl_path_dir(path);
    if (again || !g->links[file].in->naming) continue;
    if (!fl_workloads_of(g, file, ids, FL_MAX_WORKLOADS, &bytes) || !bytes) continue;
    fl_str dir = claimed_folder(path, bytes);
    if (dir.n && !fl_runs_store(g, ids[0]) && !is_named_again(g, dir) && !namesake(g, fl_service_around(g, path), path)) add_folder(g, dir);
  }
}

// Files that stand in no folder that is built by itself, and that others compile as their own.
static void add_taken_folders(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; i < g->links[file].f->n_confs; i++) {
      const fl_facts *f = g->links[file].f;
      fl_str path = f->texts[f->confs[i].val], dir = fl_path_dir(path);
      bool taken = fl_str_eq_c(f->texts[f->confs[i].key], FL_SETTING_COMPILES) && dir.n && fl_str_find_char(dir, '*') == FL_STR_NONE;
      uint32_t around = taken ? fl_service_around(g, path) : 0;
      if (taken && !g->services.at[around].dir.n) add_folder(g, dir);
    }
}

static void find_folders(fl_graph *g, const fl_graph_input *in) {
  fl_find_store_images(g);
  for (uint32_t i = 0; i < in->n_paths; i++) add_build_folder(g, in->paths[i]);
  for (uint32_t file = 1; file <= g->n_files; file++) add_build_folder(g, g->links[file].in->path);
  add_program_folders(g);
  add_claimed_folders(g);
  add_taken_folders(g);
  g->service_of_file = fl_arena_zero_n(&g->arena, (size_t)g->n_files + 1, sizeof *g->service_of_file);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint32_t around = fl_service_around(g, g->links[file].in->path), program = around ? namesake(g, around, g->links[file].in->path) : 0;
    g->service_of_file[file] = program ? program : around;
  }
  fl_leave_out_stores(g);
  fl_join_libraries(g, in);
}

// ---- names ------------------------------------------------------------------------------------------------------------------------

// "Orders_API" and "orders-api" are one name. Written to `buf`.
fl_str fl_plain_name(fl_str name, char *buf, uint32_t size) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < name.n && n < size; i++)
    if (isalnum((unsigned char)name.at[i])) buf[n++] = (char)tolower((unsigned char)name.at[i]);
  return (fl_str){buf, n};
}

static fl_sym plain_sym(fl_graph *g, fl_str name) {
  char buf[FL_MAX_NAME];
  fl_str text = fl_plain_name(name, buf, sizeof buf);
  return text.n ? fl_intern_add(&g->names, text) : 0;
}

bool fl_same_name(fl_str a, fl_str b) {
  char x[FL_MAX_NAME], y[FL_MAX_NAME];
  fl_str p = fl_plain_name(a, x, sizeof x), q = fl_plain_name(b, y, sizeof y);
  return p.n > 0 && fl_str_eq(p, q);
}

uint32_t fl_service_called(const fl_graph *g, fl_str name) {
  uint32_t found = 0;
  for (uint32_t i = 1; i < g->services.n; i++) {
    if (!fl_same_name(folder_name(g->services.at[i].dir), name)) continue;
    if (found) return 0;
    found = i;
  }
  return found;
}

static void lead_to(fl_graph *g, fl_map *map, fl_sym key, fl_hostname to) {
  if (!key || !to.service) return;
  for (uint32_t n = fl_map_get_or(map, key, 0); n; n = g->hostnames.at[n].next)
    if (g->hostnames.at[n].service == to.service && fl_str_eq(g->hostnames.at[n].system, to.system)) {
      g->hostnames.at[n].is_mapped |= to.is_mapped;
      return;
    }
  to.next = fl_map_get_or(map, key, 0);
  fl_array_push(&g->hostnames, to);
  fl_map_put(map, key, g->hostnames.n - 1);
}

static void add_host(fl_graph *g, fl_str name, uint32_t service, uint8_t certainty) {
  lead_to(g, &g->hosts, plain_sym(g, name), (fl_hostname){.service = service, .certainty = certainty});
}

static void add_port(fl_graph *g, fl_str port, uint32_t service, fl_str system, bool mapped) {
  fl_hostname to = {.service = service, .certainty = 3, .system = system, .is_mapped = mapped};
  int64_t n;
  if (fl_str_to_int64(port, &n) && n > 0 && n < 65536) lead_to(g, &g->ports, fl_intern_add(&g->names, port), to);
}

// "127.0.0.1:8080:80/tcp": what is reached from outside, and what the program listens on.
static void add_ports(fl_graph *g, fl_str written, uint32_t service, fl_str system) {
  fl_str outer, inner;
  fl_str_cut(written, '/', &written, NULL);
  bool mapped = fl_str_rcut(written, ':', &outer, &inner);
  if (mapped) fl_str_rcut(outer, ':', NULL, &outer), add_port(g, outer, service, system, true);
  add_port(g, inner, service, system, false);
}

// With references put in: "${WEB_PORT}:80".
static void add_expanded_ports(fl_graph *g, uint32_t file, fl_str written, uint32_t service) {
  fl_buf ports = {0};
  bool known = fl_setting_expand(g, file, written, &ports);
  fl_str text = known ? fl_intern_text(&g->names, fl_intern_add(&g->names, fl_buf_str(&ports))) : written;
  add_ports(g, text, service, fl_configured_folder(g->links[file].in->path));
  fl_buf_release(&ports);
}

// ---- deployments ------------------------------------------------------------------------------------------------------------------

static uint32_t shared(fl_str a, fl_str b) {
  uint32_t n = 0, folders = 0;
  for (; n < a.n && n < b.n && a.at[n] == b.at[n]; n++) folders += a.at[n] == '/';
  return folders;
}

// All images are built from the root: a workload runs the folder that is called like it, and not what is around all of them.
static bool is_own_part(const fl_graph *g, uint32_t workload, uint32_t service, uint32_t than) {
  const fl_workload *w = fl_graph_workload(g, workload);
  fl_str dir = g->services.at[service].dir;
  return !g->services.at[than].dir.n && dir.n && w->name && fl_same_name(folder_name(dir), fl_intern_text(&g->names, w->name));
}

// Two systems of one repository may both have a frontend: each deployment starts its own.
static bool is_nearer(const fl_graph *g, uint32_t workload, uint32_t service, uint32_t than) {
  fl_str at = g->links[fl_graph_workload(g, workload)->file].in->path;
  if (service == than || than == UINT32_MAX) return false;
  return is_own_part(g, workload, service, than) || shared(at, g->services.at[service].dir) > shared(at, g->services.at[than].dir);
}

// The folder of the Dockerfile that a workload is called like, though the image is built from far above it.
static uint32_t of_dockerfile(const fl_graph *g, const fl_workload *w) {
  if (!w->dockerfile || !w->name) return 0;
  uint32_t service = fl_service_around(g, fl_intern_text(&g->names, w->dockerfile));
  return fl_same_name(folder_name(g->services.at[service].dir), fl_intern_text(&g->names, w->name)) ? service : 0;
}

// The service whose files a workload runs: the one that all of them belong to.
static void join_workloads(fl_graph *g) {
  uint32_t n = fl_graph_n_workloads(g);
  g->service_of_workload = fl_arena_zero_n(&g->arena, (size_t)n + 1, sizeof *g->service_of_workload);
  uint32_t *exact = fl_alloc_zero((size_t)n + 1, sizeof *exact);
  fl_map asked = {0};
  for (uint32_t i = 1; i <= n; i++) {
    uint32_t service = of_dockerfile(g, fl_graph_workload(g, i));
    if (service) g->service_of_workload[i] = service, exact[i] = true;
  }
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint32_t ids[FL_MAX_WORKLOADS], bytes = 0, service = g->service_of_file[file];
    bool runs = service && g->links[file].in->naming && !fl_is_shared_unit(g, service);
    bool first = runs && !fl_map_get_or(&asked, service, 0); // one file of each service
    if (first) fl_map_put(&asked, service, 1);
    uint32_t found = first ? fl_workloads_of(g, file, ids, FL_MAX_WORKLOADS, &bytes) : 0;
    for (uint32_t i = 0; i < found; i++) {
      bool own = bytes >= g->services.at[service].dir.n; // claimed as a folder of its own, and not with all that is around it
      uint32_t had = g->service_of_workload[ids[i]];
      if (!had || (own && (!exact[ids[i]] || is_nearer(g, ids[i], service, had)))) g->service_of_workload[ids[i]] = service, exact[ids[i]] = own;
      else if (had != service && own == exact[ids[i]]) g->service_of_workload[ids[i]] = own ? had : UINT32_MAX;
    }
  }
  for (uint32_t i = 1; i <= n; i++)
    if (g->service_of_workload[i] == UINT32_MAX || fl_runs_store(g, i)) g->service_of_workload[i] = 0;
  fl_map_release(&asked);
  fl_free(exact);
}

static void add_ports_of(fl_graph *g, const fl_workload *w, uint32_t service) {
  const fl_facts *f = g->links[w->file].f;
  for (uint32_t i = w->first; i < w->first + w->n; i++) {
    fl_str key = f->texts[f->deploys[i].key], val = f->texts[f->deploys[i].val];
    if (fl_str_eq_c(key, "port") || fl_str_eq_c(key, "env.PORT") || fl_str_eq_c(key, "env.SERVER_PORT")) add_expanded_ports(g, w->file, val, service);
  }
}

// How well a workload's name says what the service is: called like its folder, one that always runs, any.
enum { NAMED_LIKE_FOLDER = 2 };
static uint32_t naming_of(const fl_graph *g, const fl_workload *w, uint32_t service) {
  fl_str name = fl_intern_text(&g->names, w->name);
  if (!w->name || w->is_addition) return 0;
  return 1 + !w->profile + (fl_same_name(name, folder_name(g->services.at[service].dir)) ? NAMED_LIKE_FOLDER : 0u);
}

static void name_by_deployment(fl_graph *g) {
  uint32_t *best = fl_alloc_zero(g->services.n, sizeof *best);
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++) {
    const fl_workload *w = fl_graph_workload(g, i);
    uint32_t service = g->service_of_workload[i], naming = service ? naming_of(g, w, service) : 0;
    if (!service || (g->links[w->file].in->marks & FL_MARK_TEST)) continue;
    add_ports_of(g, w, service);
    if (naming > best[service]) g->services.at[service].name = naming > NAMED_LIKE_FOLDER ? w->name : fl_name_by_workloads(g, i), best[service] = naming;
  }
  fl_free(best);
}

// ---- what services say of themselves ------------------------------------------------------------------------------------------------

// A setting of the service, seen from one of its files.
static fl_sym own_setting(fl_graph *g, uint32_t file, fl_mid path) {
  const fl_path *p = fl_models_paths(g->models, path);
  if (!path || p->root != FL_ROOT_config) return 0;
  fl_conf_ref found = fl_find_setting(g, file, fl_models_text(g->models, p->name));
  bool own = found.id && g->service_of_file[found.file] == g->service_of_file[file];
  fl_buf out = {0};
  fl_str text = own ? g->links[found.file].f->texts[g->links[found.file].f->confs[found.id].val] : (fl_str){0};
  fl_sym sym = text.n && fl_setting_expand(g, found.file, text, &out) ? fl_intern_add(&g->names, fl_buf_str(&out)) : 0;
  fl_buf_release(&out);
  return sym;
}

bool fl_library_speaks(const fl_graph *g, fl_mid id, const char *language) {
  const fl_library *library = fl_models_libraries(g->models, id);
  for (uint32_t i = 0; i < library->n_languages; i++)
    if (fl_str_eq_c(fl_models_text(g->models, *(fl_models_texts(g->models, library->first_language + i))), language)) return true;
  return false;
}

static void add_own_words(fl_graph *g, uint32_t file, const fl_library *library) {
  uint32_t service = g->service_of_file[file];
  fl_sym name = own_setting(g, file, library->service_name), port = own_setting(g, file, library->service_port);
  if (name) add_host(g, fl_intern_text(&g->names, name), service, 4);
  if (name && !g->services.at[service].name) g->services.at[service].name = name;
  if (port) add_ports(g, fl_intern_text(&g->names, port), service, fl_path_dir(g->services.at[service].dir));
  if (!g->services.at[service].prefix) g->services.at[service].prefix = own_setting(g, file, library->service_prefix);
}

// One file of each service and language asks.
static void ask_settings(fl_graph *g) {
  fl_map asked = {0};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_naming *naming = g->links[file].in->naming;
    if (!naming || !g->service_of_file[file] || (g->links[file].in->marks & FL_MARK_TEST)) continue;
    uint64_t key = FL_KEY(g->service_of_file[file], fl_intern_add_c(&g->names, naming->language));
    if (fl_map_get_or(&asked, key, 0)) continue;
    fl_map_put(&asked, key, 1);
    for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++) {
      const fl_library *library = fl_models_libraries(g->models, i);
      bool says = library->service_name || library->service_port || library->service_prefix;
      if (says && fl_library_speaks(g, i, naming->language)) add_own_words(g, file, library);
    }
  }
  fl_map_release(&asked);
}

// Addresses that its files say it listens on where a developer starts it: known in all of the repository, and the last to be asked.
static void add_listening(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    uint32_t service = g->service_of_file[file];
    for (uint32_t i = 1; i < f->n_confs && service && !(g->links[file].in->marks & FL_MARK_TEST); i++) {
      fl_str url = f->texts[f->confs[i].val], port;
      if (!fl_str_eq_c(f->texts[f->confs[i].key], FL_SETTING_LISTENS) || !fl_str_rcut(url, ':', NULL, &port)) continue;
      fl_str_cut(port, '/', &port, NULL);
      add_port(g, port, service, (fl_str){0}, false);
    }
  }
}

// ---- names for people ------------------------------------------------------------------------------------------------------------

static void make_unique(fl_graph *g) {
  fl_map seen = {0};
  for (uint32_t i = 1; i < g->services.n; i++) {
    fl_service *s = &g->services.at[i];
    if (!s->name) s->name = s->dir.n ? fl_intern_add(&g->names, folder_name(s->dir)) : fl_intern_add_c(&g->names, "root");
    fl_map_put(&seen, s->name, fl_map_get_or(&seen, s->name, 0) + 1);
  }
  for (uint32_t i = 1; i < g->services.n; i++) {
    fl_service *s = &g->services.at[i];
    if (fl_map_get_or(&seen, s->name, 0) > 1 && s->dir.n) s->name = fl_intern_add(&g->names, s->dir);
  }
  fl_map_release(&seen);
}

// Backwards, so that chains run forwards.
static void chain_files(fl_graph *g) {
  g->first_file_of = fl_arena_zero_n(&g->arena, g->services.n, sizeof *g->first_file_of);
  g->next_file_of = fl_arena_zero_n(&g->arena, (size_t)g->n_files + 1, sizeof *g->next_file_of);
  for (uint32_t file = g->n_files; file >= 1; file--) {
    uint32_t *first = &g->first_file_of[g->service_of_file[file]];
    g->next_file_of[file] = *first;
    *first = file;
  }
}

void fl_index_services(fl_graph *g, const fl_graph_input *in) {
  fl_array_push(&g->services, (fl_service){0});
  fl_array_push(&g->hostnames, (fl_hostname){0});
  find_folders(g, in);
  join_workloads(g);
  name_by_deployment(g);
  fl_join_settings(g, in);
  ask_settings(g);
  add_listening(g);
  for (uint32_t i = 1; i < g->services.n; i++) add_host(g, folder_name(g->services.at[i].dir), i, 3);
  make_unique(g);
  chain_files(g);
}

void fl_release_services(fl_graph *g) {
  fl_array_release(&g->services);
  fl_array_release(&g->hostnames);
  fl_map_release(&g->hosts);
  fl_map_release(&g->ports);
}
