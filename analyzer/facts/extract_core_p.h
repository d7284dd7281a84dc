// The extractor's inside: one worker's state, shared by the extract_*.c files and seen by nobody else.
//
// A walk is plain recursion over the flat tree: `fl_x_visit` looks up the role of a node and calls the role's handler, which
// visits the slots it cares for. The state says where the walk stands (function, region, type) and holds the lists that grow.
#ifndef FL_FACTS_EXTRACT_CORE_P_H
#define FL_FACTS_EXTRACT_CORE_P_H

#include "base/array.h"
#include "base/intern.h"
#include "base/strbuf.h"
#include "facts/extract.h"
#include "facts/hook.h"
#include "parse/part.h"

#include <string.h>

// ---- what a grammar's kinds mean besides their roles ----------------------------------------------------------------

enum fl_word { // tokens that stand before or inside a definition
  FL_WORD_NONE,
  FL_WORD_ASYNC,
  FL_WORD_STATIC,
  FL_WORD_PRIVATE,
  FL_WORD_PUBLIC, // public, protected, readonly: on a parameter they make a field of it
  FL_WORD_ABSTRACT,
  FL_WORD_CONST,
  FL_WORD_GET,
  FL_WORD_SYNC,
  FL_WORD_DEFINE,   // :=
  FL_WORD_OPTIONAL, // ?.
  FL_WORD_THIS,     // on a parameter: the function is called on it
  FL_WORD_PARTIAL,
};

typedef struct fl_lexicon { // of one mapping; made once by a worker
  const fl_mapping *mapping;
  uint8_t *op;   // fl_op by symbol
  uint8_t *word; // fl_word by symbol
  uint8_t *keep; // fl_keep by symbol
  uint8_t *may_miss; // 1 by symbol: see fl_parse_options
  fl_str self;   // how the language calls the receiver by itself ("this"), "" when it does not
  bool errors_are_values;
  bool dot_joins; // a . b puts texts together
  bool has_sigil; // names of variables begin with a sign that fields do not have
  bool failure_is_status; // calls say how they went by a number or by nothing: `rc < 0`, `p == NULL`
} fl_lexicon;

void fl_lexicon_free(fl_lexicon *);
const fl_lexicon *fl_lexicon_of(fl_extractor *, const fl_mapping *);

// ---- names in scope -------------------------------------------------------------------------------------------------

typedef struct fl_binding {
  fl_sym name;
  fl_id func, region; // where it was declared
  fl_id call;         // the call that last gave it its value
  uint32_t previous;  // the binding of the same name that it hides
  fl_sym type;        // as it was declared, 0 when not written
  bool is_self, is_error, from_param, is_pointer, is_const;
  bool is_shared; // functions inside this one assign it and make none of their own
} fl_binding;

// ---- state ----------------------------------------------------------------------------------------------------------

typedef struct fl_x_declaration { // what several declarators share
  fl_sym type, type_arg;
  uint32_t bind; // fl_bind_flags
  fl_id first_annot;
  uint32_t n_annots;
} fl_x_declaration;

typedef struct fl_x_bound { fl_sym name, type; } fl_x_bound; // a type parameter, and the type that stands for it

typedef struct fl_x_place { // saved and restored around a function
  fl_id func, region, type_body;
  fl_id space; // types[]: the namespace around it, 0 inside types and functions
  bool is_hidden; // in a namespace without a name
  fl_id argument_of;      // call whose arguments are being read
  const fl_node *deferred; // lambda that a deferred call calls
  bool in_deferred;
  fl_sym label;           // waits for the next loop or switch
  uint32_t annots;        // those waiting in pending_annots from here on belong to the next definition
  fl_id var_region;       // where declarations belong when that is not `region`
  fl_x_declaration shared;
  fl_sym elided;          // element type of the composite literal around this one, or the type that is expected of the next value
  fl_sym element;         // ... of the items of the next list
  bool collect_yields;    // a switch is read as a value
  fl_id lexical_type;     // type whose body this stands in, however deep in functions
  fl_id body_func;        // function that is the body of that type
  uint32_t member_flags;  // fl_func_flags of the members that follow (`private` by itself on a line)
  fl_sym package;         // of the package clause around this
  fl_id home_func, home_region; // in a lambda: the named function around it, and the region where it stands there
} fl_x_place;

typedef struct fl_label_loop { // see fl_x_label_loop
  fl_id func, region;
  uint32_t byte_end;
  const fl_node *label;
} fl_label_loop;

typedef struct fl_x_opened { // a function that a hook has opened
  fl_x_place outer;
  uint32_t bindings, params; // heights of the stacks
} fl_x_opened;

