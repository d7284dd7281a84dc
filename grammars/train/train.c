// Parses the files of a list, so that the runtime's counters know which of its branches are taken. In: a file of lines "language path".
#include <tree_sitter/api.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GRAMMAR(id, entry) const TSLanguage *entry(void);
#include "grammars.inc"
#undef GRAMMAR

static const struct {
  const char *language;
  const TSLanguage *(*grammar)(void);
} grammars[] = {
#define GRAMMAR(id, entry) {#id, entry},
#include "grammars.inc"
#undef GRAMMAR
};

static const TSLanguage *find(const char *language) {
  for (size_t i = 0; i < sizeof grammars / sizeof *grammars; i++)
    if (strcmp(grammars[i].language, language) == 0) return grammars[i].grammar();
  return NULL;
}

static void parse(const TSLanguage *grammar, const char *text, size_t n) {
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, grammar)) exit(1);
  ts_tree_delete(ts_parser_parse_string(parser, NULL, text, (uint32_t)n));
  ts_parser_delete(parser);
}

static void parse_file(const char *language, const char *path) {
  static char text[1 << 20];
  const TSLanguage *grammar = find(language);
  FILE *file = fopen(path, "rb");
  if (!grammar || !file) {
    fprintf(stderr, "train: cannot read %s as %s\n", path, language);
    exit(1);
  }
  parse(grammar, text, fread(text, 1, sizeof text, file));
  fclose(file);
}

int main(int argc, char **argv) {
  char language[64], path[4096];
  FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
  if (!list) return 2;
  while (fscanf(list, "%63s %4095[^\n]", language, path) == 2) parse_file(language, path);
  return 0;
}
