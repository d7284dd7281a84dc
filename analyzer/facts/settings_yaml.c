// Documents: what deploys something becomes deploy rows, what limits requests limit rows, everything else settings with dotted keys.
// YAML goes there document by document.
#include "facts/deploy_p.h"
#include "facts/limit_p.h"

#include <stdio.h>

// Descriptions of formats are long and set nothing. Their mark may stand anywhere: what came before goes as well.
static bool describes_a_format(const fl_yaml_scan *s) {
  if (s->depth != 1) return false;
  fl_str key = s->levels[0].key;
  return fl_str_eq_c(key, "openapi") || fl_str_eq_c(key, "swagger") ||
         (fl_str_eq_c(key, "kind") && fl_str_eq_c(s->value, "CustomResourceDefinition"));
}

// ---- settings -----------------------------------------------------------------------------------------------------------------

static fl_str profile_in(fl_doc *d, fl_str of_file) {
  for (uint32_t i = d->leaves.n; i-- > 0;)
    if (fl_is_profile_key(fl_doc_path(d, i))) return d->leaves.at[i].value;
  return of_file;
}

// `- NAME=value` below `environment:` is an entry like `NAME: value`.
static bool add_variable(fl_rows *rows, fl_str path, fl_str value, fl_str at) {
  char key[512];
  fl_str name;
  uint32_t bracket = fl_str_rfind_char(path, '[');
  if (!fl_str_ends_c(path, "]") || bracket == FL_STR_NONE) return false;
  fl_str list = fl_str_slice(path, 0, bracket);
  if (!fl_str_ends_c(list, ".environment") || !fl_str_cut(value, '=', &name, &value)) return false;
  int n = snprintf(key, sizeof key, "%.*s.%.*s", FL_STR_ARG(list), FL_STR_ARG(name));
  if (n < 0 || (size_t)n >= sizeof key) return false;
  fl_rows_setting(rows, (fl_str){key, (uint32_t)n}, value, fl_str_slice(at, 0, name.n));
  return true;
}

static void add_settings(fl_rows *rows, fl_doc *d) {
  fl_str of_file = rows->profile;
  rows->profile = profile_in(d, of_file);
  for (uint32_t i = 0; i < d->leaves.n && !rows->full; i++) {
    fl_str path = fl_doc_path(d, i), value = fl_doc_value(d, i), at = d->leaves.at[i].value;
    if (!add_variable(rows, path, value, at)) fl_rows_setting(rows, path, value, at);
  }
  rows->profile = of_file;
}

// ---- documents ------------------------------------------------------------------------------------------------------------------

void fl_read_document(fl_rows *rows, fl_doc *d) {
  fl_read_inlets(rows, d);
  if (d->leaves.n == 0 || fl_read_deployment(rows, d) || fl_read_mesh(rows, d) || fl_read_envoy(rows, d) ||
      fl_read_change_log(rows, d))
    return;
  fl_read_gateway(rows, d);
  fl_read_zuul(rows, d);
  fl_read_clusters(rows, d);
  fl_read_listening(rows, d);
  fl_read_method_config(rows, d);
  fl_read_functions(rows, d);
  add_settings(rows, d);
}

// `{{- if .Values.db.create }}` around a document is `faultline.if` = `${db.create}`.
static void add_condition(fl_doc *d) {
  fl_buf asked = {0};
  if (d->condition.n && d->leaves.n && fl_template_reference(&asked, d->condition)) fl_doc_add(d, FL_STR("faultline.if"), d->condition);
  fl_buf_release(&asked);
}

// What holds for all limits of the document.
static void keep_condition(fl_rows *rows, fl_doc *d) {
  fl_str asked = fl_doc_find(d, "faultline.if");
  rows->condition = asked.n ? fl_intern_text(&rows->syms, fl_intern_add(&rows->syms, asked)) : (fl_str){0};
}

static void close_document(fl_rows *rows, fl_doc *d, const fl_yaml_scan *s) {
  fl_doc_use_anchors(d, s);
  add_condition(d);
  keep_condition(rows, d);
  fl_read_document(rows, d);
  rows->condition = (fl_str){0};
  fl_doc_clear(d);
  rows->document++;
}

void fl_read_yaml(fl_rows *rows) {
  fl_yaml_scan s;
  fl_doc doc = {0};
  uint32_t document = 0;
  fl_yaml_scan_begin(&s, rows->text);
  while (!rows->full && fl_yaml_scan_next(&s)) {
    if (s.document != document) close_document(rows, &doc, &s), document = s.document;
    if (describes_a_format(&s)) {
      fl_yaml_scan_skip_document(&s);
      fl_doc_clear(&doc);
    } else if (s.depth) {
      if (!doc.leaves.n) doc.condition = fl_yaml_scan_condition(&s);
      fl_doc_add_yaml(&doc, &s);
    }
  }
  close_document(rows, &doc, &s);
  fl_doc_release(&doc);
}
