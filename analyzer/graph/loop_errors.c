// Whatever goes wrong is tried again: does a loop, or a function that a library repeats, look at the error at all?
//
// In: a retry. Out: whether calls that say "your request is wrong" as an error stand in it, and every error leads back. A condition about the
// error, a function that it is handed to, a catch of a narrower kind: then somebody chooses, and nothing is said.
#include "graph/loop_p.h"

static bool within(fl_span inner, fl_span outer) { return outer.byte_begin <= inner.byte_begin && inner.byte_end <= outer.byte_end; }

// ---- what is caught ------------------------------------------------------------------------------------------------------------

bool fl_catches_everything(const fl_graph *graph, uint32_t file, uint32_t region) {
  fl_graph *g = (fl_graph *)graph;
  const fl_link *l = &g->links[file];
  const fl_region *caught = &l->f->regions[region];
  for (uint32_t i = 0; i < caught->n_types; i++) {
    fl_tref t = fl_extern_super(g, fl_type_of_text(g, file, caught->func, l->sym[l->f->names[caught->first_type + i]]), 0);
    const fl_type_model *m = t.name ? fl_models_type(g->models, l->in->naming->language, fl_intern_text(&g->names, t.name)) : NULL;
    if (m && m->error == FL_ERROR_every) return true;
  }
  return caught->n_types == 0;
}

// Is it a name in a condition, or of what a function is handed that may judge it?
static bool is_handed_to_a_judge(const fl_loop *p, fl_span inside, fl_sym name) {
  const fl_facts *f = p->l->f;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c; c = p->l->call_next[c]) {
    if (!within(f->calls[c].span, inside) || fl_call_does(p->g, p->file, c, FL_DOES_log)) continue;
    bool told = f->calls[c].recv && fl_loop_mentions(p, f->calls[c].recv, name, 0);
    for (uint32_t i = 0; i < f->calls[c].n_args && !told; i++) told = fl_loop_mentions(p, f->args[f->calls[c].first_arg + i].val, name, 0);
    bool logged = false; // log.warn("..", e.getMessage())
    for (uint32_t o = p->l->func_first_call[p->r->func]; told && o && !logged; o = p->l->call_next[o])
      logged = o != c && within(f->calls[c].span, f->calls[o].span) && fl_call_does(p->g, p->file, o, FL_DOES_log);
    if (told && !logged) return true;
  }
  return false;
}

static bool is_asked_about(const fl_loop *p, fl_span inside, fl_sym name, uint32_t except) {
  const fl_facts *f = p->l->f;
  for (uint32_t i = 1; name && i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    bool here = i != except && r->func == p->r->func && r->test && within(r->span, inside);
    if (here && fl_loop_mentions(p, r->test, name, 0)) return true;
  }
  return name && is_handed_to_a_judge(p, inside, name);
}

// ---- loops ---------------------------------------------------------------------------------------------------------------------

static uint32_t try_around(const fl_loop *p, uint32_t region) {
  for (; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_TRY) return region;
  return 0;
}

// All catches of the try take part: one of a narrower kind that leaves, or goes elsewhere, is a choice.
static bool every_catch_returns(const fl_loop *p, uint32_t call, uint32_t try_region) {
  bool any = false;
  for (uint32_t i = 1; i < p->l->f->n_regions; i++) {
    const fl_region *r = &p->l->f->regions[i];
    if (r->kind != FL_REGION_CATCH || r->func != p->r->func || !fl_loop_is_failure_region(p, i, call, try_region)) continue;
    if (r->test || !fl_catches_everything(p->g, p->file, i) || is_asked_about(p, r->span, r->name, 0)) return false;
    for (uint32_t e = 1; e < p->l->f->n_exits; e++) // `if (last) throw e` is a bound; any other way out may be a choice
      if (p->l->f->exits[e].kind == FL_EXIT_RETURN && fl_loop_inside(p, p->l->f->exits[e].region, i)) return false;
    any = true;
  }
  return any;
}

// `if err != nil` and nothing more, in a language of error values; the error is not asked again in the loop.
static bool every_failure_returns(const fl_loop *p, uint32_t call) {
  const fl_facts *f = p->l->f;
  bool any = false;
  for (uint32_t i = 1; i < f->n_regions; i++) {
    const fl_region *r = &f->regions[i];
    if (r->func != p->r->func || r->kind != FL_REGION_BRANCH || !fl_loop_asks_of(p, r->of, call) || !fl_loop_inside(p, i, p->region)) continue;
    const fl_val *test = &f->values[r->test];
    if (test->kind != FL_VAL_BINOP || (test->op != FL_OP_NE && test->op != FL_OP_EQ)) return false;
    const fl_val *error = &f->values[f->elems[test->a]];
    if (error->kind != FL_VAL_REF || is_asked_about(p, p->r->span, error->a, i)) return false;
    any = true;
  }
  return any;
}

bool fl_loop_repeats_every_error(const fl_loop *p, uint32_t call, uint32_t try_region) {
  const fl_facts *f = p->l->f;
  bool refuses = false;
  for (uint32_t c = p->l->func_first_call[p->r->func]; c && !refuses; c = p->l->call_next[c])
    refuses = fl_loop_inside(p, f->calls[c].region, p->region) && fl_call_does(p->g, p->file, c, FL_DOES_refuses) &&
              try_around(p, f->calls[c].region) == try_region && (try_region || c == call);
  if (!refuses || fl_loops_on_failure(p, call)) return false;
  return try_region ? every_catch_returns(p, call, try_region) : every_failure_returns(p, call);
}

// ---- libraries -----------------------------------------------------------------------------------------------------------------

// Calls that are refused stand in the function, or in those that the call is handed; a catch of its own may sort errors out.
static bool refused_within(const fl_graph *g, uint32_t file, fl_span inside) {
  const fl_facts *f = g->links[file].f;
  bool any = false;
  for (uint32_t i = 1; i < f->n_regions; i++)
    if (f->regions[i].kind == FL_REGION_CATCH && within(f->regions[i].span, inside)) return false;
  for (uint32_t c = 1; c < f->n_calls && !any; c++)
    any = within(f->calls[c].span, inside) && fl_call_does(g, file, c, FL_DOES_refuses);
  return any;
}

bool fl_repeats_refusals(const fl_graph *g, const fl_site *s) {
  fl_str errors;
  if (s->kind != FL_SITE_retry) return false;
  if (s->form == FL_FORM_LOOP) return g->loops.at[fl_map_get_or(&g->loop_of_site, s->id, 0)].repeats_refusals;
  if (!fl_graph_site_attribute(g, s, FL_STR("errors"), &errors) || !fl_str_eq_c(errors, "every")) return false;
  const fl_facts *f = g->links[s->form == FL_FORM_CALL ? s->call.file : s->func.file].f;
  fl_span inside = s->form == FL_FORM_CALL ? f->calls[s->call.id].span : f->funcs[s->func.id].span;
  return refused_within(g, s->form == FL_FORM_CALL ? s->call.file : s->func.file, inside);
}
