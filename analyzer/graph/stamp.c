// Writes of which the one with the later time is kept, and whose clock says what is later.
//
//   session.execute("UPDATE t USING TIMESTAMP ? SET ..", now(), ..)      stored under it
//   execute("UPDATE t SET .., changed = ? WHERE .. AND changed < ?", ..) written over what is earlier
//   if (order.changed > stored.changed) save(order)                      the same, in the code (stamp_branch.c)
//
// In: a call that writes. Out: the time that decides, and whether it is a reading of a wall clock of the process. Where the time is handed in
// from somewhere that is not seen nothing is known of its clock, and a time that the store makes by itself is not looked at.
#include "graph/stamp_p.h"

#include "facts/sql_time.h"
#include "graph/another.h"
#include "graph/text_p.h"

enum { MOST_VALUES = 48, DEEPEST = 4 };

// ---- whose clock -----------------------------------------------------------------------------------------------------------------

static bool is_wall(const fl_readings *t) {
  for (uint32_t i = 0; i < t->n; i++)
    if (t->at[i].clock != FL_CLOCK_wall && t->at[i].clock != FL_CLOCK_both) return false;
  return t->n && !t->open;
}

static void tell(fl_graph *g, fl_stamp *out, const fl_reading *r, uint8_t certainty) {
  out->certainty = certainty;
  out->clock = fl_intern_text(&g->names, r->name);
  out->file = r->inner_file;
  out->line = g->links[r->inner_file].f->values[r->inner_val].line;
}

static bool same_field(fl_graph *g, uint32_t file, uint32_t x, uint32_t y) {
  const fl_val *v = fl_val_at(g, file, x), *w = fl_val_at(g, file, y);
  return v->kind == FL_VAL_FIELD && w->kind == FL_VAL_FIELD && v->b == w->b && fl_same_slot(fl_slot_of(g, file, v->a), fl_slot_of(g, file, w->a));
}

// order.changed = now(), in the same function before.
static uint32_t set_before(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = fl_func_of_val(g, file, val), found = 0;
  for (uint32_t i = 1; f->values[val].kind == FL_VAL_FIELD && i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func == func && a->span.byte_end <= f->values[val].byte_begin && same_field(g, file, a->target, val)) found = a->val;
  }
  return found;
}

bool fl_stamp_is_wall(fl_ask *a, uint32_t file, uint32_t val, fl_stamp *out) {
  fl_readings t = {0};
  fl_readings_of(a->g, file, val, &t);
  uint32_t before = t.n ? 0 : set_before(a->g, file, val);
  if (before) fl_readings_of(a->g, file, before, &t);
  if (!is_wall(&t)) return false;
  return tell(a->g, out, &t.at[0], 4), true;
}

// Also what callers hand in.
static void judge(fl_ask *a, uint32_t file, uint32_t val, fl_stamp *out) {
  if (fl_stamp_is_wall(a, file, val, out)) return;
  fl_origins from = {0};
  fl_ask_refill(a);
  fl_origins_of(a, file, val, NULL, NULL, 4, &from);
  uint32_t wall = 0;
  for (uint32_t i = 0; i < from.n; i++) {
    const fl_origin *o = &from.at[i];
    uint32_t made = o->call ? a->g->links[o->file].f->calls[o->call].value : o->val;
    wall += made && (made != val || o->file != file) && fl_stamp_is_wall(a, o->file, made, out);
  }
  out->certainty = wall && wall == from.n ? 3 : 0;
  fl_array_release(&from);
}

// ---- what a statement is handed ------------------------------------------------------------------------------------------------------

typedef struct values {
  uint32_t at[MOST_VALUES], names[MOST_VALUES]; // names: symbols of the file
  uint32_t n;
  bool open;
} values;

static void add_value(values *v, uint32_t name, uint32_t val) {
  if (v->n < MOST_VALUES) v->at[v->n] = val, v->names[v->n++] = name;
  else v->open = true;
}

// f(sql, a, b), f(sql, [a, b]), f(sql, {a: 1})
static void add_handed(values *out, const fl_facts *f, const fl_arg *arg, bool alone) {
  const fl_val *v = &f->values[arg->val];
  out->open |= v->kind == FL_VAL_SPREAD;
  if (alone && v->kind == FL_VAL_LIST)
    for (uint32_t i = 0; i < v->n; i++) add_value(out, 0, f->elems[v->a + i]);
  else if (alone && v->kind == FL_VAL_MAP)
    for (uint32_t i = 0; i < v->n; i++) add_value(out, f->entries[v->a + i].key, f->entries[v->a + i].val);
  else add_value(out, arg->name, arg->val);
}

static bool is_statement(fl_ask *a, uint32_t file, uint32_t val, fl_str text) {
  fl_texts found = {0};
  fl_ask_refill(a);
  fl_text_of(a, file, val, NULL, &found);
  return found.n == 1 && fl_str_eq(fl_intern_text(&a->g->names, found.at[0].text), text);
}

static bool is_list(const fl_facts *f, const fl_call *c, uint32_t at) {
  uint8_t kind = at < c->n_args ? f->values[f->args[c->first_arg + at].val].kind : 0;
  return kind == FL_VAL_LIST || kind == FL_VAL_MAP;
}

static values handed_to(fl_ask *a, uint32_t file, uint32_t call, fl_str text) {
  const fl_facts *f = a->g->links[file].f;
  const fl_call *c = &f->calls[call];
  uint32_t first = 0;
  values out = {0};
  for (uint32_t i = 0; i < c->n_args && i < 3 && !first; i++)
    if (is_statement(a, file, f->args[c->first_arg + i].val, text)) first = i + 1;
  bool alone = is_list(f, c, first);
  for (uint32_t i = first; i < (alone ? first + 1 : c->n_args); i++) add_handed(&out, f, &f->args[c->first_arg + i], alone || c->n_args == first + 1);
  return out;
}

