// A file as a compiler sees it.
//
// In: which lines the preprocessor leaves out, and what names stand for (parse/compiler.h). Out: a text in which those lines and the
// directives around them are blank, so that the grammar reads what is compiled and nothing is torn by a #if; for each range that is
// left out a hole with the names that stand there; for calls and functions what the compiler calls them.
// Blanks keep every byte and line where it was.
#include "facts/extract_core_p.h"

// ---- the text ------------------------------------------------------------------------------------------------------------------

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Where the line behind this one begins.
static uint32_t next_line(fl_str text, uint32_t at) {
  const char *end = at < text.n ? memchr(text.at + at, '\n', text.n - at) : NULL;
  return end ? (uint32_t)(end - text.at) + 1 : text.n;
}

// #if, #ifdef, #elif, #else, #endif, and what else begins like them.
static bool is_condition(fl_str line) {
  static const char *const words[] = {"if", "elif", "else", "endif"};
  uint32_t at = 0;
  while (at < line.n && is_blank(line.at[at])) at++;
  if (at == line.n || line.at[at] != '#') return false;
  for (at++; at < line.n && is_blank(line.at[at]);) at++;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_starts_c(fl_str_from_pos(line, at), words[i])) return true;
  return false;
}

// A directive goes on behind a backslash, and while a comment in it is open.
static uint32_t directive_end(fl_str text, uint32_t begin) {
  for (uint32_t end = begin;;) {
    uint32_t line = end;
    end = next_line(text, line);
    fl_str written = fl_str_trim(fl_str_slice(text, line, end));
    fl_str whole = fl_str_slice(text, begin, end);
    uint32_t open = fl_str_find(whole, FL_STR("/*"));
    bool is_open = open != FL_STR_NONE && !fl_str_contains(fl_str_from_pos(whole, open), FL_STR("*/"));
    if (end == text.n || !(fl_str_ends_c(written, "\\") || is_open)) return end;
  }
}

static void blank(fl_buf *out, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (out->at[i] != '\n' && out->at[i] != '\r') out->at[i] = ' ';
}

fl_source fl_x_seen(const fl_source *source, const fl_compiled *compiled, fl_buf *out) {
  fl_str text = source->text;
  if (!compiled) return *source;
  fl_buf_clear(out);
  fl_buf_add(out, text);
  uint32_t line = 1, range = 0;
  for (uint32_t at = 0, end; at < text.n; at = end) {
    end = next_line(text, at);
    while (range < compiled->n_left_out && compiled->left_out[range].last_line < line) range++;
    bool left_out = range < compiled->n_left_out && compiled->left_out[range].first_line <= line;
    if (!left_out && is_condition(fl_str_slice(text, at, end))) end = directive_end(text, at), left_out = true;
    if (left_out) blank(out, at, end);
    for (uint32_t i = at; i < end; i++) line += text.at[i] == '\n';
  }
  return fl_source_of(source->path, fl_buf_str(out));
}

// ---- what is left out ----------------------------------------------------------------------------------------------------------

// The lines between the two directives.
static void note_range(fl_extract *x, uint32_t first_line, uint32_t begin, uint32_t last_line, uint32_t end) {
  if (last_line <= first_line + 1 || end <= begin) return;
  fl_hole hole = {.kind = FL_HOLE_SKIPPED, .line_end = last_line - 1};
  hole.span = (fl_span){.byte_begin = begin, .byte_end = end - 1, .line = first_line + 1, .col = 1}; // up to its last line's end
  if (fl_str_trim(fl_str_slice(x->written, begin, end)).n) fl_array_push(&x->holes, hole);
}

void fl_x_note_left_out(fl_extract *x) {
  const fl_compiled *c = x->options->compiled;
  uint32_t line = 1, at = 0;
  for (uint32_t i = 0; c && i < c->n_left_out; i++) {
    while (line <= c->left_out[i].first_line && at < x->written.n) at = next_line(x->written, at), line++;
    uint32_t begin = at;
    while (line < c->left_out[i].last_line && at < x->written.n) at = next_line(x->written, at), line++;
    note_range(x, c->left_out[i].first_line, begin, c->left_out[i].last_line, at);
  }
}

