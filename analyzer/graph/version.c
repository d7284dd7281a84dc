// Text -> interval: comparators of one alternative cut an interval smaller, alternatives make it wider.
#include "graph/version.h"

#define TOP UINT32_MAX

static const fl_versions everything = {{{0, 0, 0, 0}}, {{TOP, TOP, TOP, TOP}}};

static int compare(const fl_version *a, const fl_version *b) {
  for (int i = 0; i < FL_VERSION_PARTS; i++)
    if (a->part[i] != b->part[i]) return a->part[i] < b->part[i] ? -1 : 1;
  return 0;
}

// The least version that does not begin with the first `n` parts of `v`.
static fl_version behind(fl_version v, uint32_t n) {
  if (v.part[n - 1] < TOP) v.part[n - 1]++;
  for (uint32_t i = n; i < FL_VERSION_PARTS; i++) v.part[i] = 0;
  return v;
}

// ---- one version ----------------------------------------------------------------------------------------------------------

typedef struct written {
  fl_version version;
  uint32_t n;    // parts that are written
  bool wildcard; // the next one is *, x or +
} written;

static bool is_digit(fl_str text, uint32_t i) { return i < text.n && text.at[i] >= '0' && text.at[i] <= '9'; }
static bool is_wildcard(fl_str text, uint32_t i) { return i < text.n && strchr("*xX+", text.at[i]) != NULL; }
static bool is_end(char c) { return c == ' ' || c == ',' || c == '|'; }

static uint32_t read_number(fl_str *text) {
  uint64_t number = 0;
  uint32_t n = 0;
  for (; is_digit(*text, n); n++)
    if (number < TOP) number = number * 10 + (uint64_t)(text->at[n] - '0');
  *text = fl_str_from_pos(*text, n);
  return number < TOP ? (uint32_t)number : TOP - 1;
}

// Cuts a version off, with the qualifier behind it.
static bool read_version(fl_str *text, written *out) {
  *out = (written){0};
  if (text->n > 1 && (text->at[0] == 'v' || text->at[0] == 'V') && is_digit(*text, 1))
    *text = fl_str_from_pos(*text, 1);
  while (is_digit(*text, 0)) {
    uint32_t number = read_number(text);
    if (out->n < FL_VERSION_PARTS) out->version.part[out->n++] = number;
    if (text->n < 2 || text->at[0] != '.') break;
    out->wildcard = is_wildcard(*text, 1);
    if (is_digit(*text, 1)) *text = fl_str_from_pos(*text, 1);
  }
  uint32_t end = 0;
  while (end < text->n && !is_end(text->at[end])) end++;
  *text = fl_str_from_pos(*text, end);
  return out->n > 0;
}

// ---- comparators ----------------------------------------------------------------------------------------------------------

enum op {
  OP_EQUAL,
  OP_LESS,
  OP_LESS_EQUAL,
  OP_GREATER,
  OP_GREATER_EQUAL,
  OP_NOT,
  OP_CARET,
  OP_TILDE,
  OP_COMPATIBLE
};

static enum op read_op(fl_str *text) {
  static const struct {
    const char *text;
    enum op op;
  } ops[] = {{"===", OP_EQUAL}, {"==", OP_EQUAL},      {"~=", OP_COMPATIBLE},    {"~>", OP_COMPATIBLE},
             {"!=", OP_NOT},    {"<=", OP_LESS_EQUAL}, {">=", OP_GREATER_EQUAL}, {"<", OP_LESS},
             {">", OP_GREATER}, {"=", OP_EQUAL},       {"^", OP_CARET},          {"~", OP_TILDE}};
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    if (!fl_str_starts_c(*text, ops[i].text)) continue;
    *text = fl_str_trim(fl_str_from_pos(*text, (uint32_t)strlen(ops[i].text)));
    return ops[i].op;
  }
  return OP_EQUAL;
}

// "1.2" is any 1.2.x, "1.2.3" is that alone.
static uint32_t exact_parts(const written *w) { return w->wildcard || w->n < 3 ? w->n : FL_VERSION_PARTS; }

// The first part that is not 0 may not change.
static uint32_t caret_parts(const written *w) {
  for (uint32_t i = 0; i < w->n; i++)
    if (w->version.part[i] != 0) return i + 1;
  return w->n;
}

