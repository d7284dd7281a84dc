// The whole analysis behind three calls: load what we know, look at a tree, report.
//
//   fl_engine *engine;      fl_engine_load(&engine, &options, &errors);
//   fl_analysis *analysis;  fl_analysis_run(&analysis, engine, tree, &scan, &err);
//   fl_report report;       fl_analysis_report(&report, analysis);
//
// An engine is immutable and may serve several analyses at once. An analysis keeps facts and graph, so that questions can be
// asked afterwards (explain, facts). The report is independent of the analysis but for the engine's rules and the tree.
#ifndef FL_ENGINE_ENGINE_H
#define FL_ENGINE_ENGINE_H

#include "base/error.h"
#include "base/io.h"
#include "engine/config.h"
#include "engine/profile.h"
#include "facts/facts.h"
#include "facts/scip.h"
#include "findings/finding.h"
#include "findings/select.h"
#include "graph/graph.h"
#include "match/rule.h"
#include "models/model.h"
#include "parse/compiler.h"
#include "walk/walk.h"

#include <stdatomic.h>

// ---- engine ------------------------------------------------------------------------------------------------------------

typedef struct fl_engine_options {
  const char *data_dir;      // holds rules/ (with rules/models/); NULL: FAULTLINE_DATA, then beside the program
  const char *only_rules;    // instead of the shipped rules
  const char *const *rules;  // on top of them: folders with <family>/<id>/rule.yaml and maybe models/
  uint32_t n_rules;
  const char *project;       // the checked root: .faultline/rules and .faultline/models are added, faultline.yaml holds; NULL: none
  const char *config;        // instead of the faultline.yaml that stands closest
  bool isolated;             // no configuration
} fl_engine_options;

typedef struct fl_engine {
  fl_arena arena;
  const char *data_dir;      // where it was found
  fl_models *models;
  fl_rules *rules;
  fl_config config;          // path NULL: there is none
} fl_engine;

// All mistakes of all files are collected in `errors`, sorted; the status is that of the first.
FL_MUST_USE int fl_engine_load(fl_engine **out, const fl_engine_options *, fl_errors *errors);
void fl_engine_free(fl_engine *);
// Where the data would be found. Borrowed from `arena`; NULL with `err` filled when nowhere.
const char *fl_engine_find_data(fl_arena *arena, const char *asked, fl_error *err);

// ---- analysis ----------------------------------------------------------------------------------------------------------

typedef enum fl_stage { FL_STAGE_LISTING, FL_STAGE_READING, FL_STAGE_LINKING, FL_STAGE_MATCHING, FL_STAGE_DONE } fl_stage;

// How far a run has come; another thread may look.
typedef struct fl_progress {
  atomic_int stage; // fl_stage
  atomic_uint done, total; // files, while reading
  atomic_bool stop;        // asked for by the other thread: what is read is kept for the next run, and nothing is reported
} fl_progress;

// Where a compile database is looked for when none is named.
enum fl_commands_in { FL_COMMANDS_UPWARD, FL_COMMANDS_ROOT, FL_COMMANDS_NOWHERE };

typedef struct fl_scan_options {
  uint32_t jobs;           // 0: as many as there are processors for us
  uint64_t max_file_bytes; // 0: the default
  uint32_t file_timeout_ms; // 0: the default
  bool all;                // vendored code and build output too, findings in tests and generated code too
  bool facts_only;         // read, but do not link: the engine may be NULL
  uint32_t today;          // yyyymmdd, for suppressions that expire; 0: they never do
  fl_select select;
  const char *scip;        // an index of symbols; NULL: index.scip in the root, where there is one
  const char *commands;    // folder of compile_commands.json; NULL: see commands_in
  uint8_t commands_in;     // fl_commands_in
  const char *compiler;    // the program faultline-clang; NULL: beside ours, or in PATH
  fl_progress *progress;   // may be NULL
  fl_profile *profile;     // may be NULL
  struct fl_cache *cache;  // of earlier runs (engine/cache.h); NULL: none. Written by fl_cache_save
  bool as_stored;          // the tree is compared with another state of it: what describes the folder as it lies there (compile database, index of symbols) is left out
  bool known_only;         // facts come from the cache, and no file is read; a run that lacks some is FL_E_INPUT
  bool report_only;        // nobody asks for facts or graph: a report that the cache knows will do
} fl_scan_options;

typedef struct fl_compilation {
  const char *root;     // without links
  const char *database; // NULL: there is none
  const char *program;
  fl_builds commands;
  uint32_t n_files;     // that are read and have a command
  fl_str trouble;       // why no file is compiled; "" when all is well
  fl_str identity;      // of the program, its compiler and what both get from the environment
} fl_compilation;
// A program of ours that is apart: beside this one, or in PATH. Borrowed from `arena`; NULL when it is not installed.
const char *fl_program_find(fl_arena *arena, const char *name);
// The program that reads with a compiler, borrowed from `arena` or `asked`; NULL when it is not installed.
const char *fl_compiler_find(fl_arena *arena, const char *asked);

typedef struct fl_analysis {
  const fl_engine *engine;
  const fl_tree *tree;
  fl_scan_options options;
  fl_walk walk;
  const fl_facts **facts;    // by index of walk.files; NULL when the file was not read
  struct fl_reading *reading; // by index of walk.files: why not
  fl_graph_file *graph_files;
  fl_graph *graph;           // NULL when no code was read
  uint32_t n_graph_files;
  uint32_t n_workers;
  fl_arena *arenas;          // one a worker: facts
  uint64_t *file_ns, *rule_ns; // with a profile: what each took
  fl_mapped scip_bytes;      // of index.scip
  fl_scip scip;
  fl_compilation compilation;
  bool scip_failed;          // it is there, and cannot be read
  fl_digest scip_content;    // {0}: there is none
  fl_report known;           // from the cache
  bool is_known;             // then nothing was read or linked
  bool was_stopped;          // by its progress: some files were not read, nothing is linked
  fl_arena arena;
} fl_analysis;

FL_MUST_USE int fl_analysis_run(fl_analysis **out, const fl_engine *, const fl_tree *, const fl_scan_options *, fl_error *err);
void fl_analysis_free(fl_analysis *);
// Matches the rules and makes a finished, filtered report. Release it with fl_report_release.
void fl_analysis_report(fl_report *out, const fl_analysis *);
// The same for a run with `report_only`, once: the report may be there already.
void fl_analysis_take_report(fl_report *out, fl_analysis *);
uint32_t fl_analysis_files_read(const fl_analysis *);

#endif
