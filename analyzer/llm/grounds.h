// What a cited text says, in a form that sentences can be held against.
#ifndef FL_LLM_GROUNDS_H
#define FL_LLM_GROUNDS_H

#include "base/array.h"
#include "base/map.h"
#include "base/strbuf.h"

#include <stdbool.h>

typedef struct fl_count_of { // "3 errors", "30 s"
  fl_str value, unit; // without commas; unit as fl_unit_word has it
  fl_str next;        // the word behind it, without its plural s; "" = none
} fl_count_of;

typedef struct fl_grounds {
  fl_buf text;  // with blanks for backticks
  fl_buf prose; // without what stands in backticks: names may say anything
  fl_map stems, denied;
  FL_ARRAY(fl_count_of) counts;
} fl_grounds;

void fl_grounds_of(fl_grounds *, fl_str text); // copies
void fl_grounds_release(fl_grounds *);
bool fl_grounds_have_word(const fl_grounds *, fl_str word);    // or one that begins like it
bool fl_grounds_deny(const fl_grounds *, fl_str word);         // does the prose say that it is not, or is not there?
bool fl_grounds_count(const fl_grounds *, const fl_count_of *); // is that number said, and of that?

typedef FL_ARRAY(fl_count_of) fl_counts;
void fl_counts_of(fl_counts *, fl_str text); // numbers of a sentence; texts are borrowed from it

#endif
