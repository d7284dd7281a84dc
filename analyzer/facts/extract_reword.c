// A file that the grammar cannot read as it stands, read once more with some spellings written as the grammar knows them.
//
// In: the broken tree. Out: the tree of the file as the language's text hook writes it, if less of that is broken. Both texts have the same
// length, so only line and column of what follows a joined line have to be set right.
#include "facts/extract_core_p.h"

static uint64_t lost(const fl_syntax *s) {
  uint64_t n = 0;
  for (uint32_t i = 0; i < s->n_broken; i++) n += s->broken[i].byte_end - s->broken[i].byte_begin + 1;
  return n;
}

static void give_places(fl_syntax *s, const fl_source *lines) {
  fl_node *nodes = (fl_node *)s->nodes; // the parser's own, and nobody has read them yet
  fl_broken *broken = (fl_broken *)s->broken;
  for (uint32_t i = 0; i < s->n_nodes; i++) {
    fl_position at = fl_source_place(lines, nodes[i].byte_begin);
    nodes[i].line = at.line, nodes[i].col = at.col;
  }
  for (uint32_t i = 0; i < s->n_broken; i++) {
    fl_position at = fl_source_place(lines, broken[i].byte_begin);
    broken[i].line = at.line, broken[i].col = at.col;
    broken[i].line_end = fl_source_place(lines, broken[i].byte_end).line;
  }
}

void fl_x_reword(fl_extractor *w, const fl_parse_options *limits) {
  fl_extract *x = &w->x;
  const fl_source *source = x->source;
  fl_syntax other;
  if (!x->mapping->text_hook || !x->syntax.n_broken) return;
  fl_buf_clear(&w->text);
  fl_buf_add(&w->text, source->text);
  x->mapping->text_hook(w->text.at, w->text.n);
  w->reworded = fl_source_of(source->path, fl_buf_str(&w->text));
  if (fl_parser_run(&other, w->part_parser, x->mapping->grammar(), &w->reworded, limits, NULL)) return;
  if (lost(&other) >= lost(&x->syntax)) return;
  fl_source lines = *source;
  fl_source_index(&lines, &w->parts);
  give_places(&other, &lines);
  fl_parser *parser = w->parser; // its tree is not needed any more, and that of the other one is
  w->parser = w->part_parser, w->part_parser = parser;
  x->syntax = other;
  x->source = &w->reworded;
}
