// Workloads: which code they run, and under which names others reach them.
//
// In: deploy rows, names with their references put in. A workload is joined to a file by the longest folder on the file's path that it
// claims: where its image is built, where its Dockerfile stands, or a folder that is built by itself and called like it.
#include "graph/deploy_p.h"

#include "base/io.h"
#include "facts/settings.h"

#include <string.h>

enum { APART = -1 };

// ---- names --------------------------------------------------------------------------------------------------------------------

static fl_sym expanded(fl_graph *g, uint32_t file, fl_str text) {
  fl_buf out = {0};
  fl_sym sym = text.n && fl_setting_expand(g, file, text, &out) ? fl_intern_add(&g->names, fl_buf_str(&out)) : 0;
  fl_buf_release(&out);
  return sym;
}

// Position of the last `c` that stands in no reference.
static uint32_t last_outside(fl_str text, char c) {
  uint32_t found = FL_STR_NONE, open = 0;
  for (uint32_t i = 0; i < text.n; i++) {
    open += text.at[i] == '{';
    open -= text.at[i] == '}' && open > 0;
    if (text.at[i] == c && !open) found = i;
  }
  return found;
}

// `registry/shop/web:1.2` -> web
static fl_str image_base(fl_str text) {
  uint32_t slash = last_outside(text, '/');
  text = fl_str_from_pos(text, slash == FL_STR_NONE ? 0 : slash + 1);
  return fl_str_slice(text, 0, last_outside(text, ':'));
}

static fl_sym image_name(fl_graph *g, uint32_t file, fl_str text) {
  fl_sym whole = expanded(g, file, image_base(text));
  return whole ? fl_intern_add(&g->names, image_base(fl_intern_text(&g->names, whole))) : 0; // a reference may hold slashes
}

// ---- rows -> workloads ---------------------------------------------------------------------------------------------------------------

static fl_str text_of(const fl_graph *g, uint32_t file, fl_sym local) { return g->links[file].f->texts[local]; }

const fl_deploy *fl_deploy_in(const fl_graph *g, uint32_t file, uint32_t first, uint32_t n, const char *key) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = first; i < first + n; i++)
    if (fl_str_eq_c(f->texts[f->deploys[i].key], key)) return &f->deploys[i];
  return NULL;
}

static fl_str value_in(const fl_graph *g, uint32_t file, uint32_t first, uint32_t n, const char *key) {
  const fl_deploy *row = fl_deploy_in(g, file, first, n, key);
  return row ? text_of(g, file, row->val) : (fl_str){0};
}

// A path with references: "${WEB_DOCKERFILE}" may be "./web/Dockerfile".
static fl_sym path_of(fl_graph *g, uint32_t file, fl_str written) {
  fl_buf path = {0};
  fl_sym whole = expanded(g, file, written);
  bool inside = whole && fl_path_enter(&path, fl_intern_text(&g->names, whole));
  fl_sym sym = inside ? fl_intern_add(&g->names, path.n ? fl_buf_str(&path) : FL_STR(".")) : 0;
  fl_buf_release(&path);
  return sym;
}

// The usual one of a folder, where it was read.
static fl_sym dockerfile_in(fl_graph *g, fl_sym folder) {
  fl_buf path = {0};
  fl_str dir = fl_intern_text(&g->names, folder);
  if (!fl_str_eq_c(dir, ".")) fl_buf_printf(&path, "%.*s/", FL_STR_ARG(dir));
  fl_buf_add_c(&path, "Dockerfile");
  fl_sym found = fl_intern_find(&g->names, fl_buf_str(&path));
  fl_buf_release(&path);
  return found;
}

// Its image is another matter: it stays with the folder that it is built from.
static void place_mounted(fl_graph *g, fl_workload *u) {
  fl_sym code = path_of(g, u->file, value_in(g, u->file, u->first, u->n, "code"));
  if (!code) return;
  if (u->dir && !u->dockerfile) u->dockerfile = dockerfile_in(g, u->dir);
  u->dir = code, u->is_mounted = true;
}

