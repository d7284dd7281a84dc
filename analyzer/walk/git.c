#define _XOPEN_SOURCE 700 // realpath
#include "walk/git.h"

#include "base/alloc.h"
#include "base/io.h"
#include "base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// SILENT_MS: git tries every reading of a pattern, so a .gitignore of one line may keep it for ever.
enum { MAX_OUTPUT_BYTES = 1 << 30, MOST_WORDS = 32, STEP_BYTES = 64 * 1024, SILENT_MS = 60000 };

// ---- environment and words ---------------------------------------------------------------------------------------------------------------

static char *index_variable(fl_arena *arena) {
  char real[PATH_MAX];
  const char *index = getenv("GIT_INDEX_FILE"); // relative to where the hook stands, not to where git will
  return index && realpath(index, real) ? fl_arena_printf(arena, "GIT_INDEX_FILE=%s", real) : NULL;
}

// The caller's environment without git's own variables: inside a commit hook they point at another index or repository.
static char **clean_environment(fl_arena *arena, bool on_index) {
  static const char *const ours[] = {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1", "GIT_NO_LAZY_FETCH=1",
                                     "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"};
  enum { N_OURS = sizeof ours / sizeof *ours };
  uint32_t n = 0;
  while (environ[n]) n++;
  char **out = fl_arena_zero_n(arena, n + N_OURS + 2, sizeof *out);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (strncmp(environ[i], "GIT_", 4) != 0 && strncmp(environ[i], "LC_ALL=", 7) != 0) out[kept++] = environ[i];
  for (uint32_t i = 0; i < N_OURS; i++) out[kept++] = fl_arena_text(arena, fl_str_from(ours[i]));
  if (on_index) out[kept] = index_variable(arena);
  return out;
}

// What transfers may go over, and how long one may stand still.
static const char *const online[] = {"-c", "protocol.https.allow=always", "-c", "protocol.ssh.allow=always", "-c", "protocol.http.allow=always",
                                     "-c", "protocol.git.allow=always", "-c", "protocol.file.allow=always", "-c", "http.lowSpeedLimit=1000",
                                     "-c", "http.lowSpeedTime=60", "-c", "core.sshCommand=ssh -o BatchMode=yes -o ConnectTimeout=30", NULL};
static const char *const offline[] = {NULL};

static void add_words(char **argv, uint32_t *n, fl_arena *arena, const char *const *words) {
  for (uint32_t i = 0; words[i]; i++) {
    FL_ASSERT(i < MOST_WORDS);
    argv[(*n)++] = fl_arena_text(arena, fl_str_from(words[i]));
  }
}

// posix_spawn wants words that it could write to.
static char **arguments(fl_arena *arena, const char *folder, const char *const *ways, const char *const *words) {
  const char *const first[] = {"git", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=",
                               "-c", "protocol.allow=never", NULL};
  enum { N_FIRST = sizeof first / sizeof *first };
  char **argv = fl_arena_zero_n(arena, N_FIRST + 2 * MOST_WORDS + 1, sizeof *argv);
  uint32_t n = 0;
  add_words(argv, &n, arena, first);
  add_words(argv, &n, arena, ways);
  add_words(argv, &n, arena, words);
  return argv;
}

// `input` -1: nothing to read; `errors` -1: nobody wants them.
static bool start(pid_t *pid, char **argv, char **env, int input, int output, int errors) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return false;
  if (input < 0) posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  else posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (errors < 0) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  else posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  int failed = fl_spawn(pid, "git", &actions, argv, env);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0;
}

