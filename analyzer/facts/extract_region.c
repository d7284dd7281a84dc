// Regions and exits: branches, cases, loops, and how they are left.
#include "facts/extract_core_p.h"

// ---- opening and closing --------------------------------------------------------------------------------------------

static bool takes_label(enum fl_region_kind kind) {
  return kind == FL_REGION_LOOP || kind == FL_REGION_SWITCH || kind == FL_REGION_SELECT || kind == FL_REGION_BLOCK;
}

fl_id fl_x_region_open(fl_extract *x, enum fl_region_kind kind, const fl_node *node) {
  fl_region region = {.func = x->at.func, .parent = x->at.region, .kind = (uint8_t)kind, .span = fl_x_span(node)};
  if (kind == FL_REGION_BODY) region.parent = 0;
  if (takes_label(kind)) region.name = x->at.label, x->at.label = 0;
  fl_array_push(&x->regions, region);
  x->at.region = x->regions.n - 1;
  x->at.var_region = 0;
  return x->at.region;
}

const fl_node *fl_x_end(const fl_extract *x) {
  return x->syntax.nodes + x->syntax.n_nodes;
}

// ---- loops of labels ------------------------------------------------------------------------------------------------

static fl_region *open_label_loop(fl_extract *x, const fl_node *node, enum fl_loop_form form, uint32_t byte_end) {
  fl_id region = fl_x_region_open(x, FL_REGION_LOOP, node);
  fl_array_push(&x->label_loops, ((fl_label_loop){x->at.func, region, byte_end, node}));
  fl_region *r = fl_x_region_at(x, region);
  r->form = (uint8_t)form;
  r->span.byte_end = byte_end;
  return r;
}

void fl_x_label_loop(fl_extract *x, const fl_node *node, fl_sym label, uint32_t byte_end) {
  x->at.label = label;
  open_label_loop(x, node, FL_LOOP_FOREVER, byte_end);
}

void fl_x_macro_loop(fl_extract *x, const fl_node *node, fl_id over, uint32_t byte_end) {
  open_label_loop(x, node, FL_LOOP_EACH, byte_end)->a = over;
}

// What falls off the end of the repeated part goes on behind it.
static void end_label_loop(fl_extract *x, fl_id loop) {
  while (x->at.region != loop) fl_x_region_close(x, x->at.region);
  fl_node end = *fl_array_last(&x->label_loops)->label;
  end.byte_begin = end.byte_end = fl_x_region_at(x, loop)->span.byte_end;
  if (fl_x_region_at(x, loop)->form == FL_LOOP_FOREVER) fl_x_exit(x, &end, FL_EXIT_BREAK, 0, loop);
  x->label_loops.n--;
  fl_x_region_close(x, loop);
}

void fl_x_end_label_loops(fl_extract *x, fl_id region, uint32_t byte) {
  while (x->label_loops.n) {
    const fl_label_loop *last = fl_array_last(&x->label_loops);
    bool here = last->func == x->at.func && (last->region == region || fl_x_region_at(x, last->region)->parent == region);
    if (!here || byte < last->byte_end) return;
    end_label_loop(x, last->region);
  }
}

static bool is_open(const fl_extract *x, fl_id region) {
  for (fl_id r = x->at.region; r; r = x->regions.at[r].parent)
    if (r == region) return true;
  return false;
}

void fl_x_region_close(fl_extract *x, fl_id region) {
  if (x->label_loops.n) fl_x_end_label_loops(x, region, UINT32_MAX);
  for (; x->at.region != region && is_open(x, region); x->at.region = fl_x_region_at(x, x->at.region)->parent)
    fl_x_forget_region(x, x->at.region);
  fl_x_forget_region(x, region);
  x->at.region = fl_x_region_at(x, region)->parent;
}

fl_id fl_x_region_to_end(fl_extract *x, enum fl_region_kind kind, const fl_node *node) {
  uint32_t end = fl_x_region_at(x, x->at.region)->span.byte_end;
  fl_id region = fl_x_region_open(x, kind, node);
  fl_x_region_at(x, region)->span.byte_end = end;
  return region;
}

