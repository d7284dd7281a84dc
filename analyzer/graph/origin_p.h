// The parts of origin.c that its neighbours share.
#ifndef FL_GRAPH_ORIGIN_P_H
#define FL_GRAPH_ORIGIN_P_H

#include "graph/ask_p.h"

// followed.c: false where the list has these values already. `what`, `out`, `made`, `certainty` and `test` are told; whoever was let in ends with the mark.
bool fl_begin_following(fl_ask *a, fl_followed now, uint32_t *mark);
void fl_end_following(fl_ask *a, uint32_t mark);

// origin_store.c
void fl_from_local(fl_ask *a, uint32_t file, uint32_t var, uint32_t use_func, uint32_t use_byte,
                   const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out);
// What variables of this name are set to, in any module of the unit of `file`.
void fl_from_variables_named(fl_ask *a, uint32_t file, fl_sym name, const fl_step *chain, fl_origins *out);
void fl_from_assign(fl_ask *a, uint32_t file, const fl_assign *as, const fl_frame *frame,
                    const fl_step *chain, uint8_t certainty, fl_origins *out);
// All values of a variable of the module: any file of it may assign one.
void fl_from_global(fl_ask *a, uint32_t file, uint32_t val, fl_ent ent, const fl_step *chain, uint8_t certainty, fl_origins *out);
// An assignment that hands out the address of an object leaves the object where it is; of anything else it may bring another value.
bool fl_replaces(fl_ask *a, uint32_t file, const fl_assign *as);
// The field or parameter that asks a container for an object.
typedef struct fl_asking {
  uint32_t file;
  fl_id first_annot;
  uint32_t n_annots;
  fl_sym name;
  fl_sym owner;  // the type whose constructor it is
  bool by_name;  // the name is asked for, it is not only how the place is called
} fl_asking;
// container.c: what a container hands out for a type; false when it has nothing.
bool fl_from_providers(fl_ask *a, const fl_asking *asking, fl_tref t, const fl_step *chain, uint8_t certainty,
                       fl_origins *out);
// ... all registrations of a type taken together, as of one object; false where that is not known.
bool fl_from_all_providers(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty, fl_origins *out);
// provided.c: what a container hands out for the type of the repository that descends from `type` and that a call is made through.
void fl_provided_origins(fl_ask *a, const fl_place_of *at, fl_str type, fl_origins *out);
// A field or parameter that an annotation fills from the settings; false when none does.
bool fl_from_annotated_setting(fl_ask *a, const fl_asking *asking, const fl_step *chain, fl_origins *out);
// An object that a container makes by itself, or an unknown one.
fl_origin fl_injected(fl_ask *a, uint32_t file, fl_tref t, const fl_step *chain, uint8_t certainty);

// What a call that asks the container gets.
void fl_asked_origins(fl_ask *a, const fl_place_of *at, const fl_step *chain, uint8_t certainty, fl_origins *out);

// section.c: fields and names below a section of the settings
bool fl_from_bound(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, fl_origins *out);

// option.c: the elements of a parameter that takes as many arguments as there are; false where the list is no such parameter.
bool fl_from_rest(fl_ask *a, uint32_t file, uint32_t list, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out);

// self.c: inside its own methods an object may be of any subtype, unless the call that entered the method knows better
typedef struct fl_self {
  fl_tref type;
  bool any_subtype;
} fl_self;
fl_self fl_self_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame); // of a receiver; for others their type
bool fl_subtypes_hold(const fl_graph *g, fl_tref t, fl_sym field);                 // a subtype gives the field a value of its own
bool fl_subtypes_override(const fl_graph *g, fl_tref t, fl_sym method);

// origin_call.c
void fl_from_result(fl_ask *a, uint32_t file, uint32_t call, int32_t index, const fl_frame *frame,
                    const fl_step *chain, uint8_t certainty, fl_origins *out);

// origin_pointer.c: what a call leaves behind `&x`; an object that a declaration makes. The latter is false where it makes none.
void fl_from_out(fl_ask *a, uint32_t file, uint32_t call, uint32_t arg, const fl_frame *frame, const fl_step *chain,
                 uint8_t certainty, fl_origins *out);
bool fl_from_declaration(fl_ask *a, uint32_t file, uint32_t var, const fl_step *chain, uint8_t certainty, fl_origins *out);
bool fl_is_object_type(const fl_graph *g, uint32_t file, fl_tref t); // a structure or class, not an address or a number

#endif
