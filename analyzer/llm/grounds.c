#include "llm/grounds.h"

#include "base/hash.h"
#include "llm/lexicon.h"
#include "llm/words.h"

enum { STEM_LETTERS = 5, DENIAL_REACH = 3 };

// Words that begin alike are forms of one word, mostly.
static uint64_t stem_of(fl_str word) {
  char stem[STEM_LETTERS];
  uint32_t n = 0;
  for (uint32_t i = 0; i < word.n && n < STEM_LETTERS; i++) stem[n++] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] - 'A' + 'a' : word.at[i]);
  if (n == word.n && n > 3 && stem[n - 1] == 's') n--; // "calls"
  return fl_hash64(stem, n);
}

static fl_str singular(fl_str word) {
  if (word.n > 3 && word.at[word.n - 1] == 's') word.n--;
  return word;
}

// ---- numbers ---------------------------------------------------------------------------------------------------------------------------

static bool is_whole_number(fl_str part, fl_token *out) {
  fl_words w = fl_words_of(part);
  *out = fl_words_next(&w);
  return out->kind == FL_TOKEN_NUMBER && w.rest.n == 0;
}

// The word behind a number says of what it is one, or in which unit.
static fl_count_of with_next(fl_str value, fl_str unit, fl_words after) {
  fl_token next = fl_words_next(&after);
  fl_str word = next.kind == FL_TOKEN_WORD || next.kind == FL_TOKEN_NAME ? next.text : (fl_str){0};
  if (!unit.n && fl_unit_word(word).n) return (fl_count_of){value, fl_unit_word(word), (fl_str){0}};
  bool counts = word.n > 2 && !fl_lexicon_has(FL_LEX_function, word);
  return (fl_count_of){value, unit.n ? fl_unit_word(unit) : unit, counts ? singular(word) : (fl_str){0}};
}

// "orders.py:120", "timeout=5s", "3/5"
static void add_parts(fl_counts *out, fl_str name) {
  uint32_t begin = 0;
  for (uint32_t i = 0; i <= name.n; i++) {
    fl_token part;
    if (i < name.n && !strchr("=:/,#@~&-", name.at[i])) continue;
    if (is_whole_number(fl_str_slice(name, begin, i), &part)) fl_array_push(out, ((fl_count_of){part.value, fl_unit_word(part.unit), (fl_str){0}}));
    begin = i + 1;
  }
}

void fl_counts_of(fl_counts *out, fl_str text) {
  fl_words w = fl_words_of(text);
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END; t = fl_words_next(&w)) {
    fl_str value = t.kind == FL_TOKEN_NUMBER ? t.value : t.kind == FL_TOKEN_WORD ? fl_number_word(t.text) : (fl_str){0};
    if (value.n) fl_array_push(out, with_next(value, t.unit, w));
    else if (t.kind == FL_TOKEN_NAME) add_parts(out, t.text);
    else if (t.kind == FL_TOKEN_CODE) fl_counts_of(out, t.text);
  }
}

static bool same_value(fl_str a, fl_str b) { // commas do not count
  uint32_t i = 0, k = 0;
  for (;;) {
    while (i < a.n && a.at[i] == ',') i++;
    while (k < b.n && b.at[k] == ',') k++;
    if (i == a.n || k == b.n) return i == a.n && k == b.n;
    if (a.at[i++] != b.at[k++]) return false;
  }
}

static bool same_next(fl_str a, fl_str b) { return a.n && a.n == b.n && stem_of(a) == stem_of(b); }

// "0 errors" is not said by "0 of 2 are bounded": what a number counts is part of it.
static bool counts_a_thing(const fl_count_of *c) { return c->next.n > 2 && !c->unit.n && !fl_lexicon_has(FL_LEX_function, c->next); }

