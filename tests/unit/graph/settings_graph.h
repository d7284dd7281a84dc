// A graph of settings files alone, from texts. The files that ask stand in it as settings too: only their paths matter.
#pragma once

#include "models/support.h"

#include "facts/settings.h"
#include "graph/graph.h"
#include "walk/language.h"
#include "walk/marks.h"

typedef struct text_file {
  const char *path, *text;
} text_file;

typedef struct settings_graph {
  fl_arena arena;
  fl_models *models;
  fl_graph_file files[16];
  uint32_t n;
  fl_graph *graph;
} settings_graph;

static inline int by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_graph_file *)a)->path, ((const fl_graph_file *)b)->path);
}

static inline void add_settings(settings_graph *s, const text_file *file) {
  fl_facts *facts = fl_arena_zero(&s->arena, sizeof *facts);
  fl_source source = fl_source_of(file->path, fl_str_from(file->text));
  fl_str path = fl_str_from(file->path);
  ck_assert_msg(fl_settings_read(facts, &s->arena, &source, fl_language_of_path(path)),
                "nothing is read from %s", file->path);
  s->files[s->n++] = (fl_graph_file){.path = path, .facts = facts, .marks = fl_marks_of_path(path)};
}

// `files` ends with a row without path.
static inline void open_graph(settings_graph *s, const text_file *files, const char *models) {
  fl_error err;
  s->models = compile_text(models);
  for (; files->path; files++) add_settings(s, files);
  qsort(s->files, s->n, sizeof *s->files, by_path);
  fl_graph_input input = {.files = s->files, .n_files = s->n, .models = s->models};
  ck_assert_int_eq(fl_graph_build(&s->graph, &input, &err), FL_OK);
}

static inline uint32_t file_of(const settings_graph *s, const char *path) {
  for (uint32_t i = 0; i < s->n; i++)
    if (fl_str_eq_c(s->files[i].path, path)) return i + 1;
  ck_abort_msg("no file %s", path);
}

static inline void close_graph(settings_graph *s) {
  fl_graph_free(s->graph);
  fl_models_free(s->models);
  fl_arena_release(&s->arena);
  *s = (settings_graph){0};
}
