// What a hook may use: the tree, the current place, and constructors for facts.
//
// A row of roles.map says `hook=fl_<language>_<what>`; the hook then does the work of the row's role for that node and returns
// the value (values[]) which the node stands for, 0 when it stands for none. Most hooks read a few slots, make one or two
// records and leave the rest to `fl_x_value`, `fl_x_stmt` or `fl_x_default`.
//
//   fl_id fl_go_send(fl_extract *x, const fl_node *node) {
//     fl_id parts[] = {fl_x_slot_value(x, node, FL_SLOT_a), fl_x_slot_value(x, node, FL_SLOT_b)};
//     return fl_x_binop(x, node, FL_OP_SEND, parts[0], parts[1]);
//   }
//
// Every visit keeps evaluation order: receiver, then the call itself, then its arguments. Nodes are `const` and stay where they
// are until the file is done; ids are indices into the lists of facts.h.
#ifndef FL_FACTS_HOOK_H
#define FL_FACTS_HOOK_H

#include "facts/facts.h"
#include "facts/roles.h"
#include "parse/syntax.h"

typedef struct fl_extract fl_extract;

// ---- reading the tree -----------------------------------------------------------------------------------------------

fl_role fl_x_role(const fl_extract *, const fl_node *);
const char *fl_x_attr(const fl_extract *, const fl_node *);              // attr of the node's row, "" when none
bool fl_x_attr_is(const fl_extract *, const fl_node *, const char *attr);
bool fl_x_is(const fl_extract *, const fl_node *, const char *kind);     // the grammar's name of the node kind
fl_str fl_x_text(const fl_extract *, const fl_node *);                   // source text; borrowed
bool fl_x_starts_with(const fl_extract *, const fl_span *, const char *); // the text of a span
fl_str fl_x_text_between(const fl_extract *, uint32_t byte_begin, uint32_t byte_end);
const fl_node *fl_x_behind(const fl_extract *, const fl_node *);         // the first node behind its subtree, NULL at the end
const fl_node *fl_x_before(const fl_extract *, const fl_node *);         // the one that the list has before it, NULL before the root
bool fl_x_has_token(const fl_extract *, const fl_node *, const char *);  // a direct anonymous child of that text

// The slots that the node's row describes. `fl_x_slot` gives the first node or NULL; a walk gives all of a `*` source.
//   fl_slot_walk walk;
//   for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) ...
typedef struct fl_slot_walk {
  const fl_slot_source *source;
  const fl_node *at, *end;
  uint32_t nth;
} fl_slot_walk;
const fl_node *fl_x_slot(const fl_extract *, const fl_node *, fl_slot);
const fl_node *fl_x_first(const fl_extract *, const fl_node *, fl_slot, fl_slot_walk *);
const fl_node *fl_x_next(const fl_extract *, fl_slot_walk *);
// nth named child that is neither comment nor error, from 1; NULL when there are fewer
const fl_node *fl_x_nth(const fl_extract *, const fl_node *, uint32_t nth);
const fl_node *fl_x_after(const fl_extract *, const fl_node *, const char *kind); // the next node of a kind in the text; NULL

// ---- symbols and types ----------------------------------------------------------------------------------------------

fl_sym fl_x_sym(fl_extract *, fl_str text);
fl_sym fl_x_name(fl_extract *, const fl_node *); // the node's text as a symbol; 0 for NULL
fl_str fl_x_sym_text(const fl_extract *, fl_sym);
// Written type -> dotted head (facts.h, fl_var.type); `arg` (may be NULL) takes its first argument's head. 0 for NULL.
fl_str fl_x_compiled_type(const fl_extract *, const fl_node *name); // of a variable whose type is not written, as a compiler says; "": nobody asked one
fl_sym fl_x_type(fl_extract *, const fl_node *, fl_sym *arg);
fl_sym fl_x_type_of_text(fl_extract *, fl_str, fl_sym *arg);
// Type parameters in scope: what a written `T` stands for (its bound; 0 = anything). A stack: who adds, forgets.
uint32_t fl_x_type_params(const fl_extract *); // height
void fl_x_type_param(fl_extract *, fl_sym name, fl_sym bound);
void fl_x_forget_type_params(fl_extract *, uint32_t height);
bool fl_x_bound_of(const fl_extract *, fl_str name, fl_sym *bound); // false: no such parameter

