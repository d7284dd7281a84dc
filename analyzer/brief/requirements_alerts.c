// Alerts that rule files of monitoring declare: what somebody has promised to notice, and from when on.
#include "brief/requirements.h"

enum { MAX_ROWS = 40 };

typedef struct alert {
  fl_str name, condition, lasting, severity, path;
  uint32_t line;
} alert;
typedef FL_ARRAY(alert) alerts;

// "spec.groups[0].rules[2]" of "spec.groups[0].rules[2].alert"; "" when it is no such rule.
static fl_str rule_of(fl_str key, fl_str *member) {
  fl_str head;
  uint32_t at = fl_str_find(key, FL_STR("].rules["));
  if (at == FL_STR_NONE || fl_str_find(key, FL_STR("groups[")) == FL_STR_NONE) return (fl_str){0};
  uint32_t end = fl_str_find(fl_str_from_pos(key, at + 2), FL_STR("]."));
  if (end == FL_STR_NONE) return (fl_str){0};
  head = fl_str_slice(key, 0, at + 2 + end + 1), *member = fl_str_from_pos(key, head.n + 1);
  return head;
}

static void read_rest(const fl_facts *f, uint32_t from, fl_str rule, uint32_t document, alert *a) {
  for (uint32_t i = from; i < f->n_confs; i++) {
    fl_str member, head = rule_of(f->texts[f->confs[i].key], &member), value = f->texts[f->confs[i].val];
    if (!fl_str_eq(head, rule) || f->confs[i].document != document) return;
    if (fl_str_eq_c(member, "expr")) a->condition = value;
    if (fl_str_eq_c(member, "for")) a->lasting = value;
    if (fl_str_eq_c(member, "labels.severity")) a->severity = value;
  }
}

static void find(fl_brief_state *s, uint32_t file, alerts *all) {
  const fl_facts *f = fl_graph_facts(s->graph, file);
  for (uint32_t i = 1; i < f->n_confs; i++) {
    fl_str member, rule = rule_of(f->texts[f->confs[i].key], &member);
    if (!rule.n || !fl_str_eq_c(member, "alert") || !f->texts[f->confs[i].val].n) continue;
    alert a = {.name = f->texts[f->confs[i].val], .path = fl_graph_file_at(s->graph, file)->path, .line = f->confs[i].span.line};
    read_rest(f, i, rule, f->confs[i].document, &a);
    fl_array_push(all, a);
  }
}

static void add(fl_brief_state *s, const alert *a) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_number(s, a->path, a->line, fl_doc_text(s->doc, "alert %.*s: %.*s", FL_STR_ARG(a->name), FL_STR_ARG(a->condition.n ? a->condition : FL_STR("condition not kept")))));
  fl_str cells[] = {fl_doc_code(s->doc, a->name), a->condition.n ? fl_doc_code(s->doc, a->condition) : FL_STR("see the file"), fl_brief_or_dash(a->lasting), fl_brief_or_dash(a->severity)};
  fl_doc_row(s->doc, &cites, cells);
}

uint32_t fl_require_alerts(fl_brief_state *s) {
  static const char *const columns[] = {"alert", "raised when", "lasting", "severity", NULL};
  alerts all = {0};
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++)
    if (fl_graph_facts(s->graph, file) && !fl_brief_is_beside(s, file)) find(s, file, &all);
  if (all.n) fl_doc_table(s->doc, "Alerts of rule files: what is watched, which is less than a promise", columns);
  for (uint32_t i = 0; i < all.n && i < MAX_ROWS; i++) add(s, &all.at[i]);
  if (all.n > MAX_ROWS) fl_doc_left_out(s->doc, all.n - MAX_ROWS);
  uint32_t n = all.n;
  fl_array_release(&all);
  return n;
}
