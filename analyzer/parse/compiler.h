// A compiler's view of a file, made by a program of its own: what it left out, and what each name stands for.
//
// faultline-clang (cli/clang_main.c) is that program. It is asked one file after the other and answers in lines; when it crashes or takes too long it
// is ended, and the next question starts another. A worker has one program of its own.
//
//   fl_compiler *c = fl_compiler_new(program, root);
//   rc = fl_compiler_start(c, err);              // says whether it is there and of our version
//   rc = fl_compiler_ask(c, command, wall_ms, &view, &arena, err);
//   fl_compiler_free(c);                         // ends it
#ifndef FL_PARSE_COMPILER_H
#define FL_PARSE_COMPILER_H

#include "base/hash.h"
#include "parse/builds.h"

// Lines that are not compiled: those between a #if and the directive that ends its branch, both included.
typedef struct fl_left_out {
  uint32_t first_line, last_line;
} fl_left_out;

// A name in the file that stands for a function, or (is_definition) that is defined there.
typedef struct fl_compiled_name {
  uint32_t byte;      // where it stands; of a name that a macro brings in, the macro's
  uint32_t line;      // of the function's definition, as far as this file shows it
  bool is_definition;
  bool is_outside;    // it is declared outside of the root
  fl_str symbol;      // what all files of the program call it (a USR)
  fl_str name;        // qualified: "a.b.C.m"
  fl_str path;        // file of the definition, relative to the root; "" when this file does not show it
  fl_str receiver;    // of a method: class of the object it is called on, "" when that declares it
} fl_compiled_name;

// At a macro: the number that it stands for. At a variable without a written type: its type, as the language writes it.
typedef struct fl_compiled_text {
  uint32_t byte;
  fl_str text;
} fl_compiled_text;

// A file that the view depends on.
typedef struct fl_compiled_input {
  fl_str path;       // absolute
  fl_digest content; // as it was read; {0}: a header was looked for there, and there was none
} fl_compiled_input;

typedef struct fl_compiled {
  const fl_left_out *left_out; // in order of lines
  const fl_compiled_name *names; // by byte
  const fl_compiled_text *values, *types; // by byte
  const fl_compiled_input *inputs;
  uint32_t n_left_out, n_names, n_values, n_types, n_inputs; // n_inputs 0: nobody listed them
} fl_compiled;

typedef struct fl_compiler fl_compiler;
fl_compiler *fl_compiler_new(const char *program, const char *root); // both outlive it; starts nothing
void fl_compiler_free(fl_compiler *);
FL_MUST_USE int fl_compiler_start(fl_compiler *, fl_error *err);
// Which program and compiler answer; "" when none was started.
fl_str fl_compiler_greeting(const fl_compiler *);
// The view lives in `arena`. FL_E_INPUT when the file does not compile so far that one could trust it, FL_E_INTERNAL when the program ended,
// FL_E_LIMIT when it took too long; err->text is what to tell.
FL_MUST_USE int fl_compiler_ask(fl_compiler *, const fl_build *, uint32_t wall_ms, fl_compiled *out, fl_arena *arena, fl_error *err);

#endif
