// Writes that make one more each time: what is sent twice is there twice.
//
// In: a write. Out: whether it inserts, or saves an object that was made in its function and has no key that a caller gave it; and whether
// anything of the table or type is unique, so that the store would refuse the second one. Where neither can be seen, nobody knows.
#include "graph/another.h"

#include "graph/ask_p.h"
#include "graph/loop_p.h"
#include "graph/words.h"

#include <string.h>

enum { DEEPEST = 5, LONGEST = 200 };

typedef struct written {
  fl_graph *g;
  const fl_link *l;
  uint32_t file, call;
  fl_tref type;   // of what is written; id 0: not known
  uint32_t made;  // calls[]: where it was made in the function; 0: elsewhere
  fl_slot_ref slot;
} written;

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_AWAIT || f->values[val].kind == FL_VAL_CAST || f->values[val].kind == FL_VAL_UNARY) val = f->values[val].a;
  return val;
}

static bool is_listed(const fl_graph *g, uint8_t list, fl_str of, fl_str word) {
  char small[40];
  uint32_t n = word.n < sizeof small ? word.n : (uint32_t)sizeof small;
  for (uint32_t i = 0; i < n; i++) small[i] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 32) : word.at[i];
  return fl_models_word(g->models, list, of, (fl_str){small, n}) != NULL;
}

bool fl_has_word_under(const fl_graph *g, uint8_t list, fl_str of, fl_str name) {
  for (fl_str word; name.n && name.n < LONGEST && (word = fl_first_word(name, &name)).n;)
    if (is_listed(g, list, of, word) || (fl_str_ends_c(word, "s") && is_listed(g, list, of, fl_str_slice(word, 0, word.n - 1)))) return true;
  return false;
}

bool fl_has_word_of_kind(const fl_graph *g, uint8_t list, fl_str of, fl_str name) {
  for (fl_str word; name.n && name.n < LONGEST && (word = fl_first_word(name, &name)).n;) {
    const fl_vocabulary_word *row = fl_models_word(g->models, list, of, word);
    if (row && row->protocol) return true; // else it stands in the list that is for all
  }
  return false;
}

bool fl_has_word_of(const fl_graph *g, uint8_t list, fl_str name) { return fl_has_word_under(g, list, (fl_str){0}, name); }

// What a name is about is its last word: Payment and MakePayment, but no PaymentMethod.
static bool is_about(const fl_graph *g, uint8_t list, fl_str name) {
  fl_str last = {0};
  for (fl_str word; name.n && name.n < LONGEST && (word = fl_first_word(name, &name)).n;) last = word;
  return last.n && fl_has_word_of(g, list, last);
}

// ---- what is written ------------------------------------------------------------------------------------------------------------------

// The call that makes the object that a variable holds, when nothing else is ever put there.
static uint32_t maker_of(const written *w, fl_slot_ref slot, uint32_t func) {
  const fl_facts *f = w->l->f;
  uint32_t made = 0;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->func != func || !fl_same_slot(fl_slot_of(w->g, w->file, a->target), slot) || f->values[a->target].kind != FL_VAL_REF) continue;
    const fl_val *v = &f->values[bare(f, a->val)];
    if (v->kind != FL_VAL_NEW) return 0;
    made = v->a;
  }
  return made;
}

static bool take(written *w, uint32_t val) {
  const fl_facts *f = w->l->f;
  const fl_val *v = &f->values[val = bare(f, val)];
  if (v->kind == FL_VAL_NEW) w->made = v->a;
  else if (v->kind != FL_VAL_REF) return false;
  else w->slot = fl_slot_of(w->g, w->file, val);
  if (w->slot.kind == FL_STORE_VAR) w->made = maker_of(w, w->slot, f->calls[w->call].func);
  w->type = fl_type_of(w->g, w->file, val);
  return w->made || w->type.id;
}

// The object: what a class is asked to make, the receiver, or an argument of a type of the repository.
static written written_at(fl_ask *a, const fl_site *s) {
  written w = {.g = a->g, .l = &a->g->links[s->call.file], .file = s->call.file, .call = s->call.id};
  const fl_call *c = &w.l->f->calls[s->call.id];
  for (uint32_t i = 0; i < c->n_args; i++) {
    written of_arg = w;
    if (take(&of_arg, w.l->f->args[c->first_arg + i].val) && (of_arg.type.id || of_arg.made)) return of_arg;
  }
  if (!c->recv) return w;
  fl_tref t = fl_type_of(a->g, s->call.file, c->recv);
  if (t.id && !(t.flags & FL_TREF_CLASS)) take(&w, c->recv);
  if (!w.type.id) w.type = t.id ? t : fl_type_by_name(a->g, s->call.file, t.arg, 3);
  return w;
}