// ---- names ---------------------------------------------------------------------------------------------------------------------

static uint32_t first_at(const fl_compiled *c, uint32_t byte) {
  uint32_t low = 0, high = c->n_names;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (c->names[middle].byte < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

static fl_str last_part(fl_str name) {
  fl_str last;
  return fl_str_rcut(name, '.', NULL, &last) ? last : name;
}

// What the name at the byte stands for. A macro may bring in several functions: then the one that is called as the macro is.
static const fl_compiled_name *name_at(const fl_compiled *c, uint32_t byte, fl_str written, bool is_definition) {
  const fl_compiled_name *found = NULL;
  for (uint32_t i = first_at(c, byte); i < c->n_names && c->names[i].byte == byte; i++) {
    const fl_compiled_name *n = &c->names[i];
    if (n->is_definition != is_definition || !fl_str_eq(last_part(n->name), written)) continue;
    if (found && !fl_str_eq(found->symbol, n->symbol)) return NULL; // a template that is made of several types
    found = n;
  }
  return found;
}

static void add_known(fl_extract *x, enum fl_known_kind kind, fl_id id, const fl_compiled_name *n) {
  if (!n || !n->symbol.n) return;
  fl_known row = {.kind = (uint8_t)kind, .id = id, .line = n->line, .outside = n->is_outside};
  row.symbol = fl_x_sym(x, n->symbol);
  row.name = fl_x_sym(x, n->name);
  row.path = fl_x_sym(x, n->path);
  row.receiver = fl_x_sym(x, n->receiver);
  fl_array_push(&x->knowns, row);
}

static void note_calls(fl_extract *x, const fl_compiled *c) {
  for (fl_id i = 1; i < x->calls.n; i++) {
    const fl_call *call = &x->calls.at[i];
    if (call->name) add_known(x, FL_KNOWN_CALL, i, name_at(c, call->name_begin, fl_x_sym_text(x, call->name), false));
  }
}

static void note_functions(fl_extract *x, const fl_compiled *c) {
  for (fl_id i = 1; i < x->funcs.n; i++) {
    const fl_func *func = &x->funcs.at[i];
    if (func->name) add_known(x, FL_KNOWN_FUNC, i, name_at(c, func->name_span.byte_begin, fl_x_sym_text(x, func->name), true));
  }
}

// ---- texts ---------------------------------------------------------------------------------------------------------------------

static fl_str text_at(const fl_compiled_text *texts, uint32_t n, uint32_t byte) {
  uint32_t low = 0, high = n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (texts[middle].byte < byte) low = middle + 1;
    else high = middle;
  }
  return low < n && texts[low].byte == byte ? texts[low].text : (fl_str){0};
}

fl_str fl_x_compiled_type(const fl_extract *x, const fl_node *name) {
  const fl_compiled *c = x->options->compiled;
  return c ? text_at(c->types, c->n_types, name->byte_begin) : (fl_str){0};
}

static void note_values(fl_extract *x, const fl_compiled *c) {
  for (fl_id i = 1; c->n_values && i < x->values.n; i++) {
    if (x->values.at[i].kind != FL_VAL_REF) continue;
    fl_str number = text_at(c->values, c->n_values, x->values.at[i].byte_begin);
    if (number.n) fl_array_push(&x->knowns, ((fl_known){.kind = FL_KNOWN_VALUE, .id = i, .symbol = fl_x_sym(x, number)}));
  }
}

void fl_x_note_compiled(fl_extract *x) {
  const fl_compiled *c = x->options->compiled;
  if (!c) return;
  note_calls(x, c);
  note_functions(x, c);
  note_values(x, c);
}
