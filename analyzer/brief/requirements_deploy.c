// What deployments start: how often, checked how, with how much of a machine. One row for what is called the same in several files.
#include "brief/deployed.h"
#include "brief/requirements.h"

#include "base/hash.h"
#include "graph/deploy.h"

#include <stdlib.h>

enum { MAX_ROWS = 60, MAX_NAMES = 40 };

typedef struct deployments {
  FL_ARRAY(fl_deployed_as) all;
  fl_map by_name; // hash of the name -> all[] + 1
} deployments;

static fl_deployed_as *deployed_of(deployments *d, fl_str name) {
  uint64_t hash = fl_hash64_str(name), at = fl_map_get_or(&d->by_name, hash, 0);
  if (at) return &d->all.at[at - 1];
  fl_array_push(&d->all, ((fl_deployed_as){.name = name}));
  fl_map_put(&d->by_name, hash, d->all.n);
  return fl_array_last(&d->all);
}

// ---- one deployment ----------------------------------------------------------------------------------------------------------------------

// What one deployment says.
typedef struct one {
  fl_brief_state *s;
  fl_deployed_as *of;
  bool is_overlay;
  fl_names instances, probes, limits;
  fl_str fewest, most; // instances
  bool hides_limits;
  bool one_by_default; // of a kind that starts one where nobody says how many
} one;

// "livenessProbe" of "livenessProbe.httpGet.path", "healthcheck" of "healthcheck.test[0]".
static fl_str probe_of(fl_str key) {
  fl_str head = key;
  fl_str_cut(key, '.', &head, NULL);
  return fl_str_ends_c(head, "Probe") || fl_str_eq_c(head, "healthcheck") ? head : (fl_str){0};
}

// "at most 300M memory" of "deploy.resources.limits.memory" and "resources.limits.memory".
static void add_resource(one *o, fl_str key, fl_str value) {
  static const char *const parts[] = {"resources.limits.", "resources.requests.", "resources.reservations."};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    uint32_t at = fl_str_find(key, fl_str_from(parts[i]));
    if (at == FL_STR_NONE) continue;
    fl_str what = fl_str_from_pos(key, at + fl_str_from(parts[i]).n);
    fl_names_add(&o->limits, fl_doc_text(o->s->doc, "%s %.*s %.*s", i ? "asks for" : "at most", FL_STR_ARG(value), FL_STR_ARG(what)));
  }
}

static bool add_instances(one *o, fl_str key, fl_str value) {
  bool counts = fl_str_eq_c(key, "replicas") || fl_str_ends_c(key, "deploy.replicas");
  if (counts) fl_names_add(&o->instances, value);
  if (fl_str_eq_c(key, "replicas.min")) o->fewest = value, counts = true;
  if (fl_str_eq_c(key, "replicas.max")) o->most = value, counts = true;
  return counts;
}

// What keeps instances running: Kubernetes starts one where `replicas` is not written. Others run once for each machine, or once and for all.
static bool keeps_running(fl_str key, fl_str value) {
  static const char *const kinds[] = {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(key, "kind") && fl_str_eq_c(value, kinds[i])) return true;
  return false;
}

static void add_said(void *ctx, const fl_said_row *row) {
  one *o = ctx;
  fl_brief_state *s = o->s;
  fl_str key = row->key, value = row->is_known ? fl_arena_str(&s->doc->arena, row->val) : FL_STR("not known");
  if (add_instances(o, key, value)) fl_cite(&o->of->cites, fl_cite_number(s, fl_graph_file_at(s->graph, row->file)->path, row->span.line, fl_doc_text(s->doc, "%.*s of %.*s: %.*s", FL_STR_ARG(key), FL_STR_ARG(o->of->name), FL_STR_ARG(value))));
  add_resource(o, key, value);
  o->one_by_default |= keeps_running(key, value);
  o->hides_limits |= fl_str_ends_c(key, "resources") && !row->is_known;
  fl_names_add(&o->probes, fl_arena_str(&s->doc->arena, probe_of(key)));
}

static fl_str range(fl_document *doc, fl_str fewest, fl_str most) {
  if (fewest.n && most.n) return fl_doc_text(doc, "%.*s to %.*s", FL_STR_ARG(fewest), FL_STR_ARG(most));
  if (most.n) return fl_doc_text(doc, "up to %.*s", FL_STR_ARG(most));
  return fl_doc_text(doc, "from %.*s", FL_STR_ARG(fewest));
}

static fl_str instances_of(one *o) {
  if (o->fewest.n || o->most.n) return range(o->s->doc, o->fewest, o->most);
  if (o->instances.all.n) return fl_names_plain(o->s->doc, &o->instances, 4);
  return o->is_overlay ? (fl_str){0} : fl_str_from(o->one_by_default ? "1 (default)" : "not said");
}

// Files differ in the order of their keys: what is asked for, then the most.
static int by_word(const void *a, const void *b) { return fl_str_cmp(*(const fl_str *)a, *(const fl_str *)b); }

static fl_str limits_of(one *o) {
  if (o->limits.all.n) qsort(o->limits.all.at, o->limits.all.n, sizeof *o->limits.all.at, by_word);
  if (o->hides_limits) fl_names_add(&o->limits, o->limits.all.n ? FL_STR("others not known") : FL_STR("not known"));
  if (o->limits.all.n) return fl_names_plain(o->s->doc, &o->limits, 6);
  return o->is_overlay ? (fl_str){0} : FL_STR("none");
}

