// UTF-8, one character at a time, for text that may be anything.
#ifndef FL_BASE_UTF8_H
#define FL_BASE_UTF8_H

#include "base/str.h"

#define FL_UTF8_REPLACEMENT 0xFFFDu

// Decodes the character at the start of `s`, which must not be empty. Returns its length in bytes.
// Invalid bytes give U+FFFD for each maximal part of a sequence (Unicode 15, section 3.9, table 3-8), as browsers do;
// `*valid` (may be NULL) tells such a replacement from a U+FFFD that was really there.
uint32_t fl_utf8_take(fl_str s, uint32_t *code_point, bool *valid);

bool fl_utf8_is_valid(fl_str s);
uint32_t fl_utf8_count(fl_str s);       // characters; an invalid part counts as one
uint32_t fl_utf8_utf16_count(fl_str s); // UTF-16 code units of the same

// The longest prefix of at most `max_bytes` bytes that does not cut a character in two.
fl_str fl_utf8_prefix(fl_str s, uint32_t max_bytes);

#endif
