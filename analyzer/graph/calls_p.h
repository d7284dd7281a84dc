// Which functions and rows of models a call means, and what is handed to it.
#ifndef FL_GRAPH_CALLS_P_H
#define FL_GRAPH_CALLS_P_H

#include "graph/ent_p.h"
#include "graph/store_p.h"

typedef struct fl_handing { // a function hands a parameter to a call that dispatches it
  fl_call_ref call;
  const fl_meaning_row *row;
  uint32_t param; // position
} fl_handing;

// dispatch.c: methods where receivers may be left out
fl_sym fl_dispatch(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty);
// handled.c: what runs because of the type of a message
void fl_index_handlers(fl_graph *);
bool fl_step_leaves_out(fl_graph *, uint32_t file, uint32_t func, fl_tref message); // handled_skip.c: a step around all messages
void fl_index_handed_through(fl_graph *); // handed_through.c
bool fl_is_handed_through(const fl_graph *, uint32_t file, uint32_t call); // who calls the function around it says what is dispatched
uint32_t fl_handlers_behind(fl_graph *, uint32_t file, uint32_t call, fl_func_ref, fl_ent *out, uint32_t cap);
uint32_t fl_handlers_of_type(fl_graph *, uint32_t file, fl_tref message, const fl_meaning_row *, fl_ent *out, uint32_t cap);
uint32_t fl_handlers_of(fl_graph *, uint32_t file, uint32_t call, const fl_meaning_row *, fl_ent *out, uint32_t cap);
// Methods of subtypes that a call on a supertype which lacks the method may go to.
uint32_t fl_subtype_methods(fl_graph *g, uint32_t file, uint32_t call, fl_ent *out, uint32_t cap);

// call.c: what calls name; target.c: where they go
bool fl_is_named_as_said(fl_graph *g, const fl_meaning_row *row, fl_str callee); // as the row's `rpc` reads names
void fl_index_procedures(fl_graph *g); // statement.c: those of interface files
bool fl_is_answered_by_stream(const fl_graph *g, const fl_site *s);
fl_sym fl_declared_spelling(fl_graph *g, fl_sym service, fl_sym method); // of a procedure, as an interface file writes it; else as it is
bool fl_is_declared(const fl_graph *g, fl_str service, fl_str method); // without a method: any of the service
void fl_resolve_calls(fl_graph *g, const fl_graph_input *);
fl_str fl_annotation_text(fl_graph *g, uint32_t file, uint32_t call, fl_mid path); // what stands at the path, a constant text; "" none
// annotated.c: what an annotation calls a type's table; the statement that an annotation gives a method that is called. "": none.
fl_str fl_annotated_table(fl_graph *g, uint32_t file, uint32_t type);
fl_str fl_annotated_statement(fl_graph *g, const fl_site *);
uint8_t fl_listener_kind(fl_graph *g, fl_func_ref func, uint32_t call, const fl_entry_model *m); // listener.c; 0: it is no entry point
void fl_index_callers(fl_graph *g); // by the targets of all calls
void fl_add_func(fl_graph *g, uint32_t file, uint32_t call, uint32_t to_file, uint32_t func, uint8_t certainty, uint8_t via);
void fl_add_row(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *, uint8_t certainty); // of a method that an interface of the repository declares
bool fl_is_run(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total);
uint8_t fl_callback_via(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total);
void fl_resolve_given(fl_graph *g, uint32_t file, uint32_t call); // given.c
void fl_resolve_fulfilled(fl_graph *g, uint32_t file, uint32_t call); // fulfilled.c: methods of interfaces that only library types fulfil
uint32_t fl_kept(fl_graph *g, uint32_t file, uint32_t call);      // values[]: what a member of pointer type is initialised with; 0: none
bool fl_answers_caller(fl_graph *, uint32_t file, uint32_t begun); // joined_answer.c: what is begun later does what its caller waits for
void fl_join_call(fl_graph *, uint32_t file, uint32_t call, fl_str words); // what the call spawns is waited for, if one of the words does so
void fl_join_calls(fl_graph *g);   // joined.c: what is begun elsewhere and waited for here runs here
void fl_detach_calls(fl_graph *g); // detach.c: methods that run elsewhere wherever they are called
uint32_t fl_expanded_argument(fl_graph *g, uint32_t file, uint32_t call); // expanded.c: values[]: the argument that a macro stands for; 0: none
fl_slot_ref fl_slot_of_field(fl_graph *g, fl_tref type, fl_sym field);
fl_func_ref fl_expanded(fl_graph *g, uint32_t file, uint32_t call, uint32_t *val); // the macro that is called, and the value that it stands for
fl_slot_ref fl_expanded_slot(fl_graph *g, uint32_t file, uint32_t call); // `CONN(s)`: a field of what it is given
bool fl_is_expanded_blindly(fl_graph *g, uint32_t file, uint32_t val); // a macro, and nobody knows which place it stands for
uint32_t fl_unwrapped(fl_graph *g, uint32_t file, uint32_t call); // values[]: what a call of fl_naming.unwraps is made on; 0: none
fl_ent fl_field_read(fl_graph *g, uint32_t file, uint32_t call); // the field that a call without arguments reads; FL_ENT_NONE: none
fl_sym fl_callee_name(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty);
// What a declaration apart from the function says for a parameter that is left out; val 0: nothing.
fl_value_ref fl_declared_default(const fl_graph *g, uint32_t file, uint32_t param);
fl_ent fl_overload(fl_graph *g, uint32_t file, uint32_t call,
                   fl_ent func); // the one of its name that fits the arguments
