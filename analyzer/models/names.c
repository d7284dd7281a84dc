// Qualified names in, their parts, expansions and matches out. Nothing here knows a pack.
#include "models/names_p.h"

#include <ctype.h>
#include <string.h>

void fl_name_split(fl_str name, fl_str *owner, fl_str *segment) {
  uint32_t cut = 0;
  for (uint32_t i = 0; i < name.n; i++) {
    if (name.at[i] == '/') cut = 0; // dots before a slash belong to the import path
    if (name.at[i] == '.') cut = i;
  }
  *owner = (fl_str){name.at, cut};
  *segment = cut ? (fl_str){name.at + cut + 1, name.n - cut - 1} : name;
}

// Backtracks over the last star only: enough, because a star that has matched a whole piece never needs to match more.
static bool glob(fl_str pattern, fl_str text) {
  uint32_t p = 0, t = 0, star = UINT32_MAX, mark = 0;
  while (t < text.n) {
    char ch = text.at[t];
    if (p < pattern.n && pattern.at[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.n && pattern.at[p] == ch) {
      p++;
      t++;
    } else if (star != UINT32_MAX && text.at[mark] != '.' && text.at[mark] != '/') {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.n && pattern.at[p] == '*') p++;
  return p == pattern.n;
}

bool fl_name_matches(fl_str pattern, fl_str name) {
  if (pattern.n < 2 || pattern.at[0] != '*' || pattern.at[1] != '.') return glob(pattern, name);
  fl_str rest = {pattern.at + 2, pattern.n - 2};
  for (uint32_t i = 1; i < name.n; i++) {
    if (name.at[i] != '.') continue;
    if (glob(rest, fl_str_from_pos(name, i + 1))) return true;
  }
  return false;
}

typedef struct braces {
  uint32_t open, close; // of the last pair; open == close: none
  uint32_t n;           // alternatives between them
} braces;

static braces find_braces(fl_str text) {
  braces b = {0};
  for (uint32_t i = 0; i < text.n; i++) {
    if (text.at[i] == '{') b = (braces){i, i, 1};
    if (text.at[i] == ',' && b.n && b.open == b.close) b.n++;
    if (text.at[i] == '}' && b.n) b.close = i;
  }
  return b;
}

static fl_str alternative(fl_str text, braces b, uint32_t n) {
  uint32_t begin = b.open + 1, end = begin;
  for (; text.at[end] != '}'; end++) {
    if (text.at[end] != ',') continue;
    if (n-- == 0) break;
    begin = end + 1;
  }
  return (fl_str){text.at + begin, end - begin};
}

static uint32_t expanded_length(fl_str pattern, braces b, fl_str middle) { return b.open + middle.n + pattern.n - b.close - 1; }

bool fl_name_expand(fl_str pattern, uint32_t n, char buf[FL_NAME_BYTES_MAX], fl_str *out) {
  braces b = find_braces(pattern);
  if (b.open == b.close) {
    *out = pattern;
    return n == 0;
  }
  if (n >= b.n) return false;
  fl_str middle = alternative(pattern, b, n), tail = fl_str_from_pos(pattern, b.close + 1);
  memcpy(buf, pattern.at, b.open);
  memcpy(buf + b.open, middle.at, middle.n);
  if (tail.n) memcpy(buf + b.open + middle.n, tail.at, tail.n);
  *out = (fl_str){buf, expanded_length(pattern, b, middle)};
  return true;
}

// Why this character cannot stand here; NULL when it can.
static const char *check_char(char ch, bool pattern, bool in_braces) {
  switch (ch) {
  case '(': case ')': return "a name has no parentheses: write pkg.Type.Method";
  case '<': case '>': return "a name has no type arguments";
  case '{': case '}': case '*': return pattern ? NULL : "\"{a,b}\" and \"*\" are only possible in the names of calls, annotations and supertypes";
  case ',': return in_braces ? NULL : "a comma stands outside of braces: write a list";
  case ' ': case '\t': case '\n': return "a name has no blanks";
  default: return (unsigned char)ch < 0x20 ? "a control character" : NULL;
  }
}

static const char too_long[] = "a name is longer than 511 bytes";

static const char *check_alternatives(fl_str name) {
  braces b = find_braces(name);
  for (uint32_t i = 0; i < b.n && b.open != b.close; i++) {
    fl_str middle = alternative(name, b, i);
    if (middle.n == 0) return "an empty alternative in braces";
    if (expanded_length(name, b, middle) >= FL_NAME_BYTES_MAX) return too_long;
  }
  return b.open == b.close && name.n >= FL_NAME_BYTES_MAX ? too_long : NULL;
}

static const char *check_braces(fl_str name, uint32_t *at) {
  uint32_t open = UINT32_MAX, groups = 0;
  for (uint32_t i = 0; i < name.n; i++) {
    *at = i;
    char ch = name.at[i];
    if (ch == '{' && open != UINT32_MAX) return "braces inside of braces";
    if (ch == '{' && ++groups > 1) return "a name has at most one pair of braces";
    if (ch == '{') open = i;
    if (ch == '}' && open == UINT32_MAX) return "\"}\" without \"{\"";
    if (ch == '}') open = UINT32_MAX;
    if (groups && (ch == '.' || ch == '/')) return "braces are only possible in the last segment";
  }
  *at = open == UINT32_MAX ? 0 : open;
  return open == UINT32_MAX ? NULL : "\"{\" is never closed";
}

const char *fl_name_check(fl_str name, bool pattern, uint32_t *at) {
  bool in_braces = false;
  *at = 0;
  if (name.n == 0) return "a name is empty";
  for (uint32_t i = 0; i < name.n; i++) {
    *at = i;
    if (name.at[i] == '{') in_braces = true;
    const char *why = check_char(name.at[i], pattern, in_braces);
    if (why) return why;
    if (name.at[i] == '}') in_braces = false;
    bool empty = name.at[i] == '.' && (i == 0 || i + 1 == name.n || name.at[i + 1] == '.');
    if (empty) return "an empty segment";
  }
  const char *why = check_braces(name, at);
  return why ? why : check_alternatives(name);
}

static bool ends_element(fl_str name, uint32_t at) { return at >= name.n || name.at[at] == '.' || name.at[at] == '/'; }

// Length of "v2" at this position when that is a whole element with a number of at least `least`; else 0.
static uint32_t version_length(fl_str name, uint32_t at, uint32_t least) {
  uint32_t n = 0, end = at + 1;
  if (at >= name.n || name.at[at] != 'v') return 0;
  while (end < name.n && isdigit((unsigned char)name.at[end]) && end < at + 3) n = n * 10 + (uint32_t)(name.at[end++] - '0');
  return end > at + 1 && n >= least && ends_element(name, end) ? end - at : 0;
}

fl_str fl_name_without_versions(fl_str name, char *buf) {
  bool gopkg = fl_str_starts_c(name, "gopkg.in/");
  uint32_t n = 0;
  for (uint32_t i = 0; i < name.n; i++) {
    uint32_t skip = 0;
    if (name.at[i] == '/') skip = version_length(name, i + 1, 2);
    if (name.at[i] == '.' && gopkg && i > 9) skip = version_length(name, i + 1, 0);
    if (skip) i += skip;
    else buf[n++] = name.at[i];
  }
  return n == name.n ? name : (fl_str){buf, n};
}

bool fl_name_has_prefix(fl_str name, fl_str prefix) { return fl_str_starts(name, prefix) && ends_element(name, prefix.n); }

// The longest prefix of `name` that has another spelling; its length in `n`.
static fl_str find_prefix_alias(fl_alias_finder *find, const void *where, fl_str language, fl_str name, uint32_t *n) {
  for (uint32_t end = name.n; end > 0; end--) {
    if (!ends_element(name, end)) continue;
    fl_str canonical = find(where, language, fl_str_slice(name, 0, end));
    *n = end;
    // A canonical name may begin with its own alias (x.y for x): what has it already is done. An alias may begin with its canonical name
    // as well (x/promise for x).
    if (canonical.n && (canonical.n < end || !fl_name_has_prefix(name, canonical))) return canonical;
  }
  return (fl_str){0};
}

fl_str fl_name_canonical(fl_alias_finder *find, const void *where, fl_str language, fl_str name, char *buf,
                         uint32_t size) {
  enum { ROUNDS_MAX = 4 }; // a module alias, then a type alias; more only when models chain them
  char plain[FL_NAME_BYTES_MAX], next[FL_NAME_BYTES_MAX];
  if (name.n > sizeof plain) return name;
  fl_str text = fl_name_without_versions(name, plain);
  for (int round = 0; round < ROUNDS_MAX; round++) {
    uint32_t cut = 0;
    fl_str head = find_prefix_alias(find, where, language, text, &cut);
    fl_str tail = fl_str_from_pos(text, cut);
    if (head.n == 0 || head.n + tail.n > sizeof next) break;
    memcpy(next, head.at, head.n);
    if (tail.n) memcpy(next + head.n, tail.at, tail.n);
    memcpy(plain, next, head.n + tail.n);
    text = (fl_str){plain, head.n + tail.n};
  }
  if (text.at == name.at || text.n > size) return name;
  memcpy(buf, text.at, text.n);
  return (fl_str){buf, text.n};
}
