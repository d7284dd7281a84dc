// Type parameters as they are written: <T, in U, V : Bound>, <T extends Bound>, and constraints apart: where T : Bound, new()
//
// In: the tparams and bounds slots of a definition. Out: names[]: each parameter, followed by the head of its first bound (0 = none).
// Done on text, as types are: the lists differ by their signs only.
#include "facts/extract_core_p.h"

enum { MAX_PARAMS = 8 };

typedef struct param_names {
  fl_x_bound at[MAX_PARAMS];
  uint32_t n;
} param_names;

static bool ends_word(fl_str text, uint32_t n) { return text.n == n || !strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", text.at[n]); }

static bool take_word(fl_str *text, const char *word) {
  uint32_t n = (uint32_t)strlen(word);
  if (!fl_str_starts_c(*text, word) || text->n == n || !ends_word(*text, n)) return false;
  return *text = fl_str_trim(fl_str_from_pos(*text, n)), true;
}

static fl_str name_at(fl_str text) {
  uint32_t n = 0;
  while (!ends_word(text, n)) n++;
  return fl_str_slice(text, 0, n);
}

// What can be said of a parameter that is no type: `class`, `new()`.
static bool is_no_type(fl_str text) {
  static const char *const words[] = {"class", "struct", "notnull", "unmanaged", "default", "new", "any", NULL};
  fl_str name = name_at(text);
  for (const char *const *w = words; *w; w++)
    if (fl_str_eq_c(name, *w)) return true;
  return false;
}

// `: Bound, ...` or `extends Bound`: the first that is a type.
static fl_sym read_bound(fl_extract *x, fl_str text) {
  fl_str next;
  text = fl_str_trim(text);
  if (text.n && text.at[0] == ':') text = fl_str_trim(fl_str_from_pos(text, 1));
  else if (!take_word(&text, "extends")) return 0;
  while (fl_x_next_type_arg(&text, &next)) {
    fl_str_cut(next, '&', &next, NULL); // of several the first
    if (next.n && !is_no_type(next)) return fl_x_type_of_text(x, fl_str_trim(next), NULL);
  }
  return 0;
}

static void read_list(fl_extract *x, const fl_node *list, param_names *out) {
  fl_str text = fl_x_text(x, list), next;
  if (text.n > 1) text = fl_str_slice(text, 1, text.n - 1);
  while (fl_x_next_type_arg(&text, &next) && out->n < MAX_PARAMS) {
    while (take_word(&next, "in") || take_word(&next, "out") || take_word(&next, "reified")) {}
    fl_str name = name_at(next);
    if (name.n) out->at[out->n++] = (fl_x_bound){fl_x_sym(x, name), read_bound(x, fl_str_from_pos(next, name.n))};
  }
}

static void read_constraint(fl_extract *x, const fl_node *constraint, param_names *out) {
  fl_str text = fl_str_trim(fl_x_text(x, constraint));
  take_word(&text, "where");
  fl_str name = name_at(text);
  for (uint32_t i = 0; i < out->n; i++)
    if (fl_str_eq(fl_x_sym_text(x, out->at[i].name), name)) out->at[i].type = read_bound(x, fl_str_from_pos(text, name.n));
}

// ---- what is expected ---------------------------------------------------------------------------------------------------

fl_x_expected fl_x_expect_type(fl_extract *x, fl_sym type, fl_sym type_arg) {
  fl_str text = fl_x_sym_text(x, type), element = fl_x_sym_text(x, type_arg);
  if (fl_str_starts_c(text, "[]")) element = fl_str_from_pos(text, 2);
  fl_str_cut(element, '<', &element, NULL);
  return fl_x_expect(x, type, element.n ? fl_x_sym(x, element) : 0);
}

// Of an async function what awaiting it gives.
fl_id fl_x_result_value(fl_extract *x, const fl_node *node) {
  const fl_func *f = fl_x_func_at(x, x->at.func);
  bool async = f->flags & FL_FUNC_ASYNC;
  fl_x_expected outer = async ? fl_x_expect(x, f->result_arg, 0) : fl_x_expect_type(x, f->result, f->result_arg);
  fl_id value = fl_x_value(x, node);
  fl_x_expect(x, outer.elided, outer.element);
  return value;
}

// ---- parameters ---------------------------------------------------------------------------------------------------------

fl_id fl_x_written_type_params(fl_extract *x, const fl_node *node, uint32_t *n) {
  param_names found = {.n = 0};
  fl_slot_walk walk;
  const fl_node *list = fl_x_slot(x, node, FL_SLOT_tparams);
  if (list) read_list(x, list, &found);
  for (const fl_node *c = list ? fl_x_first(x, node, FL_SLOT_bounds, &walk) : NULL; c; c = fl_x_next(x, &walk)) read_constraint(x, c, &found);
  *n = found.n;
  fl_id first = found.n ? x->names.n : 0;
  for (uint32_t i = 0; i < found.n; i++) {
    fl_array_push(&x->names, found.at[i].name);
    fl_array_push(&x->names, found.at[i].type);
  }
  return first;
}
