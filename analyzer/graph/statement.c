// Effects that stand in a text: the statement of a query, the name of a procedure, the command of a store.
//
// In: sites whose model says `by_sql`, `by_name` or `by_command`, and where the text stands (`method`). Out: their effect, and for SQL
// what the statement is. A text that may be several things has the effect that all of them have; what cannot be read is unknown.
#include "graph/statement.h"

#include "graph/resume.h"
#include "graph/statement_p.h"
#include "graph/text_p.h"
#include "graph/words.h"

#include <stdio.h>

typedef struct asked {
  fl_graph *g;
  fl_ask *a; // made when the first text is followed
  fl_site *site;
  fl_place_of at;
} asked;

static const fl_statement nothing;

static uint8_t joined(uint8_t so_far, uint8_t more) { return so_far == FL_EFFECT_none || so_far == more ? more : FL_EFFECT_unknown; }

// ---- statements ---------------------------------------------------------------------------------------------------------------------

static bool is_word_of(const fl_graph *g, uint8_t list, const fl_str *words, uint8_t n) {
  for (uint8_t i = 0; i < n; i++)
    if (fl_models_word(g->models, list, (fl_str){0}, words[i])) return true;
  return false;
}

static fl_statement read_statement(const fl_graph *g, const fl_sql *s) {
  fl_statement out = {.verb = s->verb, .flags = s->flags, .table = s->table, .isolation = s->isolation};
  out.is_guarded = is_word_of(g, FL_VOCABULARY_version_columns, s->where, s->n_where);
  out.partitions = (uint8_t)fl_partitions_of(g, s);
  out.is_keyed = s->verb == FL_SQL_insert && s->table.n && fl_table_has_unique(g, s->table, s->sets, s->n_sets);
  return out;
}

// Twice is the same as once where the second insert fails, or replaces the first.
static uint8_t effect_of_statement(const asked *q, const fl_sql *sql, const fl_statement *s) {
  const fl_graph *g = q->g;
  uint8_t effect = fl_sql_effect(sql, s->is_guarded);
  if (s->verb != FL_SQL_insert || (sql->flags & FL_SQL_RELATIVE)) return effect;
  bool replaces = fl_models_word(g->models, FL_VOCABULARY_upserting_protocols, (fl_str){0}, fl_graph_site_protocol(g, q->site)) != NULL;
  return s->is_keyed || replaces ? FL_EFFECT_idempotent_write : effect;
}

static bool writes(uint8_t effect) { return effect == FL_EFFECT_idempotent_write || effect == FL_EFFECT_non_idempotent_write; }

// The statements of one text. Of several in a text (BEGIN; INSERT ...; COMMIT) the strongest counts.
static uint8_t read_sql(asked *q, fl_str text, fl_statement *out) {
  uint8_t worst = FL_EFFECT_none;
  fl_sql sql;
  for (fl_sql_scan scan = {.text = text}; fl_sql_next(&scan, &sql);) {
    fl_statement s = read_statement(q->g, &sql);
    uint8_t effect = effect_of_statement(q, &sql, &s);
    if (sql.verb == FL_SQL_unlock) out->flags &= (uint16_t)~FL_SQL_SESSION; // given back before the text ends
    bool stronger = out->verb == FL_SQL_none || (writes(effect) && !writes(worst));
    if (stronger) *out = s;
    if (worst == FL_EFFECT_none || effect == FL_EFFECT_non_idempotent_write || (writes(effect) && worst != FL_EFFECT_non_idempotent_write)) worst = effect;
  }
  return worst == FL_EFFECT_none ? FL_EFFECT_unknown : worst;
}

// Where the text of a query stands when the model does not say: the first argument that is SQL.
static bool first_text(asked *q, fl_texts *out) {
  const fl_facts *f = q->a->g->links[q->at.file].f;
  const fl_call *c = &f->calls[q->at.call];
  for (uint32_t i = 0; i < c->n_args && i < 3; i++) {
    fl_sql sql;
    fl_texts found = {0};
    fl_text_of(q->a, q->at.file, f->args[c->first_arg + i].val, NULL, &found);
    if (!found.n) continue;
    fl_sql_scan scan = {.text = fl_intern_text(&q->a->g->names, found.at[0].text)};
    if (fl_sql_next(&scan, &sql)) return *out = found, true;
  }
  return false;
}

static void settle(fl_graph *g, fl_site *s, uint8_t effect, fl_statement found) {
  s->effect = effect ? effect : FL_EFFECT_unknown;
  if (!found.verb) return;
  found.table = fl_arena_str(&g->arena, found.table); // the text is the ask's
  found.isolation = fl_arena_str(&g->arena, found.isolation);
  fl_array_push(&g->statements, found);
  fl_map_put(&g->statement_of_site, s->id, g->statements.n - 1);
}

