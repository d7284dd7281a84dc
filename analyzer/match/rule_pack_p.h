// Rules as an image: what the build writes, what is mapped at start, and what compiled rules are turned into as well, so that there is
// one way to hold them.
#ifndef FL_MATCH_RULE_PACK_P_H
#define FL_MATCH_RULE_PACK_P_H

#include "base/image.h"
#include "match/rule.h"

struct fl_rules {
  fl_image image;       // texts of the rules point into it
  fl_arena arena;       // the structs
  const fl_rule *rules; // sorted by id
  uint32_t n;
};

// Copies the rules, which are sorted by id. Never fails.
fl_rules *fl_rules_seal(const fl_rule *const *rules, uint32_t n, uint64_t digest);

#endif
