#include "support.h"

#include "models/names_p.h"

static const char *split(const char *name) {
  static char out[256];
  fl_str owner, segment;
  fl_name_split(fl_str_from(name), &owner, &segment);
  snprintf(out, sizeof out, "%.*s|%.*s", FL_STR_ARG(owner), FL_STR_ARG(segment));
  return out;
}

START_TEST(the_last_segment_is_cut_off) {
  ck_assert_str_eq(split("net/http.Client.Do"), "net/http.Client|Do");
  ck_assert_str_eq(split("gopkg.in/yaml"), "|gopkg.in/yaml");
  ck_assert_str_eq(split("fetch"), "|fetch");
  ck_assert_str_eq(split("@grpc/grpc-js.Client"), "@grpc/grpc-js|Client");
  ck_assert_str_eq(split(""), "|");
}
END_TEST

static const struct match_case {
  const char *pattern, *name;
  bool matches;
} matches[] = {
    {"a.b.c", "a.b.c", true},           {"a.b.*", "a.b.c", true},
    {"a.b.*", "a.b.c.d", false},        {"a.b.get*", "a.b.getAll", true},
    {"a.b.get*", "a.b.get", true},      {"a.b.get*", "a.b.set", false},
    {"a.b.*All*", "a.b.getAllNow", true}, {"a.*.c", "a.b.c", true},
    {"a.*.c", "a.b.x.c", false},        {"*.Client.Do", "net/http.Client.Do", true},
    {"*.Client.Do", "a.b.Client.Do", true}, {"*.Client.Do", "Client.Do", false},
    {"*.Client.Do", "XClient.Do", false}, {"*_pb2.*Stub", "orders_pb2.OrdersStub", true},
    {"*_pb2.*Stub", "a.orders_pb2.OrdersStub", false}, {"*.*_pb2.*Stub", "a.orders_pb2.OrdersStub", true},
    {"a/*.F", "a/b.F", true},           {"a/*.F", "a/b/c.F", false},
    {"*", "x", true},                   {"*", "x.y", false},
};

START_TEST(stars_stay_in_their_segment) {
  for (size_t i = 0; i < sizeof matches / sizeof *matches; i++) {
    bool hit = fl_name_matches(fl_str_from(matches[i].pattern), fl_str_from(matches[i].name));
    ck_assert_msg(hit == matches[i].matches, "%s against %s", matches[i].pattern, matches[i].name);
  }
}
END_TEST

static const char *expand(const char *pattern) {
  static char out[512];
  char buf[FL_NAME_BYTES_MAX];
  fl_str name;
  out[0] = '\0';
  for (uint32_t i = 0; fl_name_expand(fl_str_from(pattern), i, buf, &name); i++) {
    size_t n = strlen(out);
    snprintf(out + n, sizeof out - n, "%.*s ", FL_STR_ARG(name));
  }
  return out;
}

START_TEST(braces_stand_for_several_names) {
  ck_assert_str_eq(expand("a.b"), "a.b ");
  ck_assert_str_eq(expand("a.{b,c,d}"), "a.b a.c a.d ");
  ck_assert_str_eq(expand("a.get{One,All}Now"), "a.getOneNow a.getAllNow ");
  ck_assert_str_eq(expand("{a,b}"), "a b ");
  ck_assert_str_eq(expand("a.{b*}"), "a.b* ");
}
END_TEST

static const char *check(const char *name, bool pattern) {
  static char out[256];
  uint32_t at = 0;
  const char *why = fl_name_check(fl_str_from(name), pattern, &at);
  if (!why) return "good";
  snprintf(out, sizeof out, "%u: %s", at, why);
  return out;
}

