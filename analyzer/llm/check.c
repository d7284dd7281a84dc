#include "llm/check.h"

#include "base/utf8.h"
#include "llm/grounds.h"
#include "llm/lexicon.h"
#include "llm/words.h"

enum { MAX_CLAIM_BYTES = 900, MIN_COMMON_PERCENT = 50, MIN_CONTENT_LETTERS = 4 };

#define X(name, text) #name,
static const char *const drop_words[FL_N_DROPS] = {"none", FL_MADE_DROPS(X)};
#undef X
#define X(name, text) text,
static const char *const drop_texts[FL_N_DROPS] = {"", FL_MADE_DROPS(X)};
#undef X
const char *fl_drop_word(uint8_t drop) { return drop_words[drop]; }
const char *fl_drop_text(uint8_t drop) { return drop_texts[drop]; }

// ---- citations -------------------------------------------------------------------------------------------------------------------------

uint32_t fl_said_number(const fl_task *task, fl_str id) {
  int64_t n = 0;
  bool is_one = id.n > 1 && id.at[0] == 'S' && fl_str_to_int64(fl_str_from_pos(id, 1), &n) && n > 0 && n <= task->n_said;
  return is_one ? (uint32_t)n : 0;
}

static const fl_evidence *shown(const fl_source *s, const fl_task *task, fl_str id) {
  for (uint32_t i = 0; i < task->n_evidence; i++)
    if (fl_str_eq(s->evidence.at[task->evidence[i]].id, id)) return &s->evidence.at[task->evidence[i]];
  return NULL;
}

static fl_checked check_cites(const fl_source *s, const fl_task *task, const fl_claim *claim) {
  fl_checked c = {0};
  for (uint32_t i = 0; i < claim->n_cites; i++) {
    uint32_t said = fl_said_number(task, claim->cites[i]);
    if (said) c.said |= 1u << (said - 1);
    else if (!shown(s, task, claim->cites[i])) return (fl_checked){.drop = FL_DROP_unknown_id, .what = claim->cites[i]};
  }
  if (!c.said) c.drop = FL_DROP_no_id;
  bool joins = task->keeps_order && (c.said & (c.said - 1));
  if (joins) c.drop = FL_DROP_order;
  return c;
}

static void add_evidence(fl_buf *out, const fl_evidence *e) {
  const fl_str parts[] = {e->id, e->text, e->rule, e->severity, e->confidence, e->service, e->path, e->code};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].n) fl_buf_add(out, parts[i]), fl_buf_add_c(out, " ;\n");
  if (e->line) fl_buf_printf(out, "line %u ;\n", e->line);
}

static void add_said(fl_buf *out, const fl_source *s, const fl_task *task, const fl_said *said) {
  fl_buf_add(out, said->text);
  fl_buf_add_c(out, " ;\n");
  for (uint32_t i = 0; i < said->n_cites; i++) {
    const fl_evidence *e = shown(s, task, said->cites[i]);
    if (e) add_evidence(out, e);
  }
}

void fl_cited_text(fl_buf *out, const fl_source *s, const fl_task *task, const fl_claim *claim) {
  for (uint32_t i = 0; i < claim->n_cites; i++) {
    uint32_t said = fl_said_number(task, claim->cites[i]);
    if (said) add_said(out, s, task, &task->said[said - 1]);
    else add_evidence(out, shown(s, task, claim->cites[i]));
  }
}

// What is surely said by us and not by the repository: the statements, what rules say, and how grave it is. Numbers, denials and judgements come
// from there alone; what a repository calls its files and functions may read like any of them.
static void add_sure(fl_buf *out, const fl_source *s, const fl_task *task, const fl_claim *claim) {
  for (uint32_t i = 0; i < claim->n_cites; i++) {
    uint32_t said = fl_said_number(task, claim->cites[i]);
    if (said) fl_buf_add(out, task->said[said - 1].text), fl_buf_add_c(out, " ;\n");
    for (uint32_t c = 0; said && c < task->said[said - 1].n_cites; c++) {
      const fl_evidence *e = shown(s, task, task->said[said - 1].cites[c]);
      if (!e) continue;
      if (fl_str_eq_c(e->kind, "rule")) fl_buf_add(out, e->text);
      fl_buf_printf(out, " ;\n%.*s ; %.*s ;\n", FL_STR_ARG(e->severity), FL_STR_ARG(e->confidence));
    }
  }
}

// ---- form ------------------------------------------------------------------------------------------------------------------------------

// Links, tags, mentions, emphasis. Within backticks they are part of a name, which has to be cited.
static bool has_markup(fl_str text) {
  static const char *const marks[] = {"](", "![", "<", ">", "://", "www.", "\\", "**", "__", "##", "|", "@", "&#", "&lt", "mailto:", "javascript:", NULL};
  fl_grounds g;
  bool has = false;
  fl_grounds_of(&g, text);
  for (const char *const *mark = marks; *mark && !has; mark++) has = fl_str_contains(fl_buf_str(&g.prose), fl_str_from(*mark));
  fl_grounds_release(&g);
  return has;
}