// The call that made a value, also when a variable of the function is set to it once.
static uint32_t made_by(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; val && i < DEEPEST; i++) {
    const fl_val *v = &l->f->values[val];
    if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW) return v->a;
    if (v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_CAST) { val = v->a; continue; }
    fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
    if (ent.kind != FL_ENT_VAR || ent.file != file) return 0;
    const fl_var *var = &l->f->vars[ent.id];
    uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(var->func, l->sym[var->name]), 0);
    val = a && !l->assign_next[a] ? l->f->assigns[a].val : 0;
  }
  return 0;
}

static uint32_t value_for(const fl_facts *f, const values *v, fl_sql_param p, uint32_t n_params) {
  if (p.at >= 0) return v->n == n_params && !v->open ? v->at[p.at] : 0;
  for (uint32_t i = 0; i < v->n; i++)
    if (v->names[i] && fl_str_eq(f->texts[v->names[i]], p.name)) return v->at[i];
  return 0;
}

typedef struct pair {
  uint32_t time, set;
} pair;

// The values stand in the call, in the one that its receiver comes from (`session.Query(sql, a).Exec()`), or in one that makes what it is handed
// (`session.execute(prepared.bind(a))`).
static pair find_values(fl_ask *a, uint32_t file, uint32_t call, fl_str text, const fl_sql_time *t, uint32_t depth) {
  const fl_facts *f = a->g->links[file].f;
  values handed = handed_to(a, file, call, text);
  pair found = {value_for(f, &handed, t->param, t->n_params), value_for(f, &handed, t->set, t->n_params)};
  const fl_call *c = &f->calls[call];
  uint32_t inner[2] = {c->recv ? made_by(a->g, file, c->recv) : 0, c->n_args ? made_by(a->g, file, f->args[c->first_arg].val) : 0};
  for (uint32_t i = 0; i < 2 && !found.time && depth < DEEPEST; i++)
    if (inner[i] && inner[i] != call) found = find_values(a, file, inner[i], text, t, depth + 1);
  return found;
}

// `SET claimed_at = now WHERE claimed_at < now - a minute` takes over what has run out: no two times are compared of which one wins.
static bool is_same_value(fl_ask *a, uint32_t file, pair p) {
  fl_slot_ref x = fl_slot_of(a->g, file, p.time), y = fl_slot_of(a->g, file, p.set);
  return p.time == p.set || (x.kind && fl_same_slot(x, y));
}

static bool names_a_time(const fl_graph *g, fl_str name) {
  fl_str last = {0};
  for (fl_str word; (word = fl_first_word(name, &name)).n;) last = word;
  return last.n && fl_models_word(g->models, FL_VOCABULARY_times, (fl_str){0}, last) != NULL;
}

bool fl_stamp_names_a_time(const fl_graph *g, fl_str name) { return names_a_time(g, name); }

static bool by_statement(fl_ask *a, const fl_site *s, fl_stamp *out) {
  fl_place_of at = {s->call.file, s->call.id, NULL, s->row, NULL, s};
  const fl_facts *f = a->g->links[s->call.file].f;
  fl_texts texts = {0};
  fl_ask_refill(a);
  if (s->row->method_path) fl_text_of_path(a, &at, s->row->method_path, 0, &texts);
  else if (f->calls[s->call.id].n_args) fl_text_of(a, s->call.file, f->args[f->calls[s->call.id].first_arg].val, NULL, &texts);
  fl_sql_time t;
  fl_str text = texts.n == 1 ? fl_intern_text(&a->g->names, texts.at[0].text) : (fl_str){0};
  if (!text.n || !fl_sql_time_of(text, &t) || (t.form == FL_SQL_TIME_newer && !names_a_time(a->g, t.column))) return false;
  *out = (fl_stamp){.form = t.form == FL_SQL_TIME_stored ? FL_STAMP_stored : FL_STAMP_newer};
  if (t.column.n) out->name = fl_intern_add(&a->g->names, t.column);
  pair given = find_values(a, s->call.file, s->call.id, text, &t, 0);
  if (!is_same_value(a, s->call.file, given)) return false;
  if (given.time) judge(a, s->call.file, given.time, out);
  return out->certainty || t.form == FL_SQL_TIME_newer; // stored under the time of what has happened, perhaps
}

// ---- all of them ---------------------------------------------------------------------------------------------------------------------

static bool by_role(fl_ask *a, const fl_site *s, fl_stamp *out) {
  const fl_resolution *r = fl_ask_role(a, s, FL_ROLEKIND_stamp);
  for (uint32_t i = 0; i < r->n; i++) {
    if (!r->at[i].value_ref.id) continue;
    *out = (fl_stamp){.form = FL_STAMP_stored};
    judge(a, r->at[i].value_ref.file, r->at[i].value_ref.id, out);
    if (out->certainty) return true;
    out->form = FL_STAMP_none; // the time of what has happened, perhaps
  }
  return false;
}

fl_stamp fl_ask_stamp(fl_ask *a, const fl_site *s) {
  fl_stamp out = {0};
  if (s->form != FL_FORM_CALL || s->kind != FL_SITE_remote_call || s->effect == FL_EFFECT_read || !s->row) return out;
  if (!a->g->links[s->call.file].in->naming) return out;
  bool statement = s->row->effect == FL_EFFECT_by_sql;
  if (by_role(a, s, &out) || (statement && by_statement(a, s, &out))) return out;
  out = (fl_stamp){0};
  if (!statement) fl_stamp_by_branch(a, s, &out);
  return out;
}
