// Kubernetes manifests: workloads, services, config maps, ingresses. Other kinds stay what they are, settings.
//
// A workload's rows: what holds for all of it, then for each container `container` and what it says, each key as below the
// container. Charts' templates come here as well: what a template engine decides is a reference or unknown.
#include "facts/deploy_p.h"

#include <stdio.h>

typedef struct manifest {
  fl_rows *rows;
  fl_doc *doc;
  uint8_t kind;
  fl_buf unit;     // name of what the document is about
  const char *pod; // path of the pod's template
} manifest;

static fl_str value(manifest *m, uint32_t leaf) { return fl_doc_value(m->doc, leaf); }
static fl_str place(const manifest *m, uint32_t leaf) { return m->doc->leaves.at[leaf].value; }

static void add(manifest *m, fl_str key, uint32_t leaf) {
  fl_rows_deploy(m->rows, m->kind, fl_buf_str(&m->unit), key, value(m, leaf), place(m, leaf));
}

static void add_under(manifest *m, const char *head, fl_str tail, fl_str val, uint32_t leaf) {
  fl_rows_deploy_under(m->rows, m->kind, fl_buf_str(&m->unit), head, tail, val, place(m, leaf));
}

// The leaf with the path `group` + `key`, from leaf `from` on while leaves are in the group; UINT32_MAX when there is none.
static uint32_t find_in(const manifest *m, fl_str group, const char *key, uint32_t from) {
  for (uint32_t i = from; i < m->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(m->doc, i);
    if (!fl_str_starts(path, group)) break;
    if (fl_str_eq_c(fl_str_from_pos(path, group.n), key)) return i;
  }
  return UINT32_MAX;
}

// Leaves whose path fits become rows: `key` is the whole key, or (ending with a dot) the head of what the pattern leaves open.
typedef struct shape {
  const char *pattern, *key;
} shape;

static void add_shapes(manifest *m, const shape *shapes) {
  fl_parts parts;
  for (uint32_t i = 0; i < m->doc->leaves.n; i++)
    for (const shape *s = shapes; s->pattern; s++) {
      if (!fl_path_fits(fl_doc_path(m->doc, i), s->pattern, &parts)) continue;
      add_under(m, s->key, fl_str_ends_c(fl_str_from(s->key), ".") ? parts.at[0] : (fl_str){0}, value(m, i), i);
      break;
    }
}

// ---- containers -----------------------------------------------------------------------------------------------------------------

// One element of `env`: a value, or where it comes from.
static void add_variable(manifest *m, fl_str element, uint32_t from) {
  uint32_t name = find_in(m, element, ".name", from), val = find_in(m, element, ".value", from);
  uint32_t map = find_in(m, element, ".valueFrom.configMapKeyRef.name", from);
  uint32_t key = find_in(m, element, ".valueFrom.configMapKeyRef.key", from);
  char variable[200], source[200];
  if (name == UINT32_MAX || m->doc->leaves.at[name].value.n > sizeof variable) return;
  fl_str n = value(m, name);
  if (n.n == 0) return add_under(m, "env", n, n, name); // some variable
  memcpy(variable, n.at ? n.at : "", n.n); // the next value may stand where this one did
  n.at = variable;
  if (map == UINT32_MAX || key == UINT32_MAX)
    return add_under(m, "env.", n, val == UINT32_MAX ? (fl_str){0} : value(m, val), val == UINT32_MAX ? name : val);
  int length = snprintf(source, sizeof source, "%.*s/%.*s", FL_STR_ARG(place(m, map)), FL_STR_ARG(place(m, key)));
  if (length > 0 && (size_t)length < sizeof source)
    add_under(m, "env_ref.", n, (fl_str){source, (uint32_t)length}, key);
}

// Rights, mounted files, and what is said already.
static bool says_nothing(fl_str rest) {
  return fl_str_eq_c(rest, "name") || fl_str_starts_c(rest, "securityContext.") || fl_str_starts_c(rest, "volumeMounts[");
}

// Which volume a container sees where: `mount.data` = "/var/lib/data".
static void add_mount(manifest *m, fl_str element, uint32_t leaf) {
  uint32_t first = leaf, name;
  while (first > 0 && fl_str_starts(fl_doc_path(m->doc, first - 1), element)) first--;
  name = find_in(m, element, ".name", first);
  if (name != UINT32_MAX) add_under(m, "mount.", place(m, name), value(m, leaf), leaf);
}

