// Every mistake a model file can have, and what is said about it.
#include "support.h"

// Compiles one file and compares all that is said about it.
static void expect(const char *text, const char *expected) {
  fl_buf errors = {0};
  put_file("m.yaml", text);
  fl_models *models = compile_scratch(NULL, &errors);
  ck_assert_msg(models == NULL, "no error in:\n%s", text);
  assert_text(&errors, expected);
  fl_buf_release(&errors);
}

// The same for something on line 4, behind a valid head.
#define expect_in(text, expected) expect(HEAD text, expected)
#define CALL(keys)                "calls: [{callee: lib.F, " keys "}]\n"

START_TEST(the_head_must_be_whole) {
  expect("calls: []\n", "m.yaml:1:1: a model needs \"library\"\n"
                        "m.yaml:1:1: a model needs \"language\"\n"
                        "m.yaml:1:1: a model needs \"source\"\n");
  expect("library: x\nlanguage: go\nsource: {page: p}\n", "m.yaml:3:9: a source needs \"verified\"\n");
  expect("library: x\nlanguage: go\nsource: {verified: true}\n", "m.yaml:3:9: a source needs \"page\"\n");
  expect("library: x\nlanguage: go\nsource: {page: , verified: yes}\n",
         "m.yaml:3:16: \"page\": expected a text, found nothing\n"
         "m.yaml:3:28: \"verified\": expected true or false, found a text\n");
  expect("library: x\nlanguage: {}\nsource: page\n", "m.yaml:2:11: \"language\": expected a text or a list of texts, found a map\n"
                                                     "m.yaml:3:9: a source: expected a map, found a text\n");
  expect("library: \"\"\nlanguage: go\nsource: {page: p, verified: true}\n", "m.yaml:1:10: \"library\": expected a text, found an empty text\n");
  expect("- 1\n", "m.yaml:1:1: a model: expected a map, found a list\n");
  expect_in("package: {name: x}\n", "m.yaml:4:10: a package needs \"ecosystem\"\n");
}
END_TEST

START_TEST(unknown_keys_are_named) {
  expect_in("librari: y\n", "m.yaml:4:1: unknown key \"librari\" in a model (did you mean library?)\n");
  expect_in("zzzzzzzz: y\n", "m.yaml:4:1: unknown key \"zzzzzzzz\" in a model: expected one of library, language, package, source, modules, "
                             "covers, opens, store, runs, service, routes, blocks, advice, names, types, values, calls, annotations, supertypes, files, declares, stances, clients, peers\n");
  expect_in(CALL("efect: read"), "m.yaml:4:25: unknown key \"efect\" in a call (did you mean effect?)\n");
  expect_in(CALL("deadlin: {}"), "m.yaml:4:25: unknown key \"deadlin\" in a call (did you mean deadline?)\n");
  expect_in(CALL("deadline: {carriesr: []}"), "m.yaml:4:36: unknown key \"carriesr\" in a role (did you mean carriers?)\n");
  expect_in(CALL("deadline: {carriers: [{from: ctx, unti: s}]}"), "m.yaml:4:59: unknown key \"unti\" in a carrier (did you mean unit?)\n");
  expect_in(CALL("deadline: {default: {valu: 1s}}"), "m.yaml:4:45: a default needs one of value, from\n"
                                                     "m.yaml:4:46: unknown key \"valu\" in a default (did you mean value?)\n");
  expect_in("types: {lib.T: {constructs: new}}\n", "m.yaml:4:17: unknown key \"constructs\" in a type (did you mean construct?)\n");
  expect_in("annotations: [{name: lib.A, entri: {kind: http}}]\n", "m.yaml:4:29: unknown key \"entri\" in an annotation (did you mean entry?)\n");
  expect_in("supertypes: [{type: lib.S, method: [x]}]\n",
            "m.yaml:4:36: expected an access path such as arg[0] or kw[timeout], found a list\n");
}
END_TEST

