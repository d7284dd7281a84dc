// Bytes that were written by a program: packs, caches, indexes, compile databases.
#include "fuzz.h"

#include "base/store.h"
#include "facts/extract.h"
#include "facts/scip.h"
#include "facts/stored.h"
#include "match/rule.h"
#include "models/model.h"
#include "parse/builds.h"
#include "walk/tree.h"

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

// ---- bytes that were whole -----------------------------------------------------------------------------------------------------------------------
// Nobody comes upon them by chance: an input is also a list of places, four bytes, with what is put there, one byte.

static void store_facts(fl_buf *out) {
  fl_str text = FL_STR("import requests\n\nclass A:\n    def f(self, u, n=3):\n        while n:\n            requests.get(u, timeout=n * 2)\n");
  fl_source source = fl_source_of("fuzz", text);
  fl_extractor *extractor = fl_extractor_new();
  fl_arena arena = {0};
  fl_facts facts;
  FL_ASSERT(fl_extract_file(&facts, &arena, extractor, &source, fl_mapping_find("python"), &(fl_extract_options){0}, NULL) == FL_OK);
  fl_facts_store(out, &facts);
  fl_extractor_free(extractor);
  fl_arena_release(&arena);
}

static fl_tree_keep keep(void *payload, fl_str path) { return FL_UNUSED(payload), fl_str_ends_c(path, ".py") ? FL_KEEP_text : FL_KEEP_lines; }

static void keep_tree(fl_buf *out) {
  fl_tree *tree = fl_tree_of_text(FL_STR("a/b.py"), FL_STR("x = 1\ny = 2\n"));
  fl_tree_put_beside(tree, FL_STR("c.go"), FL_STR("package c\n\n\n"));
  FL_ASSERT(fl_tree_keep_all(out, tree, keep, NULL, NULL) == FL_OK);
  fl_tree_free(tree);
}

static fl_str changed(fl_buf *out, fl_str whole, fl_str patches) {
  fl_buf_clear(out);
  fl_buf_add(out, whole);
  for (uint32_t i = 0, at; i + sizeof at < patches.n && out->n; i += 5) {
    memcpy(&at, patches.at + i, sizeof at);
    out->at[at % out->n] = patches.at[i + 4];
  }
  return fl_buf_str(out);
}

static void read_kept(fl_str bytes) {
  fl_arena arena = {0};
  fl_tree_list list = {0};
  fl_tree *tree = fl_tree_of_kept(bytes);
  if (tree && fl_tree_list_all(tree, &list, &arena, NULL) == FL_OK)
    for (uint32_t i = 0; i < list.n; i++) {
      fl_buf text = {0};
      if (fl_tree_read(tree, list.at[i].path, 1 << 20, &text, NULL)) fl_buf_clear(&text);
      fl_buf_release(&text);
    }
  fl_tree_free(tree);
  fl_array_release(&list);
  fl_arena_release(&arena);
}

static void damage(fl_str patches) {
  static fl_buf facts, kept;
  fl_buf bytes = {0};
  if (!facts.n) store_facts(&facts), keep_tree(&kept);
  restore(changed(&bytes, fl_buf_str(&facts), patches));
  read_kept(changed(&bytes, fl_buf_str(&kept), patches));
  fl_buf_release(&bytes);
}

void fuzz_pack(const char *as, fl_str text) {
  fl_rules *rules = NULL;
  fl_models *models = NULL;
  FL_UNUSED(as);
  if (fl_rules_map(&rules, fuzz_file(text), NULL) == FL_OK) fl_rules_free(rules);
  if (fl_models_map(&models, fuzz_file(text), NULL) == FL_OK) fl_models_free(models);
  read_store(text);
  restore(text);
  read_kept(text);
  damage(text);
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
