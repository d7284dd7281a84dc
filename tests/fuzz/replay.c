// Runs a corpus once, with any compiler: every file of CORPUS/TARGET/, and changed copies of it, the same ones every time.
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct tally { uint32_t files, inputs; } tally;

static uint32_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

// What damages text: bytes that mean something in most languages.
static char damaging_byte(uint64_t *state) {
  static const char bytes[] = "\0\n\r\t \"'`\\/*#{}[]()<>:;,.=-+&|!?$%@~^0129azAZ_\x7f\x80\xc3\xe2\xf0\xff";
  return bytes[next_random(state) % (sizeof bytes - 1)];
}

// Copy `number` of a text: the first of each four is cut off, of the others a piece is repeated, taken out or overwritten.
static void change(fl_buf *out, fl_str text, uint32_t number) {
  uint64_t state = number * 2654435761u + text.n;
  uint32_t at = next_random(&state) % text.n, n = next_random(&state) % 16 + 1;
  if (n > text.n - at) n = text.n - at;
  fl_buf_clear(out);
  fl_buf_add(out, fl_str_slice(text, 0, at));
  if (number % 4 == 0) return;
  for (uint32_t i = 0; number % 4 == 1 && i < 3; i++) fl_buf_add(out, fl_str_slice(text, at, at + n));
  for (uint32_t i = 0; number % 4 == 2 && i < n; i++) fl_buf_add_char(out, damaging_byte(&state));
  fl_buf_add(out, fl_str_from_pos(text, at + n));
}

// In memory of just that size, so that a sanitizer sees who reads on.
static void run(const fuzz_target *target, const char *as, fl_str text, tally *t) {
  char *bytes = malloc(text.n ? text.n : 1);
  if (!bytes) abort();
  if (text.n) memcpy(bytes, text.at, text.n);
  target->run(as, (fl_str){bytes, text.n});
  free(bytes);
  t->inputs++;
}

static void replay_file(const fuzz_target *target, const char *as, const char *path, tally *t) {
  fl_buf text = {0}, changed = {0};
  fl_error err;
  if (fl_read_file(&text, path, 0, &err)) {
    fprintf(stderr, "%s: %s\n", path, err.text);
    exit(2);
  }
  fl_working_on(path);
  run(target, as, fl_buf_str(&text), t);
  for (uint32_t i = 0; text.n && i < target->tries; i++) {
    change(&changed, fl_buf_str(&text), i);
    run(target, as, fl_buf_str(&changed), t);
  }
  fl_working_on(NULL);
  t->files++;
  fl_buf_release(&text);
  fl_buf_release(&changed);
}

static int replay(const char *folder, tally *t) {
  const char *slash = strrchr(folder, '/'), *as;
  const fuzz_target *target = fuzz_find(slash ? slash + 1 : folder, &as);
  struct dirent **names;
  int n = scandir(folder, &names, NULL, alphasort);
  for (int i = 0; i < n; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
    if (names[i]->d_name[0] != '.') replay_file(target, as, path, t);
    free(names[i]);
  }
  if (n >= 0) free(names);
  return n;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    tally t = {0};
    if (replay(argv[i], &t) < 0 || !t.files) { // a corpus that is not there must not look like success
      fprintf(stderr, "%s: no inputs\n", argv[i]);
      return 2;
    }
    printf("%s: %u files, %u inputs\n", argv[i], t.files, t.inputs);
  }
  return argc > 1 ? 0 : 2;
}
