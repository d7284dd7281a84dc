#include "brief/stance.h"

#include "base/glob.h"

static const fl_models *models_of(const fl_brief_state *s) { return s->analysis->engine->models; }

static const fl_said *said_of(const fl_item *item, fl_str name) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (fl_str_eq(item->said[i].name, name)) return &item->said[i];
  return NULL;
}

static bool is_absent(const fl_said *said) { return !said || said->saying == FL_SAYS_absent; }

// ---- does a row fit? -------------------------------------------------------------------------------------------------------------------

static bool fits_number(fl_str word, fl_str value) {
  bool least = fl_str_starts_c(word, ">=");
  int64_t limit, number;
  if (!fl_str_to_int64(fl_str_from_pos(word, least ? 2 : 1), &limit) || !fl_str_to_int64(value, &number)) return false;
  return least ? number >= limit : number < limit;
}

static bool fits_pattern(fl_arena *arena, fl_str word, fl_str value) {
  char *lower = fl_arena_text(arena, value);
  for (uint32_t i = 0; i < value.n; i++)
    if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = (char)(lower[i] - 'A' + 'a');
  return fl_glob_match(word, value) || fl_glob_match(word, (fl_str){lower, value.n});
}

static bool fits_word(fl_arena *arena, fl_str word, const fl_said *said) {
  if (fl_str_starts_c(word, "!")) return !fits_word(arena, fl_str_from_pos(word, 1), said);
  if (fl_str_eq_c(word, "absent")) return is_absent(said);
  if (fl_str_eq_c(word, "open")) return said && said->saying == FL_SAYS_open;
  if (is_absent(said) || said->saying == FL_SAYS_open) return false;
  bool compares = fl_str_starts_c(word, ">=") || fl_str_starts_c(word, "<");
  return compares ? fits_number(word, said->value) : fits_pattern(arena, word, said->value);
}

static bool fits(fl_arena *arena, fl_str test, const fl_said *said) {
  for (fl_str word; test.n;) {
    fl_str_cut(test, '|', &word, &test);
    if (fits_word(arena, word, said)) return true;
  }
  return false;
}

static bool is_among(const fl_models *m, fl_mid first, uint32_t n, fl_str word) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_str_eq(fl_models_text(m, *fl_models_texts(m, first + i)), word)) return true;
  return false;
}

static bool row_fits(const fl_brief_state *s, const fl_stance_model *row, const fl_item *item) {
  const fl_models *m = models_of(s);
  if (!is_among(m, row->first_of, row->n_of, item->what) || !is_among(m, row->first_protocol, row->n_protocols, item->protocol)) return false;
  for (uint32_t i = 0; i < row->n_when; i++) {
    fl_str name = fl_models_text(m, *fl_models_texts(m, row->first_when + 2 * i)), test = fl_models_text(m, *fl_models_texts(m, row->first_when + 2 * i + 1));
    if (!fits(&s->doc->arena, test, said_of(item, name))) return false;
  }
  return true;
}

fl_stance_found fl_stance_of(const fl_brief_state *s, const fl_item *item) {
  fl_stance_found found = {0};
  const fl_models *m = models_of(s);
  for (uint32_t i = 1; i < fl_models_n_stances(m); i++) {
    const fl_stance_model *row = fl_models_stances(m, i);
    if ((row->stance && found.row) || !row_fits(s, row, item)) continue;
    if (row->stance) found.row = row;
    else if (found.n_remarks < FL_MAX_REMARKS) found.remarks[found.n_remarks++] = row;
  }
  return found;
}

// ---- words -----------------------------------------------------------------------------------------------------------------------------

fl_str fl_stance_word(const fl_stance_found *found) {
  uint8_t stance = found->row ? found->row->stance : FL_STANCE_none;
  if (stance == FL_STANCE_single) return FL_STR("one instance");
  return stance == FL_STANCE_none || stance == FL_STANCE_open ? FL_STR("not known") : fl_str_from(fl_word(fl_stance_words, stance));
}

static bool is_here(const fl_item *item, const fl_finding *f) { return fl_str_eq(item->path, f->at.path) && item->line == f->at.line; }

static bool is_called(const fl_item *item, fl_str name) { return name.n && fl_brief_is_name(item->name) && fl_str_eq(item->name, name); }

fl_str fl_stance_at(fl_brief_state *s, const fl_finding *f) {
  fl_party party = fl_brief_party(s, fl_brief_call_of(s, f));
  for (int by_name = 0; by_name < 2; by_name++)
    for (uint32_t i = 0; i < s->inventory.items.n; i++) {
      const fl_item *item = &s->inventory.items.at[i];
      bool fits = by_name ? is_called(item, party.name) : is_here(item, f);
      fl_stance_found found = fits ? fl_stance_of(s, item) : (fl_stance_found){0};
      if (found.row) return fl_stance_word(&found);
    }
  return (fl_str){0};
}

