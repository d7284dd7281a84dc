// faultline config show | path | verify | schema: what the project has decided, and where.
#include "cli/cli.h"

#include "base/io.h"

static int show(const fl_engine *engine) {
  fl_buf text = {0};
  fl_config_show(&engine->config, &text);
  fl_out(NULL, fl_buf_text(&text), text.n);
  fl_buf_release(&text);
  return FL_CODE_OK;
}

static int path(const fl_engine *engine) {
  fl_outf("%s\n", engine->config.path);
  return FL_CODE_OK;
}

static int verify(const fl_engine *engine) {
  fl_outf("%s: fine\n", engine->config.path);
  return FL_CODE_OK;
}

static int schema(void) {
  fl_buf text = {0};
  fl_config_print_schema(&text);
  fl_out(NULL, fl_buf_text(&text), text.n);
  fl_buf_release(&text);
  return FL_CODE_OK;
}

typedef struct verb {
  const char *name;
  int (*run)(const fl_engine *engine); // NULL: needs no configuration
} verb;
static const verb verbs[] = {{"show", show}, {"path", path}, {"verify", verify}, {"schema", NULL}};
enum { N_VERBS = sizeof verbs / sizeof *verbs };

static const verb *find_verb(const char *word, fl_error *err) {
  const char *names[N_VERBS + 1] = {NULL};
  for (size_t i = 0; i < N_VERBS; i++) names[i] = verbs[i].name;
  int given = fl_word_given("config", names, word, err);
  return given < 0 ? NULL : &verbs[given];
}

// A mistake in the file was told by fl_open.
static int on_configuration(const verb *v, const fl_opts *opts) {
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  int code = fl_open(&tree, &engine, opts, opts->words.at + 1, opts->words.n - 1);
  if (code) return code;
  if (engine->config.path) code = v->run(engine);
  else fl_tell("no faultline.yaml in '%.*s' or above", FL_STR_ARG(fl_tree_root(tree)));
  fl_engine_free(engine);
  fl_tree_free(tree);
  return code;
}

static int config(const fl_opts *opts) {
  fl_error err = {0};
  const verb *v = find_verb(opts->words.n ? opts->words.at[0] : NULL, &err);
  if (!v) return fl_tell_error(&err);
  int code = v->run ? on_configuration(v, opts) : schema();
  return fl_out_finish(&err) ? fl_tell_error(&err) : code;
}

const fl_command fl_cmd_config = {.name = "config",
                                  .bit = FL_CMD_CONFIG,
                                  .usage = "[OPTION...] show | path | verify | schema [PATH]",
                                  .about = "Show or check what faultline.yaml says",
                                  .run = config};
