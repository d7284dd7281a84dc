// In: grammars/<language>/roles.map and the language's compiled grammar. Out: <language>_map.c, the table as
// constants (facts/roles.h), and <language>_hooks.h, the prototypes of its hooks.
//
// A table that names a node kind or field which the grammar does not have would not fail, it would quietly
// see nothing. So every name is looked up in the grammar here, at build time, and a renamed node breaks the
// build with table, row and symbol. All errors are shown in one run.
//
//   kind[,kind2...]  role  slot=source[|source...] ...  [hook=function]  [attr=word]      # comment
//   include ../javascript/roles.map
//   types hook=function        # reads written types, which nobody looks at as nodes
//   text hook=function         # writes spellings that the grammar cannot read as it can
//   words hook=function        # blanks words that the grammar has no place for
//
// A kind is a named node, or an anonymous one in quotes. A source is a field (`name`), a position among the
// named children that are not comments (`#1`, `#last`), a child kind (`kind:block`), or `-` for none. A `*`
// behind it means all of them (`#2*`: from the second on, `#*`: all). Two rows for one kind in one file are an
// error; a row replaces one that came through an include.
#include "mapgen.h"

#include <tree_sitter/api.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GRAMMAR(id, entry) const TSLanguage *entry(void);
#include "grammars.inc"
#undef GRAMMAR

static const grammar_entry grammars[] = {
#define GRAMMAR(id, entry) {#id, #entry, entry},
#include "grammars.inc"
#undef GRAMMAR
};

// clang-format off
const vocabulary_word roles[FL_N_ROLES] = {
    {"", ""},
#define X(name, slots) {#name, slots},
    FL_ROLES(X)
#undef X
};

const char *const slots[FL_N_SLOTS] = {
    "",
#define X(name) #name,
    FL_SLOTS(X)
#undef X
};
// clang-format on

__attribute__((format(printf, 2, 3))) static void complain(table *t, const char *format, ...) {
  va_list args;
  fprintf(stderr, "%s:%d: ", t->files[t->file], t->line);
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  t->n_errors++;
}

_Noreturn void stop(const char *what, const char *name) {
  fprintf(stderr, "mapgen: %s: %s\n", name, what);
  exit(1);
}

static void *must(void *memory) {
  if (!memory) stop("out of memory", "roles.map");
  return memory;
}

static char *copy_text(const char *text, size_t n_bytes) {
  char *copy = must(malloc(n_bytes + 1));
  memcpy(copy, text, n_bytes);
  copy[n_bytes] = '\0';
  return copy;
}

// FNV-1a: not for lookups, only to tell one table from another in cache keys.
static void digest_text(table *t, const char *text) {
  for (; *text; text++) t->digest = (t->digest ^ (unsigned char)*text) * 0x100000001b3u;
}

