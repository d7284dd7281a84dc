#include "graph/ability.h"

#include "graph/dependency.h"
#include "graph/graph_p.h"

static bool speaks(const fl_models *m, const fl_client_model *c, fl_str protocol) {
  bool found = c->n_protocols == 0;
  for (uint32_t i = 0; i < c->n_protocols && !found; i++) found = fl_str_eq(fl_models_text(m, *fl_models_texts(m, c->first_protocol + i)), protocol);
  return found;
}

// All versions that the file may be built with.
static bool is_of_version(const fl_graph *g, const fl_site *s, const fl_client_model *c) {
  fl_versions own, range;
  if (!c->versions) return true;
  return fl_versions_parse(&range, fl_models_text(g->models, c->versions)) && fl_library_versions(g, s->func.file, c->library, &own) && fl_versions_fit(&own, &range) == FL_FIT_ALL;
}

static fl_can said(const fl_client_model *c, uint8_t ability) {
  uint32_t bit = 1u << ability;
  return c->can & bit ? FL_CAN_YES : c->cannot & bit ? FL_CAN_NO : c->anew & bit ? FL_CAN_ANEW : FL_CAN_UNKNOWN;
}

// Of this library, or (any) of whichever.
static const fl_client_model *among(const fl_graph *g, const fl_site *s, uint8_t ability, bool any) {
  fl_str protocol = fl_graph_site_protocol(g, s);
  for (uint32_t i = 1; i < fl_models_n_clients(g->models); i++) {
    const fl_client_model *c = fl_models_clients(g->models, i);
    bool is_of = any ? c->any : s->row && c->library == s->row->library;
    if (is_of && said(c, ability) && speaks(g->models, c, protocol) && is_of_version(g, s, c)) return c;
  }
  return NULL;
}

static const fl_client_model *row_of(const fl_graph *g, const fl_site *s, uint8_t ability) {
  const fl_client_model *own = among(g, s, ability, false);
  return own ? own : among(g, s, ability, true);
}

fl_can fl_graph_can(const fl_graph *g, const fl_site *s, uint8_t ability) {
  const fl_client_model *c = row_of(g, s, ability);
  return c ? said(c, ability) : FL_CAN_UNKNOWN;
}

fl_str fl_graph_can_versions(const fl_graph *g, const fl_site *s, uint8_t ability) {
  const fl_client_model *c = row_of(g, s, ability);
  return c ? fl_models_text(g->models, c->versions) : (fl_str){0};
}

fl_str fl_graph_client_name(const fl_graph *g, const fl_site *s) {
  const fl_library *l = s->row ? fl_models_libraries(g->models, s->row->library) : NULL;
  fl_str package = l ? fl_models_text(g->models, l->package) : (fl_str){0};
  return package.n || !l ? package : fl_models_text(g->models, l->name);
}

bool fl_graph_is_plain_call(const fl_graph *g, const fl_site *s) {
  fl_str owner, last;
  const fl_naming *naming = s->func.file ? g->links[s->func.file].in->naming : NULL;
  if (s->form != FL_FORM_CALL || s->annot.id || s->through || !s->row || !naming) return false; // a declared client is one
  return !fl_str_rcut(fl_intern_text(&g->names, s->callee), '.', &owner, &last) || !fl_models_type(g->models, naming->language, owner);
}
