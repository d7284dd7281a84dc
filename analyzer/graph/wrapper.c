// Finds functions that wrap a remote call.
#include "graph/wrapper.h"

#include "graph/ask_p.h"

#include "base/alloc.h"
#include "base/duration.h"

#include <stdlib.h>
#include <string.h>

// Runs whenever the function runs: only blocks, tries and scopes stand between.
static bool always_runs(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent) {
    uint8_t kind = f->regions[region].kind;
    if (kind != FL_REGION_BODY && kind != FL_REGION_BLOCK && kind != FL_REGION_TRY && kind != FL_REGION_SCOPE && kind != FL_REGION_SYNC)
      return false;
  }
  return true;
}

static bool is_public(const fl_graph *g, fl_func_ref ref) {
  const fl_link *l = &g->links[ref.file];
  const fl_func *f = &l->f->funcs[ref.id];
  uint32_t quiet = FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED | FL_MARK_EXAMPLE | FL_MARK_MIGRATION | FL_MARK_CLI;
  fl_str name = l->f->texts[f->name];
  if (!name.n || name.at[0] == '_' || (f->flags & (FL_FUNC_LAMBDA | FL_FUNC_MODULE | FL_FUNC_PRIVATE | FL_FUNC_ABSTRACT))) return false;
  if (l->in->naming->capital_exports && !(name.at[0] >= 'A' && name.at[0] <= 'Z')) return false;
  bool nested = f->parent && !(l->f->funcs[f->parent].flags & FL_FUNC_MODULE);
  return !nested && !(fl_graph_func_marks(g, ref) & quiet) && !g->func_entry[fl_dense_func(g, ref.file, ref.id)];
}

static fl_str type_of_method(const fl_graph *g, fl_func_ref ref) {
  const fl_link *l = &g->links[ref.file];
  const fl_func *f = &l->f->funcs[ref.id];
  if (f->owner) return fl_intern_text(&g->names, l->type_name[f->owner]);
  if (!f->owner_name) return (fl_str){0};
  fl_ent t = fl_member(g, l->module, l->sym[f->owner_name], ref.file);
  return t.kind == FL_ENT_TYPE ? fl_intern_text(&g->names, g->links[t.file].type_name[t.id]) : (fl_str){0};
}

static uint8_t unit_of(const fl_graph *g, const fl_site *s) {
  for (uint32_t i = 0; s->row && i < s->row->n_roles; i++) {
    const fl_role_model *m = fl_models_roles(g->models, s->row->first_role) + i;
    for (uint32_t c = 0; m->role == FL_ROLEKIND_deadline && c < m->n_carriers; c++) {
      const fl_carrier *carrier = fl_models_carriers(g->models, m->first_carrier) + c;
      if (carrier->unit) return carrier->unit;
    }
  }
  return 0;
}

// The parameter of the wrapper that the value comes from; false when it comes from elsewhere.
static bool take_parameter(const fl_graph *g, fl_wrapper *w, const fl_outcome *o) {
  const fl_step *s = o->chain;
  if (!s || s->what != FL_STEP_AT_PARAM || s->file != w->func.file) return false;
  const fl_facts *f = g->links[s->file].f;
  if (f->params[s->id].func != w->func.id) return false;
  w->param = (int32_t)(s->id - f->funcs[w->func.id].first_param);
  w->param_name = f->texts[f->params[s->id].name];
  const fl_val *own = &f->values[f->params[s->id].value];
  double number;
  bool counted = own->kind == FL_VAL_LIT && (own->op == FL_LIT_INT || own->op == FL_LIT_FLOAT) && w->unit;
  w->deadline_ms = counted && fl_str_to_double(f->texts[own->a], &number) ? fl_ms_of_double(number * fl_unit_ms(w->unit)) : INT64_MAX;
  return true;
}

// Decided inside the wrapper: what a field of its object holds is another matter in another repository.
static bool is_own(const fl_graph *g, const fl_wrapper *w, const fl_outcome *o) {
  const fl_span own = g->links[w->func.file].f->funcs[w->func.id].span;
  for (const fl_step *s = o->chain; s; s = s->prev)
    if (s->file != w->func.file || s->span.byte_begin < own.byte_begin || s->span.byte_begin >= own.byte_end) return false;
  return true;
}

// Unknown when it depends on more than the wrapper and its arguments.
static void take_deadline(const fl_graph *g, fl_ask *ask, fl_wrapper *w) {
  const fl_outcome *o = fl_worst_outcome(fl_ask_role(ask, w->site, FL_ROLEKIND_deadline));
  w->deadline = FL_IS_UNKNOWN;
  if (!o || o->answer == FL_IS_UNKNOWN) return;
  w->deadline_ms = o->value;
  w->unit = unit_of(g, w->site);
  bool told = o->answer == FL_IS_INHERITED ? take_parameter(g, w, o) : is_own(g, w, o);
  if (told) w->deadline = o->answer;
}

// False when no model could name it.
static bool describe(const fl_graph *g, fl_ask *ask, fl_arena *arena, const fl_site *s, fl_wrapper *w) {
  const fl_link *l = &g->links[s->func.file];
  *w = (fl_wrapper){.func = s->func, .site = s, .language = l->in->naming->language, .effect = s->effect};
  w->protocol = fl_graph_site_protocol(g, s);
  w->module = fl_intern_text(&g->names, l->module);
  w->type = type_of_method(g, s->func);
  bool method = l->f->funcs[s->func.id].owner || l->f->funcs[s->func.id].owner_name;
  if (method && !w->type.n) return false;
  fl_str name = l->f->texts[l->f->funcs[s->func.id].name], before = w->type.n ? w->type : w->module;
  w->name = fl_str_from(fl_arena_printf(arena, "%.*s%s%.*s", FL_STR_ARG(before), before.n ? "." : "", FL_STR_ARG(name)));
  take_deadline(g, ask, w);
  return true;
}

static int by_name(const void *a, const void *b) {
  const fl_wrapper *x = a, *y = b;
  int order = fl_str_cmp(x->module, y->module);
  return order ? order : fl_str_cmp(x->name, y->name);
}

uint32_t fl_graph_wrappers(const fl_graph *g, fl_ask *ask, fl_arena *arena, fl_wrapper **out) {
  FL_ARRAY(fl_wrapper) found = {0};
  fl_map seen = {0};
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
    const fl_site *s = fl_graph_site(g, i);
    fl_wrapper w;
    if (s->kind != FL_SITE_remote_call || s->form != FL_FORM_CALL || !is_public(g, s->func)) continue;
    if (!always_runs(g->links[s->func.file].f, s->region) || fl_map_get_or(&seen, FL_KEY(s->func.file, s->func.id), 0)) continue;
    if (!describe(g, ask, arena, s, &w)) continue;
    fl_map_put(&seen, FL_KEY(s->func.file, s->func.id), 1);
    fl_array_push(&found, w);
  }
  uint32_t n = found.n;
  if (n) qsort(found.at, n, sizeof *found.at, by_name);
  *out = n ? fl_arena_dup(arena, found.at, n * sizeof *found.at) : NULL;
  fl_array_release(&found);
  fl_map_release(&seen);
  return n;
}
