// What the hook files of Rust share.
#ifndef FL_GRAMMARS_RUST_HOOKS_P_H
#define FL_GRAMMARS_RUST_HOOKS_P_H

#include "facts/hook.h"

// hooks_path.c: `crate::a::<T>::b` as dotted text with `Self`, `self` and `super` put in; borrowed until the next call.
typedef struct rust_path {
  char at[256];
  uint32_t n;
} rust_path;
fl_str rust_dotted(fl_extract *x, fl_str written, rust_path *out);
fl_id rust_path_value(fl_extract *x, const fl_node *path);
fl_str rust_word(fl_str text, uint32_t at); // the identifier that stands at a byte, "" when none
uint32_t rust_skip_token(fl_str text, uint32_t at); // behind a string, comment, bracketed group or character

// hooks_type.c: reads `<T: Bound>` and `where T: Bound` of an item into the type parameters in scope.
bool rust_is_type_param(fl_extract *x, fl_str text);
void rust_read_type_params(fl_extract *x, const fl_node *item);

// hooks_pattern.c
typedef enum rust_outcome_kind { RUST_NEITHER, RUST_SUCCESS, RUST_FAILURE } rust_outcome_kind;
rust_outcome_kind rust_pattern_outcome(const fl_extract *x, const fl_node *pattern);
void rust_bind(fl_extract *x, const fl_node *pattern, fl_id value, uint32_t flags, const fl_node *span);

// hooks_flow.c: statements of a block; the value of its last expression, 0 when it has none.
fl_id rust_block(fl_extract *x, const fl_node *block);
bool rust_is_conditional(const fl_extract *x); // an attribute in front says that some builds leave this out
fl_id rust_conditional_open(fl_extract *x, const fl_node *node); // a region for it; forgets the attributes

// hooks_macro.c: the block around a part that was read as an expression; NULL when it makes no sense.
const fl_node *rust_reread(fl_extract *x, const fl_node *inside, uint32_t begin, uint32_t end);

#endif
