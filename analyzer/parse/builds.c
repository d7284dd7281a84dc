// jansson reads the JSON; words are split as a POSIX shell would, without expanding anything.
#define _XOPEN_SOURCE 700 // realpath
#include "parse/builds.h"

#include "base/io.h"

#include <jansson.h>
#include <limits.h>
#include <stdlib.h>

// ---- paths ---------------------------------------------------------------------------------------------------------------------

// "/a/./b/../c" -> "/a/c". Links are left alone: a database names files as the build does.
static fl_str normal(fl_arena *arena, fl_str directory, fl_str path) {
  fl_buf whole = {0}, out = {0};
  fl_str part, rest = fl_str_from(fl_path_join(&whole, directory, path));
  for (bool more = true; more;) {
    more = fl_str_cut(rest, '/', &part, &rest);
    uint32_t slash = fl_str_rfind_char(fl_buf_str(&out), '/');
    if (fl_str_eq_c(part, "..")) fl_buf_truncate(&out, slash == FL_STR_NONE ? 0 : slash);
    else if (part.n && !fl_str_eq_c(part, ".")) fl_buf_printf(&out, "/%.*s", FL_STR_ARG(part));
  }
  fl_str text = out.n ? fl_arena_str(arena, fl_buf_str(&out)) : FL_STR("/");
  fl_buf_release(&whole);
  fl_buf_release(&out);
  return text;
}

static const char *database_in(fl_buf *out, fl_str folder) {
  static const char *const places[] = {"compile_commands.json", "build/compile_commands.json"};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (fl_path_exists(fl_path_join(out, folder, fl_str_from(places[i])))) return fl_buf_text(out);
  return "";
}

const char *fl_builds_locate(fl_buf *out, const char *root, const char *asked, bool upward) {
  if (asked) return fl_path_join(out, fl_str_from(asked), FL_STR("compile_commands.json"));
  char whole[PATH_MAX];
  const char *found = database_in(out, fl_str_from(root));
  fl_str folder = fl_str_from(upward && !found[0] ? realpath(root, whole) : NULL);
  while (!found[0] && folder.n > 1) {
    folder = fl_path_dir(folder);
    found = database_in(out, folder);
  }
  return found;
}

// ---- arguments -----------------------------------------------------------------------------------------------------------------

// What the preprocessor and the parser go by. JOINED: -Ia, and also `-I a`; WORD: `-include a`; PREFIX: -std=c11.
typedef enum argument_kind { EXACT, PREFIX, JOINED, WORD } argument_kind;
static const struct { const char *text; argument_kind kind; } kept[] = {
    {"-include", WORD}, {"-imacros", WORD}, {"-isystem", WORD}, {"-iquote", WORD}, {"-idirafter", WORD}, {"-isysroot", WORD},
    {"--sysroot", WORD}, {"-target", WORD}, {"-I", JOINED}, {"-D", JOINED}, {"-U", JOINED}, {"-x", JOINED},
    {"--sysroot=", PREFIX}, {"--target=", PREFIX}, {"-std=", PREFIX}, {"--std=", PREFIX}, {"-march=", PREFIX}, {"-msse", PREFIX},
    {"-mavx", PREFIX}, {"-ansi", EXACT}, {"-undef", EXACT}, {"-nostdinc", EXACT}, {"-nostdinc++", EXACT}, {"-m32", EXACT},
    {"-m64", EXACT}, {"-funsigned-char", EXACT}, {"-fsigned-char", EXACT}, {"-fshort-enums", EXACT},
    {"-fshort-wchar", EXACT}, {"-fms-extensions", EXACT}, {"-fno-exceptions", EXACT}, {"-fno-rtti", EXACT}, {"-fchar8_t", EXACT},
};

typedef FL_ARRAY(fl_str) words;

// How many words the argument at `i` takes when it is kept, 0 when it is not; the rest of the first word is `value`.
static uint32_t keep(const words *all, uint32_t i, const char **option, fl_str *value) {
  fl_str word = all->at[i];
  for (size_t k = 0; k < sizeof kept / sizeof *kept; k++) {
    fl_str text = fl_str_from(kept[k].text);
    bool whole = fl_str_eq(word, text), takes = kept[k].kind == JOINED || kept[k].kind == WORD;
    if (!fl_str_starts(word, text) || (kept[k].kind == EXACT && !whole)) continue;
    *option = kept[k].text;
    *value = whole && takes ? (i + 1 < all->n ? all->at[i + 1] : (fl_str){0}) : fl_str_from_pos(word, text.n);
    return whole && takes ? 2 : 1;
  }
  return 0;
}

// The compiler's own name says which language a file is when its ending does not: g++ takes .c for C++.
static bool is_plus_plus(fl_str compiler) {
  fl_str name = fl_path_base(compiler);
  uint32_t at = fl_str_find(name, FL_STR("++"));
  return at != FL_STR_NONE;
}

static void add(fl_arena *arena, words *out, const char *option, fl_str value) {
  bool word = option[1] == 'i' || fl_str_eq_c(fl_str_from(option), "-target") || fl_str_eq_c(fl_str_from(option), "--sysroot");
  if (word) fl_array_push(out, fl_str_from(option));
  if (word) fl_array_push(out, fl_arena_str(arena, value));
  else fl_array_push(out, fl_str_from(fl_arena_printf(arena, "%s%.*s", option, FL_STR_ARG(value))));
}