// Declarators around a name, rows of role pass with attr=pointer, reference, list or func: `*p`, `argv[]`, `*f(int)`, `(*done)(int)`.
typedef struct fl_declared {
  const fl_node *name; // NULL when none is written
  const fl_node *func; // the declarator of the function whose name, or pointer, it is
  bool pointer, list, reference;
  bool callable;       // a pointer to a function; else `func` declares a function
} fl_declared;
fl_declared fl_x_declared(const fl_extract *, const fl_node *);
fl_sym fl_x_declared_type(fl_extract *, const fl_declared *, fl_sym type); // of a variable: []T, func, or T itself

// ---- visiting -------------------------------------------------------------------------------------------------------

fl_id fl_x_value(fl_extract *, const fl_node *);       // as an expression; 0 for NULL and for what has no value
fl_id fl_x_value_or_other(fl_extract *, const fl_node *); // the same, never 0 but for NULL
void fl_x_stmt(fl_extract *, const fl_node *);         // as a statement: a call's result counts as ignored
void fl_x_stmts(fl_extract *, const fl_node *);        // every named child as a statement
void fl_x_body(fl_extract *, const fl_node *);         // a block's statements without a region of its own; else as fl_x_stmt
// Where blocks have values: all statements of a block (from one of its children on), the last as an expression, whose value comes
// back; 0 when it has none. As a body: without a region of its own.
fl_id fl_x_last_value(fl_extract *, const fl_node *block, const fl_node *from);
fl_id fl_x_body_value(fl_extract *, const fl_node *);
fl_id fl_x_default(fl_extract *, const fl_node *);     // what the row's role does when there is no hook
bool fl_x_is_stmt(const fl_extract *);                 // stands the hook's node as a statement? ask before visiting others
fl_id fl_x_slot_value(fl_extract *, const fl_node *, fl_slot);
// A part of the file read anew, with text around it that makes a program of it: what a macro is given. `inside` is a node that the
// part stands in or begins with. NULL when the grammar cannot read it whole; else the root, with places as they are in the file.
const fl_node *fl_x_reread(fl_extract *, const fl_node *inside, uint32_t byte_begin, uint32_t byte_end, const char *before,
                           const char *after);
void fl_x_mended(fl_extract *, uint32_t byte_begin, uint32_t byte_end); // what is broken in there has been read so
const fl_node *fl_x_root(const fl_extract *);
const fl_node *fl_x_unwrap(const fl_extract *, const fl_node *); // through `pass` nodes with one item: ((e)) -> e

// ---- values ---------------------------------------------------------------------------------------------------------
// `node` gives the range.

