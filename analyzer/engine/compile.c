// Files with a compile command are shown to a compiler before they are read: it says what is left out and what names stand for.
//
// The compiler is a program of its own (parse/compiler.h), one for each worker, started with the first file that needs it. Whether it is there at all
// is found out once, before the workers begin, so that its absence is one gap. A file that it cannot take is read as it stands
// there, which is a gap as well.
#define _XOPEN_SOURCE 700 // readlink, realpath
#include "engine/engine_p.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum { DEFAULT_FILE_MS = 2000, TIMES_SLOWER = 15 }; // reading headers takes longer than reading a text

// ---- the program ---------------------------------------------------------------------------------------------------------------

static const char *beside_us(fl_arena *arena, const char *name) {
  char exe[PATH_MAX];
  fl_buf path = {0};
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
  fl_str folder = n > 0 && (size_t)n < sizeof exe ? fl_path_dir((fl_str){exe, (uint32_t)n}) : (fl_str){0};
  const char *found = folder.n && access(fl_path_join(&path, folder, fl_str_from(name)), X_OK) == 0 ? fl_arena_text(arena, fl_buf_str(&path)) : NULL;
  fl_buf_release(&path);
  return found;
}

static const char *in_path(fl_arena *arena, const char *name) {
  fl_buf path = {0};
  fl_str folder, rest = fl_str_from(getenv("PATH"));
  const char *found = NULL;
  for (bool more = rest.n > 0; more && !found;) {
    more = fl_str_cut(rest, ':', &folder, &rest);
    if (folder.n && folder.at[0] == '/' && access(fl_path_join(&path, folder, fl_str_from(name)), X_OK) == 0) found = fl_arena_text(arena, fl_buf_str(&path));
  }
  fl_buf_release(&path);
  return found;
}

const char *fl_program_find(fl_arena *arena, const char *name) {
  const char *found = beside_us(arena, name);
  return found ? found : in_path(arena, name);
}

const char *fl_compiler_find(fl_arena *arena, const char *asked) { return asked ? asked : fl_program_find(arena, "faultline-clang"); }

// ---- the database --------------------------------------------------------------------------------------------------------------

static const char *real_path(fl_arena *arena, const char *path) {
  char buf[PATH_MAX];
  return realpath(path, buf) ? fl_arena_text(arena, fl_str_from(buf)) : NULL;
}

static int read_database(fl_analysis *a, fl_error *err) {
  fl_compilation *c = &a->compilation;
  fl_buf text = {0};
  int rc = fl_read_file(&text, c->database, 0, err);
  const char *folder = rc ? NULL : real_path(&a->arena, fl_arena_text(&a->arena, fl_path_dir(fl_str_from(c->database))));
  if (rc == FL_OK) rc = fl_builds_read(&c->commands, fl_buf_str(&text), fl_str_from(folder ? folder : "/"), c->database, err);
  fl_buf_release(&text);
  return rc;
}

static const fl_build *command_of(const fl_analysis *a, const fl_file *file) {
  fl_buf path = {0};
  fl_path_join(&path, fl_str_from(a->compilation.root), file->path);
  const fl_build *command = fl_builds_find(&a->compilation.commands, fl_buf_str(&path));
  fl_buf_release(&path);
  return command;
}

static void find_database(fl_analysis *a) {
  fl_compilation *c = &a->compilation;
  fl_buf path = {0};
  c->root = real_path(&a->arena, fl_arena_text(&a->arena, fl_tree_root(a->tree)));
  if (!c->root || a->options.commands_in == FL_COMMANDS_NOWHERE || a->options.as_stored) return;
  const char *found = fl_builds_locate(&path, c->root, a->options.commands, a->options.commands_in == FL_COMMANDS_UPWARD);
  if (found[0]) c->database = fl_arena_text(&a->arena, fl_str_from(found));
  fl_buf_release(&path);
}

static void count_commands(fl_analysis *a) {
  for (uint32_t i = 0; i < a->walk.files.n; i++) a->compilation.n_files += command_of(a, &a->walk.files.at[i]) != NULL;
}

