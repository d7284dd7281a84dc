// Files that a config map holds: what they set, as rows of the map, so that only those who use the map are set up by them.
#include "facts/deploy_p.h"
#include "facts/limit_p.h"

static void add(fl_rows *rows, fl_str unit, fl_str key, fl_str val, fl_str at) {
  fl_rows_deploy_under(rows, FL_DEPLOY_CONFIG, unit, "file.", key, val, at);
}

static void add_leaves(fl_rows *rows, fl_str unit, fl_doc *d) {
  for (uint32_t i = 0; i < d->leaves.n && !rows->full; i++) add(rows, unit, fl_doc_path(d, i), fl_doc_value(d, i), d->leaves.at[i].value);
}

// Documents behind the first are for profiles. Their marks are indented like everything in the block.
static fl_str first_document(fl_str text) {
  fl_str rest = text, line;
  while (fl_next_line(&rest, &line))
    if (fl_str_eq_c(fl_str_trim(line), "---") && fl_str_trim(fl_str_slice(text, 0, (uint32_t)(line.at - text.at))).n)
      return fl_str_slice(text, 0, (uint32_t)(line.at - text.at));
  return text;
}

static void read_yaml(fl_rows *rows, fl_str unit, fl_str text) {
  fl_yaml_scan s;
  fl_doc doc = {0};
  fl_yaml_scan_begin(&s, first_document(text));
  while (fl_yaml_scan_next(&s)) fl_doc_add_yaml(&doc, &s);
  add_leaves(rows, unit, &doc);
  fl_doc_release(&doc);
}

static void read_json(fl_rows *rows, fl_str unit, fl_str text) {
  fl_json_scan s = {.text = text};
  fl_doc doc = {0};
  while (fl_json_scan_next(&s)) fl_doc_add_json(&doc, &s);
  add_leaves(rows, unit, &doc);
  fl_doc_release(&doc);
}

static void read_lines(fl_rows *rows, fl_str unit, fl_str text) {
  fl_str line, key, value;
  while (!rows->full && fl_next_line(&text, &line)) {
    line = fl_str_trim(line);
    if (line.n == 0 || strchr("#!", line.at[0]) || !fl_str_cut(line, '=', &key, &value)) continue;
    key = fl_str_trim(key);
    add(rows, unit, key, fl_unquoted(fl_str_trim(value)), key);
  }
}

void fl_read_held_file(fl_rows *rows, fl_str unit, fl_str name, fl_str text) {
  bool yaml = fl_str_ends_c(name, ".yml") || fl_str_ends_c(name, ".yaml");
  if (yaml) read_yaml(rows, unit, text);
  else if (fl_str_ends_c(name, ".json")) read_json(rows, unit, text);
  else if (fl_str_ends_c(name, ".properties") || fl_str_ends_c(name, ".env")) read_lines(rows, unit, text);
  else if (fl_str_ends_c(name, ".conf") && fl_str_contains(text, FL_STR("proxy_pass"))) fl_read_nginx_text(rows, text);
}
