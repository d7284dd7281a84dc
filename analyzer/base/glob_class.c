// [abc], [a-z], [!a], [[:digit:]]: POSIX bracket expressions over bytes, in the C locale, with \ as escape (as git has it).
#include "base/glob_p.h"

static bool is_negation(char c) { return c == '!' || c == '^'; }

// Length of "[:name:]" at i, 0 when there is none.
static uint32_t named_bytes(fl_str p, uint32_t i) {
  if (!fl_str_starts_c(fl_str_from_pos(p, i), "[:")) return 0;
  uint32_t end = fl_str_find(fl_str_from_pos(p, i + 2), FL_STR(":]"));
  return end == FL_STR_NONE ? 0 : end + 4;
}

uint32_t fl_class_end(fl_str p, uint32_t begin) {
  uint32_t i = begin + 1;
  if (i < p.n && is_negation(p.at[i])) i++;
  for (uint32_t first = i; i < p.n;) {
    if (p.at[i] == ']' && i > first) return i + 1;
    uint32_t named = named_bytes(p, i);
    i += named ? named : p.at[i] == '\\' ? 2 : 1;
  }
  return FL_STR_NONE;
}

uint32_t fl_glob_unit(fl_str pattern, uint32_t i) {
  if (pattern.at[i] == '\\' && i + 1 < pattern.n) return 2;
  if (pattern.at[i] != '[') return 1;
  uint32_t end = fl_class_end(pattern, i);
  return end == FL_STR_NONE ? 1 : end - i;
}

static bool is_between(uint8_t c, char low, char high) { return c >= (uint8_t)low && c <= (uint8_t)high; }
static bool is_lower(uint8_t c) { return is_between(c, 'a', 'z'); }
static bool is_upper(uint8_t c) { return is_between(c, 'A', 'Z'); }
static bool is_alpha(uint8_t c) { return is_lower(c) || is_upper(c); }
static bool is_digit(uint8_t c) { return is_between(c, '0', '9'); }
static bool is_alnum(uint8_t c) { return is_alpha(c) || is_digit(c); }
static bool is_xdigit(uint8_t c) { return is_digit(c) || is_between(c, 'a', 'f') || is_between(c, 'A', 'F'); }
static bool is_blank(uint8_t c) { return c == ' ' || c == '\t'; }
static bool is_space(uint8_t c) { return c == ' ' || is_between(c, '\t', '\r'); }
static bool is_cntrl(uint8_t c) { return c < ' ' || c == 0x7F; }
static bool is_print(uint8_t c) { return is_between(c, ' ', '~'); }
static bool is_graph(uint8_t c) { return is_between(c, '!', '~'); }
static bool is_punct(uint8_t c) { return is_graph(c) && !is_alnum(c); }

static const struct {
  const char *name;
  bool (*has)(uint8_t c);
} named_classes[] = {
    {"[:alnum:]", is_alnum}, {"[:alpha:]", is_alpha}, {"[:blank:]", is_blank}, {"[:cntrl:]", is_cntrl},
    {"[:digit:]", is_digit}, {"[:graph:]", is_graph}, {"[:lower:]", is_lower}, {"[:print:]", is_print},
    {"[:punct:]", is_punct}, {"[:space:]", is_space}, {"[:upper:]", is_upper}, {"[:xdigit:]", is_xdigit},
};

// An unknown name has no members.
static bool named_has(fl_str name, uint8_t byte) {
  for (uint32_t i = 0; i < sizeof named_classes / sizeof *named_classes; i++) {
    if (fl_str_eq_c(name, named_classes[i].name)) return named_classes[i].has(byte);
  }
  return false;
}

// Takes one member, escaped or not.
static uint8_t take(fl_str p, uint32_t *i, uint32_t last) {
  if (p.at[*i] == '\\' && *i + 1 < last) ++*i;
  return (uint8_t)p.at[(*i)++];
}

bool fl_class_has(fl_str p, uint32_t begin, uint32_t end, uint8_t byte) {
  uint32_t i = begin + 1, last = end - 1; // `last` is the place of the ]
  bool negated = is_negation(p.at[i]), has = false;
  if (negated) i++;
  while (i < last) {
    uint32_t named = named_bytes(p, i);
    if (named) {
      has |= named_has(fl_str_slice(p, i, i + named), byte);
      i += named;
      continue;
    }
    uint8_t low = take(p, &i, last), high = low;
    if (i + 1 < last && p.at[i] == '-') { // a - in front of the ] is itself
      i++;
      high = take(p, &i, last);
    }
    has |= low <= byte && byte <= high;
  }
  return has != negated;
}
