// Declarations of variables and assignments, with patterns on either side.
#include "facts/extract_core_p.h"

enum { MAX_PARTS = 64 }; // of `a, b, c = ...`; more are data

// ---- variables ------------------------------------------------------------------------------------------------------

static bool is_blank(const fl_extract *x, const fl_node *name) {
  return name->byte_end == name->byte_begin + 1 && x->source->text.at[name->byte_begin] == '_';
}

static void place_var(const fl_extract *x, fl_var *var, bool whole_func, bool local) {
  const fl_func *func = &x->funcs.at[x->at.func];
  if (x->at.type_body && !local) {
    var->kind = FL_VAR_FIELD;
    var->type_owner = x->at.type_body;
  } else if (!local && (func->flags & (FL_FUNC_MODULE | FL_FUNC_MAIN)) == FL_FUNC_MODULE && (whole_func || (x->at.region == func->body && !x->at.var_region))) {
    var->kind = FL_VAR_GLOBAL;
    var->type_owner = x->at.space;
  } else {
    var->kind = FL_VAR_LOCAL;
    var->func = x->at.func;
    var->region = whole_func ? func->body : x->at.var_region ? x->at.var_region : x->at.region;
  }
}

static fl_id add_var(fl_extract *x, const fl_node *name, fl_sym type, fl_sym type_arg, uint8_t flags, uint32_t bind) {
  fl_var var = {.name = fl_x_name(x, name), .type = type, .type_arg = type_arg, .flags = flags};
  var.span = fl_x_span(name);
  var.first_annot = x->at.shared.first_annot;
  var.n_annots = x->at.shared.n_annots;
  place_var(x, &var, bind & FL_BIND_FUNC, bind & FL_BIND_CLOSURE);
  if (var.kind == FL_VAR_GLOBAL && x->at.is_hidden) var.flags |= FL_VAR_STATIC;
  fl_array_push(&x->vars, var);
  if (var.kind == FL_VAR_FIELD || !var.name) return x->vars.n - 1; // in broken text a name may be missing
  fl_x_declare(x, var.name, var.region ? var.region : x->at.region, type);
  if (flags & FL_VAR_POINTER) fl_x_lookup(x, var.name)->is_pointer = true;
  if (flags & FL_VAR_CONST) fl_x_lookup(x, var.name)->is_const = true;
  return x->vars.n - 1;
}

fl_id fl_x_var(fl_extract *x, const fl_node *name, fl_sym type, fl_sym type_arg, uint8_t flags) {
  if (is_blank(x, name)) return 0;
  return add_var(x, name, type, type_arg, flags, 0);
}

fl_id fl_x_field(fl_extract *x, fl_id of_type, const fl_node *name, fl_sym type, fl_sym type_arg) {
  fl_var var = {.kind = FL_VAR_FIELD, .type_owner = of_type, .name = fl_x_name(x, name), .type = type};
  var.type_arg = type_arg;
  var.span = fl_x_span(name);
  fl_array_push(&x->vars, var);
  return x->vars.n - 1;
}

fl_id fl_x_field_named(fl_extract *x, const fl_node *node, fl_sym name, fl_sym type, fl_sym type_arg) {
  if (!x->at.type_body || !name) return 0;
  fl_var var = {.kind = FL_VAR_FIELD, .type_owner = x->at.type_body, .name = name, .type = type, .type_arg = type_arg};
  var.span = fl_x_span(node);
  fl_array_push(&x->vars, var);
  return x->vars.n - 1;
}

fl_id fl_x_own_field(fl_extract *x, const fl_node *name, fl_sym type, fl_sym type_arg) {
  fl_id func = x->at.func;
  while (func && !x->funcs.at[func].owner) func = x->funcs.at[func].parent;
  return func ? fl_x_field(x, x->funcs.at[func].owner, name, type, type_arg) : 0;
}

// ---- assigns --------------------------------------------------------------------------------------------------------

typedef struct binder {
  fl_id value;
  int result_index;
  uint32_t flags; // fl_bind_flags
  const fl_node *span;
  enum fl_op op;
} binder;

static fl_id bind(fl_extract *x, const fl_node *target, binder b);

