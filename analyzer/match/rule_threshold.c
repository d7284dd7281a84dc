// The one number in a rule's shape (`gt` or `lt`), for projects that draw the line elsewhere.
#include "match/rule_pack_p.h"

typedef struct search {
  fl_predicate *found;
  uint32_t n;
} search;

// The structs are the rules' own and not shared yet, whatever their type says to those who read them.
static void look(search *s, const fl_predicate *list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    bool has = list[i].gt != INT64_MIN || list[i].lt != INT64_MAX;
    if (has && (list[i].kind == FL_PRED_role || list[i].kind == FL_PRED_multiplied)) {
      s->found = (fl_predicate *)(uintptr_t)&list[i];
      s->n += 1 + (list[i].gt != INT64_MIN && list[i].lt != INT64_MAX);
    }
    look(s, list[i].where, list[i].n_where);
    look(s, list[i].unless, list[i].n_unless);
  }
}

bool fl_rules_set_threshold(fl_rules *rules, fl_str id, int64_t value) {
  const fl_rule *rule = fl_rules_find(rules, id);
  search s = {0};
  if (!rule) return false;
  look(&s, rule->where, rule->n_where);
  look(&s, rule->unless, rule->n_unless);
  if (s.n != 1) return false;
  if (s.found->gt != INT64_MIN) s.found->gt = value;
  else s.found->lt = value;
  return true;
}
