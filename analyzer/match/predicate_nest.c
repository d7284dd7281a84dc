// Predicates about regions that stand in one another around a site.
//
// Each region that holds a site comes with the calls that lead from it to the site. Of two, one stands in the other when the way from
// the outer one ends with the whole way from the inner one, and, where both begin in one function, the outer one begins first.
#include "match/attempts.h"
#include "match/predicate_p.h"

#include "graph/limit.h"
#include "graph/sites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_HOLDERS = 32 };

typedef struct holders {
  fl_contained at[MOST_HOLDERS];
  uint32_t n;
} holders;

static bool ends_with(const fl_contained *outer, const fl_contained *inner) {
  if (outer->depth < inner->depth) return false;
  const fl_call_ref *tail = outer->path + (outer->depth - inner->depth);
  for (uint32_t i = 0; i < inner->depth; i++)
    if (tail[i].file != inner->path[i].file || tail[i].id != inner->path[i].id) return false;
  return true;
}

bool fl_holds_around(const fl_contained *outer, const fl_contained *inner) {
  if (outer->site == inner->site || !ends_with(outer, inner)) return false;
  return outer->depth > inner->depth || outer->site->span.byte_begin < inner->site->span.byte_begin;
}

static void take_holders(fl_focus *f, uint32_t kinds, holders *out) {
  const fl_contained *list;
  out->n = fl_ask_holders(f->ask, f->site, kinds, &list);
  if (out->n > MOST_HOLDERS) out->n = MOST_HOLDERS;
  if (out->n) memcpy(out->at, list, out->n * sizeof *list);
}

bool fl_is_around_another(fl_focus *f, const fl_contained *outer, uint32_t kinds) {
  holders inner;
  take_holders(f, kinds, &inner);
  for (uint32_t i = 0; i < inner.n; i++)
    if (fl_holds_around(outer, &inner.at[i])) return true;
  return false;
}

// ---- what holds a site -----------------------------------------------------------------------------------------------------------

// Annotations of one function hold one another, and what its callers hold.
static bool is_outside(const fl_site *own, const fl_contained *holder) {
  bool here = holder->site->func.file == own->func.file && holder->site->func.id == own->func.id;
  return holder->site != own && (here ? holder->site->form == FL_FORM_ANNOTATION : holder->depth > 0);
}

// The regions of a site that is an annotation are those of a call in its function, as far as they begin outside of it.
static uint32_t holders_of_annotation(fl_focus *f, uint32_t kinds, const fl_contained **out) {
  const fl_contained *list;
  const fl_site *inner = NULL;
  uint32_t n = fl_ask_contained(f->ask, f->site, UINT32_MAX, &list), n_kept = 0;
  for (uint32_t i = 0; i < n && !inner; i++)
    if (!list[i].depth) inner = list[i].site;
  n = inner ? fl_ask_holders(f->ask, inner, kinds, &list) : 0;
  fl_contained *kept = n ? fl_arena_dup(f->arena, list, n * sizeof *list) : NULL;
  for (uint32_t i = 0; i < n; i++)
    if (is_outside(f->site, &kept[i])) kept[n_kept++] = kept[i];
  return *out = kept, n_kept;
}

uint32_t fl_holders_of(fl_focus *f, uint32_t kinds, const fl_contained **out) {
  if (f->site->form == FL_FORM_ANNOTATION) return holders_of_annotation(f, kinds, out);
  uint32_t n = fl_ask_holders(f->ask, f->site, kinds, out);
  *out = n ? fl_arena_dup(f->arena, *out, n * sizeof **out) : NULL;
  return n;
}

// ---- attempts that multiply ------------------------------------------------------------------------------------------------------

typedef struct product {
  fl_attempts all;
  bool endless; // one has no end, which is a fault of its own
  uint32_t written; // factors that stand in the program
} product;

// `ask`, `tenacity.retry`: the function around a loop, or what repeats.
static const char *name_of(fl_focus *f, const fl_site *s, uint8_t role) {
  bool own = s->form == FL_FORM_LOOP || s->form == FL_FORM_RECURSION;
  fl_str name = own ? fl_graph_func_name(f->g, s->func) : fl_graph_name(f->g, s->callee);
  return fl_arena_printf(f->arena, role == FL_ROLEKIND_attempts ? "by the library of `%.*s`" : own ? "by the loop in `%.*s`" : "by `%.*s`", FL_STR_ARG(name));
}