fl_id fl_x_self(fl_extract *, const fl_node *); // the object that the method was called on
fl_id fl_x_ref(fl_extract *, const fl_node *, fl_sym name); // SELF when the name is the function's receiver
fl_id fl_x_path_head(fl_extract *, const fl_node *, fl_sym name); // the `a` of `a::b`: a module or type, never a variable
fl_id fl_x_path(fl_extract *, const fl_node *, fl_str dotted);    // a.b.c -> FIELD(FIELD(a::, b), c)
fl_id fl_x_member(fl_extract *, const fl_node *, fl_id base, fl_sym name);
fl_id fl_x_index(fl_extract *, const fl_node *, fl_id base, fl_id index);
fl_id fl_x_lit(fl_extract *, const fl_node *, enum fl_lit, fl_str text);
fl_id fl_x_string(fl_extract *, const fl_node *, fl_str inside, bool raw); // decodes escapes unless raw
fl_id fl_x_number(fl_extract *, const fl_node *, enum fl_lit, fl_str text); // any base to plain decimal
fl_id fl_x_out(fl_extract *, const fl_node *, fl_id call, uint32_t arg);    // what the call leaves behind `&x`
fl_id fl_x_unary(fl_extract *, const fl_node *, enum fl_op, fl_id operand);
fl_id fl_x_binop(fl_extract *, const fl_node *, enum fl_op, fl_id left, fl_id right);
fl_id fl_x_cast(fl_extract *, const fl_node *, fl_id operand, fl_sym type);
fl_id fl_x_given(fl_extract *, const fl_node *, fl_id operand); // the same value, of which is known that it is not missing
fl_id fl_x_await(fl_extract *, const fl_node *, fl_id operand); // marks the call it waits for
fl_id fl_x_spread(fl_extract *, const fl_node *, fl_id operand);
fl_id fl_x_lambda_value(fl_extract *, const fl_node *, fl_id func);
fl_id fl_x_assigned_value(fl_extract *, const fl_node *, fl_id assign);
fl_id fl_x_type_value(fl_extract *, const fl_node *, fl_sym type);
fl_id fl_x_dotted(fl_extract *, const fl_node *, fl_str dotted);        // a.b.c -> FIELD(FIELD(a, b), c)
fl_id fl_x_group(fl_extract *, const fl_node *, enum fl_val_kind, const fl_id *items, uint32_t n); // LIST CONCAT OTHER COND
fl_id fl_x_format(fl_extract *, const fl_node *, enum fl_joining, const fl_id *items, uint32_t n); // CONCAT: a format, and what goes into its holes
fl_id fl_x_map(fl_extract *, const fl_node *, const fl_entry *, uint32_t n);
// Parts that come one by one, each of which may have parts of its own; what was gathered last is taken first.
//   fl_gathering g = fl_x_gather(x);
//   fl_x_gather_item(x, value); ...
//   return fl_x_gathered_list(x, node, FL_VAL_LIST, &g);
typedef struct fl_gathering {
  uint32_t items, entries; // heights of the scratch stacks
} fl_gathering;
fl_gathering fl_x_gather(const fl_extract *);
void fl_x_gather_item(fl_extract *, fl_id); // nothing for 0
void fl_x_gather_entry(fl_extract *, fl_entry);
fl_id fl_x_gathered_list(fl_extract *, const fl_node *, enum fl_val_kind, const fl_gathering *);
fl_id fl_x_gathered_map(fl_extract *, const fl_node *, const fl_gathering *);
const fl_val *fl_x_val(const fl_extract *, fl_id);                      // borrowed until the next record

// ---- calls ----------------------------------------------------------------------------------------------------------

// Opens the row (so that ids keep evaluation order), takes arguments one by one, closes and gives the value.
//   fl_call_draft call = fl_x_call_open(x, node, FL_CALL_NEW);
//   fl_x_call(x, &call)->callee = ...;
//   fl_x_arg(x, name, value); ...
//   return fl_x_call_close(x, &call);
typedef struct fl_call_draft {
  fl_id call;
  uint32_t args; // height of the scratch stack
} fl_call_draft;
fl_call_draft fl_x_call_open(fl_extract *, const fl_node *, enum fl_call_form);
fl_call_draft fl_x_call_open_fn(fl_extract *, const fl_node *, const fl_node *fn); // form, receiver and name as `fn` says
fl_call *fl_x_call(fl_extract *, const fl_call_draft *); // borrowed until the next record
void fl_x_callee_name(fl_extract *, const fl_call_draft *, const fl_node *name); // name, name_begin, name_line
void fl_x_arg(fl_extract *, fl_sym name, fl_id val);
fl_id fl_x_arg_at(const fl_extract *, fl_id call, uint32_t i); // values[]; of a call that is closed
void fl_x_args(fl_extract *, const fl_node *args); // every item of an argument list; a single expression counts as one
void fl_x_call_args(fl_extract *, const fl_node *call, const fl_call_draft *); // what the row's slots give
fl_id fl_x_call_close(fl_extract *, const fl_call_draft *);
fl_id fl_x_first_arg(const fl_extract *, const fl_call_draft *); // of a closed call; 0 when it has none
// A call row's work with another callee or other type arguments than its slots give; either may be NULL.
fl_id fl_x_call_with(fl_extract *, const fl_node *, const fl_node *fn, const fl_node *targs);
// One constructor calls another: of the same type (`own`) or of the supertype.
fl_id fl_x_constructor_call(fl_extract *, const fl_node *, const fl_node *args, bool own);
void fl_x_flag_call(fl_extract *, fl_id value, uint8_t flag); // sets a fl_call_flags bit when the value is a call (await'ed too)