static void add_part(fl_graph *g, uint32_t file, uint32_t head, uint32_t n_head, uint32_t first, uint32_t n) {
  const fl_deploy *row = &g->links[file].f->deploys[head];
  fl_workload u = {.kind = row->kind, .file = file, .first = first, .n = n, .head = head, .n_head = n_head};
  u.name = expanded(g, file, text_of(g, file, row->unit));
  u.container = expanded(g, file, value_in(g, file, first, n, "container"));
  u.image = image_name(g, file, value_in(g, file, first, n, "image"));
  fl_str build = value_in(g, file, first, n, "build");
  u.dir = path_of(g, file, build);
  u.dockerfile = path_of(g, file, value_in(g, file, first, n, "dockerfile"));
  place_mounted(g, &u);
  if (row->profile) u.profile = fl_gsym(g, file, row->profile);
  bool starts = fl_deploy_in(g, file, first, n, "image") || fl_deploy_in(g, file, first, n, "starts");
  u.is_addition = !build.n && !starts; // its name may be one that is not kept
  fl_array_push(&g->workloads, u);
}

// What a folder of declarations starts, for one call of that folder.
static void add_declared(fl_graph *g, uint32_t file, uint32_t first, uint32_t n, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  fl_str label;
  add_part(g, file, first, 0, first, n);
  fl_workload *u = fl_array_last(&g->workloads);
  u->name = fl_expand_in_call(g, file, f->texts[f->deploys[first].unit], call);
  if (!u->name && fl_str_rcut(f->texts[f->deploys[first].val], '.', NULL, &label)) u->name = fl_intern_add(&g->names, label);
  fl_sym image = fl_expand_in_call(g, file, image_base(value_in(g, file, first, n, "image")), call);
  u->image = image ? fl_intern_add(&g->names, image_base(fl_intern_text(&g->names, image))) : 0;
}

static bool is_declared(const fl_facts *f, uint32_t first) {
  fl_str key = f->texts[f->deploys[first].key];
  return fl_str_eq_c(key, "starts") || fl_str_eq_c(key, "scales");
}

static void add_service(fl_graph *g, uint32_t file, uint32_t first, uint32_t n) {
  if (!is_declared(g->links[file].f, first)) return add_part(g, file, first, 0, first, n);
  uint32_t call = fl_module_call_of(g, file, 0);
  do add_declared(g, file, first, n, call);
  while (call && (call = fl_module_call_of(g, file, call)) != 0);
}

// Rows of one thing: [first, end).
static uint32_t end_of_rows(const fl_facts *f, uint32_t first) {
  uint32_t end = first + 1;
  while (end < f->n_deploys && f->deploys[end].kind == f->deploys[first].kind && f->deploys[end].unit == f->deploys[first].unit) end++;
  return end;
}

static uint32_t next_container(const fl_facts *f, uint32_t from, uint32_t end) {
  while (from < end && !fl_str_eq_c(f->texts[f->deploys[from].key], "container")) from++;
  return from;
}

static void add_workload(fl_graph *g, uint32_t file, uint32_t first, uint32_t end) {
  const fl_facts *f = g->links[file].f;
  uint32_t at = next_container(f, first, end), n_head = at - first;
  for (uint32_t next; at < end; at = next) {
    next = next_container(f, at + 1, end);
    add_part(g, file, first, n_head, at, next - at);
  }
}

static void add_rows(fl_graph *g, uint32_t file, uint32_t first, uint32_t end) {
  const fl_deploy *row = &g->links[file].f->deploys[first];
  fl_sym name = expanded(g, file, text_of(g, file, row->unit));
  switch ((enum fl_deploy_kind)row->kind) {
  case FL_DEPLOY_SERVICE: add_service(g, file, first, end - first); break;
  case FL_DEPLOY_WORKLOAD: add_workload(g, file, first, end); break;
  case FL_DEPLOY_IMAGE:
  case FL_DEPLOY_NETWORK:
  case FL_DEPLOY_CONFIG:
  case FL_DEPLOY_ROUTE: fl_array_push(&g->deployed, ((fl_deployed){row->kind, name, file, first, end - first, 0})); break;
  }
}

// ---- folders --------------------------------------------------------------------------------------------------------------------