bool fl_are_of_one_type(fl_ask *a, const fl_site *s, const fl_site *t) {
  fl_tref x = written_at(a, s).type, y = written_at(a, t).type;
  return x.id && x.id == y.id && x.file == y.file;
}

// ---- keys that a caller gave -------------------------------------------------------------------------------------------------------------

static bool is_id(const written *w, fl_str name) {
  while (name.n && name.at[0] == '_') name = fl_str_from_pos(name, 1);
  return name.n && is_listed(w->g, FL_VOCABULARY_ids, (fl_str){0}, name);
}

static bool is_minted(const written *w, uint32_t val, uint32_t depth) {
  const fl_facts *f = w->l->f;
  const fl_val *v = &f->values[val = bare(f, val)];
  if (v->kind == FL_VAL_LIT) return v->op == FL_LIT_NIL || v->op == FL_LIT_INT;
  if (depth > DEEPEST) return false;
  if (v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW) {
    const fl_call *c = &f->calls[v->a];
    if (fl_call_does(w->g, w->file, v->a, FL_DOES_unique_id)) return true;
    for (uint32_t i = 0; i < c->n_args; i++)
      if (is_minted(w, f->args[c->first_arg + i].val, depth + 1) && f->values[f->args[c->first_arg + i].val].kind != FL_VAL_LIT) return true;
    return c->recv && is_minted(w, c->recv, depth + 1);
  }
  fl_slot_ref slot = v->kind == FL_VAL_REF ? fl_slot_of(w->g, w->file, val) : (fl_slot_ref){0};
  for (uint32_t i = 1; slot.kind == FL_STORE_VAR && i < f->n_assigns; i++)
    if (fl_same_slot(fl_slot_of(w->g, w->file, f->assigns[i].target), slot) && is_minted(w, f->assigns[i].val, depth + 1)) return true;
  return false;
}

static fl_str name_of_argument(const written *w, const fl_call *c, uint32_t i) {
  const fl_arg *arg = &w->l->f->args[c->first_arg + i];
  if (arg->name) return w->l->f->texts[arg->name];
  for (uint32_t t = 0; t < w->l->n_targets[w->made]; t++) {
    const fl_target *to = &w->g->targets.at[w->l->first_target[w->made] + t];
    uint32_t param = to->func.id ? fl_param_of_arg(w->g, w->file, w->made, i, to->func.file, to->func.id) : 0;
    if (param) return fl_gsym_text(w->g, to->func.file, w->g->links[to->func.file].f->params[param].name);
  }
  return (fl_str){0};
}

static bool says_word(fl_str name, fl_str said) {
  for (fl_str word; name.n && (word = fl_first_word(name, &name)).n;)
    if (fl_same_word(word, said)) return true;
  return false;
}

// @Id String name; @PrimaryColumn() email: no other may have it, and nobody makes it up.
static bool is_natural_key(const fl_graph *g, const fl_facts *f, const fl_var *field) {
  bool key = false;
  for (uint32_t k = 0; k < field->n_annots; k++) {
    fl_str name = f->texts[f->annots[field->first_annot + k].name];
    if (says_word(name, FL_STR("generated"))) return false;
    key |= is_listed(g, FL_VOCABULARY_ids, (fl_str){0}, name) || says_word(name, FL_STR("primary"));
  }
  return key && !is_listed(g, FL_VOCABULARY_ids, (fl_str){0}, f->texts[field->name]);
}

// email = Column(String, primary_key=True)
static bool is_natural_column(const fl_graph *g, const fl_facts *f, const fl_assign *a) {
  const fl_val *v = &f->values[bare(f, a->val)], *target = &f->values[a->target];
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && target->kind == FL_VAL_REF && i < f->calls[v->a].n_args; i++)
    if (says_word(f->texts[f->args[f->calls[v->a].first_arg + i].name], FL_STR("primary"))) return !is_listed(g, FL_VOCABULARY_ids, (fl_str){0}, f->texts[target->a]);
  return false;
}

