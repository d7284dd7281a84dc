// The one number in a rule's shape (`gt` or `lt`), for projects that draw the line elsewhere.
#include "match/rule_pack_p.h"
#include "match/rule_read_p.h"

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

static fl_predicate *find(const fl_rule *rule) {
  search s = {0};
  look(&s, rule->where, rule->n_where);
  look(&s, rule->unless, rule->n_unless);
  return s.n == 1 ? s.found : NULL;
}

static int64_t *number_of(fl_predicate *p) { return p->gt != INT64_MIN ? &p->gt : &p->lt; }

bool fl_rule_threshold(const fl_rule *rule, fl_threshold *out) {
  fl_predicate *p = find(rule);
  if (!p) return false;
  *out = (fl_threshold){*number_of(p), p->kind == FL_PRED_role && fl_role_measure(p->role) == FL_MEASURE_time};
  return true;
}

bool fl_rules_set_threshold(fl_rules *rules, fl_str id, int64_t value) {
  const fl_rule *rule = fl_rules_find(rules, id);
  fl_predicate *p = rule ? find(rule) : NULL;
  if (!p) return false;
  *number_of(p) = value;
  return true;
}
