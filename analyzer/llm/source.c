// A brief is read and written as JSON: what is not a statement of five sections goes through untouched.
#include "llm/source.h"

#include "base/hash.h"
#include "base/strbuf.h"

#include <jansson.h>
#include <stdio.h>

// Sections whose statements may be rewritten.
static const char *const rewritable[] = {"summary", "review", "options", "risks", "rollout", NULL};
// Blocks that are made of sentences.
static const char *const sentences[] = {"paragraph", "list", "steps", NULL};
// Statements that are never sent: what is open stays open, and frames say nothing.
static const char *const sayings[] = {"found", "advice", NULL};

static bool is_one_of(fl_str word, const char *const *list) {
  for (; *list; list++)
    if (fl_str_eq_c(word, *list)) return true;
  return false;
}

static fl_str text_of(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_string(value) ? (fl_str){json_string_value(value), (uint32_t)json_string_length(value)} : (fl_str){0};
}

static uint32_t number_of(const json_t *object, const char *key) {
  json_int_t value = json_integer_value(json_object_get(object, key));
  return value > 0 && value < UINT32_MAX ? (uint32_t)value : 0;
}

// ---- what is cited ---------------------------------------------------------------------------------------------------------------------

static void add_name(fl_source *s, fl_str name) {
  if (name.n < 3) return;
  for (uint32_t i = 0; i < s->names.n; i++)
    if (fl_str_eq(s->names.at[i], name)) return;
  fl_array_push(&s->names, name);
}

static void read_citation(fl_source *s, const json_t *c) {
  fl_evidence e = {.id = text_of(c, "id"), .kind = text_of(c, "kind"), .text = text_of(c, "text"), .path = text_of(c, "path"), .line = number_of(c, "line")};
  e.rule = text_of(c, "rule");
  e.severity = text_of(c, "severity");
  e.confidence = text_of(c, "confidence");
  e.service = text_of(c, "service");
  if (!e.id.n) return;
  fl_array_push(&s->evidence, e);
  fl_map_put(&s->by_id, fl_hash64_str(e.id), s->evidence.n);
  add_name(s, e.service);
}

const fl_evidence *fl_source_find(const fl_source *s, fl_str id) {
  uint32_t at = fl_map_get_or(&s->by_id, fl_hash64_str(id), 0);
  return at && fl_str_eq(s->evidence.at[at - 1].id, id) ? &s->evidence.at[at - 1] : NULL;
}

// ---- tasks -----------------------------------------------------------------------------------------------------------------------------

static bool read_said(const fl_source *s, fl_said *said, const json_t *statement, uint32_t at) {
  const json_t *cites = json_object_get(statement, "cites");
  *said = (fl_said){.text = text_of(statement, "text"), .origin = text_of(statement, "origin"), .at = at, .more = number_of(statement, "more_cites")};
  for (size_t i = 0; i < json_array_size(cites); i++) {
    const json_t *id = json_array_get(cites, i);
    fl_str text = {json_string_value(id), json_is_string(id) ? (uint32_t)json_string_length(id) : 0};
    if (!text.n || !fl_source_find(s, text)) return false;
    if (said->n_cites < FL_SHOWN_CITES) said->cites[said->n_cites++] = text;
    else said->more++;
  }
  // An address is no sentence.
  return said->text.n && said->n_cites && is_one_of(said->origin, sayings) && !fl_str_starts_c(said->text, "https://");
}

static void add_evidence(const fl_source *s, fl_task *task, fl_str id) {
  uint32_t at = fl_map_get_or(&s->by_id, fl_hash64_str(id), 0) - 1;
  for (uint32_t i = 0; i < task->n_evidence; i++)
    if (task->evidence[i] == at) return;
  if (task->n_evidence < FL_TASK_EVIDENCE) task->evidence[task->n_evidence++] = at;
}

// The first sources of each statement come before the second of any.
static void finish_task(fl_source *s, fl_task *task) {
  if (!task->n_said) return;
  for (uint32_t c = 0; c < FL_SHOWN_CITES; c++)
    for (uint32_t i = 0; i < task->n_said; i++)
      if (c < task->said[i].n_cites) add_evidence(s, task, task->said[i].cites[c]);
  fl_array_push(&s->tasks, *task);
  task->n_said = task->n_evidence = 0;
}

static void read_block(fl_source *s, const json_t *block, fl_task frame) {
  const json_t *statements = json_object_get(block, "statements");
  frame.keeps_order = !fl_str_eq_c(text_of(block, "kind"), "paragraph");
  for (size_t i = 0; i < json_array_size(statements); i++) {
    fl_said said;
    if (!read_said(s, &said, json_array_get(statements, i), (uint32_t)i)) continue;
    frame.said[frame.n_said++] = said;
    if (frame.n_said == FL_TASK_STATEMENTS) finish_task(s, &frame);
  }
  finish_task(s, &frame);
}

