// A mark about a role against what the graph answers.
#include "engine/answers.h"

#include "base/duration.h"
#include "findings/collect.h"

typedef struct claim {
  uint8_t role, answer;
  bool has_value;
  int64_t value; // ms or count
} claim;

static const char *const answers[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
enum { N_ANSWERS = sizeof answers / sizeof *answers };

static bool counts(uint8_t role) {
  return role == FL_ROLEKIND_bound || role == FL_ROLEKIND_attempts || role == FL_ROLEKIND_resources;
}

static bool read_answer(claim *c, fl_str word) {
  for (c->answer = 1; c->answer < N_ANSWERS; c->answer++)
    if (fl_str_eq_c(word, answers[c->answer])) return true;
  return false;
}

static bool read_value(claim *c, fl_str text) {
  c->has_value = text.n > 0;
  if (!c->has_value) return true;
  return counts(c->role) ? fl_str_to_int64(text, &c->value) : fl_duration_parse(text, &c->value) == FL_DURATION_OK;
}

// "deadline bounded 5s". Returns what is wrong, or NULL.
static const char *read_claim(claim *c, fl_str mark) {
  fl_str role, answer, rest;
  fl_str_cut(fl_str_trim(mark), ' ', &role, &rest);
  fl_str_cut(fl_str_trim(rest), ' ', &answer, &rest);
  c->role = (uint8_t)fl_word_find(fl_role_words, role);
  if (!c->role) return "is no role";
  if (!read_answer(c, fl_str_trim(answer))) return "wants bounded, unbounded, inherited or unknown";
  return read_value(c, fl_str_trim(rest)) ? NULL : "has a value that is no duration and no count";
}

static bool agrees(const claim *c, const fl_outcome *o) {
  return o->answer == c->answer && (!c->has_value || o->value == c->value);
}

static bool stands_on(const fl_graph *g, const fl_site *site, fl_str path, uint32_t line) {
  if (!fl_str_eq(fl_graph_file_at(g, site->func.file)->path, path)) return false;
  return site->span.line == line || (site->call.id && fl_graph_call(g, site->call)->name_line == line);
}

static const char *say(fl_arena *arena, const claim *c, const fl_outcome *o) {
  fl_str value = fl_say_value(arena, c->role, o);
  bool shown = o->answer == FL_IS_BOUNDED;
  return fl_arena_printf(arena, "is %s%s%.*s", answers[o->answer], shown ? " " : "", shown ? (int)value.n : 0, value.at);
}

const char *fl_answer_check(fl_arena *arena, fl_ask *ask, const fl_graph *g, fl_str path, uint32_t line, fl_str mark) {
  claim c = {0};
  const char *wrong = read_claim(&c, mark);
  if (wrong) return wrong;
  wrong = "has no site with that role";
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
    const fl_site *site = fl_graph_site(g, i);
    if (!stands_on(g, site, path, line)) continue;
    const fl_outcome *worst = fl_worst_outcome(fl_ask_role(ask, site, c.role));
    if (!worst) continue;
    if (agrees(&c, worst)) return NULL;
    wrong = say(arena, &c, worst);
  }
  return wrong;
}
