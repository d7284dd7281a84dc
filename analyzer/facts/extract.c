// The extractor's frame: a worker's state, the dispatch from node to role, and the way from growing lists to the file's facts.
#include "facts/extract_core_p.h"

enum { DEFAULT_MAX_DEPTH = 400 };

// ---- worker ---------------------------------------------------------------------------------------------------------

fl_extractor *fl_extractor_new(void) {
  fl_extractor *w = fl_alloc_zero(1, sizeof *w);
  w->parser = fl_parser_new();
  w->part_parser = fl_parser_new();
  fl_intern_init(&w->x.syms);
  return w;
}

static void release_lists(fl_extract *x) {
#define X(T, name) fl_array_release(&x->name);
  FL_FACT_LISTS(X)
#undef X
  fl_array_release(&x->pending_ids);
  fl_array_release(&x->pending_args);
  fl_array_release(&x->pending_entries);
  fl_array_release(&x->pending_annots);
  fl_array_release(&x->pending_params);
  fl_array_release(&x->pending_supers);
  fl_array_release(&x->pending_class_supers);
  fl_array_release(&x->opened);
  fl_array_release(&x->spine);
  fl_array_release(&x->bindings);
  fl_array_release(&x->type_params);
  fl_array_release(&x->remembered);
  fl_array_release(&x->latest);
  fl_array_release(&x->label_loops);
}

void fl_extractor_free(fl_extractor *w) {
  if (!w) return;
  release_lists(&w->x);
  fl_intern_release(&w->x.syms);
  fl_buf_release(&w->x.text);
  for (uint32_t i = 0; i < w->lexicons.n; i++) fl_lexicon_free(w->lexicons.at[i]);
  fl_array_release(&w->lexicons);
  fl_parser_free(w->parser);
  fl_parser_free(w->part_parser);
  fl_arena_release(&w->parts);
  fl_buf_release(&w->part_text);
  fl_buf_release(&w->compiled_text);
  fl_buf_release(&w->text);
  fl_buf_release(&w->words);
  fl_free(w);
}

// ---- dispatch -------------------------------------------------------------------------------------------------------

static fl_handler *const handlers[FL_N_ROLES] = {
#define X(role) [FL_ROLE_##role] = fl_x_role_##role,
    FL_HANDLERS(X)
#undef X
};

static fl_id visit_unmapped(fl_extract *, const fl_node *, bool stmt);

bool fl_x_too_deep(fl_extract *x, const fl_node *node) {
  if (x->depth < (x->options->max_depth ? x->options->max_depth : DEFAULT_MAX_DEPTH)) return false;
  fl_x_depth_hole(x, node);
  return true;
}

// An error node stands outside every slot, so its healthy parts are read behind the node that holds it.
static void visit_errors(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node)
    if (child->flags & FL_NODE_ERROR) visit_unmapped(x, child, true);
}

static fl_id run_handler(fl_extract *x, const fl_node *node, bool stmt, bool hooks) {
  const fl_role_row *row = fl_x_row(x, node);
  if (hooks && row->hook) {
    x->as_stmt = stmt;
    return x->mapping->hooks[row->hook](x, node);
  }
  fl_handler *handler = handlers[row->role];
  if (handler) return handler(x, node, stmt);
  return row->role == FL_ROLE_none ? visit_unmapped(x, node, stmt) : 0;
}

fl_id fl_x_visit(fl_extract *x, const fl_node *node, bool stmt) {
  if (!node || !(node->flags & FL_NODE_NAMED ? true : fl_x_row(x, node)->role)) return 0;
  if (fl_x_too_deep(x, node)) return 0;
  x->depth++;
  fl_id id = run_handler(x, node, stmt, true);
  bool lists_children = fl_x_row(x, node)->role <= FL_ROLE_skip; // none and pass meet their error nodes by themselves
  if (node->flags & FL_NODE_ERROR_CHILD && !lists_children) visit_errors(x, node);
  x->depth--;
  return id;
}

bool fl_x_is_stmt(const fl_extract *x) {
  return x->as_stmt;
}

fl_id fl_x_default(fl_extract *x, const fl_node *node) {
  return run_handler(x, node, x->as_stmt, false);
}

