// Types in comments. A PHP program often says only there what a property holds and what a function takes and returns:
//
//   /** @var Client|null */           /** @param list<Order> $orders */           /** @return $this */
//
// In: the text of a type or a comment. Out: the class in it. Scalars say nothing that anybody asks about.
#include "php.h"

#include "base/strbuf.h"

enum { MAX_TYPE_BYTES = 240 };

// ---- one type -------------------------------------------------------------------------------------------------------

static bool is_scalar(fl_str name) {
  static const char *const words[] = {
      "int",      "integer", "float",  "double",   "string",   "bool",   "boolean",      "true",     "false",  "null",
      "void",     "mixed",   "array",  "callable", "object",   "iterable", "resource",   "never",    "scalar", "numeric",
      "list",     "Closure", "number", "class-string", "array-key", "non-empty-string", "non-empty-array", "positive-int",
      "numeric-string", "callable-string", "literal-string", "non-empty-list", "trait-string", "value-of", "key-of", NULL};
  for (const char *const *w = words; *w; w++)
    if (fl_str_eq_c(name, *w)) return true;
  return !name.n || !strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_\\$", name.at[0]);
}

static bool is_list(fl_str name) {
  return fl_str_eq_c(name, "array") || fl_str_eq_c(name, "list") || fl_str_eq_c(name, "iterable") ||
         fl_str_eq_c(name, "non-empty-array") || fl_str_eq_c(name, "non-empty-list");
}

fl_sym fl_php_dotted(fl_extract *x, fl_str written) {
  char text[MAX_TYPE_BYTES];
  uint32_t n = 0;
  for (uint32_t i = 0; i < written.n && n < sizeof text; i++) {
    char c = written.at[i];
    if (c == '\\' && i && written.at[i - 1] == '\\') continue; // 'App\\Orders' in a string
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') text[n++] = c == '\\' ? '.' : c;
  }
  return fl_x_sym(x, (fl_str){text, n});
}

fl_sym fl_php_own_type(fl_extract *x) {
  fl_id type = fl_x_type_body(x), func = fl_x_func(x);
  for (; !type && func; func = fl_x_func_at(x, func)->parent) type = fl_x_func_at(x, func)->owner;
  return type ? fl_x_type_at(x, type)->name : 0;
}

// The text up to `end`, brackets closed; *rest is what follows it.
static fl_str cut_outside(fl_str text, char end, fl_str *rest) {
  int depth = 0;
  for (uint32_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c == '<' || c == '(' || c == '{' || c == '[') depth++;
    if (c == '>' || c == ')' || c == '}' || c == ']') depth--;
    if (c != end || depth > 0) continue;
    *rest = fl_str_from_pos(text, i + 1);
    return fl_str_slice(text, 0, i);
  }
  *rest = FL_STR("");
  return text;
}

static fl_sym as_list(fl_extract *x, fl_sym type) {
  char text[MAX_TYPE_BYTES + 2] = "[]";
  fl_str name = fl_x_sym_text(x, type);
  if (!type || name.n > MAX_TYPE_BYTES) return 0;
  memcpy(text + 2, name.at, name.n);
  return fl_x_sym(x, (fl_str){text, name.n + 2});
}

static fl_sym class_of_name(fl_extract *x, fl_str name) {
  if (fl_str_eq_c(name, "self") || fl_str_eq_c(name, "static") || fl_str_eq_c(name, "$this")) return fl_php_own_type(x);
  return is_scalar(name) ? 0 : fl_php_dotted(x, name);
}

static fl_sym class_of_any(fl_extract *x, fl_str text, fl_sym *arg, int depth);

// list<A>, array<int, A>: what stands last is what is in it. Collection<int, A>: a Collection of it.
static fl_sym class_of_generic(fl_extract *x, fl_str head, fl_str inner, fl_sym *arg, int depth) {
  fl_str last = inner;
  for (fl_str rest = inner; rest.n;) last = cut_outside(rest, ',', &rest);
  fl_sym element = class_of_any(x, last, NULL, depth + 1);
  if (is_list(head)) return as_list(x, element);
  if (arg) *arg = element;
  return class_of_name(x, head);
}

static fl_sym class_of_part(fl_extract *x, fl_str text, fl_sym *arg, int depth) {
  text = fl_str_trim(text);
  while (text.n && strchr("?&(", text.at[0])) text = fl_str_trim(fl_str_from_pos(text, 1));
  while (text.n && text.at[text.n - 1] == ')') text.n--;
  if (fl_str_ends_c(text, "[]")) return as_list(x, class_of_part(x, fl_str_slice(text, 0, text.n - 2), NULL, depth));
  uint32_t open = fl_str_find_char(text, '<');
  if (open != FL_STR_NONE && depth < 4 && fl_str_ends_c(text, ">"))
    return class_of_generic(x, fl_str_slice(text, 0, open), fl_str_slice(text, open + 1, text.n - 1), arg, depth);
  fl_str rest;
  return class_of_name(x, fl_str_trim(cut_outside(text, '&', &rest)));
}

