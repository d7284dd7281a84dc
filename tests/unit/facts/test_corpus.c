// grammars/<language>/corpus/*.txt in tree-sitter's corpus form: title between === lines, source, a --- line, expected dump.
// UPDATE=1 writes what is there now instead of comparing.
#include "support.h"

#include <dirent.h>

enum { MAX_FILES = 64, PATH_BYTES = 512 };

typedef struct corpus {
  const char *path, *language;
  fl_str text;
  fl_buf updated;
  extraction extraction;
  int n_entries, n_failed;
} corpus;

typedef struct entry {
  fl_str title, source, expected;
} entry;

static bool is_rule(fl_str line, char c) {
  uint32_t n = 0;
  while (n < line.n && line.at[n] == c) n++;
  return n >= 3 && n == line.n;
}

// Cuts everything up to the next line made of `c` off `rest`; the rule itself is dropped. False when there is none.
static bool cut_at_rule(fl_str *rest, char c, fl_str *before) {
  fl_str at = *rest;
  while (at.n) {
    fl_str line, next;
    fl_str_cut(at, '\n', &line, &next);
    if (is_rule(line, c)) {
      *before = fl_str_slice(*rest, 0, (uint32_t)(line.at - rest->at));
      *rest = next;
      return true;
    }
    at = next;
  }
  return false;
}

static bool next_entry(fl_str *rest, entry *out) {
  fl_str ignored;
  if (!cut_at_rule(rest, '=', &ignored) || !cut_at_rule(rest, '=', &out->title)) return false;
  ck_assert_msg(cut_at_rule(rest, '-', &out->source), "no --- behind \"%.*s\"", FL_STR_ARG(out->title));
  fl_str before = *rest;
  if (cut_at_rule(rest, '=', &out->expected)) { // the next entry begins with the rule that was just cut off
    uint32_t taken = out->expected.n;
    *rest = fl_str_from_pos(before, taken);
  } else {
    out->expected = before;
    *rest = (fl_str){0};
  }
  out->expected = fl_str_trim(out->expected);
  return true;
}

static void show_difference(fl_str expected, fl_str got) {
  for (uint32_t line = 1; expected.n || got.n; line++) {
    fl_str a, b;
    fl_str_cut(expected, '\n', &a, &expected);
    fl_str_cut(got, '\n', &b, &got);
    if (fl_str_eq(a, b)) continue;
    fprintf(stderr, "  line %u\n    expected: %.*s\n    got:      %.*s\n", line, FL_STR_ARG(a), FL_STR_ARG(b));
    return;
  }
}

static void check_entry(corpus *c, const entry *e) {
  fl_buf dump = {0};
  extract(&c->extraction, c->language, e->source);
  fl_facts_dump(&dump, &c->extraction.facts, c->language);
  fl_str got = fl_str_trim(fl_buf_str(&dump));
  fl_buf_printf(&c->updated, "==================\n%.*s\n==================\n%.*s---\n\n%.*s\n\n", FL_STR_ARG(fl_str_trim(e->title)),
                FL_STR_ARG(e->source), FL_STR_ARG(got));
  c->n_entries++;
  if (!fl_str_eq(got, e->expected)) {
    c->n_failed++;
    if (!getenv("UPDATE")) {
      fprintf(stderr, "%s: %.*s\n", c->path, FL_STR_ARG(fl_str_trim(e->title)));
      show_difference(e->expected, got);
    }
  }
  fl_buf_release(&dump);
}

static void check_file(const char *path, const char *language, int *n_entries, int *n_failed) {
  fl_error err = {0};
  fl_buf text = {0};
  ck_assert_msg(!fl_read_file(&text, path, 0, &err), "%s: %s", path, err.text);
  corpus c = {.path = path, .language = language, .text = fl_buf_str(&text)};
  entry e;
  for (fl_str rest = c.text; next_entry(&rest, &e);) check_entry(&c, &e);
  ck_assert_msg(c.n_entries > 0, "%s: no entries", path);
  if (getenv("UPDATE") && c.n_failed) ck_assert(!fl_write_atomic(path, c.updated.at, c.updated.n, &err));
  *n_entries += c.n_entries;
  *n_failed += c.n_failed;
  fl_buf_release(&c.updated);
  fl_buf_release(&text);
  release(&c.extraction);
}

static int by_name(const void *a, const void *b) {
  return strcmp(a, b);
}

static void check_language(const char *language, int *n_entries, int *n_failed) {
  static char names[MAX_FILES][PATH_BYTES];
  char folder[PATH_BYTES];
  int n = 0;
  snprintf(folder, sizeof folder, "grammars/%s/corpus", language);
  DIR *dir = opendir(folder);
  if (!dir) return;
  for (struct dirent *d; (d = readdir(dir)) && n < MAX_FILES;)
    if (fl_str_ends_c(fl_str_from(d->d_name), ".txt")) snprintf(names[n++], PATH_BYTES, "grammars/%s/corpus/%.200s", language, d->d_name);
  closedir(dir);
  qsort(names, (size_t)n, PATH_BYTES, by_name);
  for (int i = 0; i < n; i++) check_file(names[i], language, n_entries, n_failed);
}

START_TEST(every_corpus_entry_gives_its_facts) {
  int n_entries = 0, n_failed = 0;
  for (const fl_mapping *const *m = fl_mappings; *m; m++) check_language((*m)->language, &n_entries, &n_failed);
  ck_assert_int_ge(n_entries, 24); // a runner that finds nothing must not look like success
  if (!getenv("UPDATE")) ck_assert_msg(!n_failed, "%d of %d entries differ; UPDATE=1 rewrites them", n_failed, n_entries);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("corpus");
  TCase *cases = tcase_create("grammars");
  tcase_add_test(cases, every_corpus_entry_gives_its_facts);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
