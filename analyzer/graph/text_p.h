// What a value is as text; shared by the files that join calls to entry points.
#ifndef FL_GRAPH_TEXT_P_H
#define FL_GRAPH_TEXT_P_H

#include "graph/ask_p.h"
#include "graph/setting.h"

// Through which call of which function a text came, and which call made the object that it is of. 0: any.
typedef struct fl_way {
  uint32_t func, call, made;
} fl_way;
typedef struct fl_text_alternative {
  fl_sym text;
  uint8_t certainty;
  fl_way way;
} fl_text_alternative;
typedef struct fl_texts {
  uint32_t n;
  fl_text_alternative at[FL_MAX_TEXTS];
} fl_texts;

void fl_text_give(fl_texts *out, fl_sym text, uint8_t certainty);
void fl_text_add(fl_texts *out, fl_text_alternative);
fl_way fl_way_of(const fl_graph *, const fl_step *chain);
fl_way fl_way_join(fl_way near, fl_way far);
bool fl_ways_meet(fl_way, fl_way); // may both be at one site at once?
// Whoever asks sets `steps` of the ask first: following values is work. Nothing is given for what is proved to be absent.
void fl_text_of(fl_ask *, uint32_t file, uint32_t val, const fl_frame *, fl_texts *out);
void fl_text_of_origin(fl_ask *, const fl_origin *, fl_texts *out);
void fl_text_of_path(fl_ask *, const fl_place_of *, fl_mid path, uint32_t depth, fl_texts *out);
void fl_text_of_paths(fl_ask *, const fl_place_of *, fl_mid first, uint32_t n, fl_texts *out); // the first that is set
bool fl_text_is_open(const fl_graph *, fl_sym text); // nothing of it is known
// With `*` and `${name}` in place of the marks.
fl_sym fl_text_shown(fl_graph *, fl_sym text);

#endif