static void tell(fl_attempts *all, fl_focus *f, const fl_site *s, uint8_t role, int64_t attempts) {
  size_t n = strlen(all->text);
  const char *by = name_of(f, s, role), *times = all->factors ? " x " : "";
  if (attempts == INT64_MAX)
    snprintf(all->text + n, sizeof all->text - n, "%sany number %s", times, by);
  else
    snprintf(all->text + n, sizeof all->text - n, "%s%lld %s", times, (long long)attempts, by);
  if (all->factors < FL_MAX_FACTORS) all->at[all->factors] = (fl_attempt_factor){s, role, attempts};
}

static int64_t times(int64_t a, int64_t b) { return a > INT64_MAX / b ? INT64_MAX : a * b; }

// The most that one of several ways may come to.
static int64_t most_of(const fl_resolution *all) {
  int64_t most = -1;
  for (uint32_t i = 0; all && i < all->n; i++) {
    const fl_outcome *o = &all->at[i];
    int64_t n = o->loosest > o->value ? o->loosest : o->value;
    if (o->answer == FL_IS_BOUNDED && n > most) most = n;
  }
  return most;
}

static void multiply(product *p, fl_focus *f, const fl_site *s, uint8_t role, uint8_t certainty) {
  fl_attempts *all = &p->all;
  const fl_resolution *ways = fl_ask_role(f->ask, s, role);
  const fl_outcome *o = fl_worst_outcome(ways);
  int64_t most = o && o->answer == FL_IS_BOUNDED ? most_of(ways) : -1;
  bool endless = o && o->answer == FL_IS_UNBOUNDED, known = most >= 0 && most < INT64_MAX;
  bool is_set = s->kind == FL_SITE_retry || (o && o->answer == FL_IS_UNKNOWN && (o->flags & FL_OUT_SET));
  all->is_unknown |= is_set && !endless && !known;
  int64_t attempts = known ? most + fl_graph_counts_retries(f->g, s, role) : 0;
  if (!endless && attempts < 2) return;
  tell(all, f, s, role, endless ? INT64_MAX : attempts);
  all->n = endless ? INT64_MAX : times(all->n, attempts);
  all->factors++;
  p->endless |= endless;
  p->written += role != FL_ROLEKIND_attempts;
  if (o->certainty < certainty) certainty = o->certainty;
  if (role == FL_ROLEKIND_attempts && (o->flags & FL_OUT_LIBRARY) && certainty > 2) certainty = 2; // nobody wrote it: another version may do otherwise
  if (certainty < all->certainty) all->certainty = certainty;
}

static bool is_left_out(const fl_focus *f, const fl_site *s, const fl_predicate *p) {
  fl_focus retry = {.ask = f->ask, .g = f->g, .site = s, .outer = f->site, .arena = f->arena};
  return p->n_unless && fl_predicates_ask(&retry, NULL, 0, p->unless, p->n_unless).is == FL_NO;
}

static int innermost_first(const void *a, const void *b) {
  const fl_contained *x = a, *y = b;
  if (x->depth != y->depth) return x->depth < y->depth ? -1 : 1;
  if (x->site->span.byte_begin != y->site->span.byte_begin) return x->site->span.byte_begin > y->site->span.byte_begin ? -1 : 1;
  return x->site->id < y->site->id ? -1 : x->site->id > y->site->id;
}

// Inside of some regions a library repeats nothing by itself: they are repeated as a whole, or not at all (`inner_attempts: none`).
static bool repeats_by_itself(fl_focus *f, fl_attempts_counts *counts, void *payload) {
  holders regions;
  fl_str none;
  take_holders(f, 1u << FL_SITE_retry | 1u << FL_SITE_txn, &regions);
  for (uint32_t i = 0; i < regions.n; i++) {
    const fl_contained *r = &regions.at[i];
    if (fl_graph_site_attribute(f->g, r->site, FL_STR("inner_attempts"), &none) && (!counts || counts(payload, r))) return false;
  }
  return true;
}

