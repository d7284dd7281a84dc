// Cargo.toml: how a crate is called by those who use it, and what it depends on. Cargo.lock is read like other TOML locks.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include <stdio.h>

typedef struct dependency { // the one that is being read; a table or an inline table has its parts one after another
  fl_str key, name, version, at; // key: what it is called here
} dependency;

typedef struct manifest {
  fl_rows *rows;
  dependency open;
  fl_str package, library; // names
  fl_str target, path;     // of the [[test]], [[bin]] or the like that is being read
} manifest;

// `1.2` means ^1.2.
static void flush(manifest *m) {
  char text[64];
  fl_str version = m->open.version;
  bool digit = version.n && version.at[0] >= '0' && version.at[0] <= '9';
  if (digit && version.n < sizeof text - 1) {
    text[0] = '^';
    memcpy(text + 1, version.at, version.n);
    version = (fl_str){text, version.n + 1};
  }
  if (m->open.name.n) fl_rows_dep(m->rows, m->open.name, version, m->open.at);
  m->open = (dependency){0};
}

// dependencies, dev-dependencies, workspace.dependencies, target.'cfg(unix)'.dependencies; behind it perhaps the one's own name.
static bool is_dependencies(fl_str table, fl_str *name) {
  static const char *const words[] = {"dependencies", "dev-dependencies", "build-dependencies"};
  fl_str head, last;
  *name = (fl_str){0};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    fl_str word = fl_str_from(words[i]);
    if (fl_str_eq(table, word) || (fl_str_ends(table, word) && table.at[table.n - word.n - 1] == '.')) return true;
    if (!fl_str_rcut(table, '.', &head, &last) || !fl_str_ends(head, word)) continue;
    if (head.n == word.n || head.at[head.n - word.n - 1] == '.') return *name = fl_unquoted(last), true;
  }
  return false;
}

static void open_dependency(manifest *m, fl_str name, fl_str at) {
  if (m->open.key.n && m->open.key.at == name.at) return;
  flush(m);
  m->open = (dependency){.key = name, .name = name, .at = at};
}

static void take_part(manifest *m, fl_str key, fl_str value) {
  if (fl_str_eq_c(key, "version")) m->open.version = value;
  if (fl_str_eq_c(key, "package")) m->open.name = value;
}

static void take_dependency(manifest *m, const fl_toml_scan *s, fl_str name) {
  fl_str own, part;
  if (name.n) {
    open_dependency(m, name, s->value);
    if (s->depth == 0) take_part(m, s->key, s->value);
    return;
  }
  bool dotted = fl_str_cut(s->key, '.', &own, &part); // serde.workspace = true
  open_dependency(m, dotted ? own : s->key, s->value);
  if (s->depth == 0 && s->is_string) m->open.version = s->value;
  if (s->depth == 1 && s->is_string && !s->levels[0].is_array) take_part(m, s->levels[0].key, s->value);
}

// A crate's name is a word of the language: my-crate is my_crate. `folder`: where its files begin, below that of the manifest.
static void name_crate(fl_rows *rows, fl_str name, fl_str folder) {
  char text[128], key[192];
  if (!name.n || name.n > sizeof text) return;
  for (uint32_t i = 0; i < name.n; i++) text[i] = name.at[i] == '-' ? '_' : name.at[i];
  int n = snprintf(key, sizeof key, FL_SETTING_MODULE "%s%.*s", folder.n ? "/" : "", FL_STR_ARG(folder));
  if (n > 0 && n < (int)sizeof key) fl_rows_conf(rows, (fl_str){key, (uint32_t)n}, (fl_str){text, name.n}, name);
}

// [[test]] with the path of its first file: a crate whose files begin there. Those in the usual places need no name.
static void name_target(fl_rows *rows, fl_str name, fl_str path) {
  static const char *const usual[] = {"src", "src/bin", "tests", "benches", "examples"};
  uint32_t slash = fl_str_rfind_char(path, '/');
  if (!name.n || slash == FL_STR_NONE || path.at[0] == '.') return;
  fl_str folder = fl_str_slice(path, 0, slash), head = fl_str_slice(folder, 0, fl_str_find_char(folder, '/') == FL_STR_NONE ? folder.n : fl_str_find_char(folder, '/'));
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
    if (fl_str_eq_c(folder, usual[i]) || (i > 1 && fl_str_eq_c(head, usual[i]))) return;
  if (!fl_str_starts_c(folder, "src/bin/")) name_crate(rows, name, folder);
}

static bool is_target(fl_str table) {
  return fl_str_eq_c(table, "test") || fl_str_eq_c(table, "bin") || fl_str_eq_c(table, "example") || fl_str_eq_c(table, "bench");
}

static void close_table(manifest *m) {
  flush(m);
  name_target(m->rows, m->target, m->path);
  m->target = m->path = (fl_str){0};
}

void fl_read_cargo(fl_rows *rows) {
  fl_toml_scan s = {.text = rows->text};
  manifest m = {.rows = rows};
  uint32_t table = 0;
  while (!rows->full && fl_toml_scan_next(&s)) {
    fl_str name;
    if (s.n_tables != table) close_table(&m), table = s.n_tables;
    if (s.depth == 0 && is_target(s.table)) {
      if (fl_str_eq_c(s.key, "name")) m.target = s.value;
      if (fl_str_eq_c(s.key, "path")) m.path = s.value;
    }
    if (s.depth == 0 && fl_str_eq_c(s.key, "name")) {
      if (fl_str_eq_c(s.table, "package")) m.package = s.value;
      if (fl_str_eq_c(s.table, "lib")) m.library = s.value;
    }
    if (is_dependencies(s.table, &name)) take_dependency(&m, &s, name);
  }
  close_table(&m);
  name_crate(rows, m.library.n ? m.library : m.package, (fl_str){0});
  if (s.is_broken) fl_rows_broken(rows, s.at);
}
