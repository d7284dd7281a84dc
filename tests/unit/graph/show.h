// What a graph says, as text. Each function appends a few lines; `args` is what stands behind its word in a case.
#ifndef TESTS_GRAPH_SHOW_H
#define TESTS_GRAPH_SHOW_H

#include "graph/program.h"

#include "base/duration.h"

static inline void show_place(fl_buf *out, const fl_graph *g, uint32_t file, uint32_t line) {
  fl_buf_printf(out, "%.*s:%u", FL_STR_ARG(fl_graph_file_at(g, file)->path), line);
}

// ---- parts of fl_graph_dump ------------------------------------------------------------------------------------------------

static inline void add_dump(void *payload, const char *text, uint32_t n) { fl_buf_add_bytes(payload, text, n); }

static inline bool is_header(fl_str line) { return line.n && line.at[0] != ' '; }

// The first line of an entry point's site: what it says stands in the section of entry points already.
static inline bool is_entry_site(fl_str line) {
  fl_str place;
  return fl_str_starts_c(line, "  ") && fl_str_cut(fl_str_from_pos(line, 2), ' ', &place, &line) && fl_str_starts_c(line, "entry ");
}

// One section of the dump. `only`: of roles, and no entry points; "" = all.
static inline void show_section(fl_buf *out, const program *p, fl_str section, fl_str only) {
  fl_buf dump = {0};
  bool inside = false, entry = false;
  fl_graph_dump(p->graph, add_dump, &dump);
  for (fl_str rest = fl_buf_str(&dump), line; rest.n;) {
    fl_str_cut(rest, '\n', &line, &rest);
    if (is_header(line)) inside = fl_str_eq(line, section);
    bool role = fl_str_starts_c(line, "    ");
    if (!role) entry = only.n && is_entry_site(line);
    if (!inside || entry || (role && only.n && !fl_str_starts(fl_str_from_pos(line, 4), only))) continue;
    fl_buf_printf(out, "%.*s\n", FL_STR_ARG(line));
  }
  fl_buf_release(&dump);
}

// ---- where calls go ------------------------------------------------------------------------------------------------------------

static inline void show_target(fl_buf *out, const program *p, const fl_target *t) {
  static const char *const via[] = {"", "", " callback", " spawn", " register", " passed"};
  const fl_graph *g = p->graph;
  fl_buf_add_c(out, " -> ");
  show_place(out, g, t->func.file, fl_graph_func(g, t->func)->span.line);
  fl_buf_printf(out, " %.*s [%u]%s", FL_STR_ARG(fl_graph_func_name(g, t->func)), t->certainty, via[t->via]);
}

// "a.go:5 Get = net/http.Get [4]" (a library's), "a.go:7 run -> b.go:3 run [4]" (the repository's), "a.go:8 f ?" (nobody knows)
static inline void show_callees(fl_buf *out, const program *p) {
  const fl_graph *g = p->graph;
  for (uint32_t file = 1; file <= p->n; file++) {
    const fl_facts *f = fl_graph_facts(g, file);
    for (uint32_t i = 1; i < f->n_calls; i++) {
      const fl_target *targets;
      fl_call_ref call = {file, i};
      uint32_t n = fl_graph_targets(g, call, &targets);
      fl_str callee = fl_graph_name(g, fl_graph_callee(g, call));
      show_place(out, g, file, f->calls[i].name_line);
      fl_buf_printf(out, " %.*s", FL_STR_ARG(f->texts[f->calls[i].name]));
      if (callee.n) fl_buf_printf(out, " = %.*s", FL_STR_ARG(callee));
      if (!callee.n && !n) fl_buf_add_c(out, " ?");
      for (uint32_t t = 0; t < n; t++) {
        if (targets[t].func.id) show_target(out, p, &targets[t]);
        else fl_buf_printf(out, " [%u]", targets[t].certainty);
      }
      fl_buf_add_char(out, '\n');
    }
  }
}

// ---- roles with their chains ------------------------------------------------------------------------------------------------

static inline void show_steps(fl_buf *out, const fl_graph *g, const fl_step *s) {
  if (!s) return;
  show_steps(out, g, s->prev);
  fl_buf_add_c(out, "    ");
  show_place(out, g, s->file, s->span.line);
  fl_buf_printf(out, " %s %.*s\n", fl_step_word(s->kind), FL_STR_ARG(fl_graph_name(g, s->name)));
}

