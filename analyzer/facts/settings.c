// A settings file's name -> its reader -> rows -> facts.
#include "facts/settings_p.h"

#include "base/io.h"
#include "walk/language.h"

// ---- rows ---------------------------------------------------------------------------------------------------------------

static void go_to(fl_rows *rows, uint32_t byte) {
  if (byte < rows->known_line_begin) rows->known_byte = rows->known_line_begin = 0, rows->known_line = 1;
  const char *at = rows->text.at + rows->known_byte, *end = rows->text.at + byte;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
    rows->known_line++;
    rows->known_line_begin = (uint32_t)(++at - rows->text.at);
  }
  if (byte > rows->known_byte) rows->known_byte = byte;
}

static fl_span span_of(fl_rows *rows, fl_str at) {
  uint32_t begin = at.at ? (uint32_t)(at.at - rows->text.at) : 0;
  go_to(rows, begin);
  uint32_t col = begin - rows->known_line_begin + 1 + (rows->known_line == 1 ? rows->skipped : 0);
  return (fl_span){begin + rows->skipped, begin + rows->skipped + at.n, rows->known_line, col};
}

static void add_hole(fl_rows *rows, uint8_t kind, uint32_t begin) {
  fl_span span = span_of(rows, (fl_str){rows->text.at + begin, rows->text.n - begin});
  go_to(rows, rows->text.n);
  fl_array_push(&rows->holes, (fl_hole){.kind = kind, .span = span, .line_end = rows->known_line});
}

static bool has_room(fl_rows *rows, uint32_t n, uint32_t max, fl_str at) {
  if (rows->full) return false;
  if (n <= max) return true;
  rows->full = true;
  add_hole(rows, FL_HOLE_ROWS, at.n ? (uint32_t)(at.at - rows->text.at) : 0);
  return false;
}

static fl_sym sym(fl_rows *rows, fl_str text) { return fl_intern_add(&rows->syms, text); }

fl_str fl_rows_keep(fl_rows *rows, fl_str text) { return fl_intern_text(&rows->syms, sym(rows, text)); }

void fl_rows_conf(fl_rows *rows, fl_str key, fl_str val, fl_str at) {
  if (key.n == 0 || !has_room(rows, rows->confs.n, FL_MAX_CONFS, at)) return;
  fl_conf conf = {sym(rows, key), sym(rows, val), sym(rows, rows->profile), rows->document, span_of(rows, at)};
  fl_array_push(&rows->confs, conf);
}

void fl_rows_setting(fl_rows *rows, fl_str key, fl_str val, fl_str at) {
  fl_buf bare = {0};
  fl_rows_conf(rows, key, fl_setting_kept(key, fl_without_credentials(&bare, val)), at);
  fl_buf_release(&bare);
}

// A version may be an address, with credentials in it; nothing can be learned from that.
void fl_rows_dep(fl_rows *rows, fl_str name, fl_str version, fl_str at) {
  if (version.n > 100 || fl_str_contains(version, FL_STR("://"))) version = (fl_str){0};
  if (name.n == 0 || !has_room(rows, rows->deps.n, FL_MAX_DEPS, at)) return;
  fl_dep dep = {.ecosystem = sym(rows, fl_str_from(rows->ecosystem)),
                .name = sym(rows, name),
                .version = sym(rows, version)};
  dep.locked = rows->locked;
  dep.of_tests = rows->of_tests;
  dep.span = span_of(rows, at);
  fl_array_push(&rows->deps, dep);
}

void fl_rows_deploy_row(fl_rows *rows, uint8_t kind, fl_str unit, fl_str key, fl_str val, fl_str at) {
  if (key.n == 0 || !has_room(rows, rows->deploys.n, FL_MAX_CONFS, at)) return;
  fl_deploy row = {.kind = kind, .unit = sym(rows, unit), .key = sym(rows, key), .val = sym(rows, val)};
  row.profile = sym(rows, rows->profile);
  row.span = span_of(rows, at);
  fl_array_push(&rows->deploys, row);
}

void fl_rows_limit(fl_rows *rows, fl_limit row, fl_str at) {
  if (!has_room(rows, rows->limits.n, FL_MAX_CONFS, at)) return;
  row.profile = sym(rows, rows->profile);
  row.only_if = sym(rows, rows->condition);
  row.span = span_of(rows, at);
  fl_array_push(&rows->limits, row);
}

