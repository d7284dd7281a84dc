// Text to a flat tree, by tree-sitter.
//
// In: bytes and a compiled grammar. Out: fl_syntax. The tree-sitter tree, and the parser with it, live only for the length of one
// call: syntax_flat.c runs over the tree once and writes every node that matters into one array, whose buffer is reused from file to file, and the
// memory of all else is forgotten at once.
#include "parse/pool.h"
#include "parse/syntax_p.h"

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
  // The greediest of 88,000 files of public repositories took 160 bytes a byte: tables of single letters, and minified bundles.
  MEMORY_AT_LEAST = 64 << 20,
  MEMORY_PER_BYTE = 256,
  // A scanner that looks ahead to the end of the text, and finds nothing, may do so again at every byte: that is one operation to the runtime. The
  // text is handed out in pieces, so that the clock is looked at meanwhile.
  PIECE_BYTES = 16 << 10,
};

static const uint64_t MEMORY_AT_MOST = (uint64_t)2 << 30;

typedef struct budget {
  uint64_t steps, max_steps, max_memory;
  size_t held_before;
  struct timespec start;
  uint32_t wall_ms;
  bool out_of_steps, out_of_time, out_of_memory;
} budget;

struct fl_parser {
  fl_pool *pool;
  fl_flat flat;
  budget budget;
};

// The runtime's own allocator aborts where there is no memory, and leaves what was half written.
static void set_allocator(void) { ts_set_allocator(fl_pool_alloc, fl_pool_alloc_zero, fl_pool_realloc, fl_pool_give_back); }

fl_parser *fl_parser_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, set_allocator);
  fl_parser *p = fl_alloc_zero(1, sizeof *p);
  p->pool = fl_pool_new();
  return p;
}

void fl_parser_free(fl_parser *p) {
  if (!p) return;
  fl_flat_release(&p->flat);
  fl_pool_free(p->pool);
  fl_free(p);
}

// ---- budget ---------------------------------------------------------------------------------------------------------

static uint64_t elapsed_ms(const struct timespec *start) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)(now.tv_sec - start->tv_sec) * 1000u + (uint64_t)((now.tv_nsec - start->tv_nsec) / 1000000);
}

static budget start_budget(const fl_source *source, const fl_parse_options *options) {
  budget b = {.max_steps = options->max_steps, .max_memory = options->max_memory, .held_before = fl_pool_held()};
  b.wall_ms = options->wall_ms ? options->wall_ms : DEFAULT_WALL_MS;
  if (!b.max_steps) b.max_steps = STEPS_AT_LEAST + STEPS_PER_BYTE * (uint64_t)source->text.n;
  uint64_t by_size = MEMORY_AT_LEAST + MEMORY_PER_BYTE * (uint64_t)source->text.n;
  if (!b.max_memory) b.max_memory = by_size < MEMORY_AT_MOST ? by_size : MEMORY_AT_MOST;
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
  if (fl_pool_held() > b->held_before + b->max_memory) return b->out_of_memory = true;
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

static void drop(TSTree *tree) {
  if (tree && !fl_pool_forgets()) ts_tree_delete(tree);
}

static TSTree *parse(TSParser *parser, fl_str text, budget *b) {
  reading r = {text, b};
  TSInput input = {.payload = &r, .read = read_text, .encoding = TSInputEncodingUTF8};
  TSParseOptions options = {.payload = b, .progress_callback = spend};
  TSTree *tree = ts_parser_parse_with_options(parser, NULL, input, options);
  if (!b->out_of_time) return tree;
  drop(tree);
  return NULL;
}

// ---- entry ----------------------------------------------------------------------------------------------------------

static int over_budget(const budget *b, const char *path, fl_error *err) {
  if (b->out_of_time) return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "parsing took more than %u ms", b->wall_ms);
  if (b->out_of_memory) return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "parsing took more than %llu bytes", (unsigned long long)b->max_memory);
  return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "parsing took more than %llu steps", (unsigned long long)b->max_steps);
}

// With the thread's memory from the pool.
static int run(fl_parser *p, const void *grammar, const fl_source *source, const fl_parse_options *options, fl_error *err) {
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, grammar)) {
    ts_parser_delete(parser);
    return fl_error_set(err, FL_E_INTERNAL, source->path, 0, 0, "the grammar was made for another version of the parser");
  }
  p->budget = start_budget(source, options);
  fl_str text = options->text ? (fl_str){options->text, source->text.n} : source->text;
  TSTree *tree = parse(parser, text, &p->budget);
  if (tree) fl_flatten(&p->flat, tree, options);
  drop(tree);
  ts_parser_delete(parser); // what a grammar's scanner holds is not the pool's
  return tree ? FL_OK : over_budget(&p->budget, source->path, err);
}

int fl_parser_run(fl_syntax *out, fl_parser *p, const void *grammar, const fl_source *source,
                  const fl_parse_options *options, fl_error *err) {
  *out = (fl_syntax){0};
  fl_pool_use(p->pool);
  p->budget = (budget){0};
  int rc = run(p, grammar, source, options, err);
  fl_pool_use(NULL);
  fl_pool_reset(p->pool);
  out->lacks_memory = p->budget.out_of_memory;
  if (rc) return rc;
  *out = (fl_syntax){.nodes = p->flat.nodes, .n_nodes = p->flat.n_nodes, .broken = p->flat.broken, .n_broken = p->flat.n_broken};
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
