// The models that faultline ships: free of mistakes, each with its source, in languages that exist.
#include "support.h"

#include "models/pack_p.h"

static fl_models *shipped;

static void compile_shipped(void) {
  fl_errors errors = {0};
  char line[FL_ERROR_FORMAT_BYTES];
  int rc = fl_models_compile(&shipped, NULL, "rules/models", &errors);
  ck_assert_msg(rc == FL_OK, "%s (and %u more)", errors.n ? fl_error_format(&errors.at[0], line, sizeof line) : "?", errors.n - 1);
  fl_errors_release(&errors);
}

START_TEST(they_load_without_a_mistake) {
  compile_shipped();
  ck_assert_uint_gt(shipped->blocks[FL_BLOCK_libraries].n, 100);
  ck_assert_uint_gt(shipped->blocks[FL_BLOCK_meanings].n, 1000);
  fl_models_free(shipped);
}
END_TEST

START_TEST(each_names_its_page) {
  compile_shipped();
  for (fl_mid i = 1; i < shipped->blocks[FL_BLOCK_libraries].n; i++) {
    const fl_library *library = fl_models_libraries(shipped, i);
    fl_str page = fl_models_text(shipped, library->page), name = fl_models_text(shipped, library->name);
    ck_assert_msg(fl_str_starts_c(page, "https://"), "%.*s: \"%.*s\" is no page", FL_STR_ARG(name), FL_STR_ARG(page));
  }
  fl_models_free(shipped);
}
END_TEST

// A misspelt language would make a model useless in silence. What speaks of settings alone is of none.
START_TEST(each_is_of_a_language_that_has_a_grammar) {
  compile_shipped();
  for (fl_mid i = 1; i < shipped->blocks[FL_BLOCK_libraries].n; i++) {
    const fl_library *library = fl_models_libraries(shipped, i);
    const fl_text *languages = fl_models_texts(shipped, library->first_language);
    for (uint32_t k = 0; k < library->n_languages; k++) {
      char path[256];
      fl_str language = fl_models_text(shipped, languages[k]);
      if (fl_str_eq_c(language, "settings")) continue;
      snprintf(path, sizeof path, "grammars/%.*s/language.yaml", FL_STR_ARG(language));
      ck_assert_msg(access(path, R_OK) == 0, "%s: no %s", fl_models_text(shipped, library->file).at, path);
    }
  }
  fl_models_free(shipped);
}
END_TEST

// A row that leads nowhere is a mistake of the loader: every meaning is reachable by some name or from another row.
START_TEST(every_row_has_a_name) {
  compile_shipped();
  const fl_block *meanings = &shipped->blocks[FL_BLOCK_meanings], *postings = &shipped->blocks[FL_BLOCK_postings];
  const fl_slot *slots = shipped->blocks[FL_BLOCK_slots].at;
  const fl_posting *rows = postings->at;
  bool *named = calloc(meanings->n, sizeof *named);
  for (uint32_t i = 0; i < shipped->blocks[FL_BLOCK_slots].n; i++) {
    bool is_call = slots[i].kind >= FL_INDEX_call && slots[i].kind <= FL_INDEX_annotation_loose;
    for (uint32_t k = 0; is_call && k < slots[i].n; k++) named[rows[slots[i].first + k].value] = true;
  }
  for (fl_mid i = 1; i < meanings->n; i++) named[fl_models_meanings(shipped, i)->methods] = true;
  for (fl_mid i = 1; i < shipped->blocks[FL_BLOCK_supertype_rows].n; i++) named[fl_models_supertype_rows(shipped, i)->meaning] = true;
  for (fl_mid i = 1; i < fl_models_n_placed(shipped); i++) named[fl_models_placed(shipped, i)->meaning] = true;
  for (fl_mid i = 1; i < fl_models_n_declarations(shipped); i++) named[fl_models_declarations(shipped, i)->meaning] = true;
  for (fl_mid i = 1; i < meanings->n; i++) {
    const fl_meaning_row *row = fl_models_meanings(shipped, i);
    ck_assert_msg(named[i], "%s:%u", fl_models_text(shipped, fl_models_libraries(shipped, row->library)->file).at, row->line);
  }
  free(named);
  fl_models_free(shipped);
}
END_TEST

RUN_TESTS("shipped", they_load_without_a_mistake, each_names_its_page, each_is_of_a_language_that_has_a_grammar, every_row_has_a_name)
