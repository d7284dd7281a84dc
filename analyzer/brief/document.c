#include "brief/document.h"

#include "base/hash.h"

#include <stdio.h>

#define X(w) #w,
static const char *const cites_words[FL_N_CITES] = {"none", FL_CITES(X)};
static const char *const origin_words[FL_N_ORIGINS] = {"none", FL_ORIGINS(X)};
static const char *const trail_words[FL_N_TRAILS] = {"none", FL_TRAILS(X)};
static const char *const block_words[FL_N_BLOCKS] = {"none", FL_BLOCKS(X)};
#undef X
const char *fl_cites_word(uint8_t kind) { return cites_words[kind]; }
const char *fl_origin_word(uint8_t origin) { return origin_words[origin]; }
const char *fl_trail_word(uint8_t kind) { return trail_words[kind]; }
const char *fl_block_word(uint8_t kind) { return block_words[kind]; }

static void release_block(fl_block *block) {
  fl_array_release(&block->statements);
  fl_array_release(&block->columns);
  fl_array_release(&block->rows);
}

void fl_document_release(fl_document *doc) {
  for (uint32_t i = 0; i < doc->sections.n; i++) {
    fl_section *section = &doc->sections.at[i];
    for (uint32_t b = 0; b < section->blocks.n; b++) release_block(&section->blocks.at[b]);
    fl_array_release(&section->blocks);
  }
  fl_array_release(&doc->sections);
  fl_array_release(&doc->citations);
  fl_map_release(&doc->keys);
  fl_diagram_release(&doc->services);
  fl_diagram_release(&doc->calls);
  fl_array_release(&doc->made.disputed);
  fl_arena_release(&doc->arena);
  *doc = (fl_document){0};
}

// ---- citations -----------------------------------------------------------------------------------------------------------------------

void fl_cite(fl_cites *cites, uint32_t citation) {
  FL_ASSERT(citation > 0);
  for (uint32_t i = 0; i < cites->n; i++)
    if (cites->at[i] == citation) return;
  if (cites->n < FL_MAX_CITES) cites->at[cites->n++] = citation;
  else cites->more++;
}

static uint64_t key_of(const fl_citation *c) {
  fl_buf key = {0};
  fl_buf_printf(&key, "%u ", c->kind);
  if (c->key.n) fl_buf_add(&key, c->key);
  else fl_buf_printf(&key, "%.*s:%u:%.*s", FL_STR_ARG(c->path), c->line, FL_STR_ARG(c->text));
  uint64_t hash = fl_hash64_str(fl_buf_str(&key));
  fl_buf_release(&key);
  return hash;
}

static const fl_waypoint *copy_steps(fl_document *doc, const fl_trail *from) {
  fl_waypoint *steps = fl_arena_zero_n(&doc->arena, from->n_steps, sizeof *steps);
  for (uint32_t i = 0; i < from->n_steps; i++)
    steps[i] = (fl_waypoint){fl_arena_str(&doc->arena, from->steps[i].path), fl_arena_str(&doc->arena, from->steps[i].text), from->steps[i].line};
  return steps;
}

static const fl_trail *copy_trails(fl_document *doc, const fl_citation *from) {
  fl_trail *trails = fl_arena_zero_n(&doc->arena, from->n_trails, sizeof *trails);
  for (uint32_t i = 0; i < from->n_trails; i++) {
    trails[i] = from->trails[i];
    trails[i].about = fl_arena_str(&doc->arena, from->trails[i].about);
    trails[i].steps = copy_steps(doc, &from->trails[i]);
  }
  return trails;
}

static fl_citation copy_of(fl_document *doc, const fl_citation *from) {
  fl_citation c = *from;
  fl_str *texts[] = {&c.id, &c.text, &c.path, &c.rule, &c.family, &c.severity, &c.confidence, &c.service, &c.owner, &c.fingerprint, &c.function, &c.entry, &c.fix, &c.key};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = fl_arena_str(&doc->arena, *texts[i]);
  c.trails = copy_trails(doc, from);
  return c;
}

uint32_t fl_doc_cite(fl_document *doc, const fl_citation *wanted) {
  static const char letters[FL_N_CITES] = {[FL_CITES_finding] = 'F', [FL_CITES_gap] = 'G', [FL_CITES_item] = 'I', [FL_CITES_node] = 'N', [FL_CITES_place] = 'P', [FL_CITES_rule] = 'R', [FL_CITES_number] = 'A'};
  uint64_t key = key_of(wanted);
  uint32_t there = fl_map_get_or(&doc->keys, key, 0);
  if (there) return there;
  fl_citation c = copy_of(doc, wanted);
  uint32_t n = ++doc->counts[c.kind];
  if (!c.id.n) c.id = fl_str_from(fl_arena_printf(&doc->arena, "%c%u", letters[c.kind], n));
  fl_array_push(&doc->citations, c);
  fl_map_put(&doc->keys, key, doc->citations.n);
  return doc->citations.n;
}

