// Paths: `crate::a::b`, `Self::new`, `super::Client`, and what `use` makes of them.
//
// A path becomes dotted text. `Self` is the type whose members are read; in a module inside a file, `self` and `super` are taken from
// there, so that what is left of them means the file's own module or its parents.
#include "hooks_p.h"

#include <string.h>

// ---- reading tokens ---------------------------------------------------------------------------------------------------

static bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}

static bool in_word(char c) {
  return starts_word(c) || (c >= '0' && c <= '9');
}

fl_str rust_word(fl_str text, uint32_t at) {
  uint32_t end = at;
  if (end + 1 < text.n && text.at[end] == 'r' && text.at[end + 1] == '#') at = end += 2; // r#type
  if (end >= text.n || !starts_word(text.at[end])) return (fl_str){0};
  while (end < text.n && in_word(text.at[end])) end++;
  return fl_str_slice(text, at, end);
}

static uint32_t skip_string(fl_str text, uint32_t at) {
  for (at++; at < text.n && text.at[at] != '"'; at++)
    if (text.at[at] == '\\') at++;
  return at < text.n ? at + 1 : text.n;
}

// r"..", r#".."#: ends where the quote has as many # behind it as in front.
static uint32_t skip_raw_string(fl_str text, uint32_t at) {
  uint32_t hashes = 0, n;
  for (at++; at < text.n && text.at[at] == '#'; at++) hashes++;
  for (at++; at < text.n; at++) {
    for (n = 0; text.at[at] == '"' && n < hashes && at + 1 + n < text.n && text.at[at + 1 + n] == '#'; n++) {}
    if (text.at[at] == '"' && n == hashes) return at + 1 + n;
  }
  return text.n;
}

static uint32_t skip_comment(fl_str text, uint32_t at) {
  bool block = text.at[at + 1] == '*';
  for (at += 2; at < text.n; at++) {
    if (!block && text.at[at] == '\n') return at;
    if (block && text.at[at] == '*' && at + 1 < text.n && text.at[at + 1] == '/') return at + 2;
  }
  return text.n;
}

// 'a' and '\n' are characters, 'a without a second quote is a lifetime.
static uint32_t skip_quote(fl_str text, uint32_t at) {
  if (at + 1 < text.n && text.at[at + 1] == '\\') {
    for (at += 3; at < text.n && text.at[at] != '\''; at++) {}
    return at < text.n ? at + 1 : text.n;
  }
  uint32_t end = at + 2;
  while (end < text.n && end < at + 6 && (text.at[end - 1] & 0x80) && text.at[end] != '\'') end++;
  return end < text.n && text.at[end] == '\'' ? end + 1 : at + 1;
}

uint32_t rust_skip_token(fl_str text, uint32_t at) {
  char c = text.at[at], next = at + 1 < text.n ? text.at[at + 1] : '\0';
  if (c == '"') return skip_string(text, at);
  if ((c == 'r' || c == 'b') && (next == '"' || next == '#') && c == 'r') return next == '#' && at + 2 < text.n && starts_word(text.at[at + 2]) ? at + 2 : skip_raw_string(text, at);
  if (c == '\'') return skip_quote(text, at);
  if (c == '/' && (next == '/' || next == '*')) return skip_comment(text, at);
  if (starts_word(c)) return at + rust_word(text, at).n;
  if (c != '(' && c != '[' && c != '{') return at + 1;
  for (at++; at < text.n && !strchr(")]}", text.at[at]);) at = rust_skip_token(text, at);
  return at < text.n ? at + 1 : text.n;
}

// ---- where a path stands ----------------------------------------------------------------------------------------------

static fl_id owner_of(fl_extract *x) {
  fl_id owner = fl_x_type_body(x);
  for (fl_id func = fl_x_func(x); func && !owner; func = fl_x_func_at(x, func)->parent) owner = fl_x_func_at(x, func)->owner;
  return owner;
}

static bool is_module(fl_extract *x, fl_id type) {
  return fl_x_type_at(x, type)->kind == FL_TYPE_OBJECT;
}

// The type that `Self` means: the innermost that is no module.
static fl_str self_type(fl_extract *x) {
  for (fl_id type = owner_of(x); type; type = fl_x_type_at(x, type)->outer)
    if (!is_module(x, type)) return fl_x_sym_text(x, fl_x_type_at(x, type)->name);
  return FL_STR("Self");
}