static bool has_natural_key(const fl_graph *g, fl_tref t) {
  const fl_facts *f = t.id ? g->links[t.file].f : NULL;
  for (uint32_t i = 1; f && i < f->n_vars; i++)
    if (f->vars[i].kind == FL_VAR_FIELD && f->vars[i].type_owner == t.id && is_natural_key(g, f, &f->vars[i])) return true;
  const fl_span *body = f ? &f->types[t.id].span : NULL;
  for (uint32_t i = 1; f && i < f->n_assigns; i++)
    if (f->assigns[i].span.byte_begin >= body->byte_begin && f->assigns[i].span.byte_end <= body->byte_end && is_natural_column(g, f, &f->assigns[i])) return true;
  return false;
}

// Some argument, field or setter gives it an id that was not made for it here.
static bool has_given_id(const written *w) {
  const fl_facts *f = w->l->f;
  if (has_natural_key(w->g, w->type)) return true;
  const fl_call *made = &f->calls[w->made];
  for (uint32_t i = 0; w->made && i < made->n_args; i++)
    if (is_id(w, name_of_argument(w, made, i)) && !is_minted(w, f->args[made->first_arg + i].val, 0)) return true;
  if (w->slot.kind != FL_STORE_VAR) return false;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_val *target = &f->values[f->assigns[i].target];
    if (target->kind == FL_VAL_FIELD && is_id(w, f->texts[target->b]) && fl_same_slot(fl_slot_of(w->g, w->file, target->a), w->slot) && !is_minted(w, f->assigns[i].val, 0)) return true;
  }
  for (uint32_t c = w->l->func_first_call[f->calls[w->call].func]; c; c = w->l->call_next[c]) {
    const fl_call *set = &f->calls[c];
    fl_str name = f->texts[set->name];
    bool sets_id = set->recv && set->n_args == 1 && fl_str_starts_c(name, "set") && is_id(w, fl_str_from_pos(name, 3));
    if (sets_id && fl_same_slot(fl_slot_of(w->g, w->file, set->recv), w->slot) && !is_minted(w, f->args[set->first_arg].val, 0)) return true;
  }
  return false;
}

// ---- what is unique ------------------------------------------------------------------------------------------------------------------------

typedef enum seen { SEEN_NOTHING, SEEN_NONE, SEEN_UNIQUE } seen;

static seen of_table(const fl_graph *g, fl_str name) {
  const fl_table_row *row = name.n ? fl_find_table(g, name) : NULL;
  seen found = SEEN_NOTHING;
  for (; row && found != SEEN_UNIQUE; row = fl_next_table_row(g, row))
    if (!fl_str_eq_c(row->kind, "message")) found = fl_str_eq_c(row->kind, "unique") ? SEEN_UNIQUE : SEEN_NONE;
  return found;
}

// OrderItem: orderitem, order_item, order_items.
static seen of_tables_named(const fl_graph *g, fl_str type) {
  char plain[80], snake[80];
  uint32_t n = 0, m = 0;
  for (uint32_t i = 0; i < type.n && m < 70; i++) {
    bool capital = type.at[i] >= 'A' && type.at[i] <= 'Z';
    char c = capital ? (char)(type.at[i] + 32) : type.at[i];
    if (capital && i && m) snake[m++] = '_';
    plain[n++] = c, snake[m++] = c;
  }
  seen best = SEEN_NOTHING;
  for (uint32_t way = 0; way < 4 && best != SEEN_UNIQUE; way++) {
    char *at = way & 1 ? plain : snake;
    uint32_t end = way & 1 ? n : m;
    if (way & 2) at[end++] = 's';
    seen found = of_table(g, (fl_str){at, end});
    if (found > best) best = found;
  }
  return best;
}

static bool value_says(const fl_facts *f, const fl_val *v, const fl_graph *g) {
  if (v->kind == FL_VAL_LIT || v->kind == FL_VAL_REF) return fl_has_word_of(g, FL_VOCABULARY_uniqueness, f->texts[v->a]);
  return v->kind == FL_VAL_FIELD && fl_has_word_of(g, FL_VOCABULARY_uniqueness, f->texts[v->b]);
}

