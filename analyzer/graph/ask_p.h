// Following values backwards: the shared words of origin.c, property.c, path.c, number.c and role.c.
#ifndef FL_GRAPH_ASK_P_H
#define FL_GRAPH_ASK_P_H

#include "graph/graph_p.h"
#include "base/strbuf.h"
#include "graph/loop_p.h"
#include "graph/sites.h"

// A call that was entered with its arguments bound: parameters of `func` stand for the arguments of `call`.
typedef struct fl_frame {
  const struct fl_frame *up;
  fl_func_ref func;
  fl_call_ref call;
  uint32_t depth;
} fl_frame;

enum fl_origin_kind {
  FL_FROM_LITERAL = 1, // a literal or an arithmetic of literals: val
  FL_FROM_OBJECT,      // made by `call`: constructor, literal, factory of a library
  FL_FROM_MAP,         // a map literal: val
  FL_FROM_LIST,
  FL_FROM_FUNC,    // a function value
  FL_FROM_PARAM,   // a parameter that nobody in the repository passes; `entry` when the platform does
  FL_FROM_EXTERN,  // a package-level object of a library: name
  FL_FROM_RESULT,  // what an undescribed function returns
  FL_FROM_SETTING, // configuration or environment: name = key
  FL_FROM_KEYWORDS, // the keywords of `call`, taken as one map
  FL_FROM_ABSENT,  // proved: nothing is set; the chain's end says where
  FL_FROM_UNKNOWN, // name = why
};
typedef struct fl_origin {
  uint8_t kind, certainty;
  uint8_t by_default; // came through a parameter's default value
  uint8_t pad;
  uint32_t file, val, call;
  const fl_meaning_row *row;
  const fl_frame *frame;
  const fl_step *chain;
  fl_tref type;
  fl_sym name;
  uint32_t entry; // index + 1
  int64_t number; // const paths; with unit_known
} fl_origin;
typedef FL_ARRAY(fl_origin) fl_origins;

typedef struct fl_visit {
  const struct fl_visit *up;
  uint32_t file, val;
  const fl_frame *frame;
} fl_visit;

typedef struct fl_site_list {
  const fl_contained *at;
  uint32_t n;
} fl_site_list;
typedef struct fl_held {
  fl_contained by;
  uint32_t next;
} fl_held;

typedef struct fl_holders {
  fl_map by_site; // site id -> held chain
  FL_ARRAY(fl_held) held;
} fl_holders;

// A place whose values are being followed, or were, for a list of origins that is still being filled (followed.c).
enum { FL_FOLLOWED_HEADS = 1024 };
typedef struct fl_followed {
  const fl_origins *out;
  const fl_step *made; // the object on the way there
  uint64_t what;       // FL_KEY(0, first in graph.stored) or FL_KEY(file, parameter)
  uint32_t cuts;       // so many times had origins been taken out of lists
  uint32_t next;       // of the same head, index + 1
  uint8_t certainty;
  bool test; // asked from a test
} fl_followed;

struct fl_ask {
  fl_graph *g;        // a view of its own (view.c): asking remembers types and makes names
  fl_arena arena;     // answers, chains, frames: until it forgets
  fl_arena lasting;   // until it is freed
  fl_map resolutions; // (site, role) -> resolved
  FL_ARRAY(const fl_resolution *) resolved;
  const fl_visit *visiting; // values being followed, innermost first
  uint32_t steps;           // work left of this question
  uint32_t granted, budget; // budget.c: what the question began with, what the piece had left then
  bool has_budget;
  uint32_t nesting;
  uint32_t cuts; // how often origins were taken out of a list again
  fl_sym named;   // what fills `{name}` in keys of settings where no call is asked about (route_end.c); 0: nothing
  fl_sym through; // the field through which the object of a field that is asked for was reached; 0: none
  FL_ARRAY(fl_followed) followed;
  uint32_t followed_at[FL_FOLLOWED_HEADS]; // index + 1
  FL_ARRAY(fl_contained) contained; // the answer last given
  bool contained_more;              // ... and whether it was cut
  const fl_holders *holders;        // own, or another ask's that lives longer; NULL: not asked yet
  fl_holders own_holders;
  FL_ARRAY(const fl_site *) pairs;
  FL_ARRAY(fl_site_ids) kept; // sites.h
  fl_map kept_at;
  uint8_t *deduplicates;        // by service, another.c; NULL: not asked yet
  struct fl_services *services; // made at the first question
  struct fl_touches *touches;   // the same
};
typedef struct fl_services fl_services;
void fl_services_free(fl_services *);
typedef struct fl_touches fl_touches;
void fl_touches_free(fl_touches *);

