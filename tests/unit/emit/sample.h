// A report as a run would make it: two rules, three findings, gaps, answers; over the files in tests/unit/emit/input.
#ifndef FL_TEST_EMIT_SAMPLE_H
#define FL_TEST_EMIT_SAMPLE_H

#include "base/io.h"
#include "findings/select.h"

#include <check.h>
#include <stdlib.h>

static const fl_rule sample_client = {
    .id = FL_STR_INIT("deadline-absent-http-client"),
    .family = FL_STR_INIT("deadline"),
    .title = FL_STR_INIT("An HTTP client is built without a timeout"),
    .why = FL_STR_INIT("A peer that accepts the connection and never answers holds the calling thread for ever."),
    .fix = FL_STR_INIT("Set a connect and a read timeout where the client is built."),
    .trade_off = FL_STR_INIT("Slow answers that used to arrive now fail."),
    .status = FL_STR_INIT("stable"),
    .since = FL_STR_INIT("0.1"),
    .related = 1u << FL_RELATE_affected,
    .severity = FL_SEVERITY_ERROR,
    .confidence_cap = FL_CONFIDENCE_HIGH,
    .risk = {.cap_stance = FL_STR_INIT("availability"), .failure_mode = FL_STR_INIT("thread pool exhausted")},
};
static const fl_rule sample_retry = {
    .id = FL_STR_INIT("retry-unbounded"),
    .family = FL_STR_INIT("retry"),
    .title = FL_STR_INIT("A remote call is retried with no limit"),
    .why = FL_STR_INIT("During an outage every caller keeps calling."),
    .fix = FL_STR_INIT("Cap attempts and the total time."),
    .status = FL_STR_INIT("stable"),
    .severity = FL_SEVERITY_WARNING,
    .confidence_cap = FL_CONFIDENCE_MEDIUM,
};

static fl_place sample_place(const char *path, uint32_t begin, uint32_t end, const char *message) {
  return (fl_place){.path = fl_str_from(path), .byte_begin = begin, .byte_end = end, .message = fl_str_from(message)};
}

static fl_place sample_line(const char *path, uint32_t line, const char *message) {
  return (fl_place){.path = fl_str_from(path), .line = line, .col = 9, .message = fl_str_from(message)};
}

// Where `text` stands in a file of the tree.
static fl_place sample_find(const fl_tree *tree, const char *path, const char *text) {
  fl_buf buf = {0};
  ck_assert_int_eq(fl_tree_read(tree, fl_str_from(path), 0, &buf, NULL), FL_OK);
  uint32_t at = fl_str_find(fl_buf_str(&buf), fl_str_from(text));
  ck_assert_uint_ne(at, FL_STR_NONE);
  fl_buf_release(&buf);
  return sample_place(path, at, at + (uint32_t)strlen(text), "");
}

static void *sample_keep(fl_report *report, const void *from, size_t n) { return fl_arena_dup(&report->arena, from, n); }

static void sample_add_client(fl_report *report) {
  const fl_place chain[] = {
      sample_line("order/src/OrderService.java", 6, "field rest, injected"),
      sample_line("order/src/OrderApplication.java", 10, "RestTemplateBuilder.build() sets no read timeout"),
  };
  const fl_place related[] = {
      sample_line("order/src/OrderService.java", 9, ""),
      sample_line("order/src/OrderService.java", 13, ""),
      sample_line("stock/sync.py", 8, ""),
  };
  const fl_evidence evidence[] = {{.id = FL_STR("e1"), .role = FL_STR("deadline"), .answer = FL_STR("unbounded"),
                                   .value_ms = -1, .chain = sample_keep(report, chain, sizeof chain), .n_chain = 2}};
  const fl_place path[] = {
      sample_line("order/src/OrderController.java", 21, "OrderController.create"),
      sample_line("order/src/OrderService.java", 9, "OrderService.price"),
  };
  fl_finding finding = {
      .rule = &sample_client, .severity = FL_SEVERITY_ERROR, .confidence = FL_CONFIDENCE_HIGH,
      .at = sample_find(report->tree, "order/src/OrderApplication.java", "builder.build()"),
      .function = FL_STR("order.OrderApplication.restTemplate"), .owner = FL_STR("RestTemplate built in restTemplate"),
      .entry = FL_STR("POST /orders (http)"), .subject = FL_STR("RestTemplateBuilder.build"),
      .message = FL_STR("calls through this client can wait for ever: RestTemplateBuilder.build() sets no read timeout"),
      .fix = sample_client.fix, .evidence = sample_keep(report, evidence, sizeof evidence), .n_evidence = 1,
      .related = sample_keep(report, related, sizeof related), .n_related = 3,
      .path_from_entry = sample_keep(report, path, sizeof path), .n_path_from_entry = 2,
  };
  fl_report_add(report, &finding);
}