// Sentences without markup and control characters; an even number of backticks with something between them.
static bool is_plain(fl_str text) {
  uint32_t ticks = 0;
  if (fl_str_contains(text, FL_STR("``")) || has_markup(text)) return false;
  for (uint32_t i = 0; i < text.n; i++) {
    if ((unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7f) return false;
    ticks += text.at[i] == '`';
  }
  return text.n > 0 && text.n <= MAX_CLAIM_BYTES && ticks % 2 == 0 && fl_utf8_is_valid(text);
}

// ---- words -----------------------------------------------------------------------------------------------------------------------------

typedef struct looking {
  const fl_source *source;
  const fl_grounds *grounds, *sure;
  uint32_t content, common; // words that carry a meaning, and those of them that the evidence has
  fl_token before;
  bool after_denial;
} looking;

static bool is_capital(fl_str word) { return word.n && word.at[0] >= 'A' && word.at[0] <= 'Z'; }
static bool is_cited(const looking *l, fl_str word, bool any_case) { return fl_has_word(fl_buf_str(&l->grounds->text), word, any_case); }

static bool has_hyphen(fl_str word) { return fl_str_find_char(word, '-') != FL_STR_NONE; }

// A capital within a sentence makes a name of a word, and so does one at its beginning that no sentence begins with.
static bool is_invented_word(const looking *l, const fl_token *t) {
  if (is_cited(l, t->text, true)) return false;
  if (has_hyphen(t->text)) return !fl_lexicon_has(FL_LEX_compound, t->text);
  if (!is_capital(t->text) || fl_lexicon_has(FL_LEX_function, t->text)) return false;
  bool inner = t->text.n > 1 && t->text.at[1] >= 'A' && t->text.at[1] <= 'Z';
  return inner || !t->begins || !(fl_lexicon_has(FL_LEX_starter, t->text) || fl_grounds_have_word(l->grounds, t->text));
}

// "the ledger service" where nothing is called ledger; or a name that another place of the brief has.
static bool is_foreign_name(const looking *l, const fl_token *t) {
  for (uint32_t i = 0; i < l->source->names.n; i++)
    if (fl_str_eq(l->source->names.at[i], t->text) && !is_cited(l, t->text, false) && !fl_lexicon_has(FL_LEX_function, t->text)) return true;
  if (l->before.kind != FL_TOKEN_WORD || !fl_lexicon_has(FL_LEX_thing, t->text)) return false;
  fl_str name = l->before.text;
  return !fl_lexicon_has(FL_LEX_function, name) && !fl_lexicon_has(FL_LEX_quality, name) && !fl_grounds_have_word(l->grounds, name);
}

// Names that are plain words of this brief are looked for by themselves: they have no form by which one could tell them.
static uint8_t look_at_word(looking *l, const fl_token *t) {
  bool is_function = fl_lexicon_has(FL_LEX_function, t->text);
  if (is_invented_word(l, t) || is_foreign_name(l, t)) return FL_DROP_name;
  if (fl_lexicon_has(FL_LEX_judgement, t->text) && !fl_has_word(fl_buf_str(&l->sure->prose), t->text, true)) return FL_DROP_judgement;
  if (l->after_denial && !is_function && !fl_grounds_deny(l->sure, t->text)) return FL_DROP_negation;
  if (!is_function) l->after_denial = false;
  if (fl_lexicon_has(FL_LEX_negation, t->text)) l->after_denial = true;
  if (is_function || t->text.n < MIN_CONTENT_LETTERS) return FL_DROP_none;
  l->content++;
  l->common += fl_grounds_have_word(l->grounds, t->text);
  return FL_DROP_none;
}

static bool is_shorthand(fl_str text) { return fl_same_word(text, "and/or") || fl_same_word(text, "i.e") || fl_same_word(text, "e.g"); }

static uint8_t look_at(looking *l, const fl_token *t) {
  if (t->kind == FL_TOKEN_WORD) return look_at_word(l, t);
  if (t->kind == FL_TOKEN_NUMBER || is_shorthand(t->text)) return FL_DROP_none;
  if (!is_cited(l, t->text, false)) return FL_DROP_name;
  bool denied = l->after_denial && !fl_grounds_deny(l->sure, t->text);
  l->after_denial = false;
  l->content++, l->common++;
  return denied ? FL_DROP_negation : FL_DROP_none;
}

static void look_at_words(looking *l, fl_str text, fl_checked *c) {
  fl_words w = fl_words_of(text);
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END && !c->drop; t = fl_words_next(&w)) {
    if (t.begins) l->after_denial = false;
    c->drop = look_at(l, &t);
    if (c->drop) c->what = t.text;
    l->before = t;
  }
  if (!c->drop && (w.rest.n || l->content == 0)) c->drop = FL_DROP_markup;
  if (!c->drop && l->common * 100 < l->content * MIN_COMMON_PERCENT) c->drop = FL_DROP_unrelated;
}