// A block's statements without a region of its own: the region around it has been made by whoever owns the block.
void fl_x_body(fl_extract *x, const fl_node *node) {
  node = fl_x_unwrap(x, node);
  if (!node) return;
  fl_role role = fl_x_role(x, node);
  if (role == FL_ROLE_block || role == FL_ROLE_pass || role == FL_ROLE_none) fl_x_stmts(x, node);
  else fl_x_stmt(x, node);
}

// The last child that is a statement: neither a comment nor broken text.
static const fl_node *last_statement(const fl_extract *x, const fl_node *node) {
  const fl_node *last = NULL;
  FL_EACH_CHILD(child, node)
    if (child->flags & FL_NODE_NAMED && !(child->flags & FL_NODE_ERROR) && fl_x_role(x, child) != FL_ROLE_comment) last = child;
  return last;
}

fl_id fl_x_last_value(fl_extract *x, const fl_node *node, const fl_node *from) {
  const fl_node *last = last_statement(x, node);
  fl_id value = 0;
  FL_EACH_CHILD(child, node) {
    if (from && child < from) continue;
    if (child == last) value = fl_x_value(x, child);
    else fl_x_stmt(x, child);
  }
  return value;
}

fl_id fl_x_body_value(fl_extract *x, const fl_node *node) {
  node = fl_x_unwrap(x, node);
  if (!node) return 0;
  fl_role role = fl_x_role(x, node);
  bool listed = role == FL_ROLE_block || role == FL_ROLE_pass || role == FL_ROLE_none;
  return listed && node->size > 1 ? fl_x_last_value(x, node, NULL) : fl_x_value(x, node);
}

fl_id fl_x_role_block(fl_extract *x, const fl_node *node, bool stmt) {
  if (x->at.type_body) return fl_x_init_func(x, node, false);
  fl_id region = fl_x_region_open(x, FL_REGION_BLOCK, node), value = 0;
  if (stmt) fl_x_stmts(x, node);
  else value = fl_x_last_value(x, node, NULL);
  fl_x_region_close(x, region);
  return value;
}

// ---- if -------------------------------------------------------------------------------------------------------------

typedef struct branching {
  fl_id test;
  bool truthy; // `if (err)` tests for failure
} branching;

static fl_id open_branch(fl_extract *x, const fl_node *node, const branching *b, enum fl_branch_sense sense) {
  fl_id of = 0;
  enum fl_outcome outcome = fl_x_outcome(x, b->test, sense == FL_SENSE_THEN, b->truthy, &of);
  fl_id id = fl_x_region_open(x, FL_REGION_BRANCH, node);
  fl_region *region = fl_x_region_at(x, id);
  region->form = (uint8_t)sense;
  region->test = b->test;
  region->outcome = (uint8_t)outcome;
  region->of = of;
  return id;
}

static fl_id read_part(fl_extract *x, const fl_node *part, bool stmt) {
  if (!stmt) return fl_x_body_value(x, part);
  fl_x_body(x, part);
  return 0;
}

static fl_id read_if(fl_extract *x, const fl_node *node, fl_slot_walk *rest, bool stmt);

// The else parts: `else if` chains hang below one another, whether the grammar nests them or lists them side by side.
static fl_id read_else(fl_extract *x, const fl_node *part, fl_slot_walk *rest, const branching *b, bool stmt) {
  fl_id region = open_branch(x, part, b, FL_SENSE_ELSE);
  const fl_node *inner = fl_x_unwrap(x, part);
  bool again = inner && fl_x_role(x, inner) == FL_ROLE_if && !fl_x_row(x, inner)->hook;
  fl_id value = again ? read_if(x, inner, rest, stmt) : read_part(x, inner ? inner : part, stmt);
  fl_x_region_close(x, region);
  return value;
}

// Where `if` is an expression, its value is that of either part; a part that leaves (throw, return) has none.
static fl_id either(fl_extract *x, const fl_node *node, fl_id test, fl_id then, fl_id other) {
  if (!then || !other) return then ? then : other;
  return fl_x_group(x, node, FL_VAL_COND, (fl_id[]){test, then, other}, 3);
}

