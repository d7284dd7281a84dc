// What deployments start: how often, checked how, with how much of a machine. One row for what is called the same in several files.
#include "brief/requirements.h"

#include "graph/deploy.h"

#include <stdlib.h>

enum { MAX_ROWS = 60, MAX_NAMES = 40 };

// "at most", "cpu": of several deployments each value once.
typedef struct resource {
  const char *word;
  fl_str what;
  fl_names values;
} resource;

typedef struct deployed {
  fl_str name;
  uint32_t n, off; // workloads; those that a chart's values do not start
  uint32_t limited; // how many of them say anything of limits
  bool hides_limits;
  bool one_by_default; // of a kind that starts one where nobody says how many
  FL_ARRAY(resource) resources;
  fl_names images, folders, instances, probes; // folders: that images without a name are built from
  fl_cites cites;
} deployed;
typedef FL_ARRAY(deployed) deployments;

static deployed *deployed_of(deployments *all, fl_str name) {
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq(all->at[i].name, name)) return &all->at[i];
  fl_array_push(all, ((deployed){.name = name}));
  return fl_array_last(all);
}

// "livenessProbe" of "livenessProbe.httpGet.path", "healthcheck" of "healthcheck.test[0]".
static fl_str probe_of(fl_str key) {
  fl_str head = key;
  fl_str_cut(key, '.', &head, NULL);
  return fl_str_ends_c(head, "Probe") || fl_str_eq_c(head, "healthcheck") ? head : (fl_str){0};
}

static resource *resource_of(deployed *d, const char *word, fl_str what) {
  for (uint32_t i = 0; i < d->resources.n; i++)
    if (d->resources.at[i].word == word && fl_str_eq(d->resources.at[i].what, what)) return &d->resources.at[i];
  fl_array_push(&d->resources, ((resource){.word = word, .what = what}));
  return fl_array_last(&d->resources);
}

// "memory" and 300M of "deploy.resources.limits.memory" and "resources.limits.memory".
static void add_resource(fl_brief_state *s, deployed *d, fl_str key, fl_str value) {
  static const char *const parts[] = {"resources.limits.", "resources.requests.", "resources.reservations."};
  static const char *const most = "at most", *const least = "asks for";
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    uint32_t at = fl_str_find(key, fl_str_from(parts[i]));
    if (at == FL_STR_NONE) continue;
    fl_str what = fl_arena_str(&s->doc->arena, fl_str_from_pos(key, at + fl_str_from(parts[i]).n));
    fl_names_add(&resource_of(d, i ? least : most, what)->values, fl_arena_str(&s->doc->arena, value));
  }
}

// Files differ in the order of their keys: what is asked for, then the most.
static int by_word(const void *a, const void *b) {
  const resource *x = a, *y = b;
  int order = strcmp(x->word, y->word);
  return order ? order : fl_str_cmp(x->what, y->what);
}

