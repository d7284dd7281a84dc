// Globs over names, by walking all readings of the pattern at once (Thompson's simulation, Communications of the ACM,
// June 1968): a state is a place in the pattern, a set of states moves along the text. No backtracking, so no pattern is
// slow.
//
//   a{b,cd}*      states:  a { b , c d } *  end
//                            |->b  |->c        `{` is also at the start of every alternative,
//                              , and } are also behind the }
#include "base/glob.h"

#include "base/glob_p.h"
#include "base/utf8.h"

typedef struct glob {
  fl_str pattern;
  // For { and , of a closed group: place of the next , of the group, or of its }. 0 = this character means itself.
  uint16_t next[FL_GLOB_MAX];
  // For , and } of a closed group: the place behind the }.
  uint16_t leave[FL_GLOB_MAX];
} glob;

typedef struct states {
  bool in[FL_GLOB_MAX + 1];
  bool any;
} states;

static void close_group(glob *g, const uint16_t *separators, uint32_t n, uint32_t end) {
  for (uint32_t i = 0; i < n; i++) {
    g->next[separators[i]] = i + 1 < n ? separators[i + 1] : (uint16_t)end;
    if (i > 0) g->leave[separators[i]] = (uint16_t)(end + 1);
  }
  g->leave[end] = (uint16_t)(end + 1);
}

// Links the { , } of all closed groups. Separators of open ones wait on a stack, which `open` cuts into groups.
static void find_groups(glob *g) {
  fl_str p = g->pattern;
  uint16_t stack[FL_GLOB_MAX], open[FL_GLOB_MAX];
  uint32_t n = 0, depth = 0;
  for (uint32_t i = 0; i < p.n; i += fl_glob_unit(p, i)) {
    if (p.at[i] == '{') open[depth++] = (uint16_t)n;
    if (p.at[i] == '{' || (p.at[i] == ',' && depth)) stack[n++] = (uint16_t)i;
    if (p.at[i] != '}' || !depth) continue;
    uint32_t first = open[--depth];
    close_group(g, stack + first, n - first, i);
    n = first;
  }
}

// Enters a state and everything that can be reached from it without reading text.
static void enter(const glob *g, states *s, uint32_t i) {
  if (s->in[i]) return;
  s->in[i] = s->any = true;
  if (i == g->pattern.n) return;
  char c = g->pattern.at[i];
  if (c == '*') enter(g, s, i + 1);
  if (g->leave[i]) {
    enter(g, s, g->leave[i]);
  } else if (c == '{' && g->next[i]) {
    enter(g, s, i + 1);
    for (uint32_t at = g->next[i]; g->pattern.at[at] == ','; at = g->next[at]) enter(g, s, at + 1);
  }
}

static void step_literal(const glob *g, states *to, uint32_t i, fl_str character) {
  if (fl_str_eq(fl_str_slice(g->pattern, i, i + character.n), character)) enter(g, to, i + character.n);
}

// Where state i goes with one character of the text.
static void step(const glob *g, states *to, uint32_t i, fl_str character) {
  fl_str p = g->pattern;
  if (i == p.n || g->leave[i] || g->next[i]) return;
  uint32_t n = fl_glob_unit(p, i);
  if (p.at[i] == '*') {
    enter(g, to, i);
  } else if (p.at[i] == '?') {
    enter(g, to, i + 1);
  } else if (p.at[i] == '\\' && n == 2) {
    step_literal(g, to, i + 1, character);
  } else if (n > 1) {
    if (character.n == 1 && fl_class_has(p, i, i + n, (uint8_t)character.at[0])) enter(g, to, i + n);
  } else {
    step_literal(g, to, i, character);
  }
}

static bool simulate(const glob *g, fl_str text) {
  states now = {0}, then;
  enter(g, &now, 0);
  while (text.n && now.any) {
    uint32_t code_point;
    fl_str character = fl_str_slice(text, 0, fl_utf8_take(text, &code_point, NULL));
    then = (states){0};
    for (uint32_t i = 0; i < g->pattern.n; i++) {
      if (now.in[i]) step(g, &then, i, character);
    }
    now = then;
    text = fl_str_from_pos(text, character.n);
  }
  return text.n == 0 && now.in[g->pattern.n];
}

static bool is_literal(fl_str pattern) {
  for (uint32_t i = 0; i < pattern.n; i++) {
    if (fl_str_find_char(FL_STR("*?{[\\"), pattern.at[i]) != FL_STR_NONE) return false;
  }
  return true;
}

bool fl_glob_match(fl_str pattern, fl_str text) {
  if (is_literal(pattern)) return fl_str_eq(pattern, text);
  if (pattern.n > FL_GLOB_MAX) return false;
  glob g;
  g.pattern = pattern;
  memset(g.next, 0, pattern.n * sizeof *g.next);
  memset(g.leave, 0, pattern.n * sizeof *g.leave);
  find_groups(&g);
  return simulate(&g, text);
}
