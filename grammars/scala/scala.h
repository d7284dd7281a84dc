// What the hooks of Scala share.
#ifndef FL_GRAMMARS_SCALA_H
#define FL_GRAMMARS_SCALA_H

#include "facts/hook.h"

bool scala_is_one_of(fl_str text, const char *const *words);
bool scala_is_function(const fl_extract *x, const fl_node *node); // a definition, or a declaration without a body
fl_id scala_nothing(fl_extract *x, const fl_node *node); // a value of which nothing is known
fl_id scala_value(fl_extract *x, const fl_node *node);   // never 0

// Types: what is written, functions as func, `=> T` as by_name with T.
fl_sym scala_type_of(fl_extract *x, const fl_node *type, fl_sym *arg);
// Adds the type parameters that a definition declares; gives what fl_x_forget_type_params takes.
uint32_t scala_type_params(fl_extract *x, const fl_node *node);

// Blocks and arguments that are functions.
fl_id scala_lambda(fl_extract *x, const fl_node *node, const fl_node *params, const fl_node *body);
fl_id scala_block_lambda(fl_extract *x, const fl_node *block); // { x => ... }, { case ... }, { ... }
fl_id scala_case_lambda(fl_extract *x, const fl_node *cases);
bool scala_has_placeholder(const fl_extract *x, const fl_node *node); // _.a, f(_): a function of what stands for _
fl_id scala_placeholder_lambda(fl_extract *x, const fl_node *node);

// Calls.
fl_id scala_member_call(fl_extract *x, const fl_node *node, fl_id recv, const fl_node *name, const fl_node *arg);
fl_call_draft scala_open_member(fl_extract *x, const fl_node *node, fl_id recv, const fl_node *name);
void scala_args(fl_extract *x, const fl_node *args); // ( ... ), { ... }, { case ... } or `: ...` behind a callee
void scala_construct(fl_extract *x, const fl_node *node, const fl_node *type, const fl_node *args, enum fl_call_form form);

// Patterns: binds their names to what is inside of `value`.
void scala_bind(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span);
fl_id scala_pattern_test(fl_extract *x, const fl_node *pattern); // what is compared with; 0 where everything fits
bool scala_is_failure(const fl_extract *x, const fl_node *pattern); // Failure(e), Left(e)
bool scala_is_success(const fl_extract *x, const fl_node *pattern);

#endif