const fl_step *fl_step_to(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, fl_span span,
                          fl_sym name);
const fl_step *fl_step_in(const fl_step *s, const fl_frame *frame); // the same step, with the calls that were entered
const fl_step *fl_step_at(fl_ask *a, const fl_step *prev, uint8_t kind, uint32_t file, uint8_t what,
                          uint32_t id, fl_sym name); // span of the record
fl_span fl_val_span(const fl_graph *g, uint32_t file, uint32_t val);
uint32_t fl_region_at(const fl_facts *, uint32_t func, uint32_t byte); // the innermost region of a function at a place
const fl_step *fl_made_at(const fl_step *chain); // the object that is asked; NULL: none is made on the way
bool fl_is_same_made(const fl_step *, const fl_step *); // two of those are one place
void fl_give(fl_origins *out, fl_origin o);
fl_origin fl_unknown(fl_ask *a, const char *why, uint32_t file, uint32_t val, const fl_step *chain);

void fl_ask_forget_known(fl_ask *); // what was asked, not what was answered
// budget.c
void fl_ask_begin_piece(fl_ask *);
void fl_ask_refill(fl_ask *); // steps for the next question, also for one within another
void fl_ask_begin(fl_ask *);  // ... which begins at nothing
typedef struct fl_pause {
  uint32_t steps;
  bool has_budget;
} fl_pause;
fl_pause fl_ask_pause_budget(fl_ask *); // for what lasts longer than the piece
void fl_ask_resume_budget(fl_ask *, fl_pause);

// origin.c: where a value comes from.
void fl_origins_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain,
                   uint8_t certainty, fl_origins *out);
void fl_origins_of_param(fl_ask *a, uint32_t file, uint32_t param, const fl_frame *frame,
                         const fl_step *chain, uint8_t certainty, fl_origins *out);
// origin_self.c
void fl_origins_of_foreign_self(fl_ask *a, uint32_t file, uint32_t func, fl_tref type, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                                fl_origins *out);
void fl_origins_of_self(fl_ask *a, uint32_t file, uint32_t func, const fl_frame *frame, const fl_step *chain, uint8_t certainty,
                        fl_origins *out);
bool fl_passed_origins(fl_ask *a, uint32_t file, uint32_t lambda, int32_t index, const fl_frame *frame, const fl_step *chain,
                       fl_origins *out);
void fl_returns_of(fl_ask *a, uint32_t file, uint32_t func, int32_t index, const fl_frame *frame,
                   const fl_step *chain, uint8_t certainty, fl_origins *out);
void fl_field_origins(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, uint8_t certainty,
                      fl_origins *out);
void fl_stored_origins(fl_ask *a, uint32_t first, uint8_t kind, fl_sym name, const fl_step *chain,
                       uint8_t certainty, fl_origins *out);
