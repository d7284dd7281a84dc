#include "support.h"

#include "models/path_p.h"

// The parts of a path, or "column: what is wrong".
static const char *parse(const char *text) {
  static char out[512];
  fl_access path;
  fl_access_error error;
  if (!fl_access_parse(&path, fl_str_from(text), &error)) {
    snprintf(out, sizeof out, "%u: %s", error.at, error.why);
    return out;
  }
  int n = snprintf(out, sizeof out, "%s", fl_word(fl_root_words, path.root));
  if (path.root == FL_ROOT_arg) n += snprintf(out + n, sizeof out - (size_t)n, path.index == FL_ARG_ANY ? " any" : " %d", path.index);
  if (path.name.n) n += snprintf(out + n, sizeof out - (size_t)n, " <%.*s>", FL_STR_ARG(path.name));
  for (uint32_t i = 0; i < path.n_steps; i++) {
    n += snprintf(out + n, sizeof out - (size_t)n, " /%.*s", FL_STR_ARG(path.steps[i].name));
    if (!path.steps[i].name.n || path.steps[i].index) n += snprintf(out + n, sizeof out - (size_t)n, "#%d", path.steps[i].index);
  }
  return out;
}

static const struct path_case {
  const char *text, *expected;
} good[] = {
    {"arg[0]", "arg 0"},
    {"arg[-1]", "arg -1"},
    {"arg[*]", "arg any"},
    {"arg[12].timeout", "arg 12 /timeout"},
    {"arg[0].headers.Idempotency-Key", "arg 0 /headers /Idempotency-Key"},
    {"arg[0][enable.auto.commit]", "arg 0 /enable.auto.commit"},
    {"kw[timeout][1]", "kw <timeout> /#1"},
    {"kw[timeout]", "kw <timeout>"},
    {"receiver", "receiver"},
    {"receiver.callTimeout.unit", "receiver /callTimeout /unit"},
    {"receiver[0]", "receiver /#0"},
    {"result.client", "result /client"},
    {"ctx", "ctx"},
    {"option[grpc.WithTimeout].arg[0]", "option <grpc.WithTimeout> /arg /#0"},
    {"option[grpc.WithTimeout].arg[1].x", "option <grpc.WithTimeout> /arg /#1 /x"},
    {"option[grpc.WithBlock]", "option <grpc.WithBlock>"},
    {"global[axios.defaults.timeout]", "global <axios.defaults.timeout>"},
    {"config[feign.{name}.read-timeout]", "config <feign.{name}.read-timeout>"},
    {"env[HTTP_TIMEOUT]", "env <HTTP_TIMEOUT>"},
    {"const[5s]", "const <5s>"},
    {"receiver.arg.x", "receiver /arg /x"},
};

static const struct path_case bad[] = {
    {"", "0: an access path is empty"},
    {"arg", "3: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    {"arg[]", "3: nothing between the brackets"},
    {"arg[x]", "3: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    {"arg[-]", "3: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    {"arg[99999]", "3: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    {"arg[0", "3: \"[\" is never closed"},
    {"arg[[0]]", "3: \"[\" is never closed"},
    {"kw", "2: kw needs a name in brackets: kw[timeout]"},
    {"kw.timeout", "2: kw needs a name in brackets: kw[timeout]"},
    {"option.x", "6: option needs a function name in brackets: option[pkg.WithTimeout].arg[0]"},
    {"global", "6: global needs a name in brackets: global[pkg.defaults.timeout]"},
    {"config", "6: config needs a key in brackets: config[server.timeout]"},
    {"env", "3: env needs a name in brackets: env[HTTP_TIMEOUT]"},
    {"const", "5: const needs a value in brackets: const[5s]"},
    {"reciever.timeout", "0: unknown path root \"reciever\" (did you mean receiver?)"},
    {"args[0]", "0: unknown path root \"args\" (did you mean arg?)"},
    {"timeout", "0: unknown path root \"timeout\": expected arg, kw, receiver, result, ctx, option, global, config, env, const, block, targ, typed, new, callback or provided"},
    {"5s", "0: unknown path root \"5s\": expected arg, kw, receiver, result, ctx, option, global, config, env, const, block, targ, typed, new, callback or provided"},
    {"receiver.", "8: a property name is missing behind the dot"},
    {"receiver..x", "8: a property name is missing behind the dot"},
    {"receiver.get()", "12: a path has no calls: an argument-less getter is written .name"},
    {"receiver x", "8: expected \".property\", \"[element]\" or the end of the path"},
    {"option[f].arg", "13: arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    {"ctx.1.2.3.4.5.6.7.8.9.10.11.12.13", "33: a path has at most 12 steps"},
};

START_TEST(good_paths_have_their_parts) {
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) ck_assert_str_eq(parse(good[i].text), good[i].expected);
}
END_TEST

START_TEST(bad_paths_say_what_and_where) {
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) ck_assert_str_eq(parse(bad[i].text), bad[i].expected);
}
END_TEST

START_TEST(words_are_told_from_paths) {
  ck_assert(fl_access_looks_like(FL_STR("receiver")));
  ck_assert(fl_access_looks_like(FL_STR("arg[0]")));
  ck_assert(fl_access_looks_like(FL_STR("receiver.x")));
  ck_assert(!fl_access_looks_like(FL_STR("net/http.Client")));
  ck_assert(!fl_access_looks_like(FL_STR("arg")));
  ck_assert(!fl_access_looks_like(FL_STR("receivers.Client")));
}
END_TEST

RUN_TESTS("path", good_paths_have_their_parts, bad_paths_say_what_and_where, words_are_told_from_paths)
