// Terraform and other HCL: attributes of blocks as settings.
//
// `resource "aws_sqs_queue" "jobs" { visibility_timeout_seconds = 30 }` is aws_sqs_queue.jobs.visibility_timeout_seconds, as Terraform
// itself would call it; data., module., provider. and so on stand before what is no resource. A variable's default is var.NAME, a value
// in a .tfvars file as well. What has to be computed is unknown, a reference to a variable, a local value or what a resource says is a reference.
#include "facts/deploy_p.h"

#include "base/strbuf.h"

enum { MAX_DEPTH = 24, MAX_KEY_BYTES = 400 };

typedef struct hcl {
  fl_rows *rows;
  uint32_t at, depth;
  fl_buf key;
} hcl;

static fl_str text(const hcl *h) { return h->rows->text; }
static char now(const hcl *h) { return h->at < text(h).n ? text(h).at[h->at] : '\0'; }
static char ahead(const hcl *h, uint32_t n) { return h->at + n < text(h).n ? text(h).at[h->at + n] : '\0'; }

// ---- characters -------------------------------------------------------------------------------------------------------------------

static void skip_line(hcl *h) {
  while (h->at < text(h).n && now(h) != '\n') h->at++;
}

static bool skip_comment(hcl *h) {
  if (now(h) == '#' || (now(h) == '/' && ahead(h, 1) == '/')) return skip_line(h), true;
  if (now(h) != '/' || ahead(h, 1) != '*') return false;
  uint32_t end = fl_str_find(fl_str_from_pos(text(h), h->at), FL_STR("*/"));
  h->at = end == FL_STR_NONE ? text(h).n : h->at + end + 2;
  return true;
}

