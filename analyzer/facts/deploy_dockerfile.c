// Dockerfiles: what the image that comes out sets, exposes and starts. Stages that only build leave nothing behind but what is copied into
// them: it is what the image is made of.
#include "facts/deploy_p.h"

enum { MAX_STAGES = 64, MAX_SOURCES = 16 };

typedef struct stage {
  fl_str name, base;
  fl_str dir; // that relative paths begin in
  int32_t from; // the stage that it begins as; -1: an image from elsewhere
} stage;

typedef struct image_row {
  uint32_t stage;
  const char *head; // of the key
  fl_str tail, value, at;
} image_row;

typedef struct dockerfile {
  fl_rows *rows;
  fl_str rest; // the lines to come
  stage stages[MAX_STAGES];
  uint32_t n_stages;
  FL_ARRAY(image_row) found;
} dockerfile;

// ---- lines --------------------------------------------------------------------------------------------------------------------

static bool is_continued(fl_str line) { return line.n && (line.at[line.n - 1] == '\\' || line.at[line.n - 1] == '`'); }

// An instruction with its continuation lines, as one slice of the text. Comment lines may stand in between.
static bool next_instruction(dockerfile *d, fl_str *out) {
  fl_str line;
  while (fl_next_line(&d->rest, &line)) {
    fl_str first = fl_str_trim(line);
    if (first.n == 0 || first.at[0] == '#') continue;
    const char *begin = first.at, *end = first.at + first.n;
    for (bool more = is_continued(first); more && fl_next_line(&d->rest, &line);) {
      fl_str next = fl_str_trim(line);
      more = next.n == 0 || next.at[0] == '#' || is_continued(next);
      if (next.n) end = next.at + next.n;
    }
    *out = (fl_str){begin, (uint32_t)(end - begin)};
    return true;
  }
  return false;
}

// `RUN <<EOF`: the lines up to the word are a script.
static void skip_heredoc(dockerfile *d, fl_str instruction) {
  uint32_t at = fl_str_find(instruction, FL_STR("<<"));
  fl_str word = fl_str_from_pos(instruction, at == FL_STR_NONE ? instruction.n : at + 2), line;
  if (word.n && word.at[0] == '-') word = fl_str_from_pos(word, 1);
  uint32_t n = 0;
  while (n < word.n && !strchr(" \t\n>", word.at[n])) n++;
  word = fl_unquoted(fl_str_slice(word, 0, n));
  while (word.n && fl_next_line(&d->rest, &line))
    if (fl_str_eq(fl_str_trim(line), word)) return;
}

// ---- words --------------------------------------------------------------------------------------------------------------------

static bool is_between(char c) { return strchr(" \t\r\n\\", c) != NULL; }

// The next word; quotes hold it together, and stay. "" at the end.
static fl_str take_word(fl_str *rest) {
  uint32_t begin = 0;
  while (begin < rest->n && is_between(rest->at[begin])) begin++;
  uint32_t n = begin;
  for (char quote = '\0'; n < rest->n && (quote || !is_between(rest->at[n])); n++) {
    if (quote) quote = rest->at[n] == quote ? '\0' : quote;
    else if (rest->at[n] == '"' || rest->at[n] == '\'') quote = rest->at[n];
  }
  fl_str word = fl_str_slice(*rest, begin, n);
  *rest = fl_str_from_pos(*rest, n);
  return word;
}

static bool is_word(fl_str text, const char *word) {
  if (text.n != strlen(word)) return false;
  for (uint32_t i = 0; i < text.n; i++)
    if ((text.at[i] & ~0x20) != word[i]) return false;
  return true;
}

static void found(dockerfile *d, const char *head, fl_str tail, fl_str value, fl_str at) {
  if (d->n_stages == 0) return; // ARG before the first FROM
  if (d->found.n > FL_MAX_CONFS) return;
  fl_array_push(&d->found, ((image_row){d->n_stages - 1, head, tail, value, at}));
}

// ---- instructions ---------------------------------------------------------------------------------------------------------------

static void read_from(dockerfile *d, fl_str rest) {
  fl_str base = take_word(&rest);
  while (fl_str_starts_c(base, "--")) base = take_word(&rest);
  stage s = {.base = base, .from = -1};
  if (is_word(take_word(&rest), "AS")) s.name = take_word(&rest);
  for (uint32_t i = 0; i < d->n_stages; i++)
    if (d->stages[i].name.n && fl_str_eq(d->stages[i].name, base)) s.from = (int32_t)i, s.dir = d->stages[i].dir;
  if (d->n_stages < MAX_STAGES) d->stages[d->n_stages++] = s;
}

// `ENV A=1 B="2"`, and the old `ENV A the rest`.
static void read_env(dockerfile *d, fl_str rest) {
  fl_str word = take_word(&rest), name, value;
  if (!fl_str_cut(word, '=', &name, &value)) return found(d, "env.", word, fl_unquoted(fl_str_trim(rest)), word);
  for (; word.n; word = take_word(&rest))
    if (fl_str_cut(word, '=', &name, &value)) found(d, "env.", name, fl_unquoted(value), name);
}

static void read_ports(dockerfile *d, fl_str rest) {
  for (fl_str word; (word = take_word(&rest)).n;) found(d, "port", (fl_str){0}, word, word);
}

