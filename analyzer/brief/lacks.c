// What a way to mend something needs and was not seen: a store of the service, or of whoever answers.
#include "brief/scene.h"

// What is to be done or sent stands in a table until it is.
static bool is_written_down(const fl_remedy *o) { return o->adds == FL_ADDS_worker || o->adds == FL_ADDS_outbox; }

fl_str fl_scene_lacks(const fl_scene *scene, const fl_remedy *o) {
  bool own = (o->adds == FL_ADDS_unique || is_written_down(o) || fl_remedy_needs(o, FL_NEEDS_store)) && !scene->keeps && scene->callee.kind != FL_PARTY_store;
  bool of_peer = o->adds == FL_ADDS_handed && !scene->peer_keeps;
  return own ? scene->service : of_peer ? scene->callee.name : (fl_str){0};
}

fl_str fl_finding_lacks(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  const fl_rule *rule = known->f->rule;
  fl_scene scene = {.known = known, .service = known->service};
  if (!s->graph || option >= rule->n_options || !known->service.n) return (fl_str){0};
  scene.callee = fl_brief_party(s, fl_brief_call_of(s, known->f));
  scene.keeps = fl_brief_keeps(s, scene.service, NULL);
  scene.peer_keeps = scene.callee.kind != FL_PARTY_service || fl_brief_keeps(s, scene.callee.name, NULL);
  return fl_scene_lacks(&scene, &rule->options[option]);
}
