// Sites: the places where something distributed happens.
//
// In: call targets with their model rows, annotations. Out: one record per site, in order of file and position; several rows of one
// call (a lock that is also a remote call) give several sites. Loops and recursion that retry are added by loop.c, entry points at
// the end.
#include "graph/graph_p.h"

#include <string.h>

uint8_t fl_effect_of_verb(fl_str method) {
  static const struct {
    const char *word;
    uint8_t effect;
  } words[] = {{"GET", FL_EFFECT_read},
               {"HEAD", FL_EFFECT_read},
               {"OPTIONS", FL_EFFECT_read},
               {"PUT", FL_EFFECT_idempotent_write},
               {"DELETE", FL_EFFECT_idempotent_write},
               {"POST", FL_EFFECT_non_idempotent_write},
               {"PATCH", FL_EFFECT_non_idempotent_write}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    fl_str word = fl_str_from(words[i].word);
    bool same = word.n == method.n;
    for (uint32_t c = 0; same && c < word.n; c++) same = word.at[c] == (method.at[c] & ~0x20);
    if (same) return words[i].effect;
  }
  return FL_EFFECT_unknown;
}

static uint8_t effect_of(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  if (row->effect != FL_EFFECT_by_http_method) return row->effect;
  fl_str method = fl_models_text(g->models, row->method);
  if (!method.n && row->method_path) {
    const fl_path *p = fl_models_paths(g->models, row->method_path);
    uint32_t val = p->root == FL_ROOT_arg  ? fl_call_arg(g, file, call, p->index)
                   : p->root == FL_ROOT_kw ? fl_call_kw(g, file, call, fl_models_text(g->models, p->name))
                                           : 0;
    if (!val || !fl_const_text(g, file, val, &method)) {
      const fl_val *v = val ? fl_val_at(g, file, val) : NULL;
      if (v && v->kind == FL_VAL_FIELD)
        method = fl_gsym_text(g, file, v->b); // HttpMethod.POST, http.MethodPost
      if (fl_str_starts(method, FL_STR("Method"))) method = fl_str_slice(method, 6, method.n);
    }
  }
  return fl_effect_of_verb(method);
}

static void add_site(fl_graph *g, fl_site s) {
  s.id = g->sites.n;
  fl_array_push(&g->sites, s);
}

static void add_call_site(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, uint8_t certainty, fl_call_ref annot) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  fl_span span = fl_graph_call_span(g, (fl_call_ref){file, call});
  uint8_t cert = row->loose && certainty > 3 ? 3 : certainty;
  add_site(g, (fl_site){0,
                        row->site,
                        FL_FORM_CALL,
                        cert,
                        effect_of(g, file, call, row),
                        {file, c->func},
                        c->region,
                        {file, call},
                        0,
                        row,
                        0,
                        l->callee[call],
                        span,
                        0,
                        annot,
                        0,
                        0});
}

// What the methods of a client are, as one of these annotations says; `annot`: which of them it is.
static const fl_meaning_row *client_among(fl_graph *g, uint32_t file, uint32_t first, uint32_t n_annots, uint32_t *annot) {
  for (uint32_t i = 0; i < n_annots; i++) {
    const fl_meaning_row *rows[4];
    uint32_t n = fl_annotation_rows(g, file, 0, first + i, rows, 4);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->methods) {
        if (annot) *annot = first + i;
        return fl_models_meanings(g->models, rows[r]->methods);
      }
  }
  return NULL;
}

// Calls of an annotated client interface: an annotation of the method, else of the type, says what they are.
const fl_meaning_row *fl_declared_client(fl_graph *g, fl_func_ref func, uint32_t *annot) {
  const fl_facts *facts = g->links[func.file].f;
  const fl_func *f = &facts->funcs[func.id];
  if (!f->owner) return NULL;
  const fl_type *t = &facts->types[f->owner];
  const fl_meaning_row *own = f->flags & FL_FUNC_ABSTRACT ? client_among(g, func.file, f->first_annot, f->n_annots, annot) : NULL;
  return own ? own : client_among(g, func.file, t->first_annot, t->n_annots, annot);
}

// Is any field here annotated so? Nearly no repository has one, and everywhere else no call has to be looked at.
static bool has_held_clients(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; g->links[file].in->naming && i < g->links[file].f->n_vars; i++) {
      const fl_var *v = &g->links[file].f->vars[i];
      if (v->kind == FL_VAR_FIELD && v->n_annots && client_among(g, file, v->first_annot, v->n_annots, NULL)) return true;
    }
  return false;
}

// `@Reference private Stock stock`: calls of what the field holds.
static const fl_meaning_row *client_in_field(fl_graph *g, uint32_t file, uint32_t call, fl_call_ref *annot) {
  const fl_call *c = &g->links[file].f->calls[call];
  fl_slot_ref slot = c->recv ? fl_slot_of(g, file, c->recv) : (fl_slot_ref){0};
  fl_ent ent = slot.kind == FL_STORE_FIELD ? fl_lookup_value(g, file, c->recv) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR) return NULL;
  const fl_var *v = &g->links[ent.file].f->vars[ent.id];
  annot->file = ent.file;
  return client_among(g, ent.file, v->first_annot, v->n_annots, &annot->id);
}

