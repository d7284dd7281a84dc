// faultline-pack: compiles model files at build time.
//
//   faultline-pack -o PACK DIR   writes the pack of all models below DIR
//   faultline-pack --check DIR   only looks for mistakes
//   faultline-pack --schema      prints the JSON schema of a model file
//
// Mistakes go to the error stream, one a line, file:line:col first. Exit 1 when there are any, 2 for a wrong command line.
#include "models/load_p.h"

#include "base/io.h"

#include <stdio.h>
#include <string.h>

static void print_errors(const fl_errors *errors) {
  char buf[FL_ERROR_FORMAT_BYTES];
  for (uint32_t i = 0; i < errors->n; i++) fprintf(stderr, "%s\n", fl_error_format(&errors->at[i], buf, sizeof buf));
  if (errors->dropped) fprintf(stderr, "... and %u more\n", errors->dropped);
}

static int compile(const char *dir, const char *pack) {
  fl_errors errors = {0};
  fl_error error;
  fl_models *models = NULL;
  int rc = fl_models_compile(&models, NULL, dir, &errors);
  if (!rc && pack) {
    rc = fl_models_save(models, pack, &error);
    if (rc) fl_errors_add(&errors, &error);
  }
  print_errors(&errors);
  fl_errors_release(&errors);
  fl_models_free(models);
  return rc ? 1 : 0;
}

static int print_schema(void) {
  fl_buf out = {0};
  fl_models_print_schema(&out);
  bool good = fwrite(out.at, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
  fl_buf_release(&out);
  return good ? 0 : 1;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--schema") == 0) return print_schema();
  if (argc == 3 && strcmp(argv[1], "--check") == 0) return compile(argv[2], NULL);
  if (argc == 4 && strcmp(argv[1], "-o") == 0) return compile(argv[3], argv[2]);
  fprintf(stderr, "usage: faultline-pack -o PACK DIR | --check DIR | --schema\n");
  return 2;
}
