// Durations in text, counted in nanoseconds while reading. All arithmetic is on integers: 1.1 s is 1100 ms and not 1101.
#include "base/duration.h"

#include <stdio.h>

#define NS_MAX ((uint64_t)INT64_MAX)

static const struct {
  const char *names; // each between blanks
  uint64_t ns;
} units[] = {
    {" ns nano nanos nanosecond nanoseconds ", 1},
    {" us \xC2\xB5s \xCE\xBCs micro micros microsecond microseconds ", 1000},
    {" ms msec msecs milli millis millisecond milliseconds ", 1000000},
    {" s sec secs second seconds ", 1000000000},
    {" m min mins minute minutes ", UINT64_C(60) * 1000000000},
    {" h hr hrs hour hours ", UINT64_C(3600) * 1000000000},
    {" d day days ", UINT64_C(86400) * 1000000000},
    {" w week weeks ", UINT64_C(604800) * 1000000000},
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool eq_lower(fl_str s, const char *text) {
  for (uint32_t i = 0; i < s.n; i++) {
    if (text[i] == '\0' || lower(s.at[i]) != text[i]) return false;
  }
  return text[s.n] == '\0';
}

// Nanoseconds of a unit's name, 0 when there is none of that name.
static uint64_t unit_ns(fl_str name) {
  for (uint32_t i = 0; i < sizeof units / sizeof *units; i++) {
    fl_str one, rest = fl_str_from(units[i].names);
    while (fl_str_cut(rest, ' ', &one, &rest)) {
      char text[16];
      if (one.n == 0 || one.n != name.n) continue;
      snprintf(text, sizeof text, "%.*s", FL_STR_ARG(one));
      if (eq_lower(name, text)) return units[i].ns;
    }
  }
  return 0;
}

// A decimal number: digits in front of the point and billionths behind it; more than nine digits are cut off.
typedef struct number {
  uint64_t whole; // saturated
  uint64_t billionths;
} number;

static bool take_number(fl_str *s, number *out) {
  uint32_t i = 0, n_digits = 0;
  uint64_t scale = 100000000;
  *out = (number){0};
  for (; i < s->n && is_digit(s->at[i]); i++, n_digits++) {
    bool fits = out->whole < NS_MAX / 10;
    out->whole = fits ? out->whole * 10 + (uint64_t)(s->at[i] - '0') : NS_MAX;
  }
  if (i < s->n && s->at[i] == '.') {
    for (i++; i < s->n && is_digit(s->at[i]); i++, n_digits++, scale /= 10) {
      out->billionths += scale * (uint64_t)(s->at[i] - '0');
    }
  }
  *s = fl_str_from_pos(*s, i);
  return n_digits > 0;
}

static uint64_t add(uint64_t a, uint64_t b) { return a > NS_MAX - b ? NS_MAX : a + b; }

static uint64_t times(number n, uint64_t unit) {
  uint64_t whole = n.whole > NS_MAX / unit ? NS_MAX : n.whole * unit;
  uint64_t part = unit >= 1000000000 ? unit / 1000000000 * n.billionths : unit * n.billionths / 1000000000;
  return add(whole, part);
}

static fl_str take_word(fl_str *s) {
  uint32_t i = 0;
  while (i < s->n && !is_digit(s->at[i]) && s->at[i] != '.' && s->at[i] != ' ') i++;
  fl_str word = fl_str_slice(*s, 0, i);
  *s = fl_str_trim(fl_str_from_pos(*s, i));
  return word;
}

// "1m30s", "1 h 30 min"
static bool parse_parts(fl_str s, uint64_t *ns) {
  if (s.n == 0) return false;
  *ns = 0;
  while (s.n) {
    number n;
    if (!take_number(&s, &n)) return false;
    s = fl_str_trim(s);
    uint64_t unit = unit_ns(take_word(&s));
    if (!unit) return false;
    *ns = add(*ns, times(n, unit));
  }
  return true;
}

// ISO 8601 without years and months, whose length nobody knows: "P1DT2H3M4.5S"
static bool parse_iso(fl_str s, uint64_t *ns) {
  uint32_t n_parts = 0;
  bool in_time = false;
  *ns = 0;
  for (s = fl_str_from_pos(s, 1); s.n; n_parts++) {
    if (!in_time && lower(s.at[0]) == 't') {
      in_time = true;
      s = fl_str_from_pos(s, 1);
    }
    number n;
    if (!take_number(&s, &n) || s.n == 0) return false;
    uint64_t unit = unit_ns(fl_str_slice(s, 0, 1));
    if (!unit || !strchr(in_time ? "hms" : "dw", lower(s.at[0]))) return false;
    *ns = add(*ns, times(n, unit));
    s = fl_str_from_pos(s, 1);
  }
  return n_parts > 0;
}

static int64_t to_ms(uint64_t ns, bool negative) {
  if (ns >= NS_MAX) return FL_MS_INFINITE;
  int64_t ms = (int64_t)(ns / 1000000 + (ns % 1000000 != 0));
  return negative ? -ms : ms;
}

static bool is_infinite(fl_str s) {
  return eq_lower(s, "infinite") || eq_lower(s, "infinity") || eq_lower(s, "inf");
}

static bool take_sign(fl_str *s) {
  bool negative = fl_str_starts_c(*s, "-");
  if (negative || fl_str_starts_c(*s, "+")) *s = fl_str_from_pos(*s, 1);
  return negative;
}

static fl_duration_result parse_bare(number n, bool negative, int64_t *ms) {
  *ms = negative ? -(int64_t)n.whole : (int64_t)n.whole;
  return FL_DURATION_NEEDS_UNIT;
}

// Where nobody says that a time stands there, two numbers may be ports.
static bool is_clock(fl_str s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s.n; i++) n += s.at[i] == ':';
  return n == 2;
}