struct fl_extract {
  const fl_source *source; // what is read
  fl_str written;          // what stands in the file: the same where no compiler left something out
  const fl_mapping *mapping;
  const fl_lexicon *lexicon;
  const fl_extract_options *options;
  fl_syntax syntax;
  fl_intern syms;
#define X(T, name) FL_ARRAY(T) name;
  FL_FACT_LISTS(X)
#undef X
  // Stacks: who pushes, pops. Items of a call or list are gathered here, as its parts may have parts of their own.
  FL_ARRAY(fl_id) pending_ids;
  FL_ARRAY(fl_arg) pending_args;
  FL_ARRAY(fl_entry) pending_entries;
  FL_ARRAY(fl_annot) pending_annots;
  FL_ARRAY(fl_param) pending_params;
  FL_ARRAY(fl_x_bound) pending_supers; // with their first arguments
  uint32_t next_supers; // how many of them, the last, wait for the type that comes next
  FL_ARRAY(fl_sym) pending_class_supers;
  FL_ARRAY(fl_x_opened) opened;
  FL_ARRAY(const fl_node *) spine;
  FL_ARRAY(fl_binding) bindings;
  FL_ARRAY(fl_x_bound) type_params;
  FL_ARRAY(uint32_t) latest; // by symbol: its innermost binding
  FL_ARRAY(fl_label_loop) label_loops; // open ones, innermost last
  fl_buf text;               // scratch for decoding
  fl_x_place at;
  fl_sym package;
  uint32_t next_func_flags; // fl_func_flags that a hook saw before the function
  bool next_takes_block;    // a hook saw that it runs a block that no parameter names
  uint8_t next_type_kind;   // fl_type_kind, likewise
  const fl_node *next_type_params; // of the constructor in its head, where they were read anew
  FL_ARRAY(uint8_t) remembered; // by symbol: what hooks noted of the file
  uint32_t depth;
  bool as_stmt;   // the node being visited is a statement
  bool in_test;   // functions from here on are compiled for tests only
  bool generated; // the head comment says so
};

struct fl_extractor {
  fl_extract x;
  fl_parser *parser, *part_parser;
  fl_arena parts; // trees of parts that were read anew; until the next file
  fl_buf part_text;
  fl_buf compiled_text; // what a compiler sees of the file
  fl_buf words;       // what the parser sees, where a language blanks words
  fl_buf text;        // of the file, where its spelling was changed
  fl_source reworded; // the file as it is then read
  FL_ARRAY(fl_lexicon *) lexicons;
};

// ---- between the files ----------------------------------------------------------------------------------------------

typedef fl_id fl_handler(fl_extract *, const fl_node *, bool stmt);

fl_id fl_x_visit(fl_extract *, const fl_node *, bool stmt);
void fl_x_end_label_loops(fl_extract *, fl_id region, uint32_t byte); // those that stand in `region` and end before `byte`
void fl_x_depth_hole(fl_extract *, const fl_node *);
void fl_x_note_broken(fl_extract *);
void fl_x_read_nothing(fl_extract *);
// extract_compiled.c
fl_source fl_x_seen(const fl_source *, const fl_compiled *, fl_buf *text); // borrows `text`; without a compiler the source itself
void fl_x_note_left_out(fl_extract *);
void fl_x_note_compiled(fl_extract *);
void fl_x_reword(fl_extractor *, const fl_parse_options *limits); // extract_reword.c
void fl_x_name_holes(fl_extract *); // what stands in the lines of each hole
bool fl_x_too_deep(fl_extract *, const fl_node *); // makes a hole of the node when the walk is at its deepest
const fl_role_row *fl_x_row(const fl_extract *, const fl_node *);
const fl_node *fl_x_alternative(const fl_extract *, const fl_node *, fl_slot, uint32_t *from, fl_slot_walk *);
enum fl_op fl_x_op(const fl_extract *, const fl_node *);  // operator of a node: its op slot, else its first operator token
bool fl_x_has_word(const fl_extract *, const fl_node *, enum fl_word);
enum fl_word fl_x_word_of_text(fl_str);
bool fl_x_has_mod(const fl_extract *, const fl_node *, enum fl_word); // among direct tokens or in the mods slot
fl_span fl_x_span(const fl_node *);
fl_id fl_x_add_val(fl_extract *, const fl_node *, enum fl_val_kind, uint8_t op, uint32_t a, uint32_t b);
fl_id fl_x_pop_group(fl_extract *, const fl_node *, enum fl_val_kind, uint32_t base, bool simplify);
fl_id fl_x_pop_alternatives(fl_extract *, const fl_node *, uint32_t base); // which of what was pushed is not known here; 0: nothing was
fl_id fl_x_call_of(const fl_extract *, fl_id value); // calls[] behind CALL, AWAIT(CALL), NEW; 0 when none
uint32_t fl_x_flatten(fl_extract *, const fl_node *, const fl_node **out, uint32_t cap); // a, b = ...: the parts
uint32_t fl_x_n_items(const fl_extract *, const fl_node *);

