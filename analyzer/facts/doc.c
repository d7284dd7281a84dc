// Leaves of a document, and patterns over their paths; see the header.
#include "facts/doc_p.h"

#include "facts/settings_p.h"

#include <stdio.h>

enum { MAX_KEY_BYTES = 400, MAX_FLOW_DEPTH = 16, MAX_VALUE_BYTES = 2048 };

void fl_doc_clear(fl_doc *d) {
  fl_buf_clear(&d->paths);
  fl_array_clear(&d->leaves);
  d->condition = (fl_str){0};
}

void fl_doc_release(fl_doc *d) {
  fl_buf_release(&d->paths);
  fl_buf_release(&d->value);
  fl_array_release(&d->leaves);
}

// ---- paths ----------------------------------------------------------------------------------------------------------------

static void add_key(fl_doc *d, uint32_t path_begin, fl_str key) {
  if (d->paths.n > path_begin && key.n) fl_buf_add_char(&d->paths, '.');
  fl_buf_add(&d->paths, key);
}

static void add_level(fl_doc *d, uint32_t path_begin, fl_str key, bool is_element, uint32_t index) {
  if (is_element)
    fl_buf_printf(&d->paths, "[%u]", index);
  else
    add_key(d, path_begin, key);
}

// The path behind `path_begin` becomes a leaf. More than a file has room for are not kept, but for one, so that it shows.
static void close_leaf(fl_doc *d, uint32_t path_begin, fl_str value) {
  bool wanted = d->paths.n > path_begin && d->paths.n - path_begin <= MAX_KEY_BYTES && d->leaves.n <= FL_MAX_CONFS;
  if (!wanted) return fl_buf_truncate(&d->paths, path_begin);
  fl_leaf leaf = {path_begin, d->paths.n, value, fl_str_contains(value, FL_STR("{{")), {0}, 0};
  fl_array_push(&d->leaves, leaf);
}

void fl_doc_add(fl_doc *d, fl_str path, fl_str value) {
  uint32_t begin = d->paths.n;
  fl_buf_add(&d->paths, path);
  close_leaf(d, begin, value);
}

// ---- flow collections -------------------------------------------------------------------------------------------------------

// `*name`; a star in quotes is a star.
static bool names_anchor(fl_str text) {
  for (uint32_t i = 1; i < text.n; i++) {
    char c = text.at[i];
    bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!name) return false;
  }
  return text.n > 1 && text.at[0] == '*';
}

static void note_alias(fl_doc *d, uint32_t first, fl_str text) {
  if (d->leaves.n > first && names_anchor(text)) d->leaves.at[first].computed = FL_LEAF_ALIAS;
}

typedef struct flow {
  fl_doc *doc;
  fl_str text;
  uint32_t at;
  char path[MAX_KEY_BYTES + 16];
  uint32_t n;
} flow;

static void skip_blanks(flow *f) {
  while (f->at < f->text.n && strchr(" \t\r\n", f->text.at[f->at])) f->at++;
}

// A scalar, without its quotes; ends before `,`, a closing bracket, or the colon of a key.
static fl_str flow_scalar(flow *f, bool is_key) {
  skip_blanks(f);
  uint32_t begin = f->at;
  char quote = f->at < f->text.n && strchr("\"'", f->text.at[f->at]) ? f->text.at[f->at++] : '\0';
  while (f->at < f->text.n) {
    char c = f->text.at[f->at];
    if (quote ? c == quote : strchr(",]}", c) || (is_key && c == ':')) break;
    f->at += quote == '"' && c == '\\' ? 2 : 1;
  }
  if (f->at > f->text.n) f->at = f->text.n;
  if (quote && f->at < f->text.n) return fl_str_slice(f->text, begin + 1, f->at++);
  return fl_str_trim(fl_str_slice(f->text, begin, f->at));
}

static void flow_leaf(flow *f, fl_str value) {
  uint32_t begin = f->doc->paths.n;
  fl_buf_add_bytes(&f->doc->paths, f->path, f->n);
  close_leaf(f->doc, begin, value);
}