// The call whose result a value is, also through a variable that this function gave it to; 0 when there is none.
fl_id fl_x_call_behind(const fl_extract *, fl_id value);
fl_id fl_x_receiver(const fl_extract *, fl_id call, fl_str *name); // of a method call, with the method's name; 0 when it has none

// ---- where we are ---------------------------------------------------------------------------------------------------

fl_id fl_x_func(const fl_extract *);   // innermost function
fl_id fl_x_region(const fl_extract *); // innermost region
fl_id fl_x_type_body(const fl_extract *); // the type whose members are being read, 0 inside functions and at file level
fl_id fl_x_lexical_type(const fl_extract *); // the type whose body this stands in, also inside functions
bool fl_x_in_function(const fl_extract *);     // not at file level
bool fl_x_in_running_body(const fl_extract *); // directly in the body of such a type, not in a function or lambda in it
fl_sym fl_x_type_of_local(const fl_extract *, fl_sym name); // as declared; 0: not known, or a constant
bool fl_x_knows(const fl_extract *, fl_sym name); // is it a variable of this function, or of one around this lambda?
fl_sym fl_x_var_type(const fl_extract *, fl_sym name); // the written type of such a variable, 0 when there is none
void fl_x_remember(fl_extract *, fl_sym);              // notes a name for the rest of the file
bool fl_x_remembers(const fl_extract *, fl_sym);
fl_func *fl_x_func_at(fl_extract *, fl_id);     // borrowed until the next record, as are the two below
fl_region *fl_x_region_at(fl_extract *, fl_id);
fl_type *fl_x_type_at(fl_extract *, fl_id);
fl_param *fl_x_param_at(fl_extract *, fl_id);
fl_var *fl_x_var_at(fl_extract *, fl_id);
fl_id fl_x_next_func(const fl_extract *); // the id that the next one gets
fl_id fl_x_next_type(const fl_extract *);
fl_id fl_x_next_var(const fl_extract *);

fl_id fl_x_region_open(fl_extract *, enum fl_region_kind, const fl_node *); // becomes the innermost
void fl_x_region_close(fl_extract *, fl_id); // and with it what is still open inside
void fl_x_label(fl_extract *, fl_sym name); // of the next loop or block
// Opens a region that ends where the innermost one does: `using var x = ...;`
fl_id fl_x_region_to_end(fl_extract *, enum fl_region_kind, const fl_node *);
void fl_x_hole(fl_extract *, const fl_node *); // what a macro is given and nobody can read: absence is unknown where it stands
void fl_x_hole_of(fl_extract *, const fl_node *, enum fl_hole_kind);

