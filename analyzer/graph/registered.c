// Entry points that a call registers: functions, objects, maps of functions, tables of routes.
//
// In: a call whose model says what of its arguments is started from outside. Out: an entry point for each function among it.
#include "graph/graph_p.h"
#include "graph/services_p.h"

// ---- objects and maps ------------------------------------------------------------------------------------------------------------------

// Of a handler object: every public one that a handler interface could mean (first parameter a context), unless the model names some.
static bool is_member(const fl_graph *g, const fl_entry_model *m, const fl_func *f, fl_str name) {
  return m->n_members ? fl_is_named_member(g, m, name) : f->n_params > 0;
}

static fl_sym service_of(fl_graph *g, const fl_entry_model *m, fl_sym registrar) {
  fl_sym service = 0, method = 0;
  if (!m->rpc.name || !registrar || !fl_rpc_pattern(g, fl_models_text(g->models, m->rpc.name), fl_intern_text(&g->names, registrar), &service, &method)) return 0;
  return service;
}

// Health.Check: who asks whether the program lives is no caller of it.
bool fl_is_probing(fl_graph *g, const fl_entry_model *m, fl_sym registrar) {
  fl_sym service = service_of(g, m, registrar);
  return service && fl_models_word(g->models, FL_VOCABULARY_probing, (fl_str){0}, fl_intern_text(&g->names, service));
}

// Where interface files declare the service that the registration names, its procedures are those that they declare: the object may have
// other methods.
bool fl_is_undeclared(fl_graph *g, const fl_entry_model *m, fl_sym registrar, fl_str method) {
  fl_sym service = service_of(g, m, registrar);
  fl_str of = service ? fl_intern_text(&g->names, service) : (fl_str){0};
  return of.n && fl_is_declared(g, of, (fl_str){0}) && !fl_is_declared(g, of, method);
}

// A public method of the type, or a function that is attached to it in the same module.
static bool is_offered(fl_graph *g, const fl_type_ref *t, uint32_t file, uint32_t func, const fl_entry_model *m, fl_sym registrar) {
  const fl_link *l = &g->links[file], *of = &g->links[t->file];
  const fl_func *f = &l->f->funcs[func];
  bool own = (file == t->file && f->owner == t->id) || (!f->owner && f->owner_name && l->sym[f->owner_name] == of->sym[of->f->types[t->id].name]);
  if (!own || !fl_is_open_func(f)) return false;
  fl_str name = l->f->texts[f->name];
  if (!is_member(g, m, f, name) || fl_is_undeclared(g, m, registrar, name)) return false;
  return (name.at[0] != '_' || m->n_members) && (!l->in->naming->capital_exports || (name.at[0] >= 'A' && name.at[0] <= 'Z'));
}

static void entries_of_type(fl_graph *g, const fl_type_ref *t, fl_call_ref call, const fl_meaning_row *row, fl_registration how) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  how.name = g->links[call.file].callee[call.id];
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming || (file != t->file && l->module != g->links[t->file].module)) continue;
    for (uint32_t i = 1; i < l->f->n_funcs; i++) {
      if (!is_offered(g, t, file, i, m, how.name)) continue;
      fl_func_ref ref = {file, i};
      how.member = l->sym[l->f->funcs[i].name];
      fl_add_entry(g, (fl_entry_point){m->kind, 3, ref, fl_graph_func_name(g, ref), file, l->f->funcs[i].name_span, row, call}, how);
    }
  }
}

static void entries_of_object(fl_graph *g, uint32_t file, uint32_t call, uint32_t val, const fl_meaning_row *row) {
  fl_tref t = fl_type_of(g, file, val);
  fl_ent named = !t.id && fl_models_entries(g->models, row->entry)->n_members ? fl_lookup_value(g, file, val) : (fl_ent){0};
  if (named.kind == FL_ENT_TYPE) t.file = named.file, t.id = named.id; // the class: an object of it is made for each request
  if (t.id) entries_of_type(g, &(fl_type_ref){t.file, t.id}, (fl_call_ref){file, call}, row, (fl_registration){0});
}

// A map or list that is the value, or all that its variable is ever given.
const fl_val *fl_literal_in_value(fl_graph *g, uint32_t *file, uint32_t val, uint8_t kind) {
  const fl_val *v = fl_val_at(g, *file, val);
  fl_ent ent = v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD ? fl_lookup_value(g, *file, val) : (fl_ent){0};
  if (ent.kind == FL_ENT_VALUE) v = fl_val_at(g, *file = ent.file, ent.id);
  if (ent.kind == FL_ENT_VAR) {
    const fl_link *l = &g->links[ent.file];
    const fl_var *var = &l->f->vars[ent.id];
    uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(var->kind == FL_VAR_LOCAL ? var->func : 1, l->sym[var->name]), 0);
    if (a && !l->assign_next[a]) v = fl_val_at(g, *file = ent.file, l->f->assigns[a].val);
  }
  return v->kind == kind ? v : NULL;
}

// {charge: f, refund: g}: each function under its own name. False when the value is no map.
static bool entries_of_map(fl_graph *g, uint32_t file, uint32_t call, uint32_t val, const fl_meaning_row *row) {
  uint32_t map_file = file;
  const fl_val *map = fl_literal_in_value(g, &map_file, val, FL_VAL_MAP);
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  const fl_facts *f = g->links[map_file].f;
  for (uint32_t i = 0; map && i < map->n; i++) {
    const fl_entry *e = &f->entries[map->a + i];
    fl_ent func = e->key && e->val ? fl_func_in_value(g, map_file, e->val) : (fl_ent){0};
    if (func.kind != FL_ENT_FUNC) continue;
    fl_func_ref ref = {func.file, func.id};
    const fl_val *at = &f->values[e->val];
    fl_span span = {at->byte_begin, at->byte_end, at->line, 0};
    fl_add_entry(g, (fl_entry_point){m->kind, func.certainty, ref, fl_graph_func_name(g, ref), map_file, span, row, {file, call}},
              (fl_registration){.name = g->links[file].callee[call], .member = fl_gsym(g, map_file, e->key)});
  }
  return map != NULL;
}