static void skip_blanks(hcl *h, bool lines) {
  while (h->at < text(h).n) {
    char c = now(h);
    bool blank = c == ' ' || c == '\t' || c == '\r' || (lines && (c == '\n' || c == ','));
    if (blank) h->at++;
    else if (!skip_comment(h)) return;
  }
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

static fl_str take_name(hcl *h) {
  uint32_t begin = h->at;
  while (is_name_char(now(h))) h->at++;
  return fl_str_slice(text(h), begin, h->at);
}

// The inside of a text; `${...}` in it may hold quotes of its own.
static fl_str take_quoted(hcl *h) {
  uint32_t begin = ++h->at, open = 0;
  for (; h->at < text(h).n; h->at++) {
    char c = now(h);
    if (c == '\\') h->at++;
    else if ((c == '$' || c == '%') && ahead(h, 1) == '{') open++, h->at++;
    else if (open && c == '}') open--;
    else if (!open && (c == '"' || c == '\n')) break;
  }
  if (h->at > text(h).n) h->at = text(h).n;
  fl_str inside = fl_str_slice(text(h), begin, h->at);
  h->at += now(h) == '"';
  return inside;
}

// <<EOT, <<-EOT: to the line that is the word alone.
static void skip_heredoc(hcl *h) {
  h->at += 2;
  if (now(h) == '-') h->at++;
  fl_str word = take_name(h), line;
  skip_line(h);
  fl_str rest = fl_str_from_pos(text(h), h->at < text(h).n ? h->at + 1 : h->at);
  while (word.n && fl_next_line(&rest, &line))
    if (fl_str_eq(fl_str_trim(line), word)) break;
  h->at = text(h).n - rest.n;
}

// An expression that is more than a value: to the end of its line, brackets counted.
static void skip_expression(hcl *h) {
  for (uint32_t open = 0; h->at < text(h).n;) {
    char c = now(h);
    if (c == '"') take_quoted(h);
    else if (c == '<' && ahead(h, 1) == '<') skip_heredoc(h);
    else if (skip_comment(h)) continue;
    else if (!open && (c == '\n' || c == ',' || c == '}' || c == ']' || c == ')')) return;
    else {
      open += c == '(' || c == '[' || c == '{';
      open -= open && (c == ')' || c == ']' || c == '}');
      h->at++;
    }
  }
}

// ---- keys ---------------------------------------------------------------------------------------------------------------------------

static void add_part(hcl *h, fl_str part) {
  if (h->key.n && part.n) fl_buf_add_char(&h->key, '.');
  fl_buf_add(&h->key, part);
}

static void add(hcl *h, fl_str value, fl_str at) {
  if (!h->key.full) fl_rows_setting(h->rows, fl_buf_str(&h->key), value, at);
}

// ---- values -------------------------------------------------------------------------------------------------------------------------

static void read_value(hcl *h);

static bool ends_here(hcl *h) {
  skip_blanks(h, false);
  char c = now(h);
  return c == '\n' || c == '\0' || c == ',' || c == '}' || c == ']' || c == '#';
}

// `aws_sqs_queue.jobs.arn`, and of what is made by a count `aws_sqs_queue.jobs[0].arn`: without the index.
static bool names_resource(fl_str word) {
  uint32_t dot = fl_str_find_char(word, '.'), line = fl_str_find_char(word, '_');
  return dot != FL_STR_NONE && line < dot && fl_str_find_char(fl_str_from_pos(word, dot + 1), '.') != FL_STR_NONE;
}

static void add_name(fl_buf *out, hcl *h) {
  uint32_t begin = h->at;
  while (is_name_char(now(h)) || now(h) == '.') h->at++;
  fl_buf_add(out, fl_str_slice(text(h), begin, h->at));
}

// `jsonencode({...})`: set, and each of its parts as well.
static void read_encoded(hcl *h) {
  add(h, (fl_str){0}, fl_str_slice(text(h), h->at, h->at + 10));
  h->at += 11;
  skip_blanks(h, true);
  read_value(h);
  skip_blanks(h, true);
  h->at += now(h) == ')';
}

// var.x, local.x and what a resource says are references when they stand alone.
static void read_word(hcl *h) {
  if (fl_str_starts_c(fl_str_from_pos(text(h), h->at), "jsonencode(")) return read_encoded(h);
  uint32_t begin = h->at;
  fl_buf name = {0}, reference = {0};
  add_name(&name, h);
  if (fl_str_starts_c(fl_str_from_pos(text(h), h->at), "[0].")) h->at += 3, add_name(&name, h);
  fl_str word = fl_buf_str(&name), value = word;
  bool whole = word.n && ends_here(h), refers = fl_str_starts_c(word, "var.") || fl_str_starts_c(word, "local.") || names_resource(word);
  if (refers) fl_buf_printf(&reference, "${%.*s}", FL_STR_ARG(word)), value = fl_buf_str(&reference);
  else if (fl_str_find_char(word, '.') != FL_STR_NONE && !(word.at[0] >= '0' && word.at[0] <= '9')) whole = false;
  add(h, whole ? value : (fl_str){0}, fl_str_slice(text(h), begin, word.n ? h->at : begin + 1));
  fl_buf_release(&reference);
  fl_buf_release(&name);
  if (!whole) skip_expression(h);
}

static void read_list(hcl *h) {
  uint32_t length = h->key.n;
  h->at++;
  for (uint32_t i = 0; skip_blanks(h, true), now(h) && now(h) != ']'; i++, fl_buf_truncate(&h->key, length)) {
    uint32_t before = h->at;
    fl_buf_printf(&h->key, "[%u]", i);
    read_value(h);
    if (h->at == before) h->at++;
  }
  h->at += now(h) == ']';
}

// { a = 1, "b" : 2 }
static void read_object(hcl *h) {
  uint32_t length = h->key.n;
  h->at++;
  for (; skip_blanks(h, true), now(h) && now(h) != '}'; fl_buf_truncate(&h->key, length)) {
    uint32_t before = h->at;
    fl_str name = now(h) == '"' ? take_quoted(h) : take_name(h);
    skip_blanks(h, false);
    if (now(h) == '=' || now(h) == ':') {
      h->at++;
      add_part(h, name);
      read_value(h);
    } else skip_expression(h);
    if (h->at == before) h->at++;
  }
  h->at += now(h) == '}';
}

static void read_value(hcl *h) {
  skip_blanks(h, false);
  if (h->depth == MAX_DEPTH) return skip_expression(h);
  h->depth++;
  char c = now(h);
  if (c == '[') read_list(h);
  else if (c == '{') read_object(h);
  else if (c == '<' && ahead(h, 1) == '<') add(h, (fl_str){0}, (fl_str){text(h).at + h->at, 0}), skip_heredoc(h);
  else if (c == '"') {
    fl_str value = take_quoted(h);
    bool whole = ends_here(h);
    add(h, whole ? value : (fl_str){0}, value);
    if (!whole) skip_expression(h);
  } else read_word(h);
  h->depth--;
}

// ---- blocks -------------------------------------------------------------------------------------------------------------------------

static void read_body(hcl *h);

// resource "a" "b" -> a.b; variable "x" -> var.x; other blocks by their own words.
static void add_head(hcl *h, fl_str kind, const fl_str *labels, uint32_t n) {
  bool outermost = h->depth == 0;
  if (outermost && fl_str_eq_c(kind, "variable")) kind = FL_STR("var");
  if (outermost && fl_str_eq_c(kind, "locals")) kind = FL_STR("local");
  if (!(outermost && fl_str_eq_c(kind, "resource"))) add_part(h, kind);
  for (uint32_t i = 0; i < n; i++) add_part(h, labels[i]);
}

static void read_attribute(hcl *h, fl_str name) {
  bool is_default = h->depth == 1 && fl_str_eq_c(name, "default") && fl_str_starts_c(fl_buf_str(&h->key), "var.");
  if (!is_default) add_part(h, name);
  h->at++;
  read_value(h);
}

// A name, then labels and a block, or a sign and a value.
static void read_entry(hcl *h) {
  uint32_t length = h->key.n, n = 0, before = h->at;
  fl_str name = now(h) == '"' ? take_quoted(h) : take_name(h), labels[4];
  skip_blanks(h, false);
  while (n < 4 && (now(h) == '"' || is_name_char(now(h)))) {
    labels[n++] = now(h) == '"' ? take_quoted(h) : take_name(h);
    skip_blanks(h, false);
  }
  bool block = now(h) == '{', attribute = now(h) == '=' && n == 0;
  if (block && h->depth < MAX_DEPTH) {
    add_head(h, name, labels, n);
    h->at++, h->depth++;
    read_body(h);
    h->depth--, h->at += now(h) == '}';
  } else if (attribute) read_attribute(h, name);
  else skip_expression(h);
  if (h->at == before) h->at++;
  fl_buf_truncate(&h->key, length);
}

static void read_body(hcl *h) {
  for (; !h->rows->full && (skip_blanks(h, true), now(h) && now(h) != '}');) read_entry(h);
}

void fl_read_hcl(fl_rows *rows) {
  hcl h = {.rows = rows};
  fl_buf_init(&h.key, MAX_KEY_BYTES);
  bool values = fl_str_ends_c(rows->path, ".tfvars");
  while (!rows->full && h.at < rows->text.n) {
    if (values) add_part(&h, FL_STR("var"));
    read_body(&h);
    if (h.at < rows->text.n) h.at++; // a bracket too many
    fl_buf_clear(&h.key);
  }
  fl_buf_release(&h.key);
  if (!values) fl_read_terraform(rows);
}
