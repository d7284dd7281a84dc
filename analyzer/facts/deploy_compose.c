// Compose files: each service's keys as below the service, with the names that all deployments share for what matters.
#include "facts/deploy_p.h"
#include "facts/limit_p.h"

#include <stdio.h>

// Told by shape: files of this kind have many names, and other files have services, too.
static bool is_compose(const fl_doc *d) {
  static const char *const signs[] = {"services.*.image", "services.*.build", "services.*.build.context", "services.*.extends.service"};
  fl_parts parts;
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    if (!fl_str_starts_c(path, "services.")) continue;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
      if (fl_path_fits(path, signs[k], &parts) && fl_str_find_char(parts.at[0], '.') == FL_STR_NONE) return true;
  }
  return false;
}

typedef struct service {
  fl_rows *rows;
  fl_doc *doc;
  fl_str name, rest; // key of the leaf, below the service
  fl_str value, at;
} service;

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// `{X:-5}` and `X` behind a dollar, as `${X:5}` and `${X}`. Returns the bytes that it took; what an error would say is dropped.
static uint32_t add_reference(fl_buf *out, fl_str text) {
  bool braced = text.n && text.at[0] == '{';
  uint32_t begin = braced ? 1 : 0, n = begin, end = text.n;
  while (n < text.n && is_name_char(text.at[n])) n++;
  if (n == begin) return fl_buf_add_char(out, '$'), 0;
  fl_buf_printf(out, "${%.*s", FL_STR_ARG(fl_str_slice(text, begin, n)));
  if (braced) {
    end = fl_str_find_char(text, '}');
    fl_str rest = fl_str_slice(text, n, end);
    if (rest.n && rest.at[0] == ':') rest = fl_str_from_pos(rest, 1);
    if (rest.n && rest.at[0] == '-') fl_buf_printf(out, ":%.*s", FL_STR_ARG(fl_str_from_pos(rest, 1)));
  }
  fl_buf_add_char(out, '}');
  return !braced ? n : end == FL_STR_NONE ? text.n : end + 1;
}

// Variables in the one spelling that references have here.
static fl_str with_references(fl_buf *out, fl_str text) {
  fl_buf_clear(out);
  if (fl_str_find_char(text, '$') == FL_STR_NONE) return text;
  for (uint32_t i = 0; i < text.n; i++) {
    bool twice = text.at[i] == '$' && i + 1 < text.n && text.at[i + 1] == '$'; // a dollar itself
    if (text.at[i] != '$' || twice) fl_buf_add_char(out, text.at[i]), i += twice;
    else i += add_reference(out, fl_str_from_pos(text, i + 1));
  }
  return fl_buf_str(out);
}

static void add(service *s, const char *key, fl_str value) {
  fl_rows_deploy(s->rows, FL_DEPLOY_SERVICE, s->name, fl_str_from(key), value, s->at);
}

static void add_variable(service *s, fl_str name, fl_str value) {
  fl_rows_deploy_under(s->rows, FL_DEPLOY_SERVICE, s->name, "env.", fl_str_trim(name), fl_unquoted(fl_str_trim(value)), s->at);
}

// `- NAME`: what the shell or the file beside says.
static void add_passed_on(service *s, fl_str name) {
  char value[200];
  int n = snprintf(value, sizeof value, "${%.*s}", FL_STR_ARG(name));
  if (n > 0 && (size_t)n < sizeof value) add_variable(s, name, (fl_str){value, (uint32_t)n});
}

static fl_str context_of(service *s) {
  char path[200];
  int n = snprintf(path, sizeof path, "services.%.*s.build.context", FL_STR_ARG(s->name));
  fl_str context = n > 0 && (size_t)n < sizeof path ? fl_doc_find(s->doc, path) : (fl_str){0};
  return context.n ? context : FL_STR(".");
}

static void add_dockerfile(service *s) {
  fl_buf path = {0};
  fl_buf_printf(&path, "%.*s/%.*s", FL_STR_ARG(context_of(s)), FL_STR_ARG(s->value));
  add(s, "dockerfile", fl_rows_path(s->rows, fl_buf_str(&path)));
  fl_buf_release(&path);
}

// The part of `path` below `dir`; false: it is elsewhere.
static bool is_below(fl_str path, fl_str dir, fl_str *rest) {
  while (dir.n > 1 && dir.at[dir.n - 1] == '/') dir.n--;
  if (dir.n < 2 || !fl_str_starts(path, dir) || (path.n > dir.n && path.at[dir.n] != '/')) return false;
  return *rest = fl_str_from_pos(path, dir.n), true;
}

typedef struct mount { fl_buf source, target; } mount;

static bool has_target(fl_doc *d, uint32_t leaf, mount *m) {
  fl_str path = fl_doc_path(d, leaf);
  fl_buf target = {0};
  fl_buf_printf(&target, "%.*starget", (int)(path.n - 6), path.at); // instead of `source`
  fl_buf_add(&m->target, fl_doc_find(d, fl_buf_text(&target)));
  fl_buf_release(&target);
  return m->target.n > 0;
}

