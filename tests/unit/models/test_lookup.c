// Names in, rows out.
#include "support.h"

#include "models/names_p.h"

static fl_models *models;

// The lines of the rows that a callee leads to.
static const char *lines(const char *language, const char *callee) {
  static char out[256];
  const fl_meaning_row *rows[8];
  uint32_t n = fl_models_calls(models, language, fl_str_from(callee), rows, 8);
  out[0] = '\0';
  for (uint32_t i = 0; i < n; i++) {
    size_t at = strlen(out);
    snprintf(out + at, sizeof out - at, "%s%u", i ? " " : "", rows[i]->line);
  }
  return out;
}

static const char *canonical(const char *language, const char *name) {
  static char out[FL_NAME_BYTES_MAX];
  char buf[FL_NAME_BYTES_MAX];
  fl_str text = fl_models_canonical(models, language, fl_str_from(name), buf, sizeof buf);
  snprintf(out, sizeof out, "%.*s", FL_STR_ARG(text));
  return out;
}

START_TEST(exact_rows_come_before_patterns) {
  models = compile_text(HEAD "calls:\n"
                             "  - {callee: \"*.T.get\", when: [{path: receiver, present: true}], site: queue}\n"
                             "  - {callee: lib.T.*, site: queue}\n"
                             "  - {callee: lib.T.get, site: queue}\n"
                             "  - {callee: \"lib.T.{get,set}\", site: queue}\n"
                             "  - {callee: lib.T.g*, site: queue}\n"
                             "  - {callee: \"*.*.ge*\", when: [{path: receiver, present: true}], site: queue}\n"
                             "  - {callee: [lib.T.get, lib.*.get, lib.T.*t], when: [{path: receiver, present: true}]}\n");
  ck_assert_str_eq(lines("go", "lib.T.get"), "7 8 11 5 6 9 10");
  ck_assert_str_eq(lines("go", "lib.T.set"), "8 6 11");
  ck_assert_str_eq(lines("go", "lib.U.get"), "10 11");
  ck_assert_str_eq(lines("go", "x.T.get"), "5 10");
  ck_assert_str_eq(lines("go", "lib.T"), "");
  ck_assert_str_eq(lines("java", "lib.T.get"), "");
  ck_assert_str_eq(lines("go", ""), "");
  fl_models_free(models);
}
END_TEST

START_TEST(the_first_rows_win_when_room_is_short) {
  const fl_meaning_row *rows[2];
  models = compile_text(HEAD "calls:\n"
                             "  - {callee: lib.g*, site: queue}\n"
                             "  - {callee: lib.get, site: queue}\n"
                             "  - {callee: lib.*, site: queue}\n");
  ck_assert_uint_eq(fl_models_calls(models, "go", FL_STR("lib.get"), rows, 2), 2);
  ck_assert_uint_eq(rows[0]->line, 6);
  ck_assert_uint_eq(rows[1]->line, 5);
  ck_assert_uint_eq(fl_models_calls(models, "go", FL_STR("lib.get"), rows, 0), 0);
  fl_models_free(models);
}
END_TEST

START_TEST(rows_of_several_files_are_in_path_order) {
  const fl_meaning_row *rows[4];
  fl_buf errors = {0};
  put_file("b.yaml", HEAD_OF("b", "go") "calls: [{callee: lib.F, protocol: b}]\n");
  put_file("a.yaml", HEAD_OF("a", "go") "\n\n\ncalls: [{callee: lib.F, protocol: a}]\n");
  models = compile_scratch(NULL, &errors);
  ck_assert_uint_eq(fl_models_calls(models, "go", FL_STR("lib.F"), rows, 4), 2);
  assert_str(fl_models_text(models, rows[0]->protocol), "a");
  assert_str(fl_models_text(models, rows[1]->protocol), "b");
  fl_models_free(models);
}
END_TEST

START_TEST(modules_have_other_spellings) {
  models = compile_text(HEAD "modules: [lib, old/lib, com.x.lib, lib/promise]\ncovers: [beside]\ncalls: [{callee: lib.T.get, site: queue}]\n");
  ck_assert_str_eq(canonical("go", "old/lib.T.get"), "lib.T.get");
  ck_assert_str_eq(canonical("go", "com.x.lib.T.get"), "lib.T.get");
  ck_assert_str_eq(canonical("go", "old/lib/sub.F"), "lib/sub.F");
  ck_assert_str_eq(canonical("go", "old/lib"), "lib");
  ck_assert_str_eq(canonical("go", "lib/promise.T.get"), "lib.T.get"); // begins with its canonical name
  ck_assert_str_eq(canonical("go", "old/libs.T.get"), "old/libs.T.get");
  ck_assert_str_eq(canonical("java", "old/lib.T.get"), "old/lib.T.get");
  ck_assert(fl_models_knows_module(models, "go", FL_STR("lib")));
  ck_assert(fl_models_knows_module(models, "go", FL_STR("lib/sub")));
  ck_assert(fl_models_knows_module(models, "go", FL_STR("old/lib.T")));
  ck_assert(fl_models_knows_module(models, "go", FL_STR("beside.x")));
  ck_assert(!fl_models_knows_module(models, "go", FL_STR("library")));
  ck_assert(!fl_models_knows_module(models, "java", FL_STR("lib")));
  fl_models_free(models);
}
END_TEST