// A loop whose parts the hook has found; the role `loop` does the same from its slots.
typedef struct fl_loop_parts {
  uint8_t form;            // fl_loop_form; settled to forever or while when the parts say so
  bool is_async, declares; // declares: var and key are new names
  uint32_t bind_flags;     // fl_bind_flags when they are not
  const fl_node *clause;   // node whose init and step slots count; NULL = none
  const fl_node *test, *key, *var, *type, *over, *body;
} fl_loop_parts;
fl_id fl_x_loop(fl_extract *, const fl_node *, const fl_loop_parts *);
// What a jump back to a label repeats: a loop from here to `byte_end`, which whatever falls off its end leaves. Opens the loop;
// it closes by itself before the statement that begins there, or with the region around it.
void fl_x_label_loop(fl_extract *, const fl_node *, fl_sym label, uint32_t byte_end);
// The same for what stands behind, which runs for each part of `over`; falling off its end goes on with the next.
void fl_x_macro_loop(fl_extract *, const fl_node *, fl_id over, uint32_t byte_end);
// One behind the last node of the tree.
const fl_node *fl_x_end(const fl_extract *);
// A catch whose parts the hook has found: caught types as text (`A | B`, `(A, B)`), name, body, where to put the body's value;
// each may be NULL.
fl_id fl_x_catch(fl_extract *, const fl_node *, const fl_node *type, const fl_node *name, const fl_node *body, fl_id *value);
// One result of a switch that is read as a value.
void fl_x_push_yield(fl_extract *, fl_id value);
// A with_item hook evaluates the resource, opens a SCOPE region with `a` set and binds the name; `with` closes it.

// ---- functions ------------------------------------------------------------------------------------------------------
// Functions whose parts the hook has found; the roles func and lambda do the same from their slots. What is visited between open
// and close belongs to the function.
//   fl_id func = fl_x_func_open(x, node, name, body, flags); // takes the annotations that wait; no body: abstract
//   fl_x_param(x, name, &(fl_param){.type = ...}); ...       // takes the annotations that wait since the last one
//   fl_x_func_body(x, body, true);
//   fl_x_func_close(x);
fl_id fl_x_func_open(fl_extract *, const fl_node *, const fl_node *name, const fl_node *body, uint32_t flags);
void fl_x_param(fl_extract *, const fl_node *name, const fl_param *row); // name: a pattern as well; NULL: the row has it
void fl_x_param_field(fl_extract *, const fl_node *name);                // the last parameter is a field of the type, too
void fl_x_func_body(fl_extract *, const fl_node *body, bool value);      // value: a block's last expression is returned
void fl_x_func_close(fl_extract *);
void fl_x_no_home(fl_extract *); // a lambda with returns of its own
fl_id fl_x_home(const fl_extract *); // the function that a return leaves, also from inside lambdas

// ---- declarations ---------------------------------------------------------------------------------------------------

// A function whose parts the hook has found; the role `func` does the same from its slots. Annotations that wait are its own.
typedef struct fl_func_parts {
  const fl_node *name;              // NULL: `named` alone counts
  fl_sym named;                     // 0: the text of `name`
  const fl_node *params, *body;
  const fl_node *type;              // of the result, where `result` does not tell it
  fl_sym result, result_arg;
  fl_sym param;                     // a parameter that nobody writes down (what a setter sets)
  const fl_node *param_type;
  fl_sym owner_name;                // as in fl_func
  uint32_t flags;                   // more fl_func_flags
  void (*first)(fl_extract *, const fl_node *); // runs inside the function, before its body; may be NULL
} fl_func_parts;
fl_id fl_x_function(fl_extract *, const fl_node *, const fl_func_parts *);
// A type whose parts the hook has found.
fl_id fl_x_type_row(fl_extract *, const fl_node *, fl_sym name, enum fl_type_kind, const fl_node *body, const fl_sym *supers,
                    uint32_t n_supers);
// A namespace; what is declared in `body` stands in it.
void fl_x_namespace(fl_extract *, const fl_node *, fl_sym name, const fl_node *body);

