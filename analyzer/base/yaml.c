// Events of libyaml in, a tree with places out. The only file that knows libyaml.
//
// Open collections stand on a stack; their children so far lie in one array behind each other and are copied into the
// arena when the collection ends:
//
//   open:     [map at 1:1] [list at 3:5]
//   children:  key value key | item item item
#include "base/yaml.h"

#include <yaml.h>

#include "base/intern.h"
#include "base/io.h"
#include "base/map.h"

typedef struct open_node {
  fl_yaml_node *node;
  uint32_t first_child;
  uint32_t number;       // counts collections, for the keys that were seen
  uint32_t height, size; // of what is inside so far: levels, nodes
  uint32_t anchor;       // index + 1 into anchors, 0 = none
} open_node;

typedef struct anchor {
  const fl_yaml_node *node; // NULL while it is open
  uint32_t height, size;
} anchor;

// The place that libyaml's marks (in characters) have in the text (in bytes). Marks come in ascending order.
typedef struct cursor {
  size_t index, line;      // of the latest mark
  uint32_t at, line_begin; // bytes
} cursor;

typedef struct loader {
  fl_yaml *out;
  const char *name;
  fl_str text;
  fl_error *err;
  cursor cursor;
  FL_ARRAY(open_node) open;
  FL_ARRAY(const fl_yaml_node *) children;
  FL_ARRAY(anchor) anchors;
  fl_map anchor_of; // symbol of a name -> index into anchors, of this document
  fl_map key_lines; // (collection, symbol of a key) -> line
  fl_intern names;
  uint32_t n_nodes, n_collections;
} loader;

static bool continues(char c) { return ((uint8_t)c & 0xC0) == 0x80; }

static uint32_t forward(fl_str text, uint32_t at, size_t n_characters) {
  for (; n_characters > 0 && at < text.n; n_characters--) {
    do at++;
    while (at < text.n && continues(text.at[at]));
  }
  return at;
}

static uint32_t backward(fl_str text, uint32_t at, size_t n_characters) {
  for (; n_characters > 0 && at > 0; n_characters--) {
    do at--;
    while (at > 0 && continues(text.at[at]));
  }
  return at;
}

static void locate(loader *l, yaml_mark_t mark, uint32_t *line, uint32_t *col) {
  cursor *c = &l->cursor;
  if (mark.index < c->index) *c = (cursor){0}; // an error may point back
  c->at = forward(l->text, c->at, mark.index - c->index);
  c->index = mark.index;
  // Walking back once per line, not once per node, keeps one long line linear.
  if (mark.line != c->line) c->line_begin = backward(l->text, c->at, mark.column);
  c->line = mark.line;
  *line = (uint32_t)mark.line + 1;
  *col = c->at - c->line_begin + 1;
}

static int fail(loader *l, int status, yaml_mark_t mark, const char *format, ...) FL_PRINTF(4, 5);
static int fail(loader *l, int status, yaml_mark_t mark, const char *format, ...) {
  uint32_t line, col;
  locate(l, mark, &line, &col);
  va_list args;
  va_start(args, format);
  fl_error_setv(l->err, status, l->name, line, col, format, args);
  va_end(args);
  return status;
}

// The reader knows bytes only.
static int fail_at_byte(loader *l, size_t offset, const char *problem) {
  fl_str before = fl_str_slice(l->text, 0, (uint32_t)offset);
  uint32_t line = 1;
  for (uint32_t i = 0; i < before.n; i++) line += before.at[i] == '\n';
  uint32_t line_end = fl_str_rfind_char(before, '\n');
  uint32_t col = line_end == FL_STR_NONE ? before.n + 1 : before.n - line_end;
  return fl_error_set(l->err, FL_E_INPUT, l->name, line, col, "%s", problem);
}

static int fail_as_parser(loader *l, const yaml_parser_t *p) {
  if (p->error == YAML_MEMORY_ERROR) fl_exhausted(0);
  const char *problem = p->problem ? p->problem : "malformed";
  if (p->error == YAML_READER_ERROR) return fail_at_byte(l, p->problem_offset, problem);
  uint32_t line, col;
  locate(l, p->problem_mark, &line, &col);
  bool tab = l->cursor.at < l->text.n && l->text.at[l->cursor.at] == '\t';
  const char *hint = tab ? " (a tab cannot indent)" : "";
  if (!p->context) return fail(l, FL_E_INPUT, p->problem_mark, "%s%s", problem, hint);
  return fail(l, FL_E_INPUT, p->problem_mark, "%s%s, %s from line %zu", problem, hint, p->context,
              p->context_mark.line + 1);
}

