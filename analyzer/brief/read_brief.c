// A saved brief: the inverse of json.c.
#include "brief/read_p.h"

#include "base/hash.h"

typedef struct reading {
  fl_reader r;
  fl_document *doc;
  fl_diagram *diagram; // of it, that is being read
  fl_map ids; // hash of an id -> citation
} reading;

static void read_cites(reading *in, fl_cites *out, const json_t *node) {
  size_t n;
  fl_str *ids = fl_read_texts(&in->r, node, "cites", &n);
  if (n > FL_MAX_CITES) fl_read_wrong(&in->r, "cites", "more than %d", FL_MAX_CITES);
  for (size_t i = 0; i < n && !in->r.rc; i++) {
    uint32_t citation = fl_map_get_or(&in->ids, fl_hash64_str(ids[i]), 0);
    if (!citation) fl_read_wrong(&in->r, "cites", "'%.*s' is the id of no citation", FL_STR_ARG(ids[i]));
    else fl_cite(out, citation);
  }
  if (!in->r.rc && out->n != n) fl_read_wrong(&in->r, "cites", "an id is there twice");
  out->more = (uint32_t)fl_read_count(&in->r, node, "more_cites", UINT32_MAX);
}

// ---- blocks --------------------------------------------------------------------------------------------------------------------------

static void read_statement(reading *in, fl_block *block, const json_t *list, size_t i) {
  static const char *const keys[] = {"origin", "text", "cites", "more_cites", NULL};
  fl_statement said = {0};
  const json_t *node = fl_read_enter(&in->r, list, NULL, i, keys);
  if (node) {
    said.origin = fl_read_word(&in->r, node, "origin", fl_origin_word, FL_N_ORIGINS);
    said.text = fl_read_text(&in->r, node, "text");
    read_cites(in, &said.cites, node);
    if (said.origin == FL_SAID_found && said.cites.n == 0) fl_read_wrong(&in->r, "cites", "what was found cites something");
    fl_array_push(&block->statements, said);
  }
  fl_read_leave(&in->r);
}

static void read_row(reading *in, fl_block *table, const json_t *list, size_t i) {
  static const char *const keys[] = {"cells", "cites", "more_cites", NULL};
  fl_row row = {0};
  size_t n;
  const json_t *node = fl_read_enter(&in->r, list, NULL, i, keys);
  if (node) {
    row.cells = fl_read_texts(&in->r, node, "cells", &n);
    if (n != table->columns.n) fl_read_wrong(&in->r, "cells", "the table has %u columns, the row %zu", table->columns.n, n);
    read_cites(in, &row.cites, node);
    fl_array_push(&table->rows, row);
  }
  fl_read_leave(&in->r);
}

typedef void (*read_fn)(reading *, fl_block *, const json_t *list, size_t index);

static void read_each(reading *in, fl_block *block, const json_t *node, const char *key, read_fn one) {
  const json_t *list = fl_read_list(&in->r, node, key);
  fl_read_down(&in->r, key);
  for (size_t i = 0; i < json_array_size(list) && !in->r.rc; i++) one(in, block, list, i);
  fl_read_leave(&in->r);
}

static void read_table(reading *in, fl_block *table, const json_t *node) {
  size_t n;
  fl_str *columns = fl_read_texts(&in->r, node, "columns", &n);
  for (size_t i = 0; i < n; i++) fl_array_push(&table->columns, columns[i]);
  read_each(in, table, node, "rows", read_row);
  table->left_out = (uint32_t)fl_read_count(&in->r, node, "left_out", UINT32_MAX);
}

