// Findings for people: what is wrong, where, why we think so, whom it hurts, what to do. Reads at a glance, top to bottom.
//
//   error[deadline-absent-http-client]: calls through this client can wait for ever
//       --> order/OrderApplication.java:29:16
//        |
//     29 |         return builder.build();
//        |                ^^^^^^^^^^^^^^^
//        = deadline  unbounded: RestTemplateBuilder.build() sets no read timeout, at line 29
//        = affects   12 calls in 5 files: OrderServiceImpl.java:50, :88, +10 more
//        = fix       Set a connect and a read timeout where the client is built.
#include "emit/text_p.h"

#include "base/duration.h"
#include "base/io.h"

enum { DEFAULT_WIDTH = 80, MIN_WIDTH = 40, LABEL_CELLS = 10, HEAD_HANG = 4, MAX_STEPS = 3, MAX_WHY = 3, MIN_MARGIN = 3 };

fl_style fl_text_severity_style(fl_severity severity) {
  switch (severity) {
  case FL_SEVERITY_ERROR: return FL_STYLE_ERROR;
  case FL_SEVERITY_WARNING: return FL_STYLE_WARNING;
  case FL_SEVERITY_NOTE:
  case FL_SEVERITY_NONE: break;
  }
  return FL_STYLE_NOTE;
}

static void flush(fl_text_run *t) {
  fl_str text = fl_buf_str(&t->buf);
  if (t->e->write) t->e->write(t->e->payload, text.at, text.n);
  fl_buf_clear(&t->buf);
}

void fl_text_row(fl_text_run *t, const char *label, fl_style style) {
  fl_paint *p = &t->p;
  fl_paint_spaces(p, t->margin + 1);
  fl_paint_c(p, FL_STYLE_GUTTER, label[0] ? "=" : " ");
  fl_paint_spaces(p, 1);
  fl_paint_c(p, style, label);
  uint32_t cells = fl_cells(fl_str_from(label));
  fl_paint_spaces(p, cells < LABEL_CELLS ? LABEL_CELLS - cells : 1);
  p->hang = t->margin + 3 + LABEL_CELLS;
}

static fl_str place_text(fl_text_run *t, fl_str own_path, const fl_place *place, fl_str path) {
  if (fl_str_eq(own_path, place->path)) return fl_str_from(fl_arena_printf(&t->e->arena, "line %u", place->line));
  return fl_str_from(fl_arena_printf(&t->e->arena, "%.*s:%u", FL_STR_ARG(path), place->line));
}

void fl_text_place(fl_text_run *t, fl_str own_path, const fl_place *place) {
  fl_paint *p = &t->p;
  fl_str text = place_text(t, own_path, place, place->path);
  if (p->hang + 3 + fl_cells(text) > p->width) text = place_text(t, own_path, place, fl_path_base(place->path));
  bool follows = p->wants_space;
  fl_paint_word(p, FL_STYLE_DIM, follows ? fl_str_from(fl_arena_printf(&t->e->arena, "at %.*s", FL_STR_ARG(text))) : text);
}

static void paint_head(fl_text_run *t, const fl_finding *f, fl_style style) {
  fl_paint *p = &t->p;
  p->hang = HEAD_HANG;
  fl_paint_c(p, style, fl_severity_word(f->severity));
  fl_paint_c(p, FL_STYLE_BOLD, "[");
  fl_paint_text(p, FL_STYLE_BOLD, f->rule->id);
  fl_paint_c(p, FL_STYLE_BOLD, "]:");
  p->wants_space = true;
  fl_paint_words(p, FL_STYLE_BOLD, f->message);
  if (f->confidence < FL_CONFIDENCE_HIGH)
    fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(&t->e->arena, "(%s confidence)", fl_confidence_word(f->confidence))));
  if (f->state == FL_STATE_UNCHANGED) fl_paint_word(p, FL_STYLE_DIM, FL_STR("(known)"));
  fl_paint_end_line(p);
  fl_paint_spaces(p, t->margin);
  fl_paint_c(p, FL_STYLE_GUTTER, "--> ");
  fl_paint_text(p, FL_STYLE_PLAIN, t->e->options->path_prefix);
  fl_paint_text(p, FL_STYLE_PLAIN, f->at.path);
  fl_paint_text(p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(&t->e->arena, ":%u:%u", f->at.line, f->at.col)));
  fl_paint_end_line(p);
}

// "unbounded", "bounded by 30 s per attempt"
static void paint_answer(fl_text_run *t, const fl_evidence *ev, bool more) {
  char number[FL_DURATION_TEXT_BYTES];
  fl_buf text = {0};
  fl_buf_add(&text, ev->answer);
  if (ev->value_ms >= 0) fl_buf_printf(&text, " by %s", fl_duration_format(ev->value_ms, number));
  if (ev->scope.n && ev->value_ms >= 0) fl_buf_printf(&text, " (%.*s)", FL_STR_ARG(ev->scope));
  if (more) fl_buf_add_char(&text, ':');
  fl_paint_words(&t->p, FL_STYLE_PLAIN, fl_buf_str(&text));
  fl_buf_release(&text);
}

static bool is_site(const fl_finding *f, const fl_place *step) {
  return step->line == f->at.line && fl_str_eq(step->path, f->at.path);
}

static void paint_step(fl_text_run *t, const fl_finding *f, const fl_place *step) {
  fl_paint_words(&t->p, FL_STYLE_PLAIN, step->message);
  if (!is_site(f, step)) fl_text_place(t, f->at.path, step); // else it is right above, in the excerpt
  fl_paint_end_line(&t->p);
}

