// Roles and slots: the words in which a grammar's role table describes a language.
//
// `grammars/<language>/roles.map` gives each syntax node kind a role and says where the role's slots are found
// (a field, a position, a child kind). `grammars/mapgen.c` checks the table against the grammar and compiles it to the
// structures below; `facts/extract.c` interprets them. A role is what a node *does* (calls, loops, catches), never what a
// library means by it.
#ifndef FL_FACTS_ROLES_H
#define FL_FACTS_ROLES_H

#include "base/str.h"

#include <stdint.h>

// name, slots it understands (documentation; mapgen rejects others)
#define FL_ROLES(X)                                                                                                    \
  X(pass, "item")                   /* transparent: statements or one expression inside (parentheses, wrappers); as a   \
                                       parameter's name attr=inside: its type is the argument of the written one */     \
  X(skip, "")                       /* subtree carries nothing that rules ask about */                                 \
  X(comment, "")                                                                                                       \
  X(package, "name")                /* package or namespace clause */                                                  \
  X(import, "module item alias")    /* usually filled by a hook */                                                     \
  X(func, "name tparams bounds params body type recv init mods attr") /* function or method; init: runs before the body; attr=self|init|ctor|get|\
                                       generator|value: a block's last expression is what comes back; tparams: <T, U: Bound>, bounds: where U : Bound */ \
  X(lambda, "params body type mods attr")         /* function value; body may be an expression; attr=value as above */ \
  X(params, "item name type")       /* list of parameters; name, type: its rest parameter without a node of its own */ \
  X(param, "name type value mods")  /* one parameter, name may be a pattern; attr=rest|kwrest|kwonly|block|self|bare_star */ \
  X(type, "name tparams bounds params supers body mods") /* attr=class|struct|interface|enum|object|companion|alias, else the body's\
                                       attr; all alternatives of supers count; params: record components, or a constructor by its hook */ \
  X(extend, "type supers body mods") /* members of a type that is declared elsewhere, and what it becomes by them */     \
  X(vars, "type item mods")         /* declaration of several declarators sharing a type */                            \
  X(var, "name type value mods")    /* one declarator; local, field or global by where it stands; attr=const|static */ \
  X(assign, "left right op type")   /* plain or compound; attr=define (as := does) | bind (first in function: Python) | closure (and those around the lambda: Ruby) */ \
  X(annot, "name args")             /* annotation, decorator, attribute */                                             \
  X(decorated, "annots item")       /* decorators wrapped around a definition */                                       \
  X(block, "item")                                                                                                     \
  X(if, "init test then else")      /* attr=error_value: `if (err)` tests for failure */                               \
  X(switch, "init name value body") /* attr=match: a break inside does not leave it; name: bound to the subject */     \
  X(case, "value item")             /* value absent: default */                                                        \
  X(loop, "init test step var over type body else") /* attr=while|do|for|each|forever */                               \
  X(try, "resources body catch finally else")                                                                          \
  X(catch, "type name test body")   /* test: what does not pass it is not caught */                                   \
  X(finally, "body")                                                                                                   \
  X(with, "item body")              /* scope that releases at its end; attr=async */                                   \
  X(with_item, "value name type")                                                                                      \
  X(sync, "on body")                /* in-process lock block */                                                        \
  X(select, "item")                 /* waits for the first of several communications */                                \
  X(select_case, "comm item")       /* comm absent: default */                                                         \
  X(return, "value")                                                                                                   \
  X(break, "label")                                                                                                    \
  X(continue, "label")                                                                                                 \
  X(throw, "value")                                                                                                    \
  X(label, "name item")                                                                                                \
  X(goto, "")                       /* makes the function irregular */                                                 \
  X(yield, "value")                 /* makes the function a generator */                                               \
  X(defer, "value")                 /* runs at the end of the function */                                              \
  X(spawn, "value")                 /* runs beside the function */                                                     \
  X(await, "value")                                                                                                    \
  X(call, "fn recv name args targs body") /* either fn, or recv + name; body = trailing block */                       \
  X(new, "type args targs init body") /* init: what the new object is filled from, a map or a list */                  \
  X(compose, "type body")           /* composite literal: type{entries} */                                             \
  X(args, "item")                                                                                                      \
  X(kwarg, "name value op")         /* without a name: an argument like others; a hook gives its value */              \
  X(spread, "value")                /* attr=map when it spreads keys */                                                \
  X(ident, "")                      /* attr=sigil: begins with a sign that fields do not have ($x, $this->x) */        \
  X(self, "")                       /* attr: how it is written, where the name of the kind is not that */               \
  X(super, "")                                                                                                         \
  X(member, "base name")            /* attr=access: the row's hook is for values, a callee is read by its slots */       \
  X(index, "base index")                                                                                               \
  X(string, "item")                 /* text without quotes; attr=raw: no escapes, plain: children carry nothing */     \
  X(template, "item")               /* holes are children of role pass, the text between them is text; or strings */   \
  X(int, "")                                                                                                           \
  X(float, "")                                                                                                         \
  X(true, "")                                                                                                          \
  X(false, "")                                                                                                         \
  X(nil, "")                        /* attr=no_error: the language spells success as an error value equal to it;       \
                                       no_result: failure as a status (`rc < 0`) or as no result (`p == NULL`) */      \
  X(list, "item")                                                                                                      \
  X(map, "item")                                                                                                       \
  X(pair, "key value")                                                                                                 \
  X(cond, "test then else")                                                                                            \
  X(binop, "left right op")         /* attr=dot_joins: a . b puts texts together */                                    \
  X(unary, "value op")                                                                                                 \
  X(update, "value op")             /* ++ and -- */                                                                    \
  X(cast, "type value")                                                                                                \
  X(typeref, "name args item")      /* a written type; read by the type-text reader, or by the row's hook, which gives\
                                       it as a type value; name, args: where it stands as a callee */                  \
  X(hook, "a b c d tparams bounds") /* all of the work is done by the hook; a function that it opens takes its type parameters */

