// Where code goes on, or not, by how much time has passed.
//
//   while time.time() - start < 30: ...              when a loop ends
//   if now() > deadline: raise TimeoutError()        whether something is raised
//   condition.wait(deadline - now())                 how long something waits
//   return now() < self.lease_until                  in code that names a lease, a limit, a breaker
//
// In: conditions, and the arguments of calls that wait. Out: a site for each function that compares two readings of a clock of its own
// process, one of them new, and decides one of these by what comes out. What is only told or counted is no site, nor is a time that may come
// from somewhere else, which no clock of the process could be compared with.
#include "graph/clock.h"
#include "graph/loop_p.h"
#include "graph/ask_p.h"
#include "graph/words.h"

enum { DEEPEST = 6, MOST_CALLERS = 16 };

typedef struct check { // one comparison, and where it counts
  fl_graph *g;
  const uint8_t *reads; // by dense function: a clock is read there
  uint32_t file, val;  // the comparison
  fl_readings times;
  uint32_t func;       // of the comparison
} check;

static bool is_comparison(const fl_val *v) { return v->kind == FL_VAL_BINOP && v->op >= FL_OP_LT && v->op <= FL_OP_GE; }

static const fl_reading *new_one(const fl_readings *t) {
  for (uint32_t i = 0; i < t->n; i++)
    if (!t->at[i].kept) return &t->at[i];
  return NULL;
}

// In its function, or in one around it.
static bool may_read_anew(const check *c) {
  for (uint32_t func = c->func; func; func = c->g->links[c->file].f->funcs[func].parent)
    if (c->reads[fl_dense_func(c->g, c->file, func)]) return true;
  return false;
}

static bool compares_times(check *c) {
  if (!may_read_anew(c)) return false;
  fl_readings_of(c->g, c->file, c->val, &c->times);
  if (c->times.open || c->times.n < 2 || c->times.terms < 2 || !new_one(&c->times)) return false;
  for (uint32_t i = 0; i < c->times.n; i++)
    if (!c->times.at[i].clock) return false;
  return true;
}

static uint8_t clock_of(const fl_readings *t) {
  uint8_t found = FL_CLOCK_monotonic;
  for (uint32_t i = 0; i < t->n; i++) {
    if (t->at[i].clock == FL_CLOCK_monotonic) return FL_CLOCK_monotonic;
    if (t->at[i].clock == FL_CLOCK_wall) found = FL_CLOCK_wall;
  }
  return found;
}

// ---- what is decided ------------------------------------------------------------------------------------------------------------

static bool is_inside(const fl_facts *f, uint32_t region, uint32_t outer) {
  for (uint32_t depth = 0; region && depth < 256; region = f->regions[region].parent, depth++)
    if (region == outer) return true;
  return false;
}

static uint32_t loop_around(const fl_facts *f, uint32_t region) {
  while (region && f->regions[region].kind != FL_REGION_LOOP) region = f->regions[region].parent;
  return region;
}

// Begins before the loop, or is kept by the program: what begins anew on every turn ends none.
static bool begins_before(const check *c, const fl_region *loop) {
  for (uint32_t i = 0; i < c->times.n; i++) {
    const fl_reading *t = &c->times.at[i];
    const fl_val *v = &c->g->links[t->file].f->values[t->val];
    if (t->kept || t->file != c->file || v->byte_begin < loop->span.byte_begin || v->byte_begin >= loop->span.byte_end) return true;
  }
  return false;
}

// Is the clock read anew on every turn, here or in what is called? A time that was read before is a place in the data that the loop goes through.
static bool reads_on_each_turn(const check *c, const fl_region *loop) {
  for (uint32_t i = 0; i < c->times.n; i++) {
    const fl_reading *t = &c->times.at[i];
    const fl_val *v = &c->g->links[t->file].f->values[t->val];
    if (!t->kept && (t->file != c->file || fl_func_of_val(c->g, t->file, t->val) != loop->func || (v->byte_begin >= loop->span.byte_begin && v->byte_begin < loop->span.byte_end)))
      return true;
  }
  return false;
}

