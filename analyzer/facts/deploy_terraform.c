// What Terraform's resources start, as deploy rows: containers and functions that a cloud runs. The resources stay settings as well.
//
// In: the settings of the file, read before. A resource is a unit of its own; its first row says which it is: `starts`, or `scales` where
// what is started is declared elsewhere. References stay, for the graph to put in: those of a module are its caller's.
#include "facts/deploy_p.h"
#include "facts/limit_p.h"

#include <stdio.h>

typedef struct attribute {
  const char *pattern, *key; // below the resource; a key that ends with a dot takes what the pattern leaves open
} attribute;

typedef struct kind {
  const char *type, *name;
  const char *variables; // head of `name` and `value`
  attribute attributes[12];
} kind;

static const kind kinds[] = {
    {"google_cloud_run_service",
     "name",
     "template.spec.containers.env",
     {{"template.spec.containers.image", "image"},
      {"template.spec.containers.dynamic.env.for_each", "env"},
      {"template.metadata.annotations.autoscaling.knative.dev/minScale", "replicas.min"},
      {"template.metadata.annotations.autoscaling.knative.dev/maxScale", "replicas.max"},
      {"template.spec.containers.resources.limits.*", "resources.limits."},
      {"template.spec.container_concurrency", "concurrency"},
      {"template.spec.timeout_seconds", "timeout"}}},
    {"google_cloud_run_v2_service",
     "name",
     "template.containers.env",
     {{"template.containers.image", "image"},
      {"template.containers.dynamic.env.for_each", "env"},
      {"template.scaling.min_instance_count", "replicas.min"},
      {"template.scaling.max_instance_count", "replicas.max"},
      {"template.containers.resources.limits.*", "resources.limits."},
      {"template.max_instance_request_concurrency", "concurrency"},
      {"template.timeout", "timeout"}}},
    {"aws_lambda_function",
     "function_name",
     NULL,
     {{"image_uri", "image"},
      {"environment.variables.*", "env."},
      {"environment.variables", "env"},
      {"reserved_concurrent_executions", "replicas.max"},
      {"memory_size", "memory"},
      {"timeout", "timeout"}}},
    {"azurerm_container_app",
     "name",
     "template.container.env",
     {{"template.container.image", "image"},
      {"template.container.dynamic.env.for_each", "env"},
      {"template.min_replicas", "replicas.min"},
      {"template.max_replicas", "replicas.max"},
      {"template.container.cpu", "resources.limits.cpu"},
      {"template.container.memory", "resources.limits.memory"}}},
    {"kubernetes_deployment",
     "metadata.name",
     "spec.template.spec.container.env",
     {{"spec.template.spec.container.image", "image"},
      {"spec.template.spec.container.dynamic.env.for_each", "env"},
      {"spec.replicas", "replicas"},
      {"spec.template.spec.container.resources.limits.*", "resources.limits."},
      {"spec.template.spec.container.resources.requests.*", "resources.requests."},
      {"spec.template.spec.container.liveness_probe.http_get.path", "livenessProbe.httpGet.path"},
      {"spec.template.spec.container.readiness_probe.http_get.path", "readinessProbe.httpGet.path"}}},
    {"aws_ecs_task_definition",
     "family",
     "container_definitions[0].environment",
     {{"container_definitions[0].image", "image"},
      {"container_definitions[0].memory", "resources.limits.memory"},
      {"container_definitions[0].cpu", "resources.requests.cpu"},
      {"container_definitions[0].healthCheck.command[0]", "healthcheck.test"}}},
    {"aws_ecs_service", "name", NULL, {{"desired_count", "replicas"}}},
};

typedef struct resource {
  fl_rows *rows;
  const kind *is;
  fl_str head; // "TYPE.NAME."
  fl_str unit;
} resource;

static fl_str key_of(fl_rows *rows, uint32_t conf) { return fl_intern_text(&rows->syms, rows->confs.at[conf].key); }
static fl_str val_of(fl_rows *rows, uint32_t conf) { return fl_intern_text(&rows->syms, rows->confs.at[conf].val); }

fl_str fl_conf_place(fl_rows *rows, uint32_t conf) {
  const fl_span *span = &rows->confs.at[conf].span;
  return fl_str_slice(rows->text, span->byte_begin - rows->skipped, span->byte_end - rows->skipped);
}

// kubernetes_deployment_v1 is the same.
static const kind *kind_of(fl_str type) {
  if (fl_str_ends_c(type, "_v1")) type.n -= 3;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(type, kinds[i].type)) return &kinds[i];
  return NULL;
}

// "TYPE.NAME." of a key
static fl_str head_of(fl_str key) {
  uint32_t dot = fl_str_find_char(key, '.');
  uint32_t second = dot == FL_STR_NONE ? dot : fl_str_find_char(fl_str_from_pos(key, dot + 1), '.');
  return second == FL_STR_NONE ? (fl_str){0} : fl_str_slice(key, 0, dot + second + 2);
}

uint32_t fl_conf_below(fl_rows *rows, fl_str head, const char *key) {
  for (uint32_t i = 1; i < rows->confs.n; i++) {
    fl_str whole = key_of(rows, i);
    if (fl_str_starts(whole, head) && fl_str_eq_c(fl_str_from_pos(whole, head.n), key)) return i;
  }
  return 0;
}

// ---- rows -----------------------------------------------------------------------------------------------------------------------

static void add(resource *r, const char *head, fl_str tail, fl_str val, uint32_t conf) {
  fl_rows_deploy_under(r->rows, FL_DEPLOY_SERVICE, r->unit, head, tail, val, fl_conf_place(r->rows, conf));
}

