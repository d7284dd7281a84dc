// How often one run of a function passes places.
//
// In: a function, and who says what a call counts for. Out: numbers. Functions are folded callees first, each once; in a function its regions,
// the innermost first.
#include "graph/passes.h"

#include "graph/ask_p.h"
#include "graph/loop_p.h"

#include <string.h>

enum { LIKELY = 2, MOST_FUNCTIONS = 2000, MOST_DEPTH = 24, MOST_PARTS = 128 };

typedef struct part {
  uint32_t in, own; // regions[]: it stands in; it is, 0: a call
  uint32_t byte;
  fl_passed *n;
} part;

typedef struct passes {
  const fl_graph *g;
  const fl_passing *q;
  fl_arena arena;
  fl_map of; // function -> known[] + 1
  FL_ARRAY(fl_passed *) known;
} passes;

// ---- numbers -----------------------------------------------------------------------------------------------------------------------------

int64_t fl_pass_sum(int64_t a, int64_t b) { return a > INT64_MAX - b ? INT64_MAX : a + b; }

int64_t fl_pass_product(int64_t a, int64_t b) {
  if (!a || !b) return 0;
  return a > INT64_MAX / b ? INT64_MAX : a * b;
}

// More loops in one another than are counted are the most of them.
fl_passed fl_passed_product(const fl_passed *a, const fl_passed *b) {
  fl_passed out = {{0}};
  for (uint32_t i = 0; i < FL_PASS_DEGREES; i++)
    for (uint32_t k = 0; k < FL_PASS_DEGREES; k++) {
      uint32_t at = i + k < FL_PASS_DEGREES ? i + k : FL_PASS_DEGREES - 1;
      out.n[at] = fl_pass_sum(out.n[at], fl_pass_product(a->n[i], b->n[k]));
    }
  return out;
}

bool fl_passed_more(const fl_passed *a, const fl_passed *b) {
  for (uint32_t i = FL_PASS_DEGREES; i-- > 0;)
    if (a->n[i] != b->n[i]) return a->n[i] > b->n[i];
  return false;
}

static fl_passed *nothing(passes *p) { return fl_arena_zero_n(&p->arena, p->q->things, sizeof(fl_passed)); }

static void add(const passes *p, fl_passed *to, const fl_passed *n) {
  for (uint32_t i = 0; i < p->q->things; i++)
    for (uint32_t k = 0; k < FL_PASS_DEGREES; k++) to[i].n[k] = fl_pass_sum(to[i].n[k], n[i].n[k]);
}

static void take_most(const passes *p, fl_passed *to, const fl_passed *n) {
  for (uint32_t i = 0; i < p->q->things; i++)
    if (fl_passed_more(&n[i], &to[i])) to[i] = n[i];
}

static bool is_nothing(const passes *p, const fl_passed *n) {
  static const fl_passed none = {{0}};
  for (uint32_t i = 0; i < p->q->things; i++)
    if (memcmp(&n[i], &none, sizeof none) != 0) return false;
  return true;
}

static void repeat(const passes *p, fl_passed *n, int64_t turns) {
  fl_passed by = turns ? (fl_passed){{turns < 0 ? 0 : turns}} : (fl_passed){{0, 1}};
  for (uint32_t i = 0; turns != 1 && i < p->q->things; i++) n[i] = fl_passed_product(&n[i], &by);
}

// ---- what is kept ------------------------------------------------------------------------------------------------------------------------

static bool outlives(fl_graph *g, uint32_t file, uint32_t target) {
  const fl_val *v = &g->links[file].f->values[target];
  if (v->kind == FL_VAL_FIELD) return true;
  fl_ent ent = v->kind == FL_VAL_REF ? fl_lookup_value(g, file, target) : (fl_ent){0};
  bool local = ent.kind == FL_ENT_VAR && g->links[ent.file].f->vars[ent.id].kind == FL_VAR_LOCAL;
  return ent.kind && ent.kind != FL_ENT_PARAM && !local;
}

static bool fills_what_it_tests(fl_graph *g, fl_call_ref call, uint32_t branch) {
  const fl_link *l = &g->links[call.file];
  fl_loop p = {g, l, call.file, branch, &l->f->regions[branch], false};
  for (uint32_t i = 1; i < l->f->n_assigns; i++) {
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *v = &l->f->values[a->val];
    bool here = a->func == p.r->func && fl_region_holds(l->f, branch, a->region) && v->byte_begin <= l->f->calls[call.id].span.byte_begin && l->f->calls[call.id].span.byte_end <= v->byte_end;
    if (here && fl_loop_mentions(&p, p.r->test, fl_loop_target_name(&p, a), 0) && outlives(g, call.file, a->target)) return true;
  }
  return false;
}

bool fl_graph_keeps_answer(fl_graph *g, fl_call_ref call) {
  const fl_facts *f = g->links[call.file].f;
  for (uint32_t r = f->calls[call.id].region; r; r = f->regions[r].parent)
    if (f->regions[r].kind == FL_REGION_BRANCH && f->regions[r].form == FL_SENSE_THEN && f->regions[r].test && fills_what_it_tests(g, call, r)) return true;
  return false;
}

// ---- calls -------------------------------------------------------------------------------------------------------------------------------

static const fl_passed *of_func(passes *p, fl_func_ref func, uint32_t depth);

// What is begun in another thread, or registered for later, does not run while its caller does.
static bool runs_inside(const fl_target *t) { return t->func.id && !t->param_of && t->certainty >= LIKELY && (t->via == FL_VIA_CALL || t->via == FL_VIA_CALLBACK); }