typedef struct fl_place_of fl_place_of;
// Somebody else makes such objects and sets their fields: a type that is read from a file or a request.
bool fl_is_filled_type(const fl_graph *, fl_tref owner);
// kept.c: what a call makes, known by the variable or field that it is put into.
void fl_origins_where_kept(fl_ask *a, const fl_place_of *at, fl_origins *out);
bool fl_is_kept_or_handed_on(const fl_ask *, const fl_place_of *at); // kept.c: what the call gives may still be set up
// property.c: what a property of an object holds; ABSENT origins where it is proved to be unset.
void fl_property(fl_ask *a, const fl_origin *object, fl_str name, fl_origins *out);
void fl_property_of_any(fl_ask *a, const fl_origins *objects, fl_str name, fl_origins *out); // of several that are put together
// mutation.c: what is done to the object that a chain leads from, as far as it concerns a property; false: nothing.
bool fl_mutated(fl_ask *a, const fl_origin *object, fl_str name, fl_origins *out);
// The slot that a step of a chain went through: the variable, parameter or field that held the object there.
uint32_t fl_first_value(fl_graph *g, uint32_t file, uint32_t ref); // provided.c: what the variable that is named is set to first; 0 = nothing
fl_slot_ref fl_slot_of_step(fl_graph *g, const fl_step *s);
fl_slot_ref fl_slot_of_result(fl_graph *g, const fl_site *); // pair.c: the variable that holds what a call gives
// doubt.c: could the object have been set up where nobody can see it?
bool fl_is_seen(const fl_graph *g, uint32_t file, uint32_t call);     // by a model, or in the repository
bool fl_is_unwanted(const fl_graph *g, uint32_t file, uint32_t call); // nobody takes its result
bool fl_limited_unseen(const fl_graph *g, const fl_site *s);           // a block that an unseen function may limit is around it
bool fl_is_fixed(const fl_graph *g, uint32_t file, fl_tref type, fl_str property); // nobody can set it once the object is made
bool fl_set_up_unseen(fl_ask *a, const fl_origin *object, fl_str property);
bool fl_filled_unseen(fl_ask *a, const fl_origin *map); // could it have gained a key?
bool fl_changed_unseen(fl_ask *a, const fl_step *chain); // could the property that the chain of a value leads from have been set again?
bool fl_set_later(fl_ask *a, const struct fl_place_of *at, fl_str name, fl_origins *out);
// option.c: the functions that a call of a value may run; false where one of them is not seen.
bool fl_called_functions(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, fl_origins *out);
// hidden.c: a hole that may set the property of what the place holds, and its file; NULL: none.
const fl_hole *fl_hidden(const fl_graph *, fl_slot_ref place, fl_str property, uint32_t *file);
// before.c
bool fl_region_holds(const fl_facts *, uint32_t outer, uint32_t inner);
bool fl_region_is_left(const fl_facts *, uint32_t region); // from within it, by more than a break
bool fl_has_run(const fl_facts *, const fl_call *, uint32_t region, uint32_t byte); // the call has always run when that place is reached
bool fl_is_of_another(const fl_step *s); // in a chain: from here on it is about another object
// path.c: what an access path of a model names at a call.
struct fl_place_of {
  uint32_t file, call;
  const fl_frame *frame;
  const fl_meaning_row *row;
  const fl_step *chain;
  const fl_site *site;
};
void fl_keyword_value(fl_ask *a, const fl_origin *keywords, fl_str name, fl_origins *out); // of FL_FROM_KEYWORDS
void fl_path_origins(fl_ask *a, const fl_place_of *at, fl_mid path, fl_origins *out);
// What is set under a name (fl_read_source), and what a row reads (read_models[]).
void fl_setting_origins(fl_ask *a, const fl_place_of *at, uint8_t source, fl_str name, fl_origins *out);
bool fl_settings_module_origins(fl_ask *a, const fl_place_of *at, fl_str key, const fl_step *step, bool *set, fl_origins *out);
void fl_read_origins(fl_ask *a, const fl_place_of *at, fl_mid reads, fl_origins *out);
// What the files that configure this part of the repository set. False when nobody does.
bool fl_set_here(fl_ask *a, const fl_place_of *at, fl_str key, fl_origins *out);
bool fl_set_by_code(fl_ask *a, const fl_place_of *at, fl_str key, fl_origins *out); // default_setting.c: where nobody sets the key
// section.c: adds the name of a section of the settings, which a value or path leads to. False when it cannot be said.
bool fl_section_name(fl_ask *a, const fl_place_of *at, fl_mid section, fl_buf *out);
bool fl_section_of_value(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, fl_buf *out);
// property.c: what settings [first, first + n) of a model put under a name at a call
bool fl_give_present(fl_origins *found, fl_origins *out); // what is set of a list that it releases
bool fl_set_by(fl_ask *a, fl_mid first, uint32_t n, fl_str name, const fl_place_of *at, uint8_t step_kind, fl_origins *out);
// By a call that names the property: header("Idempotency-Key", key).
bool fl_stored_by(fl_ask *a, const fl_place_of *at, fl_str name, fl_origins *out);
void fl_path_from(fl_ask *a, fl_mid path, const fl_origin *root, fl_origins *out);
void fl_callbacks_at(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, const fl_step *chain, fl_origins *out);
bool fl_is_no_function(const fl_graph *g, const fl_origin *o);
bool fl_select_origins(fl_ask *a, const fl_place_of *at, fl_origins *out); // origin_self.c; false: no select tells anything
void fl_callback_origins(fl_ask *a, const fl_place_of *at, fl_str what, fl_origins *out); // origin_self.c
// number.c: a value as milliseconds or count.
typedef struct fl_number {
  bool known, is_duration;
  double value;
} fl_number; // duration: ms
#define FL_ENDLESS_MS 1e18 // a duration that means no limit
fl_number fl_number_of(fl_ask *a, const fl_origin *o);
double fl_unit_ms(uint8_t unit);

#endif
