// Builds a graph from facts, stage by stage, and answers the plain questions about it.
#include "graph/accessor_p.h"
#include "graph/clock.h"
#include "graph/dependency.h"
#include "graph/service_p.h"
#include "graph/graph_p.h"
#include "graph/inside.h"
#include "graph/known.h"
#include "graph/memory.h"
#include "graph/race_p.h"
#include "graph/limit.h"
#include "graph/pair_p.h"
#include "graph/resume.h"
#include "graph/setting.h"
#include "graph/sites.h"
#include "graph/sharpen.h"

#include "base/alloc.h"

#include <string.h>

// A file in a language without names (configuration) still takes part: its facts are empty where code would stand.
static void open_links(fl_graph *g, const fl_graph_input *in) {
  g->n_files = in->n_files;
  g->links = fl_arena_zero_n(&g->arena, (size_t)in->n_files + 1, sizeof *g->links);
  for (uint32_t i = 0; i < in->n_files; i++) {
    g->links[i + 1].in = &in->files[i];
    g->links[i + 1].f = in->files[i].facts;
  }
}

static void push_dummies(fl_graph *g) {
  fl_array_push(&g->nodes, (fl_entnode){0});
  fl_array_push(&g->uses, (fl_use){0});
  fl_array_push(&g->assign_rows, (fl_outer_assign){0});
  fl_array_push(&g->stored, (fl_stored){0});
  fl_array_push(&g->providers, (fl_provider){0});
  fl_array_push(&g->trefs, (fl_tref){0});
  fl_array_push(&g->trefs, (fl_tref){0});
  fl_array_push(&g->sites, (fl_site){0});
  fl_array_push(&g->entries, (fl_entry_point){0});
  g->entries.n = 0;
}

// Types asked before fields were indexed may have been answered "not known": forget them.
static void forget_types(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    memset(g->links[file].val_memo, 0,
           (size_t)(g->links[file].f->n_values ? g->links[file].f->n_values : 1) * sizeof(uint32_t));
  for (uint32_t file = 1; file <= g->n_files; file++)
    memset(g->links[file].selves, 0, ((size_t)g->links[file].f->n_funcs + 1) * sizeof(fl_tref));
  g->trefs.n = 2;
  fl_map_clear(&g->tref_at);
}

// Not after each small change: the next run finds these files changed once more.
static bool is_worth_keeping(const fl_graph *g, const fl_graph_input *in) {
  enum { PART = 16 };
  uint64_t changed = 0, all = 0;
  for (uint32_t i = 0; i < in->n_changed; i++) changed += g->links[in->changed[i].file].f->n_calls;
  for (uint32_t file = 1; file <= g->n_files; file++) all += g->links[file].f->n_calls;
  return !g->goes_on || changed > all / PART;
}

// From types on: where calls go, and what is done where. An earlier run may have found out the same, of all files or of most.
static void follow_types(fl_graph *g, const fl_graph_input *in) {
  uint32_t n_names = fl_intern_count(&g->names);
  bool can_resume = (in->keep || in->linked.n) && fl_can_resume(g);
  g->is_resumed = can_resume && !in->n_changed && fl_resume(g, in->linked);
  if (g->is_resumed) return fl_order_functions(g);
  const fl_inside *last = can_resume ? fl_inside_open(g, in) : NULL;
  fl_find_selves(g);
  if (last && !fl_inside_fields(g, last)) last = NULL;
  if (!last) fl_index_fields(g);
  g->n_stored_first = g->stored.n;
  forget_types(g);
  fl_memory_open(g);
  g->goes_on = last && fl_inside_take_over(g, last);
  g->changed_of = NULL;
  fl_find_selves(g);
  fl_index_subtypes(g);
  fl_index_handlers(g);
  fl_resolve_calls(g, in);
  fl_index_uses(g, in);
  fl_find_clocks(g, in);
  g->keep = can_resume && is_worth_keeping(g, in) ? in->keep : NULL;
  if (g->keep) fl_resume_store(g->keep, g, n_names);
}

