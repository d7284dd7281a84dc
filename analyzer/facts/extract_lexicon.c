// What a grammar's kinds mean besides their roles: operators, words before definitions, and which nodes are worth keeping.
//
// In: a mapping. Out: three bytes a symbol. Tokens are known by their text, which languages share more than they differ.
#include "facts/extract_core_p.h"

typedef struct token {
  const char *text;
  uint8_t meaning;
} token;

static const token operators[] = {
    {"+", FL_OP_ADD}, {"-", FL_OP_SUB}, {"*", FL_OP_MUL}, {"/", FL_OP_DIV}, {"//", FL_OP_DIV}, {"%", FL_OP_MOD},
    {"**", FL_OP_POW}, {"<<", FL_OP_SHL}, {">>", FL_OP_SHR}, {">>>", FL_OP_SHR}, {"<", FL_OP_LT}, {"<=", FL_OP_LE},
    {">", FL_OP_GT}, {">=", FL_OP_GE}, {"==", FL_OP_EQ}, {"===", FL_OP_EQ}, {"!=", FL_OP_NE}, {"!==", FL_OP_NE},
    {"<>", FL_OP_NE}, {"&&", FL_OP_AND}, {"and", FL_OP_AND}, {"||", FL_OP_OR}, {"or", FL_OP_OR}, {"!", FL_OP_NOT},
    {"not", FL_OP_NOT}, {"??", FL_OP_COALESCE}, {"?:", FL_OP_COALESCE}, {"in", FL_OP_IN}, {"not in", FL_OP_NOT_IN}, {"is", FL_OP_IS},
    {"is not", FL_OP_IS_NOT}, {"!in", FL_OP_NOT_IN}, {"instanceof", FL_OP_IS}, {"|", FL_OP_BITOR}, {"&", FL_OP_BITAND}, {"^", FL_OP_OTHER},
    {"&^", FL_OP_OTHER}, {"~", FL_OP_OTHER}, {"@", FL_OP_OTHER}, {"<-", FL_OP_RECEIVE}, {"typeof", FL_OP_OTHER},
    {"void", FL_OP_OTHER}, {"delete", FL_OP_OTHER},
    {"+=", FL_OP_ADD}, {"-=", FL_OP_SUB}, {"*=", FL_OP_MUL}, {"/=", FL_OP_DIV}, {"//=", FL_OP_DIV}, {"%=", FL_OP_MOD},
    {"**=", FL_OP_POW}, {"<<=", FL_OP_SHL}, {">>=", FL_OP_SHR}, {">>>=", FL_OP_SHR}, {"&=", FL_OP_BITAND},
    {"|=", FL_OP_BITOR}, {"^=", FL_OP_OTHER}, {".=", FL_OP_ADD}, {"&^=", FL_OP_OTHER}, {"@=", FL_OP_OTHER}, {"&&=", FL_OP_AND},
    {"||=", FL_OP_OR}, {"?""?=", FL_OP_COALESCE}, {"++", FL_OP_ADD}, {"--", FL_OP_SUB},
    {NULL, 0},
};

static const token words[] = {
    {"async", FL_WORD_ASYNC}, {"await", FL_WORD_ASYNC}, {"static", FL_WORD_STATIC}, {"private", FL_WORD_PRIVATE}, {"public", FL_WORD_PUBLIC},
    {"protected", FL_WORD_PUBLIC}, {"readonly", FL_WORD_PUBLIC}, {"abstract", FL_WORD_ABSTRACT}, {"final", FL_WORD_CONST},
    {"const", FL_WORD_CONST}, {"get", FL_WORD_GET}, {"synchronized", FL_WORD_SYNC}, {":=", FL_WORD_DEFINE},
    {"?.", FL_WORD_OPTIONAL}, {"&.", FL_WORD_OPTIONAL}, {"optional_chain", FL_WORD_OPTIONAL}, {"this", FL_WORD_THIS},
    {"partial", FL_WORD_PARTIAL},
    {NULL, 0},
};

static uint8_t find_token(const token *table, const char *text) {
  for (; table->text; table++)
    if (!strcmp(table->text, text)) return table->meaning;
  return 0;
}

// A word that the grammar has put into a named node without children.
enum fl_word fl_x_word_of_text(fl_str text) {
  for (const token *t = words; t->text; t++)
    if (fl_str_eq_c(text, t->text)) return (enum fl_word)t->meaning;
  return FL_WORD_NONE;
}