// Variable at the current place: field, global or local by where it stands.
fl_id fl_x_var(fl_extract *, const fl_node *name, fl_sym type, fl_sym type_arg, uint8_t flags);
// Field of the object whose method this is, declared where it is first set (`self.x: T = v`). 0 outside methods.
fl_id fl_x_own_field(fl_extract *, const fl_node *name, fl_sym type, fl_sym type_arg);
fl_id fl_x_field(fl_extract *, fl_id of_type, const fl_node *name, fl_sym type, fl_sym type_arg);
// Field of the type being read, where its name does not stand in the text (positions of a tuple). 0 outside of types.
fl_id fl_x_field_named(fl_extract *, const fl_node *, fl_sym name, fl_sym type, fl_sym type_arg);
// As fl_x_bind with FL_BIND_DECLARE, of a written type; the annotations that wait are the variable's.
fl_id fl_x_declare_annotated(fl_extract *, const fl_node *target, fl_sym type, fl_sym type_arg, fl_id value, uint32_t flags,
                             const fl_node *span);
void fl_x_type_kind(fl_extract *, enum fl_type_kind); // of the next type, when its row cannot tell
void fl_x_next_params(fl_extract *, const fl_node *); // the constructor's parameters in its head, likewise
void fl_x_super(fl_extract *, fl_sym name); // one more supertype of the type being read
void fl_x_next_super(fl_extract *, fl_sym name); // ... of the type that comes next; forgotten with the annotations that wait
fl_id fl_x_anonymous_body(fl_extract *, const fl_node *body, fl_sym super); // a type without name; types[]
// A type whose body is code that runs: `inside` reads it, in a function of its own ("<class>") whose receiver is the type.
// A dotted name stands for itself below the type around it. `super` is the last supertype; 0 for none.
fl_id fl_x_running_type(fl_extract *, const fl_node *, fl_sym name, enum fl_type_kind, fl_sym super, const fl_node *body,
                        fl_hook_fn *inside);
void fl_x_class_super(fl_extract *, fl_sym name); // one more type whose methods the type itself has, as an object
// A named function of `owner`, wherever it stands; 0: of no type, and at file level. `flags` join those of the place.
void fl_x_member_func(fl_extract *, const fl_node *, fl_id owner, uint32_t flags);
uint32_t fl_x_member_flags(fl_extract *, uint32_t flags); // members that follow have these too; gives those until now
// A function of the type that hands everything on: to `target` of self, or with target 0 to self's own method `old`.
void fl_x_member_forward(fl_extract *, const fl_node *, fl_id owner, fl_sym name, fl_sym target, fl_sym old, uint32_t flags);
void fl_x_flag_member(fl_extract *, fl_id owner, fl_sym name, uint32_t flags); // a function of the type that was read before
void fl_x_declare_field(fl_extract *, const fl_node *, fl_id owner, fl_sym name, uint8_t flags); // fl_var_flags
void fl_x_declare_global(fl_extract *, const fl_node *, fl_sym name); // of the file's module, from wherever it is set
// A constant of `owner` (0: of the file's module) with its value.
void fl_x_declare_const(fl_extract *, const fl_node *, fl_id owner, fl_sym name, fl_id value);
void fl_x_import(fl_extract *, const fl_node *, const fl_import *row); // func and span are filled in
void fl_x_package(fl_extract *, fl_sym name);
// A package clause with a body, perhaps inside another one. The file is of the first that holds types; types of the others say so.
fl_sym fl_x_package_open(fl_extract *, fl_sym name); // returns what `close` puts back
void fl_x_package_close(fl_extract *, fl_sym outer);
// Annotations wait for the next func, type, param or var that is made; an annotation made by a hook joins them.
void fl_x_annot(fl_extract *, const fl_annot *row);
uint32_t fl_x_n_waiting(const fl_extract *);
const fl_annot *fl_x_waiting(const fl_extract *, uint32_t i); // borrowed until the next annotation
void fl_x_forget_waiting(fl_extract *);                       // they stood before something that takes none
bool fl_x_test_scope(fl_extract *, bool in_test);       // functions from here on are for tests only; gives what held before

