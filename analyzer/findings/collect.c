// From matches to findings: grouped at the owner, worded, with their evidence.
//
// In: matches. Out: findings in the report. A rule that reports at the owner gives one finding for each owner, however many sites
// depend on it; the sites are its related places.
#include "findings/collect.h"
#include "findings/elsewhere.h"

#include "base/array.h"
#include "base/map.h"
#include "graph/declaration.h"
#include "graph/services.h"
#include "graph/sites.h"

#include <stdio.h>
#include <string.h>

enum { MOST_STEPS = 12, MOST_RELATED = 400, MOST_WAYS = 4 };

typedef struct group { // matches of one rule that share an owner
  const fl_match *first;
  uint32_t file;
  fl_span span;
  FL_ARRAY(const fl_match *) members;
} group;
typedef struct collector {
  fl_report *report;
  const fl_graph *g;
  fl_arena arena; // of what is said at the moment
  FL_ARRAY(group) groups;
  fl_map by_owner; // (rule index, place) -> group
} collector;

// ---- owners --------------------------------------------------------------------------------------------------------------------

// The server that starts the entry points of a module, when there is exactly one, or one function that starts it in one way or another.
static const fl_site *server_of(const fl_graph *g, const fl_site *entry) {
  const fl_site *found = NULL;
  fl_str module = fl_graph_module(g, entry->func.file);
  const fl_site_ids servers = fl_sites_of_kind(g, FL_SITE_server);
  for (uint32_t i = 0; i < servers.n; i++) {
    const fl_site *s = fl_graph_site(g, servers.at[i]);
    if (!fl_str_eq(fl_graph_module(g, s->func.file), module)) continue;
    if (fl_graph_func_marks(g, s->func) & ~fl_graph_func_marks(g, entry->func) & FL_MARK_TEST) continue;
    if (found && found->func.id == s->func.id && found->func.file == s->func.file) continue; // with and without TLS
    if (found) return NULL;
    found = s;
  }
  return found;
}

static void owner_place(const collector *c, const fl_match *m, uint32_t *file, fl_span *span) {
  *file = m->site->func.file;
  *span = m->site->span;
  bool asks_owner = m->rule->at == FL_AT_owner || m->rule->at == FL_AT_service;
  if (asks_owner && m->outcome && m->outcome->owner) {
    *file = m->outcome->owner->file;
    *span = m->outcome->owner->span;
  }
  if ((asks_owner || m->rule->at == FL_AT_loop) && m->place) *file = m->place->file, *span = m->place->span;
  if (m->rule->at != FL_AT_entry) return;
  const fl_site *server = server_of(c->g, m->site);
  if (server)
    *file = server->func.file, *span = server->span;
  else if (m->site->call.id)
    *file = m->site->call.file, *span = fl_graph_call_span(c->g, m->site->call); // where it is registered
}

static uint64_t group_key(uint32_t rule, uint32_t file, fl_span span) {
  return ((uint64_t)(rule & 0x3ff) << 54) | ((uint64_t)(file & 0x3fffff) << 32) | span.byte_begin;
}

// Contexts start in many places, and the limit that all of them lack is set in one.
static bool is_rooted(const fl_match *m) {
  return m->rule->at == FL_AT_service && m->outcome && m->outcome->owner && m->outcome->owner->kind == FL_STEP_context_root;
}

// Beside the keys of places: files are fewer than 2^21. What a service sends to browsers, or has in another language, is set up elsewhere.
static uint64_t service_key(const collector *c, uint32_t rule, const fl_match *m) {
  const fl_graph_file *file = fl_graph_file_at(c->g, m->site->func.file);
  uint64_t part = fl_hash64_str(fl_str_from(file->naming ? file->naming->language : "")) << 2 | (uint64_t)is_rooted(m) << 1 | ((fl_graph_file_marks(c->g, m->site->func.file) & FL_MARK_BROWSER) != 0);
  return group_key(rule, 0x200000 | fl_ask_service_of(m->ask, m->site->func.file), (fl_span){.byte_begin = (uint32_t)part});
}

