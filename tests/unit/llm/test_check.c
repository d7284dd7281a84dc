#include "golden.h"

#include "base/hash.h"
#include "llm/check.h"
#include "llm/redact.h"

#define HERE "tests/unit/llm/"

static fl_str cell(fl_str *line) {
  fl_str part;
  fl_str_cut(*line, '|', &part, line);
  return fl_str_trim(part);
}

static uint32_t words_of(fl_str text, fl_str *out, uint32_t most) {
  uint32_t n = 0;
  while (text.n && n < most) {
    fl_str_cut(text, ' ', &out[n], &text);
    if (out[n].n) n++;
  }
  return n;
}

static void add_evidence(fl_source *s, fl_task *task, fl_str line) {
  fl_evidence e = {.id = cell(&line), .kind = cell(&line), .text = cell(&line), .path = cell(&line), .service = cell(&line)};
  fl_array_push(&s->evidence, e);
  fl_map_put(&s->by_id, fl_hash64_str(e.id), s->evidence.n);
  task->evidence[task->n_evidence++] = s->evidence.n - 1;
}

static void add_said(fl_task *task, fl_str line) {
  fl_said said = {.text = cell(&line), .origin = FL_STR("found"), .at = task->n_said};
  said.n_cites = words_of(line, said.cites, FL_SHOWN_CITES);
  task->said[task->n_said++] = said;
}

static void check(fl_buf *out, const fl_source *s, const fl_task *task, fl_str line) {
  fl_claim claim = {.text = cell(&line)};
  claim.n_cites = words_of(line, claim.cites, FL_CLAIM_CITES);
  fl_checked c = fl_check_claim(s, task, &claim);
  if (!c.drop) fl_check_losses(task, &claim, &c, 1);
  fl_buf_printf(out, "   %s%s%.*s\n", c.drop ? fl_drop_word(c.drop) : "ok", c.what.n ? ": " : "", FL_STR_ARG(c.what));
}

static void take_line(fl_buf *out, fl_source *s, fl_task *task, fl_str line) {
  fl_str rest = fl_str_from_pos(line, 2);
  fl_buf_printf(out, "%.*s\n", FL_STR_ARG(line));
  if (fl_str_starts_c(line, "E:")) add_evidence(s, task, rest);
  else if (fl_str_starts_c(line, "S:")) add_said(task, rest);
  else if (fl_str_starts_c(line, "N:")) fl_array_push(&s->names, fl_str_trim(rest));
  else if (fl_str_starts_c(line, "C:")) check(out, s, task, rest);
}

START_TEST(claims) {
  fl_buf in = {0}, out = {0};
  fl_source s = {0};
  fl_task task = {0};
  ck_assert_int_eq(fl_read_file(&in, HERE "claims.txt", 0, NULL), FL_OK);
  fl_str line, rest = fl_buf_str(&in);
  while (rest.n) {
    fl_str_cut(rest, '\n', &line, &rest);
    take_line(&out, &s, &task, line);
  }
  assert_golden(fl_buf_str(&out), HERE "claims.expected.txt");
  fl_array_release(&s.evidence);
  fl_array_release(&s.names);
  fl_map_release(&s.by_id);
  fl_buf_release(&in);
  fl_buf_release(&out);
}
END_TEST

START_TEST(secrets) {
  fl_buf in = {0}, out = {0};
  ck_assert_int_eq(fl_read_file(&in, HERE "secrets.txt", 0, NULL), FL_OK);
  uint32_t n = fl_redact(&out, fl_buf_str(&in), true);
  fl_buf_printf(&out, "code: %u\n", n);
  n = fl_redact(&out, fl_buf_str(&in), false);
  fl_buf_printf(&out, "text: %u\n", n);
  assert_golden(fl_buf_str(&out), HERE "secrets.expected.txt");
  fl_buf_release(&in);
  fl_buf_release(&out);
}
END_TEST

START_TEST(code) {
  fl_buf in = {0}, out = {0};
  ck_assert_int_eq(fl_read_file(&in, HERE "code.txt", 0, NULL), FL_OK);
  fl_add_bare_code(&out, fl_buf_str(&in));
  assert_golden(fl_buf_str(&out), HERE "code.expected.txt");
  fl_buf_release(&in);
  fl_buf_release(&out);
}
END_TEST

RUN_TESTS("check", claims, secrets, code)