// Owned by the caller.
static char *read_file(const char *path) {
  FILE *in = fopen(path, "rb");
  if (!in) stop("cannot be read", path);
  size_t n_bytes = 0, cap = 1 << 16;
  char *text = must(malloc(cap));
  for (size_t got; (got = fread(text + n_bytes, 1, cap - n_bytes - 1, in)) > 0;) {
    n_bytes += got;
    if (cap - n_bytes < 2) text = must(realloc(text, cap *= 2));
  }
  fclose(in);
  text[n_bytes] = '\0';
  return text;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

// Levenshtein distance; names that do not fit the row are infinitely far.
static size_t distance(const char *a, const char *b) {
  size_t costs[NAME_BYTES], n = strlen(b);
  if (n >= NAME_BYTES) return SIZE_MAX;
  for (size_t j = 0; j <= n; j++) costs[j] = j;
  for (size_t i = 0; a[i]; i++) {
    size_t diagonal = costs[0];
    costs[0] = i + 1;
    for (size_t j = 0; j < n; j++) {
      size_t replace = diagonal + (a[i] != b[j]);
      diagonal = costs[j + 1];
      costs[j + 1] = least(replace, 1 + least(costs[j], diagonal));
    }
  }
  return costs[n];
}

typedef struct guess {
  const char *wanted, *best;
  size_t distance;
} guess;

static void consider(guess *g, const char *candidate) {
  size_t d = candidate ? distance(g->wanted, candidate) : SIZE_MAX;
  if (d >= g->distance) return;
  g->best = candidate;
  g->distance = d;
}

static guess start_guess(const char *wanted) {
  return (guess){.wanted = wanted, .distance = 1 + strlen(wanted) / 3 + (strlen(wanted) > 1)};
}

// Says what is wrong, with the nearest known name behind it.
static void complain_unknown(table *t, const char *what, const char *where, const guess *g) {
  if (g->best)
    complain(t, "no %s \"%s\" in %s (did you mean %s?)", what, g->wanted, where, g->best);
  else
    complain(t, "no %s \"%s\" in %s", what, g->wanted, where);
}

static const char *grammar_title(const table *t) {
  static char title[NAME_BYTES];
  snprintf(title, sizeof title, "grammar %s", t->language);
  return title;
}

static void complain_kind(table *t, const char *name, bool named) {
  guess g = start_guess(name);
  for (uint32_t i = 0; i < t->n_rows; i++) {
    TSSymbolType type = ts_language_symbol_type(t->symbols, (TSSymbol)i);
    if (type == (named ? TSSymbolTypeRegular : TSSymbolTypeAnonymous))
      consider(&g, ts_language_symbol_name(t->symbols, (TSSymbol)i));
  }
  complain_unknown(t, named ? "node kind" : "anonymous node", grammar_title(t), &g);
}

// Symbol of a kind as written: `block` or `"async"`. 0 and a message when the grammar has none. Changes
// `text`.
static TSSymbol find_kind(table *t, char *text) {
  bool named = text[0] != '"';
  size_t n = strlen(text);
  if (!named) {
    if (n < 3 || text[n - 1] != '"') return complain(t, "%s: expected a closing quote", text), (TSSymbol)0;
    text[n - 1] = '\0';
    text++;
    n -= 2;
  }
  TSSymbol symbol = ts_language_symbol_for_name(t->symbols, text, (uint32_t)n, named);
  if (symbol == 0 || symbol >= t->n_rows) return complain_kind(t, text, named), (TSSymbol)0;
  if (ts_language_symbol_type(t->symbols, symbol) != TSSymbolTypeSupertype) return symbol;
  complain(t, "\"%s\" is a supertype in grammar %s and never a node; name its kinds", text, t->language);
  return 0;
}

static TSFieldId find_field(table *t, const char *name) {
  TSFieldId field = ts_language_field_id_for_name(t->symbols, name, (uint32_t)strlen(name));
  if (field) return field;
  guess g = start_guess(name);
  for (uint32_t i = 1; i <= ts_language_field_count(t->symbols); i++)
    consider(&g, ts_language_field_name_for_id(t->symbols, (TSFieldId)i));
  complain_unknown(t, "field", grammar_title(t), &g);
  return 0;
}

static fl_role find_role(table *t, const char *name) {
  guess g = start_guess(name);
  for (int i = 1; i < FL_N_ROLES; i++) {
    if (!strcmp(roles[i].name, name)) return (fl_role)i;
    consider(&g, roles[i].name);
  }
  complain_unknown(t, "role", "facts/roles.h", &g);
  return FL_ROLE_none;
}

static bool has_word(const char *list, const char *word) {
  size_t n = strlen(word);
  for (const char *at = list; (at = strstr(at, word)); at += n)
    if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n])) return true;
  return false;
}

static fl_slot find_slot(table *t, fl_role role, const char *name) {
  for (int i = 1; i < FL_N_SLOTS; i++)
    if (!strcmp(slots[i], name) && has_word(roles[role].slots, name)) return (fl_slot)i;
  if (roles[role].slots[0])
    complain(t, "role %s has no slot \"%s\"; it has: %s", roles[role].name, name, roles[role].slots);
  else
    complain(t, "role %s has no slots, \"%s\" is not one", roles[role].name, name);
  return FL_SLOT_none;
}

static uint16_t add_word(words *list, const char *text) {
  for (uint16_t i = 1; i < list->n; i++)
    if (!strcmp(list->items[i], text)) return i;
  if (list->n == MAX_WORDS) stop("too many hooks or attributes", text);
  list->items[list->n] = copy_text(text, strlen(text));
  return list->n++;
}

