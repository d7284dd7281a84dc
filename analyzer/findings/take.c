// Findings as a report keeps them: thousands of them say the same few names, paths and sentences, so each text is kept once.
#include "findings/finding_p.h"

static fl_str text(fl_report *r, fl_str s) { return fl_intern_text(&r->texts, fl_intern_add(&r->texts, s)); }

static void take_place(fl_report *r, fl_place *p) { p->path = text(r, p->path), p->message = text(r, p->message); }

static const fl_place *places(fl_report *r, const fl_place *at, uint32_t n) {
  fl_place *copy = n ? fl_arena_dup(&r->arena, at, n * sizeof *at) : NULL;
  for (uint32_t i = 0; i < n; i++) take_place(r, &copy[i]);
  return copy;
}

static const fl_str *texts(fl_report *r, const fl_str *at, uint32_t n) {
  fl_str *copy = n ? fl_arena_dup(&r->arena, at, n * sizeof *at) : NULL;
  for (uint32_t i = 0; i < n; i++) copy[i] = text(r, copy[i]);
  return copy;
}

static const fl_evidence *evidence(fl_report *r, const fl_evidence *at, uint32_t n) {
  fl_evidence *copy = n ? fl_arena_dup(&r->arena, at, n * sizeof *at) : NULL;
  for (uint32_t i = 0; i < n; i++) {
    fl_str *said[] = {&copy[i].id, &copy[i].role, &copy[i].answer, &copy[i].scope};
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) *said[k] = text(r, *said[k]);
    copy[i].chain = places(r, copy[i].chain, copy[i].n_chain);
  }
  return copy;
}

void fl_report_take(fl_report *r, const fl_finding *finding) {
  fl_finding f = *finding;
  fl_str *said[] = {&f.function, &f.owner, &f.entry, &f.subject, &f.variant, &f.message, &f.fix, &f.fingerprint, &f.reason, &f.team};
  for (size_t k = 0; k < sizeof said / sizeof *said; k++) *said[k] = text(r, *said[k]);
  take_place(r, &f.at);
  f.why = texts(r, f.why, f.n_why);
  f.evidence = evidence(r, f.evidence, f.n_evidence);
  f.related = places(r, f.related, f.n_related);
  f.path_from_entry = places(r, f.path_from_entry, f.n_path_from_entry);
  fl_report_add(r, &f);
}
