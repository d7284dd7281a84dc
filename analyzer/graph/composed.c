// Systems that are put together by code: `db = app.AddPostgres("db").AddDatabase("orders"); app.AddProject<Projects.Orders>("orders").WithReference(db)`.
//
// In: calls of which models say that they have something started, and calls that tell one of these of another. Out: for a service the
// stores and brokers that it is told of, by the name of the server.
#include "graph/ask_p.h"
#include "graph/origin_p.h"
#include "graph/service_p.h"
#include "graph/text_p.h"

#include "base/io.h"

enum { MOST_PARTS = 8 };

typedef struct started { // a call that has something started
  uint32_t file, call;
  const fl_meaning_row *row; // NULL: it is not known
} started;

static const fl_meaning_row *row_of(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && (row->start_name || row->told)) return row;
  }
  return NULL;
}

static started started_in(fl_ask *a, uint32_t file, uint32_t val) {
  fl_origins origins = {0};
  started found = {0};
  fl_ask_refill(a);
  if (val) fl_origins_of(a, file, val, NULL, NULL, 4, &origins);
  for (uint32_t i = 0; i < origins.n && !found.row; i++) {
    const fl_origin *o = &origins.at[i];
    const fl_meaning_row *row = o->call && (o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_RESULT) ? row_of(a->g, o->file, o->call) : NULL;
    if (row && row->start_name) found = (started){o->file, o->call, row};
  }
  fl_array_release(&origins);
  return found;
}

// A receiver or an argument.
static started started_at(fl_ask *a, uint32_t file, uint32_t call, fl_mid path) {
  const fl_path *p = fl_models_paths(a->g->models, path);
  const fl_call *c = &a->g->links[file].f->calls[call];
  return started_in(a, file, p->root == FL_ROOT_receiver ? c->recv : p->root == FL_ROOT_arg ? fl_call_arg(a->g, file, call, p->index) : 0);
}

static fl_str text_at(fl_ask *a, const started *s, fl_mid path) {
  fl_place_of at = {s->file, s->call, NULL, s->row, NULL, NULL};
  fl_texts texts = {0};
  fl_ask_refill(a);
  if (path) fl_text_of_path(a, &at, path, 0, &texts);
  fl_str text = texts.n == 1 && texts.at[0].text ? fl_intern_text(&a->g->names, texts.at[0].text) : (fl_str){0};
  return fl_str_find_char(text, FL_TEXT_ANY) == FL_STR_NONE ? text : (fl_str){0};
}

// `Projects.Orders_API`, "../Orders.API/Orders.API.csproj"
static uint32_t service_of(fl_ask *a, const started *s) {
  const fl_facts *f = a->g->links[s->file].f;
  fl_sym type = s->row->start_code ? f->calls[s->call].type_arg : 0;
  fl_str name = type ? f->texts[type] : fl_path_base(text_at(a, s, s->row->start_path)), head, last = name;
  if (type) fl_str_rcut(name, '.', NULL, &last);
  else if (fl_str_rcut(name, '.', &head, NULL)) last = head;
  return last.n ? fl_service_called(a->g, last) : 0;
}

// What the service is told of, on the server that it is a part of.
static bool backing_of(fl_ask *a, started s, fl_backing *out) {
  *out = (fl_backing){0};
  for (uint32_t i = 0; s.row && s.row->start_within && i < MOST_PARTS; i++) {
    if (!out->part.n) out->part = text_at(a, &s, s.row->start_name);
    s = started_at(a, s.file, s.call, s.row->start_within);
  }
  if (!s.row) return false;
  out->host = text_at(a, &s, s.row->start_name);
  fl_str image = s.row->start_at ? text_at(a, &s, s.row->start_at) : fl_models_text(a->g->models, s.row->start_image), last = image;
  fl_str_rcut(image, '/', NULL, &last);
  out->word = fl_str_slice(last, 0, fl_str_find_char(last, ':'));
  return out->host.n && out->word.n;
}

static bool is_there(const fl_backing *all, uint32_t n, const fl_backing *one) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_str_eq(all[i].host, one->host) && fl_str_eq(all[i].part, one->part)) return true;
  return false;
}

uint32_t fl_ask_composed_of(fl_ask *a, uint32_t service, fl_backing *out, uint32_t cap) {
  fl_graph *g = a->g;
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->tellings.n && n < cap; i++) {
    fl_call_ref call = g->tellings.at[i];
    const fl_meaning_row *row = row_of(g, call.file, call.id);
    bool test = (g->links[call.file].in->marks & FL_MARK_TEST) != 0;
    started who = row && !test ? started_in(a, call.file, g->links[call.file].f->calls[call.id].recv) : (started){0};
    if (!who.row || service_of(a, &who) != service) continue;
    fl_backing told;
    if (backing_of(a, started_at(a, call.file, call.id, row->told), &told) && !is_there(out, n, &told)) out[n++] = told;
  }
  return n;
}

bool fl_ask_composes(fl_ask *a, uint32_t file) {
  const fl_facts *f = a->g->links[file].f;
  for (uint32_t c = 1; f && c < f->n_calls; c++) {
    const fl_meaning_row *row = row_of(a->g, file, c);
    if (row && row->start_name) return true;
  }
  return false;
}

bool fl_ask_starts(fl_ask *a, uint32_t file, uint32_t service) {
  const fl_facts *f = a->g->links[file].f;
  for (uint32_t c = 1; f && c < f->n_calls; c++) {
    const fl_meaning_row *row = row_of(a->g, file, c);
    started one = {file, c, row};
    if (row && row->start_name && (row->start_code || row->start_path) && service_of(a, &one) == service) return true;
  }
  return false;
}