static void sample_add_retry(fl_report *report) {
  const fl_str why[] = {FL_STR("the loop leaves only on success"), FL_STR("no attempt is counted")};
  fl_finding finding = {
      .rule = &sample_retry, .severity = FL_SEVERITY_WARNING, .confidence = FL_CONFIDENCE_MEDIUM,
      .at = sample_find(report->tree, "stock/sync.py", "stock.count_everything_that_is_left_in_the_warehouse_right_now()"),
      .function = FL_STR("stock.sync.sync"), .subject = FL_STR("stock.push"),
      .message = FL_STR("stock.push is retried until it succeeds"), .fix = sample_retry.fix,
      .why = sample_keep(report, why, sizeof why), .n_why = 2,
  };
  finding.at.message = FL_STR("here");
  fl_report_add(report, &finding);
  finding.at = sample_find(report->tree, "stock/sync.py", "r.set(\"lock:job\", job.id, nx=True)");
  finding.confidence = FL_CONFIDENCE_LOW;
  finding.function = FL_STR("stock.sync.locked");
  fl_report_add(report, &finding);
}

static void sample_make(fl_report *report, fl_tree **tree) {
  static const char *const paths[] = {"tests/unit/emit/input"};
  static const fl_answer_count answers[] = {
      {FL_STR_INIT("remote_call"), FL_STR_INIT("deadline"), 312, 251, 38, 14, 9},
      {FL_STR_INIT("retry"), FL_STR_INIT("bound"), 1, 0, 0, 0, 1},
      {FL_STR_INIT("lock_acquire"), FL_STR_INIT("lease"), 2, 1, 0, 1, 0},
  };
  fl_error err = {0};
  ck_assert_msg(fl_tree_open(tree, paths, 1, &err) == FL_OK, "%s", err.text);
  fl_report_init(report);
  report->tree = *tree;
  report->root = fl_tree_root(*tree);
  report->tool_version = FL_STR("0.1.0");
  report->rules_digest = FL_STR("0123456789abcdef");
  report->stats = (fl_stats){.files_seen = 9, .files_read = 5, .files_skipped = 2, .files_degraded = 1, .bytes_read = 1000,
                             .lines_read = 40, .functions = 6, .calls = 12, .rules_run = 2, .answers = answers, .n_answers = 3};
  fl_array_push(&report->rules, &sample_retry);
  fl_array_push(&report->rules, &sample_client);
  sample_add_retry(report);
  sample_add_client(report);
  fl_report_add_gap(report, "syntax", FL_STR("stock/old.py"), 12, FL_STR("text that is no Python"));
  fl_report_add_gap(report, "too-large", FL_STR("stock/data.py"), 0, FL_STR("1.4 MiB, the limit is 1 MiB"));
  fl_report_add_gaps(report, "unsupported-language", FL_STR(""), 0, FL_STR("Lua"), 3);
  fl_report_add_gap(report, "unresolved-role", FL_STR("stock/sync.py"), 8, FL_STR("deadline of requests.get"));
  fl_report_add_gap(report, "unresolved-role", FL_STR("stock/sync.py"), 4, FL_STR("deadline of requests.get"));
  fl_report_finish(report);
  fl_report_select(report, &(fl_select){.min_confidence = FL_CONFIDENCE_MEDIUM});
}

static void sample_release(fl_report *report, fl_tree *tree) {
  fl_report_release(report);
  fl_tree_free(tree);
}

static void sample_to_buf(void *payload, const char *text, size_t n) { fl_buf_add_bytes(payload, text, n); }

#endif
