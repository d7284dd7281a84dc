// Reading the tree through the role table: rows, slots, operators, words.
#include "facts/extract_core_p.h"

static const fl_role_row no_row;

const fl_role_row *fl_x_row(const fl_extract *x, const fl_node *node) {
  return node->kind < x->mapping->n_rows ? &x->mapping->rows[node->kind] : &no_row;
}

fl_role fl_x_role(const fl_extract *x, const fl_node *node) {
  return (fl_role)fl_x_row(x, node)->role;
}

const char *fl_x_attr(const fl_extract *x, const fl_node *node) {
  return x->mapping->attrs[fl_x_row(x, node)->attr];
}

bool fl_x_attr_is(const fl_extract *x, const fl_node *node, const char *attr) {
  return !strcmp(fl_x_attr(x, node), attr);
}

bool fl_x_is(const fl_extract *x, const fl_node *node, const char *kind) {
  if (node->kind == FL_KIND_ERROR) return false;
  return !strcmp(fl_grammar_kind_name(x->mapping->grammar(), node->kind), kind);
}

fl_str fl_x_text(const fl_extract *x, const fl_node *node) {
  return (fl_str){.at = x->source->text.at + node->byte_begin, .n = node->byte_end - node->byte_begin};
}

fl_str fl_x_text_between(const fl_extract *x, uint32_t byte_begin, uint32_t byte_end) {
  return fl_str_slice(x->source->text, byte_begin, byte_end < byte_begin ? byte_begin : byte_end);
}

const fl_node *fl_x_behind(const fl_extract *x, const fl_node *node) {
  const fl_node *next = node + node->size;
  return next < x->syntax.nodes + x->syntax.n_nodes ? next : NULL;
}

const fl_node *fl_x_before(const fl_extract *x, const fl_node *node) { return node > x->syntax.nodes ? node - 1 : NULL; }

fl_span fl_x_span(const fl_node *node) {
  return (fl_span){.byte_begin = node->byte_begin, .byte_end = node->byte_end, .line = node->line, .col = node->col};
}

bool fl_x_starts_with(const fl_extract *x, const fl_span *span, const char *text) {
  return fl_str_starts_c(fl_str_slice(x->source->text, span->byte_begin, span->byte_end), text);
}

bool fl_x_has_token(const fl_extract *x, const fl_node *node, const char *token) {
  FL_EACH_CHILD(child, node)
    if (!(child->flags & FL_NODE_NAMED) && fl_x_is(x, child, token)) return true;
  return false;
}

// ---- slots ----------------------------------------------------------------------------------------------------------

// Positions count what carries meaning: named children that are neither comments nor errors.
static bool counts(const fl_extract *x, const fl_node *node) {
  return node->flags & FL_NODE_NAMED && !(node->flags & FL_NODE_ERROR) && fl_x_role(x, node) != FL_ROLE_comment;
}

static bool matches(const fl_extract *x, fl_slot_walk *walk, const fl_node *child) {
  const fl_slot_source *s = walk->source;
  switch (s->kind) {
  case FL_SOURCE_FIELD: return child->field == s->value && !(s->many && !(child->flags & FL_NODE_NAMED));
  case FL_SOURCE_KIND: return child->kind == s->value;
  case FL_SOURCE_NTH: return counts(x, child) && (++walk->nth == s->value || (s->many && walk->nth > s->value));
  default: return false;
  }
}

static const fl_node *last_child(const fl_extract *x, const fl_node *node) {
  const fl_node *last = NULL;
  FL_EACH_CHILD(child, node)
    if (counts(x, child)) last = child;
  return last;
}

static const fl_node *scan(const fl_extract *x, fl_slot_walk *walk) {
  while (walk->at < walk->end) {
    const fl_node *child = walk->at;
    walk->at += child->size;
    if (matches(x, walk, child)) return child;
  }
  return NULL;
}

static const fl_node *try_source(const fl_extract *x, const fl_node *node, const fl_slot_source *source, fl_slot_walk *walk) {
  *walk = (fl_slot_walk){.source = source, .at = node + 1, .end = node + node->size};
  if (source->kind != FL_SOURCE_LAST) return scan(x, walk);
  walk->at = walk->end;
  return last_child(x, node);
}