// The retries around a call, each in the next, and what its library repeats unasked.
static product attempts_of(fl_focus *f, fl_attempts_counts *counts, void *payload) {
  product p = {.all = {.n = 1, .certainty = 4}};
  const fl_contained *last = NULL;
  holders retries;
  take_holders(f, 1u << FL_SITE_retry, &retries);
  if (retries.n) qsort(retries.at, retries.n, sizeof *retries.at, innermost_first);
  if (repeats_by_itself(f, counts, payload)) multiply(&p, f, f->site, FL_ROLEKIND_attempts, 4);
  for (uint32_t i = 0; i < retries.n; i++) {
    const fl_contained *r = &retries.at[i];
    if ((counts && !counts(payload, r)) || (last && !fl_holds_around(r, last))) continue;
    multiply(&p, f, r->site, FL_ROLEKIND_bound, r->certainty);
    last = r;
  }
  if (last) f->pair = last->site;
  return p;
}

// What carries the requests repeats them as well, innermost of all.
static void add_mesh(fl_attempts *all, fl_focus *f) {
  fl_repeats by = f->site->kind == FL_SITE_remote_call ? fl_ask_repeats(f->ask, f->site) : (fl_repeats){0};
  all->mesh = 1;
  if (by.n < 1 || by.n >= INT32_MAX) return;
  size_t n = strlen(all->text);
  snprintf(all->text + n, sizeof all->text - n, "%s%lld by %s`%.*s`", all->factors ? " x " : "", (long long)by.n + 1, by.is_unasked ? "the mesh, unasked, for " : "", FL_STR_ARG(by.by));
  all->mesh = by.n + 1;
  if (all->n != INT64_MAX) all->n = times(all->n, all->mesh);
  if (by.certainty < all->certainty) all->certainty = by.certainty;
}

fl_attempts fl_attempts_of(fl_ask *ask, fl_arena *arena, const fl_site *s, fl_attempts_counts *counts, void *payload) {
  fl_focus of = {.ask = ask, .g = fl_ask_graph(ask), .site = s, .arena = arena};
  fl_attempts all = attempts_of(&of, counts, payload).all;
  add_mesh(&all, &of);
  return all;
}

int64_t fl_attempts_around(fl_focus *f, const fl_site *s) {
  fl_focus of = {.ask = f->ask, .g = f->g, .site = s, .arena = f->arena};
  return attempts_of(&of, NULL, NULL).all.n;
}

typedef struct exceptions {
  const fl_focus *f;
  const fl_predicate *p;
} exceptions;

static bool is_meant(void *payload, const fl_contained *retry) {
  const exceptions *e = payload;
  return !is_left_out(e->f, retry->site, e->p);
}

fl_reply fl_ask_multiplied(fl_focus *f, const fl_predicate *p) {
  product found = attempts_of(f, is_meant, &(exceptions){f, p});
  const fl_attempts *all = &found.all;
  if (all->n == INT64_MAX) f->sum = fl_arena_printf(f->arena, "%s", all->text);
  else f->sum = fl_arena_printf(f->arena, "%s = %lld", all->text, (long long)all->n);
  bool above = all->factors > 1 && all->n > p->gt && (!found.endless || found.written > 1);
  return above ? (fl_reply){FL_YES, all->certainty} : (fl_reply){all->is_unknown && all->factors ? FL_PERHAPS : FL_NO, 1};
}

// ---- what nobody uses ------------------------------------------------------------------------------------------------------------

static uint32_t chained_call(const fl_facts *f, uint32_t value, uint32_t from) {
  for (uint32_t c = from; c < f->n_calls; c++)
    if (f->calls[c].recv == value) return c;
  return 0;
}

static bool reaches_out(const fl_graph *g, uint32_t file, uint32_t call, const fl_site *except) {
  const fl_site_ids here = fl_sites_of_file(g, file);
  for (uint32_t i = 0; i < here.n; i++) {
    const fl_site *s = fl_graph_site(g, here.at[i]);
    if (s != except && s->form == FL_FORM_CALL && s->call.id == call) return true;
  }
  return false;
}

// Nothing that is called on what the call gives reaches out, and the last of it is thrown away.
fl_reply fl_ask_unused(fl_focus *f) {
  const fl_site *s = f->site;
  const fl_reply no = {FL_NO, 0};
  if (s->form != FL_FORM_CALL) return no;
  const fl_facts *facts = fl_graph_facts(f->g, s->call.file);
  uint32_t call = s->call.id;
  for (uint32_t next; (next = chained_call(facts, facts->calls[call].value, 1)) != 0; call = next)
    if (reaches_out(f->g, s->call.file, next, s)) return no;
  return facts->calls[call].flags & FL_CALL_IGNORED ? (fl_reply){FL_YES, 4} : no;
}