START_TEST(unknown_words_are_named) {
  expect_in(CALL("site: remote_cal"), "m.yaml:4:31: \"site\": unknown word \"remote_cal\" (did you mean remote_call?)\n");
  expect_in(CALL("effect: writes"), "m.yaml:4:33: \"effect\": unknown word \"writes\": expected one of unknown, read, idempotent_write, "
                                    "non_idempotent_write, by_http_method, by_name, by_sql, by_command\n");
  expect_in(CALL("does: [sleeps, log]"), "m.yaml:4:32: \"does\": unknown word \"sleeps\" (did you mean sleep?)\n");
  expect_in(CALL("context: roots"), "m.yaml:4:34: \"context\": unknown word \"roots\" (did you mean root?)\n");
  expect_in(CALL("scope: {kind: untill}"), "m.yaml:4:39: \"kind\": unknown word \"untill\" (did you mean until?)\n");
  expect_in(CALL("deadline: {carriers: [{from: ctx, zero: infinit}]}"),
            "m.yaml:4:65: \"zero\": unknown word \"infinit\" (did you mean infinite?)\n");
  expect_in(CALL("bound: {counts: tries}"), "m.yaml:4:41: \"counts\": unknown word \"tries\" (did you mean retries?)\n");
  expect_in("annotations: [{name: lib.A, on: [functions]}]\n",
            "m.yaml:4:34: \"on\": unknown word \"functions\" (did you mean function?)\n");
  expect_in("annotations: [{name: lib.A, entry: {kind: web}}]\n",
            "m.yaml:4:43: \"kind\": unknown word \"web\": expected one of http, rpc, consumer, job, cron, cli, main, test\n");
}
END_TEST

START_TEST(wrong_types_are_named) {
  expect_in("calls: {}\n", "m.yaml:4:8: \"calls\": expected a list, found a map\n");
  expect_in("calls: [x]\n", "m.yaml:4:9: a call: expected a map, found a text\n");
  expect_in("types: []\n", "m.yaml:4:8: \"types\": expected a map, found a list\n");
  expect_in(CALL("when: {}"), "m.yaml:4:31: \"when\": expected a list of conditions, found a map\n");
  expect_in(CALL("deadline: {carriers: ctx}"), "m.yaml:4:46: \"carriers\": expected a list of carriers, found a text\n");
  expect_in(CALL("deadline: 5s"), "m.yaml:4:35: a role: expected a map, found a text\n");
  expect_in(CALL("sets: [x]"), "m.yaml:4:31: \"sets\": expected a map, found a list\n");
  expect_in(CALL("sets: {x: {y: z}}"), "m.yaml:4:35: expected an access path such as arg[0] or kw[timeout], found a map\n");
  expect_in(CALL("attributes: {x: [y]}"), "m.yaml:4:41: \"attributes\": expected a word for each name, found a list\n");
  expect_in(CALL("protocol: []"), "m.yaml:4:35: \"protocol\": expected a text, found a list\n");
  expect_in(CALL("returns: {}"), "m.yaml:4:34: \"returns\": expected a type, receiver, arg[n] or a list of types, found a map\n");
  expect_in("calls: [{callee: {}, site: queue}]\n", "m.yaml:4:18: \"callee\": expected a name or a list of names, found a map\n");
  expect_in("annotations: [{name: lib.A, injects: 1}]\n", "m.yaml:4:38: \"injects\": expected true or false, found a text\n");
  expect_in("types: {lib.T: {fields: {x: []}}}\n", "m.yaml:4:29: \"fields\": expected a type name for each field, found a list\n");
  expect_in("types: {lib.T: {setters: {m: x}}}\n", "m.yaml:4:30: \"setters\": expected a map, found a text\n");
  expect_in("types: {lib.T: {construct: [{}]}}\n", "m.yaml:4:29: \"construct\": expected new, literal, inject or a callee, found a map\n");
}
END_TEST

START_TEST(paths_are_checked_to_the_column) {
  expect_in(CALL("url: \"args[0]\""), "m.yaml:4:31: unknown path root \"args\" (did you mean arg?)\n");
  expect_in(CALL("url: \"arg[x]\""), "m.yaml:4:34: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)\n");
  expect_in(CALL("url: receiver.get()"), "m.yaml:4:42: a path has no calls: an argument-less getter is written .name\n");
  expect_in(CALL("url: \"arg[*].x\""),
            "m.yaml:4:30: [*] is only possible in conditions (any of them), where callbacks are named, and behind \"*\" (each of them)\n");
  expect_in(CALL("method: get"), "m.yaml:4:33: \"get\" is neither a verb in capitals (GET) nor an access path\n");
}
END_TEST

