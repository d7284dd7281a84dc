// Texts: "..." and """...""", and those with holes, whose prefix may be a call of its own: s"a $b", uri"http://$host".
#include "scala.h"

static bool is_raw(fl_str text) { return fl_str_starts_c(text, "\"\"\""); }

fl_id fl_scala_string(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool raw = is_raw(text);
  uint32_t quotes = raw ? 3 : 1;
  if (text.n < 2 * quotes) return fl_x_string(x, node, FL_STR(""), true);
  return fl_x_string(x, node, fl_str_slice(text, quotes, text.n - quotes), raw);
}

static void add_text(fl_extract *x, const fl_node *node, uint32_t begin, uint32_t end, bool raw) {
  fl_node piece = *node;
  if (begin >= end) return;
  piece.byte_begin = begin, piece.byte_end = end;
  fl_x_gather_item(x, fl_x_string(x, &piece, fl_x_text(x, &piece), raw));
}

// What stands between the holes is text; `${a.b}` is a block with one expression.
static fl_id pieces(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  bool raw = is_raw(text);
  uint32_t quotes = raw ? 3 : 1, at = node->byte_begin + quotes, end = node->byte_end < at + quotes ? at : node->byte_end - quotes;
  fl_gathering g = fl_x_gather(x);
  bool holes = false;
  FL_EACH_CHILD(child, node) {
    if (!fl_x_is(x, child, "interpolation")) continue;
    const fl_node *inner = fl_x_nth(x, child, 1);
    add_text(x, node, at, child->byte_begin, raw);
    fl_id hole = inner ? fl_x_body_value(x, inner) : 0;
    fl_x_gather_item(x, hole ? hole : scala_nothing(x, child));
    at = child->byte_end, holes = true;
  }
  if (!holes) return fl_x_string(x, node, fl_x_text_between(x, at, end), raw);
  add_text(x, node, at, end, raw);
  return fl_x_gathered_list(x, node, FL_VAL_CONCAT, &g);
}

fl_id fl_scala_interpolated_string(fl_extract *x, const fl_node *node) { return pieces(x, node); }

fl_id fl_scala_interpolated(fl_extract *x, const fl_node *node) {
  static const char *const plain[] = {"s", "f", "raw", NULL};
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_a), *text = fl_x_slot(x, node, FL_SLOT_b);
  if (!name || !text) return 0;
  if (scala_is_one_of(fl_x_text(x, name), plain)) return pieces(x, text);
  fl_id callee = fl_x_ref(x, name, fl_x_name(x, name));
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_PLAIN);
  fl_x_callee_name(x, &draft, name);
  fl_x_call(x, &draft)->callee = callee;
  fl_x_arg(x, 0, pieces(x, text));
  return fl_x_call_close(x, &draft);
}
