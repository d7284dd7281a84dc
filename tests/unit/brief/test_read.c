// What was saved is read again without a loss, and what is wrong in it is named with its place.
#include "brief/brief.h"
#include "brief/read.h"

#include <check.h>
#include <stdlib.h>

static const fl_brief_format *json_format(void) {
  for (uint32_t i = 0; i < fl_brief_format_count(); i++)
    if (strcmp(fl_brief_format_at(i)->name, "json") == 0) return fl_brief_format_at(i);
  ck_abort_msg("there is no JSON");
}

// Every block, origin and kind of citation, and texts that are hard to write.
static void fill(fl_document *doc) {
  static const char *const columns[] = {"a", "b|c", NULL};
  const fl_str cells[] = {FL_STR("1"), FL_STR("\xc3\xa9 \"\\\n")};
  static const fl_waypoint steps[] = {{FL_STR_INIT("a.py"), FL_STR_INIT("here"), 3}, {FL_STR_INIT(""), FL_STR_INIT("nowhere"), 0}};
  static const fl_trail trails[] = {{FL_TRAIL_chain, FL_STR_INIT("deadline unbounded"), steps, 2, 4}, {.kind = FL_TRAIL_related}};
  fl_cites cites = {0};
  doc->title = FL_STR("Brief: shop");
  doc->root = FL_STR("../shop");
  doc->tool_version = FL_STR("1");
  doc->rules_digest = FL_STR("0123456789abcdef");
  for (uint8_t kind = 1; kind < FL_N_CITES; kind++)
    fl_cite(&cites, fl_doc_cite(doc, &(fl_citation){.kind = kind, .text = FL_STR("t"), .path = kind % 2 ? FL_STR("a/b.py") : (fl_str){0}, .line = kind, 
                                                        .rule = FL_STR("r"), .fingerprint = FL_STR("f"), .entry = FL_STR("POST /x"), .fix = FL_STR("mend"), .trails = trails, .n_trails = kind % 3}));
  for (uint32_t i = 0; i < 20; i++) fl_cite(&cites, fl_doc_cite(doc, &(fl_citation){.kind = FL_CITES_place, .path = FL_STR("x.go"), .line = i + 100}));
  fl_doc_section(doc, "summary", "Executive summary");
  fl_doc_heading(doc, "What `f` does");
  fl_doc_list(doc);
  fl_doc_say(doc, FL_SAID_open, NULL, "why?");
  fl_doc_paragraph(doc);
  for (uint8_t origin = 1; origin < FL_N_ORIGINS; origin++) fl_doc_say(doc, origin, &cites, "said %u", origin);
  fl_doc_list(doc);
  fl_doc_table(doc, "T", columns);
  fl_doc_row(doc, &cites, cells);
  fl_doc_row(doc, NULL, cells);
  fl_doc_left_out(doc, 3);
  fl_doc_section(doc, "risks", "Risks");
  fl_doc_picture(doc, FL_BLOCK_sequence, &cites, "P", FL_STR("sequenceDiagram\n"));
  fl_doc_say(doc, FL_SAID_frame, NULL, "in words");
  fl_doc_picture(doc, FL_BLOCK_flowchart, NULL, "", FL_STR("flowchart LR\n"));
  fl_array_push(&doc->services.nodes, ((fl_node){.kind = FL_NODE_service, .name = FL_STR("shop"), .path = FL_STR("shop"), .line = 0}));
  fl_array_push(&doc->services.nodes, ((fl_node){.kind = FL_NODE_store, .name = FL_STR("db"), .detail = FL_STR("mysql")}));
  fl_array_push(&doc->services.arrows, ((fl_arrow){.kind = FL_ARROW_uses, .certainty = 3, .from = 0, .to = 1, .n = 2, .protocol = FL_STR("sql")}));
}

static int read_text(fl_document *doc, fl_str text, fl_error *err) {
  fl_saved saved;
  int rc = fl_saved_open(&saved, "x.json", text, err);
  if (rc) return rc;
  fl_report report = {0};
  if (saved.is_brief) rc = fl_saved_brief(doc, &saved, err);
  else rc = fl_saved_report(&report, &saved, NULL, err);
  fl_saved_close(&saved);
  fl_report_release(&report);
  return rc;
}

