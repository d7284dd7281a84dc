// A role table while it is compiled: mapgen.c fills it from roles.map, mapgen_write.c writes it down as C.
#pragma once

#include "facts/roles.h"

#include <stdbool.h>

struct TSLanguage;

typedef struct grammar_entry {
  const char *id, *symbol;
  const struct TSLanguage *(*language)(void);
} grammar_entry;

typedef struct vocabulary_word {
  const char *name, *slots;
} vocabulary_word;

extern const vocabulary_word roles[FL_N_ROLES];
extern const char *const slots[FL_N_SLOTS];

enum { MAX_SOURCES = UINT16_MAX, MAX_WORDS = 512, MAX_FILES = 8, NAME_BYTES = 256 };

typedef struct words {
  const char *items[MAX_WORDS];
  uint16_t n;
} words;

typedef struct row {
  fl_role_row compiled;
  int line; // 0 = no row
  int file; // index into table.files
} row;

typedef struct table {
  const char *language;
  const grammar_entry *grammar;
  const struct TSLanguage *symbols;
  uint32_t n_rows;
  row *rows; // by symbol
  fl_slot_source sources[MAX_SOURCES];
  uint16_t n_sources;
  words hooks, attrs; // [0] stands for none
  char *type_hook;    // NULL = none
  char *text_hook, *words_hook; // likewise
  char *files[MAX_FILES];
  int n_files;
  uint64_t digest;
  // where we are, for messages
  int file, line;
  int n_errors;
} table;

// Says what is wrong with the program's surroundings and ends it with 1.
_Noreturn void stop(const char *what, const char *name);

// Writes <language>_map.c, <language>_hooks.h and, for the build tool, <language>_map.d into `folder`.
void write_table(const table *t, const char *folder);
