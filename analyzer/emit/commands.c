// Logging commands: lines that a pipeline's runner takes out of a step's output and shows beside the code.
//   GitHub Actions:  ::error file=F,line=L,col=C,title=RULE::MESSAGE
//   Azure Pipelines: ##vso[task.logissue type=error;sourcepath=F;linenumber=L;columnnumber=C;code=RULE]MESSAGE
// Both escape what would end the line or a property, with signs of their own: a path must not begin another command.
// What steers a terminal becomes U+FFFD: the log is read in one, and by people.
#include "base/utf8.h"
#include "emit/emit_p.h"
#include "emit/paint.h"

typedef struct escape { char c; const char *by; } escape;
typedef struct dialect {
  const char *opening, *after_level, *separator, *closing;
  const char *path, *line, *column, *title;
  const char *levels[4]; // by severity; the first is that of gaps
  const escape *in_property, *in_message;
} dialect;

static const escape github_message[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
static const escape github_property[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}, {0, NULL}};
static const escape azure_message[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
static const escape azure_property[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {';', "%3B"}, {']', "%5D"}, {0, NULL}};

static const dialect github = {.opening = "::", .after_level = " ", .separator = ",", .closing = "::",
                               .path = "file=", .line = "line=", .column = "col=", .title = "title=",
                               .levels = {"notice", "notice", "warning", "error"},
                               .in_property = github_property, .in_message = github_message};
static const dialect azure = {.opening = "##vso[task.logissue type=", .after_level = ";", .separator = ";", .closing = "]",
                              .path = "sourcepath=", .line = "linenumber=", .column = "columnnumber=", .title = "code=",
                              .levels = {"warning", "warning", "warning", "error"}, // there is nothing below a warning
                              .in_property = azure_property, .in_message = azure_message};

static void add_escaped(fl_buf *out, fl_str text, const escape *table) {
  while (text.n) {
    uint32_t c;
    bool valid;
    uint32_t n = fl_utf8_take(text, &c, &valid);
    const escape *e = table;
    while (e->c && e->c != text.at[0]) e++;
    if (e->c) fl_buf_add_c(out, e->by);
    else if (valid && (c == '\t' || fl_cell_is_harmless(c))) fl_buf_add(out, fl_str_slice(text, 0, n));
    else fl_buf_add_c(out, "\xEF\xBF\xBD");
    text = fl_str_from_pos(text, n);
  }
}

static void add_place(fl_buf *out, const fl_emit *e, const dialect *d, fl_str path, uint32_t line, uint32_t column) {
  fl_buf shown = {0};
  if (path.n == 0) return;
  fl_emit_add_path(&shown, e, path);
  fl_buf_add_c(out, d->path);
  add_escaped(out, fl_buf_str(&shown), d->in_property);
  fl_buf_printf(out, "%s%s%u", d->separator, d->line, line ? line : 1);
  if (column) fl_buf_printf(out, "%s%s%u", d->separator, d->column, column);
  fl_buf_add_c(out, d->separator);
  fl_buf_release(&shown);
}

// `text` is released.
static void write_command(const fl_emit *e, const dialect *d, fl_severity level, const fl_place *at, fl_str title, fl_buf *text) {
  fl_buf line = {0};
  fl_buf_printf(&line, "%s%s%s", d->opening, d->levels[level], d->after_level);
  add_place(&line, e, d, at->path, at->line, at->col);
  fl_buf_add_c(&line, d->title);
  add_escaped(&line, title, d->in_property);
  fl_buf_add_c(&line, d->closing);
  add_escaped(&line, fl_buf_str(text), d->in_message);
  fl_buf_add_char(&line, '\n');
  fl_emit_write(e, &line);
  fl_buf_release(&line);
  fl_buf_release(text);
}

static void write_finding(const fl_emit *e, const dialect *d, const fl_finding *f) {
  fl_buf text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_sentence(&text, f->message);
  if (f->fix.n) fl_buf_add_char(&text, '\n');
  fl_emit_add_sentence(&text, f->fix);
  write_command(e, d, f->severity, &f->at, f->rule->id, &text);
}

// Runners show few annotations of one step, so what could not be seen is one line a kind, behind the findings.
static void write_gaps(const fl_emit *e, const dialect *d, const fl_gap_kind *kind) {
  fl_buf text = {0};
  fl_buf_add(&text, kind->text);
  write_command(e, d, FL_SEVERITY_NONE, &kind->first, FL_STR("not seen"), &text);
}

static void github_finding(fl_emit *e, const fl_finding *f) { write_finding(e, &github, f); }
static void github_gaps(fl_emit *e, const fl_gap_kind *kind) { write_gaps(e, &github, kind); }
static void azure_finding(fl_emit *e, const fl_finding *f) { write_finding(e, &azure, f); }
static void azure_gaps(fl_emit *e, const fl_gap_kind *kind) { write_gaps(e, &azure, kind); }

const fl_emitter fl_emit_github = {.name = "github", .about = "annotations of GitHub Actions", .finding = github_finding, .gap_kind = github_gaps};
const fl_emitter fl_emit_azure = {.name = "azure", .about = "issues in the log of Azure Pipelines", .finding = azure_finding, .gap_kind = azure_gaps};
