#include "brief/rewritten.h"

static bool may_be_rewritten(fl_str section) {
  static const char *const ids[] = {"summary", "review", "options", "risks", "rollout", NULL};
  for (const char *const *id = ids; *id; id++)
    if (fl_str_eq_c(section, *id)) return true;
  return false;
}

// ---- is it the same, but for statements? -----------------------------------------------------------------------------------------------

static bool same_cites(const fl_document *a, const fl_cites *x, const fl_document *b, const fl_cites *y) {
  bool same = x->n == y->n;
  for (uint32_t i = 0; same && i < x->n; i++) same = fl_str_eq(fl_doc_citation(a, x->at[i])->id, fl_doc_citation(b, y->at[i])->id);
  return same;
}

static bool is_there(const fl_document *doc, const fl_block *block, const fl_document *from, const fl_statement *said) {
  for (uint32_t i = 0; i < block->statements.n; i++) {
    const fl_statement *own = &block->statements.at[i];
    if (own->origin == said->origin && fl_str_eq(own->text, said->text) && same_cites(doc, &own->cites, from, &said->cites)) return true;
  }
  return false;
}

static bool are_known(const fl_document *doc, const fl_document *from, const fl_cites *cites) {
  for (uint32_t i = 0; i < cites->n; i++)
    if (!fl_doc_find_citation(doc, fl_doc_citation(from, cites->at[i])->id)) return false;
  return cites->n > 0;
}

static bool is_sound_block(const fl_document *doc, const fl_block *own, const fl_document *from, const fl_block *block) {
  if (own->kind != block->kind) return false;
  for (uint32_t i = 0; i < block->statements.n; i++) {
    const fl_statement *said = &block->statements.at[i];
    if (said->origin == FL_SAID_model ? !are_known(doc, from, &said->cites) : !is_there(doc, own, from, said)) return false;
  }
  return true;
}

static bool is_sound(const fl_document *doc, const fl_document *from) {
  if (doc->sections.n != from->sections.n) return false;
  for (uint32_t i = 0; i < doc->sections.n; i++) {
    const fl_section *own = &doc->sections.at[i], *other = &from->sections.at[i];
    if (!fl_str_eq(own->id, other->id) || own->blocks.n != other->blocks.n) return false;
    for (uint32_t b = 0; may_be_rewritten(own->id) && b < own->blocks.n; b++)
      if (!is_sound_block(doc, &own->blocks.at[b], from, &other->blocks.at[b])) return false;
  }
  return true;
}

// ---- over ------------------------------------------------------------------------------------------------------------------------------

static fl_statement copy_of(fl_document *doc, const fl_document *from, const fl_statement *said) {
  fl_statement copy = {.text = fl_arena_str(&doc->arena, said->text), .origin = said->origin};
  for (uint32_t i = 0; i < said->cites.n; i++) fl_cite(&copy.cites, fl_doc_find_citation(doc, fl_doc_citation(from, said->cites.at[i])->id));
  copy.cites.more += said->cites.more;
  return copy;
}

static bool has_models(const fl_block *block) {
  for (uint32_t i = 0; i < block->statements.n; i++)
    if (block->statements.at[i].origin == FL_SAID_model) return true;
  return false;
}

static void take_block(fl_document *doc, fl_block *own, const fl_document *from, const fl_block *block) {
  bool is_sentences = own->kind == FL_BLOCK_paragraph || own->kind == FL_BLOCK_list;
  if (!is_sentences || !has_models(block)) return;
  fl_array_clear(&own->statements);
  for (uint32_t i = 0; i < block->statements.n; i++) fl_array_push(&own->statements, copy_of(doc, from, &block->statements.at[i]));
}

static void take_made(fl_document *doc, const fl_made *made) {
#define X(w) doc->made.w = fl_arena_str(&doc->arena, made->w);
  FL_MADE_TEXTS(X)
#undef X
#define X(w) doc->made.w = made->w;
  FL_MADE_NUMBERS(X)
#undef X
  doc->made.dropped = made->dropped;
  fl_array_clear(&doc->made.disputed);
  for (uint32_t i = 0; i < made->disputed.n; i++) fl_array_push(&doc->made.disputed, fl_arena_str(&doc->arena, made->disputed.at[i]));
}