// The folder that an image is built from, when all who say so agree.
static void learn_images(fl_graph *g, fl_map *dirs) {
  for (uint32_t i = 1; i < g->workloads.n; i++) {
    const fl_workload *u = &g->workloads.at[i];
    uint32_t had = u->image && u->dir && !u->is_mounted ? fl_map_get_or(dirs, u->image, u->dir) : 0;
    if (had) fl_map_put(dirs, u->image, had == u->dir ? had : UINT32_MAX);
  }
  for (uint32_t i = 0; i < g->deployed.n; i++) { // a build file's list of images
    const fl_deployed *d = &g->deployed.at[i];
    fl_str build = d->kind == FL_DEPLOY_IMAGE && d->name ? value_in(g, d->file, d->first, d->n, "build") : (fl_str){0};
    if (build.n) fl_map_put(dirs, fl_intern_add(&g->names, image_base(fl_intern_text(&g->names, d->name))), fl_intern_add(&g->names, build));
  }
}

static void place_images(fl_graph *g) {
  fl_map dirs = {0};
  learn_images(g, &dirs);
  for (uint32_t i = 1; i < g->workloads.n; i++) {
    fl_workload *u = &g->workloads.at[i];
    uint32_t dir = u->image && !u->dir ? fl_map_get_or(&dirs, u->image, 0) : 0;
    if (dir && dir != UINT32_MAX) u->dir = dir;
  }
  fl_map_release(&dirs);
}

fl_sym fl_image_base_of(fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_deploys; i++) {
    const fl_deploy *row = &f->deploys[i];
    bool begins = row->kind == FL_DEPLOY_IMAGE && !row->unit && fl_str_eq_c(f->texts[row->key], "from");
    if (begins) return image_name(g, file, f->texts[row->val]);
  }
  return 0;
}

// The last HEALTHCHECK of a Dockerfile asks something.
static bool checks_itself(const fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  bool asks = false;
  for (uint32_t i = 1; i < f->n_deploys; i++)
    if (f->deploys[i].kind == FL_DEPLOY_IMAGE && !f->deploys[i].unit && fl_str_eq_c(f->texts[f->deploys[i].key], "healthcheck")) asks = !fl_str_eq_c(f->texts[f->deploys[i].val], "NONE");
  return asks;
}

static void learn_bases(fl_graph *g, fl_map *bases, fl_map *checked) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_sym base = fl_image_base_of(g, file);
    if (!base) continue;
    fl_sym path = fl_intern_add(&g->names, g->links[file].in->path);
    fl_map_put(bases, path, base);
    if (checks_itself(g, file)) fl_map_put(checked, path, 1);
  }
}

static fl_sym dockerfile_of(fl_graph *g, const fl_workload *u) {
  return u->dockerfile || !u->dir || u->is_mounted ? u->dockerfile : dockerfile_in(g, u->dir);
}

// `mssql/server`: the last part says nothing by itself. 0: it does.
static fl_sym image_of_two_parts(fl_graph *g, const fl_workload *u) {
  fl_str image = value_in(g, u->file, u->first, u->n, "image"), whole, parent;
  if (!u->image || !fl_str_eq_c(fl_intern_text(&g->names, u->image), "server") || !fl_str_rcut(image, '/', &whole, NULL)) return 0;
  if (!fl_str_rcut(whole, '/', NULL, &parent)) parent = whole;
  return fl_join(g, fl_intern_add(&g->names, parent), "-", u->image);
}

// An image that one file fetches and another one of the same service builds.
static void hand_on_checks(fl_graph *g) {
  fl_map names = {0};
  for (uint32_t i = 1; i < g->workloads.n; i++)
    if (g->workloads.at[i].is_checked && g->workloads.at[i].name) fl_map_put(&names, FL_KEY(g->workloads.at[i].kind, g->workloads.at[i].name), 1);
  for (uint32_t i = 1; names.n && i < g->workloads.n; i++) {
    fl_workload *u = &g->workloads.at[i];
    if (!dockerfile_of(g, u) && u->name) u->is_checked = fl_map_get_or(&names, FL_KEY(u->kind, u->name), 0);
  }
  fl_map_release(&names);
}

