#include "support.h"

#include "base/strbuf.h"
#include "base/yaml.h"

// A tree as text: kinds, places and texts. `"` marks what was quoted.
static void dump(fl_buf *out, const fl_yaml_node *node) {
  fl_buf_printf(out, "%u:%u", node->line, node->col);
  if (node->kind == FL_YAML_SCALAR) {
    const char *quote = node->quoted ? "\"" : "";
    fl_buf_printf(out, " %s%.*s%s", quote, FL_STR_ARG(node->text), quote);
    return;
  }
  bool is_map = node->kind == FL_YAML_MAP;
  fl_buf_add_char(out, is_map ? '{' : '[');
  for (uint32_t i = 0; i < node->n; i++) {
    if (i) fl_buf_add_c(out, ", ");
    if (is_map) {
      dump(out, node->pairs[i].key);
      fl_buf_add_c(out, " = ");
    }
    dump(out, fl_yaml_at(node, i));
  }
  fl_buf_add_char(out, is_map ? '}' : ']');
}

static void assert_tree(const char *text, const char *expected) {
  fl_yaml y;
  fl_error err = {0};
  fl_buf out = {0};
  int rc = fl_yaml_load_text(&y, "t.yaml", fl_str_from(text), &err);
  ck_assert_msg(rc == FL_OK, "%u:%u: %s", err.line, err.col, err.text);
  for (uint32_t i = 0; i < fl_yaml_doc_count(&y); i++) {
    if (i) fl_buf_add_c(&out, " --- ");
    dump(&out, fl_yaml_doc(&y, i));
  }
  ck_assert_str_eq(fl_buf_text(&out), expected);
  fl_buf_release(&out);
  fl_yaml_release(&y);
}

static void assert_error(const char *text, int status, const char *expected) {
  fl_yaml y;
  fl_error err = {0};
  char message[FL_ERROR_FORMAT_BYTES];
  ck_assert_int_eq(fl_yaml_load_text(&y, "t.yaml", fl_str_from(text), &err), status);
  ck_assert_str_eq(fl_error_format(&err, message, sizeof message), expected);
  ck_assert(y.docs.n == 0 && y.arena.used_bytes == 0);
}

START_TEST(trees_with_places) {
  assert_tree("a: 1\nb:\n  - x\n  - {c: d}\n", "1:1{1:1 a = 1:4 1, 2:1 b = 3:3[3:5 x, 4:5{4:6 c = 4:9 d}]}");
  assert_tree("a: \"1\"\nb: '2'\nc: |\n  x\n  y\n",
              "1:1{1:1 a = 1:4 \"1\", 2:1 b = 2:4 \"2\", 3:1 c = 3:4 \"x\ny\n\"}");
  assert_tree("a:\nb: ~\n", "1:1{1:1 a = 1:3 , 2:1 b = 2:4 ~}");
  assert_tree("[]", "1:1[]");
  assert_tree("{}", "1:1{}");
  assert_tree("\"\"", "1:1 \"\"");
}
END_TEST

START_TEST(columns_are_bytes) {
  assert_tree("\xC3\xA4: {\xE2\x82\xAC: x, y: z}",
              "1:1{1:1 \xC3\xA4 = 1:5{1:6 \xE2\x82\xAC = 1:11 x, 1:14 y = 1:17 z}}");
  assert_tree("\xEF\xBB\xBF"
              "a: b",
              "1:1{1:1 a = 1:4 b}");
  assert_tree("a: b\r\nc: d\r\n", "1:1{1:1 a = 1:4 b, 2:1 c = 2:4 d}");
}
END_TEST

START_TEST(documents) {
  assert_tree("", "");
  assert_tree("# only a comment\n", "");
  assert_tree("---\na\n---\nb: c\n...\n", "2:1 a --- 4:1{4:1 b = 4:4 c}");
  assert_tree("---\n", "2:1 ");
  fl_yaml y;
  ck_assert_int_eq(fl_yaml_load_text(&y, "t", (fl_str){0}, NULL), FL_OK);
  ck_assert_ptr_null(fl_yaml_root(&y));
  fl_yaml_release(&y);
}
END_TEST

START_TEST(aliases_stand_for_their_node) {
  assert_tree("a: &x {b: c}\nd: *x\n", "1:1{1:1 a = 1:4{1:8 b = 1:11 c}, 2:1 d = 1:4{1:8 b = 1:11 c}}");
  assert_tree("- &x 1\n- &x 2\n- *x\n", "1:1[1:3 1, 2:3 2, 2:3 2]");
  assert_error("a: *x\n", FL_E_INPUT, "t.yaml:1:4: nothing above is called &x");
  assert_error("--- &x 1\n--- *x\n", FL_E_INPUT, "t.yaml:2:5: nothing above is called &x");
  assert_error("a: &x [*x]\n", FL_E_INPUT, "t.yaml:1:8: *x stands inside of what it names");
}
END_TEST

