// What the files of C++'s hooks share.
#ifndef FL_GRAMMARS_CPP_HOOKS_H
#define FL_GRAMMARS_CPP_HOOKS_H

#include "../c/hooks.h"

// Names as they are written, with dots and without template arguments: `a::B<C>::d` -> a.B.d. `::a` -> a.
fl_sym fl_cpp_dotted(fl_extract *, fl_str written);
// `a.B.d` -> d, and a.B in `scope` (0: none).
fl_sym fl_cpp_last(fl_extract *, fl_sym dotted, fl_sym *scope);

// Is the written type one whose objects stand for another one (a smart pointer)?
bool fl_cpp_stands_for_another(fl_str type);
bool fl_cpp_is_scalar(fl_str type); // numbers, bool, text: what an argument by reference may fill

// An object of the type, made from the parts of `args` (arguments or braces; may be NULL).
fl_id fl_cpp_make(fl_extract *, const fl_node *, fl_sym type, const fl_node *args);

#endif