// `["a", "b"]` or `a b`.
static void read_command(dockerfile *d, fl_str rest) {
  rest = fl_str_trim(rest);
  if (rest.n && rest.at[0] != '[') {
    for (fl_str word; (word = take_word(&rest)).n;) found(d, "command", (fl_str){0}, word, word);
    return;
  }
  fl_json_scan s = {.text = rest};
  while (fl_json_scan_next(&s)) found(d, "command", (fl_str){0}, s.value, s.value);
}

// What the image's last one says holds: `HEALTHCHECK NONE` takes away what its base has.
static void read_check(dockerfile *d, fl_str rest) {
  fl_str word = take_word(&rest);
  while (fl_str_starts_c(word, "--")) word = take_word(&rest);
  if (word.n) found(d, "healthcheck", (fl_str){0}, word, word);
}

// ---- what it is made of ---------------------------------------------------------------------------------------------------------

static fl_str kept(dockerfile *d, fl_buf *text) {
  fl_str at = fl_intern_text(&d->rows->syms, fl_intern_add(&d->rows->syms, fl_buf_str(text)));
  fl_buf_release(text);
  return at;
}

static fl_str in_folder(dockerfile *d, fl_str path) {
  fl_str dir = d->n_stages ? d->stages[d->n_stages - 1].dir : (fl_str){0};
  if ((path.n && path.at[0] == '/') || !dir.n) return path;
  fl_buf whole = {0};
  fl_buf_printf(&whole, "%.*s/%.*s", FL_STR_ARG(dir), FL_STR_ARG(path));
  return kept(d, &whole);
}

static void read_folder(dockerfile *d, fl_str rest) {
  fl_str dir = in_folder(d, fl_unquoted(take_word(&rest)));
  if (d->n_stages) d->stages[d->n_stages - 1].dir = dir;
}

// `a b c/` or `["a", "b", "c/"]`; how many, 0 when it copies from another image.
static uint32_t paths_of(fl_str rest, fl_str *out) {
  uint32_t n = 0;
  rest = fl_str_trim(rest);
  for (fl_str after = rest; fl_str_starts_c(rest, "--"); rest = fl_str_trim(after))
    if (fl_str_starts_c(take_word(&after), "--from=")) return 0;
  fl_json_scan s = {.text = rest};
  if (fl_str_starts_c(rest, "["))
    while (n < MAX_SOURCES && fl_json_scan_next(&s)) out[n++] = s.value;
  else
    for (fl_str word; n < MAX_SOURCES && (word = take_word(&rest)).n;) out[n++] = fl_unquoted(word);
  return n;
}

// Of several sources the target is a folder.
static void read_copy(dockerfile *d, fl_str rest) {
  fl_str paths[MAX_SOURCES];
  uint32_t n = fl_str_contains(rest, FL_STR("<<")) ? 0 : paths_of(rest, paths);
  for (uint32_t i = 0; i + 1 < n; i++) {
    fl_str target = in_folder(d, paths[n - 1]);
    fl_buf folder = {0};
    fl_buf_printf(&folder, "%.*s/", FL_STR_ARG(target));
    if (n > 2 && !fl_str_ends_c(target, "/")) target = kept(d, &folder);
    else fl_buf_release(&folder);
    found(d, "copy.", paths[i], target, paths[i]);
  }
}

static void read_instruction(dockerfile *d, fl_str rest) {
  static const struct {
    const char *word;
    void (*read)(dockerfile *, fl_str);
  } words[] = {{"FROM", read_from}, {"ENV", read_env}, {"EXPOSE", read_ports}, {"CMD", read_command}, {"ENTRYPOINT", read_command}, {"WORKDIR", read_folder}, {"HEALTHCHECK", read_check}};
  fl_str instruction = rest, word = take_word(&rest);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is_word(word, words[i].word)) return words[i].read(d, rest);
  if (is_word(word, "COPY") || is_word(word, "ADD")) read_copy(d, rest);
  if (is_word(word, "RUN") || is_word(word, "COPY")) skip_heredoc(d, instruction);
}

// ---- the image ------------------------------------------------------------------------------------------------------------------

// Is the stage the last one, or one that the last one begins as?
static bool is_left(const dockerfile *d, uint32_t one) {
  int32_t at = (int32_t)d->n_stages - 1;
  while (at >= 0 && at != (int32_t)one) at = d->stages[at].from;
  return at >= 0;
}

void fl_read_dockerfile(fl_rows *rows) {
  dockerfile d = {.rows = rows, .rest = rows->text};
  fl_str instruction;
  while (next_instruction(&d, &instruction)) read_instruction(&d, instruction);
  if (d.n_stages) {
    fl_str base = d.stages[d.n_stages - 1].base;
    fl_rows_deploy(rows, FL_DEPLOY_IMAGE, (fl_str){0}, FL_STR("from"), base, base);
  }
  for (uint32_t i = 0; i < d.found.n && !rows->full; i++) {
    const image_row *r = &d.found.at[i];
    if (is_left(&d, r->stage) || fl_str_eq_c(fl_str_from(r->head), "copy.")) fl_rows_deploy_under(rows, FL_DEPLOY_IMAGE, (fl_str){0}, r->head, r->tail, r->value, r->at);
  }
  fl_array_release(&d.found);
}
