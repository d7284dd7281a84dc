// A role's question and what its carriers say; shared by role.c, carrier.c and decide.c.
#ifndef FL_GRAPH_ROLE_P_H
#define FL_GRAPH_ROLE_P_H

#include "graph/ask_p.h"

// What one carrier says through one origin.
typedef struct fl_said {
  uint8_t answer; // fl_answer; NONE: not set here
  uint8_t certainty, scope, flags;
  bool not_understood;
  int64_t value;
  const fl_step *chain;
  const fl_step *owner;  // the object that lacks the property, when there is one
  const fl_step *object; // the object that was asked, whatever it answered
  fl_sym owner_name, why, text;
  uint32_t entry;
  fl_val_ref val;
} fl_said;
typedef FL_ARRAY(fl_said) fl_says;

typedef struct fl_question {
  fl_ask *a;
  const fl_site *site;
  const fl_role_model *model;
  fl_place_of at;
  uint8_t role;
  bool ends; // contexts are asked whether they end at all, by a deadline or by somebody
} fl_question;

typedef struct fl_verdict {
  FL_ARRAY(fl_outcome) at;
} fl_verdict;

// role.c: what a model says about the role of a site; `model` is NULL when it says nothing.
fl_question fl_question_of(fl_ask *a, const fl_site *s, uint8_t role);
void fl_model_outcomes(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v); // what its row says, and nothing around it
uint8_t fl_answer_rank(uint8_t answer); // how bad: none, bounded, inherited, unknown, unbounded
fl_sym fl_say_word(fl_ask *a, const char *text);
// carrier.c: adds what a carrier says through one origin; contexts are followed to where they start.
void fl_carrier_says(fl_question *q, const fl_carrier *c, const fl_origin *o, fl_says *out);
void fl_context_says(fl_question *q, const fl_origin *o, uint32_t depth, fl_says *out);
// decide.c: the outcomes that all carriers together come to; `lists` has one entry a carrier of the model.
void fl_decide(fl_question *q, const fl_says *lists, uint32_t n, fl_verdict *v);
void fl_add_outcome(fl_verdict *v, fl_outcome o);
// loop_outcome.c: a loop's own answers; a context that is to end it is followed to its root, for each caller.
void fl_loop_outcomes(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v);
// infra.c: a limit outside of the process takes the place of outcomes that are not bounded.
void fl_add_infra(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v);
void fl_doubt_statement(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v);  // in a repository that limits statements in SQL
void fl_doubt_other_way(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v); // beside a branch that has a limit
void fl_doubt_macro(fl_ask *a, const fl_site *s, fl_verdict *v); // what stands in a macro that nobody describes lacks nothing for sure
// endless.c: what the calls through a client say of a limit that is switched off where it is made.
void fl_ask_calls_of_client(fl_ask *a, const fl_site *client, uint8_t role, fl_verdict *v);
const fl_role_model *fl_role_model_of(const fl_graph *g, const fl_meaning_row *row, uint8_t role); // role.c; NULL: none

#endif
