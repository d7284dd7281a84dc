// A program given as text: several files of any language and settings files, read and linked like a repository.
#ifndef TESTS_GRAPH_PROGRAM_H
#define TESTS_GRAPH_PROGRAM_H

#include "base/support.h"

#include "base/arena.h"
#include "engine/engine_p.h"
#include "facts/extract.h"
#include "facts/settings.h"
#include "graph/graph.h"
#include "walk/language.h"
#include "walk/marks.h"

typedef struct program_file {
  fl_str path, text;
} program_file;

typedef struct program {
  fl_arena arena;
  fl_graph_file *files;
  uint32_t n, n_holes;
  fl_graph *built;
  const fl_graph *graph; // as `ask` sees it
  fl_ask *ask;
} program;

static inline int program_by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_graph_file *)a)->path, ((const fl_graph_file *)b)->path);
}

static inline bool program_read(program *p, fl_extractor *extractor, const program_file *file,
                                const fl_facts **out) {
  fl_facts *facts = fl_arena_zero(&p->arena, sizeof *facts);
  fl_source source = fl_source_of(fl_arena_text(&p->arena, file->path), file->text);
  uint16_t id = fl_language_of_path(file->path);
  const fl_language *language = fl_language_at(id);
  const fl_mapping *mapping = id ? fl_mapping_find(language->id) : NULL;
  fl_error err = {0};
  *out = facts;
  if (id && language->kind == FL_LANGUAGE_CONFIG) return fl_settings_read(facts, &p->arena, &source, id);
  ck_assert_msg(mapping != NULL, "nobody reads %.*s", FL_STR_ARG(file->path));
  fl_extract_options options = {.language = id, .wall_ms = 60000}; // the machine may be busy
  ck_assert_msg(!fl_extract_file(facts, &p->arena, extractor, &source, mapping, &options, &err), "%s", err.text);
  p->n_holes += (facts->flags & FL_FILE_DEGRADED) != 0;
  return true;
}

// `files` in any order; paths and texts must live as long as the program.
static inline void program_open(program *p, const program_file *files, uint32_t n, const fl_models *models) {
  fl_error err = {0};
  fl_extractor *extractor = fl_extractor_new();
  *p = (program){0};
  p->files = fl_arena_zero_n(&p->arena, n, sizeof *p->files);
  for (uint32_t i = 0; i < n; i++) {
    const fl_facts *facts;
    if (!program_read(p, extractor, &files[i], &facts)) continue;
    uint32_t marks = fl_marks_of_path(files[i].path) | (facts->flags & FL_FILE_GENERATED ? FL_MARK_GENERATED : 0u);
    p->files[p->n++] = (fl_graph_file){.path = files[i].path,
                                       .facts = facts,
                                       .naming = fl_naming_find(fl_language_at(fl_language_of_path(files[i].path))->id),
                                       .marks = marks};
  }
  fl_extractor_free(extractor);
  qsort(p->files, p->n, sizeof *p->files, program_by_path);
  fl_str *paths = fl_arena_zero_n(&p->arena, n, sizeof *paths);
  for (uint32_t i = 0; i < n; i++) paths[i] = files[i].path;
  fl_graph_input input = {.files = p->files, .n_files = p->n, .models = models, .paths = paths, .n_paths = n, .jobs = 2, .calls_of_part = 1}; // in as many parts as there may be
  ck_assert_msg(!fl_graph_build(&p->built, &input, &err), "%s", err.text);
  p->ask = fl_ask_new(p->built);
  p->graph = fl_ask_graph(p->ask);
}

static inline void program_close(program *p) {
  fl_ask_free(p->ask);
  fl_graph_free(p->built);
  fl_arena_release(&p->arena);
  *p = (program){0};
}

#endif
