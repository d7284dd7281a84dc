// XML files, by their outermost element: beans of a container, a web application's servlets, change logs of a database, mappers with
// statements. Others are passed by.
#include "facts/scan_p.h"
#include "facts/settings_p.h"
#include "facts/sql.h"

#include "base/strbuf.h"
#include "models/model.h"

typedef struct xml {
  fl_rows *rows;
  fl_xml_scan s;
  fl_buf key;
} xml;

static fl_str name_at(const xml *x, uint32_t level) { return level < x->s.depth && level < FL_SCAN_DEPTH ? x->s.names[level] : (fl_str){0}; }
static bool is_at(const xml *x, uint32_t level, const char *name) { return fl_str_eq_c(name_at(x, level), name); }
static fl_str attribute(const xml *x, uint32_t level, const char *name) { return fl_xml_attribute(&x->s, level, name); }
static uint32_t last(const xml *x) { return x->s.depth - 1; }

static void add_setting(xml *x, fl_str value) {
  if (!x->key.full) fl_rows_setting(x->rows, fl_buf_str(&x->key), value, value.n ? value : x->s.names[0]);
}

static void add_part(xml *x, fl_str part) {
  if (part.n) fl_buf_printf(&x->key, "%s%.*s", x->key.n ? "." : "", FL_STR_ARG(part));
}

// ---- beans ------------------------------------------------------------------------------------------------------------------------
//
// bean.ID.class and bean.ID.PROPERTY; a bean inside another stands below the property, one without a name below its class.

static fl_str bean_name(const xml *x, uint32_t level) {
  static const char *const names[] = {"id", "name", "class"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    fl_str name = attribute(x, level, names[i]);
    if (name.n) return name;
  }
  return (fl_str){0};
}

// The key of what the element at `level` is about.
static void bean_key(xml *x, uint32_t level) {
  fl_buf_clear(&x->key);
  fl_buf_add_c(&x->key, "bean");
  bool outermost = true;
  for (uint32_t i = 1; i <= level && i < FL_SCAN_DEPTH; i++) {
    if (is_at(x, i, "bean")) {
      if (outermost) add_part(x, bean_name(x, i));
      outermost = false;
    } else if (is_at(x, i, "property")) add_part(x, attribute(x, i, "name"));
    else if (is_at(x, i, "prop") || is_at(x, i, "entry")) add_part(x, attribute(x, i, "key"));
    else if (is_at(x, i, "constructor-arg")) {
      fl_str name = attribute(x, i, "name"), index = attribute(x, i, "index");
      add_part(x, name.n ? name : index.n ? index : FL_STR("constructor-arg"));
    }
  }
}

// `p:timeout="5"`
static void add_short_properties(xml *x, uint32_t level) {
  fl_str rest = level < FL_SCAN_DEPTH ? x->s.attributes[level] : (fl_str){0}, name, value;
  while (fl_xml_next_attribute(&rest, &name, &value)) {
    if (!fl_str_starts_c(name, "p:")) continue;
    bean_key(x, level);
    add_part(x, fl_str_from_pos(name, 2));
    add_setting(x, value);
  }
}

static void read_bean_end(xml *x) {
  uint32_t level = last(x);
  if (is_at(x, level, "bean")) {
    fl_str type = attribute(x, level, "class");
    bean_key(x, level);
    add_part(x, FL_STR("class"));
    if (type.n) add_setting(x, type);
    return add_short_properties(x, level);
  }
  bool holds = is_at(x, level, "property") || is_at(x, level, "prop") || is_at(x, level, "entry") || is_at(x, level, "constructor-arg");
  bool text = is_at(x, level, "value") || is_at(x, level, "prop");
  fl_str value = text && x->s.is_leaf ? x->s.value : holds ? attribute(x, level, "value") : (fl_str){0};
  fl_str reference = holds ? attribute(x, level, "ref") : is_at(x, level, "ref") ? attribute(x, level, "bean") : (fl_str){0};
  if (!value.n && !reference.n) return;
  bean_key(x, level);
  if (!value.n) add_part(x, FL_STR("ref"));
  add_setting(x, value.n ? value : reference);
}

static void read_beans(xml *x) {
  while (!x->rows->full && fl_xml_scan_next(&x->s))
    if (x->s.depth <= FL_SCAN_DEPTH) read_bean_end(x);
}

// ---- servlets -----------------------------------------------------------------------------------------------------------------------
//
// servlet.NAME.class, .url-pattern, .async-supported, .init-param.X, and the same of filters; context-param.X.

