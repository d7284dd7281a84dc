// A service map small enough to be read: what has the same neighbours becomes one box.
#ifndef FL_BRIEF_MAP_FOLD_H
#define FL_BRIEF_MAP_FOLD_H

#include "engine/diagram.h"

typedef struct fl_fold {
  fl_diagram map;      // texts in its arena, or borrowed from the one that was folded
  uint32_t in_service; // stores of one service that stand in its box
  uint32_t together;   // nodes that share a box with another one
} fl_fold;

// Up to `few` nodes nothing is folded.
void fl_fold_map(fl_fold *out, const fl_diagram *all, uint32_t few);
void fl_fold_release(fl_fold *);

#endif