static uint32_t near_of(const fl_rule *rule) {
  for (uint32_t i = 0; i < rule->n_where; i++)
    if (rule->where[i].kind == FL_PRED_contains) return rule->where[i].near;
  return 0;
}

// What a rule found more than `near` calls away belongs to the function that leads there, through which others come as well.
static bool is_far(const fl_match *m, fl_call_ref *led_by) {
  uint32_t near = m->rule->at == FL_AT_way ? near_of(m->rule) : 0;
  const fl_contained *nearest = NULL;
  for (uint32_t i = 0; near && i < m->n_contained; i++)
    if (!nearest || m->contained[i].depth < nearest->depth) nearest = &m->contained[i];
  if (!nearest || nearest->depth <= near) return false;
  *led_by = nearest->path[nearest->depth - near];
  return true;
}

// What nothing in the code decides, where a service is the whole or one user waits: a limit for all of it is set in one place.
static bool is_of_whole(const collector *c, const fl_match *m) {
  if (m->rule->at == FL_AT_service) return !fl_match_is_decided(m);
  bool browser = m->rule->at == FL_AT_owner && fl_graph_file_marks(c->g, m->site->func.file) & FL_MARK_BROWSER;
  return browser && m->outcome && !fl_match_is_decided(m);
}

static void add_to_group(collector *c, const fl_match *m, uint32_t rule) {
  uint32_t file, at;
  fl_span span;
  owner_place(c, m, &file, &span);
  bool by_pair = m->rule->at == FL_AT_pair && m->pair;
  bool undecided = is_of_whole(c, m) || is_rooted(m);
  bool served = m->rule->at == FL_AT_entry && !server_of(c->g, m->site); // by a framework that nobody here starts
  fl_call_ref led_by = {0, 0};
  bool far = is_far(m, &led_by);
  uint64_t key = far       ? group_key(rule, led_by.file, fl_graph_call(c->g, led_by)->span)
                 : by_pair ? group_key(rule, m->pair->func.file, m->pair->span)
                 : undecided || served ? service_key(c, rule, m) : group_key(rule, file, span);
  if (!fl_map_get(&c->by_owner, key, &at)) {
    group fresh = {.first = m, .file = file, .span = span};
    fl_array_push(&c->groups, fresh);
    at = c->groups.n - 1;
    fl_map_put(&c->by_owner, key, at);
  }
  FL_ASSERT(at < c->groups.n);
  fl_array_push(&c->groups.at[at].members, m);
}

// ---- related places ----------------------------------------------------------------------------------------------------------------

typedef struct places {
  fl_place at[MOST_RELATED];
  uint32_t n;
} places;

static void add_place(places *p, fl_place place) {
  for (uint32_t i = 0; i < p->n; i++)
    if (p->at[i].byte_begin == place.byte_begin && fl_str_eq(p->at[i].path, place.path)) return;
  if (p->n < MOST_RELATED) p->at[p->n++] = place;
}

static void add_site_place(collector *c, places *p, const fl_site *s, const char *word) {
  fl_arena *arena = &c->arena;
  fl_str callee = fl_say_callee(arena, fl_graph_name(c->g, s->callee));
  add_place(p, fl_say_place(arena, c->g, s->func.file, s->span,
                            fl_str_from(fl_arena_printf(arena, "%s`%.*s`", word, FL_STR_ARG(callee)))));
}

// A site in generated code is shown where people's own code calls it.
static void add_contained_place(collector *c, places *p, const fl_contained *inner) {
  uint32_t quiet = FL_MARK_GENERATED | FL_MARK_VENDORED;
  uint32_t at = inner->depth;
  if (!(fl_graph_func_marks(c->g, inner->site->func) & quiet))
    return add_site_place(c, p, inner->site, "calls ");
  while (at > 0 && (fl_graph_file_at(c->g, inner->path[at - 1].file)->marks & quiet)) at--;
  if (!at) return add_site_place(c, p, inner->site, "calls ");
  fl_arena *arena = &c->arena;
  fl_call_ref call = inner->path[at - 1];
  fl_str name = fl_graph_text(c->g, call.file, fl_graph_call(c->g, call)->name);
  add_place(p, fl_say_place(arena, c->g, call.file, fl_graph_call_span(c->g, call),
                            fl_str_from(fl_arena_printf(arena, "calls `%.*s`", FL_STR_ARG(name)))));
}