void fl_rows_rpc(fl_rows *rows, fl_rpc row, fl_str at) {
  if (!has_room(rows, rows->rpcs.n, FL_MAX_CONFS, at)) return;
  row.span = span_of(rows, at);
  fl_array_push(&rows->rpcs, row);
}

void fl_rows_table(fl_rows *rows, fl_str name, const char *kind, fl_str columns, fl_str at) {
  if (name.n == 0 || !has_room(rows, rows->tables.n, FL_MAX_CONFS, at)) return;
  fl_buf_clear(&rows->resolved);
  for (uint32_t i = 0; i < columns.n; i++)
    if (columns.at[i] != ' ') fl_buf_add_char(&rows->resolved, columns.at[i]);
  fl_table row = {sym(rows, name), sym(rows, fl_str_from(kind)), sym(rows, fl_buf_str(&rows->resolved)), span_of(rows, at)};
  fl_array_push(&rows->tables, row);
}

void fl_rows_note(fl_rows *rows, uint8_t kind, fl_str text, bool own_line) {
  fl_note note = {.text = sym(rows, text), .kind = kind, .own_line = own_line, .span = span_of(rows, text)};
  fl_array_push(&rows->notes, note);
}

void fl_rows_broken(fl_rows *rows, uint32_t begin) {
  if (!rows->full) add_hole(rows, FL_HOLE_SYNTAX, begin < rows->text.n ? begin : rows->text.n);
}

// ---- lines ----------------------------------------------------------------------------------------------------------------

bool fl_next_line(fl_str *rest, fl_str *line) {
  if (rest->n == 0) return false;
  fl_str_cut(*rest, '\n', line, rest);
  if (line->n && line->at[line->n - 1] == '\r') line->n--;
  return true;
}

fl_str fl_unquoted(fl_str text) {
  bool quoted = text.n >= 2 && (text.at[0] == '"' || text.at[0] == '\'') && text.at[text.n - 1] == text.at[0];
  return quoted ? fl_str_slice(text, 1, text.n - 1) : text;
}

// ---- readers ---------------------------------------------------------------------------------------------------------------

typedef struct reader {
  const char *name; // '*' stands for anything
  void (*read)(fl_rows *);
  const char *ecosystem; // NULL: the one of the registry's row
  bool locked;
} reader;

// The first that fits.
static const reader readers[] = {
    {"go.mod", fl_read_gomod, NULL, false},
    {"package.json", fl_read_package_json, "npm", false},
    {"tsconfig*.json", fl_read_tsconfig, NULL, false},
    {"jsconfig*.json", fl_read_tsconfig, NULL, false},
    {"package-lock.json", fl_read_package_lock, "npm", true},
    {"npm-shrinkwrap.json", fl_read_package_lock, "npm", true},
    {"yarn.lock", fl_read_yarn_lock, "npm", true},
    {"pnpm-lock.yaml", fl_read_pnpm_lock, "npm", true},
    {"composer.json", fl_read_composer_json, "packagist", false},
    {"composer.lock", fl_read_composer_lock, "packagist", true},
    {"pom.xml", fl_read_pom, "maven", false},
    {"*.gradle", fl_read_gradle, "maven", false},
    {"*.gradle.kts", fl_read_gradle, "maven", false},
    {"*.versions.toml", fl_read_version_catalog, "maven", false},
    {"*.txt", fl_read_requirements, "pypi", false}, // the registry lets no others of these through
    {"pyproject.toml", fl_read_pyproject, "pypi", false},
    {"Pipfile", fl_read_pyproject, "pypi", false},
    {"Pipfile.lock", fl_read_pipfile_lock, "pypi", true},
    {"Cargo.toml", fl_read_cargo, "cargo", false},
    {"Cargo.lock", fl_read_toml_lock, "cargo", true},
    {"Gemfile", fl_read_gemfile, "rubygems", false},
    {"gems.rb", fl_read_gemfile, "rubygems", false},
    {"*.gemspec", fl_read_gemspec, "rubygems", false},
    {"Gemfile.lock", fl_read_gemfile_lock, "rubygems", true},
    {"gems.locked", fl_read_gemfile_lock, "rubygems", true},
    {"*.lock", fl_read_toml_lock, "pypi", true},
    {"packages.lock.json", fl_read_nuget_lock, "nuget", true},
    {"*.*proj", fl_read_msbuild, "nuget", false},
    {"*.props", fl_read_msbuild, "nuget", false},
    {"*.config", fl_read_net_config, "nuget", false}, // the registry lets no others of these through
    {"*.properties", fl_read_properties, NULL, false},
    {"*.env", fl_read_env, NULL, false},
    {".env.*", fl_read_env, NULL, false},
    {"firebase.json", fl_read_hosting, NULL, false},
    {"*.json", fl_read_json, NULL, false},
    {"*.toml", fl_read_toml, NULL, false},
    {"*.yml", fl_read_yaml, NULL, false},
    {"*.yaml", fl_read_yaml, NULL, false},
    {"*.xml", fl_read_xml, NULL, false},
    {"*.proto", fl_read_proto, NULL, false},
    {"*.prisma", fl_read_prisma, NULL, false},
    {"*.tf", fl_read_hcl, NULL, false},
    {"*.tfvars", fl_read_hcl, NULL, false},
    {"*.hcl", fl_read_hcl, NULL, false},
    {"*.sql", fl_read_sql, NULL, false},
    {"*.cql", fl_read_sql, NULL, false},
    {"*postgresql*.conf", fl_read_server_conf, NULL, false},
    {"*redis*.conf", fl_read_server_conf, NULL, false},
    {"*sentinel*.conf", fl_read_server_conf, NULL, false},
    {"*valkey*.conf", fl_read_server_conf, NULL, false},
    {"rabbit*.conf", fl_read_server_conf, NULL, false},
    {"zoo*.cfg", fl_read_server_conf, NULL, false},
    {"*.cnf", fl_read_server_conf, NULL, false},
    {"*pgbouncer*.ini", fl_read_server_conf, NULL, false},
    {"*.ini", fl_read_ini, NULL, false},
    {"*fpm*.conf", fl_read_server_conf, NULL, false},
    {"www.conf", fl_read_server_conf, NULL, false},
    {"mongod*.conf", fl_read_yaml, NULL, false},
    {"*.conf.template", fl_read_nginx, NULL, false},
    {"*.conf", fl_read_nginx, NULL, false}, // the registry lets no others of these through
    {"*Dockerfile*", fl_read_dockerfile, NULL, false},
    {"Containerfile", fl_read_dockerfile, NULL, false},
    {"*.dockerfile", fl_read_dockerfile, NULL, false},
};

