// An access path's text in, its parts out. One pass with a cursor; the first mistake is explained and located.
//
//   root [ "[" inside "]" ] { "." property | "[" element "]" }
//
// A property whose name holds a dot is written in brackets: arg[0][enable.auto.commit].
#include "models/path_p.h"

#include "base/suggest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct cursor {
  fl_str text;
  uint32_t at;
  fl_access_error *error;
} cursor;

// What stands in brackets right behind the root.
typedef enum inside { INSIDE_NOTHING, INSIDE_NUMBER, INSIDE_NAME } inside;

static const struct root_rule {
  inside inside;
  const char *example;
} root_rules[FL_N_PATH_ROOTS] = {
    [FL_ROOT_arg] = {INSIDE_NUMBER, "arg needs a number in brackets: arg[0], arg[-1] (the last) or arg[*] (any)"},
    [FL_ROOT_kw] = {INSIDE_NAME, "kw needs a name in brackets: kw[timeout]"},
    [FL_ROOT_receiver] = {INSIDE_NOTHING, ""},
    [FL_ROOT_result] = {INSIDE_NOTHING, ""},
    [FL_ROOT_ctx] = {INSIDE_NOTHING, ""},
    [FL_ROOT_option] = {INSIDE_NAME, "option needs a function name in brackets: option[pkg.WithTimeout].arg[0]"},
    [FL_ROOT_global] = {INSIDE_NAME, "global needs a name in brackets: global[pkg.defaults.timeout]"},
    [FL_ROOT_config] = {INSIDE_NAME, "config needs a key in brackets: config[server.timeout]"},
    [FL_ROOT_env] = {INSIDE_NAME, "env needs a name in brackets: env[HTTP_TIMEOUT]"},
    [FL_ROOT_block] = {INSIDE_NUMBER, "block needs a number in brackets: block[0] (what the block is handed first)"},
    [FL_ROOT_const] = {INSIDE_NAME, "const needs a value in brackets: const[5s]"},
    [FL_ROOT_targ] = {INSIDE_NUMBER, "targ needs a number in brackets: targ[0] or targ[1]"},
    [FL_ROOT_typed] = {INSIDE_NAME, "typed needs a type in brackets: typed[pkg.Context]"},
    [FL_ROOT_new] = {INSIDE_NAME, "new needs a type in brackets: new[lib.Settings]"},
    [FL_ROOT_provided] = {INSIDE_NAME, "provided needs a type in brackets: provided[lib.Session]"},
    [FL_ROOT_select] = {INSIDE_NOTHING, ""},
    [FL_ROOT_callback] = {INSIDE_NAME, "callback needs self, a parameter's number or result in brackets: callback[0]"},
};

static bool fail(cursor *c, uint32_t at, const char *why) {
  c->error->at = at;
  snprintf(c->error->why, sizeof c->error->why, "%s", why);
  return false;
}

static bool done(const cursor *c) { return c->at >= c->text.n; }

static char here(const cursor *c) { return done(c) ? '\0' : c->text.at[c->at]; }

static bool is_word_char(char ch) { return ch != '\0' && strchr(".[](){}\" \t\n,", ch) == NULL; }

static fl_str take_word(cursor *c) {
  uint32_t begin = c->at;
  while (is_word_char(here(c))) c->at++;
  return (fl_str){c->text.at + begin, c->at - begin};
}

// The text up to the bracket that closes this one; the cursor stands on "[" before and behind "]" after.
static bool take_brackets(cursor *c, fl_str *out) {
  uint32_t open = c->at++, begin = c->at;
  while (!done(c) && here(c) != ']' && here(c) != '[') c->at++;
  if (here(c) != ']') return fail(c, open, "\"[\" is never closed");
  *out = (fl_str){c->text.at + begin, c->at - begin};
  c->at++;
  return out->n > 0 || fail(c, open, "nothing between the brackets");
}

