// MSBuild projects and property files, packages.config, packages.lock.json: packages, the SDK and the platform as dependencies; what a
// project opens for all its files; the settings that an App.config or Web.config adds.
#include "facts/deploy_p.h"
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include "base/io.h"

enum { MAX_PLATFORM_BYTES = 16 };

// ---- properties -------------------------------------------------------------------------------------------------------------

// $(Name) of the same file; "" when it stands in another one, or is a part of a longer text.
static fl_str expanded(const fl_rows *rows, fl_str text) {
  if (!fl_str_contains(text, FL_STR("$("))) return text;
  if (!fl_str_starts_c(text, "$(") || !fl_str_ends_c(text, ")")) return (fl_str){0};
  fl_str name = fl_str_slice(text, 2, text.n - 1), found = {0};
  fl_xml_scan s = {.text = rows->text};
  while (fl_xml_scan_next(&s))
    if (s.is_leaf && s.depth == 3 && fl_str_eq_c(s.names[1], "PropertyGroup") && fl_str_eq(s.names[2], name)) found = s.value;
  return fl_str_contains(found, FL_STR("$(")) ? (fl_str){0} : found;
}

// ---- platform -----------------------------------------------------------------------------------------------------------------

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// net8.0-windows -> 8.0, netcoreapp3.1 -> 3.1, net472 -> 4.7.2; netstandard2.0 runs on many.
static fl_str platform_version(fl_str target, char buf[MAX_PLATFORM_BYTES]) {
  fl_str rest = target;
  fl_str_cut(target, '-', &target, &rest);
  if (fl_str_starts_c(target, "netcoreapp")) return fl_str_from_pos(target, sizeof "netcoreapp" - 1);
  if (!fl_str_starts_c(target, "net") || target.n < 5 || !is_digit(target.at[3])) return (fl_str){0};
  fl_str version = fl_str_from_pos(target, 3);
  if (fl_str_find_char(version, '.') != FL_STR_NONE) return version;
  uint32_t n = 0;
  for (uint32_t i = 0; i < version.n && n + 2 < MAX_PLATFORM_BYTES; i++) {
    if (n) buf[n++] = '.';
    buf[n++] = version.at[i];
  }
  return (fl_str){buf, n};
}

static void take_platform(fl_rows *rows, fl_str targets) {
  char buf[MAX_PLATFORM_BYTES];
  fl_str target;
  for (bool more = true; more;) {
    more = fl_str_cut(targets, ';', &target, &targets);
    target = fl_str_trim(target);
    fl_str version = platform_version(target, buf);
    if (version.n) fl_rows_dep(rows, FL_STR("dotnet"), version, target);
  }
}

// ---- projects -----------------------------------------------------------------------------------------------------------------

