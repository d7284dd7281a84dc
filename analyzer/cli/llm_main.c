// faultline-llm [OPTION...] <BRIEF >BRIEF: a language model rewrites statements of a brief (analyzer/llm/llm.h).
//
// A program of its own: the only one that links network code. `faultline brief --llm` starts it; by itself it reads what `faultline brief -f json`
// writes. Options and environment variables are those of faultline. The key of an endpoint comes from the environment alone.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"
#include "cli/opt.h"
#include "llm/llm.h"

enum { CODE_OK = 0, CODE_USAGE = 2, CODE_INTERNAL = 4, MAX_BRIEF_BYTES = 1 << 28, COLUMNS = 100 }; // codes: docs/architecture.md

static int fail(const fl_error *err) {
  char text[FL_ERROR_FORMAT_BYTES];
  fprintf(stderr, "faultline-llm: %s\n", fl_error_format(err, text, sizeof text));
  return err->status == FL_E_USAGE || err->status == FL_E_INPUT ? CODE_USAGE : CODE_INTERNAL;
}

static int read_all(fl_buf *out, fl_error *err) {
  enum { PIECE = 64 * 1024 };
  fl_buf_init(out, MAX_BRIEF_BYTES);
  for (ssize_t n = 1; n;) {
    if (!fl_buf_reserve(out, PIECE)) return fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "the brief is too large");
    n = read(STDIN_FILENO, out->at + out->n, PIECE);
    if (n < 0 && errno != EINTR) return fl_error_set_errno(err, NULL, "cannot read the standard input", errno);
    if (n > 0) out->n += (uint32_t)n;
  }
  return FL_OK;
}

// Whoever started us is gone: nothing more is to be asked, and paid, for nobody.
static bool is_gone(void) {
  struct pollfd out = {.fd = STDOUT_FILENO, .events = 0};
  return poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP));
}

static void progress(uint32_t done, uint32_t tasks) {
  if (done < tasks) fprintf(stderr, "\rasking the model: %u of %u", done + 1, tasks);
  else fputs("\r\033[K", stderr);
}

// Beside the cache of the analyser, in a folder of its own.
static const char *cache_dir(fl_buf *out, const fl_opts *opts) {
  const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  fl_buf base = {0};
  if (opts->no_cache) return NULL;
  if (opts->cache_dir) fl_buf_add_c(&base, opts->cache_dir);
  else if (xdg && xdg[0] == '/') fl_path_join(&base, fl_str_from(xdg), FL_STR("faultline"));
  else if (home && home[0] == '/') fl_path_join(&base, fl_str_from(home), FL_STR(".cache/faultline"));
  const char *dir = base.n ? fl_path_join(out, fl_buf_str(&base), FL_STR("llm")) : NULL;
  fl_buf_release(&base);
  return dir;
}

static fl_llm_options options_of(const fl_opts *opts, const char *dir) {
  const char *key = getenv(opts->llm_api_key_env ? opts->llm_api_key_env : "FAULTLINE_LLM_API_KEY");
  fl_llm_options o = {.base_url = opts->llm_base_url, .model = opts->llm_model, .reviewer = opts->llm_review, .cache_dir = dir, .dry_run = opts->llm_dry_run, .cache_only = opts->llm_cache_only};
  o.is_gone = is_gone;
  if (isatty(STDERR_FILENO) && !opts->quiet && !opts->no_progress && !getenv("CI")) o.progress = progress;
  o.key = key && key[0] ? key : NULL;
  o.dialect = opts->llm_dialect && strcmp(opts->llm_dialect, "anthropic") == 0 ? FL_DIALECT_MESSAGES : FL_DIALECT_CHAT;
  o.snippets = opts->llm_context && strcmp(opts->llm_context, "snippets") == 0;
  o.max_tokens = opts->llm_max_tokens;
  o.max_requests = (uint32_t)opts->llm_max_requests;
  o.timeout_ms = opts->llm_timeout_ms;
  o.request_timeout_ms = opts->llm_request_timeout_ms;
  return o;
}

static int run(const fl_opts *opts, fl_error *err) {
  fl_buf brief = {0}, out = {0}, dir = {0};
  int rc = read_all(&brief, err);
  fl_llm_options options = options_of(opts, cache_dir(&dir, opts));
  if (rc == FL_OK) rc = fl_llm_run(&options, fl_buf_str(&brief), &out, err);
  bool written = rc == FL_OK && fwrite(fl_buf_text(&out), 1, out.n, stdout) == out.n && fflush(stdout) == 0;
  if (rc == FL_OK && !written) rc = fl_error_set_errno(err, NULL, "cannot write the standard output", errno);
  fl_buf_release(&brief);
  fl_buf_release(&out);
  fl_buf_release(&dir);
  return rc;
}

static int help(void) {
  puts("Usage: faultline-llm [OPTION...] <BRIEF >BRIEF\n\nA language model rewrites statements of a brief (faultline brief -f json).\n\nOptions:");
  fl_opts_print_help(FL_CMD_LLM, COLUMNS);
  return CODE_OK;
}

int main(int argc, char **argv) {
  fl_opts opts;
  fl_error err = {0};
  int rc = fl_opts_parse(&opts, argc, argv, &err), code = CODE_OK;
  if (rc == FL_OK) rc = fl_opts_check(&opts, FL_CMD_LLM, "faultline-llm", &err);
  if (rc == FL_OK && opts.help) code = help();
  else if (rc == FL_OK && opts.version) puts("faultline-llm " FL_VERSION);
  else if (rc == FL_OK) rc = run(&opts, &err);
  if (rc) code = fail(&err);
  fl_opts_release(&opts);
  return code;
}
