// What a finding is about, as the players of a picture: who asks, which service, who answers, and who was asked before.
#ifndef FL_BRIEF_SCENE_H
#define FL_BRIEF_SCENE_H

#include "brief/brief_p.h"
#include "graph/subject.h"

typedef struct fl_scene {
  const fl_known_finding *known;
  fl_str entry, service; // "POST /orders"; the name of the program when no service is known
  uint8_t entry_kind;    // fl_entry_kind; none: not known
  fl_str entry_service;  // when the code of another service is entered there: "" = it is the same, or not known
  fl_party callee, other; // other: of the pair that the finding names; none when there is none
  fl_str call, before;    // "`X` at a.py:3"
  uint32_t site;          // the call itself; 0 = not known
  uint32_t other_site;    // of the other; 0 = none
  fl_str store;           // the only one that the service works with; "" = it has none, or several
  bool keeps, peer_keeps; // works the service with a store? does whoever answers?
  fl_kept_message kept;   // what the service stores of the messages that the call sends
  fl_str failure;         // what it comes to
  uint32_t n_ways;        // entry points that lead to the call
  uint32_t entry_id;      // index + 1 of the entry point; 0: not known
} fl_scene;

// False: too little is known of it for a picture.
bool fl_scene_of(fl_scene *, fl_brief_state *, uint32_t finding);
// The first finding of a hazard that a picture can be made of, better one with a pair; false: there is none.
bool fl_scene_of_hazard(fl_scene *, fl_brief_state *, const fl_hazard *, bool wants_pair);

// Does a service work with a store? The only one, where it is one.
bool fl_brief_keeps(const fl_brief_state *, fl_str service, fl_str *store);
// Whose store an option needs that was not seen; "" = nothing is missing. Of what is shown, and of a finding as such.
fl_str fl_scene_lacks(const fl_scene *, const fl_remedy *);
fl_str fl_finding_lacks(fl_brief_state *, const fl_known_finding *, uint32_t option);

fl_cites fl_scene_cites(fl_brief_state *, const fl_scene *); // the finding, and the call that is shown where that is another place

// Mermaid: how it goes wrong, step by step.
void fl_scene_sequence(fl_buf *out, const fl_scene *);
// Mermaid: how it stands today (remedy NULL), or with a remedy.
void fl_scene_flowchart(fl_buf *out, const fl_scene *, const fl_remedy *);
bool fl_scene_changes(const fl_remedy *); // is there more to draw than another label?

#endif