// ---- tables of routes ------------------------------------------------------------------------------------------------------------------

// `arg[0][*][1]`: the second of each element of a list. Its index; UINT32_MAX: the path says something else.
static uint32_t place_in_row(const fl_graph *g, const fl_path *p) {
  const fl_path_step *steps = p && p->n_steps == 2 ? fl_models_steps(g->models, p->first_step) : NULL;
  return steps && !steps[0].name && steps[0].index == FL_ARG_ANY && !steps[1].name && steps[1].index >= 0 ? (uint32_t)steps[1].index : UINT32_MAX;
}

static uint32_t value_in_row(const fl_graph *g, uint32_t file, uint32_t row, uint32_t place) {
  const fl_val *v = fl_val_at(g, file, row);
  return v->kind == FL_VAL_LIST && place < v->n ? g->links[file].f->elems[v->a + place] : 0;
}

uint32_t fl_registered_path(const fl_graph *g, const fl_registration *r, fl_mid path) {
  return r->row_file ? value_in_row(g, r->row_file, r->row_val, place_in_row(g, fl_models_paths(g->models, path))) : 0;
}

// (r"/orders", OrdersHandler): the class is named, and an object of it made for each request.
static void entries_of_row(fl_graph *g, uint32_t file, uint32_t val, uint32_t place, fl_call_ref call, const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  uint32_t handler = value_in_row(g, file, val, place);
  fl_ent type = handler ? fl_lookup_value(g, file, handler) : (fl_ent){0}, func = handler ? fl_made_handler(g, file, handler) : type;
  fl_registration how = {.name = g->links[call.file].callee[call.id], .row_file = file, .row_val = val};
  const fl_val *at = fl_val_at(g, file, val);
  fl_func_ref ref = {func.file, func.id};
  if (type.kind == FL_ENT_TYPE) entries_of_type(g, &(fl_type_ref){type.file, type.id}, call, row, how);
  else if (func.kind == FL_ENT_FUNC)
    fl_add_entry(g, (fl_entry_point){m->kind, func.certainty, ref, fl_graph_func_name(g, ref), file, {at->byte_begin, at->byte_end, at->line, 0}, row, call}, how);
}

// False: the handler does not stand in a table.
static bool entries_of_table(fl_graph *g, uint32_t file, uint32_t call, const fl_path *handler, const fl_meaning_row *row) {
  uint32_t place = place_in_row(g, handler), table_file = file;
  if (place == UINT32_MAX) return false;
  uint32_t val = handler->root == FL_ROOT_kw ? fl_call_kw(g, file, call, fl_models_text(g->models, handler->name)) : fl_call_arg(g, file, call, handler->index);
  const fl_val *table = val ? fl_literal_in_value(g, &table_file, val, FL_VAL_LIST) : NULL;
  for (uint32_t i = 0; table && i < table->n; i++)
    entries_of_row(g, table_file, g->links[table_file].f->elems[table->a + i], place, (fl_call_ref){file, call}, row);
  return true;
}

// ---- all of them -----------------------------------------------------------------------------------------------------------------------

// What says the name of the service: the callee, or what is written at an argument.
static fl_sym registrar_of(fl_graph *g, const fl_entry_model *m, uint32_t file, uint32_t call) {
  const fl_path *of = m->rpc.of ? fl_models_paths(g->models, m->rpc.of) : NULL;
  if (!of || of->root != FL_ROOT_arg) return g->links[file].callee[call];
  uint32_t val = fl_call_arg(g, file, call, of->index);
  return val ? fl_written_chain(g, file, val) : 0;
}

void fl_entries_of_call(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  if (fl_is_probing(g, m, registrar_of(g, m, file, call))) return;
  const fl_call *c = &g->links[file].f->calls[call];
  const fl_path *handler = m->handler ? fl_models_paths(g->models, m->handler) : NULL;
  int32_t total = c->n_args;
  if (entries_of_table(g, file, call, handler, row) || fl_entries_of_maps(g, file, call, handler, row)) return;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &g->links[file].f->args[c->first_arg + i];
    fl_str wanted = handler && handler->root == FL_ROOT_kw ? fl_models_text(g->models, handler->name) : (fl_str){0};
    bool chosen = !handler || (wanted.n && arg->name && (fl_str_eq_c(wanted, "*") || fl_str_eq(fl_gsym_text(g, file, arg->name), wanted)));
    if (handler && handler->root == FL_ROOT_arg)
      chosen = handler->index == FL_ARG_ANY || handler->index == (int32_t)i ||
               (handler->index < 0 && handler->index + total == (int32_t)i);
    if (!chosen || !arg->val) continue;
    fl_ent func = fl_made_handler(g, file, arg->val);
    fl_func_ref ref = {func.file, func.id};
    if (func.kind == FL_ENT_FUNC)
      fl_add_entry(g, (fl_entry_point){m->kind,
                                    func.certainty,
                                    ref,
                                    fl_entry_label(g, file, call, m, ref),
                                    file,
                                    c->span,
                                    row,
                                    {file, call}},
                (fl_registration){.name = g->links[file].callee[call]});
    else if (!entries_of_map(g, file, call, arg->val, row))
      entries_of_object(g, file, call, arg->val, row);
  }
}