// From the alternative number *from on; leaves the number behind the one that was found.
const fl_node *fl_x_alternative(const fl_extract *x, const fl_node *node, fl_slot slot, uint32_t *from, fl_slot_walk *walk) {
  const fl_role_row *row = fl_x_row(x, node);
  for (; *from < row->n_sources; ++*from) {
    const fl_slot_source *source = &x->mapping->sources[row->first_source + *from];
    const fl_node *found = source->slot == slot ? try_source(x, node, source, walk) : NULL;
    if (found) return ++*from, found;
  }
  *walk = (fl_slot_walk){0};
  return NULL;
}

const fl_node *fl_x_first(const fl_extract *x, const fl_node *node, fl_slot slot, fl_slot_walk *walk) {
  uint32_t from = 0;
  return fl_x_alternative(x, node, slot, &from, walk);
}

const fl_node *fl_x_next(const fl_extract *x, fl_slot_walk *walk) {
  return walk->source && walk->source->many ? scan(x, walk) : NULL;
}

const fl_node *fl_x_slot(const fl_extract *x, const fl_node *node, fl_slot slot) {
  fl_slot_walk walk;
  return fl_x_first(x, node, slot, &walk);
}

const fl_node *fl_x_nth(const fl_extract *x, const fl_node *node, uint32_t nth) {
  FL_EACH_CHILD(child, node)
    if (counts(x, child) && --nth == 0) return child;
  return NULL;
}

const fl_node *fl_x_after(const fl_extract *x, const fl_node *node, const char *kind) {
  const fl_node *end = x->syntax.nodes + x->syntax.n_nodes;
  for (node = node + 1; node < end; node++)
    if (fl_x_is(x, node, kind)) return node;
  return NULL;
}

uint32_t fl_x_n_items(const fl_extract *x, const fl_node *node) {
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) n++;
  return n;
}

const fl_node *fl_x_unwrap(const fl_extract *x, const fl_node *node) {
  while (node && fl_x_role(x, node) == FL_ROLE_pass && fl_x_n_items(x, node) == 1)
    node = fl_x_slot(x, node, FL_SLOT_item);
  return node;
}

// The parts of `a, b` in `a, b = f()`: items of a pass node with several, else the node itself.
uint32_t fl_x_flatten(fl_extract *x, const fl_node *node, const fl_node **out, uint32_t cap) {
  node = fl_x_unwrap(x, node);
  if (!node) return 0;
  if (fl_x_role(x, node) != FL_ROLE_pass) return out[0] = node, 1;
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c && n < cap; c = fl_x_next(x, &walk)) out[n++] = c;
  return n;
}

// ---- operators and words --------------------------------------------------------------------------------------------

enum fl_op fl_x_op(const fl_extract *x, const fl_node *node) {
  const fl_node *op = fl_x_slot(x, node, FL_SLOT_op);
  if (op && op->kind < x->mapping->n_rows) return (enum fl_op)x->lexicon->op[op->kind];
  FL_EACH_CHILD(child, node)
    if (child->kind < x->mapping->n_rows && x->lexicon->op[child->kind]) return (enum fl_op)x->lexicon->op[child->kind];
  return FL_OP_NONE;
}

static bool is_word(const fl_extract *x, const fl_node *node, enum fl_word word) {
  return node->kind < x->mapping->n_rows && x->lexicon->word[node->kind] == word;
}

bool fl_x_has_word(const fl_extract *x, const fl_node *node, enum fl_word word) {
  FL_EACH_CHILD(child, node)
    if (is_word(x, child, word)) return true;
  return false;
}

bool fl_x_has_mod(const fl_extract *x, const fl_node *node, enum fl_word word) {
  if (fl_x_has_word(x, node, word)) return true;
  fl_slot_walk walk;
  for (const fl_node *m = fl_x_first(x, node, FL_SLOT_mods, &walk); m; m = fl_x_next(x, &walk)) {
    if (is_word(x, m, word) || fl_x_has_word(x, m, word)) return true;
    if (m->size == 1 && m->flags & FL_NODE_NAMED && fl_x_word_of_text(fl_x_text(x, m)) == word) return true;
  }
  return false;
}
