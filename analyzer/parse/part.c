// Reads a part of a source: the text is put together, parsed like a file, and the tree moved to where the part stands.
#include "parse/part.h"

#include <string.h>

typedef struct move {
  const fl_part *part;
  uint32_t before; // bytes in front of the part in the text that was parsed
} move;

static uint32_t place_of(const move *m, uint32_t byte) {
  uint32_t n = m->part->byte_end - m->part->byte_begin;
  if (byte <= m->before) return m->part->byte_begin;
  return byte - m->before > n ? m->part->byte_end : m->part->byte_begin + byte - m->before;
}

static void move_node(const move *m, fl_node *node) {
  bool first_line = node->line == 1;
  uint32_t col = node->col > m->before ? node->col - m->before : 1;
  node->byte_begin = place_of(m, node->byte_begin);
  node->byte_end = place_of(m, node->byte_end);
  node->line += m->part->line - 1;
  if (first_line) node->col = m->part->col + col - 1;
}

const fl_node *fl_parser_run_part(fl_parser *p, const void *grammar, const fl_source *source, const fl_part *part,
                                  const fl_parse_options *options, fl_arena *arena, fl_buf *scratch) {
  fl_buf_clear(scratch);
  fl_buf_add_c(scratch, part->before);
  fl_buf_add(scratch, fl_str_slice(source->text, part->byte_begin, part->byte_end));
  fl_buf_add_c(scratch, part->after);
  fl_source text = fl_source_of(source->path, fl_buf_str(scratch));
  fl_syntax syntax;
  int rc = fl_parser_run(&syntax, p, grammar, &text, options, NULL);
  if (rc || syntax.n_broken) return NULL;
  fl_node *nodes = fl_arena_dup(arena, syntax.nodes, syntax.n_nodes * sizeof *nodes);
  move m = {part, (uint32_t)strlen(part->before)};
  for (uint32_t i = 0; i < syntax.n_nodes; i++) move_node(&m, &nodes[i]);
  return nodes;
}