static void read_web_end(xml *x, fl_str *name, fl_str *parameter) {
  uint32_t level = last(x);
  fl_str kind = name_at(x, 1), part = name_at(x, level);
  if (!x->s.is_leaf || level < 2) return;
  if (fl_str_ends_c(part, "-name") && level == 2) *name = x->s.value;
  if (fl_str_eq_c(part, "param-name")) *parameter = x->s.value;
  fl_buf_clear(&x->key);
  if (fl_str_ends_c(kind, "-mapping")) kind = fl_str_slice(kind, 0, kind.n - 8);
  add_part(x, kind);
  if (!fl_str_eq_c(kind, "context-param")) add_part(x, *name);
  if (fl_str_eq_c(part, "param-value")) add_part(x, *parameter);
  else if (fl_str_eq_c(part, "servlet-class") || fl_str_eq_c(part, "filter-class")) add_part(x, FL_STR("class"));
  else if (fl_str_eq_c(part, "url-pattern") || fl_str_eq_c(part, "async-supported") || fl_str_eq_c(part, "load-on-startup")) add_part(x, part);
  else return;
  add_setting(x, x->s.value);
}

static void read_web(xml *x) {
  fl_str name = {0}, parameter = {0};
  while (!x->rows->full && fl_xml_scan_next(&x->s)) {
    if (x->s.depth <= FL_SCAN_DEPTH) read_web_end(x, &name, &parameter);
    if (x->s.depth == 2) name = parameter = (fl_str){0};
  }
}

// ---- change logs ------------------------------------------------------------------------------------------------------------------

typedef struct change {
  fl_buf columns, unique, primary;
} change;

static void add_name(fl_buf *list, fl_str name) {
  if (name.n) fl_buf_printf(list, "%s%.*s", list->n ? "," : "", FL_STR_ARG(name));
}

static bool is_true(fl_str text) { return fl_str_eq_c(text, "true"); }

// `<constraints unique="true"/>` ends before its column does.
static void read_column_part(xml *x, change *c) {
  uint32_t level = last(x);
  if (is_at(x, level, "constraints")) {
    if (is_true(attribute(x, level, "primaryKey"))) add_name(&c->primary, attribute(x, level - 1, "name"));
    if (is_true(attribute(x, level, "unique"))) add_name(&c->unique, attribute(x, level - 1, "name"));
  } else if (is_at(x, level, "column"))
    add_name(&c->columns, attribute(x, level, "name"));
}

static void add_each(xml *x, fl_str table, const char *kind, fl_str names) {
  for (fl_str name; names.n;) {
    fl_str_cut(names, ',', &name, &names);
    fl_rows_table(x->rows, table, kind, fl_str_trim(name), table);
  }
}

static void read_change(xml *x, change *c) {
  uint32_t level = last(x);
  fl_str table = attribute(x, level, "tableName"), named = attribute(x, level, "columnNames");
  bool creates = is_at(x, level, "createTable"), adds = is_at(x, level, "addColumn");
  bool index = is_at(x, level, "createIndex") && is_true(attribute(x, level, "unique"));
  if (creates || adds) {
    fl_rows_table(x->rows, table, creates ? "table" : "changed", fl_buf_str(&c->columns), table);
    if (c->primary.n) fl_rows_table(x->rows, table, "primary_key", fl_buf_str(&c->primary), table);
    add_each(x, table, "unique", fl_buf_str(&c->unique));
  } else if (is_at(x, level, "addUniqueConstraint"))
    fl_rows_table(x->rows, table, "unique", named, table);
  else if (is_at(x, level, "addPrimaryKey"))
    fl_rows_table(x->rows, table, "primary_key", named, table);
  else if (index)
    fl_rows_table(x->rows, table, "unique", fl_buf_str(&c->columns), table);
  fl_buf_clear(&c->columns), fl_buf_clear(&c->unique), fl_buf_clear(&c->primary);
}

static void read_change_log(xml *x) {
  change c = {0};
  while (!x->rows->full && fl_xml_scan_next(&x->s)) {
    if (x->s.depth > FL_SCAN_DEPTH || is_at(x, 2, "rollback") || x->s.depth < 3) continue;
    if (x->s.depth == 3) read_change(x, &c);
    else read_column_part(x, &c);
  }
  fl_buf_release(&c.columns), fl_buf_release(&c.unique), fl_buf_release(&c.primary);
}

