// Read before the lexer of every grammar: the next character is taken from the text where it lies, without two calls for each, as long as both it and the one
// before it are plain ASCII of the same line and piece of text. The grammar's tree_sitter/parser.h is read before. What the runtime's lexer holds is repeated here; runtime.c checks that it is so.
#ifndef GRAMMARS_WINDOW_H
#define GRAMMARS_WINDOW_H

typedef struct fl_window_place {
  uint32_t bytes, row, column;
} fl_window_place;

typedef struct fl_window {
  TSLexer data;
  fl_window_place at, token_begin, token_end;
  const struct {
    uint32_t points[4], begin, end; // bytes
  } *ranges;
  const uint8_t *text;
  void *input[4], *logger[2];
  uint32_t n_ranges, range, text_begin, text_bytes, lookahead_bytes;
  bool asked_column;
  uint32_t column;
  bool knows_column;
} fl_window;

static inline bool fl_is_plain(int32_t c) { return c > 0 && c < 128; }

static inline void fl_next_character(TSLexer *lexer, bool skip) {
  fl_window *w = (fl_window *)lexer;
  uint32_t next = w->at.bytes + 1, in_text = next - w->text_begin;
  bool here = fl_is_plain(lexer->lookahead) && lexer->lookahead != '\n' && in_text < w->text_bytes && next < w->ranges[w->range].end;
  if (!here || !fl_is_plain(w->text[in_text])) {
    lexer->advance(lexer, skip);
    return;
  }
  w->at.bytes = next, w->at.column++;
  w->column += w->knows_column;
  lexer->lookahead = w->text[in_text];
  if (skip) w->token_begin = w->at;
}

#undef START_LEXER
#define START_LEXER()              \
  bool result = false;             \
  bool skip = false;               \
  UNUSED                           \
  bool eof = false;                \
  int32_t lookahead;               \
  goto start;                      \
  next_state:                      \
  fl_next_character(lexer, skip);  \
  start:                           \
  skip = false;                    \
  lookahead = lexer->lookahead;

// `eof = lexer->eof(lexer)`: only where nothing stands can it be the end.
#define eof(lexer) lookahead == 0 && (lexer)->eof(lexer)

#endif