static fl_sym name_of(loader *l, const char *text, size_t n) {
  return fl_intern_add(&l->names, (fl_str){text, (uint32_t)n});
}

static bool expects_key(const loader *l) {
  if (l->open.n == 0) return false;
  const open_node *parent = &l->open.at[l->open.n - 1];
  return parent->node->kind == FL_YAML_MAP && (l->children.n - parent->first_child) % 2 == 0;
}

static int check_key(loader *l, const fl_yaml_node *key, yaml_mark_t mark) {
  if (key->kind != FL_YAML_SCALAR) return fail(l, FL_E_INPUT, mark, "a key must be a text");
  fl_sym sym = name_of(l, key->text.at, key->text.n);
  uint64_t seen = fl_map_key2(fl_array_last(&l->open)->number, sym);
  uint32_t line;
  if (fl_map_get(&l->key_lines, seen, &line)) {
    return fail(l, FL_E_INPUT, mark, "the key \"%.*s\" stands twice, first in line %u", FL_STR_ARG(key->text),
                line);
  }
  fl_map_put(&l->key_lines, seen, key->line);
  return FL_OK;
}

// Hangs a finished node, with everything below it, into what is open.
static int attach(loader *l, const fl_yaml_node *node, uint32_t height, uint32_t size, yaml_mark_t mark) {
  if (l->open.n == 0) {
    fl_array_push(&l->out->docs, node);
    return FL_OK;
  }
  int rc = expects_key(l) ? check_key(l, node, mark) : FL_OK;
  open_node *parent = fl_array_last(&l->open);
  if (parent->height < height) parent->height = height;
  parent->size += size;
  fl_array_push(&l->children, node);
  return rc;
}

static int count_nodes(loader *l, uint32_t n, yaml_mark_t mark) {
  if (n > FL_YAML_NODES_MAX - l->n_nodes)
    return fail(l, FL_E_LIMIT, mark, "more than %d nodes", FL_YAML_NODES_MAX);
  l->n_nodes += n;
  return FL_OK;
}

static int new_node(loader *l, fl_yaml_node **out, fl_yaml_kind kind, const yaml_event_t *e,
                    const yaml_char_t *tag) {
  if (tag)
    return fail(l, FL_E_INPUT, e->start_mark, "tags (!) have no meaning here: \"%s\"", (const char *)tag);
  int rc = count_nodes(l, 1, e->start_mark);
  if (rc) return rc;
  fl_yaml_node *node = fl_arena_zero(&l->out->arena, sizeof *node);
  node->kind = kind;
  locate(l, e->start_mark, &node->line, &node->col);
  *out = node;
  return FL_OK;
}

// Returns index + 1 of a new anchor, 0 without a name. A later one of the same name wins, as YAML has it.
static uint32_t add_anchor(loader *l, const yaml_char_t *name, const fl_yaml_node *node) {
  if (!name) return 0;
  fl_array_push(&l->anchors, ((anchor){.node = node, .size = 1}));
  fl_map_put(&l->anchor_of, name_of(l, (const char *)name, strlen((const char *)name)), l->anchors.n - 1);
  return l->anchors.n;
}

static int on_scalar(loader *l, const yaml_event_t *e) {
  fl_yaml_node *node;
  int rc = new_node(l, &node, FL_YAML_SCALAR, e, e->data.scalar.tag);
  if (rc) return rc;
  node->text = fl_arena_str(&l->out->arena,
                            (fl_str){(const char *)e->data.scalar.value, (uint32_t)e->data.scalar.length});
  node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  add_anchor(l, e->data.scalar.anchor, node);
  return attach(l, node, 0, 1, e->start_mark);
}

static int on_alias(loader *l, const yaml_event_t *e) {
  const char *name = (const char *)e->data.alias.anchor;
  uint32_t index;
  if (!fl_map_get(&l->anchor_of, name_of(l, name, strlen(name)), &index)) {
    return fail(l, FL_E_INPUT, e->start_mark, "nothing above is called &%s", name);
  }
  anchor a = l->anchors.at[index];
  if (!a.node) return fail(l, FL_E_INPUT, e->start_mark, "*%s stands inside of what it names", name);
  if (l->open.n + a.height > FL_YAML_DEPTH_MAX) {
    return fail(l, FL_E_LIMIT, e->start_mark, "nested more than %d levels deep", FL_YAML_DEPTH_MAX);
  }
  int rc = count_nodes(l, a.size, e->start_mark);
  return rc ? rc : attach(l, a.node, a.height, a.size, e->start_mark);
}

