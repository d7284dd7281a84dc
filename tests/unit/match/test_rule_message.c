// Holes of messages.
#include "support.h"

#define RULE(message)                                                                                        \
  "id: a-rule\ntitle: T\non_site: retry\nseverity: error\nwhy: W\nfix: F\nmessage: " message "\n" WHERE
#define WRONG(message, error) assert_errors(RULE(message), A_RULE ":7:" error "\n")

START_TEST(known_holes) {
  assert_errors(RULE("\"{callee}{owner} {entry} {function} {key} {count}\""), "");
  assert_errors(RULE("\"{deadline} {deadline.why} {idempotency_key.why}\""), "");
  assert_errors(RULE("no holes"), "");
}
END_TEST

START_TEST(unknown_holes) {
  WRONG("\"{calee} waits\"", "11: unknown hole \"{calee}\" (did you mean {callee}?)");
  WRONG("\"{bound.wy}\"", "11: unknown hole \"{bound.wy}\" (did you mean {bound.why}?)");
  WRONG("a {xyzzy.q}", "12: unknown hole \"{xyzzy.q}\": expected {callee}, {owner}, {entry}, {function}, "
                       "{key}, {count}, {sum}, {contained.callee}, "
                       "{contained.count}, {pair.callee}, {pair.deadline}, {way}, {setting.NAME}, {ROLE} or {ROLE.why}");
  WRONG("\"{}\"", "11: unknown hole \"{}\": expected {callee}, {owner}, {entry}, {function}, {key}, {count}, {sum}, "
                  "{contained.callee}, "
                  "{contained.count}, {pair.callee}, {pair.deadline}, {way}, {setting.NAME}, {ROLE} or {ROLE.why}");
  WRONG("\"{contained.count}\"", "11: \"{contained.count}\" needs a predicate \"contains\" in where");
}
END_TEST

START_TEST(braces_in_pairs) {
  WRONG("\"a {callee\"", "13: a \"{\" that nothing closes");
  WRONG("\"a callee}\"", "19: a \"}\" that closes nothing");
}
END_TEST

RUN_TESTS("rule_message", known_holes, unknown_holes, braces_in_pairs)
