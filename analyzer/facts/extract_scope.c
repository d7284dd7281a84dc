// Loops and the regions that hold something: try, with, sync, deferred and spawned calls. And the names in scope.
#include "facts/extract_core_p.h"

// ---- loops ----------------------------------------------------------------------------------------------------------

static uint8_t form_of_attr(const char *attr) {
  static const struct { const char *attr; uint8_t form; } forms[] = {
      {"while", FL_LOOP_WHILE}, {"do", FL_LOOP_DO}, {"for", FL_LOOP_COUNT}, {"each", FL_LOOP_EACH}, {"forever", FL_LOOP_FOREVER},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (!strcmp(attr, forms[i].attr)) return forms[i].form;
  return FL_LOOP_WHILE;
}

static bool always_true(const fl_extract *x, const fl_val *test) {
  if (test->kind != FL_VAL_LIT) return false;
  return test->op == FL_LIT_TRUE || (test->op == FL_LIT_INT && fl_str_eq_c(fl_x_sym_text(x, test->a), "1"));
}

// `while (true)` and `for (;;)` run for ever, `for (; c;)` is a while.
static uint8_t settle_form(const fl_extract *x, const fl_region *r, uint8_t form) {
  if (form == FL_LOOP_EACH) return form;
  if (!r->test || always_true(x, fl_x_val(x, r->test))) return FL_LOOP_FOREVER;
  if (form == FL_LOOP_COUNT && !r->init && !r->step) return FL_LOOP_WHILE;
  return form;
}

// Loop variables: `value` of the collection's element. Two names side by side (`i, v := range c`) are key and element.
static void bind_loop_vars(fl_extract *x, const fl_node *node, const fl_loop_parts *parts, fl_id over) {
  uint32_t flags = FL_BIND_LOOP | (parts->declares ? FL_BIND_DECLARE : parts->bind_flags);
  fl_id element = fl_x_index(x, node, over, 0);
  if (parts->key) {
    fl_id key = fl_x_group(x, parts->key, FL_VAL_OTHER, &over, over ? 1 : 0);
    fl_x_bind(x, parts->key, key, -1, flags, node);
  }
  if (parts->var) fl_x_bind(x, parts->var, element, -1, flags, node);
}

static fl_id first_value(fl_extract *x, const fl_node *node, fl_slot slot) {
  fl_id first = 0;
  fl_slot_walk walk;
  for (const fl_node *c = node ? fl_x_first(x, node, slot, &walk) : NULL; c; c = fl_x_next(x, &walk)) {
    fl_id id = fl_x_value(x, c);
    if (!first) first = id;
  }
  return first;
}

// The init part runs once, outside, but the names it declares live in the loop.
static void read_init(fl_extract *x, fl_id outer, fl_id loop, const fl_loop_parts *parts) {
  x->at.region = outer;
  x->at.var_region = loop;
  fl_id init = first_value(x, parts->clause, FL_SLOT_init);
  x->at.var_region = 0;
  x->at.region = loop;
  fl_x_region_at(x, loop)->init = init;
}

static void read_each(fl_extract *x, const fl_node *node, fl_id loop, const fl_loop_parts *parts, fl_id over) {
  fl_x_region_at(x, loop)->a = over;
  fl_x_declaration shared = x->at.shared;
  x->at.shared = (fl_x_declaration){0};
  x->at.shared.type = fl_x_type(x, parts->type, &x->at.shared.type_arg);
  bind_loop_vars(x, node, parts, over);
  x->at.shared = shared;
}

static void read_test(fl_extract *x, fl_id loop, const fl_loop_parts *parts) {
  fl_id test = fl_x_value_or_other(x, parts->test), of = 0;
  enum fl_outcome outcome = fl_x_outcome(x, test, true, false, &of);
  fl_region *region = fl_x_region_at(x, loop);
  region->test = test;
  region->outcome = (uint8_t)outcome;
  region->of = of;
}

fl_id fl_x_loop(fl_extract *x, const fl_node *node, const fl_loop_parts *parts) {
  fl_id outer = x->at.region, over = parts->over ? fl_x_value_or_other(x, parts->over) : 0;
  fl_id loop = fl_x_region_open(x, FL_REGION_LOOP, node);
  if (parts->is_async) fl_x_region_at(x, loop)->flags |= FL_REGION_ASYNC;
  read_init(x, outer, loop, parts);
  if (parts->over) read_each(x, node, loop, parts, over);
  // for (;;) may have an empty statement where the test would be
  bool tests = parts->test && fl_x_role(x, parts->test) != FL_ROLE_skip, last = parts->form == FL_LOOP_DO;
  if (tests && !last) read_test(x, loop, parts);
  fl_id step = first_value(x, parts->clause, FL_SLOT_step); // before the body: rows stand in the order of the text
  fl_x_region_at(x, loop)->step = step;
  fl_x_body(x, parts->body);
  if (tests && last) read_test(x, loop, parts);
  uint8_t form = settle_form(x, fl_x_region_at(x, loop), parts->form);
  fl_x_region_at(x, loop)->form = form;
  fl_x_region_close(x, loop);
  return loop;
}

fl_id fl_x_role_loop(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_loop_parts parts = {
      .form = form_of_attr(fl_x_attr(x, node)),
      .clause = node,
      .test = fl_x_slot(x, node, FL_SLOT_test),
      .var = fl_x_slot(x, node, FL_SLOT_var),
      .over = fl_x_slot(x, node, FL_SLOT_over),
      .type = fl_x_slot(x, node, FL_SLOT_type),
      .body = fl_x_slot(x, node, FL_SLOT_body),
      .is_async = fl_x_has_word(x, node, FL_WORD_ASYNC),
      .declares = true,
  };
  const fl_node *other = fl_x_slot(x, node, FL_SLOT_else);
  fl_x_loop(x, node, &parts);
  if (other) fl_x_body(x, other);
  return 0;
}

// ---- try ------------------------------------------------------------------------------------------------------------

static void read_resource(fl_extract *x, const fl_node *item) {
  if (fl_x_too_deep(x, item)) return;
  x->depth++;
  if (fl_x_role(x, item) == FL_ROLE_with_item) {
    fl_x_visit(x, item, true);
  } else if (fl_x_role(x, item) == FL_ROLE_pass || fl_x_role(x, item) == FL_ROLE_none) {
    FL_EACH_CHILD(child, item)
      if (child->flags & FL_NODE_NAMED) read_resource(x, child);
  } else if (fl_x_role(x, item) != FL_ROLE_comment) {
    fl_id value = fl_x_value_or_other(x, item), region = fl_x_region_open(x, FL_REGION_SCOPE, item);
    fl_x_region_at(x, region)->a = value;
  }
  x->depth--;
}

// Opened at a resource, a scope reaches to the end of the body that it covers.
static void close_down_to(fl_extract *x, fl_id region, const fl_node *body) {
  while (x->at.region != region) {
    if (body) fl_x_region_at(x, x->at.region)->span.byte_end = body->byte_end;
    fl_x_region_close(x, x->at.region);
  }
}

// A with_item opens the scope of its resource; whoever visits it closes it.
fl_id fl_x_role_with_item(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  fl_id value = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_value));
  fl_id region = fl_x_region_open(x, FL_REGION_SCOPE, node);
  fl_x_region_at(x, region)->a = value;
  if (!name) return 0;
  fl_sym arg = 0, type = fl_x_type(x, fl_x_slot(x, node, FL_SLOT_type), &arg);
  fl_x_declare_var(x, name, type, arg, value, node);
  return 0;
}

