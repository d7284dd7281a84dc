// What remembers that something was done, in a step of its own.
//
// In: a write. Out: whether it stores that a message or a request was seen, after a question whether that is stored already: two that ask at
// the same time are both told no. In a store of keys it is a plain constant (or the key itself) under the key that was asked for, with work that nobody
// should do twice behind the same question; in a store of tables an insert into what is called after it, or is told by such a key,
// where nothing of the table is unique. A value that is kept for later is a cache, and none of this.
//
// Or whether it inserts what the code has looked for by some key and not found: two that look at once both insert.
#include "graph/another.h"
#include "graph/ask_p.h"
#include "graph/statement.h"
#include "graph/steps.h"
#include "graph/subject.h"
#include "graph/summary_p.h"
#include "graph/writes.h"

enum { MOST_INNER = 48 };

typedef struct marked {
  fl_ask *a;
  fl_graph *g;
  const fl_site *s;
  const fl_link *l;
  const fl_call *call;
} marked;

static bool speaks(const marked *m, uint32_t text) { return fl_has_word_of(m->g, FL_VOCABULARY_marking, m->l->f->texts[text]); }

// ---- the question ----------------------------------------------------------------------------------------------------------------------

// Seen.objects.filter(..).exists(), seen.where(..): what the first call is asked of.
static uint32_t asked_of(const fl_facts *f, const fl_call *c) {
  uint32_t val = c->recv;
  while (f->values[val].kind == FL_VAL_AWAIT || (f->values[val].kind == FL_VAL_CALL && f->calls[f->values[val].a].recv))
    val = f->values[val].kind == FL_VAL_AWAIT ? f->values[val].a : f->calls[f->values[val].a].recv;
  return val;
}

static bool same_names(const fl_facts *f, uint32_t x, uint32_t y) {
  const fl_val *v = &f->values[x], *w = &f->values[y];
  if (!x || !y || v->kind != w->kind) return x == y;
  if (v->kind == FL_VAL_FIELD) return v->b == w->b && same_names(f, v->a, w->a);
  return v->kind == FL_VAL_SELF || (v->kind == FL_VAL_REF && v->a == w->a);
}

// Of one table, or of one repository, collection or class.
static bool same_thing(const marked *m, const fl_site *read) {
  const fl_statement *x = fl_graph_statement(m->g, m->s), *y = fl_graph_statement(m->g, read);
  if (x && y && x->table.n && y->table.n) return fl_str_eq(x->table, y->table);
  const fl_call *c = &m->l->f->calls[read->call.id];
  return read->call.file == m->s->call.file && c->recv && m->call->recv && same_names(m->l->f, asked_of(m->l->f, m->call), asked_of(m->l->f, c));
}

// `seen.existsByEvent(event)`, of an interface that a library fills in.
static bool asks_by_name(const marked *m) {
  const fl_facts *f = m->l->f;
  for (uint32_t c = m->l->func_first_call[m->s->func.id]; c && f->calls[c].span.byte_begin < m->call->span.byte_begin; c = m->l->call_next[c]) {
    bool same = f->calls[c].recv && m->call->recv && same_names(f, asked_of(f, &f->calls[c]), asked_of(f, m->call));
    if (same && fl_effect_of_name(m->g, f->texts[f->calls[c].name]) == FL_EFFECT_read) return true;
  }
  return false;
}

static bool is_asked_for(const marked *m, const fl_site **read) {
  const fl_contained *before;
  uint32_t n = fl_ask_before(m->a, m->s, 1u << FL_SITE_remote_call, &before);
  for (uint32_t i = 0; i < n; i++)
    if (!before[i].depth && before[i].site->effect == FL_EFFECT_read && same_thing(m, before[i].site)) return *read = before[i].site, true;
  return asks_by_name(m);
}

static const fl_site *question_about_key(const marked *m) {
  const fl_site *const *pairs;
  uint32_t n = fl_ask_pairs(m->a, m->s, 1u << FL_SITE_remote_call, &pairs);
  for (uint32_t i = 0; i < n; i++)
    if (pairs[i]->effect == FL_EFFECT_read && pairs[i]->func.id == m->s->func.id && pairs[i]->span.byte_begin < m->s->span.byte_begin) return pairs[i];
  return NULL;
}

// ---- what is stored -------------------------------------------------------------------------------------------------------------------------

// What is kept under a key came from nowhere else: a constant, the time, the key.
static bool stores_no_result(const marked *m) {
  const fl_facts *f = m->l->f;
  for (uint32_t i = 0; i < m->call->n_args; i++) {
    const fl_val *v = &f->values[f->args[m->call->first_arg + i].val];
    if (i && v->kind == FL_VAL_REF && v->a != f->values[f->args[m->call->first_arg].val].a) return false;
    if (i && (v->kind == FL_VAL_MAP || v->kind == FL_VAL_LIST || v->kind == FL_VAL_NEW)) return false;
    if (i && fl_was_read(m->g, m->s->call.file, f->args[m->call->first_arg + i].val, true)) return false;
  }
  return m->call->n_args > 0;
}

// Work behind the question that is done twice when two are told no.
static bool guards_work(const marked *m, const fl_site *read) {
  fl_str own = fl_graph_site_protocol(m->g, m->s);
  for (uint32_t c = m->l->func_first_call[m->s->func.id]; c; c = m->l->call_next[c]) {
    fl_sum_row found[MOST_INNER];
    fl_rows rows = {found, 0, MOST_INNER, false};
    if (m->l->f->calls[c].span.byte_begin < read->span.byte_begin || !fl_is_asked_before(m->a, (fl_call_ref){m->s->call.file, c})) continue;
    fl_rows_of_call(m->g, m->s->call.file, c, 4, &rows);
    for (uint32_t i = 0; i < rows.n; i++) {
      const fl_site *s = &m->g->sites.at[found[i].site];
      bool repeats = s->kind == FL_SITE_publish || (s->kind == FL_SITE_remote_call && s->effect == FL_EFFECT_non_idempotent_write);
      if (repeats && !fl_str_eq(fl_graph_site_protocol(m->g, s), own)) return true;
    }
  }
  return false;
}