// A node of these roles is one piece: nobody looks inside.
static bool is_leaf(const fl_mapping *m, const fl_role_row *row) {
  const char *attr = m->attrs[row->attr];
  if (row->role == FL_ROLE_string) return !strcmp(attr, "plain") || !strcmp(attr, "raw");
  if (row->hook || (row->role == FL_ROLE_typeref && row->n_sources)) return false;
  switch (row->role) {
  case FL_ROLE_skip: case FL_ROLE_comment: case FL_ROLE_typeref: case FL_ROLE_int: case FL_ROLE_float:
  case FL_ROLE_ident: case FL_ROLE_self: case FL_ROLE_super: case FL_ROLE_true: case FL_ROLE_false: case FL_ROLE_nil: return true;
  default: return false;
  }
}

static uint8_t keep_of(const fl_lexicon *lexicon, uint16_t kind, bool named) {
  const fl_role_row *row = &lexicon->mapping->rows[kind];
  if (named || row->role) return is_leaf(lexicon->mapping, row) ? FL_KEEP_LEAF : FL_KEEP_ALL;
  return lexicon->op[kind] || lexicon->word[kind] ? FL_KEEP_LEAF : FL_KEEP_NO;
}

// Tokens that the table asks for by kind: `name=kind:"new"`.
static void keep_sources(fl_lexicon *lexicon) {
  const fl_mapping *m = lexicon->mapping;
  for (uint32_t i = 0; i < m->n_rows; i++)
    for (uint32_t s = 0; s < m->rows[i].n_sources; s++) {
      const fl_slot_source *source = &m->sources[m->rows[i].first_source + s];
      if (source->kind == FL_SOURCE_KIND && !lexicon->keep[source->value]) lexicon->keep[source->value] = FL_KEEP_LEAF;
    }
}

static void read_kind(fl_lexicon *lexicon, const void *grammar, uint16_t kind) {
  const fl_role_row *row = &lexicon->mapping->rows[kind];
  const char *name = fl_grammar_kind_name(grammar, kind);
  bool named = fl_grammar_kind_named(grammar, kind);
  if (!name) return;
  if (!named) lexicon->op[kind] = find_token(operators, name);
  if (!named && lexicon->dot_joins && !strcmp(name, ".")) lexicon->op[kind] = FL_OP_ADD;
  if (!named || row->role == FL_ROLE_none) lexicon->word[kind] = find_token(words, name);
  lexicon->may_miss[kind] = !named && !strcmp(lexicon->mapping->attrs[row->attr], "may_miss");
  lexicon->keep[kind] = lexicon->may_miss[kind] ? FL_KEEP_NO : keep_of(lexicon, kind, named);
  const char *attr = lexicon->mapping->attrs[row->attr];
  if (row->role == FL_ROLE_self && !lexicon->self.n) lexicon->self = fl_str_from(*attr ? attr : name);
  if (row->role == FL_ROLE_nil && !strcmp(lexicon->mapping->attrs[row->attr], "no_error")) lexicon->errors_are_values = true;
  if (row->role == FL_ROLE_nil && !strcmp(lexicon->mapping->attrs[row->attr], "no_result")) lexicon->failure_is_status = true;
}

static bool has_row(const fl_mapping *m, uint8_t role, const char *attr) {
  for (uint32_t i = 0; i < m->n_rows; i++)
    if (m->rows[i].role == role && !strcmp(m->attrs[m->rows[i].attr], attr)) return true;
  return false;
}

static fl_lexicon *make_lexicon(const fl_mapping *mapping) {
  fl_lexicon *lexicon = fl_alloc_zero(1, sizeof *lexicon);
  uint32_t n = mapping->n_rows;
  lexicon->mapping = mapping;
  lexicon->dot_joins = has_row(mapping, FL_ROLE_binop, "dot_joins");
  lexicon->has_sigil = has_row(mapping, FL_ROLE_ident, "sigil");
  lexicon->op = fl_alloc_zero(4, n);
  lexicon->word = lexicon->op + n;
  lexicon->keep = lexicon->op + (size_t)2 * n;
  lexicon->may_miss = lexicon->op + (size_t)3 * n;
  const void *grammar = mapping->grammar();
  for (uint32_t kind = 0; kind < n; kind++) read_kind(lexicon, grammar, (uint16_t)kind);
  keep_sources(lexicon);
  return lexicon;
}

void fl_lexicon_free(fl_lexicon *lexicon) {
  fl_free(lexicon->op);
  fl_free(lexicon);
}

const fl_lexicon *fl_lexicon_of(fl_extractor *w, const fl_mapping *mapping) {
  for (uint32_t i = 0; i < w->lexicons.n; i++)
    if (w->lexicons.at[i]->mapping == mapping) return w->lexicons.at[i];
  fl_lexicon *lexicon = make_lexicon(mapping);
  fl_array_push(&w->lexicons, lexicon);
  return lexicon;
}