int fl_graph_build(fl_graph **out, const fl_graph_input *in, fl_error *err) {
  FL_UNUSED(err);
  fl_graph *g = fl_alloc_zero(1, sizeof *g);
  fl_arena_init(&g->arena);
  fl_arena_init(&g->symbols);
  fl_intern_init(&g->names);
  g->models = in->models;
  g->known = fl_knowledge_new();
  open_links(g, in);
  push_dummies(g);
  fl_index_deps(g);
  fl_find_pages(g);
  fl_index_procedures(g);
  fl_index_build(g, in);
  fl_index_scip(g, in->scip);
  fl_index_compiled(g);
  fl_narrow_opens(g);
  forget_types(g);
  fl_forget_supers(g);
  fl_find_supers(g);
  fl_find_accessors(g);
  fl_find_stubs(g);
  fl_index_settings(g);
  fl_index_workloads(g);
  fl_index_sidecars(g);
  fl_index_limits(g);
  fl_index_tables(g);
  fl_index_services(g, in);
  fl_find_peers(g);
  fl_index_replicas(g);
  follow_types(g, in);
  fl_find_for_tests(g);
  fl_index_holes(g);
  fl_find_providers(g);
  fl_find_bindings(g);
  fl_find_led_to(g);
  fl_find_entries(g);
  fl_find_by_hand(g);
  fl_index_statement_limits(g);
  fl_find_sites(g);
  fl_find_member_sites(g);
  fl_find_sync_blocks(g);
  fl_index_sites(g); // those that stand at calls, for what follows
  fl_find_marks(g);
  fl_forget_untaken(g);
  fl_find_providers_asked(g);
  fl_find_module_stores(g);
  fl_find_effects(g);
  fl_find_loops(g);
  fl_find_recursion(g);
  fl_find_races(g);
  fl_find_time_checks(g);
  fl_find_declarations(g);
  fl_index_sites(g); // all of them
  fl_index_code_tables(g);
  fl_resolve_effects(g);
  fl_summarise_all(g);
  fl_memory_close(g);
  g->keep = NULL, g->resumed = (fl_str){0};
  *out = g;
  return FL_OK;
}

static void release_link(fl_link *l) {
  fl_map_release(&l->locals);
  fl_map_release(&l->imports);
  fl_map_release(&l->opened);
  fl_map_release(&l->included);
  fl_map_release(&l->assigns);
}

void fl_graph_free(fl_graph *g) {
  if (!g) return;
  fl_release_scip(g);
  for (uint32_t i = 1; i <= g->n_files; i++) release_link(&g->links[i]);
  fl_map *maps[] = {&g->joined, &g->compiled, &g->tref_at, &g->modules,  &g->module_suffixes, &g->brought_modules, &g->files_by_name, &g->stands_for, &g->hole_names, &g->outer_assigns, &g->module_assigns, &g->deployed_named, &g->images_in, &g->lambda_calls, &g->handed_calls, &g->lone_calls, &g->members,      &g->type_members, &g->class_members, &g->extensions, &g->types_by_name,
                    &g->subtypes, &g->slot_uses[1],    &g->slot_uses[2], &g->slot_uses[3], &g->slot_uses[4], &g->field_values,
                    &g->settings, &g->provides, &g->bound_types,        &g->methods,      &g->built_folders, &g->tables_by_name, &g->statement_of_site,      &g->deps_by_name, &g->confs_by_key, &g->loop_of_site};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) fl_map_release(maps[i]);
  fl_array_release(&g->roots);
  fl_array_release(&g->aliases);
  fl_array_release(&g->brought);
  fl_array_release(&g->units);
  fl_array_release(&g->deps);
  fl_array_release(&g->confs);
  fl_array_release(&g->workloads);
  fl_array_release(&g->deployed);
  fl_array_release(&g->module_calls);
  fl_array_release(&g->limits);
  fl_array_release(&g->tables);
  fl_array_release(&g->rpcs);
  fl_array_release(&g->statements);
  fl_array_release(&g->nodes);
  fl_array_release(&g->handler_rows);
  fl_map_release(&g->handlers);
  fl_array_release(&g->handings);
  fl_map_release(&g->handed_through);
  fl_array_release(&g->uses);
  fl_array_release(&g->assign_rows);
  fl_array_release(&g->stored);
  fl_array_release(&g->providers);
  fl_array_release(&g->tellings);
  fl_array_release(&g->bindings);
  fl_array_release(&g->trefs);
  fl_array_release(&g->targets);
  fl_array_release(&g->callers);
  fl_release_order(g);
  fl_array_release(&g->entries);
  fl_array_release(&g->registrations);
  fl_array_release(&g->delegations);
  fl_array_release(&g->sites);
  fl_release_site_index(g);
  fl_array_release(&g->declarations);
  fl_array_release(&g->loops);
  fl_array_release(&g->time_checks);
  fl_array_release(&g->sum_rows);
  fl_release_shared(g);
  fl_bits_release(&g->imported);
  fl_bits_release(&g->handed);
  fl_map_release(&g->named_words);
  fl_array_release(&g->peers);
  fl_bits_release(&g->for_tests);
  fl_bits_release(&g->settings_for_all);
  fl_bits_release(&g->store_images);
  fl_bits_release(&g->of_stores);
  fl_bits_release(&g->by_hand);
  fl_bits_release(&g->of_pages);
  fl_map_release(&g->settings_beside);
  fl_release_services(g);
  fl_knowledge_free(g->known);
  fl_intern_release(&g->names);
  fl_arena_release(&g->arena);
  fl_arena_release(&g->symbols);
  fl_free(g);
}

// ---- reading -------------------------------------------------------------------------------------------------------------------

