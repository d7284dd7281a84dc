// Lines of `key = value`: .properties files and environment files.
#include "facts/settings_p.h"

// ---- .properties ---------------------------------------------------------------------------------------------------------------

// Where the key ends: at the first =, : or blank that is not escaped.
static uint32_t key_end(fl_str line) {
  for (uint32_t i = 0; i < line.n; i++) {
    char c = line.at[i];
    if (c == '\\')
      i++;
    else if (c == '=' || c == ':' || c == ' ' || c == '\t')
      return i;
  }
  return line.n;
}

static bool is_continued(fl_str line) {
  uint32_t n = 0;
  while (n < line.n && line.at[line.n - 1 - n] == '\\') n++;
  return n % 2 == 1;
}

static fl_str value_behind(fl_str line, uint32_t end) {
  fl_str rest = fl_str_trim(fl_str_from_pos(line, end));
  if (rest.n && (rest.at[0] == '=' || rest.at[0] == ':')) rest = fl_str_trim(fl_str_from_pos(rest, 1));
  return rest;
}

// A document in a file of several may say which profile it is for, after other keys.
static void take_profile(fl_rows *rows, fl_str key, fl_str value, uint32_t first) {
  if (!fl_is_profile_key(key)) return;
  rows->profile = value;
  fl_sym profile = fl_intern_add(&rows->syms, value);
  for (uint32_t i = first; i < rows->confs.n; i++) rows->confs.at[i].profile = profile;
}

void fl_read_properties(fl_rows *rows) {
  fl_str rest = rows->text, line, of_file = rows->profile;
  uint32_t first = rows->confs.n;
  while (fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (fl_str_eq_c(line, "#---") || fl_str_eq_c(line, "!---"))
      rows->profile = of_file, first = rows->confs.n, rows->document++;
    if (line.n == 0 || line.at[0] == '#' || line.at[0] == '!') continue;
    uint32_t end = key_end(line);
    fl_str key = fl_str_slice(line, 0, end), value = value_behind(line, end);
    bool continued = is_continued(line);
    while (is_continued(line) && fl_next_line(&rest, &line)) continue;
    fl_rows_setting(rows, key, continued ? (fl_str){0} : value, key);
    take_profile(rows, key, value, first);
  }
}

// ---- configuration of servers: `key = value # why`, `key value`, [sections] that count for nothing ----------------------------------

static fl_str without_comment(fl_str value);

// `sentinel monitor NAME HOST PORT QUORUM` is sentinel.monitor.NAME = QUORUM.
static bool read_sentinel(fl_rows *rows, fl_str line) {
  fl_buf key = {0};
  fl_str rest, word, last = {0};
  if (!fl_str_cut(line, ' ', &word, &rest) || !fl_str_eq_c(word, "sentinel")) return false;
  fl_buf_add(&key, word);
  for (uint32_t n = 0; n < 2 && fl_str_cut(rest, ' ', &word, &rest); n++) fl_buf_add_char(&key, '.'), fl_buf_add(&key, word);
  fl_str_rcut(rest, ' ', NULL, &last);
  fl_rows_setting(rows, fl_buf_str(&key), last.n ? last : rest, line);
  fl_buf_release(&key);
  return true;
}

void fl_read_server_conf(fl_rows *rows) {
  fl_str rest = rows->text, line;
  while (fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (line.n == 0 || line.at[0] == '#' || line.at[0] == '!' || line.at[0] == '[' || line.at[0] == ';') continue;
    if (read_sentinel(rows, without_comment(line))) continue;
    uint32_t end = key_end(line);
    fl_str key = fl_str_slice(line, 0, end);
    fl_rows_setting(rows, key, without_comment(value_behind(line, end)), key);
  }
}

static void add_below(fl_rows *rows, fl_str section, fl_str key, fl_str value) {
  fl_buf whole = {0};
  fl_buf_printf(&whole, "%.*s.%.*s", FL_STR_ARG(section), FL_STR_ARG(key));
  fl_rows_setting(rows, fl_buf_str(&whole), value, key);
  fl_buf_release(&whole);
}

// ---- .ini ------------------------------------------------------------------------------------------------------------------------

static bool is_aside(fl_str line) { return line.n == 0 || line.at[0] == '#' || line.at[0] == ';'; }

// Does the section say how many of a server there are?
static bool tells_how_many(fl_str rest) {
  static const char *const words[] = {"processes", "workers", "threads"};
  fl_str line, key, value;
  while (fl_next_line(&rest, &line) && !fl_str_starts_c(fl_str_trim(line), "["))
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (!is_aside(fl_str_trim(line)) && fl_str_cut(line, '=', &key, &value) && fl_str_eq_c(fl_str_trim(key), words[i])) return true;
  return false;
}

// What process servers are told, below the name of their section. Other files of this kind are for tools that build and test.
void fl_read_ini(fl_rows *rows) {
  fl_str rest = rows->text, line, key, value, section = {0};
  while (fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (is_aside(line)) continue;
    bool begins = line.at[0] == '[';
    if (begins) section = tells_how_many(rest) ? fl_str_slice(line, 1, fl_str_find_char(line, ']')) : (fl_str){0};
    else if (section.n && fl_str_cut(line, '=', &key, &value)) add_below(rows, section, fl_str_trim(key), without_comment(fl_str_trim(value)));
  }
}

// ---- .env ------------------------------------------------------------------------------------------------------------------------

static fl_str without_comment(fl_str value) {
  if (value.n && (value.at[0] == '"' || value.at[0] == '\'')) {
    uint32_t end = fl_str_find_char(fl_str_from_pos(value, 1), value.at[0]);
    return end == FL_STR_NONE ? (fl_str){0} : fl_str_slice(value, 1, end + 1);
  }
  uint32_t comment = fl_str_find(value, FL_STR(" #"));
  return fl_str_trim(fl_str_slice(value, 0, comment));
}

void fl_read_env(fl_rows *rows) {
  fl_str rest = rows->text, line, key, value;
  while (fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (fl_str_starts_c(line, "export ")) line = fl_str_trim(fl_str_from_pos(line, 7));
    if (line.n == 0 || line.at[0] == '#' || !fl_str_cut(line, '=', &key, &value)) continue;
    key = fl_str_trim(key);
    if (key.n && fl_str_find_char(key, ' ') == FL_STR_NONE)
      fl_rows_setting(rows, key, without_comment(fl_str_trim(value)), key);
  }
}