static void read_section(fl_source *s, const json_t *section, uint32_t at) {
  const json_t *blocks = json_object_get(section, "blocks");
  fl_task frame = {.section = text_of(section, "title"), .section_at = at};
  if (!is_one_of(text_of(section, "id"), rewritable)) return;
  for (size_t i = 0; i < json_array_size(blocks); i++) {
    const json_t *block = json_array_get(blocks, i);
    fl_str kind = text_of(block, "kind");
    if (fl_str_eq_c(kind, "heading")) frame.heading = text_of(block, "title");
    frame.block_at = (uint32_t)i;
    if (is_one_of(kind, sentences)) read_block(s, block, frame);
  }
}

static void read_names(fl_source *s, const json_t *brief) {
  const json_t *nodes = json_object_get(json_object_get(brief, "services"), "nodes");
  for (size_t i = 0; i < json_array_size(nodes); i++) add_name(s, text_of(json_array_get(nodes, i), "name"));
}

int fl_source_read(fl_source *s, fl_str json, fl_error *err) {
  json_error_t why;
  json_t *brief = s->tree = json_loadb(json.n ? json.at : "", json.n, JSON_REJECT_DUPLICATES, &why);
  const json_t *sections = json_object_get(brief, "sections"), *citations = json_object_get(brief, "citations");
  if (!brief) return fl_error_set(err, FL_E_INPUT, NULL, (uint32_t)why.line, (uint32_t)why.column, "the brief is no JSON: %s", why.text);
  if (number_of(brief, "schema_version") != 1 || !json_is_array(sections) || !json_is_array(citations))
    return fl_error_set(err, FL_E_INPUT, NULL, 0, 0, "this is no brief, or one of another version: faultline brief -f json writes it");
  s->root = text_of(brief, "root");
  for (size_t i = 0; i < json_array_size(citations); i++) read_citation(s, json_array_get(citations, i));
  read_names(s, brief);
  for (size_t i = 0; i < json_array_size(sections); i++) read_section(s, json_array_get(sections, i), (uint32_t)i);
  return FL_OK;
}

void fl_source_release(fl_source *s) {
  json_decref(s->tree);
  fl_array_release(&s->evidence);
  fl_array_release(&s->tasks);
  fl_array_release(&s->names);
  fl_map_release(&s->by_id);
  fl_arena_release(&s->arena);
  *s = (fl_source){0};
}

// ---- back into the brief ---------------------------------------------------------------------------------------------------------------

static json_t *statement_of(const fl_rewritten *r) {
  json_t *statement = json_object(), *cites = json_array();
  json_object_set_new(statement, "origin", json_string("model"));
  json_object_set_new(statement, "text", json_stringn(r->text.at, r->text.n));
  for (uint32_t i = 0; i < r->n_cites; i++) json_array_append_new(cites, json_stringn(r->cites[i].at, r->cites[i].n));
  json_object_set_new(statement, "cites", cites);
  if (r->more) json_object_set_new(statement, "more_cites", json_integer(r->more));
  return statement;
}

// Where a sentence goes: in a paragraph to the front, in the model's order; else to the first statement that it stands for.
static bool goes_to(const fl_task *task, const fl_rewritten *r, uint32_t said) {
  if (!task->keeps_order) return said == 0;
  return (r->said >> said & 1) && !(r->said & ((1u << said) - 1));
}

static const json_t *block_of(const fl_source *s, const fl_task *task) {
  const json_t *section = json_array_get(json_object_get(s->tree, "sections"), task->section_at);
  return json_array_get(json_object_get(section, "blocks"), task->block_at);
}

static void put_said(json_t *out, json_t *old, const fl_task *task, const fl_rewritings *list, uint32_t said) {
  bool covered = false;
  for (uint32_t i = 0; i < list->n; i++) {
    covered |= list->at[i].said >> said & 1;
    if (goes_to(task, &list->at[i], said)) json_array_append_new(out, statement_of(&list->at[i]));
  }
  if (!covered) json_array_append(out, old);
}

void fl_source_replace(fl_source *s, const fl_task *task, const fl_rewritings *list) {
  json_t *block = (json_t *)block_of(s, task), *old = json_object_get(block, "statements"), *out = json_array();
  uint32_t said = 0;
  for (size_t i = 0; i < json_array_size(old); i++) {
    json_t *statement = json_array_get(old, i);
    if (said < task->n_said && task->said[said].at == i) put_said(out, statement, task, list, said), said++;
    else json_array_append(out, statement);
  }
  json_object_set_new(block, "statements", out);
}

static int add_text(const char *text, size_t n, void *out) {
  fl_buf_add_bytes(out, text, n);
  return 0;
}

int fl_source_write(fl_source *s, fl_str llm, fl_buf *out, fl_error *err) {
  json_t *how = json_loadb(llm.at, llm.n, 0, NULL);
  if (!how) return fl_error_set(err, FL_E_INTERNAL, NULL, 0, 0, "the tally is no JSON");
  json_object_set_new(s->tree, "llm", how);
  if (json_dump_callback(s->tree, add_text, out, JSON_INDENT(2)) != 0) return fl_error_set(err, FL_E_INTERNAL, NULL, 0, 0, "the brief cannot be written");
  fl_buf_add_char(out, '\n');
  return FL_OK;
}
