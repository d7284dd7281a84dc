// Every cap of the analysis, in one place. Reaching one is never silent: the answer becomes `unknown(limit)`.
// Values: what real repositories needed at the 99th percentile in our runs, rounded up.
#ifndef FL_GRAPH_LIMITS_H
#define FL_GRAPH_LIMITS_H

enum {
  FL_MAX_FRAMES = 6,          // calls entered with their arguments bound while a value is followed
  FL_MAX_BROUGHT = 20000,     // files that images take from beside their programs; the rest stays where it stands
  FL_MAX_HOPS = 40,           // assignments, fields, returns and parameters along one value chain
  FL_MAX_ORIGINS = 96,        // different origins of one value
  FL_MAX_CALLERS = 64,        // callers asked for a parameter's value
  FL_MAX_STEPS = 20000,       // work of one role resolution
  FL_MAX_PIECE = 400000,      // ... of all that are asked in a piece of work (budget.c)
  FL_FEWEST_STEPS = 1000,     // ... of one when its piece has no more
  FL_MAX_IMPLEMENTATIONS = 3, // candidates behind an interface call
  FL_MAX_WILDCARDS = 32,      // modules that are looked into because they are brought in whole
  FL_MAX_TYPING = 48,         // type questions asked inside one another
  FL_MAX_SUPERS = 8,          // length of an inheritance chain
  FL_MAX_SUMMARY = 48,        // sites kept in a function's summary
  FL_MAX_SUMMARY_DEPTH = 6,   // calls between a function and a site in its summary
  FL_MAX_REFERENCES = 4,      // settings that refer to one another
  FL_MAX_INCLUDES = 8192,     // files that a file sees through its includes
  FL_MAX_NAME = 512,          // bytes of a qualified name
  FL_MAX_TEXT_BYTES = 4096,   // bytes of a folded text: statements are longer than addresses
  FL_MAX_LEADS = 16,          // rounds over libraries of which is asked which programs lead into them
  FL_MAX_TEXTS = 8,           // texts that one value is told apart as
};

#endif
