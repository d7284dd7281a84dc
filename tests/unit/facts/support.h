// What the tests of facts share: one extraction, start to end, and its dump.
#pragma once

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "facts/dump.h"
#include "facts/extract.h"

typedef struct extraction {
  fl_extractor *worker;
  fl_arena arena;
  fl_facts facts;
} extraction;

static inline void extract_with(extraction *e, const char *language, fl_str text, const fl_extract_options *options) {
  fl_error err = {0};
  fl_source source = fl_source_of("test", text);
  const fl_mapping *mapping = fl_mapping_find(language);
  ck_assert_msg(mapping != NULL, "no table for %s", language);
  if (!e->worker) e->worker = fl_extractor_new();
  fl_arena_clear(&e->arena);
  int rc = fl_extract_file(&e->facts, &e->arena, e->worker, &source, mapping, options, &err);
  ck_assert_msg(rc == FL_OK, "%s", err.text);
}

static inline void extract(extraction *e, const char *language, fl_str text) {
  extract_with(e, language, text, &(fl_extract_options){0});
}

static inline void release(extraction *e) {
  fl_extractor_free(e->worker);
  fl_arena_release(&e->arena);
}
