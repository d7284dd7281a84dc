// What the environment sets for the code of a file.
//
// Every workload that runs the file is asked: its own variables, those that it takes from config maps and files, then the image's. Units
// that differ give several values: what is said of the code must hold for all of them.
#include "graph/deploy_p.h"
#include "graph/service_p.h"

#include "base/io.h"

typedef struct question {
  const fl_graph *g;
  fl_str name;
  uint32_t file; // whose code asks
  fl_env *out;
} question;

static void give(question *q, uint32_t file, const fl_span *span, fl_sym val, fl_sym profile) {
  const fl_str *texts = q->g->links[file].f->texts;
  fl_env_value v = {file, *span, texts[val], texts[profile], 1};
  for (uint32_t i = 0; i < q->out->n; i++)
    if (fl_str_eq(q->out->at[i].val, v.val) && q->out->at[i].file == file) return (void)q->out->at[i].n++;
  if (q->out->n < FL_MAX_WORKLOADS) q->out->at[q->out->n++] = v;
  else q->out->is_open = true;
}

static fl_str text_at(const question *q, uint32_t file, fl_sym local) { return q->g->links[file].f->texts[local]; }

static bool is_key(fl_str key, const char *head, fl_str name) {
  uint32_t n = (uint32_t)strlen(head);
  return key.n == n + name.n && fl_str_starts_c(key, head) && fl_str_eq(fl_str_from_pos(key, n), name);
}

// ---- one list of rows ----------------------------------------------------------------------------------------------------------

static bool from_rows(question *q, uint32_t file, uint32_t first, uint32_t n, fl_str name) {
  const fl_facts *f = q->g->links[file].f;
  for (uint32_t i = first + n; i-- > first;) { // the last one wins
    const fl_deploy *row = &f->deploys[i];
    if (!is_key(f->texts[row->key], "env.", name)) continue;
    give(q, file, &row->span, row->val, row->profile);
    return true;
  }
  return false;
}

enum { OF_OTHERS, OF_ALL, BESIDE }; // config maps, the nearest last

// How near a config map is: one in the folder of another service is a variant of that one's.
static int nearness(const question *q, uint32_t config, uint32_t file) {
  const fl_graph *g = q->g;
  fl_str path = g->links[config].in->path;
  if (fl_str_eq(fl_path_dir(path), fl_path_dir(g->links[file].in->path))) return BESIDE;
  uint32_t service = g->services.n ? fl_service_around(g, path) : 0;
  bool others = service && g->services.at[service].dir.n && !fl_path_below(g->links[q->file].in->path, g->services.at[service].dir);
  return others ? OF_OTHERS : OF_ALL;
}

// A config map by its name: the one beside, or all of that name that are no other service's.
static bool from_config(question *q, uint32_t file, fl_str name, fl_str key) {
  const fl_graph *g = q->g;
  bool any = false, known = false;
  for (int near = BESIDE; near >= OF_OTHERS && !any; near--)
    for (uint32_t i = fl_first_deployed(g, FL_DEPLOY_CONFIG, name); i; i = g->deployed.at[i - 1].next) {
      const fl_deployed *d = &g->deployed.at[i - 1];
      if (nearness(q, d->file, file) != near) continue;
      known = true;
      any |= from_rows(q, d->file, d->first, d->n, key);
    }
  if (!known) q->out->is_open = true;
  return any;
}

static bool from_file(question *q, fl_str path) {
  const fl_graph *g = q->g;
  uint32_t file = fl_graph_file_of(g, path);
  if (!file) return q->out->is_open = true, false;
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = f->n_confs; i-- > 1;)
    if (fl_str_eq(f->texts[f->confs[i].key], q->name))
      return give(q, file, &f->confs[i].span, f->confs[i].val, f->confs[i].profile), true;
  return false;
}

// ---- one workload ---------------------------------------------------------------------------------------------------------------------

static bool from_reference(question *q, uint32_t file, const fl_deploy *row) {
  fl_str config, key;
  fl_str_cut(text_at(q, file, row->val), '/', &config, &key);
  if (!from_config(q, file, config, key)) give(q, file, &row->span, 0, row->profile);
  return true;
}

static bool from_elsewhere(question *q, const fl_workload *u) {
  const fl_facts *f = q->g->links[u->file].f;
  bool any = false;
  for (uint32_t i = u->first; i < u->first + u->n && !any; i++) {
    const fl_deploy *row = &f->deploys[i];
    fl_str key = f->texts[row->key], val = f->texts[row->val];
    if (is_key(key, "env_ref.", q->name)) any = from_reference(q, u->file, row);
    if (fl_str_eq_c(key, "env_from")) any = from_config(q, u->file, val, q->name);
    if (fl_str_eq_c(key, "env_file")) any = from_file(q, val);
    if (fl_str_eq_c(key, "env")) q->out->is_open = true;
  }
  return any;
}

static uint32_t first_image_in(const fl_graph *g, fl_str dir) {
  fl_sym known = fl_intern_find(&g->names, dir);
  return known || !dir.n ? fl_map_get_or(&g->images_in, known, 0) : 0;
}

