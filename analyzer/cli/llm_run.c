// faultline-llm is a program of its own, beside this one or in PATH; only it speaks to a network. It gets the brief as JSON through one socket and gives
// it back the same way; it has a deadline, and is ended when that has passed.
#include "cli/llm_run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/spawn.h"
#include "brief/brief.h"
#include "brief/read.h"
#include "brief/rewritten.h"

extern char **environ;

enum { DEFAULT_MS = 600000, GRACE_MS = 15000, MAX_BYTES = 1 << 28 };

typedef struct child {
  pid_t pid;
  int socket;
  int64_t until_ms;
} child;

static int64_t now_ms(void) { return (int64_t)(fl_clock_ns() / 1000000); }

// ---- the program -----------------------------------------------------------------------------------------------------------------------

static int spawn(child *c, const char *program, char *const *argv, int theirs) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return ENOMEM;
  posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO);
  int failed = fl_spawn(&c->pid, program, &actions, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed;
}

static int start(child *c, const char *program, char *const *argv, fl_error *err) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return fl_error_set_errno(err, program, "cannot start", errno);
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  int failed = spawn(c, program, argv, ends[1]);
  close(ends[1]);
  c->socket = ends[0];
  if (failed) close(ends[0]);
  return failed ? fl_error_set_errno(err, program, "cannot start", failed) : FL_OK;
}

static int wait_for(const child *c, short events) {
  struct pollfd fd = {.fd = c->socket, .events = events};
  int64_t left = c->until_ms - now_ms();
  int n = left > 0 ? poll(&fd, 1, (int)left) : 0;
  if (n > 0 || (n < 0 && errno == EINTR)) return FL_OK;
  return n == 0 ? FL_E_LIMIT : FL_E_INTERNAL;
}

static bool must_wait(void) { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

// It reads everything before it answers. When it is gone, what it has said, and its exit code, tell why.
static int send_all(const child *c, fl_str text) {
  int rc = FL_OK;
  while (text.n && rc == FL_OK) {
    ssize_t n = send(c->socket, text.at, text.n, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n >= 0) text = fl_str_from_pos(text, (uint32_t)n);
    else if (must_wait()) rc = wait_for(c, POLLOUT);
    else break;
  }
  shutdown(c->socket, SHUT_WR);
  return rc;
}

static int receive_all(const child *c, fl_buf *out) {
  enum { PIECE = 64 * 1024 };
  for (;;) {
    if (!fl_buf_reserve(out, PIECE)) return FL_E_LIMIT;
    ssize_t n = recv(c->socket, out->at + out->n, PIECE, MSG_DONTWAIT);
    if (n == 0) return FL_OK;
    if (n > 0) out->n += (uint32_t)n;
    int rc = n > 0 ? FL_OK : must_wait() ? wait_for(c, POLLIN) : FL_E_INTERNAL;
    if (rc) return rc;
  }
}

static int end(child *c, int rc, fl_error *err) {
  int status = 0;
  close(c->socket);
  if (rc) kill(c->pid, SIGKILL);
  while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR) continue;
  if (rc == FL_E_LIMIT) return fl_error_set(err, rc, NULL, 0, 0, "faultline-llm took too long");
  if (rc == FL_OK && WIFEXITED(status) && WEXITSTATUS(status) == 0) return FL_OK;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : FL_CODE_INTERNAL;
  return fl_error_set(err, code == FL_CODE_USAGE ? FL_E_USAGE : FL_E_INTERNAL, NULL, 0, 0, code == FL_CODE_USAGE ? "faultline-llm was not set up" : "faultline-llm failed");
}

// ---- what it is given ------------------------------------------------------------------------------------------------------------------

// A repository may say which variable holds the key, as that is no secret; it must not make us send another secret than a key for such things.
static int key_variable(const fl_opts *opts, const fl_config *config, fl_names *argv, fl_arena *arena, fl_error *err) {
  fl_str name = config ? config->llm_api_key_env : (fl_str){0};
  if (opts->llm_api_key_env || !name.n) return FL_OK;
  if (!fl_str_ends_c(name, "_API_KEY")) return fl_error_set(err, FL_E_USAGE, config->path, 0, 0, "llm_api_key_env: the name of such a variable ends with _API_KEY");
  fl_array_push(argv, fl_arena_printf(arena, "--llm-api-key-env=%.*s", FL_STR_ARG(name)));
  return FL_OK;
}