// Where the setting would have to be written, when that is not where the object is made: the options that the client was given.
static void add_unset_place(collector *c, const group *k, const fl_match *m, places *p) {
  const fl_step *last = m->outcome && m->outcome->answer == FL_IS_UNBOUNDED ? m->outcome->chain : NULL;
  if (!last || last->kind != FL_STEP_unset || (last->file == k->file && last->span.line == k->span.line)) return;
  fl_arena *arena = &c->arena;
  add_place(p, fl_say_place(arena, c->g, last->file, last->span, fl_say_step(arena, fl_ask_graph(m->ask), last)));
}

// Who calls through a wrapper of the repository.
static void add_through_places(collector *c, const fl_match *m, places *p) {
  fl_call_ref calls[32];
  uint32_t quiet = FL_MARK_GENERATED | FL_MARK_VENDORED | FL_MARK_TEST;
  uint32_t n = m->outcome && m->outcome->answer == FL_IS_UNBOUNDED ? fl_ask_through(m->ask, m->site, m->outcome, calls, 32) : 0;
  fl_arena *arena = &c->arena;
  for (uint32_t i = 0; i < n; i++) {
    if (fl_graph_file_at(c->g, calls[i].file)->marks & quiet) continue;
    fl_str name = fl_graph_text(c->g, calls[i].file, fl_graph_call(c->g, calls[i])->name);
    add_place(p, fl_say_place(arena, c->g, calls[i].file, fl_graph_call_span(c->g, calls[i]),
                              fl_str_from(fl_arena_printf(arena, "calls through `%.*s`", FL_STR_ARG(name)))));
  }
}

// The calls on the way to what a rule found, and the function that does it.
static void add_way(collector *c, places *p, const fl_contained *inner) {
  fl_arena *arena = &c->arena;
  for (uint32_t i = 0; i < inner->depth; i++) {
    fl_str name = fl_graph_text(c->g, inner->path[i].file, fl_graph_call(c->g, inner->path[i])->name);
    add_place(p, fl_say_place(arena, c->g, inner->path[i].file, fl_graph_call_span(c->g, inner->path[i]), fl_str_from(fl_arena_printf(arena, "on the way, calls `%.*s`", FL_STR_ARG(name)))));
  }
  const fl_func *func = fl_graph_func(c->g, inner->site->func);
  if (func->name_span.line)
    add_place(p, fl_say_place(arena, c->g, inner->site->func.file, func->name_span, FL_STR("done in this function")));
}

static void related_of(collector *c, const group *k, places *p) {
  uint32_t wanted = k->first->rule->related;
  for (uint32_t i = 0; i < k->members.n; i++) {
    const fl_match *m = k->members.at[i];
    bool itself = m->site->func.file == k->file && m->site->span.byte_begin == k->span.byte_begin;
    if (!itself) add_site_place(c, p, m->site, m->site->kind == FL_SITE_entry ? "entry point " : m->site->kind == FL_SITE_txn ? "so does " : "calls ");
    if (wanted & (1u << FL_RELATE_contained | 1u << FL_RELATE_affected))
      for (uint32_t n = 0; n < m->n_contained; n++) {
        bool loop_call = m->site->form == FL_FORM_LOOP && !(wanted & (1u << FL_RELATE_contained));
        if (!loop_call) add_contained_place(c, p, &m->contained[n]);
      }
    if (wanted & (1u << FL_RELATE_affected)) add_unset_place(c, k, m, p), add_through_places(c, m, p);
    for (uint32_t n = 0; n < m->n_contained && n < MOST_WAYS && (wanted & (1u << FL_RELATE_way)); n++) add_way(c, p, &m->contained[n]);
    if (m->pair && (wanted & (1u << FL_RELATE_pair))) add_site_place(c, p, m->pair, "pairs with ");
    for (uint32_t n = 1; n < m->n_pairs && (wanted & (1u << FL_RELATE_pair)); n++) add_site_place(c, p, m->pairs[n], "pairs with ");
    if (m->made.id) {
      add_place(p, fl_say_place(&c->arena, c->g, m->made.file, fl_graph_call_span(c->g, m->made),
                                FL_STR("the value is made anew here")));
    }
  }
}

