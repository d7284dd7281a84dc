// faultline doctor: what a run would use here, for questions that start with "why does it not".
#include "cli/cached.h"

#include "base/io.h"
#include "base/workers.h"
#include "parse/builds.h"

#include <stdlib.h>
#include <unistd.h>

static void line(const char *what, const char *value) { fl_outf("%-12s %s\n", what, value); }

static bool is_in_path(const char *program) {
  fl_str folder, rest = fl_str_from(getenv("PATH"));
  bool more = rest.n > 0, found = false;
  while (more && !found) {
    fl_buf path = {0};
    more = fl_str_cut(rest, ':', &folder, &rest);
    found = access(fl_path_join(&path, folder, fl_str_from(program)), X_OK) == 0;
    fl_buf_release(&path);
  }
  return found;
}

static void languages(void) {
  fl_outf("%-12s", "languages");
  for (uint16_t i = 1; i < fl_language_count(); i++)
    if (fl_language_at(i)->kind == FL_LANGUAGE_CODE) fl_outf(" %s", fl_language_at(i)->id);
  fl_outf("\n");
}

// What reads C and C++ by their compile commands, and whether there are any.
static void compiler(const fl_opts *opts, const fl_tree *tree) {
  fl_arena arena = {0};
  fl_buf path = {0};
  const char *program = fl_compiler_find(&arena, opts->compiler);
  const char *database = fl_builds_locate(&path, fl_arena_text(&arena, fl_tree_root(tree)), opts->commands, true);
  line("clang", program ? program : "not found: files with a compile command are read without it");
  line("commands", database[0] ? database : "no compile_commands.json");
  fl_arena_release(&arena);
  fl_buf_release(&path);
}

// What lets a language model rewrite a brief.
static void rewriter(void) {
  fl_arena arena = {0};
  const char *program = fl_program_find(&arena, "faultline-llm");
  line("llm", program ? program : "not found: brief --llm writes the brief without a language model");
  fl_arena_release(&arena);
}

static void cache(const fl_opts *opts) {
  fl_buf buf = {0};
  const char *dir = fl_cached_dir(&buf, opts);
  line("cache", dir ? dir : "none: there is no HOME");
  fl_buf_release(&buf);
}

static int knowledge(const fl_opts *opts) {
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  int code = fl_open(&tree, &engine, opts, opts->words.at, opts->words.n);
  if (code) return code;
  compiler(opts, tree);
  rewriter();
  line("data", engine->data_dir);
  fl_outf("%-12s %u, digest %016llx\n", "rules", fl_rules_count(engine->rules), (unsigned long long)fl_rules_digest(engine->rules));
  fl_outf("%-12s digest %016llx\n", "models", (unsigned long long)fl_models_digest(engine->models));
  fl_engine_free(engine);
  fl_tree_free(tree);
  return FL_CODE_OK;
}

static int doctor(const fl_opts *opts) {
  fl_error err = {0};
  line("version", FL_VERSION);
  languages();
  cache(opts);
  fl_outf("%-12s %u\n", "jobs", opts->jobs ? (uint32_t)opts->jobs : fl_workers_default());
  line("git", is_in_path("git") ? "found" : "not found: .gitignore files are read instead");
  line("terminal", isatty(STDOUT_FILENO) ? "yes" : "no");
  fl_outf("%-12s %u columns, colour %s\n", "", fl_width(), fl_wants_color(opts) ? "on" : "off");
  int code = knowledge(opts);
  return fl_out_finish(&err) ? fl_tell_error(&err) : code;
}

const fl_command fl_cmd_doctor = {
    .name = "doctor", .bit = FL_CMD_DOCTOR, .usage = "[OPTION...] [PATH]", .about = "Show what a run would use here", .run = doctor};
