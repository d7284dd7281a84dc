// Macros. To the grammar what a macro is given is a tree of tokens, so it is read anew: as an expression, as statements, as items, or, where
// none of these fits, piece by piece between commas and arrows. A call of form macro stands for each; what the macro makes of its
// arguments only a model can say.
//
//   format!("a:{}", x), vec![a, b]        text and list            (the language's own)
//   select! { v = f() => .., .. }         a select with cases      (told by its shape)
//   lazy_static! { static ref A: T = x; } declarations             (told by its content)
//   anything!(a.b(), "c", d = e)          a call with these arguments
#include "hooks_p.h"

#include <string.h>

static bool is_kind(const fl_extract *x, const fl_node *node, const char *kind) { return node && fl_x_is(x, node, kind); }

const fl_node *rust_reread(fl_extract *x, const fl_node *inside, uint32_t begin, uint32_t end) {
  const fl_node *root = fl_x_reread(x, inside, begin, end, "fn f(){", "}");
  const fl_node *func = root ? fl_x_nth(x, root, 1) : NULL;
  if (!is_kind(x, func, "function_item") || fl_x_nth(x, root, 2)) return NULL; // it closed the brace by itself
  return fl_x_slot(x, func, FL_SLOT_body);
}

// ---- pieces ---------------------------------------------------------------------------------------------------------------

typedef struct range { uint32_t begin, end; } range; // bytes of the file

static fl_str text_at(const fl_extract *x, const fl_node *inside, range r) {
  fl_node place = *inside;
  place.byte_begin = r.begin, place.byte_end = r.end;
  return fl_x_text(x, &place);
}

static range trimmed(const fl_extract *x, const fl_node *inside, range r) {
  fl_str text = text_at(x, inside, r), trim = fl_str_trim(text);
  uint32_t skip = (uint32_t)(trim.at - text.at);
  return (range){r.begin + (trim.n ? skip : 0), r.begin + (trim.n ? skip : 0) + trim.n};
}

// The next piece up to a separator outside of brackets; *at moves behind it. `separators` holds "," ";" ":" "=>".
static range next_piece(const fl_extract *x, const fl_node *inside, range whole, uint32_t *at, const char *separators) {
  fl_str text = text_at(x, inside, whole);
  uint32_t begin = *at, i = begin;
  for (; i < text.n; i = rust_skip_token(text, i)) {
    bool arrow = strchr(separators, '>') && text.at[i] == '=' && i + 1 < text.n && text.at[i + 1] == '>';
    bool colon = text.at[i] == ':' && i + 1 < text.n && text.at[i + 1] != ':' && (i == 0 || text.at[i - 1] != ':');
    if (arrow) return *at = i + 2, (range){whole.begin + begin, whole.begin + i};
    if ((text.at[i] == ',' || text.at[i] == ';') && strchr(separators, text.at[i])) break;
    if (colon && strchr(separators, ':')) break;
  }
  *at = i + 1;
  return (range){whole.begin + begin, whole.begin + (i < text.n ? i : text.n)};
}

static bool opens(char c) { return c == '(' || c == '[' || c == '{'; }

static bool read_pieces(fl_extract *x, const fl_node *inside, range whole, int depth);