// ---- the way from an entry point -----------------------------------------------------------------------------------------------------

static fl_str entry_name(fl_arena *arena, const fl_entry_point *e) {
  return fl_str_from(
      fl_arena_printf(arena, "%.*s (%s)", FL_STR_ARG(e->label), fl_word(fl_entry_words, e->kind)));
}

static void path_from_entry(collector *c, const fl_match *m, fl_finding *f) {
  fl_call_ref calls[16];
  uint32_t n = 0, hot = 1u << FL_ENTRY_http | 1u << FL_ENTRY_rpc | 1u << FL_ENTRY_consumer;
  // By the pair: who else comes to the site is not meant.
  fl_func_ref begins = m->n_pairs ? m->pair->func : fl_match_begins_in(c->g, m->rule, m->site, m->place, m->outcome);
  uint32_t entry = fl_graph_entry_path(c->g, begins, hot, calls, 16, &n);
  if (!entry) entry = fl_graph_entry_path(c->g, begins, ~(1u << FL_ENTRY_test | 1u << FL_ENTRY_main), calls, 16, &n);
  if (!entry) return;
  fl_arena *arena = &c->arena;
  const fl_entry_point *entries;
  fl_graph_entries(c->g, &entries);
  const fl_entry_point *e = &entries[entry - 1];
  fl_place *path = fl_arena_alloc(arena, (n + 3) * sizeof *path);
  uint32_t written = 0;
  f->entry = entry_name(arena, e);
  path[written++] =
      fl_say_place(arena, c->g, e->file, e->span,
                   fl_str_from(fl_arena_printf(arena, "entry point %.*s", FL_STR_ARG(f->entry))));
  for (uint32_t i = 0; i < n; i++) {
    if (!calls[i].id) continue;
    const fl_call *call = fl_graph_call(c->g, calls[i]);
    fl_str name = fl_graph_text(c->g, calls[i].file, call->name);
    fl_span span = {call->name_begin, call->name_begin + name.n, call->name_line, 0};
    path[written++] = fl_say_place(arena, c->g, calls[i].file, span,
                                   fl_str_from(fl_arena_printf(arena, "calls `%.*s`", FL_STR_ARG(name))));
  }
  bool elsewhere = !m->n_pairs && (begins.file != m->site->func.file || begins.id != m->site->func.id);
  const fl_step *root = m->outcome && m->outcome->owner && m->outcome->owner->kind == FL_STEP_context_root ? m->outcome->owner : NULL;
  if (elsewhere && root) path[written++] = fl_say_place(arena, c->g, root->file, root->span, FL_STR("its context begins here"));
  else if (elsewhere) path[written++] = fl_say_place(arena, c->g, m->place->file, m->place->span, FL_STR("in turns, from here"));
  path[written++] = fl_say_place(arena, c->g, m->site->func.file, m->site->span, FL_STR("the call"));
  f->path_from_entry = path;
  f->n_path_from_entry = written;
}

// ---- evidence ------------------------------------------------------------------------------------------------------------------------

static const char *answer_word(uint8_t answer) {
  switch (answer) {
  case FL_IS_BOUNDED: return "bounded";
  case FL_IS_UNBOUNDED: return "unbounded";
  case FL_IS_INHERITED: return "inherited";
  default: return "unknown";
  }
}