static void read_block(reading *in, fl_section *section, const json_t *list, size_t i) {
  static const char *const keys[] = {"kind", "title", "text", "cites", "more_cites", "statements", "columns", "rows", "left_out", NULL};
  const json_t *node = fl_read_enter(&in->r, list, NULL, i, keys);
  if (node) {
    fl_array_push(&section->blocks, (fl_block){0});
    fl_block *block = fl_array_last(&section->blocks);
    block->kind = fl_read_word(&in->r, node, "kind", fl_block_word, FL_N_BLOCKS);
    block->title = fl_read_some(&in->r, node, "title");
    if (block->kind == FL_BLOCK_flowchart || block->kind == FL_BLOCK_sequence) block->text = fl_read_text(&in->r, node, "text"), read_cites(in, &block->cites, node);
    if (block->kind == FL_BLOCK_table) read_table(in, block, node);
    else if (block->kind != FL_BLOCK_heading) read_each(in, block, node, "statements", read_statement);
  }
  fl_read_leave(&in->r);
}

static void read_section(reading *in, const json_t *list, size_t i) {
  static const char *const keys[] = {"id", "title", "blocks", NULL};
  const json_t *node = fl_read_enter(&in->r, list, NULL, i, keys);
  if (node) {
    fl_array_push(&in->doc->sections, ((fl_section){.id = fl_read_text(&in->r, node, "id"), .title = fl_read_text(&in->r, node, "title")}));
    const json_t *blocks = fl_read_list(&in->r, node, "blocks");
    fl_read_down(&in->r, "blocks");
    for (size_t b = 0; b < json_array_size(blocks) && !in->r.rc; b++) read_block(in, fl_array_last(&in->doc->sections), blocks, b);
    fl_read_leave(&in->r);
  }
  fl_read_leave(&in->r);
}

// ---- citations -----------------------------------------------------------------------------------------------------------------------

static void add_citation(reading *in, fl_citation *c) {
  uint64_t id = fl_hash64_str(c->id);
  if (fl_map_get_or(&in->ids, id, 0)) fl_read_wrong(&in->r, "id", "'%.*s' is the id of another citation as well", FL_STR_ARG(c->id));
  c->key = c->kind == FL_CITES_finding ? c->fingerprint : c->kind == FL_CITES_rule ? c->id : (fl_str){0};
  fl_doc_keep_citation(in->doc, c);
  fl_map_put(&in->ids, id, in->doc->citations.n);
}

static void read_step(reading *in, const json_t *list, size_t i, fl_waypoint *out) {
  static const char *const keys[] = {"path", "line", "text", NULL};
  fl_reader *r = &in->r;
  const json_t *node = fl_read_enter(r, list, NULL, i, keys);
  if (node) *out = (fl_waypoint){.path = fl_read_some(r, node, "path"), .text = fl_read_some(r, node, "text"), .line = (uint32_t)fl_read_count(r, node, "line", UINT32_MAX)};
  fl_read_leave(r);
}

static void read_trail(reading *in, const json_t *list, size_t i, fl_trail *out) {
  static const char *const keys[] = {"kind", "about", "steps", "left_out", NULL};
  fl_reader *r = &in->r;
  const json_t *node = fl_read_enter(r, list, NULL, i, keys), *steps = node ? fl_read_list(r, node, "steps") : NULL;
  fl_waypoint *places = fl_arena_zero_n(r->arena, json_array_size(steps), sizeof *places);
  fl_read_down(r, "steps");
  for (size_t k = 0; k < json_array_size(steps) && !r->rc; k++) read_step(in, steps, k, &places[k]);
  fl_read_leave(r);
  if (steps)
    *out = (fl_trail){.kind = fl_read_word(r, node, "kind", fl_trail_word, FL_N_TRAILS), .about = fl_read_some(r, node, "about"), .steps = places,
                      .n_steps = (uint32_t)json_array_size(steps), .left_out = (uint32_t)fl_read_count(r, node, "left_out", UINT32_MAX)};
  fl_read_leave(r);
}

static void read_trails(reading *in, fl_citation *c, const json_t *node) {
  const json_t *list = json_object_get(node, "trails") ? fl_read_list(&in->r, node, "trails") : NULL;
  c->n_trails = (uint32_t)json_array_size(list);
  fl_trail *trails = fl_arena_zero_n(in->r.arena, c->n_trails, sizeof *trails);
  fl_read_down(&in->r, "trails");
  for (uint32_t i = 0; i < c->n_trails && !in->r.rc; i++) read_trail(in, list, i, &trails[i]);
  fl_read_leave(&in->r);
  c->trails = trails;
}

