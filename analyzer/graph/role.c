// How a role of a site is filled: the heart.
//
// In: a site and a role. Out: outcomes, one per thing that decides. Every carrier that the model names is looked at; the tightest
// bound counts; "unbounded" needs every carrier resolved and none of them binding, and then the library's default decides. What
// could not be followed is unknown, what a caller or the platform brings is inherited.
#include "graph/role_p.h"
#include "graph/text_p.h"
#include "graph/view_p.h"

#include "base/glob.h"

#include <stdio.h>
#include <string.h>

// ---- choosing the row -------------------------------------------------------------------------------------

static bool is_seen(const fl_origin *o) {
  return o->kind == FL_FROM_LITERAL || o->kind == FL_FROM_OBJECT || o->kind == FL_FROM_MAP ||
         o->kind == FL_FROM_LIST || o->kind == FL_FROM_SETTING || o->kind == FL_FROM_FUNC;
}

// Every text that may stand there fits one of the patterns.
static bool is_like(fl_ask *a, const fl_place_of *at, const fl_condition *c) {
  fl_texts texts = {0};
  fl_text_of_path(a, at, c->path, 0, &texts);
  uint32_t fitting = 0;
  for (uint32_t i = 0; i < texts.n; i++)
    for (uint32_t k = 0; k < c->n_texts; k++)
      if (fl_glob_match(fl_models_text(a->g->models, *(fl_models_texts(a->g->models, c->first_text) + k)), fl_intern_text(&a->g->names, texts.at[i].text))) {
        fitting++;
        break;
      }
  return texts.n > 0 && fitting == texts.n;
}

static bool deep_condition_holds(fl_ask *a, const fl_place_of *at, const fl_condition *c) {
  if (c->test == 6) return is_like(a, at, c);
  fl_origins found = {0};
  const fl_path *p = fl_models_paths(a->g->models, c->path);
  if (p->root == FL_ROOT_arg && p->index == FL_ARG_ANY) return false;
  fl_path_origins(a, at, c->path, &found);
  bool present = false, absent = found.n > 0, holds = false;
  for (uint32_t i = 0; i < found.n; i++) present = present || is_seen(&found.at[i]), absent = absent && found.at[i].kind == FL_FROM_ABSENT;
  if (c->test == 3) holds = present;
  if (c->test == 4) holds = absent; // what nobody knows may be there
  fl_array_release(&found);
  return holds;
}

// All rows of the callee, or of the supertype that the site's own row is written at.
typedef struct row_list {
  const fl_meaning_row *at[24];
  uint32_t n;
  fl_str name;
} row_list;

static bool rows_beside(fl_graph *g, uint32_t file, fl_str name, const fl_meaning_row *own, uint32_t depth, row_list *out) {
  const char *language = g->links[file].in->naming->language;
  out->name = name;
  out->n = fl_models_calls(g->models, language, name, out->at, 24);
  for (uint32_t i = 0; i < out->n; i++)
    if (out->at[i] == own) return true;
  uint32_t dot = fl_str_rfind_char(name, '.');
  const fl_type_model *t = dot == FL_STR_NONE || depth > 4 ? NULL : fl_models_type(g->models, language, fl_str_slice(name, 0, dot));
  for (uint32_t i = 0; t && i < t->n_supers; i++) {
    fl_sym super = fl_intern_add(&g->names, fl_models_text(g->models, *(fl_models_texts(g->models, t->first_super) + i)));
    fl_sym method = fl_intern_add(&g->names, fl_str_from_pos(name, dot + 1));
    if (rows_beside(g, file, fl_intern_text(&g->names, fl_join(g, super, ".", method)), own, depth + 1, out)) return true;
  }
  return false;
}

static bool conditions_hold(fl_ask *a, const fl_site *s, const fl_meaning_row *row) {
  fl_place_of at = {s->call.file, s->call.id, NULL, row, NULL, s};
  for (uint32_t i = 0; i < row->n_conditions; i++) {
    const fl_condition *c = fl_models_conditions(a->g->models, row->first_condition) + i;
    bool shallow = fl_models_paths(a->g->models, c->path)->n_steps == 0 && c->test < 5;
    if (!(shallow ? fl_conditions_hold(a->g, s->call.file, s->call.id, row) : deep_condition_holds(a, &at, c))) return false;
  }
  return row->n_conditions > 0;
}

// A more specific row of the same callee whose conditions need properties of objects.
static const fl_meaning_row *refined_row(fl_ask *a, const fl_site *s) {
  row_list rows;
  if (s->form != FL_FORM_CALL || !s->callee) return s->row;
  if (!rows_beside(a->g, s->call.file, fl_intern_text(&a->g->names, s->callee), s->row, 0, &rows)) return s->row;
  for (uint32_t i = 0; i < rows.n && rows.at[i] != s->row; i++)
    if (rows.at[i]->site == s->row->site && fl_is_named_as_said(a->g, rows.at[i], rows.name) && conditions_hold(a, s, rows.at[i])) return rows.at[i];
  return s->row;
}

