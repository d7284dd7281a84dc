// gitignore(5): lines of a pattern file in, one question out.
//
// A pattern with a / in front or inside is cut at its slashes and compared part by part with the path below its folder;
// ** as a whole part stands for any number of folders. Every other pattern is compared with the last name alone.
// Both comparisons remember only the latest star: what an earlier star could take, the latest can take as well, so no
// pattern of a scanned repository is slow.
#include "base/glob.h"
#include "base/glob_p.h"

#include "base/io.h"

// Without blanks at the end, except those behind a backslash.
static fl_str trim_line(fl_str line) {
  uint32_t keep = 0;
  for (uint32_t i = 0; i < line.n; i++) {
    if (line.at[i] == '\\')
      i++;
    else if (line.at[i] == ' ')
      continue;
    keep = i + 1;
  }
  return fl_str_slice(line, 0, keep);
}

// Length of the separator at i: / or \/, but not one inside of a set. Else 0.
static uint32_t separator(fl_str pattern, uint32_t i, uint32_t unit) {
  return unit <= 2 && pattern.at[i + unit - 1] == '/' ? unit : 0;
}

static uint32_t count_parts(fl_str pattern) {
  uint32_t n = 1;
  for (uint32_t i = 0, unit; i < pattern.n; i += unit) {
    unit = fl_glob_unit(pattern, i);
    n += separator(pattern, i, unit) != 0;
  }
  return n;
}

static void cut_parts(fl_ignore *ig, fl_ignore_rule *rule, fl_str pattern) {
  rule->n_parts = count_parts(pattern);
  fl_str *parts = fl_arena_zero_n(&ig->arena, rule->n_parts, sizeof *parts);
  uint32_t n = 0, begin = 0;
  for (uint32_t i = 0, unit; i < pattern.n; i += unit) {
    unit = fl_glob_unit(pattern, i);
    if (!separator(pattern, i, unit)) continue;
    parts[n++] = fl_str_slice(pattern, begin, i);
    begin = i + unit;
  }
  parts[n] = fl_str_from_pos(pattern, begin);
  rule->parts = parts;
}

static void add_line(fl_ignore *ig, fl_str folder, fl_str line) {
  line = trim_line(line);
  if (fl_str_starts_c(line, "#")) return;
  fl_ignore_rule rule = {.folder = folder};
  rule.negated = fl_str_starts_c(line, "!");
  if (rule.negated) line = fl_str_from_pos(line, 1);
  rule.only_dirs = fl_str_ends_c(line, "/");
  if (rule.only_dirs) line = fl_str_slice(line, 0, line.n - 1);
  rule.anchored = fl_str_find_char(line, '/') != FL_STR_NONE;
  if (fl_str_starts_c(line, "/")) line = fl_str_from_pos(line, 1);
  if (line.n == 0) return;
  cut_parts(ig, &rule, line);
  fl_array_push(&ig->rules, rule);
}

void fl_ignore_add(fl_ignore *ig, fl_str folder, fl_str text) {
  folder = fl_arena_str(&ig->arena, folder);
  text = fl_arena_str(&ig->arena, text);
  if (fl_str_starts_c(text, "\xEF\xBB\xBF")) text = fl_str_from_pos(text, 3);
  while (text.n) {
    fl_str line;
    bool ended = fl_str_cut(text, '\n', &line, &text);
    if (ended && fl_str_ends_c(line, "\r")) line = fl_str_slice(line, 0, line.n - 1);
    add_line(ig, folder, line);
  }
}

// Length of the pattern unit at i when it matches the byte, else 0.
static uint32_t match_unit(fl_str pattern, uint32_t i, char byte) {
  if (i >= pattern.n) return 0;
  char c = pattern.at[i];
  if (c == '?') return 1;
  if (c == '\\') return i + 1 < pattern.n && pattern.at[i + 1] == byte ? 2 : 0;
  if (c != '[') return c == byte;
  uint32_t end = fl_class_end(pattern, i);
  return end != FL_STR_NONE && fl_class_has(pattern, i, end, (uint8_t)byte) ? end - i : 0;
}

static bool match_name(fl_str pattern, fl_str name) {
  uint32_t p = 0, t = 0, star = FL_STR_NONE, star_t = 0;
  while (t < name.n) {
    uint32_t n;
    if (p < pattern.n && pattern.at[p] == '*') {
      star = p++;
      star_t = t;
    } else if ((n = match_unit(pattern, p, name.at[t]))) {
      p += n;
      t++;
    } else if (star != FL_STR_NONE) { // the star takes one byte more
      p = star + 1;
      t = ++star_t;
    } else {
      return false;
    }
  }
  while (p < pattern.n && pattern.at[p] == '*') p++;
  return p == pattern.n;
}

// ** or, as git has it, more of them.
static bool is_any_folders(fl_str part) {
  uint32_t i = 0;
  while (i < part.n && part.at[i] == '*') i++;
  return i == part.n && i >= 2;
}

// The same one level up: parts instead of bytes, ** instead of *. A ** at the end wants something below.
static bool match_parts(const fl_str *parts, uint32_t n_parts, fl_str path) {
  uint32_t p = 0, star = FL_STR_NONE;
  fl_str star_path = path;
  while (path.n) {
    fl_str name, below;
    fl_str_cut(path, '/', &name, &below);
    if (p < n_parts && is_any_folders(parts[p])) {
      if (p + 1 == n_parts) return true;
      star = p++;
      star_path = path;
    } else if (p < n_parts && match_name(parts[p], name)) {
      p++;
      path = below;
    } else if (star != FL_STR_NONE) { // the ** takes one folder more
      fl_str_cut(star_path, '/', NULL, &star_path);
      p = star + 1;
      path = star_path;
    } else {
      return false;
    }
  }
  return p == n_parts;
}

// The path below the rule's folder; empty when it is not below.
static fl_str below_folder(fl_str folder, fl_str path) {
  if (folder.n == 0) return path;
  bool below = path.n > folder.n && path.at[folder.n] == '/' && fl_str_starts(path, folder);
  return below ? fl_str_from_pos(path, folder.n + 1) : (fl_str){0};
}

static bool rule_matches(const fl_ignore_rule *rule, fl_str path, bool is_dir) {
  fl_str below = below_folder(rule->folder, path);
  if (below.n == 0 || (rule->only_dirs && !is_dir)) return false;
  if (rule->anchored) return match_parts(rule->parts, rule->n_parts, below);
  return match_name(rule->parts[0], fl_path_base(below));
}

bool fl_ignore_match_entry(const fl_ignore *ig, fl_str path, bool is_dir) {
  for (uint32_t i = ig->rules.n; i > 0; i--) {
    if (rule_matches(&ig->rules.at[i - 1], path, is_dir)) return !ig->rules.at[i - 1].negated;
  }
  return false;
}

bool fl_ignore_match(const fl_ignore *ig, fl_str path, bool is_dir) {
  for (uint32_t i = 1; i < path.n; i++) {
    if (path.at[i] == '/' && fl_ignore_match_entry(ig, fl_str_slice(path, 0, i), true)) return true;
  }
  return fl_ignore_match_entry(ig, path, is_dir);
}

void fl_ignore_release(fl_ignore *ig) {
  fl_arena_release(&ig->arena);
  fl_array_release(&ig->rules);
}