// The Dockerfile that the workload names, else the nearest one above the file.
static bool from_image(question *q, const fl_workload *u) {
  const fl_graph *g = q->g;
  fl_str path = g->links[q->file].in->path, named = u && u->dockerfile ? fl_intern_text(&g->names, u->dockerfile) : (fl_str){0};
  fl_str dir = fl_path_dir(named.n ? named : path);
  uint32_t at = first_image_in(g, dir);
  while (at && named.n && !fl_str_eq(g->links[g->deployed.at[at - 1].file].in->path, named)) at = g->deployed.at[at - 1].next;
  while (!at && !named.n && dir.n) dir = fl_path_dir(dir), at = first_image_in(g, dir);
  const fl_deployed *best = at ? &g->deployed.at[at - 1] : NULL;
  return best && from_rows(q, best->file, best->first, best->n, q->name);
}

static bool from_workload(question *q, const fl_workload *u) {
  return from_rows(q, u->file, u->first, u->n, q->name) || from_elsewhere(q, u);
}

void fl_find_env(const fl_graph *g, uint32_t file, fl_str name, fl_env *out) {
  uint32_t workloads[FL_MAX_WORKLOADS], n = fl_workloads_of(g, file, workloads, FL_MAX_WORKLOADS, NULL);
  question q = {g, name, file, out};
  *out = (fl_env){0};
  for (uint32_t i = 0; i < n; i++) {
    const fl_workload *u = &g->workloads.at[workloads[i]];
    if (!from_workload(&q, u) && !u->is_addition && !from_image(&q, u)) out->is_silent = true, out->n_silent++;
  }
  if (n == 0) from_image(&q, NULL);
}

// ---- keys ---------------------------------------------------------------------------------------------------------------------------

static bool is_mark(char c) { return c == '-' || c == '_' || c == '.'; }

// Without case and marks: `a.b-c`, `A_B_C` and `a.bC` are one key.
static bool same_key(fl_str a, fl_str b) {
  uint32_t i = 0, k = 0;
  for (;;) {
    while (i < a.n && is_mark(a.at[i])) i++;
    while (k < b.n && is_mark(b.at[k])) k++;
    if (i == a.n || k == b.n) return i == a.n && k == b.n;
    if ((a.at[i++] | 32) != (b.at[k++] | 32)) return false;
  }
}

static bool key_in_rows(question *q, uint32_t file, uint32_t first, uint32_t n, const char *head) {
  const fl_facts *f = q->g->links[file].f;
  uint32_t length = (uint32_t)strlen(head);
  for (uint32_t i = first + n; i-- > first;) {
    const fl_deploy *row = &f->deploys[i];
    fl_str key = f->texts[row->key];
    if (!fl_str_starts_c(key, head) || !same_key(fl_str_from_pos(key, length), q->name)) continue;
    give(q, file, &row->span, row->val, row->profile);
    return true;
  }
  return false;
}

// A config map that the workload mounts or takes its variables from, or that is called like it.
static bool key_in_config(question *q, uint32_t file, fl_str name) {
  const fl_graph *g = q->g;
  bool any = false;
  for (uint32_t i = fl_first_deployed(g, FL_DEPLOY_CONFIG, name); i; i = g->deployed.at[i - 1].next) {
    const fl_deployed *d = &g->deployed.at[i - 1];
    bool beside = fl_str_eq(fl_path_dir(g->links[d->file].in->path), fl_path_dir(g->links[file].in->path));
    if (beside) any |= key_in_rows(q, d->file, d->first, d->n, "file.");
  }
  return any;
}

static bool key_in_configs(question *q, const fl_workload *w, uint32_t first, uint32_t n) {
  const fl_facts *f = q->g->links[w->file].f;
  bool any = false;
  for (uint32_t i = first; i < first + n && !any; i++) {
    fl_str key = f->texts[f->deploys[i].key];
    bool names_one = fl_str_eq_c(key, "config") || fl_str_eq_c(key, "env_from");
    if (names_one) any = key_in_config(q, w->file, f->texts[f->deploys[i].val]);
  }
  return any;
}

static bool key_of_workload(question *q, const fl_workload *w) {
  return key_in_rows(q, w->file, w->first, w->n, "env.") || key_in_configs(q, w, w->first, w->n) ||
         key_in_configs(q, w, w->head, w->n_head) || (w->name && key_in_config(q, w->file, fl_intern_text(&q->g->names, w->name)));
}

// A key of one word is no variable's name: too many mean something else.
void fl_find_deployed(const fl_graph *g, uint32_t file, fl_str key, fl_env *out) {
  uint32_t workloads[FL_MAX_WORKLOADS], n = 0;
  question q = {g, key, file, out};
  *out = (fl_env){0};
  if (fl_str_find_char(key, '.') != FL_STR_NONE) n = fl_workloads_of(g, file, workloads, FL_MAX_WORKLOADS, NULL);
  for (uint32_t i = 0; i < n; i++) {
    const fl_workload *w = &g->workloads.at[workloads[i]];
    if (!key_of_workload(&q, w) && !w->is_addition) out->is_silent = true;
  }
}
