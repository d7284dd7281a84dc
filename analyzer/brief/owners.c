// Who owns a file: CODEOWNERS in its usual places, whose last fitting line wins, and the owner that the catalog-info.yaml of the closest folder names.
#include "brief/owners.h"

enum { MAX_BYTES = 1 << 20, MAX_LINES = 10000 };

static bool read(const fl_tree *tree, fl_str path, fl_buf *text) {
  fl_error err = {0};
  fl_buf_clear(text);
  return fl_tree_read(tree, path, MAX_BYTES, text, &err) == FL_OK;
}

// ---- CODEOWNERS ----------------------------------------------------------------------------------------------------------------------

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A blank behind a backslash belongs to the pattern; a # begins a comment.
static uint32_t pattern_end(fl_str line) {
  uint32_t i = 0;
  while (i < line.n && !is_blank(line.at[i])) i += line.at[i] == '\\' && i + 1 < line.n ? 2 : 1;
  return i;
}

static fl_str without_comment(fl_str line) {
  for (uint32_t i = 0; i < line.n; i++)
    if (line.at[i] == '#' && (i == 0 || is_blank(line.at[i - 1]))) return fl_str_slice(line, 0, i);
  return line;
}

// "[Section][2] @default": lines without owners below it have these.
static bool begins_section(fl_str line, fl_str *owners) {
  if (!fl_str_starts_c(line, "[") && !fl_str_starts_c(line, "^[")) return false;
  uint32_t end = fl_str_rfind_char(line, ']');
  if (end == FL_STR_NONE) return false;
  *owners = fl_str_trim(fl_str_from_pos(line, end + 1));
  return true;
}

static void add_line(fl_owners *out, fl_str line, uint32_t number, fl_str *otherwise) {
  line = fl_str_trim(without_comment(line));
  if (line.n == 0 || fl_str_starts_c(line, "!") || begins_section(line, otherwise) || out->lines.n >= MAX_LINES) return;
  uint32_t end = pattern_end(line);
  fl_owner_line added = {.line = number, .owners = fl_str_trim(fl_str_from_pos(line, end))};
  fl_str pattern = fl_str_slice(line, 0, end);
  if (!added.owners.n) added.owners = *otherwise;
  added.owners = fl_arena_str(&out->arena, added.owners);
  added.is_flat = fl_str_ends_c(pattern, "/*"); // the files of one folder, and not what is below
  fl_ignore_add(&added.fits, (fl_str){0}, pattern);
  fl_array_push(&out->lines, added);
}

static void read_code_owners(fl_owners *out, const fl_tree *tree) {
  static const char *const places[] = {".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"};
  fl_buf text = {0};
  for (size_t i = 0; i < sizeof places / sizeof *places && !out->file.n; i++)
    if (read(tree, fl_str_from(places[i]), &text)) out->file = fl_str_from(places[i]);
  fl_str line, rest = fl_buf_str(&text), otherwise = {0};
  if (!out->file.n) rest = (fl_str){0};
  bool more = rest.n > 0;
  for (uint32_t number = 1; more; number++) {
    more = fl_str_cut(rest, '\n', &line, &rest);
    add_line(out, line, number, &otherwise);
  }
  fl_buf_release(&text);
}

static const fl_owner_line *line_of(const fl_owners *o, fl_str path) {
  for (uint32_t i = o->lines.n; i-- > 0;) {
    const fl_owner_line *l = &o->lines.at[i];
    if (l->is_flat ? fl_ignore_match_entry(&l->fits, path, false) : fl_ignore_match(&l->fits, path, false)) return l;
  }
  return NULL;
}

// ---- catalog-info.yaml ---------------------------------------------------------------------------------------------------------------

// "  owner: group:pay # theirs" -> "group:pay"
static fl_str value_behind(fl_str line, const char *key) {
  fl_str text = fl_str_trim(line), value;
  if (!fl_str_starts_c(text, key)) return (fl_str){0};
  value = fl_str_trim(without_comment(fl_str_from_pos(text, (uint32_t)strlen(key))));
  if (value.n >= 2 && (value.at[0] == '"' || value.at[0] == '\'') && value.at[value.n - 1] == value.at[0]) value = fl_str_slice(value, 1, value.n - 1);
  return value;
}

static uint32_t depth_of(fl_str line) {
  uint32_t n = 0;
  while (n < line.n && line.at[n] == ' ') n++;
  return n;
}

// spec.owner of the first of its documents that has one: a scanner of lines, since what is scanned is not ours to be read as YAML.
static void read_owner(fl_owner_catalog *out, fl_arena *arena, fl_str text) {
  fl_str line, rest = text;
  bool in_spec = false, more = true;
  uint32_t depth = 0;
  for (uint32_t number = 1; more && !out->owner.n; number++) {
    more = fl_str_cut(rest, '\n', &line, &rest);
    if (fl_str_trim(line).n == 0) continue;
    uint32_t at = depth_of(line);
    if (at == 0) in_spec = fl_str_eq_c(fl_str_trim(without_comment(line)), "spec:"), depth = 0;
    else if (in_spec && (depth == 0 || at == depth)) {
      depth = at;
      out->owner = fl_arena_str(arena, value_behind(line, "owner:"));
      out->line = number;
    }
  }
}

// What is known of a folder; each is looked at once.
static const fl_owner_catalog *catalog_in(fl_owners *o, fl_str folder) {
  for (uint32_t i = 0; i < o->catalogs.n; i++)
    if (fl_str_eq(o->catalogs.at[i].folder, folder)) return &o->catalogs.at[i];
  fl_buf text = {0};
  fl_owner_catalog c = {.folder = fl_arena_str(&o->arena, folder)};
  c.path = fl_str_from(fl_arena_printf(&o->arena, "%.*s%scatalog-info.yaml", FL_STR_ARG(folder), folder.n ? "/" : ""));
  if (o->tree && read(o->tree, c.path, &text)) read_owner(&c, &o->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  fl_array_push(&o->catalogs, c);
  return fl_array_last(&o->catalogs);
}

static fl_owner of_catalog(fl_owners *o, fl_str path) {
  for (fl_str folder = path; folder.n;) {
    folder = fl_path_dir(folder);
    const fl_owner_catalog *c = catalog_in(o, folder);
    if (c->owner.n) return (fl_owner){c->owner, c->path, c->line};
  }
  return (fl_owner){0};
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

void fl_owners_read(fl_owners *out, const fl_tree *tree) {
  *out = (fl_owners){.tree = tree};
  if (tree) read_code_owners(out, tree);
}

fl_owner fl_owner_of_path(fl_owners *o, fl_str path) {
  const fl_owner_line *line = line_of(o, path);
  if (line && line->owners.n) return (fl_owner){line->owners, o->file, line->line};
  return of_catalog(o, path);
}

void fl_owners_release(fl_owners *o) {
  for (uint32_t i = 0; i < o->lines.n; i++) fl_ignore_release(&o->lines.at[i].fits);
  fl_array_release(&o->lines);
  fl_array_release(&o->catalogs);
  fl_arena_release(&o->arena);
}