// `./code:/code:ro`, or what stands under `source` and `target`. Volumes that have names and no folder are none of these.
static bool is_mount(service *s, uint32_t leaf, mount *m) {
  fl_parts parts = {0};
  fl_str source, target, path = fl_doc_path(s->doc, leaf), value = fl_doc_value(s->doc, leaf);
  bool whole = fl_path_fits(path, "services.*.volumes[*]", &parts), of_map = !whole && fl_path_fits(path, "services.*.volumes[*].source", &parts);
  fl_buf_clear(&m->source), fl_buf_clear(&m->target);
  if ((!whole && !of_map) || !fl_str_eq(parts.at[0], s->name) || !value.n || value.at[0] != '.') return false;
  if (of_map) return fl_buf_add(&m->source, value), has_target(s->doc, leaf, m);
  if (!fl_str_cut(value, ':', &source, &target)) return false;
  fl_buf_add(&m->source, source), fl_buf_add(&m->target, fl_str_slice(target, 0, fl_str_find_char(target, ':')));
  return true;
}

// The program runs in a folder of the repository that is mounted there: that is its code, whatever its image is built from.
static void add_mounted_code(service *s) {
  mount m = {0};
  fl_buf dir = {0};
  fl_str rest;
  bool found = false;
  fl_buf_add(&dir, s->value); // what is asked of the document next may stand where this stands
  for (uint32_t i = 0; i < s->doc->leaves.n && !found; i++) {
    if (!is_mount(s, i, &m) || !is_below(fl_buf_str(&dir), fl_buf_str(&m.target), &rest)) continue;
    fl_buf_add(&m.source, rest);
    add(s, "code", fl_rows_path(s->rows, fl_buf_str(&m.source)));
    found = true;
  }
  fl_buf_release(&dir), fl_buf_release(&m.source), fl_buf_release(&m.target);
}

// "5432", "${PORT}" and "5432/tcp", but no range and nothing with a host's part.
static bool is_picked(fl_str port) {
  if (fl_str_starts_c(port, "${")) return fl_str_find_char(port, '}') == port.n - 1;
  fl_str number = fl_str_ends_c(port, "/tcp") ? fl_str_slice(port, 0, port.n - 4) : port;
  for (uint32_t i = 0; i < number.n; i++)
    if (number.at[i] < '0' || number.at[i] > '9') return false;
  return number.n > 0;
}

static bool fits(const service *s, const char *pattern, fl_parts *parts) { return fl_path_fits(s->rest, pattern, parts); }

static void add_key(service *s) {
  static const struct {
    const char *pattern, *key;
  } names[] = {{"ports[*]", "port"},         {"ports[*].target", "port"},     {"expose[*]", "port"},
               {"command", "command"},       {"command[*]", "command"},       {"entrypoint", "command"},
               {"entrypoint[*]", "command"}, {"container_name", "host"},      {"hostname", "host"},
               {"scale", "replicas"},        {"deploy.replicas", "replicas"}, {"depends_on[*]", "depends_on"}};
  fl_parts parts;
  if (fits(s, "ports[*]", &parts)) fl_read_published_port(s->rows, s->name, s->value, true, s->at);
  if (fits(s, "ports[*]", &parts) && is_picked(s->value)) add(s, "picked_port", s->value);
  if (fits(s, "ports[*].published", &parts)) fl_read_published_port(s->rows, s->name, s->value, false, s->at);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fits(s, names[i].pattern, &parts)) return add(s, names[i].key, s->value);
  if (fits(s, "networks.*.aliases[*]", &parts)) return add(s, "host", s->value);
  if (fits(s, "depends_on.*.condition", &parts)) return add(s, "depends_on", parts.at[0]);
  fl_rows_deploy(s->rows, FL_DEPLOY_SERVICE, s->name, s->rest, s->value, s->at);
}

// `environment: *common` and `<<: *common`: there is more that is not read here.
static bool is_more(const service *s) {
  bool whole = fl_str_eq_c(s->rest, "environment") || fl_str_eq_c(s->rest, "environment.<<") || fl_str_eq_c(s->rest, "<<");
  return whole && s->value.n == 0;
}

static void read_leaf(service *s) {
  fl_parts parts;
  fl_str name, value;
  if (is_more(s)) return add(s, "env", (fl_str){0});
  if (fits(s, "build", &parts) || fits(s, "build.context", &parts)) return add(s, "build", fl_rows_path(s->rows, s->value));
  if (fits(s, "build.dockerfile", &parts)) return add_dockerfile(s);
  if (fits(s, "working_dir", &parts)) {
    add_key(s);
    return add_mounted_code(s);
  }
  if (fits(s, "env_file", &parts) || fits(s, "env_file[*]", &parts) || fits(s, "env_file[*].path", &parts))
    return add(s, "env_file", fl_rows_path(s->rows, s->value));
  if (fits(s, "environment[*]", &parts)) {
    bool has_value = fl_str_cut(s->value, '=', &name, &value);
    return has_value ? add_variable(s, name, value) : add_passed_on(s, name);
  }
  if (fits(s, "environment.*", &parts)) return add_variable(s, parts.at[0], s->value);
  add_key(s);
}

bool fl_read_compose(fl_rows *rows, fl_doc *d) {
  fl_parts parts;
  fl_buf value = {0};
  if (!is_compose(d)) return false;
  for (uint32_t i = 0; i < d->leaves.n && !rows->full; i++) {
    if (!fl_path_fits(fl_doc_path(d, i), "services.*.", &parts)) continue;
    service s = {.rows = rows, .doc = d, .name = parts.at[0], .rest = parts.rest, .at = d->leaves.at[i].value};
    s.value = with_references(&value, fl_doc_value(d, i));
    read_leaf(&s);
  }
  fl_buf_release(&value);
  return true;
}