static bool flow_enter(flow *f, fl_str key, bool is_list, uint32_t index) {
  char number[16];
  if (is_list) key = (fl_str){number, (uint32_t)snprintf(number, sizeof number, "[%u]", index)};
  bool dot = !is_list && f->n > 0;
  if (f->n + key.n + dot > sizeof f->path) return false;
  if (dot) f->path[f->n++] = '.';
  memcpy(f->path + f->n, key.at ? key.at : "", key.n);
  f->n += key.n;
  return true;
}

// `{{ ... }}` in place of a value.
static void flow_template(flow *f) {
  fl_str left = fl_str_from_pos(f->text, f->at);
  uint32_t end = fl_str_find(left, FL_STR("}}"));
  uint32_t n = end == FL_STR_NONE ? left.n : end + 2;
  flow_leaf(f, fl_str_slice(left, 0, n));
  f->at += n;
}

static void flow_collection(flow *f, uint32_t depth);

static void flow_value(flow *f, uint32_t depth) {
  skip_blanks(f);
  char c = f->at < f->text.n ? f->text.at[f->at] : '\0';
  if (fl_str_starts_c(fl_str_from_pos(f->text, f->at), "{{")) return flow_template(f);
  if (c == '[' || c == '{') return flow_collection(f, depth + 1);
  uint32_t first = f->doc->leaves.n;
  fl_str value = flow_scalar(f, false);
  if (value.n) flow_leaf(f, value);
  if (c == '*') note_alias(f->doc, first, value);
}

static bool flow_more(flow *f) {
  skip_blanks(f);
  return f->at < f->text.n && !strchr("]}", f->text.at[f->at]);
}

// Bounded nesting; what nests deeper ends the collection. Every turn takes at least the comma behind it.
static void flow_collection(flow *f, uint32_t depth) {
  bool is_list = f->text.at[f->at++] == '[';
  for (uint32_t i = 0, length = f->n; depth < MAX_FLOW_DEPTH && flow_more(f); i++, f->n = length) {
    fl_str key = is_list ? (fl_str){0} : flow_scalar(f, true);
    if (!is_list && f->at < f->text.n && f->text.at[f->at] == ':') f->at++;
    if (!flow_enter(f, key, is_list, i)) break;
    flow_value(f, depth);
    skip_blanks(f);
    if (f->at < f->text.n && f->text.at[f->at] == ',') f->at++;
    else break;
  }
  if (f->at < f->text.n) f->at++; // the closing bracket
}

static void add_flow(fl_doc *d, uint32_t path_begin, fl_str text) {
  flow f = {.doc = d, .text = text, .n = d->paths.n - path_begin};
  if (f.n > MAX_KEY_BYTES) return fl_buf_truncate(&d->paths, path_begin);
  memcpy(f.path, d->paths.at + path_begin, f.n);
  fl_buf_truncate(&d->paths, path_begin);
  flow_collection(&f, 0);
}

// ---- formats ----------------------------------------------------------------------------------------------------------------

// CloudFormation's functions. Other tags say of what kind a value is.
static uint8_t computed_by(fl_str tag) {
  static const char *const functions[] = {"Sub",         "GetAtt", "ImportValue", "If",     "Join",   "Select", "FindInMap",
                                          "Split",       "Base64", "Cidr",        "GetAZs", "Equals", "Not",    "And",
                                          "Or",          "Transform"};
  if (tag.n == 0) return 0;
  if (fl_str_eq_c(tag, "Ref")) return FL_LEAF_NAMED;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (fl_str_eq_c(tag, functions[i])) return FL_LEAF_PART;
  return 0;
}

void fl_doc_add_yaml(fl_doc *d, const fl_yaml_scan *s) {
  uint32_t begin = d->paths.n, first = d->leaves.n;
  for (uint32_t i = 0; i < s->depth; i++)
    add_level(d, begin, s->levels[i].key, s->levels[i].index != UINT32_MAX, s->levels[i].index);
  if (s->is_flow && s->value.n >= 2 && d->paths.n > begin)
    add_flow(d, begin, s->value);
  else
    close_leaf(d, begin, s->value);
  if (s->is_opaque) note_alias(d, first, s->value);
  bool is_file = s->is_opaque && s->depth && fl_str_find_char(s->levels[s->depth - 1].key, '.') != FL_STR_NONE;
  if (is_file && d->leaves.n > first) d->leaves.at[first].block = fl_yaml_scan_block(s);
  uint8_t computed = computed_by(s->tag);
  for (uint32_t i = first; computed && i < d->leaves.n; i++) d->leaves.at[i].computed = computed; // a tag says more than a star
}

