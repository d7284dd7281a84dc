// Text to a flat tree, by tree-sitter.
//
// In: bytes and a compiled grammar. Out: fl_syntax. The tree-sitter tree lives only for the length of one call: a cursor runs
// over it once and writes every node that matters into one array, whose buffer is reused from file to file.
#include "parse/syntax.h"

#include "base/alloc.h"

#include <tree_sitter/api.h>

#include <pthread.h>
#include <string.h>
#include <time.h>

enum {
  DEFAULT_WALL_MS = 2000,
  // The runtime calls back every 100 operations. An ordinary file takes well under one call a byte; error recovery takes
  // more. Beyond this the file is a pathological one.
  STEPS_PER_BYTE = 8,
  STEPS_AT_LEAST = 100000,
  STEPS_PER_CLOCK_READ = 16,
  // A scanner that looks ahead to the end of the text, and finds nothing, may do so again at every byte: that is one operation to the runtime. The
  // text is handed out in pieces, so that the clock is looked at meanwhile.
  PIECE_BYTES = 16 << 10,
};

struct fl_parser {
  TSParser *parser;
  const void *grammar;
  TSTreeCursor cursor;
  bool has_cursor;
  fl_node *nodes;
  uint32_t n_nodes, cap_nodes;
  uint32_t *open; // indices of the nodes above the cursor
  uint32_t n_open, cap_open;
  fl_broken *broken;
  uint32_t n_broken, cap_broken;
};

// The runtime's own allocator aborts where there is no memory, and leaves what was half written.
static void give_memory(void) { ts_set_allocator(fl_alloc, fl_alloc_zero, fl_realloc, fl_free); }

fl_parser *fl_parser_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, give_memory);
  fl_parser *p = fl_alloc_zero(1, sizeof *p);
  p->parser = ts_parser_new();
  return p;
}

void fl_parser_free(fl_parser *p) {
  if (!p) return;
  if (p->has_cursor) ts_tree_cursor_delete(&p->cursor);
  ts_parser_delete(p->parser);
  fl_free(p->nodes);
  fl_free(p->open);
  fl_free(p->broken);
  fl_free(p);
}

// ---- budget ---------------------------------------------------------------------------------------------------------

typedef struct budget {
  uint64_t steps, max_steps;
  struct timespec start;
  uint32_t wall_ms;
  bool out_of_steps, out_of_time;
} budget;

static uint64_t elapsed_ms(const struct timespec *start) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)(now.tv_sec - start->tv_sec) * 1000u + (uint64_t)((now.tv_nsec - start->tv_nsec) / 1000000);
}

static budget start_budget(const fl_source *source, const fl_parse_options *options) {
  budget b = {.max_steps = options->max_steps, .wall_ms = options->wall_ms ? options->wall_ms : DEFAULT_WALL_MS};
  if (!b.max_steps) b.max_steps = STEPS_AT_LEAST + STEPS_PER_BYTE * (uint64_t)source->text.n;
  clock_gettime(CLOCK_MONOTONIC, &b.start);
  return b;
}

static bool is_late(budget *b) {
  if (!b->out_of_time) b->out_of_time = elapsed_ms(&b->start) > b->wall_ms;
  return b->out_of_time;
}

static bool spend(TSParseState *state) {
  budget *b = state->payload;
  if (++b->steps > b->max_steps) return b->out_of_steps = true;
  return b->out_of_time || (b->steps % STEPS_PER_CLOCK_READ == 0 && is_late(b));
}

// ---- parse ----------------------------------------------------------------------------------------------------------

typedef struct reading {
  fl_str text;
  budget *budget;
} reading;

// Whoever is late sees the end of the text: then no scanner goes on, and what comes of it is dropped.
static const char *read_text(void *payload, uint32_t byte, TSPoint point, uint32_t *n) {
  (void)point;
  const reading *r = payload;
  bool over = byte >= r->text.n || (byte > 0 && is_late(r->budget));
  *n = over ? 0 : r->text.n - byte < PIECE_BYTES ? r->text.n - byte : PIECE_BYTES;
  return over ? "" : r->text.at + byte;
}

static TSTree *parse(fl_parser *p, fl_str text, budget *b) {
  reading r = {text, b};
  TSInput input = {.payload = &r, .read = read_text, .encoding = TSInputEncodingUTF8};
  TSParseOptions options = {.payload = b, .progress_callback = spend};
  TSTree *tree = ts_parser_parse_with_options(p->parser, NULL, input, options);
  if (tree && b->out_of_time) ts_tree_delete(tree), tree = NULL;
  if (!tree) ts_parser_reset(p->parser);
  return tree;
}

// ---- flatten --------------------------------------------------------------------------------------------------------

static fl_node *add_node(fl_parser *p) {
  if (p->n_nodes == p->cap_nodes) {
    p->cap_nodes = p->cap_nodes ? p->cap_nodes * 2 : 4096;
    p->nodes = fl_realloc(p->nodes, p->cap_nodes * sizeof *p->nodes);
  }
  return &p->nodes[p->n_nodes++];
}

static void open_node(fl_parser *p) {
  if (p->n_open == p->cap_open) {
    p->cap_open = p->cap_open ? p->cap_open * 2 : 256;
    p->open = fl_realloc(p->open, p->cap_open * sizeof *p->open);
  }
  p->open[p->n_open++] = p->n_nodes - 1;
}