fl_ent fl_applied(fl_graph *, uint32_t file, uint32_t call, fl_ent called); // the method that a call of an object means (call_member)
fl_ent fl_constructor(fl_graph *g, uint32_t file, uint32_t call, fl_ent type);
bool fl_is_overloaded(const fl_graph *g, fl_ent func);
fl_ent fl_func_in_argument(fl_graph *g, uint32_t file, uint32_t call, uint32_t i, const fl_meaning_row *row); // or whose name its text is
fl_ent fl_func_in_value(fl_graph *g, uint32_t file, uint32_t val); // the function that a value is or names
fl_ent fl_made_handler(fl_graph *g, uint32_t file, uint32_t val);  // made_handler.c: or that a function of the repository makes
// listed.c: the call runs the functions in the list that it is handed, or that the call which made its receiver was handed for a property.
void fl_run_listed(fl_graph *g, fl_call_ref by, uint32_t val, uint8_t via);
void fl_run_made_with(fl_graph *g, fl_call_ref by, fl_str property, uint8_t via);
const fl_meaning_row *fl_row_for(fl_graph *g, uint32_t file, uint32_t call, fl_sym callee);

// const.c: what can be said of a value by itself
bool fl_const_text(fl_graph *g, uint32_t file, uint32_t val, fl_str *out);
// Is the type, or one that it is a kind of, the one that a condition asks for?
bool fl_type_fits(fl_graph *g, const char *language, fl_tref t, const fl_condition *c);
bool fl_conditions_hold(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row);
uint32_t fl_call_arg(const fl_graph *g, uint32_t file, uint32_t call, int32_t index); // value id, 0 = none
uint32_t fl_call_kw(const fl_graph *g, uint32_t file, uint32_t call, fl_str name);
fl_str fl_keyword_of(const fl_graph *g, uint32_t file, uint32_t param); // the name under which callers may pass it
uint32_t fl_receiver_of(const fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row); // value id, 0 = none
bool fl_constant_name(fl_graph *g, uint32_t file, uint32_t val, fl_str *out); // of a constant that the value names
bool fl_text_of_library(fl_graph *, uint32_t file, uint32_t val, fl_str *out); // of a constant whose text a model knows
// Arguments and parameters of a repository function: by name, by position, and the last parameter by what stands behind the call.
uint32_t fl_arg_of_param(fl_graph *g, fl_call_ref call, uint32_t file, uint32_t param);           // value id, 0 = left out
uint32_t fl_param_of_arg(fl_graph *g, uint32_t file, uint32_t call, uint32_t at, uint32_t to_file, uint32_t func);

// bind.c: the call that gave the called function some of its arguments in advance; none when there is no such call
fl_call_ref fl_bound_by(fl_graph *g, uint32_t file, uint32_t call);

#endif
