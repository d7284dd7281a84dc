// Calls that are made only in some state of the program: a flag that something else sets, what is loaded once, a variable of the environment.
//
//   if (reload || kept.isEmpty()) load(kept)          `reload` is set, or `kept` is empty
//   if os.Getenv("STORE") != "" { query() }           `STORE` is set
//
// In: the branches around the calls of a way. Out: what their tests ask for, as far as all of it is of this kind: of alternatives each, of
// parts that must hold together one. What is empty counts where the branch fills it. What a request brings, or a cache has under a key, is neither.
#include "graph/only_when.h"

#include "graph/ask_p.h"

typedef struct state_test {
  fl_graph *g;
  uint32_t file, region; // the branch
  const fl_link *l;
  bool beside; // another part of the test asks whether something is empty
} state_test;

static bool holds(fl_span outer, fl_span inner) { return outer.byte_begin <= inner.byte_begin && inner.byte_end <= outer.byte_end; }

static uint32_t bare(const fl_facts *f, uint32_t val) {
  while (f->values[val].kind == FL_VAL_CAST || (f->values[val].kind == FL_VAL_UNARY && f->values[val].op == FL_OP_ADDRESS)) val = f->values[val].a;
  return val;
}

static void say(fl_buf *out, fl_str name, const char *what) { fl_buf_printf(out, "`%.*s` %s", FL_STR_ARG(name), what); }

// ---- variables of the environment -------------------------------------------------------------------------------------------------------

static bool is_environment(const state_test *t, uint32_t val, fl_str *name) {
  const fl_val *v = &t->l->f->values[bare(t->l->f, val)];
  if (v->kind == FL_VAL_REF) {
    uint32_t first = fl_first_value(t->g, t->file, bare(t->l->f, val));
    v = &t->l->f->values[first];
  }
  for (uint32_t i = 0; v->kind == FL_VAL_CALL && i < t->l->n_targets[v->a]; i++) {
    const fl_meaning_row *row = t->g->targets.at[t->l->first_target[v->a] + i].row;
    const fl_read_model *m = row && row->reads ? fl_models_read_models(t->g->models, row->reads) : NULL;
    const fl_path *path = m && m->source == FL_READS_env && m->name ? fl_models_paths(t->g->models, m->name) : NULL;
    uint32_t arg = path && path->root == FL_ROOT_arg ? fl_call_arg(t->g, t->file, v->a, path->index) : 0;
    if (arg && fl_const_text(t->g, t->file, arg, name)) return true;
  }
  return false;
}

// ---- flags ------------------------------------------------------------------------------------------------------------------------------

// The branch takes the flag down again: it asks for something to be done once.
static bool is_taken_down(const state_test *t, uint32_t val) {
  const fl_facts *f = t->l->f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *target = &f->values[a->target], *to = &f->values[a->val];
    bool here = holds(f->regions[t->region].span, a->span) && target->kind == FL_VAL_REF && target->a == f->values[val].a;
    if (here && to->kind == FL_VAL_LIT && to->op == FL_LIT_FALSE) return true;
  }
  return false;
}

// A variable of the module that some function sets to true, beside something that is loaded, or until it is taken down. One that is set once
// the program has started, and stays, says nothing.
static bool is_flag(const state_test *t, uint32_t val) {
  fl_ent ent = t->l->f->values[val].kind == FL_VAL_REF ? fl_lookup_value(t->g, t->file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_VAR || t->g->links[ent.file].f->vars[ent.id].kind != FL_VAR_GLOBAL) return false;
  if (!t->beside && !is_taken_down(t, val)) return false;
  fl_sym name = t->g->links[ent.file].sym[t->g->links[ent.file].f->vars[ent.id].name];
  for (uint32_t i = fl_map_get_or(&t->g->outer_assigns, name, 0); i; i = t->g->assign_rows.at[i].next) {
    const fl_outer_assign row = t->g->assign_rows.at[i];
    const fl_facts *f = t->g->links[row.file].f;
    const fl_val *to = &f->values[f->assigns[row.id].val];
    if (to->kind != FL_VAL_LIT || to->op != FL_LIT_TRUE || f->assigns[row.id].declares) continue;
    fl_ent same = fl_lookup_value(t->g, row.file, f->assigns[row.id].target);
    if (same.kind == FL_ENT_VAR && same.file == ent.file && same.id == ent.id) return true;
  }
  return false;
}

