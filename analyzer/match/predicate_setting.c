// What configuration declares: is a setting as the rule asks?
#include "match/predicate_p.h"

#include "base/glob.h"
#include "graph/declaration.h"

#include <string.h>

static fl_reply no(void) { return (fl_reply){FL_NO, 0}; }
static fl_reply perhaps(void) { return (fl_reply){FL_PERHAPS, 1}; }
static fl_reply when(bool holds) { return holds ? (fl_reply){FL_YES, 4} : no(); }

// words: the setting, the one it is compared with, and patterns of what it may be.
static bool is_one_of(const fl_predicate *p, fl_str text) {
  for (uint32_t i = 2; i < p->n_words; i++)
    if (fl_glob_match(p->words[i], text)) return true;
  return p->n_words == 2;
}

static fl_reply compare(fl_focus *f, const fl_predicate *p, const fl_declaration *what, const fl_declared *own) {
  bool sized = p->gt != INT64_MIN || p->lt != INT64_MAX;
  if ((sized || p->compares) && !own->is_number) return perhaps();
  if (sized && !(own->number > p->gt && own->number < p->lt)) return no();
  if (p->compares == FL_COMPARES_even) return when(own->number % 2 == 0);
  if (!p->compares) return when(true);
  fl_declared other = fl_declared_value(f->g, what, p->words[1], f->arena);
  if (!other.is_number) return other.state == FL_DECLARED_NOTHING ? no() : perhaps();
  return when(p->compares == FL_COMPARES_below ? own->number < other.number : own->number > other.number);
}

// For the message: "`acks` is 1".
static void tell(fl_focus *f, const fl_declaration *what, const fl_declared *own) {
  fl_str key = fl_str_starts_c(own->key, "env.") ? fl_str_from_pos(own->key, 4) : own->key;
  bool whole = what->prefix.n && strcmp(fl_declaration_way(f->g, what), "settings") == 0; // the finding has no name of its own
  if (whole) key = fl_str_from(fl_arena_printf(f->arena, "%.*s%.*s", FL_STR_ARG(what->prefix), FL_STR_ARG(key)));
  bool is_flag = fl_str_starts_c(key, "command[");
  if (is_flag) key = fl_str_slice(key, 8, key.n - 1);
  const char *before = f->sum ? f->sum : "", *joined = f->sum ? ", " : "";
  if (own->state == FL_DECLARED_UNKNOWN) f->sum = fl_arena_printf(f->arena, "%s%s`%.*s` is set, and not known to what", before, joined, FL_STR_ARG(key));
  else if (own->state == FL_DECLARED_NOTHING) f->sum = fl_arena_printf(f->arena, "%s%s`%.*s` is not set", before, joined, FL_STR_ARG(key));
  else
    f->sum = fl_arena_printf(f->arena, "%s%s`%.*s` is %.*s%s", before, joined, FL_STR_ARG(key), FL_STR_ARG(own->text),
                             own->state == FL_DECLARED_DEFAULT ? " by default" : "");
}

static fl_reply ask(fl_focus *f, const fl_predicate *p, const fl_declaration *what, const fl_declared *own) {
  bool written = own->state == FL_DECLARED_WRITTEN || own->state == FL_DECLARED_UNKNOWN;
  if ((p->answers & (1u << FL_ANSWER_set)) && !written) return no();
  if ((p->answers & (1u << FL_ANSWER_absent)) && written) return no();
  bool asks_value = p->n_words > 2 || p->compares || p->gt != INT64_MIN || p->lt != INT64_MAX;
  if (!asks_value) return when(own->setting != NULL);
  if (own->state == FL_DECLARED_UNKNOWN) return perhaps();
  if (own->state == FL_DECLARED_NOTHING || !is_one_of(p, own->text)) return no();
  return compare(f, p, what, own);
}

fl_reply fl_reply_setting(fl_focus *f, const fl_predicate *p) {
  const fl_declaration *what = fl_declaration_of(f->g, f->site);
  if (!what) return no();
  fl_declared own = fl_declared_value(f->g, what, p->words[0], f->arena);
  fl_reply r = ask(f, p, what, &own);
  if (r.is != FL_NO) tell(f, what, &own);
  return r;
}