static bool succeeded(pid_t pid) {
  int status;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void close_on_exec(int fd) { fcntl(fd, F_SETFD, FD_CLOEXEC); }

// ---- one question ------------------------------------------------------------------------------------------------------------------------

// False when nothing comes for so long; -1: as long as it takes.
static bool has_more(int fd, int silent_ms) {
  struct pollfd wanted = {.fd = fd, .events = POLLIN};
  int n;
  do n = poll(&wanted, 1, silent_ms);
  while (n < 0 && errno == EINTR);
  return n > 0;
}

static bool read_all(int fd, fl_buf *out, int silent_ms) {
  for (;;) {
    if (!fl_buf_reserve(out, STEP_BYTES) || !has_more(fd, silent_ms)) return false;
    ssize_t n = read(fd, out->at + out->n, STEP_BYTES);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out->n += (uint32_t)n;
  }
}

typedef enum way { PLAIN, ON_INDEX, ONLINE } way;

static bool run(const char *folder, const char *const *words, way how, fl_buf *out) {
  fl_arena arena = {0};
  int ends[2];
  pid_t pid;
  fl_buf_clear(out);
  out->ceiling = MAX_OUTPUT_BYTES;
  if (pipe(ends) != 0) return false;
  close_on_exec(ends[0]);
  close_on_exec(ends[1]);
  char **argv = arguments(&arena, folder, how == ONLINE ? online : offline, words);
  bool started = start(&pid, argv, clean_environment(&arena, how == ON_INDEX), -1, ends[1], how == ONLINE ? ends[1] : -1);
  close(ends[1]);
  bool complete = started && read_all(ends[0], out, how == ONLINE ? -1 : SILENT_MS);
  close(ends[0]);
  if (started && !complete) kill(pid, SIGKILL); // it is not wanted any more, and may not notice
  fl_arena_release(&arena);
  return started && succeeded(pid) && complete;
}

bool fl_git_run(const char *folder, const char *const *words, fl_buf *out) { return run(folder, words, PLAIN, out); }
bool fl_git_run_on_index(const char *folder, const char *const *words, fl_buf *out) { return run(folder, words, ON_INDEX, out); }
bool fl_git_run_online(const char *folder, const char *const *words, fl_buf *out) { return run(folder, words, ONLINE, out); }

// ---- contents ----------------------------------------------------------------------------------------------------------------------------

typedef struct talk { // with one running git
  const char *mode;   // of cat-file
  int fd;             // both ways; -1: not started
  pid_t pid;
  bool broken;
  fl_buf in;          // what was read and not used
  uint32_t at;
} talk;

struct fl_git_blobs {
  char *folder;
  pthread_mutex_t lock;
  talk contents, sizes;
};

fl_git_blobs *fl_git_blobs_new(const char *folder) {
  fl_git_blobs *b = fl_alloc_zero(1, sizeof *b);
  size_t n = strlen(folder) + 1;
  b->folder = memcpy(fl_alloc(n), folder, n);
  pthread_mutex_init(&b->lock, NULL);
  b->contents = (talk){.mode = "--batch", .fd = -1};
  b->sizes = (talk){.mode = "--batch-check", .fd = -1};
  return b;
}

static void end_talk(talk *t) {
  if (t->fd >= 0) {
    close(t->fd);
    succeeded(t->pid);
  }
  fl_buf_release(&t->in);
}

void fl_git_blobs_free(fl_git_blobs *b) {
  if (!b) return;
  end_talk(&b->contents);
  end_talk(&b->sizes);
  pthread_mutex_destroy(&b->lock);
  fl_free(b->folder);
  fl_free(b);
}

static bool start_talk(talk *t, const char *folder) {
  const char *const words[] = {"cat-file", t->mode, NULL};
  fl_arena arena = {0};
  int ends[2];
  if (t->fd >= 0) return true;
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false; // a git that ended is an error of send, not a signal
  close_on_exec(ends[0]);
  close_on_exec(ends[1]);
  bool started = start(&t->pid, arguments(&arena, folder, offline, words), clean_environment(&arena, false), ends[1], ends[1], -1);
  close(ends[1]);
  if (started) t->fd = ends[0];
  else close(ends[0]);
  fl_arena_release(&arena);
  return started;
}

static bool ask(talk *t, fl_str id) {
  char line[128];
  if (id.n + 1 > sizeof line) return false;
  memcpy(line, id.at, id.n);
  line[id.n] = '\n';
  for (size_t sent = 0; sent < id.n + 1;) {
    ssize_t n = send(t->fd, line + sent, id.n + 1 - sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) sent += (size_t)n;
  }
  return true;
}

static bool read_more(talk *t) {
  if (t->at == t->in.n) t->at = 0, fl_buf_clear(&t->in);
  fl_buf_reserve(&t->in, STEP_BYTES);
  for (;;) {
    ssize_t n = read(t->fd, t->in.at + t->in.n, STEP_BYTES);
    if (n < 0 && errno == EINTR) continue;
    if (n > 0) t->in.n += (uint32_t)n;
    return n > 0;
  }
}

static bool read_line(talk *t, fl_arena *arena, fl_str *out) {
  for (;;) {
    fl_str rest = fl_str_from_pos(fl_buf_str(&t->in), t->at), line;
    if (rest.n && fl_str_cut(rest, '\n', &line, &rest)) {
      t->at += line.n + 1;
      *out = fl_arena_str(arena, line);
      return true;
    }
    if (!read_more(t)) return false;
  }
}

// `out` may be NULL: the bytes are passed over.
static bool take(talk *t, uint64_t n, fl_buf *out) {
  while (n > 0) {
    uint32_t have = t->in.n - t->at, now = have < n ? have : (uint32_t)n;
    if (!now && !read_more(t)) return false;
    if (out && now) fl_buf_add_bytes(out, t->in.at + t->at, now);
    t->at += now;
    n -= now;
  }
  return true;
}

// "<id> blob <size>"; "<id> missing" gives false.
static bool read_head(talk *t, uint64_t *size) {
  fl_arena arena = {0};
  fl_str line, before, number;
  int64_t value = 0;
  bool there = read_line(t, &arena, &line);
  if (!there) t->broken = true;
  there = there && fl_str_rcut(line, ' ', &before, &number) && fl_str_ends_c(before, " blob") && fl_str_to_int64(number, &value) && value >= 0;
  *size = (uint64_t)value;
  fl_arena_release(&arena);
  return there;
}

static bool begin(fl_git_blobs *b, talk *t, fl_str id, uint64_t *size) {
  if (t->broken || !start_talk(t, b->folder) || !ask(t, id)) return false;
  return read_head(t, size);
}

static int not_there(fl_str id, fl_error *err) { return fl_error_set(err, FL_E_IO, NULL, 0, 0, "git cannot show %.*s", FL_STR_ARG(id)); }

static int read_blob(fl_git_blobs *b, fl_str id, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  talk *t = &b->contents;
  uint64_t size;
  if (!begin(b, t, id, &size)) return not_there(id, err);
  bool fits = size < UINT32_MAX / 2 && (!max_bytes || size <= max_bytes);
  if (!take(t, size, fits ? out : NULL) || !take(t, 1, NULL)) {
    t->broken = true;
    return not_there(id, err);
  }
  return fits ? FL_OK : fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "larger than %llu bytes", (unsigned long long)max_bytes);
}

int fl_git_blobs_read(fl_git_blobs *b, fl_str id, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_buf_clear(out);
  pthread_mutex_lock(&b->lock);
  int rc = read_blob(b, id, max_bytes, out, err);
  pthread_mutex_unlock(&b->lock);
  if (rc) fl_buf_clear(out);
  return rc;
}

int fl_git_blobs_size(fl_git_blobs *b, fl_str id, uint64_t *size_bytes, fl_error *err) {
  pthread_mutex_lock(&b->lock);
  bool there = begin(b, &b->sizes, id, size_bytes);
  pthread_mutex_unlock(&b->lock);
  return there ? FL_OK : not_there(id, err);
}
