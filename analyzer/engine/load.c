// Finds the data directory and loads rules and models: the shipped ones, those that were asked for, the project's own.
#define _XOPEN_SOURCE 700 // readlink with the rest of POSIX
#include "engine/engine.h"

#include "base/io.h"

#include <stdlib.h>
#include <unistd.h>

// The folder of the running program, "" when the system does not say.
static fl_str program_folder(char *buf, size_t size) {
  ssize_t n = readlink("/proc/self/exe", buf, size);
  if (n <= 0 || (size_t)n == size) return (fl_str){0};
  return fl_path_dir((fl_str){buf, (uint32_t)n});
}

static bool has_rules(const char *dir) {
  fl_buf path = {0};
  bool has = fl_path_is_dir(fl_path_join(&path, fl_str_from(dir), FL_STR("rules")));
  fl_buf_release(&path);
  return has;
}

static const char *named_data(const char *dir, fl_error *err) {
  if (has_rules(dir)) return dir;
  fl_error_set(err, FL_E_USAGE, dir, 0, 0, "is no data directory: it holds no folder 'rules'");
  return NULL;
}

const char *fl_engine_find_data(fl_arena *arena, const char *asked, fl_error *err) {
  // As installed (bin/faultline), as built (build/faultline with build/share), and straight in the source tree.
  static const char *const places[] = {"../share/faultline", "share/faultline", ".."};
  const char *env = getenv("FAULTLINE_DATA");
  if (asked) return named_data(asked, err);
  if (env && env[0]) return named_data(env, err);
  char exe[4096];
  fl_str folder = program_folder(exe, sizeof exe);
  for (size_t i = 0; folder.n && i < sizeof places / sizeof *places; i++) {
    fl_buf path = {0};
    const char *dir = fl_arena_text(arena, fl_str_from(fl_path_join(&path, folder, fl_str_from(places[i]))));
    fl_buf_release(&path);
    if (has_rules(dir)) return dir;
  }
  fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no rules beside the program; name their folder with --data or FAULTLINE_DATA");
  return NULL;
}

static const char *inside(fl_arena *arena, const char *dir, const char *name) {
  fl_buf path = {0};
  const char *text = fl_arena_text(arena, fl_str_from(fl_path_join(&path, fl_str_from(dir), fl_str_from(name))));
  fl_buf_release(&path);
  return text;
}

static int add_rules(fl_engine *engine, const char *dir, fl_errors *errors) {
  fl_rules *more = NULL;
  int rc = fl_rules_compile(&more, engine->rules, dir, errors);
  if (rc) return rc;
  fl_rules_free(engine->rules);
  engine->rules = more;
  return FL_OK;
}

static int add_models(fl_engine *engine, const char *dir, fl_errors *errors) {
  fl_models *more = NULL;
  if (!fl_path_is_dir(dir)) return FL_OK;
  int rc = fl_models_compile(&more, engine->models, dir, errors);
  if (rc) return rc;
  fl_models_free(engine->models);
  engine->models = more;
  return FL_OK;
}

// The packs that the build made are read in no time; without one, or with one of another build, the YAML is compiled.
static int load_shipped_models(fl_engine *engine, fl_errors *errors) {
  const char *pack = inside(&engine->arena, engine->data_dir, "models.pack");
  if (fl_path_exists(pack) && fl_models_map(&engine->models, pack, NULL) == FL_OK) return FL_OK;
  int rc = add_models(engine, inside(&engine->arena, engine->data_dir, "rules/models"), errors);
  return rc ? rc : add_models(engine, inside(&engine->arena, engine->data_dir, "rules/vocabulary"), errors);
}

static int load_shipped_rules(fl_engine *engine, const char *only, fl_errors *errors) {
  const char *pack = inside(&engine->arena, engine->data_dir, "rules.pack");
  if (only) return add_rules(engine, only, errors);
  if (fl_path_exists(pack) && fl_rules_map(&engine->rules, pack, NULL) == FL_OK) return FL_OK;
  return add_rules(engine, inside(&engine->arena, engine->data_dir, "rules"), errors);
}

static int keep_worst(int rc, int more) { return rc ? rc : more; }

static int load_all(fl_engine *engine, const fl_engine_options *options, fl_errors *errors) {
  int rc = load_shipped_models(engine, errors);
  rc = keep_worst(rc, load_shipped_rules(engine, options->only_rules, errors));
  for (uint32_t i = 0; i < options->n_rules; i++) {
    rc = keep_worst(rc, add_rules(engine, options->rules[i], errors));
    rc = keep_worst(rc, add_models(engine, inside(&engine->arena, options->rules[i], "models"), errors));
    rc = keep_worst(rc, add_models(engine, inside(&engine->arena, options->rules[i], "vocabulary"), errors));
  }
  if (!options->project) return rc;
  const char *own = inside(&engine->arena, options->project, ".faultline/rules");
  if (fl_path_is_dir(own)) rc = keep_worst(rc, add_rules(engine, own, errors));
  rc = keep_worst(rc, add_models(engine, inside(&engine->arena, options->project, ".faultline/models"), errors));
  return keep_worst(rc, add_models(engine, inside(&engine->arena, options->project, ".faultline/vocabulary"), errors));
}

// ---- configuration -----------------------------------------------------------------------------------------------------------------------

static bool is_plain(fl_str word) {
  bool plain = word.n > 0;
  for (uint32_t i = 0; i < word.n && plain; i++) {
    char c = word.at[i];
    plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  }
  return plain;
}

