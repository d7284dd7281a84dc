// How the text of a brief was made, when a language model took part in it.
//
// faultline-llm (analyzer/llm/) writes it as `llm` of the brief's JSON; json.c and read_brief.c do the same; the names below are its keys.
#ifndef FL_BRIEF_MADE_H
#define FL_BRIEF_MADE_H

#include "base/array.h"
#include "base/str.h"

// state: complete, partial, failed or nothing (there was nothing to rewrite). why: what went wrong first. model: that was asked for; answered_by: as it
// says. reviewer: the model that judged the claims.
#define FL_MADE_TEXTS(X) X(state) X(why) X(model) X(answered_by) X(reviewer) X(dialect) X(context) X(prompt_version) X(prompt_digest)
// tasks: questions that there were. statements: that could be rewritten; replaced: those that a claim stands for. redacted: secrets.
#define FL_MADE_NUMBERS(X)                                                                                    \
  X(tasks) X(answered) X(cached) X(statements) X(replaced) X(claims) X(repairs) X(requests) X(retries) X(tokens_in) X(tokens_out) X(redacted)
// Why claims were dropped, and how that reads behind "a claim".
#define FL_MADE_DROPS(X)                                                                                      \
  X(no_id, "cites nothing, or no statement")                                                                  \
  X(unknown_id, "cites an id that was not given")                                                             \
  X(number, "has a number that is not in what it cites")                                                      \
  X(name, "has a name that is not in what it cites")                                                          \
  X(negation, "denies what it cites, or leaves out a denial")                                                 \
  X(judgement, "weighs or reassures where what it cites does not")                                            \
  X(unrelated, "has too little in common with what it cites")                                                 \
  X(incomplete, "leaves out a number or a name of a statement that it replaces")                              \
  X(markup, "is no plain sentence")                                                                           \
  X(order, "joins statements of a list")                                                                      \
  X(review, "was not found to be supported by the second model")

typedef struct fl_made {
#define X(w) fl_str w;
  FL_MADE_TEXTS(X) // state "": no model took part
#undef X
#define X(w) uint32_t w;
  FL_MADE_NUMBERS(X)
#undef X
  struct fl_made_drops {
#define X(w, text) uint32_t w;
    FL_MADE_DROPS(X)
#undef X
  } dropped;
  FL_ARRAY(fl_str) disputed; // claims that the reviewer did not find supported
} fl_made;

#endif
