// Lists the files of a git work tree by asking git: tracked ones and new ones that are not ignored.
//
// The repository is not ours and may be hostile: nothing of its configuration may make git start a program, and nothing is
// written to it. Fails softly: without git, outside a repository, or when git distrusts the folder's owner, we walk ourselves.
#include "walk/tree_p.h"

#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { MAX_LISTING_BYTES = 1 << 30 };

// The caller's environment without git's own variables: inside a commit hook they point at another index or repository.
static char **clean_environment(fl_arena *arena) {
  static const char *const ours[] = {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1", "LC_ALL=C"};
  enum { N_OURS = sizeof ours / sizeof *ours };
  uint32_t n = 0;
  while (environ[n]) n++;
  char **out = fl_arena_zero_n(arena, n + N_OURS + 1, sizeof *out);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (strncmp(environ[i], "GIT_", 4) != 0 && strncmp(environ[i], "LC_ALL=", 7) != 0) out[kept++] = environ[i];
  for (uint32_t i = 0; i < N_OURS; i++) out[kept++] = fl_arena_text(arena, fl_str_from(ours[i]));
  return out;
}

// posix_spawn wants words that it could write to.
static char **arguments(fl_arena *arena, const char *folder) {
  const char *const words[] = {"git", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
                               "-c", "diff.external=", "ls-files", "-z", "-co", "--exclude-standard"};
  enum { N_WORDS = sizeof words / sizeof *words };
  char **argv = fl_arena_zero_n(arena, N_WORDS + 1, sizeof *argv);
  for (uint32_t i = 0; i < N_WORDS; i++) argv[i] = fl_arena_text(arena, fl_str_from(words[i]));
  return argv;
}

static int start(pid_t *pid, char **argv, char **env, int output) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  int failed = posix_spawnp(pid, "git", &actions, NULL, argv, env);
  posix_spawn_file_actions_destroy(&actions);
  return failed;
}

static bool read_all(int fd, fl_buf *out) {
  for (;;) {
    if (!fl_buf_reserve(out, 64 * 1024)) return false;
    ssize_t n = read(fd, out->at + out->n, 64 * 1024);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out->n += (uint32_t)n;
  }
}

static bool succeeded(pid_t pid) {
  int status;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Runs git with `argv`; its output is in `out` when it succeeded.
static bool run(char **argv, fl_arena *arena, fl_buf *out) {
  int ends[2];
  pid_t pid;
  if (pipe(ends) != 0) return false;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  int failed = start(&pid, argv, clean_environment(arena), ends[1]);
  close(ends[1]);
  bool complete = !failed && read_all(ends[0], out);
  close(ends[0]);
  return !failed && succeeded(pid) && complete;
}

static void add_listed(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str path) {
  bool is_repository = fl_str_ends_c(path, "/"); // an untracked repository inside this one
  if (is_repository) path.n--;
  if (!fl_tree_add_path(tree, out, arena, path)) return;
  uint32_t before = out->n; // a folder: another repository, or a submodule
  fl_tree_add_folder(tree, out, arena, path);
  if (out->n == before && !is_repository)
    fl_array_push(out, (fl_tree_entry){.path = path, .type = FL_ENTRY_UNREADABLE, .is_folder = true,
                                       .detail = FL_STR("submodule that is not checked out")});
}

bool fl_tree_add_git(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str folder) {
  fl_buf full = {0}, listing = {.ceiling = MAX_LISTING_BYTES}, path = {0};
  char **argv = arguments(arena, fl_path_join(&full, tree->root, folder));
  bool listed = run(argv, arena, &listing) && listing.n > 0;
  fl_str name, rest = fl_buf_str(&listing);
  while (listed && rest.n > 0) {
    fl_str_cut(rest, '\0', &name, &rest);
    fl_path_join(&path, folder, name);
    add_listed(tree, out, arena, fl_arena_str(arena, fl_buf_str(&path)));
  }
  fl_buf_release(&full);
  fl_buf_release(&listing);
  fl_buf_release(&path);
  return listed;
}