// `name = value`, `%value` and `?value` of loggers, or a plain expression. False when there may be a call in it that nobody sees.
static bool read_piece(fl_extract *x, const fl_node *inside, range r, int depth) {
  r = trimmed(x, inside, r);
  fl_str text = text_at(x, inside, r);
  if (!text.n) return true;
  fl_str name = rust_word(text, 0);
  uint32_t behind = name.n;
  while (behind < text.n && (text.at[behind] == ' ' || text.at[behind] == '.')) behind += text.at[behind] == '.' ? 1 + rust_word(text, behind + 1).n : 1;
  bool named = name.n && behind + 1 < text.n && text.at[behind] == '=' && text.at[behind + 1] != '=' && text.at[behind + 1] != '>';
  if (named) r = trimmed(x, inside, (range){r.begin + behind + 1, r.end}), text = text_at(x, inside, r);
  while (text.n && (text.at[0] == '%' || text.at[0] == '?')) r.begin++, text = fl_str_from_pos(text, 1);
  const fl_node *block = text.n ? rust_reread(x, inside, r.begin, r.end) : NULL, *first = block ? fl_x_nth(x, block, 1) : NULL;
  if (first && !fl_x_nth(x, block, 2)) {
    fl_id value = fl_x_value(x, first);
    if (value) fl_x_arg(x, named ? fl_x_sym(x, name) : 0, value);
    return true;
  }
  bool bracketed = text.n > 1 && opens(text.at[0]) && rust_skip_token(text, 0) == text.n;
  if (depth < 12 && bracketed) return read_pieces(x, inside, (range){r.begin + 1, r.end - 1}, depth + 1);
  return fl_str_find_char(text, '(') == FL_STR_NONE;
}

static bool read_pieces(fl_extract *x, const fl_node *inside, range whole, int depth) {
  uint32_t n = whole.end - whole.begin, at = 0;
  bool seen = true;
  while (at < n) seen &= read_piece(x, inside, next_piece(x, inside, whole, &at, depth ? ",;:>" : ",;>"), depth);
  return seen;
}

static bool stands_among_items(fl_extract *x) {
  return fl_x_type_body(x) || fl_x_func_at(x, fl_x_func(x))->flags & FL_FUNC_MODULE;
}

// ---- arguments --------------------------------------------------------------------------------------------------------------

static void add_value(fl_extract *x, const fl_node *item) {
  bool named = is_kind(x, item, "assignment_expression");
  fl_sym name = named ? fl_x_name(x, fl_x_slot(x, item, FL_SLOT_left)) : 0;
  fl_id value = named ? fl_x_slot_value(x, item, FL_SLOT_right) : fl_x_value(x, item);
  fl_x_arg(x, name, value ? value : fl_x_group(x, item, FL_VAL_OTHER, NULL, 0));
}

static bool holds_list(const fl_extract *x, const fl_node *node) {
  return is_kind(x, node, "tuple_expression") || is_kind(x, node, "array_expression") || is_kind(x, node, "parenthesized_expression");
}

// The arguments go to the call that is being made.
static void read_arguments(fl_extract *x, const fl_node *tokens) {
  fl_str text = fl_x_text(x, tokens);
  if (text.n < 2 || !fl_str_trim(fl_str_slice(text, 1, text.n - 1)).n) return;
  const fl_node *block = rust_reread(x, tokens, tokens->byte_begin, tokens->byte_end), *list = block ? fl_x_nth(x, block, 1) : NULL;
  if (list && holds_list(x, list) && !fl_x_nth(x, block, 2)) {
    for (uint32_t i = 1; fl_x_nth(x, list, i); i++) add_value(x, fl_x_nth(x, list, i));
  } else if (list && text.at[0] == '{') {
    fl_id value = fl_x_value(x, list); // statements, and perhaps a value
    if (value) fl_x_arg(x, 0, value);
  } else if (!is_kind(x, list, "unit_expression")) {
    bool seen = read_pieces(x, tokens, (range){tokens->byte_begin + 1, tokens->byte_end - 1}, 0);
    if (!seen && !stands_among_items(x)) fl_x_hole(x, tokens);
  }
}

static fl_id read_call(fl_extract *x, const fl_node *node, const fl_node *path, const fl_node *tokens) {
  rust_path buffer;
  fl_str dotted = rust_dotted(x, fl_x_text(x, path), &buffer), owner, last;
  if (!fl_str_rcut(dotted, '.', &owner, &last)) last = dotted;
  fl_sym name = fl_x_sym(x, last);
  fl_id callee = fl_x_path(x, path, dotted);
  fl_call_draft draft = fl_x_call_open(x, node, FL_CALL_MACRO);
  fl_call *call = fl_x_call(x, &draft);
  call->callee = callee;
  call->name = name;
  call->name_begin = path->byte_begin;
  if (tokens) read_arguments(x, tokens);
  return fl_x_call_close(x, &draft);
}

