// The language registry: generated rows for what has a grammar, rows written here for the rest; looked up by file name.
#include "walk/language.h"

#include "base/io.h"

#include <stddef.h>

#define CONFIG(ID, NAME, LINE) .id = ID, .name = NAME, .kind = FL_LANGUAGE_CONFIG, .line_comment = LINE
#define FOREIGN(ID, NAME) .id = ID, .name = NAME, .kind = FL_LANGUAGE_FOREIGN
#define FL_LANGUAGE(ID, NAME, LINE, BLOCK_BEGIN, BLOCK_END, ...)                                                       \
  {.id = ID, .name = NAME, .kind = FL_LANGUAGE_CODE, .line_comment = LINE, .block_begin = BLOCK_BEGIN,                \
   .block_end = BLOCK_END, .extensions = {__VA_ARGS__}},

static const fl_language languages[] = {
    {.id = "", .name = ""},
#include "fl_languages.inc"
    {CONFIG("cargo", "Cargo manifest", "#"), .names = {"Cargo.toml", "Cargo.lock"}, .ecosystem = "rust"},
    {CONFIG("dockerfile", "Dockerfile", "#"), .extensions = {".dockerfile"}, .names = {"Dockerfile", "Containerfile", "Dockerfile.*", "*.Dockerfile"}},
    {CONFIG("env", "environment file", "#"), .extensions = {".env"}, .names = {".env", ".env.*"}},
    {CONFIG("gems", "list of gems", "#"), .extensions = {".gemspec"}, .names = {"Gemfile", "Gemfile.lock", "gems.rb", "gems.locked"}, .ecosystem = "ruby"},
    {CONFIG("gomod", "Go module file", "//"), .names = {"go.mod"}, .ecosystem = "go"},
    {CONFIG("gradle", "Gradle build file", "//"), .extensions = {".gradle"}, .names = {"*.gradle.kts"}},
    {CONFIG("hcl", "HCL", "#"), .extensions = {".tf", ".tfvars", ".hcl"}, .names = {"*.auto.tfvars"}},
    {CONFIG("json", "JSON", NULL), .extensions = {".json"}, .names = {"Pipfile.lock", "composer.lock"}},
    {CONFIG("msbuild", "MSBuild project", NULL), .extensions = {".csproj", ".props"},
     .names = {"packages.config", "App.config", "app.config", "Web.config", "web.config"}},
    {CONFIG("nginx", "nginx configuration", "#"), .names = {"*nginx*.conf", "*nginx*/*.conf", "*conf.d/*.conf", "*sites-enabled/*.conf", "*sites-available/*.conf", "*.conf.template"}},
    {CONFIG("prisma", "Prisma schema", "//"), .extensions = {".prisma"}},
    {CONFIG("proto", "Protocol Buffers", "//"), .extensions = {".proto"}},
    {CONFIG("properties", "properties", "#"), .extensions = {".properties"}},
    {CONFIG("serverconf", "server configuration", "#"), .extensions = {".cnf", ".ini"},
     .names = {"*postgresql*.conf", "*fpm*.conf", "www.conf", "*redis*.conf", "*sentinel*.conf", "*valkey*.conf", "rabbit*.conf", "zoo*.cfg", "mongod*.conf"}},
    {CONFIG("requirements", "pip requirements", "#"), .names = {"*requirements*.txt", "*requirements/*.txt", "constraints*.txt"}},
    {CONFIG("sql", "SQL", "--"), .extensions = {".sql", ".cql"}},
    {CONFIG("toml", "TOML", "#"), .extensions = {".toml"}, .names = {"Pipfile", "poetry.lock", "uv.lock", "pdm.lock"}},
    {CONFIG("xml", "XML", NULL), .extensions = {".xml"}},
    {CONFIG("yaml", "YAML", "#"), .extensions = {".yml", ".yaml"}},
    {CONFIG("yarnlock", "yarn lock file", "#"), .names = {"yarn.lock"}},
    {FOREIGN("clojure", "Clojure"), .extensions = {".clj", ".cljc"}},
    {FOREIGN("dart", "Dart"), .extensions = {".dart"}},
    {FOREIGN("elixir", "Elixir"), .extensions = {".ex", ".exs"}},
    {FOREIGN("erlang", "Erlang"), .extensions = {".erl"}},
    {FOREIGN("fsharp", "F#"), .extensions = {".fs"}},
    {FOREIGN("groovy", "Groovy"), .extensions = {".groovy"}},
    {FOREIGN("haskell", "Haskell"), .extensions = {".hs"}},
    {FOREIGN("lua", "Lua"), .extensions = {".lua"}},
    {FOREIGN("objc", "Objective-C"), .extensions = {".m", ".mm"}},
    {FOREIGN("perl", "Perl"), .extensions = {".pl", ".pm"}},
    {FOREIGN("svelte", "Svelte"), .extensions = {".svelte"}},
    {FOREIGN("swift", "Swift"), .extensions = {".swift"}},
    {FOREIGN("visualbasic", "Visual Basic"), .extensions = {".vb"}},
    {FOREIGN("vue", "Vue"), .extensions = {".vue"}},
};

uint16_t fl_language_count(void) { return sizeof languages / sizeof *languages; }

const fl_language *fl_language_at(uint16_t index) { return &languages[index]; }

uint16_t fl_language_find(fl_str id) {
  for (uint16_t i = 1; i < fl_language_count(); i++)
    if (fl_str_eq_c(id, languages[i].id)) return i;
  return 0;
}

bool fl_file_name_matches(fl_str name, const char *pattern) {
  uint32_t at = 0, retry = 0;
  const char *star = NULL;
  while (at < name.n) {
    if (*pattern == '*') star = ++pattern, retry = at;
    else if (*pattern && *pattern == name.at[at]) pattern++, at++;
    else if (star) pattern = star, at = ++retry;
    else return false;
  }
  while (*pattern == '*') pattern++;
  return *pattern == '\0';
}

// A pattern is matched against the path, so that it may name a folder: "requirements/*.txt".
static bool has_name(const fl_language *language, fl_str path, fl_str name) {
  for (int i = 0; i < FL_LANGUAGE_NAMES && language->names[i]; i++) {
    const char *wanted = language->names[i];
    bool in_folder = strchr(wanted, '/') != NULL;
    if (fl_file_name_matches(in_folder ? path : name, wanted)) return true;
  }
  return false;
}

bool fl_language_has_extension(uint16_t index, fl_str extension) {
  for (int i = 0; i < FL_LANGUAGE_NAMES && languages[index].extensions[i]; i++)
    if (fl_str_eq_c(extension, languages[index].extensions[i])) return true;
  return false;
}

uint16_t fl_language_of_path(fl_str path) {
  fl_str name = fl_path_base(path);
  for (uint16_t i = 1; i < fl_language_count(); i++)
    if (has_name(&languages[i], path, name)) return i;
  uint32_t dot = fl_str_rfind_char(name, '.');
  if (dot == FL_STR_NONE) return 0;
  fl_str extension = fl_str_from_pos(name, dot);
  for (uint16_t i = 1; i < fl_language_count(); i++)
    if (fl_language_has_extension(i, extension)) return i;
  return 0;
}
