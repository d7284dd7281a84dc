// Source text -> facts, the same facts from their stored bytes, settings -> facts.
#include "fuzz.h"

#include "facts/dump.h"
#include "facts/extract.h"
#include "facts/settings.h"
#include "facts/stored.h"
#include "walk/language.h"

// What was stored is restored, and stored again it is the same.
static void check_stored(const fl_facts *facts, fl_arena *arena) {
  fl_buf bytes = {0}, again = {0};
  fl_facts back;
  fl_facts_store(&bytes, facts);
  FL_ASSERT(fl_facts_restore(&back, arena, fl_buf_str(&bytes)));
  fl_facts_store(&again, &back);
  FL_ASSERT(fl_str_eq(fl_buf_str(&bytes), fl_buf_str(&again)));
  fl_buf_release(&bytes);
  fl_buf_release(&again);
}

static void use(const fl_facts *facts, fl_arena *arena) {
  fl_buf dump = {0};
  fl_facts_dump(&dump, facts, NULL);
  fl_buf_release(&dump);
  check_stored(facts, arena);
}

void fuzz_code(const char *as, fl_str text) {
  static fl_extractor *extractor;
  const fl_mapping *mapping = fl_mapping_find(as);
  fl_arena arena = {0};
  fl_facts facts = {0};
  fl_source source = fl_source_of("fuzz", text);
  FL_ASSERT(mapping);
  if (!extractor) extractor = fl_extractor_new();
  fl_extract_options options = {.wall_ms = 20000}; // sanitizers are slow; the number of steps stays what bounds it
  if (fl_extract_file(&facts, &arena, extractor, &source, mapping, &options, NULL) == FL_OK) use(&facts, &arena);
  fl_arena_release(&arena);
}

void fuzz_settings(const char *as, fl_str text) {
  fl_arena arena = {0};
  fl_facts facts = {0};
  fl_source source = fl_source_of(as, text);
  uint16_t language = fl_language_of_path(fl_str_from(as));
  FL_ASSERT(language);
  if (fl_settings_read(&facts, &arena, &source, language)) use(&facts, &arena);
  fl_arena_release(&arena);
}