// `unit_of_bare` 0: a bare number has none.
static fl_duration_result parse(fl_str s, uint64_t unit_of_bare, int64_t *ms) {
  s = fl_str_trim(s);
  if (is_clock(s)) return fl_duration_parse_clock(s, ms) ? FL_DURATION_OK : FL_DURATION_BAD;
  bool negative = take_sign(&s);
  if (is_infinite(s) && !negative) {
    *ms = FL_MS_INFINITE;
    return FL_DURATION_OK;
  }
  uint64_t ns;
  number n;
  fl_str rest = s;
  if (take_number(&rest, &n) && rest.n == 0) {
    if (!unit_of_bare) return parse_bare(n, negative, ms);
    ns = times(n, unit_of_bare);
  } else if (s.n && lower(s.at[0]) == 'p') {
    if (!parse_iso(s, &ns)) return FL_DURATION_BAD;
  } else if (!parse_parts(s, &ns)) {
    return FL_DURATION_BAD;
  }
  *ms = to_ms(ns, negative);
  return FL_DURATION_OK;
}

fl_duration_result fl_duration_parse(fl_str s, int64_t *ms) { return parse(s, 0, ms); }

fl_duration_result fl_duration_parse_unit(fl_str s, fl_str unit, int64_t *ms) {
  uint64_t ns = unit_ns(unit);
  return ns ? parse(s, ns, ms) : FL_DURATION_BAD;
}

// Digits, and what must stand behind them; '\0': nothing does.
static bool take_digits(fl_str *s, char behind, number *out) {
  uint32_t n = 0;
  while (n < s->n && is_digit(s->at[n])) n++;
  fl_str digits = fl_str_slice(*s, 0, n);
  if (!n || (behind ? n == s->n || s->at[n] != behind : n != s->n)) return false;
  *s = fl_str_from_pos(*s, behind ? n + 1 : n);
  return take_number(&digits, out);
}

static bool take_seconds(fl_str *s, number *out) { return s->n && is_digit(s->at[0]) && take_number(s, out) && s->n == 0 && out->whole < 60; }

bool fl_duration_parse_clock(fl_str s, int64_t *ms) {
  static const uint64_t units_ns[] = {UINT64_C(86400) * 1000000000, UINT64_C(3600) * 1000000000, UINT64_C(60) * 1000000000, 1000000000};
  number parts[4] = {{0, 0}};
  uint64_t ns = 0;
  s = fl_str_trim(s);
  bool negative = take_sign(&s);
  take_digits(&s, '.', &parts[0]);
  if (!take_digits(&s, ':', &parts[1])) return false;
  bool seconds = take_digits(&s, ':', &parts[2]);
  if (seconds ? !take_seconds(&s, &parts[3]) : !take_digits(&s, '\0', &parts[2])) return false;
  if (parts[2].whole > 59) return false;
  for (uint32_t i = 0; i < 4; i++) ns = add(ns, times(parts[i], units_ns[i]));
  *ms = to_ms(ns, negative);
  return true;
}

// Seconds with as many decimals as there are.
static void format_seconds(uint64_t ms, const char *sign, char *buf) {
  int n = snprintf(buf, FL_DURATION_TEXT_BYTES, "%s%llu.%03u", sign, (unsigned long long)(ms / 1000),
                   (unsigned)(ms % 1000));
  while (buf[n - 1] == '0') n--;
  if (buf[n - 1] == '.') n--;
  snprintf(buf + n, (size_t)(FL_DURATION_TEXT_BYTES - n), " s");
}

int64_t fl_ms_of_double(double ms) {
  if (ms <= -9e17) return -FL_MS_INFINITE;
  return ms < 9e17 ? (int64_t)ms : FL_MS_INFINITE; // a comparison with what is no number fails
}

// The largest unit in which one decimal says it all.
const char *fl_duration_format(int64_t ms, char buf[FL_DURATION_TEXT_BYTES]) {
  static const struct {
    uint64_t ms;
    const char *name;
  } large[] = {{86400000, "d"}, {3600000, "h"}, {60000, "min"}};
  if (ms == FL_MS_INFINITE) {
    snprintf(buf, FL_DURATION_TEXT_BYTES, "infinite");
    return buf;
  }
  const char *sign = ms < 0 ? "-" : "";
  uint64_t size = ms < 0 ? (uint64_t)0 - (uint64_t)ms : (uint64_t)ms;
  for (uint32_t i = 0; i < sizeof large / sizeof *large; i++) {
    if (size < large[i].ms || size % (large[i].ms / 10)) continue;
    unsigned tenths = (unsigned)(size % large[i].ms / (large[i].ms / 10));
    const char *point = tenths ? "." : "";
    char decimal[2] = {tenths ? (char)('0' + tenths) : '\0', '\0'};
    snprintf(buf, FL_DURATION_TEXT_BYTES, "%s%llu%s%s %s", sign, (unsigned long long)(size / large[i].ms),
             point, decimal, large[i].name);
    return buf;
  }
  if (size >= 1000)
    format_seconds(size, sign, buf);
  else
    snprintf(buf, FL_DURATION_TEXT_BYTES, "%s%llu ms", sign, (unsigned long long)size);
  return buf;
}
