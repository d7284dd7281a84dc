// What the hooks of C++ take from C.
#ifndef FL_GRAMMARS_C_HOOKS_H
#define FL_GRAMMARS_C_HOOKS_H

#include "facts/hook.h"

bool fl_c_has_word(const fl_extract *, const fl_node *, const char *word); // storage class or qualifier before a declaration
uint32_t fl_c_flags(const fl_extract *, const fl_node *);                  // fl_bind_flags of those words
const fl_node *fl_c_child(const fl_extract *, const fl_node *, const char *kind); // the first child of the kind; NULL, also for NULL
// The type of a declaration, declared on the way where it is written out.
fl_sym fl_c_type_of(fl_extract *, const fl_node *type, const fl_node *declarator, bool alias, fl_sym *arg);
fl_id fl_c_initial(fl_extract *, const fl_node *value, fl_sym type); // an expression, or {a, .b = c} of the type
const fl_node *fl_c_called(const fl_extract *, const fl_node *fn);   // (*f)(x), (f)(x): f
void fl_c_note_outs(fl_extract *, const fl_node *, fl_id value);     // what `&x` hands over may come back with another value

#endif
