// Gemfile, *.gemspec (programs: what is computed stays unknown) and Gemfile.lock.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include "base/io.h"

static bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

static char closing(char c) {
  static const char pairs[] = "<>()[]{}";
  const char *at = strchr(pairs, c);
  return c && at && (at - pairs) % 2 == 0 ? at[1] : c;
}

// "a", 'a', %q<a>, with or without .freeze behind it
static bool take_text(fl_str *line, fl_str *text) {
  uint32_t begin = 0;
  if (fl_str_starts_c(*line, "%q") || fl_str_starts_c(*line, "%Q")) begin = 2;
  if (line->n <= begin || (begin == 0 && line->at[0] != '"' && line->at[0] != '\'')) return false;
  uint32_t n = fl_str_find_char(fl_str_from_pos(*line, begin + 1), closing(line->at[begin]));
  if (n == FL_STR_NONE) return false;
  *text = fl_str_slice(*line, begin + 1, begin + 1 + n);
  *line = fl_str_from_pos(*line, begin + n + 2);
  if (fl_str_starts_c(*line, ".freeze")) *line = fl_str_from_pos(*line, 7);
  return true;
}

static void skip_between(fl_str *line) {
  uint32_t n = 0;
  while (n < line->n && strchr(" \t([,", line->at[n])) n++;
  *line = fl_str_from_pos(*line, n);
}

// What stands behind the word that asks for a gem: its name and any number of comparators.
static void take_gem(fl_rows *rows, fl_str line) {
  fl_str name, part;
  skip_between(&line);
  if (!take_text(&line, &name)) return;
  fl_buf_clear(&rows->resolved);
  for (skip_between(&line); take_text(&line, &part); skip_between(&line)) {
    if (fl_str_starts_c(fl_str_trim(line), "=>")) break; // "require" => false
    fl_buf_printf(&rows->resolved, "%s%.*s", rows->resolved.n ? ", " : "", FL_STR_ARG(part));
  }
  bool computed = fl_str_contains(fl_buf_str(&rows->resolved), FL_STR("#{"));
  fl_rows_dep(rows, name, computed ? (fl_str){0} : fl_buf_str(&rows->resolved), name);
}

// Cuts the word off that the line begins with.
static fl_str first_word(fl_str *line) {
  uint32_t n = 0;
  while (n < line->n && is_word(line->at[n])) n++;
  fl_str word = fl_str_slice(*line, 0, n);
  *line = fl_str_from_pos(*line, n);
  return word;
}

// A folder with a list of its own is a program of its own, called like the folder.
void fl_read_gemfile(fl_rows *rows) {
  fl_str rest = rows->text, line, folder = fl_path_base(fl_path_dir(rows->path));
  fl_rows_conf(rows, FL_STR(FL_SETTING_MODULE), folder, fl_str_slice(rows->text, 0, 0));
  while (!rows->full && fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (fl_str_eq_c(first_word(&line), "gem")) take_gem(rows, line);
  }
}

static void take_member(fl_rows *rows, fl_str member, fl_str line) {
  static const char *const words[] = {"add_dependency", "add_runtime_dependency", "add_development_dependency"};
  fl_str text;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_eq_c(member, words[i])) take_gem(rows, line);
  line = fl_str_trim(line);
  if (!fl_str_eq_c(member, "name") || line.n < 2 || line.at[0] != '=') return;
  line = fl_str_trim(fl_str_from_pos(line, 1));
  if (take_text(&line, &text)) fl_rows_conf(rows, FL_STR(FL_SETTING_MODULE), text, text);
}

// spec.name = "a"; spec.add_dependency "b", "~> 1.2"
void fl_read_gemspec(fl_rows *rows) {
  fl_str rest = rows->text, line;
  while (!rows->full && fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (!first_word(&line).n || !line.n || line.at[0] != '.') continue;
    line = fl_str_from_pos(line, 1);
    fl_str member = first_word(&line);
    take_member(rows, member, line);
  }
}

// `    name (1.2.3-platform)`; deeper lines say what that one needs, and shallower ones what was asked for.
void fl_read_gemfile_lock(fl_rows *rows) {
  fl_str rest = rows->text, line, name, version;
  while (!rows->full && fl_next_line(&rest, &line)) {
    if (!fl_str_starts_c(line, "    ") || fl_str_starts_c(line, "     ")) continue;
    if (!fl_str_cut(fl_str_trim(line), '(', &name, &version)) continue;
    fl_str_cut(version, ')', &version, NULL);
    fl_str_cut(version, '-', &version, NULL);
    fl_rows_dep(rows, fl_str_trim(name), version, name);
  }
}