static void find_bases(fl_graph *g) {
  fl_map bases = {0}, checked = {0};
  learn_bases(g, &bases, &checked);
  for (uint32_t i = 1; i < g->workloads.n; i++) {
    fl_sym path = dockerfile_of(g, &g->workloads.at[i]);
    g->workloads.at[i].is_checked = path && fl_map_get_or(&checked, path, 0);
    g->workloads.at[i].base = path ? fl_map_get_or(&bases, path, 0) : image_of_two_parts(g, &g->workloads.at[i]);
  }
  fl_map_release(&bases), fl_map_release(&checked);
  hand_on_checks(g);
}

// Folders that are built by themselves: a manifest or a Dockerfile stands there.
static void note_built_folders(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    bool builds = f->n_deps > 1; // or a name of its own
    for (uint32_t i = 1; i < f->n_deploys && !builds; i++) builds = f->deploys[i].kind == FL_DEPLOY_IMAGE && !f->deploys[i].unit;
    for (uint32_t i = 1; i < f->n_confs && !builds; i++) builds = fl_str_eq_c(f->texts[f->confs[i].key], FL_SETTING_MODULE);
    if (builds) fl_map_put(&g->built_folders, fl_intern_add(&g->names, fl_path_dir(g->links[file].in->path)), 1);
  }
}

const fl_workload *fl_graph_workload(const fl_graph *g, uint32_t id) { return &g->workloads.at[id]; }
uint32_t fl_graph_n_workloads(const fl_graph *g) { return g->workloads.n ? g->workloads.n - 1 : 0; }

// ---- whose code ------------------------------------------------------------------------------------------------------------------

static char plain(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Without case, dashes, dots and underscores.
static bool same_name(fl_str a, fl_str b) {
  uint32_t i = 0, k = 0;
  for (;;) {
    while (i < a.n && !is_plain(plain(a.at[i]))) i++;
    while (k < b.n && !is_plain(plain(b.at[k]))) k++;
    if (i == a.n || k == b.n) return i == a.n && k == b.n && a.n && b.n;
    if (plain(a.at[i++]) != plain(b.at[k++])) return false;
  }
}

static bool is_above(fl_str dir, fl_str path) {
  if (fl_str_eq_c(dir, ".")) return true;
  return fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/';
}

static bool is_started(const fl_graph *g, const fl_workload *u, fl_str name) {
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->first; i < u->first + u->n; i++) {
    bool command = fl_str_eq_c(f->texts[f->deploys[i].key], "command");
    if (command && same_name(fl_path_base(f->texts[f->deploys[i].val]), name)) return true;
  }
  return false;
}

static bool is_called(const fl_graph *g, const fl_workload *u, fl_str folder) {
  const fl_sym names[] = {u->name, u->container, u->image};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i] && same_name(fl_intern_text(&g->names, names[i]), folder)) return true;
  return is_started(g, u, folder);
}

static bool is_built(const fl_graph *g, fl_str folder) {
  fl_sym known = fl_intern_find(&g->names, folder);
  return known && fl_map_get_or(&g->built_folders, known, 0);
}

// Is something built between the folder and the one above it whose path has so many bytes?
static bool is_part_of_built(const fl_graph *g, fl_str folder, uint32_t above) {
  for (folder = fl_path_dir(folder); folder.n > above; folder = fl_path_dir(folder))
    if (is_built(g, folder)) return true;
  return false;
}

static bool holds_commands(fl_str folder) { return fl_str_eq_c(fl_path_base(folder), "cmd") || fl_str_eq_c(fl_path_base(folder), "cmds"); }

// Folders whose subfolders are what is deployed, though only the root is built. What is built has a `src` for its own parts.
static bool holds_programs(const fl_graph *g, fl_str folder) {
  static const char *const names[] = {"apps", "services", "packages", "microservices", "svc", "projects"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(fl_path_base(folder), names[i])) return true;
  if (holds_commands(folder)) return true;
  return fl_str_eq_c(fl_path_base(folder), "src") && !is_part_of_built(g, folder, 0);
}