static fl_id add_assign(fl_extract *x, fl_id target, fl_id var, const binder *b) {
  fl_assign row = {.target = target, .val = b->value, .var = var, .result_index = (int16_t)b->result_index};
  bool field = x->at.type_body && var;
  row.func = field ? 0 : x->at.func;
  row.region = field ? 0 : x->at.region;
  row.op = (uint8_t)b->op;
  row.declares = var != 0;
  row.from_loop = (b->flags & FL_BIND_LOOP) != 0;
  row.span = fl_x_span(b->span);
  fl_array_push(&x->assigns, row);
  const fl_val *val = fl_x_val(x, target);
  if (val->kind == FL_VAL_REF && !field) fl_x_note_assign(x, val->a, fl_x_call_of(x, b->value));
  return x->assigns.n - 1;
}

static bool declares(const fl_extract *x, fl_sym name, uint32_t flags) {
  if (flags & FL_BIND_DECLARE) return true;
  if (!(flags & (FL_BIND_NEW_ONLY | FL_BIND_FUNC))) return false;
  if (flags & FL_BIND_CLOSURE) return !fl_x_knows(x, name);
  if (x->at.type_body) return true;
  const fl_binding *known = fl_x_lookup(x, name);
  if (!known) return true;
  if (flags & FL_BIND_FUNC) return known->func != x->at.func && !known->is_shared;
  return known->region != (x->at.var_region ? x->at.var_region : x->at.region);
}

static uint8_t var_flags(uint32_t flags) {
  return (uint8_t)((flags & FL_BIND_CONST ? FL_VAR_CONST : 0) | (flags & FL_BIND_STATIC ? FL_VAR_STATIC : 0) |
                   (flags & FL_BIND_CAUGHT ? FL_VAR_CAUGHT : 0) | (flags & FL_BIND_LOOP ? FL_VAR_LOOP : 0) |
                   (flags & FL_BIND_POINTER ? FL_VAR_POINTER : 0));
}

static fl_id bind_name(fl_extract *x, const fl_node *target, const binder *b) {
  fl_sym name = fl_x_name(x, target);
  fl_id var = 0;
  if (!is_blank(x, target) && declares(x, name, b->flags))
    var = add_var(x, target, x->at.shared.type, x->at.shared.type_arg, var_flags(b->flags), b->flags);
  fl_id ref = fl_x_add_val(x, target, FL_VAL_REF, 0, name, 0);
  if (!b->value) return 0;
  return add_assign(x, ref, var, b);
}

// Places left empty before `item`: [, b] = v. The source has a comma for each, the tree has nothing.
static int skipped_places(const fl_extract *x, uint32_t from, const fl_node *item, bool first) {
  int commas = 0;
  for (uint32_t i = from; i < item->byte_begin; i++) commas += x->source->text.at[i] == ',';
  return first ? commas : commas > 1 ? commas - 1 : 0;
}

// ['a' => x] = v: no literal can be assigned to, so that it is the key of what stands behind it.
static bool is_key(const fl_extract *x, const fl_node *item) {
  return fl_x_role(x, item) == FL_ROLE_string || fl_x_role(x, item) == FL_ROLE_int;
}

// [a, b] = v and a, b = f(): each takes one of the results. Inside another pattern the part itself is taken apart.
static fl_id bind_list(fl_extract *x, const fl_node *target, binder b) {
  fl_id last = 0, key = 0;
  uint32_t at = target->byte_begin;
  int i = 0;
  if (b.result_index >= 0) b.value = fl_x_index(x, target, b.value, 0);
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, target, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    if (fl_x_role(x, c) == FL_ROLE_comment) continue;
    if (is_key(x, c)) {
      key = fl_x_value(x, c);
      continue;
    }
    i += skipped_places(x, at, c, at == target->byte_begin);
    at = c->byte_end;
    binder part = b;
    part.result_index = key ? -1 : i++;
    if (key) part.value = fl_x_index(x, c, b.value, key);
    key = 0;
    last = bind(x, c, part);
  }
  return last;
}

static binder field_of(fl_extract *x, const fl_node *key, binder b) {
  bool raw = false;
  fl_sym name = fl_x_sym(x, fl_x_inside_quotes(fl_x_text(x, key), &raw));
  b.value = fl_x_member(x, key, b.value, name);
  b.result_index = -1;
  return b;
}

