// .proto files: procedures of services, and the fields of messages.
//
// Everything else (options, enums, extensions) is passed by, brackets counted. A request's fields tell whether it can carry a key that
// makes a repetition harmless; they are a table of kind `message`.
#include "facts/settings_p.h"

enum { MAX_NESTING = 16 };

typedef struct proto {
  fl_rows *rows;
  uint32_t at;
  fl_str package, service;
  fl_str token; // "" at the end
} proto;

// ---- tokens -------------------------------------------------------------------------------------------------------------------

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

// Past blanks and comments.
static void skip(proto *p) {
  fl_str text = p->rows->text;
  while (p->at < text.n) {
    fl_str left = fl_str_from_pos(text, p->at);
    uint32_t end = 0;
    if (strchr(" \t\r\n", left.at[0])) end = 1;
    else if (fl_str_starts_c(left, "//")) end = fl_str_find_char(left, '\n');
    else if (fl_str_starts_c(left, "/*")) end = fl_str_find(left, FL_STR("*/"));
    else return;
    p->at = end == FL_STR_NONE ? text.n : p->at + end + (fl_str_starts_c(left, "/*") ? 2 : 0);
  }
}

// A name, a text in its quotes, or one other character.
static fl_str next(proto *p) {
  skip(p);
  fl_str text = p->rows->text;
  uint32_t begin = p->at;
  if (begin == text.n) return p->token = (fl_str){0};
  char c = text.at[p->at++];
  if (c == '"' || c == '\'') {
    while (p->at < text.n && text.at[p->at] != c) p->at += text.at[p->at] == '\\' && p->at + 1 < text.n ? 2 : 1;
    p->at += p->at < text.n;
  } else if (is_name_char(c))
    while (p->at < text.n && is_name_char(text.at[p->at])) p->at++;
  return p->token = fl_str_slice(text, begin, p->at);
}

static bool is(const proto *p, const char *text) { return fl_str_eq_c(p->token, text); }

// From an opening bracket to its end.
static void skip_block(proto *p) {
  for (uint32_t open = 1; open && next(p).n;) open += is(p, "{"), open -= is(p, "}");
}

// To the semicolon; blocks on the way belong to it.
static void skip_statement(proto *p) {
  while (p->token.n && !is(p, ";") && !is(p, "}")) {
    if (is(p, "{")) return skip_block(p);
    next(p);
  }
}

// ---- messages -------------------------------------------------------------------------------------------------------------------

static bool is_plain_name(fl_str token) { return token.n && is_name_char(token.at[0]) && fl_str_find_char(token, '.') == FL_STR_NONE; }

// `type name = 1;` and `map<a, b> name = 1;`: the name is what stands before the sign. Nested messages are read as well.
static void read_message(proto *p, uint32_t depth) {
  fl_buf fields = {0};
  fl_buf_init(&fields, 2000);
  fl_str name = next(p), before = {0};
  if (!is_plain_name(name) || (next(p), !is(p, "{"))) return skip_statement(p);
  while (next(p).n && !is(p, "}")) {
    if (is(p, "message") && depth < MAX_NESTING) read_message(p, depth + 1), before = (fl_str){0};
    else if (is(p, "enum") || is(p, "extend") || is(p, "option") || is(p, "reserved") || is(p, "extensions")) skip_statement(p);
    else if (is(p, "oneof")) next(p), next(p), before = (fl_str){0}; // its fields are fields
    else if (is(p, "=")) {
      if (before.n) fl_buf_printf(&fields, "%s%.*s", fields.n ? "," : "", FL_STR_ARG(before));
      skip_statement(p), before = (fl_str){0};
    } else if (is(p, "{")) skip_block(p);
    else before = is_plain_name(p->token) ? p->token : (fl_str){0};
  }
  if (fields.n) fl_rows_table(p->rows, name, "message", fl_buf_str(&fields), name);
  fl_buf_release(&fields);
}

// ---- services -------------------------------------------------------------------------------------------------------------------

// `(stream a.b.C)`
static fl_str read_type(proto *p, bool *stream) {
  fl_str type = next(p); // behind the bracket
  *stream = is(p, "stream");
  if (*stream) type = next(p);
  next(p); // the closing bracket
  return type;
}

// `{ get: "/v1/x" body: "*" }` or `.get = "/v1/x"`: the verb and the path.
static void read_http(proto *p, fl_buf *out) {
  static const char *const verbs[] = {"get", "put", "post", "delete", "patch"}, *const words[] = {"GET", "PUT", "POST", "DELETE", "PATCH"};
  for (uint32_t open = 0; next(p).n && !is(p, ";");) {
    open += is(p, "{");
    if (is(p, "}") && open-- == 0) return;
    fl_str token = p->token;
    if (token.n && token.at[0] == '.') token = fl_str_from_pos(token, 1);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
      if (!fl_str_eq_c(token, verbs[i]) || out->n) continue;
      next(p); // the colon or the sign
      fl_str path = fl_unquoted(next(p));
      fl_buf_printf(out, "%s %.*s", words[i], FL_STR_ARG(path));
    }
  }
}

static void read_options(proto *p, fl_rpc *rpc, fl_buf *http) {
  while (next(p).n && !is(p, "}")) {
    if (!is(p, "option")) continue;
    next(p);
    if (is(p, "(")) {
      bool annotated = fl_str_ends_c(next(p), "google.api.http");
      next(p);
      if (annotated) read_http(p, http);
      else skip_statement(p);
    } else if (is(p, "idempotency_level")) {
      next(p), next(p);
      if (is(p, "NO_SIDE_EFFECTS")) rpc->idempotency = FL_RPC_READS;
      if (is(p, "IDEMPOTENT")) rpc->idempotency = FL_RPC_IDEMPOTENT;
      skip_statement(p);
    } else
      skip_statement(p);
  }
}

static void read_rpc(proto *p) {
  fl_rpc rpc = {0};
  fl_buf http = {0};
  bool sends = false, answers = false;
  fl_intern *syms = &p->rows->syms;
  fl_str name = next(p), at = name;
  if (!is_plain_name(name) || (next(p), !is(p, "("))) return skip_statement(p);
  rpc.name = fl_intern_add(syms, name);
  rpc.request = fl_intern_add(syms, read_type(p, &sends));
  next(p), next(p); // returns (
  rpc.response = fl_intern_add(syms, read_type(p, &answers));
  rpc.streams = (uint8_t)((sends ? FL_RPC_SENDS_STREAM : 0) | (answers ? FL_RPC_GETS_STREAM : 0));
  next(p);
  if (is(p, "{")) read_options(p, &rpc, &http);
  rpc.package = fl_intern_add(syms, p->package);
  rpc.service = fl_intern_add(syms, p->service);
  rpc.http = fl_intern_add(syms, fl_buf_str(&http));
  fl_rows_rpc(p->rows, rpc, at);
  fl_buf_release(&http);
}

static void read_service(proto *p) {
  p->service = next(p);
  if (!is_plain_name(p->service) || (next(p), !is(p, "{"))) return skip_statement(p);
  while (next(p).n && !is(p, "}")) {
    if (is(p, "rpc")) read_rpc(p);
    else skip_statement(p);
  }
}

void fl_read_proto(fl_rows *rows) {
  proto p = {.rows = rows};
  while (!rows->full && next(&p).n) {
    if (is(&p, "package")) p.package = next(&p), skip_statement(&p);
    else if (is(&p, "service")) read_service(&p);
    else if (is(&p, "message")) read_message(&p, 0);
    else skip_statement(&p);
  }
}