START_TEST(keys) {
  assert_error("a: 1\nb: 2\na: 3\n", FL_E_INPUT, "t.yaml:3:1: the key \"a\" stands twice, first in line 1");
  assert_error("a: 1\n\"a\": 3\n", FL_E_INPUT, "t.yaml:2:1: the key \"a\" stands twice, first in line 1");
  assert_error("{\"\": 1, '': 3}\n", FL_E_INPUT, "t.yaml:1:9: the key \"\" stands twice, first in line 1");
  assert_tree("a: {a: {a: 1}}", "1:1{1:1 a = 1:4{1:5 a = 1:8{1:9 a = 1:12 1}}}");
  assert_tree("- a: 1\n- a: 2\n", "1:1[1:3{1:3 a = 1:6 1}, 2:3{2:3 a = 2:6 2}]");
  assert_error("? [a]\n: 1\n", FL_E_INPUT, "t.yaml:1:3: a key must be a text");
  assert_error("- &x [a]\n- {*x : 1}\n", FL_E_INPUT, "t.yaml:2:4: a key must be a text");
}
END_TEST

START_TEST(malformed) {
  assert_error("a: [1, 2\n", FL_E_INPUT,
               "t.yaml:2:1: did not find expected ',' or ']', while parsing a flow sequence from line 1");
  assert_error("a: b: c\n", FL_E_INPUT, "t.yaml:1:5: mapping values are not allowed in this context");
  assert_error("a:\n\tb: 1\n", FL_E_INPUT,
               "t.yaml:2:1: found character that cannot start any token (a tab cannot indent), while "
               "scanning for the next "
               "token from line 2");
  assert_error("a: \"x\n", FL_E_INPUT,
               "t.yaml:2:1: found unexpected end of stream, while scanning a quoted scalar from line 1");
  assert_error("ok: 1\n\xC3\xA4: \xFF\n", FL_E_INPUT, "t.yaml:2:5: invalid leading UTF-8 octet");
  assert_error("ok\n\x01", FL_E_INPUT, "t.yaml:2:1: control characters are not allowed");
  assert_error("a: !secret x\n", FL_E_INPUT, "t.yaml:1:4: tags (!) have no meaning here: \"!secret\"");
}
END_TEST

START_TEST(depth_has_a_limit) {
  char text[4 * FL_YAML_DEPTH_MAX];
  memset(text, '[', FL_YAML_DEPTH_MAX + 1);
  memset(text + FL_YAML_DEPTH_MAX + 1, ']', FL_YAML_DEPTH_MAX + 1);
  text[2 * FL_YAML_DEPTH_MAX + 2] = '\0';
  assert_error(text, FL_E_LIMIT, "t.yaml:1:65: nested more than 64 levels deep");
  text[2 * FL_YAML_DEPTH_MAX + 1] = '\0'; // one less on both sides
  fl_yaml y;
  ck_assert_int_eq(fl_yaml_load_text(&y, "t", fl_str_from(text + 1), NULL), FL_OK);
  fl_yaml_release(&y);
}
END_TEST

static void add_nest(fl_buf *b, const char *inner) {
  for (int i = 0; i < 40; i++) fl_buf_add_char(b, '[');
  fl_buf_add_c(b, inner);
  for (int i = 0; i < 40; i++) fl_buf_add_char(b, ']');
}

START_TEST(aliases_count_for_the_limits) {
  fl_buf b = {0};
  fl_buf_add_c(&b, "a: &x ");
  add_nest(&b, "");
  fl_buf_add_c(&b, "\nb: ");
  add_nest(&b, "*x");
  assert_error(fl_buf_text(&b), FL_E_LIMIT, "t.yaml:2:44: nested more than 64 levels deep");
  fl_buf_clear(&b);
  fl_buf_add_c(&b, "l0: &l0 x\n"); // ten times as many on every line
  for (int i = 1; i < 10; i++) {
    fl_buf_printf(&b, "l%d: &l%d [", i, i);
    for (int j = 0; j < 10; j++) fl_buf_printf(&b, "*l%d,", i - 1);
    fl_buf_add_c(&b, "]\n");
  }
  assert_error(fl_buf_text(&b), FL_E_LIMIT, "t.yaml:7:38: more than 1000000 nodes");
  fl_buf_release(&b);
}
END_TEST

START_TEST(nodes_have_a_limit_and_long_lines_are_fine) {
  fl_buf b = {0};
  fl_buf_add_char(&b, '[');
  for (int i = 0; i < FL_YAML_NODES_MAX; i++) fl_buf_add_c(&b, "1,");
  fl_buf_add_char(&b, ']');
  assert_error(fl_buf_text(&b), FL_E_LIMIT, "t.yaml:1:2000000: more than 1000000 nodes");
  fl_buf_release(&b);
}
END_TEST

