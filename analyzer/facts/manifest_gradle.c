// Gradle: build scripts line by line (they are programs; what is computed stays unknown), and version catalogues.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include "base/strbuf.h"

typedef struct variable {
  fl_str name, value;
} variable;

typedef struct script {
  fl_rows *rows;
  FL_ARRAY(variable) variables; // ext.x = '1', def x = "1", val x = "1"; in a catalogue: [versions]
  fl_buf name;
} script;

static bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
         c == '-';
}

static fl_str find_variable(const script *s, fl_str name) {
  for (uint32_t i = s->variables.n; i-- > 0;) // the last one written counts
    if (fl_str_eq(s->variables.at[i].name, name)) return s->variables.at[i].value;
  return (fl_str){0};
}

static fl_str last_part(fl_str name) {
  fl_str last;
  fl_str_rcut(name, '.', NULL, &last);
  return last;
}

// `$name`, `${name}`, `${rootProject.ext.name}` -> what the script gave it.
static fl_str resolved(const script *s, fl_str version) {
  if (version.n == 0 || version.at[0] != '$')
    return fl_str_find_char(version, '$') == FL_STR_NONE ? version : (fl_str){0};
  bool braced = version.n > 2 && version.at[1] == '{' && version.at[version.n - 1] == '}';
  return find_variable(
      s, last_part(braced ? fl_str_slice(version, 2, version.n - 1) : fl_str_from_pos(version, 1)));
}

// The next quoted text of the line, and what stands before it.
static bool next_quoted(fl_str *line, fl_str *before, fl_str *quoted) {
  for (uint32_t i = 0; i < line->n; i++) {
    if (line->at[i] != '"' && line->at[i] != '\'') continue;
    uint32_t end = fl_str_find_char(fl_str_from_pos(*line, i + 1), line->at[i]);
    if (end == FL_STR_NONE) return false;
    *before = fl_str_slice(*line, 0, i);
    *quoted = fl_str_slice(*line, i + 1, i + 1 + end);
    *line = fl_str_from_pos(*line, i + end + 2);
    return true;
  }
  return false;
}

// ---- variables ---------------------------------------------------------------------------------------------------------------

static fl_str last_name(fl_str before) {
  before = fl_str_trim(before);
  uint32_t begin = before.n;
  while (begin > 0 && is_name(before.at[begin - 1])) begin--;
  return fl_str_from_pos(before, begin);
}

// `name = '1.2'`, `set("name", "1.2")`.
static void take_variable(script *s, fl_str line) {
  fl_str before, value, second;
  if (!next_quoted(&line, &before, &value)) return;
  before = fl_str_trim(before);
  fl_str name = {0};
  if (fl_str_ends_c(before, "="))
    name = last_part(last_name(fl_str_slice(before, 0, before.n - 1)));
  else if (fl_str_ends_c(before, "set(") && next_quoted(&line, &before, &second))
    name = value, value = second;
  if (name.n && s->variables.n < FL_MAX_CONFS) fl_array_push(&s->variables, ((variable){name, value}));
}

// ---- dependencies ------------------------------------------------------------------------------------------------------------

static bool is_coordinate_part(fl_str part) {
  if (part.n == 0) return false;
  for (uint32_t i = 0; i < part.n; i++)
    if (!is_name(part.at[i])) return false;
  return !(part.at[0] >= '0' && part.at[0] <= '9');
}

// group:artifact[:version[:classifier][@type]]
static bool take_coordinates(script *s, fl_str text) {
  fl_str group, artifact, version, rest;
  if (!fl_str_cut(text, ':', &group, &rest)) return false;
  fl_str_cut(rest, ':', &artifact, &version);
  if (!is_coordinate_part(group) || !is_coordinate_part(artifact) ||
      fl_str_find_char(text, ' ') != FL_STR_NONE)
    return false;
  fl_str_cut(version, ':', &version, NULL);
  fl_str_cut(version, '@', &version, NULL);
  fl_rows_dep(s->rows, fl_str_slice(text, 0, group.n + 1 + artifact.n), resolved(s, version), text);
  return true;
}

// `group: 'g', name: 'a', version: '1'` and its twin with `=`.
static void take_named(script *s, fl_str line) {
  fl_str at = line, before, text, group = {0}, artifact = {0}, version = {0};
  while (next_quoted(&line, &before, &text)) {
    before = fl_str_trim(before);
    fl_str key = before.n ? last_name(fl_str_slice(before, 0, before.n - 1)) : before;
    if (fl_str_eq_c(key, "group")) group = text;
    if (fl_str_eq_c(key, "name")) artifact = text;
    if (fl_str_eq_c(key, "version")) version = text;
  }
  if (!group.n || !artifact.n) return;
  fl_buf_clear(&s->name);
  fl_buf_printf(&s->name, "%.*s:%.*s", FL_STR_ARG(group), FL_STR_ARG(artifact));
  fl_rows_dep(s->rows, fl_buf_str(&s->name), resolved(s, version), fl_str_trim(at));
}

