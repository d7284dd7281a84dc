// The flat tree: order, sizes, fields, what is left out, what is broken, what is over budget.
#include <check.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "facts/roles.h"
#include "parse/syntax.h"

static fl_parser *parser;
static const void *grammar;
static uint8_t *keep;

static void set_up(void) {
  for (const fl_mapping *const *m = fl_mappings; *m; m++)
    if (!strcmp((*m)->language, "go")) grammar = (*m)->grammar();
  ck_assert_ptr_nonnull(grammar);
  parser = fl_parser_new();
  uint32_t n = fl_grammar_n_kinds(grammar);
  keep = malloc(n);
  ck_assert_ptr_nonnull(keep);
  for (uint32_t i = 0; i < n; i++) keep[i] = fl_grammar_kind_named(grammar, (uint16_t)i) ? FL_KEEP_ALL : FL_KEEP_NO;
}

static void tear_down(void) {
  fl_parser_free(parser);
  free(keep);
}

static int run(fl_syntax *out, const char *text, const fl_parse_options *options, fl_error *err) {
  fl_source source = fl_source_of("a.go", fl_str_from(text));
  return fl_parser_run(out, parser, grammar, &source, options, err);
}

static fl_syntax parse(const char *text) {
  fl_syntax syntax;
  fl_error err = {0};
  ck_assert_msg(run(&syntax, text, &(fl_parse_options){.keep = keep}, &err) == FL_OK, "%s", err.text);
  return syntax;
}

static void write_tree(fl_buf *out, const fl_node *node) {
  fl_buf_printf(out, "(%s", node->flags & FL_NODE_ERROR ? "ERROR" : fl_grammar_kind_name(grammar, node->kind));
  FL_EACH_CHILD(child, node) {
    fl_buf_add_char(out, ' ');
    write_tree(out, child);
  }
  fl_buf_add_char(out, ')');
}

static void assert_tree(const fl_syntax *syntax, const char *expected) {
  fl_buf out = {0};
  write_tree(&out, syntax->nodes);
  ck_assert_str_eq(fl_buf_text(&out), expected);
  fl_buf_release(&out);
}

START_TEST(children_follow_their_parent) {
  fl_syntax syntax = parse("package p\nvar a = f(1)\n");
  assert_tree(&syntax, "(source_file (package_clause (package_identifier)) (var_declaration (var_spec (identifier) "
                       "(expression_list (call_expression (identifier) (argument_list (int_literal)))))))");
  ck_assert_uint_eq(syntax.nodes[0].size, syntax.n_nodes);
  ck_assert_uint_eq(syntax.n_broken, 0);
}
END_TEST

START_TEST(places_and_fields) {
  fl_syntax syntax = parse("package p\nvar  a = 1\n");
  const fl_node *name = &syntax.nodes[5];
  ck_assert_str_eq(fl_grammar_kind_name(grammar, name->kind), "identifier");
  ck_assert_uint_eq(name->byte_begin, 15);
  ck_assert_uint_eq(name->byte_end, 16);
  ck_assert_uint_eq(name->line, 2);
  ck_assert_uint_eq(name->col, 6);
  ck_assert_uint_ne(name->field, 0);
  ck_assert_uint_ne(name->flags & FL_NODE_NAMED, 0);
  ck_assert_uint_eq(syntax.nodes[4].field, 0);
}
END_TEST

START_TEST(leaves_keep_their_children_to_themselves) {
  keep[fl_grammar_find_kind(grammar, "call_expression", true)] = FL_KEEP_LEAF;
  keep[fl_grammar_find_kind(grammar, "=", false)] = FL_KEEP_LEAF;
  fl_syntax syntax = parse("package p\nvar a = f(1)\n");
  assert_tree(&syntax, "(source_file (package_clause (package_identifier)) (var_declaration (var_spec (identifier) (=) "
                       "(expression_list (call_expression)))))");
}
END_TEST

START_TEST(broken_places_are_listed) {
  fl_syntax syntax = parse("package p\nfunc f() {\n\tx := 1 +\n}\nvar y = ]\n");
  ck_assert_uint_ge(syntax.n_broken, 2);
  uint32_t end = 0;
  for (uint32_t i = 0; i < syntax.n_broken; i++) { // in order, none inside another
    ck_assert_uint_ge(syntax.broken[i].byte_begin, end);
    end = syntax.broken[i].byte_end;
    ck_assert_uint_ge(syntax.broken[i].line_end, syntax.broken[i].line);
  }
  ck_assert_uint_eq(syntax.broken[0].line, 3);
}
END_TEST

START_TEST(a_missing_token_is_a_broken_place) {
  fl_syntax syntax = parse("package p\nfunc f() {\n\tg(1\n}\n");
  ck_assert_uint_ge(syntax.n_broken, 1);
}
END_TEST

START_TEST(a_last_line_without_end_is_whole) {
  fl_syntax syntax = parse("package p\ntype T struct{ a int }");
  ck_assert_uint_eq(syntax.n_broken, 0);
}
END_TEST

START_TEST(a_budget_stops_and_the_next_file_is_whole) {
  fl_error err = {0};
  fl_syntax syntax;
  fl_buf text = {0};
  for (int i = 0; i < 5000; i++) fl_buf_add_c(&text, "f(); ");
  ck_assert_int_eq(run(&syntax, fl_buf_text(&text), &(fl_parse_options){.keep = keep, .max_steps = 3}, &err), FL_E_LIMIT);
  ck_assert_ptr_nonnull(strstr(err.text, "3 steps"));
  ck_assert_str_eq(err.path, "a.go");
  ck_assert_uint_eq(syntax.n_nodes, 0);
  fl_buf_release(&text);
  syntax = parse("package p\n");
  assert_tree(&syntax, "(source_file (package_clause (package_identifier)))");
}
END_TEST

START_TEST(an_empty_file_has_a_root) {
  fl_syntax syntax = parse("");
  ck_assert_uint_eq(syntax.n_nodes, 1);
  ck_assert_uint_eq(syntax.nodes[0].size, 1);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("syntax");
  TCase *cases = tcase_create("all");
  tcase_add_checked_fixture(cases, set_up, tear_down);
  tcase_add_test(cases, children_follow_their_parent);
  tcase_add_test(cases, places_and_fields);
  tcase_add_test(cases, leaves_keep_their_children_to_themselves);
  tcase_add_test(cases, broken_places_are_listed);
  tcase_add_test(cases, a_missing_token_is_a_broken_place);
  tcase_add_test(cases, a_last_line_without_end_is_whole);
  tcase_add_test(cases, a_budget_stops_and_the_next_file_is_whole);
  tcase_add_test(cases, an_empty_file_has_a_root);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
