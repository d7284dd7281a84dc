// Tree-sitter's tree to one array, in one pass.
//
// The runtime's own cursor finds out anew at every step what its parent knows: where the child lies, whether it has another name
// here, in which field it stands. We read the tree itself and remember that in a frame for each open node, which takes a third of
// the time. What is read is the runtime's own layout (subtree.h); its version is pinned with it.
#include "parse/syntax_p.h"

#include "base/alloc.h"

#include <language.h>
#include <subtree.h>
#include <tree.h>

enum { NOT_KEPT = UINT32_MAX };

typedef struct fl_flat_frame {
  const Subtree *children;
  uint32_t n, next;
  uint32_t structural; // children so far that the grammar's rule names
  Length at;           // the end of the child before the next one
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields, *fields_end;
  TSFieldId field; // of a hidden node: what stands directly below it stands in this field
  uint32_t node;   // of its node; a hidden one has its parent's
  bool hidden;
} fl_flat_frame;

// One child, as its parent sees it.
typedef struct child {
  Subtree tree;
  Length at;
  TSSymbol alias;
  uint32_t structural;
  bool extra;
} child;

static fl_node *add_node(fl_flat *p) {
  if (p->n_nodes == p->cap_nodes) {
    p->cap_nodes = p->cap_nodes ? p->cap_nodes * 2 : 4096;
    p->nodes = fl_realloc(p->nodes, p->cap_nodes * sizeof *p->nodes);
  }
  return &p->nodes[p->n_nodes++];
}

static fl_flat_frame *add_frame(fl_flat *p) {
  if (p->n_open == p->cap_open) {
    p->cap_open = p->cap_open ? p->cap_open * 2 : 256;
    p->open = fl_realloc(p->open, p->cap_open * sizeof *p->open);
  }
  return &p->open[p->n_open++];
}

// ---- what could not be read ---------------------------------------------------------------------------------------------

static void add_broken(fl_flat *p, const child *c) {
  Length end = length_add(c->at, ts_subtree_size(c->tree));
  if (p->n_broken && c->at.bytes < p->broken[p->n_broken - 1].byte_end) return; // inside an outer one
  if (p->n_broken == p->cap_broken) {
    p->cap_broken = p->cap_broken ? p->cap_broken * 2 : 64;
    p->broken = fl_realloc(p->broken, p->cap_broken * sizeof *p->broken);
  }
  p->broken[p->n_broken++] = (fl_broken){.byte_begin = c->at.bytes, .byte_end = end.bytes, .line = c->at.extent.row + 1,
                                         .col = c->at.extent.column + 1, .line_end = end.extent.row + 1};
}

static bool is_right_below_root(const fl_flat *p) { return p->n_open > 0 && p->open[p->n_open - 1].node == 0; }

static uint16_t error_flags(fl_flat *p, const fl_parse_options *options, const child *c, TSSymbol kind, bool named) {
  bool missing = ts_subtree_missing(c->tree);
  if (missing && options->may_miss && options->may_miss[kind]) return 0;
  if (kind != FL_KIND_ERROR && !missing) return 0;
  if (missing && !named && is_right_below_root(p)) return 0; // the last line has no end; nothing is lost
  add_broken(p, c);
  if (missing) return FL_NODE_MISSING;
  if (p->n_open) p->nodes[p->open[p->n_open - 1].node].flags |= FL_NODE_ERROR_CHILD;
  return FL_NODE_ERROR;
}

// ---- nodes --------------------------------------------------------------------------------------------------------------

static TSFieldId own_field(const fl_flat_frame *f, const child *c) {
  for (const TSFieldMapEntry *map = f->fields; map < f->fields_end; map++)
    if (!map->inherited && map->child_index == c->structural) return map->field_id;
  return f->field;
}

static TSFieldId field_of(const fl_flat *p, const child *c) {
  return p->n_open && !c->extra ? own_field(&p->open[p->n_open - 1], c) : 0;
}

