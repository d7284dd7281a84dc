// The steps of an analysis, one file each.
#ifndef FL_ENGINE_ENGINE_P_H
#define FL_ENGINE_ENGINE_P_H

#include "engine/engine.h"

// What reading one file came to.
struct fl_reading {
  fl_skip_kind skip; // FL_SKIP_none: its facts are there
  fl_str detail;     // of the skip
  uint32_t lines;
  uint32_t foreign_line; // first line with bytes that are not UTF-8; 0: none
  bool failed;       // the extractor gave up; detail says why
  fl_str not_compiled; // it has a compile command, and no compiler could be asked: why
  bool was_compiled; // a compiler was asked
  bool has_content;  // its digest is known
  bool is_missing;   // it was not to be read, and its facts are not known
  bool by_stamp, by_cache; // the digest from a stamp; all of this from the cache
  fl_digest content;
  const fl_compiled_input *inputs; // what the compiler read, and where it looked in vain
  uint32_t n_inputs;
};
// Would reading the file again come to the same? Not when a clock cut it, or a compiler did not say what it looked at.
bool fl_reading_is_repeatable(const fl_analysis *, uint32_t file);

// Reads and extracts all files of the walk, side by side.
void fl_analysis_read(fl_analysis *);
// Finds the compile database, and tries the program that reads by it. A database that was named must be readable.
FL_MUST_USE int fl_compile_open(fl_analysis *, fl_error *err);
void fl_compile_close(fl_analysis *);
// Its command, when there is a compiler that can be asked; NULL: none.
const fl_build *fl_compile_command(const fl_analysis *, const fl_file *);
// Has it a command, and a compiler that can be asked?
bool fl_compile_wants(const fl_analysis *, const fl_file *);
// How a compiler sees the file; NULL when it has no command, or the compiler cannot take it. `*compiler` is the worker's, started when needed.
const fl_compiled *fl_compile(fl_analysis *, const fl_file *, fl_compiler **compiler, fl_arena *, struct fl_reading *);
void fl_compile_add_gaps(fl_report *, const fl_analysis *);
// Links the files that were read.
FL_MUST_USE int fl_analysis_link(fl_analysis *, fl_error *err);

// How a language joins files to names; NULL for formats that hold no code.
const fl_naming *fl_naming_find(const char *language);

// What the files themselves hide: skipped files, holes in their syntax.
void fl_analysis_add_file_gaps(fl_report *, const fl_analysis *);
// Runs the rules and adds findings, the gaps of role resolution, and the counts of answers.
void fl_analysis_match(fl_report *, const fl_analysis *);

#endif
