// The holes of a rule's message: {callee}, {bound.why}... Every one must be known when the rule is loaded.
#include "match/rule_read_p.h"

#include "base/suggest.h"

static const char *const plain_holes[] = {
    "callee", "owner", "entry", "function", "key", "count", "sum", "contained.callee", "contained.count",
    "pair.callee", "pair.deadline", "way"};
enum { N_PLAIN = sizeof plain_holes / sizeof *plain_holes, N_HOLES = N_PLAIN + 2 * FL_N_ROLE_KINDS };

static bool is_contains(const fl_rule *rule) {
  for (uint32_t i = 0; i < rule->n_where; i++) {
    if (rule->where[i].kind == FL_PRED_contains) return true;
  }
  return false;
}

static bool is_known(fl_str hole) {
  fl_str role, rest;
  for (uint32_t i = 0; i < N_PLAIN; i++) {
    if (fl_str_eq_c(hole, plain_holes[i])) return true;
  }
  bool dotted = fl_str_cut(hole, '.', &role, &rest);
  if (dotted && fl_str_eq_c(role, "setting")) return rest.n > 0;
  return fl_word_find(fl_role_words, role) && (!dotted || fl_str_eq_c(rest, "why"));
}

static void error_at(fl_rule_loader *l, const fl_yaml_node *node, uint32_t at, const char *format,
                     fl_str hole, const char *near) {
  fl_errors_set(l->errors, FL_E_INPUT, l->file, node->line, node->col + at + node->quoted, format,
                FL_STR_ARG(hole), near);
}

static void unknown_hole(fl_rule_loader *l, const fl_yaml_node *node, uint32_t at, fl_str hole) {
  const char *names[N_HOLES];
  uint32_t n = 0;
  for (uint32_t i = 0; i < N_PLAIN; i++) names[n++] = plain_holes[i];
  for (uint32_t i = 1; i < fl_role_words.n; i++) {
    names[n++] = fl_role_words.at[i];
    names[n++] = fl_arena_printf(l->arena, "%s.why", fl_role_words.at[i]);
  }
  const char *near = fl_suggest_c(hole, names, n);
  if (near)
    error_at(l, node, at, "unknown hole \"{%.*s}\" (did you mean {%s}?)", hole, near);
  else
    error_at(l, node, at,
             "unknown hole \"{%.*s}\": expected {callee}, {owner}, {entry}, {function}, {key}, {count}, {sum}, "
             "{contained.callee}, "
             "{contained.count}, {pair.callee}, {pair.deadline}, {way}, {setting.NAME}, {ROLE} or {ROLE.why}%s",
             hole, "");
}

void fl_rule_check_message(fl_rule_loader *l, const fl_yaml_node *node, const fl_rule *rule) {
  fl_str text = node->text;
  for (uint32_t i = 0; i < text.n; i++) {
    fl_str rest = fl_str_from_pos(text, i + 1);
    uint32_t end = fl_str_find_char(rest, '}');
    if (text.at[i] == '}') error_at(l, node, i, "a \"}\" that closes nothing%.*s%s", (fl_str){0}, "");
    if (text.at[i] != '{') continue;
    if (end == FL_STR_NONE) {
      error_at(l, node, i, "a \"{\" that nothing closes%.*s%s", (fl_str){0}, "");
      return;
    }
    fl_str hole = fl_str_slice(rest, 0, end);
    if (!is_known(hole))
      unknown_hole(l, node, i, hole);
    else if (fl_str_starts_c(hole, "contained.") && !is_contains(rule))
      error_at(l, node, i, "\"{%.*s}\" needs a predicate \"contains\" in where%s", hole, "");
    i += end + 1;
  }
}
