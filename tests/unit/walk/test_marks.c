#include "base/support.h"

#include "walk/marks.h"

static void assert_marks(const char *path, uint32_t expected) {
  uint32_t got = fl_marks_of_path(fl_str_from(path));
  ck_assert_msg(got == expected, "%s: marks %x, not %x", path, got, expected);
}

START_TEST(ordinary_code) {
  assert_marks("main.go", 0);
  assert_marks("cmd/server/main.go", 0);
  assert_marks("src/contest.py", 0);
  assert_marks("latest/app.ts", 0);
  assert_marks("src/testimonials/page.py", 0);
}
END_TEST

START_TEST(tests_and_examples) {
  assert_marks("pkg/a_test.go", FL_PATH_IS_TEST);
  assert_marks("test_app.py", FL_PATH_IS_TEST);
  assert_marks("src/test/java/com/x/OrderIT.java", FL_PATH_IS_TEST);
  assert_marks("src/app.spec.ts", FL_PATH_IS_TEST);
  assert_marks("Tests/helper.py", FL_PATH_IS_TEST);
  assert_marks("buildSrc/src/main/java/Wait.java", FL_PATH_IS_TEST);
  assert_marks("Shop.Orders.Tests/Host.cs", FL_PATH_IS_TEST);
  assert_marks("src/Shop.UnitTests/Host.cs", FL_PATH_IS_TEST);
  assert_marks("src/OrderTests.cs", FL_PATH_IS_TEST);
  assert_marks("app/OrderSpec.kt", FL_PATH_IS_TEST);
  assert_marks("src/Shop.Contests/Host.cs", 0);
  assert_marks("features/steps/orders.py", FL_PATH_IS_TEST);
  assert_marks("features/environment.py", FL_PATH_IS_TEST);
  assert_marks("features/support/env.rb", FL_PATH_IS_TEST);
  assert_marks("app/environment.py", 0);
  assert_marks("shop-test-utils/src/main/kotlin/Wait.kt", FL_PATH_IS_TEST);
  assert_marks("app/steps/orders.py", 0);
  assert_marks("features/orders.ts", 0);
  assert_marks("shop-benchmark/src/main/java/com/x/Load.java", FL_PATH_IS_TEST);
  assert_marks("test-common/src/main/java/com/x/Wait.java", FL_PATH_IS_TEST);
  assert_marks("systemtest/Wait.java", FL_PATH_IS_TEST);
  assert_marks("store/storetest/wait.go", FL_PATH_IS_TEST);
  assert_marks("store/latest/wait.go", 0);
  assert_marks("attest/sign.go", 0);
  assert_marks("internal/storetestutils/wait.go", FL_PATH_IS_TEST);
  assert_marks("fuzz/fuzz_targets/parse.go", FL_PATH_IS_TEST);
  assert_marks("vitest.postgres.setup.ts", FL_PATH_IS_TEST);
  assert_marks("examples/client.go", FL_PATH_IS_EXAMPLE);
  assert_marks("shop/shop-demo/client.go", FL_PATH_IS_EXAMPLE);
  assert_marks("docs/src/site.ts", FL_PATH_IS_EXAMPLE);
  assert_marks("old-docs/k8s/shop.yml", FL_PATH_IS_EXAMPLE);
  assert_marks("docs.ts", 0);
  assert_marks("docs-store/store.ts", 0);
  assert_marks("app/docs/store.ts", 0);
  assert_marks("tools/test-load.py", FL_PATH_IS_TEST | FL_PATH_IS_CLI);
}
END_TEST

// com/example/demo is where every second Spring service lives.
START_TEST(packages_say_nothing) {
  assert_marks("src/main/java/com/example/demo/App.java", 0);
  assert_marks("src/com/example/App.java", 0);
  assert_marks("demo/src/main/java/App.java", FL_PATH_IS_EXAMPLE);
}
END_TEST

START_TEST(not_written_here) {
  assert_marks("vendor/github.com/x/y.go", FL_PATH_IS_VENDORED);
  assert_marks("lib/node_modules/a/index.js", FL_PATH_IS_VENDORED);
  assert_marks("api/order.pb.go", FL_PATH_IS_GENERATED);
  assert_marks("api/order_pb2_grpc.py", FL_PATH_IS_GENERATED);
  assert_marks("lib/app.min.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT);
  assert_marks("lib/dist/app.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT);
  assert_marks("db/migrations/0001_init.py", FL_PATH_IS_MIGRATION);
  assert_marks("scripts/load.py", FL_PATH_IS_CLI);
}
END_TEST

RUN_TESTS("marks", ordinary_code, tests_and_examples, packages_say_nothing, not_written_here)