// ---- mappers ------------------------------------------------------------------------------------------------------------------------
//
// A statement under a name that code calls: a procedure, with what it promises. Tags inside may leave parts out: to the reader of SQL
// an included part is a hole, everything else is as if it were written.

static void add_without_tags(fl_buf *out, fl_str text) {
  while (text.n) {
    uint32_t tag = fl_str_find_char(text, '<');
    fl_buf_add(out, fl_str_slice(text, 0, tag));
    if (tag == FL_STR_NONE) return;
    text = fl_str_from_pos(text, tag);
    bool data = fl_str_starts_c(text, "<![CDATA["), comment = fl_str_starts_c(text, "<!--");
    fl_str end = data ? FL_STR("]]>") : comment ? FL_STR("-->") : FL_STR(">");
    uint32_t at = fl_str_find(text, end);
    if (data) fl_buf_add(out, fl_str_slice(text, 9, at));
    else if (fl_str_starts_c(text, "<set")) fl_buf_add_c(out, " SET ");
    else if (fl_str_starts_c(text, "<where")) fl_buf_add_c(out, " WHERE ");
    else fl_buf_add_char(out, fl_str_starts_c(text, "<include") ? '\1' : ' ');
    text = at == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(text, at + end.n);
  }
}

static uint8_t promise_of(fl_str text) {
  fl_sql_scan scan = {.text = text};
  fl_sql sql;
  if (!fl_sql_next(&scan, &sql)) return FL_RPC_UNSAID;
  switch (fl_sql_effect(&sql, false)) {
  case FL_EFFECT_read: return FL_RPC_READS;
  case FL_EFFECT_idempotent_write: return FL_RPC_IDEMPOTENT;
  case FL_EFFECT_non_idempotent_write: return FL_RPC_WRITES;
  default: return FL_RPC_UNSAID;
  }
}

static void add_statement(xml *x, fl_str body) {
  fl_str space = attribute(x, 0, "namespace"), id = attribute(x, 1, "id"), package = {0}, service;
  fl_str_rcut(space, '.', &package, &service);
  fl_buf_clear(&x->key);
  add_without_tags(&x->key, body);
  fl_intern *syms = &x->rows->syms;
  fl_rpc row = {.package = fl_intern_add(syms, package), .service = fl_intern_add(syms, service), .name = fl_intern_add(syms, id)};
  row.idempotency = promise_of(fl_buf_str(&x->key));
  if (id.n && service.n) fl_rows_rpc(x->rows, row, id);
}

// The element at depth 2 as a whole: its text and everything inside.
static void read_mapper(xml *x) {
  static const char *const kinds[] = {"select", "insert", "update", "delete"};
  uint32_t body = 0;
  while (!x->rows->full && fl_xml_scan_next(&x->s)) {
    if (x->s.depth != 2) continue;
    const char *attributes_end = x->s.attributes[1].at + x->s.attributes[1].n;
    body = attributes_end ? (uint32_t)(attributes_end - x->s.text.at) + 1 : 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
      if (is_at(x, 1, kinds[i])) add_statement(x, fl_str_slice(x->s.text, body, x->s.at));
  }
}

// ---- files ------------------------------------------------------------------------------------------------------------------------

// The name of the outermost element, without its prefix.
static fl_str outermost(fl_str text) {
  for (;;) {
    uint32_t tag = fl_str_find_char(text, '<');
    if (tag == FL_STR_NONE || tag + 1 >= text.n) return (fl_str){0};
    text = fl_str_from_pos(text, tag + 1);
    if (text.at[0] == '?' || text.at[0] == '!') continue;
    uint32_t n = 0;
    while (n < text.n && !strchr(" \t\r\n/>", text.at[n])) n++;
    fl_str name = fl_str_slice(text, 0, n);
    fl_str_rcut(name, ':', NULL, &name);
    return name;
  }
}

void fl_read_xml(fl_rows *rows) {
  static const struct {
    const char *name;
    void (*read)(xml *);
  } kinds[] = {{"beans", read_beans}, {"web-app", read_web}, {"databaseChangeLog", read_change_log}, {"mapper", read_mapper}};
  fl_str name = outermost(rows->text);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!fl_str_eq_c(name, kinds[i].name)) continue;
    xml x = {.rows = rows, .s = {.text = rows->text}};
    fl_buf_init(&x.key, 4000);
    kinds[i].read(&x);
    if (x.s.is_broken) fl_rows_broken(rows, x.s.at);
    fl_buf_release(&x.key);
  }
}
