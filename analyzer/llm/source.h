// What the pass needs of a brief: the statements that may be rewritten, cut into tasks, and what they rest on.
//
// The brief stays the JSON that it was; only statements are replaced.
#ifndef FL_LLM_SOURCE_H
#define FL_LLM_SOURCE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/map.h"
#include "base/strbuf.h"

enum { FL_TASK_STATEMENTS = 8, FL_TASK_EVIDENCE = 40, FL_SHOWN_CITES = 12 };

// A citation of the brief. Its id is what claims cite.
typedef struct fl_evidence {
  fl_str id, kind, text, path, rule, severity, confidence, service;
  uint32_t line;
  fl_str code; // around the place, when snippets are sent; "" = none
} fl_evidence;

typedef struct fl_said { // a statement of the brief; as evidence it is S1, S2... of its task
  fl_str text, origin;
  uint32_t at; // its place in the block
  fl_str cites[FL_SHOWN_CITES];
  uint32_t n_cites, more;
} fl_said;

typedef struct fl_task { // at most FL_TASK_STATEMENTS of one block
  fl_str section, heading; // titles
  uint32_t section_at, block_at;
  bool keeps_order;        // lists and steps: their order says something
  fl_said said[FL_TASK_STATEMENTS];
  uint32_t n_said;
  uint32_t evidence[FL_TASK_EVIDENCE]; // fl_source.evidence[]
  uint32_t n_evidence;
} fl_task;

typedef struct fl_source {
  fl_arena arena;
  void *tree; // the brief
  fl_str root;
  FL_ARRAY(fl_evidence) evidence;
  fl_map by_id;
  FL_ARRAY(fl_task) tasks;
  FL_ARRAY(fl_str) names; // services, stores and topics of the whole brief: no claim may bring one into a place where it is not evidence
} fl_source;

// Borrows nothing. FL_E_INPUT when it is no brief.
FL_MUST_USE int fl_source_read(fl_source *, fl_str json, fl_error *err);
void fl_source_release(fl_source *);
const fl_evidence *fl_source_find(const fl_source *, fl_str id); // NULL: unknown

// A sentence that takes the place of statements.
typedef struct fl_rewritten {
  fl_str text;
  uint32_t said; // bits: of which statements of the task
  fl_str cites[FL_SHOWN_CITES];
  uint32_t n_cites, more;
} fl_rewritten;
typedef FL_ARRAY(fl_rewritten) fl_rewritings;

// Puts them in place of the statements that they stand for. Tasks of one block: the last first.
void fl_source_replace(fl_source *, const fl_task *, const fl_rewritings *);
// The brief, with `llm` as its last member (JSON).
FL_MUST_USE int fl_source_write(fl_source *, fl_str llm, fl_buf *out, fl_error *err);

#endif