fl_id fl_x_role_with(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id outer = x->at.region;
  fl_slot_walk walk;
  for (const fl_node *i = fl_x_first(x, node, FL_SLOT_item, &walk); i; i = fl_x_next(x, &walk)) read_resource(x, i);
  bool is_async = fl_x_has_word(x, node, FL_WORD_ASYNC) || fl_x_attr_is(x, node, "async");
  for (fl_id r = x->at.region; r != outer && is_async; r = fl_x_region_at(x, r)->parent) fl_x_region_at(x, r)->flags |= FL_REGION_ASYNC;
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_x_body(x, body);
  close_down_to(x, outer, body);
  return 0;
}

// Where `try` is an expression, its value is that of the body or of a catch.
static void visit_slot(fl_extract *x, const fl_node *node, fl_slot slot, bool stmt) {
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, slot, &walk); c; c = fl_x_next(x, &walk)) {
    fl_id value = fl_x_visit(x, c, stmt);
    if (value && !stmt) fl_array_push(&x->pending_ids, value);
  }
}

static void read_try_body(fl_extract *x, const fl_node *body, bool stmt) {
  fl_id value = 0;
  if (stmt) fl_x_body(x, body);
  else value = fl_x_body_value(x, body);
  if (value) fl_array_push(&x->pending_ids, value);
}

fl_id fl_x_role_try(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *resources = fl_x_slot(x, node, FL_SLOT_resources), *other = fl_x_slot(x, node, FL_SLOT_else);
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_body);
  bool guarded = fl_x_slot(x, node, FL_SLOT_catch) || fl_x_slot(x, node, FL_SLOT_finally);
  fl_id outer = x->at.region;
  if (guarded) fl_x_region_open(x, FL_REGION_TRY, node);
  if (guarded && body && !resources) fl_x_region_at(x, x->at.region)->span = fl_x_span(body);
  uint32_t base = x->pending_ids.n;
  if (resources) read_resource(x, resources);
  read_try_body(x, body, stmt);
  close_down_to(x, outer, body);
  visit_slot(x, node, FL_SLOT_catch, stmt);
  if (other) fl_x_body(x, other);
  visit_slot(x, node, FL_SLOT_finally, true);
  return fl_x_pop_alternatives(x, node, base);
}

