// How things of the graph are called for people. One table of wordings; no sentence is built elsewhere.
#include "base/duration.h"
#include "findings/collect.h"

#include <string.h>

static bool upper(char c) { return c >= 'A' && c <= 'Z'; }

// The path of a module says little; the type and the method say it: cut to them.
fl_str fl_say_callee(fl_arena *arena, fl_str name) {
  uint32_t slash = fl_str_rfind_char(name, '/');
  if (slash != FL_STR_NONE) name = fl_str_slice(name, slash + 1, name.n);
  uint32_t from = 0, segment = 0;
  for (uint32_t i = 0; i < name.n; i++) {
    if (i > 0 && name.at[i - 1] != '.') continue;
    if (upper(name.at[i])) {
      if (segment > 1) from = i;
      break;
    }
    segment++;
  }
  return fl_arena_str(arena, fl_str_slice(name, from, name.n));
}

static fl_str named(fl_arena *arena, const fl_graph *g, const char *before, fl_sym name, const char *after) {
  fl_str text = name ? fl_say_callee(arena, fl_graph_name(g, name)) : FL_STR("");
  if (!text.n) return fl_str_from(fl_arena_printf(arena, "%s%s", before, after));
  return fl_str_from(fl_arena_printf(arena, "%s`%.*s`%s", before, FL_STR_ARG(text), after));
}

fl_str fl_say_step(fl_arena *arena, const fl_graph *g, const fl_step *s) {
  switch ((fl_step_kind)s->kind) {
  case FL_STEP_call: return named(arena, g, "", s->name, " is called");
  case FL_STEP_argument: return named(arena, g, "the argument", s->name, "");
  case FL_STEP_local: return named(arena, g, "", s->name, " is set here");
  case FL_STEP_field: return named(arena, g, "field ", s->name, "");
  case FL_STEP_global: return named(arena, g, "", s->name, "");
  case FL_STEP_parameter: return named(arena, g, "parameter ", s->name, "");
  case FL_STEP_caller: return named(arena, g, "called here with ", s->name, "");
  case FL_STEP_returned: return FL_STR("returned here");
  case FL_STEP_construct: return named(arena, g, "", s->name, " is made here");
  case FL_STEP_literal: return FL_STR("this value");
  case FL_STEP_provider: return named(arena, g, "provided by ", s->name, "");
  case FL_STEP_property: return named(arena, g, "sets ", s->name, "");
  case FL_STEP_maker: return named(arena, g, "made by its ", s->name, "");
  case FL_STEP_setter: return named(arena, g, "set by ", s->name, "");
  case FL_STEP_context_root: return named(arena, g, "", s->name, " starts a context without a deadline");
  case FL_STEP_entry: return named(arena, g, "entry point ", s->name, "");
  case FL_STEP_region: return FL_STR("inside this block");
  case FL_STEP_default: return named(arena, g, "default of ", s->name, "");
  case FL_STEP_config: return named(arena, g, "setting ", s->name, "");
  case FL_STEP_annotation: return named(arena, g, "annotation ", s->name, "");
  case FL_STEP_unset: return named(arena, g, "made without ", s->name, "");
  case FL_STEP_none:
  case FL_N_STEP_KINDS: break;
  }
  return FL_STR("");
}

fl_place fl_say_place(fl_arena *arena, const fl_graph *g, uint32_t file, fl_span span, fl_str message) {
  fl_place p = {.path = fl_arena_str(arena, fl_graph_file_at(g, file)->path),
                .byte_begin = span.byte_begin,
                .byte_end = span.byte_end,
                .line = span.line,
                .col = span.col,
                .message = fl_arena_str(arena, message)};
  return p;
}

fl_str fl_say_value(fl_arena *arena, uint8_t role, const fl_outcome *o) {
  char text[FL_DURATION_TEXT_BYTES];
  if (o->answer == FL_IS_UNBOUNDED) return FL_STR("unbounded");
  if (o->answer != FL_IS_BOUNDED) return FL_STR("unknown");
  if (o->value < 0) return FL_STR("set");
  bool plain = role == FL_ROLEKIND_bound || role == FL_ROLEKIND_attempts;
  if (plain) return fl_str_from(fl_arena_printf(arena, "%lld", (long long)o->value));
  const char *least = fl_arena_printf(arena, "%s", fl_duration_format(o->value, text));
  bool varies = o->loosest && o->loosest != INT64_MAX;
  return fl_str_from(varies ? fl_arena_printf(arena, "%s to %s", least, fl_duration_format(o->loosest, text)) : least);
}

static const char *role_phrase(uint8_t role) {
  switch (role) {
  case FL_ROLEKIND_deadline: return "a deadline";
  case FL_ROLEKIND_wait: return "a limit on the wait";
  case FL_ROLEKIND_lease: return "a lease";
  case FL_ROLEKIND_bound: return "a limit on attempts";
  case FL_ROLEKIND_elapsed: return "a limit on the total time";
  case FL_ROLEKIND_backoff: return "a wait between attempts";
  case FL_ROLEKIND_idempotency_key: return "an idempotency key";
  case FL_ROLEKIND_token: return "an owner token";
  default: return "it";
  }
}

fl_str fl_say_outcome(fl_arena *arena, const fl_graph *g, uint8_t role, const fl_outcome *o) {
  fl_str why = fl_graph_name(g, o->why);
  const char *name = role_phrase(role);
  bool lacks = o->answer != FL_IS_UNKNOWN && o->answer != FL_IS_BOUNDED; // a bound that the library has by itself is no lack
  if (lacks && o->owner && o->owner->kind == FL_STEP_construct && o->owner_name) {
    fl_str made = fl_say_callee(arena, fl_graph_name(g, o->owner_name));
    return fl_str_from(
        fl_arena_printf(arena, "`%.*s` is made without %s, and the library has none by default", FL_STR_ARG(made), name));
  }
  if (o->answer == FL_IS_UNBOUNDED && (o->flags & FL_OUT_LIBRARY) && role)
    return fl_str_from(fl_arena_printf(arena, "%s is missing, and the library has none by default", name));
  if (o->answer == FL_IS_BOUNDED && o->value >= 0) {
    fl_str value = fl_say_value(arena, role, o);
    return fl_str_from(fl_arena_printf(arena, "%.*s: %.*s", FL_STR_ARG(value), FL_STR_ARG(why)));
  }
  return fl_arena_str(arena, why);
}

static bool says_nothing(const fl_step *s) { return s->span.byte_end == 0; }

uint32_t fl_say_chain(fl_arena *arena, const fl_graph *g, const fl_step *last, fl_place *out, uint32_t cap) {
  const fl_step *steps[64];
  uint32_t n = 0, written = 0;
  for (const fl_step *s = last; s && n < 64; s = s->prev)
    if (!says_nothing(s)) steps[n++] = s;
  while (n > 0 && written < cap) {
    const fl_step *s = steps[--n];
    fl_place p = fl_say_place(arena, g, s->file, s->span, fl_say_step(arena, g, s));
    const fl_place *before = written ? &out[written - 1] : NULL;
    if (before && before->line == p.line && fl_str_eq(before->path, p.path))
      out[written - 1] = p; // the last word about a line
    else
      out[written++] = p;
  }
  return written;
}