// `interface Orders extends Repository<Order>`, `interface CartClient extends Client`: the library fills such methods, and its model says with what.
static const fl_meaning_row *client_by_super(fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  if (!(f->flags & FL_FUNC_ABSTRACT) || !f->owner || !l->in->naming) return NULL;
  const fl_supers *supers = fl_supers_of(g, func.file, f->owner);
  for (uint32_t i = 0; i < supers->n; i++) {
    const fl_supertype_model *models[4];
    uint32_t n = supers->at[i].id ? 0 : fl_models_supertypes(g->models, l->in->naming->language, fl_intern_text(&g->names, supers->at[i].name), models, 4);
    for (uint32_t m = 0; m < n; m++) {
      const fl_meaning_row *row = fl_models_meanings(g->models, models[m]->meaning);
      if (row && row->site && !row->entry && fl_is_method_of_model(g, models[m], l->f->texts[f->name])) return row;
    }
  }
  return NULL;
}

static fl_sym method_name(fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  return fl_join(g, l->type_name[f->owner], ".", l->sym[f->name]);
}

// The method of a repository's interface; otherwise what the library's one is called.
static void add_declared_site(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *client, const fl_target *t, fl_call_ref annot) {
  if (!client || !client->site) return;
  if (!g->links[file].callee[call]) g->links[file].callee[call] = method_name(g, t->func);
  add_call_site(g, file, call, client, t->certainty, annot);
}

// `held`: calls may be made on what an annotated field holds.
static void sites_of_call(fl_graph *g, uint32_t file, uint32_t call, bool held) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target t = g->targets.at[l->first_target[call] + i];
    if (t.fulfilled && !l->callee[call]) g->links[file].callee[call] = method_name(g, g->targets.at[l->first_target[call]].func);
    if (t.row && t.row->site) add_call_site(g, file, call, t.row, t.certainty, (fl_call_ref){0, 0});
    if (!t.func.id || t.via != FL_VIA_CALL) continue;
    fl_call_ref there = {t.func.file, 0};
    const fl_meaning_row *client = fl_declared_client(g, t.func, &there.id);
    if (!client) client = client_by_super(g, t.func);
    if (client) add_declared_site(g, file, call, client, &t, there);
    else if (held) add_declared_site(g, file, call, client_in_field(g, file, call, &there), &t, there), held = false; // once, whoever implements it
  }
}

static void add_annotation_site(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot,
                                const fl_meaning_row *row) {
  const fl_link *l = &g->links[file];
  const fl_annot *a = &l->f->annots[annot];
  const fl_func *f = &l->f->funcs[func];
  add_site(g, (fl_site){0,
                        row->site,
                        FL_FORM_ANNOTATION,
                        4,
                        row->effect,
                        {file, func},
                        f->body,
                        {file, a->call},
                        0,
                        row,
                        0,
                        l->sym[a->name],
                        a->span,
                        0,
                        {0, 0},
                        0,
                        0});
}

enum { ON_TYPE_ALONE = 2 };

// What is said of a type as such, and not of its methods.
static void sites_of_types(fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  const fl_meaning_row *rows[8];
  for (uint32_t type = 1; type < f->n_types; type++)
    for (uint32_t i = 0; i < f->types[type].n_annots; i++) {
      uint32_t annot = f->types[type].first_annot + i, n = fl_annotation_rows(g, file, 0, annot, rows, 8);
      for (uint32_t r = 0; r < n; r++)
        if (rows[r]->site && rows[r]->on == ON_TYPE_ALONE) add_annotation_site(g, file, 1, annot, rows[r]);
    }
}

static bool is_public_method(const fl_func *f) {
  return f->name &&
         !(f->flags & (FL_FUNC_PRIVATE | FL_FUNC_CTOR | FL_FUNC_ABSTRACT | FL_FUNC_LAMBDA | FL_FUNC_STATIC));
}

static void sites_of_annotations(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  uint32_t seen = 0; // kinds that the method itself settles
  const fl_meaning_row *rows[8];
  for (uint32_t i = 0; i < f->n_annots; i++) {
    uint32_t n = fl_annotation_rows(g, file, func, f->first_annot + i, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->site)
        add_annotation_site(g, file, func, f->first_annot + i, rows[r]), seen |= 1u << rows[r]->site;
  }
  if (!f->owner || !is_public_method(f)) return;
  const fl_type *t = &l->f->types[f->owner];
  for (uint32_t i = 0; i < t->n_annots; i++) {
    uint32_t n = fl_annotation_rows(g, file, func, t->first_annot + i, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->site && (rows[r]->on & 2) && rows[r]->on != ON_TYPE_ALONE && !(seen & (1u << rows[r]->site)))
        add_annotation_site(g, file, func, t->first_annot + i, rows[r]);
  }
}

