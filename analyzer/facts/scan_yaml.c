// YAML by lines: a stack of columns says below which keys a value stands. What is not one scalar on one line (blocks of text,
// multi-line collections, aliases, template lines) is passed by, so that nothing that a template engine left in can derail it.
#include "facts/scan_p.h"

enum { NO_BLOCK = UINT32_MAX, NO_INDEX = UINT32_MAX };

void fl_yaml_scan_begin(fl_yaml_scan *s, fl_str text) {
  *s = (fl_yaml_scan){.rest = text, .block_indent = NO_BLOCK};
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static bool next_line(fl_yaml_scan *s, fl_str *line) {
  if (s->rest.n == 0) return false;
  fl_str_cut(s->rest, '\n', line, &s->rest);
  return true;
}

// Brackets opened and not closed, outside of quotes. Negative when more are closed.
static int32_t count_brackets(fl_str text) {
  int32_t open = 0;
  char quote = '\0';
  for (uint32_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else
      open += (c == '[' || c == '{') - (c == ']' || c == '}');
  }
  return open;
}

// ---- lines -----------------------------------------------------------------------------------------------------------------

static bool is_document_mark(fl_str line) {
  return fl_str_starts_c(line, "---") && (line.n == 3 || is_blank(line.at[3]));
}

static void begin_document(fl_yaml_scan *s) {
  s->document++;
  s->depth = 0;
  s->block_indent = NO_BLOCK;
  s->open_brackets = 0;
  s->is_open = false;
}

// Does the line belong to something that began on a line above?
static bool is_inside(fl_yaml_scan *s, fl_str content, uint32_t col) {
  if (s->block_indent != NO_BLOCK) {
    if (content.n == 0 || col > s->block_indent) return true;
    s->block_indent = NO_BLOCK;
  }
  if (s->open_brackets == 0) return false;
  int32_t open = (int32_t)s->open_brackets + count_brackets(content);
  s->open_brackets = open > 0 ? (uint32_t)open : 0;
  return true;
}

static bool says_nothing(fl_str content) {
  return content.n == 0 || content.at[0] == '#' || content.at[0] == '%' || fl_str_eq_c(content, "...");
}

// A template line: blocks begin and end, and a key that has no value yet may get one. True when it does.
static bool takes_template(fl_yaml_scan *s, fl_str content) {
  fl_str value = s->is_open ? fl_yaml_scan_template_value(s, content) : (fl_str){0};
  fl_yaml_scan_template(s, content);
  if (!value.n) return false;
  s->value = value;
  s->tag = (fl_str){0};
  return s->is_flow = s->is_opaque = s->is_open = false, true;
}

// The next line that may hold a key or an item, into `line` and `col`; `line` stays empty where a template gives the value.
static bool find_line(fl_yaml_scan *s) {
  fl_str line;
  while (next_line(s, &line)) {
    uint32_t col = 0;
    while (col < line.n && is_blank(line.at[col])) col++;
    fl_str content = fl_str_trim(line);
    if (col == 0 && is_document_mark(content))
      begin_document(s);
    else if (is_inside(s, content, col)) continue;
    else if (fl_str_starts_c(content, "{{")) {
      if (takes_template(s, content)) return true;
    } else if (!says_nothing(content)) {
      s->line = content;
      s->col = col;
      return true;
    }
  }
  return false;
}

void fl_yaml_scan_skip_document(fl_yaml_scan *s) {
  fl_str line;
  s->line = (fl_str){0};
  while (next_line(s, &line))
    if (is_document_mark(fl_str_trim(line)) && !is_blank(line.at[0])) return begin_document(s);
}

fl_str fl_yaml_scan_block(const fl_yaml_scan *s) {
  fl_str rest = s->rest, line, next;
  if (s->block_indent == NO_BLOCK) return (fl_str){0};
  for (; rest.n; rest = next) {
    uint32_t col = 0;
    fl_str_cut(rest, '\n', &line, &next);
    while (col < line.n && is_blank(line.at[col])) col++;
    if (col < line.n && line.at[col] != '\r' && col <= s->block_indent) break;
  }
  return (fl_str){s->rest.at, (uint32_t)(rest.n ? rest.at - s->rest.at : s->rest.n)};
}

// ---- keys --------------------------------------------------------------------------------------------------------------------

static bool push(fl_yaml_scan *s, uint32_t indent, fl_str key, uint32_t index) {
  while (s->depth > 0 && s->levels[s->depth - 1].indent >= indent) s->depth--;
  if (s->depth == FL_SCAN_DEPTH) return false;
  s->levels[s->depth++] = (fl_yaml_level){indent, key, index};
  return true;
}

// `- ` at the column `col`: the next element of the list there.
static bool take_dash(fl_yaml_scan *s) {
  uint32_t indent = 2 * s->col + 1, index = 0, n = 1;
  while (s->depth > 0 && s->levels[s->depth - 1].indent > indent) s->depth--;
  if (s->depth > 0 && s->levels[s->depth - 1].indent == indent) index = s->levels[s->depth - 1].index + 1;
  while (n < s->line.n && is_blank(s->line.at[n])) n++;
  s->line = fl_str_from_pos(s->line, n);
  s->col += n;
  return push(s, indent, (fl_str){0}, index);
}

// The colon behind a key; FL_STR_NONE when the line has none.
static uint32_t find_colon(fl_str line) {
  char quote = line.at[0] == '"' || line.at[0] == '\'' ? line.at[0] : '\0';
  if (line.at[0] == '[' || line.at[0] == '{') return FL_STR_NONE;
  for (uint32_t i = quote ? 1 : 0; i < line.n; i++) {
    char c = line.at[i];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '#' && i > 0 && is_blank(line.at[i - 1]))
      break;
    else if (c == ':' && (i + 1 == line.n || is_blank(line.at[i + 1])))
      return i;
  }
  return FL_STR_NONE;
}