// ---- what is loaded once ----------------------------------------------------------------------------------------------------------------

static bool is_same(const fl_facts *f, uint32_t a, uint32_t b) {
  const fl_val *x = &f->values[a], *y = &f->values[b];
  if (x->kind != y->kind) return false;
  if (x->kind == FL_VAL_SELF) return true;
  return (x->kind == FL_VAL_REF && x->a == y->a) || (x->kind == FL_VAL_FIELD && x->b == y->b && is_same(f, x->a, y->a));
}

// The thing itself, or what it is a part of.
static bool is_of(const fl_facts *f, uint32_t part, uint32_t whole) {
  for (; f->values[part].kind == FL_VAL_FIELD; part = f->values[part].a)
    if (is_same(f, part, whole)) return true;
  return is_same(f, part, whole);
}

// What lives as long as the program: of the module, or of the object that the method is called on.
static bool is_kept(const state_test *t, uint32_t val) {
  const fl_facts *f = t->l->f;
  while (f->values[val].kind == FL_VAL_FIELD) val = f->values[val].a;
  if (f->values[val].kind == FL_VAL_SELF) return true;
  fl_ent ent = f->values[val].kind == FL_VAL_REF ? fl_lookup_value(t->g, t->file, val) : (fl_ent){0};
  return ent.kind == FL_ENT_VAR && t->g->links[ent.file].f->vars[ent.id].kind != FL_VAR_LOCAL;
}

// By an assignment, or by handing it on: `load(&kept)`.
static bool is_filled(const state_test *t, uint32_t val) {
  const fl_facts *f = t->l->f;
  const fl_span in = f->regions[t->region].span;
  for (uint32_t i = 1; i < f->n_assigns; i++)
    if (holds(in, f->assigns[i].span) && is_of(f, val, f->assigns[i].target)) return true;
  for (uint32_t c = t->l->func_first_call[f->regions[t->region].func]; c; c = t->l->call_next[c])
    for (uint32_t i = 0; holds(in, f->calls[c].span) && i < f->calls[c].n_args; i++) {
      uint32_t arg = f->args[f->calls[c].first_arg + i].val;
      if (f->values[arg].kind == FL_VAL_UNARY && is_of(f, val, bare(f, arg))) return true;
    }
  return false;
}

static fl_str last_name(const fl_facts *f, uint32_t val) { return f->texts[f->values[val].kind == FL_VAL_FIELD ? f->values[val].b : f->values[val].a]; }

static bool is_loaded_once(const state_test *t, uint32_t val, fl_buf *out) {
  const fl_facts *f = t->l->f;
  val = bare(f, val);
  bool named = f->values[val].kind == FL_VAL_FIELD || f->values[val].kind == FL_VAL_REF;
  if (!named || !is_kept(t, val) || !is_filled(t, val)) return false;
  return say(out, last_name(f, val), "is empty"), true;
}

// ---- tests ------------------------------------------------------------------------------------------------------------------------------

static bool is_nothing(const fl_facts *f, uint32_t val) {
  const fl_val *v = &f->values[val];
  return v->kind == FL_VAL_LIT && (v->op == FL_LIT_NIL || (v->op == FL_LIT_STRING && !f->texts[v->a].n) || (v->op == FL_LIT_INT && fl_str_eq_c(f->texts[v->a], "0")));
}

