// Parameters of the function that is being read (extract_param.c).
#ifndef FL_FACTS_EXTRACT_PARAM_P_H
#define FL_FACTS_EXTRACT_PARAM_P_H

#include "facts/extract_core_p.h"

typedef struct fl_x_param_list { // what is known of a function while its parameters are read
  fl_id func;
  fl_id callback_of; // the call that this lambda is an argument of
  bool skip_self;    // the first one is the receiver
  bool kwonly;
  bool fields; // all of them are fields of the type
} fl_x_param_list;

void fl_x_bind_self(fl_extract *, fl_id func, fl_sym name); // the receiver's name; 0: it has none
void fl_x_gather_params(fl_extract *, fl_x_param_list *, const fl_node *, const fl_func_parts *);

#endif