static void evidence_of(collector *c, const fl_match *m, fl_finding *f) {
  if (!m->outcome) return;
  fl_arena *arena = &c->arena;
  const fl_outcome *o = m->outcome;
  fl_place steps[MOST_STEPS];
  uint32_t n = fl_say_chain(arena, fl_ask_graph(m->ask), o->chain, steps, MOST_STEPS);
  fl_evidence *e = fl_arena_zero(arena, sizeof *e);
  e->id = FL_STR("e1");
  e->role = fl_str_from(fl_word(fl_role_words, m->role));
  e->answer = fl_str_from(answer_word(o->answer));
  e->scope = o->scope ? fl_str_from(fl_word(fl_scope_words, o->scope)) : FL_STR("");
  e->value_ms = o->answer == FL_IS_BOUNDED ? o->value : -1;
  e->chain = n ? fl_arena_dup(arena, steps, n * sizeof *steps) : NULL;
  e->n_chain = n;
  f->evidence = e;
  f->n_evidence = 1;
  fl_str *why = fl_arena_zero(arena, sizeof *why);
  *why = fl_say_outcome(arena, fl_ask_graph(m->ask), m->role, o);
  f->why = why;
  f->n_why = 1;
}

// ---- the message -----------------------------------------------------------------------------------------------------------------------

typedef struct message {
  collector *c;
  const group *k;
  const fl_finding *f;
  uint32_t n_related;
} message;

static fl_str role_hole(const message *m, fl_str hole) {
  fl_arena *arena = &m->c->arena;
  fl_str name, part;
  if (!fl_str_cut(hole, '.', &name, &part)) name = hole, part = FL_STR("");
  uint8_t role = (uint8_t)fl_word_find(fl_role_words, name);
  const fl_match *first = m->k->first;
  const fl_outcome *o =
      role == first->role ? first->outcome : fl_worst_outcome(fl_ask_role(first->ask, first->site, role));
  if (!role || !o) return FL_STR("");
  return fl_str_eq_c(part, "why") ? fl_say_outcome(arena, fl_ask_graph(first->ask), role, o) : fl_say_value(arena, role, o);
}

// "1", or "1 (the default)".
static fl_str setting_hole(const message *m, fl_str name) {
  fl_arena *arena = &m->c->arena;
  const fl_declaration *what = fl_declaration_of(m->c->g, m->k->first->site);
  fl_declared value = what ? fl_declared_value(m->c->g, what, name, arena) : (fl_declared){0};
  if (value.state == FL_DECLARED_NOTHING || value.state == FL_DECLARED_UNKNOWN) return FL_STR("not known");
  bool unwritten = value.state == FL_DECLARED_DEFAULT;
  return fl_str_from(fl_arena_printf(arena, "%.*s%s", FL_STR_ARG(value.text), unwritten ? " (the default)" : ""));
}

// Where no predicate gave an account: what was found inside.
static fl_str contained_text(const message *m) {
  const fl_match *first = m->k->first;
  if (!first->n_contained) return FL_STR("");
  const fl_site *s = first->contained[0].site;
  fl_arena *arena = &m->c->arena;
  return fl_str_from(fl_arena_printf(arena, "it calls `%.*s` (%.*s:%u)", FL_STR_ARG(fl_say_callee(arena, fl_graph_name(m->c->g, s->callee))),
                                     FL_STR_ARG(fl_graph_file_at(m->c->g, s->func.file)->path), s->span.line));
}