// `target = default`: the value, or else the default.
static fl_id bind_default(fl_extract *x, const fl_node *item, const fl_node *target, binder b) {
  const fl_node *fallback = fl_x_slot(x, item, fl_x_role(x, item) == FL_ROLE_assign ? FL_SLOT_right : FL_SLOT_value);
  fl_id other = fl_x_value(x, fallback);
  if (other) b.value = fl_x_binop(x, item, FL_OP_COALESCE, b.value, other);
  return target ? bind(x, target, b) : 0;
}

static const fl_node *default_target(const fl_extract *x, const fl_node *item) {
  return fl_x_slot(x, item, fl_x_role(x, item) == FL_ROLE_assign ? FL_SLOT_left : FL_SLOT_name);
}

// {a, b: c, d = 1, ...rest} = v
static fl_id bind_entry(fl_extract *x, const fl_node *item, const binder *b) {
  switch (fl_x_role(x, item)) {
  case FL_ROLE_pair: {
    const fl_node *key = fl_x_slot(x, item, FL_SLOT_key), *value = fl_x_slot(x, item, FL_SLOT_value);
    return key && value ? bind(x, value, field_of(x, key, *b)) : 0;
  }
  case FL_ROLE_param: case FL_ROLE_assign: case FL_ROLE_var: {
    const fl_node *target = default_target(x, item);
    if (target && fl_x_attr_is(x, item, "rest")) return bind(x, target, *b); // ...rest: all the others
    return target ? bind_default(x, item, target, field_of(x, target, *b)) : 0;
  }
  case FL_ROLE_spread: return bind(x, item, *b);
  default: return bind(x, item, field_of(x, item, *b));
  }
}

static fl_id bind_map(fl_extract *x, const fl_node *target, const binder *b) {
  fl_id last = 0;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, target, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk))
    if (fl_x_role(x, c) != FL_ROLE_comment) last = bind_entry(x, c, b);
  return last;
}

// `*p = v`, where the languages' own hooks make no element of it.
static bool is_through(const fl_extract *x, const fl_node *target, fl_id place) {
  return fl_x_role(x, target) == FL_ROLE_unary && fl_x_op(x, target) == FL_OP_MUL && fl_x_val(x, place)->kind == FL_VAL_REF;
}

static fl_id bind_place(fl_extract *x, const fl_node *target, const binder *b) {
  fl_id place = fl_x_value_or_other(x, target);
  if (!b->value) return 0;
  fl_id assign = add_assign(x, place, 0, b);
  x->assigns.at[assign].through = is_through(x, target, place);
  return assign;
}

static fl_id bind(fl_extract *x, const fl_node *target, binder b) {
  target = fl_x_unwrap(x, target);
  if (!target || fl_x_too_deep(x, target)) return 0;
  x->depth++;
  fl_id id;
  switch (fl_x_role(x, target)) {
  case FL_ROLE_ident: id = bind_name(x, target, &b); break;
  case FL_ROLE_none: case FL_ROLE_skip: id = target->size == 1 ? bind_name(x, target, &b) : bind_place(x, target, &b); break;
  case FL_ROLE_pass: case FL_ROLE_list: id = bind_list(x, target, b); break;
  case FL_ROLE_map: id = bind_map(x, target, &b); break;
  case FL_ROLE_spread: id = bind(x, fl_x_slot(x, target, FL_SLOT_value), b); break;
  case FL_ROLE_param: case FL_ROLE_assign: id = bind_default(x, target, default_target(x, target), b); break;
  default: id = bind_place(x, target, &b);
  }
  x->depth--;
  return id;
}

fl_id fl_x_bind(fl_extract *x, const fl_node *target, fl_id value, int result_index, uint32_t flags, const fl_node *span) {
  return bind(x, target, (binder){.value = value, .result_index = result_index, .flags = flags, .span = span});
}

fl_id fl_x_assign(fl_extract *x, const fl_node *node, fl_id target, fl_id value) {
  return add_assign(x, target, 0, &(binder){.value = value, .result_index = -1, .span = node});
}

fl_id fl_x_assign_value(fl_extract *x, const fl_node *node, fl_id target, fl_id value) {
  binder b = {.value = value, .result_index = -1, .span = node, .op = fl_x_op(x, node)};
  return fl_x_add_val(x, node, FL_VAL_ASSIGN, 0, add_assign(x, target, 0, &b), 0);
}

fl_id fl_x_declare_var(fl_extract *x, const fl_node *name, fl_sym type, fl_sym type_arg, fl_id value, const fl_node *span) {
  return fl_x_declare_as(x, name, type, type_arg, 0, value, span);
}