static fl_id read_if(fl_extract *x, const fl_node *node, fl_slot_walk *rest, bool stmt) {
  const fl_node *init = fl_x_slot(x, node, FL_SLOT_init);
  fl_id block = init ? fl_x_region_open(x, FL_REGION_BLOCK, node) : 0;
  if (init) fl_x_stmt(x, init);
  branching b = {.test = fl_x_value_or_other(x, fl_x_slot(x, node, FL_SLOT_test))};
  b.truthy = fl_x_attr_is(x, node, "error_value");
  fl_slot_walk walk;
  const fl_node *then = fl_x_slot(x, node, FL_SLOT_then), *other = fl_x_first(x, node, FL_SLOT_else, &walk);
  fl_id values[2] = {0, 0};
  if (then) {
    fl_id region = open_branch(x, then, &b, FL_SENSE_THEN);
    values[0] = read_part(x, then, stmt);
    fl_x_region_close(x, region);
  }
  bool listed = !other && rest; // `elif` parts stand side by side below the first `if`
  if (listed) other = fl_x_next(x, rest);
  x->depth++; // chains of else nest in the regions
  if (other && !fl_x_too_deep(x, other)) values[1] = read_else(x, other, listed ? rest : &walk, &b, stmt);
  x->depth--;
  if (block) fl_x_region_close(x, block);
  return other ? either(x, node, b.test, values[0], values[1]) : 0;
}

fl_id fl_x_role_if(fl_extract *x, const fl_node *node, bool stmt) {
  return read_if(x, node, NULL, stmt);
}

// ---- switch ---------------------------------------------------------------------------------------------------------

static void read_cases(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    fl_role role = fl_x_role(x, child);
    if (role == FL_ROLE_case || role == FL_ROLE_select_case) fl_x_stmt(x, child);
    if (role != FL_ROLE_pass || fl_x_too_deep(x, child)) continue; // cases under a condition of the preprocessor
    x->depth++;
    read_cases(x, child);
    x->depth--;
  }
}

static bool leaves_switch(const fl_extract *x, const fl_node *node) {
  return !fl_x_attr_is(x, node, "match");
}

fl_id fl_x_role_switch(fl_extract *x, const fl_node *node, bool stmt) {
  const fl_node *init = fl_x_slot(x, node, FL_SLOT_init), *body = fl_x_slot(x, node, FL_SLOT_body);
  fl_sym label = x->at.label;
  x->at.label = 0;
  fl_id block = init ? fl_x_region_open(x, FL_REGION_BLOCK, node) : 0;
  if (init) fl_x_stmt(x, init);
  fl_id subject = fl_x_slot_value(x, node, FL_SLOT_value);
  x->at.label = label;
  fl_id region = fl_x_region_open(x, FL_REGION_SWITCH, node);
  fl_x_region_at(x, region)->test = subject;
  fl_x_region_at(x, region)->form = leaves_switch(x, node);
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  if (name && subject) fl_x_bind(x, name, subject, -1, FL_BIND_DECLARE, name);
  uint32_t base = x->pending_ids.n;
  bool outer = x->at.collect_yields;
  x->at.collect_yields = !stmt;
  read_cases(x, body ? body : node);
  x->at.collect_yields = outer;
  fl_x_region_close(x, region);
  if (block) fl_x_region_close(x, block);
  return fl_x_pop_alternatives(x, node, base);
}

// `case a, b:` tests for a list. No value: default.
static fl_id case_test(fl_extract *x, const fl_node *node) {
  uint32_t base = x->pending_ids.n;
  fl_slot_walk walk;
  for (const fl_node *v = fl_x_first(x, node, FL_SLOT_value, &walk); v; v = fl_x_next(x, &walk)) {
    fl_id id = fl_x_value(x, v);
    if (id) fl_array_push(&x->pending_ids, id);
  }
  return fl_x_pop_group(x, node, FL_VAL_LIST, base, true);
}

// The result of `case X -> expression` and of yield, where the switch is read as a value.
void fl_x_push_yield(fl_extract *x, fl_id value) {
  if (x->at.collect_yields && value) fl_array_push(&x->pending_ids, value);
}