static uint8_t put_together(asked *q, fl_statement *out) {
  fl_sql sql;
  if (!fl_statement_built(q->a, &q->at, &sql)) return FL_EFFECT_none;
  *out = read_statement(q->g, &sql);
  return effect_of_statement(q, &sql, out);
}

static void by_sql(asked *q, fl_graph *g) {
  fl_texts texts = {0};
  fl_statement found = nothing;
  uint8_t effect = FL_EFFECT_none;
  if (q->site->row->method_path) fl_text_of_path(q->a, &q->at, q->site->row->method_path, 0, &texts);
  else first_text(q, &texts);
  for (uint32_t i = 0; i < texts.n; i++) {
    fl_statement one = nothing;
    effect = joined(effect, read_sql(q, fl_intern_text(&q->a->g->names, texts.at[i].text), &one));
    if (one.verb && (!found.verb || found.verb == FL_SQL_select)) found = one;
  }
  if (!texts.n) effect = put_together(q, &found);
  settle(g, q->site, effect, found);
}

const fl_statement *fl_graph_statement(const fl_graph *g, const fl_site *s) {
  uint32_t at = fl_map_get_or(&g->statement_of_site, s->id, 0);
  return at ? &g->statements.at[at] : NULL;
}

fl_str fl_graph_site_table(const fl_graph *g, const fl_site *site) {
  const fl_statement *statement = fl_graph_statement(g, site);
  return statement ? statement->table : (fl_str){0};
}

bool fl_statement_says(const fl_statement *s, fl_str name, fl_str *value) {
#define X(w, bit) {"statement." #w, bit},
  static const struct {
    const char *name;
    uint16_t bit;
  } flags[] = {FL_SQL_FLAGS(X)};
#undef X
  bool yes = false, known = false;
  if (fl_str_eq_c(name, "statement")) return *value = fl_str_from(fl_sql_verb_word(s->verb)), true;
  static const char *const partitions[] = {"unknown", "one", "several"};
  if (fl_str_eq_c(name, "statement.partitions")) return *value = fl_str_from(partitions[s->partitions]), true;
  if (fl_str_eq_c(name, "statement.guarded")) yes = s->is_guarded, known = true;
  if (fl_str_eq_c(name, "statement.keyed")) yes = s->is_keyed, known = true;
  for (size_t i = 0; i < sizeof flags / sizeof *flags && !known; i++)
    if ((known = fl_str_eq_c(name, flags[i].name))) yes = (s->flags & flags[i].bit) != 0;
  *value = yes ? FL_STR("yes") : FL_STR("no");
  return known;
}

// ---- names --------------------------------------------------------------------------------------------------------------------------

static const fl_vocabulary_word *verb_of(const fl_graph *g, fl_str first, fl_str rest) {
  char two[64];
  fl_str unused, second = fl_first_word(rest, &unused);
  int n = snprintf(two, sizeof two, "%.*s_%.*s", FL_STR_ARG(first), FL_STR_ARG(second));
  const fl_vocabulary_word *both = NULL;
  if (second.n && n > 0 && (size_t)n < sizeof two)
    both = fl_models_word(g->models, FL_VOCABULARY_procedures, (fl_str){0}, (fl_str){two, (uint32_t)n});
  return both ? both : fl_models_word(g->models, FL_VOCABULARY_procedures, (fl_str){0}, first);
}

uint8_t fl_effect_of_name(const fl_graph *g, fl_str name) {
  for (uint32_t i = 0; i < 3; i++) {
    fl_str rest, first = fl_first_word(name, &rest);
    const fl_vocabulary_word *row = first.n ? verb_of(g, first, rest) : NULL;
    if (!row) return FL_EFFECT_unknown;
    if (row->effect) return row->effect;
    name = rest; // BatchGetUsers
  }
  return FL_EFFECT_unknown;
}

// ---- procedures that an interface file declares ---------------------------------------------------------------------------------------

static bool same_procedure(fl_str a, fl_str b) {
  uint32_t i = 0, k = 0;
  for (;;) {
    while (i < a.n && a.at[i] == '_') i++;
    while (k < b.n && b.at[k] == '_') k++;
    if (i == a.n || k == b.n) return i == a.n && k == b.n;
    if ((a.at[i++] | 32) != (b.at[k++] | 32)) return false;
  }
}