// As a file of rules/vocabulary would say it.
static int add_natural_keys(fl_engine *engine, fl_errors *errors) {
  const fl_config *c = &engine->config;
  fl_buf text = {0};
  fl_models *more = NULL;
  int rc = FL_OK;
  if (!c->natural_keys.n) return FL_OK;
  fl_buf_add_c(&text, "vocabulary: operation_keys\nsource: {page: \"the project's configuration\", verified: false}\nwords: [");
  for (uint32_t i = 0; i < c->natural_keys.n; i++) {
    if (!is_plain(c->natural_keys.at[i])) rc = fl_errors_set(errors, FL_E_INPUT, c->path, 0, 0, "\"natural_keys\": \"%.*s\" is no name of a field", FL_STR_ARG(c->natural_keys.at[i]));
    fl_buf_printf(&text, "%s\"%.*s\"", i ? ", " : "", FL_STR_ARG(c->natural_keys.at[i]));
  }
  fl_buf_add_c(&text, "]\n");
  if (rc == FL_OK) rc = fl_models_compile_text(&more, engine->models, c->path, fl_buf_str(&text), errors);
  if (rc == FL_OK) {
    fl_models_free(engine->models);
    engine->models = more;
  }
  fl_buf_release(&text);
  return rc;
}

// Descriptions of company libraries that several repositories share, from the file's folder.
static int add_configured_models(fl_engine *engine, fl_errors *errors) {
  const fl_config *c = &engine->config;
  int rc = FL_OK;
  for (uint32_t i = 0; i < c->models.n; i++) {
    fl_buf path = {0};
    const char *dir = fl_path_join(&path, fl_path_dir(fl_str_from(c->path)), c->models.at[i]);
    if (fl_path_is_dir(dir)) rc = keep_worst(rc, add_models(engine, fl_arena_text(&engine->arena, fl_str_from(dir)), errors));
    else rc = fl_errors_set(errors, FL_E_INPUT, c->path, 0, 0, "\"models\": \"%.*s\" is no folder", FL_STR_ARG(c->models.at[i]));
    fl_buf_release(&path);
  }
  return rc;
}

static int set_threshold(fl_engine *engine, const fl_config_threshold *t, fl_errors *errors) {
  const fl_rule *rule = fl_rules_find(engine->rules, t->rule);
  const fl_config_origin *at = &t->origin;
  fl_threshold now;
  if (!rule || !fl_rule_threshold(rule, &now))
    return fl_errors_set(errors, FL_E_INPUT, at->path, at->line, at->col, "%.*s compares with no number, or with several", FL_STR_ARG(t->rule));
  if (now.is_time != t->has_unit)
    return fl_errors_set(errors, FL_E_INPUT, at->path, at->line, at->col, now.is_time ? "%.*s compares with a time, which has a unit: 30s" : "%.*s compares with a number, not with a time", FL_STR_ARG(t->rule));
  fl_rules_set_threshold(engine->rules, t->rule, t->value);
  return FL_OK;
}

static int set_thresholds(fl_engine *engine, fl_errors *errors) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < engine->config.thresholds.n; i++) {
    rc = keep_worst(rc, set_threshold(engine, &engine->config.thresholds.at[i], errors));
  }
  return rc;
}

static int load_config(fl_engine *engine, const fl_engine_options *options, fl_errors *errors) {
  fl_buf path = {0};
  const char *root = options->project ? options->project : ".";
  const char *file = options->isolated ? NULL : options->config;
  if (!file && !options->isolated && options->project) file = fl_config_find(&path, root);
  int rc = file ? fl_config_read(&engine->config, file, root, errors) : FL_OK;
  if (file) rc = keep_worst(rc, fl_config_check(&engine->config, engine->rules, errors));
  if (rc == FL_OK && file) rc = set_thresholds(engine, errors);
  if (rc == FL_OK && file) rc = add_configured_models(engine, errors);
  if (rc == FL_OK && file) rc = add_natural_keys(engine, errors);
  fl_buf_release(&path);
  return rc;
}

static int check_folder(const char *dir, const char *option, fl_errors *errors) {
  if (!dir || fl_path_is_dir(dir)) return FL_OK;
  return fl_errors_set(errors, FL_E_USAGE, dir, 0, 0, "%s wants a folder, and this is none", option);
}

int fl_engine_load(fl_engine **out, const fl_engine_options *options, fl_errors *errors) {
  fl_engine *engine = fl_alloc_zero(1, sizeof *engine);
  fl_error err = {0};
  *out = NULL;
  int rc = check_folder(options->only_rules, "--only-rules", errors);
  for (uint32_t i = 0; i < options->n_rules; i++) rc = keep_worst(rc, check_folder(options->rules[i], "--rules", errors));
  engine->data_dir = fl_engine_find_data(&engine->arena, options->data_dir, &err);
  if (!engine->data_dir) rc = keep_worst(rc, fl_errors_add(errors, &err));
  if (rc == FL_OK) rc = load_all(engine, options, errors);
  if (rc == FL_OK) rc = load_config(engine, options, errors);
  if (rc) {
    fl_errors_sort(errors);
    fl_engine_free(engine);
    return rc;
  }
  *out = engine;
  return FL_OK;
}

void fl_engine_free(fl_engine *engine) {
  if (!engine) return;
  fl_rules_free(engine->rules);
  fl_models_free(engine->models);
  fl_config_release(&engine->config);
  fl_arena_release(&engine->arena);
  fl_free(engine);
}