static inline void show_outcome(fl_buf *out, const fl_graph *g, uint8_t role, const fl_outcome *o) {
  static const char *const words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  char text[FL_DURATION_TEXT_BYTES];
  bool count = role == FL_ROLEKIND_bound || role == FL_ROLEKIND_attempts;
  fl_buf_printf(out, "  %s %s", fl_word(fl_role_words, role), words[o->answer]);
  if (o->answer == FL_IS_BOUNDED && o->value >= 0) {
    if (count) fl_buf_printf(out, " %lld", (long long)o->value);
    else fl_buf_printf(out, " %s", fl_duration_format(o->value, text));
  }
  fl_buf_printf(out, " [%u]%s%s%s%s%s", o->certainty, o->scope ? " " : "", o->scope ? fl_word(fl_scope_words, o->scope) : "",
                o->flags & FL_OUT_EXPLICIT ? " explicit" : "", o->flags & FL_OUT_ENTRY ? " entry" : "",
                o->flags & FL_OUT_LIBRARY ? " library" : "");
  if (o->owner) {
    fl_buf_add_c(out, " owner ");
    show_place(out, g, o->owner->file, o->owner->span.line);
    fl_buf_printf(out, " %.*s", FL_STR_ARG(fl_graph_name(g, o->owner_name)));
  }
  fl_buf_printf(out, " (%.*s)\n", FL_STR_ARG(fl_graph_name(g, o->why)));
  show_steps(out, g, o->chain);
}

static inline void show_site_head(fl_buf *out, const fl_graph *g, const fl_site *s) {
  show_place(out, g, s->func.file, s->span.line);
  fl_buf_printf(out, " %s %.*s", fl_word(fl_site_words, s->kind), FL_STR_ARG(fl_graph_name(g, s->callee)));
}

// Cuts the next word off `args`.
static inline fl_str next_word(fl_str *args) {
  fl_str word;
  *args = fl_str_trim(*args);
  fl_str_cut(*args, ' ', &word, args);
  return word;
}

// The site that "PATH:LINE KIND" means. NULL, and said so, when there is none.
static inline const fl_site *site_at(fl_buf *out, const program *p, fl_str *args) {
  fl_str place = next_word(args), kind = next_word(args), path, line;
  int64_t wanted;
  ck_assert_msg(fl_str_rcut(place, ':', &path, &line) && fl_str_to_int64(line, &wanted), "no place: %.*s", FL_STR_ARG(place));
  for (uint32_t i = 1; i < fl_graph_n_sites(p->graph); i++) {
    const fl_site *s = fl_graph_site(p->graph, i);
    if (s->span.line == wanted && s->kind == fl_word_find(fl_site_words, kind) &&
        fl_str_eq(fl_graph_file_at(p->graph, s->func.file)->path, path))
      return s;
  }
  fl_buf_printf(out, "no %.*s at %.*s\n", FL_STR_ARG(kind), FL_STR_ARG(place));
  return NULL;
}

// "PATH:LINE KIND ROLE": each outcome with its chain, from the site to the place that decided.
static inline void show_role(fl_buf *out, const program *p, fl_str args) {
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  uint8_t role = (uint8_t)fl_word_find(fl_role_words, next_word(&args));
  const fl_resolution *r = fl_ask_role(p->ask, s, role);
  show_site_head(out, p->graph, s);
  fl_buf_add_char(out, '\n');
  for (uint32_t i = 0; i < r->n; i++) show_outcome(out, p->graph, role, &r->at[i]);
}

// Every retry with its bound and its wait; a program without any says so.
static inline void show_retries(fl_buf *out, const program *p) {
  uint32_t found = 0;
  for (uint32_t i = 1; i < fl_graph_n_sites(p->graph); i++) {
    const fl_site *s = fl_graph_site(p->graph, i);
    if (s->kind != FL_SITE_retry) continue;
    found++;
    show_site_head(out, p->graph, s);
    fl_buf_printf(out, " in %.*s\n", FL_STR_ARG(fl_graph_func_name(p->graph, s->func)));
    static const uint8_t roles[] = {FL_ROLEKIND_bound, FL_ROLEKIND_backoff};
    for (uint32_t k = 0; k < 2; k++) {
      const fl_resolution *r = fl_ask_role(p->ask, s, roles[k]);
      for (uint32_t o = 0; o < r->n; o++) show_outcome(out, p->graph, roles[k], &r->at[o]);
    }
  }
  if (!found) fl_buf_add_c(out, "no retry\n");
}

// ---- regions --------------------------------------------------------------------------------------------------------------------

static inline void show_list(fl_buf *out, const program *p, const fl_contained *list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_add_c(out, "  ");
    show_site_head(out, p->graph, list[i].site);
    fl_buf_printf(out, " [%u]", list[i].certainty);
    for (uint32_t d = 0; d < list[i].depth; d++) {
      fl_buf_add_c(out, d ? ", " : " through ");
      show_place(out, p->graph, list[i].path[d].file, fl_graph_call(p->graph, list[i].path[d])->name_line);
    }
    fl_buf_add_char(out, '\n');
  }
}