static void written(fl_buf *out) {
  fl_document doc = {0};
  fill(&doc);
  json_format()->write(out, &doc);
  fl_document_release(&doc);
}

START_TEST(what_is_read_is_written_again_as_it_was) {
  fl_buf first = {0}, second = {0};
  fl_document doc = {0};
  fl_error err = {0};
  written(&first);
  ck_assert_msg(read_text(&doc, fl_buf_str(&first), &err) == FL_OK, "%s", err.text);
  json_format()->write(&second, &doc);
  ck_assert_str_eq(fl_buf_text(&first), fl_buf_text(&second));
  fl_citation more = {.kind = FL_CITES_place, .path = FL_STR("x.go"), .line = 100};
  ck_assert_uint_eq(fl_doc_cite(&doc, &more), fl_doc_find_citation(&doc, FL_STR("P2"))); // what is there is found again
  fl_document_release(&doc);
  fl_buf_release(&first);
  fl_buf_release(&second);
}
END_TEST

// One text of the brief is replaced by another, and this is what is said.
static const struct { const char *from, *to, *says; } mistakes[] = {
    {"\"schema_version\": 1", "\"schema_version\": 2", "this version of faultline reads briefs and reports of version 1"},
    {"\"faultline\"", "\"semgrep\"", "is neither a brief nor a report: what 'faultline brief -f json' or 'faultline check -f json' prints was expected"},
    {"\"sections\"", "\"parts\"", "is neither a brief nor a report: what 'faultline brief -f json' or 'faultline check -f json' prints was expected"},
    {"\"title\": \"Brief: shop\"", "\"title\": 7", "title: a text was expected"},
    {"\"root\"", "\"roots\"", "roots: is not known to this version of faultline"},
    {"\"kind\": \"heading\"", "\"kind\": \"head\"", "sections[0].blocks[0].kind: 'head' is none of heading, paragraph, list, table, flowchart, sequence"},
    {"\"origin\": \"open\"", "\"origin\": \"found\"", "sections[0].blocks[1].statements[0].cites: what was found cites something"},
    {"\"kind\": \"gap\"", "\"kind\": \"hole\"", "citations[1].kind: 'hole' is none of finding, gap, item, node, place, rule, number"},
    {"\"id\": \"G1\"", "\"id\": \"F1\"", "citations[1].id: 'F1' is the id of another citation as well"},
    {"\"id\": \"G1\"", "\"id\": \"G7\"", "sections[0].blocks[2].statements[0].cites: 'G1' is the id of no citation"},
    {"\"kind\": \"chain\"", "\"kind\": \"rope\"", "citations[0].trails[0].kind: 'rope' is none of entry, chain, related"},
    {"\"line\": 3,\n          ", "\"line\": [],\n          ", "citations[0].trails[0].steps[0].line: a number from 0 to 4294967295 was expected"},
    {"\"to\": 1", "\"to\": 2", "services.arrows[0].to: a number from 0 to 1 was expected"},
    {"\"count\": 2", "\"count\": -1", "services.arrows[0].count: a number from 0 to 4294967295 was expected"},
    {"\"b|c\"", "\"b\", \"c\"", "sections[0].blocks[4].rows[0].cells: the table has 3 columns, the row 2"},
    {"\"blocks\": [", "\"blocks\": {}, \"x\": [", "sections[0].x: is not known to this version of faultline"},
};

static void replace(fl_buf *out, fl_str text, const char *from, const char *to) {
  uint32_t at = fl_str_find(text, fl_str_from(from));
  ck_assert_msg(at != FL_STR_NONE, "%s is not there", from);
  fl_buf_add(out, fl_str_slice(text, 0, at));
  fl_buf_add_c(out, to);
  fl_buf_add(out, fl_str_from_pos(text, at + (uint32_t)strlen(from)));
}