const fl_role_model *fl_role_model_of(const fl_graph *g, const fl_meaning_row *row, uint8_t role) {
  for (uint32_t i = 0; row && i < row->n_roles; i++) {
    const fl_role_model *m = fl_models_roles(g->models, row->first_role) + i;
    if (m->role == role) return m;
  }
  return NULL;
}

// Of a library that works with any store: what the module says that brings this one along. 0: nothing.
static fl_text advice_of_store(const fl_graph *g, const fl_site *s, uint8_t role) {
  for (fl_mid i = 1; s->store && i < fl_models_n_libraries(g->models); i++) {
    const fl_library *l = fl_models_libraries(g->models, i);
    if (l->advice[role] && fl_str_eq(fl_models_text(g->models, l->store), fl_models_text(g->models, s->store))) return l->advice[role];
  }
  return 0;
}

fl_str fl_graph_site_advice(const fl_graph *g, const fl_site *s, uint8_t role) {
  const fl_role_model *m = fl_role_model_of(g, s->row, role);
  fl_text own = m && m->advice ? m->advice : m ? advice_of_store(g, s, role) : 0;
  return !m ? FL_STR("") : fl_models_text(g->models, own ? own : fl_models_libraries(g->models, s->row->library)->advice[role]);
}

// ---- sites that the engine made ---------------------------------------------------------------------------

static void entry_outcome(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  if (role != FL_ROLEKIND_deadline) return;
  const fl_entry_point *e = &a->g->entries.at[s->entry - 1];
  if (e->kind == FL_ENTRY_job) return; // what limits a job, only a model knows
  fl_outcome o = {.answer = FL_IS_UNBOUNDED,
                  .certainty = e->certainty,
                  .scope = FL_SCOPE_total,
                  .value = INT64_MAX,
                  .flags = FL_OUT_LIBRARY};
  o.why = fl_say_word(a, "nothing limits the time of a request");
  if (e->kind == FL_ENTRY_rpc)
    o.certainty = 2, o.why = fl_say_word(a, "only a caller could set a deadline, and none is required here");
  fl_add_outcome(v, o);
}

// ---- asking -----------------------------------------------------------------------------------------------

fl_question fl_question_of(fl_ask *a, const fl_site *s, uint8_t role) {
  const fl_meaning_row *row = refined_row(a, s);
  fl_place_of at = {s->call.file ? s->call.file : s->func.file, s->call.id, NULL, row, NULL, s};
  return (fl_question){.a = a, .site = s, .model = fl_role_model_of(a->g, row, role), .role = role, .at = at};
}

// Which carriers are asked: all, what the call's context brings, or what the call has without it.
enum part { PART_ALL, PART_CONTEXT, PART_OWN };

static void model_part(fl_ask *a, const fl_site *s, uint8_t role, enum part part, fl_verdict *v) {
  fl_question q = fl_question_of(a, s, role);
  if (!q.model) return;
  fl_says lists[24];
  uint32_t n = q.model->n_carriers < 24 ? q.model->n_carriers : 24;
  memset(lists, 0, sizeof lists);
  for (uint32_t i = 0; i < n; i++) {
    const fl_carrier *c = fl_models_carriers(a->g->models, q.model->first_carrier) + i;
    fl_origins found = {0};
    if (c->ignored) continue;
    bool context = fl_models_paths(a->g->models, c->from)->root == FL_ROOT_ctx;
    if (part != PART_ALL && context != (part == PART_CONTEXT)) continue;
    fl_path_origins(a, &q.at, c->from, &found);
    for (uint32_t o = 0; o < found.n; o++) {
      if (context)
        fl_context_says(&q, &found.at[o], 0, &lists[i]);
      else
        fl_carrier_says(&q, c, &found.at[o], &lists[i]);
    }
    fl_array_release(&found);
  }
  fl_decide(&q, lists, n, v);
  for (uint32_t i = 0; i < n; i++) fl_array_release(&lists[i]);
}

void fl_model_outcomes(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) { model_part(a, s, role, PART_ALL, v); }

fl_resolution fl_ask_deadline_of(fl_ask *a, const fl_site *s, bool context) {
  fl_verdict v = {0};
  fl_ask_begin(a);
  if (s->form == FL_FORM_CALL) model_part(a, s, FL_ROLEKIND_deadline, context ? PART_CONTEXT : PART_OWN, &v);
  fl_resolution r = {.role = FL_ROLEKIND_deadline, .n = (uint16_t)v.at.n};
  r.at = v.at.n ? fl_arena_dup(&a->arena, v.at.at, v.at.n * sizeof *v.at.at) : NULL;
  fl_array_release(&v.at);
  return r;
}

// How long the timer of a race runs.
static void race_outcome(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  if (role != FL_ROLEKIND_deadline) return;
  if (fl_role_model_of(a->g, s->row, FL_ROLEKIND_backoff)) return fl_model_outcomes(a, s, FL_ROLEKIND_backoff, v);
  fl_outcome o = {.answer = s->row ? FL_IS_BOUNDED : FL_IS_UNKNOWN, .certainty = 3, .scope = FL_SCOPE_total, .value = -1};
  if (s->row) o.flags = FL_OUT_SET;
  o.why = fl_say_word(a, s->row ? "a timer ends it" : "something that may wait is called");
  fl_add_outcome(v, o);
}

