#include "base/support.h"

#include "audit/link.h"

static uint32_t fits(const char *asked, const char *offered) { return fl_address_fits(fl_str_from(asked), fl_str_from(offered)); }

START_TEST(addresses) {
  ck_assert_uint_eq(fits("/charge", "/charge"), 1);
  ck_assert_uint_eq(fits("charge", "/charge"), 1);
  ck_assert_uint_eq(fits("/orders/*", "/orders/*"), 1);
  ck_assert_uint_eq(fits("/orders/7", "/orders/*"), 1);
  ck_assert_uint_eq(fits("/orders/*/lines", "/orders/7/lines"), 2);
  ck_assert_uint_eq(fits("/orders/order-*", "/orders/*-7"), 1);
  ck_assert_uint_eq(fits("/orders/a*", "/orders/b*"), 0);
  ck_assert_uint_eq(fits("/orders", "/orders/7"), 0);
  ck_assert_uint_eq(fits("/orders/7/lines", "/orders/*"), 0); // a star stays in its segment
  ck_assert_uint_eq(fits("*", "/anything"), 0);               // nothing is known of it on both sides
  ck_assert_uint_eq(fits("", ""), 0);
}
END_TEST

START_TEST(many_stars_take_no_time) {
  char asked[240], offered[240];
  for (size_t i = 0; i < sizeof asked - 1; i++) asked[i] = i % 2 ? 'a' : '*', offered[i] = i % 2 ? 'b' : '*';
  asked[sizeof asked - 1] = offered[sizeof offered - 1] = '\0';
  ck_assert_uint_eq(fits(asked, offered), 0);
  asked[0] = 'x', offered[0] = 'y';
  ck_assert_uint_eq(fits(asked, offered), 0);
}
END_TEST

static void assert_name(const char *host, const char *name) {
  fl_str got = fl_host_name(fl_str_from(host));
  ck_assert_msg(fl_str_eq_c(got, name), "%s: '%.*s' instead of '%s'", host, FL_STR_ARG(got), name);
}

START_TEST(hosts) {
  assert_name("payment", "payment");
  assert_name("payment.shop.svc.cluster.local", "payment");
  assert_name("payment.shop.svc", "payment");
  assert_name("payment.internal", "payment");
  assert_name("payment.service.consul", "payment");
  assert_name("api.stripe.com", "");
  assert_name("payment.example.com", ""); // a public domain may be anybody's
  assert_name("*.shop.svc", "");
  assert_name("pay*", "");
  assert_name("localhost", "");
  assert_name("10.0.0.7", "");
  assert_name("", "");
}
END_TEST

RUN_TESTS("link", addresses, many_stars_take_no_time, hosts)
