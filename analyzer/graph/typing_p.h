// Types of values, and what code runs on without saying so.
#ifndef FL_GRAPH_TYPING_P_H
#define FL_GRAPH_TYPING_P_H

#include "graph/ent_p.h"

// implicit.c: what code runs on without saying so, and what callbacks are handed
enum { FL_PASSED_SELF = -1 }; // index of what a callback runs on; its parameters count from 0
fl_mid fl_passed_path(const fl_graph *g, const fl_meaning_row *row, int32_t index);
fl_ent fl_callback_of(fl_graph *g, uint32_t file, uint32_t call);
fl_tref fl_type_library_makes(fl_graph *g, uint32_t file, fl_sym function); // as its model says; none when that depends on the call
fl_tref fl_type_of_path(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_mid path); // of what the path names at the call
fl_tref fl_passed_type(fl_graph *g, uint32_t file, uint32_t lambda, int32_t index);
fl_tref fl_self_type(fl_graph *g, uint32_t file, uint32_t func);        // type of what a lambda or an extension runs on
uint32_t fl_self_func(fl_graph *g, uint32_t file, uint32_t func);     // the function around whose object `this` is; 0: a type's own
void fl_find_selves(fl_graph *g);
void fl_find_stubs(fl_graph *g);
fl_tref fl_stands_for(fl_graph *g, uint32_t file, fl_tref t); // written in `file`
fl_ent fl_member_of_self(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
fl_ent fl_library_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
fl_ent fl_inherited_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
bool fl_is_known_member(fl_graph *g, uint32_t file, fl_tref t, fl_sym name);
fl_tref fl_type_behind(fl_graph *g, fl_ent implicit);

// getter.c
fl_sym fl_accessor_name(fl_graph *g, const char *prefix, fl_sym property); // get, name -> getName
fl_ent fl_find_getter(fl_graph *g, uint32_t file, fl_tref t, fl_sym property);

// lookup_type.c: types as they are written
fl_tref fl_type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written); // written: global symbol
fl_tref fl_type_from_within(fl_graph *g, uint32_t file, uint32_t type, fl_sym written); // where the type's supertypes are written

// The type whose method a function is, also one that stands apart from it; id 0: none, or a namespace.
fl_ent fl_owner_of(fl_graph *g, uint32_t file, uint32_t func);

// type.c: types of values
fl_tref fl_type_of(fl_graph *g, uint32_t file, uint32_t val);
fl_tref fl_type_of_ent(fl_graph *g, fl_ent ent);
fl_tref fl_type_of_self(fl_graph *g, uint32_t file, uint32_t val); // of self where the value stands
fl_tref fl_extern_type(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty);
fl_tref fl_type_written(fl_graph *g, uint32_t file, uint32_t func, fl_sym local_type, fl_sym local_arg); // as facts keep it
fl_tref fl_element_type(fl_graph *g, uint32_t file, fl_tref t);
fl_tref fl_type_of_element(fl_graph *g, uint32_t file, uint32_t base); // element.c: also what is written out
uint32_t fl_gone_through(fl_graph *, uint32_t file, uint32_t rows, int32_t part); // zip(xs, ys), enumerate(xs): the collection behind a part of the element; 0 = a number
fl_tref fl_type_of_part(fl_graph *g, uint32_t file, fl_tref t, uint32_t index); // of several values in one
fl_sym fl_qualified_type(fl_graph *g, uint32_t file, uint32_t func, fl_str written);
fl_sym fl_name_of_type(fl_graph *g, fl_tref t);
bool fl_is_open_type(const fl_graph *g, fl_tref t); // `$element`: the first parameter of the type around it, still open
fl_tref fl_type_by_name(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty); // qualified, perhaps with its argument
fl_tref fl_type_argument(fl_graph *g, uint32_t file, uint32_t call, int32_t index); // -1: the last
fl_tref fl_type_of_template(fl_graph *g, uint32_t file, uint32_t call, fl_text model); // a model's type, with words for what is known at the call
fl_tref fl_type_passed(fl_graph *g, uint32_t file, uint32_t param); // callback.c: to a parameter of a lambda
fl_tref fl_type_awaited(fl_graph *g, uint32_t file, uint32_t val); // type.c: what awaiting a value gives
void fl_index_handed(fl_graph *, uint32_t file);
void fl_index_lone_calls(fl_graph *, uint32_t file);
fl_tref fl_type_at_path(fl_graph *g, uint32_t file, uint32_t call, fl_mid path); // container.c
fl_tref fl_result_of(fl_graph *g, fl_ent func, uint32_t index);
fl_tref fl_type_of_call(fl_graph *g, uint32_t file, uint32_t call, uint32_t index);
bool fl_makes_its_argument(const fl_graph *g, uint32_t file, uint32_t call);
fl_str fl_modelled_field(const fl_graph *g, uint32_t file, fl_str type, fl_str field, uint32_t depth); // a template; "" = none
fl_tref fl_type_of_field(fl_graph *g, uint32_t file, fl_tref base, fl_sym field);
fl_tref fl_extern_super(fl_graph *g, fl_tref t, uint32_t depth);
bool fl_in_test(const fl_graph *g, uint32_t file, uint32_t func); // for tests only, by its file or by itself
uint32_t fl_func_at(const fl_facts *, uint32_t byte); // the innermost around it
uint32_t fl_func_of_val(const fl_graph *g, uint32_t file,
                        uint32_t val); // function in whose code the value stands

// generic.c: type parameters
fl_tref fl_type_of_variable(fl_graph *g, uint32_t file, const fl_var *); // as it is written, where its type's parameters are seen
bool fl_names_type_param(const fl_graph *g, uint32_t file, fl_sym name); // of any type or function of the file
bool fl_type_param(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym name, fl_tref *out); // is it one? out: what it stands for
fl_sym fl_super_argument(fl_graph *g, uint32_t file, uint32_t type, fl_sym written); // local symbol; of a supertype of the type
fl_tref fl_super_of(const fl_graph *g, fl_tref t, uint32_t i); // with its argument as seen from t
fl_type_args fl_type_args_at(fl_graph *, fl_call_ref, fl_func_ref); // what the type parameters of the function stand for where it is called
fl_tref fl_generic_result(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t index); // none: not generic, or not known
fl_tref fl_generic_field(fl_graph *g, fl_tref base, fl_ent member);

// block.c: what blocks are given
typedef enum fl_block_gift { FL_GIVES_NOTHING, FL_GIVES_TYPE, FL_GIVES_RESULT, FL_GIVES_RECEIVER, FL_GIVES_INSTANCE } fl_block_gift;
// What a model says of a lambda's parameter; `call`: the call that the lambda is handed to.
fl_block_gift fl_block_gives(fl_graph *g, uint32_t file, uint32_t param, uint32_t *call, fl_str *type);
fl_tref fl_type_of_given(fl_graph *g, uint32_t file, uint32_t param);
fl_tref fl_type_made_from(fl_graph *g, uint32_t file, uint32_t type); // what a class makes, whose value `type` is
fl_tref fl_type_of_block_self(fl_graph *g, uint32_t file, uint32_t func);

#endif
