// Which values are kept and which are not.
#include "settings_support.h"

#include "facts/settings_p.h"

static void assert_kept(const char *key, const char *value) {
  fl_str kept = fl_setting_kept(fl_str_from(key), fl_str_from(value));
  ck_assert_msg(fl_str_eq_c(kept, value), "%s = %s is not kept", key, value);
}

static void assert_dropped(const char *key, const char *value) {
  fl_str kept = fl_setting_kept(fl_str_from(key), fl_str_from(value));
  ck_assert_msg(kept.n == 0, "%s = %s is kept", key, value);
}

START_TEST(what_an_analysis_can_use) {
  static const char *const values[] = {"5000",
                                       "-1",
                                       "1.5",
                                       "30s",
                                       "PT10S",
                                       "10 seconds",
                                       "512Mi",
                                       "10MB",
                                       "true",
                                       "off",
                                       "null",
                                       "db",
                                       "kafka-0.kafka.svc:9092",
                                       "a:9092,b:9092",
                                       "a:9092, b:9092",
                                       "http://host:80/path?x=1",
                                       "jdbc:mysql://db:3306/x?socketTimeout=3000",
                                       "org.apache.kafka.StringSerializer",
                                       "MANUAL_IMMEDIATE",
                                       "read_committed",
                                       "${HOST}",
                                       "${TIMEOUT:5s}",
                                       "http://${HOST:localhost}:${PORT}/x",
                                       "nginx:1.25-alpine",
                                       "/actuator/health"};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) assert_kept("a.b", values[i]);
  assert_kept("spring.kafka.producer.key-serializer", "org.a.B");
}
END_TEST

START_TEST(what_could_be_a_secret) {
  static const char *const keys[] = {
      "db.password",         "DB_PASSWD", "app.secret",    "jwt.token",
      "aws.accessKey",       "API_KEY",   "x.private-key", "spring.datasource.pass",
      "basic.auth",          "ssl.key",   "user.pwd",      "SENTRY_DSN",
      "azure.credentials[0]"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    assert_dropped(keys[i], "hunter");
    assert_dropped(keys[i], "12345678");
    assert_dropped(keys[i], "${X:hunter}");
    assert_kept(keys[i], "${X}");
    assert_kept(keys[i], "true");
  }
}
END_TEST

// Who gives tokens out is no secret; what stands behind may be one.
START_TEST(where_secrets_come_from) {
  static const char *const cases[][2] = {{"oauth2.client.accessTokenUri", "http://auth:5000"}, {"x.user-info-uri", "http://auth:5000"}, {"app.secret", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(fl_str_eq_c(fl_setting_kept(fl_str_from(cases[i][0]), FL_STR("http://auth:5000/oauth/token")), cases[i][1]), "%s", cases[i][0]);
  assert_dropped("webhook.token.url", "https://c2VjcmV0IHZhbHVl12.example.com/x");
}
END_TEST

START_TEST(what_looks_like_a_secret_by_itself) {
  static const char *const values[] = {"http://user:pw@host/",
                                       "mongodb://u:p@h1,h2/db",
                                       "jdbc:mysql://h/db?user=a&password=b",
                                       "AKIA2E0A8F3B244C9986",
                                       "c2VjcmV0IHZhbHVl==",
                                       "8f14e45fceea167a5a36dedd4bea2543",
                                       "https://hooks.example.com/T00/XyZ123abc456",
                                       "me@example.org",
                                       "${DB_PASSWORD:hunter}",
                                       "-----BEGIN RSA PRIVATE KEY-----",
                                       "a sentence of words",
                                       "a;b",
                                       "\"quoted\"",
                                       "$ecret!",
                                       "a\\b"};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) assert_dropped("a.b", values[i]);
}
END_TEST

START_TEST(credentials_in_addresses) {
  static const char *const cases[][2] = {{"postgresql://user:pw@db:5432/orders", "postgresql://db:5432/orders"},
                                         {"mongodb+srv://u:p@h1,h2/db", "mongodb+srv://h1,h2/db"},
                                         {"http://host/@scope/name", "http://host/@scope/name"},
                                         {"postgres://u:with/slash@db/orders", "postgres://u:with/slash@db/orders"},
                                         {"me@example.org", "me@example.org"},
                                         {"Host=db; Port=5432;Username=u;Password=p", "Host=db,Port=5432"},
                                         {"a;b", "a;b"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fl_buf out = {0};
    ck_assert(fl_str_eq_c(fl_without_credentials(&out, fl_str_from(cases[i][0])), cases[i][1]));
    fl_buf_release(&out);
  }
}
END_TEST

START_TEST(command_lines) {
  assert_kept("command", "postgres -c max_connections=200");
  assert_kept("command", "redis-server --appendonly yes");
  assert_dropped("command", "redis-server --requirepass hunter");
  assert_dropped("command", "mysqladmin -phunter ping");
  assert_dropped("comment", "a sentence of words");
  assert_kept("env.ZOO_SERVERS", "server.1=zoo1:2888:3888 server.2=zoo2:2888:3888");
}
END_TEST

START_TEST(of_options_their_sizes) {
  static const char *const cases[][3] = {
      {"JAVA_TOOL_OPTIONS", "-javaagent:/agent.jar -Xmx200m", "-Xmx200m"},
      {"KAFKA_HEAP_OPTS", "-Xms256m -Xmx400m", "-Xms256m -Xmx400m"},
      {"NODE_OPTIONS", "--require ./trace.js --max-old-space-size=400", "--max-old-space-size=400"},
      {"JAVA_OPTS", "-Dkey=hunter2 -pHunter2x", ""},
      {"DB_OPTIONS", "user me -ab12", ""},
      {"GREETING", "hello -Xmx200m", ""},
      {"JAVA_OPTS_PASSWORD", "-x y -Xmx200m", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fl_str kept = fl_setting_kept(fl_str_from(cases[i][0]), fl_str_from(cases[i][1]));
    ck_assert_msg(fl_str_eq_c(kept, cases[i][2]), "%s = %s", cases[i][0], cases[i][1]);
  }
}
END_TEST

START_TEST(only_short_values) {
  char text[202];
  memset(text, 'a', sizeof text);
  text[200] = '\0';
  assert_kept("a", text);
  text[200] = 'a', text[201] = '\0';
  assert_dropped("a", text);
  assert_dropped("a", "");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("settings_value");
  TCase *tests = tcase_create("values");
  tcase_add_test(tests, what_an_analysis_can_use);
  tcase_add_test(tests, what_could_be_a_secret);
  tcase_add_test(tests, where_secrets_come_from);
  tcase_add_test(tests, what_looks_like_a_secret_by_itself);
  tcase_add_test(tests, credentials_in_addresses);
  tcase_add_test(tests, command_lines);
  tcase_add_test(tests, of_options_their_sizes);
  tcase_add_test(tests, only_short_values);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