static void read_citation(reading *in, const json_t *list, size_t i) {
  static const char *const keys[] = {"id", "kind", "text", "path", "line", "rule", "family", "severity", "confidence", "service", "owner", "fingerprint",
                                   "function", "entry", "fix", "trails", NULL};
  const json_t *node = fl_read_enter(&in->r, list, NULL, i, keys);
  fl_reader *r = &in->r;
  if (node) {
    fl_citation c = {.id = fl_read_text(r, node, "id"), .kind = fl_read_word(r, node, "kind", fl_cites_word, FL_N_CITES), .text = fl_read_text(r, node, "text"),
                     .path = fl_read_some(r, node, "path"), .line = (uint32_t)fl_read_count(r, node, "line", UINT32_MAX), .rule = fl_read_some(r, node, "rule"),
                     .family = fl_read_some(r, node, "family"), .severity = fl_read_some(r, node, "severity"), .confidence = fl_read_some(r, node, "confidence"),
                     .service = fl_read_some(r, node, "service"), .owner = fl_read_some(r, node, "owner"), .fingerprint = fl_read_some(r, node, "fingerprint"),
                     .function = fl_read_some(r, node, "function"), .entry = fl_read_some(r, node, "entry"), .fix = fl_read_some(r, node, "fix")};
    read_trails(in, &c, node);
    add_citation(in, &c);
  }
  fl_read_leave(r);
}

// ---- the map -------------------------------------------------------------------------------------------------------------------------

static void read_node(reading *in, const json_t *list, size_t i) {
  static const char *const keys[] = {"kind", "name", "detail", "service", "path", "line", "end_line", NULL};
  fl_reader *r = &in->r;
  const json_t *node = fl_read_enter(r, list, NULL, i, keys);
  if (node)
    fl_array_push(&in->diagram->nodes, ((fl_node){.kind = fl_read_word(r, node, "kind", fl_node_word, FL_N_NODE_KINDS), .name = fl_read_text(r, node, "name"),
                                              .detail = fl_read_some(r, node, "detail"), .service = fl_read_some(r, node, "service"), .path = fl_read_some(r, node, "path"),
                                              .line = (uint32_t)fl_read_count(r, node, "line", UINT32_MAX),
                                              .end_line = (uint32_t)fl_read_count(r, node, "end_line", UINT32_MAX)}));
  fl_read_leave(r);
}