static bool is_program_folder(const fl_graph *g, const fl_workload *u, fl_str folder) {
  if (is_built(g, folder)) return true;
  fl_str dir = u->dir ? fl_intern_text(&g->names, u->dir) : (fl_str){0};
  if (u->dir && is_above(dir, folder) && !is_part_of_built(g, folder, fl_str_eq_c(dir, ".") ? 0 : dir.n)) return true;
  return holds_programs(g, fl_path_dir(folder));
}

static int32_t longer(int32_t a, int32_t b) { return a > b ? a : b; }

static int32_t of_folder(const fl_graph *g, fl_sym dir, fl_str path) {
  fl_str text = dir ? fl_intern_text(&g->names, dir) : (fl_str){0};
  if (!dir || !is_above(text, path)) return APART;
  return fl_str_eq_c(text, ".") ? 0 : (int32_t)text.n;
}

// Bytes of the folder on the way to `path` that the workload claims: its image's, its Dockerfile's, or the outermost one below that is called
// like it.
static int32_t claim(const fl_graph *g, const fl_workload *u, fl_str path) {
  int32_t best = of_folder(g, u->dir, path), named = APART;
  if (u->dockerfile) {
    fl_str dir = fl_path_dir(fl_intern_text(&g->names, u->dockerfile));
    if (dir.n && is_above(dir, path)) best = longer(best, (int32_t)dir.n);
  }
  if (best == APART && u->dir && !fl_str_eq_c(fl_intern_text(&g->names, u->dir), ".")) return APART; // its code is known, and elsewhere
  bool built = best > 0 && is_built(g, fl_str_slice(path, 0, (uint32_t)best)); // what is below is a part of it, or one of its programs
  for (fl_str folder = fl_path_dir(path); folder.n > 0 && (int32_t)folder.n > best; folder = fl_path_dir(folder)) {
    if (built && !holds_commands(fl_path_dir(folder))) continue;
    bool program = is_called(g, u, fl_path_base(folder)) && !fl_holds_settings(fl_path_base(folder)) && is_program_folder(g, u, folder);
    if (program) named = (int32_t)folder.n;
  }
  return longer(best, named);
}

// What an image takes from elsewhere is run by those who start the image.
static int32_t claim_of_file(fl_graph *g, const fl_workload *u, uint32_t file) {
  fl_sym dockerfile = g->brought.n ? dockerfile_of(g, u) : 0;
  fl_str path = g->links[file].in->path;
  return dockerfile && fl_is_brought(g, fl_intern_text(&g->names, dockerfile), file) ? (int32_t)fl_path_folder(path).n : claim(g, u, path);
}

static bool counts_for(const fl_graph *g, uint32_t deployment, uint32_t file) {
  return !(g->links[deployment].in->marks & FL_MARK_TEST) || (g->links[file].in->marks & FL_MARK_TEST);
}

static uint32_t claiming(fl_graph *g, uint32_t file, uint32_t *out, uint32_t cap, uint32_t *dir_bytes) {
  int32_t best = APART;
  uint32_t n = 0;
  for (uint32_t i = 1; i < g->workloads.n; i++) {
    if (!counts_for(g, g->workloads.at[i].file, file)) continue;
    int32_t length = claim_of_file(g, &g->workloads.at[i], file);
    if (length == APART || length < best) continue;
    if (length > best) n = 0, best = length;
    if (n < cap) out[n++] = i;
  }
  *dir_bytes = best > 0 ? (uint32_t)best : 0;
  return n;
}

static bool is_beside(const fl_graph *g, uint32_t file, uint32_t other) {
  if (fl_is_brought_anywhere(g, file) || fl_is_brought_anywhere(g, other)) return false;
  const fl_graph_file *a = g->links[file].in, *b = g->links[other].in;
  return !((a->marks ^ b->marks) & FL_MARK_TEST) && fl_str_eq(fl_path_dir(a->path), fl_path_dir(b->path));
}

// It is asked for each setting of each call: found once for each folder.
static void index_claims(fl_graph *g) {
  g->claims = fl_arena_zero_n(&g->arena, (size_t)g->n_files + 1, sizeof *g->claims);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint32_t ids[FL_MAX_WORKLOADS];
    fl_claim *c = &g->claims[file];
    if (file > 1 && is_beside(g, file - 1, file)) *c = g->claims[file - 1];
    else c->n = claiming(g, file, ids, FL_MAX_WORKLOADS, &c->bytes), c->ids = c->n ? fl_arena_dup(&g->arena, ids, c->n * sizeof *ids) : NULL;
  }
}