// [-]digits or *, nothing else.
static bool read_index(fl_str text, int32_t *out) {
  if (text.n == 1 && text.at[0] == '*') {
    *out = FL_ARG_ANY;
    return true;
  }
  uint32_t i = text.n > 1 && text.at[0] == '-';
  int32_t value = 0;
  if (text.n == 0 || text.n > 4) return false;
  for (uint32_t k = i; k < text.n; k++) {
    if (!isdigit((unsigned char)text.at[k])) return false;
    value = value * 10 + (text.at[k] - '0');
  }
  *out = i ? -value : value;
  return true;
}

static bool unknown_root(cursor *c, fl_str word) {
  c->error->at = 0;
  const char *near = fl_suggest_c(word, fl_root_words.at + 1, fl_root_words.n - 1);
  if (near) {
    snprintf(c->error->why, sizeof c->error->why, "unknown path root \"%.*s\" (did you mean %s?)", (int)word.n,
             word.at, near);
  } else {
    snprintf(c->error->why, sizeof c->error->why,
             "unknown path root \"%.*s\": expected arg, kw, receiver, result, ctx, option, global, config, env, const, block, targ, typed, new, callback or provided",
             (int)(word.n < 60 ? word.n : 60), word.at);
  }
  return false;
}

static bool read_root(cursor *c, fl_access *out) {
  fl_str word = take_word(c);
  out->root = (fl_path_root)fl_word_find(fl_root_words, word);
  if (out->root == FL_ROOT_none) return unknown_root(c, word);
  const struct root_rule *rule = &root_rules[out->root];
  if (rule->inside == INSIDE_NOTHING) return true;
  if (here(c) != '[') return fail(c, c->at, rule->example);
  uint32_t open = c->at;
  fl_str text;
  if (!take_brackets(c, &text)) return false;
  if (rule->inside == INSIDE_NUMBER) return read_index(text, &out->index) || fail(c, open, rule->example);
  out->name = text;
  return true;
}

static bool add_step(cursor *c, fl_access *out, fl_access_step step) {
  if (out->n_steps == FL_ACCESS_STEPS_MAX) return fail(c, c->at, "a path has at most 12 steps");
  out->steps[out->n_steps++] = step;
  return true;
}

static bool read_bracket_step(cursor *c, fl_access *out) {
  fl_access_step step = {0};
  fl_str text;
  if (!take_brackets(c, &text)) return false;
  if (!read_index(text, &step.index)) step.name = text;
  return add_step(c, out, step);
}

static bool read_property(cursor *c, fl_access *out) {
  uint32_t dot = c->at++;
  fl_access_step step = {.name = take_word(c)};
  if (step.name.n == 0) return fail(c, dot, "a property name is missing behind the dot");
  bool first_of_option = out->root == FL_ROOT_option && out->n_steps == 0;
  bool lacks_index = first_of_option && fl_str_eq_c(step.name, "arg") && here(c) != '[';
  return lacks_index ? fail(c, c->at, root_rules[FL_ROOT_arg].example) : add_step(c, out, step);
}

static bool read_step(cursor *c, fl_access *out) {
  switch (here(c)) {
  case '.': return read_property(c, out);
  case '[': return read_bracket_step(c, out);
  case '(': return fail(c, c->at, "a path has no calls: an argument-less getter is written .name");
  default: return fail(c, c->at, "expected \".property\", \"[element]\" or the end of the path");
  }
}

bool fl_access_parse(fl_access *out, fl_str text, fl_access_error *error) {
  cursor c = {text, 0, error};
  memset(out, 0, sizeof *out);
  if (text.n == 0) return fail(&c, 0, "an access path is empty");
  if (!read_root(&c, out)) return false;
  while (!done(&c)) {
    if (!read_step(&c, out)) return false;
  }
  return true;
}

bool fl_access_looks_like(fl_str text) {
  fl_access_error ignored;
  cursor c = {text, 0, &ignored};
  fl_path_root root = (fl_path_root)fl_word_find(fl_root_words, take_word(&c));
  if (root == FL_ROOT_none) return false;
  return root_rules[root].inside == INSIDE_NOTHING ? done(&c) || here(&c) == '.' || here(&c) == '[' : here(&c) == '[';
}
