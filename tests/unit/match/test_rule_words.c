// docs/vocabulary.md holds every word, in the order of the tables, with a meaning and an example; the examples of predicates load.
#include "support.h"

#include "base/io.h"

static fl_buf page;

static void read_page(void) {
  fl_error error;
  ck_assert_int_eq(fl_read_file(&page, "docs/vocabulary.md", 0, &error), FL_OK);
}

// The rows of the table below a heading; `row` walks through it.
static fl_str table_below(const char *heading) {
  char line[128];
  snprintf(line, sizeof line, "\n## %s\n", heading);
  const char *at = strstr(fl_buf_text(&page), line);
  ck_assert_msg(at != NULL, "no heading \"%s\"", heading);
  at = strstr(at, "\n|---");
  ck_assert_msg(at != NULL, "no table below \"%s\"", heading);
  at = strchr(at + 1, '\n') + 1;
  const char *end = strstr(at, "\n\n");
  return (fl_str){at, (uint32_t)(end ? (size_t)(end - at) : strlen(at))};
}

// Cuts the next row into its three cells, which are separated by " | ". False at the end.
static bool next_row(fl_str *table, fl_str cells[3]) {
  fl_str line;
  if (!table->n) return false;
  fl_str_cut(*table, '\n', &line, table);
  ck_assert_msg(fl_str_starts_c(line, "| ") && fl_str_ends_c(line, " |"), "%.*s", FL_STR_ARG(line));
  line = fl_str_slice(line, 2, line.n - 2);
  for (int i = 0; i < 3; i++) {
    uint32_t bar = fl_str_find(line, FL_STR(" | "));
    ck_assert_msg((bar == FL_STR_NONE) == (i == 2), "three cells: %.*s", FL_STR_ARG(line));
    cells[i] = fl_str_trim(fl_str_slice(line, 0, bar));
    ck_assert_msg(cells[i].n > 0, "an empty cell");
    line = bar == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(line, bar + 3);
  }
  return true;
}

static void assert_words(const char *heading, fl_words words) {
  fl_str cells[3], table = table_below(heading);
  for (uint32_t i = 1; i < words.n; i++) {
    char quoted[64];
    snprintf(quoted, sizeof quoted, "`%s`", words.at[i]);
    ck_assert_msg(next_row(&table, cells), "%s: no row for %s", heading, quoted);
    assert_str(cells[0], quoted);
  }
  ck_assert_msg(!next_row(&table, cells), "%s: a row too many: %.*s", heading, FL_STR_ARG(cells[0]));
}

START_TEST(every_word_has_its_row) {
  read_page();
  assert_words("Site kinds", fl_site_words);
  assert_words("Roles", fl_role_words);
  assert_words("Answers", fl_answer_words);
  assert_words("Becauses", fl_because_words);
  assert_words("Scopes", fl_scope_words);
  assert_words("Effects", fl_effect_words);
  assert_words("Entry kinds", fl_entry_words);
  assert_words("Path classes", fl_path_class_words);
  assert_words("Predicates", fl_predicate_words);
  assert_words("Places of a report", fl_report_at_words);
  assert_words("Related places", fl_related_words);
  fl_buf_release(&page);
}
END_TEST

START_TEST(every_example_of_a_predicate_loads) {
  read_page();
  fl_str cells[3], table = table_below("Predicates");
  for (uint32_t kind = 1; next_row(&table, cells); kind++) {
    fl_buf rule = {0};
    fl_str example = fl_str_slice(cells[2], 1, cells[2].n - 1);
    const char *site = kind == FL_PRED_entry_kind ? "entry" : "remote_call";
    fl_buf_printf(
        &rule,
        "id: a-rule\ntitle: T\non_site: %s\nseverity: error\nmessage: m\nwhy: W\nfix: F\nwhere: [%.*s]\n",
        site, FL_STR_ARG(example));
    fl_rules *rules = compile_text(fl_buf_text(&rule));
    const fl_predicate *p = &fl_rules_at(rules, 0)->where[0];
    bool nested = kind == FL_PRED_same_store || kind == FL_PRED_together || kind == FL_PRED_other_service || kind == FL_PRED_same_pool || kind == FL_PRED_same_table || kind == FL_PRED_same_row || kind == FL_PRED_relayed ||
                  kind == FL_PRED_same_service || kind == FL_PRED_same_file;
    const char *shown = nested ? fl_word(fl_predicate_words, p->where[0].kind)
                               : fl_word(fl_predicate_words, p->kind);
    ck_assert_str_eq(shown, fl_word(fl_predicate_words, kind));
    fl_rules_free(rules);
    fl_buf_release(&rule);
  }
  fl_buf_release(&page);
}
END_TEST

RUN_TESTS("rule_words", every_word_has_its_row, every_example_of_a_predicate_loads)