// A word of uniqueness anywhere in the type's body or in what is written above it.
static bool speaks_of_uniqueness(const fl_graph *g, fl_tref t) {
  const fl_facts *f = g->links[t.file].f;
  const fl_type *type = &f->types[t.id];
  uint32_t begin = type->n_annots ? f->annots[type->first_annot].span.byte_begin : type->span.byte_begin, end = type->span.byte_end;
  if (begin > type->span.byte_begin) begin = type->span.byte_begin;
  for (uint32_t i = 1; i < f->n_annots; i++)
    if (f->annots[i].span.byte_begin >= begin && f->annots[i].span.byte_begin < end && fl_has_word_of(g, FL_VOCABULARY_uniqueness, f->texts[f->annots[i].name])) return true;
  for (uint32_t i = 1; i < f->n_values; i++)
    if (f->values[i].byte_begin >= begin && f->values[i].byte_end <= end && value_says(f, &f->values[i], g)) return true;
  for (uint32_t c = 1; c < f->n_calls; c++)
    for (uint32_t i = 0; f->calls[c].span.byte_begin >= begin && f->calls[c].span.byte_end <= end && i < f->calls[c].n_args; i++)
      if (fl_has_word_of(g, FL_VOCABULARY_uniqueness, f->texts[f->args[f->calls[c].first_arg + i].name])) return true;
  return false;
}

static fl_str simple_name(const fl_graph *g, fl_tref t) {
  fl_str name = fl_intern_text(&g->names, t.name), head, last;
  return fl_str_rcut(name, '.', &head, &last) ? last : name;
}

// `client.order.create`: the table that the receiver is called after.
static fl_str receiver_name(const written *w) {
  const fl_facts *f = w->l->f;
  const fl_call *c = &f->calls[w->call];
  const fl_val *v = c->recv ? &f->values[bare(f, c->recv)] : NULL;
  if (!v) return (fl_str){0};
  return v->kind == FL_VAL_FIELD ? f->texts[v->b] : v->kind == FL_VAL_REF ? f->texts[v->a] : (fl_str){0};
}

static seen uniqueness(fl_ask *a, const fl_site *s, const written *w) {
  const fl_statement *statement = fl_graph_statement(a->g, s);
  if (statement) return of_table(a->g, statement->table);
  if (!w->type.id) return of_tables_named(a->g, receiver_name(w));
  if (speaks_of_uniqueness(a->g, w->type)) return SEEN_UNIQUE;
  seen found = of_tables_named(a->g, simple_name(a->g, w->type));
  return found == SEEN_NOTHING ? SEEN_NONE : found; // the type says everything that there is
}

uint8_t fl_ask_makes_another(fl_ask *a, const fl_site *s, bool *unseen) {
  if (s->form != FL_FORM_CALL || s->kind != FL_SITE_remote_call || !a->g->links[s->call.file].in->naming) return 0;
  bool inserts = s->effect == FL_EFFECT_non_idempotent_write;
  if (!inserts && s->effect != FL_EFFECT_idempotent_write && s->effect != FL_EFFECT_unknown) return 0;
  written w = written_at(a, s);
  if (!inserts && !w.made) return 0;
  if (has_given_id(&w)) return 0;
  seen found = uniqueness(a, s, &w);
  *unseen = found == SEEN_NOTHING;
  return found == SEEN_NONE ? 3 : 0;
}

// /v1/orders/{id}/charge: of its last two parts, holes left out.
bool fl_is_valuable_address(fl_ask *a, fl_str address) {
  fl_str last;
  for (uint32_t i = 0; i < 2 && address.n; i++) {
    if (!fl_str_rcut(address, '/', &address, &last)) last = address, address = (fl_str){0};
    if (is_about(a->g, FL_VOCABULARY_valuable, last)) return true;
  }
  return false;
}

bool fl_ask_is_valuable(fl_ask *a, const fl_site *s) {
  const fl_graph *g = a->g;
  fl_str name = fl_intern_text(&g->names, s->callee), last;
  const fl_statement *statement = fl_graph_statement(g, s);
  if (statement && is_about(g, FL_VOCABULARY_valuable, statement->table)) return true;
  for (uint32_t i = 0; i < 2 && name.n; i++) {
    if (!fl_str_rcut(name, '.', &name, &last)) last = name, name = (fl_str){0};
    if (is_about(g, FL_VOCABULARY_valuable, last)) return true;
  }
  if (s->form != FL_FORM_CALL || !g->links[s->call.file].in->naming) return false;
  written w = written_at(a, s);
  return is_about(g, FL_VOCABULARY_valuable, w.type.name ? simple_name(g, w.type) : receiver_name(&w));
}

