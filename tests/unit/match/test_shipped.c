// The rules that faultline ships: free of mistakes, with every page filled, and with cases.
#include "support.h"

static fl_rules *shipped;

static void compile_shipped(void) {
  fl_errors errors = {0};
  char line[FL_ERROR_FORMAT_BYTES];
  int rc = fl_rules_compile(&shipped, NULL, "rules", &errors);
  ck_assert_msg(rc == FL_OK, "%s (and %u more)",
                errors.n ? fl_error_format(&errors.at[0], line, sizeof line) : "?", errors.n - 1);
  fl_errors_release(&errors);
}

START_TEST(every_page_is_filled) {
  compile_shipped();
  for (uint32_t i = 0; i < fl_rules_count(shipped); i++) {
    const fl_rule *r = fl_rules_at(shipped, i);
    const fl_str texts[] = {
        r->since,          r->trade_off,   r->risk.cap_stance, r->risk.failure_mode, r->risk.blast_radius,
        r->risk.guardrail, r->risk.metric, r->risk.alert,      r->risk.chaos,        r->risk.reversibility};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      ck_assert_msg(texts[k].n > 0, "%.*s: page text %zu", FL_STR_ARG(r->id), k);
    if (fl_str_eq_c(r->status, "stable")) ck_assert_msg(r->n_options > 0 && r->phase && r->scenario, "%.*s: options, phase, scenario", FL_STR_ARG(r->id));
    ck_assert_msg(r->n_examples > 0 && r->n_references > 0, "%.*s: examples, references", FL_STR_ARG(r->id));
    for (uint32_t k = 0; k < r->n_references; k++)
      ck_assert_msg(fl_str_starts_c(r->references[k], "https://"), "%.*s: %.*s", FL_STR_ARG(r->id),
                    FL_STR_ARG(r->references[k]));
    bool stance = fl_str_eq_c(r->risk.cap_stance, "CP") || fl_str_eq_c(r->risk.cap_stance, "AP") ||
                  fl_str_eq_c(r->risk.cap_stance, "undeclared") || fl_str_eq_c(r->risk.cap_stance, "none");
    ck_assert_msg(stance, "%.*s: cap_stance", FL_STR_ARG(r->id));
  }
  ck_assert_uint_ge(fl_rules_count(shipped), 11);
  fl_rules_free(shipped);
}
END_TEST

START_TEST(every_rule_has_cases) {
  compile_shipped();
  for (uint32_t i = 0; i < fl_rules_count(shipped); i++) {
    char path[256];
    const fl_rule *r = fl_rules_at(shipped, i);
    snprintf(path, sizeof path, "rules/%.*s/%.*s/cases", FL_STR_ARG(r->family), FL_STR_ARG(r->id));
    ck_assert_msg(access(path, R_OK) == 0, "%s", path);
  }
  fl_rules_free(shipped);
}
END_TEST

RUN_TESTS("shipped rules", every_page_is_filled, every_rule_has_cases)