// What these build starts by itself: a server, a worker, a page's program, the host of others.
static bool is_of_programs(fl_str sdk) {
  static const char *const ends[] = {".Web", ".Worker", ".BlazorWebAssembly", ".AppHost.Sdk"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (fl_str_ends_c(sdk, ends[i])) return true;
  return false;
}

static void take_sdk(fl_rows *rows, const fl_xml_scan *s) {
  fl_str sdk = fl_xml_attribute(s, 0, "Sdk"), name, version;
  if (!fl_str_cut(sdk, '/', &name, &version)) name = sdk, version = (fl_str){0};
  fl_rows_dep(rows, name, version, sdk);
  if (is_of_programs(name)) fl_rows_conf(rows, FL_STR(FL_SETTING_STARTS), name, sdk);
}

static void take_output(fl_rows *rows, fl_str type) {
  static const char *const programs[] = {"Exe", "WinExe", "AppContainerExe"};
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
    if (fl_str_eq_c(type, programs[i])) fl_rows_conf(rows, FL_STR(FL_SETTING_STARTS), type, type);
}

// ..\Bus\Bus.csproj, ..\Shared\Log.cs
static void take_file(fl_rows *rows, fl_str path, const char *key) {
  fl_buf file = {0};
  for (uint32_t i = 0; i < path.n; i++) fl_buf_add_char(&file, path.at[i] == '\\' ? '/' : path.at[i]);
  fl_str at = fl_rows_path(rows, fl_buf_str(&file));
  if (at.n) fl_rows_conf(rows, fl_str_from(key), at, path);
  fl_buf_release(&file);
}

static fl_str named(const fl_xml_scan *s) {
  fl_str name = fl_xml_attribute(s, s->depth - 1, "Include");
  return name.n ? name : fl_xml_attribute(s, s->depth - 1, "Update");
}

// The version is an attribute, or an element inside that has ended before.
static void take_package(fl_rows *rows, const fl_xml_scan *s, fl_str version) {
  fl_str attribute = fl_xml_attribute(s, s->depth - 1, "Version"), name = named(s);
  if (!attribute.n) attribute = fl_xml_attribute(s, s->depth - 1, "VersionOverride");
  fl_rows_dep(rows, name, expanded(rows, attribute.n ? attribute : version), name);
}

static void take_project_element(fl_rows *rows, const fl_xml_scan *s, fl_str *version) {
  fl_str name = s->names[s->depth - 1], using = fl_xml_attribute(s, s->depth - 1, "Include");
  if (fl_str_eq_c(name, "Version")) *version = s->value;
  else if (fl_str_eq_c(name, "PackageReference") || fl_str_eq_c(name, "PackageVersion")) take_package(rows, s, *version);
  else if (fl_str_eq_c(name, "GlobalPackageReference") || fl_str_eq_c(name, "FrameworkReference")) take_package(rows, s, (fl_str){0});
  else if (fl_str_eq_c(name, "TargetFramework") || fl_str_eq_c(name, "TargetFrameworks")) take_platform(rows, expanded(rows, s->value));
  else if (fl_str_eq_c(name, "OutputType")) take_output(rows, s->value);
  else if (fl_str_eq_c(name, "ProjectReference")) take_file(rows, using, FL_SETTING_USES);
  else if (fl_str_eq_c(name, "Compile") && fl_str_starts_c(using, "..")) take_file(rows, using, FL_SETTING_COMPILES);
  else if (fl_str_eq_c(name, "Using") && using.n && !fl_xml_attribute(s, s->depth - 1, "Alias").n)
    fl_rows_conf(rows, FL_STR(FL_SETTING_OPEN), using, using);
  if (!fl_str_eq_c(name, "Version")) *version = (fl_str){0};
}

void fl_read_msbuild(fl_rows *rows) {
  fl_xml_scan s = {.text = rows->text};
  fl_str version = {0}, name = fl_path_base(rows->path), stem = name;
  fl_str_rcut(name, '.', &stem, NULL);
  bool project = fl_str_ends_c(name, "proj"), first = true;
  if (project) fl_rows_conf(rows, FL_STR(FL_SETTING_UNIT), stem, (fl_str){rows->text.at, 0});
  while (!rows->full && fl_xml_scan_next(&s)) {
    if (first) take_sdk(rows, &s), first = false;
    if (s.depth > 1 && s.depth <= FL_SCAN_DEPTH) take_project_element(rows, &s, &version);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// ---- what NuGet writes --------------------------------------------------------------------------------------------------------

static void take_config_element(fl_rows *rows, const fl_xml_scan *s) {
  fl_str id = fl_xml_attribute(s, s->depth - 1, "id"), key = fl_xml_attribute(s, s->depth - 1, "key");
  fl_str value = fl_xml_attribute(s, s->depth - 1, "value");
  if (fl_str_eq_c(s->names[s->depth - 1], "package")) fl_rows_dep(rows, id, fl_xml_attribute(s, s->depth - 1, "version"), id);
  bool setting = s->depth > 1 && fl_str_eq_c(s->names[s->depth - 2], "appSettings") && fl_str_eq_c(s->names[s->depth - 1], "add");
  if (setting) fl_rows_setting(rows, key, value, value);
}

void fl_read_net_config(fl_rows *rows) {
  fl_xml_scan s = {.text = rows->text};
  while (!rows->full && fl_xml_scan_next(&s))
    if (s.depth <= FL_SCAN_DEPTH) take_config_element(rows, &s);
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// {"dependencies": {"net8.0": {"Package": {"resolved": "1.2.3"}}}}
void fl_read_nuget_lock(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  while (!rows->full && fl_json_scan_next(&s)) {
    bool resolved = s.depth == 4 && fl_json_scan_is(&s, 0, "dependencies") && fl_json_scan_is(&s, 3, "resolved");
    if (resolved) fl_rows_dep(rows, s.levels[2].key, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}