static fl_versions interval(enum op op, const written *w) {
  fl_versions out = everything;
  uint32_t keep = 0; // parts that stay as they are
  switch (op) {
  case OP_LESS: out.high = w->version; return out;
  case OP_LESS_EQUAL: out.high = behind(w->version, exact_parts(w)); return out;
  case OP_GREATER: out.low = w->version, out.low.part[FL_VERSION_PARTS - 1]++; return out;
  case OP_GREATER_EQUAL: out.low = w->version; return out;
  case OP_NOT: return out;
  case OP_CARET: keep = caret_parts(w); break;
  case OP_TILDE: keep = w->n > 1 ? 2 : 1; break;
  case OP_COMPATIBLE: keep = w->n > 1 ? w->n - 1 : 1; break;
  case OP_EQUAL: keep = exact_parts(w); break;
  }
  out.low = w->version;
  out.high = behind(w->version, keep);
  return out;
}

static void narrow(fl_versions *range, const fl_versions *to) {
  if (compare(&to->low, &range->low) > 0) range->low = to->low;
  if (compare(&to->high, &range->high) < 0) range->high = to->high;
}

static fl_str behind_separators(fl_str text) {
  uint32_t n = 0;
  while (n < text.n && (text.at[n] == ' ' || text.at[n] == ',')) n++;
  return fl_str_from_pos(text, n);
}

// `>=1.2, <2`, `1.2 - 1.4`, `^1`, up to the first `||`.
static bool read_alternative(fl_str text, fl_versions *out) {
  text = fl_str_slice(text, 0, fl_str_find(text, FL_STR("||")));
  fl_versions range = everything;
  enum op op = OP_EQUAL;
  written w;
  for (text = behind_separators(text); text.n; text = behind_separators(text)) {
    bool span = fl_str_starts_c(text, "- ");
    if (span)
      text = fl_str_trim(fl_str_from_pos(text, 2)), op = OP_LESS_EQUAL;
    else
      op = read_op(&text);
    if (!read_version(&text, &w)) return false;
    if (fl_str_starts_c(text, " - ")) op = OP_GREATER_EQUAL;
    fl_versions one = interval(op, &w);
    narrow(&range, &one);
  }
  bool empty = compare(&range.low, &range.high) >= 0,
       all = compare(&range.high, &everything.high) == 0 && compare(&range.low, &everything.low) == 0;
  *out = range;
  return !empty && !all;
}

// [1.0,2.0) (,1.0] [1.5]
static bool read_brackets(fl_str text, fl_versions *out) {
  bool open = text.at[0] == '(', open_end = text.at[text.n - 1] == ')';
  fl_str low, high;
  written w;
  fl_versions range = everything, one;
  if (!fl_str_cut(fl_str_slice(text, 1, text.n - 1), ',', &low, &high)) high = low;
  low = fl_str_trim(low), high = fl_str_trim(high);
  if (fl_str_find_char(high, ',') != FL_STR_NONE) return false;
  bool bounded = low.n || high.n;
  if (low.n) {
    if (!read_version(&low, &w)) return false;
    one = interval(open ? OP_GREATER : OP_GREATER_EQUAL, &w);
    narrow(&range, &one);
  }
  if (high.n) {
    if (!read_version(&high, &w)) return false;
    one = interval(open_end ? OP_LESS : OP_LESS_EQUAL, &w);
    narrow(&range, &one);
  }
  *out = range;
  return compare(&range.low, &range.high) < 0 && bounded;
}

static bool read_alternatives(fl_str text, fl_versions *out) {
  fl_versions one;
  if (!read_alternative(text, out)) return false;
  for (uint32_t bar; (bar = fl_str_find(text, FL_STR("||"))) != FL_STR_NONE;) {
    text = fl_str_from_pos(text, bar + 2);
    if (!read_alternative(text, &one)) return false;
    *out = fl_versions_around(out, &one);
  }
  return true;
}

bool fl_versions_parse(fl_versions *out, fl_str text) {
  text = fl_str_trim(text);
  if (text.n == 0) return false;
  bool brackets = text.n > 2 && strchr("[(", text.at[0]) && strchr("])", text.at[text.n - 1]);
  fl_versions range;
  if (!(brackets ? read_brackets(text, &range) : read_alternatives(text, &range))) return false;
  *out = range;
  return true;
}

fl_versions fl_versions_around(const fl_versions *a, const fl_versions *b) {
  fl_versions out = *a;
  if (compare(&b->low, &out.low) < 0) out.low = b->low;
  if (compare(&b->high, &out.high) > 0) out.high = b->high;
  return out;
}

fl_fit fl_versions_fit(const fl_versions *what, const fl_versions *range) {
  if (compare(&what->high, &range->low) <= 0 || compare(&what->low, &range->high) >= 0) return FL_FIT_NONE;
  bool inside = compare(&what->low, &range->low) >= 0 && compare(&what->high, &range->high) <= 0;
  return inside ? FL_FIT_ALL : FL_FIT_PART;
}