// `pkg.OrdersClient`, `OrdersGrpc.OrdersBlockingStub`, `com.shop.OrderMapper`: the last name begins like the service.
static bool is_service(fl_str owner, fl_str service) {
  fl_str last;
  fl_str_rcut(owner, '.', NULL, &last);
  if (service.n == 0 || last.n < service.n) return false;
  for (uint32_t i = 0; i < service.n; i++)
    if ((last.at[i] | 32) != (service.at[i] | 32)) return false;
  return true;
}

static uint8_t effect_of_promise(uint8_t promise) {
  static const uint8_t effects[] = {[FL_RPC_READS] = FL_EFFECT_read,
                                    [FL_RPC_IDEMPOTENT] = FL_EFFECT_idempotent_write,
                                    [FL_RPC_WRITES] = FL_EFFECT_non_idempotent_write};
  return promise < sizeof effects ? effects[promise] : FL_EFFECT_none;
}

// What the declaration promises; none where there is no declaration, or several that differ.
static uint8_t effect_of_declaration(const fl_graph *g, fl_str owner, fl_str name) {
  uint8_t effect = FL_EFFECT_none;
  for (uint32_t i = 1; i < g->rpcs.n; i++) {
    const fl_facts *f = g->links[g->rpcs.at[i].file].f;
    const fl_rpc *rpc = &f->rpcs[g->rpcs.at[i].id];
    if (!same_procedure(f->texts[rpc->name], name) || !is_service(owner, f->texts[rpc->service])) continue;
    uint8_t promised = effect_of_promise(rpc->idempotency);
    effect = promised ? joined(effect, promised) : effect;
  }
  return effect == FL_EFFECT_unknown ? FL_EFFECT_none : effect;
}

// The declaration answers with a stream. An owner that names no declared service may be any: then all procedures of that name must.
bool fl_is_answered_by_stream(const fl_graph *g, const fl_site *s) {
  uint32_t all[2] = {0}, streams[2] = {0};
  fl_str owner, name;
  bool by_name = s->row && s->row->effect == FL_EFFECT_by_name && s->form == FL_FORM_CALL;
  if (!by_name || !fl_str_rcut(fl_intern_text(&g->names, s->callee), '.', &owner, &name)) return false;
  for (uint32_t i = 1; i < g->rpcs.n; i++) {
    const fl_facts *f = g->links[g->rpcs.at[i].file].f;
    const fl_rpc *rpc = &f->rpcs[g->rpcs.at[i].id];
    if (!same_procedure(f->texts[rpc->name], name)) continue;
    bool own = is_service(owner, f->texts[rpc->service]);
    all[own]++, streams[own] += (rpc->streams & FL_RPC_GETS_STREAM) != 0;
  }
  bool own = all[1] > 0;
  return all[own] && streams[own] == all[own];
}

static fl_str type_of_receiver(const asked *q, fl_graph *g) {
  const fl_call *c = &g->links[q->at.file].f->calls[q->at.call];
  fl_tref t = q->at.call && c->recv ? fl_type_of(g, q->at.file, c->recv) : (fl_tref){0};
  return t.name ? fl_intern_text(&g->names, t.name) : (fl_str){0};
}

// `@Query("select max(o.id) from Order o")` on the method: the statement says what the name may not.
static bool by_annotation(asked *q, fl_graph *g) {
  fl_str text = fl_annotated_statement(g, q->site);
  fl_statement found = nothing;
  if (!text.n) return false;
  uint8_t effect = read_sql(q, text, &found);
  if (effect != FL_EFFECT_unknown) q->site->effect = effect;
  return effect != FL_EFFECT_unknown;
}

static void by_name(asked *q, fl_graph *g) {
  if (by_annotation(q, g)) return;
  fl_str callee = fl_intern_text(&g->names, q->site->callee), owner, name;
  if (!fl_str_rcut(callee, '.', &owner, &name)) owner = (fl_str){0};
  uint8_t effect = effect_of_declaration(g, owner, name);
  if (!effect) effect = effect_of_declaration(g, type_of_receiver(q, g), name);
  q->site->effect = effect ? effect : fl_effect_of_name(g, name);
}

// A method that a supertype makes a call of has no call there: the name of the method says what it does.
static void by_own_name(fl_graph *g, fl_site *s) {
  const fl_facts *f = g->links[s->func.file].f;
  if (s->effect == FL_EFFECT_by_name && s->func.id) s->effect = fl_effect_of_name(g, f->texts[f->funcs[s->func.id].name]);
}

// ---- commands -----------------------------------------------------------------------------------------------------------------------