fl_str fl_written_name(fl_ask *a, const fl_site *s) {
  if (s->form != FL_FORM_CALL || !a->g->links[s->call.file].in->naming || fl_str_eq_c(fl_graph_site_protocol(a->g, s), "http")) return (fl_str){0};
  written w = written_at(a, s);
  return w.type.name ? simple_name(a->g, w.type) : receiver_name(&w);
}

// ---- words that tell one request from another -------------------------------------------------------------------------------------------------

// idempotency-key, IdempotencyKey and idempotency_key are one word.
static bool is_key(const fl_graph *g, fl_str name) {
  char joined[64];
  uint32_t n = 0;
  if (name.n > 48) return false;
  for (fl_str word; (word = fl_first_word(name, &name)).n && n + word.n + 1 < sizeof joined;) {
    if (n) joined[n++] = '_';
    for (uint32_t i = 0; i < word.n; i++) joined[n++] = (char)(word.at[i] | 0x20);
  }
  fl_str key = {joined, n};
  if (fl_str_starts_c(key, "x_")) key = fl_str_from_pos(key, 2);
  return fl_models_word(g->models, FL_VOCABULARY_operation_keys, (fl_str){0}, key) != NULL;
}

static bool value_is_key(const fl_graph *g, const fl_facts *f, const fl_val *v) {
  bool named = v->kind == FL_VAL_REF || (v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING);
  if ((named && is_key(g, f->texts[v->a])) || (v->kind == FL_VAL_FIELD && is_key(g, f->texts[v->b]))) return true;
  for (uint32_t k = 0; v->kind == FL_VAL_MAP && k < v->n; k++)
    if (is_key(g, f->texts[f->entries[v->a + k].key])) return true;
  return false;
}

// What is handed over there and then: client.post(url, {request_id: id}).
bool fl_call_speaks_of_key(const fl_graph *g, fl_call_ref call) {
  const fl_facts *f = g->links[call.file].f;
  fl_span span = f->calls[call.id].span;
  for (uint32_t i = 1; i < f->n_values; i++)
    if (f->values[i].byte_begin >= span.byte_begin && f->values[i].byte_end <= span.byte_end && value_is_key(g, f, &f->values[i])) return true;
  return false;
}

bool fl_speaks_of_keys(const fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_facts *f = l->f;
  const fl_func *fn = &f->funcs[func.id];
  for (uint32_t i = 0; i < fn->n_params; i++)
    if (is_key(g, f->texts[f->params[fn->first_param + i].name])) return true;
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->byte_begin < fn->span.byte_begin || v->byte_end > fn->span.byte_end) continue;
    if (value_is_key(g, f, v)) return true;
  }
  for (uint32_t c = l->func_first_call[func.id]; c; c = l->call_next[c]) {
    if (fl_has_word_of(g, FL_VOCABULARY_deduplication, f->texts[f->calls[c].name])) return true;
    for (uint32_t i = 0; i < f->calls[c].n_args; i++)
      if (is_key(g, f->texts[f->args[f->calls[c].first_arg + i].name])) return true;
  }
  for (uint32_t i = 0; i < fn->n_annots; i++)
    if (fl_has_word_of(g, FL_VOCABULARY_deduplication, f->texts[f->annots[fn->first_annot + i].name])) return true;
  return false;
}

static bool file_speaks(const fl_graph *g, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_texts; i++)
    if (f->texts[i].n < 64 && fl_str_find_char(f->texts[i], ' ') == FL_STR_NONE && fl_has_word_of(g, FL_VOCABULARY_deduplication, f->texts[i])) return true; // no sentences, no comments
  return false;
}

// By service in one pass: who asks once asks at many sites.
static uint8_t *deduplicating(const fl_graph *g) {
  uint8_t *out = fl_alloc_zero((size_t)g->services.n + 1, sizeof *out);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    bool own = !(g->links[file].in->marks & (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED));
    uint8_t *speaks = &out[g->service_of_file[file]];
    *speaks |= own && !*speaks && file_speaks(g, file);
  }
  return out;
}

bool fl_service_speaks_of_deduplication(fl_ask *a, uint32_t service) {
  if (!a->deduplicates) a->deduplicates = deduplicating(a->g);
  return a->deduplicates[service];
}
