// Parsers of foreign bytes, each as a target: bytes in, nothing out but a crash.
//
// A target is named NAME or NAME-AS, as the folder of its corpus is: "code-python" reads the bytes as Python, "settings-pom.xml" as a file of that
// name. fuzz.c gives the targets to libFuzzer, replay.c runs a corpus once.
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/error.h"
#include "base/io.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

// `as`: what stands behind the target's name; "" when nothing does. `text` has nothing readable behind its end.
typedef void fuzz_run(const char *as, fl_str text);

// name, what its bytes are, how many changed copies of each input a replay tries as well
#define FUZZ_TARGETS(X)                                                                                                                \
  X(code, "a source file; AS is a language of grammars/", 40)                                                                           \
  X(settings, "a settings file; AS is its name", 100)                                                                                   \
  X(scan, "a repository, files behind lines \"=== PATH\"; AS is the name of the first: the whole analysis, every format, read again", 2) \
  X(rule, "rule.yaml", 60)                                                                                                              \
  X(model, "a file of models", 60)                                                                                                      \
  X(config, "faultline.yaml", 100)                                                                                                      \
  X(baseline, "faultline-baseline.json", 100)                                                                                           \
  X(saved, "a brief or report that was written as JSON", 60)                                                                            \
  X(manifest, "the list of an audit", 100)                                                                                              \
  X(pack, "compiled rules or models, stored facts, a tree that was kept, a file of a cache", 60)                                                              \
  X(scip, "index.scip", 100)                                                                                                            \
  X(builds, "compile_commands.json", 100)                                                                                               \
  X(texts, "small languages inside of others; AS is one of diff, ignore, glob, owners, sql, duration", 200)

// Of faultline-llm, which is a program of its own (fuzz-llm here).
#define FUZZ_LLM_TARGETS(X)                                                          \
  X(reply, "what a language model's service answers; AS is chat or messages", 100)   \
  X(claims, "what a language model wrote: claims, and verdicts over them", 100)      \
  X(source, "the brief that faultline-llm is given", 40)

#define X(name, about, tries) void fuzz_##name(const char *as, fl_str text);
FUZZ_TARGETS(X)
FUZZ_LLM_TARGETS(X)
#undef X

typedef struct fuzz_target {
  const char *name, *about;
  fuzz_run *run;
  uint32_t tries;
} fuzz_target;
extern const fuzz_target fuzz_targets[]; // up to a row without name

// The target of "NAME" or "NAME-AS"; ends the program, with a list of them all, when there is none. `as` is borrowed from `name`.
const fuzz_target *fuzz_find(const char *name, const char **as);
// A file of these bytes, for what reads from a path; one at a time.
const char *fuzz_file(fl_str text);

#endif