START_TEST(names_are_checked_to_the_column) {
  expect_in("calls: [{callee: \"lib.(*T).F\", site: queue}]\n", "m.yaml:4:23: a name has no parentheses: write pkg.Type.Method\n");
  expect_in("calls: [{callee: \"*.F\", site: queue}]\n",
            "m.yaml:4:18: a loose name (a star before the last segment) needs a \"when\" that pins it down\n");
  expect_in("calls: [{callee: \"lib.*.F\", site: queue}]\n",
            "m.yaml:4:18: a loose name (a star before the last segment) needs a \"when\" that pins it down\n");
  expect_in("types: {\"lib.{A,B}\": {}}\n",
            "m.yaml:4:14: \"{a,b}\" and \"*\" are only possible in the names of calls, annotations and supertypes\n");
  expect_in(CALL("returns: \"List<T\""), "m.yaml:4:34: \"<\" is never closed\n");
  expect_in(CALL("returns: \"List<a b>\""), "m.yaml:4:36: a name has no blanks\n");
  expect_in("types: {\"lib.List<T>\": {}}\n", "m.yaml:4:18: a name has no type arguments\n");
  expect_in("types: {lib.T: {setters: {a.b: {x: receiver}}}}\n", "m.yaml:4:27: a method's own name, without its type\n");
}
END_TEST

START_TEST(keys_that_go_together) {
  expect_in("calls: [{site: queue}]\n", "m.yaml:4:9: a call needs \"callee\"\n");
  expect_in(CALL("scope: {kind: until}"), "m.yaml:4:32: a scope of kind until needs \"on\"\n"
                                          "m.yaml:4:32: a scope of kind until needs \"end\"\n");
  expect_in(CALL("scope: {kind: function, body: \"arg[0]\", end: [x]}"), "m.yaml:4:55: a scope of kind function has no \"body\"\n"
                                                                        "m.yaml:4:70: a scope of kind function has no \"end\"\n");
  expect_in(CALL("scope: {end: [x]}"), "m.yaml:4:32: a scope needs \"kind\"\n");
  expect_in(CALL("context: {unit: s}"), "m.yaml:4:34: a context needs \"parent\", \"deadline\" or both\n");
  expect_in(CALL("when: [{path: \"kw[x]\"}]"), "m.yaml:4:32: a condition needs exactly one of is, in, like, present, type\n");
  expect_in(CALL("when: [{path: \"kw[x]\", is: 1, in: [2]}]"), "m.yaml:4:32: a condition needs exactly one of is, in, like, present, type\n");
  expect_in(CALL("registers: {kind: http}"), "m.yaml:4:36: a registration needs \"handler\"\n");
  expect_in("annotations: [{name: lib.A, entry: {}}]\n", "m.yaml:4:36: an entry needs \"kind\"\n");
  expect_in(CALL("duration: {from: \"arg[0]\"}"), "m.yaml:4:35: a duration needs \"unit\"\n");
  expect_in(CALL("arity: {min: 2, max: 1}"), "m.yaml:4:32: an arity with min above max\n");
  expect_in(CALL("arity: many"), "m.yaml:4:32: \"arity\": expected a number of arguments, found a text\n");
  expect_in("values: {lib.v: {sets: {x: receiver}}}\n", "m.yaml:4:17: a value needs \"type\", \"duration\", \"text\", \"reads\" or \"error\"\n");
  expect_in("values: {lib.v: {duration: soon}}\n", "m.yaml:4:28: \"duration\": expected a duration such as 1s or 100us, found a text\n");
  expect_in(CALL("rpc: GetUser"), "m.yaml:4:30: \"rpc\": \"GetUser\" holds neither {service} nor {method}\n");
  expect_in(CALL("rpc: {of: \"arg[0]\"}"), "m.yaml:4:30: a procedure's name needs \"name\" or \"service\"\n");
  expect_in(CALL("text: {separator: x}"), "m.yaml:4:31: a text needs either \"parts\" or \"format\"\n");
  expect_in(CALL("text: {format: \"arg[0]\"}"), "m.yaml:4:31: a text has \"format\" and \"holes\" together\n");
  expect_in(CALL("reads: {default: \"arg[0]\"}"), "m.yaml:4:32: needs one of env, config and template\n");
  expect_in(CALL("reads: {env: \"arg[0]\", config: \"arg[0]\"}"), "m.yaml:4:56: a call reads one of env, config and template\n");
  expect_in(CALL("defines: {unique: \"arg[0]\"}"), "m.yaml:4:34: a table is named either by \"table\" or by \"within\"\n");
  expect_in(CALL("source: {page: p}"), "m.yaml:4:33: a source needs \"verified\"\n");
}
END_TEST