// A variable or field with the words and annotations that `node` has; `value` may be NULL.
void fl_x_var_with(fl_extract *, const fl_node *node, const fl_node *name, const fl_node *value);

// ---- assignments and exits ------------------------------------------------------------------------------------------

enum fl_bind_flags {
  FL_BIND_DECLARE = 1,  // a declaration: makes vars
  FL_BIND_NEW_ONLY = 2, // declares only names that the current region does not know yet (Go's :=)
  FL_BIND_FUNC = 4,     // declares names that the current function does not know yet, for all of it (Python)
  FL_BIND_LOOP = 8,     // from_loop
  FL_BIND_CONST = 16,
  FL_BIND_STATIC = 32,
  FL_BIND_CAUGHT = 64,
  FL_BIND_CLOSURE = 128, // with FUNC: names that a function around the lambda knows are its; never a field or a global (Ruby)
  FL_BIND_POINTER = 256,
};
// Assigns `value` to a target: name, member, index, or a pattern (list, map, pass, nested). `span` is the whole statement.
// `result_index` as in fl_assign. Returns the (last) assign's id.
fl_id fl_x_bind(fl_extract *, const fl_node *target, fl_id value, int result_index, uint32_t flags, const fl_node *span);
fl_id fl_x_assign(fl_extract *, const fl_node *, fl_id target, fl_id value); // one that no pattern stands behind
fl_id fl_x_assign_value(fl_extract *, const fl_node *, fl_id target, fl_id value); // the same with the node's operator, as a value
fl_id fl_x_update(fl_extract *, const fl_node *, const fl_node *target, enum fl_op); // x++ is x += 1; the assign
void fl_x_outer_name(fl_extract *, fl_sym); // FL_BIND_FUNC in this function must not declare it (Python's global, nonlocal)
void fl_x_share_name(fl_extract *, fl_sym); // FL_BIND_FUNC in functions inside this one must not declare it
// Declares a name with a type and gives it a value; the value may be 0. Returns the assign's id. `flags`: more fl_bind_flags.
fl_id fl_x_declare_var(fl_extract *, const fl_node *name, fl_sym type, fl_sym type_arg, fl_id value, const fl_node *span);
fl_id fl_x_declare_as(fl_extract *, const fl_node *name, fl_sym type, fl_sym type_arg, uint32_t flags, fl_id value,
                      const fl_node *span);
fl_id fl_x_exit(fl_extract *, const fl_node *, enum fl_exit_kind, fl_id val, fl_id target);
fl_id fl_x_exit_from(fl_extract *, const fl_node *, fl_id func, enum fl_exit_kind, fl_id val); // of a function around this one
fl_id fl_x_home_return(fl_extract *, const fl_node *, fl_id val); // in a lambda: leaves the named function around it
fl_id fl_x_leave_loop(fl_extract *, const fl_node *, enum fl_exit_kind, fl_sym label); // BREAK or CONTINUE; label 0: none
void fl_x_irregular(fl_extract *); // goto and the like: the function's absence is unknown
// A jump back to the label of a loop around it; false when there is none. A jump to a label further down.
bool fl_x_jump(fl_extract *, const fl_node *, fl_sym label);
void fl_x_jump_ahead(fl_extract *, const fl_node *, uint32_t label_byte);
void fl_x_generator(fl_extract *); // the function yields
fl_id fl_x_lambda(fl_extract *, const fl_node *, const fl_node *params, const fl_node *body); // either may be NULL
void fl_x_takes_block(fl_extract *);          // the next named function runs a block that no parameter names: it gets one, "&"
fl_sym fl_x_block_name(const fl_extract *);   // the block parameter of the named function around here, 0 when it has none
void fl_x_func_flags(fl_extract *, uint32_t flags); // fl_func_flags for the next named function (a decorator said so)

#endif
