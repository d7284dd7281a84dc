// A document as its scalars: what YAML or JSON comes to before anybody asks what it is about.
//
// A leaf is a path (`a.b[0].c`) and a text. Leaves stand in the order of the document; those of one list element follow one
// another. A key that holds dots cannot be told from several keys: patterns say where one is expected.
#ifndef FL_FACTS_DOC_P_H
#define FL_FACTS_DOC_P_H

#include "base/array.h"
#include "base/strbuf.h"
#include "facts/scan_p.h"

typedef struct fl_leaf {
  uint32_t path_begin, path_end; // in `paths` of the document
  fl_str value;                  // "" when it is no single scalar; at: where it stands
  bool is_template;              // text that a template engine fills in: see fl_doc_value
  fl_str block;                  // the lines of a block of text whose key is called like a file
  uint8_t computed;              // FL_LEAF_...: a tag says that the text is not the value
} fl_leaf;

enum { FL_LEAF_NAMED = 1, FL_LEAF_PART, FL_LEAF_ALIAS }; // it is the name of a parameter; the value is made of it; *name

typedef struct fl_doc {
  fl_buf paths;
  FL_ARRAY(fl_leaf) leaves;
  fl_buf value; // of the leaf last asked for, when it is no slice of the text
  fl_str condition; // under which a template engine writes the document, as written; "" when there is none
} fl_doc;

void fl_doc_clear(fl_doc *);
void fl_doc_release(fl_doc *);

// Adds one leaf, or one for each scalar of a flow collection.
void fl_doc_add_yaml(fl_doc *, const fl_yaml_scan *);
void fl_doc_add(fl_doc *, fl_str path, fl_str value); // both slices of a text that stays
void fl_doc_add_json(fl_doc *, const fl_json_scan *);

static inline fl_str fl_doc_path(const fl_doc *d, uint32_t i) {
  return fl_str_slice(fl_buf_str(&d->paths), d->leaves.at[i].path_begin, d->leaves.at[i].path_end);
}

// Puts what an anchor stands for in place of each alias (`environment: *common`, `<<: *common`); keys that are written win. Once, when
// the document is complete.
void fl_doc_use_anchors(fl_doc *, const fl_yaml_scan *);

// The leaf's text; template expressions as references (`{{ .Values.a }}` is `${a}`), "" where that cannot be said. Borrowed until
// the next question.
fl_str fl_doc_value(fl_doc *, uint32_t leaf);
// The value under exactly this path, "" when there is none.
fl_str fl_doc_find(fl_doc *, const char *path);

// settings_yaml.c: the rows of a whole document, whatever it is about.
struct fl_rows;
void fl_read_document(struct fl_rows *, fl_doc *);

// What a pattern left open: for `*` a key, for `[*]` the path up to and with the bracket.
enum { FL_MAX_PARTS = 4 };
typedef struct fl_parts {
  fl_str at[FL_MAX_PARTS];
  fl_str rest; // behind the pattern
} fl_parts;
// Does the path begin like the pattern? `*` is a key (up to what follows in the pattern; at the end: all that is left), `[*]` any
// element. A pattern that ends with `.` leaves the rest in `rest`; any other must fit the whole path.
bool fl_path_fits(fl_str path, const char *pattern, fl_parts *parts);

#endif