static void keep_arguments(fl_arena *arena, fl_build *c, const words *all) {
  words out = {0};
  const char *option;
  fl_str value;
  if (all->n && is_plus_plus(all->at[0])) fl_array_push(&out, FL_STR("--driver-mode=g++"));
  for (uint32_t i = 1, n; i < all->n; i += n ? n : 1)
    if ((n = keep(all, i, &option, &value)) != 0) add(arena, &out, option, value);
  c->args = fl_arena_dup(arena, out.at, out.n * sizeof *out.at);
  c->n_args = out.n;
  fl_array_release(&out);
}

// ---- words of a command --------------------------------------------------------------------------------------------------------

// Takes one character of a word, which a quote or a backslash may protect. False at the end of the word.
static bool take_character(fl_str text, uint32_t *at, char *quote, fl_buf *word) {
  char c = text.at[*at];
  bool escapes = c == '\\' && *quote != '\'' && *at + 1 < text.n;
  if (escapes && *quote == '"') escapes = strchr("\"\\$`\n", text.at[*at + 1]) != NULL;
  if (!*quote && strchr(" \t\r\n", c)) return false;
  if (escapes) fl_buf_add_char(word, text.at[++*at]);
  else if (c == *quote) *quote = 0;
  else if (!*quote && (c == '"' || c == '\'')) *quote = c;
  else fl_buf_add_char(word, c);
  ++*at;
  return true;
}

static void split(fl_arena *arena, fl_str text, words *out) {
  fl_buf word = {0};
  for (uint32_t at = 0; at < text.n; at++) {
    char quote = 0;
    uint32_t begin = at;
    fl_buf_clear(&word);
    while (at < text.n && take_character(text, &at, &quote, &word)) continue;
    if (at > begin) fl_array_push(out, fl_arena_str(arena, fl_buf_str(&word)));
  }
  fl_buf_release(&word);
}

// ---- entries -------------------------------------------------------------------------------------------------------------------

static fl_str text_of(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_string(value) ? (fl_str){json_string_value(value), (uint32_t)json_string_length(value)} : (fl_str){0};
}

static void read_words(fl_arena *arena, const json_t *entry, words *out) {
  const json_t *list = json_object_get(entry, "arguments");
  out->n = 0;
  for (size_t i = 0; i < json_array_size(list); i++) {
    const char *word = json_string_value(json_array_get(list, i));
    if (word) fl_array_push(out, fl_arena_str(arena, fl_str_from(word)));
  }
  if (!json_is_array(list)) split(arena, text_of(entry, "command"), out);
}

static void read_entry(fl_builds *out, const json_t *entry, fl_str folder, words *all) {
  fl_str file = text_of(entry, "file");
  if (!file.n) return;
  fl_build c = {.row = out->rows.n, .directory = normal(&out->arena, folder, text_of(entry, "directory"))};
  c.file = normal(&out->arena, c.directory, file);
  read_words(&out->arena, entry, all);
  keep_arguments(&out->arena, &c, all);
  fl_array_push(&out->rows, c);
}

static int by_file(const void *a, const void *b) {
  const fl_build *x = a, *y = b;
  int order = fl_str_cmp(x->file, y->file);
  return order ? order : x->row < y->row ? -1 : x->row > y->row;
}

static void sort(fl_builds *out) {
  uint32_t n = 0;
  if (out->rows.n) qsort(out->rows.at, out->rows.n, sizeof *out->rows.at, by_file);
  for (uint32_t i = 0; i < out->rows.n; i++)
    if (!n || !fl_str_eq(out->rows.at[n - 1].file, out->rows.at[i].file)) out->rows.at[n++] = out->rows.at[i];
  out->rows.n = n;
}

int fl_builds_read(fl_builds *out, fl_str text, fl_str folder, const char *name, fl_error *err) {
  json_error_t error;
  *out = (fl_builds){0};
  json_t *root = json_loadb(text.at, text.n, JSON_REJECT_DUPLICATES, &error);
  if (!root) return fl_error_set(err, FL_E_INPUT, name, (uint32_t)(error.line > 0 ? error.line : 0), 0, "%s", error.text);
  if (!json_is_array(root)) {
    json_decref(root);
    return fl_error_set(err, FL_E_INPUT, name, 1, 0, "is no compile database: a list was expected");
  }
  words all = {0};
  for (size_t i = 0; i < json_array_size(root); i++) read_entry(out, json_array_get(root, i), folder, &all);
  fl_array_release(&all);
  json_decref(root);
  sort(out);
  return FL_OK;
}

void fl_builds_release(fl_builds *c) {
  fl_array_release(&c->rows);
  fl_arena_release(&c->arena);
}

const fl_build *fl_builds_find(const fl_builds *c, fl_str file) {
  uint32_t low = 0, high = c->rows.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (fl_str_cmp(c->rows.at[middle].file, file) < 0) low = middle + 1;
    else high = middle;
  }
  return low < c->rows.n && fl_str_eq(c->rows.at[low].file, file) ? &c->rows.at[low] : NULL;
}