START_TEST(answers) {
  fl_yaml y;
  const char *text = "yes: true\nno: false\nquoted: 'true'\nlist: [1, 2]\nnothing: null\ntilde: "
                     "~\nempty:\nnull text: 'null'\n";
  ck_assert_int_eq(fl_yaml_load_text(&y, "t", fl_str_from(text), NULL), FL_OK);
  const fl_yaml_node *root = fl_yaml_root(&y);
  bool value = false;
  ck_assert(fl_yaml_to_bool(fl_yaml_get(root, "yes"), &value) && value);
  ck_assert(fl_yaml_to_bool(fl_yaml_get(root, "no"), &value) && !value);
  ck_assert(!fl_yaml_to_bool(fl_yaml_get(root, "quoted"), &value) &&
            !fl_yaml_to_bool(fl_yaml_get(root, "list"), &value));
  ck_assert(!fl_yaml_to_bool(NULL, &value) && !value);
  ck_assert(fl_yaml_is_null(fl_yaml_get(root, "nothing")) && fl_yaml_is_null(fl_yaml_get(root, "tilde")));
  ck_assert(fl_yaml_is_null(fl_yaml_get(root, "empty")) && !fl_yaml_is_null(fl_yaml_get(root, "null text")));
  ck_assert(!fl_yaml_is_null(NULL) && !fl_yaml_is_null(root));
  ck_assert_ptr_null(fl_yaml_get(root, "absent"));
  ck_assert_ptr_null(fl_yaml_get(NULL, "absent"));
  ck_assert_ptr_null(fl_yaml_get(fl_yaml_get(root, "list"), "1"));
  assert_str(fl_yaml_at(fl_yaml_get_str(root, FL_STR("list")), 1)->text, "2");
  assert_str(fl_yaml_at(root, 2)->text, "true");
  ck_assert_str_eq(fl_yaml_kind_name(root->kind), "a map");
  fl_error err;
  ck_assert_int_eq(fl_yaml_error(&err, "r.yaml", fl_yaml_get(root, "list"), "expected %s", "a text"),
                   FL_E_INPUT);
  ck_assert(err.line == 4 && err.col == 7);
  ck_assert_str_eq(err.text, "expected a text");
  fl_yaml_release(&y);
  fl_yaml_release(&y);
}
END_TEST

START_TEST(files) {
  fl_yaml y;
  fl_error err;
  put_file("r.yaml", "id: x\n");
  ck_assert_int_eq(fl_yaml_load_file(&y, scratch("r.yaml"), &err), FL_OK);
  assert_str(fl_yaml_get(fl_yaml_root(&y), "id")->text, "x");
  fl_yaml_release(&y);
  put_file("r.yaml", "id: [\n");
  ck_assert_int_eq(fl_yaml_load_file(&y, scratch("r.yaml"), &err), FL_E_INPUT);
  ck_assert_str_eq(err.path, scratch("r.yaml"));
  ck_assert_int_eq(fl_yaml_load_file(&y, scratch("none.yaml"), &err), FL_E_IO);
  fl_yaml_release(&y);
}
END_TEST

// Every prefix of something that has everything, and every prefix with a byte flipped, ends well or with a place.
START_TEST(broken_input_never_crashes) {
  static const char whole[] =
      "# c\nid: &a retry\n? \"k\\u00e4\"\n: [x, 'y''', {z: *a, w: ~}]\ntext: >-\n  folded\n  more\n"
      "---\n- |\n  b\xC3\xA4r\n- !!str t\n...\n";
  char text[sizeof whole];
  for (size_t n = 0; n < sizeof whole; n++) {
    for (int flip = 0; flip < 9; flip++) {
      memcpy(text, whole, n);
      if (flip && n) text[n - 1] = (char)(text[n - 1] ^ (1 << (flip - 1)));
      fl_yaml y;
      fl_error err = {0};
      int rc = fl_yaml_load_text(&y, "t", (fl_str){text, (uint32_t)n}, &err);
      if (rc)
        ck_assert_msg(rc == FL_E_INPUT && err.line >= 1 && err.col >= 1 && err.text[0], "%zu %d", n, flip);
      fl_yaml_release(&y);
    }
  }
}
END_TEST

RUN_TESTS("yaml", trees_with_places, columns_are_bytes, documents, aliases_stand_for_their_node, keys,
          malformed, depth_has_a_limit, aliases_count_for_the_limits,
          nodes_have_a_limit_and_long_lines_are_fine, answers, files, broken_input_never_crashes)