static fl_str hole_text(const message *m, fl_str hole) {
  fl_arena *arena = &m->c->arena;
  const fl_match *first = m->k->first;
  if (fl_str_eq_c(hole, "callee")) return fl_say_callee(arena, fl_graph_name(m->c->g, first->site->callee));
  if (fl_str_eq_c(hole, "owner")) return m->f->owner;
  if (fl_str_eq_c(hole, "entry")) return m->f->entry;
  if (fl_str_eq_c(hole, "function")) return m->f->function;
  if (fl_str_eq_c(hole, "count"))
    return fl_str_from(fl_arena_printf(arena, "%u", m->n_related ? m->n_related : m->k->members.n));
  if (fl_str_eq_c(hole, "pair.callee"))
    return first->pair ? fl_say_callee(arena, fl_graph_name(m->c->g, first->pair->callee)) : FL_STR("");
  if (fl_str_eq_c(hole, "pair.deadline")) {
    const fl_outcome *o = first->pair ? fl_worst_outcome(fl_ask_role(first->ask, first->pair, FL_ROLEKIND_deadline)) : NULL;
    return o ? fl_say_value(arena, FL_ROLEKIND_deadline, o) : FL_STR("");
  }
  if (fl_str_eq_c(hole, "sum")) return first->sum ? fl_str_from(first->sum) : contained_text(m);
  if (fl_str_eq_c(hole, "contained.count"))
    return fl_str_from(fl_arena_printf(arena, "%u", first->n_contained));
  if (fl_str_eq_c(hole, "way")) return first->way;
  if (fl_str_starts_c(hole, "setting.")) return setting_hole(m, fl_str_from_pos(hole, 8));
  if (fl_str_eq_c(hole, "contained.callee"))
    return first->n_contained ? fl_say_callee(arena, fl_graph_name(m->c->g, first->contained[0].site->callee))
                              : FL_STR("a call that was not followed");
  return role_hole(m, hole);
}

static fl_str render(const message *m, fl_str pattern) {
  fl_arena *arena = &m->c->arena;
  char text[1024];
  uint32_t n = 0;
  for (uint32_t i = 0; i < pattern.n && n < sizeof text - 1; i++) {
    uint32_t end = i;
    while (pattern.at[i] == '{' && end < pattern.n && pattern.at[end] != '}') end++;
    if (pattern.at[i] != '{' || end == pattern.n) {
      text[n++] = pattern.at[i];
      continue;
    }
    fl_str value = hole_text(m, fl_str_slice(pattern, i + 1, end));
    for (uint32_t k = 0; k < value.n && n < sizeof text - 1; k++) text[n++] = value.at[k];
    i = end;
  }
  return fl_arena_str(arena, (fl_str){text, n});
}

// ---- one finding -------------------------------------------------------------------------------------------------------------------------

static fl_str owner_text(collector *c, const group *k) {
  fl_arena *arena = &c->arena;
  const fl_match *m = k->first;
  fl_sym name =
      m->outcome && m->outcome->owner && m->outcome->owner_name ? m->outcome->owner_name : m->site->callee;
  return fl_say_callee(arena, fl_graph_name(fl_ask_graph(m->ask), name));
}

// Of several that are as strong, the message names what stands nearest to the place.
static bool is_stronger(const fl_match *a, const fl_match *b) {
  if (a->confidence != b->confidence) return a->confidence > b->confidence;
  return a->severity != b->severity ? a->severity > b->severity : a->away < b->away;
}

static const fl_match *strongest(const group *k) {
  const fl_match *best = k->members.at[0];
  for (uint32_t i = 1; i < k->members.n; i++)
    if (is_stronger(k->members.at[i], best)) best = k->members.at[i];
  return best;
}

// The first sentence of a rule's fix says what to do in general; the library's own words take its place where its model has them. What
// somebody switched off on purpose is not put back without asking, and keeps the rule's.
static fl_str fix_of(fl_arena *arena, const fl_match *m) {
  fl_str fix = m->rule->fix;
  bool absent = m->outcome && m->role && !(m->outcome->flags & FL_OUT_EXPLICIT);
  fl_str advice = absent ? fl_graph_site_advice(fl_ask_graph(m->ask), m->site, m->role) : FL_STR("");
  if (!advice.n) return fix;
  uint32_t stop = fl_str_find(fix, FL_STR(". "));
  fl_str rest = stop == FL_STR_NONE ? FL_STR("") : fl_str_from_pos(fix, stop + 1);
  return fl_str_from(fl_arena_printf(arena, "%.*s%.*s", FL_STR_ARG(advice), FL_STR_ARG(rest)));
}

