// A brief as JSON, whole: docs/schema/brief.schema.json says what is in it. What was written so can be read again (read.h).
#include "brief/formats_p.h"

static void put_cites(fl_json *w, const fl_document *doc, const fl_cites *cites) {
  fl_json_key(w, "cites");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < cites->n; i++) fl_json_str(w, fl_doc_citation(doc, cites->at[i])->id);
  fl_json_array_end(w);
  if (cites->more) fl_json_field_uint(w, "more_cites", cites->more);
}

static void put_statements(fl_json *w, const fl_document *doc, const fl_block *block) {
  fl_json_key(w, "statements");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < block->statements.n; i++) {
    const fl_statement *said = &block->statements.at[i];
    fl_json_object_begin(w);
    fl_json_field_str(w, "origin", fl_str_from(fl_origin_word(said->origin)));
    fl_json_field_str(w, "text", said->text);
    put_cites(w, doc, &said->cites);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void put_texts(fl_json *w, const char *key, const fl_str *at, uint32_t n) {
  fl_json_key(w, key);
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < n; i++) fl_json_str(w, at[i]);
  fl_json_array_end(w);
}

static void put_table(fl_json *w, const fl_document *doc, const fl_block *table) {
  put_texts(w, "columns", table->columns.at, table->columns.n);
  fl_json_key(w, "rows");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < table->rows.n; i++) {
    fl_json_object_begin(w);
    put_texts(w, "cells", table->rows.at[i].cells, table->columns.n);
    put_cites(w, doc, &table->rows.at[i].cites);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
  if (table->left_out) fl_json_field_uint(w, "left_out", table->left_out);
}

static void put_block(fl_json *w, const fl_document *doc, const fl_block *block) {
  bool is_picture = block->kind == FL_BLOCK_flowchart || block->kind == FL_BLOCK_sequence;
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", fl_str_from(fl_block_word(block->kind)));
  if (block->title.n) fl_json_field_str(w, "title", block->title);
  if (is_picture) fl_json_field_str(w, "text", block->text), put_cites(w, doc, &block->cites);
  if (block->kind == FL_BLOCK_table) put_table(w, doc, block);
  else if (block->kind != FL_BLOCK_heading) put_statements(w, doc, block);
  fl_json_object_end(w);
}

static void put_section(fl_json *w, const fl_document *doc, const fl_section *section) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "id", section->id);
  fl_json_field_str(w, "title", section->title);
  fl_json_key(w, "blocks");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < section->blocks.n; i++) put_block(w, doc, &section->blocks.at[i]);
  fl_json_array_end(w);
  fl_json_object_end(w);
}

static void put_some(fl_json *w, const char *key, fl_str text) {
  if (text.n) fl_json_field_str(w, key, text);
}

static void put_step(fl_json *w, const fl_waypoint *step) {
  fl_json_object_begin(w);
  put_some(w, "path", step->path);
  if (step->path.n) fl_json_field_uint(w, "line", step->line);
  put_some(w, "text", step->text);
  fl_json_object_end(w);
}

static void put_trail(fl_json *w, const fl_trail *trail) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", fl_str_from(fl_trail_word(trail->kind)));
  put_some(w, "about", trail->about);
  fl_json_key(w, "steps");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < trail->n_steps; i++) put_step(w, &trail->steps[i]);
  fl_json_array_end(w);
  if (trail->left_out) fl_json_field_uint(w, "left_out", trail->left_out);
  fl_json_object_end(w);
}

static void put_trails(fl_json *w, const fl_citation *c) {
  if (c->n_trails == 0) return;
  fl_json_key(w, "trails");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < c->n_trails; i++) put_trail(w, &c->trails[i]);
  fl_json_array_end(w);
}

static void put_citation(fl_json *w, const fl_citation *c) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "id", c->id);
  fl_json_field_str(w, "kind", fl_str_from(fl_cites_word(c->kind)));
  fl_json_field_str(w, "text", c->text);
  put_some(w, "path", c->path);
  if (c->path.n) fl_json_field_uint(w, "line", c->line);
  put_some(w, "rule", c->rule);
  put_some(w, "family", c->family);
  put_some(w, "severity", c->severity);
  put_some(w, "confidence", c->confidence);
  put_some(w, "service", c->service);
  put_some(w, "owner", c->owner);
  put_some(w, "fingerprint", c->fingerprint);
  put_some(w, "function", c->function);
  put_some(w, "entry", c->entry);
  put_some(w, "fix", c->fix);
  put_trails(w, c);
  fl_json_object_end(w);
}

static void put_drop(fl_json *w, const char *key, uint32_t n) {
  if (n) fl_json_field_uint(w, key, n);
}

static void put_made(fl_json *w, const fl_made *made) {
  fl_json_key(w, "llm");
  fl_json_object_begin(w);
#define X(w_) put_some(w, #w_, made->w_);
  FL_MADE_TEXTS(X)
#undef X
#define X(w_) fl_json_field_uint(w, #w_, made->w_);
  FL_MADE_NUMBERS(X)
#undef X
  fl_json_key(w, "dropped");
  fl_json_object_begin(w);
#define X(w_, text) put_drop(w, #w_, made->dropped.w_);
  FL_MADE_DROPS(X)
#undef X
  fl_json_object_end(w);
  put_texts(w, "disputed", made->disputed.at, made->disputed.n);
  fl_json_object_end(w);
}

static void put_head(fl_json *w, const fl_document *doc) {
  fl_json_field_uint(w, "schema_version", 1);
  fl_json_key(w, "tool");
  fl_json_object_begin(w);
  fl_json_field_str(w, "name", FL_STR("faultline"));
  fl_json_field_str(w, "version", doc->tool_version);
  fl_json_field_str(w, "rules_digest", doc->rules_digest);
  fl_json_object_end(w);
  fl_json_field_str(w, "title", doc->title);
  fl_json_field_str(w, "root", doc->root);
}

static void write_json(fl_buf *out, const fl_document *doc) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  put_head(&w, doc);
  fl_json_key(&w, "sections");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < doc->sections.n; i++) put_section(&w, doc, &doc->sections.at[i]);
  fl_json_array_end(&w);
  fl_json_key(&w, "citations");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < doc->citations.n; i++) put_citation(&w, &doc->citations.at[i]);
  fl_json_array_end(&w);
  fl_brief_put_diagram(&w, "services", &doc->services, put_some);
  fl_brief_put_diagram(&w, "calls", &doc->calls, put_some);
  if (doc->made.state.n) put_made(&w, &doc->made);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

const fl_brief_format fl_brief_json = {"json", "for programs, and to be read again", write_json};
