// Every key of the language, written once and read back as text.
#include "support.h"

#define EVERYTHING                                                                                           \
  "id: a-rule\n"                                                                                             \
  "title: T\n"                                                                                               \
  "status: preview\n"                                                                                        \
  "since: \"0.1\"\n"                                                                                         \
  "aliases: [old-name, older-name]\n"                                                                        \
  "on_site: [remote_call, txn]\n"                                                                            \
  "where:\n"                                                                                                 \
  "  - {role: deadline, is: unbounded, because: [explicit, default]}\n"                                      \
  "  - {role: lease, scope: [total, phase], gt: 10s, lt: 2min}\n"                                            \
  "  - {role: bound, lt: 3}\n"                                                                               \
  "  - contains: {site: [remote_call, publish], where: [{effect: read}], unless: [{same_store: true}]}\n"    \
  "  - held: {site: retry}\n"                                                                                \
  "  - {paired: {site: lock_release, where: [{held: {site: txn}}]}}\n"                                       \
  "  - {reachable_from: [http, rpc]}\n"                                                                      \
  "  - {only_from: main}\n"                                                                                  \
  "unless:\n"                                                                                                \
  "  - {protocol: [http, grpc]}\n"                                                                           \
  "  - {protocol: sql}\n"                                                                                    \
  "  - {attribute: {ownership: none, keyed: \"yes\"}}\n"                                                     \
  "  - {in: [test, cli]}\n"                                                                                  \
  "  - {minted_in: {role: idempotency_key, site: [retry, consume]}}\n"                                       \
  "  - any: [{protocol: http}, {all: [{effect: read}, {in: test}]}]\n"                                       \
  "report: {at: owner, owner: deadline, related: [affected, entry_path, contained, pair]}\n"                 \
  "severity: warning\n"                                                                                      \
  "confidence_cap: medium\n"                                                                                 \
  "message: \"{callee} {owner} {entry} {function} {key} {count} {contained.callee} {contained.count} "       \
  "{bound} {bound.why}\"\n"                                                                                  \
  "why: >\n  Because\n  of this.\n"                                                                          \
  "fix: F\n"                                                                                                 \
  "trade_off: O\n"                                                                                           \
  "examples:\n"                                                                                              \
  "  - language: go\n    bad: |\n      a()\n\n      b()\n    good: c()\n    file: x.go\n"                    \
  "risk: {cap_stance: CP, failure_mode: a, blast_radius: b, guardrail: c, metric: d, alert: e, chaos: f, "   \
  "reversibility: g}\n"                                                                                      \
  "options:\n"                                                                                               \
  "  - {name: n, costs: c, protects: p, when: w, effort: medium}\n"                                          \
  "  - {name: m, costs: d, protects: q, when: x, effort: large, adds: outbox}\n"                                           \
  "phase: repetition\nscenario: half\n"                                                                                      \
  "references: [https://example.org/a, https://example.org/b]\n"

START_TEST(every_key_is_read) {
  fl_buf out = {0};
  fl_rules *rules = compile_text(EVERYTHING);
  dump_rules(&out, rules);
  assert_lines(fl_buf_str(&out), fl_str_from("retry/a-rule on=remote_call,txn at=owner owner=deadline "
                                             "related=affected,entry_path,contained,pair warning cap=medium\n"
                                             "title T\nstatus preview\nsince 0.1\n"
                                             "message {callee} {owner} {entry} {function} {key} {count} "
                                             "{contained.callee} {contained.count} {bound} {bound.why}\n"
                                             "why Because of this.\nfix F\ntrade_off O\n"
                                             "cap_stance CP\nfailure_mode a\nblast_radius b\nguardrail "
                                             "c\nmetric d\nalert e\nchaos f\nreversibility g\n"
                                             "alias old-name\nalias older-name\nreference "
                                             "https://example.org/a\nreference https://example.org/b\n"
                                             "option n: c, p, w, medium\noption m: d, q, x, large, outbox\nphase repetition\nscenario half\n"
                                             "where 8:5 role deadline is=unbounded because=explicit,default\n"
                                             "where 9:5 role lease scope=total,phase gt=10000 lt=120000\n"
                                             "where 10:5 role bound lt=3\n"
                                             "where 11:5 contains site=remote_call,publish\n"
                                             "  where 11:54 effect effect=read\n"
                                             "  unless 11:80 same_store\n"
                                             "where 12:5 held site=retry\n"
                                             "where 13:5 paired site=lock_release\n"
                                             "  where 13:43 held site=txn\n"
                                             "where 14:5 reachable_from entry=http,rpc\n"
                                             "where 15:5 only_from entry=main\n"
                                             "unless 17:5 protocol http grpc\n"
                                             "unless 18:5 protocol sql\n"
                                             "unless 19:5 attribute ownership none keyed yes\n"
                                             "unless 20:5 in in=test,cli\n"
                                             "unless 21:5 minted_in idempotency_key site=consume,retry\n"
                                             "unless 22:5 any\n"
                                             "  where 22:11 protocol http\n"
                                             "  where 22:29 all\n"
                                             "    where 22:36 effect effect=read\n"
                                             "    where 22:52 in in=test\n"
                                             "example 33 go [x.go] bad [a()\n\nb()] good [c()]\n"));
  fl_buf_release(&out);
  fl_rules_free(rules);
}
END_TEST

START_TEST(what_is_left_out_has_a_default) {
  fl_buf out = {0};
  fl_rules *rules = compile_text(HEAD WHERE);
  dump_rules(&out, rules);
  ck_assert_str_eq(
      fl_buf_text(&out),
      "retry/a-rule on=remote_call at=site error cap=high\ntitle T\nstatus stable\nmessage m\nwhy W\nfix F\n"
      "where 8:9 role deadline is=unbounded\n");
  fl_buf_release(&out);
  fl_rules_free(rules);
}
END_TEST

START_TEST(the_owner_is_that_of_the_first_role) {
  fl_rules *rules = compile_text(HEAD "where: [{protocol: http}, {any: [{role: lease, is: absent}]}, {role: "
                                      "bound, lt: 2}]\nreport: {at: owner}\n");
  ck_assert_int_eq(fl_rules_at(rules, 0)->owner_role, FL_ROLEKIND_lease);
  fl_rules_free(rules);
}
END_TEST

START_TEST(texts_of_any_length_and_letters) {
  fl_rules *rules = compile_text("id: a-rule\ntitle: \"\xc3\xbc\xe2\x82\xac \\\"q\\\"\"\non_site: "
                                 "retry\nseverity: note\nmessage: m\nwhy: W\nfix: F\n" WHERE);
  assert_str(fl_rules_at(rules, 0)->title, "\xc3\xbc\xe2\x82\xac \"q\"");
  ck_assert_int_eq(fl_rules_at(rules, 0)->title.at[fl_rules_at(rules, 0)->title.n], '\0');
  fl_rules_free(rules);
}
END_TEST

RUN_TESTS("rule_load", every_key_is_read, what_is_left_out_has_a_default, the_owner_is_that_of_the_first_role,
          texts_of_any_length_and_letters)
