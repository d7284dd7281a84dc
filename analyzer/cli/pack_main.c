// faultline-pack: compiles rules and models at build time.
//
//   faultline-pack rules|models -o PACK DIR   writes the pack of all that stands below DIR
//   faultline-pack models -o PACK DIR DIR     ... below both: models and vocabularies
//   faultline-pack rules|models --check DIR   only looks for mistakes
//   faultline-pack rules|models --schema      prints the JSON schema of a file
//
// Mistakes go to the error stream, one a line, file:line:col first. Exit 1 when there are any, 2 for a wrong command line.
#include "match/rule.h"
#include "models/model.h"

#include "base/io.h"

#include <stdio.h>
#include <string.h>

static void print_errors(const fl_errors *errors) {
  char buf[FL_ERROR_FORMAT_BYTES];
  for (uint32_t i = 0; i < errors->n; i++)
    fprintf(stderr, "%s\n", fl_error_format(&errors->at[i], buf, sizeof buf));
  if (errors->dropped) fprintf(stderr, "... and %u more\n", errors->dropped);
}

static int pack_models(const char *dir, const char *more, const char *pack, fl_errors *errors) {
  fl_error error;
  fl_models *models = NULL, *base = NULL;
  int rc = fl_models_compile(&models, NULL, dir, errors);
  if (!rc && more) {
    base = models;
    models = NULL;
    rc = fl_models_compile(&models, base, more, errors);
    fl_models_free(base);
  }
  if (!rc && pack && (rc = fl_models_save(models, pack, &error)) != FL_OK) fl_errors_add(errors, &error);
  fl_models_free(models);
  return rc;
}

static int pack_rules(const char *dir, const char *more, const char *pack, fl_errors *errors) {
  fl_error error;
  fl_rules *rules = NULL;
  FL_UNUSED(more);
  int rc = fl_rules_compile(&rules, NULL, dir, errors);
  if (!rc && pack && (rc = fl_rules_save(rules, pack, &error)) != FL_OK) fl_errors_add(errors, &error);
  fl_rules_free(rules);
  return rc;
}

typedef struct trade {
  const char *name;
  int (*pack)(const char *dir, const char *more, const char *pack, fl_errors *errors);
  void (*print_schema)(fl_buf *out);
} trade;
static const trade trades[] = {{"rules", pack_rules, fl_rules_print_schema},
                               {"models", pack_models, fl_models_print_schema}};

static int compile(const trade *t, const char *dir, const char *more, const char *pack) {
  fl_errors errors = {0};
  int rc = t->pack(dir, more, pack, &errors);
  print_errors(&errors);
  fl_errors_release(&errors);
  return rc ? 1 : 0;
}

static int print_schema(const trade *t) {
  fl_buf out = {0};
  t->print_schema(&out);
  bool good = fwrite(out.at, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
  fl_buf_release(&out);
  return good ? 0 : 1;
}

int main(int argc, char **argv) {
  for (size_t i = 0; argc > 2 && i < sizeof trades / sizeof *trades; i++) {
    if (strcmp(argv[1], trades[i].name) != 0) continue;
    if (argc == 3 && strcmp(argv[2], "--schema") == 0) return print_schema(&trades[i]);
    if (argc == 4 && strcmp(argv[2], "--check") == 0) return compile(&trades[i], argv[3], NULL, NULL);
    if ((argc == 5 || argc == 6) && strcmp(argv[2], "-o") == 0) return compile(&trades[i], argv[4], argc == 6 ? argv[5] : NULL, argv[3]);
  }
  fprintf(stderr, "usage: faultline-pack rules|models -o PACK DIR | --check DIR | --schema\n");
  return 2;
}