// What the table does not know: its parts still count.
static fl_id visit_unmapped(fl_extract *x, const fl_node *node, bool stmt) {
  if (stmt) return fl_x_stmts(x, node), 0;
  uint32_t base = x->pending_ids.n;
  FL_EACH_CHILD(child, node) {
    fl_id id = fl_x_visit(x, child, false);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  return fl_x_pop_group(x, node, FL_VAL_OTHER, base, true);
}

fl_id fl_x_value(fl_extract *x, const fl_node *node) {
  return fl_x_visit(x, node, false);
}

fl_id fl_x_value_or_other(fl_extract *x, const fl_node *node) {
  if (!node) return 0;
  fl_id id = fl_x_value(x, node);
  return id ? id : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

void fl_x_stmt(fl_extract *x, const fl_node *node) {
  if (node && x->label_loops.n) fl_x_end_label_loops(x, x->at.region, node->byte_begin);
  fl_id id = fl_x_visit(x, node, true);
  if (id) fl_x_flag_call(x, id, FL_CALL_IGNORED);
}

void fl_x_stmts(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) fl_x_stmt(x, child);
}

fl_id fl_x_slot_value(fl_extract *x, const fl_node *node, fl_slot slot) {
  return fl_x_value(x, fl_x_slot(x, node, slot));
}

// ---- parts read anew --------------------------------------------------------------------------------------------------

static uint32_t count_lines(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += text.at[i] == '\n';
  return n;
}

static fl_part part_of(const fl_extract *x, const fl_node *inside, uint32_t begin, uint32_t end) {
  fl_str between = fl_str_slice(x->source->text, inside->byte_begin, begin);
  uint32_t line_end = fl_str_rfind_char(between, '\n');
  fl_part part = {.byte_begin = begin, .byte_end = end, .line = inside->line + count_lines(between)};
  part.col = line_end == FL_STR_NONE ? inside->col + between.n : between.n - line_end;
  return part;
}

const fl_node *fl_x_reread(fl_extract *x, const fl_node *inside, uint32_t begin, uint32_t end, const char *before,
                           const char *after) {
  fl_extractor *worker = (fl_extractor *)x; // its first member
  if (begin < inside->byte_begin || end < begin || end > x->source->text.n) return NULL;
  fl_part part = part_of(x, inside, begin, end);
  part.before = before;
  part.after = after;
  fl_parse_options limits = {.keep = x->lexicon->keep, .may_miss = x->lexicon->may_miss, .max_steps = x->options->max_steps, .max_memory = x->options->max_memory, .wall_ms = x->options->wall_ms};
  return fl_parser_run_part(worker->part_parser, x->mapping->grammar(), x->source, &part, &limits, &worker->parts,
                            &worker->part_text);
}

// ---- lists to facts -------------------------------------------------------------------------------------------------

static void reset(fl_extract *x) {
#define X(T, name) x->name.n = 0; fl_array_push(&x->name, (T){0});
  FL_FACT_LISTS(X)
#undef X
  x->pending_ids.n = x->pending_args.n = x->pending_entries.n = 0;
  x->pending_annots.n = x->pending_params.n = x->next_supers = x->pending_supers.n = x->pending_class_supers.n = 0;
  x->opened.n = x->spine.n = x->bindings.n = x->latest.n = x->type_params.n = x->label_loops.n = 0;
  fl_array_push(&x->bindings, (fl_binding){0}); // 0 = none
  fl_intern_clear(&x->syms);
  memset(&x->at, 0, sizeof x->at);
  x->package = 0;
  x->depth = x->next_func_flags = x->next_type_kind = 0;
  x->next_type_params = NULL;
  x->remembered.n = 0;
  x->generated = x->next_takes_block = x->in_test = false;
}

static const fl_str *copy_texts(const fl_intern *syms, fl_arena *arena) {
  uint32_t n = fl_intern_count(syms);
  fl_str *texts = fl_arena_alloc(arena, n * sizeof *texts);
  for (uint32_t i = 0; i < n; i++) texts[i] = fl_arena_str(arena, fl_intern_text(syms, i));
  return texts;
}

// Exact copies in the file's arena: the worker's lists are for the next file.
static void publish(fl_facts *out, fl_extract *x, fl_arena *arena) {
#define X(T, name) out->name = fl_arena_dup(arena, x->name.at, x->name.n * sizeof(T)); out->n_##name = x->name.n;
  FL_FACT_LISTS(X)
#undef X
  out->texts = copy_texts(&x->syms, arena);
  out->n_texts = fl_intern_count(&x->syms);
  out->package = x->package;
}

// ---- one file -------------------------------------------------------------------------------------------------------

// Function 1: the file's own statements, in region 1.
static void read_module(fl_extract *x) {
  const fl_node *root = x->syntax.nodes;
  fl_span span = {.byte_end = x->source->text.n, .line = 1, .col = 1};
  fl_array_push(&x->funcs, (fl_func){.flags = FL_FUNC_MODULE, .span = span});
  x->at.func = x->funcs.n - 1;
  fl_id body = fl_x_region_open(x, FL_REGION_BODY, root);
  fl_x_func_at(x, x->at.func)->body = body;
  fl_x_region_at(x, body)->span = span;
  fl_x_stmts(x, root);
  fl_x_region_close(x, body);
}

static void read_tree(fl_extract *x) {
  fl_x_note_broken(x);
  fl_x_read_comments(x);
  read_module(x);
  fl_x_note_left_out(x);
  fl_x_name_holes(x);
  fl_x_note_compiled(x);
}

static bool lacks_text(const fl_extract *x) {
  for (uint32_t i = 1; i < x->holes.n; i++)
    if (x->holes.at[i].kind != FL_HOLE_EXPANDED) return true;
  return false;
}

static uint16_t file_flags(const fl_extract *x) {
  return (uint16_t)((lacks_text(x) ? FL_FILE_DEGRADED : 0) | (x->generated ? FL_FILE_GENERATED : 0));
}

// What the parser is to see; NULL: the text as it is.
static const char *text_to_parse(fl_extractor *worker, const fl_source *source, const fl_mapping *mapping) {
  if (!mapping->words_hook) return NULL;
  fl_buf_clear(&worker->words);
  fl_buf_add(&worker->words, source->text);
  mapping->words_hook(worker->words.at, worker->words.n);
  return worker->words.at;
}

int fl_extract_file(fl_facts *out, fl_arena *arena, fl_extractor *worker, const fl_source *source,
                    const fl_mapping *mapping, const fl_extract_options *options, fl_error *err) {
  *out = (fl_facts){.language = options->language};
  if (source->text.n > FL_MAX_SOURCE_BYTES)
    return fl_error_set(err, FL_E_LIMIT, source->path, 0, 0, "larger than %d bytes", FL_MAX_SOURCE_BYTES);
  fl_extract *x = &worker->x;
  fl_source seen = fl_x_seen(source, options->compiled, &worker->compiled_text);
  x->source = &seen;
  x->written = source->text;
  x->mapping = mapping;
  x->lexicon = fl_lexicon_of(worker, mapping);
  x->options = options;
  reset(x);
  fl_arena_clear(&worker->parts);
  fl_parse_options limits = {.keep = x->lexicon->keep, .may_miss = x->lexicon->may_miss, .max_steps = options->max_steps, .max_memory = options->max_memory, .wall_ms = options->wall_ms};
  limits.text = text_to_parse(worker, x->source, mapping);
  int rc = fl_parser_run(&x->syntax, worker->parser, mapping->grammar(), x->source, &limits, err);
  limits.text = NULL;
  if (rc && rc != FL_E_LIMIT) return rc;
  if (!rc) fl_x_reword(worker, &limits);
  if (rc) fl_x_read_nothing(x);
  else read_tree(x);
  publish(out, x, arena);
  out->flags = file_flags(x);
  x->source = NULL;
  return FL_OK;
}

const fl_mapping *fl_mapping_find(const char *language) {
  for (const fl_mapping *const *m = fl_mappings; *m; m++)
    if (!strcmp((*m)->language, language)) return *m;
  return NULL;
}