static bool names_speak(const marked *m, uint32_t val) {
  const fl_val *v = &m->l->f->values[val];
  if (v->kind == FL_VAL_FIELD) return speaks(m, v->b) || names_speak(m, v->a);
  return v->kind == FL_VAL_REF && speaks(m, v->a);
}

static bool is_called_after_it(const marked *m) {
  const fl_facts *f = m->l->f;
  const fl_statement *statement = fl_graph_statement(m->g, m->s);
  if (statement && fl_has_word_of(m->g, FL_VOCABULARY_marking, statement->table)) return true;
  if (m->call->recv && names_speak(m, asked_of(f, m->call))) return true;
  for (uint32_t i = 0; i < m->call->n_args; i++) {
    const fl_val *v = &f->values[f->args[m->call->first_arg + i].val];
    if (v->kind == FL_VAL_NEW && speaks(m, f->calls[v->a].name)) return true;
  }
  return fl_speaks_of_keys(m->g, m->s->func);
}

bool fl_is_keyed_store(fl_str protocol) { return fl_str_eq_c(protocol, "redis") || fl_str_eq_c(protocol, "memcached") || fl_str_eq_c(protocol, "cache"); }

uint8_t fl_ask_marks_apart(fl_ask *a, const fl_site *s, bool *unseen, const fl_site **read) {
  if (s->form != FL_FORM_CALL || s->kind != FL_SITE_remote_call || !a->g->links[s->call.file].in->naming || s->effect == FL_EFFECT_read) return 0;
  const fl_link *l = &a->g->links[s->call.file];
  marked m = {a, a->g, s, l, &l->f->calls[s->call.id]};
  if (fl_is_keyed_store(fl_graph_site_protocol(a->g, s))) {
    *read = stores_no_result(&m) ? question_about_key(&m) : NULL;
    bool holds = *read && fl_is_asked_before(a, s->call) && guards_work(&m, *read);
    if (!holds) *read = NULL;
    return holds ? 3 : 0;
  }
  bool open = false;
  uint8_t makes = fl_ask_makes_another(a, s, &open);
  if ((!makes && !open) || !is_called_after_it(&m) || !fl_is_asked_before(a, s->call)) return 0;
  if (!is_asked_for(&m, read)) return 0;
  *unseen = !makes;
  return makes;
}

// ---- what was looked for and not found --------------------------------------------------------------------------------------------------

// By a key: what asks for everything (is there any row at all?) fills a table when a program starts.
static bool has_key(const fl_facts *f, const fl_call *c) {
  for (uint32_t i = 0; i < c->n_args; i++)
    if (f->values[f->args[c->first_arg + i].val].kind != FL_VAL_LIT) return true;
  const fl_val *on = &f->values[c->recv]; // rows.filter(name=name).exists()
  return c->recv && on->kind == FL_VAL_CALL && has_key(f, &f->calls[on->a]);
}

// User.create({name}): what is asked is the table; a session that takes objects of all types is not.
static bool gives_fields(const marked *m) {
  const fl_facts *f = m->l->f;
  for (uint32_t i = 0; i < m->call->n_args; i++)
    if (f->args[m->call->first_arg + i].name || f->values[f->args[m->call->first_arg + i].val].kind == FL_VAL_MAP) return true;
  return false;
}

static bool is_about_same(const marked *m, const fl_site *read) {
  fl_subject x = fl_ask_subject(m->a, m->s), y = fl_ask_subject(m->a, read);
  if (x.holds.n && y.holds.n) return fl_str_eq(x.holds, y.holds);
  if (gives_fields(m)) return same_thing(m, read);
  const fl_statement *own = fl_graph_statement(m->g, m->s), *other = fl_graph_statement(m->g, read);
  return own && other && own->table.n && fl_str_eq(own->table, other->table);
}

uint8_t fl_ask_inserts_if_absent(fl_ask *a, const fl_site *s, bool *unseen, const fl_site **read) {
  if (s->form != FL_FORM_CALL || s->kind != FL_SITE_remote_call || !a->g->links[s->call.file].in->naming || s->effect == FL_EFFECT_read) return 0;
  const fl_link *l = &a->g->links[s->call.file];
  marked m = {a, a->g, s, l, &l->f->calls[s->call.id]};
  bool open = false;
  uint8_t makes = fl_ask_makes_another(a, s, &open);
  if ((!makes && !open) || !fl_is_done_if_missing(a, s->call) || fl_speaks_of_guards(a->g, s->func)) return 0;
  const fl_contained *before;
  uint32_t n = fl_ask_before(a, s, 1u << FL_SITE_remote_call, &before), found = 0;
  const fl_site *reads[MOST_INNER];
  for (uint32_t i = 0; i < n && found < MOST_INNER; i++)
    if (!before[i].depth && before[i].site->effect == FL_EFFECT_read && before[i].site->func.id == s->func.id) reads[found++] = before[i].site;
  for (uint32_t i = 0; i < found && !*read; i++)
    if (has_key(l->f, &l->f->calls[reads[i]->call.id]) && is_about_same(&m, reads[i])) *read = reads[i];
  *unseen = *read && !makes;
  return *read ? makes : 0;
}