static bool is_made_of(const fl_loop *p, uint32_t val, fl_sym name) {
  return fl_loop_mentions(p, val, name, 0) || fl_loop_made_from(p, val, name, 0);
}

// day = day.plusDays(1), up to now: a place in a calendar that the loop goes through. What is taken away from is time that is left.
static bool goes_through_time(const check *c, const fl_facts *f, uint32_t loop) {
  const fl_link *l = &c->g->links[c->file];
  const fl_loop p = {.g = c->g, .l = l, .file = c->file, .region = loop, .r = &f->regions[loop]};
  if (f != l->f || p.r->func != c->func) return false; // the comparison stands elsewhere
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *val = &f->values[a->val];
    fl_sym name = a->func == c->func && fl_loop_inside(&p, a->region, loop) ? fl_loop_target_name(&p, a) : 0;
    bool adds = val->kind == FL_VAL_CALL || (val->kind == FL_VAL_BINOP && val->op == FL_OP_ADD);
    bool steps = a->op ? a->op == FL_OP_ADD : adds && is_made_of(&p, a->val, name);
    if (name && steps && is_made_of(&p, c->val, name)) return true;
  }
  return false;
}

static bool ends_with_time(const check *c, const fl_facts *f, uint32_t loop) {
  return begins_before(c, &f->regions[loop]) && reads_on_each_turn(c, &f->regions[loop]) && !goes_through_time(c, f, loop);
}

static bool leaves_loop(const fl_facts *f, uint32_t branch, uint32_t loop) {
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_exit *e = &f->exits[i];
    if (!is_inside(f, e->region, branch) || e->func != f->regions[loop].func) continue;
    if (e->kind == FL_EXIT_RETURN || e->kind == FL_EXIT_THROW || (e->kind == FL_EXIT_BREAK && is_inside(f, loop, e->target))) return true;
  }
  return false;
}

static bool raises(const fl_facts *f, uint32_t branch) {
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].kind == FL_EXIT_THROW && is_inside(f, f->exits[i].region, branch)) return true;
  return false;
}

static uint32_t other_branch(const fl_facts *f, uint32_t branch) {
  uint32_t end = branch + 64 < f->n_regions ? branch + 64 : f->n_regions;
  for (uint32_t i = branch + 1; i < end; i++)
    if (f->regions[i].kind == FL_REGION_BRANCH && f->regions[i].form == FL_SENSE_ELSE && f->regions[i].test == f->regions[branch].test) return i;
  return 0;
}

static bool names_a_guard(const fl_graph *g, fl_str name) {
  for (fl_str word; (word = fl_first_word(name, &name)).n;)
    if (fl_models_word(g->models, FL_VOCABULARY_guarding, (fl_str){0}, word)) return true;
  return false;
}

static bool value_names_a_guard(const fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST) return false;
  switch (v->kind) {
  case FL_VAL_REF: return names_a_guard(g, f->texts[v->a]);
  case FL_VAL_FIELD: return names_a_guard(g, f->texts[v->b]);
  case FL_VAL_BINOP: return value_names_a_guard(g, file, f->elems[v->a], depth + 1) || value_names_a_guard(g, file, f->elems[v->a + 1], depth + 1);
  case FL_VAL_CALL: return f->calls[v->a].recv && value_names_a_guard(g, file, f->calls[v->a].recv, depth + 1);
  default: return false;
  }
}

static bool stands_in_a_guard(const check *c) {
  const fl_facts *f = c->g->links[c->file].f;
  const fl_func *func = &f->funcs[c->func];
  bool type = func->owner ? names_a_guard(c->g, f->texts[f->types[func->owner].name]) : names_a_guard(c->g, f->texts[func->owner_name]);
  return type || names_a_guard(c->g, f->texts[func->name]) || value_names_a_guard(c->g, c->file, c->val, 0);
}

static bool is_kept(const fl_readings *t) {
  for (uint32_t i = 0; i < t->n; i++)
    if (t->at[i].kept) return true;
  return false;
}