static void read_arrow(reading *in, const json_t *list, size_t i) {
  static const char *const keys[] = {"kind", "from", "to", "certainty", "count", "protocol", NULL};
  fl_reader *r = &in->r;
  const json_t *node = fl_read_enter(r, list, NULL, i, keys);
  uint32_t n = in->diagram->nodes.n;
  if (node && n == 0) fl_read_wrong(r, NULL, "there are no nodes");
  else if (node)
    fl_array_push(&in->diagram->arrows, ((fl_arrow){.kind = fl_read_word(r, node, "kind", fl_arrow_word, FL_N_ARROW_KINDS), .certainty = (uint8_t)fl_read_count(r, node, "certainty", 4),
                                               .from = (uint32_t)fl_read_count(r, node, "from", n - 1), .to = (uint32_t)fl_read_count(r, node, "to", n - 1),
                                               .n = (uint32_t)fl_read_count(r, node, "count", UINT32_MAX), .protocol = fl_read_some(r, node, "protocol")}));
  fl_read_leave(r);
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

static void read_all(reading *in, const json_t *object, const char *key, void (*one)(struct reading *, const json_t *, size_t)) {
  const json_t *list = fl_read_list(&in->r, object, key);
  fl_read_down(&in->r, key);
  for (size_t i = 0; i < json_array_size(list) && !in->r.rc; i++) one(in, list, i);
  fl_read_leave(&in->r);
}

static void read_diagram(reading *in, const json_t *root, const char *key, fl_diagram *into) {
  static const char *const keys[] = {"nodes", "arrows", "left_out", NULL};
  const json_t *diagram = fl_read_enter(&in->r, root, key, 0, keys);
  in->diagram = into;
  if (diagram) {
    read_all(in, diagram, "nodes", read_node);
    read_all(in, diagram, "arrows", read_arrow);
    into->lost_nodes = (uint32_t)fl_read_count(&in->r, diagram, "left_out", UINT32_MAX);
  }
  fl_read_leave(&in->r);
}

static const char *state_word(uint8_t state) {
  static const char *const words[] = {"", "complete", "partial", "failed", "nothing"};
  return words[state];
}

static void read_drops(reading *in, const json_t *made) {
#define X(w, text) #w,
  static const char *const keys[] = {FL_MADE_DROPS(X) NULL};
#undef X
  const json_t *dropped = fl_read_enter(&in->r, made, "dropped", 0, keys);
#define X(w, text) if (dropped) in->doc->made.dropped.w = (uint32_t)fl_read_count(&in->r, dropped, #w, UINT32_MAX);
  FL_MADE_DROPS(X)
#undef X
  fl_read_leave(&in->r);
}

static void read_made(reading *in, const json_t *root) {
#define X(w) #w,
  static const char *const keys[] = {FL_MADE_TEXTS(X) FL_MADE_NUMBERS(X) "dropped", "disputed", NULL};
#undef X
  fl_reader *r = &in->r;
  fl_made *out = &in->doc->made;
  const json_t *made = json_object_get(root, "llm") ? fl_read_enter(r, root, "llm", 0, keys) : NULL;
  size_t n = 0;
  if (!made) return;
  fl_read_word(r, made, "state", state_word, 5);
#define X(w) out->w = fl_read_some(r, made, #w);
  FL_MADE_TEXTS(X)
#undef X
#define X(w) out->w = (uint32_t)fl_read_count(r, made, #w, UINT32_MAX);
  FL_MADE_NUMBERS(X)
#undef X
  read_drops(in, made);
  const fl_str *disputed = fl_read_texts(r, made, "disputed", &n);
  for (size_t i = 0; i < n; i++) fl_array_push(&out->disputed, disputed[i]);
  fl_read_leave(r);
}

static void read_head(reading *in, const json_t *root) {
  static const char *const keys[] = {"schema_version", "tool", "title", "root", "sections", "citations", "services", "calls", "llm", NULL}, *const tool_keys[] = {"name", "version", "rules_digest", NULL};
  fl_document *doc = in->doc;
  fl_read_keys(&in->r, root, keys);
  const json_t *tool = fl_read_enter(&in->r, root, "tool", 0, tool_keys);
  if (tool) doc->tool_version = fl_read_text(&in->r, tool, "version"), doc->rules_digest = fl_read_text(&in->r, tool, "rules_digest");
  fl_read_leave(&in->r);
  doc->title = fl_read_text(&in->r, root, "title");
  doc->root = fl_read_text(&in->r, root, "root");
}

int fl_saved_brief(fl_document *out, const fl_saved *saved, fl_error *err) {
  FL_ASSERT(saved->is_brief);
  reading in = {.r = {.name = saved->name, .arena = &out->arena, .err = err}, .doc = out};
  read_head(&in, saved->root);
  read_all(&in, saved->root, "citations", read_citation);
  read_all(&in, saved->root, "sections", read_section);
  read_diagram(&in, saved->root, "services", &out->services);
  read_diagram(&in, saved->root, "calls", &out->calls);
  out->services.is_services = out->services.nodes.n > 0;
  read_made(&in, saved->root);
  fl_map_release(&in.ids);
  if (in.r.rc) fl_document_release(out);
  return in.r.rc;
}