START_TEST(bad_names_say_what_and_where) {
  ck_assert_str_eq(check("net/http.Client.Do", false), "good");
  ck_assert_str_eq(check("@nestjs/common.Get", false), "good");
  ck_assert_str_eq(check("prisma.$transaction", false), "good");
  ck_assert_str_eq(check("a.{b,c}*", true), "good");
  ck_assert_str_eq(check("", false), "0: a name is empty");
  ck_assert_str_eq(check("net/http.(*Client).Do", true), "9: a name has no parentheses: write pkg.Type.Method");
  ck_assert_str_eq(check("a.List<String>", false), "6: a name has no type arguments");
  ck_assert_str_eq(check("a.{b,c}", false), "2: \"{a,b}\" and \"*\" are only possible in the names of calls, annotations and supertypes");
  ck_assert_str_eq(check("a.b,c", true), "3: a comma stands outside of braces: write a list");
  ck_assert_str_eq(check("a b", true), "1: a name has no blanks");
  ck_assert_str_eq(check("a..b", true), "1: an empty segment");
  ck_assert_str_eq(check(".b", true), "0: an empty segment");
  ck_assert_str_eq(check("b.", true), "1: an empty segment");
  ck_assert_str_eq(check("a.{b,{c}}", true), "5: braces inside of braces");
  ck_assert_str_eq(check("a.{b}{c}", true), "5: a name has at most one pair of braces");
  ck_assert_str_eq(check("a.{b", true), "2: \"{\" is never closed");
  ck_assert_str_eq(check("a.b}", true), "3: \"}\" without \"{\"");
  ck_assert_str_eq(check("{a,b}.c", true), "5: braces are only possible in the last segment");
  ck_assert_str_eq(check("a.{b,,c}", true), "0: an empty alternative in braces");
}
END_TEST

START_TEST(names_are_bounded) {
  char name[FL_NAME_BYTES_MAX + 1];
  memset(name, 'a', sizeof name);
  name[FL_NAME_BYTES_MAX - 1] = '\0';
  ck_assert_str_eq(check(name, true), "good");
  name[FL_NAME_BYTES_MAX - 1] = 'a';
  name[FL_NAME_BYTES_MAX] = '\0';
  ck_assert_str_eq(check(name, true), "0: a name is longer than 511 bytes");
}
END_TEST

static const char *unversioned(const char *name) {
  static char buf[FL_NAME_BYTES_MAX];
  static char out[FL_NAME_BYTES_MAX];
  fl_str text = fl_name_without_versions(fl_str_from(name), buf);
  snprintf(out, sizeof out, "%.*s", FL_STR_ARG(text));
  return out;
}

START_TEST(major_versions_are_dropped) {
  ck_assert_str_eq(unversioned("github.com/redis/go-redis/v9.Client.Get"), "github.com/redis/go-redis.Client.Get");
  ck_assert_str_eq(unversioned("example.org/x/v2/sub.T"), "example.org/x/sub.T");
  ck_assert_str_eq(unversioned("example.org/x/v10"), "example.org/x");
  ck_assert_str_eq(unversioned("k8s.io/api/core/v1.Pod"), "k8s.io/api/core/v1.Pod");
  ck_assert_str_eq(unversioned("example.org/v2x.T"), "example.org/v2x.T");
  ck_assert_str_eq(unversioned("example.org/x/v100.T"), "example.org/x/v100.T");
  ck_assert_str_eq(unversioned("gopkg.in/yaml.v3.Node"), "gopkg.in/yaml.Node");
  ck_assert_str_eq(unversioned("gopkg.in/gin-gonic/gin.v1"), "gopkg.in/gin-gonic/gin");
  ck_assert_str_eq(unversioned("gopkg.in/vault.Node"), "gopkg.in/vault.Node");
  ck_assert_str_eq(unversioned("a.v2.b"), "a.v2.b");
}
END_TEST

RUN_TESTS("names", the_last_segment_is_cut_off, stars_stay_in_their_segment, braces_stand_for_several_names,
          bad_names_say_what_and_where, names_are_bounded, major_versions_are_dropped)