static void read_case_item(fl_extract *x, const fl_node *item) {
  if (fl_x_role(x, item) == FL_ROLE_block) { // a block alone needs no region of its own
    if (x->at.collect_yields) fl_x_push_yield(x, fl_x_body_value(x, item));
    else fl_x_body(x, item);
    return;
  }
  const fl_node *inner = fl_x_unwrap(x, item);
  bool value = inner && x->at.collect_yields && fl_x_role(x, inner) >= FL_ROLE_await; // roles of expressions come last
  if (value) fl_x_push_yield(x, fl_x_value(x, inner));
  else fl_x_stmt(x, item);
}

static bool in_slot(const fl_extract *x, const fl_node *node, fl_slot slot, const fl_node *child) {
  fl_slot_walk walk;
  for (const fl_node *c = fl_x_first(x, node, slot, &walk); c; c = fl_x_next(x, &walk))
    if (c == child) return true;
  return false;
}

// Statements of a case: the item slot, else every child that is no value of it.
static void read_case_body(fl_extract *x, const fl_node *node, fl_slot head) {
  fl_slot_walk walk;
  const fl_node *item = fl_x_first(x, node, FL_SLOT_item, &walk);
  if (!item) {
    FL_EACH_CHILD(child, node)
      if (!in_slot(x, node, head, child)) read_case_item(x, child);
  }
  for (; item; item = fl_x_next(x, &walk)) {
    if (!in_slot(x, node, head, item)) read_case_item(x, item);
  }
}

static enum fl_outcome case_outcome(fl_extract *x, fl_id test, fl_id *of) {
  const fl_region *parent = fl_x_region_at(x, x->at.region);
  if (parent->kind != FL_REGION_SWITCH || parent->test || !test) return FL_OUTCOME_NONE;
  return fl_x_outcome(x, test, true, false, of);
}

static fl_id read_select_case(fl_extract *x, const fl_node *node, fl_slot head);

fl_id fl_x_role_case(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  if (fl_x_region_at(x, x->at.region)->kind == FL_REGION_SELECT) return read_select_case(x, node, FL_SLOT_value);
  fl_id of = 0, test = case_test(x, node);
  enum fl_outcome outcome = case_outcome(x, test, &of);
  fl_id id = fl_x_region_open(x, FL_REGION_CASE, node);
  fl_region *region = fl_x_region_at(x, id);
  region->test = test;
  region->outcome = (uint8_t)outcome;
  region->of = of;
  read_case_body(x, node, FL_SLOT_value);
  fl_x_region_close(x, id);
  return 0;
}

// ---- select ---------------------------------------------------------------------------------------------------------

fl_id fl_x_role_select(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id region = fl_x_region_open(x, FL_REGION_SELECT, node);
  read_cases(x, node);
  fl_x_region_close(x, region);
  return 0;
}

// What a communication receives or sends, also behind `v := <-ch`.
static fl_id communication_of(const fl_extract *x, fl_id value) {
  const fl_val *val = fl_x_val(x, value);
  return val->kind == FL_VAL_ASSIGN ? x->assigns.at[val->a].val : value;
}

// The communication is evaluated on entering the select; the names it binds belong to the case.
static fl_id read_select_case(fl_extract *x, const fl_node *node, fl_slot head) {
  fl_id outer = x->at.region, id = fl_x_region_open(x, FL_REGION_SELECT_CASE, node);
  x->at.region = outer;
  x->at.var_region = id;
  fl_id comm = fl_x_slot_value(x, node, head);
  x->at.var_region = 0;
  x->at.region = id;
  fl_x_region_at(x, id)->a = communication_of(x, comm);
  read_case_body(x, node, head);
  fl_x_region_close(x, id);
  return 0;
}

fl_id fl_x_role_select_case(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return read_select_case(x, node, FL_SLOT_comm);
}

// ---- exits ----------------------------------------------------------------------------------------------------------

fl_id fl_x_exit(fl_extract *x, const fl_node *node, enum fl_exit_kind kind, fl_id val, fl_id target) {
  fl_exit row = {.func = x->at.func, .region = x->at.region, .target = target, .kind = (uint8_t)kind, .val = val};
  row.span = fl_x_span(node);
  fl_array_push(&x->exits, row);
  return x->exits.n - 1;
}