static TSSymbol public_kind(const TSLanguage *language, const child *c) {
  TSSymbol symbol = c->alias ? c->alias : ts_subtree_symbol(c->tree);
  return symbol == ts_builtin_sym_error ? symbol : language->public_symbol_map[symbol];
}

static bool is_named(const TSLanguage *language, const child *c) {
  return c->alias ? language->symbol_metadata[c->alias].named : ts_subtree_named(c->tree);
}

// Writes the node. False when it, or what is below it, is of no interest.
static bool take_node(fl_flat *p, const fl_parse_options *options, const TSLanguage *language, const child *c, bool broken) {
  TSSymbol kind = public_kind(language, c);
  bool named = is_named(language, c);
  uint16_t flags = broken ? error_flags(p, options, c, kind, named) : 0;
  uint8_t keep = kind == FL_KIND_ERROR ? FL_KEEP_ALL : options->keep[kind];
  if (keep == FL_KEEP_NO) return false;
  if (named) flags |= FL_NODE_NAMED;
  if (keep == FL_KEEP_LEAF) flags |= FL_NODE_LEAF;
  TSFieldId field = field_of(p, c);
  *add_node(p) = (fl_node){
      .kind = kind,
      .field = field,
      .flags = flags,
      .size = 1,
      .byte_begin = c->at.bytes,
      .byte_end = c->at.bytes + ts_subtree_size(c->tree).bytes,
      .line = c->at.extent.row + 1,
      .col = c->at.extent.column + 1,
  };
  return keep == FL_KEEP_ALL;
}

static void open_node(fl_flat *p, const TSLanguage *language, const child *c, bool hidden) {
  TSFieldId field = hidden ? field_of(p, c) : 0;
  uint32_t node = hidden ? p->open[p->n_open - 1].node : p->n_nodes - 1;
  const SubtreeHeapData *data = c->tree.ptr;
  fl_flat_frame *f = add_frame(p);
  *f = (fl_flat_frame){.children = ts_subtree_children(c->tree), .n = data->child_count, .at = c->at, .field = field, .node = node, .hidden = hidden,
                       .aliases = ts_language_alias_sequence(language, data->production_id)};
  ts_language_field_map(language, data->production_id, &f->fields, &f->fields_end);
}

static child next_child(fl_flat_frame *f) {
  child c = {.tree = f->children[f->next], .at = f->at, .structural = f->structural};
  if (f->next++) c.at = length_add(c.at, ts_subtree_padding(c.tree)); // a node begins where its first child does
  c.extra = ts_subtree_extra(c.tree);
  if (!c.extra && f->aliases) c.alias = f->aliases[f->structural];
  f->structural += !c.extra;
  f->at = length_add(c.at, ts_subtree_size(c.tree));
  return c;
}

static void close_node(fl_flat *p) {
  const fl_flat_frame *f = &p->open[--p->n_open];
  if (!f->hidden) p->nodes[f->node].size = p->n_nodes - f->node;
}

static void visit(fl_flat *p, const fl_parse_options *options, const TSLanguage *language, const child *c, bool broken) {
  bool visible = p->n_open == 0 || c->alias || ts_subtree_visible(c->tree);
  bool below = visible ? take_node(p, options, language, c, broken) : true;
  if (below && ts_subtree_visible_child_count(c->tree)) open_node(p, language, c, !visible);
}

void fl_flatten(fl_flat *p, const void *of, const fl_parse_options *options) {
  const TSTree *tree = of;
  bool broken = ts_subtree_error_cost(tree->root) > 0;
  p->n_nodes = p->n_open = p->n_broken = 0;
  visit(p, options, tree->language, &(child){.tree = tree->root, .at = ts_subtree_padding(tree->root)}, broken);
  while (p->n_open) {
    fl_flat_frame *f = &p->open[p->n_open - 1];
    if (f->next == f->n) {
      close_node(p);
      continue;
    }
    child c = next_child(f);
    visit(p, options, tree->language, &c, broken);
  }
}

void fl_flat_release(fl_flat *p) {
  fl_free(p->nodes);
  fl_free(p->open);
  fl_free(p->broken);
}