static void index_call_sites(fl_graph *g) {
  for (uint32_t i = g->sites.n; i-- > 1;) {
    const fl_site *s = &g->sites.at[i];
    if (s->form != FL_FORM_CALL) continue;
    fl_link *l = &g->links[s->call.file];
    if (!l->first_site) l->first_site = fl_arena_zero_n(&g->arena, l->f->n_calls, sizeof *l->first_site);
    l->first_site[s->call.id] = i;
  }
}

uint32_t fl_first_site_of(const fl_graph *g, uint32_t file, uint32_t call) {
  return g->links[file].first_site ? g->links[file].first_site[call] : 0;
}

// Process-wide settings that a call makes: socket.setdefaulttimeout(5).
static void index_settings(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    for (uint32_t s = 0; row && s < row->n_globals; s++) {
      const fl_setting *setting = fl_models_settings(g->models, row->first_global) + s;
      fl_note_global(g, file, call, fl_intern_add(&g->names, fl_models_text(g->models, setting->name)), setting->from);
    }
    if (row) fl_note_default(g, file, call, row);
  }
}

void fl_find_sites(fl_graph *g) {
  bool held = has_held_clients(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    for (uint32_t call = 1; call < l->f->n_calls; call++)
      sites_of_call(g, file, call, held), index_settings(g, file, call);
  }
  index_call_sites(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (g->links[file].in->naming) sites_of_types(g, file);
    for (uint32_t func = 1; g->links[file].in->naming && func < g->links[file].f->n_funcs; func++)
      sites_of_annotations(g, file, func);
  }
  for (uint32_t i = 0; i < g->entries.n; i++) {
    const fl_entry_point *e = &g->entries.at[i];
    const fl_func *f = fl_graph_func(g, e->func);
    add_site(g, (fl_site){0, FL_SITE_entry, FL_FORM_ENTRY, e->certainty, 0, e->func, f->body, e->call, 0,
                          e->row, i + 1, fl_intern_add(&g->names, e->label), fl_graph_entry_span(g, e), 0, {0, 0}, 0, 0});
  }
}

fl_span fl_graph_entry_span(const fl_graph *g, const fl_entry_point *e) {
  return e->file == e->func.file ? e->span : fl_graph_func(g, e->func)->name_span;
}

fl_str fl_graph_site_protocol(const fl_graph *g, const fl_site *s) {
  s = fl_asked_site(g, s);
  return s->row ? fl_models_text(g->models, s->store ? s->store : s->row->protocol) : FL_STR("");
}

bool fl_row_attribute(const fl_graph *g, const fl_meaning_row *row, fl_str name, fl_str *value) {
  for (uint32_t i = 0; i < row->n_attributes; i++) {
    const fl_text *pair = fl_models_texts(g->models, row->first_attribute) + (size_t)2 * i;
    if (fl_str_eq(fl_models_text(g->models, pair[0]), name)) return *value = fl_models_text(g->models, pair[1]), true;
  }
  return false;
}

bool fl_row_says(const fl_graph *g, const fl_meaning_row *row, fl_str name, fl_str value) {
  fl_str said;
  return fl_row_attribute(g, row, name, &said) && fl_str_eq(said, value);
}

bool fl_graph_site_attribute(const fl_graph *g, const fl_site *s, fl_str name, fl_str *value) {
  if (fl_retry_says(g, s, name, value) || fl_time_check_says(g, s, name, value)) return true;
  if (s->declaration && fl_str_eq_c(name, "deployment"))
    return *value = fl_str_from(fl_declaration_way(g, fl_declaration_of(g, s))), true;
  if (s->declaration && fl_str_eq_c(name, "trial"))
    return *value = fl_declaration_is_for_trial(g, fl_declaration_of(g, s)) ? FL_STR("yes") : FL_STR("no"), true;
  for (uint32_t i = 0; s->row && i < s->row->n_attributes; i++) {
    const fl_text *pair = fl_models_texts(g->models, s->row->first_attribute) + (size_t)2 * i;
    if (!fl_str_eq(fl_models_text(g->models, pair[0]), name)) continue;
    *value = fl_models_text(g->models, pair[1]);
    return true;
  }
  bool blocks = s->row && s->form == FL_FORM_CALL && fl_str_eq_c(name, "keeps_thread") && fl_models_libraries(g->models, s->row->library)->blocks;
  if (blocks) return *value = FL_STR("yes"), true;
  if (fl_str_eq_c(name, "streaming") && fl_is_answered_by_stream(g, s)) return *value = FL_STR("yes"), true;
  const fl_statement *statement = fl_graph_statement(g, s);
  return statement && fl_statement_says(statement, name, value);
}
