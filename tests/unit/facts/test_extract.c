// Broken and hostile input, limits, notes: what the corpus does not show. The corpus shows the rest.
#include "support.h"

static const char *const languages[] = {"go", "java", NULL};

static fl_str repeat(char *buf, const char *text, uint32_t times) {
  uint32_t n = (uint32_t)strlen(text);
  for (uint32_t i = 0; i < times; i++) memcpy(buf + i * n, text, n);
  return (fl_str){buf, n * times};
}

// Every id points into its list, every span into the file: what the graph relies on without looking.
static void check_ids(const fl_facts *f, uint32_t n_bytes) {
  for (uint32_t i = 1; i < f->n_calls; i++) {
    const fl_call *c = &f->calls[i];
    ck_assert_uint_lt(c->func, f->n_funcs);
    ck_assert_uint_gt(c->func, 0);
    ck_assert_uint_lt(c->region, f->n_regions);
    ck_assert_uint_lt(c->value, f->n_values);
    ck_assert_uint_le(c->first_arg + c->n_args, f->n_args);
    ck_assert_uint_le(c->span.byte_end, n_bytes);
    ck_assert_uint_le(c->span.byte_begin, c->name_begin);
  }
  for (uint32_t i = 1; i < f->n_regions; i++) ck_assert_uint_lt(f->regions[i].parent, i);
  for (uint32_t i = 1; i < f->n_funcs; i++) ck_assert_uint_lt(f->funcs[i].parent, i);
  for (uint32_t i = 1; i < f->n_assigns; i++) ck_assert_uint_gt(f->assigns[i].target, 0);
  for (uint32_t i = 1; i < f->n_args; i++) ck_assert_uint_gt(f->args[i].val, 0);
}

static void survive(fl_str text) {
  extraction e = {0};
  for (const char *const *language = languages; *language; language++) {
    extract(&e, *language, text);
    check_ids(&e.facts, text.n);
  }
  release(&e);
}

static const char go_sample[] = "package p\nimport \"net/http\"\nfunc f(c *http.Client) error {\n\tfor {\n\t\tresp, err := c.Get(\"u\")\n"
                                "\t\tif err != nil { return err }\n\t\tdefer resp.Body.Close()\n\t}\n}\n";

START_TEST(survives_every_prefix) {
  for (uint32_t n = 0; n < sizeof go_sample; n++) survive((fl_str){go_sample, n});
}
END_TEST

START_TEST(survives_bytes_that_are_no_text) {
  char bytes[4096];
  uint32_t seed = 1;
  for (uint32_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)((seed = seed * 1103515245u + 12345u) >> 16);
  survive((fl_str){bytes, sizeof bytes});
  memset(bytes, 0, sizeof bytes);
  survive((fl_str){bytes, sizeof bytes});
  survive(FL_STR("package p\nvar s = \"\xff\xfe\x80\"\nfunc \xc3\x28() { f(\xf0\x28\x8c\xbc) }\n"));
}
END_TEST

START_TEST(survives_deep_nesting) {
  static char deep[8 * 100000];
  static const char *const openings[] = {"(", "[", "{", "f(", "a.b(", "!", "if x {", "x = [", "func(){", "-", NULL};
  survive(repeat(deep, "(", 100000));
  survive(repeat(deep, "f(", 100000));
  for (const char *const *open = openings; *open; open++) survive(repeat(deep, *open, 5000));
}
END_TEST

START_TEST(deep_code_is_a_hole_and_the_rest_is_read) {
  static char text[200000];
  char *at = text + sprintf(text, "package p\nfunc f() {\n x := ");
  at += repeat(at, "g(", 2000).n;
  at += repeat(at, ")", 2000).n;
  at += sprintf(at, "\n h()\n}\n");
  extraction e = {0};
  extract(&e, "go", (fl_str){text, (uint32_t)(at - text)});
  const fl_call *last = &e.facts.calls[e.facts.n_calls - 1];
  ck_assert(fl_str_eq_c(e.facts.texts[last->name], "h"));
  ck_assert_uint_eq(e.facts.n_holes, 2);
  ck_assert_int_eq(e.facts.holes[1].kind, FL_HOLE_DEPTH);
  ck_assert_uint_eq(e.facts.holes[1].span.line, 3);
  ck_assert_uint_eq(e.facts.holes[1].line_end, 3);
  ck_assert(e.facts.flags & FL_FILE_DEGRADED);
  release(&e);
}
END_TEST