static void add_scaled(one *o, const fl_item *scaler) {
  for (uint32_t i = 0; scaler && i < scaler->n_said; i++) {
    fl_str value = scaler->said[i].value.n || scaler->said[i].saying != FL_SAYS_open ? scaler->said[i].value : FL_STR("?");
    if (fl_str_eq_c(scaler->said[i].name, "fewest")) o->fewest = value;
    if (fl_str_eq_c(scaler->said[i].name, "most")) o->most = value;
  }
  if (scaler) fl_cite(&o->of->cites, fl_cite_item(o->s, scaler));
}

static fl_str name_of(fl_brief_state *s, const fl_workload *w) {
  fl_str name = fl_graph_name(s->graph, w->name), part = fl_graph_name(s->graph, w->container);
  return !part.n || fl_str_eq(part, name) ? name : fl_doc_text(s->doc, "%.*s/%.*s", FL_STR_ARG(name), FL_STR_ARG(part));
}

// What the deployment says of the check holds instead of what the image says.
static void add_check_of_image(one *o, const fl_workload *w) {
  bool said = false;
  for (uint32_t i = 0; i < o->probes.all.n; i++) said |= fl_str_eq_c(o->probes.all.at[i], "healthcheck");
  if (!said && w->kind == FL_DEPLOY_SERVICE && w->is_checked) fl_names_add(&o->probes, FL_STR("HEALTHCHECK of the image"));
}

static void read_one(one *o, const fl_workload *w, const fl_item *scaler) {
  fl_deployed_as *d = o->of;
  fl_said_visit visit = {add_said, o};
  fl_str overlay = o->is_overlay ? fl_graph_file_at(o->s->graph, w->file)->path : (fl_str){0};
  fl_said_rows(o->s->graph, w->file, w->head, w->n_head, &visit);
  fl_said_rows(o->s->graph, w->file, w->first, w->n, &visit);
  add_scaled(o, scaler);
  add_check_of_image(o, w);
  fl_add_variant(&d->instances, instances_of(o), overlay);
  fl_add_variant(&d->limits, limits_of(o), overlay);
  for (uint32_t i = 0; i < o->probes.all.n; i++) fl_add_variant(&d->probes, o->probes.all.at[i], overlay);
  fl_names_release(&o->instances), fl_names_release(&o->probes), fl_names_release(&o->limits);
}

static void add_workload(fl_brief_state *s, deployments *all, const fl_workload *w, bool varies, const fl_item *scaler) {
  if (fl_brief_is_beside(s, w->file) || (w->is_addition && !w->n && !w->n_head)) return;
  fl_deployed_as *d = deployed_of(all, name_of(s, w));
  if (fl_workload_is_off(s->graph, w)) return (void)d->off++;
  const fl_facts *f = fl_graph_facts(s->graph, w->file);
  bool overlay = w->is_addition || varies;
  uint32_t row = w->n ? w->first : w->head;
  d->n += !overlay;
  if (w->image) fl_names_add(&d->images, fl_graph_name(s->graph, w->image));
  else if (w->dir) fl_names_add(&d->folders, fl_graph_name(s->graph, w->dir));
  one o = {.s = s, .of = d, .is_overlay = overlay};
  read_one(&o, w, scaler);
  if (d->n == 1 && !overlay) fl_cite(&d->cites, fl_cite_place(s, fl_graph_file_at(s->graph, w->file)->path, f->deploys[row].span.line, d->name));
  else d->cites.more++;
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

static void join(fl_brief_state *s, rows *all, const fl_deployed_as *d) {
  row like = {.instances = fl_say_variants(s->doc, &d->instances, d->n, ", "), .probes = fl_say_variants(s->doc, &d->probes, d->n, ", "), .built = !d->images.all.n && d->folders.all.n};
  like.limits = fl_say_variants(s->doc, &d->limits, d->n, "; ");
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
  for (uint32_t i = 0; i < all->all.n; i++)
    if (all->all.at[i].off) fl_names_add(&names, all->all.at[i].name);
  if (names.all.n) fl_doc_paragraph(s->doc);
  if (names.all.n) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Not counted, because a chart starts it only when told so, and its values do not: %.*s.", FL_STR_ARG(fl_names_say(s->doc, &names, 8)));
  fl_names_release(&names);
}

static void drop(deployments *d) {
  for (uint32_t i = 0; i < d->all.n; i++) {
    fl_deployed_as *it = &d->all.at[i];
    fl_names_release(&it->images), fl_names_release(&it->folders);
    fl_drop_variants(&it->instances), fl_drop_variants(&it->probes), fl_drop_variants(&it->limits);
  }
  fl_array_release(&d->all);
  fl_map_release(&d->by_name);
}

void fl_require_deployments(fl_brief_state *s) {
  deployments all = {0};
  rows joined = {0};
  fl_beside_deployments beside;
  fl_find_beside_deployments(&beside, s);
  for (uint32_t i = 1; i <= fl_graph_n_workloads(s->graph); i++) add_workload(s, &all, fl_graph_workload(s->graph, i), beside.varies[i], beside.scaler[i]);
  for (uint32_t i = 0; i < all.all.n; i++)
    if (all.all.at[i].n) join(s, &joined, &all.all.at[i]);
  add_table(s, &joined);
  say_off(s, &all);
  drop(&all);
  fl_drop_beside_deployments(&beside);
}
