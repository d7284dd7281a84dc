// A hook of git, or a file for pre-commit.
#include "cli/init.h"

#include "base/io.h"
#include "walk/git.h"

#include <sys/stat.h>

#define CONFIG_NAME ".pre-commit-config.yaml"
static const char stops[] = "a commit that brings in an error is stopped";

static const char *ask_git(fl_init_hook *h, const char *const *words) {
  fl_buf out = {0};
  const char *answer = NULL;
  if (fl_git_run(h->root, words, &out)) answer = fl_arena_text(&h->arena, fl_str_trim(fl_buf_str(&out)));
  fl_buf_release(&out);
  return answer;
}

// What git answers relative to the root, as it can be opened from here.
static const char *from_here(fl_init_hook *h, const char *path) {
  fl_buf out = {0};
  bool at_root = strcmp(h->root, ".") == 0;
  const char *joined = fl_arena_text(&h->arena, fl_str_from(fl_path_join(&out, at_root ? FL_STR("") : fl_str_from(h->root), fl_str_from(path))));
  fl_buf_release(&out);
  return joined;
}

static void find_top(fl_init_hook *h) {
  static const char *const up[] = {"rev-parse", "--show-cdup", NULL}, *const prefix[] = {"rev-parse", "--show-prefix", NULL};
  const char *steps = ask_git(h, up), *inside = ask_git(h, prefix);
  if (!steps || !inside) return;
  h->top = steps[0] ? from_here(h, steps) : h->root;
  h->inside = inside;
}

static const char *in_top(fl_init_hook *h, const char *name) {
  bool at_top = strcmp(h->top, ".") == 0;
  return at_top ? name : fl_arena_printf(&h->arena, "%s%s%s", h->top, fl_str_ends_c(fl_str_from(h->top), "/") ? "" : "/", name);
}

static bool mentions_us(const char *path) {
  fl_buf text = {0};
  bool known = fl_read_file(&text, path, 1 << 20, NULL) == FL_OK && fl_str_contains(fl_buf_str(&text), FL_STR("faultline"));
  fl_buf_release(&text);
  return known;
}

const char *fl_init_word(fl_arena *arena, const char *text) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/+,@%";
  fl_buf out = {0};
  if (text[0] && strspn(text, plain) == strlen(text)) return text;
  fl_buf_add_char(&out, '\'');
  for (; *text; text++) {
    if (*text == '\'') fl_buf_add_c(&out, "'\\''");
    else fl_buf_add_char(&out, *text);
  }
  fl_buf_add_char(&out, '\'');
  const char *word = fl_arena_text(arena, fl_buf_str(&out));
  fl_buf_release(&out);
  return word;
}

// " services/pay/" when that is all we look at.
static const char *target(fl_init_hook *h) { return h->inside[0] ? fl_arena_printf(&h->arena, " %s", fl_init_word(&h->arena, h->inside)) : ""; }

// ---- git ---------------------------------------------------------------------------------------------------------------------------------

// Hooks that a project or a person keeps elsewhere are theirs.
static const char *other_folder(fl_init_hook *h) {
  static const char *const local[] = {"config", "--local", "--get", "core.hooksPath", NULL};
  static const char *const global[] = {"config", "--global", "--get", "core.hooksPath", NULL};
  const char *folder = ask_git(h, local);
  return folder ? folder : ask_git(h, global);
}

static const char script[] =
    "#!/bin/sh\n"
    "# What a commit brings in. Written by 'faultline init'; git commit --no-verify goes around it.\n"
    "command -v faultline >/dev/null || { printf 'faultline is not installed: this commit is not checked\\n' >&2; exit 0; }\n"
    "faultline check --staged --quiet --hook-timeout 30s%s && exit 0\n"
    "code=$?\n"
    "[ $code != 1 ] || printf 'faultline: mend it, or take it back on its line, with a reason: faultline: ignore[RULE] -- REASON\\n' >&2\n"
    "exit $code\n";

static int write_git_hook(fl_init_hook *h, const char *path, fl_error *err) {
  fl_buf text = {0};
  fl_buf_printf(&text, script, target(h));
  int rc = fl_mkdirs(fl_arena_text(&h->arena, fl_path_dir(fl_str_from(path))), err);
  if (rc == FL_OK) rc = fl_write_atomic(path, text.at, text.n, err);
  if (rc == FL_OK && chmod(path, 0755)) rc = fl_error_set(err, FL_E_IO, path, 0, 0, "cannot be made a program");
  if (rc == FL_OK) fl_init_say(path, "written: %s", stops);
  fl_buf_release(&text);
  return rc;
}

static int git_hook(fl_init_hook *h, fl_error *err) {
  static const char *const common[] = {"rev-parse", "--git-common-dir", NULL};
  const char *elsewhere = other_folder(h), *folder = ask_git(h, common);
  if (!folder) return fl_error_set(err, FL_E_IO, h->root, 0, 0, "git does not say where its folder is");
  const char *path = from_here(h, fl_arena_printf(&h->arena, "%s/hooks/pre-commit", folder));
  if (elsewhere) fl_init_say("the hook", "not written: hooks are in %s (core.hooksPath); let its pre-commit run 'faultline check --staged'", elsewhere);
  else if (!fl_path_exists(path)) return write_git_hook(h, path, err);
  else if (mentions_us(path)) fl_init_say(path, "is there already");
  else fl_init_say(path, "is there already, left as it is: let it run 'faultline check --staged'");
  return FL_OK;
}

// ---- pre-commit --------------------------------------------------------------------------------------------------------------------------

const char *fl_init_hook_lines(fl_init_hook *h) {
  return fl_arena_printf(&h->arena,
                         "  - repo: local\n    hooks:\n      - id: faultline\n        name: faultline\n        entry: faultline check --staged%s\n"
                         "        language: system\n        pass_filenames: false\n        require_serial: true\n", target(h));
}

static int pre_commit_file(fl_init_hook *h, fl_error *err) {
  const char *path = h->file = in_top(h, CONFIG_NAME);
  if (fl_path_exists(path)) {
    h->to_add = !mentions_us(path);
    fl_init_say(path, h->to_add ? "is there already, left as it is" : "is there already");
    return FL_OK;
  }
  const char *text = fl_arena_printf(&h->arena, "repos:\n%s", fl_init_hook_lines(h));
  int rc = fl_write_atomic(path, text, strlen(text), err);
  if (rc == FL_OK) fl_init_say(path, "written: with it %s", stops);
  h->to_install = rc == FL_OK;
  return rc;
}

int fl_init_hook_write(fl_init_hook *h, const char *root, const char *which, fl_error *err) {
  *h = (fl_init_hook){.root = root};
  find_top(h);
  if (which && strcmp(which, "none") == 0) return FL_OK;
  if (!h->top && which) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--hook %s: '%s' is in no git repository", which, root);
  if (!h->top) fl_init_say("the hook", "not written: this is no git repository");
  if (!h->top) return FL_OK;
  bool uses_pre_commit = fl_path_exists(in_top(h, CONFIG_NAME));
  return (which ? strcmp(which, "pre-commit") == 0 : uses_pre_commit) ? pre_commit_file(h, err) : git_hook(h, err);
}

void fl_init_hook_release(fl_init_hook *h) { fl_arena_release(&h->arena); }