void fl_doc_keep_citation(fl_document *doc, const fl_citation *c) {
  doc->counts[c->kind]++;
  fl_array_push(&doc->citations, *c);
  fl_map_put(&doc->keys, key_of(c), doc->citations.n);
}

const fl_citation *fl_doc_citation(const fl_document *doc, uint32_t citation) {
  FL_ASSERT(citation > 0 && citation <= doc->citations.n);
  return &doc->citations.at[citation - 1];
}

uint32_t fl_doc_find_citation(const fl_document *doc, fl_str id) {
  for (uint32_t i = 0; i < doc->citations.n; i++)
    if (fl_str_eq(doc->citations.at[i].id, id)) return i + 1;
  return 0;
}

// ---- blocks --------------------------------------------------------------------------------------------------------------------------

void fl_doc_section(fl_document *doc, const char *id, const char *title) {
  fl_section section = {.id = fl_arena_str(&doc->arena, fl_str_from(id)), .title = fl_arena_str(&doc->arena, fl_str_from(title))};
  fl_array_push(&doc->sections, section);
}

fl_block *fl_doc_block(fl_document *doc) { return fl_array_last(&fl_array_last(&doc->sections)->blocks); }

void fl_doc_drop_block(fl_document *doc) {
  release_block(fl_doc_block(doc));
  (void)fl_array_pop(&fl_array_last(&doc->sections)->blocks);
}

static fl_block *add_block(fl_document *doc, uint8_t kind) {
  fl_section *section = fl_array_last(&doc->sections);
  fl_array_push(&section->blocks, ((fl_block){.kind = kind}));
  return fl_doc_block(doc);
}

static fl_str format_text(fl_document *doc, const char *format, va_list args) {
  fl_buf text = {0};
  fl_buf_vprintf(&text, format, args);
  fl_str kept = fl_arena_str(&doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

void fl_doc_heading(fl_document *doc, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fl_str text = format_text(doc, format, args);
  va_end(args);
  add_block(doc, FL_BLOCK_heading)->title = text;
}


void fl_doc_paragraph(fl_document *doc) { add_block(doc, FL_BLOCK_paragraph); }
void fl_doc_list(fl_document *doc) { add_block(doc, FL_BLOCK_list); }

void fl_doc_say(fl_document *doc, uint8_t origin, const fl_cites *cites, const char *format, ...) {
  FL_ASSERT(origin != FL_SAID_found || (cites && cites->n));
  va_list args;
  va_start(args, format);
  fl_statement said = {.text = format_text(doc, format, args), .origin = origin};
  va_end(args);
  if (cites) said.cites = *cites;
  fl_array_push(&fl_doc_block(doc)->statements, said);
}

void fl_doc_table(fl_document *doc, const char *title, const char *const *columns) {
  fl_block *table = add_block(doc, FL_BLOCK_table);
  table->title = fl_arena_str(&doc->arena, fl_str_from(title));
  for (; *columns; columns++) fl_array_push(&table->columns, fl_arena_str(&doc->arena, fl_str_from(*columns)));
}

void fl_doc_row(fl_document *doc, const fl_cites *cites, const fl_str *cells) {
  fl_block *table = fl_doc_block(doc);
  FL_ASSERT(table->kind == FL_BLOCK_table);
  fl_row row = {.cells = fl_arena_zero_n(&doc->arena, table->columns.n, sizeof *row.cells)};
  for (uint32_t i = 0; i < table->columns.n; i++) row.cells[i] = fl_arena_str(&doc->arena, cells[i]);
  if (cites) row.cites = *cites;
  fl_array_push(&table->rows, row);
}

void fl_doc_left_out(fl_document *doc, uint32_t rows) { fl_doc_block(doc)->left_out = rows; }

void fl_doc_picture(fl_document *doc, uint8_t kind, const fl_cites *cites, const char *title, fl_str text) {
  fl_block *picture = add_block(doc, kind);
  picture->title = fl_arena_str(&doc->arena, fl_str_from(title));
  picture->text = fl_arena_str(&doc->arena, text);
  if (cites) picture->cites = *cites;
}

fl_str fl_doc_code(fl_document *doc, fl_str name) {
  char *text = fl_arena_text(&doc->arena, name);
  for (uint32_t i = 0; i < name.n; i++)
    if (text[i] == '`' || (unsigned char)text[i] < ' ') text[i] = text[i] == '`' ? '\'' : ' ';
  return fl_str_from(fl_arena_printf(&doc->arena, "`%.*s`", (int)name.n, text));
}