// text
fl_str fl_x_inside_quotes(fl_str text, bool *raw);
fl_str fl_x_decode(fl_extract *, fl_str text);
fl_str fl_x_plain_int(fl_extract *, fl_str text);

// declarations
void fl_x_take_annots(fl_extract *, uint32_t from, fl_id *first, uint32_t *n);
void fl_x_read_mods(fl_extract *, const fl_node *);
fl_id fl_x_add_type(fl_extract *, const fl_node *, fl_sym name, uint8_t kind);
// Members are read between the two; supertypes met on the way wait in pending_supers and pending_class_supers.
typedef struct fl_x_type_place { fl_x_place outer; uint32_t supers, class_supers; } fl_x_type_place;
void fl_x_enter_type(fl_extract *, fl_id type, fl_x_type_place *outer); // keeps what waits from outer->supers on
void fl_x_leave_type(fl_extract *, fl_id type, const fl_x_type_place *outer);
// Code with a function of its own that no name calls: the returned place is put back by `leave`.
fl_x_place fl_x_enter_func(fl_extract *, fl_id func, const fl_node *body);
void fl_x_leave_func(fl_extract *, const fl_x_place *outer, uint32_t bindings);

// What is expected of the next value and of the items of the next list; returns what was before.
typedef struct fl_x_expected { fl_sym elided, element; } fl_x_expected;
static inline fl_x_expected fl_x_expect(fl_extract *x, fl_sym value, fl_sym element) {
  fl_x_expected outer = {x->at.elided, x->at.element};
  x->at.elided = value, x->at.element = element;
  return outer;
}
fl_x_expected fl_x_expect_type(fl_extract *, fl_sym type, fl_sym type_arg);
fl_id fl_x_result_value(fl_extract *, const fl_node *); // of what the function gives back

bool fl_x_next_type_arg(fl_str *rest, fl_str *type);
fl_id fl_x_written_type_params(fl_extract *, const fl_node *, uint32_t *n); // extract_generic.c: those of a definition, in names[]
// The constructor that a type's head declares: its parameters are fields; `super_args` may be NULL.
void fl_x_primary_constructor(fl_extract *, fl_sym name, const fl_node *params, const fl_node *super_args);
fl_id fl_x_init_func(fl_extract *, const fl_node *block, bool is_static);

// scope
void fl_x_declare(fl_extract *, fl_sym name, fl_id region, fl_sym type);
fl_binding *fl_x_lookup(const fl_extract *, fl_sym name); // NULL when unknown
void fl_x_forget_region(fl_extract *, fl_id region);
void fl_x_forget_to(fl_extract *, uint32_t height);
void fl_x_note_assign(fl_extract *, fl_sym name, fl_id call);

// failure
bool fl_x_names_error(fl_str name);
enum fl_outcome fl_x_outcome(fl_extract *, fl_id test, bool when_true, bool truthy, fl_id *of);
enum fl_outcome fl_x_status_outcome(fl_extract *, fl_id test, bool when_true, fl_id *of);

// notes
void fl_x_read_comments(fl_extract *);

// Handlers by role; each file fills its part of the table in extract.c.
#define FL_HANDLERS(X)                                                                                       \
  X(pass) X(package) X(import) X(func) X(lambda) X(type) X(extend) X(vars) X(var) X(assign) X(annot) X(decorated)      \
  X(block) X(if) X(switch) X(case) X(loop) X(try) X(catch) X(finally) X(with) X(with_item) X(sync)           \
  X(select) X(select_case) X(return) X(break) X(continue) X(throw) X(label) X(goto) X(yield) X(defer)        \
  X(spawn) X(await) X(call) X(new) X(compose) X(args) X(kwarg) X(spread) X(ident) X(self) X(super)           \
  X(member) X(index) X(string) X(template) X(int) X(float) X(true) X(false) X(nil) X(list) X(map) X(pair)    \
  X(cond) X(binop) X(unary) X(update) X(cast) X(typeref)
#define X(role) fl_handler fl_x_role_##role;
FL_HANDLERS(X)
#undef X

#endif