// `region`: what the comparison is a condition of, in `f`; its function may be another than that of the comparison.
static uint8_t decided_by(const check *c, const fl_facts *f, uint32_t region) {
  const fl_region *r = &f->regions[region];
  if (!region) return stands_in_a_guard(c) ? FL_DECIDES_guard : FL_DECIDES_none;
  if (r->kind == FL_REGION_LOOP) return ends_with_time(c, f, region) ? FL_DECIDES_loop : FL_DECIDES_none;
  uint32_t loop = loop_around(f, r->parent), other = other_branch(f, region);
  bool left = loop && ends_with_time(c, f, loop) && (leaves_loop(f, region, loop) || (other && leaves_loop(f, other, loop)));
  if (left) return FL_DECIDES_loop;
  if (stands_in_a_guard(c)) return FL_DECIDES_guard;
  return !is_kept(&c->times) && (raises(f, region) || (other && raises(f, other))) ? FL_DECIDES_failure : FL_DECIDES_none;
}

// ---- where comparisons stand --------------------------------------------------------------------------------------------------------

static bool is_known(const fl_graph *g, const check *c) {
  for (uint32_t i = g->time_checks.n; i-- > 1;) {
    const fl_site *s = &g->sites.at[g->time_checks.at[i].site];
    if (s->func.file != c->file) return false;
    if (s->func.id == c->func) return true;
  }
  return false;
}

static void add(check *c, uint32_t region, uint8_t decides) {
  fl_graph *g = c->g;
  if (!decides || is_known(g, c)) return; // one for each function
  const fl_reading *now = new_one(&c->times);
  fl_time_check found = {g->sites.n, clock_of(&c->times), decides, *now};
  fl_site s = {.id = g->sites.n, .kind = FL_SITE_time_check, .form = FL_FORM_CHECK, .certainty = 4, .func = {c->file, c->func}, .region = region, .row = now->row};
  s.callee = now->name;
  s.span = fl_val_span(g, c->file, c->val);
  fl_array_push(&g->time_checks, found);
  fl_array_push(&g->sites, s);
}

typedef struct test { // a condition in `file`, of a region in another function perhaps; region 0: it is what a function gives back
  fl_graph *g;
  const uint8_t *reads;
  uint32_t file, func;
  const fl_facts *of;
  uint32_t region;
} test;

static void look_at(const test *t, uint32_t val, uint32_t depth);

// expired(): what a function of the repository gives back.
static void look_into(const test *t, uint32_t call, uint32_t depth) {
  const fl_link *l = &t->g->links[t->file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target to = t->g->targets.at[l->first_target[call] + i];
    if (!to.func.id || to.via != FL_VIA_CALL || to.certainty < 3) continue;
    const fl_link *there = &t->g->links[to.func.file];
    test inner = {t->g, t->reads, to.func.file, to.func.id, t->of, t->region};
    for (uint32_t e = there->first_return[to.func.id]; e; e = there->next_return[e]) look_at(&inner, there->f->exits[e].val, depth + 1);
  }
}

static void compare(const test *t, uint32_t val) {
  check c = {.g = t->g, .reads = t->reads, .file = t->file, .val = val, .func = t->func};
  if (compares_times(&c)) add(&c, t->g->links[t->file].f->funcs[t->func].body, decided_by(&c, t->of, t->region));
}

static void look_at(const test *t, uint32_t val, uint32_t depth) {
  const fl_facts *f = t->g->links[t->file].f;
  const fl_val *v = &f->values[val];
  if (!val || depth > DEEPEST) return;
  if (is_comparison(v)) return compare(t, val);
  if (v->kind == FL_VAL_UNARY || v->kind == FL_VAL_CAST) return look_at(t, v->a, depth + 1);
  if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_AND || v->op == FL_OP_OR)) {
    look_at(t, f->elems[v->a], depth + 1);
    return look_at(t, f->elems[v->a + 1], depth + 1);
  }
  if (v->kind != FL_VAL_CALL) return;
  bool own = fl_function_called(t->g, t->file, v->a).id != 0;
  if (!own && f->calls[v->a].recv && f->calls[v->a].n_args == 1) compare(t, val); // now.isAfter(deadline)
  if (t->region) look_into(t, v->a, depth + 1);
}