uint32_t fl_workloads_of(const fl_graph *g, uint32_t file, uint32_t *out, uint32_t cap, uint32_t *dir_bytes) {
  const fl_claim *c = g->claims ? &g->claims[file] : &(const fl_claim){0};
  uint32_t n = c->n < cap ? c->n : cap;
  if (n) memcpy(out, c->ids, n * sizeof *out);
  if (dir_bytes) *dir_bytes = c->bytes;
  return n;
}

// ---- all of them ---------------------------------------------------------------------------------------------------------------------

// Backwards, so that chains run forwards.
static void chain_deployed(fl_graph *g) {
  for (uint32_t i = g->deployed.n; i-- > 0;) {
    fl_deployed *d = &g->deployed.at[i];
    bool is_image = d->kind == FL_DEPLOY_IMAGE && !d->name; // a Dockerfile
    if (!d->name && !is_image) continue;
    uint32_t *first = is_image ? fl_map_at(&g->images_in, fl_intern_add(&g->names, fl_path_dir(g->links[d->file].in->path)))
                               : fl_map_at(&g->deployed_named, FL_KEY(d->kind, d->name));
    d->next = *first;
    *first = i + 1;
  }
}

void fl_index_workloads(fl_graph *g) {
  fl_array_push(&g->workloads, (fl_workload){0});
  fl_index_module_calls(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1, end; i < f->n_deploys; i = end) {
      end = end_of_rows(f, i);
      add_rows(g, file, i, end);
    }
  }
  if (g->workloads.n == 1 && g->deployed.n == 0) return;
  chain_deployed(g);
  place_images(g);
  find_bases(g);
  note_built_folders(g);
  index_claims(g);
}

// ---- how many of them -------------------------------------------------------------------------------------------------------------

static bool says_several(const fl_graph *g, uint32_t file, uint32_t first, uint32_t n) {
  static const char *const keys[] = {"replicas", "replicas.min", "replicas.max"};
  bool several = false;
  for (size_t i = 0; i < sizeof keys / sizeof *keys && !several; i++) {
    fl_buf text = {0};
    int64_t replicas = 0;
    bool known = fl_setting_expand(g, file, value_in(g, file, first, n, keys[i]), &text);
    several = known && fl_str_to_int64(fl_buf_str(&text), &replicas) && replicas > 1;
    fl_buf_release(&text);
  }
  return several;
}

// What scales a workload stands in a manifest of its own, under the same name.
static bool is_scaled(const fl_graph *g, const fl_workload *u) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1, end; i < f->n_deploys; i = end) {
      end = end_of_rows(f, i);
      bool it = f->deploys[i].kind == FL_DEPLOY_WORKLOAD && fl_str_starts_c(f->texts[f->deploys[i].key], "replicas.") && u->name &&
                fl_str_eq(text_of(g, file, f->deploys[i].unit), fl_intern_text(&g->names, u->name));
      if (it && says_several(g, file, i, end - i)) return true;
    }
  }
  return false;
}

static bool is_replicated(const fl_graph *g, uint32_t file) {
  uint32_t ids[FL_MAX_WORKLOADS], n = fl_workloads_of(g, file, ids, FL_MAX_WORKLOADS, NULL);
  for (uint32_t i = 0; i < n; i++) {
    const fl_workload *u = fl_graph_workload(g, ids[i]);
    if (says_several(g, u->file, u->first, u->n) || says_several(g, u->file, u->head, u->n_head) || is_scaled(g, u)) return true;
  }
  return false;
}

// Files of one folder belong to the same workloads.
void fl_index_replicas(fl_graph *g) {
  bool *replicated = fl_arena_zero_n(&g->arena, g->n_files + 1u, sizeof *replicated);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    bool again = file > 1 && is_beside(g, file - 1, file);
    replicated[file] = again ? replicated[file - 1] : is_replicated(g, file);
  }
  g->replicated = replicated;
}

bool fl_is_replicated(const fl_graph *g, uint32_t file) { return g->replicated[file]; }