static fl_passed *of_call(passes *p, fl_call_ref call, uint32_t depth) {
  const fl_target *targets;
  fl_passed *n = nothing(p), *behind = nothing(p);
  const fl_call *c = fl_graph_call(p->g, call);
  uint32_t n_targets = c->flags & FL_CALL_SPAWNED ? 0 : fl_graph_targets(p->g, call, &targets);
  for (uint32_t i = 0; i < n_targets; i++)
    if (runs_inside(&targets[i]) && p->q->leads_on(p->q->payload, targets[i].func)) take_most(p, behind, of_func(p, targets[i].func, depth + 1));
  p->q->weigh(p->q->payload, call, n);
  add(p, n, behind);
  repeat(p, n, p->q->turns(p->q->payload, (fl_func_ref){call.file, c->func}, 0, call.id));
  return n;
}

// ---- regions -----------------------------------------------------------------------------------------------------------------------------

static bool leaves(const fl_facts *f, uint32_t region) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].region == region && (f->exits[i].kind == FL_EXIT_RETURN || f->exits[i].kind == FL_EXIT_THROW)) return true;
  return false;
}

static bool exclude(const fl_facts *f, uint32_t a, uint32_t b) {
  const fl_region *x = &f->regions[a], *y = &f->regions[b];
  if (!a || !b || x->kind != y->kind) return false;
  return x->kind == FL_REGION_CASE || x->kind == FL_REGION_SELECT_CASE || (x->kind == FL_REGION_BRANCH && x->test && x->test == y->test && x->form != y->form);
}

static bool is_alternative(uint8_t kind) { return kind == FL_REGION_BRANCH || kind == FL_REGION_CASE || kind == FL_REGION_SELECT_CASE; }

// The parts of one region, in the order in which they stand.
static fl_passed *fold(passes *p, const fl_facts *f, const part *parts, uint32_t n) {
  fl_passed *so_far = nothing(p), *left = nothing(p);
  for (uint32_t i = 0, k; i < n; i = k) {
    fl_passed *most = nothing(p);
    for (k = i; k < n && (k == i || exclude(f, parts[i].own, parts[k].own)); k++) {
      bool ends = parts[k].own && is_alternative(f->regions[parts[k].own].kind) && leaves(f, parts[k].own);
      fl_passed *until = nothing(p);
      add(p, until, so_far), add(p, until, parts[k].n);
      take_most(p, ends ? left : most, ends ? until : parts[k].n);
    }
    add(p, so_far, most);
  }
  take_most(p, so_far, left);
  return so_far;
}

static void put(part *parts, uint32_t *n, part one) {
  uint32_t at = *n;
  for (; at && parts[at - 1].byte > one.byte; at--) parts[at] = parts[at - 1];
  parts[at] = one;
  (*n)++;
}

// The innermost of the regions that have parts: regions stand after those around them.
static uint32_t innermost(const part *parts, uint32_t n) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < n; i++)
    if (parts[i].in > most) most = parts[i].in;
  return most;
}

static fl_passed *of_regions(passes *p, fl_func_ref func, part *parts, uint32_t n) {
  const fl_facts *f = p->g->links[func.file].f;
  for (uint32_t region; (region = innermost(parts, n)) != 0;) {
    part inside[MOST_PARTS];
    uint32_t n_inside = 0, kept = 0;
    for (uint32_t i = 0; i < n; i++)
      if (parts[i].in == region) inside[n_inside++] = parts[i];
      else parts[kept++] = parts[i];
    n = kept;
    part whole = {f->regions[region].parent, region, f->regions[region].span.byte_begin, fold(p, f, inside, n_inside)};
    if (f->regions[region].kind == FL_REGION_LOOP) repeat(p, whole.n, p->q->turns(p->q->payload, func, region, 0));
    put(parts, &n, whole);
  }
  return fold(p, f, parts, n);
}

static fl_passed *of_body(passes *p, fl_func_ref func, uint32_t depth) {
  const fl_link *l = &p->g->links[func.file];
  part parts[MOST_PARTS];
  uint32_t n = 0;
  for (uint32_t c = l->func_first_call[func.id]; c && n < MOST_PARTS; c = l->call_next[c]) {
    fl_passed *passed = of_call(p, (fl_call_ref){func.file, c}, depth);
    if (!is_nothing(p, passed)) put(parts, &n, (part){l->f->calls[c].region, 0, l->f->calls[c].span.byte_begin, passed});
  }
  return of_regions(p, func, parts, n);
}

// Functions that call one another in a circle are not followed round.
static const fl_passed *of_func(passes *p, fl_func_ref func, uint32_t depth) {
  uint32_t *there = fl_map_at(&p->of, fl_map_key2(func.file, func.id)), at = *there;
  if (at) return p->known.at[at - 1];
  at = *there = p->known.n + 1;
  fl_array_push(&p->known, nothing(p));
  fl_passed *n = depth < MOST_DEPTH && p->known.n < MOST_FUNCTIONS ? of_body(p, func, depth) : nothing(p);
  return p->known.at[at - 1] = n;
}

void fl_graph_passes(const fl_graph *g, const fl_passing *q, fl_func_ref from, fl_passed *out) {
  passes p = {.g = g, .q = q};
  memcpy(out, of_func(&p, from, 0), q->things * sizeof *out);
  fl_array_release(&p.known);
  fl_map_release(&p.of);
  fl_arena_release(&p.arena);
}