// attr=define and attr=bind aside, an assignment whose operator is `:=` defines. Words that stand before a definition (async,
// static, private, abstract, const, final, ...) are seen by their text, in a `mods` slot as well as among the direct children.

// A slot is where a role finds one of its parts.
#define FL_SLOTS(X)                                                                                                    \
  X(item) X(name) X(module) X(alias) X(tparams) X(bounds) X(params) X(body) X(type) X(recv) X(mods) X(attr) X(value) X(supers) X(left)      \
  X(right) X(op) X(args) X(annots) X(init) X(test) X(then) X(else) X(step) X(var) X(over) X(resources) X(catch)        \
  X(finally) X(on) X(comm) X(label) X(fn) X(targs) X(base) X(index) X(key) X(a) X(b) X(c) X(d)

typedef enum fl_role {
  FL_ROLE_none = 0,
#define X(name, slots) FL_ROLE_##name,
  FL_ROLES(X)
#undef X
  FL_N_ROLES
} fl_role;

typedef enum fl_slot {
  FL_SLOT_none = 0,
#define X(name) FL_SLOT_##name,
  FL_SLOTS(X)
#undef X
  FL_N_SLOTS
} fl_slot;

typedef enum fl_source_kind {
  FL_SOURCE_FIELD = 1, // value = field id
  FL_SOURCE_NTH,       // value = 1..n, nth named child that is not a comment
  FL_SOURCE_LAST,      // last named child
  FL_SOURCE_KIND,      // value = symbol: first child (named or not) of that kind
} fl_source_kind;

// One way to find a slot. Rows of the same slot that follow one another are alternatives: the first that exists counts.
typedef struct fl_slot_source {
  uint8_t slot;  // fl_slot
  uint8_t kind;  // fl_source_kind
  uint8_t many;  // 1: all matches, in order
  uint8_t pad;
  uint16_t value;
  uint16_t pad2;
} fl_slot_source;

struct fl_extract;
struct fl_node;
// Handles a node by itself. Returns the value id that the node stands for, 0 when none.
typedef uint32_t fl_hook_fn(struct fl_extract *x, const struct fl_node *node);

// Reads a written type: dotted head (fl_var.type); `arg` takes its first argument's head. For languages whose types the
// common reader does not understand: a line `types hook=name` in roles.map.
typedef uint32_t fl_type_hook_fn(struct fl_extract *x, fl_str text, uint32_t *arg);

// Writes spellings that the grammar cannot read as it can, in place and without changing the length. Asked for only when a file as it
// stands is broken, and kept when less is broken then: a line `text hook=name` in roles.map.
typedef void fl_text_hook_fn(char *text, uint32_t n);
// `words hook=name` names another one, which blanks words that the grammar has no place for before any file is parsed; facts are made from
// the text as it was.

typedef struct fl_role_row {
  uint8_t role;          // fl_role; none: children are visited as statements
  uint8_t n_sources;
  uint16_t first_source; // into fl_mapping.sources
  uint16_t hook;         // index into fl_mapping.hooks, 0 = none
  uint16_t attr;         // index into fl_mapping.attrs, 0 = none
} fl_role_row;

// One language's compiled table; immutable, generated.
typedef struct fl_mapping {
  const char *language;         // id, as in language.yaml
  const void *(*grammar)(void); // the grammar's entry function
  uint32_t n_rows;              // number of symbols of the grammar
  const fl_role_row *rows;      // by symbol id
  const fl_slot_source *sources;
  fl_hook_fn *const *hooks;     // [0] is NULL
  const char *const *attrs;     // [0] is ""
  fl_type_hook_fn *type_hook;   // NULL: the common reader
  fl_text_hook_fn *text_hook;   // NULL: files are read as they stand
  fl_text_hook_fn *words_hook;  // likewise
  uint64_t digest;              // of the table text and the grammar version; part of cache keys
} fl_mapping;

// Every compiled table, sorted by language id, ended by NULL. Generated into fl_mappings.c by mapgen.
extern const fl_mapping *const fl_mappings[];

#endif