void fl_doc_add_json(fl_doc *d, const fl_json_scan *s) {
  uint32_t begin = d->paths.n;
  for (uint32_t i = 0; i < s->depth && i < FL_SCAN_DEPTH; i++)
    add_level(d, begin, s->levels[i].key, s->levels[i].is_array, s->levels[i].index);
  close_leaf(d, begin, s->value);
}

// ---- anchors ----------------------------------------------------------------------------------------------------------------

enum { MAX_ALIASES = 200 }; // of one document: an alias may stand for many leaves

static bool is_alias(const fl_leaf *l) { return l->computed == FL_LEAF_ALIAS; }

static const fl_yaml_anchor *find_anchor(const fl_yaml_scan *s, fl_str name) {
  for (uint32_t i = s->n_anchors; i-- > 0;)
    if (fl_str_eq(s->anchors[i].name, name)) return &s->anchors[i];
  return NULL;
}

static fl_str path_of(const fl_doc *d, const fl_leaf *l) { return fl_str_slice(fl_buf_str(&d->paths), l->path_begin, l->path_end); }

static bool has_path(const fl_doc *d, const fl_leaf *leaves, uint32_t n, fl_str path) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_str_eq(path_of(d, &leaves[i]), path)) return true;
  return false;
}

// Where what an alias stands for goes: `a.<<` and `a.<<[0]` are a.
static fl_str place_of_alias(fl_str path) {
  uint32_t at = fl_str_find(path, FL_STR("<<"));
  bool merges = at != FL_STR_NONE && (at + 2 == path.n || path.at[at + 2] == '[');
  if (!merges) return path;
  return fl_str_slice(path, 0, at && path.at[at - 1] == '.' ? at - 1 : at);
}

typedef FL_ARRAY(fl_leaf) leaf_list;

// Leaves below `from`, again below `to`. What an alias before has brought is among them; what is written in the document wins.
static void copy_leaves(fl_doc *d, fl_str from, fl_str to, leaf_list *out) {
  char path[2 * MAX_KEY_BYTES];
  for (uint32_t i = 0, known = out->n; i < known && out->n <= FL_MAX_CONFS; i++) {
    fl_leaf leaf = out->at[i];
    fl_str whole = path_of(d, &leaf), rest = fl_str_from_pos(whole, from.n);
    bool below = fl_str_starts(whole, from) && (rest.n == 0 || rest.at[0] == '.' || rest.at[0] == '[');
    if (!below || is_alias(&leaf)) continue;
    if (!to.n && rest.n && rest.at[0] == '.') rest = fl_str_from_pos(rest, 1);
    int n = snprintf(path, sizeof path, "%.*s%.*s", FL_STR_ARG(to), FL_STR_ARG(rest));
    if (n <= 0 || (size_t)n >= sizeof path) continue;
    fl_str made = {path, (uint32_t)n};
    if (has_path(d, d->leaves.at, d->leaves.n, made) || has_path(d, out->at, out->n, made)) continue;
    leaf.path_begin = d->paths.n;
    fl_buf_add(&d->paths, made);
    leaf.path_end = d->paths.n;
    fl_array_push(out, leaf);
  }
}

// False when it would stand for itself.
static bool use_anchor(fl_doc *d, const fl_yaml_anchor *a, fl_str alias_path, leaf_list *out) {
  fl_buf from = {0}, to = {0};
  uint32_t begin = d->paths.n;
  fl_buf_add(&to, place_of_alias(alias_path)); // before the paths grow: it stands among them
  for (uint32_t i = 0; i < a->depth; i++) add_level(d, begin, a->levels[i].key, a->levels[i].index != UINT32_MAX, a->levels[i].index);
  fl_buf_add(&from, fl_str_slice(fl_buf_str(&d->paths), begin, d->paths.n));
  fl_buf_truncate(&d->paths, begin);
  bool inside_itself = fl_str_starts(fl_buf_str(&to), fl_buf_str(&from));
  if (!inside_itself) copy_leaves(d, fl_buf_str(&from), fl_buf_str(&to), out);
  fl_buf_release(&from), fl_buf_release(&to);
  return !inside_itself;
}

