#include "findings/comparison.h"

#include "base/hash.h"
#include "base/io.h"
#include "base/map.h"

const char *fl_fate_word(fl_fate fate) {
#define X(name) #name,
  static const char *const words[] = {FL_FATES(X)};
#undef X
  return words[fate];
}

// Position + 1 of each finding by its fingerprint.
static void index_prints(fl_map *out, const fl_past *past) {
  for (uint32_t i = past->findings.n; i-- > 0;) fl_map_put(out, fl_hash64_str(past->findings.at[i].fingerprint), i + 1);
}

static const fl_past_finding *find(const fl_map *prints, const fl_past *past, const fl_past_finding *f) {
  uint32_t at = fl_map_get_or(prints, fl_hash64_str(f->fingerprint), 0);
  if (at == 0 || !fl_str_eq(past->findings.at[at - 1].fingerprint, f->fingerprint)) return NULL;
  return &past->findings.at[at - 1];
}

typedef struct sides {
  const fl_past *before, *after;
  fl_map in_before, in_after;
  fl_compared *gone, *came; // each finding of a side: `fate` is what became of it
} sides;

static void add(fl_comparison *out, fl_fate fate, const fl_past_finding *at, const fl_past_finding *was) {
  fl_array_push(&out->rows, ((fl_compared){fate, at, was}));
  out->count[fate]++;
}

static bool is_unread(const fl_past *past, fl_str path) {
  for (uint32_t i = 0; i < past->unread.n; i++)
    if (fl_str_eq(past->unread.at[i], path)) return true;
  return false;
}

static uint64_t gaps_in(const fl_past *past, fl_str path) {
  uint64_t n = 0;
  for (uint32_t i = 0; i < past->gaps.n; i++)
    if (fl_str_eq(past->gaps.at[i].path, path)) n += past->gaps.at[i].count;
  return n;
}

// Is there more in one of its files that nobody understood than there was?
static bool is_unseen(const sides *s, const fl_past_finding *f) {
  for (uint32_t i = 0; i < f->n_places; i++) {
    fl_str path = s->before->places.at[f->first_place + i];
    if (gaps_in(s->after, path) > gaps_in(s->before, path)) return true;
  }
  return false;
}

static bool is_same_elsewhere(const fl_past_finding *a, const fl_past_finding *b) {
  return !fl_str_eq(a->path, b->path) && fl_str_eq(fl_path_base(a->path), fl_path_base(b->path)) && fl_str_eq(a->rule, b->rule) &&
         fl_str_eq(a->function, b->function) && fl_str_eq(a->variant, b->variant) && fl_str_eq(a->message, b->message);
}

// What each finding is, before any is taken for moved.
static void judge(sides *s) {
  for (uint32_t i = 0; i < s->after->findings.n; i++) {
    const fl_past_finding *f = &s->after->findings.at[i], *old = find(&s->in_before, s->before, f);
    bool was_open = old && !old->suppressed;
    s->came[i] = (fl_compared){f->suppressed ? FL_FATE_suppressed : was_open ? FL_FATE_unchanged : FL_FATE_new, f, NULL};
  }
  for (uint32_t i = 0; i < s->before->findings.n; i++) {
    const fl_past_finding *f = &s->before->findings.at[i], *now = find(&s->in_after, s->after, f);
    fl_fate gone = is_unread(s->after, f->path) ? FL_FATE_unread : is_unseen(s, f) ? FL_FATE_unseen : FL_FATE_fixed;
    s->gone[i] = (fl_compared){now ? FL_FATE_unchanged : gone, f, NULL};
    if (now && now->suppressed) s->gone[i] = (fl_compared){FL_FATE_suppressed, now, NULL};
    if (f->suppressed) s->gone[i].fate = FL_FATE_unchanged; // nobody was waiting for it
  }
}

static void join_moved(sides *s) {
  for (uint32_t i = 0; i < s->before->findings.n; i++) {
    fl_compared *gone = &s->gone[i];
    for (uint32_t k = 0; (gone->fate == FL_FATE_fixed || gone->fate == FL_FATE_unseen) && k < s->after->findings.n; k++) {
      if (s->came[k].fate != FL_FATE_new || !is_same_elsewhere(gone->at, s->came[k].at)) continue;
      s->came[k] = (fl_compared){FL_FATE_moved, s->came[k].at, gone->at};
      gone->fate = FL_FATE_unchanged;
    }
  }
}

static void collect(fl_comparison *out, const sides *s) {
  for (int fate = 0; fate < FL_N_FATES; fate++) {
    bool of_later = fate == FL_FATE_new || fate == FL_FATE_moved || fate == FL_FATE_unchanged;
    const fl_compared *list = of_later ? s->came : s->gone;
    uint32_t n = of_later ? s->after->findings.n : s->before->findings.n;
    for (uint32_t i = 0; i < n; i++)
      if (list[i].fate == (fl_fate)fate) add(out, list[i].fate, list[i].at, list[i].was);
  }
}

void fl_compare(fl_comparison *out, const fl_past *before, const fl_past *after) {
  sides s = {.before = before, .after = after};
  *out = (fl_comparison){.same_rules = fl_str_eq(before->rules_digest, after->rules_digest) && fl_str_eq(before->version, after->version)};
  out->gaps_before = before->n_gaps, out->gaps_after = after->n_gaps;
  s.gone = fl_alloc_zero(before->findings.n + 1, sizeof *s.gone);
  s.came = fl_alloc_zero(after->findings.n + 1, sizeof *s.came);
  index_prints(&s.in_before, before);
  index_prints(&s.in_after, after);
  judge(&s);
  join_moved(&s);
  collect(out, &s);
  fl_map_release(&s.in_before);
  fl_map_release(&s.in_after);
  fl_free(s.gone);
  fl_free(s.came);
}

bool fl_comparison_gate(const fl_comparison *c, fl_severity fail_on) {
  for (uint32_t i = 0; i < c->rows.n && fail_on != FL_SEVERITY_NONE; i++)
    if (c->rows.at[i].fate == FL_FATE_new && c->rows.at[i].at->confidence == FL_CONFIDENCE_HIGH && c->rows.at[i].at->severity >= fail_on) return true;
  return false;
}

void fl_comparison_release(fl_comparison *c) { fl_array_release(&c->rows); }
