// The words of the model language, from the lists in model.h: one table per enum, position = value, position 0 = "none".
#include "models/model.h"


#define X(w) #w,
static const char *const sites[] = {"none", FL_SITE_KINDS(X)};
static const char *const roles[] = {"none", FL_ROLE_KINDS(X)};
static const char *const effects[] = {"none", FL_EFFECTS(X)};
static const char *const does[] = {"none", FL_DOES(X)};
static const char *const entries[] = {"none", FL_ENTRY_KINDS(X)};
static const char *const scopes[] = {"none", FL_SCOPES(X)};
static const char *const units[] = {"none", FL_UNITS(X)};
static const char *const meanings[] = {"none", FL_MEANINGS(X)};
static const char *const region_scopes[] = {"none", FL_REGION_SCOPES(X)};
static const char *const called[] = {"none", FL_CALLED_FORMS(X)};
static const char *const holes[] = {"none", FL_HOLE_STYLES(X)};
static const char *const reads[] = {"none", FL_READ_SOURCES(X)};
static const char *const accessors[] = {"none", FL_ACCESSORS(X)};
static const char *const vocabularies[] = {"none", FL_VOCABULARIES(X)};
static const char *const errors[] = {"none", FL_ERRORS(X)};
static const char *const stances[] = {"none", FL_STANCES(X)};
static const char *const abilities[] = {"none", FL_ABILITIES(X)};
static const char *const roots[] = {"none", FL_PATH_ROOTS(X)};
#undef X

#define WORDS(table) {table, sizeof table / sizeof *table}
const fl_words fl_site_words = WORDS(sites);
const fl_words fl_role_words = WORDS(roles);
const fl_words fl_effect_words = WORDS(effects);
const fl_words fl_does_words = WORDS(does);
const fl_words fl_entry_words = WORDS(entries);
const fl_words fl_scope_words = WORDS(scopes);
const fl_words fl_unit_words = WORDS(units);
const fl_words fl_meaning_words = WORDS(meanings);
const fl_words fl_region_scope_words = WORDS(region_scopes);
const fl_words fl_called_words = WORDS(called);
const fl_words fl_hole_words = WORDS(holes);
const fl_words fl_accessor_words = WORDS(accessors);
const fl_words fl_error_words = WORDS(errors);
const fl_words fl_stance_words = WORDS(stances);
const fl_words fl_ability_words = WORDS(abilities);
const fl_words fl_read_words = WORDS(reads);
const fl_words fl_vocabulary_words = WORDS(vocabularies);
const fl_words fl_root_words = WORDS(roots);

const char *fl_word(fl_words words, uint32_t value) { return words.at[value < words.n ? value : 0]; }

uint32_t fl_word_find(fl_words words, fl_str text) {
  for (uint32_t i = 1; i < words.n; i++) {
    if (fl_str_eq_c(text, words.at[i])) return i;
  }
  return 0;
}
