// XML, from end tag to end tag. Entities stay as written; comments, CDATA marks and instructions are passed by.
#include "facts/scan_p.h"

static bool starts_at(const fl_xml_scan *s, const char *what) {
  return fl_str_starts_c(fl_str_from_pos(s->text, s->at), what);
}

// Behind `end`, which stands at least `head` bytes from here.
static bool skip_past(fl_xml_scan *s, uint32_t head, fl_str end) {
  uint32_t found = fl_str_find(fl_str_from_pos(s->text, s->at + head), end);
  if (found == FL_STR_NONE) return s->is_broken = true, false;
  s->at += head + found + end.n;
  return true;
}

static bool is_name_end(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>';
}

static fl_str read_name(fl_xml_scan *s) {
  uint32_t begin = s->at;
  while (s->at < s->text.n && !is_name_end(s->text.at[s->at])) s->at++;
  fl_str name = fl_str_slice(s->text, begin, s->at), prefix;
  fl_str_rcut(name, ':', &prefix, &name);
  return name;
}

// Behind the '>' of a tag, whatever its attributes hold; `closed` says whether it was `/>`.
static bool skip_tag(fl_xml_scan *s, bool *closed) {
  char quote = '\0';
  for (; s->at < s->text.n; s->at++) {
    char c = s->text.at[s->at];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>') {
      *closed = s->text.at[s->at - 1] == '/';
      s->at++;
      return true;
    }
  }
  return s->is_broken = true, false;
}

// True when the element is empty, and so ends at once.
static bool open_element(fl_xml_scan *s) {
  s->at++;
  fl_str name = read_name(s);
  bool closed = false;
  uint32_t begin = s->at;
  if (!skip_tag(s, &closed)) return false;
  if (s->depth < FL_SCAN_DEPTH) {
    s->names[s->depth] = name;
    s->attributes[s->depth] = fl_str_slice(s->text, begin, s->at - (closed ? 2 : 1));
  }
  s->depth++;
  s->text_begin = s->at;
  s->has_child = false;
  s->value = (fl_str){0};
  s->is_leaf = true;
  return closed;
}

static bool end_element(fl_xml_scan *s) {
  s->value = s->has_child ? (fl_str){0} : fl_str_trim(fl_str_slice(s->text, s->text_begin, s->at));
  s->is_leaf = !s->has_child;
  if (s->depth == 0 || !skip_past(s, 2, FL_STR(">"))) return s->is_broken = true, false;
  return true;
}

static void leave_element(fl_xml_scan *s) {
  if (!s->ended) return;
  s->ended = false;
  s->depth--;
  s->has_child = true; // seen from the element around it
}

bool fl_xml_scan_next(fl_xml_scan *s) {
  leave_element(s);
  while (!s->is_broken) {
    uint32_t tag = fl_str_find_char(fl_str_from_pos(s->text, s->at), '<');
    if (tag == FL_STR_NONE) break;
    s->at += tag;
    if (starts_at(s, "<!--"))
      skip_past(s, 4, FL_STR("-->"));
    else if (starts_at(s, "<![CDATA["))
      skip_past(s, 9, FL_STR("]]>"));
    else if (starts_at(s, "<!") || starts_at(s, "<?"))
      skip_past(s, 2, FL_STR(">"));
    else if (starts_at(s, "</") ? end_element(s) : open_element(s))
      return s->ended = true;
  }
  if (s->depth > 0) s->is_broken = true;
  return false;
}

bool fl_xml_scan_is(const fl_xml_scan *s, const char *path) {
  fl_str rest = fl_str_from(path), name;
  for (uint32_t i = 0; i < s->depth && i < FL_SCAN_DEPTH; i++) {
    if (rest.n == 0) return false;
    if (!fl_str_cut(rest, '/', &name, &rest)) rest = (fl_str){0};
    if (!fl_str_eq(name, s->names[i])) return false;
  }
  return rest.n == 0 && s->depth <= FL_SCAN_DEPTH;
}

bool fl_xml_next_attribute(fl_str *rest, fl_str *name, fl_str *value) {
  uint32_t sign = fl_str_find_char(*rest, '=');
  if (sign == FL_STR_NONE) return false;
  *name = fl_str_trim(fl_str_slice(*rest, 0, sign));
  fl_str left = fl_str_trim(fl_str_from_pos(*rest, sign + 1));
  char quote = left.n ? left.at[0] : '\0';
  uint32_t end = quote == '"' || quote == '\'' ? fl_str_find_char(fl_str_from_pos(left, 1), quote) : FL_STR_NONE;
  if (end == FL_STR_NONE) return false;
  *value = fl_str_slice(left, 1, end + 1);
  *rest = fl_str_from_pos(left, end + 2);
  return true;
}

fl_str fl_xml_attribute(const fl_xml_scan *s, uint32_t level, const char *wanted) {
  if (level >= s->depth || level >= FL_SCAN_DEPTH) return (fl_str){0};
  fl_str rest = s->attributes[level], name, value;
  while (fl_xml_next_attribute(&rest, &name, &value))
    if (fl_str_eq_c(name, wanted)) return value;
  return (fl_str){0};
}
