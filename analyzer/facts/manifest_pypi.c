// requirements.txt, pyproject.toml, Pipfile, poetry.lock, uv.lock, Pipfile.lock.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

static bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
         c == '-';
}

// `==1.2.3` is a version, everything else a range.
static fl_str plain_version(fl_str spec) {
  spec = fl_str_trim(spec);
  if (spec.n > 2 && spec.at[0] == '(' && spec.at[spec.n - 1] == ')') spec = fl_str_slice(spec, 1, spec.n - 1);
  bool is_exact = fl_str_starts_c(spec, "==") && fl_str_find_char(spec, ',') == FL_STR_NONE &&
                  fl_str_find_char(spec, '*') == FL_STR_NONE;
  uint32_t begin = 0;
  while (is_exact && begin < spec.n && spec.at[begin] == '=') begin++;
  return fl_str_trim(fl_str_from_pos(spec, begin));
}

// `name[extras] >=1.2,<2 ; marker  # comment`, as PEP 508 has it.
static void take_requirement(fl_rows *rows, fl_str text) {
  fl_str at = text = fl_str_trim(text);
  uint32_t n = 0;
  while (n < text.n && is_name(text.at[n])) n++;
  fl_str name = fl_str_slice(text, 0, n), spec = fl_str_trim(fl_str_from_pos(text, n));
  if (n == 0 || text.at[0] == '-' || text.at[0] == '.') return;
  if (spec.n && spec.at[0] == '[') {
    uint32_t end = fl_str_find_char(spec, ']');
    spec = end == FL_STR_NONE ? (fl_str){0} : fl_str_trim(fl_str_from_pos(spec, end + 1));
  }
  fl_str_cut(spec, ';', &spec, NULL);
  fl_str_cut(spec, '#', &spec, NULL);
  spec = fl_str_slice(spec, 0, fl_str_find(spec, FL_STR(" --")));
  spec = fl_str_trim(spec);
  bool is_spec = spec.n == 0 || strchr("=<>!~(", spec.at[0]) != NULL;
  if (is_spec || spec.at[0] == '@') fl_rows_dep(rows, name, is_spec ? plain_version(spec) : (fl_str){0}, at);
}

static fl_str without_backslash(fl_str line) {
  line = fl_str_trim(line);
  return fl_str_ends_c(line, "\\") ? fl_str_trim(fl_str_slice(line, 0, line.n - 1)) : line;
}

void fl_read_requirements(fl_rows *rows) {
  fl_str rest = rows->text, line;
  bool continued = false;
  while (!rows->full && fl_next_line(&rest, &line)) {
    if (!continued) take_requirement(rows, without_backslash(line));
    continued = fl_str_ends_c(fl_str_trim(line), "\\");
  }
}

// ---- pyproject.toml, Pipfile -------------------------------------------------------------------------------------------------------

// Lists of PEP 508 texts.
static bool is_requirement_list(const fl_toml_scan *s) {
  if (s->depth != 1 || !s->levels[0].is_array || !s->is_string) return false;
  if (fl_str_eq_c(s->table, "project")) return fl_str_eq_c(s->key, "dependencies");
  return fl_str_eq_c(s->table, "project.optional-dependencies") || fl_str_eq_c(s->table, "dependency-groups");
}

// Tables of name = version, and where the name of the table ends when a table stands for one dependency.
static bool is_dependency_table(fl_str table, fl_str *name) {
  static const char *const tables[] = {"tool.poetry.dependencies", "tool.poetry.dev-dependencies", "packages",
                                       "dev-packages"};
  *name = (fl_str){0};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    if (fl_str_eq_c(table, tables[i])) return true;
    uint32_t n = (uint32_t)strlen(tables[i]);
    if (fl_str_starts_c(table, tables[i]) && table.n > n && table.at[n] == '.')
      return *name = fl_str_from_pos(table, n + 1), true;
  }
  return fl_str_starts_c(table, "tool.poetry.group.") && fl_str_ends_c(table, ".dependencies");
}

static void take_entry(fl_rows *rows, const fl_toml_scan *s) {
  fl_str table;
  if (!is_dependency_table(s->table, &table) || !s->is_string) return;
  if (table.n) {
    if (s->depth == 0 && fl_str_eq_c(s->key, "version"))
      fl_rows_dep(rows, fl_unquoted(table), plain_version(s->value), s->value);
  } else if (s->depth == 0)
    fl_rows_dep(rows, s->key, plain_version(s->value), s->value);
  else if (s->depth <= FL_SCAN_DEPTH && fl_str_eq_c(s->levels[s->depth - 1].key, "version"))
    fl_rows_dep(rows, s->key, plain_version(s->value), s->value);
}

void fl_read_pyproject(fl_rows *rows) {
  fl_toml_scan s = {.text = rows->text};
  while (!rows->full && fl_toml_scan_next(&s)) {
    if (is_requirement_list(&s))
      take_requirement(rows, s.value);
    else
      take_entry(rows, &s);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// ---- locks ----------------------------------------------------------------------------------------------------------------------------

void fl_read_toml_lock(fl_rows *rows) {
  fl_toml_scan s = {.text = rows->text};
  fl_str name = {0};
  uint32_t table = 0;
  while (!rows->full && fl_toml_scan_next(&s)) {
    if (!s.in_list || !fl_str_eq_c(s.table, "package") || s.depth) continue;
    if (s.n_tables != table) table = s.n_tables, name = (fl_str){0};
    if (fl_str_eq_c(s.key, "name")) name = s.value;
    if (fl_str_eq_c(s.key, "version")) fl_rows_dep(rows, name, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

void fl_read_pipfile_lock(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  while (!rows->full && fl_json_scan_next(&s)) {
    bool section = fl_json_scan_is(&s, 0, "default") || fl_json_scan_is(&s, 0, "develop");
    if (s.depth == 3 && section && fl_json_scan_is(&s, 2, "version"))
      fl_rows_dep(rows, s.levels[1].key, plain_version(s.value), s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}
