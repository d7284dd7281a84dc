// Words of SQL; shared by the files that read statements and schemas.
#ifndef FL_FACTS_SQL_P_H
#define FL_FACTS_SQL_P_H

#include "facts/sql.h"

enum fl_sql_token_kind {
  FL_SQL_TOKEN_END,
  FL_SQL_TOKEN_WORD,  // a keyword or a name without quotes
  FL_SQL_TOKEN_NAME,  // a name in quotes; `text` is inside them
  FL_SQL_TOKEN_TEXT,  // 'text'; a number
  FL_SQL_TOKEN_PARAM, // ?, $1, :name, @name, %s, a hole
  FL_SQL_TOKEN_MARK,  // one character of anything else; || is one
};
typedef struct fl_sql_token {
  uint8_t kind;
  bool is_hole;
  fl_str text;
} fl_sql_token;

fl_sql_token fl_sql_token_next(fl_sql_scan *);
fl_sql_token fl_sql_token_peek(const fl_sql_scan *);
bool fl_sql_is_word(fl_sql_token, const char *word); // in any case; `word` in capitals
static inline bool fl_sql_is_mark(fl_sql_token t, char c) {
  return t.kind == FL_SQL_TOKEN_MARK && t.text.n == 1 && t.text.at[0] == c;
}
// Takes the next token when it is this word.
bool fl_sql_take_word(fl_sql_scan *, const char *word);
// A name with its schema, of which the last part is left: [dbo].[orders] -> orders. "" when none stands there.
fl_str fl_sql_take_name(fl_sql_scan *);
// To behind the bracket that closes the one taken last.
void fl_sql_skip_brackets(fl_sql_scan *);
// To behind the semicolon of the statement, or to the end.
void fl_sql_skip_statement(fl_sql_scan *);

#endif