START_TEST(a_name_that_is_canonical_is_handed_back) {
  char buf[8];
  fl_str name = FL_STR("a.very.long.name.of.no.library");
  models = compile_text(HEAD "modules: [lib, l]\n");
  fl_str same = fl_models_canonical(models, "go", name, buf, sizeof buf);
  ck_assert_ptr_eq(same.at, name.at);
  fl_str too_long = FL_STR("l.something.longer.than.the.room");
  ck_assert_ptr_eq(fl_models_canonical(models, "go", too_long, buf, sizeof buf).at, too_long.at);
  fl_models_free(models);
}
END_TEST

START_TEST(spellings_that_hold_one_another_end) {
  models = compile_text(HEAD "modules: [lib.core, lib]\n---\n" HEAD "modules: [x, y]\n---\n" HEAD "modules: [y, x]\n");
  ck_assert_str_eq(canonical("go", "lib.T"), "lib.core.T");
  ck_assert_str_eq(canonical("go", "lib.core.T"), "lib.core.T");
  ck_assert_str_eq(canonical("go", "x.T"), "x.T"); // there and back again, a bounded number of times
  fl_models_free(models);
}
END_TEST

START_TEST(types_have_other_names) {
  models = compile_text(HEAD "modules: [lib, old]\n"
                             "types: {lib.Session: {aliases: [lib.sessions.Session, other.Session]}}\n"
                             "calls: [{callee: lib.Session.get, site: queue}, {callee: other.Session.put, site: queue}]\n");
  ck_assert_str_eq(canonical("go", "lib.sessions.Session.get"), "lib.Session.get");
  ck_assert_str_eq(canonical("go", "old.sessions.Session.get"), "lib.Session.get");
  ck_assert_str_eq(canonical("go", "other.Session"), "lib.Session");
  ck_assert_str_eq(lines("go", "lib.Session.put"), "6"); // written with the alias, found under the type's name
  ck_assert_ptr_eq(fl_models_type(models, "go", FL_STR("other.Session")), fl_models_type(models, "go", FL_STR("lib.Session")));
  ck_assert_ptr_null(fl_models_type(models, "go", FL_STR("other.Sessions")));
  fl_models_free(models);
}
END_TEST

START_TEST(major_versions_do_not_matter) {
  models = compile_text(HEAD_OF("redis", "go") "modules: [example.org/redis/v9, gopkg.in/redis.v3]\n"
                        "types: {example.org/redis/v9.Client: {construct: literal}}\n"
                        "calls: [{callee: example.org/redis/v9.Client.Get, returns: example.org/redis/v9.Client, site: queue}]\n");
  ck_assert_str_eq(canonical("go", "example.org/redis/v8.Client.Get"), "example.org/redis.Client.Get");
  ck_assert_str_eq(canonical("go", "gopkg.in/redis.v5.Client.Get"), "example.org/redis.Client.Get");
  ck_assert_str_eq(lines("go", "example.org/redis.Client.Get"), "6");
  ck_assert_ptr_nonnull(fl_models_type(models, "go", FL_STR("example.org/redis/v10.Client")));
  const fl_meaning_row *row[1];
  fl_models_calls(models, "go", FL_STR("example.org/redis.Client.Get"), row, 1);
  assert_str(fl_models_text(models, row[0]->returns), "example.org/redis.Client");
  fl_models_free(models);
}
END_TEST

START_TEST(segments_filter_calls) {
  models = compile_text(HEAD "types: {lib.T: {setters: {wait: {}}, builds: {build: lib.U}, construct: [lib.make]}}\n"
                             "calls: [{callee: \"lib.T.{get,post}\", site: queue}, {callee: lib.T.send*, site: queue}]\n");
  static const char *const known[] = {"get", "post", "send", "sendAll", "wait", "build", "make"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    ck_assert_msg(fl_models_has_segment(models, "go", fl_str_from(known[i])), "%s", known[i]);
  }
  ck_assert(!fl_models_has_segment(models, "go", FL_STR("T")));
  ck_assert(!fl_models_has_segment(models, "go", FL_STR("resend")));
  ck_assert(!fl_models_has_segment(models, "go", FL_STR("")));
  ck_assert(!fl_models_has_segment(models, "java", FL_STR("get")));
  fl_models_free(models);
}
END_TEST