static void write_json(fl_buf *out, const fl_document *doc) {
  for (uint32_t i = 0; i < fl_brief_format_count(); i++)
    if (strcmp(fl_brief_format_at(i)->name, "json") == 0) fl_brief_format_at(i)->write(out, doc);
}

static int converse(child *c, const char *program, const fl_names *argv, const fl_document *doc, fl_buf *out, fl_error *err) {
  fl_buf brief = {0};
  int rc = start(c, program, (char *const *)(void *)argv->at, err);
  if (rc) return rc;
  write_json(&brief, doc);
  rc = send_all(c, fl_buf_str(&brief));
  if (rc == FL_OK) rc = receive_all(c, out);
  fl_buf_release(&brief);
  return end(c, rc, err);
}

static int run(const fl_document *doc, const fl_opts *opts, const fl_config *config, fl_buf *out, fl_error *err) {
  fl_arena arena = {0};
  fl_names argv = {0};
  child c = {.until_ms = now_ms() + (opts->llm_timeout_ms ? opts->llm_timeout_ms : DEFAULT_MS) + GRACE_MS};
  const char *program = fl_program_find(&arena, "faultline-llm");
  int rc = program ? FL_OK : fl_error_set(err, FL_E_IO, NULL, 0, 0, "faultline-llm is not installed");
  fl_buf_init(out, MAX_BYTES);
  fl_array_push(&argv, "faultline-llm");
  fl_opts_forward(opts, FL_CMD_LLM, &argv, &arena);
  if (opts->quiet || opts->no_progress) fl_array_push(&argv, "--no-progress");
  if (rc == FL_OK) rc = key_variable(opts, config, &argv, &arena, err);
  fl_array_push(&argv, NULL);
  if (rc == FL_OK) rc = converse(&c, program, &argv, doc, out, err);
  fl_array_release(&argv);
  fl_arena_release(&arena);
  return rc;
}

// ---- what it gives back ----------------------------------------------------------------------------------------------------------------

static int take(fl_document *doc, fl_str text, fl_error *err) {
  fl_saved saved = {0};
  fl_document from = {0};
  int rc = fl_saved_open(&saved, "faultline-llm", text, err);
  if (rc == FL_OK) rc = saved.is_brief ? fl_saved_brief(&from, &saved, err) : fl_error_set(err, FL_E_INPUT, "faultline-llm", 0, 0, "gave back no brief");
  if (rc == FL_OK) rc = fl_brief_take_rewritten(doc, &from, err);
  fl_document_release(&from);
  fl_saved_close(&saved);
  return rc;
}

static void tell(const fl_document *doc, const fl_opts *opts) {
  const fl_made *m = &doc->made;
  if (opts->quiet) return;
  if (m->why.n) fl_tell("the language model did not answer everything: %.*s", FL_STR_ARG(m->why));
  fl_tell("%u of %u statements rewritten; %u requests, %u answers from the cache", m->replaced, m->statements, m->requests, m->cached);
}

int fl_llm_rewrite(fl_document *doc, const fl_opts *opts, const fl_config *config) {
  fl_buf out = {0};
  fl_error err = {0};
  char text[FL_ERROR_FORMAT_BYTES];
  if (doc->made.state.n) {
    fl_tell("a language model took part in this brief already: it stays as it is");
    return FL_CODE_OK;
  }
  int rc = run(doc, opts, config, &out, &err);
  if (rc == FL_OK) rc = take(doc, fl_buf_str(&out), &err);
  if (rc) fl_brief_not_rewritten(doc, err.text), fl_tell("%s: the brief is written without a language model", fl_error_format(&err, text, sizeof text));
  else tell(doc, opts);
  fl_brief_say_made(doc);
  fl_buf_release(&out);
  bool is_whole = fl_str_eq_c(doc->made.state, "complete") || fl_str_eq_c(doc->made.state, "nothing");
  return opts->llm_required && !is_whole ? FL_CODE_INCOMPLETE : FL_CODE_OK;
}

int fl_llm_show(const fl_document *doc, const fl_opts *opts, const fl_config *config) {
  fl_buf out = {0};
  fl_error err = {0};
  int rc = run(doc, opts, config, &out, &err);
  if (rc == FL_OK) fl_out(NULL, fl_buf_text(&out), out.n), rc = fl_out_finish(&err);
  fl_buf_release(&out);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}