// What runs in a method that others call: they may have put a limit around it.
static void outer_outcome(fl_ask *a, fl_verdict *v) {
  fl_outcome o = {.answer = FL_IS_INHERITED, .certainty = 3, .scope = FL_SCOPE_total, .value = -1};
  o.why = fl_say_word(a, "who calls the method decides");
  fl_add_outcome(v, o);
}

const fl_resolution *fl_ask_role(fl_ask *a, const fl_site *s, uint8_t role) {
  if (!fl_role_model_of(a->g, s->row, role)) s = fl_asked_site(a->g, s); // what the call says itself, as the key of a cache
  uint64_t key = FL_KEY(s->id, role);
  uint32_t had;
  if (fl_map_get(&a->resolutions, key, &had)) return a->resolved.at[had];
  fl_verdict v = {0};
  fl_ask_begin(a);
  if (s->form == FL_FORM_LOOP || s->form == FL_FORM_RECURSION)
    fl_loop_outcomes(a, s, role, &v);
  else if (s->form == FL_FORM_RACE)
    race_outcome(a, s, role, &v);
  else if (s->form == FL_FORM_ANNOTATION && s->kind == FL_SITE_deadline_scope && role == FL_ROLEKIND_deadline && !fl_role_model_of(a->g, s->row, role))
    outer_outcome(a, &v);
  else if (s->form == FL_FORM_ENTRY && !fl_role_model_of(a->g, s->row, role))
    entry_outcome(a, s, role, &v);
  else
    fl_model_outcomes(a, s, role, &v), fl_add_infra(a, s, role, &v), fl_doubt_macro(a, s, &v), fl_doubt_other_way(a, s, role, &v), fl_doubt_statement(a, s, role, &v),
        fl_ask_calls_of_client(a, s, role, &v);
  fl_resolution *r = fl_arena_zero(&a->arena, sizeof *r);
  r->role = role;
  r->n = (uint16_t)v.at.n;
  r->at = v.at.n ? fl_arena_dup(&a->arena, v.at.at, v.at.n * sizeof *v.at.at) : NULL;
  fl_array_release(&v.at);
  fl_array_push(&a->resolved, r);
  fl_map_put(&a->resolutions, key, a->resolved.n - 1);
  return r;
}

uint8_t fl_answer_rank(uint8_t answer) {
  static const uint8_t rank[] = {[FL_IS_NONE] = 0, [FL_IS_BOUNDED] = 1, [FL_IS_INHERITED] = 2, [FL_IS_UNKNOWN] = 3, [FL_IS_UNBOUNDED] = 4};
  return rank[answer];
}

const fl_outcome *fl_worst_outcome(const fl_resolution *r) {
  const fl_outcome *worst = NULL;
  for (uint32_t i = 0; r && i < r->n; i++)
    if (!worst || fl_answer_rank(r->at[i].answer) > fl_answer_rank(worst->answer)) worst = &r->at[i];
  return worst;
}

fl_ask *fl_ask_new(const fl_graph *g) {
  fl_ask *a = fl_alloc_zero(1, sizeof *a);
  a->g = fl_view_new(g);
  fl_arena_init(&a->arena);
  fl_arena_init(&a->lasting);
  return a;
}

void fl_ask_forget_known(fl_ask *a) {
  fl_map_clear(&a->resolutions);
  fl_array_clear(&a->resolved);
  fl_view_forget(a->g);
}

void fl_ask_forget(fl_ask *a) {
  fl_ask_forget_known(a);
  fl_arena_clear(&a->arena);
  fl_ask_begin_piece(a);
}

const fl_graph *fl_ask_graph(const fl_ask *a) { return a->g; }

void fl_ask_free(fl_ask *a) {
  if (!a) return;
  fl_map_release(&a->resolutions);
  fl_map_release(&a->own_holders.by_site);
  fl_array_release(&a->own_holders.held);
  fl_array_release(&a->resolved);
  fl_array_release(&a->contained);
  fl_array_release(&a->pairs);
  fl_array_release(&a->followed);
  fl_array_release(&a->kept);
  fl_map_release(&a->kept_at);
  fl_free(a->deduplicates);
  fl_services_free(a->services);
  fl_touches_free(a->touches);
  fl_view_free(a->g);
  fl_arena_release(&a->arena);
  fl_arena_release(&a->lasting);
  fl_free(a);
}

const char *fl_step_word(uint8_t kind) {
  static const char *const words[] = {"",
#define X(w) #w,
                                      FL_STEP_KINDS(X)
#undef X
  };
  return kind < FL_N_STEP_KINDS ? words[kind] : "";
}

// Three retries are four attempts.
bool fl_graph_counts_retries(const fl_graph *g, const fl_site *s, uint8_t role) {
  const fl_role_model *m = s->row && s->row->n_roles ? fl_models_roles(g->models, s->row->first_role) : NULL;
  for (uint32_t i = 0; m && i < s->row->n_roles; i++)
    if (m[i].role == role) return m[i].counts == 1;
  return false;
}