static void take_dependency(script *s, fl_str line) {
  s->rows->of_tests = fl_str_starts_c(fl_str_trim(line), "test");
  fl_str rest = line, before, text;
  bool any = false;
  while (next_quoted(&rest, &before, &text))
    if (last_name(fl_str_slice(before, 0, before.n - (fl_str_ends_c(before, "(") ? 1 : 0))).n)
      any |= take_coordinates(s, text);
  if (!any && fl_str_contains(line, FL_STR("group"))) take_named(s, line);
  s->rows->of_tests = false;
}

// `sourceCompatibility = '17'`, `JavaVersion.VERSION_1_8`, `JavaLanguageVersion.of(17)`
static void take_platform(script *s, fl_str line) {
  static const char *const marks[] = {"JavaVersion.VERSION_", "JavaLanguageVersion.of(",
                                      "sourceCompatibility = ", "sourceCompatibility="};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    uint32_t at = fl_str_find(line, fl_str_from(marks[i])), n = 0;
    if (at == FL_STR_NONE) continue;
    fl_str rest = fl_str_from_pos(line, at + (uint32_t)strlen(marks[i]));
    if (rest.n && (rest.at[0] == '"' || rest.at[0] == '\'')) rest = fl_str_from_pos(rest, 1);
    if (fl_str_starts_c(rest, "1_") || fl_str_starts_c(rest, "1.")) rest = fl_str_from_pos(rest, 2);
    while (n < rest.n && rest.at[n] >= '0' && rest.at[n] <= '9') n++;
    if (n) return fl_rows_dep(s->rows, FL_STR("jdk"), fl_str_slice(rest, 0, n), fl_str_slice(rest, 0, n));
  }
}

static fl_str without_comment(fl_str line) {
  line = fl_str_trim(line);
  if (fl_str_starts_c(line, "//") || fl_str_starts_c(line, "*") || fl_str_starts_c(line, "/*"))
    return (fl_str){0};
  return line;
}

// Variables may be set below the line that uses them, in a block for all projects.
void fl_read_gradle(fl_rows *rows) {
  script s = {.rows = rows};
  fl_str rest = rows->text, line;
  while (fl_next_line(&rest, &line)) take_variable(&s, without_comment(line));
  rest = rows->text;
  while (!rows->full && fl_next_line(&rest, &line)) {
    line = without_comment(line);
    take_dependency(&s, line);
    take_platform(&s, line);
  }
  fl_array_release(&s.variables);
  fl_buf_release(&s.name);
}

// ---- libs.versions.toml ---------------------------------------------------------------------------------------------------------

typedef struct library {
  fl_str alias, module, group, name, version;
} library;

static void add_library(script *s, library *l) {
  fl_buf_clear(&s->name);
  if (l->module.n)
    fl_buf_add(&s->name, l->module);
  else if (l->group.n)
    fl_buf_printf(&s->name, "%.*s:%.*s", FL_STR_ARG(l->group), FL_STR_ARG(l->name));
  if (s->name.n) fl_rows_dep(s->rows, fl_buf_str(&s->name), l->version, l->module.n ? l->module : l->group);
  *l = (library){0};
}

static void take_library(script *s, const fl_toml_scan *t, library *l) {
  if (!fl_str_eq(t->key, l->alias)) add_library(s, l);
  l->alias = t->key;
  if (t->depth == 0) return (void)take_coordinates(s, t->value);
  fl_str key = t->levels[0].key, inner = t->depth > 1 ? t->levels[1].key : (fl_str){0};
  if (fl_str_eq_c(key, "module")) l->module = t->value;
  if (fl_str_eq_c(key, "group")) l->group = t->value;
  if (fl_str_eq_c(key, "name")) l->name = t->value;
  if (fl_str_eq_c(key, "version") && t->depth == 1) l->version = t->value;
  if (fl_str_eq_c(key, "version.ref") || (fl_str_eq_c(key, "version") && fl_str_eq_c(inner, "ref")))
    l->version = find_variable(s, t->value);
}

void fl_read_version_catalog(fl_rows *rows) {
  script s = {.rows = rows};
  library l = {0};
  fl_toml_scan t = {.text = rows->text};
  while (fl_toml_scan_next(&t))
    if (fl_str_eq_c(t.table, "versions") && t.depth == 0 && s.variables.n < FL_MAX_CONFS)
      fl_array_push(&s.variables, ((variable){t.key, t.value}));
  t = (fl_toml_scan){.text = rows->text};
  while (!rows->full && fl_toml_scan_next(&t))
    if (fl_str_eq_c(t.table, "libraries")) take_library(&s, &t, &l);
  add_library(&s, &l);
  if (t.is_broken) fl_rows_broken(rows, t.at);
  fl_array_release(&s.variables);
  fl_buf_release(&s.name);
}