fl_knew fl_graph_knew(const fl_graph *g) { return g->is_resumed ? FL_KNEW_LINKS : g->goes_on ? FL_KNEW_MOST_LINKS : FL_KNEW_NO_LINKS; }
uint32_t fl_graph_n_files(const fl_graph *g) { return g->n_files; }
const fl_graph_file *fl_graph_file_at(const fl_graph *g, uint32_t file) { return g->links[file].in; }
uint32_t fl_graph_file_of(const fl_graph *g, fl_str path) { // they stand in the order of their paths
  uint32_t low = 1, high = g->n_files;
  while (low <= high) {
    uint32_t middle = low + (high - low) / 2;
    int order = fl_str_cmp(path, g->links[middle].in->path);
    if (order == 0) return middle;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return 0;
}
const fl_facts *fl_graph_facts(const fl_graph *g, uint32_t file) { return g->links[file].f; }
fl_str fl_graph_text(const fl_graph *g, uint32_t file, fl_sym local) {
  return g->links[file].f->texts[local];
}
fl_str fl_graph_name(const fl_graph *g, fl_sym global) { return fl_intern_text(&g->names, global); }
const fl_func *fl_graph_func(const fl_graph *g, fl_func_ref ref) {
  return &g->links[ref.file].f->funcs[ref.id];
}
const fl_call *fl_graph_call(const fl_graph *g, fl_call_ref ref) {
  return &g->links[ref.file].f->calls[ref.id];
}
fl_sym fl_graph_callee(const fl_graph *g, fl_call_ref ref) { return g->links[ref.file].callee[ref.id]; }
uint32_t fl_graph_func_marks(const fl_graph *g, fl_func_ref ref) {
  bool test = ref.id && (g->links[ref.file].f->funcs[ref.id].flags & FL_FUNC_TEST);
  return fl_graph_file_marks(g, ref.file) | (test ? FL_MARK_TEST : 0u);
}
bool fl_in_test(const fl_graph *g, uint32_t file, uint32_t func) {
  return (fl_graph_func_marks(g, (fl_func_ref){file, func}) & FL_MARK_TEST) != 0;
}
fl_str fl_graph_module(const fl_graph *g, uint32_t file) {
  return fl_intern_text(&g->names, g->links[file].module);
}
uint32_t fl_graph_n_sites(const fl_graph *g) { return g->sites.n; }
const fl_site *fl_graph_site(const fl_graph *g, uint32_t id) { return &g->sites.at[id]; }

// `client.Do` of client.Do(req), `new T` of new T(...); of a chain over several lines its last link.
fl_span fl_graph_call_span(const fl_graph *g, fl_call_ref ref) {
  const fl_call *c = fl_graph_call(g, ref);
  uint32_t name_end = c->name_begin + g->links[ref.file].f->texts[c->name].n;
  if (!c->name || name_end > c->span.byte_end || name_end <= c->span.byte_begin) return c->span;
  if (c->name_line != c->span.line) return (fl_span){c->name_begin, name_end, c->name_line, 0};
  return (fl_span){c->span.byte_begin, name_end, c->span.line, c->span.col};
}

uint32_t fl_graph_targets(const fl_graph *g, fl_call_ref ref, const fl_target **out) {
  const fl_link *l = &g->links[ref.file];
  *out = g->targets.at + l->first_target[ref.id];
  return l->n_targets[ref.id];
}

uint32_t fl_graph_callers(const fl_graph *g, fl_func_ref ref, const fl_caller **out) {
  uint32_t dense = fl_dense_func(g, ref.file, ref.id);
  *out = g->callers.at + g->first_caller[dense];
  return g->n_callers[dense];
}

uint32_t fl_graph_entries(const fl_graph *g, const fl_entry_point **out) {
  *out = g->entries.at;
  return g->entries.n;
}

static fl_str type_label(const fl_graph *g, uint32_t file, const fl_func *f) {
  const fl_link *l = &g->links[file];
  if (fl_is_namespace(g, file, f->owner)) return FL_STR("");
  return f->owner ? l->f->texts[l->f->types[f->owner].name] : l->f->texts[f->owner_name];
}

// `Orders.place`, `place`, `place.<lambda>`; the file itself for module-level code.
fl_str fl_graph_func_name(const fl_graph *cg, fl_func_ref ref) {
  fl_graph *g = (fl_graph *)cg; // interning a name changes nothing that anyone can see
  if (!ref.id) return FL_STR("");
  const fl_func *f = &g->links[ref.file].f->funcs[ref.id];
  if (f->flags & FL_FUNC_MODULE) return FL_STR("");
  fl_str name = f->name ? g->links[ref.file].f->texts[f->name] : FL_STR("<lambda>");
  fl_sym own = fl_intern_add(&g->names, name);
  fl_str type = type_label(g, ref.file, f);
  if (type.n) return fl_intern_text(&g->names, fl_join(g, fl_intern_add(&g->names, type), ".", own));
  if (!f->parent) return fl_intern_text(&g->names, own);
  fl_str outer = fl_graph_func_name(g, (fl_func_ref){ref.file, f->parent});
  return fl_intern_text(&g->names, fl_join(g, fl_intern_add(&g->names, outer), ".", own));
}