START_TEST(a_mistake_is_named_with_its_place) {
  fl_buf good = {0}, bad = {0};
  fl_document doc = {0};
  fl_error err = {0};
  written(&good);
  replace(&bad, fl_buf_str(&good), mistakes[_i].from, mistakes[_i].to);
  ck_assert_int_eq(read_text(&doc, fl_buf_str(&bad), &err), FL_E_INPUT);
  ck_assert_str_eq(err.text, mistakes[_i].says);
  ck_assert_str_eq(err.path, "x.json");
  fl_buf_release(&good);
  fl_buf_release(&bad);
}
END_TEST

START_TEST(what_is_cut_off_is_no_json_and_the_line_is_named) {
  fl_buf good = {0};
  written(&good);
  for (uint32_t n = 0; n + 2 < good.n; n += 97) {
    fl_document doc = {0};
    fl_error err = {0};
    ck_assert_int_eq(read_text(&doc, fl_str_slice(fl_buf_str(&good), 0, n), &err), FL_E_INPUT);
    ck_assert_msg(fl_str_starts_c(fl_str_from(err.text), "is no JSON: ") && err.line > 0, "%s", err.text);
  }
  fl_buf_release(&good);
}
END_TEST

static const char report[] =
    "{\"schema_version\": 1, \"tool\": {\"name\": \"faultline\", \"version\": \"1\", \"rules_digest\": \"0\"}, \"findings\": [{\"rule\": \"r\", \"family\": \"f\", \"title\": \"T\","
    "\"severity\": \"error\", \"confidence\": \"high\", \"state\": \"new\", \"path\": \"a.py\", \"line\": 3, \"message\": \"m\", \"fingerprint\": \"0\", \"why\": [\"w\"],"
    "\"evidence\": [{\"id\": \"e1\", \"role\": \"deadline\", \"answer\": \"bounded\", \"value_ms\": 5, \"scope\": \"total\", \"chain\": [{\"path\": \"b.py\", \"line\": 1, \"message\": \"\"}]}],"
    "\"related\": [{\"path\": \"c.py\", \"line\": 9, \"message\": \"\"}], \"path_from_entry\": [], \"later\": 1}], \"gaps\": [], \"stats\": {\"answers\": []}}";

static const struct { const char *from, *to, *says; } report_mistakes[] = {
    {"\"line\": 3", "\"line\": \"3\"", "findings[0].line: a number from 0 to 4294967295 was expected"},
    {"\"new\"", "\"old\"", "findings[0].state: 'old' is none of new, unchanged, absent, suppressed"},
    {"\"family\": \"f\"", "\"family\": 1", "findings[0].family: a text was expected"},
    {"\"line\": 9", "\"line\": -9", "findings[0].related[0].line: a number from 0 to 4294967295 was expected"},
    {"[\"w\"]", "[[]]", "findings[0].why: a list of texts was expected"},
    {"\"gaps\": []", "\"gaps\": [1]", "gaps[0]: an object was expected"},
    {"\"stats\": {", "\"stats\": 1, \"x\": {", "stats: an object was expected"},
};

START_TEST(a_report_is_read_as_well) {
  fl_document doc = {0};
  fl_error err = {0};
  ck_assert_msg(read_text(&doc, fl_str_from(report), &err) == FL_OK, "%s", err.text);
}
END_TEST

START_TEST(a_mistake_of_a_report_is_named_with_its_place) {
  fl_buf bad = {0};
  fl_document doc = {0};
  fl_error err = {0};
  replace(&bad, fl_str_from(report), report_mistakes[_i].from, report_mistakes[_i].to);
  ck_assert_int_eq(read_text(&doc, fl_buf_str(&bad), &err), FL_E_INPUT);
  ck_assert_str_eq(err.text, report_mistakes[_i].says);
  fl_buf_release(&bad);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("brief/read");
  TCase *tcase = tcase_create("all");
  tcase_add_test(tcase, what_is_read_is_written_again_as_it_was);
  tcase_add_loop_test(tcase, a_mistake_is_named_with_its_place, 0, sizeof mistakes / sizeof *mistakes);
  tcase_add_test(tcase, what_is_cut_off_is_no_json_and_the_line_is_named);
  tcase_add_test(tcase, a_report_is_read_as_well);
  tcase_add_loop_test(tcase, a_mistake_of_a_report_is_named_with_its_place, 0, sizeof report_mistakes / sizeof *report_mistakes);
  suite_add_tcase(suite, tcase);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
