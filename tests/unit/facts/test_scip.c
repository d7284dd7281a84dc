#include "base/support.h"

#include "facts/scip.h"

#include "base/strbuf.h"

// ---- an index, written by hand -------------------------------------------------------------------------------------------------

static void add_bytes(fl_buf *out, char tag, fl_str bytes) {
  fl_buf_add_char(out, tag);
  fl_buf_add_char(out, (char)bytes.n); // below 128
  fl_buf_add(out, bytes);
}

static void add_occurrence(fl_buf *document, uint32_t line, const char *symbol, bool defines) {
  fl_buf o = {0};
  char range[] = {(char)(line - 1), 4, 9};
  add_bytes(&o, 1 << 3 | 2, (fl_str){range, 3});
  add_bytes(&o, 2 << 3 | 2, fl_str_from(symbol));
  fl_buf_add_char(&o, 3 << 3);
  fl_buf_add_char(&o, defines ? 1 : 8);
  add_bytes(document, 2 << 3 | 2, fl_buf_str(&o));
  fl_buf_release(&o);
}

static void write_index(fl_buf *out) {
  fl_buf b = {0}, a = {0};
  add_bytes(&b, 1 << 3 | 2, FL_STR("b.py"));
  add_bytes(&b, 4 << 3 | 2, FL_STR("python")); // a field that nobody asks for
  add_occurrence(&b, 7, "x y z v `b`/late().", false);
  add_occurrence(&b, 2, "x y z v `a`/early().", false);
  add_bytes(&a, 1 << 3 | 2, FL_STR("a.py"));
  add_occurrence(&a, 1, "x y z v `a`/early().", true);
  add_bytes(out, 2 << 3 | 2, fl_buf_str(&b));
  add_bytes(out, 2 << 3 | 2, fl_buf_str(&a));
  fl_buf_release(&a);
  fl_buf_release(&b);
}

START_TEST(occurrences_stand_by_file_and_line) {
  fl_buf bytes = {0};
  fl_scip scip;
  write_index(&bytes);
  ck_assert_int_eq(fl_scip_read(&scip, fl_buf_str(&bytes), "index.scip", NULL), FL_OK);
  ck_assert_uint_eq(scip.documents.n, 2);
  const fl_scip_document *b = fl_scip_find(&scip, FL_STR("b.py"));
  ck_assert_ptr_nonnull(b);
  ck_assert_uint_eq(b->n, 2);
  ck_assert_uint_eq(scip.occurrences.at[b->first].line, 2);
  assert_str(scip.occurrences.at[b->first + 1].symbol, "x y z v `b`/late().");
  const fl_scip_document *a = fl_scip_find(&scip, FL_STR("a.py"));
  ck_assert(a && scip.occurrences.at[a->first].defines);
  ck_assert_ptr_null(fl_scip_find(&scip, FL_STR("c.py")));
  fl_scip_release(&scip);
  fl_buf_release(&bytes);
}
END_TEST

START_TEST(every_cut_is_an_error_or_a_shorter_index) {
  fl_buf bytes = {0};
  write_index(&bytes);
  uint32_t refused = 0;
  for (uint32_t n = 0; n < bytes.n; n++) {
    fl_scip scip;
    fl_error err = {0};
    int rc = fl_scip_read(&scip, fl_str_slice(fl_buf_str(&bytes), 0, n), "index.scip", &err);
    if (rc) refused++;
    else ck_assert_uint_le(scip.documents.n, 1);
    fl_scip_release(&scip);
  }
  ck_assert_uint_ge(refused, bytes.n - 3); // all but nothing, and the one between two documents
  fl_buf_release(&bytes);
}
END_TEST

START_TEST(bytes_of_any_kind_are_refused_or_read) {
  uint8_t noise[256];
  uint32_t seed = 7;
  for (uint32_t round = 0; round < 2000; round++) {
    for (size_t i = 0; i < sizeof noise; i++) noise[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> 24);
    fl_scip scip;
    fl_error err = {0};
    if (fl_scip_read(&scip, (fl_str){(const char *)noise, sizeof noise}, "noise", &err) == FL_OK) fl_scip_release(&scip);
  }
}
END_TEST

START_TEST(symbols_have_names_that_models_know) {
  static const struct { const char *symbol, *name, *qualified; char separator; } cases[] = {
      {"scip-go gomod github.com/golang/go/src go1.22 `net/http`/Client#Do().", "Do", "net/http.Client.Do", '/'},
      {"semanticdb maven maven/org.springframework/spring-web 6.0 org/springframework/web/client/RestTemplate#exchange(+1).", "exchange",
       "org.springframework.web.client.RestTemplate.exchange", '.'},
      {"scip-python python requests 2.31 `requests.api`/get().", "get", "requests.api.get", '.'},
      {"scip-ruby gem with  blank 1.0 Net#HTTP#get().", "get", "Net.HTTP.get", '.'},
      {"local 12", "", "", '.'},
      {"no blanks", "", "", '.'},
      {"a b c d `never closed", "never closed", "never closed", '.'},
  };
  char buf[128];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fl_str symbol = fl_str_from(cases[i].symbol);
    assert_str(fl_scip_name(symbol), cases[i].name);
    assert_str(fl_scip_qualified(symbol, cases[i].separator, buf, sizeof buf), cases[i].qualified);
  }
  char small[8];
  ck_assert_uint_eq(fl_scip_qualified(fl_str_from(cases[0].symbol), '/', small, sizeof small).n, 0);
}
END_TEST

RUN_TESTS("scip", occurrences_stand_by_file_and_line, every_cut_is_an_error_or_a_shorter_index, bytes_of_any_kind_are_refused_or_read,
          symbols_have_names_that_models_know)