void fl_doc_use_anchors(fl_doc *d, const fl_yaml_scan *s) {
  uint32_t n_aliases = 0;
  for (uint32_t i = 0; i < d->leaves.n; i++) n_aliases += is_alias(&d->leaves.at[i]);
  if (!n_aliases || n_aliases > MAX_ALIASES || !s->n_anchors) return;
  leaf_list all = {0};
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    const fl_leaf leaf = d->leaves.at[i];
    const fl_yaml_anchor *a = is_alias(&leaf) ? find_anchor(s, fl_str_from_pos(leaf.value, 1)) : NULL;
    if (!a || !use_anchor(d, a, fl_doc_path(d, i), &all)) fl_array_push(&all, leaf);
  }
  fl_array_clear(&d->leaves);
  for (uint32_t i = 0; i < all.n; i++) fl_array_push(&d->leaves, all.at[i]);
  fl_array_release(&all);
}

// ---- reading ----------------------------------------------------------------------------------------------------------------

fl_str fl_doc_value(fl_doc *d, uint32_t leaf) {
  const fl_leaf *l = &d->leaves.at[leaf];
  if (l->computed == FL_LEAF_PART || is_alias(l)) return (fl_str){0};
  if (!l->is_template && !l->computed) return l->value;
  fl_buf_clear(&d->value);
  if (l->computed == FL_LEAF_NAMED) { // of a template's parameters
    fl_buf_printf(&d->value, "${Parameters.%.*s.Default}", FL_STR_ARG(l->value));
    return fl_buf_str(&d->value);
  }
  if (l->value.n > MAX_VALUE_BYTES || !fl_template_reference(&d->value, l->value)) return (fl_str){0};
  return fl_buf_str(&d->value);
}

fl_str fl_doc_find(fl_doc *d, const char *path) {
  for (uint32_t i = 0; i < d->leaves.n; i++)
    if (fl_str_eq_c(fl_doc_path(d, i), path)) return fl_doc_value(d, i);
  return (fl_str){0};
}

// ---- patterns ---------------------------------------------------------------------------------------------------------------

// Behind `[*]`: the number of bytes of the bracket, 0 when there is none.
static uint32_t element_bytes(fl_str path) {
  if (path.n == 0 || path.at[0] != '[') return 0;
  uint32_t end = fl_str_find_char(path, ']');
  return end == FL_STR_NONE ? 0 : end + 1;
}

// A key ends where the pattern's next literal begins: `*.env` takes `a.b` of `a.b.env`.
static uint32_t key_bytes(fl_str path, const char *next) {
  if (!*next) return path.n;
  uint32_t n = (uint32_t)strcspn(next, "*[");
  fl_str literal = {next, n ? n : 1};
  uint32_t found = fl_str_find(path, literal);
  return found == FL_STR_NONE ? 0 : found;
}

bool fl_path_fits(fl_str path, const char *pattern, fl_parts *parts) {
  uint32_t at = 0, n_parts = 0;
  const char *p = pattern;
  for (; *p; p++) {
    bool element = !strncmp(p, "[*]", 3);
    if (!element && *p != '*') {
      if (at >= path.n || path.at[at++] != *p) return false;
      continue;
    }
    fl_str left = fl_str_from_pos(path, at);
    uint32_t n = element ? element_bytes(left) : key_bytes(left, p + 1);
    if (n == 0) return false;
    if (n_parts < FL_MAX_PARTS)
      parts->at[n_parts++] = element ? fl_str_slice(path, 0, at + n) : fl_str_slice(path, at, at + n);
    at += n;
    if (element) p += 2;
  }
  parts->rest = fl_str_from_pos(path, at);
  return parts->rest.n == 0 || (p > pattern && p[-1] == '.');
}