START_TEST(defaults_fit_their_role) {
  expect_in(CALL("deadline: {default: {value: 10}}"), "m.yaml:4:53: \"value\": a number without a unit: write 10s or 250ms\n");
  expect_in(CALL("lease: {default: {value: soon}}"),
            "m.yaml:4:50: \"value\": \"soon\" is neither a duration (10s, 250ms) nor one of infinite, default, error, off, no_wait, absent\n");
  expect_in(CALL("bound: {default: {value: 10s}}"),
            "m.yaml:4:50: \"value\": expected a count or one of infinite, default, error, off, no_wait, absent, found a text\n");
  expect_in(CALL("bound: {default: {value: -1}}"),
            "m.yaml:4:50: \"value\": expected a count or one of infinite, default, error, off, no_wait, absent, found a text\n");
  expect_in(CALL("bound: {default: [{value: 1}, {value: 2}]}"),
            "m.yaml:4:43: only the last default may be without \"versions\": those behind this one are never used\n");
}
END_TEST

START_TEST(one_name_is_described_once) {
  expect_in("types: {lib.T: {}}\nvalues: {lib.T: {type: lib.U}}\n",
            "m.yaml:5:10: \"lib.T\" is already described in m.yaml, line 4 (its canonical name is \"lib.T\")\n");
  expect_in("modules: [lib, old]\ntypes: {lib.T: {}, old.T: {}}\n",
            "m.yaml:5:20: \"old.T\" is named by \"old\", which \"modules\" lists as another spelling of \"lib\": put it under \"covers\" when it is a "
            "library of its own, else use the first spelling\n"
            "m.yaml:5:20: \"old.T\" is already described in m.yaml, line 5 (its canonical name is \"lib.T\")\n");
}
END_TEST

START_TEST(all_mistakes_of_all_files_in_order) {
  fl_buf errors = {0};
  put_file("go/b.yaml", HEAD "calls: [{callee: lib.F, site: x}, {callee: lib.G, url: y}]\ntypes: {lib.T: {supers: {}}}\n");
  put_file("go/a.yaml", "library: [\n");
  put_file("java/c.yaml", "library: c\n");
  ck_assert_ptr_null(compile_scratch(NULL, &errors));
  assert_text(&errors,
              "go/a.yaml:2:1: did not find expected node content, while parsing a flow node from line 2\n"
              "go/b.yaml:4:31: \"site\": unknown word \"x\": expected one of remote_call, client, server, publish, consume, ack, retry, txn, "
              "lock_acquire, lock_release, deadline_scope, breaker, queue, schedule, leader, local_lock, local_unlock, lock_watch, mark, entry, declaration, pause, operator, topic, time_check, copies, cache, staged\n"
              "go/b.yaml:4:56: unknown path root \"y\": expected arg, kw, receiver, result, ctx, option, global, config, env, const, block, targ, typed, new, callback or provided\n"
              "go/b.yaml:5:25: \"supers\": expected a name, found a map\n"
              "java/c.yaml:1:1: a model needs \"language\"\n"
              "java/c.yaml:1:1: a model needs \"source\"\n");
  fl_buf_release(&errors);
}
END_TEST