// ---- catch ----------------------------------------------------------------------------------------------------------

// `A | B`, `(A, B)`, `A`: the types of a catch as names.
static void read_caught_types(fl_extract *x, fl_str text, fl_id region) {
  fl_id first = x->names.n;
  while (text.n) {
    uint32_t end = 0;
    while (end < text.n && !strchr("|,", text.at[end])) end++;
    fl_sym type = fl_x_type_of_text(x, fl_str_slice(text, 0, end), NULL);
    if (type) fl_array_push(&x->names, type);
    text = fl_str_from_pos(text, end + 1);
  }
  fl_region *r = fl_x_region_at(x, region);
  r->n_types = x->names.n - first;
  r->first_type = r->n_types ? first : 0;
}

// `catch (E) when (test)`: an error that fails the test goes on as if it were thrown again.
static void read_guard(fl_extract *x, const fl_node *guard) {
  fl_id passes = fl_x_value_or_other(x, guard);
  fl_id test = fl_x_unary(x, guard, FL_OP_NOT, passes), region = fl_x_region_open(x, FL_REGION_BRANCH, guard);
  fl_x_region_at(x, region)->test = test;
  fl_x_region_at(x, region)->form = FL_SENSE_THEN;
  fl_x_exit(x, guard, FL_EXIT_THROW, 0, 0);
  fl_x_region_close(x, region);
}

static fl_id read_catch(fl_extract *x, const fl_node *node, const fl_node *type, const fl_node *name, const fl_node *guard,
                        const fl_node *body, fl_id *value) {
  fl_id region = fl_x_region_open(x, FL_REGION_CATCH, node);
  if (type) read_caught_types(x, fl_x_text(x, type), region);
  if (name) {
    fl_region *r = fl_x_region_at(x, region);
    fl_sym first = r->n_types ? x->names.at[r->first_type] : 0;
    fl_sym sym = fl_x_name(x, name);
    fl_x_region_at(x, region)->name = sym;
    fl_x_var(x, name, first, 0, FL_VAR_CAUGHT);
  }
  if (guard) read_guard(x, guard);
  if (body && value) *value = fl_x_body_value(x, body);
  else if (body) fl_x_body(x, body);
  fl_x_region_close(x, region);
  return region;
}

fl_id fl_x_catch(fl_extract *x, const fl_node *node, const fl_node *type, const fl_node *name, const fl_node *body, fl_id *value) {
  return read_catch(x, node, type, name, NULL, body, value);
}

fl_id fl_x_role_catch(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *type = fl_x_slot(x, node, FL_SLOT_type), *name = fl_x_slot(x, node, FL_SLOT_name);
  if (type && fl_x_role(x, type) == FL_ROLE_param) { // the grammar keeps both in one node
    name = fl_x_slot(x, type, FL_SLOT_name);
    type = fl_x_slot(x, type, FL_SLOT_type);
  }
  fl_id value = 0;
  read_catch(x, node, type, name, fl_x_slot(x, node, FL_SLOT_test), fl_x_slot(x, node, FL_SLOT_body), stmt ? NULL : &value);
  return value;
}

fl_id fl_x_role_finally(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id region = fl_x_region_open(x, FL_REGION_FINALLY, node);
  fl_x_body(x, fl_x_slot(x, node, FL_SLOT_body));
  fl_x_region_close(x, region);
  return 0;
}

fl_id fl_x_role_sync(fl_extract *x, const fl_node *node, bool stmt) {
  fl_id on = fl_x_slot_value(x, node, FL_SLOT_on), region = fl_x_region_open(x, FL_REGION_SYNC, node), value = 0;
  fl_x_region_at(x, region)->a = on;
  if (stmt) fl_x_body(x, fl_x_slot(x, node, FL_SLOT_body));
  else value = fl_x_body_value(x, fl_x_slot(x, node, FL_SLOT_body));
  fl_x_region_close(x, region);
  return value;
}

// ---- deferred and spawned calls -------------------------------------------------------------------------------------

fl_id fl_x_role_defer(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  const fl_node *call = fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_value));
  if (call && fl_x_role(x, call) == FL_ROLE_call) x->at.deferred = fl_x_unwrap(x, fl_x_slot(x, call, FL_SLOT_fn));
  fl_x_flag_call(x, fl_x_value(x, call), FL_CALL_DEFERRED);
  x->at.deferred = NULL;
  return 0;
}

fl_id fl_x_role_spawn(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_x_flag_call(x, fl_x_slot_value(x, node, FL_SLOT_value), FL_CALL_SPAWNED);
  return 0;
}