static fl_str unquoted(fl_str text) {
  bool quoted = text.n >= 2 && (text.at[0] == '"' || text.at[0] == '\'') && text.at[text.n - 1] == text.at[0];
  return quoted ? fl_str_slice(text, 1, text.n - 1) : text;
}

// ---- values ------------------------------------------------------------------------------------------------------------------

static void keep_anchor(fl_yaml_scan *s, fl_str name) {
  if (s->n_anchors == FL_YAML_ANCHORS || !name.n) return;
  fl_yaml_anchor *a = &s->anchors[s->n_anchors++];
  a->name = name;
  a->depth = s->depth;
  memcpy(a->levels, s->levels, s->depth * sizeof *s->levels);
}

// Behind `&anchor` and `!tag`.
static fl_str without_marks(fl_yaml_scan *s, fl_str text) {
  s->tag = (fl_str){0};
  while (text.n && (text.at[0] == '&' || text.at[0] == '!')) {
    uint32_t n = 0;
    while (n < text.n && !is_blank(text.at[n])) n++;
    if (text.at[0] == '!') s->tag = fl_str_slice(text, 1, n);
    else keep_anchor(s, fl_str_slice(text, 1, n));
    text = fl_str_trim(fl_str_from_pos(text, n));
  }
  return text;
}

static fl_str without_comment(fl_str text) {
  for (uint32_t i = 1; i < text.n; i++)
    if (text.at[i] == '#' && is_blank(text.at[i - 1])) return fl_str_trim(fl_str_slice(text, 0, i));
  return text.n && text.at[0] == '#' ? (fl_str){0} : text;
}

static bool opaque(fl_yaml_scan *s, fl_str text) {
  s->value = (fl_str){text.at, 0};
  return s->is_opaque = true;
}

static bool take_quoted(fl_yaml_scan *s, fl_str text) {
  for (uint32_t i = 1; i < text.n; i++) {
    if (text.at[i] == '\\' && text.at[0] == '"')
      i++;
    else if (text.at[i] == text.at[0]) {
      s->value = (fl_str){text.at + 1, i - 1};
      return true;
    }
  }
  return opaque(s, text); // goes on below
}

static bool take_flow(fl_yaml_scan *s, fl_str text) {
  int32_t open = count_brackets(text);
  if (open > 0) s->open_brackets = (uint32_t)open;
  if (open != 0) return opaque(s, text);
  if (fl_str_starts_c(text, "{{")) return s->value = without_comment(text), true;
  s->value = without_comment(text);
  return s->is_flow = true;
}

// False when nothing stands there but marks: what counts comes below.
static bool take_value(fl_yaml_scan *s, fl_str text) {
  text = without_marks(s, fl_str_trim(text));
  s->is_flow = s->is_opaque = false;
  if (text.n == 0) return false;
  switch (text.at[0]) {
  case '#': return false;
  case '"':
  case '\'': return take_quoted(s, text);
  case '[':
  case '{': return take_flow(s, text);
  case '*': s->value = without_comment(text); return s->is_opaque = true; // see fl_doc_use_anchors
  case '|':
  case '>': s->block_indent = s->depth ? s->levels[s->depth - 1].indent / 2 : 0; return opaque(s, text);
  default: s->value = without_comment(text); return true;
  }
}

// One key or item of `line`. True when it has a value.
static bool take_line(fl_yaml_scan *s, bool is_item) {
  fl_str line = s->line;
  uint32_t colon = find_colon(line);
  s->line = (fl_str){0};
  s->is_open = false;
  if (colon == FL_STR_NONE) return is_item && take_value(s, line);
  fl_str key = unquoted(fl_str_trim(fl_str_slice(line, 0, colon)));
  if (!push(s, 2 * s->col, key, NO_INDEX)) return false;
  bool filled = take_value(s, fl_str_from_pos(line, colon + 1));
  s->is_open = !filled;
  return filled;
}

bool fl_yaml_scan_next(fl_yaml_scan *s) {
  bool is_item = false;
  for (;;) {
    if (s->line.n == 0) {
      is_item = false;
      if (!find_line(s)) return false;
      if (s->line.n == 0) return true;
    }
    if (s->line.at[0] == '-' && (s->line.n == 1 || is_blank(s->line.at[1]))) {
      is_item = take_dash(s);
      if (!is_item) s->line = (fl_str){0};
    } else if (take_line(s, is_item))
      return true;
  }
}