fl_id fl_x_declare_as(fl_extract *x, const fl_node *name, fl_sym type, fl_sym type_arg, uint32_t flags, fl_id value,
                      const fl_node *span) {
  fl_x_declaration outer = x->at.shared;
  x->at.shared = (fl_x_declaration){.type = type, .type_arg = type_arg};
  fl_id assign = fl_x_bind(x, name, value, -1, FL_BIND_DECLARE | flags, span);
  x->at.shared = outer;
  return assign;
}

fl_id fl_x_declare_annotated(fl_extract *x, const fl_node *target, fl_sym type, fl_sym type_arg, fl_id value, uint32_t flags,
                             const fl_node *span) {
  fl_x_declaration outer = x->at.shared;
  x->at.shared = (fl_x_declaration){.type = type, .type_arg = type_arg};
  fl_x_take_annots(x, x->at.annots, &x->at.shared.first_annot, &x->at.shared.n_annots);
  fl_id assign = fl_x_bind(x, target, value, -1, FL_BIND_DECLARE | flags, span);
  x->at.shared = outer;
  return assign;
}

// ---- several at once ------------------------------------------------------------------------------------------------

// a, b = x, y pairs them up; a, b = f() spreads the results. Values are read before any name is bound.
static fl_id bind_all(fl_extract *x, const fl_node **targets, uint32_t n, const fl_node **values, uint32_t n_values, binder b) {
  uint32_t base = x->pending_ids.n;
  fl_id last = 0;
  for (uint32_t i = 0; i < n_values; i++) {
    fl_id id = fl_x_value_or_other(x, values[i]);
    fl_array_push(&x->pending_ids, id);
  }
  for (uint32_t i = 0; i < n; i++) {
    bool one_each = n_values == n;
    b.value = !n_values ? 0 : x->pending_ids.at[base + (one_each ? i : 0)];
    b.result_index = one_each || n == 1 ? -1 : (int)i;
    last = bind(x, targets[i], b);
  }
  x->pending_ids.n = base;
  return last;
}

static uint32_t parts_of_list(const fl_extract *x, const fl_node *node, const fl_node **out) {
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c && n < MAX_PARTS; c = fl_x_next(x, &walk))
    if (fl_x_role(x, c) != FL_ROLE_comment) out[n++] = c;
  return n;
}

// (a, b) = (x, y), where both sides are written out, pairs up as well.
static uint32_t value_parts(fl_extract *x, const fl_node *right, uint32_t n_targets, const fl_node **out) {
  right = fl_x_unwrap(x, right);
  if (right && n_targets > 1 && fl_x_role(x, right) == FL_ROLE_list && fl_x_n_items(x, right) == n_targets)
    return parts_of_list(x, right, out);
  return fl_x_flatten(x, right, out, MAX_PARTS);
}

static uint32_t target_parts(fl_extract *x, const fl_node *left, const fl_node **out) {
  left = fl_x_unwrap(x, left);
  bool list = left && fl_x_role(x, left) == FL_ROLE_list && !fl_x_row(x, left)->hook;
  uint32_t n = list ? parts_of_list(x, left, out) : 0;
  if (n && is_key(x, out[0])) return out[0] = left, 1;
  if (list) return n;
  return fl_x_flatten(x, left, out, MAX_PARTS);
}

static uint32_t bind_flags_of(const fl_extract *x, const fl_node *node) {
  if (fl_x_has_word(x, node, FL_WORD_DEFINE) || fl_x_attr_is(x, node, "define")) return FL_BIND_NEW_ONLY;
  if (fl_x_attr_is(x, node, "closure")) return FL_BIND_FUNC | FL_BIND_CLOSURE;
  return fl_x_attr_is(x, node, "bind") ? FL_BIND_FUNC : 0;
}

static fl_id as_value(fl_extract *x, const fl_node *node, fl_id assign, bool stmt) {
  return stmt || !assign ? 0 : fl_x_add_val(x, node, FL_VAL_ASSIGN, 0, assign, 0);
}