START_TEST(makers_give_way_to_calls) {
  models = compile_text(HEAD "types: {lib.T: {construct: [lib.make, lib.open, lib.dial]}}\n"
                             "calls:\n  - {callee: lib.make, site: client}\n  - {callee: lib.open, returns: lib.U}\n"
                             "  - {callee: lib.make, when: [{path: ctx, present: true}]}\n");
  dump d = {.m = models};
  dump_calls(&d, "go", "lib.make");
  dump_calls(&d, "go", "lib.open");
  dump_calls(&d, "go", "lib.dial");
  assert_text(&d.out, "line=6 site=client returns=lib.T\n"
                      "line=8 returns=lib.T\n  when ctx present\n"
                      "line=7 returns=lib.U\n"
                      "line=4 returns=lib.T\n");
  fl_buf_release(&d.out);
  fl_models_free(models);
}
END_TEST

START_TEST(annotations_and_supertypes_have_patterns) {
  const fl_meaning_row *rows[4];
  const fl_supertype_model *supers[4];
  models = compile_text(HEAD "annotations: [{name: \"lib.{Get,Post}\", entry: {kind: http}}, {name: lib.On*, site: consume}]\n"
                             "supertypes: [{type: [lib.Base, \"*_pb2.*Servicer\"], entry: {kind: rpc}}]\n");
  ck_assert_uint_eq(fl_models_annotations(models, "go", FL_STR("lib.Post"), rows, 4), 1);
  ck_assert_uint_eq(fl_models_annotations(models, "go", FL_STR("lib.OnMessage"), rows, 4), 1);
  ck_assert_uint_eq(rows[0]->site, FL_SITE_consume);
  ck_assert_uint_eq(fl_models_annotations(models, "go", FL_STR("lib.Put"), rows, 4), 0);
  ck_assert_uint_eq(fl_models_supertypes(models, "go", FL_STR("lib.Base"), supers, 4), 1);
  ck_assert_uint_eq(fl_models_supertypes(models, "go", FL_STR("orders_pb2.OrdersServicer"), supers, 4), 1);
  assert_str(fl_models_text(models, supers[0]->type), "*_pb2.*Servicer");
  ck_assert_uint_eq(fl_models_supertypes(models, "go", FL_STR("orders_pb2.OrdersStub"), supers, 4), 0);
  fl_models_free(models);
}
END_TEST

START_TEST(project_models_come_first) {
  const fl_meaning_row *rows[8];
  fl_buf errors = {0};
  put_file("m.yaml", HEAD "modules: [lib, old]\ntypes: {lib.T: {fields: {a: lib.A}}, lib.U: {}}\n"
                          "calls: [{callee: lib.F, protocol: shipped}, {callee: lib.*, protocol: shipped_pattern}]\n");
  fl_models *shipped = compile_scratch(NULL, &errors);
  put_file("m.yaml", HEAD_OF("project", "go") "modules: [app]\n\n\n\n\ntypes: {lib.T: {fields: {b: lib.B}, construct: [lib.F]}}\n"
                          "calls: [{callee: old.F, protocol: project}, {callee: app.G, site: queue}, {callee: \"lib.F*\", protocol: project_pattern}]\n");
  models = compile_scratch(shipped, &errors);
  ck_assert_msg(models != NULL, "%s", fl_buf_text(&errors));
  dump d = {.m = models};
  uint32_t n = fl_models_calls(models, "go", FL_STR("lib.F"), rows, 8);
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_printf(&d.out, "%s %s, ", text_of(&d, fl_models_libraries(models, rows[i]->library)->name), text_of(&d, rows[i]->protocol));
  }
  dump_type(&d, fl_models_type(models, "go", FL_STR("lib.T")));
  dump_type(&d, fl_models_type(models, "go", FL_STR("old.U")));
  assert_text(&d.out, "project project, lib shipped, project project_pattern, lib shipped_pattern, "
                      "lib.T construct=lib.F fields=b,lib.B\nlib.U\n");
  ck_assert_uint_ne(fl_models_digest(models), fl_models_digest(shipped));
  ck_assert_uint_eq(fl_models_calls(shipped, "go", FL_STR("app.G"), rows, 8), 0); // the base stays as it is
  fl_buf_release(&d.out);
  fl_models_free(models);
  fl_models_free(shipped);
}
END_TEST

START_TEST(rows_that_do_not_exist_are_empty) {
  models = compile_text(HEAD);
  ck_assert_uint_eq(fl_models_meanings(models, 0)->line, 0);
  ck_assert_uint_eq(fl_models_meanings(models, 12345)->line, 0);
  assert_str(fl_models_text(models, 0), "");
  assert_str(fl_models_text(models, UINT32_MAX), "");
  fl_models_free(models);
}
END_TEST

RUN_TESTS("lookup", exact_rows_come_before_patterns, the_first_rows_win_when_room_is_short, rows_of_several_files_are_in_path_order,
          modules_have_other_spellings, a_name_that_is_canonical_is_handed_back, spellings_that_hold_one_another_end, types_have_other_names,
          major_versions_do_not_matter, segments_filter_calls, makers_give_way_to_calls, annotations_and_supertypes_have_patterns,
          project_models_come_first, rows_that_do_not_exist_are_empty)
