// package.json, package-lock.json, yarn.lock, pnpm-lock.yaml.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

// ---- package.json -------------------------------------------------------------------------------------------------------------

static bool in_dependencies(const fl_json_scan *s) {
  static const char *const keys[] = {"dependencies", "devDependencies", "peerDependencies",
                                     "optionalDependencies"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (s->depth == 2 && fl_json_scan_is(s, 0, keys[i])) return true;
  return false;
}

void fl_read_package_json(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  while (!rows->full && fl_json_scan_next(&s)) {
    if (s.depth == 1 && fl_json_scan_is(&s, 0, "name"))
      fl_rows_conf(rows, FL_STR(FL_SETTING_MODULE), s.value, s.value);
    else if (in_dependencies(&s) && s.is_string)
      fl_rows_dep(rows, s.levels[1].key, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// ---- package-lock.json ----------------------------------------------------------------------------------------------------------

// "node_modules/x" -> "x"; "" for what is installed below another package, and for the project itself.
static fl_str installed_name(fl_str key) {
  if (!fl_str_starts_c(key, "node_modules/")) return (fl_str){0};
  fl_str name = fl_str_from_pos(key, sizeof "node_modules/" - 1);
  return fl_str_contains(name, FL_STR("node_modules/")) ? (fl_str){0} : name;
}

// Version 1 of the format has `dependencies` alone, version 2 both, version 3 `packages` alone.
void fl_read_package_lock(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  bool has_packages = false;
  while (!rows->full && fl_json_scan_next(&s)) {
    if (s.depth != 3 || !fl_json_scan_is(&s, 2, "version")) continue;
    if (fl_json_scan_is(&s, 0, "packages"))
      fl_rows_dep(rows, installed_name(s.levels[1].key), s.value, s.value), has_packages = true;
    else if (fl_json_scan_is(&s, 0, "dependencies") && !has_packages)
      fl_rows_dep(rows, s.levels[1].key, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// ---- yarn.lock ------------------------------------------------------------------------------------------------------------------

// The name in front of an @ that is not its first character.
static fl_str name_before_at(fl_str spec) {
  uint32_t at = spec.n > 1 ? fl_str_find_char(fl_str_from_pos(spec, 1), '@') : FL_STR_NONE;
  return at == FL_STR_NONE ? (fl_str){0} : fl_str_slice(spec, 0, at + 1);
}

// `"a@^1.0.0, a@^1.2.0":` -> a
static fl_str name_of_block(fl_str line) {
  fl_str first;
  fl_str_cut(fl_str_slice(line, 0, line.n - 1), ',', &first, NULL);
  if (first.n && first.at[0] == '"') first = fl_str_from_pos(first, 1);
  return name_before_at(first);
}

void fl_read_yarn_lock(fl_rows *rows) {
  fl_str rest = rows->text, line, name = {0};
  while (!rows->full && fl_next_line(&rest, &line)) {
    if (line.n == 0 || line.at[0] == '#') continue;
    fl_str text = fl_str_trim(line);
    if (line.at[0] != ' ')
      name = fl_str_ends_c(text, ":") ? name_of_block(text) : (fl_str){0};
    else if (fl_str_starts_c(line, "  version") && line.n > 9 && (line.at[9] == ' ' || line.at[9] == ':')) {
      fl_str version = fl_unquoted(fl_str_trim(fl_str_from_pos(line, 10)));
      fl_rows_dep(rows, name, version, version);
    }
  }
}

// ---- pnpm-lock.yaml ----------------------------------------------------------------------------------------------------------------

static bool is_version(fl_str text) {
  return text.n > 0 && text.at[0] >= '0' && text.at[0] <= '9' && fl_str_find_char(text, '@') == FL_STR_NONE;
}

// `/a/1.0.0_b@2`, `/a@1.0.0(b@2)`, `'@s/a@1.0.0'`: name and version, without what the version was installed beside.
static void take_pnpm_key(fl_rows *rows, fl_str key) {
  fl_str at = key, name, version;
  if (key.n && key.at[0] == '/') key = fl_str_from_pos(key, 1);
  key = fl_str_slice(key, 0, fl_str_find_char(key, '('));
  fl_str beside = fl_str_slice(key, 0, fl_str_find_char(key, '_'));
  if (!fl_str_rcut(beside, '/', &name, &version) || !is_version(version)) {
    name = name_before_at(key);
    version = fl_str_from_pos(key, name.n + 1);
    version = fl_str_slice(version, 0, fl_str_find_char(version, '_'));
  }
  if (is_version(version)) fl_rows_dep(rows, name, version, at);
}

void fl_read_pnpm_lock(fl_rows *rows) {
  fl_str rest = rows->text, line;
  bool in_packages = false;
  while (!rows->full && fl_next_line(&rest, &line)) {
    if (line.n == 0) continue;
    if (line.at[0] != ' ') in_packages = fl_str_eq_c(line, "packages:");
    bool is_key =
        line.n > 3 && fl_str_starts_c(line, "  ") && line.at[2] != ' ' && line.at[line.n - 1] == ':';
    if (in_packages && is_key) take_pnpm_key(rows, fl_unquoted(fl_str_slice(line, 2, line.n - 1)));
  }
}