static void add_broken(fl_parser *p, TSNode node) {
  uint32_t begin = ts_node_start_byte(node), end = ts_node_end_byte(node);
  if (p->n_broken && begin < p->broken[p->n_broken - 1].byte_end) return; // inside an outer one
  if (p->n_broken == p->cap_broken) {
    p->cap_broken = p->cap_broken ? p->cap_broken * 2 : 64;
    p->broken = fl_realloc(p->broken, p->cap_broken * sizeof *p->broken);
  }
  TSPoint start = ts_node_start_point(node), stop = ts_node_end_point(node);
  p->broken[p->n_broken++] = (fl_broken){.byte_begin = begin, .byte_end = end, .line = start.row + 1,
                                         .col = start.column + 1, .line_end = stop.row + 1};
}

static uint16_t error_flags(fl_parser *p, const fl_parse_options *options, TSNode node, TSSymbol kind) {
  bool missing = ts_node_is_missing(node);
  if (missing && options->may_miss && options->may_miss[kind]) return 0;
  if (kind != FL_KIND_ERROR && !missing) return 0;
  if (missing && p->n_open == 1 && !ts_node_is_named(node)) return 0; // the last line has no end; nothing is lost
  add_broken(p, node);
  if (missing) return FL_NODE_MISSING;
  if (p->n_open) p->nodes[p->open[p->n_open - 1]].flags |= FL_NODE_ERROR_CHILD;
  return FL_NODE_ERROR;
}

// Writes the cursor's node. False when it, or what is below it, is of no interest.
static bool take_node(fl_parser *p, const fl_parse_options *options, bool broken) {
  TSNode node = ts_tree_cursor_current_node(&p->cursor);
  TSSymbol kind = ts_node_symbol(node);
  uint16_t flags = broken ? error_flags(p, options, node, kind) : 0;
  uint8_t keep = kind == FL_KIND_ERROR ? FL_KEEP_ALL : options->keep[kind];
  if (keep == FL_KEEP_NO) return false;
  TSPoint point = ts_node_start_point(node);
  fl_node *out = add_node(p);
  *out = (fl_node){
      .kind = kind,
      .field = ts_tree_cursor_current_field_id(&p->cursor),
      .flags = flags,
      .size = 1,
      .byte_begin = ts_node_start_byte(node),
      .byte_end = ts_node_end_byte(node),
      .line = point.row + 1,
      .col = point.column + 1,
  };
  if (ts_node_is_named(node)) out->flags |= FL_NODE_NAMED;
  if (keep == FL_KEEP_LEAF) out->flags |= FL_NODE_LEAF;
  return keep == FL_KEEP_ALL;
}

static void close_node(fl_parser *p) {
  uint32_t i = p->open[--p->n_open];
  p->nodes[i].size = p->n_nodes - i;
}

// One pass over the tree; the stack of open nodes is ours, so depth costs heap and not the C stack.
static void flatten(fl_parser *p, TSTree *tree, const fl_parse_options *options) {
  TSNode root = ts_tree_root_node(tree);
  bool broken = ts_node_has_error(root);
  if (p->has_cursor) ts_tree_cursor_reset(&p->cursor, root);
  else p->cursor = ts_tree_cursor_new(root);
  p->has_cursor = true;
  for (;;) {
    if (take_node(p, options, broken) && ts_tree_cursor_goto_first_child(&p->cursor)) {
      open_node(p);
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(&p->cursor)) {
      if (!p->n_open || !ts_tree_cursor_goto_parent(&p->cursor)) return;
      close_node(p);
    }
  }
}

// ---- entry ----------------------------------------------------------------------------------------------------------

static int choose_grammar(fl_parser *p, const void *grammar, const char *path, fl_error *err) {
  if (p->grammar == grammar) return FL_OK;
  if (!ts_parser_set_language(p->parser, grammar))
    return fl_error_set(err, FL_E_INTERNAL, path, 0, 0, "the grammar was made for another version of the parser");
  p->grammar = grammar;
  return FL_OK;
}

static int over_budget(const budget *b, const char *path, fl_error *err) {
  if (b->out_of_time) return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "parsing took more than %u ms", b->wall_ms);
  return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "parsing took more than %llu steps", (unsigned long long)b->max_steps);
}

int fl_parser_run(fl_syntax *out, fl_parser *p, const void *grammar, const fl_source *source,
                  const fl_parse_options *options, fl_error *err) {
  *out = (fl_syntax){0};
  int rc = choose_grammar(p, grammar, source->path, err);
  if (rc) return rc;
  budget b = start_budget(source, options);
  fl_str text = options->text ? (fl_str){options->text, source->text.n} : source->text;
  TSTree *tree = parse(p, text, &b);
  if (!tree) return over_budget(&b, source->path, err);
  p->n_nodes = p->n_open = p->n_broken = 0;
  flatten(p, tree, options);
  ts_tree_delete(tree);
  *out = (fl_syntax){.nodes = p->nodes, .n_nodes = p->n_nodes, .broken = p->broken, .n_broken = p->n_broken};
  return FL_OK;
}

// ---- names ----------------------------------------------------------------------------------------------------------

uint32_t fl_grammar_n_kinds(const void *grammar) {
  return ts_language_symbol_count(grammar);
}

const char *fl_grammar_kind_name(const void *grammar, uint16_t kind) {
  return ts_language_symbol_name(grammar, kind);
}

bool fl_grammar_kind_named(const void *grammar, uint16_t kind) {
  return ts_language_symbol_type(grammar, kind) == TSSymbolTypeRegular;
}

uint16_t fl_grammar_find_kind(const void *grammar, const char *name, bool named) {
  return ts_language_symbol_for_name(grammar, name, (uint32_t)strlen(name), named);
}