// The deciding place first, then how we got there from the site; what does not fit in three lines is left to `explain`.
static void paint_evidence(fl_text_run *t, const fl_finding *f, const fl_evidence *ev) {
  uint32_t left_out = ev->n_chain > MAX_STEPS && !t->e->options->verbose ? ev->n_chain - MAX_STEPS : 0;
  if (ev->n_chain == 0 && ev->value_ms < 0 && !t->e->options->verbose) return; // the headline has said it
  fl_text_row(t, fl_arena_text(&t->e->arena, ev->role), FL_STYLE_BOLD);
  paint_answer(t, ev, ev->n_chain > 0);
  if (ev->n_chain == 0) {
    fl_paint_end_line(&t->p);
    return;
  }
  paint_step(t, f, &ev->chain[ev->n_chain - 1]);
  for (uint32_t i = left_out; i + 1 < ev->n_chain; i++) {
    fl_text_row(t, "", FL_STYLE_PLAIN);
    fl_paint_words(&t->p, FL_STYLE_DIM, i == left_out && left_out ? FL_STR("... from") : FL_STR("from"));
    paint_step(t, f, &ev->chain[i]);
  }
}

static void paint_why(fl_text_run *t, const fl_finding *f) {
  bool verbose = t->e->options->verbose;
  if (f->n_evidence > 0 && !verbose) return;
  for (uint32_t i = 0; i < f->n_why && (verbose || i < MAX_WHY); i++) {
    fl_text_row(t, i == 0 ? "because" : "", FL_STYLE_BOLD);
    fl_paint_words(&t->p, FL_STYLE_PLAIN, f->why[i]);
    fl_paint_end_line(&t->p);
  }
}

// "calls `save`" -> "save": between arrows the rest is plain.
static fl_str step_name(fl_text_run *t, const fl_finding *f, const fl_place *step) {
  fl_str name = step->message;
  uint32_t begin = fl_str_find_char(name, '`'), end = fl_str_rfind_char(name, '`');
  if (begin != FL_STR_NONE && end > begin) return fl_str_slice(name, begin + 1, end);
  return name.n ? name : place_text(t, f->at.path, step, fl_path_base(step->path));
}

// The first step is the entry point itself, the last one the site when the excerpt shows it: what is between them is news.
static void paint_entry(fl_text_run *t, const fl_finding *f) {
  fl_paint *p = &t->p;
  uint32_t n = f->n_path_from_entry;
  if (f->entry.n == 0) return;
  fl_text_row(t, "entry", FL_STYLE_BOLD);
  fl_paint_words(p, FL_STYLE_PLAIN, f->entry);
  if (n > 1 && (is_site(f, &f->path_from_entry[n - 1]) || fl_str_eq_c(f->path_from_entry[n - 1].message, "the call"))) n--;
  for (uint32_t i = 1; i < n; i++) {
    fl_paint_word(p, FL_STYLE_DIM, FL_STR(">"));
    if (n > 6 && i == 3 && !t->e->options->verbose) {
      fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(&t->e->arena, "(%u more)", n - 5)));
      i = n - 3;
    } else {
      fl_paint_words(p, FL_STYLE_PLAIN, step_name(t, f, &f->path_from_entry[i]));
    }
  }
  fl_paint_end_line(p);
}

// The first sentence; `explain` has the rest.
static fl_str first_sentence(fl_str text) {
  uint32_t stop = fl_str_find(text, FL_STR(". "));
  return stop == FL_STR_NONE ? text : fl_str_slice(text, 0, stop + 1);
}

static void paint_fix(fl_text_run *t, const fl_finding *f) {
  if (f->fix.n == 0) return;
  fl_text_row(t, "fix", FL_STYLE_GOOD);
  fl_paint_words(&t->p, FL_STYLE_PLAIN, t->e->options->verbose ? f->fix : first_sentence(f->fix));
  fl_paint_end_line(&t->p);
}

static uint32_t digits(uint32_t n) {
  uint32_t count = 1;
  for (; n >= 10; n /= 10) count++;
  return count;
}

static void text_begin(fl_emit *e) {
  fl_text_run *t = fl_arena_zero(&e->arena, sizeof *t);
  uint32_t width = e->options->width ? e->options->width : DEFAULT_WIDTH;
  e->state = t;
  t->e = e;
  t->texts.tree = e->report->tree;
  t->p = (fl_paint){.out = &t->buf, .color = e->options->color, .width = width < MIN_WIDTH ? MIN_WIDTH : width};
}

static void text_finding(fl_emit *e, const fl_finding *f) {
  fl_text_run *t = e->state;
  fl_style style = fl_text_severity_style(f->severity);
  if (!fl_emit_is_open(e, f) || e->options->statistics) return;
  t->margin = digits(f->at.line) < MIN_MARGIN ? MIN_MARGIN : digits(f->at.line);
  paint_head(t, f, style);
  fl_text_excerpt(t, &f->at, style);
  for (uint32_t i = 0; i < f->n_evidence; i++) paint_evidence(t, f, &f->evidence[i]);
  paint_why(t, f);
  paint_entry(t, f);
  fl_text_affected(t, f);
  paint_fix(t, f);
  fl_paint_end_line(&t->p);
  flush(t);
}

static void text_end(fl_emit *e) {
  fl_text_run *t = e->state;
  if (e->options->statistics) fl_text_statistics(t), flush(t);
  if (!e->options->quiet) {
    fl_text_gaps(t);
    fl_text_summary(t);
    flush(t);
  }
  fl_texts_release(&t->texts);
  fl_buf_release(&t->buf);
}

const fl_emitter fl_emit_text = {
    .name = "text",
    .about = "for people (the default)",
    .begin = text_begin,
    .finding = text_finding,
    .end = text_end,
};