static int on_begin(loader *l, const yaml_event_t *e, fl_yaml_kind kind, const yaml_char_t *tag,
                    const yaml_char_t *anchor_name) {
  if (expects_key(l)) return fail(l, FL_E_INPUT, e->start_mark, "a key must be a text");
  if (l->open.n == FL_YAML_DEPTH_MAX) {
    return fail(l, FL_E_LIMIT, e->start_mark, "nested more than %d levels deep", FL_YAML_DEPTH_MAX);
  }
  fl_yaml_node *node;
  int rc = new_node(l, &node, kind, e, tag);
  if (rc) return rc;
  open_node opened = {.node = node, .first_child = l->children.n, .number = l->n_collections++, .size = 1};
  opened.anchor = add_anchor(l, anchor_name, NULL);
  fl_array_push(&l->open, opened);
  return FL_OK;
}

static const fl_yaml_pair *pair_up(fl_arena *arena, const fl_yaml_node *const *children, uint32_t n_pairs) {
  fl_yaml_pair *pairs = fl_arena_zero_n(arena, n_pairs, sizeof *pairs);
  for (uint32_t i = 0; i < n_pairs; i++)
    pairs[i] = (fl_yaml_pair){children[(size_t)2 * i], children[(size_t)2 * i + 1]};
  return pairs;
}

static int on_end(loader *l, const yaml_event_t *e) {
  open_node closed = fl_array_pop(&l->open);
  fl_yaml_node *node = closed.node;
  uint32_t n = l->children.n - closed.first_child;
  const fl_yaml_node *const *children = n ? l->children.at + closed.first_child : NULL;
  bool is_map = node->kind == FL_YAML_MAP;
  node->n = is_map ? n / 2 : n;
  if (is_map)
    node->pairs = pair_up(&l->out->arena, children, node->n);
  else
    node->items = fl_arena_dup(&l->out->arena, children, (size_t)n * sizeof *children);
  l->children.n = closed.first_child;
  if (closed.anchor) l->anchors.at[closed.anchor - 1] = (anchor){node, closed.height + 1, closed.size};
  return attach(l, node, closed.height + 1, closed.size, e->start_mark);
}

static int on_event(loader *l, const yaml_event_t *e) {
  switch (e->type) {
  case YAML_SCALAR_EVENT: return on_scalar(l, e);
  case YAML_ALIAS_EVENT: return on_alias(l, e);
  case YAML_SEQUENCE_START_EVENT:
    return on_begin(l, e, FL_YAML_SEQ, e->data.sequence_start.tag, e->data.sequence_start.anchor);
  case YAML_MAPPING_START_EVENT:
    return on_begin(l, e, FL_YAML_MAP, e->data.mapping_start.tag, e->data.mapping_start.anchor);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: return on_end(l, e);
  case YAML_DOCUMENT_START_EVENT:
    fl_map_clear(&l->anchor_of);
    return FL_OK; // anchors end with their document
  case YAML_NO_EVENT:
  case YAML_STREAM_START_EVENT:
  case YAML_STREAM_END_EVENT:
  case YAML_DOCUMENT_END_EVENT: return FL_OK;
  }
  return FL_OK;
}

static int read_events(loader *l, yaml_parser_t *parser) {
  for (bool ended = false; !ended;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) return fail_as_parser(l, parser);
    ended = event.type == YAML_STREAM_END_EVENT;
    int rc = on_event(l, &event);
    yaml_event_delete(&event);
    if (rc) return rc;
  }
  return FL_OK;
}

static void release_loader(loader *l) {
  fl_array_release(&l->open);
  fl_array_release(&l->children);
  fl_array_release(&l->anchors);
  fl_map_release(&l->anchor_of);
  fl_map_release(&l->key_lines);
  fl_intern_release(&l->names);
}

int fl_yaml_load_text(fl_yaml *out, const char *name, fl_str text, fl_error *err) {
  *out = (fl_yaml){0};
  if (fl_str_starts_c(text, "\xEF\xBB\xBF")) text = fl_str_from_pos(text, 3);
  loader l = {.out = out, .name = name, .text = text, .err = err};
  fl_intern_init(&l.names);
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) fl_exhausted(sizeof parser);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const yaml_char_t *)(text.n ? text.at : ""), text.n);
  int rc = read_events(&l, &parser);
  yaml_parser_delete(&parser);
  release_loader(&l);
  if (rc) fl_yaml_release(out);
  return rc;
}

int fl_yaml_load_file(fl_yaml *out, const char *path, fl_error *err) {
  *out = (fl_yaml){0};
  fl_buf text = {0};
  int rc = fl_read_file(&text, path, FL_YAML_FILE_BYTES_MAX, err);
  if (!rc) rc = fl_yaml_load_text(out, path, fl_buf_str(&text), err);
  fl_buf_release(&text);
  return rc;
}