bool fl_grounds_count(const fl_grounds *g, const fl_count_of *c) {
  bool is_one = fl_str_eq_c(c->value, "1"), found = is_one, counted = false; // "one of them"
  for (uint32_t i = 0; i < g->counts.n; i++) {
    const fl_count_of *known = &g->counts.at[i];
    bool same = same_value(known->value, c->value) && fl_str_eq(known->unit, c->unit);
    if (same && same_next(known->next, c->next)) return true;
    counted |= same_next(known->next, c->next);
    found |= same;
  }
  if (!is_one && counts_a_thing(c)) return false;
  return found && !counted; // what is counted there has another number
}

// ---- words -----------------------------------------------------------------------------------------------------------------------------

static bool denies(fl_str word) { return fl_lexicon_has(FL_LEX_negation, word) || fl_lexicon_has(FL_LEX_lack, word); }

static void add_words(fl_grounds *g, fl_str text) {
  fl_words w = fl_words_of(text);
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END; t = fl_words_next(&w)) fl_map_put(&g->stems, stem_of(t.text), 1);
}

static void add_denials(fl_grounds *g, fl_str text) {
  fl_words w = fl_words_of(text);
  uint32_t reach = 0;
  uint64_t before = 0;
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END; t = fl_words_next(&w)) {
    uint64_t stem = stem_of(t.text);
    if (t.begins) reach = 0;
    if (reach) fl_map_put(&g->denied, stem, 1);
    if (reach && !fl_lexicon_has(FL_LEX_function, t.text)) reach--;
    if (fl_lexicon_has(FL_LEX_lack, t.text)) fl_map_put(&g->denied, stem, 1), fl_map_put(&g->denied, before, 1); // "a deadline is missing"
    if (denies(t.text)) reach = DENIAL_REACH;
    if (!fl_lexicon_has(FL_LEX_function, t.text)) before = stem;
  }
}

// The parts of names are words as well: deadline-absent, OrderClient.send.
static void add_name_parts(fl_grounds *g, fl_str text) {
  for (uint32_t i = 0, begin = 0; i <= text.n; i++) {
    bool letter = i < text.n && ((text.at[i] | 32) >= 'a' && (text.at[i] | 32) <= 'z');
    bool hump = letter && i > begin && text.at[i] <= 'Z' && text.at[i - 1] >= 'a';
    if (letter && !hump) continue;
    if (i > begin) fl_map_put(&g->stems, stem_of(fl_str_slice(text, begin, i)), 1);
    begin = hump ? i : i + 1;
  }
}

// Backticks become blanks; in the prose also what they hold.
static void split_prose(fl_grounds *g, fl_str text) {
  bool in_code = false;
  for (uint32_t i = 0; i < text.n; i++) {
    bool tick = text.at[i] == '`';
    in_code ^= tick;
    fl_buf_add_char(&g->text, tick ? ' ' : text.at[i]);
    fl_buf_add_char(&g->prose, tick || in_code ? ' ' : text.at[i]);
  }
}

void fl_grounds_of(fl_grounds *g, fl_str text) {
  *g = (fl_grounds){0};
  split_prose(g, text);
  fl_counts counts = {0};
  fl_counts_of(&counts, fl_buf_str(&g->text));
  for (uint32_t i = 0; i < counts.n; i++) fl_array_push(&g->counts, counts.at[i]);
  fl_array_release(&counts);
  add_words(g, fl_buf_str(&g->text));
  add_denials(g, fl_buf_str(&g->prose));
  add_name_parts(g, fl_buf_str(&g->text));
}

void fl_grounds_release(fl_grounds *g) {
  fl_buf_release(&g->text);
  fl_buf_release(&g->prose);
  fl_map_release(&g->stems);
  fl_map_release(&g->denied);
  fl_array_release(&g->counts);
}

bool fl_grounds_have_word(const fl_grounds *g, fl_str word) { return fl_map_get(&g->stems, stem_of(word), NULL); }
bool fl_grounds_deny(const fl_grounds *g, fl_str word) { return fl_map_get(&g->denied, stem_of(word), NULL); }
