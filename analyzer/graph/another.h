// Writes that make one more each time, and words that tell one request from another.
#ifndef FL_GRAPH_ANOTHER_H
#define FL_GRAPH_ANOTHER_H

#include "graph/graph.h"

// Does the write make one more whenever it is done? Certainty, 0 = no or not known; `unseen`: it would, but what is unique cannot be seen.
uint8_t fl_ask_makes_another(fl_ask *, const fl_site *, bool *unseen);
// Are what the two ask for or write objects of one type of the repository?
bool fl_are_of_one_type(fl_ask *, const fl_site *, const fl_site *);
// Words of what is written, or of who writes, say that somebody pays for a second one (vocabulary `valuable`).
bool fl_ask_is_valuable(fl_ask *, const fl_site *);
// The type of what is written to a store, else what its receiver is called; "": neither is known.
fl_str fl_written_name(fl_ask *, const fl_site *);
// A word of the list stands in the name; one more letter s does no harm.
bool fl_has_word_of(const fl_graph *, uint8_t vocabulary, fl_str name);
bool fl_has_word_under(const fl_graph *, uint8_t vocabulary, fl_str protocol, fl_str name); // also of a list for this protocol
bool fl_has_word_of_kind(const fl_graph *, uint8_t vocabulary, fl_str protocol, fl_str name); // of that list alone
bool fl_is_valuable_address(fl_ask *, fl_str address); // the last parts of a path
// Names and texts of a function that tell one operation from another (`operation_keys`), or say that repetitions are seen (`deduplication`).
bool fl_call_speaks_of_key(const fl_graph *, fl_call_ref); // the same of what is handed to one call
bool fl_speaks_of_keys(const fl_graph *, fl_func_ref);
// Does the call run only while something that was read is missing, or in some state?
bool fl_is_asked_before(fl_ask *, fl_call_ref);
bool fl_is_done_if_missing(fl_ask *, fl_call_ref); // only while what was read is not there at all
// Do all endpoints that are known to answer do nothing but read?
bool fl_is_answered_by_reading(fl_ask *, const fl_site *);
bool fl_is_answered_from_reads(fl_ask *, const fl_site *); // the same, and each of them reads something
bool fl_tries_connection(fl_ask *, const fl_site *); // texts of the code alone are written, where a connection is made
// Does every endpoint that is known to answer write to a store? `valuable`: it inserts what somebody pays for (vocabulary `valuable`).
bool fl_is_answered_by_writing(fl_ask *, const fl_site *, bool valuable);
// Did the value come out of a store or a remote call that reads, also through variables and getters? `any`: or that writes.
bool fl_was_read(fl_graph *, uint32_t file, uint32_t val, bool any);
bool fl_service_speaks_of_deduplication(fl_ask *, uint32_t service); // some code of it that is its own

#endif
