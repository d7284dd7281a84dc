// What rows of a deployment say once their references are put in.
//
// A template may leave a whole part to its values (`resources: {{ toYaml .Values.web.resources }}`): then each key of that part is a row.
// What the values of the chart do not hold is set nowhere; what cannot be worked out is said to be unknown.
#include "graph/deploy_p.h"

// "${web.resources}" -> "web.resources"
static fl_str whole_reference(fl_str text) {
  bool whole = fl_str_starts_c(text, "${") && fl_str_ends_c(text, "}");
  fl_str key = whole ? fl_str_slice(text, 2, text.n - 1) : (fl_str){0};
  return fl_str_find_char(key, '$') == FL_STR_NONE && fl_str_find_char(key, ':') == FL_STR_NONE ? key : (fl_str){0};
}

static void tell(const fl_said_visit *to, fl_said_row row) { to->visit(to->ctx, &row); }

// The keys below `head` of a values file, each as a row below `key`.
static void tell_part(const fl_graph *g, uint32_t values, fl_str key, fl_str head, const fl_said_visit *to) {
  const fl_facts *f = g->links[values].f;
  for (uint32_t i = 1; i < f->n_confs; i++) {
    fl_str name = f->texts[f->confs[i].key], rest = fl_str_from_pos(name, head.n);
    if (!fl_str_starts(name, head) || !rest.n || (rest.at[0] != '.' && rest.at[0] != '[')) continue;
    fl_buf whole = {0};
    fl_buf_printf(&whole, "%.*s%.*s", FL_STR_ARG(key), FL_STR_ARG(rest));
    fl_str value = f->texts[f->confs[i].val];
    tell(to, (fl_said_row){values, f->confs[i].span, fl_buf_str(&whole), value, value.n > 0});
    fl_buf_release(&whole);
  }
}

static void tell_row(const fl_graph *g, uint32_t file, const fl_deploy *row, const fl_said_visit *to) {
  const fl_str *texts = g->links[file].f->texts;
  fl_buf text = {0};
  fl_said_row said = {file, row->span, texts[row->key], {0}, false};
  fl_str part = whole_reference(texts[row->val]);
  said.is_known = texts[row->val].n && fl_setting_expand(g, file, texts[row->val], &text);
  if (said.is_known) said.val = fl_buf_str(&text);
  uint32_t values = part.n && !said.is_known ? fl_values_of_chart(g, file) : 0;
  if (values) tell_part(g, values, said.key, part, to);
  else tell(to, said);
  fl_buf_release(&text);
}

void fl_said_rows(const fl_graph *g, uint32_t file, uint32_t first, uint32_t n, const fl_said_visit *to) {
  for (uint32_t i = first; i < first + n; i++) tell_row(g, file, &g->links[file].f->deploys[i], to);
}

// ---- conditions -----------------------------------------------------------------------------------------------------------------

bool fl_is_off(const fl_graph *g, uint32_t file, fl_str condition) {
  static const char *const words[] = {"false", "no", "off", "0", "null", "~", "\"\""};
  fl_buf text = {0};
  bool known = condition.n && fl_setting_expand(g, file, condition, &text), off = false;
  for (size_t i = 0; known && i < sizeof words / sizeof *words; i++) off |= fl_str_eq_c(fl_buf_str(&text), words[i]);
  fl_buf_release(&text);
  return off;
}

bool fl_workload_is_off(const fl_graph *g, const fl_workload *w) {
  const fl_deploy *row = fl_deploy_in(g, w->file, w->head, w->n_head, "if");
  return row && fl_is_off(g, w->file, g->links[w->file].f->texts[row->val]);
}