static fl_str values_of(fl_brief_state *s, const fl_names *names) { // "64Mi or 128Mi"
  fl_buf text = {0};
  for (uint32_t i = 0; i < names->all.n; i++) fl_buf_printf(&text, "%s%.*s", i ? " or " : "", FL_STR_ARG(names->all.at[i]));
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

static fl_str limits_of(fl_brief_state *s, deployed *d) {
  fl_names said = {0};
  if (d->resources.n) qsort(d->resources.at, d->resources.n, sizeof *d->resources.at, by_word);
  for (uint32_t i = 0; i < d->resources.n; i++) {
    resource *r = &d->resources.at[i];
    fl_names_add(&said, fl_doc_text(s->doc, "%s %.*s %.*s", r->word, FL_STR_ARG(values_of(s, &r->values)), FL_STR_ARG(r->what)));
    fl_names_release(&r->values);
  }
  if (d->hides_limits) fl_names_add(&said, d->n > 1 && d->resources.n ? FL_STR("not known in some") : FL_STR("not known"));
  if (d->limited && d->limited < d->n) fl_names_add(&said, fl_doc_text(s->doc, "none in %u of %u", d->n - d->limited, d->n));
  fl_str text = said.all.n ? fl_names_plain(s->doc, &said, 6) : FL_STR("none");
  fl_names_release(&said);
  return text;
}

static void add_instances(fl_brief_state *s, deployed *d, fl_str key, fl_str value) {
  if (fl_str_eq_c(key, "replicas") || fl_str_ends_c(key, "deploy.replicas")) fl_names_add(&d->instances, value);
  if (fl_str_eq_c(key, "replicas.min")) fl_names_add(&d->instances, fl_doc_text(s->doc, "from %.*s", FL_STR_ARG(value)));
  if (fl_str_eq_c(key, "replicas.max")) fl_names_add(&d->instances, fl_doc_text(s->doc, "up to %.*s", FL_STR_ARG(value)));
}

// What keeps instances running: Kubernetes starts one where `replicas` is not written. Others run once for each machine, or once and for all.
static bool keeps_running(fl_str key, fl_str value) {
  static const char *const kinds[] = {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(key, "kind") && fl_str_eq_c(value, kinds[i])) return true;
  return false;
}

typedef struct adding {
  fl_brief_state *s;
  deployed *to;
  bool limits; // some row of this deployment says something of them
} adding;

static void add_said(void *ctx, const fl_said_row *row) {
  adding *a = ctx;
  fl_brief_state *s = a->s;
  deployed *d = a->to;
  fl_str key = row->key, value = row->is_known ? fl_arena_str(&s->doc->arena, row->val) : FL_STR("not known");
  uint32_t known = d->instances.all.n;
  add_instances(s, d, key, value);
  if (d->instances.all.n > known) fl_cite(&d->cites, fl_cite_number(s, fl_graph_file_at(s->graph, row->file)->path, row->span.line, fl_doc_text(s->doc, "%.*s of %.*s: %.*s", FL_STR_ARG(key), FL_STR_ARG(d->name), FL_STR_ARG(value))));
  add_resource(s, d, key, value);
  d->one_by_default |= keeps_running(key, value);
  bool hides = fl_str_ends_c(key, "resources") && !row->is_known;
  d->hides_limits |= hides;
  a->limits |= hides || fl_str_contains(key, FL_STR("resources."));
  fl_names_add(&d->probes, fl_arena_str(&s->doc->arena, probe_of(key)));
}

static bool add_rows(fl_brief_state *s, deployed *d, uint32_t file, uint32_t first, uint32_t n) {
  adding a = {s, d, false};
  fl_said_rows(s->graph, file, first, n, &(fl_said_visit){add_said, &a});
  return a.limits;
}

static fl_str name_of(fl_brief_state *s, const fl_workload *w) {
  fl_str name = fl_graph_name(s->graph, w->name), part = fl_graph_name(s->graph, w->container);
  return !part.n || fl_str_eq(part, name) ? name : fl_doc_text(s->doc, "%.*s/%.*s", FL_STR_ARG(name), FL_STR_ARG(part));
}

static void add_workload(fl_brief_state *s, deployments *all, const fl_workload *w) {
  if (fl_brief_is_beside(s, w->file) || (w->is_addition && !w->n && !w->n_head)) return;
  deployed *d = deployed_of(all, name_of(s, w));
  if (fl_workload_is_off(s->graph, w)) return (void)d->off++;
  const fl_facts *f = fl_graph_facts(s->graph, w->file);
  uint32_t row = w->n ? w->first : w->head;
  d->n += !w->is_addition;
  if (w->image) fl_names_add(&d->images, fl_graph_name(s->graph, w->image));
  else if (w->dir) fl_names_add(&d->folders, fl_graph_name(s->graph, w->dir));
  add_rows(s, d, w->file, w->head, w->n_head);
  bool limited = add_rows(s, d, w->file, w->first, w->n);
  d->limited += limited && !w->is_addition;
  if (d->n == 1 && !w->is_addition) fl_cite(&d->cites, fl_cite_place(s, fl_graph_file_at(s->graph, w->file)->path, f->deploys[row].span.line, d->name));
  else d->cites.more++;
}

static fl_str said_or(fl_brief_state *s, const fl_names *names, const char *otherwise) {
  return names->all.n ? fl_names_plain(s->doc, names, 4) : fl_str_from(otherwise);
}

// "1 or 5": deployments differ.
static fl_str instances_of(fl_brief_state *s, const deployed *d) {
  const fl_names *names = &d->instances;
  fl_buf text = {0};
  for (uint32_t i = 0; i < names->all.n; i++) fl_buf_printf(&text, "%s%.*s", !i ? "" : fl_str_starts_c(names->all.at[i], "from") || fl_str_starts_c(names->all.at[i], "up to") ? ", " : " or ", FL_STR_ARG(names->all.at[i]));
  fl_str kept = text.n ? fl_arena_str(&s->doc->arena, fl_buf_str(&text)) : fl_str_from(d->one_by_default ? "1 (default)" : "not said");
  fl_buf_release(&text);
  return kept;
}

// ---- rows ------------------------------------------------------------------------------------------------------------------------------

// What is started alike stands in one row; what is built here and has no name, apart from what has one.
typedef struct row {
  fl_names names, images; // built: folders
  bool built;
  fl_str instances, probes, limits;
  fl_cites cites;
  uint32_t n;
} row;
typedef FL_ARRAY(row) rows;

static row *row_of(rows *all, const row *like) {
  for (uint32_t i = 0; i < all->n; i++) {
    const row *r = &all->at[i];
    if (fl_str_eq(r->instances, like->instances) && fl_str_eq(r->probes, like->probes) && fl_str_eq(r->limits, like->limits) && r->built == like->built) return &all->at[i];
  }
  fl_array_push(all, *like);
  return fl_array_last(all);
}

static void join(fl_brief_state *s, rows *all, deployed *d) {
  row like = {.instances = instances_of(s, d), .probes = said_or(s, &d->probes, "none"), .limits = limits_of(s, d), .built = !d->images.all.n && d->folders.all.n};
  const fl_names *from = like.built ? &d->folders : &d->images;
  row *r = row_of(all, &like);
  fl_names_add(&r->names, d->name);
  for (uint32_t i = 0; i < from->all.n; i++) fl_names_add(&r->images, from->all.at[i]);
  for (uint32_t i = 0; i < d->cites.n; i++) fl_cite(&r->cites, d->cites.at[i]);
  r->cites.more += d->cites.more;
  r->n += d->n;
}

static void add_row(fl_brief_state *s, const row *r) {
  fl_str image = fl_names_say(s->doc, &r->images, 3);
  if (r->built) image = fl_doc_text(s->doc, "built from %.*s", FL_STR_ARG(image));
  fl_str cells[] = {fl_names_say(s->doc, &r->names, MAX_NAMES), image, r->instances, r->probes, r->limits, fl_doc_number(s->doc, r->n)};
  fl_doc_row(s->doc, &r->cites, cells);
}

static void add_table(fl_brief_state *s, rows *all) {
  static const char *const columns[] = {"what is started", "image", "instances", "probes", "limits", "deployments", NULL};
  if (all->n) fl_doc_table(s->doc, "What deployments start", columns);
  for (uint32_t i = 0; i < all->n; i++) {
    if (i < MAX_ROWS) add_row(s, &all->at[i]);
    fl_names_release(&all->at[i].names);
    fl_names_release(&all->at[i].images);
  }
  if (all->n > MAX_ROWS) fl_doc_left_out(s->doc, all->n - MAX_ROWS);
  if (all->n) fl_doc_fold_columns(s->doc, 2);
  fl_array_release(all);
}

// What a chart could start, and does not as its values stand.
static void say_off(fl_brief_state *s, const deployments *all) {
  fl_names names = {0};
  for (uint32_t i = 0; i < all->n; i++)
    if (all->at[i].off) fl_names_add(&names, all->at[i].name);
  if (names.all.n) fl_doc_paragraph(s->doc);
  if (names.all.n) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Not counted, because a chart starts it only when told so, and its values do not: %.*s.", FL_STR_ARG(fl_names_say(s->doc, &names, 8)));
  fl_names_release(&names);
}

void fl_require_deployments(fl_brief_state *s) {
  deployments all = {0};
  rows joined = {0};
  for (uint32_t i = 1; i <= fl_graph_n_workloads(s->graph); i++) {
    const fl_workload *w = fl_graph_workload(s->graph, i);
    if (w) add_workload(s, &all, w);
  }
  for (uint32_t i = 0; i < all.n; i++) {
    deployed *d = &all.at[i];
    fl_names *lists[] = {&d->images, &d->folders, &d->instances, &d->probes};
    if (d->n) join(s, &joined, d);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) fl_names_release(lists[k]);
    fl_array_release(&d->resources);
  }
  add_table(s, &joined);
  say_off(s, &all);
  fl_array_release(&all);
}
