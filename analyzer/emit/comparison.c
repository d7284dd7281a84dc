// Two runs compared, for people, for programs and for a comment under a change.
#include "emit/comparison.h"

#include "emit/emit_p.h"
#include "emit/paint.h"
#include "emit/text_p.h"

enum { WORD_CELLS = 12, MOST_LISTED = 50 };

// How each fate is told: as a column, and in a sentence.
static const struct { const char *tells; fl_style style; } fates[] = {
    [FL_FATE_new] = {"new", FL_STYLE_ERROR},
    [FL_FATE_fixed] = {"fixed", FL_STYLE_GOOD},
    [FL_FATE_suppressed] = {"suppressed with a reason", FL_STYLE_PLAIN},
    [FL_FATE_unread] = {"in files that are no longer read as a whole", FL_STYLE_WARNING},
    [FL_FATE_unseen] = {"where the later run understood less", FL_STYLE_WARNING},
    [FL_FATE_moved] = {"in files that moved", FL_STYLE_PLAIN},
    [FL_FATE_unchanged] = {"unchanged", FL_STYLE_PLAIN},
};

static const char *const other_rules =
    "The two runs had other rules or another version: what is new may be what is looked for, and what is fixed what no longer is.";

// A run that sees less finds less: that nobody takes it for progress. "" when it saw as much.
static void add_what_is_not_seen(fl_buf *out, const fl_comparison *c) {
  if (c->gaps_after <= c->gaps_before) return;
  fl_buf_printf(out, "The later run has %llu gaps, the earlier one had %llu: of what is gone some may only be hidden.", (unsigned long long)c->gaps_after,
                (unsigned long long)c->gaps_before);
}

// "2 new, 1 fixed, 40 unchanged"
static void add_counts(fl_buf *out, const fl_comparison *c) {
  bool more = false;
  for (int i = 0; i < FL_N_FATES; i++) {
    if (!c->count[i]) continue;
    fl_buf_printf(out, "%s%u %s", more ? ", " : "", c->count[i], fates[i].tells);
    more = true;
  }
  if (!more) fl_buf_add_c(out, "no findings in either");
}

// ---- text --------------------------------------------------------------------------------------------------------------------------------

static void paint_row(fl_paint *p, fl_arena *arena, const fl_compared *row) {
  const char *word = fl_fate_word(row->fate);
  const fl_past_finding *f = row->at;
  fl_paint_c(p, fates[row->fate].style, word);
  fl_paint_spaces(p, WORD_CELLS - fl_cells(fl_str_from(word)));
  p->hang = 4;
  fl_paint_word(p, FL_STYLE_PLAIN, fl_str_from(fl_arena_printf(arena, "%.*s:%u:%u:", FL_STR_ARG(f->path), f->line, f->col)));
  fl_paint_word(p, fl_text_severity_style(f->severity), fl_str_from(fl_arena_printf(arena, "%s:", fl_severity_word(f->severity))));
  fl_paint_words(p, FL_STYLE_PLAIN, f->message);
  fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(arena, "[%.*s]", FL_STR_ARG(f->rule))));
  if (row->was) fl_paint_word(p, FL_STYLE_DIM, fl_str_from(fl_arena_printf(arena, "(was %.*s)", FL_STR_ARG(row->was->path))));
  fl_paint_end_line(p);
}

static void as_text(fl_buf *out, const fl_comparison *c, const fl_emit_options *options) {
  fl_arena arena = {0};
  fl_buf counts = {0}, unseen = {0};
  fl_paint p = {.out = out, .color = options->color, .width = options->width ? options->width : 80};
  for (uint32_t i = 0; i < c->rows.n; i++)
    if (c->rows.at[i].fate != FL_FATE_unchanged || options->verbose) paint_row(&p, &arena, &c->rows.at[i]);
  p.hang = 4;
  if (!options->quiet) {
    add_counts(&counts, c);
    fl_buf_add_char(&counts, '.');
    if (!c->same_rules) fl_paint_words(&p, FL_STYLE_WARNING, fl_str_from(other_rules)), fl_paint_end_line(&p);
    add_what_is_not_seen(&unseen, c);
    p.hang = 4;
    if (unseen.n) fl_paint_words(&p, FL_STYLE_WARNING, fl_buf_str(&unseen)), fl_paint_end_line(&p);
    p.hang = 4;
    fl_paint_words(&p, FL_STYLE_BOLD, fl_buf_str(&counts));
    fl_paint_end_line(&p);
  }
  fl_buf_release(&unseen);
  fl_buf_release(&counts);
  fl_arena_release(&arena);
}