// ---- the language's own -------------------------------------------------------------------------------------------------------

// Gathers what a call would get as its arguments.
typedef struct gathered { fl_id at[32]; uint32_t n; } gathered;

static gathered gather(fl_extract *x, const fl_node *tokens) {
  gathered g = {.n = 0};
  const fl_node *block = rust_reread(x, tokens, tokens->byte_begin, tokens->byte_end), *list = block ? fl_x_nth(x, block, 1) : NULL;
  if (!list || !holds_list(x, list)) return g;
  for (uint32_t i = 1; fl_x_nth(x, list, i) && g.n < 32; i++) {
    const fl_node *item = fl_x_nth(x, list, i);
    if (is_kind(x, item, "assignment_expression")) item = fl_x_slot(x, item, FL_SLOT_right);
    fl_id value = item ? fl_x_value(x, item) : 0;
    if (value) g.at[g.n++] = value;
  }
  return g;
}

static void push_piece(fl_extract *x, const fl_node *node, fl_str text, gathered *parts) {
  if (text.n && parts->n < 32) parts->at[parts->n++] = fl_x_string(x, node, text, false);
}

// What a hole holds: `{}` the next argument, `{name}` a variable.
static fl_id hole_value(fl_extract *x, const fl_node *node, fl_str inside, const gathered *args, uint32_t *next) {
  fl_str name = rust_word(inside, 0);
  if (name.n) return fl_x_ref(x, node, fl_x_sym(x, name));
  fl_id value = *next < args->n ? args->at[*next] : 0;
  ++*next;
  return value ? value : fl_x_group(x, node, FL_VAL_OTHER, NULL, 0);
}

// format!("a:{}:{b}", c): its pieces one after another.
static fl_id format_text(fl_extract *x, const fl_node *node, const gathered *args) {
  const fl_val *first = args->n ? fl_x_val(x, args->at[0]) : NULL;
  if (!first || first->kind != FL_VAL_LIT || first->op != FL_LIT_STRING) return fl_x_group(x, node, FL_VAL_OTHER, args->at, args->n);
  fl_str text = fl_x_sym_text(x, first->a);
  gathered parts = {.n = 0};
  uint32_t from = 0, next = 1;
  for (uint32_t i = 0; i < text.n; i++) {
    text = fl_x_sym_text(x, fl_x_val(x, args->at[0])->a); // new values may have moved it
    if (text.at[i] != '{') continue;
    if (i + 1 < text.n && text.at[i + 1] == '{') {
      i++;
      continue;
    }
    uint32_t end = i;
    while (end < text.n && text.at[end] != '}') end++;
    push_piece(x, node, fl_str_slice(text, from, i), &parts);
    text = fl_x_sym_text(x, fl_x_val(x, args->at[0])->a);
    if (parts.n < 32) parts.at[parts.n++] = hole_value(x, node, fl_str_slice(text, i + 1, end < text.n ? end : text.n), args, &next);
    from = end + 1, i = end;
  }
  text = fl_x_sym_text(x, fl_x_val(x, args->at[0])->a);
  if (!parts.n) return args->at[0];
  push_piece(x, node, fl_str_slice(text, from < text.n ? from : text.n, text.n), &parts);
  return fl_x_group(x, node, FL_VAL_CONCAT, parts.at, parts.n);
}

static fl_id read_format(fl_extract *x, const fl_node *node, const fl_node *tokens) {
  gathered args = gather(x, tokens);
  return format_text(x, node, &args);
}

static fl_id read_vec(fl_extract *x, const fl_node *node, const fl_node *tokens) {
  const fl_node *block = rust_reread(x, tokens, tokens->byte_begin, tokens->byte_end), *list = block ? fl_x_nth(x, block, 1) : NULL;
  if (!is_kind(x, list, "array_expression")) return fl_x_group(x, node, FL_VAL_LIST, NULL, 0);
  return fl_x_value(x, list);
}