static void add_of_container(manifest *m, fl_str rest, uint32_t leaf, fl_str *element) {
  fl_parts parts;
  if (fl_path_fits(rest, "env[*].", &parts)) {
    fl_str path = fl_doc_path(m->doc, leaf);
    fl_str whole = fl_str_slice(path, 0, path.n - rest.n + parts.at[0].n);
    if (!fl_str_eq(whole, *element)) add_variable(m, whole, leaf);
    *element = whole;
  } else if (fl_path_fits(rest, "envFrom[*].configMapRef.name", &parts) || fl_path_fits(rest, "envFrom[*].secretRef.name", &parts))
    add(m, FL_STR("env_from"), leaf);
  else if (fl_path_fits(rest, "command[*]", &parts) || fl_path_fits(rest, "args[*]", &parts))
    add(m, FL_STR("command"), leaf);
  else if (fl_path_fits(rest, "ports[*].containerPort", &parts))
    add(m, FL_STR("port"), leaf);
  else if (fl_path_fits(rest, "volumeMounts[*].mountPath", &parts)) {
    fl_str path = fl_doc_path(m->doc, leaf);
    add_mount(m, fl_str_slice(path, 0, path.n - (uint32_t)strlen(".mountPath")), leaf);
  } else if (!says_nothing(rest))
    add(m, rest, leaf);
}

static void begin_container(manifest *m, fl_str container, uint32_t leaf) {
  uint32_t name = find_in(m, container, ".name", leaf);
  uint32_t at = name == UINT32_MAX ? leaf : name;
  fl_rows_deploy(m->rows, m->kind, fl_buf_str(&m->unit), FL_STR("container"), name == UINT32_MAX ? (fl_str){0} : value(m, name),
                 place(m, at));
}

static void add_containers(manifest *m) {
  char pattern[80];
  fl_str container = {0}, element = {0};
  fl_parts parts;
  snprintf(pattern, sizeof pattern, "%sspec.containers[*].", m->pod);
  for (uint32_t i = 0; i < m->doc->leaves.n; i++) {
    if (!fl_path_fits(fl_doc_path(m->doc, i), pattern, &parts)) continue;
    if (!fl_str_eq(parts.at[0], container)) begin_container(m, parts.at[0], i);
    container = parts.at[0];
    add_of_container(m, parts.rest, i, &element);
  }
}

// ---- kinds ----------------------------------------------------------------------------------------------------------------------

// The first key of a volume beside its name; none, as a map with nothing in it leaves none, is an emptyDir.
static fl_str kind_of_volume(const manifest *m, fl_str element, uint32_t leaf) {
  uint32_t i = leaf;
  while (i > 0 && fl_str_starts(fl_doc_path(m->doc, i - 1), element)) i--;
  for (; i < m->doc->leaves.n && fl_str_starts(fl_doc_path(m->doc, i), element); i++) {
    fl_str rest = fl_str_from_pos(fl_doc_path(m->doc, i), element.n + 1), kind = rest;
    fl_str_cut(rest, '.', &kind, NULL);
    if (!fl_str_eq_c(kind, "name")) return kind;
  }
  return FL_STR("emptyDir");
}

// What kind each volume of the pods is of: `volume.data` = "emptyDir".
static void add_volumes(manifest *m) {
  char pattern[80];
  fl_parts parts;
  snprintf(pattern, sizeof pattern, "%sspec.volumes[*].name", m->pod);
  for (uint32_t i = 0; i < m->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(m->doc, i);
    if (fl_path_fits(path, "spec.volumeClaimTemplates[*].metadata.name", &parts)) add_under(m, "volume.", place(m, i), FL_STR("persistentVolumeClaim"), i);
    else if (fl_path_fits(path, pattern, &parts)) add_under(m, "volume.", place(m, i), kind_of_volume(m, fl_str_slice(path, 0, path.n - (uint32_t)strlen(".name")), i), i);
  }
}