static const reader *reader_of(fl_str path) {
  fl_str name = fl_path_base(path);
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
    if (fl_file_name_matches(name, readers[i].name)) return &readers[i];
  return NULL;
}

// ---- profiles -------------------------------------------------------------------------------------------------------------

bool fl_is_profile_key(fl_str key) {
  return fl_str_ends_c(key, "config.activate.on-profile") || fl_str_ends_c(key, ".profiles");
}

// The part of a name behind one of these says when the file counts: application-prod.yml, appsettings.Production.json, .env.staging,
// compose.prod.yaml, values-prod.yaml, Dockerfile.dev. What is called `override` always does.
static fl_str stage_in_name(fl_str name) {
  static const char *const heads[] = {"application-",    "bootstrap-", "appsettings.", "docker-compose.", "docker-compose-", "compose.",
                                      "compose-", "values-",    "values.",      "Dockerfile.",     ".env."};
  fl_str stem, stage = {0};
  if (!fl_str_rcut(name, '.', &stem, NULL)) return stage;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    bool no_extension = fl_str_starts_c(name, ".env.") || fl_str_starts_c(name, "Dockerfile.");
    fl_str whole = no_extension ? name : stem;
    if (fl_str_starts_c(whole, heads[i])) stage = fl_str_from_pos(whole, (uint32_t)strlen(heads[i]));
  }
  return fl_str_eq_c(stage, "override") ? (fl_str){0} : stage;
}

static bool is_stage(fl_str word) {
  static const char *const stages[] = {"prod", "production", "dev",   "development", "staging", "stage",
                                       "test", "testing",    "local", "qa",          "uat",     "ci"};
  for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
    if (fl_str_eq_c(word, stages[i])) return true;
  return false;
}

// config/test.json, overlays/prod/web.yaml
static fl_str profile_of(fl_str path) {
  fl_str name = fl_path_base(path), stem = {0}, folder = fl_path_dir(path), stage = stage_in_name(name);
  if (stage.n) return stage;
  fl_str_cut(name, '.', &stem, NULL);
  if (is_stage(stem)) return stem;
  static const char *const parents[] = {"overlays", "environments", "envs"};
  for (; folder.n && !fl_str_eq_c(folder, "/"); folder = fl_path_dir(folder))
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
      if (fl_str_eq_c(fl_path_base(fl_path_dir(folder)), parents[i])) return fl_path_base(folder);
  return (fl_str){0};
}

