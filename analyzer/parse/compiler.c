// Question: the folder, the file and the arguments, each with a NUL behind it, and an empty one at the end.
// Answer: lines of words with tabs between them, then "done", or "failed" and why.
//
//   skip  FIRST LAST                             lines that are not compiled
//   name  BYTE SYMBOL NAME OUTSIDE PATH LINE RECEIVER   a name that stands for a function; 1 or 0; where it is defined, or nothing
//   func  BYTE SYMBOL NAME                       a function that is defined here
//   value BYTE NUMBER, type BYTE TEXT            see fl_compiled_text
//   read DIGEST PATH, absent PATH                see fl_compiled_input
//   unlisted                                     some file that was read cannot be told: none of them counts
//
// Both go through one socket, so that a program that is gone is an error of send() and no signal.
#include "parse/compiler.h"

#include "base/alloc.h"
#include "base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { MAX_ANSWER_BYTES = 1 << 28, START_MS = 20000, MAX_FIELDS = 8 };

struct fl_compiler {
  const char *program, *root;
  pid_t pid; // 0: not running
  int socket;
  fl_buf text; // question, then answer
  fl_buf greeting;
};

fl_compiler *fl_compiler_new(const char *program, const char *root) {
  fl_compiler *c = fl_alloc_zero(1, sizeof *c);
  c->program = program;
  c->root = root;
  fl_buf_init(&c->text, MAX_ANSWER_BYTES);
  return c;
}

// ---- the program ---------------------------------------------------------------------------------------------------------------

static void end(fl_compiler *c) {
  if (!c->pid) return;
  close(c->socket);
  kill(c->pid, SIGKILL);
  while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR) continue;
  c->pid = 0;
}

void fl_compiler_free(fl_compiler *c) {
  if (!c) return;
  end(c);
  fl_buf_release(&c->greeting);
  fl_buf_release(&c->text);
  fl_free(c);
}

static int spawn(fl_compiler *c, int theirs) {
  char *argv[] = {(char *)c->program, (char *)c->root, NULL};
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return ENOMEM;
  posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  int failed = fl_spawn(&c->pid, c->program, &actions, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) c->pid = 0;
  return failed;
}

static int64_t now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// Waits until the program takes or gives something. FL_E_LIMIT when the time is over.
static int wait_for(fl_compiler *c, short events, int64_t until) {
  struct pollfd fd = {.fd = c->socket, .events = events};
  int64_t left = until - now_ms();
  int n = left > 0 ? poll(&fd, 1, (int)left) : 0;
  if (n > 0 || (n < 0 && errno == EINTR)) return FL_OK;
  return n == 0 ? FL_E_LIMIT : FL_E_INTERNAL;
}