static void look_at_numbers(const fl_grounds *g, fl_str text, fl_checked *c) {
  fl_counts counts = {0};
  fl_counts_of(&counts, text);
  for (uint32_t i = 0; i < counts.n && !c->drop; i++)
    if (!fl_grounds_count(g, &counts.at[i])) c->drop = FL_DROP_number, c->what = counts.at[i].value;
  fl_array_release(&counts);
}

static bool denies(fl_str text) {
  fl_words w = fl_words_of(text);
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END; t = fl_words_next(&w))
    if (t.kind == FL_TOKEN_WORD && (fl_lexicon_has(FL_LEX_negation, t.text) || fl_lexicon_has(FL_LEX_lack, t.text))) return true;
  return false;
}

static bool loses_denial(const fl_task *task, const fl_claim *claim, uint32_t said) {
  for (uint32_t i = 0; i < task->n_said; i++)
    if ((said >> i & 1) && denies(task->said[i].text)) return !denies(claim->text);
  return false;
}

fl_checked fl_check_claim(const fl_source *s, const fl_task *task, const fl_claim *claim) {
  fl_checked c = check_cites(s, task, claim);
  if (!c.drop && !is_plain(claim->text)) c.drop = FL_DROP_markup;
  if (!c.drop && loses_denial(task, claim, c.said)) c.drop = FL_DROP_negation;
  if (c.drop) return c;
  fl_buf cited = {0}, ours = {0};
  fl_grounds grounds, sure;
  fl_cited_text(&cited, s, task, claim);
  add_sure(&ours, s, task, claim);
  fl_grounds_of(&grounds, fl_buf_str(&cited));
  fl_grounds_of(&sure, fl_buf_str(&ours));
  looking l = {.source = s, .grounds = &grounds, .sure = &sure};
  look_at_numbers(&sure, claim->text, &c);
  if (!c.drop) look_at_words(&l, claim->text, &c);
  fl_grounds_release(&grounds);
  fl_grounds_release(&sure);
  fl_buf_release(&cited);
  fl_buf_release(&ours);
  return c;
}

// ---- together --------------------------------------------------------------------------------------------------------------------------

// The texts of all claims that stand for a statement.
static bool stands_for(fl_buf *out, const fl_claim *claims, const fl_checked *checked, uint32_t n, uint32_t said) {
  fl_buf_clear(out);
  for (uint32_t i = 0; i < n; i++)
    if (!checked[i].drop && (checked[i].said >> said & 1)) fl_buf_add(out, claims[i].text), fl_buf_add_c(out, " ;\n");
  return out->n > 0;
}

static bool has_numbers(const fl_grounds *claims, fl_str text, fl_str *what) {
  fl_counts counts = {0};
  bool all = true;
  fl_counts_of(&counts, text);
  for (uint32_t i = 0; i < counts.n && all; i++) {
    all = fl_grounds_count(claims, &counts.at[i]);
    if (!all) *what = counts.at[i].value;
  }
  fl_array_release(&counts);
  return all;
}

static bool has_names(const fl_grounds *claims, fl_str text, fl_str *what) {
  fl_words w = fl_words_of(text);
  for (fl_token t = fl_words_next(&w); t.kind != FL_TOKEN_END; t = fl_words_next(&w)) {
    *what = t.text;
    bool is_name = t.kind == FL_TOKEN_NAME || t.kind == FL_TOKEN_CODE;
    if (is_name && !fl_has_word(fl_buf_str(&claims->text), t.text, false)) return false;
  }
  return true;
}

static bool drop_incomplete(const fl_task *task, const fl_claim *claims, fl_checked *checked, uint32_t n, uint32_t said) {
  fl_buf text = {0};
  fl_grounds g = {0};
  fl_str what = {0};
  bool stands = stands_for(&text, claims, checked, n, said);
  fl_grounds_of(&g, fl_buf_str(&text));
  bool loses = stands && !(has_numbers(&g, task->said[said].text, &what) && has_names(&g, task->said[said].text, &what));
  for (uint32_t i = 0; loses && i < n; i++)
    if (!checked[i].drop && (checked[i].said >> said & 1)) checked[i].drop = FL_DROP_incomplete, checked[i].what = what;
  fl_grounds_release(&g);
  fl_buf_release(&text);
  return loses;
}

void fl_check_losses(const fl_task *task, const fl_claim *claims, fl_checked *checked, uint32_t n) {
  for (bool again = true; again;) { // a claim that goes leaves others alone
    again = false;
    for (uint32_t said = 0; said < task->n_said; said++) again |= drop_incomplete(task, claims, checked, n, said);
  }
}