int fl_brief_take_rewritten(fl_document *doc, const fl_document *from, fl_error *err) {
  if (!from->made.state.n || !is_sound(doc, from)) return fl_error_set(err, FL_E_INPUT, NULL, 0, 0, "what faultline-llm gave back is another brief");
  for (uint32_t i = 0; i < doc->sections.n; i++) {
    fl_section *own = &doc->sections.at[i];
    for (uint32_t b = 0; may_be_rewritten(own->id) && b < own->blocks.n; b++) take_block(doc, &own->blocks.at[b], from, &from->sections.at[i].blocks.at[b]);
  }
  take_made(doc, &from->made);
  return FL_OK;
}

void fl_brief_not_rewritten(fl_document *doc, const char *why) {
  doc->made.state = FL_STR("failed");
  doc->made.why = fl_arena_str(&doc->arena, fl_str_from(why));
}

// ---- how it was made -------------------------------------------------------------------------------------------------------------------

static void say_who(fl_document *doc) {
  const fl_made *m = &doc->made;
  if (m->model.n) fl_doc_say(doc, FL_SAID_frame, NULL, "The language model %s was asked to rewrite statements of some sections; findings, tables, pictures, numbers and their order are the program's own.", fl_doc_code(doc, m->model).at);
  if (m->answered_by.n && !fl_str_eq(m->answered_by, m->model)) fl_doc_say(doc, FL_SAID_frame, NULL, "It calls itself %s.", fl_doc_code(doc, m->answered_by).at);
  if (m->replaced == 0) fl_doc_say(doc, FL_SAID_frame, NULL, "No statement is its own: the text is the program's.");
  else fl_doc_say(doc, FL_SAID_frame, NULL, "%u sentences of it stand for %u of %u statements; each names its sources, and says nothing in numbers or names that these do not.", m->claims, m->replaced, m->statements);
  if (m->why.n) fl_doc_say(doc, FL_SAID_frame, NULL, "Not everything was answered: %.*s.", FL_STR_ARG(m->why));
  if (m->reviewer.n) fl_doc_say(doc, FL_SAID_frame, NULL, "A second model, %s, judged its sentences by the same sources.", fl_doc_code(doc, m->reviewer).at);
  if (m->model.n) fl_doc_say(doc, FL_SAID_frame, NULL, fl_str_eq_c(m->context, "snippets") ? "Code around the findings was sent, without comments, texts and secrets." : "No source text was sent.");
}

static void add_number(fl_document *doc, const char *what, uint32_t n) {
  fl_str cells[] = {fl_str_from(what), fl_str_from(fl_arena_printf(&doc->arena, "%u", n))};
  if (n) fl_doc_row(doc, NULL, cells);
}

static void add_tally(fl_document *doc) {
  static const char *const columns[] = {"what", "how many", NULL};
  const fl_made *m = &doc->made;
  fl_doc_table(doc, "Tally", columns);
  add_number(doc, "questions", m->tasks);
  add_number(doc, "of these answered", m->answered);
  add_number(doc, "answers known from before", m->cached);
  add_number(doc, "requests sent", m->requests);
  add_number(doc, "attempts repeated", m->retries);
  add_number(doc, "answers that had to be repaired", m->repairs);
  add_number(doc, "tokens of questions", m->tokens_in);
  add_number(doc, "tokens of answers", m->tokens_out);
  add_number(doc, "secrets kept back", m->redacted);
#define X(w, text) add_number(doc, "dropped: a claim " text, m->dropped.w);
  FL_MADE_DROPS(X)
#undef X
  if (fl_doc_block(doc)->rows.n == 0) fl_doc_drop_block(doc);
}

void fl_brief_say_made(fl_document *doc) {
  if (!doc->made.state.n) return;
  fl_doc_section(doc, "made", "How this text was made");
  fl_doc_paragraph(doc);
  say_who(doc);
  add_tally(doc);
  if (doc->made.disputed.n == 0) return;
  fl_doc_heading(doc, "What the second model did not find supported");
  fl_doc_list(doc);
  for (uint32_t i = 0; i < doc->made.disputed.n; i++) fl_doc_say(doc, FL_SAID_frame, NULL, "%.*s", FL_STR_ARG(doc->made.disputed.at[i]));
}