// Modules inside of this file around the place, outermost first.
static uint32_t modules_around(fl_extract *x, fl_str *out, uint32_t cap) {
  uint32_t n = 0;
  fl_str inner[8];
  for (fl_id type = owner_of(x); type && n < 8; type = fl_x_type_at(x, type)->outer)
    if (is_module(x, type)) inner[n++] = fl_x_sym_text(x, fl_x_type_at(x, type)->name);
  if (n > cap) n = cap;
  for (uint32_t i = 0; i < n; i++) out[i] = inner[n - 1 - i];
  return n;
}

// ---- dotted text --------------------------------------------------------------------------------------------------------

static void add_segment(rust_path *out, fl_str segment) {
  if (!segment.n || out->n + segment.n + 2 > sizeof out->at) return;
  if (out->n) out->at[out->n++] = '.';
  memcpy(out->at + out->n, segment.at, segment.n);
  out->n += segment.n;
}

static uint32_t skip_generics(fl_str text, uint32_t at) { // at stands on <
  int depth = 0;
  while (at < text.n) {
    char c = text.at[at];
    if (c == '<') depth++;
    if (c == '>' && text.at[at - 1] != '-' && --depth == 0) return at + 1;
    at = c == '<' || c == '>' ? at + 1 : rust_skip_token(text, at);
  }
  return text.n;
}

// `self`, and `super`s behind one another, of which those that lead out of modules in this file are used up here.
static void add_relative(fl_extract *x, rust_path *out, uint32_t supers) {
  fl_str around[8];
  uint32_t n = modules_around(x, around, 8), left = supers > n ? supers - n : 0, stay = supers < n ? n - supers : 0;
  if (!left) add_segment(out, FL_STR("self"));
  for (uint32_t i = 0; i < left; i++) add_segment(out, FL_STR("super"));
  for (uint32_t i = 0; i < stay; i++) add_segment(out, around[i]);
}

static void add_name(fl_extract *x, rust_path *out, fl_str name, uint32_t *supers, bool first) {
  if (fl_str_eq_c(name, "super")) {
    ++*supers;
    return;
  }
  if (*supers) add_relative(x, out, *supers), *supers = 0;
  if (first && fl_str_eq_c(name, "self")) add_relative(x, out, 0);
  else if (first && fl_str_eq_c(name, "Self")) add_segment(out, self_type(x));
  else add_segment(out, name);
}

fl_str rust_dotted(fl_extract *x, fl_str written, rust_path *out) {
  uint32_t supers = 0;
  out->n = 0;
  bool first = true;
  for (uint32_t i = 0; i < written.n;) {
    fl_str word = rust_word(written, i);
    if (word.n) add_name(x, out, word, &supers, first), first = false;
    if (word.n) i = (uint32_t)(word.at - written.at) + word.n;
    else if (written.at[i] == '<' && first) { // <T as Trait>::name, <T>::name
      i++;
    } else if (written.at[i] == '<') i = skip_generics(written, i);
    else if (written.at[i] == ' ' && rust_word(written, i + 1).n == 2 && fl_str_eq_c(rust_word(written, i + 1), "as")) {
      while (i < written.n && written.at[i] != '>') i = written.at[i] == '<' ? skip_generics(written, i) : i + 1;
      i++;
    } else i++;
  }
  if (supers) add_relative(x, out, supers);
  return (fl_str){out->at, out->n};
}

fl_id rust_path_value(fl_extract *x, const fl_node *path) {
  rust_path buffer;
  fl_str dotted = rust_dotted(x, fl_x_text(x, path), &buffer);
  return dotted.n ? fl_x_path(x, path, dotted) : 0;
}

// ---- names as values ------------------------------------------------------------------------------------------------------

fl_id fl_rust_ident(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (fl_x_is_stmt(x)) return 0;
  if (fl_str_eq_c(text, "None")) return fl_x_lit(x, node, FL_LIT_NIL, FL_STR(""));
  if (fl_str_eq_c(text, "Self")) return rust_path_value(x, node);
  if (fl_str_starts_c(text, "r#")) text = fl_str_from_pos(text, 2);
  return fl_x_ref(x, node, fl_x_sym(x, text));
}