START_TEST(long_chains_are_no_nesting) {
  static char text[400000];
  char *at = text + sprintf(text, "package p\nvar s = \"a\"");
  at += repeat(at, " + \"b\"", 20000).n;
  extraction e = {0};
  extract(&e, "go", (fl_str){text, (uint32_t)(at - text)});
  ck_assert_uint_eq(e.facts.n_holes, 1);
  ck_assert_uint_eq(e.facts.n_elems, 20001 + 1);
  release(&e);
}
END_TEST

START_TEST(survives_one_long_line) {
  enum { BYTES = 2 * 1024 * 1024 };
  char *line = malloc(BYTES);
  ck_assert_ptr_nonnull(line);
  survive(repeat(line, "f(a, \"b\", c.d); ", BYTES / 16));
  memset(line, 'a', BYTES);
  survive((fl_str){line, BYTES});
  memset(line, '"', BYTES);
  survive((fl_str){line, BYTES});
  free(line);
}
END_TEST

START_TEST(healthy_parts_around_an_error_are_read) {
  extraction e = {0};
  extract(&e, "go", FL_STR("package p\nfunc a() { before() }\nfunc b() { x := 1 +; if y { ] inside() }\n}\nfunc c() { after() }\n"));
  fl_buf dump = {0};
  fl_facts_dump(&dump, &e.facts, NULL);
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&dump), " before()"));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&dump), " inside()"));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&dump), " after()"));
  ck_assert_uint_ge(e.facts.n_holes, 2);
  ck_assert_int_eq(e.facts.holes[1].kind, FL_HOLE_SYNTAX);
  ck_assert(e.facts.flags & FL_FILE_DEGRADED);
  fl_buf_release(&dump);
  release(&e);
}
END_TEST

START_TEST(a_budget_gives_a_hole_and_no_failure) {
  static char text[400000];
  extraction e = {0};
  extract_with(&e, "go", repeat(text, "f(); ", 60000), &(fl_extract_options){.max_steps = 10});
  ck_assert_uint_eq(e.facts.n_holes, 2);
  ck_assert_int_eq(e.facts.holes[1].kind, FL_HOLE_BUDGET);
  ck_assert_uint_eq(e.facts.n_calls, 1);
  extract(&e, "go", FL_STR("package p\nfunc f() { g() }\n")); // the parser starts afresh
  ck_assert_uint_eq(e.facts.n_calls, 2);
  release(&e);
}
END_TEST

START_TEST(a_parse_that_takes_too_much_memory_is_a_hole) {
  static char text[2400000];
  extraction e = {0};
  repeat(text, "f(g(1)); ", 250000);
  extract_with(&e, "go", fl_str_from(text), &(fl_extract_options){.max_memory = 8 << 20, .wall_ms = 60000});
  ck_assert_uint_eq(e.facts.n_holes, 2);
  ck_assert_int_eq(e.facts.holes[1].kind, FL_HOLE_MEMORY);
  ck_assert(e.facts.holes[1].any);
  ck_assert_uint_eq(e.facts.n_calls, 1);
  extract_with(&e, "go", FL_STR("package p\nfunc f() { g() }\n"), &(fl_extract_options){.max_memory = 8 << 20}); // what was held is given back
  ck_assert_uint_eq(e.facts.n_calls, 2);
  release(&e);
}
END_TEST