fl_str fl_stance_says(fl_brief_state *s, const fl_stance_model *row, const fl_item *item) {
  fl_buf text = {0};
  fl_str before, name, rest = fl_models_text(models_of(s), row->says);
  while (fl_str_cut(rest, '{', &before, &name) && fl_str_cut(name, '}', &name, &rest)) {
    const fl_said *said = said_of(item, name);
    fl_buf_add(&text, before);
    fl_buf_add(&text, said && said->value.n ? said->value : FL_STR("?"));
  }
  fl_buf_add(&text, rest);
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

static void add_said(const fl_brief_state *s, fl_buf *out, const fl_item *item, const fl_said *said) {
  if (is_absent(said)) return;
  fl_str name = fl_said_name(item, said);
  fl_buf_printf(out, "%s%.*s%s", out->n ? ", " : "", FL_STR_ARG(name), fl_str_eq(name, said->name) ? " = " : " ");
  if (said->saying == FL_SAYS_open) fl_buf_add_c(out, "not known");
  else fl_buf_add(out, fl_said_value(s, said));
  if (said->saying == FL_SAYS_default) fl_buf_add_c(out, " (default)");
}

static void add_row(const fl_brief_state *s, fl_buf *out, const fl_stance_model *row, const fl_item *item, fl_names *told) {
  for (uint32_t i = 0; i < row->n_when; i++) {
    fl_str name = fl_models_text(models_of(s), *fl_models_texts(models_of(s), row->first_when + 2 * i));
    uint32_t n = told->all.n;
    fl_names_add(told, name);
    if (told->all.n > n) add_said(s, out, item, said_of(item, name));
  }
}

fl_str fl_stance_evidence(fl_brief_state *s, const fl_stance_found *found, const fl_item *item) {
  fl_buf text = {0};
  fl_names told = {0};
  if (found->row) add_row(s, &text, found->row, item, &told);
  for (uint32_t i = 0; i < found->n_remarks; i++) add_row(s, &text, found->remarks[i], item, &told);
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  fl_names_release(&told);
  return kept;
}

bool fl_item_is_objected(const fl_brief_state *s, const fl_item *item) {
  for (uint32_t i = 0; i < s->findings.n; i++)
    if (fl_str_eq(s->findings.at[i].f->at.path, item->path) && s->findings.at[i].f->at.line == item->line) return true;
  return false;
}

// ", in 1 of 2 deployments": others of its name keep their data elsewhere.
static fl_str share_text(fl_brief_state *s, const fl_item *item, fl_str kept) {
  uint32_t n = 0, of = 0;
  for (uint32_t i = 0; i < s->inventory.items.n && item->deployment.n; i++) {
    const fl_item *other = &s->inventory.items.at[i];
    if (!other->deployment.n || !fl_str_eq(other->what, item->what) || !fl_str_eq(other->protocol, item->protocol) || !fl_str_eq(other->name, item->name)) continue;
    const fl_said *its = said_of(other, FL_STR("kept"));
    of++, n += its && !is_absent(its) && fl_str_eq(its->value, kept);
  }
  return n < of ? fl_doc_text(s->doc, ", in %u of %u deployments", n, of) : (fl_str){0};
}

// "kept = none": what it acknowledged goes with its container, pod or process.
static fl_str passing_text(fl_brief_state *s, const fl_item *item) {
  static const char *const passing[] = {"none", "anonymous", "emptyDir", "tmpfs"};
  const fl_said *kept = fl_brief_is_name(item->name) ? said_of(item, FL_STR("kept")) : NULL;
  for (size_t i = 0; kept && !is_absent(kept) && i < sizeof passing / sizeof *passing; i++)
    if (fl_str_eq_c(kept->value, passing[i]))
      return fl_doc_text(s->doc, "%.*s %.*s (kept = %s%.*s)", FL_STR_ARG(fl_item_words(item)), FL_STR_ARG(fl_doc_code(s->doc, item->name)), passing[i], FL_STR_ARG(share_text(s, item, kept->value)));
  return (fl_str){0};
}

bool fl_item_differs(fl_brief_state *s, const fl_item *item) {
  const fl_said *kept = said_of(item, FL_STR("kept"));
  return kept && share_text(s, item, kept->value).n > 0;
}

bool fl_item_is_passing(fl_brief_state *s, const fl_item *item) { return passing_text(s, item).n > 0; }

fl_str fl_stance_may_lose(fl_brief_state *s, const fl_item *item) {
  fl_stance_found found = fl_stance_of(s, item);
  fl_str passes = passing_text(s, item);
  if (passes.n) return passes;
  bool may_lose = found.row && found.row->stance == FL_STANCE_AP && fl_brief_is_name(item->name) && !fl_item_is_objected(s, item);
  if (!may_lose) return (fl_str){0};
  return fl_doc_text(s->doc, "%.*s %.*s (%.*s)", FL_STR_ARG(fl_item_words(item)), FL_STR_ARG(fl_doc_code(s->doc, item->name)), FL_STR_ARG(fl_stance_evidence(s, &found, item)));
}