static void finish_group(collector *c, group *k) {
  fl_arena *arena = &c->arena;
  k->first = strongest(k);
  if (is_rooted(k->first)) owner_place(c, k->first, &k->file, &k->span);
  const fl_match *m = k->first;
  if (is_of_whole(c, m)) k->file = m->site->func.file, k->span = m->site->span;
  fl_ask_forget(m->ask);
  fl_finding f = {
      .rule = m->rule, .severity = m->severity, .confidence = m->confidence, .state = FL_STATE_NEW};
  f.at = fl_say_place(arena, c->g, k->file, k->span, FL_STR(""));
  bool itself = k->file == m->site->func.file &&
                k->span.byte_begin == m->site->span.byte_begin; // an annotation stands outside
  fl_func_ref func =
      itself ? m->site->func : (fl_func_ref){k->file, fl_graph_func_at(c->g, k->file, k->span.byte_begin)};
  f.function = fl_arena_str(arena, fl_graph_func_name(c->g, func));
  f.owner = owner_text(c, k);
  f.subject = fl_arena_str(
      arena, fl_graph_name(fl_ask_graph(m->ask), m->outcome && m->outcome->owner ? m->outcome->owner_name : m->site->callee));
  f.fix = fix_of(arena, m);
  places *p = fl_alloc_zero(1, sizeof *p);
  related_of(c, k, p);
  f.related = p->n ? fl_arena_dup(arena, p->at, p->n * sizeof *p->at) : NULL;
  f.n_related = p->n;
  if (m->rule->related & (1u << FL_RELATE_entry_path)) path_from_entry(c, m, &f);
  evidence_of(c, m, &f);
  message text = {c, k, &f, p->n};
  f.message = render(&text, m->rule->message);
  fl_report_take(c->report, &f);
  fl_arena_clear(arena);
  fl_free(p);
}

// ---- gaps and counts ---------------------------------------------------------------------------------------------------------------------

static void add_unknown(collector *c, const fl_unanswered *u) {
  if (fl_is_elsewhere(u)) return;
  fl_arena *arena = &c->arena;
  const fl_site *s = u->site;
  fl_str callee = fl_say_callee(arena, fl_graph_name(c->g, s->callee));
  fl_str why = u->why ? fl_graph_name(fl_ask_graph(u->ask), u->why) : FL_STR("its model names no deadline");
  fl_str detail =
      fl_str_from(fl_arena_printf(arena, "deadline of `%.*s`: %.*s", FL_STR_ARG(callee), FL_STR_ARG(why)));
  fl_report_add_gap(c->report, "unresolved-role",
                    fl_arena_str(arena, fl_graph_file_at(c->g, s->func.file)->path), s->span.line, detail);
}

static void add_counts(fl_report *report, const fl_match_result *r) {
  fl_answer_count *counts = fl_arena_zero(&report->arena, (r->counts.n + 1) * sizeof *counts);
  for (uint32_t i = 0; i < r->counts.n; i++) {
    const fl_role_count *n = &r->counts.at[i];
    counts[i] = (fl_answer_count){n->of_users ? FL_STR("remote_call_of_users") : fl_str_from(fl_word(fl_site_words, n->site)),
                                  fl_str_from(fl_word(fl_role_words, n->role)),
                                  n->total,
                                  n->bounded,
                                  n->inherited,
                                  n->unknown,
                                  n->unbounded};
  }
  report->stats.answers = counts;
  report->stats.n_answers = r->counts.n;
}

void fl_collect(fl_report *report, const fl_graph *g, const fl_match_result *result) {
  collector c = {.report = report, .g = g};
  const fl_rule *rule = NULL;
  uint32_t index = 0;
  for (uint32_t i = 0; i < result->matches.n; i++) {
    if (i == 0 || result->matches.at[i].rule != rule) rule = result->matches.at[i].rule, index++;
    add_to_group(&c, &result->matches.at[i], index);
  }
  for (uint32_t i = 0; i < c.groups.n; i++) {
    finish_group(&c, &c.groups.at[i]);
    fl_array_release(&c.groups.at[i].members);
  }
  for (uint32_t i = 0; i < result->unknown.n; i++) add_unknown(&c, &result->unknown.at[i]);
  fl_add_elsewhere(report, g, result);
  add_counts(report, result);
  fl_array_release(&c.groups);
  fl_map_release(&c.by_owner);
  fl_arena_release(&c.arena);
}