fl_id fl_rust_path(fl_extract *x, const fl_node *node) {
  return fl_x_is_stmt(x) ? 0 : rust_path_value(x, node);
}

// f::<T> as a value: the function counts.
fl_id fl_rust_generic_function(fl_extract *x, const fl_node *node) {
  return fl_x_slot_value(x, node, FL_SLOT_a);
}

// ---- use --------------------------------------------------------------------------------------------------------------------

typedef struct use_tree {
  fl_extract *x;
  const fl_node *node;
  fl_str text;
  uint32_t at;
} use_tree;

static void skip_blank(use_tree *u) {
  while (u->at < u->text.n) {
    char c = u->text.at[u->at];
    if (c == '/') u->at = rust_skip_token(u->text, u->at);
    else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') u->at++;
    else return;
  }
}

static bool take(use_tree *u, const char *token) {
  skip_blank(u);
  fl_str rest = fl_str_from_pos(u->text, u->at);
  if (!fl_str_starts_c(rest, token)) return false;
  u->at += (uint32_t)strlen(token);
  return true;
}

// A path of `::`-separated names, as dotted text without `Self` and its like put in.
static void join(rust_path *path, fl_str name) {
  if (fl_str_eq_c(name, "self") && path->n) return; // {self}: the module itself
  add_segment(path, name);
}

// `use super::Name` in a module inside the file: names of the file are seen there anyway.
static bool is_own(fl_str module, fl_str item, fl_str alias) {
  return fl_str_eq_c(module, "self") && (!alias.n || fl_str_eq(item, alias));
}

static void add_import(use_tree *u, const rust_path *path, fl_str alias) {
  rust_path adjusted;
  fl_str whole = rust_dotted(u->x, (fl_str){path->at, path->n}, &adjusted), module, item;
  fl_import row = {0};
  if (!fl_str_rcut(whole, '.', &module, &item)) module = whole, item = (fl_str){0};
  row.module = fl_x_sym(u->x, module);
  row.item = item.n ? fl_x_sym(u->x, item) : 0;
  row.alias = fl_x_sym(u->x, alias.n ? alias : item.n ? item : module);
  if (!fl_str_eq_c(alias, "_") && !is_own(module, item, alias)) fl_x_import(u->x, u->node, &row);
}

static void add_wildcard(use_tree *u, const rust_path *path) {
  rust_path adjusted;
  fl_import row = {.wildcard = 1};
  fl_str module = rust_dotted(u->x, (fl_str){path->at, path->n}, &adjusted);
  row.module = fl_x_sym(u->x, module);
  if (module.n && !fl_str_eq_c(module, "self")) fl_x_import(u->x, u->node, &row);
}

static void read_tree(use_tree *u, rust_path path, uint32_t depth);

static void read_group(use_tree *u, const rust_path *path, uint32_t depth) {
  while (!take(u, "}") && u->at < u->text.n) {
    uint32_t before = u->at;
    read_tree(u, *path, depth + 1);
    take(u, ",");
    if (u->at == before) return; // not a tree
  }
}

static void read_tree(use_tree *u, rust_path path, uint32_t depth) {
  if (depth > 32) return;
  for (;;) {
    take(u, "::");
    if (take(u, "{")) return read_group(u, &path, depth);
    if (take(u, "*")) return add_wildcard(u, &path);
    skip_blank(u);
    fl_str name = rust_word(u->text, u->at), alias = {0};
    if (!name.n) return;
    u->at = (uint32_t)(name.at - u->text.at) + name.n;
    join(&path, name);
    if (fl_str_starts_c(fl_str_from_pos(u->text, u->at), "::")) continue;
    skip_blank(u);
    if (fl_str_eq_c(rust_word(u->text, u->at), "as")) {
      u->at += 2;
      skip_blank(u);
      alias = rust_word(u->text, u->at);
      u->at += alias.n;
    }
    return add_import(u, &path, alias);
  }
}

fl_id fl_rust_use(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  uint32_t at = fl_str_find(text, FL_STR("use"));
  fl_x_forget_waiting(x);
  if (at == FL_STR_NONE) return 0;
  use_tree u = {x, node, text, at + 3};
  read_tree(&u, (rust_path){.n = 0}, 0);
  return 0;
}