// panic!, todo!: nothing behind it runs.
static fl_id read_panic(fl_extract *x, const fl_node *node, const fl_node *tokens) {
  gathered args = gather(x, tokens);
  fl_x_exit(x, node, FL_EXIT_THROW, args.n ? format_text(x, node, &args) : 0, 0);
  return 0;
}

typedef fl_id own_macro(fl_extract *, const fl_node *, const fl_node *tokens);
static const struct { const char *name; own_macro *read; } own_macros[] = {
    {"format", read_format}, {"vec", read_vec}, {"panic", read_panic}, {"todo", read_panic}, {"unimplemented", read_panic}, {"unreachable", read_panic},
};

// ---- shapes ---------------------------------------------------------------------------------------------------------------------

// An arm of `select!`: pattern = future, perhaps `, if condition`, => handler.
typedef struct arm { range pattern, future, handler; } arm;

static uint32_t find_outside(fl_str text, uint32_t at, const char *token) {
  size_t n = strlen(token);
  for (; at < text.n; at = rust_skip_token(text, at)) {
    bool same = at + n <= text.n && memcmp(text.at + at, token, n) == 0;
    bool longer = n == 1 && token[0] == '=' && at + 1 < text.n && (text.at[at + 1] == '=' || text.at[at + 1] == '>');
    bool part = n == 1 && token[0] == '=' && at > 0 && strchr("=!<>+-*/", text.at[at - 1]);
    if (same && !longer && !part) return at;
  }
  return FL_STR_NONE;
}

static uint32_t end_of_handler(fl_str text, uint32_t at) {
  while (at < text.n && strchr(" \t\r\n", text.at[at])) at++;
  if (at < text.n && text.at[at] == '{') return rust_skip_token(text, at);
  uint32_t comma = find_outside(text, at, ",");
  return comma == FL_STR_NONE ? text.n : comma;
}

// False when there is no further arm.
static bool next_arm(fl_str text, uint32_t base, uint32_t *at, arm *out) {
  while (*at < text.n && strchr(" \t\r\n,", text.at[*at])) ++*at;
  uint32_t arrow = find_outside(text, *at, "=>");
  if (*at >= text.n || arrow == FL_STR_NONE) return false;
  uint32_t equals = find_outside(text, *at, "="), comma = find_outside(text, *at, ","), end = end_of_handler(text, arrow + 2);
  bool future = equals != FL_STR_NONE && equals < arrow;
  uint32_t stop = comma != FL_STR_NONE && comma < arrow && comma > equals ? comma : arrow;
  out->pattern = (range){base + *at, base + (future ? equals : arrow)};
  out->future = future ? (range){base + equals + 1, base + stop} : (range){0, 0};
  out->handler = (range){base + arrow + 2, base + end};
  *at = end;
  return true;
}

static bool is_select(fl_str text) {
  uint32_t arrow = find_outside(text, 0, "=>"), equals = find_outside(text, 0, "=");
  return arrow != FL_STR_NONE && equals != FL_STR_NONE && equals < arrow;
}

static const fl_node *single(fl_extract *x, const fl_node *inside, range r) {
  r = trimmed(x, inside, r);
  const fl_node *block = r.end > r.begin ? rust_reread(x, inside, r.begin, r.end) : NULL;
  return block ? fl_x_nth(x, block, 1) : NULL;
}

// let PATTERN = x: the pattern by itself is no program.
static const fl_node *pattern_of(fl_extract *x, const fl_node *inside, range r) {
  r = trimmed(x, inside, r);
  const fl_node *root = fl_x_reread(x, inside, r.begin, r.end, "fn f(){let ", "=x;}"), *func = root ? fl_x_nth(x, root, 1) : NULL;
  const fl_node *body = is_kind(x, func, "function_item") ? fl_x_slot(x, func, FL_SLOT_body) : NULL;
  const fl_node *let = body ? fl_x_nth(x, body, 1) : NULL;
  return is_kind(x, let, "let_declaration") ? fl_x_slot(x, let, FL_SLOT_a) : NULL;
}

