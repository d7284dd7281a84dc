// Places that could not be read, and the names that stand there: absence of anything about these names is unknown.
#include "facts/extract_core_p.h"

enum { MOST_NAMES = 256, TABLE = 1024 };

static uint32_t last_line(const fl_extract *x, const fl_node *node) {
  uint32_t line = node->line;
  const char *at = x->source->text.at + node->byte_begin, *end = x->source->text.at + node->byte_end;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) at++, line++;
  return line;
}

void fl_x_hole_of(fl_extract *x, const fl_node *node, enum fl_hole_kind kind) {
  fl_hole hole = {.kind = (uint8_t)kind, .any = kind == FL_HOLE_INCLUDED, .span = fl_x_span(node), .line_end = last_line(x, node)};
  fl_array_push(&x->holes, hole);
}

void fl_x_hole(fl_extract *x, const fl_node *node) { fl_x_hole_of(x, node, FL_HOLE_MACRO); }

// Neighbours in a deep nest become one hole.
void fl_x_depth_hole(fl_extract *x, const fl_node *node) {
  fl_hole *last = fl_array_last(&x->holes);
  if (last->kind != FL_HOLE_DEPTH || last->span.byte_end > node->byte_begin) {
    fl_x_hole_of(x, node, FL_HOLE_DEPTH);
    return;
  }
  last->span.byte_end = node->byte_end;
  last->line_end = last_line(x, node);
}

// ---- text that the grammar does not read ----------------------------------------------------------------------------

// Text that could not be read and hides nothing else: in a list of arguments, or a declaration without a body at the outer level.
static bool is_harmless(const fl_extract *x, const fl_node *parent, const fl_node *error) {
  if (fl_x_attr_is(x, parent, "loose")) return true;
  fl_str text = fl_x_text(x, error);
  for (uint32_t i = 0; i < text.n; i++)
    if (strchr("{}=", text.at[i])) return false;
  return fl_x_attr_is(x, parent, "declares");
}

// The broken places that matter, in order. Those that do not are told by where they stand in the tree.
static bool matters(const fl_extract *x, const fl_broken *b) {
  const fl_node *end = x->syntax.nodes + x->syntax.n_nodes;
  for (const fl_node *parent = x->syntax.nodes; parent < end; parent++) {
    if (parent->byte_begin > b->byte_begin) return true;
    if (!(parent->flags & FL_NODE_ERROR_CHILD) || parent->byte_end < b->byte_end) continue;
    FL_EACH_CHILD(child, parent)
      if (child->flags & FL_NODE_ERROR && child->byte_begin == b->byte_begin && child->byte_end == b->byte_end)
        return !is_harmless(x, parent, child);
  }
  return true;
}

void fl_x_note_broken(fl_extract *x) {
  for (uint32_t i = 0; i < x->syntax.n_broken; i++) {
    const fl_broken *b = &x->syntax.broken[i];
    if (!matters(x, b)) continue;
    fl_span span = {.byte_begin = b->byte_begin, .byte_end = b->byte_end, .line = b->line, .col = b->col};
    fl_array_push(&x->holes, (fl_hole){.kind = FL_HOLE_SYNTAX, .span = span, .line_end = b->line_end});
  }
}

void fl_x_read_nothing(fl_extract *x) { // a file that could not be parsed within its budget
  fl_span span = {.byte_end = x->source->text.n, .line = 1, .col = 1};
  fl_array_push(&x->holes, (fl_hole){.kind = x->syntax.lacks_memory ? FL_HOLE_MEMORY : FL_HOLE_BUDGET, .any = true, .span = span, .line_end = UINT32_MAX});
}

// ---- names ----------------------------------------------------------------------------------------------------------

static bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 128; }

static bool add_once(fl_sym *table, fl_sym name) {
  uint32_t at = (name * 2654435761u) % TABLE;
  while (table[at] && table[at] != name) at = (at + 1) % TABLE;
  if (table[at]) return false;
  table[at] = name;
  return true;
}

// The whole lines: what is broken is often told apart from what it says.
static fl_str lines_of(const fl_extract *x, const fl_hole *hole) {
  fl_str text = x->written;
  uint32_t begin = hole->span.byte_begin, end = hole->span.byte_end;
  while (begin > 0 && text.at[begin - 1] != '\n') begin--;
  while (end < text.n && text.at[end] != '\n') end++;
  return fl_str_slice(text, begin, end);
}

static void name_hole(fl_extract *x, fl_hole *hole) {
  fl_sym table[TABLE] = {0};
  fl_str text = lines_of(x, hole);
  hole->first_name = x->names.n;
  for (uint32_t i = 0, end; i < text.n && !hole->any; i = end + 1) {
    for (end = i; end < text.n && in_name(text.at[end]);) end++;
    if (end == i || (text.at[i] >= '0' && text.at[i] <= '9')) continue;
    fl_sym name = fl_x_sym(x, fl_str_slice(text, i, end));
    if (!add_once(table, name)) continue;
    fl_array_push(&x->names, name);
    hole->any = ++hole->n_names == MOST_NAMES;
  }
}

void fl_x_name_holes(fl_extract *x) {
  for (uint32_t i = 1; i < x->holes.n; i++)
    if (x->holes.at[i].kind != FL_HOLE_CONDITION) name_hole(x, &x->holes.at[i]); // that one is read
}
