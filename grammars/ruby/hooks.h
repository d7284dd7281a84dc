// What the hooks of Ruby share.
#ifndef FL_GRAMMARS_RUBY_HOOKS_H
#define FL_GRAMMARS_RUBY_HOOKS_H

#include "facts/hook.h"

// hooks.c
fl_sym fl_ruby_path(fl_extract *, const fl_node *); // A::B as "A.B", ::A as ".A"; 0 when it is no path of constants
bool fl_ruby_declares(fl_extract *, const fl_node *call, fl_str name); // attr_reader, include, private: done when true
bool fl_ruby_opens(fl_extract *, const fl_node *call, const fl_node *recv, fl_str name); // A.prepend(M), A.class_eval: done when true
fl_id fl_ruby_made_type(fl_extract *, const fl_node *name, const fl_node *call); // A = Struct.new(:a) do ... end; types[]

// hooks_control.c
bool fl_ruby_leaves(const fl_extract *, const fl_node *); // a statement behind which nothing runs
fl_id fl_ruby_nil(fl_extract *, const fl_node *);
fl_id fl_ruby_raise(fl_extract *, const fl_node *, const fl_node *args);

// hooks_call.c
fl_id fl_ruby_value(fl_extract *, const fl_node *); // never 0
fl_id fl_ruby_implicit_call(fl_extract *, const fl_node *name);
fl_id fl_ruby_own_field(fl_extract *, const fl_node *, fl_str name); // @name: a field of self

static inline bool fl_ruby_is_one_of(fl_str text, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(text, *words)) return true;
  return false;
}

#endif