// ---- facts ------------------------------------------------------------------------------------------------------------------

static void open_rows(fl_rows *rows) {
  fl_intern_init(&rows->syms);
  rows->known_line = 1;
  fl_array_push(&rows->confs, (fl_conf){0});
  fl_array_push(&rows->deps, (fl_dep){0});
  fl_array_push(&rows->deploys, (fl_deploy){0});
  fl_array_push(&rows->limits, (fl_limit){0});
  fl_array_push(&rows->rpcs, (fl_rpc){0});
  fl_array_push(&rows->tables, (fl_table){0});
  fl_array_push(&rows->notes, (fl_note){0});
  fl_array_push(&rows->holes, (fl_hole){0});
}

static void close_rows(fl_rows *rows) {
  fl_array_release(&rows->confs);
  fl_array_release(&rows->deps);
  fl_array_release(&rows->deploys);
  fl_array_release(&rows->limits);
  fl_array_release(&rows->rpcs);
  fl_array_release(&rows->tables);
  fl_buf_release(&rows->resolved);
  fl_array_release(&rows->notes);
  fl_array_release(&rows->holes);
  fl_intern_release(&rows->syms);
}

// Lists that settings never fill have their dummy alone.
static void publish(fl_facts *out, const fl_rows *rows, fl_arena *arena) {
#define X(T, name)                                                                                           \
  out->name = fl_arena_zero(arena, sizeof(T));                                                               \
  out->n_##name = 1;
  FL_FACT_LISTS(X)
#undef X
  out->confs = fl_arena_dup(arena, rows->confs.at, rows->confs.n * sizeof *rows->confs.at);
  out->deps = fl_arena_dup(arena, rows->deps.at, rows->deps.n * sizeof *rows->deps.at);
  out->deploys = fl_arena_dup(arena, rows->deploys.at, rows->deploys.n * sizeof *rows->deploys.at);
  out->limits = fl_arena_dup(arena, rows->limits.at, rows->limits.n * sizeof *rows->limits.at);
  out->rpcs = fl_arena_dup(arena, rows->rpcs.at, rows->rpcs.n * sizeof *rows->rpcs.at);
  out->tables = fl_arena_dup(arena, rows->tables.at, rows->tables.n * sizeof *rows->tables.at);
  out->notes = fl_arena_dup(arena, rows->notes.at, rows->notes.n * sizeof *rows->notes.at);
  out->n_notes = rows->notes.n;
  out->holes = fl_arena_dup(arena, rows->holes.at, rows->holes.n * sizeof *rows->holes.at);
  out->n_confs = rows->confs.n;
  out->n_deps = rows->deps.n;
  out->n_deploys = rows->deploys.n;
  out->n_limits = rows->limits.n;
  out->n_rpcs = rows->rpcs.n;
  out->n_tables = rows->tables.n;
  out->n_holes = rows->holes.n;
  uint32_t n = fl_intern_count(&rows->syms);
  fl_str *texts = fl_arena_alloc(arena, n * sizeof *texts);
  for (uint32_t i = 0; i < n; i++) texts[i] = fl_arena_str(arena, fl_intern_text(&rows->syms, i));
  out->texts = texts;
  out->n_texts = n;
  out->flags = rows->holes.n > 1 ? FL_FILE_DEGRADED : 0;
}

bool fl_settings_read(fl_facts *out, fl_arena *arena, const fl_source *source, uint16_t language) {
  fl_rows rows = {.path = fl_str_from(source->path), .text = source->text};
  const reader *how = reader_of(rows.path);
  if (!how) return false;
  if (fl_str_starts_c(rows.text, "\xEF\xBB\xBF")) rows.skipped = 3, rows.text = fl_str_from_pos(rows.text, 3);
  rows.ecosystem = how->ecosystem ? how->ecosystem : fl_language_at(language)->ecosystem;
  rows.locked = how->locked;
  rows.profile = profile_of(rows.path);
  open_rows(&rows);
  how->read(&rows);
  fl_read_settings_notes(&rows, language);
  bool any = rows.confs.n > 1 || rows.deps.n > 1 || rows.deploys.n > 1 || rows.limits.n > 1 ||
             rows.rpcs.n > 1 || rows.tables.n > 1 || rows.notes.n > 1 || rows.holes.n > 1;
  if (any) {
    *out = (fl_facts){.language = language};
    publish(out, &rows, arena);
  }
  close_rows(&rows);
  return any;
}
