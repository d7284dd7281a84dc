// Decoding by the table of well-formed sequences (Unicode 15, table 3-7).
#include "base/utf8.h"

// What may follow a lead byte: the range of the second byte keeps out overlong forms, surrogates and > U+10FFFF.
typedef struct lead {
  uint8_t n_bytes; // 0 = no lead byte
  uint8_t low, high;
  uint8_t payload;
} lead;

static lead lead_of(uint8_t byte) {
  if (byte < 0x80) return (lead){1, 0, 0, byte};
  if (byte < 0xC2) return (lead){0};
  if (byte < 0xE0) return (lead){2, 0x80, 0xBF, byte & 0x1F};
  if (byte < 0xF0) return (lead){3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF, byte & 0x0F};
  if (byte < 0xF5) return (lead){4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF, byte & 0x07};
  return (lead){0};
}

static uint32_t replaced(uint32_t n_bytes, uint32_t *code_point, bool *valid) {
  *code_point = FL_UTF8_REPLACEMENT;
  if (valid) *valid = false;
  return n_bytes;
}

uint32_t fl_utf8_take(fl_str s, uint32_t *code_point, bool *valid) {
  lead head = lead_of((uint8_t)s.at[0]);
  if (head.n_bytes == 0) return replaced(1, code_point, valid);
  uint32_t value = head.payload;
  for (uint32_t i = 1; i < head.n_bytes; i++) {
    uint8_t low = i == 1 ? head.low : 0x80, high = i == 1 ? head.high : 0xBF;
    uint8_t byte = i < s.n ? (uint8_t)s.at[i] : 0;
    if (byte < low || byte > high) return replaced(i, code_point, valid);
    value = value << 6 | (byte & 0x3F);
  }
  *code_point = value;
  if (valid) *valid = true;
  return head.n_bytes;
}

bool fl_utf8_is_valid(fl_str s) {
  bool valid = true;
  uint32_t code_point;
  for (uint32_t i = 0; i < s.n && valid;) i += fl_utf8_take(fl_str_from_pos(s, i), &code_point, &valid);
  return valid;
}

uint32_t fl_utf8_count(fl_str s) {
  uint32_t n = 0, code_point;
  for (uint32_t i = 0; i < s.n; n++) i += fl_utf8_take(fl_str_from_pos(s, i), &code_point, NULL);
  return n;
}

uint32_t fl_utf8_utf16_count(fl_str s) {
  uint32_t n = 0, code_point;
  for (uint32_t i = 0; i < s.n;) {
    i += fl_utf8_take(fl_str_from_pos(s, i), &code_point, NULL);
    n += code_point > 0xFFFF ? 2 : 1;
  }
  return n;
}

fl_str fl_utf8_prefix(fl_str s, uint32_t max_bytes) {
  if (s.n <= max_bytes) return s;
  uint32_t end = max_bytes;
  // A character is at most four bytes: look back for a lead byte whose character reaches over the end.
  for (uint32_t back = 1; back <= 3 && back <= end; back++) {
    uint32_t code_point, begin = end - back;
    uint32_t n = fl_utf8_take(fl_str_from_pos(s, begin), &code_point, NULL);
    if (((uint8_t)s.at[begin] & 0xC0) == 0x80) continue;
    if (begin + n > end) end = begin;
    break;
  }
  return fl_str_slice(s, 0, end);
}