static void by_command(asked *q, fl_graph *g) {
  fl_texts texts = {0};
  uint8_t effect = FL_EFFECT_none;
  if (q->site->row->method_path) fl_text_of_path(q->a, &q->at, q->site->row->method_path, 0, &texts);
  for (uint32_t i = 0; i < texts.n; i++) {
    fl_str command = fl_intern_text(&q->a->g->names, texts.at[i].text);
    const fl_vocabulary_word *row =
        fl_models_word(g->models, FL_VOCABULARY_commands, fl_graph_site_protocol(g, q->site), fl_str_slice(command, 0, fl_str_find_char(command, ' ')));
    effect = joined(effect, row ? row->effect : (uint8_t)FL_EFFECT_unknown);
  }
  q->site->effect = effect ? effect : FL_EFFECT_unknown;
}

// ---- all sites ------------------------------------------------------------------------------------------------------------------------

bool fl_is_declared(const fl_graph *g, fl_str service, fl_str method) {
  if (fl_str_ends_c(method, "Async")) method.n -= 5;
  for (uint32_t i = 1; i < g->rpcs.n; i++) {
    const fl_facts *f = g->links[g->rpcs.at[i].file].f;
    const fl_rpc *rpc = &f->rpcs[g->rpcs.at[i].id];
    if ((!method.n || same_procedure(f->texts[rpc->name], method)) && same_procedure(f->texts[rpc->service], service)) return true;
  }
  return false;
}

// `getAds` of the code is `GetAds` on the wire.
fl_sym fl_declared_spelling(fl_graph *g, fl_sym service, fl_sym method) {
  fl_str owner = fl_intern_text(&g->names, service), name = fl_intern_text(&g->names, method);
  for (uint32_t i = 1; i < g->rpcs.n; i++) {
    const fl_facts *f = g->links[g->rpcs.at[i].file].f;
    const fl_rpc *rpc = &f->rpcs[g->rpcs.at[i].id];
    if (same_procedure(f->texts[rpc->name], name) && same_procedure(f->texts[rpc->service], owner)) return fl_intern_add(&g->names, f->texts[rpc->name]);
  }
  return method;
}

void fl_index_procedures(fl_graph *g) {
  fl_array_push(&g->rpcs, (fl_rownode){0});
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; i < g->links[file].f->n_rpcs; i++) fl_array_push(&g->rpcs, ((fl_rownode){file, i, 0}));
}

// What a text said of a site, for a run that resumes this one: following texts is much work.
typedef struct kept {
  uint32_t site;
  uint8_t effect, verb, is_guarded, is_keyed, partitions, pad;
  uint16_t flags;
  uint32_t table_bytes, isolation_bytes; // behind it
} kept;

static void keep(const fl_graph *g, const fl_site *s) {
  const fl_statement *of = fl_graph_statement(g, s);
  if (!g->keep) return;
  if (!of) of = &nothing;
  kept k = {s->id, s->effect, of->verb, of->is_guarded, of->is_keyed, of->partitions, 0, of->flags, of->table.n, of->isolation.n};
  fl_resume_add(g->keep, &k, sizeof k);
  fl_resume_add(g->keep, of->table.at, of->table.n);
  fl_resume_add(g->keep, of->isolation.at, of->isolation.n);
}

static void take(fl_graph *g, fl_site *s) {
  kept k;
  memcpy(&k, fl_resume_take(&g->resumed, sizeof k), sizeof k);
  FL_ASSERT(k.site == s->id);
  fl_statement of = {k.verb, k.is_guarded, k.is_keyed, k.partitions, k.flags, {0}, {0}};
  of.table = (fl_str){fl_resume_take(&g->resumed, k.table_bytes), k.table_bytes};
  of.isolation = (fl_str){fl_resume_take(&g->resumed, k.isolation_bytes), k.isolation_bytes};
  settle(g, s, k.effect, of);
}

static void read_text(asked *q, fl_graph *g) {
  if (g->is_resumed) return take(g, q->site);
  if (!q->a) q->a = fl_ask_new(g);
  fl_ask_refill(q->a);
  if (q->site->effect == FL_EFFECT_by_sql) by_sql(q, g);
  else by_command(q, g);
  keep(g, q->site);
}

void fl_resolve_effects(fl_graph *g) {
  asked q = {.g = g};
  fl_array_push(&g->statements, nothing);
  for (uint32_t i = 1; i < g->sites.n; i++) {
    fl_site *s = &g->sites.at[i];
    if (s->effect < FL_EFFECT_by_name || !s->row) continue;
    if (!s->call.id) {
      by_own_name(g, s);
      continue;
    }
    q.site = s, q.at = (fl_place_of){s->call.file, s->call.id, NULL, s->row, NULL, s};
    if (s->effect == FL_EFFECT_by_sql || s->effect == FL_EFFECT_by_command) read_text(&q, g);
    else if (s->effect == FL_EFFECT_by_name) by_name(&q, g);
  }
  fl_ask_free(q.a);
}