static void read_workload(manifest *m) {
  char labels[80], grace[80], volumes[80], sidecar[100];
  snprintf(labels, sizeof labels, "%smetadata.labels.*", m->pod);
  snprintf(grace, sizeof grace, "%sspec.terminationGracePeriodSeconds", m->pod);
  snprintf(volumes, sizeof volumes, "%sspec.volumes[*].configMap.name", m->pod);
  snprintf(sidecar, sizeof sidecar, "%smetadata.annotations.sidecar.istio.io/inject", m->pod);
  const shape shapes[] = {{labels, "label."},
                          {sidecar, "sidecar"},
                          {"metadata.namespace", "namespace"},
                          {grace, "terminationGracePeriodSeconds"},
                          {"kind", "kind"},
                          {"faultline.if", "if"},
                          {"spec.replicas", "replicas"},
                          {"spec.strategy.type", "strategy"},
                          {"spec.schedule", "schedule"},
                          {"spec.concurrencyPolicy", "concurrencyPolicy"},
                          {"spec.startingDeadlineSeconds", "startingDeadlineSeconds"},
                          {"spec.suspend", "suspend"},
                          {"spec.jobTemplate.spec.activeDeadlineSeconds", "activeDeadlineSeconds"},
                          {volumes, "config"},
                          {NULL, NULL}};
  m->kind = FL_DEPLOY_WORKLOAD;
  add_shapes(m, shapes);
  add_volumes(m);
  add_containers(m);
}

static void read_network(manifest *m) {
  static const shape shapes[] = {{"spec.selector.*", "selector."},
                                 {"spec.ports[*].port", "port"},
                                 {"spec.ports[*].targetPort", "target_port"},
                                 {"spec.type", "type"},
                                 {"spec.externalName", "host"},
                                 {"spec.template.spec.selector.*", "selector."}, // of one for several clusters
                                 {"spec.template.spec.ports[*].port", "port"},
                                 {"spec.template.spec.ports[*].targetPort", "target_port"},
                                 {NULL, NULL}};
  m->kind = FL_DEPLOY_NETWORK;
  add_shapes(m, shapes);
}

static void read_config(manifest *m) {
  static const shape shapes[] = {{"data.*", "env."}, {NULL, NULL}};
  m->kind = FL_DEPLOY_CONFIG;
  add_shapes(m, shapes);
  for (uint32_t i = 0; i < m->doc->leaves.n; i++)
    if (m->doc->leaves.at[i].block.n) fl_read_held_file(m->rows, fl_buf_str(&m->unit), fl_doc_path(m->doc, i), m->doc->leaves.at[i].block);
}

// What a secret holds is nobody's business; that it sets a name is.
static void read_secret(manifest *m) {
  fl_parts parts;
  m->kind = FL_DEPLOY_CONFIG;
  for (uint32_t i = 0; i < m->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(m->doc, i);
    if (fl_path_fits(path, "data.*", &parts) || fl_path_fits(path, "stringData.*", &parts))
      add_under(m, "env.", parts.at[0], (fl_str){0}, i);
  }
}

static void read_scaler(manifest *m) {
  static const shape shapes[] = {{"spec.minReplicas", "replicas.min"}, {"spec.maxReplicas", "replicas.max"}, {"spec.minReplicaCount", "replicas.min"}, {"spec.maxReplicaCount", "replicas.max"}, {NULL, NULL}};
  m->kind = FL_DEPLOY_WORKLOAD;
  fl_str target = fl_doc_find(m->doc, "spec.scaleTargetRef.name");
  fl_buf_clear(&m->unit);
  fl_buf_add(&m->unit, target);
  add_shapes(m, shapes);
}

// `host/path` of the outside = the service and port that it leads to.
static void add_route(manifest *m, fl_str rule, fl_str path_element, uint32_t leaf) {
  uint32_t host = find_in(m, rule, ".host", 0), path = find_in(m, path_element, ".path", leaf);
  for (uint32_t i = 0; host == UINT32_MAX && i < leaf; i++)
    if (fl_str_starts(fl_doc_path(m->doc, i), rule)) host = find_in(m, rule, ".host", i), i = leaf;
  static const char *const names[] = {".backend.service.name", ".backend.serviceName"},
                    *const ports[] = {".backend.service.port.number", ".backend.servicePort"};
  for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
    uint32_t name = find_in(m, path_element, names[k], leaf), port = find_in(m, path_element, ports[k], leaf);
    if (name == UINT32_MAX) continue;
    char key[200], target[120];
    fl_str h = host == UINT32_MAX ? (fl_str){0} : place(m, host), p = path == UINT32_MAX ? FL_STR("/") : place(m, path);
    snprintf(key, sizeof key, "%.*s%.*s", FL_STR_ARG(h), FL_STR_ARG(p));
    snprintf(target, sizeof target, "%.*s%s%.*s", FL_STR_ARG(place(m, name)), port == UINT32_MAX ? "" : ":",
             FL_STR_ARG(port == UINT32_MAX ? ((fl_str){0}) : place(m, port)));
    add_under(m, "", fl_str_from(key), fl_str_from(target), name);
  }
}