// Cuts the text before the next `separator` off `*rest`; quotes protect separators. NULL at the end.
static char *cut(char **rest, const char *separators) {
  char *start = *rest + strspn(*rest, separators), *end = start;
  if (!*start) return NULL;
  for (bool quoted = false; *end && (quoted || !strchr(separators, *end)); end++) quoted ^= *end == '"';
  *rest = *end ? end + 1 : end;
  *end = '\0';
  return start;
}

static bool read_position(table *t, const char *text, bool many, fl_slot_source *out) {
  if (!strcmp(text, "last") && !many) return out->kind = FL_SOURCE_LAST, true;
  char *end;
  long n = *text ? strtol(text, &end, 10) : (end = (char *)text, many); // `#*` starts at the first
  if (*end || n < 1 || n > UINT8_MAX) return complain(t, "#%s: expected #1, #2, ... or #last", text), false;
  out->kind = FL_SOURCE_NTH;
  out->value = (uint16_t)n;
  return true;
}

// Changes `text`.
static bool read_source(table *t, char *text, fl_slot_source *out) {
  size_t n = strlen(text);
  out->many = n > 1 && text[n - 1] == '*';
  if (out->many) text[n - 1] = '\0';
  if (text[0] == '#') return read_position(t, text + 1, out->many, out);
  if (!strncmp(text, "kind:", 5)) {
    out->kind = FL_SOURCE_KIND;
    out->value = find_kind(t, text + 5);
  } else {
    out->kind = FL_SOURCE_FIELD;
    out->value = find_field(t, text);
  }
  return out->value != 0;
}

static void read_slot(table *t, fl_role_row *into, const char *name, char *alternatives) {
  fl_slot slot = find_slot(t, (fl_role)into->role, name);
  if (!slot) return;
  for (int i = 0; i < into->n_sources; i++)
    if (t->sources[into->first_source + i].slot == slot) {
      complain(t, "slot %s is given twice; alternatives are written %s=a|b", name, name);
      return;
    }
  for (char *text; (text = cut(&alternatives, "|"));) {
    fl_slot_source source = {.slot = (uint8_t)slot};
    if (!strcmp(text, "-") || !read_source(t, text, &source)) continue;
    if (t->n_sources == MAX_SOURCES || into->n_sources == UINT8_MAX)
      stop("too many sources", t->files[t->file]);
    t->sources[t->n_sources++] = source;
    into->n_sources++;
  }
}

static void read_setting(table *t, fl_role_row *into, char *text) {
  char *value = strchr(text, '=');
  if (!value || !value[1]) {
    complain(t, "%s: expected slot=source, hook=function or attr=word", text);
    return;
  }
  *value++ = '\0';
  if (!strcmp(text, "hook"))
    into->hook = add_word(&t->hooks, value);
  else if (!strcmp(text, "attr"))
    into->attr = add_word(&t->attrs, value);
  else
    read_slot(t, into, text, value);
}

static void add_row(table *t, TSSymbol symbol, const char *kind, const fl_role_row *compiled) {
  row *r = &t->rows[symbol];
  if (r->line && r->file == t->file) {
    complain(t, "%s has a row already, at line %d", kind, r->line);
    return;
  }
  // An included file must not undo the includer's rows that stand above the include.
  if (r->line && r->file < t->file) return;
  *r = (row){.compiled = *compiled, .line = t->line, .file = t->file};
}

static void read_row(table *t, char *kinds, char *rest) {
  char *role = cut(&rest, " \t\r");
  if (!role) {
    complain(t, "%s: expected a role behind it", kinds);
    return;
  }
  fl_role_row compiled = {.role = (uint8_t)find_role(t, role), .first_source = t->n_sources};
  for (char *text; (text = cut(&rest, " \t\r")) && text[0] != '#';)
    if (compiled.role) read_setting(t, &compiled, text);
  for (char *kind; (kind = cut(&kinds, ","));) {
    TSSymbol symbol = find_kind(t, kind);
    if (symbol) add_row(t, symbol, kind, &compiled);
  }
}

static void read_table(table *t, const char *path);