// Blocks of one name follow one another: what stands right behind belongs to it, or right before where nothing does.
static uint32_t value_beside(fl_rows *rows, fl_str element, uint32_t conf) {
  fl_buf whole = {0};
  fl_buf_printf(&whole, "%.*svalue", FL_STR_ARG(element));
  bool behind = conf + 1 < rows->confs.n && fl_str_eq(key_of(rows, conf + 1), fl_buf_str(&whole));
  bool before = conf > 1 && fl_str_eq(key_of(rows, conf - 1), fl_buf_str(&whole));
  fl_buf_release(&whole);
  return behind ? conf + 1 : before ? conf - 1 : 0;
}

// "LIST.name" and "LIST[1].name"
static bool is_name_in(fl_str rest, const char *list) {
  fl_str head = list ? fl_str_from(list) : (fl_str){0};
  if (!head.n || !fl_str_starts(rest, head)) return false;
  rest = fl_str_from_pos(rest, head.n);
  if (fl_str_starts_c(rest, "[")) rest = fl_str_from_pos(rest, fl_str_find_char(rest, ']') + 1);
  return fl_str_eq_c(rest, ".name");
}

// `name` of a variable, and its value beside it; what a secret or another resource gives is not known.
static bool add_variable(resource *r, fl_str rest, uint32_t conf) {
  if (!is_name_in(rest, r->is->variables)) return false;
  fl_str name = val_of(r->rows, conf);
  uint32_t at = value_beside(r->rows, fl_str_slice(key_of(r->rows, conf), 0, r->head.n + rest.n - 4), conf);
  if (name.n) add(r, "env.", name, at ? val_of(r->rows, at) : (fl_str){0}, at ? at : conf);
  else add(r, "env", (fl_str){0}, (fl_str){0}, conf);
  if (!name.n && at) r->rows->confs.at[at].val = 0; // a name that is not kept is that of a secret
  return true;
}

static void add_attribute(resource *r, fl_str rest, uint32_t conf) {
  fl_parts parts;
  if (add_variable(r, rest, conf)) return;
  for (const attribute *a = r->is->attributes; a < r->is->attributes + 12 && a->pattern; a++) {
    if (!fl_path_fits(rest, a->pattern, &parts)) continue;
    bool open = fl_str_ends_c(fl_str_from(a->key), ".");
    return add(r, a->key, open ? parts.at[0] : (fl_str){0}, fl_str_eq_c(fl_str_from(a->key), "env") ? (fl_str){0} : val_of(r->rows, conf), conf);
  }
}

static void add_attributes(resource *r) {
  for (uint32_t i = 1; i < r->rows->confs.n && !r->rows->full; i++) {
    fl_str key = key_of(r->rows, i);
    if (fl_str_starts(key, r->head)) add_attribute(r, fl_str_from_pos(key, r->head.n), i);
  }
}

// ---- services and what they start -------------------------------------------------------------------------------------------------

// "${aws_ecs_task_definition.orders.arn}" -> "aws_ecs_task_definition.orders."
static fl_str task_of(fl_rows *rows, fl_str service) {
  uint32_t conf = fl_conf_below(rows, service, "task_definition");
  fl_str text = conf ? val_of(rows, conf) : (fl_str){0};
  fl_str head = fl_str_starts_c(text, "${aws_ecs_task_definition.") ? head_of(fl_str_from_pos(text, 2)) : (fl_str){0};
  return head.n && fl_conf_below(rows, head, "family") ? head : (fl_str){0};
}

// A task that a service of the same file starts is a part of that.
static bool is_started_here(fl_rows *rows, fl_str task) {
  for (uint32_t i = 1; i < rows->confs.n; i++) {
    fl_str key = key_of(rows, i);
    bool asks = fl_str_starts_c(key, "aws_ecs_service.") && fl_str_ends_c(key, ".task_definition");
    if (asks && fl_str_eq(task_of(rows, head_of(key)), task)) return true;
  }
  return false;
}

static fl_str without_dot(fl_str head) { return fl_str_slice(head, 0, head.n - 1); }

static void add_resource(fl_rows *rows, const kind *is, fl_str head) {
  uint32_t named = fl_conf_below(rows, head, is->name), first = named;
  fl_str label = fl_str_from_pos(without_dot(head), fl_str_find_char(head, '.') + 1), task = {0};
  bool service = !strcmp(is->type, "aws_ecs_service");
  for (uint32_t i = 1; !first && i < rows->confs.n; i++)
    if (fl_str_starts(key_of(rows, i), head)) first = i;
  if (service) task = task_of(rows, head);
  resource r = {rows, is, head, named && val_of(rows, named).n ? val_of(rows, named) : label};
  add(&r, service && !task.n ? "scales" : "starts", (fl_str){0}, without_dot(head), first);
  add_attributes(&r);
  if (task.n) r.is = kind_of(FL_STR("aws_ecs_task_definition")), r.head = task, add_attributes(&r);
}

void fl_read_terraform(fl_rows *rows) {
  fl_str done = {0};
  uint32_t n = rows->confs.n;
  for (uint32_t i = 1; i < n && !rows->full; i++) {
    fl_str head = head_of(key_of(rows, i)), type;
    if (!head.n || fl_str_eq(head, done)) continue;
    done = head;
    fl_str_cut(head, '.', &type, NULL);
    const kind *is = kind_of(type);
    bool part = is && !strcmp(is->type, "aws_ecs_task_definition") && is_started_here(rows, head);
    if (is && !part) add_resource(rows, is, head), fl_read_cloud_inlet(rows, type, head);
  }
}
