#define _XOPEN_SOURCE 700 // realpath
#include "cli/clang_inputs.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/io.h"

// ---- where headers are looked for ------------------------------------------------------------------------------------------------

static const char *absolute(fl_inputs *in, const char *path) {
  return path[0] == '/' ? path : fl_arena_printf(&in->arena, "%s/%s", in->folder, path);
}

static const char *real(fl_inputs *in, const char *path) {
  char buf[PATH_MAX];
  return realpath(path, buf) ? fl_arena_text(&in->arena, fl_str_from(buf)) : path;
}

// `-I dir`, `-Idir`
static void add_dirs(fl_inputs *in, const char *option, const char *const *words, uint32_t n) {
  size_t length = strlen(option);
  for (uint32_t i = 0; i < n; i++) {
    if (strncmp(words[i], option, length) != 0) continue;
    const char *dir = words[i][length] ? words[i] + length : i + 1 < n ? words[++i] : NULL;
    if (dir) fl_array_push(&in->dirs, real(in, absolute(in, dir)));
  }
}

void fl_inputs_begin(fl_inputs *in, const char *root, const char *const *words, uint32_t n) {
  static const char *const options[] = {"-iquote", "-I", "-isystem", "-idirafter"}; // in the order in which a compiler looks
  *in = (fl_inputs){.root = root};
  fl_intern_init(&in->told);
  in->folder = real(in, words[0]);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) add_dirs(in, options[i], words + 2, n - 2);
}

// ---- lines -----------------------------------------------------------------------------------------------------------------------

static void tell(fl_inputs *in, const char *line) {
  uint32_t before = fl_intern_count(&in->told);
  fl_intern_add_c(&in->told, line);
  if (fl_intern_count(&in->told) > before) puts(line);
}

static bool exists(const char *path) { return access(path, F_OK) == 0; }

// Where the folder is not there either, it is the folder that would have to appear.
static void tell_absent(fl_inputs *in, const char *path) {
  size_t root = strlen(in->root);
  fl_str at = fl_str_from(path), outer;
  if (strncmp(path, in->root, root) != 0 || path[root] != '/' || strpbrk(path, "\t\n")) return;
  while (outer = fl_path_dir(at), outer.n > root && !exists(fl_arena_text(&in->arena, outer))) at = outer;
  tell(in, fl_arena_printf(&in->arena, "absent\t%.*s", FL_STR_ARG(at)));
}

void fl_inputs_looked(fl_inputs *in, const char *includer, const char *written) {
  if (written[0] == '/') return;
  const char *from = absolute(in, includer);
  fl_str folder = fl_path_dir(fl_str_from(from));
  const char *beside = fl_arena_printf(&in->arena, "%.*s/%s", FL_STR_ARG(folder), written);
  if (!exists(beside)) tell_absent(in, beside);
  for (uint32_t i = 0; i < in->dirs.n; i++) {
    const char *there = fl_arena_printf(&in->arena, "%s/%s", in->dirs.at[i], written);
    if (exists(there)) break;
    tell_absent(in, there);
  }
}

void fl_inputs_read(fl_inputs *in, const char *path, const void *bytes, size_t n) {
  char hex[FL_SHA256_HEX_BYTES];
  if (!bytes || strpbrk(path, "\t\n")) return tell(in, "unlisted");
  fl_digest digest = fl_sha256_of(bytes, n);
  tell(in, fl_arena_printf(&in->arena, "read\t%s\t%s", fl_digest_hex(&digest, hex), absolute(in, path)));
}

void fl_inputs_end(fl_inputs *in) {
  fl_array_release(&in->dirs);
  fl_intern_release(&in->told);
  fl_arena_release(&in->arena);
}
