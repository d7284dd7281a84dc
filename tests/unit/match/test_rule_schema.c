// The committed schema is the one that the loader's tables give.
#include "support.h"

#include "base/io.h"

START_TEST(the_committed_schema_is_current) {
  fl_buf committed = {0}, printed = {0};
  fl_error error;
  fl_rules_print_schema(&printed);
  int rc = fl_read_file(&committed, "rules/schema/rule.schema.json", 0, &error);
  ck_assert_msg(rc == FL_OK, "%s", error.text);
  ck_assert_msg(fl_str_eq(fl_buf_str(&committed), fl_buf_str(&printed)),
                "run: build/faultline-pack rules --schema > rules/schema/rule.schema.json");
  fl_buf_release(&committed);
  fl_buf_release(&printed);
}
END_TEST

START_TEST(every_reference_is_defined) {
  fl_buf text = {0};
  fl_rules_print_schema(&text);
  uint32_t n = 0;
  for (const char *at = fl_buf_text(&text); (at = strstr(at, "#/$defs/")) != NULL; n++) {
    char definition[128];
    at += strlen("#/$defs/");
    snprintf(definition, sizeof definition, "\n  \"%.*s\":{", (int)strcspn(at, "\""), at);
    ck_assert_msg(strstr(fl_buf_text(&text), definition) != NULL, "%s", definition);
  }
  ck_assert_uint_gt(n, 10);
  fl_buf_release(&text);
}
END_TEST

RUN_TESTS("rule_schema", the_committed_schema_is_current, every_reference_is_defined)
