// What the files of PHP's hooks share: names, and types as they are written in the language and in comments.
#ifndef FL_GRAMMARS_PHP_PHP_H
#define FL_GRAMMARS_PHP_PHP_H

#include "facts/hook.h"

enum { FL_PHP_MAX_NAME = 240 }; // bytes of a qualified name

bool fl_php_is_name(const fl_extract *, const fl_node *); // a plain name; false for NULL
const fl_node *fl_php_last_name(const fl_extract *, const fl_node *); // C of A\B\C; NULL when there is none
const fl_node *fl_php_without_sign(const fl_extract *, const fl_node *variable); // x of $x; NULL for $$x
fl_id fl_php_class_value(fl_extract *, const fl_node *); // what stands where a class must: a name, self, parent, an expression

// `A\B` with dots; what begins with a backslash begins with a dot: it is named from the top.
fl_sym fl_php_dotted(fl_extract *, fl_str written);
// The type whose members or methods are being read, by its own name; 0 outside of one.
fl_sym fl_php_own_type(fl_extract *);
// Of `A|null`, `?A`, `list<A>`, `A[]`, `self` the class; 0 for what is none (int, array, mixed).
fl_sym fl_php_class_of_type(fl_extract *, fl_str written, fl_sym *arg);

// The comment right before a definition, "" when there is none.
fl_str fl_php_doc_before(const fl_extract *, const fl_node *);
// The annotations in it, as rows of what is read next.
void fl_php_doc_annotations(fl_extract *, const fl_node *, fl_str doc);
// The type behind `@tag` in a comment; with a name only where the name follows (`@param Client $client`). 0 when there is none.
fl_sym fl_php_doc_type(fl_extract *, fl_str doc, const char *tag, fl_str name, fl_sym *arg);
// Calls `found` for each `@tag type $name`; `name` is the range of the name without its $, inside the source.
typedef void fl_php_doc_found(fl_extract *, const fl_node *name, fl_sym type, fl_sym arg);
void fl_php_doc_each(fl_extract *, const fl_node *comment, const char *tag, fl_php_doc_found *found);

#endif
