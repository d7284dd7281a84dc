// Streams, exit codes, and loading on behalf of the commands.
#include "cli/cli.h"

#include "base/io.h"
#include "cli/clean.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

int fl_exit_code_of(int status) {
  switch (status) {
  case FL_OK: return FL_CODE_OK;
  case FL_E_IO:
  case FL_E_INPUT:
  case FL_E_USAGE:
  case FL_E_LIMIT: return FL_CODE_USAGE;
  default: return FL_CODE_INTERNAL;
  }
}

void fl_tell(const char *format, ...) {
  fl_buf text = {0}, clean = {0};
  va_list args;
  va_start(args, format);
  fl_buf_vprintf(&text, format, args);
  va_end(args);
  fl_add_clean(&clean, fl_buf_str(&text));
  fprintf(stderr, "faultline: %s\n", fl_buf_text(&clean));
  fl_buf_release(&text);
  fl_buf_release(&clean);
}

int fl_tell_error(const fl_error *err) {
  char text[FL_ERROR_FORMAT_BYTES];
  fl_tell("%s", fl_error_format(err, text, sizeof text));
  return fl_exit_code_of(err->status);
}

int fl_tell_errors(const fl_errors *errors, int status) {
  for (uint32_t i = 0; i < errors->n; i++) fl_tell_error(&errors->at[i]);
  if (errors->dropped) fl_tell("... and %u more", errors->dropped);
  return fl_exit_code_of(status);
}

static bool is_set(const char *name) {
  const char *value = getenv(name);
  return value && value[0];
}

static bool is_set_and_not_zero(const char *name) {
  const char *value = getenv(name);
  return value && value[0] && strcmp(value, "0") != 0;
}

bool fl_wants_color(const fl_opts *opts) {
  const char *term = getenv("TERM"), *clicolor = getenv("CLICOLOR");
  if (opts->color && strcmp(opts->color, "auto") != 0) return strcmp(opts->color, "always") == 0;
  if (is_set("NO_COLOR")) return false;
  if (is_set_and_not_zero("FORCE_COLOR") || is_set_and_not_zero("CLICOLOR_FORCE")) return true;
  if (clicolor && strcmp(clicolor, "0") == 0) return false;
  return isatty(STDOUT_FILENO) && !(term && strcmp(term, "dumb") == 0);
}

uint32_t fl_width(void) {
  int64_t columns;
  struct winsize size;
  if (is_set("COLUMNS") && fl_str_to_int64(fl_str_from(getenv("COLUMNS")), &columns) && columns > 0 && columns < 10000)
    return (uint32_t)columns;
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

int fl_read_stdin(fl_buf *out, fl_error *err) {
  enum { STEP_BYTES = 64 * 1024 };
  for (;;) {
    fl_buf_reserve(out, STEP_BYTES);
    size_t n = fread(out->at + out->n, 1, STEP_BYTES, stdin);
    out->n += (uint32_t)n;
    if (n == 0) return ferror(stdin) ? fl_error_set_errno(err, NULL, "cannot read the standard input", errno) : FL_OK;
  }
}

void fl_out(void *payload, const char *text, size_t n) {
  FL_UNUSED(payload);
  fwrite(text, 1, n, stdout);
}

void fl_outf(const char *format, ...) {
  fl_buf text = {0};
  va_list args;
  va_start(args, format);
  fl_buf_vprintf(&text, format, args);
  va_end(args);
  fl_out_clean(fl_buf_str(&text));
  fl_buf_release(&text);
}

int fl_out_finish(fl_error *err) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return FL_OK;
  int rc = fl_error_set_errno(err, NULL, "cannot write to the standard output", errno ? errno : EIO);
  return rc == FL_E_IO ? FL_E_INTERNAL : rc;
}

int fl_open(fl_tree **tree, fl_engine **engine, const fl_opts *opts, const char *const *paths, uint32_t n_paths) {
  fl_error err = {0};
  fl_errors errors = {0};
  fl_arena arena = {0};
  *engine = NULL;
  int rc = fl_tree_open(tree, paths, n_paths, &err);
  if (rc) return fl_tell_error(&err);
  fl_engine_options options = {.data_dir = opts->data,
                               .only_rules = opts->only_rules,
                               .rules = opts->rules.at,
                               .n_rules = opts->rules.n,
                               .config = opts->config,
                               .isolated = opts->isolated,
                               .project = fl_arena_text(&arena, fl_tree_root(*tree))};
  rc = fl_engine_load(engine, &options, &errors);
  int code = rc ? fl_tell_errors(&errors, rc) : FL_CODE_OK;
  fl_errors_release(&errors);
  fl_arena_release(&arena);
  if (rc) {
    fl_tree_free(*tree);
    *tree = NULL;
  }
  return code;
}

static const fl_str *texts(const fl_names *names, fl_arena *arena) {
  fl_str *list = fl_arena_zero_n(arena, names->n, sizeof *list);
  for (uint32_t i = 0; i < names->n; i++) list[i] = fl_str_from(names->at[i]);
  return list;
}

static fl_severity severity_of(const char *word) {
  if (!word || strcmp(word, "note") == 0) return FL_SEVERITY_NOTE;
  return strcmp(word, "warning") == 0 ? FL_SEVERITY_WARNING : FL_SEVERITY_ERROR;
}

static fl_confidence confidence_of(const char *word) {
  if (!word || strcmp(word, "medium") == 0) return FL_CONFIDENCE_MEDIUM;
  return strcmp(word, "low") == 0 ? FL_CONFIDENCE_LOW : FL_CONFIDENCE_HIGH;
}

// The one clock read, and the only thing in a report that depends on the day. SOURCE_DATE_EPOCH overrides it.
static uint32_t today(void) {
  int64_t seconds;
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  time_t now = epoch && fl_str_to_int64(fl_str_from(epoch), &seconds) ? (time_t)seconds : time(NULL);
  struct tm date;
  if (!gmtime_r(&now, &date)) return 0;
  return (uint32_t)((date.tm_year + 1900) * 10000 + (date.tm_mon + 1) * 100 + date.tm_mday);
}

fl_scan_options fl_scan_options_of(const fl_opts *opts, fl_arena *arena) {
  return (fl_scan_options){
      .jobs = (uint32_t)opts->jobs,
      .max_file_bytes = opts->max_file_bytes,
      .file_timeout_ms = (uint32_t)opts->file_timeout_ms,
      .all = opts->all,
      .scip = opts->scip,
      .commands = opts->commands,
      .compiler = opts->compiler,
      .as_stored = opts->since || opts->staged,
      .today = today(),
      .select = {.select = texts(&opts->select, arena),
                 .n_select = opts->select.n,
                 .ignore = texts(&opts->ignore, arena),
                 .n_ignore = opts->ignore.n,
                 .min_severity = severity_of(opts->severity),
                 .min_confidence = confidence_of(opts->confidence)},
  };
}

void fl_scan_configure(fl_scan_options *options, const fl_opts *opts, const fl_config *config) {
  fl_select *s = &options->select;
  if (!opts->select.n) s->select = config->select.at, s->n_select = config->select.n;
  if (!opts->ignore.n) s->ignore = config->ignore.at, s->n_ignore = config->ignore.n;
  if (!opts->severity && config->min_severity.n) s->min_severity = severity_of(config->min_severity.at);
  if (!opts->confidence && config->min_confidence.n) s->min_confidence = confidence_of(config->min_confidence.at);
}
