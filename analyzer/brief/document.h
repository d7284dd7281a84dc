// A document for people, before it has a format: sections of blocks, and each statement of fact with what it rests on.
//
//   fl_document doc = {0};
//   fl_doc_section(&doc, "summary", "Executive summary");
//   fl_doc_paragraph(&doc);
//   fl_cites cites = {0};
//   fl_cite(&cites, fl_doc_cite(&doc, &(fl_citation){.kind = FL_CITES_place, .path = path, .line = 12}));
//   fl_doc_say(&doc, FL_SAID_found, &cites, "`%.*s` waits for ever.", FL_STR_ARG(name));
//   fl_document_release(&doc);
//
// Texts are plain: what stands between two backticks is code, nothing else is markup. They are copied, and live as long as the document.
// A statement that says what was found names at least one citation: that is asserted.
#ifndef FL_BRIEF_DOCUMENT_H
#define FL_BRIEF_DOCUMENT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/map.h"
#include "base/str.h"
#include "brief/made.h"
#include "engine/diagram.h"

// What a statement may rest on. finding: of the report, F1... gap: what could not be seen, G1... item: of the inventory, I1... node: of the
// service map, N1... place: a line, P1... rule: what a rule says in general, by its id. number: an answer that the graph gives, with its value, A1...
#define FL_CITES(X) X(finding) X(gap) X(item) X(node) X(place) X(rule) X(number)
#define X(w) FL_CITES_##w,
typedef enum fl_cites_kind { FL_CITES_none, FL_CITES(X) FL_N_CITES } fl_cites_kind;
#undef X
const char *fl_cites_word(uint8_t kind);

// What stands behind a finding: places to look at, in order. entry: the way from an entry point. chain: how an answer was found, `about` says
// which. related: what is hit besides.
#define FL_TRAILS(X) X(entry) X(chain) X(related)
#define X(w) FL_TRAIL_##w,
typedef enum fl_trail_kind { FL_TRAIL_none, FL_TRAILS(X) FL_N_TRAILS } fl_trail_kind;
#undef X
const char *fl_trail_word(uint8_t kind);

typedef struct fl_waypoint {
  fl_str path, text; // text: what is to be seen there; "" = the place itself
  uint32_t line;
} fl_waypoint;

typedef struct fl_trail {
  uint8_t kind; // fl_trail_kind
  fl_str about; // "deadline unbounded"; "" = nothing to add
  const fl_waypoint *steps;
  uint32_t n_steps, left_out; // steps that there are besides
} fl_trail;

typedef struct fl_citation {
  fl_str id;          // "F12"; given when it is added, but that of a rule
  uint8_t kind;       // fl_cites_kind
  fl_str text;        // what it says, in one line
  fl_str path;        // "" = nowhere
  uint32_t line;
  fl_str rule, family, severity, confidence, service, owner, fingerprint; // of findings; "" = none
  fl_str function, entry, fix;
  const fl_trail *trails;
  uint32_t n_trails;
  fl_str key;         // two of one kind with one key are one; "": its path, line and text
} fl_citation;

// Positions in fl_document.citations + 1, each once.
enum { FL_MAX_CITES = 12 };
typedef struct fl_cites {
  uint32_t at[FL_MAX_CITES], n;
  uint32_t more; // that did not fit
} fl_cites;
void fl_cite(fl_cites *, uint32_t citation);

// found: a fact of this repository. advice: what a rule says in general. open: a question that the repository does not answer. frame: words
// around the others, without a fact. model: rewritten by a language model, and checked against its citations.
#define FL_ORIGINS(X) X(found) X(advice) X(open) X(frame) X(model)
#define X(w) FL_SAID_##w,
typedef enum fl_origin { FL_SAID_none, FL_ORIGINS(X) FL_N_ORIGINS } fl_origin;
#undef X
const char *fl_origin_word(uint8_t origin);

typedef struct fl_statement {
  fl_str text;
  uint8_t origin; // fl_origin
  fl_cites cites;
} fl_statement;

// flowchart and sequence are Mermaid texts; fallback says the same in words, for readers without pictures.
#define FL_BLOCKS(X) X(heading) X(paragraph) X(list) X(table) X(flowchart) X(sequence)
#define X(w) FL_BLOCK_##w,
typedef enum fl_block_kind { FL_BLOCK_none, FL_BLOCKS(X) FL_N_BLOCKS } fl_block_kind;
#undef X
const char *fl_block_word(uint8_t kind);

typedef struct fl_row {
  fl_str *cells; // as many as the table has columns
  fl_cites cites;
} fl_row;

typedef struct fl_block {
  uint8_t kind;     // fl_block_kind
  fl_str title;     // of headings, tables and pictures; "" = none
  fl_str text;      // of pictures
  fl_cites cites;   // of pictures
  FL_ARRAY(fl_statement) statements; // paragraph, list; pictures: the same in words
  FL_ARRAY(fl_str) columns;
  FL_ARRAY(fl_row) rows;
  uint32_t left_out; // rows that there are besides
} fl_block;

typedef struct fl_section {
  fl_str id, title; // "summary"; its number is its place
  FL_ARRAY(fl_block) blocks;
} fl_section;

typedef struct fl_document {
  fl_arena arena;
  fl_str title, root, tool_version, rules_digest;
  FL_ARRAY(fl_section) sections;
  FL_ARRAY(fl_citation) citations;
  uint32_t counts[FL_N_CITES];
  fl_map keys;         // hash of kind and key -> citation
  fl_diagram services; // the map behind the pictures; empty without a graph
  fl_diagram calls;    // the code that findings stand in, and the ways to it; empty without a graph
  fl_made made;        // how a language model took part; its state is "" when none did
} fl_document;

void fl_document_release(fl_document *);

// Adds it, or finds the one that is there; + 1.
uint32_t fl_doc_cite(fl_document *, const fl_citation *);
void fl_doc_keep_citation(fl_document *, const fl_citation *); // as it is, with its id; its texts live in the document's arena
const fl_citation *fl_doc_citation(const fl_document *, uint32_t citation);
// What is known by its id; 0: nothing is.
uint32_t fl_doc_find_citation(const fl_document *, fl_str id);

// Everything that follows is added to the last section, statements to its last block.
void fl_doc_section(fl_document *, const char *id, const char *title);
void fl_doc_heading(fl_document *, const char *format, ...) FL_PRINTF(2, 3);
void fl_doc_paragraph(fl_document *);
void fl_doc_list(fl_document *);
// `cites` may be NULL for advice that is general, open questions and frames.
void fl_doc_say(fl_document *, uint8_t origin, const fl_cites *, const char *format, ...) FL_PRINTF(4, 5);
// Columns end with NULL.
void fl_doc_table(fl_document *, const char *title, const char *const *columns);
void fl_doc_row(fl_document *, const fl_cites *, const fl_str *cells); // as many as columns
void fl_doc_left_out(fl_document *, uint32_t rows);
void fl_doc_fold_columns(fl_document *, uint32_t from); // of the last table, when it is complete: columns with one value for all rows are said once
void fl_doc_picture(fl_document *, uint8_t kind, const fl_cites *, const char *title, fl_str text);
void fl_doc_drop_block(fl_document *);      // the last one
fl_block *fl_doc_block(fl_document *); // the last one; borrowed until the next is added

// Foreign text within backticks: what would end them is gone, so are line ends.
fl_str fl_doc_code(fl_document *, fl_str name);

#endif
