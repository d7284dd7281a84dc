// What is stored of the messages that are sent: an entity that is made of one (`new LogEntry(event)`), and that the service keeps in a store.
//
// In: the place that sends, and a service. Out: the entity, and a call of the store that is about it. Messages are told by the types that the
// functions around the sending take; whether the entity is written in the transaction of a change is not looked at.
#include "graph/subject.h"

#include "graph/ask_p.h"

enum { MOST_TYPES = 8 };

typedef struct search {
  fl_ask *a;
  fl_tref messages[MOST_TYPES];
  uint32_t n, service;
} search;

// Types of the repository that the functions around take, innermost first.
static void take_messages(search *s, fl_func_ref func) {
  const fl_facts *f = s->a->g->links[func.file].f;
  for (uint32_t id = func.id; id; id = f->funcs[id].parent)
    for (uint32_t i = 0; i < f->funcs[id].n_params && s->n < MOST_TYPES; i++) {
      fl_tref t = fl_type_of_ent(s->a->g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->funcs[id].first_param + i, 0});
      bool plain = t.id && s->a->g->links[t.file].f->types[t.id].kind != FL_TYPE_INTERFACE;
      if (plain && !(f->funcs[id].flags & FL_FUNC_CTOR)) s->messages[s->n++] = t;
    }
}

static bool takes_message(const search *s, uint32_t file, uint32_t func) {
  const fl_func *f = &s->a->g->links[file].f->funcs[func];
  for (uint32_t i = 0; i < f->n_params; i++) {
    fl_tref t = fl_type_of_ent(s->a->g, (fl_ent){FL_ENT_PARAM, 4, file, f->first_param + i, 0});
    for (uint32_t k = 0; t.id && k < s->n; k++)
      if (fl_same_type(s->a->g, t, s->messages[k])) return true;
  }
  return false;
}

static bool is_in_service(const search *s, const fl_site *site) {
  uint32_t in[FL_MAX_USERS], n = fl_ask_services_of(s->a, site->func, in, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++)
    if (in[i] == s->service) return true;
  return false;
}

static const fl_site *kept_by(const search *s, fl_str entity) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->a->g); i++) {
    const fl_site *site = fl_graph_site(s->a->g, i);
    bool works = site->kind == FL_SITE_remote_call && site->call.id && is_in_service(s, site);
    if (works && fl_str_eq(fl_ask_subject(s->a, site).holds, entity)) return site;
  }
  return NULL;
}

fl_kept_message fl_ask_kept_message(fl_ask *a, const fl_site *sends, uint32_t service) {
  const fl_graph *g = a->g;
  search s = {.a = a, .service = service};
  if (sends->kind == FL_SITE_publish) take_messages(&s, sends->func);
  for (uint32_t file = 1; s.n && file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t func = 1; g->links[file].in->naming && func < f->n_funcs; func++) {
      uint32_t owner = f->funcs[func].flags & FL_FUNC_CTOR ? f->funcs[func].owner : 0;
      if (!owner || !takes_message(&s, file, func)) continue;
      fl_str entity = f->texts[f->types[owner].name];
      const fl_site *site = kept_by(&s, entity);
      if (site) return (fl_kept_message){entity, g->links[s.messages[0].file].f->texts[g->links[s.messages[0].file].f->types[s.messages[0].id].name], site};
    }
  }
  return (fl_kept_message){0};
}
