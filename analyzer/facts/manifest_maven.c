// pom.xml: dependencies as group:artifact, their versions with the file's own properties put in. Versions that a parent or an
// imported list decides stay "".
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include "base/strbuf.h"

enum { MAX_EXPANSIONS = 8, MAX_VERSION_BYTES = 120 };

typedef struct property {
  fl_str name, value;
} property;

typedef struct pom {
  fl_rows *rows;
  FL_ARRAY(property) properties;
  fl_str group, artifact, version, scope; // of the dependency that is being read
  fl_buf name, expanded;
} pom;

// ---- ${...} -----------------------------------------------------------------------------------------------------------------

static const property *find_property(const pom *p, fl_str name) {
  for (uint32_t i = 0; i < p->properties.n; i++)
    if (fl_str_eq(p->properties.at[i].name, name)) return &p->properties.at[i];
  return NULL;
}

// Appends `text` with its references replaced. False when one of them is not known here.
static bool expand(pom *p, fl_str text, uint32_t depth) {
  while (text.n) {
    uint32_t begin = fl_str_find(text, FL_STR("${"));
    fl_buf_add(&p->expanded, fl_str_slice(text, 0, begin));
    if (begin == FL_STR_NONE) break;
    fl_str name, rest = fl_str_from_pos(text, begin + 2);
    if (depth == MAX_EXPANSIONS || !fl_str_cut(rest, '}', &name, &text)) return false;
    const property *known = find_property(p, name);
    if (!known || !expand(p, known->value, depth + 1)) return false;
  }
  return !p->expanded.full;
}

static fl_str expanded(pom *p, fl_str text) {
  fl_buf_clear(&p->expanded);
  return expand(p, text, 0) ? fl_buf_str(&p->expanded) : (fl_str){0};
}

// ---- properties --------------------------------------------------------------------------------------------------------------

static void add_property(pom *p, fl_str name, fl_str value) {
  if (p->properties.n < FL_MAX_CONFS) fl_array_push(&p->properties, ((property){name, value}));
}

static void take_property(pom *p, const fl_xml_scan *s) {
  static const struct {
    const char *path, *name;
  } fixed[] = {
      {"project/version", "project.version"},
      {"project/groupId", "project.groupId"},
      {"project/parent/version", "project.parent.version"},
      {"project/parent/groupId", "project.parent.groupId"},
  };
  if (s->depth == 3 && fl_str_eq_c(s->names[1], "properties")) add_property(p, s->names[2], s->value);
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
    if (fl_xml_scan_is(s, fixed[i].path)) add_property(p, fl_str_from(fixed[i].name), s->value);
}

static void read_properties(pom *p) {
  fl_xml_scan s = {.text = p->rows->text};
  while (fl_xml_scan_next(&s))
    if (s.is_leaf) take_property(p, &s);
  const property *version = find_property(p, FL_STR("project.parent.version")); // lives until the next one is added
  if (version)
    add_property(p, FL_STR("project.version"), version->value); // its own, if it has one, is found first
  const property *group = find_property(p, FL_STR("project.parent.groupId"));
  if (group) add_property(p, FL_STR("project.groupId"), group->value);
}

// ---- dependencies ------------------------------------------------------------------------------------------------------------

static void add_dependency(pom *p) {
  fl_buf_clear(&p->name);
  fl_str group = expanded(p, p->group);
  fl_buf_printf(&p->name, "%.*s:%.*s", FL_STR_ARG(group), FL_STR_ARG(p->artifact));
  p->rows->of_tests = fl_str_eq_c(p->scope, "test");
  if (group.n && p->artifact.n)
    fl_rows_dep(p->rows, fl_buf_str(&p->name), expanded(p, p->version), p->artifact);
  p->group = p->artifact = p->version = p->scope = (fl_str){0};
  p->rows->of_tests = false;
}

static bool in_plugin(const fl_xml_scan *s) {
  for (uint32_t i = 0; i < s->depth && i < FL_SCAN_DEPTH; i++)
    if (fl_str_eq_c(s->names[i], "plugin")) return true;
  return false;
}

static void take_coordinate(pom *p, const fl_xml_scan *s) {
  fl_str name = s->names[s->depth - 1];
  if (fl_str_eq_c(name, "groupId")) p->group = s->value;
  if (fl_str_eq_c(name, "artifactId")) p->artifact = s->value;
  if (fl_str_eq_c(name, "version")) p->version = s->value;
  if (fl_str_eq_c(name, "scope")) p->scope = s->value;
}

// The release of the platform that the code is compiled for.
static void take_platform(pom *p, const fl_xml_scan *s) {
  static const char *const names[] = {"java.version", "maven.compiler.release", "maven.compiler.source",
                                      "maven.compiler.target", "release"};
  fl_str name = s->names[s->depth - 1];
  bool named = s->depth == 3 && fl_str_eq_c(s->names[1], "properties");
  bool configured = s->depth > 3 && fl_str_eq_c(s->names[s->depth - 2], "configuration");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if ((named || configured) && fl_str_eq_c(name, names[i])) {
      fl_str version = expanded(p, s->value);
      if (version.n && version.at[0] >= '0' && version.at[0] <= '9')
        fl_rows_dep(p->rows, FL_STR("jdk"), version, s->value);
    }
}

static void read_dependencies(pom *p) {
  fl_xml_scan s = {.text = p->rows->text};
  while (!p->rows->full && fl_xml_scan_next(&s)) {
    if (s.depth > FL_SCAN_DEPTH) continue;
    fl_str around = s.depth > 1 ? s.names[s.depth - 2] : (fl_str){0};
    if (s.is_leaf) take_platform(p, &s);
    if (s.is_leaf &&
        (fl_str_eq_c(around, "dependency") || fl_xml_scan_is(&s, "project/parent/groupId") ||
         fl_xml_scan_is(&s, "project/parent/artifactId") || fl_xml_scan_is(&s, "project/parent/version")))
      take_coordinate(p, &s);
    bool ends = fl_str_eq_c(s.names[s.depth - 1], "dependency") || fl_xml_scan_is(&s, "project/parent");
    if (ends && in_plugin(&s))
      p->group = p->artifact = p->version = p->scope = (fl_str){0};
    else if (ends)
      add_dependency(p);
  }
  if (s.is_broken) fl_rows_broken(p->rows, s.at);
}

void fl_read_pom(fl_rows *rows) {
  pom p = {.rows = rows};
  fl_buf_init(&p.expanded, MAX_VERSION_BYTES);
  read_properties(&p);
  read_dependencies(&p);
  fl_array_release(&p.properties);
  fl_buf_release(&p.name);
  fl_buf_release(&p.expanded);
}
