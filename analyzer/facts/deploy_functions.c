// Functions that a platform starts by itself: serverless.yml, SAM and CloudFormation templates. The documents stay settings as well.
//
// A function is a unit: the folder of its code (`build`), its variables, `timeout` in seconds.
#include "facts/deploy_p.h"

#include <stdio.h>

typedef struct shape {
  const char *one, *all; // pattern of a function's keys, and of those that hold for every function
  const char *variables, *timeout, *code, *memory;
  bool code_is_folder;
} shape;

static const shape shapes[] = {
    {"functions.*.", "provider.", "environment.*", "timeout", "handler", "memorySize", false},
    {"Resources.*.Properties.", "Globals.Function.", "Environment.Variables.*", "Timeout", "CodeUri", "MemorySize", true},
};

static bool is_function(const fl_doc *d, const shape *s, fl_str name) {
  char path[200];
  int n = snprintf(path, sizeof path, s->code_is_folder ? "Resources.%.*s.Type" : "functions.%.*s.handler", FL_STR_ARG(name));
  for (uint32_t i = 0; n > 0 && (size_t)n < sizeof path && i < d->leaves.n; i++) {
    if (!fl_str_eq_c(fl_doc_path(d, i), path)) continue;
    fl_str type = d->leaves.at[i].value;
    return !s->code_is_folder || fl_str_ends_c(type, "::Serverless::Function") || fl_str_ends_c(type, "::Lambda::Function");
  }
  return false;
}

// `src/orders.handler` -> src; a folder is itself.
static fl_str folder_of_code(fl_rows *rows, const shape *s, fl_str code) {
  if (!s->code_is_folder) {
    uint32_t slash = fl_str_rfind_char(code, '/');
    code = slash == FL_STR_NONE ? FL_STR(".") : fl_str_slice(code, 0, slash);
  }
  return fl_rows_path(rows, code);
}

// `${self:custom.a}` names a key of the same file; what `${env:A}` and others bring is not known.
static fl_str own_reference(fl_buf *out, fl_str value) {
  fl_buf_clear(out);
  uint32_t begin = fl_str_find(value, FL_STR("${"));
  if (begin == FL_STR_NONE) return value;
  bool own = begin == 0 && fl_str_starts_c(value, "${self:") && fl_str_ends_c(value, "}");
  fl_str key = own ? fl_str_slice(value, 7, value.n - 1) : (fl_str){0};
  if (!own || fl_str_find_char(key, '$') != FL_STR_NONE || fl_str_find_char(key, ',') != FL_STR_NONE) return (fl_str){0};
  fl_buf_printf(out, "${%.*s}", FL_STR_ARG(key));
  return fl_buf_str(out);
}

static void add_value(fl_rows *rows, const shape *s, fl_str unit, fl_str rest, fl_str value, fl_str at) {
  fl_parts parts;
  if (fl_path_fits(rest, s->variables, &parts)) fl_rows_deploy_under(rows, FL_DEPLOY_SERVICE, unit, "env.", parts.at[0], value, at);
  else if (fl_str_eq_c(rest, s->timeout)) fl_rows_deploy(rows, FL_DEPLOY_SERVICE, unit, FL_STR("timeout"), value, at);
  else if (fl_str_eq_c(rest, s->memory)) fl_rows_deploy(rows, FL_DEPLOY_SERVICE, unit, FL_STR("memory"), value, at);
  else if (fl_str_eq_c(rest, s->code))
    fl_rows_deploy(rows, FL_DEPLOY_SERVICE, unit, FL_STR("build"), folder_of_code(rows, s, value), at);
}

static void add_key(fl_rows *rows, fl_doc *d, const shape *s, fl_str unit, fl_str rest, uint32_t leaf) {
  fl_buf reference = {0};
  fl_str value = fl_doc_value(d, leaf);
  if (!s->code_is_folder) value = own_reference(&reference, value);
  add_value(rows, s, unit, rest, value, d->leaves.at[leaf].value);
  fl_buf_release(&reference);
}

// What holds for all comes first: a function's own value is the last, and wins.
static void add_function(fl_rows *rows, fl_doc *d, const shape *s, fl_str unit) {
  fl_parts parts;
  for (uint32_t i = 0; i < d->leaves.n; i++)
    if (fl_path_fits(fl_doc_path(d, i), s->all, &parts)) add_key(rows, d, s, unit, parts.rest, i);
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    bool own = fl_path_fits(fl_doc_path(d, i), s->one, &parts) && fl_str_eq(parts.at[0], unit);
    if (own) add_key(rows, d, s, unit, parts.rest, i);
  }
}

void fl_read_functions(fl_rows *rows, fl_doc *d) {
  bool any = fl_str_contains(rows->text, FL_STR("handler:")) || fl_str_contains(rows->text, FL_STR("::Function"));
  for (size_t k = 0; any && k < sizeof shapes / sizeof *shapes; k++) {
    fl_parts parts;
    fl_str last = {0};
    for (uint32_t i = 0; i < d->leaves.n && !rows->full; i++) {
      if (!fl_path_fits(fl_doc_path(d, i), shapes[k].one, &parts) || fl_str_eq(parts.at[0], last)) continue;
      last = parts.at[0];
      if (is_function(d, &shapes[k], last)) add_function(rows, d, &shapes[k], last);
    }
  }
}
