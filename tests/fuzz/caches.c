// Bytes that were written by a program: packs, caches, indexes, compile databases.
#include "fuzz.h"

#include "base/store.h"
#include "facts/scip.h"
#include "facts/stored.h"
#include "match/rule.h"
#include "models/model.h"
#include "parse/builds.h"

#include <stdlib.h>
#include <string.h>

static void read_store(fl_str text) {
  fl_store store = {0};
  fl_str bytes;
  if (fl_store_open(&store, fuzz_file(text), 1, NULL)) return;
  for (uint32_t i = 0; i < store.n; i++)
    if (fl_store_bytes(&store, &store.rows[i], &bytes)) FL_ASSERT(bytes.n == store.rows[i].n);
  fl_store_release(&store);
}

static void restore(fl_str text) {
  fl_arena arena = {0};
  fl_facts facts;
  char *aligned = text.n ? aligned_alloc(8, (text.n + 7) & ~(size_t)7) : NULL;
  if (aligned) memcpy(aligned, text.at, text.n);
  if (aligned && fl_facts_restore(&facts, &arena, (fl_str){aligned, text.n})) FL_ASSERT(facts.n_texts * sizeof(uint32_t) <= text.n);
  free(aligned);
  fl_arena_release(&arena);
}

void fuzz_pack(const char *as, fl_str text) {
  fl_rules *rules = NULL;
  fl_models *models = NULL;
  FL_UNUSED(as);
  if (fl_rules_map(&rules, fuzz_file(text), NULL) == FL_OK) fl_rules_free(rules);
  if (fl_models_map(&models, fuzz_file(text), NULL) == FL_OK) fl_models_free(models);
  read_store(text);
  restore(text);
}

void fuzz_scip(const char *as, fl_str text) {
  fl_scip scip = {0};
  char name[256];
  FL_UNUSED(as);
  if (fl_scip_read(&scip, text, "fuzz", NULL) == FL_OK)
    for (uint32_t i = 0; i < scip.occurrences.n; i++) {
      fl_scip_name(scip.occurrences.at[i].symbol);
      fl_scip_qualified(scip.occurrences.at[i].symbol, '.', name, sizeof name);
    }
  fl_scip_release(&scip);
}

void fuzz_builds(const char *as, fl_str text) {
  fl_builds builds = {0};
  FL_UNUSED(as);
  if (fl_builds_read(&builds, text, FL_STR("/root/of/it"), "fuzz", NULL) == FL_OK)
    for (uint32_t i = 0; i < builds.rows.n; i++) FL_ASSERT(fl_builds_find(&builds, builds.rows.at[i].file));
  fl_builds_release(&builds);
}
