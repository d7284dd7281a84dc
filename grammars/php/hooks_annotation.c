// Annotations that stand in comments, as Doctrine reads them: `@Route("/orders/{id}", methods={"GET"})`.
//
// In: the comment before a class or a method. Out: the same rows that attributes make. Tags of documentation (`@param`) begin with a small
// letter, and names of classes with a capital one. Values are texts, numbers, lists, and annotations inside of others, which are read
// past; what is none of these ends the reading of the annotation, which then has the arguments up to there.
#include "php.h"

#include <ctype.h>

enum { MAX_ITEMS = 32, MAX_NEST = 6 };

typedef struct reader {
  fl_extract *x;
  const fl_node *node; // gives the range
  fl_str text;         // what is left of the comment
} reader;

// Between values stand spaces, and at the beginning of each line the star of the comment.
static void skip_space(reader *r) {
  bool fresh = false;
  while (r->text.n && (isspace((unsigned char)r->text.at[0]) || (fresh && r->text.at[0] == '*'))) {
    fresh = r->text.at[0] == '\n' || (fresh && r->text.at[0] != '*');
    r->text = fl_str_from_pos(r->text, 1);
  }
}

static bool take(reader *r, char c) {
  skip_space(r);
  if (!r->text.n || r->text.at[0] != c) return false;
  r->text = fl_str_from_pos(r->text, 1);
  return true;
}

static fl_str take_word(reader *r) {
  uint32_t n = 0;
  skip_space(r);
  while (n < r->text.n && (isalnum((unsigned char)r->text.at[n]) || strchr("_\\:.-", r->text.at[n]))) n++;
  fl_str word = fl_str_slice(r->text, 0, n);
  r->text = fl_str_from_pos(r->text, n);
  return word;
}

// "say ""yes""" has two quotes for one; as nobody writes that in an address, the text ends at the first.
static bool take_text(reader *r, fl_str *inside) {
  fl_str rest;
  return take(r, '"') && fl_str_cut(r->text, '"', inside, &rest) && (r->text = rest, true);
}

static bool read_value(reader *r, int depth, fl_id *value);

// What `key=` or `"key":` begins; false: a value stands here.
static bool take_key(reader *r, fl_sym *key) {
  reader before = *r;
  fl_str name;
  if (!take_text(r, &name)) name = take_word(r);
  if (name.n && (take(r, '=') || take(r, ':'))) return *key = fl_x_sym(r->x, name), true;
  *r = before;
  return *key = 0, false;
}

static bool read_list(reader *r, int depth, fl_id *value) {
  fl_id items[MAX_ITEMS];
  uint32_t n = 0;
  while (!take(r, '}')) {
    fl_sym key;
    fl_id item = 0;
    take_key(r, &key);
    if (!read_value(r, depth + 1, &item)) return false;
    if (item && n < MAX_ITEMS) items[n++] = item;
    take(r, ',');
  }
  *value = fl_x_group(r->x, r->node, FL_VAL_LIST, items, n);
  return true;
}

static bool skip_nested(reader *r, int depth) {
  fl_sym key;
  take_word(r);
  if (!take(r, '(')) return true;
  while (!take(r, ')')) {
    fl_id ignored = 0;
    take_key(r, &key);
    if (!read_value(r, depth + 1, &ignored)) return false;
    take(r, ',');
  }
  return true;
}

// A value that is none of ours (a constant) has no row. False: nobody can tell what this is.
static bool read_value(reader *r, int depth, fl_id *value) {
  fl_str text;
  if (depth > MAX_NEST) return false;
  if (take_text(r, &text)) return *value = fl_x_lit(r->x, r->node, FL_LIT_STRING, text), true;
  if (take(r, '{')) return read_list(r, depth, value);
  if (take(r, '@')) return skip_nested(r, depth);
  text = take_word(r);
  if (!text.n) return false;
  if (fl_str_eq_c(text, "true")) *value = fl_x_lit(r->x, r->node, FL_LIT_TRUE, text);
  else if (fl_str_eq_c(text, "false")) *value = fl_x_lit(r->x, r->node, FL_LIT_FALSE, text);
  else if (isdigit((unsigned char)text.at[0])) *value = fl_x_number(r->x, r->node, FL_LIT_INT, text);
  return true;
}

static void read_arguments(reader *r) {
  while (!take(r, ')')) {
    fl_sym key;
    fl_id value = 0;
    take_key(r, &key);
    if (!read_value(r, 0, &value)) return;
    if (value) fl_x_arg(r->x, key, value);
    take(r, ',');
  }
}

static void read_annotation(reader *r) {
  const fl_node *at = r->node;
  fl_str written = take_word(r), last = written;
  fl_sym name = fl_php_dotted(r->x, written);
  fl_annot annot = {.name = name, .value = fl_x_type_value(r->x, at, name), .span = {at->byte_begin, at->byte_end, at->line, at->col}};
  if (take(r, '(')) {
    fl_call_draft draft = fl_x_call_open(r->x, at, FL_CALL_PLAIN);
    fl_call *call = fl_x_call(r->x, &draft);
    call->callee = annot.value;
    fl_str_rcut(written, '\\', NULL, &last);
    fl_sym simple = fl_x_sym(r->x, last);
    call = fl_x_call(r->x, &draft);
    call->name = simple, call->name_begin = at->byte_begin, call->name_line = at->line;
    read_arguments(r);
    annot.call = draft.call;
    annot.value = fl_x_call_close(r->x, &draft);
  }
  fl_x_annot(r->x, &annot);
}

// Is the @ the first thing of its line?
static bool begins_line(fl_str doc, uint32_t at) {
  while (at > 0 && strchr(" \t*", doc.at[at - 1])) at--;
  return at == 0 || strchr("\n/", doc.at[at - 1]) != NULL;
}

void fl_php_doc_annotations(fl_extract *x, const fl_node *node, fl_str doc) {
  for (uint32_t at = 0; at + 1 < doc.n; at++) {
    char first = doc.at[at + 1];
    if (doc.at[at] != '@' || !(first == '\\' || (first >= 'A' && first <= 'Z')) || !begins_line(doc, at)) continue;
    fl_node place = *(node - 1); // the comment
    fl_str before = fl_str_slice(doc, 0, at);
    for (uint32_t i = 0; i < before.n; i++) place.line += before.at[i] == '\n';
    place.byte_begin += at;
    place.size = 1;
    reader r = {x, &place, fl_str_from_pos(doc, at + 1)};
    read_annotation(&r);
    at = doc.n - r.text.n - 1;
  }
}