// "PATH:LINE KIND"
static inline void show_contained(fl_buf *out, const program *p, fl_str args) {
  const fl_contained *list;
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  show_site_head(out, p->graph, s);
  fl_buf_add_c(out, " contains\n");
  uint32_t n = fl_ask_contained(p->ask, s, UINT32_MAX, &list);
  show_list(out, p, list, n);
}

static inline void show_holders(fl_buf *out, const program *p, fl_str args) {
  const fl_contained *list;
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  show_site_head(out, p->graph, s);
  fl_buf_add_c(out, " is held by\n");
  uint32_t n = fl_ask_holders(p->ask, s, UINT32_MAX, &list);
  show_list(out, p, list, n);
}

static inline void show_pairs(fl_buf *out, const program *p, fl_str args) {
  const fl_site *const *list;
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  uint32_t n = fl_ask_pairs(p->ask, s, 1u << FL_SITE_lock_acquire | 1u << FL_SITE_lock_release, &list);
  show_site_head(out, p->graph, s);
  fl_buf_add_c(out, " pairs with\n");
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_add_c(out, "  ");
    show_site_head(out, p->graph, list[i]);
    fl_buf_add_char(out, '\n');
  }
}

// "PATH:LINE KIND ROLE": is the role's value made anew in a region around the site?
static inline void show_minted(fl_buf *out, const program *p, fl_str args) {
  const fl_contained *list;
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  uint8_t role = (uint8_t)fl_word_find(fl_role_words, next_word(&args));
  uint32_t n = fl_ask_holders(p->ask, s, UINT32_MAX, &list);
  fl_contained *kept = fl_arena_alloc((fl_arena *)&p->arena, (n + 1) * sizeof *kept);
  if (n) memcpy(kept, list, n * sizeof *kept);
  for (uint32_t i = 0; i < n; i++) {
    fl_call_ref made = {0};
    uint8_t certainty = fl_ask_minted_in(p->ask, s, role, &kept[i], &made);
    show_site_head(out, p->graph, s);
    fl_buf_add_c(out, certainty ? " minted in " : " not minted in ");
    show_site_head(out, p->graph, kept[i].site);
    if (certainty) {
      fl_buf_printf(out, " [%u] by ", certainty);
      show_place(out, p->graph, made.file, fl_graph_call(p->graph, made)->name_line);
    }
    fl_buf_add_char(out, '\n');
  }
}

// ---- reach ------------------------------------------------------------------------------------------------------------------------

static inline void show_kinds(fl_buf *out, const char *word, uint32_t kinds) {
  fl_buf_printf(out, " %s", word);
  for (uint32_t i = 1; i < FL_N_ENTRY_KINDS; i++)
    if (kinds >> i & 1) fl_buf_printf(out, " %s", fl_word(fl_entry_words, i));
}

// Every named function: which entry points lead to it, without and with spawns.
static inline void show_reach(fl_buf *out, const program *p) {
  const fl_graph *g = p->graph;
  for (uint32_t file = 1; file <= p->n; file++) {
    const fl_facts *f = fl_graph_facts(g, file);
    for (uint32_t i = 1; i < f->n_funcs; i++) {
      fl_func_ref func = {file, i};
      if (f->funcs[i].flags & FL_FUNC_MODULE) continue;
      show_place(out, g, file, f->funcs[i].span.line);
      fl_buf_printf(out, " %.*s:", FL_STR_ARG(fl_graph_func_name(g, func)));
      show_kinds(out, "reached by", fl_graph_reached_by(g, func));
      if (fl_graph_started_by(g, func) != fl_graph_reached_by(g, func))
        show_kinds(out, "started by", fl_graph_started_by(g, func));
      fl_buf_add_char(out, '\n');
    }
  }
}

// "PATH:LINE KIND": the way from an entry point to the site.
static inline void show_trail(fl_buf *out, const program *p, fl_str args) {
  const fl_entry_point *entries;
  fl_call_ref calls[16];
  uint32_t n = 0;
  const fl_site *s = site_at(out, p, &args);
  if (!s) return;
  uint32_t entry = fl_graph_entry_path(p->graph, s->func, UINT32_MAX, calls, 16, &n);
  fl_graph_entries(p->graph, &entries);
  if (!entry) fl_buf_add_c(out, "no entry point\n");
  else fl_buf_printf(out, "%s %.*s\n", fl_word(fl_entry_words, entries[entry - 1].kind), FL_STR_ARG(entries[entry - 1].label));
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_add_c(out, "  ");
    if (calls[i].id) show_place(out, p->graph, calls[i].file, fl_graph_call(p->graph, calls[i])->name_line);
    else fl_buf_add_c(out, "nested");
    fl_buf_add_char(out, '\n');
  }
}

#endif
