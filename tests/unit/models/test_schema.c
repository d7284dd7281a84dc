// The committed schema is the one that the loader's tables give.
#include "support.h"

#include "base/io.h"
#include "models/load_p.h"

START_TEST(the_committed_schema_is_current) {
  fl_buf committed = {0}, printed = {0};
  fl_error error;
  fl_models_print_schema(&printed);
  int rc = fl_read_file(&committed, "rules/schema/model.schema.json", 0, &error);
  ck_assert_msg(rc == FL_OK, "%s", error.text);
  ck_assert_msg(fl_str_eq(fl_buf_str(&committed), fl_buf_str(&printed)),
                "run: build/faultline-pack models --schema > rules/schema/model.schema.json");
  fl_buf_release(&committed);
  fl_buf_release(&printed);
}
END_TEST

START_TEST(every_reference_is_defined) {
  fl_buf text = {0};
  fl_models_print_schema(&text);
  uint32_t n = 0;
  for (const char *at = fl_buf_text(&text); (at = strstr(at, "#/$defs/")) != NULL; n++) {
    char definition[128];
    at += strlen("#/$defs/");
    snprintf(definition, sizeof definition, "\n  \"%.*s\":{", (int)strcspn(at, "\""), at);
    ck_assert_msg(strstr(fl_buf_text(&text), definition) != NULL, "%s", definition);
  }
  ck_assert_uint_gt(n, 50);
  fl_buf_release(&text);
}
END_TEST

START_TEST(every_word_and_key_is_there) {
  fl_buf text = {0};
  fl_models_print_schema(&text);
  static const char *const parts[] = {
      "\"site\":{\"enum\":[\"remote_call\",\"client\",", "\"deadline\":{\"$ref\":\"#/$defs/role\"}", "\"resources\":{\"$ref\":\"#/$defs/role\"}",
      "\"required\":[\"library\",\"language\",\"source\"]", "\"required\":[\"callee\"]", "\"counts\":{\"enum\":[\"attempts\",\"retries\"]}",
  };
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) ck_assert_msg(strstr(fl_buf_text(&text), parts[i]) != NULL, "%s", parts[i]);
  fl_buf_release(&text);
}
END_TEST

RUN_TESTS("schema", the_committed_schema_is_current, every_reference_is_defined, every_word_and_key_is_there)
