// Small scanners for formats that settings come in. They go from scalar to scalar, keep slices of the text they are given, and
// stop where it makes no sense; none of them checks a document as a whole.
#ifndef FL_FACTS_SCAN_P_H
#define FL_FACTS_SCAN_P_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

// ---- JSON, with comments and trailing commas ------------------------------------------------------------------------------

enum { FL_SCAN_DEPTH = 32 };

typedef struct fl_json_level {
  fl_str key; // of the entry that the scan is in; "" in an array
  bool is_array;
  uint32_t index; // in an array: of the element
} fl_json_level;

typedef struct fl_json_scan {
  fl_str text;
  uint32_t at, depth;                  // depth: open objects and arrays
  fl_json_level levels[FL_SCAN_DEPTH]; // deeper ones are counted, not kept
  fl_str value;                        // inside its quotes, escapes as written
  bool is_string, is_broken;
} fl_json_scan;

// Goes to the next scalar. False at the end, or where the text is broken: at `at`.
bool fl_json_scan_next(fl_json_scan *);
// Is the scalar at depth `n`, and is its key on level `level` this one?
bool fl_json_scan_is(const fl_json_scan *, uint32_t level, const char *key);

// ---- XML, as much as build files and settings need --------------------------------------------------------------------------------------

typedef struct fl_xml_scan {
  fl_str text;
  uint32_t at, depth; // depth: open elements
  fl_str names
      [FL_SCAN_DEPTH]; // of the open elements, the one that ends here included; without prefix and attributes
  fl_str attributes[FL_SCAN_DEPTH]; // of the same elements, as written
  fl_str value;        // text of an element without children, trimmed
  bool is_leaf, is_broken;
  uint32_t text_begin; // where the innermost element's text begins
  bool has_child, ended;
} fl_xml_scan;

// Goes to the next end of an element. False at the end, or where the text is broken.
bool fl_xml_scan_next(fl_xml_scan *);
// The value of an attribute of the open element at `level` (from 0), with its prefix when `name` has one; "" when it has none.
fl_str fl_xml_attribute(const fl_xml_scan *, uint32_t level, const char *name);
// The next attribute in `rest`, as written in a tag; false when there is none.
bool fl_xml_next_attribute(fl_str *rest, fl_str *name, fl_str *value);
// Is the path of the element that ends here "a/b/c"?
bool fl_xml_scan_is(const fl_xml_scan *, const char *path);

// ---- TOML ---------------------------------------------------------------------------------------------------------------------

typedef struct fl_toml_scan {
  fl_str text;
  uint32_t at, depth;                  // depth: open inline tables and arrays
  fl_str table;                        // as written in the header: tool.poetry.dependencies
  uint32_t n_tables;                   // headers so far: tells tables of one name apart
  bool in_list;                        // [[table]]
  fl_str key;                          // of the line, as written, without quotes
  fl_json_level levels[FL_SCAN_DEPTH]; // inside its value
  fl_str value;                        // inside its quotes
  bool is_string, is_broken;
} fl_toml_scan;

// Goes to the next scalar, those in arrays and inline tables included.
bool fl_toml_scan_next(fl_toml_scan *);

// ---- YAML, by lines and their indentation ----------------------------------------------------------------------------------------

typedef struct fl_yaml_level {
  uint32_t
      indent; // twice the column, one more for the dash of a list: a list may stand at the column of its own key
  fl_str key;
  uint32_t index; // UINT32_MAX: a mapping
} fl_yaml_level;

// `key: &name`: what stands below the key, or behind it, can be used again as *name.
enum { FL_YAML_ANCHORS = 16 }; // more of one file are not kept
typedef struct fl_yaml_anchor {
  fl_str name;
  uint32_t depth;
  fl_yaml_level levels[FL_SCAN_DEPTH];
} fl_yaml_anchor;

enum { FL_TEMPLATE_BLOCKS = 8 }; // deeper ones are only counted

typedef struct fl_yaml_scan {
  fl_str rest;       // the lines to come
  uint32_t document; // from 0
  uint32_t depth;
  fl_yaml_level levels[FL_SCAN_DEPTH];
  fl_str
      value; // a scalar without its quotes and comment; a flow collection as it stands, when it ends on the line
  fl_yaml_anchor anchors[FL_YAML_ANCHORS]; // so far
  uint32_t n_anchors;
  fl_str tag;              // of the value: "Ref" of `!Ref Name`
  bool is_flow, is_opaque; // opaque: a block of text, an alias, a tag: something that is no plain scalar
  uint32_t block_indent;   // lines deeper than this belong to a block of text; UINT32_MAX: none is open
  uint32_t open_brackets;  // of a flow collection that spans lines
  fl_str blocks[FL_TEMPLATE_BLOCKS]; // of a template engine, around the line: the condition as written, "" where there is none that holds
  fl_str scopes[FL_TEMPLATE_BLOCKS]; // of the same blocks: the tag that says what a dot is, "" where it is what it was
  uint32_t n_blocks;
  bool is_open; // the last key has nothing behind it so far
  fl_str line;             // the part of a line that is still to be read, for `- - a` and `- key: value`
  uint32_t col;
} fl_yaml_scan;

// Goes to the next value; keys that only hold others are passed by. Always ends at the end: there is no broken YAML here.
void fl_yaml_scan_begin(fl_yaml_scan *, fl_str text);
bool fl_yaml_scan_next(fl_yaml_scan *);
// Leaves the document: goes to the line behind the next `---`.
void fl_yaml_scan_skip_document(fl_yaml_scan *);
// A line of a template engine: blocks begin and end.
void fl_yaml_scan_template(fl_yaml_scan *, fl_str line);
// The tag of a template line that becomes the value of the key above it (`toYaml .Values.a | nindent 8`); of `toYaml .` the tag that says
// what the dot is. "" when the line is no value.
fl_str fl_yaml_scan_template_value(const fl_yaml_scan *, fl_str line);
// The innermost condition around the line, as written; "" when there is none.
fl_str fl_yaml_scan_condition(const fl_yaml_scan *);
// The lines of the block of text that has just begun, indented as they are; "" when none has.
fl_str fl_yaml_scan_block(const fl_yaml_scan *);

#endif