// What decides a compiler's view beside the file, its command and the files that it reads: the programs, and where the environment has them look.
static fl_str identity_of(fl_analysis *a, const fl_compiler *compiler) {
  static const char *const names[] = {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"};
  fl_mapped program = {0};
  fl_buf text = {0};
  if (fl_map_file(&program, a->compilation.program, NULL) == FL_OK) fl_buf_printf(&text, "%llx ", (unsigned long long)fl_hash64(program.at, program.n));
  fl_unmap_file(&program);
  fl_buf_add(&text, fl_compiler_greeting(compiler));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) fl_buf_printf(&text, "%s=%s\n", names[i], getenv(names[i]) ? getenv(names[i]) : "");
  fl_str identity = fl_arena_str(&a->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return identity;
}

// Is the program there, and ours?
static void try_program(fl_analysis *a) {
  fl_compilation *c = &a->compilation;
  fl_error err = {0};
  c->program = fl_compiler_find(&a->arena, a->options.compiler);
  fl_compiler *first = c->program ? fl_compiler_new(c->program, c->root) : NULL;
  if (!first) c->trouble = FL_STR("faultline-clang is not installed");
  else if (fl_compiler_start(first, &err)) c->trouble = fl_str_from(fl_arena_printf(&a->arena, "faultline-clang %s", err.text));
  else c->identity = identity_of(a, first);
  fl_compiler_free(first);
}

// A database further up may be about other folders.
static bool is_of_root(const fl_analysis *a) { return a->options.commands || fl_str_starts_c(fl_str_from(a->compilation.database), a->compilation.root); }

int fl_compile_open(fl_analysis *a, fl_error *err) {
  fl_compilation *c = &a->compilation;
  fl_error why = {0};
  find_database(a);
  if (!c->database) return FL_OK;
  int rc = read_database(a, &why);
  if (rc && a->options.commands) {
    if (err) *err = why;
    return rc;
  }
  if (rc) c->trouble = fl_arena_str(&a->arena, fl_str_from(why.text));
  else count_commands(a);
  if (rc == FL_OK && !c->n_files && c->commands.rows.n && is_of_root(a)) c->trouble = FL_STR("names no file that is read here");
  if (c->n_files) try_program(a);
  for (uint32_t i = 0; c->n_files && i < a->walk.files.n; i++) a->reading[i].was_compiled = fl_compile_wants(a, &a->walk.files.at[i]);
  return FL_OK;
}

void fl_compile_close(fl_analysis *a) { fl_builds_release(&a->compilation.commands); }

// ---- one file --------------------------------------------------------------------------------------------------------------------

const fl_build *fl_compile_command(const fl_analysis *a, const fl_file *file) {
  const fl_compilation *c = &a->compilation;
  return c->n_files && !c->trouble.n ? command_of(a, file) : NULL;
}

// The compiler looks at the disk: a text that does not stand there is read without it.
bool fl_compile_wants(const fl_analysis *a, const fl_file *file) {
  return fl_compile_command(a, file) != NULL && !fl_tree_is_laid_over(a->tree, file->path);
}

const fl_compiled *fl_compile(fl_analysis *a, const fl_file *file, fl_compiler **compiler, fl_arena *arena, struct fl_reading *reading) {
  const fl_compilation *c = &a->compilation;
  const fl_build *command = fl_compile_command(a, file);
  if (!command || !fl_compile_wants(a, file)) return NULL;
  fl_error err = {0};
  fl_compiled *view = fl_arena_zero(arena, sizeof *view);
  uint32_t file_ms = a->options.file_timeout_ms ? a->options.file_timeout_ms : DEFAULT_FILE_MS;
  if (!*compiler) *compiler = fl_compiler_new(c->program, c->root);
  int rc = fl_compiler_ask(*compiler, command, file_ms * TIMES_SLOWER, view, arena, &err);
  reading->inputs = view->inputs, reading->n_inputs = rc ? 0 : view->n_inputs;
  if (rc == FL_OK) return view;
  reading->not_compiled = fl_arena_str(arena, fl_str_from(err.text));
  return NULL;
}

void fl_compile_add_gaps(fl_report *report, const fl_analysis *a) {
  const fl_compilation *c = &a->compilation;
  if (c->trouble.n) fl_report_add_gaps(report, "not-compiled", FL_STR("compile_commands.json"), 0, c->trouble, c->n_files ? c->n_files : 1);
  for (uint32_t i = 0; i < a->walk.files.n; i++)
    if (a->reading[i].not_compiled.n) fl_report_add_gap(report, "not-compiled", a->walk.files.at[i].path, 0, a->reading[i].not_compiled);
}
