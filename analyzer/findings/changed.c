#include "findings/changed.h"

// ---- reading -----------------------------------------------------------------------------------------------------------------------------

typedef struct reader {
  fl_changes *out;
  fl_str prefix, path;      // of the file that hunks are about; "" for none of ours
  uint32_t line, old_left, new_left; // of the hunk
  bool is_gone;             // lines before `line` are gone, and nothing has come in their place so far
} reader;

static uint32_t digit(char c) { return c >= '0' && c <= '7' ? (uint32_t)(c - '0') : 8; }

// git writes "b/caf\303\251.py", quoted, where a name holds what is not plain.
static fl_str unquote(fl_arena *arena, fl_str text) {
  static const char letters[] = "abtnvfr\"\\", codes[] = "\a\b\t\n\v\f\r\"\\";
  if (text.n < 2 || text.at[0] != '"') return text;
  char *out = fl_arena_alloc(arena, text.n);
  uint32_t n = 0;
  for (uint32_t i = 1; i < text.n && text.at[i] != '"'; i++) {
    const char *letter = text.at[i] == '\\' && i + 1 < text.n ? strchr(letters, text.at[i + 1]) : NULL;
    bool octal = text.at[i] == '\\' && i + 3 < text.n && digit(text.at[i + 1]) < 4 && digit(text.at[i + 2]) < 8 && digit(text.at[i + 3]) < 8;
    if (octal) out[n++] = (char)(digit(text.at[i + 1]) << 6 | digit(text.at[i + 2]) << 3 | digit(text.at[i + 3])), i += 3;
    else if (letter && *letter) out[n++] = codes[letter - letters], i++;
    else out[n++] = text.at[i];
  }
  return (fl_str){out, n};
}

// "b/path", and the letters of diff.mnemonicPrefix.
static bool has_side(fl_str path) { return path.n > 2 && path.at[1] == '/' && strchr("abciow", path.at[0]); }

static void take_path(reader *r, fl_str text) {
  fl_str path, rest;
  fl_str_cut(text, '\t', &path, &rest); // a date may follow
  if (fl_str_ends_c(path, "\r")) path.n--;
  path = unquote(&r->out->arena, path);
  if (has_side(path)) path = fl_str_from_pos(path, 2);
  bool ours = !fl_str_eq_c(path, "/dev/null") && fl_str_starts(path, r->prefix);
  r->path = ours ? fl_arena_str(&r->out->arena, fl_str_from_pos(path, r->prefix.n)) : (fl_str){0};
}

static uint32_t take_number(fl_str *text) {
  uint32_t number = 0, i = 0;
  for (; i < text->n && text->at[i] >= '0' && text->at[i] <= '9'; i++) number = number * 10 + (uint32_t)(text->at[i] - '0');
  *text = fl_str_from_pos(*text, i);
  return number;
}

// "1,2" or "1", which is "1,1"
static void take_range(fl_str *text, uint32_t *first, uint32_t *count) {
  *first = take_number(text);
  *count = 1;
  if (text->n && text->at[0] == ',') {
    *text = fl_str_from_pos(*text, 1);
    *count = take_number(text);
  }
}

// "@@ -1,2 +3,4 @@"
static void take_hunk(reader *r, fl_str line) {
  uint32_t old;
  fl_str text = fl_str_from_pos(line, 4);
  take_range(&text, &old, &r->old_left);
  if (!fl_str_starts_c(text, " +")) return;
  text = fl_str_from_pos(text, 2);
  take_range(&text, &r->line, &r->new_left);
  if (!r->new_left) r->line++; // the hunk stands behind the line that it names
}

static void touch(reader *r, uint32_t first, uint32_t last) {
  fl_changed_lines *before = r->out->lines.n ? fl_array_last(&r->out->lines) : NULL;
  if (!r->path.n) return;
  if (before && fl_str_eq(before->path, r->path) && first <= before->last + 1 && last >= before->last) before->last = last;
  else fl_array_push(&r->out->lines, (fl_changed_lines){r->path, first, last});
}

// Lines are gone for good when none take their place.
static void settle(reader *r) {
  if (r->is_gone) touch(r, r->line > 1 ? r->line - 1 : 1, r->line);
  r->is_gone = false;
}

static void take_line(reader *r, char sign) {
  switch (sign) {
  case '+':
    r->is_gone = false;
    touch(r, r->line, r->line);
    r->line++;
    r->new_left--;
    break;
  case '-':
    r->is_gone = true;
    r->old_left--;
    break;
  case '\\': break; // no newline at the end of the file
  default:
    settle(r);
    r->line++;
    r->old_left -= r->old_left > 0;
    r->new_left -= r->new_left > 0;
  }
}

void fl_changes_read(fl_changes *out, fl_str diff, fl_str prefix) {
  reader r = {.out = out, .prefix = prefix};
  fl_str line;
  *out = (fl_changes){0};
  while (diff.n) {
    if (!fl_str_cut(diff, '\n', &line, &diff)) diff = (fl_str){0};
    bool inside = r.old_left || r.new_left, fits = line.n && ((line.at[0] == '+' && r.new_left) || (line.at[0] == '-' && r.old_left));
    if (!inside) settle(&r);
    if (inside && (fits || !line.n || line.at[0] == ' ' || line.at[0] == '\\' || line.at[0] == '\r')) take_line(&r, line.n ? line.at[0] : ' ');
    else if (fl_str_starts_c(line, "+++ ")) take_path(&r, fl_str_from_pos(line, 4));
    else if (fl_str_starts_c(line, "@@ -")) take_hunk(&r, line);
  }
  settle(&r);
}

void fl_changes_release(fl_changes *c) {
  fl_array_release(&c->lines);
  fl_arena_release(&c->arena);
}

// ---- asking ------------------------------------------------------------------------------------------------------------------------------

static bool touches(const fl_changes *c, const fl_place *p) {
  uint32_t last = p->end_line > p->line ? p->end_line : p->line;
  for (uint32_t i = 0; i < c->lines.n; i++) {
    const fl_changed_lines *l = &c->lines.at[i];
    if (p->line <= l->last && last >= l->first && fl_str_eq(p->path, l->path)) return true;
  }
  return false;
}

static bool any_touches(const fl_changes *c, const fl_place *places, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (touches(c, &places[i])) return true;
  return false;
}

bool fl_changes_touch(const fl_changes *c, const fl_finding *f) {
  if (touches(c, &f->at) || any_touches(c, f->related, f->n_related) || any_touches(c, f->path_from_entry, f->n_path_from_entry)) return true;
  for (uint32_t i = 0; i < f->n_evidence; i++)
    if (any_touches(c, f->evidence[i].chain, f->evidence[i].n_chain)) return true;
  return false;
}

void fl_report_keep_changed(fl_report *report, const fl_changes *changes) {
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_finding *f = &report->findings.at[i];
    if (f->state != FL_STATE_NEW || fl_changes_touch(changes, f)) continue;
    f->state = FL_STATE_UNCHANGED;
    report->stats.elsewhere++;
  }
}