// Is this argument how long the call may take or wait, as its model says?
static bool is_limit(const fl_graph *g, const fl_meaning_row *row, const fl_arg *arg, uint32_t at, fl_str name) {
  for (uint32_t r = 0; r < row->n_roles; r++) {
    const fl_role_model *role = fl_models_roles(g->models, row->first_role) + r;
    for (uint32_t i = 0; i < role->n_carriers && (role->role == FL_ROLEKIND_deadline || role->role == FL_ROLEKIND_wait); i++) {
      const fl_path *p = fl_models_paths(g->models, fl_models_carriers(g->models, role->first_carrier)[i].from);
      bool here = p->root == FL_ROOT_arg ? !arg->name && (uint32_t)p->index == at : p->root == FL_ROOT_kw && arg->name && fl_str_eq(fl_models_text(g->models, p->name), name);
      if (here && !p->n_steps) return true;
    }
  }
  return false;
}

static bool waits_so_long(const fl_graph *g, uint32_t file, uint32_t call, uint32_t at) {
  const fl_link *l = &g->links[file];
  const fl_arg *arg = &l->f->args[l->f->calls[call].first_arg + at];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && ((row->does & (1u << FL_DOES_sleep)) || is_limit(g, row, arg, at, l->f->texts[arg->name]))) return true;
  }
  return false;
}

// wait(deadline - now())
static void look_at_wait(fl_graph *g, const uint8_t *reads, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    check k = {.g = g, .reads = reads, .file = file, .val = val, .func = c->func};
    if (!may_read_anew(&k)) return; // most calls are done with here
    if (waits_so_long(g, file, call, i) && compares_times(&k)) return add(&k, c->region, FL_DECIDES_wait);
  }
}

static bool reads_somewhere(const fl_graph *g, const uint8_t *reads, uint32_t file) {
  for (uint32_t i = 1; i < g->links[file].f->n_funcs; i++)
    if (reads[fl_dense_func(g, file, i)]) return true;
  return false;
}

static void look_through(fl_graph *g, const uint8_t *reads, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  bool may_read = reads_somewhere(g, reads, file);
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool decides = r->kind == FL_REGION_LOOP || (r->kind == FL_REGION_BRANCH && r->form == FL_SENSE_THEN);
    test t = {g, reads, file, r->func, f, i};
    if (decides && r->test) look_at(&t, r->test, 0);
  }
  for (uint32_t i = 1; may_read && i < f->n_calls; i++) look_at_wait(g, reads, file, i);
  for (uint32_t i = 1; may_read && i < f->n_exits; i++) {
    test t = {g, reads, file, f->exits[i].func, f, 0};
    if (f->exits[i].kind == FL_EXIT_RETURN) look_at(&t, f->exits[i].val, 0);
  }
}

void fl_find_time_checks(fl_graph *g) {
  const uint8_t *reads = g->reads_clock;
  fl_array_push(&g->time_checks, (fl_time_check){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    bool browser = (fl_graph_file_marks(g, file) & FL_MARK_BROWSER) != 0; // one user waits there
    if (g->links[file].in->naming && !browser) look_through(g, reads, file);
  }
}

// ---- what is asked of them ------------------------------------------------------------------------------------------------------------

const fl_time_check *fl_graph_time_check(const fl_graph *g, const fl_site *s) {
  uint32_t from = 1, to = g->time_checks.n;
  while (s->kind == FL_SITE_time_check && from < to) {
    uint32_t middle = from + (to - from) / 2;
    if (g->time_checks.at[middle].site == s->id) return &g->time_checks.at[middle];
    if (g->time_checks.at[middle].site < s->id) from = middle + 1;
    else to = middle;
  }
  return NULL;
}

#define X(w) #w,
static const char *const decision_words[] = {"", FL_DECISIONS(X)};
#undef X

bool fl_time_check_says(const fl_graph *g, const fl_site *s, fl_str name, fl_str *value) {
  const fl_time_check *c = fl_graph_time_check(g, s);
  if (!c) return false;
  if (fl_str_eq_c(name, "decides")) return *value = fl_str_from(decision_words[c->decides]), true;
  return fl_str_eq_c(name, "clock") && (*value = fl_str_from(fl_clock_word(c->clock)), true);
}