START_TEST(a_worker_forgets_the_file_before) {
  extraction e = {0};
  fl_buf first = {0}, second = {0};
  fl_str sample = {go_sample, sizeof go_sample - 1};
  extract(&e, "go", sample);
  fl_facts_dump(&first, &e.facts, "go");
  extract(&e, "java", FL_STR("class A { void f() { if (x"));
  extract(&e, "go", sample);
  fl_facts_dump(&second, &e.facts, "go");
  ck_assert_str_eq(fl_buf_text(&first), fl_buf_text(&second));
  fl_buf_release(&first);
  fl_buf_release(&second);
  release(&e);
}
END_TEST

static const struct {
  const char *text;
  bool generated;
  const char *language;
} heads[] = {
    {"// Code generated by protoc-gen-go. DO NOT EDIT.\npackage p\n", true, "go"},
    {"/* @generated */\npackage p\n", true, "go"},
    {"// Generated by MockGen.\npackage p\n", true, "go"},
    {"// This file was auto-generated.\npackage p\n", true, "go"},
    {"// Package p reads events generated by the broker.\npackage p\n", false, "go"},
    {"package p\nvar s = \"Code generated by x. DO NOT EDIT.\"\n", false, "go"},
    {"package p\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n// Code generated by x. DO NOT EDIT.\n", false, "go"},
    {"# coding: utf-8\n\n\"\"\"\nShop API\n\nGenerated by OpenAPI Generator\n\nDo not edit the class manually.\n\"\"\"\nimport io\n", true, "python"},
    {"import io\n\"\"\"Generated by a tool. Do not edit.\"\"\"\n", false, "python"},
};

START_TEST(knows_generated_files) {
  extraction e = {0};
  extract(&e, heads[_i].language, fl_str_from(heads[_i].text));
  ck_assert_msg(((e.facts.flags & FL_FILE_GENERATED) != 0) == heads[_i].generated, "%s", heads[_i].text);
  release(&e);
}
END_TEST

START_TEST(reads_notes_from_comments_only) {
  extraction e = {0};
  extract(&e, "go", FL_STR("package p\n"
                           "var a = f() // faultline: ignore[retry-unbounded] -- why\n"
                           "// expect: some-rule\n"
                           "var b = \"faultline: ignore[x]\"\n"
                           "// we expect: nothing here\n"
                           "/* first\n * miss: other-rule reason */\n"));
  const fl_facts *f = &e.facts;
  ck_assert_uint_eq(f->n_notes, 4);
  ck_assert(fl_str_eq_c(f->texts[f->notes[1].text], "faultline: ignore[retry-unbounded] -- why"));
  ck_assert_int_eq(f->notes[1].kind, FL_NOTE_IGNORE);
  ck_assert_int_eq(f->notes[1].own_line, 0);
  ck_assert_uint_eq(f->notes[1].span.line, 2);
  ck_assert_uint_eq(f->notes[1].span.col, 16);
  ck_assert(fl_str_eq_c(f->texts[f->notes[2].text], "expect: some-rule"));
  ck_assert_int_eq(f->notes[2].own_line, 1);
  ck_assert(fl_str_eq_c(f->texts[f->notes[3].text], "miss: other-rule reason"));
  ck_assert_uint_eq(f->notes[3].span.line, 7);
  ck_assert_uint_eq(f->notes[3].span.col, 4);
  release(&e);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("extract");
  TCase *cases = tcase_create("input");
  tcase_add_test(cases, survives_every_prefix);
  tcase_add_test(cases, survives_bytes_that_are_no_text);
  tcase_add_test(cases, survives_deep_nesting);
  tcase_add_test(cases, deep_code_is_a_hole_and_the_rest_is_read);
  tcase_add_test(cases, long_chains_are_no_nesting);
  tcase_add_test(cases, survives_one_long_line);
  tcase_add_test(cases, healthy_parts_around_an_error_are_read);
  tcase_add_test(cases, a_budget_gives_a_hole_and_no_failure);
  tcase_add_test(cases, a_parse_that_takes_too_much_memory_is_a_hole);
  tcase_add_test(cases, a_worker_forgets_the_file_before);
  tcase_add_loop_test(cases, knows_generated_files, 0, sizeof heads / sizeof *heads);
  tcase_add_test(cases, reads_notes_from_comments_only);
  tcase_set_timeout(cases, 120);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