static void read_ingress(manifest *m) {
  fl_parts parts;
  fl_str last = {0};
  m->kind = FL_DEPLOY_ROUTE;
  for (uint32_t i = 0; i < m->doc->leaves.n; i++) {
    if (!fl_path_fits(fl_doc_path(m->doc, i), "spec.rules[*].http.paths[*].", &parts)) continue;
    if (!fl_str_eq(parts.at[1], last)) add_route(m, parts.at[0], parts.at[1], i);
    last = parts.at[1];
  }
}

// The folder of an artifact: its context, or the part of it that a builder is told to build (`context: ../..`, `jib: {project: orders}`).
static void add_build(manifest *m, fl_str group, uint32_t image) {
  static const char *const parts[] = {".jib.project", ".ko.dir"};
  uint32_t context = find_in(m, group, ".context", image), part = UINT32_MAX;
  for (size_t i = 0; i < sizeof parts / sizeof *parts && part == UINT32_MAX; i++) part = find_in(m, group, parts[i], image);
  fl_buf path = {0};
  fl_buf_add(&path, context == UINT32_MAX ? FL_STR(".") : place(m, context));
  if (part != UINT32_MAX) fl_buf_add_char(&path, '/'), fl_buf_add(&path, place(m, part));
  add_under(m, "build", (fl_str){0}, fl_rows_path(m->rows, fl_buf_str(&path)), context == UINT32_MAX ? image : context);
  fl_buf_release(&path);
}

// A build file's list: which image is built from which folder. Each is a unit of its own.
static void read_artifacts(manifest *m) {
  fl_parts parts;
  m->kind = FL_DEPLOY_IMAGE;
  for (uint32_t i = 0; i < m->doc->leaves.n; i++) {
    bool of_profile = fl_path_fits(fl_doc_path(m->doc, i), "profiles[*].build.artifacts[*].image", &parts);
    if (!of_profile && !fl_path_fits(fl_doc_path(m->doc, i), "build.artifacts[*].image", &parts)) continue;
    fl_buf_clear(&m->unit);
    fl_buf_add(&m->unit, value(m, i));
    add_build(m, parts.at[of_profile], i);
  }
}

typedef struct kind_reader {
  const char *kind, *group; // group: how apiVersion begins
  void (*read)(manifest *);
  const char *pod;
  bool stays; // it becomes settings as well
} kind_reader;

static const kind_reader kinds[] = {
    {"Deployment", "", read_workload, "spec.template.", false},
    {"StatefulSet", "", read_workload, "spec.template.", false},
    {"DaemonSet", "", read_workload, "spec.template.", false},
    {"ReplicaSet", "", read_workload, "spec.template.", false},
    {"Rollout", "", read_workload, "spec.template.", false},
    {"DeploymentConfig", "", read_workload, "spec.template.", false},
    {"Job", "", read_workload, "spec.template.", false},
    {"CronJob", "", read_workload, "spec.jobTemplate.spec.template.", false},
    {"Pod", "v1", read_workload, "", false},
    {"Service", "v1", read_network, NULL, false},
    {"Service", "serving.knative.dev", read_workload, "spec.template.", false},
    {"MultiClusterService", "networking.gke.io/", read_network, NULL, false},
    {"ConfigMap", "v1", read_config, NULL, false},
    {"Secret", "v1", read_secret, NULL, false},
    {"Ingress", "", read_ingress, NULL, false},
    {"HorizontalPodAutoscaler", "", read_scaler, NULL, true},
    {"ScaledObject", "", read_scaler, NULL, true},
    {"Config", "skaffold/", read_artifacts, NULL, false},
};

static const kind_reader *reader_of(fl_str kind, fl_str version) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(kind, kinds[i].kind) && fl_str_starts_c(version, kinds[i].group)) return &kinds[i];
  return NULL;
}

bool fl_read_kubernetes(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("apiVersion"))) return false;
  const kind_reader *how = reader_of(fl_rows_keep(rows, fl_doc_find(d, "kind")), fl_doc_find(d, "apiVersion"));
  if (!how) return false;
  manifest m = {.rows = rows, .doc = d, .pod = how->pod};
  fl_buf_add(&m.unit, fl_doc_find(d, "metadata.name"));
  how->read(&m);
  fl_buf_release(&m.unit);
  return !how->stays;
}
