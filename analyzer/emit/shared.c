// What more than one format needs.
#include "emit/emit_p.h"

bool fl_emit_is_open(const fl_emit *e, const fl_finding *f) {
  return f->state == FL_STATE_NEW || (f->state == FL_STATE_UNCHANGED && e->options->baselined);
}

void fl_emit_add_path(fl_buf *out, const fl_emit *e, fl_str path) {
  if (path.n) fl_buf_add(out, e->options->path_prefix);
  fl_buf_add(out, path.n ? path : FL_STR("."));
}

void fl_emit_add_sentence(fl_buf *out, fl_str text) {
  text = fl_str_trim(text);
  fl_buf_add(out, text);
  if (text.n && !strchr(".!?", text.at[text.n - 1])) fl_buf_add_char(out, '.');
}

void fl_emit_write(const fl_emit *e, const fl_buf *text) { e->write(e->payload, fl_buf_text(text), text->n); }

static fl_gap_kind *kind_of(fl_gap_kind *kinds, uint32_t *n, fl_str kind) {
  uint32_t at = 0;
  while (at < *n && fl_str_cmp(kinds[at].kind, kind) < 0) at++;
  if (at < *n && fl_str_eq(kinds[at].kind, kind)) return &kinds[at];
  memmove(&kinds[at + 1], &kinds[at], (*n - at) * sizeof *kinds);
  kinds[at] = (fl_gap_kind){.kind = kind};
  ++*n;
  return &kinds[at];
}

// `text` holds the detail of one gap until it is made a sentence.
static void take(fl_gap_kind *kind, const fl_gap *gap) {
  if (kind->count == 0 || (!kind->first.path.n && gap->path.n)) {
    kind->first = (fl_place){.path = gap->path, .line = gap->line};
    kind->text = gap->detail;
  }
  kind->count += gap->count;
}

static fl_str sentence(fl_arena *arena, const fl_gap_kind *kind) {
  const char *joint = !kind->text.n ? "" : kind->count == 1 ? ": " : ", one of them: ";
  return fl_str_from(fl_arena_printf(arena, "%u place%s could not be seen (%.*s)%s%.*s", kind->count, kind->count == 1 ? "" : "s",
                                     FL_STR_ARG(kind->kind), joint, FL_STR_ARG(kind->text)));
}

const fl_gap_kind *fl_emit_gap_kinds(fl_emit *e, uint32_t *n) {
  fl_gap_kind *kinds = fl_arena_zero(&e->arena, (e->report->gaps.n + 1) * sizeof *kinds);
  *n = 0;
  for (uint32_t i = 0; i < e->report->gaps.n; i++) take(kind_of(kinds, n, e->report->gaps.at[i].kind), &e->report->gaps.at[i]);
  for (uint32_t i = 0; i < *n; i++) kinds[i].text = sentence(&e->arena, &kinds[i]);
  return kinds;
}