// `len(kept)`, `kept.size()`
static uint32_t measured(const fl_facts *f, uint32_t val) {
  const fl_call *c = f->values[val].kind == FL_VAL_CALL ? &f->calls[f->values[val].a] : NULL;
  if (!c) return val;
  return c->recv && !c->n_args ? c->recv : !c->recv && c->n_args == 1 ? f->args[c->first_arg].val : val;
}

static bool describe(const state_test *t, uint32_t val, uint32_t depth, fl_buf *out);

static bool describe_both(const state_test *t, const fl_val *v, uint32_t depth, fl_buf *out) {
  const fl_facts *f = t->l->f;
  fl_buf a = {0}, b = {0};
  bool one = describe(t, f->elems[v->a], depth + 1, &a), other = describe(t, f->elems[v->a + 1], depth + 1, &b);
  state_test beside = *t;
  beside.beside = true;
  if (v->op == FL_OP_OR && one && !other) other = describe(&beside, f->elems[v->a + 1], depth + 1, &b);
  if (v->op == FL_OP_OR && other && !one) one = describe(&beside, f->elems[v->a], depth + 1, &a);
  bool known = v->op == FL_OP_OR ? one && other : one || other;
  if (known) fl_buf_printf(out, "%.*s%s%.*s", FL_STR_ARG(fl_buf_str(&a)), one && other ? (v->op == FL_OP_OR ? " or " : " and ") : "", FL_STR_ARG(fl_buf_str(&b)));
  fl_buf_release(&a), fl_buf_release(&b);
  return known;
}

static bool describe_comparison(const state_test *t, const fl_val *v, fl_buf *out) {
  const fl_facts *f = t->l->f;
  fl_str name;
  bool equal = v->op == FL_OP_EQ || v->op == FL_OP_IS, differs = v->op == FL_OP_NE || v->op == FL_OP_IS_NOT;
  if ((!equal && !differs) || !is_nothing(f, f->elems[v->a + 1])) return false;
  if (is_environment(t, f->elems[v->a], &name)) return say(out, name, differs ? "is set" : "is not set"), true;
  return equal && is_loaded_once(t, measured(f, f->elems[v->a]), out);
}

static bool describe(const state_test *t, uint32_t val, uint32_t depth, fl_buf *out) {
  const fl_facts *f = t->l->f;
  val = bare(f, val);
  const fl_val *v = &f->values[val];
  fl_str name;
  if (depth > 6) return false;
  if (v->kind == FL_VAL_BINOP && (v->op == FL_OP_OR || v->op == FL_OP_AND)) return describe_both(t, v, depth, out);
  if (v->kind == FL_VAL_BINOP) return describe_comparison(t, v, out);
  if (v->kind == FL_VAL_UNARY && v->op == FL_OP_NOT) return is_loaded_once(t, v->a, out);
  if (is_environment(t, val, &name)) return say(out, name, "is set"), true;
  if (!is_flag(t, val)) return false;
  return say(out, last_name(f, val), "is set"), true;
}

static void look_around(fl_graph *g, uint32_t file, uint32_t region, fl_buf *out) {
  const fl_link *l = &g->links[file];
  for (; region; region = l->f->regions[region].parent) {
    const fl_region *r = &l->f->regions[region];
    state_test t = {g, file, region, l, false};
    fl_buf one = {0};
    if (r->kind == FL_REGION_BRANCH && r->form == FL_SENSE_THEN && r->test && describe(&t, r->test, 0, &one)) fl_buf_printf(out, "%s%.*s", out->n ? ", and " : "", FL_STR_ARG(fl_buf_str(&one)));
    fl_buf_release(&one);
  }
}

bool fl_graph_only_when(fl_graph *g, const fl_contained *to, fl_buf *out) {
  for (uint32_t i = 0; i < to->depth; i++) look_around(g, to->path[i].file, g->links[to->path[i].file].f->calls[to->path[i].id].region, out);
  if (to->site->func.file) look_around(g, to->site->func.file, to->site->region, out);
  return out->n > 0;
}