// `include ../javascript/roles.map`, relative to the file that says so.
static void read_include(table *t, char *rest) {
  const char *from = t->files[t->file], *slash = strrchr(from, '/'), *name = cut(&rest, " \t\r");
  if (!name) {
    complain(t, "include: expected a file name");
    return;
  }
  size_t n_folder = slash ? (size_t)(slash - from) + 1 : 0;
  char *path = must(malloc(n_folder + strlen(name) + 1));
  memcpy(path, from, n_folder);
  memcpy(path + n_folder, name, strlen(name) + 1);
  int file = t->file, line = t->line;
  read_table(t, path);
  t->file = file;
  t->line = line;
  free(path);
}

// `types hook=function`, `text hook=function`
static void read_whole_hook(table *t, const char *word, char *rest, char **into) {
  char *text = cut(&rest, " \t\r");
  if (!text || strncmp(text, "hook=", 5) != 0 || !text[5]) {
    complain(t, "%s: expected hook=function", word);
    return;
  }
  free(*into);
  *into = copy_text(text + 5, strlen(text + 5)); // lives until the end
}

static void read_line(table *t, char *line) {
  char *first = cut(&line, " \t\r");
  if (!first || first[0] == '#') return;
  if (!strcmp(first, "include"))
    read_include(t, line);
  else if (!strcmp(first, "types"))
    read_whole_hook(t, first, line, &t->type_hook);
  else if (!strcmp(first, "text"))
    read_whole_hook(t, first, line, &t->text_hook);
  else if (!strcmp(first, "words"))
    read_whole_hook(t, first, line, &t->words_hook);
  else
    read_row(t, first, line);
}

static void read_table(table *t, const char *path) {
  if (t->n_files == MAX_FILES) stop("more than 8 tables include one another", path);
  t->file = t->n_files++;
  t->line = 0;
  t->files[t->file] = copy_text(path, strlen(path)); // lives until the end, messages and rows point to it
  char *text = read_file(path), *at = text;
  digest_text(t, text);
  while (at) {
    char *end = strchr(at, '\n'), *next = end ? end + 1 : NULL;
    if (end) *end = '\0';
    t->line++;
    read_line(t, at);
    at = next;
  }
  free(text);
}

static const grammar_entry *find_grammar(const char *id) {
  for (size_t i = 0; i < sizeof grammars / sizeof *grammars; i++)
    if (!strcmp(grammars[i].id, id)) return &grammars[i];
  stop("no such grammar is compiled in", id);
}

// The pinned ABI is written down so that a new grammar package is a decision, not an accident.
static void check_abi(const table *t, const char *expected) {
  uint32_t abi = ts_language_abi_version(t->symbols);
  if (abi == (uint32_t)strtoul(expected, NULL, 10)) return;
  fprintf(stderr, "grammars/%s/language.yaml: grammar.abi is %s, the grammar has %u\n", t->language, expected,
          abi);
  exit(1);
}

static table *start_table(char **argv) {
  table *t = must(calloc(1, sizeof *t));
  t->language = argv[1];
  t->grammar = find_grammar(argv[1]);
  t->symbols = t->grammar->language();
  t->n_rows = ts_language_symbol_count(t->symbols);
  t->rows = must(calloc(t->n_rows, sizeof *t->rows));
  t->hooks.n = t->attrs.n = 1;
  t->digest = 0xcbf29ce484222325u;
  check_abi(t, argv[2]);
  digest_text(t, argv[3]);
  return t;
}

static void free_table(table *t) {
  for (int i = 1; i < t->hooks.n; i++) free((char *)t->hooks.items[i]);
  for (int i = 1; i < t->attrs.n; i++) free((char *)t->attrs.items[i]);
  for (int i = 0; i < t->n_files; i++) free(t->files[i]);
  free(t->type_hook);
  free(t->text_hook);
  free(t->words_hook);
  free(t->rows);
  free(t);
}

int main(int argc, char **argv) {
  if (argc < 6) {
    fprintf(stderr, "usage: mapgen LANGUAGE ABI VERSION ROLES_MAP OUTPUT_FOLDER [HOOKS_C...]\n");
    return 1;
  }
  table *t = start_table(argv);
  read_table(t, argv[4]);
  for (int i = 6; i < argc; i++) { // what a hook does is part of what the table means
    char *hooks = read_file(argv[i]);
    digest_text(t, hooks);
    free(hooks);
  }
  int failed = t->n_errors > 0;
  if (!failed) write_table(t, argv[5]);
  free_table(t);
  return failed;
}