START_TEST(folders_that_cannot_be_read) {
  fl_errors list = {0};
  fl_models *models = NULL;
  ck_assert_int_eq(fl_models_compile(&models, NULL, scratch("nowhere"), &list), FL_E_IO);
  ck_assert_uint_eq(list.n, 1);
  fl_errors_release(&list);
  fl_buf errors = {0};
  put_file("m.yml", HEAD);
  ck_assert_ptr_null(compile_scratch(NULL, &errors));
  assert_text(&errors, "m.yml: model files end in .yaml: rename it\n");
  fl_buf_release(&errors);
}
END_TEST

#define WORDS(list) "vocabulary: " list "\nsource: {page: \"https://example.org\", verified: false}\n"

static void expect_words(const char *text, const char *expected) {
  fl_buf errors = {0};
  put_file("v.yaml", text);
  ck_assert_ptr_null(compile_scratch(NULL, &errors));
  assert_text(&errors, expected);
  fl_buf_release(&errors);
}

START_TEST(vocabularies_are_lists_of_their_kind) {
  expect_words(WORDS("verbs") "words: [a]\n",
               "v.yaml:1:13: \"vocabulary\": unknown word \"verbs\": expected one of procedures, commands, irreversible, operation_keys, "
               "version_columns, upserting_protocols, stores, arithmetic, push_back, statuses, deliveries, guards, valuable, uniqueness, deduplication, states, ids, undoing, marking, telling, guarding, turns, batching, limiting, coalescing, times, quantities, testing, calendar, acknowledging, asking_nobody, probing, twins\n");
  expect_words(WORDS("irreversible"), "v.yaml:1:1: a vocabulary needs \"words\"\n");
  expect_words(WORDS("irreversible") "words: {read: [a]}\n", "v.yaml:3:8: \"words\": expected a list of words, found a map\n");
  expect_words(WORDS("commands") "words: [a]\n", "v.yaml:3:8: \"words\": expected lists of words by effect, found a list\n");
  expect_words(WORDS("stores") "words: [a]\n", "v.yaml:3:8: \"words\": expected lists of words by protocol, found a list\n");
  expect_words(WORDS("commands") "words: {by_sql: [a]}\n", "v.yaml:3:9: a word cannot have an effect that is found out by a word\n");
}
END_TEST

START_TEST(words_are_found_without_case_by_protocol) {
  fl_models *m = compile_text(WORDS("commands") "protocol: redis\nwords: {read: [GET], non_idempotent_write: INCR}\n---\n"
                              WORDS("procedures") "words: {skipped: [batch], read: [get]}\n---\n" WORDS("stores") "words: {sql: [mysql, Postgres]}\n");
  const fl_vocabulary_word *incr = fl_models_word(m, FL_VOCABULARY_commands, FL_STR("redis"), FL_STR("incr"));
  ck_assert(incr && incr->effect == FL_EFFECT_non_idempotent_write);
  ck_assert_ptr_null(fl_models_word(m, FL_VOCABULARY_commands, FL_STR("memcached"), FL_STR("incr")));
  ck_assert_ptr_null(fl_models_word(m, FL_VOCABULARY_procedures, FL_STR(""), FL_STR("incr")));
  const fl_vocabulary_word *batch = fl_models_word(m, FL_VOCABULARY_procedures, FL_STR(""), FL_STR("Batch"));
  ck_assert(batch && batch->effect == FL_EFFECT_none);
  ck_assert_ptr_nonnull(fl_models_word(m, FL_VOCABULARY_stores, FL_STR("sql"), FL_STR("sql"))); // a protocol of stores
  ck_assert_ptr_nonnull(fl_models_word(m, FL_VOCABULARY_stores, FL_STR("sql"), FL_STR("postgres")));
  ck_assert_ptr_null(fl_models_word(m, FL_VOCABULARY_stores, FL_STR("redis"), FL_STR("mysql")));
  fl_models_free(m);
}
END_TEST

RUN_TESTS("decode", the_head_must_be_whole, unknown_keys_are_named, unknown_words_are_named, wrong_types_are_named,
          paths_are_checked_to_the_column, names_are_checked_to_the_column, keys_that_go_together, defaults_fit_their_role,
          one_name_is_described_once, all_mistakes_of_all_files_in_order, folders_that_cannot_be_read,
          vocabularies_are_lists_of_their_kind, words_are_found_without_case_by_protocol)