// ---- json --------------------------------------------------------------------------------------------------------------------------------

static void write_row(fl_json *w, const fl_compared *row) {
  const fl_past_finding *f = row->at;
  fl_json_object_begin(w);
  fl_json_field_str(w, "state", fl_str_from(fl_fate_word(row->fate)));
  fl_json_field_str(w, "rule", f->rule);
  fl_json_field_str(w, "severity", fl_str_from(fl_severity_word(f->severity)));
  fl_json_field_str(w, "confidence", fl_str_from(fl_confidence_word(f->confidence)));
  fl_json_field_str(w, "path", f->path);
  fl_json_field_uint(w, "line", f->line);
  fl_json_field_uint(w, "column", f->col);
  fl_json_field_str(w, "function", f->function);
  fl_json_field_str(w, "message", f->message);
  fl_json_field_str(w, "fingerprint", f->fingerprint);
  if (row->was) fl_json_field_str(w, "was", row->was->path);
  fl_json_object_end(w);
}

static void as_json(fl_buf *out, const fl_comparison *c, const fl_emit_options *options) {
  fl_json w;
  FL_UNUSED(options);
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", 1);
  fl_json_key(&w, "same_rules");
  fl_json_bool(&w, c->same_rules);
  fl_json_key(&w, "gaps");
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "before", c->gaps_before);
  fl_json_field_uint(&w, "after", c->gaps_after);
  fl_json_object_end(&w);
  fl_json_key(&w, "counts");
  fl_json_object_begin(&w);
  for (int i = 0; i < FL_N_FATES; i++) fl_json_field_uint(&w, fl_fate_word((fl_fate)i), c->count[i]);
  fl_json_object_end(&w);
  fl_json_key(&w, "findings");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < c->rows.n; i++) write_row(&w, &c->rows.at[i]);
  fl_json_array_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

// ---- markdown ----------------------------------------------------------------------------------------------------------------------------

static void add_item(fl_buf *out, const fl_compared *row) {
  fl_buf place = {0};
  fl_buf_printf(&place, "%.*s:%u", FL_STR_ARG(row->at->path), row->at->line);
  fl_buf_printf(out, "- **%s** ", fl_severity_word(row->at->severity));
  fl_emit_add_markdown_code(out, fl_buf_str(&place));
  fl_buf_add_c(out, ": ");
  fl_emit_add_markdown(out, row->at->message);
  fl_buf_printf(out, " (%.*s)\n", FL_STR_ARG(row->at->rule));
  fl_buf_release(&place);
}

static void as_markdown(fl_buf *out, const fl_comparison *c, const fl_emit_options *options) {
  uint32_t i = 0;
  FL_UNUSED(options);
  fl_buf_add_c(out, "## faultline\n\n");
  add_counts(out, c);
  fl_buf_add_c(out, ".\n");
  if (!c->same_rules) fl_buf_printf(out, "\n%s\n", other_rules);
  if (c->gaps_after > c->gaps_before) {
    fl_buf_add_char(out, '\n');
    add_what_is_not_seen(out, c);
    fl_buf_add_char(out, '\n');
  }
  for (int fate = 0; fate < FL_FATE_unchanged; fate++) {
    uint32_t n = 0;
    if (c->count[fate]) fl_buf_printf(out, "\n### %u %s\n\n", c->count[fate], fates[fate].tells);
    for (; i < c->rows.n && c->rows.at[i].fate == (fl_fate)fate; i++)
      if (n++ < MOST_LISTED) add_item(out, &c->rows.at[i]);
    if (n > MOST_LISTED) fl_buf_printf(out, "- and %u more\n", n - MOST_LISTED);
  }
}

// ---- all ---------------------------------------------------------------------------------------------------------------------------------

static const struct { const char *name; void (*write)(fl_buf *, const fl_comparison *, const fl_emit_options *); } formats[] = {
    {"text", as_text}, {"json", as_json}, {"markdown", as_markdown}};

uint32_t fl_comparison_format_count(void) { return sizeof formats / sizeof *formats; }
const char *fl_comparison_format_name(uint32_t index) { return formats[index].name; }

void fl_emit_comparison(const fl_comparison *c, uint32_t format, const fl_emit_options *options, fl_json_write_fn write, void *payload) {
  fl_buf out = {0};
  formats[format].write(&out, c, options);
  write(payload, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
}