static fl_id read_arm(fl_extract *x, const fl_node *tokens, const arm *a) {
  fl_node place = *tokens;
  place.byte_begin = a->pattern.begin, place.byte_end = a->handler.end;
  const fl_node *future = a->future.end ? single(x, tokens, a->future) : NULL, *body = single(x, tokens, a->handler);
  fl_id awaited = future ? fl_x_await(x, future, fl_x_value(x, future)) : 0; // before any case is entered
  fl_id region = fl_x_region_open(x, FL_REGION_SELECT_CASE, &place);
  fl_x_region_at(x, region)->a = awaited;
  const fl_node *pattern = awaited ? pattern_of(x, tokens, a->pattern) : NULL;
  rust_bind(x, pattern, awaited, FL_BIND_DECLARE, pattern);
  fl_id value = is_kind(x, body, "block") ? rust_block(x, body) : body ? fl_x_value(x, body) : 0;
  fl_x_region_close(x, region);
  return value;
}

static fl_id read_select(fl_extract *x, const fl_node *node, const fl_node *tokens) {
  fl_node inner = *tokens;
  inner.byte_begin++, inner.byte_end--;
  fl_str text = fl_x_text(x, &inner);
  fl_id region = fl_x_region_open(x, FL_REGION_SELECT, node), values[16];
  fl_x_region_at(x, region)->form = 1; // a break in a handler leaves the loop around
  uint32_t at = fl_str_starts_c(fl_str_trim(text), "biased;") ? fl_str_find_char(text, ';') + 1 : 0, n = 0;
  for (arm a; next_arm(text, inner.byte_begin, &at, &a);) {
    fl_id value = read_arm(x, tokens, &a);
    if (value && n < 16) values[n++] = value;
  }
  fl_x_region_close(x, region);
  return n ? fl_x_group(x, node, FL_VAL_OTHER, values, n) : 0;
}

// lazy_static!, thread_local!: declarations in braces.
static bool read_items(fl_extract *x, const fl_node *tokens, range r) {
  const fl_node *root = fl_x_reread(x, tokens, r.begin, r.end, "", "");
  const fl_node *first = root ? fl_x_nth(x, root, 1) : NULL;
  if (!first || is_kind(x, first, "expression_statement") || is_kind(x, first, "let_declaration")) return false;
  fl_x_stmts(x, root);
  return true;
}

// cfg_if! { if #[cfg(..)] { items } else { items } }: every group in braces that holds declarations; some builds have it.
static bool read_groups(fl_extract *x, const fl_node *tokens) {
  fl_str text = fl_x_text(x, tokens);
  bool any = false;
  for (uint32_t i = 1; i + 1 < text.n; i = rust_skip_token(text, i)) {
    if (text.at[i] != '{') continue;
    uint32_t end = rust_skip_token(text, i);
    any |= read_items(x, tokens, (range){tokens->byte_begin + i + 1, tokens->byte_begin + end - 1});
  }
  return any;
}

fl_id fl_rust_macro(fl_extract *x, const fl_node *node) {
  const fl_node *path = fl_x_slot(x, node, FL_SLOT_a), *tokens = fl_x_slot(x, node, FL_SLOT_b);
  bool items = stands_among_items(x);
  if (items) fl_x_forget_waiting(x);
  if (!path || !tokens || tokens->byte_end < tokens->byte_begin + 2) return 0;
  range inner = {tokens->byte_begin + 1, tokens->byte_end - 1};
  fl_str text = text_at(x, tokens, inner), name = fl_x_text(x, path);
  for (size_t i = 0; i < sizeof own_macros / sizeof *own_macros; i++)
    if (fl_str_eq_c(name, own_macros[i].name)) return own_macros[i].read(x, node, tokens);
  if (is_select(text)) return read_select(x, node, tokens);
  if ((items || fl_str_contains(text, FL_STR("static "))) && (read_items(x, tokens, inner) || (items && read_groups(x, tokens)))) return 0;
  return read_call(x, node, path, tokens);
}