fl_id fl_x_exit_from(fl_extract *x, const fl_node *node, fl_id func, enum fl_exit_kind kind, fl_id val) {
  fl_id exit = fl_x_exit(x, node, kind, val, 0);
  x->exits.at[exit].func = func;
  x->exits.at[exit].region = x->funcs.at[func].body;
  return exit;
}

fl_id fl_x_home_return(fl_extract *x, const fl_node *node, fl_id val) {
  fl_id exit = fl_x_exit(x, node, FL_EXIT_RETURN, val, 0);
  if (!x->at.home_func) return exit;
  x->exits.at[exit].func = x->at.home_func;
  x->exits.at[exit].region = x->at.home_region;
  return exit;
}

static bool stops(const fl_region *region, enum fl_exit_kind kind, fl_sym label) {
  if (label) return region->name == label && takes_label((enum fl_region_kind)region->kind);
  if (region->kind == FL_REGION_LOOP) return true;
  if (kind == FL_EXIT_CONTINUE) return false;
  return (region->kind == FL_REGION_SELECT && !region->form) || (region->kind == FL_REGION_SWITCH && region->form);
}

fl_id fl_x_leave_loop(fl_extract *x, const fl_node *node, enum fl_exit_kind kind, fl_sym label) {
  fl_id target = x->at.region;
  while (target && !stops(fl_x_region_at(x, target), kind, label)) target = fl_x_region_at(x, target)->parent;
  fl_x_exit(x, node, kind, 0, target);
  return 0;
}

static fl_id read_jump(fl_extract *x, const fl_node *node, enum fl_exit_kind kind) {
  return fl_x_leave_loop(x, node, kind, fl_x_name(x, fl_x_slot(x, node, FL_SLOT_label)));
}

fl_id fl_x_role_break(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return read_jump(x, node, FL_EXIT_BREAK);
}

fl_id fl_x_role_continue(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  return read_jump(x, node, FL_EXIT_CONTINUE);
}

fl_id fl_x_role_return(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id value = fl_x_result_value(x, fl_x_slot(x, node, FL_SLOT_value));
  fl_x_exit(x, node, FL_EXIT_RETURN, value, 0);
  return 0;
}

fl_id fl_x_role_throw(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  fl_id value = fl_x_slot_value(x, node, FL_SLOT_value);
  fl_x_exit(x, node, FL_EXIT_THROW, value, 0);
  return 0;
}

// A label further down in a loop's own body skips a part of this turn; anywhere else the jump leaves what stands between.
void fl_x_jump_ahead(fl_extract *x, const fl_node *node, uint32_t label_byte) {
  fl_id r = x->at.region;
  while (r && fl_x_region_at(x, r)->span.byte_end <= label_byte) r = fl_x_region_at(x, r)->parent;
  bool loop = r && fl_x_region_at(x, r)->kind == FL_REGION_LOOP;
  if (r) fl_x_exit(x, node, loop ? FL_EXIT_CONTINUE : FL_EXIT_BREAK, 0, r);
}

bool fl_x_jump(fl_extract *x, const fl_node *node, fl_sym label) {
  for (fl_id r = x->at.region; r; r = fl_x_region_at(x, r)->parent) {
    const fl_region *region = fl_x_region_at(x, r);
    if (region->kind != FL_REGION_LOOP || region->name != label || !label) continue;
    fl_x_exit(x, node, FL_EXIT_CONTINUE, 0, r);
    return true;
  }
  return false;
}

fl_id fl_x_role_goto(fl_extract *x, const fl_node *node, bool stmt) {
  (void)node, (void)stmt;
  fl_x_irregular(x);
  return 0;
}

void fl_x_label(fl_extract *x, fl_sym name) {
  x->at.label = name;
}

fl_id fl_x_role_label(fl_extract *x, const fl_node *node, bool stmt) {
  (void)stmt;
  x->at.label = fl_x_name(x, fl_x_slot(x, node, FL_SLOT_name));
  fl_x_stmt(x, fl_x_slot(x, node, FL_SLOT_item));
  x->at.label = 0;
  return 0;
}