static fl_sym class_of_any(fl_extract *x, fl_str text, fl_sym *arg, int depth) {
  fl_sym found = 0;
  if (arg) *arg = 0;
  while (text.n && !found) found = class_of_part(x, cut_outside(text, '|', &text), arg, depth);
  return found;
}

fl_sym fl_php_class_of_type(fl_extract *x, fl_str written, fl_sym *arg) {
  return class_of_any(x, written, arg, 0);
}

// A written type stands for the class in it.
fl_id fl_php_type(fl_extract *x, const fl_node *node) {
  return fl_x_type_value(x, node, fl_php_class_of_type(x, fl_x_text(x, node), NULL));
}

// ---- comments -------------------------------------------------------------------------------------------------------

static fl_str doc_text(const fl_extract *x, const fl_node *comment) {
  if (fl_x_role(x, comment) != FL_ROLE_comment) return FL_STR("");
  fl_str text = fl_x_text(x, comment);
  return fl_str_starts_c(text, "/**") ? text : FL_STR("");
}

// A comment is a leaf, so that the one before a node stands before it in the array, with nothing but space between them.
fl_str fl_php_doc_before(const fl_extract *x, const fl_node *node) {
  const fl_node *before = node - 1;
  fl_str doc = doc_text(x, before);
  if (!doc.n) return doc;
  fl_node between = *before;
  between.byte_begin = before->byte_end;
  between.byte_end = node->byte_begin;
  return fl_str_trim(fl_x_text(x, &between)).n ? FL_STR("") : doc;
}

// Puts *line behind the next `@tag`, up to the end of its line.
static bool next_tag(fl_str *doc, const char *tag, fl_str *line) {
  uint32_t length = (uint32_t)strlen(tag);
  for (uint32_t at; (at = fl_str_find_char(*doc, '@')) != FL_STR_NONE;) {
    *doc = fl_str_from_pos(*doc, at + 1);
    if (!fl_str_starts_c(*doc, tag) || doc->n <= length || !strchr(" \t", doc->at[length])) continue;
    *doc = fl_str_from_pos(*doc, length);
    uint32_t end = fl_str_find_char(*doc, '\n');
    *line = fl_str_trim(fl_str_slice(*doc, 0, end == FL_STR_NONE ? doc->n : end));
    if (fl_str_ends_c(*line, "*/")) *line = fl_str_trim(fl_str_slice(*line, 0, line->n - 2));
    return true;
  }
  return false;
}

// The type ends at the first space outside of its brackets.
static fl_str type_of_line(fl_str line, fl_str *rest) {
  fl_str type = cut_outside(line, ' ', rest);
  *rest = fl_str_trim(*rest);
  return type;
}

static uint32_t name_bytes(fl_str text) {
  uint32_t n = 0;
  while (n < text.n && (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789", text.at[n]) ||
                        (text.at[n] & 0x80)))
    n++;
  return n;
}

// The name behind `$` or `...$` or `&$`, without the sign.
static fl_str name_of_rest(fl_str rest) {
  while (rest.n && strchr(".&", rest.at[0])) rest = fl_str_from_pos(rest, 1);
  if (!rest.n || rest.at[0] != '$') return FL_STR("");
  rest = fl_str_from_pos(rest, 1);
  return fl_str_slice(rest, 0, name_bytes(rest));
}

fl_sym fl_php_doc_type(fl_extract *x, fl_str doc, const char *tag, fl_str name, fl_sym *arg) {
  fl_str line, rest;
  if (arg) *arg = 0;
  while (next_tag(&doc, tag, &line)) {
    fl_str type = type_of_line(line, &rest);
    if (name.n && !fl_str_eq(name_of_rest(rest), name)) continue;
    return fl_php_class_of_type(x, type, arg);
  }
  return 0;
}

void fl_php_doc_each(fl_extract *x, const fl_node *comment, const char *tag, fl_php_doc_found *found) {
  fl_str whole = doc_text(x, comment), doc = whole, line, rest;
  while (next_tag(&doc, tag, &line)) {
    fl_str type = type_of_line(line, &rest), name = name_of_rest(rest);
    if (!name.n) name = name_of_rest(type), type = type_of_line(rest, &rest); // `@var $name Type`
    fl_sym arg = 0, class = name.n ? fl_php_class_of_type(x, type, &arg) : 0;
    if (!class) continue;
    fl_node place = *comment;
    place.byte_begin = comment->byte_begin + (uint32_t)(name.at - whole.at);
    place.byte_end = place.byte_begin + name.n;
    place.size = 1;
    found(x, &place, class, arg);
  }
}