static bool must_wait(void) { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

static int send_all(fl_compiler *c, int64_t until) {
  int rc = FL_OK;
  for (uint32_t sent = 0; sent < c->text.n && rc == FL_OK;) {
    ssize_t n = send(c->socket, c->text.at + sent, c->text.n - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n >= 0) sent += (uint32_t)n;
    else rc = must_wait() ? wait_for(c, POLLOUT, until) : FL_E_INTERNAL;
  }
  return rc;
}

// The last line is there, and is complete.
static bool is_complete(fl_str answer) {
  if (!fl_str_ends_c(answer, "\n")) return false;
  answer.n--;
  uint32_t line = fl_str_rfind_char(answer, '\n');
  fl_str last = line == FL_STR_NONE ? answer : fl_str_from_pos(answer, line + 1);
  return fl_str_eq_c(last, "done") || fl_str_starts_c(last, "failed\t") || fl_str_starts_c(last, "faultline-clang ");
}

static int receive(fl_compiler *c, int64_t until) {
  enum { PIECE = 64 * 1024 };
  fl_buf_clear(&c->text);
  while (!is_complete(fl_buf_str(&c->text))) {
    if (!fl_buf_reserve(&c->text, PIECE)) return FL_E_LIMIT;
    ssize_t n = recv(c->socket, c->text.at + c->text.n, PIECE, MSG_DONTWAIT);
    if (n > 0) c->text.n += (uint32_t)n;
    if (n == 0 || (n < 0 && !must_wait())) return FL_E_INTERNAL;
    int rc = n < 0 ? wait_for(c, POLLIN, until) : FL_OK;
    if (rc) return rc;
  }
  return FL_OK;
}

// It says who it is before it is asked anything.
static bool is_ours(fl_str greeting) { return fl_str_starts_c(greeting, "faultline-clang " FL_VERSION " "); }

int fl_compiler_start(fl_compiler *c, fl_error *err) {
  int ends[2];
  if (c->pid) return FL_OK;
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return fl_error_set_errno(err, c->program, "cannot start", errno);
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  int failed = spawn(c, ends[1]);
  close(ends[1]);
  c->socket = ends[0];
  if (failed) {
    close(ends[0]);
    return fl_error_set_errno(err, c->program, "cannot start", failed);
  }
  int rc = receive(c, now_ms() + START_MS);
  if (rc == FL_OK && is_ours(fl_buf_str(&c->text))) {
    fl_buf_clear(&c->greeting);
    fl_buf_add(&c->greeting, fl_buf_str(&c->text));
    return FL_OK;
  }
  end(c);
  return fl_error_set(err, FL_E_INTERNAL, c->program, 0, 0, rc ? "does not answer" : "belongs to another version");
}

fl_str fl_compiler_greeting(const fl_compiler *c) { return fl_buf_str(&c->greeting); }

// ---- question and answer ---------------------------------------------------------------------------------------------------------

static void add_word(fl_buf *out, fl_str word) {
  if (!word.n) return; // an empty one ends the question
  fl_buf_add(out, word);
  fl_buf_add_char(out, '\0');
}

static void write_question(fl_compiler *c, const fl_build *command) {
  fl_buf_clear(&c->text);
  add_word(&c->text, command->directory);
  add_word(&c->text, command->file);
  for (uint32_t i = 0; i < command->n_args; i++) add_word(&c->text, command->args[i]);
  fl_buf_add_char(&c->text, '\0');
}

typedef struct fields {
  fl_str at[MAX_FIELDS];
  uint32_t n;
} fields;

static void cut_fields(fl_str line, fields *out) {
  out->n = 0;
  for (bool more = true; more && out->n < MAX_FIELDS;) more = fl_str_cut(line, '\t', &out->at[out->n++], &line);
}

static uint32_t number(const fields *f, uint32_t i) {
  int64_t n = 0;
  return i < f->n && fl_str_to_int64(f->at[i], &n) && n > 0 && n < UINT32_MAX ? (uint32_t)n : 0;
}

typedef FL_ARRAY(fl_compiled_text) texts;

typedef struct reading {
  FL_ARRAY(fl_left_out) left_out;
  FL_ARRAY(fl_compiled_name) names;
  texts values, types;
  FL_ARRAY(fl_compiled_input) inputs;
  bool unlisted;
} reading;

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static bool read_digest(fl_str hex, fl_digest *out) {
  if (hex.n != FL_SHA256_BYTES * 2) return false;
  for (uint32_t i = 0; i < FL_SHA256_BYTES; i++) {
    int high = digit(hex.at[(size_t)2 * i]), low = digit(hex.at[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    out->at[i] = (uint8_t)(high << 4 | low);
  }
  return true;
}

static void read_input(reading *r, const fields *f, fl_arena *arena) {
  bool absent = fl_str_eq_c(f->at[0], "absent");
  if (!absent && !fl_str_eq_c(f->at[0], "read")) return;
  fl_compiled_input input = {0};
  bool whole = absent ? f->n == 2 : f->n == 3 && read_digest(f->at[1], &input.content);
  if (!whole) r->unlisted = true;
  else input.path = fl_arena_str(arena, f->at[f->n - 1]), fl_array_push(&r->inputs, input);
}

static void read_line(reading *r, const fields *f, fl_arena *arena) {
  bool defines = fl_str_eq_c(f->at[0], "func");
  read_input(r, f, arena);
  r->unlisted |= fl_str_eq_c(f->at[0], "unlisted");
  if (fl_str_eq_c(f->at[0], "skip") && f->n == 3) fl_array_push(&r->left_out, ((fl_left_out){number(f, 1), number(f, 2)}));
  bool value = fl_str_eq_c(f->at[0], "value"), type = fl_str_eq_c(f->at[0], "type");
  fl_compiled_text text = {number(f, 1), (value || type) && f->n == 3 ? fl_arena_str(arena, f->at[2]) : (fl_str){0}};
  if (text.text.n && value) fl_array_push(&r->values, text);
  if (text.text.n && type) fl_array_push(&r->types, text);
  if (!(fl_str_eq_c(f->at[0], "name") && f->n == 8) && !(defines && f->n == 4)) return;
  fl_compiled_name name = {.byte = number(f, 1), .is_definition = defines};
  name.symbol = fl_arena_str(arena, f->at[2]);
  name.name = fl_arena_str(arena, f->at[3]);
  if (!defines) {
    name.is_outside = fl_str_eq_c(f->at[4], "1");
    name.path = fl_arena_str(arena, f->at[5]);
    name.line = number(f, 6);
    name.receiver = fl_arena_str(arena, f->at[7]);
  }
  fl_array_push(&r->names, name);
}

static int by_byte(const void *a, const void *b) {
  const fl_compiled_name *x = a, *y = b;
  if (x->byte != y->byte) return x->byte < y->byte ? -1 : 1;
  return fl_str_cmp(x->symbol, y->symbol);
}

static int by_line(const void *a, const void *b) {
  const fl_left_out *x = a, *y = b;
  return x->first_line < y->first_line ? -1 : x->first_line > y->first_line;
}

static int by_byte_of_text(const void *a, const void *b) {
  const fl_compiled_text *x = a, *y = b;
  return x->byte < y->byte ? -1 : x->byte > y->byte;
}

static const fl_compiled_text *keep_texts(texts *list, uint32_t *n, fl_arena *arena) {
  if (list->n) qsort(list->at, list->n, sizeof *list->at, by_byte_of_text);
  const fl_compiled_text *kept = fl_arena_dup(arena, list->at, list->n * sizeof *list->at);
  *n = list->n;
  fl_array_release(list);
  return kept;
}

static void keep(reading *r, fl_compiled *out, fl_arena *arena) {
  if (r->names.n) qsort(r->names.at, r->names.n, sizeof *r->names.at, by_byte);
  if (r->left_out.n) qsort(r->left_out.at, r->left_out.n, sizeof *r->left_out.at, by_line);
  out->names = fl_arena_dup(arena, r->names.at, r->names.n * sizeof *r->names.at);
  out->left_out = fl_arena_dup(arena, r->left_out.at, r->left_out.n * sizeof *r->left_out.at);
  out->n_names = r->names.n;
  out->values = keep_texts(&r->values, &out->n_values, arena);
  out->types = keep_texts(&r->types, &out->n_types, arena);
  out->n_left_out = r->left_out.n;
  out->inputs = fl_arena_dup(arena, r->inputs.at, r->inputs.n * sizeof *r->inputs.at);
  out->n_inputs = r->unlisted ? 0 : r->inputs.n;
  fl_array_release(&r->inputs);
  fl_array_release(&r->names);
  fl_array_release(&r->left_out);
}

static int read_answer(fl_str text, fl_compiled *out, fl_arena *arena, fl_error *err) {
  reading r = {0};
  fields f = {0};
  fl_str line;
  int rc = FL_OK;
  while (text.n && rc == FL_OK) {
    fl_str_cut(text, '\n', &line, &text);
    cut_fields(line, &f);
    if (fl_str_eq_c(f.at[0], "failed")) rc = fl_error_set(err, FL_E_INPUT, NULL, 0, 0, "%.*s", FL_STR_ARG(f.at[1]));
    else read_line(&r, &f, arena);
  }
  keep(&r, out, arena);
  return rc;
}

static int failed(int status, fl_error *err) {
  const char *why = status == FL_E_LIMIT ? "the compiler took too long" : "the compiler crashed";
  return fl_error_set(err, status, NULL, 0, 0, "%s", why);
}

int fl_compiler_ask(fl_compiler *c, const fl_build *command, uint32_t wall_ms, fl_compiled *out, fl_arena *arena, fl_error *err) {
  *out = (fl_compiled){0};
  int rc = fl_compiler_start(c, err);
  if (rc) return rc;
  int64_t until = now_ms() + wall_ms;
  write_question(c, command);
  rc = send_all(c, until);
  if (rc == FL_OK) rc = receive(c, until);
  if (rc == FL_OK) return read_answer(fl_buf_str(&c->text), out, arena, err);
  end(c);
  return failed(rc, err);
}