fl_id fl_x_role_assign(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *targets[MAX_PARTS], *values[MAX_PARTS];
  const fl_node *right = fl_x_slot(x, node, FL_SLOT_right);
  uint32_t n = target_parts(x, fl_x_slot(x, node, FL_SLOT_left), targets);
  if (!n) return fl_x_value(x, right); // a receive whose result nobody takes
  binder b = {.flags = bind_flags_of(x, node), .span = node, .op = fl_x_op(x, node)};
  fl_x_declaration outer = x->at.shared;
  x->at.shared = (fl_x_declaration){0};
  x->at.shared.type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), &x->at.shared.type_arg);
  uint32_t n_values = right ? value_parts(x, right, n, values) : 0;
  fl_id last = bind_all(x, targets, n, values, n_values, b);
  x->at.shared = outer;
  return as_value(x, node, last, stmt);
}

// x++ is x += 1
fl_id fl_x_update(fl_extract *x, const fl_node *node, const fl_node *target, enum fl_op op) {
  binder b = {.value = fl_x_lit(x, node, FL_LIT_INT, FL_STR("1")), .result_index = -1, .span = node, .op = op};
  return bind(x, target, b);
}

fl_id fl_x_role_update(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *target = fl_x_slot(x, node, FL_SLOT_value);
  return target ? as_value(x, node, fl_x_update(x, node, target, fl_x_op(x, node)), stmt) : 0;
}

// ---- declarations ---------------------------------------------------------------------------------------------------

static uint32_t declare_flags(const fl_extract *x, const fl_node *node) {
  uint32_t flags = FL_BIND_DECLARE;
  if (fl_x_has_mod(x, node, FL_WORD_CONST) || fl_x_attr_is(x, node, "const")) flags |= FL_BIND_CONST;
  if (fl_x_has_mod(x, node, FL_WORD_STATIC) || fl_x_attr_is(x, node, "static")) flags |= FL_BIND_STATIC;
  return flags;
}

// Type, words and annotations of a declaration, added to those of the list around it.
static void share(fl_extract *x, const fl_node *node) {
  fl_x_declaration *shared = &x->at.shared;
  fl_x_read_mods(x, node);
  fl_id first;
  uint32_t n;
  fl_x_take_annots(x, x->at.annots, &first, &n);
  if (n) shared->first_annot = first, shared->n_annots = n;
  shared->bind |= declare_flags(x, node);
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type);
  if (type) shared->type = fl_x_type(x, type, &shared->type_arg);
}

// A declaration may keep its words in one node and its type in another around it.
static fl_id read_vars(fl_extract *x, const fl_node *node, bool stmt) {
  share(x, node);
  fl_slot_walk walk;
  fl_id last = 0;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_item, &walk); c; c = fl_x_next(x, &walk)) {
    bool nested = fl_x_role(x, c) == FL_ROLE_vars && !fl_x_row(x, c)->hook;
    last = nested ? read_vars(x, c, stmt) : fl_x_visit(x, c, stmt);
  }
  return last;
}

fl_id fl_x_role_vars(fl_extract *x, const fl_node *node, bool stmt) {
  fl_x_declaration outer = x->at.shared;
  x->at.shared = (fl_x_declaration){0};
  fl_id last = read_vars(x, node, stmt);
  x->at.shared = outer;
  return last;
}

// A value without a type of its own has the declared one.
static fl_id declare_all(fl_extract *x, const fl_node *node, const fl_node **names, uint32_t n, const fl_node **values,
                         uint32_t n_values) {
  binder b = {.flags = x->at.shared.bind, .span = node};
  fl_x_expected outer = fl_x_expect_type(x, x->at.shared.type, x->at.shared.type_arg);
  fl_id last = bind_all(x, names, n, values, n_values, b);
  fl_x_expect(x, outer.elided, outer.element);
  return last;
}

fl_id fl_x_role_var(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *names[MAX_PARTS], *values[MAX_PARTS];
  uint32_t n = 0;
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, FL_SLOT_name, &walk); c && n < MAX_PARTS; c = fl_x_next(x, &walk)) names[n++] = c;
  fl_x_declaration outer = x->at.shared;
  share(x, node);
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_value);
  uint32_t n_values = value ? value_parts(x, value, n, values) : 0;
  fl_id last = declare_all(x, node, names, n, values, n_values);
  x->at.shared = outer;
  return as_value(x, node, last, stmt);
}

void fl_x_var_with(fl_extract *x, const fl_node *node, const fl_node *name, const fl_node *value) {
  fl_x_declaration outer = x->at.shared;
  x->at.shared = (fl_x_declaration){0};
  share(x, node);
  declare_all(x, node, &name, 1, &value, value ? 1 : 0);
  x->at.shared = outer;
}
